//! Matrices that learn: values, gradients and the moments of Adam.

use ndarray::{Array2, Axis, Zip};

use crate::random::Random;

pub type Matrix = Array2<f32>;

/// Decay of the two moments, and what keeps a division from zero.
const DECAY: (f32, f32) = (0.9, 0.98);
const TINY: f32 = 1e-8;

/// A matrix of weights under training.
pub struct Weights {
    pub value: Matrix,
    pub gradient: Matrix,
    mean: Matrix,
    square: Matrix,
    // Rows with a gradient, if the others are to be left alone: most rows of an embedding have none.
    touched: Option<Vec<usize>>,
}

impl Weights {
    fn of(value: Matrix, touched: Option<Vec<usize>>) -> Weights {
        let zero = Matrix::zeros(value.raw_dim());
        Weights { value, gradient: zero.clone(), mean: zero.clone(), square: zero, touched }
    }

    /// Small random weights, as wide as keeps the scale of what passes through.
    pub fn dense(rows: usize, columns: usize, random: &mut Random) -> Weights {
        let width = (6.0 / (rows + columns) as f32).sqrt();
        Weights::of(Matrix::from_shape_simple_fn((rows, columns), || random.symmetric() * width), None)
    }

    /// Zeros.
    pub fn zeros(rows: usize, columns: usize) -> Weights {
        Weights::of(Matrix::zeros((rows, columns)), None)
    }

    /// A table whose rows are looked up one by one, with these values at the start.
    pub fn table(value: Matrix) -> Weights {
        Weights::of(value, Some(Vec::new()))
    }

    /// A table of small random values.
    pub fn random_table(rows: usize, columns: usize, random: &mut Random) -> Weights {
        Weights::table(Matrix::from_shape_simple_fn((rows, columns), || random.symmetric() * 0.1))
    }

    /// Adds to the gradient of one row of a table.
    pub fn add_to_row(&mut self, row: usize, gradient: ndarray::ArrayView1<f32>) {
        self.gradient.row_mut(row).zip_mut_with(&gradient, |sum, &g| *sum += g);
        if let Some(touched) = &mut self.touched {
            touched.push(row);
        }
    }

    /// Sum of the squares of the gradient.
    pub fn norm2(&self) -> f32 {
        match &self.touched {
            // A row that was touched twice counts twice: the bound that this serves is a rough one.
            Some(rows) => {
                rows.iter().map(|&row| self.gradient.row(row).iter().map(|g| g * g).sum::<f32>()).sum()
            }
            None => self.gradient.iter().map(|g| g * g).sum(),
        }
    }

    /// One step of Adam at step number `step` (from 1), after which the gradient is zero.
    pub fn step(&mut self, rate: f32, shrink: f32, step: i32) {
        let correct = (1.0 - DECAY.0.powi(step), 1.0 - DECAY.1.powi(step));
        let learn = |value: &mut f32, gradient: &mut f32, mean: &mut f32, square: &mut f32| {
            let g = *gradient * shrink;
            *mean = DECAY.0 * *mean + (1.0 - DECAY.0) * g;
            *square = DECAY.1 * *square + (1.0 - DECAY.1) * g * g;
            *value -= rate * (*mean / correct.0) / ((*square / correct.1).sqrt() + TINY);
            *gradient = 0.0;
        };
        match &mut self.touched {
            None => Zip::from(&mut self.value)
                .and(&mut self.gradient)
                .and(&mut self.mean)
                .and(&mut self.square)
                .for_each(learn),
            Some(touched) => {
                touched.sort_unstable();
                touched.dedup();
                for row in touched.drain(..) {
                    Zip::from(self.value.row_mut(row))
                        .and(self.gradient.row_mut(row))
                        .and(self.mean.row_mut(row))
                        .and(self.square.row_mut(row))
                        .for_each(learn);
                }
            }
        }
    }
}

/// The rows of `from` that `rows` names, in that order.
pub fn gather(from: &Matrix, rows: &[usize]) -> Matrix {
    from.select(Axis(0), rows)
}

/// Adds row `i` of `from` to row `rows[i]` of `to`, from column `column` on.
pub fn scatter(from: &Matrix, rows: &[usize], column: usize, to: &mut Matrix) {
    let width = from.ncols();
    for (row, &place) in from.rows().into_iter().zip(rows) {
        let mut target = to.row_mut(place);
        let mut target = target.slice_mut(ndarray::s![column..column + width]);
        target.zip_mut_with(&row, |sum, &value| *sum += value);
    }
}

/// Replaces each row by the differences of its probabilities (softmax) from certainty of `gold`, which is the
/// gradient of the loss, and returns the loss.
pub fn cross_entropy(scores: &mut Matrix, gold: &[usize]) -> f32 {
    let mut loss = 0.0;
    for (mut row, &gold) in scores.rows_mut().into_iter().zip(gold) {
        let highest = row.fold(f32::MIN, |a, &b| a.max(b));
        row.mapv_inplace(|score| (score - highest).exp());
        let sum = row.sum();
        row.mapv_inplace(|score| score / sum);
        loss -= row[gold].max(1e-12).ln();
        row[gold] -= 1.0;
    }
    loss
}
