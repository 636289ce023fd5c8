//! The page: the built viewer with a run's data put into it.
//!
//! The data stand in script elements of a type that no browser runs: the head as JSON in which nothing can end the
//! element, the blocks deflated and in base64. So no word of an article is ever read as markup.

use std::io::Write;

use base64::Engine;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use serde::Serialize;
use serde_json::Value;

/// The viewer as built from `viewer/`.
const VIEWER: &str = include_str!("../../viewer/dist/report.html");

/// Stands in the viewer where the data go.
const PLACE: &str = "<script type=\"application/json\" id=\"dateline-head\">null</script>";

/// A piece of the page's data, decoded as a whole.
pub(super) struct Block {
    name: String,
    /// Bytes of its JSON.
    bytes: usize,
    packed: String,
}

/// Packs columns, so that only what goes into the page is kept.
pub(super) fn block(name: &str, columns: &impl Serialize) -> Block {
    let json = serde_json::to_vec(columns).expect("plain values");
    Block { name: name.into(), bytes: json.len(), packed: packed(&json) }
}

/// The bytes of the page.
pub(super) fn page(mut head: Value, blocks: Vec<Block>) -> Vec<u8> {
    let list: Vec<Value> =
        blocks.iter().map(|b| serde_json::json!({"name": b.name, "bytes": b.bytes})).collect();
    head["blocks"] = list.into();
    let (before, after) = VIEWER.split_once(PLACE).expect("the committed viewer has a place for the data");
    let size: usize = blocks.iter().map(|b| b.packed.len() + 100).sum();
    let mut out = Vec::with_capacity(VIEWER.len() + size + (1 << 20));
    out.extend_from_slice(before.as_bytes());
    out.extend_from_slice(b"<script type=\"application/json\" id=\"dateline-head\">");
    out.extend_from_slice(harmless(&head).as_bytes());
    out.extend_from_slice(b"</script>\n");
    for block in blocks {
        out.extend_from_slice(b"<script type=\"application/octet-stream\" id=\"dateline-");
        out.extend_from_slice(block.name.as_bytes());
        out.extend_from_slice(b"\">");
        out.extend_from_slice(block.packed.as_bytes());
        out.extend_from_slice(b"</script>\n");
    }
    out.extend_from_slice(after.as_bytes());
    out
}

/// JSON that may stand in a script element: no `<`, `>` or `&`, and no separator that old JavaScript takes for a line
/// end.
pub(super) fn harmless(value: &Value) -> String {
    let json = value.to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => out.push_str(&format!("\\u{:04x}", c as u32)),
            c => out.push(c),
        }
    }
    out
}

fn packed(bytes: &[u8]) -> String {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::default());
    // Writing into memory cannot fail.
    let _ = encoder.write_all(bytes);
    base64::engine::general_purpose::STANDARD.encode(encoder.finish().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_the_element() {
        let nasty = serde_json::json!({"title": "</script><script>x<!-- ]]> \u{2028}\u{2029} &lt;"});
        let json = harmless(&nasty);
        assert!(!json.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{json}");
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap(), nasty);
    }

    #[test]
    fn the_viewer_has_one_place_for_the_data() {
        assert_eq!(VIEWER.matches(PLACE).count(), 1);
    }
}
