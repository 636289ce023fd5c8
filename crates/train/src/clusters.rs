//! Word clusters learned from raw text: words that stand between the same neighbours share one, whether or not the
//! treebanks know them.
//!
//! The exchange algorithm (Kneser and Ney 1993): each word in turn moves to the cluster that makes the text most
//! likely under a model of cluster pairs, until a few rounds have passed.

use std::collections::BTreeMap;

use rayon::prelude::*;

/// Clusters that words move between.
const CLUSTERS: usize = 250;
/// Words that are clustered, the most frequent first.
const WORDS: usize = 20_000;
/// Least number of occurrences of such a word.
const MIN_COUNT: u32 = 10;
const ROUNDS: usize = 8;

/// Clusters of their own, for what stands outside a sentence and for all rarer words.
const EDGE: usize = CLUSTERS;
const RARE: usize = CLUSTERS + 1;
const ALL: usize = CLUSTERS + 2;

/// The cluster of each frequent word of `sentences`, whose words are given by hash; clusters count from 0.
pub fn cluster(sentences: &[Vec<u32>]) -> Vec<(u32, u8)> {
    let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
    for &word in sentences.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let mut vocabulary: Vec<(u32, u32)> =
        counts.into_iter().filter(|&(_, count)| count >= MIN_COUNT).collect();
    vocabulary.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
    vocabulary.truncate(WORDS);
    let ids: BTreeMap<u32, usize> =
        vocabulary.iter().enumerate().map(|(id, &(word, _))| (word, id)).collect();

    // Neighbours of each word: their id (or edge, or rare) and how often.
    let (edge, rare) = (vocabulary.len(), vocabulary.len() + 1);
    let mut left: Vec<BTreeMap<usize, u32>> = vec![BTreeMap::new(); vocabulary.len() + 2];
    let mut right = left.clone();
    for sentence in sentences {
        let mut previous = edge;
        for id in sentence.iter().map(|word| ids.get(word).copied().unwrap_or(rare)).chain([edge]) {
            *right[previous].entry(id).or_default() += 1;
            *left[id].entry(previous).or_default() += 1;
            previous = id;
        }
    }

    let mut of: Vec<usize> = (0..vocabulary.len()).map(|id| id % CLUSTERS).chain([EDGE, RARE]).collect();
    let mut model = Model::new();
    for (first, neighbours) in right.iter().enumerate() {
        for (&second, &count) in neighbours {
            model.add(of[first], of[second], i64::from(count));
        }
    }
    for _ in 0..ROUNDS {
        for id in 0..vocabulary.len() {
            let profile = |neighbours: &BTreeMap<usize, u32>| {
                let mut sums: BTreeMap<usize, i64> = BTreeMap::new();
                for (&other, &count) in neighbours.iter().filter(|&(&other, _)| other != id) {
                    *sums.entry(of[other]).or_default() += i64::from(count);
                }
                sums.into_iter().collect::<Vec<(usize, i64)>>()
            };
            let (before, after) = (profile(&left[id]), profile(&right[id]));
            let itself = right[id].get(&id).map_or(0, |&count| i64::from(count));
            model.shift(of[id], &before, &after, itself, -1);
            let gains: Vec<f64> = (0..CLUSTERS)
                .into_par_iter()
                .with_min_len(64)
                .map(|c| model.gain(c, &before, &after))
                .collect();
            let best = (0..CLUSTERS).rev().max_by(|&a, &b| gains[a].total_cmp(&gains[b])).unwrap_or(of[id]);
            of[id] = best;
            model.shift(best, &before, &after, itself, 1);
        }
    }
    vocabulary.iter().zip(of).map(|(&(word, _), cluster)| (word, cluster as u8)).collect()
}

/// Counts of pairs of clusters, and of each as the first and second of a pair.
struct Model {
    pairs: Vec<i64>,
    firsts: Vec<i64>,
    seconds: Vec<i64>,
}

impl Model {
    fn new() -> Model {
        Model { pairs: vec![0; ALL * ALL], firsts: vec![0; ALL], seconds: vec![0; ALL] }
    }

    fn add(&mut self, first: usize, second: usize, count: i64) {
        self.pairs[first * ALL + second] += count;
        self.firsts[first] += count;
        self.seconds[second] += count;
    }

    /// Adds (`sign` 1) or removes (-1) a word with these neighbours to or from a cluster.
    fn shift(
        &mut self,
        cluster: usize,
        before: &[(usize, i64)],
        after: &[(usize, i64)],
        itself: i64,
        sign: i64,
    ) {
        before.iter().for_each(|&(other, count)| self.add(other, cluster, sign * count));
        after.iter().for_each(|&(other, count)| self.add(cluster, other, sign * count));
        self.add(cluster, cluster, sign * itself);
    }

    /// By how much the text gets more likely when a word with these neighbours joins a cluster.
    fn gain(&self, cluster: usize, before: &[(usize, i64)], after: &[(usize, i64)]) -> f64 {
        let rise = |count: i64, more: i64| weight(count + more) - weight(count);
        let mut gain = 0.0;
        let (mut as_second, mut as_first) = (0, 0);
        for &(other, count) in before {
            gain += rise(self.pairs[other * ALL + cluster], count);
            as_second += count;
        }
        for &(other, count) in after {
            gain += rise(self.pairs[cluster * ALL + other], count);
            as_first += count;
        }
        gain - rise(self.firsts[cluster], as_first) - rise(self.seconds[cluster], as_second)
    }
}

fn weight(count: i64) -> f64 {
    if count <= 0 { 0.0 } else { count as f64 * (count as f64).ln() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_like_neighbours_share_a_cluster() {
        // "1 x 2" and "3 y 4", with three words for x and three for y.
        let sentences: Vec<Vec<u32>> = (0..600u32)
            .map(|i| if i % 2 == 0 { vec![1, 10 + i % 3, 2] } else { vec![3, 20 + i % 3, 4] })
            .collect();
        let found: BTreeMap<u32, u8> = cluster(&sentences).into_iter().collect();
        assert_eq!(found[&10], found[&11]);
        assert_eq!(found[&20], found[&22]);
        assert_ne!(found[&10], found[&20]);
    }
}
