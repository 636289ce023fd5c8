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
use crate::batch::{self, Outcome, Settings};
use crate::ingest::IntakeOptions;
use crate::sink::{Folder, Format, Sink, Target, format};

/// How long a stopped run may take to end by itself.
const GRACE: Duration = Duration::from_millis(1500);

pub(super) fn run(args: Box<Extract>, global: &Global, command: &[OsString]) -> Result<Status, Error> {
    let format = chosen_format(&args)?;
    let mut settings = settings(&args, command);
    let pipeline = pipeline(&args.lexicons, global)?;
    if let Some(file) = &args.actors {
        settings.watch = Some((file.display().to_string(), watch::read(file, &pipeline.lex)?));
    }
    let mut sink = open(&args, format, global)?;
    let stop = stop_on_signal();
    let mut progress = Progress::new(global);
    let outcome =
        batch::run(pipeline, &settings, format, &mut *sink, &stop, &mut |news| progress.tell(&news));
    progress.clear();
    let outcome = outcome?;
    if outcome.interrupted {
        eprintln!("dateline: interrupted: after {} articles; no file was written", outcome.analysed);
        return Ok(Status::Interrupted);
    }
    if !global.quiet {
        close(&args, &outcome);
    }
    Ok(match outcome.n_failed {
        0 if outcome.found() => Status::Found,
        0 => Status::Nothing,
        _ => Status::Failed,
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
    match (name, &args.output_dir) {
        ("tables", None) => Err(Error::option("the format `tables` needs a folder", "-o DIR")),
        ("summary", Some(_)) => Err(Error::option(
            "the format `summary` is for reading and goes to no folder",
            "drop -o, or --format tables",
        )),
        _ => format(name)
            .ok_or_else(|| Error::option(format!("unknown format: {name}"), "dateline extract --help")),
    }
}

fn settings(args: &Extract, command: &[OsString]) -> Settings {
    let defaults = Settings::default();
    Settings {
        paths: args.paths.clone(),
        hidden: args.hidden,
        intake: IntakeOptions {
            date: args.date,
            date_source: args.date_from.clone().unwrap_or_default(),
            title_as_headline: args.title_as_headline,
        },
        text: !args.no_text,
        watch: None,
        limit: args.limit,
        jobs: args.jobs.map_or(defaults.jobs, usize::from),
        output: args.output_dir.clone(),
        command: command.iter().map(|a| a.to_string_lossy().into_owned()).collect(),
    }
}

fn open(args: &Extract, format: &Format, global: &Global) -> Result<Box<dyn Sink>, Error> {
    let target = match &args.output_dir {
        Some(path) => Target::Folder(Folder::open(path, args.force)?),
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
/// are temporary files, which the next run clears.
fn stop_on_signal() -> Arc<AtomicBool> {
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
        eprintln!("{counts}  {time}  -> {}", folder.display());
    }
    if outcome.n_failed > 1 {
        let rest = if args.output_dir.is_some() { "; they are listed in run.json" } else { "" };
        eprintln!(
            "dateline: {} inputs failed, {} articles were read{rest}",
            outcome.n_failed, outcome.analysed
        );
    }
}
