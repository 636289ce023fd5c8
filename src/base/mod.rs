//! Small types that every layer stands on.

mod span;

pub use span::{Span, TokenSpan};
