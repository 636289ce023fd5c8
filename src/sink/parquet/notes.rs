//! What belongs into the last part of a file that is not complete: where its row groups stand and what they hold.
//!
//! A note is such a last part for one row group, with its length in front; none has length zero. A run that goes on hands
//! the row groups to a new writer, which counts their bytes and keeps their descriptions.

use std::fs::File;
use std::path::Path;

use parquet::column::writer::ColumnCloseResult;
use parquet::errors::ParquetError;
use parquet::file::metadata::{
    ColumnChunkMetaData, FileMetaData, ParquetMetaData, ParquetMetaDataOptions, ParquetMetaDataReader,
    ParquetMetaDataWriter,
};
use parquet::file::statistics::Statistics;
use parquet::file::writer::SerializedFileWriter;

use super::{Bytes, TableFile};

/// Length and magic word behind the last part of a file.
const TAIL: usize = 8;

/// Notes the last row group of a writer, where there is a new one.
pub(super) fn add(
    writer: &SerializedFileWriter<Bytes>,
    new: bool,
    notes: &mut Vec<u8>,
) -> Result<(), ParquetError> {
    let at = notes.len();
    notes.extend_from_slice(&0u32.to_le_bytes());
    if let Some(group) = writer.flushed_row_groups().last().filter(|_| new) {
        let file = FileMetaData::new(1, group.num_rows(), None, None, group.schema_descr_ptr(), None);
        let metadata = ParquetMetaData::new(file, vec![group.clone()]);
        ParquetMetaDataWriter::new(&mut *notes, &metadata).finish()?;
    }
    let length = (notes.len() - at - 4) as u32;
    notes[at..at + 4].copy_from_slice(&length.to_le_bytes());
    Ok(())
}

/// The description of a column as its writer gave it: what is read back no longer says that the fields of old readers
/// are to be filled too.
fn described(column: &ColumnChunkMetaData) -> Result<ColumnChunkMetaData, ParquetError> {
    let statistics = match column.statistics().filter(|_| column.column_descr().sort_order().is_signed()) {
        Some(Statistics::Int64(s)) => Statistics::Int64(s.clone().with_backwards_compatible_min_max(true)),
        Some(Statistics::Double(s)) => Statistics::Double(s.clone().with_backwards_compatible_min_max(true)),
        _ => return Ok(column.clone()),
    };
    column.clone().into_builder().set_statistics(statistics).build()
}

/// Hands the row group of the next note to the writer of a file, which stands at `path` so far.
pub(super) fn take(notes: &mut &[u8], file: &mut TableFile, path: &Path) -> Result<(), ParquetError> {
    let cut = || ParquetError::EOF("the last note is cut short".into());
    let (length, rest) = notes.split_first_chunk::<4>().ok_or_else(cut)?;
    let (note, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or_else(cut)?;
    *notes = rest;
    let Some(writer) = &mut file.writer else { return Ok(()) };
    // The magic word, of which the file begins, is there too.
    file.bytes.known(true);
    if let Some(note) = note.len().checked_sub(TAIL).map(|end| &note[..end]) {
        let options = ParquetMetaDataOptions::new().with_encoding_stats_as_mask(false);
        let metadata = ParquetMetaDataReader::decode_metadata_with_options(note, Some(&options))?;
        let there = File::open(path)?;
        for group in metadata.row_groups() {
            let mut out = writer.next_row_group()?;
            for column in group.columns() {
                let column = described(column)?;
                let close = ColumnCloseResult {
                    bytes_written: column.compressed_size() as u64,
                    rows_written: group.num_rows() as u64,
                    metadata: column,
                    bloom_filter: None,
                    column_index: None,
                    offset_index: None,
                };
                out.append_column(&there, close)?;
            }
            out.close()?;
        }
    }
    writer.flush()?;
    file.bytes.known(false);
    Ok(())
}
