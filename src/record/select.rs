//! Only some kinds of findings: `--only events,quotes` and `--type REJECT,ASSAULT`.
//!
//! Unlike a watch list this leaves every article in the output. Lists that are not wanted are empty, and of the events
//! those of other types are gone; a reference to an event that was left out becomes null.

use rustc_hash::{FxHashMap, FxHashSet};

use super::schema::Record;

/// The lists of a record that may be chosen.
pub const LISTS: &[&str] =
    &["sentences", "mentions", "actors", "quotes", "stances", "times", "places", "events"];

/// What is wanted of every record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Select {
    /// Of [`LISTS`] these; all of them where none is named.
    pub only: Vec<&'static str>,
    /// Events of these types; all where none is named.
    pub types: Vec<String>,
}

impl Select {
    /// Whether a list is wanted.
    pub fn wants(&self, list: &str) -> bool {
        self.only.is_empty() || self.only.contains(&list)
    }

    /// Takes out of a record what is not wanted.
    pub fn keep(&self, r: &mut Record) {
        if !self.types.is_empty() {
            self.keep_types(r);
        }
        let mut clear = |list, clear: fn(&mut Record)| {
            if !self.wants(list) {
                clear(r);
            }
        };
        clear("sentences", |r| r.sentences.clear());
        clear("mentions", |r| r.mentions.clear());
        clear("actors", |r| r.actors.clear());
        clear("quotes", |r| r.quotes.clear());
        clear("stances", |r| {
            r.stances.clear();
            r.stance_summary.clear();
        });
        clear("times", |r| r.times.clear());
        clear("places", |r| r.places.clear());
        clear("events", |r| r.events.clear());
    }

    fn keep_types(&self, r: &mut Record) {
        r.events.retain(|e| self.types.iter().any(|t| *t == e.event_type));
        let kept: FxHashSet<String> = r.events.iter().map(|e| e.id.clone()).collect();
        let mut counts: FxHashMap<String, u32> = FxHashMap::default();
        for e in &mut r.events {
            if e.coref.as_ref().is_some_and(|id| !kept.contains(id)) {
                e.coref = None;
            }
            let mut parties: Vec<&str> = e.source.iter().chain(&e.target).map(|p| p.actor.as_ref()).collect();
            parties.sort_unstable();
            parties.dedup();
            parties.into_iter().for_each(|a| *counts.entry(a.into()).or_default() += 1);
        }
        for a in &mut r.actors {
            a.n_events = counts.get(a.id.as_ref()).copied().unwrap_or(0);
        }
    }
}
