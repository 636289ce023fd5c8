//! Clauses whose form alone says that they state no fact: infinitives under a noun or as a subject, and commands.

use super::{Certainty, Modality, Work, scope};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::syntax::{Deprel, Upos, Xpos};

/// An infinitive with "to" that depends on a noun tells what might be done, not that it was.
///
/// Fires in "his instinct to *lash* out at allies"; must not in "the first leader to *visit* the camp", where the noun
/// is picked out by having done it, nor where a row says more of it ("the failure to *act*").
const INFINITIVE: &str = "factuality.infinitive-of-noun";

/// A deed as the subject of what would or could be has not been done.
///
/// Fires in "to *oppose* the plan would be a mistake" and "*striking* Iran could start a war"; must not in "*striking*
/// Iran started a war".
const SUBJECT: &str = "factuality.deed-as-subject";

/// A command tells what somebody shall do.
///
/// Fires in "“*Withdraw* from the north,” he said"; must not in "they *withdraw*".
const COMMAND: &str = "factuality.command";

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule { id: INFINITIVE, finds: "infinitives that depend on a noun: \"his instinct to lash out\"" },
    Rule { id: SUBJECT, finds: "deeds as subjects of what would be: \"to strike now would be a mistake\"" },
    Rule { id: COMMAND, finds: "commands: \"Withdraw from the north\"" },
];

/// Makes possible what is not asserted by its form, where no word has said more.
pub fn forms(work: &mut Work, tokens: TokenSpan) {
    for t in tokens.range() {
        let Some(rule) = unasserted(work, t) else { continue };
        let fact = work.fact(t);
        if fact.modality == Modality::Asserted && !fact.negative && fact.causes.is_empty() {
            fact.modality = Modality::Possible;
            fact.certainty = fact.certainty.min(Certainty::Possible);
            fact.causes.push(Cause::rule(rule));
        }
    }
}

fn unasserted(work: &Work, t: usize) -> Option<&'static str> {
    let syn = work.syn;
    let first = syn.first_conjunct(t);
    let infinitive = syn.xpos[t] == Xpos::VB && scope::has_to(syn, first);
    match syn.rel[first].base() {
        Deprel::ACL if infinitive => {
            let noun = syn.governor(first).filter(|&g| syn.is_nominal(g) && g < first)?;
            (!picked_out(work, noun) && !is_shown(work, t, noun)).then_some(INFINITIVE)
        }
        Deprel::CSUBJ | Deprel::ADVCL if infinitive || syn.xpos[t] == Xpos::VBG => {
            let above = syn.governor(first).filter(|&g| first < g)?;
            let subject = |v: usize| syn.children(v).any(|c| syn.rel[c].is_subject());
            // The parser takes some subjects for adjuncts, also of a verb of saying that breaks in ("To resist, he said,
            // would be a mistake"); then the clause has no other.
            let of_said = || syn.complement(above).filter(|&c| c > above && !subject(c));
            let clause =
                Some(above).filter(|_| syn.rel[first].is_subject() || !subject(above)).or_else(of_said)?;
            let open = [word::WOULD, word::COULD, word::MIGHT];
            let mut helpers = syn.children(clause).filter(|&c| syn.rel[c].base() == Deprel::AUX);
            helpers.any(|c| open.contains(&syn.lemma[c])).then_some(SUBJECT)
        }
        _ => is_command(work, t).then_some(COMMAND),
    }
}

/// Whether a noun is said to be the one that did something: "the *first* to leave", "the *biggest* bank to fail".
fn picked_out(work: &Work, noun: usize) -> bool {
    let syn = work.syn;
    let picks = |t: usize| syn.xpos[t] == Xpos::JJS || work.lex.classes.holds("picks_out", syn.form[t]);
    picks(noun) || syn.children(noun).any(picks)
}

/// Whether an infinitive is what is said with the deed above it: "blocked a *road* to *demand* food".
fn is_shown(work: &Work, t: usize, noun: usize) -> bool {
    let syn = work.syn;
    let of_deed = matches!(syn.rel[noun].base(), Deprel::OBJ | Deprel::OBL | Deprel::NMOD);
    let said = ["v_demand", "v_protest", "v_condemn", "v_urge", "v_praise"];
    of_deed && said.iter().any(|class| work.lex.classes.holds(class, syn.lemma[t]))
}

/// Whether a bare verb opens a sentence or what stands between marks, without a subject or helper.
fn is_command(work: &Work, t: usize) -> bool {
    let syn = work.syn;
    let opens = t == syn.tokens_of(syn.sentence(t)).start as usize || syn.upos[t - 1] == Upos::PUNCT;
    syn.xpos[t] == Xpos::VB
        && syn.upos[t] == Upos::VERB
        && opens
        && matches!(syn.rel[t].base(), Deprel::ROOT | Deprel::CCOMP | Deprel::PARATAXIS)
        && !syn.children(t).any(|c| {
            syn.rel[c].is_subject() || syn.rel[c].base() == Deprel::AUX || c < t && syn.rel[c] == Deprel::MARK
        })
}
