//! Counts of what recurs, bounded in memory.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

/// So many keys are held; above it those seen least are let go.
const KEYS: usize = 1 << 16;
/// So many details of a key are held.
const DETAILS: usize = 256;

/// Keys of two parts with counts, and counts of a detail of each.
#[derive(Default)]
pub(super) struct Tally {
    all: FxHashMap<[String; 2], Count>,
    seen: u64,
}

#[derive(Default)]
struct Count {
    n: usize,
    first: u64,
    details: BTreeMap<String, usize>,
}

impl Tally {
    pub(super) fn add(&mut self, key: [&str; 2], detail: &str) {
        if self.all.len() >= KEYS {
            self.thin();
        }
        self.seen += 1;
        let first = self.seen;
        let new = || Count { first, ..Count::default() };
        let count = self.all.entry(key.map(String::from)).or_insert_with(new);
        count.n += 1;
        if count.details.len() < DETAILS || count.details.contains_key(detail) {
            *count.details.entry(detail.into()).or_insert(0) += 1;
        }
    }

    /// Lets go of the rarest half. What was let go starts again from one, so the top is right as long as it is far
    /// from the rare.
    fn thin(&mut self) {
        let mut counts: Vec<usize> = self.all.values().map(|c| c.n).collect();
        counts.sort_unstable();
        let limit = counts[counts.len() / 2];
        self.all.retain(|_, c| c.n > limit);
    }

    /// The most frequent keys; equal ones in the order in which they came.
    pub(super) fn top(&self, limit: usize) -> Vec<(&[String; 2], usize, &BTreeMap<String, usize>)> {
        let mut all: Vec<_> = self.all.iter().collect();
        all.sort_by_key(|(_, c)| (std::cmp::Reverse(c.n), c.first));
        all.into_iter().take(limit).map(|(k, c)| (k, c.n, &c.details)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frequent_survive() {
        let mut tally = Tally::default();
        for i in 0..3 * KEYS {
            tally.add([&i.to_string(), ""], "");
            tally.add(["often", ""], "");
        }
        assert!(tally.all.len() <= KEYS);
        let top = tally.top(1);
        assert_eq!((top[0].0[0].as_str(), top[0].1), ("often", 3 * KEYS));
    }
}
