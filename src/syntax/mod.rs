//! Text to sentences, tokens, tags and dependency trees.
//!
//! [`Syntax`] is a set of parallel columns over the tokens of an article; later layers ask it questions (`tree`).
//! All trees are projective, and every token belongs to exactly one sentence.

mod abbreviations;
mod bytes;
mod clusters;
mod features;
mod labels;
mod layer;
mod lemma;
pub mod links;
mod model;
mod parse;
mod recent;
mod repair;
mod sentence;
mod tag;
mod tree;
mod weights;

pub use abbreviations::{Abbreviations, Classes};
pub use dateline_text::{Shape, Token, TokenFlags, tokenize};
pub use labels::{Deprel, UnknownLabel, Upos, Xpos};
pub use layer::{Resources, Syntax};
pub use lemma::{Irregular, Pos, lemma};
pub use model::{Analysis, Model, ModelError};
pub use recent::Recent;
pub use repair::{RULES, Repair};
pub use sentence::{Sentence, SentenceKind, agency, dateline, split};

/// What the trainer in `crates/train` shares with inference; not for other use.
#[doc(hidden)]
pub mod training {
    pub use super::bytes::Bytes;
    pub use super::clusters::Clusters;
    pub use super::features::Lexeme;
    pub use super::model::write;
    pub use super::parse::{Action, Parser, SITUATIONS, State};
    pub use super::tag::{CONTEXT, NO_CLASS, Tagger, features, reduce, situations};
    pub use super::weights::{ACTIONS, ActionTable, LabelTable, Row};
}
