//! How far a content reaches behind its cue.
//!
//! In news a reported clause nearly always runs to the end of its sentence (78 % of 6,400 counted ones), while the
//! parser loses clauses at commas. So the end of the sentence is the rule for a cue in the main clause, and what ends a
//! content earlier is named here: a further cue of the same speaker, another speaker, a clause beside the cue's.

use super::complement::right;
use super::cues::{Cue, Frames, Kind, is_finite};
use super::openings::LEADS;
use super::reporter::{
    acts_next, answers, behind_infinitive, beside, ends_at_comma, is_dated, is_gloss, narrated, other_cue,
    owned_quotation,
};
use super::speaker;
use super::subjects::relative_gap;
use super::view::View;
use crate::base::word;
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
    // "hinting that while she may lose, | she will fight": behind a clause that leads to it the report goes on.
    let leads = end + 2 < limit && view.is_comma(end) && LEADS.contains(&syn.form[start]);
    let before = view.roots[syn.sentence(v)].is_some_and(|r| r < v);
    if leads && before && cue.kind != Kind::Noun && syn.is_nominal(end + 1) && view.has_finite(end + 1..limit)
    {
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
pub(super) fn before_main(view: &View, v: usize, start: usize, end: usize) -> usize {
    let syn = view.syn;
    let root = view.roots[syn.sentence(v)].filter(|&r| r > start && !is_main(view, v));
    let Some(root) = root else { return behind_subordinate(view, v, start, end).unwrap_or(end) };
    let subject = syn.subject(root).filter(|&s| s > start && s < root);
    let main = subject.map_or(root, |s| syn.subtree(s).start as usize);
    let comma = (start..main.min(end)).rev().find(|&t| view.is_comma(t) && !view.marks.inside(t));
    comma.filter(|&c| c > start).unwrap_or(end)
}

/// "As the firm argues that its pumps are safe, | the town is closing them": the comma before the main clause of a sentence
/// that begins with a conjunction, where the parser has taken that clause for a part of what is argued.
fn behind_subordinate(view: &View, v: usize, start: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    let first = view.sentence_start(v);
    let opens = matches!(
        syn.form[first],
        word::AS | word::WHILE | word::ALTHOUGH | word::THOUGH | word::SINCE | word::BECAUSE
    );
    if !opens || view.has_finite(first..v) || (first..v).any(|t| view.is_comma(t)) {
        return None;
    }
    (start + 2..end).find(|&k| {
        view.is_comma(k) && !view.marks.inside(k) && view.has_finite(start..k) && {
            let part = |t: &usize| {
                syn.is_nominal(*t)
                    || matches!(syn.upos[*t], Upos::DET | Upos::ADJ | Upos::PART | Upos::ADV)
                    || syn.upos[*t] == Upos::CCONJ && *t > k + 1
            };
            let stop = (k + 1..end.min(k + 12)).find(|t| !part(t) || view.is_finite_form(*t));
            stop.is_some_and(|t| t > k + 1 && view.is_finite_form(t) && syn.is_nominal(t - 1))
                && !speaker::is_relative(view, k + 1)
        }
    })
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
        // "said the river would rise — | a forecast that alarmed the town": the reporter sums up what was said.
        let summed = matches!(view.word(k), "—" | "--" | "–")
            && k + 3 < end
            && view.is_break(k)
            && matches!(syn.form[k + 1], word::A | word::AN)
            && end == view.sentence_end(v)
            && view.has_finite(start..k);
        let lone = || !(start..end).any(|t| t != k && view.is_break(t));
        if summed && lone() && !(k + 1..end).any(|t| view.marks.inside(t)) {
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
        if (comma || syn.upos[k] == Upos::CCONJ) && k + 2 < end && acts_next(view, cue, head, k, start, end) {
            return k;
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
            let g = (k + 1..end.min(k + 14)).find(|&t| view.is_finite_form(t));
            // "…; the ministry has said so": the auxiliary's verb.
            let told = |g: usize| {
                let verb = syn.governor(g).filter(|&v| syn.rel[g].base() == Deprel::AUX && v > g && v < end);
                verb.unwrap_or(g)
            };
            let again = g
                .and_then(|g| view.cues.of(told(g)))
                .is_some_and(|c| c.weight >= 85 && matches!(c.kind, Kind::Verb) && right(view, c).is_some());
            // "says it killed six; the rebels deny it": a sentence of its own, unless what is told goes on in its tense.
            let past = |t: usize| syn.xpos[t] == Xpos::VBD;
            let own = (k + 1..end).find(|&t| view.is_finite_form(t));
            // "said it had killed six; the mayor has not been seen": the reporter's present behind a past report.
            let backshifted = || {
                let shifted = |t: usize| past(t) || matches!(syn.form[t], word::WOULD | word::COULD);
                let mut told = (start..k).filter(|&t| view.is_finite_form(t)).peekable();
                told.peek().is_some() && told.all(shifted)
            };
            let whole = own.is_some_and(|t| {
                let subject = (k + 1..t).all(|s| {
                    syn.is_nominal(s)
                        || matches!(
                            syn.upos[s],
                            Upos::DET | Upos::ADJ | Upos::ADV | Upos::PART | Upos::ADP | Upos::CCONJ
                        )
                });
                // "says the pipe leaks; the owner, Cole Ltd, denies it": commas around what tells of the other one.
                let subject = subject
                    || view.cues.of(t).is_some_and(|c| c.weight >= 80)
                        && (k + 1..t).all(|s| {
                            view.is_comma(s)
                                || syn.is_nominal(s)
                                || matches!(syn.upos[s], Upos::DET | Upos::ADJ | Upos::ADP | Upos::PART)
                        });
                let present = matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP) && backshifted();
                subject && t > k + 1 && (!past(v) || present) && !(k..end).any(|t| view.marks.inside(t))
            });
            if again || whole {
                return k;
            }
        }
        let joint = syn.upos[k] == Upos::CCONJ && syn.form[k] != word::OR
            || comma
                && matches!(
                    syn.form[k + 1],
                    word::WHILE | word::AND | word::BUT | word::THOUGH | word::ALTHOUGH
                );
        // "say lorries wait at the border | while the army says": a contrast without a comma.
        let contrast = syn.form[k] == word::WHILE
            && syn.upos[k] == Upos::SCONJ
            && !view.is_comma(k - 1)
            && syn.form[k - 1] != word::EVEN
            && k + 1 < end
            && syn.upos[k + 1] != Upos::PRON;
        if (joint || contrast) && k + 2 < end {
            let from = if comma { k + 2 } else { k + 1 };
            if other_cue(view, cue, head, from, end, comma || contrast) || answers(view, from, end) {
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
