//! A deed told again: its parties are those of the telling that names them.

use rustc_hash::FxHashMap;

use super::run::View;
use super::{Event, Party};
use crate::base::{Sym, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::mention::EntityType;
use crate::syntax::{Deprel, Upos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.retold",
        finds: "\"the attack\" where one side alone has attacked so far; not \"an attack\", not where two have",
    },
    Rule {
        id: "event.told-in-full",
        finds: "\"an inquiry\" where the article tells of one alone: \"Malta's inquiry into the bank\"; not where it tells of two",
    },
];

/// Prepositions behind which a noun of a deed says whose it is, when or where, and not whom it concerns.
const WHENCE: &[Sym] =
    &[word::BY, word::FROM, word::IN, word::ON, word::AT, word::DURING, word::SINCE, word::AFTER, word::SUCH];

/// What is told: type, code and noun of an event.
type Deed<'a> = (&'a str, &'a str, Sym);

/// The tellings of a deed that name its target.
struct Telling {
    /// The event that the first of them is.
    first: usize,
    /// The target, where all of them agree on it.
    target: Option<Vec<u32>>,
}

impl View<'_> {
    /// "The attack", told again without its doer, is the doer's where the article knows one attacking side only.
    pub(super) fn retold(&self, events: &mut [Event]) {
        let country = |p: &Party| self.cast.actor(p.actor).code.country.clone();
        let definite = |n: usize| {
            let known = |c: usize| [word::THE, word::THIS].contains(&self.syn.form[c]);
            self.syn.children(n).any(known)
        };
        let mut attackers: Vec<Party> = Vec::new();
        // The sentence of the last attack whose doer is told.
        let mut last = None;
        for e in events.iter_mut() {
            // "Condemned the attack": the attacker, where one side alone has attacked so far.
            if e.plover == "ACCUSE" && e.target.is_empty() {
                let deed = self.syn.patient(e.head).filter(|&n| definite(n) && self.is_assault(n));
                if let ([attacker], Some(_)) = (attackers.as_slice(), deed)
                    && !e.source.iter().any(|p| p.actor == attacker.actor || country(p) == country(attacker))
                {
                    e.target.push(Party::implied(attacker.actor));
                    e.causes.push(Cause::rule("event.retold"));
                }
            }
            if e.plover != "ASSAULT" {
                continue;
            }
            if !e.source.is_empty() {
                if e.negative {
                    continue;
                }
                let unknown =
                    |p: &&Party| attackers.iter().all(|a| country(a).is_none() || country(a) != country(p));
                let new: Vec<Party> = e.source.iter().filter(unknown).cloned().collect();
                attackers.extend(new);
                last = Some(self.syn.sentence(e.head));
                continue;
            }
            // "The attack", what "the shell" did, or who was hurt "in the attack".
            let noun = match self.syn.upos[e.head] {
                Upos::NOUN => Some(e.head),
                _ => self
                    .syn
                    .agent(e.head)
                    .filter(|&n| self.is_weapon(n))
                    .or_else(|| self.attack_around(e.head).filter(|_| self.syn.is_passive(e.head))),
            };
            // "Russia fired missiles at Kyiv. Two people were killed": what follows at once is what came of it.
            let abroad = e.target.iter().all(|t| country(t).is_some()) && !e.target.is_empty();
            let comes_of = last.is_some_and(|s| self.syn.sentence(e.head) - s <= 1)
                && abroad
                && e.modality == Modality::Asserted
                && self.syn.is_passive(e.head)
                && self.syn.by_agent(e.head).is_none()
                && self.attack_around(e.head).is_none_or(definite)
                && self.is_of(e.head, "v_casualty");
            let told_before = noun.is_some_and(definite) || comes_of;
            if let ([attacker], true) = (attackers.as_slice(), told_before)
                && country(attacker).is_some()
                && !e.target.iter().any(|t| country(t) == country(attacker))
            {
                e.source.push(Party::implied(attacker.actor));
                e.causes.push(Cause::rule("event.retold"));
            }
        }
    }

    /// "The inquiry", where the article tells of one inquiry alone: whom it concerns is told where it is told in full.
    pub(super) fn told_in_full(&self, events: &mut [Event]) {
        let country = |p: &Party| self.cast.actor(p.actor).code.country.as_deref();
        // Of an inquiry its author is one body; what is done abroad is done by all of a state.
        let of_one_side = |a: &Event, b: &Event| {
            let abroad = a.plover != "ACCUSE";
            let same = |p: &Party, q: &Party| {
                p.actor == q.actor || (abroad && country(p).is_some() && country(p) == country(q))
            };
            a.source.iter().any(|p| b.source.iter().any(|q| same(p, q)))
        };
        let is_told = |p: &Party| p.mention.is_some() || p.place.is_some();
        let actors = |e: &Event| e.target.iter().map(|p| p.actor).collect::<Vec<_>>();
        let mut told: FxHashMap<Deed, Telling> = FxHashMap::default();
        for (i, e) in events.iter().enumerate() {
            if !e.target.is_empty()
                && e.target.iter().all(is_told)
                && let Some(deed) = self.deed_told(e)
            {
                let telling =
                    told.entry(deed).or_insert_with(|| Telling { first: i, target: Some(actors(e)) });
                if telling.target.as_ref().is_some_and(|known| *known != actors(e)) {
                    telling.target = None;
                }
            }
        }
        let target = |e: &Event| {
            if !e.target.is_empty() || e.source.is_empty() || !lasts(e) || self.names_topic(e) {
                return None;
            }
            self.noun_of(e).filter(|&noun| !self.is_another(noun, e))?;
            let telling = told.get(&self.deed_told(e)?)?;
            let known = telling.target.as_ref().filter(|_| of_one_side(&events[telling.first], e))?;
            // A state does nothing of this to itself.
            let own = |&a: &u32| {
                let actor = self.cast.actor(a);
                let state = actor.entity == EntityType::State;
                let home = actor.code.country.as_deref();
                e.source.iter().any(|p| p.actor == a || (state && country(p) == home))
            };
            (!known.iter().any(own)).then(|| known.iter().map(|&a| Party::implied(a)).collect::<Vec<_>>())
        };
        let found: Vec<Option<Vec<Party>>> = events.iter().map(target).collect();
        for (e, target) in events.iter_mut().zip(found) {
            if let Some(target) = target {
                e.target = target;
                e.causes.push(Cause::rule("event.told-in-full"));
            }
        }
    }

    /// What an event is told to be.
    fn deed_told<'e>(&self, e: &'e Event) -> Option<Deed<'e>> {
        Some((&e.plover, &e.cameo, self.syn.lemma[self.noun_of(e)?]))
    }

    /// The noun that tells a deed, by itself or as the object of its verb.
    fn noun_of(&self, e: &Event) -> Option<usize> {
        let last = e.trigger.end as usize - 1;
        let object = self.syn.patient(e.head);
        [e.head, last].into_iter().chain(object).find(|&t| self.syn.upos[t] == Upos::NOUN)
    }

    /// Whether a noun has a complement of its own or is set against others: "an inquiry into a leak", "another inquiry".
    fn is_another(&self, noun: usize, e: &Event) -> bool {
        let syn = self.syn;
        let told = |c: usize| {
            // "Russia's annexation of the peninsula", which was named before.
            let known = || {
                e.plover != "ACCUSE"
                    && syn.case(c) == word::OF
                    && syn.children(c).any(|d| [word::THE, word::THAT].contains(&syn.form[d]))
            };
            c > noun
                && matches!(syn.rel[c].base(), Deprel::NMOD | Deprel::ACL)
                && !WHENCE.contains(&syn.case(c))
                && !known()
        };
        syn.children(noun).any(|c| told(c) || [word::ANOTHER, word::OTHER].contains(&syn.form[c]))
    }

    /// Whether whoever stands before an inquiry is more likely its subject than its author: "the Enron investigation".
    fn names_topic(&self, e: &Event) -> bool {
        let inquires = |p: &Party| {
            let sector = self.cast.actor(p.actor).code.sector.as_deref();
            matches!(sector, None | Some("GOV" | "JUD" | "COP" | "LEG" | "MIL" | "SPY"))
        };
        let beside = |p: &Party| {
            let head = p.mention.map(|m| self.mentions.all[m].head);
            head.is_some_and(|h| self.syn.rel[h].base() == Deprel::COMPOUND)
        };
        e.plover == "ACCUSE" && e.source.iter().any(|p| !inquires(p) && beside(p))
    }
}

/// Whether an event is a deed that concerns one side all along: inquiries, sanctions, sieges, attacks.
fn lasts(e: &Event) -> bool {
    match e.plover.as_str() {
        "ACCUSE" => matches!(e.cameo.as_str(), "090" | "091" | "115"),
        "SANCTION" | "COERCE" => true,
        "ASSAULT" | "MOBILIZE" => e.causes[0].rule == "event.noun",
        _ => false,
    }
}
