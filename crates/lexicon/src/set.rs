//! The whole lexicon: which files there are, how their rows become typed, how a user's folder is laid over the bundled one.

use serde::{Deserialize, Serialize};

use crate::cell;
use crate::problem::{Problem, Problems};
use crate::rows::*;
use crate::table::{Row, Table};

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
    Cues,
    Modality,
    Stance,
    Codes,
    Classes,
    Frames,
    Compose,
    Discards,
    Abbreviations,
    Irregular,
    Times,
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
    SourceFile { path: "generated/given_names.tsv", family: Family::GivenNames },
    SourceFile { path: "cues.tsv", family: Family::Cues },
    SourceFile { path: "modality.tsv", family: Family::Modality },
    SourceFile { path: "stance.tsv", family: Family::Stance },
    SourceFile { path: "events/codes.tsv", family: Family::Codes },
    SourceFile { path: "events/classes.tsv", family: Family::Classes },
    SourceFile { path: "events/frames.tsv", family: Family::Frames },
    SourceFile { path: "events/compose.tsv", family: Family::Compose },
    SourceFile { path: "events/discards.tsv", family: Family::Discards },
    SourceFile { path: "abbreviations.tsv", family: Family::Abbreviations },
    SourceFile { path: "irregular.tsv", family: Family::Irregular },
    SourceFile { path: "times.tsv", family: Family::Times },
];

impl Family {
    /// Columns in canonical order, and how many of them a file must have.
    pub fn columns(self) -> (&'static [&'static str], usize) {
        match self {
            Family::Actors => (&["id", "kind", "names", "roles", "near", "src"], 4),
            Family::Metonyms => (&["names", "actor", "example", "src"], 2),
            Family::Agents => (&["head", "kind", "sector", "alone", "plural", "example", "src"], 4),
            Family::Titles => (&["title", "sector", "gender", "kind", "example", "src"], 4),
            Family::Places => {
                (&["geonames", "name", "country", "admin1", "lat", "lon", "population", "alt", "src"], 6)
            }
            Family::GivenNames => (&["name", "gender", "src"], 2),
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
                ],
                7,
            ),
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
    pub cues: Vec<CueRow>,
    pub modality: Vec<ModalityRow>,
    pub stance: Vec<StanceRow>,
    pub codes: Vec<CodeRow>,
    pub classes: Vec<ClassRow>,
    pub frames: Vec<FrameRow>,
    pub compose: Vec<ComposeRow>,
    pub discards: Vec<DiscardRow>,
    pub abbreviations: Vec<AbbreviationRow>,
    pub irregular: Vec<IrregularRow>,
    pub times: Vec<TimeRow>,
}

impl Lexicon {
    /// Adds a file. A row whose key is there already replaces the older row when `over` is set (a user's folder) and is
    /// reported otherwise. Faults are added to `problems`; faulty rows are left out.
    pub fn add(&mut self, name: &str, family: Family, text: &str, over: bool, problems: &mut Vec<Problem>) {
        let mut problems = Problems::new(name, problems);
        let (columns, required) = family.columns();
        let table = Table::read(text, columns, required, &mut problems);
        let file = self.files.len() as u16;
        self.files.push(FileInfo {
            name: name.to_string(),
            rows: table.rows.len() as u32,
            sha256: sha256(text),
        });
        let mut adder = Adder { file, over, columns, problems };
        match family {
            Family::Actors => adder.all(table, &mut self.actors, actor, |r| r.id.clone()),
            Family::Metonyms => adder.all(table, &mut self.metonyms, metonym, |r| r.names[0].text.clone()),
            Family::Agents => adder.all(table, &mut self.agents, agent, |r| r.head.clone()),
            Family::Titles => adder.all(table, &mut self.titles, title, |r| r.title.clone()),
            Family::Places => adder.all(table, &mut self.places, place, |r| {
                format!("{}/{}/{}/{}", r.name, r.country, r.admin1, r.geonames)
            }),
            Family::GivenNames => adder.all(table, &mut self.given_names, given, |r| r.name.clone()),
            Family::Cues => adder.all(table, &mut self.cues, cue, |r| format!("{}/{}", r.cue, r.pos)),
            Family::Modality => adder.all(table, &mut self.modality, modality, |r| {
                format!("{}/{}/{:?}", r.phrase, r.pos, r.scope)
            }),
            Family::Stance => {
                adder.all(table, &mut self.stance, stance, |r| format!("{}/{}", r.phrase, r.pos))
            }
            Family::Codes => adder.all(table, &mut self.codes, code, |r| r.code.clone()),
            Family::Classes => adder.all(table, &mut self.classes, class, |r| r.class.clone()),
            Family::Frames => adder.all(table, &mut self.frames, frame, |r| {
                format!("{}/{}/{:?}/{}", r.trigger, r.pos, r.when, r.cameo)
            }),
            Family::Compose => adder.all(table, &mut self.compose, compose, |r| {
                format!("{:?}/{:?}/{:?}", r.upper, r.link, r.lower)
            }),
            Family::Discards => adder.all(table, &mut self.discards, discard, |r| r.phrase.clone()),
            Family::Abbreviations => adder.all(table, &mut self.abbreviations, abbreviation, |r| {
                format!("{}/{}", r.abbreviation, r.class)
            }),
            Family::Irregular => {
                adder.all(table, &mut self.irregular, irregular, |r| format!("{}/{}", r.form, r.pos))
            }
            Family::Times => adder.all(table, &mut self.times, time, |r| format!("{}/{}", r.word, r.class)),
        }
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
        for r in &mut self.cues {
            (r.example, r.not) = Default::default();
        }
        for r in &mut self.modality {
            (r.example, r.not) = Default::default();
        }
        for r in &mut self.stance {
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
}

impl Adder<'_> {
    fn all<R>(
        &mut self,
        table: Table,
        rows: &mut Vec<R>,
        make: fn(&Cells) -> Result<R, (usize, String)>,
        key: fn(&R) -> String,
    ) {
        let mut at: rustc_hash::FxHashMap<String, usize> =
            rows.iter().enumerate().map(|(i, r)| (key(r), i)).collect();
        let mut removed = Vec::new();
        for row in &table.rows {
            let cells = Cells { row, at: At { file: self.file, line: row.line } };
            match make(&cells) {
                Err((column, what)) => {
                    let hint =
                        self.columns.get(column).map_or(String::new(), |c| format!("mend the cell `{c}`"));
                    self.problems.error(row.line, column as u32 + 1, what, hint);
                }
                Ok(r) => {
                    let k = key(&r);
                    match at.get(&k) {
                        Some(&i) if row.removes => removed.push(i),
                        Some(&i) if self.over => rows[i] = r,
                        Some(_) => self.problems.error(
                            row.line,
                            1,
                            format!("`{k}` stands twice"),
                            "merge the two rows",
                        ),
                        None if row.removes => self.problems.warn(
                            row.line,
                            1,
                            format!("`{k}` is to be removed but does not exist"),
                            "",
                        ),
                        None => {
                            at.insert(k, rows.len());
                            rows.push(r);
                        }
                    }
                }
            }
        }
        removed.sort_unstable();
        for i in removed.into_iter().rev() {
            rows.remove(i);
        }
    }
}

type Fault = (usize, String);

/// Access to the cells of a row with the column number of each fault.
struct Cells<'a> {
    row: &'a Row,
    at: At,
}

impl Cells<'_> {
    fn get(&self, i: usize) -> &str {
        &self.row.cells[i]
    }

    fn text(&self, i: usize) -> String {
        self.get(i).to_string()
    }

    fn needed(&self, i: usize) -> Result<String, Fault> {
        if self.get(i).is_empty() && !self.row.removes {
            Err((i, "the cell is empty".into()))
        } else {
            Ok(self.text(i))
        }
    }

    fn one_of(&self, i: usize, allowed: &[&str]) -> Result<String, Fault> {
        if allowed.contains(&self.get(i)) || self.row.removes {
            Ok(self.text(i))
        } else {
            Err((i, format!("`{}` is none of: {}", self.get(i), allowed.join(" "))))
        }
    }

    fn number<T: std::str::FromStr + Default>(&self, i: usize) -> Result<T, Fault> {
        if self.get(i).is_empty() {
            return Ok(T::default());
        }
        self.get(i).parse().map_err(|_| (i, format!("`{}` is not a fitting number", self.get(i))))
    }

    fn parsed<T>(&self, i: usize, parse: fn(&str) -> Result<T, String>) -> Result<T, Fault> {
        parse(self.get(i)).map_err(|e| (i, e))
    }

    fn example(&self, i: usize) -> Result<String, Fault> {
        if !self.get(i).is_empty() {
            cell::example(self.get(i)).map_err(|e| (i, e))?;
        }
        Ok(self.text(i))
    }
}

const KINDS: &[&str] =
    &["person", "state", "gov", "org", "igo", "ngo", "company", "armed_group", "party", "media", "place"];
/// Stance classes.
pub(crate) const STANCES: &[&str] = &[
    "accept",
    "commit",
    "support",
    "optimism",
    "demand",
    "condition",
    "hedge",
    "reject",
    "criticise",
    "threaten",
    "deny",
    "pessimism",
    "concern",
];
const PLOVER: &[&str] = &[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

fn names_of(c: &Cells, i: usize) -> Result<Vec<Name>, Fault> {
    let names = cell::names(c.get(i));
    if (names.is_empty() || names.iter().any(|n| n.text.is_empty())) && !c.row.removes {
        return Err((i, "a name is empty".into()));
    }
    Ok(names)
}

fn actor(c: &Cells) -> Result<ActorRow, Fault> {
    let id = c.needed(0)?;
    if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-') {
        return Err((0, format!("`{id}` is not an id of a-z 0-9 . -")));
    }
    Ok(ActorRow {
        at: c.at,
        id,
        kind: c.one_of(1, KINDS)?,
        names: names_of(c, 2)?,
        roles: c.parsed(3, cell::roles)?,
        near: cell::list(c.get(4), '|'),
        src: c.text(5),
    })
}

fn metonym(c: &Cells) -> Result<MetonymRow, Fault> {
    Ok(MetonymRow { at: c.at, names: names_of(c, 0)?, actor: c.needed(1)?, example: c.example(2)? })
}

fn sector_of(c: &Cells, i: usize) -> Result<String, Fault> {
    if c.get(i).is_empty() { Ok(String::new()) } else { c.one_of(i, cell::SECTORS) }
}

fn agent(c: &Cells) -> Result<AgentRow, Fault> {
    Ok(AgentRow {
        at: c.at,
        head: c.needed(0)?,
        kind: c.one_of(1, &["person", "group", "org"])?,
        sector: sector_of(c, 2)?,
        alone: c.one_of(3, &["yes", "no"])? == "yes",
        plural: c.text(4),
        example: c.example(5)?,
    })
}

fn title(c: &Cells) -> Result<TitleRow, Fault> {
    Ok(TitleRow {
        at: c.at,
        title: c.needed(0)?,
        sector: sector_of(c, 1)?,
        gender: c.one_of(2, &["m", "f", ""])?,
        kind: c.one_of(3, &["honorific", "rank", "office"])?,
        example: c.example(4)?,
    })
}

fn place(c: &Cells) -> Result<PlaceRow, Fault> {
    Ok(PlaceRow {
        at: c.at,
        geonames: c.number(0)?,
        name: c.needed(1)?,
        country: c.text(2),
        admin1: c.text(3),
        lat: c.number(4)?,
        lon: c.number(5)?,
        population: c.number(6)?,
        alt: cell::list(c.get(7), '|'),
    })
}

fn given(c: &Cells) -> Result<GivenNameRow, Fault> {
    let gender = c.one_of(1, &["m", "f", "u"])?.chars().next().unwrap_or('u');
    Ok(GivenNameRow { name: c.needed(0)?, gender })
}

fn cue(c: &Cells) -> Result<CueRow, Fault> {
    const FRAMES: &[&str] = &["that", "bare", "wh", "inf", "np", "as", "of", "for", "ger", "quote"];
    const CLASSES: &[&str] = &[
        "say",
        "assert",
        "report",
        "reveal",
        "deny",
        "demand",
        "promise",
        "warn",
        "ask",
        "concede",
        "doubt",
        "believe",
        "expect",
        "hope",
        "fear",
        "agree",
        "accuse",
        "praise",
        "criticise",
        "reply",
        "propose",
        "explain",
        "threaten",
        "announce",
        "decide",
        "refuse",
    ];
    let frames = cell::list(c.get(3), '|');
    if let Some(bad) = frames.iter().find(|f| !FRAMES.contains(&f.as_str())) {
        return Err((3, format!("`{bad}` is none of: {}", FRAMES.join(" "))));
    }
    let weight: u8 = c.number(4)?;
    if weight > 100 {
        return Err((4, format!("{weight} is over 100")));
    }
    Ok(CueRow {
        at: c.at,
        cue: c.needed(0)?,
        pos: c.one_of(1, &["verb", "noun", "prep", "adj", "phrase"])?,
        class: c.one_of(2, CLASSES)?,
        frames,
        weight,
        factivity: c.one_of(5, &["factive", "counterfactive", ""])?,
        stance: if c.get(6).is_empty() { String::new() } else { c.one_of(6, STANCES)? },
        example: c.example(7)?,
        not: c.text(8),
    })
}

fn modality(c: &Cells) -> Result<ModalityRow, Fault> {
    const KIND: &[&str] = &[
        "negator",
        "modal",
        "hedge",
        "conditional",
        "implicative",
        "factive",
        "future",
        "counterfactual",
        "quantifier",
    ];
    Ok(ModalityRow {
        at: c.at,
        phrase: c.needed(0)?,
        pos: c.one_of(1, &["aux", "adv", "verb", "noun", "adj", "conj", "det", "prep", "phrase"])?,
        kind: c.one_of(2, KIND)?,
        negative: c.one_of(3, &["negative", ""])? == "negative",
        modality: c.one_of(4, &["future", "possible", "conditional", "counterfactual", ""])?,
        certainty: c.one_of(5, &["certain", "probable", "possible", "unlikely", ""])?,
        scope: c.parsed(6, cell::slots)?,
        example: c.example(7)?,
        not: c.text(8),
    })
}

fn stance(c: &Cells) -> Result<StanceRow, Fault> {
    let polarity: i8 = c.number(3)?;
    let intensity: u8 = c.number(4)?;
    if !(-1..=1).contains(&polarity) {
        return Err((3, format!("polarity {polarity} is not -1, 0 or 1")));
    }
    if !(1..=3).contains(&intensity) && !c.row.removes {
        return Err((4, format!("intensity {intensity} is not 1, 2 or 3")));
    }
    Ok(StanceRow {
        at: c.at,
        phrase: c.needed(0)?,
        pos: c.one_of(1, &["verb", "noun", "adj", "adv", "phrase"])?,
        class: c.one_of(2, STANCES)?,
        polarity,
        intensity,
        holder: c.parsed(5, cell::slots)?,
        target: c.parsed(6, cell::slots)?,
        connotation: c.one_of(7, &["stated", "connotation", ""])? == "connotation",
        example: c.example(8)?,
        not: c.text(9),
    })
}

fn code(c: &Cells) -> Result<CodeRow, Fault> {
    Ok(CodeRow {
        code: c.needed(0)?,
        label: c.needed(1)?,
        goldstein: c.number(2)?,
        plover: if c.get(3).is_empty() { String::new() } else { c.one_of(3, PLOVER)? },
        quad: c.number(4)?,
    })
}

fn class(c: &Cells) -> Result<ClassRow, Fault> {
    Ok(ClassRow { class: c.needed(0)?, lemmas: cell::list(c.get(1), '|') })
}

fn frame(c: &Cells) -> Result<FrameRow, Fault> {
    Ok(FrameRow {
        at: c.at,
        trigger: c.needed(0)?,
        pos: c.one_of(1, &["verb", "noun", "adj", "light"])?,
        plover: c.one_of(2, PLOVER)?,
        mode: c.text(3),
        cameo: c.needed(4)?,
        source: c.parsed(5, cell::slots)?,
        target: c.parsed(6, cell::slots)?,
        when: c.parsed(7, cell::constraints)?,
        recip: c.one_of(8, &["yes", "no", ""])? == "yes",
        example: c.example(9)?,
        not: c.text(10),
    })
}

fn compose(c: &Cells) -> Result<ComposeRow, Fault> {
    let plover = c.text(3);
    if plover != "=" && !plover.is_empty() && !PLOVER.contains(&plover.as_str()) {
        return Err((3, format!("`{plover}` is neither `=` nor a PLOVER type")));
    }
    Ok(ComposeRow {
        at: c.at,
        upper: cell::list(c.get(0), '|'),
        link: c.parsed(1, cell::slots)?,
        lower: cell::list(c.get(2), '|'),
        plover,
        mode: c.text(4),
        cameo: c.text(5),
        polarity: c.text(6),
        modality: c.text(7),
        example: c.example(8)?,
    })
}

fn discard(c: &Cells) -> Result<DiscardRow, Fault> {
    Ok(DiscardRow { at: c.at, phrase: c.needed(0)?, reason: c.needed(1)? })
}

fn abbreviation(c: &Cells) -> Result<AbbreviationRow, Fault> {
    Ok(AbbreviationRow { abbreviation: c.needed(0)?, class: c.needed(1)? })
}

fn irregular(c: &Cells) -> Result<IrregularRow, Fault> {
    Ok(IrregularRow { form: c.needed(0)?, pos: c.one_of(1, &["verb", "noun", "adj"])?, lemma: c.needed(2)? })
}

fn time(c: &Cells) -> Result<TimeRow, Fault> {
    Ok(TimeRow { at: c.at, word: c.needed(0)?, class: c.needed(1)?, value: c.text(2) })
}
