//! A list of paths: one a line, or with NUL between them, so that names with line breaks can be given.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::base::Error;

/// Longest list that is read, in bytes: some ten million paths.
const LONGEST: u64 = 1 << 30;

/// The paths of a list; `-` is standard input. Empty lines are none.
///
/// # Errors
/// Where the list cannot be read.
pub fn read_list(file: &Path) -> Result<Vec<PathBuf>, Error> {
    let fault = |why: String| {
        Error::option(
            format!("cannot read the list of paths: {}: {why}", file.display()),
            "a file with one path a line",
        )
    };
    let mut bytes = Vec::new();
    let read = if file.as_os_str() == "-" {
        io::stdin().lock().take(LONGEST + 1).read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|f| f.take(LONGEST + 1).read_to_end(&mut bytes))
    };
    read.map_err(|e| fault(e.to_string()))?;
    if bytes.len() as u64 > LONGEST {
        return Err(fault(format!("longer than {} MiB", LONGEST >> 20)));
    }
    Ok(paths(&bytes))
}

fn paths(bytes: &[u8]) -> Vec<PathBuf> {
    let nul = bytes.contains(&0);
    bytes
        .split(|&b| if nul { b == 0 } else { b == b'\n' })
        .map(|path| if nul { path } else { path.strip_suffix(b"\r").unwrap_or(path) })
        .filter(|path| !path.is_empty())
        .map(path)
        .collect()
}

#[cfg(unix)]
fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    Path::new(std::ffi::OsStr::from_bytes(bytes)).to_path_buf()
}

#[cfg(not(unix))]
fn path(bytes: &[u8]) -> PathBuf {
    String::from_utf8_lossy(bytes).into_owned().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists() {
        let shown = |bytes: &[u8]| paths(bytes).iter().map(|p| p.display().to_string()).collect::<Vec<_>>();
        assert_eq!(shown(b"a.txt\r\n\nb c.txt"), ["a.txt", "b c.txt"]);
        assert_eq!(shown(b"a\nb.txt\0c.txt\0"), ["a\nb.txt", "c.txt"]);
        assert!(paths(b"").is_empty());
    }
}
