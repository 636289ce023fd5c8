//! How the text goes on after a mark.

use super::boundary::WINDOW;
use super::words::{is_auxiliary, is_link, is_starter, stem};

/// How the text goes on after a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// A capital, or a letter of a script without case.
    Upper,
    Lower,
    Digit,
    /// A sign that may start a sentence: $ # @.
    Sign,
    Dash,
    /// Punctuation that goes on.
    Other,
}

/// The text after a mark and its white space.
pub(super) struct Next<'a> {
    /// From the first letter on, openers left out.
    pub rest: &'a str,
    pub word: &'a str,
    pub kind: Start,
    /// A quotation opens before the word.
    pub opened: bool,
    /// A bracket opens before the word.
    pub bracket: bool,
}

impl<'a> Next<'a> {
    pub fn read(rest: &'a str) -> Next<'a> {
        let mut letters = rest;
        let (mut opened, mut bracket) = (false, false);
        for _ in 0..4 {
            match letters.chars().next() {
                // The closing forms too: many a text opens its quotations with them.
                Some('"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '`' | '’' | '”') => {
                    opened = true
                }
                Some('(' | '[' | '{') => bracket = true,
                Some('*' | '_') => {}
                Some(c) if bracket && c.is_whitespace() => {}
                _ => break,
            }
            letters = &letters[letters.chars().next().map_or(0, char::len_utf8)..];
        }
        let word = word_at(letters);
        let kind = match letters.chars().next() {
            None => Start::Other,
            // "him. *** Bush" and "percent. * Exports": a line of stars, or the bullet of an item.
            _ if rest.starts_with("**") || starts_item(rest) => Start::Sign,
            // iPhone, al-Shabab, http://...: names that start small.
            Some(c) if c.is_lowercase() && !starts_small(letters) => Start::Lower,
            Some(c) if c.is_alphabetic() => Start::Upper,
            Some(c) if c.is_numeric() => Start::Digit,
            Some('-' | '–' | '—' | '―') => Start::Dash,
            Some('$' | '€' | '£' | '¥' | '#' | '@' | '¿' | '¡' | '•' | '⁃' | '◦' | '‣' | '▪') => {
                Start::Sign
            }
            // "in 1890. ... Specifically," and "replacing him. *** Bush": what is left out lies between sentences.
            Some('.' | '…') if letters.starts_with("...") || letters.starts_with('…') => Start::Sign,
            Some('.') if letters[1..].starts_with(|c: char| c.is_ascii_digit()) => Start::Digit,
            Some(c) if c as u32 >= 0x1F000 => Start::Sign,
            Some(_) => Start::Other,
        };
        Next { rest: letters, word, kind, opened, bracket }
    }

    /// The word after the next one.
    pub fn second(&self) -> &'a str {
        let rest = &self.rest[self.word.len()..];
        word_at(rest.trim_start())
    }

    pub fn starts_sentence(&self) -> bool {
        is_starter(self.word) && self.kind == Start::Upper
    }

    /// Whether a quotation of more than a nickname starts: `A. "Burt" Mills` goes on.
    pub fn opens_quotation(&self) -> bool {
        let nickname = self.rest[self.word.len()..].starts_with(['"', '”', '’', '\'']);
        self.opened && self.kind == Start::Upper && !nickname
    }

    /// "Image: ..." starts something new whatever stands before it.
    pub fn is_label(&self) -> bool {
        self.kind == Start::Upper && self.rest[self.word.len()..].starts_with(':')
    }

    /// Whether a subject and a verb seem to follow: "Talks resume", "Dozens were held".
    pub fn is_clause(&self) -> bool {
        let second = self.second();
        if second.is_empty() || !second.starts_with(char::is_lowercase) {
            return false;
        }
        is_auxiliary(second)
            || self.word.ends_with('s')
                && stem(self.word) == self.word
                && self.word.len() > 3
                && !is_link(second)
            || second.len() > 4 && second.ends_with("ed")
    }
}

/// Whether a star and a space open an item: "* Exports fell".
fn starts_item(rest: &str) -> bool {
    rest.strip_prefix("* ")
        .or(rest.strip_prefix("*\n"))
        .is_some_and(|item| item.starts_with(|c: char| c.is_uppercase() || c.is_numeric()))
}

/// Whether `rest` starts with a name in small letters: "eBay", "wikiHow", "al-Shabab", a web address.
fn starts_small(rest: &str) -> bool {
    let word = word_at(rest);
    if let Some(name) = word.strip_prefix("al-").or(word.strip_prefix("el-")) {
        return name.starts_with(char::is_uppercase);
    }
    // A capital behind a hyphen or stop is that of another word: "ex-Yugoslav", "e.V.".
    let letters = word.bytes().take_while(u8::is_ascii_alphanumeric);
    letters.skip(1).any(|b| b.is_ascii_uppercase()) || is_address(rest)
}

/// Whether a web address starts here: "http://...", "www...", "pic.twitter.com/...".
pub(super) fn is_address(rest: &str) -> bool {
    let host = word_at(rest);
    let behind = &rest[host.len()..];
    host.starts_with("www.") || behind.starts_with("://") || host.contains('.') && behind.starts_with('/')
}

/// The letters, digits, inner stops and hyphens at the start of `rest`, within the window.
pub(super) fn word_at(rest: &str) -> &str {
    let limit = rest
        .char_indices()
        .take(WINDOW)
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.')))
        .map_or_else(|| rest.char_indices().nth(WINDOW).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
    rest[..limit].trim_end_matches(['.', '\'', '’', '-'])
}
