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
use super::weights::{ACTIONS, ActionSums, ActionTable, BATCH, LabelTable, Notes};

/// Number of templates of [`State::action_features`].
pub const ACTION_TEMPLATES: usize = AHEAD + STACKED + BETWEEN;
const AHEAD: usize = 11;
const STACKED: usize = 34;
const BETWEEN: usize = 29;
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

impl Node {
    #[inline(always)]
    fn tag(&self) -> u32 {
        u32::from(self.tag)
    }

    #[inline(always)]
    fn rel(&self) -> u32 {
        u32::from(self.rel)
    }

    #[inline(always)]
    fn verb(&self) -> u32 {
        u32::from(self.verb)
    }

    #[inline(always)]
    fn families(&self) -> u32 {
        u32::from(self.families)
    }

    #[inline(always)]
    fn valency(&self) -> u32 {
        u32::from(self.lefts) << 8 | u32::from(self.rights)
    }
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
    // Of each word on the stack what the features of the stack came to with it at the top, as far as the parser has
    // added them up.
    sums: Vec<ActionSums>,
    // What the words to come add to an action's score, as far as it is known.
    ahead: Option<ActionSums>,
    // Which decision the parser has asked for weights for, and the features it needs them for.
    waits: Waits,
    between_asked: Features<BETWEEN>,
    ahead_asked: Features<AHEAD>,
    stacked_asked: Features<STACKED>,
    label_asked: Features<LABEL_TEMPLATES>,
    notes: Notes,
}

/// What the parser will do with a sentence next.
#[derive(Clone, Copy, Debug, Default)]
enum Waits {
    /// Nothing: the tree is finished, or not begun.
    #[default]
    Nothing,
    /// Choose an action.
    Action,
    /// Look up the features of an arc to this head.
    Arc(u32),
    /// Name the relation of that arc.
    Relation(u32),
}

impl State {
    /// Starts a sentence. `words` is what [`reduce`](super::tag::reduce) made, `tags` the tagger's class for each,
    /// and `classes` says what a class means.
    pub fn start(&mut self, words: &[Lexeme], tags: &[u8], classes: &[(Xpos, Upos)]) {
        self.nodes.clear();
        self.stack.clear();
        self.sums.clear();
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
        // A head on the stack is another one with one more dependent.
        let known = self.stack.len() - usize::from(self.stack.last() == Some(&head));
        self.sums.truncate(known);
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
        let mut f = Features::new();
        self.ahead(&mut f);
        self.stacked(&mut f);
        self.between(&mut f);
        f
    }

    /// The three words on top of the stack, the top first.
    #[inline(always)]
    fn top(&self) -> (&Node, &Node, &Node) {
        (self.node(self.below_top(0)), self.node(self.below_top(1)), self.node(self.below_top(2)))
    }

    /// How far the next word is from the top of the stack.
    #[inline(always)]
    fn gap(&self) -> u32 {
        distance(self.below_top(0), self.next)
    }

    /// How far the top of the stack is from the word below it.
    #[inline(always)]
    fn gap_below(&self) -> u32 {
        distance(self.below_top(1), self.below_top(0))
    }

    /// Features of the words to come alone. They stay until a word is shifted.
    #[inline(always)]
    fn ahead<const N: usize>(&self, f: &mut Features<N>) {
        let (n0, n1) = (self.node(self.next), self.node(self.next + 1));
        let (n2, n3) = (self.node(self.next + 2), self.node(self.next + 3));
        let (tn, tn1, tn2, tn3) = (n0.tag(), n1.tag(), n2.tag(), n3.tag());
        f.one(1, 0);
        f.one(8, n0.word);
        f.one(9, tn);
        f.two(10, n0.word, tn);
        f.one(11, n1.word);
        f.one(12, tn1);
        f.one(13, n2.word);
        f.one(14, tn2);
        f.three(21, tn, tn1, tn2);
        f.three(63, tn1, tn2, tn3);
        f.three(67, tn, tn1, n0.verb());
    }

    /// Features of the words on the stack alone. They stay while a word is at the top and gets no dependents on its
    /// right, and are the same again when all that was shifted onto it has gone to the left.
    #[inline(always)]
    fn stacked<const N: usize>(&self, f: &mut Features<N>) {
        let (s0, s1, s2) = self.top();
        let (s0l, s0l2) = (self.node(s0.left[0]), self.node(s0.left[1]));
        let (s0r, s0r2) = (self.node(s0.right[0]), self.node(s0.right[1]));
        let (s1l, s1r) = (self.node(s1.left[0]), self.node(s1.right[0]));
        let (w0, w1, w2) = (s0.word, s1.word, s2.word);
        let (t0, t1, t2) = (s0.tag(), s1.tag(), s2.tag());
        // The word that opens the phrase on top of the stack: a preposition, most of the time.
        let opener = s0l.word;
        // Single words.
        f.one(2, w0);
        f.one(3, t0);
        f.two(4, w0, t0);
        f.one(5, w1);
        f.one(6, t1);
        f.two(7, w1, t1);
        // Pairs and triples of words and tags.
        f.two(16, t0, t1);
        f.two(17, w0, t1);
        f.three(18, t2, t1, t0);
        f.three(25, w1, t1, t0);
        // Dependents.
        f.three(30, t1, s1r.tag(), t0);
        f.three(31, t1, s1l.tag(), t0);
        f.three(32, t0, s0r.tag(), t1);
        f.three(33, t0, s0l.tag(), s0l2.tag());
        f.three(34, t0, s0r.tag(), s0r2.tag());
        // Relations and valency.
        f.two(39, w0, s0.valency());
        f.two(40, t0, s0.valency());
        f.three(41, t1, s1.valency(), t0);
        f.three(43, t0, s0l.rel(), s0r.rel());
        f.three(44, w0, s0l.rel(), s0r.rel());
        f.three(45, t1, s1l.rel(), s1r.rel());
        f.two(47, t0, s0.families());
        f.two(50, w1, s1.families());
        // Distance.
        f.three(53, t1, t0, self.gap_below());
        // What the phrase on top of the stack may attach to.
        f.three(55, opener, t1, t0);
        f.three(56, opener, w1, t0);
        f.three(57, opener, t1, t2);
        f.two(58, w2, t0);
        // Whether conjuncts and clauses match.
        f.three(59, t0, t1, s0.families());
        f.three(60, pair(t2, t1), t0, s0.families());
        f.three(61, s0.families(), s1.families(), pair(t0, t1));
        // Words by what they are like.
        f.two(69, s0.cluster, s1.cluster);
        f.three(72, opener, s1.cluster, s0.cluster);
        f.three(73, s1.cluster, s1.families(), t0);
    }

    /// Features of words on the stack and words to come together, and of the next word's dependents.
    #[inline(always)]
    fn between<const N: usize>(&self, f: &mut Features<N>) {
        let (s0, s1, s2) = self.top();
        let (n0, n1, n2) = (self.node(self.next), self.node(self.next + 1), self.node(self.next + 2));
        let (s0l, s0r) = (self.node(s0.left[0]), self.node(s0.right[0]));
        let (n0l, n0l2) = (self.node(n0.left[0]), self.node(n0.left[1]));
        let (w0, wn) = (s0.word, n0.word);
        let (t0, t1, t2) = (s0.tag(), s1.tag(), s2.tag());
        let (tn, tn1, tn2) = (n0.tag(), n1.tag(), n2.tag());
        // Pairs and triples of words and tags.
        f.two(15, t0, tn);
        f.three(19, t1, t0, tn);
        f.three(20, t0, tn, tn1);
        f.three(22, t2, t1, tn);
        f.three(23, w0, t0, tn);
        f.three(24, t0, wn, tn);
        f.three(26, t0, t1, pair(tn1, tn));
        // Dependents.
        f.three(27, t0, s0l.tag(), tn);
        f.three(28, t0, s0r.tag(), tn);
        f.three(29, tn, n0l.tag(), t0);
        f.three(35, tn, n0l.tag(), n0l2.tag());
        f.three(36, t0, tn, pair(n0l.tag(), s0l.tag()));
        f.three(37, s0l.word, t0, tn);
        f.three(38, n0l.word, tn, t0);
        // Relations and valency.
        f.three(42, tn, u32::from(n0.lefts), t0);
        f.three(46, tn, n0l.rel(), n0l2.rel());
        f.three(48, t0, tn, s0.families());
        f.three(49, t0, tn, n0.families());
        // Distances.
        f.three(51, t0, tn, self.gap());
        f.three(52, w0, wn, self.gap());
        f.three(54, t1, pair(tn, t0), self.gap_below());
        // Whether conjuncts and clauses match.
        f.three(62, s0.families(), n0.families(), pair(t0, tn));
        // What is to come.
        f.three(64, t0, tn, pair(tn1, tn2));
        f.three(65, t0, tn, n0.verb());
        f.three(66, t0, t1, n0.verb());
        // Words by what they are like.
        f.two(68, s0.cluster, n0.cluster);
        f.three(70, s0.cluster, t0, tn);
        f.three(71, n0.cluster, tn, t0);
        f.three(74, s0.cluster, s0.families(), tn);
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
        let sided = |value: u32| value << 1 | side;
        let (wh, wd, th, td) = (h.word, d.word, h.tag(), d.tag());

        let mut f = Features::new();
        f.one(1, side);
        f.two(2, wh, side);
        f.two(3, th, side);
        f.two(4, wd, side);
        f.two(5, td, side);
        f.three(6, th, td, side);
        f.three(7, th, td, sided(distance));
        f.three(8, wd, th, side);
        f.three(9, td, wh, side);
        f.three(10, td, th, opener);
        f.three(11, opener, side, th);
        f.three(12, td, dl.rel(), dl2.rel());
        f.three(13, td, after_d.tag(), th);
        f.three(14, td, before_d.tag(), th);
        f.three(15, after_d.word, td, side);
        f.three(16, before_d.word, td, side);
        f.three(17, th, hl.rel(), sided(td));
        f.three(18, th, hr.rel(), sided(td));
        f.three(19, dr.rel(), td, th);
        f.three(20, hl.word, th, td);
        f.three(21, wh, hr.rel(), side);
        f.three(22, hl.tag(), th, sided(td));
        f.three(23, before_h.word, th, td);
        f.three(24, td, sided(h.families()), th);
        f.three(25, td, sided(d.families()), th);
        f.two(26, d.suffix, sided(td));
        f.two(27, d.suffix, sided(th));
        f.two(28, h.suffix, sided(td));
        f.three(29, h.cluster, d.cluster, side);
        f.three(30, h.cluster, sided(td), opener);
        f.three(31, d.cluster, sided(td), th);
        f.three(32, h.cluster, sided(h.families()), td);
        f
    }
}

/// How far `right` is from `left`, up to a bound; zero where there is no `left`.
#[inline(always)]
fn distance(left: u32, right: u32) -> u32 {
    if left == NONE { 0 } else { (right - left).min(MAX_DISTANCE) }
}

/// Two small values in one.
#[inline(always)]
fn pair(a: u32, b: u32) -> u32 {
    a << 8 | b
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
        self.begin(state);
        while self.step(state) {}
    }

    /// Begins to parse the sentence with which `state` was started.
    pub fn begin(&self, state: &mut State) {
        state.ahead = None;
        self.ask(state);
    }

    /// Goes one step further, with the weights that were asked for before, and asks for those of the next one; false
    /// when the tree is finished. Between two steps of a sentence others may be seen to.
    #[inline]
    pub fn step(&self, state: &mut State) -> bool {
        match state.waits {
            Waits::Nothing => return false,
            Waits::Action => {
                let scores = self.scores(state);
                let allowed = state.allowed();
                let best = (0..ACTIONS).filter(|&a| allowed[a]).max_by_key(|&a| scores[a]);
                match state.arc(best.map_or(Action::Shift, |a| Action::ALL[a])) {
                    None => {
                        state.shift();
                        state.ahead = None;
                        self.ask(state);
                    }
                    Some((head, dependent)) => self.ask_arc(state, head, dependent),
                }
            }
            Waits::Arc(head) => {
                self.labels.look_up(state.label_asked.hashes(), &mut state.notes);
                state.waits = Waits::Relation(head);
            }
            Waits::Relation(head) => {
                let class = self.labels.decide(&state.notes, Some(Deprel::ROOT as u8));
                state.attach(head, Deprel::from_index(usize::from(class)).unwrap_or(Deprel::DEP));
                self.ask(state);
            }
        }
        true
    }

    /// Does what is the only thing to do, up to the next decision, and asks for the weights that this needs.
    #[inline]
    fn ask(&self, state: &mut State) {
        while !state.is_done() {
            let action = match state.allowed() {
                [true, false, false] => Action::Shift,
                [false, true, false] => Action::Left,
                [false, false, true] => Action::Right,
                _ => return self.ask_action(state),
            };
            match state.arc(action) {
                None => {
                    state.shift();
                    state.ahead = None;
                }
                Some((head, _)) if head == state.root() => state.attach(head, Deprel::ROOT),
                Some((head, dependent)) => return self.ask_arc(state, head, dependent),
            }
        }
        state.waits = Waits::Nothing;
    }

    #[inline(always)]
    fn ask_action(&self, state: &mut State) {
        if state.ahead.is_none() {
            let mut f = Features::new();
            state.ahead(&mut f);
            self.actions.ask(f.hashes());
            state.ahead_asked = f;
        }
        if state.sums.len() < state.stack.len() {
            let mut f = Features::new();
            state.stacked(&mut f);
            self.actions.ask(f.hashes());
            state.stacked_asked = f;
        }
        let mut f = Features::new();
        state.between(&mut f);
        self.actions.ask(f.hashes());
        state.between_asked = f;
        state.waits = Waits::Action;
    }

    #[inline(always)]
    fn ask_arc(&self, state: &mut State, head: u32, dependent: u32) {
        let f = state.label_features(head, dependent);
        self.labels.ask(f.hashes());
        state.label_asked = f;
        state.waits = Waits::Arc(head);
    }

    /// The score of each action. What the words to come add to it is known to `state` until the next shift, and what
    /// the stack adds as long as the stack stays as it is.
    #[inline(always)]
    fn scores(&self, state: &mut State) -> [i32; ACTIONS] {
        let ahead = match state.ahead {
            Some(ahead) => ahead,
            None => *state.ahead.insert(self.actions.sums(state.ahead_asked.hashes())),
        };
        if state.sums.len() < state.stack.len() {
            state.sums.push(self.actions.sums(state.stacked_asked.hashes()));
        }
        let stacked = state.sums[state.stack.len() - 1];
        (ahead + stacked + self.actions.sums(state.between_asked.hashes())).scores()
    }
}

/// The features of an arc are looked up at once.
const _: () = assert!(LABEL_TEMPLATES <= BATCH);

#[cfg(test)]
mod tests {
    use super::*;

    /// A number that stands twice, or not at all, would be another model.
    #[test]
    fn templates_are_numbered_once() {
        let mut state = State::default();
        state.nodes.resize(9, Node::default());
        (state.next, state.root) = (3, 5);
        state.stack = vec![1, 2];
        let distinct = |hashes: &[u64]| hashes.iter().collect::<std::collections::BTreeSet<_>>().len();
        assert_eq!(distinct(state.action_features().hashes()), ACTION_TEMPLATES);
        assert_eq!(distinct(state.label_features(2, 3).hashes()), LABEL_TEMPLATES);
    }
}
