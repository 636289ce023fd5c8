//! Who said what: content, cue and speaker, by marks and syntax. Syntax to [`Quotes`].
//!
//! A speaker here is a noun phrase; which actor it means is decided in `cast`. Content spans are bytes of the text: the
//! reported clause with its quote marks, without the complementiser "that" and without final punctuation. A quote that
//! is split by its attribution is one quote with several spans.

mod antecedent;
mod attribution;
mod beside;
mod block;
mod complement;
mod cues;
mod direct;
mod edges;
mod extent;
mod finish;
mod holders;
mod indirect;
mod joining;
mod marks;
mod nested;
mod nominal;
mod objects;
mod openings;
mod reporter;
mod speaker;
mod subjects;
mod turns;
mod via;
mod view;

pub use finish::analyse;

use crate::base::{Span, TokenSpan};
use crate::cause::{Cause, Rule};

/// The rules of this layer.
pub const RULES: &[&[Rule]] = &[
    turns::RULES,
    block::RULES,
    direct::RULES,
    beside::RULES,
    indirect::RULES,
    nominal::RULES,
    joining::RULES,
];

/// How the words are reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuoteKind {
    /// The whole clause stands in quote marks.
    Direct,
    /// No part of it does.
    Indirect,
    /// A part of it does.
    Mixed,
    /// Quote marks without a speech source.
    Scare,
}

impl QuoteKind {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Indirect => "indirect",
            QuoteKind::Mixed => "mixed",
            QuoteKind::Scare => "scare",
        }
    }
}

/// Something said, written, shown or thought by a source.
#[derive(Clone, Debug)]
pub struct Quote {
    /// How it is reported.
    pub kind: QuoteKind,
    /// The reported words, in text order.
    pub content: Vec<Span>,
    /// The parts in quote marks, marks included.
    pub quoted: Vec<Span>,
    /// The cue: head verb with its particle, noun, or "According to".
    pub cue: Option<TokenSpan>,
    /// The cue's head token.
    pub cue_head: Option<usize>,
    /// Row of the cue lexicon.
    pub cue_row: Option<u32>,
    /// The full noun phrase of the speaker, down to the relative pronoun where the cue stands in a relative clause of it.
    pub speaker: Option<TokenSpan>,
    /// Head of that phrase.
    pub speaker_head: Option<usize>,
    /// Whom it was said to.
    pub addressee: Option<TokenSpan>,
    /// The medium that heard it.
    pub via: Option<TokenSpan>,
    /// The cue is negated or refuses: "declined to say".
    pub negative: bool,
    /// A reported clause; false for noun phrases and the like ("described X as Y").
    pub core: bool,
    /// The sentence of the cue, or of the first content without one.
    pub sentence: usize,
    /// Why it was found.
    pub cause: Cause,
}

/// The layer.
#[derive(Default)]
pub struct Quotes {
    /// In order of their first content or cue.
    pub all: Vec<Quote>,
    /// The innermost quote whose content covers each token: index + 1, 0 for none. Scare quotes do not count.
    pub at: Vec<u32>,
}

impl Quotes {
    /// The innermost quote in whose content a token stands.
    pub fn covering(&self, t: usize) -> Option<usize> {
        match self.at.get(t) {
            Some(&q) if q > 0 => Some(q as usize - 1),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests;
