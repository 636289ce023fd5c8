//! One file that a command writes: it appears whole or not at all, and replaces nothing unasked.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use crate::base::Error;

/// Refuses a path at which there is something; `name` is that of a file which could stand in a folder.
pub(super) fn is_free(path: &Path, force: bool, name: &str) -> Result<(), Error> {
    if path.is_dir() {
        let why = format!("cannot write: {}: a folder", path.display());
        return Err(Error::option(why, format!("-o {}", path.join(name).display())));
    }
    if path.exists() && !force {
        let why = format!("cannot write: {}: there is such a file", path.display());
        return Err(Error::option(why, "--force to replace it, or another name after -o"));
    }
    Ok(())
}

/// Writes a file.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let hint = "another name after -o";
    let Some(name) = path.file_name() else {
        return Err(Error::option(format!("cannot write: {}: not a file name", path.display()), hint));
    };
    let temporary = path.with_file_name(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
    let written = File::create(&temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|e| {
        // What is left of it is of no use to anybody.
        let _ = fs::remove_file(&temporary);
        Error::io("cannot write", path, e, hint)
    })
}
