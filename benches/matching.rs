//! Matching all families of the lexicons over tokens: `cargo bench --bench matching`.
//!
//! From the spans of tokens to symbols, names and phrases. The bundled lexicons hold more than 100,000 surface forms;
//! the second run lays half a million more over them, made of syllables.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use dateline::article::Article;
use dateline::base::Sym;
use dateline::lexicon::{Lexicons, load};
use dateline::mention::{Mentions, find_hits};
use dateline::pipeline::{Layers, Pipeline};
use dateline::syntax::Recent;
use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let files = fs::read_dir(folder).expect("the corpus is there");
    let mut files: Vec<_> = files.map(|e| e.expect("it can be listed").path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files.iter().map(|f| Article::new("bench", fs::read_to_string(f).expect("UTF-8"))).collect()
}

/// A folder with a table of so many places of one to three words.
fn more_places(rows: usize) -> tempfile::TempDir {
    const SYLLABLES: [&str; 16] = [
        "bel", "dor", "kan", "mir", "os", "ra", "ten", "ul", "vik", "zor", "lan", "pet", "gar", "nis", "ha",
        "tom",
    ];
    let mut state = 0x2545_f491_4f6c_dd1du64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as usize
    };
    let mut table = String::from("geonames\tname\tcountry\tadmin1\tlat\tlon\n");
    for i in 0..rows {
        let words: Vec<String> = (0..1 + next() % 3)
            .map(|_| {
                let word: String = (0..2 + next() % 2).map(|_| SYLLABLES[next() % 16]).collect();
                word[..1].to_uppercase() + &word[1..]
            })
            .collect();
        writeln!(table, "{}\t{}\tUKR\t\t50\t30", i + 1, words.join(" ")).expect("memory suffices");
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("places.tsv"), table).expect("the table is written");
    folder
}

fn lexicons(more: usize) -> Lexicons {
    let folder = more_places(more);
    let folders: Vec<&Path> = if more > 0 { vec![folder.path()] } else { Vec::new() };
    load(true, &folders, &mut Vec::new()).expect("the lexicons load")
}

/// Compiling at run time: what a user with so many rows waits for.
#[divan::bench(args = [0, 500_000], sample_count = 3, sample_size = 1)]
fn load_with(bencher: Bencher, more: usize) {
    let folder = more_places(more);
    bencher.bench_local(|| {
        let folders: Vec<&Path> = if more > 0 { vec![folder.path()] } else { Vec::new() };
        load(true, &folders, &mut Vec::new()).expect("the lexicons load").len()
    });
}

#[divan::bench(args = [0, 500_000])]
fn all_families_with(bencher: Bencher, more: usize) {
    let (articles, pipeline) = (articles(), Pipeline::new(lexicons(more)));
    let analysed: Vec<Layers> = articles
        .iter()
        .map(|a| {
            let mut layers = Layers::default();
            pipeline.analyse(a, &mut layers);
            layers
        })
        .collect();
    let lex = &pipeline.lex;
    let bytes = BytesCount::new(articles.iter().map(|a| a.text.len()).sum::<usize>());
    let tokens = ItemsCount::new(analysed.iter().map(|l| l.syntax.len()).sum::<usize>());
    let (mut forms, mut folded, mut mentions) = (Vec::<Sym>::new(), String::new(), Mentions::default());
    let mut recent = Recent::<Sym>::default();
    recent.belongs_to(lex.hash());
    bencher.counter(bytes).counter(tokens).bench_local(|| {
        for (a, layers) in articles.iter().zip(&analysed) {
            let syn = &layers.syntax;
            forms.clear();
            forms.extend(syn.tokens.iter().map(|t| {
                let find = || lex.vocabulary.symbol(t.span.of(&a.text), &mut folded);
                recent.get_in(&a.text, t.span, 0, find)
            }));
            find_hits(&a.text, syn, lex, &mut mentions.hits);
            let (mut phrases, mut path) = (0, Vec::new());
            for s in &syn.sentence_tokens {
                for start in s.range() {
                    let next = if start + 1 < s.end as usize { forms[start + 1] } else { Sym::UNKNOWN };
                    if lex.phrases.may_begin(forms[start], next, true) {
                        lex.phrases.walk(&forms[start..s.end as usize], &mut path);
                        phrases += path.iter().map(|&node| lex.phrases.values(node).len()).sum::<usize>();
                    }
                }
            }
            black_box((&forms, &mentions.hits, phrases));
        }
    });
}
