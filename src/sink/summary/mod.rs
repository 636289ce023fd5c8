//! What was found, for reading: who did what, who said what, where each side stands.
//!
//! A few articles are shown one by one; of many, what recurs is counted. Memory stays bounded either way: articles are
//! kept only while they may still be shown, and the counts are thinned when they grow long.

mod digest;
mod layout;
mod tally;

use std::collections::BTreeMap;
use std::time::Instant;

pub use digest::Digest;

use super::{Piece, Sink, Stream, Target, Written};
use crate::base::Error;
use crate::record::Record;
use layout::{Cell, DIM, HEAD, LABEL, NAME, heading, plural, table};
use tally::Tally;

/// Up to so many articles are shown one by one.
const APART: usize = 3;
/// Up to so many are listed.
const LISTED: usize = 24;
/// Lines of a section for one article, and for each of several.
const LINES: [usize; 2] = [24, 10];

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    piece.digest = Some(Box::new(Digest::of(record)));
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    match target {
        Target::Stream(out, next) => Ok(Box::new(Summary {
            out: Stream::new(out),
            next,
            first_id: String::new(),
            started: Instant::now(),
            first: Vec::new(),
            listed: Vec::new(),
            totals: Totals::default(),
            deeds: Tally::default(),
            sayings: Tally::default(),
            stands: Tally::default(),
            unknown: Tally::default(),
        })),
        _ => Err(Error::option(
            "the format `summary` is for reading and goes to no folder",
            "drop -o, or --format tables",
        )),
    }
}

#[derive(Default)]
struct Totals {
    articles: usize,
    sentences: usize,
    events: usize,
    quotes: usize,
    stances: usize,
    actors: usize,
    unknown: usize,
    undated: usize,
    days: Option<(String, String)>,
}

struct Summary {
    out: Stream,
    next: String,
    first_id: String,
    started: Instant,
    first: Vec<Digest>,
    listed: Vec<[String; 6]>,
    totals: Totals,
    deeds: Tally,
    sayings: Tally,
    stands: Tally,
    unknown: Tally,
}

impl Sink for Summary {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        if let Some(digest) = piece.digest.take() {
            self.take(*digest);
        }
        Ok(())
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        let text = self.print();
        self.out.put(text.as_bytes())?;
        self.out.flush().map(|()| Vec::new())
    }

    fn commit(&mut self, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

impl Summary {
    fn take(&mut self, d: Digest) {
        let t = &mut self.totals;
        if t.articles == 0 {
            self.first_id.clone_from(&d.source_id);
        }
        t.articles += 1;
        t.sentences += d.sentences;
        t.events += d.deeds.len();
        t.quotes += d.sayings.len();
        t.stances += d.stances;
        t.actors += d.actors;
        t.unknown += d.unknown.len();
        match &d.date {
            None => t.undated += 1,
            Some(day) => {
                let (first, last) = t.days.get_or_insert_with(|| (day.clone(), day.clone()));
                if day < first {
                    first.clone_from(day);
                }
                if day > last {
                    last.clone_from(day);
                }
            }
        }
        for deed in d.deeds.iter().filter(|e| e.happened() && !e.who.is_empty()) {
            self.deeds.add([&deed.parties(), &deed.class], &deed.day);
        }
        for saying in d.sayings.iter().filter(|s| s.named) {
            self.sayings.add([&saying.who, ""], &saying.cue);
        }
        for stand in d.stands.iter().filter(|s| !s.target_actor.is_empty() && !s.holder.is_empty()) {
            self.stands.add([&stand.holder, &format!("{}\t{}", stand.class, stand.target_actor)], "");
        }
        for name in &d.unknown {
            self.unknown.add([name, ""], "");
        }
        if self.listed.len() <= LISTED {
            let n = |n: usize| n.to_string();
            self.listed.push([
                d.date.clone().unwrap_or_else(|| "-".into()),
                d.source_id.clone(),
                n(d.sentences),
                n(d.deeds.len()),
                n(d.sayings.len()),
                n(d.stances),
            ]);
        }
        if self.totals.articles <= APART {
            self.first.push(d);
        } else {
            // One too many: nothing will be shown apart.
            self.first.clear();
        }
    }

    fn print(&mut self) -> String {
        let mut out = String::new();
        match self.totals.articles {
            0 => out.push_str("no article was read\n"),
            n if n <= APART => {
                let lines = LINES[usize::from(n > 1)];
                for d in std::mem::take(&mut self.first) {
                    article(&d, lines, &mut out);
                }
            }
            _ => self.many(&mut out),
        }
        self.counts(&mut out);
        out
    }

    fn many(&mut self, out: &mut String) {
        let t = &self.totals;
        out.push_str(&format!(
            "{HEAD}{}{HEAD:#}  {}",
            plural(t.articles, "article"),
            plural(t.sentences, "sentence")
        ));
        if let Some((first, last)) = &t.days {
            out.push_str(&if first == last { format!("  {first}") } else { format!("  {first} to {last}") });
        }
        if t.undated > 0 {
            out.push_str(&format!("  {} without publication date (use --date or --date-from)", t.undated));
        }
        out.push('\n');
        if t.articles <= LISTED {
            heading("ARTICLES", "", out);
            let title =
                ["published", "", "sentences", "events", "quotes", "stances"].map(|c| Cell::plain(c).dim());
            let rows = self.listed.iter().map(|r| {
                let [day, id, rest @ ..] = r;
                let mut cells = vec![Cell::plain(day), Cell::plain(id).max(60)];
                cells.extend(rest.iter().map(|n| Cell::plain(n).right()));
                cells
            });
            table(std::iter::once(title.to_vec()).chain(rows).collect(), out);
        }
        section(
            "WHO DID WHAT",
            "most frequent of what is said to have happened",
            &self.deeds,
            15,
            out,
            |key, days| {
                let mut days: Vec<&str> =
                    days.keys().map(String::as_str).filter(|d| *d != "-" && !d.is_empty()).collect();
                days.sort_unstable();
                let days = match days[..] {
                    [] => String::new(),
                    [day] => day.into(),
                    [first, .., last] => format!("{first} to {last}"),
                };
                vec![
                    Cell::styled(&key[0], NAME).max(60),
                    Cell::styled(&key[1], LABEL),
                    Cell::plain(&days).dim(),
                ]
            },
        );
        section("WHO SAID WHAT", "most quoted", &self.sayings, 12, out, |key, cues| {
            let mut cues: Vec<(&String, &usize)> = cues.iter().filter(|(c, _)| !c.is_empty()).collect();
            cues.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
            let cues: Vec<String> = cues.into_iter().take(4).map(|(c, n)| format!("{c} {n}")).collect();
            vec![Cell::styled(&key[0], NAME).max(60), Cell::plain(&cues.join(", ")).dim()]
        });
        section("STANCE", "most frequent, towards an actor", &self.stands, 12, out, |key, _| {
            let (class, target) = key[1].split_once('\t').unwrap_or((&key[1], ""));
            vec![
                Cell::styled(&key[0], NAME).max(40),
                Cell::styled(class, LABEL),
                Cell::styled(target, NAME).max(40),
            ]
        });
        section("UNKNOWN NAMES", "not in any lexicon", &self.unknown, 8, out, |key, _| {
            vec![Cell::plain(&key[0]).max(60)]
        });
    }

    fn counts(&self, out: &mut String) {
        let t = &self.totals;
        if t.articles == 0 {
            return;
        }
        let ms = self.started.elapsed().as_millis();
        let time = if ms < 10_000 { format!("{ms} ms") } else { format!("{:.1} s", ms as f64 / 1000.0) };
        let counts = [
            plural(t.events, "event"),
            plural(t.quotes, "quote"),
            plural(t.stances, "stance"),
            plural(t.actors, "actor"),
            format!("{} unknown", t.unknown),
        ];
        out.push_str(&format!("\n{HEAD}{}{HEAD:#}  {DIM}{time}{DIM:#}\n", counts.join("  ")));
        if !self.next.is_empty() {
            let next = self.next.replace("{first}", &self.first_id);
            out.push_str(&format!("{DIM}Next: {next}{DIM:#}\n"));
        }
    }
}

/// One counted section.
fn section(
    title: &str,
    note: &str,
    tally: &Tally,
    lines: usize,
    out: &mut String,
    cells: impl Fn(&[String; 2], &BTreeMap<String, usize>) -> Vec<Cell>,
) {
    let top = tally.top(lines);
    if top.is_empty() {
        return;
    }
    heading(title, note, out);
    let rows = top.iter().map(|(key, n, details)| {
        let mut row = vec![Cell::plain(&n.to_string()).right()];
        row.extend(cells(key, details));
        row
    });
    table(rows.collect(), out);
}

/// One article on its own.
fn article(d: &Digest, lines: usize, out: &mut String) {
    let date = match &d.date {
        Some(day) => format!("{day} ({})", d.basis),
        None => "no publication date (use --date)".into(),
    };
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&format!("{HEAD}{}{HEAD:#}  {}  {date}\n", d.source_id, plural(d.sentences, "sentence")));
    let rows = |all: usize, rows: Vec<Vec<Cell>>, title: &str, out: &mut String| {
        if all > 0 {
            heading(title, "", out);
            table(rows, out);
            if all > lines {
                out.push_str(&format!("  {DIM}{} more: -o DIR{DIM:#}\n", all - lines));
            }
        }
    };
    let deeds = d.deeds.iter().take(lines).map(|e| {
        vec![
            Cell::plain(&e.when()),
            Cell::styled(&e.parties(), NAME).max(56),
            Cell::styled(&e.label(), LABEL),
            Cell::plain(&e.note),
            Cell::plain(&format!("line {}", e.line)).dim(),
            Cell::plain(&format!("\"{}\"", e.words)).max(40),
        ]
    });
    rows(d.deeds.len(), deeds.collect(), "WHO DID WHAT", out);
    let sayings = d.sayings.iter().take(lines).map(|s| {
        let who = if s.who.is_empty() { "-" } else { &s.who };
        vec![Cell::styled(who, NAME).max(32), Cell::plain(&s.cue).max(20), Cell::plain(&s.words).max(76)]
    });
    rows(d.sayings.len(), sayings.collect(), "WHO SAID WHAT", out);
    let stands = d.stands.iter().take(lines).map(|s| {
        let holder = if s.holder.is_empty() { "(author)" } else { &s.holder };
        vec![
            Cell::styled(holder, NAME).max(32),
            Cell::styled(&s.class, LABEL),
            Cell::plain(&s.target).max(60),
            Cell::plain(&format!("\"{}\"", s.phrase)).dim().max(40),
        ]
    });
    rows(d.stands.len(), stands.collect(), "STANCE", out);
}
