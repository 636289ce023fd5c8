#![doc = include_str!("ARCHITECTURE.md")]

pub mod article;
pub mod base;
pub mod cast;
pub mod cause;
pub mod event;
pub mod factuality;
pub mod lexicon;
pub mod mention;
pub mod pipeline;
pub mod quote;
pub mod record;
pub mod stance;
pub mod syntax;
