//! Trains and evaluates the syntax model.
//!
//! ```text
//! dateline-train train --ud DIR -o FILE
//! dateline-train eval --ud DIR [--model FILE]
//! ```
//!
//! DIR holds train-ewt.conllu, train-gum.conllu, dev-ewt.conllu and dev-news.conllu. Training is deterministic.

mod augment;
mod conllu;
mod evaluate;
mod perceptron;
mod random;
mod train_parse;
mod train_tags;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use dateline::syntax::{Model, training};

use conllu::Sentence;
use evaluate::Scores;
use random::Random;

const USAGE: &str = "usage: dateline-train train --ud DIR -o FILE | eval --ud DIR [--model FILE]";
const SEED: u64 = 20_250_515;

enum Command {
    Train { ud: PathBuf, out: PathBuf },
    Eval { ud: PathBuf, model: Option<PathBuf> },
}

fn main() -> ExitCode {
    let run = command().and_then(|command| match command {
        Command::Train { ud, out } => train(&ud, &out),
        Command::Eval { ud, model } => eval(&ud, model.as_deref()),
    });
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("dateline-train: {error}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<Command, Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let verb = args.next().ok_or(USAGE)?;
    let (mut ud, mut file) = (None, None);
    while let Some(option) = args.next() {
        let value = args.next().map(PathBuf::from);
        match option.as_str() {
            "--ud" => ud = value,
            "-o" | "--model" => file = value,
            _ => return Err(USAGE.into()),
        }
    }
    match (verb.as_str(), ud, file) {
        ("train", Some(ud), Some(out)) => Ok(Command::Train { ud, out }),
        ("eval", Some(ud), model) => Ok(Command::Eval { ud, model }),
        _ => Err(USAGE.into()),
    }
}

fn train(ud: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let mut corpus: Vec<Sentence> = conllu::read(&ud.join("train-ewt.conllu"))?;
    corpus.extend(conllu::read(&ud.join("train-gum.conllu"))?);
    let mut random = Random::new(SEED);
    let corpus = augment::augment(&corpus, &mut random);
    let classes = train_tags::Classes::of(&corpus);
    let all: Vec<&Sentence> = corpus.iter().collect();
    let tagger = train_tags::train(&all, &classes, &mut random)?;
    let table = tagger.table();
    eprintln!(
        "tags: {} classes, {} features, {} weights",
        table.classes(),
        table.features(),
        table.weights()
    );
    let parser = train_parse::train(&corpus, &classes, &mut random, &mut |line| eprintln!("{line}"))?;
    let table = &parser.labels;
    eprintln!("actions: {} features", parser.actions.features());
    eprintln!("relations: {} features, {} weights", table.features(), table.weights());
    std::fs::write(out, training::write(&tagger, &parser))?;
    Ok(())
}

fn eval(ud: &Path, model: Option<&Path>) -> Result<(), Box<dyn Error>> {
    let loaded;
    let model = match model {
        Some(path) => {
            loaded = Model::load(&std::fs::read(path)?)?;
            &loaded
        }
        None => Model::builtin(),
    };
    let news = conllu::read(&ud.join("dev-news.conllu"))?;
    let ewt = conllu::read(&ud.join("dev-ewt.conllu"))?;
    let pooled: Vec<Sentence> = news.iter().chain(&ewt).cloned().collect();
    println!("model {}", model.hash());
    for (name, sentences) in [("dev-news", &news), ("dev-ewt", &ewt), ("pooled", &pooled)] {
        let scores = Scores::of(model, sentences);
        println!("{}\n{}", scores.summary(name), scores.relations());
    }
    for (name, rewrite) in augment::DISGUISES {
        let sentences: Vec<Sentence> = pooled.iter().map(rewrite).collect();
        println!("{}", Scores::of(model, &sentences).summary(name));
    }
    Ok(())
}
