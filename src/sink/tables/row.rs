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
    only_structs!();
}
