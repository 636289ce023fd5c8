//! Which articles of a run nearly repeat an earlier one.
//!
//! Workers make the signatures; here, in input order, each is held against those before, so that what is told is the
//! same for any number of workers. Only articles that are written can be repeated: an id that is told is always one of
//! the output.

use dateline_near::{Index, Signature, signature};

/// The articles written so far: some 200 bytes each, which is all that a run keeps of them.
#[derive(Default)]
pub(super) struct Repeats(Index);

/// An article's id and signature.
pub(super) struct Print {
    id: u64,
    signature: Signature,
}

impl Print {
    /// Of an article with an id of 16 hex digits.
    pub(super) fn new(id: &str, text: &str) -> Print {
        Print { id: u64::from_str_radix(id, 16).unwrap_or_default(), signature: signature(text) }
    }
}

impl Repeats {
    /// Takes the next article in. Gives the id of the earliest one that it repeats.
    pub(super) fn admit(&mut self, print: &Print) -> Option<String> {
        self.0.admit(print.id, &print.signature).map(|id| format!("{id:016x}"))
    }
}
