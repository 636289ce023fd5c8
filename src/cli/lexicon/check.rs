//! `dateline lexicon check`: all faults of lexicon folders in one go.

use std::io::{BufWriter, Write};

use dateline_lexicon::{Problem, Severity};

use super::args::Check;
use crate::base::Error;
use crate::cli::args::Global;
use crate::cli::{Status, print};
use crate::lexicon::read;

/// A folder that cannot be read at all is a failed input, not a fault found.
pub(super) fn run(args: &Check, global: &Global) -> Result<Status, Error> {
    let folders: Vec<&std::path::Path> = args.folders.iter().map(AsRef::as_ref).collect();
    let (rows, mut problems) = read(!args.no_default_lexicons, &folders)?;
    if folders.is_empty() {
        // Loading trusts the built-in files; here they are looked over again.
        problems = dateline_lexicon::check(&rows);
    }
    let of = |s: Severity| problems.iter().filter(move |p| p.severity == s);
    let (errors, warnings) = (of(Severity::Error).count(), of(Severity::Warning).count());
    let mut stderr = BufWriter::new(std::io::stderr().lock());
    // Nobody is left to tell when this fails.
    let mut tell = |kind: &str, p: &Problem| drop(writeln!(stderr, "dateline: {kind}: {p}"));
    of(Severity::Error).for_each(|p| tell("bad lexicon", p));
    if !folders.is_empty() || global.verbose {
        of(Severity::Warning).for_each(|p| tell("lexicon warning", p));
    }
    drop(stderr);
    if !global.quiet && errors == 0 {
        let n: usize = rows.files.iter().map(|f| f.rows as usize).sum();
        let more =
            if folders.is_empty() && warnings > 0 && !global.verbose { " (-v lists them)" } else { "" };
        let files = rows.files.len();
        print(&format!("{n} entries in {files} files, {warnings} warnings{more}\n"), global.color)?;
    }
    // To give back all the small pieces would take a third of the time; the program is about to end.
    std::mem::forget(rows);
    if errors > 0 {
        eprintln!("dateline: {errors} errors, {warnings} warnings; nothing was loaded");
    }
    Ok(if errors > 0 { Status::Differs } else { Status::Found })
}
