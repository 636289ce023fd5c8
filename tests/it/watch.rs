//! `--actors FILE`: only records about some actors.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::{corpus, dateline, temp};

fn write(dir: &Path, name: &str, text: impl AsRef<[u8]>) -> String {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().into()
}

const ARTICLE: &str = "Vladimir Putin met Emmanuel Macron in Moscow on Monday. \"We rejected the offer,\" Putin said.\n\n\
                       Macron condemned Germany. Spain and Portugal signed a trade deal.\n";

fn list<'a>(record: &'a Value, key: &str) -> &'a Vec<Value> {
    record[key].as_array().unwrap()
}

fn has(value: &Value, id: &str) -> bool {
    value.as_array().is_some_and(|l| l.iter().any(|a| a == id || a["actor"] == id))
}

#[test]
fn only_what_is_about_them_is_written() {
    let dir = temp();
    let text = write(dir.path(), "in/a.txt", ARTICLE);
    write(dir.path(), "in/b.txt", "Spain and Portugal signed a trade deal.");
    let input = dir.path().join("in");
    let watch = write(dir.path(), "w.txt", "# whom we watch\nvladimir-putin\n");
    let run = dateline([text.as_str(), "--actors", &watch, "--date", "2019-03-05"]);
    let record = run.documents().remove(0);
    let whole = dateline([text.as_str(), "--date", "2019-03-05"]).documents().remove(0);
    assert!(!list(&record, "events").is_empty() && !list(&record, "mentions").is_empty(), "{record}");
    assert!(list(&record, "events").len() < list(&whole, "events").len());
    for e in list(&record, "events") {
        assert!(has(&e["source"], "vladimir-putin") || has(&e["target"], "vladimir-putin"), "{e}");
    }
    assert!(list(&record, "mentions").iter().all(|m| has(&m["actors"], "vladimir-putin")));
    assert!(list(&record, "quotes").iter().all(|q| has(&q["speaker_actors"], "vladimir-putin")));
    for s in list(&record, "stances") {
        assert!(
            has(&s["holder_actors"], "vladimir-putin") || has(&s["target_actors"], "vladimir-putin"),
            "{s}"
        );
    }
    // What is left joins: every actor has its row, every id that is named is there.
    let text_of = record.to_string();
    let actors: HashSet<&str> = list(&record, "actors").iter().map(|a| a["id"].as_str().unwrap()).collect();
    assert!(actors.contains("vladimir-putin") && actors.contains("emmanuel-macron"), "{actors:?}");
    assert!(!actors.contains("esp"), "{actors:?}");
    let ids: HashSet<&str> = ["mentions", "quotes", "events", "times", "places"]
        .iter()
        .flat_map(|t| list(&record, t))
        .map(|r| r["id"].as_str().unwrap())
        .collect();
    for e in list(&record, "events") {
        for link in [&e["time"], &e["place"], &e["quote"], &e["coref"], &e["attribution"]["quote"]] {
            assert!(link.as_str().is_none_or(|id| ids.contains(id)), "{link} in {text_of}");
        }
    }
    // The same in the other shapes; an article that says nothing about them is left out.
    let all = dateline(["extract", input.to_str().unwrap(), "--actors", &watch]);
    assert_eq!(all.documents().len(), 1);
    let summary = dateline([text.as_str(), "--actors", &watch, "--format", "summary"]);
    assert!(!summary.stdout.contains("Portugal"), "{}", summary.stdout);
    let out = dir.path().join("out");
    let run = dateline(["extract", input.to_str().unwrap(), "--actors", &watch, "-o", out.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let rows = |table: &str| fs::read_to_string(out.join(table)).unwrap();
    assert_eq!(rows("articles.jsonl").lines().count(), 1);
    assert!(!rows("events.csv").contains("Portugal") && !rows("mentions.jsonl").contains("Portugal"));
    let account: Value = serde_json::from_str(&rows("run.json")).unwrap();
    assert_eq!(account["options"]["actors"]["ids"], serde_json::json!(["vladimir-putin"]));
    assert_eq!(account["options"]["actors"]["file"], watch.as_str());
    assert_eq!(account["inputs"]["articles"], 2);
}

#[test]
fn names_and_tables_are_understood() {
    let dir = temp();
    let text = write(dir.path(), "a.txt", ARTICLE);
    for (name, content) in [
        ("names.txt", "Emmanuel Macron\r\n"),
        ("case.txt", "emmanuel macron\n"),
        ("short.txt", "Macron\n"),
        ("table.tsv", "note\tid\tname\nx\temmanuel-macron\tM. Macron\n"),
        ("named.tsv", "name\tnote\nEmmanuel Macron\tx\n"),
        ("two.tsv", "emmanuel-macron\tsome note\n"),
        ("bom.txt", "\u{feff}emmanuel-macron\nunk:nobody-at-all\n"),
    ] {
        let watch = write(dir.path(), name, content);
        let run = dateline([text.as_str(), "--actors", &watch]);
        assert_eq!(run.status, 0, "{name}: {}", run.stderr);
        let record = run.documents().remove(0);
        assert!(list(&record, "mentions").iter().all(|m| has(&m["actors"], "emmanuel-macron")), "{name}");
    }
    let other = write(dir.path(), "other.txt", "Angela Merkel\n");
    let run = dateline([text.as_str(), "--actors", &other]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""), "nothing is about her: {}", run.stderr);
}

#[test]
fn a_bad_list_stops_the_run_and_all_of_it_is_told() {
    let dir = temp();
    let watch = write(dir.path(), "w.txt", "vladimir-putin\nvladimir-puttin\n\nAngela Merkle\nBush\n");
    let out = dir.path().join("out");
    let run = dateline(["extract", corpus(), "--actors", &watch, "-o", out.to_str().unwrap()]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    for expected in [
        format!(
            "dateline: bad watch list: {watch}:2:1: unknown actor `vladimir-puttin`; try: vladimir-putin"
        ),
        format!("dateline: bad watch list: {watch}:4:1: unknown actor `Angela Merkle`; try: angela-merkel"),
        format!("dateline: bad watch list: {watch}:5:1: `Bush` is short for "),
    ] {
        assert!(run.stderr.contains(&expected), "{expected}\n{}", run.stderr);
    }
    assert!(!out.exists(), "it stops before any work");
    for (name, bytes, why) in [
        ("empty.txt", &b"# nobody\n"[..], "it names nobody"),
        ("latin.txt", b"Ren\xe9\n", ":1: not UTF-8; try: iconv"),
        ("gap.tsv", b"id\tname\n\tX\n", ":2:1: the cell is empty"),
    ] {
        let watch = write(dir.path(), name, bytes);
        let run = dateline(["extract", corpus(), "--actors", &watch]);
        assert_eq!(run.status, 2, "{name}");
        assert!(run.stderr.contains(why), "{name}: {}", run.stderr);
    }
    let run = dateline(["extract", corpus(), "--actors", "/nowhere.txt"]);
    assert!(run.stderr.starts_with("dateline: cannot read the watch list: /nowhere.txt: "), "{}", run.stderr);
}
