//! A recurrent network that tags and parses: two bidirectional layers, a linear tagger above the first, and biaffine
//! scores of heads and relations above the second (Dozat and Manning 2017).
//!
//! It knows more than a greedy parser with hashed features, takes a hundred times as long, and only labels raw text.

mod lstm;
mod matrix;

use dateline::syntax::Deprel;
use dateline::syntax::training::{CONTEXT, Lexeme, reduce};
use ndarray::linalg::general_mat_mul;
use ndarray::{Axis, concatenate, s};
use rustc_hash::FxHashMap;

use crate::conllu::{Sentence, forms};
use crate::random::Random;
use crate::train_tags::Classes;
use lstm::{Lstm, Packing, Trace};
pub use matrix::Matrix;
use matrix::{Weights, cross_entropy, gather, scatter};

/// Passes over the corpus.
const EPOCHS: usize = 12;
/// Words of a batch, about.
const BATCH: usize = 600;
/// Rate of learning at its highest; it rises over the first steps and falls to a twentieth.
const RATE: f32 = 2.5e-3;
const WARM_UP: i32 = 200;
/// Bound on the norm of a gradient.
const CLIP: f32 = 5.0;
/// Share of values that are left out at random in training.
const DROPOUT: f32 = 0.33;
const WORD_DROPOUT: f32 = 0.2;

/// Sizes of the layers.
const HIDDEN: usize = 128;
const ARC: usize = 160;
const REL: usize = 48;
/// Rows and columns of the tables of suffixes, prefixes, shapes and clusters.
const TABLES: [(usize, usize); 4] = [(8192, 32), (8192, 24), (1024, 16), (512, 32)];

/// Vectors of words learned from raw text.
pub struct Vectors {
    /// Row of a word, by [`Lexeme::norm`].
    pub rows: FxHashMap<u32, usize>,
    pub values: Matrix,
}

/// A sentence as the network sees it: rows of the tables for each word.
struct Words {
    words: Vec<usize>,
    others: Vec<[usize; TABLES.len()]>,
}

/// What the network thinks of a sentence.
pub struct Opinion {
    /// Logarithm of the probability of each class of tags, by word.
    pub tags: Matrix,
    /// Of each head, by word; column 0 is the root.
    pub heads: Matrix,
    // From which `relations` makes the scores of relations.
    deps: Matrix,
    govs: Matrix,
}

/// The network.
pub struct Network<'a> {
    classes: &'a Classes,
    vectors: &'a Vectors,
    // Added to the vectors, which stay as they are.
    words: Weights,
    tables: Vec<Weights>,
    // Two layers of two directions.
    layers: [[Lstm; 2]; 2],
    tag: Weights,
    // From the upper layer to dependents and heads, for arcs and relations; the last row is the bias.
    arc_dep: Weights,
    arc_gov: Weights,
    rel_dep: Weights,
    rel_gov: Weights,
    arc: Weights,
    rel: Weights,
}

impl<'a> Network<'a> {
    /// Trains on a corpus; `report` gets a line after each pass.
    pub fn train(
        corpus: &[Sentence],
        classes: &'a Classes,
        vectors: &'a Vectors,
        random: &mut Random,
        report: &dyn Fn(String),
    ) -> Network<'a> {
        let mut network = Network::new(classes, vectors, random);
        let examples: Vec<(Words, &Sentence)> =
            corpus.iter().map(|sentence| (network.words(&forms(sentence)), sentence)).collect();
        let steps = (EPOCHS * corpus.iter().map(Vec::len).sum::<usize>() / BATCH) as i32;
        let mut step = 0;
        for epoch in 0..EPOCHS {
            let mut batches = batches(&examples, random);
            random.shuffle(&mut batches);
            let (mut loss, mut words) = (0.0, 0);
            for batch in &batches {
                step += 1;
                loss += network.learn(batch, random);
                words += batch.iter().map(|(_, sentence)| sentence.len()).sum::<usize>();
                let progress = (step as f32 / steps as f32).min(1.0);
                let rate = RATE * (step as f32 / WARM_UP as f32).min(1.0) * (1.0 - 0.95 * progress);
                network.step(rate, step);
            }
            report(format!("network, pass {}: loss {:.4} a word", epoch + 1, loss / words as f32));
        }
        network
    }

    fn new(classes: &'a Classes, vectors: &'a Vectors, random: &mut Random) -> Network<'a> {
        let input = vectors.values.ncols() + TABLES.iter().map(|table| table.1).sum::<usize>();
        let mut both = |inputs: usize| [0, 1].map(|_| Lstm::new(inputs, HIDDEN, random));
        let layers = [both(input), both(2 * HIDDEN)];
        let top = 2 * HIDDEN + 1;
        let relations = Deprel::ALL.len();
        Network {
            classes,
            vectors,
            words: Weights::table(Matrix::zeros(vectors.values.raw_dim())),
            tables: TABLES
                .iter()
                .map(|&(rows, columns)| Weights::random_table(rows, columns, random))
                .collect(),
            layers,
            tag: Weights::dense(top, classes.pairs().len(), random),
            arc_dep: Weights::dense(top, ARC, random),
            arc_gov: Weights::dense(top, ARC, random),
            rel_dep: Weights::dense(top, REL, random),
            rel_gov: Weights::dense(top, REL, random),
            arc: Weights::dense(ARC + 1, ARC + 1, random),
            rel: Weights::dense(REL + 1, relations * (REL + 1), random),
        }
    }

    fn weights(&mut self) -> Vec<&mut Weights> {
        let Network { words, tables, layers, tag, arc_dep, arc_gov, rel_dep, rel_gov, arc, rel, .. } = self;
        let mut all = vec![words, tag, arc_dep, arc_gov, rel_dep, rel_gov, arc, rel];
        all.extend(tables);
        all.extend(layers.iter_mut().flatten().flat_map(Lstm::weights));
        all
    }

    fn step(&mut self, rate: f32, step: i32) {
        let norm = self.weights().iter().map(|weights| weights.norm2()).sum::<f32>().sqrt();
        let shrink = if norm > CLIP { CLIP / norm } else { 1.0 };
        self.weights().into_iter().for_each(|weights| weights.step(rate, shrink, step));
    }

    fn words(&self, forms: &[&str]) -> Words {
        let mut lexemes = Vec::new();
        reduce(forms, self.classes.clusters(), &mut String::new(), &mut lexemes);
        let lexemes = &lexemes[CONTEXT..lexemes.len() - CONTEXT];
        let others = |l: &Lexeme| {
            let values = [l.suffix3, l.prefix3, l.shape, l.cluster];
            std::array::from_fn(|i| values[i] as usize % TABLES[i].0)
        };
        Words {
            words: lexemes.iter().map(|l| self.vectors.rows.get(&l.norm).copied().unwrap_or(0)).collect(),
            others: lexemes.iter().map(others).collect(),
        }
    }

    /// One row a word: its vector and those of its other properties.
    fn embed(&self, batch: &[&Words], keep: impl Fn(usize) -> bool) -> Matrix {
        let width = self.vectors.values.ncols();
        let total = width + TABLES.iter().map(|table| table.1).sum::<usize>();
        let count = batch.iter().map(|words| words.words.len()).sum();
        let mut out = Matrix::zeros((count, total));
        let rows = batch.iter().flat_map(|words| words.words.iter().zip(&words.others));
        for (index, (&word, others)) in rows.enumerate() {
            let mut row = out.row_mut(index);
            if keep(index) {
                let vector = &self.vectors.values.row(word) + &self.words.value.row(word);
                row.slice_mut(s![..width]).assign(&vector);
            }
            let mut column = width;
            for (table, &place) in self.tables.iter().zip(others) {
                let value = table.value.row(place);
                row.slice_mut(s![column..column + value.len()]).assign(&value);
                column += value.len();
            }
        }
        out
    }

    /// Learns from a batch, the longest sentence first; returns the loss. Gradients are left to `step`.
    fn learn(&mut self, batch: &[&(Words, &Sentence)], random: &mut Random) -> f32 {
        let lengths: Vec<usize> = batch.iter().map(|(_, sentence)| sentence.len()).collect();
        let count: usize = lengths.iter().sum();
        let packings = [Packing::new(&lengths, false), Packing::new(&lengths, true)];
        let inputs: Vec<&Words> = batch.iter().map(|(words, _)| words).collect();
        let kept: Vec<bool> = (0..count).map(|_| random.uniform() >= WORD_DROPOUT).collect();
        let mut x = self.embed(&inputs, |index| kept[index]);
        let masks: Vec<Matrix> = [x.ncols(), 2 * HIDDEN, 2 * HIDDEN, ARC, ARC, REL, REL]
            .iter()
            .map(|&width| mask(count + batch.len(), width, random))
            .collect();
        let of = |index: usize| masks[index].slice(s![..count, ..]);
        x *= &of(0);
        let (first, mut h1) = self.layer(0, &x, &packings);
        h1 *= &of(1);
        let (second, mut h2) = self.layer(1, &h1, &packings);
        h2 *= &of(2);

        let gold_tags: Vec<usize> = batch
            .iter()
            .flat_map(|(_, sentence)| sentence.iter().map(|w| self.classes.class(w).into()))
            .collect();
        let biased1 = with_ones(&h1);
        let mut tags = biased1.dot(&self.tag.value);
        let mut loss = cross_entropy(&mut tags, &gold_tags);
        general_mat_mul(1.0, &biased1.t(), &tags, 1.0, &mut self.tag.gradient);
        let mut dh1 = without_last(tags.dot(&self.tag.value.t()));

        let top = with_ones(&h2);
        let project = |weights: &Weights, mask: usize| {
            let mut out = top.dot(&weights.value);
            out.mapv_inplace(|v| v.max(0.0));
            out * of(mask)
        };
        let (ad, ag) = (project(&self.arc_dep, 3), project(&self.arc_gov, 4));
        let (rd, rg) = (project(&self.rel_dep, 5), project(&self.rel_gov, 6));
        let (ad1, ag1, rd1, rg1) = (with_ones(&ad), with_ones(&ag), with_ones(&rd), with_ones(&rg));

        // Heads. The root is a head whose projection is zero but for the bias.
        let half = ad1.dot(&self.arc.value);
        let mut dhalf = Matrix::zeros(half.raw_dim());
        let mut dag1 = Matrix::zeros(ag1.raw_dim());
        let mut heads = Vec::with_capacity(count);
        let mut start = 0;
        for (_, sentence) in batch {
            let rows = start..start + sentence.len();
            let govs = with_root(&ag1, rows.clone());
            let mut scores = half.slice(s![rows.clone(), ..]).dot(&govs.t());
            let gold: Vec<usize> = (0u32..)
                .zip(sentence.iter())
                .map(|(index, word)| if word.head == index { 0 } else { word.head as usize + 1 })
                .collect();
            loss += cross_entropy(&mut scores, &gold);
            dhalf.slice_mut(s![rows.clone(), ..]).assign(&scores.dot(&govs));
            let dgovs = scores.t().dot(&half.slice(s![rows.clone(), ..]));
            let mut target = dag1.slice_mut(s![rows.clone(), ..]);
            target += &dgovs.slice(s![1.., ..]);
            heads.extend(gold.iter().map(|&head| if head == 0 { None } else { Some(start + head - 1) }));
            start = rows.end;
        }
        general_mat_mul(1.0, &ad1.t(), &dhalf, 1.0, &mut self.arc.gradient);
        let dad = without_last(dhalf.dot(&self.arc.value.t()));
        let dag = without_last(dag1);

        // Relations, given the gold heads; the root's is known.
        let width = REL + 1;
        let relations = Deprel::ALL.len();
        let dependents: Vec<usize> = (0..count).filter(|&d| heads[d].is_some()).collect();
        let governors: Vec<usize> = heads.iter().flatten().copied().collect();
        let gold_rels: Vec<usize> =
            batch.iter().flat_map(|(_, sentence)| sentence.iter().map(|word| word.rel.index())).collect();
        let gold: Vec<usize> = dependents.iter().map(|&d| gold_rels[d]).collect();
        let (deps, govs) = (gather(&rd1, &dependents), gather(&rg1, &governors));
        let crossed = deps.dot(&self.rel.value);
        let mut scores = Matrix::zeros((deps.nrows(), relations));
        for ((crossed, gov), mut scores) in crossed.rows().into_iter().zip(govs.rows()).zip(scores.rows_mut())
        {
            for (rel, score) in scores.iter_mut().enumerate() {
                *score = crossed.slice(s![rel * width..(rel + 1) * width]).dot(&gov);
            }
        }
        loss += cross_entropy(&mut scores, &gold);
        let mut dcrossed = Matrix::zeros(crossed.raw_dim());
        let mut dgovs = Matrix::zeros(govs.raw_dim());
        for i in 0..deps.nrows() {
            for rel in 0..relations {
                let change = scores[[i, rel]];
                let span = s![i, rel * width..(rel + 1) * width];
                dcrossed.slice_mut(span).scaled_add(change, &govs.row(i));
                dgovs.row_mut(i).scaled_add(change, &crossed.slice(span));
            }
        }
        general_mat_mul(1.0, &deps.t(), &dcrossed, 1.0, &mut self.rel.gradient);
        let ddeps = without_last(dcrossed.dot(&self.rel.value.t()));
        let (mut drd, mut drg) = (Matrix::zeros(rd.raw_dim()), Matrix::zeros(rg.raw_dim()));
        scatter(&ddeps, &dependents, 0, &mut drd);
        scatter(&without_last(dgovs), &governors, 0, &mut drg);

        // Back through the projections.
        let mut dtop = Matrix::zeros(top.raw_dim());
        let projections = [
            (&mut self.arc_dep, dad, &ad, 3),
            (&mut self.arc_gov, dag, &ag, 4),
            (&mut self.rel_dep, drd, &rd, 5),
            (&mut self.rel_gov, drg, &rg, 6),
        ];
        for (weights, mut gradient, output, mask) in projections {
            gradient.zip_mut_with(output, |g, &o| *g = if o > 0.0 { *g } else { 0.0 });
            gradient *= &of(mask);
            general_mat_mul(1.0, &top.t(), &gradient, 1.0, &mut weights.gradient);
            general_mat_mul(1.0, &gradient, &weights.value.t(), 1.0, &mut dtop);
        }
        let dh2 = without_last(dtop) * of(2);
        dh1 += &self.layer_back(1, &second, &dh2, &packings);
        dh1 *= &of(1);
        let dx = self.layer_back(0, &first, &dh1, &packings) * of(0);

        let width = self.vectors.values.ncols();
        let rows = inputs.iter().flat_map(|words| words.words.iter().zip(&words.others));
        for (index, (&word, others)) in rows.enumerate() {
            if kept[index] {
                self.words.add_to_row(word, dx.slice(s![index, ..width]));
            }
            let mut column = width;
            for (table, &place) in self.tables.iter_mut().zip(others) {
                let end = column + table.value.ncols();
                table.add_to_row(place, dx.slice(s![index, column..end]));
                column = end;
            }
        }
        loss
    }

    /// Both directions of a layer, side by side, in the order of the batch.
    fn layer(&self, layer: usize, x: &Matrix, packings: &[Packing; 2]) -> ([Trace; 2], Matrix) {
        let traces = [0, 1].map(|side| self.layers[layer][side].forward(x, &packings[side]));
        let mut out = Matrix::zeros((x.nrows(), 2 * HIDDEN));
        for (side, trace) in traces.iter().enumerate() {
            scatter(&trace.output, &packings[side].rows, side * HIDDEN, &mut out);
        }
        (traces, out)
    }

    fn layer_back(
        &mut self,
        layer: usize,
        traces: &[Trace; 2],
        above: &Matrix,
        packings: &[Packing; 2],
    ) -> Matrix {
        let mut out: Option<Matrix> = None;
        for side in 0..2 {
            let part = above.slice(s![.., side * HIDDEN..(side + 1) * HIDDEN]).to_owned();
            let packed = gather(&part, &packings[side].rows);
            let back = self.layers[layer][side].backward(&traces[side], packed, &packings[side]);
            let out = out.get_or_insert_with(|| Matrix::zeros((above.nrows(), back.ncols())));
            scatter(&back, &packings[side].rows, 0, out);
        }
        out.expect("there are two sides")
    }

    /// What the network thinks of some sentences, the longest first.
    pub fn judge(&self, sentences: &[&[&str]]) -> Vec<Opinion> {
        let inputs: Vec<Words> = sentences.iter().map(|forms| self.words(forms)).collect();
        let lengths: Vec<usize> = sentences.iter().map(|forms| forms.len()).collect();
        let packings = [Packing::new(&lengths, false), Packing::new(&lengths, true)];
        let x = self.embed(&inputs.iter().collect::<Vec<_>>(), |_| true);
        let (_, h1) = self.layer(0, &x, &packings);
        let (_, h2) = self.layer(1, &h1, &packings);
        let tags = log_softmax(with_ones(&h1).dot(&self.tag.value));
        let top = with_ones(&h2);
        let project = |weights: &Weights| with_ones(&top.dot(&weights.value).mapv(|v| v.max(0.0)));
        let (ad, ag) = (project(&self.arc_dep).dot(&self.arc.value), project(&self.arc_gov));
        let (rd, rg) = (project(&self.rel_dep).dot(&self.rel.value), project(&self.rel_gov));
        let mut start = 0;
        lengths
            .iter()
            .map(|&length| {
                let rows = start..start + length;
                start = rows.end;
                let part = |matrix: &Matrix| matrix.slice(s![rows.clone(), ..]).to_owned();
                let heads = part(&ad).dot(&with_root(&ag, rows.clone()).t());
                Opinion { tags: part(&tags), heads: log_softmax(heads), deps: part(&rd), govs: part(&rg) }
            })
            .collect()
    }
}

impl Opinion {
    /// Logarithms of the probabilities of the relations of a word to a head, both counted from 0.
    pub fn relations(&self, dependent: usize, head: usize) -> Vec<f32> {
        let (width, gov) = (REL + 1, self.govs.row(head));
        let crossed = self.deps.row(dependent);
        let score = |rel: usize| crossed.slice(s![rel * width..(rel + 1) * width]).dot(&gov);
        let scores = Matrix::from_shape_fn((1, Deprel::ALL.len()), |(_, rel)| score(rel));
        log_softmax(scores).into_raw_vec_and_offset().0
    }
}

/// Sentences of like length in batches, the longest of each first.
fn batches<'e, 's>(
    examples: &'e [(Words, &'s Sentence)],
    random: &mut Random,
) -> Vec<Vec<&'e (Words, &'s Sentence)>> {
    let mut order: Vec<(usize, &(Words, &Sentence))> =
        examples.iter().map(|example| (example.1.len() * 8 + random.below(16), example)).collect();
    random.shuffle(&mut order);
    order.sort_by_key(|&(length, _)| std::cmp::Reverse(length));
    let mut out: Vec<Vec<&(Words, &Sentence)>> = vec![Vec::new()];
    let mut words = 0;
    for (_, example) in order {
        if words + example.1.len() > BATCH && words > 0 {
            out.push(Vec::new());
            words = 0;
        }
        words += example.1.len();
        out.last_mut().expect("there is a batch").push(example);
    }
    out.iter_mut().for_each(|batch| batch.sort_by_key(|example| std::cmp::Reverse(example.1.len())));
    out
}

/// Zeros for what is left out, and for the rest what makes up for it.
fn mask(rows: usize, columns: usize, random: &mut Random) -> Matrix {
    let kept = 1.0 / (1.0 - DROPOUT);
    Matrix::from_shape_simple_fn((rows, columns), || if random.uniform() < DROPOUT { 0.0 } else { kept })
}

fn with_ones(matrix: &Matrix) -> Matrix {
    let ones = Matrix::ones((matrix.nrows(), 1));
    concatenate(Axis(1), &[matrix.view(), ones.view()]).expect("both are as high")
}

fn without_last(matrix: Matrix) -> Matrix {
    let last = matrix.ncols() - 1;
    matrix.slice(s![.., ..last]).to_owned()
}

/// The heads of a sentence, after the root: zeros, and a one for the bias.
fn with_root(govs: &Matrix, rows: std::ops::Range<usize>) -> Matrix {
    let mut root = Matrix::zeros((1, govs.ncols()));
    root[[0, govs.ncols() - 1]] = 1.0;
    concatenate(Axis(0), &[root.view(), govs.slice(s![rows, ..])]).expect("both are as wide")
}

fn log_softmax(mut scores: Matrix) -> Matrix {
    for mut row in scores.rows_mut() {
        let highest = row.fold(f32::MIN, |a, &b| a.max(b));
        let sum = row.iter().map(|score| (score - highest).exp()).sum::<f32>().ln() + highest;
        row.mapv_inplace(|score| score - sum);
    }
    scores
}

#[cfg(test)]
mod tests {
    use dateline::syntax::training::Clusters;
    use dateline::syntax::{Upos, Xpos};

    use super::*;
    use crate::conllu::Word;

    fn corpus() -> Vec<Sentence> {
        let word = |form: &str, xpos, upos, head, rel| Word { form: form.into(), xpos, upos, head, rel };
        let short = vec![
            word("Rebels", Xpos::NNS, Upos::NOUN, 1, Deprel::NSUBJ),
            word("fled", Xpos::VBD, Upos::VERB, 1, Deprel::ROOT),
        ];
        let long = vec![
            word("The", Xpos::DT, Upos::DET, 1, Deprel::DET),
            word("army", Xpos::NN, Upos::NOUN, 2, Deprel::NSUBJ),
            word("shelled", Xpos::VBD, Upos::VERB, 2, Deprel::ROOT),
            word("towns", Xpos::NNS, Upos::NOUN, 2, Deprel::OBJ),
        ];
        vec![short, long]
    }

    fn vectors(random: &mut Random) -> Vectors {
        Vectors {
            rows: FxHashMap::default(),
            values: Matrix::from_shape_simple_fn((3, 10), || random.symmetric()),
        }
    }

    /// A batch of the corpus, the longest sentence first.
    fn examples<'s>(network: &Network, corpus: &'s [Sentence]) -> Vec<(Words, &'s Sentence)> {
        let example = |sentence: &'s Sentence| (network.words(&forms(sentence)), sentence);
        corpus.iter().rev().map(example).collect()
    }

    /// Gradients are what the loss does when a weight is moved a little.
    #[test]
    fn gradients_agree_with_differences() {
        let mut random = Random::new(3);
        let corpus = corpus();
        let (classes, vectors) = (Classes::of(&corpus, Clusters::default()), vectors(&mut random));
        let mut network = Network::new(&classes, &vectors, &mut random);
        let examples = examples(&network, &corpus);
        let batch: Vec<&(Words, &Sentence)> = examples.iter().collect();
        // The same words and values are left out each time.
        let loss = |network: &mut Network| network.learn(&batch, &mut Random::new(7));
        loss(&mut network);
        let gradients: Vec<Matrix> = network.weights().iter().map(|w| w.gradient.clone()).collect();
        let mut checked = 0;
        for (index, gradient) in gradients.iter().enumerate() {
            // The steepest weight of each matrix: the difference of two losses is coarse.
            let steepest = gradient.indexed_iter().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
            let Some((place, &expected)) = steepest.filter(|(_, g)| g.abs() > 0.1) else { continue };
            let mut at = |change: f32| {
                network.weights()[index].value[place] += change;
                loss(&mut network)
            };
            let difference = (at(STEP) - at(-2.0 * STEP)) / (2.0 * STEP);
            at(STEP);
            let error = (difference - expected).abs() / expected.abs();
            assert!(error < 0.08, "weights {index}: gradient {expected}, difference {difference}");
            checked += 1;
        }
        assert!(checked >= 12, "only {checked} matrices had a gradient to check");
    }

    /// Small enough that no unit switches on or off, large enough for single precision.
    const STEP: f32 = 0.0003;

    #[test]
    fn learns_a_tiny_corpus_by_heart() {
        let mut random = Random::new(5);
        let corpus = corpus();
        let (classes, vectors) = (Classes::of(&corpus, Clusters::default()), vectors(&mut random));
        let mut network = Network::new(&classes, &vectors, &mut random);
        let examples = examples(&network, &corpus);
        let batch: Vec<&(Words, &Sentence)> = examples.iter().collect();
        for step in 1..=150 {
            network.learn(&batch, &mut random);
            network.step(RATE, step);
        }
        let opinion = &network.judge(&[&["The", "army", "shelled", "towns"]])[0];
        let heads = crate::eisner::decode(4, |head, word| (opinion.heads[[word, head]].exp() * 1e4) as i32);
        assert_eq!(heads, [2, 3, 0, 3]);
        let relations = opinion.relations(3, 2);
        let best = (0..relations.len()).max_by(|&a, &b| relations[a].total_cmp(&relations[b]));
        assert_eq!(best, Some(Deprel::OBJ.index()));
    }
}
