//! A block to sentences: which full stops, question marks and ellipses end one.
//!
//! A mark is a candidate with the closing quotes, brackets and footnote numbers that follow it. What decides is the word
//! before it (an abbreviation of which class, an initial, a list number) and the word after it (capital, number, a word
//! that likes to start sentences). Both are looked up within a bounded window.

use super::super::abbreviations::{Abbreviations, Classes};
use super::items::item_starts;
use super::mark::{Mark, Sign};
use super::next::{Next, Start};
use super::words::{is_office, is_preposition, is_said, is_starter, is_zone, stem};
use super::{dateline, runs_on};
use crate::base::Span;

/// How far to look for the word before or after a mark, in bytes.
pub(super) const WINDOW: usize = 48;

/// The bytes at which something is looked at; all others are passed over.
const STOPS: [bool; 256] = {
    let mut stops = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        stops[byte] = Mark::may_start(byte as u8) || runs_on::may_start(byte as u8) || byte == b':' as usize;
        byte += 1;
    }
    stops
};

/// Calls `emit` with the sentences of one block, in order.
pub(super) fn split(text: &str, block: Span, abbreviations: &Abbreviations, emit: &mut dyn FnMut(Span)) {
    let end = block.end as usize;
    let body = &text[..end];
    let bytes = body.as_bytes();
    let mut start = block.start as usize;
    let mut cut = |from: usize, to: usize| {
        let part = &body[from..to];
        let trimmed = part.trim();
        if !trimmed.is_empty() {
            let from = from + (part.len() - part.trim_start().len());
            emit(Span::new(from, from + trimmed.len()));
        }
        to
    };
    let items = item_starts(body, start);
    let mut items = items.iter().copied().peekable();
    if let Some(date) = dateline::leading_date(&body[start..]) {
        start = cut(start, start + date);
    }
    let last = dateline::trailing_date(&body[start..]).map_or(end, |date| start + date);
    let mut at = start;
    loop {
        let limit = items.peek().map_or(last, |&item| item.clamp(at, last));
        at += bytes[at..limit].iter().position(|&byte| STOPS[byte as usize]).unwrap_or(limit - at);
        if at == limit {
            if limit == last {
                break;
            }
            items.next();
            start = cut(start, at);
            continue;
        }
        let found = match bytes[at] {
            b':' if bytes[at..].starts_with(b"://") => {
                let address = runs_on::after_address(body, start, at);
                at = address.end - 1;
                address.boundary
            }
            b':' => caption_label(body, start, at),
            byte if runs_on::may_start(byte) => runs_on::boundary(body, start, at),
            _ => Mark::read(body, at).and_then(|mark| {
                at = mark.end - 1;
                (Decision { body, start, mark, abbreviations }).boundary()
            }),
        };
        at += 1;
        if let Some(stop) = found {
            start = cut(start, stop);
            at = at.max(stop);
        }
    }
    start = cut(start, last);
    cut(start, end);
}

/// Where a caption starts whose label ends at `colon`: "... at the Kremlin Image: Jane Doe." Extracted web pages run
/// captions together with what stands before them.
fn caption_label(body: &str, start: usize, colon: usize) -> Option<usize> {
    let word = word_before(body, start, colon);
    let label = colon - word.len();
    let known = matches!(word, "Image" | "Images" | "Photo" | "Photos" | "Photograph" | "Picture" | "Video");
    // "Photos: Photos: Floods in Sindh" is one label.
    let fresh = label > start && !body[start..label].trim_end().ends_with(':');
    (known && fresh && body[..label].ends_with(char::is_whitespace)).then_some(label)
}

/// Whether the full stop at the end of a line may be that of an abbreviation, so that the next line goes on.
pub(super) fn may_go_on(line: &str, abbreviations: &Abbreviations) -> bool {
    let word = word_before(line, 0, line.rfind('.').unwrap_or(line.len()));
    let classes = abbreviations.classes(word);
    !classes.is_empty() || is_initial(word)
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
        if sign == Sign::Wide {
            return (!rest.starts_with([',', ';', '，', '、', '；', '،', '؛'])).then_some(end);
        }
        if rest.len() == after.len() {
            return (sign == Sign::Stop && self.is_glued(rest)).then_some(end);
        }
        let next = Next::read(rest);
        if next.kind == Start::Lower {
            return self.ends_before_small(&next).then_some(end);
        }
        if next.kind == Start::Other {
            return None;
        }
        let ends = match sign {
            Sign::Loud => self.loud_ends(&next),
            Sign::Ellipsis => return self.ellipsis_end(&next),
            Sign::Stop | Sign::Wide => self.stop_ends(&next),
        };
        ends.then_some(end)
    }

    /// Whether a sentence ends before one that starts with a small letter, as people type: "it is pure. look it up".
    /// In print a small letter after a stop means an abbreviation, but those are short, have capitals, or are listed.
    fn ends_before_small(&self, next: &Next) -> bool {
        if self.mark.sign != Sign::Stop || self.mark.end != self.mark.core_end {
            return false;
        }
        let word = word_before(self.body, self.start, self.mark.start);
        let spelled = word.bytes().all(|b| b.is_ascii_lowercase());
        let says_i = stem(next.word) == "i" && word.len() > 1;
        // "amazon. com", a clause that hangs on, the letter of an item.
        let goes_on = matches!(next.word, "com" | "org" | "net" | "gov" | "which" | "who")
            || next.rest[next.word.len()..].starts_with(')');
        spelled && (word.len() > 3 || says_i) && !goes_on && self.abbreviations.classes(word).is_empty()
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
            // At the start of a sentence it stands for what was left out before it: "it. ... The bank".
            return (start > self.start && !self.body[self.start..start].trim_end().is_empty())
                .then_some(end);
        }
        let attached = start > self.start && !self.body[..start].ends_with(char::is_whitespace);
        match (attached, spaced) {
            // "compounds. . . . The": a full stop, and then an ellipsis that belongs to the next sentence.
            (true, 4) if end == self.mark.core_end => Some(start + 1),
            (_, 4..) => Some(end),
            _ if next.starts_sentence() && next.word != "I" => Some(end),
            // "four questions." . . . Bush also said": a sentence had ended before the omission.
            _ if is_ended(&self.body[self.start..start]) => Some(end),
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
        let initial = is_initial(word);
        let classes = self.classes(word, next);
        if self.mark.bracketed {
            return classes.is_empty() || starts || classes.any(Classes::LIST.or(Classes::NUMBER));
        }
        if next.bracket && next.kind == Start::Digit && !next.opened {
            return classes.is_empty();
        }
        if classes.is_empty() {
            return if initial {
                next.starts_sentence() && !is_also_name(next.word) || next.opens_quotation()
            } else if is_joined_initials(word) {
                next.starts_sentence() || next.opens_quotation()
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
        starts
            || upper && classes.any(Classes::PLACE) && !self.is_title(next) && next.is_clause()
            || upper && classes.any(Classes::SUFFIX) && is_spoken(next)
    }

    /// The classes of an abbreviation as it is spelled here.
    fn classes(&self, word: &str, next: &Next) -> Classes {
        // A capital alone is an initial, though "p." and "v." are abbreviations.
        if is_initial(word) {
            return Classes::default();
        }
        let classes = self.abbreviations.classes(word);
        if classes.is_empty() {
            // "ex-Sen. Moss", "then-U.S. envoy"; but "Cole, D-Va." ends as any other word does.
            let last = word.rsplit_once('-').map_or("", |(_, last)| last);
            let joined = self.abbreviations.classes(last);
            let kept =
                last.starts_with(char::is_uppercase) && joined.any(Classes::TITLE.or(Classes::COUNTRY));
            return if kept { joined } else { classes };
        }
        if word.bytes().all(|b| b.is_ascii_lowercase()) {
            // Names of states and months have capitals, and "sales reps. They" is no title.
            let mut classes = classes.without(Classes::PLACE);
            if next.kind != Start::Digit {
                classes = classes.without(Classes::MONTH);
            }
            if next.starts_sentence() || next.opened {
                classes = classes.without(Classes::TITLE);
            }
            return classes;
        }
        // "sued by the SEC. Moss denied it": an acronym, unless all is in capitals ("LT. MOSS").
        let capitals = |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_uppercase());
        let first = self.mark.start - self.start == word.len();
        if classes.any(Classes::TITLE) && capitals(word) && !first && !capitals(next.word) {
            return Classes::default();
        }
        classes
    }

    /// Whether a sentence ends after "U.S." before a capital that is no usual start of a sentence.
    fn country_ends(&self, next: &Next) -> bool {
        // At the end of a sentence it is a noun: "the U.S.", "Ohio, U.S." and not "The U.S. Northeast", "most U.S. Catholics".
        let before = self.body[self.start..self.mark.start].trim_end_matches(|c: char| !c.is_whitespace());
        let noun = before.ends_with(" the ") || before.ends_with(", ");
        noun && !is_office(next.word)
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
        let introduced = before.trim_end_matches(['*', '(', ' ']).ends_with(':');
        if word.is_empty() || word.len() > 3 || before.len() > 8 && !introduced {
            return false;
        }
        let label = word.bytes().all(|b| b.is_ascii_digit())
            || word.len() == 1 && word.as_bytes()[0].is_ascii_alphabetic();
        label && (introduced || before.chars().all(|c| !c.is_alphanumeric()))
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
        let stem = stem(next.word);
        let small = stem.chars().skip(1).all(char::is_lowercase);
        let ended = next.rest[stem.len()..].starts_with([' ', ',', '\n', '’', '\'']);
        let host = ["Com", "Net", "Org", "Gov"].contains(&next.word);
        (opened || lower > 2)
            && next.kind == Start::Upper
            && small
            && ended
            && !host
            && !self.abbreviations.classes(before).any(Classes::TITLE)
    }
}

/// Whether a surname and a verb of saying follow: "merged with Acme Corp. Cole told"; not "Acme Corp. Chairman Cole".
fn is_spoken(next: &Next) -> bool {
    let name = next.word.chars().skip(1).all(char::is_lowercase) && next.word.len() > 2;
    name && !is_office(next.word) && is_said(next.second())
}

/// Whether a sentence ends at the end of `text`, quotation marks and white space aside.
fn is_ended(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', '\'', '’', ')']).ends_with(['.', '!', '?'])
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
