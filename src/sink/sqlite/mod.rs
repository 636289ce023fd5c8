//! One SQLite database: linked tables with keys and indexes, full-text search, and views for reading.
//!
//! It is written under a temporary name without a journal, as what is not finished is thrown away, and only then gets
//! its own. Rows go in as they come, in one transaction; search follows them some thousand rows behind, while the
//! workers are busy, and keys and indexes are made at the end. Memory is bounded by the page cache.

mod cells;
mod schema;

use std::io::{self, ErrorKind};
use std::path::PathBuf;

use rusqlite::{Connection, ErrorCode};
use serde::Serialize;

use self::cells::{Cells, push_row, push_text, text_cell};
use super::tables::{ARTICLES, BLANK, TABLES, Tables, each};
use super::{Blank, Earlier, Folder, NewFile, Piece, Sink, Target, Written};
use crate::base::Error;
use crate::record::{Record, SCHEMA_VERSION};

/// Name of the database in a folder.
const FILE: &str = "dateline.sqlite";
const SENTENCES: usize = 1;
const QUOTES: usize = 4;
/// Search takes in so many sentences at a time.
const BATCH: usize = 1 << 14;
/// SQLite's mark of what a file is for: "date" in ASCII.
const APPLICATION_ID: u32 = 0x6461_7465;

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    let mut words = record.quotes.iter().map(|q| {
        let parts: Vec<&str> = q.content.iter().map(|c| &*c.text).collect();
        parts.join(" … ")
    });
    each(record, &mut Rows { article: &record.article.id, words: &mut words, piece });
}

struct Rows<'a> {
    article: &'a str,
    words: &'a mut dyn Iterator<Item = String>,
    piece: &'a mut Piece,
}

impl Tables for Rows<'_> {
    fn table<R: Serialize>(&mut self, number: usize, rows: impl IntoIterator<Item = R>) {
        let mut out = self.piece.buffer();
        let (columns, chunk) = (TABLES[number].columns, self.piece.chunks.len());
        let marked = (number == ARTICLES).then_some(BLANK);
        for record in rows {
            let at = push_row(self.article, &record, columns, marked, &mut out);
            self.piece.blanks.extend(at.map(|at| Blank { chunk, at, len: 1, form: text_cell }));
            if number == QUOTES {
                push_text(&self.words.next().unwrap_or_default(), &mut out);
            }
        }
        self.piece.chunks.push(out);
    }
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    let place = match target {
        Target::Folder(mut folder) => {
            let path = folder.add_path(FILE);
            Place::Folder(folder, path)
        }
        Target::File(file) => Place::File(file),
        Target::Stream(..) => return Err(Error::option("the format `sqlite` needs a folder", "-o DIR")),
    };
    let mut sink = Database { connection: None, place, unsearched: 0 };
    let made = Connection::open(sink.place.temporary()).and_then(|c| {
        prepare(&c)?;
        Ok(c)
    });
    sink.connection = Some(made.map_err(|e| sink.fault(e))?);
    Ok(Box::new(sink))
}

/// Makes the tables. The size of a page holds only before anything is written; rows are added at the ends of tables, so
/// that few pages are in use at a time.
fn prepare(c: &Connection) -> rusqlite::Result<()> {
    c.execute_batch(&format!(
        "PRAGMA page_size = 16384;
         PRAGMA application_id = {APPLICATION_ID};
         PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA foreign_keys = OFF;
         PRAGMA temp_store = FILE;
         PRAGMA cache_size = -8192;
         BEGIN;
         CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT);"
    ))?;
    c.set_prepared_statement_cache_capacity(TABLES.len() + 4);
    for table in TABLES {
        c.execute_batch(&schema::create(table, false))?;
    }
    for search in schema::SEARCH {
        c.execute_batch(search.create)?;
    }
    let mut insert = c.prepare("INSERT INTO run VALUES (?, ?)")?;
    insert.execute(["version", env!("CARGO_PKG_VERSION")])?;
    insert.execute(["schema_version", SCHEMA_VERSION])?;
    Ok(())
}

/// Where the database comes to stand.
enum Place {
    Folder(Folder, PathBuf),
    File(NewFile),
}

impl Place {
    fn temporary(&self) -> &std::path::Path {
        match self {
            Place::Folder(_, path) => path,
            Place::File(file) => file.temporary(),
        }
    }
}

struct Database {
    /// None before it is opened and after it is complete.
    connection: Option<Connection>,
    place: Place,
    /// Sentences that search does not know yet.
    unsearched: usize,
}

impl Database {
    fn fault(&self, e: rusqlite::Error) -> Error {
        let path = match &self.place {
            Place::Folder(_, path) => path.with_file_name(FILE),
            Place::File(file) => file.path().into(),
        };
        let kind = match e.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => ErrorKind::StorageFull,
            _ => ErrorKind::Other,
        };
        let why = match kind {
            ErrorKind::StorageFull => "no space left on the device".into(),
            _ => e.to_string(),
        };
        Error::io("cannot write", path, io::Error::new(kind, why), "")
    }
}

/// Adds the rows of a piece. Gives the number of its sentences.
fn add(c: &Connection, piece: &Piece) -> rusqlite::Result<usize> {
    let mut sentences = 0;
    for (number, (table, chunk)) in TABLES.iter().zip(&piece.chunks).enumerate() {
        if chunk.is_empty() {
            continue;
        }
        let mut insert = c.prepare_cached(&schema::insert(table))?;
        let n = insert.parameter_count();
        let mut cells = Cells(chunk);
        while !cells.0.is_empty() {
            for i in 1..=n {
                match cells.next() {
                    Some(cell) => insert.raw_bind_parameter(i, cell)?,
                    None => return Err(rusqlite::Error::InvalidQuery),
                }
            }
            insert.raw_execute()?;
            sentences += usize::from(number == SENTENCES);
        }
    }
    Ok(sentences)
}

/// Lets search know the rows that it does not know yet.
fn search(c: &Connection) -> rusqlite::Result<()> {
    for search in schema::SEARCH {
        c.prepare_cached(search.fill)?.execute([])?;
    }
    Ok(())
}

/// What is made when all rows are there.
fn finish(c: &Connection) -> rusqlite::Result<()> {
    search(c)?;
    // What sorts has use for memory. A schema that can be written lets the statements of tables be replaced.
    c.execute_batch("PRAGMA cache_size = -65536; PRAGMA writable_schema = ON")?;
    for statement in TABLES.iter().filter_map(schema::add_key) {
        c.execute_batch(&statement)?;
    }
    c.execute_batch("PRAGMA writable_schema = RESET")?;
    for statement in schema::INDEXES.iter().chain(schema::VIEWS) {
        c.execute_batch(statement)?;
    }
    c.execute_batch("COMMIT")
}

impl Sink for Database {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        let Some(c) = &self.connection else { return Ok(()) };
        let added = add(c, piece).and_then(|n| {
            self.unsearched += n;
            if self.unsearched >= BATCH {
                self.unsearched = 0;
                search(c)?;
            }
            Ok(())
        });
        added.map_err(|e| self.fault(e))
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        if let Some(c) = self.connection.take() {
            finish(&c).map_err(|e| self.fault(e))?;
            c.close().map_err(|(_, e)| self.fault(e))?;
        }
        match &mut self.place {
            Place::Folder(folder, _) => folder.seal(),
            Place::File(file) => file.seal().map(|w| vec![w]),
        }
    }

    fn commit(&mut self, run: &[u8]) -> Result<(), Error> {
        match &mut self.place {
            Place::Folder(folder, _) => folder.commit(run),
            Place::File(file) => file.commit(),
        }
    }

    fn keeps_run(&self) -> bool {
        matches!(self.place, Place::Folder(..))
    }

    fn earlier(&mut self) -> Earlier {
        match &mut self.place {
            Place::Folder(folder, _) => folder.earlier(),
            Place::File(_) => Earlier::Nothing,
        }
    }
}
