//! A tree to blocks: paragraphs, headings and list items in order, each with what is needed to judge it.
//!
//! Blocks of one element stand next to each other, so that any element is a range of them and what is worth keeping can
//! be summed up for all elements in one pass.

use std::ops::Range;

use crate::dom::{Data, Dom, Id, ROOT, push_words};
use crate::names::{Role, role};

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Running text.
    Paragraph,
    /// A heading.
    Heading,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A picture's text.
    Caption,
}

/// A stretch of text that a browser sets apart.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) text: String,
    pub(crate) kind: Kind,
    /// Its length in characters, and how many of them are in links.
    pub(crate) chars: usize,
    pub(crate) linked: usize,
    /// The element that it belongs to.
    pub(crate) owner: Id,
}

impl Block {
    /// The part of the text that stands in links.
    pub(crate) fn link_share(&self) -> f32 {
        self.linked as f32 / self.chars.max(1) as f32
    }
}

/// The blocks of a page, and of each of its elements.
#[derive(Debug, Default)]
pub(crate) struct Blocks {
    pub(crate) list: Vec<Block>,
    /// For each node its range in `list`; empty for what was passed over.
    pub(crate) range: Vec<Range<u32>>,
}

impl Blocks {
    /// The blocks of one node.
    pub(crate) fn of(&self, id: Id) -> &[Block] {
        let range = &self.range[id as usize];
        &self.list[range.start as usize..range.end as usize]
    }
}

/// What is left out on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Care {
    /// What is named as furniture, and what can hold no text.
    Strict,
    /// Only what can hold no text.
    Lenient,
}

/// Cuts a page into blocks.
pub(crate) fn blocks(dom: &Dom, care: Care) -> Blocks {
    let prose = prose(dom);
    let mut walk = Walk {
        dom,
        care,
        all: prose[ROOT as usize],
        prose,
        out: Blocks { list: Vec::new(), range: vec![0..0; dom.nodes.len()] },
        text: String::new(),
        linked: 0,
        breaks: 0,
    };
    walk.node(ROOT, Place { kind: Kind::Paragraph, owner: ROOT, link: false, pre: false });
    walk.flush(Place { kind: Kind::Paragraph, owner: ROOT, link: false, pre: false });
    walk.out
}

/// Bytes of text outside links below each node.
fn prose(dom: &Dom) -> Vec<u32> {
    let mut sums = vec![0u32; dom.nodes.len()];
    let order: Vec<Id> = dom.below(ROOT).collect();
    for &id in order.iter().rev() {
        let node = &dom.nodes[id as usize];
        match &node.data {
            Data::Text(text) => {
                let text = text.trim();
                // Words of menus and buttons are short and no prose.
                sums[id as usize] = if text.len() < 20 { 0 } else { text.len() as u32 };
            }
            Data::Element(..)
                if matches!(dom.name(id), "a" | "script" | "style" | "noscript" | "template") =>
            {
                sums[id as usize] = 0;
            }
            _ => {}
        }
        if let Some(sum) = sums.get(node.parent as usize) {
            sums[node.parent as usize] = sum + sums[id as usize];
        }
    }
    sums
}

#[derive(Clone, Copy)]
struct Place {
    kind: Kind,
    owner: Id,
    link: bool,
    pre: bool,
}

struct Walk<'a> {
    dom: &'a Dom,
    care: Care,
    /// Prose of each node, and of all.
    prose: Vec<u32>,
    all: u32,
    out: Blocks,
    /// The block that is being gathered.
    text: String,
    linked: usize,
    /// Line breaks in a row at its end.
    breaks: u32,
}

impl Walk<'_> {
    fn node(&mut self, id: Id, place: Place) {
        let start = self.out.list.len() as u32;
        match &self.dom.nodes[id as usize].data {
            Data::Text(text) => self.text(text, place),
            Data::Other => self.children(id, place),
            Data::Element(..) => self.element(id, place),
        }
        self.out.range[id as usize] = start..self.out.list.len() as u32;
    }

    fn children(&mut self, id: Id, place: Place) {
        let dom = self.dom;
        for child in dom.children(id) {
            self.node(child, place);
        }
    }

    fn element(&mut self, id: Id, place: Place) {
        let name = self.dom.name(id);
        if name == "br" {
            self.breaks += 1;
            if self.breaks >= 2 {
                self.flush(place);
            } else if !self.text.is_empty() {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push('\n');
            }
            return;
        }
        if self.is_left_out(id, name) {
            return;
        }
        let mut inner = place;
        inner.link |= name == "a";
        let kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
            "li" | "dt" | "dd" => Some(Kind::Item),
            "tr" => Some(Kind::Row),
            "td" | "th" => {
                if !self.text.trim().is_empty() {
                    self.text.truncate(self.text.trim_end().len());
                    self.text.push_str(" | ");
                }
                None
            }
            "figure" | "figcaption" => Some(Kind::Caption),
            "p" | "blockquote" | "div" | "section" | "article" | "main" | "header" | "body" | "ul" | "ol"
            | "dl" | "table" | "tbody" | "thead" | "center" | "address" | "details" | "summary" | "pre"
            | "fieldset" | "form" | "hr" | "html" | "head" | "title" | "hgroup" | "caption" | "aside"
            | "nav" | "footer" | "dialog" | "menu" => {
                Some(if place.kind == Kind::Heading { Kind::Paragraph } else { place.kind })
            }
            _ => None,
        };
        let Some(kind) = kind else {
            return self.children(id, inner);
        };
        self.flush(place);
        // Paragraphs in a cell are set as paragraphs: such a table is there for the layout.
        inner.kind = if kind == Kind::Row && name == "p" { Kind::Paragraph } else { kind };
        inner.owner = id;
        inner.pre |= name == "pre";
        self.children(id, inner);
        self.flush(inner);
    }

    fn is_left_out(&self, id: Id, name: &str) -> bool {
        if matches!(
            name,
            "script"
                | "style"
                | "noscript"
                | "template"
                | "iframe"
                | "svg"
                | "math"
                | "button"
                | "input"
                | "select"
                | "option"
                | "textarea"
                | "object"
                | "embed"
                | "canvas"
                | "audio"
                | "video"
                | "head"
                | "map"
                | "progress"
                | "meter"
                | "datalist"
                | "frameset"
                | "noframes"
                | "noembed"
        ) {
            return true;
        }
        if is_hidden(self.dom, id) {
            return true;
        }
        if self.care == Care::Lenient || matches!(name, "html" | "body") {
            return false;
        }
        let share = self.prose[id as usize] as f32 / self.all.max(1) as f32;
        match name {
            "nav" | "footer" | "dialog" | "menu" => return share < 0.5,
            "aside" => return share < 0.4,
            "form" | "fieldset" | "label" => return share < 0.2,
            _ => {}
        }
        // What is quoted from elsewhere is named for where it is from.
        let quotes = |id: Id| self.dom.children(id).any(|c| self.dom.name(c) == "blockquote");
        if name == "blockquote" || quotes(id) {
            return false;
        }
        match role(self.dom, id) {
            Role::Comments => share < 0.9,
            Role::Furniture => share < 0.35,
            Role::None => false,
        }
    }

    fn text(&mut self, text: &str, place: Place) {
        if self.text.is_empty() && text.trim_ascii().is_empty() {
            return;
        }
        let before = self.text.len();
        if place.pre {
            self.text.push_str(text);
        } else {
            push_words(&mut self.text, text);
        }
        if self.text.len() > before && !self.text[before..].trim().is_empty() {
            self.breaks = 0;
            if place.link {
                self.linked += self.text[before..].chars().count();
            }
        }
    }

    /// Ends the block that is being gathered.
    fn flush(&mut self, place: Place) {
        self.breaks = 0;
        let linked = std::mem::take(&mut self.linked);
        let text = self.text.trim();
        if !text.is_empty() {
            let chars = text.chars().count();
            let text = text.to_string();
            self.out.list.push(Block {
                text,
                kind: place.kind,
                chars,
                linked: linked.min(chars),
                owner: place.owner,
            });
        }
        self.text.clear();
    }
}

/// Whether a browser would not show an element.
pub(crate) fn is_hidden(dom: &Dom, id: Id) -> bool {
    if dom.attr(id, "hidden").is_some() {
        return true;
    }
    if dom.attr(id, "aria-hidden") == Some("true") {
        return true;
    }
    dom.attr(id, "style").is_some_and(|style| {
        let style: String =
            style.chars().filter(|c| !c.is_whitespace()).take(400).collect::<String>().to_ascii_lowercase();
        style.contains("display:none") || style.contains("visibility:hidden")
    })
}
