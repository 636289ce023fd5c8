//! What the weights are asked by: templates of features over the words around a decision.

use super::{ACTION_TEMPLATES, LABEL_TEMPLATES, MAX_DISTANCE, NONE, Node, State};
use crate::syntax::features::Features;

/// Number of templates of [`State::ahead`], [`State::stacked`] and [`State::between`].
pub(super) const AHEAD: usize = 11;
pub(super) const STACKED: usize = 34;
pub(super) const BETWEEN: usize = 29;

impl State {
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
    pub(super) fn ahead<const N: usize>(&self, f: &mut Features<N>) {
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
    pub(super) fn stacked<const N: usize>(&self, f: &mut Features<N>) {
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
    pub(super) fn between<const N: usize>(&self, f: &mut Features<N>) {
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
pub(super) fn pair(a: u32, b: u32) -> u32 {
    a << 8 | b
}
