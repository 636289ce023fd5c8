//! What the fields of JSON objects and of tables are called, and an object to a raw article.

use serde_json::{Map, Value};

use super::{Fault, Origin, Raw};

const WHAT: &str = "no article";

/// Names of fields. A name with dots that is no field itself goes into objects: `source.name`.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct FieldNames {
    pub text: String,
    pub id: String,
    pub title: String,
    pub date: String,
    pub url: String,
    pub source: String,
    pub language: String,
    pub author: String,
}

impl Default for FieldNames {
    fn default() -> FieldNames {
        FieldNames {
            text: "text".into(),
            id: "id".into(),
            title: "title".into(),
            date: "date".into(),
            url: "url".into(),
            source: "source".into(),
            language: "language".into(),
            author: "author".into(),
        }
    }
}

impl FieldNames {
    /// Gives a field another name: `title=headline`.
    ///
    /// # Errors
    /// What is wrong with the words.
    pub fn set(&mut self, words: &str) -> Result<(), String> {
        let (field, name) = words.split_once('=').ok_or("expected FIELD=NAME, such as title=headline")?;
        let slot = match field.trim() {
            "text" => &mut self.text,
            "id" => &mut self.id,
            "title" => &mut self.title,
            "date" => &mut self.date,
            "url" => &mut self.url,
            "source" => &mut self.source,
            "language" => &mut self.language,
            "author" => &mut self.author,
            other => {
                return Err(format!(
                    "no field `{other}`; there are text, id, title, date, url, source, language, author"
                ));
            }
        };
        match name.trim() {
            "" => Err("expected a name after `=`".into()),
            name => {
                *slot = name.into();
                Ok(())
            }
        }
    }

    /// All of them with the words that they are set by, in a fixed order.
    pub fn all(&self) -> [(&'static str, &str); 8] {
        [
            ("text", &self.text),
            ("id", &self.id),
            ("title", &self.title),
            ("date", &self.date),
            ("url", &self.url),
            ("source", &self.source),
            ("language", &self.language),
            ("author", &self.author),
        ]
    }
}

/// The article that a JSON value holds.
pub(super) fn article(value: Value, origin: &Origin, line: Option<u64>) -> Result<Raw, Fault> {
    let names = &origin.fields;
    let fault = |why: String, hint: &str| Err(Fault::new(WHAT, origin, line, why, hint));
    let hint = r#"an object with "text", and "id", "title" and "date" where they are known"#;
    let mut map = match value {
        Value::Object(map) => map,
        other => return fault(format!("expected a JSON object, found {}", kind(&other)), hint),
    };
    let field = &names.text;
    let text = match remove(&mut map, field) {
        Some(Value::String(text)) if text.trim().is_empty() => {
            return fault(format!("the field `{field}` is empty"), hint);
        }
        Some(Value::String(text)) => text,
        Some(other) => return fault(format!("the field `{field}` is {}, not a string", kind(&other)), hint),
        None => {
            let hint = if map.is_empty() { hint } else { "--field text=NAME, where it has another name" };
            return fault(format!("the field `{field}` is missing{}", others(&map)), hint);
        }
    };
    Ok(Raw {
        text,
        date: take(&mut map, &names.date),
        id: take(&mut map, &names.id),
        title: take(&mut map, &names.title),
        url: take(&mut map, &names.url),
        source: take(&mut map, &names.source),
        language: take(&mut map, &names.language),
        author: take(&mut map, &names.author),
        warnings: Vec::new(),
        line,
    })
}

/// A field as text; numbers as they are written, anything else and empty strings as none.
fn take(map: &mut Map<String, Value>, key: &str) -> Option<String> {
    match remove(map, key)? {
        Value::String(s) if s.trim().is_empty() => None,
        Value::String(s) => Some(s),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

/// A field, or a part of one where the name has dots.
fn remove(map: &mut Map<String, Value>, key: &str) -> Option<Value> {
    if let Some(value) = map.remove(key) {
        return Some(value);
    }
    let (first, rest) = key.split_once('.')?;
    match map.get_mut(first)? {
        Value::Object(inner) => remove(inner, rest),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_may_have_other_names() {
        let mut origin = Origin::new("f.json", "f.json");
        let mut names = FieldNames::default();
        for words in ["text=body", "title = headline", "source=source.name", "date=meta.published.on"] {
            names.set(words).unwrap();
        }
        assert_eq!(
            names.set("body=text").unwrap_err(),
            "no field `body`; there are text, id, title, date, url, source, language, author"
        );
        assert!(names.set("text").is_err() && names.set("text=").is_err());
        origin.fields = names.into();
        let value = serde_json::json!({
            "body": "Envoys left.", "headline": "Talks fail", "source": {"id": 1, "name": "Daily"},
            "meta": {"published": {"on": "2025-12-02"}}, "id": 7, "url": ""
        });
        let raw = article(value, &origin, None).unwrap();
        assert_eq!(raw.text, "Envoys left.");
        let rest = [raw.title, raw.source, raw.date, raw.id, raw.url];
        let expected = [Some("Talks fail"), Some("Daily"), Some("2025-12-02"), Some("7"), None];
        assert_eq!(rest.each_ref().map(Option::as_deref), expected);
    }
}
