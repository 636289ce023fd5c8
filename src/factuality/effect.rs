//! What a row does to the facts of its target.

use super::pattern::Found;
use super::share::is_known;
use super::{Certainty, Fact, Modality, Operator, Work};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::lexicon::ModalityRow;
use crate::syntax::{Deprel, Xpos};

/// A word that acts on its own clause: auxiliary, negator, adverb.
///
/// Believed because the row says so and the tree gives the predicate it stands with. Fires in "Moscow may *withdraw* its
/// troops"; must not in "the talks begin in May", where the word is a month.
const OPERATOR: &str = "factuality.operator";

/// A quantity of none: determiner or pronoun with the predicate that its noun is an argument of.
///
/// Fires in "Neither side *announced* new steps" and "No soldiers *crossed* the border"; must not in "not only Poland
/// but Latvia protested" or with an oblique ("with no warning, the army attacked").
const QUANTITY: &str = "factuality.quantity";

/// An adjective on an event noun, or predicated of it.
///
/// Fires in "a possible *strike*" and "a *merger* is unlikely"; must not in "it was the best possible result for
/// the army", where the noun is no event (nobody asks there).
const ADJECTIVE: &str = "factuality.adjective";

/// A verb, noun or phrase that says whether its complement happened, joined with what is said of the verb itself.
///
/// Fires in "failed to *agree*" (negative), "did not fail to *agree*" (positive), "ruled out *talks*", "a plan to
/// *attack*"; must not in "said that it *agreed*", as "say" has no row.
pub const EMBEDDING: &str = "factuality.embedding";

/// A preposition or conjunction that makes its clause or noun unreal.
///
/// Fires in "left without *signing* the deal" and "as if he had *won*"; must not in "without doubt the army attacked".
const INTRODUCED: &str = "factuality.introduced";

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule { id: OPERATOR, finds: "auxiliaries, negators and adverbs on their own predicate" },
    Rule { id: QUANTITY, finds: "predicates whose argument is no one, nothing, neither or few" },
    Rule { id: ADJECTIVE, finds: "event nouns under an adjective such as possible, planned or alleged" },
    Rule { id: EMBEDDING, finds: "complements of verbs, nouns and phrases that say whether they are real" },
    Rule {
        id: INTRODUCED,
        finds: "clauses and nouns under a preposition or conjunction that makes them unreal",
    },
];

/// Applies a row that stands for itself.
pub fn local(work: &mut Work, o: &Operator) {
    let row = &work.lex.rows.modality[o.found.row as usize];
    let rule = match row.pos.as_str() {
        "det" | "noun" => QUANTITY,
        "adj" => ADJECTIVE,
        "conj" | "prep" => INTRODUCED,
        _ => OPERATOR,
    };
    let adjective = row.pos == "adj" && work.syn.rel[o.found.head] != Deprel::AMOD;
    let turned = adjective && work.out.of(o.found.head).negative;
    let could_not = row.pos == "aux" && work.syn.form[o.found.head] == word::COULD;
    // "did not leave without signing": they signed.
    let undone = row.pos == "prep"
        && work.syn.form[o.found.head] == word::WITHOUT
        && work.syn.xpos[o.target] == Xpos::VBG
        && work.syn.governor(o.target).is_some_and(|g| work.out.of(g).negative);
    let (cue, cause) = (cue(work, &o.found), work.cause(rule, &o.found));
    let fact = work.fact(o.target);
    if could_not && fact.negative {
        // "could not reach the hut": they did not.
        fact.causes.push(cause);
        return;
    }
    if row.negative && !turned && !undone {
        fact.negative = true;
        fact.negation_cue.get_or_insert(cue);
    }
    if could_be_real(row) {
        // "could" before "not" is met first: the negator finds the modality and takes it back.
        if row.negative
            && row.modality.is_empty()
            && fact.modality_cue.is_some_and(|c| work.syn.form[c.start as usize] == word::COULD)
        {
            let fact = work.fact(o.target);
            fact.modality = Modality::Asserted;
            fact.certainty = Certainty::Certain;
        }
    }
    let fact = work.fact(o.target);
    set_modality(fact, row, cue);
    fact.causes.push(cause);
    if turned && fact.modality == Modality::Possible {
        fact.certainty = turned_certainty(row);
    }
}

fn could_be_real(row: &ModalityRow) -> bool {
    row.kind == "negator" && row.pos == "adv"
}

/// "not likely" is unlikely, "not unlikely" is likely.
fn turned_certainty(row: &ModalityRow) -> Certainty {
    match row.certainty.as_str() {
        "unlikely" => Certainty::Probable,
        "certain" => Certainty::Possible,
        _ => Certainty::Unlikely,
    }
}

/// The words of a row; "n't" with the auxiliary that it is written to.
fn cue(work: &Work, f: &Found) -> TokenSpan {
    let mut span = f.span();
    if work.syn.form[span.start as usize] == word::NT && span.start > 0 {
        span.start -= 1;
    }
    span
}

/// Raises modality, lowers certainty, and notes hedges.
fn set_modality(fact: &mut Fact, row: &ModalityRow, cue: TokenSpan) {
    let modality = Modality::of_word(&row.modality).unwrap_or_default();
    if modality > fact.modality {
        fact.modality = modality;
        fact.modality_cue = Some(cue);
    }
    if modality == Modality::Counterfactual {
        fact.certainty = Certainty::Unlikely;
    }
    if let Some(c) = Certainty::of_word(&row.certainty) {
        fact.certainty = fact.certainty.min(c);
    }
    if row.kind == "hedge" && row.certainty != "certain" && row.pos != "conj" {
        fact.hedge.get_or_insert(cue);
        if fact.modality == Modality::Possible {
            fact.modality_cue.get_or_insert(cue);
        }
    }
}

/// Applies a row that embeds its target under a predicate, whose own facts are complete by now.
pub fn embedding(work: &mut Work, o: &Operator) {
    let row = &work.lex.rows.modality[o.found.row as usize];
    let upper = work.copy(o.source.unwrap_or(o.found.head));
    let (cue, cause) = (cue(work, &o.found), work.cause(EMBEDDING, &o.found));
    // The upper verb's negation may stand inside the row's own words ("is not true"); of "isn't" only the verb may.
    let upper_negative =
        upper.negative && upper.negation_cue.is_none_or(|c| !c.range().all(|t| o.found.has(t)));
    let settled = upper.modality == Modality::Asserted && is_settled(work, o);
    let fact = work.fact(o.target);
    fact.causes.push(cause);
    if row.kind == "factive" || settled {
        return;
    }
    let doubt = row.kind == "hedge";
    let negative = match (row.negative, upper_negative) {
        (true, true) => {
            // "did not fail to" happened; "did not deny that", "did not rule out" may have.
            if row.certainty != "certain" {
                raise(fact, Modality::Possible, Certainty::Possible, cue);
            }
            false
        }
        (false, true) if doubt => {
            raise(fact, Modality::Possible, turned_certainty(row), cue);
            false
        }
        (r, u) => r || u,
    };
    if negative {
        fact.negative = !fact.negative;
        fact.negation_cue = if row.negative { Some(cue) } else { upper.negation_cue.or(Some(cue)) };
    }
    if !upper_negative || !row.negative && !doubt {
        set_modality(fact, row, cue);
    }
    if upper.modality > fact.modality {
        fact.modality = upper.modality;
        fact.modality_cue = upper.modality_cue;
    }
    fact.certainty = fact.certainty.min(upper.certainty);
    if fact.condition.is_none() {
        fact.condition = upper.condition;
    }
    if fact.hedge.is_none() {
        fact.hedge = upper.hedge;
    }
}

/// Whether a noun tells of a choice that is known and was carried out: "his decision to *leave* the pact angered them"; not
/// "announced a decision to leave" nor "awaits the decision to leave".
fn is_settled(work: &Work, o: &Operator) -> bool {
    let syn = work.syn;
    let noun = o.found.head;
    let new = syn.rel[noun] == Deprel::OBJ
        && syn.governor(noun).is_some_and(|v| work.lex.classes.holds("v_make_choice", syn.lemma[v]));
    work.lex.classes.holds("n_choice", syn.lemma[noun]) && syn.is_nominal(noun) && is_known(syn, noun) && !new
}

fn raise(fact: &mut Fact, modality: Modality, certainty: Certainty, cue: TokenSpan) {
    if modality > fact.modality {
        fact.modality = modality;
        fact.modality_cue = Some(cue);
    }
    fact.certainty = fact.certainty.min(certainty);
}
