//! What is learned from: sentences annotated by people, and perhaps many more that a committee labelled.

use crate::conllu::Sentence;
use crate::random::Random;

/// The sentences of a training and the order in which they are seen: all gold ones in every pass, and with them a
/// fresh part of the others, so that the many do not drown the few.
pub struct Passes<'a> {
    sentences: Vec<&'a Sentence>,
    // The first so many are gold.
    gold: usize,
}

impl<'a> Passes<'a> {
    pub fn new(gold: &'a [Sentence], others: &'a [Sentence]) -> Passes<'a> {
        Passes { sentences: gold.iter().chain(others).collect(), gold: gold.len() }
    }

    /// All sentences, the gold ones first.
    pub fn sentences(&self) -> &[&'a Sentence] {
        &self.sentences
    }

    /// Without every sentence whose index leaves `fold` when divided by `folds`.
    pub fn without(&self, fold: usize, folds: usize) -> Passes<'a> {
        let keep = |&(index, _): &(usize, &&'a Sentence)| index % folds != fold;
        let sentences =
            self.sentences.iter().enumerate().filter(keep).map(|(_, &sentence)| sentence).collect();
        let gold = (0..self.gold).filter(|index| index % folds != fold).count();
        Passes { sentences, gold }
    }

    /// Indices of the sentences of one of `passes`, shuffled.
    pub fn order(&self, pass: usize, passes: usize, random: &mut Random) -> Vec<usize> {
        let others = self.sentences.len() - self.gold;
        let part = self.gold + others * pass / passes..self.gold + others * (pass + 1) / passes;
        let mut order: Vec<usize> = (0..self.gold).chain(part).collect();
        random.shuffle(&mut order);
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gold_comes_in_every_pass_and_the_rest_once() {
        let sentences = vec![Sentence::new(); 10];
        let passes = Passes::new(&sentences[..3], &sentences[3..]);
        let mut seen = [0; 10];
        for pass in 0..4 {
            passes.order(pass, 4, &mut Random::new(1)).into_iter().for_each(|index| seen[index] += 1);
        }
        assert_eq!(seen, [4, 4, 4, 1, 1, 1, 1, 1, 1, 1]);
        assert_eq!(passes.without(0, 2).gold, 1);
        assert_eq!(passes.without(0, 2).sentences.len(), 5);
    }
}
