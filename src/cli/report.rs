//! `dateline report`: a run as one HTML file that needs no network.

use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

use super::Status;
use super::args::{Global, Report};
use crate::base::Error;
use crate::dataset::Run;
use crate::report;

/// Browsers get slow, and some refuse, above so many bytes.
const LARGE: usize = 400 << 20;

pub(super) fn run(args: &Report, global: &Global) -> Result<Status, Error> {
    let out = &args.output;
    if out.is_dir() {
        let why = format!("cannot write: {}: a folder", out.display());
        return Err(Error::option(why, format!("-o {}", out.join("report.html").display())));
    }
    if out.exists() && !args.force {
        let why = format!("cannot write: {}: there is such a file", out.display());
        return Err(Error::option(why, "--force to replace it, or another name after -o"));
    }
    let run = Run::open(&args.run)?;
    let shown = fs::canonicalize(&args.run).unwrap_or_else(|_| args.run.clone());
    let name = shown.file_name().map_or_else(|| shown.display().to_string(), |n| n.to_string_lossy().into());
    let page = report::build(&run, args.title.as_deref().unwrap_or(&name))?;
    write_whole(out, &page.html)?;
    if !global.quiet {
        let counts = ["articles", "events", "quotes", "stances"].map(|t| format!("{} {t}", page.counts[t]));
        let bytes = page.html.len();
        let size = if bytes < 1 << 20 {
            format!("{} kB", bytes.div_ceil(1000))
        } else {
            format!("{:.1} MB", bytes as f64 / 1e6)
        };
        eprintln!("{}  {size}  -> {}", counts.join("  "), out.display());
        if bytes > LARGE {
            eprintln!(
                "dateline: {}: too large for some browsers; try: fewer articles, or dateline extract --actors",
                out.display()
            );
        }
    }
    Ok(if page.events > 0 { Status::Found } else { Status::Nothing })
}

/// The file appears whole or not at all.
fn write_whole(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let hint = "another name after -o";
    let Some(name) = path.file_name() else {
        return Err(Error::option(format!("cannot write: {}: not a file name", path.display()), hint));
    };
    let temporary = path.with_file_name(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
    let written = File::create(&temporary)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&temporary, path));
    written.map_err(|e| {
        // What is left of it is of no use to anybody.
        let _ = fs::remove_file(&temporary);
        Error::io("cannot write", path, e, hint)
    })
}
