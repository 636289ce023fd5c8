//! `dateline lexicon stats`: rows of each file, where they come from, and which of them never fired.

use std::fmt::Write;

use dateline_lexicon::{Family, Note};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::args::Stats;
use super::sources::Source;
use super::{fired, settings, sources, thousands};
use crate::article::Article;
use crate::base::Error;
use crate::batch::survey;
use crate::cli::args::Global;
use crate::cli::{Status, pipeline, print};
use crate::pipeline::{Layers, Pipeline};
use crate::record::{BuildOptions, build};

/// So many rows that do not fire are listed where not all are asked for.
const LISTED: usize = 10;

/// What became of the examples of one file.
#[derive(Default)]
struct Examples {
    with: usize,
    fired: usize,
    with_not: usize,
    silent: usize,
    /// Rows that do not fire on their example, or fire on their `not`: line, key, sentence.
    faults: Vec<(u32, String, String)>,
}

pub(super) fn run(args: &Stats, global: &Global) -> Result<Status, Error> {
    let pipeline = pipeline(&args.lexicons, global)?;
    let sources = sources::all(&args.lexicons)?;
    let examples: Vec<Examples> = sources.par_iter().map(|s| examples(pipeline, s)).collect();
    let (counts, failed) = if args.paths.is_empty() {
        (None, false)
    } else {
        let (counts, articles, failed) = folder(args, pipeline)?;
        (Some((counts, articles)), failed > 0)
    };
    let mut out = String::new();
    if args.unfired {
        if let Some((counts, _)) = &counts {
            unfired(&sources, counts, &mut out);
        }
    } else {
        table(&sources, &examples, counts.as_ref(), pipeline, &mut out);
        families(&sources, &mut out);
        origins(&sources, &mut out);
        listed(&sources, &examples, global.verbose, &mut out);
    }
    print(&out, global.color)?;
    Ok(match (failed, pipeline.lex.is_empty()) {
        (true, _) => Status::Failed,
        (_, true) => Status::Nothing,
        _ => Status::Found,
    })
}

/// Whether findings name rows of a family.
fn traced(family: Family) -> bool {
    !matches!(
        family,
        Family::GivenNames
            | Family::Codes
            | Family::Classes
            | Family::Abbreviations
            | Family::Irregular
            | Family::Meanings
    )
}

fn examples(pipeline: &Pipeline, source: &Source) -> Examples {
    let mut out = Examples::default();
    if !traced(source.family) {
        return out;
    }
    let mut layers = Layers::default();
    let mut fires = |sentence: &str, line: u32| {
        let article = Article::new("example", sentence.replace(['[', ']'], ""));
        pipeline.analyse(&article, &mut layers);
        let record = build(&article, &layers, &pipeline.lex, BuildOptions::default());
        let mut found = false;
        fired::each(&article.text, &record, &layers, &pipeline.lex, |f| {
            found |= f.line == line && f.file == source.name;
        });
        // A discard shows by what it keeps away.
        found || (source.family == Family::Discards && record.events.is_empty())
    };
    for row in &source.rows {
        let mut fault = |why: &str, sentence: &str| {
            out.faults.push((row.line, row.key.clone(), format!("{why}: {sentence}")));
        };
        if !row.example.is_empty() {
            out.with += 1;
            if fires(&row.example, row.line) {
                out.fired += 1;
            } else {
                fault("does not fire", &row.example);
            }
        }
        if !row.not.is_empty() {
            out.with_not += 1;
            if fires(&row.not, row.line) {
                fault("must not fire", &row.not);
            } else {
                out.silent += 1;
            }
        }
    }
    out
}

type Counts = FxHashMap<String, FxHashMap<u32, u32>>;

/// How often each row fired in the articles, once an article.
fn folder(args: &Stats, pipeline: &Pipeline) -> Result<(Counts, u64, u64), Error> {
    let files: FxHashMap<&str, u32> =
        (0u32..).zip(&pipeline.lex.rows.files).map(|(i, f)| (f.name.as_str(), i)).collect();
    let mut counts: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let seen = survey(
        pipeline,
        &settings(&args.paths, args.date),
        |article, layers| {
            let record = build(article, layers, &pipeline.lex, BuildOptions::default());
            let mut rows: Vec<(u32, u32)> = Vec::new();
            fired::each(&article.text, &record, layers, &pipeline.lex, |f| {
                rows.extend(files.get(f.file).map(|&file| (file, f.line)));
            });
            rows.sort_unstable();
            rows.dedup();
            rows
        },
        |rows| rows.into_iter().for_each(|r| *counts.entry(r).or_insert(0) += 1),
        |fault| eprintln!("dateline: {fault}"),
    )?;
    let mut out = Counts::default();
    for ((file, line), n) in counts {
        let name = &pipeline.lex.rows.files[file as usize].name;
        out.entry(name.clone()).or_default().insert(line, n);
    }
    Ok((out, seen.articles, seen.failed))
}

fn put(out: &mut String, line: std::fmt::Arguments) {
    out.write_fmt(line).expect("memory takes text");
    out.push('\n');
}

fn table(
    sources: &[Source],
    examples: &[Examples],
    counts: Option<&(Counts, u64)>,
    pipeline: &Pipeline,
    out: &mut String,
) {
    let width = sources.iter().map(|s| s.name.chars().count()).max().unwrap_or(0).max("lexicon_hash".len());
    let head =
        counts.map_or(String::new(), |(_, n)| format!("  fired in {} articles", thousands(*n as usize)));
    put(
        out,
        format_args!(
            "{:width$}  {:>7}  {:>16}  {:>16}{head}",
            "file", "rows", "example fires", "not is silent"
        ),
    );
    let share = |n: usize, of: usize| {
        if of == 0 { "-".into() } else { format!("{} {:.1} %", thousands(of), 100.0 * n as f64 / of as f64) }
    };
    for (s, e) in sources.iter().zip(examples) {
        let fired = match counts {
            Some(_) if !traced(s.family) => "  not traced".into(),
            Some((counts, _)) => {
                let n = counts.get(&s.name).map_or(0, FxHashMap::len);
                format!("  {} rows, {} never", thousands(n), thousands(s.rows.len().saturating_sub(n)))
            }
            None => String::new(),
        };
        put(
            out,
            format_args!(
                "{:width$}  {:>7}  {:>16}  {:>16}{fired}",
                s.name,
                s.rows.len(),
                share(e.fired, e.with),
                share(e.silent, e.with_not)
            ),
        );
    }
    put(out, format_args!("{:width$}  {:>7}", "total", pipeline.lex.len()));
    put(out, format_args!("{:width$}  {}", "lexicon_hash", pipeline.lex.hash()));
}

/// Rows by what they are, where one file holds several kinds or several files one.
fn families(sources: &[Source], out: &mut String) {
    let mut kinds: Vec<(&str, usize)> = Vec::new();
    for row in sources.iter().filter(|s| s.family == Family::Actors).flat_map(|s| &s.rows) {
        let kind = row.cells[1].as_str();
        match kinds.iter_mut().find(|(k, _)| *k == kind) {
            Some((_, n)) => *n += 1,
            None => kinds.push((kind, 1)),
        }
    }
    kinds.sort_by_key(|(k, n)| (std::cmp::Reverse(*n), *k));
    let list: Vec<String> = kinds.iter().map(|(k, n)| format!("{} {}", thousands(*n), plural(k))).collect();
    if !list.is_empty() {
        put(out, format_args!("\nactors: {}", list.join(", ")));
    }
}

fn plural(kind: &str) -> String {
    match kind {
        "" => "without a kind".into(),
        "person" => "people".into(),
        "party" => "parties".into(),
        "company" => "companies".into(),
        "gov" => "government bodies".into(),
        "media" => "media".into(),
        k => format!("{}s", k.replace('_', " ")),
    }
}

/// Rows by source, with what the files say of it.
fn origins(sources: &[Source], out: &mut String) {
    let mut by: Vec<(&str, usize, Vec<&str>)> = Vec::new();
    for s in sources {
        for row in &s.rows {
            let src = if row.src.is_empty() { "(none)" } else { row.src.as_str() };
            match by.iter_mut().find(|(k, ..)| *k == src) {
                Some((_, n, files)) => {
                    *n += 1;
                    if files.last() != Some(&s.name.as_str()) {
                        files.push(&s.name);
                    }
                }
                None => by.push((src, 1, vec![&s.name])),
            }
        }
    }
    by.sort_by_key(|(k, n, _)| (std::cmp::Reverse(*n), *k));
    put(out, format_args!("\n{:<14}  {:>7}  {:>5}  work and licence", "source", "rows", "files"));
    for (src, n, files) in by {
        let known = sources.iter().find_map(|s| s.provenance.get(src)).map(String::as_str);
        let said = known.unwrap_or(match src {
            "hand" => "written for the project, MIT OR Apache-2.0",
            "(none)" => "the row does not say",
            _ => "not said in the file; see NOTICE",
        });
        put(out, format_args!("{src:<14}  {n:>7}  {:>5}  {said}", files.len()));
    }
}

fn listed(sources: &[Source], examples: &[Examples], all: bool, out: &mut String) {
    let n: usize = examples.iter().map(|e| e.faults.len()).sum();
    if n == 0 {
        return;
    }
    let limit = if all { usize::MAX } else { LISTED };
    let more = if n > limit { " (-v lists all)" } else { "" };
    put(out, format_args!("\n{} rows differ from their example{more}", thousands(n)));
    let faults =
        sources.iter().zip(examples).flat_map(|(s, e)| e.faults.iter().map(move |f| (s.name.as_str(), f)));
    for (file, (line, key, why)) in faults.take(limit) {
        put(out, format_args!("{file}:{line}  `{key}` {why}"));
    }
}

/// Every row that never fired in the articles, for a spreadsheet.
fn unfired(sources: &[Source], counts: &Counts, out: &mut String) {
    put(out, format_args!("file\tline\tkey\tsrc"));
    let none = FxHashMap::default();
    for s in sources.iter().filter(|s| traced(s.family)) {
        let fired = counts.get(&s.name).unwrap_or(&none);
        let dead = |r: &&Note| !fired.contains_key(&r.line) && !r.key.starts_with('-');
        for r in s.rows.iter().filter(dead) {
            put(out, format_args!("{}\t{}\t{}\t{}", s.name, r.line, r.key, r.src));
        }
    }
}
