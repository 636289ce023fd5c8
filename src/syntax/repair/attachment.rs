//! What a phrase after a verb belongs to.

use super::super::{Deprel, Upos, Xpos};
use super::Tree;
use crate::base::{MONTHS, WEEKDAYS};

/// A date after "in" or "on" says when something was done: it belongs to the verb.
///
/// Fires: "police *arrested* the *man* on *Monday*". Must not: "the *attack* on *Monday* failed", where no verb
/// stands before the noun.
pub const TIME: &str = "syntax.date-of-verb";

/// What is moved "into" something is moved by the verb.
///
/// Fires: "the army *sent* *troops* into the *city*". Must not: "an *inquiry* into the *deaths* began".
pub const INTO: &str = "syntax.into-of-verb";

/// After a passive, "by" names who did it, although a noun stands between.
///
/// Fires: "he was *shot* in the *head* by a *sniper*". Must not: "he read a *book* by *Orwell*".
pub const BY: &str = "syntax.by-of-passive";

/// Who is addressed is set off by commas: a name right after a verb without an object is its object.
///
/// Fires: "if Serbia *attacks* *Kosovo*, ...". Must not: "*listen*, *Anna*".
pub const ADDRESSED: &str = "syntax.object-not-addressed";

/// A name right after a day or month and right before a verb without a subject is that subject, not part of the date.
///
/// Fires: "in a speech on *Monday* *Lai* had *asked* Beijing". Must not: "on *Monday* *Lai*, an aide, left", where the
/// verb does not follow, and "on *Good* *Friday* came", where the day does.
pub const AFTER_DATE: &str = "syntax.subject-after-date";

/// No noun stands before the number or article of the noun that it modifies: of two objects it is the first. Nor does a name
/// right behind a verb of giving stand before the adjective of what is given.
///
/// Fires: "France *sold* *Qatar* 24 fighters", "that *gave* *Oslo* new hope". Must not: "France sold 24 *Rafale* *fighters*",
/// "France gave *Leopard* main battle *tanks*".
pub const DOUBLE_OBJECT: &str = "syntax.double-object";

/// Of two objects of a verb of giving the first receives the second.
///
/// Fires: "Japan *gave* the *Philippines* five *boats*" where both are objects. Must not: "they *called* the *king* a *fool*".
pub const TWO_OBJECTS: &str = "syntax.first-of-two-objects";

/// Of two objects side by side, a noun in the singular and a name, the name says who the noun is.
///
/// Fires: "*met* her *counterpart* *Ann* Cole and two aides" where "Ann" is a second object. Must not: "*told* the *bank*
/// *Monday* that", with a day, and "*gave* *Cole* a *medal*", where the name stands first.
pub const NAMED_OBJECT: &str = "syntax.name-of-object";

/// A preposition belongs to the noun of its phrase, not to what stands before that noun.
///
/// Fires: "talks *with* old *ally* *Russia*" where "with" hangs on "ally". Must not: "the *House* of *Representatives*
/// *Committee*", where the phrase has begun before the preposition, and "a *tit*-for-*tat* *response*".
pub const PREPOSITION: &str = "syntax.preposition-of-noun";

/// What a hyphen joins to the second part of a name is the end of that name.
///
/// Fires: "*Kim* Jong-*il* left" where "il" is the subject. Must not: "a *Boris* Johnson-*era* policy", where it modifies
/// another noun.
pub const NAME: &str = "syntax.end-of-name";

/// A title, written without a full stop, describes the name behind it as one with a full stop does.
///
/// Fires: "*Mr* *Cole* left" where "Mr" is the subject. Must not: "*Mr*. *Cole* left".
pub const TITLED: &str = "syntax.name-behind-title";

/// After a comma, a clause whose subject is "who" is about the noun before it, not about a verb.
///
/// Fires: "he *spoke* to *Cole*, who *left*" where "left" hangs on "spoke". Must not: "he *knew*, who *left*".
pub const WHO: &str = "syntax.clause-of-who";

/// A relative clause behind a date, without a comma, is about the noun before the date.
///
/// Fires: "the *raid* last *week* that *killed* ten" where "killed" hangs on "week". Must not: "the *week* that *made* him",
/// where no noun stands before.
pub const DATED: &str = "syntax.clause-behind-date";

/// Applies the rules.
pub fn repair(tree: &mut Tree) {
    for t in 0..tree.len() {
        if tree.rels[t] == Deprel::CASE {
            preposition(tree, t);
        }
        if tree.upos[t] == Upos::PROPN {
            after_date(tree, t);
        }
        if tree.xpos[t] == Xpos::HYPH {
            name(tree, t);
        }
        match tree.rels[t] {
            Deprel::NMOD => verb_or_noun(tree, t),
            Deprel::COMPOUND => double_object(tree, t),
            Deprel::OBJ => {
                two_objects(tree, t);
                named_object(tree, t);
            }
            Deprel::FLAT => titled(tree, t),
            Deprel::VOCATIVE => addressed(tree, t),
            Deprel::ACL_RELCL | Deprel::CCOMP => behind_date(tree, t),
            Deprel::NSUBJ | Deprel::NSUBJ_PASS => who(tree, t),
            _ => {}
        }
    }
}

fn titled(tree: &mut Tree, name: usize) {
    const TITLES: [&str; 10] = ["Mr", "Mrs", "Ms", "Miss", "Dr", "Prof", "Gen", "Lt", "Col", "Capt"];
    let title = tree.governor(name).filter(|&t| t + 1 == name && TITLES.contains(&tree.words[t]));
    let Some(title) = title else { return };
    let before: Vec<usize> = tree.children(title).take_while(|&c| c < title).collect();
    tree.crown(TITLED, name, Deprel::NMOD_DESC);
    for c in before {
        let rel = tree.rels[c];
        tree.hang(TITLED, c, name, rel);
    }
}

fn preposition(tree: &mut Tree, case: usize) {
    let is_modifier = |&m: &usize| {
        case < m
            && matches!(tree.rels[m], Deprel::COMPOUND | Deprel::NMOD_DESC | Deprel::AMOD | Deprel::NUMMOD)
    };
    let Some(modifier) = tree.governor(case).filter(is_modifier) else { return };
    let Some(noun) = tree.governor(modifier).filter(|&n| n > modifier) else { return };
    let hyphen = (case..noun).any(|t| tree.xpos[t] == Xpos::HYPH);
    if tree.left(noun) != case || hyphen || tree.xpos[case] == Xpos::POS || !tree.is_plain_nominal(noun) {
        return;
    }
    if tree.hang(PREPOSITION, case, noun, Deprel::CASE) {
        match tree.rels[noun] {
            Deprel::OBL_UNMARKED => tree.relabel(PREPOSITION, noun, Deprel::OBL),
            Deprel::NMOD_UNMARKED => tree.relabel(PREPOSITION, noun, Deprel::NMOD),
            _ => {}
        }
    }
}

fn who(tree: &mut Tree, who: usize) {
    if tree.xpos[who] != Xpos::WP || !tree.is_word(who, "who") || who < 2 || tree.xpos[who - 1] != Xpos::COMMA
    {
        return;
    }
    let Some(clause) = tree.governor(who).filter(|&v| tree.left(v) + 1 >= who) else { return };
    let astray = matches!(
        tree.rels[clause].base(),
        Deprel::PARATAXIS | Deprel::ADVCL | Deprel::CCOMP | Deprel::CONJ | Deprel::OBL | Deprel::NMOD
    );
    let mut noun = who - 2;
    // The whole name, and the person whom it belongs to: "Cole" of "Mr. Cole", "aide" of "the aide, Cole", "professor" of
    // "a professor of history".
    let of = |tree: &Tree, t: usize| {
        tree.upos[t] == Upos::NOUN
            && tree.opener(t).is_some_and(|c| tree.is_word(c, "of") && tree.left(t) == c)
            && !tree.has(t, Deprel::DET)
    };
    while let Some(up) = tree.governor(noun).filter(|_| match tree.rels[noun].base() {
        Deprel::FLAT | Deprel::COMPOUND | Deprel::APPOS | Deprel::NMOD_DESC => true,
        Deprel::NMOD => of(tree, noun),
        _ => false,
    }) {
        noun = up;
    }
    if astray && noun < who && tree.is_plain_nominal(noun) {
        tree.hang(WHO, clause, noun, Deprel::ACL_RELCL);
    }
}

fn name(tree: &mut Tree, hyphen: usize) {
    let (Some(before), end) = (hyphen.checked_sub(1), hyphen + 1) else { return };
    if end >= tree.len() || tree.rels[before] != Deprel::FLAT || tree.upos[before] != Upos::PROPN {
        return;
    }
    let lower = tree.words[end].bytes().all(|b| b.is_ascii_lowercase());
    let names = matches!(tree.upos[end], Upos::NOUN | Upos::PROPN) && tree.xpos[end] != Xpos::NNS;
    let modifies = matches!(tree.rels[end].base(), Deprel::COMPOUND | Deprel::AMOD | Deprel::NMOD)
        && tree.governor(end).is_some_and(|g| g > end);
    let Some(first) = tree.governor(before).filter(|_| lower && names && !modifies) else { return };
    // The end was taken for the head: what is above it governs the name now, and what is below it hangs on the name.
    if let Some(above) = tree.governor(end)
        && let Some(top) = std::iter::successors(Some(first), |&t| tree.governor(t))
            .take_while(|&t| t != end)
            .last()
            .filter(|&top| tree.governor(top) == Some(end))
    {
        let rel = tree.rels[end];
        if !tree.hang(NAME, top, above, rel) {
            return;
        }
    }
    let below: Vec<usize> = tree.children(end).collect();
    if tree.hang(NAME, end, first, Deprel::FLAT) {
        for t in below {
            let rel = tree.rels[t];
            tree.hang(NAME, t, first, rel);
        }
    }
}

fn behind_date(tree: &mut Tree, clause: usize) {
    const SPANS: [&str; 9] =
        ["day", "night", "morning", "afternoon", "evening", "week", "weekend", "month", "year"];
    let opener = tree.left(clause);
    let located = |tree: &Tree, c: usize| {
        ["in", "on", "at", "against", "near", "outside"].iter().any(|w| tree.is_word(c, w))
    };
    // The date governs the clause, or both hang on one verb.
    let above = tree.governor(clause);
    let Some(date) = opener.checked_sub(1).filter(|&d| above == Some(d) || tree.governor(d) == above) else {
        return;
    };
    let dates = is_date(tree, date) || SPANS.iter().any(|w| tree.is_word(date, w));
    let loose = matches!(tree.rels[date].base(), Deprel::OBL | Deprel::NMOD);
    let relative = matches!(tree.xpos[opener], Xpos::WDT | Xpos::WP);
    let Some(mut noun) = tree.left(date).checked_sub(1).filter(|_| dates && loose && relative) else {
        return;
    };
    // "The bombing in Kabul on Monday that": what stands below it has no clause either.
    while let Some(up) = tree.governor(noun).filter(|&g| {
        g < noun
            && (tree.upos[noun] == Upos::PROPN || tree.opener(noun).is_some_and(|c| located(tree, c)))
            && tree.is_plain_nominal(g)
            && tree.right(g) == tree.right(noun)
    }) {
        noun = up;
    }
    let companion = tree.opener(noun).is_some_and(|c| tree.is_word(c, "with"));
    if tree.upos[noun] != Upos::NOUN || is_date(tree, noun) || tree.is_predicate(noun) || companion {
        return;
    }
    let rel = if tree.opener(date).is_some() { Deprel::NMOD } else { Deprel::NMOD_UNMARKED };
    if tree.hang(DATED, date, noun, rel) {
        tree.hang(DATED, clause, noun, Deprel::ACL_RELCL);
    }
}

fn double_object(tree: &mut Tree, t: usize) {
    let Some(noun) = tree.governor(t).filter(|&g| t < g && tree.rels[g] == Deprel::OBJ) else { return };
    let Some(verb) = tree.governor(noun).filter(|&v| v < t && tree.upos[v] == Upos::VERB) else { return };
    let starts = |c: usize| c > t && matches!(tree.rels[c], Deprel::NUMMOD | Deprel::DET | Deprel::NMOD_POSS);
    let counted = tree.children(noun).take_while(|&c| c < noun).any(starts);
    if !(counted || is_given(tree, verb, t, noun)) || tree.has(verb, Deprel::IOBJ) {
        return;
    }
    let before: Vec<usize> = tree.children(noun).take_while(|&c| c < t).collect();
    for c in before {
        let rel = tree.rels[c];
        tree.hang(DOUBLE_OBJECT, c, t, rel);
    }
    tree.hang(DOUBLE_OBJECT, t, verb, Deprel::IOBJ);
}

/// The beginnings of verbs of giving, in all their forms.
const GIVING: [&str; 32] = [
    "give",
    "gave",
    "giving",
    "hand",
    "lend",
    "lent",
    "loan",
    "send",
    "sent",
    "offer",
    "grant",
    "award",
    "promis",
    "sell",
    "sold",
    "deny",
    "denie",
    "pay",
    "paid",
    "pledg",
    "teach",
    "taught",
    "show",
    "bring",
    "brought",
    "ship",
    "wire",
    "cost",
    "owe",
    "guarantee",
    "afford",
    "spare",
];

fn gives(tree: &Tree, verb: usize) -> bool {
    GIVING.iter().any(|stem| tree.words[verb].starts_with(stem))
}

fn two_objects(tree: &mut Tree, second: usize) {
    let Some(verb) = tree.governor(second).filter(|&v| v < second && tree.upos[v] == Upos::VERB) else {
        return;
    };
    let start = tree.left(second);
    let beside = |&c: &usize| {
        tree.rels[c] == Deprel::OBJ && tree.right(c) == c && c + 1 == start && tree.left(c) == verb + 1
    };
    let Some(first) = tree.children(verb).find(beside) else { return };
    let noun = matches!(tree.upos[first], Upos::NOUN | Upos::PROPN | Upos::PRON);
    let bare =
        tree.opener(second).is_none() && tree.upos[start] != Upos::PUNCT && tree.is_plain_nominal(second);
    if gives(tree, verb) && noun && bare && !tree.has(verb, Deprel::IOBJ) {
        tree.relabel(TWO_OBJECTS, first, Deprel::IOBJ);
    }
}

fn named_object(tree: &mut Tree, name: usize) {
    let start = tree.left(name);
    let Some(verb) = tree.governor(name).filter(|&v| v < name && start > 0) else { return };
    if tree.upos[name] != Upos::PROPN || tree.has(name, Deprel::DET) || is_date(tree, start) {
        return;
    }
    let noun = start - 1;
    if tree.governor(noun) != Some(verb) || tree.rels[noun] != Deprel::OBJ || tree.xpos[noun] != Xpos::NN {
        return;
    }
    let joined: Vec<usize> = tree.children(name).filter(|&c| tree.rels[c] == Deprel::CONJ).collect();
    if tree.hang(NAMED_OBJECT, name, noun, Deprel::APPOS) {
        for c in joined.into_iter().rev() {
            tree.hang(NAMED_OBJECT, c, noun, Deprel::CONJ);
        }
    }
}

/// A name right behind a verb of giving, before an adjective of what is given: "gave *Oslo* new hope".
fn is_given(tree: &Tree, verb: usize, name: usize, noun: usize) -> bool {
    // Makes of arms, which begin the name of what is given.
    const MAKES: &[&str] = &[
        "Abrams",
        "Bayraktar",
        "Bradley",
        "Caesar",
        "Challenger",
        "Gepard",
        "Gripen",
        "Iskander",
        "Javelin",
        "Leopard",
        "Marder",
        "Merkava",
        "Mirage",
        "Patriot",
        "Rafale",
        "Shahed",
        "Stinger",
        "Taurus",
        "Tomahawk",
        "Typhoon",
    ];
    let first = tree.words[name].starts_with(char::is_uppercase)
        && tree.upos[name] == Upos::PROPN
        && (verb + 1..name).all(|k| tree.upos[k] == Upos::PROPN);
    let adjective = |c: usize| {
        c > name && tree.rels[c] == Deprel::AMOD && tree.words[c].bytes().all(|b| b.is_ascii_lowercase())
    };
    let next = name + 1;
    first
        && gives(tree, verb)
        && !MAKES.contains(&tree.words[name])
        && next < noun
        && matches!(tree.upos[next], Upos::ADJ | Upos::ADV)
        && tree.children(noun).take_while(|&c| c < noun).any(adjective)
}

fn after_date(tree: &mut Tree, date: usize) {
    let name = date + 1;
    let is_name = |tree: &Tree, t: usize| t < tree.len() && tree.upos[t] == Upos::PROPN && !is_date(tree, t);
    if !is_name(tree, name) || !is_date(tree, date) {
        return;
    }
    let end = (name..).find(|&t| !is_name(tree, t)).unwrap_or(tree.len());
    let Some(k) = (end..tree.len()).find(|&t| tree.upos[t] != Upos::ADV) else { return };
    let tensed = tree.xpos[k].is_tensed() || tree.xpos[k] == Xpos::MD;
    let verb = if tree.upos[k] == Upos::VERB { Some(k) } else { tree.governor(k).filter(|&v| v > k) };
    let Some(verb) = verb.filter(|&v| tensed && tree.upos[v] == Upos::VERB) else { return };
    if tree.children(verb).any(|c| tree.rels[c].is_subject()) {
        return;
    }
    let subject = tree.subject_relation(verb);
    let above = tree.governor(date);
    if tree.governor(name) == Some(date) {
        // The name was taken for the second half of the date.
        let rest: Vec<usize> = (name + 1..end).filter(|&t| tree.governor(t) == Some(date)).collect();
        if tree.hang(AFTER_DATE, name, verb, subject) {
            for t in rest {
                tree.hang(AFTER_DATE, t, name, Deprel::FLAT);
            }
        }
    } else if let Some(head) = above.filter(|h| (name..end).contains(h)) {
        // The date was taken for a modifier of the name, whose preposition is the date's.
        let preposition = tree.opener(head).filter(|&c| c < date);
        let moved = tree.hang(AFTER_DATE, head, verb, subject);
        if moved
            && tree.hang(AFTER_DATE, date, verb, Deprel::OBL)
            && let Some(c) = preposition
        {
            tree.hang(AFTER_DATE, c, date, Deprel::CASE);
        }
    }
}

fn addressed(tree: &mut Tree, t: usize) {
    let first = tree.left(t);
    let is_open = |&v: &usize| tree.upos[v] == Upos::VERB && !tree.has(v, Deprel::OBJ);
    let verb = first.checked_sub(1).filter(is_open);
    if let Some(verb) = verb.filter(|_| tree.upos[first] != Upos::PUNCT) {
        tree.hang(ADDRESSED, t, verb, Deprel::OBJ);
    }
}

fn verb_or_noun(tree: &mut Tree, t: usize) {
    let (Some(case), Some(noun)) = (tree.opener(t), tree.governor(t)) else { return };
    let Some(verb) = tree.governor(noun).filter(|&v| v < noun && noun < case) else { return };
    let object = matches!(tree.rels[noun], Deprel::OBJ | Deprel::OBL | Deprel::OBL_AGENT);
    if !object || tree.upos[verb] != Upos::VERB || tree.upos[noun] == Upos::PRON {
        return;
    }
    let is = |word: &str| tree.is_word(case, word);
    let rule = if is("in") || is("on") {
        TIME
    } else if is("into") {
        INTO
    } else if is("by") {
        BY
    } else {
        return;
    };
    let fits = match rule {
        TIME => is_date(tree, t),
        BY => tree.xpos[verb] == Xpos::VBN && !tree.has(verb, Deprel::OBL_AGENT),
        _ => true,
    };
    if fits {
        tree.hang(rule, t, verb, Deprel::OBL);
    }
}

/// A day or month by name, or a year.
pub(super) fn is_date(tree: &Tree, t: usize) -> bool {
    MONTHS.iter().chain(&WEEKDAYS).any(|name| tree.is_word(t, name))
        || tree.xpos[t] == Xpos::CD
            && tree.words[t].len() == 4
            && tree.words[t].bytes().all(|b| b.is_ascii_digit())
}
