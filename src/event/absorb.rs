//! What is only asked for, offered, threatened or signed: it belongs to the record of the asking.

use super::Event;
use super::run::View;
use crate::base::word;
use crate::syntax::{Deprel, Upos, Xpos};

impl View<'_> {
    /// Takes out what is only asked for, offered, threatened or refused in the record of the asking: "rejected the
    /// invitation to attend", "demanded that partners refuse".
    pub(super) fn absorb(&self, events: &mut Vec<Event>, from: usize) {
        let uppers: Vec<usize> = events[from..]
            .iter()
            .filter(|e| matches!(e.plover.as_str(), "REQUEST" | "REJECT" | "AGREE" | "THREATEN"))
            // "Did not rule out attacking": the attack stays possible.
            .filter(|e| !self.is_left_open(e) && !self.is_own_order(e))
            .map(|e| e.head)
            .collect();
        let threats: Vec<usize> =
            events[from..].iter().filter(|e| e.plover == "THREATEN").map(|e| e.head).collect();
        // "Gave the envoy two days to leave".
        let give = self.lex.vocabulary.get("give");
        let terms: Vec<usize> = events[from..]
            .iter()
            .filter(|e| matches!(e.plover.as_str(), "THREATEN" | "SANCTION"))
            .map(|e| e.head)
            .filter(|&h| self.syn.lemma[h] == give)
            .collect();
        let signed = |e: &&Event| e.plover == "SUPPORT" && e.cameo == "057";
        let signed: Vec<usize> = events[from..].iter().filter(signed).map(|e| e.head).collect();
        let mut k = 0;
        events.retain(|e| {
            k += 1;
            k <= from
                || !(self.only_thought(e, &uppers)
                    || self.is_signed_for(e, &signed)
                    || self.is_condition_of(e, &threats)
                    || self.is_given_time(e, &terms))
        });
    }

    /// "Signed a deal to [buy] jets": what is signed is to be done.
    fn is_signed_for(&self, e: &Event, signed: &[usize]) -> bool {
        let syn = self.syn;
        let of_deal = syn.xpos[e.head] == Xpos::VB && syn.rel[e.head] == Deprel::ACL;
        let deal = syn.governor(e.head).filter(|_| of_deal);
        deal.and_then(|d| syn.governor(d)).is_some_and(|v| signed.contains(&v))
    }

    /// "Threatened to strike unless the king [frees] them": what a threat waits for is a part of it.
    fn is_condition_of(&self, e: &Event, threats: &[usize]) -> bool {
        let syn = self.syn;
        let clause = syn.first_conjunct(e.head);
        syn.rel[clause] == Deprel::ADVCL
            && syn.marked_by(clause, &[word::UNLESS]).is_some()
            && std::iter::successors(syn.governor(clause), |&g| {
                syn.governor(g).filter(|_| matches!(syn.rel[g], Deprel::XCOMP | Deprel::CCOMP))
            })
            .any(|g| threats.contains(&g))
    }

    /// "Gave the envoy two days to [leave]": what somebody is given time for has not happened.
    fn is_given_time(&self, e: &Event, terms: &[usize]) -> bool {
        let syn = self.syn;
        let clause = syn.first_conjunct(e.head);
        matches!(syn.rel[clause], Deprel::ADVCL | Deprel::XCOMP | Deprel::ACL)
            && syn.xpos[e.head] == Xpos::VB
            && syn.governor(clause).is_some_and(|g| {
                terms.contains(&g)
                    || syn.governor(g).is_some_and(|h| syn.rel[g].base() == Deprel::OBJ && terms.contains(&h))
            })
    }

    /// Whether an event stands in the complement of one of some upper heads, unrealised: an infinitive, a gerund or a
    /// noun without both of its parties, with nothing finite in between.
    fn only_thought(&self, e: &Event, uppers: &[usize]) -> bool {
        let syn = self.syn;
        let verb = matches!(syn.xpos[e.head], Xpos::VB | Xpos::VBG);
        let noun = syn.upos[e.head] == Upos::NOUN && (e.source.is_empty() || e.target.is_empty());
        if !verb && !noun {
            return false;
        }
        let mut t = e.head;
        while let Some(up) = syn.governor(t) {
            let link = match syn.rel[t] {
                Deprel::OBJ | Deprel::XCOMP | Deprel::CCOMP | Deprel::CONJ => true,
                // "Expressed interest in [buying] jets".
                Deprel::ACL => syn.xpos[t] == Xpos::VB || syn.case(t) == word::IN,
                // "Warned them against making deals".
                Deprel::ADVCL => {
                    let interest = || syn.patient(up).is_some_and(|o| self.is_of(o, "willingness"));
                    syn.case(t) == word::AGAINST || syn.case(t) == word::IN && interest()
                }
                rel => match rel.base() {
                    Deprel::OBL | Deprel::NMOD => {
                        ![word::IN, word::AFTER, word::BEFORE, word::DURING].contains(&syn.case(t))
                    }
                    _ => false,
                },
            };
            if !link {
                return false;
            }
            if uppers.contains(&up) {
                return true;
            }
            t = up;
        }
        false
    }
}
