//! Bytes to code points, once, when records are built.

/// How many bytes share one mark.
const STEP: usize = 128;

/// The number of code points before any byte of a text.
pub(super) struct Offsets {
    /// Code points before each `STEP` bytes; empty for a text of ASCII, where bytes are code points.
    marks: Vec<u32>,
    length: u32,
}

impl Offsets {
    pub(super) fn new(text: &str) -> Offsets {
        if text.is_ascii() {
            return Offsets { marks: Vec::new(), length: text.len() as u32 };
        }
        let mut n = 0;
        let marks = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let before = n;
                n += starts(chunk);
                before
            })
            .collect();
        Offsets { marks, length: n }
    }

    /// Code points before a byte that lies on a character boundary.
    pub(super) fn of(&self, text: &str, byte: u32) -> u32 {
        if self.marks.is_empty() {
            return byte;
        }
        let (byte, block) = (byte as usize, byte as usize / STEP);
        match self.marks.get(block) {
            Some(&before) => before + starts(&text.as_bytes()[block * STEP..byte]),
            None => self.length,
        }
    }

    /// Code points of the whole text.
    pub(super) fn len(&self) -> u32 {
        self.length
    }
}

/// Bytes that begin a character.
fn starts(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&b| b & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_from_any_byte() {
        for text in ["", "plain", "“Zoë” — €5 ".repeat(60).as_str(), "é".repeat(STEP).as_str()] {
            let offsets = Offsets::new(text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.of(text, byte as u32), n as u32, "{text:?} at {byte}");
            }
            assert_eq!(offsets.of(text, text.len() as u32), text.chars().count() as u32);
            assert_eq!(offsets.len(), text.chars().count() as u32);
        }
    }
}
