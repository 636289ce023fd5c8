//! Tags to a dependency tree: a greedy arc-hybrid parser (Kuhlmann et al. 2011; dynamic oracle in training, Goldberg
//! and Nivre 2013).
//!
//! Each word is shifted once and popped once, so the work is linear in the sentence, however long. An action is
//! chosen by the weights among those that keep the tree a tree; a second table names the relation of each new arc.
//! Where a few tags, relations and words nearly always lead to the same answer, the weights are not asked
//! (`situations`): that settles more than half of what there is to decide. Whatever weights and situations say, the result has exactly one root and no cycle: every word gets its head when it is
//! popped, from the word below it or the next one ahead, and only the last word popped may take the root.

mod situations;
mod templates;

use templates::{AHEAD, BETWEEN, STACKED};

use super::bytes::Bytes;
use super::features::{Features, Lexeme};
use super::labels::{Deprel, Upos, Xpos};
use super::tag::CONTEXT;
use super::weights::{ACTIONS, ActionSums, ActionTable, BATCH, LabelTable, Notes};

/// Number of templates of [`State::action_features`].
pub const ACTION_TEMPLATES: usize = AHEAD + STACKED + BETWEEN;
/// Kinds of situations that may settle a decision, of the tagger as of the parser.
pub const SITUATIONS: usize = 2;
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
    // Of each word on the stack what the features of the stack came to with it at the top, where the parser has added
    // them up.
    sums: Vec<Option<ActionSums>>,
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
        self.sums.push(None);
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
        self.sums.pop();
        // A head on the stack is another one with one more dependent.
        if let (Some(sums), true) = (self.sums.last_mut(), self.stack.last() == Some(&head)) {
            *sums = None;
        }
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
}

/// Chooses actions and relations.
#[derive(Clone, Debug)]
pub struct Parser {
    /// Weights of the actions.
    pub actions: ActionTable,
    /// Weights of the relations; a class is an index of [`Deprel::ALL`].
    pub labels: LabelTable,
    /// The actions in situations that need no weights.
    pub sure_actions: Bytes,
    /// The relations in such situations.
    pub sure_labels: Bytes,
}

impl Parser {
    /// A parser that decides everything by weights.
    pub fn new(actions: ActionTable, labels: LabelTable) -> Parser {
        Parser { actions, labels, sure_actions: Bytes::default(), sure_labels: Bytes::default() }
    }

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
                let action = chosen(self.scores(state), state.allowed());
                if !self.act(state, action) {
                    self.ask(state);
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

    /// Does what is certain, up to the next decision, and asks for the weights that this needs.
    #[inline]
    fn ask(&self, state: &mut State) {
        while !state.is_done() {
            let Some(action) = self.certain_action(state) else { return self.ask_action(state) };
            if self.act(state, action) {
                return;
            }
        }
        state.waits = Waits::Nothing;
    }

    /// Takes an action; true if it makes an arc whose relation is to be decided.
    #[inline(always)]
    fn act(&self, state: &mut State, action: Action) -> bool {
        let Some((head, dependent)) = state.arc(action) else {
            state.shift();
            state.ahead = None;
            return false;
        };
        let rel = self.certain_relation(state, head, dependent);
        match rel {
            Some(rel) => state.attach(head, rel),
            None => self.ask_arc(state, head, dependent),
        }
        rel.is_none()
    }

    /// The action that the weights choose, of those that are allowed.
    pub fn best_action(&self, state: &State) -> Action {
        let scores = self.actions.sums(state.action_features().hashes()).scores();
        chosen(scores, state.allowed())
    }

    /// The relation of `dependent` to `head` that the weights choose.
    pub fn best_relation(&self, state: &State, head: u32, dependent: u32) -> Deprel {
        let features = state.label_features(head, dependent);
        let class = self.labels.best(features.hashes(), Some(Deprel::ROOT as u8));
        Deprel::from_index(usize::from(class)).unwrap_or(Deprel::DEP)
    }

    #[inline(always)]
    fn ask_action(&self, state: &mut State) {
        if state.ahead.is_none() {
            let mut f = Features::new();
            state.ahead(&mut f);
            self.actions.ask(f.hashes());
            state.ahead_asked = f;
        }
        if matches!(state.sums.last(), Some(None)) {
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
        // An action is decided only where something stands on the stack.
        let stacked = match state.sums.last_mut() {
            Some(Some(stacked)) => *stacked,
            Some(unknown) => *unknown.insert(self.actions.sums(state.stacked_asked.hashes())),
            None => ActionSums::default(),
        };
        (ahead + stacked + self.actions.sums(state.between_asked.hashes())).scores()
    }
}

/// The action with the highest score among those that are allowed.
#[inline(always)]
fn chosen(scores: [i32; ACTIONS], allowed: [bool; ACTIONS]) -> Action {
    let best = (0..ACTIONS).filter(|&a| allowed[a]).max_by_key(|&a| scores[a]);
    best.map_or(Action::Shift, |a| Action::ALL[a])
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
