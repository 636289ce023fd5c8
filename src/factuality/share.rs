//! What one predicate takes from another: coordinated verbs under one auxiliary, event nouns under a light verb, and
//! questions.

use super::{Certainty, Modality, Operator, Work, scope};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Lexicons;
use crate::syntax::{Deprel, Syntax, Xpos};

/// A coordinated verb under the auxiliary, negation or quantity of the first.
///
/// Fires in "will meet the king and *sign* the pact" and "has not confirmed or *denied*"; must not in "did not resign
/// but *called* an election", where the second verb has a tense of its own.
const SHARED: &str = "factuality.shared";

/// An event noun that takes what is said of the verb which only says that it happens.
///
/// Fires in "will hold *talks*", "will participate in *talks*", "ordered not to release *aid*" and "*attacks* did not take
/// place"; must not in "did not condemn the *attack*".
const LIGHT: &str = "factuality.light";

/// A yes-no question: the predicate is only possible.
///
/// Fires in "Will the regime *cooperate*?"; must not in "Who *attacked* the convoy?".
const QUESTION: &str = "factuality.question";

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule { id: SHARED, finds: "coordinated verbs under a shared auxiliary or negation" },
    Rule { id: LIGHT, finds: "event nouns under a verb that says no more than that they happen" },
    Rule { id: QUESTION, finds: "predicates of yes-no questions" },
];

/// Verbs that say of their object that it happens.
const HOLD: &[&str] = &[
    "hold",
    "launch",
    "conduct",
    "stage",
    "carry",
    "make",
    "take",
    "give",
    "have",
    "mount",
    "start",
    "begin",
    "resume",
    "open",
    "impose",
    "reach",
    "sign",
    "commit",
    "organise",
    "organize",
    "convene",
    "undertake",
    "perform",
];

/// Verbs that say of their subject that it happens.
const OCCUR: &[&str] =
    &["occur", "happen", "take", "be", "begin", "start", "resume", "follow", "proceed", "continue"];

/// Verbs of taking part, whose object or "in" is what happens.
const PARTAKE: &[&str] = &["participate", "attend", "join", "engage", "partake"];

/// Verbs that make more of their object: what shall be expanded is to come, unless it is known already.
const EXTEND: &[&str] = &[
    "intensify",
    "expand",
    "escalate",
    "increase",
    "renew",
    "widen",
    "accelerate",
    "extend",
    "announce",
    "order",
    "authorize",
];

/// Light verbs as symbols, and two classes of the lexicon: verbs of giving, and the help that is given.
pub struct Words {
    give: Option<(u16, u16)>,
    hold: Vec<Sym>,
    occur: Vec<Sym>,
    partake: Vec<Sym>,
    extend: Vec<Sym>,
}

impl Words {
    /// Looks the verbs up; one that no lexicon knows can never be met.
    pub fn new(lex: &Lexicons) -> Words {
        let all =
            |words: &[&str]| words.iter().map(|w| lex.vocabulary.get(w)).filter(|s| s.is_known()).collect();
        let give = lex.classes.get("v_deliver").zip(lex.classes.get("aid"));
        Words { give, hold: all(HOLD), occur: all(OCCUR), partake: all(PARTAKE), extend: all(EXTEND) }
    }
}

/// Hands what stands once before coordinated verbs to each of them.
pub fn conjuncts(work: &mut Work, operators: &[Operator]) {
    let syn = work.syn;
    for o in operators.iter().filter(|o| o.source.is_none()) {
        let pos = work.pos(&o.found);
        let (verb, argument) = (matches!(pos, "aux" | "adv"), matches!(pos, "det" | "noun"));
        // A determiner's own noun is a target too; only the predicate is shared.
        let of_subject = argument
            && syn.is_predicate(o.target)
            && syn.subject(o.target).is_some_and(|s| s <= o.found.head);
        if !verb && !of_subject {
            continue;
        }
        let shared: Vec<usize> =
            syn.conjuncts(o.target).skip(1).filter(|&c| shares(syn, o.target, c, verb)).collect();
        for c in shared {
            let mut copy = *o;
            copy.target = c;
            super::effect::local(work, &copy);
            let fact = work.fact(c);
            fact.causes.push(Cause::rule(SHARED));
        }
    }
}

fn shares(syn: &Syntax, first: usize, c: usize, by_auxiliary: bool) -> bool {
    // The "be" of "could be jailed and be fined" carries no tense of its own.
    let bare = |k: usize| syn.xpos[k] == Xpos::VB;
    let own = |c: usize| {
        syn.children(c)
            .any(|k| syn.rel[k].is_subject() || (syn.rel[k].base() == Deprel::AUX && k < c && !bare(k)))
    };
    let but = syn.children(c).any(|k| syn.rel[k] == Deprel::CC && syn.form[k] == word::BUT);
    if own(c) || but {
        return false;
    }
    if !by_auxiliary {
        return true;
    }
    let base = |x: Xpos| matches!(x, Xpos::VB | Xpos::VBP);
    let same = syn.xpos[first] == syn.xpos[c];
    let (a, b) = if same {
        (syn.xpos[first], syn.xpos[c])
    } else {
        (scope::verb_form(syn, first), scope::verb_form(syn, c))
    };
    let carried = syn.children(first).any(|k| syn.rel[k].base() == Deprel::AUX);
    carried && (a == b || base(a) && base(b)) && matches!(a, Xpos::VB | Xpos::VBP | Xpos::VBN | Xpos::VBG)
}

/// Gives event nouns what is said of their light verb.
pub fn light_verbs(work: &mut Work, words: &Words, tokens: TokenSpan) {
    let syn = work.syn;
    for n in tokens.range() {
        if !syn.is_nominal(n) {
            continue;
        }
        let Some(v) = syn.governor(n) else { continue };
        let lemma = syn.lemma[v];
        let of = |class: u16, t: usize| work.lex.classes.has(class, syn.lemma[t], |_| Sym::UNKNOWN);
        let given = words.give.is_some_and(|(verbs, help)| of(verbs, v) && of(help, n));
        let extended = syn.rel[n] == Deprel::OBJ && words.extend.contains(&lemma) && !is_known(syn, n);
        let carried = match syn.rel[n] {
            _ if extended => true,
            Deprel::OBJ | Deprel::NSUBJ_PASS => {
                given || words.hold.contains(&lemma) || words.partake.contains(&lemma) || lemma == word::BE
            }
            Deprel::OBL => syn.case(n) == word::IN && words.partake.contains(&lemma),
            Deprel::NSUBJ => {
                words.occur.contains(&lemma)
                    && syn.child(v, Deprel::OBJ).is_none_or(|o| words.occur.contains(&lemma) && o > v)
            }
            _ => false,
        };
        if !carried || work.out.at[v] == 0 {
            continue;
        }
        let verb = work.copy(v);
        for n in syn.conjuncts(n) {
            let fact = work.fact(n);
            if verb.negative && !fact.negative && !extended {
                fact.negative = true;
                fact.negation_cue = verb.negation_cue;
            }
            if verb.modality > fact.modality {
                fact.modality = verb.modality;
                fact.modality_cue = verb.modality_cue;
            }
            fact.certainty = fact.certainty.min(verb.certainty);
            fact.condition = fact.condition.or(verb.condition);
            fact.hedge = fact.hedge.or(verb.hedge);
            fact.causes.push(Cause::rule(LIGHT));
        }
    }
}

/// Whether a noun is one that is known already: "the attack", "these strikes", "its raids".
pub fn is_known(syn: &Syntax, n: usize) -> bool {
    syn.children(n).any(|c| {
        matches!(syn.form[c], word::THE | word::THIS | word::THAT | word::THESE | word::THOSE)
            || syn.rel[c] == Deprel::NMOD_POSS
    })
}

/// A sentence or quotation that asks whether something is so.
pub fn question(work: &mut Work, tokens: TokenSpan) {
    let syn = work.syn;
    let Some(root) = tokens.range().find(|&t| syn.governor(t).is_none()) else { return };
    if work.asks(tokens) {
        // "He criticised the plan, but did he call for its end?": the question may be the second clause.
        for clause in syn.conjuncts(root) {
            ask(work, tokens.start as usize, clause);
        }
        return;
    }
    // "“Did he attack the camp?” she was asked."
    let marks = tokens.range().filter(|&t| work.syn.text(work.text, t).ends_with('?'));
    for mark in marks.collect::<Vec<_>>() {
        let start = (tokens.start as usize..mark)
            .rev()
            .find(|&t| matches!(syn.xpos[t], Xpos::STOP | Xpos::OPEN_QUOTE))
            .map_or(tokens.start as usize, |t| t + 1);
        let clause = (start..mark)
            .find(|&t| syn.is_predicate(t) && syn.governor(t).is_none_or(|g| g > mark || g < start));
        if let Some(clause) = clause {
            ask(work, start, clause);
        }
    }
}

/// Makes a clause possible if its order asks a yes-no question; its words begin at `start`.
fn ask(work: &mut Work, start: usize, clause: usize) {
    let syn = work.syn;
    let verb_first = |a: usize| syn.children(clause).any(|s| syn.rel[s].is_subject() && s > a);
    let inverted = syn.children(clause).any(|a| matches!(syn.rel[a].base(), Deprel::AUX | Deprel::COP) && verb_first(a))
        // "Was there any talk".
        || syn.lemma[clause] == word::BE && verb_first(clause);
    let asks_who =
        (start..clause + 1).any(|t| matches!(syn.xpos[t], Xpos::WP | Xpos::WDT | Xpos::WRB | Xpos::WP_POSS));
    if !(inverted || syn.xpos[clause] == Xpos::MD) || asks_who {
        return;
    }
    let fact = work.fact(clause);
    if fact.modality < Modality::Possible {
        fact.modality = Modality::Possible;
        fact.modality_cue = None;
    }
    fact.certainty = fact.certainty.min(Certainty::Possible);
    fact.causes.push(Cause::rule(QUESTION));
}
