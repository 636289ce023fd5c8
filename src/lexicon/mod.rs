//! The compiled lexicons at run time: typed rows, the vocabulary and the matchers over it.
//!
//! Built once, shared by reference. Names (actors, agents, titles, places) are matched over the folded forms of
//! tokens, phrases of several words over forms or lemmas, and words that head a construction are looked up by lemma.

mod heads;
mod load;
mod trie;

pub use dateline_lexicon::{
    ActorRow, AgentRow, At, CodeRow, ComposeRow, ConnotationRow, Constraint, CueRow, FileInfo, FrameRow,
    ModalityRow, Problem, Severity, Slot, StanceRow, Test, TitleRow,
};
pub use heads::{Classes, Connotations, HeadIndex, Pattern, Word};
pub use load::{Splitter, load, plural_of};
pub use trie::Trie;

use dateline_lexicon::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::{Sym, Vocabulary};

/// What a matched name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entry {
    /// Row of `actors` and number of the spelling.
    Actor(u32, u16),
    /// Row of `metonyms` and number of the spelling.
    Metonym(u32, u16),
    /// Row of `agents`; the second is set for the plural.
    Agent(u32, bool),
    /// Row of `titles`.
    Title(u32),
    /// Row of `places`; the second is set for a spelling that is not the name itself.
    Place(u32, bool),
}

/// What a matched phrase of several words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum PhraseEntry {
    Cue(u32),
    Modality(u32),
    Stance(u32),
    Frame(u32),
    Discard(u32),
}

/// All lexicons, compiled.
pub struct Lexicons {
    /// The typed rows.
    pub rows: Lexicon,
    /// Words and their symbols.
    pub vocabulary: Vocabulary,
    /// Names over folded forms.
    pub names: Trie<Entry>,
    /// Phrases of several words over forms or lemmas.
    pub phrases: Trie<PhraseEntry>,
    /// Reporting cues by lemma.
    pub cues: HeadIndex,
    /// Modality words by lemma.
    pub modality: HeadIndex,
    /// Stance words by lemma.
    pub stance: HeadIndex,
    /// What words connote of their participants.
    pub connotations: Connotations,
    /// Event frames by lemma of the trigger.
    pub frames: HeadIndex,
    /// Compose rows by lemma of the upper word.
    pub compose: FxHashMap<Sym, Vec<u32>>,
    /// Noun classes.
    pub classes: Classes,
    /// First names: symbol to gender.
    pub given_names: FxHashMap<Sym, char>,
    /// Words of the time grammar: symbol to rows.
    pub times: FxHashMap<Sym, Vec<u32>>,
    actor_by_id: FxHashMap<String, u32>,
    code_by_cameo: FxHashMap<String, u32>,
    country_names: FxHashMap<String, u32>,
    row_names: FxHashMap<At, (RowFamily, u32)>,
    common: FxHashSet<Sym>,
    hash: String,
}

/// The family of a row that a finding may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RowFamily {
    Actor,
    Metonym,
    Agent,
    Title,
    Place,
    Cue,
    Modality,
    Stance,
    Connotation,
    Frame,
    Compose,
    Discard,
    Time,
}

impl Lexicons {
    /// The actor with an id.
    pub fn actor(&self, id: &str) -> Option<(u32, &ActorRow)> {
        self.actor_by_id.get(id).map(|&i| (i, &self.rows.actors[i as usize]))
    }

    /// The government of a country, by alpha-3 code.
    pub fn government(&self, country: &str) -> Option<(u32, &ActorRow)> {
        match country {
            "EUR" => self.actor("eu"),
            "UNO" => self.actor("un"),
            _ => self.actor(&format!("{}.gov", country.to_ascii_lowercase())),
        }
    }

    /// The state with an alpha-3 code.
    pub fn state(&self, country: &str) -> Option<(u32, &ActorRow)> {
        self.country_names.get(country).map(|&i| (i, &self.rows.actors[i as usize]))
    }

    /// A CAMEO code's row.
    pub fn code(&self, cameo: &str) -> Option<&CodeRow> {
        self.code_by_cameo.get(cameo).map(|&i| &self.rows.codes[i as usize])
    }

    /// The file that a row stands in.
    pub fn file(&self, at: At) -> &str {
        &self.rows.files[at.file as usize].name
    }

    /// The key of the row at a place in the files, for messages and records.
    pub fn row_name(&self, at: At) -> Option<&str> {
        self.row_names.get(&at).map(|&(family, i)| self.name_of(family, i as usize))
    }

    fn name_of(&self, family: RowFamily, i: usize) -> &str {
        let r = &self.rows;
        match family {
            RowFamily::Actor => &r.actors[i].id,
            RowFamily::Metonym => &r.metonyms[i].names[0].text,
            RowFamily::Agent => &r.agents[i].head,
            RowFamily::Title => &r.titles[i].title,
            RowFamily::Place => &r.places[i].name,
            RowFamily::Cue => &r.cues[i].cue,
            RowFamily::Modality => &r.modality[i].phrase,
            RowFamily::Stance => &r.stance[i].phrase,
            RowFamily::Connotation => &r.connotation[i].words[0],
            RowFamily::Frame => &r.frames[i].trigger,
            RowFamily::Compose => r.compose[i].upper.first().map_or("", String::as_str),
            RowFamily::Discard => &r.discards[i].phrase,
            RowFamily::Time => &r.times[i].word,
        }
    }

    /// Whether a lemma heads a cue, a frame, a stance or an agent, or belongs to a noun class: an ordinary word.
    pub fn is_common_word(&self, lemma: Sym) -> bool {
        self.common.contains(&lemma)
    }

    /// SHA-256 over all files, in hex.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// Number of rows in all files.
    pub fn len(&self) -> usize {
        self.rows.files.iter().map(|f| f.rows as usize).sum()
    }

    /// Whether there is no row at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
