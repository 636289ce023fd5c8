//! What a row reaches: the tokens whose factuality it changes.
//!
//! The last word of a row is the best guide where it is an infinitive mark, a preposition or a conjunction: what it
//! introduces is the target, whichever relation the parser chose. Only without it are the relations themselves asked.

use super::pattern::Found;
use crate::base::{Sym, word};
use crate::lexicon::{Lexicons, Slot};
use crate::syntax::{Deprel, Syntax, Upos, Xpos};

/// The targets of a found row, in text order of their heads; empty where nothing fills the scope.
pub fn targets(syn: &Syntax, lex: &Lexicons, f: &Found, pos: &str, scope: &Slot, out: &mut Vec<usize>) {
    out.clear();
    match scope {
        Slot::Head => match pos {
            "aux" => out.extend(of_auxiliary(syn, f)),
            "adv" => out.extend(of_adverb(syn, f)),
            "det" | "noun" => of_quantity(syn, f, out),
            "adj" => out.extend(of_adjective(syn, f.head)),
            "conj" => out.extend(of_conjunction(syn, f)),
            _ => out.extend(introduced(syn, f).or_else(|| of_adverb(syn, f))),
        },
        Slot::Xcomp => out.extend(
            introduced(syn, f)
                .filter(|&t| syn.is_verbal(t) || syn.rel[f.last()] == Deprel::MARK)
                .or_else(|| infinitive(syn, f)),
        ),
        Slot::Ccomp => out.extend(clause(syn, f)),
        Slot::Obj if pos == "prep" => {
            out.extend(governed(syn, f).filter(|&t| !syn.is_verbal(t) || syn.is_nominal(t)))
        }
        Slot::Obj => out.extend(object(syn, f)),
        Slot::Obl(p) | Slot::Nmod(p) if pos == "det" => {
            let _ = p;
            of_quantity(syn, f, out);
        }
        Slot::Obl(p) | Slot::Nmod(p) => {
            let prep = lex.vocabulary.get(p);
            out.extend(
                introduced(syn, f).filter(|_| syn.form[f.last()] == prep).or_else(|| with_prep(syn, f, prep)),
            );
        }
        Slot::Clause => out.extend(governed(syn, f).filter(|&t| {
            matches!(syn.upos[t], Upos::VERB | Upos::AUX)
                || pos == "conj"
                || (syn.is_verbal(t) && syn.rel[f.last()] != Deprel::CASE)
        })),
        _ => {}
    }
    if !matches!((scope, pos), (Slot::Head, "aux" | "adv" | "det" | "noun" | "conj")) {
        with_conjuncts(syn, out);
    }
    out.retain(|&t| !f.has(t));
}

/// The form of a verb with its passive: "to forfeit pay and be stripped of his rank" are two infinitives.
pub(super) fn verb_form(syn: &Syntax, v: usize) -> Xpos {
    let be = syn.children(v).any(|k| syn.rel[k] == Deprel::AUX_PASS && syn.xpos[k] == Xpos::VB);
    if be { Xpos::VB } else { syn.xpos[v] }
}

/// The further conjuncts of a target, while they are of the same make and have no subject of their own.
fn with_conjuncts(syn: &Syntax, out: &mut Vec<usize>) {
    let Some(&first) = out.first() else { return };
    for c in syn.conjuncts(first).skip(1) {
        let alike = if syn.is_nominal(first) {
            syn.is_nominal(c)
        } else {
            // "Hopes they go and sue": the parser takes the second for an infinitive.
            let base = |v: usize| matches!(syn.xpos[v], Xpos::VB | Xpos::VBP);
            syn.upos[c] == syn.upos[first]
                && (syn.xpos[c] == syn.xpos[first]
                    || verb_form(syn, c) == verb_form(syn, first)
                    || base(first) && base(c))
                && !has_subject(syn, c)
        };
        if alike {
            out.push(c);
        }
    }
}

/// Whether a predicate has a subject of its own.
pub fn has_subject(syn: &Syntax, t: usize) -> bool {
    syn.children(t).any(|c| syn.rel[c].is_subject())
}

/// What the last word of a row introduces: the verb of "to", the noun or gerund of a preposition, the verb of "that".
pub fn introduced(syn: &Syntax, f: &Found) -> Option<usize> {
    let last = f.last();
    if f.words().len() < 2 && !matches!(syn.upos[last], Upos::ADP | Upos::SCONJ) {
        return None;
    }
    let g = syn.governor(last)?;
    if g > last && matches!(syn.rel[last].base(), Deprel::MARK | Deprel::CASE) {
        return Some(g);
    }
    // "go ahead and sue", "cannot help but condemn".
    if g != last && syn.rel[last] == Deprel::CC && g > last {
        return Some(g);
    }
    // "to" that the parser hung elsewhere: the base form right after it.
    if syn.form[last] == word::TO && last + 1 < syn.len() && syn.xpos[last + 1] == Xpos::VB {
        return Some(last + 1);
    }
    None
}

/// What a preposition or conjunction of one or more words governs.
pub fn governed(syn: &Syntax, f: &Found) -> Option<usize> {
    if let Some(t) = introduced(syn, f) {
        return Some(t);
    }
    let t = f.head;
    let rel = syn.rel[t].base();
    let above = syn.governor(t).filter(|&g| g > t || rel == Deprel::CC);
    if above.is_some()
        && matches!(rel, Deprel::MARK | Deprel::CASE | Deprel::CC | Deprel::ADVMOD | Deprel::DISCOURSE)
    {
        return above;
    }
    // The parser may have made the word a governor: "provided" with the clause below it.
    let end = f.span().end as usize;
    f.words().iter().flat_map(|&w| syn.children(w as usize)).find(|&c| {
        c >= end
            && matches!(
                syn.rel[c].base(),
                Deprel::CCOMP
                    | Deprel::ADVCL
                    | Deprel::XCOMP
                    | Deprel::OBL
                    | Deprel::NMOD
                    | Deprel::OBJ
                    | Deprel::ACL
            )
    })
}

/// The verb of an auxiliary.
fn of_auxiliary(syn: &Syntax, f: &Found) -> Option<usize> {
    let last = f.last();
    if f.words().len() > 1 {
        if syn.form[last] == word::TO {
            return introduced(syn, f).filter(|&t| syn.is_verbal(t));
        }
        // "would have": counterfactual only with a participle.
        let g = syn.governor(last).filter(|_| matches!(syn.rel[last].base(), Deprel::AUX | Deprel::COP))?;
        return (syn.xpos[g] == Xpos::VBN || syn.child(g, Deprel::COP).is_some()).then_some(g);
    }
    match syn.rel[last].base() {
        Deprel::AUX | Deprel::COP => syn.governor(last),
        _ => (last + 1..(last + 4).min(syn.len()))
            .find(|&k| syn.xpos[k] == Xpos::VB && syn.sentence(k) == syn.sentence(last)),
    }
}

/// The predicate that an adverb modifies, past auxiliaries and other adverbs.
fn of_adverb(syn: &Syntax, f: &Found) -> Option<usize> {
    let mut t = f.head;
    // "almost all members", "nearly forty people": the adverb is about the number.
    let next = f.span().end as usize;
    let number = |k: usize| syn.upos[k] == Upos::NUM || (syn.upos[k] == Upos::DET && syn.is_quantifier(k));
    if next < syn.len() && syn.form[t] != word::NOT && syn.head[t] as usize >= next && number(next) {
        return None;
    }
    for _ in 0..3 {
        let g = syn.governor(t)?;
        let adverb = syn.upos[g] == Upos::ADV && syn.rel[g] == Deprel::ADVMOD && !syn.is_predicate(g);
        let on_the_way = f.has(g) || adverb || matches!(syn.rel[g].base(), Deprel::AUX | Deprel::COP);
        if !on_the_way {
            // "almost all members", "not a threat": a quantity is not an event.
            let quantity = matches!(syn.upos[g], Upos::NUM | Upos::DET);
            return (!quantity).then_some(g);
        }
        t = g;
    }
    None
}

/// The nouns and predicates that a determiner or pronoun negates: the noun itself and the predicate it is an argument of.
fn of_quantity(syn: &Syntax, f: &Found, out: &mut Vec<usize>) {
    let determiner = syn.rel[f.head].base() == Deprel::DET
        || syn.rel[f.head] == Deprel::AMOD
        || syn.rel[f.head] == Deprel::ADVMOD;
    let n = if determiner { syn.governor(f.head).unwrap_or(f.head) } else { f.head };
    if determiner {
        out.push(n);
    }
    let mut arg = n;
    // "no members of the council": the noun above takes part in the predicate; "no member of parliament".
    if syn.rel[arg] == Deprel::CONJ {
        arg = syn.first_conjunct(arg);
    }
    let pronoun = !determiner && syn.upos[f.head] != Upos::NOUN;
    let takes_part = match syn.rel[arg].base() {
        Deprel::NSUBJ | Deprel::OBJ | Deprel::IOBJ => true,
        Deprel::OBL | Deprel::ADVMOD => pronoun,
        _ => false,
    };
    match syn.governor(arg) {
        Some(p) if takes_part => out.push(p),
        // "None of the rebels surrendered", where the parser sees no clause.
        None if !syn.is_predicate(arg) => {
            let end = syn.tokens_of(syn.sentence(arg)).end as usize;
            out.extend((arg + 1..end).find(|&k| syn.upos[k] == Upos::VERB));
        }
        _ => {}
    }
    out.dedup();
}

/// The noun that an adjective modifies, or the subject or clause it is said of.
pub fn of_adjective(syn: &Syntax, t: usize) -> Option<usize> {
    let first = syn.first_conjunct(t);
    match syn.rel[first] {
        Deprel::AMOD => syn.governor(first),
        _ => {
            let subject = syn.subject(t)?;
            if matches!(syn.form[subject], word::IT | word::THERE) {
                syn.children(t).find(|&c| {
                    matches!(syn.rel[c].base(), Deprel::CCOMP | Deprel::CSUBJ | Deprel::ADVCL | Deprel::XCOMP)
                })
            } else {
                Some(subject)
            }
        }
    }
}

fn of_conjunction(syn: &Syntax, f: &Found) -> Option<usize> {
    let g = syn.governor(f.head)?;
    // "Neither Iran nor Iraq attacked": the pair takes part in the predicate.
    if syn.rel[f.head] == Deprel::CC_PRECONJ && syn.form[f.head] == word::NEITHER && syn.is_nominal(g) {
        let part = matches!(syn.rel[g].base(), Deprel::NSUBJ | Deprel::OBJ | Deprel::IOBJ);
        return syn.governor(g).filter(|&p| part && syn.is_predicate(p));
    }
    Some(g).filter(|&g| syn.is_verbal(g) || syn.upos[g] == Upos::ADJ)
}

/// Whether a word is an infinitive with "to".
pub fn has_to(syn: &Syntax, t: usize) -> bool {
    syn.children(t).any(|m| syn.rel[m] == Deprel::MARK && syn.form[m] == word::TO)
}

/// The infinitive or gerund that depends on one of the words.
pub fn infinitive(syn: &Syntax, f: &Found) -> Option<usize> {
    let at = |rels: &[Deprel], fits: &dyn Fn(usize) -> bool| {
        f.words()
            .iter()
            .flat_map(|&w| syn.children(w as usize))
            .find(|&c| !f.has(c) && rels.contains(&syn.rel[c]) && fits(c))
    };
    let mark = syn.form[f.last()] == word::TO;
    if mark {
        return None;
    }
    at(&[Deprel::XCOMP], &|c| syn.is_verbal(c)).or_else(|| {
        at(&[Deprel::CCOMP, Deprel::ADVCL, Deprel::ACL, Deprel::OBJ], &|c| {
            syn.xpos[c] == Xpos::VBG || has_to(syn, c)
        })
    })
}

/// The finite clause that depends on one of the words.
pub fn clause(syn: &Syntax, f: &Found) -> Option<usize> {
    let that = syn.form[f.last()] == word::THAT && f.words().len() > 1;
    if let Some(t) = introduced(syn, f).filter(|_| that) {
        return Some(t);
    }
    let below = |rels: &[Deprel], marked: bool| {
        f.words().iter().flat_map(|&w| syn.children(w as usize)).find(|&c| {
            c > f.words()[0] as usize
                && !f.has(c)
                && rels.contains(&syn.rel[c])
                && (!marked
                    || syn
                        .children(c)
                        .any(|m| m < c && matches!(syn.form[m], word::THAT | word::WHETHER | word::IF)))
        })
    };
    below(&[Deprel::CCOMP], false)
        .or_else(|| below(&[Deprel::CSUBJ, Deprel::CSUBJ_PASS], false))
        .or_else(|| below(&[Deprel::ACL, Deprel::ADVCL, Deprel::ACL_RELCL, Deprel::XCOMP], true))
        .or_else(|| below(&[Deprel::XCOMP, Deprel::ACL], false).filter(|&c| has_subject(syn, c)))
}

/// The object of a verb, or the subject of its passive.
pub fn object(syn: &Syntax, f: &Found) -> Option<usize> {
    // "accused the *other* of it", "helped the *poor*".
    let noun =
        |o: usize| syn.is_nominal(o) || syn.upos[o] == Upos::ADJ && syn.child(o, Deprel::DET).is_some();
    let of = |w: usize| syn.patient(w).filter(|&o| !f.has(o) && noun(o));
    of(f.head).or_else(|| {
        f.words().iter().filter(|&&w| syn.upos[w as usize] == Upos::VERB).find_map(|&w| of(w as usize))
    })
}

/// A nominal or gerund with a preposition below one of the words.
pub fn with_prep(syn: &Syntax, f: &Found, prep: Sym) -> Option<usize> {
    f.words().iter().flat_map(|&w| syn.children(w as usize)).find(|&c| {
        !f.has(c)
            && matches!(
                syn.rel[c].base(),
                Deprel::OBL | Deprel::NMOD | Deprel::ADVCL | Deprel::ACL | Deprel::CCOMP | Deprel::XCOMP
            )
            && syn.case(c) == prep
    })
}
