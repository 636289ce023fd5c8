//! What one article tells of one event: its records of it as one, with everything by which it can be compared.

use rustc_hash::FxHashMap;

use super::when::Window;
use super::words::{Words, renumbered};
use crate::record::{EventRecord, Participant, PlaceRecord, Record};

/// An article, as far as clusters need it.
pub(super) struct Article {
    pub(super) id: String,
    /// The outlet, or the host of its address.
    pub(super) outlet: Option<String>,
    pub(super) published: Option<String>,
    /// Towns and points named in it.
    pub(super) towns: Vec<Place>,
    /// Capitals and the like that stand for a government in it: "Tbilisi said".
    pub(super) metonyms: Vec<String>,
    /// Countries, and ids of named actors that have none, which it names in any way; sorted.
    pub(super) cast: Vec<String>,
}

/// Where something is.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Place {
    pub(super) name: String,
    pub(super) country: Option<String>,
    pub(super) admin1: Option<String>,
    pub(super) point: Option<(f32, f32)>,
    /// A town or a point in it, not a region or country.
    pub(super) town: bool,
}

/// Whether something is told as a fact, an announcement or a guess, or as something that is not so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum World {
    Real,
    Conditional,
    Counterfactual,
}

/// What one article tells of one event.
pub(super) struct Telling {
    /// Its records, the first telling first.
    pub(super) ids: Vec<String>,
    /// Number of the article.
    pub(super) article: u32,
    pub(super) event_type: String,
    pub(super) world: World,
    /// Who does it and to whom: countries, or the ids of named actors that have none; sorted. Empty where the article
    /// names nobody or only a role ("gunmen").
    pub(super) source: Vec<String>,
    pub(super) target: Vec<String>,
    /// All are equal parties.
    pub(super) mutual: bool,
    pub(super) window: Window,
    pub(super) place: Option<Place>,
    /// Words of the sentences that tell it.
    pub(super) words: Vec<u32>,
    /// Values in which reports may differ, by field.
    pub(super) values: Vec<(&'static str, String)>,
}

/// Reads articles one after the other.
#[derive(Default)]
pub(super) struct Reader {
    articles: Vec<Article>,
    tellings: Vec<Telling>,
    words: Words,
}

impl Reader {
    pub(super) fn take(&mut self, record: &Record) {
        let number = self.articles.len() as u32;
        let a = &record.article;
        let metonyms = record.mentions.iter().filter(|m| m.metonym).map(|m| m.text.to_string());
        let actors = record.actors.iter().map(|a| a.country.as_ref().unwrap_or(&a.id).to_string());
        let countries = record.places.iter().filter_map(|p| p.country.as_deref().map(String::from));
        self.articles.push(Article {
            id: a.id.clone(),
            outlet: a.source.as_deref().or(a.url.as_deref().and_then(host)).map(str::to_lowercase),
            published: a.date_published.clone(),
            towns: record.places.iter().map(Place::new).filter(|p| p.town).collect(),
            metonyms: sorted(metonyms),
            cast: sorted(actors.chain(countries)),
        });
        let all: String = record.sentences.iter().map(|s| format!("{} ", s.text)).collect();
        let all = self.words.of(&all);
        self.words.count(&all);
        let roles: FxHashMap<&str, bool> =
            record.actors.iter().map(|a| (&*a.id, a.entity_type == "role_group")).collect();
        let mut of_event: FxHashMap<&str, usize> = FxHashMap::default();
        for e in &record.events {
            let first = e.coref.as_deref().and_then(|c| of_event.get(c).copied());
            let telling = self.telling(e, record, number, &roles);
            match first.map(|f| (f, &mut self.tellings[f])) {
                Some((f, first)) if first.event_type == telling.event_type => {
                    first.add(telling);
                    of_event.insert(&e.id, f);
                }
                _ => {
                    of_event.insert(&e.id, self.tellings.len());
                    self.tellings.push(telling);
                }
            }
        }
    }

    fn telling(
        &mut self,
        e: &EventRecord,
        record: &Record,
        article: u32,
        roles: &FxHashMap<&str, bool>,
    ) -> Telling {
        let place = e.place.as_deref().and_then(|id| record.places.iter().find(|p| p.id == id));
        let parties = |list: &[Participant]| sorted(list.iter().filter_map(|p| rolled_up(p, roles)));
        let ahead = matches!(&*e.modality, "future" | "possible");
        let mut values = vec![
            ("cameo", e.cameo.to_string()),
            ("polarity", e.polarity.to_string()),
            ("modality", e.modality.to_string()),
            ("certainty", e.certainty.to_string()),
        ];
        values.extend(e.mode.as_deref().map(|m| ("mode", m.to_string())));
        values.extend(e.date.as_ref().map(|d| ("date", d.clone())));
        values.extend(place.map(|p| ("place", p.name.to_string())));
        if let Some(c) = &e.counts {
            let counts = [
                ("killed", &c.killed),
                ("injured", &c.injured),
                ("arrested", &c.arrested),
                ("size", &c.size),
            ];
            for (field, count) in counts {
                values.extend(count.as_ref().map(|c| (field, range(c.min, c.max))));
            }
        }
        let evidence: String = e.evidence.iter().map(|s| format!("{} ", s.text)).collect();
        Telling {
            ids: vec![e.id.clone()],
            article,
            event_type: e.event_type.to_string(),
            world: match &*e.modality {
                "conditional" => World::Conditional,
                "counterfactual" => World::Counterfactual,
                _ => World::Real,
            },
            source: parties(&e.source),
            target: parties(&e.target),
            mutual: e.target.is_empty() && e.source.len() > 1,
            window: Window::new(e.date.as_deref(), record.article.date_published.as_deref(), ahead),
            place: place.map(Place::new),
            words: self.words.of(&evidence),
            values,
        }
    }

    /// Articles and tellings, those sorted by id so that the order of the articles does not matter.
    pub(super) fn finish(mut self) -> (Vec<Article>, Tellings) {
        self.tellings.sort_by(|a, b| a.ids[0].cmp(&b.ids[0]));
        let (numbers, weights) = self.words.settle();
        self.tellings.iter_mut().for_each(|t| t.words = renumbered(&t.words, &numbers));
        (self.articles, Tellings { all: self.tellings, weights })
    }
}

/// All tellings, and what words weigh.
pub(super) struct Tellings {
    pub(super) all: Vec<Telling>,
    pub(super) weights: Vec<f32>,
}

impl std::ops::Index<usize> for Tellings {
    type Output = Telling;

    fn index(&self, i: usize) -> &Telling {
        &self.all[i]
    }
}

impl Telling {
    /// Takes in another telling of the same event in the same article, for what this one leaves open.
    fn add(&mut self, other: Telling) {
        self.ids.extend(other.ids);
        if self.source.is_empty() {
            self.source = other.source;
        }
        if self.target.is_empty() {
            self.target = other.target;
            self.mutual &= self.target.is_empty();
        }
        if other.window.known > self.window.known {
            self.window = other.window;
        }
        if self.place.as_ref().is_none_or(|p| !p.town) {
            self.place = other.place.or(self.place.take());
        }
        self.words.extend(other.words);
        self.words.sort_unstable();
        self.words.dedup();
        for value in other.values {
            if !self.values.iter().any(|v| v.0 == value.0) {
                self.values.push(value);
            }
        }
    }

    /// A value in which reports may differ.
    pub(super) fn value(&self, field: &str) -> Option<&str> {
        self.values.iter().find(|v| v.0 == field).map(|v| v.1.as_str())
    }

    /// All parties, sorted.
    pub(super) fn parties(&self) -> Vec<&str> {
        sorted(self.source.iter().chain(&self.target).map(String::as_str))
    }
}

/// Each once, in order.
fn sorted<T: Ord>(list: impl Iterator<Item = T>) -> Vec<T> {
    let mut out: Vec<T> = list.collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// The country of a party, or who it is where it has none.
fn rolled_up(p: &Participant, roles: &FxHashMap<&str, bool>) -> Option<String> {
    let role = || roles.get(&*p.actor).copied().unwrap_or(true);
    p.country.as_ref().or_else(|| (!role()).then_some(&p.actor)).map(|text| text.to_string())
}

fn range(min: Option<u32>, max: Option<u32>) -> String {
    let shown = |n: Option<u32>| n.map_or(String::new(), |n| n.to_string());
    if min == max { shown(min) } else { format!("{}-{}", shown(min), shown(max)) }
}

/// The host of an address, without "www.".
fn host(url: &str) -> Option<&str> {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    Some(host.strip_prefix("www.").unwrap_or(host)).filter(|h| h.contains('.'))
}

impl Place {
    fn new(p: &PlaceRecord) -> Place {
        Place {
            name: p.name.to_string(),
            country: p.country.as_deref().map(String::from),
            admin1: p.admin1.as_deref().map(String::from),
            point: p.lat.zip(p.lon),
            // An avenue that is known by its shape alone says no more than the country.
            town: matches!(&*p.precision, "city" | "point") && p.lat.is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        assert_eq!(host("https://www.example.org/a?b"), Some("example.org"));
        assert_eq!(host("news.example.org:80/a"), Some("news.example.org"));
        assert_eq!(host("file.txt/x"), Some("file.txt"));
        assert_eq!(host("nowhere"), None);
    }
}
