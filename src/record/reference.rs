//! The record format as JSON Schema, made from the types themselves.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::schema::*;

/// The JSON Schema of a nested document.
pub fn document_schema() -> Value {
    titled(of::<Record>(), "A dateline record: all that was found in one article")
}

/// The JSON Schema of a table's rows: each has the id of its article in front. None where there is no such table.
pub fn row_schema(table: &str) -> Option<Value> {
    let mut schema = match table {
        "articles" => of::<ArticleRecord>(),
        "sentences" => of::<SentenceRecord>(),
        "mentions" => of::<MentionRecord>(),
        "actors" => of::<ActorRecord>(),
        "quotes" => of::<QuoteRecord>(),
        "stances" => of::<StanceRecord>(),
        "times" => of::<TimeRecord>(),
        "places" => of::<PlaceRecord>(),
        "events" => of::<EventRecord>(),
        "participants" => of::<ParticipantRecord>(),
        "stance_summary" => of::<StanceSummary>(),
        _ => return None,
    };
    schema["properties"]["article"] = json!({"type": "string", "description": "Id of the article."});
    if let Some(required) = schema["required"].as_array_mut() {
        required.insert(0, "article".into());
    }
    Some(titled(schema, &format!("A row of dateline's table `{table}`")))
}

fn of<T: JsonSchema>() -> Value {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>().to_value()
}

fn titled(mut schema: Value, title: &str) -> Value {
    schema["title"] = title.into();
    schema["$id"] = format!("urn:dateline:schema:{SCHEMA_VERSION}").into();
    schema
}
