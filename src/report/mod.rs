//! The report: one HTML file that shows a run, offline.
//!
//! `viewer/` holds the page, built beforehand; here a run's records become its data. What is shown as a sentence is put
//! into words here too ([`Reader`]), so that the page and the terminal agree.

mod columns;
mod pack;
mod page;
mod reading;
mod template;
mod verbs;

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::base::Error;
use crate::dataset::Run;
use crate::lexicon;
use pack::Pack;
pub use reading::{Reader, day};

/// Version of the data that the page reads.
const FORMAT: u32 = 2;

/// What went into a page.
pub struct Report {
    /// The page.
    pub html: Vec<u8>,
    /// Events in it.
    pub events: usize,
    /// Rows of each kind.
    pub counts: Value,
}

/// Makes the page of a run.
///
/// # Errors
/// Where the run cannot be read.
pub fn build(run: &Run, title: &str) -> Result<Report, Error> {
    // For the names of countries; what the run itself used is in its account.
    let lexicons = lexicon::load(true, &[], &mut Vec::new())?;
    let mut pack = Pack::new();
    for record in run.records()? {
        pack.add(&record?);
    }
    clusters(run.path(), &mut pack)?;
    let mut account = run.account().clone();
    if let Value::Object(fields) = &mut account {
        // How long it took says nothing about the records.
        fields.remove("timings");
    }
    let counts = pack.counts();
    let events = pack.events.article.len();
    let head = json!({
        "format": FORMAT,
        "title": title,
        "viewer": env!("CARGO_PKG_VERSION"),
        "account": account,
        "counts": counts,
    });
    Ok(Report { html: page::page(head, pack.blocks(&lexicons)), events, counts })
}

/// Reads `clusters.jsonl`, where the run has one.
fn clusters(folder: &Path, pack: &mut Pack) -> Result<(), Error> {
    let path = folder.join("clusters.jsonl");
    let bytes = match fs::read_to_string(&path) {
        Ok(bytes) => bytes,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(e) => return Err(Error::io("cannot read the clusters", path, e, "dateline cluster")),
    };
    for (line, number) in bytes.lines().zip(1..) {
        let row: Value = serde_json::from_str(line).map_err(|e| {
            let why = format!("cannot read the clusters: {}:{number}: {e}", path.display());
            Error::option(why, "dateline cluster")
        })?;
        pack.cluster(&row);
    }
    Ok(())
}
