//! How far a run has come, on the disk beside its files.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::pending::temporary_name;
use super::{JOURNAL, Written};
use crate::base::Error;

#[derive(Serialize, Deserialize)]
pub(super) struct Journal {
    pub sealed: bool,
    pub files: Vec<Written>,
    /// Names of files that somebody else writes.
    #[serde(default)]
    pub foreign: Vec<String>,
    pub state: Value,
}

impl Journal {
    /// That of a run of which only the renames are left to be done.
    pub fn sealed(files: Vec<Written>) -> Journal {
        Journal { sealed: true, files, foreign: Vec::new(), state: Value::Null }
    }
}

/// A checkpoint: files of which all bytes so far are to reach the disk, and then the journal that says so. What is
/// written to them meanwhile does no harm, as the journal does not count it.
pub(in crate::sink) struct Checkpoint {
    pub(super) folder: PathBuf,
    pub(super) files: Vec<PathBuf>,
    pub(super) journal: Journal,
}

impl Checkpoint {
    /// Brings everything to the disk; gives how long that took.
    pub fn save(&self) -> Result<Duration, Error> {
        let clock = Instant::now();
        for path in &self.files {
            let sync = || OpenOptions::new().append(true).open(path)?.sync_data();
            sync().map_err(|e| Error::io("cannot write", path.clone(), e, ""))?;
        }
        note(&self.folder, &self.journal)?;
        Ok(clock.elapsed())
    }
}

/// Replaces the journal of a folder, in one step.
pub(super) fn note(folder: &Path, journal: &Journal) -> Result<(), Error> {
    let (path, temporary) = (folder.join(JOURNAL), folder.join(temporary_name(JOURNAL)));
    let bytes = serde_json::to_vec(journal).expect("plain values");
    let write = || {
        let mut file = File::create(&temporary)?;
        file.write_all(&bytes)?;
        file.sync_data()?;
        fs::rename(&temporary, &path)
    };
    if let Err(e) = write() {
        let _ = fs::remove_file(&temporary);
        return Err(Error::io("cannot write", path, e, ""));
    }
    sync(folder);
    Ok(())
}

/// Brings the names in a folder to the disk, where the system can.
pub(super) fn sync(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}
