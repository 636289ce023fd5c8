//! `dateline export`: a finished run in another format.

use std::ffi::OsString;
use std::path::Path;
use std::time::Instant;

use super::args::{Export, Global};
use super::extract::stop_on_signal;
use super::{Status, same_place};
use crate::base::Error;
use crate::dataset::{self, Run};
use crate::sink::{Folder, NewFile, Opening, Place, Target, format};

pub(super) fn run(args: &Export, global: &Global, command: &[OsString]) -> Result<Status, Error> {
    let clock = Instant::now();
    let format = format(&args.format)
        .ok_or_else(|| Error::option(format!("unknown format: {}", args.format), "dateline export --help"))?;
    let run = Run::open(&args.run)?;
    dataset::check(&run, format)?;
    if same_place(&args.run, &args.output) {
        let why = format!("cannot export: {}: the run itself", args.output.display());
        return Err(Error::option(why, "another path after -o"));
    }
    let stop = stop_on_signal();
    let mut sink = (format.open)(target(&args.output, args.force, format.place)?)?;
    let words: Vec<String> = command.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let done = dataset::export(&run, format, &mut *sink, &words, &stop)?;
    if done.interrupted {
        eprintln!("dateline: interrupted: after {} articles; no file was written", done.articles);
        return Ok(Status::Interrupted);
    }
    if !global.quiet {
        let bytes: u64 = done.files.iter().map(|f| f.bytes).sum();
        eprintln!(
            "{} articles  {:.1} MB  {:.1} s  -> {}",
            done.articles,
            bytes as f64 / 1e6,
            clock.elapsed().as_secs_f64(),
            args.output.display()
        );
    }
    Ok(if done.articles > 0 { Status::Found } else { Status::Nothing })
}

fn target(path: &Path, force: bool, place: Place) -> Result<Target, Error> {
    if place == Place::File {
        return NewFile::open(path, force).map(Target::File);
    }
    let opening = if force { Opening::Replace } else { Opening::New };
    Folder::open(path, opening).map(Target::Folder)
}
