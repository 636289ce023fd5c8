//! A block to sentences: which full stops, question marks and ellipses end one.
//!
//! A mark is a candidate with the closing quotes, brackets and footnote numbers that follow it. What decides is the word
//! before it (an abbreviation of which class, an initial, a list number) and the word after it (capital, number, a word
//! that likes to start sentences). Both are looked up within a bounded window.

use super::super::abbreviations::{Abbreviations, Classes};
use super::dateline;
use super::items::item_starts;
use super::words::{is_auxiliary, is_link, is_office, is_preposition, is_said, is_starter, is_zone};
use crate::base::Span;

/// How far to look for the word before or after a mark, in bytes.
const WINDOW: usize = 48;

/// Calls `emit` with the sentences of one block, in order.
pub(super) fn split(text: &str, block: Span, abbreviations: &Abbreviations, emit: &mut dyn FnMut(Span)) {
    let end = block.end as usize;
    let body = &text[..end];
    let items = item_starts(body, block.start as usize);
    let mut items = items.iter().copied().peekable();
    let mut start = block.start as usize;
    let mut cut = |from: usize, to: usize| {
        let part = &body[from..to];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let from = from + (part.len() - part.trim_start().len());
            emit(Span::new(from, from + trimmed.len()));
        }
    };
    if let Some(date) = dateline::leading_date(&body[start..]) {
        cut(start, start + date);
        start += date;
    }
    let mut at = start;
    let bytes = body.as_bytes();
    while at < end {
        if items.peek().is_some_and(|&item| at >= item) {
            let item = items.next().unwrap_or(at);
            if item > start {
                cut(start, item);
                start = item;
            }
            continue;
        }
        let byte = bytes[at];
        if byte == b':' {
            if let Some(label) = caption_label(body, start, at) {
                cut(start, label);
                start = label;
            }
            at += 1;
            continue;
        }
        if !(matches!(byte, b'.' | b'!' | b'?') || byte == 0xE2 && body[at..].starts_with('…')) {
            // Continuation bytes fall through here too: none of them equals one of the marks.
            at += 1;
            continue;
        }
        let mark = Mark::read(body, at);
        at = mark.end;
        if let Some(stop) = (Decision { body, start, mark, abbreviations }).boundary() {
            cut(start, stop);
            start = stop;
            at = at.max(stop);
        }
    }
    cut(start, end);
}

/// Where a caption starts whose label ends at `colon`: "... at the Kremlin Image: Jane Doe." Extracted web pages run
/// captions together with what stands before them.
fn caption_label(body: &str, start: usize, colon: usize) -> Option<usize> {
    let word = word_before(body, start, colon);
    let label = colon - word.len();
    let known = matches!(word, "Image" | "Images" | "Photo" | "Photos" | "Photograph" | "Picture" | "Video");
    (known && label > start && body[..label].ends_with(char::is_whitespace)).then_some(label)
}

/// Whether the full stop at the end of a line may be that of an abbreviation, so that the next line goes on.
pub(super) fn may_go_on(line: &str, abbreviations: &Abbreviations) -> bool {
    let word = word_before(line, 0, line.rfind('.').unwrap_or(line.len()));
    let classes = abbreviations.classes(word);
    !classes.is_empty() || is_initial(word)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Stop,
    /// ? and !
    Loud,
    Ellipsis,
}

/// A mark that may end a sentence.
#[derive(Clone, Copy)]
struct Mark {
    start: usize,
    /// After the marks, before what closes.
    core_end: usize,
    /// After closing quotes, brackets and footnote numbers.
    end: usize,
    sign: Sign,
    /// A quotation closes after the mark.
    quoted: bool,
    /// A bracket closes after the mark.
    bracketed: bool,
    /// The dots stand apart: ". . ."; how many.
    spaced: usize,
}

impl Mark {
    fn read(body: &str, start: usize) -> Mark {
        let bytes = body.as_bytes();
        let (mut at, mut dots, mut loud) = (start, 0, false);
        while at < bytes.len() {
            match bytes[at] {
                b'.' => dots += 1,
                b'!' | b'?' => loud = true,
                0xE2 if body[at..].starts_with('…') => {
                    dots += 3;
                    at += 2;
                }
                _ => break,
            }
            at += 1;
        }
        let mut spaced = 0;
        if dots == 1 && !loud {
            while bytes.get(at) == Some(&b' ') && bytes.get(at + 1) == Some(&b'.') {
                spaced += 1;
                at += 2;
            }
            // "is . 5" is no ellipsis, and neither is ". .38 rounds".
            if spaced > 0 && (spaced < 2 || bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)) {
                at = start + 1;
                spaced = 0;
            } else if spaced > 0 {
                spaced += 1;
            }
        }
        let core_end = at;
        let (mut quoted, mut bracketed) = (false, false);
        loop {
            let rest = &body[at..];
            let Some(c) = rest.chars().next() else { break };
            match c {
                '"' | '\'' | '”' | '’' | '»' | '›' => quoted = true,
                ')' | ']' | '}' => bracketed = true,
                // "laws.*": emphasis in plain text closes with its sentence.
                '*' | '_' if !rest[1..].starts_with(char::is_alphanumeric) => {}
                // "( Click here. )"
                ' ' if rest[1..].starts_with([')', ']']) => {}
                '[' => {
                    let Some(note) = footnote(rest) else { break };
                    at += note;
                    continue;
                }
                _ => break,
            }
            at += c.len_utf8();
        }
        let sign = match (loud, dots) {
            (true, _) => Sign::Loud,
            (false, 1) if spaced == 0 => Sign::Stop,
            _ => Sign::Ellipsis,
        };
        Mark { start, core_end, end: at, sign, quoted, bracketed, spaced }
    }
}

/// Length of a footnote number at the start of `rest`: "[12]".
fn footnote(rest: &str) -> Option<usize> {
    let digits = rest.bytes().skip(1).take(4).take_while(u8::is_ascii_digit).count();
    (digits > 0 && rest.as_bytes().get(digits + 1) == Some(&b']')).then_some(digits + 2)
}

/// How the text goes on after a mark.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
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
struct Next<'a> {
    /// From the first letter on, openers left out.
    rest: &'a str,
    word: &'a str,
    kind: Start,
    /// A quotation opens before the word.
    opened: bool,
    /// A bracket opens before the word.
    bracket: bool,
}

impl<'a> Next<'a> {
    fn read(rest: &'a str) -> Next<'a> {
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
            Some(c) if c.is_lowercase() => {
                // iPhone, eBay, al-Shabab: names that start small.
                let name = starts_small(letters);
                if name { Start::Upper } else { Start::Lower }
            }
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
    fn second(&self) -> &'a str {
        let rest = &self.rest[self.word.len()..];
        word_at(rest.trim_start())
    }

    fn starts_sentence(&self) -> bool {
        is_starter(self.word) && self.kind == Start::Upper
    }

    /// "Image: ..." starts something new whatever stands before it.
    fn is_label(&self) -> bool {
        self.kind == Start::Upper && self.rest[self.word.len()..].starts_with(':')
    }

    /// Whether a subject and a verb seem to follow: "Talks resume", "Dozens were held".
    fn is_clause(&self) -> bool {
        let second = self.second();
        if second.is_empty() || !second.starts_with(char::is_lowercase) {
            return false;
        }
        is_auxiliary(second)
            || self.word.ends_with('s') && self.word.len() > 3 && !is_link(second)
            || second.len() > 4 && second.ends_with("ed")
    }
}

fn starts_small(word: &str) -> bool {
    let mut chars = word.chars();
    let (first, second) = (chars.next(), chars.next());
    if matches!(first, Some('i' | 'e')) && second.is_some_and(char::is_uppercase) {
        return true;
    }
    word.strip_prefix("al-")
        .or(word.strip_prefix("el-"))
        .is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// The letters, digits, inner stops and hyphens at the start of `rest`, within the window.
fn word_at(rest: &str) -> &str {
    let limit = rest
        .char_indices()
        .take(WINDOW)
        .find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '.')))
        .map_or_else(|| rest.char_indices().nth(WINDOW).map_or(rest.len(), |(i, _)| i), |(i, _)| i);
    rest[..limit].trim_end_matches(['.', '\'', '’', '-'])
}

/// The characters between the last white space or opener and `at`, within the window.
fn word_before(body: &str, start: usize, at: usize) -> &str {
    let mut from = at;
    for (i, c) in body[start..at].char_indices().rev().take(WINDOW) {
        if c.is_whitespace()
            || matches!(c, '"' | '“' | '‘' | '«' | '(' | '[' | '{' | '—' | '–' | '…' | '/' | '„')
        {
            break;
        }
        from = start + i;
    }
    body[from..at].trim_start_matches('\'')
}

fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// "R.J", "J.-P": initials without white space.
fn is_joined_initials(word: &str) -> bool {
    word.contains('.')
        && word.len() < 12
        && word
            .split(['.', '-'])
            .all(|part| part.chars().count() <= 1 && part.chars().all(char::is_uppercase))
}

fn is_roman(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L'))
}

struct Decision<'a> {
    /// The text up to the end of the block.
    body: &'a str,
    /// Where the present sentence starts.
    start: usize,
    mark: Mark,
    abbreviations: &'a Abbreviations,
}

impl<'a> Decision<'a> {
    /// Where the sentence ends, if it ends at the mark.
    fn boundary(&self) -> Option<usize> {
        let Mark { end, sign, .. } = self.mark;
        let after = &self.body[end..];
        let rest = after.trim_start();
        if rest.is_empty() {
            return None;
        }
        if rest.len() == after.len() {
            return (sign == Sign::Stop && self.is_glued(rest)).then_some(end);
        }
        let next = Next::read(rest);
        if next.kind == Start::Lower || next.kind == Start::Other {
            return None;
        }
        let ends = match sign {
            Sign::Loud => self.loud_ends(&next),
            Sign::Ellipsis => return self.ellipsis_end(&next),
            Sign::Stop => self.stop_ends(&next),
        };
        ends.then_some(end)
    }

    fn loud_ends(&self, next: &Next) -> bool {
        if next.kind == Start::Dash {
            return self.mark.quoted;
        }
        // "Keep out!" Putin said: the quotation is inside the sentence of its speaker.
        if self.mark.quoted && !next.opened && is_attribution(next.rest) {
            return false;
        }
        let word = word_before(self.body, self.start, self.mark.core_end);
        !self.abbreviations.classes(word).any(Classes::BRAND) || next.starts_sentence()
    }

    fn ellipsis_end(&self, next: &Next) -> Option<usize> {
        let Mark { start, end, spaced, .. } = self.mark;
        if next.kind != Start::Upper {
            return None;
        }
        // "[...]" stands for words left out, wherever they were.
        if self.body[..start].ends_with(['[', '(']) && self.mark.bracketed {
            return None;
        }
        if spaced == 0 {
            return Some(end);
        }
        let attached = start > self.start && !self.body[..start].ends_with(char::is_whitespace);
        match (attached, spaced) {
            // "compounds. . . . The": a full stop, and then an ellipsis that belongs to the next sentence.
            (true, 4) if end == self.mark.core_end => Some(start + 1),
            (_, 4..) => Some(end),
            _ if next.starts_sentence() && next.word != "I" => Some(end),
            _ => None,
        }
    }

    fn stop_ends(&self, next: &Next) -> bool {
        if next.kind == Start::Dash {
            // A dateline's or source's dash goes on; "-5 degrees" is a number.
            return next.rest.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
        }
        let word = word_before(self.body, self.start, self.mark.start);
        let upper = next.kind == Start::Upper;
        let starts = next.starts_sentence() || next.is_label() || next.opened && upper;
        if self.is_list_label(word) {
            return false;
        }
        if self.mark.quoted {
            return true;
        }
        // A capital alone is an initial, though "p." and "v." are abbreviations.
        let initial = is_initial(word);
        let classes = if initial { Classes::default() } else { self.abbreviations.classes(word) };
        if self.mark.bracketed {
            return classes.is_empty() || starts || classes.any(Classes::LIST.or(Classes::NUMBER));
        }
        if next.bracket && next.kind == Start::Digit && !next.opened {
            return classes.is_empty();
        }
        if classes.is_empty() {
            return if initial {
                next.starts_sentence() && !is_also_name(next.word) || next.opened && upper
            } else if is_joined_initials(word) {
                starts
            } else {
                true
            };
        }
        if classes.any(Classes::LATIN) {
            return false;
        }
        if classes.any(Classes::TITLE) {
            return classes.any(Classes::PLACE.or(Classes::LIST)) && next.starts_sentence();
        }
        if classes.any(Classes::NUMBER) {
            return next.kind != Start::Digit && !is_roman(next.word) || next.word == "I";
        }
        if classes.any(Classes::MONTH) {
            return starts;
        }
        if classes.any(Classes::TIME) {
            return upper && !is_zone(next.word) && !self.is_time_adverbial();
        }
        if classes.any(Classes::LIST) {
            return upper || next.opened;
        }
        if classes.any(Classes::COUNTRY) {
            return starts || upper && self.country_ends(next);
        }
        starts || upper && classes.any(Classes::PLACE) && !self.is_title(next) && next.is_clause()
    }

    /// Whether a sentence ends after "U.S." before a capital that is no usual start of a sentence.
    fn country_ends(&self, next: &Next) -> bool {
        let own = self.mark.start.saturating_sub(self.start) <= 5;
        !own && !is_office(next.word)
            && !self.is_title(next)
            && !next.word.chars().nth(1).is_some_and(char::is_uppercase)
            && next.is_clause()
    }

    fn is_title(&self, next: &Next) -> bool {
        next.rest[next.word.len()..].starts_with('.')
            && self.abbreviations.classes(next.word).any(Classes::TITLE)
    }

    /// Whether all of the sentence so far is a time: "At 5 a.m. Mr. Smith left".
    fn is_time_adverbial(&self) -> bool {
        let so_far = &self.body[self.start..self.mark.start];
        so_far.len() < 24
            && is_preposition(so_far.split(' ').next().unwrap_or_default())
            && so_far.split(' ').count() <= 4
    }

    /// Whether the word is the label of a list item that starts here: "1.", "b.".
    fn is_list_label(&self, word: &str) -> bool {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let before = &self.body[self.start..self.mark.start - word.len()];
        if word.is_empty() || word.len() > 3 || before.len() > 8 {
            return false;
        }
        let label = word.bytes().all(|b| b.is_ascii_digit())
            || word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
        label && before.chars().all(|c| !c.is_alphanumeric())
    }

    /// Whether a new sentence follows without a space, as after "dawn.The crew".
    fn is_glued(&self, rest: &str) -> bool {
        let Mark { start, core_end, end, .. } = self.mark;
        let before = word_before(self.body, self.start, start);
        let lower = before.bytes().rev().take_while(u8::is_ascii_lowercase).count();
        if lower < 2 || end != core_end || before.bytes().any(|b| matches!(b, b'.' | b'@' | b':' | b'_')) {
            return false;
        }
        let opened = rest.starts_with(['"', '“']);
        let next = Next::read(rest);
        let small = next.word.chars().skip(1).all(char::is_lowercase);
        let ended = next.rest[next.word.len()..].starts_with([' ', ',', '\n', '’', '\'']);
        let host = ["Com", "Net", "Org", "Gov"].contains(&next.word);
        (opened || lower > 2)
            && next.kind == Start::Upper
            && small
            && ended
            && !host
            && !self.abbreviations.classes(before).any(Classes::TITLE)
    }
}

/// Words that start sentences but are names too, so that they say nothing after an initial.
fn is_also_name(word: &str) -> bool {
    matches!(word, "A" | "I" | "An" | "You" | "So" | "Will" | "May" | "Can" | "Do" | "No")
}

/// Whether "Putin asked" or "Mr. Chen said" follows, rather than a new sentence.
fn is_attribution(rest: &str) -> bool {
    let mut words = rest.split_whitespace().take(5).map(|word| word.trim_end_matches(['.', ',', ':']));
    let Some(first) = words.next() else { return false };
    if is_starter(first)
        && !matches!(first, "He" | "She" | "They" | "I" | "We" | "Mr" | "Mrs" | "Ms" | "Dr" | "The")
    {
        return false;
    }
    let named = |word: &str| word.starts_with(char::is_uppercase);
    let verb = words.find(|word| is_said(word) || !(named(word) || first == "The"));
    verb.is_some_and(is_said)
}
