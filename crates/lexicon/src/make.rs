//! Cells to typed rows, one function a family. A fault carries the number of its column, from 0.

use crate::cell;
use crate::rows::*;
use crate::table::Row;

pub(crate) type Fault = (usize, String);

/// Access to the cells of a row with the column number of each fault.
pub(crate) struct Cells<'a> {
    pub(crate) row: &'a Row,
    pub(crate) at: At,
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

pub(crate) fn actor(c: &Cells) -> Result<ActorRow, Fault> {
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

pub(crate) fn metonym(c: &Cells) -> Result<MetonymRow, Fault> {
    Ok(MetonymRow { at: c.at, names: names_of(c, 0)?, actor: c.needed(1)?, example: c.example(2)? })
}

fn sector_of(c: &Cells, i: usize) -> Result<String, Fault> {
    if c.get(i).is_empty() { Ok(String::new()) } else { c.one_of(i, cell::SECTORS) }
}

pub(crate) fn agent(c: &Cells) -> Result<AgentRow, Fault> {
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

pub(crate) fn title(c: &Cells) -> Result<TitleRow, Fault> {
    Ok(TitleRow {
        at: c.at,
        title: c.needed(0)?,
        sector: sector_of(c, 1)?,
        gender: c.one_of(2, &["m", "f", ""])?,
        kind: c.one_of(3, &["honorific", "rank", "office"])?,
        example: c.example(4)?,
    })
}

pub(crate) fn place(c: &Cells) -> Result<PlaceRow, Fault> {
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

pub(crate) fn given(c: &Cells) -> Result<GivenNameRow, Fault> {
    let gender = c.one_of(1, &["m", "f", "u"])?.chars().next().unwrap_or('u');
    Ok(GivenNameRow { name: c.needed(0)?, gender })
}

pub(crate) fn cue(c: &Cells) -> Result<CueRow, Fault> {
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

pub(crate) fn modality(c: &Cells) -> Result<ModalityRow, Fault> {
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

pub(crate) fn stance(c: &Cells) -> Result<StanceRow, Fault> {
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

pub(crate) fn connotation(c: &Cells) -> Result<ConnotationRow, Fault> {
    let value = |i: usize| -> Result<i8, Fault> {
        let v: i8 = c.number(i)?;
        if (-2..=2).contains(&v) { Ok(v) } else { Err((i, format!("{v} is not between -2 and 2"))) }
    };
    let words = cell::list(c.get(3), '|');
    if words.is_empty() {
        return Err((3, "no word".into()));
    }
    Ok(ConnotationRow {
        at: c.at,
        pos: c.one_of(0, &["verb", "noun", "adj", "adv"])?,
        doer: value(1)?,
        undergoer: value(2)?,
        words,
        example: c.example(4)?,
        not: c.text(5),
    })
}

pub(crate) fn code(c: &Cells) -> Result<CodeRow, Fault> {
    Ok(CodeRow {
        code: c.needed(0)?,
        label: c.needed(1)?,
        goldstein: c.number(2)?,
        plover: if c.get(3).is_empty() { String::new() } else { c.one_of(3, PLOVER)? },
        quad: c.number(4)?,
    })
}

pub(crate) fn class(c: &Cells) -> Result<ClassRow, Fault> {
    Ok(ClassRow { class: c.needed(0)?, lemmas: cell::list(c.get(1), '|') })
}

pub(crate) fn frame(c: &Cells) -> Result<FrameRow, Fault> {
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

pub(crate) fn compose(c: &Cells) -> Result<ComposeRow, Fault> {
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

pub(crate) fn discard(c: &Cells) -> Result<DiscardRow, Fault> {
    Ok(DiscardRow { at: c.at, phrase: c.needed(0)?, reason: c.needed(1)? })
}

pub(crate) fn abbreviation(c: &Cells) -> Result<AbbreviationRow, Fault> {
    Ok(AbbreviationRow { abbreviation: c.needed(0)?, class: c.needed(1)? })
}

pub(crate) fn irregular(c: &Cells) -> Result<IrregularRow, Fault> {
    Ok(IrregularRow { form: c.needed(0)?, pos: c.one_of(1, &["verb", "noun", "adj"])?, lemma: c.needed(2)? })
}

pub(crate) fn time(c: &Cells) -> Result<TimeRow, Fault> {
    Ok(TimeRow { at: c.at, word: c.needed(0)?, class: c.needed(1)?, value: c.text(2) })
}
