//! What an expression means: from the underspecified value to a TIMEX3 value.
//!
//! Dates are looked for around the time of writing, in the direction of the tense; shifts such as "three days later"
//! start at the last date mentioned. Without a time of writing only what the text itself gives is resolved.

use jiff::civil::Date;

use super::TimeBasis::{self, Context, Explicit};
use super::TimexType;
use super::calendar;
use super::lexer::{Unit, Which};
use super::rough::{Amount, Clock, Found, From, Partial, Rough};
use super::tense::Tense;
use crate::lexicon::Lexicons;

/// A shift that names no quarter: the one that the text speaks of.
pub(super) const OWN: i32 = i32::MAX;

/// How far a date may lie on the side that the tense points to before the other side is believed, in days.
const FAR: i32 = 330;
/// How near the other side must be then.
const NEAR: i32 = 116;
/// How near a holiday must be that the tense points away from, in days: "as Easter week began".
const NEAR_HOLIDAY: i32 = 10;
/// How many months ago a month may be for a present tense to look back at it.
const JUST_OVER: u8 = 2;

/// A resolved date and how exact it is.
#[derive(Clone, Copy, Debug)]
struct Stamp {
    date: Date,
    unit: Unit,
    sentence: u32,
}

/// What is known while the expressions of an article are resolved one after the other.
pub(super) struct Resolver<'a> {
    pub lex: &'a Lexicons,
    /// The time of writing.
    writing: Option<Date>,
    /// How the time of writing is known.
    basis: TimeBasis,
    last: Option<Stamp>,
    quarter: Option<(i32, u8)>,
}

/// A value with its basis.
type Value = Option<(String, TimeBasis)>;

impl<'a> Resolver<'a> {
    /// A resolver at the beginning of an article.
    pub fn new(lex: &'a Lexicons, writing: Option<Date>, basis: TimeBasis) -> Resolver<'a> {
        Resolver { lex, writing, basis, last: None, quarter: None }
    }

    /// The value of an expression, and what it rests on.
    pub fn resolve(&mut self, f: &Found, tense: Tense, sentence: u32) -> (Option<String>, TimeBasis) {
        let value = match f.rough {
            Rough::None => None,
            Rough::Code(code) => Some((code.to_string(), Explicit)),
            Rough::Date(p) => self.date(p, f, tense, sentence),
            Rough::Shift { unit, by, from } => self.shift(unit, by, from, f, tense, sentence),
            Rough::Anniversary { years } => self.anniversary(years, f, sentence),
            Rough::YearAgo { quarter } => self.year_ago(quarter),
            Rough::Quarter { number, year, year_shift, shift } => {
                self.quarter(number, year, year_shift, shift, tense)
            }
            Rough::HalfYear { number, year, year_shift } => {
                let known = year.map(|y| (y, Explicit));
                known
                    .or_else(|| Some((self.writing?.year() as i32 + year_shift.unwrap_or(0), self.basis)))
                    .map(|(y, basis)| (format!("{y:04}-H{number}"), basis))
            }
            Rough::Season { code, .. } if f.kind == TimexType::Set => {
                Some((format!("XXXX-{code}"), Explicit))
            }
            Rough::Season { code, year, which } => self.season(code, year, which, tense, sentence),
            Rough::Length { amount, unit, more } => Some((length(amount, unit, more), Explicit)),
            Rough::EachWeekday(d) => Some(match f.clock {
                Some(Clock::Part(code)) => (format!("XXXX-WXX-{d}T{code}"), Explicit),
                _ => (format!("XXXX-WXX-{d}"), Explicit),
            }),
            Rough::EachMonth(m) => Some((format!("XXXX-{m:02}"), Explicit)),
            Rough::Decade(d) => self.decade(d),
            Rough::Century(c) => Some((format!("{:02}", c.saturating_sub(1)), Explicit)),
            Rough::Holiday { row, rule, year, year_shift, which } => {
                let row = &self.lex.rows.times[row as usize];
                let rule = &row.value[rule.0 as usize..rule.1 as usize];
                self.holiday(rule, year, year_shift, which, f, tense, sentence)
            }
        };
        match value {
            Some((value, basis)) => (Some(value), basis),
            None => (None, if self.writing.is_some() { self.basis } else { Explicit }),
        }
    }

    fn remember(&mut self, date: Date, unit: Unit, sentence: u32) {
        self.last = Some(Stamp { date, unit, sentence });
    }

    /// A day with its time, and the day remembered.
    fn day(&mut self, d: Date, basis: TimeBasis, f: &Found, sentence: u32) -> Value {
        self.remember(d, Unit::Day, sentence);
        let day = d.to_string();
        Some(match f.clock {
            None => (day, basis),
            Some(Clock::Part(code)) => (format!("{day}T{code}"), basis),
            Some(Clock::At { hour, minute, utc }) => {
                (format!("{day}T{hour:02}:{minute:02}{}", if utc { "Z" } else { "" }), basis)
            }
        })
    }

    fn date(&mut self, p: Partial, f: &Found, tense: Tense, sentence: u32) -> Value {
        if p.weekday > 0 {
            return self.weekday(p, f, tense, sentence);
        }
        let year = match (p.year, p.year_shift) {
            (Some(y), _) => Some((y, Explicit)),
            (None, Some(shift)) => Some((self.writing?.year() as i32 + shift, self.basis)),
            _ => None,
        };
        if p.month == 0 {
            let (year, basis) = year?;
            self.remember(calendar::date(year, 1, 1)?, Unit::Year, sentence);
            return Some((format!("{year:04}"), basis));
        }
        let (year, basis) = match year {
            Some(known) => known,
            None => self.year_of(p, tense)?,
        };
        if p.day == 0 {
            self.remember(calendar::date(year, p.month, 1)?, Unit::Month, sentence);
            return Some((format!("{year:04}-{:02}", p.month), basis));
        }
        let d = calendar::days(calendar::date(year, p.month, p.day)?, p.plus)?;
        if p.week_shift.is_some() {
            self.remember(d, Unit::Week, sentence);
            return Some((calendar::week(d), basis));
        }
        self.day(d, basis, f, sentence)
    }

    /// The year of a month or a day of a month without one.
    fn year_of(&self, p: Partial, tense: Tense) -> Option<(i32, TimeBasis)> {
        let Some(writing) = self.writing else {
            // Only a date that the text has given in full can help.
            let last = self.last.filter(|s| s.unit <= Unit::Month && s.date.month() as u8 == p.month)?;
            return Some((last.date.year() as i32, Context));
        };
        let y = writing.year() as i32;
        let month = writing.month() as u8;
        if p.day == 0 {
            let back = if p.month <= month { y } else { y - 1 };
            let ahead = if p.month >= month { y } else { y + 1 };
            let year = match p.which {
                Which::Last | Which::Past | Which::Previous if p.month == month => y - 1,
                Which::Last | Which::Past | Which::Previous => back,
                Which::Next | Which::Coming | Which::Following if p.month == month => y + 1,
                Which::Next | Which::Coming | Which::Following => ahead,
                Which::This => y,
                _ => {
                    let since = (month + 12 - p.month) % 12;
                    let until = (p.month + 12 - month) % 12;
                    let forward = match tense {
                        Tense::Past => false,
                        Tense::Future => true,
                        // A time-table, unless the month is just over.
                        Tense::Present => since > JUST_OVER,
                        // Without a verb that tells, the month that is clearly nearer.
                        Tense::Open => until * 2 <= since,
                    };
                    if forward { ahead } else { back }
                }
            };
            return Some((year, self.basis));
        }
        let days =
            |year: i32| calendar::date(year, p.month, p.day).map(|d| (year, calendar::between(writing, d)));
        let candidates = [days(y - 1), days(y), days(y + 1)];
        let past = candidates.iter().flatten().filter(|(_, n)| *n <= 0).max_by_key(|(_, n)| *n).copied();
        let future = candidates.iter().flatten().filter(|(_, n)| *n >= 0).min_by_key(|(_, n)| *n).copied();
        let nearest = candidates.iter().flatten().min_by_key(|(_, n)| n.abs()).copied();
        let far = |side: Option<(i32, i32)>, other: Option<(i32, i32)>| match (side, other) {
            (Some((_, a)), Some((y, b))) if a.abs() > FAR && b.abs() < NEAR => Some((y, b)),
            (None, other) => other,
            (side, _) => side,
        };
        let (year, _) = match (p.which, tense) {
            (Which::Last | Which::Past, _) => past,
            (Which::Next | Which::Coming, _) => future,
            (_, Tense::Past) => far(past, future),
            (_, Tense::Future) => far(future, past),
            (_, Tense::Present) => nearest,
            // Without a verb that tells, news looks back, unless the date is close ahead.
            (_, Tense::Open) => match (past, future) {
                (Some((_, a)), Some((_, b))) if b * 3 < a.abs() => future,
                (None, _) => future,
                _ => past,
            },
        }?;
        Some((year, self.basis))
    }

    fn weekday(&mut self, p: Partial, f: &Found, tense: Tense, sentence: u32) -> Value {
        let writing = self.writing;
        let target = p.weekday as i32;
        let back = |d: Date, strict: bool| {
            let n = (calendar::weekday(d) - target).rem_euclid(7);
            calendar::days(d, -(if n == 0 && strict { 7 } else { n }))
        };
        let ahead = |d: Date, strict: bool| {
            let n = (target - calendar::weekday(d)).rem_euclid(7);
            calendar::days(d, if n == 0 && strict { 7 } else { n })
        };
        if matches!(p.which, Which::Previous | Which::Following | Which::That | Which::Same)
            && let Some(last) = self.last.filter(|s| s.unit == Unit::Day)
        {
            let d = match p.which {
                Which::Previous => back(last.date, true)?,
                Which::Following => ahead(last.date, true)?,
                _ => back(last.date, false)?,
            };
            return self.day(d, Context, f, sentence);
        }
        let writing = writing?;
        let d = match (p.week_shift, p.which) {
            (Some(shift), _) => calendar::days(calendar::monday(writing), shift * 7 + target - 1)?,
            (_, Which::Last | Which::Past | Which::Previous) => back(writing, true)?,
            (_, Which::Next) => calendar::days(calendar::monday(writing), 7 + target - 1)?,
            (_, Which::Coming | Which::Following) => ahead(writing, true)?,
            (_, Which::This) if tense != Tense::Past => ahead(writing, false)?,
            _ if matches!(tense, Tense::Future | Tense::Present) => ahead(writing, false)?,
            _ => back(writing, false)?,
        };
        self.day(calendar::days(d, p.plus)?, self.basis, f, sentence)
    }

    fn shift(&mut self, unit: Unit, by: i32, from: From, f: &Found, tense: Tense, sentence: u32) -> Value {
        let bare_clock = f.rule == "time.clock" || f.rule == "time.daypart" && by == 0;
        let last = self.last.filter(|s| match unit {
            // A time of day belongs to a day of its own sentence.
            Unit::Day if bare_clock => s.unit == Unit::Day && s.sentence == sentence,
            Unit::Day | Unit::Night | Unit::Week => s.unit <= Unit::Week,
            Unit::Month => s.unit <= Unit::Month,
            _ => true,
        });
        let (base, basis) = match (from, last) {
            (From::Context, Some(last)) => (last.date, Context),
            // "that day", "the next day" rest on a day that the text names.
            (From::Context, None) if f.rule == "time.which" && unit == Unit::Day => return None,
            _ => (self.writing?, self.basis),
        };
        match unit {
            Unit::Second | Unit::Minute | Unit::Hour => None,
            Unit::Day | Unit::Night => self.day(calendar::days(base, by)?, basis, f, sentence),
            Unit::Fortnight => self.day(calendar::days(base, by.checked_mul(14)?)?, basis, f, sentence),
            Unit::Week => {
                // On a Sunday "last week" is the week that ends on that day.
                let by =
                    if by == -1 && from == From::Writing && calendar::weekday(base) == 7 { 0 } else { by };
                let d = calendar::days(base, by.checked_mul(7)?)?;
                self.remember(calendar::monday(d), Unit::Week, sentence);
                Some((calendar::week(d), basis))
            }
            Unit::Weekend => {
                let now = calendar::weekday(base) >= 6;
                let the = f.rule == "time.the-unit";
                let by = if the && (now || tense == Tense::Future) { 0 } else { by };
                let d = calendar::days(calendar::monday(base), by.checked_mul(7)?)?;
                self.remember(calendar::days(d, 5)?, Unit::Weekend, sentence);
                Some((format!("{}-WE", calendar::week(d)), basis))
            }
            Unit::Month => {
                let d = calendar::months(base, by)?;
                self.remember(d, Unit::Month, sentence);
                Some((format!("{:04}-{:02}", d.year(), d.month()), basis))
            }
            Unit::Quarter | Unit::Period => {
                let q = calendar::add_quarters(calendar::quarter(base), by);
                Some((format!("{:04}-Q{}", q.0, q.1), basis))
            }
            Unit::Year => {
                let year = (base.year() as i32).checked_add(by).filter(|y| (0..=9999).contains(y))?;
                if f.rule != "time.the-unit" {
                    self.remember(calendar::date(year, 1, 1)?, Unit::Year, sentence);
                }
                Some((format!("{year:04}"), basis))
            }
            Unit::Decade if f.rule == "time.shift" => {
                let year = (base.year() as i32)
                    .checked_add(by.checked_mul(10)?)
                    .filter(|y| (1..=9999).contains(y))?;
                Some((format!("{year:04}"), basis))
            }
            Unit::Decade => {
                let d = (base.year() as i32 / 10).checked_add(by)?;
                (d > 0).then(|| (format!("{d:03}"), basis))
            }
            Unit::Century => {
                let c = (base.year() as i32 / 100).checked_add(by)?;
                (c > 0).then(|| (format!("{c:02}"), basis))
            }
            Unit::Millennium => None,
        }
    }

    fn anniversary(&mut self, years: i32, f: &Found, sentence: u32) -> Value {
        let w = self.writing?;
        let year = (w.year() as i32).checked_sub(years)?;
        // Of 29 February only every fourth year knows.
        self.day(calendar::date(year, w.month() as u8, w.day() as u8)?, self.basis, f, sentence)
    }

    fn year_ago(&mut self, number: u8) -> Value {
        if let (0, Some((year, quarter))) = (number, self.quarter) {
            return Some((format!("{:04}-Q{quarter}", year - 1), Context));
        }
        let year = self.writing?.year() as i32 - 1;
        Some((if number > 0 { format!("{year:04}-Q{number}") } else { format!("{year:04}") }, self.basis))
    }

    fn quarter(
        &mut self,
        number: u8,
        year: Option<i32>,
        year_shift: Option<i32>,
        shift: i32,
        tense: Tense,
    ) -> Value {
        let now = self.writing.map(calendar::quarter);
        if number == 0 {
            if let Some(y) = year {
                // "the 1988 period"
                return Some(match self.quarter {
                    Some((_, q)) => (format!("{y:04}-Q{q}"), Context),
                    None => (format!("{y:04}"), Explicit),
                });
            }
            if shift == OWN || year_shift.is_some() {
                let (own, basis) = match self.quarter {
                    Some(own) => (own, Context),
                    None => (calendar::add_quarters(now?, -1), self.basis),
                };
                return match year_shift {
                    Some(s) => Some((format!("{:04}-Q{}", self.writing?.year() as i32 + s, own.1), basis)),
                    None => Some((format!("{:04}-Q{}", own.0, own.1), basis)),
                };
            }
            let (y, q) = calendar::add_quarters(now?, shift);
            return Some((format!("{y:04}-Q{q}"), self.basis));
        }
        let (year, basis) = match (year, year_shift) {
            (Some(y), _) => (y, Explicit),
            (_, Some(s)) => (self.writing?.year() as i32 + s, self.basis),
            _ => {
                let writing = self.writing?;
                let months = (number as i32 - 1) * 3 + 1 - writing.month() as i32;
                let last_year = months >= 5 && tense != Tense::Future;
                (writing.year() as i32 - last_year as i32, self.basis)
            }
        };
        if year_shift.is_none_or(|s| s == 0)
            && self.writing.is_none_or(|w| year >= w.year() as i32 || basis != Explicit)
        {
            self.quarter = Some((year, number));
        }
        Some((format!("{year:04}-Q{number}"), basis))
    }

    fn season(&mut self, code: &str, year: Option<i32>, which: Which, tense: Tense, sentence: u32) -> Value {
        let start = calendar::season_start(match code {
            "SP" => "SP",
            "SU" => "SU",
            "FA" => "FA",
            _ => "WI",
        });
        let (year, basis) = match year {
            Some(y) => (y, Explicit),
            None => {
                let w = self.writing?;
                let (y, m) = (w.year() as i32, w.month() as u8);
                let inside = (m + 12 - start) % 12 < 3;
                // The year in which the season that runs or ran last began.
                let begun = if m >= start { y } else { y - 1 };
                let year = match which {
                    Which::Last if inside => begun - 1,
                    Which::Last | Which::Past | Which::Previous => begun,
                    Which::Next | Which::Coming | Which::Following if inside || begun == y => begun + 1,
                    Which::Next | Which::Coming | Which::Following => y,
                    Which::This if inside => begun,
                    Which::This => y,
                    _ if tense == Tense::Future && !inside => begun + 1,
                    _ => begun,
                };
                (year, self.basis)
            }
        };
        self.remember(calendar::date(year, start, 1)?, Unit::Quarter, sentence);
        Some((format!("{year:04}-{code}"), basis))
    }

    fn decade(&self, d: u32) -> Value {
        if d >= 1000 {
            return Some((format!("{:03}", d / 10), Explicit));
        }
        // "the '80s", "the nineties": the last such decade that had begun when the text was written.
        let now = self.writing?.year() as u32;
        let century = now / 100 * 100;
        let start = if century + d > now { century - 100 + d } else { century + d };
        Some((format!("{:03}", start / 10), self.basis))
    }

    #[allow(clippy::too_many_arguments)]
    fn holiday(
        &mut self,
        rule: &str,
        year: Option<i32>,
        shift: Option<i32>,
        which: Which,
        f: &Found,
        tense: Tense,
        sentence: u32,
    ) -> Value {
        if rule.len() == 10 {
            let d = calendar::holiday(rule, 0)?;
            return self.day(d, Explicit, f, sentence);
        }
        if let Some(y) = year {
            return self.day(calendar::holiday(rule, y)?, Explicit, f, sentence);
        }
        let writing = self.writing?;
        let y = writing.year() as i32;
        if let Some(s) = shift {
            return self.day(calendar::holiday(rule, y + s)?, self.basis, f, sentence);
        }
        let candidates = [y - 1, y, y + 1].map(|y| calendar::holiday(rule, y));
        let past = candidates.iter().flatten().filter(|d| **d <= writing).max().copied();
        let future = candidates.iter().flatten().filter(|d| **d >= writing).min().copied();
        let nearest =
            candidates.iter().flatten().min_by_key(|d| calendar::between(writing, **d).abs()).copied();
        let d = match (which, tense) {
            (Which::Last | Which::Past | Which::Previous, _) => past,
            (Which::Next | Which::Coming, _) | (_, Tense::Future) => future,
            (Which::This, _) => calendar::holiday(rule, y),
            (_, Tense::Past) => {
                let days = |d: Option<Date>| d.map_or(i32::MAX, |d| calendar::between(writing, d).abs());
                if days(past) > FAR && days(future) < NEAR_HOLIDAY { future } else { past }
            }
            _ => nearest,
        }?;
        self.day(d, self.basis, f, sentence)
    }
}

/// "P3M", "PT5H", "PT1M45S", "PXY"; the half of a year, hour or minute goes into the unit below.
fn length(amount: Amount, unit: Unit, more: Option<(Amount, Unit)>) -> String {
    use std::fmt::Write;
    let (amount, more) = match (amount, unit, more) {
        (Amount::Hundredths(h), Unit::Year, None) if h % 100 == 50 => {
            (Amount::Hundredths(h - 50), Some((Amount::whole(6), Unit::Month)))
        }
        (Amount::Hundredths(h), Unit::Hour, None) if h % 100 == 50 => {
            (Amount::Hundredths(h - 50), Some((Amount::whole(30), Unit::Minute)))
        }
        (Amount::Hundredths(h), Unit::Minute, None) if h % 100 == 50 => {
            (Amount::Hundredths(h - 50), Some((Amount::whole(30), Unit::Second)))
        }
        other => (other.0, other.2),
    };
    let mut out = String::from("P");
    let mut clock = false;
    for (amount, unit) in [Some((amount, unit)), more].into_iter().flatten() {
        if amount == Amount::Hundredths(0) && more.is_some() {
            continue;
        }
        let unknown = amount == Amount::Some;
        let (factor, letter) = match unit {
            Unit::Second => (1, "S"),
            Unit::Minute | Unit::Month => (1, "M"),
            Unit::Hour => (1, "H"),
            Unit::Day | Unit::Night => (1, "D"),
            Unit::Weekend => (2, "D"),
            Unit::Week => (1, "W"),
            Unit::Fortnight => (2, "W"),
            Unit::Quarter => (1, "Q"),
            Unit::Year => (1, "Y"),
            Unit::Decade if unknown => (1, "E"),
            Unit::Century if unknown => (1, "C"),
            Unit::Decade => (10, "Y"),
            Unit::Century => (100, "Y"),
            Unit::Millennium => (1000, "Y"),
            Unit::Period => (1, "X"),
        };
        if unit < Unit::Day && !clock {
            out.push('T');
            clock = true;
        }
        match amount {
            Amount::Hundredths(h) if unit != Unit::Period => {
                let h = u64::from(h) * factor;
                let _ = match h % 100 {
                    0 => write!(out, "{}", h / 100),
                    r if r % 10 == 0 => write!(out, "{}.{}", h / 100, r / 10),
                    r => write!(out, "{}.{r:02}", h / 100),
                };
            }
            _ => out.push('X'),
        }
        out.push_str(letter);
    }
    out
}
