//! Bytes to articles: one file a format, and a row in [`FORMATS`].
//!
//! A reader takes bytes and hands on [`Raw`] articles or [`Fault`]s, one at a time, so that a file of any length costs
//! the memory of one article. What holds for all formats (dates, names, repeated ids) is done once, in [`Intake`]. A
//! fault costs one article, or the rest of one file where the reader cannot find the next article; it never ends a run.

mod date;
mod fields;
mod intake;
mod json;
mod jsonl;
mod lines;
mod open;
mod text;

use std::fmt;
use std::io::BufRead;
use std::ops::ControlFlow;

pub use date::{date_in_name, parse_date};
pub use intake::{Arrival, DateSource, Intake, IntakeOptions};
pub use open::{read_file, read_stdin, why_not};

/// Longest article, in bytes. Longer ones are not news articles but a whole archive in one file, and would hold the
/// memory of everything in flight.
pub const LONGEST: usize = 4 << 20;

/// A kind of input.
pub struct Format {
    /// Its name.
    pub name: &'static str,
    /// Extensions of its files, in lower case.
    pub extensions: &'static [&'static str],
    /// Hands on the articles of one input.
    pub read: Read,
}

/// Reads one input; `emit` says when to stop.
pub type Read = fn(&mut dyn BufRead, &Origin, &mut Emit) -> ControlFlow<()>;

/// Takes what a reader found.
pub type Emit<'a> = dyn FnMut(Result<Raw, Fault>) -> ControlFlow<()> + 'a;

/// The formats that are read.
pub const FORMATS: &[Format] = &[
    Format { name: "text", extensions: &["txt", "md"], read: text::read },
    Format { name: "JSON Lines", extensions: &["jsonl", "ndjson"], read: jsonl::read },
    Format { name: "JSON", extensions: &["json"], read: json::read },
];

/// The format with an extension.
pub fn format_of(extension: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.extensions.iter().any(|e| e.eq_ignore_ascii_case(extension)))
}

/// Where an input comes from, in the words of messages and of source ids.
#[derive(Clone, Debug)]
pub struct Origin {
    /// As the user would name it: the path as given, or the root's path with the rest.
    pub shown: String,
    /// The name that source ids start with: the file's name, its path below the walked folder, or `-`.
    pub name: String,
    /// The field of JSON objects that holds the date.
    pub date_field: String,
}

/// An article as a reader found it, before dates are read and ids are given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Raw {
    /// The text, exactly as given.
    pub text: String,
    /// Its own id.
    pub id: Option<String>,
    /// Title beside the text.
    pub title: Option<String>,
    /// Publication date as written.
    pub date: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Outlet.
    pub source: Option<String>,
    /// Language.
    pub language: Option<String>,
    /// Line or number in its file; none where the file is the article.
    pub line: Option<u64>,
}

/// Something that went wrong with one input, as one line: `what: place: why; try: hint`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What could not be done.
    pub what: &'static str,
    /// Path, with `:line` where there is one.
    pub place: String,
    /// What is wrong.
    pub why: String,
    /// What to do about it; may be empty.
    pub hint: String,
}

impl Fault {
    /// A fault of the input as a whole, or of one line of it.
    pub fn new(
        what: &'static str,
        origin: &Origin,
        line: Option<u64>,
        why: impl Into<String>,
        hint: impl Into<String>,
    ) -> Fault {
        let place = match line {
            Some(n) => format!("{}:{n}", origin.shown),
            None => origin.shown.clone(),
        };
        Fault { what, place, why: why.into(), hint: hint.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.what, self.place, self.why)?;
        if !self.hint.is_empty() {
            write!(f, "; try: {}", self.hint)?;
        }
        Ok(())
    }
}
