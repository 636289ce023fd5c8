//! Layers to the record: bytes become code points, actors become ids, causes become reasons.

mod events;

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use super::offsets::Offsets;
use super::schema::*;
use crate::article::Article;
use crate::base::{Span, TokenSpan};
use crate::cast::{Actor, Referent};
use crate::cause::Cause;
use crate::event::{Count as EventCount, Event, Party};
use crate::lexicon::{At, Lexicons, PlaceKind};
use crate::mention::{EntityType, Mention, MentionKind};
use crate::pipeline::Layers;
use crate::quote::QuoteKind;
use crate::syntax::SentenceKind;

/// Id of the speaker of a quote that has none.
const ANONYMOUS: &str = "unk:anonymous";

/// What of the record is wanted.
#[derive(Clone, Copy, Debug)]
pub struct BuildOptions {
    /// Write the article's text.
    pub text: bool,
    /// Number of code points at the start of the text that are a title put there on request; 0 for none.
    pub title_codepoints: u32,
}

impl Default for BuildOptions {
    fn default() -> Self {
        BuildOptions { text: true, title_codepoints: 0 }
    }
}

/// The record of an analysed article.
pub fn build<'a>(
    article: &'a Article,
    layers: &'a Layers,
    lex: &'a Lexicons,
    options: BuildOptions,
) -> Record<'a> {
    // Most are mentions and sentences; a quarter more is room for the rest.
    let findings = (layers.mentions.all.len() + layers.syntax.sentences.len()) * 5 / 4;
    let mut b = Builder {
        article,
        layers,
        lex,
        id: article.id(),
        offsets: Offsets::new(&article.text),
        used: FxHashMap::with_capacity_and_hasher(findings, Default::default()),
        sentence_ids: Vec::new(),
        mention_ids: Vec::new(),
        quote_ids: Vec::new(),
        time_ids: Vec::new(),
        place_ids: Vec::new(),
    };
    let sentences = b.sentences();
    let mentions = b.mentions();
    let times = b.times();
    let places = b.places();
    let quotes = b.quotes();
    let stances = b.stances();
    let events = b.events();
    let actors = b.actors();
    Record {
        schema_version: SCHEMA_VERSION.into(),
        article: b.article(options),
        sentences,
        mentions,
        actors,
        quotes,
        stance_summary: summary(&stances),
        stances,
        times,
        places,
        events,
    }
}

/// Room for the letter of an id and for where it begins and ends.
const ID_MARKS: usize = 24;

/// Writes a number behind a text.
fn push_number(text: &mut String, mut n: u32) {
    let (mut digits, mut from) = ([0; 10], 10);
    loop {
        from -= 1;
        digits[from] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            break;
        }
    }
    text.extend(digits[from..].iter().map(|&d| char::from(d)));
}

struct Builder<'a> {
    article: &'a Article,
    layers: &'a Layers,
    lex: &'a Lexicons,
    id: String,
    offsets: Offsets,
    /// How often an id was given, by what it is made of, so that a second finding on one span gets `#2`.
    used: FxHashMap<(char, u32, u32, Cow<'a, str>), u32>,
    sentence_ids: Vec<String>,
    mention_ids: Vec<Option<String>>,
    quote_ids: Vec<String>,
    time_ids: Vec<String>,
    place_ids: Vec<String>,
}

/// What could not be resolved is no actor that is meant, except that "he" and "I" are somebody.
fn is_written(m: &Mention, referent: &Referent) -> bool {
    !referent.actors.is_empty() || m.kind == MentionKind::Pronoun && m.entity == EntityType::Person
}

impl<'a> Builder<'a> {
    fn span(&self, s: Span) -> TextSpan<'a> {
        TextSpan {
            start: self.offsets.of(s.start),
            end: self.offsets.of(s.end),
            text: s.of(&self.article.text).into(),
        }
    }

    fn tokens(&self, t: TokenSpan) -> TextSpan<'a> {
        self.span(self.layers.syntax.span(t))
    }

    fn maybe(&self, t: Option<TokenSpan>) -> Option<TextSpan<'a>> {
        t.filter(|t| !t.is_empty()).map(|t| self.tokens(t))
    }

    fn give_id(&mut self, letter: char, span: &TextSpan, class: impl Into<Cow<'a, str>>) -> String {
        let class = class.into();
        // Thousands are made for an article: room for the whole of an id at once spares half the work.
        let mut id = String::with_capacity(self.id.len() + class.len() + ID_MARKS);
        id.push_str(&self.id);
        id.extend([':', letter, ':']);
        push_number(&mut id, span.start);
        id.push('-');
        push_number(&mut id, span.end);
        if !class.is_empty() {
            id.push(':');
            id.push_str(&class);
        }
        let n = self.used.entry((letter, span.start, span.end, class)).or_insert(0);
        *n += 1;
        if *n > 1 {
            id.push('#');
            push_number(&mut id, *n);
        }
        id
    }

    fn why(&self, causes: impl IntoIterator<Item = Cause>, entry: Option<&'a str>) -> Vec<Why<'a>> {
        causes
            .into_iter()
            .map(|c| Why {
                rule: c.rule.into(),
                lexicon: c.entry.map(|at| self.lex.file(at).into()),
                line: c.entry.map(|at| at.line),
                entry: c
                    .entry
                    .and_then(|at| self.entry_name(at))
                    .or(entry.filter(|_| c.entry.is_some()))
                    .map(Cow::Borrowed),
            })
            .collect()
    }

    fn entry_name(&self, at: At) -> Option<&'a str> {
        self.lex.row_name(at)
    }

    fn actor_id(&self, a: u32) -> Str<'a> {
        Cow::Borrowed(self.layers.cast.actor(a).id.as_str())
    }

    fn actor_ids(&self, list: &[u32]) -> Vec<Str<'a>> {
        list.iter().map(|&a| self.actor_id(a)).collect()
    }

    fn article(&self, options: BuildOptions) -> ArticleRecord<'a> {
        let (article, syn) = (self.article, &self.layers.syntax);
        let of_kind =
            |kind: SentenceKind| syn.sentences.iter().find(|s| s.kind == kind).map(|s| self.span(s.span));
        let title_span = match options.title_codepoints {
            0 => of_kind(SentenceKind::Heading).filter(|s| s.start == 0),
            _ => syn.sentences.first().map(|s| self.span(s.span)),
        };
        let line = syn.sentences.iter().find(|s| s.kind == SentenceKind::Dateline).map(|s| s.span);
        let dateline = line.or_else(|| {
            let first = syn.sentences.iter().find(|s| s.kind == SentenceKind::Sentence)?;
            crate::syntax::dateline(&article.text, first.span)
        });
        let agency = dateline.and_then(|d| crate::syntax::agency(&article.text, d));
        // Whose the rights are is no byline, though it is set as one.
        let mut bylines = syn.sentences.iter().filter(|s| s.kind == SentenceKind::Byline).map(|s| s.span);
        let byline = bylines.find(|s| s.of(&article.text).to_lowercase().contains("by "));
        let title = article.title.as_deref().map(Cow::Borrowed);
        let title = title.or_else(|| title_span.as_ref().map(|s| s.text.clone()));
        ArticleRecord {
            id: self.id.clone(),
            source_id: article.source_id.as_str().into(),
            text: options.text.then_some(article.text.as_str().into()),
            title,
            title_span,
            byline: byline.map(|s| self.span(s)),
            dateline: dateline.map(|s| self.span(s)),
            source: article.source.as_deref().map(Cow::Borrowed),
            url: article.url.as_deref().map(Cow::Borrowed),
            language: article.language.as_deref().map(Cow::Borrowed),
            date_published: article.date.map(|d| d.to_string()),
            date_published_basis: article.date_basis.as_str().into(),
            sha256: article.sha256(),
            n_codepoints: self.offsets.len(),
            n_sentences: syn.sentences.iter().filter(|s| s.kind == SentenceKind::Sentence).count() as u32,
            n_tokens: syn.len() as u32,
            near_duplicate_of: None,
            wire_credit: agency.map(|s| Str::from(s.of(&article.text))),
            author: article.author.as_deref().map(Str::from),
            issues: self.issues(),
        }
    }

    /// Phrases of the user's issue lexicon, the longest at each place. A phrase marked `-` takes its sentence out.
    fn issues(&self) -> Vec<IssueCount<'a>> {
        let (lex, syn) = (self.lex, &self.layers.syntax);
        let mut out: Vec<IssueCount<'a>> = Vec::new();
        if lex.rows.issues.is_empty() {
            return out;
        }
        for tokens in &syn.sentence_tokens {
            let (mut found, mut t, end) = (Vec::new(), tokens.start as usize, tokens.end as usize);
            while t < end {
                let (mut node, mut next, mut longest) = (lex.issues.first(syn.form[t]), t + 1, None);
                while let Some(n) = node {
                    longest = lex.issues.values(n).next().map(|row| (row, next)).or(longest);
                    node = if next < end { lex.issues.step(n, syn.form[next]) } else { None };
                    next += 1;
                }
                match longest {
                    Some((row, behind)) => {
                        found.push(&lex.rows.issues[row as usize]);
                        t = behind;
                    }
                    None => t += 1,
                }
            }
            if found.iter().any(|r| r.issue == "-") {
                continue;
            }
            for r in found {
                match out.iter_mut().find(|i| i.issue == r.issue) {
                    Some(i) => i.n += 1,
                    None => {
                        let category = Some(r.category.as_str()).filter(|c| !c.is_empty()).map(Cow::Borrowed);
                        out.push(IssueCount { issue: r.issue.as_str().into(), category, n: 1 });
                    }
                }
            }
        }
        out.sort_by(|a, b| b.n.cmp(&a.n).then_with(|| a.issue.cmp(&b.issue)));
        out
    }

    fn sentences(&mut self) -> Vec<SentenceRecord<'a>> {
        let layers = self.layers;
        let mut out = Vec::with_capacity(layers.syntax.sentences.len());
        for (index, s) in (0u32..).zip(&layers.syntax.sentences) {
            let span = self.span(s.span);
            let id = self.give_id('s', &span, "");
            self.sentence_ids.push(id.clone());
            out.push(SentenceRecord {
                id,
                index,
                paragraph: s.paragraph,
                kind: s.kind.as_str().into(),
                start: span.start,
                end: span.end,
                text: span.text,
            });
        }
        out
    }

    fn sentence_id(&self, token: usize) -> String {
        self.sentence_ids[self.layers.syntax.sentence(token)].clone()
    }

    fn mentions(&mut self) -> Vec<MentionRecord<'a>> {
        let (layers, cast) = (self.layers, &self.layers.cast);
        let mut out = Vec::with_capacity(layers.mentions.all.len());
        for (m, referent) in layers.mentions.all.iter().zip(&cast.of) {
            let actor = referent.actors.first().map(|&a| cast.actor(a));
            if !is_written(m, referent) {
                self.mention_ids.push(None);
                continue;
            }
            let span = self.tokens(m.tokens);
            let id = self.give_id('m', &span, "");
            self.mention_ids.push(Some(id.clone()));
            let told = actor.filter(|_| m.kind == MentionKind::Pronoun).map_or(m.entity, |a| a.entity);
            out.push(MentionRecord {
                id,
                sentence: self.sentence_id(m.head),
                start: span.start,
                end: span.end,
                text: span.text,
                head: self.tokens(TokenSpan::new(m.head, m.head + 1)),
                mention_type: m.kind.as_str().into(),
                entity_type: told.as_str().into(),
                actor: referent.actors.first().map(|&a| self.actor_id(a)),
                actors: self.actor_ids(&referent.actors),
                code: actor.and_then(|a| a.code.text()),
                country: actor.and_then(|a| a.code.country.as_deref()).map(Cow::Borrowed),
                sector: actor.and_then(|a| a.code.sector.as_deref()).map(Cow::Borrowed),
                role_text: m.role.map(|r| self.tokens(r).text),
                metonym: m.metonym,
                resolution: referent.resolution.as_str().into(),
                antecedent: referent
                    .antecedent
                    .and_then(|a| self.mention_ids.get(a as usize).cloned().flatten()),
                why: self.why(std::iter::once(m.cause).chain(referent.cause), None),
            });
        }
        // An antecedent may stand after its mention ("the president … Emmanuel Macron").
        for (record, referent) in out
            .iter_mut()
            .zip(layers.mentions.all.iter().zip(&cast.of).filter(|(m, r)| is_written(m, r)).map(|(_, r)| r))
            .filter(|(r, _)| r.antecedent.is_none())
        {
            record.antecedent = referent.antecedent.and_then(|a| self.mention_ids[a as usize].clone());
        }
        out
    }

    fn actors(&self) -> Vec<ActorRecord<'a>> {
        let (layers, cast) = (self.layers, &self.layers.cast);
        let mut counts = vec![[0u32; 3]; cast.actors.len()];
        for r in &cast.of {
            r.actors.iter().for_each(|&a| counts[a as usize][0] += 1);
        }
        for (q, speakers) in layers.quotes.all.iter().zip(&cast.speakers) {
            if q.kind != QuoteKind::Scare {
                speakers.iter().for_each(|&a| counts[a as usize][1] += 1);
            }
        }
        for e in &layers.events.all {
            e.source.iter().chain(&e.target).for_each(|p| counts[p.actor as usize][2] += 1);
        }
        let row = |a: &'a Actor, [n_mentions, n_quotes, n_events]: [u32; 3]| ActorRecord {
            id: Cow::Borrowed(&a.id),
            name: Cow::Borrowed(&a.name),
            entity_type: a.entity.as_str().into(),
            country: a.code.country.as_deref().map(Cow::Borrowed),
            sector: a.code.sector.as_deref().map(Cow::Borrowed),
            code: a.code.text(),
            office: a.office.as_deref().map(Cow::Borrowed),
            wikidata: None,
            n_mentions,
            n_quotes,
            n_events,
        };
        let used = cast.actors.iter().zip(counts.iter().copied()).filter(|(_, n)| *n != [0; 3]);
        let mut actors: Vec<ActorRecord<'a>> = used.map(|(a, n)| row(a, n)).collect();
        // Stances may name an actor that nothing else does.
        let mut written: Vec<bool> = counts.iter().map(|n| *n != [0; 3]).collect();
        for s in &layers.stances.all {
            for &a in s.holder_actors.iter().chain(&s.target_actors).chain(&s.reported_by) {
                if !std::mem::replace(&mut written[a as usize], true) {
                    actors.push(row(cast.actor(a), [0; 3]));
                }
            }
        }
        // The word of nobody in particular, on which an event may stand.
        let nobody = |e: &Event| e.attribution.is_some_and(|q| cast.speakers[q].is_empty());
        if layers.events.all.iter().any(nobody) {
            actors.push(ActorRecord {
                id: Cow::Borrowed(ANONYMOUS),
                name: Cow::Borrowed("anonymous source"),
                entity_type: EntityType::RoleGroup.as_str().into(),
                country: None,
                sector: None,
                code: None,
                office: None,
                wikidata: None,
                n_mentions: 0,
                n_quotes: 0,
                n_events: 0,
            });
        }
        actors
    }

    fn quotes(&mut self) -> Vec<QuoteRecord<'a>> {
        let layers = self.layers;
        let mut out = Vec::with_capacity(layers.quotes.all.len());
        for (q, speakers) in layers.quotes.all.iter().zip(&layers.cast.speakers) {
            let content: Vec<TextSpan> = q.content.iter().map(|&c| self.span(c)).collect();
            let class = if q.kind == QuoteKind::Scare { "SCARE" } else { "" };
            let place = match (content.first(), content.last()) {
                (Some(a), Some(b)) => TextSpan { start: a.start, end: b.end, text: "".into() },
                _ => TextSpan { start: 0, end: 0, text: "".into() },
            };
            let id = self.give_id('q', &place, class);
            self.quote_ids.push(id.clone());
            let row = q.cue_row.map(|r| &self.lex.rows.cues[r as usize]);
            let scare = q.kind == QuoteKind::Scare;
            out.push(QuoteRecord {
                id,
                sentence: self.sentence_ids.get(q.sentence).cloned().unwrap_or_default(),
                quote_type: q.kind.as_str().into(),
                content,
                quoted_spans: q.quoted.iter().map(|&c| self.span(c)).collect(),
                cue: self.maybe(q.cue),
                cue_lemma: row.map(|r| r.cue.as_str().into()),
                cue_class: row.map(|r| r.class.as_str().into()),
                speaker: self.maybe(q.speaker),
                speaker_actor: speakers.first().filter(|_| !scare).map(|&a| self.actor_id(a)),
                speaker_actors: if scare { Vec::new() } else { self.actor_ids(speakers) },
                speaker_code: speakers.first().and_then(|&a| layers.cast.actor(a).code.text()),
                speaker_resolution: self.speaker_resolution(q.speaker_head, speakers).into(),
                addressee: self.maybe(q.addressee),
                via: self.maybe(q.via),
                polarity: if q.negative { "negative" } else { "positive" }.into(),
                core: q.core,
                why: self.why([q.cause], row.map(|r| r.cue.as_str())),
            });
        }
        out
    }

    fn speaker_resolution(&self, head: Option<usize>, speakers: &[u32]) -> &'static str {
        let (mentions, cast) = (&self.layers.mentions, &self.layers.cast);
        let Some(head) = head else { return "none" };
        if speakers.len() > 1 {
            return "collective";
        }
        match mentions.of_head(head).filter(|&m| !cast.of[m].actors.is_empty()) {
            Some(m) => match mentions.all[m].kind {
                MentionKind::Name | MentionKind::Modifier => "name",
                MentionKind::Pronoun => "pronoun",
                MentionKind::Nominal if cast.actor(cast.of[m].actors[0]).id.starts_with("unk:") => {
                    "anonymous"
                }
                MentionKind::Nominal => "role",
            },
            None => "anonymous",
        }
    }

    fn times(&mut self) -> Vec<TimeRecord<'a>> {
        let layers = self.layers;
        let mut out = Vec::with_capacity(layers.times.all.len());
        for t in &layers.times.all {
            let span = self.tokens(t.tokens);
            let id = self.give_id('t', &span, "");
            self.time_ids.push(id.clone());
            out.push(TimeRecord {
                id,
                sentence: self.sentence_id(t.tokens.start as usize),
                start: span.start,
                end: span.end,
                text: span.text,
                timex_type: t.kind.as_str().into(),
                value: t.value.clone(),
                r#mod: t.modifier.map(Cow::Borrowed),
                basis: t.basis.as_str().into(),
                why: self.why([t.cause], None),
            });
        }
        out
    }

    fn places(&mut self) -> Vec<PlaceRecord<'a>> {
        let layers = self.layers;
        let mut out = Vec::with_capacity(layers.mentions.places.len());
        for p in &layers.mentions.places {
            let span = self.tokens(p.tokens);
            let id = self.give_id('p', &span, "");
            self.place_ids.push(id.clone());
            let row = p.row.map(|r| self.lex.place(r));
            let within = p.within.map(|w| (self.lex.place(w.row), w.named));
            let actor = p.actor.map(|a| &self.lex.rows.actors[a as usize]);
            let state = actor.filter(|a| a.kind == "state");
            let some = |s: &'a str| (!s.is_empty()).then_some(Cow::Borrowed(s));
            let name = match (state, row, actor) {
                (Some(s), ..) => Cow::Borrowed(s.names[0].text.as_str()),
                (None, Some(r), _) => Cow::Borrowed(r.name),
                _ => span.text.clone(),
            };
            let country = p.country(self.lex).map(Cow::Borrowed);
            // A place that no list knows stands where the region or country named beside it does.
            let at = row.or(within.filter(|w| w.1).map(|w| w.0));
            let admin1 = at.and_then(|r| some(r.admin1));
            out.push(PlaceRecord {
                id,
                sentence: self.sentence_id(p.head),
                start: span.start,
                end: span.end,
                text: span.text,
                name,
                country,
                admin1,
                lat: at.map(|r| r.lat),
                lon: at.map(|r| r.lon),
                population: row.map(|r| r.population).filter(|&n| n > 0),
                geonames: row.map(|r| r.geonames).filter(|&n| n > 0),
                precision: match (state, at.map(|r| r.kind)) {
                    (Some(_), _) | (None, Some(PlaceKind::Country)) => "country",
                    (None, Some(PlaceKind::Admin | PlaceKind::Area)) => "admin",
                    (None, Some(PlaceKind::Capital | PlaceKind::City | PlaceKind::Town)) => "city",
                    (None, Some(PlaceKind::Point) | None) => "point",
                }
                .into(),
                why: self.why([p.cause], None),
            });
        }
        out
    }

    fn stances(&mut self) -> Vec<StanceRecord<'a>> {
        let layers = self.layers;
        let mut out = Vec::with_capacity(layers.stances.all.len());
        for s in &layers.stances.all {
            let phrase = self.tokens(s.phrase);
            let id = self.give_id('k', &phrase, s.class.as_str().to_uppercase());
            out.push(StanceRecord {
                id,
                sentence: self.sentence_id(s.phrase.start as usize),
                stance: s.class.as_str().into(),
                polarity: s.polarity,
                intensity: s.intensity,
                negated: s.negated,
                phrase,
                holder: self.maybe(s.holder),
                holder_actor: s.holder_actors.first().map(|&a| self.actor_id(a)),
                holder_actors: self.actor_ids(&s.holder_actors),
                target: self.maybe(s.target),
                target_actor: s.target_actors.first().map(|&a| self.actor_id(a)),
                target_actors: self.actor_ids(&s.target_actors),
                hedge: self.maybe(s.hedge),
                condition: self.maybe(s.condition),
                basis: if s.connotation { "connotation" } else { "stated" }.into(),
                reported_by: s.reported_by.map(|a| self.actor_id(a)),
                quote: s.quote.map(|q| self.quote_ids[q].clone()),
                why: self.why([s.cause], None),
            });
        }
        out
    }
}

/// Stated stances counted by holder, target and class, in order of first occurrence.
pub(super) fn summary<'a>(stances: &[StanceRecord<'a>]) -> Vec<StanceSummary<'a>> {
    let mut out: Vec<StanceSummary<'a>> = Vec::new();
    let mut at: FxHashMap<(Option<Str<'a>>, Option<Str<'a>>, Str<'a>), usize> = FxHashMap::default();
    for s in stances.iter().filter(|s| s.basis == "stated") {
        let i = *at.entry((s.holder_actor.clone(), s.target_actor.clone(), s.stance.clone())).or_insert_with(
            || {
                let (holder, target) = (s.holder_actor.clone(), s.target_actor.clone());
                out.push(StanceSummary { holder, target, stance: s.stance.clone(), n: 0, n_negated: 0 });
                out.len() - 1
            },
        );
        out[i].n += 1;
        out[i].n_negated += s.negated as u32;
    }
    out
}
