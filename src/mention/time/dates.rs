//! Calendar dates, weekdays, years and times of day.

use super::TimexType;
use super::lexer::{self, Unit, Which};
use super::reader::Reader;
use super::rough::{Clock, Found, From, Partial, Rough};
use crate::base::word;
use crate::syntax::{TokenFlags, Upos, Xpos};

impl Reader<'_> {
    /// "Sept. 30", "Dec. 2, 2025", "June 1996", "July last year", "3 May 2021", "the 3rd of May" from its number.
    pub fn month_day(&self, t: usize) -> Option<(Partial, usize)> {
        let mut p = Partial::default();
        let mut end;
        if self.is_month(t) {
            p.month = self.word(t).month;
            end = t + 1;
            if let Some((day, e)) = self.day_of_month(end)
                && !self.counts_things(t, e)
            {
                (p.day, end) = (day, e);
            }
        } else {
            let (day, e) = self.day_of_month(t)?;
            let of = self.form(e) == word::OF;
            let m = if of { e + 1 } else { e };
            if !self.is_month(m)
                || !(of || self.word(t).is(lexer::DIGITS) || self.flag(t, TokenFlags::HAS_DIGIT))
            {
                return None;
            }
            (p.day, p.month, end) = (day, self.word(m).month, m + 1);
        }
        let after = if matches!(self.form(end), word::COMMA | word::OF) { end + 1 } else { end };
        if let Some((year, e)) = self.any_year(after) {
            p.year = Some(year);
            end = e;
        } else if let Some(shift) = self.year_phrase(end) {
            p.year_shift = Some(shift);
            end += 2;
        }
        Some((p, end))
    }

    /// "last year", "this year", "next year".
    fn year_phrase(&self, t: usize) -> Option<i32> {
        let w = self.word(t);
        if !w.is(lexer::DEICTIC)
            || !self.word(t + 1).is(lexer::UNIT)
            || self.word(t + 1).unit != Unit::Year
            || self.word(t + 1).plural
        {
            return None;
        }
        match w.which {
            Which::Last => Some(-1),
            Which::This => Some(0),
            Which::Next => Some(1),
            _ => None,
        }
    }

    /// Whether the number between the month at `month` and `t` counts what follows, and is no day: "In May 30 people
    /// died".
    fn counts_things(&self, month: usize, t: usize) -> bool {
        let people = self.before(month) == word::IN
            && t < self.to
            && self.syn.xpos[t] == Xpos::NNS
            && self.flag(t, TokenFlags::SPACE_BEFORE);
        people
            || self.spelling(t) == "%"
            || self.word(t).is(lexer::UNIT) && self.word(t).plural
            || self.spelling(t) == "percent"
    }

    /// A weekday with what belongs to it, or a calendar date.
    pub fn date(&self, t: usize) -> Option<(Partial, usize)> {
        let w = self.word(t);
        if !w.is(lexer::WEEKDAY) || !self.flag(t, TokenFlags::CAPITAL) && w.prefix.is_empty() {
            return self.month_day(t);
        }
        let mut p = Partial { weekday: w.weekday, ..Partial::default() };
        let comma = self.form(t + 1) == word::COMMA;
        if let Some((date, end)) = self.month_day(if comma { t + 2 } else { t + 1 })
            && date.day > 0
        {
            return Some((Partial { weekday: 0, ..date }, end));
        }
        let next = self.word(t + 1);
        if next.is(lexer::DEICTIC) && self.word(t + 2).is(lexer::UNIT) && self.word(t + 2).unit == Unit::Week
        {
            p.week_shift = match next.which {
                Which::Last => Some(-1),
                Which::This => Some(0),
                Which::Next => Some(1),
                _ => None,
            };
            if p.week_shift.is_some() {
                return Some((p, t + 3));
            }
        }
        Some((p, t + 1))
    }

    /// A year that stands alone.
    pub fn lone_year(&self, t: usize) -> Option<(i32, usize)> {
        let (year, end) = self.any_year(t)?;
        if !self.word(t).is(lexer::DIGITS) {
            return Some((year, end));
        }
        if self.is_other_number(t)
            || matches!(self.spelling(end), "%" | "percent")
            || self.hyphen(end) && self.word(end + 1).is(lexer::UNIT)
        {
            return None;
        }
        if self.joined(t) && !self.hyphen(t - 1) && !self.flag(t - 1, TokenFlags::PUNCT) {
            return None;
        }
        // "Airbus 2000", "Orion 1980": part of a name.
        let name_before = t > self.from
            && self.flag(t - 1, TokenFlags::CAPITAL)
            && !self.flag(t - 1, TokenFlags::FIRST)
            && !self.words.has(t - 1)
            && matches!(self.syn.xpos[t - 1], Xpos::NNP | Xpos::NNPS | Xpos::NN);
        if name_before || t > self.from && self.syn.upos[t - 1] == Upos::NUM && !self.hyphen(t - 1) {
            return None;
        }
        let lead = self.before(t);
        let in_date = matches!(
            lead,
            word::IN
                | word::SINCE
                | word::UNTIL
                | word::OF
                | word::FROM
                | word::BY
                | word::DURING
                | word::THE
                | word::POSSESSIVE
        );
        let counted = end < self.to
            && (matches!(self.syn.xpos[end], Xpos::NNS) && self.flag(end, TokenFlags::SPACE_BEFORE)
                || self.word(end).is(lexer::UNIT | lexer::NUMBER));
        let about =
            matches!(lead, word::THAN | word::LEAST | word::ABOUT | word::NEARLY | word::ALMOST | word::SOME);
        if counted && (about || !in_date) {
            return None;
        }
        // A price or level: "settled at 1969", "to 2000 from 1990".
        if lead == word::AT {
            return None;
        }
        Some((year, end))
    }

    /// "5 p.m.", "10:30 a.m. EST", "18:00 GMT", "7 o'clock", "4 in the morning", "noon".
    pub fn clock(&self, t: usize) -> Option<(Clock, usize)> {
        let w = self.word(t);
        if w.is(lexer::DAYPART) && w.code.contains(':') {
            if self.flag(t, TokenFlags::CAPITAL) && t > self.from {
                // "High Noon"
                return None;
            }
            let hour = if w.code == "12:00" { 12 } else { 24 };
            return Some((Clock::At { hour, minute: 0, utc: false }, t + 1));
        }
        let (mut hour, minute, colon) = self.hour_minute(t)?;
        let mut end = t + 1;
        let half = self.word(end);
        if half.is(lexer::CLOCK) && hour <= 12 {
            match half.code {
                "pm" if hour < 12 => hour += 12,
                "am" if hour == 12 => hour = 0,
                "am" | "pm" | "clock" => {}
                _ => return None,
            }
            // "am" the verb has no number joined to it: "10 am" is rare enough after a bare number to trust.
            end += 1;
        } else if self.form(end) == word::IN
            && self.form(end + 1) == word::THE
            && self.word(end + 2).is(lexer::DAYPART)
            && hour <= 12
        {
            if self.word(end + 2).code != "MO" && hour < 12 {
                hour += 12;
            }
            end += 3;
        } else {
            let zone = self.zone(end).is_some();
            let lead = matches!(
                self.before(t),
                word::AT
                    | word::BY
                    | word::FROM
                    | word::UNTIL
                    | word::AROUND
                    | word::ABOUT
                    | word::AFTER
                    | word::BEFORE
                    | word::SINCE
            );
            if !(colon && (zone || lead && self.spelling(t).len() >= 4)) {
                // "1800 GMT", "0630 UTC".
                let military = zone && self.spelling(t).len() == 4 && self.word(t).is(lexer::DIGITS);
                if !military {
                    return None;
                }
            }
        }
        if hour > 24 || minute > 59 {
            return None;
        }
        let mut utc = false;
        if let Some((zone_end, is_utc)) = self.zone(end) {
            (end, utc) = (zone_end, is_utc);
        }
        Some((Clock::At { hour, minute, utc }, end))
    }

    fn hour_minute(&self, t: usize) -> Option<(u8, u8, bool)> {
        let w = self.word(t);
        let s = self.spelling(t);
        if !w.is(lexer::DIGITS) {
            let hour = w.is(lexer::NUMBER) && (1..=12).contains(&w.number);
            return hour.then_some((w.number as u8, 0, false));
        }
        if let Some((h, m)) = s.split_once([':', '.']) {
            let two = m.len() == 2 && h.len() <= 2;
            let colon = s.contains(':');
            return two.then(|| Some((h.parse().ok()?, m.parse().ok()?, colon)))?;
        }
        if s.len() == 4 && s.bytes().all(|c| c.is_ascii_digit()) {
            return Some((s[..2].parse().ok()?, s[2..].parse().ok()?, false));
        }
        (w.is(lexer::NUMBER) && w.number <= 24 && w.hundredths == 0).then_some((w.number as u8, 0, false))
    }

    /// "GMT", "EST", "local time", "Moscow time": where it ends, and whether it is universal time.
    pub fn zone(&self, t: usize) -> Option<(usize, bool)> {
        let bracket = self.spelling(t) == "(";
        let at = if bracket { t + 1 } else { t };
        let w = self.word(at);
        if w.is(lexer::ZONE) && self.flag(at, TokenFlags::ALL_CAPS) {
            if bracket {
                return None;
            }
            let utc = matches!(self.spelling(at), "GMT" | "UTC");
            return Some((at + 1, utc));
        }
        let time = self.spelling(t + 1) == "time" && !bracket;
        (time && (self.form(t) == word::LOCAL || self.flag(t, TokenFlags::CAPITAL))).then_some((t + 2, false))
    }

    /// A clock time with the day that stands beside it.
    pub fn clock_time(&self, t: usize) -> Option<Found> {
        let (clock, mut end) = self.clock(t)?;
        let mut rough = Rough::Shift { unit: Unit::Day, by: 0, from: From::Context };
        let mut rule = "time.clock";
        let lead = if matches!(self.form(end), word::COMMA | word::ON) { end + 1 } else { end };
        if let Some((found, e)) = self.day_beside(lead) {
            (rough, end, rule) = (found, e, "time.clock-date");
            if self.word(end).is(lexer::DAYPART) {
                // "6 p.m. on Tuesday evening local time"
                end += 1;
            }
            if let Some((e, _)) = self.zone(end) {
                end = e;
            }
        } else if let Some(found) = self.day_of_second_clock(end) {
            (rough, rule) = (found, "time.clock-date");
        }
        let mut f = Found::new(t, end, t, TimexType::Time, rough, rule);
        f.clock = Some(clock);
        Some(f)
    }

    /// The day after a second time of day that holds for the first as well: "10:35 a.m. (0735 GMT) Friday", "between
    /// 9 a.m. and 5 p.m. Sunday".
    fn day_of_second_clock(&self, end: usize) -> Option<Rough> {
        let bracket = self.spelling(end) == "(";
        let link = matches!(self.form(end), word::AND | word::TO | word::UNTIL)
            || matches!(self.spelling(end), "-" | "–");
        if !bracket && !link {
            return None;
        }
        let (_, e) = self.clock(end + 1)?;
        let after = if bracket { e + 1 } else { e };
        if bracket && self.spelling(e) != ")" {
            return None;
        }
        let lead = if matches!(self.form(after), word::COMMA | word::ON) { after + 1 } else { after };
        Some(self.day_beside(lead)?.0)
    }

    /// A day beside a time of day: "Wednesday", "Nov. 9", "yesterday".
    pub(super) fn day_beside(&self, t: usize) -> Option<(Rough, usize)> {
        let w = self.word(t);
        if w.is(lexer::DAY) && w.code.is_empty() {
            return Some((Rough::Shift { unit: Unit::Day, by: w.days as i32, from: From::Writing }, t + 1));
        }
        let (p, end) = self.date(t)?;
        (p.weekday > 0 || p.day > 0).then_some((Rough::Date(p), end))
    }
}
