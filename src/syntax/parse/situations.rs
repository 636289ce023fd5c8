//! Situations that settle a decision without weights: a few tags, relations and words around it.
//!
//! A situation with the answer that the weights gave there nearly every time, over some millions of words of news, is
//! part of the model. To look it up costs a line or two of memory, to ask the weights up to seventy.
//!
//! Those that say least are tried first: they are few and settle the most.

use super::templates::pair;
use super::{Action, NO_TAG, Parser, SITUATIONS, State};
use crate::syntax::features::situation;
use crate::syntax::labels::Deprel;

impl State {
    /// The words that the next action may join: the tags of the two on top of the stack and of the next one, and what
    /// the top and the next one have. With `ahead` the tag of the word after these counts too.
    #[inline(always)]
    fn around(&self, ahead: bool) -> u32 {
        let (s0, s1) = (self.node(self.below_top(0)), self.node(self.below_top(1)));
        let (n0, n1) = (self.node(self.next), self.node(self.next + 1));
        let families = u32::from(s0.families) << 16 | u32::from(n0.families);
        let after = if ahead { n1.tag } else { NO_TAG };
        situation(1, u32::from_le_bytes([s1.tag, s0.tag, n0.tag, after]).into(), families)
    }

    /// The situations that may settle the next action, in the order in which they are tried.
    #[inline(always)]
    pub fn action_situations(&self) -> [u32; SITUATIONS] {
        [self.around(false), self.around(true)]
    }

    /// An arc by the tags of its words and the relations of the dependent's own dependents.
    #[inline(always)]
    fn outline(&self, head: u32, dependent: u32) -> u32 {
        let (h, d) = (self.node(head), self.node(dependent));
        let (dl, dl2, dr) = (self.node(d.left[0]), self.node(d.left[1]), self.node(d.right[0]));
        let side = u8::from(head < dependent);
        let own = u32::from_le_bytes([dl.rel, dl2.rel, dr.rel, side]);
        situation(1, u64::from(pair(h.tag(), d.tag())), own)
    }

    /// An arc by the tag of the head, the word of the dependent, and what both have.
    #[inline(always)]
    fn of_word(&self, head: u32, dependent: u32) -> u32 {
        let (h, d) = (self.node(head), self.node(dependent));
        let side = u32::from(head < dependent);
        let both = u64::from(h.families) << 16 | u64::from(d.families);
        situation(2, both << 16 | u64::from(pair(h.tag(), side)), d.word)
    }

    /// The situations that may settle the relation of `dependent` to `head`, in the order in which they are tried.
    #[inline(always)]
    pub fn label_situations(&self, head: u32, dependent: u32) -> [u32; SITUATIONS] {
        [self.outline(head, dependent), self.of_word(head, dependent)]
    }
}

impl Parser {
    /// The next action, where it is the only one or the situation settles it.
    #[inline(always)]
    pub fn certain_action(&self, state: &State) -> Option<Action> {
        let allowed = state.allowed();
        match allowed {
            [true, false, false] => Some(Action::Shift),
            [false, true, false] => Some(Action::Left),
            [false, false, true] => Some(Action::Right),
            _ => {
                let sure = self.sure_actions.either(state.action_situations());
                sure.map(usize::from).filter(|&a| allowed[a]).map(|a| Action::ALL[a])
            }
        }
    }

    /// The relation of `dependent` to `head`, where this is the root or the situation settles it.
    #[inline(always)]
    pub fn certain_relation(&self, state: &State, head: u32, dependent: u32) -> Option<Deprel> {
        if head == state.root() {
            return Some(Deprel::ROOT);
        }
        let sure = self.sure_labels.either(state.label_situations(head, dependent));
        sure.and_then(|class| Deprel::from_index(usize::from(class))).filter(|&rel| rel != Deprel::ROOT)
    }
}
