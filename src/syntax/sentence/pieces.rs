//! What reads as one sentence but is too long to be one: a table, a list or a log without full stops.
//!
//! Within a sentence later layers may look from every word to its end, so that time and output could grow with the
//! square of its length. Real sentences have a twentieth of [`LONGEST`].

use crate::base::Span;

/// Bytes that a sentence has at most, unless it has no white space at which to cut it.
pub(super) const LONGEST: usize = 6_000;

/// Hands `emit` the sentence, or its pieces: cut after the last semicolon, else the last comma, else at the last white
/// space within reach.
pub(super) fn each(text: &str, mut sentence: Span, emit: &mut dyn FnMut(Span)) {
    while sentence.len() > LONGEST {
        let start = sentence.start as usize;
        let rest = sentence.of(text);
        let Some(cut) = cut(rest) else { break };
        let piece = rest[..cut].trim_end();
        emit(Span::new(start, start + piece.len()));
        let next = rest[cut..].trim_start();
        sentence = Span::new(sentence.end as usize - next.len(), sentence.end as usize);
    }
    emit(sentence);
}

/// Where to cut a text that starts and ends with something else than white space: just before some white space.
fn cut(text: &str) -> Option<usize> {
    // The start of a character at or before a byte.
    let floor = |at: usize| (0..=at).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0);
    let limit = floor(LONGEST);
    // Not too early: the search for a mark stays within the last quarter.
    let from = floor(LONGEST - LONGEST / 4);
    let after = |mark: char| {
        let space = |&end: &usize| text[end..].starts_with(char::is_whitespace);
        text[from..limit].rmatch_indices(mark).map(|(i, _)| from + i + mark.len_utf8()).find(space)
    };
    after(';')
        .or_else(|| after(','))
        .or_else(|| text[..limit].rfind(char::is_whitespace))
        .or_else(|| text[limit..].find(char::is_whitespace).map(|i| limit + i))
}
