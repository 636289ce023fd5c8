//! The public contract: what a record holds, in the order in which it is written.
//!
//! Offsets here are Unicode code points, half-open, over the article's text; wherever a span stands its words stand too.
//! Adding a field is fine; renaming or dropping one changes [`SCHEMA_VERSION`].

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the record format.
pub const SCHEMA_VERSION: &str = "1.0";

/// Text that is borrowed from the article, the lexicons or the program where it can be, and owned where a record was
/// read back.
pub type Str<'a> = Cow<'a, str>;

/// Some words of the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TextSpan<'a> {
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: Str<'a>,
}

/// A reason: the rule, and the lexicon row where one had a part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Record<'a> {
    /// Version of the record format.
    pub schema_version: Str<'a>,
    /// The article's facts.
    pub article: ArticleRecord<'a>,
    /// Sentences and other segments, in order of text.
    pub sentences: Vec<SentenceRecord<'a>>,
    /// Places where actors are named, described or meant.
    pub mentions: Vec<MentionRecord<'a>>,
    /// The cast: every actor that is named anywhere in the record.
    pub actors: Vec<ActorRecord<'a>>,
    /// Who said what.
    pub quotes: Vec<QuoteRecord<'a>>,
    /// Where each side stands.
    pub stances: Vec<StanceRecord<'a>>,
    /// Stated stances, counted.
    pub stance_summary: Vec<StanceSummary<'a>>,
    /// Time expressions.
    pub times: Vec<TimeRecord<'a>>,
    /// Places used as locations.
    pub places: Vec<PlaceRecord<'a>>,
    /// Who did what to whom.
    pub events: Vec<EventRecord<'a>>,
}

/// The article's facts.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ArticleRecord<'a> {
    /// 16 hex digits of the SHA-256 of source id, NUL and text.
    pub id: String,
    /// The record's own id, or the file it came from.
    pub source_id: Str<'a>,
    /// The text that all offsets count in; left out with `--no-text`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<Str<'a>>,
    /// Title, given with the article or read from its first line.
    pub title: Option<Str<'a>>,
    /// Where the title stands in the text.
    pub title_span: Option<TextSpan<'a>>,
    /// The line that names the author.
    pub byline: Option<TextSpan<'a>>,
    /// Where the text says it was written.
    pub dateline: Option<TextSpan<'a>>,
    /// Outlet.
    pub source: Option<Str<'a>>,
    /// Address.
    pub url: Option<Str<'a>>,
    /// Language as given.
    pub language: Option<Str<'a>>,
    /// Publication date, ISO.
    pub date_published: Option<String>,
    /// Where the date comes from.
    #[schemars(extend("enum" = ["metadata", "dateline", "filename", "flag", "none"]))]
    pub date_published_basis: Str<'a>,
    /// SHA-256 of the text, in hex.
    pub sha256: String,
    /// Length of the text in code points.
    pub n_codepoints: u32,
    /// Segments of kind `sentence`.
    pub n_sentences: u32,
    /// Words and punctuation marks.
    pub n_tokens: u32,
    /// Id of the earlier article that this one nearly repeats.
    pub near_duplicate_of: Option<String>,
    /// Agency that is credited.
    pub wire_credit: Option<Str<'a>>,
    /// Who wrote it, where the input says so beside the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<Str<'a>>,
    /// What the article is about, where a lexicon of the user's names issues.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub issues: Vec<IssueCount<'a>>,
}

/// An issue, and how many of its phrases stand in the article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct IssueCount<'a> {
    /// The issue.
    pub issue: Str<'a>,
    /// Its category.
    pub category: Option<Str<'a>>,
    /// Phrases of it in the article.
    pub n: u32,
}

/// A sentence, or another segment of the text.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct SentenceRecord<'a> {
    /// Derived id: article, letter, span and class. The same finding in another run has the same id.
    pub id: String,
    /// Number in the article, from 0.
    pub index: u32,
    /// Number of the paragraph, from 0.
    pub paragraph: u32,
    /// What kind of segment it is.
    #[schemars(extend("enum" = ["sentence", "heading", "subheading", "byline", "dateline", "caption"]))]
    pub kind: Str<'a>,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: Str<'a>,
}

/// One place where an actor is named, described or meant.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct MentionRecord<'a> {
    /// Derived id: article, letter, span and class. The same finding in another run has the same id.
    pub id: String,
    /// Id of the sentence.
    pub sentence: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: Str<'a>,
    /// The head word.
    pub head: TextSpan<'a>,
    /// Name, noun phrase, pronoun, or modifier that stands for an actor.
    #[schemars(extend("enum" = ["NAM", "NOM", "PRO", "MOD"]))]
    pub mention_type: Str<'a>,
    /// What kind of actor it is.
    #[schemars(extend("enum" = ["person", "state", "government", "organization", "igo", "ngo", "company", "armed_group", "party", "media", "role_group", "place"]))]
    pub entity_type: Str<'a>,
    /// Id of the actor; the first where there are several.
    pub actor: Option<Str<'a>>,
    /// Ids of all actors.
    pub actors: Vec<Str<'a>>,
    /// CAMEO/PLOVER actor code on the article's date.
    pub code: Option<Str<'a>>,
    /// ISO 3166 alpha-3, or a code such as UNO, EUR, IGO, NGO.
    pub country: Option<Str<'a>>,
    /// PLOVER sector: GOV, MIL, COP, REB, ...; null for states and bodies of states as such.
    pub sector: Option<Str<'a>>,
    /// The role in words.
    pub role_text: Option<Str<'a>>,
    /// A place or building that stands for its government.
    pub metonym: bool,
    /// How the actor was found.
    #[schemars(extend("enum" = ["lexicon", "full_name", "apposition", "role", "pronoun", "collective", "unknown"]))]
    pub resolution: Str<'a>,
    /// Id of the mention that this one refers to.
    pub antecedent: Option<String>,
    /// The rules and lexicon rows that made it.
    pub why: Vec<Why<'a>>,
}

/// A member of the article's cast.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ActorRecord<'a> {
    /// Lexicon id, or `unk:` and a slug for one that no lexicon knows.
    pub id: Str<'a>,
    /// Name for reading.
    pub name: Str<'a>,
    /// What kind of actor it is.
    #[schemars(extend("enum" = ["person", "state", "government", "organization", "igo", "ngo", "company", "armed_group", "party", "media", "role_group", "place"]))]
    pub entity_type: Str<'a>,
    /// ISO 3166 alpha-3, or a code such as UNO, EUR, IGO, NGO.
    pub country: Option<Str<'a>>,
    /// PLOVER sector: GOV, MIL, COP, REB, ...; null for states and bodies of states as such.
    pub sector: Option<Str<'a>>,
    /// CAMEO/PLOVER actor code on the article's date.
    pub code: Option<Str<'a>>,
    /// Office on the article's date.
    pub office: Option<Str<'a>>,
    /// Wikidata id.
    pub wikidata: Option<Str<'a>>,
    /// Mentions in the article.
    pub n_mentions: u32,
    /// Quotes in the article.
    pub n_quotes: u32,
    /// Events in the article.
    pub n_events: u32,
}

/// Who said what.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct QuoteRecord<'a> {
    /// Derived id: article, letter, span and class. The same finding in another run has the same id.
    pub id: String,
    /// Id of the sentence.
    pub sentence: String,
    /// `scare` has no speaker.
    #[schemars(extend("enum" = ["direct", "indirect", "mixed", "scare"]))]
    pub quote_type: Str<'a>,
    /// The reported clause; a split quote has several spans.
    pub content: Vec<TextSpan<'a>>,
    /// The parts in quote marks.
    pub quoted_spans: Vec<TextSpan<'a>>,
    /// The verb or noun of saying.
    pub cue: Option<TextSpan<'a>>,
    /// Its lemma.
    pub cue_lemma: Option<Str<'a>>,
    /// say, assert, deny, demand, promise, warn, ask, concede, doubt, ...
    pub cue_class: Option<Str<'a>>,
    /// The full noun phrase.
    pub speaker: Option<TextSpan<'a>>,
    /// Id of the speaker; the first where there are several.
    pub speaker_actor: Option<Str<'a>>,
    /// Ids of all speakers.
    pub speaker_actors: Vec<Str<'a>>,
    /// CAMEO/PLOVER actor code of the speaker.
    pub speaker_code: Option<Str<'a>>,
    /// How the speaker was found.
    #[schemars(extend("enum" = ["name", "pronoun", "role", "collective", "anonymous", "none"]))]
    pub speaker_resolution: Str<'a>,
    /// To whom it was said.
    pub addressee: Option<TextSpan<'a>>,
    /// The medium it was said to.
    pub via: Option<TextSpan<'a>>,
    /// `negative`: it was not said.
    #[schemars(extend("enum" = ["positive", "negative"]))]
    pub polarity: Str<'a>,
    /// False where the content is no clause ("called it a mistake").
    pub core: bool,
    /// The rules and lexicon rows that made it.
    pub why: Vec<Why<'a>>,
}

/// Where somebody stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct StanceRecord<'a> {
    /// Derived id: article, letter, span and class. The same finding in another run has the same id.
    pub id: String,
    /// Id of the sentence.
    pub sentence: String,
    /// Class.
    #[schemars(extend("enum" = ["accept", "commit", "support", "optimism", "demand", "condition", "hedge", "reject", "criticise", "threaten", "deny", "pessimism", "concern"]))]
    pub stance: Str<'a>,
    /// -1, 0 or 1, negation applied.
    pub polarity: i8,
    /// 1 to 3.
    pub intensity: u8,
    /// The class is denied.
    pub negated: bool,
    /// The smallest phrase that shows it.
    pub phrase: TextSpan<'a>,
    /// Whose stance it is, as words.
    pub holder: Option<TextSpan<'a>>,
    /// Id of the holder, the first where there are several; null is the author.
    pub holder_actor: Option<Str<'a>>,
    /// Ids of all holders.
    pub holder_actors: Vec<Str<'a>>,
    /// What it is about, as words.
    pub target: Option<TextSpan<'a>>,
    /// Id of the target; the first where there are several.
    pub target_actor: Option<Str<'a>>,
    /// Ids of all targets.
    pub target_actors: Vec<Str<'a>>,
    /// Words that weaken it.
    pub hedge: Option<TextSpan<'a>>,
    /// Words that make it conditional.
    pub condition: Option<TextSpan<'a>>,
    /// Said, or only connoted by a word.
    #[schemars(extend("enum" = ["stated", "connotation"]))]
    pub basis: Str<'a>,
    /// Id of the actor on whose word it stands.
    pub reported_by: Option<Str<'a>>,
    /// Id of the quote it is part of.
    pub quote: Option<String>,
    /// The rules and lexicon rows that made it.
    pub why: Vec<Why<'a>>,
}

/// Stances of one holder towards one target, counted. Connoted stances are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StanceSummary<'a> {
    /// Id of the holder; null is the author.
    pub holder: Option<Str<'a>>,
    /// Id of the target.
    pub target: Option<Str<'a>>,
    /// Class.
    pub stance: Str<'a>,
    /// Stances.
    pub n: u32,
    /// Those of them that are negated.
    pub n_negated: u32,
}

/// A time expression.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TimeRecord<'a> {
    /// Derived id: article, letter, span and class. The same finding in another run has the same id.
    pub id: String,
    /// Id of the sentence.
    pub sentence: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: Str<'a>,
    /// TIMEX3 type.
    #[schemars(extend("enum" = ["DATE", "TIME", "DURATION", "SET"]))]
    pub timex_type: Str<'a>,
    /// TIMEX3 value: 2025-12-02, 2025-W48, P3M, PRESENT_REF.
    pub value: Option<String>,
    /// TIMEX3 modifier: START, MID, END, BEFORE, AFTER, APPROX, ...
    pub r#mod: Option<Str<'a>>,
    /// What the value was resolved against.
    #[schemars(extend("enum" = ["explicit", "publication", "dateline", "context"]))]
    pub basis: Str<'a>,
    /// The rules and lexicon rows that made it.
    pub why: Vec<Why<'a>>,
}

/// A place used as a location.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct PlaceRecord<'a> {
    /// Derived id: article, letter, span and class. The same finding in another run has the same id.
    pub id: String,
    /// Id of the sentence.
    pub sentence: String,
    /// First code point.
    pub start: u32,
    /// One past the last code point.
    pub end: u32,
    /// The words.
    pub text: Str<'a>,
    /// Name in the gazetteer.
    pub name: Str<'a>,
    /// ISO 3166 alpha-3.
    pub country: Option<Str<'a>>,
    /// First-level division.
    pub admin1: Option<Str<'a>>,
    /// Degrees north.
    pub lat: Option<f32>,
    /// Degrees east.
    pub lon: Option<f32>,
    /// Inhabitants.
    pub population: Option<u32>,
    /// GeoNames id.
    pub geonames: Option<u32>,
    /// What the coordinates stand for.
    #[schemars(extend("enum" = ["point", "city", "admin", "country"]))]
    pub precision: Str<'a>,
    /// The rules and lexicon rows that made it.
    pub why: Vec<Why<'a>>,
}

/// A party of an event.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Participant<'a> {
    /// Id of the actor.
    pub actor: Str<'a>,
    /// CAMEO/PLOVER actor code on the article's date.
    pub code: Option<Str<'a>>,
    /// ISO 3166 alpha-3, or a code such as UNO, EUR, IGO, NGO.
    pub country: Option<Str<'a>>,
    /// PLOVER sector: GOV, MIL, COP, REB, ...; null for states and bodies of states as such.
    pub sector: Option<Str<'a>>,
    /// The words, null where the party is only implied.
    pub text: Option<Str<'a>>,
    /// First code point.
    pub start: Option<u32>,
    /// One past the last code point.
    pub end: Option<u32>,
    /// Id of the mention.
    pub mention: Option<String>,
    /// Not expressed in the sentence.
    pub implicit: bool,
}

/// A party of an event as a row of a table of its own.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct ParticipantRecord<'a> {
    /// Id of the event.
    pub event: Str<'a>,
    /// On which side the party is.
    #[schemars(extend("enum" = ["source", "target"]))]
    pub role: Str<'a>,
    /// Place in the list, from 0.
    pub position: u32,
    /// Id of the actor.
    pub actor: Str<'a>,
    /// CAMEO/PLOVER actor code on the article's date.
    pub code: Option<Str<'a>>,
    /// ISO 3166 alpha-3, or a code such as UNO, EUR, IGO, NGO.
    pub country: Option<Str<'a>>,
    /// PLOVER sector: GOV, MIL, COP, REB, ...; null for states and bodies of states as such.
    pub sector: Option<Str<'a>>,
    /// The words, null where the party is only implied.
    pub text: Option<Str<'a>>,
    /// First code point.
    pub start: Option<u32>,
    /// One past the last code point.
    pub end: Option<u32>,
    /// Id of the mention.
    pub mention: Option<Str<'a>>,
    /// Not expressed in the sentence.
    pub implicit: bool,
}

impl EventRecord<'_> {
    /// The parties as rows, source before target.
    pub fn participants(&self) -> impl Iterator<Item = ParticipantRecord<'_>> {
        let side =
            |role, list| (0u32..).zip(list).map(move |(position, p)| self.participant(role, position, p));
        side("source", &self.source).chain(side("target", &self.target))
    }

    fn participant<'b>(
        &'b self,
        role: &'static str,
        position: u32,
        p: &'b Participant,
    ) -> ParticipantRecord<'b> {
        fn lent(text: &Option<impl AsRef<str>>) -> Option<Str<'_>> {
            text.as_ref().map(|t| Cow::Borrowed(t.as_ref()))
        }
        ParticipantRecord {
            event: Cow::Borrowed(&self.id),
            role: Cow::Borrowed(role),
            position,
            actor: Cow::Borrowed(&p.actor),
            code: lent(&p.code),
            country: lent(&p.country),
            sector: lent(&p.sector),
            text: lent(&p.text),
            start: p.start,
            end: p.end,
            mention: lent(&p.mention),
            implicit: p.implicit,
        }
    }
}

/// A number of people, with the words that give it.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Count<'a> {
    /// At least so many.
    pub min: Option<u32>,
    /// At most so many.
    pub max: Option<u32>,
    /// The words.
    pub span: TextSpan<'a>,
}

/// The numbers that belong to an event.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Counts<'a> {
    /// Dead.
    pub killed: Option<Count<'a>>,
    /// Hurt.
    pub injured: Option<Count<'a>>,
    /// Held.
    pub arrested: Option<Count<'a>>,
    /// Taking part.
    pub size: Option<Count<'a>>,
}

/// On whose word an event stands.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Attribution<'a> {
    /// Id of the source, `unk:anonymous` where nobody is named.
    pub actor: Str<'a>,
    /// CAMEO/PLOVER actor code of the source.
    pub code: Option<Str<'a>>,
    /// The quote; none where a watch list left it out.
    pub quote: Option<String>,
    /// `self`: one of the parties speaks.
    #[schemars(extend("enum" = ["named", "anonymous", "self"]))]
    pub r#type: Str<'a>,
}

/// Who did what to whom.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct EventRecord<'a> {
    /// Derived id: article, letter, span and class. The same finding in another run has the same id.
    pub id: String,
    /// Id of the sentence.
    pub sentence: String,
    /// PLOVER 2.0 type: AGREE, CONSULT, SUPPORT, ...
    pub event_type: Str<'a>,
    /// PLOVER mode.
    pub mode: Option<Str<'a>>,
    /// Finest CAMEO code that holds; text, as codes begin with 0.
    pub cameo: Str<'a>,
    /// What the code means.
    pub cameo_label: Str<'a>,
    /// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    pub quad: u8,
    /// Goldstein scale of the code, -10 to 10.
    pub goldstein: f32,
    /// The verb or noun of the event.
    pub trigger: TextSpan<'a>,
    /// Who did it; all parties of what is done together.
    pub source: Vec<Participant<'a>>,
    /// To whom.
    pub target: Vec<Participant<'a>>,
    /// ISO day, month, year or week.
    pub date: Option<String>,
    /// Where the date comes from.
    #[schemars(extend("enum" = ["explicit", "relative", "context", "publication", "none"]))]
    pub date_basis: Str<'a>,
    /// Id of the time expression.
    pub time: Option<String>,
    /// Id of the place.
    pub place: Option<String>,
    /// `negative`: said not to have happened.
    #[schemars(extend("enum" = ["positive", "negative"]))]
    pub polarity: Str<'a>,
    /// The words that deny it.
    pub negation_cue: Option<TextSpan<'a>>,
    /// Whether it is said to have happened.
    #[schemars(extend("enum" = ["asserted", "future", "possible", "conditional", "counterfactual"]))]
    pub modality: Str<'a>,
    /// The words that show it.
    pub modality_cue: Option<TextSpan<'a>>,
    /// On what it depends, as words.
    pub condition: Option<TextSpan<'a>>,
    /// How sure the text is.
    #[schemars(extend("enum" = ["certain", "probable", "possible", "unlikely"]))]
    pub certainty: Str<'a>,
    /// On whose word it stands; null is the author's own voice.
    pub attribution: Option<Attribution<'a>>,
    /// Id of the quote that the event performs.
    pub quote: Option<String>,
    /// Numbers of people.
    pub counts: Option<Counts<'a>>,
    /// Where it is told.
    pub evidence: Vec<TextSpan<'a>>,
    /// Id of the first telling in this article.
    pub coref: Option<String>,
    /// The rules and lexicon rows that made it.
    pub why: Vec<Why<'a>>,
    /// 0 to 100.
    pub confidence: u8,
    /// The event of the world that this reports, once the run's reports were brought together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
}
