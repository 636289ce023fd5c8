//! Values as JSON, byte for byte as serde_json writes them, into any number of buffers at once.
//!
//! Records are most of what a run writes. serde_json looks at each byte of each text and key by itself; here keys are
//! known to need no escape, and texts are looked at eight bytes at a time.

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, SerializeTuple, Serializer};

use super::tables::row::Fault;

/// What takes JSON.
pub(super) trait Out {
    /// Takes bytes among which is no quotation mark.
    fn plain(&mut self, bytes: &[u8]);

    /// Takes a byte that is no quotation mark.
    fn byte(&mut self, byte: u8);

    /// Takes a quotation mark.
    fn mark(&mut self);
}

impl Out for Vec<u8> {
    #[inline]
    fn plain(&mut self, bytes: &[u8]) {
        self.extend_from_slice(bytes);
    }

    #[inline]
    fn byte(&mut self, byte: u8) {
        self.push(byte);
    }

    #[inline]
    fn mark(&mut self) {
        self.push(b'"');
    }
}

/// Writes a value.
///
/// # Panics
/// If it is not made of structs, lists and plain values.
pub(super) fn write(value: &(impl Serialize + ?Sized), out: &mut impl Out) {
    value.serialize(Json(out)).expect("records are structs and lists of plain values");
}

/// A serialiser of one value.
pub(super) struct Json<'a, O>(pub(super) &'a mut O);

/// A list that is being written.
pub(super) struct List<'a, O> {
    pub(super) out: &'a mut O,
    /// What stands before the next of its values.
    before: u8,
}

/// A struct that is being written.
pub(super) struct Fields<'a, O> {
    pub(super) out: &'a mut O,
    /// What stands before the next of its fields.
    before: u8,
}

impl<'a, O: Out> List<'a, O> {
    pub(super) fn new(out: &'a mut O) -> Self {
        List { out, before: b'[' }
    }

    pub(super) fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.out.byte(self.before);
        self.before = b',';
        value.serialize(Json(&mut *self.out))
    }

    pub(super) fn close(&mut self) {
        if self.before == b'[' {
            self.out.byte(b'[');
        }
        self.out.byte(b']');
    }
}

impl<'a, O: Out> Fields<'a, O> {
    pub(super) fn new(out: &'a mut O) -> Self {
        Fields { out, before: b'{' }
    }

    pub(super) fn field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        self.out.byte(self.before);
        self.before = b',';
        self.out.mark();
        self.out.plain(key.as_bytes());
        self.out.mark();
        self.out.byte(b':');
        value.serialize(Json(&mut *self.out))
    }

    pub(super) fn close(&mut self) {
        if self.before == b'{' {
            self.out.byte(b'{');
        }
        self.out.byte(b'}');
    }
}

impl<O: Out> SerializeSeq for List<'_, O> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.element(value)
    }

    fn end(mut self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

impl<O: Out> SerializeTuple for List<'_, O> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.element(value)
    }

    fn end(mut self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

impl<O: Out> SerializeStruct for Fields<'_, O> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        self.field(key, value)
    }

    fn end(mut self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

/// Numbers of a serialiser, each by the method of its kind.
macro_rules! numbers {
    ($($name:ident($type:ty) $kind:ident;)*) => {
        $(fn $name(self, v: $type) -> Result<(), Fault> {
            self.$kind(v.into());
            Ok(())
        })*
    };
}
pub(super) use numbers;

impl<O: Out> Json<'_, O> {
    fn whole(self, n: i64) {
        Digits::of(n.unsigned_abs(), n < 0).with(|digits| self.0.plain(digits));
    }

    fn natural(self, n: u64) {
        Digits::of(n, false).with(|digits| self.0.plain(digits));
    }

    fn short(self, n: f32) {
        broken(&n, |digits| self.0.plain(digits));
    }

    fn long(self, n: f64) {
        broken(&n, |digits| self.0.plain(digits));
    }
}

type No = Impossible<(), Fault>;

impl<'a, O: Out> Serializer for Json<'a, O> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = List<'a, O>;
    type SerializeTuple = List<'a, O>;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Fields<'a, O>;
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
        self.0.plain(if v { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, v: char) -> Result<(), Fault> {
        text(v.encode_utf8(&mut [0; 4]), self.0);
        Ok(())
    }

    fn serialize_str(self, v: &str) -> Result<(), Fault> {
        text(v, self.0);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Fault> {
        self.0.plain(b"null");
        Ok(())
    }

    units!();

    fn serialize_seq(self, _: Option<usize>) -> Result<List<'a, O>, Fault> {
        Ok(List::new(self.0))
    }

    fn serialize_tuple(self, _: usize) -> Result<List<'a, O>, Fault> {
        Ok(List::new(self.0))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a, O>, Fault> {
        Ok(Fields::new(self.0))
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

/// Writes a text between quotation marks.
pub(super) fn text(text: &str, out: &mut impl Out) {
    out.mark();
    let mut rest = text.as_bytes();
    while let Some(at) = special(rest) {
        out.plain(&rest[..at]);
        escape(rest[at], out);
        rest = &rest[at + 1..];
    }
    out.plain(rest);
    out.mark();
}

/// Writes a byte that cannot stand in a text of JSON as it is.
pub(super) fn escape(byte: u8, out: &mut impl Out) {
    let hex = |n: u8| b"0123456789abcdef"[usize::from(n & 15)];
    match byte {
        b'"' => {
            out.plain(b"\\");
            out.mark();
        }
        b'\\' => out.plain(b"\\\\"),
        b'\n' => out.plain(b"\\n"),
        b'\r' => out.plain(b"\\r"),
        b'\t' => out.plain(b"\\t"),
        0x08 => out.plain(b"\\b"),
        0x0c => out.plain(b"\\f"),
        _ => out.plain(&[b'\\', b'u', b'0', b'0', hex(byte >> 4), hex(byte)]),
    }
}

/// Where the first byte stands that needs an escape.
#[inline]
pub(super) fn special(text: &[u8]) -> Option<usize> {
    const STEP: usize = 8;
    let found = |at: usize| {
        let eight = text.get(at..at + STEP)?.try_into().ok()?;
        let marks = special_of_eight(u64::from_le_bytes(eight));
        (marks != 0).then(|| at + marks.trailing_zeros() as usize / 8)
    };
    if text.len() < STEP {
        return text.iter().position(|&b| b < 0x20 || b == b'"' || b == b'\\');
    }
    let last = text.len() - STEP;
    let mut at = 0;
    while at < last {
        if let Some(found) = found(at) {
            return Some(found);
        }
        at += STEP;
    }
    // The last eight, some of which may have been looked at.
    found(last)
}

/// The high bit of each of eight bytes that needs an escape; above the lowest of them others may be set too.
#[inline]
fn special_of_eight(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let below = |n: u64| eight.wrapping_sub(ONES * n) & !eight;
    let equal = |b: u8| {
        let x = eight ^ (ONES * u64::from(b));
        x.wrapping_sub(ONES) & !x
    };
    (below(0x20) | equal(b'"') | equal(b'\\')) & (ONES << 7)
}

/// A whole number as it is written.
pub(super) struct Digits {
    room: [u8; 20],
    from: usize,
}

impl Digits {
    #[inline]
    pub(super) fn of(mut n: u64, negative: bool) -> Digits {
        let (mut room, mut from) = ([0; 20], 20);
        loop {
            from -= 1;
            room[from] = b'0' + (n % 10) as u8;
            n /= 10;
            if n == 0 {
                break;
            }
        }
        // Of the twenty places the first is a sign's: the greatest number below zero has 19 digits.
        if negative {
            from -= 1;
            room[from] = b'-';
        }
        Digits { room, from }
    }

    #[inline]
    pub(super) fn with(&self, take: impl FnOnce(&[u8])) {
        take(&self.room[self.from..]);
    }
}

/// A number with a point as it is written; what is no number is null.
pub(super) fn broken(n: &impl Serialize, take: impl FnOnce(&[u8])) {
    let mut room = [0u8; 32];
    let mut rest = &mut room[..];
    serde_json::to_writer(&mut rest, n).expect("no number is longer");
    let len = 32 - rest.len();
    take(&room[..len]);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[derive(serde::Serialize)]
    struct Inner<'a> {
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        left_out: Option<u32>,
    }

    #[derive(serde::Serialize)]
    struct Record<'a> {
        list: Vec<Inner<'a>>,
        empty: Vec<u8>,
        nothing: Option<u8>,
        yes: bool,
        whole: i64,
        natural: u64,
        short: f32,
        long: f64,
        pair: (u8, char),
    }

    proptest! {
        #[test]
        fn the_bytes_are_those_of_serde_json(
            text in "([a-z\"\\\\\u{0}-\u{20}é“\u{7f}]{0,20}|[a-z ]{0,20}[\"\u{1f}\u{80}]?[a-z]{0,9})",
            whole: i64, natural: u64, short: f32, long: f64, n in prop::option::of(any::<u32>()),
        ) {
            let inner = |text| Inner { text, left_out: n };
            let record = Record {
                list: vec![inner(&text), inner("")],
                empty: Vec::new(),
                nothing: None,
                yes: text.is_empty(),
                whole,
                natural,
                short,
                long,
                pair: (natural as u8, '"'),
            };
            let mut out = Vec::new();
            write(&record, &mut out);
            prop_assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string(&record).unwrap());
        }
    }

    #[test]
    fn numbers_at_their_ends() {
        for n in [0, 9, 10, i64::MAX, i64::MIN, -1] {
            let mut out = Vec::new();
            write(&n, &mut out);
            assert_eq!(String::from_utf8(out).unwrap(), n.to_string());
        }
        let mut out = Vec::new();
        write(&u64::MAX, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), u64::MAX.to_string());
    }
}
