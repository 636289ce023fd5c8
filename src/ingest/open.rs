//! Opens an input and decides how to read it: unpacked, by its extension, and by its first bytes where that does not
//! tell.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;

use super::encoding::{Transcode, wide};
use super::sniff::{Named, choose, foreign, foreign_name, told};
use super::unpack::{Count, Packing, Unpacked};
use super::{Emit, Fault, Origin};

/// How much of an input is looked at to tell what it is.
const START: usize = 4096;

/// Reads a file. Returns the number of bytes read.
pub fn read_file(path: &Path, origin: &Origin, emit: &mut Emit) -> (u64, ControlFlow<()>) {
    let named = Named::of(path);
    if let Some((what, hint)) = foreign_name(&named.extension) {
        return (0, emit(Err(unreadable(origin, what, hint))));
    }
    match File::open(path) {
        Err(e) => (0, emit(Err(Fault::new("cannot read", origin, None, reason(&e), "")))),
        // Opening a folder works on Unix and fails only when it is read.
        Ok(file) => read_from(Box::new(file), &named, origin, emit),
    }
}

/// Reads standard input, told by its first bytes.
pub fn read_stdin(origin: &Origin, emit: &mut Emit) -> (u64, ControlFlow<()>) {
    read_from(Box::new(io::stdin().lock()), &Named::default(), origin, emit)
}

/// Reads bytes as if they were a file of this name.
pub fn read_bytes(bytes: Vec<u8>, name: &Path, origin: &Origin, emit: &mut Emit) -> (u64, ControlFlow<()>) {
    read_from(Box::new(Cursor::new(bytes)), &Named::of(name), origin, emit)
}

/// Whether a file of a folder is an input: its extension says so, or it has none and its first bytes do. Only regular
/// files may be asked about; any other might block.
pub fn is_input(path: &Path) -> bool {
    let named = Named::of(path);
    if named.format().is_some() || foreign_name(&named.extension).is_some() || named.packing.is_some() {
        return true;
    }
    if !named.extension.is_empty() {
        return false;
    }
    let mut start = Vec::new();
    let read = File::open(path).and_then(|f| f.take(START as u64).read_to_end(&mut start));
    read.is_ok() && (Packing::of(&start).is_some() || told(&start).is_some())
}

fn read_from(
    input: Box<dyn Read>,
    named: &Named,
    origin: &Origin,
    emit: &mut Emit,
) -> (u64, ControlFlow<()>) {
    let read = Count::default();
    let counting = Counting { input, bytes: read.clone() };
    let mut input: Box<dyn BufRead> = Box::new(BufReader::with_capacity(1 << 16, counting));
    let mut unreadable_start =
        |e: io::Error| emit(Err(Fault::new("cannot read", origin, None, reason(&e), "")));
    let mut start = match beginning(&mut input) {
        Ok(start) => start,
        Err(e) => return (read.get(), unreadable_start(e)),
    };
    if let Some(packing) = Packing::of(&start) {
        let unpacked = Unpacked::new(input, packing, read.clone());
        let unpacked = unpacked.map(|u| BufReader::with_capacity(1 << 16, u));
        match unpacked.and_then(|mut u| Ok((filled(&mut u)?, u))) {
            // What was looked at is put back in front, an error on the way with it.
            Ok(((first, error), rest)) => {
                let error = BufReader::with_capacity(1, Once(error));
                input = Box::new(Cursor::new(first.clone()).chain(error).chain(rest));
                start = first;
            }
            Err(e) => return (read.get(), unreadable_start(e)),
        }
        if Packing::of(&start).is_some() {
            let fault = Fault::new("cannot read", origin, None, "it is compressed twice", "unpack it once");
            return (read.get(), emit(Err(fault)));
        }
    }
    let flow = read_plain(&mut *input, &start, named, origin, emit);
    (read.get(), flow)
}

/// Reads what is not compressed.
fn read_plain(
    input: &mut dyn BufRead,
    start: &[u8],
    named: &Named,
    origin: &Origin,
    emit: &mut Emit,
) -> ControlFlow<()> {
    if let Some((what, hint)) = foreign(start) {
        return emit(Err(unreadable(origin, what, hint)));
    }
    if let Some((encoding, note)) = wide(start) {
        // The first article says so for all.
        let mut note = Some(note);
        let mut emit = |item| {
            emit(match item {
                Ok(mut raw) => {
                    raw_note(&mut raw, note.take());
                    Ok(raw)
                }
                fault => fault,
            })
        };
        let decoded: String = encoding.decode(start).0.into_owned();
        let format = choose(named.format(), decoded.as_bytes());
        let mut text = BufReader::with_capacity(1 << 16, Transcode::new(input, encoding));
        return (format.read)(&mut text, origin, &mut emit);
    }
    // A byte order mark belongs to the encoding and not to the text.
    if start.starts_with(b"\xef\xbb\xbf") {
        input.consume(3);
    }
    (choose(named.format(), start).read)(input, origin, emit)
}

fn raw_note(raw: &mut super::Raw, note: Option<String>) {
    raw.warnings.extend(note.map(|why| ("encoding", why)));
}

fn unreadable(origin: &Origin, what: &str, hint: &str) -> Fault {
    // The hint can be pasted: `STEM.txt` is beside the file and never the file itself.
    let stem = match origin.shown.rsplit_once('.') {
        Some((stem, ext)) if ext != "txt" && !ext.contains('/') && !stem.is_empty() => stem,
        _ => &format!("{}.new", origin.shown),
    };
    let hint = hint.replace("FILE", &origin.shown).replace("STEM", stem);
    Fault::new("cannot read", origin, None, format!("it is {what}, not text"), hint)
}

fn reason(e: &io::Error) -> String {
    match e.kind() {
        io::ErrorKind::NotFound => "no such file or folder".into(),
        io::ErrorKind::PermissionDenied => "permission denied".into(),
        io::ErrorKind::IsADirectory => "it is a folder".into(),
        _ => e.to_string(),
    }
}

/// The first bytes, left in the reader. A pipe may give few at first; those are enough.
fn beginning(input: &mut dyn BufRead) -> io::Result<Vec<u8>> {
    loop {
        match input.fill_buf() {
            Ok(chunk) => return Ok(chunk[..chunk.len().min(START)].to_vec()),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

/// The first bytes, taken out of the reader, and the error that came behind them.
fn filled(input: &mut dyn BufRead) -> io::Result<(Vec<u8>, Option<io::Error>)> {
    let mut start = Vec::new();
    match input.take(START as u64).read_to_end(&mut start) {
        Err(e) if start.is_empty() => Err(e),
        result => Ok((start, result.err())),
    }
}

/// An error that comes up once, and nothing else.
struct Once(Option<io::Error>);

impl Read for Once {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        self.0.take().map_or(Ok(0), Err)
    }
}

struct Counting {
    input: Box<dyn Read>,
    bytes: Count,
}

impl Read for Counting {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(out)?;
        self.bytes.set(self.bytes.get() + n as u64);
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_can_be_pasted() {
        let origin = Origin::new("news/a.pdf", "a.pdf");
        let fault = unreadable(&origin, "a PDF", foreign_name("pdf").unwrap().1);
        assert_eq!(
            fault.to_string(),
            "cannot read: news/a.pdf: it is a PDF, not text; try: pdftotext news/a.pdf news/a.txt"
        );
    }
}
