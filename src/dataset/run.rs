//! A finished run, read back.
//!
//! A run is a folder with a `run.json`, which is written last, and either the linked tables as JSON Lines or the nested
//! documents. Everything streams: [`Run::rows`] gives the typed rows of one table, [`Run::records`] whole articles, put
//! together from all tables side by side, in the order of the run. A line that cannot be read is an error with its file
//! and line, and so is a table with fewer or more rows than `run.json` counts: nothing is lost in silence.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::base::Error;
use crate::record::*;

const ACCOUNT: &str = "run.json";
const DOCUMENTS: &str = "documents.jsonl";
const AGAIN: &str = "dateline extract ... -o DIR --force";

/// A finished run.
pub struct Run {
    path: PathBuf,
    account: Value,
    nested: bool,
}

/// A kind of row that runs hold: what a table is made of.
pub trait TableRow: DeserializeOwned {
    /// Name of the table.
    const TABLE: &'static str;

    /// The rows that a nested document holds.
    fn of(record: Record<'static>) -> Vec<Self>;
}

macro_rules! tables {
    ($($row:ident $field:ident;)*) => {
        $(impl TableRow for $row<'static> {
            const TABLE: &'static str = stringify!($field);

            fn of(record: Record<'static>) -> Vec<Self> {
                record.$field
            }
        })*
    };
}

tables! {
    SentenceRecord sentences;
    MentionRecord mentions;
    ActorRecord actors;
    QuoteRecord quotes;
    StanceRecord stances;
    StanceSummary stance_summary;
    TimeRecord times;
    PlaceRecord places;
    EventRecord events;
}

impl TableRow for ParticipantRecord<'static> {
    const TABLE: &'static str = "participants";

    fn of(record: Record<'static>) -> Vec<Self> {
        // The rows borrow from their event, and are to stand alone.
        let owned = |p: ParticipantRecord| serde_json::to_value(p).and_then(serde_json::from_value);
        record.events.iter().flat_map(|e| e.participants()).filter_map(|p| owned(p).ok()).collect()
    }
}

impl TableRow for ArticleRecord<'static> {
    const TABLE: &'static str = "articles";

    fn of(record: Record<'static>) -> Vec<Self> {
        vec![record.article]
    }
}

impl Run {
    /// Opens the folder of a finished run.
    ///
    /// # Errors
    /// Where the folder is none, holds no finished run of ours, or one that this version cannot read.
    pub fn open(path: &Path) -> Result<Run, Error> {
        let shown = path.display();
        let refuse =
            |why: String, hint: &str| Err(Error::option(format!("cannot read the run: {why}"), hint));
        let meta = match fs::metadata(path) {
            Ok(meta) => meta,
            Err(e) => return Err(Error::io("cannot read the run", path, e, "the folder of `extract -o`")),
        };
        if !meta.is_dir() {
            return refuse(format!("{shown}: not a folder"), "the folder that was named with `extract -o`");
        }
        let file = path.join(ACCOUNT);
        let bytes = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
                return if looks_begun(path) {
                    refuse(format!("{shown}: the run did not finish: there is no {ACCOUNT}"), AGAIN)
                } else {
                    refuse(
                        format!("{shown}: not a run of dateline: there is no {ACCOUNT}"),
                        "the folder that was named with `extract -o`",
                    )
                };
            }
            Err(e) => return Err(Error::io("cannot read the run", file, e, "")),
        };
        let account: Value = match serde_json::from_slice(&bytes) {
            Ok(account) => account,
            Err(e) => return refuse(format!("{}:{}: {e}", file.display(), e.line()), AGAIN),
        };
        if let Some(run) = account.get("exported") {
            let format = account["options"]["format"].as_str().unwrap_or("another format");
            return refuse(
                format!(
                    "{shown}: an export as {format} of the run {}",
                    run["run_id"].as_str().unwrap_or("?")
                ),
                "the folder of that run",
            );
        }
        if account["tool"] != env!("CARGO_PKG_NAME") || !account["outputs"]["records"].is_object() {
            return refuse(
                format!("{}: not the account of a run of dateline", file.display()),
                "the folder that was named with `extract -o`",
            );
        }
        let version = account["schema_version"].as_str().unwrap_or("none");
        if version != SCHEMA_VERSION {
            return refuse(
                format!(
                    "{}: its records have schema version {version}, this program reads {SCHEMA_VERSION}",
                    file.display()
                ),
                "the version of dateline that wrote it, or extract again",
            );
        }
        let nested = match account["options"]["format"].as_str().unwrap_or_default() {
            "tables" => false,
            "jsonl" => true,
            other => {
                return refuse(
                    format!("{shown}: it was written as {other}, which is not read back"),
                    "dateline extract ... -o DIR, which writes tables",
                );
            }
        };
        let run = Run { path: path.into(), account, nested };
        run.check_files()?;
        Ok(run)
    }

    /// Files that are gone or were cut short are told before any work.
    fn check_files(&self) -> Result<(), Error> {
        for file in self.files() {
            let Some(name) = file["file"].as_str().filter(|n| n.ends_with(".jsonl")) else { continue };
            let path = self.path.join(name);
            let length = match fs::metadata(&path) {
                Ok(meta) => meta.len(),
                Err(e) => return Err(Error::io("cannot read the run", path, e, AGAIN)),
            };
            let told = file["bytes"].as_u64();
            // Later steps may add columns, so that a file may have grown.
            if let Some(told) = told.filter(|&told| length < told) {
                let why = format!("{}: cut short: {length} of {told} bytes", path.display());
                return Err(Error::option(format!("cannot read the run: {why}"), AGAIN));
            }
        }
        Ok(())
    }

    fn files(&self) -> &[Value] {
        self.account["outputs"]["files"].as_array().map_or(&[], Vec::as_slice)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The run's id: the same id means the same records.
    pub fn id(&self) -> &str {
        self.account["run_id"].as_str().unwrap_or_default()
    }

    /// All of `run.json`.
    pub fn account(&self) -> &Value {
        &self.account
    }

    /// Rows of one table, as `run.json` counts them.
    pub fn count(&self, table: &str) -> u64 {
        self.account["outputs"]["records"][table].as_u64().unwrap_or(0)
    }

    /// The rows of a table in the order of the run, each with the id of its article.
    ///
    /// # Errors
    /// Where the file cannot be opened; each row is an error of its own where it cannot be read.
    pub fn rows<T: TableRow>(&self) -> Result<Rows<T>, Error> {
        let source = if self.nested {
            Source::Nested(self.lines(DOCUMENTS, "articles")?, Vec::new().into_iter())
        } else {
            Source::Table(self.lines(&format!("{}.jsonl", T::TABLE), T::TABLE)?)
        };
        Ok(Rows { source })
    }

    /// The articles in the order of the run, each with all that was found in it.
    ///
    /// # Errors
    /// Where a file cannot be opened; each record is an error of its own where it cannot be read.
    pub fn records(&self) -> Result<Records, Error> {
        Ok(Records(if self.nested {
            Grouped::Nested(self.lines(DOCUMENTS, "articles")?)
        } else {
            Grouped::Tables(Box::new(Tables {
                articles: self.rows()?,
                sentences: Group::new(self)?,
                mentions: Group::new(self)?,
                actors: Group::new(self)?,
                quotes: Group::new(self)?,
                stances: Group::new(self)?,
                stance_summary: Group::new(self)?,
                times: Group::new(self)?,
                places: Group::new(self)?,
                events: Group::new(self)?,
                ended: false,
            }))
        }))
    }

    /// A table that the run was told to leave out has no rows.
    fn lines(&self, name: &str, table: &str) -> Result<Lines, Error> {
        let path = self.path.join(name);
        if !self.files().iter().any(|f| f["file"] == name) {
            let (reader, line) = (Box::new(std::io::empty()) as Box<dyn BufRead + Send>, Vec::new());
            return Ok(Lines { reader, path, number: 0, expected: 0, line });
        }
        let file = File::open(&path).map_err(|e| Error::io("cannot read the run", &path, e, AGAIN))?;
        Ok(Lines {
            reader: Box::new(BufReader::with_capacity(1 << 16, file)),
            path,
            number: 0,
            expected: self.count(table),
            line: Vec::new(),
        })
    }
}

/// Whether there is something in the folder that only a run leaves.
fn looks_begun(path: &Path) -> bool {
    let Ok(entries) = fs::read_dir(path) else { return false };
    entries.flatten().any(|e| {
        let name = e.file_name();
        let name = name.to_string_lossy();
        let name = name.strip_prefix('.').unwrap_or(&name);
        let name = name.strip_suffix(".tmp").unwrap_or(name);
        name.starts_with("dateline.")
            || name == DOCUMENTS
            || crate::sink::TABLES.iter().any(|t| name.strip_suffix(".jsonl") == Some(t.name))
    })
}

/// Lines of a file that are JSON, as many as `run.json` counts.
struct Lines {
    reader: Box<dyn BufRead + Send>,
    path: PathBuf,
    number: u64,
    expected: u64,
    line: Vec<u8>,
}

impl Lines {
    /// Reads the next line; false at the end.
    fn advance(&mut self) -> Result<bool, Error> {
        self.line.clear();
        let n = self
            .reader
            .read_until(b'\n', &mut self.line)
            .map_err(|e| Error::io("cannot read the run", &self.path, e, ""))?;
        if n > 0 {
            self.number += 1;
            return Ok(true);
        }
        let expected = std::mem::replace(&mut self.expected, self.number);
        if self.number != expected {
            return Err(self.fault(&format!("{} rows, {expected} in {ACCOUNT}", self.number)));
        }
        Ok(false)
    }

    fn parse<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_slice(&self.line).map_err(|e| self.fault(&e.to_string()))
    }

    fn fault(&self, why: &str) -> Error {
        let place = format!("{}:{}", self.path.display(), self.number);
        Error::option(format!("cannot read the run: {place}: {why}"), AGAIN)
    }

    /// The article of a row, which our own writer puts first.
    fn article(&self) -> Result<String, Error> {
        #[derive(Deserialize)]
        struct Key {
            article: String,
        }
        const START: &[u8] = b"{\"article\":\"";
        if let Some(rest) = self.line.strip_prefix(START)
            && let Some(end) = rest.iter().position(|b| matches!(b, b'"' | b'\\'))
            && rest[end] == b'"'
            && let Ok(id) = std::str::from_utf8(&rest[..end])
        {
            return Ok(id.to_string());
        }
        self.parse::<Key>().map(|k| k.article)
    }
}

/// The rows of a table: article id and row.
pub struct Rows<T> {
    source: Source<T>,
}

enum Source<T> {
    Table(Lines),
    Nested(Lines, std::vec::IntoIter<(String, T)>),
}

impl<T: TableRow> Iterator for Rows<T> {
    type Item = Result<(String, T), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.source {
            Source::Table(lines) => match lines.advance() {
                Ok(true) => Some(lines.article().and_then(|a| Ok((a, lines.parse()?)))),
                Ok(false) => None,
                Err(e) => Some(Err(e)),
            },
            Source::Nested(lines, rows) => loop {
                if let Some(row) = rows.next() {
                    return Some(Ok(row));
                }
                match lines.advance().and_then(|more| more.then(|| lines.parse::<Record>()).transpose()) {
                    Ok(Some(record)) => {
                        let id = record.article.id.clone();
                        let all: Vec<_> = T::of(record).into_iter().map(|row| (id.clone(), row)).collect();
                        *rows = all.into_iter();
                    }
                    Ok(None) => return None,
                    Err(e) => return Some(Err(e)),
                }
            },
        }
    }
}

/// Articles with all that was found in them.
pub struct Records(Grouped);

enum Grouped {
    Nested(Lines),
    Tables(Box<Tables>),
}

struct Tables {
    articles: Rows<ArticleRecord<'static>>,
    sentences: Group<SentenceRecord<'static>>,
    mentions: Group<MentionRecord<'static>>,
    actors: Group<ActorRecord<'static>>,
    quotes: Group<QuoteRecord<'static>>,
    stances: Group<StanceRecord<'static>>,
    stance_summary: Group<StanceSummary<'static>>,
    times: Group<TimeRecord<'static>>,
    places: Group<PlaceRecord<'static>>,
    events: Group<EventRecord<'static>>,
    ended: bool,
}

/// A table of which the rows of one article are taken at a time.
struct Group<T> {
    rows: Rows<T>,
    next: Option<(String, T)>,
}

impl<T: TableRow> Group<T> {
    fn new(run: &Run) -> Result<Group<T>, Error> {
        let mut rows = run.rows()?;
        let next = rows.next().transpose()?;
        Ok(Group { rows, next })
    }

    fn take(&mut self, article: &str) -> Result<Vec<T>, Error> {
        let mut out = Vec::new();
        while let Some((_, row)) = self.next.take_if(|(a, _)| a == article) {
            out.push(row);
            self.next = self.rows.next().transpose()?;
        }
        Ok(out)
    }

    /// After the last article nothing may be left.
    fn ended(&self) -> Result<(), Error> {
        match (&self.next, &self.rows.source) {
            (Some((article, _)), Source::Table(lines)) => {
                Err(lines.fault(&format!("article {article} is not where articles.jsonl has it")))
            }
            _ => Ok(()),
        }
    }
}

impl Tables {
    fn next(&mut self) -> Result<Option<Record<'static>>, Error> {
        let Some(article) = self.articles.next() else {
            return if self.ended { Ok(None) } else { self.end().map(|()| None) };
        };
        let (id, article) = article?;
        Ok(Some(Record {
            schema_version: SCHEMA_VERSION.into(),
            article,
            sentences: self.sentences.take(&id)?,
            mentions: self.mentions.take(&id)?,
            actors: self.actors.take(&id)?,
            quotes: self.quotes.take(&id)?,
            stances: self.stances.take(&id)?,
            stance_summary: self.stance_summary.take(&id)?,
            times: self.times.take(&id)?,
            places: self.places.take(&id)?,
            events: self.events.take(&id)?,
        }))
    }

    fn end(&mut self) -> Result<(), Error> {
        self.ended = true;
        self.sentences.ended()?;
        self.mentions.ended()?;
        self.actors.ended()?;
        self.quotes.ended()?;
        self.stances.ended()?;
        self.stance_summary.ended()?;
        self.times.ended()?;
        self.places.ended()?;
        self.events.ended()
    }
}

impl Iterator for Records {
    type Item = Result<Record<'static>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match &mut self.0 {
            Grouped::Nested(lines) => {
                lines.advance().and_then(|more| more.then(|| lines.parse()).transpose()).transpose()
            }
            Grouped::Tables(tables) => tables.next().transpose(),
        }
    }
}
