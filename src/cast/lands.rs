//! Which state "the country", "this nation", "our country" is.

use super::nominals::{is_capital, owner, recent};
use super::resolve::{View, window};
use super::scene::Scene;
use super::{Actor, Cast, spoken};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::mention::{EntityType, Mention, MentionKind, Number, Place};
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.country-behind",
        finds: "a country told by its name: \"the young [nation] of South Sudan\"; not \"a nation of farmers\"",
    },
    Rule {
        id: "cast.country-adjective",
        finds: "a state told by its adjective: \"recognised a Palestinian [state]\"; not \"an Arab state\"",
    },
    Rule {
        id: "cast.country-of-one",
        finds: "the country of whom it tells the rank: \"Harbour Bank, the [country]'s largest\"; not \"the country's banks\"",
    },
    Rule {
        id: "cast.country-spoken",
        finds: "the speaker's own: \"“This [country] is strong,” the premier said\"; not \"“That country is strong,”\"",
    },
    Rule {
        id: "cast.country-whole",
        finds: "the one that fills the article, where no other was just named: \"across the [nation]\"",
    },
];

/// The state that a definite "country" means, with the mention that says so and the rule.
pub(super) fn meant(
    view: &View,
    i: usize,
    m: &Mention,
    scene: &Scene,
    out: &Cast,
) -> Option<(String, Option<usize>, &'static str)> {
    const NAMED: &str = "cast.definite-body";
    if let Some(c) = behind(view, m, out) {
        return Some((c, None, "cast.country-behind"));
    }
    // The magazine "The Nation"
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    if word(m.head) == "Nation" && m.head.checked_sub(1).is_some_and(|t| word(t) == "The") {
        return None;
    }
    if let Some((c, j)) = country_of_owner(view, i, m, out) {
        return Some((c, j, NAMED));
    }
    let syn = view.syn;
    // "A Palestinian state", "the Russian state"; not "the former Soviet and Arab states".
    if let &[row] = &m.of[..]
        && syn.lemma[m.head] == word::STATE
        && let row = &view.lex.rows.actors[row as usize]
        && row.kind == "state"
        && let Some(country) = row.country()
    {
        return Some((country.to_string(), None, "cast.country-adjective"));
    }
    // "the Andean country", "the state": told by more, or not always a country.
    let plain = [word::COUNTRY, word::NATION].contains(&syn.lemma[m.head])
        && m.of.is_empty()
        && m.tokens
            .range()
            .all(|t| t == m.head || matches!(view.words(TokenSpan::new(t, t + 1)), "whole" | "entire"));
    // "the greatest country in the world"
    let best = m.of.is_empty() && m.tokens.range().any(|t| syn.xpos[t] == Xpos::JJS);
    if best && let Some(c) = scene.whole() {
        return Some((c.to_string(), None, "cast.country-whole"));
    }
    if !plain {
        return country_before(view, i, false, out).map(|(c, j, _)| (c, j, NAMED));
    }
    let ours = syn.possessor(m.head).is_some_and(|p| spoken::is_first(syn.form[p]));
    let this = syn.children(m.head).any(|c| syn.form[c] == word::THIS);
    let direct = view.quotes.covering(m.head).filter(|&q| view.quotes.all[q].kind == QuoteKind::Direct);
    let own = || direct.and_then(|q| of_speaker(view, q, out));
    let whole = || scene.whole().map(str::to_string);
    if ours || this {
        if let Some((c, j)) = own() {
            return Some((c, Some(j), "cast.country-spoken"));
        }
        if let Some(c) = whole() {
            return Some((c, None, "cast.country-whole"));
        }
        if ours {
            return None;
        }
    }
    if let Some((c, j)) = ranked(view, m, out) {
        return Some((c, Some(j), "cast.country-of-one"));
    }
    let Some((country, j, at)) = country_before(view, i, true, out) else {
        if let Some((c, j)) = of_those_before(view, i, out) {
            return Some((c, Some(j), NAMED));
        }
        return Some((whole()?, None, "cast.country-whole"));
    };
    // Whoever is of a country keeps it in mind.
    let of_it = |&j: &usize| {
        view.mention(j).kind != MentionKind::Pronoun
            && out.of[j].actors.iter().any(|&a| out.actor(a).code.country.as_ref() == Some(&country))
    };
    let at =
        (window(view, i).start..i).rev().find(of_it).map_or(at, |j| at.max(view.mention(j).tokens.start));
    // Of those who live in the country that fills the article, few who are quoted speak of another, if none was named.
    let apart = syn.sentence(m.head) - syn.sentence(at as usize);
    if apart > 0
        && let Some((c, j)) = own().filter(|(c, _)| scene.whole() == Some(c))
    {
        return Some((c, Some(j), "cast.country-spoken"));
    }
    let far = if syn.lemma[m.head] == word::NATION { 2 } else { 3 };
    if apart >= far
        && country != *scene.whole().unwrap_or(&country)
        && let Some(c) = whole()
    {
        return Some((c, None, "cast.country-whole"));
    }
    Some((country, j, NAMED))
}

/// "the [nation] of South Sudan"
fn behind(view: &View, m: &Mention, out: &Cast) -> Option<String> {
    let syn = view.syn;
    let of = |&c: &usize| {
        c > m.head
            && syn.rel[c].base() == Deprel::NMOD
            && syn.case(c) == word::OF
            && syn.upos[c] == Upos::PROPN
    };
    let c = syn.children(m.head).find(of)?;
    let named = view.mentions.of_head(c).and_then(|j| out.of[j].actors.first().copied());
    if let Some(a) = named.filter(|&a| out.actor(a).entity == EntityType::State) {
        return out.actor(a).code.country.clone();
    }
    let mut places = view.mentions.places_in(syn.tokens_of(syn.sentence(c)));
    let p = places.find(|&p| view.mentions.places[p].tokens.has(c))?;
    view.mentions.places[p].country(view.lex).map(str::to_string)
}

/// The country of whoever was named last, where no country was: "Kenya's ministry recalled the [country]'s envoy".
fn of_those_before(view: &View, i: usize, out: &Cast) -> Option<(String, usize)> {
    let here = view.syn.sentence(view.mention(i).head);
    let near = (window(view, i).start..i).rev();
    near.take_while(|&j| here - view.syn.sentence(view.mention(j).head) <= 1).find_map(|j| {
        let country = out.actor(*out.of[j].actors.first()?).code.country.clone()?;
        (!matches!(country.as_str(), "UNO" | "IGO" | "NGO" | "EUR")).then_some((country, j))
    })
}

/// The country of a quote's speaker, where it is a state's, and the mention that names him.
fn of_speaker(view: &View, q: usize, out: &Cast) -> Option<(String, usize)> {
    let j = view.mentions.of_head(view.quotes.all[q].speaker_head?)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let country = out.actor(a).code.country.clone()?;
    (!matches!(country.as_str(), "UNO" | "IGO" | "NGO" | "EUR")).then_some((country, j))
}

/// The country of whom a phrase beside his name ranks in it: "Cole Corp, the [country]'s biggest maker of toys".
fn ranked(view: &View, m: &Mention, out: &Cast) -> Option<(String, usize)> {
    let syn = view.syn;
    let noun = syn.governor(m.head).filter(|_| syn.rel[m.head] == Deprel::NMOD_POSS)?;
    let named = match syn.rel[noun].base() {
        Deprel::APPOS => syn.governor(noun)?,
        _ if syn.children(noun).any(|c| syn.rel[c].base() == Deprel::COP) => syn.subject(noun)?,
        _ => return None,
    };
    let j = view.mentions.of_head(named).filter(|_| named < m.head)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let actor = out.actor(a);
    let state = |c: &String| !matches!(c.as_str(), "UNO" | "IGO" | "NGO" | "EUR");
    let apart = !matches!(actor.entity, EntityType::State | EntityType::Government);
    Some((actor.code.country.clone().filter(state).filter(|_| apart)?, j))
}

/// "the chancellor said his [country]": that of whoever owns it.
fn country_of_owner(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<(String, Option<usize>)> {
    let j = owner(view, m).filter(|&j| j < i)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let country = out.actor(a).code.country.clone()?;
    Some((country, Some(j)))
}

/// The country that "the country" takes up: the last that is named as an actor or as a place, not as a mere modifier;
/// places that modify count unless it is asked for strictly.
fn country_before(view: &View, i: usize, strict: bool, out: &Cast) -> Option<(String, Option<usize>, u32)> {
    let state = |a: &Actor| a.entity == EntityType::State || is_capital(a);
    let fits = |j: usize| {
        matches!(view.mention(j).kind, MentionKind::Name | MentionKind::Nominal)
            && out.of[j].actors.len() == 1
            && state(out.actor(out.of[j].actors[0]))
    };
    // "US taxpayer money … the country": a word before a noun is no country to go on with.
    let modifies = |j: usize| {
        let head = view.mention(j).head;
        view.mention(j).kind == MentionKind::Name
            && matches!(view.syn.rel[head].base(), Deprel::COMPOUND | Deprel::AMOD)
            && view.syn.governor(head).is_some_and(|g| g > head)
    };
    // "Chile sold [its] mines. The country": "its" goes on about it.
    let taken_up = |j: usize| {
        let n = view.mention(j);
        n.kind == MentionKind::Pronoun
            && n.number == Number::Singular
            && matches!(out.of[j].actors[..], [a] if out.actor(a).entity == EntityType::State)
    };
    let named = (window(view, i).start..i).rev().find(|&j| fits(j) && !modifies(j) || taken_up(j));
    let here = view.mention(i).tokens.start;
    let places = &view.mentions.places;
    let end = places.partition_point(|p| p.tokens.start < here);
    // "the Chile War", "Chile adults": a place before a noun is none to go on with.
    let before_noun = |p: &Place| {
        let last = p.tokens.end as usize - 1;
        matches!(view.syn.rel[last].base(), Deprel::COMPOUND | Deprel::AMOD)
            && view.syn.governor(last).is_some_and(|g| g > last)
    };
    let place = places[..end]
        .iter()
        .rev()
        .take(40)
        .filter(|p| !strict || !before_noun(p))
        .find_map(|p| p.country(view.lex).map(|c| (p.tokens.start, c.to_string())));
    let from_name = named.and_then(|j| {
        let country = out.actor(out.of[j].actors[0]).code.country.clone()?;
        Some((view.mention(j).tokens.start, country, j))
    });
    match (from_name, place) {
        (Some((at, ..)), Some((p, country))) if p > at => Some((country, None, p)),
        (Some((at, country, j)), _) => Some((country, Some(j), at)),
        (None, Some((p, country))) => Some((country, None, p)),
        (None, None) => {
            let j = recent(view, i, out, state)?;
            let at = view.mention(j).tokens.start;
            Some((out.actor(out.of[j].actors[0]).code.country.clone()?, Some(j), at))
        }
    }
}
