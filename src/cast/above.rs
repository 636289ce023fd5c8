//! What the verb above a pronoun tells of who it is: whom it thanks, blames, asks or attacks.

use super::resolve::View;
use crate::base::{Sym, TokenSpan, word};
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, Xpos};

/// Whom a verb thanks, praises or blames for what a possessive owns: "Oslo thanked [Kyiv] for its help".
pub(super) fn credited(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    if syn.xpos[t] != Xpos::PRP_POSS {
        return None;
    }
    let mut at = syn.first_conjunct(syn.governor(t)?);
    for _ in 0..3 {
        let g = syn.governor(at)?;
        if [word::FOR, word::OF, word::OVER, word::ON].contains(&syn.case(at)) {
            // The parser may hang it on the one thanked.
            let verb = if syn.is_verbal(g) { g } else { syn.governor(g).filter(|&v| syn.is_verbal(v))? };
            let whom = syn.children(verb).find(|&c| {
                c < t && (c > verb && syn.rel[c] == Deprel::OBJ || syn.rel[c] == Deprel::NSUBJ_PASS)
            });
            if let Some(whom) = whom.filter(|&w| w == g || syn.governor(at) == Some(verb)) {
                return Some(whom).filter(|_| view.lex.classes.holds("v_credit", syn.lemma[verb]));
            }
        }
        if !syn.is_nominal(g) || syn.is_verbal(g) {
            return None;
        }
        at = syn.first_conjunct(g);
    }
    None
}

/// Whom a verb blames or praises for what he does: "Cole blames [Reyes] because he stayed away".
pub(super) fn credited_because(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    let clause = syn.governor(t).filter(|_| syn.rel[t].base() == Deprel::NSUBJ)?;
    let verb = syn.governor(clause).filter(|_| syn.rel[clause].base() == Deprel::ADVCL)?;
    let because = syn.children(clause).any(|c| {
        syn.rel[c] == Deprel::MARK && view.words(TokenSpan::new(c, c + 1)).eq_ignore_ascii_case("because")
    });
    syn.children(verb)
        .find(|&c| c > verb && c < t && syn.rel[c] == Deprel::OBJ)
        .filter(|_| because && view.lex.classes.holds("v_credit", syn.lemma[verb]))
}

/// Whom a verb asks a question about him: "Lawmakers pressed [Reyes] on whether he had lied"; not "asked Reyes whether he
/// could go", where the one who asks may want to.
pub(super) fn asked(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    let clause = syn.governor(t).filter(|_| syn.rel[t].base() == Deprel::NSUBJ)?;
    let verb = syn
        .governor(clause)
        .filter(|_| matches!(syn.rel[clause].base(), Deprel::CCOMP | Deprel::ADVCL | Deprel::OBL))?;
    let word = |c: usize| view.words(TokenSpan::new(c, c + 1));
    let question = (verb + 1..t).any(|c| {
        ["whether", "if", "why", "how", "what", "when"].iter().any(|w| w.eq_ignore_ascii_case(word(c)))
    });
    let leave = syn.children(clause).any(|c| {
        syn.rel[c].base() == Deprel::AUX
            && matches!(syn.form[c], word::COULD | word::MAY | word::MIGHT | word::CAN)
    });
    if !question || leave || !view.lex.classes.holds("v_question", syn.lemma[verb]) {
        return None;
    }
    syn.children(verb).find(|&c| c > verb && c < t && matches!(syn.rel[c].base(), Deprel::OBJ | Deprel::IOBJ))
}

/// Whom a verb makes, asks or accuses to do what a possessive stands in: "police accused [Reyes] of hiding his assets",
/// "Oslo urged [Kyiv] to free its hostages"; not "the army arrested Reyes to protect its men".
pub(super) fn controller(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    let mut at = syn.governor(t).filter(|_| syn.xpos[t] == Xpos::PRP_POSS)?;
    for _ in 0..4 {
        if syn.is_verbal(at) {
            break;
        }
        at = syn.governor(at)?;
    }
    let open = syn.is_verbal(at) && !syn.children(at).any(|c| syn.rel[c].is_subject());
    let first = syn.first_conjunct(at);
    let mark = |m: Sym| syn.children(first).any(|c| syn.rel[c] == Deprel::MARK && syn.form[c] == m);
    let gerund = syn.xpos[first] == Xpos::VBG && (mark(word::OF) || mark(word::FOR) || mark(word::FROM));
    let told = syn.rel[first].base() == Deprel::XCOMP && mark(word::TO);
    let clause = matches!(syn.rel[first].base(), Deprel::XCOMP | Deprel::ADVCL | Deprel::ACL | Deprel::CCOMP);
    if !open || !clause || !(gerund || told) {
        return None;
    }
    // What somebody is accused of breaking, or told to keep away from, is another's: "accused Kyiv of hitting [its] ships",
    // "told Oslo not to meddle in [its] affairs".
    let person = matches!(syn.form[t], word::HIS | word::HER);
    let denied = syn.children(first).any(|c| syn.form[c] == word::NOT);
    let owns = syn.governor(t).is_some_and(|n| view.lex.classes.holds("of_states", syn.lemma[n]));
    if gerund && !person || denied || owns {
        return None;
    }
    let g = syn.governor(first)?;
    let verb =
        if syn.is_verbal(g) { g } else { syn.governor(g).filter(|_| syn.rel[g].base() == Deprel::OBJ)? };
    if view.lex.classes.holds("v_self_bound", syn.lemma[verb]) {
        return None;
    }
    syn.children(verb)
        .find(|&c| c > verb && c < first && c < t && matches!(syn.rel[c].base(), Deprel::OBJ | Deprel::IOBJ))
}

/// Of whom a lawyer speaks: "[Cole]'s lawyer said he had been released".
pub(super) fn client_of(view: &View, inside: Option<usize>) -> Option<usize> {
    let (syn, quote) = (view.syn, &view.quotes.all[inside?]);
    let speaker = quote.speaker.filter(|_| quote.kind == QuoteKind::Indirect)?;
    let lawyer = speaker.range().find(|&t| view.lex.classes.holds("lawyer", syn.lemma[t]))?;
    syn.possessor(lawyer)
}

/// Who attacks what a possessive owns: nobody bombs his own, unless "own" says so. "[Moscow] said Kyiv had hit [its] ships".
pub(super) fn attacker_of(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    if syn.xpos[t] != Xpos::PRP_POSS {
        return None;
    }
    let noun = syn.governor(t)?;
    let own = syn.children(noun).any(|c| syn.lemma[c] == word::OWN);
    let first = syn.first_conjunct(noun);
    let verb = syn.governor(first).filter(|_| syn.rel[first] == Deprel::OBJ && !own)?;
    let attack = view.lex.classes.get("v_attack")?;
    let attacks = view.lex.classes.has(attack, syn.lemma[verb], |_| Sym::UNKNOWN)
        || view.lex.classes.holds("v_others", syn.lemma[verb]);
    syn.subject(verb).filter(|_| attacks)
}
