//! Where each side stands: stance phrases with holder and target. All layers before to [`Stances`].

use crate::base::TokenSpan;
use crate::cause::Cause;

/// The class of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum StanceClass {
    Accept,
    Commit,
    Support,
    Optimism,
    Demand,
    Condition,
    Hedge,
    Reject,
    Criticise,
    Threaten,
    Deny,
    Pessimism,
    Concern,
}

impl StanceClass {
    /// All classes with the words used in lexicons and records.
    pub const ALL: [(StanceClass, &str); 13] = [
        (StanceClass::Accept, "accept"),
        (StanceClass::Commit, "commit"),
        (StanceClass::Support, "support"),
        (StanceClass::Optimism, "optimism"),
        (StanceClass::Demand, "demand"),
        (StanceClass::Condition, "condition"),
        (StanceClass::Hedge, "hedge"),
        (StanceClass::Reject, "reject"),
        (StanceClass::Criticise, "criticise"),
        (StanceClass::Threaten, "threaten"),
        (StanceClass::Deny, "deny"),
        (StanceClass::Pessimism, "pessimism"),
        (StanceClass::Concern, "concern"),
    ];

    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// From the word of a lexicon cell.
    pub fn of_word(word: &str) -> Option<StanceClass> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|&(c, _)| c)
    }
}

/// One stance.
#[derive(Clone, Debug)]
pub struct Stance {
    /// What kind.
    pub class: StanceClass,
    /// Towards the target: -1, 0 or 1, negation applied.
    pub polarity: i8,
    /// 1 to 3.
    pub intensity: u8,
    /// Turned round by a negation.
    pub negated: bool,
    /// The smallest phrase that shows it.
    pub phrase: TokenSpan,
    /// The words of the holder; none for the author, or where the holder is only known from the quote around.
    pub holder: Option<TokenSpan>,
    /// Who holds it; empty for the author.
    pub holder_actors: Vec<u32>,
    /// What it is about.
    pub target: Option<TokenSpan>,
    /// The actors among that.
    pub target_actors: Vec<u32>,
    /// A hedge on it.
    pub hedge: Option<TokenSpan>,
    /// The clause on which it depends.
    pub condition: Option<TokenSpan>,
    /// Merely connoted by a verb about its participants.
    pub connotation: bool,
    /// Who reports it, where that is not the holder.
    pub reported_by: Option<u32>,
    /// The quote in whose content it stands.
    pub quote: Option<usize>,
    /// Why it was found.
    pub cause: Cause,
}

/// The layer.
#[derive(Default)]
pub struct Stances {
    /// In text order of their phrases.
    pub all: Vec<Stance>,
}

/// Finds the stances of an article. What the layer held before is gone.
pub fn analyse(_below: crate::pipeline::Below, out: &mut Stances) {
    out.all.clear();
}
