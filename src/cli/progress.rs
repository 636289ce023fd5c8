//! Messages of a run on standard error, with a bar of progress below them where a person is watching.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::Global;
use crate::batch::{self, News, Settings};

/// Time between two looks of the bar.
const PACE: Duration = Duration::from_millis(200);
/// Warnings of one kind that are told in full.
const TOLD: u64 = 10;

/// Tells what happens.
pub(super) struct Progress {
    quiet: bool,
    verbose: bool,
    bar: Option<Bar>,
}

struct Bar {
    bar: ProgressBar,
    /// Bytes of all inputs, counted beside the run; 0 until they are known.
    total: Arc<AtomicU64>,
    /// When the first article of this run was done, and where the inputs stood then.
    first: Option<(Instant, u64)>,
    last: Instant,
}

impl Progress {
    pub(super) fn new(global: &Global, settings: &Settings) -> Progress {
        let live = !global.quiet && std::io::stderr().is_terminal();
        Progress { quiet: global.quiet, verbose: global.verbose, bar: live.then(|| Bar::new(settings)) }
    }

    pub(super) fn tell(&mut self, news: &News) {
        match news {
            News::Failed(fault) => self.line(&format!("dateline: {fault}")),
            News::Skipped(path, why) if self.verbose => {
                self.line(&format!("dateline: skipped: {path}: {why}"))
            }
            News::Warning(kind, n, fault) if !self.quiet => {
                if self.verbose || *n <= TOLD {
                    self.line(&format!("dateline: {fault}"));
                } else if *n == TOLD + 1 {
                    self.line(&format!(
                        "dateline: {kind}: further warnings of this kind are only counted; try: -v"
                    ));
                }
            }
            News::Progress { articles, before, bytes, position } => {
                if let Some(bar) = &mut self.bar {
                    bar.show(*articles, *before, *bytes, *position);
                }
            }
            _ => {}
        }
    }

    /// Takes the bar away.
    pub(super) fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.bar.finish_and_clear();
        }
    }

    fn line(&mut self, text: &str) {
        // A path may hold anything; one message stays one line.
        let clean: String = text.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
        let print = || drop(writeln!(std::io::stderr(), "{clean}"));
        match &self.bar {
            Some(bar) => bar.bar.suspend(print),
            None => print(),
        }
    }
}

impl Bar {
    fn new(settings: &Settings) -> Bar {
        let total = Arc::new(AtomicU64::new(0));
        let (sum, settings) = (total.clone(), settings.clone());
        // Without a thread there is no time left to tell, and the rest goes on.
        let _ = std::thread::Builder::new().name("sizes".into()).spawn(move || {
            sum.store(batch::size_of_inputs(&settings).unwrap_or(0), Ordering::Relaxed);
        });
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        bar.set_style(style("{msg}"));
        Bar { bar, total, first: None, last: Instant::now() }
    }

    fn show(&mut self, articles: u64, before: u64, bytes: u64, position: u64) {
        let (started, from) = *self.first.get_or_insert((Instant::now(), position));
        if self.last.elapsed() < PACE {
            return;
        }
        self.last = Instant::now();
        let seconds = started.elapsed().as_secs_f64().max(1e-3);
        let rate = (articles - before) as f64 / seconds;
        let mut message = format!("{articles} articles  {:.1} MB  {rate:.0}/s", bytes as f64 / 1e6);
        let total = self.total.load(Ordering::Relaxed);
        if total > 0 && self.bar.length().is_none() {
            self.bar.set_length(total);
            self.bar.set_style(style("[{bar:30}] {percent:>3} %  {msg}"));
        }
        if total > position && position > from {
            let left = seconds * (total - position) as f64 / (position - from) as f64;
            message += &format!("  {} left", HumanDuration(Duration::from_secs_f64(left.min(1e8))));
        }
        self.bar.set_position(position);
        self.bar.set_message(message);
        self.bar.tick();
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template)
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .progress_chars("=> ")
}
