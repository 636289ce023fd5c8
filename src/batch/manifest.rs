//! The account of a run: `run.json`.
//!
//! Everything but `command` and `timings` is the same for the same inputs, whatever the number of threads. `run_id`
//! says so in short: the same id means the same bytes.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Outcome, Settings};
use crate::base::hex;
use crate::ingest::{DateSource, Fault};
use crate::pipeline::Pipeline;
use crate::record::SCHEMA_VERSION;
use crate::sink::{TABLES, Written};

/// Up to so many inputs are listed by name; all are counted.
pub(super) const LISTED: usize = 10_000;

/// The options that change what is written.
#[derive(Serialize)]
struct Options<'a> {
    format: &'a str,
    date: Option<String>,
    date_from: Option<String>,
    text: bool,
    title_as_headline: bool,
    hidden: bool,
    since: Option<String>,
    until: Option<String>,
    language: &'static str,
    sample: Option<u64>,
    seed: Option<u64>,
    limit: Option<u64>,
    only: &'a [&'static str],
    types: &'a [String],
    actors: Option<WatchList<'a>>,
}

/// The actors that the run was about.
#[derive(Serialize)]
struct WatchList<'a> {
    file: &'a str,
    ids: Vec<&'a str>,
}

#[derive(Serialize)]
struct LexiconFile<'a> {
    file: &'a str,
    entries: u32,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Inputs<'a> {
    files: u64,
    articles: u64,
    bytes: u64,
    sha256: &'a str,
    titles_put_in_front: u64,
}

#[derive(Serialize)]
struct OutputFile<'a> {
    file: &'a str,
    bytes: u64,
    sha256: &'a str,
}

#[derive(Serialize)]
struct Outputs<'a> {
    records: BTreeMap<&'static str, u64>,
    files: Vec<OutputFile<'a>>,
    sha256: String,
}

#[derive(Serialize)]
struct Listed<'a> {
    count: u64,
    /// How many of each kind.
    kinds: BTreeMap<&'a str, u64>,
    list: Vec<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    input: &'a str,
    reason: String,
}

#[derive(Serialize)]
struct Timings {
    started: String,
    seconds: f64,
    jobs: usize,
    articles_per_second: f64,
    megabytes_per_second: f64,
    /// Articles that an earlier run had done; the rates are of the others.
    #[serde(skip_serializing_if = "Option::is_none")]
    resumed_after: Option<u64>,
    /// Seconds over all threads.
    stages: BTreeMap<&'static str, f64>,
}

#[derive(Serialize)]
struct Manifest<'a> {
    run_id: &'a str,
    tool: &'static str,
    version: &'static str,
    schema_version: &'static str,
    command: &'a [String],
    options: Options<'a>,
    lexicon_hash: &'a str,
    model_hash: &'a str,
    lexicons: Vec<LexiconFile<'a>>,
    inputs: Inputs<'a>,
    outputs: Outputs<'a>,
    skipped: Listed<'a>,
    failed: Listed<'a>,
    warnings: &'a BTreeMap<&'static str, u64>,
    timings: Timings,
}

fn options<'a>(settings: &'a Settings, format: &'a str) -> Options<'a> {
    Options {
        format,
        date: settings.intake.date.map(|d| d.to_string()),
        date_from: match &settings.intake.date_source {
            DateSource::Usual => None,
            DateSource::FileName => Some("filename".into()),
            DateSource::Field(name) => Some(format!("field:{name}")),
        },
        text: settings.text,
        title_as_headline: settings.intake.title_as_headline,
        hidden: settings.hidden,
        since: settings.since.map(|d| d.to_string()),
        until: settings.until.map(|d| d.to_string()),
        language: if settings.english { "en" } else { "any" },
        sample: settings.sample.map(|s| s.size),
        seed: settings.sample.map(|s| s.seed),
        limit: settings.limit,
        only: &settings.select.only,
        types: &settings.select.types,
        actors: settings.watch.as_ref().map(|(file, watch)| WatchList { file, ids: watch.ids() }),
    }
}

/// What a run and one that goes on with it must have in common, besides the inputs.
pub(super) fn key(pipeline: &Pipeline, settings: &Settings, format: &str) -> serde_json::Value {
    serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "schema_version": SCHEMA_VERSION,
        "options": options(settings, format),
        "lexicon_hash": pipeline.lex.hash(),
        "model_hash": pipeline.model.hash(),
    })
}

/// The run's id: what it is made of, in 16 hex digits.
pub(super) fn run_id(pipeline: &Pipeline, settings: &Settings, format: &str, inputs: &str) -> String {
    let parts = (
        env!("CARGO_PKG_VERSION"),
        SCHEMA_VERSION,
        options(settings, format),
        pipeline.lex.hash(),
        pipeline.model.hash(),
        inputs,
    );
    let mut id = hex(&Sha256::digest(serde_json::to_vec(&parts).expect("plain values")));
    id.truncate(16);
    id
}

/// The bytes of `run.json`.
pub(super) fn write(
    pipeline: &Pipeline,
    settings: &Settings,
    format: &str,
    outcome: &Outcome,
    written: &[Written],
) -> Vec<u8> {
    let mut outputs = Sha256::new();
    written.iter().for_each(|w| outputs.update(format!("{}  {}\n", w.sha256, w.name)));
    let seconds = outcome.elapsed.as_secs_f64().max(1e-6);
    let rate = |n: f64| (n / seconds * 100.0).round() / 100.0;
    let manifest = Manifest {
        run_id: &outcome.run_id,
        tool: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        schema_version: SCHEMA_VERSION,
        command: &settings.command,
        options: options(settings, format),
        lexicon_hash: pipeline.lex.hash(),
        model_hash: pipeline.model.hash(),
        lexicons: pipeline
            .lex
            .rows
            .files
            .iter()
            .map(|f| LexiconFile { file: &f.name, entries: f.rows, sha256: &f.sha256 })
            .collect(),
        inputs: Inputs {
            files: outcome.inputs.files,
            articles: outcome.inputs.articles,
            bytes: outcome.inputs.bytes,
            sha256: &outcome.inputs.sha256,
            titles_put_in_front: outcome.inputs.titles,
        },
        outputs: Outputs {
            records: TABLES.iter().map(|t| t.name).zip(outcome.records).collect(),
            files: written
                .iter()
                .map(|w| OutputFile { file: &w.name, bytes: w.bytes, sha256: &w.sha256 })
                .collect(),
            sha256: hex(&outputs.finalize()),
        },
        skipped: Listed {
            count: outcome.n_skipped,
            kinds: outcome.reasons.iter().map(|(why, n)| (why.as_str(), *n)).collect(),
            list: outcome.skipped.iter().map(|(p, why)| Reason { input: p, reason: why.clone() }).collect(),
        },
        failed: Listed {
            count: outcome.n_failed,
            kinds: outcome.failures.iter().map(|(what, n)| (*what, *n)).collect(),
            list: outcome.failed.iter().map(reason).collect(),
        },
        warnings: &outcome.warnings,
        timings: Timings {
            started: outcome.started.clone(),
            seconds: thousandths(seconds),
            jobs: settings.jobs,
            articles_per_second: rate((outcome.analysed - outcome.resumed.unwrap_or(0)) as f64),
            megabytes_per_second: rate(outcome.session_bytes as f64 / 1e6),
            resumed_after: outcome.resumed,
            stages: outcome.stages.iter().map(|(name, t)| (*name, thousandths(t.as_secs_f64()))).collect(),
        },
    };
    let mut bytes = serde_json::to_vec_pretty(&manifest).expect("plain values");
    bytes.push(b'\n');
    bytes
}

fn thousandths(n: f64) -> f64 {
    (n * 1000.0).round() / 1000.0
}

fn reason(fault: &Fault) -> Reason<'_> {
    let hint = if fault.hint.is_empty() { String::new() } else { format!("; try: {}", fault.hint) };
    Reason { input: &fault.place, reason: format!("{}: {}{hint}", fault.what, fault.why) }
}
