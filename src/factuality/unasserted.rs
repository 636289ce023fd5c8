//! Clauses whose form alone says that they state no fact: infinitives under a noun or as a subject, and commands.

use super::pattern::Found;
use super::{Certainty, Modality, Work, scope};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{Lexicons, ModalityRow, Slot};
use crate::syntax::{Deprel, Syntax, Upos, Xpos};

/// An infinitive with "to" that depends on a noun tells what might be done, not that it was.
///
/// Fires in "his instinct to *lash* out at allies"; must not in "the first leader to *visit* the camp", where the noun
/// is picked out by having done it, nor where a row says more of it ("the failure to *act*").
const INFINITIVE: &str = "factuality.infinitive-of-noun";

/// A deed as the subject of what would or could be has not been done.
///
/// Fires in "to *oppose* the plan would be a mistake", "*striking* Iran could start a war" and "it is important to *meet*";
/// must not in "*striking* Iran started a war" nor in "it was wrong to *strike*".
const SUBJECT: &str = "factuality.deed-as-subject";

/// An infinitive with a subject as the main verb of a headline tells what is to come.
///
/// Fires in "Oslo to *expel* two envoys"; must not in "to *expel* them is wrong".
const HEADLINE: &str = "factuality.headline-infinitive";

/// A command tells what somebody shall do.
///
/// Fires in "“*Withdraw* from the north,” he said"; must not in "they *withdraw*".
const COMMAND: &str = "factuality.command";

/// What shall be done when something else is so: the present tense of a clause of time below what is to come.
///
/// Fires in "will pay when the hostages *are freed*" and "will fight until Israel *withdraws*"; must not in "arrests people
/// when they *protest*" nor in "fought until Israel withdrew".
const TIME_CLAUSE: &str = "factuality.time-clause";

/// A participle that shares what is said of the verb it stands beside.
///
/// Fires in "could vote next week, *ending* the embargo"; must not in "could be jailed after *attacking* a guard" nor in
/// "could resign, having *attacked* the court".
const PARTICIPLE: &str = "factuality.participle";

/// What something that is only possible would be done for.
///
/// Fires in "is ready to compromise to *reach* a deal"; must not in "compromised to reach a deal".
const PURPOSE: &str = "factuality.purpose";

/// A word that stands only in what is denied, below a verb that is denied.
///
/// Fires in "did not see anybody *shoot*" and "does not remember ever *meeting* him"; must not in "did not see the men
/// *shoot*".
const DENIED: &str = "factuality.denied-below";

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule { id: INFINITIVE, finds: "infinitives that depend on a noun: \"his instinct to lash out\"" },
    Rule { id: SUBJECT, finds: "deeds as subjects of what would be: \"to strike now would be a mistake\"" },
    Rule {
        id: TIME_CLAUSE,
        finds: "what is to come in a clause of time: \"will pay when the hostages are freed\"",
    },
    Rule {
        id: PARTICIPLE,
        finds: "participles beside what is only possible: \"could vote, ending the embargo\"",
    },
    Rule { id: PURPOSE, finds: "what would be done for it: \"ready to compromise to reach a deal\"" },
    Rule { id: DENIED, finds: "words that stand only in denials: \"did not see anybody shoot\"" },
    Rule { id: HEADLINE, finds: "what is to come in a headline: \"Oslo to expel two envoys\"" },
    Rule { id: COMMAND, finds: "commands: \"Withdraw from the north\"" },
];

/// Makes possible what is not asserted by its form, where no word has said more.
pub fn forms(work: &mut Work, tokens: TokenSpan) {
    for t in tokens.range() {
        let Some(rule) = unasserted(work, t) else { continue };
        let fact = work.fact(t);
        if fact.modality == Modality::Asserted && !fact.negative && fact.causes.is_empty() {
            let (modality, certainty) = if rule == HEADLINE {
                (Modality::Future, Certainty::Probable)
            } else {
                (Modality::Possible, Certainty::Possible)
            };
            fact.modality = modality;
            fact.certainty = fact.certainty.min(certainty);
            fact.causes.push(Cause::rule(rule));
        }
    }
}

/// Hands what is to come or only possible down to clauses of time and participles beside it.
pub fn beside(work: &mut Work, tokens: TokenSpan) {
    let syn = work.syn;
    let low = |t: &usize| matches!(syn.rel[*t], Deprel::ADVCL | Deprel::XCOMP | Deprel::CCOMP);
    for t in tokens.range().filter(low) {
        let Some(above) = syn.governor(t) else { continue };
        let (upper, own) = (work.copy(above), work.out.of(t));
        if own.modality != Modality::Asserted || own.negative {
            continue;
        }
        let open = upper.modality != Modality::Asserted;
        // "Would stay to fight": an infinitive of which no row says anything.
        // "Could have driven him to fight": that he fought is no guess.
        let said = !own.causes.is_empty() || upper.modality == Modality::Counterfactual;
        if syn.rel[t] == Deprel::XCOMP && (said || syn.xpos[t] != Xpos::VB) {
            continue;
        }
        // "Could see the state take a stake", "should let them look": a bare verb below is as open.
        let helped = syn.children(t).any(|c| syn.rel[c].base() == Deprel::AUX);
        let bare = syn.xpos[t] == Xpos::VB && !helped && !scope::has_to(syn, t);
        if syn.rel[t] == Deprel::CCOMP && (said || !bare || !lets(work, above)) {
            continue;
        }
        let (modality, rule) = if open && is_present_time(syn, t) {
            let until = syn.marked_by(t, &[word::UNTIL]).is_some();
            (if until { Modality::Conditional } else { Modality::Future }, TIME_CLAUSE)
        } else if open && !upper.negative && is_beside(work, t, above) {
            (upper.modality, PARTICIPLE)
        } else if open
            && !upper.negative
            && syn.xpos[t] == Xpos::VB
            && (scope::has_to(syn, t) || bare && syn.rel[t] != Deprel::ADVCL && lets(work, above))
        {
            (upper.modality, PURPOSE)
        } else {
            continue;
        };
        for c in syn.conjuncts(t) {
            if c != t && syn.xpos[c] != syn.xpos[t] {
                continue;
            }
            let fact = work.fact(c);
            if fact.modality == Modality::Asserted {
                fact.modality = modality;
                fact.modality_cue = upper.modality_cue;
                fact.certainty = fact.certainty.min(upper.certainty.min(Certainty::Probable));
                fact.causes.push(Cause::rule(rule));
            }
        }
    }
}

/// Whether a verb has a bare infinitive below it: "let them go", "saw them go".
fn lets(work: &Work, v: usize) -> bool {
    work.lex.classes.holds("v_let", work.syn.lemma[v])
}

/// Denies what "ever", "any" or "anybody" show to stand below a denial.
pub fn denied_below(work: &mut Work, tokens: TokenSpan) {
    let syn = work.syn;
    let lower = |t: &usize| matches!(syn.rel[*t].base(), Deprel::CCOMP | Deprel::XCOMP);
    for t in tokens.range().filter(lower) {
        let Some(above) = syn.governor(t) else { continue };
        let (upper, own) = (work.out.of(above), work.out.of(t));
        if !upper.negative || own.negative || own.modality != Modality::Asserted {
            continue;
        }
        let word = |k: usize| work.lex.classes.holds("only_denied", syn.form[k]);
        let any = |k: usize| word(k) || syn.children(k).any(|d| word(d) && syn.rel[d].base() == Deprel::DET);
        // The parser may make the doer the object of the verb above.
        let doer = |&k: &usize| k > above && k < t && syn.rel[k] == Deprel::OBJ;
        let shown = syn.children(t).any(|k| match syn.rel[k].base() {
            Deprel::ADVMOD => word(k),
            _ => syn.rel[k].is_subject() && any(k),
        }) || syn.children(above).find(doer).is_some_and(any);
        if shown {
            let cue = upper.negation_cue;
            let fact = work.fact(t);
            (fact.negative, fact.negation_cue) = (true, cue);
            fact.causes.push(Cause::rule(DENIED));
        }
    }
}

/// Whether a clause of time has a verb in the present tense: "when they meet", "until it has left".
fn is_present_time(syn: &Syntax, t: usize) -> bool {
    let times = [word::WHEN, word::UNTIL, word::ONCE, word::AFTER, word::BEFORE];
    let present = |k: usize| matches!(syn.xpos[k], Xpos::VBZ | Xpos::VBP);
    let helper = syn.children(t).find(|&c| matches!(syn.rel[c].base(), Deprel::AUX | Deprel::COP));
    syn.marked_by(t, &times).is_some() && helper.map_or_else(|| present(t), present)
}

/// Whether a participle stands behind a verb with a modal and tells what comes of it or goes with it. What is said
/// ("could vote, accusing him of lies") is said already.
fn is_beside(work: &Work, t: usize, above: usize) -> bool {
    let syn = work.syn;
    // "Could wreck the deal by rejecting the terms".
    // "Should do more, such as closing the border".
    let linked = syn.case_token(t).or_else(|| syn.children(t).find(|&c| syn.rel[c] == Deprel::MARK));
    let bare =
        linked.is_none_or(|c| matches!(syn.form[c], word::WITH | word::BY | word::SUCH | word::INCLUDING));
    let helped = syn.children(t).any(|c| syn.rel[c].base() == Deprel::AUX);
    let by = syn.case(t) == word::BY;
    // "Urged them to meddle by hacking", "vowed to respond by expelling envoys": the means of what has not been done; not
    // "sought to meddle by hacking".
    let not_done = || {
        let tried = |g| work.lex.classes.holds("v_attempt", syn.lemma[g]);
        syn.rel[above] == Deprel::XCOMP && syn.governor(above).is_some_and(|g| !tried(g))
    };
    let modal = by && not_done() || syn.children(above).any(|c| syn.xpos[c] == Xpos::MD);
    let said = [
        "v_say",
        "v_accuse",
        "v_condemn",
        "v_urge",
        "v_demand",
        "v_promise",
        "v_threaten",
        "v_praise",
        "v_reject",
    ];
    let is_said = || said.iter().any(|class| work.lex.classes.holds(class, syn.lemma[t]));
    syn.xpos[t] == Xpos::VBG && t > above && bare && !helped && modal && (by || !is_said())
}

/// Whether a wish does what it is a wish for: "I want to thank the voters".
fn is_said_by_wishing(syn: &Syntax, lex: &Lexicons, wish: usize, act: usize) -> bool {
    let denied = |c: usize| matches!(syn.form[c], word::NOT | word::NT | word::NEVER);
    syn.rel[act] == Deprel::XCOMP
        && syn.governor(act) == Some(wish)
        && syn.subject(wish).is_some_and(|s| matches!(syn.form[s], word::I | word::WE))
        && !syn.children(wish).any(denied)
        && lex.classes.holds("v_said_by_wish", syn.lemma[act])
        && lex.classes.holds("v_polite_wish", syn.lemma[wish])
}

/// Whether the verb of a row is another one here: one with a particle ("weighed [in]"), or one of thinking over something
/// that is there already ("discussed the investigation").
pub fn is_other_verb(syn: &Syntax, lex: &Lexicons, row: &ModalityRow, f: &Found, targets: &[usize]) -> bool {
    if row.kind == "modal" && targets.iter().any(|&t| is_said_by_wishing(syn, lex, f.head, t)) {
        return true;
    }
    // "The price of its gas": a thing that is there has a price, a deed that is weighed has another.
    if row.pos == "noun" && is_weighing(syn, lex, f) {
        return targets.iter().any(|&t| syn.upos[t] == Upos::NOUN && super::is_known(syn, t));
    }
    if row.pos != "verb" {
        return false;
    }
    if f.words().len() > 1 {
        // "Spoke about the attack" tells that there was one.
        let told = syn.form[f.last()] == word::ABOUT && lex.classes.holds("v_talk_about", syn.lemma[f.head]);
        if told && targets.iter().any(|&t| syn.upos[t] == Upos::NOUN) {
            return true;
        }
        // "Called a strike [for] Monday" does not call for Monday.
        let called_for = syn.lemma[f.head] == word::CALL && syn.form[f.last()] == word::FOR;
        return called_for
            && !syn.is_passive(f.head)
            && syn.child(f.head, Deprel::OBJ).is_some_and(|o| o < f.last());
    }
    // "Supported the rebels, arming them": an object of its own, and a participle beside the verb.
    let beside =
        |&t: &usize| syn.rel[t] == Deprel::ADVCL && syn.child(f.head, Deprel::OBJ).is_some_and(|o| o < t);
    if row.scope.first() == Some(&Slot::Xcomp) && targets.iter().any(beside) {
        return true;
    }
    let of_thing = row.scope.first() == Some(&Slot::Obj);
    let about =
        of_thing && (lex.classes.holds("v_consider", syn.lemma[f.head]) || syn.lemma[f.head] == word::WANT);
    // "Called a strike" is not "called the strike a farce".
    let meant = of_thing && syn.lemma[f.head] == word::CALL;
    let called = ["talks", "summit", "demonstration", "strike", "stoppage", "election"];
    syn.has_particle(f.head)
        || (about || meant) && targets.iter().any(|&t| super::is_known(syn, t))
        || meant
            && (syn
                .children(f.head)
                .filter(|&c| matches!(syn.rel[c].base(), Deprel::OBJ | Deprel::XCOMP))
                .count()
                > 1
                || !targets
                    .iter()
                    .any(|&t| called.iter().any(|class| lex.classes.holds(class, syn.lemma[t]))))
}

/// Whether the noun of a row tells what something is worth or is said of: a price, a consequence, a talk.
fn is_weighing(syn: &Syntax, lex: &Lexicons, f: &Found) -> bool {
    f.words().len() > 1 && lex.classes.holds("n_weighing", syn.lemma[f.head])
}

fn unasserted(work: &Work, t: usize) -> Option<&'static str> {
    let syn = work.syn;
    let first = syn.first_conjunct(t);
    let infinitive = syn.xpos[t] == Xpos::VB && scope::has_to(syn, first);
    if infinitive && is_judged(syn, first) {
        return Some(SUBJECT);
    }
    match syn.rel[first].base() {
        Deprel::ACL if infinitive => {
            let noun = syn.governor(first).filter(|&g| syn.is_nominal(g) && g < first)?;
            // "Its vote to leave the union" was held.
            let held = super::is_known(syn, noun) && work.lex.classes.holds("n_choice", syn.lemma[noun]);
            (!picked_out(work, noun) && !is_shown(work, t, noun) && !held).then_some(INFINITIVE)
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
            // "Deporting them isn't realistic": judged, and done by nobody that is named.
            let judged = || {
                syn.upos[clause] == Upos::ADJ
                    && syn.child(clause, Deprel::COP).is_some_and(|c| syn.xpos[c] == Xpos::VBZ)
                    && syn.possessor(first).is_none()
            };
            (helpers.any(|c| open.contains(&syn.lemma[c])) || judged()).then_some(SUBJECT)
        }
        Deprel::ROOT if infinitive && syn.child(first, Deprel::NSUBJ).is_some_and(|s| s < first) => {
            Some(HEADLINE)
        }
        _ => is_command(work, t).then_some(COMMAND),
    }
}

/// Whether an infinitive is what "it is important", "it would be wrong" or "it is time" are said of, which in the past tense
/// tell of something done.
fn is_judged(syn: &Syntax, t: usize) -> bool {
    let Some(above) = syn.governor(t).filter(|&g| g < t && matches!(syn.upos[g], Upos::ADJ | Upos::NOUN))
    else {
        return false;
    };
    let it = syn.children(above).any(|c| syn.form[c] == word::IT && c < above);
    let copula = syn.child(above, Deprel::COP);
    it && copula.is_some_and(|c| syn.xpos[c] != Xpos::VBD)
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
