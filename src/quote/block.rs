//! Block quotations: a paragraph without marks behind one that ends with an attribution and a colon.

use super::complement;
use super::cues::{Frames, Kind, is_finite};
use super::marks::Region;
use super::speaker;
use super::view::{Draft, Drafts, View};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::syntax::{Deprel, SentenceKind, TokenFlags, Xpos};

pub(super) const RULES: &[Rule] = &[Rule {
    id: "quote.block",
    finds: "a paragraph without marks behind an attribution and a colon: \"Cole wrote:\", then \"We lost the port.\"; not behind \"Here is what they said:\", which a list may follow",
}];

/// How far before the colon the cue may stand.
const REACH: usize = 14;
/// The fewest words of such a paragraph: shorter ones are captions and labels.
const WORDS: usize = 8;

/// Finds block quotations.
pub(super) fn find(view: &View, out: &mut Drafts) {
    let sentences = &view.syn.sentences;
    for i in 1..sentences.len() {
        let (last, next) = (&sentences[i - 1], &sentences[i]);
        let running = last.kind == SentenceKind::Sentence && next.kind == SentenceKind::Sentence;
        if running && last.paragraph != next.paragraph {
            block(view, out, i);
        }
    }
}

/// The paragraph that begins with sentence `i`, if the one before announces it.
fn block(view: &View, out: &mut Drafts, i: usize) {
    let syn = view.syn;
    let announced = syn.tokens_of(i - 1).range();
    let colon = announced.end - 1;
    let end = (i..syn.sentences.len())
        .take_while(|&s| syn.sentences[s].paragraph == syn.sentences[i].paragraph)
        .last()
        .unwrap_or(i);
    let words = TokenSpan { start: syn.tokens_of(i).start, end: syn.tokens_of(end).end };
    let closes = matches!(view.word(words.end as usize - 1), "." | "!" | "?" | "…" | "..." | ")");
    if view.word(colon) != ":"
        || view.marks.inside(words.start as usize)
        || !closes
        || view.words(words.range()) < WORDS
        || words.range().any(|t| out.covering(t).is_some())
    {
        return;
    }
    let from = colon.saturating_sub(REACH).max(announced.start);
    let cue = (from..colon).rev().filter_map(|t| view.cues.of(t)).find(|c| {
        matches!(c.kind, Kind::Verb | Kind::Phrase) && c.weight >= 80 && c.frames.has(Frames::QUOTE)
    });
    let Some(cue) = cue.filter(|c| c.end <= colon && !view.marks.inside(c.head)) else { return };
    let v = cue.head;
    // "what he says now:" may lead to anything, and "explained the plan:" has its object.
    let what = (from..v).any(|t| syn.form[t] == word::WHAT);
    let object = syn.child(v, Deprel::OBJ).is_some_and(|o| o > v && syn.form[o] != word::THIS);
    let names = object && view.lex.rows.cues[cue.row as usize].cue != "tell";
    let Some(s) = speaker::of(view, cue) else { return };
    // "Suspects Told To Leave:" is a heading, and "explaining that it failed:" has its words already.
    let told = complement::right(view, cue).is_some_and(|c| c.start < colon);
    if syn.is(v, TokenFlags::CAPITAL) || told || !(syn.xpos[v] == Xpos::VBG || is_finite(syn, v)) {
        return;
    }
    // What quotes somebody itself is the reporter's: "He would not sign. “We have waited,” Cole said."
    let quotes = |r: &Region| words.has(r.tokens.start as usize) && r.words >= 4 && view.is_utterance(r);
    if view.marks.regions.iter().any(quotes) {
        return;
    }
    if what || names || syn.xpos[v] == Xpos::VB || syn.is_passive(v) || view.has_finite(cue.end..colon) {
        return;
    }
    let draft = Draft {
        content: vec![words],
        cue: Some(*cue),
        speaker: Some(s),
        core: true,
        rule: "quote.block",
        sentence: i - 1,
    };
    if out.add(view, draft).is_some() {
        out.used[v] = true;
    }
}
