//! Scores of a model on gold sentences.

use std::time::Instant;

use dateline::syntax::{Analysis, Deprel, Model, Upos, Xpos};

use crate::conllu::{Sentence, forms};

/// The relations that are reported, by their full name.
const REPORTED: [Deprel; 18] = [
    Deprel::NSUBJ,
    Deprel::NSUBJ_PASS,
    Deprel::OBJ,
    Deprel::IOBJ,
    Deprel::OBL,
    Deprel::OBL_AGENT,
    Deprel::NMOD,
    Deprel::CCOMP,
    Deprel::XCOMP,
    Deprel::ADVCL,
    Deprel::CONJ,
    Deprel::ACL,
    Deprel::ACL_RELCL,
    Deprel::AUX,
    Deprel::AUX_PASS,
    Deprel::APPOS,
    Deprel::PARATAXIS,
    Deprel::ROOT,
];

/// Times that the set is analysed when the speed is measured; the fastest counts, for it was disturbed least.
const ROUNDS: usize = 20;

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    gold: usize,
    found: usize,
    right: usize,
}

impl Tally {
    fn f1(self) -> f64 {
        2.0 * self.right as f64 / (self.gold + self.found).max(1) as f64
    }
}

/// Scores of one set, and how fast it was analysed.
#[derive(Clone, Debug)]
pub struct Scores {
    tokens: usize,
    xpos: usize,
    upos: usize,
    heads: usize,
    labelled: usize,
    rels: Vec<Tally>,
    seconds: f64,
}

impl Scores {
    /// Analyses `sentences` and compares.
    pub fn of(model: &Model, sentences: &[Sentence]) -> Scores {
        let mut scores = Scores::none();
        let mut analysis = Analysis::default();
        let words: Vec<Vec<&str>> = sentences.iter().map(forms).collect();
        for (sentence, words) in sentences.iter().zip(&words) {
            model.analyse(words, &mut analysis);
            let Analysis { upos, xpos, heads, rels, .. } = &analysis;
            scores.add(sentence, |index| (xpos[index], upos[index], heads[index], rels[index]));
        }
        for _ in 0..ROUNDS {
            let start = Instant::now();
            for words in &words {
                model.analyse(words, &mut analysis);
            }
            scores.seconds = scores.seconds.min(start.elapsed().as_secs_f64());
        }
        scores
    }

    /// Compares sentences that something other than a model labelled.
    pub fn of_labelled(gold: &[Sentence], found: &[Sentence]) -> Scores {
        let mut scores = Scores::none();
        for (gold, found) in gold.iter().zip(found) {
            scores.add(gold, |index| {
                let word = &found[index];
                (word.xpos, word.upos, word.head, word.rel)
            });
        }
        scores
    }

    fn none() -> Scores {
        Scores {
            tokens: 0,
            xpos: 0,
            upos: 0,
            heads: 0,
            labelled: 0,
            rels: vec![Tally::default(); Deprel::ALL.len()],
            seconds: f64::INFINITY,
        }
    }

    /// Counts a sentence; `found` gives the tags, head and relation of the word at an index.
    fn add(&mut self, gold: &Sentence, found: impl Fn(usize) -> (Xpos, Upos, u32, Deprel)) {
        for (index, word) in gold.iter().enumerate() {
            let (xpos, upos, head, rel) = found(index);
            self.tokens += 1;
            self.xpos += usize::from(word.xpos == xpos);
            self.upos += usize::from(word.upos == upos);
            let labelled = word.head == head && word.rel == rel;
            self.heads += usize::from(word.head == head);
            self.labelled += usize::from(labelled);
            self.rels[word.rel.index()].gold += 1;
            self.rels[rel.index()].found += 1;
            self.rels[word.rel.index()].right += usize::from(labelled);
        }
    }

    /// Shares of all tokens, as one line of text.
    pub fn summary(&self, name: &str) -> String {
        let share = |count: usize| count as f64 / self.tokens.max(1) as f64;
        format!(
            "{name} (n={}): XPOS {:.4} UPOS {:.4} UAS {:.4} LAS {:.4}, {:.0} tokens/s",
            self.tokens,
            share(self.xpos),
            share(self.upos),
            share(self.heads),
            share(self.labelled),
            self.tokens as f64 / self.seconds
        )
    }

    /// F1 of relations with their number in gold, as one line of text.
    pub fn relations(&self) -> String {
        let tallies = REPORTED.map(|rel| {
            let tally = self.rels[rel.index()];
            format!("{rel} {:.3} ({})", tally.f1(), tally.gold)
        });
        format!("  {}", tallies.join(" "))
    }
}
