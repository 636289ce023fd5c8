//! One SQLite database: linked tables with keys and indexes, full-text search, and views for reading.
//!
//! Rows go in as they come, on a thread of the database's own (`writer`), so that neither its work nor the disk keeps the
//! workers waiting; search follows them some thousand rows behind, and keys and indexes are made at the end. Memory is
//! bounded by the page cache and by the blocks on their way to that thread.
//!
//! A run in a folder can be gone on with. A checkpoint is a commit: first the folder's journal takes down the state of
//! the run under the next number, beside the state before it, and then the rows are committed under that number
//! (`user_version`). So the number in the database always says which of the two states is that of its rows. What was
//! not committed when a run was killed is rolled back by SQLite itself. The pages are those of a run that was never
//! broken off, as they depend on the rows and their order alone.

mod cells;
mod schema;
mod writer;

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Serialize;
use serde_json::{Value, json};

use self::cells::{push_row, push_text, text_cell};
use self::writer::{Base, Queue, Safety};
use super::tables::{ARTICLES, BLANK, TABLES, Tables, each};
use super::{Blank, Earlier, Folder, NewFile, Piece, Sink, Target, Written};
use crate::base::Error;
use crate::record::Record;

/// Name of the database in a folder.
const FILE: &str = "dateline.sqlite";
const QUOTES: usize = 4;
/// Pieces go to the writer in blocks of so many bytes.
const BLOCK: usize = 1 << 20;

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
    Ok(Box::new(match target {
        Target::Folder(folder) => Database::in_folder(folder)?,
        Target::File(file) => {
            let base = Base::new(file.temporary(), file.path(), Safety::None)?;
            Database::new(Place::File(file), Some(base), Position::default())?
        }
        Target::Stream(..) => return Err(Error::option("the format `sqlite` needs a folder", "-o DIR")),
    }))
}

/// Where the database comes to stand.
enum Place {
    Folder(Folder, PathBuf),
    File(NewFile),
}

/// How far a run has come.
#[derive(Default)]
struct Position {
    /// The number of the last checkpoint, and the state that it was given.
    number: i32,
    state: Value,
    earlier: Earlier,
}

struct Database {
    /// The writer and the way to it; none before it is begun and after it is ended.
    queue: Option<Queue>,
    /// Pieces that are not on their way yet.
    block: Vec<u8>,
    place: Place,
    position: Position,
    /// A checkpoint is on its way to the disk.
    saving: bool,
    took: Duration,
    /// The database of an earlier run needs no more than its name.
    finished: bool,
}

impl Database {
    fn new(place: Place, base: Option<Base>, position: Position) -> Result<Database, Error> {
        let queue = base.map(Queue::start).transpose()?;
        Ok(Database {
            finished: queue.is_none(),
            queue,
            block: Vec::new(),
            place,
            position,
            saving: false,
            took: Duration::ZERO,
        })
    }

    /// The database of a folder, where it may be gone on with.
    fn in_folder(mut folder: Folder) -> Result<Database, Error> {
        let path = folder.add_path(FILE);
        let (base, position) = match folder.earlier() {
            Earlier::Unfinished(noted) => {
                match noted["number"].as_i64().and_then(|n| i32::try_from(n).ok()) {
                    Some(number) => recall(&mut folder, &path, &noted, number)?,
                    // Of another format: that is for the run to refuse.
                    None => (None, Position { earlier: Earlier::Unfinished(noted), ..Position::default() }),
                }
            }
            Earlier::Finished(account) => {
                (None, Position { earlier: Earlier::Finished(account), ..Position::default() })
            }
            Earlier::Nothing => fresh(&path)?,
        };
        Database::new(Place::Folder(folder, path), base, position)
    }

    /// Sends what was gathered to the writer.
    fn send(&mut self) -> Result<(), Error> {
        match &mut self.queue {
            Some(queue) if !self.block.is_empty() => {
                queue.rows(std::mem::replace(&mut self.block, Vec::with_capacity(BLOCK)))
            }
            _ => Ok(()),
        }
    }
}

/// A database from the start.
fn fresh(path: &Path) -> Result<(Option<Base>, Position), Error> {
    Ok((Some(Base::new(path, &path.with_file_name(FILE), Safety::Rollback)?), Position::default()))
}

/// The database of a run that was broken off, where it is not complete, and how far it has come.
fn recall(
    folder: &mut Folder,
    path: &Path,
    noted: &Value,
    number: i32,
) -> Result<(Option<Base>, Position), Error> {
    let base =
        Base::reopen(path, &path.with_file_name(FILE)).map_err(|why| folder.cannot_resume(FILE, &why))?;
    let (number, state) = match base.number() {
        _ if base.finished() => (number, &noted["state"]),
        n if n == number => (n, &noted["state"]),
        n if n == number - 1 => (n, &noted["before"]),
        _ => return Err(folder.cannot_resume(FILE, "not what the journal says")),
    };
    if state.is_null() {
        // The run was killed before its first commit.
        drop(base);
        folder.forget()?;
        return fresh(path);
    }
    let earlier = Earlier::Unfinished(state.clone());
    let position = Position { number, state: state.clone(), earlier };
    Ok(((!base.finished()).then_some(base), position))
}

impl Sink for Database {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        for chunk in &piece.chunks {
            self.block.extend_from_slice(&(chunk.len() as u32).to_le_bytes());
            self.block.extend_from_slice(chunk);
        }
        if self.block.len() >= BLOCK { self.send() } else { Ok(()) }
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        self.settle(true)?;
        self.send()?;
        if let Some(queue) = self.queue.take() {
            queue.end()?.finish()?;
            self.finished = true;
        }
        let (path, shown) = self.place.paths();
        if self.finished {
            writer::tidy(&path).map_err(|e| Error::io("cannot write", shown, e, ""))?;
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
        std::mem::take(&mut self.position.earlier)
    }

    fn checkpoint(&mut self, state: Value) -> Result<(), Error> {
        self.settle(true)?;
        self.send()?;
        let (Place::Folder(folder, _), Some(queue)) = (&mut self.place, &mut self.queue) else {
            return Ok(());
        };
        let Position { number, state: before, .. } = &mut self.position;
        *number += 1;
        let noted = json!({ "number": *number, "state": state, "before": before });
        *before = state;
        queue.commit(folder.prepare(noted)?, *number)?;
        self.saving = true;
        Ok(())
    }

    fn settle(&mut self, wait: bool) -> Result<Option<Duration>, Error> {
        if self.saving
            && let Some(queue) = &mut self.queue
            && let Some(took) = queue.committed(wait)?
            && let Place::Folder(folder, _) = &mut self.place
        {
            folder.saved(took);
            (self.saving, self.took) = (false, took);
        }
        Ok((!self.saving).then_some(self.took))
    }
}

impl Drop for Database {
    /// The database is closed before its files are cleared away, or kept.
    fn drop(&mut self) {
        let _ = self.settle(true);
        self.queue = None;
    }
}

impl Place {
    /// Where the database is written, and what the user calls it.
    fn paths(&self) -> (PathBuf, PathBuf) {
        match self {
            Place::Folder(_, path) => (path.clone(), path.with_file_name(FILE)),
            Place::File(file) => (file.temporary().into(), file.path().into()),
        }
    }
}

/// The rollback journal of a database.
fn side(path: &Path) -> PathBuf {
    let mut side = path.as_os_str().to_owned();
    side.push("-journal");
    side.into()
}
