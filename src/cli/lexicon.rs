//! `dateline lexicon check` and `stats`.

use super::args::{Global, Lexicon, LexiconArgs, LexiconTask};
use super::{Status, lexicons, print, report};
use crate::base::Error;
use crate::lexicon::Severity;

pub(super) fn run(args: Lexicon, global: &Global) -> Result<Status, Error> {
    match args.task {
        LexiconTask::Check { folders, no_default_lexicons } => {
            check(&LexiconArgs { lexicons: folders, no_default_lexicons }, global)
        }
        LexiconTask::Stats { lexicons } => stats(&lexicons, global),
    }
}

/// All faults at once. A folder that cannot be read at all is a failed input, not a fault found.
fn check(args: &LexiconArgs, global: &Global) -> Result<Status, Error> {
    let mut warnings = Vec::new();
    match lexicons(args, &mut warnings) {
        Ok(lex) => {
            if args.lexicons.is_empty() {
                // Loading trusts the built-in files; here they are looked over again.
                let faults = dateline_lexicon::check(&lex.rows);
                let faults = faults.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string);
                let faults: Vec<String> = faults.collect();
                if !faults.is_empty() {
                    report(&Error::lexicon(faults));
                    return Ok(Status::Differs);
                }
            }
            warnings.iter().for_each(|p| eprintln!("dateline: lexicon warning: {p}"));
            if !global.quiet {
                let n = warnings.len();
                print(
                    &format!("{} entries in {} files, {n} warnings\n", lex.len(), lex.rows.files.len()),
                    global.color,
                )?;
            }
            Ok(Status::Found)
        }
        Err(e) if e.io_kind().is_some() => Err(e),
        Err(e) => {
            report(&e);
            Ok(Status::Differs)
        }
    }
}

fn stats(args: &LexiconArgs, global: &Global) -> Result<Status, Error> {
    let lex = lexicons(args, &mut Vec::new())?;
    let files = &lex.rows.files;
    let width = files.iter().map(|f| f.name.chars().count()).max().unwrap_or(0).max("lexicon_hash".len());
    let mut out = String::new();
    for f in files {
        out.push_str(&format!("{:width$}  {:>7}  {}\n", f.name, f.rows, &f.sha256[..16]));
    }
    out.push_str(&format!("{:width$}  {:>7}  {}\n", "total", lex.len(), lex.hash()));
    print(&out, global.color)?;
    Ok(if lex.is_empty() { Status::Nothing } else { Status::Found })
}
