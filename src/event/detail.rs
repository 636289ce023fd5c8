//! The rest of a record: time, place, attribution, numbers, the same event told twice, confidence.

use rustc_hash::FxHashMap;

use super::run::View;
use super::when::APART;
use super::{Count, Event, EventDateBasis};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, TokenFlags, Upos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "event.visit",
    finds: "a meeting in the country of one side: \"Blinken met Xi in Beijing\"; not \"met in Geneva\"",
}];

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
        for e in events.iter_mut() {
            e.attribution =
                self.quotes.covering(e.head).filter(|&q| self.quotes.all[q].kind != QuoteKind::Scare);
            e.quote = std::iter::once(e.head).chain(e.trigger.range()).find_map(|t| by_cue.get(&t).copied());
            self.time(e, anchor);
            e.place = self.place(e);
            self.visit(e);
            self.implied_target(e);
            self.domestic_target(e);
            self.election_target(e);
            self.state_act(e);
            self.foreign_measure(e);
            self.counts(e);
        }
        self.retold(events);
        self.told_in_full(events);
        self.owners(events);
        for e in events {
            e.confidence = confidence(e);
        }
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

    fn counts(&self, e: &mut Event) {
        let syn = self.syn;
        let lemma = syn.lemma[e.head];
        let patient = if syn.is_predicate(e.head) { syn.patient(e.head) } else { None };
        let of_patient = patient.and_then(|p| self.number(p));
        let c = &mut e.counts;
        match e.plover.as_str() {
            "ASSAULT" if [word::KILL, word::DIE].contains(&lemma) => c.killed = of_patient,
            "ASSAULT" if [word::INJURE, word::WOUND].contains(&lemma) => c.injured = of_patient,
            "ASSAULT" => {
                // "The attack killed six and wounded ten", "an attack that killed six"; not "killed six after troops attacked".
                let above = syn.governor(e.head).filter(|_| !self.opens_with(e.head, APART));
                let verbs = above
                    .into_iter()
                    .chain(syn.children(e.head))
                    .chain(above.into_iter().flat_map(|g| syn.children(g)));
                for v in verbs {
                    let n = || syn.patient(v).and_then(|p| self.number(p));
                    if [word::KILL].contains(&syn.lemma[v]) && c.killed.is_none() {
                        c.killed = n();
                    } else if [word::INJURE, word::WOUND].contains(&syn.lemma[v]) && c.injured.is_none() {
                        c.injured = n();
                    }
                }
            }
            "COERCE" if e.mode == "arrest" => c.arrested = of_patient,
            "PROTEST" | "SUPPORT" => c.size = syn.subject(e.head).and_then(|s| self.number(s)),
            _ => {}
        }
    }

    /// The number of people that a noun phrase gives: "at least 12 people", "hundreds of protesters", "six".
    fn number(&self, noun: usize) -> Option<Count> {
        let syn = self.syn;
        let numeral = if syn.upos[noun] == Upos::NUM || plural_number(syn.form[noun]).is_some() {
            noun
        } else {
            syn.children(noun).find(|&c| syn.rel[c].base() == Deprel::NUMMOD)?
        };
        // "2014 candidates" and "50 percent of voters" count nobody.
        let next = syn.tokens_of(syn.sentence(noun)).range().find(|&t| t == numeral + 1);
        let share = next.is_some_and(|t| {
            let text = syn.text(&self.article.text, t);
            matches!(text, "%" | "percent" | "per" | "pct")
        });
        if share || self.times.all.iter().any(|t| t.tokens.has(numeral) && t.date_value().is_some()) {
            return None;
        }
        let value = match plural_number(syn.form[numeral]) {
            Some(n) => n,
            None => self.parse_number(numeral)?,
        };
        let first = syn.subtree(numeral).start as usize;
        let start = first.saturating_sub(2).max(syn.tokens_of(syn.sentence(noun)).start as usize);
        let before = |words: &[Sym]| (start..=numeral).any(|t| words.contains(&syn.form[t]));
        let at_least =
            before(&[word::LEAST, word::MORE, word::OVER]) || plural_number(syn.form[numeral]).is_some();
        let at_most = before(&[word::MOST, word::FEWER, word::LESS, word::UP]);
        Some(Count {
            min: (!at_most).then_some(value),
            max: (!at_least).then_some(value),
            tokens: TokenSpan { start: first as u32, end: noun.max(numeral) as u32 + 1 },
        })
    }

    fn parse_number(&self, t: usize) -> Option<u32> {
        let text = self.syn.text(&self.article.text, t);
        if self.syn.is(t, TokenFlags::DIGIT) {
            let n: f64 = text.replace(',', "").parse().ok()?;
            let scale = match self.syn.form.get(t + 1).copied() {
                Some(word::MILLION) => 1e6,
                Some(word::THOUSAND) => 1e3,
                _ => 1.0,
            };
            return Some((n * scale) as u32);
        }
        const WORDS: &[(&str, u32)] = &[
            ("one", 1),
            ("two", 2),
            ("three", 3),
            ("four", 4),
            ("five", 5),
            ("six", 6),
            ("seven", 7),
            ("eight", 8),
            ("nine", 9),
            ("ten", 10),
            ("eleven", 11),
            ("twelve", 12),
            ("thirteen", 13),
            ("fourteen", 14),
            ("fifteen", 15),
            ("sixteen", 16),
            ("seventeen", 17),
            ("eighteen", 18),
            ("nineteen", 19),
            ("twenty", 20),
            ("thirty", 30),
            ("forty", 40),
            ("fifty", 50),
            ("sixty", 60),
            ("seventy", 70),
            ("eighty", 80),
            ("ninety", 90),
            ("hundred", 100),
            ("dozen", 12),
        ];
        WORDS.iter().find(|(w, _)| text.eq_ignore_ascii_case(w)).map(|&(_, n)| n)
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
            if let Some(j) = first
                && events[i].date.is_none()
                && events[i].modality == Modality::Asserted
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

/// The least number that a plural numeral stands for.
fn plural_number(s: Sym) -> Option<u32> {
    match s {
        word::DOZENS => Some(24),
        word::HUNDREDS => Some(200),
        word::THOUSANDS => Some(2_000),
        word::MILLIONS => Some(2_000_000),
        _ => None,
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
