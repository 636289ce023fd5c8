//! Text to sentences: first lines to blocks (paragraphs, headings, list items), then blocks to sentences.
//!
//! Every character that is not white space lies in exactly one sentence; sentences are in order, are trimmed of white
//! space and never cross a block. A text and the same text wrapped at any width give the same sentences. All work is
//! linear in the length of the text: what is looked at around a full stop is bounded.
//!
//! A trained splitter was passed over: on news the errors that remain are abbreviations before capitals, where a table
//! anyone can extend does as well, and a wrong boundary can be explained.

mod boundary;
mod crosshead;
mod dateline;
mod items;
mod kind;
mod layout;
mod mark;
mod next;
mod pieces;
mod runs_on;
mod words;

pub use dateline::{agency, dateline};

use super::abbreviations::Abbreviations;
use crate::base::Span;

/// One sentence, or a line that stands in the place of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands, in bytes of the article's text, without white space at its ends.
    pub span: Span,
    /// Which block of the text it stands in, counted from 0.
    pub paragraph: u32,
    /// What it is.
    pub kind: SentenceKind,
}

/// What a sentence is. Everything but [`SentenceKind::Sentence`] is left alone by most later layers, so the other kinds
/// are given only on strong signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SentenceKind {
    /// Running text.
    Sentence,
    /// A headline, or a heading between paragraphs.
    Heading,
    /// The second line of a headline.
    Subheading,
    /// "By Jane Doe".
    Byline,
    /// A line with place or date alone: "MOSCOW, Dec. 2 (Reuters)", "Friday, July 21, 2017".
    Dateline,
    /// "Photo: Jane Doe".
    Caption,
}

/// Appends the sentences of `text` to `out`.
pub fn split(text: &str, abbreviations: &Abbreviations, out: &mut Vec<Sentence>) {
    let blocks = layout::blocks(text, abbreviations);
    let first = out.len();
    for (paragraph, block) in blocks.iter().enumerate() {
        let mut add =
            |span| out.push(Sentence { span, paragraph: paragraph as u32, kind: SentenceKind::Sentence });
        boundary::split(text, block.span, abbreviations, &mut |span| pieces::each(text, span, &mut add));
    }
    kind::mark(text, &mut out[first..]);
}

#[cfg(test)]
mod tests;
