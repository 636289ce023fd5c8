//! Nouns and adjectives of saying and thinking: "his claim that", "her criticism of", "is confident that".

use super::complement;
use super::cues::{Cue, Frames};
use super::extent;
use super::indirect::add;
use super::speaker::{self, Speaker};
use super::view::{Drafts, View};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::syntax::{Deprel, Upos, Xpos};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "quote.noun",
        finds: "the clause behind a noun: \"his claim that the vote was stolen\"; not \"the claim was settled\"",
    },
    Rule {
        id: "quote.noun-object",
        finds: "what a noun of saying is about: \"her criticism of the ban\"; not \"the criticism of films\"",
    },
    Rule {
        id: "quote.adjective",
        finds: "the clause behind an adjective: \"he is confident that talks will resume\"; not \"a confident start\"",
    },
];

pub(super) fn noun(view: &View, cue: &Cue, out: &mut Drafts) {
    let syn = view.syn;
    let n = cue.head;
    let end = view.sentence_end(n);
    let Some(k) = (cue.end < end).then_some(cue.end) else { return };
    // "a hope among farmers | that it would rain"
    let k = match syn.form[k] {
        word::AMONG | word::IN | word::WITHIN | word::FROM | word::AT => (k + 1..end.min(k + 8))
            .take_while(|&t| syn.upos[t] != Upos::VERB && !view.is_comma(t))
            .find(|&t| view.is_that(t) && syn.upos[t] == Upos::SCONJ),
        _ => None,
    }
    .unwrap_or(k);
    let s = speaker::of(view, cue).filter(|s| !s.tokens.has(n) || s.head != n);
    let that = view.is_that(k) && syn.upos[k] == Upos::SCONJ && cue.frames.has(Frames::THAT);
    let inf =
        syn.form[k] == word::TO && k + 1 < end && syn.xpos[k + 1] == Xpos::VB && cue.frames.has(Frames::INF);
    let wh = cue.frames.has(Frames::WH)
        && matches!(syn.form[k], word::WHETHER | word::HOW | word::WHY | word::WHAT)
        && view.has_finite(k..end);
    if !that && !inf && !wh {
        noun_object(view, cue, s, out);
        return;
    }
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    let inf = inf && !wh;
    // Rumours and charges go about without a source; a hope or notion that nobody holds is the reporter's.
    let sourceless =
        that && matches!(class, "report" | "accuse" | "say" | "assert" | "deny") && cue.weight >= 50;
    let author = |s: Speaker| speaker::is_author(view, s.head) && !view.marks.inside(n);
    let holds = |s: Speaker| {
        (speaker::can_hold(view, s) || syn.case(s.head) == word::AMONG)
            && !(author(s) && syn.possessor(n).is_none())
    };
    if s.is_none() && !sourceless || s.is_some_and(|s| !holds(s)) {
        return;
    }
    // A plan or a will to act is reported where it is somebody's statement ("voiced readiness to"), a refusal always.
    let uttered = syn.possessor(n).is_none() && syn.governor(n).is_some_and(|g| view.cues.of(g).is_some());
    let willing = matches!(class, "decide" | "agree" | "hope");
    if inf && (!uttered && (cue.weight < 60 || willing) || willing && !voiced(view, n)) {
        return;
    }
    let start = if that { k + 1 } else { k };
    let head = syn.governor(k).filter(|&g| g > k);
    let stop = extent::end(view, cue, start, head);
    add(view, out, cue, vec![TokenSpan::new(start, stop)], s, true, "quote.noun");
}

/// Whether a noun is what a verb of saying puts into words: "*voiced* readiness"; not "demonstrated a willingness".
fn voiced(view: &View, n: usize) -> bool {
    let cue = view.syn.governor(n).and_then(|g| view.cues.of(g));
    cue.is_some_and(|c| {
        let row = &view.lex.rows.cues[c.row as usize];
        row.class == "say" || matches!(row.cue.as_str(), "indicate" | "signal")
    })
}

/// "her criticism of the ban", "their support for the strike": a noun of saying whose holder is named.
fn noun_object(view: &View, cue: &Cue, s: Option<Speaker>, out: &mut Drafts) {
    let syn = view.syn;
    let n = cue.head;
    let end = view.sentence_end(n);
    let Some(s) = s.filter(|&s| speaker::can_hold(view, s)) else { return };
    if cue.end + 1 >= end {
        return;
    }
    let case = syn.form[cue.end];
    let fits = case == word::OF && cue.frames.has(Frames::OF)
        || case == word::FOR && cue.frames.has(Frames::FOR)
        || matches!(case, word::TO | word::ABOUT | word::AGAINST | word::OVER) && cue.frames.has(Frames::NP);
    let Some(object) = speaker::phrase_from(view, cue.end + 1, end).filter(|_| fits) else { return };
    // "the prime minister's criticism of him": only a possessor is surely the holder.
    if syn.possessor(n).is_none() || s.tokens.has(object) {
        return;
    }
    let stop = (syn.subtree(object).end as usize).min(end);
    let content = TokenSpan::new(cue.end + 1, extent::cut(view, cue, cue.end + 1, Some(object), stop));
    // Most nouns tell of an act ("his support for the club"); quoted words are somebody's.
    if !content.range().any(|t| view.marks.inside(t)) {
        return;
    }
    add(view, out, cue, vec![content], Some(s), false, "quote.noun-object");
}

pub(super) fn adjective(view: &View, cue: &Cue, out: &mut Drafts) {
    // "it is not clear whether": nobody is meant; "surprised investors by": the verb.
    let syn = view.syn;
    let before = (view.sentence_start(cue.head)..cue.head)
        .rev()
        .find(|&t| !matches!(syn.upos[t], Upos::AUX | Upos::ADV | Upos::PART));
    let verb =
        syn.upos[cue.head] == Upos::VERB && syn.child(cue.head, Deprel::OBJ).is_some_and(|o| o > cue.head);
    if before.is_some_and(|t| syn.form[t] == word::IT) {
        return;
    }
    let s = speaker::of(view, cue);
    if s.is_none() || !view.syn.is_predicate(cue.head) && view.syn.rel[cue.head] != Deprel::XCOMP {
        return;
    }
    let Some(c) = complement::right(view, cue) else {
        adjective_object(view, cue, s, out);
        return;
    };
    if verb && c.frame != Frames::THAT {
        return;
    }
    // "it is clear that" has no holder, "ready to leave" reports nothing, and what "I" am glad of is the author's.
    let nobody =
        s.is_some_and(|s| matches!(view.syn.form[s.head], word::IT | word::I | word::WE | word::YOU));
    if nobody || c.start > cue.end + 4 || c.frame == Frames::QUOTE {
        return;
    }
    // "ready to leave" tells of a state; "unwilling to say" of an answer.
    if c.frame == Frames::INF && (cue.weight < 75 || s.is_some_and(|s| !speaker::can_hold(view, s))) {
        return;
    }
    let end = extent::end(view, cue, c.start, c.head);
    add(view, out, cue, vec![TokenSpan::new(c.start, end)], s, true, "quote.adjective");
}

/// "is critical of the plan": an attitude and what it is about.
fn adjective_object(view: &View, cue: &Cue, s: Option<Speaker>, out: &mut Drafts) {
    let syn = view.syn;
    let end = view.sentence_end(cue.head);
    let Some(s) = s.filter(|&s| speaker::can_hold(view, s)) else { return };
    if cue.end + 1 >= end || syn.form[cue.end] != word::OF || !cue.frames.has(Frames::OF) {
        return;
    }
    let Some(object) = speaker::phrase_from(view, cue.end + 1, end) else { return };
    let stop = (syn.subtree(object).end as usize).min(end);
    let content = TokenSpan::new(cue.end + 1, extent::cut(view, cue, cue.end + 1, Some(object), stop));
    // "is critical of the mayor" names whom and gives no words.
    if content.range().any(|t| view.marks.inside(t) || view.syn.upos[t] == Upos::VERB) {
        add(view, out, cue, vec![content], Some(s), false, "quote.object");
    }
}
