//! Whether a text is English. Only a text that is surely in another language is called foreign: a wrong "no" loses an
//! article, and a wrong "yes" costs some empty records.

use rustc_hash::FxHashSet;
use whatlang::{Info, Lang};

/// Bytes looked at: so many from the start of a text and as many from its middle, as a page may begin with a menu.
const WINDOW: usize = 4 << 10;
/// Texts with fewer letters, or fewer different words, are too short to judge.
const LETTERS: usize = 200;
const WORDS: usize = 30;
/// English news has about 30 of these among 100 words, other languages have one or two by chance.
const ENGLISH: &[&str] = &[
    "the", "of", "and", "to", "that", "said", "with", "from", "were", "which", "has", "this", "by", "his",
    "their", "been", "would", "will", "not", "after",
];
/// A text with more of them is English, whatever else stands in it.
const ENOUGH: usize = 5;

/// The language of a text that is not English; none for English, and where there is too little to tell.
pub(super) fn foreign(text: &str) -> Option<&'static str> {
    let sample = sample(text);
    let (mut letters, mut latin, mut words, mut english) = (0, 0, 0, 0);
    let mut first = None;
    // A blank ends the last word.
    for (i, c) in sample.char_indices().chain([(sample.len(), ' ')]) {
        if c.is_alphabetic() {
            letters += 1;
            latin += usize::from(is_latin(c));
            first = first.or(Some(i));
        } else if let Some(first) = first.take() {
            words += 1;
            english += usize::from(is_english(&sample[first..i]));
        }
    }
    if letters < LETTERS {
        return None;
    }
    if latin * 2 < letters {
        return Some(whatlang::detect(&sample).map_or("another script", |i| i.lang().eng_name()));
    }
    if english * 100 >= words * ENOUGH {
        return None;
    }
    let all_words = || sample.split(|c: char| !c.is_alphabetic()).filter(|w| !w.is_empty());
    let different: FxHashSet<String> = all_words().map(str::to_lowercase).collect();
    if different.len() < WORDS {
        return None;
    }
    whatlang::detect(&sample)
        .filter(|i: &Info| i.is_reliable() && i.lang() != Lang::Eng)
        .map(|i| i.lang().eng_name())
}

/// Whether a word, which is of letters alone, is one of [`ENGLISH`] in any case; none of them is longer than five.
fn is_english(word: &str) -> bool {
    const CODES: [u64; ENGLISH.len()] = {
        let (mut codes, mut i) = ([0; ENGLISH.len()], 0);
        while i < codes.len() {
            codes[i] = code(ENGLISH[i].as_bytes());
            i += 1;
        }
        codes
    };
    word.len() <= 5 && CODES.contains(&code(word.as_bytes()))
}

/// At most eight letters in one number, whatever their case; what is no letter of ASCII stays none.
const fn code(letters: &[u8]) -> u64 {
    let (mut code, mut i) = (0, 0);
    while i < letters.len() {
        code = code << 8 | (letters[i] | 0x20) as u64;
        i += 1;
    }
    code
}

fn is_latin(c: char) -> bool {
    c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c) || ('\u{ff21}'..'\u{ff5b}').contains(&c)
}

fn sample(text: &str) -> String {
    let start = boundary(text, WINDOW);
    let middle = boundary(text, (text.len() / 2).max(start));
    let end = boundary(text, middle + WINDOW);
    // Marks that are put on letters would take words apart.
    let mark = |c: &char| ('\u{300}'..'\u{370}').contains(c);
    let mut sample = String::with_capacity(start + end - middle);
    for part in [&text[..start], &text[middle..end]] {
        // The bytes that such marks begin with.
        match memchr::memchr2(0xcc, 0xcd, part.as_bytes()) {
            None => sample.push_str(part),
            Some(_) => sample.extend(part.chars().filter(|c| !mark(c))),
        }
    }
    sample
}

/// The last start of a character up to here.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::foreign;

    const ENGLISH: &str = "The foreign minister said on Monday that talks with the neighbouring country had ended \
        without a result, and that his government would not sign the treaty before the summer. Diplomats from \
        four capitals had worked for weeks on a text which both sides could accept. ";
    const FRENCH: &str = "Le ministre des affaires étrangères a déclaré lundi que les négociations avec le pays \
        voisin étaient terminées sans résultat, et que son gouvernement ne signerait pas le traité avant l'été. \
        Des diplomates de quatre capitales avaient travaillé pendant des semaines à un texte commun. ";
    const GERMAN: &str = "Der Außenminister sagte am Montag, die Gespräche mit dem Nachbarland seien ohne Ergebnis zu \
        Ende gegangen, und seine Regierung werde den Vertrag nicht vor dem Sommer unterzeichnen. Diplomaten aus vier \
        Hauptstädten hatten wochenlang an einem gemeinsamen Text gearbeitet. ";

    #[test]
    fn only_a_sure_no_counts() {
        for (text, expected) in [
            (ENGLISH.to_string(), None),
            (ENGLISH.to_uppercase(), None),
            (FRENCH.to_string(), Some("French")),
            (GERMAN.to_string(), Some("German")),
            ("Правительство отвергло предложение соседей. ".repeat(20), Some("Russian")),
            ("政府拒绝了邻国的提议。".repeat(40), Some("Mandarin")),
            // Too short, or too little in it.
            ("Le gouvernement refuse le plan.".to_string(), None),
            ("Emmanuel Macron ".repeat(100), None),
            // A French line in an English article.
            (format!("{ENGLISH}{ENGLISH}{FRENCH}"), None),
            (String::new(), None),
        ] {
            assert_eq!(foreign(&text), expected, "{text:.60}");
        }
    }
}
