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
                id: id.clone(),
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

/// All that is told beside the columns of the run.
fn beside(folder: &Path) -> Vec<Value> {
    let mut rows = rows(folder, "clusters");
    rows.extend(self::rows(folder, "article_groups"));
    rows
}

#[test]
fn the_order_of_the_input_does_not_matter() {
    let stories = stories();
    let dir = temp();
    let there: Vec<&Story> = stories.iter().collect();
    let back: Vec<&Story> = stories.iter().rev().collect();
    clustered(&there, &dir.path().join("there"));
    clustered(&back, &dir.path().join("back"));
    assert_eq!(beside(&dir.path().join("there")), beside(&dir.path().join("back")));
}

/// Copies are one independent report, each record has its cluster, and to cluster again changes nothing.
#[test]
fn what_is_written() {
    let stories = stories();
    let dir = temp();
    let out = dir.path().join("run");
    let strikes: Vec<&Story> = stories.iter().filter(|s| s.id.starts_with("strike-")).collect();
    clustered(&strikes, &out);
    let (clusters, events, articles) = (rows(&out, "clusters"), rows(&out, "events"), rows(&out, "articles"));
    let id = |name: &str| articles.iter().find(|a| a["source_id"] == name).unwrap()["id"].as_str().unwrap();
    let of = |name: &str, trigger: &str| {
        let event =
            events.iter().find(|e| e["article"] == id(name) && e["trigger"]["text"] == trigger).unwrap();
        clusters.iter().find(|c| c["id"] == event["cluster"]).unwrap()
    };
    let raid = of("strike-wire", "struck");
    assert_eq!(raid["id"].as_str().unwrap().split(':').nth(1), Some("c"));
    assert_eq!((&raid["source"], &raid["target"]), (&json!(["ISR"]), &json!(["SYR"])));
    assert_eq!((&raid["date"], &raid["date_basis"]), (&json!("2024-03-12"), &json!("stated")));
    assert_eq!(raid["n_reports"].as_u64().unwrap() as usize, raid["reports"].as_array().unwrap().len());
    assert_eq!(raid["n_outlets"], raid["n_reports"]);
    assert_eq!(raid["n_independent"].as_u64(), Some(raid["n_reports"].as_u64().unwrap() - 1));
    let killed = raid["disagreements"].as_array().unwrap().iter().find(|d| d["field"] == "killed").unwrap();
    assert_eq!(killed["values"].as_array().unwrap().len(), 2, "{killed}");
    for e in &events {
        let lists = clusters.iter().filter(|c| {
            ["reports", "retellings"].iter().any(|l| c[*l].as_array().unwrap().contains(&e["id"]))
        });
        assert_eq!(lists.map(|c| &c["id"]).collect::<Vec<_>>(), [&e["cluster"]]);
    }
    let groups = rows(&out, "article_groups");
    assert_eq!(groups.len(), 1);
    assert_eq!(groups[0]["outlets"], json!(["harbour times", "northern wire"]));
    let copy = articles.iter().find(|a| a["source_id"] == "strike-copy").unwrap();
    assert_eq!(copy["near_duplicate_of"], id("strike-wire"));
    let cells = fs::read_to_string(out.join("events.csv")).unwrap();
    assert!(cells.lines().next().unwrap().ends_with(",confidence,cluster"));
    assert!(cells.contains(&format!("\"{}\"", raid["id"].as_str().unwrap())));
    let account: Value = serde_json::from_slice(&fs::read(out.join("cluster.json")).unwrap()).unwrap();
    assert_eq!(account["articles_in_groups"], 2);

    let files = || -> BTreeMap<String, Vec<u8>> {
        let entries = fs::read_dir(&out).unwrap().map(|e| e.unwrap().path());
        entries.map(|p| (p.display().to_string(), fs::read(p).unwrap())).collect()
    };
    let before = files();
    assert_eq!(dateline(["cluster", out.to_str().unwrap(), "-q"]).status, 0);
    assert_eq!(before.keys().collect::<Vec<_>>(), files().keys().collect::<Vec<_>>());
    assert!(before == files(), "to cluster again changed something");

    // A run that takes the folder's place takes the clusters away.
    let input = dir.path().join("one.txt");
    fs::write(&input, "Russia rejected the plan.").unwrap();
    let again = ["extract", input.to_str().unwrap(), "-q", "--force", "-o", out.to_str().unwrap()];
    assert_eq!(dateline(again).status, 0);
    assert!(!out.join("clusters.jsonl").exists() && !out.join("cluster.json").exists());
}

#[test]
fn what_cannot_be_clustered_is_told() {
    let dir = temp();
    let out = dir.path().join("nested");
    let out = out.to_str().unwrap();
    assert_eq!(dateline(["extract", corpus(), "-q", "--format", "jsonl", "-o", out]).status, 0);
    let refused = |args: &[&str], why: &str| {
        let run = dateline(args);
        assert_eq!((run.status, run.stderr.lines().count()), (2, 1), "{}", run.stderr);
        assert!(run.stderr.starts_with("dateline: ") && run.stderr.contains(why), "{}", run.stderr);
    };
    refused(&["cluster", out], "nested: it holds nested documents; try: dateline extract ... -o DIR");
    refused(&["cluster", dir.path().to_str().unwrap()], "there is no run.json");
    refused(&["cluster", "nowhere"], "nowhere");
}

/// Without texts what the run told of copies is used.
#[test]
fn a_run_without_texts() {
    let stories = stories();
    let dir = temp();
    let (input, out) = (dir.path().join("in.jsonl"), dir.path().join("out"));
    let some = stories.iter().filter(|s| s.id.starts_with("strike-"));
    let feed: String =
        some.map(|s| format!("{}\n", json!({"id": s.id, "date": s.date, "text": s.text}))).collect();
    fs::write(&input, feed).unwrap();
    let out_name = out.to_str().unwrap();
    assert_eq!(dateline(["extract", input.to_str().unwrap(), "-q", "--no-text", "-o", out_name]).status, 0);
    assert_eq!(dateline(["cluster", "-q", out_name]).status, 0);
    assert_eq!(rows(&out, "article_groups")[0]["n_articles"], 2);
    let account: Value = serde_json::from_slice(&fs::read(out.join("cluster.json")).unwrap()).unwrap();
    assert_eq!(account["articles_compared_by"], "near_duplicate_of");
}
