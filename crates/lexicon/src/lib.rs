//! Schema, loading, checking and compiling of lexicon files.
//!
//! A lexicon is a set of tab-separated tables whose rows become typed rows ([`Lexicon`]). The same code
//! serves the build of the program, which packs the bundled files into bytes ([`Lexicon::pack`]), and run time, which
//! lays a user's folder over them ([`Lexicon::add`]). Nothing here stops at the first fault: all
//! [`Problem`]s are gathered, each with file, line and column.

mod cell;
mod check;
pub mod import;
mod make;
mod notes;
mod problem;
mod rows;
mod set;
mod table;

pub use check::check;
pub use notes::{Note, notes, provenance};
pub use problem::{Problem, Severity};
pub use rows::*;
pub use set::{FAMILIES, Family, FileInfo, Lexicon, SourceFile};
