//! What stands behind a cue: the clause, infinitive, quotation or noun phrase that it governs. How far it reaches is
//! decided in `extent`.

use super::cues::{Cue, Frames, Kind, is_finite};
use super::speaker;
use super::subjects::relative_gap;
use super::view::View;
use crate::base::{Sym, word};
use crate::syntax::{Deprel, Upos, Xpos};

/// How far behind its cue a complement may begin, in tokens.
const REACH: usize = 28;

/// What a cue governs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Complement {
    /// First token of the content.
    pub start: usize,
    /// Its head, where the tree has one.
    pub head: Option<usize>,
    pub frame: Frames,
    /// The noun phrase between cue and content: whom it was said to.
    pub addressee: Option<usize>,
}

/// The complement to the right of a cue. Several rules ask for it, so it is looked for once.
pub(super) fn right(view: &View, cue: &Cue) -> Option<Complement> {
    let Some(i) = view.cues.number(cue) else { return find_right(view, cue) };
    if let Some(known) = view.complements.borrow()[i] {
        return known;
    }
    let found = find_right(view, cue);
    view.complements.borrow_mut()[i] = Some(found);
    found
}

fn find_right(view: &View, cue: &Cue) -> Option<Complement> {
    walk_right(view, cue).or_else(|| asked_of(view, cue)).or_else(|| behind_circumstance(view, cue))
}

/// The clause behind one who is told, or behind the cue itself, and the circumstances of telling, whatever the parser
/// made of them: "told backers on a call days after her loss | that his letter had hurt her", "told reporters after the
/// speech | he hoped to win", "told The Echo, | she prefers a hearing".
fn behind_circumstance(view: &View, cue: &Cue) -> Option<Complement> {
    let syn = view.syn;
    let end = view.sentence_end(cue.head);
    if cue.end >= end || cue.weight < 85 || !hears(view, cue) || syn.is_passive(cue.head) {
        return None;
    }
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
    let told = HEARD.contains(&row);
    let hearer = told.then(|| speaker::phrase_from(view, cue.end, end)).flatten();
    if told {
        let who = hearer?;
        let person = matches!(syn.upos[who], Upos::PROPN | Upos::PRON) || speaker::is_agent(view, who);
        if !person || speaker::is_abstract(view, who) {
            return None;
        }
    }
    let from = hearer.map_or(cue.end, |h| h + 1);
    let stop = end.min(from + 18);
    let open = (from..stop)
        .find(|&t| {
            view.marks.inside(t) || view.is_punct(t) && !view.is_comma(t) || syn.upos[t] == Upos::CCONJ
        })
        .unwrap_or(stop);
    // A clause of its own, and not one about the noun before it: subject and verb, and no cue among the nouns.
    let that = (from..open).find(|&t| {
        let named = |n: usize| view.cues.of(n).is_some_and(|c| c.kind == Kind::Noun);
        let verb = || (t + 2..end).find(|&v| view.is_finite_form(v));
        let subject = |v: usize| (t + 1..v).any(|s| syn.rel[s].is_subject() || syn.rel[s] == Deprel::EXPL);
        // "told the office that evening that": of two the second.
        let again = || (t + 1..open.min(t + 4)).any(|n| view.is_that(n));
        view.is_that(t)
            && syn.upos[t] == Upos::SCONJ
            && !again()
            && !named(t - 1)
            && verb().is_some_and(subject)
    });
    let plain = |t: usize| (from..t).all(|k| !view.is_comma(k)) && !view.has_finite(from..t);
    if let Some(t) = that.filter(|&t| plain(t)) {
        let head = syn.governor(t).filter(|&g| g > t);
        return cue.frames.has(Frames::THAT).then_some(Complement {
            start: t + 1,
            head,
            frame: Frames::THAT,
            addressee: hearer,
        });
    }
    if !told || !cue.frames.has(Frames::BARE) || !is_finite(syn, cue.head) {
        return None;
    }
    let nominative = |t: usize| {
        syn.xpos[t] == Xpos::PRP
            && matches!(syn.form[t], word::HE | word::SHE | word::THEY | word::WE | word::I | word::IT)
    };
    let after_comma = |t: usize| {
        view.is_comma(t - 1)
            && t == from + 1
            && clause_at(view, t, end).is_some()
            && !speaker::is_relative(view, t)
    };
    let begins = |t: usize| {
        let verb = t + 1 < end && (view.is_finite_form(t + 1) || syn.upos[t + 1] == Upos::ADV);
        nominative(t)
            && verb
            && syn.is_nominal(t - 1)
            && !view.is_that(t - 1)
            && plain(t)
            && view.words(t..end) > 4
            || after_comma(t)
    };
    let start = (from + 1..open).find(|&t| begins(t))?;
    Some(Complement { start, head: clause_at(view, start, end), frame: Frames::BARE, addressee: hearer })
}

/// Cues with the person told right behind them.
const HEARD: &[&str] = &["tell", "remind", "assure", "inform", "notify", "advise"];

/// The infinitive behind one who is asked and what tells of him: "called on all states that have one | to join",
/// "ordered his army, disbanded a year ago, | to stand ready".
fn asked_of(view: &View, cue: &Cue) -> Option<Complement> {
    let syn = view.syn;
    let end = view.sentence_end(cue.head);
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    if !cue.frames.has(Frames::INF) || !matches!(class, "ask" | "demand") || cue.end >= end {
        return None;
    }
    let head = speaker::phrase_from(view, cue.end, end).filter(|&h| h < cue.end + 8)?;
    let whole = syn.core_phrase(head).end as usize;
    let p = whole.max(head + 1);
    let stop = end.min(p + 16);
    let to = |t: &usize| syn.form[*t] == word::TO && *t + 1 < end && syn.xpos[*t + 1] == Xpos::VB;
    let start = if p < end && (view.is_that(p) || speaker::is_relative(view, p)) {
        (p + 1..stop).take_while(|&t| !view.is_punct(t)).find(to)
    } else if p < end && view.word(p) == "," {
        let close = (p + 1..stop).find(|&t| view.is_comma(t))?;
        Some(close + 1).filter(|t| *t < end && to(t))
    } else {
        None
    }?;
    Some(Complement { start, head: Some(start + 1), frame: Frames::INF, addressee: Some(head) })
}

fn walk_right(view: &View, cue: &Cue) -> Option<Complement> {
    let syn = view.syn;
    let end = view.sentence_end(cue.head);
    let mut k = cue.end.max(cue.head + 1);
    // "be believed to | survive": the row names the "to" that begins the infinitive.
    if cue.kind == Kind::Phrase
        && syn.form[k - 1] == word::TO
        && cue.frames.has(Frames::INF)
        && k > cue.head + 1
    {
        k -= 1;
    }
    let stop = end.min(k + REACH);
    let mut addressee = None;
    // Where the words behind a time between cue and clause begin.
    let mut timed = cue.end;
    let found = |start: usize, head: Option<usize>, frame: Frames, addressee: Option<usize>| {
        cue.frames.has(frame).then_some(Complement { start, head, frame, addressee })
    };
    while k < stop {
        if view.marks.inside(k) {
            // "told “Morning Show” on Friday | that": the name of a programme hears what is said.
            let behind = (k..stop).find(|&t| !view.marks.inside(t)).unwrap_or(stop);
            let heard = hears(view, cue) && !view.has_finite(k..behind) && behind < stop;
            if heard && (view.is_that(behind) || behind_time(view, behind, end).is_some()) {
                addressee = addressee.or(speaker::phrase_from(view, cue.end, end));
                k = behind;
                continue;
            }
            return found(k, clause_at(view, k, end), Frames::QUOTE, addressee);
        }
        if k == cue.end && relative_gap(view, cue).is_some() {
            let verb = if syn.upos[k] == Upos::AUX { syn.governor(k).filter(|&g| g > k) } else { Some(k) };
            return found(k, verb, Frames::BARE, None);
        }
        let form = syn.form[k];
        // "stresses the threat that war poses": behind what is stressed the clause is its own.
        let stressed = |t: usize| {
            view.lex.rows.cues[cue.row as usize].class == "assert"
                && syn.case_token(t).is_none()
                && syn.rel[t] == Deprel::OBJ
        };
        if view.is_that(k) && addressee.is_some_and(|t| !hears(view, cue) || stressed(t)) {
            return None;
        }
        // "responded to a report that": what the noun says.
        let noun =
            |t: usize| syn.case(t) == word::TO && view.cues.of(t).is_some_and(|c| c.kind == Kind::Noun);
        if view.is_that(k) && k > cue.end && !hears(view, cue) && noun(k - 1) {
            return None;
        }
        // "reported a profit that | lifted hopes": the clause tells of the noun.
        if view.is_that(k)
            && k > cue.end
            && k + 1 < end
            && view.is_finite_form(k + 1)
            && !view.is_comma(k - 1)
        {
            return None;
        }
        // "welcomed that but asked", "denies that and has left": nothing follows that it could introduce.
        if view.is_that(k)
            && k + 1 < end
            && (syn.upos[k + 1] == Upos::CCONJ && !matches!(view.word(k + 1), "both" | "either" | "neither")
                || view.is_punct(k + 1) && !view.marks.inside(k + 1))
            && !view.is_comma(k + 1)
        {
            return None;
        }
        // "said | that has been tried": the pronoun.
        if view.is_that(k)
            && k == cue.end
            && k + 1 < end
            && view.is_finite_form(k + 1)
            && cue.kind == Kind::Verb
        {
            return found(k, clause_at(view, k, end), Frames::BARE, None);
        }
        if view.is_that(k) && k + 1 < end {
            let clause = syn.governor(k).filter(|&g| g > k);
            // "made the case that trade brings peace": right behind a cue the tagger's pronoun is a conjunction.
            let pronoun = k == cue.end
                && cue.kind == Kind::Phrase
                && matches!(syn.upos[k + 1], Upos::DET | Upos::NOUN | Upos::PROPN | Upos::PRON)
                && view.has_finite(k + 2..end);
            if syn.upos[k] == Upos::SCONJ || syn.rel[k] == Deprel::MARK || pronoun {
                let c = found(k + 1, clause, Frames::THAT, addressee);
                return c.or_else(|| found(k + 1, clause, Frames::BARE, addressee));
            }
        }
        // "said on Monday | profit fell": the parser makes one phrase of the two.
        if syn.form[k] == word::ON && k + 2 < end && speaker::is_weekday(view, k + 1) {
            k += 2;
            timed = k;
            continue;
        }
        // "said Monday | it would pay"; not "said Monday's vote was lost".
        if k == cue.end
            && speaker::is_weekday(view, k)
            && k + 2 < end
            && (syn.xpos[k + 1] == Xpos::PRP
                || matches!(syn.upos[k + 1], Upos::DET | Upos::PROPN) && syn.rel[k] == Deprel::OBL_UNMARKED)
        {
            k += 1;
            timed = k;
            continue;
        }
        if let Some(t) = behind_time(view, k, end) {
            k = t;
            continue;
        }
        // "showed a queue at what turned out to be a border": the question word belongs to the noun before it.
        if addressee.is_some() && syn.upos[k] == Upos::ADP && k + 1 < end && syn.xpos[k + 1] == Xpos::WP {
            return None;
        }
        if k == cue.end && cue.frames.has(Frames::BARE) && LEADS.contains(&form) && fronted(view, cue, k, end)
        {
            return found(k, None, Frames::BARE, None);
        }
        if let Some(c) =
            wh(view, cue, k, end).filter(|_| k <= cue.end + 1 || !matches!(form, word::WHO | word::WHICH))
        {
            // "does not explain how and offers nothing".
            if k + 1 >= end
                || matches!(syn.upos[k + 1], Upos::CCONJ | Upos::PUNCT) && !view.marks.inside(k + 1)
            {
                return None;
            }
            // "assumes a gap between what people say and do": the question word belongs to the noun before it.
            return if addressee.is_none() || hears(view, cue) {
                found(k, c, Frames::WH, addressee)
            } else {
                None
            };
        }
        if form == word::TO && infinitive(view, k).is_some() {
            // "found ways to save": only one who is told or expected to act stands before an infinitive.
            let class = view.lex.rows.cues[cue.row as usize].class.as_str();
            let passes = !matches!(class, "decide" | "reveal" | "refuse" | "agree" | "report" | "announce");
            let start = if k > cue.end && syn.form[k - 1] == word::NOT { k - 1 } else { k };
            // "sought permission to build": what cannot act does not act.
            return if addressee.is_none_or(|a| passes && !speaker::is_abstract(view, a)) {
                found(start, infinitive(view, k), Frames::INF, addressee)
            } else {
                None
            };
        }
        if view.is_comma(k) && k + 2 < end && view.is_that(k + 1) && syn.upos[k + 1] == Upos::SCONJ {
            // "said in Buffalo, New York, | that": the comma ends the place.
            k += 1;
            continue;
        }
        if view.is_comma(k) {
            // "When he did testify in public, Cole praised him": the main clause is nobody's words.
            let opens = |c: usize| {
                c < cue.head
                    && (syn.upos[c] == Upos::SCONJ || syn.xpos[c] == Xpos::WRB)
                    && matches!(syn.rel[c], Deprel::MARK | Deprel::ADVMOD)
            };
            if addressee.is_none() && syn.children(cue.head).any(opens) {
                return None;
            }
            // "said, in a rare interview, that": over what the commas enclose.
            let close = (k + 1..stop.min(k + 16)).find(|&t| view.is_comma(t) || view.marks.inside(t))?;
            if view.marks.inside(close) {
                k = if close == k + 1 { close } else { return None };
                continue;
            }
            // "blasted the rebels, asking, “Why?”": the participle has the words.
            let says = |t: usize| {
                syn.xpos[t] == Xpos::VBG && view.cues.of(t).is_some_and(|c| c.frames.has(Frames::QUOTE))
            };
            if view.marks.inside(close + 1) && (k + 1..close).any(says) {
                return None;
            }
            if view.has_finite(k + 1..close) && !view.is_that(close + 1) {
                return None;
            }
            k = close + 1;
            continue;
        }
        // "reported a profit as costs fell": a clause of time or reason is not what is reported.
        const APART: &[Sym] = &[
            word::AS,
            word::AFTER,
            word::BEFORE,
            word::BECAUSE,
            word::SINCE,
            word::WHILE,
            word::UNTIL,
            word::UNLESS,
            word::DESPITE,
            word::WHEN,
        ];
        if APART.contains(&form) && addressee.is_some() {
            return None;
        }
        // A relative clause belongs to the noun before it.
        if view.is_punct(k)
            || matches!(form, word::WHO | word::WHICH | word::WHOM | word::WHOSE) && k > cue.end
        {
            return None;
        }
        if cue.frames.has(Frames::BARE)
            && let Some(start) = behind_hearer(view, cue, k, end)
        {
            return found(start, clause_at(view, start, end), Frames::BARE, Some(k));
        }
        if k == timed
            && let Some(clause) = lost_clause(view, cue, k, end)
        {
            return found(k, Some(clause), Frames::BARE, addressee);
        }
        if let Some(clause) = clause_at(view, k, end) {
            let start = behind_place(view, cue, k, Some(clause)).unwrap_or(k);
            return found(start, Some(clause), Frames::BARE, addressee);
        }
        if cue.frames.has(Frames::BARE) && !is_told(view, cue, k) && clause_by_words(view, cue, k, timed, end)
        {
            let start = behind_place(view, cue, k, None).unwrap_or(k);
            return found(start, None, Frames::BARE, addressee);
        }
        // "said | reaching the goal would be hard": a gerund as the subject.
        if k == cue.end && syn.xpos[k] == Xpos::VBG && says_only(view, cue) && view.has_finite(k + 1..end) {
            return found(k, None, Frames::BARE, None);
        }
        match syn.upos[k] {
            // "told reporters aboard | the ship".
            _ if matches!(view.word(k), "aboard" | "board") && addressee.is_some() => k += 1,
            Upos::ADV | Upos::PART => k += 1,
            Upos::ADP | Upos::SCONJ => {
                let g = syn.governor(k).filter(|&g| g > k && syn.is_nominal(g))?;
                // "said in a statement | that", "admitted in his report | that": the clause is the cue's and not the noun's.
                let whole = (g + 1).max(speaker::Speaker::at(view, g).tokens.end as usize).min(stop);
                let that = (g + 1..whole).find(|&t| view.is_that(t) && syn.upos[t] == Upos::SCONJ);
                let medium = form == word::IN && cue.frames.has(Frames::THAT);
                k = that.filter(|_| medium || hears(view, cue)).unwrap_or(whole);
            }
            // "denied | being a source": the copula of a gerund.
            Upos::AUX if syn.xpos[k] == Xpos::VBG && k == cue.end => return gerund(view, cue, k, addressee),
            Upos::CCONJ | Upos::AUX => return None,
            Upos::VERB => return gerund(view, cue, k, addressee),
            _ => {
                let head = speaker::phrase_from(view, k, stop).or_else(|| syn.is_nominal(k).then_some(k));
                let Some(head) = head else {
                    k += 1;
                    continue;
                };
                // An inverted speaker or the person told; a time is neither.
                if syn.rel[head] != Deprel::OBL_UNMARKED {
                    addressee.get_or_insert(head);
                }
                let own = syn
                    .children(head)
                    .find(|&c| c > head && matches!(syn.rel[c], Deprel::ACL | Deprel::CCOMP));
                let phrase = speaker::Speaker::at(view, head).tokens.end as usize;
                // Words that the parser hung to the object are the complement: "urged [the government to leave]".
                k = own.map_or(phrase, |c| (syn.subtree(c).start as usize).max(head + 1)).max(head + 1);
            }
        }
    }
    None
}

/// The "that" behind a time that stands between cue and clause: "said | last month | that", "wrote | in the early hours |
/// that".
fn behind_time(view: &View, k: usize, end: usize) -> Option<usize> {
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
const LEADS: &[Sym] = &[
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
fn fronted(view: &View, cue: &Cue, k: usize, end: usize) -> bool {
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

fn gerund(view: &View, cue: &Cue, k: usize, addressee: Option<usize>) -> Option<Complement> {
    let fits = view.syn.xpos[k] == Xpos::VBG && cue.frames.has(Frames::GER);
    // "worries about [her child growing up]": one who does it belongs to it.
    let start = addressee.map_or(k, |a| view.syn.subtree(a).start as usize).max(cue.end).min(k);
    fits.then_some(Complement { start, head: Some(k), frame: Frames::GER, addressee })
}

/// Where a clause begins whose subject is a pronoun that stands behind the end of the place of saying: "told reporters
/// on board the aircraft Blue One | *he* had decided".
fn behind_place(view: &View, cue: &Cue, k: usize, clause: Option<usize>) -> Option<usize> {
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
fn behind_hearer(view: &View, cue: &Cue, k: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
    if k != cue.end || !HEARD.contains(&row) {
        return None;
    }
    let begins = |t: usize| {
        let nominative =
            matches!(syn.form[t], word::HE | word::SHE | word::THEY | word::WE | word::I | word::IT);
        nominative && syn.xpos[t] == Xpos::PRP
            || matches!(syn.upos[t], Upos::DET)
            || syn.form[t] == word::THERE
            || syn.xpos[t] == Xpos::PRP_POSS
    };
    let phrase = |t: &usize| syn.is_nominal(*t) || matches!(syn.upos[*t], Upos::DET | Upos::ADJ);
    let heard = (k + 1..end.min(k + 7))
        .take_while(|t| phrase(&(t - 1)))
        .find(|&t| begins(t) && syn.is_nominal(t - 1))?;
    let clause = clause_at(view, heard, end).is_some() || clause_by_words(view, cue, heard, heard, end);
    clause.then_some(heard)
}

/// Whether a cue may have a hearer before its clause: "told them that"; not "showed gaps that".
fn hears(view: &View, cue: &Cue) -> bool {
    let row = &view.lex.rows.cues[cue.row as usize];
    let class = if row.cue == "cite" { "" } else { row.class.as_str() };
    matches!(
        class,
        "say" | "announce" | "warn" | "promise" | "report" | "ask" | "propose" | "assert" | "demand"
    )
}

/// A question word that begins a clause at `k`: the clause, if the tree has it.
fn wh(view: &View, cue: &Cue, k: usize, end: usize) -> Option<Option<usize>> {
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
fn infinitive(view: &View, to: usize) -> Option<usize> {
    let syn = view.syn;
    (to + 1..(to + 4).min(syn.len()))
        .find(|&t| syn.xpos[t] == Xpos::VB)
        .filter(|_| syn.upos[to] != Upos::ADP || syn.xpos[to] == Xpos::TO)
}

/// The finite clause whose first word is `k`.
fn clause_at(view: &View, k: usize, end: usize) -> Option<usize> {
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
fn lost_clause(view: &View, cue: &Cue, k: usize, end: usize) -> Option<usize> {
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
fn is_told(view: &View, cue: &Cue, k: usize) -> bool {
    let syn = view.syn;
    let clause = syn.complement(cue.head);
    let hearer = |c: usize| syn.rel[c] == Deprel::IOBJ && syn.subtree(c).has(k);
    hears(view, cue) && clause.is_some_and(|clause| syn.children(cue.head).any(|c| c < clause && hearer(c)))
}

/// Whether the words from `k` read as subject and verb where the parser saw none: "thinks | the issue should be".
/// The words behind the cue, and behind a time next to it, begin at `from`.
fn clause_by_words(view: &View, cue: &Cue, k: usize, from: usize, end: usize) -> bool {
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
