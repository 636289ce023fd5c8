//! Reported speech and thought without quote marks around all of it.

use super::complement;
use super::cues::{self, Cue, Frames, Kind};
use super::extent;
use super::nested;
use super::nominal;
use super::objects;
use super::openings;
use super::speaker::{self, Speaker};
use super::subjects::behind_relative;
use super::view::{Draft, Drafts, View};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "quote.clause",
        finds: "the clause behind a cue: \"Police said that two men fled\"; not \"the clock that says the time\"",
    },
    Rule {
        id: "quote.reputed",
        finds: "what is thought of a subject, by nobody named: \"The pilot is said to have survived\"; not \"the pilot is paid to fly\"",
    },
    Rule {
        id: "quote.infinitive",
        finds: "the infinitive behind a cue: \"Iran vowed to respond\"; not \"he stopped to talk\"",
    },
    Rule {
        id: "quote.object",
        finds: "the object of an opinion, not a clause: \"She called the deal a betrayal\"; not \"she called the office\"",
    },
];

/// Clauses, infinitives and objects behind their cue, from left to right.
pub(super) fn find(view: &View, out: &mut Drafts) {
    for cue in &view.cues.all {
        if !is_free(view, cue.head, out) {
            continue;
        }
        match cue.kind {
            Kind::Verb | Kind::Phrase => verb(view, cue, out),
            Kind::Noun => nominal::noun(view, cue, out),
            Kind::Adjective => nominal::adjective(view, cue, out),
            Kind::Preposition => {}
        }
    }
}

/// Whether a cue may still report: in running text, outside of quotation marks and of what is reported already, and no
/// part of a compound ("button-*pushing*").
pub(super) fn is_free(view: &View, cue: usize, out: &Drafts) -> bool {
    let compound = cue > 0
        && matches!(view.word(cue - 1), "-" | "‐")
        && !view.syn.is(cue, TokenFlags::SPACE_BEFORE)
        && !view.syn.is(cue - 1, TokenFlags::SPACE_BEFORE);
    !compound
        && !out.used[cue]
        && !view.marks.inside(cue)
        && out.covering(cue).is_none()
        && view.syn.kind(cue) == crate::syntax::SentenceKind::Sentence
}

pub(super) fn verb(view: &View, cue: &Cue, out: &mut Drafts) {
    let syn = view.syn;
    let v = cue.head;
    if speaker::is_worth(view, v) {
        return;
    }
    let passive = syn.is_passive(v);
    let found = complement::right(view, cue);
    let weak = cue.weight < 30 && cue.words < 2;
    let s = speaker::of(view, cue);
    let row = &view.lex.rows.cues[cue.row as usize];
    // "When asked if he would go", "she was asked whether": who asks is not said.
    let begins = v == view.sentence_start(v)
        || v > 0 && matches!(syn.form[v - 1], word::WHEN | word::IF | word::WHILE | word::ONCE);
    let asked = matches!(syn.xpos[v], Xpos::VBN | Xpos::VBD) && begins
        || syn.xpos[v] == Xpos::VBN && is_asked(view, v);
    if row.class == "ask" && asked && syn.by_agent(v).is_none() {
        return;
    }
    if let Some(c) = found.filter(|c| !weak || c.frame == Frames::QUOTE) {
        let thought = matches!(
            view.lex.rows.cues[cue.row as usize].class.as_str(),
            "believe" | "hope" | "fear" | "expect" | "doubt" | "demand" | "decide"
        );
        let spoken = passive && syn.children(v).any(|c| syn.lemma[c] == word::BE) && !thought;
        if s.is_none() && (!passive || !spoken && c.frame != Frames::INF) {
            return;
        }
        // "was recalled and told the town had lost faith in her": she is told.
        let befell = |f: usize| f != v && syn.children(f).any(|k| syn.rel[k] == Deprel::AUX_PASS);
        if row.cue == "tell"
            && !passive
            && c.addressee.is_none()
            && (c.frame == Frames::BARE || c.frame == Frames::THAT)
            && befell(syn.first_conjunct(v))
            && !syn.children(v).any(|k| syn.rel[k].is_subject())
        {
            return;
        }
        // "Responding to the charge – or to worse – Cole left": the main clause is no answer.
        let main = |h: usize| syn.governor(v) == Some(h) && h > v && syn.child(h, Deprel::NSUBJ).is_some();
        if begins && matches!(row.cue.as_str(), "add" | "respond") && c.head.is_some_and(main) {
            return;
        }
        // "You might say that", "you can't say", "one could argue": nobody has said it.
        let anyone = |s: Speaker| {
            matches!(syn.form[s.head], word::YOU | word::ONE)
                && syn.children(s.head).next().is_none()
                && !view.marks.inside(v)
                && syn.children(v).any(|k| syn.xpos[k] == Xpos::MD)
        };
        if s.is_some_and(anyone) {
            return;
        }
        // "it is telling that": it shows something.
        let it = |k: usize| syn.rel[k].is_subject() && syn.form[k] == word::IT;
        if row.cue == "tell" && syn.xpos[v] == Xpos::VBG && c.addressee.is_none() && syn.children(v).any(it) {
            return;
        }
        // "who answered the door said": nothing is told.
        let answered = |o: usize| {
            matches!(view.word(o), "bell" | "call" | "calls" | "door" | "phone" | "telephone")
                && (cue.end..o).all(|t| syn.upos[t] == Upos::DET)
        };
        if row.cue == "answer" && (cue.end..syn.len().min(cue.end + 3)).any(answered) {
            return;
        }
        // "cannot say no to all that he wants": a refusal, and no words.
        let refused =
            cue.end + 1 < syn.len() && syn.form[cue.end] == word::NO && syn.form[cue.end + 1] == word::TO;
        if row.cue == "say" && refused {
            return;
        }
        // "will learn who paid": nothing is known yet.
        let later = || syn.children(v).any(|k| syn.xpos[k] == Xpos::MD && k < v);
        if c.frame == Frames::WH
            && matches!(row.cue.as_str(), "see" | "know" | "determine" | "find out" | "learn" | "understand")
            && later()
        {
            return;
        }
        // "will decide whether to extend it", "has not decided who goes": nothing is decided yet.
        let open = || {
            let to = syn.xpos[v] == Xpos::VB && syn.children(v).any(|k| syn.xpos[k] == Xpos::TO && k < v);
            later() || to || cues::negation(syn, view.lex, v).is_some()
        };
        if c.frame == Frames::WH && matches!(row.cue.as_str(), "decide" | "determine") && open() {
            return;
        }
        // "It goes without saying that": nobody says it.
        let goes = |g: usize| syn.lemma[g] == view.lex.vocabulary.get("go");
        if syn.case(v) == word::WITHOUT && syn.governor(v).is_some_and(goes) {
            return;
        }
        // "a help for anyone wanting to learn more": nobody in particular.
        let anybody = |s: Speaker| {
            matches!(view.word(s.head), "anyone" | "anybody" | "everyone" | "everybody" | "those")
        };
        if thought && syn.rel[v] == Deprel::ACL && s.is_some_and(anybody) {
            return;
        }
        // "an interest that demands we act": what cannot ask.
        if row.class == "demand" && c.frame == Frames::BARE && !s.is_some_and(|s| speaker::can_hold(view, s))
        {
            return;
        }
        // "fired her, raising concerns that he hid something": whose concerns they are is not said.
        let raised = cue.kind == Kind::Phrase && syn.xpos[v] == Xpos::VBG && v > 0 && view.is_comma(v - 1);
        if row.class == "fear" && raised {
            return;
        }
        // "saw workers take the offer": what is seen happens.
        let happens = |h: usize| {
            let bare = syn.xpos[h] == Xpos::VB || syn.xpos[h] == Xpos::VBP && syn.xpos[v] == Xpos::VBD;
            bare && !syn.children(h).any(|c| syn.rel[c].base() == Deprel::AUX)
        };
        if row.cue == "see" && c.frame == Frames::BARE && c.head.is_some_and(happens) {
            return;
        }
        // "hear from him because of the role that he played": one is heard, and nothing that he says.
        if row.cue == "hear" && cue.end < c.start && syn.form[cue.end] == word::FROM {
            return;
        }
        // "known for “The War Room”": a name.
        if c.frame == Frames::QUOTE && syn.xpos[v] == Xpos::VBN && syn.form[cue.end.min(c.start)] == word::FOR
        {
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
            if objects::find(view, cue, s, out) {
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
        // "informed about the pay he had earned": a relative clause of what it is about.
        let relative = c.head.filter(|&h| syn.rel[h] == Deprel::ACL_RELCL).and_then(|h| syn.governor(h));
        let about = |n: usize| {
            n > v
                && n + 1 == c.start
                && syn.rel[n].base() == Deprel::OBL
                && matches!(syn.case(n), word::ABOUT | word::OF | word::ON)
        };
        if relative.is_some_and(about) {
            return;
        }
        let mut start = c.start;
        let end = extent::end(view, cue, start, c.head);
        if passive && c.frame == Frames::INF && s.is_none() && reputed(view, cue, start, end, out) {
            return;
        }
        // "is required to pay", "intended to limit": a duty or purpose that nobody states. "Men believed to have fled":
        // nobody is said to believe it.
        let held = matches!(row.class.as_str(), "believe" | "reveal" | "expect" | "say" | "report");
        let reduced = held && matches!(row.class.as_str(), "believe" | "reveal") && c.addressee.is_none();
        let unsaid = passive && s.is_none() && (cue.weight < 75 || held);
        // "A paper said to be long", without its auxiliary.
        let stripped = !passive
            && row.class == "say"
            && c.addressee.is_none()
            && c.start + 1 < end
            && syn.lemma[c.start + 1] == word::BE;
        if c.frame == Frames::INF && (unsaid || stripped || reduced && cue.words < 2) {
            return;
        }
        let rule = if c.frame == Frames::INF { "quote.infinitive" } else { "quote.clause" };
        // "declined to say whether": what was said or not is behind the inner cue.
        if c.frame == Frames::INF && c.addressee.is_none() && reports(view, c.head) {
            return;
        }
        // "pushes to form a party", "began a drive to persuade the banks to lend": an act, and nobody is asked.
        let purpose = syn.xpos[v] == Xpos::VB
            && matches!(syn.rel[v].base(), Deprel::ADVCL | Deprel::ACL)
            && syn.children(v).any(|t| t < v && syn.xpos[t] == Xpos::TO);
        let own = c.addressee.is_none() && cue.weight < 60;
        // What is said to be promised is a matter of the outer report; a demand on somebody is a report of its own.
        let asked = row.class == "demand" && c.addressee.is_some();
        let vowed = matches!(row.class.as_str(), "promise" | "threaten");
        if out.within.is_some() && c.frame == Frames::INF && !asked && !vowed {
            return;
        }
        // "pushed pause on the sale to save money": what is pushed cannot act.
        let thing =
            |t: usize| syn.upos[t] == Upos::NOUN && !speaker::is_agent(view, t) && syn.xpos[t] == Xpos::NN;
        let moved = cue.weight < 60 && row.class == "demand" && c.addressee.is_some_and(thing);
        if c.frame == Frames::INF && !passive && (purpose || own && row.class == "demand" || moved) {
            return;
        }
        // "does not want you to stay": nobody asks for anything.
        if c.frame == Frames::INF && row.class == "demand" && cues::negation(syn, view.lex, v).is_some() {
            return;
        }
        // "wants to sell the mill", "agreed to buy it": an act of one's own, and no words.
        let wish = matches!(row.cue.as_str(), "want" | "agree");
        let quoted = || (start..end).any(|t| view.marks.inside(t));
        if c.frame == Frames::INF && wish && c.addressee.is_none() && !passive && !quoted() {
            return;
        }
        // "offers repairs to make ends meet": what is offered does not act.
        if c.frame == Frames::INF && row.cue == "offer" && c.addressee.is_some() && !quoted() {
            return;
        }
        // "declined to comment", "refused to pay": an act is refused, and no words are.
        if row.class == "refuse" && c.frame == Frames::INF {
            return;
        }
        // "If anything, experts say": an idiom.
        let idiom = |m: usize| matches!(view.word(m + 1), "anything" | "nothing");
        if syn.marked_by(v, &[word::IF, word::UNLESS, word::WHETHER]).is_some_and(|m| m < v && !idiom(m)) {
            return;
        }
        // "hoping to show that", "in order to find out whether": nothing is shown yet.
        let marked = |u: usize| syn.children(u).any(|t| t < u && syn.xpos[t] == Xpos::TO);
        let to = syn.xpos[v] == Xpos::VB && (marked(v) || marked(syn.first_conjunct(v)));
        // "waiting to see which of them wins"
        if to
            && matches!(row.cue.as_str(), "see" | "know" | "determine" | "find out" | "learn" | "understand")
        {
            return;
        }
        let hangs = matches!(syn.rel[v].base(), Deprel::ACL | Deprel::ADVCL) && c.frame == Frames::WH;
        if to
            && (row.class == "reveal" && cue.weight < 85
                || hangs && !matches!(row.class.as_str(), "say" | "ask"))
        {
            return;
        }
        // "…, which helps explain why": a fact explains.
        let helps =
            syn.governor(v).is_some_and(|g| g < v && matches!(view.word(g), "help" | "helps" | "helped"));
        if helps
            && (matches!(row.class.as_str(), "explain" | "reveal")
                || matches!(row.cue.as_str(), "know" | "understand"))
        {
            return;
        }
        // "should he want to leave", "had they said that": nobody does.
        let inverted = |s: &Speaker| {
            syn.children(v).any(|c| {
                c + 1 == s.tokens.start as usize
                    && syn.rel[c].base() == Deprel::AUX
                    && matches!(syn.form[c], word::SHOULD | word::HAD | word::WERE)
            })
        };
        if s.as_ref().is_some_and(inverted) {
            return;
        }
        // "who did not want to be named" is a source's wish and no news.
        let own = |t: usize| matches!(view.word(t), "anonymity" | "identified" | "named" | "quoted" | "seen");
        let named = (c.addressee.unwrap_or(start).min(start)..end.min(start + 4)).any(own);
        if c.frame == Frames::INF && named {
            return;
        }
        // "posted what he claimed was the truth": the words are the inner cue's.
        let inner = |t: usize| {
            view.cues.of(t).is_some_and(|c| openings::says_only(view, c))
                && behind_relative(view, t).is_some_and(|(p, _)| p == start)
        };
        if c.frame == Frames::WH
            && syn.form[start] == word::WHAT
            && (start + 2..end.min(start + 8)).any(inner)
        {
            return;
        }
        // "said so", "says yes": nothing is reported.
        let quoted = (start..end).any(|t| view.marks.inside(t));
        if view.words(start..end) < 3 && !quoted && !view.has_finite(start..end) && c.frame != Frames::INF {
            return;
        }
        // What is thought needs one who thinks: "the idea of truth assumes that" holds no belief.
        let thought =
            matches!(view.lex.rows.cues[cue.row as usize].class.as_str(), "believe" | "hope" | "fear");
        // "strong sales showed that", "the fall suggests that": a fact says nothing.
        let shows = row.class == "reveal" || row.cue == "suggest";
        let doubtful = c.frame == Frames::INF || cue.weight < 60 || shows;
        // What "I" and "we" think outside of quote marks is the author's own view, and reports nobody.
        let author = |s: Speaker| speaker::is_author(view, s.head) && !view.marks.inside(v);
        if thought && s.is_some_and(author) {
            return;
        }
        // "suffice it to say that", "it is worth noting that": nobody is meant.
        let dummy = |s: Speaker| {
            syn.form[s.head] == word::IT
                && s.head < v
                && matches!(syn.xpos[v], Xpos::VB | Xpos::VBG)
                && syn.governor(s.head) != Some(v)
                && syn.rel[v].base() != Deprel::ADVCL
        };
        if s.is_some_and(dummy) {
            return;
        }
        // "one would expect that": nobody in particular.
        let one =
            |s: Speaker| syn.form[s.head] == word::ONE && syn.children(v).any(|c| syn.xpos[c] == Xpos::MD);
        if row.class == "expect" && s.is_some_and(one) {
            return;
        }
        if thought && s.is_some_and(|s| is_anybody(view, cue, s) || speaker::is_abstract(view, s.head)) {
            return;
        }
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
    objects::find(view, cue, s, out);
}

/// Whether a participle of asking means the one who is asked: "*was* asked", "Asked if she would go, …"; not "had asked".
fn is_asked(view: &View, v: usize) -> bool {
    let syn = view.syn;
    let aux = |c: &usize| matches!(syn.rel[*c], Deprel::AUX | Deprel::AUX_PASS);
    let mut own = syn.children(v).filter(aux).peekable();
    match own.peek() {
        None => matches!(syn.rel[v].base(), Deprel::ADVCL | Deprel::ACL),
        Some(_) => own.any(|c| syn.lemma[c] == word::BE),
    }
}

/// "The pilot is believed to have survived": what is thought is the subject with the infinitive.
fn reputed(view: &View, cue: &Cue, start: usize, end: usize, out: &mut Drafts) -> bool {
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    // What is thought or expected by nobody named is the reporter's: "is expected to".
    if !matches!(class, "report" | "say" | "assert" | "reveal" | "accuse") {
        return false;
    }
    let syn = view.syn;
    let Some(subject) = syn.patient(cue.head).filter(|&p| p < cue.head && syn.rel[p] != Deprel::EXPL) else {
        return false;
    };
    let phrase = Speaker::at(view, subject).apart_from(view, cue.head).tokens;
    add(view, out, cue, vec![phrase, TokenSpan::new(start, end)], None, true, "quote.reputed")
}

/// One past the words that belong to a quotation in which the marks do not hold the whole complement: "said “it gets me
/// mad” every time he reads it"; a time or place of saying is left out.
pub(super) fn quoted_end(view: &View, cue: &Cue, region: usize) -> usize {
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
    if goes_on { extent::cut(view, cue, region, None, end) } else { region }
}

/// Whether a verb is a cue with a clause of its own.
fn reports(view: &View, v: Option<usize>) -> bool {
    let Some(c) = v.and_then(|v| view.cues.of(v)).filter(|c| c.kind == Kind::Verb && c.weight >= 60) else {
        return false;
    };
    complement::right(view, c)
        .is_some_and(|r| r.frame.has(Frames::THAT) || r.frame.has(Frames::WH) || r.frame.has(Frames::BARE))
}

/// A thought that nobody in particular is said to have: "anyone who might know where it went", "you know".
pub(super) fn is_anybody(view: &View, cue: &Cue, s: Speaker) -> bool {
    let syn = view.syn;
    let modal = || syn.children(cue.head).any(|c| syn.xpos[c] == Xpos::MD);
    match syn.form[s.head] {
        word::YOU => !view.marks.inside(s.head) && !modal() && view.word(cue.head) == "know",
        _ => matches!(
            view.word(s.head),
            "anyone" | "anybody" | "Anyone" | "Anybody" | "whoever" | "Whoever" | "nobody" | "Nobody"
        ),
    }
}

/// Whether a quote has its source behind a preposition.
fn is_according(d: &Draft) -> bool {
    d.cue.is_some_and(|c| c.kind == Kind::Preposition)
}

/// A span up to where another quote's content begins, unless that one is reported within the span, cue and all; nothing
/// if it begins with one.
fn free_part(out: &Drafts, s: TokenSpan) -> TokenSpan {
    let inner = |q: usize| {
        let d = &out.all[q];
        d.cue.is_some_and(|c| s.has(c.head)) && d.speaker.is_some_and(|p| s.has(p.head))
    };
    let taken = |t: &usize| out.covering(*t).is_some_and(|q| !inner(q));
    TokenSpan::new(s.start as usize, s.range().find(taken).unwrap_or(s.end as usize))
}

/// The part of a span that lies in the same stretch of a quote's content as a cue.
fn part_within(out: &Drafts, q: usize, cue: usize, s: TokenSpan) -> TokenSpan {
    match out.all[q].content.iter().find(|c| c.has(cue)) {
        Some(c) => TokenSpan { start: s.start.max(c.start), end: s.end.min(c.end).max(s.start.max(c.start)) },
        None => TokenSpan::new(cue, cue),
    }
}

/// Adds a quote whose content does not hold its own speaker or another's words.
pub(super) fn add(
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
    // Words that already belong to another quote stay there, and a report within another's words ends with them.
    let free = |c: TokenSpan| match out.within {
        Some(q) => part_within(out, q, cue.head, c),
        None => free_part(out, c),
    };
    let content: Vec<TokenSpan> = content.into_iter().map(free).filter(|c| !c.is_empty()).collect();
    if content.is_empty() {
        return false;
    }
    let s = s.filter(|s| !content.iter().any(|c| c.has(s.head))).map(|s| s.apart_from(view, cue.head));
    if let Some(q) = out.within {
        return nested::add(
            view,
            out,
            q,
            Draft { content, cue: Some(*cue), speaker: s, core, rule, sentence: view.syn.sentence(cue.head) },
        );
    }
    // One who is only named in another's words is not the speaker: "said he wants this and pointed to that".
    let s = match s.and_then(|s| out.covering(s.head)) {
        // But "according to a statement" reports what others say: "Xi told him so, according to it, and urged".
        Some(q) if out.all[q].speaker.is_some() && !is_according(&out.all[q]) => out.all[q].speaker,
        _ => s,
    };
    let sentence = view.syn.sentence(cue.head);
    out.add(view, Draft { content, cue: Some(*cue), speaker: s, core, rule, sentence }).is_some()
}
