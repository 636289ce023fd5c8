//! Training of the tagger.

use std::collections::BTreeMap;

use dateline::syntax::training::{
    Bytes, CONTEXT, Clusters, LabelTable, Lexeme, NO_CLASS, Tagger, features, reduce,
};
use dateline::syntax::{ModelError, Upos, Xpos};

use crate::conllu::{Sentence, Word, forms};
use crate::corpus::Passes;
use crate::perceptron::{Perceptron, best};
use crate::random::Random;

/// Passes over the corpus.
const EPOCHS: usize = 8;
/// Pairs of tags that occur less often are replaced by the Penn tag's most frequent pair.
const MIN_PAIR: usize = 10;
/// A word is looked up instead of decided if it occurs this often ...
const KNOWN_COUNT: usize = 20;
/// ... and this share of its occurrences, in a thousand, has one class.
const KNOWN_SHARE: usize = 998;
/// See [`Perceptron::new`].
const MARGIN: i32 = 20;

/// How much a tagger may remember.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    /// See [`Perceptron::new`].
    pub min_updates: u32,
    /// Size of the table in bits.
    pub bits: u32,
}

/// The pairs of tags that the tagger tells apart, by frequency of the pair, and the clusters of words.
pub struct Classes {
    clusters: Clusters,
    pairs: Vec<(Xpos, Upos)>,
    of_xpos: BTreeMap<Xpos, u8>,
}

impl Classes {
    /// Counts the pairs of `corpus`.
    pub fn of(corpus: &[Sentence], clusters: Clusters) -> Classes {
        let mut counts: BTreeMap<(Xpos, Upos), usize> = BTreeMap::new();
        for word in corpus.iter().flatten() {
            *counts.entry((word.xpos, word.upos)).or_default() += 1;
        }
        let mut order: Vec<_> = counts.into_iter().collect();
        order.sort_by_key(|&(pair, count)| (std::cmp::Reverse(count), pair));
        let mut classes = Classes { clusters, pairs: Vec::new(), of_xpos: BTreeMap::new() };
        for (pair, count) in order {
            let first = !classes.of_xpos.contains_key(&pair.0);
            if count >= MIN_PAIR || first {
                if first {
                    classes.of_xpos.insert(pair.0, classes.pairs.len() as u8);
                }
                classes.pairs.push(pair);
            }
        }
        classes
    }

    /// The clusters of words.
    pub fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// What each class means.
    pub fn pairs(&self) -> &[(Xpos, Upos)] {
        &self.pairs
    }

    /// The class of an annotated word.
    pub fn class(&self, word: &Word) -> u8 {
        match self.pairs.iter().position(|&pair| pair == (word.xpos, word.upos)) {
            Some(class) => class as u8,
            None => self.of_xpos[&word.xpos],
        }
    }
}

/// Trains a tagger.
///
/// # Errors
/// If the data has more classes than a table can hold.
pub fn train(
    passes: &Passes,
    classes: &Classes,
    capacity: Capacity,
    random: &mut Random,
) -> Result<Tagger, ModelError> {
    let mut buffer = String::new();
    let sentences: Vec<(Vec<Lexeme>, Vec<u8>)> = passes
        .sentences()
        .iter()
        .map(|sentence| {
            let words = forms(sentence);
            let mut lexemes = Vec::new();
            reduce(&words, &classes.clusters, &mut buffer, &mut lexemes);
            (lexemes, sentence.iter().map(|word| classes.class(word)).collect())
        })
        .collect();
    let known = known_words(&sentences);
    let mut perceptron = Perceptron::new(classes.pairs.len(), capacity.min_updates, MARGIN);
    let mut scores = vec![0; classes.pairs.len()];
    for epoch in 0..EPOCHS {
        for index in passes.order(epoch, EPOCHS, random) {
            let (lexemes, gold) = &sentences[index];
            let (mut previous, mut before) = (NO_CLASS, NO_CLASS);
            for (window, &gold) in lexemes.windows(2 * CONTEXT + 1).zip(gold) {
                let class = known.get(&window[CONTEXT].form).copied().unwrap_or_else(|| {
                    let features = features(window, previous, before);
                    perceptron.score(features.hashes(), &mut scores);
                    let gold = usize::from(gold);
                    let rival = best(&scores, |class| class != gold);
                    perceptron.learn(features.hashes(), &scores, gold, rival);
                    best(&scores, |_| true).unwrap_or_default() as u8
                });
                (before, previous) = (previous, class);
            }
        }
    }
    let table = LabelTable::build(&perceptron.average(), classes.pairs.len(), capacity.bits);
    Tagger::new(classes.pairs.clone(), Bytes::new(known), Bytes::default(), table)
}

/// Frequent spellings that have practically one class only.
fn known_words(sentences: &[(Vec<Lexeme>, Vec<u8>)]) -> BTreeMap<u32, u8> {
    let mut counts: BTreeMap<u32, BTreeMap<u8, usize>> = BTreeMap::new();
    for (lexemes, gold) in sentences {
        for (lexeme, &class) in lexemes[CONTEXT..].iter().zip(gold) {
            *counts.entry(lexeme.form).or_default().entry(class).or_default() += 1;
        }
    }
    let mut known = BTreeMap::new();
    for (form, classes) in counts {
        let total: usize = classes.values().sum();
        let most = classes.into_iter().max_by_key(|&(_, count)| count);
        if let Some((class, count)) = most
            && total >= KNOWN_COUNT
            && count * 1000 >= total * KNOWN_SHARE
        {
            known.insert(form, class);
        }
    }
    known
}
