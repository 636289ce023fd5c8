//! The tree of one sentence while it is repaired: heads and relations with the reach of every subtree, and moves that
//! keep it projective.

use super::super::{Deprel, Upos, Xpos};

/// How many governors a move looks at; a real sentence needs fewer.
const REACH: usize = 16;
const NONE: u32 = u32::MAX;

/// Buffers, reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Buffers {
    left: Vec<u32>,
    right: Vec<u32>,
    first: Vec<u32>,
    next: Vec<u32>,
    waiting: Vec<u32>,
}

/// The words of a sentence with their tags: parallel columns.
#[derive(Debug)]
pub struct Words<'a> {
    /// Spellings.
    pub words: &'a [&'a str],
    /// Universal part-of-speech tags.
    pub upos: &'a mut [Upos],
    /// Penn tags.
    pub xpos: &'a mut [Xpos],
}

/// A change to the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Id of the rule, from [`RULES`](super::RULES).
    pub rule: &'static str,
    /// Index within the sentence of the word that got another head, relation or tag.
    pub word: u32,
}

/// A tree over the words of a sentence.
pub struct Tree<'a> {
    pub words: &'a [&'a str],
    pub upos: &'a mut [Upos],
    pub xpos: &'a mut [Xpos],
    pub heads: &'a mut [u32],
    pub rels: &'a mut [Deprel],
    buffers: &'a mut Buffers,
    repairs: &'a mut Vec<Repair>,
}

impl<'a> Tree<'a> {
    /// Indexes a projective tree with one root, whose head is itself. Changes are noted in `repairs`.
    pub fn new(
        Words { words, upos, xpos }: Words<'a>,
        heads: &'a mut [u32],
        rels: &'a mut [Deprel],
        buffers: &'a mut Buffers,
        repairs: &'a mut Vec<Repair>,
    ) -> Tree<'a> {
        let mut tree = Tree { words, upos, xpos, heads, rels, buffers, repairs };
        tree.index();
        tree
    }

    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Children in order, and the reach of every subtree; in linear time.
    fn index(&mut self) {
        let n = self.heads.len();
        let Buffers { left, right, first, next, waiting } = &mut *self.buffers;
        first.clear();
        first.resize(n, NONE);
        next.clear();
        next.resize(n, NONE);
        left.clear();
        left.extend(0..n as u32);
        right.clear();
        right.extend(0..n as u32);
        waiting.clear();
        waiting.resize(n, 0);
        for t in (0..n).rev() {
            let h = self.heads[t] as usize;
            if h != t {
                next[t] = first[h];
                first[h] = t as u32;
                waiting[h] += 1;
            }
        }
        // Reach travels up from the leaves: a word hands on its own once all below it have handed on theirs.
        for leaf in 0..n {
            let mut t = leaf;
            if first[t] != NONE {
                continue;
            }
            loop {
                let h = self.heads[t] as usize;
                if h == t {
                    break;
                }
                left[h] = left[h].min(left[t]);
                right[h] = right[h].max(right[t]);
                waiting[h] -= 1;
                if waiting[h] > 0 {
                    break;
                }
                t = h;
            }
        }
    }

    /// The governor; none for the root.
    pub fn governor(&self, t: usize) -> Option<usize> {
        let h = self.heads[t] as usize;
        (h != t).then_some(h)
    }

    /// Dependents in order.
    pub fn children(&self, t: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(some(self.buffers.first[t]), |&c| some(self.buffers.next[c]))
    }

    pub fn child(&self, t: usize, rel: Deprel) -> Option<usize> {
        self.children(t).find(|&c| self.rels[c] == rel)
    }

    pub fn has(&self, t: usize, rel: Deprel) -> bool {
        self.child(t, rel).is_some()
    }

    /// The relation of a verb's subject.
    pub fn subject_relation(&self, verb: usize) -> Deprel {
        if self.has(verb, Deprel::AUX_PASS) { Deprel::NSUBJ_PASS } else { Deprel::NSUBJ }
    }

    /// First word of the subtree.
    pub fn left(&self, t: usize) -> usize {
        self.buffers.left[t] as usize
    }

    /// Last word of the subtree.
    pub fn right(&self, t: usize) -> usize {
        self.buffers.right[t] as usize
    }

    pub fn covers(&self, t: usize, other: usize) -> bool {
        self.left(t) <= other && other <= self.right(t)
    }

    pub fn is_word(&self, t: usize, word: &str) -> bool {
        self.words[t].eq_ignore_ascii_case(word)
    }

    /// The preposition or subordinator before a word's phrase.
    pub fn opener(&self, t: usize) -> Option<usize> {
        self.children(t)
            .take_while(|&c| c < t)
            .find(|&c| matches!(self.rels[c], Deprel::CASE | Deprel::MARK) && self.xpos[c] != Xpos::POS)
    }

    pub fn is_nominal(&self, t: usize) -> bool {
        matches!(self.upos[t], Upos::NOUN | Upos::PROPN | Upos::PRON | Upos::NUM)
    }

    /// Whether a word heads a clause.
    pub fn is_predicate(&self, t: usize) -> bool {
        self.upos[t] == Upos::VERB
            || self
                .children(t)
                .any(|c| matches!(self.rels[c].base(), Deprel::COP | Deprel::AUX | Deprel::NSUBJ))
    }

    /// Whether a word is a noun that heads no clause.
    pub fn is_plain_nominal(&self, t: usize) -> bool {
        self.is_nominal(t) && !self.is_predicate(t)
    }

    /// Gives a word another relation.
    pub fn relabel(&mut self, rule: &'static str, t: usize, rel: Deprel) {
        if self.rels[t] != rel {
            self.rels[t] = rel;
            self.note(rule, t);
        }
    }

    /// Gives a word another tag.
    pub fn retag(&mut self, rule: &'static str, t: usize, xpos: Xpos) {
        self.xpos[t] = xpos;
        self.note(rule, t);
    }

    /// Makes a verb of a word.
    pub fn make_verb(&mut self, rule: &'static str, t: usize, xpos: Xpos) {
        self.upos[t] = Upos::VERB;
        self.retag(rule, t, xpos);
    }

    /// Hangs a word, with what is below it, under another head, unless branches would cross. Whether it did.
    pub fn hang(&mut self, rule: &'static str, t: usize, head: usize, rel: Deprel) -> bool {
        let Some(old) = self.governor(t) else { return false };
        if old == head {
            self.relabel(rule, t, rel);
            return true;
        }
        if !self.may_hang(t, head) {
            return false;
        }
        let (from, to) = (self.buffers.left[t], self.buffers.right[t]);
        // Those that lose the phrase have it at an edge; those that gain it end beside it.
        let mut above = old;
        while !self.covers(above, head) {
            let b = &mut *self.buffers;
            if b.right[above] == to {
                b.right[above] = from - 1;
            } else {
                b.left[above] = to + 1;
            }
            above = self.heads[above] as usize;
        }
        let mut below = head;
        while below != above && !self.covers(below, t) {
            let b = &mut *self.buffers;
            b.left[below] = b.left[below].min(from);
            b.right[below] = b.right[below].max(to);
            below = self.heads[below] as usize;
        }
        self.unlink(t, old);
        self.heads[t] = head as u32;
        self.link(t, head);
        self.rels[t] = rel;
        self.note(rule, t);
        true
    }

    /// Whether the tree stays projective if `t` hangs under `head`.
    pub fn may_hang(&self, t: usize, head: usize) -> bool {
        let Some(old) = self.governor(t) else { return false };
        let (from, to) = (self.left(t), self.right(t));
        if self.covers(t, head) {
            return false;
        }
        let beside = if head < from { self.right(head) + 1 >= from } else { self.left(head) <= to + 1 };
        if !beside {
            return false;
        }
        let mut above = old;
        for _ in 0..REACH {
            if self.covers(above, head) {
                return true;
            }
            if self.right(above) != to && self.left(above) != from {
                return false;
            }
            above = self.heads[above] as usize;
        }
        false
    }

    /// Puts `t`, a word right of its governor, in the governor's place: the old governor hangs on it, and what followed
    /// `t` under the old governor follows it now.
    pub fn crown(&mut self, rule: &'static str, t: usize, rel: Deprel) {
        let Some(old) = self.governor(t).filter(|&h| h < t) else { return };
        for c in 0..self.heads.len() {
            if c > t && self.heads[c] as usize == old {
                self.heads[c] = t as u32;
            }
        }
        self.heads[t] = self.governor(old).unwrap_or(t) as u32;
        self.heads[old] = t as u32;
        self.rels[t] = self.rels[old];
        self.rels[old] = rel;
        self.note(rule, t);
        self.note(rule, old);
        self.index();
    }

    fn note(&mut self, rule: &'static str, t: usize) {
        self.repairs.push(Repair { rule, word: t as u32 });
    }

    fn unlink(&mut self, t: usize, head: usize) {
        let after = self.buffers.next[t];
        if self.buffers.first[head] == t as u32 {
            self.buffers.first[head] = after;
        } else {
            let before = self.children(head).find(|&c| self.buffers.next[c] == t as u32);
            if let Some(before) = before {
                self.buffers.next[before] = after;
            }
        }
    }

    fn link(&mut self, t: usize, head: usize) {
        let before = self.children(head).take_while(|&c| c < t).last();
        match before {
            Some(before) => {
                self.buffers.next[t] = self.buffers.next[before];
                self.buffers.next[before] = t as u32;
            }
            None => {
                self.buffers.next[t] = self.buffers.first[head];
                self.buffers.first[head] = t as u32;
            }
        }
    }
}

fn some(index: u32) -> Option<usize> {
    (index != NONE).then_some(index as usize)
}
