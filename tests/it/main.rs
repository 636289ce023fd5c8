//! The one test binary.

mod cases;
mod cli;
mod datasets;
mod determinism;
mod gold;
mod golden;
mod layers;
mod lexicon;
mod lexicon_tools;
mod properties;
mod records;
mod report;
mod rules;
mod watch;
