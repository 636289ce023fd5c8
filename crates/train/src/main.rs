//! Trains and evaluates the syntax model.
//!
//! ```text
//! dateline-train train --ud DIR [--text FILE ...] [--labelled FILE] -o FILE
//! dateline-train label --ud DIR --text FILE ... -o FILE
//! dateline-train shortcuts --text FILE ... [--model FILE] -o FILE
//! dateline-train eval --ud DIR [--model FILE]
//! ```
//!
//! DIR holds train-ewt.conllu, train-gum.conllu, dev-ewt.conllu and dev-news.conllu. The files of `--text` hold raw
//! articles as JSON Lines with a field `text`, gzipped or not: a committee of parsers trained on DIR labels their
//! sentences, and the model learns from those too. `label` stops there and writes them as CoNLL-U, which
//! `--labelled` takes back. `shortcuts` gives a model the situations in which it always answers alike, by what it says
//! to raw text; `train` ends with that too. Training is deterministic.

mod augment;
mod clusters;
mod committee;
mod conllu;
mod corpus;
mod eisner;
mod evaluate;
mod network;
mod perceptron;
mod random;
mod raw;
mod shortcuts;
mod train_parse;
mod train_tags;
mod vectors;

use std::borrow::Cow;
use std::error::Error;
use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::syntax::training::{Bytes, CONTEXT, Clusters, Parser, reduce};
use dateline::syntax::{Model, training};

use committee::Committee;
use conllu::{Sentence, forms};
use corpus::Passes;
use evaluate::Scores;
use random::Random;
use train_tags::Classes;

const USAGE: &str = "usage: dateline-train train --ud DIR [--text FILE ...] [--labelled FILE] -o FILE
       dateline-train label --ud DIR --text FILE ... -o FILE
       dateline-train shortcuts --text FILE ... [--model FILE] -o FILE
       dateline-train eval --ud DIR [--model FILE]";
const SEED: u64 = 20_250_515;
/// Words of raw text that are read for clusters and vectors, and how many of them are labelled.
const RAW_TOKENS: usize = 10_000_000;
const LABELLED_TOKENS: usize = 6_000_000;

/// Sizes of the model that ships.
const TAGS: train_tags::Capacity = train_tags::Capacity { min_updates: 12, bits: 14 };
const TREES: train_parse::Capacity = train_parse::Capacity { min_updates: [12, 16], bits: [16, 15] };

#[derive(Default)]
struct Options {
    ud: PathBuf,
    text: Vec<PathBuf>,
    labelled: Option<PathBuf>,
    model: Option<PathBuf>,
    out: Option<PathBuf>,
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dateline-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let verb = args.next().ok_or(USAGE)?;
    let mut options = Options::default();
    while let Some(option) = args.next() {
        let value = PathBuf::from(args.next().ok_or(USAGE)?);
        match option.as_str() {
            "--ud" => options.ud = value,
            "--text" => options.text.push(value),
            "--labelled" => options.labelled = Some(value),
            "--model" => options.model = Some(value),
            "-o" => options.out = Some(value),
            _ => return Err(USAGE.into()),
        }
    }
    match (verb.as_str(), &options.out) {
        ("train", Some(out)) => train(&options, out),
        ("label", Some(out)) => {
            let gold = gold(&options.ud)?;
            let raw = raw(&options.text)?;
            let labelled = label(&options.ud, &gold, &classes(&gold, &raw), &raw)?;
            Ok(conllu::write(&mut BufWriter::new(File::create(out)?), &labelled)?)
        }
        ("shortcuts", Some(out)) => shortcuts(&options, out),
        ("eval", None) => eval(&options.ud, options.model.as_deref()),
        _ => Err(USAGE.into()),
    }
}

/// The training sentences that people annotated.
fn gold(ud: &Path) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let mut gold = conllu::read(&ud.join("train-ewt.conllu"))?;
    gold.extend(conllu::read(&ud.join("train-gum.conllu"))?);
    Ok(gold)
}

/// Sentences of raw text: their words, and the hash of each word as features see it.
struct Raw {
    words: Vec<Vec<String>>,
    norms: Vec<Vec<u32>>,
}

fn raw(files: &[PathBuf]) -> Result<Raw, Box<dyn Error>> {
    let files: Vec<&Path> = files.iter().map(PathBuf::as_path).collect();
    let words = raw::sentences(&files, RAW_TOKENS, &mut Random::new(SEED))?;
    eprintln!("{} sentences of raw text", words.len());
    let norms = words.iter().map(|words| norms(words.iter().map(String::as_str))).collect();
    Ok(Raw { words, norms })
}

/// Tags, and clusters of the words of raw text.
fn classes(gold: &[Sentence], raw: &Raw) -> Classes {
    Classes::of(gold, Clusters::new(clusters::cluster(&raw.norms)))
}

/// The hash of each word as features see it.
fn norms<'w>(words: impl IntoIterator<Item = &'w str>) -> Vec<u32> {
    let words: Vec<&str> = words.into_iter().collect();
    let mut lexemes = Vec::new();
    reduce(&words, &Clusters::default(), &mut String::new(), &mut lexemes);
    lexemes[CONTEXT..lexemes.len() - CONTEXT].iter().map(|lexeme| lexeme.norm).collect()
}

/// The first sentences of raw text as a committee trained on `gold` labels them.
fn label(
    ud: &Path,
    gold: &[Sentence],
    classes: &Classes,
    raw: &Raw,
) -> Result<Vec<Sentence>, Box<dyn Error>> {
    let known: Vec<Vec<u32>> = gold.iter().map(|sentence| norms(forms(sentence))).collect();
    let vectors = vectors::learn(&raw.norms, &known, &mut Random::new(SEED));
    let committee = Committee::train(gold, classes, &vectors, SEED)?;
    for set in ["dev-news", "dev-ewt"] {
        let dev = conllu::read(&ud.join(set).with_extension("conllu"))?;
        let owned = |sentence| forms(sentence).into_iter().map(String::from).collect();
        let words: Vec<Vec<String>> = dev.iter().map(owned).collect();
        let scores = Scores::of_labelled(&dev, &committee.label(&words));
        eprintln!("committee, {}\n{}", scores.summary(set), scores.relations());
    }
    let mut tokens = 0;
    let enough = raw.words.iter().position(|words| {
        tokens += words.len();
        tokens > LABELLED_TOKENS
    });
    Ok(committee.label(&raw.words[..enough.unwrap_or(raw.words.len())]))
}

fn train(options: &Options, out: &Path) -> Result<(), Box<dyn Error>> {
    let gold = gold(&options.ud)?;
    let raw = raw(&options.text)?;
    let classes = classes(&gold, &raw);
    let others = match &options.labelled {
        Some(path) => conllu::read(path)?,
        None if raw.words.is_empty() => Vec::new(),
        None => label(&options.ud, &gold, &classes, &raw)?,
    };
    let mut random = Random::new(SEED);
    let (gold, others) = (augment::augment(&gold, &mut random), augment::augment(&others, &mut random));
    let passes = Passes::new(&gold, &others);
    let tagger = train_tags::train(&passes, &classes, TAGS, &mut random)?;
    let table = tagger.table();
    eprintln!(
        "tags: {} classes, {} features, {} pool bytes",
        table.classes(),
        table.features(),
        table.bytes()
    );
    let examples = train_parse::examples(&passes, &classes, TAGS, &mut random)?;
    let report = &mut |line| eprintln!("{line}");
    let parser = train_parse::train(&passes, &examples, &classes, TREES, &mut random, report);
    let table = &parser.labels;
    eprintln!("actions: {} features", parser.actions.features());
    eprintln!("relations: {} features, {} pool bytes", table.features(), table.bytes());
    let (tagger, parser) = shortcuts::learn(&raw.words, classes.clusters(), tagger, parser)?;
    std::fs::write(out, training::write(classes.clusters(), &tagger, &parser))?;
    Ok(())
}

/// Gives a model other shortcuts than it has.
fn shortcuts(options: &Options, out: &Path) -> Result<(), Box<dyn Error>> {
    let model = model(options.model.as_deref())?;
    let raw = raw(&options.text)?;
    let (clusters, tagger, parser) = model.parts();
    let tagger = tagger.clone().with_sure(Bytes::default())?;
    let parser = Parser::new(parser.actions.clone(), parser.labels.clone());
    let (tagger, parser) = shortcuts::learn(&raw.words, clusters, tagger, parser)?;
    std::fs::write(out, training::write(clusters, &tagger, &parser))?;
    Ok(())
}

/// The model in a file, or the one that is built in.
fn model(file: Option<&Path>) -> Result<Cow<'static, Model>, Box<dyn Error>> {
    Ok(match file {
        Some(path) => Cow::Owned(Model::load(&std::fs::read(path)?)?),
        None => Cow::Borrowed(Model::builtin()),
    })
}

fn eval(ud: &Path, model: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let model = self::model(model)?;
    let news = conllu::read(&ud.join("dev-news.conllu"))?;
    let ewt = conllu::read(&ud.join("dev-ewt.conllu"))?;
    let pooled: Vec<Sentence> = news.iter().chain(&ewt).cloned().collect();
    println!("model {}", model.hash());
    for (name, sentences) in [("dev-news", &news), ("dev-ewt", &ewt), ("pooled", &pooled)] {
        let scores = Scores::of(&model, sentences);
        println!("{}\n{}", scores.summary(name), scores.relations());
    }
    for (name, rewrite) in augment::DISGUISES {
        let sentences: Vec<Sentence> = pooled.iter().map(rewrite).collect();
        println!("{}", Scores::of(&model, &sentences).summary(name));
    }
    Ok(())
}
