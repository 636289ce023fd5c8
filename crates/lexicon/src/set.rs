//! The whole lexicon: which files there are, how their rows become typed, how a user's folder is laid over the bundled one.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use crate::make::{self, Cells};
use crate::problem::{Problem, Problems};
use crate::rows::*;
use crate::table::{Reader, Row};

/// A kind of table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Family {
    Actors,
    Metonyms,
    Agents,
    Titles,
    Places,
    GivenNames,
    Variants,
    NameWords,
    Cues,
    Modality,
    Stance,
    Connotation,
    Codes,
    Classes,
    Frames,
    Compose,
    Discards,
    Abbreviations,
    Irregular,
    Times,
    Issues,
    Meanings,
}

/// A file of the bundled lexicon: path inside the folder, family, and whether rows have to carry an example.
pub struct SourceFile {
    /// Path with forward slashes.
    pub path: &'static str,
    /// What its rows are.
    pub family: Family,
}

/// The files of a lexicon folder; all are optional in a user's folder.
pub const FAMILIES: &[SourceFile] = &[
    SourceFile { path: "generated/countries.tsv", family: Family::Actors },
    SourceFile { path: "organisations.tsv", family: Family::Actors },
    SourceFile { path: "people.tsv", family: Family::Actors },
    SourceFile { path: "generated/leaders.tsv", family: Family::Actors },
    SourceFile { path: "generated/companies.tsv", family: Family::Actors },
    SourceFile { path: "generated/parties.tsv", family: Family::Actors },
    SourceFile { path: "generated/armed_groups.tsv", family: Family::Actors },
    SourceFile { path: "generated/igos.tsv", family: Family::Actors },
    SourceFile { path: "metonyms.tsv", family: Family::Metonyms },
    SourceFile { path: "agents.tsv", family: Family::Agents },
    SourceFile { path: "titles.tsv", family: Family::Titles },
    SourceFile { path: "generated/places.tsv", family: Family::Places },
    SourceFile { path: "generated/towns.tsv", family: Family::Places },
    SourceFile { path: "generated/given_names.tsv", family: Family::GivenNames },
    SourceFile { path: "given_names.tsv", family: Family::GivenNames },
    SourceFile { path: "variants.tsv", family: Family::Variants },
    SourceFile { path: "name_words.tsv", family: Family::NameWords },
    SourceFile { path: "cues.tsv", family: Family::Cues },
    SourceFile { path: "modality.tsv", family: Family::Modality },
    SourceFile { path: "stance.tsv", family: Family::Stance },
    SourceFile { path: "connotation.tsv", family: Family::Connotation },
    SourceFile { path: "events/codes.tsv", family: Family::Codes },
    SourceFile { path: "events/classes.tsv", family: Family::Classes },
    SourceFile { path: "events/frames.tsv", family: Family::Frames },
    SourceFile { path: "events/compose.tsv", family: Family::Compose },
    SourceFile { path: "events/discards.tsv", family: Family::Discards },
    SourceFile { path: "abbreviations.tsv", family: Family::Abbreviations },
    SourceFile { path: "irregular.tsv", family: Family::Irregular },
    SourceFile { path: "times.tsv", family: Family::Times },
    SourceFile { path: "issues.tsv", family: Family::Issues },
    SourceFile { path: "meanings.tsv", family: Family::Meanings },
];

impl Family {
    /// Columns in canonical order, and how many of them a file must have.
    pub fn columns(self) -> (&'static [&'static str], usize) {
        match self {
            Family::Actors => (&["id", "kind", "names", "roles", "near", "src"], 4),
            Family::Metonyms => (&["names", "actor", "example", "src"], 2),
            Family::Agents => (&["head", "kind", "sector", "alone", "plural", "example", "src"], 4),
            Family::Titles => (&["title", "sector", "gender", "kind", "example", "src"], 4),
            Family::Places => (
                &["geonames", "name", "country", "admin1", "lat", "lon", "population", "alt", "src", "kind"],
                6,
            ),
            Family::GivenNames => (&["name", "gender", "src"], 2),
            Family::Variants => (&["spellings", "part", "example", "src"], 2),
            Family::NameWords => (&["word", "position", "kind", "example", "src"], 3),
            Family::Cues => (
                &["cue", "pos", "class", "frames", "weight", "factivity", "stance", "example", "not", "src"],
                5,
            ),
            Family::Modality => (
                &[
                    "phrase",
                    "pos",
                    "kind",
                    "polarity",
                    "modality",
                    "certainty",
                    "scope",
                    "example",
                    "not",
                    "src",
                ],
                7,
            ),
            Family::Stance => (
                &[
                    "phrase",
                    "pos",
                    "class",
                    "polarity",
                    "intensity",
                    "holder",
                    "target",
                    "basis",
                    "example",
                    "not",
                    "src",
                    "when",
                ],
                7,
            ),
            Family::Connotation => (&["pos", "doer", "undergoer", "words", "example", "not", "src"], 4),
            Family::Codes => (&["code", "label", "goldstein", "type", "quad"], 5),
            Family::Classes => (&["class", "lemmas", "src"], 2),
            Family::Frames => (
                &[
                    "trigger", "pos", "type", "mode", "cameo", "source", "target", "when", "recip",
                    "example", "not", "src",
                ],
                7,
            ),
            Family::Compose => (
                &[
                    "upper", "link", "lower", "type", "mode", "cameo", "polarity", "modality", "example",
                    "src",
                ],
                4,
            ),
            Family::Discards => (&["phrase", "reason", "example", "src"], 2),
            Family::Abbreviations => (&["abbreviation", "class", "src"], 2),
            Family::Irregular => (&["form", "pos", "lemma", "src"], 3),
            Family::Times => (&["word", "class", "value", "src"], 3),
            Family::Issues => (&["phrase", "issue", "category", "src"], 2),
            Family::Meanings => (&["kind", "value", "label", "definition", "src"], 4),
        }
    }
}

/// A file that has been added.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileInfo {
    /// Path inside the folder, or the user's path.
    pub name: String,
    /// Number of rows.
    pub rows: u32,
    /// SHA-256 of the file, in hex.
    pub sha256: String,
}

/// A list as part of a key.
fn shown<T: std::fmt::Display>(list: &[T]) -> String {
    list.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
}

fn sha256(text: &str) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(text).iter().map(|b| format!("{b:02x}")).collect()
}

/// Typed rows of all families, with the list of files they came from.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Lexicon {
    /// The files, in the order in which they were added.
    pub files: Vec<FileInfo>,
    pub actors: Vec<ActorRow>,
    pub metonyms: Vec<MetonymRow>,
    pub agents: Vec<AgentRow>,
    pub titles: Vec<TitleRow>,
    pub places: Vec<PlaceRow>,
    pub given_names: Vec<GivenNameRow>,
    pub variants: Vec<VariantRow>,
    pub name_words: Vec<NameWordRow>,
    pub cues: Vec<CueRow>,
    pub modality: Vec<ModalityRow>,
    pub stance: Vec<StanceRow>,
    pub connotation: Vec<ConnotationRow>,
    pub codes: Vec<CodeRow>,
    pub classes: Vec<ClassRow>,
    pub frames: Vec<FrameRow>,
    pub compose: Vec<ComposeRow>,
    pub discards: Vec<DiscardRow>,
    pub abbreviations: Vec<AbbreviationRow>,
    pub irregular: Vec<IrregularRow>,
    pub times: Vec<TimeRow>,
    pub issues: Vec<IssueRow>,
    pub meanings: Vec<MeaningRow>,
}

impl Lexicon {
    /// Adds a file. A row whose key is there already replaces the older row when `over` is set (a user's folder) and is
    /// reported otherwise. Faults are added to `problems`; faulty rows are left out.
    pub fn add(&mut self, name: &str, family: Family, text: &str, over: bool, problems: &mut Vec<Problem>) {
        let over = over.then_some(self.files.len() as u16);
        self.lay(name, family, text, over, problems);
    }

    /// Adds the files of one folder over all that is there. A key may stand once in them: a row takes the place of one
    /// of an earlier folder, never of one of its own.
    pub fn add_folder<'t>(
        &mut self,
        files: impl IntoIterator<Item = (&'t str, Family, &'t str)>,
        problems: &mut Vec<Problem>,
    ) {
        let over = Some(self.files.len() as u16);
        for (name, family, text) in files {
            self.lay(name, family, text, over, problems);
        }
    }

    /// Adds a file; rows of files before `over` are replaced by those of the same key.
    fn lay(
        &mut self,
        name: &str,
        family: Family,
        text: &str,
        over: Option<u16>,
        problems: &mut Vec<Problem>,
    ) {
        let mut problems = Problems::new(name, problems);
        let (columns, required) = family.columns();
        let table = Reader::new(text, columns, required, &mut problems);
        let file = self.files.len() as u16;
        self.files.push(FileInfo { name: name.to_string(), rows: 0, sha256: sha256(text) });
        let names = self.files.iter().map(|f| f.name.clone()).collect();
        let mut adder = Adder {
            file,
            over: over.is_some(),
            columns,
            problems,
            rows: 0,
            names,
            own: FxHashMap::default(),
        };
        match family {
            Family::Actors => {
                // The only family of many files: a key may stand in another file of the same folder.
                if let Some(first) = over {
                    let own = self.actors.iter().filter(|r| r.at.file >= first);
                    adder.own = own.map(|r| (r.id.clone(), r.at)).collect();
                }
                adder.all(table, &mut self.actors, make::actor, |r| r.id.clone())
            }
            Family::Metonyms => adder.all(table, &mut self.metonyms, make::metonym, |r| {
                r.names.first().map_or(String::new(), |n| n.text.clone())
            }),
            Family::Agents => adder.all(table, &mut self.agents, make::agent, |r| r.head.clone()),
            Family::Titles => adder.all(table, &mut self.titles, make::title, |r| r.title.clone()),
            Family::Places => adder.all(table, &mut self.places, make::place, |r| {
                format!("{}/{}/{}/{}", r.name, r.country, r.admin1, r.geonames)
            }),
            Family::GivenNames => adder.all(table, &mut self.given_names, make::given, |r| r.name.clone()),
            Family::Variants => adder.all(table, &mut self.variants, make::variant, |r| {
                format!("{}/{}", r.spellings.first().map_or("", String::as_str), r.endings)
            }),
            Family::NameWords => {
                adder.all(table, &mut self.name_words, make::name_word, |r| format!("{}/{}", r.word, r.first))
            }
            Family::Cues => adder.all(table, &mut self.cues, make::cue, |r| format!("{}/{}", r.cue, r.pos)),
            Family::Modality => adder.all(table, &mut self.modality, make::modality, |r| {
                format!("{}/{}/{}", r.phrase, r.pos, shown(&r.scope))
            }),
            // A word has a row for each of its senses, told apart by the surroundings in which they hold.
            Family::Stance => adder.all(table, &mut self.stance, make::stance, |r| {
                format!("{}/{}/{}", r.phrase, r.pos, shown(&r.when))
            }),
            Family::Connotation => adder.all(table, &mut self.connotation, make::connotation, |r| {
                let first = r.words.first().map_or("", String::as_str);
                format!("{}/{}/{}/{}", r.pos, r.doer, r.undergoer, first)
            }),
            Family::Codes => adder.all(table, &mut self.codes, make::code, |r| r.code.clone()),
            Family::Classes => adder.all(table, &mut self.classes, make::class, |r| r.class.clone()),
            Family::Frames => adder.all(table, &mut self.frames, make::frame, |r| {
                format!("{}/{}/{}/{}", r.trigger, r.pos, shown(&r.when), r.cameo)
            }),
            Family::Compose => adder.all(table, &mut self.compose, make::compose, |r| {
                format!("{}/{}/{}", shown(&r.upper), shown(&r.link), shown(&r.lower))
            }),
            Family::Discards => adder.all(table, &mut self.discards, make::discard, |r| r.phrase.clone()),
            Family::Abbreviations => adder.all(table, &mut self.abbreviations, make::abbreviation, |r| {
                format!("{}/{}", r.abbreviation, r.class)
            }),
            Family::Irregular => {
                adder.all(table, &mut self.irregular, make::irregular, |r| format!("{}/{}", r.form, r.pos))
            }
            Family::Issues => adder.all(table, &mut self.issues, make::issue, |r| r.phrase.clone()),
            Family::Meanings => {
                adder.all(table, &mut self.meanings, make::meaning, |r| format!("{}/{}", r.kind, r.value))
            }
            Family::Times => {
                adder.all(table, &mut self.times, make::time, |r| format!("{}/{}", r.word, r.class))
            }
        }
        let rows = adder.rows;
        self.files[file as usize].rows = rows;
    }

    /// The whole lexicon as bytes, for [`Lexicon::unpack`].
    pub fn pack(&self) -> Vec<u8> {
        postcard::to_stdvec(self).expect("rows hold only plain values")
    }

    /// A lexicon packed by the same version of this crate.
    ///
    /// # Errors
    /// Where the bytes were not made by [`Lexicon::pack`].
    pub fn unpack(bytes: &[u8]) -> Result<Lexicon, String> {
        postcard::from_bytes(bytes).map_err(|e| e.to_string())
    }

    /// Drops what only the checks need: examples and their counterparts.
    pub fn without_examples(mut self) -> Lexicon {
        self.metonyms.iter_mut().for_each(|r| r.example.clear());
        self.agents.iter_mut().for_each(|r| r.example.clear());
        self.titles.iter_mut().for_each(|r| r.example.clear());
        self.variants.iter_mut().for_each(|r| r.example.clear());
        self.name_words.iter_mut().for_each(|r| r.example.clear());
        for r in &mut self.cues {
            (r.example, r.not) = Default::default();
        }
        for r in &mut self.modality {
            (r.example, r.not) = Default::default();
        }
        for r in &mut self.stance {
            (r.example, r.not) = Default::default();
        }
        for r in &mut self.connotation {
            (r.example, r.not) = Default::default();
        }
        for r in &mut self.frames {
            (r.example, r.not) = Default::default();
        }
        self.compose.iter_mut().for_each(|r| r.example.clear());
        self
    }
}

/// Turns the rows of one file into typed rows.
struct Adder<'a> {
    file: u16,
    over: bool,
    columns: &'static [&'static str],
    problems: Problems<'a>,
    /// Rows so far.
    rows: u32,
    /// Names of the files so far.
    names: Vec<String>,
    /// Keys that this folder holds already, and where.
    own: FxHashMap<String, At>,
}

impl Adder<'_> {
    fn all<R>(&mut self, mut table: Reader, rows: &mut Vec<R>, make: fn(&Cells) -> R, key: fn(&R) -> String) {
        let mut at: FxHashMap<String, usize> = rows.iter().enumerate().map(|(i, r)| (key(r), i)).collect();
        let mut removed = rustc_hash::FxHashSet::default();
        let mut row = Row::default();
        while table.next(&mut row, &mut self.problems) {
            self.rows += 1;
            let row = &row;
            let cells = Cells::new(row, At { file: self.file, line: row.line });
            let r = make(&cells);
            let faults = cells.faults.take();
            for (column, what) in &faults {
                let hint =
                    self.columns.get(*column).map_or(String::new(), |c| format!("mend the cell `{c}`"));
                self.problems.error(row.line, *column as u32 + 1, what, hint);
            }
            let k = if faults.is_empty() {
                key(&r)
            } else if row.cells[0].is_empty() {
                continue;
            } else {
                // A faulty row may be a double all the same; only families of one key column can tell.
                row.cells[0].clone()
            };
            if let Some(first) = self.own.get(&k).filter(|_| !row.removes) {
                let what = format!(
                    "`{k}` stands twice, first at {}:{}",
                    self.names[first.file as usize], first.line
                );
                self.problems.error(row.line, 1, what, "merge the two rows, or give one another key");
                continue;
            }
            if self.over && !row.removes {
                self.own.insert(k.clone(), cells.at);
            }
            if !faults.is_empty() {
                continue;
            }
            match at.get(&k) {
                Some(&i) if row.removes => {
                    removed.insert(i);
                }
                Some(&i) if self.over => rows[i] = r,
                Some(_) => {
                    self.problems.error(row.line, 1, format!("`{k}` stands twice"), "merge the two rows")
                }
                None if row.removes => {
                    self.problems.warn(row.line, 1, format!("`{k}` is to be removed but does not exist"), "")
                }
                None => {
                    at.insert(k, rows.len());
                    rows.push(r);
                }
            }
        }
        if !removed.is_empty() {
            let mut i = 0..;
            rows.retain(|_| !removed.contains(&i.next().expect("endless")));
        }
    }
}
