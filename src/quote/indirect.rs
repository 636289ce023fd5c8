//! Reported speech and thought without quote marks around all of it.

use super::complement;
use super::cues::{self, Cue, Frames, Kind, is_finite};
use super::speaker::{self, Speaker};
use super::view::{Draft, Drafts, View};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::syntax::{Deprel, Upos, Xpos};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "quote.according",
        finds: "a sentence with its source named by a preposition: \"According to police, two men fled\"; not \"paid according to rank\"",
    },
    Rule {
        id: "quote.postposed",
        finds: "a clause with the attribution behind or inside it: \"Two men fled, police said\"; not \"On Monday, police said …\"",
    },
    Rule {
        id: "quote.clause",
        finds: "the clause behind a cue: \"Police said that two men fled\"; not \"the clock that says the time\"",
    },
    Rule {
        id: "quote.as",
        finds: "a clause with its source in an as-clause: \"As the mayor pointed out, the dam is old\"; not \"as he said this, he rose\"",
    },
    Rule {
        id: "quote.reputed",
        finds: "what is thought of a subject, by nobody named: \"The pilot is believed to have survived\"; not \"the pilot is paid to fly\"",
    },
    Rule {
        id: "quote.infinitive",
        finds: "the infinitive behind a cue: \"Iran vowed to respond\"; not \"he stopped to talk\"",
    },
    Rule {
        id: "quote.noun",
        finds: "the clause behind a noun: \"his claim that the vote was stolen\"; not \"the claim was settled\"",
    },
    Rule {
        id: "quote.adjective",
        finds: "the clause behind an adjective: \"he is confident that talks will resume\"; not \"a confident start\"",
    },
    Rule {
        id: "quote.noun-object",
        finds: "what a noun of saying is about: \"her criticism of the ban\"; not \"the criticism of films\"",
    },
    Rule {
        id: "quote.object",
        finds: "the object of an opinion, not a clause: \"She called the deal a betrayal\"; not \"she called the office\"",
    },
];

/// The lowest weight of a cue that may take a bare object.
const OBJECT_WEIGHT: u8 = 60;

/// The lowest weight of a noun that may take one.
const NOUN_WEIGHT: u8 = 75;

/// Attributions behind and inside their content, which must come first: what they report may report something itself.
pub(super) fn find_postposed(view: &View, out: &mut Drafts) {
    for cue in &view.cues.all {
        if out.used[cue.head]
            || view.marks.inside(cue.head)
            || out.covering(cue.head).is_some()
            || !running(view, cue.head)
        {
            continue;
        }
        match cue.kind {
            Kind::Preposition => according(view, cue, out),
            Kind::Verb | Kind::Phrase if as_clause(view, cue, out) => {}
            Kind::Verb | Kind::Phrase => postposed(view, cue, out),
            _ => {}
        }
    }
}

/// Clauses, infinitives and objects behind their cue, from left to right.
pub(super) fn find(view: &View, out: &mut Drafts) {
    for cue in &view.cues.all {
        if out.used[cue.head]
            || view.marks.inside(cue.head)
            || out.covering(cue.head).is_some()
            || !running(view, cue.head)
        {
            continue;
        }
        match cue.kind {
            Kind::Verb | Kind::Phrase => verb(view, cue, out),
            Kind::Noun => noun(view, cue, out),
            Kind::Adjective => adjective(view, cue, out),
            Kind::Preposition => {}
        }
    }
}

fn running(view: &View, t: usize) -> bool {
    view.syn.kind(t) == crate::syntax::SentenceKind::Sentence
}

fn according(view: &View, cue: &Cue, out: &mut Drafts) {
    let Some(s) = speaker::of(view, cue) else { return };
    let (from, end) = (view.sentence_start(cue.head), view.sentence_end(cue.head));
    if view.lex.rows.cues[cue.row as usize].cue == "for" && !holds(view, cue, s, from, end) {
        return;
    }
    // "arranged according to size": a bare noun that is no source.
    let bare = view.syn.upos[s.head] == Upos::NOUN && s.tokens.len() == 1 && !speaker::can_hold(view, s);
    if bare && view.syn.xpos[s.head] == Xpos::NN {
        return;
    }
    // "per Reuters", but not "per day".
    if cue.weight < 60 && view.syn.upos[s.head] != Upos::PROPN {
        return;
    }
    let left =
        (from..cue.head).any(|t| !view.is_punct(t) && !matches!(view.syn.upos[t], Upos::CCONJ | Upos::ADV));
    // "According to the poll, voters …": what follows the first comma is no apposition if no comma ends it.
    let comma = s.tokens.range().find(|&t| t > s.head && view.is_comma(t));
    let s = match comma {
        Some(c) if !left && (s.tokens.end as usize >= end || !view.is_comma(s.tokens.end as usize)) => {
            Speaker { tokens: TokenSpan::new(s.tokens.start as usize, c), head: s.head }
        }
        _ => s,
    };
    let after = s.tokens.end as usize;
    let mut content = Vec::new();
    if left {
        content.push(TokenSpan::new(from, cue.head));
        if after < end && view.is_comma(after) && view.has_finite(after..end) && !relative(view, after + 1) {
            content.push(TokenSpan::new(after, end));
        }
        if !view.has_finite(from..cue.head) && content.len() < 2 {
            return;
        }
    } else {
        let start = (after..end).find(|&t| view.is_comma(t)).map_or(after, |t| t + 1);
        if start >= end {
            return;
        }
        content.push(TokenSpan::new(start, end));
    }
    add(view, out, cue, content, Some(s), true, "quote.according");
}

/// "For Smith, the deal is a mistake": a person at the head of the sentence, and a judgment behind the comma.
fn holds(view: &View, cue: &Cue, s: Speaker, from: usize, end: usize) -> bool {
    let syn = view.syn;
    let close = s.tokens.end as usize;
    let person = matches!(syn.upos[s.head], Upos::PROPN | Upos::PRON) || speaker::can_hold(view, s);
    let judged = view.roots[syn.sentence(cue.head)].is_some_and(|r| {
        r > close && syn.children(r).any(|c| syn.rel[c] == Deprel::COP) && syn.subject(r).is_some()
    });
    cue.head == from && person && judged && close < end && view.is_comma(close) && s.head < close
}

fn relative(view: &View, t: usize) -> bool {
    t < view.syn.len() && matches!(view.syn.xpos[t], Xpos::WDT | Xpos::WP | Xpos::WRB | Xpos::VBG)
}

/// "As the mayor has pointed out, the dam is old", "The dam is old, as a memo put it".
fn as_clause(view: &View, cue: &Cue, out: &mut Drafts) -> bool {
    let syn = view.syn;
    let v = cue.head;
    if !(cue.frames.has(Frames::BARE) && cue.weight >= 60 || cue.kind == Kind::Phrase) || !is_finite(syn, v) {
        return false;
    }
    let (from, end) = (view.sentence_start(v), view.sentence_end(v));
    let opens = |t: &usize| {
        syn.form[*t] == word::AS
            && (*t == from || view.is_comma(*t - 1) || matches!(view.word(*t - 1), "(" | "But" | "And"))
    };
    let Some(start) = (from..v).rev().take(24).find(opens) else { return false };
    if view.has_finite(start..v.saturating_sub(1)) && cue.kind != Kind::Phrase && !aux_only(view, start, v) {
        return false;
    }
    // The as-clause ends at a comma, and its verb has no clause of its own: "as he said that …" is a time.
    let close = (cue.end..end).find(|&t| view.is_comma(t) || view.word(t) == ")").unwrap_or(end);
    if view.words(cue.end..close) > 8 || (cue.end..close).any(|t| view.is_that(t) || view.marks.inside(t)) {
        return false;
    }
    let Some(head) =
        speaker::phrase_from(view, start + 1, v).or_else(|| speaker::phrase_before(view, start + 1, v))
    else {
        return false;
    };
    let s = Speaker::at(view, head).apart_from(v);
    // "as he is known", "as we know", "as he said it, he rose": no report, or a time.
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    let says = cue.kind == Kind::Phrase
        || matches!(
            class,
            "say" | "report" | "assert" | "announce" | "warn" | "explain" | "propose" | "concede"
        );
    let taken =
        complement::right(view, cue).is_some_and(|c| c.start < close) || syn.child(v, Deprel::OBJ).is_some();
    let commas = (start + 1..v).filter(|&t| view.is_comma(t)).count();
    let general = matches!(syn.form[head], word::WE | word::YOU | word::WHO | word::IT | word::I);
    if !says
        || syn.is_passive(v)
        || taken && cue.kind != Kind::Phrase
        || commas == 1
        || general
        || !speaker::can_hold(view, s)
    {
        return false;
    }
    let mut content = Vec::new();
    if start > from + 1 {
        content.push(TokenSpan::new(from, start));
    }
    if close < end {
        content.push(TokenSpan::new(close, end));
    }
    let clause = content.iter().any(|c| view.has_finite(c.range()));
    clause && add(view, out, cue, content, Some(s), true, "quote.as")
}

/// Whether the finite forms of a range are auxiliaries: "as he has often said".
fn aux_only(view: &View, from: usize, to: usize) -> bool {
    (from..to).all(|t| !view.is_finite_form(t) || view.syn.upos[t] == Upos::AUX)
}

/// "Two men fled, police said on Monday", "The plan, he said, would fail".
fn postposed(view: &View, cue: &Cue, out: &mut Drafts) {
    let syn = view.syn;
    let v = cue.head;
    if !cue.frames.has(Frames::BARE) || cue.weight < 50 || !is_finite(syn, v) {
        return;
    }
    // A verb with an object of its own reports nothing before it; one with a hearer may.
    let hears = matches!(
        view.lex.rows.cues[cue.row as usize].cue.as_str(),
        "tell" | "inform" | "remind" | "assure" | "warn"
    );
    if !hears && syn.child(v, Deprel::OBJ).is_some_and(|o| o > v && !view.marks.inside(o)) {
        return;
    }
    let from = view.sentence_start(v);
    let end = view.sentence_end(v);
    let Some((s, boundary)) = clause_before(view, cue, from, end) else { return };
    if complement::right(view, cue).is_some_and(|c| {
        c.frame != Frames::QUOTE && c.frame != Frames::INF && Some(c.start) != after_comma(view, v)
    }) {
        return;
    }
    if !view.has_finite(from..boundary) && !medial(view, cue, s, end) {
        return;
    }
    if view.words(from..boundary) < 1 || subordinate(view, from, boundary) {
        return;
    }
    let mut content = vec![TokenSpan::new(from, boundary)];
    if let Some(next) = second_half(view, cue, s, end) {
        content.push(TokenSpan::new(next, end));
    }
    add(view, out, cue, content, Some(s), true, "quote.postposed");
}

/// Whether all that stands before the attribution is a subordinate clause of it: "When he left, she said …".
fn subordinate(view: &View, from: usize, boundary: usize) -> bool {
    let syn = view.syn;
    let first = (from..boundary).find(|&t| !matches!(syn.upos[t], Upos::ADV | Upos::PUNCT)).unwrap_or(from);
    let opens = |t: usize| {
        // "Asked whether he would stay, the coach said no."
        syn.upos[t] == Upos::SCONJ
            || t == from && matches!(syn.xpos[t], Xpos::VBN | Xpos::VBG) && syn.upos[t] == Upos::VERB
            || syn.xpos[t] == Xpos::WRB
            || matches!(syn.form[t], word::AFTER | word::BEFORE | word::SINCE | word::UNTIL)
    };
    let clauses = (from..boundary - 1).filter(|&t| view.is_comma(t)).count();
    (opens(from) || opens(first)) && clauses == 0
}

fn after_comma(view: &View, v: usize) -> Option<usize> {
    (v + 1 < view.syn.len() && view.is_comma(v + 1)).then_some(v + 2)
}

/// The speaker and where the attribution begins, if a comma or a quotation stands before it.
fn clause_before(view: &View, cue: &Cue, from: usize, end: usize) -> Option<(Speaker, usize)> {
    let syn = view.syn;
    let v = cue.head;
    let bounded = |t: usize| t > from && (view.is_comma(t - 1) || view.marks.inside(t - 1));
    // Auxiliaries and adverbs before an inverted cue.
    let mut first = v;
    while first > from && matches!(syn.upos[first - 1], Upos::AUX | Upos::ADV) && !view.is_comma(first - 1) {
        first -= 1;
    }
    let own = syn.subject(v).is_some_and(|s| s < v && syn.governor(s) == Some(v));
    if bounded(first) && cue.end < end && !own {
        if !cue.frames.has(Frames::QUOTE) || cue.weight < 80 {
            return None;
        }
        let head = speaker::phrase_from(view, cue.end, end)?;
        let plain = !matches!(syn.rel[head], Deprel::OBL_UNMARKED)
            && syn.xpos[v] != Xpos::VBN
            && syn.xpos[v] != Xpos::VBG;
        return plain.then(|| (Speaker::at(view, head), first));
    }
    let comma = (from + 1..first).rev().take(40).filter(|&t| bounded(t));
    for start in comma {
        let Some(head) = speaker::phrase_before(view, start, v) else { continue };
        if view.has_finite(start..head) {
            return None;
        }
        let begins = syn.subtree(head).start as usize;
        let subject = syn.rel[head].is_subject() || syn.subject(v) == Some(head) || head + 1 == v;
        if begins <= start + 1
            && subject
            && !relative(view, start)
            && !matches!(syn.upos[start], Upos::CCONJ | Upos::SCONJ)
        {
            return Some((Speaker::at(view, head), start));
        }
    }
    None
}

/// Whether the attribution stands inside its clause: the words before it need those behind it.
fn medial(view: &View, cue: &Cue, s: Speaker, end: usize) -> bool {
    second_half(view, cue, s, end).is_some_and(|n| view.has_finite(n..end))
}

/// Where the content goes on behind the attribution.
fn second_half(view: &View, cue: &Cue, s: Speaker, end: usize) -> Option<usize> {
    let syn = view.syn;
    let from = cue.end.max(if s.head > cue.head { s.tokens.end as usize } else { 0 });
    let comma = (from..end).find(|&t| view.is_comma(t) || view.marks.inside(t))?;
    let next = if view.marks.inside(comma) { comma } else { comma + 1 };
    if next >= end || view.has_finite(from..comma) || relative(view, next) {
        return None;
    }
    let c = view.cues.of(next);
    if c.is_some_and(|c| c.kind == Kind::Preposition || syn.xpos[next] == Xpos::VBG) {
        return None;
    }
    // What hangs on the attribution itself is a circumstance of it, unless the words before it want a predicate: "He
    // was, one neighbour said, a saint".
    let start = if s.head < cue.head { s.tokens.start as usize } else { cue.head };
    let wants = start > 1 && view.is_comma(start - 1) && matches!(syn.upos[start - 2], Upos::AUX | Upos::ADP);
    if wants {
        return Some(next);
    }
    let hangs = (next..end).find(|&t| !syn.below(t, cue.head)).is_none() && !view.has_finite(next..end);
    (!hangs).then_some(next)
}

fn verb(view: &View, cue: &Cue, out: &mut Drafts) {
    let syn = view.syn;
    let v = cue.head;
    let passive = syn.is_passive(v);
    let found = complement::right(view, cue);
    let weak = cue.weight < 30 && cue.words < 2;
    let s = speaker::of(view, cue);
    if let Some(c) = found.filter(|c| !weak || c.frame == Frames::QUOTE) {
        if s.is_none() && !passive {
            return;
        }
        if c.frame == Frames::QUOTE && c.head.is_none() {
            if let Some(o) = c.addressee.filter(|_| cue.frames.has(Frames::AS)) {
                // "called the mayor's remarks on Monday “a wake-up call”".
                let start = (syn.subtree(o).start as usize).max(cue.end);
                let region = view
                    .marks
                    .region(c.start)
                    .map_or(c.start + 1, |r| view.marks.regions[r].tokens.end as usize);
                let end = quoted_end(view, cue, region);
                if start < c.start && s.is_some() {
                    add(view, out, cue, vec![TokenSpan::new(start, end)], s, false, "quote.object");
                    return;
                }
            }
            if object(view, cue, s, out) {
                return;
            }
            let Some(r) = view.marks.region(c.start) else { return };
            if s.is_none() {
                return;
            }
            let r = &view.marks.regions[r];
            let whole = TokenSpan::new(r.tokens.start as usize, quoted_end(view, cue, r.tokens.end as usize));
            add(view, out, cue, vec![whole], s, view.is_utterance(r), "quote.clause");
            return;
        }
        let mut start = c.start;
        let end = complement::end(view, cue, start, c.head);
        if passive && c.frame == Frames::INF && s.is_none() && reputed(view, cue, start, end, out) {
            return;
        }
        // "is required to pay", "intended to limit": a duty or purpose that nobody states.
        if passive && c.frame == Frames::INF && s.is_none() && cue.weight < 75 {
            return;
        }
        let rule = if c.frame == Frames::INF { "quote.infinitive" } else { "quote.clause" };
        // "declined to say whether": what was said or not is behind the inner cue.
        if c.frame == Frames::INF && c.addressee.is_none() && reports(view, c.head) {
            return;
        }
        // "said so", "says yes": nothing is reported.
        let quoted = (start..end).any(|t| view.marks.inside(t));
        if view.words(start..end) < 3 && !quoted && !view.has_finite(start..end) && c.frame != Frames::INF {
            return;
        }
        let doubtful = c.frame == Frames::INF || cue.weight < 60;
        if doubtful && s.is_some_and(|s| !speaker::can_hold(view, s)) {
            return;
        }
        if c.frame == Frames::INF
            && let Some(o) = c.addressee.filter(|&o| o > v && o < start)
        {
            start = (syn.subtree(o).start as usize).max(cue.end).min(start);
        }
        add(view, out, cue, vec![TokenSpan::new(start, end)], s, true, rule);
        return;
    }
    object(view, cue, s, out);
}

/// "The pilot is believed to have survived": what is thought is the subject with the infinitive.
fn reputed(view: &View, cue: &Cue, start: usize, end: usize, out: &mut Drafts) -> bool {
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    if !matches!(
        class,
        "believe" | "report" | "say" | "expect" | "fear" | "hope" | "assert" | "reveal" | "accuse"
    ) {
        return false;
    }
    let syn = view.syn;
    let Some(subject) = syn.patient(cue.head).filter(|&p| p < cue.head && syn.rel[p] != Deprel::EXPL) else {
        return false;
    };
    let phrase = Speaker::at(view, subject).apart_from(cue.head).tokens;
    add(view, out, cue, vec![phrase, TokenSpan::new(start, end)], None, true, "quote.reputed")
}

/// One past the words that belong to a quotation in which the marks do not hold the whole complement: "said “it gets me
/// mad” every time he reads it"; a time or place of saying is left out.
fn quoted_end(view: &View, cue: &Cue, region: usize) -> usize {
    let syn = view.syn;
    let end = view.sentence_end(cue.head);
    if region >= end || view.is_punct(region) || view.word(region - 2) == "," {
        return region;
    }
    let goes_on = match syn.upos[region] {
        Upos::ADP => {
            let object = syn.governor(region).filter(|&g| g > region);
            let when =
                object.is_some_and(|o| syn.rel[o] == Deprel::OBL_UNMARKED || syn.upos[o] == Upos::PROPN);
            matches!(
                syn.form[region],
                word::TO | word::FOR | word::OF | word::ABOUT | word::WITH | word::AGAINST | word::BY
            ) || syn.form[region] == word::IN && !when
        }
        Upos::NOUN | Upos::PART => true,
        _ => false,
    };
    if goes_on { complement::cut(view, cue, region, None, end) } else { region }
}

/// Whether a verb is a cue with a clause of its own.
fn reports(view: &View, v: Option<usize>) -> bool {
    let Some(c) = v.and_then(|v| view.cues.of(v)).filter(|c| c.kind == Kind::Verb && c.weight >= 60) else {
        return false;
    };
    complement::right(view, c)
        .is_some_and(|r| r.frame.has(Frames::THAT) || r.frame.has(Frames::WH) || r.frame.has(Frames::BARE))
}

/// The object of an opinion.
fn object(view: &View, cue: &Cue, s: Option<Speaker>, out: &mut Drafts) -> bool {
    let f = cue.frames;
    let any = f.has(Frames::NP)
        || f.has(Frames::AS)
        || f.has(Frames::OF)
        || f.has(Frames::FOR)
        || f.has(Frames::QUOTE);
    if !any || !s.is_some_and(|s| speaker::can_hold(view, s)) {
        return false;
    }
    if cues::negation(view.syn, view.lex, cue.head).is_some() {
        return false;
    }
    let Some(content) = complement::object(view, cue) else { return false };
    // "dismissed his claim that": the noun is the cue.
    let claims = |t: usize| {
        let noun = view.cues.of(t).filter(|c| c.kind == Kind::Noun && c.frames.has(Frames::THAT));
        noun.is_some() && view.syn.possessor(t).is_some() && t + 1 < view.syn.len() && view.is_that(t + 1)
    };
    if content.range().any(claims) {
        return false;
    }
    let quoted = content.range().any(|t| view.marks.inside(t));
    // A bare noun says next to nothing: "asked for answers".
    if content.len() == 1 && !quoted && view.syn.upos[content.start as usize] == Upos::NOUN {
        return false;
    }
    let described = f.has(Frames::AS) && content.range().skip(1).any(|t| view.syn.form[t] == word::AS);
    let wanted =
        cue.weight >= OBJECT_WEIGHT && f.has(Frames::NP) || quoted || described || second_argument(view, cue);
    if !wanted {
        return false;
    }
    add(view, out, cue, vec![content], s, false, "quote.object")
}

/// Whether the "as", "of" or "for" of a frame is there, or the second half of "call X Y".
fn second_argument(view: &View, cue: &Cue) -> bool {
    let syn = view.syn;
    let v = cue.head;
    let Some(o) = syn.children(v).find(|&c| c > v && matches!(syn.rel[c], Deprel::OBJ | Deprel::IOBJ)) else {
        return false;
    };
    syn.children(v).filter(|&c| c > o).any(|c| {
        let case = syn.case(c);
        (case == word::AS || matches!(syn.rel[c], Deprel::XCOMP | Deprel::OBJ)) && cue.frames.has(Frames::AS)
            || case == word::OF && cue.frames.has(Frames::OF)
            || case == word::FOR && cue.frames.has(Frames::FOR) && cue.weight >= 60
    })
}

fn noun(view: &View, cue: &Cue, out: &mut Drafts) {
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
    let sourceless = !inf && (cue.weight >= 60 || matches!(class, "report" | "accuse" | "deny"));
    if s.is_none() && !sourceless || s.is_some_and(|s| !speaker::can_hold(view, s)) {
        return;
    }
    // A plan or a will to act is reported where it is somebody's statement ("voiced readiness to"), a refusal always.
    let uttered = syn.possessor(n).is_none() && syn.governor(n).is_some_and(|g| view.cues.of(g).is_some());
    if inf && !uttered && (cue.weight < 60 || matches!(class, "decide" | "agree" | "hope")) {
        return;
    }
    let start = if that { k + 1 } else { k };
    let head = syn.governor(k).filter(|&g| g > k);
    let stop = complement::end(view, cue, start, head);
    add(view, out, cue, vec![TokenSpan::new(start, stop)], s, true, "quote.noun");
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
    let content = TokenSpan::new(cue.end + 1, complement::cut(view, cue, cue.end + 1, Some(object), stop));
    // Most nouns tell of an act ("his support for the club"); quoted words are somebody's.
    if cue.weight < NOUN_WEIGHT && !content.range().any(|t| view.marks.inside(t)) {
        return;
    }
    add(view, out, cue, vec![content], Some(s), false, "quote.noun-object");
}

fn adjective(view: &View, cue: &Cue, out: &mut Drafts) {
    let s = speaker::of(view, cue);
    if s.is_none() || !view.syn.is_predicate(cue.head) && view.syn.rel[cue.head] != Deprel::XCOMP {
        return;
    }
    let Some(c) = complement::right(view, cue) else {
        adjective_object(view, cue, s, out);
        return;
    };
    // "it is clear that" has no holder, and "ready to leave" reports nothing.
    let nobody = s.is_some_and(|s| view.syn.form[s.head] == word::IT);
    if nobody || c.start > cue.end + 4 || c.frame == Frames::QUOTE {
        return;
    }
    // "ready to leave" tells of a state; "unwilling to say" of an answer.
    if c.frame == Frames::INF && (cue.weight < 75 || s.is_some_and(|s| !speaker::can_hold(view, s))) {
        return;
    }
    let end = complement::end(view, cue, c.start, c.head);
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
    let content = TokenSpan::new(cue.end + 1, complement::cut(view, cue, cue.end + 1, Some(object), stop));
    add(view, out, cue, vec![content], Some(s), false, "quote.object");
}

/// A span up to where another quote's content begins; nothing if it begins with one.
fn free_part(out: &Drafts, s: TokenSpan) -> TokenSpan {
    let end = s.range().find(|&t| out.covering(t).is_some()).unwrap_or(s.end as usize);
    TokenSpan::new(s.start as usize, end)
}

/// Adds a quote whose content does not hold its own speaker or another's words.
fn add(
    view: &View,
    out: &mut Drafts,
    cue: &Cue,
    content: Vec<TokenSpan>,
    s: Option<Speaker>,
    core: bool,
    rule: &'static str,
) -> bool {
    let content: Vec<TokenSpan> =
        content.into_iter().map(|c| view.trim(c)).filter(|c| !c.is_empty()).collect();
    if content.is_empty() || content.iter().any(|c| c.has(cue.head)) {
        return false;
    }
    // Words that already belong to another quote stay there.
    let content: Vec<TokenSpan> =
        content.into_iter().map(|c| free_part(out, c)).filter(|c| !c.is_empty()).collect();
    if content.is_empty() {
        return false;
    }
    let s = s.filter(|s| !content.iter().any(|c| c.has(s.head))).map(|s| s.apart_from(cue.head));
    // One who is only named in another's words is not the speaker: "said he wants this and pointed to that".
    let s = match s.and_then(|s| out.covering(s.head)) {
        Some(q) if out.all[q].speaker.is_some() => out.all[q].speaker,
        _ => s,
    };
    let sentence = view.syn.sentence(cue.head);
    out.add(view, Draft { content, cue: Some(*cue), speaker: s, core, rule, sentence }).is_some()
}
