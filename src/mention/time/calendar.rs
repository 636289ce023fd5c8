//! Arithmetic of the calendar: weeks, quarters, seasons, holidays. Dates are `jiff`'s.

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::lexer::Code;

/// A date, none where there is no such day.
pub(super) fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A date some days away, none before the year 1.
pub(super) fn days(from: Date, n: i32) -> Option<Date> {
    from.checked_add((n as i64).days()).ok().filter(|d| d.year() > 0)
}

/// The first of the month some months away.
pub(super) fn months(from: Date, n: i32) -> Option<Date> {
    from.first_of_month().checked_add(Span::new().try_months(n).ok()?).ok().filter(|d| d.year() > 0)
}

/// Number of days from `a` to `b`.
pub(super) fn between(a: Date, b: Date) -> i32 {
    b.since(a).map_or(0, |s| s.get_days())
}

/// The day of the week, 1 is Monday.
pub(super) fn weekday(d: Date) -> i32 {
    d.weekday().to_monday_one_offset() as i32
}

/// The Monday of the date's ISO week.
pub(super) fn monday(d: Date) -> Date {
    days(d, 1 - weekday(d)).unwrap_or(d)
}

/// "2025-W48".
pub(super) fn week(d: Date) -> String {
    let w = d.iso_week_date();
    format!("{:04}-W{:02}", w.year(), w.week())
}

/// The quarter of a date.
pub(super) fn quarter(d: Date) -> (i32, u8) {
    (d.year() as i32, (d.month() as u8 - 1) / 3 + 1)
}

/// A quarter some quarters away.
pub(super) fn add_quarters((year, quarter): (i32, u8), n: i32) -> (i32, u8) {
    let q = year * 4 + quarter as i32 - 1 + n;
    (q.div_euclid(4), q.rem_euclid(4) as u8 + 1)
}

/// The first month of a season.
pub(super) fn season_start(code: Code) -> u8 {
    match code {
        "SP" => 3,
        "SU" => 6,
        "FA" => 9,
        _ => 12,
    }
}

/// The date that a holiday's rule gives in a year: `12-25`, `11/4/4` (fourth Thursday of November, with `+1` the day
/// after), `easter-2`, or a full date that holds in every year.
pub(super) fn holiday(rule: &str, year: i32) -> Option<Date> {
    if let Some(offset) = rule.strip_prefix("easter") {
        return days(easter(year)?, offset.parse().ok()?);
    }
    if rule.len() == 10 {
        return rule.parse().ok();
    }
    if let Some((month, day)) = rule.split_once('-').filter(|_| !rule.contains('/')) {
        return date(year, month.parse().ok()?, day.parse().ok()?);
    }
    let (rule, plus) = rule.split_once('+').unwrap_or((rule, "0"));
    let mut parts = rule.split('/');
    let (month, weekday, nth) = (parts.next()?, parts.next()?, parts.next()?);
    let weekday = Weekday::from_monday_one_offset(weekday.parse().ok()?).ok()?;
    let day = date(year, month.parse().ok()?, 1)?.nth_weekday_of_month(nth.parse().ok()?, weekday).ok()?;
    days(day, plus.parse().ok()?)
}

/// Easter Sunday in the Gregorian calendar (the anonymous algorithm).
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, (n / 31) as u8, (n % 31 + 1) as u8)
}
