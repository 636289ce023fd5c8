//! Bytes to code points, once, when records are built.

/// How many bytes share one mark.
const STEP: usize = 64;

/// The number of code points before any byte of a text.
pub(super) struct Offsets {
    /// Code points before each `STEP` bytes, and which of those bytes begin one; empty for a text of ASCII, where bytes
    /// are code points.
    marks: Vec<(u32, u64)>,
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
                let (before, bits) = (n, starts(chunk));
                n += bits.count_ones();
                (before, bits)
            })
            .collect();
        Offsets { marks, length: n }
    }

    /// Code points before a byte that lies on a character boundary.
    pub(super) fn of(&self, byte: u32) -> u32 {
        if self.marks.is_empty() {
            return byte;
        }
        let (block, rest) = (byte as usize / STEP, byte as usize % STEP);
        match self.marks.get(block) {
            Some(&(before, bits)) => before + (bits & !(u64::MAX << rest)).count_ones(),
            None => self.length,
        }
    }

    /// Code points of the whole text.
    pub(super) fn len(&self) -> u32 {
        self.length
    }
}

/// Which of at most 64 bytes begin a character.
fn starts(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |bits, b| bits << 1 | u64::from(b & 0xC0 != 0x80))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_points_are_counted_from_any_byte() {
        for text in ["", "plain", "“Zoë” — €5 ".repeat(60).as_str(), "é".repeat(STEP).as_str()] {
            let offsets = Offsets::new(text);
            for (n, (byte, _)) in text.char_indices().enumerate() {
                assert_eq!(offsets.of(byte as u32), n as u32, "{text:?} at {byte}");
            }
            assert_eq!(offsets.of(text.len() as u32), text.chars().count() as u32);
            assert_eq!(offsets.len(), text.chars().count() as u32);
        }
    }
}
