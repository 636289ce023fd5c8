//! A file under its temporary name.

use std::fs::OpenOptions;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use super::{JOURNAL, Written};
use crate::base::{Error, hex};

pub(super) const BUFFER: usize = 1 << 18;

/// What a database writes beside its file has that file's name and this ending.
pub(super) const SIDE: &str = "-journal";

/// Who writes a file, and what becomes of it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The folder does, and it gets its name in the end.
    Own,
    /// Somebody else does, and it gets its name in the end.
    Foreign,
    /// The folder does, and it is gone in the end.
    Notes,
}

pub(super) struct Pending {
    pub name: String,
    pub temporary: PathBuf,
    pub buffer: Vec<u8>,
    pub bytes: u64,
    pub hash: Sha256,
    /// It is there, be it empty.
    pub made: bool,
    /// Bytes went out that may not have reached the disk.
    pub unsafe_bytes: bool,
    /// Not wanted: what is put there goes nowhere.
    pub left_out: bool,
    pub kind: Kind,
    /// What the file of somebody else held at the first seal.
    pub sealed: Option<Written>,
}

impl Pending {
    pub fn new(name: &str, temporary: PathBuf, kind: Kind) -> Pending {
        Pending {
            name: name.into(),
            temporary,
            buffer: Vec::new(),
            bytes: 0,
            hash: Sha256::new(),
            made: false,
            unsafe_bytes: false,
            left_out: false,
            kind,
            sealed: None,
        }
    }

    /// Writes the buffer out; with `safe`, all bytes so far have reached the disk afterwards.
    pub fn flush(&mut self, safe: bool) -> Result<(), Error> {
        if self.made && self.buffer.is_empty() && !(safe && self.unsafe_bytes) {
            return Ok(());
        }
        let write = || {
            let mut file = OpenOptions::new().create(true).append(true).open(&self.temporary)?;
            file.write_all(&self.buffer)?;
            if safe { file.sync_data() } else { Ok(()) }
        };
        write().map_err(|e| Error::io("cannot write", self.temporary.with_file_name(&self.name), e, ""))?;
        self.hash.update(&self.buffer);
        self.bytes += self.buffer.len() as u64;
        self.buffer.clear();
        (self.made, self.unsafe_bytes) = (true, !safe);
        Ok(())
    }

    /// Goes on with a file after its first `bytes` bytes; whether it has as many.
    pub fn restore(&mut self, bytes: u64) -> io::Result<bool> {
        let mut file = OpenOptions::new().read(true).write(true).open(&self.temporary)?;
        let mut chunk = vec![0; BUFFER];
        while self.bytes < bytes {
            let wanted = (bytes - self.bytes).min(BUFFER as u64) as usize;
            match file.read(&mut chunk[..wanted]) {
                Ok(0) => return Ok(false),
                Ok(n) => {
                    self.hash.update(&chunk[..n]);
                    self.bytes += n as u64;
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
                Err(e) => return Err(e),
            }
        }
        file.set_len(bytes)?;
        self.made = true;
        Ok(true)
    }

    /// What a database writes beside the file.
    pub fn side(&self) -> PathBuf {
        let mut path = self.temporary.clone().into_os_string();
        path.push(SIDE);
        path.into()
    }

    pub fn written(&self) -> Written {
        Written { name: self.name.clone(), bytes: self.bytes, sha256: hex(&self.hash.clone().finalize()) }
    }
}

pub(super) fn temporary_name(name: &str) -> String {
    format!(".{}.tmp", name.trim_start_matches('.'))
}

/// A name that only this program gives.
pub(super) fn is_temporary(name: &str) -> bool {
    let name = name.strip_suffix(SIDE).unwrap_or(name);
    let inner = name.strip_prefix('.').and_then(|n| n.strip_suffix(".tmp"));
    const ENDINGS: [&str; 9] =
        [".jsonl", ".csv", ".json", ".tsv", ".parquet", ".sqlite", ".txt", ".ann", ".conf"];
    inner.is_some_and(|n| ENDINGS.iter().any(|e| n.ends_with(e))) || name == temporary_name(JOURNAL)
}
