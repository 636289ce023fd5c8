//! What must hold of every record, whatever the text.

use std::collections::{BTreeMap, BTreeSet};

use dateline::article::Article;
use dateline::pipeline::Layers;
use dateline::syntax::{Abbreviations, split};
use proptest::prelude::*;
use serde_json::Value;

use crate::records::{PIPELINE, TABLES, article, corpus, record, record_with, rows};

/// Every span inside a value, however deep, with the path to it.
fn spans<'a>(value: &'a Value, at: &str, out: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(map) => {
            if map.contains_key("start") && !map["start"].is_null() {
                out.push((at.to_string(), value));
            }
            map.iter().for_each(|(k, v)| spans(v, &format!("{at}.{k}"), out));
        }
        Value::Array(list) => (0..).zip(list).for_each(|(i, v)| spans(v, &format!("{at}[{i}]"), out)),
        _ => {}
    }
}

/// What every record keeps to: `Err` names the first breach.
fn sound(record: &Value, text: &str) -> Result<(), String> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    spans(record, "", &mut found);
    for (at, s) in found {
        let (Some(start), Some(end)) = (s["start"].as_u64(), s["end"].as_u64()) else {
            return Err(format!("{at}: offsets are not numbers"));
        };
        let slice =
            chars.get(start as usize..end as usize).ok_or(format!("{at}: {start}-{end} is outside"))?;
        if s["text"] != slice.iter().collect::<String>() {
            return Err(format!("{at}: {start}-{end} gives {slice:?}, not {}", s["text"]));
        }
        if start == end {
            return Err(format!("{at}: an empty span"));
        }
    }
    if record["article"]["n_codepoints"] != chars.len() {
        return Err("n_codepoints".into());
    }
    covered(record, &chars)?;
    let ids = unique(record)?;
    let mut refs = Vec::new();
    references(record, "", &mut refs);
    for (at, id) in refs {
        if !ids.contains(id) {
            return Err(format!("{at}: nothing has the id {id}"));
        }
    }
    actors_exist(record)?;
    for (table, row) in TABLES.iter().flat_map(|t| rows(record, t).iter().map(move |r| (t, r))) {
        let why = rows(row, "why");
        if why.is_empty() || why.iter().any(|w| w["rule"].as_str().is_none_or(str::is_empty)) {
            return Err(format!("{table}: {} has no reason", row["id"]));
        }
    }
    rows(record, "events").iter().try_for_each(|e| event(e, record))
}

/// Sentences are in order, do not overlap and cover all that is not white space.
fn covered(record: &Value, chars: &[char]) -> Result<(), String> {
    let mut from = 0;
    let bare = |a: usize, b: usize| {
        chars[a..b].iter().all(|c| c.is_whitespace() || c.is_control() || *c == '\u{feff}')
    };
    for s in rows(record, "sentences") {
        let (start, end) = (s["start"].as_u64().unwrap() as usize, s["end"].as_u64().unwrap() as usize);
        if start < from {
            return Err(format!("sentences overlap at {start}"));
        }
        if !bare(from, start) {
            return Err(format!("no sentence covers {:?}", &chars[from..start]));
        }
        from = end;
    }
    if bare(from, chars.len()) { Ok(()) } else { Err(format!("no sentence covers the end, from {from}")) }
}

/// All ids of a record; an id is given once.
fn unique(record: &Value) -> Result<BTreeSet<&str>, String> {
    let mut ids = BTreeSet::new();
    for row in ["sentences"].iter().chain(TABLES).flat_map(|t| rows(record, t)) {
        let id = row["id"].as_str().ok_or("a row without id")?;
        if !ids.insert(id) {
            return Err(format!("{id} is given twice"));
        }
    }
    Ok(ids)
}

/// Fields that hold the id of another row.
fn references<'a>(value: &'a Value, at: &str, out: &mut Vec<(String, &'a str)>) {
    const KEYS: &[&str] = &["sentence", "mention", "antecedent", "quote", "time", "place", "coref"];
    match value {
        Value::Object(map) => {
            for (k, v) in map {
                match v.as_str() {
                    Some(id) if KEYS.contains(&k.as_str()) => out.push((format!("{at}.{k}"), id)),
                    _ => references(v, &format!("{at}.{k}"), out),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|v| references(v, at, out)),
        _ => {}
    }
}

/// Every actor that is named stands among the actors, once.
fn actors_exist(record: &Value) -> Result<(), String> {
    let mut cast = BTreeSet::new();
    for a in rows(record, "actors") {
        if !cast.insert(a["id"].as_str().unwrap_or("")) {
            return Err(format!("actor {} stands twice", a["id"]));
        }
    }
    let mut used = Vec::new();
    named(record, &mut used);
    match used.iter().find(|(_, a)| !cast.contains(a)) {
        Some((key, a)) => Err(format!("`{key}` names {a}, who is not among the actors")),
        None => Ok(()),
    }
}

fn named<'a>(value: &'a Value, out: &mut Vec<(&'a str, &'a str)>) {
    const KEYS: &[&str] = &[
        "actor",
        "actors",
        "speaker_actor",
        "speaker_actors",
        "holder_actor",
        "holder_actors",
        "target_actor",
        "target_actors",
        "reported_by",
    ];
    match value {
        Value::Object(map) => {
            for (k, v) in map {
                match v {
                    Value::String(a) if KEYS.contains(&k.as_str()) => out.push((k, a)),
                    Value::Array(list) if KEYS.contains(&k.as_str()) => {
                        out.extend(list.iter().filter_map(|a| Some((k.as_str(), a.as_str()?))));
                        list.iter().filter(|a| a.is_object()).for_each(|a| named(a, out));
                    }
                    _ => named(v, out),
                }
            }
        }
        Value::Array(list) => list.iter().for_each(|v| named(v, out)),
        _ => {}
    }
}

/// The rules of the format for one event.
fn event(e: &Value, record: &Value) -> Result<(), String> {
    let fault = |what: &str| Err(format!("event {}: {what}", e["id"]));
    if PIPELINE.lex.code(e["cameo"].as_str().unwrap_or("")).is_none() {
        return fault("an unknown CAMEO code");
    }
    if (e["date"].is_null()) != (e["date_basis"] == "none") {
        return fault("date and basis disagree");
    }
    if e["confidence"].as_u64().is_none_or(|c| c > 100) {
        return fault("confidence is not 0 to 100");
    }
    if (e["polarity"] == "negative") && e["negation_cue"].is_null() {
        return fault("negative without a cue");
    }
    let parties = rows(e, "source").iter().chain(rows(e, "target"));
    if parties.clone().count() == 0 {
        return fault("nobody takes part");
    }
    for p in parties {
        if p["mention"].is_null() && p["implicit"] == false && p["start"].is_null() {
            return fault("a party that is neither mentioned nor implicit");
        }
    }
    let place = |s: &Value| (s["start"].as_u64(), s["end"].as_u64());
    let (start, end) = place(&e["trigger"]);
    let spoken = rows(record, "quotes")
        .iter()
        .filter(|q| q["quote_type"] != "scare")
        .any(|q| rows(q, "content").iter().map(place).any(|(s, t)| s <= start && end <= t));
    if spoken == e["attribution"].is_null() {
        return fault("attribution is set exactly where the trigger lies in what somebody says");
    }
    Ok(())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let article = article(text, Some("2025-12-02"));
    let record = record(&article);
    sound(&record, text).map_err(|what| TestCaseError::fail(format!("{what}\n{text:?}")))
}

#[test]
fn records_of_the_corpus_are_sound() {
    for (name, text, date) in corpus() {
        for date in [Some(date.as_str()), None] {
            if let Err(what) = sound(&record(&article(&text, date)), &text) {
                panic!("{name}: {what}");
            }
        }
    }
}

/// Scratch that served other articles gives what fresh scratch gives.
#[test]
fn scratch_leaves_no_trace() {
    let mut layers = Layers::default();
    let articles: Vec<Article> = corpus().iter().map(|(_, text, date)| article(text, Some(date))).collect();
    let fresh: Vec<Value> = articles.iter().map(record).collect();
    for (article, fresh) in articles.iter().zip(&fresh).rev() {
        let again = record_with(article, &PIPELINE, &mut layers);
        assert!(again == *fresh, "the record depends on the article before: {:.60}", article.text);
    }
}

/// Words that name nobody, no time and no place; two sentences each.
const NEUTRAL: &[&str] = &[
    "Grass grew slowly beside the old stone wall. Small clouds hung above the hills.",
    "The water was cold and very clear. Dry leaves lay under the trees.",
    "The café had green chairs — naïve shapes, old cloth. The paint was thin.",
];

/// A record with all offsets moved back, without what stands for the whole article or before `cut`, and without what
/// words connote: that is weighed over the article, and in a longer one a single word does not count.
fn moved(record: &Value, cut: u64) -> BTreeMap<String, Value> {
    let id = record["article"]["id"].as_str().unwrap_or("");
    let mut first = (0, 0);
    let mut kept = BTreeMap::new();
    for kind in ["sentences", "actors", "stance_summary"].iter().chain(TABLES) {
        let list: Vec<Value> = rows(record, kind)
            .iter()
            .filter(|row| row["basis"] != "connotation")
            .filter(|row| {
                let place =
                    ["start", "phrase", "trigger", "content"].iter().map(|k| &row[*k]).find(|v| !v.is_null());
                let start = match place {
                    Some(Value::Array(list)) => list.first().map(|s| &s["start"]),
                    Some(Value::Object(s)) => Some(&s["start"]),
                    other => other,
                };
                start.and_then(Value::as_u64).is_none_or(|s| s >= cut)
            })
            .map(|row| {
                let mut row = row.clone();
                shift(&mut row, id, cut);
                row
            })
            .collect();
        if *kind == "sentences" {
            let number = |row: Option<&Value>, key: &str| row.map_or(0, |r| r[key].as_u64().unwrap_or(0));
            first = (number(list.first(), "index"), number(list.first(), "paragraph"));
        }
        kept.insert(kind.to_string(), Value::Array(list));
    }
    for s in kept.get_mut("sentences").and_then(Value::as_array_mut).into_iter().flatten() {
        s["index"] = (s["index"].as_u64().unwrap_or(0) - first.0).into();
        s["paragraph"] = (s["paragraph"].as_u64().unwrap_or(0) - first.1).into();
    }
    kept
}

/// Moves offsets, and those inside ids, back by `cut`; the article's own id goes.
fn shift(value: &mut Value, id: &str, cut: u64) {
    match value {
        Value::Object(map) => {
            for (k, v) in map.iter_mut() {
                match v.as_u64() {
                    Some(n) if k == "start" || k == "end" => *v = (n - cut).into(),
                    _ => shift(v, id, cut),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|v| shift(v, id, cut)),
        Value::String(s) => {
            let Some(rest) = s.strip_prefix(id).and_then(|r| r.strip_prefix(':')) else { return };
            let parts: Vec<String> = rest
                .splitn(3, ':')
                .map(|part| match part.split_once('-') {
                    Some((a, b)) => match (a.parse::<u64>(), b.split('#').next().map(str::parse::<u64>)) {
                        (Ok(a), Some(Ok(n))) => {
                            let tail = b.find('#').map_or("", |i| &b[i..]);
                            format!("{}-{}{tail}", a - cut, n - cut)
                        }
                        _ => part.to_string(),
                    },
                    None => part.to_string(),
                })
                .collect();
            *s = parts.join(":");
        }
        _ => {}
    }
}

/// A paragraph of neutral words in front moves every span and changes nothing else. The text begins with such a
/// paragraph either way, since the first lines of an article may be its headline and dateline.
fn prefixed(body: &str, date: &str, more: &[usize]) -> Result<(), String> {
    let short = format!("{}\n\n", NEUTRAL[0]);
    let long = more.iter().fold(short.clone(), |s, &i| s + NEUTRAL[i] + "\n\n");
    let one = |front: &str| record(&article(&format!("{front}{body}"), Some(date)));
    let (a, b) = (one(&short), one(&long));
    for (record, cut) in [(&a, short.chars().count()), (&b, long.chars().count())] {
        for table in TABLES {
            for row in rows(record, table) {
                let at = row["id"].as_str().and_then(|id| id.split([':', '-']).nth(2)?.parse::<usize>().ok());
                if at.is_some_and(|at| at < cut) {
                    return Err(format!("{table}: a neutral sentence gives {row}"));
                }
            }
        }
    }
    let (a, b) = (moved(&a, short.chars().count() as u64), moved(&b, long.chars().count() as u64));
    for (kind, rows) in &a {
        if b[kind] != *rows {
            let (old, new) = (rows.as_array().unwrap(), b[kind].as_array().unwrap());
            let pair = old.iter().zip(new).find(|(x, y)| x != y);
            return Err(format!("{kind}: {} before, {} after; {pair:#?}", old.len(), new.len()));
        }
    }
    Ok(())
}

/// The paragraphs of the corpus after the headline, byline and dateline, with the article's date.
fn paragraphs() -> Vec<(Vec<String>, String)> {
    corpus()
        .into_iter()
        .map(|(_, text, date)| (text.split("\n\n").skip(2).map(String::from).collect(), date))
        .collect()
}

#[test]
fn text_in_front_moves_everything() {
    for (paragraphs, date) in paragraphs() {
        if let Err(what) = prefixed(&paragraphs.join("\n\n"), &date, &[1, 2]) {
            panic!("{what}");
        }
    }
}

/// Pieces of news prose and of what goes wrong in it.
const PIECES: &[&str] = &[
    "Vladimir Putin",
    "U.S. officials",
    "Kyiv",
    "the Kremlin’s",
    "he",
    "they",
    "said",
    "told Reuters",
    "that",
    "not",
    "will",
    "would",
    "if",
    "unless",
    "rejected",
    "attacked",
    "met",
    "talks",
    "agreed to",
    "with",
    "in",
    "on Dec. 2",
    "Monday",
    "2,000",
    "$5.5m",
    "50%",
    "two weeks",
    ".",
    "?",
    "!",
    "…",
    "...",
    ",",
    ";",
    ":",
    " - ",
    "—",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "«",
    "»",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\u{0}",
    "\u{7f}",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\u{2028}",
    "\u{a0}",
    "é",
    "e\u{301}",
    "中国",
    "العربية",
    "🙂",
    "👩‍👩‍👧",
    "ﬁ",
    "İ",
    "ß",
    "MOSCOW (Reuters) - ",
    "By A Reporter",
    "- ",
    "* ",
    "http://x.y/z",
    "a.b.c",
    "1.",
    "I.",
    "Mr.",
    "@x",
    "#",
    "&amp;",
    "A",
];

fn jumble() -> impl Strategy<Value = String> {
    let piece = (0..PIECES.len(), prop::bool::weighted(0.7))
        .prop_map(|(i, space)| format!("{}{}", PIECES[i], if space { " " } else { "" }));
    prop::collection::vec(piece, 0..60).prop_map(|v| v.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn jumbled_news_gives_sound_records(text in jumble()) {
        check(&text)?;
    }

    #[test]
    fn any_text_gives_sound_records(text in any::<String>()) {
        check(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_paragraphs_move_with_the_text_in_front(
        article in 0usize..64,
        from in 0usize..8,
        n in 1usize..5,
        more in prop::collection::vec(0..NEUTRAL.len(), 1..4),
    ) {
        let all = paragraphs();
        let (paragraphs, date) = &all[article % all.len()];
        let from = from % paragraphs.len();
        let body = paragraphs[from..(from + n).min(paragraphs.len())].join("\n\n");
        prefixed(&body, date, &more).map_err(TestCaseError::fail)?;
    }

    #[test]
    fn pieces_of_articles_give_sound_records(article in 0usize..64, from in 0usize..3000, n in 0usize..800) {
        let all = corpus();
        let (_, text, _) = &all[article % all.len()];
        let piece: String = text.chars().skip(from % text.chars().count()).take(n).collect();
        check(&piece)?;
    }
}

/// Long lines without a full stop, and deep nesting, end in reasonable time and in a sound record.
#[test]
fn long_lines_are_survived() {
    let fill = |piece: &str| piece.repeat(100_000 / piece.len());
    for piece in [
        "a",
        "word ",
        "(",
        "“",
        "\"",
        "Putin said ",
        "Putin, ",
        "not ",
        "if ",
        "\u{301}",
        "“Yes,” he said, ",
        "and met ",
    ] {
        let text = fill(piece);
        let record = record(&article(&text, None));
        if let Err(what) = sound(&record, &text) {
            panic!("{piece:?} without end: {what:.300}");
        }
    }
}

/// `paragraph` with its spaces as line feeds where a line of `width` columns is full.
fn wrapped(paragraph: &str, width: usize) -> String {
    let (mut out, mut column) = (String::new(), 0);
    for word in paragraph.split_whitespace() {
        let length = word.chars().count();
        let fits = column + 1 + length <= width;
        if column > 0 {
            out.push(if fits { ' ' } else { '\n' });
        }
        column = if column > 0 && fits { column + 1 + length } else { length };
        out.push_str(word);
    }
    out
}

/// The words of every sentence.
fn sentences(text: &str) -> Vec<String> {
    let rows = PIPELINE.lex.rows.abbreviations.iter().map(|r| (&*r.abbreviation, &*r.class));
    let mut found = Vec::new();
    split(text, &Abbreviations::from_rows(rows), &mut found);
    found.iter().map(|s| s.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

/// A text may end anywhere, also in the middle of a report.
#[test]
fn texts_cut_short_are_survived() {
    let check = |cut: &str| {
        if let Err(what) = sound(&record(&article(cut, None)), cut) {
            panic!("{cut:?}: {what:.300}");
        }
    };
    check("The White House has sent arms, following confirmation that");
    check("It is late, said Ben Dyer of the law firm");
    for (_, text, _) in corpus() {
        for (i, sentence) in sentences(&text).iter().enumerate() {
            let words: Vec<&str> = sentence.split(' ').collect();
            for n in (1..=words.len()).skip(i % 7).step_by(7) {
                check(&words[..n].join(" "));
            }
        }
    }
}

/// Lines that break where they are full mean nothing, as long as blank lines keep paragraphs apart.
#[test]
fn wrapping_the_lines_keeps_the_sentences() {
    let (mut n, mut changed) = (0, 0);
    for (_, text, _) in corpus() {
        let paragraphs = || text.lines().filter(|line| !line.trim().is_empty());
        let plain = sentences(&paragraphs().collect::<Vec<_>>().join("\n\n"));
        for width in [60, 72, 80, 100] {
            let text = paragraphs().map(|p| wrapped(p, width)).collect::<Vec<_>>().join("\n\n");
            let known: BTreeSet<&String> = plain.iter().collect();
            n += plain.len();
            changed += sentences(&text).iter().filter(|s| !known.contains(s)).count();
        }
    }
    assert!(n > 500, "only {n} sentences were read");
    assert!(changed * 500 <= n, "{changed} of {n} sentences are others when wrapped");
}
