//! Time expressions with their TIMEX3 values. Syntax to [`Times`].
//!
//! Two steps. A grammar over classes of tokens finds an expression and says what it says: "last Friday" is a weekday and
//! a direction (`lexer`, `reader`, `dates`, `phrase`, `units`, `within`, `grammar`, `rough`). The resolver then asks when the article was
//! written, which way the governing verb looks and which date was mentioned last (`tense`, `resolve`, `calendar`).
//! What cannot be resolved keeps its span and has no value.
//!
//! Patterns over the raw text were passed over: one regular expression with a leading digit scans at 57 MB/s, and tokens
//! are there already.

mod calendar;
mod dates;
mod grammar;
mod lexer;
mod phrase;
mod reader;
mod resolve;
mod rough;
mod tense;
#[cfg(test)]
mod tests;
mod units;
mod within;

use crate::article::{Article, DateBasis};
use crate::base::TokenSpan;
use crate::cause::{Cause, Rule};
use crate::lexicon::Lexicons;
use crate::syntax::{SentenceKind, Syntax, TokenFlags};
use lexer::Words;
use reader::Reader;
use resolve::Resolver;
use rough::{Found, Rough};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule { id: "time.numeric", finds: "dates in figures: 2025-12-02, 12/02/2025" },
    Rule { id: "time.calendar", finds: "a day of a month: Dec. 2, 2025" },
    Rule { id: "time.range", finds: "the second day of a range: Dec. 2-4" },
    Rule { id: "time.month", finds: "a month, with or without a year" },
    Rule { id: "time.weekday", finds: "a weekday" },
    Rule { id: "time.year", finds: "a year in figures or words" },
    Rule { id: "time.year-end", finds: "the end of the year or month as a compound: year-end" },
    Rule { id: "time.day", finds: "today, yesterday, tomorrow, tonight" },
    Rule { id: "time.daypart", finds: "a part of a day: Tuesday morning, last night" },
    Rule { id: "time.clock", finds: "a time of day: 5 p.m., 18:00 GMT, noon" },
    Rule { id: "time.clock-date", finds: "a time of day with its day: 9 a.m. Tuesday" },
    Rule { id: "time.decade", finds: "a decade: the 1990s" },
    Rule { id: "time.century", finds: "a century: the 20th century" },
    Rule { id: "time.season", finds: "a season: last fall" },
    Rule { id: "time.holiday", finds: "a holiday: Christmas Eve" },
    Rule { id: "time.quarter", finds: "a quarter of a business year" },
    Rule { id: "time.half-year", finds: "a half of a year" },
    Rule { id: "time.year-ago", finds: "the same period of the year before: the year-earlier quarter" },
    Rule { id: "time.fiscal", finds: "a fiscal year" },
    Rule { id: "time.edge", finds: "the beginning, middle or end of a time" },
    Rule { id: "time.which", finds: "a unit of time that is pointed at: last week, that day" },
    Rule { id: "time.the-unit", finds: "a unit of time that the context gives: the year, the weekend" },
    Rule { id: "time.shift", finds: "an amount of time and a direction: five days ago" },
    Rule { id: "time.vague", finds: "recent years, coming months" },
    Rule { id: "time.length", finds: "an amount of time: nearly five hours" },
    Rule {
        id: "time.length-to-now",
        finds: "an amount of time up to now or from now on: the past three years",
    },
    Rule { id: "time.numbered", finds: "a unit by its number within a longer one: the first week of March" },
    Rule { id: "time.ordinal-day", finds: "a day by its number: the third day of talks" },
    Rule { id: "time.each", finds: "times that come back: each Monday" },
    Rule { id: "time.rate", finds: "so often in a unit of time: twice a week" },
    Rule { id: "time.frequency", finds: "daily, annually" },
    Rule { id: "time.reference", finds: "now, recently, the future" },
];

/// The kind of a time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum TimexType {
    Date,
    Time,
    Duration,
    Set,
}

impl TimexType {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            TimexType::Date => "DATE",
            TimexType::Time => "TIME",
            TimexType::Duration => "DURATION",
            TimexType::Set => "SET",
        }
    }
}

/// What a value rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum TimeBasis {
    Explicit,
    Publication,
    Dateline,
    Context,
}

impl TimeBasis {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            TimeBasis::Explicit => "explicit",
            TimeBasis::Publication => "publication",
            TimeBasis::Dateline => "dateline",
            TimeBasis::Context => "context",
        }
    }
}

/// One time expression.
#[derive(Clone, Debug)]
pub struct Time {
    /// The words.
    pub tokens: TokenSpan,
    /// The kind.
    pub kind: TimexType,
    /// TIMEX3 value; none where it cannot be resolved (no publication date, an impossible date).
    pub value: Option<String>,
    /// TIMEX3 `mod`: APPROX, LESS_THAN, START, MID, END ...
    pub modifier: Option<&'static str>,
    /// What the value rests on.
    pub basis: TimeBasis,
    /// Why it was found.
    pub cause: Cause,
}

impl Time {
    /// The value of a date or time of day cut to a day, week, month or year; none for everything else.
    pub fn date_value(&self) -> Option<&str> {
        if !matches!(self.kind, TimexType::Date | TimexType::Time) {
            return None;
        }
        let value = self.value.as_deref()?;
        let date = value.split_once('T').map_or(value, |(date, _)| date);
        let b = date.as_bytes();
        if b.len() < 4 || !b[..4].iter().all(u8::is_ascii_digit) {
            return None;
        }
        let figures =
            |from: usize, to: usize| b.get(from..to).is_some_and(|s| s.iter().all(u8::is_ascii_digit));
        Some(match b.get(5) {
            Some(b'W') if figures(6, 8) => &date[..8],
            Some(_) if figures(5, 7) && figures(8, 10) => &date[..10],
            Some(_) if figures(5, 7) => &date[..7],
            _ => &date[..4],
        })
    }
}

/// All time expressions of an article.
#[derive(Default)]
pub struct Times {
    /// In text order, not overlapping.
    pub all: Vec<Time>,
    words: Words,
    found: Vec<Found>,
}

/// Finds and resolves the time expressions of an article. What the layer held before is gone.
pub fn analyse(article: &Article, syn: &Syntax, lex: &Lexicons, out: &mut Times) {
    out.all.clear();
    out.found.clear();
    out.words.read(&article.text, syn, lex);
    let words = &out.words;
    let reader = |sentence: usize| {
        let tokens = syn.tokens_of(sentence);
        Reader { text: &article.text, syn, lex, words, from: tokens.start as usize, to: tokens.end as usize }
    };
    for sentence in 0..syn.sentences.len() {
        grammar::sentence(&reader(sentence), &mut out.found);
    }
    let (writing, basis) = match (article.date, article.date_basis) {
        (Some(date), DateBasis::Dateline) => (Some(date), TimeBasis::Dateline),
        (Some(date), _) => (Some(date), TimeBasis::Publication),
        (None, _) => (dateline_date(syn, &out.found), TimeBasis::Dateline),
    };
    let mut resolver = Resolver::new(lex, writing, basis);
    for f in &out.found {
        let sentence = syn.sentence_of[f.start];
        let tense = tense::tense(&reader(sentence as usize), f);
        let (value, basis) = resolver.resolve(f, tense, sentence);
        out.all.push(Time {
            tokens: TokenSpan::new(f.start, f.end),
            kind: f.kind,
            value,
            modifier: f.modifier,
            basis,
            cause: lexer::cause(f.rule, words.get(f.head), lex),
        });
    }
}

/// The date of a dateline, where it is given in full: "MOSCOW, Dec. 2, 2025 (Reuters) -".
fn dateline_date(syn: &Syntax, found: &[Found]) -> Option<jiff::civil::Date> {
    /// A dateline is over after this many tokens.
    const LENGTH: usize = 12;
    found.iter().take(3).find_map(|f| {
        let Rough::Date(p) = f.rough else { return None };
        let tokens = syn.tokens_of(syn.sentence(f.start));
        let first = tokens.start as usize;
        let near = syn.sentence(f.start) <= 3 && f.end <= first + LENGTH;
        let capitals = syn.is(first, TokenFlags::ALL_CAPS);
        let kind = matches!(syn.kind(f.start), SentenceKind::Dateline | SentenceKind::Byline);
        let dash = (f.end..(tokens.end as usize).min(f.end + 5))
            .any(|t| syn.is(t, TokenFlags::PUNCT | TokenFlags::SPACE_BEFORE));
        let date = calendar::date(p.year?, p.month, p.day)?;
        (near && (kind || capitals && dash)).then_some(date)
    })
}
