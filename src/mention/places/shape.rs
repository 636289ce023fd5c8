//! Places told by their form: "Metcalfe County", "Hutcheson Road", "Lake Mead", "Donington Park".
//!
//! The words that make the form are classes of the lexicon: `toponym_head` after a name makes it a place wherever it
//! stands, `site_head` (an airport, a hospital) only in the position of a place, `toponym_front` stands before.

use super::super::Hit;
use super::super::names::head_of;
use super::super::run::View;
use super::{LOCATIVE, near};
use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::Entry;
use crate::syntax::{TokenFlags, Upos};

/// No name of a street or county has more words.
const LONGEST: usize = 6;

/// The spans that their form shows to be places, longest first where they touch; none of them lies on a closed token.
pub(super) fn find(view: &View, hits: &[Hit], closed: &[bool]) -> Vec<TokenSpan> {
    let syn = view.syn;
    let class = |name: &str| view.lex.classes.get(name);
    let (always, site, front) = (class("toponym_head"), class("site_head"), class("toponym_front"));
    let is = |class: Option<u16>, t: usize| {
        class.is_some_and(|c| view.lex.classes.has(c, syn.form[t], |_| Sym::UNKNOWN))
    };
    let capital = |t: usize| syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL) && !closed[t];
    let mut out: Vec<TokenSpan> = Vec::new();
    for sentence in &syn.sentence_tokens {
        let (start, end) = (sentence.start as usize, sentence.end as usize);
        let mut t = start;
        while t < end {
            if !capital(t) {
                t += 1;
                continue;
            }
            // A run of capitalised words.
            let from = t;
            while t < end && capital(t) {
                t += 1;
            }
            // The last word of the run that makes a place of those before it.
            let head = (from..t).rev().find(|&k| {
                k > from && (is(always, k) || is(site, k) && in_position(view, TokenSpan::new(from, k + 1)))
            });
            let mut first = from.max(t.saturating_sub(LONGEST));
            if let Some(head) = head {
                first = from.max((head + 1).saturating_sub(LONGEST));
                // A word in capitals only because the sentence begins, a title, a day.
                while first < head && !opens(view, hits, first) {
                    first += 1;
                }
                // "Wall [Street] Journal", "National [Park] Service": the name goes on. A county's offices do not.
                let goes_on =
                    head + 1 < t && syn.upos[head + 1] == Upos::PROPN && syn.form[head] != view.county;
                // "the District of Columbia", "the Bay of Pigs": names of their own.
                let of = head + 1 < end && syn.form[head + 1] == word::OF;
                // "strategist Chip [Lake]"
                let person = first + 1 == head && view.role_before(first).is_some_and(|(_, a)| a.is_some());
                if first < head && !goes_on && !of && !person {
                    out.push(TokenSpan::new(first, head + 1));
                }
                continue;
            }
            if from + 1 < t && is(front, from) && syn.upos[from + 1] == Upos::PROPN && first == from {
                out.push(TokenSpan::new(from, from + 2));
            }
        }
    }
    out
}

/// Whether a name may begin with this word.
fn opens(view: &View, hits: &[Hit], t: usize) -> bool {
    let syn = view.syn;
    if syn.is(t, TokenFlags::FIRST) && !matches!(syn.upos[t], Upos::PROPN | Upos::ADJ | Upos::NOUN) {
        return false;
    }
    !matches!(syn.upos[t], Upos::DET | Upos::ADP | Upos::PRON | Upos::VERB | Upos::ADV)
        && !near(hits, t).iter().any(|h| h.tokens.has(t) && matches!(h.entry, Entry::Title(_)))
}

/// Whether a span stands where places stand: after a preposition of place.
pub(super) fn in_position(view: &View, tokens: TokenSpan) -> bool {
    let head = view.syn.first_conjunct(head_of(view, tokens));
    let case = view.syn.case(head);
    LOCATIVE.contains(&case) || [word::FROM, word::TO, word::ON].contains(&case)
}
