//! The learned weights, in two kinds of table that a feature's hash addresses directly.
//!
//! Both tables are made of buckets of eight entries. The upper bits of a feature's hash choose the bucket, the next
//! sixteen bits tell its entries apart; a feature that training pruned is (but for one in ten thousand) simply not
//! found. There is no probing: an entry that finds its bucket full was dropped when the table was built. In
//! [`ActionTable`] a bucket is one cache line and looking up is free of branches.
//!
//! Chosen against: a dense table that lets features collide, which loses 2 to 5 points of attachment at the same size.

use super::model::ModelError;

/// Entries of a bucket.
const WAYS: usize = 8;
/// Largest number of classes of a [`LabelTable`].
pub const MAX_CLASSES: usize = 128;
/// Largest size of a table, as the number of bits that choose a bucket.
const MAX_BITS: u32 = 24;
/// Bound on the absolute value of an action's weight. It keeps sums over 64 features within 16 bits.
const ACTION_LIMIT: f64 = 511.0;
/// Bound on the absolute value of a label's weight.
const LABEL_LIMIT: f64 = 127.0;

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

/// Bucket of a feature in a table of `2^bits` buckets.
#[inline(always)]
fn bucket_of(feature: u64, bits: u32) -> usize {
    (feature >> 32 >> (32 - bits)) as usize
}

/// What tells apart the features of a bucket.
#[inline(always)]
fn key_of(feature: u64) -> u16 {
    feature as u16
}

/// Puts rows into buckets, the most important first, and drops those that find theirs full or their key taken.
fn fill_buckets(rows: &[Row], bits: u32) -> Vec<Vec<&Row>> {
    let mut order: Vec<&Row> = rows.iter().filter(|row| row.importance() > 0.0).collect();
    order.sort_by(|a, b| b.importance().total_cmp(&a.importance()).then(a.feature.cmp(&b.feature)));
    let mut buckets: Vec<Vec<&Row>> = vec![Vec::new(); 1 << bits];
    for row in order {
        let bucket = &mut buckets[bucket_of(row.feature, bits)];
        let taken = bucket.iter().any(|other| key_of(other.feature) == key_of(row.feature));
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

    /// A key that is none of `taken`.
    fn key(&mut self, taken: &[u16]) -> Result<u16, ModelError> {
        match self.u16()? {
            key if taken.contains(&key) => Err(ModelError::corrupt(format!(
                "expected the keys of a bucket to differ, found {key} twice"
            ))),
            key => Ok(key),
        }
    }

    fn fill(&mut self) -> Result<usize, ModelError> {
        match usize::from(self.u8()?) {
            fill @ 0..=WAYS => Ok(fill),
            fill => {
                Err(ModelError::corrupt(format!("expected at most {WAYS} entries in a bucket, found {fill}")))
            }
        }
    }
}

/// One cache line: the weights of eight features for all three actions.
#[derive(Clone, Copy, Debug, Default)]
#[repr(align(64))]
struct ActionBucket {
    keys: [u16; WAYS],
    // Unused entries have weights of zero, so their key may be anything.
    weights: [[i16; WAYS]; ACTIONS],
}

/// Weights of the parser's actions: few classes, so every entry has one weight for each.
#[derive(Clone, Debug)]
pub struct ActionTable {
    bits: u32,
    buckets: Vec<ActionBucket>,
}

impl ActionTable {
    /// Quantises `rows` into `2^bits` buckets; `scale` is multiplied into each weight before rounding.
    pub fn build(rows: &[Row], bits: u32, scale: f64) -> ActionTable {
        let mut buckets = vec![ActionBucket::default(); 1 << bits];
        for (bucket, rows) in buckets.iter_mut().zip(fill_buckets(rows, bits)) {
            for (way, row) in rows.into_iter().enumerate() {
                bucket.keys[way] = key_of(row.feature);
                for (action, weight) in row.weights.iter().enumerate() {
                    bucket.weights[action][way] =
                        (weight * scale).round().clamp(-ACTION_LIMIT, ACTION_LIMIT) as i16;
                }
            }
        }
        ActionTable { bits, buckets }
    }

    /// The sum of the features' weights for each action.
    #[inline]
    pub fn score(&self, features: &[u64]) -> [i32; ACTIONS] {
        let mut sums = [[0i16; WAYS]; ACTIONS];
        for &feature in features {
            let bucket = &self.buckets[bucket_of(feature, self.bits)];
            let key = key_of(feature);
            let mut hit = [0i16; WAYS];
            for way in 0..WAYS {
                hit[way] = if bucket.keys[way] == key { -1 } else { 0 };
            }
            for (sum, weights) in sums.iter_mut().zip(&bucket.weights) {
                for way in 0..WAYS {
                    sum[way] = sum[way].wrapping_add(weights[way] & hit[way]);
                }
            }
        }
        sums.map(|ways| ways.iter().map(|&sum| i32::from(sum)).sum())
    }

    /// Appends the table to a model file: used entries only.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.bits.to_le_bytes());
        for bucket in &self.buckets {
            let used = |way: &usize| bucket.weights.iter().any(|weights| weights[*way] != 0);
            let ways: Vec<usize> = (0..WAYS).filter(used).collect();
            out.push(ways.len() as u8);
            for way in ways {
                out.extend(bucket.keys[way].to_le_bytes());
                for weights in &bucket.weights {
                    out.extend(weights[way].to_le_bytes());
                }
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
            let mut bucket = ActionBucket::default();
            for way in 0..reader.fill()? {
                bucket.keys[way] = reader.key(&bucket.keys[..way])?;
                for weights in &mut bucket.weights {
                    weights[way] = reader.u16()? as i16;
                }
            }
            buckets.push(bucket);
        }
        Ok(ActionTable { bits, buckets })
    }

    /// Number of features in the table.
    pub fn len(&self) -> usize {
        self.buckets
            .iter()
            .map(|b| (0..WAYS).filter(|&way| b.weights.iter().any(|w| w[way] != 0)).count())
            .sum()
    }

    /// Whether the table has no feature at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Eight features, each with the place of its weights in the pool.
#[derive(Clone, Copy, Debug, Default)]
struct LabelBucket {
    keys: [u16; WAYS],
    // Start in the pool, above eight bits of length; unused entries have length zero.
    spans: [u32; WAYS],
}

/// Weights for many classes, of which a feature typically knows few: tags and relations.
#[derive(Clone, Debug)]
pub struct LabelTable {
    bits: u32,
    classes: usize,
    buckets: Vec<LabelBucket>,
    pool: Vec<(u8, i8)>,
}

impl LabelTable {
    /// Quantises `rows` over `classes` classes into `2^bits` buckets; `scale` is multiplied into each weight before
    /// rounding.
    ///
    /// # Panics
    /// If there are more classes than [`MAX_CLASSES`].
    pub fn build(rows: &[Row], classes: usize, bits: u32, scale: f64) -> LabelTable {
        assert!(classes <= MAX_CLASSES);
        let mut table = LabelTable { bits, classes, buckets: Vec::new(), pool: Vec::new() };
        for rows in fill_buckets(rows, bits) {
            let mut bucket = LabelBucket::default();
            let mut way = 0;
            for row in rows {
                let start = table.pool.len();
                for (class, weight) in row.weights.iter().enumerate() {
                    let weight = (weight * scale).round().clamp(-LABEL_LIMIT, LABEL_LIMIT) as i8;
                    if weight != 0 {
                        table.pool.push((class as u8, weight));
                    }
                }
                if table.pool.len() > start {
                    bucket.keys[way] = key_of(row.feature);
                    bucket.spans[way] = (start << 8 | (table.pool.len() - start)) as u32;
                    way += 1;
                }
            }
            table.buckets.push(bucket);
        }
        table
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Number of features in the table, and of weights that are not zero.
    pub fn len(&self) -> (usize, usize) {
        let used = self.buckets.iter().flat_map(|bucket| bucket.spans).filter(|&span| span != 0).count();
        (used, self.pool.len())
    }

    /// The class with the highest sum of weights; of equals the first. `excluded` is never chosen, unless it is all
    /// there is.
    #[inline]
    pub fn best(&self, features: &[u64], excluded: Option<u8>) -> u8 {
        let mut scores = [0i32; MAX_CLASSES];
        for &feature in features {
            let bucket = &self.buckets[bucket_of(feature, self.bits)];
            let key = key_of(feature);
            let mut span = 0;
            for way in 0..WAYS {
                // An unused entry may match as well: it adds nothing to the span.
                span |= if bucket.keys[way] == key { bucket.spans[way] } else { 0 };
            }
            let (start, len) = ((span >> 8) as usize, (span & 0xff) as usize);
            for &(class, weight) in &self.pool[start..start + len] {
                scores[usize::from(class) % MAX_CLASSES] += i32::from(weight);
            }
        }
        if let Some(excluded) = excluded {
            scores[usize::from(excluded)] = i32::MIN;
        }
        let mut best = 0;
        for class in 1..self.classes {
            if scores[class] > scores[best] {
                best = class;
            }
        }
        best as u8
    }

    /// Appends the table to a model file: used entries only.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.bits.to_le_bytes());
        out.push(self.classes as u8);
        for bucket in &self.buckets {
            let ways: Vec<usize> = (0..WAYS).filter(|&way| bucket.spans[way] != 0).collect();
            out.push(ways.len() as u8);
            for way in ways {
                let (start, len) = ((bucket.spans[way] >> 8) as usize, bucket.spans[way] as u8);
                out.extend(bucket.keys[way].to_le_bytes());
                out.push(len);
                for &(class, weight) in &self.pool[start..start + usize::from(len)] {
                    out.extend([class, weight as u8]);
                }
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
        let mut table = LabelTable { bits, classes, buckets: Vec::new(), pool: Vec::new() };
        for _ in 0..1usize << bits {
            let mut bucket = LabelBucket::default();
            for way in 0..reader.fill()? {
                bucket.keys[way] = reader.key(&bucket.keys[..way])?;
                let len = usize::from(reader.u8()?);
                let start = table.pool.len();
                if start + len >= 1 << 24 {
                    return Err(ModelError::corrupt("expected fewer than 2^24 weights, found more".into()));
                }
                bucket.spans[way] = (start << 8 | len) as u32;
                for pair in reader.take(2 * len)?.chunks_exact(2) {
                    if usize::from(pair[0]) >= classes {
                        return Err(ModelError::corrupt(format!(
                            "expected a class below {classes}, found {}",
                            pair[0]
                        )));
                    }
                    table.pool.push((pair[0], pair[1] as i8));
                }
            }
            table.buckets.push(bucket);
        }
        Ok(table)
    }
}
