//! Places used as locations, and the choice between a place and the actor it stands for.
//!
//! Metonymy is decided by syntax: who acts, owns or is addressed is an actor ("Moscow insisted"); what stands after a
//! locative preposition or as a venue before a noun is a place ("in Moscow", "the Moscow meeting"). Which place a name
//! means is decided in `scene`, what its form alone shows in `shape`.

mod scene;
mod shape;
mod usage;

use rustc_hash::{FxHashMap, FxHashSet};

pub(super) use scene::{Scene, inside_longer_place, is_settlement};

use super::names::{head_of, mark};
use super::run::View;
use super::{EntityType, Hit, Mention, MentionKind, Mentions, Number, Place, Sense, Within, near};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{Entry, PlaceKind};
use crate::syntax::{TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule { id: "place.gazetteer", finds: "a place of the gazetteer: \"in Kharkiv\"; not \"Paris Hilton\"" },
    Rule { id: "place.state", finds: "a state as location: \"in Ukraine\"; not \"Ukraine rejected\"" },
    Rule {
        id: "place.metonym",
        finds: "a capital or building as location: \"inside the Kremlin\"; not \"Moscow insisted\"",
    },
    Rule {
        id: "place.unknown",
        finds: "an unknown name after a locative preposition: \"near Velyka Novosilka\"; not \"in Turkish\"",
    },
    Rule {
        id: "place.shape",
        finds: "a name whose last or first word makes it a place: \"Metcalfe County\", \"on Hutcheson Road\"; not \"Wall Street Journal\"",
    },
    Rule {
        id: "place.inside",
        finds: "a place inside a description or the name of a body: \"[Edmonton] police\"; not \"[Manchester] United\"",
    },
    Rule {
        id: "place.acts",
        finds: "a city or region that acts is an actor: \"Karnataka rejected the order\"; not \"Karnataka lies\"",
    },
];

const LOCATIVE: &[Sym] = &[
    word::IN,
    word::AT,
    word::INSIDE,
    word::OUTSIDE,
    word::NEAR,
    word::AROUND,
    word::ACROSS,
    word::THROUGHOUT,
    word::THROUGH,
    word::WITHIN,
    word::OVER,
    word::INTO,
];

/// Places that their form shows, before the names that only spelling shows: "Metcalfe County" is no person.
pub(super) fn shaped(view: &View, scene: &Scene, out: &mut Mentions, taken: &mut [bool]) {
    // "[Tamil Nadu]": its first word alone is a people, or tagged as an adjective; a name would begin too late.
    let several = out.hits.iter().filter(|h| matches!(h.entry, Entry::Place(..)) && h.tokens.len() > 1);
    let mut whole: Vec<TokenSpan> = several.map(|h| h.tokens).filter(|s| stands_alone(view, *s)).collect();
    whole.dedup();
    for tokens in whole {
        let row = scene.row(view, tokens);
        let Some(r) = row.map(|r| view.lex.place(r)) else { continue };
        if tokens.range().any(|t| taken[t]) || inside_longer_place(view, &out.hits, tokens) {
            continue;
        }
        mark(taken, tokens);
        let (head, cause) = (head_of(view, tokens), Cause::entry("place.gazetteer", r.at));
        if usage::acts(view, head) && matches!(r.kind, PlaceKind::City | PlaceKind::Admin) {
            out.all.push(actor(view, tokens, head, r.country, Cause::entry("place.acts", r.at)));
            continue;
        }
        out.places.push(Place { tokens, head, row, actor: None, within: None, inside: false, cause });
    }
    // A county may stand inside a description: "a [Larkfield County] farmer".
    let mut closed = taken.to_vec();
    for m in &out.all {
        let from = m.role.map_or(m.tokens.start, |r| r.start.min(m.tokens.start));
        let open = if m.kind == MentionKind::Nominal { m.tokens.end } else { m.tokens.start };
        closed[from as usize..open as usize].fill(false);
    }
    for tokens in shape::find(view, &out.hits, &closed) {
        let (row, within) = locate(view, scene, &out.hits, tokens);
        let inside = tokens.range().any(|t| taken[t]);
        mark(taken, tokens);
        let cause = Cause::rule("place.shape");
        let head = head_of(view, tokens);
        out.places.push(Place { tokens, head, row, actor: None, within, inside, cause });
    }
}

/// Whether a name in capitals stands between words that cannot belong to it.
fn stands_alone(view: &View, tokens: TokenSpan) -> bool {
    let syn = view.syn;
    let sentence = syn.tokens_of(syn.sentence(tokens.start as usize));
    let capitals = tokens.range().all(|t| syn.is(t, TokenFlags::CAPITAL) || syn.form[t] == word::OF);
    let proper = |t: usize| {
        sentence.has(t) && syn.upos[t] == Upos::PROPN && syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
    };
    let (first, end) = (tokens.start as usize, tokens.end as usize);
    capitals && tokens.range().any(proper) && !proper(end) && !(first > 0 && proper(first - 1))
}

/// Turns names into places where they are used as such, and takes the gazetteer's matches.
pub(super) fn find(view: &View, scene: &Scene, out: &mut Mentions, taken: &mut [bool]) {
    let mut places = std::mem::take(&mut out.places);
    let hits = std::mem::take(&mut out.hits);
    let towns = std::mem::take(&mut out.towns);
    out.all.retain_mut(|m| match as_place(view, scene, &hits, m) {
        Verdict::Place(p) => {
            places.push(p);
            false
        }
        Verdict::Mention => true,
        Verdict::Neither => {
            taken[m.tokens.range()].fill(false);
            false
        }
    });
    let persons = persons(view, out);
    let mut over: FxHashMap<u32, usize> = FxHashMap::default();
    for (i, m) in out.all.iter().enumerate() {
        let from = m.role.map_or(m.tokens.start, |r| r.start.min(m.tokens.start));
        (from..m.tokens.end).for_each(|t| _ = over.insert(t, i));
    }
    let mut found: Vec<TokenSpan> =
        hits.iter().chain(&towns).filter(|h| matches!(h.entry, Entry::Place(..))).map(|h| h.tokens).collect();
    found.sort_by_key(|s| (std::cmp::Reverse(s.len()), s.start));
    found.dedup();
    let mut used = vec![false; view.syn.len()];
    for tokens in found {
        let first = tokens.start as usize;
        if tokens.range().any(|t| used[t])
            || inside_longer_place(view, &hits, tokens)
            || inside_title(&hits, tokens)
            || !is_name(view, scene, &hits, tokens)
        {
            continue;
        }
        let inside = match tokens.range().filter(|&t| taken[t]).count() {
            0 => false,
            n if n == tokens.len() && holds_place(view, out, &over, tokens) => true,
            _ => continue,
        };
        let (row, within) = locate(view, scene, &hits, tokens);
        let head = head_of(view, tokens);
        let located = usage::is_locative(view, head);
        let kind = row.map(|r| view.lex.place(r).kind);
        if part_of_person(view, tokens, inside, kind) || !located && persons.contains(view.words(tokens)) {
            continue;
        }
        let supported = || near(&towns, first).iter().any(|h| h.tokens == tokens);
        match kind {
            None if within.is_none() && !located => continue,
            // "[Kremlin] aide": of a building only those who sit there are meant.
            Some(PlaceKind::Point) if inside => continue,
            Some(PlaceKind::Town) if !supported() => continue,
            _ => {}
        }
        mark(&mut used, tokens);
        mark(taken, tokens);
        let at = row.map(|r| view.lex.place(r));
        let why = |rule| match &at {
            Some(r) => Cause::entry(rule, r.at),
            None => Cause::rule("place.unknown"),
        };
        if let Some(r) = at.as_ref().filter(|_| !inside && usage::acts(view, head))
            && !matches!(r.kind, PlaceKind::Area | PlaceKind::Point | PlaceKind::Town)
            && tokens.start as usize == first
        {
            let mut acting = actor(view, tokens, head, r.country, why("place.acts"));
            // "Bush said": a surname of the lexicon that is a town's name too.
            if tokens.len() == 1 && bears(view, &hits, tokens) {
                acting.entity = EntityType::Person;
                acting.metonym = false;
                acting.of.clear();
                acting.cause = Cause::rule("mention.unknown-person");
            }
            out.all.push(acting);
            continue;
        }
        let cause = why(if inside { "place.inside" } else { "place.gazetteer" });
        places.push(Place { tokens, head, row, actor: None, within, inside, cause });
    }
    out.places = places;
    out.hits = hits;
    out.towns = towns;
}

/// Whether some person of the lexicon is called so.
fn bears(view: &View, hits: &[Hit], tokens: TokenSpan) -> bool {
    near(hits, tokens.start as usize).iter().any(|h| {
        h.tokens == tokens
            && matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "person")
    })
}

enum Verdict {
    Place(Place),
    Mention,
    Neither,
}

/// Whether a name that was found is used as a place.
fn as_place(view: &View, scene: &Scene, hits: &[Hit], m: &mut Mention) -> Verdict {
    if m.kind != MentionKind::Name {
        return Verdict::Mention;
    }
    if m.sense == Sense::Unknown && m.entity == EntityType::Place {
        return unknown(view, scene, hits, m);
    }
    let state = m.entity == EntityType::State;
    if state && scene.is_region(view, m.tokens) {
        return region(view, scene, m);
    }
    if !m.metonym && !state || !usage::is_location(view, m) {
        return Verdict::Mention;
    }
    let Sense::Actor(actor) = m.sense else { return Verdict::Mention };
    let rule = if m.metonym { "place.metonym" } else { "place.state" };
    let cause = Cause { rule, entry: m.cause.entry };
    let row = if state {
        let code = view.lex.rows.actors[actor as usize].country();
        code.and_then(|c| view.lex.country_row(c))
    } else {
        scene.row(view, m.tokens)
    };
    let (tokens, head) = (m.tokens, m.head);
    Verdict::Place(Place { tokens, head, row, actor: Some(actor), within: None, inside: false, cause })
}

/// A region that bears the name of a state: "Georgia" in the United States.
fn region(view: &View, scene: &Scene, m: &mut Mention) -> Verdict {
    let Some(row) = scene.row(view, m.tokens) else { return Verdict::Mention };
    let place = view.lex.place(row);
    if usage::is_location(view, m) || !usage::acts(view, m.head) {
        let cause = Cause::entry("place.gazetteer", place.at);
        let (tokens, head) = (m.tokens, m.head);
        return Verdict::Place(Place {
            tokens,
            head,
            row: Some(row),
            actor: None,
            within: None,
            inside: false,
            cause,
        });
    }
    *m = actor(view, m.tokens, m.head, place.country, Cause::entry("place.acts", place.at));
    Verdict::Mention
}

/// A name that no lexicon knows, in the position of a place.
fn unknown(view: &View, scene: &Scene, hits: &[Hit], m: &mut Mention) -> Verdict {
    let syn = view.syn;
    let tokens = m.tokens;
    let last = tokens.end as usize - 1;
    // "in Turkish", "at the Oscars", "in Convention".
    let adjective = near(hits, tokens.start as usize).iter().any(|h| {
        h.tokens == tokens
            && matches!(h.entry, Entry::Actor(a, k)
                if view.lex.rows.actors[a as usize].names[k as usize].flags.adjective)
    });
    let plain = view.lex.is_common_word(syn.lemma[last]) || syn.is(last, TokenFlags::HAS_DIGIT);
    let article = syn.children(m.head).any(|c| syn.upos[c] == Upos::DET);
    if adjective || tokens.len() == 1 && (plain || article) {
        return Verdict::Neither;
    }
    // "an analyst at Becker Capital"
    let employer = syn.case(m.head) == word::AT
        && (tokens.len() > 1 || syn.governor(m.head).is_some_and(|g| usage::is_person(view, hits, g)));
    // "at the Volgograd Arena": its own word says that it is a place.
    let told = tokens.len() > 1
        && (matches!(view.lex.name_word(syn.form[last], false), Some("place" | "facility"))
            || view.lex.name_word(syn.form[tokens.start as usize], true) == Some("place"));
    if !told && (plain || article || employer) {
        m.entity = EntityType::Organization;
        return Verdict::Mention;
    }
    let (row, within) = locate(view, scene, hits, tokens);
    let cause = match row {
        Some(r) => Cause::entry("place.gazetteer", view.lex.place(r).at),
        None => Cause::rule("place.unknown"),
    };
    Verdict::Place(Place { tokens, head: m.head, row, actor: None, within, inside: false, cause })
}

/// The row of a place, and where no row fits, in what it lies: a region or country named beside it, else the country
/// in which the article plays.
fn locate(view: &View, scene: &Scene, hits: &[Hit], tokens: TokenSpan) -> (Option<u32>, Option<Within>) {
    let row = governed(view, scene, tokens).or_else(|| scene.row(view, tokens));
    if row.is_some() {
        return (row, None);
    }
    if let Some(row) = city_of(view, scene, hits, tokens) {
        return (None, Some(Within { row, named: true }));
    }
    let named = scene.container(view, hits, tokens).and_then(|c| {
        let row = view.lex.region_row(c.country, c.admin1).or_else(|| view.lex.country_row(c.country))?;
        Some(Within { row, named: true })
    });
    let supposed = || {
        let country = scene.main_country()?;
        let region = scene.only_region(country).and_then(|r| view.lex.region_row(country, r));
        let row = region.or_else(|| view.lex.country_row(country))?;
        Some(Within { row, named: region.is_some() })
    };
    (None, named.or_else(supposed))
}

/// The city whose something is, or with whose name it begins: "[Toronto]'s Pearson Airport", "[Montreal]-Trudeau Airport".
fn city_of(view: &View, scene: &Scene, hits: &[Hit], tokens: TokenSpan) -> Option<u32> {
    let (syn, first) = (view.syn, tokens.start as usize);
    let city = |span: TokenSpan| {
        let row = scene.row(view, span)?;
        matches!(view.lex.place(row).kind, PlaceKind::City | PlaceKind::Capital | PlaceKind::Town)
            .then_some(row)
    };
    let place = |h: &&Hit| matches!(h.entry, Entry::Place(..));
    let owner =
        first >= 2 && syn.xpos[first - 1] == Xpos::POS && syn.tokens_of(syn.sentence(first)).has(first - 2);
    let before = || {
        let ends = near(hits, first - 2).iter().filter(place);
        ends.filter(|h| h.tokens.end as usize == first - 1).max_by_key(|h| h.tokens.len())
    };
    if owner && let Some(row) = before().and_then(|h| city(h.tokens)) {
        return Some(row);
    }
    let begins = near(hits, first).iter().filter(place);
    let begins = begins.filter(|h| h.tokens.start as usize == first && h.tokens.end < tokens.end);
    let joined = |h: &&Hit| syn.form[h.tokens.end as usize] == word::DASH;
    begins.filter(joined).max_by_key(|h| h.tokens.len()).and_then(|h| city(h.tokens))
}

/// The region that a name before "Governor" means: "[New York] Gov. Anna Reyes" is no mayor.
fn governed(view: &View, scene: &Scene, tokens: TokenSpan) -> Option<u32> {
    let (syn, next) = (view.syn, tokens.end as usize);
    let class = view.lex.classes.get("region_office")?;
    if next >= syn.len() || !view.lex.classes.has(class, syn.form[next], |_| Sym::UNKNOWN) {
        return None;
    }
    let city = scene.row(view, tokens).map(|r| view.lex.place(r))?;
    let region = view.lex.region_row(city.country, city.admin1)?;
    view.lex.place(region).name.starts_with(view.words(tokens)).then_some(region)
}

/// Whether a match of the gazetteer is a name here: tagged as one, or in the place of one.
fn is_name(view: &View, scene: &Scene, hits: &[Hit], tokens: TokenSpan) -> bool {
    let syn = view.syn;
    let (first, last) = (tokens.start as usize, tokens.end as usize - 1);
    if !syn.is(first, TokenFlags::CAPITAL) {
        return syn.upos[last] == Upos::PROPN && tokens.len() > 1;
    }
    let before = |k: usize| if first >= k { syn.form[first - k] } else { Sym::UNKNOWN };
    let text = |t: usize| view.words(TokenSpan::new(t, t + 1));
    let party = first >= 2 && before(1) == word::DASH && ["D", "R", "I"].contains(&text(first - 2));
    // "KY", "NC": a state only after its town or its senator's party.
    if tokens.len() == 1 && syn.span(tokens).len() == 2 && syn.is(first, TokenFlags::ALL_CAPS) {
        let row = scene.row(view, tokens).map(|r| view.lex.place(r));
        if row.is_some_and(|r| r.kind == PlaceKind::Admin && r.country == "USA") {
            let town = before(1) == word::COMMA && first >= 2 && syn.is(first - 2, TokenFlags::CAPITAL);
            return party || town || first >= 1 && text(first - 1) == "(";
        }
    }
    if party && scene.row(view, tokens).is_some_and(|r| view.lex.place(r).kind == PlaceKind::Admin) {
        return true;
    }
    if (first..=last).any(|t| syn.upos[t] == Upos::PROPN) {
        return true;
    }
    // "COLUMBIA, [Ky.]": a region after its town.
    let region = first >= 2
        && syn.form[first - 1] == word::COMMA
        && syn.is(first - 2, TokenFlags::CAPITAL)
        && scene.row(view, tokens).is_some_and(|r| view.lex.place(r).kind == PlaceKind::Admin);
    region
        || syn.dateline.is_some_and(|d| d.contains(tokens))
        || !syn.is(first, TokenFlags::FIRST)
            && syn.upos[last] != Upos::VERB
            && scene.container(view, hits, tokens).is_some()
}

/// Whether the mention over these words is a description or a body that a place stands in: "[Edmonton] police".
fn holds_place(view: &View, out: &Mentions, over: &FxHashMap<u32, usize>, tokens: TokenSpan) -> bool {
    let Some(m) = over.get(&tokens.start).map(|&i| &out.all[i]) else { return false };
    // "[Florida] Senator Marco Rubio"
    if m.role.is_some_and(|r| r.contains(tokens)) {
        return view.syn.is(tokens.start as usize, TokenFlags::CAPITAL);
    }
    let body = match m.kind {
        MentionKind::Nominal => matches!(m.sense, Sense::Agent(_)),
        MentionKind::Name => {
            matches!(m.sense, Sense::Agent(_) | Sense::Unknown) && m.entity != EntityType::Person
        }
        _ => false,
    };
    body && m.tokens.contains(tokens)
        && m.tokens != tokens
        && tokens.end < m.tokens.end
        && view.syn.is(tokens.start as usize, TokenFlags::CAPITAL)
}

/// The words of the persons whom the article names in full.
fn persons<'a>(view: &View<'a>, out: &Mentions) -> FxHashSet<&'a str> {
    let article: &'a str = &view.article.text;
    let full = out
        .all
        .iter()
        .filter(|m| m.entity == EntityType::Person && m.kind == MentionKind::Name && m.tokens.len() > 1);
    // The surname, and a first name: not the "Edmonton" of a name that only looks like a person's.
    let given = |t: usize| view.lex.given_names.contains_key(&view.syn.form[t]);
    let ends = full.flat_map(|m| {
        let (first, last) = (m.tokens.start as usize, m.tokens.end as usize - 1);
        [Some(first).filter(|&t| given(t)), Some(last)].into_iter().flatten()
    });
    ends.map(|t| view.syn.span(TokenSpan::new(t, t + 1)).of(article)).collect()
}

/// Whether a place's name is a word of an office: "[Commerce] Secretary".
fn inside_title(hits: &[Hit], tokens: TokenSpan) -> bool {
    near(hits, tokens.start as usize).iter().any(|h| {
        h.tokens.contains(tokens)
            && h.tokens != tokens
            && matches!(h.entry, Entry::Title(_) | Entry::Agent(..))
    })
}

/// Whether a place's name is part of a person's: "Campbell [Paterson]", "[Georgia] Stevens".
fn part_of_person(view: &View, tokens: TokenSpan, inside: bool, kind: Option<PlaceKind>) -> bool {
    let syn = view.syn;
    // "[Georgia] State University"
    if tokens.len() > 1 || inside && kind == Some(PlaceKind::Admin) {
        return false;
    }
    let t = tokens.start as usize;
    let sentence = syn.tokens_of(syn.sentence(t));
    let name = |k: usize| {
        sentence.has(k) && syn.upos[k] == Upos::PROPN && syn.is(k, TokenFlags::WORD | TokenFlags::CAPITAL)
    };
    let given = |k: usize| view.lex.given_names.contains_key(&syn.form[k]);
    let initial =
        |k: usize| syn.is(k, TokenFlags::ABBREVIATION) && syn.span(TokenSpan::new(k, k + 1)).len() == 2;
    let joined = |a: usize, b: usize| {
        syn.governor(a) == Some(b) || syn.governor(b) == Some(a) || syn.governor(a) == syn.governor(b)
    };
    let before = t > 0 && name(t - 1) && (given(t - 1) || initial(t - 1)) && joined(t - 1, t);
    let after = given(t) && name(t + 1) && joined(t, t + 1);
    before || after
}

/// A city or region that acts.
fn actor(view: &View, tokens: TokenSpan, head: usize, country: &str, cause: Cause) -> Mention {
    Mention {
        tokens,
        head,
        kind: MentionKind::Name,
        entity: EntityType::Place,
        sense: Sense::Unknown,
        number: Number::Singular,
        role: None,
        role_agent: None,
        of: view.lex.state(country).map(|(a, _)| a).into_iter().collect(),
        metonym: true,
        short: false,
        cause,
    }
}
