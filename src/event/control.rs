//! Who does what an infinitive or a gerund says, where that is not the one who does what the verb above it says.

use super::doers::SPEECH;
use super::run::View;
use crate::base::word;
use crate::syntax::{Deprel, Upos, Xpos};

impl View<'_> {
    /// "[Cole] called the premier to apologise": who calls does what the call is for.
    pub(super) fn caller(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let purpose = syn.rel[t] == Deprel::XCOMP && self.is_of(t, "call_purpose");
        let calls =
            syn.governor(t).filter(|&v| purpose && self.is_of(v, "v_contact") && !syn.is_passive(v))?;
        syn.agent(calls)
    }

    /// "The king convinced [lawmakers] to support the budget", where the infinitive hangs like a purpose: who is moved to do
    /// it does it; not in "visited lawmakers to support".
    pub(super) fn influenced(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let v = syn.first_conjunct(t);
        let infinitive = syn.xpos[v] == Xpos::VB && syn.case(v) == word::TO && !syn.is_passive(t);
        let moves = syn.governor(v).filter(|&g| {
            infinitive && syn.rel[v] == Deprel::ADVCL && g < v && self.is_of(g, "v_influence")
        })?;
        syn.patient(moves).filter(|&o| o < v && !syn.is_passive(moves) && self.is_actor(o))
    }

    /// "Concerns about arming the rebels", "condemned the decision to invade": whose deed it would be, the clause does not say;
    /// not "his plan to invade".
    pub(super) fn is_of_nobody(&self, t: usize) -> bool {
        let syn = self.syn;
        let v = syn.first_conjunct(t);
        let Some(noun) = syn.governor(v).filter(|&n| n < v && syn.upos[n] == Upos::NOUN) else {
            return false;
        };
        // "Blocked a road to demand food": a purpose, hung on the object.
        if syn.child(v, Deprel::NSUBJ).is_some() || SPEECH.iter().any(|c| self.is_of(v, c)) {
            return false;
        }
        let about = [word::ABOUT, word::OVER, word::AGAINST].contains(&syn.case(v));
        if syn.xpos[v] == Xpos::VBG && about {
            return self.is_of(noun, "worry_n");
        }
        if syn.xpos[v] != Xpos::VB || syn.rel[v] != Deprel::ACL || syn.case(v) != word::TO {
            return false;
        }
        // "Block the use of funds to open": of a noun in the object's phrase too.
        let mut top = noun;
        while syn.rel[top].base() == Deprel::NMOD && syn.case(top) == word::OF {
            match syn.governor(top) {
                Some(g) if g < top => top = g,
                _ => break,
            }
        }
        let judged = matches!(syn.rel[top], Deprel::OBJ | Deprel::NSUBJ_PASS);
        let verb = syn.governor(top).filter(|&g| judged && syn.upos[g] == Upos::VERB);
        verb.is_some_and(|g| self.is_of(g, "v_tell_of")) && self.made_by(noun).is_none()
    }
}
