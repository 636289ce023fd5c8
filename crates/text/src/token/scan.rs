//! The scanner: white space makes chunks, a chunk is read left to right into tokens.

use unicode_segmentation::UnicodeSegmentation;

use super::spelling::{
    describe, describe_letters, is_acronym, is_address, is_half_of_day, is_wordish, may_hold_address,
};
use super::words::{contraction, is_abbreviated, is_clitic, is_emoticon, is_prefix, is_unit};
use super::{Shape, Token, TokenFlags};
use crate::Span;

/// Appends the tokens of one sentence of `text` to `out`.
///
/// # Panics
/// If `sentence` was not made for `text`.
pub fn tokenize(text: &str, sentence: Span, out: &mut Vec<Token>) {
    let end = sentence.end as usize;
    let bytes = &text.as_bytes()[..end];
    let first = out.len();
    let mut scanner =
        Scanner { text, bytes, first, out, spaced: true, open_double: false, open_single: false };
    let mut at = sentence.start as usize;
    while at < end {
        let space = scanner.space_len(at);
        if space > 0 {
            scanner.spaced = true;
            at += space;
            continue;
        }
        let from = at;
        if let Some(next) = scanner.plain(from) {
            at = next;
            continue;
        }
        while at < end && scanner.space_len(at) == 0 {
            at += width(bytes[at]);
        }
        scanner.chunk(from, at);
    }
}

struct Scanner<'a> {
    text: &'a str,
    /// The text up to the end of the sentence.
    bytes: &'a [u8],
    /// Index in `out` of the sentence's first token.
    first: usize,
    out: &'a mut Vec<Token>,
    /// Whether white space stands before the next token.
    spaced: bool,
    open_double: bool,
    open_single: bool,
}

impl Scanner<'_> {
    /// Pushes the word at `from` if nothing but ASCII letters stands before the next space, save one comma, or a full
    /// stop at the end of the sentence; returns where it ends. Nine in ten chunks of a text are such words, and none of
    /// the rules has anything to say about them.
    fn plain(&mut self, from: usize) -> Option<usize> {
        let (mut at, mut upper) = (from, 0);
        while let Some(byte) = self.bytes.get(at)
            && byte.is_ascii_alphabetic()
        {
            upper += u32::from(byte.is_ascii_uppercase());
            at += 1;
        }
        if at == from {
            return None;
        }
        let free = |at: usize| matches!(self.bytes.get(at), None | Some(b' ' | b'\n'));
        let mark = match self.bytes.get(at) {
            Some(b',') if free(at + 1) => true,
            Some(b'.') if at + 1 == self.bytes.len() => true,
            _ if free(at) => false,
            _ => return None,
        };
        let word = &self.text[from..at];
        if contraction(word).is_some() {
            self.word(from, at, TokenFlags::NONE);
        } else {
            let (flags, shape) = describe_letters(word, upper);
            self.push(from, at, flags, shape);
        }
        if mark {
            self.push(at, at + 1, TokenFlags::PUNCT, Shape::Punct);
            at += 1;
        }
        Some(at)
    }

    /// Length of the white space character at `at`, 0 if it is another character.
    fn space_len(&self, at: usize) -> usize {
        let byte = self.bytes[at];
        if byte < 0x80 {
            return usize::from(byte == b' ' || (0x09..=0x0D).contains(&byte));
        }
        // The white space beyond ASCII starts with these four bytes.
        if !matches!(byte, 0xC2 | 0xE1 | 0xE2 | 0xE3) {
            return 0;
        }
        let c = self.char_at(at);
        if c.is_whitespace() { c.len_utf8() } else { 0 }
    }

    fn char_at(&self, at: usize) -> char {
        self.text[at..].chars().next().expect("a position before the end of the text")
    }

    /// The character at `at`, or a blank at and beyond `end`.
    fn peek(&self, at: usize, end: usize) -> char {
        if at >= end {
            ' '
        } else if self.bytes[at] < 0x80 {
            self.bytes[at] as char
        } else {
            self.char_at(at)
        }
    }

    /// Tokens of the characters between two stretches of white space.
    fn chunk(&mut self, from: usize, to: usize) {
        if to - from < 4 && is_emoticon(&self.text[from..to]) {
            self.push(from, to, TokenFlags::NONE, Shape::Symbol);
            return;
        }
        let mut address = may_hold_address(&self.text[from..to]);
        let mut at = from;
        while at < to {
            let c = self.peek(at, to);
            if address && (c.is_alphanumeric() || c == '@' || c == '#') {
                // Tried once a chunk: an address runs to its end, so a second try could not find more.
                address = false;
                if let Some(end) = self.address_end(at, to) {
                    self.push_word(at, end, TokenFlags::NONE, Some(Shape::Address));
                    at = end;
                    continue;
                }
            }
            at = self.piece(at, from, to);
        }
    }

    /// Pushes the token that starts at `at` (or the two of a cut word); returns where the next one starts.
    fn piece(&mut self, at: usize, from: usize, to: usize) -> usize {
        let c = self.peek(at, to);
        let next = self.peek(at + c.len_utf8(), to);
        let fresh = at == from
            || matches!(self.bytes[at - 1], b'(' | b'[' | b'{' | b'"' | b'\'' | b'-' | b'/' | b'$');
        if is_wordish(c) {
            return self.compound(at, at, to);
        }
        match c {
            '.' if fresh && is_wordish(next) => return self.compound(at, at + 1, to),
            '+' if fresh && next.is_ascii_digit() => return self.compound(at, at + 1, to),
            '#' | '@' if fresh && next.is_alphabetic() => {
                let end = self.run_end(at + 1, to);
                self.push_word(at, end, TokenFlags::NONE, Some(Shape::Address));
                return end;
            }
            '\'' | '’' | '`' => {
                let start = at + c.len_utf8();
                let end = self.run_end(start, to);
                let tail = &self.text[start..end];
                if is_clitic(tail) {
                    self.push_word(at, end, TokenFlags::CLITIC, None);
                    return end;
                }
                let decade = tail.len() <= 3 && tail.bytes().take(2).filter(u8::is_ascii_digit).count() == 2;
                if fresh && c != '`' && (decade || matches!(tail, "em" | "til" | "tis" | "twas" | "cause")) {
                    self.push_word(at, end, TokenFlags::NONE, None);
                    return end;
                }
            }
            _ => {}
        }
        let end = self.mark_end(at, c, to);
        self.push_mark(at, end, c);
        end
    }

    /// A word and all that belongs to it: letters, then what the rules join to them. `run` is where its letters start.
    fn compound(&mut self, start: usize, run: usize, to: usize) -> usize {
        let mut at = run;
        let mut flags = TokenFlags::NONE;
        loop {
            at = self.run_end(at, to);
            if at >= to {
                break;
            }
            let mark = self.peek(at, to);
            let after = at + mark.len_utf8();
            let next = self.peek(after, to);
            let before = self.bytes[at - 1];
            match mark {
                '\'' | '’' | '`' => {
                    let end = self.run_end(after, to);
                    let tail = &self.text[after..end];
                    if tail.eq_ignore_ascii_case("t") && matches!(before, b'n' | b'N') {
                        // "do|n't"; the "n't" of text that was cut before stays as it is.
                        if at - start > 1 {
                            self.word(start, at - 1, flags);
                        }
                        self.push_word(at - 1, end, TokenFlags::CLITIC, None);
                        return end;
                    }
                    if tail.is_empty() {
                        break;
                    }
                    if is_clitic(tail) {
                        self.word(start, at, flags);
                        self.push_word(at, end, TokenFlags::CLITIC, None);
                        return end;
                    }
                    // O'Brien, o'clock.
                    at = end;
                }
                '.' if is_wordish(next) => at = after,
                '.' => {
                    if self.keeps_stop(start, at, to) {
                        flags |= TokenFlags::ABBREVIATION;
                        at = after;
                    }
                    break;
                }
                '-' => {
                    if let Some(end) = self.number_with_hyphens(start, at, to) {
                        at = end;
                    } else if next.is_alphanumeric() && is_prefix(&self.text[start..at]) {
                        flags |= TokenFlags::HYPHEN;
                        at = after;
                    } else {
                        break;
                    }
                }
                ',' if before.is_ascii_digit() && self.digits(after, to) == 3 => at = after,
                ':' | '/' if before.is_ascii_digit() && next.is_ascii_digit() => at = after,
                '/' if before.is_ascii_uppercase() && next.is_ascii_uppercase() => at = after,
                // w/o, b/c, c/o
                '/' if at - start == 1
                    && before.is_ascii_lowercase()
                    && self.run_end(after, to) == after + 1 =>
                {
                    at = after
                }
                '&' if before.is_ascii_uppercase() && next.is_ascii_uppercase() => at = after,
                '@' if next.is_ascii_alphanumeric() => at = after,
                '*' if next == '*' || (before.is_ascii_lowercase() && next.is_ascii_lowercase()) => {
                    // f**k
                    let mut end = after;
                    while end < to && self.bytes[end] == b'*' {
                        end += 1;
                    }
                    if !self.peek(end, to).is_ascii_lowercase() {
                        break;
                    }
                    at = end;
                }
                '$' if at - start < 4 && self.bytes[start..at].iter().all(u8::is_ascii_uppercase) => {
                    // US$
                    at = after;
                    break;
                }
                _ => break,
            }
        }
        if self.bytes[start].is_ascii_digit() {
            let number = start
                + self.bytes[start..at]
                    .iter()
                    .take_while(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':'))
                    .count();
            let unit = &self.text[number..at];
            if number < at
                && self.bytes[number - 1].is_ascii_digit()
                && (is_unit(unit) || is_half_of_day(unit))
            {
                self.word(start, number, TokenFlags::NONE);
                self.word(number, at, flags);
                return at;
            }
        }
        self.word(start, at, flags);
        at
    }

    /// Whether the full stop at `stop` belongs to the word before it.
    ///
    /// The sentence is already known, so a stop inside it that a word follows is nearly always an abbreviation's.
    fn keeps_stop(&self, start: usize, stop: usize, to: usize) -> bool {
        let word = &self.text[start..stop];
        if word.bytes().any(|b| b.is_ascii_digit()) {
            return is_half_of_day(word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':'));
        }
        if is_acronym(word) {
            return true;
        }
        let after = stop + 1;
        let letters = word.chars().take(8).count();
        let initial = letters == 1 && word.chars().all(char::is_uppercase);
        match self.peek(after, to) {
            '.' | '…' => false,
            ',' | ';' | ':' | '-' | '/' => true,
            '?' | '!' => is_abbreviated(word),
            ' ' if after >= to => match self.first_of_next_chunk(after) {
                None => false,
                Some(c) if c.is_lowercase() => {
                    is_abbreviated(word) || initial || (letters <= 4 && word.starts_with(char::is_uppercase))
                }
                Some(c) if c.is_alphanumeric() => letters <= 6,
                Some(_) => is_abbreviated(word) || initial,
            },
            mark @ ('\'' | '’') => is_abbreviated(word) && self.peek(after + mark.len_utf8(), to) == 's',
            _ => (is_abbreviated(word) || initial) && self.closes_later(after),
        }
    }

    /// The first character of the chunk after the white space at `at`, if the sentence goes on there.
    fn first_of_next_chunk(&self, mut at: usize) -> Option<char> {
        while at < self.bytes.len() {
            let space = self.space_len(at);
            if space == 0 {
                return Some(self.peek(at, self.bytes.len()));
            }
            at += space;
        }
        None
    }

    /// Whether words follow the closing marks at `at`.
    fn closes_later(&self, at: usize) -> bool {
        self.bytes[at..].iter().take(16).any(|b| b.is_ascii_alphanumeric())
    }

    /// The end of a telephone number or date such as 555-0134 or 2-12-2025 whose first hyphen is at `hyphen`.
    /// A plain pair such as 10-15 is a range, and three tokens.
    fn number_with_hyphens(&self, start: usize, hyphen: usize, to: usize) -> Option<usize> {
        if !self.bytes[start..hyphen].iter().all(|&b| b.is_ascii_digit() || b == b'/') {
            return None;
        }
        let (mut at, mut groups, mut last) = (hyphen, 1, 0);
        while at < to && self.bytes[at] == b'-' {
            last = self.digits(at + 1, to);
            if last == 0 {
                break;
            }
            groups += 1;
            at += 1 + last;
        }
        let telephone = groups == 2 && last == 4 && hyphen - start != 4;
        (groups > 2 || telephone).then_some(at)
    }

    /// Number of ASCII digits at `at`.
    fn digits(&self, at: usize, to: usize) -> usize {
        self.bytes[at.min(to)..to].iter().take_while(|b| b.is_ascii_digit()).count()
    }

    /// The end of the letters, digits and underscores that start at `at`.
    fn run_end(&self, mut at: usize, to: usize) -> usize {
        while at < to {
            let byte = self.bytes[at];
            if byte < 0x80 {
                if !(byte.is_ascii_alphanumeric() || byte == b'_') {
                    break;
                }
                at += 1;
            } else {
                let c = self.char_at(at);
                if !is_wordish(c) {
                    break;
                }
                at += c.len_utf8();
            }
        }
        at
    }

    /// The end of the mark at `at`: equal marks that mean one thing together are one token.
    fn mark_end(&self, at: usize, c: char, to: usize) -> usize {
        let same = |set: &[u8]| at + self.bytes[at..to].iter().take_while(|b| set.contains(b)).count();
        match c {
            '.' | '!' | '?' => same(b".!?"),
            '+' => same(b"+"),
            '$' => same(b"$"),
            '-' => same(b"-"),
            '*' => same(b"*"),
            '=' => same(b"="),
            '~' => same(b"~"),
            '<' => same(b"<"),
            '>' => same(b">"),
            '\'' | '`' if self.peek(at + 1, to) == c => at + 2,
            '‘' | '’' if matches!(self.peek(at + c.len_utf8(), to), '‘' | '’') => {
                at + 2 * c.len_utf8()
            }
            _ if c.is_ascii() => at + 1,
            _ => at + self.text[at..to].graphemes(true).next().map_or(c.len_utf8(), str::len),
        }
    }

    /// The end of an address at `at`, without the punctuation that follows it.
    fn address_end(&self, at: usize, to: usize) -> Option<usize> {
        let mut end = to;
        while end > at {
            let c = self.text[at..end].chars().next_back()?;
            let trailing = matches!(
                c,
                '.' | ','
                    | ';'
                    | ':'
                    | '!'
                    | '?'
                    | ')'
                    | ']'
                    | '}'
                    | '>'
                    | '"'
                    | '\''
                    | '”'
                    | '’'
                    | '»'
                    | '*'
                    | '…'
            );
            if !trailing {
                break;
            }
            end -= c.len_utf8();
        }
        let cut = self.text[at..end].find(['<', '>', '"', '“', '”', '|']).map_or(end, |i| at + i);
        is_address(&self.text[at..cut]).then_some(cut)
    }

    /// Pushes a word, in two parts where the treebank has two, and by the Unicode rules where letters are not Latin.
    fn word(&mut self, start: usize, end: usize, flags: TokenFlags) {
        let word = &self.text[start..end];
        if let Some(cut) = contraction(word) {
            self.push_word(start, start + cut, flags, None);
            self.push_word(start + cut, end, flags, None);
        } else if word.bytes().any(|b| b >= 0xCC) {
            for (offset, part) in word.split_word_bound_indices() {
                self.push_word(start + offset, start + offset + part.len(), flags, None);
            }
        } else {
            self.push_word(start, end, flags, None);
        }
    }

    fn push_word(&mut self, start: usize, end: usize, flags: TokenFlags, shape: Option<Shape>) {
        let (facts, found) = describe(&self.text[start..end]);
        self.push(start, end, flags | facts, shape.unwrap_or(found));
    }

    fn push_mark(&mut self, start: usize, end: usize, c: char) {
        let flags = TokenFlags::PUNCT | self.quote_flags(start, end, c);
        let structural = matches!(
            c,
            '.' | ','
                | ';'
                | ':'
                | '?'
                | '!'
                | '-'
                | '('
                | ')'
                | '['
                | ']'
                | '{'
                | '}'
                | '"'
                | '\''
                | '`'
                | '/'
                | '…'
                | '‘'
                | '’'
                | '“'
                | '”'
                | '„'
                | '«'
                | '»'
                | '‹'
                | '›'
                | '–'
                | '—'
                | '―'
                | '‐'
                | '‑'
                | '¿'
                | '¡'
                | '•'
                | '·'
        );
        self.push(start, end, flags, if structural { Shape::Punct } else { Shape::Symbol });
    }

    fn push(&mut self, start: usize, end: usize, mut flags: TokenFlags, shape: Shape) {
        if self.spaced {
            flags |= TokenFlags::SPACE_BEFORE;
            self.spaced = false;
        }
        if self.out.len() == self.first {
            flags |= TokenFlags::FIRST;
        }
        self.out.push(Token { span: Span::new(start, end), flags, shape });
    }

    /// Whether a mark opens or closes a quotation.
    fn quote_flags(&mut self, start: usize, end: usize, c: char) -> TokenFlags {
        const OPEN: TokenFlags = TokenFlags::QUOTE_OPEN;
        const CLOSE: TokenFlags = TokenFlags::QUOTE_CLOSE;
        let limit = self.bytes.len();
        let before = if self.spaced { ' ' } else { self.text[..start].chars().next_back().unwrap_or(' ') };
        let left_free =
            matches!(before, ' ' | '(' | '[' | '{' | '-' | '–' | '—' | '/' | '“' | '‘' | '"' | '\'');
        let right_free = end >= limit
            || self.space_len(end) > 0
            || matches!(
                self.peek(end, limit),
                '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' | '-' | '–' | '—' | '”' | '’' | '…'
            );
        let pair = end - start > c.len_utf8();
        match c {
            '“' | '„' | '«' | '‹' => OPEN,
            '”' | '»' | '›' => CLOSE,
            '`' if pair => OPEN,
            '\'' if pair => CLOSE,
            // Two single marks typed for a double one, in whichever direction.
            '‘' | '’' if pair && left_free && !right_free => OPEN,
            '‘' | '’' if pair => CLOSE,
            '‘' => {
                self.open_single = true;
                OPEN
            }
            '"' => {
                let flags = match (left_free, right_free) {
                    (true, false) => OPEN,
                    (false, true) => CLOSE,
                    (true, true) if !self.open_double => OPEN | CLOSE,
                    (false, false) if !self.open_double => OPEN,
                    _ => CLOSE,
                };
                self.open_double = flags.has(OPEN);
                flags
            }
            '\'' | '’' => {
                if left_free && !right_free && c == '\'' {
                    self.open_single = true;
                    return OPEN;
                }
                // After a word it may be a possessive ("workers' rights") unless something is open.
                let closes = self.open_single || matches!(before, '.' | ',' | '!' | '?' | '…');
                if closes {
                    self.open_single = false;
                    return CLOSE;
                }
                TokenFlags::NONE
            }
            _ => TokenFlags::NONE,
        }
    }
}

/// Length of the character that starts with `byte`.
fn width(byte: u8) -> usize {
    match byte {
        0..=0x7F => 1,
        0x80..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    }
}
