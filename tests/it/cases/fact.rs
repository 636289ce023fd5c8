//! The facts of a record, each in the words of an `expect` line.

use serde_json::Value;

use super::line::Line;
use crate::records::{TABLES, reasons, rows};

/// A finding: its class, its fields with all their accepted spellings, and the words it stands on.
pub struct Fact {
    pub kind: &'static str,
    pub words: Vec<String>,
    fields: Vec<(&'static str, Vec<String>)>,
    pub text: Option<String>,
    /// Fields that are written when nobody has said which.
    shown: &'static [&'static str],
}

/// The kinds of facts, in the order in which they are written.
pub const KINDS: &[&str] = &[
    "article", "sentence", "actor", "mention", "quote", "stance", "summary", "time", "place", "event", "rule",
];

/// All facts of a record.
pub fn facts(record: &Value) -> Vec<Fact> {
    let mut out = vec![article(&record["article"])];
    out.extend(rows(record, "sentences").iter().map(sentence));
    out.extend(rows(record, "actors").iter().map(actor));
    out.extend(rows(record, "mentions").iter().map(|m| mention(m, record)));
    out.extend(rows(record, "quotes").iter().map(quote));
    out.extend(rows(record, "stances").iter().map(stance));
    out.extend(rows(record, "stance_summary").iter().map(summary));
    out.extend(rows(record, "times").iter().map(time));
    out.extend(rows(record, "places").iter().map(place));
    out.extend(rows(record, "events").iter().map(|e| event(e, record)));
    let mut rules: Vec<&str> = reasons(record).filter_map(|w| w["rule"].as_str()).collect();
    rules.sort_unstable();
    rules.dedup();
    out.extend(rules.into_iter().map(|r| Fact {
        kind: "rule",
        words: vec![r.to_string()],
        fields: Vec::new(),
        text: None,
        shown: &[],
    }));
    out
}

impl Fact {
    /// Whether an expected line says this. What it leaves out it leaves open.
    pub fn is(&self, line: &Line) -> bool {
        line.kind == self.kind
            && line.words.iter().zip(&self.words).all(|(a, b)| a == b)
            && line.words.len() <= self.words.len()
            && line.text.as_ref().is_none_or(|t| self.text.as_ref().is_some_and(|own| same(t, own)))
            && line.fields.iter().all(|(k, v)| self.has(k, v))
    }

    fn has(&self, key: &str, value: &str) -> bool {
        self.fields.iter().any(|(k, all)| *k == key && all.iter().any(|own| same(value, own)))
    }

    /// Whether a line may name a field.
    pub fn knows(&self, key: &str) -> bool {
        self.fields.iter().any(|(k, _)| *k == key)
    }

    /// The names of the fields.
    pub fn keys(&self) -> Vec<&'static str> {
        self.fields.iter().map(|(k, _)| *k).collect()
    }

    /// How much of a line this fact says, for showing what was found instead.
    pub fn likeness(&self, line: &Line) -> usize {
        let text = match (&line.text, &self.text) {
            (Some(a), Some(b)) if same(a, b) => 6,
            (Some(a), Some(b)) if b.contains(a.as_str()) || a.contains(b.as_str()) => 3,
            _ => 0,
        };
        let words = line.words.iter().zip(&self.words).filter(|(a, b)| a == b).count();
        let fields = line.fields.iter().filter(|(k, v)| self.has(k, v)).count();
        text + 2 * words + 2 * fields
    }

    /// This fact with the fields of a line; what already holds keeps its spelling.
    pub fn like(&self, line: &Line) -> Line {
        let fields = line.fields.iter().filter_map(|(k, v)| {
            let all = &self.fields.iter().find(|(own, _)| own == k)?.1;
            let kept = all.iter().any(|own| same(v, own));
            Some((k.clone(), if kept { v.clone() } else { all.first()?.clone() }))
        });
        let text = match (&line.text, &self.text) {
            (Some(t), Some(own)) if same(t, own) => Some(t.clone()),
            (Some(_), own) => own.clone(),
            (None, _) => None,
        };
        Line {
            never: line.never,
            kind: self.kind.into(),
            words: self.words.iter().take(line.words.len()).cloned().collect(),
            fields: fields.collect(),
            text,
        }
    }

    /// This fact with the fields that are usually of interest.
    pub fn plain(&self) -> Line {
        let shown = self.shown.iter().filter_map(|k| {
            let all = &self.fields.iter().find(|(own, _)| own == k)?.1;
            let value = all.first()?;
            (value != "none").then(|| (k.to_string(), value.clone()))
        });
        Line {
            never: false,
            kind: self.kind.into(),
            words: self.words.clone(),
            fields: shown.collect(),
            text: self.text.clone(),
        }
    }
}

/// Equal, or begun as expected where the expectation ends in an ellipsis.
fn same(expected: &str, found: &str) -> bool {
    match expected.strip_suffix('…') {
        Some(start) if found != expected => found.starts_with(start.trim_end()),
        _ => expected == found,
    }
}

/// A value as one word: null is `none`.
fn word(v: &Value) -> String {
    match v {
        Value::Null => "none".into(),
        Value::String(s) => s.split_whitespace().collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

fn one(v: &Value) -> Vec<String> {
    vec![word(v)]
}

/// The text of a span.
fn span(v: &Value) -> Vec<String> {
    vec![if v.is_null() { "none".into() } else { word(&v["text"]) }]
}

fn joined(values: impl Iterator<Item = String>, by: &str) -> String {
    let all: Vec<String> = values.collect();
    if all.is_empty() { "none".into() } else { all.join(by) }
}

fn list(v: &Value) -> String {
    joined(v.as_array().into_iter().flatten().map(word), "+")
}

fn why(v: &Value, key: &str) -> Vec<String> {
    rows(v, "why").iter().map(|w| word(&w[key])).collect()
}

/// Rule and lexicon row, which every finding has.
fn reasoned(v: &Value, mut fields: Vec<(&'static str, Vec<String>)>) -> Vec<(&'static str, Vec<String>)> {
    fields.push(("rule", why(v, "rule")));
    fields.push(("entry", why(v, "entry")));
    fields
}

/// The words of another finding, by its id.
fn text_of(record: &Value, id: &Value) -> Vec<String> {
    let found =
        id.as_str().and_then(|id| TABLES.iter().flat_map(|t| rows(record, t)).find(|row| row["id"] == id));
    vec![found.map_or("none".into(), |row| {
        let span = ["text", "trigger", "phrase"].iter().map(|k| &row[*k]).find(|v| !v.is_null());
        span.map_or("?".into(), |v| if v.is_string() { word(v) } else { word(&v["text"]) })
    })]
}

fn article(v: &Value) -> Fact {
    Fact {
        kind: "article",
        words: Vec::new(),
        fields: vec![
            ("title", one(&v["title"])),
            ("byline", span(&v["byline"])),
            ("dateline", span(&v["dateline"])),
            ("date", one(&v["date_published"])),
            ("sentences", one(&v["n_sentences"])),
        ],
        text: None,
        shown: &["title", "byline", "dateline"],
    }
}

fn sentence(v: &Value) -> Fact {
    Fact {
        kind: "sentence",
        words: one(&v["kind"]),
        fields: vec![("index", one(&v["index"])), ("paragraph", one(&v["paragraph"]))],
        text: Some(word(&v["text"])),
        shown: &[],
    }
}

fn actor(v: &Value) -> Fact {
    Fact {
        kind: "actor",
        words: one(&v["id"]),
        fields: vec![
            ("code", one(&v["code"])),
            ("country", one(&v["country"])),
            ("sector", one(&v["sector"])),
            ("entity", one(&v["entity_type"])),
            ("office", one(&v["office"])),
            ("mentions", one(&v["n_mentions"])),
        ],
        text: Some(word(&v["name"])),
        shown: &["code", "entity"],
    }
}

fn mention(v: &Value, record: &Value) -> Fact {
    Fact {
        kind: "mention",
        words: one(&v["mention_type"]),
        fields: reasoned(
            v,
            vec![
                ("actor", vec![list(&v["actors"])]),
                ("code", one(&v["code"])),
                ("country", one(&v["country"])),
                ("entity", one(&v["entity_type"])),
                ("head", span(&v["head"])),
                ("role", one(&v["role_text"])),
                ("metonym", one(&v["metonym"])),
                ("resolution", one(&v["resolution"])),
                ("antecedent", text_of(record, &v["antecedent"])),
            ],
        ),
        text: Some(word(&v["text"])),
        shown: &["actor", "code"],
    }
}

fn quote(v: &Value) -> Fact {
    let joined_spans = |key: &str| joined(rows(v, key).iter().map(|c| word(&c["text"])), " … ");
    Fact {
        kind: "quote",
        words: one(&v["quote_type"]),
        fields: reasoned(
            v,
            vec![
                ("speaker", span(&v["speaker"])),
                ("by", vec![list(&v["speaker_actors"])]),
                ("cue", span(&v["cue"])),
                ("lemma", one(&v["cue_lemma"])),
                ("class", one(&v["cue_class"])),
                ("code", one(&v["speaker_code"])),
                ("resolution", one(&v["speaker_resolution"])),
                ("addressee", span(&v["addressee"])),
                ("via", span(&v["via"])),
                ("polarity", one(&v["polarity"])),
                ("core", one(&v["core"])),
                ("quoted", vec![joined_spans("quoted_spans")]),
            ],
        ),
        text: Some(joined_spans("content")),
        shown: &["speaker", "by", "cue"],
    }
}

fn stance(v: &Value) -> Fact {
    let side = |span_key: &str, actors: &str| {
        let mut all = vec![list(&v[actors]), word(&v[span_key]["text"])];
        if v[span_key].is_null() {
            all.truncate(1);
        } else if all[0] == "none" {
            all.swap(0, 1);
        }
        all
    };
    Fact {
        kind: "stance",
        words: one(&v["stance"]),
        fields: reasoned(
            v,
            vec![
                ("holder", side("holder", "holder_actors")),
                ("target", side("target", "target_actors")),
                ("polarity", one(&v["polarity"])),
                ("intensity", one(&v["intensity"])),
                ("negated", one(&v["negated"])),
                ("hedge", span(&v["hedge"])),
                ("condition", span(&v["condition"])),
                ("basis", one(&v["basis"])),
                ("reported_by", one(&v["reported_by"])),
            ],
        ),
        text: Some(word(&v["phrase"]["text"])),
        shown: &["holder", "target"],
    }
}

fn summary(v: &Value) -> Fact {
    Fact {
        kind: "summary",
        words: one(&v["stance"]),
        fields: vec![
            ("holder", one(&v["holder"])),
            ("target", one(&v["target"])),
            ("n", one(&v["n"])),
            ("negated", one(&v["n_negated"])),
        ],
        text: None,
        shown: &["holder", "target", "n"],
    }
}

fn time(v: &Value) -> Fact {
    Fact {
        kind: "time",
        words: vec![word(&v["timex_type"]), word(&v["value"])],
        fields: reasoned(v, vec![("mod", one(&v["mod"])), ("basis", one(&v["basis"]))]),
        text: Some(word(&v["text"])),
        shown: &["mod"],
    }
}

fn place(v: &Value) -> Fact {
    Fact {
        kind: "place",
        words: Vec::new(),
        fields: reasoned(
            v,
            vec![
                ("name", one(&v["name"])),
                ("country", one(&v["country"])),
                ("admin1", one(&v["admin1"])),
                ("precision", one(&v["precision"])),
            ],
        ),
        text: Some(word(&v["text"])),
        shown: &["country"],
    }
}

fn event(v: &Value, record: &Value) -> Fact {
    let side = |key: &str| {
        ["actor", "code", "country", "text"]
            .iter()
            .map(|k| joined(rows(v, key).iter().map(|p| word(&p[*k])), "+"))
            .collect::<Vec<_>>()
    };
    let implicit = ["source", "target"]
        .iter()
        .flat_map(|k| rows(v, k))
        .filter(|p| p["implicit"] == true)
        .map(|p| word(&p["actor"]));
    let count = |key: &str| {
        let c = &v["counts"][key];
        let (min, max) = (word(&c["min"]), word(&c["max"]));
        vec![if min == max { min } else { format!("{min}..{max}") }]
    };
    let fields = vec![
        ("cameo", one(&v["cameo"])),
        ("mode", one(&v["mode"])),
        ("source", side("source")),
        ("target", side("target")),
        ("implicit", vec![joined(implicit, "+")]),
        ("date", one(&v["date"])),
        ("date_basis", one(&v["date_basis"])),
        ("time", text_of(record, &v["time"])),
        ("place", text_of(record, &v["place"])),
        ("polarity", one(&v["polarity"])),
        ("negation", span(&v["negation_cue"])),
        ("modality", one(&v["modality"])),
        ("modality_cue", span(&v["modality_cue"])),
        ("condition", span(&v["condition"])),
        ("certainty", one(&v["certainty"])),
        ("by", one(&v["attribution"]["actor"])),
        ("attribution", one(&v["attribution"]["type"])),
        ("killed", count("killed")),
        ("injured", count("injured")),
        ("arrested", count("arrested")),
        ("size", count("size")),
        ("quad", one(&v["quad"])),
        ("coref", text_of(record, &v["coref"])),
        ("trigger", span(&v["trigger"])),
    ];
    Fact {
        kind: "event",
        words: one(&v["event_type"]),
        fields: reasoned(v, fields),
        text: Some(word(&v["trigger"]["text"])),
        shown: &["cameo", "source", "target"],
    }
}
