//! Treebank sentences made to look more like news: typographic quotation marks and dashes in place of plain ones,
//! and a few copies in the casings of headlines.

use dateline::syntax::Xpos;

use crate::conllu::{Sentence, Word};
use crate::random::Random;

/// Sentences in a hundred that get typographic marks.
const TYPOGRAPHIC: usize = 50;
/// Sentences in a hundred that get a copy in each of the casings [`CASINGS`].
const RECASED: usize = 3;
/// Shortest and longest sentence that is copied: headlines are short.
const HEADLINE: std::ops::RangeInclusive<usize> = 4..=30;

const CASINGS: [fn(&Word) -> String; 3] =
    [|word| word.form.to_uppercase(), |word| word.form.to_lowercase(), title];

/// The training corpus: every sentence once, some with other marks, and some again in another casing.
pub fn augment(corpus: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let mut out = Vec::new();
    for sentence in corpus {
        let mut sentence = sentence.clone();
        if random.chance(TYPOGRAPHIC) {
            for word in &mut sentence {
                set_marks(word, random);
            }
        }
        for recase in CASINGS {
            if random.chance(RECASED) && HEADLINE.contains(&sentence.len()) {
                out.push(sentence.iter().map(|word| Word { form: recase(word), ..word.clone() }).collect());
            }
        }
        out.push(sentence);
    }
    out
}

fn set_marks(word: &mut Word, random: &mut Random) {
    let dash = if random.chance(50) { "–" } else { "—" };
    let mark = match (word.form.as_str(), word.xpos) {
        ("\"", Xpos::OPEN_QUOTE) => "“",
        ("\"", Xpos::CLOSE_QUOTE) => "”",
        ("'", Xpos::OPEN_QUOTE) => "‘",
        ("'", Xpos::CLOSE_QUOTE | Xpos::POS) => "’",
        ("-" | "--" | "–" | "—", Xpos::COMMA | Xpos::COLON) => dash,
        ("...", _) => "…",
        _ => {
            word.form = word.form.replace('\'', "’");
            return;
        }
    };
    word.form = mark.to_string();
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
