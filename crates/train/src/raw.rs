//! News without annotation: articles to sentences of words, for labelling by the committee.

use std::collections::BTreeSet;
use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

use dateline::lexicon::load;
use dateline::syntax::{Resources, SentenceKind, dateline, split, tokenize};
use flate2::read::MultiGzDecoder;
use serde::Deserialize;

use crate::random::Random;

/// Words of a sentence worth learning from: shorter ones teach nothing, longer ones are mostly lists.
const LENGTH: std::ops::RangeInclusive<usize> = 5..=45;

#[derive(Deserialize)]
struct Article {
    text: String,
}

/// Reads JSON Lines with a field `text`, gzipped or not, and draws distinct sentences until they have `tokens` words.
///
/// # Errors
/// If a file cannot be read or a line is not such an object; names file and line.
pub fn sentences(
    files: &[&Path],
    tokens: usize,
    random: &mut Random,
) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let lex = load(true, &[], &mut Vec::new()).map_err(|e| format!("{e:?}"))?;
    let resources = Resources::new(&lex);
    let mut distinct: BTreeSet<Vec<String>> = BTreeSet::new();
    for file in files {
        let reader = File::open(file).map_err(|e| format!("{}: {e}", file.display()))?;
        let reader: Box<dyn Read> = match file.extension().is_some_and(|extension| extension == "gz") {
            true => Box::new(MultiGzDecoder::new(reader)),
            false => Box::new(reader),
        };
        for (number, line) in BufReader::new(reader).lines().enumerate() {
            let article: Article = line
                .map_err(|e| e.to_string())
                .and_then(|line| serde_json::from_str(&line).map_err(|e| e.to_string()))
                .map_err(|e| format!("{}:{}: {e}", file.display(), number + 1))?;
            distinct.extend(of_article(&article.text, &resources));
        }
    }
    let mut all: Vec<Vec<String>> = distinct.into_iter().collect();
    random.shuffle(&mut all);
    let mut taken = 0;
    let enough = all.iter().position(|sentence| {
        taken += sentence.len();
        taken > tokens
    });
    all.truncate(enough.unwrap_or(all.len()));
    Ok(all)
}

/// The sentences of an article that end as sentences do, without datelines.
fn of_article(text: &str, resources: &Resources) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    split(text, &resources.abbreviations, &mut found);
    let mut tokens = Vec::new();
    let mut sentences = Vec::new();
    for sentence in found.iter().filter(|sentence| sentence.kind == SentenceKind::Sentence) {
        tokens.clear();
        tokenize(text, sentence.span, &mut tokens);
        let start = dateline(text, sentence.span).map_or(sentence.span.start, |span| span.end);
        let words: Vec<String> = tokens
            .iter()
            .filter(|token| token.span.start >= start)
            .map(|token| token.span.of(text).to_string())
            .collect();
        let ends = words.last().is_some_and(|word| matches!(word.as_str(), "." | "?" | "!" | "\"" | "”"));
        if ends && LENGTH.contains(&words.len()) {
            sentences.push(words);
        }
    }
    sentences
}
