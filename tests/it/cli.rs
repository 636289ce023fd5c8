//! The command line from outside: every bad input, exit statuses, tables, explain, lexicon checks.

use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

const SENTENCE: &str = "Russia rejected the peace plan on Monday, the Kremlin said.";

/// What a run of the program gave.
pub struct Run {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Run {
    pub fn documents(&self) -> Vec<Value> {
        self.stdout.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
    }

    /// The one message that there must be.
    fn message(&self) -> &str {
        assert_eq!(self.stderr.lines().count(), 1, "{}", self.stderr);
        self.stderr.trim_end()
    }
}

pub fn temp() -> TempDir {
    tempfile::tempdir().unwrap()
}

pub fn corpus() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/corpus")
}

pub fn dateline<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>) -> Run {
    with_input(args, b"")
}

pub fn with_input<S: AsRef<OsStr>>(args: impl IntoIterator<Item = S>, input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has had enough may not read all of it.
    let _ = child.stdin.take().unwrap().write_all(input);
    let out = child.wait_with_output().unwrap();
    Run {
        status: out.status.code().unwrap(),
        stdout: String::from_utf8(out.stdout).unwrap(),
        stderr: String::from_utf8(out.stderr).unwrap(),
    }
}

fn write(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().into()
}

/// Each bad input costs itself: one line says what, where and what to do, and the good article beside it is read.
#[test]
fn bad_inputs() {
    let record = |rest: &str| format!("{{\"text\": \"{SENTENCE}\"{rest}}}\n");
    let cases: &[(&str, Vec<u8>, &[&str])] = &[
        (
            "utf32.txt",
            b"\xff\xfe\0\0h\0\0\0".to_vec(),
            &["cannot read: ", "utf32.txt: it is UTF-32, which is not read"],
        ),
        (
            "noise.txt",
            [b"ab".to_vec(), vec![0; 99]].concat(),
            &["noise.txt: it is no text: too many control characters"],
        ),
        ("empty.txt", Vec::new(), &["nothing to read: ", "empty.txt: the file is empty"]),
        ("blank.md", b" \n\t\n".to_vec(), &["blank.md: the file holds only white space"]),
        ("empty.jsonl", b"\n\n".to_vec(), &["empty.jsonl: the file is empty"]),
        (
            "broken.jsonl",
            b"{\"text\": \n".to_vec(),
            &["bad JSON: ", "broken.jsonl:1: EOF", "try: one JSON object a line"],
        ),
        (
            "list.jsonl",
            b"[1]\n".to_vec(),
            &["no article: ", "list.jsonl:1: expected a JSON object, found an array"],
        ),
        (
            "body.jsonl",
            b"{\"id\": 1, \"body\": \"x\"}\n".to_vec(),
            &["body.jsonl:1: the field `text` is missing, found body, id"],
        ),
        (
            "null.jsonl",
            b"{\"text\": null}\n".to_vec(),
            &["null.jsonl:1: the field `text` is null, not a string"],
        ),
        ("blank.jsonl", b"{\"text\": \" \"}\n".to_vec(), &["blank.jsonl:1: the field `text` is empty"]),
        (
            "deep.jsonl",
            [b"[".repeat(100_000), b"\n".to_vec()].concat(),
            &["deep.jsonl:1: recursion limit exceeded"],
        ),
        ("empty.json", Vec::new(), &["empty.json: the file holds no article"]),
        (
            "broken.json",
            b"[{]".to_vec(),
            &["bad JSON: ", "broken.json: key must be a string at line 1 column 3"],
        ),
        (
            "paper.pdf",
            b"%PDF-1.7".to_vec(),
            &["paper.pdf: it is a PDF, not text; try: pdftotext ", "paper.txt"],
        ),
        (
            "paper.docx",
            b"PK\x03\x04".to_vec(),
            &["paper.docx: it is a Word document, not text; try: pandoc "],
        ),
        ("named.txt", b"%PDF-1.7".to_vec(), &["named.txt: it is a PDF, not text"]),
        ("long.txt", b"word ".repeat(2 << 20), &["long.txt: longer than 8 MiB"]),
        (
            "long.jsonl",
            [b"{\"text\": \"".to_vec(), b"word ".repeat(2 << 20), b"\"}\n".to_vec()].concat(),
            &["long.jsonl:1: the line is longer than 8 MiB"],
        ),
        ("page.html", b"<p></p>".to_vec(), &["page.html: no text of an article was found in the page"]),
        (
            "data.jsonl.gz",
            b"\x1f\x8b".to_vec(),
            &["cannot read: ", "data.jsonl.gz: the gzip data ends too soon"],
        ),
        (
            "news.7z",
            b"7z\xbc\xaf\x27\x1c".to_vec(),
            &["news.7z: it is a 7z archive, not text; try: unpack it"],
        ),
        ("other.xml", b"<a>b</a>".to_vec(), &["other.xml: no article in it: NewsML, NITF"]),
        (
            "table.csv",
            b"id,body\n1,x\n".to_vec(),
            &["table.csv:1: the header has no column `text`, found id, body; try: --field"],
        ),
    ];
    for (name, bytes, expected) in cases {
        let dir = temp();
        write(dir.path(), name, bytes);
        write(dir.path(), "zz-good.jsonl", record(""));
        let run = dateline(["extract", dir.path().to_str().unwrap()]);
        let message = run.message();
        assert!(message.starts_with("dateline: "), "{name}: {message}");
        for part in *expected {
            assert!(message.contains(part), "{name}: no `{part}` in: {message}");
        }
        assert_eq!(run.status, 2, "{name}");
        assert_eq!(run.documents().len(), 1, "{name}: the good article is read");
    }
}

#[test]
fn warnings_fail_nothing() {
    let dir = temp();
    let line = |rest: &str| format!("{{\"text\": \"{SENTENCE}\"{rest}}}\n");
    let path = write(
        dir.path(),
        "f.jsonl",
        line(", \"date\": \"last week\"") + &line(", \"id\": \"x\"") + &line(", \"id\": \"x\""),
    );
    let run = dateline([&path]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let messages: Vec<&str> = run.stderr.lines().collect();
    assert!(messages[0].contains("f.jsonl:1: `last week` is not a date"), "{}", messages[0]);
    assert!(
        messages[1].contains("f.jsonl:3: the id `x` was seen before; this article is `x#2`"),
        "{}",
        messages[1]
    );
    assert_eq!(messages.len(), 2);
    let docs = run.documents();
    assert_eq!(docs[0]["article"]["date_published"], Value::Null);
    assert_eq!(docs[0]["article"]["date_published_basis"], "none");
    assert_eq!(docs[0]["article"]["source_id"], "f.jsonl:1");
    assert_eq!(docs[2]["article"]["source_id"], "x#2");
    assert_eq!(dateline(["-q", &path]).stderr, "");
}

#[test]
fn mistakes_on_the_command_line() {
    for (args, expected) in [
        (&["nowhere.txt"][..], "dateline: cannot read: nowhere.txt: no such file or folder"),
        (&["extract", "nowhere"], "dateline: cannot read: nowhere: no such file or folder"),
        (&["--outptu-dir", "x", "a.txt"], "dateline: unknown flag: --outptu-dir; try: --output-dir"),
        (&["a.txt", "--xyzzy"], "dateline: unknown flag: --xyzzy; try: dateline extract --help"),
        (&["a.txt", "--format", "tables"], "dateline: the format `tables` needs a folder; try: -o DIR"),
        (
            &["a.txt", "-o", "-"],
            "dateline: -o takes a folder, and `-` is none; try: leave out -o to write to standard output",
        ),
        (
            &["a.txt", "--date", "soon"],
            "dateline: bad value: --date <YYYY-MM-DD>: `soon`: not a date that can be read; try: YYYY-MM-DD",
        ),
        (
            &["a.txt", "--date-from", "title"],
            "dateline: bad value: --date-from <WHERE>: `title`: expected `filename` or `field:NAME`",
        ),
        (&["extract"], "dateline: missing argument: <PATH>...; try: dateline --help"),
        (&["review"], "dateline: unknown verb: review: not part of this version; try: dateline --help"),
        (&["explian"], "dateline: unknown verb: explian: neither a verb nor a file or folder; try: explain"),
        (
            &["explain", "nowhere.txt"],
            "dateline: cannot read: nowhere.txt: no such file; try: a file, or a sentence in quotes",
        ),
    ] {
        let run = dateline(args);
        assert_eq!(run.message(), expected, "{args:?}");
        assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{args:?}");
    }
    // Which formats there are hangs on the features of the build.
    let run = dateline(["a.txt", "--format", "xml"]);
    let told = run.message();
    assert!(
        told.starts_with("dateline: bad value: --format <FORMAT>: `xml`; try: jsonl tables csv tsv"),
        "{told}"
    );
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    assert_eq!(dateline::<&str>([]).status, 2);
}

#[test]
fn exit_statuses() {
    assert_eq!(with_input(["-"], SENTENCE.as_bytes()).status, 0);
    assert_eq!(with_input(["-"], b"It rained.").status, 1);
    assert_eq!(with_input(["-"], b"").status, 2);
    assert_eq!(dateline(["--help"]).status, 0);
    assert_eq!(dateline(["--version"]).status, 0);
}

#[test]
fn help_starts_with_five_examples() {
    for args in [&["--help"][..], &["extract", "--help"]] {
        let help = dateline(args).stdout;
        let mut lines = help.lines();
        assert_eq!(lines.next(), Some("Examples:"));
        assert_eq!(lines.take_while(|l| !l.is_empty()).filter(|l| l.starts_with("  dateline ")).count(), 5);
    }
}

#[test]
fn inputs_by_name_and_by_content() {
    let dir = temp();
    let json = format!("{{\"text\": \"{SENTENCE}\"}}");
    let root = dir.path();
    write(root, "news/2025-12-02-plan.txt", SENTENCE);
    write(root, "news/b/feed.jsonl", format!("{json}\n\n{json}\n"));
    write(root, "news/b/list.json", format!("[{json},\n{json}]"));
    write(root, "news/b/one.json", &json);
    write(root, "news/c.md", format!("\u{feff}{SENTENCE}"));
    write(root, "news/.hidden/d.txt", SENTENCE);
    write(root, "news/photo.jpg", "x");
    let news = root.join("news");
    let ids = |args: &[&str]| -> Vec<String> {
        let run = dateline([&["extract", news.to_str().unwrap()], args].concat());
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.documents().iter().map(|d| d["article"]["source_id"].as_str().unwrap().into()).collect()
    };
    let all = [
        "2025-12-02-plan.txt",
        "b/feed.jsonl:1",
        "b/feed.jsonl:3",
        "b/list.json:1",
        "b/list.json:2",
        "b/one.json",
        "c.md",
    ];
    assert_eq!(ids(&[]), all);
    assert_eq!(ids(&["-n", "2"]), all[..2]);
    assert_eq!(ids(&["-u"])[0], ".hidden/d.txt");
    for (input, id) in [(SENTENCE.to_string(), "-"), (json.clone(), "-:1"), (format!("\n [{json}]"), "-:1")] {
        let doc = &with_input(["-"], input.as_bytes()).documents()[0];
        assert_eq!(doc["article"]["source_id"], id);
        assert_eq!(doc["article"]["text"], SENTENCE);
    }
    let skipped = dateline(["-v", news.to_str().unwrap()]).stderr;
    assert!(
        skipped.contains("skipped: ") && skipped.contains("photo.jpg: not a kind of file that is read"),
        "{skipped}"
    );
    let bom = dateline([news.join("c.md")]).documents();
    assert_eq!(bom[0]["article"]["text"], SENTENCE);
}

#[test]
fn dates_titles_and_texts() {
    let dir = temp();
    let named = write(dir.path(), "2025-12-02-plan.txt", SENTENCE);
    let plain = write(dir.path(), "plan.txt", SENTENCE);
    let feed = write(
        dir.path(),
        "2025-12-03.jsonl",
        format!(
            "{{\"text\": \"{SENTENCE}\", \"title\": \"Plan fails\", \"date\": \"Dec. 2, 2025\", \"seen\": \"2025-12-09\"}}\n"
        ),
    );
    for (args, date, basis) in [
        (&[named.as_str()][..], Some("2025-12-02"), "filename"),
        (&[&named, "--date", "2020-01-01"], Some("2025-12-02"), "filename"),
        (&[&plain], None, "none"),
        (&[&plain, "--date", "2 December 2025"], Some("2025-12-02"), "flag"),
        (&[&feed], Some("2025-12-02"), "metadata"),
        (&[&feed, "--date-from", "filename"], Some("2025-12-03"), "filename"),
        (&[&feed, "--date-from", "field:seen"], Some("2025-12-09"), "metadata"),
    ] {
        let doc = &dateline(args).documents()[0]["article"];
        assert_eq!(
            (doc["date_published"].as_str(), doc["date_published_basis"].as_str()),
            (date, Some(basis)),
            "{args:?}"
        );
    }
    let with = &dateline([&feed, "--title-as-headline"]).documents()[0]["article"];
    assert_eq!(with["text"], format!("Plan fails\n\n{SENTENCE}"));
    assert_eq!(with["title_span"]["text"], "Plan fails");
    let without = &dateline([&feed, "--no-text"]).documents()[0]["article"];
    assert!(without.get("text").is_none());
}

#[test]
fn tables_parse_and_agree() {
    let dir = temp();
    let out = dir.path().join("out");
    let odd = write(
        dir.path(),
        "odd.txt",
        "=cmd|' /C calc'!A0 said \"no\", and\n-1 or @x.\n\nRussia rejected the plan.",
    );
    let run = dateline(["extract", corpus(), &odd, "-o", out.to_str().unwrap()]);
    assert_eq!((run.status, run.stdout.as_str()), (0, ""), "{}", run.stderr);
    let account: Value = serde_json::from_slice(&fs::read(out.join("run.json")).unwrap()).unwrap();
    let tables = [
        "articles",
        "sentences",
        "mentions",
        "actors",
        "quotes",
        "stances",
        "times",
        "places",
        "events",
        "participants",
        "stance_summary",
    ];
    for table in tables {
        let lines = fs::read_to_string(out.join(format!("{table}.jsonl"))).unwrap();
        let rows: Vec<Value> = lines.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
        let mut reader = csv::Reader::from_path(out.join(format!("{table}.csv"))).unwrap();
        let header: Vec<String> = reader.headers().unwrap().iter().map(String::from).collect();
        assert_eq!(header[0], "article");
        assert_eq!(account["outputs"]["records"][table], rows.len(), "{table}");
        let cells: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        assert_eq!(cells.len(), rows.len(), "{table}");
        for (row, cells) in rows.iter().zip(&cells) {
            let row = row.as_object().unwrap();
            for key in row.keys() {
                assert!(header.contains(key), "{table}: the field {key} has no column");
            }
            for (column, cell) in header.iter().zip(cells) {
                // Issues need a lexicon of the user's, clusters a later step, and text files name no author.
                if matches!(column.as_str(), "issues" | "cluster" | "author") && cell.is_empty() {
                    continue;
                }
                assert!(row.contains_key(column), "{table}: the column {column} has no field");
                let expected = match &row[column] {
                    Value::Null => String::new(),
                    Value::String(s) if s.starts_with(['=', '+', '-', '@', '\t']) => format!("'{s}"),
                    Value::String(s) => s.clone(),
                    Value::Number(_) => {
                        assert_eq!(cell.parse::<f64>().ok(), row[column].as_f64(), "{table}.{column}");
                        continue;
                    }
                    Value::Bool(b) => b.to_string(),
                    other => {
                        assert_eq!(&serde_json::from_str::<Value>(cell).unwrap(), other, "{table}.{column}");
                        continue;
                    }
                };
                assert_eq!(cell, expected, "{table}.{column}");
            }
        }
    }
    assert_eq!(account["failed"]["count"], 0);
    assert_eq!(account["lexicon_hash"].as_str().unwrap().len(), 64);
    assert_eq!(account["run_id"].as_str().unwrap().len(), 16);
    let raw = fs::read_to_string(out.join("events.csv")).unwrap();
    assert!(raw.contains(",\"120\","), "codes are quoted, so that they stay text");
    assert_eq!(fs::read_dir(&out).unwrap().count(), 23, "no temporary file stays behind");
}

#[test]
fn an_output_folder_is_not_overwritten() {
    let dir = temp();
    let input = write(dir.path(), "in/a.txt", SENTENCE);
    let out = dir.path().join("out");
    let o = out.to_str().unwrap();
    fs::create_dir(&out).unwrap();
    fs::write(out.join(".events.jsonl.tmp"), "left by a killed run").unwrap();
    assert_eq!(dateline([&input, "-o", o]).status, 0, "what a killed run left is no obstacle");
    let before = fs::read(out.join("articles.jsonl")).unwrap();
    let other = write(dir.path(), "in/b.txt", "France and Germany signed a trade deal on Monday.");
    let run = dateline([&other, "-o", o]);
    assert_eq!(run.status, 2);
    assert!(
        run.message().starts_with(&format!(
            "dateline: output folder not empty: {o}: nothing was written; try: --force"
        ))
    );
    assert_eq!(fs::read(out.join("articles.jsonl")).unwrap(), before);
    fs::write(out.join("mine.txt"), "notes").unwrap();
    assert_eq!(dateline([&other, "-o", o, "--force", "--format", "jsonl"]).status, 0);
    let mut names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    assert_eq!(
        names,
        ["documents.jsonl", "mine.txt", "run.json"],
        "files of the earlier run are gone, others stay"
    );
    // The folder of a run is no input, even inside the folder that is read.
    let run = dateline(["extract", dir.path().to_str().unwrap(), "-v"]);
    assert_eq!(run.documents().len(), 2);
    assert!(run.stderr.contains("out: the output of a run"), "{}", run.stderr);
}

#[test]
fn failures_are_listed_in_the_account() {
    let dir = temp();
    write(dir.path(), "in/a.txt", SENTENCE);
    write(dir.path(), "in/b.txt", b"\xff\xfe\0\0");
    write(dir.path(), "in/c.bin", "x");
    write(dir.path(), "in/d.jsonl", "{\"text\": \"It rained.\", \"date\": \"?\"}\n");
    let out = dir.path().join("out");
    let run = dateline([dir.path().join("in").as_os_str(), "-o".as_ref(), out.as_os_str()]);
    assert_eq!(run.status, 2);
    let account: Value = serde_json::from_slice(&fs::read(out.join("run.json")).unwrap()).unwrap();
    assert_eq!(account["inputs"]["articles"], 2);
    assert_eq!(account["failed"]["count"], 1);
    assert!(account["failed"]["list"][0]["input"].as_str().unwrap().ends_with("in/b.txt"));
    assert!(account["failed"]["list"][0]["reason"].as_str().unwrap().contains("it is UTF-32"));
    assert_eq!(account["skipped"]["count"], 1);
    assert_eq!(account["warnings"]["date"], 1);
}

#[test]
fn outputs_that_cannot_be_written() {
    let dir = temp();
    let input = write(dir.path(), "a.txt", SENTENCE);
    let run = dateline([&input, "-o", &input]);
    assert_eq!(run.status, 2);
    assert!(run.message().starts_with("dateline: cannot write: "), "{}", run.stderr);
    if Path::new("/dev/full").exists() {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_dateline")).arg(&input).stdout(full).output().unwrap();
        assert_eq!(child.status.code(), Some(2));
        assert!(String::from_utf8_lossy(&child.stderr).contains("No space left"));
    }
}

#[test]
fn a_closed_pipe_is_a_quiet_end() {
    let dir = temp();
    let line = format!("{{\"text\": \"{}\"}}\n", format!("{SENTENCE} ").repeat(50));
    let feed = write(dir.path(), "feed.jsonl", line.repeat(200));
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args([&feed, "--format", "jsonl"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reader = BufReader::new(child.stdout.take().unwrap());
    reader.read_line(&mut String::new()).unwrap();
    drop(reader);
    let mut stderr = String::new();
    child.stderr.take().unwrap().read_to_string(&mut stderr).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(0));
    assert_eq!(stderr, "");
}

#[test]
fn summaries_for_one_and_for_many() {
    let dir = temp();
    let one = write(
        dir.path(),
        "a.txt",
        "Russia rejected the U.S. peace plan.\n\nThe Kremlin said it was not ready.",
    );
    let run = dateline([one.as_str(), "--format", "summary"]);
    assert_eq!(run.status, 0);
    assert!(
        run.stdout.starts_with("a.txt  2 sentences  no publication date (use --date)\nWHO DID WHAT\n"),
        "{}",
        run.stdout
    );
    let next = format!(
        "Next: dateline extract {one} -o out && dateline report out -o report.html   |   dateline explain {one}"
    );
    assert!(run.stdout.contains(&next), "{}", run.stdout);
    assert!(!run.stdout.contains('\x1b'));
    for name in ["b.txt", "c.txt", "d.txt"] {
        write(dir.path(), name, "The Kremlin said it was not ready.");
    }
    let few = dateline(["extract", dir.path().to_str().unwrap(), "--format", "summary"]);
    let many = dateline(["extract", corpus(), "--format", "summary"]);
    assert!(few.stdout.contains("ARTICLES\n"), "{}", few.stdout);
    assert!(!many.stdout.contains("ARTICLES\n"), "a long list is not shown\n{}", many.stdout);
    assert!(many.stdout.contains("WHO SAID WHAT  most quoted\n"), "{}", many.stdout);
    assert!(dateline([one.as_str(), "--format", "summary", "--color", "always"]).stdout.contains('\x1b'));
}

#[test]
fn explain_says_why() {
    let dir = temp();
    let run = dateline(["explain", "Russia rejected the peace plan. Snow fell overnight."]);
    assert_eq!(run.status, 0);
    assert!(run.stdout.contains("REJECT"), "{}", run.stdout);
    assert!(run.stdout.contains("events/frames.tsv:"), "{}", run.stdout);
    assert!(
        run.stdout.contains("\nSnow fell overnight.\n") && run.stdout.contains("\n  no event  "),
        "{}",
        run.stdout
    );
    let file = write(dir.path(), "a.txt", "It rained.\n\nRussia rejected the plan.\n");
    let line = dateline(["explain", &format!("{file}:3")]);
    assert!(line.stdout.contains("line 3  ") && !line.stdout.contains("It rained."), "{}", line.stdout);
    assert_eq!(dateline(["explain", &format!("{file}:9")]).status, 2);
    let feed = write(
        dir.path(),
        "f.jsonl",
        "{\"text\": \"It rained.\"}\n{\"text\": \"Russia rejected the plan.\"}\n",
    );
    let second = dateline(["explain", "-v", &format!("{feed}:2")]);
    assert!(second.stdout.contains("REJECT") && second.stdout.contains("nsubj"), "{}", second.stdout);
    assert_eq!(with_input(["explain", "-"], SENTENCE.as_bytes()).status, 0);
}

#[test]
fn lexicon_faults_stop_a_run_and_are_all_told() {
    let dir = temp();
    let input = write(dir.path(), "a.txt", SENTENCE);
    let lexicon = dir.path().join("lexicon");
    write(
        &lexicon,
        "people.tsv",
        "id\tkind\tnames\troles\njane-doe\tfoo\tJane Doe\tUSAGOV\njohn-doe\tperson\tJohn Doe\t@@@\n",
    );
    let l = lexicon.to_str().unwrap();
    let run = dateline([&input, "--lexicons", l]);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""));
    let ours = run.stderr.lines().filter(|m| m.contains("people.tsv:")).count();
    assert_eq!(ours, 3, "{}", run.stderr);
    assert!(run.stderr.lines().all(|m| m.starts_with("dateline: bad lexicon: ")), "{}", run.stderr);
    assert!(run.stderr.contains("people.tsv:2:2: `foo` is none of: person"), "{}", run.stderr);
    assert_eq!(dateline(["lexicon", "check", l]).status, 3);
    assert_eq!(dateline(["lexicon", "check", "/nowhere"]).status, 2);
    write(&lexicon, "people.tsv", "id\tkind\tnames\troles\njane-doe\tperson\tJane Doe\tUSAGOV\n");
    let good = dateline([&write(dir.path(), "b.txt", "Jane Doe rejected the plan."), "--lexicons", l]);
    assert_eq!(good.documents()[0]["mentions"][0]["actor"], "jane-doe", "{}", good.stderr);
    let stats = dateline(["lexicon", "stats", "--lexicons", l]);
    assert!(stats.stdout.contains("people.tsv") && stats.stdout.contains("\ntotal "), "{}", stats.stdout);
}

#[cfg(unix)]
#[test]
fn a_signal_ends_a_run_and_leaves_nothing() {
    let dir = temp();
    let out = dir.path().join("out");
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "-", "-o", out.to_str().unwrap()])
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // Wait until the run holds its folder, then for the handler, which is set right after.
    while !out.join(".dateline.lock").exists() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    let started = std::time::Instant::now();
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    for _ in 0..20 {
        // The run may be over before it has read everything.
        let _ = writeln!(stdin, "{{\"text\": \"{SENTENCE}\"}}");
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert!(started.elapsed() < std::time::Duration::from_secs(3));
    assert!(!out.join("run.json").exists() && !out.join("events.jsonl").exists());
}

#[test]
fn articles_are_chosen_by_day_and_language() {
    let dir = temp();
    let line = |id: &str, date: &str, text: &str| {
        serde_json::json!({"id": id, "date": date, "text": text}).to_string()
    };
    let french = "Le ministre des affaires étrangères a déclaré lundi que les négociations avec le pays voisin étaient \
        terminées sans résultat, et que son gouvernement ne signerait pas le traité avant la fin de l'été. Des \
        diplomates de quatre capitales avaient travaillé pendant plusieurs semaines à un texte commun.";
    let feed = [
        line("old", "2020-01-01", SENTENCE),
        line("mid", "2021-06-01", SENTENCE),
        line("new", "2022-01-01", SENTENCE),
        line("undated", "", SENTENCE),
        line("french", "2021-06-02", french),
    ];
    let path = write(dir.path(), "feed.jsonl", feed.join("\n"));
    let ids = |args: &[&str]| -> Vec<String> {
        let run = dateline([&[path.as_str(), "-q"], args].concat());
        run.documents().iter().map(|d| d["article"]["source_id"].as_str().unwrap().into()).collect()
    };
    assert_eq!(ids(&[]), ["old", "mid", "new", "undated"]);
    assert_eq!(ids(&["--language", "any"]), ["old", "mid", "new", "undated", "french"]);
    assert_eq!(ids(&["--since", "2021-06-01"]), ["mid", "new"]);
    assert_eq!(ids(&["--until", "2021-06-01"]), ["old", "mid"]);
    assert_eq!(ids(&["--since", "2021-01-01", "--until", "2021-12-31"]), ["mid"]);
    assert_eq!(ids(&["--sample", "4"]), ["old", "mid", "new", "undated"], "a sample as large as the whole");
    assert_eq!(ids(&["--sample", "2", "--seed", "3"]).len(), 2);
    let run = dateline([&path]);
    assert_eq!(run.message(), "dateline: 1 article skipped: not English (1 French); try: --language any");
    assert_eq!(run.status, 0, "what was not asked for is no failure");
    let run = dateline(["extract", "-", "--sample", "2"]);
    assert!(run.message().contains("a sample cannot be drawn from standard input"), "{}", run.stderr);
}

#[test]
fn only_what_is_asked_for_is_written() {
    let dir = temp();
    let out = dir.path().join("out");
    let run =
        dateline(["extract", corpus(), "-o", out.to_str().unwrap(), "--only", "events,quotes", "--timings"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for stage in ["read", "syntax", "events", "records", "write", "articles/s", "MB/s"] {
        assert!(run.stderr.contains(stage), "no `{stage}` in {}", run.stderr);
    }
    let mut names: Vec<String> =
        fs::read_dir(&out).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    let tables = ["articles", "events", "participants", "quotes"];
    let mut expected: Vec<String> =
        tables.iter().flat_map(|t| [format!("{t}.csv"), format!("{t}.jsonl")]).collect();
    expected.push("run.json".into());
    expected.sort();
    assert_eq!(names, expected);
    let run = dateline(["extract", corpus(), "--type", "consult,REJECT", "--only", "events"]);
    let types: std::collections::BTreeSet<String> = run
        .documents()
        .iter()
        .flat_map(|d| d["events"].as_array().unwrap().clone())
        .map(|e| e["event_type"].as_str().unwrap().into())
        .collect();
    assert_eq!(types.iter().collect::<Vec<_>>(), ["CONSULT", "REJECT"]);
    assert!(run.documents().iter().all(|d| d["quotes"].as_array().unwrap().is_empty()));
    let run = dateline(["extract", corpus(), "--type", "TALK"]);
    assert!(
        run.message().starts_with("dateline: bad value: --type: `TALK` is no event type; try: ACCUSE AGREE ")
    );
}

#[test]
fn folders_are_kept_in_ids_and_warnings_can_fail_a_run() {
    let dir = temp();
    let path = write(dir.path(), "news/may/a.txt", SENTENCE);
    let root = dir.path().join("news");
    let id = |args: &[&str]| dateline(args).documents()[0]["article"]["source_id"].clone();
    let root = root.to_str().unwrap();
    assert_eq!(id(&[root]), "may/a.txt");
    assert_eq!(id(&[root, "--keep-dirs"]), format!("{root}/may/a.txt"));
    assert_eq!(id(&[&path]), "a.txt");
    assert_eq!(id(&[&path, "--keep-dirs"]), path);
    let feed = write(dir.path(), "f.jsonl", format!("{{\"text\": \"{SENTENCE}\", \"date\": \"?\"}}\n"));
    assert_eq!(dateline([&feed]).status, 0);
    assert_eq!(dateline([&feed, "--fail-on-warn"]).status, 2);
    assert_eq!(dateline([&path, "--fail-on-warn"]).status, 0);
}

#[test]
fn manual_pages_and_completions_come_from_the_program() {
    let dir = temp();
    let page = dateline(["man"]).stdout;
    assert!(page.contains(".TH dateline 1") && page.contains("extract"), "{page}");
    assert_eq!(dateline(["man", dir.path().to_str().unwrap()]).status, 0);
    let page = fs::read_to_string(dir.path().join("dateline-extract.1")).unwrap();
    assert!(page.contains("resume") && page.contains("keep\\-dirs"), "{page}");
    for shell in ["bash", "zsh", "fish"] {
        assert!(dateline(["completions", shell]).stdout.contains("--resume") || shell == "fish");
    }
    assert!(!dateline(["--help"]).stdout.contains("completions"), "these verbs are for packagers");
}
