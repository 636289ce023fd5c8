//! A watch list: only what is about some actors stays in a record.
//!
//! Kept are mentions of them, quotes by them, stances held by or towards them and events with them as a party, then the
//! places and times of those events and every actor that a kept finding names. Sentences stay whole, as they are the
//! text. A reference to a finding that was left out becomes null, so that tables still join.

use rustc_hash::{FxHashMap, FxHashSet};

use super::build::summary;
use super::schema::{Record, Str};

/// Ids of the actors that are wanted.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    ids: FxHashSet<String>,
}

impl FromIterator<String> for Watch {
    fn from_iter<I: IntoIterator<Item = String>>(ids: I) -> Watch {
        Watch { ids: ids.into_iter().collect() }
    }
}

impl Watch {
    /// The ids, in order.
    pub fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        ids.sort_unstable();
        ids
    }

    fn any<'a>(&self, mut ids: impl Iterator<Item = &'a Str<'a>>) -> bool {
        ids.any(|id| self.ids.contains(id.as_ref()))
    }

    /// Takes out of a record what is not about these actors; whether anything is left.
    pub fn keep(&self, r: &mut Record) -> bool {
        r.mentions.retain(|m| self.any(m.actors.iter().chain(&m.actor)));
        r.quotes.retain(|q| self.any(q.speaker_actors.iter().chain(&q.speaker_actor)));
        r.stances.retain(|s| {
            let held = s.holder_actors.iter().chain(&s.holder_actor);
            self.any(held.chain(&s.target_actors).chain(&s.target_actor))
        });
        r.events.retain(|e| self.any(e.source.iter().chain(&e.target).map(|p| &p.actor)));
        let used = |id: fn(&super::EventRecord) -> Option<String>, r: &Record| -> FxHashSet<String> {
            r.events.iter().filter_map(id).collect()
        };
        let (times, places) = (used(|e| e.time.clone(), r), used(|e| e.place.clone(), r));
        r.times.retain(|t| times.contains(&t.id));
        r.places.retain(|p| places.contains(&p.id));
        r.stance_summary = summary(&r.stances);
        self.unlink(r);
        self.actors(r);
        !(r.mentions.is_empty() && r.quotes.is_empty() && r.stances.is_empty() && r.events.is_empty())
    }

    /// References to what was left out.
    fn unlink(&self, r: &mut Record) {
        let mentions: FxHashSet<String> = r.mentions.iter().map(|m| m.id.clone()).collect();
        let quotes: FxHashSet<String> = r.quotes.iter().map(|q| q.id.clone()).collect();
        let events: FxHashSet<String> = r.events.iter().map(|e| e.id.clone()).collect();
        let cut = |link: &mut Option<String>, kept: &FxHashSet<String>| {
            if link.as_ref().is_some_and(|id| !kept.contains(id)) {
                *link = None;
            }
        };
        r.mentions.iter_mut().for_each(|m| cut(&mut m.antecedent, &mentions));
        r.stances.iter_mut().for_each(|s| cut(&mut s.quote, &quotes));
        for e in &mut r.events {
            cut(&mut e.quote, &quotes);
            cut(&mut e.coref, &events);
            if let Some(a) = &mut e.attribution {
                cut(&mut a.quote, &quotes);
            }
            e.source.iter_mut().chain(&mut e.target).for_each(|p| cut(&mut p.mention, &mentions));
        }
    }

    /// The cast: every actor that is named, with counts of what is left.
    fn actors(&self, r: &mut Record) {
        let mut named: FxHashMap<String, [u32; 3]> = FxHashMap::default();
        let mut add = |id: &Str, column: Option<usize>| {
            let n = named.entry(id.to_string()).or_default();
            if let Some(c) = column {
                n[c] += 1;
            }
        };
        for m in &r.mentions {
            m.actors.iter().for_each(|a| add(a, Some(0)));
        }
        for q in &r.quotes {
            q.speaker_actors.iter().for_each(|a| add(a, Some(1)));
        }
        for s in &r.stances {
            let all = s.holder_actors.iter().chain(&s.target_actors).chain(&s.reported_by);
            all.for_each(|a| add(a, None));
        }
        for e in &r.events {
            let mut parties: Vec<&Str> = e.source.iter().chain(&e.target).map(|p| &p.actor).collect();
            parties.sort_unstable();
            parties.dedup();
            parties.into_iter().for_each(|a| add(a, Some(2)));
            e.attribution.iter().for_each(|a| add(&a.actor, None));
        }
        r.actors.retain(|a| named.contains_key(a.id.as_ref()));
        for a in &mut r.actors {
            [a.n_mentions, a.n_quotes, a.n_events] = named[a.id.as_ref()];
        }
    }
}
