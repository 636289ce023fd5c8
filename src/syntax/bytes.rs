//! A byte for each of some hashes: the cluster of a word, its only tag, the answer in a situation.
//!
//! An open hash table of which one line of memory is read, nearly always, and which can be asked for beforehand:
//! unlike a map of the standard library it tells where an answer will be looked for.

use prefetch_index::prefetch_index;

use super::model::ModelError;
use super::weights::Reader;

/// Slots for two entries, at least: more would spare a few steps from slot to slot, and cost lines of memory.
const ROOM: usize = 3;

/// Bytes by 32-bit hash.
#[derive(Clone, Debug)]
pub struct Bytes {
    /// A power of two of them.
    slots: Vec<Slot>,
    len: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    hash: u32,
    value: u8,
    is_used: bool,
}

impl Default for Bytes {
    fn default() -> Self {
        Bytes::new([])
    }
}

impl Bytes {
    /// Takes a byte for each hash; of two for the same hash the last.
    pub fn new(entries: impl IntoIterator<Item = (u32, u8)>) -> Bytes {
        let entries: Vec<(u32, u8)> = entries.into_iter().collect();
        let slots = (ROOM * entries.len() / 2 + 1).next_power_of_two();
        let mut bytes = Bytes { slots: vec![Slot::default(); slots], len: 0 };
        for (hash, value) in entries {
            let at = bytes.find(hash);
            bytes.len += usize::from(!bytes.slots[at].is_used);
            bytes.slots[at] = Slot { hash, value, is_used: true };
        }
        bytes
    }

    /// Where a hash is looked for first. The upper bits of the product depend on all bits of the hash.
    #[inline(always)]
    fn place(&self, hash: u32) -> usize {
        let spread = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        spread as usize & (self.slots.len() - 1)
    }

    /// The slot of a hash, or the empty one where it would be.
    #[inline(always)]
    fn find(&self, hash: u32) -> usize {
        let mut at = self.place(hash);
        while self.slots[at].is_used && self.slots[at].hash != hash {
            at = (at + 1) & (self.slots.len() - 1);
        }
        at
    }

    /// Asks for the memory that [`get`](Self::get) of the same hash will read.
    #[inline(always)]
    pub fn ask(&self, hash: u32) {
        prefetch_index(&self.slots, self.place(hash));
    }

    /// The byte of a hash, if it has one.
    #[inline(always)]
    pub fn get(&self, hash: u32) -> Option<u8> {
        let slot = &self.slots[self.find(hash)];
        slot.is_used.then_some(slot.value)
    }

    /// Number of hashes that have a byte.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether no hash has one.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Hashes and their bytes, in no order.
    pub fn iter(&self) -> impl Iterator<Item = (u32, u8)> {
        self.slots.iter().filter(|slot| slot.is_used).map(|slot| (slot.hash, slot.value))
    }

    /// The highest byte.
    pub fn highest(&self) -> Option<u8> {
        self.iter().map(|(_, value)| value).max()
    }

    /// Appends the bytes to a model file.
    pub fn write(&self, out: &mut Vec<u8>) {
        let mut entries: Vec<(u32, u8)> = self.iter().collect();
        entries.sort_unstable();
        out.extend((entries.len() as u32).to_le_bytes());
        for (hash, value) in entries {
            out.extend(hash.to_le_bytes());
            out.push(value);
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the bytes end early.
    pub fn read(reader: &mut Reader) -> Result<Bytes, ModelError> {
        let mut entries = Vec::new();
        for _ in 0..reader.u32()? {
            entries.push((reader.u32()?, reader.u8()?));
        }
        Ok(Bytes::new(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_was_put_in_and_nothing_else() {
        for len in [0u32, 1, 2, 1000] {
            let bytes = Bytes::new((0..len).map(|n| (n * n, n as u8)));
            assert_eq!(bytes.len(), len as usize);
            assert!((0..len).all(|n| bytes.get(n * n) == Some(n as u8)), "one of {len}");
            assert_eq!([2, 3, u32::MAX].map(|hash| bytes.get(hash)), [None; 3]);
        }
        assert_eq!(Bytes::new([(7, 1), (7, 2)]).get(7), Some(2));
    }

    #[test]
    fn reads_back_as_itself() {
        let bytes = Bytes::new([(9, 1), (0, 0), (5, 255)]);
        let (mut file, mut again) = (Vec::new(), Vec::new());
        bytes.write(&mut file);
        Bytes::read(&mut Reader::new(&file)).unwrap().write(&mut again);
        assert_eq!((again.len(), &again), (19, &file));
        assert!(Bytes::read(&mut Reader::new(&file[..18])).is_err());
    }
}
