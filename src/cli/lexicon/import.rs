//! `dateline lexicon import`: dictionaries of TABARI, PETRARCH, Phoenix and ICEWS to a lexicon folder.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use dateline_lexicon::Severity;
use dateline_lexicon::import::{Imported, Importer, Kind};

use super::args::Import;
use super::thousands;
use crate::base::Error;
use crate::cli::args::Global;
use crate::cli::{Status, print};
use crate::lexicon::{IMPORT_REPORT, read};

/// Longest dictionary, in bytes.
const LONGEST: usize = 256 << 20;

pub(super) fn run(args: &Import, global: &Global) -> Result<Status, Error> {
    let folders: Vec<&Path> = args.lexicons.lexicons.iter().map(AsRef::as_ref).collect();
    let (rows, problems) = read(!args.lexicons.no_default_lexicons, &folders)?;
    let faults: Vec<String> =
        problems.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(Error::lexicon(faults));
    }
    // All files are read before anything is written.
    let (mut inputs, mut faults) = (Vec::new(), Vec::new());
    for path in &args.files {
        match dictionary(path, args.kind.as_deref()) {
            Ok(input) => inputs.push(input),
            Err(why) => faults.push(why),
        }
    }
    if !faults.is_empty() {
        return Err(Error::faults("cannot import", faults));
    }
    vacant(&args.output_dir, args.force)?;
    let mut importer = Importer::new(&rows, args.pivot);
    for (shown, kind, text, latin) in &inputs {
        if *latin && !global.quiet {
            eprintln!("dateline: {shown}: not UTF-8, read as Windows-1252");
        }
        importer.add(shown, *kind, text);
    }
    let made = importer.finish();
    for (path, _, text) in &made.files {
        put(&args.output_dir, path, text)?;
    }
    put(&args.output_dir, IMPORT_REPORT, &made.report())?;
    if !made.files.is_empty() {
        proof(args)?;
    }
    if !global.quiet {
        print(&summary(args, &made), global.color)?;
    }
    Ok(if made.files.is_empty() { Status::Nothing } else { Status::Found })
}

/// A dictionary's name, kind and text, and whether it was not UTF-8.
fn dictionary(path: &Path, kind: Option<&str>) -> Result<(String, Kind, String, bool), String> {
    let shown = path.display().to_string();
    let bytes = fs::read(path).map_err(|e| format!("{shown}: {e}; try: a dictionary file"))?;
    if bytes.len() > LONGEST {
        return Err(format!("{shown}: more than {LONGEST} bytes; try: splitting it"));
    }
    if bytes.contains(&0) {
        return Err(format!("{shown}: not text: it holds zero bytes; try: iconv -f UTF-16 -t UTF-8"));
    }
    let (text, latin) = match String::from_utf8(bytes) {
        Ok(text) => (text, false),
        Err(e) => (e.as_bytes().iter().map(|&b| windows_1252(b)).collect(), true),
    };
    if text.trim().is_empty() {
        return Err(format!("{shown}: the file is empty; try: a dictionary file"));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let kind = kind.and_then(Kind::of_name).or_else(|| Kind::guess(&name, &text));
    match kind {
        Some(kind) => Ok((shown, kind, text, latin)),
        None => Err(format!(
            "{shown}:1:1: neither name nor content tells what dictionary it is; try: --kind actors, or another kind"
        )),
    }
}

/// A byte of Windows-1252, of which Latin-1 is a part but for the quotes and dashes.
fn windows_1252(byte: u8) -> char {
    match byte {
        0x80 => '€',
        0x91 => '‘',
        0x92 => '’',
        0x93 => '“',
        0x94 => '”',
        0x96 => '–',
        0x97 => '—',
        0x8a => 'Š',
        0x8e => 'Ž',
        0x9a => 'š',
        0x9e => 'ž',
        b => char::from(b),
    }
}

/// A folder that is made or is empty, unless a full one was asked for.
pub(super) fn vacant(folder: &Path, force: bool) -> Result<(), Error> {
    let fail = |e| Error::io("cannot write", folder, e, "another folder after -o");
    fs::create_dir_all(folder).map_err(fail)?;
    if !force && fs::read_dir(folder).map_err(fail)?.next().is_some() {
        let why = format!("output folder not empty: {}: nothing was written", folder.display());
        return Err(Error::option(
            why,
            "--force to replace files of the same name, or another folder after -o",
        ));
    }
    Ok(())
}

/// Writes one file below a folder.
pub(super) fn put(folder: &Path, name: &str, text: &str) -> Result<(), Error> {
    let path = folder.join(name);
    let dir = path.parent().unwrap_or(folder);
    fs::create_dir_all(dir)
        .and_then(|()| fs::write(&path, text))
        .map_err(|e| Error::io("cannot write", &path, e, "another folder after -o"))
}

/// What was made must load; where it does not, the user hears it now and not in the next run.
fn proof(args: &Import) -> Result<(), Error> {
    let mut folders: Vec<&Path> = args.lexicons.lexicons.iter().map(AsRef::as_ref).collect();
    folders.push(&args.output_dir);
    let (_, problems) = read(!args.lexicons.no_default_lexicons, &folders)?;
    let faults: Vec<String> =
        problems.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string).collect();
    let faults: Vec<String> = faults.into_iter().take(20).collect();
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::faults("the import does not load, please report it", faults))
    }
}

fn summary(args: &Import, made: &Imported) -> String {
    let mut out = String::new();
    let width =
        made.tallies.iter().map(|t| t.file.chars().count()).max().unwrap_or(0).max("dictionary".len());
    let mut line = |text: std::fmt::Arguments| {
        out.write_fmt(text).expect("memory takes text");
        out.push('\n');
    };
    line(format_args!(
        "{:width$}  {:<12}  {:>7}  {:>9}  {:>7}  {:>7}  {:>7}",
        "dictionary", "read as", "lines", "converted", "changed", "known", "lost"
    ));
    for t in &made.tallies {
        line(format_args!(
            "{:width$}  {:<12}  {:>7}  {:>9}  {:>7}  {:>7}  {:>7}",
            t.file, t.kind, t.lines, t.converted, t.changed, t.known, t.lost
        ));
    }
    let folder = args.output_dir.display();
    line(format_args!(""));
    for (path, rows, _) in &made.files {
        line(format_args!("{folder}/{path}  {} rows", thousands(*rows)));
    }
    let n = made.remarks.len();
    line(format_args!(
        "{folder}/{IMPORT_REPORT}  {} remarks: every line changed, known or lost, and why",
        thousands(n)
    ));
    line(format_args!(
        "Next: dateline lexicon check {folder}   |   dateline extract PATH --lexicons {folder}"
    ));
    out
}
