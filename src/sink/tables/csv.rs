//! Rows of CSV or TSV that a spreadsheet can open without harm.
//!
//! Text is always quoted and numbers never are, so that a reader who asks for it keeps the code "043" as text. A text
//! that starts as a formula does gets an apostrophe in front (CWE-1236); numbers need none, as they hold nothing else: a
//! polarity of -1 stays -1. TSV is quoted in the same way, as texts hold tabs and line breaks.

/// The line of column names.
pub(in crate::sink) fn header(columns: &[&str], separator: u8) -> String {
    let mut line = columns.join(char::from(separator).encode_utf8(&mut [0; 4]));
    line.push('\n');
    line
}

/// Writes a text as a cell.
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
pub(super) fn disarm(text: &[u8], out: &mut Vec<u8>) {
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
    fn texts() {
        for (text, expected) in [
            ("", r#""""#),
            ("plain", r#""plain""#),
            ("a \"b\", c", r#""a ""b"", c""#),
            ("=1+1", r#""'=1+1""#),
            ("\n=x", "\"'\n=x\""),
            ("＝1", "\"'＝1\""),
            ("“é”\n", "\"“é”\n\""),
        ] {
            let mut out = Vec::new();
            write_text(text, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), expected, "{text}");
        }
    }
}
