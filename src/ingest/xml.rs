//! XML and SGML of the field: NewsML (G2 and 1), NITF, the sentence files of PETRARCH, Reuters Corpus items and `DOC`
//! files. Documents are read as streams; an article's element is held as a tree.

use std::cell::Cell;
use std::io::{BufRead, BufReader};
use std::ops::ControlFlow;
use std::rc::Rc;

use super::encoding::{Transcode, declared, narrow};
use super::gauge::Gauge;
use super::xml_tree::{Element, Node, Trees};
use super::{Emit, Fault, LONGEST, LONGEST_PAGE, Origin, Raw, date_in_name};

/// The elements that are articles.
const ARTICLES: [&str; 4] = ["newsitem", "nitf", "sentence", "doc"];

/// Reads all articles of the documents.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    let left = Rc::new(Cell::new(LONGEST_PAGE));
    let (encoding, mut note) = match input.fill_buf() {
        Ok(start) => narrow(start, declared(start)),
        Err(e) => return emit(Err(Fault::new("cannot read", origin, None, e.to_string(), ""))),
    };
    let why = format!("an element is longer than {} MiB", LONGEST_PAGE >> 20);
    let mut gauge = BufReader::with_capacity(1 << 16, Gauge { input, left: left.clone(), why });
    let text = Transcode::new(&mut gauge, encoding);
    let errors = text.errors.clone();
    let mut trees = Trees::new(BufReader::new(text));
    let mut count = 0u64;
    // Where the only element of a file is an article, the file is.
    let mut first: Option<Result<Raw, Fault>> = None;
    loop {
        let next = trees.next(|name| ARTICLES.contains(&name), || left.set(LONGEST_PAGE));
        let element = match next {
            Ok(Some(element)) => element,
            Ok(None) => break,
            Err(e) => {
                if let Some(first) = first.take() {
                    emit(first)?;
                }
                let why = format!("{e}; {count} articles before it were read");
                return emit(Err(Fault::new("bad XML", origin, None, why, "")));
            }
        };
        count += 1;
        let made = article(&element, origin, count).map(|mut raw| {
            // Said once for the whole file, and where something was lost.
            let lost =
                (errors.take() > 0).then(|| format!("bytes that are not {} became U+FFFD", encoding.name()));
            raw.warnings.extend(note.take().into_iter().chain(lost).map(|why| ("encoding", why)));
            raw
        });
        if count == 1 {
            first = Some(made);
            continue;
        }
        if let Some(first) = first.take() {
            emit(first)?;
        }
        emit(made)?;
    }
    match first {
        Some(Ok(mut raw)) => {
            raw.line = None;
            emit(Ok(raw))
        }
        Some(fault) => emit(fault),
        None if count == 0 => {
            let why = "no article in it: NewsML, NITF, PETRARCH sentences and DOC files are read";
            emit(Err(Fault::new(
                "no article",
                origin,
                None,
                why,
                "JSON Lines with the fields text, id, title, date",
            )))
        }
        None => ControlFlow::Continue(()),
    }
}

fn article(element: &Element, origin: &Origin, number: u64) -> Result<Raw, Fault> {
    let mut raw = match &*element.name {
        "nitf" => nitf(element),
        "sentence" => sentence(element),
        "doc" => doc(element),
        _ => news_item(element),
    };
    raw.line = Some(number);
    let fault = |why: &str| Err(Fault::new("no article", origin, Some(number), why, ""));
    if raw.text.trim().is_empty() {
        return fault(&format!("the element `{}` has no text", element.name));
    }
    if raw.text.len() > LONGEST {
        return fault("its text is longer than that of any article");
    }
    Ok(raw)
}

/// Paragraphs with an empty line between them, under the dateline where that stands apart.
fn text_of(paragraphs: &[String], dateline: Option<String>) -> String {
    let mut text = String::new();
    if let (Some(dateline), Some(first)) = (dateline, paragraphs.first()) {
        let place: String = dateline.chars().take_while(|c| c.is_alphabetic() || *c == ' ').collect();
        let place = place.trim().to_lowercase();
        // Most agencies repeat it in the first paragraph.
        if !place.is_empty() && !first.to_lowercase().starts_with(&place) {
            text = format!("{dateline}\n\n");
        }
    }
    text + &paragraphs.join("\n\n")
}

/// A name without "By".
fn author(byline: Option<String>) -> Option<String> {
    byline.map(|b| {
        b.strip_prefix("By ").or(b.strip_prefix("by ")).or(b.strip_prefix("BY ")).unwrap_or(&b).into()
    })
}

fn nitf(e: &Element) -> Raw {
    let attr = |names: &[&str], attr: &str| e.find(names).and_then(|e| e.attr(attr)).map(String::from);
    let body = e.find(&["body.content"]).or_else(|| e.find(&["body"])).unwrap_or(e);
    let head = e.find(&["body.head"]);
    let dateline = head.and_then(|h| h.words(&["dateline"]));
    Raw {
        text: text_of(&body.paragraphs(), dateline),
        title: head
            .and_then(|h| h.words(&["hl1"]).or_else(|| h.words(&["hedline"])))
            .or_else(|| e.words(&["title"])),
        date: attr(&["date.issue"], "norm")
            .or_else(|| attr(&["pubdata"], "date.publication"))
            .or_else(|| attr(&["date.release"], "norm"))
            .or_else(|| attr(&["story.date"], "norm")),
        id: attr(&["doc-id"], "id-string").or_else(|| e.attr("uno").map(Into::into)),
        url: attr(&["pubdata"], "ex-ref").filter(|u| u.starts_with("http")),
        source: attr(&["pubdata"], "name").or_else(|| attr(&["doc.copyright"], "holder")),
        language: e.attr("lang").map(Into::into).or_else(|| attr(&["body", "pubdata"], "lang")),
        author: author(head.and_then(|h| h.words(&["byttl.person"]).or_else(|| h.words(&["byline"])))),
        ..Raw::default()
    }
}

/// An item of NewsML-G2, of NewsML 1, or of the Reuters Corpus.
fn news_item(e: &Element) -> Raw {
    let inner = e.find(&["nitf"]).map(nitf).unwrap_or_default();
    let holder = e.find(&["inlinexml", "inlinedata", "datacontent", "text"]).unwrap_or(e);
    let text = if inner.text.is_empty() && !std::ptr::eq(holder, e) {
        let body = holder.find(&["body", "text"]).unwrap_or(holder);
        // Plain text has no elements, and its lines are its own.
        match &body.children[..] {
            [Node::Text(text)] if body.name != "text" => text.trim().into(),
            _ => text_of(&body.paragraphs(), e.words(&["dateline"])),
        }
    } else {
        inner.text
    };
    let attr = |names: &[&str], attr: &str| e.find(names).and_then(|e| e.attr(attr)).map(String::from);
    let meta = e.find(&["contentmeta"]).unwrap_or(e);
    let provider = e.find(&["provider"]).and_then(|p| p.words(&["name"]).or_else(|| literal(p)));
    Raw {
        text,
        title: meta.words(&["headline"]).or(inner.title).or_else(|| e.words(&["title"])),
        date: e
            .words(&["contentcreated"])
            .or_else(|| e.words(&["firstcreated"]))
            .or_else(|| e.words(&["versioncreated"]))
            .or_else(|| e.words(&["dateid"]))
            .or_else(|| e.attr("date").map(Into::into))
            .or(inner.date),
        id: e
            .attr("guid")
            .or(e.attr("itemid"))
            .map(Into::into)
            .or_else(|| e.words(&["publicidentifier", "newsitemid"]))
            .or(inner.id),
        url: inner.url,
        source: provider.or_else(|| e.words(&["creditline", "providerid"])).or(inner.source),
        language: attr(&["language"], "tag").or_else(|| e.attr("lang").map(Into::into)).or(inner.language),
        author: author(meta.words(&["by", "byline"])).or(inner.author),
        ..Raw::default()
    }
}

/// What names a provider: its own words, or the part of a code behind the colon.
fn literal(e: &Element) -> Option<String> {
    let code = e.attr("literal").or(e.attr("qcode").map(|q| q.rsplit(':').next().unwrap_or(q)));
    Some(e.text()).filter(|t| !t.is_empty()).or_else(|| code.map(Into::into))
}

/// A sentence of PETRARCH's input.
fn sentence(e: &Element) -> Raw {
    Raw {
        text: e.words(&["text"]).unwrap_or_default(),
        date: e.attr("date").map(Into::into),
        id: e.attr("id").map(Into::into),
        source: e.attr("source").map(Into::into),
        ..Raw::default()
    }
}

/// A story of the kind that archives of newswire keep.
fn doc(e: &Element) -> Raw {
    let id = e.attr("id").map(String::from).or_else(|| e.words(&["docno", "docid"]));
    let body = e.find(&["text"]);
    let paragraphs = body.map(Element::paragraphs).unwrap_or_default();
    let date = e
        .words(&["date", "date_time", "datetime"])
        .or_else(|| Some(date_in_name(id.as_deref()?)?.to_string()));
    Raw {
        text: text_of(&paragraphs, e.words(&["dateline"])),
        title: e.words(&["headline", "head", "title"]),
        date,
        source: e.words(&["source"]),
        author: author(e.words(&["byline"])),
        id,
        ..Raw::default()
    }
}
