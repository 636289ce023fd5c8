//! Paths to inputs, in an order that does not depend on the file system.

use std::ffi::OsStr;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::ingest::{Fault, Origin, format_of, why_not};

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
    /// The field of JSON objects that holds the date, for the origins.
    pub date_field: &'a str,
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
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
                let origin = self.origin(path.to_string_lossy().into_owned(), name);
                give(Found::File(path.clone(), origin))?;
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
                    let shown = e.path().unwrap_or(root).to_string_lossy().into_owned();
                    let origin = self.origin(shown.clone(), shown);
                    let why = e.io_error().map_or_else(|| e.to_string(), ToString::to_string);
                    give(Found::Fault(Fault::new("cannot read", &origin, None, why, "")))?;
                    continue;
                }
            };
            let shown = entry.path().to_string_lossy().into_owned();
            if entry.file_type().is_dir() {
                let is_output =
                    output.as_ref().is_some_and(|o| entry.path().canonicalize().is_ok_and(|p| p == *o));
                if !wanted(&entry) {
                    entries.skip_current_dir();
                } else if is_output || is_earlier_run(entry.path()) {
                    entries.skip_current_dir();
                    give(Found::Skipped(shown, "the output of a run"))?;
                }
                continue;
            }
            if !wanted(&entry) {
                continue;
            }
            if !entry.file_type().is_file() {
                give(Found::Skipped(shown, "neither a file nor a folder"))?;
                continue;
            }
            let extension = entry.path().extension().and_then(OsStr::to_str).unwrap_or("");
            if format_of(extension).is_none() && why_not(extension).is_none() {
                give(Found::Skipped(shown, "not a kind of file that is read"))?;
                continue;
            }
            any = true;
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let name =
                below.components().map(|c| c.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
            give(Found::File(entry.path().to_path_buf(), self.origin(shown, name)))?;
        }
        if !any {
            let origin = self.origin(root.to_string_lossy().into_owned(), String::new());
            let why = "no .txt, .md, .jsonl or .json file in this folder";
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
        Origin { shown, name, date_field: self.date_field.into() }
    }
}

fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// A folder that an earlier run has filled: its tables hold articles but are no articles.
fn is_earlier_run(path: &Path) -> bool {
    path.join("run.json").is_file()
        && ["articles.jsonl", "documents.jsonl"].iter().any(|f| path.join(f).is_file())
}
