//! JSON-LD: the article among the things that a page describes for programs.

use serde_json::Value;

use crate::meta::{has_date, is_author};

/// Most bytes of one script that are read.
const LONGEST_SCRIPT: usize = 2 << 20;

/// What JSON-LD says.
#[derive(Default)]
pub(crate) struct Ld {
    pub(crate) headline: Option<String>,
    pub(crate) date: Option<String>,
    pub(crate) author: Option<String>,
    pub(crate) publisher: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    pub(crate) body: Option<String>,
}

impl Ld {
    /// Reads one script.
    pub(crate) fn script(&mut self, text: &str) {
        if text.len() > LONGEST_SCRIPT {
            return;
        }
        // Some pages wrap the script for old browsers, or leave raw line breaks in strings.
        let text = text
            .trim()
            .trim_start_matches("<!--")
            .trim_end_matches("-->")
            .trim_start_matches("//<![CDATA[")
            .trim_end_matches("//]]>");
        let value = serde_json::from_str::<Value>(text.trim()).or_else(|_| {
            let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
            serde_json::from_str::<Value>(flat.trim().trim_end_matches(';'))
        });
        if let Ok(value) = value {
            self.value(&value, 0);
        }
    }

    fn value(&mut self, value: &Value, depth: u32) {
        match value {
            Value::Array(list) if depth < 6 => list.iter().take(200).for_each(|v| self.value(v, depth + 1)),
            Value::Object(map) => {
                let types: Vec<&str> = match map.get("@type") {
                    Some(Value::String(t)) => vec![t],
                    Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect(),
                    _ => Vec::new(),
                };
                let is_article = types.iter().any(|t| {
                    t.ends_with("Article")
                        || t.ends_with("BlogPosting")
                        || t.ends_with("Report")
                        || *t == "Review"
                        || *t == "ClaimReview"
                });
                if is_article {
                    self.article(map);
                } else if types.iter().any(|t| matches!(*t, "WebPage" | "ItemPage")) {
                    let language = map.get("inLanguage").and_then(name);
                    self.language = self.language.take().or(language);
                }
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "hasPart"] {
                    if let Some(inner) = map.get(key).filter(|_| depth < 6) {
                        self.value(inner, depth + 1);
                    }
                }
            }
            _ => {}
        }
    }

    fn article(&mut self, map: &serde_json::Map<String, Value>) {
        let put = |slot: &mut Option<String>, value: Option<String>| {
            if slot.is_none() {
                *slot = value.map(|v| unescape(v.trim())).filter(|v| !v.is_empty());
            }
        };
        let get = |key: &str| map.get(key).and_then(name);
        put(&mut self.headline, get("headline").or_else(|| get("name")));
        let date = get("datePublished")
            .filter(|d| has_date(d))
            .or_else(|| get("dateCreated").filter(|d| has_date(d)));
        put(&mut self.date, date);
        put(
            &mut self.author,
            map.get("author").or(map.get("creator")).and_then(names).filter(|a| is_author(a)),
        );
        put(&mut self.publisher, get("publisher").filter(|p| p.chars().count() <= 60 && !p.contains("://")));
        put(&mut self.language, get("inLanguage"));
        put(&mut self.url, get("url").or_else(|| get("mainEntityOfPage")));
        put(&mut self.body, get("articleBody"));
    }
}

/// A text, or the name of a thing.
fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(s) => Some(s.clone()),
        Value::Object(map) => map.get("name").or(map.get("@id")).and_then(Value::as_str).map(Into::into),
        Value::Array(list) => list.first().and_then(name),
        _ => None,
    }
}

fn names(value: &Value) -> Option<String> {
    match value {
        Value::Array(list) => {
            let all: Vec<String> = list.iter().take(8).filter_map(name).collect();
            (!all.is_empty()).then(|| all.join(", "))
        }
        other => name(other),
    }
}

/// Entities that were escaped once too often.
fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let entity = rest.find(';').filter(|&end| end <= 9).map(|end| &rest[1..end]);
        let c = entity.and_then(|e| match e {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some('\u{a0}'),
            "rsquo" => Some('’'),
            "lsquo" => Some('‘'),
            "ldquo" => Some('“'),
            "rdquo" => Some('”'),
            "ndash" => Some('–'),
            "mdash" => Some('—'),
            "hellip" => Some('…'),
            _ => {
                let number = e.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code)
            }
        });
        match (c, entity) {
            (Some(c), Some(e)) => {
                out.push(c);
                rest = &rest[e.len() + 2..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities() {
        assert_eq!(unescape("A &amp; B &#8217;s &unknown; & C&"), "A & B ’s &unknown; & C&");
    }
}
