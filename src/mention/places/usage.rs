//! How a place's name is used: as a location, or for those who act there.

use super::super::run::View;
use super::super::{Hit, Mention, Sense, near};
use super::LOCATIVE;
use crate::base::{Sym, word};
use crate::lexicon::Entry;
use crate::syntax::{Deprel, Upos, Xpos};

/// Whether the lemma of a token belongs to a class.
fn in_class(view: &View, name: &str, t: Option<usize>) -> bool {
    let lemma = t.map_or(Sym::UNKNOWN, |t| view.syn.lemma[t]);
    view.lex.classes.get(name).is_some_and(|c| view.lex.classes.has(c, lemma, |_| Sym::UNKNOWN))
}

/// Whether a name stands after a preposition of place.
pub(super) fn is_locative(view: &View, head: usize) -> bool {
    let head = view.syn.first_conjunct(head);
    let case = view.syn.case(head);
    LOCATIVE.contains(&case) || [word::FROM, word::TO].contains(&case)
}

/// Whether a state or metonym is used as a location.
pub(super) fn is_location(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let head = syn.first_conjunct(m.head);
    if syn.dateline.is_some_and(|d| d.contains(m.tokens)) {
        return true;
    }
    if syn.children(m.head).any(|c| syn.xpos[c] == Xpos::POS) || syn.rel[m.head] == Deprel::NMOD_POSS {
        return false;
    }
    let governor = syn.governor(head);
    let noun_above = governor.is_some_and(|g| syn.is_nominal(g));
    let case = syn.case(head);
    if LOCATIVE.contains(&case) {
        // "trust in Moscow", "interest in Ukraine" are rare; the locative reading wins.
        return true;
    }
    match case {
        word::TO | word::TOWARD | word::TOWARDS => {
            in_class(view, "motion_verb", governor) || in_class(view, "motion_noun", governor)
        }
        // "refugees from Syria", "expelled from Britain"; not "pressure from Moscow", "heard from Washington".
        word::FROM => {
            in_class(view, "motion_verb", governor)
                || governor.is_some_and(|g| comes_from(view, g))
                || !m.metonym
                    && !in_class(view, "given_noun", governor)
                    && !in_class(view, "getting_verb", governor)
        }
        // "Ines Reyes, 23, of Kabul"
        word::OF => {
            governor.is_some_and(|g| syn.upos[g] == Upos::PROPN) && behind_age(view, m)
                || noun_above
                    && (m.metonym && in_class(view, "place_part", governor)
                        || in_class(view, "area_part", governor))
        }
        word::WITH | word::BETWEEN if noun_above => in_class(view, "line_between", governor),
        _ if case.is_known() => false,
        _ => match syn.rel[head].base() {
            // "visited Moscow", "left Kyiv"
            Deprel::OBJ => in_class(view, "motion_verb", governor),
            // "the Moscow meeting"; a state before a noun stays a modifier: "Ukraine policy".
            Deprel::COMPOUND | Deprel::AMOD => {
                // "A [White House] dinner with" is held there; "a White House statement" is made by those who sit there.
                let held_there = || in_class(view, "held_in_house", governor) && is_of_government(view, m);
                m.metonym && (!is_organ(view, m) || held_there()) && !is_given(view, m)
            }
            // A list of places or a stand-alone line.
            Deprel::ROOT => m.metonym && syn.subtree(head).len() <= 4,
            Deprel::OBL => true,
            Deprel::APPOS => {
                governor.is_some_and(|g| syn.upos[g] == Upos::PROPN && LOCATIVE.contains(&syn.case(g)))
                    || after_town(view, m)
            }
            _ => after_town(view, m),
        },
    }
}

/// Those whom a town is only the home of: "a student from Kabul"; not "an envoy from Moscow".
fn comes_from(view: &View, t: usize) -> bool {
    view.ends.get(t + 1).into_iter().flatten().any(|h| match h.entry {
        Entry::Agent(a, _) => {
            let row = &view.lex.rows.agents[a as usize];
            row.kind == "person"
                && matches!(row.sector.as_str(), "CVL" | "EDU" | "MED" | "LAB" | "REL" | "REF" | "AGR")
        }
        _ => false,
    })
}

/// "Ines Reyes, 23, of [Kabul]"
fn behind_age(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let t = m.tokens.start as usize;
    t >= 3
        && syn.form[t - 1] == word::OF
        && syn.form[t - 2] == word::COMMA
        && view.words(crate::base::TokenSpan::new(t - 3, t - 2)).bytes().all(|b| b.is_ascii_digit())
}

/// "Zurich, [Switzerland]": a country right after a town and a comma lies round it.
fn after_town(view: &View, m: &Mention) -> bool {
    let t = m.tokens.start as usize;
    t >= 2
        && view.syn.form[t - 1] == word::COMMA
        && view.syn.governor(m.head).is_some_and(|g| g + 2 == t && view.syn.upos[g] == Upos::PROPN)
        && matches!(
            view.syn.rel[m.head].base(),
            Deprel::APPOS | Deprel::NMOD | Deprel::FLAT | Deprel::COMPOUND
        )
}

/// "That will hand [Washington] extra leverage": one to whom something is given, whom the parser takes for part of it; not
/// "hand Washington's envoy a letter".
fn is_given(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let (start, end) = (m.tokens.start as usize, m.tokens.end as usize);
    start > 0
        && syn.is_verbal(start - 1)
        && in_class(view, "v_give", Some(start - 1))
        && syn.tokens_of(syn.sentence(m.head)).has(end)
        && matches!(syn.upos[end], Upos::ADJ | Upos::NOUN | Upos::DET)
}

/// Buildings and nicknames that are organs ("Kremlin", "White House") stay actors before a noun: "Kremlin statement".
fn is_organ(view: &View, m: &Mention) -> bool {
    match m.sense {
        Sense::Actor(a) => !view.lex.rows.actors[a as usize].id.ends_with(".gov"),
        _ => false,
    }
}

/// Whether a name means a body of a government, not one of many states.
fn is_of_government(view: &View, m: &Mention) -> bool {
    matches!(m.sense, Sense::Actor(a) if view.lex.rows.actors[a as usize].kind == "gov")
}

/// Whether a noun names a person by role: "analyst", "professor".
pub(super) fn is_person(view: &View, hits: &[Hit], t: usize) -> bool {
    near(hits, t).iter().any(|h| {
        h.tokens.has(t)
            && matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind == "person")
    })
}

/// Whether a city or region does what only people do: it says, demands, rejects, wins.
pub(super) fn acts(view: &View, head: usize) -> bool {
    let syn = view.syn;
    let head = syn.first_conjunct(head);
    let Some(verb) = syn.governor(head).filter(|&g| syn.is_verbal(g)) else { return false };
    syn.rel[head] == Deprel::NSUBJ
        && !syn.case(head).is_known()
        && (!view.lex.cues.of(syn.lemma[verb]).is_empty() || !view.lex.frames.of(syn.lemma[verb]).is_empty())
}
