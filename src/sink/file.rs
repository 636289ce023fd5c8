//! One output file that appears whole or not at all.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::thread;

use sha2::{Digest, Sha256};

use super::Written;
use crate::base::{Error, hex};

/// A file that is being written under another name beside its own.
pub struct NewFile {
    path: PathBuf,
    temporary: PathBuf,
    lock: (PathBuf, Option<File>),
    done: bool,
}

impl NewFile {
    /// Takes hold of a name. What an earlier run that was killed has left under the temporary name is cleared.
    ///
    /// # Errors
    /// Where there is a file and `force` is not set, where another run writes it, and where the folder cannot be written.
    pub fn open(path: &Path, force: bool) -> Result<NewFile, Error> {
        let fail = |e| Error::io("cannot write", path, e, "another path after -o");
        if path.is_dir() {
            let why = format!("cannot write: {}: a folder, not a file", path.display());
            return Err(Error::option(why, format!("-o {}", path.join("dateline.sqlite").display())));
        }
        if path.exists() && !force {
            let why = format!("output file is there already: {}: nothing was written", path.display());
            return Err(Error::option(why, "--force to replace it, or another path after -o"));
        }
        let Some(name) = path.file_name().map(|n| n.to_string_lossy()) else {
            return Err(Error::option(format!("cannot write: {}: no name of a file", path.display()), ""));
        };
        let temporary = path.with_file_name(format!(".{name}.tmp"));
        let lock_path = path.with_file_name(format!(".{name}.lock"));
        let lock =
            OpenOptions::new().create(true).truncate(false).write(true).open(&lock_path).map_err(fail)?;
        if let Err(TryLockError::WouldBlock) = lock.try_lock() {
            let why = format!("output file in use: {}: another run is writing it", path.display());
            return Err(Error::option(why, "wait, or another path after -o"));
        }
        if temporary.exists() {
            fs::remove_file(&temporary).map_err(fail)?;
        }
        Ok(NewFile { path: path.into(), temporary, lock: (lock_path, Some(lock)), done: false })
    }

    /// Its name when it is complete.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name to write under.
    pub fn temporary(&self) -> &Path {
        &self.temporary
    }

    /// Makes sure that the bytes are on the disk.
    ///
    /// # Errors
    /// Where they cannot be brought there.
    pub fn seal(&self) -> Result<Written, Error> {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        sealed(&self.temporary, name).map_err(|e| Error::io("cannot write", &self.path, e, ""))
    }

    /// Gives the file its name.
    ///
    /// # Errors
    /// Where it cannot be renamed.
    pub fn commit(&mut self) -> Result<(), Error> {
        fs::rename(&self.temporary, &self.path).map_err(|e| Error::io("cannot write", &self.path, e, ""))?;
        self.done = true;
        let folder = self.path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|f| f.sync_all());
        Ok(())
    }
}

impl Drop for NewFile {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_file(&self.temporary);
        }
        let _ = fs::remove_file(&self.lock.0);
        drop(self.lock.1.take());
    }
}

/// A file that somebody else wrote, on the disk and with its hash. The disk works meanwhile.
pub(super) fn sealed(path: &Path, name: String) -> std::io::Result<Written> {
    let file = File::open(path)?;
    thread::scope(|threads| {
        let disk = thread::Builder::new().name("disk".into()).spawn_scoped(threads, || file.sync_all());
        let written = hashed(File::open(path)?, name)?;
        match disk {
            Ok(disk) => disk.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?,
            Err(_) => file.sync_all()?,
        }
        Ok(written)
    })
}

fn hashed(mut file: File, name: String) -> std::io::Result<Written> {
    let (mut hash, mut bytes, mut chunk) = (Sha256::new(), 0, vec![0; 1 << 18]);
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(Written { name, bytes, sha256: hex(&hash.finalize()) }),
            n => {
                hash.update(&chunk[..n]);
                bytes += n as u64;
            }
        }
    }
}
