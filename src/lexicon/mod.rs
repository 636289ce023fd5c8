//! The compiled lexicons at run time: typed rows, the vocabulary and the matchers over it.
//!
//! Built once, shared by reference. Names (actors, agents, titles, places) are matched over the folded forms of
//! tokens, phrases of several words over forms or lemmas, and words that head a construction are looked up by lemma.

mod heads;
mod load;
mod order;

pub use dateline_lexicon::{
    ActorRow, AgentRow, At, Case, CodeRow, ComposeRow, ConnotationRow, Constraint, CueRow, Entry, FileInfo,
    FrameRow, Keys, ModalityRow, NameEntry, PhraseEntry, Place as PlaceView, PlaceKind, Places, Problem,
    Role, Severity, Slot, StanceRow, Test, TitleRow, Trie, Words, plural_of, without_marks,
};
pub use heads::{Classes, Connotations, HeadIndex, Pattern, Word};
pub use load::{IMPORT_REPORT, edits, folder_files, load, read};

use dateline_lexicon::Lexicon;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::Sym;

/// All lexicons, compiled.
pub struct Lexicons {
    /// The typed rows of all families but places.
    pub rows: Lexicon,
    /// The rows of the places family.
    pub places: Places,
    /// Words and their symbols.
    pub vocabulary: Words,
    /// Names over folded forms.
    pub names: Trie<NameEntry>,
    /// Phrases of several words over forms or lemmas.
    pub phrases: Trie<PhraseEntry>,
    /// Phrases that show what an article is about: rows of `issues`.
    pub issues: Trie<u32>,
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
    /// Of each frame the words that its constraints name, constraint by constraint; see [`Lexicons::frame_words`].
    frame_words: Vec<Box<[Box<[Word]>]>>,
    /// Compose rows by lemma of the upper word.
    pub compose: FxHashMap<Sym, Vec<u32>>,
    /// Noun classes.
    pub classes: Classes,
    /// First names: symbol to gender.
    pub given_names: FxHashMap<Sym, char>,
    /// Row of `agents` for people without a role, if there is one: what "12" in "killed 12" counts.
    pub people: Option<u32>,
    /// What a word of a text is looked up by in `names`.
    pub keys: Keys,
    /// Words that say what a name names: (symbol, whether at the front) to row.
    name_words: FxHashMap<(Sym, bool), u32>,
    /// Words of the time grammar: symbol to rows.
    pub times: FxHashMap<Sym, Vec<u32>>,
    /// Rows of places that are countries or regions of one.
    regions: FxHashMap<(String, String), u32>,
    actor_by_id: FxHashMap<String, u32>,
    code_by_cameo: FxHashMap<String, u32>,
    country_names: FxHashMap<String, u32>,
    common: FxHashSet<Sym>,
    hash: String,
    order: order::RowOrder,
}

impl Lexicons {
    /// The actor with an id.
    pub fn actor(&self, id: &str) -> Option<(u32, &ActorRow)> {
        self.actor_by_id.get(id).map(|&i| (i, &self.rows.actors[i as usize]))
    }

    /// For each constraint of a frame the words that it names, in their order: a class or the last word.
    pub fn frame_words(&self, row: u32) -> &[Box<[Word]>] {
        &self.frame_words[row as usize]
    }

    /// A row of the places lexicon.
    pub fn place(&self, i: u32) -> PlaceView<'_> {
        self.places.get(i)
    }

    /// The spelling of a name of an actor, a metonym or a place by its number; of a place only where it is exact.
    pub fn spelling(&self, entry: Entry) -> Option<&str> {
        match entry {
            Entry::Actor(row, k) => Some(&self.rows.actors[row as usize].names[k as usize].text),
            Entry::Metonym(row, k) => Some(&self.rows.metonyms[row as usize].names[k as usize].text),
            Entry::Place(row, k) => self.places.exact_spelling(row, k),
            Entry::Agent(..) | Entry::Title(_) => None,
        }
    }

    /// The row of a country as a place.
    pub fn country_row(&self, country: &str) -> Option<u32> {
        self.region_row(country, "")
    }

    /// The row of a first-level region.
    pub fn region_row(&self, country: &str, admin1: &str) -> Option<u32> {
        self.regions.get(&(country.to_string(), admin1.to_string())).copied()
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

    /// What a name that ends in a word names; with `first`, one that begins with it.
    pub fn name_word(&self, form: Sym, first: bool) -> Option<&str> {
        self.name_words.get(&(form, first)).map(|&i| self.rows.name_words[i as usize].kind.as_str())
    }

    /// A CAMEO code's row.
    pub fn code(&self, cameo: &str) -> Option<&CodeRow> {
        self.code_by_cameo.get(cameo).map(|&i| &self.rows.codes[i as usize])
    }

    /// The file that a row stands in.
    pub fn file(&self, at: At) -> &str {
        &self.rows.files[at.file as usize].name
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
