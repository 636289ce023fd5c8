//! One article through analysis and encoding, on any thread.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::repeats::Print;
use super::{OUTSIZE, Settings, guard};
use crate::ingest::{Arrival, Fault};
use crate::pipeline::{Layers, Pipeline, STAGES};
use crate::record::{BuildOptions, Record, build};
use crate::sink::{Format, Piece, TABLES};

/// Time of each stage of the pipeline, then of making and encoding the record.
pub(super) type Times = Box<[Duration; STAGES.len() + 1]>;

/// The result of one item, on its way to the writer.
pub(super) enum Done {
    Article(Box<Analysed>),
    /// An article that failed in analysis; other failures come from the readers.
    Broken(Fault),
    Failed(Fault),
    Skipped(String, String),
    /// An earlier run has done and written this article.
    Before {
        warnings: Vec<(&'static str, Fault)>,
        fault: Option<Fault>,
        /// None where it failed.
        print: Option<Box<Print>>,
    },
    /// Not worked on, as the run is being stopped.
    Dropped,
}

/// An article with all that the writer needs of it.
pub(super) struct Analysed {
    /// None where nothing is about the actors that were asked for.
    pub piece: Option<Piece>,
    pub print: Box<Print>,
    pub counts: [u64; TABLES.len()],
    pub bytes: u64,
    pub warnings: Vec<(&'static str, Fault)>,
    pub times: Times,
}

/// Pieces on their way back from the writer to the workers: memory that came from one thread and is given back by
/// another is dear, and so is what a buffer costs that grows to its size for each article anew.
pub(super) struct Pieces {
    spare: Mutex<Vec<Piece>>,
    most: usize,
}

impl Pieces {
    pub(super) fn new(jobs: usize) -> Pieces {
        Pieces { spare: Mutex::default(), most: 2 * jobs + 2 }
    }

    fn take(&self) -> Piece {
        self.spare.lock().expect("no holder panics").pop().unwrap_or_default()
    }

    pub(super) fn give_back(&self, piece: Piece) {
        let Some(piece) = piece.cleared() else { return };
        let mut spare = self.spare.lock().expect("no holder panics");
        if spare.len() < self.most {
            spare.push(piece);
        }
    }
}

/// What the workers share.
pub(super) struct Worker<'a> {
    pub pipeline: &'a Pipeline,
    pub format: &'a Format,
    pub settings: &'a Settings,
    pub stop: &'a AtomicBool,
    /// Layers that nobody is using: never more than there are workers.
    pub scratch: Mutex<Vec<Layers>>,
    /// Pieces that were written, for their memory.
    pub pieces: &'a Pieces,
}

impl Worker<'_> {
    pub(super) fn work(&self, arrival: Arrival) -> Done {
        if self.stop.load(Ordering::Relaxed) {
            return Done::Dropped;
        }
        let Arrival { article, place, title_codepoints, warnings } = arrival;
        let mut layers = self.scratch.lock().expect("no holder panics").pop().unwrap_or_default();
        let settings = self.settings;
        let result = guard::guarded(|| {
            let (mut times, mut clock) = (Times::default(), Instant::now());
            let mut lap = |stage: usize| {
                let now = Instant::now();
                times[stage] = now - clock;
                clock = now;
            };
            self.pipeline.analyse_by_stage(&article, &mut layers, &mut lap);
            let options = BuildOptions { text: settings.text || self.format.styled, title_codepoints };
            let mut record = build(&article, &layers, &self.pipeline.lex, options);
            let print = Print::new(&record.article.id, &article.text);
            if settings.watch.as_ref().is_some_and(|(_, watch)| !watch.keep(&mut record)) {
                return (None, print, [0; TABLES.len()], times);
            }
            settings.select.keep(&mut record);
            let mut piece = self.pieces.take();
            (self.format.encode)(&record, &mut piece);
            lap(STAGES.len());
            (Some(piece), print, counts(&record), times)
        });
        match result {
            Ok((piece, print, counts, times)) => {
                // The layers of an outsize article would hold its memory to the end of the run.
                if article.text.len() <= OUTSIZE {
                    self.scratch.lock().expect("no holder panics").push(layers);
                }
                let bytes = article.text.len() as u64;
                Done::Article(Box::new(Analysed { piece, print, counts, bytes, warnings, times }))
            }
            // The layers may be half-filled and are dropped.
            Err(why) => Done::Broken(broken(place, why)),
        }
    }
}

/// The fault of an article in whose analysis something broke.
pub(super) fn broken(place: String, why: String) -> Fault {
    let hint = "report it with this article; the other articles are not affected".into();
    Fault { what: "internal error", place, why, hint }
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
