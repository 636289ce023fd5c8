//! Small types that every layer stands on.

mod error;
mod hex;
mod span;
mod sym;

pub use error::Error;
pub use hex::hex;
pub use span::{Span, TokenSpan};
pub use sym::{Sym, Vocabulary, fold, word};
