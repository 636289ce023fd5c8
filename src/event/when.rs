//! When an event happened: by the time expression that governs its clause, else by the article's own day.

use jiff::civil::Date;

use super::context::{Deed, is_word};
use super::run::View;
use super::{Event, EventDateBasis};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::mention::{TimeBasis, TimexType};
use crate::syntax::{Deprel, SentenceKind, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "event.dated-ahead",
    finds: "what the calendar holds: \"meets the pope on Monday\", before that Monday; not \"met\"",
}];

/// Prepositions that make a time a limit, not the event's date.
const LIMITS: &[Sym] = &[word::BY, word::UNTIL, word::SINCE, word::THROUGH];

/// Words with which a clause opens that plays on another day than the clause above.
pub(super) const APART: &[Sym] =
    &[word::AFTER, word::BEFORE, word::UNTIL, word::SINCE, word::ONCE, word::BECAUSE];

/// How many days old news may be.
const NEWS: i32 = 14;

/// Types of events that may stand in a calendar.
fn is_planned_ahead(plover: &str) -> bool {
    matches!(
        plover,
        "CONSULT"
            | "PROTEST"
            | "COOPERATE"
            | "AID"
            | "SANCTION"
            | "RETREAT"
            | "MOBILIZE"
            | "COERCE"
            | "CONCEDE"
    )
}

impl View<'_> {
    /// The predicate that a token belongs to, seen from its governors.
    pub(super) fn predicate_above(&self, t: usize) -> usize {
        let mut t = t;
        while let Some(g) = self.syn.governor(t) {
            t = g;
            if self.syn.is_predicate(t) {
                break;
            }
        }
        t
    }

    /// The predicate that tells an event: its trigger, or the one that the trigger belongs to.
    pub(super) fn predicate_of(&self, e: &Event) -> usize {
        if self.syn.is_predicate(e.head) { e.head } else { self.predicate_above(e.head) }
    }

    /// Dates an event; `anchor` is the time expression of the article's own day, `lead` what was done on it.
    pub(super) fn time(&self, e: &mut Event, anchor: Option<usize>, lead: &[Deed]) {
        let syn = self.syn;
        let sentence = syn.sentence(e.head);
        let here: Vec<(usize, usize)> = self
            .times_in(syn.tokens_of(sentence))
            .filter(|&i| {
                let t = &self.times.all[i];
                syn.sentence(t.tokens.start as usize) == sentence
                    && t.date_value().is_some()
                    && !self.in_dateline(t.tokens)
            })
            .map(|i| (i, self.top(self.times.all[i].tokens)))
            .collect();
        if let Some((length, date)) = self.counted(e, &here, anchor) {
            e.time = Some(length);
            e.date = Some(date);
            e.date_basis = EventDateBasis::Relative;
            e.causes.push(Cause::rule("event.days-apart"));
            return;
        }
        let own = self.predicate_of(e);
        let noun = !syn.is_predicate(e.head);
        // What a noun only mentions happened in the month or year of its clause, hardly on its day.
        let within = noun && !self.shares_scene(e.head);
        let day = |i: usize| self.times.all[i].date_value().is_some_and(|v| v.len() == 10);
        let usable: Vec<(usize, usize)> = here
            .iter()
            .copied()
            .filter(|&(i, top)| {
                let mentioned = within && !syn.below(top, e.head);
                self.may_date(e, own, i, top) && !(mentioned && (day(i) || here.len() > 1))
            })
            .collect();
        // Of several times of one clause a day comes before a month, and what hangs on the event's own word before the rest.
        let pick = |fits: &dyn Fn(usize) -> bool| {
            let rank = |&(i, top): &(usize, usize)| (day(i), syn.governor(top) == Some(e.head));
            let fitting = usable.iter().filter(|&&(_, top)| fits(top));
            fitting.rev().max_by_key(|&p| rank(p)).map(|p| p.0)
        };
        let mut found = if noun { pick(&|top| syn.below(top, e.head)) } else { self.day_with_when(own) };
        let mut clause = own;
        // Whether the way up has led from one side to another: "she won in 1991, but others attacked her". One day may be that
        // of both, hardly one year.
        let mut crossed = false;
        // A clause without a time of its own shares that of the clause it hangs on: "…, accusing them of fraud".
        while found.is_none() {
            found = pick(&|top| self.predicate_above(top) == clause);
            found = found.filter(|&i| !crossed || day(i) || self.times.all[i].tokens.start as usize > own);
            let own_subject = syn.children(clause).any(|c| syn.rel[c].is_subject());
            // "Took charge on Thursday and has promised": the second is told of now.
            let own_tense =
                syn.children(clause).any(|c| syn.lemma[c] == word::HAVE && syn.rel[c].base() == Deprel::AUX);
            // "Had announced on Monday and had ordered" are of one time.
            let both_past = || self.is_pluperfect(clause) && self.is_pluperfect(syn.first_conjunct(clause));
            let apart = self.is_perfect(clause) && (own_subject || own_tense && !both_past());
            // "Launched an operation on Friday, with jets hitting a town".
            let with = syn.rel[clause] == Deprel::ACL
                && syn.xpos[clause] == Xpos::VBG
                && std::iter::successors(syn.governor(clause), |&n| syn.governor(n))
                    .take_while(|&n| syn.is_nominal(n) && !syn.is_predicate(n))
                    .any(|n| syn.case(n) == word::WITH);
            if with {
                clause = self.predicate_above(clause);
                continue;
            }
            if !matches!(syn.rel[clause], Deprel::CONJ | Deprel::ADVCL | Deprel::XCOMP)
                || syn.rel[clause] == Deprel::CONJ && apart
                || self.opens_with(clause, APART)
            {
                break;
            }
            match syn.governor(clause) {
                Some(g) => {
                    crossed |= syn.rel[clause] == Deprel::CONJ && own_subject;
                    clause = g;
                }
                None => break,
            }
        }
        // "Did not fire when the wall fell [in 1989]", "as he landed [on Monday] he greeted".
        if found.is_none() && e.modality == Modality::Asserted {
            let when = syn.children(own).find(|&c| {
                syn.rel[c] == Deprel::ADVCL
                    && (syn.marked_by(c, &[word::WHEN]).is_some()
                        || syn.marked_by(c, &[word::AS]).is_some_and(|m| m < own) && !self.is_perfect(c))
            });
            found = when.and_then(|c| pick(&|top| self.predicate_above(top) == c));
        }
        // "Is expected to visit in May": what is only planned has the day of the plan's act.
        if found.is_none() && e.modality == Modality::Future {
            let act = syn.children(own).find(|&c| c > own && syn.rel[c] == Deprel::XCOMP);
            found = act.and_then(|a| pick(&|top| self.predicate_above(top) == a));
        }
        let lone = || {
            // "Said on Tuesday he will not run [in November]": a day to come is none of what is told as done.
            let past =
                |&&(i, _): &&(usize, usize)| noun || e.modality != Modality::Asserted || !self.is_ahead(i);
            let &(i, top) = usable.first().filter(|_| here.iter().filter(past).count() == 1)?;
            let above = self.predicate_above(top);
            // Behind "after", not only hung on the clause that it opens: "shelled the port on Monday, killing two, after".
            let behind = |v: usize| syn.marked_by(v, APART).is_some_and(|m| m < own);
            let mut up = std::iter::successors(Some(own), |&v| syn.governor(v)).take_while(|&v| v != above);
            (self.times.all[i].kind == TimexType::Date
                && above == syn.root(sentence).unwrap_or(top)
                && syn.below(own, above)
                && syn.rel[own] != Deprel::ACL_RELCL
                && !(syn.rel[own] == Deprel::ACL && syn.xpos[own] == Xpos::VBN)
                // "Recalled the vote to [leave] on Monday".
                && !(syn.rel[own] == Deprel::ACL
                    && syn.xpos[own] == Xpos::VB
                    && syn.governor(top) != syn.governor(own))
                && !self.is_perfect(own)
                // "Who has been criticised for rejecting it, withdrew on Monday".
                && !(own < above
                    && up.clone().any(|v| syn.rel[v] == Deprel::ACL_RELCL || self.is_perfect(v)))
                && !(day(i) && up.any(behind)))
            .then_some(i)
        };
        // "Stormed a ship carrying aid [on Monday]": the only day of the sentence, hung on a participle or a clause of
        // circumstance behind the main verb.
        let hung_low = || {
            let &(i, top) = usable.first()?;
            let day = self.times.all[i].date_value().and_then(|v| v.get(..10));
            let same =
                |&(j, _): &(usize, usize)| self.times.all[j].date_value().and_then(|v| v.get(..10)) == day;
            let first = syn.first_conjunct(own);
            let below = self.predicate_above(top);
            if self.ends_sentence(i) && syn.rel[below] == Deprel::ACL && syn.below(below, first) {
                return (here.len() == 1 && syn.root(sentence) == Some(first)).then_some(i);
            }
            let circumstance = match syn.rel[below] {
                Deprel::ACL | Deprel::XCOMP => true,
                Deprel::ADVCL => match syn.case_token(below) {
                    Some(c) => matches!(syn.form[c], word::AS | word::WHILE),
                    None => syn.xpos[below] == Xpos::VBG,
                },
                _ => false,
            };
            // "Died leading a raid [in 1976]".
            let wide = here.len() == 1
                && syn.rel[below] == Deprel::ADVCL
                && self.times.all[i].date_value().is_some_and(|v| v.len() < 8);
            ((wide || day.is_some_and(|d| !d.contains('W')))
                && here.iter().all(same)
                && top > first
                && circumstance
                && syn.root(sentence) == Some(first)
                && syn.below(below, first)
                && self.predicate_above(below) == first)
                .then_some(i)
        };
        if let Some(i) = found.or_else(lone).or_else(hung_low) {
            let t = &self.times.all[i];
            e.time = Some(i);
            e.date = self
                .week_ago(t)
                .or_else(|| self.day_of_saying(i))
                .or_else(|| t.date_value().map(str::to_string));
            e.date_basis = if t.basis == TimeBasis::Explicit {
                EventDateBasis::Explicit
            } else {
                EventDateBasis::Relative
            };
            if e.modality == Modality::Asserted && self.is_ahead(i) {
                e.modality = Modality::Future;
                e.causes.push(Cause::rule("event.dated-ahead"));
                self.planned(e);
            }
            return;
        }
        self.day_of_context(e, own, &here, anchor, lead);
    }

    /// Whether a time expression can be the event's at all: no deadline, not the day on which somebody only tells of it,
    /// and not that of an aside about somebody else ("Hasina, who is to tour the camps [on Tuesday], demanded …").
    /// `own` is the event's predicate.
    fn may_date(&self, e: &Event, own: usize, i: usize, top: usize) -> bool {
        let syn = self.syn;
        let first = self.times.all[i].tokens.start as usize;
        let limit = self.is_limit(i, top);
        // "the questions [from February]" that somebody asks for.
        let of_noun = matches!(syn.case(top), word::FROM | word::OF)
            && syn.governor(top).is_some_and(|g| g != e.head && syn.is_nominal(g) && !syn.is_verbal(g));
        // "Said on Monday it rejects": the day of the words is that of a plain deed in them, not of a plan or a charge.
        // "Announced on Sunday that it was taking control" does it by saying so.
        let announced = || {
            let goes_on = syn.children(own).any(|c| syn.rel[c].base() == Deprel::AUX);
            e.attribution.filter(|_| goes_on).is_some_and(|q| self.is_by_speaker(e, q))
        };
        let plain = e.modality == Modality::Asserted
            && !self.is_perfect(own)
            && (syn.xpos[own] != Xpos::VBG || announced());
        let told = e.attribution.is_some() && self.quotes.covering(first).is_none();
        // What is told as done has no day that is still to come, unless the plain present or a noun tells of a plan: "meets
        // the pope on Monday", "Monday's summit".
        let set = e.modality != Modality::Asserted
            || !self.is_ahead(i)
            || self.times.all[i].date_value().is_some_and(|v| v.len() > 7)
                && is_planned_ahead(&e.plover)
                && if syn.is_predicate(e.head) {
                    matches!(syn.xpos[own], Xpos::VBZ | Xpos::VBP) && self.is_timeless(own)
                } else {
                    syn.below(top, e.head)
                };
        // "Took the blame for the bombing [in 1988]": the time of the deed that it stands behind.
        let wide = self.times.all[i].date_value().is_some_and(|v| v.len() < 10);
        let of_deed = wide
            && std::iter::successors(syn.governor(top), |&g| syn.governor(g))
                .take_while(|&g| syn.is_nominal(g) && !syn.is_predicate(g))
                .any(|g| g < top && g != e.head && !e.trigger.has(g) && self.names_deed(g));
        // "Did not meet him, whom many [accuse]": what is so at all times has no day but one of its own. "Said on Monday it
        // [rejects] the plan" does it by saying so.
        let by_saying = || is_word(&e.plover) && e.attribution.is_some_and(|q| self.is_by_speaker(e, q));
        let shared = syn.is_predicate(e.head)
            && !by_saying()
            && matches!(syn.xpos[own], Xpos::VBZ | Xpos::VBP)
            && self.is_timeless(own)
            && self.predicate_above(top) != own;
        !limit
            && !of_noun
            && !of_deed
            && !shared
            && !self.is_before_open(e, own, i, top)
            && set
            && !self.names_noun(e, top)
            && (plain || !told)
            && !self.is_aside(first, e.head)
    }

    /// Whether a time is a day that is over, of a clause above what is only to come or possible: "pleaded with them [on
    /// Wednesday] to withdraw", "a hearing [on Monday] on whether to convict him".
    fn is_before_open(&self, e: &Event, own: usize, i: usize, top: usize) -> bool {
        let syn = self.syn;
        let first = syn.first_conjunct(own);
        let below = match syn.rel[first].base() {
            Deprel::ACL | Deprel::ADVCL | Deprel::CCOMP => true,
            // "Tried on Monday to reach a deal" and "is scheduled on Monday to meet him" are of one day.
            Deprel::XCOMP => {
                syn.governor(first).is_some_and(|g| ["v_urge", "v_demand"].iter().any(|c| self.is_of(g, c)))
            }
            _ => false,
        };
        let above = syn.first_conjunct(self.predicate_above(top));
        self.facts.of(above).modality == Modality::Asserted
            && matches!(e.modality, Modality::Future | Modality::Possible)
            && syn.is_predicate(e.head)
            && below
            && above != first
            && !syn.below(above, first)
            && self.times.all[i].date_value().is_some_and(|v| v.len() == 10)
            && !self.is_ahead(i)
    }

    /// Whether a time lies after the day of publication.
    pub(super) fn is_ahead(&self, i: usize) -> bool {
        self.times.all[i].date_value().zip(self.article.date).is_some_and(|(v, published)| {
            if v.contains('W') {
                let week = published.iso_week_date();
                let own = format!("{}-W{:02}", week.year(), week.week());
                // "This weekend", read on a Friday.
                let weekend = self.times.all[i].value.as_deref().is_some_and(|v| v.ends_with("WE"));
                let before = published.weekday().to_monday_zero_offset() < 5;
                return *v > *own || weekend && before && *v == *own;
            }
            *v > published.to_string()[..v.len()]
        })
    }

    /// Whether a time closes its sentence behind a comma, where it is that of the main clause: "sold it to Acme, based in
    /// Bonn, [a year ago]".
    fn ends_sentence(&self, i: usize) -> bool {
        let syn = self.syn;
        let t = self.times.all[i].tokens;
        let end = syn.tokens_of(syn.sentence(t.start as usize)).end;
        let rest = t.end as usize..end as usize;
        t.start > 0
            && syn.xpos[t.start as usize - 1] == Xpos::COMMA
            && rest.len() < 3
            && rest.into_iter().all(|k| syn.upos[k] == Upos::PUNCT)
    }

    /// The time right behind which a clause with "when" stands: "since Wednesday, when India fired missiles".
    fn day_with_when(&self, clause: usize) -> Option<usize> {
        let syn = self.syn;
        let when = syn.marked_by(syn.first_conjunct(clause), &[word::WHEN])?;
        let comma = when > 0 && syn.xpos[when - 1] == Xpos::COMMA;
        let end = (when - comma as usize) as u32;
        self.times_in(syn.tokens_of(syn.sentence(when))).find(|&i| {
            let t = &self.times.all[i];
            t.tokens.end == end && t.date_value().is_some()
        })
    }

    /// Whether an event noun happens when and where its clause does: it is what the clause tells of ("the attack killed six", "held
    /// [talks]") or when it was ("said during a [visit]"); not what the clause is about ("condemned the [attack] on Friday").
    pub(super) fn shares_scene(&self, noun: usize) -> bool {
        let syn = self.syn;
        let first = syn.first_conjunct(noun);
        let Some(above) = syn.governor(first) else { return true };
        match syn.rel[first].base() {
            Deprel::NSUBJ | Deprel::APPOS | Deprel::PARATAXIS => true,
            Deprel::OBJ => ["v_start", "v_perform", "v_issue"].iter().any(|c| self.is_of(above, c)),
            Deprel::OBL => matches!(syn.case(first), word::IN | word::DURING | word::AT | word::ON),
            _ => false,
        }
    }

    /// Whether a time is a limit: "by Monday", "answers no later than May 10".
    pub(super) fn is_limit(&self, i: usize, top: usize) -> bool {
        let first = self.times.all[i].tokens.start as usize;
        // "Approved by the Senate [Wednesday night]", which the parser takes for one noun.
        let of_agent = self.syn.rel[top] == Deprel::OBL_AGENT
            && self.syn.children(top).any(|c| c < first && self.syn.rel[c] == Deprel::COMPOUND);
        LIMITS.contains(&self.syn.case(top)) && !of_agent
            || matches!(self.times.all[i].modifier, Some("ON_OR_BEFORE" | "BEFORE"))
            || first > 0 && self.syn.form[first - 1] == word::THAN
            // "Fell after the September 11 attacks", not "after midnight on Monday".
            || self.times.all[i].kind == TimexType::Date && self.syn.case(top) == word::AFTER
    }

    /// Whether a time is part of what another noun than the event's is called: "left the [2015] agreement". It dates the
    /// event all the same if the noun names it ("carried out the [Aug. 21] attack", "the [May 8] decision to leave") or
    /// when it was ("criticised him during the [2016] election"); "on [Aug 25] fighters attacked" is only ill parsed, for
    /// a subject has no preposition.
    fn names_noun(&self, e: &Event, top: usize) -> bool {
        let syn = self.syn;
        let modifies = matches!(
            syn.rel[top].base(),
            Deprel::COMPOUND | Deprel::NMOD | Deprel::NUMMOD | Deprel::AMOD | Deprel::FLAT
        );
        let Some(noun) =
            syn.governor(top).filter(|&g| modifies && g > top && g != e.head && !e.trigger.has(g))
        else {
            return false;
        };
        // "A [Saturday] deadline" is to come.
        if self.is_of(noun, "n_deadline") {
            return true;
        }
        let light = e.causes[0].rule == "event.light"
            && syn.governor(noun) == Some(e.head)
            && matches!(syn.rel[noun].base(), Deprel::OBJ | Deprel::NSUBJ);
        let named = syn.governor(e.head) == Some(noun) && syn.rel[e.head].base() == Deprel::ACL;
        let when = matches!(syn.case(noun), word::IN | word::DURING | word::AT)
            && syn.rel[noun].base() == Deprel::OBL
            && syn.governor(noun) == Some(self.predicate_of(e));
        let subject = syn.rel[noun].is_subject() && syn.case_token(noun).is_some_and(|c| c < top);
        !(light || named || when || subject)
    }

    /// Whether a token stands in a relative clause between commas that the head is outside of.
    pub(super) fn is_aside(&self, t: usize, head: usize) -> bool {
        let syn = self.syn;
        let sentence = syn.tokens_of(syn.sentence(t));
        let comma = |k: &usize| syn.xpos[*k] == Xpos::COMMA;
        let Some(open) = (sentence.start as usize..t).rev().find(comma) else { return false };
        let close = (t..sentence.end as usize).find(comma);
        let relative = matches!(syn.xpos[open + 1], Xpos::WP | Xpos::WP_POSS | Xpos::WDT);
        relative && (head < open || close.is_some_and(|c| head > c))
    }

    /// "has agreed", "had agreed and signed": before the day on which it is told.
    pub(super) fn is_perfect(&self, clause: usize) -> bool {
        let syn = self.syn;
        let have = |v: usize| {
            syn.children(v).any(|c| syn.rel[c].base() == Deprel::AUX && syn.lemma[c] == word::HAVE)
        };
        let helped = |v: usize| syn.children(v).any(|c| syn.rel[c].base() == Deprel::AUX);
        have(clause) || syn.xpos[clause] == Xpos::VBN && !helped(clause) && have(syn.first_conjunct(clause))
    }

    /// "had agreed": before the past that is told.
    pub(super) fn is_pluperfect(&self, clause: usize) -> bool {
        let syn = self.syn;
        syn.children(clause).any(|c| syn.rel[c].base() == Deprel::AUX && syn.form[c] == word::HAD)
    }

    /// A present tense or a participle without a helper: what is so at all times.
    pub(super) fn is_timeless(&self, clause: usize) -> bool {
        let syn = self.syn;
        let helped = syn.children(clause).any(|c| syn.rel[c].base() == Deprel::AUX);
        !helped && matches!(syn.xpos[clause], Xpos::VBP | Xpos::VBZ | Xpos::VBG)
    }

    /// Whether a clause tells of a length of time or of all since some day, which is no single day: "were killed in half a
    /// century of war", "have negotiated since May".
    pub(super) fn is_spread(&self, clause: usize) -> bool {
        let syn = self.syn;
        self.times_in(syn.tokens_of(syn.sentence(clause))).any(|i| {
            let t = &self.times.all[i];
            let top = self.top(t.tokens);
            // Hours are within a day, and what came "after nine days of talks" did not last for them.
            let long = t.value.as_deref().is_some_and(|v| !v.starts_with("PT"));
            let after = matches!(syn.case(top), word::AFTER | word::BEFORE);
            let length = matches!(t.kind, TimexType::Duration | TimexType::Set) && long && !after;
            let above = self.predicate_above(top);
            // "In seven years he freed prisoners and [pulled] out".
            let shared = || {
                above == syn.first_conjunct(clause)
                    && top < above
                    && !syn.children(clause).any(|c| syn.rel[c].is_subject())
            };
            (length || syn.case(top) == word::SINCE) && (above == clause || shared())
        })
    }

    /// Whether a clause begins with one of these words.
    pub(super) fn opens_with(&self, clause: usize, words: &[Sym]) -> bool {
        let syn = self.syn;
        syn.children(clause).any(|c| syn.rel[c] == Deprel::MARK && words.contains(&syn.form[c]))
    }

    /// The time expression that gives the article's own day: the first day named in its first sentence, else that of its
    /// dateline. No deadline, no day after that of publication (what is told plainly has happened), and none long before it.
    pub(super) fn anchor(&self) -> Option<usize> {
        let syn = self.syn;
        let lead = syn.sentences.iter().position(|s| s.kind == SentenceKind::Sentence)?;
        let day = |i: &usize| {
            let t = &self.times.all[*i];
            // What happened long before is no news.
            let past = |v: &str| {
                let day = v.parse::<Date>().ok().zip(self.article.date);
                let age =
                    |(day, published): (Date, Date)| day.until(published).map_or(0, |gap| gap.get_days());
                day.is_none_or(|d| (0..=NEWS).contains(&age(d)))
            };
            (self.in_dateline(t.tokens) || self.is_of_main_clause(t.tokens))
                && !LIMITS.contains(&syn.case(self.top(t.tokens)))
                && t.date_value().is_some_and(|v| v.len() == 10 && !v.contains('W') && past(v))
        };
        let (dateline, told): (Vec<usize>, Vec<usize>) = self
            .times_in(syn.tokens_of(lead))
            .filter(day)
            .partition(|&i| self.in_dateline(self.times.all[i].tokens));
        told.first().or(dateline.first()).copied()
    }

    /// Whether a time is that of what its sentence tells, not one before or after which it happened: "in mourning after attacks
    /// [on Friday]".
    fn is_of_main_clause(&self, time: TokenSpan) -> bool {
        let syn = self.syn;
        let top = self.top(time);
        // "Wiped out [yesterday]'s gains": the day of what was before.
        let of_object = matches!(syn.rel[top], Deprel::NMOD_POSS | Deprel::COMPOUND)
            && syn.governor(top).is_some_and(|n| syn.rel[n] == Deprel::OBJ);
        let up = std::iter::successors(Some(top), |&t| syn.governor(t));
        !of_object
            && up.take_while(|&t| syn.governor(t).is_some()).all(|t| {
                !matches!(syn.case(t), word::AFTER | word::BEFORE | word::SINCE | word::UNTIL)
                    && syn.rel[t] != Deprel::ACL_RELCL
                    && !(syn.rel[t] == Deprel::ADVCL && self.opens_with(t, APART))
            })
    }

    /// The time expressions among some tokens, as indices.
    pub(super) fn times_in(&self, tokens: TokenSpan) -> std::ops::Range<usize> {
        let all = &self.times.all;
        let from = all.partition_point(|t| t.tokens.start < tokens.start);
        from..from + all[from..].partition_point(|t| t.tokens.start < tokens.end)
    }

    pub(super) fn in_dateline(&self, tokens: TokenSpan) -> bool {
        self.syn.dateline.is_some_and(|d| d.contains(tokens))
    }

    pub(super) fn top(&self, tokens: TokenSpan) -> usize {
        let outside = |&t: &usize| self.syn.governor(t).is_none_or(|g| !tokens.has(g));
        tokens.range().find(outside).unwrap_or(tokens.start as usize)
    }
}
