//! Who may import whom: the table of `src/ARCHITECTURE.md`, held against the sources.
//!
//! A module imports only from lower layers and from its own folder; files, environment, threads and clocks stay at
//! the rim. Test modules are left out: they may load lexicons from anywhere.

use std::fs;
use std::path::Path;

use crate::records::path;

/// The modules of `src/`, lowest layer first. Those of one row do not see each other.
const LAYERS: &[&[&str]] = &[
    &["base"],
    &["article", "lexicon"],
    &["cause", "syntax"],
    &["mention"],
    &["quote"],
    &["cast"],
    &["factuality"],
    &["stance"],
    &["event"],
    &["pipeline"],
    &["record"],
    &["ingest", "sink"],
    &["batch", "dataset"],
    &["cluster", "method", "report"],
    &["cli"],
];

/// Where the world outside may be seen: files of `src/` by the start of their path.
const RIM: &[&str] = &[
    "lexicon/load.rs",
    "ingest",
    "sink",
    "batch",
    "dataset",
    "cluster/write.rs",
    "report",
    "cli",
    "main.rs",
];

/// Paths that see the world outside.
const OUTSIDE: &[&str] = &[
    "std::fs",
    "std::env",
    "std::thread",
    "std::time",
    "std::process",
    "std::net",
    "rayon",
    "walkdir",
    "jiff::Zoned",
    "jiff::Timestamp",
];

/// State that outlives an article.
const GLOBAL: &[&str] = &["static mut", "thread_local!", "Mutex<", "RwLock<", "OnceCell<"];

/// A source file: path below `src/`, lines of code with their numbers, without comments and tests.
struct Source {
    name: String,
    code: Vec<(usize, String)>,
}

impl Source {
    fn module(&self) -> &str {
        self.name.split('/').next().unwrap_or("").trim_end_matches(".rs")
    }

    /// The lines outside any block.
    fn top(&self) -> Source {
        let outside = |l: &str| !l.starts_with(' ');
        Source {
            name: self.name.clone(),
            code: self.code.iter().filter(|(_, l)| outside(l)).cloned().collect(),
        }
    }

    /// Whether `super` at the top of this file is the crate itself.
    fn is_root(&self) -> bool {
        !self.name.contains('/') || self.name.split('/').nth(1) == Some("mod.rs")
    }
}

fn sources() -> Vec<Source> {
    let mut out = Vec::new();
    walk(&path("src"), "", &mut out);
    out.sort_by(|a, b| a.name.cmp(&b.name));
    out
}

fn walk(folder: &Path, below: &str, out: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        let own = path.file_name().expect("an entry has a name").to_string_lossy();
        let name = format!("{below}{own}");
        if path.is_dir() && own != "tests" {
            walk(&path, &format!("{name}/"), out);
        } else if own.ends_with(".rs") && own != "tests.rs" {
            let text = fs::read_to_string(&path).expect("a source is UTF-8");
            out.push(Source { name, code: code(&text) });
        }
    }
}

/// The lines that are neither comments nor part of a `#[cfg(test)]` item.
fn code(text: &str) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let mut lines = (1..).zip(text.lines());
    while let Some((n, line)) = lines.next() {
        let trimmed = line.trim_start();
        if trimmed.starts_with("#[cfg(test)]") {
            let indent = line.len() - trimmed.len();
            let closes = |l: &str| {
                let own = l.trim_start();
                l.len() - own.len() == indent && (own.starts_with('}') || own.ends_with(';'))
            };
            for (_, l) in lines.by_ref() {
                if closes(l) {
                    break;
                }
            }
        } else if !trimmed.starts_with("//") {
            let end = line.find(" // ").unwrap_or(line.len());
            out.push((n, line[..end].to_string()));
        }
    }
    out
}

/// Every path that begins with one of `roots`, as far as two segments, with its line. Groups are taken apart.
fn paths(source: &Source, roots: &[&str]) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    let joined: String = source.code.iter().flat_map(|(_, l)| [l.as_str(), "\n"]).collect();
    for root in roots {
        let mut from = 0;
        while let Some(at) = joined[from..].find(root).map(|i| from + i) {
            from = at + root.len();
            let before = joined[..at].chars().next_back();
            let Some(rest) = joined[from..].strip_prefix("::") else { continue };
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
                continue;
            }
            let line = source.code[joined[..at].matches('\n').count()].0;
            out.extend(members(rest).into_iter().map(|m| (line, format!("{root}::{m}"))));
        }
    }
    out
}

/// The first names of what follows `root::`: one name, or those of a group.
fn members(rest: &str) -> Vec<String> {
    let name =
        |s: &str| s.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = rest.strip_prefix('{') else { return vec![name(rest)] };
    let (mut depth, mut out, mut start) = (0, Vec::new(), 0);
    for (i, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                out.push(name(&group[start..i]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                out.push(name(&group[start..i]));
                start = i + 1;
            }
            _ => {}
        }
    }
    out.retain(|m| !m.is_empty());
    out
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|row| row.contains(&module))
}

#[test]
fn imports_point_downwards() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| !matches!(s.name.as_str(), "lib.rs" | "main.rs")) {
        let own = source.module();
        let Some(from) = layer(own) else {
            faults.push(format!("src/{}: `{own}` has no layer; add it to tests/it/layers.rs", source.name));
            continue;
        };
        let mut used = paths(source, &["crate"]);
        if source.is_root() {
            used.extend(paths(&source.top(), &["super"]));
        }
        for (line, path) in used {
            let module = path.rsplit("::").next().unwrap_or("");
            let fault = match layer(module) {
                _ if module == own => continue,
                Some(to) if to < from => continue,
                Some(to) if to == from => "stands beside it",
                Some(_) => "stands above it",
                // A macro of the crate, or a re-export of lib.rs, which only the rim may use.
                None => "is no module of the table",
            };
            faults.push(format!("src/{}:{line}: `{path}` {fault}", source.name));
        }
    }
    assert!(faults.is_empty(), "{} imports that the layers forbid:\n  {}", faults.len(), faults.join("\n  "));
}

#[test]
fn the_middle_does_not_see_the_world() {
    let mut faults = Vec::new();
    for source in sources().iter().filter(|s| !RIM.iter().any(|r| s.name.starts_with(r))) {
        for (line, path) in paths(source, &["std", "rayon", "walkdir", "jiff"]) {
            if OUTSIDE.iter().any(|o| path == *o || path.starts_with(&format!("{o}::"))) {
                faults.push(format!("src/{}:{line}: `{path}`", source.name));
            }
        }
        for (line, code) in &source.code {
            if let Some(what) = GLOBAL.iter().find(|g| code.contains(*g)) {
                faults.push(format!("src/{}:{line}: `{what}`", source.name));
            }
        }
    }
    assert!(faults.is_empty(), "outside the rim of the program:\n  {}", faults.join("\n  "));
}

#[test]
fn the_map_names_every_layer() {
    let map = fs::read_to_string(path("src/ARCHITECTURE.md")).expect("the map is there");
    for (number, row) in LAYERS.iter().enumerate() {
        for module in *row {
            let named = map.lines().any(|l| {
                let mut cells = l.split('|').map(str::trim).skip(1);
                cells.next() == Some(&number.to_string())
                    && cells.next().is_some_and(|c| c.trim_matches('`').trim_end_matches('/') == *module)
            });
            assert!(named, "src/ARCHITECTURE.md has no row `| {number} | {module} |`");
        }
    }
}

#[test]
fn groups_and_tests_are_read() {
    let text = "use crate::{base::{Span, Sym}, lexicon};\n#[cfg(test)]\nmod tests {\n    use crate::cli;\n}\n\
                // crate::event\nlet x = crate::syntax::split; // crate::quote\n";
    let source = Source { name: "cast/code.rs".into(), code: code(text) };
    let found: Vec<(usize, String)> = paths(&source, &["crate"]);
    let expected = [(1, "crate::base"), (1, "crate::lexicon"), (7, "crate::syntax")];
    assert_eq!(found, expected.map(|(n, p)| (n, p.to_string())));
}
