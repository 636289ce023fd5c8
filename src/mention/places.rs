//! Places used as locations, and the choice between a place and the actor it stands for.
//!
//! Metonymy is decided by syntax: who acts, owns or is addressed is an actor ("Moscow insisted"); what stands after a
//! locative preposition or as a venue before a noun is a place ("in Moscow", "the Moscow meeting").

use rustc_hash::FxHashSet;

use super::names::{head_of, mark};
use super::run::View;
use super::{EntityType, Mention, MentionKind, Mentions, Place, Sense, near};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Entry;
use crate::syntax::{Deprel, Upos, Xpos};

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
        finds: "an unknown name after a locative preposition: \"near Velyka Novosilka\"",
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

/// Turns names into places where they are used as such, and takes the gazetteer's matches.
pub(super) fn find(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let mut places = std::mem::take(&mut out.places);
    let hits = std::mem::take(&mut out.hits);
    // Countries that the article names.
    let states = hits.iter().filter_map(|h| match h.entry {
        Entry::Actor(a, _) => Some(&view.lex.rows.actors[a as usize]).filter(|a| a.kind == "state"),
        _ => None,
    });
    let named: FxHashSet<&str> = states.map(|a| a.roles[0].code.as_str()).collect();
    let gazetteer = |tokens: TokenSpan| best_row(view, &hits, &named, tokens);
    out.all.retain_mut(|m| {
        let place_like = m.metonym || m.entity == EntityType::State;
        if m.kind == MentionKind::Name && m.sense == Sense::Unknown && m.entity == EntityType::Place {
            places.push(Place {
                tokens: m.tokens,
                head: m.head,
                row: None,
                actor: None,
                cause: Cause::rule("place.unknown"),
            });
            return false;
        }
        if m.kind != MentionKind::Name || !place_like || !is_location(view, m) {
            return true;
        }
        let Sense::Actor(actor) = m.sense else { return true };
        let rule = if m.metonym { "place.metonym" } else { "place.state" };
        let cause = Cause { rule, entry: m.cause.entry };
        places.push(Place {
            tokens: m.tokens,
            head: m.head,
            row: gazetteer(m.tokens),
            actor: Some(actor),
            cause,
        });
        false
    });
    let mut found: Vec<TokenSpan> =
        hits.iter().filter(|h| matches!(h.entry, Entry::Place(..))).map(|h| h.tokens).collect();
    found.sort_by_key(|s| (std::cmp::Reverse(s.len()), s.start));
    found.dedup();
    for tokens in found {
        let t = tokens.start as usize;
        if tokens.range().any(|t| taken[t]) || view.syn.upos[t] != Upos::PROPN {
            continue;
        }
        let Some(row) = gazetteer(tokens) else { continue };
        mark(taken, tokens);
        let cause = Cause::entry("place.gazetteer", view.lex.rows.places[row as usize].at);
        places.push(Place { tokens, head: head_of(view, tokens), row: Some(row), actor: None, cause });
    }
    out.places = places;
    out.hits = hits;
}

/// Whether a state or metonym is used as a location.
fn is_location(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let head = syn.first_conjunct(m.head);
    if syn.dateline.is_some_and(|d| d.contains(m.tokens)) {
        return true;
    }
    if syn.children(m.head).any(|c| syn.xpos[c] == Xpos::POS) || syn.rel[m.head] == Deprel::NMOD_POSS {
        return false;
    }
    let governor = syn.governor(head);
    let lemma = governor.map_or(Sym::UNKNOWN, |g| syn.lemma[g]);
    let in_class = |name: &str| {
        view.lex.classes.get(name).is_some_and(|c| view.lex.classes.has(c, lemma, |_| Sym::UNKNOWN))
    };
    let noun_above = governor.is_some_and(|g| syn.is_nominal(g));
    let case = syn.case(head);
    if LOCATIVE.contains(&case) {
        // "trust in Moscow", "interest in Ukraine" are rare; the locative reading wins.
        return true;
    }
    match case {
        word::TO | word::FROM | word::TOWARD | word::TOWARDS => in_class("motion_verb"),
        word::OF => m.metonym && noun_above && in_class("place_part"),
        _ if case.is_known() => false,
        _ => match syn.rel[head].base() {
            // "visited Moscow", "left Kyiv"
            Deprel::OBJ => in_class("motion_verb"),
            // "the Moscow meeting"; a state before a noun stays a modifier: "Ukraine policy".
            Deprel::COMPOUND | Deprel::AMOD => m.metonym && !is_organ(view, m),
            // A list of places or a stand-alone line.
            Deprel::ROOT => m.metonym && syn.subtree(head).len() <= 4,
            Deprel::OBL => true,
            Deprel::APPOS => {
                governor.is_some_and(|g| syn.upos[g] == Upos::PROPN && LOCATIVE.contains(&syn.case(g)))
            }
            _ => false,
        },
    }
}

/// Buildings and nicknames that are organs ("Kremlin", "White House") stay actors before a noun: "Kremlin statement".
fn is_organ(view: &View, m: &Mention) -> bool {
    match m.sense {
        Sense::Actor(a) => !view.lex.rows.actors[a as usize].id.ends_with(".gov"),
        _ => false,
    }
}

/// The row of the gazetteer that a name means: the country named beside it or in the article, then population.
fn best_row(view: &View, hits: &[super::Hit], named: &FxHashSet<&str>, tokens: TokenSpan) -> Option<u32> {
    let mut rows = near(hits, tokens.start as usize).iter().filter(|h| h.tokens == tokens).filter_map(|h| {
        match h.entry {
            Entry::Place(p, alt) => Some((p, alt)),
            _ => None,
        }
    });
    let first = rows.next()?;
    let rest: Vec<(u32, bool)> = rows.collect();
    if rest.is_empty() {
        return Some(first.0);
    }
    // "Odessa, Texas", "Paris, France": the state or country right after a comma.
    let after = tokens.end as usize + 1;
    let beside: Vec<String> = near(hits, after)
        .iter()
        .filter(|h| h.tokens.start as usize == after && view.syn.form[after - 1] == word::COMMA)
        .filter_map(|h| match h.entry {
            Entry::Actor(a, _) => view.lex.rows.actors[a as usize].roles.first().map(|r| r.code.clone()),
            Entry::Place(p, _) => {
                let row = &view.lex.rows.places[p as usize];
                Some(format!("{}/{}", row.country, row.admin1))
            }
            _ => None,
        })
        .collect();
    std::iter::once(first)
        .chain(rest)
        .max_by_key(|(p, alt)| {
            let row = &view.lex.rows.places[*p as usize];
            let full = format!("{}/{}", row.country, row.admin1);
            let at_hand = beside.iter().any(|b| *b == row.country || *b == full);
            let in_article = named.contains(row.country.as_str()) as u32;
            // A country named in the article lifts a place over one ten times as large.
            (
                at_hand,
                (row.population as u64 + 1) * if in_article > 0 { 10 } else { 1 },
                !alt,
                std::cmp::Reverse(*p),
            )
        })
        .map(|(p, _)| p)
}
