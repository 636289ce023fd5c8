//! What fills a slot of a stance row, seen from the words that show it.

use crate::base::word;
use crate::factuality::pattern::Found;
use crate::factuality::scope;
use crate::lexicon::{Lexicons, Slot};
use crate::syntax::{Deprel, Syntax, Upos, Xpos};

/// What fills a slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filler {
    /// The word on which it hangs.
    pub head: usize,
    /// Whether it is a clause.
    pub clause: bool,
}

/// The first slot of a list that is filled.
pub fn first(syn: &Syntax, lex: &Lexicons, f: &Found, pos: &str, slots: &[Slot]) -> Option<Filler> {
    slots.iter().find_map(|s| fill(syn, lex, f, pos, s))
}

/// What fills a slot of a found row.
pub fn fill(syn: &Syntax, lex: &Lexicons, f: &Found, pos: &str, slot: &Slot) -> Option<Filler> {
    let noun = |head: usize| Filler { head, clause: false };
    let clause = |head: usize| Filler { head, clause: true };
    let either = |head: usize| Filler { head, clause: syn.upos[head] == Upos::VERB };
    let found = match slot {
        Slot::Nsubj => subject(syn, f, pos).map(noun),
        Slot::Obj => object(syn, f).map(noun),
        Slot::Iobj => on(syn, f, &[Deprel::IOBJ]).map(noun),
        Slot::Obl(p) | Slot::Nmod(p) => {
            let prep = lex.vocabulary.get(p);
            let last = f.last();
            let own = f.words().len() > 1 && syn.form[last] == prep;
            own.then(|| scope::introduced(syn, f))
                .flatten()
                .or_else(|| scope::with_prep(syn, f, prep))
                .or_else(|| prepositional(syn, f, prep))
                .map(either)
        }
        Slot::Ccomp => scope::clause(syn, f).map(clause),
        Slot::Xcomp => scope::infinitive(syn, f).or_else(|| controlled(syn, f)).map(clause),
        Slot::Advcl(_) | Slot::Clause => {
            scope::governed(syn, f).filter(|&t| syn.is_verbal(t) || syn.upos[t] == Upos::ADJ).map(clause)
        }
        Slot::Acl => on(syn, f, &[Deprel::ACL, Deprel::XCOMP]).filter(|&t| syn.is_verbal(t)).map(clause),
        Slot::Poss => f.words().iter().find_map(|&w| syn.possessor(w as usize)).map(noun),
        Slot::Amod => on(syn, f, &[Deprel::AMOD]).map(noun),
        // "anger at the union" is not the union's: only what stands before.
        Slot::Compound => on(syn, f, &[Deprel::COMPOUND, Deprel::NMOD_DESC])
            .or_else(|| on(syn, f, &[Deprel::NMOD]).filter(|&c| c < f.head))
            .map(noun),
        Slot::Head => said_of(syn, f).map(noun),
        Slot::Before => beside(syn, f, (f.span().start as usize).wrapping_sub(1)).map(noun),
        Slot::After => beside(syn, f, f.span().end as usize).map(noun),
        Slot::Above => syn.governor(syn.first_conjunct(f.head)).map(noun),
        Slot::Author => None,
    };
    found.filter(|x| !f.has(x.head))
}

/// A word right beside the words, in their sentence.
fn beside(syn: &Syntax, f: &Found, k: usize) -> Option<usize> {
    (k < syn.len() && syn.sentence(k) == syn.sentence(f.head)).then_some(k)
}

/// Who acts: the agent of a verb, or of the verb that governs a noun, adverb or phrase.
fn subject(syn: &Syntax, f: &Found, pos: &str) -> Option<usize> {
    let modal = syn.xpos[f.head] == Xpos::MD;
    let verb = if modal && matches!(syn.rel[f.head].base(), Deprel::AUX | Deprel::COP) {
        syn.head[f.head] as usize
    } else if matches!(pos, "verb") || syn.is_verbal(f.head) {
        f.head
    } else {
        let own = f.words().iter().map(|&w| w as usize).find(|&w| syn.upos[w] == Upos::VERB);
        match own {
            Some(v) => v,
            None => syn.governor(f.head).map(|g| syn.clause_of(g))?,
        }
    };
    // "has neither confirmed nor denied", with the subject hung on the auxiliary.
    let on_auxiliary = || {
        let aux = syn.children(verb).find(|&c| c < verb && syn.rel[c].base() == Deprel::AUX)?;
        syn.child(aux, Deprel::NSUBJ)
    };
    // "were disputed the same day by the sheriff", hung on the day.
    let by = || {
        let mut times = syn.children(verb).filter(|&c| syn.rel[c].base() == Deprel::OBL);
        times.find_map(|c| syn.with_case(c, Deprel::NMOD, word::BY)).filter(|_| syn.is_passive(verb))
    };
    // "two years after promising it, the premier has failed", whom the main clause names.
    let main = || {
        let aside = syn.rel[verb] == Deprel::ADVCL && syn.xpos[verb] == Xpos::VBG;
        syn.governor(verb).filter(|_| aside && pos == "verb").and_then(|g| syn.agent(g))
    };
    let a = syn.agent(verb).or_else(on_auxiliary).or_else(by).or_else(main)?;
    // "it is for them to": a dummy holds nothing.
    (syn.rel[a] != Deprel::EXPL && syn.form[a] != word::THERE).then_some(a)
}

/// The object, or the person addressed where there is no other.
pub fn object(syn: &Syntax, f: &Found) -> Option<usize> {
    scope::object(syn, f).or_else(|| on(syn, f, &[Deprel::IOBJ])).or_else(|| demonstrative(syn, f))
}

/// "denies *that* and has never paid": a pronoun that the parser took for the mark of a clause.
fn demonstrative(syn: &Syntax, f: &Found) -> Option<usize> {
    let t = f.span().end as usize;
    if t + 1 >= syn.len() || f.head + 1 != t || syn.upos[f.head] != Upos::VERB || syn.form[t] != word::THAT {
        return None;
    }
    let ends = matches!(syn.upos[t + 1], Upos::CCONJ | Upos::PUNCT);
    (ends && syn.sentence(t + 1) == syn.sentence(f.head)).then_some(t)
}

/// A dependent of one of the words with one of these relations.
fn on(syn: &Syntax, f: &Found, rels: &[Deprel]) -> Option<usize> {
    f.words()
        .iter()
        .flat_map(|&w| syn.children(w as usize))
        .find(|&c| !f.has(c) && rels.contains(&syn.rel[c]))
}

/// A nominal with a preposition that the parser hung on the governor or on the object of the words.
fn prepositional(syn: &Syntax, f: &Found, prep: crate::base::Sym) -> Option<usize> {
    if !prep.is_known() {
        return None;
    }
    let end = f.span().end as usize;
    // "the changes that they *asked for*": the preposition is left behind by what the clause describes.
    let clause = f.head;
    if syn.rel[clause] == Deprel::ACL_RELCL
        && let Some(p) = (clause + 1..syn.len().min(end + 1)).find(|&p| syn.form[p] == prep)
        && syn.rel[p] != Deprel::CASE
        && syn.children(p).next().is_none()
    {
        return syn.governor(clause).filter(|&g| g < clause);
    }
    let near = |t: usize| {
        syn.children(t).find(|&c| {
            c > end
                && c <= end + 6
                && matches!(syn.rel[c].base(), Deprel::OBL | Deprel::NMOD | Deprel::ADVCL | Deprel::ACL)
                && syn.case(c) == prep
        })
    };
    let above = syn.governor(f.head).filter(|&g| syn.upos[f.head] != Upos::VERB && g < f.head);
    above.and_then(near).or_else(|| scope::object(syn, f).and_then(near))
}

/// "urged both armies to withdraw", with the infinitive hung on the object.
fn controlled(syn: &Syntax, f: &Found) -> Option<usize> {
    let object = object(syn, f)?;
    syn.children(object).find(|&c| {
        c > object
            && syn.rel[c] == Deprel::ACL
            && syn.children(c).any(|m| syn.rel[m] == Deprel::MARK && syn.form[m] == word::TO)
    })
}

/// The noun that an adjective or noun describes, or the subject it is said of.
fn said_of(syn: &Syntax, f: &Found) -> Option<usize> {
    let t = f.head;
    if syn.upos[t] == Upos::ADP {
        // "in favour of": the phrase hangs on what follows it.
        let inside = f.words().iter().map(|&w| w as usize).find(|&w| syn.is_nominal(w))?;
        return described(syn, inside);
    }
    described(syn, t)
}

fn described(syn: &Syntax, t: usize) -> Option<usize> {
    let first = syn.first_conjunct(t);
    match syn.rel[first].base() {
        Deprel::AMOD | Deprel::COMPOUND => {
            // "he is a good man": said of him.
            let n = syn.governor(first)?;
            let named = syn.child(n, Deprel::COP).is_some();
            named
                .then(|| syn.subject(n))
                .flatten()
                .filter(|&s| !matches!(syn.form[s], word::IT | word::THERE))
                .or(Some(n))
        }
        Deprel::NMOD | Deprel::APPOS | Deprel::ACL if !syn.is_predicate(t) => syn.governor(first),
        Deprel::OBL | Deprel::ADVMOD if !syn.is_predicate(t) => {
            let v = syn.governor(first).map(|g| syn.clause_of(g))?;
            syn.subject(v)
        }
        Deprel::XCOMP | Deprel::OBJ | Deprel::ADVCL if !syn.children(t).any(|c| syn.rel[c].is_subject()) => {
            // "called the cut idiotic": said of the object; "remained hopeful", of the subject.
            let v = syn.governor(first)?;
            syn.child(v, Deprel::OBJ)
                .filter(|&o| o != t && o < t)
                .or_else(|| syn.subject(t))
                .or_else(|| syn.subject(v))
        }
        _ => {
            let s = syn.subject(t)?;
            if matches!(syn.form[s], word::IT | word::THERE) {
                let clause =
                    syn.children(t).find(|&c| matches!(syn.rel[c].base(), Deprel::CCOMP | Deprel::CSUBJ));
                return clause.or(Some(s));
            }
            Some(s)
        }
    }
}
