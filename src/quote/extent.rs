//! How far a content reaches behind its cue.
//!
//! In news a reported clause nearly always runs to the end of its sentence (78 % of 6,400 counted ones), while the
//! parser loses clauses at commas. So the end of the sentence is the rule for a cue in the main clause, and what ends a
//! content earlier is named here: a further cue of the same speaker, another speaker, a clause beside the cue's.

use super::complement::right;
use super::cues::{self, Cue, Frames, Kind, is_finite};
use super::speaker;
use super::subjects::relative_gap;
use super::view::View;
use crate::base::{Sym, TokenSpan, word};
use crate::syntax::{Deprel, Upos, Xpos};

/// One past the last token of a content that begins at `start`.
pub(super) fn end(view: &View, cue: &Cue, start: usize, head: Option<usize>) -> usize {
    let syn = view.syn;
    let limit = view.sentence_end(cue.head);
    let v = cue.head;
    let right = (syn.subtree(v).end as usize).min(limit);
    let clause = head.map_or(start, |h| (syn.subtree(h).end as usize).min(limit));
    let mut end = if is_main(view, v) || right >= limit { limit } else { right.max(clause) };
    if matches!(cue.kind, Kind::Noun) && head.is_some() {
        end = clause;
        // "his claim that … | angered the court": the noun's own verb follows.
        if let Some(g) = syn.governor(v).filter(|&g| g > start && syn.rel[v].is_subject()) {
            let own = syn.children(g).find(|&c| c > start && syn.rel[c].base() == Deprel::AUX).unwrap_or(g);
            end = end.min(own);
        }
    }
    if matches!(cue.kind, Kind::Noun)
        && let Some(g) = second_verb(view, v, start, end)
    {
        end = g;
    }
    // A clause that the parser has cut in two: "argued the portfolio of the companies | represents".
    let lost = head.is_none()
        && cue.kind != Kind::Noun
        && !view.has_finite(start..end)
        && view.has_finite(end..limit);
    if end <= start || lost && !cue.frames.has(Frames::NP) {
        end = limit;
    }
    // "stressing why knowing the past | is crucial": a gerund is the subject of what is told.
    let subject = end < limit && view.is_finite_form(end) && syn.form[start] != word::TO;
    if subject && cue.kind == Kind::Verb && !view.has_finite(start..end) && syn.xpos[end - 1] != Xpos::POS {
        end = limit;
    }
    if end < limit && is_resumed(view, v, start, end, limit) {
        end = limit;
    }
    // "While critics argue that …, the mayor …": a cue before the main clause ends where that clause begins.
    end = before_main(view, v, start, end);
    // "a man who he said worked for the port, | as saying": a predicate of a relative clause ends with that clause.
    if relative_gap(view, cue).is_some_and(|_| start == cue.end) {
        let shut = |k: usize| {
            view.is_comma(k)
                && !view.marks.inside(k)
                && k + 1 < end
                && (view.is_finite_form(k + 1) || syn.form[k + 1] == word::AS)
        };
        end = (start + 1..end).find(|&k| shut(k)).unwrap_or(end);
    }
    // "the lawyer, who noted that the loan was repaid, | left": the main verb stands behind the relative clause's comma.
    let relative = (1..v).rev().take(4).any(|t| {
        matches!(syn.xpos[t], Xpos::WP | Xpos::WDT)
            && view.is_comma(t - 1)
            && syn.sentence(t) == syn.sentence(v)
    });
    // "data showing that it shrank, | fueled concerns", the same without its pronoun.
    let reduced = syn.xpos[v] == Xpos::VBG
        && syn.rel[v] == Deprel::ACL
        && v > 0
        && syn.governor(v) == Some(v - 1)
        && !view.has_finite(view.sentence_start(v)..v);
    if relative || reduced {
        let back =
            |k: usize| view.is_comma(k) && !view.marks.inside(k) && k + 1 < end && view.is_finite_form(k + 1);
        end = (start + 1..end).find(|&k| back(k)).unwrap_or(end);
    }
    cut(view, cue, start, head, end)
}

/// Whether a clause that the parser took away from a content goes on with it: behind "and that", or in the present of the
/// content where the sentence tells of the past: "won them over by telling them that life is hard | and they can't wait".
fn is_resumed(view: &View, v: usize, start: usize, end: usize, limit: usize) -> bool {
    let syn = view.syn;
    let and = if view.is_comma(end) { end + 1 } else { end };
    if and + 2 >= limit || !matches!(syn.form[and], word::AND | word::BUT) {
        return false;
    }
    if view.is_that(and + 1) && syn.upos[and + 1] == Upos::SCONJ {
        return view.has_finite(and + 2..limit);
    }
    let present = |t: usize| {
        matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP)
            || syn.xpos[t] == Xpos::MD && matches!(syn.form[t], word::CAN | word::WILL)
    };
    let finite =
        |from: usize, to: usize| (from..to).find(|&t| view.is_finite_form(t) && !view.marks.inside(t));
    let past = view.roots[syn.sentence(v)].is_some_and(|r| r < v && syn.xpos[r] == Xpos::VBD);
    past && syn.xpos[v] == Xpos::VBG
        && syn.xpos[and + 1] == Xpos::PRP
        && finite(start, end).is_some_and(present)
        && finite(and + 1, limit).is_some_and(present)
}

/// The end of a content whose cue stands before the main clause: the comma before that clause, if there is one.
fn before_main(view: &View, v: usize, start: usize, end: usize) -> usize {
    let syn = view.syn;
    let root = view.roots[syn.sentence(v)].filter(|&r| r > start && !is_main(view, v));
    let Some(root) = root else { return end };
    let subject = syn.subject(root).filter(|&s| s > start && s < root);
    let main = subject.map_or(root, |s| syn.subtree(s).start as usize);
    let comma = (start..main.min(end)).rev().find(|&t| view.is_comma(t) && !view.marks.inside(t));
    comma.filter(|&c| c > start).unwrap_or(end)
}

/// The verb of the noun at `n` that the parser left in the clause behind it: "the claim that the vote was stolen at
/// night | angered the court". It is the last finite one, stands right behind a noun, and no finite verb stands before.
fn second_verb(view: &View, n: usize, start: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    if view.has_finite(view.sentence_start(n)..n) {
        return None;
    }
    let last = (start..end).rev().find(|&t| view.is_finite_form(t) && !view.marks.inside(t))?;
    let first =
        (start..last).find(|&t| view.is_finite_form(t) && syn.upos[t] == Upos::VERB || is_finite(syn, t))?;
    let between = first + 1..last;
    let joined = |t: usize| {
        matches!(syn.upos[t], Upos::CCONJ | Upos::SCONJ)
            || speaker::is_relative(view, t)
            || view.is_that(t)
            || view.is_punct(t)
            || view.is_finite_form(t) && t > first
    };
    let own = syn.children(last).any(|c| syn.rel[c].is_subject() && c >= start && c < last);
    let free = between.len() > 1 && !between.clone().any(joined) && syn.is_nominal(last - 1);
    (free && (!own || syn.rel[n].is_subject())).then_some(last)
}

/// Whether a verb stands in the main clause, itself or as a conjunct.
pub(super) fn is_main(view: &View, v: usize) -> bool {
    let syn = view.syn;
    let mut t = v;
    for _ in 0..8 {
        match syn.rel[t] {
            Deprel::ROOT => return true,
            Deprel::CONJ | Deprel::PARATAXIS => match syn.governor(t) {
                Some(g) if !syn.is_nominal(g) => t = g,
                _ => return false,
            },
            _ => return false,
        }
    }
    false
}

/// Where something else begins before the end.
pub(super) fn cut(view: &View, cue: &Cue, start: usize, head: Option<usize>, end: usize) -> usize {
    let syn = view.syn;
    let v = cue.head;
    let infinitive = head.is_some_and(|h| {
        syn.xpos[h] == Xpos::VB && syn.children(h).any(|c| c < h && syn.xpos[c] == Xpos::TO)
            || syn.xpos[h] == Xpos::VBG && h == start
    });
    let denies = view.lex.rows.cues[cue.row as usize].class == "deny";
    for k in start + 1..end {
        if view.marks.inside(k) {
            continue;
        }
        // What a noun governs ends where the sentence goes on about something else.
        if cue.kind == Kind::Noun
            && matches!(view.word(k), ";" | "—" | "―" | "--" | "-" | "–")
            && view.is_break(k)
        {
            return k;
        }
        // "said all was open — | leading critics to fear a raid": what it led to is the reporter's.
        let consequence = matches!(view.word(k), "—" | "--" | "–")
            && k + 2 < end
            && syn.xpos[k + 1] == Xpos::VBG
            && view.lex.classes.holds("v_bring_about", syn.lemma[k + 1]);
        if consequence && !(k + 1..end).any(|t| view.marks.inside(t)) {
            return k;
        }
        let comma = view.is_comma(k) || view.word(k) == ";";
        // "whether he had paid, | to which he answered": somebody else's words.
        let answered = k + 3 < end && syn.form[k + 1] == word::TO && syn.xpos[k + 2] == Xpos::WDT;
        if comma && answered && (k + 3..end).any(|t| view.cues.of(t).is_some_and(|c| c.weight >= 60)) {
            return k;
        }
        // "denied that he had settled on it | despite a report that he had".
        if denies && syn.form[k] == word::DESPITE {
            return k;
        }
        if is_dated(view, k, end) || comma && k + 2 < end && narrated(view, cue, k, start, end) {
            return k;
        }
        if infinitive && let Some(c) = behind_infinitive(view, cue, k, start, end) {
            return c;
        }
        // "urging them to “stop it” | as he recalled the night": the clause that hangs on the cue is the reporter's.
        if infinitive
            && syn.rel[k] == Deprel::MARK
            && matches!(syn.form[k], word::AS | word::AFTER | word::WHEN | word::WHILE)
            && syn.governor(k).is_some_and(|g| {
                g > k && syn.xpos[g] == Xpos::VBD && syn.rel[g] == Deprel::ADVCL && syn.governor(g) == Some(v)
            })
        {
            return k;
        }
        // "said it was good to be home, | a man yelled “Stay!”": the quotation has a speaker of its own.
        if comma && cue.end <= k && owned_quotation(view, k + 1, end) {
            return k;
        }
        let next = k + 1 + usize::from(k + 2 < end && syn.upos[k + 1] == Upos::ADV);
        // "described how they wrote to it, voicing concern": the participle is theirs, not the describer's.
        let how =
            matches!(syn.xpos[start], Xpos::WRB | Xpos::WP) && next < end && syn.xpos[next] == Xpos::VBG;
        if comma && next < end && !how && ends_at_comma(view, k, next) {
            return k;
        }
        // "had announced that he would go, | had ordered a count and had asked": the auxiliary is that of the cue.
        if comma && k + 2 < end && syn.upos[k + 1] == Upos::AUX && syn.xpos[k + 2] == Xpos::VBN {
            let same = |c: usize| syn.rel[c].base() == Deprel::AUX && syn.form[c] == syn.form[k + 1];
            let told = (start..k).any(|t| syn.upos[t] == Upos::AUX && syn.form[t] == syn.form[k + 1]);
            if syn.lemma[k + 1] == word::HAVE && syn.children(v).any(|c| c < v && same(c)) && !told {
                return k;
            }
        }
        // "did not say he would go; indeed, *he said* he would stay": the report after it has its own cue.
        if view.word(k) == ";" && is_main(view, cue.head) {
            let g = (k + 1..end.min(k + 8)).find(|&t| view.is_finite_form(t));
            let again = g
                .and_then(|g| view.cues.of(g))
                .is_some_and(|c| c.weight >= 85 && matches!(c.kind, Kind::Verb) && right(view, c).is_some());
            if again {
                return k;
            }
        }
        let joint = syn.upos[k] == Upos::CCONJ && syn.form[k] != word::OR
            || comma
                && matches!(
                    syn.form[k + 1],
                    word::WHILE | word::AND | word::BUT | word::THOUGH | word::ALTHOUGH
                );
        if joint && k + 2 < end {
            let from = if comma { k + 2 } else { k + 1 };
            if other_cue(view, cue, head, from, end, comma) || answers(view, from, end) {
                return k;
            }
        }
        // "“… by May,” referring to": the comma stands inside the marks.
        let shut = k > start
            && view.marks.inside(k - 1)
            && (k - 1..k).chain(k.saturating_sub(2)..k - 1).any(|t| view.word(t) == ",");
        // "to “think of a friend;” the others": a sentence of its own.
        let ended =
            k > start && view.marks.inside(k - 1) && (k.saturating_sub(2)..k).any(|t| view.word(t) == ";");
        if ended && view.has_finite(k..end) {
            return k;
        }
        // "a “loser,” a “liar” and a “whiner”" goes on.
        let listed = (k + 1..end.min(k + 4)).any(|t| view.marks.inside(t));
        // "they were “not friends,” but the two are": the reporter goes on.
        if shut
            && (syn.form[k] == word::BUT || matches!(syn.xpos[k], Xpos::WDT | Xpos::WP))
            && view.has_finite(k + 1..end)
            && !(k + 1..end).any(|t| view.marks.inside(t))
        {
            return k;
        }
        if shut && (syn.xpos[k] == Xpos::VBG || matches!(syn.form[k], word::A | word::AN) && !listed) {
            return k;
        }
        // What the reporter adds: "…, | a reference to the premier".
        if comma && k + 2 < end && matches!(syn.form[k + 1], word::A | word::AN) && is_gloss(view, k + 2, end)
        {
            return k;
        }
        // What the reporter adds to quoted words: "“…”, a phrase that".
        let adds = matches!(syn.form.get(k + 1), Some(&word::A | &word::AN));
        if comma && k > start && view.marks.inside(k - 1) && k + 1 < end && adds {
            return k;
        }
        // A conjunct of the cue itself.
        if syn.upos[k] == Upos::CCONJ
            && let Some(c) =
                syn.governor(k).filter(|&c| c > k && syn.rel[c] == Deprel::CONJ && syn.governor(c) == Some(v))
            && beside(view, v, c)
            && head.is_none_or(|h| h < k)
            && !(k..end).any(|t| view.marks.inside(t))
        {
            return k;
        }
    }
    end
}

/// Whether a comma begins what the reporter adds on when it was: "said it would leave, | two days after the vote".
fn is_dated(view: &View, comma: usize, end: usize) -> bool {
    const UNITS: &[&str] =
        &["day", "days", "hour", "hours", "minutes", "month", "months", "week", "weeks", "year", "years"];
    let syn = view.syn;
    let unit = |t: &usize| UNITS.binary_search(&view.word(*t)).is_ok();
    let counted = |t: usize| matches!(syn.upos[t], Upos::NUM | Upos::DET | Upos::ADJ | Upos::ADV | Upos::ADP);
    if view.word(comma) != "," {
        return false;
    }
    let Some(u) = (comma + 2..end.min(comma + 6)).find(unit) else { return false };
    (comma + 1..u).all(counted)
        && u + 1 < end
        && matches!(syn.form[u + 1], word::AFTER | word::BEFORE)
        && syn.xpos[u + 1] != Xpos::RB
}

/// Whether the clause behind a comma is the reporter's and no part of what was said: it names the speaker as its own
/// subject ("Cole said it was late, but *Cole* stayed"), or its tense is the reporter's present where the report is put
/// into the past ("said he *was* sad, but the port *has* sent nothing").
fn narrated(view: &View, cue: &Cue, comma: usize, start: usize, end: usize) -> bool {
    let syn = view.syn;
    let first = comma + 1;
    let contrast = matches!(syn.form[first], word::WHILE | word::BUT | word::ALTHOUGH | word::THOUGH);
    if !(contrast || syn.form[first] == word::AND) || !is_main(view, cue.head) {
        return false;
    }
    if (first..end).any(|t| view.marks.inside(t)) {
        return false;
    }
    let Some(g) = (first + 2..end.min(first + 10)).find(|&t| view.is_finite_form(t)) else { return false };
    let plain = (first + 1..g).all(|t| !view.is_punct(t) && !matches!(syn.upos[t], Upos::SCONJ | Upos::VERB));
    if !plain || !syn.is_nominal(g - 1) && syn.upos[g - 1] != Upos::ADV {
        return false;
    }
    let own = syn.subject(cue.head).filter(|&s| syn.upos[s] == Upos::PROPN && s < cue.head);
    let again = |s: usize| (first + 1..g).any(|t| syn.upos[t] == Upos::PROPN && syn.form[t] == syn.form[s]);
    if syn.xpos[g] == syn.xpos[cue.head] && own.is_some_and(again) {
        return true;
    }
    let present = |t: usize| matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP | Xpos::MD);
    let told = (start..comma).filter(|&t| view.is_finite_form(t));
    let backshifted = {
        let mut told = told.peekable();
        told.peek().is_some() && told.all(|t| !present(t) || matches!(view.word(t), "would" | "could"))
    };
    // "denies that it is so, but the message was clear".
    let before = matches!(syn.form[first], word::BUT)
        && matches!(syn.xpos[cue.head], Xpos::VBZ | Xpos::VBP)
        && syn.xpos[g] == Xpos::VBD
        && (start..comma).filter(|&t| view.is_finite_form(t)).all(present);
    if before {
        return true;
    }
    contrast && syn.xpos[cue.head] == Xpos::VBD && backshifted && matches!(syn.xpos[g], Xpos::VBZ | Xpos::VBP)
}

/// Where a finite clause begins that cannot belong to an infinitive: "urged both to keep calm | and called for", "asked
/// its members to wait, | and staff held up lamps".
fn behind_infinitive(view: &View, cue: &Cue, k: usize, start: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    let comma = view.is_comma(k);
    let at = if comma { k + 1 } else { k };
    if at + 2 >= end
        || !(syn.upos[at] == Upos::CCONJ
            || comma && matches!(syn.form[at], word::WHILE | word::AS | word::ALTHOUGH | word::THOUGH))
        || !comma && view.is_comma(k - 1)
    {
        return None;
    }
    let tense = syn.children(cue.head).find(|&c| syn.rel[c].base() == Deprel::AUX && view.is_finite_form(c));
    let same = |t: usize| {
        let past = syn.xpos[t] == Xpos::VBD && matches!(syn.xpos[cue.head], Xpos::VBD | Xpos::VBN);
        past || syn.xpos[t] == syn.xpos[cue.head] || tense.is_some_and(|a| syn.xpos[a] == syn.xpos[t])
    };
    let next = (at + 1..end).find(|&t| syn.upos[t] != Upos::ADV)?;
    // Behind an infinitive a participle without an auxiliary is a past tense that the tagger has missed.
    let past = |t: usize| {
        let helped = syn.children(t).any(|c| c < t && syn.rel[c].base() == Deprel::AUX);
        syn.upos[t] == Upos::VERB
            && syn.xpos[t] == Xpos::VBN
            && matches!(syn.xpos[cue.head], Xpos::VBD | Xpos::VBN)
            && !helped
    };
    // Within a relative clause the verb may be joined to that clause's.
    if view.is_finite_form(next) || past(next) {
        return ((same(next) || past(next)) && !view.has_finite(start..at)).then_some(k);
    }
    if !comma {
        return None;
    }
    let acts = |t: usize| {
        let particle = t + 1 < end && syn.xpos[t + 1] == Xpos::RP;
        past(t) && (particle || syn.child(t, Deprel::OBJ).is_some_and(|o| o > t))
    };
    let g = (next + 1..end.min(next + 9)).find(|&t| view.is_finite_form(t) || acts(t))?;
    let subject =
        (next..g).all(|t| !view.is_punct(t) && !matches!(syn.upos[t], Upos::SCONJ | Upos::VERB | Upos::AUX));
    let relative = (next..g).any(|t| speaker::is_relative(view, t));
    (subject && !relative && (same(g) || acts(g))).then_some(k)
}

/// Whether a noun within three words from `from` names what the words before it were: "an apparent *reference*".
fn is_gloss(view: &View, from: usize, end: usize) -> bool {
    const GLOSSES: &[&str] = &[
        "accusation",
        "allegation",
        "allusion",
        "assertion",
        "charge",
        "claim",
        "comment",
        "jab",
        "nod",
        "phrase",
        "reference",
        "remark",
        "slap",
        "swipe",
    ];
    let noun = (from..end.min(from + 3)).find(|&t| view.syn.upos[t] == Upos::NOUN);
    noun.is_some_and(|t| GLOSSES.binary_search(&view.word(t)).is_ok())
}

/// Whether a short noun phrase at `from` has a cue right behind it that a whole quotation follows.
fn owned_quotation(view: &View, from: usize, end: usize) -> bool {
    let syn = view.syn;
    let phrase = |t: &usize| syn.is_nominal(*t) || matches!(syn.upos[*t], Upos::DET | Upos::ADJ | Upos::ADV);
    let v = (from..end.min(from + 7)).find(|t| !phrase(t)).filter(|&v| v > from);
    let cue = v.and_then(|v| view.cues.of(v)).filter(|c| c.kind == Kind::Verb && c.frames.has(Frames::QUOTE));
    let Some(cue) = cue.filter(|c| c.end < end && is_finite(syn, c.head)) else { return false };
    let at = cue.end + usize::from(view.is_comma(cue.end));
    at < syn.len()
        && view.marks.region(at).is_some_and(|r| {
            let r = &view.marks.regions[r];
            r.tokens.start as usize == at && view.is_utterance(r) && view.ends_sentence(r)
        })
}

/// ", adding that", ", according to".
fn ends_at_comma(view: &View, comma: usize, next: usize) -> bool {
    let Some(c) = view.cues.of(next) else { return false };
    match c.kind {
        Kind::Preposition => c.weight >= 60,
        Kind::Verb | Kind::Phrase => {
            view.syn.xpos[next] == Xpos::VBG
                && c.weight >= 60
                && view.word(comma) == ","
                && (right(view, c).is_some_and(|r| !r.frame.has(Frames::NP) && !r.frame.has(Frames::INF))
                    || c.end < view.syn.len() && view.word(c.end) == ":"
                    || speaks_on(view, c))
        }
        _ => false,
    }
}

/// Whether a participle goes on about what the speaker says and does, and not about what is told: ", | citing weak
/// demand", ", | calling it a farce".
fn speaks_on(view: &View, cue: &Cue) -> bool {
    const ON: &[&str] = &[
        "accuse",
        "blame",
        "call",
        "call for",
        "call on",
        "cite",
        "criticise",
        "criticize",
        "describe",
        "point to",
        "praise",
        "refer to",
        "urge",
    ];
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
    ON.binary_search(&row).is_ok() && view.syn.children(cue.head).any(|c| c > cue.head)
}

/// "…, and | when pressed on it, the minister replied that": the reporter goes on to another report.
fn answers(view: &View, from: usize, end: usize) -> bool {
    let timed = matches!(view.syn.form[from], word::WHEN | word::AFTER) && from + 1 < end;
    let close = (from + 1..end).find(|&t| view.is_comma(t)).filter(|_| timed);
    let verb = close.and_then(|c| (c + 1..end.min(c + 12)).find(|&t| view.is_finite_form(t)));
    verb.and_then(|g| view.cues.of(g)).is_some_and(|c| {
        c.weight >= 85
            && matches!(c.kind, Kind::Verb)
            && c.frames.has(Frames::QUOTE)
            && right(view, c).is_some()
    })
}

/// Whether a further reporting clause begins at `from`: "and insisted that …", ", while Smith said …".
fn other_cue(view: &View, cue: &Cue, head: Option<usize>, from: usize, end: usize, comma: bool) -> bool {
    let syn = view.syn;
    let mut t = from;
    while t < end && matches!(syn.upos[t], Upos::ADV | Upos::CCONJ) {
        t += 1;
    }
    if t >= end {
        return false;
    }
    let past = |t: usize| if syn.xpos[t] == Xpos::VBN { Xpos::VBD } else { syn.xpos[t] };
    // "is telling … and says": the auxiliary has the tense.
    let tense = syn.children(cue.head).find(|&c| syn.rel[c].base() == Deprel::AUX && view.is_finite_form(c));
    let same_form = |t: usize| {
        let own = past(t) == past(cue.head) || tense.is_some_and(|a| syn.xpos[a] == syn.xpos[t]);
        own && syn.xpos[t] != Xpos::VB
    };
    // "said none was planned, | but did not rule out one": the auxiliary stands for the tense of the cue.
    if comma && syn.upos[t] == Upos::AUX && same_form(t) && syn.xpos[t] != Xpos::MD && is_main(view, cue.head)
    {
        let verb = syn.governor(t).filter(|&g| g > t && g < end && syn.rel[t].base() == Deprel::AUX);
        let denied = verb.is_some_and(|g| cues::negation(syn, view.lex, g).is_some());
        if verb.and_then(|g| view.cues.of(g)).is_some_and(|c| c.weight >= 60) && denied {
            return true;
        }
    }
    if let Some(c) = view.cues.of(t).filter(|c| matches!(c.kind, Kind::Verb | Kind::Phrase)) {
        let clause = right(view, c).is_some_and(|r| !r.frame.has(Frames::NP));
        // "said he wants this and pointed to that": the tense is the cue's and not the content's.
        let tense = head.is_some_and(|h| is_finite(syn, h) && syn.xpos[h] != syn.xpos[t]);
        // "said it had paid and described the find as “a gift”": the quoted words have the cue next to them.
        let quotes = || {
            let own = (from.saturating_sub(60)..t).all(|k| k < cue.end || !view.marks.inside(k));
            let described = c.frames.has(Frames::AS) && c.weight >= 80;
            own && described && object(view, c).is_some_and(|o| o.range().any(|k| view.marks.inside(k)))
        };
        // "said it was wrong | and accused him of lying".
        let charges = || {
            let class = view.lex.rows.cues[c.row as usize].class.as_str();
            class == "accuse" && c.weight >= 85 && object(view, c).is_some()
        };
        // "did not say what he would do | but said: “…”".
        let clause = clause || c.end < syn.len() && view.word(c.end) == ":";
        // "aides say it's too early | but noted that he won": past beside a present content, with words of its own.
        let present = |t: usize| matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP);
        let shifted = || {
            let own = |h: usize| std::iter::once(h).chain(syn.children(h)).find(|&k| view.is_finite_form(k));
            clause && syn.xpos[t] == Xpos::VBD && present(cue.head) && head.and_then(own).is_some_and(present)
        };
        return c.weight >= 60
            && (same_form(t) || shifted())
            && (clause || tense && object(view, c).is_some() || quotes() || charges());
    }
    // "Republicans say the agency has hidden it | and plan to ask": the number is that of the one who speaks.
    if !comma
        && syn.xpos[t] == syn.xpos[cue.head]
        && syn.upos[t] == Upos::VERB
        && head.is_some_and(|h| {
            let finite = |t: usize| matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP);
            let own = std::iter::once(h).chain(syn.children(h)).find(|&k| k < from && finite(k));
            finite(t) && own.is_some_and(|k| syn.xpos[k] != syn.xpos[t])
        })
    {
        return true;
    }
    if !comma || !is_main(view, cue.head) {
        return false;
    }
    // The first finite verb behind the conjunction is the other speaker's cue.
    let Some(g) = (t..end.min(t + 14)).find(|&g| view.is_finite_form(g)) else { return false };
    // "confirms the attack, | and the mayor said": the reporter's past behind a present.
    let past_behind = || {
        let present = matches!(syn.xpos[cue.head], Xpos::VBZ | Xpos::VBP);
        let named =
            |k: usize| syn.upos[k] == Upos::PROPN || syn.upos[k] == Upos::NOUN && speaker::is_agent(view, k);
        present && syn.xpos[g] == Xpos::VBD && (t..g).any(named)
    };
    view.cues.of(g).is_some_and(|c| {
        (c.weight >= 85 || c.row == cue.row)
            && matches!(c.kind, Kind::Verb)
            && (same_form(g) || past_behind())
            && right(view, c).is_some()
    })
}

/// Whether a conjunct that the parser gives to the cue is likely one: same tense, and no modal.
fn beside(view: &View, v: usize, c: usize) -> bool {
    let syn = view.syn;
    if syn.upos[c] != Upos::VERB && !syn.children(c).any(|k| syn.rel[k] == Deprel::COP) {
        return false;
    }
    // "worry that it is old | and that it fails": the same clause again.
    if syn.children(c).any(|k| k < c && view.is_that(k) && syn.rel[k] == Deprel::MARK) {
        return false;
    }
    let modal = syn.children(c).any(|k| syn.xpos[k] == Xpos::MD);
    let subject = syn.children(c).any(|k| syn.rel[k].is_subject() && k < c);
    !modal && (subject || syn.xpos[c] == syn.xpos[v])
}

/// The object of a cue with all that belongs to it: "the deal as a betrayal", "him of lying", "the plan".
pub(super) fn object(view: &View, cue: &Cue) -> Option<TokenSpan> {
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
        c.and_then(|c| right(view, c)).is_some_and(|r| !r.frame.has(Frames::NP))
    };
    let apart = |k: usize| {
        joins(k + 1) && view.has_finite(k + 2..end)
            || matches!(syn.form[k + 1], word::AS | word::WHEN | word::AFTER) && view.has_finite(k + 2..limit)
            || says(k + 1)
    };
    let beside =
        (start + 1..end.saturating_sub(1)).find(|&k| view.is_comma(k) && !view.marks.inside(k) && apart(k));
    let end = cut(view, cue, start, None, beside.unwrap_or(end));
    let end = before_main(view, v, start, end);
    (start < end).then(|| TokenSpan::new(start, end))
}
