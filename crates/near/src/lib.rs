//! Which articles nearly repeat an earlier one: reprints, wire copies under another headline, versions cut short.
//!
//! [`signature`] reduces a text to a hundred and some bytes, on any thread. An [`Index`] takes signatures one by one and
//! tells which earlier article a new one repeats. What it says depends on the order in which it is fed and on nothing
//! else.
//!
//! A text is the set of its word shingles: every [`SHINGLE`] words in a row, letters and digits only, in lower case.
//! So case, punctuation, kinds of quotation marks and line breaks do not count, and one changed figure costs four
//! shingles. Of two texts the share of the shorter one's shingles that stands in the longer one, the *containment*, is
//! estimated from minima of hashes; it is 1 for a version that was cut, which plain overlap (Jaccard) would put at half.
//! A text nearly repeats another where the containment is at least [`CONTAINMENT`] and the shorter one is not below
//! [`LENGTH`] of the longer. Texts that are equal word for word are always found, whatever their length.
//!
//! One hash a shingle fills all bins (one-permutation hashing): 128 permutations would cost 128. Candidates are those
//! that share one of the [`KEYS`] smallest hashes. Bands of bins, the usual way, need four times the memory for the same
//! recall at half overlap.

mod index;
mod signature;
mod words;

pub use index::Index;
pub use signature::{Signature, Similarity, signature};

/// Words in a shingle.
pub const SHINGLE: usize = 4;

/// The smallest hashes by which candidates are found.
pub const KEYS: usize = 7;

/// Bins of a signature. The overlap of two texts is estimated with a standard error of half over the root of this.
pub const BINS: usize = 96;

/// From this share of the shorter text's shingles on, the texts nearly repeat each other.
pub const CONTAINMENT: f32 = 0.8;

/// The shorter text has at least this share of the longer one's length.
pub const LENGTH: f32 = 0.4;

/// Below so many shingles only equal texts repeat each other: of two briefs half the words are furniture.
pub const SHORT: u32 = 24;
