//! Paths to inputs, in an order that does not depend on the file system.

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use walkdir::{DirEntry, WalkDir};

use crate::ingest::{Fault, FieldNames, Origin, is_input};

const HIDDEN: &str = "hidden; -u takes it";

/// What a path gave.
pub(super) enum Found {
    /// A file to be read.
    File(PathBuf, Origin),
    /// Standard input.
    Stdin(Origin),
    /// Not an input, and why.
    Skipped(String, &'static str),
    /// Something that cannot be read.
    Fault(Fault),
}

/// How folders are walked.
pub(super) struct Walk<'a> {
    /// Take hidden files too.
    pub hidden: bool,
    /// Keep the folders as they were named in source ids.
    pub keep_dirs: bool,
    /// What fields are called, for the origins.
    pub fields: Arc<FieldNames>,
    /// The output folder, which is no input.
    pub output: Option<&'a Path>,
}

impl Walk<'_> {
    /// Hands on everything that the paths give, in order: the paths as named, what is in a folder by name.
    pub(super) fn each(
        &self,
        paths: &[PathBuf],
        mut give: impl FnMut(Found) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut stdin = 0;
        for path in paths {
            if path.as_os_str() == "-" {
                stdin += 1;
                let origin = self.origin("-".into(), "-".into());
                give(if stdin == 1 {
                    Found::Stdin(origin)
                } else {
                    Found::Fault(Fault::new(
                        "cannot read",
                        &origin,
                        None,
                        "standard input was named twice",
                        "one `-`",
                    ))
                })?;
            } else if path.is_dir() {
                self.folder(path, &mut give)?;
            } else {
                let name = if self.keep_dirs {
                    path
                } else {
                    Path::new(path.file_name().unwrap_or(path.as_os_str()))
                };
                give(Found::File(path.clone(), self.origin(show(path), slashed(name))))?;
            }
        }
        ControlFlow::Continue(())
    }

    fn folder(&self, root: &Path, give: &mut impl FnMut(Found) -> ControlFlow<()>) -> ControlFlow<()> {
        let output = self.output.and_then(|o| o.canonicalize().ok());
        let wanted = |e: &DirEntry| e.depth() == 0 || self.hidden || !is_hidden(e.file_name());
        let mut any = false;
        // Few folders are held open at once: there may be no more than some twenty descriptors.
        let mut entries = WalkDir::new(root).max_open(4).sort_by_file_name().into_iter();
        loop {
            // `filter_entry` would hide skipped folders from the account of the run.
            let entry = match entries.next() {
                None => break,
                Some(Ok(entry)) => entry,
                Some(Err(e)) => {
                    let shown = show(e.path().unwrap_or(root));
                    let origin = self.origin(shown.clone(), shown);
                    let why = e.io_error().map_or_else(|| e.to_string(), ToString::to_string);
                    give(Found::Fault(Fault::new("cannot read", &origin, None, why, "")))?;
                    continue;
                }
            };
            let shown = show(entry.path());
            if entry.file_type().is_dir() {
                let is_output =
                    output.as_ref().is_some_and(|o| entry.path().canonicalize().is_ok_and(|p| p == *o));
                if !wanted(&entry) {
                    entries.skip_current_dir();
                    give(Found::Skipped(shown, HIDDEN))?;
                } else if is_output || is_earlier_run(entry.path()) {
                    entries.skip_current_dir();
                    give(Found::Skipped(shown, "the output of a run"))?;
                }
                continue;
            }
            if !wanted(&entry) {
                give(Found::Skipped(shown, HIDDEN))?;
                continue;
            }
            if entry.path_is_symlink() {
                let lost = entry.path().metadata().is_err_and(|e| e.kind() == std::io::ErrorKind::NotFound);
                give(if lost {
                    let origin = self.origin(shown, String::new());
                    Found::Fault(Fault::new(
                        "cannot read",
                        &origin,
                        None,
                        "the link leads nowhere",
                        "mend or remove it",
                    ))
                } else {
                    Found::Skipped(shown, "a link, which is not followed")
                })?;
                continue;
            }
            if !entry.file_type().is_file() {
                give(Found::Skipped(shown, "neither a file nor a folder"))?;
                continue;
            }
            if !is_input(entry.path()) {
                give(Found::Skipped(shown, "not a kind of file that is read"))?;
                continue;
            }
            any = true;
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let name = slashed(if self.keep_dirs { entry.path() } else { below });
            give(Found::File(entry.path().to_path_buf(), self.origin(shown, name)))?;
        }
        if !any {
            let origin = self.origin(show(root), String::new());
            let why = "no file of a kind that is read in this folder";
            give(Found::Fault(Fault::new(
                "nothing to read",
                &origin,
                None,
                why,
                "another folder, or name the files",
            )))?;
        }
        ControlFlow::Continue(())
    }

    fn origin(&self, shown: String, name: String) -> Origin {
        Origin { shown, name, fields: self.fields.clone() }
    }
}

/// A path in the words of messages and ids. Bytes that are not UTF-8 become `\xff`, so that two names stay two.
fn show(path: &Path) -> String {
    let mut out = String::new();
    for chunk in path.as_os_str().as_encoded_bytes().utf8_chunks() {
        out.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|b| out.push_str(&format!("\\x{b:02x}")));
    }
    out
}

/// A path with `/` between its parts, whatever the system.
fn slashed(path: &Path) -> String {
    use std::path::Component as C;
    let parts = path.components().filter(|c| !matches!(c, C::CurDir | C::Prefix(_)));
    let mut out = String::new();
    for part in parts {
        if !out.is_empty() && !out.ends_with('/') {
            out.push('/');
        }
        out.push_str(
            if part == C::RootDir { "/".into() } else { show(Path::new(part.as_os_str())) }.as_str(),
        );
    }
    out
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// A folder that an earlier run has filled: its tables hold articles but are no articles.
fn is_earlier_run(path: &Path) -> bool {
    path.join("run.json").is_file()
        && ["articles.jsonl", "documents.jsonl"].iter().any(|f| path.join(f).is_file())
}
