//! Subjects that the parser left to another word than their verb.

use super::super::{Deprel, Upos, Xpos};
use super::Tree;
use super::attachment::is_date;

/// Nothing depends on a punctuation mark.
///
/// Fires: "on *Monday*, *Wang*, an envoy, left" where "Wang" hangs on the comma. Must not: "on *Monday*, *Wang* left".
pub const PUNCTUATION: &str = "syntax.nothing-on-punctuation";

/// A finite verb has a subject: after a fronted phrase and a comma it is the phrase in apposition right before the verb.
///
/// Fires: "in *Geneva*, *Lavrov*, the minister, *met* Kerry" where "Lavrov" hangs on "Geneva". Must not: "in *Paris*,
/// *France*, talks *began*", where the verb has a subject.
pub const AFTER_FRONTED: &str = "syntax.subject-after-fronted";

/// A verb has one subject: a second one after a conjunction is joined to the first.
///
/// Fires: "*Peru*, and *Chile* *met*" where both are subjects. Must not: "*Peru* met, and *Chile* left", and "*allies*
/// were angry, but *he* *left*", where the first clause may have been read as a part of the second.
pub const JOINED: &str = "syntax.joined-subjects";

/// A finite verb right after a joined noun, and without a subject, has that noun as its subject: a second clause begins
/// at the conjunction.
///
/// Fires: "Peru *sued* firms and *Chile* *fined* banks" where "Chile" hangs on "firms". Must not: "Peru *sued* firms and
/// banks and *left*", where the verb has a conjunction of its own.
pub const SECOND: &str = "syntax.subject-of-second-clause";
/// A phrase with a colon right behind it, before the subject of the same verb, is a label and no subject.
///
/// Fires: "*Texas*: *groups* asked the court". Must not: "*Texas* asked: *groups* may go", where the colon is elsewhere.
pub const LABEL: &str = "syntax.label";

/// After a comma, what stands between "with" and a participle that hangs on the same verb is the participle's subject.
///
/// Fires: "he *left*, with *aides* *saying* little". Must not: "he met with *aides* *seeking* a deal", without a comma.
pub const WITH: &str = "syntax.with-participle";

/// A finite verb without a subject right behind a nominal with "after" or "before" is its verb: the word opens a clause.
///
/// Fires: "the bid *hung* by a thread after *Telenor* *said* no". Must not: "*he* came after *lunch* and *left*", where a
/// conjunction joins the two.
pub const AFTER: &str = "syntax.after-clause";

/// A finite verb right behind an object with a relative clause, and without a subject, has that object as its subject.
///
/// Fires: "he *said* *anybody* who complains *is* wrong" where "anybody" is the object of "said". Must not: "he *saw*
/// *anybody* who came, *left*", where a comma stands between.
pub const RELATIVE: &str = "syntax.subject-with-relative";

/// A gerund right before a finite verb without a subject, under the same verb, is its subject.
///
/// Fires: "he *said* *granting* asylum *hurt* ties" where both hang on "said". Must not: "he *said*, *granting* asylum, it
/// *hurt*", with commas.
pub const GERUND: &str = "syntax.gerund-as-subject";

/// A verb of saying behind what is said has a subject: the phrase between the last comma and the verb, if it has no other.
///
/// Fires: "it fell, killing *nine*, *police* and *medics* *said*" where both are joined to "nine". Must not: "it fell, killing
/// nine, *police* *said*", where "police" is the subject.
pub const REPORTER: &str = "syntax.reporter-behind-comma";

/// Forms of verbs of saying that stand behind what is said.
const SAYING: [&str; 9] =
    ["said", "says", "say", "reported", "reports", "report", "announced", "confirmed", "added"];

/// How many words are looked at above a word.
const REACH: usize = 8;

/// Applies the rules.
pub fn repair(tree: &mut Tree) {
    for t in 0..tree.len() {
        if tree.upos[t] != Upos::PUNCT {
            punctuation(tree, t);
        }
        if tree.rels[t].is_subject() {
            label(tree, t);
            joined(tree, t);
        }
    }
    for t in 3..tree.len() {
        if tree.rels[t] == Deprel::CONJ && tree.xpos[t].is_tensed() {
            after_clause(tree, t);
        }
        if tree.xpos[t] == Xpos::VBG && tree.rels[t] == Deprel::ADVCL {
            with_participle(tree, t);
        }
    }
    for t in 0..tree.len() {
        if tree.xpos[t].is_tensed() && tree.xpos[t] != Xpos::VBP || tree.xpos[t] == Xpos::MD {
            after_fronted(tree, t);
            second(tree, t);
            with_relative(tree, t);
            gerund(tree, t);
        }
        if tree.upos[t] == Upos::VERB && SAYING.iter().any(|w| tree.is_word(t, w)) {
            reporter(tree, t);
        }
    }
}

fn reporter(tree: &mut Tree, v: usize) {
    let subject = tree.child(v, Deprel::NSUBJ).filter(|&n| n < v);
    let told = match subject {
        // "Bandits abducted nine, *parents* said": the one who did it was taken for the one who said it.
        Some(n) => tree
            .child(n, Deprel::ACL)
            .filter(|&a| tree.xpos[a] == Xpos::VBN && tree.has(a, Deprel::OBJ) && !tree.has(a, Deprel::AUX)),
        None => tree.children(v).find(|&c| c < v && tree.rels[c] == Deprel::CCOMP),
    };
    let Some(told) = told.filter(|_| !tree.has(v, Deprel::MARK)) else { return };
    let above = subject.unwrap_or(told);
    let loose = |t: usize| {
        matches!(tree.rels[t], Deprel::CONJ | Deprel::APPOS)
            && tree.is_plain_nominal(t)
            && tree.governor(t).is_some_and(|h| h < tree.left(t) && tree.covers(above, h))
    };
    let last = (told + 1..v).find(|&t| tree.right(t) + 1 == v && loose(t));
    let Some(last) = last else { return };
    // "Officials and witnesses": both hang on what stands before the comma.
    let cc = tree.left(last);
    let joined = (tree.rels[cc] == Deprel::CC)
        .then(|| (told + 1..cc).find(|&t| tree.right(t) + 1 == cc && loose(t)))
        .flatten();
    let reporter = joined.unwrap_or(last);
    let start = tree.left(reporter);
    if start == 0 || tree.xpos[start] != Xpos::COMMA && tree.xpos[start - 1] != Xpos::COMMA {
        return;
    }
    if joined.is_some() && !tree.hang(REPORTER, last, reporter, Deprel::CONJ) {
        return;
    }
    if !tree.hang(REPORTER, reporter, v, Deprel::NSUBJ) {
        return;
    }
    if tree.xpos[start] == Xpos::COMMA {
        tree.hang(REPORTER, start, v, Deprel::PUNCT);
    }
    if let Some(doer) = subject
        && tree.hang(REPORTER, told, v, Deprel::CCOMP)
    {
        tree.hang(REPORTER, doer, told, Deprel::NSUBJ);
        tree.retag(REPORTER, told, Xpos::VBD);
    }
}

fn punctuation(tree: &mut Tree, t: usize) {
    let Some(mark) = tree.governor(t).filter(|&h| tree.upos[h] == Upos::PUNCT) else { return };
    let above = std::iter::successors(tree.governor(mark), |&h| tree.governor(h)).take(REACH);
    if let Some(word) = above.into_iter().find(|&h| tree.upos[h] != Upos::PUNCT) {
        let rel = tree.rels[t];
        tree.hang(PUNCTUATION, t, word, rel);
    }
}

fn after_clause(tree: &mut Tree, v: usize) {
    let own = |c: usize| tree.rels[c].is_subject() || matches!(tree.rels[c], Deprel::CC | Deprel::MARK);
    if tree.left(v) != v || tree.children(v).any(own) {
        return;
    }
    // The phrase that ends right before the verb.
    let mut n = v - 1;
    while let Some(g) = tree.governor(n).filter(|&g| tree.right(g) == v - 1) {
        n = g;
        if tree.opener(n).is_some_and(|c| ["after", "before"].iter().any(|w| tree.is_word(c, w))) {
            break;
        }
    }
    let word = tree.opener(n).filter(|&c| ["after", "before"].iter().any(|w| tree.is_word(c, w)));
    let Some(word) = word.filter(|_| tree.is_plain_nominal(n) && tree.right(n) + 1 == v) else { return };
    if opened(tree, AFTER, word, n, v) {
        tree.relabel(AFTER, v, Deprel::ADVCL);
    }
}

fn with_participle(tree: &mut Tree, t: usize) {
    let Some(verb) = tree.governor(t).filter(|&v| v < t) else { return };
    let before = tree.left(t);
    let Some(n) = tree.children(verb).find(|&c| tree.rels[c] == Deprel::OBL && tree.right(c) + 1 == before)
    else {
        return;
    };
    let with = tree.opener(n).filter(|&w| tree.is_word(w, "with"));
    let Some(with) = with.filter(|&w| w > 0 && tree.xpos[w - 1] == Xpos::COMMA) else { return };
    if !tree.children(t).any(|c| tree.rels[c].is_subject()) {
        opened(tree, WITH, with, n, t);
    }
}

/// Makes a clause of a verb, the nominal before it as its subject and the preposition of that as its mark. Whether it did.
fn opened(tree: &mut Tree, rule: &'static str, word: usize, subject: usize, verb: usize) -> bool {
    if !tree.hang(rule, subject, verb, Deprel::NSUBJ) {
        return false;
    }
    // What stands before the preposition at the edge is punctuation.
    loop {
        let first = tree.children(subject).next().filter(|&c| c < word && tree.rels[c] == Deprel::PUNCT);
        let Some(mark) = first else { break };
        if !tree.hang(rule, mark, verb, Deprel::PUNCT) {
            break;
        }
    }
    tree.hang(rule, word, verb, Deprel::MARK)
}

fn label(tree: &mut Tree, t: usize) {
    let Some(verb) = tree.governor(t).filter(|&v| v > t) else { return };
    let colon = tree.right(t) + 1;
    let own = |c: usize| c > colon && c < verb && tree.rels[c].is_subject();
    if colon < verb && tree.words[colon] == ":" && tree.children(verb).any(own) {
        tree.relabel(LABEL, t, Deprel::DISLOCATED);
    }
}

/// The head of the clause a finite word belongs to: the predicate an auxiliary or a copula helps, or the word itself.
fn clause_of(tree: &Tree, finite: usize) -> usize {
    let helps = matches!(tree.rels[finite].base(), Deprel::AUX | Deprel::COP);
    if helps { tree.governor(finite).unwrap_or(finite) } else { finite }
}

/// The clause of a finite word that opens it and has nothing to be its subject, and no word that ties it to another clause.
fn subjectless(tree: &Tree, finite: usize) -> Option<usize> {
    let clause = clause_of(tree, finite);
    let below = |c: usize| {
        tree.rels[c].is_subject()
            || matches!(tree.rels[c], Deprel::EXPL | Deprel::CC | Deprel::MARK | Deprel::CASE)
    };
    (clause >= finite && !tree.children(clause).any(below)).then_some(clause)
}

fn after_fronted(tree: &mut Tree, finite: usize) {
    let verb = clause_of(tree, finite);
    let is_clause = matches!(tree.rels[verb].base(), Deprel::ROOT | Deprel::CCOMP | Deprel::PARATAXIS);
    let subject = |c: usize| {
        tree.rels[c].is_subject() || tree.rels[c] == Deprel::EXPL || tree.rels[c] == Deprel::CCOMP && c < verb
    };
    if verb < finite || !is_clause || !tree.is_predicate(verb) || tree.children(verb).any(subject) {
        return;
    }
    let light = |c: usize| {
        matches!(tree.rels[c].base(), Deprel::PUNCT | Deprel::AUX | Deprel::COP | Deprel::CC)
            || tree.upos[c] == Upos::ADV && tree.left(c) == tree.right(c)
    };
    let Some(fronted) = tree.children(verb).take_while(|&c| c < finite).filter(|&c| !light(c)).last() else {
        return;
    };
    let is_fronted = match tree.rels[fronted].base() {
        Deprel::ADVCL | Deprel::ADVMOD => true,
        Deprel::OBL => tree.opener(fronted).is_some() || is_date(tree, fronted),
        _ => false,
    };
    if !is_fronted {
        return;
    }
    let last = tree.right(fronted);
    let found = (fronted + 2..=last).find(|&t| {
        let start = tree.left(t);
        start > fronted
            && (tree.xpos[start] == Xpos::COMMA || tree.xpos[start - 1] == Xpos::COMMA)
            && tree.governor(t).is_some_and(|h| h < start)
            && is_apposed(tree, t)
    });
    let Some(subject) = found else { return };
    // What else the fronted phrase took: marks, which are the verb's, and what is said of the subject.
    let taken = |&t: &usize| tree.governor(t).is_some_and(|h| h < tree.left(subject));
    let rest: Vec<usize> = (tree.right(subject) + 1..=last).filter(taken).collect();
    let (marks, told): (Vec<usize>, Vec<usize>) =
        rest.into_iter().partition(|&t| tree.upos[t] == Upos::PUNCT);
    if !told.iter().all(|&t| matches!(tree.rels[t].base(), Deprel::APPOS | Deprel::ACL)) {
        return;
    }
    for t in told {
        let rel = tree.rels[t];
        tree.hang(AFTER_FRONTED, t, subject, rel);
    }
    for mark in marks.into_iter().rev() {
        tree.hang(AFTER_FRONTED, mark, verb, Deprel::PUNCT);
    }
    let rel = tree.subject_relation(verb);
    tree.hang(AFTER_FRONTED, subject, verb, rel);
}

fn second(tree: &mut Tree, finite: usize) {
    let joined = [Deprel::ADVCL, Deprel::PARATAXIS, Deprel::CONJ];
    let Some(verb) = subjectless(tree, finite).filter(|&v| joined.contains(&tree.rels[v].base())) else {
        return;
    };
    let start = tree.left(verb);
    let Some(above) = tree.governor(verb).filter(|&g| g < start && tree.is_predicate(g)) else { return };
    let noun = (above + 1..start).rev().find(|&n| {
        tree.right(n) + 1 == start
            && tree.rels[n] == Deprel::CONJ
            && tree.upos[n] != Upos::NUM
            && tree.is_plain_nominal(n)
            && tree.opener(n).is_none()
            && tree.governor(n).is_some_and(|h| above < h && h < n && tree.is_plain_nominal(h))
    });
    let Some(noun) = noun else { return };
    let Some(cc) = tree.child(noun, Deprel::CC).filter(|&cc| cc == tree.left(noun)) else { return };
    let rel = tree.subject_relation(verb);
    if tree.hang(SECOND, noun, verb, rel) {
        tree.hang(SECOND, cc, verb, Deprel::CC);
        tree.hang(SECOND, verb, above, Deprel::CONJ);
    }
}

fn gerund(tree: &mut Tree, finite: usize) {
    let Some(clause) = subjectless(tree, finite).filter(|&c| tree.rels[c] == Deprel::CCOMP) else { return };
    let (start, above) = (tree.left(clause), tree.governor(clause));
    let deed = (0..start).rev().take(REACH * 3).find(|&g| {
        tree.right(g) + 1 == start
            && tree.left(g) == g
            && tree.xpos[g] == Xpos::VBG
            && matches!(tree.rels[g], Deprel::CCOMP | Deprel::XCOMP)
            && tree.governor(g) == above
    });
    if let Some(deed) = deed {
        tree.hang(GERUND, deed, clause, Deprel::CSUBJ);
    }
}

fn with_relative(tree: &mut Tree, finite: usize) {
    let loose = [Deprel::ADVCL, Deprel::PARATAXIS, Deprel::CCOMP];
    let Some(clause) = subjectless(tree, finite).filter(|&c| loose.contains(&tree.rels[c].base())) else {
        return;
    };
    // Marks of quotation may stand between: "anybody who complains “is not having a good night”".
    let start = tree.left(clause);
    let quoted = |t: usize| matches!(tree.xpos[t], Xpos::OPEN_QUOTE | Xpos::CLOSE_QUOTE);
    let Some(last) = (0..start).rev().find(|&t| !quoted(t)) else { return };
    // A comma that is the clause's own parts the two as well.
    if (start..finite).any(|t| tree.upos[t] == Upos::PUNCT && !quoted(t)) {
        return;
    }
    let object = (0..=last).rev().take(REACH * 3).find(|&n| {
        tree.right(n) == last
            && tree.rels[n] == Deprel::OBJ
            && tree.children(n).any(|c| c > n && tree.rels[c] == Deprel::ACL_RELCL)
    });
    let Some(object) = object else { return };
    let Some(verb) = tree.governor(object).filter(|&v| v < object && tree.is_predicate(v)) else { return };
    let inside = tree.governor(clause).is_some_and(|g| g <= verb);
    if inside && !tree.has(verb, Deprel::CCOMP) && tree.hang(RELATIVE, clause, verb, Deprel::CCOMP) {
        let rel = tree.subject_relation(clause);
        tree.hang(RELATIVE, object, clause, rel);
    }
}

/// Whether a word heads a noun phrase that nothing but its place ties to the one before it.
fn is_apposed(tree: &Tree, t: usize) -> bool {
    let tied = tree.children(t).take_while(|&c| c < t).any(|c| match tree.rels[c] {
        Deprel::CASE | Deprel::MARK | Deprel::CC => tree.xpos[c] != Xpos::POS,
        // "the US, not Iran, will lose"
        Deprel::ADVMOD => tree.is_word(c, "not"),
        _ => false,
    });
    let loose = matches!(tree.rels[t].base(), Deprel::APPOS | Deprel::CONJ | Deprel::LIST | Deprel::FLAT);
    loose && !tied && tree.is_plain_nominal(t) && tree.upos[t] != Upos::NUM
}

fn joined(tree: &mut Tree, t: usize) {
    let Some(verb) = tree.governor(t).filter(|&v| t < v) else { return };
    let (start, rel) = (tree.left(t), tree.rels[t]);
    let mut before = tree.children(verb).take_while(|&c| c < start).collect::<Vec<_>>().into_iter().rev();
    let Some(cc) = before.next().filter(|&c| tree.rels[c] == Deprel::CC && c + 1 == start) else { return };
    let Some(first) = before.find(|&c| tree.upos[c] != Upos::PUNCT).filter(|&c| tree.rels[c] == rel) else {
        return;
    };
    let clause = tree.children(first).any(|c| tree.rels[c] == Deprel::ACL && tree.has(c, Deprel::OBJ));
    let noun = |t: usize| matches!(tree.upos[t], Upos::NOUN | Upos::PROPN) && tree.is_plain_nominal(t);
    if clause || !noun(first) || !noun(t) || tree.has(t, Deprel::CC) || tree.is_word(cc, "but") {
        return;
    }
    let marks = tree.right(first) + 1..cc;
    tree.hang(JOINED, cc, t, Deprel::CC);
    for mark in marks.rev() {
        tree.hang(JOINED, mark, t, Deprel::PUNCT);
    }
    tree.hang(JOINED, t, first, Deprel::CONJ);
}
