//! `dateline show`: records of a run in the terminal, one with its sentence, or the first ones as a list.

use std::fmt::Write;

use anstyle::{AnsiColor, Style};

use super::args::{Global, Show, ShowKind};
use super::{Status, print};
use crate::base::Error;
use crate::dataset::Run;
use crate::record::{Participant, Record, SentenceRecord, TextSpan, Why};
use crate::report::{Reader, day};

const HEAD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();
const TRIGGER: Style = AnsiColor::Yellow.on_default().bold();
const ACTOR: Style = AnsiColor::Cyan.on_default();
const QUOTE: Style = AnsiColor::Green.on_default();
const CUE: Style = AnsiColor::Magenta.on_default();

/// A record that may be asked for: its id, how it reads, what is marked, why.
struct Shown<'r> {
    kind: ShowKind,
    id: &'r str,
    sentence: &'r str,
    reading: String,
    facts: Vec<(&'static str, String)>,
    marks: Vec<(u32, u32, &'static str, Style)>,
    why: &'r [Why<'r>],
}

pub(super) fn run(args: &Show, global: &Global) -> Result<Status, Error> {
    let run = Run::open(&args.run)?;
    match &args.id {
        Some(id) => one(&run, id, global),
        None => list(&run, args, global),
    }
}

fn one(run: &Run, id: &str, global: &Global) -> Result<Status, Error> {
    let article = id.split(':').next().unwrap_or(id);
    for record in run.records()? {
        let record = record?;
        let whole = id == record.article.id || id == record.article.source_id;
        if !whole && record.article.id != article {
            continue;
        }
        let reader = Reader::new(&record);
        let all = shown(&record, &reader);
        let mut out = String::new();
        if whole {
            heading(&record, &mut out);
            for s in &all {
                item(s, &mut out);
            }
            print(&out, global.color)?;
            return Ok(if all.is_empty() { Status::Nothing } else { Status::Found });
        }
        if let Some(s) = all.iter().find(|s| s.id == id) {
            heading(&record, &mut out);
            page(&record, s, &mut out);
            print(&out, global.color)?;
            return Ok(Status::Found);
        }
        let near = all.iter().find(|s| s.id.starts_with(id)).map(|s| s.id);
        let hint =
            near.map_or_else(|| format!("dateline show {} {article}", run.path().display()), Into::into);
        return Err(Error::option(format!("no such record: {id}"), hint));
    }
    let hint = format!("dateline show {}", run.path().display());
    Err(Error::option(format!("no such record or article: {id}"), hint))
}

fn list(run: &Run, args: &Show, global: &Global) -> Result<Status, Error> {
    let (mut out, mut left, mut last) = (String::new(), args.limit, String::new());
    'articles: for record in run.records()? {
        let record = record?;
        let reader = Reader::new(&record);
        for s in shown(&record, &reader).iter().filter(|s| args.kind.is_none_or(|k| k == s.kind)) {
            if left == 0 {
                break 'articles;
            }
            if last != record.article.id {
                last.clone_from(&record.article.id);
                heading(&record, &mut out);
            }
            item(s, &mut out);
            left -= 1;
        }
    }
    let found = !out.is_empty();
    print(&out, global.color)?;
    if !global.quiet && found {
        let n = |t| run.count(t);
        eprintln!(
            "{} events  {} quotes  {} stances   one record: dateline show {} ID",
            n("events"),
            n("quotes"),
            n("stances"),
            run.path().display()
        );
    }
    Ok(if found { Status::Found } else { Status::Nothing })
}

fn heading(record: &Record, out: &mut String) {
    let a = &record.article;
    let outlet = a.source.as_deref().map(|s| format!("{}, ", visible(s))).unwrap_or_default();
    let date = a.date_published.as_deref().map_or("no date".into(), day);
    let title = a.title.as_deref().unwrap_or(&a.source_id);
    let gap = if out.is_empty() { "" } else { "\n" };
    let _ = writeln!(
        out,
        "{gap}{HEAD}{}{HEAD:#}  {DIM}{outlet}{date}  {}{DIM:#}",
        visible(title),
        visible(&a.source_id)
    );
}

fn item(s: &Shown, out: &mut String) {
    let _ = writeln!(out, "  {}\n    {DIM}{}{DIM:#}", visible(&s.reading), s.id);
}

/// All of one record: how it reads, the sentence between its neighbours, the facts, and why.
fn page(record: &Record, s: &Shown, out: &mut String) {
    let _ = writeln!(out, "\n{}\n", visible(&s.reading));
    let at = record.sentences.iter().position(|x| x.id == s.sentence);
    if let Some(at) = at {
        let around = at.saturating_sub(1)..(at + 2).min(record.sentences.len());
        for (i, sentence) in record.sentences[around.clone()].iter().zip(around).map(|(s, i)| (i, s)) {
            if i == at {
                let _ = writeln!(out, "  {}", marked(sentence, &s.marks));
            } else {
                let _ = writeln!(out, "  {DIM}{}{DIM:#}", one_line(&sentence.text));
            }
        }
        out.push('\n');
        legend(sentence_marks(&record.sentences[at], &s.marks), out);
    }
    for (name, value) in &s.facts {
        let _ = writeln!(out, "  {DIM}{name:<12}{DIM:#} {}", visible(value));
    }
    for w in s.why {
        let entry = match (&w.lexicon, w.line, &w.entry) {
            (Some(file), Some(line), entry) => {
                format!("  {file}:{line}  {}", entry.as_deref().unwrap_or_default())
            }
            _ => String::new(),
        };
        let _ = writeln!(out, "  {DIM}{:<13}{DIM:#} {}{}", "why", w.rule, visible(&entry));
    }
    let _ = writeln!(out, "  {DIM}{:<13} {}{DIM:#}", "id", s.id);
}

fn legend<'m>(marks: impl Iterator<Item = &'m (u32, u32, &'static str, Style)>, out: &mut String) {
    let mut told: Vec<&str> = Vec::new();
    let mut line = String::new();
    for (_, _, what, style) in marks {
        if !told.contains(what) {
            told.push(what);
            let _ = write!(line, "{style}[{what}]{style:#} ");
        }
    }
    if !told.is_empty() {
        let _ = writeln!(out, "  {}\n", line.trim_end());
    }
}

fn sentence_marks<'m>(
    sentence: &SentenceRecord,
    marks: &'m [(u32, u32, &'static str, Style)],
) -> impl Iterator<Item = &'m (u32, u32, &'static str, Style)> {
    let (start, end) = (sentence.start, sentence.end);
    marks.iter().filter(move |m| m.0 < end && start < m.1)
}

/// The sentence with its spans in colour, each closed by a bracket that names it: colour is never the only sign.
fn marked(sentence: &SentenceRecord, marks: &[(u32, u32, &'static str, Style)]) -> String {
    let chars: Vec<char> = sentence.text.chars().collect();
    let inside: Vec<_> = sentence_marks(sentence, marks)
        .map(|&(start, end, what, style)| {
            let from = start.saturating_sub(sentence.start) as usize;
            let to = (end.saturating_sub(sentence.start) as usize).min(chars.len());
            (from, to, what, style)
        })
        .collect();
    let mut out = String::new();
    let mut open: Option<Style> = None;
    for (i, &c) in chars.iter().enumerate() {
        // The shortest span wins: the trigger inside a quote keeps its colour.
        let own = inside.iter().filter(|m| m.0 <= i && i < m.1).min_by_key(|m| m.1 - m.0).map(|m| m.3);
        if own != open {
            if let Some(style) = open {
                let _ = write!(out, "{style:#}");
            }
            if let Some(style) = own {
                let _ = write!(out, "{style}");
            }
            open = own;
        }
        out.push(if c.is_whitespace() { ' ' } else { shown_char(c) });
        for (_, _, what, style) in inside.iter().filter(|m| m.1 == i + 1) {
            if let Some(style) = open.take() {
                let _ = write!(out, "{style:#}");
            }
            let _ = write!(out, "{style}[{what}]{style:#}");
        }
    }
    if let Some(style) = open {
        let _ = write!(out, "{style:#}");
    }
    out
}

fn shown<'r>(record: &'r Record<'r>, reader: &Reader) -> Vec<Shown<'r>> {
    let mut out = Vec::new();
    let mark = |s: &TextSpan, what, style| (s.start, s.end, what, style);
    let code = |p: &Participant| {
        let code = p.code.as_deref().unwrap_or("no code");
        let implicit = if p.implicit { ", understood" } else { "" };
        format!("{} ({code}{implicit})", reader.name(&p.actor))
    };
    let parties = |list: &[Participant]| list.iter().map(code).collect::<Vec<_>>().join(", ");
    for e in &record.events {
        let mut marks = vec![mark(&e.trigger, "event", TRIGGER)];
        for (list, what) in [(&e.source, "source"), (&e.target, "target")] {
            marks.extend(list.iter().filter_map(|p| Some((p.start?, p.end?, what, ACTOR))));
        }
        for (span, what) in
            [(&e.negation_cue, "negation"), (&e.modality_cue, "modality"), (&e.condition, "condition")]
        {
            marks.extend(span.iter().map(|s| mark(s, what, CUE)));
        }
        let mode = e.mode.as_deref().map(|m| format!(" {m}")).unwrap_or_default();
        let voice = match &e.attribution {
            Some(a) => format!("{}, {}", reader.name(&a.actor), a.r#type),
            None => "the author's own voice".into(),
        };
        out.push(Shown {
            kind: ShowKind::Events,
            id: &e.id,
            sentence: &e.sentence,
            reading: reader.event(e),
            facts: vec![
                ("event", format!("{}{mode}, CAMEO {} {}", e.event_type, e.cameo, e.cameo_label)),
                ("source", parties(&e.source)),
                ("target", parties(&e.target)),
                ("modality", format!("{}, {}, {}", e.modality, e.polarity, e.certainty)),
                ("on whose word", voice),
                ("confidence", format!("{} of 100", e.confidence)),
            ],
            marks,
            why: &e.why,
        });
    }
    for q in &record.quotes {
        let mut marks: Vec<_> = q.content.iter().map(|s| mark(s, "content", QUOTE)).collect();
        marks.extend(q.cue.iter().map(|s| mark(s, "cue", CUE)));
        marks.extend(q.speaker.iter().map(|s| mark(s, "speaker", ACTOR)));
        let class = q.cue_class.as_deref().unwrap_or("none");
        out.push(Shown {
            kind: ShowKind::Quotes,
            id: &q.id,
            sentence: &q.sentence,
            reading: reader.quote(q),
            facts: vec![
                ("quote", format!("{}, cue class {class}, {}", q.quote_type, q.polarity)),
                (
                    "speaker",
                    format!("{}, known by {}", names(reader, &q.speaker_actors), q.speaker_resolution),
                ),
            ],
            marks,
            why: &q.why,
        });
    }
    for s in &record.stances {
        let mut marks = vec![mark(&s.phrase, "stance", TRIGGER)];
        marks.extend(s.holder.iter().map(|x| mark(x, "holder", ACTOR)));
        marks.extend(s.target.iter().map(|x| mark(x, "target", QUOTE)));
        marks.extend(s.hedge.iter().map(|x| mark(x, "hedge", CUE)));
        out.push(Shown {
            kind: ShowKind::Stances,
            id: &s.id,
            sentence: &s.sentence,
            reading: reader.stance(s),
            facts: vec![
                (
                    "stance",
                    format!("{}, polarity {}, intensity {}, {}", s.stance, s.polarity, s.intensity, s.basis),
                ),
                ("holder", names(reader, &s.holder_actors)),
                ("target", names(reader, &s.target_actors)),
            ],
            marks,
            why: &s.why,
        });
    }
    out
}

fn names(reader: &Reader, actors: &[crate::record::Str]) -> String {
    actors.iter().map(|a| reader.name(a)).collect::<Vec<_>>().join(", ")
}

fn one_line(text: &str) -> String {
    visible(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What a terminal would obey instead of showing stands as a replacement character.
fn visible(text: &str) -> String {
    text.chars().map(shown_char).collect()
}

fn shown_char(c: char) -> char {
    let obeyed = c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{61c}' | '\u{feff}');
    if obeyed { '\u{fffd}' } else { c }
}
