//! Linked tables as Parquet files: spans are structs, lists are lists.
//!
//! The worker that made a record takes it apart into columns (`shred`); here the columns of many articles are put
//! together until they fill row groups, so that memory is bounded by the row groups in the making. All tables end their
//! row groups with the same article, and there a run can be gone on with: the files hold whole row groups, and what
//! belongs into their last part is noted in a file of its own (`notes`) until they are complete.

mod notes;
mod shred;

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::types::{ColumnPath, GroupTypeBuilder, Type, TypePtr};
use serde::Serialize;
use serde_json::Value;

use self::shred::{Column, Kind, Node, Plan, Type as Leaf, Values};
use super::tables::{ARTICLES, BLANK, TABLES, Tables, each, fields};
use super::{Earlier, Folder, Piece, Sink, Target, Written};
use crate::base::Error;
use crate::record::{Record, SCHEMA_VERSION};

/// Row groups are written when those of all tables hold so many bytes before compression, or one of them so many rows.
const GROUP_BYTES: usize = 64 << 20;
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

    /// Takes the rows out; their memory stays.
    pub(super) fn clear(&mut self) {
        self.rows = 0;
        self.columns.iter_mut().for_each(Column::clear);
    }

    /// Bytes of memory.
    pub(super) fn capacity(&self) -> usize {
        self.columns.iter().map(Column::capacity).sum()
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
        let all = &mut self.piece.columns;
        // An article before may have left the columns of all tables, without rows.
        if all.len() <= number {
            all.push(Columns::new(plan));
        }
        let out = &mut all[number];
        for row in rows {
            shred::add(plan, &mut out.columns, self.article, &row);
            out.rows += 1;
        }
    }
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    let mut folder = target.folder("parquet")?;
    let mut files = Vec::new();
    for (table, plan) in TABLES.iter().zip(PLANS.iter()) {
        let name = format!("{}.parquet", table.name);
        folder.add(&name, b"")?;
        let (bytes, schema) = (Bytes::default(), schema(table.name, &plan.row));
        let writer = SerializedFileWriter::new(bytes.clone(), schema, Arc::new(properties(table.name)))
            .map_err(|e| fault(&name, e))?;
        files.push(TableFile { name, writer: Some(writer), bytes, pending: Columns::new(plan), size: 0 });
    }
    let noted = folder.add_notes(NOTES)?;
    let mut noted = &noted[..];
    while !noted.is_empty() {
        for (number, file) in files.iter_mut().enumerate() {
            let restored = notes::take(&mut noted, file, folder.temporary(number));
            restored.map_err(|e| folder.cannot_resume(NOTES, &e.to_string()))?;
        }
    }
    Ok(Box::new(InFolder { folder, files }))
}

fn properties(table: &str) -> WriterProperties {
    let note = |key: &str, value: &str| KeyValue::new(key.to_string(), value.to_string());
    let mut p = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_statistics_enabled(EnabledStatistics::Chunk)
        // Where pages begin is of use only with statistics of pages.
        .set_offset_index_disabled(true)
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
struct Bytes(Arc<Mutex<Made>>);

#[derive(Default)]
struct Made {
    bytes: Vec<u8>,
    /// What comes stands in the file already.
    known: bool,
}

impl Bytes {
    fn take(&self) -> Vec<u8> {
        self.0.lock().map(|mut made| std::mem::take(&mut made.bytes)).unwrap_or_default()
    }

    /// Tells whether what comes, and what has come so far, stands in the file already.
    fn known(&self, known: bool) {
        if let Ok(mut made) = self.0.lock() {
            made.known = known;
            made.bytes.clear();
        }
    }
}

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut made = self.0.lock().map_err(|_| std::io::ErrorKind::Other)?;
        if !made.known {
            made.bytes.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

struct TableFile {
    name: String,
    /// None when the file is complete.
    writer: Option<SerializedFileWriter<Bytes>>,
    bytes: Bytes,
    pending: Columns,
    /// Bytes that are pending.
    size: usize,
}

impl TableFile {
    fn take(&mut self, rows: &Columns) {
        if rows.rows == 0 {
            return;
        }
        self.pending.rows += rows.rows;
        for (all, more) in self.pending.columns.iter_mut().zip(&rows.columns) {
            all.append(more);
            self.size += more.size();
        }
    }

    /// Writes what is pending as a row group, and notes it.
    fn group(&mut self, notes: &mut Vec<u8>) -> Result<(), ParquetError> {
        let Some(writer) = &mut self.writer else { return Ok(()) };
        let any = self.pending.rows > 0;
        if any {
            write_group(writer, &mut self.pending.columns)?;
            self.pending.clear();
            self.size = 0;
            // The writer has a buffer of its own.
            writer.flush()?;
        }
        notes::add(writer, any, notes)
    }
}

/// Writes columns as a row group; the bytes of texts go with it.
fn write_group(writer: &mut SerializedFileWriter<Bytes>, columns: &mut [Column]) -> Result<(), ParquetError> {
    let mut group = writer.next_row_group()?;
    for column in columns {
        let Some(mut out) = group.next_column()? else { break };
        let (defs, reps) = (Some(&column.defs[..]), Some(&column.reps[..]));
        match (out.untyped(), &mut column.values) {
            (ColumnWriter::ByteArrayColumnWriter(w), Values::Text(bytes, ends)) => {
                let all = ByteArray::from(std::mem::take(bytes));
                let starts = [0].into_iter().chain(ends.iter().copied());
                let texts: Vec<ByteArray> =
                    starts.zip(&*ends).map(|(start, end)| all.slice(start, end - start)).collect();
                w.write_batch(&texts, defs, reps)?;
            }
            (ColumnWriter::Int64ColumnWriter(w), Values::Integer(v)) => {
                w.write_batch(v, defs, reps)?;
            }
            (ColumnWriter::DoubleColumnWriter(w), Values::Number(v)) => {
                w.write_batch(v, defs, reps)?;
            }
            (ColumnWriter::BoolColumnWriter(w), Values::Boolean(v)) => {
                w.write_batch(v, defs, reps)?;
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

/// Name of the file of notes.
const NOTES: &str = "notes.parquet";

struct InFolder {
    folder: Folder,
    files: Vec<TableFile>,
}

impl InFolder {
    /// Writes a row group of each table.
    fn group(&mut self) -> Result<(), Error> {
        let InFolder { folder, files } = self;
        let mut notes = Vec::new();
        for (number, file) in files.iter_mut().enumerate() {
            file.group(&mut notes).map_err(|e| fault(&file.name, e))?;
            folder.put(number, &file.bytes.take())?;
        }
        folder.put(files.len(), &notes)
    }

    fn is_whole(&self) -> bool {
        self.files.iter().all(|f| f.pending.rows == 0)
    }
}

impl Sink for InFolder {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        self.files.iter_mut().zip(&piece.columns).for_each(|(file, rows)| file.take(rows));
        let size: usize = self.files.iter().map(|f| f.size).sum();
        let rows = self.files.iter().map(|f| f.pending.rows).max().unwrap_or(0);
        if size >= GROUP_BYTES || rows >= GROUP_ROWS { self.group() } else { Ok(()) }
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        if !self.is_whole() {
            self.group()?;
        }
        let InFolder { folder, files } = self;
        for (number, file) in files.iter_mut().enumerate() {
            if let Some(writer) = file.writer.take() {
                writer.close().map_err(|e| fault(&file.name, e))?;
            }
            folder.put(number, &file.bytes.take())?;
        }
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

    fn checkpoint(&mut self, state: Value) -> Result<(), Error> {
        if self.is_whole() { self.folder.checkpoint(state) } else { Ok(()) }
    }

    fn settle(&mut self, wait: bool) -> Result<Option<Duration>, Error> {
        let took = self.folder.settle(wait)?;
        Ok(took.filter(|_| wait || self.is_whole()))
    }
}
