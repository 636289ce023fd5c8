//! How sure and how real each predicate is: one column, computed once, read by stances and events.
//!
//! Syntax and lexicons to [`Factuality`]. Polarity, modality and certainty come from auxiliaries, adverbs, conditionals,
//! implicatives and hedges over the tree; nothing here looks at who says it. Words that act on their own clause are
//! applied first and shared with coordinated verbs; then the tree is walked from the top, and what a verb or noun says
//! of its complement is joined with what is already said of the verb itself ("did *not manage* to": negative twice made
//! once). Negation does not pass from a verb into its complement unless a row of `modality.tsv` says that it does.

mod condition;
mod effect;
pub mod pattern;
pub mod scope;
mod share;
#[cfg(test)]
mod tests;
mod unasserted;

use crate::base::TokenSpan;
use crate::cause::{Cause, Rule};
use crate::lexicon::{Lexicons, PhraseEntry, Slot};
use crate::syntax::Syntax;
pub(crate) use effect::EMBEDDING;
use pattern::{Family, Found};
pub(crate) use share::is_known;

/// The rules of this layer.
pub const RULES: &[&[Rule]] = &[effect::RULES, condition::RULES, share::RULES, unasserted::RULES];

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

/// Finds the facts of the tokens; the working state of [`analyse`].
struct Work<'a> {
    text: &'a str,
    syn: &'a Syntax,
    lex: &'a Lexicons,
    out: &'a mut Factuality,
}

/// A row at work: from the word that shows it to a predicate.
#[derive(Clone, Copy, Debug)]
struct Operator {
    found: Found,
    target: usize,
    /// The predicate whose own factuality joins in; none where the word acts on its own clause.
    source: Option<usize>,
}

impl Work<'_> {
    fn fact(&mut self, t: usize) -> &mut Fact {
        if self.out.at[t] == 0 {
            self.out.facts.push(Fact::default());
            self.out.at[t] = self.out.facts.len() as u32;
        }
        &mut self.out.facts[self.out.at[t] as usize - 1]
    }

    /// Copies what a predicate depends on, so that another one can be changed by it.
    fn copy(&self, t: usize) -> Fact {
        self.out.of(t).clone()
    }

    fn pos(&self, f: &Found) -> &str {
        &self.lex.rows.modality[f.row as usize].pos
    }

    /// Whether a sentence ends with a question mark, before closing quote marks.
    fn asks(&self, sentence: TokenSpan) -> bool {
        let words = sentence.range().rev().map(|t| self.syn.text(self.text, t));
        words
            .take(3)
            .find(|w| !matches!(*w, "\"" | "”" | "'" | "’" | ")" | "''"))
            .is_some_and(|w| w.ends_with('?'))
    }

    fn cause(&self, rule: &'static str, f: &Found) -> Cause {
        Cause::entry(rule, self.lex.rows.modality[f.row as usize].at)
    }
}

/// Computes the facts of an article. What the layer held before is gone.
pub fn analyse(text: &str, syn: &Syntax, lex: &Lexicons, out: &mut Factuality) {
    out.at.clear();
    out.at.resize(syn.len(), 0);
    out.facts.clear();
    let mut work = Work { text, syn, lex, out };
    let words = share::Words::new(lex);
    let (mut found, mut operators) = (Vec::new(), Vec::new());
    for sentence in 0..syn.sentences.len() {
        let tokens = syn.tokens_of(sentence);
        operators_in(syn, lex, tokens, &mut found, &mut operators);
        for o in operators.iter().filter(|o| o.source.is_none()) {
            effect::local(&mut work, o);
        }
        share::conjuncts(&mut work, &operators);
        condition::inversions(&mut work, tokens);
        operators.sort_by_cached_key(|o| o.source.map(|s| syn.depth(s)));
        for o in operators.iter().filter(|o| o.source.is_some()) {
            effect::embedding(&mut work, o);
        }
        unasserted::forms(&mut work, tokens);
        condition::clauses(&mut work, &operators);
        share::question(&mut work, tokens);
        unasserted::denied_below(&mut work, tokens);
        unasserted::beside(&mut work, tokens);
        share::light_verbs(&mut work, &words, tokens);
    }
}

/// The rows that a sentence shows, with what they reach.
fn operators_in(
    syn: &Syntax,
    lex: &Lexicons,
    tokens: TokenSpan,
    found: &mut Vec<Found>,
    out: &mut Vec<Operator>,
) {
    found.clear();
    out.clear();
    let rows = &lex.rows.modality;
    let family = Family {
        heads: &lex.modality,
        row_of: |e| match e {
            PhraseEntry::Modality(r) => Some(r),
            _ => None,
        },
        pos: &|r| &rows[r as usize].pos,
        infinitive: &|r| rows[r as usize].scope.contains(&Slot::Xcomp),
    };
    pattern::scan(syn, lex, &family, tokens, found);
    let mut reached = Vec::new();
    let targets = |f: &Found, reached: &mut Vec<usize>| {
        let row = &rows[f.row as usize];
        reached.clear();
        for s in &row.scope {
            scope::targets(syn, lex, f, &row.pos, s, reached);
            if !reached.is_empty() {
                break;
            }
        }
        if condition::wrong_use(syn, row, f) || unasserted::is_other_verb(syn, lex, row, f, reached) {
            reached.clear();
        }
    };
    found.retain(|f| {
        targets(f, &mut reached);
        !reached.is_empty()
    });
    pattern::longest(found);
    for f in found.iter() {
        let row = &rows[f.row as usize];
        targets(f, &mut reached);
        let local = matches!(row.pos.as_str(), "aux" | "adv" | "det" | "conj" | "prep")
            || matches!((row.pos.as_str(), row.scope.first()), ("noun" | "adj", Some(Slot::Head)));
        out.extend(reached.iter().map(|&target| Operator {
            found: *f,
            target,
            source: (!local).then_some(f.head),
        }));
    }
}
