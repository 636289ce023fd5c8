//! Messages of a run on standard error, with a line of progress below them where a person is watching.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use super::args::Global;
use crate::batch::News;

/// Time between two lines of progress.
const PACE: Duration = Duration::from_millis(200);
/// Warnings of one kind that are told in full.
const TOLD: u64 = 10;

/// Tells what happens.
pub(super) struct Progress {
    quiet: bool,
    verbose: bool,
    live: bool,
    started: Instant,
    last: Instant,
    shown: bool,
}

impl Progress {
    pub(super) fn new(global: &Global) -> Progress {
        let now = Instant::now();
        let live = !global.quiet && std::io::stderr().is_terminal();
        Progress { quiet: global.quiet, verbose: global.verbose, live, started: now, last: now, shown: false }
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
            News::Progress(articles, bytes) if self.live && self.last.elapsed() >= PACE => {
                self.last = Instant::now();
                let rate = *articles as f64 / self.started.elapsed().as_secs_f64();
                eprint!("\r\x1b[K{articles} articles  {:.1} MB  {rate:.0}/s", *bytes as f64 / 1e6);
                let _ = std::io::stderr().flush();
                self.shown = true;
            }
            _ => {}
        }
    }

    /// Takes the line of progress away.
    pub(super) fn clear(&mut self) {
        if std::mem::take(&mut self.shown) {
            eprint!("\r\x1b[K");
        }
    }

    fn line(&mut self, text: &str) {
        self.clear();
        // A path may hold anything; one message stays one line.
        let clean: String = text.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
        let _ = writeln!(std::io::stderr(), "{clean}");
    }
}
