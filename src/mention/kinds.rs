//! What an unknown name names: evidence from its words, from what stands beside it and from what it does, summed over all
//! places where the article uses it.

use super::places::is_settlement;
use super::run::View;
use super::{EntityType, near};
use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::{Entry, PlaceKind};
use crate::syntax::{Deprel, TokenFlags, Upos};

/// Weights for the readings of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence {
    pub person: i32,
    pub body: i32,
    pub place: i32,
    /// Neither an actor nor a place: "World Cup".
    pub thing: i32,
    /// What sort of body, where a word says it.
    pub sort: Option<EntityType>,
    /// Places where it does or owns something.
    pub acts: i32,
}

/// A reading of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Person,
    Body(EntityType),
    Place,
    Thing,
}

impl Evidence {
    pub(super) fn add(&mut self, o: &Evidence) {
        self.person += o.person;
        self.body += o.body;
        self.place += o.place;
        self.thing += o.thing;
        self.acts += o.acts;
        self.sort = self.sort.or(o.sort);
    }

    /// The reading with the most evidence; without any, a body.
    pub(super) fn kind(&self) -> Kind {
        let body = Kind::Body(self.sort.unwrap_or(EntityType::Organization));
        let all = [
            (self.body, body),
            (self.person, Kind::Person),
            (self.place, Kind::Place),
            (self.thing, Kind::Thing),
        ];
        let mut best = all[0];
        for x in all {
            if x.0 > best.0 {
                best = x;
            }
        }
        best.1
    }
}

/// The entity type that a word of names stands for.
pub(super) fn entity_of_kind(kind: &str) -> EntityType {
    match kind {
        "gov" => EntityType::Government,
        "company" => EntityType::Company,
        "media" => EntityType::Media,
        "party" => EntityType::Party,
        "armed_group" => EntityType::ArmedGroup,
        "ngo" => EntityType::Ngo,
        "place" => EntityType::Place,
        _ => EntityType::Organization,
    }
}

/// A role beside a name: a title, or the agent row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    None,
    Title,
    Agent(u32),
}

const INSIDE: &[Sym] = &[
    word::IN,
    word::NEAR,
    word::OUTSIDE,
    word::INSIDE,
    word::ACROSS,
    word::AROUND,
    word::INTO,
    word::THROUGHOUT,
];

/// Whether a name stands behind a locative preposition.
pub(super) fn is_located(view: &View, t: usize) -> bool {
    let case = view.syn.case(view.syn.first_conjunct(t));
    case == word::AT || INSIDE.contains(&case)
}

/// What one place of an article says of a name. `role` stands before it.
pub(super) fn evidence(
    view: &View,
    tokens: TokenSpan,
    head: usize,
    role: Role,
    hits: &[super::Hit],
) -> Evidence {
    let mut e = Evidence::default();
    words(view, tokens, hits, &mut e);
    match role {
        Role::None => {}
        Role::Title => e.person += 8,
        Role::Agent(a) => agent(view, a, 6, &mut e),
    }
    beside(view, tokens, head, hits, &mut e);
    syntax(view, tokens, head, hits, &mut e);
    e
}

/// What a role phrase next to a name says: "the group Harbour Watch", "Ivan Petrenko, a lawyer".
fn agent(view: &View, a: u32, weight: i32, e: &mut Evidence) {
    let row = &view.lex.rows.agents[a as usize];
    if row.kind == "person" {
        e.person += weight;
        return;
    }
    e.body += weight;
    e.sort = e.sort.or(match row.sector.as_str() {
        "BUS" => Some(EntityType::Company),
        "JRN" | "MED" => Some(EntityType::Media),
        "REB" | "UAF" => Some(EntityType::ArmedGroup),
        "PTY" => Some(EntityType::Party),
        _ => None,
    });
}

fn words(view: &View, tokens: TokenSpan, hits: &[super::Hit], e: &mut Evidence) {
    let syn = view.syn;
    let (first, last) = (tokens.start as usize, tokens.end as usize - 1);
    let single = tokens.len() == 1;
    let org = near(hits, last).iter().any(|h| {
        h.tokens.end == tokens.end
            && h.tokens.start >= tokens.start
            && matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind == "org")
    });
    // "World War II" is told by the word before.
    let numeral = !single && matches!(view.words(TokenSpan::new(last, last + 1)), "I" | "II" | "III" | "IV");
    let last = if numeral { last - 1 } else { last };
    let kind = view.lex.name_word(syn.form[last], false);
    // The front decides before the end: "Hurricane Center" is rare, "Mount Vernon Hospital" ends in its kind.
    let front = if single || kind.is_some_and(|k| k != "thing") {
        None
    } else {
        view.lex.name_word(syn.form[first], true)
    };
    if single && view.firms.contains(&syn.form[first]) {
        e.body += 6;
    }
    if single && view.halves.contains(&syn.form[first]) {
        e.body += 4;
        return;
    }
    match front.or(kind) {
        Some("thing") => e.thing += 7,
        Some("place") => e.place += 7,
        Some("facility") => {
            // A house is a place where something happens in it, and a body where it does something.
            let located = is_located(view, super::names::head_of(view, tokens));
            *(if located { &mut e.place } else { &mut e.body }) += 8;
        }
        Some(k) => {
            e.body += if single { 3 } else { 8 };
            if k != "org" {
                e.sort = Some(entity_of_kind(k));
            }
        }
        None if org => e.body += if single { 3 } else { 8 },
        None => {}
    }
    let text = view.words(tokens);
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let acronym = single && syn.is(first, TokenFlags::ALL_CAPS) && upper >= 2 && text.len() <= 6;
    let camel = single
        && !acronym
        && upper >= 2
        && !text.contains(['-', '\'', '’', '.'])
        && !text.starts_with("Mc")
        && !text.starts_with("Mac");
    if acronym || camel {
        e.body += 4;
    }
    if text.contains(['.', '&'])
        && text.chars().rev().take_while(|c| *c != '.').all(|c| c.is_lowercase())
        && single
    {
        // "Secunia.com"
        e.body += 4;
    }
    if text.contains('&') {
        e.body += 5;
    }
    if tokens.range().any(|t| syn.is(t, TokenFlags::HAS_DIGIT)) {
        e.thing += 5;
        e.person -= 4;
    }
    let capitals =
        |t: usize| syn.is(t, TokenFlags::ALL_CAPS) && view.words(TokenSpan::new(t, t + 1)).len() > 1;
    if !single
        && tokens.range().any(capitals)
        && !tokens.range().filter(|&t| syn.is(t, TokenFlags::WORD)).all(capitals)
    {
        // "USI Art Collections"
        e.person -= 4;
        e.body += 1;
    }
    if single {
        // A first name alone is a weak sign.
        if matches!(view.lex.given_names.get(&syn.form[first]), Some('m' | 'f')) {
            e.person += 2;
        }
        return;
    }
    let count = tokens.range().filter(|&t| syn.is(t, TokenFlags::WORD)).count();
    let given = view.lex.given_names.contains_key(&syn.form[first]);
    let initial = (first..last)
        .any(|t| syn.is(t, TokenFlags::ABBREVIATION) && view.words(TokenSpan::new(t, t + 1)).len() == 2);
    // "Wong Kwok-kin", "Kim Min-Woo": a first name of two syllables at the end.
    let syllables = tokens.len() >= 4
        && syn.form[last - 1] == word::DASH
        && view.words(TokenSpan::new(last, last + 1)).len() <= 5
        && view.words(TokenSpan::new(last - 2, last - 1)).len() <= 6;
    if syllables {
        e.person += 4;
    }
    let plain = !syllables && tokens.range().any(|t| is_vocabulary(view, t));
    // An adjective of a country begins no person's name.
    let demonym = near(hits, first).iter().any(|h| {
        h.tokens.start as usize == first
            && matches!(h.entry, Entry::Actor(a, k) if view.lex.rows.actors[a as usize].names[k as usize].flags.adjective)
    });
    // "Enroll America": no person's last name is a country's.
    let country = near(hits, last).iter().any(|h| {
        h.tokens.end == tokens.end
            && h.tokens.start > tokens.start
            && match h.entry {
                Entry::Actor(a, k) => {
                    let row = &view.lex.rows.actors[a as usize];
                    row.kind == "state" && !row.names[k as usize].flags.adjective
                }
                _ => false,
            }
    });
    if country && !given {
        e.body += 4;
    }
    if given && count <= 5 {
        e.person += if plain || demonym { 2 } else { 5 };
    }
    if initial {
        e.person += 4;
    }
    if demonym && !given {
        e.body += 3;
    }
    // Two to four capitalised words that are no words of the lexicons: a person, where nothing else is known.
    if plain || count > 4 {
        e.body += 1;
    } else if !demonym {
        e.person += 2;
    }
}

/// Whether a word of a name is an ordinary word that the lexicons use: no person is called "Program".
pub(super) fn is_vocabulary(view: &View, t: usize) -> bool {
    let s = view.syn.lemma[t];
    !view.lex.given_names.contains_key(&view.syn.form[t])
        && (view.lex.is_common_word(s) || view.lex.name_word(view.syn.form[t], false).is_some())
}

/// Ages, places behind a comma, appositions.
fn beside(view: &View, tokens: TokenSpan, head: usize, hits: &[super::Hit], e: &mut Evidence) {
    let syn = view.syn;
    let end = tokens.end as usize;
    let sentence = syn.tokens_of(syn.sentence(head));
    let comma = sentence.has(end) && syn.form[end] == word::COMMA && sentence.has(end + 1);
    if comma {
        let digits = view.words(TokenSpan::new(end + 1, end + 2));
        let age = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        if age && sentence.has(end + 2) && syn.is(end + 2, TokenFlags::PUNCT) {
            e.person += 5;
        }
        let region = near(hits, end + 1).iter().any(|h| {
            h.tokens.start as usize == end + 1
                && match h.entry {
                    Entry::Actor(a, k) => {
                        let row = &view.lex.rows.actors[a as usize];
                        row.kind == "state" && !row.names[k as usize].flags.adjective
                    }
                    Entry::Place(p, _) => {
                        matches!(view.lex.place(p).kind, PlaceKind::Admin | PlaceKind::Country)
                    }
                    _ => false,
                }
        });
        if region && !syn.case(head).is_known() {
            e.place += 1;
        } else if region {
            e.place += 4;
        }
    }
    // "Harbour Watch (HWA)": what has an acronym is a body.
    if sentence.has(end + 2) && view.words(TokenSpan::new(end, end + 1)) == "(" && tokens.len() > 1 {
        let inner = end + 1;
        if syn.is(inner, TokenFlags::ALL_CAPS)
            && syn.is(inner, TokenFlags::WORD)
            && view.words(TokenSpan::new(end + 2, end + 3)) == ")"
        {
            e.body += 5;
        }
    }
    let describes = |t: usize| {
        view.ends.get(t + 1).into_iter().flatten().find_map(|h| match h.entry {
            Entry::Agent(a, _) if h.tokens.has(t) => Some(a),
            _ => None,
        })
    };
    let mut seen =
        syn.children(head).filter(|&c| syn.rel[c] == Deprel::APPOS && !tokens.has(c)).find_map(describes);
    if seen.is_none() && syn.rel[head] == Deprel::APPOS {
        seen = syn.governor(head).filter(|&g| !tokens.has(g)).and_then(describes);
    }
    if let Some(a) = seen {
        agent(view, a, 4, e);
    }
}

/// What the name does and what it belongs to.
fn syntax(view: &View, tokens: TokenSpan, head: usize, hits: &[super::Hit], e: &mut Evidence) {
    let syn = view.syn;
    let first = syn.first_conjunct(head);
    let case = syn.case(first);
    let governor = syn.governor(first).filter(|&g| !tokens.has(g));
    let single = tokens.len() == 1;
    let compound = matches!(syn.rel[first].base(), Deprel::COMPOUND | Deprel::AMOD);
    let article = !compound
        && syn
            .children(head)
            .any(|c| syn.rel[c] == Deprel::DET && syn.form[c] == word::THE && c < tokens.start as usize);
    if article {
        e.body += 3;
        e.person -= 4;
    }
    if syn.children(head).any(|c| {
        matches!(syn.rel[c], Deprel::ACL_RELCL | Deprel::ADVCL_RELCL)
            && syn.children(c).any(|w| [word::WHO, word::WHOM, word::WHOSE].contains(&syn.form[w]))
    }) {
        e.person += 4;
    }
    if INSIDE.contains(&case) && !article {
        e.place += 4;
        e.person -= 2;
    }
    if case == word::AT {
        e.body += 1;
        e.place += 1;
        e.person -= 2;
    }
    let owns = syn.children(head).any(|c| syn.xpos[c] == crate::syntax::Xpos::POS)
        || syn.rel[head] == Deprel::NMOD_POSS;
    e.acts += i32::from(
        owns || case == word::BY
            || matches!(syn.rel[first], Deprel::NSUBJ | Deprel::OBL_AGENT | Deprel::IOBJ),
    );
    let Some(g) = governor else { return };
    let person_noun = view.ends.get(g + 1).is_some_and(|all| {
        all.iter()
            .any(|h| matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind != "org"))
    });
    match syn.rel[first].base() {
        Deprel::NSUBJ if syn.is_verbal(g) => {
            let said = !view.lex.cues.of(syn.lemma[g]).is_empty();
            e.person += i32::from(said && !single);
        }
        Deprel::COMPOUND | Deprel::AMOD if g > head => {
            // "the Harbour Watch spokesman", "its Harbour Watch website"
            // "the Harbour Bay treaty", "its Harbour Watch award": what the noun is, the name names.
            let next = tokens.end as usize == g;
            if next && view.lex.name_word(syn.form[g], false) == Some("thing") {
                e.thing += 5;
            }
            e.body += if person_noun { 3 } else { 1 };
            e.person -= 1;
        }
        Deprel::NMOD if case == word::OF || case == word::FOR => {
            let part = view.lex.name_word(syn.form[g], false) == Some("place")
                || is_settlement(view, g)
                || near(hits, g).iter().any(|h| {
                    h.tokens.has(g)
                        && matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].sector.is_empty() && view.lex.name_word(syn.lemma[g], false) == Some("place"))
                });
            if part && case == word::OF && syn.upos[g] == Upos::NOUN {
                e.place += 5;
            } else if person_noun {
                e.body += 2;
                e.person -= 1;
            }
        }
        _ => {}
    }
}
