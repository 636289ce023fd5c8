//! `dateline lexicon diff`: what two lexicon folders say differently, and what that does to the records of articles.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use dateline_lexicon::FAMILIES;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;
use serde_json::Value;

use super::args::Diff;
use super::sources::{self, Source};
use super::{settings, thousands};
use crate::article::Article;
use crate::base::Error;
use crate::batch::survey;
use crate::cli::args::{Global, LexiconArgs};
use crate::cli::{Status, pipeline, print};
use crate::pipeline::{Layers, Pipeline};
use crate::record::{BuildOptions, build};

/// So many changed records are shown.
const SHOWN: usize = 20;

/// What stands for the built-in lexicons alone.
const BUILT_IN: &str = "built-in";

/// A row of one side: where it stands and its cells.
struct Entry {
    place: String,
    cells: Vec<String>,
}

type Entries = BTreeMap<(usize, String), Entry>;

/// A row that differs: its file and key, and how.
struct Change {
    mark: char,
    key: String,
    what: String,
    /// Its places on either side, as findings name them.
    places: Vec<String>,
}

/// A record that differs.
struct Difference {
    kind: &'static str,
    mark: char,
    shown: String,
    /// Places of the rows behind it.
    rows: Vec<String>,
}

pub(super) fn run(args: &Diff, global: &Global) -> Result<Status, Error> {
    let side = |path: &Path| LexiconArgs {
        lexicons: if path.as_os_str() == BUILT_IN { Vec::new() } else { vec![PathBuf::from(path)] },
        no_default_lexicons: args.no_default_lexicons,
    };
    let (old, new) = (side(&args.old), side(&args.new));
    let (before, after) = (pipeline(&old, global)?, pipeline(&new, global)?);
    let changes = changes(&entries(&sources::all(&old)?), &entries(&sources::all(&new)?));
    let mut out = String::new();
    let n = |mark| changes.iter().filter(|c| c.mark == mark).count();
    put(&mut out, format_args!("ENTRIES  {} added, {} removed, {} changed", n('+'), n('-'), n('~')));
    let limit = if global.verbose { usize::MAX } else { 100 };
    for c in changes.iter().take(limit) {
        put(&mut out, format_args!("  {} {}  {}", c.mark, c.key, c.what));
    }
    if changes.len() > limit {
        put(&mut out, format_args!("  ... {} more; -v lists all", thousands(changes.len() - limit)));
    }
    let (mut total, mut failed) = (0, false);
    if !args.paths.is_empty() {
        let mut found: Vec<Difference> = Vec::new();
        let scratch: Mutex<Vec<Layers>> = Mutex::default();
        let seen = survey(
            before,
            &settings(&args.paths, args.date),
            |article, layers| {
                let mut other = scratch.lock().expect("no holder panics").pop().unwrap_or_default();
                after.analyse(article, &mut other);
                let out = differences(article, (before, layers), (after, &other));
                scratch.lock().expect("no holder panics").push(other);
                out
            },
            |list| found.extend(list),
            |fault| eprintln!("dateline: {fault}"),
        )?;
        failed = seen.failed > 0;
        total = found.len() as u64;
        records(&changes, &found, seen.articles, &mut out);
    }
    print(&out, global.color)?;
    Ok(match () {
        () if failed => Status::Failed,
        () if args.max.is_some_and(|max| total > max) => Status::Differs,
        () if changes.is_empty() && total == 0 => Status::Nothing,
        () => Status::Found,
    })
}

/// The rows that count, later folders over earlier ones.
fn entries(all: &[Source]) -> Entries {
    let mut out = Entries::new();
    for s in all {
        let family = FAMILIES.iter().position(|f| f.family == s.family).unwrap_or(0);
        for r in &s.rows {
            if let Some(gone) = r.key.strip_prefix('-').filter(|k| !k.is_empty()) {
                out.remove(&(family, gone.to_string()));
                continue;
            }
            let place = format!("{}:{}", s.name, r.line);
            out.insert((family, r.key.clone()), Entry { place, cells: r.cells.clone() });
        }
    }
    out
}

fn changes(old: &Entries, new: &Entries) -> Vec<Change> {
    let mut out = Vec::new();
    let named = |e: &Entry, key: &str| format!("{}  `{key}`", e.place);
    for ((family, key), e) in old {
        match new.get(&(*family, key.clone())) {
            None => out.push(Change {
                mark: '-',
                key: named(e, key),
                what: String::new(),
                places: vec![e.place.clone()],
            }),
            Some(n) if n.cells != e.cells => {
                let columns = FAMILIES[*family].family.columns().0;
                let cells = columns.iter().zip(e.cells.iter().zip(&n.cells)).filter(|(_, (a, b))| a != b);
                let what: Vec<String> = cells.map(|(c, (a, b))| format!("{c}: `{a}` -> `{b}`")).collect();
                let places = vec![e.place.clone(), n.place.clone()];
                out.push(Change { mark: '~', key: named(n, key), what: what.join("; "), places });
            }
            Some(_) => {}
        }
    }
    for (key, e) in new.iter().filter(|(k, _)| !old.contains_key(*k)) {
        out.push(Change {
            mark: '+',
            key: named(e, &key.1),
            what: String::new(),
            places: vec![e.place.clone()],
        });
    }
    out
}

/// One finding as it compares: without the reasons, whose lines move.
struct Found {
    kind: &'static str,
    content: Value,
    shown: String,
    rows: Vec<String>,
}

fn differences(article: &Article, old: (&Pipeline, &Layers), new: (&Pipeline, &Layers)) -> Vec<Difference> {
    let (mut old, mut new) = (findings(article, old), findings(article, new));
    let mut out = Vec::new();
    let mut ids: Vec<String> = old.keys().chain(new.keys()).cloned().collect();
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let (mark, kind, shown, rows) = match (old.remove(&id), new.remove(&id)) {
            (Some(a), Some(b)) if a.content == b.content => continue,
            (Some(a), Some(b)) => {
                let rows = a.rows.into_iter().chain(b.rows).collect();
                let fields = fields(&a.content, &b.content).join(", ");
                let shown = if a.shown == b.shown { b.shown } else { format!("{} -> {}", a.shown, b.shown) };
                ('~', b.kind, format!("{shown}  [{fields}]"), rows)
            }
            (Some(a), None) => ('-', a.kind, a.shown, a.rows),
            (None, Some(b)) => ('+', b.kind, b.shown, b.rows),
            (None, None) => continue,
        };
        out.push(Difference { kind, mark, shown: format!("{}  {shown}", article.source_id), rows });
    }
    out
}

fn findings(article: &Article, (pipeline, layers): (&Pipeline, &Layers)) -> FxHashMap<String, Found> {
    let record =
        build(article, layers, &pipeline.lex, BuildOptions { text: false, ..BuildOptions::default() });
    let mut out = FxHashMap::default();
    let mut add = |kind, value: Value, shown: fn(&Value) -> String| {
        let rows = rows_of(&value);
        let shown = shown(&value);
        let id = value["id"].as_str().unwrap_or_default().to_string();
        out.insert(id, Found { kind, content: bare(value), shown, rows });
    };
    fn plain<T: Serialize>(row: &T) -> Value {
        serde_json::to_value(row).expect("a record holds only plain values")
    }
    record.mentions.iter().for_each(|m| {
        add("mention", plain(m), |v| format!("\"{}\" {}", text(&v["text"]), text(&v["actor"])));
    });
    record.quotes.iter().for_each(|q| {
        add("quote", plain(q), |v| {
            format!("{} \"{}\"", text(&v["speaker_actor"]), short(&text(&v["content"][0]["text"])))
        });
    });
    record.stances.iter().for_each(|s| {
        add("stance", plain(s), |v| {
            format!("{} {} \"{}\"", text(&v["holder_actor"]), text(&v["stance"]), text(&v["phrase"]["text"]))
        });
    });
    record.times.iter().for_each(|t| {
        add("time", plain(t), |v| format!("\"{}\" {}", text(&v["text"]), text(&v["value"])));
    });
    record.places.iter().for_each(|p| {
        add("place", plain(p), |v| format!("\"{}\" {}", text(&v["text"]), text(&v["country"])));
    });
    record.events.iter().for_each(|e| {
        add("event", plain(e), |v| {
            let parties = |side: &Value| {
                let list = side.as_array().map_or(&[][..], Vec::as_slice);
                let ids: Vec<String> = list.iter().map(|p| text(&p["actor"])).collect();
                if ids.is_empty() { "-".into() } else { ids.join(", ") }
            };
            format!(
                "{} {} {} -> {} \"{}\"",
                text(&v["event_type"]),
                text(&v["cameo"]),
                parties(&v["source"]),
                parties(&v["target"]),
                text(&v["trigger"]["text"])
            )
        });
    });
    out
}

/// The fields in which two findings differ.
fn fields(a: &Value, b: &Value) -> Vec<String> {
    let keys = b.as_object().into_iter().flat_map(|m| m.keys());
    keys.filter(|k| a[k.as_str()] != b[k.as_str()]).cloned().collect()
}

fn rows_of(value: &Value) -> Vec<String> {
    let whys = value["why"].as_array().map_or(&[][..], Vec::as_slice);
    let place = |w: &Value| Some(format!("{}:{}", w["lexicon"].as_str()?, w["line"].as_u64()?));
    whys.iter().filter_map(place).collect()
}

fn bare(mut value: Value) -> Value {
    if let Some(map) = value.as_object_mut() {
        map.remove("why");
    }
    value
}

fn text(value: &Value) -> String {
    value.as_str().map_or("-".into(), |s| s.replace(['\n', '\t'], " "))
}

fn short(words: &str) -> String {
    if words.chars().count() <= 60 {
        words.into()
    } else {
        words.chars().take(60).chain("...".chars()).collect()
    }
}

fn records(changes: &[Change], found: &[Difference], articles: u64, out: &mut String) {
    let n = |mark, kind: Option<&str>| {
        found.iter().filter(|d| d.mark == mark && kind.is_none_or(|k| d.kind == k)).count()
    };
    put(
        out,
        format_args!(
            "\nRECORDS  of {articles} articles: {} added, {} lost, {} changed",
            n('+', None),
            n('-', None),
            n('~', None)
        ),
    );
    for kind in ["event", "quote", "stance", "mention", "place", "time"] {
        let (a, b, c) = (n('+', Some(kind)), n('-', Some(kind)), n('~', Some(kind)));
        if a + b + c > 0 {
            put(out, format_args!("  {kind:<8}  +{a}  -{b}  ~{c}"));
        }
    }
    let mut owner: FxHashMap<&str, usize> = FxHashMap::default();
    for (i, c) in changes.iter().enumerate() {
        c.places.iter().for_each(|p| {
            owner.insert(p, i);
        });
    }
    let mut blame: FxHashMap<usize, usize> = FxHashMap::default();
    let mut indirect = 0;
    for d in found {
        let guilty: FxHashSet<usize> = d.rows.iter().filter_map(|r| owner.get(r.as_str()).copied()).collect();
        indirect += usize::from(guilty.is_empty());
        guilty.into_iter().for_each(|g| *blame.entry(g).or_insert(0) += 1);
    }
    let mut blame: Vec<(usize, usize)> = blame.into_iter().collect();
    blame.sort_by_key(|(i, n)| (std::cmp::Reverse(*n), *i));
    if !found.is_empty() {
        put(out, format_args!("\nBECAUSE OF"));
    }
    for (i, n) in blame.iter().take(SHOWN) {
        put(out, format_args!("  {n:>5}  {} {}", changes[*i].mark, changes[*i].key));
    }
    if indirect > 0 {
        put(
            out,
            format_args!("  {indirect:>5}  (no changed row directly: another reading of the same words)"),
        );
    }
    if !found.is_empty() {
        put(out, format_args!("\nEXAMPLES"));
    }
    // Events tell most.
    let mut shown: Vec<&Difference> = found.iter().collect();
    shown.sort_by_key(|d| {
        ["event", "quote", "stance", "mention", "place", "time"].iter().position(|k| *k == d.kind)
    });
    for d in shown.iter().take(SHOWN) {
        put(out, format_args!("  {} {:<8} {}", d.mark, d.kind, d.shown));
    }
}

fn put(out: &mut String, line: std::fmt::Arguments) {
    out.write_fmt(line).expect("memory takes text");
    out.push('\n');
}
