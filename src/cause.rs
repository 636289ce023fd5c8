//! Why something was found: the rule, and the lexicon row where one had a part.

pub use crate::base::Rule;
use crate::lexicon::At;

/// A rule's id with the row that it used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cause {
    /// Id of the rule, from a module's `RULES`.
    pub rule: &'static str,
    /// The lexicon row.
    pub entry: Option<At>,
}

impl Cause {
    /// A rule that needed no row.
    pub const fn rule(rule: &'static str) -> Cause {
        Cause { rule, entry: None }
    }

    /// A rule with the row that it used.
    pub const fn entry(rule: &'static str, at: At) -> Cause {
        Cause { rule, entry: Some(at) }
    }
}
