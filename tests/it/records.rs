//! One pipeline for all tests, and articles to records as the program writes them.

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use dateline::article::{Article, DateBasis};
use dateline::lexicon::load;
use dateline::pipeline::{Layers, Pipeline};
use dateline::record::build;
use serde_json::Value;

/// The bundled lexicons and the built-in model.
pub static PIPELINE: LazyLock<Pipeline> =
    LazyLock::new(|| Pipeline::new(load(true, &[], &mut Vec::new()).expect("the bundled lexicons load")));

/// An article with a publication date; a date that cannot be read is a fault of the test.
pub fn article(text: &str, date: Option<&str>) -> Article {
    let mut article = Article::new("case", text);
    if let Some(date) = date {
        article.date = Some(date.parse().unwrap_or_else(|_| panic!("`{date}` is not a date")));
        article.date_basis = DateBasis::Metadata;
    }
    article
}

/// The record of an article, as JSON.
pub fn record(article: &Article) -> Value {
    let mut layers = Layers::default();
    record_with(article, &PIPELINE, &mut layers)
}

/// The record of an article, by a pipeline and scratch of one's own.
pub fn record_with(article: &Article, pipeline: &Pipeline, layers: &mut Layers) -> Value {
    pipeline.analyse(article, layers);
    let record = build(article, layers, &pipeline.lex, Default::default());
    serde_json::to_value(&record).expect("a record is JSON")
}

/// A path of the repository.
pub fn path(below: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(below)
}

/// Whether expectations are to be rewritten instead of compared.
pub fn update() -> bool {
    std::env::var("UPDATE").is_ok_and(|v| v == "1")
}

/// The articles of `corpus/`: name, text, date of the name.
pub fn corpus() -> Vec<(String, String, String)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(path("corpus")).expect("the corpus is there") {
        let file = entry.expect("the corpus can be listed").path();
        if file.extension().is_some_and(|e| e == "txt") {
            let name = file.file_stem().expect("a file has a name").to_string_lossy().into_owned();
            let text = std::fs::read_to_string(&file).expect("an article is UTF-8");
            let date = name.get(..10).expect("an article is named for its date").to_string();
            all.push((name, text, date));
        }
    }
    all.sort();
    all
}

/// The findings of a record, by table.
pub const TABLES: &[&str] = &["mentions", "quotes", "stances", "times", "places", "events"];

/// The rows of a table; none where the record has no such table.
pub fn rows<'a>(record: &'a Value, table: &str) -> &'a [Value] {
    record[table].as_array().map_or(&[], Vec::as_slice)
}

/// Every reason of every finding.
pub fn reasons(record: &Value) -> impl Iterator<Item = &Value> {
    TABLES.iter().flat_map(|t| rows(record, t)).flat_map(|row| rows(row, "why"))
}
