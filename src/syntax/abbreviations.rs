//! What is known about words that are written with a full stop: which of them can end a sentence, and before what.

use rustc_hash::FxHashMap;

/// How an abbreviation behaves before a following word. One abbreviation may have several classes ("St." is a title and
/// a place).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u16);

/// Class names of the lexicon, each with its bit.
const NAMES: &[(&str, Classes)] = &[
    ("title", Classes::TITLE),
    ("month", Classes::MONTH),
    ("number", Classes::NUMBER),
    ("suffix", Classes::SUFFIX),
    ("place", Classes::PLACE),
    ("time", Classes::TIME),
    ("country", Classes::COUNTRY),
    ("latin", Classes::LATIN),
    ("list", Classes::LIST),
    ("brand", Classes::BRAND),
];

impl Classes {
    /// Stands before a name and never ends a sentence: "Gen. Cole".
    pub const TITLE: Classes = Classes(1);
    /// A month: goes on with a number.
    pub const MONTH: Classes = Classes(1 << 1);
    /// Stands before a number: "No. 5"; before anything else it is a word ("No.").
    pub const NUMBER: Classes = Classes(1 << 2);
    /// Stands after a name: "Corp.", "Jr.", "Ph.D."; ends a sentence only before a word that starts one.
    pub const SUFFIX: Classes = Classes(1 << 3);
    /// A state or a kind of street: as a suffix.
    pub const PLACE: Classes = Classes(1 << 4);
    /// Stands after a time of day or a year: "p.m.", "A.D."; ends a sentence unless a zone or weekday follows.
    pub const TIME: Classes = Classes(1 << 5);
    /// A country or body written with stops: "U.S."; often part of a name ("U.S. Senate").
    pub const COUNTRY: Classes = Classes(1 << 6);
    /// Stands before what it introduces and never ends a sentence: "e.g.", "vs.", "approx.".
    pub const LATIN: Classes = Classes(1 << 7);
    /// Ends an enumeration or a measure: "etc.", "ft."; a capital after it starts a sentence.
    pub const LIST: Classes = Classes(1 << 8);
    /// A name that ends in an exclamation mark.
    pub const BRAND: Classes = Classes(1 << 9);

    /// Whether it has any class of `other`.
    pub fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the word is not listed at all.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The classes of either.
    pub const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// The classes without those of `other`.
    pub const fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    /// The classes named in one cell of the lexicon, separated by bars; None if a name is unknown.
    pub fn parse(cell: &str) -> Option<Classes> {
        cell.split('|').try_fold(Classes(0), |all, name| {
            let (_, class) = NAMES.iter().find(|(known, _)| *known == name.trim())?;
            Some(all.or(*class))
        })
    }
}

/// The abbreviations of the lexicon, by their lower-case form without the final full stop.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    classes: FxHashMap<Box<str>, Classes>,
}

/// No abbreviation is longer, in bytes.
const LONGEST: usize = 16;

impl Abbreviations {
    /// Builds the table from rows of abbreviation (with or without its final stop) and classes. Rows of the same
    /// abbreviation add up; unknown class names are left out here, the lexicon check reports them.
    pub fn from_rows<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Abbreviations {
        let mut table = Abbreviations::default();
        for (abbreviation, cell) in rows {
            let key = abbreviation.trim().trim_end_matches('.').to_lowercase();
            if let Some(classes) = Classes::parse(cell) {
                let entry = table.classes.entry(key.into_boxed_str()).or_default();
                *entry = entry.or(classes);
            }
        }
        table
    }

    /// The classes of a word without its final full stop, in any case; empty if it is not listed.
    pub fn classes(&self, word: &str) -> Classes {
        if word.len() > LONGEST {
            return Classes::default();
        }
        let mut buffer = [0u8; LONGEST];
        let lower = if word.is_ascii() {
            let lower = &mut buffer[..word.len()];
            lower.copy_from_slice(word.as_bytes());
            lower.make_ascii_lowercase();
            self.classes.get(std::str::from_utf8(lower).unwrap_or_default())
        } else {
            self.classes.get(word.to_lowercase().as_str())
        };
        lower.copied().unwrap_or_default()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// The built-in table, for tests of the layers that use it.
    pub(crate) fn builtin() -> Abbreviations {
        Abbreviations::from_rows(rows(include_str!("../../lexicons/abbreviations.tsv")))
    }

    fn rows(file: &str) -> impl Iterator<Item = (&str, &str)> {
        let lines = file.lines().filter(|line| !line.starts_with('#')).skip(1);
        lines.filter_map(|line| {
            let mut cells = line.split('\t');
            Some((cells.next()?, cells.next()?))
        })
    }

    #[test]
    fn every_class_is_known_and_no_row_repeats() {
        let mut seen = std::collections::HashSet::new();
        for (abbreviation, cell) in rows(include_str!("../../lexicons/abbreviations.tsv")) {
            assert!(Classes::parse(cell).is_some(), "{abbreviation}: {cell}");
            assert!(seen.insert(abbreviation.to_lowercase()), "{abbreviation} twice");
            assert!(abbreviation.len() <= LONGEST, "{abbreviation} is too long");
        }
    }

    #[test]
    fn words_are_found_in_any_case() {
        let table = builtin();
        for (word, class) in [
            ("Gen", Classes::TITLE),
            ("u.s", Classes::COUNTRY),
            ("U.S", Classes::COUNTRY),
            ("P.M", Classes::TIME),
        ] {
            assert!(table.classes(word).any(class), "{word}");
        }
        for word in ["house", "", "abbreviationsarenotthislong"] {
            assert!(table.classes(word).is_empty(), "{word}");
        }
    }
}
