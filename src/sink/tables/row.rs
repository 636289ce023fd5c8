//! The fields of one record, each as JSON, so that a line of JSON and a row of CSV come from one pass over it.

use std::fmt;

use serde::ser::{Impossible, Serialize, SerializeStruct, Serializer};

/// The fields of a row. Reused from row to row.
pub(in crate::sink) struct Row {
    keys: Vec<&'static str>,
    ends: Vec<usize>,
    bytes: Vec<u8>,
    article: Vec<u8>,
}

impl Row {
    /// Rows of the article with this id.
    pub(in crate::sink) fn new(article: &str) -> Row {
        let article = serde_json::to_vec(article).expect("text serialises");
        Row { keys: Vec::new(), ends: Vec::new(), bytes: Vec::new(), article }
    }

    /// Rows that belong to no article.
    pub(super) fn apart() -> Row {
        Row { keys: Vec::new(), ends: Vec::new(), bytes: Vec::new(), article: Vec::new() }
    }

    /// Takes the fields of a record, after `article` where there is one.
    ///
    /// # Panics
    /// If the record is not a struct.
    pub(in crate::sink) fn fill(&mut self, record: &impl Serialize) {
        self.keys.clear();
        self.ends.clear();
        self.bytes.clear();
        if !self.article.is_empty() {
            self.keys.push("article");
            self.bytes.extend_from_slice(&self.article);
            self.ends.push(self.bytes.len());
        }
        record.serialize(&mut *self).expect("a row is a struct of plain values");
    }

    /// Names and JSON texts, in order.
    pub(in crate::sink) fn fields(&self) -> impl Iterator<Item = (&'static str, &[u8])> {
        (0..self.keys.len()).map(|i| (self.keys[i], self.field(i)))
    }

    /// The JSON text of a field, looked for first where the column stands.
    pub(in crate::sink) fn get(&self, key: &str, near: usize) -> Option<&[u8]> {
        if self.keys.get(near) == Some(&key) {
            return Some(self.field(near));
        }
        self.keys.iter().position(|k| *k == key).map(|i| self.field(i))
    }

    fn field(&self, i: usize) -> &[u8] {
        let start = if i == 0 { 0 } else { self.ends[i - 1] };
        &self.bytes[start..self.ends[i]]
    }

    /// Writes the row as a line of JSON.
    pub(in crate::sink) fn write_json(&self, out: &mut Vec<u8>) {
        for (i, (key, value)) in self.fields().enumerate() {
            out.push(if i == 0 { b'{' } else { b',' });
            out.push(b'"');
            out.extend_from_slice(key.as_bytes());
            out.extend_from_slice(b"\":");
            out.extend_from_slice(value);
        }
        out.extend_from_slice(b"}\n");
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

impl SerializeStruct for &mut Row {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        serde_json::to_writer(&mut self.bytes, value).map_err(|e| Fault(e.to_string()))?;
        self.keys.push(key);
        self.ends.push(self.bytes.len());
        Ok(())
    }

    fn end(self) -> Result<(), Fault> {
        Ok(())
    }
}

type No = Impossible<(), Fault>;

impl Serializer for &mut Row {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = No;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Self;
    type SerializeStructVariant = No;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Fault> {
        Ok(self)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Fault> {
        Err(Fault("a variant outside a struct".into()))
    }

    refuse! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
        serialize_seq(Option<usize>) -> No;
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }
}
