//! Parties that no word of the clause names but that are beyond doubt: the country of a place that is hit, a government's
//! own people, the state whose courts and police act.

use rustc_hash::FxHashMap;

use super::run::View;
use super::{Event, Party, drop_known};
use crate::base::word;
use crate::cause::{Cause, Rule};
use crate::lexicon::Slot;
use crate::mention::{EntityType, MentionKind};
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.domestic",
        finds: "a government's own people under its curfew or emergency: \"Mali declared martial law\"; not \"Mali expelled\"",
    },
    Rule {
        id: "event.state-act",
        finds: "arrests and charges without an agent are the state's: \"nine were arrested in Cairo\"; not \"nine were hurt\"",
    },
    Rule {
        id: "event.election",
        finds: "whose election it is: \"Russia meddled in the election\" among Americans; not in an article about many countries",
    },
    Rule {
        id: "event.quarrel",
        finds: "whom a threat or charge joined to a hostile deed is aimed at: \"fined two banks, alleging fraud\"; not \"met him and threatened sanctions\"",
    },
    Rule {
        id: "event.foreign-measure",
        finds: "assets frozen or entry barred abroad: \"Japan froze the assets of Russian banks\"; not of its own banks",
    },
];

/// Measures that a government takes over its own country.
const DOMESTIC: &[&str] = &["1721", "1722", "1723", "1724", "0811", "0812", "0813", "0814", "1323", "1324"];

/// The countries of an article, as far as its elections may be theirs.
pub(super) struct Lands<'a> {
    /// The one whose elections alone it names.
    election: Option<&'a str>,
    /// All that it names and how often, the commonest first.
    named: Vec<(&'a str, usize)>,
}

impl<'a> View<'a> {
    /// "Condemned [Washington] and threatened to retaliate": a threat or a charge of the same side, joined to a hostile deed or
    /// told as its circumstance, is aimed at the same.
    pub(super) fn quarrel(&self, events: &mut [Event]) {
        const HOSTILE: &[&str] = &["ACCUSE", "SANCTION", "COERCE", "ASSAULT", "THREATEN"];
        let named = |e: &Event| e.target.iter().all(|p| p.mention.is_some() && !p.implicit);
        let told = |e: &Event| {
            HOSTILE.contains(&e.plover.as_str()) && !e.negative && !e.target.is_empty() && named(e)
        };
        let by_head: FxHashMap<usize, usize> = events
            .iter()
            .enumerate()
            .filter(|(_, e)| told(e))
            .map(|(i, e)| (self.predicate_of(e), i))
            .collect();
        for i in 0..events.len() {
            let e = &events[i];
            let v = self.predicate_of(e);
            let joined = self.syn.rel[v] == Deprel::CONJ
                || self.syn.rel[v] == Deprel::ADVCL && self.syn.xpos[v] == Xpos::VBG;
            let plain = e.causes.first().is_some_and(|c| c.rule == "event.verb");
            let aimed = matches!(e.plover.as_str(), "THREATEN" | "ACCUSE") && e.target.is_empty();
            if !aimed || !joined || !plain {
                continue;
            }
            let upper = self.syn.governor(v).and_then(|u| by_head.get(&u)).map(|&j| &events[j]);
            let actors = |e: &Event| e.source.iter().map(|p| p.actor).collect::<Vec<_>>();
            let Some(f) = upper.filter(|f| !e.source.is_empty() && actors(f) == actors(e)) else { continue };
            let target = f.target.iter().map(|p| Party::implied(p.actor)).collect();
            events[i].target = target;
            events[i].causes.push(Cause::rule("event.quarrel"));
        }
    }

    /// A place that is hit implies its country, where nobody of a known country is hit: "killed six people in Kharkiv".
    pub(super) fn implied_target(&self, e: &mut Event) {
        if e.plover != "ASSAULT" || !self.of_no_country(&e.target) || e.source.iter().any(|p| p.implicit) {
            return;
        }
        let Some(at) = e.place.filter(|&p| !self.mentions.places[p].inside) else { return };
        let place = &self.mentions.places[at];
        let head = self.predicate_of(e);
        // "Smoke rose in Syria, seen from Akcakale, during a bombardment by Turkish forces": of two countries the attacker's
        // own is where it is seen from.
        let own = |p: &Party| {
            let country = self.cast.actor(p.actor).code.country.as_deref();
            country.is_some() && country == place.country(self.lex)
        };
        let here = self.mentions.places_in(self.syn.tokens_of(self.syn.sentence(e.head)));
        let other = |p: &crate::mention::Place| p.country(self.lex) != place.country(self.lex);
        let seen_from = e.source.iter().any(own) && self.mentions.places[here].iter().any(other);
        if !seen_from && (self.predicate_above(place.head) == head || self.syn.below(place.head, e.head)) {
            self.add_place(at, None, &mut e.target);
            drop_known(&mut e.target, &e.source);
        }
    }

    /// A curfew, an emergency or a ban on parties falls on the country of the government that decrees it.
    pub(super) fn domestic_target(&self, e: &mut Event) {
        if !e.target.is_empty() || !DOMESTIC.contains(&e.cameo.as_str()) {
            return;
        }
        let Some(at) = e.place else {
            let organ = |p: &&Party| {
                let sector = self.cast.actor(p.actor).code.sector.as_deref();
                matches!(sector, None | Some("GOV" | "MIL" | "COP" | "LEG" | "JUD"))
            };
            let country =
                e.source.iter().find(organ).and_then(|p| self.cast.actor(p.actor).code.country.clone());
            if let Some(state) = country.and_then(|c| self.state_in_cast(&c))
                && !e.source.iter().any(|p| p.actor == state)
            {
                e.target.push(Party::implied(state));
                e.causes.push(Cause::rule("event.domestic"));
            }
            return;
        };
        self.add_place(at, None, &mut e.target);
        drop_known(&mut e.target, &e.source);
    }

    /// "Meddled in the election", with no word of whose: the country that the article names above all others but the
    /// meddler's.
    pub(super) fn election_target(&self, e: &mut Event, lands: &mut Option<Lands<'a>>) {
        if e.plover != "COERCE" || !e.target.is_empty() || e.source.is_empty() {
            return;
        }
        let held = ["in", "with"]
            .iter()
            .find_map(|p| self.oblique(e.head, p).or_else(|| self.nominal_with(e.head, p)));
        if !held.or_else(|| self.syn.patient(e.head)).is_some_and(|t| self.is_of(t, "election")) {
            return;
        }
        let lands = lands.get_or_insert_with(|| self.lands());
        let meddler =
            |c: &str| e.source.iter().any(|p| self.cast.actor(p.actor).code.country.as_deref() == Some(c));
        if let Some(state) = lands.election.filter(|c| !meddler(c)).and_then(|c| self.authority(c)) {
            e.target.push(Party::implied(state));
            e.causes.push(Cause::rule("event.election"));
            return;
        }
        let own: usize = lands.named.iter().filter(|n| meddler(n.0)).map(|n| n.1).sum();
        let mut others = lands.named.iter().filter(|n| !meddler(n.0));
        let Some(&(country, n)) = others.next() else { return };
        let beyond_doubt = n >= 2 && n > own && others.next().is_none_or(|s| n >= 3 * s.1);
        if let Some(state) = self.authority(country).filter(|_| beyond_doubt) {
            e.target.push(Party::implied(state));
            e.causes.push(Cause::rule("event.election"));
        }
    }

    fn lands(&self) -> Lands<'a> {
        let countries = self
            .cast
            .of
            .iter()
            .filter_map(|m| m.actors.first().and_then(|&a| self.cast.actor(a).code.country.as_deref()));
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for country in countries {
            *counts.entry(country).or_default() += 1;
        }
        let mut named: Vec<(&str, usize)> = counts.into_iter().collect();
        named.sort_unstable_by_key(|&(country, n)| (std::cmp::Reverse(n), country));
        Lands { election: self.only_election(), named }
    }

    /// The country of the elections that the article tells of, where it names one alone: "the [American] election".
    fn only_election(&self) -> Option<&'a str> {
        let syn = self.syn;
        let votes = (0..syn.len()).filter(|&t| syn.upos[t] == Upos::NOUN && self.is_of(t, "election"));
        let mut found = None;
        for t in votes {
            let whose = self.noun_filler(t, &Slot::Amod).or_else(|| syn.possessor(t));
            let whose = whose.and_then(|w| self.mentions.covering(w));
            let state = whose.and_then(|m| self.cast.of[m].actors.first()).map(|&a| self.cast.actor(a));
            let state = state.filter(|a| a.entity == EntityType::State);
            let Some(country) = state.and_then(|a| a.code.country.as_deref()) else { continue };
            if found.is_some_and(|known| known != country) {
                return None;
            }
            found = Some(country);
        }
        found
    }

    /// Whether parties are persons of whom no country is known, or none.
    fn of_no_country(&self, parties: &[Party]) -> bool {
        parties.iter().all(|p| {
            let named = p.mention.is_some_and(|m| self.mentions.all[m].kind == MentionKind::Name);
            !named && self.cast.actor(p.actor).code.country.is_none()
        })
    }

    /// "312 people had been arrested", said by a minister or told with a place: arrests, charges and sentences of which no
    /// agent is told are acts of the state in which they happen.
    pub(super) fn state_act(&self, e: &mut Event) {
        let legal = match e.plover.as_str() {
            "COERCE" => e.cameo == "173" || e.cameo == "174",
            "ACCUSE" | "SANCTION" => {
                self.lex.classes.get("v_prosecute").is_some_and(|c| self.in_class(e.head, c))
            }
            _ => false,
        };
        // "Is serving four years", "the detention of Americans": no verb in the passive.
        let held = e.plover == "COERCE" && !e.target.is_empty();
        let undergone = self.syn.is_passive(e.head) && self.syn.by_agent(e.head).is_none();
        if !legal || !e.source.is_empty() || !(undergone || held) {
            return;
        }
        let near = e.place.filter(|&p| {
            // Not in what a clause tells of the one arrested, nor "at the border with Cameroon".
            let head = self.mentions.places[p].head;
            self.predicate_above(head) == e.head && self.syn.case(head) != word::WITH
        });
        let there = near.and_then(|p| self.mentions.places[p].country(self.lex)).map(str::to_string);
        let code = |a: u32| &self.cast.actor(a).code;
        let said_by = || {
            let speakers = e.attribution.map_or(&[][..], |q| &self.cast.speakers[q]);
            let organ = |a: u32| matches!(code(a).sector.as_deref(), Some("GOV" | "COP" | "JUD" | "MIL"));
            speakers.iter().find(|&&a| organ(a)).and_then(|&a| code(a).country.clone())
        };
        // "10,000 people have been detained": people whom nothing calls foreign are held at home.
        let at_home = || {
            let own = |p: &Party| {
                let mention =
                    p.mention.map(|m| &self.mentions.all[m]).filter(|m| m.kind != MentionKind::Name)?;
                let inside = |m: &crate::mention::Mention| {
                    m.kind == MentionKind::Modifier && mention.tokens.contains(m.tokens)
                };
                let foreign = self.mentions.all.iter().any(inside) || self.is_of(mention.head, "stranger");
                code(p.actor).country.clone().filter(|_| !foreign && near.is_none())
            };
            e.target.first().and_then(own)
        };
        let known = if undergone { there.or_else(said_by).or_else(at_home) } else { there };
        let Some(country) = known.or_else(|| self.only_judge(e)).or_else(|| self.judge_nearby(e)) else {
            return;
        };
        if let Some(state) = self.authority(&country) {
            e.target.retain(|p| p.actor != state);
            e.source.push(Party::implied(state));
            e.causes.push(Cause::rule("event.state-act"));
        }
    }

    /// Whether an actor is a court, the police or a prosecutor.
    fn is_judge(&self, a: u32) -> bool {
        matches!(self.cast.actor(a).code.sector.as_deref(), Some("JUD" | "COP"))
    }

    /// The country of all courts, police and prosecutors that the article names, where it names some, and no other: of
    /// those held or tried it is one of their own, a stranger told of beside them, or of no known country.
    fn only_judge(&self, e: &Event) -> Option<String> {
        let code = |a: u32| &self.cast.actor(a).code;
        let mut countries =
            (0..self.cast.actors.len() as u32).filter(|&a| self.is_judge(a)).map(|a| &code(a).country);
        let first = countries.next()?.clone()?;
        if countries.any(|c| c.as_deref() != Some(&*first)) {
            return None;
        }
        let own = |p: &Party| code(p.actor).country.as_deref().is_none_or(|c| c == first);
        let here = self.syn.sentence(e.head);
        let near = |m: usize| {
            let from = self.syn.sentence(self.mentions.all[m].head);
            from <= here && here - from <= 1 && self.cast.of[m].actors.iter().any(|&a| self.is_judge(a))
        };
        let told = !e.target.is_empty() && e.target.iter().all(own);
        (told || (0..self.mentions.all.len()).any(near)).then_some(first)
    }

    /// The country of the courts, police and prosecutors that this sentence and the one before name, where it is one, for
    /// those held or tried who are known to be of no other: "Prosecutors announced two arrests. Lu and Chen were charged".
    fn judge_nearby(&self, e: &Event) -> Option<String> {
        let code = |a: u32| &self.cast.actor(a).code;
        let here = self.syn.sentence(e.head);
        let all = &self.mentions.all;
        let from = all.partition_point(|m| self.syn.sentence(m.tokens.start as usize) + 1 < here);
        let near = (from..all.len()).take_while(|&m| self.syn.sentence(all[m].tokens.start as usize) <= here);
        let named =
            near.filter(|&m| all[m].kind != MentionKind::Modifier).flat_map(|m| &self.cast.of[m].actors);
        // A government of another country may hold them as well.
        let organ = |a: &&u32| self.is_judge(**a) || code(**a).sector.as_deref() == Some("GOV");
        let (mut first, mut judged) = (None, false);
        for &a in named.filter(organ) {
            let country = code(a).country.as_deref()?;
            if first.is_some_and(|c| c != country) {
                return None;
            }
            first = Some(country);
            judged |= self.is_judge(a);
        }
        let first = first.filter(|_| judged)?;
        let own = |p: &Party| code(p.actor).country.as_deref().is_none_or(|c| c == first);
        (!e.target.is_empty() && e.target.iter().all(own)).then(|| first.to_string())
    }

    /// The state of a country in the cast, or what of its courts, police or government the article names.
    fn authority(&self, country: &str) -> Option<u32> {
        let organ = |sector: &str| {
            let fits = |a: &crate::cast::Actor| {
                a.code.country.as_deref() == Some(country)
                    && a.code.sector.as_deref() == Some(sector)
                    && a.entity != EntityType::Person
            };
            self.cast.actors.iter().position(fits).map(|i| i as u32)
        };
        self.state_in_cast(country).or_else(|| ["JUD", "COP", "GOV"].into_iter().find_map(organ))
    }

    /// A freeze of what others own, or a ban on their entry, is a sanction where they are of another country; a place that
    /// is seized is territory.
    pub(super) fn foreign_measure(&self, e: &mut Event) {
        if e.plover != "COERCE" || e.source.is_empty() || e.target.is_empty() {
            return;
        }
        // "Seized Crimea": of what is taken, a place is territory.
        if e.cameo == "1711" && e.target.iter().all(|p| p.mention.is_none() && p.place.is_some()) {
            e.cameo = "192".into();
        }
        let code = |p: &Party| &self.cast.actor(p.actor).code;
        let organ = |p: &Party| matches!(code(p).sector.as_deref(), None | Some("GOV" | "LEG" | "ELI"));
        let abroad = e.source.iter().all(|s| {
            organ(s)
                && code(s).country.is_some()
                && e.target.iter().all(|t| code(t).country.is_some() && code(t).country != code(s).country)
        });
        let is = |t: usize, class: &str| self.lex.classes.get(class).is_some_and(|c| self.in_class(t, c));
        let frozen = e.cameo == "1711" && is(e.head, "v_freeze");
        let kept_out =
            e.cameo == "172" && is(e.head, "v_forbid") && self.syn.children(e.head).any(|c| is(c, "v_enter"));
        if abroad && (frozen || kept_out) {
            (e.plover, e.cameo, e.mode) = ("SANCTION".into(), "163".into(), "discontinue".into());
            e.causes.push(Cause::rule("event.foreign-measure"));
        }
    }
}
