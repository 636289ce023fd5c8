//! Tags with thousands of attributes, cut short: the parser compares each attribute with all before it.

use std::borrow::Cow;

/// Attributes of one tag that are kept.
const MOST: usize = 1000;
/// Pages up to this length cannot hold enough attributes to matter.
const SMALL: usize = 1 << 16;

/// The page without the attributes of any tag beyond [`MOST`].
pub(crate) fn bounded(html: &str) -> Cow<'_, str> {
    if html.len() <= SMALL {
        return Cow::Borrowed(html);
    }
    let bytes = html.as_bytes();
    let mut out = String::new();
    let (mut at, mut copied) = (0, 0);
    while let Some(open) = find(bytes, at, b"<") {
        if bytes[open..].starts_with(b"<!--") {
            at = find(bytes, open + 4, b"-->").map_or(bytes.len(), |end| end + 3);
            continue;
        }
        if !bytes.get(open + 1).is_some_and(u8::is_ascii_alphabetic) {
            at = open + 1;
            continue;
        }
        let tag = Tag::read(bytes, open + 1);
        if let Some(cut) = tag.cut {
            out.push_str(&html[copied..cut]);
            copied = tag.end;
        }
        at = tag.end;
        // The text of these is no markup.
        for raw in ["script", "style", "textarea", "title"] {
            let name = &bytes[open + 1..];
            let ends = name.get(raw.len()).is_some_and(|c| !c.is_ascii_alphanumeric());
            if ends && name[..raw.len()].eq_ignore_ascii_case(raw.as_bytes()) {
                at = close(bytes, tag.end, raw.as_bytes());
            }
        }
    }
    if copied == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[copied..]);
    Cow::Owned(out)
}

/// A start tag.
struct Tag {
    /// Where its `>` stands, or the end of the page.
    end: usize,
    /// Where the attributes begin that are too many.
    cut: Option<usize>,
}

impl Tag {
    fn read(bytes: &[u8], start: usize) -> Tag {
        let (mut at, mut count, mut cut) = (start, 0, None);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'>' => break,
                b'"' | b'\'' if bytes[at - 1] == b'=' => {
                    at = find(bytes, at + 1, &[byte]).unwrap_or(bytes.len());
                }
                b' ' | b'\t' | b'\n' | b'\r' | 0x0C | b'/' | b'"' | b'\'' => {
                    count += 1;
                    if count > MOST && cut.is_none() {
                        cut = Some(at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Tag { end: at.min(bytes.len()), cut }
    }
}

fn find(bytes: &[u8], from: usize, what: &[u8]) -> Option<usize> {
    let rest = bytes.get(from..)?;
    if let [byte] = what {
        return memchr(*byte, rest).map(|i| from + i);
    }
    let mut at = 0;
    while let Some(i) = memchr(what[0], &rest[at..]) {
        if rest[at + i..].starts_with(what) {
            return Some(from + at + i);
        }
        at += i + 1;
    }
    None
}

fn memchr(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|&b| b == byte)
}

/// Where the closing tag of an element starts whose text is no markup.
fn close(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let mut at = from;
    while let Some(i) = find(bytes, at, b"</") {
        if bytes.get(i + 2..i + 2 + name.len()).is_some_and(|n| n.eq_ignore_ascii_case(name)) {
            return i;
        }
        at = i + 2;
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_endless_tags_are_cut() {
        let many: String = (0..100_000).map(|i| format!(" a{i}=\"1>\"")).collect();
        let page = format!("<body><p{many}>Envoys left.</p>");
        let cut = bounded(&page);
        assert!(cut.len() < 20_000 && cut.ends_with(">Envoys left.</p>"), "{}", cut.len());
        let script = format!("<script>if (a<b) {{ {} }}</script><p>Envoys left.", "x = 1; ".repeat(20_000));
        assert!(matches!(bounded(&script), Cow::Borrowed(_)));
        let address = format!("<img src=\"data:,{}\"><p>Envoys left.", "a b ".repeat(50_000));
        assert!(matches!(bounded(&address), Cow::Borrowed(_)));
        assert!(bounded(&format!("<p{}", " a".repeat(50_000))).len() < 20_000);
    }
}
