//! The weights of many classes: tags and relations.

use super::*;

/// Largest number of classes of a [`LabelTable`].
const MAX_CLASSES: usize = 96;

/// Weights for many classes, of which most features know few: tags and relations.
///
/// A feature with few weights has them as pairs of class and weight, in blocks of the pool. The others have a row of one
/// weight a class: that is where most of the weights are that a decision adds up, and vector instructions add a row in
/// the time of a block of pairs. A file has fewer rows than memory, for it is to be small.
///
/// In memory a row is made of vectors of 16 weights, two in each of eight numbers: that of a class from the first eight,
/// which is 127 too high and so never negative, and 256 times that of the class eight further on. Sums of the
/// numbers and of their upper halves tell the sums of both.
#[derive(Clone, Debug)]
pub struct LabelTable {
    classes: usize,
    bits: u32,
    buckets: Vec<LabelBucket>,
    pool: Vec<Block>,
}

/// Four pairs of a class and 256 times its weight, or eight weights of a row.
type Block = [i16; PAIRS];
/// Pairs of a block.
const PAIRS: usize = 4;
/// Largest number of blocks of a feature that has pairs, in a file and in memory. A row is always longer, and a row in
/// memory is added in less time than three blocks of pairs.
const STORED: usize = 4;
const SPARSE: usize = 2;
/// Bytes of a block.
const BLOCK: usize = size_of::<Block>();
/// Classes in a vector of a row.
const VECTOR: usize = 16;
/// Vectors of a row, at least and at most.
const LEAST: usize = 3;
const MOST: usize = MAX_CLASSES / VECTOR;
/// Scores that are counted: those of the classes, and some of nobody, to which the unused pairs of blocks point.
const SCORES: usize = 128;
/// Features that are looked up before their weights are added up.
pub const BATCH: usize = 32;

/// Where the weights of the features of one decision are.
#[derive(Clone, Debug)]
pub struct Notes {
    sparse: [u32; BATCH * SPARSE],
    rows: [u32; BATCH],
    sparse_count: usize,
    row_count: usize,
}

impl Default for Notes {
    fn default() -> Self {
        Notes { sparse: [0; BATCH * SPARSE], rows: [0; BATCH], sparse_count: 0, row_count: 0 }
    }
}

#[derive(Clone, Copy, Debug, Default)]
#[repr(align(32))]
struct LabelBucket {
    keys: Keys,
    // First of the bucket's blocks in the pool.
    start: u32,
    // Where the blocks of each entry begin, counted from the first; then twice where the last ones end. One more entry
    // than keys: features that are not there get none.
    bounds: [u8; WAYS + 2],
}

impl LabelBucket {
    /// The bucket with the blocks of its entries put elsewhere in another length: from `start` on, as `place` has put those
    /// of each entry and tells how many there are now.
    fn moved(&self, start: usize, mut place: impl FnMut(Range<usize>) -> usize) -> LabelBucket {
        let mut bucket = LabelBucket { start: start as u32, ..*self };
        let mut end = 0;
        for way in 0..WAYS {
            let (from, count) = self.blocks(way);
            if count > 0 {
                end += place(from as usize..from as usize + count) as u8;
            }
            bucket.bounds[way + 1] = end;
        }
        bucket.bounds[WAYS + 1] = end;
        bucket
    }

    /// The blocks of an entry, as the first and their number.
    #[inline(always)]
    fn blocks(&self, way: usize) -> (u32, usize) {
        let (from, to) = (self.bounds[way], self.bounds[way + 1]);
        (self.start + u32::from(from), usize::from(to - from))
    }

    fn to_bytes(self) -> [u8; 32] {
        let mut bytes = [0; 32];
        bytes[..16].copy_from_slice(&self.keys.to_bytes());
        bytes[16..20].copy_from_slice(&self.start.to_le_bytes());
        bytes[20..30].copy_from_slice(&self.bounds);
        bytes
    }

    /// The bucket, if its blocks are among the first `blocks`, and every entry has pairs or a row of `row` blocks.
    fn from_bytes(bytes: &[u8; 32], blocks: usize, row: usize) -> Option<LabelBucket> {
        let bucket = LabelBucket {
            keys: Keys::from_bytes(bytes),
            start: u32::from_le_bytes(array::from_fn(|byte| bytes[16 + byte])),
            bounds: array::from_fn(|bound| bytes[20 + bound]),
        };
        let end = bucket.start as usize + usize::from(bucket.bounds[WAYS]);
        let fits = |pair: &[u8]| match pair[1].checked_sub(pair[0]).map(usize::from) {
            Some(count) => count <= STORED || count == row,
            None => false,
        };
        let all_fit = bucket.bounds.windows(2).all(fits) && bucket.bounds[WAYS] == bucket.bounds[WAYS + 1];
        (all_fit && end <= blocks).then_some(bucket)
    }
}

impl LabelTable {
    /// Quantises `rows` over `classes` classes into `2^bits` buckets.
    ///
    /// # Panics
    /// If there are more than [`MAX_CLASSES`] classes.
    pub fn build(rows: &[Row], classes: usize, bits: u32) -> LabelTable {
        assert!(classes <= MAX_CLASSES, "too many classes: {classes}");
        let scale = scale(rows.iter().flat_map(|row| &row.weights));
        let mut buckets = vec![LabelBucket::default(); 1 << bits];
        let mut pool: Vec<Block> = Vec::new();
        let mut nobody = nobody();
        for (bucket, rows) in buckets.iter_mut().zip(deal(rows, bits)) {
            let start = pool.len();
            bucket.start = start as u32;
            let mut way = 0;
            for row in rows {
                let weights: Vec<i8> = row.weights.iter().map(|&weight| quantise(weight, scale)).collect();
                match weights.iter().filter(|&&weight| weight != 0).count() {
                    0 => continue,
                    count if count <= SPARSE * PAIRS => pool.extend(to_pairs(&weights, &mut nobody)),
                    _ => pool.extend(to_row(weights.iter().copied())),
                }
                bucket.keys.0[way] = key(row.feature);
                way += 1;
                bucket.bounds[way..].fill((pool.len() - start) as u8);
            }
        }
        LabelTable { classes, bits, buckets, pool }
    }

    /// Number of classes.
    pub fn classes(&self) -> usize {
        self.classes
    }

    /// Number of features in the table.
    pub fn features(&self) -> usize {
        let used = |bucket: &LabelBucket| bucket.bounds.windows(2).filter(|pair| pair[0] != pair[1]).count();
        self.buckets.iter().map(used).sum()
    }

    /// Size of the pool in bytes.
    pub fn bytes(&self) -> usize {
        size_of_val(self.pool.as_slice())
    }

    /// The class with the highest sum of weights; of equals the first. `excluded` is never chosen, unless it is all
    /// there is.
    pub fn best(&self, features: &[u64], excluded: Option<u8>) -> u8 {
        let (mut notes, mut scores) = (Notes::default(), [0; SCORES]);
        for features in features.chunks(BATCH) {
            self.look_up(features, &mut notes);
            self.add(&notes, &mut scores);
        }
        self.highest(&mut scores, excluded)
    }

    /// Asks for the memory that [`look_up`](Self::look_up) of the same features will read.
    #[inline(always)]
    pub fn ask(&self, features: &[u64]) {
        for &feature in features {
            prefetch_index(&self.buckets, place(feature, self.bits));
        }
    }

    /// Notes where the weights of up to [`BATCH`] features are, and asks for them.
    #[inline(always)]
    pub fn look_up(&self, features: &[u64], notes: &mut Notes) {
        // Which kind a feature is of cannot be foreseen. So what is of either kind is noted down, and overwritten by
        // the next feature where it is not of that kind.
        let (mut sparse_count, mut row_count) = (0, 0);
        for &feature in &features[..features.len().min(BATCH)] {
            let bucket = &self.buckets[place(feature, self.bits)];
            let (start, blocks) = bucket.blocks(bucket.keys.find(key(feature)));
            for (note, block) in notes.sparse[sparse_count..sparse_count + SPARSE].iter_mut().zip(start..) {
                *note = block;
            }
            notes.rows[row_count] = start;
            // Nearly every feature is there, and what it has lies on one line of memory or two.
            prefetch_index(&self.pool, start as usize);
            prefetch_index(&self.pool, start as usize + blocks.saturating_sub(1));
            let is_row = blocks > SPARSE;
            sparse_count += select_unpredictable(is_row, 0, blocks);
            row_count += usize::from(is_row);
        }
        (notes.sparse_count, notes.row_count) = (sparse_count, row_count);
    }

    /// The same as [`best`](Self::best) of the features that were [looked up](Self::look_up).
    #[inline(always)]
    pub fn decide(&self, notes: &Notes, excluded: Option<u8>) -> u8 {
        let mut scores = [0; SCORES];
        self.add(notes, &mut scores);
        self.highest(&mut scores, excluded)
    }

    #[inline(always)]
    fn highest(&self, scores: &mut [i16; SCORES], excluded: Option<u8>) -> u8 {
        if let Some(excluded) = excluded {
            scores[usize::from(excluded)] = i16::MIN;
        }
        let scores = &scores[..self.classes];
        let highest = scores.iter().fold(i16::MIN, |highest, &score| highest.max(score));
        let first =
            (0i16..).zip(scores).map(|(class, &score)| if score == highest { class } else { i16::MAX });
        first.fold(i16::MAX, i16::min) as u8
    }

    /// Adds the weights that were noted.
    #[inline(always)]
    fn add(&self, notes: &Notes, scores: &mut [i16; SCORES]) {
        // The sums of a vector stay in registers where their number is known beforehand.
        match self.classes.div_ceil(VECTOR).max(LEAST) {
            LEAST => self.add_rows::<LEAST>(notes, scores),
            4 => self.add_rows::<4>(notes, scores),
            5 => self.add_rows::<5>(notes, scores),
            _ => self.add_rows::<MOST>(notes, scores),
        }
        for &block in &notes.sparse[..notes.sparse_count] {
            for pair in self.pool[block as usize] {
                // The remainder changes nothing; it spares the check of bounds.
                scores[pair as usize % SCORES] += pair >> 8;
            }
        }
    }

    /// Adds the rows that were noted, each of so many vectors.
    #[inline(always)]
    fn add_rows<const VECTORS: usize>(&self, notes: &Notes, scores: &mut [i16; SCORES]) {
        let (mut both, mut upper) = ([i16x8::ZERO; VECTORS], [i16x8::ZERO; VECTORS]);
        let rows = &notes.rows[..notes.row_count];
        for &row in rows {
            let (row, _) = self.pool[row as usize..][..2 * VECTORS].as_chunks::<2>();
            for ((both, upper), [front, back]) in both.iter_mut().zip(&mut upper).zip(row) {
                let weights = i16x8::new(array::from_fn(|lane| match lane {
                    0..PAIRS => front[lane],
                    _ => back[lane - PAIRS],
                }));
                *both += weights;
                let upper_half: i16x8 = weights >> 8;
                *upper += upper_half;
            }
        }
        let excess = i16x8::splat(LIMIT as i16 * rows.len() as i16);
        for ((scores, both), upper) in scores.as_chunks_mut::<VECTOR>().0.iter_mut().zip(both).zip(upper) {
            let shifted: i16x8 = upper << 8;
            let sums = [both - shifted - excess, upper].map(i16x8::to_array);
            for (score, sum) in scores.iter_mut().zip(sums.as_flattened()) {
                *score += sum;
            }
        }
    }

    /// The weights that some blocks are, one a class.
    fn weights(&self, blocks: &[Block]) -> [i8; MAX_CLASSES] {
        let mut weights = [0; MAX_CLASSES];
        for (at, &number) in blocks.as_flattened().iter().enumerate() {
            if blocks.len() > SPARSE {
                let class = at / 8 * VECTOR + at % 8;
                weights[class] = ((number & 0xff) - LIMIT as i16) as i8;
                weights[class + VECTOR / 2] = (number >> 8) as i8;
            } else if let Some(weight) = weights.get_mut(number as usize % SCORES) {
                *weight = (number >> 8) as i8;
            }
        }
        weights
    }

    /// Appends the table to a model file.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.extend(self.bits.to_le_bytes());
        out.push(self.classes as u8);
        let mut pool: Vec<u8> = Vec::new();
        let mut nobody = nobody();
        for bucket in &self.buckets {
            let bucket = bucket.moved(pool.len() / BLOCK, |blocks| {
                let (weights, before) = (self.weights(&self.pool[blocks]), pool.len());
                if weights.iter().filter(|&&weight| weight != 0).count() <= STORED * PAIRS {
                    let pairs = to_pairs(&weights, &mut nobody).into_iter().flatten();
                    pool.extend(pairs.flat_map(i16::to_le_bytes));
                } else {
                    let row = weights.iter().take(BLOCK * row_blocks(self.classes));
                    pool.extend(row.map(|&weight| weight as u8));
                }
                (pool.len() - before) / BLOCK
            });
            out.extend(bucket.to_bytes());
        }
        out.extend(((pool.len() / BLOCK) as u32).to_le_bytes());
        out.extend(pool);
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the table does not fit its own sizes.
    pub fn read(reader: &mut Reader) -> Result<LabelTable, ModelError> {
        let bits = reader.bits()?;
        let classes = usize::from(reader.u8()?);
        if classes == 0 || classes > MAX_CLASSES {
            return Err(ModelError::corrupt(format!(
                "expected up to {MAX_CLASSES} classes, found {classes}"
            )));
        }
        let (buckets, _) = reader.take(32 << bits)?.as_chunks::<32>();
        let len = reader.u32()? as usize;
        let (blocks, _) = reader.take(len.saturating_mul(BLOCK))?.as_chunks::<BLOCK>();
        let mut pool: Vec<Block> = Vec::with_capacity(len);
        let buckets = buckets.iter().map(|bytes| {
            let bucket = LabelBucket::from_bytes(bytes, len, row_blocks(classes))
                .ok_or_else(|| ModelError::corrupt(format!("expected all weights among {len} blocks")))?;
            Ok(bucket.moved(pool.len(), |range| {
                let (blocks, before) = (&blocks[range], pool.len());
                let pairs = |block: &[u8; BLOCK]| -> Block {
                    array::from_fn(|at| i16::from_le_bytes([block[2 * at], block[2 * at + 1]]))
                };
                if blocks.len() > STORED {
                    let weights = blocks.as_flattened()[..classes].iter().map(|&byte| byte as i8);
                    pool.extend(to_row(weights));
                } else if blocks.len() > SPARSE {
                    let mut weights = [0; SCORES];
                    for pair in blocks.iter().flat_map(pairs) {
                        weights[pair as usize % SCORES] = (pair >> 8) as i8;
                    }
                    pool.extend(to_row(weights[..classes].iter().copied()));
                } else {
                    pool.extend(blocks.iter().map(pairs));
                }
                pool.len() - before
            }))
        });
        let buckets = buckets.collect::<Result<_, _>>()?;
        Ok(LabelTable { classes, bits, buckets, pool })
    }
}

/// Number of blocks of a row in a file.
fn row_blocks(classes: usize) -> usize {
    classes.div_ceil(BLOCK).max(STORED + 1)
}

/// Number of blocks of a row in memory.
fn row_length(classes: usize) -> usize {
    2 * classes.div_ceil(VECTOR).max(LEAST)
}

/// The blocks of a row with these weights, one a class.
fn to_row(weights: impl ExactSizeIterator<Item = i8>) -> impl Iterator<Item = Block> {
    let length = row_length(weights.len());
    let mut all = [0i16; MOST * VECTOR];
    for (place, weight) in all.iter_mut().zip(weights) {
        *place = i16::from(weight);
    }
    let mut row = [[0; PAIRS]; 2 * MOST];
    for (numbers, weights) in
        row.as_flattened_mut().as_chunks_mut::<8>().0.iter_mut().zip(all.as_chunks::<VECTOR>().0)
    {
        for (lane, number) in numbers.iter_mut().enumerate() {
            *number = (weights[lane] + LIMIT as i16) & 0xff | weights[lane + VECTOR / 2] << 8;
        }
    }
    row.into_iter().take(length)
}

/// Scores that are nobody's, for unused pairs. These point to many in turn: to add to one again and again would have to
/// wait each time.
fn nobody() -> impl Iterator<Item = i8> {
    (MAX_CLASSES as i8..=i8::MAX).cycle()
}

/// The blocks of pairs with these weights, one a class.
fn to_pairs(weights: &[i8], nobody: &mut impl Iterator<Item = i8>) -> Vec<Block> {
    let pairs: Vec<(i8, i8)> = (0..).zip(weights.iter().copied()).filter(|pair| pair.1 != 0).collect();
    let block = |pairs: &[(i8, i8)]| -> Block {
        array::from_fn(|at| {
            let unused = || nobody.next().map_or((0, 0), |class| (class, 0));
            let (class, weight) = pairs.get(at).copied().unwrap_or_else(unused);
            i16::from(class) | i16::from(weight) << 8
        })
    };
    pairs.chunks(PAIRS).map(block).collect()
}
