//! Records as rows: each as a line of JSON and as cells, both from one pass over its fields.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

use super::column;
use super::csv::disarm;
use crate::sink::json::{self, Digits, Fields, List, Out, numbers};

/// Rows of one table.
pub(in crate::sink) struct Rows {
    /// What stands between two cells.
    separator: u8,
    both: Both,
}

/// The rows in both forms.
#[derive(Default)]
pub(in crate::sink) struct Both {
    /// Lines of JSON.
    pub lines: Vec<u8>,
    /// Lines of cells.
    pub cells: Vec<u8>,
}

impl Rows {
    /// Rows behind what stands in these buffers.
    pub(in crate::sink) fn new(separator: u8, both: Both) -> Rows {
        Rows { separator, both }
    }

    /// Adds a record, whose fields have columns in their order, after the id of its article where that has one. Gives
    /// the place of the cell of the column `marked`.
    ///
    /// # Panics
    /// If the record is not a struct, or has a field that is no column.
    pub(in crate::sink) fn push(
        &mut self,
        article: Option<&str>,
        record: &impl Serialize,
        columns: &[&str],
        marked: Option<usize>,
    ) -> Option<usize> {
        let Rows { separator, both } = self;
        let mut row = Row { columns, next: 0, separator: *separator, marked, at: None, before: b'{', both };
        if let Some(id) = article {
            row.serialize_field_of("article", id).expect("text serialises");
        }
        record.serialize(&mut row).expect("a row is a struct of plain values under the names of its columns");
        row.skip_to(columns.len());
        let (at, before) = (row.at, row.before);
        both.lines.extend_from_slice(if before == b'{' { b"{}\n" } else { b"}\n" });
        both.cells.push(b'\n');
        at
    }

    /// What was made.
    pub(in crate::sink) fn end(self) -> Both {
        self.both
    }

    /// Forgets the lines, which are not wanted.
    pub(super) fn forget_lines(&mut self) {
        self.both.lines.clear();
    }
}

/// JSON inside of a cell has its quotation marks doubled there.
impl Out for Both {
    #[inline]
    fn plain(&mut self, bytes: &[u8]) {
        self.lines.extend_from_slice(bytes);
        self.cells.extend_from_slice(bytes);
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.lines.push(byte);
        self.cells.push(byte);
    }

    #[inline]
    fn mark(&mut self) {
        self.lines.push(b'"');
        self.cells.extend_from_slice(b"\"\"");
    }
}

impl Both {
    /// A text as a value of its own: in JSON with escapes, as a cell with doubled marks.
    fn text(&mut self, text: &str) {
        let Both { lines, cells } = self;
        let mut rest = text.as_bytes();
        lines.push(b'"');
        cells.push(b'"');
        disarm(rest, cells);
        while let Some(at) = json::special(rest) {
            lines.extend_from_slice(&rest[..at]);
            json::escape(rest[at], lines);
            cells.extend_from_slice(&rest[..=at]);
            if rest[at] == b'"' {
                cells.push(b'"');
            }
            rest = &rest[at + 1..];
        }
        lines.extend_from_slice(rest);
        cells.extend_from_slice(rest);
        lines.push(b'"');
        cells.push(b'"');
    }
}

/// A row that is being made.
struct Row<'a> {
    columns: &'a [&'a str],
    /// Column of the next cell.
    next: usize,
    separator: u8,
    marked: Option<usize>,
    at: Option<usize>,
    /// What stands before the next field of the line.
    before: u8,
    both: &'a mut Both,
}

impl Row<'_> {
    /// Leaves the cells before a column empty.
    fn skip_to(&mut self, column: usize) {
        while self.next < column {
            self.begin_cell();
        }
    }

    fn begin_cell(&mut self) {
        if self.next > 0 {
            self.both.cells.push(self.separator);
        }
        if self.marked == Some(self.next) {
            self.at = Some(self.both.cells.len());
        }
        self.next += 1;
    }

    fn serialize_field_of<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Fault> {
        let found = column(&self.columns[self.next..], key);
        self.skip_to(self.next + found.ok_or_else(|| Fault(format!("no column {key}")))?);
        self.begin_cell();
        let lines = &mut self.both.lines;
        lines.extend_from_slice(&[self.before, b'"']);
        self.before = b',';
        lines.extend_from_slice(key.as_bytes());
        lines.extend_from_slice(b"\":");
        value.serialize(Value(self.both))
    }
}

/// A record that is no struct.
#[derive(Debug)]
pub(in crate::sink) struct Fault(pub(in crate::sink) String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl serde::ser::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Fault {
        Fault(message.to_string())
    }
}

impl SerializeStruct for &mut Row<'_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        self.serialize_field_of(key, value)
    }

    fn end(self) -> Result<(), Fault> {
        Ok(())
    }
}

type No = Impossible<(), Fault>;

impl Serializer for &mut Row<'_> {
    only_structs!();
}

/// The value of a field, which is a cell: a number as it is, nothing for null, and JSON for what is made of several.
struct Value<'a>(&'a mut Both);

impl Value<'_> {
    fn plain(self, bytes: &[u8]) {
        self.0.lines.extend_from_slice(bytes);
        self.0.cells.extend_from_slice(bytes);
    }

    fn whole(self, n: i64) {
        Digits::of(n.unsigned_abs(), n < 0).with(|digits| self.plain(digits));
    }

    fn natural(self, n: u64) {
        Digits::of(n, false).with(|digits| self.plain(digits));
    }

    fn short(self, n: f32) {
        if n.is_finite() { json::broken(&n, |digits| self.plain(digits)) } else { self.null() }
    }

    fn long(self, n: f64) {
        if n.is_finite() { json::broken(&n, |digits| self.plain(digits)) } else { self.null() }
    }

    fn null(self) {
        self.0.lines.extend_from_slice(b"null");
    }
}

/// A value of several in a cell.
struct Quoted<T>(T);

impl<'a> Quoted<List<'a, Both>> {
    fn list(both: &'a mut Both) -> Self {
        both.cells.push(b'"');
        Quoted(List::new(both))
    }
}

impl SerializeSeq for Quoted<List<'_, Both>> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.0.element(value)
    }

    fn end(mut self) -> Result<(), Fault> {
        self.0.close();
        self.0.out.cells.push(b'"');
        Ok(())
    }
}

impl SerializeTuple for Quoted<List<'_, Both>> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.0.element(value)
    }

    fn end(self) -> Result<(), Fault> {
        SerializeSeq::end(self)
    }
}

impl SerializeStruct for Quoted<Fields<'_, Both>> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        self.0.field(key, value)
    }

    fn end(mut self) -> Result<(), Fault> {
        self.0.close();
        self.0.out.cells.push(b'"');
        Ok(())
    }
}

impl<'a> Serializer for Value<'a> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = Quoted<List<'a, Both>>;
    type SerializeTuple = Quoted<List<'a, Both>>;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Quoted<Fields<'a, Both>>;
    type SerializeStructVariant = No;

    numbers! {
        serialize_i8(i8) whole;
        serialize_i16(i16) whole;
        serialize_i32(i32) whole;
        serialize_i64(i64) whole;
        serialize_u8(u8) natural;
        serialize_u16(u16) natural;
        serialize_u32(u32) natural;
        serialize_u64(u64) natural;
        serialize_f32(f32) short;
        serialize_f64(f64) long;
    }

    fn serialize_bool(self, v: bool) -> Result<(), Fault> {
        self.plain(if v { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, v: char) -> Result<(), Fault> {
        self.serialize_str(v.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, v: &str) -> Result<(), Fault> {
        self.0.text(v);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Fault> {
        self.null();
        Ok(())
    }

    units!();

    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, Fault> {
        Ok(Quoted::list(self.0))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Fault> {
        Ok(Quoted::list(self.0))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, Fault> {
        self.0.cells.push(b'"');
        Ok(Quoted(Fields::new(self.0)))
    }

    newtypes!("a variant with a value in a record");

    refuse! {
        serialize_bytes(&[u8]);
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cell and the line of one value under the name "a".
    fn row(value: impl Serialize) -> (String, String) {
        #[derive(serde::Serialize)]
        struct Record<T> {
            a: T,
        }
        let mut rows = Rows::new(b',', Both::default());
        rows.push(None, &Record { a: value }, &["a"], None);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        let Both { lines, cells } = rows.end();
        (text(cells).trim_end_matches('\n').to_string(), text(lines))
    }

    #[test]
    fn cells() {
        for (text, expected) in [
            ("043", r#""043""#),
            ("", r#""""#),
            ("plain", r#""plain""#),
            ("a \"b\", c", r#""a ""b"", c""#),
            ("=1+1", r#""'=1+1""#),
            ("+1", r#""'+1""#),
            ("-1", r#""'-1""#),
            ("@SUM(A1)", r#""'@SUM(A1)""#),
            ("\tx", "\"'\tx\""),
            ("\rx", "\"'\rx\""),
            ("＝1", "\"'＝1\""),
            ("a=b", r#""a=b""#),
            ("“é”\t\\", "\"“é”\t\\\""),
        ] {
            let (cell, line) = row(text);
            assert_eq!(cell, expected);
            assert_eq!(line, format!("{{\"a\":{}}}\n", serde_json::to_string(text).unwrap()));
        }
        #[derive(serde::Serialize)]
        struct Inner {
            b: u8,
            c: &'static str,
        }
        let both = |cell: &str, line: &str| (cell.to_string(), format!("{{\"a\":{line}}}\n"));
        assert_eq!(row(None::<u8>), both("", "null"));
        assert_eq!(row(f32::NAN), both("", "null"));
        assert_eq!(row(true), both("true", "true"));
        assert_eq!(row(-5.5), both("-5.5", "-5.5"));
        assert_eq!(row(-1), both("-1", "-1"));
        assert_eq!(row("\n=x").0, "\"'\n=x\"");
        assert_eq!(row(["a", "b"]), both(r#""[""a"",""b""]""#, r#"["a","b"]"#));
        assert_eq!(row(Vec::<u8>::new()), both("\"[]\"", "[]"));
        let list = vec![Inner { b: 1, c: "x\"y" }];
        assert_eq!(row(list), both(r#""[{""b"":1,""c"":""x\""y""}]""#, r#"[{"b":1,"c":"x\"y"}]"#));
    }

    #[test]
    fn what_is_left_out_is_an_empty_cell() {
        #[derive(serde::Serialize)]
        struct Record {
            b: u8,
            #[serde(skip_serializing_if = "Option::is_none")]
            c: Option<u8>,
            d: &'static str,
        }
        let mut rows = Rows::new(b',', Both::default());
        let columns = ["article", "a", "b", "c", "d", "e"];
        let at = rows.push(Some("x"), &Record { b: 1, c: None, d: "=" }, &columns, Some(3));
        let Both { lines, cells } = rows.end();
        assert_eq!(String::from_utf8(cells).unwrap(), "\"x\",,1,,\"'=\",\n");
        assert_eq!(String::from_utf8(lines).unwrap(), "{\"article\":\"x\",\"b\":1,\"d\":\"=\"}\n");
        assert_eq!(at, Some("\"x\",,1,".len()));
    }
}
