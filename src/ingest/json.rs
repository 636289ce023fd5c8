//! JSON: an object is an article, an array holds articles. Both are read as a stream, so that an array of any length
//! costs the memory of one element.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{self, BufRead};
use std::ops::ControlFlow;
use std::rc::Rc;

use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::encoding::{Transcode, narrow};
use super::gauge::Gauge;
use super::{Emit, Fault, LONGEST, Origin, fields};

/// Reads all values of the input.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    let (encoding, note) = match input.fill_buf() {
        Ok(start) => narrow(start, None),
        Err(e) => return emit(Err(Fault::new("cannot read", origin, None, e.to_string(), ""))),
    };
    let budget = Rc::new(Cell::new(LONGEST));
    let why = format!("an element is longer than {} MiB", LONGEST >> 20);
    let mut gauge = io::BufReader::with_capacity(1 << 16, Gauge { input, left: budget.clone(), why });
    let text = Transcode::new(&mut gauge, encoding);
    let lost = text.errors.clone();
    let mut de = serde_json::Deserializer::from_reader(io::BufReader::new(text));
    let stream = RefCell::new(Stream { origin, emit, budget, note, lost, count: 0, stopped: false });
    while de.end().is_err() {
        let result = Top(&stream).deserialize(&mut de);
        let mut s = stream.borrow_mut();
        if s.stopped {
            return ControlFlow::Break(());
        }
        if let Err(e) = result {
            // After a fault there is no telling where the next article starts.
            let what = if e.is_io() { "cannot read" } else { "bad JSON" };
            let why = match s.count {
                0 => e.to_string(),
                n => format!("{e}; {n} before it were read"),
            };
            return (s.emit)(Err(Fault::new(what, origin, None, why, "an object or an array of objects")));
        }
    }
    let s = stream.into_inner();
    if s.count == 0 {
        (s.emit)(Err(Fault::new(
            "nothing to read",
            origin,
            None,
            "the file holds no article",
            "leave it out",
        )))?;
    }
    ControlFlow::Continue(())
}

struct Stream<'a, 'e> {
    origin: &'a Origin,
    emit: &'a mut Emit<'e>,
    budget: Rc<Cell<usize>>,
    /// What is to be said of the encoding, once.
    note: Option<String>,
    /// Places that were not in it.
    lost: Rc<Cell<u64>>,
    count: u64,
    stopped: bool,
}

impl Stream<'_, '_> {
    /// Hands on one value; false when no more is wanted. The first object outside an array is the file itself.
    fn take(&mut self, value: Value, in_array: bool) -> bool {
        self.count += 1;
        self.budget.set(LONGEST);
        let line = (in_array || self.count > 1).then_some(self.count);
        let mut article = fields::article(value, self.origin, line);
        if let Ok(raw) = &mut article {
            let lost = (self.lost.take() > 0).then(|| "bytes that are no text became U+FFFD".to_string());
            raw.warnings.extend(self.note.take().into_iter().chain(lost).map(|why| ("encoding", why)));
        }
        self.stopped = (self.emit)(article).is_break();
        !self.stopped
    }
}

/// A value at the top of the file.
struct Top<'s, 'a, 'e>(&'s RefCell<Stream<'a, 'e>>);

impl<'de> DeserializeSeed<'de> for Top<'_, '_, '_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object or an array of objects")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let mut map = Map::new();
        while let Some((k, v)) = access.next_entry::<String, Value>()? {
            map.insert(k, v);
        }
        self.0.borrow_mut().take(Value::Object(map), false);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        while let Some(value) = access.next_element::<Value>()? {
            if !self.0.borrow_mut().take(value, true) {
                return Err(A::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_all(text: &str) -> Vec<String> {
        let origin = Origin::new("f.json", "f.json");
        let mut seen = Vec::new();
        let _ = read(&mut text.as_bytes(), &origin, &mut |item| {
            seen.push(match item {
                Ok(raw) => format!("{}@{:?}", raw.text, raw.line),
                Err(fault) => fault.to_string(),
            });
            ControlFlow::Continue(())
        });
        seen
    }

    #[test]
    fn shapes() {
        for (text, expected) in [
            (r#"{"text": "one"}"#, vec!["one@None"]),
            (r#"[{"text": "one"}, {"text": "two"}]"#, vec!["one@Some(1)", "two@Some(2)"]),
            ("{\"text\": \"one\"}\n{\"text\": \"two\"}", vec!["one@None", "two@Some(2)"]),
            ("[]", vec!["nothing to read: f.json: the file holds no article; try: leave it out"]),
            ("", vec!["nothing to read: f.json: the file holds no article; try: leave it out"]),
        ] {
            assert_eq!(read_all(text), expected, "{text}");
        }
    }

    #[test]
    fn a_fault_keeps_what_came_before() {
        let seen = read_all(r#"[{"text": "one"}, {"text": 5}, {"text" "two"}]"#);
        assert_eq!(seen.len(), 3, "{seen:?}");
        assert_eq!(seen[0], "one@Some(1)");
        assert!(seen[1].starts_with("no article: f.json:2: the field `text` is a number"), "{}", seen[1]);
        assert!(seen[2].starts_with("bad JSON: f.json: expected `:` at line 1 column"), "{}", seen[2]);
    }
}
