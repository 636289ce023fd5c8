//! Walks, reads and chooses, on one thread and in order.
//!
//! A run that goes on after an earlier one reads everything again, which costs little beside the analysis and gives the
//! same ids, hashes and counts as if it had never been broken off; what the earlier run has written is not analysed.

use std::collections::BinaryHeap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use super::order::Item;
use super::repeats::Print;
use super::walk::{Found, Walk};
use super::work::Done;
use super::{Inputs, NOT_ENGLISH, Settings, language};
use crate::article::Article;
use crate::base::{Error, hex};
use crate::ingest::{Arrival, Fault, Intake, Origin, Raw, read_file, read_stdin};

/// A number that names all inputs up to an item.
pub(super) type Chain = [u8; 32];

/// Where the feeder stands: what has gone by.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Position {
    /// Names everything up to here.
    pub chain: Chain,
    /// Bytes of the inputs, about.
    pub bytes: u64,
}

/// What an earlier run has done already.
#[derive(Clone, Debug, Default)]
pub(super) struct Before {
    /// So many items.
    pub items: u64,
    /// What names them; none where the account of the run says whether they are the same.
    pub chain: Option<Chain>,
    /// Articles among them that failed in analysis, by the number of the item.
    pub faults: FxHashMap<u64, Fault>,
}

type Give<'a> = dyn FnMut(Item<Arrival, Done>, Position) -> ControlFlow<()> + 'a;

/// The feeder and what it counts.
pub(super) struct Feed<'a> {
    settings: &'a Settings,
    stop: &'a AtomicBool,
    before: &'a Before,
    sample: Option<FxHashSet<u64>>,
    /// What was read.
    pub inputs: Inputs,
    /// What an earlier run has done is not what stands there now.
    pub changed: bool,
    /// Time spent here and not waiting.
    pub time: Duration,
    items: u64,
    /// Articles that may be drawn for a sample.
    candidates: u64,
    taken: u64,
    hash: Sha256,
    chain: Sha256,
    /// Bytes of the files before the one at hand, and the length of that.
    done: u64,
    size: u64,
}

impl<'a> Feed<'a> {
    /// A feeder; a sample is drawn here, which reads everything once.
    pub(super) fn new(
        settings: &'a Settings,
        stop: &'a AtomicBool,
        before: &'a Before,
    ) -> Result<Feed<'a>, Error> {
        let mut feed = Feed {
            settings,
            stop,
            before,
            sample: None,
            inputs: Inputs::default(),
            changed: false,
            time: Duration::ZERO,
            items: 0,
            candidates: 0,
            taken: 0,
            hash: Sha256::new(),
            chain: Sha256::new(),
            done: 0,
            size: 0,
        };
        if settings.sample.is_some() {
            if settings.paths.iter().any(|p| p.as_os_str() == "-") {
                let why = "a sample cannot be drawn from standard input, which is read only once";
                return Err(Error::option(why, "a file"));
            }
            feed.draw();
        }
        Ok(feed)
    }

    /// Hands on every item in order.
    pub(super) fn run(&mut self, give: &mut Give) {
        let mut intake = Intake::new(self.settings.intake.clone());
        let (clock, mut waited) = (Instant::now(), Duration::ZERO);
        // Breaking off is how a run ends early, whoever asks for it.
        let _ = self.each(&mut |feed, origin, item| {
            let item = match item {
                Err(skip) => Item::Ready(skip),
                Ok(raw) => match feed.choose(intake.admit(raw, origin)) {
                    Ok(Some(arrival)) => {
                        let size = arrival.article.text.len();
                        Item::Work(arrival, size)
                    }
                    Ok(None) => return ControlFlow::Continue(()),
                    Err(skip) => Item::Ready(skip),
                },
            };
            let (item, position) = feed.pass(item)?;
            let before = Instant::now();
            let flow = give(item, position);
            waited += before.elapsed();
            flow?;
            if feed.full() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        self.time = clock.elapsed().saturating_sub(waited);
        self.inputs.sha256 = hex(&self.hash.finalize_reset());
        if self.before.chain.is_some() && self.items < self.before.items && !self.stop.load(Ordering::Relaxed)
        {
            self.changed = true;
        }
    }

    /// Chooses the articles of the sample: of all that may be drawn those with the lowest numbers that the seed gives.
    fn draw(&mut self) {
        let Some(sample) = self.settings.sample else { return };
        let mut intake = Intake::new(self.settings.intake.clone());
        let mut lowest = BinaryHeap::new();
        let _ = self.each(&mut |feed, origin, item| {
            if let Ok(raw) = item
                && let Ok(Some(_)) = feed.choose(intake.admit(raw, origin))
            {
                lowest.push((mix(sample.seed ^ mix(feed.candidates)), feed.candidates));
                if lowest.len() as u64 > sample.size {
                    lowest.pop();
                }
            }
            if feed.stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        self.sample = Some(lowest.into_iter().map(|(_, number)| number).collect());
        (self.inputs, self.candidates, self.taken, self.done) = (Inputs::default(), 0, 0, 0);
    }

    /// Whether enough was read.
    fn full(&self) -> bool {
        let drawn = self.sample.as_ref().is_some_and(|s| self.inputs.articles >= s.len() as u64);
        drawn
            || self.stop.load(Ordering::Relaxed)
            || self.settings.limit.is_some_and(|limit| self.inputs.articles >= limit)
    }

    /// Walks and reads: everything that is found, each with where it comes from.
    fn each(
        &mut self,
        emit: &mut dyn FnMut(&mut Feed, &Origin, Result<Raw, Done>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let settings = self.settings;
        let walk = Walk {
            hidden: settings.hidden,
            date_field: settings.intake.date_field(),
            output: settings.output.as_deref(),
        };
        let nowhere = Origin { shown: String::new(), name: String::new(), date_field: String::new() };
        walk.each(&settings.paths, |found| {
            if self.full() {
                return ControlFlow::Break(());
            }
            self.size = 0;
            let mut hand_on = |feed: &mut Feed, origin: &Origin, item: Result<Raw, Fault>| {
                feed.taken += item.as_ref().map_or(0, |raw| raw.text.len() as u64);
                emit(feed, origin, item.map_err(Done::Failed))
            };
            let (bytes, flow) = match &found {
                Found::File(path, origin) => {
                    self.size = path.metadata().map_or(0, |m| m.len());
                    self.taken = 0;
                    read_file(path, origin, &mut |item| hand_on(self, origin, item))
                }
                Found::Stdin(origin) => read_stdin(origin, &mut |item| hand_on(self, origin, item)),
                Found::Skipped(path, why) => {
                    return emit(self, &nowhere, Err(Done::Skipped(path.clone(), (*why).into())));
                }
                Found::Fault(fault) => return emit(self, &nowhere, Err(Done::Failed(fault.clone()))),
            };
            self.inputs.files += 1;
            self.inputs.bytes += bytes;
            (self.done, self.size) = (self.done + self.size, 0);
            flow
        })
    }

    /// Whether an article is one of those that are wanted; one that is not drawn is nothing to tell about.
    fn choose(&mut self, arrival: Arrival) -> Result<Option<Arrival>, Done> {
        let skip = |why: String| Err(Done::Skipped(arrival.place.clone(), why));
        let (s, article) = (self.settings, &arrival.article);
        match article.date {
            None if s.since.is_some() || s.until.is_some() => return skip("no publication date".into()),
            date if s.since.is_some() && date < s.since => return skip("published before --since".into()),
            date if s.until.is_some() && date > s.until => return skip("published after --until".into()),
            _ => {}
        }
        if s.english
            && let Some(language) = language::foreign(&article.text)
        {
            return skip(format!("{NOT_ENGLISH}: {language}"));
        }
        self.candidates += 1;
        Ok(self.sample.as_ref().is_none_or(|s| s.contains(&self.candidates)).then_some(arrival))
    }

    /// Counts an item; one that an earlier run has done goes on without its work.
    fn pass(&mut self, item: Item<Arrival, Done>) -> ControlFlow<(), (Item<Arrival, Done>, Position)> {
        self.items += 1;
        match &item {
            Item::Work(arrival, _) => {
                self.inputs.articles += 1;
                self.inputs.titles += u64::from(arrival.title_codepoints > 0);
                add_to_hash(&mut self.hash, &arrival.article);
                add_to_hash(&mut self.chain, &arrival.article);
            }
            Item::Ready(Done::Failed(fault)) => add(&mut self.chain, &[fault.what]),
            Item::Ready(Done::Skipped(_, why)) => add(&mut self.chain, &[why.as_str()]),
            Item::Ready(_) => {}
        }
        let position = Position {
            chain: self.chain.clone().finalize().into(),
            bytes: self.done + self.taken.min(self.size),
        };
        if self.items == self.before.items && self.before.chain.is_some_and(|chain| chain != position.chain) {
            self.changed = true;
            return ControlFlow::Break(());
        }
        let item = match item {
            Item::Work(arrival, _) if self.items <= self.before.items => {
                let fault = self.before.faults.get(&self.items).cloned();
                let print = fault.is_none().then(|| Print::new(&arrival.article.id(), &arrival.article.text));
                Item::Ready(Done::Before { warnings: arrival.warnings, fault, print })
            }
            item => item,
        };
        ControlFlow::Continue((item, position))
    }
}

/// Everything about an article that can change its record.
fn add_to_hash(hash: &mut Sha256, a: &Article) {
    let date = a.date.map(|d| d.to_string());
    let known = [&a.title, &a.url, &a.source, &a.language, &date].map(|f| f.as_deref().unwrap_or(""));
    add(hash, &[a.source_id.as_str(), &a.text, a.date_basis.as_str()]);
    add(hash, &known);
}

fn add(hash: &mut Sha256, fields: &[&str]) {
    for field in fields {
        hash.update((field.len() as u64).to_le_bytes());
        hash.update(field);
    }
}

/// Spreads a number over all 64 bits (SplitMix64), the same on every machine.
fn mix(n: u64) -> u64 {
    let mut z = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The bytes of all files that a run would read, for the line of progress; none where standard input is among them.
pub fn size_of_inputs(settings: &Settings) -> Option<u64> {
    if settings.paths.iter().any(|p| p.as_os_str() == "-") {
        return None;
    }
    let mut bytes = 0;
    let walk = Walk { hidden: settings.hidden, date_field: "", output: settings.output.as_deref() };
    let _ = walk.each(&settings.paths, |found| {
        if let Found::File(path, _) = found {
            bytes += path.metadata().map_or(0, |m| m.len());
        }
        ControlFlow::Continue(())
    });
    Some(bytes)
}
