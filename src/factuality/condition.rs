//! Conditionals: the clause under "if" and the like, and the clause that depends on it.

use super::pattern::Found;
use super::{Certainty, Modality, Operator, Work};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{ModalityRow, Slot};
use crate::syntax::{Deprel, Syntax, Xpos};

/// The main clause of an if-clause: it holds on a condition.
///
/// Believed because the if-clause is an adverbial clause of it. Fires in "sessions may *occur* if Washington revises the
/// plan"; must not in "asked if the talks would resume" (a complement) nor under "even if".
const CONDITION: &str = "factuality.condition";

/// A condition without conjunction: auxiliary before its subject, at the head of a clause.
///
/// Fires in "Should the rebels *attack*, the navy will respond"; must not in "Should the navy respond?".
const INVERSION: &str = "factuality.inversion";

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule { id: CONDITION, finds: "main clauses that depend on an if-clause" },
    Rule { id: INVERSION, finds: "conditions made by inversion: should, had, were" },
];

/// Whether a conditional word stands in another use: "if" that introduces a question, "had" as a plain auxiliary.
pub fn wrong_use(syn: &Syntax, row: &ModalityRow, f: &Found) -> bool {
    // The inverted auxiliaries are found by their order, not by the row alone.
    row.pos == "conj" && f.words().len() == 1 && matches!(syn.form[f.head], word::SHOULD | word::HAD | word::WERE)
}

/// The protasis and apodosis of every conditional word of a sentence.
pub fn clauses(work: &mut Work, operators: &[Operator]) {
    for o in operators {
        let row = &work.lex.rows.modality[o.found.row as usize];
        let counterfactual = row.kind == "counterfactual" && matches!(row.pos.as_str(), "conj" | "prep");
        if row.kind != "conditional" && !counterfactual || !matches!(row.scope.first(), Some(Slot::Clause | Slot::Obj)) {
            continue;
        }
        let first = work.syn.form[o.found.words()[0] as usize];
        if first == word::EVEN || first == word::AS && counterfactual {
            continue;
        }
        let cause = work.cause(CONDITION, &o.found);
        if work.syn.rel[o.target] == Deprel::CCOMP && first == word::IF {
            // "could not say if the crew knew": a question, not a condition.
            let fact = work.fact(o.target);
            fact.modality = Modality::Possible;
            continue;
        }
        depend(work, o.target, o.found.span(), cause);
    }
}

/// Marks the clause that depends on a protasis.
fn depend(work: &mut Work, protasis: usize, cue: TokenSpan, cause: Cause) {
    let syn = work.syn;
    let Some(apodosis) = apodosis(syn, protasis) else { return };
    let mut clause = syn.subtree(protasis);
    clause.start = clause.start.min(cue.start);
    while clause.len() > 1 && syn.rel[clause.end as usize - 1] == Deprel::PUNCT {
        clause.end -= 1;
    }
    let alike = |c: usize| syn.xpos[c] == Xpos::VB && !syn.children(c).any(|k| syn.rel[k].is_subject());
    for a in syn.conjuncts(apodosis).enumerate().filter(|&(i, c)| i == 0 || alike(c)).map(|(_, c)| c) {
        if clause.has(a) {
            continue;
        }
        let fact = work.fact(a);
        fact.condition = Some(clause);
        if fact.modality < Modality::Conditional {
            fact.modality = Modality::Conditional;
            fact.modality_cue = Some(cue);
        }
        fact.certainty = fact.certainty.min(Certainty::Possible);
        fact.causes.push(cause);
    }
}

/// The predicate that an if-clause modifies. The parser may hang the clause on the verb of saying above it.
fn apodosis(syn: &Syntax, protasis: usize) -> Option<usize> {
    let mut t = syn.first_conjunct(protasis);
    let mut g = syn.governor(t)?;
    while !syn.is_verbal(g) {
        // "the offer stands if ..." hung on a noun: up to the predicate.
        t = g;
        g = syn.governor(t)?;
    }
    let said = syn.children(g).find(|&c| syn.rel[c] == Deprel::CCOMP && c != t);
    match said {
        Some(c) if (t > g) == (c > g) && syn.rel[t] == Deprel::ADVCL => Some(c),
        _ => Some(g),
    }
}

/// "Should the rebels attack, ...", "Had the police arrested him, ...".
pub fn inversions(work: &mut Work, tokens: TokenSpan) {
    let syn = work.syn;
    for t in tokens.range() {
        if !matches!(syn.form[t], word::SHOULD | word::HAD | word::WERE) || !opens_clause(syn, t, tokens) {
            continue;
        }
        let Some(v) = inverted_verb(syn, t) else { continue };
        let question = work.asks(tokens);
        if question || !syn.children(v).any(|c| syn.rel[c].is_subject() && c > t) {
            continue;
        }
        let row = work.lex.modality.of(syn.form[t]).iter().map(|p| p.row).find(|&r| work.lex.rows.modality[r as usize].pos == "conj");
        let Some(row) = row else { continue };
        let cause = Cause::entry(INVERSION, work.lex.rows.modality[row as usize].at);
        let modality = Modality::of_word(&work.lex.rows.modality[row as usize].modality).unwrap_or_default();
        let fact = work.fact(v);
        fact.modality = modality;
        fact.modality_cue = Some(TokenSpan::new(t, t + 1));
        fact.certainty = fact.certainty.min(Certainty::Possible);
        fact.causes.push(cause);
        let clause = TokenSpan::new(t, t + 1);
        if syn.governor(v).is_some() {
            depend(work, v, clause, cause);
        } else if let Some(main) = syn.children(v).find(|&c| c > v && matches!(syn.rel[c], Deprel::CCOMP | Deprel::PARATAXIS | Deprel::CONJ | Deprel::ADVCL) && syn.is_verbal(c)) {
            // The parser took the condition for the main clause.
            let comma = (t..main).rev().find(|&k| syn.xpos[k] == Xpos::COMMA && k > v);
            let fact = work.fact(main);
            fact.condition = comma.map(|k| TokenSpan::new(t, k));
            fact.modality = fact.modality.max(Modality::Conditional);
            fact.causes.push(cause);
        }
    }
}

/// Whether a token opens a sentence, or a clause after a comma, conjunction or quote mark.
fn opens_clause(syn: &Syntax, t: usize, tokens: TokenSpan) -> bool {
    t == tokens.start as usize
        || matches!(syn.xpos[t - 1], Xpos::COMMA | Xpos::OPEN_QUOTE | Xpos::CLOSE_QUOTE | Xpos::COLON)
        || (syn.xpos[t - 1] == Xpos::CC && t - 1 == tokens.start as usize)
        || syn.form[t - 1] == word::THAT
}

fn inverted_verb(syn: &Syntax, t: usize) -> Option<usize> {
    match syn.rel[t].base() {
        Deprel::AUX | Deprel::COP => syn.governor(t).filter(|&g| g > t),
        _ if syn.form[t] == word::WERE => syn.children(t).find(|&c| syn.rel[c] == Deprel::XCOMP),
        _ => None,
    }
}
