//! `dateline lexicon explain`: the rows that fired in a text, each as it stands in its file, and what for; then the words
//! that no row knows, and the frames that came nearest where there is no event.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};
use rustc_hash::FxHashMap;

use super::args::ExplainRows;
use super::{fired, sources};
use crate::base::Error;
use crate::cli::args::{Explain, Global};
use crate::cli::explain::{one_line, tasks};
use crate::cli::{Status, pipeline, print};
use crate::event::nearest;
use crate::pipeline::Layers;
use crate::record::{BuildOptions, Record, build};

const HEAD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const NAME: Style = AnsiColor::Cyan.on_default();

/// A row and everything that it had a part in.
struct Row<'a> {
    file: &'a str,
    line: u32,
    uses: Vec<(&'static str, &'a str, String)>,
}

pub(super) fn run(args: &ExplainRows, global: &Global) -> Result<Status, Error> {
    let asked = Explain { what: args.what.clone(), date: args.date, lexicons: args.lexicons.clone() };
    let (tasks, failed) = tasks(&asked)?;
    let pipeline = pipeline(&args.lexicons, global)?;
    let sources = sources::all(&args.lexicons)?;
    let mut texts: FxHashMap<(&str, u32), String> = FxHashMap::default();
    for s in &sources {
        let (columns, _) = s.family.columns();
        for r in &s.rows {
            let filled = columns
                .iter()
                .zip(&r.cells)
                .filter(|(c, v)| !v.is_empty() && **c != "example" && **c != "not");
            let shown: Vec<String> = filled.map(|(c, v)| format!("{c}={v}")).collect();
            texts.insert((s.name.as_str(), r.line), shown.join("  "));
        }
    }
    let (mut layers, mut out, mut any) = (Layers::default(), String::new(), false);
    for task in &tasks {
        let article = &task.article;
        pipeline.analyse(article, &mut layers);
        let record = build(article, &layers, &pipeline.lex, BuildOptions::default());
        let mut rows: Vec<Row> = Vec::new();
        fired::each(&article.text, &record, &layers, &pipeline.lex, |f| {
            let this = (f.kind, f.rule, one_line(f.text));
            match rows.iter_mut().find(|r| (r.file, r.line) == (f.file, f.line)) {
                Some(row) if row.uses.contains(&this) => {}
                Some(row) => row.uses.push(this),
                None => rows.push(Row { file: f.file, line: f.line, uses: vec![this] }),
            }
        });
        any |= !rows.is_empty();
        let n = rows.len();
        put(&mut out, format_args!("{HEAD}{}{HEAD:#}  {n} lexicon rows fired", article.source_id));
        for row in &rows {
            let text = texts.get(&(row.file, row.line)).map_or("", String::as_str);
            put(&mut out, format_args!("\n{NAME}{}:{}{NAME:#}  {}", row.file, row.line, cut(text, 160)));
            for (kind, rule, words) in &row.uses {
                put(&mut out, format_args!("  {kind:<8} \"{}\"  {DIM}{rule}{DIM:#}", cut(words, 100)));
            }
        }
        unknown(&record, &mut out);
        silent(&record, &layers, article, pipeline, &mut out);
    }
    print(&out, global.color)?;
    Ok(match (failed, any) {
        (true, _) => Status::Failed,
        (_, true) => Status::Found,
        _ => Status::Nothing,
    })
}

/// Names that no row knows.
fn unknown(record: &Record, out: &mut String) {
    let mut names: Vec<String> = Vec::new();
    for m in record.mentions.iter().filter(|m| m.mention_type == "NAM") {
        let line = match &m.actor {
            Some(a) if a.starts_with("unk:") => format!("\"{}\"  {a}  {}", one_line(&m.text), m.entity_type),
            _ => continue,
        };
        if !names.contains(&line) {
            names.push(line);
        }
    }
    if !names.is_empty() {
        put(
            out,
            format_args!("\n{HEAD}names that no row knows{HEAD:#} (`dateline lexicon mine` drafts rows)"),
        );
        names.iter().for_each(|n| put(out, format_args!("  {n}")));
    }
}

/// Sentences without an event, and the frames that came nearest.
fn silent(
    record: &Record,
    layers: &Layers,
    article: &crate::article::Article,
    pipeline: &crate::pipeline::Pipeline,
    out: &mut String,
) {
    let below = layers.below(article, &pipeline.lex);
    let mut first = true;
    for (i, s) in record.sentences.iter().enumerate().filter(|(_, s)| s.kind == "sentence") {
        if record.events.iter().any(|e| e.sentence == s.id) {
            continue;
        }
        if std::mem::take(&mut first) {
            put(out, format_args!("\n{HEAD}sentences without an event{HEAD:#}"));
        }
        put(out, format_args!("  {}", cut(&one_line(&s.text), 120)));
        nearest(below, i).iter().for_each(|n| put(out, format_args!("    {DIM}{n}{DIM:#}")));
    }
}

fn cut(text: &str, length: usize) -> String {
    if text.chars().count() <= length {
        return text.into();
    }
    text.chars().take(length).chain("...".chars()).collect()
}

fn put(out: &mut String, line: std::fmt::Arguments) {
    out.write_fmt(line).expect("memory takes text");
    out.push('\n');
}
