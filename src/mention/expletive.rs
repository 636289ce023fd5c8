//! The "it" that stands for nobody: it only holds the place of a clause to come.

use super::run::View;
use crate::base::{Sym, word};
use crate::syntax::{Deprel, Upos, Xpos};

/// Whether a token is an "it" that announces a clause: "*it* is unclear whether", "*it* took him a week to", "when *it*
/// comes to".
///
/// It does not in "*it* is confident that", "*it* was told that", which are about somebody.
pub(super) fn is_expletive(view: &View, t: usize) -> bool {
    let syn = view.syn;
    if syn.form[t] != word::IT {
        return false;
    }
    if syn.rel[t] == Deprel::EXPL {
        return true;
    }
    if holds_place_of_object(view, t) {
        return true;
    }
    let Some(p) = syn.governor(t).filter(|_| syn.rel[t].is_subject()) else { return false };
    let of_class = |name: &str, k: usize| {
        syn.lemma[k].is_known()
            && view
                .lex
                .classes
                .get(name)
                .is_some_and(|c| view.lex.classes.has(c, syn.lemma[k], |_| Sym::UNKNOWN))
    };
    // "It looked unlikely that": what is said of it hangs below the verb.
    let said = syn.children(p).find(|&c| c > p && syn.rel[c] == Deprel::XCOMP && syn.upos[c] == Upos::ADJ);
    let verb = syn.upos[p] == Upos::VERB;
    let clause = |head: usize, finite: bool| {
        syn.children(head).any(|c| {
            let base = syn.rel[c].base();
            let clausal = matches!(
                base,
                Deprel::CCOMP
                    | Deprel::CSUBJ
                    | Deprel::XCOMP
                    | Deprel::ADVCL
                    | Deprel::ACL
                    | Deprel::PARATAXIS
            );
            clausal && c > head && opens(view, head, c, finite)
        })
    };
    for head in [Some(p), said].into_iter().flatten() {
        if syn.upos[head] == Upos::ADJ
            && (of_class("expletive_that", head) && clause(head, true)
                || of_class("expletive_to", head) && clause(head, false))
        {
            return true;
        }
    }
    if !verb {
        // "It is a shame that", "it was time to"
        let noun = syn.upos[p] == Upos::NOUN && syn.child(p, Deprel::COP).is_some();
        // "It has been a decade since"
        let since = || {
            let mark = |c: usize| syn.children(c).any(|k| syn.form[k] == word::SINCE);
            syn.children(p).any(|c| c > p && (mark(c) || syn.form[c] == word::SINCE))
        };
        return noun && (clause(p, true) || of_class("span_of_time", p) && (clause(p, false) || since()));
    }
    // "when it comes to taxes"
    let comes = view.lex.vocabulary.get("come") == syn.lemma[p]
        && syn.children(p).any(|c| c < t && syn.xpos[c] == Xpos::WRB)
        && syn.children(p).any(|c| c > p && syn.case(c) == word::TO);
    if comes {
        return true;
    }
    if of_class("expletive_verb", p) {
        return clause(p, true);
    }
    let lasting = view.lex.vocabulary.get("take") == syn.lemma[p]
        && syn.children(p).any(|o| {
            let amount = matches!(syn.rel[o].base(), Deprel::OBJ | Deprel::OBL | Deprel::IOBJ)
                && !syn.case(o).is_known();
            o > p && amount && (of_class("span_of_time", o) || syn.upos[o] == Upos::NUM)
        });
    if lasting {
        return clause(p, false);
    }
    // "It is believed that"
    let reported = !view.lex.cues.of(syn.lemma[p]).is_empty() && !of_class("informing_verb", p);
    reported && syn.is_passive(p) && clause(p, true)
}

/// "made *it* hard to", "finds *it* strange that": the object that only announces a clause; not "made *it* rich".
fn holds_place_of_object(view: &View, t: usize) -> bool {
    let syn = view.syn;
    // The parser has it as the object of the verb or as the subject of what is said of it.
    let Some(g) = syn.governor(t).filter(|_| matches!(syn.rel[t], Deprel::OBJ | Deprel::NSUBJ)) else {
        return false;
    };
    let said = if syn.upos[g] == Upos::ADJ {
        Some(g).filter(|&g| g > t)
    } else {
        syn.children(g).find(|&c| c > t && syn.rel[c] == Deprel::XCOMP && syn.upos[c] == Upos::ADJ)
    };
    let Some(said) = said else { return false };
    let verb = if said == g { syn.governor(g) } else { Some(g) };
    let class = |name: &str, k: usize| {
        let class = view.lex.classes.get(name);
        syn.lemma[k].is_known()
            && class.is_some_and(|c| view.lex.classes.has(c, syn.lemma[k], |_| Sym::UNKNOWN))
    };
    if !verb.is_some_and(|v| v < t && class("expletive_object", v)) {
        return false;
    }
    let behind = |head: usize, finite: bool| {
        syn.children(head).any(|c| c > said && opens(view, said, c, finite) && !syn.rel[c].is_subject())
    };
    [said, g].into_iter().any(|h| {
        class("expletive_to", said) && behind(h, false) || class("expletive_that", said) && behind(h, true)
    })
}

/// Whether a clause opens with "that" or a question word, or else with "to".
fn opens(view: &View, head: usize, clause: usize, finite: bool) -> bool {
    let syn = view.syn;
    let first = syn.subtree(clause).start as usize;
    let first = if first > head { first } else { head + 1 };
    let form = syn.form[first.min(syn.len() - 1)];
    let question = matches!(syn.xpos[first.min(syn.len() - 1)], Xpos::WRB | Xpos::WP | Xpos::WDT);
    if finite {
        matches!(form, word::THAT | word::WHETHER | word::IF | word::AS) || question
    } else {
        form == word::TO || form == word::FOR
    }
}
