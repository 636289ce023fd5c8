//! The words of the lexicons, frozen: from a folded word to its symbol.
//!
//! An open hash table of 64-bit hashes and symbols. The words themselves are not kept: that two of them share a hash
//! is ruled out when the table is made, and that an unknown word shares one with any of a million words happens once
//! in 10^13 words of text.

use dateline_text::{Sym, fold};

use crate::bytes::{self, Bytes, mix, u32_at, u64_from};

/// Bytes of a slot: a hash and a symbol; symbol 0 marks an empty slot.
const SLOT: usize = 12;

/// Words and their symbols.
#[derive(Clone, Debug, Default)]
pub struct Words {
    slots: Bytes,
    /// Number of words.
    len: usize,
}

impl Words {
    /// Freezes words, each with its symbol.
    ///
    /// # Errors
    /// Where two words share a hash: one of them could not be told from the other.
    pub(crate) fn freeze<'a>(words: impl ExactSizeIterator<Item = (&'a str, Sym)>) -> Result<Words, String> {
        let len = words.len();
        let n = bytes::slots_for(len);
        let mut slots = vec![0u8; n * SLOT];
        for (word, sym) in words {
            let hash = hash(word.as_bytes(), |chunk| chunk);
            let mut at = bytes::slot(hash, n);
            while u32_at(&slots[at * SLOT + 8..], 0) != 0 {
                if u64_from(&slots, at * SLOT) == hash {
                    return Err(format!("`{word}` has the hash of another word"));
                }
                at = (at + 1) % n;
            }
            slots[at * SLOT..at * SLOT + 8].copy_from_slice(&hash.to_le_bytes());
            slots[at * SLOT + 8..(at + 1) * SLOT].copy_from_slice(&sym.0.to_le_bytes());
        }
        Ok(Words { slots: slots.into(), len })
    }

    /// From the bytes that [`Words::bytes`] gave.
    pub(crate) fn from_bytes(slots: Bytes, len: usize) -> Words {
        Words { slots, len }
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.slots
    }

    /// The symbol of a word in lower case, or [`Sym::UNKNOWN`].
    #[inline]
    pub fn get(&self, word: &str) -> Sym {
        self.find(hash(word.as_bytes(), |chunk| chunk))
    }

    /// The symbol of a word as it stands in a text; `buffer` is used where folding takes more than plain letters.
    #[inline]
    pub fn symbol(&self, word: &str, buffer: &mut String) -> Sym {
        if word.is_ascii() {
            self.find(hash(word.as_bytes(), lowered))
        } else {
            fold(word, buffer);
            self.get(buffer)
        }
    }

    #[inline]
    fn find(&self, hash: u64) -> Sym {
        let n = self.slots.len() / SLOT;
        if n == 0 {
            return Sym::UNKNOWN;
        }
        let mut at = bytes::slot(hash, n);
        loop {
            let Some(slot) = self.slots.get(at * SLOT..(at + 1) * SLOT) else { return Sym::UNKNOWN };
            let sym = u32_at(&slot[8..], 0);
            if sym == 0 || u64_from(slot, 0) == hash {
                return Sym(sym);
            }
            at = if at + 1 == n { 0 } else { at + 1 };
        }
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no word.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
const STEP: u64 = 0xd6e8_feb8_6659_fd93;

/// A hash of 64 bits, the same on every machine, over the word's bytes as `fold` changes eight of them at a time.
#[inline]
fn hash(word: &[u8], fold: impl Fn(u64) -> u64) -> u64 {
    let mut h = SEED ^ word.len() as u64;
    for chunk in word.chunks_exact(8) {
        h = mix(h ^ fold(u64_from(chunk, 0)), STEP);
    }
    mix(h ^ fold(rest(word)), SEED) ^ h.rotate_left(29)
}

/// The bytes behind the last whole eight as one number, without a loop over them: how many there are can hardly be
/// foreseen.
#[inline]
fn rest(word: &[u8]) -> u64 {
    let len = word.len() % 8;
    if let Some(last) = word.last_chunk::<8>() {
        // Two shifts, as one by all 64 bits is none.
        return u64::from_le_bytes(*last) >> (4 * (8 - len)) >> (4 * (8 - len));
    }
    match (word.first_chunk::<4>(), word.last_chunk::<4>(), word) {
        // The same bytes are at the same place in both.
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << (8 * (len - 4))
        }
        (.., [first, .., last]) => {
            let middle = word[len / 2];
            u64::from(*first) | u64::from(middle) << (8 * (len / 2)) | u64::from(*last) << (8 * (len - 1))
        }
        (.., [one]) => u64::from(*one),
        _ => 0,
    }
}

/// Eight ASCII bytes in lower case, all at once: a byte from `A` to `Z` gets its sixth bit.
#[inline]
fn lowered(chunk: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * ONES;
    // The high bit of a byte is set from `A` on, and from beyond `Z` on.
    let from_a = chunk + (0x80 - u64::from(b'A')) * ONES;
    let past_z = chunk + (0x7f - u64::from(b'Z')) * ONES;
    chunk | ((from_a & !past_z & HIGH) >> 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frozen<'a>(words: impl Iterator<Item = &'a str>) -> Result<Words, String> {
        let pairs: Vec<(&str, Sym)> = words.zip((1..).map(Sym)).collect();
        Words::freeze(pairs.into_iter())
    }

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let words: Vec<String> = (0..5000).map(|i| format!("word{i}")).collect();
        let table = frozen(words.iter().map(String::as_str)).expect("no two hashes are equal");
        for (w, n) in words.iter().zip(1..) {
            assert_eq!(table.get(w), Sym(n));
        }
        for w in ["", "word", "word5000", "Word1", "a much longer word that is not there"] {
            assert_eq!(table.get(w), Sym::UNKNOWN);
        }
    }

    #[test]
    fn the_rest_of_a_word_is_what_its_bytes_are() {
        let all = "abcdefghijklmnopqrstuvwxyz".as_bytes();
        for len in 0..all.len() {
            let bytes = all[..len].chunks_exact(8).remainder().iter().rev();
            assert_eq!(rest(&all[..len]), bytes.fold(0, |sum, &b| sum << 8 | u64::from(b)), "of {len} bytes");
        }
    }

    #[test]
    fn reads_words_of_a_text_whatever_their_case() {
        let words = ["vladimir", "o'neil", "zaporizhzhia", "a@b[c`d{e", "élysée", "u.s.", "the"];
        let table = frozen(words.into_iter()).expect("no two hashes are equal");
        let mut buffer = String::new();
        for (w, n) in words.iter().zip(1..) {
            for form in [w.to_string(), w.to_uppercase()] {
                assert_eq!(table.symbol(&form, &mut buffer), Sym(n), "{form}");
            }
        }
        assert_eq!(table.symbol("Élyséé", &mut buffer), Sym::UNKNOWN);
    }
}
