//! Treebank sentences made to look more like news: typographic quotation marks and dashes in place of plain ones,
//! and a few copies in the casings of headlines.

use dateline::syntax::Xpos;

use crate::conllu::{Sentence, Word};
use crate::random::Random;

/// Sentences in a hundred that get typographic marks.
const TYPOGRAPHIC: usize = 50;
/// Sentences in a hundred that get a copy in each of the casings of headlines.
const RECASED: usize = 3;
/// Shortest and longest sentence that is copied: headlines are short.
const HEADLINE: std::ops::RangeInclusive<usize> = 4..=30;

/// A way to write the same sentence differently.
pub type Disguise = fn(&Sentence) -> Sentence;

/// What changes the looks of a sentence but should not change its analysis, with a name for reports.
pub const DISGUISES: [(&str, Disguise); 4] = [
    ("pooled, typographic marks", typographic),
    ("pooled, in capitals", |sentence| recase(sentence, |word| word.form.to_uppercase())),
    ("pooled, in lower case", |sentence| recase(sentence, |word| word.form.to_lowercase())),
    ("pooled, in title case", |sentence| recase(sentence, title)),
];

/// The training corpus: every sentence once, some with other marks, and some again in another casing.
pub fn augment(corpus: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let mut out = Vec::new();
    for sentence in corpus {
        let sentence = if random.chance(TYPOGRAPHIC) { typographic(sentence) } else { sentence.clone() };
        for (_, recased) in &DISGUISES[1..] {
            if random.chance(RECASED) && HEADLINE.contains(&sentence.len()) {
                out.push(recased(&sentence));
            }
        }
        out.push(sentence);
    }
    out
}

fn typographic(sentence: &Sentence) -> Sentence {
    let mut sentence = sentence.clone();
    for word in &mut sentence {
        let mark = match (word.form.as_str(), word.xpos) {
            ("\"", Xpos::OPEN_QUOTE) => "“",
            ("\"", Xpos::CLOSE_QUOTE) => "”",
            ("'", Xpos::OPEN_QUOTE) => "‘",
            ("'", Xpos::CLOSE_QUOTE | Xpos::POS) => "’",
            ("-" | "--", Xpos::COMMA | Xpos::COLON) => "—",
            ("...", _) => "…",
            (form, _) => &form.replace('\'', "’"),
        };
        word.form = mark.to_string();
    }
    sentence
}

fn recase(sentence: &Sentence, change: fn(&Word) -> String) -> Sentence {
    sentence.iter().map(|word| Word { form: change(word), ..word.clone() }).collect()
}

/// A word as in a headline with capitals; short function words stay small.
fn title(word: &Word) -> String {
    let small = matches!(word.xpos, Xpos::DT | Xpos::IN | Xpos::CC | Xpos::TO | Xpos::POS);
    let mut chars = word.form.chars();
    match chars.next() {
        Some(first) if !(small && word.form.len() < 4) => first.to_uppercase().chain(chars).collect(),
        _ => word.form.clone(),
    }
}
