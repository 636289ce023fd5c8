//! Tags to a dependency tree: a greedy arc-hybrid parser (Kuhlmann et al. 2011; dynamic oracle in training, Goldberg
//! and Nivre 2013).
//!
//! Each word is shifted once and popped once, so the work is linear in the sentence, however long. An action is
//! chosen by the weights among those that keep the tree a tree; a second table names the relation of each new arc.
//! Whatever the weights say, the result has exactly one root and no cycle: every word gets its head when it is
//! popped, from the word below it or the next one ahead, and only the last word popped may take the root.

use super::features::{Features, Lexeme};
use super::labels::{Deprel, Upos, Xpos};
use super::tag::CONTEXT;
use super::weights::{ACTIONS, ActionTable, LabelTable};

/// Number of templates of [`State::action_features`].
pub const ACTION_TEMPLATES: usize = 74;
/// Number of templates of [`label_features`](State::label_features).
pub const LABEL_TEMPLATES: usize = 32;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Action {
    /// Moves the next word onto the stack.
    Shift,
    /// Pops the top of the stack and makes the next word its head.
    Left,
    /// Pops the top of the stack and makes the word below it its head.
    Right,
}

impl Action {
    /// Every action, in the order of the weights.
    pub const ALL: [Action; ACTIONS] = [Action::Shift, Action::Left, Action::Right];
}

/// A word within the parser, with what is known of its tree so far. Index 0 stands for "no word"; words count from
/// 1; the root and some sentinels follow the last word.
#[derive(Clone, Copy, Debug, Default)]
struct Node {
    word: u32,
    suffix: u32,
    cluster: u32,
    head: u32,
    // The outermost two dependents on each side, the outermost first.
    left: [u32; 2],
    right: [u32; 2],
    // Relations of the dependents, as bits of `family`.
    families: u16,
    lefts: u8,
    rights: u8,
    // Tag class and relation, both plus one or more so that zero means none.
    tag: u8,
    rel: u8,
    // Tag of the next verb to the right.
    verb: u8,
}

/// Words after the next one that features look at.
const LOOKAHEAD: usize = 3;
const NONE: u32 = 0;
const NO_TAG: u8 = 0;
const END_TAG: u8 = 1;
const ROOT_TAG: u8 = 2;
const FIRST_TAG: u8 = 3;
const NO_WORD: u32 = 3;
const END_WORD: u32 = 4;
const ROOT_WORD: u32 = 5;
/// Dependents are counted up to this number, distances up to the next.
const MAX_VALENCY: u8 = 4;
const MAX_DISTANCE: u32 = 6;

/// The bit that stands for a relation in the features: what a head has already matters more than which subtype.
fn family(rel: Deprel) -> u16 {
    match rel {
        Deprel::NSUBJ_PASS | Deprel::CSUBJ_PASS => 1 << 1,
        rel if rel.is_subject() => 1,
        Deprel::OBJ | Deprel::IOBJ => 1 << 2,
        Deprel::CCOMP | Deprel::XCOMP => 1 << 3,
        Deprel::CASE => 1 << 4,
        Deprel::MARK => 1 << 5,
        Deprel::AUX => 1 << 6,
        Deprel::AUX_PASS => 1 << 7,
        Deprel::COP => 1 << 8,
        Deprel::CC => 1 << 9,
        Deprel::CONJ => 1 << 10,
        Deprel::DET | Deprel::NMOD_POSS => 1 << 11,
        Deprel::OBL_AGENT => 1 << 12,
        Deprel::PARATAXIS => 1 << 13,
        Deprel::PUNCT => 1 << 14,
        _ => 0,
    }
}

/// A sentence under way from words to tree. Reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct State {
    nodes: Vec<Node>,
    stack: Vec<u32>,
    next: u32,
    root: u32,
}

impl State {
    /// Starts a sentence. `words` is what [`reduce`](super::tag::reduce) made, `tags` the tagger's class for each,
    /// and `classes` says what a class means.
    pub fn start(&mut self, words: &[Lexeme], tags: &[u8], classes: &[(Xpos, Upos)]) {
        self.nodes.clear();
        self.stack.clear();
        self.nodes.push(Node { word: NO_WORD, tag: NO_TAG, ..Node::default() });
        let words = &words[CONTEXT..words.len() - CONTEXT];
        self.nodes.extend(words.iter().zip(tags).map(|(word, &tag)| Node {
            word: word.norm,
            suffix: word.suffix3,
            cluster: word.cluster,
            tag: tag + FIRST_TAG,
            ..Node::default()
        }));
        self.nodes.push(Node { word: ROOT_WORD, tag: ROOT_TAG, ..Node::default() });
        self.nodes.extend([Node { word: END_WORD, tag: END_TAG, ..Node::default() }; LOOKAHEAD]);
        self.next = 1;
        self.root = (self.nodes.len() - 1 - LOOKAHEAD) as u32;
        let mut verb = NO_TAG;
        for (node, &tag) in self.nodes[1..].iter_mut().zip(tags).rev() {
            node.verb = verb;
            if matches!(classes[usize::from(tag)].1, Upos::VERB | Upos::AUX) {
                verb = node.tag;
            }
        }
    }

    /// Whether every word has a head.
    pub fn is_done(&self) -> bool {
        self.next == self.root && self.stack.is_empty()
    }

    /// Which actions keep the tree a tree. Until the parse is done, at least one does.
    #[inline]
    pub fn allowed(&self) -> [bool; ACTIONS] {
        let ahead = self.next < self.root;
        [ahead, if ahead { !self.stack.is_empty() } else { self.stack.len() == 1 }, self.stack.len() >= 2]
    }

    /// The words on the stack, the top last. Words count from 1.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The next word ahead; the root when there is none.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// The index that stands for the root: one past the last word.
    pub fn root(&self) -> u32 {
        self.root
    }

    /// Moves the next word onto the stack.
    #[inline]
    pub fn shift(&mut self) {
        self.stack.push(self.next);
        self.next += 1;
    }

    /// The arc that `action` would make, as head and dependent; none for [`Action::Shift`].
    #[inline]
    pub fn arc(&self, action: Action) -> Option<(u32, u32)> {
        match (action, self.stack.as_slice()) {
            (Action::Left, [.., top]) => Some((self.next, *top)),
            (Action::Right, [.., below, top]) => Some((*below, *top)),
            _ => None,
        }
    }

    /// Pops the top of the stack and attaches it to `head`.
    #[inline]
    pub fn attach(&mut self, head: u32, rel: Deprel) {
        let Some(dependent) = self.stack.pop() else { return };
        let node = &mut self.nodes[dependent as usize];
        node.head = head;
        node.rel = rel as u8 + 1;
        let node = &mut self.nodes[head as usize];
        node.families |= family(rel);
        if dependent < head {
            node.left = [dependent, node.left[0]];
            node.lefts = (node.lefts + 1).min(MAX_VALENCY);
        } else {
            node.right = [dependent, node.right[0]];
            node.rights = (node.rights + 1).min(MAX_VALENCY);
        }
    }

    /// Fills `heads` (within the sentence from 0, the root its own head) and `rels`.
    pub fn tree(&self, heads: &mut Vec<u32>, rels: &mut Vec<Deprel>) {
        heads.clear();
        rels.clear();
        for (index, node) in (0u32..).zip(&self.nodes[1..self.root as usize]) {
            heads.push(if node.head == self.root { index } else { node.head - 1 });
            rels.push(Deprel::from_index(usize::from(node.rel) - 1).unwrap_or(Deprel::DEP));
        }
    }

    #[inline(always)]
    fn node(&self, index: u32) -> &Node {
        &self.nodes[index as usize]
    }

    #[inline(always)]
    fn below_top(&self, depth: usize) -> u32 {
        match self.stack.len().checked_sub(depth + 1) {
            Some(place) => self.stack[place],
            None => NONE,
        }
    }

    /// The features by which the next action is chosen.
    pub fn action_features(&self) -> Features<ACTION_TEMPLATES> {
        let (i0, i1) = (self.below_top(0), self.below_top(1));
        let (s0, s1, s2) = (self.node(i0), self.node(i1), self.node(self.below_top(2)));
        let (n0, n1) = (self.node(self.next), self.node(self.next + 1));
        let (n2, n3) = (self.node(self.next + 2), self.node(self.next + 3));
        let (s0l, s0l2) = (self.node(s0.left[0]), self.node(s0.left[1]));
        let (s0r, s0r2) = (self.node(s0.right[0]), self.node(s0.right[1]));
        let (s1l, s1r) = (self.node(s1.left[0]), self.node(s1.right[0]));
        let (n0l, n0l2) = (self.node(n0.left[0]), self.node(n0.left[1]));
        let gap = if i0 == NONE { 0 } else { (self.next - i0).min(MAX_DISTANCE) };
        let gap1 = if i1 == NONE { 0 } else { (i0 - i1).min(MAX_DISTANCE) };
        let tag = |node: &Node| u32::from(node.tag);
        let rel = |node: &Node| u32::from(node.rel);
        let valency = |node: &Node| u32::from(node.lefts) << 8 | u32::from(node.rights);
        let families = |node: &Node| u32::from(node.families);
        let pair = |a: u32, b: u32| a << 8 | b;
        let (w0, w1, w2, wn) = (s0.word, s1.word, s2.word, n0.word);
        // The word that opens the phrase on top of the stack: a preposition, most of the time.
        let opener = s0l.word;
        let (t0, t1, t2) = (tag(s0), tag(s1), tag(s2));
        let (tn, tn1, tn2, tn3) = (tag(n0), tag(n1), tag(n2), tag(n3));
        let verb = u32::from(n0.verb);
        let (c0, c1, cn) = (s0.cluster, s1.cluster, n0.cluster);

        let mut f = Features::new();
        f.one(0);
        // Single words.
        f.one(w0);
        f.one(t0);
        f.two(w0, t0);
        f.one(w1);
        f.one(t1);
        f.two(w1, t1);
        f.one(wn);
        f.one(tn);
        f.two(wn, tn);
        f.one(n1.word);
        f.one(tn1);
        f.one(n2.word);
        f.one(tn2);
        // Pairs and triples of words and tags.
        f.two(t0, tn);
        f.two(t0, t1);
        f.two(w0, t1);
        f.three(t2, t1, t0);
        f.three(t1, t0, tn);
        f.three(t0, tn, tn1);
        f.three(tn, tn1, tn2);
        f.three(t2, t1, tn);
        f.three(w0, t0, tn);
        f.three(t0, wn, tn);
        f.three(w1, t1, t0);
        f.three(t0, t1, pair(tn1, tn));
        // Dependents.
        f.three(t0, tag(s0l), tn);
        f.three(t0, tag(s0r), tn);
        f.three(tn, tag(n0l), t0);
        f.three(t1, tag(s1r), t0);
        f.three(t1, tag(s1l), t0);
        f.three(t0, tag(s0r), t1);
        f.three(t0, tag(s0l), tag(s0l2));
        f.three(t0, tag(s0r), tag(s0r2));
        f.three(tn, tag(n0l), tag(n0l2));
        f.three(t0, tn, pair(tag(n0l), tag(s0l)));
        f.three(s0l.word, t0, tn);
        f.three(n0l.word, tn, t0);
        // Relations and valency.
        f.two(w0, valency(s0));
        f.two(t0, valency(s0));
        f.three(t1, valency(s1), t0);
        f.three(tn, u32::from(n0.lefts), t0);
        f.three(t0, rel(s0l), rel(s0r));
        f.three(w0, rel(s0l), rel(s0r));
        f.three(t1, rel(s1l), rel(s1r));
        f.three(tn, rel(n0l), rel(n0l2));
        f.two(t0, families(s0));
        f.three(t0, tn, families(s0));
        f.three(t0, tn, families(n0));
        f.two(w1, families(s1));
        // Distances.
        f.three(t0, tn, gap);
        f.three(w0, wn, gap);
        f.three(t1, t0, gap1);
        f.three(t1, pair(tn, t0), gap1);
        // What the phrase on top of the stack may attach to.
        f.three(opener, t1, t0);
        f.three(opener, w1, t0);
        f.three(opener, t1, t2);
        f.two(w2, t0);
        // Whether conjuncts and clauses match.
        f.three(t0, t1, families(s0));
        f.three(pair(t2, t1), t0, families(s0));
        f.three(families(s0), families(s1), pair(t0, t1));
        f.three(families(s0), families(n0), pair(t0, tn));
        // What is to come.
        f.three(tn1, tn2, tn3);
        f.three(t0, tn, pair(tn1, tn2));
        f.three(t0, tn, verb);
        f.three(t0, t1, verb);
        f.three(tn, tn1, verb);
        // Words by what they are like.
        f.two(c0, cn);
        f.two(c0, c1);
        f.three(c0, t0, tn);
        f.three(cn, tn, t0);
        f.three(opener, c1, c0);
        f.three(c1, families(s1), t0);
        f.three(c0, families(s0), tn);
        f
    }

    /// The features by which the relation of `dependent` to `head` is chosen, before they are joined.
    pub fn label_features(&self, head: u32, dependent: u32) -> Features<LABEL_TEMPLATES> {
        let (h, d) = (self.node(head), self.node(dependent));
        let (before_h, before_d) = (self.node(head - 1), self.node(dependent - 1));
        let after_d = self.node(dependent + 1);
        let (dl, dl2, dr) = (self.node(d.left[0]), self.node(d.left[1]), self.node(d.right[0]));
        let (hl, hr) = (self.node(h.left[0]), self.node(h.right[0]));
        // The word that opens the dependent's phrase, as far as two dependents tell.
        let opener = if d.left[1] == NONE { dl.word } else { dl2.word };
        let side = u32::from(head < dependent);
        let distance = head.abs_diff(dependent).min(MAX_DISTANCE);
        let tag = |node: &Node| u32::from(node.tag);
        let rel = |node: &Node| u32::from(node.rel);
        let sided = |value: u32| value << 1 | side;
        let (wh, wd, th, td) = (h.word, d.word, tag(h), tag(d));

        let mut f = Features::new();
        f.one(side);
        f.two(wh, side);
        f.two(th, side);
        f.two(wd, side);
        f.two(td, side);
        f.three(th, td, side);
        f.three(th, td, sided(distance));
        f.three(wd, th, side);
        f.three(td, wh, side);
        f.three(td, th, opener);
        f.three(opener, side, th);
        f.three(td, rel(dl), rel(dl2));
        f.three(td, tag(after_d), th);
        f.three(td, tag(before_d), th);
        f.three(after_d.word, td, side);
        f.three(before_d.word, td, side);
        f.three(th, rel(hl), sided(td));
        f.three(th, rel(hr), sided(td));
        f.three(rel(dr), td, th);
        f.three(hl.word, th, td);
        f.three(wh, rel(hr), side);
        f.three(tag(hl), th, sided(td));
        f.three(before_h.word, th, td);
        f.three(td, sided(u32::from(h.families)), th);
        f.three(td, sided(u32::from(d.families)), th);
        f.two(d.suffix, sided(td));
        f.two(d.suffix, sided(th));
        f.two(h.suffix, sided(td));
        f.three(h.cluster, d.cluster, side);
        f.three(h.cluster, sided(td), opener);
        f.three(d.cluster, sided(td), th);
        f.three(h.cluster, sided(u32::from(h.families)), td);
        f
    }
}

/// Chooses actions and relations.
#[derive(Clone, Debug)]
pub struct Parser {
    /// Weights of the actions.
    pub actions: ActionTable,
    /// Weights of the relations; a class is an index of [`Deprel::ALL`].
    pub labels: LabelTable,
}

impl Parser {
    /// Parses the sentence with which `state` was started.
    pub fn parse(&self, state: &mut State) {
        while !state.is_done() {
            let action = match state.allowed() {
                [true, false, false] => Action::Shift,
                [false, true, false] => Action::Left,
                [false, false, true] => Action::Right,
                allowed => {
                    let scores = self.actions.score(state.action_features().hashes());
                    let best = (0..ACTIONS).filter(|&a| allowed[a]).max_by_key(|&a| scores[a]);
                    best.map_or(Action::Shift, |a| Action::ALL[a])
                }
            };
            match state.arc(action) {
                None => state.shift(),
                Some((head, dependent)) => {
                    let rel = self.relation(state, head, dependent);
                    state.attach(head, rel);
                }
            }
        }
    }

    fn relation(&self, state: &State, head: u32, dependent: u32) -> Deprel {
        if head == state.root() {
            return Deprel::ROOT;
        }
        let features = state.label_features(head, dependent);
        let class = self.labels.best(features.hashes(), Some(Deprel::ROOT as u8));
        Deprel::from_index(usize::from(class)).unwrap_or(Deprel::DEP)
    }
}
