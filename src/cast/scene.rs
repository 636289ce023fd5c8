//! In which country an article plays, as a whole and at a given word.

use rustc_hash::FxHashMap;

use super::Cast;
use super::resolve::View;
use crate::cause::Rule;
use crate::lexicon::Entry;
use crate::mention::{EntityType, Hit, Mention, MentionKind, Sense, is_backer, is_seat, near};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.context-country",
        finds: "the country of \"the police\" where one country fills the article",
    },
    Rule {
        id: "cast.scene",
        finds: "the country of \"the police\" where the country just named leads the article, or stands alone for a while",
    },
    Rule {
        id: "cast.ground",
        finds: "the country of \"police\" and \"residents\" near a place of the dateline's country; not of \"soldiers\"",
    },
    Rule {
        id: "cast.home",
        finds: "the country of the dateline for \"the government\" and \"Defence Minister Cole\" where it was named last but one or two; not after others",
    },
];

/// Of all that is named, the least share that makes a country the leading one.
const LEADING: f32 = 0.4;

/// How often a country must be named, and how many times as often as any other, to be the only one.
const DOMESTIC: u32 = 8;

/// How often a country must be named to be the only one, where no other is named at all.
const SOLE: u32 = 4;

/// How many countries named one after the other make a scene if they are one.
const ALONE: usize = 3;

/// How many tokens behind them such a scene lasts.
const ALONE_REACH: usize = 80;

/// The country in which an article plays.
#[derive(Default)]
pub(super) struct Scene {
    countries: Vec<String>,
    whole: Option<String>,
    /// Whether hardly any other country is named.
    domestic: bool,
    leading: Option<u16>,
    /// Where a country is named, in text order: the token and the number of the country.
    stations: Vec<(u32, u16)>,
    /// Where something lies that is named as a place.
    places: Vec<(u32, u16)>,
    /// The country of the dateline.
    home: Option<u16>,
    /// Whether the article is about that country more than about any other.
    home_leads: bool,
    /// The countries of which the article says that they back rebels, sorted.
    backers: Vec<String>,
}

impl Scene {
    /// The one country that fills the article: it is what "the police" and "protesters" mean there.
    pub(super) fn whole(&self) -> Option<&str> {
        self.whole.as_deref()
    }

    /// Whether the article says of a country that it backs rebels.
    pub(super) fn backs_rebels(&self, country: &str) -> bool {
        self.backers.binary_search_by(|c| c.as_str().cmp(country)).is_ok()
    }

    /// The one country of an article that names hardly another: that of people and firms whom it tells without one.
    pub(super) fn domestic(&self) -> Option<&str> {
        self.whole().filter(|_| self.domestic)
    }

    /// The country in which the article plays at a token, and the rule that says so: the one that fills the article; or,
    /// where the words before leave no other, the one just named, if it leads the article or those named last are one.
    pub(super) fn at(&self, token: usize) -> Option<(&str, &'static str)> {
        if let Some(whole) = self.whole() {
            return Some((whole, "cast.context-country"));
        }
        let before = &self.stations[..self.stations.partition_point(|s| (s.0 as usize) < token)];
        let &(at, last) = before.last()?;
        let alone = token - at as usize <= ALONE_REACH
            && before.len() >= ALONE
            && before[before.len() - ALONE..].iter().all(|s| s.1 == last);
        (alone || self.leading == Some(last)).then(|| (self.countries[last as usize].as_str(), "cast.scene"))
    }
}

impl Scene {
    /// The country from which a report comes, where the place named last before a token is there too: that of "police"
    /// and "residents" who are told by nothing else.
    pub(super) fn ground(&self, token: usize) -> Option<&str> {
        let home = self.home?;
        let before = &self.places[..self.places.partition_point(|s| (s.0 as usize) < token)];
        let &(at, last) = before.last()?;
        (last == home && token - at as usize <= GROUND).then(|| self.countries[home as usize].as_str())
    }
}

impl Scene {
    /// The country from which a report comes, where it is one of the last that were named: that of an office or organ that
    /// every state has.
    pub(super) fn home_at(&self, token: usize) -> Option<&str> {
        self.home_near(token).filter(|_| self.leading.is_none_or(|l| Some(l) == self.home))
    }

    /// The same whichever country leads the article: that of a minister who is told without one.
    pub(super) fn home_near(&self, token: usize) -> Option<&str> {
        let home = self.home?;
        let before = &self.stations[..self.stations.partition_point(|s| (s.0 as usize) < token)];
        let last = &before[before.len().saturating_sub(HOME_AMONG)..];
        let named = last.iter().filter(|s| s.1 == home).count();
        (2 * named >= HOME_AMONG).then(|| self.countries[home as usize].as_str())
    }
}

impl Scene {
    /// The country from which a report comes and which it is most about, in a paragraph that has named no other before a
    /// token.
    pub(super) fn home_in(&self, paragraph: usize, token: usize) -> Option<&str> {
        let home = self.home.filter(|_| self.home_leads)?;
        let at = |t: usize| self.stations.partition_point(|s| (s.0 as usize) < t);
        let named = &self.stations[at(paragraph)..at(token)];
        named.iter().all(|s| s.1 == home).then(|| self.countries[home as usize].as_str())
    }
}

impl Scene {
    /// Where a war is fought that the article speaks of from outside: the country that it names most and more than once,
    /// other than those of `outside`.
    pub(super) fn theatre(&self, outside: impl Fn(&str) -> bool) -> Option<&str> {
        let mut named = vec![0usize; self.countries.len()];
        for &(_, c) in &self.stations {
            named[c as usize] += 1;
        }
        let abroad = |c: &usize| is_state(&self.countries[*c]) && !outside(&self.countries[*c]);
        let most = (0..named.len()).filter(abroad).max_by_key(|&c| (named[c], std::cmp::Reverse(c)))?;
        let tied = (0..named.len()).any(|c| c != most && abroad(&c) && 2 * named[c] > named[most]);
        (named[most] > 1 && !tied).then(|| self.countries[most].as_str())
    }
}

impl Scene {
    /// The only other country that the article names.
    pub(super) fn other_than(&self, country: &str) -> Option<&str> {
        let mut others = self.countries.iter().filter(|c| *c != country && is_state(c));
        let other = others.next()?;
        others.next().is_none().then_some(other.as_str())
    }
}

/// Among how many countries named last that of the dateline must be half.
const HOME_AMONG: usize = 4;

/// How many tokens a place stays where the report is.
const GROUND: usize = 150;

/// Whether a code is a state's own, not that of bodies of many states.
fn is_state(country: &str) -> bool {
    !matches!(country, "IGO" | "NGO" | "UNO" | "EUR")
}

/// Counts the countries that names and places stand for.
pub(super) fn scene(view: &View, out: &Cast) -> Scene {
    let mut weights: FxHashMap<&str, u32> = FxHashMap::default();
    let mut stations: Vec<(u32, &str)> = Vec::new();
    for (i, m) in view.mentions.all.iter().enumerate() {
        if is_from_afar(view, m) {
            continue;
        }
        // "South African police", "Bolivian Water Ministry", "Chilean government officials" who are not resolved yet.
        let body = m.kind == MentionKind::Name && matches!(m.sense, Sense::Agent(_));
        if (m.kind == MentionKind::Nominal || body) && out.of[i].actors.is_empty() {
            let lands = m.of.iter().map(|&o| &view.lex.rows.actors[o as usize]);
            let lands = lands.filter(|r| matches!(r.kind.as_str(), "state" | "gov"));
            let lands = lands.filter(|r| r.country().is_some_and(is_state));
            for c in lands.filter_map(|r| r.country()) {
                *weights.entry(c).or_default() += 1;
                stations.push((m.tokens.start, c));
            }
            continue;
        }
        let Some(&a) = out.of[i].actors.first() else { continue };
        let actor = &out.actors[a as usize];
        let Some(c) = actor.code.country.as_deref().filter(|c| is_state(c)) else { continue };
        if m.kind == MentionKind::Pronoun {
            continue;
        }
        // Who holds office and who judges says more than which countries are spoken about; firms and media say nothing.
        let organ = matches!(
            actor.code.sector.as_deref(),
            Some("GOV" | "LEG" | "JUD" | "COP" | "MIL" | "OPP" | "PTY")
        );
        let weight = match m.entity {
            EntityType::Media | EntityType::Company => 0,
            EntityType::Person => 2,
            _ if organ => 2,
            _ => 1,
        };
        *weights.entry(c).or_default() += weight;
        // Nor do private bodies say where one is: "members of a Moscow youth movement".
        let private = m.entity != EntityType::Person
            && matches!(actor.code.sector.as_deref(), Some("SOC" | "BUS" | "JRN" | "EDU" | "LAB" | "MED"));
        if matches!(m.kind, MentionKind::Name | MentionKind::Modifier) && !private {
            stations.push((m.tokens.start, c));
        }
    }
    let dateline = view.syn.dateline;
    let mut places: Vec<(u32, &str)> = Vec::new();
    let mut home = None;
    for p in &view.mentions.places {
        if let Some(c) = p.country(view.lex) {
            places.push((p.tokens.start, c));
            if dateline.is_some_and(|d| d.contains(p.tokens)) {
                home = home.or(Some(c));
            }
            *weights.entry(c).or_default() +=
                if dateline.is_some_and(|d| d.contains(p.tokens)) { 3 } else { 1 };
            stations.push((p.tokens.start, c));
        }
    }
    stations.sort_unstable();
    let mut ranked: Vec<(&str, u32)> = weights.into_iter().filter(|&(_, n)| n > 0).collect();
    ranked.sort_by_key(|&(c, n)| (std::cmp::Reverse(n), c));
    let Some(&(best, n)) = ranked.first() else { return Scene::default() };
    let second = ranked.get(1).map_or(0, |r| r.1);
    // In a short text one mention will do, where no other country is named.
    let whole = (second == 0 || (n >= 4 && 3 * n >= 5 * second)).then(|| best.to_string());
    let domestic = n >= DOMESTIC && n >= DOMESTIC * second || second == 0 && n >= SOLE;
    let mut countries: Vec<&str> = stations.iter().map(|s| s.1).collect();
    countries.sort_unstable();
    countries.dedup();
    let number = |c: &str| countries.binary_search(&c).map_or(u16::MAX, |n| n as u16);
    let leading = leading(&stations).map(number);
    let stations = stations.iter().map(|&(t, c)| (t, number(c))).collect();
    let places = places.iter().map(|&(t, c)| (t, number(c))).collect();
    let home_leads = home.is_some_and(|h| h == best);
    let home = home.map(number);
    let countries = countries.into_iter().map(str::to_string).collect();
    let backers = backers(view);
    Scene { countries, whole, domestic, leading, stations, places, home, home_leads, backers }
}

/// Those who back rebels: "[Iranian]-backed rebels".
fn backers(view: &View) -> Vec<String> {
    let rebels = |t: usize| {
        view.mentions.of_head(t).is_some_and(|j| match view.mention(j).sense {
            Sense::Agent(a) => view.lex.rows.agents[a as usize].sector == "REB",
            _ => false,
        })
    };
    let backer = |h: &Hit| {
        let Entry::Actor(a, _) = h.entry else { return None };
        let row = &view.lex.rows.actors[a as usize];
        let t = h.tokens.end as usize - 1;
        let backs = row.kind == "state"
            && is_backer(view.article, view.syn, t)
            && (t + 3..t + 6).any(|k| k < view.syn.len() && rebels(k));
        row.country().filter(|_| backs).map(str::to_string)
    };
    let mut backers: Vec<String> = view.mentions.hits.iter().filter_map(backer).collect();
    backers.sort_unstable();
    backers.dedup();
    backers
}

/// "the UK-based [group]", "the London-based Libyan Observer": who looks on another country from afar says nothing of where
/// the article plays.
fn is_from_afar(view: &View, m: &Mention) -> bool {
    let based = || m.tokens.range().any(|t| is_seat(view.article, view.syn, t));
    let Sense::Actor(a) = m.sense else { return based() };
    let actors = &view.lex.rows.actors;
    let other = |h: &Hit| match h.entry {
        Entry::Actor(s, _) => {
            let state = &actors[s as usize];
            state.kind == "state" && state.country() != actors[a as usize].country()
        }
        _ => false,
    };
    let named = || {
        near(&view.mentions.hits, m.tokens.start as usize)
            .iter()
            .any(|h| m.tokens.contains(h.tokens) && other(h))
    };
    based() || m.entity == EntityType::Ngo && named()
}

/// The country named more often than any other, if that is often enough.
fn leading<'a>(stations: &[(u32, &'a str)]) -> Option<&'a str> {
    let mut named: FxHashMap<&str, usize> = FxHashMap::default();
    for (_, c) in stations {
        *named.entry(c).or_default() += 1;
    }
    let (&best, &n) = named.iter().max_by_key(|&(c, n)| (n, std::cmp::Reverse(c)))?;
    let tied = named.iter().any(|(&c, &m)| c != best && m == n);
    (!tied && n as f32 >= LEADING * stations.len() as f32).then_some(best)
}
