//! Training of the parser, on predicted tags and with a dynamic oracle.
//!
//! The parser must live with its own mistakes and the tagger's. So each sentence is tagged by a tagger that has not
//! seen it, and after the first pass most steps follow the parser's own choice; the oracle then says which actions
//! lose the fewest of the arcs that can still be had (Goldberg and Nivre 2013).

use dateline::syntax::training::{
    ACTIONS, Action, ActionTable, LabelTable, Lexeme, Parser, State, Tagger, reduce,
};
use dateline::syntax::{Deprel, ModelError};

use crate::conllu::forms;
use crate::corpus::Passes;
use crate::perceptron::{Perceptron, best};
use crate::random::Random;
use crate::train_tags::{self, Classes};

/// Passes over the corpus.
const EPOCHS: usize = 12;
/// Parts of the corpus, each tagged by a tagger trained on the others.
const FOLDS: usize = 4;
/// Steps in a hundred that follow the parser's own choice after the first pass.
const EXPLORE: usize = 90;
/// See [`Perceptron::new`].
const ACTION_MARGIN: i32 = 40;
const LABEL_MARGIN: i32 = 30;

/// How much a parser may remember.
#[derive(Clone, Copy, Debug)]
pub struct Capacity {
    /// For actions and relations; see [`Perceptron::new`].
    pub min_updates: [u32; 2],
    /// Sizes of the tables of actions and relations in bits.
    pub bits: [u32; 2],
}

/// A sentence ready for training: reduced words, predicted tags, gold tree with heads as the parser counts them.
pub struct Example {
    lexemes: Vec<Lexeme>,
    tags: Vec<u8>,
    heads: Vec<u32>,
    rels: Vec<Deprel>,
}

/// Trains a parser on what [`examples`] made of the same sentences; `report` gets a line after each pass.
pub fn train(
    passes: &Passes,
    examples: &[Example],
    classes: &Classes,
    capacity: Capacity,
    random: &mut Random,
    report: &mut dyn FnMut(String),
) -> Parser {
    let mut trainer = Trainer {
        actions: Perceptron::new(ACTIONS, capacity.min_updates[0], ACTION_MARGIN),
        labels: Perceptron::new(Deprel::ALL.len(), capacity.min_updates[1], LABEL_MARGIN),
        scores: vec![0; Deprel::ALL.len()],
    };
    let mut state = State::default();
    for epoch in 0..EPOCHS {
        let (mut right, mut total) = (0, 0);
        for index in passes.order(epoch, EPOCHS, random) {
            let example = &examples[index];
            let explore = if epoch == 0 { 0 } else { EXPLORE };
            state.start(&example.lexemes, &example.tags, classes.pairs());
            right += trainer.learn(example, &mut state, explore, random);
            total += example.tags.len();
        }
        report(format!("pass {}: {:.4} of the heads right", epoch + 1, right as f64 / total as f64));
    }
    let (actions, labels) = (trainer.actions.average(), trainer.labels.average());
    report(format!("{} features for actions, {} for relations", actions.len(), labels.len()));
    Parser::new(
        ActionTable::build(&actions, capacity.bits[0]),
        LabelTable::build(&labels, Deprel::ALL.len(), capacity.bits[1]),
    )
}

/// Tags each part of the corpus by a tagger trained on the others, so that the parser learns to live with its mistakes.
///
/// # Errors
/// If a tagger cannot be trained on a part of the corpus.
pub fn examples(
    passes: &Passes,
    classes: &Classes,
    capacity: train_tags::Capacity,
    random: &mut Random,
) -> Result<Vec<Example>, ModelError> {
    let mut taggers: Vec<Tagger> = Vec::new();
    for fold in 0..FOLDS {
        taggers.push(train_tags::train(&passes.without(fold, FOLDS), classes, capacity, random)?);
    }
    let mut buffer = String::new();
    Ok(passes
        .sentences()
        .iter()
        .enumerate()
        .map(|(index, sentence)| {
            let words = forms(sentence);
            let (mut lexemes, mut tags) = (Vec::new(), Vec::new());
            reduce(&words, classes.clusters(), &mut buffer, &mut lexemes);
            taggers[index % FOLDS].tag(&lexemes, &mut tags);
            let root = sentence.len() as u32 + 1;
            // The parser counts words from 1; entry 0 is never asked for.
            let mut heads = vec![0];
            let mut rels = vec![Deprel::DEP];
            for (index, word) in (0u32..).zip(sentence.iter()) {
                heads.push(if word.head == index { root } else { word.head + 1 });
                rels.push(word.rel);
            }
            Example { lexemes, tags, heads, rels }
        })
        .collect())
}

struct Trainer {
    actions: Perceptron,
    labels: Perceptron,
    scores: Vec<i32>,
}

impl Trainer {
    /// Parses the sentence with which `state` was started, and learns from it. Returns the number of heads that were right.
    fn learn(&mut self, example: &Example, state: &mut State, explore: usize, random: &mut Random) -> usize {
        let mut right = 0;
        while !state.is_done() {
            let features = state.action_features();
            let mut scores = [0; ACTIONS];
            self.actions.score(features.hashes(), &mut scores);
            let allowed = state.allowed();
            let costs = costs(state, &example.heads);
            let lowest = (0..ACTIONS).filter(|&a| allowed[a]).map(|a| costs[a]).min().unwrap_or(0);
            let (Some(guess), Some(gold)) =
                (best(&scores, |a| allowed[a]), best(&scores, |a| allowed[a] && costs[a] == lowest))
            else {
                break;
            };
            let rival = best(&scores, |a| allowed[a] && costs[a] > lowest);
            self.actions.learn(features.hashes(), &scores, gold, rival);
            let follow = costs[guess] == lowest || random.chance(explore);
            match state.arc(Action::ALL[if follow { guess } else { gold }]) {
                None => state.shift(),
                Some((head, dependent)) => {
                    let is_right = example.heads[dependent as usize] == head;
                    right += usize::from(is_right);
                    let rel = self.relation(state, (head, dependent), is_right.then_some(example));
                    state.attach(head, rel);
                }
            }
        }
        right
    }

    /// Names the arc's relation, and learns from the example if there is one.
    fn relation(
        &mut self,
        state: &State,
        (head, dependent): (u32, u32),
        example: Option<&Example>,
    ) -> Deprel {
        if head == state.root() {
            return Deprel::ROOT;
        }
        let features = state.label_features(head, dependent);
        self.labels.score(features.hashes(), &mut self.scores);
        let root = Deprel::ROOT.index();
        match example {
            None => self.labels.skip(),
            Some(example) => {
                let gold = example.rels[dependent as usize].index();
                let rival = best(&self.scores, |class| class != root && class != gold);
                self.labels.learn(features.hashes(), &self.scores, gold, rival);
            }
        }
        best(&self.scores, |class| class != root).map_or(Deprel::DEP, |class| Deprel::ALL[class])
    }
}

/// How many gold arcs each action makes impossible, for those actions that are allowed.
fn costs(state: &State, heads: &[u32]) -> [usize; ACTIONS] {
    let (stack, next, root) = (state.stack(), state.next(), state.root());
    let mut costs = [0; ACTIONS];
    if next < root {
        // Once shifted, the next word can no longer head what is on the stack, nor depend on it but for the top.
        let lost = stack.iter().filter(|&&word| heads[word as usize] == next).count();
        let below = stack.split_last().map_or(&[][..], |(_, below)| below);
        costs[Action::Shift as usize] = lost + usize::from(below.contains(&heads[next as usize]));
    }
    if let Some((&top, below)) = stack.split_last() {
        // Once popped, the top can no longer head what lies ahead.
        let dependents = (next..root).filter(|&word| heads[word as usize] == top).count();
        let head = heads[top as usize];
        let is_below = below.last() == Some(&head);
        costs[Action::Left as usize] = dependents + usize::from(is_below || head > next);
        costs[Action::Right as usize] = dependents + usize::from(head >= next);
    }
    costs
}
