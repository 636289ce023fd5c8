//! A page as a tree in one table of nodes.
//!
//! The parser is html5ever, so that broken markup gives the tree that a browser would make of it. What a browser bounds
//! is bounded here too: elements below [`DEEPEST`] are not opened, and a page whose markup makes more nodes than its
//! length can account for is cut short. Without these, unclosed tags cost time in the square of their number.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use crate::attributes::bounded;
use html5ever::interface::{ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, LocalName, Namespace, QualName};

/// Elements are nested no deeper; browsers stop at 512.
const DEEPEST: u32 = 400;

/// Place of a node in its page.
pub(crate) type Id = u32;

/// No node.
pub(crate) const NONE: Id = u32::MAX;

/// The root of every page.
pub(crate) const ROOT: Id = 0;

/// One node, with its place among the others.
#[derive(Debug)]
pub(crate) struct Node {
    pub(crate) parent: Id,
    pub(crate) first: Id,
    last: Id,
    previous: Id,
    pub(crate) next: Id,
    depth: u32,
    pub(crate) data: Data,
}

/// What a node is.
#[derive(Debug)]
pub(crate) enum Data {
    /// The document, a comment, or the like.
    Other,
    /// An element.
    Element(QualName, Vec<Attribute>),
    /// Text.
    Text(StrTendril),
}

/// A page.
#[derive(Debug)]
pub(crate) struct Dom {
    pub(crate) nodes: Vec<Node>,
}

impl Dom {
    /// Reads a page. Any text gives a tree.
    pub(crate) fn parse(html: &str) -> Dom {
        let sink = Sink { nodes: RefCell::new(vec![Node::new(Data::Other)]), depth: Cell::new(0) };
        let options = TreeBuilderOpts { scripting_enabled: true, ..TreeBuilderOpts::default() };
        let sink = Bounded { builder: TreeBuilder::new(sink, options), most: 50_000 + html.len() / 2 };
        let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
        let input = BufferQueue::default();
        input.push_back(StrTendril::from_slice(&bounded(html)));
        // A script would have to be run by the caller here; none is, so that reading goes on behind it.
        while !matches!(tokenizer.feed(&input), html5ever::TokenizerResult::Done) {}
        tokenizer.end();
        Dom { nodes: tokenizer.sink.builder.sink.nodes.into_inner() }
    }

    /// Name of an element; empty for anything else.
    pub(crate) fn name(&self, id: Id) -> &str {
        match &self.nodes[id as usize].data {
            Data::Element(name, _) => &name.local,
            _ => "",
        }
    }

    /// Value of an attribute.
    pub(crate) fn attr(&self, id: Id, name: &str) -> Option<&str> {
        match &self.nodes[id as usize].data {
            Data::Element(_, attrs) => attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value),
            _ => None,
        }
    }

    /// The children of a node, in order.
    pub(crate) fn children(&self, id: Id) -> impl Iterator<Item = Id> {
        let step = |id: Id| (id != NONE).then_some(id);
        std::iter::successors(step(self.nodes[id as usize].first), move |&id| {
            step(self.nodes[id as usize].next)
        })
    }

    /// The node itself and all below it, in the order of the page.
    pub(crate) fn below(&self, top: Id) -> impl Iterator<Item = Id> {
        let mut next = top;
        std::iter::from_fn(move || {
            let now = (next != NONE).then_some(next)?;
            let node = &self.nodes[now as usize];
            next = node.first;
            let mut up = now;
            while next == NONE && up != top {
                next = self.nodes[up as usize].next;
                up = self.nodes[up as usize].parent;
            }
            Some(now)
        })
    }

    /// All text below a node, with white space as single spaces.
    pub(crate) fn text(&self, id: Id) -> String {
        let mut out = String::new();
        for node in self.below(id) {
            match &self.nodes[node as usize].data {
                Data::Text(text) => push_words(&mut out, text),
                Data::Element(name, _) if &*name.local == "br" => push_words(&mut out, " "),
                _ => {}
            }
        }
        out.truncate(out.trim_end().len());
        out
    }
}

/// Appends text with every run of white space as one space, and none at the start.
pub(crate) fn push_words(out: &mut String, text: &str) {
    let mut space = out.is_empty() || out.ends_with([' ', '\n']);
    for c in text.chars() {
        // A no-break space is part of the text and not of its layout.
        if c.is_ascii_whitespace() {
            if !space {
                out.push(' ');
            }
            space = true;
        } else {
            out.push(c);
            space = false;
        }
    }
}

impl Node {
    fn new(data: Data) -> Node {
        Node { parent: NONE, first: NONE, last: NONE, previous: NONE, next: NONE, depth: 0, data }
    }
}

/// Makes the table of nodes.
struct Sink {
    nodes: RefCell<Vec<Node>>,
    /// Depth of the element that is open now, as near as the calls tell.
    depth: Cell<u32>,
}

/// An element's name; atoms are cheap to copy.
#[derive(Debug)]
struct Name(Namespace, LocalName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0
    }
    fn local_name(&self) -> &LocalName {
        &self.1
    }
}

impl Sink {
    fn add(&self, data: Data) -> Id {
        let mut nodes = self.nodes.borrow_mut();
        nodes.push(Node::new(data));
        (nodes.len() - 1) as Id
    }

    fn detach(nodes: &mut [Node], id: Id) {
        let Node { parent, previous, next, .. } = nodes[id as usize];
        if parent == NONE {
            return;
        }
        match previous {
            NONE => nodes[parent as usize].first = next,
            _ => nodes[previous as usize].next = next,
        }
        match next {
            NONE => nodes[parent as usize].last = previous,
            _ => nodes[next as usize].previous = previous,
        }
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next) = (NONE, NONE, NONE);
    }

    /// Puts a node below `parent`, before `before` or at the end.
    fn place(nodes: &mut [Node], id: Id, parent: Id, before: Id) {
        Sink::detach(nodes, id);
        let previous = match before {
            NONE => nodes[parent as usize].last,
            _ => nodes[before as usize].previous,
        };
        let depth = nodes[parent as usize].depth + 1;
        let node = &mut nodes[id as usize];
        (node.parent, node.previous, node.next, node.depth) = (parent, previous, before, depth);
        match previous {
            NONE => nodes[parent as usize].first = id,
            _ => nodes[previous as usize].next = id,
        }
        match before {
            NONE => nodes[parent as usize].last = id,
            _ => nodes[before as usize].previous = id,
        }
    }

    fn insert(&self, parent: Id, before: Id, child: NodeOrText<Id>) {
        let nodes = &mut *self.nodes.borrow_mut();
        match child {
            NodeOrText::AppendNode(id) => {
                Sink::place(nodes, id, parent, before);
                if let Data::Element(..) = nodes[id as usize].data {
                    self.depth.set(nodes[id as usize].depth);
                }
            }
            NodeOrText::AppendText(text) => {
                let previous = match before {
                    NONE => nodes[parent as usize].last,
                    _ => nodes[before as usize].previous,
                };
                if previous != NONE
                    && let Data::Text(have) = &mut nodes[previous as usize].data
                {
                    have.push_tendril(&text);
                    return;
                }
                nodes.push(Node::new(Data::Text(text)));
                let id = (nodes.len() - 1) as Id;
                Sink::place(nodes, id, parent, before);
            }
        }
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Vec<Node>;
    type ElemName<'a> = Name;

    fn finish(self) -> Vec<Node> {
        self.nodes.into_inner()
    }
    fn parse_error(&self, _: Cow<'static, str>) {}
    fn get_document(&self) -> Id {
        ROOT
    }
    fn elem_name<'a>(&'a self, target: &'a Id) -> Name {
        match &self.nodes.borrow()[*target as usize].data {
            Data::Element(name, _) => Name(name.ns.clone(), name.local.clone()),
            _ => Name(Namespace::default(), LocalName::default()),
        }
    }
    fn create_element(&self, name: QualName, attrs: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Data::Element(name, attrs))
    }
    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Other)
    }
    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Other)
    }
    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        self.insert(*parent, NONE, child);
    }
    fn append_based_on_parent_node(&self, element: &Id, previous: &Id, child: NodeOrText<Id>) {
        let parent = self.nodes.borrow()[*element as usize].parent;
        if parent == NONE {
            self.insert(*previous, NONE, child);
        } else {
            self.insert(parent, *element, child);
        }
    }
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn pop(&self, node: &Id) {
        self.depth.set(self.nodes.borrow()[*node as usize].depth.saturating_sub(1));
    }
    fn get_template_contents(&self, target: &Id) -> Id {
        // What a template holds is no text of the page; it stays below the template and is passed over with it.
        *target
    }
    fn same_node(&self, x: &Id, y: &Id) -> bool {
        x == y
    }
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append_before_sibling(&self, sibling: &Id, new: NodeOrText<Id>) {
        let parent = self.nodes.borrow()[*sibling as usize].parent;
        if parent != NONE {
            self.insert(parent, *sibling, new);
        }
    }
    fn add_attrs_if_missing(&self, target: &Id, attrs: Vec<Attribute>) {
        if let Data::Element(_, have) = &mut self.nodes.borrow_mut()[*target as usize].data {
            for attr in attrs {
                if !have.iter().any(|a| a.name == attr.name) {
                    have.push(attr);
                }
            }
        }
    }
    fn remove_from_parent(&self, target: &Id) {
        Sink::detach(&mut self.nodes.borrow_mut(), *target);
    }
    fn reparent_children(&self, node: &Id, new_parent: &Id) {
        let nodes = &mut *self.nodes.borrow_mut();
        loop {
            let child = nodes[*node as usize].first;
            if child == NONE {
                break;
            }
            Sink::place(nodes, child, *new_parent, NONE);
        }
    }
}

/// Stands between tokenizer and tree builder and holds back what would make the tree too deep or too large.
struct Bounded {
    builder: TreeBuilder<Id, Sink>,
    /// Most nodes.
    most: usize,
}

impl TokenSink for Bounded {
    type Handle = Id;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Id> {
        let sink = &self.builder.sink;
        let full = sink.nodes.borrow().len() > self.most;
        let refused = match &token {
            Token::EOFToken => false,
            Token::TagToken(Tag { kind: TagKind::StartTag, name, .. }) => {
                // These change how the tokenizer reads on and open nothing that can be nested.
                let leaf = matches!(&**name, "script" | "style" | "br" | "img" | "meta" | "link");
                full || sink.depth.get() > DEEPEST && !leaf
            }
            _ => full,
        };
        if refused { TokenSinkResult::Continue } else { self.builder.process_token(token, line) }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}
