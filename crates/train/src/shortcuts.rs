//! Situations in which the model's answer is nearly always the same, counted in raw text.
//!
//! Tagger and parser look a situation up before they ask their weights, which costs a fiftieth of that. What the weights
//! would have said in the few other cases is lost; a situation is kept only where these are rare.

use dateline::syntax::training::{
    Bytes, CONTEXT, Clusters, Lexeme, NO_CLASS, Parser, SITUATIONS, State, Tagger, features, reduce,
    situations,
};
use dateline::syntax::{Deprel, ModelError};
use rustc_hash::FxHashMap;

/// A situation is kept if it was seen this often ...
const OFTEN: u32 = 300;
/// ... and the answer was the same in this share of the cases, in a thousand. A wrong action costs more than itself.
const SURE_TAG: u32 = 998;
const SURE_ACTION: u32 = 999;
const SURE_LABEL: u32 = 995;

/// Tagger and parser with the situations that settle their decisions, as far as those do that they have now.
///
/// One round for each kind of situation: what the kind before has settled is not counted again.
///
/// # Errors
/// If the tagger contradicts itself.
pub fn learn(
    sentences: &[Vec<String>],
    clusters: &Clusters,
    mut tagger: Tagger,
    mut parser: Parser,
) -> Result<(Tagger, Parser), ModelError> {
    for kind in 0..SITUATIONS {
        let mut round =
            Round { kind, tags: Counts::default(), actions: Counts::default(), labels: Counts::default() };
        let (mut lexemes, mut state, mut spelling) = (Vec::new(), State::default(), String::new());
        for sentence in sentences {
            let words: Vec<&str> = sentence.iter().map(String::as_str).collect();
            reduce(&words, clusters, &mut spelling, &mut lexemes);
            let mut tags = Vec::with_capacity(words.len());
            for window in lexemes.windows(2 * CONTEXT + 1) {
                tags.push(round.tag(&tagger, window, &tags));
            }
            state.start(&lexemes, &tags, tagger.classes());
            round.parse(&parser, &mut state);
        }
        let sure = Bytes::new(tagger.sure().iter().chain(round.tags.settled(SURE_TAG)));
        tagger = tagger.with_sure(sure)?;
        parser.sure_actions =
            Bytes::new(parser.sure_actions.iter().chain(round.actions.settled(SURE_ACTION)));
        parser.sure_labels = Bytes::new(parser.sure_labels.iter().chain(round.labels.settled(SURE_LABEL)));
        let sizes = [tagger.sure().len(), parser.sure_actions.len(), parser.sure_labels.len()];
        eprintln!("situations that settle tags, actions and relations: {sizes:?}");
    }
    Ok((tagger, parser))
}

/// How often the weights gave which answer in a situation.
#[derive(Default)]
struct Counts(FxHashMap<(u32, u8), u32>);

impl Counts {
    fn add(&mut self, situation: u32, answer: u8) {
        *self.0.entry((situation, answer)).or_default() += 1;
    }

    /// The situations that are frequent enough with the answer that they nearly always have.
    fn settled(&self, sure: u32) -> impl Iterator<Item = (u32, u8)> {
        let mut all: FxHashMap<u32, u32> = FxHashMap::default();
        for (&(situation, _), &count) in &self.0 {
            *all.entry(situation).or_default() += count;
        }
        self.0.iter().filter_map(move |(&(situation, answer), &count)| {
            let total = all[&situation];
            (total >= OFTEN && count * 1000 >= total * sure).then_some((situation, answer))
        })
    }
}

/// The counts of one kind of situation.
struct Round {
    kind: usize,
    tags: Counts,
    actions: Counts,
    labels: Counts,
}

impl Round {
    /// The class of the word in the middle of `window`, counted if it had to be decided.
    fn tag(&mut self, tagger: &Tagger, window: &[Lexeme], tags: &[u8]) -> u8 {
        let back = |n: usize| tags.len().checked_sub(n).map_or(NO_CLASS, |at| tags[at]);
        let previous = back(1);
        tagger.certain(window, previous).unwrap_or_else(|| {
            let class = tagger.table().best(features(window, previous, back(2)).hashes(), None);
            self.tags.add(situations(window, previous)[self.kind], class);
            class
        })
    }

    /// Parses the sentence with which `state` was started, and counts what had to be decided.
    fn parse(&mut self, parser: &Parser, state: &mut State) {
        while !state.is_done() {
            let action = parser.certain_action(state).unwrap_or_else(|| {
                let action = parser.best_action(state);
                self.actions.add(state.action_situations()[self.kind], action as u8);
                action
            });
            let Some((head, dependent)) = state.arc(action) else {
                state.shift();
                continue;
            };
            let rel: Deprel = parser.certain_relation(state, head, dependent).unwrap_or_else(|| {
                let rel = parser.best_relation(state, head, dependent);
                self.labels.add(state.label_situations(head, dependent)[self.kind], rel as u8);
                rel
            });
            state.attach(head, rel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_frequent_and_nearly_always_the_same_is_settled() {
        let mut counts = Counts::default();
        for (situation, answer, times) in
            [(1, 7, 1000), (1, 8, 5), (2, 7, 1000), (2, 8, 6), (3, 9, OFTEN - 1), (4, 9, OFTEN)]
        {
            (0..times).for_each(|_| counts.add(situation, answer));
        }
        let mut settled: Vec<(u32, u8)> = counts.settled(995).collect();
        settled.sort_unstable();
        assert_eq!(settled, [(1, 7), (4, 9)]);
    }
}
