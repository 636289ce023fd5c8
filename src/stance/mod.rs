//! Where each side stands: stance phrases with holder and target. All layers before to [`Stances`].
//!
//! Rows of `stance.tsv` are sought like those of the factuality layer; a row becomes a stance when the tree fills its
//! slots. Who holds it is the slot's noun phrase; where the row says `author`, it is the speaker of the quote around,
//! and the author only outside quotes. A stance that is merely what another one is about ("promised to *support*") is
//! left out, so that each phrase of a holder is told once.

mod fire;
mod holder;
mod modal;
mod slot;
#[cfg(test)]
mod tests;

use crate::base::TokenSpan;
use crate::cause::{Cause, Rule};
use crate::pipeline::Below;

/// The rules of this layer.
pub const RULES: &[&[Rule]] = &[fire::RULES, modal::RULES];

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

/// A stance with what the rules still need to know of it.
struct Draft {
    stance: Stance,
    /// The word on which the phrase hangs.
    trigger: usize,
    /// Head of the target, where one is filled.
    target: Option<usize>,
    /// Whether that target is a clause.
    clause: bool,
}

/// Finds the stances of an article. What the layer held before is gone.
pub fn analyse(below: Below, out: &mut Stances) {
    out.all.clear();
    let mut drafts = Vec::new();
    for (i, s) in below.syntax.sentences.iter().enumerate() {
        if s.kind != crate::syntax::SentenceKind::Sentence {
            continue;
        }
        drafts.clear();
        let tokens = below.syntax.tokens_of(i);
        fire::rows(below, tokens, &mut drafts);
        modal::speech(below, tokens, &mut drafts);
        settle(&mut drafts);
        out.all.extend(drafts.drain(..).map(|d| d.stance));
    }
}

/// Leaves out what is only the content of another stance, and keeps one stance for each phrase.
fn settle(drafts: &mut Vec<Draft>) {
    let contents: Vec<usize> = drafts.iter().filter(|d| d.clause && embeds(d.stance.class)).filter_map(|d| d.target).collect();
    drafts.retain(|d| !contents.contains(&d.trigger));
    drafts.sort_by_key(|d| (d.stance.phrase.start, std::cmp::Reverse(d.stance.phrase.end)));
    let mut end = 0;
    drafts.retain(|d| {
        let free = d.stance.phrase.start >= end;
        if free {
            end = d.stance.phrase.end;
        }
        free
    });
}

/// Classes whose clause is what somebody is to do, so that a stance word inside it is nobody's stance yet.
fn embeds(class: StanceClass) -> bool {
    use StanceClass::{Accept, Commit, Demand, Reject, Threaten};
    matches!(class, Accept | Commit | Demand | Reject | Threaten)
}
