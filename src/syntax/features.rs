//! What tagger and parser see: words reduced to hashes, and hashes combined into features.
//!
//! A word is never looked up in a vocabulary. Its spelling is normalised (case, quotation marks, dashes, numbers),
//! hashed once, and every feature is a hash of a template's number and up to three such values. Training and
//! inference share this file, so that both see the same features; any change here calls for a new model.
//!
//! A vocabulary with dense ids was left out: hashes need no table of words in the model file, and at 32 bits the
//! collisions among some twenty thousand words are too few to matter.

/// How a sentence uses capitals. Headlines and shouted lines say nothing by the capital of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Casing {
    /// Ordinary prose.
    Mixed,
    /// No lower-case letter in the whole sentence.
    Upper,
    /// No capital in the whole sentence.
    Lower,
    /// Every longer word starts with a capital.
    Title,
}

/// Letters of a word from which on it counts for [`Casing::Title`]; "of", "the" and "and" stay small in headlines.
const TITLE_WORD: usize = 4;
/// Longer words that a title must have: "Vladimir Putin" alone is a name.
const TITLE_WORDS: usize = 3;

impl Casing {
    /// The casing of a sentence. Only ASCII letters count.
    pub fn of<'a>(words: impl IntoIterator<Item = &'a str>) -> Casing {
        let (mut upper, mut lower, mut capitals, mut smalls) = (false, false, 0, 0);
        for word in words {
            let has_lower = word.bytes().any(|b| b.is_ascii_lowercase());
            lower |= has_lower;
            upper |= word.bytes().any(|b| b.is_ascii_uppercase());
            match word.bytes().next() {
                Some(first) if word.len() >= TITLE_WORD && has_lower => {
                    capitals += usize::from(first.is_ascii_uppercase());
                    smalls += usize::from(first.is_ascii_lowercase());
                }
                _ => {}
            }
        }
        match (upper, lower) {
            (true, false) => Casing::Upper,
            (false, true) => Casing::Lower,
            _ if smalls == 0 && capitals >= TITLE_WORDS => Casing::Title,
            _ => Casing::Mixed,
        }
    }
}

/// A word as the features see it: a handful of hashes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lexeme {
    /// The spelling, with case, for the table of words that have one tag only.
    pub form: u32,
    /// The spelling in lower case, numbers reduced to their kind.
    pub norm: u32,
    /// The last four characters in lower case.
    pub suffix4: u32,
    /// The last three characters in lower case.
    pub suffix3: u32,
    /// The last two characters in lower case.
    pub suffix2: u32,
    /// The first character in lower case.
    pub prefix1: u32,
    /// The first three characters in lower case.
    pub prefix3: u32,
    /// Kinds of characters, and the sentence's casing.
    pub shape: u32,
    /// The word's cluster.
    pub cluster: u32,
}

/// More than the number of clusters: what stands outside a sentence has clusters of its own.
const CLUSTERS: u32 = 300;
/// Stands for positions before the first word of a sentence.
pub const BEFORE: Lexeme = Lexeme::sentinel(1);
/// Stands for positions after the last word of a sentence.
pub const AFTER: Lexeme = Lexeme::sentinel(2);

impl Lexeme {
    const fn sentinel(value: u32) -> Lexeme {
        Lexeme {
            form: value,
            norm: value,
            suffix4: value,
            suffix3: value,
            suffix2: value,
            prefix1: value,
            prefix3: value,
            shape: value,
            cluster: CLUSTERS + value,
        }
    }

    /// Reduces `word`, which stands in a sentence of the given casing; its cluster is yet to be found. `buffer` is
    /// scratch.
    pub fn new(word: &str, casing: Casing, buffer: &mut String) -> Lexeme {
        let shape = shape(word, casing);
        normalise(word, buffer);
        // A mark by itself keeps its own form: “ opens for certain, while " may do either.
        let form = hash(if buffer.len() == 1 { word } else { buffer.as_str() }.as_bytes());
        buffer.make_ascii_lowercase();
        if !buffer.is_ascii() {
            *buffer = buffer.to_lowercase();
        }
        let text = buffer.as_str();
        let norm = hash(kind(text).unwrap_or(text).as_bytes());
        Lexeme {
            form,
            norm,
            suffix4: hash(suffix(text, 4).as_bytes()),
            suffix3: hash(suffix(text, 3).as_bytes()),
            suffix2: hash(suffix(text, 2).as_bytes()),
            prefix1: hash(prefix(text, 1).as_bytes()),
            prefix3: hash(prefix(text, 3).as_bytes()),
            shape,
            cluster: 0,
        }
    }
}

/// Writes `word` to `out` with typographic marks replaced by plain ones, so that a page's choice of quotation marks
/// and dashes does not change its analysis. Opening and closing marks remain apart in the shape.
fn normalise(word: &str, out: &mut String) {
    out.clear();
    match word {
        "``" | "''" => out.push('"'),
        "--" | "---" => out.push('—'),
        _ if word.is_ascii() => out.push_str(word),
        _ => {
            for c in word.chars() {
                match c {
                    '‘' | '’' | '‛' | '´' => out.push('\''),
                    '“' | '”' | '„' | '‟' | '«' | '»' => out.push('"'),
                    '–' | '―' | '−' => out.push('—'),
                    '‐' | '‑' => out.push('-'),
                    '…' => out.push_str("..."),
                    '€' | '£' | '¥' => out.push('$'),
                    _ => out.push(c),
                }
            }
        }
    }
}

/// The class that stands for a word with too many spellings, if it belongs to one. `text` is in lower case.
fn kind(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    let first = *bytes.first()?;
    if first.is_ascii_digit() {
        return match bytes {
            [_, _, _, _] if bytes.iter().all(u8::is_ascii_digit) => Some("!year"),
            _ => Some("!number"),
        };
    }
    if !first.is_ascii_alphanumeric() {
        return None;
    }
    // Few words have a colon, and to look for more than a byte is slow.
    let address = bytes.contains(&b':') && text.contains("://");
    if address || bytes.starts_with(b"www.") || bytes.contains(&b'@') {
        return Some("!address");
    }
    (bytes.len() > 1 && bytes.contains(&b'-')).then_some("!hyphen")
}

/// The first `count` characters of `text`.
fn prefix(text: &str, count: usize) -> &str {
    match text.char_indices().nth(count) {
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// The last `count` characters of `text`.
fn suffix(text: &str, count: usize) -> &str {
    match text.char_indices().rev().nth(count - 1) {
        Some((start, _)) => &text[start..],
        None => text,
    }
}

/// Bits for the kinds of characters in `word`, and the casing.
fn shape(word: &str, casing: Casing) -> u32 {
    let Some(first) = word.chars().next() else { return 0 };
    let initial = match first {
        '“' | '‘' | '«' | '„' => 1,
        '”' | '’' | '»' if word.len() == first.len_utf8() => 2,
        c if c.is_uppercase() => 3,
        c if c.is_lowercase() => 4,
        c if c.is_ascii_digit() => 5,
        _ => 6,
    };
    let capitals = word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c == '.');
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    let hyphen = word.bytes().any(|b| b == b'-');
    let bits = u32::from(capitals) | u32::from(digits) << 1 | u32::from(hyphen) << 2;
    (initial << 3 | bits) << 2 | casing as u32
}

/// A 32-bit FNV-1a hash with a final mix.
pub fn hash(bytes: &[u8]) -> u32 {
    let mut state: u32 = 0x811c_9dc5;
    for &byte in bytes {
        state = (state ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    state ^ state >> 15
}

/// A 32-bit hash of a situation that may settle a decision: the number of its kind, and two values.
#[inline(always)]
pub fn situation(kind: u64, a: u64, b: u32) -> u32 {
    let sum = kind
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .wrapping_add(a.wrapping_mul(0xff51_afd7_ed55_8ccd))
        .wrapping_add(u64::from(b).wrapping_mul(0xc4ce_b9fe_1a85_ec53));
    ((sum ^ sum >> 32).wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32) as u32
}

/// Up to `N` features, each the 64-bit hash of a template and its values.
///
/// A template is known by its number, which is part of the hash and so of the model: it stays whatever order the
/// features are made in.
#[derive(Clone, Debug)]
pub struct Features<const N: usize> {
    hashes: [u64; N],
    len: usize,
}

impl<const N: usize> Default for Features<N> {
    fn default() -> Self {
        Features { hashes: [0; N], len: 0 }
    }
}

impl<const N: usize> Features<N> {
    /// A list that is yet to be filled.
    pub fn new() -> Self {
        Self::default()
    }

    /// The features that were added.
    #[inline(always)]
    pub fn hashes(&self) -> &[u64] {
        &self.hashes[..self.len]
    }

    /// Adds a template of one value.
    #[inline(always)]
    pub fn one(&mut self, template: u64, a: u32) {
        self.three(template, a, 0, 0);
    }

    /// Adds a template of two values.
    #[inline(always)]
    pub fn two(&mut self, template: u64, a: u32, b: u32) {
        self.three(template, a, b, 0);
    }

    /// Adds a template of three values.
    #[inline(always)]
    pub fn three(&mut self, template: u64, a: u32, b: u32, c: u32) {
        let sum = template
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .wrapping_add(u64::from(a).wrapping_mul(0xff51_afd7_ed55_8ccd))
            .wrapping_add(u64::from(b).wrapping_mul(0xc4ce_b9fe_1a85_ec53))
            .wrapping_add(u64::from(c).wrapping_mul(0xd6e8_feb8_6659_fd93));
        let mixed = (sum ^ sum >> 32).wrapping_mul(0x2545_f491_4f6c_dd1d);
        self.hashes[self.len] = mixed ^ mixed >> 29;
        self.len += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexeme(word: &str) -> Lexeme {
        Lexeme::new(word, Casing::Mixed, &mut String::new())
    }

    #[test]
    fn typographic_marks_read_as_plain_ones() {
        for (fancy, plain) in
            [("“", "\""), ("”", "''"), ("n’t", "n't"), ("–", "--"), ("—", "--"), ("…", "..."), ("€", "$")]
        {
            assert_eq!(lexeme(fancy).norm, lexeme(plain).norm, "{fancy} and {plain}");
        }
        assert_ne!(lexeme("“").shape, lexeme("”").shape);
    }

    #[test]
    fn words_of_many_spellings_share_a_class() {
        assert_eq!(lexeme("1999").norm, lexeme("2024").norm);
        assert_eq!(lexeme("5,000").norm, lexeme("12").norm);
        assert_ne!(lexeme("12").norm, lexeme("1999").norm);
        assert_eq!(lexeme("non-military").norm, lexeme("pro-Beijing").norm);
        assert_eq!(lexeme("https://example.org/a").norm, lexeme("a@example.org").norm);
    }

    #[test]
    fn casing_of_a_sentence() {
        let of = |text: &str| Casing::of(text.split(' '));
        assert_eq!(of("Troops left the city ."), Casing::Mixed);
        assert_eq!(of("TROOPS LEAVE CITY 5"), Casing::Upper);
        assert_eq!(of("troops leave city"), Casing::Lower);
        assert_eq!(of("Russian Troops Leave the City"), Casing::Title);
        assert_eq!(of("Vladimir Putin"), Casing::Mixed);
        assert_eq!(of(""), Casing::Mixed);
    }

    #[test]
    fn odd_words_are_no_trouble() {
        for word in ["", " ", "-", "İstanbul", "樋口", "\u{0}", "é"] {
            lexeme(word);
        }
    }

    #[test]
    fn templates_are_told_apart() {
        let mut features = Features::<3>::new();
        features.one(1, 7);
        features.one(2, 7);
        features.two(3, 7, 0);
        let [first, second, third] = features.hashes() else { panic!("three were added") };
        assert!(first != second && second != third);
    }
}
