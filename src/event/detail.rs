//! The rest of a record: time, place, attribution, numbers, the same event told twice, confidence.

use rustc_hash::FxHashMap;

use super::run::View;
use super::{Event, EventDateBasis};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::{Certainty, Modality};
use crate::quote::QuoteKind;

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.visit",
        finds: "a meeting in the country of one side: \"Blinken met Xi in Beijing\"; not \"met in Geneva\"",
    },
    Rule {
        id: "event.still-to-come",
        finds: "a meeting named again before it is held: \"will meet Xi on Monday. His summit with Xi …\"; not \"met Xi on Monday. His summit with Xi …\"",
    },
];

impl View<'_> {
    /// Fills in what does not change which event it is.
    pub(super) fn details(&self, events: &mut [Event]) {
        let anchor = self.anchor();
        let mut by_cue: FxHashMap<usize, usize> = FxHashMap::default();
        for (i, q) in self.quotes.all.iter().enumerate().filter(|(_, q)| q.kind != QuoteKind::Scare) {
            if let Some(h) = q.cue_head {
                by_cue.entry(h).or_insert(i);
            }
        }
        let around = self.quotes_around();
        let mut lands = None;
        let mut lead = Vec::new();
        for e in events.iter_mut() {
            e.attribution = self.claim_over(e.head, &around);
            e.quote = std::iter::once(e.head).chain(e.trigger.range()).find_map(|t| by_cue.get(&t).copied());
            self.time(e, anchor, &lead);
            lead.extend(self.deed_of(e, anchor));
            e.place = self.place(e);
            self.visit(e);
            self.implied_target(e);
            self.domestic_target(e);
            self.election_target(e, &mut lands);
            self.state_act(e);
            self.foreign_measure(e);
            self.counts(e);
        }
        self.still_to_come(events);
        self.retold(events);
        self.told_in_full(events);
        self.owners(events);
        self.quarrel(events);
        for e in events {
            e.confidence = confidence(e);
        }
    }

    /// The quote by which somebody vouches for what a token tells. Who "learned that" or "knows that" claims nothing: the text
    /// itself says so, or whoever is quoted with the whole. What a newspaper has learned it reports.
    fn claim_over(&self, t: usize, around: &[Option<usize>]) -> Option<usize> {
        let knows = |q: usize| {
            self.quotes.all[q].cue_row.is_some_and(|r| {
                let row = &self.lex.rows.cues[r as usize];
                row.class == "believe" && row.factivity == "factive"
            }) && !self.cast.speakers[q]
                .iter()
                .any(|&s| self.cast.actor(s).code.sector.as_deref() == Some("MED"))
        };
        let inner = self.quotes.covering(t)?;
        let word = self.syn.span(TokenSpan::new(t, t + 1));
        let claims = |&q: &usize| {
            let quote = &self.quotes.all[q];
            quote.kind != QuoteKind::Scare
                && !knows(q)
                && (q == inner || quote.content.iter().any(|c| c.contains(word)))
        };
        std::iter::successors(Some(inner), |&q| around[q]).find(claims)
    }

    /// Of each quote the nearest one before it whose content is not over where its own begins.
    fn quotes_around(&self) -> Vec<Option<usize>> {
        let mut open: Vec<(usize, u32)> = Vec::new();
        let quotes = self.quotes.all.iter().enumerate();
        quotes
            .map(|(q, quote)| {
                let start = quote.content.first().map_or(0, |c| c.start);
                let end = quote.content.iter().map(|c| c.end).max().unwrap_or(start);
                while open.last().is_some_and(|&(_, end)| end <= start) {
                    open.pop();
                }
                let around = open.last().map(|&(q, _)| q);
                open.push((q, end));
                around
            })
            .collect()
    }

    /// A meeting in the country of one of two sides is a visit: the other side is the visitor.
    fn visit(&self, e: &mut Event) {
        if e.causes[0].rule == "event.such"
            || e.plover != "CONSULT"
            || !e.target.is_empty()
            || !["040", "046"].contains(&e.cameo.as_str())
        {
            return;
        }
        // "The contact between X and Y" puts both on one footing.
        if self.nominal_with(e.head, "between").is_some() {
            return;
        }
        let Some(place) = e.place.map(|p| &self.mentions.places[p]) else { return };
        let Some(country) = place.country(self.lex) else { return };
        let is_host = |p: &super::Party| self.cast.actor(p.actor).code.country.as_deref() == Some(country);
        let foreign = |p: &super::Party| self.cast.actor(p.actor).code.country.is_some() && !is_host(p);
        if e.source.iter().any(is_host)
            && e.source.iter().any(foreign)
            && e.source.iter().all(|p| is_host(p) || foreign(p))
        {
            let (hosts, visitors) = e.source.drain(..).partition(|p| is_host(p));
            (e.source, e.target) = (visitors, hosts);
            (e.cameo, e.mode) = ("042".into(), "visit".into());
            e.causes.push(Cause::rule("event.visit"));
        }
    }

    /// Makes a meeting that is only named one to come, where the article told before that its parties will meet, and not
    /// that they have met.
    fn still_to_come(&self, events: &mut [Event]) {
        let all = |e: &Event| {
            let parties: Vec<_> = e.source.iter().chain(&e.target).cloned().collect();
            self.sides(&parties).join("+")
        };
        let mut planned: FxHashMap<String, usize> = FxHashMap::default();
        for i in 0..events.len() {
            let e = &events[i];
            let meeting = e.plover == "CONSULT" || e.plover == "AGREE" && e.cameo.starts_with("036");
            if !meeting || e.negative || e.source.len() + e.target.len() < 2 {
                continue;
            }
            let key = all(e);
            if e.modality == Modality::Future {
                planned.entry(key).or_insert(i);
            } else if e.modality == Modality::Asserted && e.causes[0].rule != "event.noun" {
                planned.remove(&key);
            } else if e.modality == Modality::Asserted
                && e.date.is_none()
                // "After his summit with him".
                && !matches!(
                    self.syn.case(self.syn.first_conjunct(e.head)),
                    word::AFTER | word::SINCE
                )
                && let Some(&j) = planned.get(&key)
            {
                let date = events[j].date.clone();
                let e = &mut events[i];
                e.modality = Modality::Future;
                e.certainty = e.certainty.min(Certainty::Probable);
                e.causes.push(Cause::rule("event.still-to-come"));
                self.planned(e);
                if date.is_some() {
                    (e.date, e.date_basis) = (date, EventDateBasis::Context);
                }
            }
        }
    }

    /// Marks the later tellings of one event: same type, same parties, same polarity and modality.
    pub(super) fn same_events(&self, events: &mut [Event]) {
        let of_text = self.anchor().and_then(|i| self.times.all[i].date_value());
        // First tellings by what has to agree.
        let mut told: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for i in 0..events.len() {
            let e = &events[i];
            if e.source.is_empty() {
                continue;
            }
            let root = e.cameo.get(..2).unwrap_or("");
            let (source, target) = (self.sides(&e.source).join("+"), self.sides(&e.target).join("+"));
            let key = format!("{} {root} {} {:?} {source} > {target}", e.plover, e.negative, e.modality);
            let before = told.entry(key).or_default();
            let first = before.iter().copied().find(|&j| {
                let f = &events[j];
                f.date.is_none() || e.date.is_none() || f.date == e.date
            });
            if first.is_none() {
                before.push(i);
            }
            events[i].coref = first;
            // The day of the text is that of every telling; another only where the same word tells the deed again.
            let day = |j: usize| events[j].date.as_deref().filter(|d| d.len() == 10);
            let again = |j: usize| {
                self.syn.lemma[events[i].head] == self.syn.lemma[events[j].head]
                    && !self.is_repeated(self.predicate_of(&events[i]))
            };
            // Two firms of one country are not one; a crowd and a group may be.
            let same = |j: usize| {
                let named = |p: &super::Party| !self.cast.actor(p.actor).id.starts_with("unk:");
                let one = |p: &super::Party, q: &super::Party| {
                    self.cast.same_side(p.actor, q.actor) || !(named(p) && named(q))
                };
                events[j].source.iter().any(|p| events[i].source.iter().any(|q| one(p, q)))
            };
            if let Some(j) = first
                && events[i].date.is_none()
                && events[i].modality == Modality::Asserted
                && (same(j) || self.is_said_plainly(&events[i]))
                && day(j).is_some_and(|d| Some(d) == of_text || again(j))
            {
                events[i].date = events[j].date.clone();
                events[i].date_basis = EventDateBasis::Context;
            }
        }
    }

    fn sides(&self, parties: &[super::Party]) -> Vec<&str> {
        let mut ids: Vec<&str> = parties
            .iter()
            .map(|p| {
                let a = self.cast.actor(p.actor);
                a.code.country.as_deref().unwrap_or(&a.id)
            })
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// How far a record may be trusted, by rule and by what is expressed.
fn confidence(e: &Event) -> u8 {
    let base: i32 = match e.causes[0].rule {
        "event.light" => 75,
        "event.verb" => 70,
        "event.result" => 65,
        "event.adjective" => 60,
        _ => 50,
    };
    let both = !e.source.is_empty() && !e.target.is_empty();
    let implicit = e.source.iter().chain(&e.target).any(|p| p.implicit);
    let score = base + if both { 15 } else { -10 } - if implicit { 10 } else { 0 };
    score.clamp(5, 95) as u8
}
