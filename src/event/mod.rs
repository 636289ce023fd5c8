//! Who did what to whom. All layers before to [`Events`].
//!
//! A frame of the lexicon meets a clause (`slots`, `doers`, `attacks`), an upper verb may change what the lower one means (`compose`) or
//! take its code from what it is about (`content`),
//! mood may change it again (`mood`), participants become actors (`parties`), some are beyond doubt without a word
//! (`implied`, `retold`, `owners`), and the rest of a record is filled in (`when`, `context`,
//! `counted`, `place`, `counts`, `detail`).

mod absorb;
mod attacks;
mod compose;
mod content;
mod context;
mod control;
mod counted;
mod counts;
mod detail;
mod doers;
mod fill;
mod frames;
mod implied;
mod mood;
mod owners;
mod parties;
mod phrases;
mod place;
mod retold;
mod run;
mod slots;
mod when;

pub use frames::nearest;
pub use run::analyse;

use crate::base::TokenSpan;
use crate::cause::{Cause, Rule};
use crate::factuality::{Certainty, Modality};
use crate::lexicon::FrameRow;

/// The rules of this layer.
pub const RULES: &[&[Rule]] = &[
    run::RULES,
    attacks::RULES,
    compose::RULES,
    content::RULES,
    context::RULES,
    counted::RULES,
    detail::RULES,
    doers::RULES,
    fill::RULES,
    implied::RULES,
    mood::RULES,
    owners::RULES,
    retold::RULES,
    when::RULES,
];

/// A party of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Actor of the cast.
    pub actor: u32,
    /// The mention that names it, none where it is implied.
    pub mention: Option<usize>,
    /// The place whose words imply it, where no mention names it: "shelled Kharkiv".
    pub place: Option<usize>,
    /// Not expressed in the sentence but beyond doubt.
    pub implicit: bool,
}

impl Party {
    /// A party that is beyond doubt though no word of the sentence names it.
    fn implied(actor: u32) -> Party {
        Party { actor, mention: None, place: None, implicit: true }
    }
}

/// Leaves only those who are not among `known`.
fn drop_known(found: &mut Vec<Party>, known: &[Party]) {
    found.retain(|p| !known.iter().any(|k| k.actor == p.actor));
}

/// How an event's date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum EventDateBasis {
    Explicit,
    Relative,
    Context,
    Publication,
    #[default]
    None,
}

impl EventDateBasis {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            EventDateBasis::Explicit => "explicit",
            EventDateBasis::Relative => "relative",
            EventDateBasis::Context => "context",
            EventDateBasis::Publication => "publication",
            EventDateBasis::None => "none",
        }
    }
}

/// A number of people.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// At least so many, where known.
    pub min: Option<u32>,
    /// At most so many, where known.
    pub max: Option<u32>,
    /// The words that say so.
    pub tokens: TokenSpan,
}

/// The numbers that belong to an event.
#[derive(Clone, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Counts {
    pub killed: Option<Count>,
    pub injured: Option<Count>,
    pub arrested: Option<Count>,
    pub size: Option<Count>,
}

impl Counts {
    /// Whether no number is known.
    pub fn is_empty(&self) -> bool {
        *self == Counts::default()
    }
}

/// One event.
#[derive(Clone, Debug)]
pub struct Event {
    /// PLOVER type.
    pub plover: String,
    /// PLOVER mode, may be empty.
    pub mode: String,
    /// CAMEO code.
    pub cameo: String,
    /// The words that name the event.
    pub trigger: TokenSpan,
    /// Head of the trigger.
    pub head: usize,
    /// Who did it; all parties of a reciprocal event.
    pub source: Vec<Party>,
    /// To whom.
    pub target: Vec<Party>,
    /// ISO day, month, year or week.
    pub date: Option<String>,
    /// How the date is known.
    pub date_basis: EventDateBasis,
    /// The time expression.
    pub time: Option<usize>,
    /// The place.
    pub place: Option<usize>,
    /// Said not to have happened.
    pub negative: bool,
    /// The words that say so.
    pub negation_cue: Option<TokenSpan>,
    /// Real, to come, or only thought of.
    pub modality: Modality,
    /// The words that say so.
    pub modality_cue: Option<TokenSpan>,
    /// What it depends on.
    pub condition: Option<TokenSpan>,
    /// How sure.
    pub certainty: Certainty,
    /// The quote in whose content the trigger stands.
    pub attribution: Option<usize>,
    /// The quote that this event performs.
    pub quote: Option<usize>,
    /// Numbers of people.
    pub counts: Counts,
    /// The event of this article that tells the same.
    pub coref: Option<usize>,
    /// Why it was found, the frame first.
    pub causes: Vec<Cause>,
    /// 0 to 100.
    pub confidence: u8,
}

impl Event {
    /// A plainly asserted event that the noun of a frame tells by itself.
    fn of_noun(row: &FrameRow, noun: usize, rule: &'static str) -> Event {
        let trigger = TokenSpan::new(noun, noun + 1);
        Event::new(&row.plover, &row.mode, &row.cameo, trigger, noun, Cause::entry(rule, row.at))
    }

    /// A plainly asserted event without parties or details.
    fn new(plover: &str, mode: &str, cameo: &str, trigger: TokenSpan, head: usize, cause: Cause) -> Event {
        Event {
            plover: plover.into(),
            mode: mode.into(),
            cameo: cameo.into(),
            trigger,
            head,
            source: Vec::new(),
            target: Vec::new(),
            date: None,
            date_basis: EventDateBasis::None,
            time: None,
            place: None,
            negative: false,
            negation_cue: None,
            modality: Modality::Asserted,
            modality_cue: None,
            condition: None,
            certainty: Certainty::Certain,
            attribution: None,
            quote: None,
            counts: Counts::default(),
            coref: None,
            causes: vec![cause],
            confidence: 0,
        }
    }
}

/// The layer.
#[derive(Default)]
pub struct Events {
    /// In text order of their triggers.
    pub all: Vec<Event>,
}
