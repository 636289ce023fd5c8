//! A finished run in another format: the records are read back and go through the writers that `extract` uses.

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};

use super::Run;
use crate::base::Error;
use crate::record::{Record, SCHEMA_VERSION};
use crate::sink::{Format, Piece, Sink, Written};

/// What was written.
pub struct Exported {
    /// Articles.
    pub articles: u64,
    /// Files, with lengths and hashes.
    pub files: Vec<Written>,
    /// Stopped from outside; nothing was written.
    pub interrupted: bool,
}

/// Formats that hold the texts themselves.
const OF_TEXT: &[&str] = &["brat"];

/// Whether a run holds what a format needs.
///
/// # Errors
/// Where it does not: there is no standoff annotation without the text.
pub fn check(run: &Run, format: &Format) -> Result<(), Error> {
    if OF_TEXT.contains(&format.name) && run.account()["options"]["text"] == false {
        return Err(Error::option(
            format!(
                "cannot export: {}: it holds no texts, which {} needs",
                run.path().display(),
                format.name
            ),
            "extract again without --no-text",
        ));
    }
    Ok(())
}

/// Writes all records of a run. `stop` ends it early from another thread, and then nothing is written.
///
/// # Errors
/// Where the run cannot be read or the output cannot be written.
pub fn export(
    run: &Run,
    format: &Format,
    sink: &mut dyn Sink,
    command: &[String],
    stop: &AtomicBool,
) -> Result<Exported, Error> {
    let (mut articles, mut spare) = (0, None);
    for record in run.records()? {
        let record: Record = record?;
        if stop.load(Ordering::Relaxed) {
            return Ok(Exported { articles, files: Vec::new(), interrupted: true });
        }
        let mut piece: Piece = spare.take().unwrap_or_default();
        (format.encode)(&record, &mut piece);
        sink.write(&mut piece)?;
        spare = piece.cleared();
        articles += 1;
    }
    let files = sink.seal()?;
    let account = account(run, format, command, &files);
    sink.commit(&account)?;
    Ok(Exported { articles, files, interrupted: false })
}

/// The account of the export, with that of the run inside.
fn account(run: &Run, format: &Format, command: &[String], files: &[Written]) -> Vec<u8> {
    let files: Vec<Value> =
        files.iter().map(|f| json!({"file": f.name, "bytes": f.bytes, "sha256": f.sha256})).collect();
    let account = json!({
        "tool": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "schema_version": SCHEMA_VERSION,
        "run_id": run.id(),
        "command": command,
        "options": {"format": format.name},
        "outputs": {"files": files},
        "exported": run.account(),
    });
    let mut bytes = serde_json::to_vec_pretty(&account).expect("plain values");
    bytes.push(b'\n');
    bytes
}
