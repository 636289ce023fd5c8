//! Days that are counted from another: "two days after", "a week ago", and "yesterday" in what was said on a day that is
//! named.

use jiff::Span;
use jiff::civil::Date;

use super::Event;
use super::run::View;
use crate::base::word;
use crate::cause::Rule;
use crate::mention::{Time, TimexType};
use crate::syntax::{Deprel, Upos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "event.days-apart",
    finds: "a day counted from that of the main clause: \"buried its dead on Friday, two days after jets hit the town\"; not \"on Friday after jets hit the town\"",
}];

/// The days of a TIMEX3 length of whole days or weeks.
fn days(length: &str) -> Option<i64> {
    let number = length.strip_prefix('P')?;
    let (number, unit) = match number.strip_suffix('D') {
        Some(n) => (n, 1),
        None => (number.strip_suffix('W')?, 7),
    };
    number.parse::<u16>().ok().map(|n| i64::from(n) * unit)
}

impl View<'_> {
    /// The day of an event that is told as so many days or weeks before or after that of the main clause: the length of
    /// time, and the day. `here` are the sentence's dates; without one before the length the article's own day counts.
    pub(super) fn counted(
        &self,
        e: &Event,
        here: &[(usize, usize)],
        anchor: Option<usize>,
    ) -> Option<(usize, String)> {
        let (syn, times) = (self.syn, &self.times.all);
        let sentence = syn.tokens_of(syn.sentence(e.head));
        let end = sentence.end as usize;
        let (length, link) = self
            .times_in(sentence)
            .filter(|&i| {
                let start = times[i].tokens.start as usize;
                // "For two days after" and "more than a day after" name no day.
                let told = start == 0 || syn.upos[start - 1] != Upos::ADP;
                times[i].kind == TimexType::Duration && times[i].modifier.is_none() && told
            })
            .map(|i| (i, times[i].tokens.end as usize))
            .rfind(|&(_, link)| link < e.head && matches!(syn.form[link], word::AFTER | word::BEFORE))?;
        // The first verb behind is the one that the days are counted to; what it governs has times of its own.
        // What is coordinated with it or only completes it shares the count: "a day after he tried to close it and was jailed".
        let counted = (link + 1..end).find(|&t| t == e.head || syn.is_predicate(t))?;
        let first = syn.first_conjunct(e.head);
        let chained = first == counted
            || syn.rel[first] == Deprel::XCOMP
                && syn.governor(first).map(|g| syn.first_conjunct(g)) == Some(counted);
        if counted != e.head && !chained {
            return None;
        }
        let days = days(times[length].value.as_deref()?)?;
        let day =
            |i: usize| times[i].date_value().filter(|v| v.len() == 10).and_then(|v| v.parse::<Date>().ok());
        let before = here.iter().rev().filter(|(i, _)| (times[*i].tokens.end as usize) < link);
        let from = before.map(|&(i, _)| i).chain(anchor).find_map(day)?;
        let span = Span::new().try_days(if syn.form[link] == word::AFTER { -days } else { days }).ok()?;
        Some((length, from.checked_add(span).ok()?.to_string()))
    }

    /// The day of "a week ago", whose value is a week.
    pub(super) fn week_ago(&self, t: &Time) -> Option<String> {
        let syn = self.syn;
        let first = t.tokens.start as usize;
        let one = t.tokens.len() == 3 && matches!(syn.form[first], word::A | word::ONE);
        let ago = || syn.text(&self.article.text, first + 2).eq_ignore_ascii_case("ago");
        let week = t.date_value().is_some_and(|v| v.contains('W'));
        let day = self.article.date.filter(|_| one && week && ago())?;
        Some(day.checked_sub(Span::new().days(7)).ok()?.to_string())
    }

    /// The day of a word such as "yesterday" in a quotation that was said on a day which is named: "“They hit us [yesterday],”
    /// he said on Sunday".
    pub(super) fn day_of_saying(&self, i: usize) -> Option<String> {
        let syn = self.syn;
        let t = &self.times.all[i];
        let first = t.tokens.start as usize;
        let by_day = || {
            let text = |k: usize| syn.text(&self.article.text, k).to_ascii_lowercase();
            match t.tokens.len() {
                1 => matches!(text(first).as_str(), "yesterday" | "today" | "tomorrow" | "tonight"),
                2 => text(first) == "last" && text(first + 1) == "night",
                _ => false,
            }
        };
        let value: Date = t.date_value()?.get(..10)?.parse().ok()?;
        let published = self.article.date.filter(|_| by_day())?;
        let cue = self.quotes.all[self.quotes.covering(first)?].cue?.start as usize;
        let said = self.times_in(syn.tokens_of(syn.sentence(cue))).find_map(|j| {
            let of = &self.times.all[j];
            let outside = self.quotes.covering(of.tokens.start as usize).is_none();
            let own = outside && self.predicate_above(self.top(of.tokens)) == cue;
            of.date_value().filter(|v| own && v.len() >= 10)?.get(..10)?.parse::<Date>().ok()
        })?;
        let gap = said.until(published).ok()?.get_days();
        (1..=7)
            .contains(&gap)
            .then(|| value.checked_sub(Span::new().days(gap)).ok().map(|d| d.to_string()))?
    }
}
