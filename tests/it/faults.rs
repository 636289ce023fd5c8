//! What a run promises when things go wrong around it: kills, signals, full disks, few resources, two writers.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::cli::{Run, dateline, temp};
use super::determinism::{feed, feed_of};

const JOURNAL: &str = ".dateline.journal";

/// A folder with inputs, faulty ones among them, and what an uninterrupted run makes of it.
struct Bench {
    dir: TempDir,
    format: &'static str,
    whole: BTreeMap<String, Vec<u8>>,
}

impl Bench {
    fn new() -> Bench {
        Bench::of(300)
    }

    /// With so many articles: a run that shall be caught half-way must not be over before its journal is there.
    fn of(articles: usize) -> Bench {
        let bench = Bench::in_format("tables", articles);
        assert_eq!(bench.whole.len(), 23);
        bench
    }

    fn in_format(format: &'static str, articles: usize) -> Bench {
        let dir = temp();
        let news = dir.path().join("news");
        fs::create_dir_all(news.join("b")).unwrap();
        fs::write(news.join("b/feed.jsonl"), feed_of(articles)).unwrap();
        fs::write(news.join("a.txt"), "Russia rejected the peace plan on Monday, the Kremlin said.").unwrap();
        fs::write(news.join("bad.txt"), b"\x00\x01\x02 caf\xe9").unwrap();
        fs::write(news.join("photo.jpg"), "x").unwrap();
        let mut bench = Bench { dir, format, whole: BTreeMap::new() };
        assert_eq!(bench.run("whole", &[]).status, 2, "some inputs are faulty");
        bench.whole = contents(&bench.out("whole"));
        bench
    }

    fn out(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn args<'a>(&self, name: &str, more: &[&'a str]) -> Vec<std::borrow::Cow<'a, str>> {
        let path = |p: PathBuf| p.to_str().unwrap().to_string().into();
        let mut args =
            vec!["extract".into(), path(self.dir.path().join("news")), "-o".into(), path(self.out(name))];
        args.extend(["--format", self.format].iter().chain(more).map(|m| (*m).into()));
        args
    }

    fn run(&self, name: &str, more: &[&str]) -> Run {
        dateline(self.args(name, more).iter().map(|a| a.as_ref()))
    }

    fn start(&self, name: &str, more: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(self.args(name, more).iter().map(|a| a.as_ref()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }

    /// The files of a run are those of the uninterrupted one, and nothing else is there.
    fn check(&self, name: &str, what: &str) {
        let files = contents(&self.out(name));
        assert_eq!(files.keys().collect::<Vec<_>>(), self.whole.keys().collect::<Vec<_>>(), "{what}");
        for (name, bytes) in &files {
            assert!(*bytes == self.whole[name], "{what}: {name} differs");
        }
    }

    /// Only whole files bear their final names.
    fn unfinished(&self, name: &str) {
        for (file, _) in contents(&self.out(name)) {
            assert!(file.starts_with('.'), "{file} is there before the run is finished");
        }
    }
}

/// The files of a folder by name; of run.json what must not change.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut out = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let (name, mut bytes) = (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap());
        if name == "run.json" {
            let mut run: Value = serde_json::from_slice(&bytes).unwrap();
            let run = run.as_object_mut().unwrap();
            assert!(run.remove("command").is_some() && run.remove("timings").is_some());
            bytes = serde_json::to_vec(run).unwrap();
        }
        out.insert(name, bytes);
    }
    out
}

/// Waits until the journal is another one than `before`, or the run is over.
fn wait_for_journal(child: &mut Child, folder: &Path, before: &[u8]) -> Option<Vec<u8>> {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        if let Ok(now) = fs::read(folder.join(JOURNAL))
            && now != before
        {
            return Some(now);
        }
        if child.try_wait().unwrap().is_some() {
            return None;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    panic!("no journal in a minute");
}

#[test]
fn a_run_that_is_killed_again_and_again_ends_like_any_other() {
    kill_again_and_again(&Bench::of(2000));
}

/// What is written before the first row groups are full is done again, so that it takes more to have any.
#[cfg(feature = "parquet")]
#[test]
fn killed_again_and_again_with_row_groups() {
    kill_again_and_again(&Bench::in_format("parquet", 8000));
}

/// The pages of the database too are those of a run that was never broken off.
#[cfg(feature = "sqlite")]
#[test]
fn killed_again_and_again_with_a_database() {
    kill_again_and_again(&Bench::in_format("sqlite", 3000));
}

fn kill_again_and_again(bench: &Bench) {
    let (mut journal, mut kills) = (Vec::new(), 0u64);
    for round in 0.. {
        let jobs = ["1", "2", "7"][round % 3];
        let mut child = bench.start("out", &["--resume", "-j", jobs]);
        let seen = wait_for_journal(&mut child, &bench.out("out"), &journal);
        // Each time a little later, so that bytes behind the journal are there to be cut off.
        std::thread::sleep(Duration::from_millis(17 * kills));
        if child.try_wait().unwrap().is_none() {
            child.kill().unwrap();
            kills += 1;
        }
        child.wait().unwrap();
        match seen {
            Some(now) if bench.out("out").join(JOURNAL).exists() => {
                bench.unfinished("out");
                journal = now;
            }
            _ => break,
        }
    }
    assert!(kills > 0);
    let last = bench.run("out", &["--resume"]);
    assert_eq!(last.status, 2, "the status is that of the whole run: {}", last.stderr);
    bench.check("out", "after kills");
}

#[test]
fn a_resumed_run_must_be_the_same_run() {
    let bench = Bench::of(2000);
    let out = bench.out("out");
    let mut child = bench.start("out", &["-j", "1"]);
    assert!(wait_for_journal(&mut child, &out, b"").is_some());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(out.join(JOURNAL).exists(), "the run was too short to be killed");
    let refused = |run: Run, why: &str| {
        assert_eq!(run.status, 2);
        assert!(run.stderr.lines().next_back().unwrap().contains(why), "no `{why}` in {}", run.stderr);
    };
    refused(bench.run("out", &[]), "holds an unfinished run");
    refused(bench.run("out", &["--resume", "--no-text"]), "it had other options (text)");
    refused(
        bench.run("out", &["--resume", "--limit", "9", "--only", "events"]),
        "it had other options (limit, only)",
    );
    let lexicon = bench.dir.path().join("lexicon");
    fs::create_dir(&lexicon).unwrap();
    fs::write(lexicon.join("people.tsv"), "id\tkind\tnames\troles\njane-doe\tperson\tJane Doe\tUSAGOV\n")
        .unwrap();
    refused(
        bench.run("out", &["--resume", "--lexicons", lexicon.to_str().unwrap()]),
        "it had other lexicons",
    );
    let first = bench.dir.path().join("news/a.txt");
    let text = fs::read(&first).unwrap();
    fs::write(&first, "Another text.").unwrap();
    refused(bench.run("out", &["--resume"]), "its inputs have changed");
    fs::write(&first, text).unwrap();
    let part = out.join(".events.jsonl.tmp");
    let bytes = fs::read(&part).unwrap();
    fs::write(&part, &bytes[..bytes.len() / 2]).unwrap();
    refused(bench.run("out", &["--resume"]), "not what the journal says");
    fs::write(&part, bytes).unwrap();
    // After all those refusals nothing is lost.
    let run = bench.run("out", &["--resume"]);
    assert!(run.stderr.contains("the records were there"), "{}", run.stderr);
    bench.check("out", "after refusals");
    // A finished run is left alone, and a missing folder is a fresh run.
    let again = bench.run("out", &["--resume"]);
    assert!(again.status == 2 && again.stderr.contains("was complete, nothing to do"), "{}", again.stderr);
    bench.check("out", "after a needless resume");
    refused(bench.run("out", &["--resume", "-n", "5"]), "it had other options (limit)");
    fs::write(bench.dir.path().join("news/z.txt"), "One more.").unwrap();
    refused(bench.run("out", &["--resume"]), "its inputs have changed");
    fs::remove_file(bench.dir.path().join("news/z.txt")).unwrap();
    fs::create_dir(bench.out("fresh")).unwrap();
    assert_eq!(bench.run("fresh", &["--resume"]).status, 2);
    bench.check("fresh", "an empty folder");
    // An unfinished run gives way to --force.
    let mut child = bench.start("forced", &["--no-text"]);
    assert!(wait_for_journal(&mut child, &bench.out("forced"), b"").is_some());
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(bench.run("forced", &["--force"]).status, 2);
    bench.check("forced", "started over");
}

/// Keys and indexes are made when all articles are there: then too nothing is lost.
#[cfg(feature = "sqlite")]
#[test]
fn a_database_that_is_all_but_finished_is_gone_on_with() {
    let bench = Bench::in_format("sqlite", 3000);
    let out = bench.out("out");
    let mut child = bench.start("out", &[]);
    let mut rows = 0;
    let (mut journal, started) = (Vec::new(), Instant::now());
    while rows < 3000 && child.try_wait().unwrap().is_none() && started.elapsed() < Duration::from_secs(60) {
        if let Some(now) = wait_for_journal(&mut child, &out, &journal) {
            rows = serde_json::from_slice::<Value>(&now).unwrap()["state"]["state"]["analysed"]
                .as_u64()
                .unwrap();
            journal = now;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let run = bench.run("out", &["--resume"]);
    assert_eq!(run.status, 2, "{}", run.stderr);
    bench.check("out", "after a kill at the end");
}

#[cfg(feature = "sqlite")]
#[test]
fn a_database_that_is_not_what_the_journal_says_is_left_alone() {
    let bench = Bench::in_format("sqlite", 3000);
    let out = bench.out("out");
    let mut child = bench.start("out", &["-j", "1"]);
    let first = wait_for_journal(&mut child, &out, b"").unwrap();
    assert!(wait_for_journal(&mut child, &out, &first).is_some());
    child.kill().unwrap();
    child.wait().unwrap();
    let (database, side) = (out.join(".dateline.sqlite.tmp"), out.join(".dateline.sqlite.tmp-journal"));
    let (bytes, rollback) = (fs::read(&database).unwrap(), fs::read(&side).unwrap_or_default());
    let news = bench.out("news");
    let refused = |what: &str, format: &str| {
        let words = ["extract", news.to_str().unwrap(), "-o", out.to_str().unwrap(), "--resume", "--format"];
        let run = dateline(words.iter().copied().chain([format]));
        assert_eq!(run.status, 2);
        let last = run.stderr.lines().next_back().unwrap();
        assert!(last.contains("cannot resume: ") && last.contains("--force"), "{what}: {last}");
    };
    refused("another format", "tables");
    fs::write(&side, b"").unwrap();
    fs::write(&database, &bytes[..bytes.len() / 3]).unwrap();
    refused("cut short", "sqlite");
    fs::write(&database, b"not a database, but long enough to be taken for one".repeat(99)).unwrap();
    refused("no database", "sqlite");
    fs::remove_file(&database).unwrap();
    refused("gone", "sqlite");
    fs::write(&database, bytes).unwrap();
    fs::write(&side, rollback).unwrap();
    bench.run("out", &["--resume"]);
    bench.check("out", "after refusals");
}

#[cfg(unix)]
#[test]
fn signals_stop_a_run_soon_and_it_can_be_gone_on_with() {
    let bench = Bench::of(3000);
    for signal in ["INT", "TERM"] {
        let mut child = bench.start(signal, &["-j", "1"]);
        assert!(wait_for_journal(&mut child, &bench.out(signal), b"").is_some());
        let started = Instant::now();
        assert!(
            Command::new("kill")
                .args([&format!("-{signal}"), &child.id().to_string()])
                .status()
                .unwrap()
                .success()
        );
        assert_eq!(child.wait().unwrap().code(), Some(130), "{signal}");
        assert!(started.elapsed() < Duration::from_secs(2), "{signal}: {:?}", started.elapsed());
        bench.unfinished(signal);
        bench.run(signal, &["--resume"]);
        bench.check(signal, signal);
    }
}

/// Runs under limits of the shell; gives its status and messages.
#[cfg(unix)]
fn limited(bench: &Bench, limits: &str, name: &str) -> (Option<i32>, String) {
    let words: Vec<String> = bench.args(name, &["-j", "2"]).iter().map(|a| format!("'{a}'")).collect();
    let line = format!("{limits}; exec '{}' {}", env!("CARGO_BIN_EXE_dateline"), words.join(" "));
    let out = Command::new("sh").args(["-c", &line]).stdin(Stdio::null()).output().unwrap();
    (out.status.code(), String::from_utf8_lossy(&out.stderr).into_owned())
}

#[cfg(target_os = "linux")]
#[test]
fn little_memory_and_few_descriptors_are_enough() {
    let bench = Bench::new();
    for (limits, name) in [("ulimit -v 1500000", "memory"), ("ulimit -n 24", "descriptors")] {
        let (status, messages) = limited(&bench, limits, name);
        assert_eq!(status, Some(2), "{limits}: {messages}");
        bench.check(name, limits);
    }
    let (status, _) = limited(&bench, "ulimit -c 0; ulimit -v 60000", "starved");
    assert_ne!(status, Some(0));
    bench.unfinished("starved");
}

/// A limit on the size of files stands for a full disk, which needs rights to make: the system refuses a write either
/// way.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_full_is_named_and_the_run_can_be_gone_on_with() {
    let bench = Bench::new();
    let (status, messages) = limited(&bench, "trap '' XFSZ; ulimit -f 512", "full");
    assert_eq!(status, Some(2), "{messages}");
    assert!(messages.contains("cannot write: ") && messages.contains("full/"), "{messages}");
    assert!(messages.contains("too large") && !messages.contains("panicked"), "{messages}");
    bench.unfinished("full");
    bench.run("full", &["--resume"]);
    bench.check("full", "after a full disk");
}

#[test]
fn two_writers_never_mix() {
    let bench = Bench::new();
    let mut first = bench.start("out", &["-j", "1"]);
    while !bench.out("out").join(".dateline.lock").exists() {
        std::thread::sleep(Duration::from_millis(2));
    }
    std::thread::sleep(Duration::from_millis(50));
    for way in ["--force", "--resume"] {
        let second = bench.run("out", &[way]);
        // On a quick machine the first one may be over.
        if first.try_wait().unwrap().is_none() {
            assert!(
                second.status == 2 && second.stderr.contains("another run is writing it"),
                "{}",
                second.stderr
            );
        }
    }
    first.wait().unwrap();
    bench.check("out", "two writers");
}

#[test]
fn a_file_that_shrinks_while_it_is_read_costs_only_itself() {
    let dir = temp();
    let news = dir.path().join("news");
    fs::create_dir(&news).unwrap();
    let names: Vec<PathBuf> = (0..40).map(|i| news.join(format!("{i}.jsonl"))).collect();
    for name in &names {
        fs::write(name, feed()).unwrap();
    }
    let mut child = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "--format", "jsonl", "-n", "400", news.to_str().unwrap()])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    for name in names.iter().rev().chain(&names) {
        fs::File::create(name).unwrap();
        std::thread::sleep(Duration::from_millis(5));
    }
    let code = child.wait().unwrap().code();
    let mut messages = String::new();
    std::io::Read::read_to_string(&mut child.stderr.take().unwrap(), &mut messages).unwrap();
    assert!(matches!(code, Some(0..=2)), "{code:?} {messages}");
    assert!(!messages.contains("panicked"), "{messages}");
}

/// The same id means the same bytes, whatever the threads, the folder and the way in which inputs are named.
#[test]
fn a_run_id_stands_for_the_bytes() {
    let bench = Bench::new();
    let id = |run: &BTreeMap<String, Vec<u8>>| -> (String, String) {
        let run: Value = serde_json::from_slice(&run["run.json"]).unwrap();
        (run["run_id"].as_str().unwrap().into(), run["outputs"]["sha256"].as_str().unwrap().into())
    };
    let mut ids = BTreeMap::from([id(&bench.whole)]);
    for (name, more) in [
        ("jobs", &["-j", "1"][..]),
        ("quiet", &["-q", "--timings"]),
        ("text", &["--no-text"]),
        ("limit", &["-n", "20"]),
        ("sample", &["--sample", "20"]),
        ("seed", &["--sample", "20", "--seed", "7"]),
        ("only", &["--only", "events,quotes"]),
        ("type", &["--type", "REJECT"]),
        ("since", &["--since", "2023-01-01"]),
        ("date", &["--date", "2024-05-05"]),
        ("language", &["--language", "any"]),
    ] {
        bench.run(name, more);
        let (run, bytes) = id(&contents(&bench.out(name)));
        match name {
            "jobs" | "quiet" => assert_eq!(ids.get(&run), Some(&bytes), "{name}"),
            _ => assert_eq!(ids.insert(run, bytes), None, "{name}: an id of other options"),
        }
    }
    bench.run("sample2", &["--sample", "20", "-j", "1"]);
    assert_eq!(contents(&bench.out("sample2")), contents(&bench.out("sample")));
    let of = |name: &str| fs::read_to_string(bench.out(name).join("articles.jsonl")).unwrap();
    assert_eq!(of("sample").lines().count(), 20);
    assert_ne!(of("sample"), of("seed"), "another seed draws other articles");
    assert_ne!(of("sample"), of("limit"));
}
