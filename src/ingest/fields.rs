//! A JSON object to a raw article.

use serde_json::{Map, Value};

use super::{Fault, Origin, Raw};

const WHAT: &str = "no article";
const HINT: &str = r#"an object with "text", and "id", "title" and "date" where they are known"#;

/// The article that a JSON value holds.
pub(super) fn article(value: Value, origin: &Origin, line: Option<u64>) -> Result<Raw, Fault> {
    let fault = |why: String| Err(Fault::new(WHAT, origin, line, why, HINT));
    let mut map = match value {
        Value::Object(map) => map,
        other => return fault(format!("expected a JSON object, found {}", kind(&other))),
    };
    let text = match map.remove("text") {
        Some(Value::String(text)) if text.trim().is_empty() => {
            return fault("the field `text` is empty".into());
        }
        Some(Value::String(text)) => text,
        Some(other) => return fault(format!("the field `text` is {}, not a string", kind(&other))),
        None => return fault(format!("the field `text` is missing{}", others(&map))),
    };
    Ok(Raw {
        text,
        date: take(&mut map, &origin.date_field),
        id: take(&mut map, "id"),
        title: take(&mut map, "title"),
        url: take(&mut map, "url"),
        source: take(&mut map, "source"),
        language: take(&mut map, "language"),
        line,
    })
}

/// A field as text; numbers as they are written, anything else and empty strings as none.
fn take(map: &mut Map<String, Value>, key: &str) -> Option<String> {
    match map.remove(key)? {
        Value::String(s) if s.trim().is_empty() => None,
        Value::String(s) => Some(s),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

/// The first fields there are, so that a misnamed one is seen at once.
fn others(map: &Map<String, Value>) -> String {
    if map.is_empty() {
        return String::new();
    }
    let names: Vec<&str> = map.keys().take(5).map(String::as_str).collect();
    format!(", found {}", names.join(", "))
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}
