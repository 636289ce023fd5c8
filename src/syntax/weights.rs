//! The learned weights, in two kinds of table that a feature's hash addresses directly.
//!
//! Both tables are made of buckets of eight entries and 32 bytes: of all that a decision costs, waiting for memory is
//! the largest part. The upper bits of a feature's hash choose the bucket, its lowest sixteen tell the entries apart;
//! a feature that training pruned is (but for one in ten thousand) simply not found. There is no probing: an entry
//! that finds its bucket full was dropped when the table was built. Weights are whole numbers of at most [`LIMIT`]:
//! fine steps matter little, but cutting off the largest weights cost two points of attachment.
//!
//! No loop over features branches on what is found, so that the processor runs ahead. What a decision is going to need
//! is asked for beforehand ([`ActionTable::ask`], [`LabelTable::ask`], [`LabelTable::look_up`]); the caller sees to
//! other sentences until it has come.
//!
//! Chosen against: a dense table that lets features collide, which loses 2 to 5 points of attachment at the same size.

use std::array;
use std::hint::select_unpredictable;
use std::ops::{Add, Range};

use prefetch_index::prefetch_index;
use wide::i16x8;

use super::model::ModelError;

mod labels;

pub use labels::{BATCH, LabelTable, Notes};

/// Entries of a bucket.
const WAYS: usize = 8;
/// Largest size of a table, as the number of bits that choose a bucket.
const MAX_BITS: u32 = 24;
/// Bound on the absolute value of a stored weight: one byte.
const LIMIT: f64 = 127.0;

/// Number of actions that the parser chooses from.
pub const ACTIONS: usize = 3;

/// A feature and its weight for each class, as training leaves it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The feature's hash.
    pub feature: u64,
    /// One weight a class.
    pub weights: Vec<f64>,
}

impl Row {
    fn importance(&self) -> f64 {
        self.weights.iter().map(|w| w.abs()).sum()
    }
}

/// The factor that maps the largest of `weights` to [`LIMIT`].
fn scale<'a>(weights: impl IntoIterator<Item = &'a f64>) -> f64 {
    let largest = weights.into_iter().fold(0.0, |largest: f64, w| largest.max(w.abs()));
    if largest > 0.0 { LIMIT / largest } else { 1.0 }
}

fn quantise(weight: f64, scale: f64) -> i8 {
    (weight * scale).round().clamp(-LIMIT, LIMIT) as i8
}

/// Bucket of a feature in a table of `2^bits` buckets.
#[inline(always)]
fn place(feature: u64, bits: u32) -> usize {
    (feature >> 32 >> (32 - bits)) as usize
}

/// What tells apart the features of a bucket.
#[inline(always)]
fn key(feature: u64) -> i16 {
    feature as i16
}

/// The keys of a bucket, one an entry.
///
/// Entries are filled from the first on, so that a feature whose key is zero is found before an unused entry is.
#[derive(Clone, Copy, Debug, Default)]
struct Keys([i16; WAYS]);

impl Keys {
    /// For each entry all bits if it has this key, none otherwise. All are compared at once and without a branch.
    #[inline(always)]
    fn equal(&self, key: i16) -> i16x8 {
        i16x8::new(self.0).simd_eq(i16x8::splat(key))
    }

    /// The first entry with this key, or [`WAYS`].
    #[inline(always)]
    fn find(&self, key: i16) -> usize {
        (self.equal(key).to_bitmask() | 1 << WAYS).trailing_zeros() as usize
    }

    /// Where the file has the key of an entry: those of even entries come first.
    fn at(way: usize) -> usize {
        way % 2 * 8 + way / 2 * 2
    }

    fn to_bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        for (way, key) in self.0.into_iter().enumerate() {
            bytes[Keys::at(way)..][..2].copy_from_slice(&key.to_le_bytes());
        }
        bytes
    }

    /// Reads the first 16 of `bytes`.
    fn from_bytes(bytes: &[u8; 32]) -> Keys {
        Keys(array::from_fn(|way| i16::from_le_bytes([bytes[Keys::at(way)], bytes[Keys::at(way) + 1]])))
    }
}

/// Deals rows out to buckets, the most important first, and drops those that find theirs full or their key taken.
fn deal(rows: &[Row], bits: u32) -> Vec<Vec<&Row>> {
    let mut order: Vec<&Row> = rows.iter().collect();
    order.sort_by(|a, b| b.importance().total_cmp(&a.importance()).then(a.feature.cmp(&b.feature)));
    let mut buckets: Vec<Vec<&Row>> = vec![Vec::new(); 1 << bits];
    for row in order {
        let bucket = &mut buckets[place(row.feature, bits)];
        let taken = bucket.iter().any(|other| key(other.feature) == key(row.feature));
        if bucket.len() < WAYS && !taken {
            bucket.push(row);
        }
    }
    buckets
}

/// Reads the parts of a model file, and refuses to read past its end.
pub struct Reader<'a> {
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    /// Starts at the first of `bytes`.
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes }
    }

    /// The next `count` bytes.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        if count > self.bytes.len() {
            return Err(ModelError::truncated());
        }
        let (head, tail) = self.bytes.split_at(count);
        self.bytes = tail;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], ModelError> {
        self.take(N)?.try_into().map_err(|_| ModelError::truncated())
    }

    /// The next byte.
    pub fn u8(&mut self) -> Result<u8, ModelError> {
        Ok(self.array::<1>()?[0])
    }

    /// The next two bytes as a little-endian number.
    pub fn u16(&mut self) -> Result<u16, ModelError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    /// The next four bytes as a little-endian number.
    pub fn u32(&mut self) -> Result<u32, ModelError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    /// Whether everything has been read.
    pub fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    fn bits(&mut self) -> Result<u32, ModelError> {
        match self.u32()? {
            bits @ 0..=MAX_BITS => Ok(bits),
            bits => Err(ModelError::corrupt(format!(
                "expected a table of at most 2^{MAX_BITS} buckets, found 2^{bits}"
            ))),
        }
    }
}

/// Weights of the parser's actions.
///
/// Only differences between actions count, so a feature's weights are shifted to a sum of zero, and those of
/// [`Left`](super::parse::Action::Left) and [`Right`](super::parse::Action::Right) tell the third.
#[derive(Clone, Debug)]
pub struct ActionTable {
    bits: u32,
    buckets: Vec<ActionBucket>,
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct ActionBucket {
    keys: Keys,
    // For each key the weight of `Left`, and 256 times that of `Right`. Zero is an unused entry.
    weights: [i16; WAYS],
}

impl ActionTable {
    /// Quantises `rows` into `2^bits` buckets.
    pub fn build(rows: &[Row], bits: u32) -> ActionTable {
        let centred: Vec<Row> = rows.iter().map(centre).collect();
        let scale = scale(centred.iter().flat_map(|row| &row.weights[1..]));
        let mut buckets = vec![ActionBucket::default(); 1 << bits];
        for (bucket, rows) in buckets.iter_mut().zip(deal(&centred, bits)) {
            let quantised = rows.iter().map(|row| {
                let [left, right] = [1, 2].map(|action| quantise(row.weights[action], scale));
                (key(row.feature), i16::from(left) + (i16::from(right) << 8))
            });
            for (way, (key, weights)) in quantised.filter(|&(_, weights)| weights != 0).enumerate() {
                bucket.keys.0[way] = key;
                bucket.weights[way] = weights;
            }
        }
        ActionTable { bits, buckets }
    }

    /// Asks for the memory that [`sums`](Self::sums) of the same features will read.
    #[inline(always)]
    pub fn ask(&self, features: &[u64]) {
        for &feature in features {
            prefetch_index(&self.buckets, place(feature, self.bits));
        }
    }

    /// The sums of the features' weights.
    // By itself the loop has registers for all that it needs.
    #[inline(never)]
    pub fn sums(&self, features: &[u64]) -> ActionSums {
        // One sum for each entry of a bucket, whichever features it is of. A feature that is not there may have the key
        // of an unused entry, whose weight is zero. The weights of `Left` are what the sums of both have beside those
        // of `Right`: that they overflow meanwhile is no matter.
        let (mut both, mut rights) = (i16x8::ZERO, i16x8::ZERO);
        let half = i16x8::splat(1 << 7);
        for &feature in features {
            let bucket = &self.buckets[place(feature, self.bits)];
            let weights = bucket.keys.equal(key(feature)) & i16x8::new(bucket.weights);
            both += weights;
            let right: i16x8 = (weights + half) >> 8;
            rights += right;
        }
        let shifted: i16x8 = rights << 8;
        let [left, right] =
            [both - shifted, rights].map(|sums| sums.to_array().into_iter().map(i32::from).sum::<i32>());
        ActionSums { left, right }
    }

    /// Number of features in the table.
    pub fn features(&self) -> usize {
        self.buckets.iter().flat_map(|bucket| bucket.weights).filter(|&weights| weights != 0).count()
    }

    /// Appends the table to a model file.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.bits.to_le_bytes());
        for bucket in &self.buckets {
            out.extend(bucket.keys.to_bytes());
            out.extend(bucket.weights.iter().flat_map(|weights| weights.to_le_bytes()));
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the table does not fit its own sizes.
    pub fn read(reader: &mut Reader) -> Result<ActionTable, ModelError> {
        let bits = reader.bits()?;
        let (chunks, _) = reader.take(32 << bits)?.as_chunks::<32>();
        let bucket = |bytes: &[u8; 32]| ActionBucket {
            keys: Keys::from_bytes(bytes),
            weights: array::from_fn(|way| i16::from_le_bytes([bytes[2 * way + 16], bytes[2 * way + 17]])),
        };
        Ok(ActionTable { bits, buckets: chunks.iter().map(bucket).collect() })
    }
}

/// Sums of weights of the actions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ActionSums {
    left: i32,
    right: i32,
}

impl ActionSums {
    /// The score of each action.
    #[inline(always)]
    pub fn scores(self) -> [i32; ACTIONS] {
        [-self.left - self.right, self.left, self.right]
    }
}

impl Add for ActionSums {
    type Output = ActionSums;

    #[inline(always)]
    fn add(self, other: ActionSums) -> ActionSums {
        ActionSums { left: self.left + other.left, right: self.right + other.right }
    }
}

/// The row with its weights shifted to a sum of zero.
fn centre(row: &Row) -> Row {
    let mean = row.weights.iter().sum::<f64>() / row.weights.len() as f64;
    Row { feature: row.feature, weights: row.weights.iter().map(|weight| weight - mean).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(feature: u64, weights: &[f64]) -> Row {
        Row { feature, weights: weights.to_vec() }
    }

    #[test]
    fn actions_are_scored_by_the_features_that_are_known() {
        let rows = [row(1 << 63 | 7, &[-120.0, 127.0, -7.4]), row(8, &[-5.0, 2.0, 3.0])];
        let table = ActionTable::build(&rows, 4);
        assert_eq!(table.features(), 2);
        assert_eq!(table.sums(&[1 << 63 | 7]).scores(), [-120, 127, -7]);
        assert_eq!(table.sums(&[8, 1 << 63 | 7, 9, 7]).scores(), [-125, 129, -4]);
    }

    #[test]
    fn only_differences_between_actions_count() {
        let table = ActionTable::build(&[row(7, &[-58.0, 137.0, -49.0]), row(8, &[5.0, 5.0, 5.0])], 0);
        assert_eq!((table.features(), table.sums(&[7, 8]).scores()), (1, [-68, 127, -59]));
    }

    #[test]
    fn every_place_in_a_bucket_is_found() {
        let rows: Vec<Row> = (0..8).map(|n| row(n, &[-128.0 - n as f64, n as f64 + 1.0, 127.0])).collect();
        let table = ActionTable::build(&rows, 0);
        let found: Vec<i32> = (0..10).map(|n| table.sums(&[n]).scores()[1]).collect();
        assert_eq!(found, [1, 2, 3, 4, 5, 6, 7, 8, 0, 0]);
        let lonely = ActionTable::build(&rows[..1], 0);
        assert_eq!((lonely.sums(&[0]).scores()[1], lonely.sums(&[1]).scores()[1]), (1, 0));
    }

    #[test]
    fn a_full_bucket_keeps_the_most_important() {
        let rows: Vec<Row> = (0..10).map(|n| row(n, &[-100.0 - n as f64, 100.0 + n as f64, 0.0])).collect();
        let table = ActionTable::build(&rows, 4);
        assert_eq!(table.features(), WAYS);
        assert_eq!((table.sums(&[1]).scores()[1], table.sums(&[9]).scores()[1]), (0, 127));
    }

    #[test]
    fn labels_go_to_the_highest_sum() {
        let table = LabelTable::build(&[row(7, &[0.0, 127.0, 2.0]), row(1 << 40, &[-9.0, 0.0, 126.0])], 3, 0);
        assert_eq!((table.features(), table.bytes()), (2, 16));
        assert_eq!(table.best(&[7], None), 1);
        assert_eq!(table.best(&[7, 1 << 40], None), 2);
        assert_eq!(table.best(&[7], Some(1)), 2);
        assert_eq!(table.best(&[], None), 0);
    }

    /// Few weights are stored as pairs and many as a row; the sums do not depend on it.
    #[test]
    fn pairs_and_rows_add_up() {
        let weight = |feature: u64, class: usize| match class {
            0 => 127.0,
            _ if class < 3 * feature as usize => ((feature as usize * 71 + class * 53) % 255) as f64 - 127.0,
            _ => 0.0,
        };
        let weights = |feature| (0..50).map(|class| weight(feature, class)).collect::<Vec<f64>>();
        let rows: Vec<Row> =
            (1..=16).map(|feature| row(feature << 58 | feature, &weights(feature))).collect();
        let table = LabelTable::build(&rows, 50, 6);
        assert_eq!(table.features(), 16);
        for last in 1..=16 {
            let features: Vec<u64> = (1..=last).map(|feature| feature << 58 | feature).collect();
            let sum = |class| (1..=last).map(|feature| weight(feature, class)).sum::<f64>();
            let best = (0..50).rev().max_by(|&a, &b| sum(a).total_cmp(&sum(b)));
            assert_eq!(best, Some(usize::from(table.best(&features, None))), "the first {last}");
            let long: Vec<u64> = features.iter().copied().cycle().take(5 * features.len()).collect();
            assert_eq!(table.best(&long, None), table.best(&features, None), "the first {last} five times");
        }
    }
}
