//! All token-aligned matches of many phrases.
//!
//! A phrase is a row of symbols; nodes are numbers, and one hash table maps (node, symbol) to the next node. Every
//! match is reported, nested ones too: which of them counts is for the layer that reads them (leftmost-longest over raw
//! text would lose nested names).

use rustc_hash::FxHashMap;

use crate::base::Sym;

/// Phrases with a value each.
#[derive(Clone, Debug)]
pub struct Trie<V> {
    next: FxHashMap<u64, u32>,
    values: Vec<Vec<V>>,
}

impl<V: Copy> Default for Trie<V> {
    fn default() -> Self {
        Trie { next: FxHashMap::default(), values: vec![Vec::new()] }
    }
}

impl<V: Copy> Trie<V> {
    const ROOT: u32 = 0;

    /// Makes room for so many more phrases.
    pub fn reserve(&mut self, phrases: usize) {
        // Of names and of phrases alike, two in three words begin a node of their own.
        let nodes = phrases + phrases / 2;
        self.next.reserve(nodes);
        self.values.reserve(nodes);
    }

    /// Adds a phrase; an empty one is ignored.
    pub fn add(&mut self, phrase: &[Sym], value: V) {
        if phrase.is_empty() {
            return;
        }
        let mut node = Self::ROOT;
        for &s in phrase {
            let fresh = self.values.len() as u32;
            node = *self.next.entry(key(node, s)).or_insert(fresh);
            if node == fresh {
                self.values.push(Vec::new());
            }
        }
        self.values[node as usize].push(value);
    }

    /// The node after the first word of a phrase.
    pub fn first(&self, s: Sym) -> Option<u32> {
        self.step(Self::ROOT, s)
    }

    /// The node one word further.
    pub fn step(&self, node: u32, s: Sym) -> Option<u32> {
        if s.is_known() { self.next.get(&key(node, s)).copied() } else { None }
    }

    /// The phrases that end at a node.
    pub fn values(&self, node: u32) -> &[V] {
        &self.values[node as usize]
    }
}

fn key(node: u32, s: Sym) -> u64 {
    (node as u64) << 32 | s.0 as u64
}
