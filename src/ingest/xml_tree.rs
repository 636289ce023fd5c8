//! A part of an XML document as a small tree. Reading is lenient: names that do not close, raw `&`, unquoted values.
//! Entities of a document's own are never expanded.

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements are nested no deeper; what is deeper is read into the one at this depth.
const DEEPEST: usize = 100;

/// An element. Names are without prefix and in lower case.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    attrs: Vec<(String, String)>,
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// An attribute by its name without prefix.
    pub(super) fn attr(&self, name: &str) -> Option<&str> {
        self.attrs.iter().find(|(n, _)| n == name).map(|(_, v)| v.trim()).filter(|v| !v.is_empty())
    }

    /// The elements directly in this one.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(e) => Some(e),
            Node::Text(_) => None,
        })
    }

    /// The first element of one of these names below this one, in the order of the document.
    pub(super) fn find(&self, names: &[&str]) -> Option<&Element> {
        self.elements().find_map(|e| if names.contains(&&*e.name) { Some(e) } else { e.find(names) })
    }

    /// The first element of one of these names that has words, and the words.
    pub(super) fn words(&self, names: &[&str]) -> Option<String> {
        self.elements().find_map(|e| {
            let text = if names.contains(&&*e.name) { e.text() } else { String::new() };
            if text.is_empty() { e.words(names) } else { Some(text) }
        })
    }

    /// All text in it, with white space as single spaces.
    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        self.gather(&mut out);
        out.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn gather(&self, out: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.push_str(text),
                Node::Element(e) => {
                    let apart = !is_inline(&e.name);
                    if apart {
                        out.push(' ');
                    }
                    e.gather(out);
                    if apart {
                        out.push(' ');
                    }
                }
            }
        }
    }

    /// The paragraphs in it, without those of pictures and the like.
    pub(super) fn paragraphs(&self) -> Vec<String> {
        let mut out = vec![String::new()];
        self.paragraphs_into(&mut out);
        let squeezed = out.iter().map(|p| p.split_whitespace().collect::<Vec<_>>().join(" "));
        squeezed.filter(|p| !p.is_empty()).collect()
    }

    fn paragraphs_into(&self, out: &mut Vec<String>) {
        for node in &self.children {
            match node {
                Node::Text(text) => out.last_mut().expect("never empty").push_str(text),
                Node::Element(e) if is_left_out(&e.name) => {}
                Node::Element(e) if is_inline(&e.name) => e.paragraphs_into(out),
                Node::Element(e) => {
                    out.push(String::new());
                    e.paragraphs_into(out);
                    out.push(String::new());
                }
            }
        }
    }
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "em" | "i"
            | "b"
            | "strong"
            | "a"
            | "span"
            | "q"
            | "person"
            | "org"
            | "location"
            | "city"
            | "country"
            | "chron"
            | "event"
            | "function"
            | "money"
            | "num"
            | "object.title"
            | "virtloc"
            | "sub"
            | "sup"
            | "lang"
            | "pronounce"
            | "classifier"
            | "inline"
            | "u"
            | "font"
            | "copyrite"
            | "frac"
            | "postaddr"
            | "name"
            | "emphasis"
            | "abbr"
            | "name.given"
            | "name.family"
            | "alt-code"
            | "state"
            | "region"
            | "sublocation"
            | "script.inline"
    )
}

fn is_left_out(name: &str) -> bool {
    matches!(
        name,
        "media"
            | "figure"
            | "script"
            | "style"
            | "head"
            | "body.head"
            | "body.end"
            | "note"
            | "parse"
            | "docdata"
    )
}

/// Reads documents in UTF-8 and gives the elements that are asked for.
pub(super) struct Trees<R: BufRead> {
    reader: Reader<R>,
    buffer: Vec<u8>,
}

impl<R: BufRead> Trees<R> {
    pub(super) fn new(input: R) -> Trees<R> {
        let mut reader = Reader::from_reader(input);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.allow_dangling_amp = true;
        Trees { reader, buffer: Vec::new() }
    }

    /// The next element that `wanted` names, with all in it; `outside` is called between those.
    ///
    /// # Errors
    /// What is wrong with the document, or with reading it.
    pub(super) fn next(
        &mut self,
        wanted: impl Fn(&str) -> bool,
        mut outside: impl FnMut(),
    ) -> Result<Option<Element>, quick_xml::Error> {
        loop {
            outside();
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer)? {
                Event::Eof => return Ok(None),
                Event::Start(start) => {
                    let element = element(&start);
                    if wanted(&element.name) {
                        return self.rest(element).map(Some);
                    }
                }
                Event::Empty(start) => {
                    let element = element(&start);
                    if wanted(&element.name) {
                        return Ok(Some(element));
                    }
                }
                _ => {}
            }
        }
    }

    /// All up to the end of an element that has been opened.
    fn rest(&mut self, top: Element) -> Result<Element, quick_xml::Error> {
        let mut open = vec![top];
        // Elements that were not opened for being too deep.
        let mut deeper = 0usize;
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer)?;
            let depth = open.len();
            let top = open.last_mut().expect("the first is there until the end");
            match event {
                Event::Start(start) if depth < DEEPEST => open.push(element(&start)),
                Event::Start(_) => deeper += 1,
                Event::Empty(start) => top.children.push(Node::Element(element(&start))),
                Event::End(_) if deeper > 0 => deeper -= 1,
                Event::End(end) => {
                    let name = local(end.name().as_ref());
                    // An end that fits none of the open elements is passed over, one that fits closes those within.
                    let Some(at) = open.iter().rposition(|e| e.name == name) else { continue };
                    while open.len() > at + 1 {
                        close(&mut open);
                    }
                    if at == 0 {
                        return Ok(open.swap_remove(0));
                    }
                    close(&mut open);
                }
                Event::Text(text) => push(top, &text),
                Event::CData(text) => push(top, &text),
                Event::GeneralRef(name) => match entity(&name) {
                    Some(c) => push(top, c.encode_utf8(&mut [0; 4])),
                    None => push(top, &format!("&{};", &*name)),
                },
                Event::Eof => {
                    while open.len() > 1 {
                        close(&mut open);
                    }
                    return Ok(open.swap_remove(0));
                }
                _ => {}
            }
        }
    }
}

/// Puts the last open element into the one around it.
fn close(open: &mut Vec<Element>) {
    if let Some(element) = open.pop()
        && let Some(parent) = open.last_mut()
    {
        parent.children.push(Node::Element(element));
    }
}

fn push(element: &mut Element, text: &str) {
    match element.children.last_mut() {
        Some(Node::Text(have)) => have.push_str(text),
        _ => element.children.push(Node::Text(text.into())),
    }
}

fn element(start: &BytesStart) -> Element {
    let mut attributes = start.html_attributes();
    let attributes = attributes.with_checks(false).filter_map(Result::ok).take(100);
    let attrs = attributes.map(|a| (local(a.key.as_ref()), unescape(&a.value))).collect();
    Element { name: local(start.name().as_ref()), attrs, children: Vec::new() }
}

/// A name without its prefix, in lower case.
fn local(name: &str) -> String {
    let name = name.to_lowercase();
    name.rsplit(':').next().unwrap_or_default().into()
}

fn unescape(text: &str) -> String {
    let mut parts = text.split('&');
    let mut out = String::from(parts.next().unwrap_or_default());
    for part in parts {
        match part.split_once(';').and_then(|(name, rest)| Some((entity(name)?, rest))) {
            Some((c, rest)) => {
                out.push(c);
                out.push_str(rest);
            }
            None => {
                out.push('&');
                out.push_str(part);
            }
        }
    }
    out
}

/// The character of an entity that XML knows, or that old news files use.
fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "pound" => '£',
        "euro" => '€',
        "copy" => '©',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "ntilde" => 'ñ',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "auml" => 'ä',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(xml: &str) -> Element {
        Trees::new(xml.as_bytes()).next(|n| n == "a", || {}).unwrap().unwrap()
    }

    #[test]
    fn lenient() {
        for (xml, text) in [
            (
                "<x><a>one &amp; two &#8220;three&#x201d; &unknown; R&D</a></x>",
                "one & two “three” &unknown; R&D",
            ),
            ("<ns:A>one<b>two</c></ns:a>", "onetwo"),
            ("<a>one<p>two<p>three", "one two three"),
            ("<a><![CDATA[one <two>]]></a>", "one <two>"),
            ("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>one &b; two</a>", "one &b; two"),
            ("<a><!-- no -->one</a>", "one"),
        ] {
            assert_eq!(tree(xml).text(), text, "{xml}");
        }
        let attrs = tree("<a date = \"20250101\" xml:lang='en' id=7 t=\"R&amp;D\"/>");
        let found = ["date", "lang", "id", "t", "no"].map(|n| attrs.attr(n));
        assert_eq!(found, [Some("20250101"), Some("en"), Some("7"), Some("R&D"), None]);
    }

    #[test]
    fn deep_documents_are_flattened() {
        let deep = format!("<a>{}one{}two</a>", "<b>".repeat(100_000), "</b>".repeat(100_000));
        assert_eq!(tree(&deep).text(), "onetwo");
        assert!(!tree(&"<a>".repeat(100_000)).name.is_empty());
    }
}
