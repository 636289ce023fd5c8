//! The codebook and the citation of a run; and that every value the lexicons can give is explained.

use std::collections::BTreeSet;
use std::fs;

use dateline::lexicon::load;

use crate::cli::{corpus, dateline, temp};

fn run_of_corpus(dir: &tempfile::TempDir, extra: &[&str]) -> String {
    let out = dir.path().join("run").to_str().unwrap().to_string();
    let run = dateline([&["extract", corpus(), "-q", "-o", &out], extra].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    out
}

#[test]
fn every_value_of_the_lexicons_is_explained() {
    let lex = load(true, &[], &mut Vec::new()).unwrap();
    let mut used: BTreeSet<(&str, String)> = BTreeSet::new();
    for f in &lex.rows.frames {
        used.insert(("event_type", f.plover.clone()));
        if !f.mode.is_empty() {
            used.insert(("mode", format!("{} {}", f.plover, f.mode)));
        }
    }
    let compose = lex.rows.compose.iter().filter(|c| c.mode != "=" && !c.mode.is_empty() && c.plover != "=");
    used.extend(compose.map(|c| ("mode", format!("{} {}", c.plover, c.mode))));
    used.extend(lex.rows.cues.iter().map(|c| ("cue_class", c.class.clone())));
    used.extend(lex.rows.stance.iter().map(|s| ("stance", s.class.clone())));
    used.extend(
        lex.rows.agents.iter().filter(|a| !a.sector.is_empty()).map(|a| ("sector", a.sector.clone())),
    );
    let explained: BTreeSet<(&str, String)> =
        lex.rows.meanings.iter().map(|m| (m.kind.as_str(), m.value.clone())).collect();
    let missing: Vec<_> = used.difference(&explained).collect();
    assert!(missing.is_empty(), "lexicons/meanings.tsv does not explain {missing:?}");
}

#[test]
fn the_codebook_has_meanings_counts_and_examples() {
    let dir = temp();
    let run = run_of_corpus(&dir, &[]);
    let file = dir.path().join("codebook.md");
    let done = dateline(["codebook", &run, "-o", file.to_str().unwrap()]);
    assert_eq!((done.status, done.stdout.as_str(), done.stderr.as_str()), (0, "", ""));
    let book = fs::read_to_string(&file).unwrap();
    assert_eq!(dateline(["codebook", &run]).stdout, book);
    fs::write(&file, "mine").unwrap();
    let refused = dateline(["codebook", &run, "-o", file.to_str().unwrap()]);
    assert!(
        refused.status == 2 && refused.stderr.contains("there is such a file; try: --force"),
        "{}",
        refused.stderr
    );
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    assert_eq!(dateline(["codebook", &run, "--force", "-o", file.to_str().unwrap()]).status, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), book);
    for heading in ["# Codebook of run ", "### REJECT\n", "## CAMEO codes in this run\n", "## Sectors\n"] {
        assert!(book.contains(heading), "no {heading}");
    }
    let events = fs::read_to_string(format!("{run}/events.jsonl")).unwrap();
    let n = events.lines().filter(|l| l.contains("\"event_type\":\"REJECT\"")).count();
    let part = book.split("### REJECT\n").nth(1).unwrap().split("### ").next().unwrap();
    assert!(part.contains("Turns down") || part.contains("turns down"), "{part}");
    assert!(part.contains(&format!("*n* = {n}.")), "{n}: {part}");
    // The example is a sentence of the run with its trigger in bold and the id of its record.
    let quoted = part.lines().find(|l| l.starts_with("> ")).unwrap();
    let id = quoted.trim_end_matches('`').rsplit('`').next().unwrap();
    let event: serde_json::Value = serde_json::from_str(
        events.lines().find(|l| l.contains(&format!("\"id\":\"{id}\""))).expect("the id is a record's"),
    )
    .unwrap();
    let trigger = event["trigger"]["text"].as_str().unwrap();
    assert!(quoted.contains(&format!("**{trigger}**")), "{quoted}");
}

#[test]
fn the_codebook_needs_the_lexicons_of_the_run() {
    let dir = temp();
    let own = dir.path().join("own");
    fs::create_dir(&own).unwrap();
    fs::write(
        own.join("meanings.tsv"),
        "kind\tvalue\tlabel\tdefinition\tsrc\nstance\treject\tReject\tSays no, as we use the word.\town\n",
    )
    .unwrap();
    let own = own.to_str().unwrap();
    let run = run_of_corpus(&dir, &["--lexicons", own]);
    let refused = dateline(["codebook", &run]);
    assert_eq!(refused.status, 2);
    assert!(
        refused.stderr.contains("made with other lexicons; try: the same --lexicons"),
        "{}",
        refused.stderr
    );
    let book = dateline(["codebook", &run, "--lexicons", own]).stdout;
    assert!(book.contains("- `reject` Says no, as we use the word."));
}

#[test]
fn the_citation_tells_how_the_run_was_made() {
    let dir = temp();
    let run = run_of_corpus(&dir, &["--no-text", "--date", "2024-05-01"]);
    let cited = dateline(["cite", &run]);
    assert_eq!((cited.status, cited.stderr.as_str()), (0, ""));
    let account: serde_json::Value =
        serde_json::from_slice(&fs::read(format!("{run}/run.json")).unwrap()).unwrap();
    for part in [
        account["run_id"].as_str().unwrap(),
        account["version"].as_str().unwrap(),
        account["lexicon_hash"].as_str().unwrap(),
        account["model_hash"].as_str().unwrap(),
        &format!("{} English news articles", account["inputs"]["articles"]),
        "date 2024-05-01",
        "without texts",
        "events, type and countries",
        "@software{dateline,",
    ] {
        assert!(cited.stdout.contains(part), "no {part} in {}", cited.stdout);
    }
    assert!(dateline(["cite", dir.path().to_str().unwrap()]).stderr.contains("there is no run.json"));
}
