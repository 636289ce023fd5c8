//! The trained model: a file of weights for tagger and parser, and the analysis of a sentence with them.
//!
//! The file is a magic word, the format's version, the payload's length and SHA-256, and the payload: clusters, tagger,
//! actions, relations, and the situations that settle either. Nothing in a file is trusted before the hash has been compared; the built-in model is compared when the
//! program is built.

use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use sha2::{Digest, Sha256};

use super::bytes::Bytes;
use super::clusters::Clusters;
use super::features::Lexeme;
use super::labels::{Deprel, Upos, Xpos};
use super::parse::{Parser, State};
use super::recent::Recent;
use super::repair::{Buffers, Repair, Tree, Words, repair};
use super::tag::{Tagger, Tagging, reduce_again};
use super::weights::{ACTIONS, ActionTable, LabelTable, Reader};
use crate::base::hex;

const MAGIC: &[u8; 8] = b"DLSYNTAX";
/// Rises with every change of format, features or label sets.
const VERSION: u32 = 5;

/// Why a model file was refused.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ModelError(ErrorKind);

#[derive(Debug, thiserror::Error)]
enum ErrorKind {
    #[error("expected a syntax model, found a file that does not start as one")]
    Magic,
    #[error("expected a syntax model of version {VERSION}, found version {0}")]
    Version(u32),
    #[error("expected more of the syntax model, found its end")]
    Truncated,
    #[error("expected a syntax model with SHA-256 {expected}, found {found}")]
    Hash { expected: String, found: String },
    #[error("the syntax model contradicts itself: {0}")]
    Corrupt(String),
}

impl ModelError {
    pub(crate) fn truncated() -> ModelError {
        ModelError(ErrorKind::Truncated)
    }

    pub(crate) fn corrupt(message: String) -> ModelError {
        ModelError(ErrorKind::Corrupt(message))
    }
}

/// Tagger and parser, ready for use; immutable and shared between threads.
#[derive(Clone)]
pub struct Model {
    hash: String,
    clusters: Clusters,
    tagger: Tagger,
    parser: Parser,
}

impl fmt::Debug for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Model").field("hash", &self.hash).finish_non_exhaustive()
    }
}

impl Model {
    /// Reads a model file.
    ///
    /// # Errors
    /// If the bytes are not a model of this version, are cut short, or do not match their hash.
    pub fn load(bytes: &[u8]) -> Result<Model, ModelError> {
        let (expected, payload) = open(bytes)?;
        let found = hex(&Sha256::digest(payload));
        if expected != found {
            return Err(ModelError(ErrorKind::Hash { expected, found }));
        }
        Model::read(found, payload)
    }

    fn read(hash: String, payload: &[u8]) -> Result<Model, ModelError> {
        let mut reader = Reader::new(payload);
        let clusters = Clusters::read(&mut reader)?;
        let tagger = Tagger::read(&mut reader)?;
        let actions = ActionTable::read(&mut reader)?;
        let labels = LabelTable::read(&mut reader)?;
        let (sure_actions, sure_labels) = (Bytes::read(&mut reader)?, Bytes::read(&mut reader)?);
        let fits =
            |sure: &Bytes, classes: usize| sure.highest().is_none_or(|class| usize::from(class) < classes);
        let all_fit = fits(&sure_actions, ACTIONS) && fits(&sure_labels, Deprel::ALL.len());
        if labels.classes() != Deprel::ALL.len() || !all_fit || !reader.is_empty() {
            return Err(ModelError::corrupt("expected other sizes of its parts".into()));
        }
        Ok(Model { hash, clusters, tagger, parser: Parser { actions, labels, sure_actions, sure_labels } })
    }

    /// The model that is built into the program.
    ///
    /// # Panics
    /// If the program was built with a damaged model file.
    pub fn builtin() -> &'static Model {
        static BUILTIN: OnceLock<Model> = OnceLock::new();
        BUILTIN.get_or_init(|| {
            let file = include_bytes!("../../models/syntax.bin");
            match open(file).and_then(|(hash, payload)| Model::read(hash, payload)) {
                Ok(model) => model,
                Err(error) => panic!("models/syntax.bin: {error}"),
            }
        })
    }

    /// Its parts, for the trainer.
    #[doc(hidden)]
    pub fn parts(&self) -> (&Clusters, &Tagger, &Parser) {
        (&self.clusters, &self.tagger, &self.parser)
    }

    /// The SHA-256 of the weights in hexadecimal, for the manifests of runs.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Tags and parses one sentence. `words` are its tokens as [`tokenize`](super::tokenize) cuts them;
    /// `analysis` is overwritten, and allocates nothing once it has seen a sentence as long.
    ///
    /// The tree is projective and has exactly one root, whatever the words. Time is linear in their number.
    pub fn analyse(&self, words: &[&str], analysis: &mut Analysis) {
        let whole = 0..words.len();
        self.analyse_all(words, std::slice::from_ref(&whole), analysis);
    }

    /// Tags and parses the sentences that some ranges of `words` are, as [`analyse`](Self::analyse) does one. The columns
    /// of `analysis` are those of all words.
    ///
    /// Most of the time of a decision goes by until weights have come from memory. So several sentences are under way
    /// at once, and each is seen to while the others wait.
    pub fn analyse_all(&self, words: &[&str], sentences: &[Range<usize>], analysis: &mut Analysis) {
        analysis.clear(words.len());
        analysis.scratch.recent.belongs_to(&self.hash);
        let mut jobs = std::mem::take(&mut analysis.scratch.jobs);
        jobs.resize_with(LANES, Job::default);
        let mut waiting = sentences.iter().filter(|sentence| !sentence.is_empty());
        let mut busy = 0;
        for (job, sentence) in jobs.iter_mut().zip(&mut waiting) {
            self.begin(job, words, sentence.clone(), &mut analysis.scratch);
            busy += 1;
        }
        while busy > 0 {
            let mut at = 0;
            while at < busy {
                let job = &mut jobs[at];
                if self.step(job) {
                    at += 1;
                    continue;
                }
                self.finish(job, words, analysis);
                match waiting.next() {
                    Some(sentence) => self.begin(job, words, sentence.clone(), &mut analysis.scratch),
                    None => {
                        busy -= 1;
                        jobs.swap(at, busy);
                    }
                }
            }
        }
        analysis.scratch.jobs = jobs;
    }

    fn begin(&self, job: &mut Job, words: &[&str], sentence: Range<usize>, scratch: &mut Scratch) {
        let Scratch { recent, spelling, .. } = scratch;
        reduce_again(&words[sentence.clone()], &self.clusters, recent, spelling, &mut job.lexemes);
        (job.sentence, job.is_tagged) = (sentence, false);
        self.tagger.begin(&job.lexemes, &mut job.tagging);
    }

    /// Makes one decision, or a part of one; false when the sentence has its tree.
    #[inline]
    fn step(&self, job: &mut Job) -> bool {
        if job.is_tagged {
            return self.parser.step(&mut job.state);
        }
        if !self.tagger.step(&job.lexemes, &mut job.tagging) {
            job.state.start(&job.lexemes, &job.tagging.tags, self.tagger.classes());
            self.parser.begin(&mut job.state);
            job.is_tagged = true;
        }
        true
    }

    /// Writes the tags and the repaired tree of a sentence into the columns.
    fn finish(&self, job: &Job, words: &[&str], analysis: &mut Analysis) {
        let (at, classes) = (job.sentence.clone(), self.tagger.classes());
        let Analysis { upos, xpos, heads, rels, repairs, scratch } = analysis;
        let (upos, xpos) = (&mut upos[at.clone()], &mut xpos[at.clone()]);
        for ((upos, xpos), &tag) in upos.iter_mut().zip(&mut *xpos).zip(&job.tagging.tags) {
            (*xpos, *upos) = classes[usize::from(tag)];
        }
        let (heads, rels) = (&mut heads[at.clone()], &mut rels[at.clone()]);
        job.state.tree(&mut scratch.heads, &mut scratch.rels);
        heads.copy_from_slice(&scratch.heads);
        rels.copy_from_slice(&scratch.rels);
        let (columns, known) = (Words { words: &words[at.clone()], upos, xpos }, repairs.len());
        repair(&mut Tree::new(columns, heads, rels, &mut scratch.tree, repairs));
        for repair in &mut repairs[known..] {
            repair.word += at.start as u32;
        }
    }
}

/// The hash that a model file names, in hexadecimal, and the payload that should have it.
fn open(bytes: &[u8]) -> Result<(String, &[u8]), ModelError> {
    let mut reader = Reader::new(bytes);
    if reader.take(MAGIC.len()).ok() != Some(MAGIC) {
        return Err(ModelError(ErrorKind::Magic));
    }
    match reader.u32()? {
        VERSION => {}
        version => return Err(ModelError(ErrorKind::Version(version))),
    }
    let length = reader.u32()? as usize;
    Ok((hex(reader.take(32)?), reader.take(length)?))
}

/// Writes a model file.
#[doc(hidden)]
pub fn write(clusters: &Clusters, tagger: &Tagger, parser: &Parser) -> Vec<u8> {
    let mut payload = Vec::new();
    clusters.write(&mut payload);
    tagger.write(&mut payload);
    parser.actions.write(&mut payload);
    parser.labels.write(&mut payload);
    parser.sure_actions.write(&mut payload);
    parser.sure_labels.write(&mut payload);
    let mut file = MAGIC.to_vec();
    file.extend(VERSION.to_le_bytes());
    file.extend((payload.len() as u32).to_le_bytes());
    file.extend(Sha256::digest(&payload));
    file.extend(payload);
    file
}

/// Tags and trees of one sentence or several: parallel columns, one row a word. Reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// Universal part-of-speech tags.
    pub upos: Vec<Upos>,
    /// Penn tags.
    pub xpos: Vec<Xpos>,
    /// Index of each word's head within its sentence, from 0; the root is its own head.
    pub heads: Vec<u32>,
    /// Relation of each word to its head.
    pub rels: Vec<Deprel>,
    /// What the rules changed in the parser's trees, sentence by sentence as these were finished, in the order in which
    /// they did.
    pub repairs: Vec<Repair>,
    scratch: Scratch,
}

impl Analysis {
    /// Makes room for so many words; what was known of others is gone.
    fn clear(&mut self, words: usize) {
        self.repairs.clear();
        self.upos.resize(words, Upos::X);
        self.xpos.resize(words, Xpos::ALL[0]);
        self.heads.resize(words, 0);
        self.rels.resize(words, Deprel::DEP);
    }
}

/// Sentences under way at once. From two on, memory is hardly waited for; with many, what each has at hand no longer fits
/// into the nearest cache.
const LANES: usize = 4;

#[derive(Clone, Debug, Default)]
struct Scratch {
    spelling: String,
    recent: Recent<Lexeme>,
    jobs: Vec<Job>,
    heads: Vec<u32>,
    rels: Vec<Deprel>,
    tree: Buffers,
}

/// A sentence under way from words to tree.
#[derive(Clone, Debug, Default)]
struct Job {
    sentence: Range<usize>,
    lexemes: Vec<Lexeme>,
    tagging: Tagging,
    state: State,
    is_tagged: bool,
}

#[cfg(test)]
mod tests {
    use super::super::tag::reduce;
    use super::super::weights::Row;
    use super::*;

    const FILE: &[u8] = include_bytes!("../../models/syntax.bin");

    fn analyse(model: &Model, text: &str) -> Vec<(String, u32, Deprel, Xpos)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let mut analysis = Analysis::default();
        model.analyse(&words, &mut analysis);
        let row = |i: usize| (words[i].to_string(), analysis.heads[i], analysis.rels[i], analysis.xpos[i]);
        (0..words.len()).map(row).collect()
    }

    /// One column a word, one root, every word reaches it, and no branches cross.
    fn check_tree(analysis: &Analysis, len: usize) {
        assert_eq!(
            [analysis.upos.len(), analysis.xpos.len(), analysis.heads.len(), analysis.rels.len()],
            [len; 4]
        );
        let roots: Vec<usize> = (0..len).filter(|&i| analysis.heads[i] as usize == i).collect();
        assert_eq!(roots.len(), len.min(1), "roots");
        let labelled: Vec<usize> = (0..len).filter(|&i| analysis.rels[i] == Deprel::ROOT).collect();
        assert_eq!(labelled, roots);
        // 0 not yet visited, 1 on the way up, 2 known to reach the root.
        let mut seen = vec![0u8; len];
        for start in 0..len {
            let (mut at, mut path) = (start, Vec::new());
            while seen[at] == 0 {
                seen[at] = 1;
                path.push(at);
                at = analysis.heads[at] as usize;
            }
            assert!(seen[at] == 2 || analysis.heads[at] as usize == at, "a cycle at word {at}");
            path.into_iter().for_each(|word| seen[word] = 2);
        }
        // Of two arcs, one lies within the other or beside it: as brackets, they close in the order of a stack.
        let mut open: Vec<usize> = Vec::new();
        let mut ends: Vec<Vec<usize>> = vec![Vec::new(); len];
        for (i, &head) in analysis.heads.iter().enumerate() {
            ends[i.min(head as usize)].push(i.max(head as usize));
        }
        for (i, ends) in ends.iter_mut().enumerate() {
            open.retain(|&end| end > i);
            ends.sort_unstable_by(|a, b| b.cmp(a));
            for &end in ends.iter().filter(|&&end| end > i) {
                assert!(open.last().is_none_or(|&outer| end <= outer), "arcs cross at word {i}");
                open.push(end);
            }
        }
    }

    /// A model whose weights are noise.
    fn noise(seed: u64) -> Model {
        let mut state = seed;
        let mut random = || {
            state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            state ^ state >> 31
        };
        let mut rows = |classes: usize| -> Vec<Row> {
            let mut row = || Row {
                feature: random(),
                weights: (0..classes).map(|_| (random() >> 40) as f64 / 1e6 - 8.0).collect(),
            };
            (0..40_000).map(|_| row()).collect()
        };
        let classes: Vec<(Xpos, Upos)> = Xpos::ALL.iter().map(|&xpos| (xpos, Upos::X)).collect();
        let table = LabelTable::build(&rows(classes.len()), classes.len(), 4);
        let tagger = Tagger::new(classes, Bytes::default(), Bytes::default(), table).unwrap();
        let actions = ActionTable::build(&rows(3), 4);
        let labels = LabelTable::build(&rows(Deprel::ALL.len()), Deprel::ALL.len(), 4);
        Model::load(&write(&Clusters::default(), &tagger, &Parser::new(actions, labels))).unwrap()
    }

    #[test]
    fn a_plain_sentence_is_parsed() {
        let found = analyse(Model::builtin(), "The president met troops .");
        let row = |word: &str, head, rel, xpos| (word.to_string(), head, rel, xpos);
        assert_eq!(
            found,
            [
                row("The", 1, Deprel::DET, Xpos::DT),
                row("president", 2, Deprel::NSUBJ, Xpos::NN),
                row("met", 2, Deprel::ROOT, Xpos::VBD),
                row("troops", 2, Deprel::OBJ, Xpos::NNS),
                row(".", 2, Deprel::PUNCT, Xpos::STOP),
            ]
        );
    }

    #[test]
    fn typographic_quotes_parse_like_straight_ones() {
        let parse = |text: &str| -> Vec<(u32, Deprel)> {
            analyse(Model::builtin(), text).into_iter().map(|(_, head, rel, _)| (head, rel)).collect()
        };
        assert_eq!(
            parse("“ We will not leave , ” the minister said ."),
            parse("\" We will not leave , \" the minister said .")
        );
    }

    /// The parser keeps sums from action to action; they are those of the features as they stand.
    #[test]
    fn kept_sums_change_no_tree() {
        let model = Model::builtin();
        let text = "The envoys of both sides , who met near the border on Monday and talked for hours , said \
            they would ask their governments to stop the shelling of towns that rebels had taken .";
        let words: Vec<&str> = text.split_whitespace().collect();
        let (mut lexemes, mut tags, mut state) = (Vec::new(), Vec::new(), State::default());
        reduce(&words, &model.clusters, &mut String::new(), &mut lexemes);
        model.tagger.tag(&lexemes, &mut tags);
        let tree = |state: &State| {
            let (mut heads, mut rels) = (Vec::new(), Vec::new());
            state.tree(&mut heads, &mut rels);
            (heads, rels)
        };
        state.start(&lexemes, &tags, model.tagger.classes());
        model.parser.parse(&mut state);
        let found = tree(&state);

        let parser = &model.parser;
        state.start(&lexemes, &tags, model.tagger.classes());
        while !state.is_done() {
            let action = parser.certain_action(&state).unwrap_or_else(|| parser.best_action(&state));
            match state.arc(action) {
                None => state.shift(),
                Some((head, dependent)) => {
                    let certain = parser.certain_relation(&state, head, dependent);
                    let rel = certain.unwrap_or_else(|| parser.best_relation(&state, head, dependent));
                    state.attach(head, rel);
                }
            }
        }
        assert_eq!(tree(&state), found);
    }

    /// Whatever the file says of a situation, only what keeps the tree a tree is done.
    #[test]
    fn situations_break_no_tree() {
        let text =
            "The envoys of both sides , who met near the border , asked their governments to stop it .";
        let words: Vec<&str> = text.split(' ').collect();
        for (action, rel) in [(0, 3), (1, Deprel::ROOT as u8), (2, 9)] {
            let (mut model, mut analysis) = (noise(4), Analysis::default());
            let (mut actions, mut labels) = (Vec::new(), Vec::new());
            // What is settled leads to situations that were not met before.
            for _ in 0..4 {
                let (mut lexemes, mut tags, mut state) = (Vec::new(), Vec::new(), State::default());
                reduce(&words, &model.clusters, &mut String::new(), &mut lexemes);
                model.tagger.tag(&lexemes, &mut tags);
                state.start(&lexemes, &tags, model.tagger.classes());
                let parser = &model.parser;
                while !state.is_done() {
                    actions.extend(state.action_situations().map(|situation| (situation, action)));
                    let action = parser.certain_action(&state).unwrap_or_else(|| parser.best_action(&state));
                    let Some((head, dependent)) = state.arc(action) else {
                        state.shift();
                        continue;
                    };
                    labels.extend(state.label_situations(head, dependent).map(|situation| (situation, rel)));
                    let certain = parser.certain_relation(&state, head, dependent);
                    state.attach(
                        head,
                        certain.unwrap_or_else(|| parser.best_relation(&state, head, dependent)),
                    );
                }
                model.parser.sure_actions = Bytes::new(actions.iter().copied());
                model.parser.sure_labels = Bytes::new(labels.iter().copied());
                model.analyse(&words, &mut analysis);
                check_tree(&analysis, words.len());
            }
        }
    }

    #[test]
    fn every_input_gives_a_tree() {
        let pool = [
            "the", "said", ",", "\"", "U.S.", "of", "", " ", "and", "樋口", "3,000", "-", "was", "killed",
            "by",
        ];
        let mut analysis = Analysis::default();
        for (seed, model) in [(1, Model::builtin()), (2, &noise(2)), (3, &noise(3))] {
            let mut state: u64 = seed;
            for len in [0, 1, 2, 3, 5, 40, 5_000, 1, 0, 300] {
                let words: Vec<&str> = std::iter::repeat_with(|| {
                    state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                    pool[(state >> 33) as usize % pool.len()]
                })
                .take(len)
                .collect();
                model.analyse(&words, &mut analysis);
                check_tree(&analysis, len);
            }
        }
    }

    /// Sentences that are under way at once do not disturb each other, however they differ in length.
    #[test]
    fn sentences_parse_together_as_they_do_alone() {
        let model = Model::builtin();
        let text = "The president met troops . | Rain . | | The envoys of both sides , who had met near the border on \
            Monday , said they would ask their governments to stop the shelling . | No | He was killed by rebels , \
            police said . | \" We will not leave , \" the minister told reporters . | Why ?";
        let sentences: Vec<Vec<&str>> = text.split('|').map(|s| s.split_whitespace().collect()).collect();
        let (mut ranges, mut words) = (Vec::new(), Vec::<&str>::new());
        for sentence in &sentences {
            ranges.push(words.len()..words.len() + sentence.len());
            words.extend(sentence);
        }
        let (mut together, mut alone) = (Analysis::default(), Analysis::default());
        model.analyse_all(&words, &ranges, &mut together);
        let mut repairs = 0;
        for (sentence, range) in sentences.iter().zip(ranges) {
            model.analyse(sentence, &mut alone);
            assert_eq!(together.upos[range.clone()], alone.upos);
            assert_eq!(together.xpos[range.clone()], alone.xpos);
            assert_eq!(together.heads[range.clone()], alone.heads);
            assert_eq!(together.rels[range], alone.rels);
            repairs += alone.repairs.len();
        }
        assert_eq!(together.repairs.len(), repairs);
    }

    #[test]
    fn a_model_reads_back_as_itself() {
        let model = Model::load(FILE).unwrap();
        assert_eq!(write(&model.clusters, &model.tagger, &model.parser), FILE);
        assert_eq!(model.hash(), Model::builtin().hash());
        assert_eq!(model.hash().len(), 64);
    }

    #[test]
    fn damaged_models_are_refused() {
        let message = |bytes: &[u8]| Model::load(bytes).unwrap_err().to_string();
        let magic = "expected a syntax model, found a file that does not start as one";
        let truncated = "expected more of the syntax model, found its end";
        assert_eq!(message(b""), magic);
        assert_eq!(message(b"DLSYNTAz and so on"), magic);
        assert_eq!(message(b"DLSYNTAX"), truncated);
        assert_eq!(message(&FILE[..FILE.len() - 1]), truncated);
        let mut other = FILE.to_vec();
        other[8] = 99;
        assert_eq!(
            message(&other),
            format!("expected a syntax model of version {VERSION}, found version 99")
        );
        let mut flipped = FILE.to_vec();
        *flipped.last_mut().unwrap() ^= 1;
        assert!(message(&flipped).starts_with("expected a syntax model with SHA-256 "));
    }

    /// Even with a hash that fits, nonsense is refused or harmless.
    #[test]
    fn forged_payloads_do_not_panic() {
        let payload = &FILE[48..];
        let mut state: u64 = 5;
        for round in 0..60 {
            let mut forged = payload.to_vec();
            for _ in 0..=round {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                let reach = if round % 2 == 0 { 4_000 } else { forged.len() };
                let at = (state >> 33) as usize % reach;
                forged[at] = (state >> 20) as u8;
            }
            let mut file = FILE[..12].to_vec();
            file.extend((forged.len() as u32).to_le_bytes());
            file.extend(Sha256::digest(&forged));
            file.extend(&forged);
            if let Ok(model) = Model::load(&file) {
                let mut analysis = Analysis::default();
                model.analyse(&["Rebels", "took", "the", "town", "."], &mut analysis);
                check_tree(&analysis, 5);
            }
        }
    }
}
