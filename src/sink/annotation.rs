//! W3C Web Annotations: for each article one `AnnotationPage` on a line of its own, JSON-LD.
//!
//! Every finding is an annotation of the article. Its target is given twice, by offsets and by the words with those
//! around them, so that it is found again in a copy of the article that has other bytes. Its bodies are tags, and the
//! record itself as JSON.

use serde::Serialize;

use super::nested::InFolder;
use super::{Piece, Sink, Target as To};
use crate::base::Error;
use crate::record::{Record, TextSpan};

const FILE: &str = "annotations.jsonl";
/// Code points of text before and behind the words.
const AROUND: usize = 32;

#[derive(Serialize)]
struct Page<'a> {
    #[serde(rename = "@context")]
    context: &'static str,
    id: String,
    r#type: &'static str,
    label: &'a str,
    items: Vec<Annotation>,
}

#[derive(Serialize)]
struct Annotation {
    id: String,
    r#type: &'static str,
    motivation: &'static str,
    body: Vec<Body>,
    target: Vec<Target>,
}

#[derive(Serialize)]
struct Body {
    r#type: &'static str,
    purpose: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    format: Option<&'static str>,
    value: String,
}

#[derive(Serialize)]
struct Target {
    source: String,
    selector: [Selector; 2],
}

#[derive(Serialize)]
#[serde(tag = "type")]
enum Selector {
    TextPositionSelector { start: u32, end: u32 },
    TextQuoteSelector { prefix: String, exact: String, suffix: String },
}

/// The article, and where in its bytes each code point stands.
struct Text<'a> {
    text: &'a str,
    starts: Vec<usize>,
    source: String,
}

impl Text<'_> {
    fn of(&self, start: usize, end: usize) -> String {
        let at = |n: usize| self.starts.get(n).copied().unwrap_or(self.text.len());
        self.text.get(at(start)..at(end)).unwrap_or_default().to_string()
    }

    fn target(&self, start: u32, end: u32, words: &str) -> Target {
        let (from, to) = (start as usize, end as usize);
        Target {
            source: self.source.clone(),
            selector: [
                Selector::TextPositionSelector { start, end },
                Selector::TextQuoteSelector {
                    prefix: self.of(from.saturating_sub(AROUND), from),
                    exact: words.to_string(),
                    suffix: self.of(to, to + AROUND),
                },
            ],
        }
    }

    fn spans<'s>(&self, spans: impl IntoIterator<Item = &'s TextSpan<'s>>) -> Vec<Target> {
        spans.into_iter().map(|s| self.target(s.start, s.end, &s.text)).collect()
    }
}

fn annotation(
    id: &str,
    motivation: &'static str,
    tags: &[(&'static str, Option<&str>)],
    record: &impl Serialize,
    target: Vec<Target>,
) -> Annotation {
    let tags = tags.iter().filter_map(|(purpose, value)| Some((*purpose, None, (*value)?.to_string())));
    let json = serde_json::to_string(record).expect("a record holds only plain values");
    let body = tags
        .chain([("describing", Some("application/json"), json)])
        .map(|(purpose, format, value)| Body { r#type: "TextualBody", purpose, format, value })
        .collect();
    Annotation { id: urn(id), r#type: "Annotation", motivation, body, target }
}

fn urn(id: &str) -> String {
    format!("urn:dateline:{id}")
}

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    let article = &record.article;
    let text = article.text.as_deref().unwrap_or_default();
    let t = Text {
        text,
        starts: text.char_indices().map(|(i, _)| i).collect(),
        source: article.url.as_deref().map_or_else(|| urn(&article.id), String::from),
    };
    let (tag, name) = ("tagging", "identifying");
    let mut items = Vec::new();
    for m in &record.mentions {
        let tags = [(tag, Some(&*m.entity_type)), (name, m.actor.as_deref()), (name, m.code.as_deref())];
        items.push(annotation(&m.id, name, &tags, m, vec![t.target(m.start, m.end, &m.text)]));
    }
    for q in &record.quotes {
        let tags = [
            (tag, Some("quote")),
            (tag, Some(&*q.quote_type)),
            (tag, q.cue_class.as_deref()),
            (name, q.speaker_actor.as_deref()),
        ];
        items.push(annotation(&q.id, "classifying", &tags, q, t.spans(&q.content)));
    }
    for s in &record.stances {
        let tags = [
            (tag, Some("stance")),
            (tag, Some(&*s.stance)),
            (tag, s.negated.then_some("negated")),
            (name, s.holder_actor.as_deref()),
        ];
        items.push(annotation(&s.id, "classifying", &tags, s, t.spans([&s.phrase])));
    }
    for w in &record.times {
        let tags = [(tag, Some("time")), (name, w.value.as_deref())];
        items.push(annotation(&w.id, name, &tags, w, vec![t.target(w.start, w.end, &w.text)]));
    }
    for p in &record.places {
        let tags = [(tag, Some("place")), (name, Some(&*p.name)), (name, p.country.as_deref())];
        items.push(annotation(&p.id, name, &tags, p, vec![t.target(p.start, p.end, &p.text)]));
    }
    for e in &record.events {
        let tags = [
            (tag, Some("event")),
            (tag, Some(&*e.event_type)),
            (tag, Some(&*e.cameo)),
            (tag, (e.polarity == "negative").then_some("negative")),
            (tag, Some(&*e.modality)),
        ];
        items.push(annotation(&e.id, "classifying", &tags, e, t.spans([&e.trigger])));
    }
    let page = Page {
        context: "http://www.w3.org/ns/anno.jsonld",
        id: urn(&article.id),
        r#type: "AnnotationPage",
        label: &article.source_id,
        items,
    };
    let mut line = serde_json::to_vec(&page).expect("plain values");
    line.push(b'\n');
    piece.chunks.push(line);
}

pub(super) fn open(target: To) -> Result<Box<dyn Sink>, Error> {
    let mut folder = target.folder("webannotation")?;
    folder.add(FILE, b"")?;
    Ok(Box::new(InFolder(folder)))
}
