//! What the fields of a record hold, in order, as its type says.
//!
//! A table of another format needs columns before it has rows. They are found by reading a record out of nothing: a
//! deserialiser that answers every question with an empty value and notes what was asked. So the types of the schema
//! stay the one source, and a new field is a new column everywhere.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{
    DeserializeOwned, DeserializeSeed, Error as _, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

/// A field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// It may be null or left out.
    pub optional: bool,
    /// What it holds.
    pub shape: Shape,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// Any number of one kind of thing, none of which is null.
    List(Box<Shape>),
    /// Fields.
    Struct(Vec<Field>),
}

/// The fields of a record.
///
/// # Panics
/// If the type is not a struct of plain values, which the tests show of all records.
pub fn fields<T: DeserializeOwned>() -> Vec<Field> {
    let mut found = Found::default();
    T::deserialize(Probe(&mut found)).expect("a record is a struct of plain values");
    match found.shape {
        Some(Shape::Struct(fields)) => fields,
        other => panic!("{other:?} is no struct"),
    }
}

#[derive(Default)]
struct Found {
    optional: bool,
    shape: Option<Shape>,
}

struct Probe<'f>(&'f mut Found);

macro_rules! plain {
    ($($method:ident $visit:ident $value:expr, $shape:ident;)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
            self.0.shape = Some(Shape::$shape);
            visitor.$visit($value)
        })*
    };
}

impl<'de> serde::Deserializer<'de> for Probe<'_> {
    type Error = Error;

    plain! {
        deserialize_str visit_str "", Text;
        deserialize_string visit_str "", Text;
        deserialize_bool visit_bool false, Boolean;
        deserialize_u8 visit_u8 0, Integer;
        deserialize_i8 visit_i8 0, Integer;
        deserialize_u32 visit_u32 0, Integer;
        deserialize_u64 visit_u64 0, Integer;
        deserialize_f32 visit_f32 0.0, Number;
        deserialize_f64 visit_f64 0.0, Number;
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Error> {
        Err(Error::custom("a field of no plain type"))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        self.0.optional = true;
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut item = Found::default();
        let value = visitor.visit_seq(One(Some(&mut item)))?;
        self.0.shape = item.shape.map(|s| Shape::List(Box::new(s)));
        Ok(value)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        let mut fields = Fields { names, found: Vec::new() };
        let value = visitor.visit_map(&mut fields)?;
        self.0.shape = Some(Shape::Struct(fields.found));
        Ok(value)
    }

    forward_to_deserialize_any! {
        i16 i32 i64 i128 u16 u128 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map enum
        identifier ignored_any
    }
}

struct One<'f>(Option<&'f mut Found>);

impl<'de> SeqAccess<'de> for One<'_> {
    type Error = Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        self.0.take().map(|found| seed.deserialize(Probe(found))).transpose()
    }
}

struct Fields {
    names: &'static [&'static str],
    found: Vec<Field>,
}

impl<'de> MapAccess<'de> for &mut Fields {
    type Error = Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Error> {
        let Some(name) = self.names.get(self.found.len()) else { return Ok(None) };
        let name: StrDeserializer<'_, Error> = (*name).into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Error> {
        let mut found = Found::default();
        let value = seed.deserialize(Probe(&mut found))?;
        let shape = found.shape.ok_or_else(|| Error::custom("a field of no plain type"))?;
        self.found.push(Field { name: self.names[self.found.len()], optional: found.optional, shape });
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Count, EventRecord, PlaceRecord};

    #[test]
    fn the_types_say_what_they_hold() {
        let field = |name, optional, shape| Field { name, optional, shape };
        let span = || {
            Shape::Struct(vec![
                field("start", false, Shape::Integer),
                field("end", false, Shape::Integer),
                field("text", false, Shape::Text),
            ])
        };
        let expected = [
            field("min", true, Shape::Integer),
            field("max", true, Shape::Integer),
            field("span", false, span()),
        ];
        assert_eq!(fields::<Count>(), expected);
        let events = fields::<EventRecord>();
        let of = |name| events.iter().find(|f| f.name == name).unwrap();
        assert_eq!(*of("evidence"), field("evidence", false, Shape::List(Box::new(span()))));
        assert_eq!(*of("coref"), field("coref", true, Shape::Text));
        assert!(fields::<PlaceRecord>().contains(&field("lat", true, Shape::Number)));
    }
}
