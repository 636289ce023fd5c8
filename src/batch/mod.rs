//! A run over many inputs: walk, read, analyse on all cores, write in order, account for it.
//!
//! Usable without the command line: [`run`] takes a [`Pipeline`], [`Settings`], an output and somebody to tell about
//! faults on the way. A bad input costs that input. Memory is bounded by the articles in flight (`order`), and what is
//! written is the same for any number of workers.

mod guard;
mod manifest;
mod order;
mod repeats;
mod survey;
mod walk;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};

use crate::article::Article;
use crate::base::{Error, hex};
use crate::ingest::{Arrival, Fault, Intake, IntakeOptions, Origin, Raw, read_file, read_stdin};
use crate::pipeline::{Layers, Pipeline};
use crate::record::{BuildOptions, Record, Watch, build};
use crate::sink::{Format, Piece, Sink, TABLES};
use order::{Item, ordered};
use repeats::{Print, Repeats};
pub use survey::{Survey, survey};
use walk::{Found, Walk};

/// Layers of articles above this length are not kept for the next article.
const OUTSIZE: usize = 1 << 19;

/// What a run is to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Files, folders, and `-` for standard input.
    pub paths: Vec<PathBuf>,
    /// Take hidden files of folders too.
    pub hidden: bool,
    /// How articles are taken in.
    pub intake: IntakeOptions,
    /// Write the articles' texts.
    pub text: bool,
    /// Only records about these actors, and the file that named them.
    pub watch: Option<(String, Watch)>,
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
            intake: IntakeOptions::default(),
            text: true,
            watch: None,
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
    /// A file is not an input.
    Skipped(&'a str, &'a str),
    /// Something worth a look, with its kind and how many of the kind there were.
    Warning(&'static str, u64, &'a Fault),
    /// An article is done: articles and bytes of text so far.
    Progress(u64, u64),
}

/// The inputs of a run.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Files read or tried, standard input included.
    pub files: u64,
    /// Articles found in them.
    pub articles: u64,
    /// Bytes read.
    pub bytes: u64,
    /// SHA-256 over the articles and what was given with them, in order.
    pub sha256: String,
    /// Titles that were put in front of their texts.
    pub titles: u64,
}

/// What came of a run.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Id of the run: the same id means the same bytes.
    pub run_id: String,
    /// What was read.
    pub inputs: Inputs,
    /// Articles that were analysed, those too of which a watch list left nothing.
    pub analysed: u64,
    /// Rows of each table, in the order of [`TABLES`].
    pub records: [u64; TABLES.len()],
    /// Number of failed inputs.
    pub n_failed: u64,
    /// Failed inputs, the first ten thousand.
    pub failed: Vec<Fault>,
    /// Number of files that are not inputs.
    pub n_skipped: u64,
    /// Files that are not inputs and why, the first ten thousand.
    pub skipped: Vec<(String, &'static str)>,
    /// Warnings by kind.
    pub warnings: BTreeMap<&'static str, u64>,
    /// Stopped from outside before the end; nothing was committed.
    pub interrupted: bool,
    /// When the run started, UTC.
    pub started: String,
    /// How long it took.
    pub elapsed: Duration,
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

/// The result of one item, on its way to the writer.
enum Done {
    Article {
        /// None where nothing is about the actors that were asked for.
        piece: Option<(Piece, Box<Print>)>,
        counts: [u64; TABLES.len()],
        bytes: u64,
        warnings: Vec<(&'static str, Fault)>,
    },
    Failed(Fault),
    Skipped(String, &'static str),
    /// Not worked on, as the run is being stopped.
    Dropped,
}

/// Runs over all inputs. `stop` ends the run early from another thread: nothing is committed then.
///
/// # Errors
/// Where output cannot be written. A closed pipe is an error of that kind; see [`Error::io_kind`].
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
    let mut inputs = Inputs::default();
    let (mut failure, mut repeats) = (None, Repeats::default());
    let worker = Worker {
        pipeline,
        format,
        text: settings.text,
        watch: settings.watch.as_ref().map(|(_, watch)| watch),
        stop,
        scratch: Mutex::new(Vec::new()),
    };
    ordered(
        settings.jobs.max(1),
        |give| feed(settings, stop, &mut inputs, give),
        |arrival| worker.work(arrival),
        |done| {
            let result = outcome.take(done, &mut repeats, sink, tell);
            if let Err(e) = result {
                failure = Some(e);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        },
    )?;
    if let Some(e) = failure {
        return Err(e);
    }
    outcome.inputs = inputs;
    outcome.run_id = manifest::run_id(pipeline, settings, format.name, &outcome.inputs.sha256);
    outcome.elapsed = clock.elapsed();
    if stop.load(Ordering::Relaxed) {
        outcome.interrupted = true;
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

impl Outcome {
    fn take(
        &mut self,
        done: Done,
        repeats: &mut Repeats,
        sink: &mut dyn Sink,
        tell: &mut (dyn FnMut(News) + Send),
    ) -> Result<(), Error> {
        match done {
            Done::Dropped => {}
            Done::Article { piece, counts, bytes, warnings } => {
                for (kind, fault) in &warnings {
                    let n = self.warnings.entry(kind).or_insert(0);
                    *n += 1;
                    tell(News::Warning(kind, *n, fault));
                }
                if let Some((mut piece, print)) = piece {
                    if let Some(id) = repeats.admit(&print) {
                        piece.repeats(&id);
                    }
                    sink.write(piece)?;
                }
                self.analysed += 1;
                self.records.iter_mut().zip(counts).for_each(|(sum, n)| *sum += n);
                self.inputs.bytes += bytes;
                tell(News::Progress(self.analysed, self.inputs.bytes));
            }
            Done::Failed(fault) => {
                tell(News::Failed(&fault));
                self.n_failed += 1;
                if self.failed.len() < manifest::LISTED {
                    self.failed.push(fault);
                }
            }
            Done::Skipped(path, why) => {
                tell(News::Skipped(&path, why));
                self.n_skipped += 1;
                if self.skipped.len() < manifest::LISTED {
                    self.skipped.push((path, why));
                }
            }
        }
        Ok(())
    }
}

/// Walks and reads, on one thread and in order.
fn feed(
    settings: &Settings,
    stop: &AtomicBool,
    inputs: &mut Inputs,
    give: &mut dyn FnMut(Item<Arrival, Done>) -> ControlFlow<()>,
) {
    let mut hash = Sha256::new();
    let mut intake = Intake::new(settings.intake.clone());
    let walk = Walk {
        hidden: settings.hidden,
        date_field: settings.intake.date_field(),
        output: settings.output.as_deref(),
    };
    let full = |inputs: &Inputs| {
        stop.load(Ordering::Relaxed) || settings.limit.is_some_and(|limit| inputs.articles >= limit)
    };
    // Breaking off is how a run ends early, whoever asks for it.
    let _ = walk.each(&settings.paths, |found| {
        if full(inputs) {
            return ControlFlow::Break(());
        }
        let mut emit = |origin: &Origin, item: Result<Raw, Fault>, inputs: &mut Inputs| {
            let item = match item {
                Err(fault) => Item::Ready(Done::Failed(fault)),
                Ok(raw) => {
                    let arrival = intake.admit(raw, origin);
                    inputs.articles += 1;
                    inputs.titles += u64::from(arrival.title_codepoints > 0);
                    add_to_hash(&mut hash, &arrival.article);
                    let size = arrival.article.text.len();
                    Item::Work(arrival, size)
                }
            };
            give(item)?;
            if full(inputs) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let (bytes, flow) = match &found {
            Found::File(path, origin) => read_file(path, origin, &mut |item| emit(origin, item, inputs)),
            Found::Stdin(origin) => read_stdin(origin, &mut |item| emit(origin, item, inputs)),
            Found::Skipped(path, why) => return give(Item::Ready(Done::Skipped(path.clone(), why))),
            Found::Fault(fault) => return give(Item::Ready(Done::Failed(fault.clone()))),
        };
        inputs.files += 1;
        inputs.bytes += bytes;
        flow
    });
    inputs.sha256 = hex(&hash.finalize());
}

/// Everything about an article that can change its record.
fn add_to_hash(hash: &mut Sha256, a: &Article) {
    let date = a.date.map(|d| d.to_string());
    let known = [&a.title, &a.url, &a.source, &a.language, &date].map(|f| f.as_deref().unwrap_or(""));
    for field in [a.source_id.as_str(), &a.text, a.date_basis.as_str()].into_iter().chain(known) {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field);
    }
}

/// What the workers share.
struct Worker<'a> {
    pipeline: &'a Pipeline,
    format: &'a Format,
    text: bool,
    watch: Option<&'a Watch>,
    stop: &'a AtomicBool,
    /// Layers that nobody is using: never more than there are workers.
    scratch: Mutex<Vec<Layers>>,
}

impl Worker<'_> {
    fn work(&self, arrival: Arrival) -> Done {
        if self.stop.load(Ordering::Relaxed) {
            return Done::Dropped;
        }
        let Arrival { article, place, title_codepoints, warnings } = arrival;
        let mut layers = self.scratch.lock().expect("no holder panics").pop().unwrap_or_default();
        let result = guard::guarded(|| {
            self.pipeline.analyse(&article, &mut layers);
            let options = BuildOptions { text: self.text || self.format.styled, title_codepoints };
            let mut record = build(&article, &layers, &self.pipeline.lex, options);
            if self.watch.is_some_and(|watch| !watch.keep(&mut record)) {
                return (None, [0; TABLES.len()]);
            }
            let mut piece = Piece::default();
            (self.format.encode)(&record, &mut piece);
            let print = Box::new(Print::new(&record.article.id, &article.text));
            (Some((piece, print)), counts(&record))
        });
        match result {
            Ok((piece, counts)) => {
                // The layers of an outsize article would hold its memory to the end of the run.
                if article.text.len() <= OUTSIZE {
                    self.scratch.lock().expect("no holder panics").push(layers);
                }
                Done::Article { piece, counts, bytes: article.text.len() as u64, warnings }
            }
            // The layers may be half-filled and are dropped.
            Err(why) => Done::Failed(Fault {
                what: "internal error",
                place,
                why,
                hint: "report it with this article; the other articles are not affected".into(),
            }),
        }
    }
}

/// Rows of each table, in the order of [`TABLES`].
fn counts(r: &Record) -> [u64; TABLES.len()] {
    let participants = r.events.iter().map(|e| e.source.len() + e.target.len()).sum();
    [
        1,
        r.sentences.len(),
        r.mentions.len(),
        r.actors.len(),
        r.quotes.len(),
        r.stances.len(),
        r.times.len(),
        r.places.len(),
        r.events.len(),
        participants,
        r.stance_summary.len(),
    ]
    .map(|n| n as u64)
}
