//! How a run was made, as a paragraph for a paper, and what to cite.

use std::fmt::Write;

use serde_json::Value;

use super::figures::{figures, judged};
use crate::base::Error;
use crate::dataset::Run;
use crate::record::ArticleRecord;

/// What the articles of a run tell about themselves.
#[derive(Default)]
struct Articles {
    n: u64,
    words: u64,
    first: Option<String>,
    last: Option<String>,
    undated: u64,
    repeats: u64,
    outlets: std::collections::BTreeSet<String>,
}

/// The paragraph on method and limits, and a BibTeX entry.
///
/// # Errors
/// Where the run cannot be read.
pub fn cite(run: &Run) -> Result<String, Error> {
    let mut articles = Articles::default();
    for row in run.rows::<ArticleRecord>()? {
        let (_, a) = row?;
        articles.n += 1;
        articles.words += u64::from(a.n_tokens);
        articles.repeats += u64::from(a.near_duplicate_of.is_some());
        articles.outlets.extend(a.source.map(|s| s.to_string()));
        match a.date_published {
            None => articles.undated += 1,
            Some(day) => {
                articles.first = Some(articles.first.take().map_or(day.clone(), |f| f.min(day.clone())));
                articles.last = articles.last.take().max(Some(day));
            }
        }
    }
    let mut out = String::new();
    let _ = writeln!(out, "Method\n\n{}\n", paragraph(run, &articles));
    let _ = writeln!(out, "Limits\n\n{}\n", limits(run, &articles));
    let _ = writeln!(out, "BibTeX\n\n{}", bibtex(run));
    Ok(out)
}

fn paragraph(run: &Run, a: &Articles) -> String {
    let account = run.account();
    let text = |key: &str| account[key].as_str().unwrap_or("unknown").to_string();
    let mut out = format!(
        "Records were extracted with dateline {} (run {}, records of schema {}) from {} ({} tokens{}{}), read from {} \
         with {} bytes. ",
        text("version"),
        run.id(),
        text("schema_version"),
        counted(a.n, "English news article"),
        a.words,
        match (&a.first, &a.last) {
            (Some(first), Some(last)) if first == last => format!(", published on {first}"),
            (Some(first), Some(last)) => format!(", published from {first} to {last}"),
            _ => String::new(),
        },
        match a.outlets.len() {
            0 => String::new(),
            n => format!(", {}", counted(n as u64, "outlet")),
        },
        counted(account["inputs"]["files"].as_u64().unwrap_or(0), "file"),
        account["inputs"]["bytes"].as_u64().unwrap_or(0),
    );
    let _ = write!(
        out,
        "The program works by rules over dependency trees and by lexicons; it uses no network and gives the same records \
         for the same input. Lexicons have the hash {}, the syntax model {}. ",
        text("lexicon_hash"),
        text("model_hash"),
    );
    let _ = write!(out, "Options that change records: {}. ", options(&account["options"]));
    let n = |table: &str, one: &str| counted(run.count(table), one);
    let _ = write!(
        out,
        "The run holds {}, {}, {}, {}, {} and {}; event types and modes follow PLOVER, codes CAMEO. \
         Each record names the rule and the lexicon row that it rests on.",
        n("sentences", "sentence"),
        n("mentions", "mention"),
        n("quotes", "quote"),
        n("stances", "stance"),
        n("events", "event"),
        n("times", "time expression"),
    );
    if a.repeats > 0 {
        let _ = write!(
            out,
            " {} nearly repeat{} an earlier article of the run (at least {:.0} % of the shorter text's sequences of {} \
             words in the longer one) and {} marked.",
            counted(a.repeats, "article"),
            if a.repeats == 1 { "s" } else { "" },
            dateline_near::CONTAINMENT * 100.0,
            dateline_near::SHINGLE,
            if a.repeats == 1 { "is" } else { "are" },
        );
    }
    out
}

/// The options that differ from the defaults.
fn options(options: &Value) -> String {
    let Some(all) = options.as_object() else { return "unknown".into() };
    let mut out: Vec<String> = Vec::new();
    for (key, value) in all {
        let told = match (key.as_str(), value) {
            ("format", _) | (_, Value::Null) | (_, Value::Bool(false)) => continue,
            ("text", Value::Bool(true)) | ("language", _) => continue,
            (_, Value::Array(list)) if list.is_empty() => continue,
            (_, Value::Array(list)) => {
                let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                format!("{} {}", key.replace('_', " "), words.join(", "))
            }
            ("actors", list) => {
                let n = list["ids"].as_array().map_or(0, Vec::len);
                format!(
                    "records about {} only ({})",
                    counted(n as u64, "actor"),
                    list["file"].as_str().unwrap_or("")
                )
            }
            (_, Value::Bool(true)) => key.replace('_', " "),
            (_, Value::String(s)) => format!("{} {s}", key.replace('_', " ")),
            _ => format!("{} {value}", key.replace('_', " ")),
        };
        out.push(told);
    }
    if options["language"] == "any" {
        out.push("articles in any language".into());
    }
    if options["text"] == false {
        out.push("without texts".into());
    }
    if out.is_empty() { "none but the defaults".into() } else { out.join(", ") }
}

fn limits(run: &Run, a: &Articles) -> String {
    let account = run.account();
    let mut out = String::new();
    let failed = account["failed"]["count"].as_u64().unwrap_or(0);
    let skipped = account["skipped"]["count"].as_u64().unwrap_or(0);
    if failed + skipped > 0 {
        let _ = write!(
            out,
            "{} failed and {} {} skipped; run.json lists them. ",
            counted(failed, "input"),
            skipped,
            if skipped == 1 { "was" } else { "were" }
        );
    }
    if let Some(warnings) = account["warnings"].as_object().filter(|w| !w.is_empty()) {
        let list: Vec<String> = warnings.iter().map(|(kind, n)| format!("{kind} ({n})")).collect();
        let _ = write!(out, "Warnings: {}. ", list.join(", "));
    }
    if a.undated > 0 {
        let _ = write!(
            out,
            "{} {} no date of publication, so that times such as \"Monday\" have no day there. ",
            counted(a.undated, "article"),
            if a.undated == 1 { "has" } else { "have" }
        );
    }
    if account["version"] != env!("CARGO_PKG_VERSION") {
        let _ = write!(
            out,
            "The run was made by version {}, and no figures of it are known to this version ({}).",
            account["version"].as_str().unwrap_or("unknown"),
            env!("CARGO_PKG_VERSION")
        );
        return out;
    }
    let told: Vec<String> = figures()
        .iter()
        .map(|f| format!("{} {} (precision {}, recall {})", f.what, f.f1, f.precision, f.recall))
        .collect();
    let _ = write!(out, "F1 of this version on its hand-coded corpus of 41 articles: {}. ", told.join("; "));
    let _ = write!(out, "{}", judged().join(" "));
    out
}

fn bibtex(run: &Run) -> String {
    let account = run.account();
    let version = account["version"].as_str().unwrap_or("unknown");
    let year = account["timings"]["started"].as_str().and_then(|s| s.get(..4)).unwrap_or("n.d.");
    format!(
        "@software{{dateline,\n  title   = {{dateline: structured event records from news articles}},\n  version = \
         {{{version}}},\n  year    = {{{year}}},\n  note    = {{run {}, lexicons {:.12}, syntax model {:.12}}}\n}}",
        run.id(),
        account["lexicon_hash"].as_str().unwrap_or("unknown"),
        account["model_hash"].as_str().unwrap_or("unknown"),
    )
}

fn counted(n: u64, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}
