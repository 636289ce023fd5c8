//! Pronouns of those who speak: "I" and "we" are the speaker, or the body for which he speaks.

use super::resolve::{View, known_actor};
use super::{Cast, Referent, Resolution, bodies, voices};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::mention::{EntityType, MentionKind};
use crate::quote::QuoteKind;
use crate::syntax::Deprel;

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule { id: "cast.pronoun-speaker", finds: "\"I\" and \"we\" inside quoted words: the speaker" },
    Rule {
        id: "cast.pronoun-body",
        finds: "\"we\" of a firm's or group's own people: the body; not of a state's",
    },
];

const FIRST: &[Sym] = &[
    word::I,
    word::ME,
    word::MY,
    word::MINE,
    word::MYSELF,
    word::WE,
    word::US,
    word::OUR,
    word::OURS,
    word::OURSELVES,
];

/// Whether a word is of the first person.
pub(super) fn is_first(form: Sym) -> bool {
    FIRST.contains(&form)
}

/// Finds the actor of "I" and "we": who is speaking, named before the words or behind them.
pub(super) fn resolve(view: &View, i: usize, introduced: Option<usize>, out: &mut Cast) {
    let t = view.mention(i).head;
    if is_first(view.syn.form[t]) {
        first_person(view, i, t, introduced, out);
    }
}

fn first_person(view: &View, i: usize, t: usize, introduced: Option<usize>, out: &mut Cast) {
    let j = match view.quotes.covering(t) {
        Some(q) => {
            let kind = view.quotes.all[q].kind;
            if kind == QuoteKind::Indirect || kind == QuoteKind::Scare {
                return;
            }
            speaker_of(view, q, out).or_else(|| speaker_around(view, q, out))
        }
        None => introduced,
    };
    let Some(j) = j.filter(|&j| j != i) else { return };
    let ours = [word::WE, word::US, word::OUR, word::OURS, word::OURSELVES].contains(&view.syn.form[t]);
    let body = if ours { body_spoken_for(view, j, out) } else { None };
    out.of[i] = Referent {
        actors: body.map_or_else(|| out.of[j].actors.clone(), |b| vec![b]),
        resolution: Resolution::Pronoun,
        antecedent: Some(j as u32),
        cause: Some(Cause::rule(if body.is_some() { "cast.pronoun-body" } else { "cast.pronoun-speaker" })),
    };
}

/// The mention that speaks a quote.
fn speaker_of(view: &View, q: usize, out: &Cast) -> Option<usize> {
    let head = view.quotes.all[q].speaker_head?;
    let named = view.mentions.of_head(head).filter(|&j| !out.of[j].actors.is_empty());
    named.or_else(|| voices::answering(view, head, out))
}

/// How many quotes before and behind one without a speaker are looked at.
const QUOTES_AROUND: usize = 6;

/// Who speaks a quote that names nobody: whoever spoke in the sentence before, else in the one behind, else the only one
/// whom the article quotes around it.
fn speaker_around(view: &View, q: usize, out: &Cast) -> Option<usize> {
    let all = &view.quotes.all;
    let here = all[q].sentence;
    if all[q].speaker_head.is_some() {
        return None;
    }
    let spoken = |k: usize| all[k].kind != QuoteKind::Scare && all[k].kind != QuoteKind::Indirect;
    let before = (q.saturating_sub(QUOTES_AROUND)..q).rev().filter(|&k| spoken(k));
    let behind = (q + 1..all.len().min(q + 1 + QUOTES_AROUND)).filter(|&k| spoken(k));
    let near = |k: &usize| here.abs_diff(all[*k].sentence) <= 1;
    if let Some(j) = before.clone().filter(near).find_map(|k| speaker_of(view, k, out)) {
        return Some(j);
    }
    if let Some(j) = behind.clone().filter(near).find_map(|k| speaker_of(view, k, out)) {
        return Some(j);
    }
    let mut one: Option<usize> = None;
    for j in before.chain(behind).filter_map(|k| speaker_of(view, k, out)) {
        match one {
            Some(o) if out.of[o].actors != out.of[j].actors => return None,
            Some(_) => {}
            None => one = Some(j),
        }
    }
    one
}

/// How many mentions around a speaker his role is looked for.
const ROLE_REACH: usize = 40;

/// The firm or body for which a speaker says "we": "Reyes, head of Harbour Watch, said: [we]"; not a state's.
fn body_spoken_for(view: &View, speaker: usize, out: &mut Cast) -> Option<u32> {
    let &[person] = &out.of[speaker].actors[..] else { return None };
    if out.actor(person).entity != EntityType::Person {
        return None;
    }
    let body = |e: EntityType| matches!(e, EntityType::Company | EntityType::Ngo | EntityType::Organization);
    // A legislator's "we" is seldom the chamber.
    if matches!(out.actor(person).code.sector.as_deref(), Some("LEG" | "PTY" | "ELI" | "OPP")) {
        return None;
    }
    let near = speaker.saturating_sub(ROLE_REACH)..(speaker + 3).min(view.mentions.all.len());
    for j in near.rev() {
        if out.of[j].actors != [person] {
            continue;
        }
        let n = view.mention(j);
        let kind = |o: u32| EntityType::of_kind(&view.lex.rows.actors[o as usize].kind);
        if let Some(&o) = n.of.iter().find(|&&o| body(kind(o))) {
            return Some(known_actor(view, o, out));
        }
        if let Some(a) = bodies::employer(view, n, out).filter(|&a| body(out.actor(a).entity)) {
            return Some(a);
        }
    }
    None
}

/// Who says of himself in the article's own words who he is: "My name is [Ines Reyes]", "I am [Ines Reyes]".
pub(super) fn introduced(view: &View, out: &Cast) -> Option<usize> {
    let syn = view.syn;
    (0..view.mentions.all.len()).find(|&j| {
        let n = view.mention(j);
        let named = n.kind == MentionKind::Name && n.entity == EntityType::Person && n.tokens.len() > 1;
        if !named || out.of[j].actors.is_empty() || view.quotes.covering(n.head).is_some() {
            return false;
        }
        if !syn.children(n.head).any(|c| syn.rel[c].base() == Deprel::COP) {
            return false;
        }
        let Some(s) = syn.children(n.head).find(|&c| syn.rel[c] == Deprel::NSUBJ && c < n.head) else {
            return false;
        };
        syn.form[s] == word::I
            || view.words(TokenSpan::new(s, s + 1)).eq_ignore_ascii_case("name")
                && syn.children(s).any(|c| syn.form[c] == word::MY)
    })
}
