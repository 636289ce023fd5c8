//! Dates of reports as windows of days.

use jiff::civil::{Date, ISOWeekDate, Weekday};

/// Days back from its publication in which an article's news without a date of its own may lie.
const BACK: i32 = 1;
/// Days ahead in which what is announced without a date may lie.
const AHEAD: i32 = 3;

/// How well the time of a report is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Known {
    /// Not at all.
    Never,
    /// From the day on which the article was published.
    Publication,
    /// Stated, to the month or year.
    Coarse,
    /// Stated, to the week.
    Week,
    /// Stated, to the day.
    Day,
}

/// The days in which an event may have happened, as days since 1970, both inclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) first: i32,
    pub(super) last: i32,
    pub(super) known: Known,
}

impl Window {
    /// The window of a report: its own date (ISO day, week, month or year), else the article's.
    pub(super) fn new(date: Option<&str>, published: Option<&str>, ahead: bool) -> Window {
        if let Some(window) = date.and_then(stated) {
            return window;
        }
        match published.and_then(stated).filter(|_| date.is_none()) {
            Some(day) => Window {
                first: day.first - BACK,
                last: day.last + if ahead { AHEAD } else { 0 },
                known: Known::Publication,
            },
            None => Window { first: i32::MIN, last: i32::MAX, known: Known::Never },
        }
    }

    pub(super) fn touches(&self, other: &Window) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// What both leave open.
    pub(super) fn meet(&self, other: &Window) -> Window {
        Window {
            first: self.first.max(other.first),
            last: self.last.min(other.last),
            known: self.known.max(other.known),
        }
    }

    /// Days, or none where they are without number.
    pub(super) fn days(&self) -> Option<std::ops::RangeInclusive<i32>> {
        (self.known != Known::Never).then_some(self.first..=self.last)
    }

    /// As ISO day, or two with a slash between them.
    pub(super) fn text(&self) -> Option<String> {
        let days = self.days()?;
        let first = day(*days.start())?.to_string();
        Some(if days.start() == days.end() { first } else { format!("{first}/{}", day(*days.end())?) })
    }
}

const EPOCH: Date = Date::constant(1970, 1, 1);

fn number(date: Date) -> i32 {
    EPOCH.duration_until(date).as_hours() as i32 / 24
}

fn day(number: i32) -> Option<Date> {
    EPOCH.checked_add(jiff::Span::new().try_days(number).ok()?).ok()
}

/// The window that an ISO value states.
fn stated(value: &str) -> Option<Window> {
    let parts: Vec<&str> = value.split('-').collect();
    let year: i16 = parts[0].parse().ok().filter(|_| parts[0].len() == 4)?;
    let (first, last, known) = match parts[1..] {
        [] => (Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, Known::Coarse),
        [week] if week.starts_with('W') => {
            let week = ISOWeekDate::new(year, week[1..].parse().ok()?, Weekday::Monday).ok()?.date();
            (week, day(number(week) + 6)?, Known::Week)
        }
        [month] => {
            let first = Date::new(year, month.parse().ok()?, 1).ok()?;
            (first, first.last_of_month(), Known::Coarse)
        }
        [month, day] => {
            let date = Date::new(year, month.parse().ok()?, day.get(..2)?.parse().ok()?).ok()?;
            (date, date, Known::Day)
        }
        _ => return None,
    };
    Some(Window { first: number(first), last: number(last), known })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows() {
        let window = |date: Option<&str>, published: Option<&str>| Window::new(date, published, false);
        for (date, text) in [
            ("2024-03-12", Some("2024-03-12")),
            ("2024-W11", Some("2024-03-11/2024-03-17")),
            ("2024-02", Some("2024-02-01/2024-02-29")),
            ("1969", Some("1969-01-01/1969-12-31")),
            ("2024-SP", None),
            ("199", None),
        ] {
            assert_eq!(window(Some(date), Some("2024-03-13")).text().as_deref(), text, "{date}");
        }
        let none = window(None, Some("2024-03-13"));
        assert_eq!(none.text().as_deref(), Some("2024-03-12/2024-03-13"));
        assert_eq!(none.meet(&window(Some("2024-03-12"), None)).text().as_deref(), Some("2024-03-12"));
        assert!(none.touches(&window(Some("2024"), None)));
        assert!(!none.touches(&window(Some("2024-03-11"), None)));
        assert!(none.touches(&window(None, None)));
        let ahead = Window::new(None, Some("2024-12-31"), true);
        assert_eq!(ahead.text().as_deref(), Some("2024-12-30/2025-01-03"));
    }
}
