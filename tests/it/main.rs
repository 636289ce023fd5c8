//! The one test binary.

mod cases;
mod gold;
mod golden;
mod layers;
mod lexicon;
mod properties;
mod records;
mod rules;
