//! Two subjects of one verb.

use super::super::{Deprel, Upos, Xpos};
use super::Tree;
use super::attachment::is_date;
use crate::base::WEEKDAYS;

/// Of two subjects side by side, a noun and a name, the noun is the name's title.
///
/// Fires: "*union leader* *Mary Cole* said", "*chief of staff* *Mary Cole* said". Must not: "the *union*, *Mary Cole*
/// said", where a comma parts them.
pub const TITLE: &str = "syntax.title-of-name";

/// Of two subjects side by side the first, with "'s", owns the second.
///
/// Fires: "*Peru*'s *Rimac* *left*". Must not: "*Peru*, *Chile* left", without "'s".
pub const OWNER: &str = "syntax.owner-of-name";

/// Of two subjects with a preposition right between them the second is what the preposition governs.
///
/// Fires: "a *spokesman* *for* de *Vries* said" where both are subjects. Must not: "*he* left *for* *Peru*".
pub const BETWEEN: &str = "syntax.preposition-between-subjects";

/// Of two subjects, an office with "of" behind it and a name, the office describes the name, and what stands before the
/// name is what the office is of.
///
/// Fires: "*governor* *of* *Kursk* *Ivan* Petrov said" where "governor" and "Ivan" are subjects. Must not: "a *spokesman*
/// *of* *Ivan* Petrov said", where nothing stands before the name.
pub const OFFICE: &str = "syntax.office-of-name";

/// A noun right behind an infinitive without an object is its object, where the infinitive tells what a subject is about.
///
/// Fires: "the *plot* to *cut* *aid* failed" where "aid" is a second subject. Must not: "the *plot* to *cut* *aid*
/// *failed*" where it is the object already.
pub const INFINITIVE: &str = "syntax.object-of-infinitive";

/// Of two subjects, the second between commas and with an article, the second is an apposition to the first.
///
/// Fires: "*Cole*, the *envoy*, *left*". Must not: "in *May*, the *envoy* *left*", without a second comma.
pub const APPOSED: &str = "syntax.apposed-subject";

/// A noun right behind an active verb that hangs below the first subject, and has no object, is that verb's object.
///
/// Fires: "the *man* who *killed* two *sailors* fled" where "sailors" is a second subject. Must not: "all he *wants*
/// *Cole* opposes", where the verb below has a subject of its own.
pub const BELOW: &str = "syntax.object-below-subject";

/// A name right behind a noun with an article names what the noun describes, where the verb has what it needs behind it.
///
/// Fires: "the *carrier* *Harbour* *said* it would fly". Must not: "the *way* *Cole* *told* it", and "the *plan* *Cole*
/// *wrote* failed", where the noun is what the verb is about.
pub const DESCRIBED: &str = "syntax.described-name";

/// A pronoun and what is joined to it without a comma are one subject.
///
/// Fires: "*Cole* and *I* *left*" where both are subjects. Must not: "*Cole* is gone, and *I* *left*".
pub const BESIDE: &str = "syntax.joined-pronoun";

/// A bare noun right behind another is the head of a compound.
///
/// Fires: "the *state* *attorney* *general* said". Must not: "the *way* *voters* who came *saw* it", with a clause.
pub const COMPOUND: &str = "syntax.compound-as-subjects";

/// Of a list, taken for two subjects, the last two members are joined to the first.
///
/// Fires: "*Peru*, *Chile* and Cuba left" where "Chile" is a second subject. Must not: "in *May*, *Chile* and Cuba left".
pub const LIST: &str = "syntax.listed-subjects";

/// A day and a noun with a preposition are no second subjects: they date the verb, and belong to the first subject.
///
/// Fires: "*leaders* *Friday* *called*", "the *government* of *Cole* *fell*". Must not: "*Friday* the *leaders* *called*".
pub const ADJUNCT: &str = "syntax.adjunct-as-subject";

/// A verb has one subject: of two before it the nearer one is it, unless that only repeats the first, opens a relative
/// clause, or ends a list.
///
/// Fires: "*everything* he wants *Cole* *opposes*". Must not: "*Cole* *himself* *left*".
pub const NEARER: &str = "syntax.nearer-subject";

/// Of two subjects of a verb behind which a tensed verb without a subject follows at once, the first is that one's: what
/// stands between is a relative clause without a pronoun.
///
/// Fires: "a *call* *Cole* *made* *shows* it" where "shows" hangs on "made". Must not: "a *call* *Cole* *made*, *shows* it",
/// with a comma.
pub const RELATIVE: &str = "syntax.relative-without-pronoun";

/// Applies the rules.
pub fn repair(tree: &mut Tree) {
    for t in 1..tree.len() {
        if !tree.rels[t].is_subject() {
            continue;
        }
        let Some(verb) = tree.governor(t) else { continue };
        let subject = |tree: &Tree, c: usize| tree.rels[c].is_subject() && (c < verb) == (t < verb);
        let beside =
            |tree: &Tree, c: usize| subject(tree, c) || tree.rels[c] == Deprel::DISLOCATED && t < verb;
        let Some(first) = tree.children(verb).take_while(|&c| c < t).filter(|&c| beside(tree, c)).last()
        else {
            continue;
        };
        if !title(tree, first, t) {
            let _ = t < verb && before_verb(tree, first, t, verb);
        } else if t < verb
            && let Some(first) =
                tree.children(verb).take_while(|&c| c < t).filter(|&c| subject(tree, c)).last()
        {
            // "Governor of | Kursk | Ivan Petrov": the place was taken for a title.
            office(tree, first, t, verb);
        }
    }
}

fn before_verb(tree: &mut Tree, first: usize, t: usize, verb: usize) -> bool {
    owner(tree, first, t)
        || office(tree, first, t, verb)
        || between(tree, first, t, verb)
        || object(tree, first, t)
        || below(tree, first, t, verb)
        || beside(tree, first, t)
        || apposed(tree, first, t, verb)
        || list(tree, first, t)
        || adjunct(tree, first, t)
        || compound(tree, first, t)
        || relative(tree, first, t, verb)
        || described(tree, first, t, verb)
        || nearer(tree, first, t)
}

fn title(tree: &mut Tree, first: usize, name: usize) -> bool {
    let start = tree.left(name);
    // "Ban | Ki-moon"
    let hyphened = name > start && tree.xpos[name - 1] == Xpos::HYPH && tree.upos[start] == Upos::PROPN;
    if tree.upos[name] != Upos::PROPN && !hyphened
        || is_day(tree, name)
        || is_ticker(tree, name)
        || tree.has(name, Deprel::DET)
        || tree.right(first) + 1 != start
        || !matches!(tree.upos[start - 1], Upos::NOUN | Upos::PROPN | Upos::ADJ)
    {
        return false;
    }
    // Of titles joined, the last: "President Ann Cole and Prime Minister | Bo Dahl".
    let last = |t: usize| tree.children(t).last().filter(|&c| tree.rels[c] == Deprel::CONJ);
    let joined = std::iter::successors(Some(first), |&t| last(t)).last().unwrap_or(first);
    let is_title = |&t: &usize| {
        matches!(tree.xpos[t], Xpos::NN | Xpos::NNP | Xpos::JJ)
            && !tree.has(t, Deprel::DET)
            && tree.right(t) + 1 == start
    };
    // "The men under special counsel | Bo Dahl".
    let below = |&t: &usize| tree.rels[t] == Deprel::NMOD && is_title(&t);
    let Some(title) = Some(joined).filter(is_title).or(Some(start - 1).filter(below)) else { return false };
    if title != first {
        let Some(above) = tree.governor(title) else { return false };
        let openers: Vec<usize> = tree
            .children(title)
            .filter(|&c| matches!(tree.rels[c], Deprel::CC | Deprel::CASE | Deprel::PUNCT))
            .collect();
        let rel = tree.rels[title];
        if !tree.hang(TITLE, name, above, rel) {
            return false;
        }
        for c in openers {
            let rel = tree.rels[c];
            tree.hang(TITLE, c, name, rel);
        }
    }
    tree.hang(TITLE, title, name, Deprel::NMOD_DESC)
}

/// Whether a word is the sign of a share: "SKS.N".
fn is_ticker(tree: &Tree, t: usize) -> bool {
    let word = tree.words[t];
    word.len() > 3 && word.contains('.') && !word.ends_with('.')
}

fn owner(tree: &mut Tree, first: usize, t: usize) -> bool {
    let end = tree.right(first);
    tree.xpos[end] == Xpos::POS && end + 1 == tree.left(t) && tree.hang(OWNER, first, t, Deprel::NMOD_POSS)
}

fn office(tree: &mut Tree, first: usize, name: usize, verb: usize) -> bool {
    let of = tree.right(first) + 1;
    let place = name - 1;
    let astray = |k: usize| tree.governor(k).is_some_and(|h| h == verb || h == name) && tree.left(k) >= of;
    let fits = of < place
        && tree.is_word(of, "of")
        && tree.upos[name] == Upos::PROPN
        && [first, place].into_iter().all(|t| matches!(tree.upos[t], Upos::NOUN | Upos::PROPN))
        && (of..=place).all(|k| astray(k) && tree.xpos[k] != Xpos::POS && tree.upos[k] != Upos::PUNCT);
    if !fits {
        return false;
    }
    for k in (of..place).rev() {
        let rel = match tree.rels[k] {
            _ if k == of => Deprel::CASE,
            rel @ (Deprel::DET | Deprel::AMOD | Deprel::NUMMOD | Deprel::COMPOUND) => rel,
            _ => Deprel::COMPOUND,
        };
        if !tree.hang(OFFICE, k, place, rel) {
            return true;
        }
    }
    if tree.hang(OFFICE, first, name, Deprel::NMOD_DESC) {
        tree.hang(OFFICE, place, first, Deprel::NMOD);
    }
    true
}

fn between(tree: &mut Tree, first: usize, t: usize, verb: usize) -> bool {
    let case = tree.right(first) + 1;
    let preposition = case + 1 == tree.left(t)
        && tree.xpos[case] == Xpos::IN
        && ["for", "at", "from", "with", "of"].iter().any(|w| tree.is_word(case, w))
        && tree.governor(case) == Some(verb);
    let light = |k: usize| matches!(tree.upos[k], Upos::ADV | Upos::AUX);
    let fits = preposition
        && [first, t].into_iter().all(|t| tree.is_plain_nominal(t))
        && (tree.right(t) + 1..verb).all(light);
    fits && tree.hang(BETWEEN, case, t, Deprel::CASE) && tree.hang(BETWEEN, t, first, Deprel::NMOD)
}

fn object(tree: &mut Tree, first: usize, t: usize) -> bool {
    let start = tree.left(t);
    let infinitive = start - 1;
    let fits = infinitive > first
        && tree.xpos[infinitive] == Xpos::VB
        && tree.rels[infinitive].base() == Deprel::ACL
        && tree.governor(infinitive) == Some(first)
        && matches!(tree.upos[t], Upos::NOUN | Upos::PROPN)
        && !tree.has(infinitive, Deprel::OBJ);
    fits && tree.hang(INFINITIVE, t, infinitive, Deprel::OBJ)
}

fn below(tree: &mut Tree, first: usize, t: usize, verb: usize) -> bool {
    let end = tree.left(t) - 1;
    let active = matches!(tree.xpos[end], Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::VBG | Xpos::VB);
    if end <= first
        || !active
        || tree.right(first) != end
        || !tree.is_plain_nominal(t)
        || tree.upos[t] == Upos::PRON
    {
        return false;
    }
    // "all he wants | Cole opposes": what has a subject of its own may have the first as its object.
    let taken = tree.children(end).any(|c| {
        let own = tree.rels[c].is_subject() && !matches!(tree.xpos[c], Xpos::WDT | Xpos::WP);
        own || matches!(tree.rels[c], Deprel::OBJ | Deprel::AUX_PASS | Deprel::COP | Deprel::EXPL)
    });
    // "equipment and recurring | fees"
    let listed =
        tree.rels[end] == Deprel::CONJ && tree.governor(end).is_some_and(|h| tree.is_plain_nominal(h));
    let fits = !taken && !listed && tree.hang(BELOW, t, end, Deprel::OBJ);
    if fits && tree.rels[first] == Deprel::DISLOCATED {
        let rel = tree.subject_relation(verb);
        tree.relabel(BELOW, first, rel);
    }
    fits
}

fn beside(tree: &mut Tree, first: usize, t: usize) -> bool {
    let cc = tree.right(first) + 1;
    let joined = tree.xpos[cc] == Xpos::CC
        && tree.xpos[t] == Xpos::PRP
        && tree.left(t).max(cc + 1) == t
        && tree.is_plain_nominal(first)
        && tree.opener(first).is_none()
        && !matches!(tree.upos[tree.left(first).saturating_sub(1)], Upos::ADP | Upos::SCONJ)
        && is_definite(tree, first)
        && !tree.children(first).any(|c| matches!(tree.rels[c].base(), Deprel::ACL));
    joined && tree.hang(BESIDE, cc, t, Deprel::CC) && tree.hang(BESIDE, t, first, Deprel::CONJ)
}

/// Whether a nominal means somebody in particular: "Cole", "she", "the king", "my wife"; not "every state".
fn is_definite(tree: &Tree, t: usize) -> bool {
    matches!(tree.upos[t], Upos::PROPN | Upos::PRON)
        || tree.children(t).any(|c| tree.rels[c] == Deprel::NMOD_POSS || tree.is_word(c, "the"))
}

fn apposed(tree: &mut Tree, first: usize, t: usize, verb: usize) -> bool {
    let (start, end) = (tree.left(t), tree.right(t));
    let comma = |t: usize| tree.xpos[t] == Xpos::COMMA;
    let described = tree.children(t).any(|c| c < t && matches!(tree.rels[c].base(), Deprel::DET));
    let nouns = [first, t].into_iter().all(|t| matches!(tree.upos[t], Upos::NOUN | Upos::PROPN));
    // The comma before belongs to either phrase or to the verb.
    let (opens, closes) = (comma(start) || comma(start - 1), comma(end) || end + 1 < verb && comma(end + 1));
    let apart = (tree.right(first) + 1..start).all(comma);
    let fits = opens && closes && apart && described && nouns && !is_date(tree, first);
    if !fits {
        return false;
    }
    for mark in (tree.right(first) + 1..start).rev() {
        tree.hang(APPOSED, mark, t, Deprel::PUNCT);
    }
    tree.hang(APPOSED, t, first, Deprel::APPOS)
}

fn described(tree: &mut Tree, first: usize, name: usize, verb: usize) -> bool {
    /// Nouns that a clause follows without a pronoun.
    const OPEN: &[&str] = &[
        "day", "evidence", "fact", "idea", "moment", "month", "morning", "night", "reason", "thing", "time",
        "way", "week", "year",
    ];
    let (start, end) = (tree.left(name), tree.right(name));
    // "A transcript of a call | Cole made": the noun next to the name.
    let noun = if tree.right(first) == first { first } else { start - 1 };
    let named = tree.right(first) + 1 == start
        && tree.xpos[noun] == Xpos::NN
        && tree.has(first, Deprel::DET)
        && (start..=end).all(|t| tree.upos[t] == Upos::PROPN || tree.xpos[t] == Xpos::HYPH)
        && !is_day(tree, name)
        && !is_ticker(tree, name);
    // What the verb needs stands behind it, so that the noun is not what it lacks.
    let full = |c: usize| {
        let clause = tree.rels[c].base() == Deprel::CCOMP
            && tree.children(c).any(|s| s < c && (tree.rels[s].is_subject() || tree.rels[s] == Deprel::MARK));
        c > verb && (clause || matches!(tree.rels[c], Deprel::OBJ | Deprel::PARATAXIS))
    };
    let next = verb + 1 < tree.len() && tree.xpos[verb + 1].is_tensed();
    let finite = tree.xpos[verb].is_tensed()
        || tree.children(verb).any(|c| c < verb && tree.xpos[c].is_tensed() && c > name);
    named
        && finite
        && !next
        && !OPEN.iter().any(|w| tree.is_word(noun, w))
        && matches!(
            tree.rels[verb].base(),
            Deprel::ROOT | Deprel::CCOMP | Deprel::CONJ | Deprel::PARATAXIS | Deprel::ADVCL
        )
        && tree.children(verb).any(full)
        && if noun == first {
            // "after the *carrier* *Harbour* *said*": what stands before the phrase is the name's.
            let before =
                |&c: &usize| c < first && matches!(tree.rels[c], Deprel::CC | Deprel::CASE | Deprel::MARK);
            let openers: Vec<usize> = tree.children(first).filter(before).collect();
            let hung = tree.hang(DESCRIBED, first, name, Deprel::NMOD_DESC);
            for c in openers {
                let rel = tree.rels[c];
                tree.hang(DESCRIBED, c, name, rel);
            }
            hung
        } else {
            tree.hang(DESCRIBED, name, noun, Deprel::APPOS)
        }
}

fn list(tree: &mut Tree, first: usize, t: usize) -> bool {
    let start = tree.left(t);
    let end = tree.right(first);
    // The comma belongs to either or to the verb.
    let comma = if tree.xpos[end] == Xpos::COMMA { end } else { end + 1 };
    let beside = tree.xpos[comma] == Xpos::COMMA && (comma + 1 == start || comma == start);
    let joined = tree.child(t, Deprel::CONJ).is_some_and(|c| tree.has(c, Deprel::CC));
    let nouns = [first, t].into_iter().all(|t| matches!(tree.upos[t], Upos::NOUN | Upos::PROPN));
    if !beside || !joined || !nouns || is_date(tree, first) || !tree.hang(LIST, t, first, Deprel::CONJ) {
        return false;
    }
    tree.hang(LIST, comma, t, Deprel::PUNCT);
    true
}

fn adjunct(tree: &mut Tree, first: usize, t: usize) -> bool {
    // "officials Thursday night tried"
    if is_day(tree, tree.left(t)) {
        tree.relabel(ADJUNCT, t, Deprel::OBL_UNMARKED);
        return true;
    }
    let preposition = tree.opener(t).is_some_and(|c| tree.rels[c] == Deprel::CASE);
    if preposition {
        tree.hang(ADJUNCT, t, first, Deprel::NMOD);
    }
    preposition
}

/// Whether a word is a day of the week. A month may be a name: "Theresa | May".
fn is_day(tree: &Tree, t: usize) -> bool {
    WEEKDAYS.iter().any(|day| tree.is_word(t, day))
}

fn compound(tree: &mut Tree, first: usize, t: usize) -> bool {
    let bare = t == first + 1 && tree.right(first) == first && tree.left(t) == t && tree.right(t) == t;
    let nouns = tree.xpos[t] == Xpos::NN && matches!(tree.upos[first], Upos::NOUN | Upos::PROPN);
    bare && nouns && tree.hang(COMPOUND, first, t, Deprel::COMPOUND)
}

fn relative(tree: &mut Tree, first: usize, t: usize, verb: usize) -> bool {
    let own = |c: usize| {
        tree.rels[c].is_subject() || matches!(tree.rels[c].base(), Deprel::MARK | Deprel::CC | Deprel::AUX)
    };
    let main = tree.children(verb).find(|&v| {
        v > verb
            && tree.upos[v] == Upos::VERB
            && matches!(tree.xpos[v], Xpos::VBD | Xpos::VBZ | Xpos::VBP)
            && matches!(tree.rels[v].base(), Deprel::PARATAXIS | Deprel::CONJ | Deprel::CCOMP | Deprel::ADVCL)
            && !tree.children(v).any(own)
            && tree.left(v) == v
            && tree.upos[v - 1] != Upos::PUNCT
    });
    let (Some(main), Some(noun)) = (main, tree.left(t).checked_sub(1)) else { return false };
    let nouns = |t: usize| matches!(tree.upos[t], Upos::NOUN | Upos::PROPN);
    if !tree.xpos[verb].is_tensed() || !nouns(first) || !nouns(noun) || tree.right(first) != noun {
        return false;
    }
    let before: Vec<usize> = tree.children(verb).take_while(|&c| c < first).collect();
    tree.crown(RELATIVE, main, Deprel::ACL_RELCL);
    for c in before {
        let rel = tree.rels[c];
        tree.hang(RELATIVE, c, main, rel);
    }
    let rel = tree.subject_relation(main);
    if tree.hang(RELATIVE, first, main, rel) {
        tree.hang(RELATIVE, verb, noun, Deprel::ACL_RELCL);
    }
    true
}

fn nearer(tree: &mut Tree, first: usize, t: usize) -> bool {
    // "Harbour Networks HBN.N said": the sign of its shares.
    if is_ticker(tree, t) && tree.right(first) + 1 == tree.left(t) {
        return tree.hang(NEARER, t, first, Deprel::APPOS);
    }
    let word = tree.words[t];
    let repeats = match tree.upos[t] {
        Upos::PRON => word.ends_with("self") || word.ends_with("selves") || tree.xpos[t] == Xpos::DT,
        Upos::NOUN | Upos::PROPN => is_ticker(tree, t),
        _ => true,
    };
    let relative = matches!(tree.xpos[t], Xpos::WDT | Xpos::WP | Xpos::WRB)
        || tree.children(t).any(|c| tree.xpos[c] == Xpos::WP_POSS);
    let list =
        tree.has(t, Deprel::CC) || tree.has(t, Deprel::CONJ) && tree.xpos[tree.left(t) - 1] == Xpos::COMMA;
    // What stands before belongs to the same phrase: "the alliance (APEC) forum", "Washington along with allies".
    let before = tree.left(t) - 1;
    let within = before > first
        && (matches!(tree.upos[before], Upos::ADP | Upos::ADJ)
            || matches!(tree.xpos[before], Xpos::RRB | Xpos::HYPH | Xpos::POS));
    // "a firm of King City, Ontario"
    let town = before > 0 && tree.xpos[before] == Xpos::COMMA && tree.upos[before - 1] == Upos::PROPN;
    let within = within || town && tree.upos[t] == Upos::PROPN && tree.left(t) == tree.right(t);
    // "the group Open Hands" and "the way Cole works" look alike.
    let open = before == first && tree.has(first, Deprel::DET) && tree.upos[t] == Upos::PROPN;
    let clause = [first, t].into_iter().any(|t| tree.rels[t].base() == Deprel::CSUBJ);
    if repeats || relative || list || within || open || clause {
        return false;
    }
    // "The town was far away, he said": the subject of what is said.
    let Some(verb) = tree.governor(t) else { return false };
    let open = |&c: &usize| !tree.children(c).any(|s| tree.rels[s].is_subject());
    let between = |c: &usize| (first + 1..t).contains(c);
    let said = tree.children(verb).find(|c| between(c) && tree.rels[*c] == Deprel::CCOMP && open(c));
    if let Some(said) = said {
        let rel = tree.subject_relation(said);
        return tree.hang(NEARER, first, said, rel);
    }
    // The same, where it was taken for a part of the subject.
    let finite = |&c: &usize| {
        tree.children(c).any(|a| a < c && tree.rels[a].base() == Deprel::AUX && tree.xpos[a].is_tensed())
    };
    let said =
        tree.children(first).find(|c| between(c) && tree.rels[*c] == Deprel::ACL && open(c) && finite(c));
    if let Some(said) = said
        && tree.hang(NEARER, said, verb, Deprel::CCOMP)
    {
        let rel = tree.subject_relation(said);
        return tree.hang(NEARER, first, said, rel);
    }
    // "The trouble is that Cole left": the subject of a clause that is a clause itself.
    let copula = tree.children(verb).any(|c| between(&c) && tree.rels[c].base() == Deprel::COP);
    if copula {
        tree.relabel(NEARER, first, Deprel::NSUBJ_OUTER);
        return true;
    }
    tree.relabel(NEARER, first, Deprel::DISLOCATED);
    true
}
