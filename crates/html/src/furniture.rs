//! Lines that sites put among the paragraphs of an article: offers, credits of pictures, buttons. Words are data:
//! `data/furniture.tsv`.

use std::sync::LazyLock;

use crate::main_text::ends_sentence;
use crate::names::floor;

static TABLE: &str = include_str!("../data/furniture.tsv");

/// The phrases of one kind, sorted.
struct Phrases {
    start: Vec<&'static str>,
    label: Vec<&'static str>,
    whole: Vec<&'static str>,
    cut: Vec<&'static str>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let of = |how: &str| {
        let rows = TABLE.lines().filter_map(|line| line.split_once('\t'));
        let mut list: Vec<&str> = rows.filter(|(h, _)| *h == how).map(|(_, phrase)| phrase).collect();
        list.sort_unstable();
        list
    };
    Phrases { start: of("start"), label: of("label"), whole: of("whole"), cut: of("cut") }
});

/// What a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Line {
    /// It may belong to the article.
    Text,
    /// Furniture.
    Furniture,
    /// Furniture, and what follows in its part of the page is furniture too.
    Cut,
}

/// What a short block is by its words.
pub(crate) fn line(text: &str, chars: usize) -> Line {
    if chars > 300 {
        return Line::Text;
    }
    let lower = key(floor(text, 160));
    let starts = |list: &[&str]| {
        // The phrase that sorts last among those not above the line is no certain match; walk back over those that
        // share its first letter.
        let end = list.partition_point(|p| *p <= lower.as_str());
        list[..end]
            .iter()
            .rev()
            .take_while(|p| p.as_bytes().first() == lower.as_bytes().first())
            .any(|p| lower.starts_with(p) && !lower[p.len()..].starts_with(char::is_alphanumeric))
    };
    if chars <= 60 && starts(&PHRASES.cut) {
        return Line::Cut;
    }
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let label = chars <= 40 || chars <= 120 && !ends_sentence(text);
    if PHRASES.whole.binary_search(&bare).is_ok() || starts(&PHRASES.start) || label && starts(&PHRASES.label)
    {
        return Line::Furniture;
    }
    Line::Text
}

/// In lower case, with plain apostrophes, without marks in front.
fn key(text: &str) -> String {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '©');
    text.chars().map(|c| if c == '’' { '\'' } else { c }).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        for (text, expected) in [
            ("Share", Line::Furniture),
            ("Share prices fell again.", Line::Text),
            ("Updated at 1:23 p.m.", Line::Furniture),
            ("Updated figures from the ministry showed that exports fell.", Line::Text),
            ("Read more: envoys leave Geneva", Line::Furniture),
            ("READ MORE", Line::Furniture),
            ("Readmore said so.", Line::Text),
            ("You may also like", Line::Cut),
            (
                "You might also say that the talks had failed before they began, an envoy told a newspaper.",
                Line::Text,
            ),
            ("© 2025 The Daily News", Line::Furniture),
            ("More from World", Line::Cut),
            ("Envoys left Geneva.", Line::Text),
            ("", Line::Text),
        ] {
            assert_eq!(line(text, text.chars().count()), expected, "{text}");
        }
    }

    #[test]
    fn rows_are_whole() {
        for row in TABLE.lines().filter(|l| !l.starts_with('#')) {
            let (how, phrase) = row.split_once('\t').expect("two columns");
            assert!(matches!(how, "start" | "label" | "whole" | "cut"), "{row}");
            assert_eq!(key(phrase), phrase, "{row}");
        }
    }
}
