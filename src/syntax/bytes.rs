//! A byte for each of some hashes: the cluster of a word, its only tag, the answer in a situation.
//!
//! An open hash table of which one line of memory is read, nearly always, and which can be asked for beforehand:
//! unlike a map of the standard library it tells where an answer will be looked for.

use prefetch_index::prefetch_index;
use wide::u32x4;

use super::model::ModelError;
use super::weights::Reader;

/// Entries of a bucket.
const WAYS: usize = 6;
/// Entries that a bucket has room for beside each that it gets, on average. More would cost lines of memory.
const ROOM: usize = 2;

/// Bytes by 32-bit hash.
#[derive(Clone, Debug)]
pub struct Bytes {
    /// A power of two of them.
    buckets: Vec<Bucket>,
    len: usize,
}

/// Some entries, the first ones used. All are compared at once: what is branched on is whether there is one.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct Bucket {
    hashes: [u32; WAYS],
    values: [u8; WAYS],
    used: u8,
    /// Whether one more wanted to be here, and is in a later bucket.
    is_over: bool,
}

impl Bucket {
    /// One bit for each entry, set for that of the hash.
    #[inline(always)]
    fn equal(&self, hash: u32) -> u32 {
        let [hashes @ .., fifth, sixth] = self.hashes;
        let equal = u32x4::new(hashes).simd_eq(u32x4::splat(hash)).to_bitmask();
        let equal = equal | u32::from(fifth == hash) << 4 | u32::from(sixth == hash) << 5;
        equal & ((1 << self.used) - 1)
    }

    #[inline(always)]
    fn find(&self, hash: u32) -> Option<usize> {
        let equal = self.equal(hash);
        (equal != 0).then_some(equal.trailing_zeros() as usize % WAYS)
    }
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
        let buckets = (ROOM * entries.len() / WAYS + 1).next_power_of_two();
        let mut bytes = Bytes { buckets: vec![Bucket::default(); buckets], len: 0 };
        for (hash, value) in entries {
            bytes.put(hash, value);
        }
        bytes
    }

    fn put(&mut self, hash: u32, value: u8) {
        let mut at = self.place(hash);
        loop {
            let bucket = &mut self.buckets[at];
            if let Some(way) = bucket.find(hash) {
                bucket.values[way] = value;
                return;
            }
            let way = usize::from(bucket.used);
            if way < WAYS {
                (bucket.hashes[way], bucket.values[way]) = (hash, value);
                bucket.used += 1;
                self.len += 1;
                return;
            }
            bucket.is_over = true;
            at = (at + 1) & (self.buckets.len() - 1);
        }
    }

    /// Where a hash is looked for first. The upper bits of the product depend on all bits of the hash.
    #[inline(always)]
    fn place(&self, hash: u32) -> usize {
        let spread = u64::from(hash).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
        spread as usize & (self.buckets.len() - 1)
    }

    /// Asks for the memory that [`get`](Self::get) of the same hash will read.
    #[inline(always)]
    pub fn ask(&self, hash: u32) {
        prefetch_index(&self.buckets, self.place(hash));
    }

    /// The byte of a hash, if it has one.
    #[inline(always)]
    pub fn get(&self, hash: u32) -> Option<u8> {
        let bucket = &self.buckets[self.place(hash)];
        match bucket.find(hash) {
            Some(way) => Some(bucket.values[way]),
            None if bucket.is_over => self.get_over(hash),
            None => None,
        }
    }

    /// The byte of one of two hashes, of the first if it has one. Both are looked up at once: which of them has one cannot
    /// be foreseen.
    #[inline(always)]
    pub fn either(&self, hashes: [u32; 2]) -> Option<u8> {
        let buckets = hashes.map(|hash| &self.buckets[self.place(hash)]);
        if buckets[0].is_over | buckets[1].is_over {
            return self.get(hashes[0]).or_else(|| self.get(hashes[1]));
        }
        let equal = [0, 1].map(|n| buckets[n].equal(hashes[n]));
        let which = usize::from(equal[0] == 0);
        buckets[which].values.get(equal[which].trailing_zeros() as usize).copied()
    }

    /// The same as [`get`](Self::get), where a bucket has not got all that wanted to be in it.
    #[cold]
    fn get_over(&self, hash: u32) -> Option<u8> {
        let mut at = self.place(hash);
        loop {
            let bucket = &self.buckets[at];
            match bucket.find(hash) {
                Some(way) => return Some(bucket.values[way]),
                None if !bucket.is_over => return None,
                None => at = (at + 1) & (self.buckets.len() - 1),
            }
        }
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
        self.buckets.iter().flat_map(|bucket| {
            let entries = bucket.hashes.into_iter().zip(bucket.values);
            entries.take(usize::from(bucket.used))
        })
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
            for (first, second) in (0..len).zip((0..len).rev()) {
                let [one, other] = [first * first, second * second];
                assert_eq!(bytes.either([one, other]), Some(first as u8));
                assert_eq!(bytes.either([2, other]), Some(second as u8));
                assert_eq!(bytes.either([other, 3]), Some(second as u8));
            }
            assert_eq!(bytes.either([2, 3]), None);
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
