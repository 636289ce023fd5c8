//! What is joined to what.

use super::super::{Deprel, Upos, Xpos};
use super::Tree;

/// The members of "A, B and C" all hang on the first.
///
/// Fires: "*France*, Spain and *Italy*" where "Italy" hangs on "Spain". Must not: "the *owners* and *workers* of the
/// mill", where no comma makes a list.
pub const LIST: &str = "syntax.list-of-three";

/// What stands between a noun and the last member of its list, without a comma before "and", is a member too and no
/// apposition.
///
/// Fires: "killed a *soldier*, a *nurse* and ten *boys*" where "nurse" is an apposition. Must not: "a *soldier*, a *nurse*,
/// and *boys*", where commas enclose it.
pub const MIDDLE: &str = "syntax.middle-of-list";

/// After a conjunction a noun is joined to a noun before it, not to the verb that governs both.
///
/// Fires: "they *seized* guns and *cash*". Must not: "they *left* and *troops* returned", where the noun is not the one
/// that is joined.
pub const NOUN: &str = "syntax.noun-with-noun";

/// After a conjunction a finite verb is joined to a verb, not to a noun before it.
///
/// Fires: "he *denied* the charges and *left*" where "left" hangs on "charges". Must not: "he *came* and *left*".
pub const VERB: &str = "syntax.verb-with-verb";

/// A phrase whose preposition is repeated is joined to the one that has it too.
///
/// Fires: "*in* the north of the *country* and *in* the south". Must not: "*in* the north and at sea".
pub const PREPOSITION: &str = "syntax.same-preposition";

/// Two clauses with a subject each and no conjunction stand beside one another: the second is not joined.
///
/// Fires: "the army *advanced*; the rebels *fled*". Must not: "the army *advanced* and the rebels *fled*".
pub const BESIDE: &str = "syntax.clause-beside-clause";

/// Behind a name or noun in the singular two joined phrases that each mean somebody in particular are no apposition: the three
/// make a list.
///
/// Fires: "met *Cole*, the *premier* and her *aide*." where "premier" is an apposition with "aide" joined to it. Must not: "*Cole*, the
/// *founder* and the *chair* of the firm, left", where a comma closes the apposition.
pub const LISTED: &str = "syntax.list-not-apposition";

/// What is "between" one and another: of one alone the phrase lacks its second part, which follows "and".
///
/// Fires: "talks between *Chad*'s *envoy* and *rebels* broke up" where "rebels" is the second subject. Must not: "rows between
/// *members* grew and *talks* failed", where the noun is the only subject of its verb.
pub const BETWEEN: &str = "syntax.between-two";

/// How many words are looked at above or below a conjunct.
const REACH: usize = 8;

/// Applies the rules.
pub fn repair(tree: &mut Tree) {
    for t in 0..tree.len() {
        if tree.xpos[t] == Xpos::CC && tree.is_word(t, "and") {
            between(tree, t);
        }
        if tree.rels[t] == Deprel::APPOS {
            listed(tree, t);
        }
        if is_joined(tree, t) {
            list(tree, t);
            middle(tree, t);
            noun(tree, t);
            verb(tree, t);
            preposition(tree, t);
            beside(tree, t);
        }
    }
}

fn is_joined(tree: &Tree, t: usize) -> bool {
    tree.rels[t] == Deprel::CONJ && tree.governor(t).is_some_and(|h| h < t)
}

fn middle(tree: &mut Tree, last: usize) {
    let Some(first) = tree.governor(last).filter(|_| tree.has(last, Deprel::CC)) else { return };
    let counted = |t: usize| {
        let article = |c: usize| tree.is_word(c, "a") || tree.is_word(c, "an");
        tree.upos[t] == Upos::NOUN
            && tree.children(t).any(|c| c < t && (article(c) || tree.rels[c] == Deprel::NUMMOD))
    };
    let apposed = tree.children(first).find(|&t| {
        tree.rels[t] == Deprel::APPOS
            && tree.right(t) + 1 == tree.left(last)
            && tree.xpos[tree.left(t)] == Xpos::COMMA
    });
    let Some(t) = apposed.filter(|&t| counted(first) && counted(t) && counted(last)) else { return };
    if tree.upos[tree.left(last)] != Upos::PUNCT {
        tree.relabel(MIDDLE, t, Deprel::CONJ);
    }
}

fn listed(tree: &mut Tree, t: usize) {
    let Some(first) = tree.governor(t).filter(|&f| f < t) else { return };
    let comma = |t: usize| tree.xpos.get(t) == Some(&Xpos::COMMA);
    let (start, end) = (tree.left(t), tree.right(t));
    if !(comma(start) || start > 0 && comma(start - 1)) || comma(end) || comma(end + 1) {
        return;
    }
    // "the premier", "her aide"; "an envoy" only describes.
    let definite = |t: usize| {
        tree.children(t).any(|c| c < t && (tree.rels[c] == Deprel::NMOD_POSS || tree.is_word(c, "the")))
    };
    let name = |t: usize| tree.upos[t] == Upos::PROPN;
    let one = matches!(tree.xpos[first], Xpos::NN | Xpos::NNP) && tree.is_plain_nominal(first);
    let joined: Vec<usize> = tree.children(t).filter(|&c| c > t && tree.rels[c] == Deprel::CONJ).collect();
    let Some(&last) = joined.last() else { return };
    let second = name(t) && name(first) || definite(t) && tree.upos[t] == Upos::NOUN;
    let third = tree.children(last).any(|c| tree.rels[c] == Deprel::DET) || definite(last) || name(last);
    if !one || !second || !third || !tree.has(last, Deprel::CC) || !tree.is_plain_nominal(last) {
        return;
    }
    for c in joined.into_iter().rev() {
        tree.hang(LISTED, c, first, Deprel::CONJ);
    }
    tree.hang(LISTED, t, first, Deprel::CONJ);
}

fn between(tree: &mut Tree, and: usize) {
    let Some(end) = and.checked_sub(1) else { return };
    let end = if tree.xpos[end] == Xpos::COMMA && end > 0 { end - 1 } else { end };
    let inside = |&n: &usize| tree.right(n) < and;
    let mut within = std::iter::successors(Some(end), |&n| tree.governor(n).filter(inside)).take(REACH);
    let Some(one) = within.find(|&n| tree.opener(n).is_some_and(|c| tree.is_word(c, "between"))) else {
        return;
    };
    if tree.has(one, Deprel::CONJ) || !tree.is_plain_nominal(one) {
        return;
    }
    let Some(other) = tree.governor(and).filter(|&o| o > and && tree.left(o) == and) else { return };
    let taken = |verb: usize| tree.children(verb).any(|c| c < and && tree.rels[c].is_subject());
    let astray = match tree.rels[other] {
        Deprel::NSUBJ | Deprel::NSUBJ_PASS => tree.governor(other).is_some_and(taken),
        Deprel::CONJ => matches!(tree.xpos[one], Xpos::NN | Xpos::NNP),
        _ => false,
    };
    if astray && tree.is_plain_nominal(other) && tree.opener(other).is_none() {
        tree.hang(BETWEEN, other, one, Deprel::CONJ);
    }
}

fn list(tree: &mut Tree, t: usize) {
    let Some(h) = tree.governor(t).filter(|&h| is_joined(tree, h)) else { return };
    let Some(first) = tree.governor(h) else { return };
    let comma = |t: usize| tree.xpos[tree.left(t)] == Xpos::COMMA;
    let middle = comma(h) && !tree.has(h, Deprel::CC);
    let alike = kind(tree, first) == kind(tree, h) && kind(tree, h) == kind(tree, t);
    if middle && alike && (tree.has(t, Deprel::CC) || comma(t)) {
        tree.hang(LIST, t, first, Deprel::CONJ);
    }
}

fn noun(tree: &mut Tree, t: usize) {
    let Some(h) = tree.governor(t) else { return };
    if tree.upos[h] != Upos::VERB || !tree.is_plain_nominal(t) || !tree.has(t, Deprel::CC) {
        return;
    }
    let fits = |&c: &usize| tree.is_plain_nominal(c) && may_share_preposition(tree, t, first_of(tree, c));
    let before = before(tree, h, t);
    let best = before.iter().rev().copied().filter(fits);
    let target = best.clone().find(|&c| kind(tree, c) == kind(tree, t)).or_else(|| best.clone().next());
    if let Some(target) = target {
        tree.hang(NOUN, t, first_of(tree, target), Deprel::CONJ);
    }
}

fn verb(tree: &mut Tree, t: usize) {
    let is_finite = tree.xpos[t].is_tensed();
    let Some(h) = tree.governor(t).filter(|&h| is_finite && tree.is_plain_nominal(h)) else { return };
    let above = std::iter::successors(Some(h), |&g| tree.governor(g)).take(REACH);
    if let Some(target) = above.skip(1).find(|&g| tree.is_predicate(g)).filter(|&g| g < t) {
        tree.hang(VERB, t, target, Deprel::CONJ);
    }
}

fn preposition(tree: &mut Tree, t: usize) {
    let Some(h) = tree.governor(t).filter(|&h| tree.is_plain_nominal(h)) else { return };
    if !tree.is_plain_nominal(t) || tree.opener(t).is_none() || shares_preposition(tree, t, h) {
        return;
    }
    let fits = |&c: &usize| tree.is_plain_nominal(c) && shares_preposition(tree, t, c);
    let below = before(tree, h, t).into_iter().rev().find(fits);
    let above = || {
        std::iter::successors(Some(h), |&g| tree.governor(g)).take(REACH).skip(1).find(|c| *c < t && fits(c))
    };
    if let Some(target) = below.or_else(above) {
        tree.hang(PREPOSITION, t, target, Deprel::CONJ);
    }
}

fn beside(tree: &mut Tree, t: usize) {
    let Some(h) = tree.governor(t) else { return };
    let from = tree.left(t);
    let mark = tree.upos[from] == Upos::PUNCT || from > 0 && tree.upos[from - 1] == Upos::PUNCT;
    let clause = |t: usize| {
        let subject = |c: usize| tree.rels[c].is_subject() || tree.rels[c] == Deprel::EXPL;
        tree.is_predicate(t) && tree.children(t).any(subject)
    };
    // "A came, B saw and C won": the conjunction before the last serves all.
    let later = || tree.children(h).any(|c| c > t && tree.rels[c] == Deprel::CONJ);
    if mark && !tree.has(t, Deprel::CC) && clause(t) && clause(h) && !later() {
        tree.relabel(BESIDE, t, Deprel::PARATAXIS);
    }
}

/// Words of one kind are joined to one another more readily.
fn kind(tree: &Tree, t: usize) -> Upos {
    match tree.upos[t] {
        Upos::PRON => Upos::NOUN,
        Upos::AUX => Upos::VERB,
        other => other,
    }
}

fn shares_preposition(tree: &Tree, t: usize, other: usize) -> bool {
    match (tree.opener(t), tree.opener(other)) {
        (Some(a), Some(b)) => tree.words[a].eq_ignore_ascii_case(tree.words[b]),
        _ => false,
    }
}

/// "in France and Spain" and "in France and in Spain", but not "the north and in Spain".
fn may_share_preposition(tree: &Tree, t: usize, other: usize) -> bool {
    tree.opener(t).is_none() || shares_preposition(tree, t, other)
}

/// The first of the conjuncts that `t` is one of.
fn first_of(tree: &Tree, mut t: usize) -> usize {
    for _ in 0..REACH {
        match tree.governor(t) {
            Some(h) if tree.rels[t] == Deprel::CONJ => t = h,
            _ => break,
        }
    }
    t
}

/// The words below `h` that end where the phrase of `t` starts, or at a comma before it; the highest first.
fn before(tree: &Tree, h: usize, t: usize) -> Vec<usize> {
    let end = tree.left(t);
    let mut out = Vec::new();
    let mut at = h;
    while out.len() < REACH {
        let ends = |&c: &usize| c > at && tree.right(c) < end && tree.rels[c] != Deprel::PUNCT;
        let Some(c) = tree.children(at).filter(ends).last() else { break };
        let comma = tree.right(c) + 2 == end && tree.xpos[end - 1] == Xpos::COMMA;
        if tree.right(c) + 1 != end && !comma {
            break;
        }
        out.push(c);
        at = c;
    }
    out
}
