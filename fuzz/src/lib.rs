//! What is fuzzed, one function a target: each takes any bytes and panics where something does not hold.
//!
//! `fuzz/smoke.sh` runs them under libFuzzer; `tests/it/fuzz.rs` takes them through the seeds and changes of those, so
//! that they are run without it too.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::LazyLock;

use dateline::article::Article;
use dateline::ingest::{FORMATS, LONGEST, Origin, read_bytes};
use dateline::pipeline::{Layers, Pipeline};
use dateline::record::{BuildOptions, build};
use dateline::syntax::{Abbreviations, split, tokenize};
use dateline_lexicon::{FAMILIES, Lexicon, check, compile};

/// The program's own, as it is run.
pub static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| {
    let lexicons = dateline::lexicon::load(true, &[], &mut Vec::new()).expect("the built-in lexicons load");
    Pipeline::new(lexicons)
});

static ABBREVIATIONS: LazyLock<Abbreviations> = LazyLock::new(|| {
    let rows = PIPELINE.lex.rows.abbreviations.iter();
    Abbreviations::from_rows(rows.map(|r| (r.abbreviation.as_str(), r.class.as_str())))
});

/// The first byte and the rest.
fn switched(bytes: &[u8]) -> (usize, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(first, rest)| (*first as usize, rest))
}

/// Input of a format that the first byte chooses; beyond the formats, of none, so that the bytes have to tell.
pub fn ingest(bytes: &[u8]) {
    let (n, bytes) = switched(bytes);
    let format = FORMATS.get(n % (FORMATS.len() + 2));
    let name = format.map_or("input".into(), |f| format!("input.{}", f.extensions[0]));
    let origin = Origin::new(&name, &name);
    let mut items = 0;
    let (_, flow) = read_bytes(bytes.to_vec(), Path::new(&name), &origin, &mut |item| {
        items += 1;
        match item {
            Ok(raw) => {
                assert!(!raw.text.trim().is_empty() && raw.text.len() <= 2 * LONGEST, "no article's text");
            }
            Err(fault) => assert!(!fault.to_string().contains('\n') || bytes.contains(&b'\n')),
        }
        ControlFlow::Continue(())
    });
    assert!(flow.is_continue() && items > 0, "an input that says nothing");
}

/// Text to sentences, and each of them to tokens: nothing is lost, nothing overlaps.
pub fn sentences(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut sentences = Vec::new();
    split(&text, &ABBREVIATIONS, &mut sentences);
    let mut at = 0;
    for sentence in &sentences {
        let span = sentence.span;
        let (start, end) = (span.start as usize, span.end as usize);
        assert!(at <= start && start < end, "sentences overlap or are empty");
        assert!(text[at..start].trim().is_empty(), "text between sentences");
        let words = span.of(&text);
        assert_eq!(words, words.trim());
        at = end;
        let mut tokens = Vec::new();
        tokenize(&text, span, &mut tokens);
        let mut from = start;
        for token in &tokens {
            let (first, last) = (token.span.start as usize, token.span.end as usize);
            assert!(from <= first && first < last && last <= end, "tokens overlap or leave their sentence");
            assert!(text[from..first].trim().is_empty(), "text between tokens");
            from = last;
        }
        assert!(text[from..end].trim().is_empty(), "text after the last token");
    }
    assert!(text[at..].trim().is_empty(), "text after the last sentence");
}

/// Text through all layers to a record whose spans give their texts.
pub fn pipeline(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let article = Article::new("fuzz", &*text);
    let mut layers = Layers::default();
    PIPELINE.analyse(&article, &mut layers);
    let record = build(&article, &layers, &PIPELINE.lex, BuildOptions::default());
    let record = serde_json::to_value(&record).expect("plain values");
    let chars: Vec<char> = text.chars().collect();
    spans(&record, &chars);
}

fn spans(value: &serde_json::Value, text: &[char]) {
    match value {
        serde_json::Value::Object(map) => {
            let place = |key: &str| map.get(key).and_then(serde_json::Value::as_u64).map(|n| n as usize);
            if let (Some(start), Some(end)) = (place("start"), place("end")) {
                assert!(start < end && end <= text.len(), "{start}-{end} is no span");
                assert_eq!(map["text"], text[start..end].iter().collect::<String>());
            }
            map.values().for_each(|v| spans(v, text));
        }
        serde_json::Value::Array(list) => list.iter().for_each(|v| spans(v, text)),
        _ => {}
    }
}

/// A lexicon file of a kind that the first byte chooses: it is refused with reasons, or compiled.
pub fn lexicon(bytes: &[u8]) {
    let (n, bytes) = switched(bytes);
    let family = FAMILIES[n % FAMILIES.len()].family;
    let text = String::from_utf8_lossy(bytes);
    let (mut lexicon, mut problems) = (Lexicon::default(), Vec::new());
    lexicon.add("fuzz.tsv", family, &text, false, &mut problems);
    problems.extend(check(&lexicon));
    let refused = problems.iter().any(|p| p.severity == dateline_lexicon::Severity::Error);
    if !refused {
        compile(lexicon).expect("what is not refused compiles");
    }
}

/// A web page: its text is no markup of its own making, and facts are single lines.
pub fn html(bytes: &[u8]) {
    let page = dateline_html::extract(&String::from_utf8_lossy(bytes));
    assert!(page.text.len() <= 4 * bytes.len() + 64, "more text than page");
    assert_eq!(page.text, page.text.trim());
    for fact in [&page.title, &page.byline, &page.outlet, &page.language, &page.url].into_iter().flatten() {
        assert!(!fact.trim().is_empty(), "an empty fact");
    }
}
