//! The day of what is told without one: that of the lead, or the one on which the paragraph plays.

use jiff::civil::Date;

use super::run::View;
use super::when::APART;
use super::{Event, EventDateBasis, Party};
use crate::base::{Sym, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::mention::TimexType;
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.context-date",
        finds: "the day of the lead for what is told plainly after it: \"… on Friday. Moscow condemned the move\"; not \"had condemned\"",
    },
    Rule {
        id: "event.lead-deed",
        finds: "the day of the lead for what somebody tells of its deed: \"jets hit the port on Friday. Police said two men had been killed\"; not \"said two men were killed in another town\" of other sides",
    },
    Rule {
        id: "event.paragraph-date",
        finds: "the day named before in the paragraph: \"On Tuesday shells hit the port. Two men were killed\"; not across paragraphs",
    },
];

/// Words with which a clause opens that need not play on the day of the clause above.
const BEHIND: &[Sym] = &[
    word::AFTER,
    word::BEFORE,
    word::UNTIL,
    word::SINCE,
    word::WHEN,
    word::BECAUSE,
    word::ONCE,
    word::IF,
    word::UNLESS,
    word::WHERE,
];

/// Words before a participle that leave it on the day of the clause above: "while accusing", "by sending".
const BESIDE: &[Sym] = &[word::WHILE, word::AS, word::BY];

/// How many sentences after the lead its day goes on: for what is said there, and for deeds, which soon are the background.
const NEAR: (usize, usize) = (25, 14);

/// How many sentences after the lead others tell of its deeds.
const RETOLD: usize = 14;

/// How many sentences before may name the day on which a paragraph plays. Some texts come as one paragraph.
const GOES_ON: usize = 3;

/// What the lead tells as done on the article's day.
pub(super) struct Deed {
    plover: String,
    sides: Vec<u32>,
    head: usize,
}

impl Deed {
    /// Whether an event of a type may be a part of the deed: those of one fight or one crowd go together.
    fn is_like(&self, plover: &str) -> bool {
        let violent = |p: &str| matches!(p, "ASSAULT" | "COERCE" | "PROTEST");
        self.plover == plover || violent(&self.plover) && violent(plover)
    }
}

/// Types of events that are done with words.
pub(super) fn is_word(plover: &str) -> bool {
    matches!(plover, "ACCUSE" | "REQUEST" | "REJECT" | "THREATEN" | "AGREE" | "SUPPORT")
}

impl View<'_> {
    /// Dates an event whose sentence names no day for it. `here` are the dates of the sentence, `anchor` is the time
    /// expression of the article's own day.
    pub(super) fn day_of_context(
        &self,
        e: &mut Event,
        own: usize,
        here: &[(usize, usize)],
        anchor: Option<usize>,
        lead: &[Deed],
    ) {
        let noun = e.causes[0].rule == "event.noun"
            || e.causes[0].rule == "event.result" && !self.shares_scene(e.head);
        let again = self.is_of_lead(e, own, lead);
        let plain = e.modality == Modality::Asserted
            && !noun
            && (self.is_said_now(e) || again)
            && !self.is_under_way(e, own)
            && if again { self.stands_plainly(own) } else { self.is_told_plainly(own) }
            && (is_word(&e.plover) || !self.shares_perfect(own))
            && !(self.is_timeless(own) && (e.attribution.is_some() || self.syn.xpos[own] != Xpos::VBG))
            && !self.is_spread(own)
            && !self.is_elsewhen(own);
        let aside = |&(i, top): &(usize, usize)| {
            self.is_aside(self.times.all[i].tokens.start as usize, e.head)
                || self.is_time_of_lower(top, own)
                || self.is_bystander(i, top, own, anchor)
        };
        if !plain || !here.iter().all(|h| aside(h) && Some(h.0) != anchor) {
            return;
        }
        let before = self.day_told_before(e.head);
        let goes_on = || !is_word(&e.plover) || self.goes_on(own);
        let (day, rule) = match (before, anchor) {
            (Some(before), None) if goes_on() => (before, "event.paragraph-date"),
            (_, None) => return,
            (before, Some(lead)) => {
                let behind = self
                    .syn
                    .sentence(e.head)
                    .saturating_sub(self.syn.sentence(self.times.all[lead].tokens.start as usize));
                if behind > if is_word(&e.plover) { NEAR.0 } else { NEAR.1 } {
                    return;
                }
                match before {
                    Some(before) if goes_on() => (before, "event.paragraph-date"),
                    // Who answers to what was told does so on the day of the text, if that is near.
                    Some(before) if !self.are_near(before, lead) => return,
                    _ if again => (lead, "event.lead-deed"),
                    _ => (lead, "event.context-date"),
                }
            }
        };
        // A month or a year told before is too wide for what follows it.
        let value = self.times.all[day].date_value().filter(|v| v.len() == 10);
        if let Some(value) = value {
            e.date = Some(value.to_string());
            e.date_basis = EventDateBasis::Context;
            e.causes.push(Cause::rule(rule));
        }
    }

    /// Whether somebody tells more of what the lead tells: "… shelled the port on Friday. The army said it had [hit] two
    /// ships"; not of what another side did at another time.
    fn is_of_lead(&self, e: &Event, own: usize, lead: &[Deed]) -> bool {
        let syn = self.syn;
        let past = syn.xpos[own] == Xpos::VBD && !self.is_perfect(own)
            || self.is_pluperfect(own)
            || syn.is_passive(own) && !self.is_perfect(own);
        e.attribution.is_some()
            && !is_word(&e.plover)
            && past
            && lead.iter().any(|d| {
                syn.sentence(e.head).saturating_sub(syn.sentence(d.head)) <= RETOLD
                    && d.is_like(&e.plover)
                    && e.source
                        .iter()
                        .chain(&e.target)
                        .any(|p| d.sides.iter().any(|&a| self.cast.same_side(a, p.actor)))
            })
    }

    /// What an event of the article's day says of the deed of the day: none where it is told of by another or in passing.
    pub(super) fn deed_of(&self, e: &Event, anchor: Option<usize>) -> Option<Deed> {
        let syn = self.syn;
        let i = anchor?;
        let near = syn.sentence(e.head) <= syn.sentence(self.times.all[i].tokens.start as usize);
        let of_day = e.date.is_some() && e.date.as_deref() == self.times.all[i].date_value();
        (near && of_day && e.modality == Modality::Asserted && !is_word(&e.plover)).then(|| Deed {
            plover: e.plover.clone(),
            sides: e.source.iter().chain(&e.target).map(|p| p.actor).collect(),
            head: e.head,
        })
    }

    /// Whether a time says nothing of when a clause before it plays: a day to come, the day of a further clause beside it
    /// ("condemned the raid and called the council to a session [on Sunday]"), or one by which a noun is told apart ("the
    /// third theft [since May]").
    fn is_bystander(&self, i: usize, top: usize, own: usize, anchor: Option<usize>) -> bool {
        let syn = self.syn;
        let value = |i: usize| self.times.all[i].date_value();
        let clause = self.predicate_above(top);
        // A clause before one of an earlier day is as early.
        let early = anchor.is_some_and(|a| value(i) < value(a));
        let beside =
            clause > own && syn.first_conjunct(clause) == syn.first_conjunct(own) && top > own && !early;
        let of_noun = syn.governor(top).is_some_and(|g| {
            syn.is_nominal(g)
                && !syn.is_predicate(g)
                && g < top
                && syn.below(g, syn.first_conjunct(own))
                && !syn.below(own, g)
        });
        let limit = of_noun && self.is_limit(i, top);
        let wide = of_noun
            && (clause == own || clause == syn.first_conjunct(own))
            && value(i).is_some_and(|v| v.len() < 10);
        self.is_ahead(i) || beside || limit || wide
    }

    /// Whether the text's own voice tells of an event, or somebody vouches for it in passing ("a bomb killed six, police
    /// said"), or who is quoted does it by saying it ("“We reject it,” he said"). What else somebody tells of may have been
    /// at any time.
    fn is_said_now(&self, e: &Event) -> bool {
        e.attribution.is_none_or(|q| {
            let quote = &self.quotes.all[q];
            let in_passing = quote.kind == QuoteKind::Indirect
                && quote.cue.is_some_and(|c| c.start as usize > e.head)
                && self
                    .syn
                    .governor(self.syn.first_conjunct(self.predicate_of(e)))
                    .is_none_or(|g| g > e.head);
            match e.plover.as_str() {
                "ASSAULT" | "PROTEST" => in_passing,
                word => is_word(word) && self.is_by_speaker(e, q),
            }
        })
    }

    /// Whether one of those whose quote it is does what is told.
    pub(super) fn is_by_speaker(&self, e: &Event, quote: usize) -> bool {
        let speaks = |p: &Party| self.cast.speakers[quote].iter().any(|&s| self.cast.same_side(s, p.actor));
        e.source.iter().any(speaks)
    }

    /// Whether a deed goes on: "is cooperating with", "were fighting", "was breaking the law".
    fn is_under_way(&self, e: &Event, own: usize) -> bool {
        (!is_word(&e.plover) || e.plover == "REJECT")
            && self.syn.xpos[own] == Xpos::VBG
            && !self.is_timeless(own)
    }

    /// Whether a time is that of a clause below another that has its own day: "to settle the loan that it granted [in 2011]".
    fn is_time_of_lower(&self, top: usize, own: usize) -> bool {
        let syn = self.syn;
        let clause = self.predicate_above(top);
        // "Said he will not be bound [this year] and rejected the plan": what the clause beside it reports.
        let beside = syn.below(clause, syn.first_conjunct(own)) && !syn.below(own, clause);
        let lower = match syn.rel[clause].base() {
            Deprel::ACL => true,
            Deprel::CCOMP => return clause != own && beside,
            Deprel::ADVCL => self.is_perfect(clause) || self.opens_with(clause, APART),
            _ => false,
        };
        clause != own && syn.below(clause, own) && lower
    }

    /// The last time that a main clause before this one in the paragraph is dated by.
    fn day_told_before(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let own = syn.sentence(t);
        let paragraph = syn.sentences[own].paragraph;
        let before = (0..own).rev().take(GOES_ON).take_while(|&s| syn.sentences[s].paragraph == paragraph);
        // A main clause, or what came about in it: "were on their way when rebels attacked them [on Monday]".
        let tells = |clause: usize| {
            syn.governor(syn.first_conjunct(clause)).is_none_or(|above| {
                syn.governor(above).is_none()
                    && clause > above
                    && syn.xpos[above] == Xpos::VBG
                    && syn.marked_by(clause, &[word::WHEN]).is_some()
            })
        };
        let dates = |i: usize| {
            let time = &self.times.all[i];
            let top = self.top(time.tokens);
            let clause = self.predicate_above(top);
            time.date_value().is_some()
                && !self.in_dateline(time.tokens)
                && !self.is_ahead(i)
                && tells(clause)
                && !self.is_limit(i, top)
        };
        before.into_iter().find_map(|s| self.times_in(syn.tokens_of(s)).rfind(|&i| dates(i)))
    }

    /// Whether a clause goes on about the one of whom was spoken: "[He] also called for".
    fn goes_on(&self, clause: usize) -> bool {
        let subject = self.syn.subject(self.syn.first_conjunct(clause));
        subject.is_some_and(|s| self.syn.upos[s] == Upos::PRON)
    }

    /// Whether two times are days not more than a week apart.
    fn are_near(&self, a: usize, b: usize) -> bool {
        let day = |i: usize| self.times.all[i].date_value().and_then(|v| v.parse::<Date>().ok());
        day(a).zip(day(b)).is_some_and(|(a, b)| a.until(b).is_ok_and(|gap| gap.get_days().abs() <= 7))
    }

    /// Whether the text's own voice tells plainly what somebody said.
    pub(super) fn is_said_plainly(&self, e: &Event) -> bool {
        is_word(&e.plover) && e.attribution.is_none() && self.is_told_plainly(self.predicate_of(e))
    }

    /// Whether a clause tells what was done on the day of the text: a main clause or one that shares its day.
    fn is_told_plainly(&self, clause: usize) -> bool {
        !self.is_perfect(clause) && self.stands_plainly(clause)
    }

    /// "Has cut lines and [detained] men": the parser often takes the second participle for a past tense.
    fn shares_perfect(&self, clause: usize) -> bool {
        let syn = self.syn;
        let own = syn.children(clause).any(|c| syn.rel[c].is_subject() || syn.rel[c].base() == Deprel::AUX);
        syn.xpos[clause] == Xpos::VBD && !own && self.is_perfect(syn.first_conjunct(clause))
    }

    /// Whether nothing above a clause takes it off the day of the text.
    fn stands_plainly(&self, clause: usize) -> bool {
        let syn = self.syn;
        let Some(above) = syn.governor(clause) else { return true };
        let relative = |c: usize| syn.rel[c].is_subject() && matches!(syn.xpos[c], Xpos::WP | Xpos::WDT);
        if syn.children(clause).any(relative) {
            return false;
        }
        // The parser has lost a main verb: "police [used] batons".
        if syn.is_mistaken_participle(clause) {
            return true;
        }
        match syn.rel[clause].base() {
            // "Blocked a road to demand food": what is shown with the deed, and told as done.
            Deprel::ACL if syn.xpos[clause] == Xpos::VB && syn.case(clause) == word::TO => {
                self.is_told_plainly(self.predicate_above(clause))
            }
            Deprel::ACL => false,
            Deprel::ADVCL if syn.marked_by(clause, BEHIND).is_some() => false,
            Deprel::ADVCL => {
                let case = syn.case_token(clause);
                let beside = case.is_none_or(|c| BESIDE.contains(&syn.form[c]));
                match syn.xpos[clause] {
                    // "An attempt to win by pressing": the means of what is only meant.
                    Xpos::VBG if syn.xpos[above] == Xpos::VB && syn.rel[above].base() == Deprel::ACL => false,
                    Xpos::VBG => beside && self.is_told_plainly(above),
                    Xpos::VBN
                        if !syn
                            .children(clause)
                            .any(|c| syn.rel[c].base() == Deprel::AUX || syn.rel[c].is_subject()) =>
                    {
                        false
                    }
                    _ => self.is_told_plainly(above),
                }
            }
            Deprel::CCOMP | Deprel::XCOMP => !syn.is_predicate(above) || self.is_told_plainly(above),
            Deprel::CONJ => {
                // A past tense is no conjunct of a participle.
                let first = syn.first_conjunct(clause);
                syn.xpos[clause] == Xpos::VBD && syn.xpos[first] == Xpos::VBN && !syn.is_passive(clause)
                    || self.stands_plainly(first)
            }
            _ => true,
        }
    }

    /// Whether a clause tells what was or is done at other times: "had urged", "urges", "urged for months".
    pub(super) fn is_repeated(&self, clause: usize) -> bool {
        self.is_perfect(clause)
            || self.is_timeless(clause)
            || self.is_spread(clause)
            || self.is_elsewhen(clause)
    }

    /// Whether a clause says that it plays on another day, which it does not name: "earlier", "that same day", "on the eve
    /// of the vote".
    fn is_elsewhen(&self, clause: usize) -> bool {
        let syn = self.syn;
        let named = self.times_in(syn.tokens_of(syn.sentence(clause))).any(|i| {
            let t = &self.times.all[i];
            let open = t.kind == TimexType::Date
                && t.date_value().is_none()
                && t.value.as_deref() != Some("PRESENT_REF");
            open && self.predicate_above(self.top(t.tokens)) == clause
        });
        named
            || syn.children(clause).any(|c| match syn.rel[c].base() {
                Deprel::ADVMOD => self.is_of(c, "other_day"),
                Deprel::OBL => self.is_of(c, "span_between"),
                _ => false,
            })
    }
}
