//! Interviews and transcripts: paragraphs that name who speaks, a colon, and the words, with or without quote marks.
//!
//! One such paragraph proves nothing ("WASHINGTON: The …", "UPDATE: …"), so the shape must come back: the same name
//! twice, or "Q:" with its "A:".

use super::speaker::Speaker;
use super::view::{Draft, Drafts, View};
use crate::base::TokenSpan;
use crate::cause::Rule;
use crate::syntax::{SentenceKind, TokenFlags, Upos};

pub(super) const RULES: &[Rule] = &[Rule {
    id: "quote.interview",
    finds: "a paragraph of a transcript, behind its speaker and a colon: \"Q: Who won? A: We did.\"; not \"UPDATE: the road is open\"",
}];

/// Labels that name no speaker.
const LABELS: &[&str] = &[
    "CORRECTION",
    "DATE",
    "EDITOR",
    "LISTEN",
    "LOCATION",
    "MORE",
    "NOTE",
    "PHOTO",
    "PHOTOS",
    "READ",
    "RELATED",
    "SEE",
    "SOURCE",
    "SOURCES",
    "TIME",
    "TIP",
    "UPDATE",
    "VIDEO",
    "WATCH",
    "WHAT",
    "WHEN",
    "WHERE",
    "WHO",
    "WHY",
];

/// Labels of those who ask.
const ASKERS: &[&str] = &["ANCHOR", "HOST", "INTERVIEWER", "JOURNALIST", "MODERATOR", "QUESTION", "REPORTER"];

/// A paragraph that begins with a label and a colon.
struct Turn {
    name: TokenSpan,
    /// The words behind the colon.
    words: TokenSpan,
    /// In capitals, or "Q" and "A".
    capitals: bool,
}

/// Finds the turns of an interview.
pub(super) fn find(view: &View, out: &mut Drafts) {
    let turns = paragraphs(view);
    if turns.len() < 2 {
        return;
    }
    let label = |t: &Turn| view.syn.span(t.name).of(view.text).to_uppercase();
    let mut labels: Vec<String> = turns.iter().map(label).collect();
    labels.sort_unstable();
    let again = labels.windows(2).any(|w| w[0] == w[1]);
    labels.dedup();
    // Who asks is named by what he does: "REPORTER: When? KHAN: On Monday."
    let asker = |l: &String| ASKERS.binary_search(&l.as_str()).is_ok();
    let asks = labels.iter().any(|l| l == "Q") && labels.iter().any(|l| l == "A") || labels.iter().any(asker);
    if labels.len() < 2 || !(again || asks) {
        return;
    }
    // "TARGET: One tourist hurt": what is said has verbs, and a list of facts has few.
    let spoken = turns.iter().filter(|t| view.has_finite(t.words.range())).count();
    if 2 * spoken < turns.len() {
        return;
    }
    // Names in mixed case need more of the pattern: "Talks: …" and "Money: …" are headings of a list.
    let capitals = turns.iter().filter(|t| t.capitals).count();
    let mixed = turns.len() - capitals >= 3 && again;
    for t in turns.iter().filter(|t| t.capitals || mixed) {
        let head = t.name.range().rev().find(|&k| view.syn.is(k, TokenFlags::WORD));
        let Some(head) = head else { continue };
        out.add(
            view,
            Draft {
                content: vec![t.words],
                cue: None,
                speaker: Some(Speaker { tokens: t.name, head }),
                core: true,
                rule: "quote.interview",
                sentence: view.syn.sentence(t.words.start as usize),
            },
        );
    }
}

/// The paragraphs with a label.
fn paragraphs(view: &View) -> Vec<Turn> {
    let syn = view.syn;
    let mut found = Vec::new();
    let mut i = 0;
    while i < syn.sentences.len() {
        let first = i;
        while i + 1 < syn.sentences.len() && syn.sentences[i + 1].paragraph == syn.sentences[first].paragraph
        {
            i += 1;
        }
        let tokens = TokenSpan { start: syn.tokens_of(first).start, end: syn.tokens_of(i).end };
        i += 1;
        if syn.sentences[first].kind == SentenceKind::Byline {
            continue;
        }
        found.extend(turn(view, tokens));
    }
    found
}

/// The turn that a paragraph is, if it is one.
fn turn(view: &View, paragraph: TokenSpan) -> Option<Turn> {
    let syn = view.syn;
    let end = paragraph.end as usize;
    let start = paragraph.range().take(2).find(|&t| !view.is_punct(t))?;
    let colon = (start + 1..end.min(start + 7)).find(|&t| view.word(t) == ":")?;
    if colon + 1 >= end || (start..colon).any(|t| syn.is(t, TokenFlags::HAS_DIGIT)) {
        return None;
    }
    let words = |t: usize| syn.is(t, TokenFlags::WORD);
    let upper = |t: usize| !view.word(t).chars().any(char::is_lowercase);
    let named = (start..colon).all(|t| !words(t) || syn.is(t, TokenFlags::CAPITAL));
    let label = view.word(colon - 1).to_uppercase();
    // "THE FACTS: …" is a heading.
    if !named
        || syn.form[start] == crate::base::word::THE
        || LABELS.binary_search(&label.as_str()).is_ok()
        || view.words(start..colon) > 4
    {
        return None;
    }
    let single = colon == start + 1 && view.word(start).len() == 1;
    let capitals = (start..colon).all(upper) && (!single || matches!(view.word(start), "Q" | "A"));
    // A word that is no name heads a list: "Age: …".
    if !capitals && syn.upos[colon - 1] != Upos::PROPN {
        return None;
    }
    Some(Turn { name: TokenSpan::new(start, colon), words: TokenSpan::new(colon + 1, end), capitals })
}
