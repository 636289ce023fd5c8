//! One writer a folder.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use super::LOCK;
use crate::base::Error;

/// Holds a finished run, so that nobody else changes it meanwhile.
pub struct Hold {
    path: PathBuf,
    lock: Option<File>,
}

impl Hold {
    /// Takes hold of a folder.
    ///
    /// # Errors
    /// Where it cannot be written, and where another run holds it.
    pub fn of(folder: &Path) -> Result<Hold, Error> {
        Ok(Hold { path: folder.join(LOCK), lock: Some(lock(folder)?) })
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
        drop(self.lock.take());
    }
}

/// Takes the lock of a folder.
pub(super) fn lock(path: &Path) -> Result<File, Error> {
    let name = path.join(LOCK);
    loop {
        let file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&name)
            .map_err(|e| Error::io("cannot write", path, e, "another folder after -o"))?;
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => {
                let why = format!("output folder in use: {}: another run is writing it", path.display());
                return Err(Error::option(why, "wait, or another folder after -o"));
            }
            // Some file systems know no locks; the run goes on without one.
            Err(TryLockError::Error(_)) => return Ok(file),
            // A run that ended in between has taken the name away, and the next one would not see this lock.
            Ok(()) if !still_named(&file, &name) => {}
            Ok(()) => return Ok(file),
        }
    }
}

#[cfg(unix)]
fn still_named(file: &File, name: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let id = |m: fs::Metadata| (m.dev(), m.ino());
    matches!((file.metadata().map(id), fs::metadata(name).map(id)), (Ok(a), Ok(b)) if a == b)
}

/// Elsewhere a file that is open keeps its name.
#[cfg(not(unix))]
fn still_named(_: &File, _: &Path) -> bool {
    true
}
