//! A folder of output files that appear whole or not at all.
//!
//! Everything is written under hidden temporary names in the folder itself and renamed at the end, `run.json` last: a
//! folder with a `run.json` is a finished run. A file is open only while a full buffer goes out, so that twenty files
//! cost one descriptor. A lock keeps two runs apart; what a killed run left behind is cleared by the next one.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::base::{Error, hex};

const LOCK: &str = ".dateline.lock";
const RUN: &str = "run.json";
const BUFFER: usize = 1 << 18;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    lock: Option<File>,
}

struct Pending {
    name: String,
    temporary: PathBuf,
    buffer: Vec<u8>,
    bytes: u64,
    hash: Sha256,
}

impl Folder {
    /// Takes hold of a folder, made if it is not there.
    ///
    /// # Errors
    /// Where it cannot be made or written, where another run holds it, and where it holds files and `force` is not set.
    pub fn open(path: &Path, force: bool) -> Result<Folder, Error> {
        let fail = |e| Error::io("cannot write", path, e, "another folder after -o");
        let created = !path.exists();
        fs::create_dir_all(path).map_err(fail)?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join(LOCK))
            .map_err(fail)?;
        match lock.try_lock() {
            Err(TryLockError::WouldBlock) => {
                let why = format!("output folder in use: {}: another run is writing it", path.display());
                return Err(Error::option(why, "wait, or another folder after -o"));
            }
            // Some file systems know no locks; the run goes on without one.
            Err(TryLockError::Error(_)) | Ok(()) => {}
        }
        let folder = Folder { path: path.into(), created, files: Vec::new(), lock: Some(lock) };
        let mut other = 0;
        for entry in fs::read_dir(path).map_err(fail)? {
            let name = entry.map_err(fail)?.file_name();
            match name.to_str() {
                Some(LOCK) => {}
                Some(n) if is_temporary(n) => fs::remove_file(path.join(n)).map_err(fail)?,
                _ => other += 1,
            }
        }
        if other > 0 && !force {
            let why = format!("output folder not empty: {}: nothing was written", path.display());
            return Err(Error::option(why, "--force to replace the earlier run, or another folder after -o"));
        }
        Ok(folder)
    }

    /// Adds a file; its number is the count of those added before.
    pub fn add(&mut self, name: &str) {
        self.files.push(Pending {
            name: name.into(),
            temporary: self.path.join(format!(".{name}.tmp")),
            buffer: Vec::new(),
            bytes: 0,
            hash: Sha256::new(),
        });
    }

    /// Appends to a file.
    ///
    /// # Errors
    /// Where the bytes cannot be written.
    pub fn put(&mut self, file: usize, bytes: &[u8]) -> Result<(), Error> {
        let f = &mut self.files[file];
        f.buffer.extend_from_slice(bytes);
        if f.buffer.len() >= BUFFER { f.flush() } else { Ok(()) }
    }

    /// Brings out all buffers and makes sure that the bytes are on the disk.
    ///
    /// # Errors
    /// Where the bytes cannot be written.
    pub fn seal(&mut self) -> Result<Vec<Written>, Error> {
        for f in &mut self.files {
            f.flush()?;
            File::open(&f.temporary).and_then(|file| file.sync_all()).map_err(|e| f.error(e))?;
        }
        Ok(self.files.iter().map(Pending::written).collect())
    }

    /// Gives all files their names, `run.json` last.
    ///
    /// # Errors
    /// Where a file cannot be written or renamed.
    pub fn commit(&mut self, run: &[u8]) -> Result<(), Error> {
        self.add(RUN);
        let last = self.files.len() - 1;
        self.put(last, run)?;
        self.seal()?;
        // Without its run.json the folder is unfinished, whatever happens between the renames below.
        self.remove_old(RUN)?;
        for name in super::tables::file_names().chain(super::LATER.map(String::from)) {
            if !self.files.iter().any(|f| f.name == name) {
                self.remove_old(&name)?;
            }
        }
        for f in &self.files {
            fs::rename(&f.temporary, self.path.join(&f.name)).map_err(|e| f.error(e))?;
        }
        self.files.clear();
        self.created = false;
        Ok(())
    }

    /// Takes away a file of an earlier run that this one does not replace.
    fn remove_old(&self, name: &str) -> Result<(), Error> {
        let path = self.path.join(name);
        match fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::io("cannot replace", path, e, "")),
            _ => Ok(()),
        }
    }
}

impl Drop for Folder {
    /// What was not committed leaves no trace.
    fn drop(&mut self) {
        for f in &self.files {
            let _ = fs::remove_file(&f.temporary);
        }
        let _ = fs::remove_file(self.path.join(LOCK));
        drop(self.lock.take());
        if self.created {
            let _ = fs::remove_dir(&self.path);
        }
    }
}

impl Pending {
    fn flush(&mut self) -> Result<(), Error> {
        let mut file =
            OpenOptions::new().create(true).append(true).open(&self.temporary).map_err(|e| self.error(e))?;
        file.write_all(&self.buffer).map_err(|e| self.error(e))?;
        self.hash.update(&self.buffer);
        self.bytes += self.buffer.len() as u64;
        self.buffer.clear();
        Ok(())
    }

    fn error(&self, e: io::Error) -> Error {
        Error::io("cannot write", self.temporary.with_file_name(&self.name), e, "")
    }

    fn written(&self) -> Written {
        Written { name: self.name.clone(), bytes: self.bytes, sha256: hex(&self.hash.clone().finalize()) }
    }
}

fn is_temporary(name: &str) -> bool {
    name.starts_with('.')
        && (name.ends_with(".jsonl.tmp") || name.ends_with(".csv.tmp") || name.ends_with(".json.tmp"))
}
