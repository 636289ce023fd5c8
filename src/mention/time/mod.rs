//! Time expressions with their TIMEX3 values. Syntax to [`Times`].

use crate::base::TokenSpan;
use crate::cause::Cause;

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
    /// The value cut to a day, month, year or week; none for durations, sets and references.
    pub fn date_value(&self) -> Option<&str> {
        None
    }
}

/// All time expressions of an article.
#[derive(Default)]
pub struct Times {
    /// In text order, not overlapping.
    pub all: Vec<Time>,
}

/// Finds and resolves the time expressions of an article. What the layer held before is gone.
pub fn analyse(
    _article: &crate::article::Article,
    _syn: &crate::syntax::Syntax,
    _lex: &crate::lexicon::Lexicons,
    out: &mut Times,
) {
    out.all.clear();
}
