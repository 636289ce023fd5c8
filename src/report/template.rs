//! Readings without what the page has already: words of the article, names of the cast and the date stand in them as
//! one character each, and what is left comes again and again.
//!
//! `viewer/src/template.ts` puts the parts in again. A part is left out only where it is found as a whole, so that what
//! comes out is the reading, whatever the words are.

/// First of the characters for private use that stand for parts; a part's number is added.
const PART: u32 = 0xE000;
/// Parts are numbered below this.
const PARTS: u32 = 0xFF;
/// Stands in front of a reading that holds such characters itself: it is to be taken as it is.
const AS_IS: char = '\u{E0FF}';

/// Numbers of the parts of a reading, as the page knows them.
pub(super) mod part {
    /// The content of a quote, the phrase of a stance.
    pub(in crate::report) const WORDS: u32 = 0;
    /// The speaker or the holder as written.
    pub(in crate::report) const WHO: u32 = 1;
    /// The cue of a quote.
    pub(in crate::report) const CUE: u32 = 2;
    /// When the article was published.
    pub(in crate::report) const DATE: u32 = 3;
    /// The target of a stance as written.
    pub(in crate::report) const OBJECT: u32 = 4;
    /// The condition of a stance.
    pub(in crate::report) const CONDITION: u32 = 5;
    /// The actor on whose word a stance is told.
    pub(in crate::report) const BY: u32 = 6;
    /// From here on the names of speakers or holders.
    pub(in crate::report) const FIRST: u32 = 0x20;
    /// From here on the names of targets.
    pub(in crate::report) const SECOND: u32 = 0x80;
    /// So many names of each.
    pub(in crate::report) const NAMES: usize = 0x40;
}

/// A reading with characters in place of its parts. Of two parts that overlap the first in the list is taken.
pub(super) fn template(reading: &str, parts: &[(u32, &str)]) -> String {
    if reading.chars().any(|c| (PART..=PART + PARTS).contains(&(c as u32))) {
        return format!("{AS_IS}{reading}");
    }
    let mut out = reading.to_string();
    for &(number, words) in parts {
        let Some(sign) = char::from_u32(PART + number).filter(|_| number < PARTS && !words.is_empty()) else {
            continue;
        };
        let at_start = super::reading::capital(words.to_string());
        if out.strip_prefix(&*at_start).is_some_and(|rest| !inside(rest.chars().next())) {
            // The page gives a part that stands first its capital again.
            out.replace_range(..at_start.len(), sign.encode_utf8(&mut [0; 4]));
        } else if let Some(at) = whole(&out, words) {
            out.replace_range(at..at + words.len(), sign.encode_utf8(&mut [0; 4]));
        }
    }
    out
}

fn inside(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(char::is_alphanumeric)
}

/// Where words stand that do not begin or end inside of another word, behind the first.
fn whole(text: &str, words: &str) -> Option<usize> {
    text.match_indices(words).map(|(at, _)| at).find(|&at| {
        let (before, after) = (&text[..at], &text[at + words.len()..]);
        at > 0 && !inside(before.chars().next_back()) && !inside(after.chars().next())
    })
}

#[cfg(test)]
mod tests {
    use super::part::*;
    use super::*;

    /// What the page does.
    fn expand(template: &str, parts: &[(u32, &str)]) -> String {
        if let Some(reading) = template.strip_prefix(AS_IS) {
            return reading.into();
        }
        let mut out = String::new();
        let mut first = false;
        for (i, c) in template.chars().enumerate() {
            match (c as u32).checked_sub(PART).filter(|n| *n < PARTS) {
                Some(n) => {
                    first |= i == 0;
                    out.push_str(parts.iter().find(|p| p.0 == n).expect("a part that is known").1);
                }
                None => out.push(c),
            }
        }
        if first { super::super::reading::capital(out) } else { out }
    }

    #[test]
    fn what_is_left_out_comes_back() {
        let parts =
            [(WORDS, "we will not sign"), (DATE, "article of 2 Dec 2025"), (FIRST, "the king"), (BY, "it")];
        for (reading, expected) in [
            ("The king said we will not sign; article of 2 Dec 2025", "\u{E020} said \u{E000}; \u{E003}"),
            (
                "Nobody said we will not sign; article without a date",
                "Nobody said \u{E000}; article without a date",
            ),
            ("Italy waits, says it", "Italy waits, says \u{E006}"),
            ("Italy waits", "Italy waits"),
            ("It waits, it says; \u{E001}", "\u{E0FF}It waits, it says; \u{E001}"),
            ("We will not sign", "\u{E000}"),
            ("", ""),
        ] {
            let made = template(reading, &parts);
            assert_eq!(made, expected);
            assert_eq!(expand(&made, &parts), reading);
        }
    }
}
