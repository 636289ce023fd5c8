//! Literate cases: `tests/cases/**/*.md`, written for people to review. The format is described in
//! `tests/cases/README.md`. `UPDATE=1 cargo test cases` rewrites the blocks; without it nothing is written.

mod fact;
mod line;
mod markdown;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use fact::{Fact, KINDS, facts};
use line::Line;
use markdown::Case;

use crate::records::{article, corpus, path, reasons, record, update};

/// The files of cases, sorted.
fn files() -> Vec<PathBuf> {
    let mut folders = vec![path("tests/cases")];
    let mut all = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("tests/cases can be listed") {
            let path = entry.expect("tests/cases can be listed").path();
            let name = path.file_name().expect("an entry has a name").to_string_lossy();
            if path.is_dir() {
                folders.push(path);
            } else if name.ends_with(".md") && name != "README.md" {
                all.push(path);
            }
        }
    }
    all.sort();
    all
}

/// A file with its cases.
fn cases(file: &PathBuf) -> (String, String, Vec<Case>) {
    let text = fs::read_to_string(file).expect("a case file is UTF-8");
    let name = file.strip_prefix(path("")).unwrap_or(file).display().to_string();
    let cases = markdown::read(&text).unwrap_or_else(|(line, what)| panic!("{name}:{line}: {what}"));
    (name, text, cases)
}

/// What does not hold of a case: line in the file from 1, and the difference.
fn check(case: &Case, found: &[Fact]) -> Vec<(usize, String)> {
    let mut faults = Vec::new();
    let mut lines = Vec::new();
    for (i, written) in case.lines.iter().enumerate() {
        let number = case.first + i + 1;
        if written.trim().is_empty() {
            continue;
        }
        let line = match Line::read(written) {
            Ok(line) => line,
            Err(what) => {
                faults.push((number, format!("{what}: {written}")));
                continue;
            }
        };
        if let Some(what) = misuse(&line, found) {
            faults.push((number, what));
            continue;
        }
        let hit = found.iter().find(|f| f.is(&line));
        match hit {
            None if !line.never => {
                let mut what = format!("expected  {line}");
                let near = nearest(&line, found);
                if near.is_empty() {
                    let _ = write!(what, "\n   found  nothing of this kind");
                }
                for f in near {
                    let _ = write!(what, "\n   found  {}", f.like(&line));
                }
                faults.push((number, what));
            }
            Some(f) if line.never => {
                faults.push((number, format!("not wanted  {line}\n     found  {}", f.plain())));
            }
            _ => {}
        }
        lines.push(line);
    }
    if case.exact {
        let kinds = listed_kinds(&lines);
        for f in found.iter().filter(|f| kinds.contains(f.kind)) {
            if !lines.iter().any(|l| !l.never && f.is(l)) {
                faults.push((case.first, format!("not listed  {}", f.plain())));
            }
        }
    }
    faults
}

/// The kinds of which *exact* allows no others. Rules are left out: a case need not know all that speak in it.
fn listed_kinds(lines: &[Line]) -> BTreeSet<&str> {
    lines.iter().filter(|l| !l.never && l.kind != "rule").map(|l| l.kind.as_str()).collect()
}

/// Whether a line can mean anything at all.
fn misuse(line: &Line, found: &[Fact]) -> Option<String> {
    if !KINDS.contains(&line.kind.as_str()) {
        return Some(format!("`{}` is none of: {}", line.kind, KINDS.join(" ")));
    }
    if line.is_bare() && line.kind != "article" {
        return Some(format!("UPDATE=1 writes all facts of kind `{}` here", line.kind));
    }
    let like = found.iter().find(|f| f.kind == line.kind)?;
    let (key, _) = line.fields.iter().find(|(k, _)| !like.knows(k))?;
    Some(format!("`{key}` is none of: {}", like.keys().join(" ")))
}

/// The facts that say most of a line.
fn nearest<'a>(line: &Line, found: &'a [Fact]) -> Vec<&'a Fact> {
    let mut like: Vec<(usize, &Fact)> =
        found.iter().filter(|f| f.kind == line.kind).map(|f| (f.likeness(line), f)).collect();
    let best = like.iter().map(|(n, _)| *n).max().unwrap_or(0);
    like.retain(|(n, _)| *n == best);
    like.into_iter().map(|(_, f)| f).take(if best > 2 { 2 } else { 6 }).collect()
}

/// The lines of a case as they would hold now. A line whose fact is gone is dropped.
fn rewritten(case: &Case, found: &[Fact]) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut listed = Vec::new();
    for written in &case.lines {
        let Ok(line) = Line::read(written) else {
            out.push(written.clone());
            continue;
        };
        if line.is_bare() && line.kind != "article" {
            out.extend(found.iter().filter(|f| f.kind == line.kind).map(|f| f.plain().to_string()));
        } else if found.iter().any(|f| f.is(&line)) != line.never {
            out.push(written.clone());
        } else if !line.never
            && let Some(f) = nearest(&line, found).first().filter(|f| f.likeness(&line) > 2)
        {
            out.push(f.like(&line).to_string());
        }
        listed.push(line);
    }
    if case.exact {
        let kinds = listed_kinds(&listed);
        let now: Vec<Line> = out.iter().filter_map(|l| Line::read(l).ok()).collect();
        let missing = found.iter().filter(|f| kinds.contains(f.kind) && !now.iter().any(|l| f.is(l)));
        out.extend(missing.map(|f| f.plain().to_string()));
    }
    out.dedup();
    out
}

#[test]
fn every_case_holds() {
    let (mut report, mut failed, mut all) = (String::new(), 0, 0);
    for file in files() {
        let (name, text, cases) = cases(&file);
        let mut blocks = Vec::new();
        for case in &cases {
            all += 1;
            let found = facts(&record(&article(&case.text, case.fact("date"))));
            if update() {
                blocks.push((case, rewritten(case, &found)));
                continue;
            }
            let faults = check(case, &found);
            failed += !faults.is_empty() as usize;
            for (line, what) in faults {
                let _ = write!(report, "\n{name}:{line}  {}\n  {}\n", case.title, what.replace('\n', "\n  "));
            }
        }
        let new = markdown::write(&text, &blocks);
        if update() && new != text {
            fs::write(&file, new).expect("a case file can be written");
        }
    }
    assert!(failed == 0, "{failed} of {all} cases fail\n{report}\nUPDATE=1 cargo test cases  rewrites them");
    assert!(all >= 60, "only {all} cases were found");
}

/// Rules that no text reaches, with the reason; a rule that is reached must not stand here.
const UNREACHED: &[(&str, &str)] = &[];

#[test]
fn every_rule_is_hit() {
    let mut hit: BTreeSet<String> = BTreeSet::new();
    let mut note = |text: &str, date: Option<&str>| {
        hit.extend(
            reasons(&record(&article(text, date))).filter_map(|w| w["rule"].as_str()).map(String::from),
        );
    };
    for file in files() {
        for case in cases(&file).2 {
            note(&case.text, case.fact("date"));
        }
    }
    for (_, text, date) in corpus() {
        note(&text, Some(&date));
    }
    let rules = crate::rules::all();
    let known: BTreeSet<&str> = rules.iter().map(|r| r.id).collect();
    assert_eq!(known.len(), rules.len(), "a rule id is given twice");
    let unlisted: Vec<&String> = hit.iter().filter(|r| !known.contains(r.as_str())).collect();
    assert!(unlisted.is_empty(), "rules that are in no RULES list: {unlisted:?}");
    let missed: Vec<String> = rules
        .iter()
        .filter(|r| !hit.contains(r.id) && !UNREACHED.iter().any(|(id, _)| *id == r.id))
        .map(|r| format!("{}  {}", r.id, r.finds))
        .collect();
    assert!(missed.is_empty(), "{} rules are hit by no case:\n  {}", missed.len(), missed.join("\n  "));
    for (id, why) in UNREACHED {
        assert!(known.contains(id), "no rule has the id {id}");
        assert!(!hit.contains(*id), "{id} is reached by now, though: {why}");
    }
}
