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
    /// Present tense: a time-table ("the court meets Monday") or a habit.
    Present,
    /// No verb that tells.
    Open,
}

/// How far a governor is looked for.
const REACH: usize = 4;

/// The direction of an expression.
pub(super) fn tense(r: &Reader, f: &Found) -> Tense {
    let syn = r.syn;
    // "said Friday", "announced on Wednesday": the verb right before it outweighs the tree.
    let on = f.start > r.from && matches!(r.before(f.start), word::ON);
    let lead = if on { f.start - 1 } else { f.start };
    if lead > r.from {
        let v = lead - 1;
        let w = r.word(v);
        if matches!(syn.form[v], word::UNTIL) && not_until(r, f) {
            return Tense::Past;
        }
        if syn.form[v] == word::FOR
            && (r.word(f.head).is(lexer::WEEKDAY) || r.word(f.start).is(lexer::WEEKDAY))
        {
            // "called a rally for Wednesday"
            return Tense::Future;
        }
        if w.is(lexer::TENSE) && syn.upos[v] != Upos::NOUN {
            return if w.code == "future" { Tense::Future } else { Tense::Past };
        }
        if syn.form[v] == word::THAN
            && r.spelling(v.wrapping_sub(1)) == "later"
            && v >= r.from + 2
            && r.before(v - 1) == word::NO
        {
            // "asked for answers no later than May 31"
            return Tense::Future;
        }
        if w.code == "future" && w.is(lexer::TENSE) {
            return Tense::Open;
        }
        if syn.xpos[v] == Xpos::VBD || syn.xpos[v] == Xpos::VBN && of_predicate(r, v) != Some(Tense::Future) {
            return Tense::Past;
        }
    }
    if r.form(f.end) == word::POSSESSIVE {
        // "Wednesday's ruling" is mostly out already.
        return Tense::Open;
    }
    if r.word(f.head).is(lexer::MONTH)
        && f.end < r.to
        && matches!(syn.upos[f.end], Upos::NOUN)
        && syn.upos[f.start.max(r.from + 1) - 1] == Upos::DET
    {
        // "under a June agreement"
        return Tense::Open;
    }
    let early = f.start >= r.from + 3 && r.before(f.start) == word::AS && r.before(f.start - 2) == word::AS;
    if early {
        // "as soon as Tuesday"
        return Tense::Future;
    }
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

/// Whether a time after "until" ended what was not so before it: "until Thursday, they had not met".
fn not_until(r: &Reader, f: &Found) -> bool {
    let Some(governor) = r.syn.governor(f.head) else { return false };
    let clause = r.syn.clause_of(governor);
    r.syn.children(clause).any(|c| matches!(r.syn.form[c], word::NOT | word::NT | word::NEVER))
        && of_predicate(r, clause) == Some(Tense::Past)
}

/// The tense of a predicate, none where only its governor knows.
fn of_predicate(r: &Reader, v: usize) -> Option<Tense> {
    let syn = r.syn;
    let mut present = false;
    for c in syn.children(v) {
        if !matches!(syn.rel[c], Deprel::AUX | Deprel::AUX_PASS | Deprel::COP) {
            continue;
        }
        if r.word(c).is(lexer::TENSE) {
            return Some(Tense::Future);
        }
        match syn.xpos[c] {
            Xpos::MD => return Some(Tense::Open),
            _ if is_plan(r, v) => return Some(Tense::Future),
            Xpos::VBD => return Some(Tense::Past),
            // "has met", "have been"
            _ if matches!(r.spelling(c), "has" | "have" | "'ve" | "having") => return Some(Tense::Past),
            _ => present = true,
        }
    }
    if syn.children(v).any(|c| syn.form[c] == word::TO && syn.rel[c] == Deprel::MARK && c < v) {
        // "who is to meet them on Tuesday"
        let mark = syn.children(v).find(|&c| syn.form[c] == word::TO && syn.rel[c] == Deprel::MARK);
        if syn.children(v).any(|c| syn.lemma[c] == word::BE && mark.is_some_and(|m| c < m)) {
            return Some(Tense::Future);
        }
        // "is expected to meet", "plans to meet", "a plan to meet" look ahead; "managed to meet" does not.
        let g = syn.governor(v)?;
        if syn.lemma[g] == word::BE && syn.rel[v] == Deprel::XCOMP {
            return Some(Tense::Future);
        }
        if syn.rel[v] == Deprel::ACL && syn.children(v).any(|c| syn.rel[c] == Deprel::AUX_PASS) {
            // "guidelines to be published in November"
            return Some(Tense::Future);
        }
        return match of_predicate(r, g) {
            _ if is_plan(r, g) => Some(Tense::Future),
            Some(Tense::Past) | None => Some(Tense::Open),
            _ => Some(Tense::Future),
        };
    }
    match syn.xpos[v] {
        _ if is_plan(r, v) && syn.upos[v] != Upos::NOUN => Some(Tense::Future),
        Xpos::VBD => Some(Tense::Past),
        Xpos::VBN if present => Some(Tense::Present),
        Xpos::VBN if matches!(syn.rel[v], Deprel::ACL | Deprel::ADVCL) => Some(Tense::Past),
        Xpos::VBG if present => Some(Tense::Future),
        Xpos::VBG if syn.marked_by(v, &[word::AFTER, word::SINCE]).is_some() => Some(Tense::Past),
        Xpos::VBG => None,
        Xpos::VB | Xpos::VBZ | Xpos::VBP => Some(Tense::Present),
        _ if present => Some(Tense::Present),
        _ => None,
    }
}

/// Words that look ahead: scheduled, due, planned.
fn is_plan(r: &Reader, v: usize) -> bool {
    r.word(v).is(lexer::TENSE) && r.word(v).code == "future"
}

/// Without a governor, the finite verb nearest in the sentence decides.
fn nearest_verb(r: &Reader, f: &Found) -> Tense {
    let verb = (r.from..r.to)
        .filter(|&t| matches!(r.syn.upos[t], Upos::VERB | Upos::AUX))
        .min_by_key(|&t| t.abs_diff(f.head));
    verb.and_then(|v| of_predicate(r, v)).unwrap_or(Tense::Open)
}
