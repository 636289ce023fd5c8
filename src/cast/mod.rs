//! The article's cast: mentions joined into actors, with codes on the article's date.
//!
//! Mentions and quotes to [`Cast`]. Who "he", "the minister", "both sides" and "we" are is decided here, because it may
//! need to know who is speaking. Nothing is guessed silently: every mention carries how it was resolved, and one that
//! could not be resolved has no actor.

mod above;
mod bodies;
mod code;
mod collective;
mod composed;
mod described;
mod holder;
mod institutions;
mod lands;
mod namesakes;
mod nominals;
mod offices;
mod persons;
mod plural;
mod pronouns;
mod relations;
mod resolve;
mod scene;
mod shares;
mod speakers;
mod spoken;
mod told;
mod voices;
mod whence;

pub use code::{Code, role_on};
pub use resolve::analyse;

use rustc_hash::FxHashMap;

use crate::cause::{Cause, Rule};
use crate::mention::EntityType;

/// The rules of this layer.
pub const RULES: &[&[Rule]] = &[
    resolve::RULES,
    scene::RULES,
    nominals::RULES,
    holder::RULES,
    institutions::RULES,
    lands::RULES,
    whence::RULES,
    persons::RULES,
    namesakes::RULES,
    offices::RULES,
    pronouns::RULES,
    plural::RULES,
    spoken::RULES,
    told::RULES,
    described::RULES,
];

/// How a mention came by its actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Resolution {
    Lexicon,
    FullName,
    Apposition,
    Role,
    Pronoun,
    Collective,
    Unknown,
}

impl Resolution {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            Resolution::Lexicon => "lexicon",
            Resolution::FullName => "full_name",
            Resolution::Apposition => "apposition",
            Resolution::Role => "role",
            Resolution::Pronoun => "pronoun",
            Resolution::Collective => "collective",
            Resolution::Unknown => "unknown",
        }
    }
}

/// A member of the cast.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Lexicon id, or `unk:` and a slug.
    pub id: String,
    /// Display name.
    pub name: String,
    /// What sort of thing it is.
    pub entity: EntityType,
    /// Country and sector.
    pub code: Code,
    /// Office held on the article's date.
    pub office: Option<String>,
    /// Row of the actor lexicon.
    pub row: Option<u32>,
    /// `m` or `f` where known.
    pub gender: Option<char>,
}

/// What a mention means.
#[derive(Clone, Debug)]
pub struct Referent {
    /// Actors, none where it could not be resolved.
    pub actors: Vec<u32>,
    /// How.
    pub resolution: Resolution,
    /// The mention that gave the meaning.
    pub antecedent: Option<u32>,
    /// The rule of the resolution, where it is more than a look-up.
    pub cause: Option<Cause>,
}

impl Default for Referent {
    fn default() -> Self {
        Referent { actors: Vec::new(), resolution: Resolution::Unknown, antecedent: None, cause: None }
    }
}

/// The layer.
#[derive(Default)]
pub struct Cast {
    /// The actors, in order of first mention.
    pub actors: Vec<Actor>,
    /// What each mention means.
    pub of: Vec<Referent>,
    /// The actors that speak each quote.
    pub speakers: Vec<Vec<u32>>,
    /// The person whom the article is about, if it is about one.
    main: Option<u32>,
    /// A mention of whoever answers in an interview of questions and answers.
    interviewed: Option<u32>,
    ids: FxHashMap<String, u32>,
}

impl Cast {
    /// The actors of a mention.
    pub fn actors_of(&self, mention: usize) -> &[u32] {
        &self.of[mention].actors
    }

    /// An actor of the cast.
    pub fn actor(&self, a: u32) -> &Actor {
        &self.actors[a as usize]
    }

    /// Whether one of two actors is a state and the other its government.
    pub fn is_same_state(&self, one: u32, other: u32) -> bool {
        let governs = |a: u32, b: u32| {
            let (state, government) = (self.actor(a), self.actor(b));
            state.entity == EntityType::State && government.id.strip_suffix(".gov") == Some(&state.id)
        };
        governs(one, other) || governs(other, one)
    }

    /// Whether an actor speaks for another: the same one, or two organs of one state.
    pub fn same_side(&self, speaker: u32, actor: u32) -> bool {
        let code = |a: u32| &self.actor(a).code;
        let organ = |a: u32| matches!(code(a).sector.as_deref(), None | Some("GOV" | "MIL" | "SPY" | "COP"));
        speaker == actor
            || organ(speaker)
                && organ(actor)
                && code(speaker).country.is_some()
                && code(speaker).country == code(actor).country
    }

    /// The actor with an id, made if it is new.
    fn add(&mut self, id: &str, make: impl FnOnce() -> Actor) -> u32 {
        if let Some(&a) = self.ids.get(id) {
            return a;
        }
        let a = self.actors.len() as u32;
        self.actors.push(make());
        self.ids.insert(id.to_string(), a);
        a
    }
}
