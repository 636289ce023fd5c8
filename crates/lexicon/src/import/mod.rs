//! Dictionaries of TABARI, PETRARCH, Phoenix and ICEWS to lexicon files that can be laid over the bundled ones.
//!
//! Every coded line of a dictionary ends in a row or in a [`Remark`]: lost with its reason, changed with what of it
//! could not be expressed, or known already. Nothing is dropped without a word. The formats are read leniently (several
//! codes on a line, dates of six or eight digits, comments by `#`, `;` and `<!-- -->`), as files in the wild differ.

mod actor_rows;
mod actors;
mod agents;
mod codes;
mod dates;
mod discards;
mod icews;
mod known;
mod lines;
mod patterns;
mod verbs;

use std::fmt::Write;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::set::{Family, Lexicon};
pub(crate) use known::Known;
pub use lines::slug;

/// What a dictionary holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Kind {
    Actors,
    Agents,
    Verbs,
    Discards,
    Issues,
    IcewsActors,
    IcewsAgents,
}

/// The kinds, by the names that a user gives them.
pub const KINDS: &[Kind] = &[
    Kind::Actors,
    Kind::Agents,
    Kind::Verbs,
    Kind::Discards,
    Kind::Issues,
    Kind::IcewsActors,
    Kind::IcewsAgents,
];

impl Kind {
    /// Its name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Actors => "actors",
            Kind::Agents => "agents",
            Kind::Verbs => "verbs",
            Kind::Discards => "discards",
            Kind::Issues => "issues",
            Kind::IcewsActors => "icews-actors",
            Kind::IcewsAgents => "icews-agents",
        }
    }

    /// The kind of a name.
    pub fn of_name(name: &str) -> Option<Kind> {
        KINDS.iter().copied().find(|k| k.name() == name)
    }

    /// What a file is, from its name, or else from its first lines.
    pub fn guess(name: &str, text: &str) -> Option<Kind> {
        let name = name.to_lowercase();
        let has = |w: &str| name.contains(w);
        let table = [".csv", ".tab", ".tsv"].iter().any(|e| name.ends_with(e));
        Some(match () {
            () if table && has("agent") => Kind::IcewsAgents,
            () if table && (has("actor") || has("icews")) => Kind::IcewsActors,
            () if has("discard") => Kind::Discards,
            () if has("issue") => Kind::Issues,
            () if has("agent") => Kind::Agents,
            () if has("actor") || has("ethnic") || has("religious") => Kind::Actors,
            () if has("verb") || has("cameo") => Kind::Verbs,
            () => return Kind::of_content(text),
        })
    }

    fn of_content(text: &str) -> Option<Kind> {
        let first = text.lines().find(|l| !l.trim().is_empty()).unwrap_or("").to_lowercase();
        if first.contains("actor name") {
            return Some(Kind::IcewsActors);
        }
        if first.contains("agent name") {
            return Some(Kind::IcewsAgents);
        }
        text.lines().map(str::trim).filter(|l| !l.starts_with(['#', ';'])).find_map(|l| match l {
            _ if l.starts_with("<ISSUE") => Some(Kind::Issues),
            _ if l.starts_with("--- ") || l.starts_with("- ") || l.starts_with("<SYNSETS>") => {
                Some(Kind::Verbs)
            }
            _ if l.contains("[~") || l.contains("~]") => Some(Kind::Agents),
            _ if l.starts_with('+') && !l.contains('[') => Some(Kind::Actors),
            _ if l.contains("_ [") || l.starts_with('[') => Some(Kind::Actors),
            _ => None,
        })
    }
}

/// What became of a line that is not simply a row now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Not converted.
    Lost,
    /// Converted, but not all of it.
    Changed,
    /// Left out, as the lexicons say the same already.
    Known,
}

impl Fate {
    /// The word of the report.
    pub fn as_str(self) -> &'static str {
        match self {
            Fate::Lost => "lost",
            Fate::Changed => "changed",
            Fate::Known => "known",
        }
    }
}

/// A line of a dictionary and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The dictionary.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// What became of it.
    pub fate: Fate,
    /// Why.
    pub why: String,
    /// The words in question.
    pub text: String,
}

/// How many lines of one dictionary became what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// The dictionary.
    pub file: String,
    /// What it was read as.
    pub kind: &'static str,
    /// Lines that say something: without blank lines, comments and headings.
    pub lines: u32,
    /// Of these: converted as they are.
    pub converted: u32,
    /// Converted with a remark.
    pub changed: u32,
    /// Known already.
    pub known: u32,
    /// Not converted.
    pub lost: u32,
}

/// Dictionaries on their way to a lexicon folder.
pub struct Importer<'a> {
    pub(crate) known: Known<'a>,
    /// Two-digit years from here on are of the 20th century.
    pub(crate) pivot: u8,
    pub(crate) file: String,
    /// Rows of each family, as cells.
    rows: FxHashMap<&'static str, Vec<Vec<String>>>,
    keys: FxHashSet<String>,
    remarks: Vec<Remark>,
    tallies: Vec<Tally>,
    /// Lines of the file at hand, each once.
    said: FxHashSet<u32>,
    pub(crate) actors: actors::Actors,
}

/// The files that an import writes, with their families, in order.
const FILES: &[(&str, Family)] = &[
    ("organisations.tsv", Family::Actors),
    ("people.tsv", Family::Actors),
    ("agents.tsv", Family::Agents),
    ("events/classes.tsv", Family::Classes),
    ("events/frames.tsv", Family::Frames),
    ("events/discards.tsv", Family::Discards),
    ("irregular.tsv", Family::Irregular),
    ("issues.tsv", Family::Issues),
];

impl<'a> Importer<'a> {
    /// An import to be laid over these lexicons.
    pub fn new(lexicon: &'a Lexicon, pivot: u8) -> Importer<'a> {
        Importer {
            known: Known::new(lexicon),
            pivot,
            file: String::new(),
            rows: FxHashMap::default(),
            keys: FxHashSet::default(),
            remarks: Vec::new(),
            tallies: Vec::new(),
            said: FxHashSet::default(),
            actors: actors::Actors::default(),
        }
    }

    /// Takes in a dictionary.
    pub fn add(&mut self, file: &str, kind: Kind, text: &str) {
        self.file = file.into();
        self.said.clear();
        self.tallies.push(Tally { file: file.into(), kind: kind.name(), ..Tally::default() });
        let from = self.remarks.len();
        match kind {
            Kind::Actors => self.actors_file(text),
            Kind::Agents => self.agents_file(text),
            Kind::Verbs => self.verbs_file(text),
            Kind::Discards => self.discards_file(text),
            Kind::Issues => self.issues_file(text),
            Kind::IcewsActors => self.icews_actors_file(text),
            Kind::IcewsAgents => self.icews_agents_file(text),
        }
        self.count(from);
    }

    /// Each line counts once, as the worst that happened to it.
    fn count(&mut self, from: usize) {
        let mut worst: FxHashMap<u32, Fate> = FxHashMap::default();
        for r in &self.remarks[from..] {
            let w = worst.entry(r.line).or_insert(r.fate);
            *w = (*w).min(r.fate);
        }
        let Some(tally) = self.tallies.last_mut() else { return };
        self.said.extend(worst.keys());
        tally.lines = self.said.len() as u32;
        let n = |fate: Fate| worst.values().filter(|f| **f == fate).count() as u32;
        (tally.lost, tally.changed, tally.known) = (n(Fate::Lost), n(Fate::Changed), n(Fate::Known));
        tally.converted = tally.lines - tally.lost - tally.changed - tally.known;
    }

    /// A line that says something.
    pub(crate) fn line(&mut self, line: u32) {
        self.said.insert(line);
    }

    pub(crate) fn remark(&mut self, line: u32, fate: Fate, why: impl Into<String>, text: &str) {
        let text = text.trim().replace(['\t', '\n', '\r'], " ");
        self.remarks.push(Remark { file: self.file.clone(), line, fate, why: why.into(), text });
    }

    /// Adds a row; whether its key is new.
    pub(crate) fn row(&mut self, file: &'static str, key: &str, cells: Vec<String>) -> bool {
        if !self.keys.insert(format!("{file}\t{key}")) {
            return false;
        }
        let clean =
            |c: String| if c.contains(['\t', '\n', '\r']) { c.replace(['\t', '\n', '\r'], " ") } else { c };
        self.rows.entry(file).or_default().push(cells.into_iter().map(clean).collect());
        true
    }

    /// The dictionaries as lexicon files.
    pub fn finish(mut self) -> Imported {
        self.actor_rows();
        let mut files = Vec::new();
        for (path, family) in FILES {
            let Some(rows) = self.rows.get_mut(path) else { continue };
            if *family == Family::Frames {
                // Of the frames of a trigger the first that fits counts: those that ask for more come first.
                rows.sort_by_key(|r| std::cmp::Reverse(r[7].split(" ; ").filter(|c| !c.is_empty()).count()));
            }
            let mut text = String::from("# Made by `dateline lexicon import` from ");
            let from: Vec<&str> = self.tallies.iter().map(|t| t.file.as_str()).collect();
            let _ = writeln!(text, "{}", from.join(", "));
            let _ = writeln!(text, "{}", family.columns().0.join("\t"));
            rows.iter().for_each(|r| {
                let _ = writeln!(text, "{}", r.join("\t"));
            });
            files.push((*path, rows.len(), text));
        }
        self.remarks.sort_by(|a, b| (&a.file, a.line, a.fate).cmp(&(&b.file, b.line, b.fate)));
        Imported { files, remarks: self.remarks, tallies: self.tallies }
    }
}

/// What came of an import.
pub struct Imported {
    /// Lexicon files: path in the folder, number of rows, text.
    pub files: Vec<(&'static str, usize, String)>,
    /// Lines that are lost, changed or known already, by file and line.
    pub remarks: Vec<Remark>,
    /// Counts for each dictionary.
    pub tallies: Vec<Tally>,
}

impl Imported {
    /// The remarks as a table.
    pub fn report(&self) -> String {
        let mut out = String::from("file\tline\tfate\twhy\ttext\n");
        for r in &self.remarks {
            let _ = writeln!(out, "{}\t{}\t{}\t{}\t{}", r.file, r.line, r.fate.as_str(), r.why, r.text);
        }
        out
    }
}
