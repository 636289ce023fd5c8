//! Many workers, one order: items go out to a pool of threads and their results come back in the order of the items.
//!
//! Memory is bounded by a window of tickets. The feeder takes one for each item and the taker gives it back when the
//! result is out, so that a slow item holds back the feeder and not only its own result. A bounded channel before a
//! reorder buffer looks bounded and is not: with uneven items it held up to 97 % of 20,000 results.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::{Condvar, Mutex, mpsc};

use crate::base::Error;

/// Items in flight for each worker.
const ITEMS: usize = 64;
/// Bytes of items in flight: so many for each worker, and never less than the second figure in all.
const BYTES: [usize; 2] = [256 << 10, 2 << 20];

/// What the feeder hands on.
pub(super) enum Item<I, O> {
    /// To be worked on; the number is its size in bytes.
    Work(I, usize),
    /// A result already, such as a fault.
    Ready(O),
}

/// Feeds on the calling thread, works on `jobs` others, and takes the results in order on one more.
///
/// # Errors
/// Where the system gives no threads.
pub(super) fn ordered<I: Send, O: Send>(
    jobs: usize,
    feed: impl FnOnce(&mut dyn FnMut(Item<I, O>) -> ControlFlow<()>),
    work: impl Fn(I) -> O + Sync,
    mut take: impl FnMut(O) -> ControlFlow<()> + Send,
) -> Result<(), Error> {
    let no_threads =
        |e: String| Error::option(format!("cannot start {jobs} worker threads: {e}"), "a smaller -j");
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .stack_size(4 << 20)
        .thread_name(|i| format!("worker {i}"))
        .build()
        .map_err(|e| no_threads(e.to_string()))?;
    let window = Window::new(jobs * ITEMS, (jobs * BYTES[0]).max(BYTES[1]));
    let (window, work) = (&window, &work);
    std::thread::scope(|threads| {
        let (results, inbox) = mpsc::channel::<(u64, usize, O)>();
        let taker = std::thread::Builder::new().name("writer".into());
        taker
            .spawn_scoped(threads, move || {
                let (mut waiting, mut next, mut over) = (BTreeMap::new(), 0u64, false);
                for (number, size, result) in inbox {
                    waiting.insert(number, (size, result));
                    while let Some((size, result)) = waiting.remove(&next) {
                        next += 1;
                        if !over && take(result).is_break() {
                            over = true;
                            window.close();
                        }
                        window.give_back(size);
                    }
                }
            })
            .map_err(|e| no_threads(e.to_string()))?;
        pool.in_place_scope(|scope| {
            let mut number = 0u64;
            feed(&mut |item| {
                let size = if let Item::Work(_, size) = item { size } else { 0 };
                window.take(size)?;
                let (n, results) = (number, results.clone());
                number += 1;
                // Sending fails only when the taker has panicked, and that is raised when the scope ends.
                match item {
                    Item::Ready(result) => drop(results.send((n, size, result))),
                    Item::Work(item, size) => scope.spawn(move |_| drop(results.send((n, size, work(item))))),
                }
                ControlFlow::Continue(())
            });
        });
        drop(results);
        Ok(())
    })
}

struct Window {
    state: Mutex<State>,
    change: Condvar,
    items: usize,
    bytes: usize,
}

struct State {
    items: usize,
    bytes: usize,
    closed: bool,
}

impl Window {
    fn new(items: usize, bytes: usize) -> Window {
        let state = State { items: 0, bytes: 0, closed: false };
        Window { state: Mutex::new(state), change: Condvar::new(), items, bytes }
    }

    /// Waits for room. An item above the limit goes in alone.
    fn take(&self, size: usize) -> ControlFlow<()> {
        let full = |s: &mut State| {
            !s.closed && s.items > 0 && (s.items >= self.items || s.bytes + size > self.bytes)
        };
        let mut state =
            self.change.wait_while(self.state.lock().expect("no holder panics"), full).expect("as above");
        if state.closed {
            return ControlFlow::Break(());
        }
        state.items += 1;
        state.bytes += size;
        ControlFlow::Continue(())
    }

    fn give_back(&self, size: usize) {
        let mut state = self.state.lock().expect("no holder panics");
        state.items -= 1;
        state.bytes -= size;
        self.change.notify_one();
    }

    fn close(&self) {
        self.state.lock().expect("no holder panics").closed = true;
        self.change.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_come_in_order_and_few_are_in_flight() {
        for jobs in [1, 2, 7] {
            let (flying, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let mut seen = Vec::new();
            ordered(
                jobs,
                |give| {
                    for i in 0..2000usize {
                        most.fetch_max(flying.fetch_add(1, Ordering::Relaxed), Ordering::Relaxed);
                        let item = if i % 10 == 3 { Item::Ready(i) } else { Item::Work(i, 100) };
                        assert!(give(item).is_continue());
                    }
                },
                |i| {
                    if i % 97 == 0 {
                        std::thread::sleep(Duration::from_millis(2));
                    }
                    i
                },
                |i| {
                    flying.fetch_sub(1, Ordering::Relaxed);
                    seen.push(i);
                    ControlFlow::Continue(())
                },
            )
            .unwrap();
            assert_eq!(seen, (0..2000).collect::<Vec<_>>(), "{jobs} jobs");
            assert!(most.load(Ordering::Relaxed) <= jobs * ITEMS + 1, "{jobs} jobs: {most:?} in flight");
        }
    }

    #[test]
    fn a_taker_that_has_enough_stops_the_feeder() {
        let (mut fed, mut seen) = (0, 0);
        ordered(
            3,
            |give| {
                while give(Item::Work((), 1)).is_continue() {
                    fed += 1;
                }
            },
            |()| (),
            |()| {
                seen += 1;
                if seen == 5 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        )
        .unwrap();
        assert_eq!(seen, 5);
        assert!(fed <= 5 + 3 * ITEMS);
    }

    #[test]
    fn a_large_item_goes_alone() {
        let mut seen = Vec::new();
        let feed = |give: &mut dyn FnMut(Item<usize, usize>) -> ControlFlow<()>| {
            for size in [1, 100 << 20, 1, 100 << 20] {
                assert!(give(Item::Work(size, size)).is_continue());
            }
        };
        ordered(
            2,
            feed,
            |i| i,
            |i| {
                seen.push(i);
                ControlFlow::Continue(())
            },
        )
        .unwrap();
        assert_eq!(seen, [1, 100 << 20, 1, 100 << 20]);
    }
}
