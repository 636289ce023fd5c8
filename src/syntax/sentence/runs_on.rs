//! Sentences that start without any mark before them, as the text of web pages has them: lists of addresses, and the
//! captions, credits and headings that extraction leaves in front of a paragraph.

use super::crosshead;
use super::next::{is_address, word_at};
use super::words::{is_auxiliary, is_link, is_opening, is_said, is_starter};

/// Whether [`boundary`] has to be asked at this byte.
pub(super) const fn may_start(byte: u8) -> bool {
    matches!(byte, b'*' | b'A'..=b'Z')
}

/// Where a sentence ends at or behind `at`, though no mark stands there.
pub(super) fn boundary(body: &str, start: usize, at: usize) -> Option<usize> {
    let (before, rest) = (&body[start..at], &body[at..]);
    // Nearly all capitals end here: no space before them, or the sentence has only begun.
    if !body[..at].ends_with([' ', '\n', '\t']) && at > 0 {
        return None;
    }
    match rest.as_bytes()[0] {
        b'*' => rule(rest).map(|length| at + length),
        _ if before.len() < 8 => None,
        _ => (starts_clause(before, rest) || crosshead::ends(before, rest, start == 0)).then_some(at),
    }
}

/// Length of the "***" between two passages at the start of `rest`.
fn rule(rest: &str) -> Option<usize> {
    let tail = rest.trim_start_matches('*');
    let length = rest.len() - tail.len();
    (length > 2 && tail.starts_with(char::is_whitespace)).then_some(length)
}

/// "Voters at a school in Lagos In the capital, ...": words that are capitals at the start of a sentence only, before
/// one in small letters that is no part of a title.
fn starts_clause(before: &str, rest: &str) -> bool {
    let first = word_at(rest);
    let starter =
        matches!(first, "In" | "On" | "At" | "It" | "This" | "They" | "There" | "These" | "But" | "If");
    if !starter {
        return false;
    }
    let Some(second) = rest[first.len()..].strip_prefix([' ', '\n']).map(word_at) else { return false };
    if !is_opening(second) {
        return false;
    }
    // What is before must be able to end something: a noun or name, no mark and no function word.
    let before = before.trim_end();
    let last = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = last.trim_start_matches(|c: char| !c.is_alphanumeric());
    let plain = word.ends_with(char::is_alphanumeric) && word.len() > 1;
    plain && !(is_starter(word) || is_link(word) || is_auxiliary(word) || is_said(word))
}

/// What follows from an address.
pub(super) struct Address {
    /// Where it ends.
    pub end: usize,
    /// Where a sentence ends behind it.
    pub boundary: Option<usize>,
}

/// Reads the address whose "://" stands at `colon`. Another address, or a word that starts sentences, starts a new
/// sentence behind it.
pub(super) fn after_address(body: &str, start: usize, colon: usize) -> Address {
    let rest = &body[colon..];
    let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
    let address =
        rest[..length].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '"', '\'', '”', '’']);
    let end = colon + address.len().max(2);
    let next = rest[length..].trim_start();
    let word = word_at(next);
    let starts = is_address(next) || is_starter(word) && word.starts_with(char::is_uppercase);
    // Punctuation behind the address is looked at as any other.
    let free = address.len() == length && colon > start;
    Address { end, boundary: (free && starts).then_some(end) }
}
