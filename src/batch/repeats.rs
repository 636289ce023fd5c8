//! Which articles of a run nearly repeat an earlier one.
//!
//! Workers make the signatures; here, in input order, each is held against those before, so that what is told is the
//! same for any number of workers. A run that is gone on with makes those of the articles before anew from their texts,
//! which the feeder reads anyway.

use dateline_near::{Index, Signature, signature};

/// The articles that were analysed so far: some 200 bytes each, which is all that a run keeps of them. Those too of
/// which a watch list left nothing: a run that is gone on with could not tell them apart.
#[derive(Default)]
pub(super) struct Repeats(Index);

/// An article's id and signature.
pub(super) struct Print {
    id: u64,
    signature: Signature,
}

impl Print {
    /// Of an article by its id, which is 16 hex digits, and its text.
    pub(super) fn new(id: &str, text: &str) -> Box<Print> {
        let id = u64::from_str_radix(id, 16).unwrap_or_default();
        Box::new(Print { id, signature: signature(text) })
    }
}

impl Repeats {
    /// Takes the next article in. Gives the id of the earliest one that it repeats.
    pub(super) fn admit(&mut self, print: &Print) -> Option<String> {
        self.0.admit(print.id, &print.signature).map(|id| format!("{id:016x}"))
    }
}
