//! Reports of one event across articles: our own stories with the clustering that they should get.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::cli::{corpus, dateline, temp};
use crate::records::path;

/// An article of `tests/clusters/` and the events that count in it: the span of the trigger and the label.
struct Story {
    id: String,
    source: String,
    date: String,
    text: String,
    events: Vec<((usize, usize), String)>,
}

fn stories() -> Vec<Story> {
    let mut files: Vec<_> =
        fs::read_dir(path("tests/clusters")).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files.iter().filter(|f| !f.ends_with("README.md")) {
        let all = fs::read_to_string(file).unwrap();
        for part in all.split("\n## ").skip(1) {
            let (head, text) = part.split_once("\n\n").unwrap();
            let text = text.trim().to_string();
            let mut lines = head.lines();
            let id = lines.next().unwrap().to_string();
            let mut fields: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
            lines.for_each(|l| {
                let (key, value) = l.split_once(": ").unwrap();
                fields.entry(key).or_default().push(value);
            });
            let events = fields["event"].iter().map(|e| {
                let (trigger, label) = e.split_once(" = ").unwrap();
                let (words, nth) =
                    trigger.split_once('#').map_or((trigger, 1), |(w, n)| (w, n.parse().unwrap()));
                let at =
                    text.match_indices(words).nth(nth - 1).unwrap_or_else(|| panic!("{id}: no {trigger}")).0;
                let start = text[..at].chars().count();
                ((start, start + words.chars().count()), label.to_string())
            });
            out.push(Story {
                id,
                source: fields["source"][0].into(),
                date: fields["date"][0].into(),
                events: events.collect(),
                text: text.clone(),
            });
        }
    }
    out
}

/// Runs and clusters articles in this order. Gives the folder.
fn clustered(stories: &[&Story], folder: &Path) {
    let feed: String = stories
        .iter()
        .map(|s| format!("{}\n", json!({"id": s.id, "date": s.date, "source": s.source, "text": s.text})))
        .collect();
    fs::create_dir_all(folder).unwrap();
    let input = folder.with_extension("jsonl");
    fs::write(&input, feed).unwrap();
    let out = folder.to_str().unwrap();
    let run = dateline(["extract", input.to_str().unwrap(), "-q", "-o", out]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let run = dateline(["cluster", out]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stderr.contains("events"), "{}", run.stderr);
}

fn rows(folder: &Path, table: &str) -> Vec<Value> {
    let text = fs::read_to_string(folder.join(format!("{table}.jsonl"))).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

/// Precision, recall and F1 of pairs. An event that was not found is alone.
#[test]
fn reports_of_one_event_come_together() {
    let stories = stories();
    assert!(stories.len() >= 30);
    let dir = temp();
    let out = dir.path().join("run");
    clustered(&stories.iter().collect::<Vec<_>>(), &out);
    let articles: BTreeMap<String, String> = rows(&out, "articles")
        .iter()
        .map(|a| (a["source_id"].as_str().unwrap().into(), a["id"].as_str().unwrap().into()))
        .collect();
    let events = rows(&out, "events");
    let (mut found, mut missing) = (Vec::new(), Vec::new());
    for s in &stories {
        for ((start, end), label) in &s.events {
            let overlap = |e: &&Value| {
                let at = |key: &str| e["trigger"][key].as_u64().unwrap() as usize;
                e["article"] == *articles[&s.id] && at("start") < *end && at("end") > *start
            };
            let cluster = events.iter().find(overlap).map(|e| e["cluster"].as_str().unwrap().to_string());
            if cluster.is_none() {
                missing.push(format!("{} {label}", s.id));
            }
            found.push((s.id.clone(), label.clone(), cluster));
        }
    }
    let (mut right, mut wrong, mut lost) = (0, Vec::new(), Vec::new());
    for (i, a) in found.iter().enumerate() {
        for b in &found[..i] {
            let together = a.2.is_some() && a.2 == b.2;
            match (together, a.1 == b.1) {
                (true, true) => right += 1,
                (true, false) => wrong.push(format!("{} + {}", b.0, a.0)),
                (false, true) => lost.push(format!("{} | {}", b.0, a.0)),
                (false, false) => {}
            }
        }
    }
    let precision = f64::from(right) / (right as usize + wrong.len()).max(1) as f64;
    let recall = f64::from(right) / (right as usize + lost.len()).max(1) as f64;
    let f1 = 2.0 * precision * recall / (precision + recall).max(1e-9);
    let told = format!(
        "{} articles, {} events, {} not found: {missing:?}\npairs: precision {precision:.3} recall {recall:.3} \
         F1 {f1:.3}\njoined wrongly: {wrong:?}\nnot joined: {lost:?}",
        stories.len(),
        found.len(),
        missing.len(),
    );
    println!("{told}");
    assert!(f1 >= 0.9, "{told}");
}
