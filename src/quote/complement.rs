//! What stands behind a cue: the clause, infinitive, quotation or noun phrase that it governs. How far it reaches is
//! decided in `extent`.

use super::cues::{Cue, Frames, Kind, is_finite};
use super::openings::{
    HEARD, LEADS, behind_hearer, behind_place, behind_time, clause_at, clause_by_words, fronted, hears,
    infinitive, is_told, lost_clause, says_only, wh,
};
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
    // "the Securities and Exchange Commission" is one name.
    let joins = |t: usize| {
        let name = |k: usize| k < end && syn.upos[k] == Upos::PROPN;
        syn.upos[t] == Upos::CCONJ && !(name(t - 1) && name(t + 1))
    };
    let open = (from..stop)
        .find(|&t| view.marks.inside(t) || view.is_punct(t) && !view.is_comma(t) || joins(t))
        .unwrap_or(stop);
    // A clause of its own, and not one about the noun before it: subject and verb, and no cue among the nouns.
    let that = (from..open).find(|&t| {
        let named = |n: usize| view.cues.of(n).is_some_and(|c| c.kind == Kind::Noun);
        let verb = || (t + 2..end).find(|&v| view.is_finite_form(v));
        let subject = |v: usize| (t + 1..v).any(|s| syn.rel[s].is_subject() || syn.rel[s] == Deprel::EXPL);
        // "told the office that evening that": of two the second.
        let again = || (t + 1..open.min(t + 4)).any(|n| view.is_that(n));
        // "pointed out flaws that the firm had noted": the clause tells of the noun.
        let relative = || {
            let clause = syn.governor(t).filter(|&c| syn.rel[c] == Deprel::ACL_RELCL);
            !told
                && clause.is_some_and(|c| syn.governor(c) == Some(t - 1))
                && syn.upos[t - 1] == Upos::NOUN
                && !speaker::is_agent(view, t - 1)
        };
        view.is_that(t)
            && syn.upos[t] == Upos::SCONJ
            && !again()
            && !relative()
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
    // "said in a filing with the exchange | it would sell".
    let medium = !told && syn.form[cue.end] == word::IN && row == "say";
    if !(told || medium) || !cue.frames.has(Frames::BARE) || !is_finite(syn, cue.head) {
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
            || told && after_comma(t)
    };
    let start = (from + 1..open).find(|&t| begins(t))?;
    Some(Complement { start, head: clause_at(view, start, end), frame: Frames::BARE, addressee: hearer })
}

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
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
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
        // "responded to a report that", "would not comment on a report that": what the noun says.
        let noun = |t: usize| {
            let of = matches!(syn.case(t), word::TO) && !hears(view, cue)
                || matches!(syn.case(t), word::ON | word::ABOUT);
            of && view.cues.of(t).is_some_and(|c| c.kind == Kind::Noun)
        };
        if view.is_that(k) && k > cue.end && noun(k - 1) {
            return None;
        }
        // "pointed out flaws that the firm had noted", "said after talks that also touched on trade": it tells of the noun.
        let thing = |t: usize| syn.upos[t] == Upos::NOUN && !speaker::is_agent(view, t);
        let told = |t: usize| syn.rel[t] == Deprel::ACL_RELCL && syn.governor(t) == Some(k - 1);
        let says = matches!(view.lex.rows.cues[cue.row as usize].class.as_str(), "say" | "assert" | "report");
        if view.is_that(k)
            && (syn.xpos[k] == Xpos::WDT || says && syn.governor(k).is_some_and(told))
            && k > timed
            && k > cue.end
            && !HEARD.contains(&row)
            && (addressee.is_some_and(thing) && !says_only(view, cue)
                || syn.rel[k].is_subject() && syn.upos[k - 1] == Upos::NOUN && cue.kind == Kind::Verb)
        {
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
            timed = t;
            continue;
        }
        // "said | like-for-like sales rose": the first word is no conjunction.
        if k == timed && k + 5 < end && view.word(k) == "like" && view.word(k + 2) == "for" {
            return found(k, clause_at(view, k + 5, end), Frames::BARE, None);
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
            // "demanded | the mayor withdraw the plan": who shall act, taken for an object.
            Upos::VERB
                if syn.xpos[k] == Xpos::VB
                    && cue.frames.has(Frames::BARE)
                    && view.lex.rows.cues[cue.row as usize].class == "demand"
                    && addressee.is_some_and(|a| syn.subtree(a).start as usize == cue.end) =>
            {
                return found(cue.end, Some(k), Frames::BARE, None);
            }
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

fn gerund(view: &View, cue: &Cue, k: usize, addressee: Option<usize>) -> Option<Complement> {
    let fits = view.syn.xpos[k] == Xpos::VBG && cue.frames.has(Frames::GER);
    // "worries about [her child growing up]": one who does it belongs to it.
    let start = addressee.map_or(k, |a| view.syn.subtree(a).start as usize).max(cue.end).min(k);
    fits.then_some(Complement { start, head: Some(k), frame: Frames::GER, addressee })
}
