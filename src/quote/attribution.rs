//! Attributions beside a quotation: signed under it, behind it, before it.

use super::complement;
use super::cues::{Cue, Frames, Kind, is_finite};
use super::extent;
use super::marks::Region;
use super::objects;
use super::speaker::{self, Speaker};
use super::view::View;
use crate::base::{TokenSpan, word};
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// How far an attribution may reach, in tokens.
pub(super) const REACH: usize = 45;

/// An attribution beside a quotation.
pub(super) struct Attribution {
    pub cue: Option<Cue>,
    pub speaker: Option<Speaker>,
    /// One past the last token that is known to belong to it.
    pub end: usize,
    pub rule: &'static str,
}

/// Whether a cue may carry quoted words.
fn may_quote(view: &View, cue: &Cue) -> bool {
    matches!(cue.kind, Kind::Verb | Kind::Phrase)
        && (cue.frames.has(Frames::QUOTE) || cue.weight >= 80 && cue.frames.has(Frames::THAT))
        && !view.marks.inside(cue.head)
}

/// A name behind a dash that ends its paragraph: "“We have won.” — Ann Smith".
pub(super) fn signed(view: &View, r: &Region) -> Option<Attribution> {
    let syn = view.syn;
    let dash = r.tokens.end as usize;
    if dash + 1 >= syn.len() || !matches!(view.word(dash), "-" | "–" | "—" | "―" | "--" | "~") {
        return None;
    }
    let paragraph = |t: usize| syn.sentences[syn.sentence(t)].paragraph;
    if paragraph(dash) > r.paragraph + 1 || r.words < 3 {
        return None;
    }
    let own = paragraph(dash);
    let word = |t: usize| syn.is(t, TokenFlags::WORD) || matches!(view.word(t), "." | "-");
    let named = |t: &usize| {
        let particle = matches!(view.word(*t), "de" | "la" | "van" | "von" | "al" | "bin" | "." | "-");
        word(*t) && (syn.is(*t, TokenFlags::CAPITAL) || particle) && paragraph(*t) == own
    };
    let end = (dash + 1..syn.len().min(dash + 9)).take_while(named).last()? + 1;
    let end = if view.word(end - 1) == "." { end - 1 } else { end };
    let head = (dash + 1..end).rev().find(|&t| syn.is(t, TokenFlags::CAPITAL))?;
    // The next one begins on a line of its own: "“We won.” — Ann Smith / “We lost.” — Bo Ek".
    let next_line = || {
        let between = syn.span(TokenSpan::new(end - 1, end + 1)).of(view.text);
        between.contains('\n') && between.ends_with(['"', '“', '”', '‘', '«', '„'])
    };
    let ends = end >= syn.len()
        || paragraph(end) != own
        || matches!(view.word(end), "," | "(" | ".")
        || syn.sentence(end) != syn.sentence(end - 1)
        || next_line();
    let person = (dash + 1..end).all(|t| syn.upos[t] != Upos::VERB || !view.is_finite_form(t));
    // A dash in the middle of a sentence joins clauses: "“Yes” — Smith did not mean it".
    (ends && person && view.words(dash + 1..end) <= 6).then(|| Attribution {
        cue: None,
        speaker: Some(Speaker { tokens: TokenSpan::new(dash + 1, end), head }),
        end,
        rule: "quote.signed",
    })
}

/// The attribution behind a region.
pub(super) fn after(view: &View, r: &Region, limit: usize) -> Option<Attribution> {
    let syn = view.syn;
    let last = r.tokens.end as usize;
    if last >= syn.len() || last >= limit {
        return None;
    }
    let paragraph = |t: usize| syn.sentences[syn.sentence(t)].paragraph;
    if paragraph(last) != r.paragraph {
        return None;
    }
    let mut p = last;
    let inner = r.tokens.range().rev().find(|&t| !is_mark(view, t)).unwrap_or(last - 1);
    let comma_inside =
        matches!(view.word(inner), "," | "?" | "!" | "." | "…" | "..." | "—" | "–" | "-" | "--");
    while p < limit
        && p < last + 2
        && (view.is_comma(p) || view.word(p) == ".")
        && syn.sentence(p) == syn.sentence(last)
    {
        p += 1;
    }
    if p >= limit || !(comma_inside || p > last) || view.is_punct(p) {
        return None;
    }
    let apart = syn.sentence(p) != syn.sentence(last - 1);
    let end = view.sentence_end(p).min(limit);
    if end <= p {
        return None;
    }
    if let Some(c) = view.cues.of(p).filter(|c| c.kind == Kind::Preposition && c.weight >= 60) {
        let s = speaker::of(view, c)?;
        return Some(Attribution {
            cue: Some(*c),
            speaker: Some(s),
            end: s.tokens.end as usize,
            rule: "quote.after",
        });
    }
    // "“…,” and he said that", "“…,” while Cole called it": the sentence goes on.
    if syn.upos[p] == Upos::CCONJ || syn.upos[p] == Upos::SCONJ && syn.form[p] != word::AS {
        return None;
    }
    let found = inverted(view, p, end).or_else(|| straight(view, p, end))?;
    // A new sentence behind the quotation is its attribution only if it reports nothing else.
    let reports = found.cue.is_some_and(|c| {
        complement::right(view, &c).is_some()
            || objects::span(view, &c).is_some()
            // ". Smith said, “…": the attribution of the next quotation.
            || end == limit && end < syn.len() && (found.end..end).all(|t| view.is_punct(t))
    });
    (!apart || starts_low(view, p) || !reports).then_some(found)
}

fn is_mark(view: &View, t: usize) -> bool {
    matches!(view.word(t), "”" | "\"" | "''" | "’" | "'" | "»" | "“" | "’’")
}

pub(super) fn starts_low(view: &View, t: usize) -> bool {
    view.word(t).chars().next().is_some_and(char::is_lowercase)
}

/// "said Smith", "says one of them".
fn inverted(view: &View, p: usize, end: usize) -> Option<Attribution> {
    let syn = view.syn;
    let v = (p..end.min(p + 3)).find(|&t| syn.upos[t] != Upos::ADV && syn.upos[t] != Upos::AUX)?;
    let cue = *view.cues.of(v).filter(|c| may_quote(view, c))?;
    if !matches!(syn.xpos[v], Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::VBN | Xpos::VB) {
        return None;
    }
    let n = cue.end;
    if n >= end
        || view.is_punct(n)
        || matches!(syn.upos[n], Upos::VERB | Upos::ADP | Upos::SCONJ | Upos::AUX | Upos::ADV)
    {
        return None;
    }
    let head = speaker::phrase_from(view, n, end).filter(|&h| !speaker::is_accusative(view, h))?;
    let s = Speaker::at(view, head);
    // "called it “a blow”, demanded a new vote": the verb has its object behind it.
    let thing = syn.upos[head] == Upos::NOUN && !speaker::can_hold(view, s);
    if cue.frames.has(Frames::NP) && thing {
        return None;
    }
    let s = Speaker { tokens: TokenSpan::new(n, (s.tokens.end as usize).max(head + 1)), head };
    Some(Attribution { cue: Some(cue), speaker: Some(s), end: s.tokens.end as usize, rule: "quote.after" })
}

/// "Smith said", "Smith, who leads the party, told reporters".
fn straight(view: &View, p: usize, end: usize) -> Option<Attribution> {
    let syn = view.syn;
    // "“…,” to the council, Cole said": the phrase with a preposition is none.
    let p = match (syn.upos[p] == Upos::ADP && syn.form[p] != word::AS)
        .then(|| (p..end.min(p + 8)).find(|&t| view.is_comma(t)))
    {
        Some(comma) => comma? + 1,
        None => p,
    };
    for v in p + 1..end.min(p + REACH) {
        let Some(cue) = view.cues.of(v).filter(|c| may_quote(view, c)) else { continue };
        // "“…” / Both sides have been accused of abuse, the report says": who is accused has not spoken.
        let accused = syn.xpos[v] == Xpos::VBN && syn.children(v).any(|c| syn.rel[c] == Deprel::AUX_PASS);
        if cue.kind == Kind::Verb && (syn.xpos[v] == Xpos::VBG || accused)
            || (syn.xpos[v] == Xpos::VB && !is_finite(syn, v))
        {
            continue;
        }
        // The words of a longer cue stand before its head: "is quoted as saying".
        let at = (cue.tokens.start as usize).clamp(p + 1, v);
        // "“…,” the rule under which envoys may ask": the verb tells of the noun.
        let which = |t: usize| matches!(syn.xpos[t], Xpos::WP | Xpos::WDT) && syn.upos[t - 1] == Upos::ADP;
        let told = (p + 2..at).rev().find(|&t| which(t)).is_some_and(|r| {
            (r + 1..at).all(|t| !view.is_comma(t) && (!view.is_finite_form(t) || syn.upos[t] == Upos::AUX))
        });
        let relative = told || (p..at).rev().take(3).any(|t| matches!(syn.xpos[t], Xpos::WP | Xpos::WDT));
        // "retired General Ann Cole told": no verb, whatever the tagger says.
        let open = p + usize::from(view.word(p).eq_ignore_ascii_case("retired"));
        let by_tree = speaker::phrase_before(view, open, at)
            .filter(|&h| syn.subtree(h).start as usize <= open + 1 && !view.has_finite(open..h));
        // Where the parser is lost, what stands between the mark and the cue is the speaker, if it has no verb.
        let Some(head) = by_tree.or_else(|| speaker::bare_phrase(view, open, at)) else { continue };
        if relative {
            continue;
        }
        if cue.end < end && view.is_that(cue.end) && syn.upos[cue.end] == Upos::SCONJ {
            return None;
        }
        // "“…,” the paper quoted Cole as saying": who is quoted speaks.
        if let Some((s, end)) = quoted_as(view, cue, end) {
            return Some(Attribution { cue: Some(*cue), speaker: Some(s), end, rule: "quote.after" });
        }
        let s = Speaker::at(view, head);
        let from = if by_tree.is_some() { (s.tokens.start as usize).max(p).min(head) } else { p };
        let tokens = TokenSpan::new(from, (s.tokens.end as usize).min(at).max(head + 1));
        return Some(Attribution {
            cue: Some(*cue),
            speaker: Some(Speaker { tokens, head }),
            end: cue.end,
            rule: "quote.after",
        });
    }
    None
}

/// Whom a cue like "quoted" has "as saying" behind it, and where that ends.
fn quoted_as(view: &View, cue: &Cue, end: usize) -> Option<(Speaker, usize)> {
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
    let from = cue.end;
    let at = (from + 1..end.min(from + 12))
        .find(|&t| view.syn.form[t] == word::AS && t + 1 < end && view.syn.xpos[t + 1] == Xpos::VBG)?;
    if !matches!(row, "quote" | "cite") || (from..at).any(|t| view.marks.inside(t)) {
        return None;
    }
    let head = speaker::phrase_from(view, from, at)?;
    Some((Speaker { tokens: TokenSpan::new(from, at), head }, at + 2))
}

/// The attribution before a region; `lo` is where its clause may begin.
pub(super) fn before(view: &View, r: &Region, lo: usize) -> Option<Attribution> {
    let syn = view.syn;
    let first = r.tokens.start as usize;
    if first <= lo {
        return None;
    }
    let mark = view.word(first - 1);
    let (colon, comma) = (mark == ":", view.is_comma(first - 1));
    let to = if colon || comma { first - 1 } else { first };
    if matches!(syn.form[first - 1], word::THAT | word::AS | word::OF | word::A | word::THE) {
        return None;
    }
    let open = to.saturating_sub(REACH).max(lo);
    if comma && is_titled(view, first - 1) {
        return None;
    }
    for v in (open..to).rev() {
        let Some(cue) = view
            .cues
            .of(v)
            .filter(|c| may_quote(view, c) || colon && matches!(c.kind, Kind::Verb | Kind::Phrase))
        else {
            if view.is_finite_form(v) && !colon && !in_relative(view, v, open) {
                return None;
            }
            continue;
        };
        if cue.end > to || (!colon && view.words(cue.end..to) > 24) {
            return None;
        }
        if (cue.end..to).any(|t| view.is_that(t) && syn.upos[t] == Upos::SCONJ) {
            return None;
        }
        if speaker::is_worth(view, v) {
            return None;
        }
        // Before a colon a verb that seldom quotes leaves the words to another one further left.
        let weak = cue.weight < 60 || !cue.frames.has(Frames::QUOTE) && !cue.frames.has(Frames::THAT);
        let s = speaker::of(view, cue);
        if colon && cue.end < to && (weak || s.is_none() && syn.is_passive(cue.head)) {
            continue;
        }
        // "As Ann Cole, a baker, put it: “…”": the tree has lost the subject.
        let s = if s.is_none() && colon && cue.kind == Kind::Phrase && is_finite(syn, cue.head) {
            let at = (cue.tokens.start as usize).max(lo);
            speaker::phrase_before(view, lo, at)
                .filter(|&h| syn.upos[h] == Upos::PROPN)
                .map(|h| Speaker::at(view, h))
        } else {
            s
        };
        // "released a statement from the premier: “…”": the premier speaks, whoever hands it out.
        let s = if colon { author_of_message(view, lo, to).or(s) } else { s };
        // "items labelled “new”".
        if !colon && !comma && s.is_none() && syn.xpos[cue.head] == Xpos::VBN {
            return None;
        }
        // "quoted one who was there as saying: “…”" is how the paper reports it.
        let as_saying = syn.xpos[v] == Xpos::VBG && v > 0 && syn.form[v - 1] == word::AS;
        if !as_saying && is_reported(view, cue) {
            return None;
        }
        let next = cue.end == to || medium(view, cue, to);
        let quoted = colon || (comma || next) && view.is_utterance(r);
        if !quoted || !(view.ends_sentence(r) || colon || !r.closed || ends_clause(view, r)) {
            return None;
        }
        return Some(Attribution { cue: Some(*cue), speaker: s, end: first, rule: "quote.before" });
    }
    if colon && view.is_utterance(r) && syn.upos[lo] == Upos::ADP && lo == view.sentence_start(lo) {
        // "From the report: “…”"
        let source = matches!(syn.form[lo], word::FROM | word::PER | word::VIA);
        if let Some(head) = speaker::phrase_from(view, lo + 1, to).filter(|_| source && lo + 1 < to) {
            return Some(Attribution {
                cue: None,
                speaker: Some(Speaker::at(view, head)),
                end: first,
                rule: "quote.turn",
            });
        }
    }
    if colon
        && view.is_utterance(r)
        && let Some(s) = author_of_message(view, lo, to)
    {
        return Some(Attribution { cue: None, speaker: Some(s), end: first, rule: "quote.turn" });
    }
    if colon && view.words(lo..to) <= 8 && !view.has_finite(lo..to) && view.is_utterance(r) {
        let start = (lo..to).find(|&t| !view.is_punct(t))?;
        let head = speaker::phrase_from(view, start, to).filter(|&h| syn.upos[h] == Upos::PROPN)?;
        return Some(Attribution {
            cue: None,
            speaker: Some(Speaker { tokens: TokenSpan::new(start, to), head }),
            end: first,
            rule: "quote.turn",
        });
    }
    // "The coach was clear: “We played badly.”"
    if !colon || !view.is_utterance(r) {
        return None;
    }
    let inside = |t: usize| (lo..to).contains(&t);
    let subject = (lo..to).find(|&t| {
        syn.rel[t] == Deprel::NSUBJ
            && syn.governor(t).is_some_and(|g| {
                inside(g) && (is_finite(syn, g) || syn.children(g).any(|c| view.is_finite_form(c)))
            })
    })?;
    let s = Speaker::at(view, subject);
    let person = matches!(syn.upos[subject], Upos::PROPN | Upos::PRON) || speaker::can_hold(view, s);
    let says = person
        && speaker::can_speak(view, subject)
        && !view.marks.inside(subject)
        && !matches!(syn.form[subject], word::IT | word::I | word::WE | word::YOU);
    says.then_some(Attribution { cue: None, speaker: Some(s), end: first, rule: "quote.introduced" })
}

/// Whose message the words before a colon announce: "Cole's tweet, posted at noon: “…”", "The palace released a statement
/// from the queen: “…”".
fn author_of_message(view: &View, lo: usize, to: usize) -> Option<Speaker> {
    const MESSAGES: &[&str] = &[
        "answer",
        "caption",
        "comment",
        "email",
        "letter",
        "message",
        "note",
        "post",
        "quote",
        "reply",
        "response",
        "statement",
        "tweet",
    ];
    let syn = view.syn;
    let message = |t: &usize| MESSAGES.binary_search(&view.word(*t).to_ascii_lowercase().as_str()).is_ok();
    let m = (lo..to).find(|t| syn.upos[*t] == Upos::NOUN && message(t))?;
    let near = |h: &usize| (lo..to).contains(h) && speaker::can_speak(view, *h);
    let author = |case| {
        let own = syn.with_case(m, Deprel::NMOD, case);
        // The parser may hang the author to the verb.
        own.or_else(|| {
            syn.governor(m).and_then(|g| syn.with_case(g, Deprel::OBL, case)).filter(|&o| o > m && o < m + 8)
        })
    };
    if let Some(h) = author(word::FROM).or_else(|| author(word::BY)).filter(near) {
        return Some(Speaker::at(view, h));
    }
    let bare = !view.has_finite(lo..to);
    syn.possessor(m).filter(near).filter(|_| bare).map(|p| Speaker::at(view, p))
}

/// Whether between a cue and a quotation that no comma parts from it only a hearer, a time and the medium stand: "said
/// *in a statement* “the ships will stay”", "told reporters *on Friday* “we won”".
fn medium(view: &View, cue: &Cue, to: usize) -> bool {
    let syn = view.syn;
    let between = cue.end..to;
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    if between.is_empty()
        || between.len() > 12
        || !matches!(class, "say" | "reply" | "report" | "assert" | "warn")
    {
        return false;
    }
    if between.clone().any(|t| view.is_finite_form(t) || view.is_comma(t) || view.marks.inside(t)) {
        return false;
    }
    // "repeated the threat on “This Week”": an object is said, and the marks hold a name.
    let object = syn.child(cue.head, Deprel::OBJ).is_some_and(|o| between.contains(&o));
    let named = view.marks.region(to).is_none_or(|r| !view.has_finite(view.marks.regions[r].tokens.range()));
    if named || object && view.lex.rows.cues[cue.row as usize].cue != "tell" {
        return false;
    }
    // The last phrase hangs on a preposition, so that it is no subject of the quoted words.
    let last = (to - 1..to).find(|&t| syn.is_nominal(t) && syn.rel[t] != Deprel::DET);
    let Some(head) = last.map(|t| {
        std::iter::successors(Some(t), |&t| {
            syn.governor(t).filter(|g| between.contains(g) && syn.is_nominal(*g))
        })
        .last()
        .unwrap_or(t)
    }) else {
        return false;
    };
    syn.case_token(head).is_some_and(|c| between.contains(&c))
        && !matches!(syn.case(head), word::OF | word::THAN)
        || syn.rel[head] == Deprel::OBL_UNMARKED
}

/// Whether another cue reports the clause of this one: "Mr Cole said he believes “there may be …”".
fn is_reported(view: &View, cue: &Cue) -> bool {
    let syn = view.syn;
    let start = view.sentence_start(cue.head);
    (start..cue.head).rev().take(30).any(|u| {
        let Some(c) = view.cues.of(u).filter(|c| c.kind == Kind::Verb && c.weight >= 85) else {
            return false;
        };
        is_finite(syn, u)
            && extent::is_main(view, u)
            && !view.marks.inside(u)
            && complement::right(view, c).is_some_and(|r| {
                r.start < cue.head
                    && (r.frame.has(Frames::BARE) || r.frame.has(Frames::THAT))
                    && extent::end(view, c, r.start, r.head) > cue.head
            })
    })
}

/// Whether a quotation behind a comma is the title of the work named before it: "in his first book, “An American Son”".
fn is_titled(view: &View, comma: usize) -> bool {
    const WORKS: &[&str] = &[
        "album",
        "biography",
        "book",
        "column",
        "comedy",
        "documentary",
        "episode",
        "essay",
        "film",
        "hit",
        "memoir",
        "movie",
        "novel",
        "opera",
        "painting",
        "play",
        "poem",
        "series",
        "show",
        "single",
        "song",
        "special",
    ];
    comma > 0 && WORKS.binary_search(&view.word(comma - 1).to_ascii_lowercase().as_str()).is_ok()
}

/// Whether a verb stands in a relative clause that a pronoun not far before it opens: "the mayors who had come".
pub(super) fn in_relative(view: &View, v: usize, from: usize) -> bool {
    let near = v.saturating_sub(6).max(from)..v;
    near.rev()
        .take_while(|&t| !view.is_comma(t))
        .any(|t| matches!(view.syn.xpos[t], Xpos::WP | Xpos::WDT | Xpos::WRB))
}

/// Whether a mark inside or behind a region ends its clause.
fn ends_clause(view: &View, r: &Region) -> bool {
    let last = r.tokens.end as usize;
    r.tokens.range().rev().take(2).any(|t| matches!(view.word(t), "," | "." | "!" | "?"))
        || last < view.syn.len() && matches!(view.word(last), "," | "." | ";")
}
