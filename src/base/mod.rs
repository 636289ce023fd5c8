//! Small types that every layer stands on.

mod calendar;
mod error;
mod hex;
mod rule;

pub use calendar::{MONTHS, WEEKDAYS};
pub use error::Error;
pub use hex::hex;
pub use rule::Rule;
// Spans and symbols stand in a crate of their own: the lexicons, which are compiled when the program is built, need them.
pub use dateline_text::{Span, Sym, TokenSpan, Vocabulary, fold, word};
