//! Events as dyads, under the column names that the field's event data have: POLECAT (PLOVER types) and ICEWS (CAMEO
//! codes).
//!
//! A row is one source and one target. Parties of each side are paired; of what is done together, each ordered pair of
//! parties is a row, and a CAMEO visit is two, made (042) and hosted (043). Those tables know no negation and no mood:
//! whoever counts their rows counts deeds. So `events.tsv` has what is said to have happened, once an article, and
//! `apart.tsv` has, under the same columns, what is denied, only future or possible, or told again. Columns of our own
//! stand behind theirs.

use rustc_hash::FxHashMap;

use super::nested::InFolder;
use super::tables::csv;
use super::{Piece, Sink, Target};
use crate::base::Error;
use crate::record::{ActorRecord, EventRecord, Participant, PlaceRecord, Record, SentenceRecord};

const PLOVER: &[&str] = &[
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Actor Name",
    "Actor Country",
    "Primary Actor Sector",
    "Actor Name Raw",
    "Recipient Name",
    "Recipient Country",
    "Primary Recipient Sector",
    "Recipient Name Raw",
    "Placename",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Headline",
    "Language",
    "Version",
];

const ICEWS: &[&str] = &[
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
];

/// What both say besides.
const OWN: &[&str] = &[
    "Source Actor ID",
    "Source Code",
    "Target Actor ID",
    "Target Code",
    "Date Basis",
    "Polarity",
    "Modality",
    "Certainty",
    "Attribution",
    "Retells",
    "Confidence",
    "CAMEO",
    "Trigger",
    "Sentence",
    "Document ID",
    "Document",
    "URL",
    "Published",
    "Record ID",
];

/// The two sides of a visit in CAMEO: the code, the other side's code, its label and its Goldstein value.
const VISITS: &[(&str, &str, &str, f64)] =
    &[("042", "043", "Host a visit", 2.8), ("043", "042", "Make a visit", 1.9)];

type Side<'a> = Option<&'a Participant<'a>>;

/// What a row needs of the record around it.
struct Around<'a> {
    record: &'a Record<'a>,
    actors: FxHashMap<&'a str, &'a ActorRecord<'a>>,
    places: FxHashMap<&'a str, &'a PlaceRecord<'a>>,
    sentences: FxHashMap<&'a str, &'a SentenceRecord<'a>>,
}

impl<'a> Around<'a> {
    fn new(record: &'a Record<'a>) -> Around<'a> {
        Around {
            record,
            actors: record.actors.iter().map(|a| (&*a.id, a)).collect(),
            places: record.places.iter().map(|p| (p.id.as_str(), p)).collect(),
            sentences: record.sentences.iter().map(|s| (s.id.as_str(), s)).collect(),
        }
    }

    fn name(&self, side: Side<'a>) -> Option<&'a str> {
        let id = &*side?.actor;
        Some(self.actors.get(id).map_or(id, |a| &*a.name))
    }

    fn sentence(&self, e: &EventRecord) -> Option<&'a SentenceRecord<'a>> {
        self.sentences.get(e.sentence.as_str()).copied()
    }

    /// The event's day; the day of publication where it has none, and then the basis says so.
    fn day(&self, e: &'a EventRecord<'a>) -> (Option<&'a str>, &'a str) {
        let is_day = |d: &&str| d.len() == 10 && !d.contains('W');
        match e.date.as_deref().filter(is_day) {
            Some(day) => (Some(day), &e.date_basis),
            None => (self.record.article.date_published.as_deref(), "publication"),
        }
    }
}

/// The pairs of an event's parties.
fn pairs<'a>(e: &'a EventRecord<'a>) -> Vec<(Side<'a>, Side<'a>)> {
    match (&e.source[..], &e.target[..]) {
        ([], []) => vec![(None, None)],
        ([one], []) => vec![(Some(one), None)],
        (all, []) => all
            .iter()
            .flat_map(|a| all.iter().map(move |b| (a, b)))
            .filter(|(a, b)| a.actor != b.actor)
            .map(|(a, b)| (Some(a), Some(b)))
            .collect(),
        ([], all) => all.iter().map(|b| (None, Some(b))).collect(),
        (sources, targets) => {
            sources.iter().flat_map(|a| targets.iter().map(move |b| (Some(a), Some(b)))).collect()
        }
    }
}

/// Whether somebody who counts rows may count this one.
fn counts(e: &EventRecord) -> bool {
    e.polarity == "positive" && e.modality == "asserted" && e.coref.is_none()
}

/// A line of cells.
struct Line<'o>(&'o mut Vec<u8>);

impl Line<'_> {
    fn text(&mut self, text: Option<&str>) -> &mut Self {
        if let Some(text) = text {
            csv::write_text(text, self.0);
        }
        self.0.push(b'\t');
        self
    }

    fn number(&mut self, n: Option<impl ToString>) -> &mut Self {
        if let Some(n) = n {
            self.0.extend_from_slice(n.to_string().as_bytes());
        }
        self.0.push(b'\t');
        self
    }

    fn end(&mut self) {
        if let Some(last) = self.0.last_mut() {
            *last = b'\n';
        }
    }
}

fn own(line: &mut Line, around: &Around, e: &EventRecord, (source, target): (Side, Side)) {
    let article = &around.record.article;
    for side in [source, target] {
        line.text(side.map(|p| &*p.actor)).text(side.and_then(|p| p.code.as_deref()));
    }
    line.text(Some(around.day(e).1))
        .text(Some(&e.polarity))
        .text(Some(&e.modality))
        .text(Some(&e.certainty))
        .text(e.attribution.as_ref().map(|a| &*a.actor))
        .text(e.coref.as_deref())
        .number(Some(e.confidence))
        .text(Some(&e.cameo))
        .text(Some(&e.trigger.text))
        .text(around.sentence(e).map(|s| &*s.text))
        .text(Some(&article.id))
        .text(Some(&article.source_id))
        .text(article.url.as_deref())
        .text(article.date_published.as_deref())
        .text(Some(&e.id))
        .end();
}

fn quad(quad: u8) -> &'static str {
    match quad {
        1 => "VERBAL COOPERATION",
        2 => "MATERIAL COOPERATION",
        3 => "VERBAL CONFLICT",
        _ => "MATERIAL CONFLICT",
    }
}

/// The number of a row behind the event's id, where it has several.
fn row_id(e: &EventRecord, row: usize, rows: usize) -> String {
    if rows > 1 { format!("{}/{}", e.id, row + 1) } else { e.id.clone() }
}

fn start(piece: &mut Piece) {
    piece.chunks = vec![Vec::new(), Vec::new()];
}

pub(super) fn encode_plover(record: &Record, piece: &mut Piece) {
    start(piece);
    let around = Around::new(record);
    let article = &record.article;
    for e in &record.events {
        let place = e.place.as_deref().and_then(|id| around.places.get(id).copied());
        let pairs = pairs(e);
        let rows = pairs.len();
        let mut line = Line(&mut piece.chunks[usize::from(!counts(e))]);
        for (row, (source, target)) in pairs.into_iter().enumerate() {
            line.text(Some(&row_id(e, row, rows)))
                .text(around.day(e).0)
                .text(Some(&e.event_type))
                .text(e.mode.as_deref())
                .number(Some(e.goldstein))
                .text(Some(quad(e.quad)));
            for side in [source, target] {
                line.text(around.name(side))
                    .text(side.and_then(|p| p.country.as_deref()))
                    .text(side.and_then(|p| p.sector.as_deref()))
                    .text(side.and_then(|p| p.text.as_deref()));
            }
            line.text(place.map(|p| &*p.name))
                .text(place.and_then(|p| p.admin1.as_deref()))
                .text(place.and_then(|p| p.country.as_deref()))
                .number(place.and_then(|p| p.lat))
                .number(place.and_then(|p| p.lon))
                .number(place.and_then(|p| p.geonames))
                .text(place.map(|p| &*p.text))
                .text(place.map(|p| &*p.precision))
                .text(article.source.as_deref())
                .text(article.date_published.as_deref())
                .text(article.title.as_deref())
                .text(article.language.as_deref())
                .text(Some(concat!("dateline ", env!("CARGO_PKG_VERSION"))));
            own(&mut line, &around, e, (source, target));
        }
    }
}

pub(super) fn encode_icews(record: &Record, piece: &mut Piece) {
    start(piece);
    let around = Around::new(record);
    for e in &record.events {
        let goldstein = e.goldstein.to_string().parse::<f64>().unwrap_or_default();
        let mut rows: Vec<(&str, &str, f64, Side, Side)> =
            pairs(e).into_iter().map(|(a, b)| (&*e.cameo, &*e.cameo_label, goldstein, a, b)).collect();
        if let Some((_, code, label, goldstein)) =
            VISITS.iter().find(|v| v.0 == e.cameo && !e.target.is_empty())
        {
            for i in 0..rows.len() {
                let (.., source, target) = rows[i];
                if source.is_some() && target.is_some() {
                    rows.push((code, label, *goldstein, target, source));
                }
            }
        }
        let place = e.place.as_deref().and_then(|id| around.places.get(id).copied());
        let city = place.filter(|p| matches!(&*p.precision, "city" | "point"));
        let mut line = Line(&mut piece.chunks[usize::from(!counts(e))]);
        for (row, &(code, label, goldstein, source, target)) in rows.iter().enumerate() {
            line.text(Some(&row_id(e, row, rows.len())))
                .text(around.day(e).0)
                .text(around.name(source))
                .text(source.and_then(|p| p.sector.as_deref()))
                .text(source.and_then(|p| p.country.as_deref()))
                .text(Some(label))
                .text(Some(code))
                .number(Some(goldstein))
                .text(around.name(target))
                .text(target.and_then(|p| p.sector.as_deref()))
                .text(target.and_then(|p| p.country.as_deref()))
                .text(Some(&record.article.id))
                .number(around.sentence(e).map(|s| s.index + 1))
                .text(record.article.source.as_deref())
                .text(city.map(|p| &*p.name))
                .text(None)
                .text(place.and_then(|p| p.admin1.as_deref()))
                .text(place.and_then(|p| p.country.as_deref()))
                .number(place.and_then(|p| p.lat))
                .number(place.and_then(|p| p.lon));
            own(&mut line, &around, e, (source, target));
        }
    }
}

pub(super) fn open_plover(target: Target) -> Result<Box<dyn Sink>, Error> {
    open(target, "plover", PLOVER)
}

pub(super) fn open_icews(target: Target) -> Result<Box<dyn Sink>, Error> {
    open(target, "icews", ICEWS)
}

fn open(target: Target, format: &str, columns: &[&str]) -> Result<Box<dyn Sink>, Error> {
    let mut folder = target.folder(format)?;
    let head = csv::header(&[columns, OWN].concat(), b'\t');
    folder.add("events.tsv", head.as_bytes())?;
    folder.add("apart.tsv", head.as_bytes())?;
    Ok(Box::new(InFolder(folder)))
}
