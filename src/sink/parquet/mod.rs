//! Linked tables as Parquet files: spans are structs, lists are lists.
//!
//! The worker that made a record takes it apart into columns (`shred`); here the columns of many articles are put
//! together until they fill a row group, so that memory is bounded by the row groups in the making, one a table.

mod shred;

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, GroupTypeBuilder, Type, TypePtr};
use serde::Serialize;

use self::shred::{Column, Kind, Node, Plan, Type as Leaf, Values};
use super::tables::{ARTICLES, BLANK, TABLES, Tables, each, fields};
use super::{Earlier, Folder, Piece, Sink, Target, Written};
use crate::base::Error;
use crate::record::{Record, SCHEMA_VERSION};

/// A row group is written when it holds so many bytes before compression, or so many rows.
const GROUP_BYTES: usize = 8 << 20;
const GROUP_ROWS: usize = 1 << 17;
/// Columns of which most values differ, for which a dictionary is wasted work.
const UNLIKE: &[&str] = &["id", "text", "sha256"];

static PLANS: LazyLock<Vec<Plan>> =
    LazyLock::new(|| TABLES.iter().map(|t| Plan::new(fields(t.name))).collect());

/// The rows of one article, or of a row group, as columns.
pub struct Columns {
    rows: usize,
    columns: Vec<Column>,
}

impl Columns {
    fn new(plan: &Plan) -> Columns {
        Columns { rows: 0, columns: plan.columns.iter().map(|&kind| Column::new(kind)).collect() }
    }
}

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    each(record, &mut Shredder { article: &record.article.id, piece });
}

/// Names the earlier article that the one of these rows nearly repeats.
pub(super) fn repeats(columns: &mut [Columns], id: &str) {
    let plan = &PLANS[ARTICLES];
    let Kind::Group(fields) = &plan.row.kind else { return };
    // The article's id stands before the fields of the record.
    let field = fields.get(BLANK - 1).map(|f| (f.def, &f.kind));
    if let (Some((def, Kind::Leaf(column, _))), Some(articles)) = (field, columns.get_mut(ARTICLES)) {
        articles.columns[*column] = Column::one(def, id);
    }
}

struct Shredder<'a> {
    article: &'a str,
    piece: &'a mut Piece,
}

impl Tables for Shredder<'_> {
    fn table<R: Serialize>(&mut self, number: usize, rows: impl IntoIterator<Item = R>) {
        let plan = &PLANS[number];
        let mut out = Columns::new(plan);
        for row in rows {
            shred::add(plan, &mut out.columns, self.article, &row);
            out.rows += 1;
        }
        self.piece.columns.push(out);
    }
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    let mut folder = target.folder("parquet")?;
    let mut files = Vec::new();
    for (number, (table, plan)) in TABLES.iter().zip(PLANS.iter()).enumerate() {
        let name = format!("{}.parquet", table.name);
        folder.add(&name, b"")?;
        let (bytes, schema) = (Bytes::default(), schema(table.name, &plan.row));
        let writer = SerializedFileWriter::new(bytes.clone(), schema, Arc::new(properties(table.name)))
            .map_err(|e| fault(&name, e))?;
        files.push(TableFile {
            name,
            number,
            plan,
            writer: Some(writer),
            bytes,
            pending: Columns::new(plan),
        });
    }
    Ok(Box::new(InFolder { folder, files }))
}

fn properties(table: &str) -> WriterProperties {
    let note = |key: &str, value: &str| KeyValue::new(key.to_string(), value.to_string());
    let mut p = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_created_by(concat!("dateline ", env!("CARGO_PKG_VERSION")).into())
        .set_key_value_metadata(Some(vec![
            note("dateline.table", table),
            note("dateline.schema_version", SCHEMA_VERSION),
        ]));
    for name in UNLIKE {
        p = p.set_column_dictionary_enabled(ColumnPath::from(*name), false);
    }
    p.build()
}

fn schema(table: &str, row: &Node) -> TypePtr {
    let article = leaf("article", Leaf::Text, Repetition::REQUIRED);
    let mut all = vec![article];
    if let Kind::Group(fields) = &row.kind {
        all.extend(fields.iter().map(column));
    }
    let root = Type::group_type_builder(table).with_fields(all).build();
    Arc::new(root.expect("a group of named fields is a schema"))
}

fn leaf(name: &str, kind: Leaf, repetition: Repetition) -> TypePtr {
    let (physical, logical) = match kind {
        Leaf::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
        Leaf::Integer => (Physical::INT64, None),
        Leaf::Number => (Physical::DOUBLE, None),
        Leaf::Boolean => (Physical::BOOLEAN, None),
    };
    let built = Type::primitive_type_builder(name, physical)
        .with_repetition(repetition)
        .with_logical_type(logical)
        .build();
    Arc::new(built.expect("text is bytes and nothing else has a logical type"))
}

fn column(node: &Node) -> TypePtr {
    let repetition = if node.optional { Repetition::OPTIONAL } else { Repetition::REQUIRED };
    fn group(name: &str, repetition: Repetition, fields: Vec<TypePtr>) -> GroupTypeBuilder<'_> {
        Type::group_type_builder(name).with_repetition(repetition).with_fields(fields)
    }
    let built = match &node.kind {
        Kind::Leaf(_, kind) => return leaf(node.name, *kind, repetition),
        Kind::Group(fields) => group(node.name, repetition, fields.iter().map(column).collect()).build(),
        // The three levels that readers expect: the list, its repetition, the item.
        Kind::List(_, item) => {
            group("list", Repetition::REPEATED, vec![column(item)]).build().and_then(|items| {
                group(node.name, repetition, vec![Arc::new(items)])
                    .with_logical_type(Some(LogicalType::List))
                    .build()
            })
        }
    };
    Arc::new(built.expect("a group of named fields is a schema"))
}

/// The bytes that a writer has made and nobody has taken yet.
#[derive(Clone, Default)]
struct Bytes(Arc<Mutex<Vec<u8>>>);

impl Bytes {
    fn take(&self) -> Vec<u8> {
        self.0.lock().map(|mut bytes| std::mem::take(&mut *bytes)).unwrap_or_default()
    }
}

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().map_err(|_| std::io::ErrorKind::Other)?.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct TableFile {
    name: String,
    number: usize,
    plan: &'static Plan,
    /// None when the file is complete.
    writer: Option<SerializedFileWriter<Bytes>>,
    bytes: Bytes,
    pending: Columns,
}

impl TableFile {
    fn take(&mut self, rows: &Columns, folder: &mut Folder) -> Result<(), Error> {
        self.pending.rows += rows.rows;
        self.pending.columns.iter_mut().zip(&rows.columns).for_each(|(all, more)| all.append(more));
        let size: usize = self.pending.columns.iter().map(Column::size).sum();
        if size >= GROUP_BYTES || self.pending.rows >= GROUP_ROWS { self.group(folder) } else { Ok(()) }
    }

    /// Writes what is pending as a row group.
    fn group(&mut self, folder: &mut Folder) -> Result<(), Error> {
        let pending = std::mem::replace(&mut self.pending, Columns::new(self.plan));
        if let Some(writer) = &mut self.writer
            && pending.rows > 0
        {
            write_group(writer, pending.columns).map_err(|e| fault(&self.name, e))?;
        }
        folder.put(self.number, &self.bytes.take())
    }

    fn finish(&mut self, folder: &mut Folder) -> Result<(), Error> {
        self.group(folder)?;
        if let Some(writer) = self.writer.take() {
            writer.close().map_err(|e| fault(&self.name, e))?;
        }
        folder.put(self.number, &self.bytes.take())
    }
}

fn write_group(writer: &mut SerializedFileWriter<Bytes>, columns: Vec<Column>) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    for column in columns {
        let Some(mut out) = group.next_column()? else { break };
        let (defs, reps) = (Some(&column.defs[..]), Some(&column.reps[..]));
        match (out.untyped(), column.values) {
            (ColumnWriter::ByteArrayColumnWriter(w), Values::Text(bytes, ends)) => {
                let all = ByteArray::from(bytes);
                let starts = [0].into_iter().chain(ends.iter().copied());
                let texts: Vec<ByteArray> =
                    starts.zip(&ends).map(|(start, end)| all.slice(start, end - start)).collect();
                w.write_batch(&texts, defs, reps)?;
            }
            (ColumnWriter::Int64ColumnWriter(w), Values::Integer(v)) => {
                w.write_batch(&v, defs, reps)?;
            }
            (ColumnWriter::DoubleColumnWriter(w), Values::Number(v)) => {
                w.write_batch(&v, defs, reps)?;
            }
            (ColumnWriter::BoolColumnWriter(w), Values::Boolean(v)) => {
                w.write_batch(&v, defs, reps)?;
            }
            _ => return Err(ParquetError::General("a column is of another type than its schema".into())),
        }
        out.close()?;
    }
    group.close().map(|_| ())
}

fn fault(name: &str, e: ParquetError) -> Error {
    Error::option(format!("cannot write: {name}: {e}"), "")
}

struct InFolder {
    folder: Folder,
    files: Vec<TableFile>,
}

impl Sink for InFolder {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        let InFolder { folder, files } = self;
        files.iter_mut().zip(&piece.columns).try_for_each(|(file, rows)| file.take(rows, folder))
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        let InFolder { folder, files } = self;
        files.iter_mut().try_for_each(|file| file.finish(folder))?;
        folder.seal()
    }

    fn commit(&mut self, run: &[u8]) -> Result<(), Error> {
        self.folder.commit(run)
    }

    fn keeps_run(&self) -> bool {
        true
    }

    fn earlier(&mut self) -> Earlier {
        self.folder.earlier()
    }
}
