//! What the page holds of a run: columns instead of rows, every word and actor once, and numbers in their place.
//!
//! `viewer/src/data.ts` reads exactly these names. Offsets stay code points; −1 stands for nothing.

use rustc_hash::FxHashMap;
use serde::Serialize;

/// Words that occur often, each once; number 0 is "nothing".
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(super) struct Pool {
    pub(super) words: Vec<String>,
    #[serde(skip)]
    at: FxHashMap<String, u32>,
}

impl Pool {
    pub(super) fn new() -> Pool {
        let mut pool = Pool::default();
        pool.add("");
        pool
    }

    pub(super) fn add(&mut self, word: &str) -> u32 {
        if let Some(&at) = self.at.get(word) {
            return at;
        }
        let at = self.words.len() as u32;
        self.at.insert(word.to_string(), at);
        self.words.push(word.to_string());
        at
    }

    pub(super) fn maybe(&mut self, word: Option<&str>) -> u32 {
        word.map_or(0, |w| self.add(w))
    }
}

/// Lists of numbers, one a row: how many, and all of them one after the other.
#[derive(Default, Serialize)]
pub(super) struct Lists {
    pub(super) n: Vec<u32>,
    pub(super) item: Vec<u32>,
}

impl Lists {
    pub(super) fn push(&mut self, items: impl IntoIterator<Item = u32>) {
        let before = self.item.len();
        self.item.extend(items);
        self.n.push((self.item.len() - before) as u32);
    }
}

/// Positions, each counted from the one before: most are small then, and deflate well.
#[derive(Default, Serialize)]
#[serde(transparent)]
pub(super) struct Steps {
    steps: Vec<i32>,
    #[serde(skip)]
    last: u32,
}

impl Steps {
    /// What the next position is counted from.
    pub(super) fn from(&mut self, at: u32) {
        self.last = at;
    }

    pub(super) fn push(&mut self, at: u32) {
        self.steps.push(at.wrapping_sub(self.last) as i32);
        self.last = at;
    }
}

/// Spans of the rows, each with what it is (the viewer's `MARKS` names the numbers). The first of a row is counted from
/// that of the row before, where that is of the same article.
#[derive(Default, Serialize)]
pub(super) struct Marks {
    pub(super) n: Vec<u32>,
    pub(super) kind: Vec<u8>,
    pub(super) start: Steps,
    pub(super) len: Vec<u32>,
    #[serde(skip)]
    closed: usize,
    #[serde(skip)]
    article: u32,
    #[serde(skip)]
    first: u32,
}

impl Marks {
    /// Begins a row of an article.
    pub(super) fn open(&mut self, article: u32) {
        if article != self.article {
            (self.article, self.first) = (article, 0);
        }
        self.start.from(self.first);
    }

    /// Adds to the row that is being filled.
    pub(super) fn add(&mut self, kind: u8, start: u32, end: u32) {
        if self.kind.len() == self.closed {
            self.first = start;
        }
        self.kind.push(kind);
        self.start.push(start);
        self.len.push(end.saturating_sub(start));
    }

    /// Ends the row.
    pub(super) fn close(&mut self) {
        self.n.push((self.kind.len() - self.closed) as u32);
        self.closed = self.kind.len();
    }
}

#[derive(Default, Serialize)]
pub(super) struct Actors {
    pub(super) id: Vec<String>,
    pub(super) name: Vec<String>,
    pub(super) kind: Vec<u32>,
    pub(super) country: Vec<u32>,
    pub(super) code: Vec<u32>,
    pub(super) wikidata: Vec<String>,
}

#[derive(Default, Serialize)]
pub(super) struct Articles {
    pub(super) id: Vec<String>,
    pub(super) source_id: Vec<String>,
    pub(super) title: Vec<String>,
    pub(super) source: Vec<u32>,
    pub(super) url: Vec<String>,
    pub(super) date: Vec<u32>,
    pub(super) basis: Vec<u32>,
    pub(super) sentences: Vec<u32>,
    /// Row of the article that this one repeats.
    pub(super) copy_of: Vec<i32>,
    pub(super) wire: Vec<u32>,
}

/// Parties of all events, one after the other.
#[derive(Default, Serialize)]
pub(super) struct Parties {
    pub(super) actor: Vec<u32>,
    pub(super) code: Vec<u32>,
    pub(super) country: Vec<u32>,
    pub(super) start: Vec<i32>,
    pub(super) len: Vec<u32>,
    pub(super) implicit: Vec<u8>,
}

/// A class of events: what depends on the code alone.
#[derive(Default, Serialize)]
pub(super) struct Classes {
    pub(super) event_type: Vec<u32>,
    pub(super) mode: Vec<u32>,
    pub(super) cameo: Vec<String>,
    pub(super) label: Vec<String>,
    pub(super) quad: Vec<u8>,
    pub(super) goldstein: Vec<f32>,
}

#[derive(Default, Serialize)]
pub(super) struct Events {
    pub(super) article: Vec<u32>,
    pub(super) sentence: Vec<i32>,
    pub(super) class: Vec<u32>,
    pub(super) word: Vec<u32>,
    pub(super) start: Vec<u32>,
    pub(super) len: Vec<u32>,
    pub(super) n_source: Vec<u32>,
    pub(super) n_target: Vec<u32>,
    pub(super) parties: Parties,
    pub(super) date: Vec<u32>,
    pub(super) basis: Vec<u32>,
    pub(super) place: Vec<i32>,
    pub(super) negative: Vec<u8>,
    pub(super) modality: Vec<u32>,
    pub(super) certainty: Vec<u32>,
    pub(super) by: Vec<i32>,
    pub(super) by_kind: Vec<u32>,
    pub(super) by_quote: Vec<i32>,
    pub(super) performs: Vec<i32>,
    pub(super) coref: Vec<i32>,
    pub(super) cluster: Vec<i32>,
    pub(super) why: Vec<u32>,
    pub(super) confidence: Vec<u8>,
    pub(super) reading: Vec<String>,
    pub(super) marks: Marks,
    /// Rows and ids of events whose id is not made of article, trigger and type alone.
    pub(super) odd_ids: Vec<(u32, String)>,
}

#[derive(Default, Serialize)]
pub(super) struct Quotes {
    pub(super) article: Vec<u32>,
    pub(super) sentence: Vec<i32>,
    pub(super) kind: Vec<u32>,
    pub(super) cue: Vec<u32>,
    pub(super) class: Vec<u32>,
    pub(super) speakers: Lists,
    /// The speaker's words, in `phrases`; nothing where they stand in the text.
    pub(super) speaker: Vec<u32>,
    pub(super) phrases: Pool,
    pub(super) resolution: Vec<u32>,
    /// Actors that the content names.
    pub(super) about: Lists,
    pub(super) negative: Vec<u8>,
    pub(super) core: Vec<u8>,
    pub(super) why: Vec<u32>,
    /// How it is read out, in `templates`.
    pub(super) reading: Vec<u32>,
    pub(super) templates: Pool,
    pub(super) marks: Marks,
    pub(super) odd_ids: Vec<(u32, String)>,
}

#[derive(Default, Serialize)]
pub(super) struct Stances {
    pub(super) article: Vec<u32>,
    pub(super) sentence: Vec<i32>,
    pub(super) class: Vec<u32>,
    pub(super) polarity: Vec<i8>,
    pub(super) intensity: Vec<u8>,
    pub(super) negated: Vec<u8>,
    pub(super) holders: Lists,
    pub(super) targets: Lists,
    /// The target's words, in `phrases`; nothing where they stand in the text.
    pub(super) object: Vec<u32>,
    pub(super) phrases: Pool,
    pub(super) connoted: Vec<u8>,
    pub(super) by: Vec<i32>,
    pub(super) quote: Vec<i32>,
    pub(super) why: Vec<u32>,
    /// How it is read out, in `templates`.
    pub(super) reading: Vec<u32>,
    pub(super) templates: Pool,
    pub(super) marks: Marks,
    pub(super) odd_ids: Vec<(u32, String)>,
}

#[derive(Default, Serialize)]
pub(super) struct Places {
    pub(super) article: Vec<u32>,
    pub(super) sentence: Vec<i32>,
    pub(super) start: Vec<u32>,
    pub(super) len: Vec<u32>,
    pub(super) name: Vec<u32>,
    pub(super) country: Vec<u32>,
    pub(super) lat: Vec<Option<f32>>,
    pub(super) lon: Vec<Option<f32>>,
    pub(super) precision: Vec<u32>,
    pub(super) why: Vec<u32>,
}

/// Rules and lexicon rows, and the lists of them that records give as their reasons.
#[derive(Default, Serialize)]
pub(super) struct Reasons {
    pub(super) rule: Vec<u32>,
    pub(super) file: Vec<u32>,
    pub(super) line: Vec<u32>,
    pub(super) entry: Vec<String>,
    pub(super) lists: Lists,
}

/// Texts of some articles, with their sentences.
#[derive(Default, Serialize)]
pub(super) struct Texts {
    pub(super) text: Vec<String>,
    pub(super) n: Vec<u32>,
    /// Each counted from the end of the sentence before.
    pub(super) start: Steps,
    pub(super) len: Vec<u32>,
    pub(super) paragraph: Vec<u32>,
    pub(super) kind: Vec<u32>,
}

/// What is marked in the texts of some articles beside the records: mentions and times.
#[derive(Default, Serialize)]
pub(super) struct Layers {
    pub(super) n_mentions: Vec<u32>,
    pub(super) m_start: Steps,
    pub(super) m_len: Vec<u32>,
    pub(super) m_actor: Vec<i32>,
    pub(super) m_code: Vec<u32>,
    pub(super) m_resolution: Vec<u32>,
    pub(super) m_why: Vec<u32>,
    pub(super) n_times: Vec<u32>,
    pub(super) t_start: Steps,
    pub(super) t_len: Vec<u32>,
    pub(super) t_value: Vec<u32>,
}

#[derive(Default, Serialize)]
pub(super) struct Clusters {
    pub(super) id: Vec<String>,
    pub(super) event_type: Vec<u32>,
    /// Codes of countries, or ids of actors that have none.
    pub(super) source: Vec<Vec<String>>,
    pub(super) target: Vec<Vec<String>>,
    pub(super) date: Vec<String>,
    pub(super) reports: Lists,
    pub(super) n_reports: Vec<u32>,
    pub(super) n_outlets: Vec<u32>,
    pub(super) n_independent: Vec<u32>,
    /// For each cluster the fields in dispute, with what is told and by how many.
    pub(super) disagreements: Vec<Vec<String>>,
}
