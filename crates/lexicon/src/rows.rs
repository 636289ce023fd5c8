//! Typed rows of every family. Each carries `line` in its file, so that a finding can name its row.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where a row stands: index of the file in [`crate::Lexicon::files`], and line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct At {
    /// Index into the list of files.
    pub file: u16,
    /// Line, from 1.
    pub line: u32,
}

/// A date of day, month or year precision; 0 where a part is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PartialDate {
    pub year: i16,
    pub month: u8,
    pub day: u8,
}

impl PartialDate {
    /// The first day meant, as (year, month, day).
    pub fn first_day(self) -> (i16, u8, u8) {
        (self.year, self.month.max(1), self.day.max(1))
    }

    /// Number of days of the month meant; 31 where no month is known.
    pub fn days_in_month(self) -> u8 {
        let leap = self.year % 4 == 0 && (self.year % 100 != 0 || self.year % 400 == 0);
        match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        }
    }

    /// The last day meant, as (year, month, day).
    pub fn last_day(self) -> (i16, u8, u8) {
        let or_max = |v: u8, max| if v == 0 { max } else { v };
        (self.year, or_max(self.month, 12), or_max(self.day, self.days_in_month()))
    }
}

impl fmt::Display for PartialDate {
    /// As it stands in the table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

/// When a role was held; an absent end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Tenure {
    pub from: Option<PartialDate>,
    pub to: Option<PartialDate>,
}

impl Tenure {
    /// Whether the tenure covers a day, given as (year, month, day).
    pub fn covers(self, day: (i16, u8, u8)) -> bool {
        self.from.is_none_or(|f| f.first_day() <= day) && self.to.is_none_or(|t| day <= t.last_day())
    }

    /// Whether two tenures share more than a hand-over: dates that are known to the year or month only may touch.
    pub fn overlaps(self, other: Tenure) -> bool {
        let starts = [self, other].map(|t| t.from.map(PartialDate::last_day));
        let ends = [self, other].map(|t| t.to.map(PartialDate::first_day));
        let latest = starts.into_iter().flatten().max();
        let earliest = ends.into_iter().flatten().min();
        match (latest, earliest) {
            (Some(start), Some(end)) => start < end,
            // One has no end or no beginning that would part them.
            _ => true,
        }
    }
}

/// A code with the office it stands for and its tenure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Role {
    /// CAMEO/PLOVER actor code, "RUSGOV".
    pub code: String,
    /// The office in words; may be empty.
    pub what: String,
    /// When it was held.
    pub tenure: Tenure,
}

/// What the prefixes of a name say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NameFlags {
    /// `~`: only after a full form in the article.
    pub short: bool,
    /// `!`: a place that stands for the actor.
    pub metonym: bool,
    /// `+`: adjective or demonym.
    pub adjective: bool,
    /// `=`: exact case.
    pub exact: bool,
    /// `?`: needs a word of `near`.
    pub near: bool,
}

/// One spelling.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Name {
    pub text: String,
    pub flags: NameFlags,
}

/// An actor: person, state, organisation.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ActorRow {
    pub at: At,
    pub id: String,
    pub kind: String,
    pub names: Vec<Name>,
    pub roles: Vec<Role>,
    pub near: Vec<String>,
    pub src: String,
}

impl ActorRow {
    /// The country of its first role, or the body of many states: "RUS", "EUR". None where it has no role.
    pub fn country(&self) -> Option<&str> {
        self.roles.first().and_then(|r| r.code.get(..3))
    }
}

/// Names of places and buildings that stand for an actor.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MetonymRow {
    pub at: At,
    pub names: Vec<Name>,
    pub actor: String,
    pub example: String,
}

/// A noun that names an actor by role.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AgentRow {
    pub at: At,
    pub head: String,
    pub kind: String,
    pub sector: String,
    pub alone: bool,
    pub plural: String,
    pub example: String,
}

/// A word before a name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TitleRow {
    pub at: At,
    pub title: String,
    pub sector: String,
    pub gender: String,
    pub kind: String,
    pub example: String,
}

/// A place with its point.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct PlaceRow {
    pub at: At,
    pub geonames: u32,
    pub name: String,
    pub country: String,
    pub admin1: String,
    pub lat: f32,
    pub lon: f32,
    pub population: u32,
    pub alt: Vec<Name>,
    pub kind: PlaceKind,
}

/// What sort of place a row is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum PlaceKind {
    /// A state, as the point that stands for it.
    Country,
    /// A national capital.
    Capital,
    /// A city that is known without more words.
    #[default]
    City,
    /// A town that counts only with support in the text.
    Town,
    /// A first-level region: state, province, county.
    Admin,
    /// An area without borders of its own: sea, river, mountains, continent.
    Area,
    /// A building, a square, a crossing.
    Point,
}

impl PlaceKind {
    /// The words of the table, in the order of the variants.
    pub const NAMES: &'static [&'static str] =
        &["country", "capital", "city", "town", "admin", "area", "point"];

    /// From the word in the table.
    pub fn of(word: &str) -> Option<PlaceKind> {
        Self::NAMES.iter().position(|n| *n == word).map(|i| PlaceKind::numbered(i as u32))
    }

    /// From its place among the variants.
    pub(crate) fn numbered(i: u32) -> PlaceKind {
        use PlaceKind::*;
        const ALL: [PlaceKind; 7] = [Country, Capital, City, Town, Admin, Area, Point];
        ALL.get(i as usize).copied().unwrap_or_default()
    }
}

/// A first name.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct GivenNameRow {
    pub name: String,
    pub gender: char,
}

/// Spellings of one name in other scripts' transliterations.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct VariantRow {
    pub at: At,
    /// The spellings; the first names the row.
    pub spellings: Vec<String>,
    /// Whether they are endings of words rather than words.
    pub endings: bool,
    pub example: String,
}

/// A word of names that says what they name: "Foundation" at the end, "Mount" at the front.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct NameWordRow {
    pub at: At,
    pub word: String,
    /// Whether it stands at the front of names rather than at their end.
    pub first: bool,
    pub kind: String,
    pub example: String,
}

/// A word that introduces what somebody says or thinks.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct CueRow {
    pub at: At,
    pub cue: String,
    pub pos: String,
    pub class: String,
    pub frames: Vec<String>,
    pub weight: u8,
    pub factivity: String,
    pub stance: String,
    pub example: String,
    pub not: String,
}

/// A word that changes polarity, modality or certainty.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ModalityRow {
    pub at: At,
    pub phrase: String,
    pub pos: String,
    pub kind: String,
    pub negative: bool,
    pub modality: String,
    pub certainty: String,
    pub scope: Vec<Slot>,
    pub example: String,
    pub not: String,
}

/// A word that shows a stance.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct StanceRow {
    pub at: At,
    pub phrase: String,
    pub pos: String,
    pub class: String,
    pub polarity: i8,
    pub intensity: u8,
    pub holder: Vec<Slot>,
    pub target: Vec<Slot>,
    pub connotation: bool,
    pub example: String,
    pub not: String,
    /// In what surroundings the words have this meaning; all must hold.
    pub when: Vec<Constraint>,
}

/// Words that say the same of their participants.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConnotationRow {
    /// Where it stands.
    pub at: At,
    /// `verb`, `noun`, `adj` or `adv`.
    pub pos: String,
    /// What a verb says of who acts; a noun, adjective or adverb of who is called so, has it or acts so: -2 to 2.
    pub doer: i8,
    /// What a verb says of who is acted on, a noun of whom it is directed at: -2 to 2.
    pub undergoer: i8,
    /// Lemmas; of several words the last is the head.
    pub words: Vec<String>,
    /// A sentence in which one of the words fires.
    pub example: String,
    /// A sentence in which the row must stay silent.
    pub not: String,
}

/// A CAMEO code.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct CodeRow {
    pub code: String,
    pub label: String,
    pub goldstein: f32,
    pub plover: String,
    pub quad: u8,
}

/// A noun class for constraints.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ClassRow {
    pub class: String,
    pub lemmas: Vec<String>,
}

/// An event frame: a trigger, its slots and what it means.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct FrameRow {
    pub at: At,
    pub trigger: String,
    pub pos: String,
    pub plover: String,
    pub mode: String,
    pub cameo: String,
    pub source: Vec<Slot>,
    pub target: Vec<Slot>,
    pub when: Vec<Constraint>,
    pub recip: bool,
    pub example: String,
    pub not: String,
}

/// What an upper verb makes of a lower event.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct ComposeRow {
    pub at: At,
    pub upper: Vec<String>,
    pub link: Vec<Slot>,
    pub lower: Vec<String>,
    pub plover: String,
    pub mode: String,
    pub cameo: String,
    pub polarity: String,
    pub modality: String,
    pub example: String,
}

/// A context in which frames must not fire.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct DiscardRow {
    pub at: At,
    pub phrase: String,
    pub reason: String,
}

/// An abbreviation and its class.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct AbbreviationRow {
    pub abbreviation: String,
    pub class: String,
}

/// An irregular form.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct IrregularRow {
    pub form: String,
    pub pos: String,
    pub lemma: String,
}

/// A word of the time grammar.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct TimeRow {
    pub at: At,
    pub word: String,
    pub class: String,
    pub value: String,
}

/// A phrase that shows what an article is about, and its issue; `-` for a phrase that shows nothing.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct IssueRow {
    pub at: At,
    pub phrase: String,
    pub issue: String,
    pub category: String,
}

/// What a value of a record's field means, for people who read the records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct MeaningRow {
    /// The field, or the list that its values come from: `event_type`, `mode`, `sector`.
    pub kind: String,
    pub value: String,
    pub label: String,
    pub definition: String,
}

/// A place in the sentence's structure, seen from a trigger in the active voice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub enum Slot {
    Nsubj,
    Obj,
    Iobj,
    Obl(String),
    Nmod(String),
    Ccomp,
    Xcomp,
    Advcl(String),
    Acl,
    Poss,
    Amod,
    Compound,
    Head,
    Author,
    Clause,
    /// The word right before.
    Before,
    /// The word right after.
    After,
    /// The word on which the trigger hangs.
    Above,
}

/// What a constraint asks of a slot's filler.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Test {
    /// Somebody or something fills it.
    Filled,
    /// The filler is an actor.
    Actor,
    /// The filler is a state, a government or one of its organs.
    State,
    /// The filler is a person or people of some role.
    Person,
    /// The filler is a noun or name, no pronoun and no clause.
    Noun,
    /// The filler is more than one: a plural, or several joined by "and".
    Several,
    /// The filler's head is one of these lemmas or `@classes`.
    Words(Vec<String>),
}

/// One condition of a frame.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Constraint {
    pub negated: bool,
    pub slots: Vec<Slot>,
    pub test: Test,
}

impl fmt::Display for Slot {
    /// As it stands in the table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let with = |f: &mut fmt::Formatter<'_>, rel: &str, case: &str| {
            if case.is_empty() { f.write_str(rel) } else { write!(f, "{rel}:{case}") }
        };
        match self {
            Slot::Nsubj => f.write_str("nsubj"),
            Slot::Obj => f.write_str("obj"),
            Slot::Iobj => f.write_str("iobj"),
            Slot::Obl(p) => with(f, "obl", p),
            Slot::Nmod(p) => with(f, "nmod", p),
            Slot::Ccomp => f.write_str("ccomp"),
            Slot::Xcomp => f.write_str("xcomp"),
            Slot::Advcl(p) => with(f, "advcl", p),
            Slot::Acl => f.write_str("acl"),
            Slot::Poss => f.write_str("poss"),
            Slot::Amod => f.write_str("amod"),
            Slot::Compound => f.write_str("compound"),
            Slot::Head => f.write_str("head"),
            Slot::Author => f.write_str("author"),
            Slot::Clause => f.write_str("clause"),
            Slot::Before => f.write_str("before"),
            Slot::After => f.write_str("after"),
            Slot::Above => f.write_str("above"),
        }
    }
}

impl fmt::Display for Constraint {
    /// As it stands in the table.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_str("!")?;
        }
        for (i, s) in self.slots.iter().enumerate() {
            write!(f, "{}{s}", if i > 0 { "|" } else { "" })?;
        }
        match &self.test {
            Test::Filled => Ok(()),
            Test::Actor => f.write_str("=#actor"),
            Test::State => f.write_str("=#state"),
            Test::Person => f.write_str("=#person"),
            Test::Noun => f.write_str("=#noun"),
            Test::Several => f.write_str("=#several"),
            Test::Words(words) => write!(f, "={}", words.join("|")),
        }
    }
}
