//! What a cue has for its object where that is no clause: the deal that somebody called a betrayal, whom he accused of what.

use super::complement;
use super::cues::{self, Cue, Frames, Kind};
use super::extent;
use super::indirect::{add, is_anybody, quoted_end};
use super::speaker::{self, Speaker};
use super::subjects::behind_relative;
use super::view::{Drafts, View};
use crate::base::{Sym, TokenSpan, word};
use crate::syntax::{Deprel, Upos, Xpos};

/// The lowest weight of a cue that may take a bare object.
const OBJECT_WEIGHT: u8 = 60;

/// The object of an opinion. Whether it was found, or nothing is to be found.
pub(super) fn find(view: &View, cue: &Cue, s: Option<Speaker>, out: &mut Drafts) -> bool {
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
    // "I see her as a fine pick": outside of quote marks the author's own view, which reports nobody.
    if s.is_some_and(|s| speaker::is_author(view, s.head)) && !view.marks.inside(cue.head) {
        return true;
    }
    // "was denied a visa": nothing is said.
    if view.syn.is_passive(cue.head) && view.lex.rows.cues[cue.row as usize].cue == "deny" {
        return false;
    }
    if let Some(named) = called(view, cue) {
        return add(view, out, cue, vec![named], s, false, "quote.object");
    }
    let Some(content) = span(view, cue) else { return false };
    // "dismissed his claim that": the noun is the cue.
    let claims = |t: usize| {
        let noun = view.cues.of(t).filter(|c| c.kind == Kind::Noun && c.frames.has(Frames::THAT));
        noun.is_some() && view.syn.possessor(t).is_some() && t + 1 < view.syn.len() && view.is_that(t + 1)
    };
    if content.range().any(claims) {
        return false;
    }
    // A stand without words: "opposes the plan".
    const STANDS: &[&str] = &["back", "embrace", "expect", "favor", "favour", "oppose", "prefer", "want"];
    let row = &view.lex.rows.cues[cue.row as usize];
    if STANDS.binary_search(&row.cue.as_str()).is_ok() && !content.range().any(|t| view.marks.inside(t)) {
        return false;
    }
    // "citing two officials" names a source and not what it says.
    let first = syn_object(view, cue, content);
    if matches!(row.cue.as_str(), "cite" | "quote")
        && first.is_some_and(|o| view.syn.upos[o] == Upos::PROPN || speaker::is_agent(view, o))
    {
        return false;
    }
    // "asked for anonymity", "heard “Morning News” host Ann Cole": a source's wish, and no words of those who hear.
    let wish = content.range().any(|t| view.word(t) == "anonymity");
    let taken_in = matches!(row.cue.as_str(), "hear" | "know" | "see")
        || row.cue == "find" && view.syn.xpos[cue.head] == Xpos::VB;
    // "saw it as a chance"; not "saw profit fall as it cut prices".
    let clause = |t: usize| {
        view.syn.governor(t).is_some_and(|g| view.syn.children(g).any(|c| view.syn.rel[c].is_subject()))
    };
    let seen_as = content
        .range()
        .skip(1)
        .any(|t| view.syn.form[t] == word::AS && !(view.syn.rel[t] == Deprel::MARK && clause(t)));
    // "find it hard to work": nothing is found out.
    let reflexive =
        matches!(view.word(cue.end.min(view.syn.len() - 1)), "herself" | "himself" | "itself" | "themselves");
    let hard = row.cue == "find"
        && content.start as usize == cue.end
        && (view.syn.form[cue.end] == word::IT || reflexive);
    if wish || hard || taken_in && !seen_as {
        return false;
    }
    // "forecast $4.90": a bare number.
    let named =
        |t: usize| matches!(view.syn.upos[t], Upos::NOUN | Upos::PROPN | Upos::ADJ | Upos::VERB | Upos::PRON);
    if !content.range().any(named) {
        return false;
    }
    let quoted = content.range().any(|t| view.marks.inside(t));
    // "denied the state's request", "denied him entry": a decision.
    const GRANTED: &[&str] = &[
        "access",
        "appeal",
        "application",
        "asylum",
        "bail",
        "bid",
        "bond",
        "entry",
        "motion",
        "parole",
        "permission",
        "permit",
        "petition",
        "relief",
        "request",
        "stay",
        "visa",
    ];
    let granted =
        |o: usize| view.syn.rel[o].base() == Deprel::OBJ && GRANTED.binary_search(&view.word(o)).is_ok();
    if row.cue == "deny" && view.syn.children(cue.head).any(granted) {
        return false;
    }
    // A bare noun says next to nothing: "asked for answers".
    let only = content.start as usize;
    let empty = view.syn.upos[only] == Upos::NOUN
        || matches!(view.syn.form[only], word::IT | word::THIS | word::THAT);
    if content.len() == 1 && !quoted && empty {
        return false;
    }
    let such = view.word(content.start as usize) == "such";
    let described =
        f.has(Frames::AS) && !such && content.range().skip(1).any(|t| view.syn.form[t] == word::AS);
    let wanted = quoted || described || second_argument(view, cue) || tells_enough(view, cue, content);
    if !wanted || !quoted && (is_unreal(view, cue, s) || is_named_only(view, cue, first)) {
        return false;
    }
    add(view, out, cue, vec![content], s, false, "quote.object")
}

/// What something unnamed is called: "over what she called | *a betrayal*".
fn called(view: &View, cue: &Cue) -> Option<TokenSpan> {
    let syn = view.syn;
    let what = |(p, _): &(usize, usize)| syn.form[*p] == word::WHAT;
    let names = cue.frames.has(Frames::AS) && view.lex.rows.cues[cue.row as usize].class == "explain";
    behind_relative(view, cue.head).filter(|r| names && what(r))?;
    let end = view.sentence_end(cue.head);
    let from = cue.end + usize::from(cue.end < end && syn.form[cue.end] == word::AS);
    if from >= end {
        return None;
    }
    if let Some(r) = view.marks.region(from) {
        let r = &view.marks.regions[r];
        return Some(TokenSpan::new(from, quoted_end(view, cue, r.tokens.end as usize)));
    }
    let head = speaker::phrase_from(view, from, end).filter(|&h| syn.is_nominal(h))?;
    let to = (syn.noun_phrase(head).end as usize).clamp(head + 1, end);
    Some(TokenSpan::new(from, to))
}

/// Whether nobody is said to have uttered what a cue takes as its object: "*could* call it a farce", "*whenever anyone*
/// accuses him", "*without* denying it", "moves *to declare* them illegal".
fn is_unreal(view: &View, cue: &Cue, s: Option<Speaker>) -> bool {
    let syn = view.syn;
    let v = cue.head;
    let open = |c: usize| {
        syn.xpos[c] == Xpos::MD
            || matches!(syn.form[c], word::IF | word::UNLESS | word::WHETHER)
            || matches!(view.word(c), "without" | "whenever" | "Whenever" | "Without")
    };
    let purpose = syn.xpos[v] == Xpos::VB
        && matches!(syn.rel[v].base(), Deprel::ADVCL | Deprel::ACL)
        && syn.children(v).any(|c| c < v && syn.xpos[c] == Xpos::TO);
    purpose || syn.children(v).any(|c| c < v && open(c)) || s.is_some_and(|s| is_anybody(view, cue, s))
}

/// Whether what is denied or threatened is only named: "denied the *allegation*", "denies *it*".
fn is_named_only(view: &View, cue: &Cue, object: Option<usize>) -> bool {
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    let told = |o: usize| view.cues.of(o).is_some_and(|c| c.kind == Kind::Noun);
    class == "deny" && object.is_some_and(|o| told(o) && !view.syn.children(o).any(|c| c > o))
}

/// The head of a cue's object: its dependent in the content, else what the words begin with.
fn syn_object(view: &View, cue: &Cue, content: TokenSpan) -> Option<usize> {
    let head = view.syn.children(cue.head).find(|&c| content.has(c) && view.syn.is_nominal(c));
    head.or_else(|| speaker::phrase_from(view, content.start as usize, content.end as usize))
}

/// Classes of cues whose bare object is what is said: what is demanded, promised, denied or warned of. What is praised,
/// rejected, cited or announced is a thing, and the words about it are not given.
const TOLD: &[&str] = &["accuse", "ask", "demand", "deny", "promise", "threaten", "warn"];

/// Whether a bare object tells what is said of it: "rejected the idea of a pause", "warned of floods". Purposes ("came to
/// criticise the plan") and persons ("praised her") tell nothing; verbs that name a topic ("discussed the plan") have
/// no `np` in their row.
fn tells_enough(view: &View, cue: &Cue, content: TokenSpan) -> bool {
    let syn = view.syn;
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    if cue.weight < OBJECT_WEIGHT || !cue.frames.has(Frames::NP) {
        return false;
    }
    // "criticised the guard for shooting", "pointed to the vote as a warning": the reason or example is what is said.
    let (head, behind) = (content.start as usize + 1, content.end as usize);
    let given = (head..behind).any(|t| {
        syn.form[t] == word::FOR
            && cue.frames.has(Frames::FOR)
            && matches!(class, "criticise" | "praise" | "accuse")
            || syn.form[t] == word::AS && syn.upos[t] == Upos::ADP && class == "say"
    });
    if given && syn.xpos[cue.head] != Xpos::VB {
        return true;
    }
    if !TOLD.contains(&class) {
        return false;
    }
    // "dismissed a lawsuit", "disputed the figures" are acts.
    if class == "deny" && view.lex.rows.cues[cue.row as usize].cue != "deny" {
        return false;
    }
    if syn.xpos[cue.head] == Xpos::VB && syn.children(cue.head).any(|c| syn.xpos[c] == Xpos::TO) {
        return false;
    }
    // "hit out at the fans for booing": the reason is what is said of them.
    let reason = |t: usize| matches!(syn.form[t], word::FOR | word::OVER | word::AS);
    if (content.start as usize..(content.end as usize + 1).min(view.sentence_end(cue.head))).any(reason) {
        return true;
    }
    let Some(head) = syn_object(view, cue, content) else { return true };
    !(matches!(syn.upos[head], Upos::PROPN | Upos::PRON) || speaker::is_agent(view, head))
}

/// Whether the "as", "of" or "for" of a frame is there, or the second half of "call X Y".
fn second_argument(view: &View, cue: &Cue) -> bool {
    let syn = view.syn;
    let v = cue.head;
    let Some(o) = syn.children(v).find(|&c| c > v && matches!(syn.rel[c], Deprel::OBJ | Deprel::IOBJ)) else {
        return false;
    };
    // "accused the mayor | of steering the town": the parser hangs the gerund to the noun.
    let gerund = |c: usize| c > o && syn.rel[c].base() == Deprel::ACL && syn.xpos[c] == Xpos::VBG;
    let marked = |c: usize| syn.children(c).find(|&m| m > o && m < c && syn.rel[m] == Deprel::MARK);
    let charged = syn.children(o).filter(|&c| gerund(c)).chain(
        // Or it takes the gerund for an adjective: "accused him of | inciting violence".
        syn.children(v).filter(|&c| c > o && syn.rel[c] == Deprel::OBJ).flat_map(|c| syn.children(c)),
    );
    let frame = |m: usize| {
        syn.form[m] == word::OF && cue.frames.has(Frames::OF)
            || syn.form[m] == word::FOR && cue.frames.has(Frames::FOR) && cue.weight >= 60
    };
    if charged.filter_map(marked).any(frame) {
        return true;
    }
    // "warned travellers | of long queues", "accused the port of fraud": what it is about may hang on the noun.
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    let about = |c: usize| c > o && syn.case(c) == word::OF && cue.frames.has(Frames::OF);
    if matches!(class, "accuse" | "warn") && syn.children(o).any(about) {
        return true;
    }
    syn.children(v).filter(|&c| c > o).any(|c| {
        let case = syn.case(c);
        let second = matches!(syn.rel[c], Deprel::XCOMP | Deprel::OBJ) && syn.upos[c] != Upos::VERB;
        (case == word::AS || second) && cue.frames.has(Frames::AS)
            || case == word::OF && cue.frames.has(Frames::OF)
            || case == word::FOR && cue.frames.has(Frames::FOR) && cue.weight >= 60
    })
}

/// The object of a cue with all that belongs to it: "the deal as a betrayal", "him of lying", "the plan".
pub(super) fn span(view: &View, cue: &Cue) -> Option<TokenSpan> {
    let syn = view.syn;
    let v = cue.head;
    let from = cue.end.max(v + 1);
    let limit = view.sentence_end(v);
    if from >= limit {
        return None;
    }
    // A preposition that is part of the cue governs the object: "call for | a ceasefire".
    let prepositional = cue.end > v + 1 && syn.upos[cue.end - 1] == Upos::ADP;
    let object = if prepositional {
        speaker::phrase_from(view, from, limit)?
    } else {
        syn.children(v).find(|&c| c >= from && matches!(syn.rel[c], Deprel::OBJ | Deprel::IOBJ))?
    };
    let start = if prepositional { from } else { (syn.subtree(object).start as usize).max(from) };
    if start > from + 2 && !view.marks.inside(start) {
        return None;
    }
    let mut end = syn.subtree(object).end as usize;
    for c in syn.children(v).filter(|&c| c > object) {
        let case = syn.case(c);
        let wanted = match syn.rel[c].base() {
            // The parser may take what the object is called for a second object.
            Deprel::XCOMP | Deprel::OBJ => true,
            Deprel::OBL | Deprel::ADVCL => {
                case == word::AS && cue.frames.has(Frames::AS)
                    || case == word::OF && cue.frames.has(Frames::OF)
                    || case == word::FOR && cue.frames.has(Frames::FOR)
            }
            _ => false,
        };
        if wanted {
            end = end.max(syn.subtree(c).end as usize);
        }
    }
    // What the object is about may hang on the verb: "waved away | concerns | about the roof".
    const ABOUT: &[Sym] = &[
        word::OF,
        word::FOR,
        word::ABOUT,
        word::OVER,
        word::AGAINST,
        word::BETWEEN,
        word::TOWARD,
        word::TOWARDS,
    ];
    let ranges = |t: usize| {
        syn.form[t] == word::TO
            && t + 1 < limit
            && (syn.upos[t + 1] == Upos::NUM || matches!(view.word(t + 1), "$" | "£" | "€"))
    };
    while end < limit && (ABOUT.contains(&syn.form[end]) && syn.upos[end] == Upos::ADP || ranges(end)) {
        let Some(g) = syn.governor(end).filter(|&g| g > end && syn.is_nominal(g)) else { break };
        end = syn.subtree(g).end as usize;
    }
    let end = end.min(limit);
    // ", while others …", ", yet …": a clause beside the cue's.
    let joins = |k: usize| {
        view.syn.upos[k] == Upos::CCONJ || matches!(syn.form[k], word::WHILE | word::BUT | word::WHILST)
    };
    // And a participle of saying that has its own words: "blasted the union, | asking, “Why?”".
    let says = |k: usize| {
        let c = view.cues.of(k).filter(|c| c.kind == Kind::Verb && syn.xpos[k] == Xpos::VBG);
        c.and_then(|c| complement::right(view, c)).is_some_and(|r| !r.frame.has(Frames::NP))
    };
    let apart = |k: usize| {
        joins(k + 1) && view.has_finite(k + 2..end)
            || matches!(syn.form[k + 1], word::AS | word::WHEN | word::AFTER) && view.has_finite(k + 2..limit)
            || says(k + 1)
    };
    let beside =
        (start + 1..end.saturating_sub(1)).find(|&k| view.is_comma(k) && !view.marks.inside(k) && apart(k));
    let end = beside.unwrap_or(end);
    // "dismissed the claims; | its spokeswoman called them a tale": another sentence.
    // But "accused it of theft; of lies; and of fraud" goes on.
    let subject = |t: usize| syn.is_nominal(t) || matches!(syn.upos[t], Upos::DET);
    let next =
        |k: usize| view.word(k) == ";" && !view.marks.inside(k) && subject(k + 1) && view.has_finite(k..end);
    let end = (start + 1..end).find(|&k| next(k)).unwrap_or(end);
    let end = extent::cut(view, cue, start, None, end);
    let end = extent::before_main(view, v, start, end);
    (start < end).then(|| TokenSpan::new(start, end))
}
