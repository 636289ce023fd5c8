//! The averaged perceptron, over any number of classes.
//!
//! All arithmetic is on integers, so that the same data give the same weights on every machine. A feature takes part
//! only after it has been updated a few times (Goldberg and Elhadad 2011): rare features are noise, and without them
//! the model is a tenth of the size.

use dateline::syntax::training::Row;
use rustc_hash::FxHashMap;

/// The weight of one feature for one class.
#[derive(Clone, Copy, Debug)]
struct Cell {
    class: u8,
    weight: i32,
    // Clock of the last change.
    since: u32,
    // Sum of the weight over all steps up to `since`.
    total: i64,
}

/// What is known of a feature. Most know few classes, so only those are kept.
#[derive(Clone, Debug, Default)]
struct Known {
    updates: u32,
    cells: Vec<Cell>,
}

/// Weights under training, and how they are trained.
pub struct Perceptron {
    classes: usize,
    min_updates: u32,
    margin: i32,
    clock: u32,
    rows: FxHashMap<u64, Known>,
}

impl Perceptron {
    /// No weights yet. A feature is ignored until it has been updated `min_updates` times. A decision is learned from
    /// unless the right class leads by more than `margin`: zero learns from mistakes and ties only.
    pub fn new(classes: usize, min_updates: u32, margin: i32) -> Perceptron {
        Perceptron { classes, min_updates, margin, clock: 1, rows: FxHashMap::default() }
    }

    /// Fills `scores` with the sum of the features' weights for each class.
    pub fn score(&self, features: &[u64], scores: &mut [i32]) {
        scores.fill(0);
        for known in features.iter().filter_map(|feature| self.rows.get(feature)) {
            if known.updates >= self.min_updates {
                for cell in &known.cells {
                    scores[usize::from(cell.class)] += cell.weight;
                }
            }
        }
    }

    /// Learns from one decision, which `score` has just scored: `right` should lead `rival`, the best of the wrong
    /// classes if any is allowed. To be called once for each decision, learned from or not.
    pub fn learn(&mut self, features: &[u64], scores: &[i32], right: usize, rival: Option<usize>) {
        self.clock += 1;
        match rival {
            Some(rival) if scores[right] - scores[rival] <= self.margin => {
                self.update(features, right, rival)
            }
            _ => {}
        }
    }

    /// Counts a decision from which there is nothing to learn.
    pub fn skip(&mut self) {
        self.clock += 1;
    }

    /// Moves the weights of `features` away from class `wrong` and towards `right`.
    fn update(&mut self, features: &[u64], right: usize, wrong: usize) {
        let clock = self.clock;
        for &feature in features {
            let known = self.rows.entry(feature).or_default();
            known.updates += 1;
            for (class, change) in [(right as u8, 1), (wrong as u8, -1)] {
                match known.cells.iter_mut().find(|cell| cell.class == class) {
                    Some(cell) => {
                        cell.total += i64::from(clock - cell.since) * i64::from(cell.weight);
                        cell.since = clock;
                        cell.weight += change;
                    }
                    None => known.cells.push(Cell { class, weight: change, since: clock, total: 0 }),
                }
            }
        }
    }

    /// The averaged weights of the features that were updated often enough, in the order of their hashes.
    pub fn average(&self) -> Vec<Row> {
        let row = |feature: u64, cells: &[Cell]| {
            let mut weights = vec![0.0; self.classes];
            for cell in cells {
                let total = cell.total + i64::from(self.clock - cell.since) * i64::from(cell.weight);
                weights[usize::from(cell.class)] = total as f64 / f64::from(self.clock);
            }
            Row { feature, weights }
        };
        let kept = self.rows.iter().filter(|(_, known)| known.updates >= self.min_updates);
        let mut rows: Vec<Row> = kept.map(|(&feature, known)| row(feature, &known.cells)).collect();
        rows.sort_unstable_by_key(|row| row.feature);
        rows
    }
}

/// The class with the highest score among those `allowed`; of equals the first.
pub fn best(scores: &[i32], allowed: impl Fn(usize) -> bool) -> Option<usize> {
    (0..scores.len()).rev().filter(|&class| allowed(class)).max_by_key(|&class| scores[class])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_what_separates_two_classes() {
        let mut perceptron = Perceptron::new(2, 1, 0);
        let mut scores = [0; 2];
        for _ in 0..10 {
            for (features, class) in [([1, 2], 0), ([1, 3], 1)] {
                perceptron.score(&features, &mut scores);
                perceptron.learn(&features, &scores, class, Some(1 - class));
            }
        }
        perceptron.score(&[1, 3], &mut scores);
        assert_eq!(best(&scores, |_| true), Some(1));
        assert_eq!(perceptron.average().iter().map(|row| row.feature).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn rare_features_take_no_part() {
        let mut perceptron = Perceptron::new(2, 2, 0);
        perceptron.update(&[7], 0, 1);
        let mut scores = [9; 2];
        perceptron.score(&[7], &mut scores);
        assert_eq!(scores, [0, 0]);
        perceptron.update(&[7], 0, 1);
        perceptron.score(&[7], &mut scores);
        assert_eq!(scores, [2, -2]);
    }
}
