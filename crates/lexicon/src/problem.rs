//! What is wrong with a lexicon file, and where.

use std::fmt;

/// Whether a problem stops the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth a look; the lexicon loads.
    Warning,
    /// The lexicon is refused.
    Error,
}

/// One fault of a lexicon file. Lines and columns count from 1; a column is a table column, not a character.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Name of the file.
    pub file: String,
    /// Line in the file, 0 where the whole file is meant.
    pub line: u32,
    /// Table column, 0 where the whole row is meant.
    pub column: u32,
    /// What was found and what was expected.
    pub what: String,
    /// What to do about it; may be empty.
    pub hint: String,
    /// Whether it stops the run.
    pub severity: Severity,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        if self.column > 0 {
            write!(f, ":{}", self.column)?;
        }
        write!(f, ": {}", self.what)?;
        if !self.hint.is_empty() {
            write!(f, "; try: {}", self.hint)?;
        }
        Ok(())
    }
}

/// Gathers the problems of one file.
pub(crate) struct Problems<'a> {
    file: &'a str,
    list: &'a mut Vec<Problem>,
}

impl<'a> Problems<'a> {
    pub(crate) fn new(file: &'a str, list: &'a mut Vec<Problem>) -> Self {
        Problems { file, list }
    }

    pub(crate) fn error(&mut self, line: u32, column: u32, what: impl Into<String>, hint: impl Into<String>) {
        self.add(line, column, what.into(), hint.into(), Severity::Error);
    }

    pub(crate) fn warn(&mut self, line: u32, column: u32, what: impl Into<String>, hint: impl Into<String>) {
        self.add(line, column, what.into(), hint.into(), Severity::Warning);
    }

    fn add(&mut self, line: u32, column: u32, what: String, hint: String, severity: Severity) {
        self.list.push(Problem { file: self.file.into(), line, column, what, hint, severity });
    }
}
