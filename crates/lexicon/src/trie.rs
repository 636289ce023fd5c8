//! All token-aligned matches of many phrases.
//!
//! A phrase is a row of symbols. The node after a first word has the number of that word's symbol; further nodes are
//! found in one hash table from (node, symbol) to the next node. Every match is reported, nested ones too: which of
//! them counts is for the layer that reads them (leftmost-longest over raw text would lose nested names).

use std::marker::PhantomData;

use dateline_text::Sym;
use prefetch_index::prefetch_index;
use rustc_hash::FxHashMap;

use crate::bytes::{self, Bytes, mix, slot, u32_at, u64_from};

/// What a phrase stands for, as a number.
pub trait Value: Copy {
    /// The number.
    fn pack(self) -> u64;
    /// From the number that [`Value::pack`] gave.
    fn unpack(bits: u64) -> Self;
    /// Whether the phrase, which may be a single word, must begin with a capital to stand for it.
    fn needs_capital(self, _is_word: bool) -> bool {
        false
    }
}

/// Bytes of an edge: node and symbol, next node; a next node of 0 marks an empty slot.
const EDGE: usize = 12;
/// Numbers of a node: where its values begin, and which symbols may follow, as one bit for each rest by 32.
const NODE: usize = 2;
/// The bit beside the place of a node's values that is set where all of them need a capital.
const CAPITAL: u32 = 1 << 31;

/// Phrases with values, as they grow.
#[derive(Debug)]
pub struct TrieBuilder<V> {
    next: FxHashMap<u64, u32>,
    /// Of the nodes beyond first words, in order.
    deep: Vec<Vec<V>>,
    first: FxHashMap<u32, Vec<V>>,
}

impl<V> Default for TrieBuilder<V> {
    fn default() -> Self {
        TrieBuilder { next: FxHashMap::default(), deep: Vec::new(), first: FxHashMap::default() }
    }
}

/// A node beyond the first word while the trie grows.
const DEEP: u32 = 1 << 30;

impl<V: Value> TrieBuilder<V> {
    /// Adds a phrase; an empty one is ignored.
    pub fn add(&mut self, phrase: &[Sym], value: V) {
        let Some((first, rest)) = phrase.split_first() else { return };
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

    /// The finished table over `words` words.
    pub fn freeze(self, words: usize) -> Trie<V> {
        // Symbols run from 1; deep nodes follow them.
        let base = words as u32 + 1;
        let settled = |node: u32| node.checked_sub(DEEP).map_or(node, |i| base + i);
        let n = bytes::slots_for(self.next.len());
        let mut edges = vec![0u8; n * EDGE];
        let mut follow = vec![0u32; base as usize + self.deep.len()];
        let mut sorted: Vec<(u64, u32)> = self.next.iter().map(|(&k, &v)| (k, v)).collect();
        // Hash maps have no order; the bytes must have one.
        sorted.sort_unstable();
        for (k, next) in sorted {
            let node = settled((k >> 32) as u32);
            let k = u64::from(node) << 32 | k & 0xffff_ffff;
            follow[node as usize] |= bit(Sym(k as u32));
            let mut at = slot(mix(k, SPREAD), n);
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
            let capital = own.iter().all(|v| v.needs_capital(deep.is_none()));
            nodes.extend([(values.len() / 8) as u32 | if capital { CAPITAL } else { 0 }, bits]);
            own.iter().for_each(|v| values.extend(v.pack().to_le_bytes()));
        }
        nodes.extend([(values.len() / 8) as u32, 0]);
        Trie {
            nodes: bytes::of_u32(nodes).into(),
            edges: edges.into(),
            values: values.into(),
            of: PhantomData,
        }
    }
}

/// Phrases with values, frozen.
#[derive(Clone, Debug)]
pub struct Trie<V> {
    /// Of each node, where its values begin, and the bits of what may follow: most steps that lead nowhere end there.
    nodes: Bytes,
    edges: Bytes,
    values: Bytes,
    of: PhantomData<V>,
}

const SPREAD: u64 = 0xa076_1d64_78bd_642f;

impl<V: Value> Trie<V> {
    pub(crate) fn from_bytes([nodes, edges, values]: [Bytes; 3]) -> Trie<V> {
        Trie { nodes, edges, values, of: PhantomData }
    }

    pub(crate) fn bytes(&self) -> [&[u8]; 3] {
        [&self.nodes, &self.edges, &self.values]
    }

    /// The node after the first word of a phrase.
    #[inline]
    pub fn first(&self, s: Sym) -> Option<u32> {
        let leads_on = || u32_at(&self.nodes, NODE * s.0 as usize + 1) != 0;
        (s.is_known() && (leads_on() || self.start(s.0) != self.start(s.0 + 1))).then_some(s.0)
    }

    /// Where the values of a node begin.
    #[inline]
    fn start(&self, node: u32) -> u32 {
        u32_at(&self.nodes, NODE * node as usize) & !CAPITAL
    }

    /// Whether what the phrases that end at a node stand for needs a capital at their beginning.
    #[inline]
    pub fn need_capital(&self, node: u32) -> bool {
        u32_at(&self.nodes, NODE * node as usize) & CAPITAL != 0
    }

    /// Asks for the memory that [`first`](Self::first) of the same symbol will read.
    #[inline]
    pub fn ask(&self, s: Sym) {
        prefetch_index(&self.nodes[..], 4 * NODE * s.0 as usize);
    }

    /// The node one word further.
    #[inline]
    pub fn step(&self, node: u32, s: Sym) -> Option<u32> {
        if !s.is_known() || u32_at(&self.nodes, NODE * node as usize + 1) & bit(s) == 0 {
            return None;
        }
        let n = self.edges.len() / EDGE;
        let key = key(node, s);
        let mut at = slot(mix(key, SPREAD), n);
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
    pub fn values(&self, node: u32) -> impl ExactSizeIterator<Item = V> + '_ {
        let (from, to) = (self.start(node) as usize, self.start(node + 1) as usize);
        let own = self.values.get(8 * from..8 * to).unwrap_or(&[]);
        own.chunks_exact(8).map(|b| V::unpack(u64_from(b, 0)))
    }
}

#[inline]
fn key(node: u32, s: Sym) -> u64 {
    u64::from(node) << 32 | u64::from(s.0)
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
    fn a_node_needs_a_capital_where_all_its_names_do() {
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
        let names = names.freeze(4);
        let first = |word| names.first(word).expect("it begins a name");
        let second = names.step(first(south), lake).expect("it goes on with a name");
        let needs = [first(may), first(us), second, first(lake)].map(|node| names.need_capital(node));
        assert_eq!(needs, [true, false, false, false]);
        let found = [first(may), first(us), first(south), second].map(|node| names.values(node).len());
        assert_eq!(found, [2, 2, 0, 1]);
        assert_eq!(names.first(Sym::UNKNOWN), None);
    }
}
