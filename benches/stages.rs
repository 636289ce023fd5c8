//! What each stage of the analysis costs, over the bundled corpus: `cargo bench --bench stages`.

use std::fs;
use std::path::Path;

use dateline::article::Article;
use dateline::event::{self, Events};
use dateline::lexicon::{Lexicons, load};
use dateline::mention::{Mentions, Times, analyse_times, find_hits};
use dateline::pipeline::{Layers, Pipeline};
use dateline::quote::{self, Quotes};
use dateline::record::build;
use dateline::syntax::{Abbreviations, Analysis, Model, Resources, Syntax, split, tokenize};
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn lexicons() -> Lexicons {
    load(true, &[], &mut Vec::new()).expect("the bundled lexicons load")
}

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|e| e.expect("it can be listed").path())
        .collect();
    files.sort();
    let text = |f: &Path| fs::read_to_string(f).expect("an article is UTF-8");
    files
        .iter()
        .filter(|f| f.extension().is_some_and(|e| e == "txt"))
        .map(|f| Article::new("bench", text(f)))
        .collect()
}

fn bytes(articles: &[Article]) -> BytesCount {
    BytesCount::new(articles.iter().map(|a| a.text.len()).sum::<usize>())
}

/// Compiling the bundled lexicons: once a run.
#[divan::bench(sample_count = 5)]
fn load_lexicons() -> usize {
    lexicons().len()
}

/// Reading the model from a file, its hash included: what the built-in model costs, and the hash.
#[divan::bench(sample_count = 20)]
fn load_model(bencher: Bencher) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/syntax.bin");
    let file = fs::read(file).expect("the model is there");
    bencher.bench_local(|| Model::load(&file).expect("the bundled model loads"));
}

/// What sentence splitting and lemmas take from the lexicons.
#[divan::bench(sample_count = 20)]
fn build_resources(bencher: Bencher) {
    let lex = lexicons();
    bencher.bench_local(|| Resources::new(&lex));
}

/// The bundled corpus as it is, with typographic quotation marks and dashes.
#[divan::bench]
fn sentences_and_tokens(bencher: Bencher) {
    split_and_tokenize(bencher, articles());
}

/// The same text as a news wire sends it.
#[divan::bench]
fn sentences_and_tokens_of_ascii(bencher: Bencher) {
    let plain = |c: char| match c {
        '“' | '”' => '"',
        '‘' | '’' => '\'',
        '–' | '—' => '-',
        _ if c.is_ascii() => c,
        _ => 'e',
    };
    let wire = |a: Article| Article::new("bench", a.text.chars().map(plain).collect::<String>());
    split_and_tokenize(bencher, articles().into_iter().map(wire).collect());
}

fn split_and_tokenize(bencher: Bencher, articles: Vec<Article>) {
    let lex = lexicons();
    let rows = lex.rows.abbreviations.iter().map(|r| (&*r.abbreviation, &*r.class));
    let abbreviations = Abbreviations::from_rows(rows);
    let (mut sentences, mut tokens) = (Vec::new(), Vec::new());
    bencher.counter(bytes(&articles)).bench_local(|| {
        for a in &articles {
            sentences.clear();
            tokens.clear();
            split(&a.text, &abbreviations, &mut sentences);
            for s in &sentences {
                tokenize(&a.text, s.span, &mut tokens);
            }
            black_box(&tokens);
        }
    });
}

#[divan::bench]
fn tags_and_trees(bencher: Bencher) {
    let (articles, pipeline) = (articles(), Pipeline::new(lexicons()));
    let (mut layers, model) = (Layers::default(), Model::builtin());
    let mut sentences: Vec<Vec<&str>> = Vec::new();
    for a in &articles {
        pipeline.analyse(a, &mut layers);
        let syn = &layers.syntax;
        let words = |s: usize| syn.tokens_of(s).range().map(|t| syn.text(&a.text, t)).collect();
        sentences.extend((0..syn.sentences.len()).map(words));
    }
    let mut analysis = Analysis::default();
    let tokens = ItemsCount::new(sentences.iter().map(Vec::len).sum::<usize>());
    bencher.counter(bytes(&articles)).counter(tokens).bench_local(|| {
        for words in &sentences {
            model.analyse(words, &mut analysis);
            black_box(&analysis);
        }
    });
}

/// The analysed syntax of every article.
fn syntax(articles: &[Article], pipeline: &Pipeline) -> Vec<Syntax> {
    let one = |a: &Article| {
        let mut layers = Layers::default();
        pipeline.analyse(a, &mut layers);
        layers.syntax
    };
    articles.iter().map(one).collect()
}

#[divan::bench]
fn lexicon_hits(bencher: Bencher) {
    let (articles, pipeline) = (articles(), Pipeline::new(lexicons()));
    let (syntax, mut mentions) = (syntax(&articles, &pipeline), Mentions::default());
    bencher.counter(bytes(&articles)).bench_local(|| {
        for (a, syn) in articles.iter().zip(&syntax) {
            find_hits(&a.text, syn, &pipeline.lex, &mut mentions.hits);
            black_box(&mentions.hits);
        }
    });
}

/// Time expressions, found and resolved.
#[divan::bench]
fn times(bencher: Bencher) {
    let (mut articles, pipeline) = (articles(), Pipeline::new(lexicons()));
    for a in &mut articles {
        a.date = "2025-12-03".parse().ok();
    }
    let (syntax, mut out) = (syntax(&articles, &pipeline), Times::default());
    bencher.counter(bytes(&articles)).bench_local(|| {
        for (a, syn) in articles.iter().zip(&syntax) {
            analyse_times(a, syn, &pipeline.lex, &mut out);
            black_box(&out);
        }
    });
}

#[divan::bench]
fn quotes(bencher: Bencher) {
    let (articles, pipeline) = (articles(), Pipeline::new(lexicons()));
    let (syntax, mut out) = (syntax(&articles, &pipeline), Quotes::default());
    bencher.counter(bytes(&articles)).bench_local(|| {
        for (a, syn) in articles.iter().zip(&syntax) {
            quote::analyse(&a.text, syn, &pipeline.lex, &mut out);
            black_box(&out);
        }
    });
}

/// Events, over layers that are there.
#[divan::bench]
fn events(bencher: Bencher) {
    let (articles, pipeline) = (articles(), Pipeline::new(lexicons()));
    let below: Vec<Layers> = articles
        .iter()
        .map(|a| {
            let mut layers = Layers::default();
            pipeline.analyse(a, &mut layers);
            layers
        })
        .collect();
    let mut out = Events::default();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for (a, layers) in articles.iter().zip(&below) {
            event::analyse(layers.below(a, &pipeline.lex), &layers.stances, &mut out);
            black_box(&out);
        }
    });
}

/// All layers.
#[divan::bench]
fn whole(bencher: Bencher) {
    let (articles, pipeline, mut layers) = (articles(), Pipeline::new(lexicons()), Layers::default());
    bencher.counter(bytes(&articles)).bench_local(|| {
        for a in &articles {
            pipeline.analyse(a, &mut layers);
            black_box(&layers);
        }
    });
}

/// All layers, the record and its JSON.
#[divan::bench]
fn whole_to_json(bencher: Bencher) {
    let (articles, pipeline, mut layers) = (articles(), Pipeline::new(lexicons()), Layers::default());
    let mut json = Vec::new();
    bencher.counter(bytes(&articles)).bench_local(|| {
        for a in &articles {
            pipeline.analyse(a, &mut layers);
            json.clear();
            let record = build(a, &layers, &pipeline.lex, Default::default());
            serde_json::to_writer(&mut json, &record).expect("a record is JSON");
            black_box(&json);
        }
    });
}
