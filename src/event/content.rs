//! What a demand, refusal, promise or threat is about: a finer code from the words of its complement.
//!
//! The table of compositions says what an upper verb makes of a lower event ("refused to meet"). The same rows serve
//! where the lower event is only a noun of the complement ("rejected an offer of talks") or a verb whose parties are
//! not told ("demanded that curbs end").

use super::Event;
use super::run::View;
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Slot;
use crate::syntax::{Deprel, Upos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "event.content",
    finds: "what is asked or refused gives the finer code: \"rejected an offer of talks\"; not \"rejected an offer\"",
}];

/// Nouns of a class and the event they stand for.
const NOUNS: &[(&str, &str, &str)] = &[
    ("mediation", "CONSULT", "045"),
    ("talks", "CONSULT", "046"),
    ("ceasefire", "RETREAT", "0871"),
    ("withdrawal", "RETREAT", "0874"),
    ("disarmament", "RETREAT", "0873"),
    ("economic_aid", "AID", "071"),
    ("military_aid", "AID", "072"),
    ("humanitarian_aid", "AID", "073"),
    ("aid", "AID", "070"),
    ("peacekeeper", "AID", "074"),
    ("inspector", "RETREAT", "0862"),
    ("economic_cooperation", "COOPERATE", "061"),
    ("military_cooperation", "COOPERATE", "062"),
    ("judicial_cooperation", "COOPERATE", "063"),
    ("intelligence", "COOPERATE", "064"),
    ("recognition", "SUPPORT", "054"),
];

/// How many steps down the complement is read.
const DEPTH: u8 = 3;

impl View<'_> {
    /// Gives an event with the general code of its type the code of what it is about.
    pub(super) fn content(&self, e: &mut Event) {
        let upper = match (e.plover.as_str(), e.cameo.as_str()) {
            ("REQUEST", "020") => "@v_urge",
            ("REQUEST", "100") => "@v_demand",
            ("REJECT", "120") => "@v_refuse",
            ("AGREE", "030") => "@v_promise",
            ("THREATEN", "130") => "@v_threaten",
            _ => return,
        };
        let Some(lower) = self.lower_event(e.head, DEPTH) else { return };
        let row = self.lex.rows.compose.iter().find(|r| {
            r.upper.iter().any(|u| u == upper)
                && r.plover == e.plover
                && !matches!(r.cameo.as_str(), "" | "=")
                && super::compose::lower_fits(r, &lower)
        });
        if let Some(row) = row.filter(|r| r.cameo.starts_with(&e.cameo[..2])) {
            (e.cameo, e.mode) = (row.cameo.clone(), row.mode.clone());
            e.causes.push(Cause::entry("event.content", row.at));
        }
    }

    /// The event that the complement of a word names, without its parties.
    fn lower_event(&self, t: usize, depth: u8) -> Option<Event> {
        let syn = self.syn;
        let clause = self.filler(t, None, &Slot::Xcomp).or_else(|| syn.child(t, Deprel::CCOMP));
        let clause = clause.or_else(|| syn.child(t, Deprel::ACL)).filter(|&v| syn.upos[v] == Upos::VERB);
        if let Some(found) =
            clause.and_then(|v| self.named_by_verb(v).or_else(|| self.further_down(v, depth)))
        {
            return Some(found);
        }
        let object = syn
            .patient(t)
            .filter(|&o| syn.upos[t] == Upos::VERB && !syn.is_passive(t) && syn.upos[o] == Upos::NOUN);
        let about = syn.children(t).filter(|&c| {
            matches!(syn.rel[c].base(), Deprel::OBL | Deprel::NMOD)
                && c > t
                && [word::FOR, word::OF, word::ON, word::TO].contains(&syn.case(c))
        });
        object
            .into_iter()
            .chain(about)
            .filter(|&n| syn.upos[n] == Upos::NOUN)
            .find_map(|n| self.named_by_noun(n).or_else(|| self.further_down(n, depth)))
    }

    fn further_down(&self, t: usize, depth: u8) -> Option<Event> {
        if depth == 0 { None } else { self.lower_event(t, depth - 1) }
    }

    fn named_by_verb(&self, v: usize) -> Option<Event> {
        let c = self.candidates(v).into_iter().next()?;
        let row = &self.lex.rows.frames[c.row as usize];
        Some(Event::new(
            &row.plover,
            &row.mode,
            &row.cameo,
            c.trigger,
            v,
            Cause::entry("event.content", row.at),
        ))
    }

    fn named_by_noun(&self, n: usize) -> Option<Event> {
        let is = |class: &str| self.lex.classes.get(class).is_some_and(|c| self.in_class(n, c));
        let &(_, plover, cameo) = NOUNS.iter().find(|(class, ..)| is(class))?;
        Some(Event::new(plover, "", cameo, TokenSpan::new(n, n + 1), n, Cause::rule("event.content")))
    }
}
