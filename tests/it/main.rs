//! The one test binary.

mod cases;
mod cli;
mod clusters;
mod datasets;
mod determinism;
mod faults;
mod formats;
mod fuzz;
mod gold;
mod golden;
mod layers;
mod lexicon;
mod lexicon_tools;
mod method;
mod properties;
mod records;
mod report;
mod rules;
mod torture;
mod watch;
