//! Whom a relative pronoun or "someone" means that the parser left as a speaker.

use super::speaker::{can_speak, is_relative, is_weekday};
use super::view::View;
use crate::base::word;
use crate::syntax::{Deprel, Upos};

/// What a relative pronoun that the parser left without a noun takes up: "an editor, Ann Cole, *who* asked", "arrested
/// a man on Friday *who* said".
pub(super) fn antecedent(view: &View, pronoun: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(pronoun);
    let clause = syn.governor(pronoun).filter(|&v| syn.rel[v].base() == Deprel::ACL);
    let above = clause.and_then(|v| syn.governor(v)).filter(|&g| g < pronoun && syn.is_nominal(g));
    let mut noun = above;
    let mut t = pronoun;
    while noun.is_none() && t > start {
        t -= 1;
        if view.is_comma(t) || matches!(syn.upos[t], Upos::ADV | Upos::DET | Upos::ADJ) {
            continue;
        }
        if !syn.is_nominal(t) || view.marks.inside(t) {
            return None;
        }
        let mut head = t;
        while let Some(g) = syn.governor(head).filter(|&g| {
            g >= start && g < pronoun && syn.is_nominal(g) && !matches!(syn.rel[head], Deprel::OBL_UNMARKED)
        }) {
            head = g;
        }
        let times = syn.rel[head] == Deprel::OBL_UNMARKED || is_weekday(view, head);
        if times {
            t = t.min(syn.subtree(head).start as usize).max(start);
            continue;
        }
        noun = Some(head);
    }
    let noun = noun.filter(|&n| can_speak(view, n) && !is_relative(view, n))?;
    Some(noun)
}

/// Of "for someone who thinks so, Cole says little" the one who thinks is the subject of the main clause.
pub(super) fn for_someone(view: &View, noun: usize) -> Option<usize> {
    let syn = view.syn;
    let unnamed = matches!(view.word(noun), "someone" | "somebody" | "Someone" | "Somebody");
    if !unnamed || !matches!(syn.case(noun), word::FOR | word::AS) {
        return None;
    }
    let main = view.roots[syn.sentence(noun)].and_then(|r| syn.subject(r));
    main.filter(|&s| s != noun && can_speak(view, s) && syn.upos[s] == Upos::PROPN)
}
