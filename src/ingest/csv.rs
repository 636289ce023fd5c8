//! Tables: a row is an article, the first row names the columns.
//!
//! Quoted fields may hold line breaks. A row that has more or fewer fields than the header costs that row; a quote that
//! is never closed is seen by a row longer than any article, and costs the rest of the file.

use std::cell::Cell;
use std::io::BufRead;
use std::ops::ControlFlow;
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};
use serde_json::{Map, Value};

use super::encoding::decode;
use super::gauge::Gauge;
use super::{Emit, Fault, LONGEST, Origin, fields};

/// Reads rows of fields between commas, or whatever else the header has between its names.
pub(super) fn read_commas(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    read(input, None, origin, emit)
}

/// Reads rows of fields between tabs.
pub(super) fn read_tabs(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    read(input, Some(b'\t'), origin, emit)
}

fn read(input: &mut dyn BufRead, separator: Option<u8>, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    let cannot = |e: String, line| Err(Fault::new("cannot read", origin, line, e, ""));
    let (separator, behind) = match input.fill_buf() {
        Ok(start) => (separator.unwrap_or_else(|| separator_of(start)), lines_behind(start)),
        Err(e) => return emit(cannot(e.to_string(), None)),
    };
    let left = Rc::new(Cell::new(LONGEST));
    let why = format!("a row is longer than {} MiB; is a quote never closed?", LONGEST >> 20);
    let mut rows = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(Gauge { input, left: left.clone(), why });
    let mut row = ByteRecord::new();
    let header: Vec<String> = match rows.read_byte_record(&mut row) {
        Ok(true) => row.iter().map(|f| String::from_utf8_lossy(f).trim().to_string()).collect(),
        Ok(false) => Vec::new(),
        Err(e) => return emit(cannot(e.to_string(), Some(1))),
    };
    if header.iter().all(String::is_empty) {
        return emit(Err(Fault::new("nothing to read", origin, None, "the file is empty", "leave it out")));
    }
    let column = |name: &str| {
        header
            .iter()
            .position(|h| h == name)
            .or_else(|| header.iter().position(|h| h.eq_ignore_ascii_case(name)))
    };
    let columns: Vec<(&str, usize)> =
        origin.fields.all().iter().filter_map(|&(_, name)| Some((name, column(name)?))).collect();
    if column(&origin.fields.text).is_none() {
        let found = header.iter().take(8).cloned().collect::<Vec<_>>().join(", ");
        let why = format!("the header has no column `{}`, found {found}", origin.fields.text);
        return emit(Err(Fault::new(
            "no article",
            origin,
            Some(1),
            why,
            "--field text=NAME, or a header in the first row",
        )));
    }
    let mut any = false;
    loop {
        left.set(LONGEST);
        let read = rows.read_byte_record(&mut row);
        let line = row.position().map(|p| p.line() + behind);
        match read {
            Ok(false) => break,
            Ok(true) => {
                any = true;
                emit(article(&row, &header, &columns, origin, line))?;
            }
            // A reader that has failed gives nothing more.
            Err(e) => {
                let line = Some(line.unwrap_or(1).max(rows.position().line()));
                let why = match e.into_kind() {
                    csv::ErrorKind::Io(e) => e.to_string(),
                    other => format!("{other:?}"),
                };
                return emit(cannot(why, line));
            }
        }
    }
    if !any {
        let why = "the table has no row below its header";
        emit(Err(Fault::new("nothing to read", origin, None, why, "leave it out")))?;
    }
    ControlFlow::Continue(())
}

/// The reader counts a line when it reads its last byte, which is the first of the next row where lines end in two.
fn lines_behind(start: &[u8]) -> u64 {
    let end = start.iter().position(|&b| b == b'\n').unwrap_or(0);
    u64::from(end > 0 && start[end - 1] == b'\r')
}

/// What stands most often in the header line; commas where nothing does.
fn separator_of(start: &[u8]) -> u8 {
    let end = start.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(start.len());
    let count = |separator: &u8| start[..end].iter().filter(|b| *b == separator).count();
    *b"|;\t,".iter().max_by_key(|s| count(s)).unwrap_or(&b',')
}

fn article(
    row: &ByteRecord,
    header: &[String],
    columns: &[(&str, usize)],
    origin: &Origin,
    line: Option<u64>,
) -> Result<super::Raw, Fault> {
    if row.len() != header.len() {
        let why = format!("the row has {} fields, the header {}", row.len(), header.len());
        let hint = "quotes around fields that hold separators or line breaks";
        return Err(Fault::new("no article", origin, line, why, hint));
    }
    let mut map = Map::new();
    let mut note = None;
    for &(name, at) in columns {
        let bytes = row.get(at).unwrap_or_default();
        let decoded = decode(bytes.to_vec(), None).map_err(|why| {
            Fault::new("cannot read", origin, line, format!("the field `{name}`: {why}"), "")
        })?;
        note = note.or(decoded.note);
        map.insert(name.into(), Value::String(decoded.text));
    }
    let mut raw = fields::article(Value::Object(map), origin, line)?;
    raw.warnings.extend(note.map(|why| ("encoding", why)));
    Ok(raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &[u8], names: &[&str]) -> Vec<String> {
        let mut origin = Origin::new("f.csv", "f.csv");
        let mut fields = super::super::FieldNames::default();
        names.iter().for_each(|n| fields.set(n).unwrap());
        origin.fields = fields.into();
        let mut seen = Vec::new();
        let mut input = text;
        let _ = read_commas(&mut input, &origin, &mut |item| {
            seen.push(match item {
                Ok(raw) => format!("{:?}@{} {:?} {:?}", raw.text, raw.line.unwrap_or(0), raw.id, raw.title),
                Err(fault) => fault.to_string(),
            });
            ControlFlow::Continue(())
        });
        seen
    }

    #[test]
    fn rows() {
        let quoted = "id,title,text\n1,\"A, b\",\"Envoys \"\"left\"\".\nThey said so.\"\n2,,Others came.\n";
        assert_eq!(
            read_all(quoted.as_bytes(), &[]),
            [
                "\"Envoys \\\"left\\\".\\nThey said so.\"@2 Some(\"1\") Some(\"A, b\")",
                "\"Others came.\"@4 Some(\"2\") None"
            ]
        );
        let named = "Nr;Body;Headline\r\n7;Envoys left.;Talks\r\n";
        assert_eq!(
            read_all(named.as_bytes(), &["text=body", "id=nr", "title=headline"]),
            ["\"Envoys left.\"@2 Some(\"7\") Some(\"Talks\")"]
        );
        assert_eq!(read_all(b"id,text\n1,It\x92s over.\n", &[]), ["\"It’s over.\"@2 Some(\"1\") None"]);
    }

    #[test]
    fn bad_rows_cost_themselves() {
        let seen = read_all(b"id,text\n1,one\n2,two,three\n3,\n4,four\n", &[]);
        assert_eq!(
            seen[1],
            "no article: f.csv:3: the row has 3 fields, the header 2; try: quotes around fields that hold separators or line breaks"
        );
        assert!(seen[2].starts_with("no article: f.csv:4: the field `text` is empty"), "{}", seen[2]);
        assert!(seen[3].starts_with("\"four\"@5"), "{}", seen[3]);
        let seen = read_all(b"a,b\n1,2\n", &[]);
        assert_eq!(
            seen,
            [
                "no article: f.csv:1: the header has no column `text`, found a, b; try: --field text=NAME, or a header in the first row"
            ]
        );
        assert_eq!(read_all(b"", &[]), ["nothing to read: f.csv: the file is empty; try: leave it out"]);
        let long = format!("id,text\n1,one\n2,\"{}", "never closed ".repeat(800_000));
        let seen = read_all(long.as_bytes(), &[]);
        assert_eq!(seen.len(), 2, "{seen:?}");
        assert!(seen[1].contains("is a quote never closed?"), "{}", seen[1]);
    }
}
