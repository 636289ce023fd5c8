//! Times that a unit picks out of another one: "the first week of March", "the night of 4 March", "a week from Monday".

use super::TimexType::{Date, Time};
use super::lexer::{self, Unit, Which};
use super::phrase::Slots;
use super::reader::Reader;
use super::rough::{Clock, Found, Partial, Rough};
use crate::base::word;

impl Reader<'_> {
    /// A unit by its number within a longer one: "the first week of March", "the last month of 2024", "the first day of
    /// May".
    pub(super) fn numbered_unit(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        let last = s.which == Which::Last && s.ordinal == 0;
        if w.plural
            || !s.the
            || s.amount.is_some()
            || !(s.ordinal > 0 || last)
            || self.form(p + 1) != word::OF
        {
            return None;
        }
        let month = self.is_month(p + 2).then(|| self.month_day(p + 2)).flatten().filter(|(d, _)| d.day == 0);
        let year = self.lone_year(p + 2).map(|(y, e)| (Partial { year: Some(y), ..Partial::default() }, e));
        let (whole, end) = month.or(year)?;
        let (date, modifier) = match (w.unit, whole.month > 0) {
            (Unit::Day, true) if !last => (Partial { day: s.ordinal, ..whole }, None),
            (Unit::Day, false) if s.ordinal == 1 => (Partial { month: 1, day: 1, ..whole }, None),
            (Unit::Day, false) if last => (Partial { month: 12, day: 31, ..whole }, None),
            (Unit::Month, false) if last => (Partial { month: 12, ..whole }, None),
            (Unit::Month, false) if s.ordinal <= 12 => (Partial { month: s.ordinal, ..whole }, None),
            (Unit::Day | Unit::Week | Unit::Weekend, true) => {
                let part = match s.ordinal {
                    _ if last => "END",
                    1 => "START",
                    2 | 3 => "MID",
                    _ => "END",
                };
                (whole, Some(part))
            }
            _ => return None,
        };
        let mut f = Found::new(start, end, p, Date, Rough::Date(date), "time.numbered");
        f.modifier = modifier;
        Some(f)
    }

    /// "the night of 4 March 2011", "the early hours of Thursday".
    pub(super) fn part_of_named_day(&self, start: usize, p: usize, s: Slots) -> Option<Found> {
        let w = self.word(p);
        let part = match w.unit {
            Unit::Night if !w.plural && s.which == Which::Bare => "NI",
            Unit::Hour if w.plural && s.part == "START" && s.amount.is_none() => "MO",
            _ => return None,
        };
        if self.form(p + 1) != word::OF {
            return None;
        }
        let (rough, mut end) = self.day_beside(p + 2)?;
        if self.word(end).is(lexer::DAYPART) {
            end += 1;
        }
        let mut f = Found::new(start, end, p, Time, rough, "time.daypart");
        f.clock = Some(Clock::Part(part));
        Some(f)
    }

    /// "a week from Monday", "two days from tomorrow".
    pub(super) fn days_from(&self, start: usize, p: usize, at: usize, s: Slots) -> Option<Found> {
        let unit = self.word(p).unit;
        let days = match unit {
            Unit::Day => 1,
            Unit::Week => 7,
            Unit::Fortnight => 14,
            _ => return None,
        };
        let n = match s.amount {
            Some(amount) => amount.count()?,
            None if s.a => 1,
            None => return None,
        };
        if self.form(at) != word::FROM || s.the || s.which != Which::Bare {
            return None;
        }
        let plus = n.checked_mul(days)?;
        let (rough, end) = match self.day_beside(at + 1)? {
            (Rough::Date(d), end) if d.weekday > 0 => {
                (Rough::Date(Partial { plus, which: Which::Coming, ..d }), end)
            }
            (Rough::Date(d), end) => (Rough::Date(Partial { plus, ..d }), end),
            (Rough::Shift { unit, by, from }, end) => {
                (Rough::Shift { unit, by: by.checked_add(plus)?, from }, end)
            }
            _ => return None,
        };
        Some(Found::new(start, end, p, Date, rough, "time.shift"))
    }
}
