//! Datelines: "MOSCOW, Dec. 2 (Reuters) -" in front of a first sentence, or a line of its own.

use super::words::is_starter;
use crate::base::{MONTHS, Span, WEEKDAYS};

/// How far into a sentence a dateline may reach, in bytes.
const LONGEST: usize = 96;

/// Agencies whose name in brackets ends a dateline without a dash; of others it may be anything that is told.
const AGENCIES: [&str; 12] = [
    "CNN",
    "CNN Business",
    "CNNMoney",
    "AP",
    "AFP",
    "Reuters",
    "UPI",
    "PTI",
    "ANSA",
    "TASS",
    "Xinhua",
    "Bloomberg",
];

/// The dateline at the start of an article's first sentence, with its dash, so that the report starts where it ends.
///
/// ```
/// use dateline::{base::Span, syntax::dateline};
/// let text = "KYIV, Ukraine (AP) — Envoys met on Monday.";
/// let span = dateline(text, Span::new(0, text.len())).unwrap();
/// assert_eq!(span.of(text), "KYIV, Ukraine (AP) —");
/// ```
pub fn dateline(text: &str, first_sentence: Span) -> Option<Span> {
    let sentence = first_sentence.of(text);
    let start = first_sentence.start as usize;
    if let Some(end) = behind_agency(sentence) {
        return Some(Span::new(start, start + end));
    }
    let (head, end) = before_dash(sentence)?;
    let parts = Parts::read(head.trim())?;
    let rest = sentence[end..].trim_start();
    if rest.is_empty() {
        return None;
    }
    let sure = parts.agency || parts.date || parts.region;
    // A lone word in capitals may be an organisation: "NATO - which is ...".
    let starts = rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "\"'“‘".contains(c));
    let valid = match parts.place {
        Place::Capitals => sure || starts,
        Place::Name => (parts.agency || parts.date) && starts,
        Place::None => parts.agency,
    };
    valid.then(|| Span::new(start, start + end))
}

/// The agency that a dateline names: "Reuters" of "MOSCOW, Dec. 2 (Reuters) -".
///
/// ```
/// use dateline::{base::Span, syntax::{agency, dateline}};
/// let text = "KYIV, Ukraine (AP) — Envoys met on Monday.";
/// let span = dateline(text, Span::new(0, text.len())).unwrap();
/// assert_eq!(agency(text, span).map(|a| a.of(text)), Some("AP"));
/// ```
pub fn agency(text: &str, dateline: Span) -> Option<Span> {
    let words = dateline.of(text).trim_end_matches(['-', '–', '—', '―', ' ']);
    let open = words.strip_suffix(')')?.rfind('(')?;
    let start = dateline.start as usize + open + 1;
    Some(Span::new(start, dateline.start as usize + words.len() - 1)).filter(|s| !s.is_empty())
}

/// Whether a whole line is a dateline or a date.
pub(super) fn is_line(line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let line = line.trim_end_matches(['-', '–', '—', ' ']);
    if is_date(line) {
        return true;
    }
    Parts::read(line).is_some_and(|parts| match parts.place {
        Place::Capitals => parts.agency || parts.date,
        Place::Name => parts.agency && (parts.date || parts.region),
        Place::None => false,
    })
}

/// Where a dateline ends that has no dash behind its agency: "Washington (CNN) The House voted", "(AP) Two men left".
fn behind_agency(sentence: &str) -> Option<usize> {
    let reach = &sentence.as_bytes()[..sentence.len().min(LONGEST)];
    let close = memchr::memchr(b')', reach)?;
    let head = &sentence[..=close];
    let name = head[..close].rsplit('(').next()?;
    let rest = &sentence[close + 1..];
    let starts = |c: char| c.is_uppercase() || "\"“".contains(c);
    let goes_on = rest.starts_with(' ') && rest.trim_start().starts_with(starts);
    (goes_on && AGENCIES.contains(&name) && Parts::read(head.trim())?.agency).then_some(close + 1)
}

/// The text before the first dash near the start, and where the dash ends.
fn before_dash(sentence: &str) -> Option<(&str, usize)> {
    let reach = &sentence.as_bytes()[..sentence.len().min(LONGEST)];
    // A hyphen, or the first byte of a longer dash: most sentences have neither.
    for i in memchr::memchr2_iter(b'-', 0xe2, reach) {
        let mut rest = sentence[i..].chars();
        match rest.next()? {
            c @ ('—' | '–' | '―') => return Some((&sentence[..i], i + c.len_utf8())),
            '-' if sentence[..i].chars().next_back().is_none_or(char::is_whitespace) => {
                let rest = rest.as_str();
                let after = rest.trim_start_matches('-');
                let dash = i + 1 + (rest.len() - after.len());
                return after.starts_with(char::is_whitespace).then_some((&sentence[..i], dash));
            }
            _ => {}
        }
    }
    None
}

/// Length of a full date at the start of a block after which a sentence starts without punctuation, as extracted web
/// pages have it: "Friday, July 21, 2017 The plan ...".
pub(super) fn leading_date(block: &str) -> Option<usize> {
    if !block.starts_with(['M', 'T', 'W', 'F', 'S']) {
        return None;
    }
    let mut words = block.split(char::is_whitespace).take(6);
    let mut length = 0;
    for position in 0..5 {
        let word = words.next().filter(|word| !word.is_empty() && word.len() < 12)?;
        length += word.len();
        let year = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
        if position >= 2 && year {
            let next = words.next().filter(|word| word.starts_with(char::is_uppercase))?;
            // "May 2017 Paris" may be one name, but nothing goes on after weekday, month, day and year.
            return (is_date(&block[..length]) && (position == 3 || is_starter(next))).then_some(length);
        }
        length += block[length..].chars().next()?.len_utf8();
    }
    None
}

/// Where a full date starts that ends a headline without punctuation: "Envoys meet in Oslo Friday, July 21, 2017".
pub(super) fn trailing_date(block: &str) -> Option<usize> {
    if !block.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut words = block.rsplit(' ');
    let tail = [words.next()?, words.next()?, words.next()?, words.next()?];
    let before = words.next()?;
    let year = tail[0].len() == 4;
    let start = block.len() - tail.iter().map(|word| word.len() + 1).sum::<usize>() + 1;
    let weekday = tail[3].strip_suffix(',').is_some_and(|day| day.ends_with("day"));
    let goes_on = before.ends_with(',') || before.starts_with(char::is_lowercase) && is_before_date(before);
    (year && weekday && !goes_on && is_date(&block[start..])).then_some(start)
}

/// Whether a date after the word belongs to the same phrase: "held on Friday, July 21, 2017".
fn is_before_date(word: &str) -> bool {
    matches!(
        word,
        "on" | "of"
            | "from"
            | "until"
            | "till"
            | "by"
            | "since"
            | "for"
            | "dated"
            | "and"
            | "or"
            | "to"
            | "the"
            | "before"
            | "after"
            | "through"
            | "last"
            | "next"
            | "this"
            | "late"
            | "early"
    )
}

enum Place {
    /// "MOSCOW".
    Capitals,
    /// "Moscow".
    Name,
    /// An agency alone: "(Reuters) - ...".
    None,
}

/// What a dateline is made of.
struct Parts {
    place: Place,
    region: bool,
    date: bool,
    agency: bool,
}

impl Parts {
    fn read(head: &str) -> Option<Parts> {
        let mut head = head;
        let mut parts = Parts { place: Place::None, region: false, date: false, agency: false };
        if let Some(open) = head.strip_suffix(')').and_then(|inner| inner.rfind('(')) {
            let agency = &head[open + 1..head.len() - 1];
            if agency.len() > 40 || !agency.starts_with(char::is_uppercase) {
                return None;
            }
            parts.agency = true;
            head = head[..open].trim_end_matches([' ', ',', '/']);
            if head.is_empty() {
                return Some(parts);
            }
        }
        let mut fields = head.split(',').map(str::trim);
        let place = fields.next()?;
        let words = place.split_whitespace().count();
        if !(1..=4).contains(&words) || !is_name(place) || is_date(place) {
            return None;
        }
        let capitals = place.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        let letters =
            place.split_whitespace().map(|word| word.chars().filter(|c| c.is_alphabetic()).count()).max();
        parts.place = if capitals && letters.unwrap_or(0) > 2 { Place::Capitals } else { Place::Name };
        for field in fields {
            if is_date(field) || field.len() == 4 && field.bytes().all(|b| b.is_ascii_digit()) {
                parts.date = true;
            } else if is_name(field) && field.split_whitespace().count() <= 4 {
                parts.region = true;
            } else {
                return None;
            }
        }
        Some(parts)
    }
}

/// Whether all words look like those of a place: "St. Louis", "Trinidad and Tobago".
fn is_name(field: &str) -> bool {
    let mut words = field.split_whitespace().peekable();
    words.peek().is_some()
        && words.all(|word| {
            matches!(word, "of" | "and" | "the" | "de" | "la" | "al" | "el")
                || word.starts_with(char::is_uppercase)
                    && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’' | '/'))
        })
}

/// Whether all words belong to a date, with a month or weekday among them: "Dec. 2", "Friday, July 21, 2017".
fn is_date(field: &str) -> bool {
    const SHORT: [&str; 3] = ["sept", "tues", "thurs"];
    let is_name = |word: &str| {
        let is_start = |name: &&str| word == *name || word == &name[..3];
        MONTHS.iter().chain(&WEEKDAYS).any(is_start) || SHORT.contains(&word)
    };
    let (mut named, mut count) = (false, 0);
    for word in field.split([' ', ',', '\t']).filter(|word| !word.is_empty()) {
        count += 1;
        let word = word.trim_end_matches('.');
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits > 0 {
            if digits > 4 || !matches!(&word[digits..], "" | "st" | "nd" | "rd" | "th") {
                return false;
            }
            continue;
        }
        let lower = word.to_ascii_lowercase();
        if !is_name(&lower) || !word.starts_with(char::is_uppercase) {
            return false;
        }
        named = true;
    }
    named && (2..=5).contains(&count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leading() {
        let cases: &[(&str, Option<&str>)] = &[
            ("MOSCOW, Dec. 2 (Reuters) - Russia said no.", Some("MOSCOW, Dec. 2 (Reuters) -")),
            ("KYIV, Ukraine (AP) — Envoys met.", Some("KYIV, Ukraine (AP) —")),
            ("WASHINGTON — Two senators left.", Some("WASHINGTON —")),
            ("ST. LOUIS (AP) — A storm came.", Some("ST. LOUIS (AP) —")),
            ("GENEVA, Switz. -- Envoys met again.", Some("GENEVA, Switz. --")),
            (
                "PORT-AU-PRINCE, Haiti, March 3 (AFP) – Gangs left.",
                Some("PORT-AU-PRINCE, Haiti, March 3 (AFP) –"),
            ),
            ("Beijing, December 2 (Xinhua) -- Officials met.", Some("Beijing, December 2 (Xinhua) --")),
            ("MOSCOW/KYIV (Reuters) - Both sides met.", Some("MOSCOW/KYIV (Reuters) -")),
            ("(Reuters) - Oil fell on Monday.", Some("(Reuters) -")),
            ("(CNN) Oil fell on Monday.", Some("(CNN)")),
            ("St. Paul, Minnesota (CNN) “Oil fell,” he said.", Some("St. Paul, Minnesota (CNN)")),
            ("The agency (AP) said no.", None),
            ("Oslo (NATO) Envoys met.", None),
            ("NATO - which met on Monday - said no.", None),
            ("Mr. Putin — who was late — left.", None),
            ("Moscow - Kyiv talks failed.", None),
            ("The Kremlin (Russia) - He left.", Some("The Kremlin (Russia) -")),
            ("The U.S.-led force left.", None),
            ("Nobody came.", None),
            ("— He left.", None),
            ("MOSCOW (Reuters) -", None),
        ];
        for &(text, want) in cases {
            let found = dateline(text, Span::new(0, text.len()));
            assert_eq!(found.map(|span| span.of(text)), want, "{text}");
        }
    }

    #[test]
    fn lines() {
        for line in ["Friday, July 21, 2017", "MOSCOW, Dec. 2 (Reuters)", "Dec. 2, 2025", "LONDON (AP) —"] {
            assert!(is_line(line), "{line}");
        }
        for line in [
            "BACKGROUND",
            "Paris Talks",
            "Friday",
            "July offensive stalls",
            "In May 2017",
            "UN, EU condemn attack",
        ] {
            assert!(!is_line(line), "{line}");
        }
    }
}
