//! Schema, loading, checking and compiling of lexicon files.
//!
//! A lexicon is a set of tab-separated tables whose rows become typed rows ([`Lexicon`]). The same code
//! serves the build of the program, which compiles the bundled files into bytes ([`compile`], [`Image`]), and run time,
//! which lays a user's folder over them ([`Lexicon::add`]) and compiles again. Nothing here stops at the first fault: all
//! [`Problem`]s are gathered, each with file, line and column.

mod bytes;
mod cell;
mod check;
mod compile;
mod entry;
mod image;
pub mod import;
mod make;
mod notes;
mod places;
mod problem;
mod rows;
mod set;
mod table;
mod trie;
mod variants;
mod words;

pub use check::check;
pub use compile::{compile, is_contiguous, plural_of};
pub use entry::{Case, Entry, NameEntry, PhraseEntry};
pub use image::Image;
pub use notes::{Note, notes, provenance};
pub use places::{Place, Places};
pub use problem::{Problem, Severity};
pub use rows::*;
pub use set::{FAMILIES, Family, FileInfo, Lexicon, SourceFile};
pub use trie::{Trie, TrieBuilder, Value};
pub use variants::{Keys, without_marks};
pub use words::Words;
