//! Word vectors from raw text: a factorisation of which words stand next to which (Levy and Goldberg 2014).
//!
//! Contexts are the words up to two places away, each place apart, for order is what syntax is about. The positive
//! pointwise mutual information of words and contexts is reduced to its strongest directions by subspace iteration.

use std::collections::BTreeMap;

use ndarray::Array2;
use rustc_hash::FxHashMap;

use crate::network::{Matrix, Vectors};
use crate::random::Random;

/// Words with a vector, and those among them that serve as contexts.
const WORDS: usize = 30_000;
const CONTEXTS: usize = 2_000;
const MIN_COUNT: u32 = 3;
/// Places of context, as steps from the word.
const PLACES: [isize; 4] = [-2, -1, 1, 2];
/// Length of a vector.
const WIDTH: usize = 100;
const ROUNDS: usize = 6;

/// A row of the table of words and contexts: contexts with their weights.
type Row = Vec<(usize, f32)>;

/// Vectors of the frequent words of `sentences`, whose words are given by hash, and room for the words of `extra`.
/// Row 0 stands for all other words.
pub fn learn(sentences: &[Vec<u32>], extra: &[Vec<u32>], random: &mut Random) -> Vectors {
    let frequent = |sentences: &[Vec<u32>], least: u32| {
        let mut counts: BTreeMap<u32, u32> = BTreeMap::new();
        for &word in sentences.iter().flatten() {
            *counts.entry(word).or_default() += 1;
        }
        let mut words: Vec<(u32, u32)> = counts.into_iter().filter(|&(_, count)| count >= least).collect();
        words.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
        words
    };
    let mut vocabulary = frequent(sentences, MIN_COUNT);
    vocabulary.truncate(WORDS);
    let mut rows: FxHashMap<u32, usize> =
        vocabulary.iter().enumerate().map(|(index, &(word, _))| (word, index + 1)).collect();
    let values = factorise(&table(sentences, &rows, vocabulary.len()), random);
    for (word, _) in frequent(extra, 2) {
        let fresh = rows.len() + 1;
        rows.entry(word).or_insert(fresh);
    }
    let mut all = Matrix::zeros((rows.len() + 1, WIDTH));
    all.slice_mut(ndarray::s![1..=vocabulary.len(), ..]).assign(&values);
    Vectors { rows, values: all }
}

/// The positive pointwise mutual information of each word, from the most frequent, with its contexts.
fn table(sentences: &[Vec<u32>], rows: &FxHashMap<u32, usize>, words: usize) -> Vec<Row> {
    let mut counts: Vec<FxHashMap<usize, f32>> = vec![FxHashMap::default(); words];
    for sentence in sentences {
        let ids: Vec<Option<usize>> = sentence.iter().map(|word| rows.get(word).map(|row| row - 1)).collect();
        for (at, id) in ids.iter().enumerate() {
            let Some(id) = *id else { continue };
            for (place, step) in PLACES.iter().enumerate() {
                // Contexts beyond the sentence share one number, as do rare words.
                let context = match at.checked_add_signed(*step) {
                    Some(there) if there < ids.len() => ids[there].map_or(CONTEXTS, |c| c.min(CONTEXTS)),
                    _ => CONTEXTS + 1,
                };
                *counts[id].entry(place * (CONTEXTS + 2) + context).or_default() += 1.0;
            }
        }
    }
    let mut of_context = vec![0.0f32; PLACES.len() * (CONTEXTS + 2)];
    let mut total = 0.0f32;
    for (&context, &count) in counts.iter().flatten() {
        of_context[context] += count;
    }
    // Contexts are smoothed, so that rare ones do not look telling.
    of_context.iter_mut().for_each(|count| *count = count.powf(0.75));
    of_context.iter().for_each(|count| total += count);
    counts
        .iter()
        .map(|contexts| {
            let mut row: Row = contexts.iter().map(|(&context, &count)| (context, count)).collect();
            row.sort_unstable_by_key(|&(context, _)| context);
            let of_word: f32 = row.iter().map(|&(_, count)| count).sum();
            let information =
                |context: usize, count: f32| (count * total / (of_word * of_context[context])).ln();
            row.iter_mut().for_each(|(context, count)| *count = information(*context, *count));
            row.retain(|&(_, weight)| weight > 0.0);
            row
        })
        .collect()
}

/// The strongest directions of the table, scaled by the root of their strength and to a common size.
fn factorise(table: &[Row], random: &mut Random) -> Matrix {
    let contexts = PLACES.len() * (CONTEXTS + 2);
    let mut basis = Array2::from_shape_simple_fn((contexts, WIDTH), || random.symmetric());
    orthonormalise(&mut basis);
    let mut product = Array2::zeros((table.len(), WIDTH));
    for round in 0..=ROUNDS {
        product.fill(0.0);
        for (row, mut out) in table.iter().zip(product.rows_mut()) {
            row.iter().for_each(|&(context, weight)| out.scaled_add(weight, &basis.row(context)));
        }
        if round < ROUNDS {
            basis.fill(0.0);
            for (row, product) in table.iter().zip(product.rows()) {
                row.iter().for_each(|&(context, weight)| basis.row_mut(context).scaled_add(weight, &product));
            }
            orthonormalise(&mut basis);
        }
    }
    for mut column in product.columns_mut() {
        let norm = column.dot(&column).sqrt().max(1e-6);
        column.mapv_inplace(|value| value / norm.sqrt());
    }
    let scale = (product.iter().map(|v| v * v).sum::<f32>() / product.len() as f32).sqrt();
    product / scale * 0.3
}

/// Makes the columns of a matrix orthogonal and of length one.
fn orthonormalise(matrix: &mut Matrix) {
    for column in 0..matrix.ncols() {
        for earlier in 0..column {
            let (one, other) = (matrix.column(earlier).to_owned(), matrix.column(column).to_owned());
            matrix.column_mut(column).scaled_add(-one.dot(&other), &one);
        }
        let norm = matrix.column(column).dot(&matrix.column(column)).sqrt().max(1e-12);
        matrix.column_mut(column).mapv_inplace(|value| value / norm);
    }
}
