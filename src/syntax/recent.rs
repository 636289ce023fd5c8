//! Words met lately, with what was found out about each: most words of a text have just been seen.
//!
//! A table in which a word has one place; whatever comes to the same place later takes it. An answer is given again only
//! for the very same word, so that nothing depends on what the table holds.

/// Number of places, as bits.
const BITS: u32 = 10;
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

/// A word of up to [`LONGEST`] bytes: its first and last bytes, which together are all of them, its length, and the number
/// that belongs to the question. No word has length zero.
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
        let bytes = word.as_bytes();
        let (first, last) = match (bytes, bytes.first_chunk::<8>(), bytes.first_chunk::<4>()) {
            (_, Some(first), _) if bytes.len() <= LONGEST => (
                u64::from_le_bytes(*first),
                bytes.last_chunk::<8>().map_or(0, |last| u64::from_le_bytes(*last)),
            ),
            (_, None, Some(first)) => (
                u64::from(u32::from_le_bytes(*first)),
                bytes.last_chunk::<4>().map_or(0, |last| u64::from(u32::from_le_bytes(*last))),
            ),
            ([one], ..) => (u64::from(*one), 0),
            ([one, two], ..) => (u64::from(*one), u64::from(*two)),
            ([one, two, three], ..) => (u64::from(*one) | u64::from(*two) << 8, u64::from(*three)),
            _ => return None,
        };
        Some(Key { first, last, length: bytes.len() as u8, number })
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
            && let Some(place) = self.places.get_mut(key.place())
        {
            *place = (key, answer);
        }
    }

    /// The answer for a word and a number, found out by `find` unless it is known.
    #[inline]
    pub fn get(&mut self, word: &str, number: u8, find: impl FnOnce() -> T) -> T {
        let Some(key) = Key::new(word, number) else { return find() };
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
        assert_eq!(recent.get("ab", 0, || (1, 1)), recent.get("ab", 0, || (2, 2)));
        assert_eq!(recent.get(&long, 0, || (1, 1)), (1, 1));
        assert_eq!(recent.get(&long, 0, || (2, 2)), (2, 2));
        recent.belongs_to("another");
        assert_eq!(recent.get("ab", 0, || (7, 7)), (7, 7));
    }
}
