//! Words met lately, with what was found out about each: most words of a text have just been seen.
//!
//! A table in which a word has one place; whatever comes to the same place later takes it. An answer is given again only
//! for the very same word, so that nothing depends on what the table holds.

use crate::base::Span;

/// Number of places, as bits.
const BITS: u32 = 14;
/// Bytes of the longest word that is kept.
const LONGEST: usize = 16;

/// Answers to the question for a word and some small number.
#[derive(Clone, Debug)]
pub struct Recent<T> {
    places: Vec<(Key, T)>,
    owner: String,
}

impl<T> Default for Recent<T> {
    fn default() -> Self {
        Recent { places: Vec::new(), owner: String::new() }
    }
}

/// What to keep of sixteen bytes of which a word is the first, by its length. Words differ in length from one to the
/// next, so that to branch on it would be slow.
const MASKS: [[u64; 2]; LONGEST + 1] = {
    let mut masks = [[0; 2]; LONGEST + 1];
    let mut length = 1;
    while length <= LONGEST {
        let [first, last] = masks[length - 1];
        masks[length] = if length <= 8 { [first << 8 | 0xff, 0] } else { [first, last << 8 | 0xff] };
        length += 1;
    }
    masks
};

/// A word of up to [`LONGEST`] bytes: the first eight and the others, its length, and the number that belongs to the
/// question. The key of no word at all is that of a place without an answer, as no word has length zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Key {
    first: u64,
    last: u64,
    length: u8,
    number: u8,
}

impl Key {
    #[inline]
    fn new(word: &str, number: u8) -> Option<Key> {
        let mut padded = [0; LONGEST];
        padded.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
        Key::of(&padded, word.len(), number)
    }

    /// The key of the word at the beginning of some bytes.
    #[inline]
    fn of(bytes: &[u8; LONGEST], length: usize, number: u8) -> Option<Key> {
        let [first_mask, last_mask] = MASKS.get(length)?;
        let (halves, _) = bytes.as_chunks::<8>();
        let [first, last] = [halves[0], halves[1]].map(u64::from_le_bytes);
        Some(Key { first: first & first_mask, last: last & last_mask, length: length as u8, number })
    }

    #[inline]
    fn place(self) -> usize {
        let rest = self.last.rotate_left(32) ^ u64::from(self.length) << 8 ^ u64::from(self.number);
        let mixed = self.first.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ rest.wrapping_mul(0xd6e8_feb8_6659_fd93);
        ((mixed ^ mixed >> 32).wrapping_mul(0x2545_f491_4f6c_dd1d) >> (64 - BITS)) as usize
    }
}

impl<T: Copy + Default> Recent<T> {
    /// Makes sure that the answers are those of a certain model or lexicon, known by its hash.
    pub fn belongs_to(&mut self, owner: &str) {
        if self.owner != owner || self.places.is_empty() {
            self.owner = owner.to_string();
            self.places.clear();
            self.places.resize(1 << BITS, (Key::default(), T::default()));
        }
    }

    /// Sets the answer for a word and a number.
    #[inline]
    pub fn put(&mut self, word: &str, number: u8, answer: T) {
        if let Some(key) = Key::new(word, number)
            && key.length > 0
            && let Some(place) = self.places.get_mut(key.place())
        {
            *place = (key, answer);
        }
    }

    /// The answer for a word and a number, found out by `find` unless it is known.
    #[inline]
    pub fn get(&mut self, word: &str, number: u8, find: impl FnOnce() -> T) -> T {
        self.answer(Key::new(word, number), find)
    }

    /// The same for a word of a text, which takes less time than for a word by itself: the bytes after it may be read
    /// too, so that its length makes no difference.
    #[inline]
    pub fn get_in(&mut self, text: &str, word: Span, number: u8, find: impl FnOnce() -> T) -> T {
        let (start, length) = (word.start as usize, word.len());
        let key = match text.as_bytes().get(start..).and_then(<[u8]>::first_chunk) {
            Some(bytes) => Key::of(bytes, length, number),
            None => Key::new(word.of(text), number),
        };
        self.answer(key, find)
    }

    #[inline]
    fn answer(&mut self, key: Option<Key>, find: impl FnOnce() -> T) -> T {
        let Some(key) = key.filter(|key| key.length > 0) else { return find() };
        match self.places.get_mut(key.place()) {
            Some((known, answer)) if *known == key => *answer,
            Some(place) => {
                *place = (key, find());
                place.1
            }
            None => find(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_gets_its_own_answer() {
        let mut recent = Recent::default();
        recent.belongs_to("one");
        let long = "abcdefghijklmnopqrstuvwxyz".repeat(8);
        let words: Vec<&str> = (0..30)
            .flat_map(|from| (0..30).map(move |len| (from, len)))
            .map(|(from, len)| &long[from..from + len])
            .collect();
        for _ in 0..3 {
            for (number, word) in words.iter().enumerate() {
                let ask = |recent: &mut Recent<(usize, u8)>, n: u8| {
                    recent.get(word, n, || {
                        (word.len() * 256 + usize::from(word.bytes().next().unwrap_or(0)), n)
                    })
                };
                let n = (number % 3) as u8;
                assert_eq!(
                    ask(&mut recent, n),
                    (word.len() * 256 + usize::from(word.bytes().next().unwrap_or(0)), n)
                );
            }
        }
        for (start, end) in (0..long.len()).flat_map(|start| (start..long.len()).map(move |end| (start, end)))
        {
            let (word, number) = (&long[start..end], (end % 3) as u8);
            let alone = recent.get(word, number, || (start, 7));
            assert_eq!(recent.get_in(&long, Span::new(start, end), number, || (start, 7)), alone, "{word}");
        }
        assert_eq!(recent.get("ab", 0, || (1, 1)), recent.get("ab", 0, || (2, 2)));
        assert_eq!(recent.get(&long, 0, || (1, 1)), (1, 1));
        assert_eq!(recent.get(&long, 0, || (2, 2)), (2, 2));
        recent.belongs_to("another");
        assert_eq!(recent.get("ab", 0, || (7, 7)), (7, 7));
    }
}
