//! Rows of CSV or TSV that a spreadsheet can open without harm.
//!
//! Text is always quoted and numbers never are, so that a reader who asks for it keeps the code "043" as text. A text
//! that starts as a formula does gets an apostrophe in front (CWE-1236); numbers need none, as they hold nothing else: a
//! polarity of -1 stays -1. TSV is quoted in the same way, as texts hold tabs and line breaks.

use std::ops::Range;

use super::row::Row;

/// The line of column names.
pub(in crate::sink) fn header(columns: &[&str], separator: u8) -> String {
    let mut line = columns.join(char::from(separator).encode_utf8(&mut [0; 4]));
    line.push('\n');
    line
}

/// Writes the fields of a row in the order of the columns. A field that the record left out is empty.
pub(super) fn write_row(row: &Row, columns: &[&str], separator: u8, out: &mut Vec<u8>) {
    write_cells(row, columns, 0..columns.len(), separator, out);
    out.push(b'\n');
}

/// Writes some of the fields, each but the first column with the separator before it.
pub(super) fn write_cells(row: &Row, columns: &[&str], some: Range<usize>, separator: u8, out: &mut Vec<u8>) {
    for i in some {
        if i > 0 {
            out.push(separator);
        }
        if let Some(json) = row.get(columns[i], i) {
            write_cell(json, out);
        }
    }
}

fn write_cell(json: &[u8], out: &mut Vec<u8>) {
    match json {
        [b'"', plain @ .., b'"'] if memchr::memchr(b'\\', plain).is_none() => {
            // Without an escape it is the text itself, and holds no quotation mark.
            out.push(b'"');
            disarm(plain, out);
            out.extend_from_slice(plain);
            out.push(b'"');
        }
        [b'"', ..] => {
            let text: String = serde_json::from_slice(json).expect("serde_json has written it");
            write_text(&text, out);
        }
        [b'[' | b'{', ..] => quote(json, out),
        [b'n', ..] | [] => {}
        plain => out.extend_from_slice(plain),
    }
}

pub(in crate::sink) fn write_text(text: &str, out: &mut Vec<u8>) {
    quote(text.as_bytes(), out);
}

/// Writes a text between quotation marks, and doubles those that it holds.
fn quote(text: &[u8], out: &mut Vec<u8>) {
    out.push(b'"');
    disarm(text, out);
    // Room for a text of nothing but marks: lists have many, and a search for each would take longer than this.
    let start = out.len();
    out.resize(start + 2 * text.len(), b'"');
    let (room, mut len) = (&mut out[start..], 0);
    for &byte in text {
        room[len] = byte;
        len += 1 + usize::from(byte == b'"');
    }
    out.truncate(start + len);
    out.push(b'"');
}

/// Writes an apostrophe before a text that begins like a formula.
fn disarm(text: &[u8], out: &mut Vec<u8>) {
    let wide = || ["＝", "＋", "－", "＠"].iter().any(|sign| text.starts_with(sign.as_bytes()));
    match text.first() {
        Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r' | b'\n') => out.push(b'\''),
        Some(0xef) if wide() => out.push(b'\''),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        for (value, expected) in [
            (serde_json::json!(null), ""),
            (serde_json::json!(true), "true"),
            (serde_json::json!(-5.5), "-5.5"),
            (serde_json::json!(-1), "-1"),
            (serde_json::json!("043"), r#""043""#),
            (serde_json::json!(""), r#""""#),
            (serde_json::json!("plain"), r#""plain""#),
            (serde_json::json!("a \"b\", c"), r#""a ""b"", c""#),
            (serde_json::json!("=1+1"), r#""'=1+1""#),
            (serde_json::json!("+1"), r#""'+1""#),
            (serde_json::json!("-1"), r#""'-1""#),
            (serde_json::json!("@SUM(A1)"), r#""'@SUM(A1)""#),
            (serde_json::json!("\tx"), "\"'\tx\""),
            (serde_json::json!("\rx"), "\"'\rx\""),
            (serde_json::json!("\n=x"), "\"'\n=x\""),
            (serde_json::json!("＝1"), "\"'＝1\""),
            (serde_json::json!("a=b"), r#""a=b""#),
            (serde_json::json!("“é”\n"), "\"“é”\n\""),
            (serde_json::json!(["a", {"b": 1}]), r#""[""a"",{""b"":1}]""#),
        ] {
            let mut out = Vec::new();
            write_cell(&serde_json::to_vec(&value).unwrap(), &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{value}");
        }
    }

    #[test]
    fn rows_follow_the_columns() {
        #[derive(serde::Serialize)]
        struct Record {
            b: u8,
            #[serde(skip_serializing_if = "Option::is_none")]
            c: Option<u8>,
            a: &'static str,
        }
        let mut row = Row::new("x");
        row.fill(&Record { b: 1, c: None, a: "=" });
        let (mut cells, mut lines) = (Vec::new(), Vec::new());
        write_row(&row, &["article", "a", "b", "c"], b',', &mut cells);
        row.write_json(&mut lines);
        assert_eq!(String::from_utf8(cells).unwrap(), "\"x\",\"'=\",1,\n");
        assert_eq!(String::from_utf8(lines).unwrap(), "{\"article\":\"x\",\"b\":1,\"a\":\"=\"}\n");
    }
}
