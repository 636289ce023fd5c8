//! Subjects that the tree has lost: the words next to a cue, behind a conjunction, before an apposition, above.

use super::cues::{Cue, Kind, is_finite};
use super::openings::says_only;
use super::speaker::{
    Speaker, bare_phrase, can_hold, can_speak, is_agent, is_relative, is_weekday, phrase_before, phrase_from,
};
use super::view::View;
use crate::base::{Sym, word};
use crate::syntax::{Deprel, Upos, Xpos};

/// A subject that the parser hung elsewhere: to a preposition that is a conjunction ("left after *allies of the premier* |
/// accused her"), or to the verb of the relative clause behind it ("*Many farmers*, who are calling for help, | asked").
pub(super) fn lost_subject(view: &View, v: usize) -> Option<usize> {
    const CLAUSAL: &[Sym] = &[word::AFTER, word::BEFORE, word::SINCE, word::UNTIL, word::AS];
    let syn = view.syn;
    let start = view.sentence_start(v);
    if v == start || syn.children(v).any(|c| c < v && syn.rel[c].is_subject()) {
        return None;
    }
    if view.is_comma(v - 1) {
        let g = syn.governor(v).filter(|&g| g < v && matches!(syn.xpos[v], Xpos::VBN | Xpos::VBD))?;
        let mut subjects = syn.children(g).filter(|&c| c < g && syn.rel[c].is_subject());
        let (noun, pronoun) = (subjects.next()?, subjects.next()?);
        return (is_relative(view, pronoun) && view.is_comma(pronoun - 1) && can_speak(view, noun))
            .then_some(noun);
    }
    if !matches!(syn.xpos[v], Xpos::VBD | Xpos::VBZ | Xpos::VBP) || !syn.is_nominal(v - 1) {
        return None;
    }
    let mut h = v - 1;
    while let Some(g) = syn.governor(h).filter(|&g| g >= start && g < v && syn.is_nominal(g)) {
        if syn.case_token(h).is_some_and(|c| CLAUSAL.contains(&syn.form[c])) {
            break;
        }
        h = g;
    }
    let clausal = syn.case_token(h).is_some_and(|c| CLAUSAL.contains(&syn.form[c]));
    (clausal && syn.subtree(h).end as usize == v && can_speak(view, h)).then_some(h)
}

/// The speaker of a cue between a relative pronoun and the predicate that is said of it: "a rule which *critics* | say is
/// unfair", "those who *police* | say have fled".
pub(super) fn relative_gap(view: &View, cue: &Cue) -> Option<usize> {
    let syn = view.syn;
    let v = cue.head;
    if !says_only(view, cue) || cue.end != v + 1 || !is_finite(syn, v) {
        return None;
    }
    // "which state media claimed *now* allows it".
    let next = cue.end + usize::from(syn.upos.get(cue.end) == Some(&Upos::ADV));
    // Behind its cue the tagger takes a past tense for a participle: "which the army said *involved* six jets".
    let past = |t: usize| syn.xpos[t] == Xpos::VBN && syn.child(t, Deprel::OBJ).is_some_and(|o| o > t);
    if next >= view.sentence_end(v) || !view.is_finite_form(next) && !past(next) {
        return None;
    }
    // "a step which analysts *have* | said raises costs".
    let helped = v > view.sentence_start(v) && syn.upos[v - 1] == Upos::AUX;
    let first = if helped { v - 1 } else { v };
    behind_relative(view, first).map(|(_, head)| head).or_else(|| behind_noun(view, first))
}

/// The pronoun between a noun and a cue where a relative clause has no pronoun of its own: "the limits *they* | said were
/// unfair".
fn behind_noun(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    let p = v.checked_sub(1).filter(|&p| p > view.sentence_start(v) + 1)?;
    let speaks = matches!(syn.form[p], word::HE | word::SHE | word::THEY | word::IT | word::WE | word::I);
    (speaks && matches!(syn.upos[p - 1], Upos::NOUN | Upos::PROPN)).then_some(p)
}

/// The relative pronoun, or "what", right before the noun phrase that stands right before a cue, and that phrase's head.
pub(super) fn behind_relative(view: &View, v: usize) -> Option<(usize, usize)> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    let pronoun = |t: usize| {
        is_relative(view, t)
            || view.is_that(t)
            || matches!(view.word(t), "something" | "anything" | "nothing")
    };
    let part = |t: &usize| {
        !pronoun(*t)
            && !view.marks.inside(*t)
            && (syn.is_nominal(*t)
                || matches!(syn.upos[*t], Upos::DET | Upos::ADJ | Upos::ADP | Upos::PART | Upos::ADV))
    };
    let first = (start..v).rev().take(9).take_while(part).last()?;
    let p = first.checked_sub(1).filter(|&p| p > start && pronoun(p))?;
    // "what he said was wrong" is a subject; "over what he said was a lie" reports.
    let taken = matches!(syn.upos[p - 1], Upos::ADP | Upos::SCONJ | Upos::VERB);
    if syn.form[p] == word::WHAT && !taken || syn.upos[first] == Upos::ADP {
        return None;
    }
    let head = phrase_before(view, first, v)?;
    (!is_weekday(view, head)).then_some((p, head))
}

/// "The report by the institute – which was hired to look into it – *found* that": what stands before the dashes.
pub(super) fn behind_dashes(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    let dash = |t: usize| view.is_break(t) && view.word(t) != ";";
    // Behind a dash the tagger takes a past tense for a participle.
    let past = syn.xpos[v] == Xpos::VBN && !syn.children(v).any(|c| syn.rel[c].base() == Deprel::AUX);
    let second = v.checked_sub(1).filter(|&t| t > start && dash(t) && (past || is_finite(syn, v)))?;
    let first = (start + 1..second).rev().take(40).find(|&t| dash(t))?;
    let opens = is_relative(view, first + 1) || !view.has_finite(first..second);
    let mut head = phrase_before(view, start, first).filter(|_| opens)?;
    while let Some(g) = syn.governor(head).filter(|&g| g >= start && g < head && syn.is_nominal(g)) {
        head = g;
    }
    (!view.has_finite(start..first) && syn.case_token(head).is_none() && can_speak(view, head))
        .then_some(head)
}

/// The subject of the main clause for the last of several verbs joined to it, where the tree gives this one a thing or
/// a phrase with a preposition: "He called it a blow, demanded *a new vote* and | said that".
pub(super) fn resumed_subject(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    let before = (start..v).rev().find(|&t| syn.upos[t] != Upos::ADV)?;
    if syn.upos[before] != Upos::CCONJ || !is_finite(syn, v) || view.marks.inside(v) {
        return None;
    }
    let root =
        view.roots[syn.sentence(v)].filter(|&r| r < v && is_finite(syn, r) && !view.marks.inside(r))?;
    let main = syn.subject(root).filter(|&s| s < root && can_speak(view, s) && !view.marks.inside(s))?;
    let own = syn.subject(v).filter(|&s| s != main && s < v)?;
    let thing = syn.upos[own] == Upos::NOUN && !can_hold(view, Speaker::at(view, own))
        || syn.case_token(own).is_some_and(|c| c < own);
    // "demands to know what the town was paid and | calls": the tense is the main verb's.
    let tense = |t: usize| {
        let aux = syn.children(t).find(|&c| syn.rel[c].base() == Deprel::AUX && view.is_finite_form(c));
        let aux = aux.or_else(|| syn.children(t).find(|&c| syn.rel[c] == Deprel::AUX_PASS));
        aux.map_or(syn.xpos[t], |a| syn.xpos[a])
    };
    let first = syn.first_conjunct(v);
    let inner = first != root && first > main && tense(first) != tense(v) && tense(root) == tense(v);
    let holder = syn.upos[main] == Upos::PROPN
        || syn.upos[main] == Upos::PRON && main != own
        || can_hold(view, Speaker::at(view, main));
    ((thing || inner) && holder && syn.form[main] != word::IT).then_some(main)
}

/// A subject that the tree has missed because another one stands further left: a noun phrase right in front of a finite
/// cue, or the subject of the cue that this one is joined to: "…, while Mike Lane proposed a vote and | said".
pub(super) fn nearer(view: &View, s: usize, v: usize) -> Option<usize> {
    let syn = view.syn;
    let own = syn.children(v).any(|c| c < v && syn.rel[c].is_subject());
    if !is_finite(syn, v) {
        return None;
    }
    let start = view.sentence_start(v);
    let last = (start..v)
        .rev()
        .find(|&t| !matches!(syn.upos[t], Upos::ADV | Upos::AUX | Upos::PART) && syn.xpos[t] != Xpos::MD)?;
    if view.word(last) == "," && !own {
        let head = before_apposition(view, start, v)?;
        return (head > s && !syn.below(head, s)).then_some(head);
    }
    if !own && let Some(h) = behind_conjunction(view, s, v) {
        return Some(h);
    }
    if syn.upos[last] == Upos::CCONJ {
        if own {
            return None;
        }
        // The nearest cue of the same tense before the conjunction.
        let past = |t: usize| if syn.xpos[t] == Xpos::VBN { Xpos::VBD } else { syn.xpos[t] };
        let cue = (s + 1..last).rev().take(60).find(|&u| {
            view.cues.of(u).is_some_and(|c| c.kind == Kind::Verb && c.weight >= 50)
                && past(u) == past(v)
                && !view.marks.inside(u)
                && is_finite(syn, u)
                && behind_relative(view, u).is_none()
        })?;
        let subject = syn.children(cue).find(|&c| c < cue && syn.rel[c] == Deprel::NSUBJ)?;
        let inner = syn.rel[cue] == Deprel::CCOMP || syn.rel[cue] == Deprel::ACL_RELCL;
        return (subject > s && !inner && can_speak(view, subject) && !is_relative(view, subject))
            .then_some(subject);
    }
    if !syn.is_nominal(last)
        || view.marks.inside(last)
        || syn.rel[last] == Deprel::OBL_UNMARKED
        || is_weekday(view, last)
    {
        return None;
    }
    let phrase = Speaker::at(view, s).tokens;
    // "On a day rich in hope, Mr Cole | warned".
    let fronted = syn.upos[phrase.start as usize] == Upos::ADP && syn.case_token(s).is_some_and(|c| c < s);
    let comma = (start..last).rev().find(|&t| view.is_comma(t)).filter(|_| fronted);
    let head = phrase_before(view, comma.map_or(start, |c| c + 1), last + 1)?;
    let begins = comma.map_or(syn.subtree(head).start as usize, |c| c + 1);
    // A subject of its own is given up only where it hangs on a preposition or verb before it: "After reading from the
    // Bible, Beck | said".
    let first = phrase.start as usize;
    let hangs =
        first > start && matches!(syn.upos[first - 1], Upos::ADP | Upos::VERB) || syn.xpos[s] == Xpos::VBG;
    let hangs = hangs || fronted;
    // "The Bergen, Norway-based *company* | said": the parser takes the place for the subject.
    let based = {
        let from = (phrase.end as usize).min(last);
        let near = |t: usize| view.word(t) == "based";
        syn.upos[s] == Upos::PROPN && (s < last && (first..last).any(near))
            || view.word(from) == "," && last - from < 9 && (from..last).any(near)
    };
    if based && syn.upos[last] == Upos::NOUN && !view.has_finite(s..last) {
        return Some(last);
    }
    if own && !hangs {
        return None;
    }
    let apart = begins > start
        && (view.is_comma(begins - 1) || matches!(syn.upos[begins - 1], Upos::CCONJ | Upos::SCONJ));
    (apart
        && syn.upos[head] != Upos::VERB
        && !phrase.has(last)
        && (!syn.below(last, s) || fronted)
        && syn.case_token(head).is_none()
        && !view.has_finite(begins..last))
    .then_some(head)
}

/// The words between a conjunction and a finite cue where the tree joins them to something else than the subject: "The
/// season began in July and *retailers* | are worried".
pub(super) fn behind_conjunction(view: &View, s: usize, v: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    if !is_finite(syn, v) || syn.children(v).any(|c| c < v && syn.rel[c].is_subject()) {
        return None;
    }
    let last = (start..v).rev().find(|&t| !matches!(syn.upos[t], Upos::ADV | Upos::AUX | Upos::PART))?;
    let part = |t: &usize| syn.is_nominal(*t) || matches!(syn.upos[*t], Upos::DET | Upos::ADJ);
    let first = (start..=last).rev().take(6).take_while(part).last()?;
    let joined = first > start && syn.upos[first - 1] == Upos::CCONJ && !view.marks.inside(last);
    let mut h = last;
    while let Some(g) = syn.governor(h).filter(|&g| (first..=last).contains(&g)) {
        h = g;
    }
    // "Cole and Dyer said": the words are joined to the subject itself.
    let apart = h > s && !syn.below(h, s) && syn.rel[h] == Deprel::CONJ && view.has_finite(start..first);
    (joined && apart && can_speak(view, h)).then_some(h)
}

/// What stands right in front of a finite cue, or right behind one that begins its sentence: "Said the minister, …".
pub(super) fn beside(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    if !is_finite(syn, v) {
        return None;
    }
    if v == start && v + 1 < syn.len() {
        return phrase_from(view, v + 1, view.sentence_end(v));
    }
    if let Some(h) = before_apposition(view, start, v) {
        return Some(h);
    }
    if let Some(h) = behind_front(view, v) {
        return Some(h);
    }
    if let Some(h) = behind_comma(view, start, v) {
        return Some(h);
    }
    let before = v.checked_sub(1).filter(|&t| t >= start && syn.upos[t] != Upos::CCONJ)?;
    let head = phrase_before(view, start, before + 1)?;
    let begins = syn.subtree(head).start as usize;
    // A phrase after a preposition is part of something else.
    (syn.case_token(head).is_none() && (head + 1 == v || !view.has_finite(begins..head))).then_some(head)
}

/// "After the talks, *members of the house*, led by the chairman, | asked for money": the noun phrase behind the comma of
/// what the sentence begins with, where the tree gives the verb no subject.
pub(super) fn behind_front(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    let opens = syn.upos[start] == Upos::ADP || syn.rel[start].base() == Deprel::CASE;
    if !opens || view.word(v - 1) != "," || !is_finite(syn, v) || view.has_finite(start..v) {
        return None;
    }
    let comma = (start..v).find(|&t| view.is_comma(t))?;
    let close = (comma + 1..v).find(|&t| view.is_comma(t)).filter(|&t| t > comma + 1)?;
    let head = phrase_from(view, comma + 1, close)?;
    (syn.is_nominal(head) && !is_weekday(view, head) && can_hold(view, Speaker::at(view, head)))
        .then_some(head)
}

/// "Smith, a spokesman in London, | said": the noun before an enclosed apposition.
pub(super) fn before_apposition(view: &View, start: usize, v: usize) -> Option<usize> {
    let second = (start..v).rev().find(|&t| !matches!(view.syn.upos[t], Upos::ADV | Upos::AUX))?;
    if view.word(second) != "," {
        return None;
    }
    let first = (start..second).rev().take(25).find(|&t| view.word(t) == ",")?;
    if first == start
        || !view.syn.is_nominal(first - 1)
        || view.has_finite(first..second) && !is_relative(view, first + 1)
    {
        return None;
    }
    // "in a statement, Ann Cole, the mayor, said": the name stands between commas of its own.
    let near = (start..first).rev().find(|&t| view.word(t) == ",").map_or(start, |t| t + 1);
    let own = phrase_before(view, near, first).filter(|&h| view.syn.upos[h] == Upos::PROPN && near > start);
    if let Some(h) = own.filter(|&h| !view.has_finite(h..first) && view.syn.subtree(h).start as usize >= near)
    {
        return Some(h);
    }
    let head = phrase_before(view, start, first)?;
    // "hours after the commander, Ann Cole, | warned": the parser hangs the subject to a preposition.
    let clausal = view
        .syn
        .case_token(head)
        .is_some_and(|c| matches!(view.syn.form[c], word::AFTER | word::BEFORE | word::SINCE | word::UNTIL));
    if clausal && view.syn.upos[head] == Upos::NOUN && is_agent(view, head) && !view.has_finite(first..second)
    {
        let named = phrase_from(view, first + 1, second).filter(|&h| view.syn.upos[h] == Upos::PROPN);
        if named.is_some() {
            return named;
        }
    }
    let head = if view.syn.case_token(head).is_some() { None } else { Some(head) };
    head.filter(|&h| !view.has_finite(h..first) && view.syn.upos[h] == Upos::PROPN)
}

/// "Asked about it, the minister | said": the words between a comma and the cue, where the tree has no subject.
pub(super) fn behind_comma(view: &View, start: usize, v: usize) -> Option<usize> {
    let comma = (start..v).rev().take(8).find(|&t| view.is_comma(t) || view.syn.upos[t] == Upos::CCONJ)?;
    let begins =
        matches!(view.syn.upos[comma + 1], Upos::DET | Upos::PROPN | Upos::PRON | Upos::NOUN | Upos::NUM);
    (view.is_comma(comma) && begins).then(|| bare_phrase(view, comma + 1, v)).flatten()
}

/// The subject of the predicates above, for cues that have none of their own: "spoke before insisting that".
pub(super) fn above(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    let mut t = v;
    for _ in 0..6 {
        t = syn.governor(t)?;
        if syn.is_predicate(t)
            && let Some(s) = syn.subject(t).filter(|&s| s < v && can_speak(view, s))
        {
            return Some(s);
        }
    }
    None
}

/// The subject of the clause before, for participles that the parser hung elsewhere.
pub(super) fn last_subject(view: &View, v: usize) -> Option<usize> {
    let start = view.sentence_start(v);
    let subject =
        |t: &usize| view.syn.rel[*t] == Deprel::NSUBJ && !view.marks.inside(*t) && can_speak(view, *t);
    (start..v.min(start + 80)).find(subject).filter(|&s| !matches!(view.syn.xpos[s], Xpos::WP | Xpos::WDT))
}

/// Whom a record shows: "footage of *Cole* | saying", "a video of *him* | boasting".
pub(super) fn shown(view: &View, v: usize) -> Option<usize> {
    const RECORDS: &[&str] = &["audio", "clip", "footage", "image", "recording", "tape", "video"];
    let syn = view.syn;
    let start = view.sentence_start(v);
    let of =
        (start..v).rev().take(6).find(|&t| syn.form[t] == word::OF).filter(|&t| t > start && t + 1 < v)?;
    let record = RECORDS.binary_search(&view.word(of - 1).trim_end_matches('s')).is_ok();
    let head = phrase_from(view, of + 1, v).filter(|_| record)?;
    (Speaker::at(view, head).tokens.end as usize == v && can_speak(view, head)).then_some(head)
}

/// Whom somebody or something brings to speak: "prompted *the mayor* to | wonder", "forced *him* to | admit".
pub(super) fn brought_to(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    if syn.xpos[v] != Xpos::VB || !syn.children(v).any(|c| c < v && syn.xpos[c] == Xpos::TO) {
        return None;
    }
    let g = syn.governor(v).filter(|&g| g < v)?;
    // The parser may hang the infinitive to the object.
    let verb = if syn.upos[g] == Upos::VERB { g } else { syn.governor(g)? };
    let object = syn.child(verb, Deprel::OBJ).filter(|&o| o < v && verb < o)?;
    let brings = view.lex.classes.holds("v_bring_about", syn.lemma[verb]);
    (brings && can_speak(view, object)).then_some(object)
}

/// "*Cole* said the files were closed without | saying why": the subject above that can speak, where what the parser has
/// for one cannot.
pub(super) fn whose_act(view: &View, s: usize, v: usize) -> Option<usize> {
    let syn = view.syn;
    let marked =
        syn.xpos[v] == Xpos::VBG && syn.marked_by(v, &[word::WITHOUT, word::BEFORE, word::AFTER]).is_some();
    if !marked || can_hold(view, Speaker::at(view, s)) {
        return None;
    }
    let above = std::iter::successors(syn.governor(v), |&g| syn.governor(g)).take(4);
    above
        .filter(|&g| g < v)
        .filter_map(|g| syn.child(g, Deprel::NSUBJ))
        .find(|&h| h < v && can_speak(view, h) && can_hold(view, Speaker::at(view, h)))
}

/// "*The fund*, whose stores were looted in May, | said": the noun before a relative clause that is over, where the parser
/// gives the verb behind it to that clause.
pub(super) fn past_relative(view: &View, s: usize, v: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    let comma = v.checked_sub(1).filter(|&c| c > s && view.is_comma(c));
    // "…, looked thin but told".
    let shut = comma.or_else(|| (s + 1..v).rev().find(|&t| view.is_comma(t)))?;
    let opens = |p: &usize| matches!(syn.xpos[*p], Xpos::WP_POSS) || view.word(*p) == "whom";
    let p = (start + 2..=s).rev().take(4).find(opens)?;
    if !view.is_comma(p - 1)
        || !view.has_finite(s + 1..shut)
        || (shut + 1..v).any(|t| syn.rel[t].is_subject())
    {
        return None;
    }
    let mut head = p - 2;
    while let Some(g) = syn.governor(head).filter(|&g| g >= start && g < p - 1 && syn.is_nominal(g)) {
        head = g;
    }
    (!view.has_finite(start..p) && can_speak(view, head) && syn.is_nominal(head)).then_some(head)
}
