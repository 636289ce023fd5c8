//! What the build of the lexicons and the analysis must cut alike: spans, symbols, and the tokenizer.
//!
//! Names of the lexicons are matched token by token, so they are cut into tokens by the same code that cuts articles.
//! As they are compiled when the program is built, that code stands below both.

mod span;
mod sym;
mod token;

pub use span::{Span, TokenSpan};
pub use sym::{Sym, Vocabulary, fold, word};
pub use token::{Shape, Token, TokenFlags, split_words, tokenize};
