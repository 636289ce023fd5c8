//! `dateline report`: a run as one HTML file that needs no network.

use std::fs;

use super::Status;
use super::args::{Global, Report};
use super::file::{is_free, write_whole};
use crate::base::Error;
use crate::dataset::Run;
use crate::report;

/// Browsers get slow, and some refuse, above so many bytes.
const LARGE: usize = 400 << 20;

pub(super) fn run(args: &Report, global: &Global) -> Result<Status, Error> {
    let out = &args.output;
    is_free(out, args.force, "report.html")?;
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
