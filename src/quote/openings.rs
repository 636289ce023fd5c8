//! Where a clause begins behind a cue, by the tree or, where that is lost, by the words: behind a time, a place, one who
//! hears; with a question word or a subject.

use super::cues::{Cue, Frames, Kind, is_finite};
use super::speaker;
use super::view::View;
use crate::base::{Sym, word};
use crate::syntax::{Deprel, Upos, Xpos};

/// Cues with the person told right behind them.
pub(super) const HEARD: &[&str] = &["tell", "remind", "assure", "inform", "notify", "advise"];

/// The "that" behind a time that stands between cue and clause: "said | last month | that", "wrote | in the early hours |
/// that".
pub(super) fn behind_time(view: &View, k: usize, end: usize) -> Option<usize> {
    const TIMES: &[&str] = &[
        "afternoon",
        "basis",
        "day",
        "evening",
        "hour",
        "month",
        "morning",
        "night",
        "quarter",
        "today",
        "tomorrow",
        "week",
        "weekend",
        "year",
        "yesterday",
    ];
    let prepared = view.syn.upos[k] == Upos::ADP;
    let that = (k + 1..end.min(k + if prepared { 7 } else { 5 })).find(|&t| view.is_that(t))?;
    let plain = (k + prepared as usize..that).all(|t| {
        matches!(view.syn.upos[t], Upos::NOUN | Upos::PROPN | Upos::ADJ | Upos::DET | Upos::NUM | Upos::ADV)
    });
    let word = view.word(that - 1).to_ascii_lowercase();
    let known = |w: &str| TIMES.binary_search(&w).is_ok();
    let timed =
        known(&word) || word.strip_suffix('s').is_some_and(known) || speaker::is_weekday(view, that - 1);
    (plain && timed && view.has_finite(that + 1..end)).then_some(that)
}

/// Words that begin a clause which leads to another.
pub(super) const LEADS: &[Sym] = &[
    word::IF,
    word::WHEN,
    word::WHILE,
    word::BECAUSE,
    word::SINCE,
    word::AFTER,
    word::BEFORE,
    word::UNLESS,
    word::UNTIL,
    word::DESPITE,
    word::ONCE,
    word::ALTHOUGH,
];

/// Whether a report begins with a clause of its own that leads to another: "said | when the dam broke, nobody was told".
pub(super) fn fronted(view: &View, cue: &Cue, k: usize, end: usize) -> bool {
    let syn = view.syn;
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    let says = matches!(
        class,
        "say"
            | "announce"
            | "warn"
            | "promise"
            | "report"
            | "assert"
            | "explain"
            | "concede"
            | "reply"
            | "predict"
    );
    let verb = matches!(cue.kind, Kind::Verb) && cue.head + 1 == cue.end && is_finite(syn, cue.head);
    if !says || !verb {
        return false;
    }
    // "The plan failed, Smith said when he was asked, …" reports what stands before.
    let Some(s) = syn.subject(cue.head).filter(|&s| s < cue.head) else { return false };
    let start = view.sentence_start(cue.head);
    let first = speaker::Speaker::at(view, s).tokens.start as usize;
    if view.has_finite(start..first.max(start)) && first > 0 && view.is_comma(first - 1) {
        return false;
    }
    let Some(comma) = (k + 2..end).find(|&t| view.is_comma(t) && !view.marks.inside(t)) else { return false };
    let main = comma + 1;
    let led = view.has_finite(k..comma) || syn.form[k] == word::DESPITE;
    let begins = main < end
        && (syn.is_nominal(main) || matches!(syn.upos[main], Upos::DET | Upos::ADJ | Upos::NUM | Upos::PRON))
        && !speaker::is_relative(view, main);
    led && begins && view.has_finite(main..end.min(main + 14))
}

/// Where a clause begins whose subject is a pronoun that stands behind the end of the place of saying: "told reporters
/// on board the aircraft Blue One | *he* had decided".
pub(super) fn behind_place(view: &View, cue: &Cue, k: usize, clause: Option<usize>) -> Option<usize> {
    let syn = view.syn;
    if k < cue.end + 2 || syn.xpos[k] == Xpos::PRP {
        return None;
    }
    let place = |t: usize| syn.upos[t] == Upos::ADP || matches!(view.word(t), "aboard" | "board");
    let nominative = |t: &usize| {
        matches!(syn.form[*t], word::HE | word::SHE | word::THEY | word::WE | word::I)
            && syn.xpos[*t] == Xpos::PRP
            && syn.is_nominal(*t - 1)
    };
    let last = clause.unwrap_or(view.sentence_end(k));
    let p = (k + 1..last).take(10).find(nominative)?;
    let names = (k..p)
        .all(|t| syn.is_nominal(t) || place(t) || matches!(syn.upos[t], Upos::DET | Upos::ADJ | Upos::NUM));
    let own = clause.is_none_or(|c| syn.governor(p) == Some(c) || syn.subject(c).is_none_or(|s| s <= p));
    ((cue.end..=k).any(place) && names && own).then_some(p)
}

/// Where a clause begins whose subject the parser took for a part of the hearer: "told reporters | he had left".
pub(super) fn behind_hearer(view: &View, cue: &Cue, k: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
    if k != cue.end || !HEARD.contains(&row) {
        return None;
    }
    // "told Reuters | sales would fall", where the parser has made one phrase of the two.
    let medium = super::via::medium_end(view, k).filter(|&t| {
        t < end
            && syn.rel[k].base() == Deprel::COMPOUND
            && matches!(syn.upos[t], Upos::NOUN | Upos::PROPN | Upos::ADJ | Upos::NUM)
            && syn.governor(k).is_some_and(|g| g >= t && syn.rel[g].is_subject())
    });
    if medium.is_some() {
        return medium;
    }
    let begins = |t: usize| {
        let nominative =
            matches!(syn.form[t], word::HE | word::SHE | word::THEY | word::WE | word::I | word::IT);
        nominative && syn.xpos[t] == Xpos::PRP
            || matches!(syn.upos[t], Upos::DET)
            || syn.form[t] == word::THERE
            || syn.xpos[t] == Xpos::PRP_POSS
    };
    // "told the *port's* radio | she would go"
    let phrase = |t: &usize| {
        syn.is_nominal(*t) || matches!(syn.upos[*t], Upos::DET | Upos::ADJ) || syn.xpos[*t] == Xpos::POS
    };
    let heard = (k + 1..end.min(k + 7))
        .take_while(|t| phrase(&(t - 1)))
        .find(|&t| begins(t) && syn.is_nominal(t - 1))?;
    let clause = clause_at(view, heard, end).is_some() || clause_by_words(view, cue, heard, heard, end);
    clause.then_some(heard)
}

/// Whether a cue may have a hearer before its clause: "told them that"; not "showed gaps that".
pub(super) fn hears(view: &View, cue: &Cue) -> bool {
    let row = &view.lex.rows.cues[cue.row as usize];
    let class = if row.cue == "cite" { "" } else { row.class.as_str() };
    matches!(
        class,
        "say" | "announce" | "warn" | "promise" | "report" | "ask" | "propose" | "assert" | "demand"
    )
}

/// A question word that begins a clause at `k`: the clause, if the tree has it.
pub(super) fn wh(view: &View, cue: &Cue, k: usize, end: usize) -> Option<Option<usize>> {
    const SURE: &[Sym] = &[word::WHAT, word::HOW, word::WHY, word::WHETHER];
    const MAYBE: &[Sym] = &[word::IF, word::WHEN, word::WHERE, word::WHO, word::WHICH];
    let syn = view.syn;
    let form = syn.form[k];
    let clause = syn.governor(k).filter(|&g| g > k && g < end);
    let complement = |c: usize| {
        let top = syn.first_conjunct(c);
        matches!(syn.rel[top], Deprel::CCOMP | Deprel::XCOMP) && syn.governor(top) == Some(cue.head)
    };
    let asks = matches!(view.lex.rows.cues[cue.row as usize].class.as_str(), "ask" | "doubt");
    // "refused to say | where they were"
    let bare = k == cue.end && syn.xpos[cue.head] == Xpos::VB && matches!(syn.xpos[k], Xpos::WRB | Xpos::WP);
    if SURE.contains(&form)
        || bare && MAYBE.contains(&form)
        || MAYBE.contains(&form) && (clause.is_some_and(complement) || asks && form == word::IF)
    {
        return Some(clause);
    }
    None
}

/// The verb of an infinitive that starts at "to".
pub(super) fn infinitive(view: &View, to: usize) -> Option<usize> {
    let syn = view.syn;
    (to + 1..(to + 4).min(syn.len()))
        .find(|&t| syn.xpos[t] == Xpos::VB)
        .filter(|_| syn.upos[to] != Upos::ADP || syn.xpos[to] == Xpos::TO)
}

/// The finite clause whose first word is `k`.
pub(super) fn clause_at(view: &View, k: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    let mut t = k;
    for _ in 0..24 {
        let g = syn.governor(t)?;
        if g < k || g >= end {
            return None;
        }
        let subject = syn.rel[t].is_subject() || syn.rel[t] == Deprel::EXPL;
        // "said | the breaks used by others do nothing": behind a long subject the tagger takes a present for the bare form.
        // "demanded | they be struck": so it is in what shall be.
        let bare = || {
            let be = |c: usize| syn.form[c] == word::BE && syn.xpos[c] == Xpos::VB;
            let helps = |c: usize| matches!(syn.rel[c].base(), Deprel::AUX | Deprel::COP);
            let shall = syn.children(g).any(|c| helps(c) && be(c));
            (syn.xpos[g] == Xpos::VB || shall)
                && syn.children(g).all(|c| syn.rel[c] != Deprel::MARK && (!helps(c) || be(c)))
        };
        if g > t && subject && (is_finite(syn, g) || bare()) && (k..g).contains(&t) {
            return Some(g);
        }
        t = g;
    }
    None
}

/// The clause whose subject the parser took for the object of the cue: "said | the bills, passed by night, *were* sour
/// grapes".
pub(super) fn lost_clause(view: &View, cue: &Cue, k: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    let v = cue.head;
    if !cue.frames.has(Frames::BARE) || view.lex.rows.cues[cue.row as usize].cue == "tell" {
        return None;
    }
    let taken = |c: usize| matches!(syn.rel[c], Deprel::OBJ | Deprel::IOBJ);
    let object = syn.children(v).find(|&c| c >= k && taken(c))?;
    let clause = syn.children(v).find(|&c| c > object && c < end && syn.rel[c] == Deprel::CCOMP)?;
    let bare = !syn.children(clause).any(|c| syn.rel[c].is_subject() || syn.rel[c] == Deprel::MARK);
    (syn.subtree(object).start as usize == k && bare && is_finite(syn, clause)).then_some(clause)
}

/// Whether `k` belongs to the person told, who stands before the clause: "told | the agency | the talks had failed".
pub(super) fn is_told(view: &View, cue: &Cue, k: usize) -> bool {
    let syn = view.syn;
    let clause = syn.complement(cue.head);
    let hearer = |c: usize| syn.rel[c] == Deprel::IOBJ && syn.subtree(c).has(k);
    hears(view, cue) && clause.is_some_and(|clause| syn.children(cue.head).any(|c| c < clause && hearer(c)))
}

/// Whether the words from `k` read as subject and verb where the parser saw none: "thinks | the issue should be".
/// The words behind the cue, and behind a time next to it, begin at `from`.
pub(super) fn clause_by_words(view: &View, cue: &Cue, k: usize, from: usize, end: usize) -> bool {
    let syn = view.syn;
    if !matches!(syn.upos[k], Upos::DET | Upos::PRON | Upos::PROPN | Upos::NOUN | Upos::ADJ | Upos::NUM)
        || k > from + 1
    {
        return false;
    }
    let mut nominal = false;
    for t in k..end.min(k + 14) {
        match syn.upos[t] {
            // "a vest in a garbage can": a modal without a verb is a noun.
            _ if nominal && view.is_finite_form(t) => {
                return syn.xpos[t] != Xpos::MD || t + 1 < end && !view.is_punct(t + 1);
            }
            // "wrote a column on how he sees it": the verb stands in a clause of the noun's.
            _ if nominal && syn.xpos[t] == Xpos::WRB && !view.marks.inside(t) => return false,
            Upos::NOUN | Upos::PROPN | Upos::PRON | Upos::NUM => {
                if matches!(syn.xpos[t], Xpos::WDT | Xpos::WP) {
                    return false;
                }
                nominal = true;
            }
            // "found a man in the hall after neighbours called".
            Upos::ADP
                if nominal
                    && matches!(syn.form[t], word::AFTER | word::BEFORE | word::SINCE | word::UNTIL) =>
            {
                break;
            }
            Upos::VERB | Upos::SCONJ | Upos::CCONJ | Upos::AUX | Upos::X => break,
            Upos::PUNCT if !view.marks.inside(t) && !matches!(syn.xpos[t], Xpos::HYPH) => break,
            _ => {}
        }
    }
    // Cues that take no object have a clause behind them, whatever stands in its subject.
    // "is adding 13 people to its list": the words are the object of an act.
    let object = syn.child(cue.head, Deprel::OBJ).is_some_and(|o| syn.subtree(o).has(k));
    let treed = || syn.complement(cue.head).is_some_and(|c| c > k);
    // "said | attacks on schools amounted to crimes": what only says takes no object, and the tagger has taken the past
    // tense for a participle.
    let past = |t: usize| {
        syn.xpos[t] == Xpos::VBN
            && syn.upos[t] == Upos::VERB
            && !syn.children(t).any(|c| syn.rel[c].base() == Deprel::AUX)
    };
    let pure = matches!(
        view.lex.rows.cues[cue.row as usize].cue.as_str(),
        "argue" | "contend" | "insist" | "say" | "think"
    );
    let lost = object && pure && (k + 1..end.min(k + 14)).any(|t| past(t) || view.is_finite_form(t));
    let lexical = !cue.frames.has(Frames::NP)
        && (cue.weight >= 85 || cue.weight >= 75 && treed())
        && k == from
        && (!object || lost)
        && view.lex.rows.cues[cue.row as usize].cue != "tell";
    // "said | Friday afternoon, as they left"
    let part = |&t: &usize| {
        matches!(syn.rel[t].base(), Deprel::COMPOUND | Deprel::DET | Deprel::AMOD | Deprel::NUMMOD)
    };
    let phrase = Some(k).filter(part).and_then(|t| syn.governor(t)).unwrap_or(k);
    lexical && syn.rel[phrase] != Deprel::OBL_UNMARKED && (lost || view.has_finite(k..end.min(k + 80)))
}

/// Whether a cue takes words and never a thing: "said", "argued"; not "reported", "added".
pub(super) fn says_only(view: &View, cue: &Cue) -> bool {
    const SAY: &[&str] = &[
        "allege", "argue", "believe", "claim", "contend", "fear", "hope", "insist", "maintain", "say",
        "suspect", "think", "warn",
    ];
    SAY.binary_search(&view.lex.rows.cues[cue.row as usize].cue.as_str()).is_ok()
}
