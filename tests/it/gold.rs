//! The hand-made annotations of `tests/corpus/`: `gold.jsonl` must be what the annotations give.
//!
//! The same checks as `derive.py --check`, so that they run without Python.

use std::collections::BTreeSet;
use std::fs;

use serde_json::Value;

use crate::records::{path, rows};

struct Coded {
    name: String,
    /// The article's text, as characters: offsets are code points.
    text: Vec<char>,
    annotations: Value,
    gold: Value,
    /// Start and end of each sentence.
    sentences: Vec<(usize, usize)>,
}

fn all() -> Vec<Coded> {
    let written = fs::read_to_string(path("tests/corpus/gold.jsonl")).expect("gold.jsonl is there");
    let coded: Vec<Coded> = written.lines().map(read).collect();
    let files = fs::read_dir(path("tests/corpus/annotations")).expect("annotations are there").count();
    assert_eq!(coded.len(), files, "gold.jsonl has a record for each file of annotations/");
    assert!(coded.len() >= 30, "only {} articles are annotated", coded.len());
    coded
}

fn read(line: &str) -> Coded {
    let gold: Value = serde_json::from_str(line).expect("gold is JSON");
    let name = gold["id"].as_str().expect("a record has an id").to_string();
    let text = fs::read_to_string(path(&format!("corpus/{name}.txt"))).expect("the article is there");
    assert_eq!(gold["text"], text.as_str(), "{name}: text");
    let annotations = fs::read_to_string(path(&format!("tests/corpus/annotations/{name}.json")));
    let annotations: Value =
        serde_json::from_str(&annotations.expect("the annotations are there")).expect("annotations are JSON");
    let mut coded = Coded { name, text: text.chars().collect(), annotations, gold, sentences: Vec::new() };
    coded.sentences = coded.split();
    coded
}

impl Coded {
    /// Sentences from their first words: each ends where the next begins, without the white space between.
    fn split(&self) -> Vec<(usize, usize)> {
        let (mut starts, mut from) = (Vec::new(), 0);
        for opening in rows(&self.annotations, "sentences") {
            let words = opening.as_str().or(opening["t"].as_str()).expect("a sentence has words");
            let (start, end) = self
                .find(words, from)
                .unwrap_or_else(|| panic!("{}: no sentence begins with {words:?} after {from}", self.name));
            starts.push(start);
            from = end;
        }
        let ends = starts.iter().skip(1).copied().chain([self.text.len()]);
        let trimmed = |start: usize, mut end: usize| {
            while end > start && self.text[end - 1].is_whitespace() {
                end -= 1;
            }
            (start, end)
        };
        starts.iter().zip(ends).map(|(&start, end)| trimmed(start, end)).collect()
    }

    /// The next place where quoted words stand. White space matches any white space, word ends match word ends.
    fn find(&self, words: &str, from: usize) -> Option<(usize, usize)> {
        let word = |c: Option<&char>| c.is_some_and(|c| c.is_alphanumeric() || *c == '_');
        (from..self.text.len()).find_map(|start| {
            let end = self.matches(words, start)?;
            let open = !words.starts_with(char::is_alphanumeric)
                || !word(start.checked_sub(1).and_then(|i| self.text.get(i)));
            let shut = !words.ends_with(char::is_alphanumeric) || !word(self.text.get(end));
            (open && shut).then_some((start, end))
        })
    }

    fn matches(&self, words: &str, start: usize) -> Option<usize> {
        let mut at = start;
        for (i, w) in words.split_whitespace().enumerate() {
            if i > 0 {
                let gap = self.text[at..].iter().take_while(|c| c.is_whitespace()).count();
                at += (gap > 0).then_some(gap)?;
            }
            for c in w.chars() {
                (self.text.get(at) == Some(&c)).then_some(())?;
                at += 1;
            }
        }
        Some(at)
    }

    /// `{"s", "t", "n"}` as start and end. It begins in its sentence and may run on.
    fn span(&self, at: &Value) -> (usize, usize) {
        let sentence = at["s"].as_u64().expect("a span has a sentence") as usize;
        let words = at["t"].as_str().expect("a span has words");
        let (mut from, until) = self.sentences[sentence];
        let mut nth = at["n"].as_u64().unwrap_or(1);
        while let Some((start, end)) = self.find(words, from).filter(|(start, _)| *start < until) {
            if nth == 1 {
                return (start, end);
            }
            nth -= 1;
            from = end;
        }
        panic!("{}: {words:?} does not stand often enough in sentence {sentence}", self.name);
    }

    /// A gold value must be the span of an annotation: both null, or the same place.
    fn same(&self, what: &str, gold: &Value, at: &Value) {
        if at.is_null() {
            assert!(gold.is_null(), "{}: {what} has a span that nobody annotated: {gold}", self.name);
            return;
        }
        let (start, end) = self.span(at);
        assert_eq!(
            (gold["start"].as_u64(), gold["end"].as_u64(), &gold["sentence"]),
            (Some(start as u64), Some(end as u64), &at["s"]),
            "{}: {what}: {at}",
            self.name
        );
    }

    fn same_all(&self, what: &str, gold: &Value, at: &Value) {
        let at = at.as_array().map_or(&[] as &[Value], Vec::as_slice);
        let gold = gold.as_array().expect("a list of spans");
        assert_eq!(gold.len(), at.len(), "{}: {what}: number", self.name);
        gold.iter().zip(at).for_each(|(g, a)| self.same(what, g, a));
    }

    /// The rows of a layer beside their annotations.
    fn pairs(&self, layer: &str) -> impl Iterator<Item = (&Value, &Value)> {
        let (gold, coded) = (rows(&self.gold, layer), rows(&self.annotations, layer));
        assert_eq!(gold.len(), coded.len(), "{}: number of {layer}", self.name);
        gold.iter().zip(coded)
    }
}

/// Every span inside a value, however deep.
fn spans<'a>(value: &'a Value, out: &mut Vec<&'a Value>) {
    match value {
        Value::Object(map) => {
            if map.contains_key("start") {
                out.push(value);
            }
            map.values().for_each(|v| spans(v, out));
        }
        Value::Array(list) => list.iter().for_each(|v| spans(v, out)),
        _ => {}
    }
}

#[test]
fn spans_slice_to_their_text() {
    for coded in all() {
        let mut found = Vec::new();
        spans(&coded.gold, &mut found);
        assert!(found.len() > 100, "{}: only {} spans", coded.name, found.len());
        for s in found {
            let (start, end) = (s["start"].as_u64().unwrap() as usize, s["end"].as_u64().unwrap() as usize);
            let slice: String = coded.text[start..end].iter().collect();
            assert_eq!(s["text"], slice, "{}: {start}-{end}", coded.name);
        }
    }
}

#[test]
fn gold_is_what_the_annotations_give() {
    for coded in all() {
        let sentences: Vec<(usize, usize)> = rows(&coded.gold, "sentences")
            .iter()
            .map(|s| (s["start"].as_u64().unwrap() as usize, s["end"].as_u64().unwrap() as usize))
            .collect();
        assert_eq!(sentences, coded.sentences, "{}: sentences", coded.name);
        assert_eq!(coded.gold["date"], coded.annotations["date"], "{}: date", coded.name);
        for layer in ["mentions", "times", "places"] {
            let mut places: Vec<(usize, usize)> =
                rows(&coded.annotations, layer).iter().map(|at| coded.span(at)).collect();
            places.sort_unstable();
            let gold: Vec<(usize, usize)> = rows(&coded.gold, layer)
                .iter()
                .map(|s| (s["start"].as_u64().unwrap() as usize, s["end"].as_u64().unwrap() as usize))
                .collect();
            assert_eq!(gold, places, "{}: {layer}", coded.name);
        }
        for (gold, at) in coded.pairs("quotes") {
            coded.same_all("content", &gold["content"], &at["content"]);
            coded.same_all("quoted_spans", &gold["quoted_spans"], &at["quoted_spans"]);
            coded.same("cue", &gold["cue"], &at["cue"]);
            coded.same("speaker", &gold["speaker"], &at["speaker"]);
            assert_eq!(gold["speaker_actors"], at["speaker_actors"], "{}: speakers", coded.name);
        }
        coded.same_all("scare_quotes", &coded.gold["scare_quotes"], &coded.annotations["scare_quotes"]);
        for (gold, at) in coded.pairs("stances") {
            coded.same("phrase", &gold["phrase"], &at["phrase"]);
            coded.same("target", &gold["target"], &at["target"]);
            coded.same("hedge", &gold["hedge"], &at["hedge"]);
            assert_eq!(gold["holder_actors"], at["holder_actors"], "{}: holders", coded.name);
            assert_eq!(gold["class"], at["class"], "{}: class of stance", coded.name);
        }
        for (gold, at) in coded.pairs("events") {
            coded.same("trigger", &gold["trigger"], &at["trigger"]);
            coded.same("negation_cue", &gold["negation_cue"], &at["negation_cue"]);
            for (ours, theirs) in [("event_type", "event_type"), ("cameo", "cameo"), ("date", "date")] {
                assert_eq!(gold[ours], at[theirs], "{}: {ours} of {}", coded.name, gold["trigger"]["text"]);
            }
        }
    }
}

#[test]
fn annotations_agree_with_themselves() {
    for coded in all() {
        let cast: BTreeSet<&str> =
            rows(&coded.gold, "actors").iter().filter_map(|a| a["id"].as_str()).collect();
        let mentions = rows(&coded.gold, "mentions");
        for pair in mentions.windows(2) {
            assert!(pair[1]["start"].as_u64() >= pair[0]["end"].as_u64(), "{}: mentions overlap", coded.name);
        }
        let ids = |v: &Value| {
            v.as_array().into_iter().flatten().filter_map(Value::as_str).map(String::from).collect()
        };
        let known = |list: Vec<String>| {
            list.iter().for_each(|a| assert!(cast.contains(a.as_str()), "{}: no actor {a}", coded.name))
        };
        mentions.iter().for_each(|m| known(ids(&m["actors"])));
        rows(&coded.gold, "quotes").iter().for_each(|q| known(ids(&q["speaker_actors"])));
        for e in rows(&coded.gold, "events") {
            let at = format!("{}: {} in sentence {}", coded.name, e["trigger"]["text"], e["sentence"]);
            assert_eq!(e["polarity"] == "negative", !e["negation_cue"].is_null(), "{at}: polarity and cue");
            assert_eq!(e["date"].is_null(), e["date_basis"].is_null(), "{at}: date and basis");
            let mut parties = rows(e, "actor").iter().chain(rows(e, "recipient"));
            assert!(parties.any(|p| p["implicit"] == false), "{at}: no expressed participant");
            let place = |v: &Value| (v["start"].as_u64(), v["end"].as_u64());
            let (start, end) = place(&e["trigger"]);
            let inside: BTreeSet<String> = rows(&coded.gold, "quotes")
                .iter()
                .filter(|q| rows(q, "content").iter().map(place).any(|(s, t)| s <= start && end <= t))
                .flat_map(|q| -> Vec<String> { ids(&q["speaker_actors"]) })
                .collect();
            let by: BTreeSet<String> = {
                let list: Vec<String> = ids(&e["attribution"]);
                list.into_iter().collect()
            };
            assert!(by.is_subset(&inside) && by.is_empty() == inside.is_empty(), "{at}: attribution {by:?}");
        }
    }
}

/// Events by type, with the modes the ontology gives the type.
const MODES: &[(&str, &str)] = &[
    ("AGREE", ""),
    ("CONSULT", "visit third-party multilateral phone"),
    ("SUPPORT", ""),
    ("CONCEDE", ""),
    ("COOPERATE", ""),
    ("AID", ""),
    ("RETREAT", "withdraw release disarm ceasefire access resign"),
    ("REQUEST", "assist change yield meet"),
    ("ACCUSE", "disapprove investigate allege"),
    ("REJECT", "assist change yield meet"),
    ("THREATEN", "restrict arrest relations expel territory violence"),
    ("PROTEST", "demo riot strike hunger boycott obstruct vandalize"),
    ("SANCTION", "convict expel withdraw discontinue"),
    ("MOBILIZE", "troops weapons police militia"),
    ("COERCE", "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber"),
    (
        "ASSAULT",
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone \
         heavy-weapons crowd-control unconventional",
    ),
];

/// The corpus shows what each type and mode looks like.
#[test]
fn every_type_and_mode_is_coded() {
    let mut seen = BTreeSet::new();
    for coded in all() {
        assert!(!rows(&coded.gold, "stances").is_empty(), "{}: no stances", coded.name);
        for e in rows(&coded.gold, "events") {
            let kind = e["event_type"].as_str().expect("an event has a type").to_string();
            seen.extend(rows(e, "mode").iter().filter_map(Value::as_str).map(|m| format!("{kind} {m}")));
            seen.insert(kind);
        }
    }
    for (kind, modes) in MODES {
        assert!(seen.contains(*kind), "no {kind} is coded");
        for mode in modes.split_whitespace() {
            assert!(seen.contains(&format!("{kind} {mode}")), "no {kind} is coded {mode}");
        }
    }
}
