//! A sentence to tokens: byte spans with a shape and a few facts about spelling.
//!
//! Tokens follow the English Web Treebank, because tagger and parser are trained on it: "do|n't", "Putin|'s",
//! "well|-|known" but "non-military", "$|5", "5|%", "6|p.m.", "U.S.", decimals, dates with strokes, addresses and e-mails
//! whole. Every character of the sentence that is not white space lies in exactly one token, tokens are in order and
//! do not overlap, and all work is linear in the length of the sentence.
//!
//! ASCII is read byte by byte; words with letters beyond Latin are cut by the Unicode word rules. Those rules alone, run
//! over everything, take twice the time of the whole scanner and still leave clitics and hyphens to do.

mod scan;
mod spelling;
mod words;

use std::ops::{BitOr, BitOrAssign};

use crate::Span;

pub use scan::tokenize;

/// One token of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands, in bytes of the article's text.
    pub span: Span,
    /// What its spelling shows.
    pub flags: TokenFlags,
    /// Its spelling, in one word.
    pub shape: Shape,
}

impl Token {
    /// Whether all of `flags` are set.
    pub fn is(self, flags: TokenFlags) -> bool {
        self.flags.has(flags)
    }
}

/// A set of facts about a token's spelling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TokenFlags(u16);

impl TokenFlags {
    /// No fact at all.
    pub const NONE: TokenFlags = TokenFlags(0);
    /// White space, or the start of the sentence, stands before it.
    pub const SPACE_BEFORE: TokenFlags = TokenFlags(1);
    /// The first letter is a capital.
    pub const CAPITAL: TokenFlags = TokenFlags(1 << 1);
    /// It has letters, and all of them are capitals ("NATO", "U.S.", "I").
    pub const ALL_CAPS: TokenFlags = TokenFlags(1 << 2);
    /// It starts with a digit.
    pub const DIGIT: TokenFlags = TokenFlags(1 << 3);
    /// A digit stands somewhere in it.
    pub const HAS_DIGIT: TokenFlags = TokenFlags(1 << 4);
    /// It has neither letters nor digits.
    pub const PUNCT: TokenFlags = TokenFlags(1 << 5);
    /// It has a letter.
    pub const WORD: TokenFlags = TokenFlags(1 << 6);
    /// It opens a quotation. A straight mark with white space on both sides has both quote flags.
    pub const QUOTE_OPEN: TokenFlags = TokenFlags(1 << 7);
    /// It closes a quotation.
    pub const QUOTE_CLOSE: TokenFlags = TokenFlags(1 << 8);
    /// It is the part after an apostrophe: "'s", "n't", "'ll".
    pub const CLITIC: TokenFlags = TokenFlags(1 << 9);
    /// It ends in a full stop that belongs to it: "Mr.", "U.S.", "J.".
    pub const ABBREVIATION: TokenFlags = TokenFlags(1 << 10);
    /// It is the first token of its sentence.
    pub const FIRST: TokenFlags = TokenFlags(1 << 11);
    /// A hyphen stands inside it: "non-military".
    pub const HYPHEN: TokenFlags = TokenFlags(1 << 12);

    /// Whether all of `other` are set.
    pub fn has(self, other: TokenFlags) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of `other` is set.
    pub fn any(self, other: TokenFlags) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as a number, for features.
    pub fn bits(self) -> u16 {
        self.0
    }
}

impl BitOr for TokenFlags {
    type Output = TokenFlags;
    fn bitor(self, other: TokenFlags) -> TokenFlags {
        TokenFlags(self.0 | other.0)
    }
}

impl BitOrAssign for TokenFlags {
    fn bitor_assign(&mut self, other: TokenFlags) {
        self.0 |= other.0;
    }
}

/// The spelling of a token, in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Shape {
    /// "talks", and words of scripts without case.
    Lower,
    /// "Putin", and a capital alone: "I".
    Capitalised,
    /// "NATO".
    Upper,
    /// "iPhone", "McCain".
    Mixed,
    /// "J.".
    Initial,
    /// "U.S.", "p.m.".
    Acronym,
    /// "5", "1,204.5", "9/11", "10:30".
    Number,
    /// "1990s", "5th", "F-16", "3G".
    Alphanumeric,
    /// A web address, e-mail address, file name with strokes, handle or hashtag.
    Address,
    /// Punctuation that structures text: . , ; : ? ! - ( ) and quote marks.
    Punct,
    /// Other signs: $ % + & and emoji.
    Symbol,
}

/// Cuts a name or phrase of a lexicon into the byte ranges of its tokens, as they would be cut inside a sentence: a
/// final full stop stays with its abbreviation.
pub fn split_words(text: &str, out: &mut Vec<(usize, usize)>) {
    let mut tokens = Vec::new();
    if text.ends_with('.') {
        let inside = format!("{text} x");
        tokenize(&inside, Span::new(0, inside.len()), &mut tokens);
        tokens.pop();
    } else {
        tokenize(text, Span::new(0, text.len()), &mut tokens);
    }
    out.extend(tokens.iter().map(|t| (t.span.start as usize, t.span.end as usize)));
}

#[cfg(test)]
mod tests;
