//! Rows on their way from the worker to the database: each cell is one byte that says what it is, and its value.

use std::ops::Range;

use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::sink::tables::csv::unquote;
use crate::sink::tables::row::Row;

const NULL: u8 = 0;
const INTEGER: u8 = 1;
const REAL: u8 = 2;
const TEXT: u8 = 3;

/// Adds some of the cells of a row, in the order of the columns.
pub(super) fn push_cells(row: &Row, columns: &[&str], some: Range<usize>, out: &mut Vec<u8>) {
    for i in some {
        push(row.get(columns[i], i).unwrap_or(b"null"), out);
    }
}

/// The cell of a text.
pub(super) fn text_cell(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    push_text(text, &mut out);
    out
}

fn push(json: &[u8], out: &mut Vec<u8>) {
    match json.first() {
        Some(b'"') => push_text(&unquote(json), out),
        Some(b'[' | b'{') => push_text(&String::from_utf8_lossy(json), out),
        Some(b't') => push_integer(1, out),
        Some(b'f') => push_integer(0, out),
        Some(b'n') | None => out.push(NULL),
        Some(_) => {
            let number = std::str::from_utf8(json).unwrap_or_default();
            match (number.parse(), number.parse::<f64>()) {
                (Ok(n), _) => push_integer(n, out),
                (_, Ok(n)) => {
                    out.push(REAL);
                    out.extend_from_slice(&n.to_le_bytes());
                }
                _ => out.push(NULL),
            }
        }
    }
}

fn push_integer(n: i64, out: &mut Vec<u8>) {
    out.push(INTEGER);
    out.extend_from_slice(&n.to_le_bytes());
}

pub(super) fn push_text(text: &str, out: &mut Vec<u8>) {
    out.push(TEXT);
    out.extend_from_slice(&(text.len() as u32).to_le_bytes());
    out.extend_from_slice(text.as_bytes());
}

/// The cells of some rows, one after the other.
pub(super) struct Cells<'a>(pub(super) &'a [u8]);

impl<'a> Cells<'a> {
    fn bytes<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*head)
    }
}

impl<'a> Iterator for Cells<'a> {
    type Item = ToSqlOutput<'a>;

    fn next(&mut self) -> Option<ToSqlOutput<'a>> {
        let [kind] = self.bytes()?;
        Some(ToSqlOutput::Borrowed(match kind {
            INTEGER => ValueRef::Integer(i64::from_le_bytes(self.bytes()?)),
            REAL => ValueRef::Real(f64::from_le_bytes(self.bytes()?)),
            TEXT => {
                let length = u32::from_le_bytes(self.bytes()?) as usize;
                let (text, rest) = self.0.split_at_checked(length)?;
                self.0 = rest;
                ValueRef::Text(text)
            }
            _ => ValueRef::Null,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_as_they_went_in() {
        let json = [r#""043""#, "null", "true", "-1", "50.45", r#"[{"a":"\"é\""}]"#, r#""a\nb""#];
        let mut bytes = Vec::new();
        json.iter().for_each(|j| push(j.as_bytes(), &mut bytes));
        let cells: Vec<ToSqlOutput> = Cells(&bytes).collect();
        let text = |t: &'static str| ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes()));
        let expected = [
            text("043"),
            ToSqlOutput::Borrowed(ValueRef::Null),
            ToSqlOutput::Borrowed(ValueRef::Integer(1)),
            ToSqlOutput::Borrowed(ValueRef::Integer(-1)),
            ToSqlOutput::Borrowed(ValueRef::Real(50.45)),
            text(r#"[{"a":"\"é\""}]"#),
            text("a\nb"),
        ];
        assert_eq!(cells, expected);
    }
}
