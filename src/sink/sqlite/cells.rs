//! Rows on their way from the worker to the database: each cell is one byte that says what it is, and its value.
//!
//! Numbers and texts become cells as they are; only what is made of several values is JSON.

use rusqlite::types::{ToSqlOutput, ValueRef};
use serde::ser::{Impossible, Serialize, SerializeStruct, Serializer};

use crate::sink::json::Json;
use crate::sink::tables::column;
use crate::sink::tables::row::Fault;

const NULL: u8 = 0;
const INTEGER: u8 = 1;
const REAL: u8 = 2;
const TEXT: u8 = 3;

/// The cell of no value.
pub(super) const NULL_CELL: &[u8] = &[NULL];

/// Adds the cells of a record in the order of the columns, which is that of its fields, after the id of its article.
/// Gives the place of the cell of `marked`.
///
/// # Panics
/// If the record is not a struct, or has a field that is no column.
pub(super) fn push_row(
    article: &str,
    record: &impl Serialize,
    columns: &'static [&'static str],
    marked: Option<usize>,
    out: &mut Vec<u8>,
) -> Option<usize> {
    push_text(article, out);
    let mut row = Cursor { columns, next: 1, marked, at: None, out };
    record.serialize(&mut row).expect("a row is a struct of plain values under the names of its columns");
    row.skip_to(columns.len());
    row.at
}

/// The cell of a text.
pub(super) fn text_cell(text: &str) -> Vec<u8> {
    let mut out = Vec::new();
    push_text(text, &mut out);
    out
}

/// A row that is being filled.
struct Cursor<'a> {
    columns: &'static [&'static str],
    /// Column of the next cell.
    next: usize,
    marked: Option<usize>,
    at: Option<usize>,
    out: &'a mut Vec<u8>,
}

impl Cursor<'_> {
    /// Leaves the cells before a column empty.
    fn skip_to(&mut self, column: usize) {
        while self.next < column {
            self.mark();
            self.out.push(NULL);
            self.next += 1;
        }
    }

    fn mark(&mut self) {
        if self.marked == Some(self.next) {
            self.at = Some(self.out.len());
        }
    }
}

impl SerializeStruct for &mut Cursor<'_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        let found = column(&self.columns[self.next..], key);
        let column = self.next + found.ok_or_else(|| Fault(format!("no column {key}")))?;
        self.skip_to(column);
        self.mark();
        self.next += 1;
        // What is no plain value has added nothing yet.
        if value.serialize(Cell(self.out)).is_err() {
            let start = self.out.len();
            self.out.extend_from_slice(&[TEXT, 0, 0, 0, 0]);
            value.serialize(Json(&mut *self.out))?;
            let length = (self.out.len() - start - 5) as u32;
            self.out[start + 1..start + 5].copy_from_slice(&length.to_le_bytes());
        }
        Ok(())
    }

    fn end(self) -> Result<(), Fault> {
        Ok(())
    }
}

type No = Impossible<(), Fault>;

impl Serializer for &mut Cursor<'_> {
    only_structs!();
}

/// Takes a plain value; what is made of several is a fault without words.
struct Cell<'a>(&'a mut Vec<u8>);

macro_rules! integers {
    ($($name:ident($type:ty);)*) => {
        $(fn $name(self, v: $type) -> Result<(), Fault> {
            push_integer(v.into(), self.0);
            Ok(())
        })*
    };
}

macro_rules! compound {
    ($($name:ident($($type:ty),*);)*) => {
        $(fn $name(self $(, _: $type)*) -> Result<No, Fault> {
            Err(Fault(String::new()))
        })*
    };
}

impl Serializer for Cell<'_> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = No;
    type SerializeStructVariant = No;

    integers! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
    }

    fn serialize_u64(self, v: u64) -> Result<(), Fault> {
        match i64::try_from(v) {
            Ok(v) => push_integer(v, self.0),
            Err(_) => push_real(v as f64, self.0),
        }
        Ok(())
    }

    fn serialize_f32(self, v: f32) -> Result<(), Fault> {
        // The number as it is written: 50.45, and not what is nearest to it in fewer bits.
        push_real(v.to_string().parse().unwrap_or(f64::NAN), self.0);
        Ok(())
    }

    fn serialize_f64(self, v: f64) -> Result<(), Fault> {
        push_real(v, self.0);
        Ok(())
    }

    fn serialize_char(self, v: char) -> Result<(), Fault> {
        push_text(v.encode_utf8(&mut [0; 4]), self.0);
        Ok(())
    }

    fn serialize_str(self, v: &str) -> Result<(), Fault> {
        push_text(v, self.0);
        Ok(())
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<(), Fault> {
        Err(Fault(String::new()))
    }

    fn serialize_none(self) -> Result<(), Fault> {
        self.0.push(NULL);
        Ok(())
    }

    units!();

    newtypes!("");

    compound! {
        serialize_seq(Option<usize>);
        serialize_tuple(usize);
        serialize_tuple_struct(&'static str, usize);
        serialize_tuple_variant(&'static str, u32, &'static str, usize);
        serialize_map(Option<usize>);
        serialize_struct(&'static str, usize);
        serialize_struct_variant(&'static str, u32, &'static str, usize);
    }
}

fn push_real(n: f64, out: &mut Vec<u8>) {
    if n.is_finite() {
        out.push(REAL);
        out.extend_from_slice(&n.to_le_bytes());
    } else {
        out.push(NULL);
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

/// The cells of some rows, one after the other, each as its bytes.
pub(super) struct Cells<'a>(pub(super) &'a [u8]);

impl<'a> Iterator for Cells<'a> {
    type Item = &'a [u8];

    #[inline]
    fn next(&mut self) -> Option<&'a [u8]> {
        let length = match *self.0.first()? {
            INTEGER | REAL => 9,
            TEXT => 5 + u32::from_le_bytes(*self.0[1..].first_chunk()?) as usize,
            _ => 1,
        };
        let (cell, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(cell)
    }
}

/// What a cell holds.
#[inline]
pub(super) fn value(cell: &[u8]) -> ToSqlOutput<'_> {
    let number = || cell.last_chunk().copied().unwrap_or_default();
    ToSqlOutput::Borrowed(match cell.first() {
        Some(&INTEGER) => ValueRef::Integer(i64::from_le_bytes(number())),
        Some(&REAL) => ValueRef::Real(f64::from_le_bytes(number())),
        Some(&TEXT) => ValueRef::Text(&cell[5..]),
        _ => ValueRef::Null,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_as_they_went_in() {
        #[derive(serde::Serialize)]
        struct Inner {
            a: &'static str,
        }
        #[derive(serde::Serialize)]
        struct Record {
            code: &'static str,
            none: Option<u8>,
            yes: bool,
            sign: i8,
            lat: Option<f32>,
            whole: f64,
            list: Vec<Inner>,
            text: String,
        }
        let record = Record {
            code: "043",
            none: None,
            yes: true,
            sign: -1,
            lat: Some(50.45),
            whole: 2.0,
            list: vec![Inner { a: "\"é\"" }],
            text: "a\nb".into(),
        };
        const COLUMNS: &[&str] =
            &["article", "code", "none", "yes", "sign", "left_out", "lat", "whole", "list", "text", "last"];
        let mut bytes = Vec::new();
        let at = push_row("id", &record, COLUMNS, Some(2), &mut bytes);
        assert_eq!(at, Some(7 + 8));
        let cells: Vec<ToSqlOutput> = Cells(&bytes).map(value).collect();
        let text = |t: &'static str| ToSqlOutput::Borrowed(ValueRef::Text(t.as_bytes()));
        let null = || ToSqlOutput::Borrowed(ValueRef::Null);
        let expected = [
            text("id"),
            text("043"),
            null(),
            ToSqlOutput::Borrowed(ValueRef::Integer(1)),
            ToSqlOutput::Borrowed(ValueRef::Integer(-1)),
            null(),
            ToSqlOutput::Borrowed(ValueRef::Real(50.45)),
            ToSqlOutput::Borrowed(ValueRef::Real(2.0)),
            text(r#"[{"a":"\"é\""}]"#),
            text("a\nb"),
            null(),
        ];
        assert_eq!(cells, expected);
    }
}
