//! Time phrases: determiners, "last" and "next", numbers and ordinals before a unit, season, month or part of the day,
//! and what follows it.
//!
//! A phrase is read once from left to right into slots; its head then decides what the slots mean.

use super::TimexType::{self, Date, Duration, Set, Time};
use super::lexer::{self, Code, Unit, Which};
use super::reader::Reader;
use super::resolve::OWN;
use super::rough::{Amount, Clock, Found, From, Partial, Rough};
use crate::base::word;
use crate::syntax::{SentenceKind, TokenFlags, Upos, Xpos};

/// What stands before the head of a phrase.
#[derive(Clone, Copy, Default)]
struct Slots {
    the: bool,
    a: bool,
    which: Which,
    /// "early", "late", "mid".
    part: Code,
    amount: Option<Amount>,
    ordinal: u8,
    year: Option<i32>,
    fiscal: bool,
    half: bool,
    each: bool,
    filler: bool,
}

/// Longest run of words before a head.
const REACH: usize = 10;

impl Reader<'_> {
    /// The time phrase that starts at a token. A compound goes without the article of its noun: "a *third-quarter* loss".
    pub fn phrase(&self, start: usize) -> Option<Found> {
        let mut f = self.read_phrase(start)?;
        let compound =
            self.hyphen(f.head.wrapping_sub(1)) && !self.word(f.head).is(lexer::DECADE | lexer::MONTH);
        let long = self.hyphen(f.head + 1) && self.spelling(f.head + 2) == "long";
        let bare = self.word(f.head).is(lexer::UNIT) && self.is_attributive(f.head);
        if compound || long || bare {
            let outside = lexer::THE | lexer::A | lexer::DEICTIC | lexer::FILLER;
            while f.start < f.head
                && (self.word(f.start).is(outside) || long && self.word(f.start).is(lexer::ORDINAL))
            {
                f.start += 1;
            }
        }
        Some(f)
    }

    /// Whether a unit in the singular stands before the noun that it describes, after a number: "a five year low".
    fn is_attributive(&self, p: usize) -> bool {
        let number = p > self.from && self.word(p - 1).is(lexer::NUMBER) && self.form(p - 1) != word::ONE;
        number && !self.word(p).plural && p + 1 < self.to && !self.flag(p + 1, TokenFlags::PUNCT)
    }

    fn read_phrase(&self, start: usize) -> Option<Found> {
        let mut s = Slots::default();
        let mut p = start;
        while p < self.to && p < start + REACH {
            if p > start && self.hyphen(p) {
                p += 1;
                continue;
            }
            let w = self.word(p);
            let fresh = p == start;
            if w.is(lexer::DEICTIC) && self.syn.upos[p] == Upos::VERB && w.which == Which::Last {
                // "may last several weeks"
                return None;
            }
            if w.is(lexer::UNIT) {
                return self.unit(start, p, s);
            }
            if w.is(lexer::DAY) {
                return self.day(start, p, s);
            }
            if w.is(lexer::DECADE) {
                return self.decade(start, p, s);
            }
            if w.is(lexer::HOLIDAY | lexer::FEAST)
                && let Some(f) = self.holiday(start, p, s)
            {
                return Some(f);
            }
            if (w.is(lexer::MONTH | lexer::WEEKDAY)
                || fresh && w.is(lexer::DIGITS | lexer::ORDINAL)
                || s.the && w.is(lexer::ORDINAL))
                && let Some(f) = self.dated(start, p, s)
            {
                return Some(f);
            }
            if w.is(lexer::DAYPART) {
                return self.daypart(start, p, s);
            }
            if w.is(lexer::SEASON) {
                return self.season(start, p, s);
            }
            if w.is(lexer::HALF) && (s.ordinal > 0 || s.which == Which::Last) {
                return self.half_year(start, p, s);
            }
            if w.is(lexer::EDGE) && (fresh || s.the) && self.form(p + 1) == word::OF {
                return self.edge(start, p);
            }
            // Modifiers from here on.
            if w.is(lexer::THE) && (fresh || !s.part.is_empty() || s.half || self.before(p) == word::OF) {
                s.the = true;
            } else if w.is(lexer::A) && (fresh || s.half) {
                s.a = true;
                if self.word(p + 1).is(lexer::NUMBER)
                    && !self.word(p + 1).is(lexer::DIGITS)
                    && self.word(p + 1).number >= 100
                {
                    // "a hundred years"
                    let (amount, end) = self.number(p + 1)?;
                    s.amount = Some(amount);
                    p = end;
                    continue;
                }
            } else if let Some((year, end)) =
                self.any_year(p).filter(|_| s.year.is_none() && s.amount.is_none())
                && self.year_goes_on(end, s)
            {
                s.year = Some(year);
                p = end;
                continue;
            } else if let Some((f, y)) = self.fiscal_year(start, p, s) {
                return Some(Found {
                    rough: Rough::Date(Partial { year: Some(y), ..Partial::default() }),
                    ..f
                });
            } else if matches!(s.part, "START" | "MID" | "END")
                && let Some((year, end)) = self.lone_year(p)
            {
                let d = Partial { year: Some(year), ..Partial::default() };
                let mut f = Found::new(start, end, p, Date, Rough::Date(d), "time.year");
                self.part(&mut f, s.part);
                return Some(f);
            } else if w.is(lexer::DEICTIC) && s.which == Which::Bare && s.amount.is_none() && s.ordinal == 0 {
                s.which = w.which;
            } else if w.is(lexer::DEICTIC)
                && w.which == Which::Coming
                && matches!(s.which, Which::This | Which::Next)
            {
                s.which = Which::Coming;
            } else if w.is(lexer::DEICTIC) && w.which == Which::Past && s.which == Which::This {
                s.which = Which::Last;
            } else if w.is(lexer::DEICTIC) && w.which == Which::Same && s.which == Which::That {
                s.which = Which::Same;
            } else if w.is(lexer::MODIFIER) && s.part.is_empty() {
                s.part = w.code;
                // "earlier in the year", "late in the day"
                if matches!(w.code, "early" | "late" | "END" | "START")
                    && self.form(p + 1) == word::IN
                    && self.form(p + 2) == word::THE
                {
                    p += 2;
                    continue;
                }
            } else if w.is(lexer::SET) && w.code == "each" && fresh {
                s.each = true;
                if self.form(p + 1) == word::OF {
                    s.each = false;
                    p += 1;
                } else if self.spelling(p + 1) == "other" {
                    s.amount = Some(Amount::whole(2));
                    p += 1;
                }
            } else if w.is(lexer::FISCAL) {
                s.fiscal = true;
            } else if s.amount.is_none()
                && let Some((amount, end)) = self.range(p)
            {
                if self.is_other_number(p) {
                    return None;
                }
                s.amount = Some(amount);
                p = end;
                continue;
            } else if w.is(lexer::FUZZY) && s.amount.is_none() {
                s.amount = Some(if w.number > 0 { Amount::whole(w.number) } else { Amount::Some });
                if self.form(p + 1) == word::OF {
                    // "a couple of weeks", "dozens of years"
                    p += 1;
                }
            } else if w.is(lexer::ORDINAL) && s.ordinal == 0 {
                s.ordinal = w.ordinal;
            } else if w.is(lexer::HALF) && s.amount.is_none() {
                s.half = true;
            } else if w.is(lexer::FILLER) && (s.amount.is_some() || s.a || s.the) {
                s.filler = true;
            } else {
                return None;
            }
            p += 1;
        }
        None
    }

    /// A number or a range of numbers before a unit; a range counts as its first number.
    fn range(&self, t: usize) -> Option<(Amount, usize)> {
        let (amount, end) = self.number(t)?;
        let link = matches!(self.form(end), word::TO | word::OR)
            || self.hyphen(end) && self.word(end + 1).is(lexer::DIGITS);
        if link
            && let Some((_, e)) = self.number(end + 1)
            && (self.word(e).is(lexer::UNIT) || self.hyphen(e))
        {
            return Some((amount, e));
        }
        Some((amount, end))
    }

    /// "fiscal 1989", "the year 2000", "FY 2024".
    fn fiscal_year(&self, start: usize, p: usize, s: Slots) -> Option<(Found, i32)> {
        if !self.word(p).is(lexer::FISCAL) {
            return None;
        }
        let (year, end) = self.any_year(p + 1)?;
        if self.year_goes_on(end, s) {
            return None;
        }
        let mut f = Found::new(start, end, p, Date, Rough::None, "time.fiscal");
        self.part(&mut f, s.part);
        Some((f, year))
    }

    /// Whether a year is only the beginning of a phrase: "the 1988 third quarter", "1988 fiscal year".
    fn year_goes_on(&self, t: usize, s: Slots) -> bool {
        let w = self.word(t);
        let next = self.word(if self.hyphen(t + 1) { t + 2 } else { t + 1 });
        w.is(lexer::ORDINAL) && next.is(lexer::UNIT) && matches!(next.unit, Unit::Quarter)
            || w.is(lexer::ORDINAL) && next.is(lexer::HALF)
            || s.the && w.is(lexer::UNIT) && !w.plural && matches!(w.unit, Unit::Quarter | Unit::Period)
            || w.is(lexer::SEASON) && s.the
            || w.is(lexer::FISCAL) && next.is(lexer::UNIT)
    }

    fn part(&self, f: &mut Found, part: Code) {
        f.modifier = match part {
            "" | "early" | "late" => f.modifier,
            code => Some(code),
        };
    }

    /// Today, yesterday, tomorrow, tonight, with a part of the day.
    fn day(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        if s.the || s.a || s.which != Which::Bare || s.amount.is_some() || s.each || s.ordinal > 0 {
            return None;
        }
        let w = self.word(p);
        if p > self.from && self.flag(p, TokenFlags::CAPITAL) && self.flag(p - 1, TokenFlags::CAPITAL) {
            // "USA Today"
            return None;
        }
        let rough = Rough::Shift { unit: Unit::Day, by: w.days as i32, from: From::Writing };
        let mut f = Found::new(start, p + 1, p, Date, rough, "time.day");
        if !w.code.is_empty() {
            (f.kind, f.clock) = (Time, Some(Clock::Part(w.code)));
        }
        self.part(&mut f, s.part);
        self.add_daypart(&mut f);
        Some(f)
    }

    /// "Tuesday *morning*", "yesterday *afternoon*", "*evening local time*".
    fn add_daypart(&self, f: &mut Found) {
        let w = self.word(f.end);
        if !w.is(lexer::DAYPART) || f.kind != Date {
            return;
        }
        if let (true, Rough::Date(d)) = (self.spelling(f.end).ends_with('s'), f.rough) {
            // "Tuesday nights"
            if d.weekday > 0 {
                f.rough = Rough::EachWeekday(d.weekday);
                (f.kind, f.clock, f.rule) = (Set, Some(part_of_day(w.code)), "time.each");
                f.end += 1;
            }
            return;
        }
        f.kind = Time;
        f.clock = Some(part_of_day(w.code));
        f.end += 1;
        f.rule = "time.daypart";
        if let Some((end, _)) = self.zone(f.end) {
            f.end = end;
        }
    }

    /// Months, weekdays, calendar dates.
    fn dated(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        if s.amount.is_some() || s.a || s.fiscal || s.filler || s.half {
            return None;
        }
        let ordinal = self.word(p).is(lexer::ORDINAL) && !self.word(p).is(lexer::MONTH | lexer::WEEKDAY);
        if s.the && s.which == Which::Bare && s.part.is_empty() && !ordinal {
            return None;
        }
        let (mut d, end) = self.date(p)?;
        let w = self.word(p);
        if s.each {
            let rough = if d.weekday > 0 { Rough::EachWeekday(d.weekday) } else { Rough::EachMonth(d.month) };
            return (d.day == 0).then(|| Found::new(start, end, p, Set, rough, "time.each"));
        }
        if w.is(lexer::WEEKDAY) && w.plural {
            return Some(Found::new(start, end, p, Set, Rough::EachWeekday(d.weekday), "time.each"));
        }
        d.which = s.which;
        let rule = match (d.weekday, d.day) {
            (1.., _) => "time.weekday",
            (_, 0) => "time.month",
            _ => "time.calendar",
        };
        let mut f = Found::new(start, end, p, Date, Rough::Date(d), rule);
        self.part(&mut f, if w.prefix.is_empty() { s.part } else { w.prefix });
        if d.weekday > 0 || d.day > 0 {
            self.add_daypart(&mut f);
        }
        // "this coming Sunday, March eighth"
        if d.weekday > 0
            && self.form(end) == word::COMMA
            && f.kind == Date
            && let Some((m, e)) = self.month_day(end + 1)
            && m.day > 0
        {
            f.rough = Rough::Date(m);
            f.end = e;
        }
        Some(f)
    }

    /// "the 1990s", "the late '80s", "the nineties".
    fn decade(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        let mut value = w.number;
        let mut end = p + 1;
        if w.is(lexer::DECADE) && !w.is(lexer::DIGITS) && p > start && self.word(start).number == 19 {
            value += 1900;
        }
        // An age is no decade: "in her 40s".
        if value < 100 && !(s.the || !s.part.is_empty()) {
            return None;
        }
        if s.amount.is_some() && value < 100 || s.which != Which::Bare {
            return None;
        }
        if self.form(end) == word::POSSESSIVE && w.is(lexer::DIGITS) {
            end += 1;
        }
        let mut f = Found::new(start, end, p, Date, Rough::Decade(value), "time.decade");
        self.part(&mut f, if w.prefix.is_empty() { s.part } else { w.prefix });
        Some(f)
    }

    /// Morning, afternoon, evening, night after "this", "last", "the next", "each".
    fn daypart(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        if s.amount.is_some() || s.a || s.ordinal > 0 || s.filler {
            return None;
        }
        if s.each {
            return Some(Found::new(start, p + 1, p, Set, Rough::Code("P1D"), "time.each"));
        }
        let (by, from) = match s.which {
            Which::This => (0, From::Writing),
            Which::Last if w.code == "NI" || !s.the => (-1, From::Writing),
            Which::That | Which::Same => (0, From::Context),
            Which::Next | Which::Following => (1, From::Context),
            Which::Previous => (-1, From::Context),
            Which::Bare if s.part == "MID" || w.prefix == "MID" => (0, From::Context),
            _ => return None,
        };
        let mut f =
            Found::new(start, p + 1, p, Time, Rough::Shift { unit: Unit::Day, by, from }, "time.daypart");
        f.clock = Some(part_of_day(w.code));
        self.part(&mut f, if w.prefix.is_empty() { s.part } else { w.prefix });
        // "mid-afternoon yesterday"
        let next = self.word(f.end);
        if next.is(lexer::DAY) && s.which == Which::Bare {
            f.rough = Rough::Shift { unit: Unit::Day, by: next.days as i32, from: From::Writing };
            f.end += 1;
        }
        Some(f)
    }

    /// Seasons: only where the words around leave no doubt, since "fall" and "spring" are verbs too.
    fn season(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        if s.amount.is_some() && s.which == Which::Bare
            || s.ordinal > 0
            || s.a
            || s.half
            || !matches!(self.syn.upos[p], Upos::NOUN | Upos::PROPN)
        {
            return None;
        }
        if s.each {
            return Some(Found::new(
                start,
                p + 1,
                p,
                Set,
                Rough::Season { code: w.code, year: None, which: Which::Bare },
                "time.each",
            ));
        }
        if s.amount.is_some() {
            let plural = self.spelling(p).ends_with('s');
            return plural.then(|| {
                Found::new(
                    start,
                    p + 1,
                    p,
                    Set,
                    Rough::Season { code: w.code, year: None, which: Which::Bare },
                    "time.each",
                )
            });
        }
        let of = self.form(p + 1) == word::OF;
        let year = self.any_year(if of { p + 2 } else { p + 1 });
        let lead = matches!(
            self.before(start),
            word::IN
                | word::BY
                | word::SINCE
                | word::UNTIL
                | word::DURING
                | word::OVER
                | word::THIS
                | word::INTO
                | word::THROUGH
        );
        if year.is_none() && s.year.is_none() && s.which == Which::Bare && !lead && s.part.is_empty() {
            return None;
        }
        let end = year.map_or(p + 1, |(_, e)| e);
        let rough = Rough::Season { code: w.code, year: year.map(|(y, _)| y).or(s.year), which: s.which };
        let mut f = Found::new(start, end, p, Date, rough, "time.season");
        self.part(&mut f, s.part);
        Some(f)
    }

    /// "the first half of 2020", "the second half".
    fn half_year(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let number = match (s.ordinal, s.which) {
            (1, _) => 1,
            (2, _) | (_, Which::Last) => 2,
            _ => return None,
        };
        let of = self.form(p + 1) == word::OF;
        let (mut year, mut year_shift, mut end) = (s.year, None, p + 1);
        if of {
            if let Some((y, e)) = self.any_year(p + 2) {
                (year, end) = (Some(y), e);
            } else if let Some((shift, e)) = self.year_reference(p + 2) {
                (year_shift, end) = (Some(shift), e);
            } else {
                let inner = self.phrase(p + 2).filter(|f| matches!(f.rough, Rough::Decade(_)))?;
                let mut f = Found { start, ..inner };
                f.modifier = Some(if number == 1 { "START" } else { "END" });
                return Some(f);
            }
        }
        // Without a year only in a company's report: "first-half profit".
        let compound = self.hyphen(p - 1);
        if year.is_none() && year_shift.is_none() && !compound {
            return None;
        }
        Some(Found::new(start, end, p, Date, Rough::HalfYear { number, year, year_shift }, "time.half-year"))
    }

    /// "the year", "last year", "this year" after "of".
    fn year_reference(&self, t: usize) -> Option<(i32, usize)> {
        let f = self.phrase(t)?;
        match f.rough {
            Rough::Shift { unit: Unit::Year, by, .. } if f.start == t => Some((by, f.end)),
            _ => None,
        }
    }

    /// "the end of November", "the beginning of the year".
    fn edge(&self, start: usize, p: usize) -> Option<Found> {
        let code = self.word(p).code;
        let t = p + 2;
        let inner = self.phrase(t).or_else(|| {
            let (year, end) = self.lone_year(t)?;
            let p = Partial { year: Some(year), ..Partial::default() };
            Some(Found::new(t, end, t, Date, Rough::Date(p), "time.year"))
        })?;
        let dated = inner.kind == Date && !matches!(inner.rough, Rough::Code(_));
        dated.then_some(Found { start, modifier: Some(code), rule: "time.edge", ..inner })
    }

    /// Holidays of one word or several.
    fn holiday(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        if s.amount.is_some()
            || s.a
            || s.each
            || !self.flag(p, TokenFlags::CAPITAL) && !self.flag(p, TokenFlags::HAS_DIGIT)
        {
            return None;
        }
        if s.the && s.which == Which::Bare && s.part.is_empty() {
            return None;
        }
        let (row, rule, mut end) = self.feast(p)?;
        let mut year = None;
        let mut year_shift = None;
        let comma = self.form(end) == word::COMMA;
        if let Some((y, e)) = self.any_year(if comma { end + 1 } else { end }) {
            (year, end) = (Some(y), e);
        } else if self.word(end).is(lexer::DEICTIC)
            && let Some((shift, e)) = self.year_reference(end)
        {
            (year_shift, end) = (Some(shift), e);
        }
        let rough = Rough::Holiday { row, rule, year, year_shift, which: s.which };
        let mut f = Found::new(start, end, p, Date, rough, "time.holiday");
        self.part(&mut f, s.part);
        self.add_daypart(&mut f);
        Some(f)
    }

    /// The longest holiday that starts at a token: its row, where the rule stands in the row's value, and its end.
    fn feast(&self, p: usize) -> Option<(u32, (u16, u16), usize)> {
        let rows = self.lex.times.get(&self.syn.form[p])?;
        let mut best = None;
        for &r in rows {
            let row = &self.lex.rows.times[r as usize];
            match row.class.as_str() {
                "holiday" if best.is_none() => best = Some((r, (0, row.value.len() as u16), p + 1)),
                "feast" => {
                    let mut at = 0;
                    for alternative in row.value.split(';') {
                        if let Some((words, rule)) = alternative.split_once('=') {
                            let n = words.split(' ').count();
                            let fits = words
                                .split(' ')
                                .enumerate()
                                .all(|(k, w)| self.spelling(p + 1 + k).eq_ignore_ascii_case(w));
                            if fits && best.is_none_or(|(_, _, end)| p + 1 + n > end) {
                                let from = at + words.len() + 1;
                                best = Some((r, (from as u16, (from + rule.len()) as u16), p + 1 + n));
                            }
                        }
                        at += alternative.len() + 1;
                    }
                }
                _ => {}
            }
        }
        best
    }

    /// Days, weeks, months, quarters, years ...: the large family.
    fn unit(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        let unit = w.unit;
        let mut end = p + 1;
        if self.flag(p, TokenFlags::CAPITAL) && p > self.from && self.syn.kind(p) == SentenceKind::Sentence {
            // "60 Minutes", "This Week": titles.
            return None;
        }
        let joined = self.hyphen(end);
        if joined {
            let next = self.spelling(end + 1);
            if next == "old" || next == "olds" {
                // "25-year-old" is an age; "an 8-month-old truce" is mostly none.
                return (unit != Unit::Year && s.amount.is_some()).then(|| self.length(start, end + 2, p, s));
            }
            if next == "long" {
                return Some(self.length(start, end + 2, p, s));
            }
            if unit == Unit::Year && s.amount.is_none() && self.word(end + 1).is(lexer::SHIFT) {
                return self.year_ago_compound(start, p, s);
            }
            if next == "end" && s.which == Which::Bare && !s.the && !s.a {
                return Some(self.end_of(start, end + 2, p, unit))
                    .filter(|_| matches!(unit, Unit::Year | Unit::Month));
            }
            if s.amount.is_none() && s.ordinal == 0 {
                return None;
            }
        }
        let next = self.spelling(end);
        if next == "old" || next == "olds" {
            return None;
        }
        if unit == Unit::Year && s.amount.is_none() && s.which == Which::Bare && !s.a {
            let possessive = self.form(end) == word::POSSESSIVE;
            let at = if possessive { end + 1 } else { end };
            if self.spelling(at) == "end" && self.form(at + 1) != word::OF {
                return Some(self.end_of(start, at + 1, p, unit));
            }
            if s.the
                && let Some((year, e)) = self.any_year(end)
            {
                // "the year two thousand"
                let d = Partial { year: Some(year), ..Partial::default() };
                return Some(Found::new(start, e, p, Date, Rough::Date(d), "time.year"));
            }
        }
        if s.each {
            return self.each(start, p, s);
        }
        if matches!(unit, Unit::Quarter | Unit::Period)
            && !w.plural
            && (s.amount.is_none() || s.ordinal > 0)
            && let Some(f) = self.quarter(start, p, s)
        {
            return Some(f);
        }
        if unit == Unit::Century && s.ordinal > 0 && s.amount.is_none() {
            let mut f = Found::new(start, end, p, Date, Rough::Century(s.ordinal as u32), "time.century");
            self.part(&mut f, s.part);
            return Some(f);
        }
        if self.form(end) == word::OR && self.form(end + 1) == word::SO {
            end += 2;
        } else if self.form(end) == word::OR
            && self.word(end + 1).is(lexer::NUMBER)
            && s.a
            && !self.word(end + 2).is(lexer::UNIT)
        {
            // "a year or two"
            end += 2;
        }
        if let Some(f) = self.shifted(start, p, end, s) {
            return Some(f);
        }
        if s.which != Which::Bare {
            return self.which_unit(start, p, end, s);
        }
        if s.amount.is_some() || s.half {
            return self.counted(start, p, end, s);
        }
        if s.ordinal > 0 {
            // "the third day of talks": a day, but which one the words do not say.
            let day = unit == Unit::Day && s.the && !w.plural;
            return day.then(|| Found::new(start, end, p, Date, Rough::None, "time.ordinal-day"));
        }
        if s.a {
            return self.one_unit(start, p, end, s);
        }
        if s.the {
            return self.the_unit(start, p, end, s);
        }
        if w.plural && s.part.is_empty() && !s.fiscal {
            return self.bare_plural(start, p, end);
        }
        None
    }

    fn end_of(&self, start: usize, end: usize, p: usize, unit: Unit) -> Found {
        let mut f = Found::new(
            start,
            end,
            p,
            Date,
            Rough::Shift { unit, by: 0, from: From::Writing },
            "time.year-end",
        );
        f.modifier = Some("END");
        f
    }

    /// "each year", "every two weeks", "every other day".
    fn each(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let amount = s.amount.unwrap_or(Amount::whole(1));
        let rough = Rough::Length { amount, unit: self.word(p).unit, more: None };
        Some(Found::new(start, p + 1, p, Set, rough, "time.each"))
    }

    /// "third quarter", "the 1988 second quarter", "the latest quarter", "the year-ago period".
    fn quarter(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        let mut end = p + 1;
        let (mut year, mut year_shift) = (s.year, None);
        if s.half || s.a && s.ordinal == 0 || s.amount.is_some() {
            return None;
        }
        if w.unit == Unit::Quarter && self.form(end) == word::OF || self.word(end).is(lexer::DEICTIC) {
            let of = self.form(end) == word::OF;
            let t = if of { end + 1 } else { end };
            if let Some((y, e)) = self.any_year(t) {
                (year, end) = (Some(y), e);
            } else if self.word(t).is(lexer::FISCAL)
                && let Some((y, e)) = self.any_year(t + 1)
            {
                (year, end) = (Some(y), e);
            } else if let Some((shift, e)) = self.year_reference(t).filter(|_| s.ordinal > 0 || !of) {
                (year_shift, end) = (Some(shift), e);
            } else if of && s.ordinal == 0 {
                // "a quarter of the voters"
                return None;
            }
        } else if let Some((y, e)) = self.any_year(end).filter(|_| s.ordinal > 0) {
            (year, end) = (Some(y), e);
        }
        let shift = match s.which {
            Which::Last | Which::Previous => -1,
            Which::Next | Which::Following | Which::Coming => 1,
            Which::This => 0,
            // "the quarter", "the latest quarter", "the current quarter" in a report: the one reported on.
            _ => OWN,
        };
        let named = s.ordinal > 0
            || year.is_some()
            || s.which != Which::Bare && w.unit == Unit::Quarter
            || s.which == Which::Latest;
        if s.ordinal > 4 || !(named || s.the && (w.unit == Unit::Quarter || year_shift.is_some())) {
            return None;
        }
        if w.unit == Unit::Period && s.ordinal > 0 {
            return None;
        }
        let rough = Rough::Quarter {
            number: s.ordinal,
            year,
            year_shift,
            shift: if s.ordinal > 0 { 0 } else { shift },
        };
        let mut f = Found::new(start, end, p, Date, rough, "time.quarter");
        if s.ordinal > 0 && s.which == Which::Last {
            f.rough = Rough::Quarter { number: s.ordinal, year, year_shift, shift: 0 };
        }
        self.part(&mut f, s.part);
        // "the quarter a year ago"
        if s.ordinal == 0
            && self.word(end).is(lexer::A)
            && self.word(end + 1).unit == Unit::Year
            && self.word(end + 2).is(lexer::SHIFT)
        {
            f.rough = Rough::YearAgo { quarter: 0 };
            f.end = end + 3;
        }
        Some(f)
    }

    /// "year-ago", "the year-earlier period", "the year-ago third quarter".
    fn year_ago_compound(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        if s.ordinal > 0 || s.which != Which::Bare {
            return None;
        }
        let mut end = p + 3;
        let mut from = start;
        let mut quarter = 0;
        let w = self.word(end);
        let next = self.word(end + 1);
        if w.is(lexer::UNIT) && matches!(w.unit, Unit::Quarter | Unit::Period) {
            end += 1;
        } else if w.is(lexer::ORDINAL) && next.is(lexer::UNIT) && next.unit == Unit::Quarter {
            quarter = w.ordinal;
            end += 2;
        } else if w.is(lexer::NUMBER) && self.word(end + 1).is(lexer::UNIT) {
            let (_, e) = self.number(end)?;
            let mut f = Found::new(start, e + 1, p, Duration, Rough::None, "time.year-ago");
            f.rough = Rough::Length { amount: self.number(end)?.0, unit: self.word(e).unit, more: None };
            return Some(f);
        } else {
            // "a year-earlier loss": the article belongs to the loss.
            from = p;
        }
        if s.a {
            from = p;
        }
        Some(Found::new(from, end, p, Date, Rough::YearAgo { quarter }, "time.year-ago"))
    }

    /// "five days ago", "a year earlier", "two weeks later", "three days from now".
    fn shifted(&self, start: usize, p: usize, at: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        let unit = w.unit;
        let shift = self.word(at);
        let from_now = self.form(at) == word::FROM && self.spelling(at + 1) == "now";
        if !shift.is(lexer::SHIFT) && !from_now || s.the || s.ordinal > 0 || !matches!(s.which, Which::Bare) {
            return None;
        }
        let end = if from_now { at + 2 } else { at + 1 };
        let ago = self.spelling(at) == "ago";
        let direction = if from_now { 1 } else { shift.days as i32 };
        let from = if ago || from_now { From::Writing } else { From::Context };
        let amount = match s.amount {
            Some(a) => a,
            None if s.a => Amount::whole(1),
            None if w.plural => Amount::Some,
            None => return None,
        };
        let rough = match amount.count() {
            Some(n) if s.half => {
                let _ = n;
                Rough::None
            }
            Some(1) if unit == Unit::Year && direction < 0 && s.amount.is_none() => {
                Rough::YearAgo { quarter: 0 }
            }
            Some(n) => Rough::Shift { unit, by: n * direction, from },
            None if matches!(amount, Amount::Some) && direction < 0 => Rough::Code("PAST_REF"),
            None if matches!(amount, Amount::Some) => return Some(self.length(start, p + 1, p, s)),
            None => Rough::None,
        };
        let kind = if unit < Unit::Day { Time } else { Date };
        Some(Found::new(start, end, p, kind, rough, "time.shift"))
    }

    /// "last week", "the past two months", "recent years", "this century", "that day".
    fn which_unit(&self, start: usize, p: usize, end: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        let unit = w.unit;
        let many = s.amount.is_some() || w.plural;
        if many {
            if s.amount.is_none() {
                let code = match s.which {
                    Which::Recent | Which::That | Which::Past | Which::Last | Which::Previous => "PAST_REF",
                    Which::Coming | Which::Next | Which::Following => "FUTURE_REF",
                    Which::This if unit <= Unit::Week => "PRESENT_REF",
                    _ => return None,
                };
                let second = self.word(end + 1);
                let both =
                    matches!(self.form(end), word::OR | word::AND) && second.is(lexer::UNIT) && second.plural;
                let end = if both { end + 2 } else { end };
                return Some(Found::new(start, end, p, Date, Rough::Code(code), "time.vague"));
            }
            let mut f = self.length(start, end, p, s);
            f.rule = "time.length-to-now";
            return matches!(
                s.which,
                Which::Recent
                    | Which::This
                    | Which::Last
                    | Which::Past
                    | Which::Next
                    | Which::Coming
                    | Which::Latest
                    | Which::Previous
                    | Which::Following
                    | Which::Current
            )
            .then_some(f);
        }
        let context = s.the && !matches!(unit, Unit::Decade | Unit::Century);
        let (by, from) = match s.which {
            Which::This | Which::Current => (0, From::Writing),
            Which::Latest if unit == Unit::Year => (-1, From::Writing),
            Which::Latest => (0, From::Writing),
            Which::Last | Which::Past if unit != Unit::Day && !(s.the && s.which == Which::Past) => {
                (-1, From::Writing)
            }
            Which::Past if s.the && unit != Unit::Day => return Some(self.length(start, end, p, s)),
            Which::Next | Which::Coming if unit == Unit::Day => (1, From::Context),
            Which::Next => (1, if context { From::Context } else { From::Writing }),
            Which::Coming => (1, From::Writing),
            Which::That | Which::Same => (0, From::Context),
            Which::Following => (1, From::Context),
            Which::Previous => (-1, From::Context),
            _ => return None,
        };
        if unit < Unit::Day || unit == Unit::Millennium || unit == Unit::Period {
            return None;
        }
        // "this day" and "that night" say little without a date before them.
        let mut f = Found::new(start, end, p, Date, Rough::Shift { unit, by, from }, "time.which");
        if unit == Unit::Night {
            f.kind = Time;
            f.rough = Rough::Shift { unit: Unit::Day, by, from };
            f.clock = Some(Clock::Part("NI"));
        }
        if s.fiscal {
            f.rule = "time.fiscal";
        }
        self.part(&mut f, s.part);
        // "last year's third quarter", "this year's third quarter", "last year's quarter"
        if unit == Unit::Year && self.form(end) == word::POSSESSIVE {
            let o = self.word(end + 1);
            let q = if o.is(lexer::ORDINAL) { end + 2 } else { end + 1 };
            let q = if self.hyphen(q) { q + 1 } else { q };
            if self.word(q).is(lexer::UNIT) && self.word(q).unit == Unit::Quarter && !self.word(q).plural {
                let number = if o.is(lexer::ORDINAL) { o.ordinal } else { 0 };
                f.rough = Rough::Quarter { number, year: None, year_shift: Some(by), shift: 0 };
                f.end = q + 1;
            }
        }
        Some(f)
    }

    /// "five hours", "two-year", "half an hour", "several weeks", "1 minute and 45 seconds".
    fn counted(&self, start: usize, p: usize, end: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        if w.unit == Unit::Period || s.year.is_some() {
            return None;
        }
        if w.unit == Unit::Quarter && s.amount.is_some() && self.form(end) == word::OF {
            // "three quarters of the members"
            return None;
        }
        let compound = self.hyphen(p - 1);
        if !w.plural
            && !compound
            && s.amount != Some(Amount::whole(1))
            && !s.half
            && s.amount != Some(Amount::Some)
        {
            // "a five year low": a compound without its hyphen.
            let noun =
                p + 1 < self.to && matches!(self.syn.upos[p + 1], Upos::NOUN | Upos::ADJ | Upos::PROPN);
            if !(noun || (s.a || s.the) && self.is_attributive(p)) {
                return None;
            }
        }
        let from = if compound && s.a { start + 1 } else { start };
        let from = if compound && s.the { from + 1 } else { from };
        let mut f = self.length(from.min(p), end, p, s);
        if self.word(from).is(lexer::THE | lexer::A) && compound {
            f.start = from + 1;
        }
        self.and_more(&mut f);
        Some(f)
    }

    /// A second, smaller unit, or "and a half", after a length.
    fn and_more(&self, f: &mut Found) {
        let Rough::Length { amount, unit, .. } = f.rough else { return };
        let and = self.form(f.end) == word::AND;
        let at = if and || self.form(f.end) == word::COMMA { f.end + 1 } else { f.end };
        if and && self.word(at).is(lexer::A) && self.word(at + 1).is(lexer::HALF) {
            if let Amount::Hundredths(h) = amount {
                f.rough = match unit {
                    Unit::Minute => {
                        Rough::Length { amount, unit, more: Some((Amount::whole(30), Unit::Second)) }
                    }
                    Unit::Hour => {
                        Rough::Length { amount, unit, more: Some((Amount::whole(30), Unit::Minute)) }
                    }
                    _ => Rough::Length { amount: Amount::Hundredths(h + 50), unit, more: None },
                };
            }
            f.end = at + 2;
        } else if let Some((second, e)) = self.number(at)
            && self.word(e).is(lexer::UNIT)
            && self.word(e).unit < unit
            && (and || self.word(e).unit < Unit::Day)
        {
            f.rough = Rough::Length { amount, unit, more: Some((second, self.word(e).unit)) };
            f.end = e + 1;
        }
    }

    /// "a week", and rates: "twice a week", "$500 million a year".
    fn one_unit(&self, start: usize, p: usize, end: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        if w.plural
            || !s.part.is_empty()
            || matches!(w.unit, Unit::Period | Unit::Quarter | Unit::Night | Unit::Weekend | Unit::Second)
        {
            return None;
        }
        if s.fiscal || matches!(self.before(p), f if f.is_known()) && self.spelling(p - 1) == "calendar" {
            return None;
        }
        let mut f = self.length(start, end, p, s);
        self.and_more(&mut f);
        if s.filler || start == self.from || f.end > end {
            return Some(f);
        }
        let lead = self.word(start - 1);
        let rate = lead.is(lexer::TIMES | lexer::NUMBER)
            || lead.is(lexer::UNIT)
            || self.syn.upos[start - 1] == Upos::SYM;
        if rate {
            f.kind = Set;
            f.rule = "time.rate";
            if matches!(self.before(start), s if s.is_known())
                && self.spelling(start - 1).eq_ignore_ascii_case("once")
                    | self.spelling(start - 1).eq_ignore_ascii_case("twice")
            {
                f.start -= 1;
            } else if self.spelling(start - 1) == "times"
                && start >= self.from + 2
                && self.word(start - 2).is(lexer::NUMBER)
            {
                f.start -= 2;
            }
            if end < self.to && self.word(start - 1).is(lexer::UNIT) {
                f.start = start;
            }
        } else if matches!(w.unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year)
            && matches!(self.syn.upos[start - 1], Upos::NOUN)
            && self.word(end).classes == 0
            && !matches!(self.form(end), word::OF)
        {
            // "a dividend of $3 a share a year", "100 people a day"
            f.kind = Set;
            f.rule = "time.rate";
        }
        Some(f)
    }

    /// "the year", "the quarter", "the weekend", "the nine months" is elsewhere.
    fn the_unit(&self, start: usize, p: usize, end: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        if w.plural {
            let ok = w.unit == Unit::Year && self.form(end) != word::OF;
            return ok.then(|| self.length(start, end, p, s));
        }
        let in_the = s.part == "early" || s.part == "late" || s.part == "END" || s.part == "START";
        let ok = match w.unit {
            Unit::Year | Unit::Weekend => true,
            Unit::Week => self.form(end) != word::OF || self.month_day(end + 1).is_some(),
            Unit::Day | Unit::Month => in_the || self.before(start) == word::OF && w.unit == Unit::Month,
            Unit::Century | Unit::Decade => self.before(start) == word::OF || in_the,
            _ => false,
        };
        if !ok || self.form(end) == word::BEFORE || self.syn.xpos.get(end) == Some(&Xpos::WRB) {
            return None;
        }
        if w.unit == Unit::Year && matches!(self.spelling(end), "ended" | "ending") {
            return Some(self.length(start, end, p, s));
        }
        let from = if w.unit == Unit::Day { From::Context } else { From::Writing };
        let mut f =
            Found::new(start, end, p, Date, Rough::Shift { unit: w.unit, by: 0, from }, "time.the-unit");
        if w.unit == Unit::Week
            && self.form(end) == word::OF
            && let Some((d, e)) = self.month_day(end + 1)
        {
            f.rough = Rough::Date(Partial { week_shift: Some(0), ..d });
            f.end = e;
        }
        if w.unit == Unit::Weekend {
            f.rough = Rough::Shift { unit: Unit::Weekend, by: -1, from: From::Writing };
        }
        self.part(&mut f, s.part);
        Some(f)
    }

    /// "for weeks", "centuries of rule".
    fn bare_plural(&self, start: usize, p: usize, end: usize) -> Option<Found> {
        let unit = self.word(p).unit;
        let lead =
            matches!(self.before(start), word::FOR | word::IN | word::WITHIN | word::AFTER | word::OVER);
        let tail = matches!(self.form(end), word::OF | word::BEFORE | word::AFTER)
            || self.word(end).is(lexer::SHIFT);
        let ok = match unit {
            Unit::Week | Unit::Century => true,
            Unit::Quarter | Unit::Period | Unit::Night | Unit::Weekend | Unit::Second => false,
            _ => lead || tail,
        };
        let mut f = self.length(start, end, p, Slots::default());
        let second = self.word(end + 1);
        if matches!(self.form(end), word::OR | word::AND) && second.is(lexer::UNIT) && second.plural {
            // "weeks or months"
            f.end = end + 2;
        }
        ok.then_some(f)
    }

    /// An amount of time as its slots give it.
    fn length(&self, start: usize, end: usize, p: usize, s: Slots) -> Found {
        let w = self.word(p);
        let amount = match s.amount {
            Some(a) => a,
            None if w.plural => Amount::Some,
            None if s.half => Amount::Hundredths(50),
            None => Amount::whole(1),
        };
        let rough = match (s.half, w.unit) {
            (true, Unit::Hour) => Rough::Length { amount: Amount::whole(30), unit: Unit::Minute, more: None },
            (true, Unit::Minute) => {
                Rough::Length { amount: Amount::whole(30), unit: Unit::Second, more: None }
            }
            (true, Unit::Year) => Rough::Length { amount: Amount::whole(6), unit: Unit::Month, more: None },
            (_, unit) => Rough::Length { amount, unit, more: None },
        };
        Found::new(start, end, p, TimexType::Duration, rough, "time.length")
    }
}

/// A part of the day, or its clock time.
fn part_of_day(code: Code) -> Clock {
    match code {
        "12:00" => Clock::At { hour: 12, minute: 0, utc: false },
        "24:00" => Clock::At { hour: 24, minute: 0, utc: false },
        code => Clock::Part(code),
    }
}
