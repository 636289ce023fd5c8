//! The fuzz targets without a fuzzer: every seed as it is, cut short, and with bytes changed, doubled and taken from
//! other seeds. The changes are the same in every run.
//!
//! `FUZZ_SECONDS=300 cargo test --release --test it -- fuzz` goes on for so long with each target.

use std::fs;
use std::time::{Duration, Instant};

use crate::records::path;

#[path = "../../fuzz/src/lib.rs"]
mod targets;

/// Changed copies of each seed.
const COPIES: u32 = 12;

/// Small numbers that look drawn; the same ones in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % limit.max(1)
    }
}

/// A seed with a few changes.
fn changed(seed: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=numbers.below(4) {
        let at = numbers.below(bytes.len());
        let to = (at + numbers.below(40)).min(bytes.len());
        match numbers.below(6) {
            0 => bytes.truncate(at.max(1)),
            1 => bytes.get_mut(at).into_iter().for_each(|b| *b = numbers.below(256) as u8),
            2 => drop(bytes.drain(at..to)),
            3 => {
                let part = bytes[at..to].to_vec();
                bytes.splice(at..at, part.repeat(1 + numbers.below(5)));
            }
            4 => {
                let from = numbers.below(other.len());
                let until = (from + numbers.below(60)).min(other.len());
                bytes.splice(at..at, other[from..until].iter().copied());
            }
            _ => {
                let odd: &[&[u8]] = &[
                    b"\0",
                    b"\xff",
                    "“".as_bytes(),
                    "\u{2028}".as_bytes(),
                    b"<",
                    b"\"",
                    b"\n\n",
                    b"\xe2\x80",
                ];
                bytes.splice(at..at, odd[numbers.below(odd.len())].iter().copied());
            }
        }
    }
    bytes
}

fn run(target: &str, check: impl Fn(&[u8])) {
    let folder = path("fuzz/seeds").join(target);
    let mut files: Vec<_> = fs::read_dir(&folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|f| fs::read(f).unwrap()).collect();
    assert!(!seeds.is_empty(), "{target} has no seeds");
    let longer = std::env::var("FUZZ_SECONDS").ok().and_then(|s| s.parse().ok()).map(Duration::from_secs);
    let began = Instant::now();
    let mut numbers = Numbers(20_251_202);
    check(b"");
    seeds.iter().for_each(|seed| check(seed));
    let mut runs = 0u64;
    loop {
        for seed in &seeds {
            for _ in 0..COPIES {
                let other = &seeds[numbers.below(seeds.len())];
                check(&changed(seed, other, &mut numbers));
                runs += 1;
            }
        }
        match longer {
            Some(longer) if began.elapsed() < longer => {}
            Some(_) => return println!("{target}: {runs} inputs in {:?}", began.elapsed()),
            None => return,
        }
    }
}

#[test]
fn ingest() {
    run("ingest", targets::ingest);
}

#[test]
fn sentences() {
    run("sentences", targets::sentences);
}

#[test]
fn pipeline() {
    run("pipeline", targets::pipeline);
}

#[test]
fn lexicon() {
    run("lexicon", targets::lexicon);
}

#[test]
fn html() {
    run("html", targets::html);
}
