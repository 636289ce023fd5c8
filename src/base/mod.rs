//! Small types that every layer stands on.

mod calendar;
mod error;
mod hex;
mod rule;
mod span;
mod sym;

pub use calendar::{MONTHS, WEEKDAYS};
pub use error::Error;
pub use hex::hex;
pub use rule::Rule;
pub use span::{Span, TokenSpan};
pub use sym::{Sym, Vocabulary, fold, word};
