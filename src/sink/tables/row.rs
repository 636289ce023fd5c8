//! One record as a line of JSON, with the place of each field in it, so that a row of CSV comes from the same pass.

use std::fmt;
use std::ops::Range;

use serde::ser::{Impossible, Serialize, SerializeStruct, Serializer};

/// A row. Reused from row to row.
pub(in crate::sink) struct Row {
    /// The line, without its end.
    line: Vec<u8>,
    /// The fields: their names, and where their values are in the line.
    fields: Vec<(&'static str, Range<usize>)>,
    /// What every line begins with.
    article: Vec<u8>,
}

impl Row {
    /// Rows of the article with this id.
    pub(in crate::sink) fn new(article: &str) -> Row {
        let article = serde_json::to_vec(article).expect("text serialises");
        Row { article, ..Row::apart() }
    }

    /// Rows that belong to no article.
    pub(super) fn apart() -> Row {
        Row { line: Vec::new(), fields: Vec::new(), article: Vec::new() }
    }

    /// Takes the fields of a record, after `article` where there is one.
    ///
    /// # Panics
    /// If the record is not a struct.
    pub(in crate::sink) fn fill(&mut self, record: &impl Serialize) {
        self.line.clear();
        self.fields.clear();
        if !self.article.is_empty() {
            let start = self.begin("article");
            self.line.extend_from_slice(&self.article);
            self.fields.push(("article", start..self.line.len()));
        }
        record.serialize(&mut *self).expect("a row is a struct of plain values");
        self.line.push(b'}');
    }

    /// Writes the name of the next field; gives where its value begins.
    fn begin(&mut self, key: &str) -> usize {
        self.line.extend_from_slice(if self.fields.is_empty() { b"{\"" } else { b",\"" });
        self.line.extend_from_slice(key.as_bytes());
        self.line.extend_from_slice(b"\":");
        self.line.len()
    }

    /// The JSON text of a field, looked for first where the column stands.
    pub(in crate::sink) fn get(&self, key: &str, near: usize) -> Option<&[u8]> {
        let at = |(_, value): &(_, Range<usize>)| &self.line[value.clone()];
        match self.fields.get(near) {
            Some(field) if field.0 == key => Some(at(field)),
            _ => self.fields.iter().find(|field| field.0 == key).map(at),
        }
    }

    /// Writes the row as a line of JSON.
    pub(in crate::sink) fn write_json(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.line);
        out.push(b'\n');
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
        let start = self.begin(key);
        serde_json::to_writer(&mut self.line, value).map_err(|e| Fault(e.to_string()))?;
        self.fields.push((key, start..self.line.len()));
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
