//! Who and what is named: candidates with their lexicon rows, before anybody decides who "he" is.
//!
//! Syntax to [`Mentions`]: names (known and unknown), role phrases, modifiers and pronouns, and places and times.
//! A mention says what the words are; which actor of the article they mean is decided in `cast`. Mentions stand in
//! text order and name-like ones never overlap.

mod bearers;
mod bodies;
mod credits;
mod expletive;
mod hits;
mod kinds;
mod modifiers;
mod names;
mod nominals;
mod places;
mod pronouns;
mod run;
mod time;
mod unknown;

pub use hits::{Hit, find_hits, near};
pub use modifiers::{is_backer, is_seat, is_sent};
pub use run::analyse;
pub use time::{Time, TimeBasis, Times, TimexType, analyse as analyse_times};

use rustc_hash::FxHashMap;

use crate::base::TokenSpan;
use crate::cause::{Cause, Rule};
use crate::lexicon::Lexicons;

/// The rules of this layer.
pub const RULES: &[&[Rule]] = &[
    bodies::RULES,
    names::RULES,
    nominals::RULES,
    modifiers::RULES,
    unknown::RULES,
    pronouns::RULES,
    places::RULES,
    time::RULES,
];

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MentionKind {
    /// By name, without title.
    Name,
    /// By a description.
    Nominal,
    /// By a pronoun or possessive.
    Pronoun,
    /// As an adjective or modifier: "*Russian* gains".
    Modifier,
}

impl MentionKind {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            MentionKind::Name => "NAM",
            MentionKind::Nominal => "NOM",
            MentionKind::Pronoun => "PRO",
            MentionKind::Modifier => "MOD",
        }
    }
}

/// What sort of thing an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum EntityType {
    Person,
    State,
    Government,
    Organization,
    Igo,
    Ngo,
    Company,
    ArmedGroup,
    Party,
    Media,
    RoleGroup,
    Place,
}

impl EntityType {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            EntityType::Person => "person",
            EntityType::State => "state",
            EntityType::Government => "government",
            EntityType::Organization => "organization",
            EntityType::Igo => "igo",
            EntityType::Ngo => "ngo",
            EntityType::Company => "company",
            EntityType::ArmedGroup => "armed_group",
            EntityType::Party => "party",
            EntityType::Media => "media",
            EntityType::RoleGroup => "role_group",
            EntityType::Place => "place",
        }
    }

    /// From the `kind` of an actor row.
    pub fn of_kind(kind: &str) -> EntityType {
        match kind {
            "person" => EntityType::Person,
            "state" => EntityType::State,
            "gov" => EntityType::Government,
            "igo" => EntityType::Igo,
            "ngo" => EntityType::Ngo,
            "company" => EntityType::Company,
            "armed_group" => EntityType::ArmedGroup,
            "party" => EntityType::Party,
            "media" => EntityType::Media,
            "place" => EntityType::Place,
            _ => EntityType::Organization,
        }
    }
}

/// What the words of a mention are, before reference is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A row of the actor lexicon.
    Actor(u32),
    /// A row of the agents lexicon, to be composed with its modifiers.
    Agent(u32),
    /// A demonym as a noun: "Russians"; the row is the state's.
    People(u32),
    /// A name that no lexicon knows.
    Unknown,
    /// A pronoun.
    Pronoun,
}

/// Grammatical number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Number {
    Singular,
    Plural,
}

/// One place where an actor is named, described or meant.
#[derive(Clone, Debug)]
pub struct Mention {
    /// The words, as the record gives them.
    pub tokens: TokenSpan,
    /// The head in the tree.
    pub head: usize,
    /// How it refers.
    pub kind: MentionKind,
    /// What sort of thing it is.
    pub entity: EntityType,
    /// What the words are.
    pub sense: Sense,
    /// Grammatical number.
    pub number: Number,
    /// Title or role before a name ("Kremlin aide"), or none.
    pub role: Option<TokenSpan>,
    /// The agent row of that role, where one is known.
    pub role_agent: Option<u32>,
    /// Countries and organisations that modify it: rows of the actor lexicon.
    pub of: Vec<u32>,
    /// A place that stands for an actor.
    pub metonym: bool,
    /// Valid only together with a fuller form in the same article.
    pub short: bool,
    /// Why it was found.
    pub cause: Cause,
}

impl Mention {
    /// One in the singular of which its own words are all that is known.
    pub(crate) fn new(
        tokens: TokenSpan,
        head: usize,
        kind: MentionKind,
        entity: EntityType,
        sense: Sense,
        cause: Cause,
    ) -> Mention {
        Mention {
            tokens,
            head,
            kind,
            entity,
            sense,
            number: Number::Singular,
            role: None,
            role_agent: None,
            of: Vec::new(),
            metonym: false,
            short: false,
            cause,
        }
    }
}

/// A place used as a location.
#[derive(Clone, Debug)]
pub struct Place {
    /// The words.
    pub tokens: TokenSpan,
    /// The head in the tree.
    pub head: usize,
    /// Row of the places lexicon, or none where an actor row (a state) gives the country.
    pub row: Option<u32>,
    /// Row of the actor lexicon: a state, or a building that stands for an actor elsewhere.
    pub actor: Option<u32>,
    /// In what a place lies that has no row of its own.
    pub within: Option<Within>,
    /// It stands inside a mention: "Edmonton police".
    pub inside: bool,
    /// Why it was found.
    pub cause: Cause,
}

/// The region or country in which a place lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Within {
    /// Row of the places lexicon.
    pub row: u32,
    /// Named beside the place, or the one region that the article names; else only the country in which it plays.
    pub named: bool,
}

impl Place {
    /// The country it lies in, as alpha-3 code.
    pub fn country<'a>(&self, lex: &'a Lexicons) -> Option<&'a str> {
        // A city may stand for a body of many countries: Frankfurt for the European Central Bank.
        let actor = || self.actor.and_then(|a| lex.rows.actors[a as usize].country());
        let row = self.row.or(self.within.map(|w| w.row)).map(|r| lex.place(r).country);
        row.filter(|c| !c.is_empty()).or_else(actor)
    }
}

/// The layer.
#[derive(Default)]
pub struct Mentions {
    /// In text order.
    pub all: Vec<Mention>,
    /// The mention that covers each token, where one does: index + 1, 0 for none.
    pub at: Vec<u32>,
    /// The first mention that each token heads.
    heads: FxHashMap<u32, u32>,
    /// In text order.
    pub places: Vec<Place>,
    /// All name matches of the article, nested ones too; those of towns stand apart.
    pub hits: Vec<Hit>,
    /// Matches of towns that the text supports.
    pub towns: Vec<Hit>,
}

impl Mentions {
    /// The mention whose words cover a token.
    pub fn covering(&self, t: usize) -> Option<usize> {
        match self.at.get(t) {
            Some(&m) if m > 0 => Some(m as usize - 1),
            _ => None,
        }
    }

    /// The mention that a noun phrase headed by `t` refers with: one that covers `t` or is headed by it.
    pub fn of_head(&self, t: usize) -> Option<usize> {
        self.covering(t).or_else(|| self.heads.get(&(t as u32)).map(|&m| m as usize))
    }

    /// The places among some tokens, as indices.
    pub fn places_in(&self, tokens: TokenSpan) -> std::ops::Range<usize> {
        let from = self.places.partition_point(|p| p.tokens.start < tokens.start);
        from..from + self.places[from..].partition_point(|p| p.tokens.start < tokens.end)
    }
}
