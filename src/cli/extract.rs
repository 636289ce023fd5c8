//! `dateline extract`: articles to records.

use std::ffi::OsString;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::args::{Extract, Global};
use super::progress::Progress;
use super::{Status, pipeline, styled_stdout, watch};
use crate::base::Error;
use crate::batch::{self, NOT_ENGLISH, Outcome, Sample, Settings};
use crate::ingest::{FieldNames, IntakeOptions, read_list};
use crate::lexicon::Lexicons;
use crate::record::{LISTS, Select};
use crate::sink::{Folder, Format, Opening, Place, Sink, TABLES, Target, format};

/// How long a stopped run may take to end by itself.
const GRACE: Duration = Duration::from_millis(1500);

pub(super) fn run(args: Box<Extract>, global: &Global, command: &[OsString]) -> Result<Status, Error> {
    let format = chosen_format(&args)?;
    let mut settings = settings(&args, command)?;
    let pipeline = pipeline(&args.lexicons, global)?;
    settings.select = Select { only: settings.select.only, types: types(&args.types, &pipeline.lex)? };
    if let Some(file) = &args.actors {
        settings.watch = Some((file.display().to_string(), watch::read(file, &pipeline.lex)?));
    }
    let mut sink = open(&args, &settings.select, format, global)?;
    let stop = stop_on_signal();
    let mut progress = Progress::new(global, &settings);
    let outcome =
        batch::run(pipeline, &settings, format, &mut *sink, &stop, &mut |news| progress.tell(&news));
    progress.clear();
    let outcome = outcome?;
    if outcome.interrupted {
        // What can be gone on with is decided when the output is closed.
        drop(sink);
        let kept = match &args.output_dir {
            Some(folder) if Folder::is_unfinished(folder) => {
                format!("{} is unfinished; try: the same command with --resume", folder.display())
            }
            _ => "no file was written".into(),
        };
        eprintln!("dateline: interrupted: after {} articles; {kept}", outcome.analysed);
        return Ok(Status::Interrupted);
    }
    if !global.quiet {
        close(&args, &outcome);
    }
    if args.timings {
        timings(&outcome);
    }
    let failed = outcome.n_failed > 0 || args.fail_on_warn && !outcome.warnings.is_empty();
    Ok(match (failed, outcome.found()) {
        (true, _) => Status::Failed,
        (_, true) => Status::Found,
        _ => Status::Nothing,
    })
}

/// Tables into a folder, a summary for a person, nested documents for a program.
fn chosen_format(args: &Extract) -> Result<&'static Format, Error> {
    let name = match &args.format {
        Some(name) => name,
        None if args.output_dir.is_some() => "tables",
        None if std::io::stdout().is_terminal() => "summary",
        None => "jsonl",
    };
    let format = format(name)
        .ok_or_else(|| Error::option(format!("unknown format: {name}"), "dateline extract --help"))?;
    match (format.place, &args.output_dir) {
        // Elsewhere "-" is standard output; here it would be a folder of that name.
        (_, Some(folder)) if folder.as_os_str() == "-" => Err(Error::option(
            "-o takes a folder, and `-` is none",
            "leave out -o to write to standard output",
        )),
        (Place::Folder | Place::File, None) => {
            Err(Error::option(format!("the format `{name}` needs a folder"), "-o DIR"))
        }
        (Place::Stream, Some(_)) => Err(Error::option(
            format!("the format `{name}` is for reading and goes to no folder"),
            "drop -o, or --format tables",
        )),
        _ if args.no_text && name == "brat" => {
            Err(Error::option("the format `brat` needs the texts", "drop --no-text"))
        }
        _ => Ok(format),
    }
}

fn settings(args: &Extract, command: &[OsString]) -> Result<Settings, Error> {
    let defaults = Settings::default();
    let mut paths = args.paths.clone();
    for list in &args.files_from {
        paths.extend(read_list(list)?);
    }
    let mut fields = FieldNames::default();
    for words in &args.field {
        fields
            .set(words)
            .map_err(|why| Error::option(format!("--field {words}: {why}"), "--field text=body"))?;
    }
    Ok(Settings {
        paths,
        hidden: args.hidden,
        keep_dirs: args.keep_dirs,
        intake: IntakeOptions {
            date: args.date,
            date_source: args.date_from.clone().unwrap_or_default(),
            title_as_headline: args.title_as_headline,
            fields,
        },
        text: !args.no_text,
        watch: None,
        since: args.since,
        until: args.until,
        english: args.language == "en",
        sample: args.sample.map(|size| Sample { size, seed: args.seed.unwrap_or(0) }),
        select: Select {
            only: LISTS.iter().copied().filter(|l| args.only.iter().any(|o| o == l)).collect(),
            types: Vec::new(),
        },
        limit: args.limit,
        jobs: args.jobs.map_or(defaults.jobs, usize::from),
        output: args.output_dir.clone(),
        command: command.iter().map(|a| a.to_string_lossy().into_owned()).collect(),
    })
}

/// The event types as the lexicon writes them, in its order.
fn types(wanted: &[String], lex: &Lexicons) -> Result<Vec<String>, Error> {
    let mut known: Vec<&str> =
        lex.rows.codes.iter().map(|c| c.plover.as_str()).filter(|t| !t.is_empty()).collect();
    known.sort_unstable();
    known.dedup();
    if let Some(bad) = wanted.iter().find(|w| !known.iter().any(|k| k.eq_ignore_ascii_case(w))) {
        let why = format!("bad value: --type: `{bad}` is no event type");
        return Err(Error::option(why, known.join(" ")));
    }
    let is_wanted = |k: &&str| wanted.iter().any(|w| w.eq_ignore_ascii_case(k));
    Ok(known.into_iter().filter(is_wanted).map(String::from).collect())
}

fn open(args: &Extract, select: &Select, format: &Format, global: &Global) -> Result<Box<dyn Sink>, Error> {
    let target = match &args.output_dir {
        Some(path) => {
            let opening = match (args.force, args.resume) {
                (true, _) => Opening::Replace,
                (_, true) => Opening::Resume,
                _ => Opening::New,
            };
            let mut folder = Folder::open(path, opening)?;
            folder.leave_out(
                TABLES.iter().map(|t| t.name).filter(|t| !wanted(select, t)).map(Into::into).collect(),
            );
            Target::Folder(folder)
        }
        None => {
            let out: Box<dyn Write + Send> = if format.styled {
                Box::new(styled_stdout(global.color))
            } else {
                Box::new(std::io::stdout())
            };
            Target::Stream(out, advice(&args.paths).unwrap_or_default())
        }
    };
    (format.open)(target)
}

/// Whether a table is written: some belong to others.
fn wanted(select: &Select, table: &str) -> bool {
    match table {
        "articles" => true,
        "participants" => select.wants("events"),
        "stance_summary" => select.wants("stances"),
        _ => select.wants(table),
    }
}

/// What to do next, as commands that can be pasted; none where a path is not a plain word.
fn advice(paths: &[PathBuf]) -> Option<String> {
    let plain = |p: &PathBuf| {
        Some(p.to_str()?.to_string()).filter(|p| p != "-" && !p.contains([' ', '\'', '"', '{']))
    };
    let words = paths.iter().map(plain).collect::<Option<Vec<String>>>()?;
    let explain = match &words[..] {
        [folder] if paths[0].is_dir() => {
            format!("   |   dateline explain {}/{{first}}", folder.trim_end_matches('/'))
        }
        [file] => format!("   |   dateline explain {file}"),
        _ => String::new(),
    };
    let words = words.join(" ");
    Some(format!("dateline extract {words} -o out && dateline report out -o report.html{explain}"))
}

/// Set by SIGINT and SIGTERM. A run that does not end in time, because it waits for input, is ended here: what it leaves
/// are temporary files, and the journal to go on from.
pub(super) fn stop_on_signal() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    let flag = stop.clone();
    // Without a handler the default holds, which ends the program at once.
    let _ = ctrlc::set_handler(move || {
        let again = flag.swap(true, Ordering::Relaxed);
        if !again {
            std::thread::sleep(GRACE);
        }
        std::process::exit(Status::Interrupted as i32);
    });
    stop
}

/// The closing line on standard error: what was written, and what was not read.
fn close(args: &Extract, outcome: &Outcome) {
    if let Some(folder) = &args.output_dir {
        let count = |table: &str| {
            let n = outcome.count(table);
            let noun = if n == 1 { table.trim_end_matches('s') } else { table };
            format!("{n} {noun}")
        };
        let counts = ["articles", "sentences", "events", "quotes", "stances", "actors"].map(count).join("  ");
        let ms = outcome.elapsed.as_millis();
        let time = if ms < 10_000 { format!("{ms} ms") } else { format!("{:.1} s", ms as f64 / 1000.0) };
        let resumed = match outcome.resumed {
            _ if outcome.complete => "  (was complete, nothing to do)".into(),
            Some(n) => format!("  (of {n} articles the records were there)"),
            None => String::new(),
        };
        eprintln!("{counts}  {time}  -> {}{resumed}", folder.display());
    }
    foreign(outcome);
    if outcome.n_failed > 1 {
        let rest = if args.output_dir.is_some() { "; they are listed in run.json" } else { "" };
        let kinds: Vec<String> = outcome.failures.iter().map(|(what, n)| format!("{n} {what}")).collect();
        eprintln!(
            "dateline: {} inputs failed ({}), {} articles were read{rest}",
            outcome.n_failed,
            kinds.join(", "),
            outcome.analysed
        );
    }
}

/// Articles in other languages, which are left out without being asked for.
fn foreign(outcome: &Outcome) {
    let mut kinds: Vec<(u64, &str)> = outcome
        .reasons
        .iter()
        .filter_map(|(why, n)| Some((*n, why.strip_prefix(NOT_ENGLISH)?.trim_start_matches(": "))))
        .collect();
    kinds.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let total: u64 = kinds.iter().map(|(n, _)| n).sum();
    if total > 0 {
        let shown: Vec<String> =
            kinds.iter().take(5).map(|(n, language)| format!("{n} {language}")).collect();
        let more = if kinds.len() > 5 { ", ..." } else { "" };
        let noun = if total == 1 { "article" } else { "articles" };
        eprintln!(
            "dateline: {total} {noun} skipped: {NOT_ENGLISH} ({}{more}); try: --language any",
            shown.join(", ")
        );
    }
}

/// What each stage took, and the rates of the whole.
fn timings(outcome: &Outcome) {
    let all: f64 = outcome.stages.iter().map(|(_, t)| t.as_secs_f64()).sum();
    for (name, time) in &outcome.stages {
        let seconds = time.as_secs_f64();
        eprintln!("{name:<12}{seconds:>10.3} s{:>7.1} %", seconds / all.max(1e-9) * 100.0);
    }
    let seconds = outcome.elapsed.as_secs_f64().max(1e-6);
    let articles = outcome.analysed - outcome.resumed.unwrap_or(0);
    eprintln!(
        "{:<12}{all:>10.3} s over all threads; {seconds:.3} s in all: {:.1} articles/s, {:.3} MB/s",
        "sum",
        articles as f64 / seconds,
        outcome.session_bytes as f64 / 1e6 / seconds
    );
}
