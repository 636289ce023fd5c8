//! The learned weights, in two kinds of table that a feature's hash addresses directly.
//!
//! Both tables are made of buckets of eight entries, each bucket within one cache line. The upper bits of a feature's
//! hash choose the bucket, its lowest sixteen tell the entries apart; a feature that training pruned is (but for one
//! in ten thousand) simply not found. There is no probing: an entry that finds its bucket full was dropped when the
//! table was built. Weights are whole numbers of at most [`LIMIT`]: fine steps matter little, but cutting off the
//! largest weights cost two points of attachment.
//!
//! Chosen against: a dense table that lets features collide, which loses 2 to 5 points of attachment at the same size.

use std::array;
use std::hint::black_box;

use super::model::ModelError;

/// Entries of a bucket.
const WAYS: usize = 8;
/// Largest number of classes of a [`LabelTable`].
pub const MAX_CLASSES: usize = 128;
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

/// The factor that maps the largest weight to [`LIMIT`].
fn scale(rows: &[Row]) -> f64 {
    let largest = rows.iter().flat_map(|row| &row.weights).fold(0.0, |largest: f64, w| largest.max(w.abs()));
    if largest > 0.0 { LIMIT / largest } else { 1.0 }
}

fn quantise(weight: f64, scale: f64) -> i8 {
    (weight * scale).round().clamp(-LIMIT, LIMIT) as i8
}

/// Eight features, told apart by their keys, and what is stored for each.
///
/// Entries are filled from the first on, so that a feature whose key is zero is found before an unused entry is.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct Bucket<V> {
    // Entry `way` has its key in word `way % 2`, lane `way / 2`.
    keys: [u64; 2],
    // One more value than keys: what features get that are not there.
    values: [V; WAYS + 1],
}

impl<V> Bucket<V> {
    fn key(&self, way: usize) -> u16 {
        (self.keys[way % 2] >> (way / 2 * 16)) as u16
    }

    fn set(&mut self, way: usize, key: u16, value: V) {
        self.keys[way % 2] |= u64::from(key) << (way / 2 * 16);
        self.values[way] = value;
    }

    /// What is stored for the feature with this key. All keys are compared at once and without a branch: vector
    /// instructions would be shorter still, but the compiler cannot be relied on to find them.
    #[inline(always)]
    fn get(&self, key: u16) -> &V {
        const LOW: u64 = 0x0001_0001_0001_0001;
        const HIGH: u64 = LOW << 15;
        // Sets the highest bit of the lowest lane that is equal; it may set more above that one.
        let equal = |word: u64| {
            let difference = word ^ (u64::from(key) * LOW);
            difference.wrapping_sub(LOW) & !difference & HIGH
        };
        let bit = (equal(self.keys[0]) >> 15 | equal(self.keys[1]) >> 14).trailing_zeros() as usize;
        // Without any equal lane the bit is 64, and this the extra value.
        &self.values[bit / 16 * 2 + bit % 2]
    }
}

/// `2^bits` buckets.
#[derive(Clone, Debug)]
struct Buckets<V> {
    bits: u32,
    buckets: Vec<Bucket<V>>,
}

impl<V> Buckets<V> {
    #[inline(always)]
    fn of(&self, feature: u64) -> &Bucket<V> {
        &self.buckets[place(feature, self.bits)]
    }

    /// Reads from every bucket that `features` need. A table is larger than the nearer caches; asking for all lines
    /// before using the first lets their delays overlap; without it, the whole analysis took a quarter to a third longer.
    #[inline(always)]
    fn touch(&self, features: &[u64]) {
        black_box(features.iter().fold(0, |keys, &feature| keys | self.of(feature).keys[0]));
    }
}

/// Bucket of a feature in a table of `2^bits` buckets.
#[inline(always)]
fn place(feature: u64, bits: u32) -> usize {
    (feature >> 32 >> (32 - bits)) as usize
}

/// What tells apart the features of a bucket.
#[inline(always)]
fn key(feature: u64) -> u16 {
    feature as u16
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

    /// A key for entry `way` that no earlier entry of `bucket` has.
    fn key<V>(&mut self, bucket: &Bucket<V>, way: usize) -> Result<u16, ModelError> {
        match self.u16()? {
            key if (0..way).any(|earlier| bucket.key(earlier) == key) => Err(ModelError::corrupt(format!(
                "expected the keys of a bucket to differ, found {key} twice"
            ))),
            key => Ok(key),
        }
    }

    /// The number of entries that a bucket uses.
    fn ways(&mut self) -> Result<usize, ModelError> {
        match usize::from(self.u8()?) {
            ways @ 0..=WAYS => Ok(ways),
            ways => {
                Err(ModelError::corrupt(format!("expected at most {WAYS} entries in a bucket, found {ways}")))
            }
        }
    }
}

/// Weights of the parser's actions: few classes, so every entry has one weight for each.
#[derive(Clone, Debug)]
pub struct ActionTable(Buckets<[i8; ACTIONS]>);

impl ActionTable {
    /// Quantises `rows` into `2^bits` buckets.
    pub fn build(rows: &[Row], bits: u32) -> ActionTable {
        let scale = scale(rows);
        let mut buckets = vec![Bucket::default(); 1 << bits];
        for (bucket, rows) in buckets.iter_mut().zip(deal(rows, bits)) {
            let quantised = rows.iter().map(|row| {
                let weights: [i8; ACTIONS] = array::from_fn(|action| quantise(row.weights[action], scale));
                (key(row.feature), weights)
            });
            for (way, (key, weights)) in quantised.filter(|(_, weights)| *weights != [0; ACTIONS]).enumerate()
            {
                bucket.set(way, key, weights);
            }
        }
        ActionTable(Buckets { bits, buckets })
    }

    /// The sum of the features' weights for each action.
    #[inline]
    pub fn score(&self, features: &[u64]) -> [i32; ACTIONS] {
        self.0.touch(features);
        let mut sums = [0; ACTIONS];
        for &feature in features {
            let weights = self.0.of(feature).get(key(feature));
            for (sum, &weight) in sums.iter_mut().zip(weights) {
                *sum += i32::from(weight);
            }
        }
        sums
    }

    /// Number of features in the table.
    pub fn features(&self) -> usize {
        self.0.buckets.iter().map(|bucket| used_actions(bucket).count()).sum()
    }

    /// Appends the table to a model file: used entries only.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.0.bits.to_le_bytes());
        for bucket in &self.0.buckets {
            out.push(used_actions(bucket).count() as u8);
            for way in used_actions(bucket) {
                out.extend(bucket.key(way).to_le_bytes());
                out.extend(bucket.values[way].map(|weight| weight as u8));
            }
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the table does not fit its own sizes.
    pub fn read(reader: &mut Reader) -> Result<ActionTable, ModelError> {
        let bits = reader.bits()?;
        let mut buckets = Vec::new();
        for _ in 0..1usize << bits {
            let mut bucket = Bucket::default();
            for way in 0..reader.ways()? {
                let key = reader.key(&bucket, way)?;
                bucket.set(way, key, reader.array()?.map(|byte| byte as i8));
            }
            buckets.push(bucket);
        }
        Ok(ActionTable(Buckets { bits, buckets }))
    }
}

fn used_actions(bucket: &Bucket<[i8; ACTIONS]>) -> impl Iterator<Item = usize> {
    (0..WAYS).filter(|&way| bucket.values[way] != [0; ACTIONS])
}

/// Weights for many classes, of which a feature typically knows few: tags and relations.
///
/// A bucket's value holds for each entry the start of its weights in the pool, above eight bits of length.
#[derive(Clone, Debug)]
pub struct LabelTable {
    classes: usize,
    buckets: Buckets<u32>,
    // Classes and weights, entry after entry.
    pool: Vec<(u8, i8)>,
}

/// Bound on the number of weights: a start in the pool has 24 bits.
const MAX_POOL: usize = 1 << 24;

impl LabelTable {
    /// Quantises `rows` over `classes` classes into `2^bits` buckets.
    ///
    /// # Panics
    /// If there are more than [`MAX_CLASSES`] classes, or more weights than a table can hold.
    pub fn build(rows: &[Row], classes: usize, bits: u32) -> LabelTable {
        assert!(classes <= MAX_CLASSES, "too many classes: {classes}");
        let scale = scale(rows);
        let mut buckets = vec![Bucket::default(); 1 << bits];
        let mut pool = Vec::new();
        for (bucket, rows) in buckets.iter_mut().zip(deal(rows, bits)) {
            let mut way = 0;
            for row in rows {
                let start = pool.len();
                let weights = (0u8..).zip(row.weights.iter().map(|&weight| quantise(weight, scale)));
                pool.extend(weights.filter(|&(_, weight)| weight != 0));
                if pool.len() > start {
                    bucket.set(way, key(row.feature), pack(start, pool.len() - start));
                    way += 1;
                }
            }
        }
        assert!(pool.len() < MAX_POOL, "too many weights: {}", pool.len());
        LabelTable { classes, buckets: Buckets { bits, buckets }, pool }
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Number of features in the table.
    pub fn features(&self) -> usize {
        self.buckets.buckets.iter().flat_map(|bucket| bucket.values).filter(|&value| value != 0).count()
    }

    /// Number of weights that are not zero.
    pub fn weights(&self) -> usize {
        self.pool.len()
    }

    /// The class with the highest sum of weights; of equals the first. `excluded` is never chosen, unless it is all
    /// there is.
    #[inline]
    pub fn best(&self, features: &[u64], excluded: Option<u8>) -> u8 {
        self.buckets.touch(features);
        // The lower bits hold the class, counted down: the highest number then names the first class of the best.
        let mut scores: [i32; MAX_CLASSES] = array::from_fn(|class| (MAX_CLASSES - 1 - class) as i32);
        for &feature in features {
            let (start, len) = unpack(*self.buckets.of(feature).get(key(feature)));
            for &(class, weight) in &self.pool[start..start + len] {
                // The remainder changes nothing; it spares the check of bounds.
                scores[usize::from(class) % MAX_CLASSES] += i32::from(weight) * MAX_CLASSES as i32;
            }
        }
        if let Some(excluded) = excluded {
            scores[usize::from(excluded)] = i32::MIN;
        }
        let highest = scores[..self.classes].iter().fold(i32::MIN, |highest, &score| highest.max(score));
        (MAX_CLASSES as i32 - 1 - (highest & (MAX_CLASSES as i32 - 1))) as u8
    }

    /// Appends the table to a model file: used entries only.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.buckets.bits.to_le_bytes());
        out.push(self.classes as u8);
        for bucket in &self.buckets.buckets {
            let used = || (0..WAYS).filter(|&way| bucket.values[way] != 0);
            out.push(used().count() as u8);
            for way in used() {
                let (start, len) = unpack(bucket.values[way]);
                out.extend(bucket.key(way).to_le_bytes());
                out.push(len as u8);
                out.extend(
                    self.pool[start..start + len].iter().flat_map(|&(class, weight)| [class, weight as u8]),
                );
            }
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the table does not fit its own sizes, or names a class it has not.
    pub fn read(reader: &mut Reader) -> Result<LabelTable, ModelError> {
        let bits = reader.bits()?;
        let classes = usize::from(reader.u8()?);
        if classes == 0 || classes > MAX_CLASSES {
            return Err(ModelError::corrupt(format!(
                "expected up to {MAX_CLASSES} classes, found {classes}"
            )));
        }
        let (mut buckets, mut pool) = (Vec::new(), Vec::new());
        for _ in 0..1usize << bits {
            let mut bucket = Bucket::default();
            for way in 0..reader.ways()? {
                let key = reader.key(&bucket, way)?;
                let (start, len) = (pool.len(), usize::from(reader.u8()?));
                if start + len >= MAX_POOL {
                    return Err(ModelError::corrupt(format!(
                        "expected fewer than {MAX_POOL} weights, found more"
                    )));
                }
                bucket.set(way, key, pack(start, len));
                for pair in reader.take(2 * len)?.chunks_exact(2) {
                    if usize::from(pair[0]) >= classes {
                        return Err(ModelError::corrupt(format!(
                            "expected a class below {classes}, found {}",
                            pair[0]
                        )));
                    }
                    pool.push((pair[0], pair[1] as i8));
                }
            }
            buckets.push(bucket);
        }
        Ok(LabelTable { classes, buckets: Buckets { bits, buckets }, pool })
    }
}

/// Start and length within the pool as one number.
fn pack(start: usize, len: usize) -> u32 {
    (start << 8 | len) as u32
}

#[inline(always)]
fn unpack(value: u32) -> (usize, usize) {
    ((value >> 8) as usize, (value & 0xff) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(feature: u64, weights: &[f64]) -> Row {
        Row { feature, weights: weights.to_vec() }
    }

    #[test]
    fn actions_are_scored_by_the_features_that_are_known() {
        let table = ActionTable::build(&[row(1 << 63 | 7, &[127.0, -5.0, 0.4]), row(8, &[1.0, 2.0, 3.0])], 4);
        assert_eq!(table.features(), 2);
        assert_eq!(table.score(&[1 << 63 | 7]), [127, -5, 0]);
        assert_eq!(table.score(&[8, 1 << 63 | 7, 9, 7]), [128, -3, 3]);
    }

    #[test]
    fn every_place_in_a_bucket_is_found() {
        let rows: Vec<Row> = (0..8).map(|n| row(n, &[n as f64 + 1.0, 0.0, 127.0])).collect();
        let table = ActionTable::build(&rows, 0);
        let found: Vec<i32> = (0..10).map(|n| table.score(&[n])[0]).collect();
        assert_eq!(found, [1, 2, 3, 4, 5, 6, 7, 8, 0, 0]);
        let lonely = ActionTable::build(&rows[..1], 0);
        assert_eq!((lonely.score(&[0])[0], lonely.score(&[1])[0]), (1, 0));
    }

    #[test]
    fn a_full_bucket_keeps_the_most_important() {
        let rows: Vec<Row> = (0..10).map(|n| row(n, &[100.0 + n as f64, 0.0, 0.0])).collect();
        let table = ActionTable::build(&rows, 4);
        assert_eq!(table.features(), WAYS);
        assert_eq!((table.score(&[1])[0], table.score(&[9])[0]), (0, 127));
    }

    #[test]
    fn labels_go_to_the_highest_sum() {
        let table = LabelTable::build(&[row(7, &[0.0, 127.0, 2.0]), row(1 << 40, &[-9.0, 0.0, 126.0])], 3, 0);
        assert_eq!((table.features(), table.weights()), (2, 4));
        assert_eq!(table.best(&[7], None), 1);
        assert_eq!(table.best(&[7, 1 << 40], None), 2);
        assert_eq!(table.best(&[7], Some(1)), 2);
        assert_eq!(table.best(&[], None), 0);
    }
}
