//! Small types that every layer stands on.

mod error;
mod span;
mod sym;

pub use error::Error;
pub use span::{Span, TokenSpan};
pub use sym::{Sym, Vocabulary, fold, word};
