//! How many were killed, hurt or arrested, and how many came.
//!
//! A number belongs to an event where it counts those whom the event befell: the object of the verb, the subject of its
//! passive, or the object of a verb that tells the result ("the blast *killed six*"). Numbers of coordinated nouns are added
//! up; a number told as a limit leaves the other side open.

use super::run::View;
use super::when::APART;
use super::{Count, Event};
use crate::base::{Sym, TokenSpan, word};
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

impl View<'_> {
    /// Fills in the numbers of an event.
    pub(super) fn counts(&self, e: &mut Event) {
        let syn = self.syn;
        match e.plover.as_str() {
            "ASSAULT" if syn.is_predicate(e.head) && self.is_of(e.head, "v_wound") => {
                e.counts.injured = self.number_of_patient(e.head);
            }
            "ASSAULT"
                if syn.is_predicate(e.head) && (self.is_of(e.head, "v_kill") || self.is_to_death(e)) =>
            {
                e.counts.killed = self.number_of_patient(e.head);
            }
            "ASSAULT" => self.results(e),
            "COERCE" if e.mode == "arrest" && syn.is_predicate(e.head) => {
                e.counts.arrested = self.number_of_patient(e.head);
            }
            "PROTEST" => e.counts.size = syn.subject(e.head).and_then(|s| self.number(s)),
            "SUPPORT" if self.is_of(e.head, "v_protest") => {
                e.counts.size = syn.subject(e.head).and_then(|s| self.number(s));
            }
            _ => {}
        }
    }

    /// "Shot dead", "beaten to death".
    fn is_to_death(&self, e: &Event) -> bool {
        let syn = self.syn;
        let dead = |t: usize| matches!(syn.lemma[t], word::DEAD | word::DEATH);
        e.trigger.range().any(dead) || syn.children(e.head).any(|c| dead(c) && c == e.head + 1)
    }

    /// "The attack killed six and wounded ten", "an attack that killed six"; not "killed six after troops attacked".
    fn results(&self, e: &mut Event) {
        let syn = self.syn;
        let above = syn.governor(e.head).filter(|_| !self.opens_with(e.head, APART));
        let verbs = above
            .into_iter()
            .chain(syn.children(e.head))
            .chain(above.into_iter().flat_map(|g| syn.children(g)));
        for v in verbs
            .flat_map(|v| std::iter::once(v).chain(syn.children(v).filter(|&c| syn.rel[c] == Deprel::CONJ)))
        {
            if !syn.is_verbal(v) {
                continue;
            }
            // "Leaving at least six dead".
            let left = syn.lemma[v] == word::LEAVE
                && syn.children(v).any(|c| {
                    c > v
                        && (syn.form[c] == word::DEAD
                            || syn.children(c).any(|d| d > c && syn.form[d] == word::DEAD))
                });
            if e.counts.killed.is_none() && (left || self.is_of(v, "v_kill")) {
                e.counts.killed = self.number_of_patient(v);
            } else if e.counts.injured.is_none() && self.is_of(v, "v_wound") {
                e.counts.injured = self.number_of_patient(v);
            }
        }
    }

    /// The number of those whom a verb befalls.
    fn number_of_patient(&self, v: usize) -> Option<Count> {
        let dies = self.syn.lemma[v] == word::DIE;
        let patient = if dies { self.syn.subject(v) } else { self.syn.patient(v) };
        self.number(patient?)
    }

    /// The number of people that a noun phrase gives, those of coordinated nouns together: "at least 12 people", "hundreds of
    /// protesters", "two guards and a cook".
    fn number(&self, noun: usize) -> Option<Count> {
        let mut parts = self.syn.conjuncts(noun).filter_map(|n| self.number_of_noun(n));
        let mut all = parts.next()?;
        for part in parts {
            let sum = |a: Option<u32>, b: Option<u32>| a.zip(b).map(|(a, b)| a.saturating_add(b));
            all.min = sum(all.min, part.min);
            all.max = sum(all.max, part.max);
            all.tokens = TokenSpan::new(
                all.tokens.start.min(part.tokens.start) as usize,
                all.tokens.end.max(part.tokens.end) as usize,
            );
        }
        Some(all)
    }

    fn number_of_noun(&self, noun: usize) -> Option<Count> {
        let syn = self.syn;
        let sentence = syn.tokens_of(syn.sentence(noun));
        let numeral = if syn.upos[noun] == Upos::NUM || plural_number(syn.form[noun]).is_some() {
            noun
        } else {
            syn.children(noun).find(|&c| syn.rel[c].base() == Deprel::NUMMOD)?
        };
        let words = self.number_words(numeral, sentence);
        // "2014 candidates" and "50 percent of voters" count nobody.
        let next = words.end as usize;
        let share = next < sentence.end as usize
            && matches!(syn.text(&self.article.text, next), "%" | "percent" | "per" | "pct");
        if share || self.times.all.iter().any(|t| t.tokens.has(numeral) && t.date_value().is_some()) {
            return None;
        }
        let (value, vague) = self.value(words, sentence)?;
        let first = syn.subtree(numeral).start.min(words.start) as usize;
        let start = first.saturating_sub(2).max(sentence.start as usize);
        let before = |limits: &[Sym]| (start..=numeral).any(|t| limits.contains(&syn.form[t]));
        let at_least = vague || before(&[word::LEAST, word::MORE, word::OVER]);
        let at_most = before(&[word::MOST, word::FEWER, word::LESS, word::UP]);
        Some(Count {
            min: (!at_most).then_some(value),
            max: (!at_least).then_some(value),
            tokens: TokenSpan::new(first, noun.max(next - 1) + 1),
        })
    }

    /// The tokens side by side that write one number: "thirty-three", "2.5 million".
    fn number_words(&self, numeral: usize, sentence: TokenSpan) -> TokenSpan {
        let is_part = |t: usize| self.syn.is(t, TokenFlags::DIGIT) || self.number_word(t).is_some();
        let is_hyphen = |t: usize| self.syn.xpos[t] == Xpos::HYPH;
        let (mut start, mut end) = (numeral, numeral + 1);
        loop {
            let before = |n: usize| start.checked_sub(n).filter(|&t| t >= sentence.start as usize);
            start = match (before(1), before(2)) {
                (Some(a), _) if is_part(a) => a,
                (Some(a), Some(b)) if is_hyphen(a) && is_part(b) => b,
                _ => break,
            };
        }
        loop {
            let behind = |n: usize| Some(end + n).filter(|&t| t < sentence.end as usize);
            end = match (behind(0), behind(1)) {
                (Some(a), _) if is_part(a) => a + 1,
                (Some(a), Some(b)) if is_hyphen(a) && is_part(b) => b + 1,
                _ => break,
            };
        }
        TokenSpan::new(start, end)
    }

    /// What number words say, and whether they only give an order of size: "dozens", "tens of thousands".
    fn value(&self, words: TokenSpan, sentence: TokenSpan) -> Option<(u32, bool)> {
        let syn = self.syn;
        let end = words.end as usize;
        if let Some(n) = plural_number(syn.form[words.start as usize]) {
            // "Hundreds of thousands": two hundred times one thousand.
            let of = end + 1 < sentence.end as usize && syn.form[end] == word::OF;
            let scale = of.then(|| plural_number(syn.form[end + 1])).flatten();
            return Some((n.saturating_mul(scale.map_or(1, |s| s / 2)), true));
        }
        let (mut total, mut part, mut seen) = (0.0, 0.0, false);
        for t in words.range() {
            if syn.is(t, TokenFlags::DIGIT) {
                part += syn.text(&self.article.text, t).replace(',', "").parse::<f64>().ok()?;
                seen = true;
            } else if let Some(n) = self.number_word(t) {
                seen = true;
                match n {
                    12 if syn.form[t] == word::DOZEN => part = f64::max(part, 1.0) * 12.0,
                    100 => part = f64::max(part, 1.0) * 100.0,
                    1_000 | 1_000_000 => {
                        total += f64::max(part, 1.0) * f64::from(n);
                        part = 0.0;
                    }
                    n => part += f64::from(n),
                }
            }
        }
        seen.then_some(((total + part) as u32, false))
    }

    /// The number that a word means.
    fn number_word(&self, t: usize) -> Option<u32> {
        let text = self.syn.text(&self.article.text, t);
        WORDS.iter().find(|(w, _)| text.eq_ignore_ascii_case(w)).map(|&(_, n)| n)
    }
}

const WORDS: &[(&str, u32)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("dozen", 12),
];

/// The least number that a plural numeral stands for.
fn plural_number(s: Sym) -> Option<u32> {
    match s {
        word::TENS => Some(20),
        word::DOZENS => Some(24),
        word::HUNDREDS => Some(200),
        word::THOUSANDS => Some(2_000),
        word::MILLIONS => Some(2_000_000),
        _ => None,
    }
}
