//! `dateline lexicon`: keeping the lexicons right and current. One file a task.

pub(super) mod args;
mod check;
mod diff;
mod explain;
mod fired;
mod import;
mod mine;
mod sources;
mod stale;
mod stats;

use std::path::PathBuf;

use jiff::civil::Date;

use super::Status;
use super::args::Global;
use crate::base::Error;
use crate::batch::Settings;
use crate::ingest::IntakeOptions;
use args::{Lexicon, LexiconTask};

pub(super) fn run(args: Lexicon, global: &Global) -> Result<Status, Error> {
    match args.task {
        LexiconTask::Check(a) => check::run(&a, global),
        LexiconTask::Stats(a) => stats::run(&a, global),
        LexiconTask::Explain(a) => explain::run(&a, global),
        LexiconTask::Mine(a) => mine::run(&a, global),
        LexiconTask::Stale(a) => stale::run(&a, global),
        LexiconTask::Diff(a) => diff::run(&a, global),
        LexiconTask::Import(a) => import::run(&a, global),
    }
}

/// What a look at some articles needs to know.
fn settings(paths: &[PathBuf], date: Option<Date>) -> Settings {
    Settings {
        paths: paths.to_vec(),
        intake: IntakeOptions { date, ..IntakeOptions::default() },
        ..Settings::default()
    }
}

/// 1234567 as "1,234,567".
fn thousands(n: usize) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}
