//! Records to columns with levels, as the Dremel paper has it and Parquet stores it.
//!
//! Of a value only its leaves are stored, each in a column of its own. The definition level says how much of the way
//! down to it was there, the repetition level at which list on that way a new item begins. A list takes one definition
//! level for its items and an optional field one for its value; a list itself is never null.

use serde::ser::{Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::record::{Field, Shape};
use crate::sink::tables::row::Fault;

/// Where a field stands among the columns.
pub(super) struct Node {
    pub(super) name: &'static str,
    /// The definition level at which it is there.
    pub(super) def: i16,
    pub(super) optional: bool,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// The column with this number.
    Leaf(usize, Type),
    /// The repetition level of its items, and what they are.
    List(i16, Box<Node>),
    Group(Vec<Node>),
}

#[derive(Clone, Copy)]
pub(super) enum Type {
    Text,
    Integer,
    Number,
    Boolean,
}

/// The columns of a table: the article's id, and then what its records hold.
pub(super) struct Plan {
    pub(super) row: Node,
    pub(super) columns: Vec<Type>,
}

impl Plan {
    pub(super) fn new(fields: Vec<Field>) -> Plan {
        // The article's id is not a field of the records.
        let mut columns = vec![Type::Text];
        let row = node("row", false, &Shape::Struct(fields), (0, 0), &mut columns);
        Plan { row, columns }
    }
}

fn node(
    name: &'static str,
    optional: bool,
    shape: &Shape,
    (def, rep): (i16, i16),
    columns: &mut Vec<Type>,
) -> Node {
    let def = def + i16::from(optional);
    let mut leaf = |kind| {
        columns.push(kind);
        Kind::Leaf(columns.len() - 1, kind)
    };
    let kind = match shape {
        Shape::Text => leaf(Type::Text),
        Shape::Integer => leaf(Type::Integer),
        Shape::Number => leaf(Type::Number),
        Shape::Boolean => leaf(Type::Boolean),
        Shape::List(item) => {
            Kind::List(rep + 1, Box::new(node("element", false, item, (def + 1, rep + 1), columns)))
        }
        Shape::Struct(fields) => {
            let node = |f: &Field| node(f.name, f.optional, &f.shape, (def, rep), columns);
            Kind::Group(fields.iter().map(node).collect())
        }
    };
    Node { name, def, optional, kind }
}

/// A column of some rows.
pub(super) struct Column {
    pub(super) defs: Vec<i16>,
    pub(super) reps: Vec<i16>,
    pub(super) values: Values,
}

pub(super) enum Values {
    /// Bytes, and where each text ends.
    Text(Vec<u8>, Vec<usize>),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
}

impl Column {
    pub(super) fn new(kind: Type) -> Column {
        let values = match kind {
            Type::Text => Values::Text(Vec::new(), Vec::new()),
            Type::Integer => Values::Integer(Vec::new()),
            Type::Number => Values::Number(Vec::new()),
            Type::Boolean => Values::Boolean(Vec::new()),
        };
        Column { defs: Vec::new(), reps: Vec::new(), values }
    }

    /// One row with a text.
    pub(super) fn one(def: i16, text: &str) -> Column {
        let mut column = Column::new(Type::Text);
        column.put(def, 0);
        column.text(text);
        column
    }

    /// Adds the rows of another one.
    pub(super) fn append(&mut self, other: &Column) {
        self.defs.extend_from_slice(&other.defs);
        self.reps.extend_from_slice(&other.reps);
        match (&mut self.values, &other.values) {
            (Values::Text(bytes, ends), Values::Text(more, more_ends)) => {
                let before = bytes.len();
                bytes.extend_from_slice(more);
                ends.extend(more_ends.iter().map(|e| e + before));
            }
            (Values::Integer(all), Values::Integer(more)) => all.extend_from_slice(more),
            (Values::Number(all), Values::Number(more)) => all.extend_from_slice(more),
            (Values::Boolean(all), Values::Boolean(more)) => all.extend_from_slice(more),
            _ => unreachable!("columns of one plan are of one type"),
        }
    }

    /// About how much memory it takes.
    pub(super) fn size(&self) -> usize {
        let values = match &self.values {
            Values::Text(bytes, ends) => bytes.len() + 8 * ends.len(),
            Values::Integer(v) => 8 * v.len(),
            Values::Number(v) => 8 * v.len(),
            Values::Boolean(v) => v.len(),
        };
        values + 2 * (self.defs.len() + self.reps.len())
    }

    /// Takes the rows out; their memory stays.
    pub(super) fn clear(&mut self) {
        self.defs.clear();
        self.reps.clear();
        match &mut self.values {
            Values::Text(bytes, ends) => {
                bytes.clear();
                ends.clear();
            }
            Values::Integer(v) => v.clear(),
            Values::Number(v) => v.clear(),
            Values::Boolean(v) => v.clear(),
        }
    }

    /// Bytes of memory.
    pub(super) fn capacity(&self) -> usize {
        let values = match &self.values {
            Values::Text(bytes, ends) => bytes.capacity() + 8 * ends.capacity(),
            Values::Integer(v) => 8 * v.capacity(),
            Values::Number(v) => 8 * v.capacity(),
            Values::Boolean(v) => v.capacity(),
        };
        values + 2 * (self.defs.capacity() + self.reps.capacity())
    }

    fn put(&mut self, def: i16, rep: i16) {
        self.defs.push(def);
        self.reps.push(rep);
    }

    fn text(&mut self, text: &str) {
        if let Values::Text(bytes, ends) = &mut self.values {
            bytes.extend_from_slice(text.as_bytes());
            ends.push(bytes.len());
        }
    }
}

/// Adds a row.
///
/// # Panics
/// If the record is not of the type that the plan was made of.
pub(super) fn add(plan: &Plan, columns: &mut [Column], article: &str, record: &impl Serialize) {
    columns[0].put(0, 0);
    columns[0].text(article);
    record
        .serialize(Value { node: &plan.row, rep: 0, columns })
        .expect("a plan is made of the record's type");
}

/// A value on its way to its columns.
struct Value<'p> {
    node: &'p Node,
    rep: i16,
    columns: &'p mut [Column],
}

/// Nothing at all: every column below gets the level at which the way down ends.
fn absent(node: &Node, def: i16, rep: i16, columns: &mut [Column]) {
    match &node.kind {
        Kind::Leaf(column, _) => columns[*column].put(def, rep),
        Kind::List(_, item) => absent(item, def, rep, columns),
        Kind::Group(fields) => fields.iter().for_each(|f| absent(f, def, rep, columns)),
    }
}

type No = Impossible<(), Fault>;

/// The fields of a struct, in the order of the plan; one that is left out is null, or a list without items.
struct Members<'p> {
    fields: &'p [Node],
    rep: i16,
    columns: &'p mut [Column],
}

impl Members<'_> {
    fn skip(&mut self) -> Option<&'static str> {
        let (field, rest) = self.fields.split_first()?;
        absent(field, field.def - i16::from(field.optional), self.rep, self.columns);
        self.fields = rest;
        Some(field.name)
    }
}

impl SerializeStruct for Members<'_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Fault> {
        while self.fields.first().is_some_and(|f| f.name != key) {
            self.skip();
        }
        let Some((node, rest)) = self.fields.split_first() else {
            return Err(Fault(format!("no column for `{key}`")));
        };
        self.fields = rest;
        value.serialize(Value { node, rep: self.rep, columns: &mut *self.columns })
    }

    fn end(mut self) -> Result<(), Fault> {
        while self.skip().is_some() {}
        Ok(())
    }
}

struct Items<'p> {
    node: &'p Node,
    item: &'p Node,
    /// The level of the next item: that of the list for the first one.
    rep: i16,
    list: i16,
    any: bool,
    columns: &'p mut [Column],
}

impl SerializeSeq for Items<'_> {
    type Ok = ();
    type Error = Fault;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        value.serialize(Value { node: self.item, rep: self.rep, columns: &mut *self.columns })?;
        (self.rep, self.any) = (self.list, true);
        Ok(())
    }

    fn end(self) -> Result<(), Fault> {
        if !self.any {
            absent(self.item, self.node.def, self.rep, self.columns);
        }
        Ok(())
    }
}

impl<'p> Value<'p> {
    fn leaf(self) -> Result<&'p mut Column, Fault> {
        let Kind::Leaf(column, _) = self.node.kind else {
            return Err(Fault(format!("`{}` holds more than one value", self.node.name)));
        };
        let column = &mut self.columns[column];
        column.put(self.node.def, self.rep);
        Ok(column)
    }

    fn integer(self, n: i64) -> Result<(), Fault> {
        let name = self.node.name;
        match &mut self.leaf()?.values {
            Values::Integer(v) => v.push(n),
            _ => return Err(Fault(format!("`{name}` holds no integer"))),
        }
        Ok(())
    }
}

impl<'p> Serializer for Value<'p> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = Items<'p>;
    type SerializeTuple = No;
    type SerializeTupleStruct = No;
    type SerializeTupleVariant = No;
    type SerializeMap = No;
    type SerializeStruct = Members<'p>;
    type SerializeStructVariant = No;

    fn serialize_none(self) -> Result<(), Fault> {
        absent(self.node, self.node.def - 1, self.rep, self.columns);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_str(self, text: &str) -> Result<(), Fault> {
        self.leaf()?.text(text);
        Ok(())
    }

    fn serialize_bool(self, yes: bool) -> Result<(), Fault> {
        if let Values::Boolean(v) = &mut self.leaf()?.values {
            v.push(yes);
        }
        Ok(())
    }

    fn serialize_f64(self, n: f64) -> Result<(), Fault> {
        if let Values::Number(v) = &mut self.leaf()?.values {
            v.push(n);
        }
        Ok(())
    }

    fn serialize_f32(self, n: f32) -> Result<(), Fault> {
        self.serialize_f64(widened(n))
    }

    fn serialize_i8(self, n: i8) -> Result<(), Fault> {
        self.integer(n.into())
    }

    fn serialize_u8(self, n: u8) -> Result<(), Fault> {
        self.integer(n.into())
    }

    fn serialize_u32(self, n: u32) -> Result<(), Fault> {
        self.integer(n.into())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'p>, Fault> {
        let Kind::List(list, item) = &self.node.kind else {
            return Err(Fault(format!("`{}` holds no list", self.node.name)));
        };
        Ok(Items { node: self.node, item, rep: self.rep, list: *list, any: false, columns: self.columns })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Members<'p>, Fault> {
        let Kind::Group(fields) = &self.node.kind else {
            return Err(Fault(format!("`{}` holds no fields", self.node.name)));
        };
        Ok(Members { fields, rep: self.rep, columns: self.columns })
    }

    refuse! {
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_u16(u16);
        serialize_u64(u64);
        serialize_char(char);
        serialize_bytes(&[u8]);
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
        serialize_tuple(usize) -> No;
        serialize_tuple_struct(&'static str, usize) -> No;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
        serialize_map(Option<usize>) -> No;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
    }

    newtypes!("a variant in a record");
}

/// The number that a person reads in both: 50.45 and not 50.4500007629.
fn widened(n: f32) -> f64 {
    n.to_string().parse().unwrap_or_else(|_| n.into())
}
