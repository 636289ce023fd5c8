//! Conditionals: the clause under "if" and the like, and the clause that depends on it.

use rustc_hash::FxHashMap;

use super::pattern::Found;
use super::{Certainty, Modality, Operator, Work};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{ModalityRow, Slot};
use crate::syntax::{Deprel, Syntax, Upos, Xpos};

/// The main clause of an if-clause: it holds on a condition.
///
/// Believed because the if-clause is an adverbial clause of it. Fires in "patrols may *start* if the council amends
/// the rules"; must not in "asked if the talks would resume" (a complement) nor under "even if".
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
    row.pos == "conj"
        && f.words().len() == 1
        && matches!(syn.form[f.head], word::SHOULD | word::HAD | word::WERE)
}

/// The protasis and apodosis of every conditional word of a sentence.
pub fn clauses(work: &mut Work, operators: &[Operator]) {
    let complements = complements(work, operators);
    for o in operators {
        let row = &work.lex.rows.modality[o.found.row as usize];
        let counterfactual = row.kind == "counterfactual" && matches!(row.pos.as_str(), "conj" | "prep");
        if row.kind != "conditional" && !counterfactual
            || !matches!(row.scope.first(), Some(Slot::Clause | Slot::Obj))
        {
            continue;
        }
        let first = work.syn.form[o.found.words()[0] as usize];
        if first == word::EVEN || first == word::AS && counterfactual {
            continue;
        }
        let cause = work.cause(CONDITION, &o.found);
        if first == word::IF && asked(work, o.target) {
            // "could not say if the guard knew": a question, not a condition. What hangs on it has taken its mood already:
            // "is unclear if they will continue to help".
            let (cue, syn) = (o.found.span(), work.syn);
            let lower = operators.iter().filter(|p| p.source.is_some_and(|s| syn.below(s, o.target)));
            for t in lower.map(|p| p.target).chain([o.target]) {
                let fact = work.fact(t);
                if t == o.target || fact.modality == Modality::Conditional && fact.modality_cue == Some(cue) {
                    fact.modality = Modality::Possible;
                }
            }
            continue;
        }
        depend(work, o.target, o.found.span(), cause, &complements);
    }
}

/// Verbs and adjectives under which "if" asks a question.
const ASKING: &[&str] = &[
    "determine",
    "ask",
    "know",
    "say",
    "see",
    "wonder",
    "decide",
    "doubt",
    "question",
    "check",
    "tell",
    "investigate",
    "establish",
    "understand",
    "discover",
    "learn",
    "find",
    "sure",
    "clear",
    "unclear",
    "unsure",
    "uncertain",
    "examine",
];

/// Adjectives under which "if" never tells a condition.
const UNKNOWN: &[&str] = &["unclear", "unsure", "uncertain"];

/// Whether the clause is what somebody asks or does not know.
fn asked(work: &Work, protasis: usize) -> bool {
    let Some(g) = work.syn.governor(protasis).filter(|&g| g < protasis) else { return false };
    let lemma = work.syn.lemma[g];
    let any = |words: &[&str]| lemma.is_known() && words.iter().any(|w| work.lex.vocabulary.get(w) == lemma);
    let question = work.syn.rel[protasis] == Deprel::CCOMP || work.out.of(g).negative;
    question && any(ASKING) || any(UNKNOWN)
}

/// Marks the clause that depends on a protasis.
fn depend(
    work: &mut Work,
    protasis: usize,
    cue: TokenSpan,
    cause: Cause,
    complements: &FxHashMap<usize, usize>,
) {
    let syn = work.syn;
    let Some(apodosis) = apodosis(syn, protasis) else { return };
    let apodosis = complements.get(&apodosis).copied().filter(|&c| c < protasis).unwrap_or(apodosis);
    // "have rejected talks unless": it was done, whatever is still to come.
    if syn.form[cue.start as usize] == word::UNLESS && is_past(syn, apodosis) {
        return;
    }
    let mut clause = syn.subtree(protasis);
    clause.start = clause.start.min(cue.start);
    while clause.len() > 1 && syn.rel[clause.end as usize - 1] == Deprel::PUNCT {
        clause.end -= 1;
    }
    let alike = |c: usize| syn.xpos[c] == Xpos::VB && !syn.children(c).any(|k| syn.rel[k].is_subject());
    let mut unmet = false;
    for a in syn.conjuncts(apodosis).enumerate().filter(|&(i, c)| i == 0 || alike(c)).map(|(_, c)| c) {
        if clause.has(a) {
            continue;
        }
        let fact = work.fact(a);
        unmet |= fact.modality == Modality::Counterfactual;
        fact.condition = Some(clause);
        if fact.modality < Modality::Conditional {
            fact.modality = Modality::Conditional;
            fact.modality_cue = Some(cue);
        }
        fact.certainty = fact.certainty.min(Certainty::Possible);
        fact.causes.push(cause);
    }
    // "Lives would have been saved if they had come": they did not.
    let had = |c: usize| syn.form[c] == word::HAD && syn.rel[c].base() == Deprel::AUX;
    if unmet && syn.children(protasis).any(had) {
        let fact = work.fact(protasis);
        (fact.modality, fact.modality_cue) = (Modality::Counterfactual, Some(cue));
        fact.certainty = Certainty::Unlikely;
    }
}

/// Whether a verb tells what was done: "rejected", "have rejected"; not "would have rejected".
fn is_past(syn: &Syntax, v: usize) -> bool {
    let helpers = || syn.children(v).filter(|&c| syn.rel[c].base() == Deprel::AUX);
    match syn.xpos[v] {
        Xpos::VBD => true,
        Xpos::VBN => {
            helpers().any(|c| syn.lemma[c] == word::HAVE) && helpers().all(|c| syn.xpos[c] != Xpos::MD)
        }
        _ => false,
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

/// "threatened to close the strait if": what is threatened depends, the threat itself was made. For each such verb its
/// complement.
fn complements(work: &Work, operators: &[Operator]) -> FxHashMap<usize, usize> {
    let mut out = FxHashMap::default();
    for o in operators {
        let Some(source) = o.source.filter(|&s| work.syn.upos[s] == Upos::VERB && o.target > s) else {
            continue;
        };
        let open = matches!(work.lex.rows.modality[o.found.row as usize].kind.as_str(), "modal" | "future");
        if open && work.syn.is_verbal(o.target) {
            out.entry(source).or_insert(o.target);
        }
    }
    out
}

/// "Should the rebels attack, ...", "Had the police arrested him, ...".
pub fn inversions(work: &mut Work, tokens: TokenSpan) {
    let syn = work.syn;
    for t in tokens.range() {
        if !matches!(syn.form[t], word::SHOULD | word::HAD | word::WERE)
            || !opens_clause(syn, t, tokens) && !is_before_subject(syn, t)
            || work.asks(tokens)
        {
            continue;
        }
        // Parsers rarely see this order, so the parts are told by their form: subject, verb, comma, main clause.
        let comma = (t + 1..tokens.end as usize).find(|&k| syn.xpos[k] == Xpos::COMMA);
        let end = comma.unwrap_or(tokens.end as usize);
        let form = |k: usize| match syn.form[t] {
            word::HAD => matches!(syn.xpos[k], Xpos::VBN | Xpos::VBD),
            _ => matches!(syn.xpos[k], Xpos::VB | Xpos::VBP),
        };
        let subject = (t + 1..end).find(|&k| syn.is_nominal(k));
        let governor = syn.governor(t).filter(|&g| g > t && g < end && syn.rel[t].base() == Deprel::AUX);
        let Some(v) = governor.or_else(|| (subject.map_or(end, |s| s + 1)..end).find(|&k| form(k))) else {
            continue;
        };
        let main =
            (end..tokens.end as usize).find(|&k| syn.xpos[k] == Xpos::MD).map(|m| match syn.rel[m].base() {
                Deprel::AUX | Deprel::COP => syn.head[m] as usize,
                _ => m,
            });
        let row = work
            .lex
            .modality
            .of(syn.form[t])
            .iter()
            .map(|p| p.row)
            .find(|&r| work.lex.rows.modality[r as usize].pos == "conj");
        let (Some(row), true, true) =
            (row, main.is_some() || syn.form[t] != word::HAD, subject.is_some_and(|s| s < v))
        else {
            continue;
        };
        let row = &work.lex.rows.modality[row as usize];
        let cause = Cause::entry(INVERSION, row.at);
        let cue = TokenSpan::new(t, t + 1);
        let fact = work.fact(v);
        fact.modality = Modality::of_word(&row.modality).unwrap_or_default();
        fact.modality_cue = Some(cue);
        fact.certainty = fact.certainty.min(if fact.modality == Modality::Counterfactual {
            Certainty::Unlikely
        } else {
            Certainty::Possible
        });
        fact.causes.push(cause);
        if let Some(main) = main {
            let fact = work.fact(main);
            fact.condition = Some(TokenSpan::new(t, end));
            if fact.modality < Modality::Conditional {
                fact.modality = Modality::Conditional;
                fact.modality_cue = Some(cue);
            }
            fact.certainty = fact.certainty.min(Certainty::Possible);
            fact.causes.push(cause);
        }
    }
}

/// "Has plans *should* the rebels attack": the helper of a clause before its subject, behind the clause that depends on it.
fn is_before_subject(syn: &Syntax, t: usize) -> bool {
    syn.form[t] == word::SHOULD
        && syn.rel[t].base() == Deprel::AUX
        && syn.governor(t).is_some_and(|v| {
            let subject = syn.subject(v).is_some_and(|s| s > t && s < v);
            let joined =
                matches!(syn.rel[v].base(), Deprel::ADVCL | Deprel::ACL | Deprel::CCOMP | Deprel::PARATAXIS);
            subject
                && joined
                && !syn.children(v).any(|c| c < t && matches!(syn.xpos[c], Xpos::WP | Xpos::WRB | Xpos::WDT))
        })
}

/// Whether a token opens a sentence, or a clause after a quote mark or colon.
fn opens_clause(syn: &Syntax, t: usize, tokens: TokenSpan) -> bool {
    t == tokens.start as usize
        || matches!(syn.xpos[t - 1], Xpos::OPEN_QUOTE | Xpos::CLOSE_QUOTE | Xpos::COLON)
        || (syn.xpos[t - 1] == Xpos::CC && t - 1 == tokens.start as usize)
}
