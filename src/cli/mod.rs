//! The command line: raw arguments to checked settings to work. One file a verb.

mod args;
mod cite;
mod cluster;
mod codebook;
mod explain;
mod export;
mod extract;
mod file;
mod lexicon;
mod manual;
mod progress;
mod report;
mod schema;
mod show;
mod usage;
mod watch;

use std::ffi::OsString;
use std::io::{IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};

use crate::base::Error;
use crate::lexicon::{Lexicons, Problem, load};
use crate::pipeline::Pipeline;
use crate::syntax::Model;
use args::{Color, Global, LexiconArgs, Verb};

/// So many warnings about lexicons are told before a run; `lexicon check` tells all.
const WARNINGS: usize = 10;

/// How a run ended, as an exit status.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Something was found.
    Found = 0,
    /// All went well and nothing was found.
    Nothing = 1,
    /// Some or all input failed, or the command made no sense.
    Failed = 2,
    /// A check found faults.
    Differs = 3,
    /// Stopped by a signal.
    Interrupted = 130,
}

/// Runs a command line, the program's name first.
///
/// # Errors
/// Where the run could not start or could not write. The caller tells the user.
pub fn run(args: impl IntoIterator<Item = OsString>) -> Result<Status, Error> {
    let args: Vec<OsString> = args.into_iter().collect();
    let parsed = match args::parse(&args) {
        Ok(parsed) => parsed,
        Err(e) => return usage::tell(&e),
    };
    let global = parsed.global;
    match parsed.verb {
        Verb::Extract(a) => extract::run(a, &global, &args),
        Verb::Cluster(a) => cluster::run(&a, &global),
        Verb::Codebook(a) => codebook::run(&a, &global),
        Verb::Cite(a) => cite::run(&a, &global),
        Verb::Explain(a) => explain::run(&a, &global),
        Verb::Export(a) => export::run(&a, &global, &args),
        Verb::Schema(a) => schema::run(&a),
        Verb::Report(a) => report::run(&a, &global),
        Verb::Show(a) => show::run(&a, &global),
        Verb::Lexicon(a) => lexicon::run(a, &global),
        Verb::Man { folder } => manual::pages(folder.as_deref()),
        Verb::Completions { shell } => manual::completions(shell),
    }
}

/// Writes an error as one line, or one line for each fault of a lexicon.
pub fn report(error: &Error) {
    let mut stderr = std::io::stderr().lock();
    for line in error.lines() {
        // Nobody is left to tell when this fails.
        let _ = writeln!(stderr, "dateline: {line}");
    }
}

/// The pipeline over the lexicons that the command line names; their warnings go to standard error.
///
/// It lives as long as the program: to give back all the small pieces that lexicons are made of would take longer than
/// an article does.
fn pipeline(args: &LexiconArgs, global: &Global) -> Result<&'static Pipeline, Error> {
    // Whoever needs the model next waits for it, or reads it where no thread was to be had.
    let _ = std::thread::Builder::new().spawn(Model::builtin);
    let mut warnings = Vec::new();
    let lexicons = lexicons(args, &mut warnings)?;
    if !global.quiet {
        let told = if global.verbose { warnings.len() } else { WARNINGS };
        warnings.iter().take(told).for_each(|p| eprintln!("dateline: lexicon warning: {p}"));
        if warnings.len() > told {
            let folders: Vec<String> = args.lexicons.iter().map(|f| f.display().to_string()).collect();
            let (n, folders) = (warnings.len() - told, folders.join(" "));
            eprintln!("dateline: lexicon warning: {n} more; try: dateline lexicon check {folders}");
        }
    }
    Ok(Box::leak(Box::new(Pipeline::new(lexicons))))
}

fn lexicons(args: &LexiconArgs, warnings: &mut Vec<Problem>) -> Result<Lexicons, Error> {
    let folders: Vec<&std::path::Path> = args.lexicons.iter().map(AsRef::as_ref).collect();
    load(!args.no_default_lexicons, &folders, warnings)
}

/// Standard output for text that may be coloured.
fn styled_stdout(color: Color) -> AutoStream<std::io::Stdout> {
    let choice = match color {
        Color::Auto if !std::io::stdout().is_terminal() => ColorChoice::Never,
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::AlwaysAnsi,
        Color::Never => ColorChoice::Never,
    };
    AutoStream::new(std::io::stdout(), choice)
}

/// Whether two paths are one file or folder.
fn same_place(a: &std::path::Path, b: &std::path::Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

/// Writes a whole text to standard output.
fn print(text: &str, color: Color) -> Result<(), Error> {
    let mut out = styled_stdout(color);
    out.write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .map_err(|e| Error::io("cannot write", "standard output", e, ""))
}
