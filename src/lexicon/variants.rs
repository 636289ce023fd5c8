//! Transliteration: spellings of one name are one key, so that a row's name is found in all of them.
//!
//! A word of a name becomes a key: marks on letters go ("Orbán"), a word of `variants.tsv` becomes the first of its row
//! ("Yuri" is "Yury"), an ending the first of its row. Names are stored by key, and words of a text are looked up by key.

use dateline_lexicon::VariantRow;
use rustc_hash::FxHashMap;

use crate::base::{Sym, fold};

/// The shortest part of a word that may stand before an ending of `variants.tsv`: "sky" is no name.
const LEAST_STEM: usize = 3;

/// What `variants.tsv` says, for making keys while the lexicons are compiled.
#[derive(Default)]
pub(super) struct Variants {
    /// Each spelling of one word, folded, under itself: number of the row's class.
    words: FxHashMap<String, usize>,
    /// The spellings of each class; the first is the key.
    classes: Vec<Vec<String>>,
    /// Endings, the first of each row is that of the key.
    endings: Vec<Vec<String>>,
    /// Rows with a spelling of several words.
    phrases: Vec<Vec<String>>,
}

impl Variants {
    pub(super) fn new(rows: &[VariantRow]) -> Variants {
        let mut out = Variants::default();
        let mut folded = String::new();
        for r in rows {
            if r.spellings.iter().any(|s| s.contains([' ', '-'])) {
                out.phrases.push(r.spellings.clone());
                continue;
            }
            let spellings = r.spellings.iter().map(|s| {
                fold(s, &mut folded);
                without_marks(&folded)
            });
            let spellings: Vec<String> = spellings.collect();
            if r.endings {
                out.endings.push(spellings);
                continue;
            }
            for s in &spellings {
                out.words.entry(s.clone()).or_insert(out.classes.len());
            }
            out.classes.push(spellings);
        }
        out
    }

    /// Rows with a spelling of several words.
    pub(super) fn phrases(&self) -> &[Vec<String>] {
        &self.phrases
    }

    /// The key of a folded word, and the other spellings that have it; none where the word is its own key.
    pub(super) fn key(&self, word: &str) -> Option<(String, Vec<String>)> {
        let plain = without_marks(word);
        if let Some(&class) = self.words.get(&plain) {
            let all = &self.classes[class];
            return Some((all[0].clone(), all.clone()));
        }
        for endings in &self.endings {
            let Some(stem) = endings.iter().find_map(|e| plain.strip_suffix(e.as_str())) else { continue };
            if stem.len() >= LEAST_STEM {
                let all: Vec<String> = endings.iter().map(|e| format!("{stem}{e}")).collect();
                return Some((all[0].clone(), all));
            }
        }
        (plain != word).then(|| (plain.clone(), vec![plain]))
    }
}

/// The words that have another one as key.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    by_number: Vec<Sym>,
}

impl Keys {
    pub(super) fn new(words: usize, keys: &FxHashMap<Sym, Sym>) -> Keys {
        let mut by_number: Vec<Sym> = (0..=words as u32).map(Sym).collect();
        for (from, to) in keys {
            by_number[from.0 as usize] = *to;
        }
        Keys { by_number }
    }

    /// The key of a word of the vocabulary.
    pub fn of(&self, word: Sym) -> Sym {
        self.by_number.get(word.0 as usize).copied().unwrap_or(word)
    }
}

/// A folded word without the marks on its Latin letters.
pub fn without_marks(word: &str) -> String {
    if word.is_ascii() {
        return word.to_string();
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        match c {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' | 'ǎ' | 'ạ' | 'ả' | 'ấ' | 'ầ' | 'ậ' | 'ắ'
            | 'ằ' => out.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ė' | 'ę' | 'ě' | 'ế' | 'ề' | 'ệ' | 'ẹ' => {
                out.push('e')
            }
            'ì' | 'í' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'ị' => out.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' | 'ọ' | 'ố' | 'ồ' | 'ộ' | 'ơ' | 'ớ' => {
                out.push('o')
            }
            'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' | 'ų' | 'ư' | 'ứ' | 'ụ' => out.push('u'),
            'ý' | 'ÿ' | 'ỳ' => out.push('y'),
            'ç' | 'ć' | 'č' | 'ĉ' => out.push('c'),
            'ď' | 'đ' => out.push('d'),
            'ğ' | 'ģ' | 'ĝ' => out.push('g'),
            'ķ' => out.push('k'),
            'ł' | 'ľ' | 'ļ' | 'ĺ' => out.push('l'),
            'ñ' | 'ń' | 'ň' | 'ņ' => out.push('n'),
            'ř' | 'ŕ' => out.push('r'),
            'ś' | 'š' | 'ş' | 'ș' => out.push('s'),
            'ť' | 'ţ' | 'ț' => out.push('t'),
            'ź' | 'ż' | 'ž' => out.push('z'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            // Combining marks, as a turned-down "İ" leaves one.
            '\u{300}'..='\u{36f}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(spellings: &[&str], endings: bool) -> VariantRow {
        VariantRow {
            at: Default::default(),
            spellings: spellings.iter().map(|s| (*s).to_string()).collect(),
            endings,
            example: String::new(),
        }
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        let v = Variants::new(&[row(&["Yury", "Yuri"], false), row(&["sky", "skyy"], true)]);
        let key = |w: &str| v.key(w).map_or(w.to_string(), |k| k.0);
        assert_eq!(key("yuri"), "yury");
        assert_eq!(key("petrovskyy"), "petrovsky");
        assert_eq!(key("orbán"), "orban");
        for own in ["sky", "yury", "berlin"] {
            assert_eq!(key(own), own);
        }
    }
}
