//! The same bytes for any number of workers, in the order of the input.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use super::cli::{Run, corpus, dateline, temp};

/// JSON Lines of uneven articles: the corpus's paragraphs in ever new lots, with faults between them.
pub fn feed() -> String {
    feed_of(300)
}

/// A feed of so many articles, ten of which have the id of an earlier one, with broken lines between.
pub fn feed_of(articles: usize) -> String {
    let mut paragraphs = Vec::new();
    let mut files: Vec<_> = fs::read_dir(corpus()).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    for path in files {
        paragraphs.extend(fs::read_to_string(path).unwrap().split("\n\n").map(String::from));
    }
    let mut out = String::new();
    for i in 0..articles {
        let lot: Vec<&str> =
            (0..=i * i % 7).map(|k| paragraphs[(i * 31 + k * 17) % paragraphs.len()].as_str()).collect();
        let article = serde_json::json!({
            "id": format!("a{}", i % (articles - 10)), "date": "2023-07-14", "title": "T", "text": lot.join("\n\n"),
        });
        writeln!(out, "{article}").unwrap();
        if i % 50 == 7 {
            out.push_str("{\"broken\n");
        }
    }
    out
}

#[test]
fn nested_documents_are_the_same_for_any_number_of_workers() {
    let dir = temp();
    let feed_path = dir.path().join("feed.jsonl");
    fs::write(&feed_path, feed()).unwrap();
    let run = |jobs: &str| {
        let run =
            dateline(["extract", "--format", "jsonl", "-j", jobs, corpus(), feed_path.to_str().unwrap()]);
        assert_eq!(run.status, 2, "the feed holds broken lines");
        run
    };
    let one = run("1");
    let ids: Vec<String> =
        one.documents().iter().map(|d| d["article"]["source_id"].as_str().unwrap().into()).collect();
    let n = ids.len() - 300;
    assert!(n >= 12);
    assert!(ids[..n].is_sorted(), "{ids:?}");
    let expected: Vec<String> =
        (0..300).map(|i| if i < 290 { format!("a{i}") } else { format!("a{}#2", i - 290) }).collect();
    assert_eq!(ids[n..], expected);
    for jobs in ["2", "7"] {
        let other = run(jobs);
        assert!(one.stdout == other.stdout, "output of -j {jobs} differs");
        assert_eq!(one.stderr, other.stderr, "messages of -j {jobs} differ");
    }
}

#[test]
fn tables_are_the_same_for_any_number_of_workers() {
    let dir = temp();
    fs::write(dir.path().join("feed.jsonl"), feed()).unwrap();
    let run = |jobs: &str| {
        let out = dir.path().join(format!("out{jobs}"));
        let feed = dir.path().join("feed.jsonl");
        let run: Run =
            dateline(["extract", corpus(), feed.to_str().unwrap(), "-j", jobs, "-o", out.to_str().unwrap()]);
        assert_eq!(run.status, 2);
        files(&out)
    };
    let one = run("1");
    assert_eq!(one.len(), 23);
    for jobs in ["2", "7"] {
        for ((name, bytes), (other_name, other)) in one.iter().zip(&run(jobs)) {
            assert_eq!(name, other_name);
            assert!(bytes == other, "{name} differs at -j {jobs}");
        }
    }
}

/// The files of a run by name; of run.json only what must not change.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut out: Vec<(String, Vec<u8>)> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap())
        .map(|e| (e.file_name().into_string().unwrap(), fs::read(e.path()).unwrap()))
        .collect();
    out.sort();
    for (name, bytes) in &mut out {
        if name == "run.json" {
            let mut run: serde_json::Value = serde_json::from_slice(bytes).unwrap();
            let run = run.as_object_mut().unwrap();
            assert!(run.remove("command").is_some() && run.remove("timings").is_some());
            *bytes = serde_json::to_vec(run).unwrap();
        }
    }
    out
}
