//! What an expression says before anybody asks when it was written: the underspecified value.

use super::TimexType;
use super::lexer::{Code, Unit, Which};

/// How many: known in hundredths, or not known ("several").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Amount {
    /// "several", "a few".
    Some,
    /// Hundredths, so that "2 1/2" is a number.
    Hundredths(u32),
}

impl Amount {
    /// A whole number.
    pub fn whole(n: u32) -> Amount {
        Amount::Hundredths(n.saturating_mul(100))
    }

    /// The whole number, where it is one.
    pub fn count(self) -> Option<i32> {
        match self {
            Amount::Hundredths(h) if h % 100 == 0 && h < 100_000_000 => Some((h / 100) as i32),
            _ => None,
        }
    }
}

/// A date with parts left open.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Partial {
    /// Year as given.
    pub year: Option<i32>,
    /// Year counted from the year of writing: "October last year".
    pub year_shift: Option<i32>,
    /// 1 to 12, 0 where open.
    pub month: u8,
    /// Day of the month, 0 where open.
    pub day: u8,
    /// 1 to 7, 0 where open.
    pub weekday: u8,
    /// Week counted from the week of writing: "Wednesday next week".
    pub week_shift: Option<i32>,
    /// Days after the date that the rest gives: "a week from Monday".
    pub plus: i32,
    /// "last Friday", "next May".
    pub which: Which,
}

/// What a shift is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// The time of writing: "last week", "five days ago".
    Writing,
    /// The last date mentioned: "three days later", "the following year".
    Context,
}

/// An underspecified value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Rough {
    /// PRESENT_REF, PAST_REF, FUTURE_REF, or a set that is a code.
    Code(Code),
    /// A date with parts left open.
    Date(Partial),
    /// A unit of time some units away.
    Shift { unit: Unit, by: i32, from: From },
    /// The day of writing in another year: "30 years ago today".
    Anniversary { years: i32 },
    /// "a year earlier" in a company's report: the same period of the year before.
    YearAgo { quarter: u8 },
    /// A quarter; 0 for the one that the text speaks of.
    Quarter { number: u8, year: Option<i32>, year_shift: Option<i32>, shift: i32 },
    /// A half of a year.
    HalfYear { number: u8, year: Option<i32>, year_shift: Option<i32> },
    /// A season.
    Season { code: Code, year: Option<i32>, which: Which },
    /// An amount of time, with a second one: "1 minute and 45 seconds".
    Length { amount: Amount, unit: Unit, more: Option<(Amount, Unit)> },
    /// "each Monday", "every July".
    EachWeekday(u8),
    /// "every July".
    EachMonth(u8),
    /// The decade that starts with this year; a number below 100 lacks its century.
    Decade(u32),
    /// The century, counted from 1.
    Century(u32),
    /// Row of a holiday, where its rule stands in the value, and a year.
    Holiday { row: u32, rule: (u16, u16), year: Option<i32>, year_shift: Option<i32>, which: Which },
    /// A span is written, a value is not: an impossible date.
    None,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// MO, AF, EV, NI.
    Part(Code),
    /// Hour and minute; universal time or not.
    At { hour: u8, minute: u8, utc: bool },
}

/// An expression found by the grammar.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
    /// The word that it rests on.
    pub head: usize,
    /// Its type.
    pub kind: TimexType,
    /// What it says.
    pub rough: Rough,
    /// Time of day beside a date.
    pub clock: Option<Clock>,
    /// TIMEX3 modifier.
    pub modifier: Option<Code>,
    /// Id of the rule.
    pub rule: &'static str,
}

impl Found {
    /// An expression of one word.
    pub fn new(
        start: usize,
        end: usize,
        head: usize,
        kind: TimexType,
        rough: Rough,
        rule: &'static str,
    ) -> Found {
        Found { start, end, head, kind, rough, clock: None, modifier: None, rule }
    }
}
