//! Phrases whose head is a unit of time: "last week", "five days ago", "the third quarter", "nearly five hours", "twice a
//! week". What stands before the unit has been read into slots; here the slots and the words after it decide.

use super::TimexType::{self, Date, Duration, Set, Time};
use super::lexer::{self, Unit, Which};
use super::phrase::Slots;
use super::reader::Reader;
use super::resolve::OWN;
use super::rough::{Amount, Clock, Found, From, Partial, Rough};
use crate::base::word;
use crate::syntax::{SentenceKind, TokenFlags, Upos, Xpos};

impl Reader<'_> {
    /// Days, weeks, months, quarters, years ...: the large family.
    pub(super) fn unit(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
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
        if let Some(f) = self.numbered_unit(start, p, s) {
            return Some(f);
        }
        if let Some(f) = self.part_of_named_day(start, p, s) {
            return Some(f);
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
        let shifted = self.shifted(start, p, end, s).or_else(|| self.the_one_before(start, p, end, s));
        if let Some(f) = shifted.or_else(|| self.days_from(start, p, end, s)) {
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
        let mut end = if from_now { at + 2 } else { at + 1 };
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
            Some(_) if s.half => Rough::None,
            Some(n) if ago && unit == Unit::Year && self.which_this(end, Unit::Month) => {
                // "30 years ago this month"
                end += 2;
                Rough::Shift { unit: Unit::Month, by: n.checked_mul(-12)?, from }
            }
            Some(n) if ago && unit == Unit::Year && self.spelling(end) == "today" => {
                end += 1;
                Rough::Anniversary { years: n }
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

    /// "the day before", with nothing behind that it could be before; not "the day before the vote".
    fn the_one_before(&self, start: usize, p: usize, at: usize, s: Slots) -> Option<Found> {
        let unit = self.word(p).unit;
        let alone = s.the && s.amount.is_none() && s.ordinal == 0 && s.which == Which::Bare;
        let open = at + 1 >= self.to || matches!(self.syn.upos[at + 1], Upos::PUNCT | Upos::CCONJ);
        let whole = matches!(unit, Unit::Day | Unit::Week | Unit::Month | Unit::Year);
        let rough = Rough::Shift { unit, by: -1, from: From::Context };
        (alone && open && whole && self.form(at) == word::BEFORE)
            .then(|| Found::new(start, at + 1, p, Date, rough, "time.shift"))
    }

    /// Whether "this" and a unit stand at a token.
    fn which_this(&self, t: usize, unit: Unit) -> bool {
        let (this, w) = (self.word(t), self.word(t + 1));
        this.is(lexer::DEICTIC)
            && this.which == Which::This
            && w.is(lexer::UNIT)
            && w.unit == unit
            && !w.plural
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
                    _ => Rough::Length { amount: Amount::Hundredths(h.saturating_add(50)), unit, more: None },
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
        if s.fiscal || self.spelling(p - 1) == "calendar" {
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
            // "twice a week", "three times a week"
            let how_often = self.spelling(start - 1);
            if ["once", "twice", "thrice"].iter().any(|w| how_often.eq_ignore_ascii_case(w)) {
                f.start -= 1;
            } else if how_often == "times" && start >= self.from + 2 && self.word(start - 2).is(lexer::NUMBER)
            {
                f.start -= 2;
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
    pub(super) fn length(&self, start: usize, end: usize, p: usize, s: Slots) -> Found {
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
