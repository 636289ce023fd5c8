//! `dateline explain`: what was found, sentence by sentence, by which rule and lexicon row, and what came nearest where
//! nothing was.

use std::fmt::Write;
use std::ops::ControlFlow;
use std::path::Path;

use anstyle::{AnsiColor, Style};

use super::args::{Explain, Global};
use super::{Status, pipeline, print};
use crate::article::Article;
use crate::base::Error;
use crate::event;
use crate::ingest::{Fault, Intake, IntakeOptions, Origin, Raw, read_file, read_stdin};
use crate::pipeline::{Layers, Pipeline};
use crate::record::{BuildOptions, Participant, Record, TextSpan, Why, build};
use crate::stance::Below;
use crate::syntax::Syntax;

const HEAD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const NAME: Style = AnsiColor::Cyan.on_default();
const LABEL: Style = AnsiColor::Yellow.on_default();

/// An article to explain, and the line of it that was asked for.
pub(super) struct Task {
    pub(super) article: Article,
    line: Option<usize>,
}

pub(super) fn run(args: &Explain, global: &Global) -> Result<Status, Error> {
    let (tasks, failed) = tasks(args)?;
    let pipeline = pipeline(&args.lexicons, global)?;
    let (mut layers, mut out, mut found) = (Layers::default(), String::new(), false);
    for task in &tasks {
        pipeline.analyse(&task.article, &mut layers);
        let record = build(&task.article, &layers, &pipeline.lex, BuildOptions::default());
        let page = Page { pipeline, layers: &layers, record: &record, task, verbose: global.verbose };
        found |= page.write(&mut out);
    }
    print(&out, global.color)?;
    Ok(match (failed, found) {
        (true, _) => Status::Failed,
        (_, true) => Status::Found,
        _ => Status::Nothing,
    })
}

/// What the words after `explain` mean: standard input, a file, a line of one, or the text itself.
pub(super) fn tasks(args: &Explain) -> Result<(Vec<Task>, bool), Error> {
    let what = args.what.join(" ");
    let options = IntakeOptions { date: args.date, ..IntakeOptions::default() };
    if what == "-" {
        return Ok(read(&what, None, options, |origin, emit| read_stdin(origin, emit)));
    }
    if Path::new(&what).is_file() {
        return Ok(read(&what, None, options, |origin, emit| read_file(Path::new(&what), origin, emit)));
    }
    if let Some((path, line)) = what.rsplit_once(':')
        && let Ok(line) = line.parse::<usize>()
        && Path::new(path).is_file()
    {
        let read = read(path, Some(line), options, |origin, emit| read_file(Path::new(path), origin, emit));
        if read.0.is_empty() && !read.1 {
            return Err(Error::option(format!("no such line: {path}:{line}"), "a line with text"));
        }
        return Ok(read);
    }
    if Path::new(&what).is_dir() {
        return Err(Error::option(format!("cannot explain a folder: {what}"), "one of its files"));
    }
    // One word with an extension was meant as a file.
    let lone = !what.contains(char::is_whitespace);
    if lone
        && (what.contains('/')
            || [".txt", ".md", ".json", ".jsonl", ".csv", ".html", ".xml", ".gz"]
                .iter()
                .any(|e| what.contains(e)))
    {
        return Err(Error::option(
            format!("cannot read: {what}: no such file"),
            "a file, or a sentence in quotes",
        ));
    }
    let mut article = Article::new("text", what);
    if let Some(date) = args.date {
        (article.date, article.date_basis) = (Some(date), crate::article::DateBasis::Flag);
    }
    Ok((vec![Task { article, line: None }], false))
}

type Reader<'a> = &'a mut dyn FnMut(Result<Raw, Fault>) -> ControlFlow<()>;

/// Reads the articles of one input; of a file with many articles, `line` chooses one.
fn read(
    shown: &str,
    line: Option<usize>,
    options: IntakeOptions,
    reader: impl FnOnce(&Origin, Reader) -> (u64, ControlFlow<()>),
) -> (Vec<Task>, bool) {
    let name = Path::new(shown).file_name().map_or(shown.into(), |n| n.to_string_lossy().into_owned());
    let origin = Origin { shown: shown.into(), name, fields: options.field_names() };
    let (mut intake, mut tasks, mut failed) = (Intake::new(options), Vec::new(), false);
    let _ = reader(&origin, &mut |item| {
        match item {
            Err(fault) => {
                eprintln!("dateline: {fault}");
                failed = true;
            }
            Ok(raw) => {
                let (of_file, in_article) = match (raw.line, line) {
                    (Some(n), Some(line)) => (n == line as u64, None),
                    (None, Some(line)) => (
                        raw.text.lines().nth(line.wrapping_sub(1)).is_some_and(|l| !l.trim().is_empty()),
                        Some(line),
                    ),
                    (_, None) => (true, None),
                };
                if of_file {
                    let arrival = intake.admit(raw, &origin);
                    arrival.warnings.iter().for_each(|(_, w)| eprintln!("dateline: {w}"));
                    tasks.push(Task { article: arrival.article, line: in_article });
                }
            }
        }
        ControlFlow::Continue(())
    });
    (tasks, failed)
}

struct Page<'a> {
    pipeline: &'a Pipeline,
    layers: &'a Layers,
    record: &'a Record<'a>,
    task: &'a Task,
    verbose: bool,
}

impl Page<'_> {
    /// Writes the sentences that were asked for; whether anything was found in them.
    fn write(&self, out: &mut String) -> bool {
        let article = &self.task.article;
        let date = article
            .date
            .map_or("no publication date".into(), |d| format!("{d} ({})", article.date_basis.as_str()));
        put(out, format_args!("{HEAD}{}{HEAD:#}  {date}", article.source_id));
        let mut found = false;
        for (i, s) in self.record.sentences.iter().enumerate() {
            let bytes = self.layers.syntax.sentences[i].span;
            let first = line_of(&article.text, bytes.start);
            let last = line_of(&article.text, bytes.end);
            if self.task.line.is_some_and(|line| !(first..=last).contains(&line)) {
                continue;
            }
            put(
                out,
                format_args!("\n{DIM}line {first}  {}{DIM:#}\n{HEAD}{}{HEAD:#}", s.kind, one_line(&s.text)),
            );
            if self.verbose {
                self.tokens(i, out);
            }
            found |= self.sentence(&s.id, out);
            if s.kind == "sentence" && !self.record.events.iter().any(|e| e.sentence == s.id) {
                for line in event::nearest(self.below(), i) {
                    put(out, format_args!("  {DIM}no event{DIM:#}  {line}"));
                }
            }
        }
        found
    }

    fn below(&self) -> Below<'_> {
        self.layers.below(&self.task.article, &self.pipeline.lex)
    }

    fn tokens(&self, sentence: usize, out: &mut String) {
        let syn: &Syntax = &self.layers.syntax;
        let tokens = syn.tokens_of(sentence);
        for t in tokens.range() {
            let word = one_line(syn.text(&self.task.article.text, t));
            let head = match syn.governor(t) {
                Some(h) => format!(
                    "{} {}",
                    h - tokens.start as usize + 1,
                    one_line(syn.text(&self.task.article.text, h))
                ),
                None => "-".into(),
            };
            let number = t - tokens.start as usize + 1;
            let (upos, xpos, rel) = (syn.upos[t].as_str(), syn.xpos[t].as_str(), syn.rel[t].as_str());
            put(
                out,
                format_args!("  {DIM}{number:>3}  {word:<18} {upos:<6} {xpos:<6} {rel:<12} {head}{DIM:#}"),
            );
        }
    }

    /// The findings of one sentence, a line each with its reasons.
    fn sentence(&self, id: &str, out: &mut String) -> bool {
        let r = self.record;
        let before = out.len();
        for m in r.mentions.iter().filter(|m| m.sentence == id) {
            let actors = match m.actors.as_slice() {
                [] => "no actor".into(),
                list => list.iter().map(|a| self.name(a)).collect::<Vec<_>>().join(", "),
            };
            let code = m.code.as_deref().unwrap_or("-");
            let role = m.role_text.as_ref().map_or(String::new(), |r| format!("  role \"{}\"", one_line(r)));
            let metonym = if m.metonym { "  metonym" } else { "" };
            let what = format!(
                "{} \"{}\"  {NAME}{actors}{NAME:#}  {code}  {}{role}{metonym}",
                m.mention_type,
                one_line(&m.text),
                m.resolution
            );
            line(out, "mention", &what, &m.why);
        }
        for q in r.quotes.iter().filter(|q| q.sentence == id) {
            let speaker = match (&q.speaker_actor, &q.speaker) {
                (Some(a), _) => self.name(a),
                (None, Some(s)) => one_line(&s.text),
                _ => "nobody".into(),
            };
            let negative = if q.polarity == "negative" { "  negative" } else { "" };
            let core = if q.core { "" } else { "  not a clause" };
            let content: Vec<String> = q.content.iter().map(|c| one_line(&c.text)).collect();
            let what = format!(
                "{LABEL}{}{LABEL:#}  {NAME}{speaker}{NAME:#} ({})  cue {}{negative}{core}  \"{}\"",
                q.quote_type,
                q.speaker_resolution,
                quoted(&q.cue),
                content.join(" … ")
            );
            line(out, "quote", &what, &q.why);
        }
        for s in r.stances.iter().filter(|s| s.sentence == id) {
            let holder = s.holder_actor.as_ref().map_or("the author".into(), |a| self.name(a));
            let negated = if s.negated { " negated" } else { "" };
            let what = format!(
                "{LABEL}{}{LABEL:#}{negated}  {NAME}{holder}{NAME:#} towards {}  \"{}\"  {}",
                s.stance,
                quoted(&s.target),
                one_line(&s.phrase.text),
                s.basis
            );
            line(out, "stance", &what, &s.why);
        }
        for t in r.times.iter().filter(|t| t.sentence == id) {
            let value = t.value.as_deref().unwrap_or("value unknown");
            line(
                out,
                "time",
                &format!("\"{}\"  {} {value}  {}", one_line(&t.text), t.timex_type, t.basis),
                &t.why,
            );
        }
        for p in r.places.iter().filter(|p| p.sentence == id) {
            let country = p.country.as_deref().unwrap_or("-");
            line(
                out,
                "place",
                &format!("\"{}\"  {NAME}{}{NAME:#}  {country}  {}", one_line(&p.text), p.name, p.precision),
                &p.why,
            );
        }
        for e in r.events.iter().filter(|e| e.sentence == id) {
            let mode = e.mode.as_ref().map_or(String::new(), |m| format!(" {m}"));
            let negative = if e.polarity == "negative" { "not " } else { "" };
            let date = e.date.as_deref().unwrap_or("no date");
            let by = e
                .attribution
                .as_ref()
                .map_or(String::new(), |a| format!("  said by {}", self.name(&a.actor)));
            let what = format!(
                "{LABEL}{negative}{}{mode} ({} {}){LABEL:#}  {NAME}{}{NAME:#} -> {NAME}{}{NAME:#}  \"{}\"  {date} ({})  {} {}{by}  confidence {}",
                e.event_type,
                e.cameo,
                e.cameo_label,
                self.parties(&e.source),
                self.parties(&e.target),
                one_line(&e.trigger.text),
                e.date_basis,
                e.modality,
                e.certainty,
                e.confidence
            );
            line(out, "event", &what, &e.why);
        }
        out.len() > before
    }

    fn name(&self, id: &str) -> String {
        match self.record.actors.iter().find(|a| a.id == id) {
            Some(a) => format!("{} [{id}]", a.name),
            None => format!("[{id}]"),
        }
    }

    fn parties(&self, list: &[Participant]) -> String {
        if list.is_empty() {
            return "-".into();
        }
        list.iter().map(|p| self.name(&p.actor)).collect::<Vec<_>>().join(", ")
    }
}

fn line(out: &mut String, kind: &str, what: &str, why: &[Why]) {
    let reasons: Vec<String> = why.iter().map(reason).collect();
    put(out, format_args!("  {kind:<8} {what}\n           {DIM}{}{DIM:#}", reasons.join("; ")));
}

/// "rule  file:line `entry`".
fn reason(why: &Why) -> String {
    let mut text = why.rule.to_string();
    if let Some(file) = &why.lexicon {
        let line = why.line.map_or(String::new(), |n| format!(":{n}"));
        let _ = write!(text, "  {file}{line}");
    }
    if let Some(entry) = &why.entry {
        let _ = write!(text, " `{entry}`");
    }
    text
}

fn quoted(span: &Option<TextSpan>) -> String {
    span.as_ref().map_or("-".into(), |s| format!("\"{}\"", one_line(&s.text)))
}

/// Words on one line; control characters of an article must not reach the terminal.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect::<String>().trim().to_string()
}

fn line_of(text: &str, byte: u32) -> usize {
    text.as_bytes()[..byte as usize].iter().filter(|&&b| b == b'\n').count() + 1
}

fn put(out: &mut String, line: std::fmt::Arguments) {
    out.write_fmt(line).expect("memory takes text");
    out.push('\n');
}
