//! Pronouns and possessives that may stand for an actor. Relative pronouns and expletives do not.

use super::expletive::is_expletive;
use super::run::View;
use super::{EntityType, Mention, MentionKind, Mentions, Number, Sense};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "mention.pronoun",
    finds: "a personal or possessive pronoun: \"he\", \"their\"; not the \"it\" of \"it is clear that\"",
}];

/// "[his] or her duties", "he or [she]": anybody, nobody in particular.
fn is_anybody(view: &View, t: usize) -> bool {
    let syn = view.syn;
    let third = |t: usize| SINGULAR.contains(&syn.form[t]) && !FIRST.contains(&syn.form[t]);
    let or = |t: usize| syn.form.get(t) == Some(&word::OR);
    third(t) && (or(t + 1) && t + 2 < syn.len() && third(t + 2) || t >= 2 && or(t - 1) && third(t - 2))
}

const FIRST: &[Sym] = &[word::I, word::ME, word::MY, word::MINE, word::MYSELF];

const PLURAL: &[Sym] = &[
    word::THEY,
    word::THEM,
    word::THEIR,
    word::THEIRS,
    word::THEMSELVES,
    word::WE,
    word::US,
    word::OUR,
    word::OURS,
    word::OURSELVES,
];
const NEUTER: &[Sym] = &[word::IT, word::ITS, word::ITSELF];
const SINGULAR: &[Sym] = &[
    word::HE,
    word::HIM,
    word::HIS,
    word::HIMSELF,
    word::SHE,
    word::HER,
    word::HERS,
    word::HERSELF,
    word::I,
    word::ME,
    word::MY,
    word::MINE,
    word::MYSELF,
];

/// "[Both] said so": a pair, with no noun behind it; not "both sides", "both of which", "both in Oslo and Kyiv".
fn stands_alone(view: &View, t: usize) -> bool {
    let syn = view.syn;
    [word::BOTH, word::NEITHER, word::EACH].contains(&syn.form[t])
        && syn.rel[t] == Deprel::NSUBJ
        && syn.governor(t).is_some_and(|v| v > t && syn.is_verbal(v))
        && syn.children(t).next().is_none()
}

/// Pronouns, in order.
pub(super) fn find(view: &View, out: &mut Mentions) {
    let syn = view.syn;
    for t in 0..syn.len() {
        let each = stands_alone(view, t);
        if syn.upos[t] != Upos::PRON && !matches!(syn.xpos[t], Xpos::PRP | Xpos::PRP_POSS) && !each {
            continue;
        }
        let form = syn.form[t];
        let (number, entity) = if SINGULAR.contains(&form) {
            (Number::Singular, EntityType::Person)
        } else if PLURAL.contains(&form) || each {
            (Number::Plural, EntityType::RoleGroup)
        } else if NEUTER.contains(&form) {
            (Number::Singular, EntityType::Organization)
        } else {
            continue;
        };
        if is_expletive(view, t) || is_anybody(view, t) {
            continue;
        }
        out.all.push(Mention {
            number,
            ..Mention::new(
                TokenSpan::new(t, t + 1),
                t,
                MentionKind::Pronoun,
                entity,
                Sense::Pronoun,
                Cause::rule("mention.pronoun"),
            )
        });
    }
}
