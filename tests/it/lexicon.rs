//! The examples inside the lexicons: every row should fire on its own sentence and stay silent on its `not`.
//!
//! Not every row does yet, since a sentence may be parsed wrongly. What holds is held by a floor for each file, to be
//! raised when rules or rows get better. `cargo test lexicon -- --nocapture` lists the rows that fail.

use std::collections::BTreeSet;
use std::fs;

use dateline::article::Article;
use dateline::lexicon::At;
use dateline::pipeline::Layers;
use dateline_lexicon::{FAMILIES, Lexicon, check};

use crate::records::{PIPELINE, path, reasons, record_with, rows};

/// Least shares, in per cent, of rows that fire on their example, and of rows that stay silent on their `not`.
/// One to two points under what held when they were last set.
const FLOORS: &[(&str, usize, usize)] = &[
    ("cues.tsv", 99, 98),
    ("modality.tsv", 100, 100),
    ("stance.tsv", 100, 100),
    ("connotation.tsv", 90, 90),
    ("agents.tsv", 90, 0),
    ("titles.tsv", 94, 0),
    ("metonyms.tsv", 98, 0),
    ("events/frames.tsv", 86, 91),
    ("events/compose.tsv", 63, 0),
];

/// A row's place, key and sentences: the example with its brackets and without.
struct Example {
    at: At,
    key: String,
    marked: String,
    fires: String,
    silent: String,
}

fn bundled() -> Lexicon {
    let (mut lexicon, mut problems) = (Lexicon::default(), Vec::new());
    for file in FAMILIES {
        let text = fs::read_to_string(path("lexicons").join(file.path));
        let text = text.unwrap_or_else(|e| panic!("lexicons/{}: {e}", file.path));
        lexicon.add(file.path, file.family, &text, false, &mut problems);
    }
    lexicon
}

fn examples(lexicon: &Lexicon, file: &str) -> Vec<Example> {
    let row = |at: At, key: &str, fires: &str, silent: &str| Example {
        at,
        key: key.into(),
        marked: fires.into(),
        fires: fires.replace(['[', ']'], ""),
        silent: silent.replace(['[', ']'], ""),
    };
    let l = lexicon;
    let mut all: Vec<Example> = match file {
        "cues.tsv" => l.cues.iter().map(|r| row(r.at, &r.cue, &r.example, &r.not)).collect(),
        "modality.tsv" => l.modality.iter().map(|r| row(r.at, &r.phrase, &r.example, &r.not)).collect(),
        "stance.tsv" => l.stance.iter().map(|r| row(r.at, &r.phrase, &r.example, &r.not)).collect(),
        "connotation.tsv" => {
            l.connotation.iter().map(|r| row(r.at, &r.words[0], &r.example, &r.not)).collect()
        }
        "agents.tsv" => l.agents.iter().map(|r| row(r.at, &r.head, &r.example, "")).collect(),
        "titles.tsv" => l.titles.iter().map(|r| row(r.at, &r.title, &r.example, "")).collect(),
        "metonyms.tsv" => l.metonyms.iter().map(|r| row(r.at, &r.names[0].text, &r.example, "")).collect(),
        "events/frames.tsv" => l.frames.iter().map(|r| row(r.at, &r.trigger, &r.example, &r.not)).collect(),
        "events/compose.tsv" => {
            l.compose.iter().map(|r| row(r.at, &r.upper.join("|"), &r.example, "")).collect()
        }
        _ => Vec::new(),
    };
    all.retain(|e| l.files[e.at.file as usize].name == file && !e.fires.is_empty());
    all
}

/// Lines of a file that a sentence's findings name, those of facts about predicates without a record too.
fn lines(text: &str, file: &str, layers: &mut Layers) -> BTreeSet<u32> {
    let record = record_with(&Article::new("example", text), &PIPELINE, layers);
    let named = reasons(&record).filter(|w| w["lexicon"] == file).filter_map(|w| w["line"].as_u64());
    let mut lines: BTreeSet<u32> = named.map(|line| line as u32).collect();
    let facts = layers.factuality.facts.iter().flat_map(|f| &f.causes).filter_map(|c| c.entry);
    lines.extend(facts.filter(|at| PIPELINE.lex.file(*at) == file).map(|at| at.line));
    lines
}

/// A title is no finding of its own: it fires where a name begins right behind it.
fn stands_before_name(marked: &str, layers: &mut Layers) -> bool {
    let Some((front, behind)) = marked.split_once(']') else { return false };
    let spaces = behind.chars().take_while(|c| c.is_whitespace()).count();
    let start = front.chars().filter(|c| *c != '[').count() + spaces;
    let record = record_with(&Article::new("example", marked.replace(['[', ']'], "")), &PIPELINE, layers);
    rows(&record, "mentions").iter().any(|m| m["start"] == start && m["mention_type"] == "NAM")
}

#[test]
fn rows_fire_on_their_examples() {
    let lexicon = bundled();
    let mut layers = Layers::default();
    let mut faults = Vec::new();
    for (file, least_fires, least_silent) in FLOORS {
        let all = examples(&lexicon, file);
        if all.is_empty() {
            continue;
        }
        let (mut fires, mut silent, mut with_not) = (0, 0, 0);
        for e in &all {
            let fired = match *file {
                "titles.tsv" => stands_before_name(&e.marked, &mut layers),
                _ => lines(&e.fires, file, &mut layers).contains(&e.at.line),
            };
            if fired {
                fires += 1;
            } else {
                println!("{file}:{}: `{}` does not fire: {}", e.at.line, e.key, e.fires);
            }
            if e.silent.is_empty() {
                continue;
            }
            with_not += 1;
            if lines(&e.silent, file, &mut layers).contains(&e.at.line) {
                println!("{file}:{}: `{}` fires: {}", e.at.line, e.key, e.silent);
            } else {
                silent += 1;
            }
        }
        let share = |n: usize, of: usize| if of == 0 { 100.0 } else { 100.0 * n as f64 / of as f64 };
        let (fires, silent) = (share(fires, all.len()), share(silent, with_not));
        println!("{file}: {fires:.1} % of {} rows fire, {silent:.1} % of {with_not} stay silent", all.len());
        if fires < *least_fires as f64 || silent < *least_silent as f64 {
            faults.push(format!(
                "{file}: {fires:.1} % fire and {silent:.1} % stay silent, at least {least_fires} and {least_silent} \
                 are expected"
            ));
        }
    }
    assert!(faults.is_empty(), "{}\n`cargo test lexicon -- --nocapture` lists the rows", faults.join("\n"));
}

/// Every CAMEO code without finer ones below it, statements apart, is the code of some event in the examples.
#[test]
fn every_code_is_reached() {
    let lexicon = bundled();
    let mut layers = Layers::default();
    let mut reached = BTreeSet::new();
    for file in ["events/frames.tsv", "events/compose.tsv"] {
        for e in examples(&lexicon, file) {
            let record = record_with(&Article::new("example", &e.fires), &PIPELINE, &mut layers);
            reached.extend(
                rows(&record, "events").iter().filter_map(|e| Some(e["cameo"].as_str()?.to_string())),
            );
        }
    }
    let codes: Vec<&str> = lexicon.codes.iter().map(|c| c.code.as_str()).collect();
    let leaf = |code: &&&str| !codes.iter().any(|c| c.len() > code.len() && c.starts_with(**code));
    let unreached: Vec<&&str> = codes
        .iter()
        .filter(leaf)
        .filter(|c| c.len() > 2 && !c.starts_with("01") && !reached.contains(**c))
        .collect();
    assert!(unreached.is_empty(), "no example gives {unreached:?}");
}

#[test]
fn the_bundled_lexicons_have_no_errors() {
    let (mut lexicon, mut problems) = (Lexicon::default(), Vec::new());
    for file in FAMILIES {
        let text = fs::read_to_string(path("lexicons").join(file.path)).unwrap_or_default();
        lexicon.add(file.path, file.family, &text, false, &mut problems);
    }
    problems.extend(check(&lexicon));
    let errors: Vec<String> = problems
        .iter()
        .filter(|p| p.severity == dateline_lexicon::Severity::Error)
        .map(ToString::to_string)
        .collect();
    assert!(errors.is_empty(), "{} faults:\n{}", errors.len(), errors.join("\n"));
}
