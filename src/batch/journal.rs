//! What a run writes down on the way, so that a later one can go on with it, and whether that one may.

use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::feed::{Before, Chain, Position};
use super::{Outcome, Settings, work};
use crate::base::{Error, hex};
use crate::ingest::Fault;
use crate::sink::{Earlier, TABLES};

/// A checkpoint is not made before this time after the last one.
const PACE: Duration = Duration::from_millis(250);
/// Nor before so many times what that one took: on a slow disk, twenty where that leaves no more than a thirtieth of the
/// run so far to be done again, and never less than two.
const TIMES: [u32; 2] = [2, 20];
const PART: u32 = 30;

/// What is known after some items.
#[derive(Default, Serialize, Deserialize)]
struct State {
    key: Value,
    items: u64,
    chain: String,
    analysed: u64,
    bytes: u64,
    records: [u64; TABLES.len()],
    /// Number of the item, place and message.
    broken: Vec<(u64, String, String)>,
}

/// The journal of a run.
pub(super) struct Journal {
    state: State,
    /// What an earlier run has done.
    pub before: Before,
    /// The account of an earlier run that was finished.
    pub finished: Option<Value>,
    /// There is a checkpoint.
    pub begun: bool,
    started: Instant,
    last: Instant,
    cost: Duration,
}

impl Journal {
    /// A journal after what an earlier run left. `key` is what the two must have in common besides the inputs.
    pub(super) fn open(earlier: Earlier, key: Value, settings: &Settings) -> Result<Journal, Error> {
        let mut journal = Journal {
            state: State { key, ..State::default() },
            before: Before::default(),
            finished: None,
            begun: false,
            started: Instant::now(),
            last: Instant::now(),
            cost: Duration::ZERO,
        };
        match earlier {
            Earlier::Nothing => {}
            Earlier::Unfinished(value) => {
                let state: State = serde_json::from_value(value)
                    .map_err(|e| refuse(settings, &format!("its journal cannot be read ({e})")))?;
                same(&state.key, &journal.state.key, settings)?;
                journal.before = Before {
                    items: state.items,
                    chain: Some(
                        unhex(&state.chain).ok_or_else(|| refuse(settings, "its journal is damaged"))?,
                    ),
                    faults: state
                        .broken
                        .iter()
                        .map(|(n, place, why)| (*n, work::broken(place.clone(), why.clone())))
                        .collect(),
                };
                (journal.state, journal.begun) = (state, true);
            }
            Earlier::Finished(account) => {
                same(&account, &journal.state.key, settings)?;
                journal.before = Before { items: u64::MAX, chain: None, ..Before::default() };
                journal.finished = Some(account);
            }
        }
        Ok(journal)
    }

    /// Puts what the earlier run has counted into an outcome.
    pub(super) fn restore(&self, outcome: &mut Outcome) {
        let (s, earlier) = (&self.state, self.before.items);
        (outcome.analysed, outcome.text_bytes, outcome.records) = (s.analysed, s.bytes, s.records);
        outcome.resumed = (earlier > 0).then_some(s.analysed);
        if let Some(account) = &self.finished {
            let count = |t: &str| account["outputs"]["records"][t].as_u64().unwrap_or(0);
            TABLES.iter().zip(&mut outcome.records).for_each(|(t, n)| *n = count(t.name));
        }
    }

    /// Notes an article that failed in analysis, as the next item.
    pub(super) fn broken(&mut self, fault: &Fault, items: u64) {
        self.state.broken.push((items, fault.place.clone(), fault.why.clone()));
    }

    /// Whether so much time has gone by since the last checkpoint that one may be due.
    pub(super) fn rested(&self) -> bool {
        self.last.elapsed() >= PACE
    }

    /// Whether it is time for a checkpoint, where the last one took so long to reach the disk.
    pub(super) fn due(&self, took: Duration) -> bool {
        let [least, most] = TIMES.map(|n| (self.cost + took) * n);
        let pace = (self.started.elapsed() / PART).clamp(least, most);
        self.last.elapsed() >= pace.max(PACE)
    }

    /// The state after some items; `write` brings it to the disk.
    pub(super) fn note(
        &mut self,
        items: u64,
        position: &Position,
        outcome: &Outcome,
        write: impl FnOnce(Value) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let clock = Instant::now();
        let s = &mut self.state;
        (s.items, s.chain) = (items, hex(&position.chain));
        (s.analysed, s.bytes, s.records) = (outcome.analysed, outcome.text_bytes, outcome.records);
        write(serde_json::to_value(s).expect("plain values"))?;
        (self.last, self.cost, self.begun) = (Instant::now(), clock.elapsed(), true);
        Ok(())
    }
}

/// Whether two runs are of one make: same options, lexicons, model and version.
fn same(earlier: &Value, now: &Value, settings: &Settings) -> Result<(), Error> {
    let differs = |name: &str| earlier[name] != now[name];
    let why = if differs("version") || differs("schema_version") {
        "it was made by another version of dateline".into()
    } else if differs("options") {
        let names: Vec<&str> = now["options"]
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(name, value)| earlier["options"][name.as_str()] != **value)
            .map(|(name, _)| name.as_str())
            .collect();
        format!("it had other options ({})", names.join(", "))
    } else if differs("lexicon_hash") {
        "it had other lexicons".into()
    } else if differs("model_hash") {
        "it had another model".into()
    } else {
        return Ok(());
    };
    Err(refuse(settings, &why))
}

/// Why a run cannot go on with what stands in its folder.
pub(super) fn refuse(settings: &Settings, why: &str) -> Error {
    let folder = settings.output.as_ref().map_or(String::new(), |o| format!("{}: ", o.display()));
    Error::option(
        format!("cannot resume: {folder}not the same run: {why}"),
        "the command of that run with --resume, or --force to start over",
    )
}

fn unhex(text: &str) -> Option<Chain> {
    let mut out = Chain::default();
    if text.len() != out.len() * 2 || !text.is_ascii() {
        return None;
    }
    for (i, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(out)
}
