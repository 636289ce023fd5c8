//! The words of the lexicons, frozen: from a folded word to its symbol.
//!
//! An open hash table of 64-bit hashes and symbols. The words themselves are not kept: that two of them share a hash
//! is ruled out when the table is made, and that an unknown word shares one with any of a million words happens once
//! in 10^13 words of text.

use dateline_text::Sym;

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
            let hash = hash(word.as_bytes());
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
    pub fn get(&self, word: &str) -> Sym {
        let n = self.slots.len() / SLOT;
        if n == 0 {
            return Sym::UNKNOWN;
        }
        let hash = hash(word.as_bytes());
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

/// A hash of 64 bits, the same on every machine.
fn hash(word: &[u8]) -> u64 {
    let mut h = SEED ^ word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        h = mix(h ^ u64_from(chunk, 0), STEP);
    }
    let mut last = 0u64;
    for (i, &b) in chunks.remainder().iter().enumerate() {
        last |= u64::from(b) << (8 * i);
    }
    mix(h ^ last, SEED) ^ h.rotate_left(29)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        let words: Vec<String> = (0..5000).map(|i| format!("word{i}")).collect();
        let table = Words::freeze(words.iter().map(String::as_str).zip((1..).map(Sym)))
            .expect("no two hashes are equal");
        for (w, n) in words.iter().zip(1..) {
            assert_eq!(table.get(w), Sym(n));
        }
        for w in ["", "word", "word5000", "Word1", "a much longer word that is not there"] {
            assert_eq!(table.get(w), Sym::UNKNOWN);
        }
    }
}
