//! Whose the thing is that somebody praises, condemns or refuses, where the phrase itself does not say: "the move",
//! "the offer", "it". Who made it is told before.

use super::run::View;
use super::{Event, Party};
use crate::base::word;
use crate::cause::{Cause, Rule};
use crate::lexicon::Slot;
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, Upos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "event.owner",
    finds: "whose the thing is that was told before: \"Beijing banned the fruit. Manila condemned the move\"; not \"a move\"",
}];

/// How many sentences before the same noun is looked for.
const BACK: usize = 3;

/// Prepositions behind which the thing stands: "voted against the plan", "reacted to the decision".
const ABOUT: &[&str] = &["against", "to", "of", "for", "with", "at", "on"];

impl View<'_> {
    /// Gives events of judgement or refusal without a target the one whose thing it is.
    pub(super) fn owners(&self, events: &mut [Event]) {
        for i in 0..events.len() {
            let (before, rest) = events.split_at_mut(i);
            let e = &mut rest[0];
            // Not who signs, breaks or inquires into something, nor who apologises.
            let judged = matches!(e.plover.as_str(), "ACCUSE" | "SUPPORT" | "REJECT" | "CONCEDE")
                && !matches!(e.cameo.as_str(), "055" | "057" | "090" | "091" | "092" | "128");
            let answers = e.plover == "AGREE" && e.cameo == "030";
            if !(judged || answers) || !e.target.is_empty() || e.source.is_empty() {
                continue;
            }
            let Some(thing) = self.thing_judged(e.head) else { continue };
            // "Made the offer": what the event itself brings about. An agreement is given to what others asked.
            if e.trigger.has(thing) || (answers && !self.is_of(thing, "thing_said")) {
                continue;
            }
            let mut found = self.owner_told_before(thing, before);
            let state = |p: &Party| {
                let code = &self.cast.actor(p.actor).code;
                (code.country.clone(), code.sector.clone())
            };
            // A state does not judge what its own officials do.
            let own = |s: &Party, p: &Party| {
                let (a, b) = (state(s), state(p));
                s.actor == p.actor || a == b || (a.0 == b.0 && a.0.is_some() && a.1.is_none())
            };
            found.retain(|p| !e.source.iter().any(|s| own(s, p)));
            if !found.is_empty() {
                e.target.extend(found.into_iter().map(|p| Party::implied(p.actor)));
                e.causes.push(Cause::rule("event.owner"));
            }
        }
    }

    /// The definite thing that a verb or noun of judgement is about.
    fn thing_judged(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let about = || ABOUT.iter().find_map(|p| self.oblique(t, p).or_else(|| self.nominal_with(t, p)));
        let thing = syn.patient(t).filter(|_| syn.is_predicate(t)).or_else(about)?;
        let known = match syn.upos[thing] {
            Upos::PRON => matches!(syn.form[thing], word::IT | word::THIS | word::THAT),
            Upos::NOUN => {
                let definite = |c: usize| {
                    syn.rel[c].base() == Deprel::DET
                        && [word::THE, word::THIS, word::THAT].contains(&syn.form[c])
                };
                let told = |c: usize| matches!(syn.rel[c].base(), Deprel::ACL | Deprel::NMOD | Deprel::CCOMP);
                syn.children(thing).any(definite) && !syn.children(thing).any(told)
            }
            _ => false,
        };
        (known && syn.rel[thing] != Deprel::CONJ && syn.conjuncts(thing).count() == 1).then_some(thing)
    }

    /// Who made, did or said a thing, by what was told before it.
    fn owner_told_before(&self, thing: usize, events: &[Event]) -> Vec<Party> {
        let syn = self.syn;
        let here = syn.sentence(thing);
        let start = syn.tokens_of(here.saturating_sub(BACK)).start as usize;
        let owned = |t: usize| {
            syn.upos[t] == Upos::NOUN
                && ["thing_done", "thing_said", "thing_made"].iter().any(|c| self.is_of(t, c))
        };
        if syn.upos[thing] == Upos::PRON {
            // The nearest thing that somebody can own: "the council's offer. Hanoi rejected [it]".
            let near = syn.tokens_of(here.saturating_sub(1)).start as usize;
            let nearest = (near..thing).rev().find(|&t| owned(t) && syn.rel[t] != Deprel::COMPOUND);
            return nearest.map_or_else(Vec::new, |t| self.maker(t));
        }
        if !owned(thing) {
            return Vec::new();
        }
        let same = |&t: &usize| syn.lemma[t] == syn.lemma[thing] && syn.upos[t] == Upos::NOUN;
        let told = (start..thing).rev().filter(same).map(|t| self.maker(t)).find(|f| !f.is_empty());
        if let Some(found) = told {
            return found;
        }
        let done = self.is_of(thing, "thing_done");
        // "Amazon's decision to raise wages was welcome; the senator praised [the move]": another word for it in one sentence.
        if done && self.is_of(thing, "thing_any") {
            let clause = syn.tokens_of(here).start as usize;
            let made =
                (clause..thing).rev().filter(|&t| owned(t)).map(|t| self.maker(t)).find(|f| !f.is_empty());
            if let Some(found) = made {
                return found;
            }
        }
        if !done && !self.is_of(thing, "thing_said") {
            return Vec::new();
        }
        let close = |t: usize| t < thing && here - syn.sentence(t) <= 1;
        let fits = |e: &&Event| {
            !e.negative
                && !e.source.is_empty()
                && match e.plover.as_str() {
                    "SANCTION" | "COERCE" | "RETREAT" | "MOBILIZE" | "AID" | "CONCEDE" | "COOPERATE" => done,
                    "REQUEST" | "ACCUSE" | "THREATEN" => !done,
                    "AGREE" | "REJECT" => true,
                    _ => false,
                }
        };
        let event = events.iter().rev().filter(|e| close(e.head)).find(fits);
        let quote = self.quotes.all.iter().enumerate().rev().find(|(i, q)| {
            !done
                && q.kind != QuoteKind::Scare
                && !self.cast.speakers[*i].is_empty()
                && q.cue_head.is_some_and(close)
        });
        match (event, quote) {
            (Some(e), _) => e.source.clone(),
            (None, Some((i, _))) => self.cast.speakers[i].iter().map(|&a| Party::implied(a)).collect(),
            _ => Vec::new(),
        }
    }

    /// Whose a noun is by its own phrase: "[Iran's] offer", "a plan by [the king]", "a letter from [monks]", "[Iranian] offer".
    pub(super) fn made_by(&self, noun: usize) -> Option<usize> {
        let own = self.syn.possessor(noun).or_else(|| self.nominal_with(noun, "by"));
        own.or_else(|| self.nominal_with(noun, "from")).or_else(|| self.noun_filler(noun, &Slot::Amod))
    }

    /// Whose a noun is by its own phrase or by the verb that brings it about: "[Iran's] offer", "a plan by [the king]",
    /// "[the council] announced a ban".
    fn maker(&self, noun: usize) -> Vec<Party> {
        let syn = self.syn;
        let own = self.made_by(noun);
        let brings = || {
            let verb = syn.governor(noun).filter(|&v| {
                syn.upos[v] == Upos::VERB
                    && syn.patient(v) == Some(noun)
                    && (self.is_of(v, "v_issue") || self.is_of(v, "v_perform"))
            })?;
            syn.agent(verb)
        };
        let named = |t: usize| self.mentions.covering(t).is_some();
        own.filter(|&t| named(t)).or_else(brings).map_or_else(Vec::new, |t| self.actors_in(t))
    }
}
