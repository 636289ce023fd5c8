//! Texts that would show work that grows faster than the text: `cargo bench --bench nasty`.
//!
//! Each is run at some size and at four times that size; the medians of a pair should stand about four to one, which
//! is to say that the throughput of both should be about the same.

use std::fmt;

use dateline::article::Article;
use dateline::lexicon::{Lexicons, load};
use dateline::pipeline::{Layers, Pipeline};
use dateline::syntax::{Abbreviations, split, tokenize};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// A kind of text, by name, and what makes one of at least so many bytes.
type Kind = (&'static str, fn(usize) -> String);

#[rustfmt::skip]
const KINDS: &[Kind] = &[
    ("no stop", |n| fill("the talks went on and on and ", n)),
    ("one word", |n| fill("a", n)),
    ("full stops", |n| fill(".", n)),
    ("spaced stops", |n| fill(". ", n)),
    ("initials", |n| fill("A. B. C. D. ", n)),
    ("countries", |n| fill("U.S. ", n)),
    ("brackets", |n| fill("(", n)),
    ("nested brackets", |n| nested("(", ")", n)),
    ("nested quotes", |n| nested("“‘", "’”", n)),
    ("straight marks", |n| fill("\"", n)),
    ("single marks", |n| fill("'", n)),
    ("quoted stops", |n| fill(".\"", n)),
    ("quoted words", |n| fill("\"a\" ", n)),
    ("commas", |n| fill(",", n)),
    ("hyphens", |n| fill("a-", n)),
    ("addresses", |n| fill("http://a.b/c ", n)),
    ("letter lines", |n| fill("a\n", n)),
    ("capital lines", |n| fill("A\n", n)),
    ("item lines", |n| fill("- a\n", n)),
    ("all line ends", |n| fill("He left.\r\nShe came.\rIt rained.\u{2028}They ate.\u{85}", n)),
    ("control characters", |n| fill("\0\u{1}a\u{1b} ", n)),
    ("zero widths", |n| fill("a\u{200b}b\u{200d}\u{feff} ", n)),
    ("combining marks", |n| fill("\u{301}", n)),
    ("combined signs", |n| fill("-\u{301}", n)),
    ("arabic", |n| fill("قال الرئيس إن المحادثات انتهت. ", n)),
    ("hebrew with latin", |n| fill("הנשיא אמר Reuters היום. ", n)),
    ("chinese", |n| fill("总统在北京说会谈结束。", n)),
    ("mixed scripts", |n| fill("Москва said 北京。مرحبا. ", n)),
    ("reports", |n| fill("The report said prices fell. ", n)),
    ("inquiries", |n| fill("Mueller's investigation went on. ", n)),
    ("elections", |n| fill("Russia meddled in the election. ", n)),
    ("rebels", |n| fill("Rebels attacked the town of Douma in Syria. ", n)),
    ("what is learned", |n| fill("He learned that rebels attacked the town. ", n)),
    ("footnotes", |n| format!("It ended.{}", fill(" [1]", n))),
    ("spaces before marks", |n| format!("a{}{}", fill(" ", n / 2), fill("… b ", n / 2))),
];

fn fill(piece: &str, n: usize) -> String {
    piece.repeat(n / piece.len() + 1)
}

fn nested(open: &str, close: &str, n: usize) -> String {
    let depth = n / (open.len() + close.len()) + 1;
    open.repeat(depth) + &close.repeat(depth)
}

/// A kind of text and its size in bytes.
struct Case {
    kind: &'static Kind,
    size: usize,
}

impl Case {
    fn text(&self) -> String {
        (self.kind.1)(self.size)
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}, {} kB", self.kind.0, self.size / 1000)
    }
}

/// Every kind at a size and at four times that size.
fn cases(least: usize) -> impl Iterator<Item = Case> {
    KINDS.iter().flat_map(move |kind| [least, 4 * least].map(|size| Case { kind, size }))
}

fn lexicons() -> Lexicons {
    load(true, &[], &mut Vec::new()).expect("the bundled lexicons load")
}

#[divan::bench(args = cases(250_000), sample_count = 5)]
fn sentences_and_tokens(bencher: Bencher, case: &Case) {
    let (text, lex) = (case.text(), lexicons());
    let rows = lex.rows.abbreviations.iter().map(|r| (&*r.abbreviation, &*r.class));
    let abbreviations = Abbreviations::from_rows(rows);
    let (mut sentences, mut tokens) = (Vec::new(), Vec::new());
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        sentences.clear();
        tokens.clear();
        split(&text, &abbreviations, &mut sentences);
        for s in &sentences {
            tokenize(&text, s.span, &mut tokens);
        }
        black_box(&tokens);
    });
}

#[divan::bench(args = cases(16_000), sample_count = 5)]
fn whole(bencher: Bencher, case: &Case) {
    let (article, pipeline) = (Article::new("bench", case.text()), Pipeline::new(lexicons()));
    let mut layers = Layers::default();
    bencher.counter(BytesCount::new(article.text.len())).bench_local(|| {
        pipeline.analyse(&article, &mut layers);
        black_box(&layers);
    });
}
