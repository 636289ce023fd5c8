//! Whole records of four articles, as last approved. `UPDATE=1 cargo test golden` approves what the program gives now;
//! without it nothing is written. The difference is shown by kind, so that it can be read. Numbers of lexicon lines are
//! left out, since every new row moves those below it; the entry says which row it was.

use std::fmt::Write;
use std::fs;

use serde_json::Value;

use crate::records::{article, corpus, path, record, rows, update};

/// Articles of different form and subject.
const ARTICLES: &[&str] = &[
    "2018-07-06-us-china-tariffs",
    "2022-08-30-pakistan-floods",
    "2022-10-31-ukraine-strikes",
    "2023-06-19-blinken-beijing",
];

const KINDS: &[&str] =
    &["sentences", "mentions", "actors", "quotes", "stances", "stance_summary", "times", "places", "events"];

/// What tells two rows of a kind apart, in words.
fn key(kind: &str, row: &Value) -> String {
    match kind {
        "stance_summary" => format!("{} {} {}", row["holder"], row["target"], row["stance"]),
        _ => row["id"]
            .as_str()
            .unwrap_or("")
            .split_once(':')
            .map_or(row["id"].to_string(), |(_, id)| id.into()),
    }
}

/// The words a row stands on.
fn words(row: &Value) -> String {
    let spans = ["text", "trigger", "phrase", "content", "name"].iter().map(|k| &row[*k]);
    let found = spans.filter(|v| !v.is_null()).map(|v| match v {
        Value::Array(list) => list.iter().filter_map(|s| s["text"].as_str()).collect::<Vec<_>>().join(" … "),
        Value::Object(_) => v["text"].as_str().unwrap_or("").into(),
        other => other.as_str().unwrap_or("").into(),
    });
    found.take(1).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lost, new and changed rows of two records.
fn difference(old: &Value, new: &Value) -> String {
    let mut out = String::new();
    if old["article"] != new["article"] {
        fields("article", "", &old["article"], &new["article"], &mut out);
    }
    for kind in KINDS {
        let (old, new) = (rows(old, kind), rows(new, kind));
        let mut lines = String::new();
        for a in old {
            match new.iter().find(|b| key(kind, b) == key(kind, a)) {
                None => {
                    let _ = writeln!(lines, "  - {}  \"{}\"", key(kind, a), words(a));
                }
                Some(b) if a != b => fields(&format!("  ~ {}", key(kind, a)), &words(a), a, b, &mut lines),
                Some(_) => {}
            }
        }
        for b in new.iter().filter(|b| !old.iter().any(|a| key(kind, a) == key(kind, b))) {
            let _ = writeln!(lines, "  + {}  \"{}\"", key(kind, b), words(b));
        }
        if lines.is_empty() && old != new {
            lines.push_str("  the order has changed\n");
        }
        if !lines.is_empty() {
            let _ = write!(out, "{kind}: {} before, {} now\n{lines}", old.len(), new.len());
        }
    }
    if out.is_empty() && old != new {
        out.push_str("the order of fields has changed\n");
    }
    out
}

fn fields(at: &str, words: &str, old: &Value, new: &Value, out: &mut String) {
    let _ = writeln!(out, "{at}  \"{words}\"");
    let empty = serde_json::Map::new();
    let (old, new) = (old.as_object().unwrap_or(&empty), new.as_object().unwrap_or(&empty));
    for k in old.keys().chain(new.keys().filter(|k| !old.contains_key(*k))) {
        let (a, b) = (old.get(k).unwrap_or(&Value::Null), new.get(k).unwrap_or(&Value::Null));
        if a != b {
            let _ = writeln!(out, "      {k}: {a} -> {b}");
        }
    }
}

/// Takes the line numbers out of all reasons.
fn unnumbered(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.contains_key("rule") {
                map.remove("line");
            }
            map.values_mut().for_each(unnumbered);
        }
        Value::Array(list) => list.iter_mut().for_each(unnumbered),
        _ => {}
    }
}

#[test]
fn records_are_as_approved() {
    let mut report = String::new();
    for (name, text, date) in corpus().iter().filter(|(name, ..)| ARTICLES.contains(&name.as_str())) {
        let mut article = article(text, Some(date));
        article.source_id = format!("{name}.txt");
        let mut new = record(&article);
        unnumbered(&mut new);
        let file = path(&format!("tests/golden/{name}.jsonl"));
        let line = format!("{}\n", serde_json::to_string(&new).expect("a record is JSON"));
        let written = fs::read_to_string(&file).unwrap_or_default();
        if update() {
            if written != line {
                fs::write(&file, line).expect("a golden file can be written");
            }
        } else if written != line {
            let old = serde_json::from_str(&written).unwrap_or(Value::Null);
            let _ = write!(report, "\n{name}\n{}", difference(&old, &new));
        }
    }
    assert!(report.is_empty(), "records have changed; UPDATE=1 cargo test golden  approves them\n{report}");
}

#[test]
fn goldens_have_articles() {
    let names: Vec<String> = corpus().into_iter().map(|(name, ..)| name).collect();
    for name in ARTICLES {
        assert!(names.iter().any(|n| n == name), "corpus/{name}.txt is gone");
    }
}

#[test]
fn differences_are_told_by_kind() {
    let row = |id: &str, code: &str| serde_json::json!({"id": id, "text": "Kyiv", "code": code});
    let old = serde_json::json!({"article": {}, "mentions": [row("x:m:0-4", "UKR"), row("x:m:9-13", "UKR")]});
    let new =
        serde_json::json!({"article": {}, "mentions": [row("x:m:0-4", "UKRGOV"), row("x:m:20-24", "UKR")]});
    let expected = "mentions: 2 before, 2 now\n  ~ m:0-4  \"Kyiv\"\n      code: \"UKR\" -> \"UKRGOV\"\n  \
                    - m:9-13  \"Kyiv\"\n  + m:20-24  \"Kyiv\"\n";
    assert_eq!(difference(&old, &new), expected);
}
