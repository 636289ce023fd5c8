//! What modifies a noun: the countries and bodies of a role phrase, and modifiers that stand for an actor themselves
//! ("Russian" gains).

use super::names::{is_word_before_noun, mark};
use super::run::View;
use super::{EntityType, Mention, MentionKind, Mentions, Sense, near};
use crate::article::Article;
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{Entry, PlaceKind};
use crate::syntax::{Deprel, Syntax, TokenFlags};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "mention.modifier",
    finds: "a country or body as modifier: \"Russian gains\"; not \"Russian officials\"",
}];

/// Whether a noun or adjective stands before the noun that it belongs to.
pub(super) fn is_modifier(view: &View, t: usize) -> bool {
    matches!(view.syn.rel[t], Deprel::COMPOUND | Deprel::AMOD | Deprel::NMOD_DESC)
}

/// Nouns for those who are sent to a place: "the ambassador in Kyiv" is not Ukraine's.
pub fn is_sent(noun: &str) -> bool {
    const SENT: &[&str] = &[
        "ambassador",
        "consul",
        "consulate",
        "contractor",
        "correspondent",
        "diplomat",
        "embassy",
        "envoy",
        "inspector",
        "marine",
        "mission",
        "observer",
        "peacekeeper",
        "troop",
        "troops",
    ];
    let one = noun.strip_suffix("ies").map(|stem| format!("{stem}y"));
    let one = one.as_deref().or_else(|| noun.strip_suffix('s')).unwrap_or(noun);
    SENT.contains(&noun) || SENT.contains(&one)
}

/// "officials in Brussels": those of the body that sits in a place and is called by it, where it is one of many countries.
const SPEAK_FOR_SEAT: &[&str] =
    &["diplomat", "diplomats", "official", "officials", "spokesman", "spokesperson", "spokeswoman"];

/// "the *Iran*-backed group" is not Iran's.
pub fn is_backer(article: &Article, syn: &Syntax, t: usize) -> bool {
    const HOW: &[&str] = &[
        "backed",
        "linked",
        "aligned",
        "allied",
        "affiliated",
        "funded",
        "inspired",
        "supported",
        "friendly",
        "speaking",
    ];
    is_before(article, syn, t, HOW)
}

/// "the *UK*-based group" sits there, whatever it speaks of.
pub fn is_seat(article: &Article, syn: &Syntax, t: usize) -> bool {
    is_before(article, syn, t, &["based", "headquartered"])
}

/// Whether a word is joined by a hyphen to one of some others.
fn is_before(article: &Article, syn: &Syntax, t: usize, words: &[&str]) -> bool {
    syn.form.get(t + 1) == Some(&word::DASH)
        && t + 2 < syn.len()
        && words.contains(&syn.span(TokenSpan::new(t + 2, t + 3)).of(&article.text))
}

/// Countries and organisations that modify a noun: as adjective, compound, possessor or with "of", "from", "in".
pub(super) fn modifiers_of(view: &View, hits: &[super::Hit], head: usize, tokens: TokenSpan) -> Vec<u32> {
    let syn = view.syn;
    let mut of = Vec::new();
    let is_person = |tokens: TokenSpan| {
        near(hits, tokens.start as usize).iter().any(|h| {
            h.tokens == tokens
                && matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "person")
        })
    };
    let noun = view.words(TokenSpan::new(head, head + 1));
    let seat = SPEAK_FOR_SEAT.contains(&noun.to_ascii_lowercase().as_str());
    let sent = is_sent(&noun.to_ascii_lowercase());
    // "ethnic Albanian guerrillas" are of the country in which they live.
    let ethnic = |t: usize| t > 0 && view.words(TokenSpan::new(t - 1, t)).eq_ignore_ascii_case("ethnic");
    // "North American consumers" are of no one country.
    let region = |t: usize| {
        t > 0
            && matches!(view.words(TokenSpan::new(t - 1, t)), "North" | "Latin" | "Central")
            && view.words(TokenSpan::new(t, t + 1)).starts_with("America")
    };
    // "West Darfur State" has nothing to do with a town called West.
    let direction = |t: usize| {
        t + 1 < head
            && matches!(view.words(TokenSpan::new(t, t + 1)), "West" | "East" | "North" | "South" | "Central")
            && syn.is(t + 1, TokenFlags::CAPITAL)
    };
    let add = |t: usize, of: &mut Vec<u32>| {
        if is_backer(view.article, syn, t) || ethnic(t) || region(t) || direction(t) {
            return;
        }
        let best = near(hits, t)
            .iter()
            .filter(|h| h.tokens.has(t))
            .filter_map(|h| match h.entry {
                Entry::Actor(a, k)
                    if view.is_supported(a, k)
                        && !(view.lex.rows.actors[a as usize].names[k as usize].flags.short
                            && is_word_before_noun(view, h.tokens)) =>
                {
                    let row = &view.lex.rows.actors[a as usize];
                    // "the BNP chief" runs a bank, where nothing is said of the land of a party with these initials.
                    let listed = row.kind == "party" && view.lex.file(row.at).starts_with("generated/");
                    if listed && syn.is(t, TokenFlags::ALL_CAPS) && !view.speaks_of(row) {
                        return None;
                    }
                    // "members of Congress" are of no party that is called so too.
                    let near = row.names[k as usize].flags.near;
                    Some((h.tokens, a, if near { u32::from(view.speaks_of(row)) } else { 2 }))
                }
                Entry::Metonym(m, _) => {
                    view.lex.actor(&view.lex.rows.metonyms[m as usize].actor).map(|(a, _)| (h.tokens, a, 0))
                }
                // "the Bush administration" has nothing to do with a town called Bush.
                // "Georgia's president" where nothing speaks for the American state.
                Entry::Place(p, 0)
                    if is_foreign_namesake(view, hits, h.tokens, view.lex.place(p).country) =>
                {
                    None
                }
                Entry::Place(p, 0) if !is_person(h.tokens) => {
                    // Of two places of one name the region, else the greater.
                    let place = view.lex.place(p);
                    let size = if place.kind == PlaceKind::Admin { u32::MAX } else { place.population };
                    view.lex.state(place.country).map(|(a, _)| (h.tokens, a, size))
                }
                _ => None,
            })
            .filter(|(_, a, _)| view.lex.rows.actors[*a as usize].kind != "person" || tokens.has(t))
            .max_by_key(|(s, a, size)| {
                let kind = view.lex.rows.actors[*a as usize].kind.as_str();
                (s.len(), kind != "party" || *size > 1, seat && kind == "igo", kind == "state", *size)
            });
        if let Some((_, a, _)) = best
            && !of.contains(&a)
        {
            of.push(a);
        }
    };
    // Everything before the head inside the phrase: "former U.S. and British officials".
    for t in tokens.start as usize..head {
        add(t, &mut of);
    }
    for c in syn.children(head) {
        let far = match syn.rel[c].base() {
            Deprel::AMOD | Deprel::COMPOUND => true,
            Deprel::NMOD if syn.rel[c] == Deprel::NMOD_POSS => true,
            Deprel::NMOD => {
                [word::OF, word::FROM, word::IN, word::AT, word::ON].contains(&syn.case(c))
                    || syn.case(c) == word::WITH && is_party(view, c)
            }
            _ => false,
        };
        // "lawmakers on the House committee" are its members; "analysts on Iran" are not Iran's.
        let far =
            far && (syn.case(c) != word::ON || view.syn.rel[c].base() != Deprel::NMOD || names_body(view, c));
        // Where they are says whose they are only if nothing else does: "Syrian refugees in Jordan" are Syrians, and what
        // "Soviet troops seized from Japan" was Japan's.
        let from_land = syn.case(c) == word::FROM && is_land(view, hits, c);
        let place = [word::IN, word::AT].contains(&syn.case(c));
        if place && sent && syn.rel[c].base() == Deprel::NMOD && is_land(view, hits, c) {
            continue;
        }
        if far && !tokens.has(c) && (!(place || from_land) || of.is_empty()) {
            for k in syn.conjuncts(c) {
                let before = of.len();
                add(k, &mut of);
                // "analysts at the bank Goldman Sachs": the name stands beside the kind.
                if of.len() == before && !place_only(view, hits, k) {
                    for n in syn.children(k).filter(|&n| {
                        matches!(syn.rel[n].base(), Deprel::APPOS | Deprel::FLAT) && names_body(view, n)
                    }) {
                        add(n, &mut of);
                    }
                }
            }
        }
    }
    of
}

/// Whether a region of `country` has the name of another state, which is meant: the article names somebody or something
/// else of that state, or nobody of the region's country.
fn is_foreign_namesake(view: &View, hits: &[super::Hit], tokens: TokenSpan, country: &str) -> bool {
    let row = |h: &super::Hit| match h.entry {
        Entry::Actor(a, _) => Some(&view.lex.rows.actors[a as usize]),
        _ => None,
    };
    let state = near(hits, tokens.start as usize)
        .iter()
        .filter(|h| h.tokens == tokens)
        .find_map(|h| row(h).filter(|r| r.kind == "state" && r.country() != Some(country)));
    let Some(state) = state else { return false };
    let other = |h: &&super::Hit| view.words(h.tokens) != view.words(tokens);
    let of = |country: Option<&str>| {
        hits.iter().filter(other).any(|h| row(h).is_some_and(|r| r.country() == country))
    };
    of(state.country()) || !of(Some(country))
}

/// Whether a token lies in a body of the lexicon, or is a noun that is one.
pub(super) fn names_body(view: &View, t: usize) -> bool {
    let hits = view.ends.get(t + 1).into_iter().chain(view.starts.get(t)).flatten();
    hits.into_iter().any(|h| match h.entry {
        Entry::Actor(a, _) => !matches!(view.lex.rows.actors[a as usize].kind.as_str(), "person" | "state"),
        Entry::Agent(a, _) => view.lex.rows.agents[a as usize].kind == "org",
        _ => false,
    })
}

/// "a politician with the [Labour Party]"
fn is_party(view: &View, t: usize) -> bool {
    let hits = view.ends.get(t + 1).into_iter().chain(view.starts.get(t)).flatten();
    hits.into_iter()
        .any(|h| matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "party"))
}

pub(super) fn agent_org(view: &View, t: usize) -> bool {
    view.starts.get(t).is_some_and(|all| {
        all.iter()
            .any(|h| matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind == "org"))
    })
}

/// A country or a place, whether or not it may stand for a body elsewhere.
fn is_land(view: &View, hits: &[super::Hit], t: usize) -> bool {
    near(hits, t).iter().any(|h| {
        h.tokens.has(t)
            && match h.entry {
                Entry::Place(..) => true,
                Entry::Actor(a, _) => view.lex.rows.actors[a as usize].kind == "state",
                _ => false,
            }
    })
}

fn place_only(view: &View, hits: &[super::Hit], t: usize) -> bool {
    near(hits, t).iter().any(|h| h.tokens.has(t) && matches!(h.entry, Entry::Place(..)))
        && !names_body(view, t)
}

/// Countries, peoples' adjectives and bodies as modifiers of other nouns.
pub(super) fn find(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let syn = view.syn;
    for m in &mut out.all {
        if m.kind == MentionKind::Name
            && m.role.is_none()
            && m.sense != Sense::Unknown
            && is_modifier(view, m.head)
            && syn.governor(m.head).is_some_and(|g| !m.tokens.has(g))
        {
            m.kind = MentionKind::Modifier;
        }
    }
    let hits = std::mem::take(&mut out.hits);
    for h in &hits {
        let Entry::Actor(a, k) = h.entry else { continue };
        let row = &view.lex.rows.actors[a as usize];
        let t = h.tokens.end as usize - 1;
        if !row.names[k as usize].flags.adjective || h.tokens.range().any(|t| taken[t]) {
            continue;
        }
        mark(taken, h.tokens);
        // "spoke in Spanish": a language; not "in the Russian far east".
        let before = (h.tokens.start as usize).checked_sub(1).map(|t| syn.form[t]);
        if before == Some(word::IN) && !is_modifier(view, t) {
            continue;
        }
        out.all.push(Mention::new(
            h.tokens,
            t,
            MentionKind::Modifier,
            EntityType::of_kind(&row.kind),
            Sense::Actor(a),
            Cause::entry("mention.modifier", row.at),
        ));
    }
    out.hits = hits;
}
