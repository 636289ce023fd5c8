//! The public contract: what a record holds, in the order in which it is written.
//!
//! Offsets here are Unicode code points, half-open, over the article's text; wherever a span stands its words stand too.
//! Adding a field is fine; renaming or dropping one changes [`SCHEMA_VERSION`].

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// Version of the record format.
pub const SCHEMA_VERSION: &str = "1.0";

/// Text that is borrowed from the article, the lexicons or the program where it can be, and owned where a record was
/// read back.
pub type Str<'a> = Cow<'a, str>;

/// Some words of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextSpan<'a> {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: Str<'a>,
}

/// A reason: the rule, and the lexicon row where one had a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Why<'a> {
    /// Id of the rule.
    pub rule: Str<'a>,
    /// Lexicon file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lexicon: Option<Str<'a>>,
    /// Line in the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// Key of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entry: Option<Str<'a>>,
}

/// Everything found in one article.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Record<'a> {
    pub schema_version: Str<'a>,
    pub article: ArticleRecord<'a>,
    pub sentences: Vec<SentenceRecord<'a>>,
    pub mentions: Vec<MentionRecord<'a>>,
    pub actors: Vec<ActorRecord<'a>>,
    pub quotes: Vec<QuoteRecord<'a>>,
    pub stances: Vec<StanceRecord<'a>>,
    pub stance_summary: Vec<StanceSummary<'a>>,
    pub times: Vec<TimeRecord<'a>>,
    pub places: Vec<PlaceRecord<'a>>,
    pub events: Vec<EventRecord<'a>>,
}

/// The article's facts.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ArticleRecord<'a> {
    pub id: String,
    pub source_id: Str<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Str<'a>>,
    pub title: Option<Str<'a>>,
    pub title_span: Option<TextSpan<'a>>,
    pub byline: Option<TextSpan<'a>>,
    pub dateline: Option<TextSpan<'a>>,
    pub source: Option<Str<'a>>,
    pub url: Option<Str<'a>>,
    pub language: Option<Str<'a>>,
    pub date_published: Option<String>,
    pub date_published_basis: Str<'a>,
    pub sha256: String,
    pub n_codepoints: u32,
    pub n_sentences: u32,
    pub n_tokens: u32,
    pub near_duplicate_of: Option<String>,
    pub wire_credit: Option<Str<'a>>,
    /// Who wrote it, where the input says so beside the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Str<'a>>,
    /// What the article is about, where a lexicon of the user's names issues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueCount<'a>>,
}

/// An issue, and how many of its phrases stand in the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct IssueCount<'a> {
    pub issue: Str<'a>,
    pub category: Option<Str<'a>>,
    pub n: u32,
}

/// A sentence, or another segment of the text.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct SentenceRecord<'a> {
    pub id: String,
    pub index: u32,
    pub paragraph: u32,
    pub kind: Str<'a>,
    pub start: u32,
    pub end: u32,
    pub text: Str<'a>,
}

/// One place where an actor is named, described or meant.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MentionRecord<'a> {
    pub id: String,
    pub sentence: String,
    pub start: u32,
    pub end: u32,
    pub text: Str<'a>,
    pub head: TextSpan<'a>,
    pub mention_type: Str<'a>,
    pub entity_type: Str<'a>,
    pub actor: Option<Str<'a>>,
    pub actors: Vec<Str<'a>>,
    pub code: Option<String>,
    pub country: Option<String>,
    pub sector: Option<String>,
    pub role_text: Option<Str<'a>>,
    pub metonym: bool,
    pub resolution: Str<'a>,
    pub antecedent: Option<String>,
    pub why: Vec<Why<'a>>,
}

/// A member of the article's cast.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ActorRecord<'a> {
    pub id: Str<'a>,
    pub name: Str<'a>,
    pub entity_type: Str<'a>,
    pub country: Option<String>,
    pub sector: Option<String>,
    pub code: Option<String>,
    pub office: Option<Str<'a>>,
    pub wikidata: Option<Str<'a>>,
    pub n_mentions: u32,
    pub n_quotes: u32,
    pub n_events: u32,
}

/// Who said what.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct QuoteRecord<'a> {
    pub id: String,
    pub sentence: String,
    pub quote_type: Str<'a>,
    pub content: Vec<TextSpan<'a>>,
    pub quoted_spans: Vec<TextSpan<'a>>,
    pub cue: Option<TextSpan<'a>>,
    pub cue_lemma: Option<Str<'a>>,
    pub cue_class: Option<Str<'a>>,
    pub speaker: Option<TextSpan<'a>>,
    pub speaker_actor: Option<Str<'a>>,
    pub speaker_actors: Vec<Str<'a>>,
    pub speaker_code: Option<String>,
    pub speaker_resolution: Str<'a>,
    pub addressee: Option<TextSpan<'a>>,
    pub via: Option<TextSpan<'a>>,
    pub polarity: Str<'a>,
    pub core: bool,
    pub why: Vec<Why<'a>>,
}

/// Where somebody stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StanceRecord<'a> {
    pub id: String,
    pub sentence: String,
    pub stance: Str<'a>,
    pub polarity: i8,
    pub intensity: u8,
    pub negated: bool,
    pub phrase: TextSpan<'a>,
    pub holder: Option<TextSpan<'a>>,
    pub holder_actor: Option<Str<'a>>,
    pub holder_actors: Vec<Str<'a>>,
    pub target: Option<TextSpan<'a>>,
    pub target_actor: Option<Str<'a>>,
    pub target_actors: Vec<Str<'a>>,
    pub hedge: Option<TextSpan<'a>>,
    pub condition: Option<TextSpan<'a>>,
    pub basis: Str<'a>,
    pub reported_by: Option<Str<'a>>,
    pub quote: Option<String>,
    pub why: Vec<Why<'a>>,
}

/// Stances of one holder towards one target, counted. Connoted stances are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StanceSummary<'a> {
    pub holder: Option<Str<'a>>,
    pub target: Option<Str<'a>>,
    pub stance: Str<'a>,
    pub n: u32,
    pub n_negated: u32,
}

/// A time expression.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TimeRecord<'a> {
    pub id: String,
    pub sentence: String,
    pub start: u32,
    pub end: u32,
    pub text: Str<'a>,
    pub timex_type: Str<'a>,
    pub value: Option<String>,
    pub r#mod: Option<Str<'a>>,
    pub basis: Str<'a>,
    pub why: Vec<Why<'a>>,
}

/// A place used as a location.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PlaceRecord<'a> {
    pub id: String,
    pub sentence: String,
    pub start: u32,
    pub end: u32,
    pub text: Str<'a>,
    pub name: Str<'a>,
    pub country: Option<Str<'a>>,
    pub admin1: Option<Str<'a>>,
    pub lat: Option<f32>,
    pub lon: Option<f32>,
    pub population: Option<u32>,
    pub geonames: Option<u32>,
    pub precision: Str<'a>,
    pub why: Vec<Why<'a>>,
}

/// A party of an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Participant<'a> {
    pub actor: Str<'a>,
    pub code: Option<String>,
    pub country: Option<String>,
    pub sector: Option<String>,
    pub text: Option<Str<'a>>,
    pub start: Option<u32>,
    pub end: Option<u32>,
    pub mention: Option<String>,
    pub implicit: bool,
}

/// A number of people, with the words that give it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Count<'a> {
    pub min: Option<u32>,
    pub max: Option<u32>,
    pub span: TextSpan<'a>,
}

/// The numbers that belong to an event.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Counts<'a> {
    pub killed: Option<Count<'a>>,
    pub injured: Option<Count<'a>>,
    pub arrested: Option<Count<'a>>,
    pub size: Option<Count<'a>>,
}

/// On whose word an event stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Attribution<'a> {
    pub actor: Str<'a>,
    pub code: Option<String>,
    /// The quote; none where a watch list left it out.
    pub quote: Option<String>,
    pub r#type: Str<'a>,
}

/// Who did what to whom.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct EventRecord<'a> {
    pub id: String,
    pub sentence: String,
    pub event_type: Str<'a>,
    pub mode: Option<Str<'a>>,
    pub cameo: Str<'a>,
    pub cameo_label: Str<'a>,
    pub quad: u8,
    pub goldstein: f32,
    pub trigger: TextSpan<'a>,
    pub source: Vec<Participant<'a>>,
    pub target: Vec<Participant<'a>>,
    pub date: Option<String>,
    pub date_basis: Str<'a>,
    pub time: Option<String>,
    pub place: Option<String>,
    pub polarity: Str<'a>,
    pub negation_cue: Option<TextSpan<'a>>,
    pub modality: Str<'a>,
    pub modality_cue: Option<TextSpan<'a>>,
    pub condition: Option<TextSpan<'a>>,
    pub certainty: Str<'a>,
    pub attribution: Option<Attribution<'a>>,
    pub quote: Option<String>,
    pub counts: Option<Counts<'a>>,
    pub evidence: Vec<TextSpan<'a>>,
    pub coref: Option<String>,
    pub why: Vec<Why<'a>>,
    pub confidence: u8,
    /// The event of the world that this reports, once the run's reports were brought together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
}
