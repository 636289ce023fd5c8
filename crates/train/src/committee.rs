//! A committee that labels raw text: it knows more than any one of its members, and is far too slow to ship.
//!
//! Networks score every possible tag and arc; a few parsers of the kind that ships vote beside them, half of them
//! reading sentences from the end, for their mistakes differ (Sagae and Lavie 2006). A single fast parser trained on
//! what the committee labelled keeps much of what it knows (Petrov et al. 2010).

use dateline::syntax::training::{Parser, State, Tagger, reduce};
use dateline::syntax::{Deprel, ModelError};
use rayon::prelude::*;

use crate::augment;
use crate::conllu::{Sentence, Word};
use crate::corpus::Passes;
use crate::eisner;
use crate::network::{Network, Opinion, Vectors};
use crate::random::Random;
use crate::train_parse;
use crate::train_tags::{self, Classes};

/// Networks, and parsers of the kind that ships.
const NETWORKS: usize = 3;
const PARSERS: usize = 4;
/// A member may be large: it is thrown away.
const TAGS: train_tags::Capacity = train_tags::Capacity { min_updates: 3, bits: 16 };
const TREES: train_parse::Capacity = train_parse::Capacity { min_updates: [5, 4], bits: [18, 17] };
/// What a parser's vote weighs against the probability that a network gives, for tags and for arcs.
const TAG_VOTE: f32 = 0.5;
const ARC_VOTE: f32 = 0.2;
/// Arcs are added up as whole numbers of this part of a probability.
const ARC_UNIT: f32 = 10_000.0;
/// Words that the networks look at together.
const BATCH: usize = 64;

struct Member {
    reversed: bool,
    tagger: Tagger,
    parser: Parser,
}

/// Networks and parsers that vote.
pub struct Committee<'a> {
    classes: &'a Classes,
    networks: Vec<Network<'a>>,
    members: Vec<Member>,
}

impl<'a> Committee<'a> {
    /// Trains the members on `gold`, each with its own random numbers.
    ///
    /// # Errors
    /// If a tagger cannot be trained.
    pub fn train(
        gold: &[Sentence],
        classes: &'a Classes,
        vectors: &'a Vectors,
        seed: u64,
    ) -> Result<Committee<'a>, ModelError> {
        let network = |index: usize| {
            let mut random = Random::new(seed + index as u64);
            let corpus = augment::augment(gold, &mut random);
            let report = |line: String| eprintln!("network {index}, {line}");
            Network::train(&corpus, classes, vectors, &mut random, &report)
        };
        let member = |index: usize| {
            let mut random = Random::new(seed + (NETWORKS + index) as u64);
            let reversed = index % 2 == 1;
            let mut corpus = augment::augment(gold, &mut random);
            if reversed {
                corpus.iter_mut().for_each(reverse);
            }
            let passes = Passes::new(&corpus, &[]);
            let tagger = train_tags::train(&passes, classes, TAGS, &mut random)?;
            let examples = train_parse::examples(&passes, classes, TAGS, &mut random)?;
            let parser = train_parse::train(&passes, &examples, classes, TREES, &mut random, &mut |_| {});
            Ok(Member { reversed, tagger, parser })
        };
        let (networks, members) = rayon::join(
            || (0..NETWORKS).into_par_iter().with_max_len(1).map(network).collect(),
            || (0..PARSERS).into_par_iter().with_max_len(1).map(member).collect::<Result<_, ModelError>>(),
        );
        Ok(Committee { classes, networks, members: members? })
    }

    /// Labels sentences by vote.
    pub fn label(&self, sentences: &[Vec<String>]) -> Vec<Sentence> {
        // Of like length together: the networks read the words of several sentences at a time.
        let mut order: Vec<usize> = (0..sentences.len()).collect();
        order.sort_by_key(|&index| std::cmp::Reverse(sentences[index].len()));
        let mut labelled: Vec<(usize, Sentence)> = order
            .par_chunks(BATCH)
            .flat_map_iter(|chunk| {
                let words: Vec<Vec<&str>> = chunk
                    .iter()
                    .map(|&index| sentences[index].iter().map(String::as_str).collect())
                    .collect();
                let batch: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
                let opinions: Vec<Vec<Opinion>> =
                    self.networks.iter().map(|network| network.judge(&batch)).collect();
                let mut scratch = Scratch::default();
                let labelled: Vec<(usize, Sentence)> = chunk
                    .iter()
                    .enumerate()
                    .map(|(i, &index)| {
                        let opinions: Vec<&Opinion> = opinions.iter().map(|of| &of[i]).collect();
                        (index, self.vote(batch[i], &opinions, &mut scratch))
                    })
                    .collect();
                labelled
            })
            .collect();
        labelled.sort_unstable_by_key(|&(index, _)| index);
        labelled.into_iter().map(|(_, sentence)| sentence).collect()
    }

    fn vote(&self, words: &[&str], opinions: &[&Opinion], scratch: &mut Scratch) -> Sentence {
        let n = words.len();
        let pairs = self.classes.pairs();
        let backwards: Vec<&str> = words.iter().rev().copied().collect();
        let mut lexemes = [Vec::new(), Vec::new()];
        reduce(words, self.classes.clusters(), &mut scratch.spelling, &mut lexemes[0]);
        reduce(&backwards, self.classes.clusters(), &mut scratch.spelling, &mut lexemes[1]);

        let mut votes = vec![0.0; n * pairs.len()];
        for opinion in opinions {
            votes.iter_mut().zip(&opinion.tags).for_each(|(sum, tag)| *sum += tag.exp());
        }
        for member in &self.members {
            member.tagger.tag(&lexemes[usize::from(member.reversed)], &mut scratch.tags);
            for (index, &tag) in scratch.tags.iter().enumerate() {
                let index = if member.reversed { n - 1 - index } else { index };
                votes[index * pairs.len() + usize::from(tag)] += TAG_VOTE;
            }
        }
        let mut tags: Vec<u8> = votes.chunks(pairs.len()).map(|votes| highest(votes) as u8).collect();

        // Votes for head h (from 1; 0 is the root) of word d, and for its relation under that head.
        let mut arcs = vec![0.0; (n + 1) * n];
        for opinion in opinions {
            for ((d, h), head) in opinion.heads.indexed_iter() {
                arcs[h * n + d] += head.exp();
            }
        }
        let mut rels: Vec<(usize, usize, Deprel)> = Vec::new();
        for reversed in [false, true] {
            if reversed {
                tags.reverse();
            }
            for member in self.members.iter().filter(|member| member.reversed == reversed) {
                scratch.state.start(&lexemes[usize::from(reversed)], &tags, pairs);
                member.parser.parse(&mut scratch.state);
                scratch.state.tree(&mut scratch.heads, &mut scratch.rels);
                for d in 0..n {
                    let (head, rel) = (scratch.heads[d] as usize, scratch.rels[d]);
                    let place = |index: usize| if reversed { n - 1 - index } else { index };
                    let head = if head == d { 0 } else { place(head) + 1 };
                    arcs[head * n + place(d)] += ARC_VOTE;
                    rels.push((head, place(d), rel));
                }
            }
        }
        tags.reverse();
        let heads = eisner::decode(n, |head, dependent| (arcs[head * n + dependent] * ARC_UNIT) as i32);
        let relation = |d: usize| {
            let mut votes = vec![0.0; Deprel::ALL.len()];
            for opinion in opinions {
                let given = opinion.relations(d, heads[d] - 1);
                votes.iter_mut().zip(given).for_each(|(sum, rel)| *sum += rel.exp());
            }
            let given = rels.iter().filter(|&&(head, dependent, _)| dependent == d && head == heads[d]);
            given.for_each(|&(_, _, rel)| votes[rel.index()] += ARC_VOTE);
            votes[Deprel::ROOT.index()] = 0.0;
            Deprel::from_index(highest(&votes)).unwrap_or(Deprel::DEP)
        };
        (0..n)
            .map(|d| {
                let (xpos, upos) = pairs[usize::from(tags[d])];
                let (head, rel) = match heads[d] {
                    0 => (d, Deprel::ROOT),
                    head => (head - 1, relation(d)),
                };
                Word { form: words[d].to_string(), xpos, upos, head: head as u32, rel }
            })
            .collect()
    }
}

/// Index of the highest value, the first of equals.
fn highest(values: &[f32]) -> usize {
    (0..values.len()).rev().max_by(|&a, &b| values[a].total_cmp(&values[b])).unwrap_or(0)
}

#[derive(Default)]
struct Scratch {
    spelling: String,
    tags: Vec<u8>,
    state: State,
    heads: Vec<u32>,
    rels: Vec<Deprel>,
}

/// Turns a sentence round.
fn reverse(sentence: &mut Sentence) {
    sentence.reverse();
    let last = sentence.len() as u32 - 1;
    sentence.iter_mut().for_each(|word| word.head = last - word.head);
}
