//! Whether an expression looks back or ahead: the tense of the verb that governs it, and words such as "since" and "due".

use super::lexer;
use super::reader::Reader;
use super::rough::Found;
use crate::base::word;
use crate::syntax::{Deprel, Upos, Xpos};

/// Which way a date without a year or a weekday without a date is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// Present tense, or no verb at all.
    Open,
}

/// How far a governor is looked for.
const REACH: usize = 4;

/// The direction of an expression.
pub(super) fn tense(r: &Reader, f: &Found) -> Tense {
    if f.start > r.from {
        let lead = r.word(f.start - 1);
        if lead.is(lexer::TENSE) {
            return if lead.code == "future" { Tense::Future } else { Tense::Past };
        }
    }
    let syn = r.syn;
    let outer = (f.start..f.end).find(|&t| !(f.start..f.end).contains(&(syn.head[t] as usize)));
    let Some(top) = outer.or(Some(f.head)).and_then(|t| syn.governor(t)) else { return nearest_verb(r, f) };
    let mut clause = syn.clause_of(top);
    for _ in 0..REACH {
        if let Some(t) = of_predicate(r, clause) {
            return t;
        }
        match syn.governor(clause) {
            Some(g) => clause = syn.clause_of(g),
            None => break,
        }
    }
    Tense::Open
}

/// The tense of a predicate, none where only its governor knows.
fn of_predicate(r: &Reader, v: usize) -> Option<Tense> {
    let syn = r.syn;
    let mut passive_present = false;
    for c in syn.children(v) {
        if !matches!(syn.rel[c], Deprel::AUX | Deprel::AUX_PASS | Deprel::COP) {
            continue;
        }
        if r.word(c).is(lexer::TENSE) {
            return Some(Tense::Future);
        }
        match syn.xpos[c] {
            Xpos::MD => {
                return Some(Tense::Open);
            }
            Xpos::VBD => return Some(if is_plan(r, v) { Tense::Open } else { Tense::Past }),
            // "has met", "have been"
            _ if syn.lemma[c] == word::HAVE || matches!(r.spelling(c), "has" | "have" | "'ve") => return Some(Tense::Past),
            _ => passive_present = true,
        }
    }
    let infinitive = syn.children(v).any(|c| syn.form[c] == word::TO && syn.rel[c] == Deprel::MARK && c < v);
    match syn.xpos[v] {
        _ if infinitive => Some(Tense::Future),
        Xpos::VBD => Some(Tense::Past),
        Xpos::VBN if is_plan(r, v) => Some(Tense::Future),
        Xpos::VBN if passive_present => Some(Tense::Open),
        Xpos::VBN if matches!(syn.rel[v], Deprel::ACL | Deprel::ADVCL) => Some(Tense::Past),
        Xpos::VBG if passive_present => Some(Tense::Future),
        Xpos::VBG => is_plan(r, v).then_some(Tense::Future),
        Xpos::VBZ | Xpos::VBP => Some(Tense::Open),
        _ if is_plan(r, v) => Some(Tense::Future),
        _ if passive_present => Some(Tense::Open),
        _ => None,
    }
}

/// Words that look ahead: scheduled, due, planned.
fn is_plan(r: &Reader, v: usize) -> bool {
    r.word(v).is(lexer::TENSE) && r.word(v).code == "future"
}

/// Without a governor, the finite verb nearest in the sentence decides.
fn nearest_verb(r: &Reader, f: &Found) -> Tense {
    let verb = (r.from..r.to).filter(|&t| matches!(r.syn.upos[t], Upos::VERB | Upos::AUX)).min_by_key(|&t| t.abs_diff(f.head));
    verb.and_then(|v| of_predicate(r, v)).unwrap_or(Tense::Open)
}
