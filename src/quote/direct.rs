//! Direct speech: quotations with an attribution before, behind or between them.
//!
//! The parser errs most where words in quote marks meet their attribution, so marks, commas and colons lead here and
//! the tree only says what is the speaker's noun phrase.

use super::attribution::{Attribution, REACH, after, before, in_relative, signed, starts_low};
use super::cues::{Frames, Kind};
use super::marks::Region;
use super::view::{Draft, Drafts, View};
use crate::base::TokenSpan;
use crate::cause::Rule;
use crate::syntax::{Upos, Xpos};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "quote.after",
        finds: "a quotation with its attribution behind it: \"“We won,” the general said\"; not \"“The Wall” was a film\"",
    },
    Rule {
        id: "quote.before",
        finds: "a quotation with its attribution before it: \"She said: “We won.”\"; not \"he read “Ulysses”\"",
    },
    Rule {
        id: "quote.turn",
        finds: "a quotation after a name and a colon: \"Smith: “We won.”\"; not \"the title: “War”\"",
    },
    Rule {
        id: "quote.introduced",
        finds: "a quotation behind a colon whose sentence has no verb of saying: \"The coach was clear: “We lost.”\"; not \"It was clear: “Jaws” won\"",
    },
    Rule {
        id: "quote.signed",
        finds: "a quotation with a name under it: \"“We won.” — Ann Smith\"; not \"“We won” – a lie\"",
    },
];

/// Finds quotations with an attribution in their sentence.
pub(super) fn find(view: &View, out: &mut Drafts) {
    // The attribution that the last quotation had behind it: quote and end of the attribution.
    let mut gap: Option<(usize, usize)> = None;
    // The last quotation that stands behind its attribution, and its end: "chanted “one” and “two”".
    let mut listed: Option<(usize, usize)> = None;
    for (i, r) in view.marks.regions.iter().enumerate() {
        if !r.running || r.words == 0 || out.owner[i].is_some() {
            continue;
        }
        let before_end = i.checked_sub(1).map_or(0, |k| view.marks.regions[k].tokens.end as usize);
        let limit = view.marks.regions.get(i + 1).map_or(view.syn.len(), |n| n.tokens.start as usize);
        let (first, last) = (r.tokens.start as usize, r.tokens.end as usize);
        let same_sentence =
            first > 0 && before_end > 0 && view.syn.sentence(before_end - 1) == view.syn.sentence(first);

        // "…", he said, "…": the second half of a quotation.
        if let Some((q, end)) = gap
            && continues(view, end, first)
        {
            out.extend(view, q, r.tokens);
            gap = Some((q, last));
            continue;
        }
        gap = None;
        if let Some((q, end)) = listed
            && in_a_list(view, end, r)
        {
            out.extend(view, q, r.tokens);
            listed = Some((q, last));
            continue;
        }
        listed = None;
        // The sentence may have been cut at the colon before the quotation.
        let colon = first > 0 && view.word(first - 1) == ":";
        let own = view.sentence_start(if colon { first - 1 } else { first });
        let lo = if same_sentence || own < before_end { before_end } else { own };
        let head_free = (lo..first).rev().all(|t| view.is_punct(t));
        // A colon introduces only a quotation that names no speaker itself.
        let named = if colon { signed(view, r).or_else(|| after(view, r, limit)) } else { None };
        if named.is_none()
            && let Some(mut a) = before(view, r, lo)
        {
            // "… said Maher. Adding, “…”": the participle has the speaker of the quote before.
            if a.speaker.is_none_or(|s| view.marks.inside(s.head))
                && a.cue.is_some_and(|c| view.syn.xpos[c.head] == Xpos::VBG)
            {
                let near = |d: &&Draft| d.sentence + 1 >= view.syn.sentence(first);
                a.speaker = out.all.last().filter(near).and_then(|d| d.speaker).or(a.speaker);
            }
            if out.used.get(a.cue.map_or(usize::MAX, |c| c.head)).copied().unwrap_or(false) {
                continue;
            }
            let sentence = view.syn.sentence(a.cue.map_or(first, |c| c.head));
            listed = out.add(view, draft(vec![r.tokens], a, sentence)).map(|q| (q, last));
            continue;
        }
        let Some(a) = named.or_else(|| signed(view, r)).or_else(|| after(view, r, limit)) else { continue };
        let end = a.end;
        // Words before a colon are not said, and neither is what a sentence of its own says.
        let head_free = head_free || colon || a.rule == "quote.signed";
        let sentence = view.syn.sentence(a.cue.map_or(first, |c| c.head));
        // "Wang spoke of a “threat” and said that it was “great”, the ministry said": words in marks before are a part of it.
        let mut from = lo;
        let mut k = i;
        while k > 0 && same_sentence && !head_free {
            let p = &view.marks.regions[k - 1];
            let here = view.syn.sentence(p.tokens.start as usize) == view.syn.sentence(first);
            if !here || out.owner[k - 1].is_some() || view.is_utterance(p) {
                break;
            }
            k -= 1;
            from = if k > 0 && view.marks.regions[k - 1].tokens.end as usize > own {
                view.marks.regions[k - 1].tokens.end as usize
            } else {
                own
            };
        }
        let start = if head_free { first } else { clause_start(view, from, first) };
        if start < first && !view.has_finite(start..last) {
            continue;
        }
        if let Some(q) = out.add(view, draft(vec![TokenSpan::new(start, last)], a, sentence)) {
            gap = Some((q, end));
        }
    }
}

/// Whether only a comma or conjunction stands between a quotation that ended at `end` and a region: "“one” and “two”".
fn in_a_list(view: &View, end: usize, r: &Region) -> bool {
    let first = r.tokens.start as usize;
    end < first
        && end + 3 >= first
        && view.syn.sentence(end - 1) == view.syn.sentence(first)
        && (end..first).all(|t| view.is_comma(t) || view.syn.upos[t] == Upos::CCONJ)
        && view.ends_sentence(r)
}

fn draft(content: Vec<TokenSpan>, a: Attribution, sentence: usize) -> Draft {
    Draft { content, cue: a.cue, speaker: a.speaker, core: true, rule: a.rule, sentence }
}

/// Where unquoted words that lead into a quotation begin.
fn clause_start(view: &View, lo: usize, first: usize) -> usize {
    (lo..first).find(|&t| !view.is_punct(t)).unwrap_or(first)
}

/// Whether a quotation that starts at `first` goes on after an attribution that ended at `end`.
fn continues(view: &View, end: usize, first: usize) -> bool {
    if end > first || first == 0 {
        return false;
    }
    let between = end..first;
    let same = view.syn.sentence(end.saturating_sub(1)) == view.syn.sentence(first);
    // "said a diplomat, who asked not to be named, “and …": the speaker's relative clause reports nothing.
    let low = || (first..view.syn.len()).find(|&t| !view.is_punct(t)).is_some_and(|t| starts_low(view, t));
    // "says the miller, pointing to the weir, “has run dry.”": what he does meanwhile reports nothing.
    let meanwhile = |t: usize| {
        view.syn.xpos[t] == Xpos::VBG
            && t > end
            && view.is_comma(t - 1)
            && view.cues.of(t).is_none_or(|c| !c.frames.has(Frames::QUOTE))
            && view.is_comma(first - 1)
            && low()
    };
    let aside = |t: usize| same && !view.marks.inside(t) && (in_relative(view, t, end) || meanwhile(t));
    if between.clone().any(|t| {
        view.cues.of(t).is_some_and(|c| matches!(c.kind, Kind::Verb | Kind::Phrase)) && !aside(t)
            || view.is_that(t)
    }) {
        return false;
    }
    if same {
        // "told the show “This Week”": a second half stands behind a comma or goes on in small letters.
        if !low() && !between.clone().any(|t| view.is_comma(t) || matches!(view.word(t), ":" | ";")) {
            return false;
        }
        // The speaker's phrase may hold a relative clause: "said Ida Brandt, a baker who lost her shop, “and".
        return between
            .clone()
            .all(|t| !view.is_finite_form(t) || in_relative(view, t, end.saturating_sub(12)));
    }
    // The next sentence is quoted from its start, and nothing was said in between.
    let sentences = view.syn.sentence(first) - view.syn.sentence(end.saturating_sub(1));
    let paragraph = |t: usize| view.syn.sentences[view.syn.sentence(t)].paragraph;
    sentences == 1
        && paragraph(end - 1) == paragraph(first)
        && (view.sentence_start(first)..first).all(|t| view.is_punct(t))
        && view.marks.region(first).is_some_and(|r| {
            let r = &view.marks.regions[r];
            let next = r.tokens.end as usize;
            view.ends_sentence(r)
                || after(view, r, view.syn.len().min(next + REACH)).is_none() && view.is_utterance(r)
        })
}
