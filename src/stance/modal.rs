//! What a speaker says that his own side will do: promises, threats and refusals without a word of attitude.

use super::slot::Filler;
use super::{Draft, Stance, StanceClass, holder};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::pipeline::Below;
use crate::syntax::{Deprel, Upos, Xpos};

/// A speaker's own future act: a promise, or a refusal where it is negated.
///
/// Believed because the subject is the speaker ("we", "I", or the speaker named again) and the verb stands under will or
/// would. Fires in '"We *will return* to the deal," he said' and in "Poland *would not pay*, its premier said"; must not
/// in "the rain will return, he said".
const OWN_ACT: &str = "stance.own-act";

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule { id: OWN_ACT, finds: "promises and refusals of a speaker's own act" }];

/// Adds the own acts that speakers announce in a sentence.
pub fn speech(b: Below, tokens: TokenSpan, out: &mut Vec<Draft>) {
    let syn = b.syntax;
    for v in tokens.range() {
        if syn.upos[v] != Upos::VERB {
            continue;
        }
        let Some(quote) = b.quotes.covering(v) else { continue };
        let modal = syn.children(v).find(|&c| matches!(syn.lemma[c], word::WILL | word::WOULD) && syn.xpos[c] == Xpos::MD && c < v);
        let Some(modal) = modal.filter(|&m| v - m < 5) else { continue };
        let fact = b.factuality.of(v);
        if !matches!(fact.modality, Modality::Future | Modality::Conditional) || syn.is_passive(v) {
            continue;
        }
        let Some(s) = syn.subject(v) else { continue };
        let speakers = holder::speakers(b, quote);
        let first = matches!(syn.form[s], word::I | word::WE);
        let actors = holder::actors(b, s);
        let own = first || actors.iter().any(|a| speakers.iter().any(|&s| same_side(b, s, *a)));
        let perception = matches!(syn.rel[v], Deprel::ACL_RELCL | Deprel::ADVCL);
        if !own || perception || out.iter().any(|d| d.stance.phrase.has(v)) {
            continue;
        }
        let class = if fact.negative { StanceClass::Reject } else { StanceClass::Commit };
        let target = syn
            .patient(v)
            .or_else(|| syn.children(v).find(|&c| syn.rel[c] == Deprel::OBL))
            .map(|head| Filler { head, clause: false });
        let holder_actors = if actors.is_empty() { speakers.to_vec() } else { actors };
        let reported_by = speakers.first().copied().filter(|s| !holder_actors.contains(s));
        out.push(Draft {
            stance: Stance {
                class,
                polarity: if fact.negative { -1 } else { 1 },
                intensity: 2,
                negated: false,
                phrase: TokenSpan::new(modal, v + 1),
                holder: Some(syn.noun_phrase(s)),
                holder_actors,
                target: target.map(|t| holder::words(b, t)),
                target_actors: target.map_or(Vec::new(), |t| holder::target_actors(b, t)),
                hedge: fact.hedge,
                condition: fact.condition,
                connotation: false,
                reported_by,
                quote: Some(quote),
                cause: Cause::rule(OWN_ACT),
            },
            trigger: v,
            target: target.map(|t| t.head),
            clause: false,
        });
    }
}

/// Whether an actor speaks for another: the same one, or one of the same country.
fn same_side(b: Below, speaker: u32, actor: u32) -> bool {
    if speaker == actor {
        return true;
    }
    let (s, a) = (b.cast.actor(speaker), b.cast.actor(actor));
    s.code.country.is_some() && s.code.country == a.code.country && s.code.sector.as_deref() != Some("OPP")
}
