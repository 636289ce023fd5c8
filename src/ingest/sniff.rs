//! What an input is, by its extension and by its first bytes.

use std::path::Path;

use super::unpack::Packing;
use super::{FORMATS, Format, format_of, tabari};

/// Kinds of files that hold articles but are not read, and what to do with them: extensions, first bytes, a command in
/// which `FILE` is the file and `STEM` its name without extension.
const FOREIGN: &[(&str, &[&str], &[u8], &str)] = &[
    ("a PDF", &["pdf"], b"%PDF-", "pdftotext FILE STEM.txt"),
    ("a Word document", &["docx", "docm"], b"", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("an old Word document", &["doc"], &[0xd0, 0xcf, 0x11, 0xe0], "soffice --convert-to txt:Text FILE"),
    ("an OpenDocument text", &["odt"], b"", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("rich text", &["rtf"], b"{\\rtf", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("an e-book", &["epub"], b"", "pandoc FILE -t plain --wrap=none -o STEM.txt"),
    ("a spreadsheet", &["xlsx", "xls", "ods"], b"", "save it as .csv with a column text"),
    ("bzip2 data", &["bz2"], b"BZh", "bunzip2 -c FILE | dateline -"),
    ("xz data", &["xz"], b"\xfd7zXZ\0", "xzcat FILE | dateline -"),
    (
        "a ZIP archive or office document",
        &["zip"],
        b"PK\x03\x04",
        "unpack it, or convert it to .txt with pandoc",
    ),
    ("a 7z archive", &["7z"], b"7z\xbc\xaf\x27\x1c", "unpack it into a folder"),
    ("a tar archive", &["tar", "tgz"], b"", "unpack it into a folder"),
    ("a Parquet file", &["parquet"], b"PAR1", "write it as JSON Lines with the fields text, id, title, date"),
    ("a picture", &[], b"\x89PNG", "leave it out"),
    ("a picture", &[], b"\xff\xd8\xff", "leave it out"),
    ("a picture", &[], b"GIF8", "leave it out"),
    ("a program", &[], b"\x7fELF", "leave it out"),
];

/// What can be said of a file by its name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// Its extension in lower case, without that of its compression.
    pub(super) extension: String,
    /// How it is compressed.
    pub(super) packing: Option<Packing>,
}

impl Named {
    /// Of a path.
    pub(super) fn of(path: &Path) -> Named {
        let extension =
            |p: &Path| p.extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
        let outer = extension(path);
        match Packing::named(&outer) {
            Some(packing) => {
                let stem = path.file_stem().map(Path::new).map(extension).unwrap_or_default();
                Named { extension: stem, packing: Some(packing) }
            }
            None => Named { extension: outer, packing: None },
        }
    }

    /// The format that the extension stands for.
    pub(super) fn format(&self) -> Option<&'static Format> {
        format_of(&self.extension)
    }
}

/// For a file that holds articles but cannot be read: what it is and what to do. None for any other.
pub(super) fn foreign_name(extension: &str) -> Option<(&'static str, &'static str)> {
    let found = FOREIGN.iter().find(|(_, ext, _, _)| ext.iter().any(|e| e.eq_ignore_ascii_case(extension)));
    found.map(|&(what, _, _, hint)| (what, hint))
}

/// The same, by its first bytes.
pub(super) fn foreign(start: &[u8]) -> Option<(&'static str, &'static str)> {
    if start.get(257..262) == Some(b"ustar") {
        return foreign_name("tar");
    }
    FOREIGN
        .iter()
        .find(|(_, _, magic, _)| !magic.is_empty() && start.starts_with(magic))
        .map(|&(what, _, _, hint)| (what, hint))
}

/// The format of an input: what its extension stands for, unless its first bytes plainly say something else.
pub(super) fn choose(named: Option<&'static Format>, start: &[u8]) -> &'static Format {
    let Some(named) = named else { return told(start).unwrap_or(by_name("text")) };
    match (named.name, told(start)) {
        // Pages and old coders' files are often saved as text.
        ("text" | "Markdown", Some(found)) if matches!(found.name, "HTML" | "TABARI" | "WARC") => found,
        ("XML", Some(found)) if found.name == "HTML" => found,
        ("HTML", _) if !start.contains(&b'<') => by_name("text"),
        _ => named,
    }
}

/// The format that the first bytes give away. Text may well start with a bracket ("[1] The minister ..."), so that one
/// alone proves nothing.
pub(super) fn told(start: &[u8]) -> Option<&'static Format> {
    let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    if start.starts_with(b"WARC/") {
        return Some(by_name("WARC"));
    }
    if start.starts_with(b"<") {
        return markup(start).map(by_name);
    }
    let mut bytes = start.iter().filter(|b| !b.is_ascii_whitespace());
    match (bytes.next(), bytes.next()) {
        (Some(b'{'), Some(b'"' | b'}')) => Some(by_name("JSON Lines")),
        (Some(b'['), Some(b'{')) => Some(by_name("JSON")),
        _ if tabari::is_head(start) => Some(by_name("TABARI")),
        _ => None,
    }
}

/// What markup is, by its first tags.
fn markup(start: &[u8]) -> Option<&'static str> {
    const HTML: &[&str] =
        &["html", "head", "body", "title", "meta", "div", "article", "p", "h1", "link", "script"];
    const XML: &[&str] =
        &["nitf", "newsitem", "newsmessage", "newsml", "sentences", "sentence", "packageitem", "article-set"];
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    if text.starts_with("<!doctype html") {
        return Some("HTML");
    }
    for (i, tag) in text.split('<').skip(1).take(12).enumerate() {
        let name: String =
            tag.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | ':')).collect();
        let name = name.rsplit(':').next().unwrap_or_default();
        if XML.contains(&name) {
            return Some("XML");
        }
        // A tag further on may stand in running text about tags.
        if HTML.contains(&name) && (i < 2 || text.starts_with("<!--") || text.starts_with("<?xml")) {
            return Some("HTML");
        }
    }
    text.starts_with("<?xml").then_some("XML")
}

fn by_name(name: &str) -> &'static Format {
    FORMATS.iter().find(|f| f.name == name).unwrap_or(&FORMATS[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_tell_the_format() {
        for (extension, start, expected) in [
            ("", "{\"text\": 1}", "JSON Lines"),
            ("", "\u{feff} \n{\n\"text\"", "JSON Lines"),
            ("", " [\n {\"text\"", "JSON"),
            ("", "[1] The minister said", "text"),
            ("", "{ He left }", "text"),
            ("", "KYIV (Reuters) - ", "text"),
            ("", "", "text"),
            ("", "WARC/1.0\r\n", "WARC"),
            ("", "<!DOCTYPE html><p>", "HTML"),
            ("", "<!-- saved -->\n<html>", "HTML"),
            ("", "<?xml version='1.0'?><!DOCTYPE nitf><nitf>", "XML"),
            ("", "<?xml version='1.0'?><html xmlns='x'>", "HTML"),
            ("", "<Sentences><Sentence date=\"20250101\">", "XML"),
            ("", "<3 was all he wrote", "text"),
            ("", "251202 REUT-0001-01\nEnvoys left Geneva.\n", "TABARI"),
            ("txt", "<!doctype HTML><p>", "HTML"),
            ("txt", "251202 REUT-0001-01\nEnvoys left Geneva.\n", "TABARI"),
            ("txt", "{\"text\": 1}", "text"),
            ("md", "# Talks", "Markdown"),
            ("xml", "<html>", "HTML"),
            ("html", "Envoys left.", "text"),
            ("csv", "text,id", "CSV"),
        ] {
            let found = choose(format_of(extension), start.as_bytes());
            assert_eq!(found.name, expected, "{extension} {start:?}");
        }
    }

    #[test]
    fn names() {
        for (name, extension, packing) in [
            ("a.txt", "txt", None),
            ("a.TXT.GZ", "txt", Some(Packing::Gzip)),
            ("CC-NEWS-1.warc.gz", "warc", Some(Packing::Gzip)),
            ("a.jsonl.zst", "jsonl", Some(Packing::Zstd)),
            ("a.gz", "", Some(Packing::Gzip)),
            ("a", "", None),
        ] {
            assert_eq!(Named::of(Path::new(name)), Named { extension: extension.into(), packing }, "{name}");
        }
    }

    #[test]
    fn foreign_files_are_named() {
        assert_eq!(foreign(b"%PDF-1.7 ...").unwrap().0, "a PDF");
        assert_eq!(foreign(b"PK\x03\x04....").unwrap().0, "a ZIP archive or office document");
        assert_eq!(foreign(b"The minister"), None);
        assert_eq!(foreign_name("DOCX").unwrap().0, "a Word document");
        assert_eq!(foreign_name("txt"), None);
    }
}
