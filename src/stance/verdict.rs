//! Judgements whose holder is no slot of their row: who judges, and whether the judgement says enough without anybody.

use super::slot::Filler;
use super::{Below, holder, senses};
use crate::base::{TokenSpan, word};
use crate::factuality::Modality;
use crate::factuality::pattern::Found;
use crate::lexicon::StanceRow;
use crate::syntax::{Deprel, Xpos};

/// Who judges, and what, where the word is the verdict: "Rivals *called* the cyclist a cheat", "*described* the talks as
/// constructive".
pub(super) fn judge(b: Below, f: &Found) -> Option<(Filler, Filler)> {
    let syn = b.syntax;
    let mut verdict = syn.first_conjunct(f.head);
    // "called it a *cowardly* attack".
    if matches!(syn.rel[verdict], Deprel::AMOD | Deprel::COMPOUND) {
        verdict = syn.first_conjunct(syn.governor(verdict)?);
    }
    let v = syn.governor(verdict)?;
    // "calls the strikes a *violation*", with the verdict hung on what is judged.
    let above = syn.governor(v).filter(|&g| syn.rel[v] == Deprel::OBJ && senses::in_class(b, g, "v_judge"));
    // "described the move as a *stunt*", hung there too.
    let named = matches!(syn.rel[verdict], Deprel::OBJ | Deprel::APPOS)
        || syn.rel[verdict] == Deprel::NMOD && syn.case(verdict) == word::AS;
    if let Some(g) = above
        && named
        && v < verdict
    {
        let noun = |head: usize| Filler { head, clause: false };
        return Some((noun(syn.agent(g)?), noun(v)));
    }
    if !senses::in_class(b, v, "v_judge") {
        return None;
    }
    let fits = match syn.rel[verdict].base() {
        Deprel::XCOMP | Deprel::OBJ | Deprel::ADVCL | Deprel::CCOMP => true,
        Deprel::OBL => syn.case(verdict) == word::AS || senses::in_class(b, v, "v_blame"),
        _ => false,
    };
    let noun = |head: usize| Filler { head, clause: false };
    let judged = syn
        .patient(v)
        .filter(|&o| o != verdict)
        .or_else(|| syn.child(v, Deprel::IOBJ))
        // "Rejected as "misleading" a report": what is long stands behind the verdict.
        .filter(|&o| o < verdict || syn.case(verdict) == word::AS && !syn.below(o, verdict))?;
    let who = syn.agent(v).filter(|&a| fits && a != judged)?;
    Some((noun(who), noun(judged)))
}

/// Who calls something by the words: "in what the mayor called a *cowardly* attack", "over what it said was a *grab for
/// power*".
pub(super) fn dubbed(b: Below, f: &Found) -> Option<Filler> {
    let syn = b.syntax;
    let mut verdict = syn.first_conjunct(f.head);
    if matches!(syn.rel[verdict], Deprel::AMOD | Deprel::COMPOUND) {
        verdict = syn.first_conjunct(syn.governor(verdict)?);
    }
    let calls = |v: usize| {
        syn.rel[v] == Deprel::ACL_RELCL
            && syn.governor(v).is_some_and(|w| syn.form[w] == word::WHAT)
            && (senses::in_class(b, v, "v_judge") || syn.lemma[v] == word::SAY)
    };
    let above = syn.governor(verdict).filter(|&v| calls(v));
    let inside = || {
        let what = syn.children(verdict).find(|&c| c < verdict && syn.form[c] == word::WHAT)?;
        syn.children(what).find(|&v| calls(v))
    };
    let who = syn.agent(above.or_else(inside)?)?;
    Some(Filler { head: who, clause: false })
}

/// Whether a noun is what its clause's subject shows.
pub(super) fn shown_by_subject(b: Below, n: usize) -> bool {
    let syn = b.syntax;
    let Some(v) = syn.governor(syn.first_conjunct(n)) else { return false };
    // "fired the minister, renewing calls for a vote": what an act brings about is not the doer's.
    if syn.rel[v] == Deprel::ADVCL && syn.xpos[v] == Xpos::VBG && syn.xpos[n] == Xpos::NNS {
        return false;
    }
    matches!(syn.rel[syn.first_conjunct(n)].base(), Deprel::OBJ | Deprel::XCOMP | Deprel::NSUBJ | Deprel::OBL)
        && senses::in_class(b, v, "v_show_attitude")
}

/// Whether a judgement without holder says enough: in somebody's words, or about an actor.
pub(super) fn judged(b: Below, f: &Found, row: &StanceRow, t: Filler) -> bool {
    let syn = b.syntax;
    let quoted = b.quotes.covering(f.head).is_some();
    // "If that is done, *it* is illegal": nobody is meant.
    let on_actor = holder::is_actor(b, t.head)
        && (syn.form[t.head] != word::IT || !holder::actors(b, t.head).is_empty());
    match row.pos.as_str() {
        // Modals and conditions count where somebody is speaking.
        "phrase"
            if f.words().len() == 1
                || syn.xpos[f.words()[0] as usize] == Xpos::MD
                || row.class == "demand" =>
        {
            quoted
        }
        // A reporter's own "reportedly" or "if" holds nothing back: it is the fact's certainty, and no stance.
        "phrase" => quoted || on_actor && !matches!(row.class.as_str(), "hedge" | "condition"),
        "adj" => {
            let attribute = syn.rel[syn.first_conjunct(f.head)] == Deprel::AMOD;
            let blamed = !quoted
                && attribute
                && row.class == "criticise"
                && row.intensity > 1
                && holder::answerable(b, t.head).is_some();
            // "oppressive systems": what the author calls somebody counts where the word is strong.
            if attribute && !quoted && !blamed && row.intensity < 3 {
                return false;
            }
            // "sales were stronger than in May" measures.
            let measured = matches!(syn.xpos[f.head], Xpos::JJR | Xpos::RBR);
            // "fundamentals are weak" is what figures say; "the premier is weak" is what somebody says.
            let thin = matches!(row.phrase.as_str(), "strong" | "weak");
            if thin {
                return on_actor && !attribute;
            }
            on_actor || quoted && !attribute && !measured || blamed
        }
        "noun" => {
            let said = syn.is_predicate(f.head) || matches!(syn.rel[f.head], Deprel::APPOS | Deprel::XCOMP);
            // "There is uncertainty over the merger", somebody says.
            let there = syn
                .governor(syn.first_conjunct(f.head))
                .is_some_and(|v| syn.lemma[v] == word::BE && syn.child(v, Deprel::EXPL).is_some());
            let verdict = quoted && (there || syn.child(f.head, Deprel::COP).is_some());
            on_actor && (said || quoted && syn.possessor(f.head) == Some(t.head)) || verdict
        }
        _ if row.connotation => on_actor && in_own_words(b, f.head) && is_told(b, f.head, row, t.head),
        "adv" if row.class == "hedge" => quoted,
        // "relies on its cars to recover": what comes of it, unless somebody says so.
        "verb" if matches!(row.class.as_str(), "optimism" | "pessimism") => quoted,
        _ => quoted || on_actor,
    }
}

/// Whether a word stands in somebody's quoted words: "they *killed* my brother" blames, where a reporter's "the police
/// killed four" only tells.
pub(super) fn in_own_words(b: Below, t: usize) -> bool {
    let at = b.syntax.span(TokenSpan::new(t, t + 1));
    b.quotes.covering(t).is_some_and(|q| b.quotes.all[q].quoted.iter().any(|s| s.contains(at)))
}

/// Whether an act is told as done by somebody else than the one who tells it: "they *betrayed* us", but not "we *helped*
/// them" or "it may *hurt* them". A bad act that is only meant or tried blames too ("their efforts to *undermine* us"), a
/// good one does not praise: "a plan to *help* the miners".
fn is_told(b: Below, v: usize, row: &StanceRow, doer: usize) -> bool {
    let syn = b.syntax;
    let first = syn.first_conjunct(v);
    let bare = matches!(syn.xpos[first], Xpos::VB | Xpos::VBG)
        && !syn.children(first).any(|c| matches!(syn.rel[c].base(), Deprel::AUX | Deprel::COP));
    let fact = b.factuality.of(v);
    let done = fact.modality == Modality::Asserted && !bare;
    (done || bare && row.polarity < 0)
        && !fact.negative
        && !matches!(syn.form[doer], word::I | word::WE | word::ME | word::US)
}
