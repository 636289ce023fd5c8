//! Places of the gazetteer that act: "Texas sued the ministry" is about who governs there.

use super::run::View;
use super::{EntityType, Mention, MentionKind, Mentions, Number, Sense};
use crate::base::word;
use crate::cause::{Cause, Rule};
use crate::syntax::Deprel;

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "mention.place-acts",
    finds: "a place that acts: \"Catalonia rejected the offer\"; not \"Catalonia lies in Spain\"",
}];

/// Turns places that are the subject of an act into mentions.
pub(super) fn find(view: &View, out: &mut Mentions) {
    let mut places = std::mem::take(&mut out.places);
    places.retain(|p| {
        if p.actor.is_some() || p.row.is_none() || !acts(view, p.head) {
            return true;
        }
        out.all.push(Mention {
            tokens: p.tokens,
            head: p.head,
            kind: MentionKind::Name,
            entity: EntityType::Place,
            sense: Sense::Unknown,
            number: Number::Singular,
            role: None,
            role_agent: None,
            of: p.row
                .and_then(|r| view.lex.state(&view.lex.rows.places[r as usize].country))
                .map(|(a, _)| a)
                .into_iter()
                .collect(),
            metonym: true,
            short: false,
            cause: Cause { rule: "mention.place-acts", entry: p.cause.entry },
        });
        false
    });
    out.places = places;
}

/// The subject of a verb that the lexicons know as an act or a saying, in the active voice.
fn acts(view: &View, head: usize) -> bool {
    let syn = view.syn;
    let first = syn.first_conjunct(head);
    if syn.rel[first] != Deprel::NSUBJ || syn.case(first).is_known() {
        return false;
    }
    let Some(v) = syn.governor(first).filter(|&v| syn.is_verbal(v) && !syn.is_passive(v)) else { return false };
    let lemma = syn.lemma[v];
    ![word::BE, word::HAVE, word::DO, word::GET].contains(&lemma)
        && (!view.lex.cues.of(lemma).is_empty() || !view.lex.frames.of(lemma).is_empty())
}
