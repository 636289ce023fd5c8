//! Quotations without an attribution of their own: further sentences of the speaker before, or no speech at all.

use super::cues::{Kind, is_finite};
use super::marks::Region;
use super::speaker::{self, Speaker};
use super::view::{Draft, Drafts, View};
use crate::base::word;
use crate::cause::Rule;
use crate::syntax::{Deprel, SentenceKind, Upos, Xpos};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "quote.floating",
        finds: "a quoted sentence whose speaker stands in the sentence before: \"He disagreed. “It works.”\"; not \"He rose. “Hamlet” began\"",
    },
    Rule {
        id: "quote.scare",
        finds: "words in quote marks that nobody is said to have said: \"so-called “experts”\"; not \"“No,” he said\"",
    },
];

/// Gives quoted sentences that stand alone to the speaker before.
pub(super) fn find(view: &View, out: &mut Drafts) {
    let cues = by_sentence(view, out);
    for (i, r) in view.marks.regions.iter().enumerate() {
        // A region without words is no quotation, and there may be thousands of them in one sentence.
        if out.owner[i].is_some()
            || !r.running
            || r.words == 0
            || !view.stands_alone(r)
            || !(view.is_utterance(r) || r.reopened)
        {
            continue;
        }
        let first = r.tokens.start as usize;
        let Some(before) = view.syn.sentence(first).checked_sub(1) else { continue };
        let paragraph = |s: usize| view.syn.sentences[s].paragraph;
        let near = paragraph(before) == r.paragraph || paragraph(before) + 1 == r.paragraph;
        if !near || view.syn.sentences[before].kind != SentenceKind::Sentence {
            continue;
        }
        if let Some(q) = quote_of_sentence(view, out, &cues, before) {
            let last = view.syn.tokens_of(before).end as usize;
            let d = &out.all[q];
            // A quotation that ended in marks goes on; after an indirect one a quotation is a record of its own.
            let ended = d.content.iter().any(|c| c.range().any(|t| view.marks.inside(t)));
            if ended && d.rule != "quote.object" || introduces(view, last) && r.paragraph != paragraph(before)
            {
                out.extend(view, q, r.tokens);
            } else if let Some(s) = d.speaker {
                floating(view, out, r, s);
            }
        } else if let Some(s) = subject_of(view, before) {
            floating(view, out, r, s);
        }
    }
}

fn floating(view: &View, out: &mut Drafts, r: &Region, s: Speaker) {
    let sentence = view.syn.sentence(r.tokens.start as usize);
    let draft = Draft {
        content: vec![r.tokens],
        cue: None,
        speaker: Some(s),
        core: true,
        rule: "quote.floating",
        sentence,
    };
    out.add(view, draft);
}

fn introduces(view: &View, last: usize) -> bool {
    last > 0 && view.word(last - 1) == ":"
}

/// The quote that a sentence leaves one waiting to go on: its last direct one, else the last with words or a cue in it.
fn quote_of_sentence(view: &View, out: &Drafts, cues: &[Option<usize>], sentence: usize) -> Option<usize> {
    let tokens = view.syn.tokens_of(sentence).range();
    let direct = |q: &usize| matches!(out.all[*q].rule, "quote.after" | "quote.before");
    let own = cues[sentence];
    own.filter(direct).or_else(|| tokens.rev().find_map(|t| out.covering(t))).or(own)
}

/// For each sentence its last quote by cue; direct ones go before others.
fn by_sentence(view: &View, out: &Drafts) -> Vec<Option<usize>> {
    let mut last: Vec<Option<usize>> = vec![None; view.syn.sentences.len()];
    for (q, d) in out.all.iter().enumerate() {
        let direct = |q: usize| matches!(out.all[q].rule, "quote.after" | "quote.before");
        let slot = &mut last[d.sentence];
        if slot.is_none_or(|old| direct(q) || !direct(old)) {
            *slot = Some(q);
        }
    }
    last
}

/// A person or group that the main verb of a sentence makes the subject.
fn subject_of(view: &View, sentence: usize) -> Option<Speaker> {
    let syn = view.syn;
    let root = view.roots[sentence]?;
    let s = syn.subject(root).filter(|&s| is_finite(syn, root) && syn.rel[s] == Deprel::NSUBJ)?;
    let personal = syn.upos[s] == Upos::PROPN || syn.xpos[s] == Xpos::PRP && syn.form[s] != word::IT;
    if view.marks.inside(s) || speaker::is_author(view, s) {
        return None;
    }
    let cue = view.cues.of(root).is_some_and(|c| matches!(c.kind, Kind::Verb | Kind::Phrase));
    let person = syn.upos[s] == Upos::NOUN && speaker::can_hold(view, Speaker::at(view, s));
    (personal || person || cue && syn.is_nominal(s)).then(|| Speaker::at(view, s))
}
