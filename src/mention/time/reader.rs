//! The small pieces of the grammar: numbers, years, numeric dates, and looks at neighbouring tokens.

use super::lexer::{self, Word, Words};
use super::rough::{Amount, Partial};
use crate::base::{Sym, word};
use crate::lexicon::Lexicons;
use crate::syntax::{Syntax, TokenFlags, Xpos};

/// What the grammar reads: one sentence of an article at a time.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    pub text: &'a str,
    pub syn: &'a Syntax,
    pub lex: &'a Lexicons,
    pub words: &'a Words,
    /// First token of the sentence.
    pub from: usize,
    /// One past the last token of the sentence.
    pub to: usize,
}

const NOTHING: Word = Word {
    classes: 0,
    number: 0,
    ordinal: 0,
    month: 0,
    weekday: 0,
    unit: lexer::Unit::Day,
    plural: false,
    which: lexer::Which::Bare,
    days: 0,
    code: "",
    hundredths: 0,
    prefix: "",
    row: 0,
};

impl<'a> Reader<'a> {
    /// What a token may mean; nothing beyond the sentence.
    pub fn word(&self, t: usize) -> &'a Word {
        if t < self.to { self.words.get(t) } else { &NOTHING }
    }

    /// The symbol of a token; unknown beyond the sentence.
    pub fn form(&self, t: usize) -> Sym {
        if t >= self.from && t < self.to { self.syn.form[t] } else { Sym::UNKNOWN }
    }

    /// The symbol of the token before `t`.
    pub fn before(&self, t: usize) -> Sym {
        if t > self.from { self.syn.form[t - 1] } else { Sym::UNKNOWN }
    }

    /// The spelling of a token; empty beyond the sentence.
    pub fn spelling(&self, t: usize) -> &'a str {
        if t < self.to { self.syn.text(self.text, t) } else { "" }
    }

    /// Whether a token has all these flags.
    pub fn flag(&self, t: usize, flags: TokenFlags) -> bool {
        t < self.to && self.syn.is(t, flags)
    }

    /// Whether a token is joined to the one before it, without white space.
    pub fn joined(&self, t: usize) -> bool {
        t > self.from && t < self.to && !self.flag(t, TokenFlags::SPACE_BEFORE)
    }

    /// Whether `t` is a hyphen between two joined words.
    pub fn hyphen(&self, t: usize) -> bool {
        (self.word(t).is(lexer::DASH) || matches!(self.spelling(t), "-" | "–" | "‑"))
            && self.joined(t)
            && self.joined(t + 1)
    }

    /// A number in figures or words, with its fraction, and the token after it.
    pub fn number(&self, t: usize) -> Option<(Amount, usize)> {
        let first = self.word(t);
        if !first.is(lexer::NUMBER) {
            return None;
        }
        let mut end = t + 1;
        let mut hundredths = first.hundredths as u32;
        let mut total: u32 = 0;
        let mut current = first.number;
        if first.number >= 100 && !first.is(lexer::DIGITS) {
            // "thousand" alone has no number before it.
            current = 1;
            end = t;
        }
        loop {
            let hyphen = self.hyphen(end) && !first.is(lexer::DIGITS);
            let at = if hyphen || (self.form(end) == word::AND && total.saturating_add(current) >= 100) {
                end + 1
            } else {
                end
            };
            let w = self.word(at);
            if !w.is(lexer::NUMBER) || (w.is(lexer::DIGITS) && at > t) {
                break;
            }
            match w.number {
                12 if at == end && self.form(at) != word::DOZEN => break,
                0..=99
                    if current.is_multiple_of(100)
                        || (current.is_multiple_of(10) && current % 100 >= 20 && w.number < 10) =>
                {
                    current = current.saturating_add(w.number);
                }
                100 if at == end => current = current.max(1).saturating_mul(100),
                1000.. if at == end => {
                    total = total.saturating_add(current.max(1).saturating_mul(w.number));
                    current = 0;
                }
                12 if at == end => current = current.saturating_mul(12),
                _ => break,
            }
            end = at + 1;
        }
        let f = self.word(end);
        if f.is(lexer::FRACTION) && f.hundredths > 0 && first.is(lexer::DIGITS) {
            hundredths += f.hundredths as u32;
            end += 1;
        }
        let value = total.saturating_add(current);
        (end > t).then(|| (Amount::Hundredths(value.saturating_mul(100).saturating_add(hundredths)), end))
    }

    /// A year of four figures: the year and the token after it.
    pub fn year(&self, t: usize) -> Option<(i32, usize)> {
        let w = self.word(t);
        if !w.is(lexer::NUMBER)
            || !w.is(lexer::DIGITS)
            || !(1500..2100).contains(&w.number)
            || w.hundredths > 0
        {
            return None;
        }
        let s = self.spelling(t);
        let plain = s.len() == 4 || (!w.prefix.is_empty() && !s.contains(','));
        plain.then_some((w.number as i32, t + 1))
    }

    /// A year in words: "nineteen ninety-six", "two thousand and five", "twenty twenty-five".
    pub fn year_in_words(&self, t: usize) -> Option<(i32, usize)> {
        let w = self.word(t);
        if !w.is(lexer::NUMBER) || w.is(lexer::DIGITS) {
            return None;
        }
        if (18..=20).contains(&w.number)
            && self.word(t + 1).is(lexer::NUMBER)
            && !self.word(t + 1).is(lexer::DIGITS)
            && let Some((amount, end)) = self.number(t + 1)
            && let Some(rest @ 10..=99) = amount.count()
        {
            return Some((w.number as i32 * 100 + rest, end));
        }
        if w.number == 2
            && self.word(t + 1).number == 1000
            && let Some((amount, end)) = self.number(t)
            && let Some(year @ 2000..=2099) = amount.count()
        {
            return Some((year, end));
        }
        None
    }

    /// A year of either kind.
    pub fn any_year(&self, t: usize) -> Option<(i32, usize)> {
        self.year(t).or_else(|| self.year_in_words(t))
    }

    /// A day of the month: "2", "2nd", "second".
    pub fn day_of_month(&self, t: usize) -> Option<(u8, usize)> {
        let w = self.word(t);
        if w.is(lexer::ORDINAL) && (1..=31).contains(&w.ordinal) {
            // "twenty-first" after a month.
            return Some((w.ordinal, t + 1));
        }
        let short = w.is(lexer::DIGITS) && w.is(lexer::NUMBER) && self.spelling(t).len() <= 2;
        if short && (1..=31).contains(&w.number) && w.hundredths == 0 {
            return Some((w.number as u8, t + 1));
        }
        if w.is(lexer::NUMBER) && (w.number == 20 || w.number == 30) && !short {
            let at = if self.hyphen(t + 1) { t + 2 } else { t + 1 };
            let o = self.word(at);
            if o.is(lexer::ORDINAL) && o.ordinal < 10 {
                return Some((w.number as u8 + o.ordinal, at + 1));
            }
        }
        None
    }

    /// Whether a word written like a month stands for one, and not for a verb or a person.
    pub fn is_month(&self, t: usize) -> bool {
        if !self.word(t).is(lexer::MONTH)
            || !self.flag(t, TokenFlags::CAPITAL) && self.word(t).prefix.is_empty()
        {
            return false;
        }
        let figures = self.word(t + 1).is(lexer::DIGITS);
        let s = self.spelling(t);
        let unsure = matches!(
            s.to_ascii_lowercase().as_str(),
            "may" | "march" | "april" | "june" | "august" | "jan" | "mar." | "sep"
        );
        if figures || !unsure {
            return true;
        }
        if matches!(self.syn.xpos[t], Xpos::MD | Xpos::VB | Xpos::VBP) && !self.word(t + 1).is(lexer::ORDINAL)
        {
            return false;
        }
        if s == "March"
            && matches!(self.form(t + 1), word::FOR | word::OF | word::ON | word::AGAINST)
            && !self.word(t + 2).is(lexer::DIGITS)
        {
            // "the March for Life"
            return false;
        }
        // "Theresa May", "June Smith": a name goes on before or after it.
        let name_before = t > self.from
            && self.flag(t - 1, TokenFlags::CAPITAL)
            && !self.words.has(t - 1)
            && matches!(self.syn.xpos[t - 1], Xpos::NNP | Xpos::NNPS);
        let name_after = t + 1 < self.to
            && self.flag(t + 1, TokenFlags::CAPITAL)
            && !self.words.has(t + 1)
            && self.syn.xpos[t + 1] == Xpos::NNP
            && self.syn.xpos[t] == Xpos::NNP
            && !matches!(self.before(t), word::IN | word::SINCE | word::UNTIL | word::BY);
        if name_before || name_after {
            return false;
        }
        let lead = self.before(t);
        !s.eq_ignore_ascii_case("may")
            || matches!(
                lead,
                word::IN
                    | word::BY
                    | word::SINCE
                    | word::UNTIL
                    | word::OF
                    | word::FROM
                    | word::TO
                    | word::FOR
                    | word::BETWEEN
            )
            || matches!(
                lead,
                word::AND | word::OR | word::THE | word::A | word::EACH | word::EVERY | word::DURING
            )
            || (t > self.from
                && self.word(t - 1).is(lexer::DEICTIC | lexer::MODIFIER | lexer::SET | lexer::MONTH))
    }

    /// A date in figures with its token: ISO, "12/02/2025", "02.12.2025". Out of range gives a date with no value.
    pub fn numeric_date(&self, t: usize) -> Option<Partial> {
        let s = self.spelling(t);
        if !self.word(t).is(lexer::DIGITS) || !(8..=10).contains(&s.len()) {
            return None;
        }
        let separator = s.bytes().find(|c| !c.is_ascii_digit())?;
        if !matches!(separator, b'-' | b'/' | b'.') {
            return None;
        }
        let mut parts = s.split(separator as char);
        let mut next = || {
            parts
                .next()
                .filter(|p| !p.is_empty() && p.len() <= 4)
                .and_then(|p| p.parse::<u16>().ok().map(|n| (n, p.len())))
        };
        let (a, b, c) = (next()?, next()?, next()?);
        if parts.next().is_some() || b.1 > 2 {
            return None;
        }
        let (year, month, day) = match (a.1, c.1) {
            (4, 1..=2) => (a.0, b.0, c.0),
            // American order, unless the first number cannot be a month or points separate the numbers.
            (1..=2, 4) if a.0 > 12 || separator == b'.' => (c.0, b.0, a.0),
            (1..=2, 4) => (c.0, a.0, b.0),
            _ => return None,
        };
        (1500..2200).contains(&year).then_some(Partial {
            year: Some(year as i32),
            month: if (1..=12).contains(&month) { month as u8 } else { 13 },
            day: if (1..=31).contains(&day) { day as u8 } else { 32 },
            ..Partial::default()
        })
    }

    /// Whether the number at `t` is money, a percentage, a score or part of a telephone number.
    pub fn is_other_number(&self, t: usize) -> bool {
        let before = if t > self.from { self.spelling(t - 1) } else { "" };
        if matches!(before, "$" | "£" | "€" | "¥" | "#" | "No." | "No" | "C$" | "US$" | "A$" | "S$") {
            return true;
        }
        // "555-1234": a hyphen to a number that is no year.
        let dash_before = t >= self.from + 2 && self.hyphen(t - 1) && {
            let w = self.word(t - 2);
            w.is(lexer::DIGITS) && self.year(t - 2).is_none()
        };
        let dash_after = self.hyphen(t + 1) && {
            let w = self.word(t + 2);
            w.is(lexer::DIGITS) && self.year(t + 2).is_none() && self.spelling(t + 2).len() != 2
        };
        dash_before || dash_after
    }
}
