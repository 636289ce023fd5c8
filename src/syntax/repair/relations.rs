//! Relations that follow from the rest of the tree.

use super::super::{Deprel, Upos, Xpos};
use super::Tree;

/// A word right behind its subject, without a copula and with nothing that a noun has, is a verb.
///
/// Fires: "the *statement* *read*", "a sector which *accounts* for half". Must not: "*he* is a *drug*", with a copula, and
/// "*Syria*, Iran *threats* not empty", where the subject does not stand right before.
pub const VERB: &str = "syntax.verb-with-subject";

/// A word right behind a noun and right before an object, with nothing else that a noun has, is a verb.
///
/// Fires: "*Turkey* *downs* a jet", "police *shot* dead two *miners*", "police *shot* and wounded two" where "downs" and
/// "shot" are nouns. Must not:
/// "*Moody's* *lists* of firms", "the *answers* people want", where no object follows.
pub const WITH_OBJECT: &str = "syntax.verb-with-object";

/// A noun with a modal before it, and with nothing else that a noun has, is a verb.
///
/// Fires: "*NATO* *will* *station* troops" where "station" is a noun. Must not: "*he* *will* be the *head*", with a copula.
pub const MODAL: &str = "syntax.verb-after-modal";

/// Of two clauses told by one verb, the second, without a subject and right behind the first, is joined to the first.
///
/// Fires: "he said *troops* *came*, *shot* two men and left" where "shot" hangs on "said". Must not: "he said *troops*
/// *came* and they *left*", with a subject.
pub const TOLD: &str = "syntax.told-clauses";

/// No noun in the plural has "a" before it: behind another noun, loose at the end of a clause, it is the verb.
///
/// Fires: "costs rose, a *study* *shows*" where "study" is a part of a compound. Must not: "he runs a *steel* *works*",
/// where the phrase is an object.
pub const ARTICLE: &str = "syntax.verb-after-article";

/// A noun with a preposition right behind the object of a verb is no second object.
///
/// Fires: "put *tariffs* of half the *worth*" where "worth" is an object too. Must not: "*gave* *them* half the *worth*",
/// without a preposition.
pub const OBJECT: &str = "syntax.one-bare-object";

/// A phrase with "by" after a passive participle is its agent; no other phrase is one.
///
/// Fires: "rebels *arrested* by *troops*". Must not: "the firm *grew* by *acquisitions*", "*built* by *1998*".
pub const AGENT: &str = "syntax.agent";

/// The subject of a verb with a passive auxiliary is that of a passive, and that of a verb in an active form is not.
///
/// Fires: "*troops* were *sent*". Must not: "*troops* have *left*".
pub const PASSIVE: &str = "syntax.passive-subject";

/// A form in "-ed" with a subject and no auxiliary is finite, not a participle.
///
/// Fires: "The bishop *called* on Chad." with "called" tagged as participle. Must not: "the *agreed* plan", "his
/// brother *killed*, he fled", an absolute clause.
pub const PAST: &str = "syntax.finite-past";

/// Behind a name that ends in "'s" a participle that modifies nothing is a past tense.
///
/// Fires: "*Moody's* *said* on Monday". Must not: "*Cole's* *revised* *plan*", where it modifies a noun.
pub const NAMED: &str = "syntax.past-after-name";

/// A clause with "that" after a verb is the verb's object, not an adverbial clause.
///
/// Fires: "he *warned* that talks may *fail*". Must not: "he was *so* late that they *left*", "told *them* that ...",
/// where the object leaves the choice open.
pub const THAT: &str = "syntax.that-clause";

/// An infinitive right behind the object of a verb that makes somebody act is that verb's complement, not an adverbial
/// clause.
///
/// Fires: "they *pressured* *Chile* to *leave*". Must not: "they *left* *Chile* to *rest*".
pub const CAUSED: &str = "syntax.infinitive-of-causer";

/// A number after "more than" is the object of a verb that has no other.
///
/// Fires: "*wounding* more than *260*". Must not: "he *earned* more money than *you*".
pub const AMOUNT: &str = "syntax.amount-as-object";

/// An adjective that is a subject or an apposition and has a compound or an adjective right before it is a noun.
///
/// Fires: "a *Nokia* *executive* said", "Cole, *chief* *executive* of the bank". Must not: "the *poor* said", with neither.
pub const NOUN: &str = "syntax.noun-with-modifier";

/// "Guilty" is no noun with modifiers: what looks like them is the one who is found so.
///
/// Fires: "judges *found* a *minister* *guilty*" where "guilty" is the object. Must not: "they *punish* the *guilty*".
pub const GUILTY: &str = "syntax.found-guilty";
/// A gerund of fighting right behind a bare noun with a preposition, and without an object, is the noun that it names.
///
/// Fires: "killed in *army* *shelling* near Homs" where "shelling" is a clause. Must not: "seen in *town* *shelling*
/// *peas*", with an object.
pub const DEED: &str = "syntax.gerund-as-noun";

/// Gerunds that name a deed.
const DEEDS: [&str; 7] = ["shelling", "bombing", "shooting", "firing", "rioting", "looting", "smuggling"];

/// What somebody is accused of is no part of his phrase.
///
/// Fires: "accused the *army* of *killing* him" where "killing" hangs on "army". Must not: "praised the *art* of *killing*".
pub const ACCUSED: &str = "syntax.accused-of";

/// Verbs whose object is said to have done something.
const ACCUSING: [&str; 9] = [
    "accuse",
    "accuses",
    "accused",
    "accusing",
    "suspect",
    "suspects",
    "suspected",
    "acquitted",
    "convicted",
];

/// Applies the rules.
pub fn repair(tree: &mut Tree) {
    for t in 1..tree.len() {
        if tree.rels[t] == Deprel::OBJ {
            guilty(tree, t);
        }
        if tree.xpos[t] == Xpos::JJ && tree.upos[t] == Upos::ADJ {
            noun(tree, t);
        }
        if matches!(tree.xpos[t], Xpos::NN | Xpos::NNS) && tree.upos[t] == Upos::NOUN {
            after_modal(tree, t);
            verb(tree, t);
            with_object(tree, t);
            after_article(tree, t);
        }
        if tree.rels[t] == Deprel::CCOMP {
            told(tree, t);
        }
    }
    for t in 0..tree.len() {
        let Some(h) = tree.governor(t) else { continue };
        match tree.rels[t] {
            Deprel::OBL if tree.xpos[t] == Xpos::CD => amount(tree, t, h),
            Deprel::OBL | Deprel::OBL_AGENT => agent(tree, t, h),
            Deprel::NSUBJ | Deprel::NSUBJ_PASS => subject(tree, t, h),
            Deprel::ADVCL => {
                that_clause(tree, t, h);
                caused(tree, t, h);
                deed(tree, t, h);
            }
            Deprel::OBJ => object(tree, t, h),
            Deprel::ACL if tree.xpos[t] == Xpos::VBG => accused(tree, t, h),
            Deprel::CASE if tree.xpos[t] == Xpos::POS => past_after_name(tree, t),
            _ => {}
        }
    }
}

fn deed(tree: &mut Tree, t: usize, h: usize) {
    if tree.xpos[t] != Xpos::VBG || t < 2 || !DEEDS.iter().any(|w| tree.is_word(t, w)) {
        return;
    }
    let noun = t - 1;
    let rel = tree.rels[noun];
    let bare = tree.governor(noun) == Some(h)
        && matches!(rel.base(), Deprel::OBL | Deprel::NMOD)
        && matches!(tree.xpos[noun], Xpos::NN | Xpos::NNP)
        && tree.right(noun) == noun
        && !tree.has(noun, Deprel::DET);
    let case = tree.opener(noun).filter(|&c| c == tree.left(noun) && tree.rels[c] == Deprel::CASE);
    let Some(case) = case.filter(|_| bare && !tree.has(t, Deprel::OBJ) && tree.left(t) == t) else { return };
    if tree.hang(DEED, noun, t, Deprel::COMPOUND) {
        tree.hang(DEED, case, t, Deprel::CASE);
        tree.upos[t] = Upos::NOUN;
        tree.retag(DEED, t, Xpos::NN);
        tree.relabel(DEED, t, rel);
    }
}

fn accused(tree: &mut Tree, t: usize, noun: usize) {
    let of = tree.opener(t).is_some_and(|c| c == tree.left(t) && tree.is_word(c, "of"));
    let verb = tree.governor(noun).filter(|&v| tree.rels[noun] == Deprel::OBJ && v < noun);
    if let Some(verb) = verb.filter(|&v| of && ACCUSING.iter().any(|w| tree.is_word(v, w))) {
        tree.hang(ACCUSED, t, verb, Deprel::ADVCL);
    }
}

fn noun(tree: &mut Tree, t: usize) {
    let phrase = matches!(tree.rels[t].base(), Deprel::NSUBJ | Deprel::APPOS);
    let modifies = |c: usize| match tree.rels[c].base() {
        Deprel::COMPOUND => matches!(tree.upos[c], Upos::NOUN | Upos::PROPN),
        Deprel::AMOD => tree.xpos[c] == Xpos::JJ,
        _ => false,
    };
    let modified = tree.children(t).any(|c| c + 1 == t && modifies(c));
    let graded = tree.children(t).any(|c| matches!(tree.rels[c].base(), Deprel::ADVMOD | Deprel::COP));
    if phrase && modified && !graded {
        tree.upos[t] = Upos::NOUN;
        tree.retag(NOUN, t, Xpos::NN);
    }
}

fn guilty(tree: &mut Tree, t: usize) {
    let Some(verb) = tree.governor(t).filter(|&h| h < t && tree.upos[h] == Upos::VERB) else { return };
    if !["guilty", "liable", "innocent"].iter().any(|w| tree.is_word(t, w)) {
        return;
    }
    let before: Vec<usize> = tree.children(t).take_while(|&c| c < t).collect();
    let named =
        |&n: &usize| tree.right(n) + 1 == t && (tree.is_nominal(n) || tree.rels[n].base() == Deprel::AMOD);
    let Some(who) = before.last().copied().filter(named) else { return };
    if tree.upos[who] == Upos::ADJ && before.len() < 2 {
        return;
    }
    for &c in before.iter().rev().skip(1) {
        let rel = tree.rels[c];
        tree.hang(GUILTY, c, who, rel);
    }
    if !tree.hang(GUILTY, who, verb, Deprel::OBJ) {
        return;
    }
    if tree.upos[who] == Upos::ADJ {
        tree.upos[who] = Upos::NOUN;
        tree.retag(GUILTY, who, Xpos::NN);
    }
    tree.relabel(GUILTY, t, Deprel::XCOMP);
    tree.upos[t] = Upos::ADJ;
    tree.retag(GUILTY, t, Xpos::JJ);
}

fn past_after_name(tree: &mut Tree, possessive: usize) {
    let v = possessive + 1;
    let modifies = |v: usize| matches!(tree.rels[v].base(), Deprel::AMOD | Deprel::COMPOUND);
    let named = possessive > 0 && tree.xpos[possessive - 1] == Xpos::NNP;
    if named && v < tree.len() && tree.xpos[v] == Xpos::VBN && tree.upos[v] == Upos::VERB && !modifies(v) {
        tree.retag(NAMED, v, Xpos::VBD);
    }
}

fn verb(tree: &mut Tree, t: usize) {
    let Some(subject) = tree.children(t).find(|&c| c < t && tree.rels[c] == Deprel::NSUBJ) else { return };
    // An article before the subject is the subject's.
    let article = tree.children(t).find(|&c| tree.rels[c] == Deprel::DET && c < tree.left(subject));
    let of_noun = |c: usize| {
        Some(c) != article
            && matches!(
                tree.rels[c].base(),
                Deprel::COP | Deprel::DET | Deprel::CASE | Deprel::AMOD | Deprel::COMPOUND | Deprel::NUMMOD
            )
            || matches!(tree.rels[c].base(), Deprel::ACL | Deprel::NMOD | Deprel::AUX | Deprel::APPOS)
    };
    // "The plan investors may not fund": the verb is still to come.
    let next = t + 1 < tree.len()
        && (tree.upos[t + 1] == Upos::AUX || tree.xpos[t + 1].is_tensed() || tree.xpos[t + 1] == Xpos::MD);
    if tree.right(subject) + 1 != t || tree.children(t).any(of_noun) || next {
        return;
    }
    let plural = matches!(tree.xpos[subject], Xpos::NNS | Xpos::NNPS)
        || ["they", "we", "i", "you", "people", "police"].iter().any(|w| tree.is_word(subject, w));
    let tag = match tree.xpos[t] {
        Xpos::NNS => Xpos::VBZ,
        _ if plural => Xpos::VBP,
        _ => Xpos::VBD,
    };
    tree.make_verb(VERB, t, tag);
    if let Some(article) = article {
        tree.hang(VERB, article, subject, Deprel::DET);
    }
}

fn after_modal(tree: &mut Tree, t: usize) {
    let modal = tree.children(t).find(|&c| c < t && tree.rels[c] == Deprel::AUX && tree.xpos[c] == Xpos::MD);
    let of_noun = |c: usize| {
        matches!(
            tree.rels[c].base(),
            Deprel::COP | Deprel::DET | Deprel::CASE | Deprel::AMOD | Deprel::COMPOUND | Deprel::NUMMOD
        ) || tree.rels[c] == Deprel::NMOD_POSS
    };
    let close = modal.is_some_and(|m| (m + 1..t).all(|k| matches!(tree.upos[k], Upos::ADV | Upos::PART)));
    if close && tree.xpos[t] == Xpos::NN && !tree.children(t).any(of_noun) {
        tree.make_verb(MODAL, t, Xpos::VB);
    }
}

fn with_object(tree: &mut Tree, t: usize) {
    // Nouns whose spelling is that of a past tense too.
    const SHORT: [&str; 6] = ["shot", "cut", "hit", "bid", "split", "set"];
    let form =
        tree.xpos[t] == Xpos::NNS && tree.words[t].ends_with('s') || SHORT.iter().any(|w| tree.is_word(t, w));
    let joined = || tree.governor(t).is_some_and(|h| tree.upos[h] == Upos::VERB);
    // "Police shot and wounded two": the object stands behind the second verb.
    let shared = tree.children(t).find(|&c| {
        tree.rels[c] == Deprel::CONJ
            && c == t + 2
            && tree.xpos[c] == Xpos::VBD
            && tree.rels[t + 1] == Deprel::CC
            && tree.has(c, Deprel::OBJ)
    });
    let main = match tree.rels[t] {
        Deprel::CONJ => joined(),
        Deprel::DISLOCATED => joined() && shared.is_some(),
        rel => matches!(rel, Deprel::ROOT | Deprel::CCOMP | Deprel::PARATAXIS),
    };
    if !form || !main {
        return;
    }
    let object = tree.children(t).find(|&c| c > t).filter(|&c| {
        tree.rels[c] == Deprel::OBJ
            && tree.left(c) == t + 1
            && tree.is_plain_nominal(c)
            && tree.xpos[c] != Xpos::WP
    });
    let before: Vec<usize> = tree.children(t).take_while(|&c| c < t).collect();
    let Some(&subject) = before.last().filter(|_| object.or(shared).is_some()) else { return };
    let part =
        |rel: Deprel| matches!(rel.base(), Deprel::COMPOUND | Deprel::AMOD) || rel == Deprel::NMOD_DESC;
    let named = matches!(tree.upos[subject], Upos::NOUN | Upos::PROPN)
        && part(tree.rels[subject])
        && tree.right(subject) + 1 == t
        && tree.xpos[t - 1] != Xpos::POS;
    let noun =
        before.iter().any(|&c| matches!(tree.rels[c], Deprel::CASE | Deprel::NUMMOD | Deprel::NMOD_POSS));
    if !named || noun {
        return;
    }
    let tag = if tree.xpos[t] == Xpos::NNS { Xpos::VBZ } else { Xpos::VBD };
    tree.make_verb(WITH_OBJECT, t, tag);
    if tree.rels[t] == Deprel::DISLOCATED {
        tree.relabel(WITH_OBJECT, t, Deprel::CCOMP);
    }
    tree.relabel(WITH_OBJECT, subject, Deprel::NSUBJ);
    for &c in before.iter().rev().skip(1) {
        let rel = tree.rels[c];
        if part(rel) || rel == Deprel::DET {
            tree.hang(WITH_OBJECT, c, subject, rel);
        }
    }
}

fn told(tree: &mut Tree, t: usize) {
    let Some(verb) = tree.governor(t) else { return };
    let subject = |c: usize| tree.children(c).any(|s| tree.rels[s].is_subject());
    let free =
        tree.upos[t] == Upos::VERB && !subject(t) && !tree.has(t, Deprel::MARK) && !tree.has(t, Deprel::EXPL);
    let before = |&c: &usize| {
        tree.rels[c] == Deprel::CCOMP
            && tree.right(c) + 1 == tree.left(t)
            && subject(c)
            && (c < verb) == (t < verb)
    };
    let Some(first) = tree.children(verb).find(before).filter(|_| free) else { return };
    // Both are of one tense, and no clause stands in between.
    let past = |t: usize| matches!(tree.xpos[t], Xpos::VBD | Xpos::VBN).then_some(tree.upos[t]);
    let relative = (tree.left(first)..t).any(|t| matches!(tree.xpos[t], Xpos::WDT | Xpos::WP));
    let comma = tree.left(t);
    if past(t) == Some(Upos::VERB)
        && past(first) == past(t)
        && !relative
        && tree.xpos[comma] == Xpos::COMMA
        && (comma + 1..t).all(|t| matches!(tree.upos[t], Upos::ADV | Upos::PART))
    {
        tree.hang(TOLD, t, first, Deprel::CONJ);
    }
}

fn after_article(tree: &mut Tree, t: usize) {
    let loose =
        matches!(tree.rels[t].base(), Deprel::PARATAXIS | Deprel::ROOT | Deprel::LIST | Deprel::APPOS);
    if tree.xpos[t] != Xpos::NNS || !loose {
        return;
    }
    let article =
        tree.child(t, Deprel::DET).filter(|&d| d < t && (tree.is_word(d, "a") || tree.is_word(d, "an")));
    let noun = t - 1;
    let named = tree.rels[noun] == Deprel::COMPOUND
        && tree.governor(noun) == Some(t)
        && tree.upos[noun] == Upos::NOUN;
    let last = tree.right(t) == t && (t + 1 == tree.len() || tree.upos[t + 1] == Upos::PUNCT);
    let Some(article) = article.filter(|_| named && last) else { return };
    let before: Vec<usize> = tree.children(t).filter(|&c| c >= article && c < noun).collect();
    tree.make_verb(ARTICLE, t, Xpos::VBZ);
    tree.relabel(ARTICLE, noun, Deprel::NSUBJ);
    for c in before.into_iter().rev() {
        let rel = tree.rels[c];
        tree.hang(ARTICLE, c, noun, rel);
    }
}

fn object(tree: &mut Tree, t: usize, h: usize) {
    let opens = |c: usize| tree.xpos[c] == Xpos::IN && c == tree.left(t);
    if h > t || !tree.opener(t).is_some_and(opens) {
        return;
    }
    let first = tree.children(h).find(|&c| {
        tree.rels[c] == Deprel::OBJ && c < t && tree.right(c) + 1 == tree.left(t) && tree.opener(c).is_none()
    });
    if let Some(first) = first {
        tree.hang(OBJECT, t, first, Deprel::NMOD);
    }
}

fn agent(tree: &mut Tree, t: usize, h: usize) {
    let by = tree.opener(t).filter(|&c| tree.is_word(c, "by"));
    let passive = tree.has(h, Deprel::AUX_PASS) || !tree.has(h, Deprel::AUX) && !tree.has(h, Deprel::OBJ);
    // A number is a date or an amount: "by 1998", "by 40 per cent".
    let is_agent =
        tree.xpos[h] == Xpos::VBN && passive && tree.xpos[t] != Xpos::CD && by.is_some_and(|c| c > h);
    tree.relabel(AGENT, t, if is_agent { Deprel::OBL_AGENT } else { Deprel::OBL });
}

fn amount(tree: &mut Tree, t: usize, h: usize) {
    let than = tree.opener(t).filter(|&c| c > 0 && tree.is_word(c, "than"));
    let compared = than.is_some_and(|c| ["more", "less", "fewer"].iter().any(|w| tree.is_word(c - 1, w)));
    if compared && h < t && tree.upos[h] == Upos::VERB && !tree.has(h, Deprel::OBJ) {
        tree.relabel(AMOUNT, t, Deprel::OBJ);
    } else {
        agent(tree, t, h);
    }
}

fn subject(tree: &mut Tree, t: usize, h: usize) {
    if tree.rels[t] == Deprel::NSUBJ && is_past(tree, t, h) {
        tree.retag(PAST, h, Xpos::VBD);
    }
    let rel = match tree.child(h, Deprel::AUX_PASS) {
        Some(aux) if !is_have(tree, aux) => Deprel::NSUBJ_PASS,
        Some(_) => return,
        None if tree.xpos[h] != Xpos::VBN || tree.has(h, Deprel::AUX) => Deprel::NSUBJ,
        None => return,
    };
    tree.relabel(PASSIVE, t, rel);
}

fn is_past(tree: &Tree, subject: usize, t: usize) -> bool {
    // "It was not until May that Cole called": a clause with its own mark.
    let main = matches!(tree.rels[t], Deprel::ROOT | Deprel::CCOMP | Deprel::PARATAXIS | Deprel::ACL_RELCL)
        || tree.rels[t] == Deprel::ACL && tree.opener(t).is_some_and(|c| tree.is_word(c, "that"));
    let helped = || tree.children(t).any(|c| matches!(tree.rels[c].base(), Deprel::AUX | Deprel::COP));
    main && subject < t && tree.xpos[t] == Xpos::VBN && tree.words[t].ends_with("ed") && !helped()
}

fn is_have(tree: &Tree, t: usize) -> bool {
    ["have", "has", "had", "having", "'ve", "’ve"].iter().any(|form| tree.is_word(t, form))
}

/// The beginnings of verbs that make somebody act, in all their forms.
const CAUSING: &[&str] = &[
    "press", "push", "urg", "ask", "order", "forc", "compel", "persuad", "encourag", "invit", "lobb", "prod",
    "instruct", "oblig", "prompt", "beg", "implor", "convinc", "coerc", "goad", "nudg", "entic", "induc",
];

fn caused(tree: &mut Tree, t: usize, h: usize) {
    let to = tree.left(t);
    let infinitive = tree.xpos[t] == Xpos::VB && tree.xpos[to] == Xpos::TO && h < to;
    let word = tree.words[h].to_ascii_lowercase();
    let causes = || tree.upos[h] == Upos::VERB && CAUSING.iter().any(|stem| word.starts_with(stem));
    let object = || {
        tree.children(h)
            .any(|o| matches!(tree.rels[o], Deprel::OBJ | Deprel::IOBJ) && tree.right(o) + 1 == to)
    };
    if infinitive && causes() && object() && !tree.has(h, Deprel::XCOMP) {
        tree.relabel(CAUSED, t, Deprel::XCOMP);
    }
}

fn that_clause(tree: &mut Tree, t: usize, h: usize) {
    let that = tree.opener(t).is_some_and(|c| c == tree.left(t) && tree.is_word(c, "that"));
    let other = tree.children(h).any(|c| {
        matches!(tree.rels[c], Deprel::CCOMP | Deprel::OBJ)
            || tree.is_word(c, "so")
            || tree.is_word(c, "such")
    });
    if that && h < t && tree.upos[h] == Upos::VERB && !other {
        tree.relabel(THAT, t, Deprel::CCOMP);
    }
}
