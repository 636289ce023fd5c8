//! A text as minima of the hashes of its shingles.

use crate::words::{step, words};
use crate::{BINS, CONTAINMENT, KEYS, LENGTH, SHINGLE, SHORT};

/// The two factors of a well-known finaliser.
const MIX: [u64; 2] = [0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb];
/// Factor of the rolling hash over words.
const ROLL: u64 = 0xd6e8_feb8_6659_fd93;

/// What of a text is kept to compare it with others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Hash of all words in order.
    pub(crate) exact: u64,
    /// Number of shingles, repeated ones too.
    pub(crate) shingles: u32,
    /// The low halves of the smallest hashes, smallest first; the last one is repeated where there are fewer.
    pub(crate) keys: [u32; KEYS],
    /// A byte of the smallest hash that fell into each bin; 0 where none did.
    pub(crate) bins: [u8; BINS],
}

/// How alike two texts are, as far as signatures tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Similarity {
    /// The same words in the same order.
    pub equal: bool,
    /// Shared shingles as a share of all (Jaccard), 0 to 1.
    pub overlap: f32,
    /// Shared shingles as a share of the shorter text's, 0 to 1.
    pub containment: f32,
    /// Length of the shorter text as a share of the longer one's, 0 to 1.
    pub length: f32,
    /// Shingles of the shorter text.
    pub shingles: u32,
}

impl Similarity {
    /// Whether one of the texts nearly repeats the other.
    pub fn is_near(&self) -> bool {
        self.equal || self.shingles >= SHORT && self.containment >= CONTAINMENT && self.length >= LENGTH
    }
}

impl Signature {
    /// Whether the text has no word at all; such a text repeats nothing.
    pub fn is_empty(&self) -> bool {
        self.shingles == 0
    }

    /// How alike two texts are.
    pub fn similarity(&self, other: &Signature) -> Similarity {
        let (mut same, mut used) = (0u32, 0u32);
        for (&a, &b) in self.bins.iter().zip(&other.bins) {
            used += u32::from(a | b != 0);
            same += u32::from(a == b && a != 0);
        }
        // Two different hashes agree in their byte once in 255.
        let raw = same as f32 / used.max(1) as f32;
        let overlap = ((raw - 1.0 / 255.0) / (1.0 - 1.0 / 255.0)).max(0.0);
        let (short, long) = (self.shingles.min(other.shingles), self.shingles.max(other.shingles));
        let length = short as f32 / long.max(1) as f32;
        let containment =
            if short == 0 { 0.0 } else { (overlap / (1.0 + overlap) * (1.0 + 1.0 / length)).min(1.0) };
        let equal = self.exact == other.exact && self.shingles == other.shingles && !self.is_empty();
        Similarity { equal, overlap, containment, length, shingles: short }
    }
}

/// The signature of a text. A text of fewer words than a shingle has one shingle, made of all of them.
pub fn signature(text: &str) -> Signature {
    let mut maker = Maker {
        words: 0,
        last: [0; SHINGLE],
        rolling: 0,
        exact: 0,
        smallest: [u64::MAX; KEYS],
        bins: [u32::MAX; BINS],
    };
    words(text, &mut |word| maker.word(word));
    maker.finish()
}

fn mix(mut h: u64) -> u64 {
    h = (h ^ (h >> 30)).wrapping_mul(MIX[0]);
    h = (h ^ (h >> 27)).wrapping_mul(MIX[1]);
    h ^ (h >> 31)
}

/// Enough for what is a sum of products already.
fn spread(h: u64) -> u64 {
    let h = (h ^ (h >> 32)).wrapping_mul(MIX[0]);
    h ^ (h >> 29)
}

struct Maker {
    words: usize,
    last: [u64; SHINGLE],
    rolling: u64,
    exact: u64,
    smallest: [u64; KEYS],
    bins: [u32; BINS],
}

impl Maker {
    fn word(&mut self, word: u64) {
        let oldest = &mut self.last[self.words % SHINGLE];
        // What leaves the window was multiplied once for each word since.
        self.rolling =
            self.rolling.wrapping_sub(oldest.wrapping_mul(POWER)).wrapping_mul(ROLL).wrapping_add(word);
        *oldest = word;
        self.exact = step(self.exact, word);
        self.words += 1;
        if self.words >= SHINGLE {
            self.shingle(spread(self.rolling));
        }
    }

    fn shingle(&mut self, hash: u64) {
        let bin = &mut self.bins[(((hash >> 32) * BINS as u64) >> 32) as usize];
        *bin = (*bin).min(hash as u32);
        if hash < self.smallest[KEYS - 1] && !self.smallest.contains(&hash) {
            let at = self.smallest.partition_point(|&h| h < hash);
            self.smallest[at..].rotate_right(1);
            self.smallest[at] = hash;
        }
    }

    fn finish(mut self) -> Signature {
        if (1..SHINGLE).contains(&self.words) {
            self.shingle(spread(self.rolling));
        }
        let shingles = if self.words == 0 { 0 } else { (self.words + 1).saturating_sub(SHINGLE).max(1) };
        let mut keys = [0; KEYS];
        let mut last = self.smallest[0];
        for (key, &hash) in keys.iter_mut().zip(&self.smallest) {
            if hash != u64::MAX {
                last = hash;
            }
            *key = last as u32;
        }
        // The low half of the smallest value of a bin is small; the byte is taken from a fresh mix of it.
        let byte = |min: u32| if min == u32::MAX { 0 } else { 1 + (mix(u64::from(min)) % 255) as u8 };
        Signature {
            exact: mix(self.exact),
            shingles: shingles.min(u32::MAX as usize) as u32,
            keys,
            bins: self.bins.map(byte),
        }
    }
}

/// The factor of the oldest word of a shingle.
const POWER: u64 = {
    let (mut power, mut i) = (1u64, 1);
    while i < SHINGLE {
        power = power.wrapping_mul(ROLL);
        i += 1;
    }
    power
};

#[cfg(test)]
mod tests {
    use super::*;

    /// Words without meaning, all different.
    fn story(from: usize, to: usize) -> String {
        (from..to).map(|i| format!("word{} ", i * 7919 % 100_003)).collect()
    }

    #[test]
    fn case_and_punctuation_do_not_count() {
        let a = signature("\"We won’t sign,\" said Čapek — again.\nNo date was set.");
        let b = signature("“WE WON'T SIGN”, SAID ČAPEK - AGAIN... no da\u{ad}te was set");
        assert_eq!(a, b);
        assert!(a.similarity(&b).equal);
        assert!(!a.similarity(&signature("We won't sign, said Čapek again. No date is set.")).equal);
    }

    #[test]
    fn what_is_too_short_for_a_shingle() {
        assert!(signature("").is_empty());
        assert!(signature(" ... — ").is_empty());
        assert!(!signature("").similarity(&signature("—")).is_near());
        assert!(signature("No.").similarity(&signature("no")).is_near());
        assert!(!signature("No.").similarity(&signature("Yes.")).is_near());
        assert!(!signature("oil prices rise").similarity(&signature("oil prices fall")).is_near());
    }

    #[test]
    fn the_estimates_are_close() {
        for (length, shared) in [(1000, 900), (400, 200), (400, 100), (5000, 4000), (120, 90)] {
            let (mut overlap, mut n) = (0.0, 0.0);
            for round in 0..40 {
                let from = round * 9973;
                let a = signature(&story(from, from + length));
                let b = signature(&story(from + length - shared, from + 2 * length - shared));
                overlap += a.similarity(&b).overlap;
                n += 1.0;
            }
            let (same, all) = ((shared - 3) as f32, (2 * (length - 3) - (shared - 3)) as f32);
            let (found, expected) = (overlap / n, same / all);
            assert!((found - expected).abs() < 0.03, "{length} {shared}: {found} for {expected}");
        }
    }

    #[test]
    fn a_cut_text_is_contained() {
        let whole = signature(&story(0, 800));
        let cut = signature(&story(0, 400));
        let s = whole.similarity(&cut);
        assert!((0.4..0.6).contains(&s.overlap) && s.containment > 0.85 && s.is_near(), "{s:?}");
        // A quarter of a story is an item of its own.
        assert!(!whole.similarity(&signature(&story(0, 200))).is_near());
        assert!(!whole.similarity(&signature(&story(800, 1600))).is_near());
    }
}
