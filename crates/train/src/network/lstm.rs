//! One direction of a recurrent layer (LSTM) over a batch of sentences.
//!
//! Sentences are packed by time: first the first words of all, then the second words of those that have one, and so
//! on. With the longest sentence first, the sentences still running at a time are the first ones of the batch.

use ndarray::linalg::general_mat_mul;
use ndarray::{Axis, concatenate, s};

use super::matrix::{Matrix, Weights, gather};
use crate::random::Random;

/// The order in which a direction reads the words of a batch.
pub struct Packing {
    /// Row of each packed word in the batch.
    pub rows: Vec<usize>,
    /// Sentences still running, by time.
    running: Vec<usize>,
}

impl Packing {
    /// Packs sentences of these lengths, the longest first, which follow each other in the batch.
    pub fn new(lengths: &[usize], reversed: bool) -> Packing {
        let starts: Vec<usize> = lengths
            .iter()
            .scan(0, |sum, &length| {
                *sum += length;
                Some(*sum - length)
            })
            .collect();
        let (mut rows, mut running) = (Vec::new(), Vec::new());
        for time in 0..lengths.first().copied().unwrap_or(0) {
            let count = lengths.iter().take_while(|&&length| length > time).count();
            running.push(count);
            rows.extend((0..count).map(|i| starts[i] + if reversed { lengths[i] - 1 - time } else { time }));
        }
        Packing { rows, running }
    }
}

/// Weights of one direction.
pub struct Lstm {
    input: Weights,
    recurrent: Weights,
    bias: Weights,
    size: usize,
}

/// What a pass forward leaves for the pass back; all in packed order.
pub struct Trace {
    input: Matrix,
    // Input gate, forget gate, output gate, candidate: each as wide as the output.
    gates: Matrix,
    cells: Matrix,
    /// The output.
    pub output: Matrix,
}

impl Lstm {
    pub fn new(inputs: usize, size: usize, random: &mut Random) -> Lstm {
        let mut bias = Weights::zeros(1, 4 * size);
        // To remember is the better habit at the start.
        bias.value.slice_mut(s![.., size..2 * size]).fill(1.0);
        Lstm {
            input: Weights::dense(inputs, 4 * size, random),
            recurrent: Weights::dense(size, 4 * size, random),
            bias,
            size,
        }
    }

    pub fn weights(&mut self) -> [&mut Weights; 3] {
        [&mut self.input, &mut self.recurrent, &mut self.bias]
    }

    /// Reads a batch; `words` has a row for each word, in the order of the batch.
    pub fn forward(&self, words: &Matrix, packing: &Packing) -> Trace {
        let size = self.size;
        let input = gather(words, &packing.rows);
        let mut gates = input.dot(&self.input.value) + &self.bias.value;
        let mut cells = Matrix::zeros((input.nrows(), size));
        let mut output = Matrix::zeros((input.nrows(), size));
        let (mut start, mut before) = (0, 0);
        for (time, &count) in packing.running.iter().enumerate() {
            if time > 0 {
                let previous = output.slice(s![before..before + count, ..]);
                let mut gates = gates.slice_mut(s![start..start + count, ..]);
                general_mat_mul(1.0, &previous, &self.recurrent.value, 1.0, &mut gates);
            }
            for i in 0..count {
                let mut gate = gates.row_mut(start + i);
                let gate = gate.as_slice_mut().expect("rows are contiguous");
                gate[..3 * size].iter_mut().for_each(|g| *g = sigmoid(*g));
                gate[3 * size..].iter_mut().for_each(|g| *g = g.tanh());
                for j in 0..size {
                    let kept = if time > 0 { gate[size + j] * cells[[before + i, j]] } else { 0.0 };
                    let cell = kept + gate[j] * gate[3 * size + j];
                    cells[[start + i, j]] = cell;
                    output[[start + i, j]] = gate[2 * size + j] * cell.tanh();
                }
            }
            before = start;
            start += count;
        }
        Trace { input, gates, cells, output }
    }

    /// Adds to the gradients, given that of the output in packed order; returns that of the input in packed order.
    pub fn backward(&mut self, trace: &Trace, mut above: Matrix, packing: &Packing) -> Matrix {
        let size = self.size;
        let words = trace.input.nrows();
        let mut change = Matrix::zeros((words, 4 * size));
        // Gradient of the cells of the time after.
        let mut later = Matrix::zeros((0, size));
        let mut end = words;
        for time in (0..packing.running.len()).rev() {
            let count = packing.running[time];
            let start = end - count;
            let before = if time > 0 { start - packing.running[time - 1] } else { 0 };
            let mut carried = Matrix::zeros((count, size));
            for i in 0..count {
                let row = start + i;
                for j in 0..size {
                    let gate = |kind: usize| trace.gates[[row, kind * size + j]];
                    let (enter, keep, show, candidate) = (gate(0), gate(1), gate(2), gate(3));
                    let shown = trace.cells[[row, j]].tanh();
                    let above = above[[row, j]];
                    let from_later = if i < later.nrows() { later[[i, j]] } else { 0.0 };
                    let cell = above * show * (1.0 - shown * shown) + from_later;
                    let previous = if time > 0 { trace.cells[[before + i, j]] } else { 0.0 };
                    change[[row, j]] = cell * candidate * enter * (1.0 - enter);
                    change[[row, size + j]] = cell * previous * keep * (1.0 - keep);
                    change[[row, 2 * size + j]] = above * shown * show * (1.0 - show);
                    change[[row, 3 * size + j]] = cell * enter * (1.0 - candidate * candidate);
                    carried[[i, j]] = cell * keep;
                }
            }
            if time > 0 {
                let change = change.slice(s![start..end, ..]);
                let mut previous = above.slice_mut(s![before..before + count, ..]);
                general_mat_mul(1.0, &change, &self.recurrent.value.t(), 1.0, &mut previous);
            }
            later = carried;
            end = start;
        }
        // What each word saw of the one before it.
        let first = packing.running.first().copied().unwrap_or(0);
        let mut previous = vec![Matrix::zeros((first, size))];
        let mut start = 0;
        for times in packing.running.windows(2) {
            previous.push(trace.output.slice(s![start..start + times[1], ..]).to_owned());
            start += times[0];
        }
        let views: Vec<_> = previous.iter().map(Matrix::view).collect();
        let previous = concatenate(Axis(0), &views).expect("all are as wide");
        general_mat_mul(1.0, &trace.input.t(), &change, 1.0, &mut self.input.gradient);
        general_mat_mul(1.0, &previous.t(), &change, 1.0, &mut self.recurrent.gradient);
        self.bias.gradient.row_mut(0).zip_mut_with(&change.sum_axis(Axis(0)), |sum, g| *sum += g);
        change.dot(&self.input.value.t())
    }
}

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}
