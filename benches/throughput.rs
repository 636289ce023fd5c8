//! How much news a machine gets through, from text to JSON, by number of threads: `cargo bench --bench throughput`.
//!
//! The corpus is repeated to a thousand articles. Reading and writing of files are left out.

use std::fs;
use std::path::Path;

use dateline::article::Article;
use dateline::lexicon::load;
use dateline::pipeline::{Layers, Pipeline};
use dateline::record::build;
use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use rayon::prelude::*;

fn main() {
    divan::main();
}

const ARTICLES: usize = 1000;

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the corpus is there")
        .map(|e| e.expect("it can be listed").path())
        .collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    let text = |f: &Path| fs::read_to_string(f).expect("an article is UTF-8");
    let texts: Vec<String> = files.iter().map(|f| text(f)).collect();
    let one = |(n, t): (usize, &String)| Article::new(format!("bench:{n}"), t.clone());
    texts.iter().cycle().take(ARTICLES).enumerate().map(one).collect()
}

/// One article to the bytes of its record.
fn json(article: &Article, pipeline: &Pipeline, layers: &mut Layers) -> usize {
    pipeline.analyse(article, layers);
    let record = build(article, layers, &pipeline.lex, Default::default());
    serde_json::to_vec(&record).expect("a record is JSON").len()
}

#[divan::bench(args = [1, 2, 4, 8, 16], sample_count = 5, sample_size = 1)]
fn text_to_json(bencher: Bencher, threads: usize) {
    let lex = load(true, &[], &mut Vec::new()).expect("the bundled lexicons load");
    let (articles, pipeline) = (articles(), Pipeline::new(lex));
    let bytes = BytesCount::new(articles.iter().map(|a| a.text.len()).sum::<usize>());
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
    bencher.counter(bytes).counter(ItemsCount::new(ARTICLES)).bench_local(|| {
        pool.install(|| {
            articles.par_iter().map_init(Layers::default, |l, a| json(a, &pipeline, l)).sum::<usize>()
        })
    });
}
