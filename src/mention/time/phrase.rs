//! Time phrases: determiners, "last" and "next", numbers and ordinals before a unit, season, month or part of the day,
//! and what follows it.
//!
//! A phrase is read once from left to right into slots; its head then decides what the slots mean.

use super::TimexType::{Date, Set, Time};
use super::lexer::{self, Code, Unit, Which};
use super::reader::Reader;
use super::rough::{Amount, Clock, Found, From, Partial, Rough};
use crate::base::word;
use crate::syntax::{TokenFlags, Upos};

/// What stands before the head of a phrase.
#[derive(Clone, Copy, Default)]
pub(super) struct Slots {
    pub the: bool,
    pub a: bool,
    pub which: Which,
    /// "early", "late", "mid".
    pub part: Code,
    pub amount: Option<Amount>,
    pub ordinal: u8,
    pub year: Option<i32>,
    pub fiscal: bool,
    pub half: bool,
    pub each: bool,
    pub filler: bool,
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
    pub(super) fn is_attributive(&self, p: usize) -> bool {
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
        let unit = self.word(p + 1);
        let (year, end) =
            self.any_year(if unit.unit == Unit::Year && unit.is(lexer::UNIT) { p + 2 } else { p + 1 })?;
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

    pub(super) fn part(&self, f: &mut Found, part: Code) {
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
        if s.amount.is_some() && !s.each || s.a || s.fiscal || s.filler || s.half {
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
        if value < 100 && !s.the && s.part.is_empty() {
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
        if s.which == Which::Bare
            && self.form(p + 1) == word::OF
            && let Some((rough, end)) = self.day_beside(p + 2)
        {
            // "the night of 4 March 2011", "the morning of Dec. 2"
            let mut f = Found::new(start, end, p, Time, rough, "time.daypart");
            f.clock = Some(part_of_day(w.code));
            self.part(&mut f, s.part);
            return Some(f);
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
    pub(super) fn year_reference(&self, t: usize) -> Option<(i32, usize)> {
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
}

/// A part of the day, or its clock time.
fn part_of_day(code: Code) -> Clock {
    match code {
        "12:00" => Clock::At { hour: 12, minute: 0, utc: false },
        "24:00" => Clock::At { hour: 24, minute: 0, utc: false },
        code => Clock::Part(code),
    }
}
