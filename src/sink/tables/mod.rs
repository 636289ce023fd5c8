//! Linked flat tables, each as JSON Lines and as CSV. Every row carries `article`.
//!
//! Both files of a table are made from the same fields in one pass. JSON Lines is exact; CSV is for spreadsheets:
//! lists and objects are JSON text, and cells that a spreadsheet would run as a formula are made harmless (`csv`).

mod csv;
mod row;

use serde::Serialize;

use super::nested::InFolder;
use super::{Blank, Piece, Sink, Target};
use crate::base::Error;
use crate::record::{ArticleRecord, EventRecord, Participant, Record, Str};
use row::Row;

/// A table: its name and its columns, in order.
pub struct Table {
    /// Name of the files, without extension.
    pub name: &'static str,
    /// Columns.
    pub columns: &'static [&'static str],
}

/// The tables, in the order in which they are listed.
pub const TABLES: &[Table] = &[
    Table {
        name: "articles",
        columns: &[
            "article",
            "id",
            "source_id",
            "text",
            "title",
            "title_span",
            "byline",
            "dateline",
            "source",
            "url",
            "language",
            "date_published",
            "date_published_basis",
            "sha256",
            "n_codepoints",
            "n_sentences",
            "n_tokens",
            "near_duplicate_of",
            "wire_credit",
            "author",
            "issues",
        ],
    },
    Table {
        name: "sentences",
        columns: &["article", "id", "index", "paragraph", "kind", "start", "end", "text"],
    },
    Table {
        name: "mentions",
        columns: &[
            "article",
            "id",
            "sentence",
            "start",
            "end",
            "text",
            "head",
            "mention_type",
            "entity_type",
            "actor",
            "actors",
            "code",
            "country",
            "sector",
            "role_text",
            "metonym",
            "resolution",
            "antecedent",
            "why",
        ],
    },
    Table {
        name: "actors",
        columns: &[
            "article",
            "id",
            "name",
            "entity_type",
            "country",
            "sector",
            "code",
            "office",
            "wikidata",
            "n_mentions",
            "n_quotes",
            "n_events",
        ],
    },
    Table {
        name: "quotes",
        columns: &[
            "article",
            "id",
            "sentence",
            "quote_type",
            "content",
            "quoted_spans",
            "cue",
            "cue_lemma",
            "cue_class",
            "speaker",
            "speaker_actor",
            "speaker_actors",
            "speaker_code",
            "speaker_resolution",
            "addressee",
            "via",
            "polarity",
            "core",
            "why",
        ],
    },
    Table {
        name: "stances",
        columns: &[
            "article",
            "id",
            "sentence",
            "stance",
            "polarity",
            "intensity",
            "negated",
            "phrase",
            "holder",
            "holder_actor",
            "holder_actors",
            "target",
            "target_actor",
            "target_actors",
            "hedge",
            "condition",
            "basis",
            "reported_by",
            "quote",
            "why",
        ],
    },
    Table {
        name: "times",
        columns: &[
            "article",
            "id",
            "sentence",
            "start",
            "end",
            "text",
            "timex_type",
            "value",
            "mod",
            "basis",
            "why",
        ],
    },
    Table {
        name: "places",
        columns: &[
            "article",
            "id",
            "sentence",
            "start",
            "end",
            "text",
            "name",
            "country",
            "admin1",
            "lat",
            "lon",
            "population",
            "geonames",
            "precision",
            "why",
        ],
    },
    Table {
        name: "events",
        columns: &[
            "article",
            "id",
            "sentence",
            "event_type",
            "mode",
            "cameo",
            "cameo_label",
            "quad",
            "goldstein",
            "trigger",
            "source",
            "target",
            "date",
            "date_basis",
            "time",
            "place",
            "polarity",
            "negation_cue",
            "modality",
            "modality_cue",
            "condition",
            "certainty",
            "attribution",
            "quote",
            "counts",
            "evidence",
            "coref",
            "why",
            "confidence",
            "cluster",
        ],
    },
    Table {
        name: "participants",
        columns: &[
            "article", "event", "role", "position", "actor", "code", "country", "sector", "text", "start",
            "end", "mention", "implicit",
        ],
    },
    Table { name: "stance_summary", columns: &["article", "holder", "target", "stance", "n", "n_negated"] },
];

/// The names of all files that this format writes.
pub(super) fn file_names() -> impl Iterator<Item = String> {
    TABLES.iter().flat_map(|t| [format!("{}.jsonl", t.name), format!("{}.csv", t.name)])
}

/// A party of an event as a row of its own.
#[derive(Serialize)]
struct ParticipantRow<'a> {
    event: &'a str,
    role: &'static str,
    position: u32,
    actor: &'a Str<'a>,
    code: Option<&'a str>,
    country: Option<&'a str>,
    sector: Option<&'a str>,
    text: Option<&'a str>,
    start: Option<u32>,
    end: Option<u32>,
    mention: Option<&'a str>,
    implicit: bool,
}

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    let mut rows = Rows { row: Row::new(&record.article.id), piece };
    rows.article(&record.article);
    rows.table(&record.sentences);
    rows.table(&record.mentions);
    rows.table(&record.actors);
    rows.table(&record.quotes);
    rows.table(&record.stances);
    rows.table(&record.times);
    rows.table(&record.places);
    rows.table(&record.events);
    rows.table(
        record
            .events
            .iter()
            .flat_map(|e| parties(e, "source", &e.source).chain(parties(e, "target", &e.target))),
    );
    rows.table(&record.stance_summary);
}

fn parties<'a>(
    event: &'a EventRecord<'a>,
    role: &'static str,
    list: &'a [Participant<'a>],
) -> impl Iterator<Item = ParticipantRow<'a>> {
    (0u32..).zip(list).map(move |(position, p)| ParticipantRow {
        event: &event.id,
        role,
        position,
        actor: &p.actor,
        code: p.code.as_deref(),
        country: p.country.as_deref(),
        sector: p.sector.as_deref(),
        text: p.text.as_deref(),
        start: p.start,
        end: p.end,
        mention: p.mention.as_deref(),
        implicit: p.implicit,
    })
}

/// A row or a head in both forms of a table.
pub struct Lines {
    /// A line of JSON; nothing for a head.
    pub json: Vec<u8>,
    /// A line of CSV.
    pub csv: Vec<u8>,
}

impl Lines {
    /// A record as a row of these columns, with the id of its article in front where it belongs to one.
    ///
    /// # Panics
    /// If the record is not a struct of plain values.
    pub fn row(article: Option<&str>, record: &impl Serialize, columns: &[&str]) -> Lines {
        let mut row = article.map_or_else(Row::apart, Row::new);
        row.fill(record);
        let mut lines = Lines { json: Vec::new(), csv: Vec::new() };
        row.write_json(&mut lines.json);
        csv::write_row(&row, columns, &mut lines.csv);
        lines
    }

    /// The names of the columns.
    pub fn head(columns: &[&str]) -> Lines {
        Lines { json: Vec::new(), csv: csv::header(columns).into_bytes() }
    }
}

/// Fills the buffers of a piece, two a table, in the order of [`TABLES`].
struct Rows<'p> {
    row: Row,
    piece: &'p mut Piece,
}

impl Rows<'_> {
    /// The row of the article, with a blank for what only the order of the articles tells.
    fn article(&mut self, record: &ArticleRecord) {
        let columns = TABLES[0].columns;
        let blank = columns.iter().position(|c| *c == "near_duplicate_of").expect("the column is there");
        let (mut line, mut cells) = (Vec::new(), Vec::new());
        self.row.fill(record);
        self.row.write_json(&mut line);
        self.piece.chunks.push(line);
        self.piece.note_json_blank();
        csv::write_cells(&self.row, columns, 0..blank + 1, &mut cells);
        self.piece.blanks.push(Blank { chunk: 1, at: cells.len(), len: 0 });
        csv::write_cells(&self.row, columns, blank + 1..columns.len(), &mut cells);
        cells.push(b'\n');
        self.piece.chunks.push(cells);
    }

    fn table(&mut self, records: impl IntoIterator<Item = impl Serialize>) {
        let columns = TABLES[self.piece.chunks.len() / 2].columns;
        let (mut lines, mut cells) = (Vec::new(), Vec::new());
        for record in records {
            self.row.fill(&record);
            self.row.write_json(&mut lines);
            csv::write_row(&self.row, columns, &mut cells);
        }
        self.piece.chunks.push(lines);
        self.piece.chunks.push(cells);
    }
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    let Target::Folder(mut folder) = target else {
        return Err(Error::option("the format `tables` needs a folder", "-o DIR"));
    };
    for (name, table) in file_names().zip(TABLES.iter().flat_map(|t| [t, t])) {
        let head = if name.ends_with(".csv") { csv::header(table.columns) } else { String::new() };
        folder.add(&name, head.as_bytes())?;
    }
    Ok(Box::new(InFolder(folder)))
}
