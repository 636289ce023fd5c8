//! Opens an input and decides how to read it: by its extension, and by its first bytes where it has none.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::ops::ControlFlow;
use std::path::Path;

use super::{Emit, FORMATS, Fault, Format, Origin, format_of};

/// Kinds of files that hold articles but are not read, and what to do with them.
const FOREIGN: &[(&str, &[&str], &[u8], &str)] = &[
    ("a PDF", &["pdf"], b"%PDF-", "pdftotext FILE STEM.txt"),
    ("a Word document", &["docx", "docm"], b"", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("an old Word document", &["doc"], &[0xd0, 0xcf, 0x11, 0xe0], "soffice --convert-to txt:Text FILE"),
    ("an OpenDocument text", &["odt"], b"", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("rich text", &["rtf"], b"{\\rtf", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("an e-book", &["epub"], b"", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("a web page", &["html", "htm", "xhtml"], b"", "save the article's text as .txt"),
    ("a CSV table", &["csv", "tsv"], b"", "convert it to JSON Lines with the fields text, id, title, date"),
    (
        "a spreadsheet",
        &["xlsx", "xls", "ods"],
        b"",
        "convert it to JSON Lines with the fields text, id, title, date",
    ),
    ("gzip data", &["gz"], &[0x1f, 0x8b], "gunzip -c FILE | dateline -"),
    ("Zstandard data", &["zst"], &[0x28, 0xb5, 0x2f, 0xfd], "zstdcat FILE | dateline -"),
    (
        "a ZIP archive or office document",
        &["zip"],
        b"PK\x03\x04",
        "unpack it, or convert it to .txt with pandoc",
    ),
];

/// For a file that holds articles but cannot be read: what it is and what to do. None for any other.
pub fn why_not(extension: &str) -> Option<(&'static str, &'static str)> {
    let found = FOREIGN.iter().find(|(_, ext, _, _)| ext.iter().any(|e| e.eq_ignore_ascii_case(extension)));
    found.map(|&(what, _, _, hint)| (what, hint))
}

/// Reads a file; one without a known extension is told by its first bytes. Returns the number of bytes read.
pub fn read_file(path: &Path, origin: &Origin, emit: &mut Emit) -> (u64, ControlFlow<()>) {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or("");
    if let Some((what, hint)) = why_not(extension) {
        return (0, emit(Err(unreadable(origin, what, hint))));
    }
    match File::open(path) {
        Err(e) => (0, emit(Err(Fault::new("cannot read", origin, None, reason(&e), "")))),
        // Opening a folder works on Unix and fails only when it is read.
        Ok(file) => read_from(Box::new(file), format_of(extension), origin, emit),
    }
}

/// Reads standard input, told by its first bytes.
pub fn read_stdin(origin: &Origin, emit: &mut Emit) -> (u64, ControlFlow<()>) {
    read_from(Box::new(io::stdin().lock()), None, origin, emit)
}

fn read_from(
    input: Box<dyn Read>,
    format: Option<&Format>,
    origin: &Origin,
    emit: &mut Emit,
) -> (u64, ControlFlow<()>) {
    let mut input = BufReader::with_capacity(1 << 16, Counting { input, bytes: 0 });
    let start = match beginning(&mut input) {
        Ok(start) => start,
        Err(e) => return (0, emit(Err(Fault::new("cannot read", origin, None, reason(&e), "")))),
    };
    let flow = match foreign(&start) {
        Some((what, hint)) => emit(Err(unreadable(origin, what, hint))),
        None => {
            // A byte order mark belongs to the encoding and not to the text.
            if start.starts_with(b"\xef\xbb\xbf") {
                input.consume(3);
            }
            (format.unwrap_or_else(|| sniff(&start)).read)(&mut input, origin, emit)
        }
    };
    (input.get_ref().bytes, flow)
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
fn beginning(input: &mut impl BufRead) -> io::Result<Vec<u8>> {
    loop {
        match input.fill_buf() {
            Ok(chunk) => return Ok(chunk[..chunk.len().min(4096)].to_vec()),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

fn foreign(start: &[u8]) -> Option<(&'static str, &'static str)> {
    FOREIGN
        .iter()
        .find(|(_, _, magic, _)| !magic.is_empty() && start.starts_with(magic))
        .map(|&(what, _, _, hint)| (what, hint))
}

/// The format of an input without an extension: an object first is JSON Lines, an array of objects is JSON. Text may
/// well start with a bracket ("[1] The minister ..."), so that one alone proves nothing.
fn sniff(start: &[u8]) -> &'static Format {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
    let mut bytes = start.iter().filter(|b| !b.is_ascii_whitespace());
    let name = match (bytes.next(), bytes.next()) {
        (Some(b'{'), _) => "JSON Lines",
        (Some(b'['), Some(b'{')) => "JSON",
        _ => "text",
    };
    FORMATS.iter().find(|f| f.name == name).unwrap_or(&FORMATS[0])
}

struct Counting {
    input: Box<dyn Read>,
    bytes: u64,
}

impl Read for Counting {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.input.read(out)?;
        self.bytes += n as u64;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_the_format() {
        for (start, expected) in [
            ("{\"text\": 1}", "JSON Lines"),
            ("\u{feff} \n{", "JSON Lines"),
            (" [\n {\"text\"", "JSON"),
            ("[1] The minister said", "text"),
            ("KYIV (Reuters) - ", "text"),
            ("", "text"),
        ] {
            assert_eq!(sniff(start.as_bytes()).name, expected, "{start:?}");
        }
    }

    #[test]
    fn foreign_files_are_named() {
        assert_eq!(foreign(b"%PDF-1.7 ...").unwrap().0, "a PDF");
        assert_eq!(foreign(b"PK\x03\x04....").unwrap().0, "a ZIP archive or office document");
        assert_eq!(foreign(b"The minister"), None);
        assert_eq!(why_not("DOCX").unwrap().0, "a Word document");
        assert_eq!(why_not("txt"), None);
    }

    #[test]
    fn hints_can_be_pasted() {
        let origin = Origin { shown: "news/a.pdf".into(), name: "a.pdf".into(), date_field: "date".into() };
        let fault = unreadable(&origin, "a PDF", why_not("pdf").unwrap().1);
        assert_eq!(
            fault.to_string(),
            "cannot read: news/a.pdf: it is a PDF, not text; try: pdftotext news/a.pdf news/a.txt"
        );
    }
}
