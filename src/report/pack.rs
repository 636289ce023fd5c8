//! Records into columns, article by article.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;

use super::columns::*;
use super::page::{Block, block};
use super::reading::{Reader, clip};
use super::template::{part, template};
use crate::lexicon::Lexicons;
use crate::record::*;

/// What a mark of an event, a quote or a stance is; the viewer's `MARKS` has the same order.
mod mark {
    pub(super) const NEGATION: u8 = 0;
    pub(super) const MODALITY: u8 = 1;
    pub(super) const CONDITION: u8 = 2;
    pub(super) const EVIDENCE: u8 = 3;
    pub(super) const COUNT: u8 = 4;
    pub(super) const TIME: u8 = 5;
    pub(super) const CONTENT: u8 = 6;
    pub(super) const QUOTED: u8 = 7;
    pub(super) const CUE: u8 = 8;
    pub(super) const SPEAKER: u8 = 9;
    pub(super) const ADDRESSEE: u8 = 10;
    pub(super) const VIA: u8 = 11;
    pub(super) const PHRASE: u8 = 12;
    pub(super) const HOLDER: u8 = 13;
    pub(super) const TARGET: u8 = 14;
    pub(super) const HEDGE: u8 = 15;
}

/// Texts are packed together until they have so many bytes: enough to deflate well, few enough to open one quickly.
const CHUNK: usize = 1 << 19;

/// The columns of a run.
#[derive(Default)]
pub(super) struct Pack {
    words: Pool,
    actors: Actors,
    actor_at: FxHashMap<String, u32>,
    articles: Articles,
    article_at: FxHashMap<String, i32>,
    copies: Vec<Option<String>>,
    classes: Classes,
    class_at: FxHashMap<(String, String, String, u8), u32>,
    pub(super) events: Events,
    event_at: FxHashMap<String, u32>,
    quotes: Quotes,
    stances: Stances,
    places: Places,
    reasons: Reasons,
    reason_at: FxHashMap<(u32, u32, u32, String), u32>,
    reasons_at: FxHashMap<Vec<u32>, u32>,
    /// The chunk that is being filled, and those that are full.
    texts: Texts,
    layers: Layers,
    chunk_bytes: usize,
    full: Vec<[Block; 2]>,
    /// First article of each chunk.
    first: Vec<u32>,
    clusters: Option<Clusters>,
}

/// The text of an article by code points.
struct Source<'t> {
    text: &'t str,
    /// Where each code point begins; nothing where all are bytes.
    at: Vec<u32>,
}

impl<'t> Source<'t> {
    fn new(text: &'t str) -> Source<'t> {
        let ends = || text.char_indices().map(|(i, _)| i as u32).chain([text.len() as u32]);
        Source { text, at: if text.is_ascii() { Vec::new() } else { ends().collect() } }
    }

    /// Whether the words stand in the text where they are said to.
    fn has(&self, words: &TextSpan) -> bool {
        let at = |i: u32| match &self.at[..] {
            [] => Some(i as usize),
            at => at.get(i as usize).map(|&i| i as usize),
        };
        let (Some(start), Some(end)) = (at(words.start), at(words.end)) else { return false };
        self.text.get(start..end) == Some(&*words.text)
    }

    /// The words where they do not stand in the text.
    fn missing<'w>(&self, words: Option<&'w TextSpan>) -> Option<&'w str> {
        words.filter(|w| !self.has(w)).map(|w| &*w.text)
    }
}

/// Rows of one article that other rows name by their ids.
struct Rows<'r> {
    sentences: FxHashMap<&'r str, i32>,
    quotes: FxHashMap<&'r str, i32>,
    places: FxHashMap<&'r str, i32>,
    times: FxHashMap<&'r str, (u32, u32)>,
    events: FxHashMap<&'r str, i32>,
}

fn rows<'r>(ids: impl Iterator<Item = &'r str>, first: usize) -> FxHashMap<&'r str, i32> {
    ids.enumerate().map(|(i, id)| (id, (first + i) as i32)).collect()
}

fn row(map: &FxHashMap<&str, i32>, id: Option<&str>) -> i32 {
    id.and_then(|id| map.get(id)).copied().unwrap_or(-1)
}

impl Pack {
    pub(super) fn new() -> Pack {
        let mut pack = Pack { words: Pool::new(), ..Pack::default() };
        pack.quotes.phrases = Pool::new();
        pack.stances.phrases = Pool::new();
        pack.quotes.templates = Pool::new();
        pack.stances.templates = Pool::new();
        pack
    }

    /// Adds all that was found in an article.
    pub(super) fn add(&mut self, record: &Record) {
        let article = self.articles.id.len() as u32;
        if self.first.is_empty() || self.chunk_bytes > CHUNK {
            self.close_chunk();
            self.first.push(article);
            self.chunk_bytes = 0;
        }
        for a in &record.actors {
            self.actor_row(a);
        }
        self.article(record);
        let text = match &record.article.text {
            Some(text) => text.to_string(),
            None => text_of_sentences(&record.sentences),
        };
        let source = Source::new(&text);
        let rows = Rows {
            sentences: rows(record.sentences.iter().map(|s| s.id.as_str()), 0),
            quotes: rows(record.quotes.iter().map(|q| q.id.as_str()), self.quotes.article.len()),
            places: rows(record.places.iter().map(|p| p.id.as_str()), self.places.article.len()),
            times: record.times.iter().map(|t| (t.id.as_str(), (t.start, t.end))).collect(),
            events: rows(record.events.iter().map(|e| e.id.as_str()), self.events.article.len()),
        };
        let reader = Reader::new(record);
        self.layers(record);
        for p in &record.places {
            self.place(article, p, &rows);
        }
        for q in &record.quotes {
            self.quote(article, q, record, &rows, &reader, &source);
        }
        for s in &record.stances {
            self.stance(article, s, &rows, &reader, &source);
        }
        for e in &record.events {
            self.event(article, e, &record.article.id, &rows, reader.event(e));
        }
        self.text(record, text);
    }

    /// Packs the chunk that is full, so that its columns need not be kept.
    fn close_chunk(&mut self) {
        if let Some(number) = self.first.len().checked_sub(1) {
            let (texts, layers) = (std::mem::take(&mut self.texts), std::mem::take(&mut self.layers));
            let blocks =
                [block(&format!("texts-{number}"), &texts), block(&format!("layers-{number}"), &layers)];
            self.full.push(blocks);
        }
    }

    fn actor_row(&mut self, a: &ActorRecord) -> u32 {
        if let Some(&at) = self.actor_at.get(&*a.id) {
            return at;
        }
        let at = self.actors.id.len() as u32;
        self.actor_at.insert(a.id.to_string(), at);
        self.actors.id.push(a.id.to_string());
        self.actors.name.push(a.name.to_string());
        self.actors.kind.push(self.words.add(&a.entity_type));
        self.actors.country.push(self.words.maybe(a.country.as_deref()));
        self.actors.code.push(self.words.maybe(a.code.as_deref()));
        self.actors.wikidata.push(a.wikidata.as_deref().unwrap_or_default().to_string());
        at
    }

    /// The row of an actor; one that is not in the cast is known by its id.
    fn actor(&mut self, id: &str) -> u32 {
        if let Some(&at) = self.actor_at.get(id) {
            return at;
        }
        let at = self.actors.id.len() as u32;
        self.actor_at.insert(id.to_string(), at);
        self.actors.id.push(id.to_string());
        self.actors.name.push(id.trim_start_matches("unk:").to_string());
        self.actors.kind.push(0);
        self.actors.country.push(0);
        self.actors.code.push(0);
        self.actors.wikidata.push(String::new());
        at
    }

    fn actor_list(&mut self, ids: &[Str]) -> Vec<u32> {
        ids.iter().map(|a| self.actor(a)).collect()
    }

    /// The names of actors as parts of a reading.
    fn names<'s>(&'s self, first: u32, actors: &[u32]) -> Vec<(u32, &'s str)> {
        let names = actors.iter().take(part::NAMES).map(|&a| self.actors.name[a as usize].as_str());
        (first..).zip(names).collect()
    }

    fn article(&mut self, record: &Record) {
        let a = &record.article;
        self.article_at.insert(a.id.clone(), self.articles.id.len() as i32);
        let out = &mut self.articles;
        out.id.push(a.id.clone());
        out.source_id.push(a.source_id.to_string());
        out.title.push(a.title.as_deref().unwrap_or_default().to_string());
        out.url.push(a.url.as_deref().unwrap_or_default().to_string());
        out.source.push(self.words.maybe(a.source.as_deref()));
        out.date.push(self.words.maybe(a.date_published.as_deref()));
        out.basis.push(self.words.add(&a.date_published_basis));
        out.sentences.push(a.n_sentences);
        out.wire.push(self.words.maybe(a.wire_credit.as_deref()));
        self.copies.push(a.near_duplicate_of.as_deref().map(str::to_string));
    }

    fn text(&mut self, record: &Record, text: String) {
        self.chunk_bytes += text.len();
        let out = &mut self.texts;
        out.text.push(text);
        out.n.push(record.sentences.len() as u32);
        let mut before = 0;
        for s in &record.sentences {
            out.start.from(before);
            out.start.push(s.start);
            before = s.end;
            out.len.push(s.end.saturating_sub(s.start));
            out.paragraph.push(s.paragraph);
            out.kind.push(self.words.add(&s.kind));
        }
    }

    fn layers(&mut self, record: &Record) {
        self.layers.m_start.from(0);
        self.layers.t_start.from(0);
        for m in &record.mentions {
            let actor = m.actor.as_deref().map_or(-1, |a| self.actor(a) as i32);
            let code = self.words.maybe(m.code.as_deref());
            let resolution = self.words.add(&m.resolution);
            let why = self.reasons(&m.why);
            let out = &mut self.layers;
            out.m_start.push(m.start);
            out.m_len.push(m.end.saturating_sub(m.start));
            out.m_actor.push(actor);
            out.m_code.push(code);
            out.m_resolution.push(resolution);
            out.m_why.push(why);
        }
        let out = &mut self.layers;
        out.n_mentions.push(record.mentions.len() as u32);
        out.n_times.push(record.times.len() as u32);
        for t in &record.times {
            out.t_start.push(t.start);
            out.t_len.push(t.end.saturating_sub(t.start));
            out.t_value.push(self.words.maybe(t.value.as_deref()));
        }
    }

    fn place(&mut self, article: u32, p: &PlaceRecord, rows: &Rows) {
        // Two decimals are a kilometre: enough for a map of the world.
        let round = |v: Option<f32>| v.map(|v| (v * 100.0).round() / 100.0);
        let why = self.reasons(&p.why);
        let out = &mut self.places;
        out.article.push(article);
        out.sentence.push(row(&rows.sentences, Some(&p.sentence)));
        out.start.push(p.start);
        out.len.push(p.end.saturating_sub(p.start));
        out.name.push(self.words.add(&p.name));
        out.country.push(self.words.maybe(p.country.as_deref()));
        out.lat.push(round(p.lat));
        out.lon.push(round(p.lon));
        out.precision.push(self.words.add(&p.precision));
        out.why.push(why);
    }

    fn quote(
        &mut self,
        article: u32,
        q: &QuoteRecord,
        record: &Record,
        rows: &Rows,
        reader: &Reader,
        source: &Source,
    ) {
        let speakers = self.actor_list(&q.speaker_actors);
        let mut about: Vec<u32> = Vec::new();
        for m in &record.mentions {
            if q.content.iter().any(|c| c.start <= m.start && m.end <= c.end) {
                for actor in self.actor_list(&m.actors) {
                    if !about.contains(&actor) {
                        about.push(actor);
                    }
                }
            }
        }
        let why = self.reasons(&q.why);
        let at = self.quotes.article.len() as u32;
        let own = match (q.content.first(), q.content.last()) {
            (Some(a), Some(b)) => format!("{}:q:{}-{}", record.article.id, a.start, b.end),
            _ => String::new(),
        };
        let own = if q.quote_type == "scare" { format!("{own}:SCARE") } else { own };
        let content = clip(&q.content.iter().map(|c| &*c.text).collect::<Vec<_>>().join(" … "));
        let published = reader.published();
        let mut parts = vec![(part::DATE, &*published)];
        if q.content.iter().all(|c| source.has(c)) {
            parts.insert(0, (part::WORDS, &content));
        }
        parts.extend(self.names(part::FIRST, &speakers));
        parts.extend(q.speaker.as_ref().filter(|s| source.has(s)).map(|s| (part::WHO, &*s.text)));
        parts.extend(q.cue.as_ref().map(|c| (part::CUE, &*c.text)));
        let reading = template(&reader.quote(q), &parts);
        let (words, out) = (&mut self.words, &mut self.quotes);
        if q.id != own {
            out.odd_ids.push((at, q.id.clone()));
        }
        out.article.push(article);
        out.sentence.push(row(&rows.sentences, Some(&q.sentence)));
        out.kind.push(words.add(&q.quote_type));
        out.cue.push(words.maybe(q.cue.as_ref().map(|c| &*c.text)));
        out.class.push(words.maybe(q.cue_class.as_deref()));
        out.speakers.push(speakers);
        out.speaker.push(out.phrases.maybe(source.missing(q.speaker.as_ref())));
        out.resolution.push(words.add(&q.speaker_resolution));
        out.about.push(about);
        out.negative.push((q.polarity == "negative") as u8);
        out.core.push(q.core as u8);
        out.why.push(why);
        out.reading.push(out.templates.add(&reading));
        out.marks.open(article);
        let mut mark = |kind, s: &TextSpan| out.marks.add(kind, s.start, s.end);
        q.content.iter().for_each(|s| mark(mark::CONTENT, s));
        q.quoted_spans.iter().for_each(|s| mark(mark::QUOTED, s));
        q.cue.iter().for_each(|s| mark(mark::CUE, s));
        q.speaker.iter().for_each(|s| mark(mark::SPEAKER, s));
        q.addressee.iter().for_each(|s| mark(mark::ADDRESSEE, s));
        q.via.iter().for_each(|s| mark(mark::VIA, s));
        out.marks.close();
    }

    fn stance(&mut self, article: u32, s: &StanceRecord, rows: &Rows, reader: &Reader, source: &Source) {
        let holders = self.actor_list(&s.holder_actors);
        let targets = self.actor_list(&s.target_actors);
        let by = s.reported_by.as_deref().map_or(-1, |a| self.actor(a) as i32);
        let why = self.reasons(&s.why);
        let at = self.stances.article.len() as u32;
        let id = &self.articles.id[article as usize];
        let own = format!("{id}:k:{}-{}:{}", s.phrase.start, s.phrase.end, s.stance.to_uppercase());
        let clipped = |span: Option<&TextSpan>| span.filter(|s| source.has(s)).map(|s| clip(&s.text));
        let [phrase, object, condition] =
            [Some(&s.phrase), s.target.as_ref(), s.condition.as_ref()].map(clipped);
        let published = reader.published();
        let mut parts = vec![(part::DATE, &*published)];
        parts.extend(object.as_deref().map(|o| (part::OBJECT, o)));
        parts.extend(condition.as_deref().map(|c| (part::CONDITION, c)));
        parts.extend(self.names(part::FIRST, &holders));
        parts.extend(self.names(part::SECOND, &targets));
        parts.extend(s.holder.as_ref().filter(|h| source.has(h)).map(|h| (part::WHO, &*h.text)));
        parts.extend(self.actors.name.get(by as usize).map(|name| (part::BY, name.as_str())));
        parts.extend(phrase.as_deref().map(|p| (part::WORDS, p)));
        let reading = template(&reader.stance(s), &parts);
        let (words, out) = (&mut self.words, &mut self.stances);
        if s.id != own {
            out.odd_ids.push((at, s.id.clone()));
        }
        out.article.push(article);
        out.sentence.push(row(&rows.sentences, Some(&s.sentence)));
        out.class.push(words.add(&s.stance));
        out.polarity.push(s.polarity);
        out.intensity.push(s.intensity);
        out.negated.push(s.negated as u8);
        out.holders.push(holders);
        out.targets.push(targets);
        out.object.push(out.phrases.maybe(source.missing(s.target.as_ref())));
        out.connoted.push((s.basis == "connotation") as u8);
        out.by.push(by);
        out.quote.push(row(&rows.quotes, s.quote.as_deref()));
        out.why.push(why);
        out.reading.push(out.templates.add(&reading));
        out.marks.open(article);
        let mut mark = |kind, s: &TextSpan| out.marks.add(kind, s.start, s.end);
        mark(mark::PHRASE, &s.phrase);
        s.holder.iter().for_each(|s| mark(mark::HOLDER, s));
        s.target.iter().for_each(|s| mark(mark::TARGET, s));
        s.hedge.iter().for_each(|s| mark(mark::HEDGE, s));
        s.condition.iter().for_each(|s| mark(mark::CONDITION, s));
        out.marks.close();
    }

    fn event(&mut self, article: u32, e: &EventRecord, id: &str, rows: &Rows, reading: String) {
        let class = self.class(e);
        for p in e.source.iter().chain(&e.target) {
            let actor = self.actor(&p.actor);
            let out = &mut self.events.parties;
            out.actor.push(actor);
            out.code.push(self.words.maybe(p.code.as_deref()));
            out.country.push(self.words.maybe(p.country.as_deref()));
            out.start.push(p.start.map_or(-1, |s| s as i32));
            out.len.push(p.end.unwrap_or(0).saturating_sub(p.start.unwrap_or(0)));
            out.implicit.push(p.implicit as u8);
        }
        let by = e.attribution.as_ref().map_or(-1, |a| self.actor(&a.actor) as i32);
        let why = self.reasons(&e.why);
        let at = self.events.article.len() as u32;
        let own = format!("{id}:e:{}-{}:{}", e.trigger.start, e.trigger.end, e.event_type);
        self.event_at.insert(e.id.clone(), at);
        let (words, out) = (&mut self.words, &mut self.events);
        if e.id != own {
            out.odd_ids.push((at, e.id.clone()));
        }
        out.article.push(article);
        out.sentence.push(row(&rows.sentences, Some(&e.sentence)));
        out.class.push(class);
        out.word.push(words.add(&e.trigger.text));
        out.start.push(e.trigger.start);
        out.len.push(e.trigger.end.saturating_sub(e.trigger.start));
        out.n_source.push(e.source.len() as u32);
        out.n_target.push(e.target.len() as u32);
        out.date.push(words.maybe(e.date.as_deref()));
        out.basis.push(words.add(&e.date_basis));
        out.place.push(row(&rows.places, e.place.as_deref()));
        out.negative.push((e.polarity == "negative") as u8);
        out.modality.push(words.add(&e.modality));
        out.certainty.push(words.add(&e.certainty));
        out.by.push(by);
        out.by_kind.push(words.maybe(e.attribution.as_ref().map(|a| &*a.r#type)));
        let said = e.attribution.as_ref().and_then(|a| a.quote.as_deref());
        out.by_quote.push(row(&rows.quotes, said));
        out.performs.push(row(&rows.quotes, e.quote.as_deref()));
        out.coref.push(row(&rows.events, e.coref.as_deref()));
        out.cluster.push(-1);
        out.why.push(why);
        out.confidence.push(e.confidence);
        out.reading.push(reading);
        out.marks.open(article);
        let mut mark = |kind, s: &TextSpan| out.marks.add(kind, s.start, s.end);
        e.negation_cue.iter().for_each(|s| mark(mark::NEGATION, s));
        e.modality_cue.iter().for_each(|s| mark(mark::MODALITY, s));
        e.condition.iter().for_each(|s| mark(mark::CONDITION, s));
        e.evidence.iter().for_each(|s| mark(mark::EVIDENCE, s));
        if let Some(c) = &e.counts {
            let all = [&c.killed, &c.injured, &c.arrested, &c.size];
            all.into_iter().flatten().for_each(|c| mark(mark::COUNT, &c.span));
        }
        if let Some(&(start, end)) = e.time.as_deref().and_then(|t| rows.times.get(t)) {
            out.marks.add(mark::TIME, start, end);
        }
        out.marks.close();
    }

    fn class(&mut self, e: &EventRecord) -> u32 {
        let mode = e.mode.as_deref().unwrap_or_default();
        let key = (e.event_type.to_string(), mode.to_string(), e.cameo.to_string(), e.quad);
        if let Some(&at) = self.class_at.get(&key) {
            return at;
        }
        let at = self.classes.quad.len() as u32;
        self.class_at.insert(key, at);
        let out = &mut self.classes;
        out.event_type.push(self.words.add(&e.event_type));
        out.mode.push(self.words.add(mode));
        out.cameo.push(e.cameo.to_string());
        out.label.push(e.cameo_label.to_string());
        out.quad.push(e.quad);
        out.goldstein.push(e.goldstein);
        at
    }

    fn reasons(&mut self, why: &[Why]) -> u32 {
        let mut list = Vec::with_capacity(why.len());
        for w in why {
            let rule = self.words.add(&w.rule);
            let file = self.words.maybe(w.lexicon.as_deref());
            let entry = w.entry.as_deref().unwrap_or_default().to_string();
            let key = (rule, file, w.line.unwrap_or(0), entry);
            let next = self.reasons.rule.len() as u32;
            let at = *self.reason_at.entry(key).or_insert_with_key(|(rule, file, line, entry)| {
                self.reasons.rule.push(*rule);
                self.reasons.file.push(*file);
                self.reasons.line.push(*line);
                self.reasons.entry.push(entry.clone());
                next
            });
            list.push(at);
        }
        let next = self.reasons.lists.n.len() as u32;
        *self.reasons_at.entry(list).or_insert_with_key(|list| {
            self.reasons.lists.push(list.iter().copied());
            next
        })
    }

    /// Adds a cluster of reports, a row of `clusters.jsonl`.
    pub(super) fn cluster(&mut self, row: &Value) {
        let clusters = self.clusters.get_or_insert_default();
        let at = clusters.id.len() as i32;
        let number = |name: &str| row[name].as_u64().unwrap_or(0) as u32;
        let event_at = &self.event_at;
        let events = |name: &str| strings(&row[name]).filter_map(|id| event_at.get(id).copied());
        for event in events("reports").chain(events("retellings")) {
            self.events.cluster[event as usize] = at;
        }
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_string();
        clusters.id.push(text("id"));
        clusters.event_type.push(self.words.add(&text("event_type")));
        clusters.source.push(strings(&row["source"]).map(String::from).collect());
        clusters.target.push(strings(&row["target"]).map(String::from).collect());
        clusters.date.push(text("date"));
        clusters.reports.push(events("reports"));
        clusters.n_reports.push(number("n_reports"));
        clusters.n_outlets.push(number("n_outlets"));
        clusters.n_independent.push(number("n_independent"));
        let disputed = row["disagreements"].as_array().map_or(&[][..], Vec::as_slice);
        clusters.disagreements.push(disputed.iter().map(dispute).collect());
    }

    /// Rows of each kind, for the page's head.
    pub(super) fn counts(&self) -> Value {
        serde_json::json!({
            "articles": self.articles.id.len(),
            "sentences": self.articles.sentences.iter().map(|&n| u64::from(n)).sum::<u64>(),
            "events": self.events.article.len(),
            "quotes": self.quotes.article.len(),
            "stances": self.stances.article.len(),
            "places": self.places.article.len(),
            "actors": self.actors.id.len(),
            "clusters": self.clusters.as_ref().map(|c| c.id.len()),
        })
    }

    /// The data in blocks, those first that the page needs first.
    pub(super) fn blocks(mut self, lexicons: &Lexicons) -> Vec<Block> {
        self.close_chunk();
        let used = [&self.actors.country, &self.events.parties.country, &self.places.country];
        let used: BTreeSet<u32> = used.into_iter().flatten().copied().collect();
        let countries: Vec<(&str, &str)> = used
            .iter()
            .map(|&w| self.words.words[w as usize].as_str())
            .filter_map(|code| Some((code, country_name(code, lexicons)?)))
            .collect();
        self.articles.copy_of = self
            .copies
            .iter()
            .map(|c| c.as_ref().and_then(|id| self.article_at.get(id)).copied().unwrap_or(-1))
            .collect();
        #[derive(Serialize)]
        struct Core<'a> {
            words: &'a Pool,
            actors: &'a Actors,
            articles: &'a Articles,
            classes: &'a Classes,
            events: &'a Events,
            first: &'a [u32],
            countries: Vec<(&'a str, &'a str)>,
        }
        let core = Core {
            words: &self.words,
            actors: &self.actors,
            articles: &self.articles,
            classes: &self.classes,
            events: &self.events,
            first: &self.first,
            countries,
        };
        let mut out = vec![block("core", &core)];
        out.push(block("quotes", &self.quotes));
        out.push(block("stances", &self.stances));
        out.push(block("places", &self.places));
        if let Some(clusters) = &self.clusters {
            out.push(block("clusters", clusters));
        }
        let (texts, layers): (Vec<Block>, Vec<Block>) = self.full.into_iter().map(Into::into).unzip();
        out.extend(texts);
        out.push(block("reasons", &self.reasons));
        out.extend(layers);
        out
    }
}

/// The name of what an alpha-3 code stands for; bodies above states have such codes too.
fn country_name<'l>(code: &str, lexicons: &'l Lexicons) -> Option<&'l str> {
    match code {
        "" => None,
        "IGO" => Some("other bodies of states"),
        "NGO" => Some("bodies of no state"),
        _ => {
            let state = lexicons.state(code).or_else(|| lexicons.government(code));
            state.and_then(|(_, row)| row.names.first()).map(|n| n.text.as_str())
        }
    }
}

/// The texts of a list of texts.
fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().map_or(&[][..], Vec::as_slice).iter().filter_map(Value::as_str)
}

/// A field in which reports differ: "killed: 10 (2), 12 (1)".
fn dispute(row: &Value) -> String {
    let values: Vec<String> = row["values"]
        .as_array()
        .map_or(&[][..], Vec::as_slice)
        .iter()
        .map(|v| format!("{} ({})", v["value"].as_str().unwrap_or_default(), strings(&v["reports"]).count()))
        .collect();
    format!("{}: {}", row["field"].as_str().unwrap_or_default(), values.join(", "))
}

/// A text whose sentences stand where they stood; what lay between them is space.
fn text_of_sentences(sentences: &[SentenceRecord]) -> String {
    let mut out = String::new();
    let (mut at, mut paragraph) = (0, 0);
    for s in sentences {
        while at < s.start {
            out.push(if s.paragraph == paragraph { ' ' } else { '\n' });
            at += 1;
        }
        paragraph = s.paragraph;
        out.push_str(&s.text);
        at = s.end;
    }
    out
}
