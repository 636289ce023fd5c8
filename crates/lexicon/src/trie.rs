//! All token-aligned matches of many phrases.
//!
//! A phrase is a row of symbols. The node after a first word has the number of that word's symbol; further nodes are
//! found in one hash table from (node, symbol) to the next node. Every match is reported, nested ones too: which of
//! them counts is for the layer that reads them (leftmost-longest over raw text would lose nested names).

use std::marker::PhantomData;

use dateline_text::Sym;
use rustc_hash::FxHashMap;

use crate::bytes::{self, Bytes, mix, slot, u32_at, u64_from};

/// What a phrase stands for, as a number.
pub trait Value: Copy {
    /// The number.
    fn pack(self) -> u64;
    /// From the number that [`Value::pack`] gave.
    fn unpack(bits: u64) -> Self;
    /// Whether a word must begin with a capital to stand for it.
    fn needs_capital(self) -> bool {
        false
    }
}

/// Bytes of an edge: node and symbol, next node; a next node of 0 marks an empty slot.
const EDGE: usize = 12;
/// Numbers of a node: where its values begin, and which symbols may follow, as one bit for each rest by 32.
const NODE: usize = 2;
/// Set where a word by itself is a phrase.
const ALONE: u8 = 1;
/// Set where it is one even if its first letter is a small one.
const SMALL: u8 = 2;
/// Set where a word begins a longer phrase.
const LONGER: u8 = 4;
/// Words of which the bits are in one byte.
const PER_BYTE: usize = 2;
/// Bits of the sieve for each edge, at least: seven of eight searches for an edge that is not there end at it.
const SIEVE: usize = 8;

/// Phrases with values, as they grow.
#[derive(Debug)]
pub struct TrieBuilder<V> {
    next: FxHashMap<u64, u32>,
    /// Of the nodes beyond first words, in order.
    deep: Vec<Vec<V>>,
    first: FxHashMap<u32, Vec<V>>,
    /// Of each word, what begins with it.
    begins: Vec<u8>,
}

impl<V> Default for TrieBuilder<V> {
    fn default() -> Self {
        TrieBuilder {
            next: FxHashMap::default(),
            deep: Vec::new(),
            first: FxHashMap::default(),
            begins: Vec::new(),
        }
    }
}

/// A node beyond the first word while the trie grows.
const DEEP: u32 = 1 << 30;

impl<V: Value> TrieBuilder<V> {
    /// Adds a phrase; an empty one is ignored.
    pub fn add(&mut self, phrase: &[Sym], value: V) {
        let Some((first, rest)) = phrase.split_first() else { return };
        self.begin(
            *first,
            match rest.is_empty() {
                false => LONGER,
                true if value.needs_capital() => ALONE,
                true => ALONE | SMALL,
            },
        );
        let mut node = first.0;
        for &s in rest {
            let fresh = DEEP + self.deep.len() as u32;
            node = *self.next.entry(key(node, s)).or_insert(fresh);
            if node == fresh {
                self.deep.push(Vec::new());
            }
        }
        match node.checked_sub(DEEP) {
            Some(i) => self.deep[i as usize].push(value),
            None => self.first.entry(node).or_default().push(value),
        }
    }

    fn begin(&mut self, word: Sym, what: u8) {
        let at = word.0 as usize;
        if self.begins.len() <= at {
            self.begins.resize(at + 1, 0);
        }
        self.begins[at] |= what;
    }

    /// The finished table over `words` words.
    pub fn freeze(self, words: usize) -> Trie<V> {
        // Symbols run from 1; deep nodes follow them.
        let base = words as u32 + 1;
        let settled = |node: u32| node.checked_sub(DEEP).map_or(node, |i| base + i);
        let n = bytes::slots_for(self.next.len());
        let mut edges = vec![0u8; n * EDGE];
        let mut sieve = vec![0u8; (SIEVE * self.next.len()).next_power_of_two().max(8) / 8];
        let mut follow = vec![0u32; base as usize + self.deep.len()];
        let mut sorted: Vec<(u64, u32)> = self.next.iter().map(|(&k, &v)| (k, v)).collect();
        // Hash maps have no order; the bytes must have one.
        sorted.sort_unstable();
        for (k, next) in sorted {
            let node = settled((k >> 32) as u32);
            let k = u64::from(node) << 32 | k & 0xffff_ffff;
            follow[node as usize] |= bit(Sym(k as u32));
            let hash = mix(k, SPREAD);
            let (byte, bit) = hole(hash, sieve.len());
            sieve[byte] |= bit;
            let mut at = slot(hash, n);
            while u32_at(&edges[at * EDGE + 8..], 0) != 0 {
                at = (at + 1) % n;
            }
            edges[at * EDGE..at * EDGE + 8].copy_from_slice(&k.to_le_bytes());
            edges[at * EDGE + 8..(at + 1) * EDGE].copy_from_slice(&settled(next).to_le_bytes());
        }
        let (mut nodes, mut values) = (Vec::with_capacity(NODE * (follow.len() + 1)), Vec::new());
        let none = Vec::new();
        for (node, &bits) in follow.iter().enumerate() {
            let deep = node.checked_sub(base as usize);
            let own = match deep {
                Some(i) => &self.deep[i],
                None => self.first.get(&(node as u32)).unwrap_or(&none),
            };
            nodes.extend([(values.len() / 8) as u32, bits]);
            own.iter().for_each(|v| values.extend(v.pack().to_le_bytes()));
        }
        nodes.extend([(values.len() / 8) as u32, 0]);
        let mut begins = vec![0; words / PER_BYTE + 1];
        for (word, what) in self.begins.into_iter().enumerate() {
            begins[word / PER_BYTE] |= what << shift(word);
        }
        Trie {
            begins: begins.into(),
            nodes: bytes::of_u32(nodes).into(),
            sieve: sieve.into(),
            edges: edges.into(),
            values: values.into(),
            of: PhantomData,
        }
    }
}

/// Phrases with values, frozen.
#[derive(Clone, Debug)]
pub struct Trie<V> {
    /// Of each word three bits, [`ALONE`], [`SMALL`] and [`LONGER`]: it is asked of every word of a text, and most begin
    /// nothing.
    begins: Bytes,
    /// Of each node, where its values begin, and the bits of what may follow: most steps that lead nowhere end there.
    nodes: Bytes,
    /// One bit for each edge, which several may share: a tenth of the memory that edges take.
    sieve: Bytes,
    edges: Bytes,
    values: Bytes,
    of: PhantomData<V>,
}

const SPREAD: u64 = 0xa076_1d64_78bd_642f;

impl<V: Value> Trie<V> {
    pub(crate) fn from_bytes([begins, nodes, sieve, edges, values]: [Bytes; 5]) -> Trie<V> {
        Trie { begins, nodes, sieve, edges, values, of: PhantomData }
    }

    pub(crate) fn bytes(&self) -> [&[u8]; 5] {
        [&self.begins, &self.nodes, &self.sieve, &self.edges, &self.values]
    }

    /// Whether a phrase may begin with a word, with or without a capital, that stands before another; where this says no,
    /// none does. It is asked of every word of a text, and what the next one will be can hardly be foreseen: so there is
    /// no branch in it.
    #[inline]
    pub fn may_begin(&self, word: Sym, next: Sym, is_capital: bool) -> bool {
        let what = self.begins(word);
        let alone = what & (SMALL >> u8::from(is_capital)) != 0;
        alone | (what & LONGER != 0) & self.may_step(mix(key(word.0, next), SPREAD))
    }

    /// The node after the first word of a phrase.
    #[inline]
    pub fn first(&self, s: Sym) -> Option<u32> {
        (self.begins(s) != 0).then_some(s.0)
    }

    /// The nodes of some words that follow each other, as far as phrases go on with them.
    #[inline]
    pub fn walk(&self, words: &[Sym], nodes: &mut Vec<u32>) {
        nodes.clear();
        let Some((&first, rest)) = words.split_first() else { return };
        let mut node = self.first(first);
        for &word in rest {
            let Some(at) = node else { return };
            nodes.push(at);
            node = self.step(at, word);
        }
        nodes.extend(node);
    }

    /// The bits of a word.
    #[inline]
    fn begins(&self, s: Sym) -> u8 {
        let word = s.0 as usize;
        self.begins.get(word / PER_BYTE).map_or(0, |byte| byte >> shift(word)) & (ALONE | SMALL | LONGER)
    }

    /// Whether there may be an edge of a hash.
    #[inline]
    fn may_step(&self, hash: u64) -> bool {
        let (byte, bit) = hole(hash, self.sieve.len());
        self.sieve.get(byte).is_some_and(|byte| byte & bit != 0)
    }

    /// Where the values of a node begin.
    #[inline]
    fn start(&self, node: u32) -> u32 {
        u32_at(&self.nodes, NODE * node as usize)
    }

    /// The node one word further.
    #[inline]
    pub fn step(&self, node: u32, s: Sym) -> Option<u32> {
        if !s.is_known() || u32_at(&self.nodes, NODE * node as usize + 1) & bit(s) == 0 {
            return None;
        }
        let n = self.edges.len() / EDGE;
        let key = key(node, s);
        let hash = mix(key, SPREAD);
        if !self.may_step(hash) {
            return None;
        }
        let mut at = slot(hash, n);
        loop {
            let edge = self.edges.get(at * EDGE..(at + 1) * EDGE)?;
            let next = u32_at(&edge[8..], 0);
            if next == 0 {
                return None;
            }
            if u64_from(edge, 0) == key {
                return Some(next);
            }
            at = if at + 1 == n { 0 } else { at + 1 };
        }
    }

    /// What the phrases that end at a node stand for.
    #[inline]
    pub fn values(&self, node: u32) -> impl DoubleEndedIterator<Item = V> + ExactSizeIterator {
        let (from, to) = (self.start(node) as usize, self.start(node + 1) as usize);
        let own = self.values.get(8 * from..8 * to).unwrap_or(&[]);
        own.chunks_exact(8).map(|b| V::unpack(u64_from(b, 0)))
    }
}

#[inline]
fn key(node: u32, s: Sym) -> u64 {
    u64::from(node) << 32 | u64::from(s.0)
}

/// The byte of a sieve of so many bytes, a power of two, and the bit in it that belongs to a hash. Its upper bits choose
/// the slot of an edge.
#[inline]
fn hole(hash: u64, bytes: usize) -> (usize, u8) {
    ((hash >> 3) as usize & bytes.wrapping_sub(1), 1 << (hash & 7))
}

/// How far the bits of a word are from the lowest of their byte.
#[inline]
fn shift(word: usize) -> usize {
    4 * (word % PER_BYTE)
}

/// The bit of a symbol among those that may follow a node.
#[inline]
fn bit(s: Sym) -> u32 {
    1 << (s.0 % 32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry::{Case, Entry, NameEntry};

    #[test]
    fn finds_phrases_and_tells_where_none_can_begin() {
        let mut names = TrieBuilder::default();
        let (may, us, south, lake) = (Sym(1), Sym(2), Sym(3), Sym(4));
        let rows: [(&[Sym], Case); 6] = [
            (&[may], Case::First),
            (&[may], Case::Some),
            (&[us], Case::Proper),
            (&[us], Case::Free),
            (&[south, lake], Case::Some),
            (&[lake], Case::Exact),
        ];
        for (i, (phrase, case)) in (0..).zip(rows) {
            names.add(phrase, NameEntry { entry: Entry::Title(i), case });
        }
        let names = names.freeze(5);
        let first = |word| names.first(word).expect("it begins a name");
        let second = names.step(first(south), lake).expect("it goes on with a name");
        let found = [first(may), first(us), first(south), second].map(|node| names.values(node).len());
        assert_eq!(found, [2, 2, 0, 1]);
        let begins = [(may, us), (us, may), (south, lake), (lake, us)]
            .map(|(word, next)| [true, false].map(|is_capital| names.may_begin(word, next, is_capital)));
        assert_eq!(begins, [[true, false], [true, true], [true, true], [true, true]]);
        assert!(!names.may_begin(south, Sym::UNKNOWN, true));
        assert_eq!(names.step(first(south), us), None);
        let mut nodes = vec![0];
        for (words, found) in [(&[south, lake, us][..], 2), (&[south, us], 1), (&[Sym(5)], 0), (&[], 0)] {
            names.walk(words, &mut nodes);
            assert_eq!(nodes.len(), found);
        }
        assert!(!names.may_begin(Sym::UNKNOWN, us, true));
        assert_eq!(names.first(Sym::UNKNOWN), None);
    }
}
