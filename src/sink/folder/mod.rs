//! A folder of output files that appear whole or not at all, and a journal from which a run that was broken off goes on.
//!
//! Everything is written under hidden temporary names in the folder itself and renamed at the end, `run.json` last: a
//! folder with a `run.json` is a finished run. A file is open only while a full buffer goes out, so that twenty files
//! cost one descriptor. A lock keeps two runs apart.
//!
//! Now and then the run is made safe ([`Folder::checkpoint`]): all bytes go to the disk, and then the journal says how
//! many bytes of each file hold, with their hash and whatever the run needs to go on. What stands behind those bytes
//! when a run was killed is cut off by the one that goes on. Before the renames the journal is sealed, so that a run
//! killed between two of them is finished by renaming the rest.
//!
//! A file that somebody else writes, such as a database, holds by its own means; the journal only knows that it is to be
//! kept.

mod journal;
mod lock;
mod pending;

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(super) use self::journal::Checkpoint;
use self::journal::{Journal, note, sync};
pub use self::lock::Hold;
use self::lock::lock;
use self::pending::{BUFFER, Kind, Pending, SIDE, is_temporary, temporary_name};
use crate::base::Error;

const LOCK: &str = ".dateline.lock";
const JOURNAL: &str = ".dateline.journal";
const RUN: &str = "run.json";
const START_OVER: &str = "--force to start over";

/// What may be in a folder that is to be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// Nothing.
    New,
    /// An earlier run, which is replaced.
    Replace,
    /// Nothing, a run that was broken off, or a finished one.
    Resume,
}

/// What an earlier run left in a folder.
#[derive(Clone, Debug, Default)]
pub enum Earlier {
    /// Nothing to go on from.
    #[default]
    Nothing,
    /// The state that was given to the last checkpoint.
    Unfinished(Value),
    /// The account of a finished run.
    Finished(Value),
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its name.
    pub name: String,
    /// Its length.
    pub bytes: u64,
    /// SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// An output folder that is being filled.
pub struct Folder {
    path: PathBuf,
    created: bool,
    files: Vec<Pending>,
    /// How far the files of an earlier run hold.
    marks: Vec<Written>,
    /// Names of files that somebody else wrote for an earlier run.
    kept: Vec<String>,
    earlier: Earlier,
    /// There is a journal, and the files below it stay when the run ends early.
    journaled: bool,
    /// The checkpoint that is on its way to the disk, and how long the last one took.
    saving: Option<JoinHandle<Result<Duration, Error>>>,
    took: Duration,
    /// Names without extension of files that are not wanted.
    left_out: Vec<String>,
    lock: Option<File>,
}

impl Folder {
    /// Takes hold of a folder, made if it is not there.
    ///
    /// # Errors
    /// Where it cannot be made or written, where another run holds it, and where it holds what `opening` does not allow.
    pub fn open(path: &Path, opening: Opening) -> Result<Folder, Error> {
        let fail = |e| Error::io("cannot write", path, e, "another folder after -o");
        let created = !path.exists();
        fs::create_dir_all(path).map_err(fail)?;
        let lock = lock(path)?;
        let mut folder = Folder {
            path: path.into(),
            created,
            files: Vec::new(),
            marks: Vec::new(),
            kept: Vec::new(),
            earlier: Earlier::Nothing,
            journaled: false,
            saving: None,
            took: Duration::ZERO,
            left_out: Vec::new(),
            lock: Some(lock),
        };
        let (mut temporary, mut journal, mut run, mut other) = (Vec::new(), false, false, false);
        for entry in fs::read_dir(path).map_err(fail)? {
            let name = entry.map_err(fail)?.file_name();
            match name.to_str() {
                Some(LOCK) => {}
                Some(JOURNAL) => journal = true,
                Some(n) if is_temporary(n) => temporary.push(n.to_string()),
                name => {
                    run |= name == Some(RUN);
                    other = true;
                }
            }
        }
        match opening {
            Opening::New if journal => {
                let why =
                    format!("output folder holds an unfinished run: {}: nothing was written", path.display());
                return Err(Error::option(why, format!("--resume to go on with it, {START_OVER}")));
            }
            Opening::New | Opening::Resume if other && !(opening == Opening::Resume && (journal || run)) => {
                let why = format!("output folder not empty: {}: nothing was written", path.display());
                return Err(Error::option(
                    why,
                    "--force to replace the earlier run, or another folder after -o",
                ));
            }
            Opening::Resume if journal => folder.recall()?,
            Opening::Resume if run => folder.earlier = Earlier::Finished(folder.read_json(RUN)?),
            Opening::Replace if journal => folder.remove(JOURNAL)?,
            _ => {}
        }
        for name in temporary {
            let file = name.strip_suffix(SIDE).unwrap_or(&name);
            let mut wanted = folder.marks.iter().map(|m| &m.name).chain(&folder.kept);
            if !wanted.any(|w| file == temporary_name(w)) {
                folder.remove(&name)?;
            }
        }
        Ok(folder)
    }

    /// Whether a run that was broken off can be gone on with here.
    pub fn is_unfinished(path: &Path) -> bool {
        path.join(JOURNAL).exists()
    }

    /// Reads the journal. A run that was killed between its renames is finished here.
    fn recall(&mut self) -> Result<(), Error> {
        let journal: Journal = serde_json::from_value(self.read_json(JOURNAL)?)
            .map_err(|e| self.cannot_resume(JOURNAL, &format!("not a journal of this version ({e})")))?;
        if journal.sealed {
            self.rename(&journal.files)?;
            self.earlier = Earlier::Finished(self.read_json(RUN)?);
        } else {
            (self.marks, self.kept) = (journal.files, journal.foreign);
            (self.earlier, self.journaled) = (Earlier::Unfinished(journal.state), true);
        }
        Ok(())
    }

    fn read_json(&self, name: &str) -> Result<Value, Error> {
        let bytes = fs::read(self.path.join(name))
            .map_err(|e| Error::io("cannot resume", self.path.join(name), e, START_OVER))?;
        serde_json::from_slice(&bytes).map_err(|e| self.cannot_resume(name, &e.to_string()))
    }

    /// Why a run cannot go on with a file.
    pub(super) fn cannot_resume(&self, name: &str, why: &str) -> Error {
        Error::option(format!("cannot resume: {}: {why}", self.path.join(name).display()), START_OVER)
    }

    /// What an earlier run left, once.
    pub fn earlier(&mut self) -> Earlier {
        std::mem::take(&mut self.earlier)
    }

    /// Forgets the journal, as there is nothing to go on from.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    pub(super) fn forget(&mut self) -> Result<(), Error> {
        self.journaled = false;
        self.remove(JOURNAL)
    }

    /// Files with these names, without extension, are not written when they are added.
    pub fn leave_out(&mut self, names: Vec<String>) {
        self.left_out = names;
    }

    /// Adds a file, which begins with `head`; its number is the count of those added before. One of an earlier run is
    /// read as far as it holds and cut off there.
    ///
    /// # Errors
    /// Where a file of an earlier run does not hold what its journal says.
    pub fn add(&mut self, name: &str, head: &[u8]) -> Result<(), Error> {
        let mut file = Pending::new(name, self.path.join(temporary_name(name)), Kind::Own);
        file.left_out = name.split('.').next().is_some_and(|stem| self.left_out.iter().any(|n| n == stem));
        match self.marks.iter().find(|m| m.name == name) {
            Some(mark) => {
                let same = file
                    .restore(mark.bytes)
                    .map_err(|e| Error::io("cannot resume", file.temporary.clone(), e, START_OVER))?;
                if !same || file.written() != *mark {
                    return Err(self.cannot_resume(&temporary_name(name), "not what the journal says"));
                }
            }
            None => file.buffer.extend_from_slice(head),
        }
        self.files.push(file);
        Ok(())
    }

    /// Adds a file that somebody else writes, who gets the path to write to; it must be complete at the seal.
    pub fn add_path(&mut self, name: &str) -> PathBuf {
        let temporary = self.path.join(temporary_name(name));
        self.files.push(Pending::new(name, temporary.clone(), Kind::Foreign));
        temporary
    }

    /// Adds a file that only a run that goes on needs: it is gone in the end. Gives what it holds of an earlier run.
    ///
    /// # Errors
    /// As for `add`.
    pub fn add_notes(&mut self, name: &str) -> Result<Vec<u8>, Error> {
        self.add(name, b"")?;
        match self.files.last_mut() {
            Some(file) if file.bytes > 0 => {
                file.kind = Kind::Notes;
                fs::read(&file.temporary)
                    .map_err(|e| Error::io("cannot resume", file.temporary.clone(), e, START_OVER))
            }
            Some(file) => {
                file.kind = Kind::Notes;
                Ok(Vec::new())
            }
            None => Ok(Vec::new()),
        }
    }

    /// Adds a file with all its bytes, of which only the name is kept.
    ///
    /// # Errors
    /// Where the bytes cannot be written.
    pub fn add_whole(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        self.add(name, bytes)?;
        match self.files.last_mut() {
            Some(file) => file.flush(false),
            None => Ok(()),
        }
    }

    /// Where a file stands until it gets its name.
    #[cfg(any(feature = "parquet", feature = "sqlite"))]
    pub(super) fn temporary(&self, file: usize) -> &Path {
        &self.files[file].temporary
    }

    /// Appends to a file.
    ///
    /// # Errors
    /// Where the bytes cannot be written.
    pub fn put(&mut self, file: usize, bytes: &[u8]) -> Result<(), Error> {
        let f = &mut self.files[file];
        if f.left_out {
            return Ok(());
        }
        f.buffer.extend_from_slice(bytes);
        if f.buffer.len() >= BUFFER { f.flush(false) } else { Ok(()) }
    }

    /// Begins to make everything that was put so far safe: once that is done, a later run can go on from here, and finds
    /// `state` again. The disk is waited for by a thread of its own.
    ///
    /// # Errors
    /// Where the bytes cannot be written, those of the checkpoint before included.
    pub fn checkpoint(&mut self, state: Value) -> Result<(), Error> {
        let here = Arc::new(self.prepare(state)?);
        let there = here.clone();
        match thread::Builder::new().name("journal".into()).spawn(move || there.save()) {
            Ok(saving) => self.saving = Some(saving),
            // Where the system gives no thread the disk is waited for here.
            Err(_) => self.saved(here.save()?),
        }
        Ok(())
    }

    /// A checkpoint that the caller is to save, and to tell of by `saved` when everything that belongs to it is safe.
    ///
    /// # Errors
    /// As for `checkpoint`.
    pub(super) fn prepare(&mut self, state: Value) -> Result<Checkpoint, Error> {
        self.settle(true)?;
        let (mut files, mut foreign, mut paths) =
            (Vec::with_capacity(self.files.len()), Vec::new(), Vec::new());
        for f in self.files.iter_mut().filter(|f| !f.left_out) {
            if f.kind == Kind::Foreign {
                foreign.push(f.name.clone());
                continue;
            }
            f.flush(false)?;
            if std::mem::take(&mut f.unsafe_bytes) {
                paths.push(f.temporary.clone());
            }
            files.push(f.written());
        }
        let journal = Journal { sealed: false, files, foreign, state };
        Ok(Checkpoint { folder: self.path.clone(), files: paths, journal })
    }

    /// How long the last checkpoint took to reach the disk; none while it is on its way, unless it is to be waited for.
    ///
    /// # Errors
    /// Where its bytes cannot be written.
    pub fn settle(&mut self, wait: bool) -> Result<Option<Duration>, Error> {
        if let Some(saving) = self.saving.take_if(|s| wait || s.is_finished()) {
            match saving.join() {
                Ok(took) => self.saved(took?),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        Ok(self.saving.is_none().then_some(self.took))
    }

    /// The last checkpoint is safe, which took so long.
    pub(super) fn saved(&mut self, took: Duration) {
        (self.took, self.journaled) = (took, true);
    }

    /// Brings out all buffers and makes sure that the bytes are on the disk.
    ///
    /// # Errors
    /// Where the bytes cannot be written.
    pub fn seal(&mut self) -> Result<Vec<Written>, Error> {
        self.settle(true)?;
        let mut all = Vec::with_capacity(self.files.len());
        for f in self.files.iter_mut().filter(|f| !f.left_out && f.kind != Kind::Notes) {
            if f.kind == Kind::Own {
                f.flush(true)?;
                all.push(f.written());
                continue;
            }
            let written = match f.sealed.take() {
                Some(written) => written,
                None => super::file::sealed(&f.temporary, f.name.clone())
                    .map_err(|e| Error::io("cannot write", self.path.join(&f.name), e, ""))?,
            };
            f.sealed = Some(written.clone());
            all.push(written);
        }
        Ok(all)
    }

    /// Gives all files their names, `run.json` last.
    ///
    /// # Errors
    /// Where a file cannot be written or renamed.
    pub fn commit(&mut self, run: &[u8]) -> Result<(), Error> {
        self.add(RUN, run)?;
        let files = self.seal()?;
        self.note(&Journal::sealed(files.clone()))?;
        self.rename(&files)?;
        for notes in self.files.iter().filter(|f| f.kind == Kind::Notes) {
            let _ = fs::remove_file(&notes.temporary);
        }
        self.files.clear();
        (self.created, self.journaled) = (false, false);
        Ok(())
    }

    fn note(&mut self, journal: &Journal) -> Result<(), Error> {
        note(&self.path, journal)?;
        self.journaled = true;
        Ok(())
    }

    /// Gives files their names as far as they have not got them yet.
    fn rename(&self, files: &[Written]) -> Result<(), Error> {
        let replaced = self.files_of_run();
        // Without its run.json the folder is unfinished, whatever happens between the renames below.
        if self.path.join(temporary_name(RUN)).exists() {
            self.remove(RUN)?;
        }
        for name in replaced {
            if !files.iter().any(|f| f.name == name) {
                self.remove(&name)?;
            }
        }
        for f in files {
            let (from, to) = (self.path.join(temporary_name(&f.name)), self.path.join(&f.name));
            match fs::rename(&from, &to) {
                Err(e) if e.kind() == io::ErrorKind::NotFound && to.exists() => {}
                other => other.map_err(|e| Error::io("cannot write", to, e, ""))?,
            }
        }
        sync(&self.path);
        self.remove(JOURNAL)
    }

    /// The files that the run before this one has left, by its own account and by their names.
    fn files_of_run(&self) -> Vec<String> {
        let mut names: Vec<String> =
            super::tables::file_names().chain(super::LATER.map(String::from)).collect();
        let account = self.read_json(RUN).unwrap_or_default();
        if account["tool"] == env!("CARGO_PKG_NAME") {
            let listed = account["outputs"]["files"].as_array().into_iter().flatten();
            let listed = listed.filter_map(|f| f["file"].as_str());
            // A name that leads out of the folder is none of ours.
            names
                .extend(listed.filter(|n| Path::new(n).file_name().is_some_and(|f| f == *n)).map(Into::into));
        }
        names
    }

    fn remove(&self, name: &str) -> Result<(), Error> {
        let path = self.path.join(name);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::io("cannot replace", path, e, "")),
            _ => Ok(()),
        }
    }
}

impl Drop for Folder {
    /// What nobody can go on from leaves no trace.
    fn drop(&mut self) {
        let _ = self.settle(true);
        if !self.journaled {
            for f in &self.files {
                let _ = fs::remove_file(&f.temporary);
                let _ = fs::remove_file(f.side());
            }
        }
        let _ = fs::remove_file(self.path.join(LOCK));
        drop(self.lock.take());
        if self.created && !self.journaled {
            let _ = fs::remove_dir(&self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(path: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(path).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A run that is killed before, between or after its renames is a finished run once it is looked at again.
    #[test]
    fn renames_are_finished() {
        for done in 0..=3 {
            let dir = tempfile::tempdir().unwrap();
            let path = dir.path().join("out");
            let mut folder = Folder::open(&path, Opening::New).unwrap();
            folder.add("events.jsonl", b"").unwrap();
            folder.add("events.csv", b"article\n").unwrap();
            folder.put(0, b"{}\n").unwrap();
            folder.add(RUN, b"{\"run_id\":1}").unwrap();
            let files = folder.seal().unwrap();
            folder.note(&Journal::sealed(files.clone())).unwrap();
            for f in files.iter().take(done) {
                fs::rename(path.join(temporary_name(&f.name)), path.join(&f.name)).unwrap();
            }
            drop(folder);
            assert_eq!(names(&path).len(), 4, "three files and the journal stay");
            assert!(Folder::open(&path, Opening::New).is_err());
            let mut folder = Folder::open(&path, Opening::Resume).unwrap();
            assert!(matches!(folder.earlier(), Earlier::Finished(run) if run["run_id"] == 1));
            drop(folder);
            assert_eq!(names(&path), ["events.csv", "events.jsonl", "run.json"]);
            assert_eq!(fs::read(path.join("events.jsonl")).unwrap(), b"{}\n");
        }
    }

    #[test]
    fn what_stands_behind_the_journal_is_cut_off() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out");
        let mut folder = Folder::open(&path, Opening::New).unwrap();
        folder.add("events.jsonl", b"").unwrap();
        folder.put(0, b"one\n").unwrap();
        folder.checkpoint(Value::from(1)).unwrap();
        folder.put(0, b"two\n").unwrap();
        folder.seal().unwrap();
        drop(folder);
        let mut folder = Folder::open(&path, Opening::Resume).unwrap();
        assert!(matches!(folder.earlier(), Earlier::Unfinished(state) if state == 1));
        folder.add("events.jsonl", b"").unwrap();
        folder.put(0, b"2\n").unwrap();
        folder.commit(b"{}").unwrap();
        assert_eq!(fs::read(path.join("events.jsonl")).unwrap(), b"one\n2\n");
        assert_eq!(names(&path), [LOCK, "events.jsonl", "run.json"]);
        drop(folder);
        assert_eq!(names(&path), ["events.jsonl", "run.json"]);
    }

    #[test]
    fn a_folder_has_one_writer_and_an_aborted_run_leaves_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("out");
        let mut folder = Folder::open(&path, Opening::New).unwrap();
        let second = Folder::open(&path, Opening::Replace);
        assert!(second.is_err_and(|e| e.to_string().contains("another run is writing it")));
        folder.add("events.jsonl", b"").unwrap();
        folder.seal().unwrap();
        drop(folder);
        assert!(!path.exists());
    }
}
