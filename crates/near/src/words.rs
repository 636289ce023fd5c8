//! A text to the hashes of its words: runs of letters and digits in lower case.
//!
//! Eight bytes are looked at in one step, as a loop that asks each byte mispredicts at the end of each word and is three
//! times as slow. Words with other than ASCII characters in or beside them go the slow way.

const HIGH: u64 = 0x8080_8080_8080_8080;
/// The bit that makes an ASCII letter small and leaves a digit as it is.
const SMALL: u64 = 0x2020_2020_2020_2020;
/// An odd number without structure: the golden ratio.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// Calls with the hash of each word, which is never 0.
pub(crate) fn words(text: &str, word: &mut impl FnMut(u64)) {
    let bytes = text.as_bytes();
    // Where the run in which we are began; past the end outside of any.
    let (mut start, mut inside) = (0, 0u64);
    let mut slow = Slow::default();
    for block in (0..bytes.len()).step_by(64) {
        let mask = mask(bytes, block);
        // A bit for each place at which a run begins or ends.
        let mut edges = mask ^ (mask << 1 | inside);
        while edges != 0 {
            let at = block + edges.trailing_zeros() as usize;
            edges &= edges - 1;
            if inside == 0 {
                start = at;
            } else {
                run(text, start, at, &mut slow, word);
            }
            inside ^= 1;
        }
    }
    if inside == 1 {
        run(text, start, bytes.len(), &mut slow, word);
    }
}

/// A bit for each of 64 bytes that is an ASCII letter or digit or no ASCII at all.
fn mask(bytes: &[u8], block: usize) -> u64 {
    let mut mask = 0;
    for part in 0..8 {
        let x = eight(bytes, block + part * 8, bytes.len());
        let low = x & !HIGH;
        let small = low | SMALL;
        // Seven bits and at most 0x50 never carry into the next byte.
        let above = |x: u64, byte: u8| x + (0x80 - u64::from(byte)) * 0x0101_0101_0101_0101;
        let letter = above(small, b'a') & !above(small, b'z' + 1);
        let digit = above(low, b'0') & !above(low, b'9' + 1);
        let ours = ((letter | digit) & !x | x) & HIGH;
        mask |= ((ours >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (part * 8);
    }
    mask
}

/// Up to eight bytes from a place on, those behind `end` zero.
fn eight(bytes: &[u8], at: usize, end: usize) -> u64 {
    match bytes.get(at..at + 8).map(<[u8; 8]>::try_from) {
        Some(Ok(eight)) => {
            // Without a branch, as words end anywhere.
            u64::from_le_bytes(eight) & (u64::MAX >> (64 - 8 * (end - at).min(8)))
        }
        _ => bytes.get(at..end).unwrap_or_default().iter().rev().fold(0, |v, &b| v << 8 | u64::from(b)),
    }
}

/// A run of letters, digits and what is no ASCII.
fn run(text: &str, start: usize, end: usize, slow: &mut Slow, word: &mut impl FnMut(u64)) {
    match hash(text.as_bytes(), start, end) {
        Some(hash) => word(hash),
        None => slow.words(&text[start..end], word),
    }
}

/// The hash of a word; none where it is not all ASCII.
fn hash(bytes: &[u8], start: usize, end: usize) -> Option<u64> {
    let (mut hash, mut at, mut all) = ((end - start) as u64, start, 0);
    while at < end {
        let value = eight(bytes, at, end);
        all |= value;
        hash = step(hash, value | SMALL);
        at += 8;
    }
    (all & HIGH == 0).then_some(hash | 1)
}

/// For words that are not all ASCII: the letters of the word in which we are, as UTF-8 in lower case.
#[derive(Default)]
struct Slow(Vec<u8>);

impl Slow {
    fn words(&mut self, run: &str, word: &mut impl FnMut(u64)) {
        for c in run.chars() {
            if c.is_alphanumeric() {
                c.to_lowercase()
                    .for_each(|l| self.0.extend_from_slice(l.encode_utf8(&mut [0; 4]).as_bytes()));
            } else if !is_invisible(c) {
                self.end(word);
            }
        }
        self.end(word);
    }

    fn end(&mut self, word: &mut impl FnMut(u64)) {
        let mut hash = self.0.len() as u64;
        for at in (0..self.0.len()).step_by(8) {
            hash = step(hash, eight(&self.0, at, self.0.len()) | SMALL);
        }
        if !self.0.is_empty() {
            word(hash | 1);
        }
        self.0.clear();
    }
}

/// Soft hyphens and the like stand inside of words.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Takes one more value into a hash.
pub(crate) fn step(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(STEP)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(text: &str) -> Vec<u64> {
        let mut out = Vec::new();
        words(text, &mut |h| out.push(h));
        out
    }

    /// The same by the plain way.
    fn plain(text: &str) -> Vec<u64> {
        let shown: String = text.chars().filter(|&c| !is_invisible(c)).collect();
        let lower = |w: &str| w.chars().flat_map(char::to_lowercase).collect::<String>();
        let words = shown.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(lower);
        words.map(|w| hashes(&w)[0]).collect()
    }

    #[test]
    fn the_fast_way_agrees_with_the_plain_one() {
        let long = "x".repeat(200);
        let pieces = [
            "Oil",
            "rose",
            "2.5%",
            "to",
            "$71",
            "a",
            "barrel",
            "“We",
            "won’t”",
            "said",
            "Čapek",
            "naïve",
            "da\u{ad}te",
            "ÀÉ",
            "—",
            "\u{2014}again",
            "co-operation",
            "@home",
            "[sic]",
            "`quoted`",
            "{z}",
            "/path",
            ":x;",
            "日本",
            "\u{a0}",
            "internationalisation",
            "U.S.",
            &long,
            "\n\n",
            "",
        ];
        let mut seed = 7u64;
        for length in 0..300 {
            let mut text = String::new();
            for _ in 0..length {
                seed = step(seed, 3) ^ seed >> 29;
                text.push_str(pieces[(seed >> 33) as usize % pieces.len()]);
                text.push_str(if seed >> 20 & 3 == 0 { "" } else { " " });
            }
            assert_eq!(hashes(&text), plain(&text), "{text:?}");
        }
        assert_eq!(hashes("ABC xyz 059"), hashes("abc XYZ 059"));
        assert_eq!(hashes("a@b[c`d{e/f:g").len(), 7);
    }
}
