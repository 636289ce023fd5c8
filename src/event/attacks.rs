//! Whose attack it is, where the verb of harm does not say: the noun of the attack in which people were killed, the claim of
//! responsibility, the clause that says when, and the weapon behind the place that was hit.

use super::run::View;
use super::{Event, Party, drop_known};
use crate::base::word;
use crate::cause::{Cause, Rule};
use crate::lexicon::Slot;
use crate::mention::EntityType;
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.claimed",
        finds: "an attack that somebody says was his: \"claimed responsibility for a bombing\"; not \"took responsibility for the loss\"",
    },
    Rule {
        id: "event.came-of",
        finds: "who killed, told by when: \"two died when rebels shelled the town\"; not \"two died when the bridge fell\"",
    },
];

impl View<'_> {
    /// "Were killed in an air strike by [the army]": who carried out the attack in which something was done.
    pub(super) fn attackers_in(&self, t: usize) -> Vec<Party> {
        let attack = self.attack_around(t);
        attack.and_then(|n| self.doers_of_deed(n)).unwrap_or_default()
    }

    /// The noun of the attack in which something was done.
    pub(super) fn attack_around(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        syn.children(t).find(|&c| {
            syn.rel[c].base() == Deprel::OBL
                && [word::IN, word::DURING, word::BY, word::AFTER].contains(&syn.case(c))
                // People are killed in a raid of the police as well.
                && self.deed(c).is_some_and(|r| matches!(r.plover.as_str(), "ASSAULT" | "COERCE"))
        })
    }

    /// "[The militia] claimed responsibility for the attack": who says that it was theirs; not "nobody claimed".
    pub(super) fn claimant(&self, deed: usize) -> Option<usize> {
        let syn = self.syn;
        if syn.case(deed) != word::FOR {
            return None;
        }
        let above = syn.governor(deed)?;
        let claim = if syn.upos[above] == Upos::VERB { above } else { syn.governor(above)? };
        let said = syn.patient(claim).filter(|&s| above == claim || above == s)?;
        let theirs = syn.lemma[said] == self.lex.vocabulary.get("responsibility")
            && self.is_of(claim, "v_claim")
            && !self.facts.of(claim).negative;
        syn.agent(claim).filter(|_| theirs)
    }

    /// Those who say that a deed was theirs: "[the militia] claimed responsibility for the attack", "the attack was claimed by
    /// [the militia]".
    pub(super) fn claimed_by(&self, deed: usize) -> Vec<Party> {
        let syn = self.syn;
        let plainly = || {
            let claim = syn.governor(deed).filter(|&v| {
                syn.upos[v] == Upos::VERB
                    && syn.lemma[v] == self.lex.vocabulary.get("claim")
                    && syn.patient(v) == Some(deed)
                    && !self.facts.of(v).negative
            })?;
            syn.agent(claim)
        };
        self.actors_at(self.claimant(deed).or_else(plainly))
    }

    /// "[Gunmen] killed eight people in an attack on a church": the deed in which somebody does harm is his.
    pub(super) fn doers_around(&self, deed: usize) -> Vec<Party> {
        let syn = self.syn;
        let harm = syn.governor(deed).filter(|&v| {
            syn.rel[deed].base() == Deprel::OBL
                && [word::IN, word::DURING, word::WITH].contains(&syn.case(deed))
                && syn.upos[v] == Upos::VERB
                && self.is_of(v, "v_harm")
        });
        self.actors_at(harm.and_then(|v| syn.agent(v)).filter(|&a| a != deed))
    }

    /// "An attack on a [mosque] that killed nine", "fired a rocket at a [ship], which wounded two": a clause about harm that stands
    /// behind what was hit tells of the attack or the weapon.
    pub(super) fn behind_place(&self, harm: usize, hit: Option<usize>) -> Option<usize> {
        let syn = self.syn;
        let relative = syn.rel[harm] == Deprel::ACL_RELCL
            && self.is_of(harm, "v_harm")
            && syn.children(harm).any(|c| syn.rel[c].is_subject() && syn.xpos[c] == Xpos::WDT);
        let mut below = hit.or_else(|| syn.agent(harm)).filter(|_| relative)?;
        let armed = |t: usize| {
            let entity = self.mentions.of_head(t).map(|m| self.mentions.all[m].entity);
            matches!(entity, Some(EntityType::ArmedGroup | EntityType::State | EntityType::Government))
        };
        if armed(below) || self.is_assault(below) || self.is_weapon(below) {
            return None;
        }
        for _ in 0..3 {
            let up = syn.governor(below).filter(|_| {
                matches!(syn.rel[below].base(), Deprel::NMOD | Deprel::OBL) && syn.case(below) != word::BY
            })?;
            let means = |t: &usize| *t < harm && (self.is_assault(*t) || self.is_weapon(*t));
            if syn.upos[up] == Upos::VERB {
                return syn.patient(up).filter(means);
            }
            if means(&up) {
                return Some(up);
            }
            below = up;
        }
        None
    }

    /// Whose weapon it is: "a [Russian] guided bomb", "a missile fired by [the rebels]".
    pub(super) fn owners_of_weapon(&self, weapon: usize) -> Vec<Party> {
        let syn = self.syn;
        let fired = syn.children(weapon).filter(|&c| syn.rel[c] == Deprel::ACL && syn.xpos[c] == Xpos::VBN);
        let by = fired.filter_map(|c| syn.by_agent(c)).find(|&a| self.is_actor(a));
        let own = by.or_else(|| self.noun_filler(weapon, &Slot::Amod)).or_else(|| syn.possessor(weapon));
        own.map_or_else(Vec::new, |w| self.actors_in(w))
    }

    /// "A [Taliban] suicide blast killed six": a bomb tells whose it is where it is that of armed men.
    pub(super) fn bombers(&self, harm: usize) -> Vec<Party> {
        let bomb = self.syn.subject(harm).filter(|&s| self.is_of(s, "bomb_n") || self.is_of(s, "blast"));
        let slots = [Slot::Poss, Slot::Compound, Slot::Amod, Slot::Nmod("by".into())];
        let mut found = bomb.map_or_else(Vec::new, |b| self.parties(b, None, &slots).0);
        found.retain(|p| {
            let sector = self.cast.actor(p.actor).code.sector.as_deref();
            matches!(sector, Some("REB" | "UAF" | "MIL" | "CRM"))
        });
        found
    }

    /// "Was kidnapped by [gunmen] and killed": who carries somebody off does to him what follows.
    pub(super) fn abductors(&self, t: usize) -> Vec<Party> {
        let syn = self.syn;
        let first = syn.first_conjunct(t);
        let follows = first != t
            && syn.is_passive(first)
            && syn.by_agent(t).is_none()
            && self.is_of(first, "v_abduct")
            && (self.is_of(t, "v_kill") || self.is_of(t, "v_release"));
        self.actors_at(syn.by_agent(first).filter(|_| follows))
    }

    /// Those who fire, drop or plant a weapon: "[the rebels] fired a rocket".
    pub(super) fn doers_with(&self, weapon: usize) -> Vec<Party> {
        let syn = self.syn;
        let verb =
            syn.governor(weapon).filter(|&v| syn.upos[v] == Upos::VERB && syn.patient(v) == Some(weapon));
        self.actors_at(verb.and_then(|v| syn.agent(v)).filter(|&a| a != weapon))
    }

    /// "Carried out an attack that killed six", "the attack that killed six was claimed by": what the noun and its verb tell
    /// is one record, that of the noun. True where the event is another one's already.
    pub(super) fn one_deed(
        &self,
        event: &mut Event,
        noun: Option<usize>,
        out: &mut Vec<Event>,
        from: usize,
    ) -> bool {
        let result = |e: &Event| e.plover == "ASSAULT" && e.causes[0].rule == "event.result";
        let same_side = |a: &Event, b: &Event| {
            a.source.is_empty()
                || b.source.is_empty()
                || a.source.iter().any(|p| b.source.iter().any(|q| p.actor == q.actor))
        };
        if event.plover != "ASSAULT" {
            return false;
        }
        if result(event) {
            let above = |e: &Event| {
                let own = e.trigger.range().skip(1).any(|t| t == event.head);
                e.plover == "ASSAULT"
                    && self.syn.upos[e.head] == Upos::VERB
                    && (own || self.syn.patient(e.head) == Some(event.head))
                    && same_side(e, event)
            };
            // "The bombing killed one soldier and wounded two": one bombing; whom it hit counts before what.
            if let Some(told) = out[from..].iter_mut().find(|e| e.head == event.head && result(e)) {
                let named = |ps: &[Party]| ps.iter().any(|p| p.mention.is_some());
                if named(&event.target) && !named(&told.target) {
                    told.target = std::mem::take(&mut event.target);
                }
                return true;
            }
            if let Some(j) = (from..out.len()).find(|&j| above(&out[j])) {
                let verb = out.remove(j);
                if event.source.is_empty() {
                    event.source = verb.source;
                }
            }
            return false;
        }
        let told = noun.and_then(|n| out[from..].iter_mut().find(|e| e.head == n && result(e)));
        let Some(told) = told.filter(|e| self.syn.upos[event.head] == Upos::VERB && same_side(e, event))
        else {
            return false;
        };
        if told.source.is_empty() {
            told.source = std::mem::take(&mut event.source);
        }
        true
    }

    /// "Claimed responsibility for a [bombing] in Kabul": an attack that is somebody's own word is told, with whom it hit.
    pub(super) fn claimed(&self, t: usize) -> Option<Event> {
        let row = self.deed(t).filter(|r| r.plover == "ASSAULT")?;
        let source = self.claimed_by(t);
        if source.is_empty() {
            return None;
        }
        let mut event = Event::of_noun(row, t, "event.claimed");
        let whom = self.syn.children(t).filter(|&c| self.syn.rel[c] == Deprel::ACL);
        let whom = whom.filter_map(|c| self.syn.patient(c)).find(|&o| o != t);
        event.target = match whom {
            Some(o) => self.targets_in(o),
            None => self.targets(t, None, &row.target).0,
        };
        if event.target.is_empty() {
            event.target = self.lands_in(t);
        }
        drop_known(&mut event.target, &source);
        event.source = source;
        Some(event)
    }

    /// "Two soldiers died when [rebels] shelled their post": who attacked in the clause that says when somebody was killed or
    /// wounded did that too.
    pub(super) fn came_of(&self, events: &mut [Event]) {
        let syn = self.syn;
        let opened = |v: usize| {
            let opener =
                |c: usize| matches!(syn.rel[c], Deprel::MARK | Deprel::ADVMOD | Deprel::CASE) && c < v;
            syn.children(v).any(|c| opener(c) && [word::WHEN, word::AFTER, word::AS].contains(&syn.form[c]))
        };
        for i in 0..events.len() {
            let e = &events[i];
            let hurt = e.plover == "ASSAULT"
                && e.source.is_empty()
                && !e.target.is_empty()
                && !e.negative
                && (self.is_of(e.head, "v_casualty") && syn.is_passive(e.head)
                    || self.is_of(e.head, "v_kill"));
            if !hurt {
                continue;
            }
            let when = |f: &Event| {
                let v = syn.first_conjunct(self.predicate_of(f));
                f.plover == "ASSAULT"
                    && !f.negative
                    && !f.source.is_empty()
                    && syn.rel[v] == Deprel::ADVCL
                    && syn.governor(v) == Some(e.head)
                    && opened(v)
                    && !f.source.iter().any(|p| e.target.iter().any(|q| p.actor == q.actor))
            };
            let Some(j) = (0..events.len()).find(|&j| j != i && when(&events[j])) else { continue };
            let source = events[j].source.clone();
            events[i].source = source;
            events[i].causes.push(Cause::rule("event.came-of"));
        }
    }
}
