//! Which place a name means: what the article says beside the name, which countries and regions it speaks of, what
//! else lies near, and how large each candidate is.
//!
//! One name means one place in one article. A region or country beside any of its occurrences ("Paris, Texas")
//! decides; without one, candidates are weighed. A town of the long list counts only where the text supports it, as
//! every third surname and many a plain word is the name of a town somewhere.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::names::head_of;
use super::super::run::View;
use super::super::{Hit, near};
use super::LOCATIVE;
use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::{Entry, PlaceKind};
use crate::syntax::{TokenFlags, Upos};

/// A country or a first-level region of one, as named beside a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Container<'a> {
    pub country: &'a str,
    /// Empty where only the country is named.
    pub admin1: &'a str,
}

impl Container<'_> {
    fn holds(self, country: &str, admin1: &str) -> bool {
        self.country == country && (self.admin1.is_empty() || self.admin1 == admin1)
    }
}

/// What the article says about where it plays.
#[derive(Default)]
pub(crate) struct Scene<'a> {
    countries: FxHashMap<&'a str, u32>,
    regions: FxHashSet<Container<'a>>,
    /// The row that each name means, by its folded words; `None` where no candidate can be meant.
    chosen: FxHashMap<String, Option<u32>>,
    /// Names of states that mean a region here, folded.
    regional: FxHashSet<String>,
    /// The container beside a name, by its folded words.
    beside: FxHashMap<String, Container<'a>>,
}

/// Kilometres within which places support each other.
const NEAR_KM: f32 = 200.0;

/// A name that waits for its place.
struct Open<'a> {
    words: String,
    rows: Vec<(u32, bool)>,
    beside: Vec<Container<'a>>,
    /// Whether "the town of" or the like stands before it somewhere.
    settled: bool,
}

impl<'a> Scene<'a> {
    /// Reads the article's names; keeps of `towns` those that the text supports.
    pub(crate) fn read(view: &View<'a>, hits: &[Hit], towns: &mut Vec<Hit>) -> Scene<'a> {
        let mut scene = Scene::default();
        scene.count_countries(view, hits);
        let mut open: Vec<Open<'a>> = Vec::new();
        let mut index: FxHashMap<String, usize> = FxHashMap::default();
        let all = hits.iter().chain(towns.iter());
        for h in all {
            let Entry::Place(p, k) = h.entry else { continue };
            let words = folded(view, h.tokens);
            let at = *index.entry(words).or_insert_with_key(|words| {
                open.push(Open {
                    words: words.clone(),
                    rows: Vec::new(),
                    beside: Vec::new(),
                    settled: false,
                });
                open.len() - 1
            });
            let o = &mut open[at];
            if !o.rows.iter().any(|r| r.0 == p) {
                o.rows.push((p, k > 0));
            }
            o.settled |= settlement_before(view, h.tokens.start as usize);
            for c in beside(view, hits, h.tokens) {
                if !o.beside.contains(&c) {
                    o.beside.push(c);
                }
            }
        }
        scene.choose(view, &open);
        // One supported occurrence speaks for all: "in Danbury … a Danbury mason".
        let supported: FxHashSet<String> = towns
            .iter()
            .filter(|h| scene.supports(view, hits, h.tokens))
            .map(|h| folded(view, h.tokens))
            .collect();
        towns.retain(|h| {
            view.syn.is(h.tokens.start as usize, TokenFlags::CAPITAL)
                && supported.contains(&folded(view, h.tokens))
        });
        scene
    }

    /// The row that the words of a span mean.
    pub(super) fn row(&self, view: &View, tokens: TokenSpan) -> Option<u32> {
        self.chosen.get(&folded(view, tokens)).copied().flatten()
    }

    /// The country or region that is named beside these words anywhere in the article.
    pub(super) fn container(
        &self,
        view: &View<'a>,
        hits: &[Hit],
        tokens: TokenSpan,
    ) -> Option<Container<'a>> {
        beside(view, hits, tokens)
            .into_iter()
            .next()
            .or_else(|| self.beside.get(&folded(view, tokens)).copied())
    }

    /// The country in which the article plays, where one stands out.
    pub(super) fn main_country(&self) -> Option<&'a str> {
        let mut ranked: Vec<(u32, &str)> = self.countries.iter().map(|(c, n)| (*n, *c)).collect();
        ranked.sort_unstable_by(|a, b| b.cmp(a));
        let second = ranked.get(1).map_or(0, |r| r.0);
        ranked.first().filter(|(n, _)| *n > 2 * second).map(|r| r.1)
    }

    /// The region of a country that the article names, where it names only one.
    pub(super) fn only_region(&self, country: &str) -> Option<&'a str> {
        let mut regions = self.regions.iter().filter(|r| r.country == country && !r.admin1.is_empty());
        let only = regions.next()?;
        regions.next().is_none().then_some(only.admin1)
    }

    /// Whether a state's name means the region of another country that has the same name: "Georgia" among Americans.
    pub(super) fn is_region(&self, view: &View, tokens: TokenSpan) -> bool {
        self.regional.contains(&folded(view, tokens))
    }

    fn count_countries(&mut self, view: &View<'a>, hits: &[Hit]) {
        let lex = view.lex;
        let mut governments: FxHashSet<&str> = FxHashSet::default();
        let mut namesakes: Vec<(TokenSpan, &'a str, Container<'a>)> = Vec::new();
        for h in hits {
            match h.entry {
                Entry::Actor(a, _) => {
                    let row = &lex.rows.actors[a as usize];
                    if row.kind == "gov" {
                        governments.insert(&row.roles[0].code[..3]);
                    }
                    if row.kind != "state" || inside_longer_place(view, hits, h.tokens) {
                        continue;
                    }
                    let code = &row.roles[0].code[..3];
                    let mut same = Vec::new();
                    containers_at(view, hits, h.tokens.start as usize, &mut same);
                    match same.into_iter().find(|c| !c.admin1.is_empty() && c.country != code) {
                        Some(c) => namesakes.push((h.tokens, code, c)),
                        None => *self.countries.entry(code).or_default() += 1,
                    }
                }
                Entry::Place(p, _) => {
                    let row = lex.place(p);
                    let only =
                        near(hits, h.tokens.start as usize).iter().filter(|o| o.tokens == h.tokens).all(
                            |o| o.entry == h.entry || !matches!(o.entry, Entry::Place(..) | Entry::Actor(..)),
                        );
                    if only && row.kind == PlaceKind::Admin {
                        self.regions.insert(Container { country: row.country, admin1: row.admin1 });
                        *self.countries.entry(row.country).or_default() += 1;
                    }
                }
                _ => {}
            }
        }
        // "Tbilisi" speaks for the state.
        namesakes.retain(|(_, code, _)| {
            let state = governments.contains(code);
            if state {
                *self.countries.entry(code).or_default() += 1;
            }
            !state
        });
        self.settle_namesakes(view, &namesakes);
    }

    /// What speaks for the state, or for the country of which the region is one.
    fn settle_namesakes(&mut self, view: &View<'a>, namesakes: &[(TokenSpan, &'a str, Container<'a>)]) {
        for &(tokens, code, region) in namesakes {
            if !self.countries.contains_key(code) && self.countries.contains_key(region.country) {
                self.regional.insert(folded(view, tokens));
                self.regions.insert(region);
            }
        }
        for &(tokens, code, region) in namesakes {
            let country = if self.is_region(view, tokens) { region.country } else { code };
            *self.countries.entry(country).or_default() += 1;
        }
    }

    /// Two rounds: names with one candidate or with a region beside them first; they then speak for what lies near.
    fn choose(&mut self, view: &View<'a>, open: &[Open<'a>]) {
        let lex = view.lex;
        for o in open {
            if let [c, ..] = o.beside[..] {
                self.beside.insert(o.words.clone(), c);
                if !c.admin1.is_empty() {
                    self.regions.insert(c);
                }
            }
        }
        let top = self.countries.values().copied().max().unwrap_or(0);
        let mut anchors: Vec<(f32, f32, u32)> = Vec::new();
        for round in 0..2 {
            for o in open {
                let known = o.rows.iter().any(|r| lex.places.kind(r.0) != PlaceKind::Town);
                let sure = o.rows.len() == 1 || !o.beside.is_empty();
                if sure != (round == 0) {
                    continue;
                }
                let weigh = |&(p, alt): &(u32, bool)| {
                    let row = lex.place(p);
                    let held = o.beside.iter().any(|c| c.holds(row.country, row.admin1));
                    let mut weight = match row.kind {
                        PlaceKind::Capital => (row.population.max(1) as f32).log10() + 1.0,
                        PlaceKind::City | PlaceKind::Town => (row.population.max(1) as f32).log10(),
                        PlaceKind::Country | PlaceKind::Admin | PlaceKind::Area => 6.5,
                        PlaceKind::Point => 6.0,
                    };
                    let region = Container { country: row.country, admin1: row.admin1 };
                    let region_named = !row.admin1.is_empty() && self.regions.contains(&region);
                    // Geneva is not Geneva, Illinois, because an article names the United States.
                    let outshone = row.kind == PlaceKind::Town && known && !region_named;
                    if let Some(&n) = self.countries.get(row.country).filter(|_| !outshone) {
                        weight += if n == top { 2.0 } else { 1.0 };
                    }
                    if region_named {
                        weight += 1.5;
                    }
                    if anchors
                        .iter()
                        .any(|&(a, b, of)| of != p && kilometres((a, b), (row.lat, row.lon)) < NEAR_KM)
                    {
                        weight += 1.0;
                    }
                    if alt {
                        weight -= 0.5;
                    }
                    (held, weight, p)
                };
                let best = o
                    .rows
                    .iter()
                    .map(weigh)
                    .max_by(|a, b| (a.0.cmp(&b.0)).then(a.1.total_cmp(&b.1)).then(b.2.cmp(&a.2)));
                let Some((held, _, p)) = best else { continue };
                let row = lex.place(p);
                // Another place of that name, in the region beside it, is meant; the list does not know it. A country
                // says less: "In Washington, Ukraine's president".
                let elsewhere =
                    !held && is_inhabited(row.kind) && o.beside.iter().any(|c| !c.admin1.is_empty());
                let fits = match row.kind {
                    // "The town of Compiègne": there is one.
                    PlaceKind::Town => {
                        held || self.countries.contains_key(row.country) || o.settled && o.rows.len() == 1
                    }
                    _ => true,
                };
                let chosen = (fits && !elsewhere).then_some(p);
                if chosen.is_some() && is_inhabited(row.kind) {
                    anchors.push((row.lat, row.lon, p));
                }
                self.chosen.insert(o.words.clone(), chosen);
            }
        }
    }

    /// Whether a town's name is used as one, so that it is neither a surname nor a plain word.
    fn supports(&self, view: &View, hits: &[Hit], tokens: TokenSpan) -> bool {
        let t = tokens.start as usize;
        // "in August", "in March"
        let calendar = tokens.len() == 1 && view.lex.times.contains_key(&view.syn.form[t]);
        // "at Commerce", "in Police": a plain word is a town only with its region beside it.
        let plain = tokens.len() == 1
            && view.lex.is_common_word(view.syn.form[t])
            && beside(view, hits, tokens).is_empty();
        if calendar || plain || !view.syn.is(t, TokenFlags::CAPITAL) || self.row(view, tokens).is_none() {
            return false;
        }
        !beside(view, hits, tokens).is_empty() || {
            let head = view.syn.first_conjunct(head_of(view, tokens));
            let case = view.syn.case(head);
            LOCATIVE.contains(&case)
                || [word::FROM, word::TO].contains(&case)
                || settlement_before(view, tokens.start as usize)
                || view.syn.dateline.is_some_and(|d| d.contains(tokens))
        }
    }
}

fn is_inhabited(kind: PlaceKind) -> bool {
    matches!(kind, PlaceKind::Capital | PlaceKind::City | PlaceKind::Town)
}

/// Words without case, by which occurrences of one name are joined.
fn folded(view: &View, tokens: TokenSpan) -> String {
    view.words(tokens).to_lowercase()
}

/// "the town of [X]", "the village of [X]", "the city [X]".
pub(super) fn settlement_before(view: &View, start: usize) -> bool {
    let kind = |k: usize| start >= k && is_settlement(view, start - k);
    start >= 2 && view.syn.form[start - 1] == word::OF && kind(2) || kind(1)
}

/// Whether a noun is the kind of a place: "town", "village", "district".
pub(crate) fn is_settlement(view: &View, t: usize) -> bool {
    let class = view.lex.classes.get("toponym_kind");
    class.is_some_and(|c| view.lex.classes.has(c, view.syn.lemma[t], |_| Sym::UNKNOWN))
}

/// The country or regions that a name at `t` may mean.
fn containers_at<'a>(view: &View<'a>, hits: &[Hit], t: usize, out: &mut Vec<Container<'a>>) {
    let lex = view.lex;
    for h in near(hits, t).iter().filter(|h| h.tokens.start as usize == t) {
        match h.entry {
            Entry::Actor(a, _) => {
                let row = &lex.rows.actors[a as usize];
                if row.kind == "state" {
                    out.push(Container { country: &row.roles[0].code[..3], admin1: "" });
                }
            }
            Entry::Place(p, _) => {
                let row = lex.place(p);
                if row.kind == PlaceKind::Admin && !row.country.is_empty() {
                    out.push(Container { country: row.country, admin1: row.admin1 });
                }
            }
            _ => {}
        }
    }
}

/// What is named right beside a place as that in which it lies: "Odessa, Texas", "Raqqa, northern Syria", "Douma in
/// Syria", "the Syrian town of Douma".
fn beside<'a>(view: &View<'a>, hits: &[Hit], tokens: TokenSpan) -> Vec<Container<'a>> {
    let syn = view.syn;
    let mut out = Vec::new();
    let sentence = syn.tokens_of(syn.sentence(tokens.start as usize));
    let (first, end) = (tokens.start as usize, tokens.end as usize);
    let last = sentence.end as usize;
    let comma =
        end + 1 < last && (syn.form[end] == word::COMMA || view.words(TokenSpan::new(end, end + 1)) == "(");
    let within = |t: usize| t + 1 < last && syn.form[t] == word::IN;
    if comma || within(end) {
        // "northern" may stand between, and after "in" more: "in the state of".
        let inside = within(end) || within(end + 1);
        let reach = if inside { 6 } else { 3 };
        for t in end + 1..last.min(end + 1 + reach) {
            containers_at(view, hits, t, &mut out);
            let stops = syn.is(t, TokenFlags::PUNCT) || syn.upos[t] == Upos::VERB;
            if !out.is_empty() || stops || comma && syn.is(t, TokenFlags::CAPITAL) {
                break;
            }
        }
    }
    if out.is_empty() && settlement_before(view, first) {
        let from = first.saturating_sub(6).max(sentence.start as usize);
        for t in (from..first).rev() {
            if syn.is(t, TokenFlags::PUNCT) {
                break;
            }
            containers_at(view, hits, t, &mut out);
            if !out.is_empty() {
                break;
            }
        }
    }
    out
}

/// Whether a longer name of the gazetteer holds these words: "Western [Australia]".
pub(crate) fn inside_longer_place(view: &View, hits: &[Hit], tokens: TokenSpan) -> bool {
    near(hits, tokens.end as usize).iter().any(|h| {
        matches!(h.entry, Entry::Place(..))
            && h.tokens != tokens
            && h.tokens.contains(tokens)
            && view.syn.is(h.tokens.end as usize - 1, TokenFlags::CAPITAL)
    })
}

fn kilometres(a: (f32, f32), b: (f32, f32)) -> f32 {
    let (la, lb) = (a.0.to_radians(), b.0.to_radians());
    let x = ((lb - la) / 2.0).sin().powi(2)
        + la.cos() * lb.cos() * ((b.1 - a.1).to_radians() / 2.0).sin().powi(2);
    12742.0 * x.sqrt().min(1.0).asin()
}
