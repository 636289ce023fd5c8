//! Dates of six or eight digits, ranges of them, and tenures that do not overlap.

use crate::rows::{PartialDate, Tenure};

/// A day as it compares.
pub(super) type Day = (i16, u8, u8);

/// `YYMMDD` or `YYYYMMDD`; the second of the result says what had to be mended.
pub(super) fn day(text: &str, pivot: u8) -> Result<(PartialDate, Option<String>), String> {
    let bad = |why: &str| Err(format!("`{text}` is no date: {why}"));
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return bad("YYMMDD or YYYYMMDD is expected");
    }
    let (year, rest) = match text.len() {
        6 => {
            let yy: i16 = text[..2].parse().unwrap_or(0);
            (if yy >= i16::from(pivot) { 1900 + yy } else { 2000 + yy }, &text[2..])
        }
        8 => (text[..4].parse().unwrap_or(0), &text[4..]),
        n => return bad(&format!("it has {n} digits, not 6 or 8")),
    };
    let (month, day): (u8, u8) = (rest[..2].parse().unwrap_or(0), rest[2..].parse().unwrap_or(0));
    if !(1000..=2199).contains(&year) {
        return bad("no such year");
    }
    if month == 0 && day == 0 {
        return Ok((PartialDate { year, month, day }, None));
    }
    if !(1..=12).contains(&month) {
        return bad("no such month");
    }
    let last = PartialDate { year, month, day: 0 }.days_in_month();
    if day > 31 {
        return bad("no such day");
    }
    let mended = (day > last).then(|| format!("there is no day `{text}`: the month's last was taken"));
    Ok((PartialDate { year, month, day: day.min(last) }, mended))
}

/// What stands behind a code: `<DATE`, `>DATE`, `DATE-DATE`, or nothing.
pub(super) fn tenure(text: &str, pivot: u8) -> Result<(Tenure, Option<String>), String> {
    let text: String = text.split_whitespace().collect();
    if text.is_empty() {
        return Ok((Tenure::default(), None));
    }
    if let Some(d) = text.strip_prefix('<') {
        return day(d, pivot).map(|(d, m)| (Tenure { from: None, to: Some(d) }, m));
    }
    if let Some(d) = text.strip_prefix('>') {
        return day(d, pivot).map(|(d, m)| (Tenure { from: Some(d), to: None }, m));
    }
    let Some((a, b)) = text.split_once('-') else {
        return Err(format!("`{text}` is neither <DATE, >DATE nor DATE-DATE"));
    };
    let ((from, m), (to, n)) = (day(a, pivot)?, day(b, pivot)?);
    if from.first_day() > to.last_day() {
        return Err(format!("`{text}` ends before it begins"));
    }
    Ok((Tenure { from: Some(from), to: Some(to) }, m.or(n)))
}

/// The days of a tenure, ends included.
pub(super) fn days(t: Tenure) -> (Option<Day>, Option<Day>) {
    (t.from.map(PartialDate::first_day), t.to.map(PartialDate::last_day))
}

fn date((year, month, day): Day) -> PartialDate {
    PartialDate { year, month, day }
}

fn before(d: Day) -> Day {
    let last = |year, month| PartialDate { year, month, day: 0 }.days_in_month();
    match d {
        (y, 1, 1) => (y - 1, 12, 31),
        (y, m, 1) => (y, m - 1, last(y, m - 1)),
        (y, m, day) => (y, m, day - 1),
    }
}

fn after((y, m, d): Day) -> Day {
    match (PartialDate { year: y, month: m, day: 0 }).days_in_month() {
        last if d < last => (y, m, d + 1),
        _ if m == 12 => (y + 1, 1, 1),
        _ => (y, m + 1, 1),
    }
}

/// The parts of a tenure that another does not cover.
pub(super) fn minus(t: Tenure, cut: Tenure) -> Vec<Tenure> {
    let ((a, b), (c, d)) = (days(t), days(cut));
    let apart =
        matches!((b, c), (Some(b), Some(c)) if b < c) || matches!((a, d), (Some(a), Some(d)) if d < a);
    if apart {
        return vec![t];
    }
    let mut out = Vec::new();
    if let Some(c) = c
        && a.is_none_or(|a| a < c)
    {
        out.push(Tenure { from: t.from, to: Some(date(before(c))) });
    }
    if let Some(d) = d
        && b.is_none_or(|b| d < b)
    {
        out.push(Tenure { from: Some(date(after(d))), to: t.to });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cell::show_tenure;

    #[test]
    fn tenures_as_dictionaries_write_them() {
        for (text, expected) in [
            ("<060831", "@..2006-08-31"),
            (">20010131", "@2001-01-31.."),
            ("> 140608", "@2014-06-08.."),
            ("18970101-450703", "@1897-01-01..1945-07-03"),
            ("290101-300101", "29..30 ends"),
            ("060231-070101", "@2006-02-28..2007-01-01"),
            ("2004017-20061201", "7 digits"),
            ("20121204", "neither"),
            ("<061301", "no such month"),
            ("", "@.."),
        ] {
            match tenure(text, 30) {
                Ok((t, _)) => assert_eq!(show_tenure(t), expected, "{text}"),
                Err(e) if expected.contains("ends") => assert!(e.contains("ends before"), "{e}"),
                Err(e) => assert!(e.contains(expected), "{text}: {e}"),
            }
        }
    }

    #[test]
    fn what_is_left_of_a_tenure() {
        let t = |text| tenure(text, 30).unwrap().0;
        let left = |a, b| minus(t(a), t(b)).into_iter().map(show_tenure).collect::<Vec<_>>();
        assert_eq!(
            left("000101-101231", "030301-040229"),
            ["@2000-01-01..2003-02-28", "@2004-03-01..2010-12-31"]
        );
        assert_eq!(left(">000101", "<051231"), ["@2006-01-01.."]);
        assert_eq!(left(">000101", "<990101"), ["@2000-01-01.."]);
        assert!(left("000101-011231", "").is_empty());
    }
}
