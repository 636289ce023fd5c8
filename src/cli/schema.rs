//! `dateline schema`: the record format as JSON Schema.

use super::args::{Color, Schema};
use super::{Status, print};
use crate::base::Error;
use crate::record::{document_schema, row_schema};

pub(super) fn run(args: &Schema) -> Result<Status, Error> {
    let schema = match &args.table {
        Some(table) => row_schema(table)
            .ok_or_else(|| Error::option(format!("unknown table: {table}"), "dateline schema --help"))?,
        None => document_schema(),
    };
    let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    print(&format!("{text}\n"), Color::Never)?;
    Ok(Status::Found)
}
