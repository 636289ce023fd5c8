//! Publication dates as people and programs write them. Only a date that can be read in one way is read: `02/03/2025`
//! is not.

use jiff::civil::Date;

use crate::base::{MONTHS, Span};
use crate::syntax::dateline;

/// The day that a date or timestamp names; the time of day and its zone are left aside.
pub fn parse_date(text: &str) -> Option<Date> {
    let text = text.trim();
    numeric(text).or_else(|| written(text))
}

/// `2025-12-02`, `2025/12/02`, `20251202`, each alone or before a time.
fn numeric(text: &str) -> Option<Date> {
    let b = text.as_bytes();
    if !b.is_ascii() || b.len() < 8 {
        return None;
    }
    let compact = b[..8].iter().all(u8::is_ascii_digit);
    if compact {
        let time = &b[8..];
        let fits = match time {
            [] | [b'T' | b't' | b' ', ..] => true,
            _ => matches!(time.len(), 4 | 6) && time.iter().all(u8::is_ascii_digit),
        };
        return if fits { ymd(&text[..4], &text[4..6], &text[6..8]) } else { None };
    }
    let separator = b[4];
    if !matches!(separator, b'-' | b'/' | b'.' | b'_') {
        return None;
    }
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let mut parts = text[..end].split(separator as char);
    let date = ymd(parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { date }
}

fn ymd(year: &str, month: &str, day: &str) -> Option<Date> {
    let number = |s: &str, widths: std::ops::RangeInclusive<usize>| {
        (widths.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit()))
            .then(|| s.parse::<i16>().ok())
            .flatten()
    };
    let (year, month, day) = (number(year, 4..=4)?, number(month, 1..=2)?, number(day, 1..=2)?);
    Date::new(year, month as i8, day as i8).ok().filter(|_| (1000..=2999).contains(&year))
}

/// `2 December 2025`, `Dec. 2, 2025`, `Tue, 02 Dec 2025 10:00:00 GMT`, `Tue Dec 2 10:00:00 +0000 2025`: a month's name
/// beside a day, and a year of four digits.
fn written(text: &str) -> Option<Date> {
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '/'))
        .filter(|w| !w.is_empty())
        .collect();
    let mut months = words.iter().enumerate().filter_map(|(i, w)| month(w).map(|m| (i, m)));
    let (at, month) = months.next()?;
    if months.next().is_some() {
        return None;
    }
    let day_before = at.checked_sub(1).and_then(|i| day(words[i]));
    let day_after = words.get(at + 1).and_then(|w| day(w));
    let day = match (day_before, day_after) {
        (Some(d), None) | (None, Some(d)) => d,
        _ => return None,
    };
    let mut years = words.iter().filter(|w| w.len() == 4).filter_map(|w| w.parse::<i16>().ok());
    let year = years.find(|y| (1000..=2999).contains(y))?;
    Date::new(year, month, day).ok()
}

fn month(word: &str) -> Option<i8> {
    let word = word.trim_end_matches('.').to_lowercase();
    let fits = |name: &str| {
        let short = word.len() == 3 || word == "sept";
        name == word || (short && name.starts_with(&word))
    };
    MONTHS.iter().position(|m| fits(m)).map(|i| i as i8 + 1)
}

fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = &word[digits.len()..];
    if !matches!(suffix, "" | "st" | "nd" | "rd" | "th") || digits.len() > 2 {
        return None;
    }
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

/// The date in a file's name: `2023-05-14-vote.txt`, `vote_20230514.txt`. The first one holds.
pub fn date_in_name(name: &str) -> Option<Date> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let b = file.as_bytes();
    (0..b.len()).filter(|&i| b[i].is_ascii_digit() && (i == 0 || !b[i - 1].is_ascii_digit())).find_map(|i| {
        let run =
            |from: usize| b.get(from..).map_or(0, |r| r.iter().take_while(|c| c.is_ascii_digit()).count());
        match run(i) {
            8 => ymd(&file[i..i + 4], &file[i + 4..i + 6], &file[i + 6..i + 8]),
            4 => {
                let separator = *b.get(i + 4).filter(|s| matches!(s, b'-' | b'_' | b'.'))?;
                let same = b.get(i + 7) == Some(&separator);
                let whole = same && run(i + 5) == 2 && run(i + 8) == 2;
                whole.then(|| ymd(&file[i..i + 4], &file[i + 5..i + 7], &file[i + 8..i + 10])).flatten()
            }
            _ => None,
        }
    })
}

/// The date with its year that an article's dateline gives, or a line of its own above the body. Most datelines leave
/// the year out, and then the date is not known.
pub(super) fn date_in_dateline(text: &str) -> Option<Date> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            start += line.len();
            Span::new(start - line.len(), start)
        })
        .filter(|line| !line.of(text).trim().is_empty())
        .take(4)
        .find_map(|line| date_line(line.of(text)).or_else(|| parse_date(dateline(text, line)?.of(text))))
}

/// The date that a line holds and nothing else beside it.
fn date_line(line: &str) -> Option<Date> {
    let line = line.trim();
    let weekday = |w: &str| {
        let w = w.trim_end_matches('.').to_lowercase();
        w.len() >= 3
            && ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
                .iter()
                .any(|d| d.starts_with(&w))
    };
    let only = line.len() <= 40
        && line.split([' ', ',', '-']).filter(|w| !w.is_empty()).all(|w| {
            weekday(w) || month(w).is_some() || day(w).is_some() || w.bytes().all(|b| b.is_ascii_digit())
        });
    only.then(|| parse_date(line)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines() {
        for (text, expected) in [
            ("Talks fail\n\nMOSCOW, Dec. 2, 2025 (Reuters) - Envoys left.", Some("2025-12-02")),
            ("Talks fail\n\nMOSCOW, Dec. 2 (Reuters) - Envoys left.", None),
            ("Talks fail\nTuesday, 2 December 2025\nEnvoys left.", Some("2025-12-02")),
            ("Attack of 5 May 2010 remembered\nEnvoys left.", None),
            ("Envoys left on 2 December 2025.", None),
        ] {
            assert_eq!(date_in_dateline(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn dates() {
        for text in [
            "2025-12-02",
            " 2025-12-02 ",
            "2025-12-02T23:59:59+09:00",
            "2025-12-02T10:00:00.000Z",
            "2025-12-02 10:00:00",
            "2025/12/02",
            "2025-12-2",
            "20251202",
            "20251202T100000Z",
            "20251202100000",
            "2 December 2025",
            "2nd December 2025",
            "02 Dec 2025",
            "02-Dec-2025",
            "Dec. 2, 2025",
            "December 2, 2025",
            "DECEMBER 2 2025",
            "Tue, 02 Dec 2025 10:00:00 GMT",
            "Tue, 2 Dec 2025 10:00:00 +0000",
            "Tuesday, December 2, 2025 10:30 AM",
            "Tue Dec  2 10:00:00 +0000 2025",
        ] {
            assert_eq!(parse_date(text).map(|d| d.to_string()).as_deref(), Some("2025-12-02"), "{text}");
        }
        assert_eq!(parse_date("Sept. 11, 2001").unwrap().to_string(), "2001-09-11");
        assert_eq!(parse_date("11 May 2001").unwrap().to_string(), "2001-05-11");
    }

    #[test]
    fn no_dates() {
        for text in [
            "",
            "today",
            "2025",
            "2025-12",
            "December 2025",
            "2025-13-01",
            "2025-02-30",
            "02/03/2025",
            "1733133600",
            "12-02-2025",
            "2 or 3 December 2025 to 4 January 2026",
            "99999999",
            "2025-12-02-03",
            "÷2025-12-02",
        ] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn names() {
        for (name, expected) in [
            ("2023-05-14-turkey-election.txt", Some("2023-05-14")),
            ("reuters/vote_20230514.txt", Some("2023-05-14")),
            ("ap.2023.05.14.txt", Some("2023-05-14")),
            ("2023-05-14/story.txt", None),
            ("12023-05-14.txt", None),
            ("2023-05-141.txt", None),
            ("2023-13-14.txt", None),
            ("story-20231399.txt", None),
            ("id-99999999-2023-05-14.txt", Some("2023-05-14")),
            ("élection-2023-05-14.txt", Some("2023-05-14")),
        ] {
            assert_eq!(date_in_name(name).map(|d| d.to_string()).as_deref(), expected, "{name}");
        }
    }
}
