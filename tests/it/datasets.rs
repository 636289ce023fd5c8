//! Finished runs as data sets: read back, written in the formats that others read.

use std::fs;
use std::path::{Path, PathBuf};

use dateline::dataset::Run;
use dateline::record::{EventRecord, SentenceRecord};
use serde_json::Value;

use crate::cli::{corpus, dateline, temp};

/// The bundled corpus as a run of one format.
fn run_of_corpus(dir: &Path, format: &str) -> PathBuf {
    let out = dir.join(format);
    let run = dateline(["extract", corpus(), "-q", "--format", format, "-o", out.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    out
}

fn refused(path: &Path) -> String {
    match Run::open(path) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(e) => e.to_string(),
    }
}

#[test]
fn a_run_is_read_back_as_it_was_written() {
    let dir = temp();
    let documents = dateline(["extract", corpus(), "-q", "--format", "jsonl"]).stdout;
    for format in ["tables", "jsonl"] {
        let run = Run::open(&run_of_corpus(dir.path(), format)).unwrap();
        let mut lines = documents.lines();
        for record in run.records().unwrap() {
            assert_eq!(serde_json::to_string(&record.unwrap()).unwrap(), lines.next().unwrap());
        }
        assert_eq!(lines.next(), None);
        let sentences = run.rows::<SentenceRecord>().unwrap().map(Result::unwrap).count();
        assert_eq!(sentences as u64, run.count("sentences"));
        let nested: Vec<Value> = documents.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let events: Vec<(String, String)> = nested
            .iter()
            .flat_map(|d| d["events"].as_array().unwrap().iter().map(move |e| (d, e)))
            .map(|(d, e)| (d["article"]["id"].as_str().unwrap().into(), e["id"].as_str().unwrap().into()))
            .collect();
        let rows = run.rows::<EventRecord>().unwrap().map(Result::unwrap).map(|(a, e)| (a, e.id));
        assert_eq!(rows.collect::<Vec<_>>(), events);
    }
}

#[test]
fn what_is_no_finished_run_is_refused() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    let shown = run.display().to_string();
    let edit = |file: &str, change: &dyn Fn(String) -> String| {
        let path = run.join(file);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, change(before.clone())).unwrap();
        before
    };
    let first_error = || {
        let run = Run::open(&run).unwrap();
        let error = run.records().and_then(|mut all| all.find_map(Result::err).map_or(Ok(()), Err));
        error.unwrap_err().to_string()
    };
    let nowhere = dir.path().join("nowhere");
    assert!(refused(&nowhere).starts_with(&format!("cannot read the run: {}: ", nowhere.display())));
    assert!(refused(&run.join("run.json")).contains("run.json: not a folder"));
    let foreign = dir.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("notes.txt"), "mine").unwrap();
    assert!(refused(&foreign).contains("foreign: not a run of dateline: there is no run.json"));
    fs::write(foreign.join("run.json"), "{\"tool\": \"another\"}").unwrap();
    assert!(refused(&foreign).contains("run.json: not the account of a run of dateline"));
    fs::write(foreign.join("run.json"), "{\n\"tool\": ").unwrap();
    assert!(refused(&foreign).contains("run.json:2: EOF"));

    let before =
        edit("run.json", &|s| s.replace("\"schema_version\": \"1.0\"", "\"schema_version\": \"0.9\""));
    assert!(refused(&run).contains("its records have schema version 0.9, this program reads 1.0"));
    edit("run.json", &|_| before.clone());
    fs::remove_file(run.join("run.json")).unwrap();
    assert!(refused(&run).starts_with(&format!("cannot read the run: {shown}: the run did not finish")));
    fs::write(run.join("run.json"), &before).unwrap();

    let before = edit("events.jsonl", &|s| s[..s.len() / 2].to_string());
    assert!(refused(&run).contains("events.jsonl: cut short: "));
    edit("events.jsonl", &|_| {
        before.lines().skip(1).map(|l| format!("{l}  {}\n", " ".repeat(9_000))).collect()
    });
    assert!(first_error().contains(" rows, "), "a row is missing: {}", first_error());
    edit("events.jsonl", &|_| before.replacen("\"id\":", "\"id\":  7, \"was\":", 1));
    assert!(first_error().contains("events.jsonl:1: invalid type: integer"), "{}", first_error());
    edit("events.jsonl", &|_| before.replacen("{\"article\":\"", "{\"article\":\"0", 1));
    assert!(first_error().contains("is not where articles.jsonl has it"), "{}", first_error());
    edit("events.jsonl", &|_| before.clone());
    fs::remove_file(run.join("quotes.jsonl")).unwrap();
    assert!(refused(&run).contains("quotes.jsonl: "));
}
