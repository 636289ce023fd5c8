//! A run over many inputs: walk, read, analyse on all cores, write in order, account for it.
//!
//! Usable without the command line: [`run`] takes a [`Pipeline`], [`Settings`], an output and somebody to tell about
//! faults on the way. A bad input costs that input. Memory is bounded by the articles in flight (`order`), and what is
//! written is the same for any number of workers. Into a folder a run writes down how far it has come (`journal`), so
//! that one which was killed can be gone on with.

mod feed;
mod guard;
mod journal;
mod language;
mod manifest;
mod order;
mod repeats;
mod survey;
mod walk;
mod work;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use jiff::civil::Date;

use crate::base::Error;
use crate::ingest::{Fault, IntakeOptions};
use crate::pipeline::{Pipeline, STAGES};
use crate::record::{Select, Watch};
use crate::sink::{Format, Sink, TABLES};
pub use feed::size_of_inputs;
use feed::{Feed, Position};
use journal::Journal;
use order::{Item, ordered};
use repeats::Repeats;
pub use survey::{Survey, survey};
use work::{Analysed, Done, Pieces, Times, Worker};

/// Layers of articles above this length are not kept for the next article.
const OUTSIZE: usize = 1 << 19;

/// How the reason begins for which an article in another language is skipped.
pub const NOT_ENGLISH: &str = "not English";

/// Articles drawn at random.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many.
    pub size: u64,
    /// The same number draws the same articles.
    pub seed: u64,
}

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Files, folders, and `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// Take hidden files of folders too.
    pub hidden: bool,
    /// Keep the folders as they were named in source ids.
    pub keep_dirs: bool,
    /// How articles are taken in.
    pub intake: IntakeOptions,
    /// Skip articles that were published before this day, and those without a date.
    pub since: Option<Date>,
    /// Skip articles that were published after this day, and those without a date.
    pub until: Option<Date>,
    /// Skip articles that are surely not in English.
    pub english: bool,
    /// Take a sample of the articles that are left.
    pub sample: Option<Sample>,
    /// Write the articles' texts.
    pub text: bool,
    /// Only records about these actors, and the file that named them.
    pub watch: Option<(String, Watch)>,
    /// Only these kinds of findings.
    pub select: Select,
    /// Stop after so many articles.
    pub limit: Option<u64>,
    /// Number of workers.
    pub jobs: usize,
    /// The output folder, which is never an input.
    pub output: Option<PathBuf>,
    /// The command line, for the account of the run.
    pub command: Vec<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            paths: Vec::new(),
            hidden: false,
            keep_dirs: false,
            intake: IntakeOptions::default(),
            since: None,
            until: None,
            english: false,
            sample: None,
            text: true,
            watch: None,
            select: Select::default(),
            limit: None,
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
            output: None,
            command: Vec::new(),
        }
    }
}

/// What happens during a run, in input order.
pub enum News<'a> {
    /// An input failed.
    Failed(&'a Fault),
    /// A file is not an input, or an article not one that was asked for.
    Skipped(&'a str, &'a str),
    /// Something worth a look, with its kind and how many of the kind there were.
    Warning(&'static str, u64, &'a Fault),
    /// An article is done.
    Progress {
        /// Articles so far.
        articles: u64,
        /// Of them those that an earlier run has done.
        before: u64,
        /// Bytes of text so far.
        bytes: u64,
        /// Bytes of the inputs that are behind, about.
        position: u64,
    },
}

/// The inputs of a run.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Files read or tried, standard input included.
    pub files: u64,
    /// Articles taken from them.
    pub articles: u64,
    /// Bytes read.
    pub bytes: u64,
    /// SHA-256 over the articles and what was given with them, in order.
    pub sha256: String,
    /// Titles that were put in front of their texts.
    pub titles: u64,
}

/// What came of a run. Where an earlier run was gone on with, all figures but the times are those of both.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Id of the run: the same id means the same bytes.
    pub run_id: String,
    /// What was read.
    pub inputs: Inputs,
    /// Articles that were analysed, those too of which a watch list left nothing.
    pub analysed: u64,
    /// Bytes of their texts.
    pub text_bytes: u64,
    /// Rows of each table, in the order of [`TABLES`].
    pub records: [u64; TABLES.len()],
    /// Number of failed inputs.
    pub n_failed: u64,
    /// Failed inputs by what went wrong.
    pub failures: BTreeMap<&'static str, u64>,
    /// Failed inputs, the first ten thousand.
    pub failed: Vec<Fault>,
    /// Number of files that are not inputs and of articles that were not asked for.
    pub n_skipped: u64,
    /// How many were skipped for each reason.
    pub reasons: BTreeMap<String, u64>,
    /// What was skipped and why, the first ten thousand.
    pub skipped: Vec<(String, String)>,
    /// Warnings by kind.
    pub warnings: BTreeMap<&'static str, u64>,
    /// Stopped from outside before the end; nothing was committed.
    pub interrupted: bool,
    /// Articles that an earlier run had done, where one was gone on with.
    pub resumed: Option<u64>,
    /// The earlier run was complete, and nothing was left to do.
    pub complete: bool,
    /// Bytes of text that were analysed now and not by an earlier run.
    pub session_bytes: u64,
    /// When the run started, UTC.
    pub started: String,
    /// How long it took.
    pub elapsed: Duration,
    /// What each stage took, by its name, over all threads.
    pub stages: Vec<(&'static str, Duration)>,
}

impl Outcome {
    /// Rows of one table.
    pub fn count(&self, table: &str) -> u64 {
        TABLES.iter().position(|t| t.name == table).map_or(0, |i| self.records[i])
    }

    /// Whether anything was found in the articles, beyond that they have sentences.
    pub fn found(&self) -> bool {
        ["mentions", "quotes", "stances", "times", "places", "events"].iter().any(|t| self.count(t) > 0)
    }
}

/// Runs over all inputs. `stop` ends the run early from another thread: nothing is committed then, and what was done is
/// kept for a run that goes on with it where the output can.
///
/// # Errors
/// Where output cannot be written, and where a run that should be gone on with is not the same run. A closed pipe is an
/// error of the first kind; see [`Error::io_kind`].
pub fn run(
    pipeline: &Pipeline,
    settings: &Settings,
    format: &Format,
    sink: &mut dyn Sink,
    stop: &AtomicBool,
    tell: &mut (dyn FnMut(News) + Send),
) -> Result<Outcome, Error> {
    let clock = Instant::now();
    let mut outcome = Outcome {
        started: jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        ..Outcome::default()
    };
    let journal = Journal::open(sink.earlier(), manifest::key(pipeline, settings, format.name), settings)?;
    journal.restore(&mut outcome);
    let before = journal.before.clone();
    let mut feed = Feed::new(settings, stop, &before)?;
    let pieces = Pieces::new(settings.jobs);
    let worker =
        Worker { pipeline, format, settings, stop, scratch: Mutex::new(Vec::new()), pieces: &pieces };
    let mut writer = Writer::new(outcome, journal, sink, &pieces, tell);
    let mut failure = None;
    ordered(
        settings.jobs.max(1),
        |give| {
            feed.run(&mut |item, position| {
                give(match item {
                    Item::Work(arrival, size) => Item::Work((arrival, position), size),
                    Item::Ready(done) => Item::Ready((done, position)),
                })
            });
        },
        |(arrival, position)| (worker.work(arrival), position),
        |(done, position)| match writer.take(done, position) {
            Ok(()) => ControlFlow::Continue(()),
            Err(e) => {
                failure = Some(e);
                ControlFlow::Break(())
            }
        },
    )?;
    if let Some(e) = failure {
        return Err(e);
    }
    if feed.changed {
        return Err(journal::refuse(settings, "its inputs have changed"));
    }
    let interrupted = stop.load(Ordering::Relaxed);
    if interrupted {
        writer.checkpoint()?;
        writer.sink.settle(true)?;
    }
    // What ends an output may take long, and nothing is to be done again after it.
    if !interrupted && writer.journal.begun {
        writer.checkpoint()?;
    }
    let Writer { mut outcome, journal, sink, times, .. } = writer;
    outcome.interrupted = interrupted;
    outcome.run_id = manifest::run_id(pipeline, settings, format.name, &feed.inputs.sha256);
    outcome.elapsed = clock.elapsed();
    outcome.stages = stages(feed.time, &times);
    outcome.inputs = feed.inputs;
    if interrupted {
        return Ok(outcome);
    }
    if let Some(account) = journal.finished {
        if account["run_id"] != outcome.run_id {
            return Err(journal::refuse(settings, "its inputs have changed"));
        }
        outcome.n_failed = account["failed"]["count"].as_u64().unwrap_or(outcome.n_failed);
        outcome.analysed = outcome.inputs.articles;
        (outcome.complete, outcome.resumed) = (true, Some(outcome.analysed));
        return Ok(outcome);
    }
    let written = sink.seal()?;
    let account = if sink.keeps_run() {
        manifest::write(pipeline, settings, format.name, &outcome, &written)
    } else {
        Vec::new()
    };
    sink.commit(&account)?;
    Ok(outcome)
}

/// Reading, the stages of the analysis, and what comes after it.
fn stages(reading: Duration, (times, writing): &(Times, Duration)) -> Vec<(&'static str, Duration)> {
    let names = ["read"].into_iter().chain(STAGES.iter().copied()).chain(["records", "write"]);
    names.zip([reading].into_iter().chain(times.iter().copied()).chain([*writing])).collect()
}

/// Takes the results in order.
struct Writer<'a> {
    outcome: Outcome,
    journal: Journal,
    sink: &'a mut dyn Sink,
    pieces: &'a Pieces,
    tell: &'a mut (dyn FnMut(News) + Send),
    /// Items that are done, and where the feeder stood after the last of them.
    items: u64,
    position: Position,
    /// The run is being stopped: what comes after an article that was dropped is not written.
    stopped: bool,
    times: (Times, Duration),
    /// What the articles so far may be repeated by.
    repeats: Repeats,
}

impl<'a> Writer<'a> {
    fn new(
        outcome: Outcome,
        journal: Journal,
        sink: &'a mut dyn Sink,
        pieces: &'a Pieces,
        tell: &'a mut (dyn FnMut(News) + Send),
    ) -> Writer<'a> {
        Writer {
            outcome,
            journal,
            sink,
            pieces,
            tell,
            items: 0,
            position: Position::default(),
            stopped: false,
            times: Default::default(),
            repeats: Repeats::default(),
        }
    }

    fn take(&mut self, done: Done, position: Position) -> Result<(), Error> {
        self.stopped |= matches!(done, Done::Dropped);
        if self.stopped {
            return Ok(());
        }
        self.items += 1;
        self.position = position;
        let outcome = &mut self.outcome;
        match done {
            Done::Dropped => {}
            Done::Article(article) => {
                let Analysed { piece, print, counts, bytes, warnings, times } = *article;
                outcome.warn(&warnings, Some(self.tell));
                let earlier = self.repeats.admit(&print);
                if let Some(mut piece) = piece {
                    let clock = Instant::now();
                    if let Some(id) = earlier {
                        piece.repeats(&id);
                    }
                    self.sink.write(&mut piece)?;
                    self.pieces.give_back(piece);
                    self.times.1 += clock.elapsed();
                }
                self.times.0.iter_mut().zip(*times).for_each(|(sum, t)| *sum += t);
                outcome.analysed += 1;
                outcome.records.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
                outcome.text_bytes += bytes;
                outcome.session_bytes += bytes;
                (self.tell)(News::Progress {
                    articles: outcome.analysed,
                    before: outcome.resumed.unwrap_or(0),
                    bytes: outcome.text_bytes,
                    position: position.bytes,
                });
            }
            Done::Broken(fault) => {
                self.journal.broken(&fault, self.items);
                outcome.fail(fault, Some(self.tell));
            }
            Done::Failed(fault) => outcome.fail(fault, Some(self.tell)),
            Done::Skipped(path, why) => {
                (self.tell)(News::Skipped(&path, &why));
                outcome.n_skipped += 1;
                if outcome.skipped.len() < manifest::LISTED {
                    outcome.skipped.push((path, why.clone()));
                }
                *outcome.reasons.entry(why).or_insert(0) += 1;
            }
            // The earlier run has told what there was to tell.
            Done::Before { warnings, fault, print } => {
                outcome.warn(&warnings, None);
                if let Some(print) = print {
                    self.repeats.admit(&print);
                }
                fault.into_iter().for_each(|fault| outcome.fail(fault, None));
            }
        }
        if self.items > self.journal.before.items
            && self.journal.rested()
            && let Some(took) = self.sink.settle(false)?
            && self.journal.due(took)
        {
            self.checkpoint()?;
        }
        Ok(())
    }

    /// Writes down how far the run has come.
    fn checkpoint(&mut self) -> Result<(), Error> {
        if self.items <= self.journal.before.items || !self.sink.keeps_run() {
            return Ok(());
        }
        let clock = Instant::now();
        let sink = &mut *self.sink;
        self.journal.note(self.items, &self.position, &self.outcome, |state| sink.checkpoint(state))?;
        self.times.1 += clock.elapsed();
        Ok(())
    }
}

type Tell<'a> = Option<&'a mut (dyn FnMut(News) + Send)>;

impl Outcome {
    fn warn(&mut self, warnings: &[(&'static str, Fault)], mut tell: Tell) {
        for (kind, fault) in warnings {
            let n = self.warnings.entry(kind).or_insert(0);
            *n += 1;
            if let Some(tell) = &mut tell {
                tell(News::Warning(kind, *n, fault));
            }
        }
    }

    fn fail(&mut self, fault: Fault, tell: Tell) {
        if let Some(tell) = tell {
            tell(News::Failed(&fault));
        }
        self.n_failed += 1;
        *self.failures.entry(fault.what).or_insert(0) += 1;
        if self.failed.len() < manifest::LISTED {
            self.failed.push(fault);
        }
    }
}
