//! Where a speaker's phrase ends: compounds and names that belong to it, adverbials that do not.

use super::speaker::is_weekday;
use super::view::View;
use crate::base::word;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// One past the compound in which a phrase ends: "Rep. Maria Lopez|-Tovar".
pub(super) fn whole_word(view: &View, mut end: usize) -> usize {
    let syn = view.syn;
    let glued = |t: usize| t < syn.len() && !syn.is(t, TokenFlags::SPACE_BEFORE);
    while end + 1 < syn.len()
        && matches!(view.word(end), "-" | "‑" | "–")
        && glued(end)
        && glued(end + 1)
        && syn.is(end + 1, TokenFlags::WORD)
        && syn.sentence(end) == syn.sentence(end + 1)
    {
        end += 2;
    }
    end
}

/// One past the name that stands right behind a body's description: "the aid group | Open Hands".
pub(super) fn named_behind(view: &View, head: usize, end: usize) -> usize {
    const BODIES: &[&str] = &[
        "agency",
        "brand",
        "charity",
        "chain",
        "company",
        "firm",
        "giant",
        "group",
        "magazine",
        "maker",
        "network",
        "newspaper",
        "organisation",
        "organization",
        "outlet",
        "platform",
        "startup",
        "union",
        "website",
    ];
    let syn = view.syn;
    // "Human Rights First | applauded": a capital in the middle of a sentence is a part of the name.
    let name = |t: usize| {
        syn.upos[t] == Upos::ADV
            && syn.is(t, TokenFlags::CAPITAL)
            && syn.is(t, TokenFlags::WORD)
            && !view.marks.inside(t)
    };
    if end == head + 1 && syn.upos[head] == Upos::PROPN && end + 1 < view.sentence_end(head) && name(end) {
        return end + 1;
    }
    if end != head + 1 || syn.xpos[head] != Xpos::NN || BODIES.binary_search(&view.word(head)).is_err() {
        return end;
    }
    let limit = view.sentence_end(head);
    let name = |t: usize| {
        t < limit
            && syn.is(t, TokenFlags::CAPITAL)
            && syn.is(t, TokenFlags::WORD)
            && syn.xpos[t] != Xpos::PRP
            && !view.is_finite_form(t)
            && !is_weekday(view, t)
            && !view.marks.inside(t)
    };
    let mut last = end;
    while last < end + 5 && name(last) {
        last += 1;
    }
    last
}

/// The end of a phrase without what says when, where or in what text its head spoke: "Cole | in her own statement",
/// "the union, | in turn", "a column in the Gazette | recently".
pub(super) fn without_adverbials(view: &View, head: usize, mut end: usize) -> usize {
    const TEXTS: &[&str] = &[
        "address",
        "blog",
        "briefing",
        "column",
        "comment",
        "email",
        "essay",
        "filing",
        "interview",
        "letter",
        "memo",
        "note",
        "post",
        "release",
        "remark",
        "remarks",
        "reply",
        "response",
        "speech",
        "statement",
        "testimony",
        "text",
        "turn",
        "tweet",
    ];
    let syn = view.syn;
    // "in turn", "for his part", "in its own statement".
    let part = |t: usize| {
        let object = (t + 1..end).rev().take(6).find(|&k| syn.upos[k] == Upos::NOUN);
        object.is_some_and(|o| {
            let word = view.word(o);
            match syn.form[t] {
                word::IN => TEXTS.binary_search(&word).is_ok(),
                word::FOR => word == "part",
                _ => false,
            }
        })
    };
    if let Some(t) = (head + 1..end).find(|&t| {
        let apart = view.is_comma(t - 1) || syn.upos[head] == Upos::PROPN;
        syn.upos[t] == Upos::ADP && apart && end - t <= 6 && part(t)
    }) {
        end = t;
    }
    // "Ann Cole, a spokeswoman, | to journalists".
    if let Some(t) = (head + 2..end)
        .rev()
        .find(|&t| view.is_comma(t - 1))
        .filter(|&t| syn.form[t] == word::TO && syn.upos[t] == Upos::ADP)
    {
        end = t - 1;
    }
    // "Justice Cole on Tuesday | called".
    let said = (head + 1..end).all(|t| syn.upos[t] != Upos::VERB);
    if end >= head + 3 && said && syn.form[end - 2] == word::ON && is_weekday(view, end - 1) {
        end -= 2;
    }
    // "Cole, last week, | denied it".
    let time = |t: usize| {
        matches!(view.word(t), "week" | "month" | "year" | "night" | "weekend")
            && matches!(view.word(t - 1), "last" | "this" | "next")
    };
    if end >= head + 4 && time(end - 1) && view.is_comma(end - 3) {
        end -= 3;
    }
    // "a post made an hour *ago*": what hangs on a word inside the phrase stays.
    let whole = end;
    let loose = |t: usize| syn.governor(t).is_none_or(|g| g <= head || g >= whole);
    while end > head + 1
        && (view.is_comma(end - 1)
            || syn.upos[end - 1] == Upos::ADV
                && syn.rel[end - 1].base() == Deprel::ADVMOD
                && loose(end - 1)
                && !syn.is(end - 1, TokenFlags::CAPITAL)
                && !view.marks.inside(end - 1))
    {
        end -= 1;
    }
    end
}
