//! Cells to typed rows, one function a family. A fault carries the number of its column, from 0.

use std::cell::RefCell;

use crate::cell;
use crate::rows::*;
use crate::table::Row;

/// What is wrong with a cell: its column, from 0, and why.
pub(crate) type Fault = (usize, String);

/// Access to the cells of a row; faults are gathered, so that all of a row are told at once.
pub(crate) struct Cells<'a> {
    pub(crate) row: &'a Row,
    pub(crate) at: At,
    pub(crate) faults: RefCell<Vec<Fault>>,
}

impl<'a> Cells<'a> {
    pub(crate) fn new(row: &'a Row, at: At) -> Cells<'a> {
        Cells { row, at, faults: RefCell::default() }
    }

    fn fault(&self, i: usize, what: impl Into<String>) {
        self.faults.borrow_mut().push((i, what.into()));
    }

    fn get(&self, i: usize) -> &str {
        &self.row.cells[i]
    }

    fn text(&self, i: usize) -> String {
        self.get(i).to_string()
    }

    fn needed(&self, i: usize) -> String {
        if self.get(i).is_empty() && !self.row.removes {
            self.fault(i, "the cell is empty");
        }
        self.text(i)
    }

    fn one_of(&self, i: usize, allowed: &[&str]) -> String {
        if !allowed.contains(&self.get(i)) && !self.row.removes {
            self.fault(i, format!("`{}` is none of: {}", self.get(i), allowed.join(" ")));
        }
        self.text(i)
    }

    fn number<T: std::str::FromStr + Default>(&self, i: usize) -> T {
        let cell = self.get(i);
        if cell.is_empty() {
            return T::default();
        }
        cell.parse().unwrap_or_else(|_| {
            self.fault(i, format!("`{cell}` is not a fitting number"));
            T::default()
        })
    }

    fn parsed<T: Default>(&self, i: usize, parse: fn(&str) -> Result<T, String>) -> T {
        parse(self.get(i)).unwrap_or_else(|why| {
            self.fault(i, why);
            T::default()
        })
    }

    fn example(&self, i: usize) -> String {
        if !self.get(i).is_empty()
            && let Err(why) = cell::example(self.get(i))
        {
            self.fault(i, why);
        }
        self.text(i)
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

fn names_of(c: &Cells, i: usize) -> Vec<Name> {
    let names = cell::names(c.get(i));
    if (names.is_empty() || names.iter().any(|n| n.text.is_empty())) && !c.row.removes {
        c.fault(i, "a name is empty");
    }
    names
}

fn roles_of(c: &Cells, i: usize) -> Vec<Role> {
    let mut faults = Vec::new();
    let roles = cell::roles(c.get(i), &mut faults);
    if roles.is_empty() && faults.is_empty() && !c.row.removes {
        faults.push("there is no role; give at least a code".into());
    }
    faults.into_iter().for_each(|f| c.fault(i, f));
    roles
}

pub(crate) fn actor(c: &Cells) -> ActorRow {
    let id = c.needed(0);
    if !id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.' || b == b'-') {
        c.fault(0, format!("`{id}` is not an id of a-z 0-9 . -"));
    }
    ActorRow {
        at: c.at,
        id,
        kind: c.one_of(1, KINDS),
        names: names_of(c, 2),
        roles: roles_of(c, 3),
        near: cell::list(c.get(4), '|'),
        src: c.text(5),
    }
}

pub(crate) fn metonym(c: &Cells) -> MetonymRow {
    MetonymRow { at: c.at, names: names_of(c, 0), actor: c.needed(1), example: c.example(2) }
}

fn sector_of(c: &Cells, i: usize) -> String {
    if c.get(i).is_empty() { String::new() } else { c.one_of(i, cell::SECTORS) }
}

pub(crate) fn agent(c: &Cells) -> AgentRow {
    AgentRow {
        at: c.at,
        head: c.needed(0),
        kind: c.one_of(1, &["person", "group", "org"]),
        sector: sector_of(c, 2),
        alone: c.one_of(3, &["yes", "no"]) == "yes",
        plural: c.text(4),
        example: c.example(5),
    }
}

pub(crate) fn title(c: &Cells) -> TitleRow {
    TitleRow {
        at: c.at,
        title: c.needed(0),
        sector: sector_of(c, 1),
        gender: c.one_of(2, &["m", "f", ""]),
        kind: c.one_of(3, &["honorific", "rank", "office"]),
        example: c.example(4),
    }
}

pub(crate) fn place(c: &Cells) -> PlaceRow {
    PlaceRow {
        at: c.at,
        geonames: c.number(0),
        name: c.needed(1),
        country: c.text(2),
        admin1: c.text(3),
        lat: c.number(4),
        lon: c.number(5),
        population: c.number(6),
        alt: cell::names(c.get(7)),
        kind: match c.get(9) {
            "" => PlaceKind::default(),
            word => PlaceKind::of(word).unwrap_or_else(|| {
                c.fault(9, format!("`{word}` is none of: {}", PlaceKind::NAMES.join(" ")));
                PlaceKind::default()
            }),
        },
    }
}

pub(crate) fn given(c: &Cells) -> GivenNameRow {
    let gender = c.one_of(1, &["m", "f", "u"]).chars().next().unwrap_or('u');
    GivenNameRow { name: c.needed(0), gender }
}

pub(crate) fn variant(c: &Cells) -> VariantRow {
    let spellings = cell::list(c.get(0), '|');
    if spellings.len() < 2 && !c.row.removes {
        c.fault(0, "a row needs two spellings or more");
    }
    let endings = c.one_of(1, &["word", "ending"]) == "ending";
    if endings && spellings.iter().any(|s| s.contains([' ', '-'])) {
        c.fault(0, "an ending is part of one word");
    }
    VariantRow { at: c.at, spellings, endings, example: c.example(2) }
}

pub(crate) fn name_word(c: &Cells) -> NameWordRow {
    const KINDS: &[&str] =
        &["org", "gov", "company", "media", "party", "armed_group", "ngo", "facility", "place", "thing"];
    let word = c.needed(0);
    if word.contains(' ') {
        c.fault(0, "a row is one word");
    }
    NameWordRow {
        at: c.at,
        word,
        first: c.one_of(1, &["first", "last"]) == "first",
        kind: c.one_of(2, KINDS),
        example: c.example(3),
    }
}

pub(crate) fn cue(c: &Cells) -> CueRow {
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
    for bad in frames.iter().filter(|f| !FRAMES.contains(&f.as_str())) {
        c.fault(3, format!("`{bad}` is none of: {}", FRAMES.join(" ")));
    }
    let weight: u8 = c.number(4);
    if weight > 100 {
        c.fault(4, format!("{weight} is over 100"));
    }
    CueRow {
        at: c.at,
        cue: c.needed(0),
        pos: c.one_of(1, &["verb", "noun", "prep", "adj", "phrase"]),
        class: c.one_of(2, CLASSES),
        frames,
        weight,
        factivity: c.one_of(5, &["factive", "counterfactive", ""]),
        stance: if c.get(6).is_empty() { String::new() } else { c.one_of(6, STANCES) },
        example: c.example(7),
        not: c.text(8),
    }
}

pub(crate) fn modality(c: &Cells) -> ModalityRow {
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
    ModalityRow {
        at: c.at,
        phrase: c.needed(0),
        pos: c.one_of(1, &["aux", "adv", "verb", "noun", "adj", "conj", "det", "prep", "phrase"]),
        kind: c.one_of(2, KIND),
        negative: c.one_of(3, &["negative", ""]) == "negative",
        modality: c.one_of(4, &["future", "possible", "conditional", "counterfactual", ""]),
        certainty: c.one_of(5, &["certain", "probable", "possible", "unlikely", ""]),
        scope: c.parsed(6, cell::slots),
        example: c.example(7),
        not: c.text(8),
    }
}

pub(crate) fn stance(c: &Cells) -> StanceRow {
    let polarity: i8 = c.number(3);
    let intensity: u8 = c.number(4);
    if !(-1..=1).contains(&polarity) {
        c.fault(3, format!("polarity {polarity} is not -1, 0 or 1"));
    }
    if !(1..=3).contains(&intensity) && !c.row.removes {
        c.fault(4, format!("intensity {intensity} is not 1, 2 or 3"));
    }
    StanceRow {
        at: c.at,
        phrase: c.needed(0),
        pos: c.one_of(1, &["verb", "noun", "adj", "adv", "phrase"]),
        class: c.one_of(2, STANCES),
        polarity,
        intensity,
        holder: c.parsed(5, cell::slots),
        target: c.parsed(6, cell::slots),
        connotation: c.one_of(7, &["stated", "connotation", ""]) == "connotation",
        example: c.example(8),
        not: c.text(9),
        when: c.parsed(11, cell::constraints),
    }
}

pub(crate) fn connotation(c: &Cells) -> ConnotationRow {
    let value = |i: usize| -> i8 {
        let v: i8 = c.number(i);
        if !(-2..=2).contains(&v) {
            c.fault(i, format!("{v} is not between -2 and 2"));
        }
        v
    };
    let words = cell::list(c.get(3), '|');
    if words.is_empty() && !c.row.removes {
        c.fault(3, "no word");
    }
    ConnotationRow {
        at: c.at,
        pos: c.one_of(0, &["verb", "noun", "adj", "adv"]),
        doer: value(1),
        undergoer: value(2),
        words,
        example: c.example(4),
        not: c.text(5),
    }
}

pub(crate) fn code(c: &Cells) -> CodeRow {
    CodeRow {
        code: c.needed(0),
        label: c.needed(1),
        goldstein: c.number(2),
        plover: if c.get(3).is_empty() { String::new() } else { c.one_of(3, PLOVER) },
        quad: c.number(4),
    }
}

pub(crate) fn class(c: &Cells) -> ClassRow {
    ClassRow { class: c.needed(0), lemmas: cell::list(c.get(1), '|') }
}

pub(crate) fn frame(c: &Cells) -> FrameRow {
    FrameRow {
        at: c.at,
        trigger: c.needed(0),
        pos: c.one_of(1, &["verb", "noun", "adj", "light"]),
        plover: c.one_of(2, PLOVER),
        mode: c.text(3),
        cameo: c.needed(4),
        source: c.parsed(5, cell::slots),
        target: c.parsed(6, cell::slots),
        when: c.parsed(7, cell::constraints),
        recip: c.one_of(8, &["yes", "no", ""]) == "yes",
        example: c.example(9),
        not: c.text(10),
    }
}

pub(crate) fn compose(c: &Cells) -> ComposeRow {
    let plover = c.text(3);
    if plover != "=" && !plover.is_empty() && !PLOVER.contains(&plover.as_str()) {
        c.fault(3, format!("`{plover}` is neither `=` nor a PLOVER type"));
    }
    ComposeRow {
        at: c.at,
        upper: cell::list(c.get(0), '|'),
        link: c.parsed(1, cell::slots),
        lower: cell::list(c.get(2), '|'),
        plover,
        mode: c.text(4),
        cameo: c.text(5),
        polarity: c.text(6),
        modality: c.text(7),
        example: c.example(8),
    }
}

pub(crate) fn discard(c: &Cells) -> DiscardRow {
    DiscardRow { at: c.at, phrase: c.needed(0), reason: c.needed(1) }
}

pub(crate) fn abbreviation(c: &Cells) -> AbbreviationRow {
    AbbreviationRow { abbreviation: c.needed(0), class: c.needed(1) }
}

pub(crate) fn irregular(c: &Cells) -> IrregularRow {
    IrregularRow { form: c.needed(0), pos: c.one_of(1, &["verb", "noun", "adj"]), lemma: c.needed(2) }
}

pub(crate) fn issue(c: &Cells) -> IssueRow {
    IssueRow { at: c.at, phrase: c.needed(0), issue: c.needed(1), category: c.text(2) }
}

/// Fields whose values are explained.
const EXPLAINED: &[&str] = &[
    "quad",
    "event_type",
    "mode",
    "polarity",
    "modality",
    "certainty",
    "date_basis",
    "attribution",
    "stance",
    "stance_basis",
    "quote_type",
    "speaker_resolution",
    "cue_class",
    "sector",
    "entity_type",
];

pub(crate) fn meaning(c: &Cells) -> MeaningRow {
    MeaningRow {
        kind: c.one_of(0, EXPLAINED),
        value: c.needed(1),
        label: c.needed(2),
        definition: c.needed(3),
    }
}

pub(crate) fn time(c: &Cells) -> TimeRow {
    TimeRow { at: c.at, word: c.needed(0), class: c.needed(1), value: c.text(2) }
}
