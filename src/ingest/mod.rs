//! Bytes to articles: one file a format, and a row in [`FORMATS`].
//!
//! A reader takes bytes and hands on [`Raw`] articles or [`Fault`]s, one at a time, so that a file of any length costs
//! the memory of one article. What holds for all formats (dates, names, repeated ids) is done once, in [`Intake`]. A
//! fault costs one article, or the rest of one file where the reader cannot find the next article; it never ends a run.

mod csv;
mod date;
mod encoding;
mod fields;
mod gauge;
mod html;
mod http;
mod intake;
mod json;
mod jsonl;
mod lines;
mod list;
mod markdown;
mod open;
mod sniff;
mod tabari;
mod text;
mod unpack;
mod warc;
mod xml;
mod xml_tree;

use std::fmt;
use std::io::BufRead;
use std::ops::ControlFlow;
use std::sync::Arc;

pub use date::{date_in_name, parse_date};
pub use fields::FieldNames;
pub use intake::{Arrival, DateSource, Intake, IntakeOptions};
pub use list::read_list;
pub use open::{is_input, read_bytes, read_file, read_stdin};

/// Longest article, in bytes. Longer ones are not news articles but a whole archive in one file, and would hold the
/// memory of everything in flight.
pub const LONGEST: usize = 8 << 20;

/// Longest document that holds an article among markup, in bytes.
pub const LONGEST_PAGE: usize = 16 << 20;

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
    Format { name: "text", extensions: &["txt", "text"], read: text::read },
    Format { name: "Markdown", extensions: &["md", "markdown"], read: markdown::read },
    Format { name: "JSON Lines", extensions: &["jsonl", "ndjson"], read: jsonl::read },
    Format { name: "JSON", extensions: &["json"], read: json::read },
    Format { name: "CSV", extensions: &["csv"], read: csv::read_commas },
    Format { name: "TSV", extensions: &["tsv", "tab"], read: csv::read_tabs },
    Format { name: "HTML", extensions: &["html", "htm", "xhtml", "shtml"], read: html::read },
    Format { name: "WARC", extensions: &["warc", "wet"], read: warc::read },
    Format { name: "XML", extensions: &["xml", "nitf", "newsml"], read: xml::read },
    Format { name: "TABARI", extensions: &["tabari"], read: tabari::read },
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
    /// What the fields of JSON objects and of tables are called.
    pub fields: Arc<FieldNames>,
}

impl Origin {
    /// Of an input whose fields have their usual names.
    pub fn new(shown: impl Into<String>, name: impl Into<String>) -> Origin {
        Origin { shown: shown.into(), name: name.into(), fields: Arc::default() }
    }
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
    /// Who wrote it, where that is given beside the text.
    pub author: Option<String>,
    /// What is worth telling of how it was read: kind, and what.
    pub warnings: Vec<(&'static str, String)>,
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
