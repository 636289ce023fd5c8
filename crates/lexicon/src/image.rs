//! All lexicons compiled, as one run of bytes: the rows, and the tables over them.

use std::borrow::Cow;

use dateline_text::Sym;

use crate::bytes::{self, Bytes, u32_at};
use crate::entry::{NameEntry, PhraseEntry};
use crate::places::Places;
use crate::set::Lexicon;
use crate::trie::Trie;
use crate::variants::Keys;
use crate::words::Words;

/// Sections of the bytes: rows, places (2), words, names (5), phrases (5), issues (5), keys, common words, first names.
const SECTIONS: usize = 22;

/// Compiled lexicons. Places are not in `rows`.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Image {
    pub rows: Lexicon,
    pub places: Places,
    pub words: Words,
    pub names: Trie<NameEntry>,
    pub phrases: Trie<PhraseEntry>,
    pub issues: Trie<u32>,
    pub keys: Keys,
    /// Ordinary words, in order.
    pub common: Vec<Sym>,
    /// First names in all their spellings, with gender.
    pub given_names: Vec<(Sym, char)>,
}

impl Image {
    /// As bytes, for [`Image::read`].
    pub fn write(&self) -> Vec<u8> {
        let rows = self.rows.pack();
        let common = bytes::of_u32(self.common.iter().map(|s| s.0));
        let given = bytes::of_u32(self.given_names.iter().flat_map(|&(s, g)| [s.0, g as u32]));
        let [places, place_text] = self.places.bytes();
        let first: [&[u8]; 4] = [&rows, places, place_text, self.words.bytes()];
        let tries = [self.names.bytes(), self.phrases.bytes(), self.issues.bytes()];
        let last: [&[u8]; 3] = [self.keys.bytes(), &common, &given];
        let sections: Vec<&[u8]> = first.into_iter().chain(tries.into_iter().flatten()).chain(last).collect();
        let mut out = bytes::of_u32(sections.iter().map(|s| s.len() as u32).chain([self.words.len() as u32]));
        sections.iter().for_each(|s| out.extend(*s));
        out
    }

    /// Reads bytes where they lie; only the rows are copied.
    ///
    /// # Errors
    /// Where the bytes were not made by [`Image::write`] of the same version of this crate.
    pub fn read(bytes: &'static [u8]) -> Result<Image, String> {
        let mut from = 4 * (SECTIONS + 1);
        let mut sections: [Bytes; SECTIONS] = Default::default();
        for (i, section) in sections.iter_mut().enumerate() {
            let to = from + u32_at(bytes, i) as usize;
            *section = Cow::Borrowed(bytes.get(from..to).ok_or("the lexicon is cut off")?);
            from = to;
        }
        let mut sections = sections.into_iter();
        let mut next = || sections.next().unwrap_or_default();
        let (rows, places, words) = (next(), [next(), next()], next());
        let [names, phrases, issues] = std::array::from_fn(|_| std::array::from_fn(|_| next()));
        let (keys, common, given) = (next(), next(), next());
        Ok(Image {
            rows: Lexicon::unpack(&rows)?,
            places: Places::from_bytes(places),
            words: Words::from_bytes(words, u32_at(bytes, SECTIONS) as usize),
            names: Trie::from_bytes(names),
            phrases: Trie::from_bytes(phrases),
            issues: Trie::from_bytes(issues),
            keys: Keys::from_bytes(keys),
            given_names: (0..given.len() / 8)
                .filter_map(|i| {
                    Some((Sym(u32_at(&given, 2 * i)), char::from_u32(u32_at(&given, 2 * i + 1))?))
                })
                .collect(),
            common: (0..common.len() / 4).map(|i| Sym(u32_at(&common, i))).collect(),
        })
    }

    /// The rows with the places among them, to be laid over.
    pub fn into_rows(self) -> Lexicon {
        let mut rows = self.rows;
        rows.places = self.places.rows();
        rows
    }
}
