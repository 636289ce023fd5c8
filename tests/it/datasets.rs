//! Finished runs as data sets: read back, written in the formats that others read.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use dateline::dataset::Run;
use dateline::record::{EventRecord, SentenceRecord};
use dateline::sink::TABLES;
use serde_json::Value;

use crate::cli::{corpus, dateline, temp};

/// The bundled corpus as a run of one format.
fn run_of_corpus(dir: &Path, format: &str) -> PathBuf {
    let out = dir.join(format);
    let run = dateline(["extract", corpus(), "-q", "--format", format, "-o", out.to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    out
}

fn refused(path: &Path) -> String {
    match Run::open(path) {
        Ok(_) => panic!("{} was opened", path.display()),
        Err(e) => e.to_string(),
    }
}

#[test]
fn a_run_is_read_back_as_it_was_written() {
    let dir = temp();
    let documents = dateline(["extract", corpus(), "-q", "--format", "jsonl"]).stdout;
    for format in ["tables", "jsonl"] {
        let run = Run::open(&run_of_corpus(dir.path(), format)).unwrap();
        let mut lines = documents.lines();
        for record in run.records().unwrap() {
            assert_eq!(serde_json::to_string(&record.unwrap()).unwrap(), lines.next().unwrap());
        }
        assert_eq!(lines.next(), None);
        let sentences = run.rows::<SentenceRecord>().unwrap().map(Result::unwrap).count();
        assert_eq!(sentences as u64, run.count("sentences"));
        let nested: Vec<Value> = documents.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let events: Vec<(String, String)> = nested
            .iter()
            .flat_map(|d| d["events"].as_array().unwrap().iter().map(move |e| (d, e)))
            .map(|(d, e)| (d["article"]["id"].as_str().unwrap().into(), e["id"].as_str().unwrap().into()))
            .collect();
        let rows = run.rows::<EventRecord>().unwrap().map(Result::unwrap).map(|(a, e)| (a, e.id));
        assert_eq!(rows.collect::<Vec<_>>(), events);
    }
}

#[test]
fn what_is_no_finished_run_is_refused() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    let shown = run.display().to_string();
    let edit = |file: &str, change: &dyn Fn(String) -> String| {
        let path = run.join(file);
        let before = fs::read_to_string(&path).unwrap();
        fs::write(&path, change(before.clone())).unwrap();
        before
    };
    let first_error = || {
        let run = Run::open(&run).unwrap();
        let error = run.records().and_then(|mut all| all.find_map(Result::err).map_or(Ok(()), Err));
        error.unwrap_err().to_string()
    };
    let nowhere = dir.path().join("nowhere");
    assert!(refused(&nowhere).starts_with(&format!("cannot read the run: {}: ", nowhere.display())));
    assert!(refused(&run.join("run.json")).contains("run.json: not a folder"));
    let foreign = dir.path().join("foreign");
    fs::create_dir(&foreign).unwrap();
    fs::write(foreign.join("notes.txt"), "mine").unwrap();
    assert!(refused(&foreign).contains("foreign: not a run of dateline: there is no run.json"));
    fs::write(foreign.join("run.json"), "{\"tool\": \"another\"}").unwrap();
    assert!(refused(&foreign).contains("run.json: not the account of a run of dateline"));
    fs::write(foreign.join("run.json"), "{\n\"tool\": ").unwrap();
    assert!(refused(&foreign).contains("run.json:2: EOF"));

    let before =
        edit("run.json", &|s| s.replace("\"schema_version\": \"1.0\"", "\"schema_version\": \"0.9\""));
    assert!(refused(&run).contains("its records have schema version 0.9, this program reads 1.0"));
    edit("run.json", &|_| before.clone());
    fs::remove_file(run.join("run.json")).unwrap();
    assert!(refused(&run).starts_with(&format!("cannot read the run: {shown}: the run did not finish")));
    fs::write(run.join("run.json"), &before).unwrap();

    let before = edit("events.jsonl", &|s| s[..s.len() / 2].to_string());
    assert!(refused(&run).contains("events.jsonl: cut short: "));
    edit("events.jsonl", &|_| {
        before.lines().skip(1).map(|l| format!("{l}  {}\n", " ".repeat(9_000))).collect()
    });
    assert!(first_error().contains(" rows, "), "a row is missing: {}", first_error());
    edit("events.jsonl", &|_| before.replacen("\"id\":", "\"id\":  7, \"was\":", 1));
    assert!(first_error().contains("events.jsonl:1: invalid type: integer"), "{}", first_error());
    edit("events.jsonl", &|_| before.replacen("{\"article\":\"", "{\"article\":\"0", 1));
    assert!(first_error().contains("is not where articles.jsonl has it"), "{}", first_error());
    edit("events.jsonl", &|_| before.clone());
    fs::remove_file(run.join("quotes.jsonl")).unwrap();
    assert!(refused(&run).contains("quotes.jsonl: "));
}

/// Exports a run; the path of what came out.
fn export(run: &Path, format: &str) -> PathBuf {
    let name = if format == "sqlite" { "corpus.sqlite".into() } else { format!("as-{format}") };
    let out = run.with_file_name(name);
    let done =
        dateline(["export", run.to_str().unwrap(), "-q", "--format", format, "-o", out.to_str().unwrap()]);
    assert_eq!((done.status, done.stderr.as_str()), (0, ""), "{format}");
    out
}

/// Runs a check of `tests/tools/datasets.py`. Where the tool is not installed, that is told past the test harness.
fn check(name: &str, path: &Path, documents: &Path, schemas: Option<&Path>) {
    let python = std::env::var("DATELINE_PYTHON").unwrap_or("python3".into());
    let mut command = Command::new(&python);
    command
        .arg(crate::records::path("tests/tools/datasets.py"))
        .arg(name)
        .args([path, documents])
        .args(schemas);
    let skipped = match command.output() {
        Ok(out) if out.status.code() == Some(77) => String::from_utf8_lossy(&out.stdout).trim().to_string(),
        Ok(out) => {
            let told = [out.stdout, out.stderr].map(|o| String::from_utf8_lossy(&o).into_owned()).concat();
            assert!(out.status.success(), "{name} {}: {told}", path.display());
            return;
        }
        Err(e) => format!("{python}: {e}"),
    };
    let _ = writeln!(std::io::stderr(), "SKIPPED: datasets {name}: {skipped}");
}

/// A run of the corpus and its nested documents in a file.
fn run_and_documents(dir: &Path) -> (PathBuf, PathBuf) {
    let run = run_of_corpus(dir, "tables");
    let documents = run_of_corpus(dir, "jsonl").join("documents.jsonl");
    (run, documents)
}

#[test]
fn separated_values_open_elsewhere() {
    let dir = temp();
    let (run, documents) = run_and_documents(dir.path());
    let csv = export(&run, "csv");
    check("plain_csv", &csv, &documents, None);
    check("pandas", &csv, &documents, None);
    check("plain_tsv", &export(&run, "tsv"), &documents, None);
    for table in TABLES {
        let file = format!("{}.csv", table.name);
        assert_eq!(fs::read(run.join(&file)).unwrap(), fs::read(csv.join(&file)).unwrap(), "{file}");
    }
    assert!(refused(&csv).contains("an export as csv of the run "));
}

#[test]
#[cfg(feature = "parquet")]
fn parquet_opens_elsewhere() {
    let dir = temp();
    let (run, documents) = run_and_documents(dir.path());
    let exported = export(&run, "parquet");
    for name in ["pyarrow", "duckdb", "pandas_parquet"] {
        check(name, &exported, &documents, None);
    }
    same_files(&run_of_corpus(dir.path(), "parquet"), &exported, "parquet");
    assert!(
        refused(&dir.path().join("parquet")).contains("it was written as parquet, which is not read back")
    );
}

#[test]
#[cfg(feature = "sqlite")]
fn sqlite_opens_elsewhere() {
    let dir = temp();
    let (run, documents) = run_and_documents(dir.path());
    let exported = export(&run, "sqlite");
    for name in ["sqlite", "sqlite_shell", "datasette"] {
        check(name, &exported, &documents, None);
    }
    let straight = run_of_corpus(dir.path(), "sqlite").join("dateline.sqlite");
    assert_eq!(fs::read(straight).unwrap(), fs::read(exported).unwrap(), "both ways write the same bytes");
}

/// Straight from the articles or by way of a run: the same files.
fn same_files(a: &Path, b: &Path, format: &str) {
    for name in fs::read_dir(a).unwrap().map(|e| e.unwrap().file_name()) {
        if name != "run.json" {
            assert_eq!(
                fs::read(a.join(&name)).unwrap(),
                fs::read(b.join(&name)).unwrap(),
                "{format}: {name:?}"
            );
        }
    }
}

#[test]
fn both_ways_write_the_same_files() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    for format in ["csv", "tsv", "plover", "icews", "brat", "webannotation"] {
        same_files(&run_of_corpus(dir.path(), format), &export(&run, format), format);
    }
}

/// The rows of a file of separated values, by column.
fn table(path: &Path) -> Vec<HashMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

#[test]
fn dyads_are_those_of_the_events() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    let opened = Run::open(&run).unwrap();
    let events: HashMap<String, EventRecord> =
        opened.rows::<EventRecord>().unwrap().map(Result::unwrap).map(|(_, e)| (e.id.clone(), e)).collect();
    for (format, source, target) in
        [("plover", "Actor Name", "Recipient Name"), ("icews", "Source Name", "Target Name")]
    {
        let out = export(&run, format);
        let mut seen = BTreeSet::new();
        let mut ids = BTreeSet::new();
        for file in ["events.tsv", "apart.tsv"] {
            for row in table(&out.join(file)) {
                let e = &events[&row["Record ID"]];
                seen.insert(e.id.clone());
                assert!(ids.insert(row["Event ID"].clone()), "an id is given once: {row:?}");
                let told = e.polarity == "positive" && e.modality == "asserted" && e.coref.is_none();
                assert_eq!(told, file == "events.tsv", "{row:?}");
                assert_eq!(row[source].is_empty(), row["Source Actor ID"].is_empty());
                assert_eq!(row[target].is_empty(), row["Target Actor ID"].is_empty());
                assert!(row["CAMEO"] == e.cameo && row["Sentence"].contains(&*e.trigger.text));
            }
        }
        assert_eq!(seen.len(), events.len(), "{format}: no event is lost");
        let rows: Vec<_> = ["events.tsv", "apart.tsv"].iter().flat_map(|f| table(&out.join(f))).collect();
        let together = events.values().find(|e| e.target.is_empty() && e.source.len() == 2).unwrap();
        let pairs: Vec<(&str, &str)> = rows
            .iter()
            .filter(|r| r["Record ID"] == together.id)
            .map(|r| (r["Source Actor ID"].as_str(), r["Target Actor ID"].as_str()))
            .collect();
        let [a, b] = [&*together.source[0].actor, &*together.source[1].actor];
        assert_eq!(pairs, [(a, b), (b, a)], "{format}: what is done together is done by each");
        if format == "icews" {
            let visit =
                events.values().find(|e| e.cameo == "042" && !e.target.is_empty() && !e.source.is_empty());
            let codes: Vec<&str> = rows
                .iter()
                .filter(|r| r["Record ID"] == visit.unwrap().id)
                .map(|r| &*r["CAMEO Code"])
                .collect();
            assert_eq!(codes.len() % 2, 0);
            assert_eq!((codes[0], codes[codes.len() - 1]), ("042", "043"));
        }
    }
}

#[test]
fn standoff_spans_hold_their_words() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    let out = export(&run, "brat");
    let configuration = fs::read_to_string(out.join("annotation.conf")).unwrap();
    let mut files = 0;
    for path in fs::read_dir(&out).unwrap().map(|e| e.unwrap().path()) {
        if path.extension().is_none_or(|e| e != "ann") {
            continue;
        }
        files += 1;
        let text: Vec<char> = fs::read_to_string(path.with_extension("txt")).unwrap().chars().collect();
        let lines = fs::read_to_string(&path).unwrap();
        let ids: BTreeSet<&str> = lines.lines().filter_map(|l| l.split('\t').next()).collect();
        assert_eq!(ids.len(), lines.lines().count(), "each id once");
        for line in lines.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            let (kind, rest) = cells[1].split_once(' ').unwrap_or((cells[1], ""));
            match line.as_bytes()[0] {
                b'T' => {
                    let pieces: Vec<String> = rest
                        .split(';')
                        .map(|p| {
                            let (a, b) = p.split_once(' ').unwrap();
                            text[a.parse().unwrap()..b.parse().unwrap()].iter().collect()
                        })
                        .collect();
                    assert_eq!(pieces.join(" "), cells[2], "{line}");
                    assert!(configuration.lines().any(|l| l.split('\t').next() == Some(kind)), "{line}");
                }
                b'E' | b'R' => {
                    for part in cells[1].split(' ').filter_map(|p| p.split_once(':')) {
                        assert!(ids.contains(part.1), "{line}");
                    }
                }
                b'A' | b'#' => assert!(ids.contains(rest.split(' ').next().unwrap()), "{line}"),
                _ => panic!("{line}"),
            }
        }
    }
    assert_eq!(files, Run::open(&run).unwrap().count("articles"));
}

#[test]
fn web_annotations_point_into_the_text() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    let pages = fs::read_to_string(export(&run, "webannotation").join("annotations.jsonl")).unwrap();
    let mut records = Run::open(&run).unwrap().records().unwrap();
    for page in pages.lines() {
        let page: Value = serde_json::from_str(page).unwrap();
        let record = records.next().unwrap().unwrap();
        let text: Vec<char> = record.article.text.as_ref().unwrap().chars().collect();
        let found = record.mentions.len()
            + record.quotes.len()
            + record.stances.len()
            + record.times.len()
            + record.places.len()
            + record.events.len();
        assert_eq!(page["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(page["items"].as_array().unwrap().len(), found);
        for target in page["items"].as_array().unwrap().iter().flat_map(|i| i["target"].as_array().unwrap()) {
            let [place, words] = [&target["selector"][0], &target["selector"][1]];
            let at = |n: &Value| n.as_u64().unwrap() as usize;
            let (start, end) = (at(&place["start"]), at(&place["end"]));
            let slice = |a: usize, b: usize| text[a..b.min(text.len())].iter().collect::<String>();
            assert_eq!(words["exact"], slice(start, end));
            assert_eq!(words["prefix"], slice(start.saturating_sub(32), start));
            assert_eq!(words["suffix"], slice(end, end + 32));
        }
    }
    assert!(records.next().is_none());
}

#[test]
fn what_an_export_refuses() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    let r = run.to_str().unwrap();
    let to = |name: &str| dir.path().join(name).to_str().unwrap().to_string();
    let export = |run: &str, format: &str, path: &str, more: &[&str]| {
        dateline([&["export", run, "--format", format, "-o", path], more].concat())
    };
    let says = |run: crate::cli::Run, words: &str| {
        assert_eq!(run.status, 2);
        assert!(run.stderr.lines().count() == 1 && run.stderr.contains(words), "{}", run.stderr);
    };
    says(export(&to("nowhere"), "csv", &to("a"), &[]), "dateline: cannot read the run: ");
    says(export(r, "csv", r, &[]), "the run itself");
    says(export(r, "csv", r, &["--force"]), "the run itself");
    says(export(r, "xml", &to("a"), &[]), "bad value: --format <FORMAT>: `xml`");
    says(export(r, "jsonl", &to("a"), &[]), "bad value: --format <FORMAT>: `jsonl`");
    fs::create_dir(to("full")).unwrap();
    fs::write(dir.path().join("full/notes.txt"), "mine").unwrap();
    says(export(r, "csv", &to("full"), &[]), "output folder not empty: ");
    assert_eq!(export(r, "csv", &to("full"), &["--force", "-q"]).status, 0);
    assert_eq!(fs::read(dir.path().join("full/notes.txt")).unwrap(), b"mine");
    let bare = to("bare");
    assert_eq!(dateline(["extract", corpus(), "-q", "--no-text", "-o", &bare]).status, 0);
    says(export(&bare, "brat", &to("b"), &[]), "it holds no texts, which brat needs");
    assert_eq!(export(&bare, "webannotation", &to("c"), &["-q"]).status, 0);
    says(dateline(["extract", corpus(), "--format", "brat", "--no-text", "-o", &to("d")]), "drop --no-text");
    says(dateline(["extract", corpus(), "--format", "csv"]), "the format `csv` needs a folder; try: -o DIR");
    // A run without some tables has those that it has.
    let some = to("some");
    assert_eq!(dateline(["extract", corpus(), "-q", "--only", "events", "-o", &some]).status, 0);
    assert_eq!(export(&some, "icews", &to("e"), &["-q"]).status, 0);
    let names = |path: &str| {
        let mut names: Vec<String> =
            fs::read_dir(path).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&to("e")), ["apart.tsv", "events.tsv", "run.json"]);
    assert_eq!(export(r, "tsv", &to("e"), &["--force", "-q"]).status, 0);
    assert!(!names(&to("e")).contains(&"apart.tsv".to_string()), "what the earlier export left is gone");
}

#[test]
#[cfg(feature = "sqlite")]
fn a_database_is_not_overwritten() {
    let dir = temp();
    let run = run_of_corpus(dir.path(), "tables");
    let path = dir.path().join("mine.sqlite");
    fs::write(&path, "mine").unwrap();
    let export = |path: &Path, more: &[&str]| {
        let words =
            ["export", run.to_str().unwrap(), "-q", "--format", "sqlite", "-o", path.to_str().unwrap()];
        dateline([&words, more].concat())
    };
    let refused = export(&path, &[]);
    assert_eq!(refused.status, 2);
    assert!(refused.stderr.contains("output file is there already: "), "{}", refused.stderr);
    assert_eq!(fs::read(&path).unwrap(), b"mine");
    let folder = export(dir.path(), &[]);
    assert!(folder.stderr.contains("a folder, not a file; try: -o "), "{}", folder.stderr);
    let nowhere = export(&dir.path().join("no/where.sqlite"), &[]);
    assert!(nowhere.status == 2 && nowhere.stderr.contains("cannot write: "), "{}", nowhere.stderr);
    fs::write(dir.path().join(".mine.sqlite.tmp"), "left by a killed export").unwrap();
    assert_eq!(export(&path, &["--force"]).status, 0);
    assert!(fs::read(&path).unwrap().starts_with(b"SQLite format 3\0"));
    // A run that cannot be read to its end leaves what was there, and nothing else.
    let before = fs::read(&path).unwrap();
    let events = fs::read_to_string(run.join("events.jsonl")).unwrap();
    fs::write(run.join("events.jsonl"), events.replace("\"quad\":", "\"quad\" :\"x\" , \"q\":")).unwrap();
    assert_eq!(export(&path, &["--force"]).status, 2);
    assert_eq!(fs::read(&path).unwrap(), before);
    let left: Vec<_> = fs::read_dir(dir.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

/// Holds a value against a schema as far as ours go: types, constants, references, items, properties. A property that
/// the schema does not name is a fault too.
fn faults(root: &Value, schema: &Value, value: &Value, at: &str, out: &mut Vec<String>) {
    if let Some(to) = schema["$ref"].as_str() {
        return faults(root, root.pointer(&to[1..]).unwrap(), value, at, out);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        let fits = |s: &Value| {
            let mut out = Vec::new();
            faults(root, s, value, at, &mut out);
            out.is_empty()
        };
        if !any.iter().any(fits) {
            out.push(format!("{at}: {value} fits none of {schema}"));
        }
        return;
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(n) if n.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allows = |t: &Value| t == kind || (t == "number" && kind == "integer");
    match &schema["type"] {
        Value::Array(list) if list.iter().any(allows) => {}
        one @ Value::String(_) if allows(one) => {}
        other => return out.push(format!("{at}: {kind} and not {other}")),
    }
    if let Some(list) = schema["enum"].as_array()
        && !list.contains(value)
    {
        out.push(format!("{at}: {value} is none of {list:?}"));
    }
    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
        faults(root, &schema["items"], item, &format!("{at}[{i}]"), out);
    }
    let Some(object) = value.as_object() else { return };
    for (name, item) in object {
        match schema["properties"].get(name) {
            Some(inner) => faults(root, inner, item, &format!("{at}.{name}"), out),
            None => out.push(format!("{at}.{name}: not in the schema")),
        }
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(name) {
            out.push(format!("{at}.{name}: missing"));
        }
    }
}

#[test]
fn records_fit_their_schema() {
    let dir = temp();
    let (run, documents) = run_and_documents(dir.path());
    let schemas = dir.path().join("schemas");
    fs::create_dir(&schemas).unwrap();
    let print = |table: Option<&str>| {
        let out = dateline(["schema"].into_iter().chain(table));
        assert_eq!(out.status, 0, "{}", out.stderr);
        fs::write(schemas.join(format!("{}.json", table.unwrap_or("document"))), &out.stdout).unwrap();
        serde_json::from_str::<Value>(&out.stdout).unwrap()
    };
    let mut out = Vec::new();
    let schema = print(None);
    for line in fs::read_to_string(&documents).unwrap().lines() {
        faults(&schema, &schema, &serde_json::from_str(line).unwrap(), "document", &mut out);
    }
    for table in TABLES {
        let schema = print(Some(table.name));
        for line in fs::read_to_string(run.join(format!("{}.jsonl", table.name))).unwrap().lines() {
            faults(&schema, &schema, &serde_json::from_str(line).unwrap(), table.name, &mut out);
        }
        let properties = schema["properties"].as_object().unwrap();
        for column in table.columns {
            assert!(
                properties[*column]["description"].is_string()
                    || properties[*column].get("$ref").is_some()
                    || properties[*column].get("anyOf").is_some(),
                "{}.{column} has no description",
                table.name
            );
        }
    }
    assert!(out.is_empty(), "{}", out.join("\n"));
    check("jsonschema", &documents, &documents, Some(&schemas));
    assert_eq!(dateline(["schema", "nothing"]).status, 2);
}
