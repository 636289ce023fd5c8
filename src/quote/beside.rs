//! Attributions before, behind and inside the clause that they report: "according to police", "as a memo put it",
//! "police said on Monday".

use super::complement;
use super::cues::{Cue, Frames, Kind, is_finite};
use super::indirect::{add, is_free};
use super::speaker::{self, Speaker};
use super::view::{Drafts, View};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::syntax::{Deprel, Upos, Xpos};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "quote.according",
        finds: "a sentence with its source named by a preposition: \"According to police, two men fled\"; not \"paid according to rank\"",
    },
    Rule {
        id: "quote.as",
        finds: "a clause with its source in an as-clause: \"As the mayor pointed out, the dam is old\"; not \"as he said this, he rose\"",
    },
    Rule {
        id: "quote.postposed",
        finds: "a clause with the attribution behind or inside it: \"Two men fled, police said\"; not \"On Monday, police said …\"",
    },
];

/// Attributions behind and inside their content, which must come first: what they report may report something itself.
pub(super) fn find(view: &View, out: &mut Drafts) {
    for cue in &view.cues.all {
        if !is_free(view, cue.head, out) {
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
    // "according to the paper, | meaning he will pay".
    let gerund = s
        .tokens
        .range()
        .skip(1)
        .find(|&t| view.syn.xpos[t] == Xpos::VBG && t > s.head && view.is_comma(t - 1));
    let s = match gerund {
        Some(t) => Speaker { tokens: TokenSpan::new(s.tokens.start as usize, t - 1), head: s.head },
        None => s,
    };
    // "According to the poll, voters …": what follows the first comma is no apposition if no comma ends it.
    let comma = s.tokens.range().find(|&t| t > s.head && view.is_comma(t));
    let s = match comma {
        Some(c) if !left && (s.tokens.end as usize >= end || !view.is_comma(s.tokens.end as usize)) => {
            Speaker { tokens: TokenSpan::new(s.tokens.start as usize, c), head: s.head }
        }
        _ => s,
    };
    // "according to some reports, | “a fool”": what is quoted is no apposition to the source.
    let marked =
        s.tokens.range().find(|&t| t > s.head && view.is_comma(t) && t + 1 < end && view.marks.inside(t + 1));
    let s = match marked {
        Some(c) if !view.marks.inside(s.head) => {
            Speaker { tokens: TokenSpan::new(s.tokens.start as usize, c), head: s.head }
        }
        _ => s,
    };
    let after = s.tokens.end as usize;
    let mut content = Vec::new();
    // "That's according to the ministry."
    let says =
        |t: usize| matches!(view.syn.upos[t], Upos::NOUN | Upos::PROPN | Upos::VERB | Upos::ADJ | Upos::NUM);
    if left && !(from..cue.head).any(says) {
        return;
    }
    // "…, which has killed dozens according to the agency": no comma before it, so that the relative clause alone is told.
    let near = (from + 1..cue.head).rev().find(|&t| view.is_comma(t)).filter(|&c| {
        c + 1 < cue.head
            && speaker::is_relative(view, c + 1)
            && view.has_finite(c + 1..cue.head)
            && view.has_finite(from..c)
    });
    if let Some(comma) = near.filter(|_| left && !view.marks.inside(cue.head - 1)) {
        content.push(TokenSpan::new(comma + 1, cue.head));
    } else if left {
        content.push(TokenSpan::new(from, cue.head));
        if after < end
            && view.is_comma(after)
            && view.has_finite(after..end)
            && !relative(view, after + 1)
            && !joins(view, after + 1)
        {
            content.push(TokenSpan::new(after, end));
        }
        // "All he could do was ask, in the words of the report, “not to answer”".
        let next = after + usize::from(after < end && view.is_comma(after));
        if content.len() < 2 && next < end && view.marks.inside(next) {
            content.push(TokenSpan::new(next, end));
        }
        if !view.has_finite(from..cue.head) && content.len() < 2 {
            return;
        }
    } else {
        // "According to the ministry | over 300 people died, most of them at night": no comma ends the source.
        let comma = (after..end).find(|&t| view.is_comma(t)).filter(|&c| !view.has_finite(after..c));
        let start = comma.map_or(after, |t| t + 1);
        // "According to Cole, whose firm built it, | the bridge was old": over what tells of the source.
        let told = start < end && speaker::is_relative(view, start);
        let shut = (told && view.lex.rows.cues[cue.row as usize].cue != "for")
            .then(|| (start..end).find(|&t| view.is_comma(t) && view.has_finite(start..t)))
            .flatten();
        let start = shut.map_or(start, |t| t + 1);
        // "In the eyes of some, however, | it failed".
        let however = start + 1 < end && view.word(start) == "however" && view.is_comma(start + 1);
        let start = if however { start + 2 } else { start };
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

/// Whether a token begins a clause beside another: "…, according to the ministry, | but few believe it".
fn joins(view: &View, t: usize) -> bool {
    t < view.syn.len()
        && (view.syn.upos[t] == Upos::CCONJ || matches!(view.syn.form[t], word::WHILE | word::ALTHOUGH))
}

fn relative(view: &View, t: usize) -> bool {
    t < view.syn.len()
        && matches!(view.syn.xpos[t], Xpos::WDT | Xpos::WP | Xpos::WP_POSS | Xpos::WRB | Xpos::VBG)
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
    let s = Speaker::at(view, head).apart_from(view, v);
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
        || cue.weight < 80 && !speaker::can_hold(view, s)
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
    // "twice the size that analysts had expected – was".
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    if class == "expect" && syn.children(v).any(|c| syn.lemma[c] == word::HAVE) {
        return;
    }
    // "the level demanded", "she demanded they be struck": what is demanded stands behind.
    if class == "demand" {
        return;
    }
    // "when the dam broke, nobody was told"
    if syn.children(v).any(|c| syn.rel[c] == Deprel::AUX_PASS) {
        return;
    }
    // A verb with an object of its own reports nothing before it; one with a hearer may.
    let hears = matches!(
        view.lex.rows.cues[cue.row as usize].cue.as_str(),
        "tell" | "inform" | "remind" | "assure" | "warn"
    );
    // Nor does one whose object is in marks: "Months earlier, Cole had admitted a “breakdown”".
    let bare = |o: usize| {
        let open = view.marks.region(o).map_or(o, |r| view.marks.regions[r].tokens.start as usize);
        !view.marks.inside(o) || (cue.end..open).all(|t| !view.is_comma(t))
    };
    // "The race is open, noted Dan Cole", "…, says its headman": the one who speaks, taken for an object.
    const SAID: &[&str] =
        &["goodbye", "grace", "mass", "prayer", "prayers", "thing", "things", "word", "words"];
    let said = |o: usize| {
        let told = |c: usize| c < o && (syn.rel[c] == Deprel::NMOD_POSS || syn.rel[c].base() == Deprel::DET);
        view.lex.rows.cues[cue.row as usize].cue == "say"
            && syn.upos[o] == Upos::NOUN
            && SAID.binary_search(&view.word(o)).is_err()
            && syn.children(o).any(told)
    };
    let speaks = |o: usize| {
        (syn.upos[o] == Upos::PROPN || said(o))
            && v > 0
            && view.is_comma(v - 1)
            && syn.subtree(o).start as usize == cue.end
            && syn.child(v, Deprel::NSUBJ).is_none()
    };
    if !hears && syn.child(v, Deprel::OBJ).is_some_and(|o| o > v && bare(o) && !speaks(o)) {
        return;
    }
    let from = view.sentence_start(v);
    let end = view.sentence_end(v);
    // "…, something Cole says | isn't happening": the predicate behind is what he says.
    if cue.end < end && view.is_finite_form(cue.end) {
        return;
    }
    let Some((s, boundary)) = clause_before(view, cue, from, end) else { return };
    let inverted = s.head > v && inverted(view, v, s.tokens.start as usize, end);
    // "… said in a statement that “…”": the report stands behind.
    let that = (cue.end..end)
        .take_while(|&t| !view.is_comma(t) && !view.marks.inside(t))
        .any(|t| view.is_that(t) && syn.upos[t] == Upos::SCONJ);
    if that && !inverted {
        return;
    }
    // "they hope to talk to Rome, but", "the captain decided to sail, they found": what is hoped stands behind.
    let takes = cue.frames.has(Frames::INF) || class == "decide";
    if !inverted && cue.end < end && syn.form[cue.end] == word::TO && takes {
        return;
    }
    let half = second_half(view, cue, s, end);
    // "If it fails, she told them, the port will close": between commas an attribution stands inside its report.
    let led = s.head < v && is_led(view, from, half, end);
    if !inverted
        && complement::right(view, cue).is_some_and(|c| {
            let behind = Some(c.start) == after_comma(view, v) || led && half.is_some_and(|h| h <= c.start);
            // "it was so loud, one guest decided to leave": what was decided stands behind.
            let acts = c.frame == Frames::INF && view.lex.rows.cues[cue.row as usize].class == "decide";
            c.frame != Frames::QUOTE && (c.frame != Frames::INF || acts) && !behind
        })
    {
        return;
    }
    // At the very end of its sentence an attribution has nothing else to report: "Cheaper fuel helped, the union says".
    // Nor has one before a circumstance: "…, the paper reported, without naming its source".
    let aside = || {
        cue.end + 1 < end
            && view.is_comma(cue.end)
            && !view.has_finite(cue.end..end)
            && (syn.form[cue.end + 1] == word::WITHOUT || syn.xpos[cue.end + 1] == Xpos::VBG)
            && (from..boundary).any(|t| syn.xpos[t] == Xpos::VB)
    };
    let last = s.head < v && (cue.end >= end || aside()) && view.words(from..boundary) > 4;
    if !view.has_finite(from..boundary) && !last && !medial(view, cue, s, end) {
        return;
    }
    if view.words(from..boundary) < 1 || !led && subordinate(view, from, boundary) {
        return;
    }
    // "Cole accused the port of theft, | some of which, he said, came from": the relative clause alone is said.
    let lead = (from + 1..boundary.saturating_sub(1)).rev().take(8).find(|&t| view.is_comma(t));
    let fragment = lead.filter(|&c| {
        half.is_some_and(|n| view.is_finite_form(n))
            && (c + 1..boundary).any(|t| speaker::is_relative(view, t))
            && !view.has_finite(c + 1..boundary)
    });
    let from = fragment.map_or(from, |c| c + 1);
    let mut content = vec![TokenSpan::new(from, boundary)];
    if let Some(next) = half {
        // "A merger, the firm said, would pay; | unions fear for jobs": a sentence with a cue of its own.
        let others = |k: usize| {
            let verb = (k + 1..end.min(k + 10)).find(|&t| view.is_finite_form(t));
            verb.is_some_and(|g| {
                view.cues.of(g).is_some_and(|c| c.weight >= 60) && syn.is_nominal(g - 1) && g > k + 1
            })
        };
        let stop = (next + 1..end).find(|&k| view.word(k) == ";" && !view.marks.inside(k) && others(k));
        content.push(TokenSpan::new(next, stop.unwrap_or(end)));
    }
    add(view, out, cue, content, Some(s), true, "quote.postposed");
}

/// Whether the words behind a cue are its speaker and what tells of him: "…, said | Ann Cole, who runs the port". A
/// clause of its own would have a finite verb without a relative pronoun before it.
fn inverted(view: &View, v: usize, from: usize, end: usize) -> bool {
    let finite = (from..end).find(|&t| view.is_finite_form(t) && !view.marks.inside(t));
    let relative = |t: &usize| speaker::is_relative(view, *t) || view.syn.xpos[*t] == Xpos::WRB;
    from == v + 1 && finite.is_none_or(|f| (from + 1..f).any(|t| relative(&t)))
}

/// Whether all that stands before the attribution is a subordinate clause of it: "When he left, she said …".
fn subordinate(view: &View, from: usize, boundary: usize) -> bool {
    let syn = view.syn;
    let first = (from..boundary).find(|&t| !matches!(syn.upos[t], Upos::ADV | Upos::PUNCT)).unwrap_or(from);
    let opens = |t: usize| {
        // "Asked whether he would stay, the coach said no."
        syn.upos[t] == Upos::SCONJ
            || t == from
                && matches!(syn.xpos[t], Xpos::VBN | Xpos::VBG)
                && syn.upos[t] == Upos::VERB
                && !matches!(syn.rel[t].base(), Deprel::COMPOUND | Deprel::AMOD)
            || syn.xpos[t] == Xpos::WRB
            || matches!(syn.form[t], word::AFTER | word::BEFORE | word::SINCE | word::UNTIL)
    };
    let clauses = (from..boundary - 1).filter(|&t| view.is_comma(t)).count();
    (opens(from) || opens(first)) && clauses == 0
}

/// Whether a conditional clause at `from` and what it leads to, behind the attribution, are one report.
fn is_led(view: &View, from: usize, half: Option<usize>, end: usize) -> bool {
    // "Even if the firm fails".
    let first = from + (view.syn.upos[from] == Upos::ADV) as usize;
    let opens = matches!(
        view.syn.form[first],
        word::IF | word::UNLESS | word::ALTHOUGH | word::THOUGH | word::BECAUSE | word::UNTIL | word::WHILE
    );
    opens && half.is_some_and(|n| !view.marks.inside(n) && view.has_finite(n..end))
}

fn after_comma(view: &View, v: usize) -> Option<usize> {
    (v + 1 < view.syn.len() && view.is_comma(v + 1)).then_some(v + 2)
}

/// The speaker and where the attribution begins, if a comma or a quotation stands before it.
fn clause_before(view: &View, cue: &Cue, from: usize, end: usize) -> Option<(Speaker, usize)> {
    let syn = view.syn;
    let v = cue.head;
    if let Some(found) = described_before(view, from, v) {
        return Some(found);
    }
    let bounded = |t: usize| t > from && (view.is_comma(t - 1) || view.marks.inside(t - 1));
    // Auxiliaries and adverbs before an inverted cue.
    let mut first = v;
    while first > from && matches!(syn.upos[first - 1], Upos::AUX | Upos::ADV) && !view.is_comma(first - 1) {
        first -= 1;
    }
    // "… by the first quarter, said the source, who knows the deal": what the tree has for a subject stands before the
    // comma, and what speaks right behind the cue.
    let behind = || {
        let named = |h: usize| {
            let s = Speaker::at(view, h);
            syn.upos[h] != Upos::PRON && speaker::can_hold(view, s) && !speaker::is_weekday(view, h)
        };
        let plain = matches!(view.lex.rows.cues[cue.row as usize].cue.as_str(), "add" | "say");
        plain
            && view.word(v - 1) == ","
            && inverted(view, v, cue.end, end)
            && cue.end < end
            && speaker::phrase_from(view, cue.end, end).is_some_and(named)
    };
    let own = syn.subject(v).is_some_and(|s| s < v && syn.governor(s) == Some(v)) && !(v > from && behind());
    if bounded(first) && cue.end < end && !own {
        // "…, the minister, said | in a statement": a medium, and nobody who speaks.
        if !cue.frames.has(Frames::QUOTE) || cue.weight < 80 || syn.upos[cue.end] == Upos::ADP {
            return None;
        }
        let head = speaker::phrase_from(view, cue.end, end).filter(|&h| !speaker::is_accusative(view, h))?;
        let plain = !matches!(syn.rel[head], Deprel::OBL_UNMARKED)
            && syn.xpos[v] != Xpos::VBN
            && syn.xpos[v] != Xpos::VBG;
        // "While costs rose, Cole, an analyst, said the move made sense": what cannot speak begins the report.
        let holds = syn.upos[head] != Upos::NOUN || speaker::can_hold(view, Speaker::at(view, head));
        if holds || !enclosed(view, from, first) {
            return plain.then(|| (Speaker::at(view, head), first));
        }
    }
    let comma = (from + 1..first).rev().take(40).filter(|&t| bounded(t));
    for start in comma {
        let Some(head) = speaker::phrase_before(view, start, v) else { continue };
        if view.has_finite(start..head) {
            return None;
        }
        let begins = syn.subtree(head).start as usize;
        // "…, the presiding judge, Ann Cole, said." ends its sentence.
        let closes = || {
            cue.end >= end && view.word(v - 1) == "," && speaker::can_hold(view, Speaker::at(view, head)) && {
                matches!(syn.upos[head], Upos::NOUN) && syn.subject(v).is_none_or(|s| s < start)
            }
        };
        // "…, the journal *Barron's* said": the sign of the genitive ends the name.
        let next = || (head + 1..v).all(|t| syn.upos[t] == Upos::PART || syn.upos[t] == Upos::PROPN);
        let subject = syn.rel[head].is_subject() || syn.subject(v) == Some(head) || next() || closes();
        if begins <= start + 1
            && subject
            && !relative(view, start)
            && !matches!(syn.upos[start], Upos::CCONJ | Upos::SCONJ)
        {
            let mut s = Speaker::at(view, head);
            // "…, *the* BBC reports": where the verb was taken for a noun its article is the speaker's.
            if syn.upos[v] == Upos::NOUN && syn.upos[start] == Upos::DET {
                s.tokens.start = start as u32;
            }
            return Some((s, start));
        }
    }
    None
}

/// The speaker with a name between commas right before the cue, and where his description begins, behind a whole clause:
/// "Two men were freed, | their lawyer, Ann Cole, | told reporters".
fn described_before(view: &View, from: usize, v: usize) -> Option<(Speaker, usize)> {
    let syn = view.syn;
    if v < from + 6 || !view.is_comma(v - 1) {
        return None;
    }
    let name = |t: &usize| syn.upos[*t] == Upos::PROPN && !view.marks.inside(*t);
    let first = (from..v - 1).rev().take(5).take_while(name).last()?;
    let close = first.checked_sub(1).filter(|&t| t > from && view.is_comma(t))?;
    let open = (from + 1..close).rev().take(12).find(|&t| view.is_comma(t) || view.marks.inside(t))?;
    let start = open + 1;
    let tied =
        |t: usize| view.syn.upos[t] == Upos::VERB && view.is_finite_form(t) || speaker::is_relative(view, t);
    let opens = start < close
        && matches!(syn.upos[start], Upos::DET | Upos::PRON | Upos::PROPN | Upos::NOUN | Upos::ADJ);
    let loose = opens && (start..close).all(|t| syn.upos[t] != Upos::SCONJ);
    if !loose || (start..close).any(tied) || !view.has_finite(from..open) {
        return None;
    }
    let head = speaker::phrase_before(view, start, close)
        .or_else(|| syn.is_nominal(close - 1).then_some(close - 1))?;
    let told = syn
        .children(head)
        .any(|c| c < head && (syn.rel[c].base() == Deprel::DET || syn.rel[c] == Deprel::NMOD_POSS));
    (told && syn.upos[head] == Upos::NOUN && speaker::is_agent(view, head))
        .then(|| (Speaker { tokens: TokenSpan::new(start, v - 1), head }, start))
}

/// Whether the words before a comma at `first` are enclosed in commas: "Cole, *an analyst*, | said".
fn enclosed(view: &View, from: usize, first: usize) -> bool {
    let open = (from + 1..first.saturating_sub(1)).rev().take(14).find(|&t| view.is_comma(t));
    open.is_some_and(|c| !view.has_finite(c..first) && view.syn.is_nominal(c - 1))
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
    // "Both would sign, she said, | but the envoys left": what the reporter sets against it.
    let other = |t: usize| syn.is_nominal(t) && syn.upos[t] != Upos::PRON && speaker::is_agent(view, t);
    let verb = (next + 1..end.min(next + 8)).find(|&t| view.is_finite_form(t));
    if syn.form[next] == word::BUT
        && cue.head + 1 < end
        && verb.is_some_and(|g| syn.xpos[g] == syn.xpos[cue.head] && (next + 1..g).any(other))
        && !(next..end).any(|t| view.marks.inside(t))
    {
        return None;
    }
    let c = view.cues.of(next);
    if c.is_some_and(|c| c.kind == Kind::Preposition && c.weight >= 60)
        // "He left, she said, slamming the door", but "…, she said, leaving now would be a mistake".
        || syn.xpos[next] == Xpos::VBG && !syn.rel[next].is_subject()
    {
        return None;
    }
    // What hangs on the attribution itself is a circumstance of it, unless the words before it want a predicate: "He
    // was, one neighbour said, a saint".
    let start = if s.head < cue.head { s.tokens.start as usize } else { cue.head };
    let wants = start > 1
        && view.is_comma(start - 1)
        && (matches!(syn.upos[start - 2], Upos::AUX | Upos::ADP) || syn.form[start - 2] == word::NOT);
    if wants || view.marks.inside(next) {
        return Some(next);
    }
    let below = || (next..end).all(|t| syn.below(t, cue.head));
    // "…, she said on Friday, as she left": when it was said.
    let first = cue.head.min(s.tokens.start as usize);
    let time = matches!(syn.form[next], word::AS | word::AFTER | word::BEFORE | word::WHEN)
        && view.has_finite(view.sentence_start(cue.head)..first);
    let hangs = below() && (time || !view.has_finite(next..end));
    (!hangs).then_some(next)
}
