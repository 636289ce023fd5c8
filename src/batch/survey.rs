//! A look at every article of some inputs without writing records: what `lexicon stats`, `mine` and `diff` count.

use std::ops::ControlFlow;
use std::sync::Mutex;
use std::sync::atomic::AtomicBool;

use super::feed::{Before, Feed};
use super::order::{Item, ordered};
use super::work::{Done, broken};
use super::{OUTSIZE, Settings, guard};
use crate::article::Article;
use crate::base::Error;
use crate::ingest::{Arrival, Fault};
use crate::pipeline::{Layers, Pipeline};

/// How many articles were looked at, and how many inputs failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Survey {
    /// Articles analysed.
    pub articles: u64,
    /// Inputs that could not be read.
    pub failed: u64,
}

enum Seen<T> {
    Article(T),
    Failed(Fault),
    Skipped,
}

/// Analyses all inputs on all cores; what `look` makes of each article goes to `take` in input order, faults to `tell`.
///
/// # Errors
/// Where the system gives no threads.
pub fn survey<T: Send>(
    pipeline: &Pipeline,
    settings: &Settings,
    look: impl Fn(&Article, &Layers) -> T + Sync,
    mut take: impl FnMut(T) + Send,
    mut tell: impl FnMut(&Fault) + Send,
) -> Result<Survey, Error> {
    let (mut out, never, before) = (Survey::default(), AtomicBool::new(false), Before::default());
    let mut feed = Feed::new(settings, &never, &before)?;
    let scratch: Mutex<Vec<Layers>> = Mutex::default();
    ordered(
        settings.jobs.max(1),
        |give| {
            feed.run(&mut |item, _| {
                give(match item {
                    Item::Work(arrival, size) => Item::Work(arrival, size),
                    Item::Ready(Done::Failed(fault)) => Item::Ready(Seen::Failed(fault)),
                    Item::Ready(_) => Item::Ready(Seen::Skipped),
                })
            });
        },
        |Arrival { article, place, .. }| {
            let mut layers = scratch.lock().expect("no holder panics").pop().unwrap_or_default();
            let result = guard::guarded(|| {
                pipeline.analyse(&article, &mut layers);
                look(&article, &layers)
            });
            match result {
                Ok(seen) => {
                    if article.text.len() <= OUTSIZE {
                        scratch.lock().expect("no holder panics").push(layers);
                    }
                    Seen::Article(seen)
                }
                Err(why) => Seen::Failed(broken(place, why)),
            }
        },
        |seen| {
            match seen {
                Seen::Article(seen) => {
                    out.articles += 1;
                    take(seen);
                }
                Seen::Failed(fault) => {
                    out.failed += 1;
                    tell(&fault);
                }
                Seen::Skipped => {}
            }
            ControlFlow::Continue(())
        },
    )?;
    Ok(out)
}
