//! The one test binary.

mod cases;
mod cli;
mod determinism;
mod formats;
mod fuzz;
mod gold;
mod golden;
mod layers;
mod lexicon;
mod lexicon_tools;
mod properties;
mod records;
mod rules;
mod watch;
