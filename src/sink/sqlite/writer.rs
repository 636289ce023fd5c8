//! The database as it is written, on a thread of its own.

use std::fs::{self, OpenOptions};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, SyncSender, TryRecvError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, Statement};

use super::cells::{Cells, NULL_CELL, value};
use super::{schema, side};
use crate::base::Error;
use crate::record::SCHEMA_VERSION;
use crate::sink::folder::Checkpoint;
use crate::sink::tables::{TABLES, Table};

const SENTENCES: usize = 1;
/// Search takes in so many sentences at a time.
const BATCH: usize = 1 << 15;
/// Blocks on their way to the writer.
const BLOCKS: usize = 16;
/// While indexes are made, their pages go to the disk that often.
const BEAT: Duration = Duration::from_millis(200);
/// SQLite's mark of what a file is for: "date" in ASCII.
const APPLICATION_ID: u32 = 0x6461_7465;
/// Where a file counts how often it was changed, twice, which is no business of its reader.
const COUNTERS: [u64; 2] = [24, 92];

/// What becomes of a database that is not finished.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Safety {
    /// It is thrown away.
    None,
    /// It goes back to the last commit.
    Rollback,
}

/// A database that is not complete.
pub(super) struct Base {
    connection: Connection,
    path: PathBuf,
    /// What the user calls it.
    shown: PathBuf,
    /// Sentences that search does not know yet.
    unsearched: usize,
    number: i32,
    finished: bool,
}

impl Base {
    /// A new database, in place of what stands there.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn new(path: &Path, shown: &Path, safety: Safety) -> Result<Base, Error> {
        for old in [path.to_path_buf(), side(path)] {
            match fs::remove_file(&old) {
                Err(e) if e.kind() != ErrorKind::NotFound => {
                    return Err(Error::io("cannot replace", old, e, ""));
                }
                _ => {}
            }
        }
        let made = Connection::open(path).and_then(|c| {
            // The size of a page holds only before anything is written.
            c.execute_batch(&format!("PRAGMA page_size = 16384; PRAGMA application_id = {APPLICATION_ID}"))?;
            configure(&c, safety)?;
            prepare(&c)?;
            Ok(c)
        });
        let connection = made.map_err(|e| fault(shown, e))?;
        let (path, shown) = (path.into(), shown.into());
        Ok(Base { connection, path, shown, unsearched: 0, number: 0, finished: false })
    }

    /// The database of a run that was broken off, as it was at the last commit.
    ///
    /// # Errors
    /// Where it cannot be read, or is none.
    pub(super) fn reopen(path: &Path, shown: &Path) -> Result<Base, String> {
        fs::metadata(path).map_err(|e| e.to_string())?;
        let made = Connection::open(path).and_then(|c| {
            configure(&c, Safety::Rollback)?;
            let number = c.query_row("PRAGMA user_version", [], |row| row.get(0))?;
            let is_view = "SELECT count(*) FROM sqlite_schema WHERE type = 'view'";
            let views: u32 = c.query_row(is_view, [], |row| row.get(0))?;
            let unsearched: u32 = match number {
                0 => 0,
                _ => c.query_row(schema::UNSEARCHED, [], |row| row.get(0))?,
            };
            c.execute_batch("BEGIN")?;
            Ok((c, number, views > 0, unsearched))
        });
        let (connection, number, finished, unsearched) = made.map_err(|e| e.to_string())?;
        let (path, shown) = (path.into(), shown.into());
        Ok(Base { connection, path, shown, unsearched: unsearched as usize, number, finished })
    }

    /// The number of the last commit.
    pub(super) fn number(&self) -> i32 {
        self.number
    }

    /// Whether it is complete.
    pub(super) fn finished(&self) -> bool {
        self.finished
    }

    /// Commits the rows so far under the number of a checkpoint.
    fn commit(&self, number: i32) -> rusqlite::Result<()> {
        self.connection.execute_batch(&format!("PRAGMA user_version = {number}; COMMIT; BEGIN"))
    }

    /// Makes what is made when all rows are there.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn finish(self) -> Result<(), Error> {
        let Base { connection: c, path, shown, .. } = self;
        let done = AtomicBool::new(false);
        thread::scope(|threads| {
            // What sorts leaves the disk idle, which would be waited for in the end.
            let disk = thread::Builder::new().name("disk".into());
            let _ = disk.spawn_scoped(threads, || {
                while !done.load(Ordering::Relaxed) {
                    let _ = OpenOptions::new().append(true).open(&path).and_then(|f| f.sync_data());
                    thread::park_timeout(BEAT);
                }
            });
            let finished = finish(&c).and_then(|()| c.close().map_err(|(_, e)| e));
            done.store(true, Ordering::Relaxed);
            finished.map_err(|e| fault(&shown, e))
        })
    }

    fn fault(&self, e: rusqlite::Error) -> Error {
        fault(&self.shown, e)
    }
}

fn fault(shown: &Path, e: rusqlite::Error) -> Error {
    let (kind, why) = match e.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => (ErrorKind::StorageFull, "no space left on the device".into()),
        _ => (ErrorKind::Other, e.to_string()),
    };
    Error::io("cannot write", shown, io::Error::new(kind, why), "")
}

/// Rows are added at the ends of tables, so that few pages are in use at a time.
fn configure(c: &Connection, safety: Safety) -> rusqlite::Result<()> {
    let (journal, synchronous) = match safety {
        Safety::None => ("OFF", "OFF"),
        Safety::Rollback => ("TRUNCATE", "NORMAL"),
    };
    c.execute_batch(&format!(
        "PRAGMA locking_mode = EXCLUSIVE;
         PRAGMA journal_mode = {journal};
         PRAGMA synchronous = {synchronous};
         PRAGMA foreign_keys = OFF;
         PRAGMA temp_store = FILE;
         PRAGMA cache_size = -8192;"
    ))?;
    Ok(())
}

/// Makes the tables, in the first transaction.
fn prepare(c: &Connection) -> rusqlite::Result<()> {
    c.execute_batch("BEGIN; CREATE TABLE run (name TEXT PRIMARY KEY, value TEXT)")?;
    for table in TABLES {
        c.execute_batch(&schema::create(table, false))?;
    }
    for search in schema::SEARCH {
        c.execute_batch(search.create)?;
        c.execute_batch(&search.set(schema::WRITING))?;
    }
    let mut insert = c.prepare("INSERT INTO run VALUES (?, ?)")?;
    insert.execute(["version", env!("CARGO_PKG_VERSION")])?;
    insert.execute(["schema_version", SCHEMA_VERSION])?;
    Ok(())
}

/// The next cells with their length in front.
fn chunk<'a>(block: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, rest) = block.split_first_chunk::<4>()?;
    let (rows, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    *block = rest;
    Some(rows)
}

/// Where rows go in.
struct Inserts<'a> {
    connection: &'a Connection,
    tables: Vec<Insert<'a>>,
    /// Sentences that search does not know yet.
    unsearched: usize,
}

impl<'a> Inserts<'a> {
    fn new(connection: &'a Connection, unsearched: usize) -> rusqlite::Result<Inserts<'a>> {
        let tables = TABLES.iter().map(|table| Insert::new(connection, table));
        Ok(Inserts { connection, tables: tables.collect::<rusqlite::Result<_>>()?, unsearched })
    }

    /// Adds the rows of a block: for each piece the cells of all tables, each with their length in front.
    fn add(&mut self, mut block: &[u8]) -> rusqlite::Result<()> {
        while !block.is_empty() {
            for (number, table) in self.tables.iter_mut().enumerate() {
                let Some(rows) = chunk(&mut block) else { return Err(rusqlite::Error::InvalidQuery) };
                let added = table.add(rows)?;
                self.unsearched += if number == SENTENCES { added } else { 0 };
            }
            if self.unsearched >= BATCH {
                self.unsearched = 0;
                search(self.connection)?;
            }
        }
        Ok(())
    }
}

/// The statement that adds a row to a table. Between two calls nothing is bound.
struct Insert<'a> {
    statement: Statement<'a>,
    /// The cells of the row before, as they are bound; none stands for null.
    bound: Vec<Range<usize>>,
}

impl<'a> Insert<'a> {
    fn new(connection: &'a Connection, table: &Table) -> rusqlite::Result<Insert<'a>> {
        let statement = connection.prepare(&schema::insert(table))?;
        let bound = vec![0..0; statement.parameter_count()];
        Ok(Insert { statement, bound })
    }

    /// Adds rows; gives their number.
    fn add(&mut self, rows: &[u8]) -> rusqlite::Result<usize> {
        let (mut added, mut cells) = (0, Cells(rows));
        while !cells.0.is_empty() {
            for (i, bound) in (1..).zip(&mut self.bound) {
                let from = rows.len() - cells.0.len();
                let Some(cell) = cells.next() else { return Err(rusqlite::Error::InvalidQuery) };
                // About half of the cells of a row are those of the row before, or null as before the first.
                let known = if bound.start == bound.end { NULL_CELL } else { &rows[bound.clone()] };
                if cell != known {
                    *bound = from..from + cell.len();
                    self.statement.raw_bind_parameter(i, value(cell))?;
                }
            }
            self.statement.raw_execute()?;
            added += 1;
        }
        if added > 0 {
            // What stays bound takes up memory that SQLite has at hand for what comes and goes.
            self.statement.clear_bindings();
            self.bound.fill(0..0);
        }
        Ok(added)
    }
}

/// Lets search know the rows that it does not know yet. What it holds back in memory is brought out at once, as it would
/// be with the next commit, so that its pages do not depend on when that comes.
fn search(c: &Connection) -> rusqlite::Result<()> {
    for search in schema::SEARCH {
        c.prepare_cached(search.fill)?.execute([])?;
    }
    c.execute_batch("SAVEPOINT filled; RELEASE filled")
}

/// What is made when all rows are there, in one transaction.
fn finish(c: &Connection) -> rusqlite::Result<()> {
    search(c)?;
    for search in schema::SEARCH {
        c.execute_batch(&search.set(schema::USUAL))?;
    }
    // What sorts has use for memory and threads. A schema that can be written lets the statements of tables be replaced.
    c.execute_batch("PRAGMA threads = 4; PRAGMA cache_size = -32768; PRAGMA writable_schema = ON")?;
    for statement in TABLES.iter().filter_map(schema::add_key) {
        c.execute_batch(&statement)?;
    }
    c.execute_batch("PRAGMA writable_schema = RESET")?;
    for statement in schema::INDEXES.iter().chain(schema::VIEWS) {
        c.execute_batch(statement)?;
    }
    c.execute_batch("PRAGMA user_version = 0; COMMIT")
}

/// Takes away what only the writing has left: how often it committed, and the journal.
///
/// # Errors
/// Where the file cannot be written.
pub(super) fn tidy(path: &Path) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).open(path)?;
    for place in COUNTERS {
        file.seek(SeekFrom::Start(place))?;
        file.write_all(&1u32.to_be_bytes())?;
    }
    match fs::remove_file(side(path)) {
        Err(e) if e.kind() != ErrorKind::NotFound => Err(e),
        _ => Ok(()),
    }
}

enum Task {
    Rows(Vec<u8>),
    Commit(Checkpoint, i32),
}

/// The way to the thread that writes.
pub(super) struct Queue {
    /// None once there is nothing more to come.
    tasks: Option<SyncSender<Task>>,
    /// How long commits took.
    commits: Receiver<Duration>,
    writer: Option<JoinHandle<Result<Base, Error>>>,
    shown: PathBuf,
}

impl Queue {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system gives none.
    pub(super) fn start(base: Base) -> Result<Queue, Error> {
        let shown = base.shown.clone();
        let (tasks, inbox) = mpsc::sync_channel(BLOCKS);
        let (done, commits) = mpsc::channel();
        let writer = thread::Builder::new()
            .name("database".into())
            .spawn(move || write(base, inbox, done))
            .map_err(|e| Error::io("cannot write", &shown, e, ""))?;
        Ok(Queue { tasks: Some(tasks), commits, writer: Some(writer), shown })
    }

    /// Sends a block.
    ///
    /// # Errors
    /// Where one before it could not be written.
    pub(super) fn rows(&mut self, block: Vec<u8>) -> Result<(), Error> {
        self.send(Task::Rows(block))
    }

    /// Lets the rows so far be committed once the checkpoint is saved.
    ///
    /// # Errors
    /// As for `rows`.
    pub(super) fn commit(&mut self, checkpoint: Checkpoint, number: i32) -> Result<(), Error> {
        self.send(Task::Commit(checkpoint, number))
    }

    /// How long the commit took; none as long as it goes on, unless it is to be waited for.
    ///
    /// # Errors
    /// Where it failed.
    pub(super) fn committed(&mut self, wait: bool) -> Result<Option<Duration>, Error> {
        let took = match self.commits.try_recv() {
            Err(TryRecvError::Empty) if wait => self.commits.recv().map_err(|_| ()),
            Err(TryRecvError::Empty) => return Ok(None),
            Err(TryRecvError::Disconnected) => Err(()),
            Ok(took) => Ok(took),
        };
        match took {
            Ok(took) => Ok(Some(took)),
            Err(()) => Err(self.failure()),
        }
    }

    /// Waits for the writer; gives the database with all its rows.
    ///
    /// # Errors
    /// As for `rows`.
    pub(super) fn end(mut self) -> Result<Base, Error> {
        self.tasks = None;
        match self.writer.take().map(JoinHandle::join) {
            Some(Ok(base)) => base,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            None => Err(self.failure()),
        }
    }

    fn send(&mut self, task: Task) -> Result<(), Error> {
        let sent = self.tasks.as_ref().is_some_and(|t| t.send(task).is_ok());
        if sent { Ok(()) } else { Err(self.failure()) }
    }

    /// Why the writer has stopped.
    fn failure(&mut self) -> Error {
        self.tasks = None;
        match self.writer.take().map(JoinHandle::join) {
            Some(Ok(Err(e))) => e,
            Some(Err(panic)) => std::panic::resume_unwind(panic),
            _ => Error::io("cannot write", &self.shown, ErrorKind::Other.into(), ""),
        }
    }
}

impl Drop for Queue {
    /// What is not committed is rolled back before anybody looks at the file.
    fn drop(&mut self) {
        self.tasks = None;
        if let Some(writer) = self.writer.take() {
            let _ = writer.join();
        }
    }
}

fn write(base: Base, tasks: Receiver<Task>, done: mpsc::Sender<Duration>) -> Result<Base, Error> {
    let fault = |e| base.fault(e);
    let mut inserts = Inserts::new(&base.connection, base.unsearched).map_err(fault)?;
    for task in tasks {
        match task {
            Task::Rows(block) => inserts.add(&block).map_err(fault)?,
            Task::Commit(checkpoint, number) => {
                let clock = Instant::now();
                checkpoint.save()?;
                let committed = base.commit(number);
                // The journal is there, whatever became of the rows.
                let _ = done.send(clock.elapsed());
                committed.map_err(fault)?;
            }
        }
    }
    drop(inserts);
    Ok(base)
}
