//! The one error type of the library.

use std::fmt;
use std::path::PathBuf;

/// Why something at the rim of the program could not be done. Analysis itself never fails.
#[derive(Debug)]
pub struct Error {
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Faults(&'static str, Vec<String>),
    Model(String),
    Io { what: &'static str, path: PathBuf, source: std::io::Error, hint: &'static str },
    Option { what: String, hint: String },
}

impl Error {
    /// A lexicon that cannot be used, with one line for each fault.
    pub fn lexicon(faults: Vec<String>) -> Error {
        Error::faults("bad lexicon", faults)
    }

    /// A file of the user's that cannot be used, with one line for each fault.
    pub fn faults(heading: &'static str, faults: Vec<String>) -> Error {
        Error { kind: Kind::Faults(heading, faults) }
    }

    /// The lines to show: one, or one for each fault.
    pub fn lines(&self) -> Vec<String> {
        match &self.kind {
            Kind::Faults(heading, faults) => faults.iter().map(|f| format!("{heading}: {f}")).collect(),
            _ => vec![self.to_string()],
        }
    }

    /// A model file that cannot be used.
    pub fn model(what: impl Into<String>) -> Error {
        Error { kind: Kind::Model(what.into()) }
    }

    /// A file or folder that cannot be read or written.
    pub fn io(
        what: &'static str,
        path: impl Into<PathBuf>,
        source: std::io::Error,
        hint: &'static str,
    ) -> Error {
        Error { kind: Kind::Io { what, path: path.into(), source, hint } }
    }

    /// An option that makes no sense.
    pub fn option(what: impl Into<String>, hint: impl Into<String>) -> Error {
        Error { kind: Kind::Option { what: what.into(), hint: hint.into() } }
    }

    /// The system's error below, where there is one.
    pub fn io_kind(&self) -> Option<std::io::ErrorKind> {
        match &self.kind {
            Kind::Io { source, .. } => Some(source.kind()),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Faults(heading, faults) => {
                write!(f, "{heading}: {}", faults.join("\n"))
            }
            Kind::Model(what) => write!(f, "bad syntax model: {what}"),
            Kind::Io { what, path, source, hint } => {
                write!(f, "{what}: {}: {source}", path.display())?;
                if !hint.is_empty() {
                    write!(f, "; try: {hint}")?;
                }
                Ok(())
            }
            Kind::Option { what, hint } => {
                write!(f, "{what}")?;
                if !hint.is_empty() {
                    write!(f, "; try: {hint}")?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for Error {}
