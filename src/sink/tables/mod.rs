//! Linked flat tables as JSON Lines, as CSV or TSV, or as JSON Lines and CSV. Every row carries `article`.
//!
//! Both files of a table are made from the same fields in one pass. JSON Lines is exact; CSV and TSV are for
//! spreadsheets: lists and objects are JSON text, and cells that a spreadsheet would run as a formula are made harmless
//! (`csv`). The walk over the tables of a record ([`each`]) serves the other flat formats too.

pub(super) mod csv;
pub(super) mod row;

use serde::Serialize;

use super::nested::InFolder;
use super::{Blank, Piece, Sink, Target};
use crate::base::Error;
use crate::record::Record;
use row::{Both, Rows};

/// A table: its name and its columns, in order.
pub struct Table {
    /// Name of the files, without extension.
    pub name: &'static str,
    /// Columns.
    pub columns: &'static [&'static str],
}

/// The place of a column among those that are left. Fields that are left out stand between: most of their names differ in
/// the first letter, or in length.
#[inline]
pub(in crate::sink) fn column(columns: &[&str], name: &str) -> Option<usize> {
    columns.iter().position(|c| c.as_bytes().first() == name.as_bytes().first() && *c == name)
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

/// Numbers of the table of articles and of its column that only the order of the articles fills.
pub(super) const ARTICLES: usize = 0;
pub(super) const BLANK: usize = 17;

/// Takes the rows of one article, table by table.
pub(super) trait Tables {
    /// Takes the rows of the table with this number in [`TABLES`].
    fn table<R: Serialize>(&mut self, number: usize, rows: impl IntoIterator<Item = R>);
}

/// Hands on the rows of all tables, in the order of [`TABLES`].
pub(super) fn each(record: &Record, to: &mut impl Tables) {
    to.table(ARTICLES, [&record.article]);
    to.table(1, &record.sentences);
    to.table(2, &record.mentions);
    to.table(3, &record.actors);
    to.table(4, &record.quotes);
    to.table(5, &record.stances);
    to.table(6, &record.times);
    to.table(7, &record.places);
    to.table(8, &record.events);
    to.table(9, record.events.iter().flat_map(|e| e.participants()));
    to.table(10, &record.stance_summary);
}

/// What the columns of a table hold after `article`, in the order of its record.
#[cfg(any(test, feature = "parquet", feature = "sqlite"))]
pub(super) fn fields(table: &str) -> Vec<crate::record::Field> {
    use crate::record::*;
    match table {
        "articles" => fields::<ArticleRecord>(),
        "sentences" => fields::<SentenceRecord>(),
        "mentions" => fields::<MentionRecord>(),
        "actors" => fields::<ActorRecord>(),
        "quotes" => fields::<QuoteRecord>(),
        "stances" => fields::<StanceRecord>(),
        "times" => fields::<TimeRecord>(),
        "places" => fields::<PlaceRecord>(),
        "events" => fields::<EventRecord>(),
        "participants" => fields::<ParticipantRecord>(),
        "stance_summary" => fields::<StanceSummary>(),
        _ => Vec::new(),
    }
}

/// A row or a head in both forms of a table.
pub struct Lines {
    /// A line of JSON; nothing for a head.
    pub json: Vec<u8>,
    /// A line of CSV.
    pub csv: Vec<u8>,
}

impl Lines {
    /// A record as a row of these columns, which are its fields in their order, with the id of its article in front where
    /// it belongs to one.
    ///
    /// # Panics
    /// If the record is not a struct, or has a field that is no column.
    pub fn row(article: Option<&str>, record: &impl Serialize, columns: &[&str]) -> Lines {
        let mut rows = Rows::new(b',', Both::default());
        rows.push(article, record, columns, None);
        let Both { lines, cells } = rows.end();
        Lines { json: lines, csv: cells }
    }

    /// The names of the columns.
    pub fn head(columns: &[&str]) -> Lines {
        Lines { json: Vec::new(), csv: csv::header(columns, b',').into_bytes() }
    }
}

/// Fills the buffers of a piece: for each table one of JSON Lines and one of separated values, or only the second.
struct Filler<'p> {
    article: &'p str,
    lines: bool,
    /// What stands between two cells.
    separator: u8,
    piece: &'p mut Piece,
}

impl Tables for Filler<'_> {
    fn table<R: Serialize>(&mut self, number: usize, records: impl IntoIterator<Item = R>) {
        let columns = TABLES[number].columns;
        let marked = (number == ARTICLES).then_some(BLANK);
        let buffers = Both { lines: self.piece.buffer(), cells: self.piece.buffer() };
        let mut rows = Rows::new(self.separator, buffers);
        for record in records {
            let at = rows.push(Some(self.article), &record, columns, marked);
            if let Some(at) = at {
                let chunk = self.piece.chunks.len() + usize::from(self.lines);
                self.piece.blanks.push(Blank { chunk, at, len: 0, form: super::quoted });
            }
            if !self.lines {
                rows.forget_lines();
            }
        }
        let Both { lines, cells } = rows.end();
        if self.lines {
            self.piece.chunks.push(lines);
            if number == ARTICLES {
                self.piece.note_json_blank();
            }
        }
        self.piece.chunks.push(cells);
    }
}

fn fill(record: &Record, lines: bool, separator: u8, piece: &mut Piece) {
    each(record, &mut Filler { article: &record.article.id, lines, separator, piece });
}

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    fill(record, true, b',', piece);
}

pub(super) fn encode_csv(record: &Record, piece: &mut Piece) {
    fill(record, false, b',', piece);
}

pub(super) fn encode_tsv(record: &Record, piece: &mut Piece) {
    fill(record, false, b'\t', piece);
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    open_files(target, "tables", &[("jsonl", None), ("csv", Some(b','))])
}

pub(super) fn open_csv(target: Target) -> Result<Box<dyn Sink>, Error> {
    open_files(target, "csv", &[("csv", Some(b','))])
}

pub(super) fn open_tsv(target: Target) -> Result<Box<dyn Sink>, Error> {
    open_files(target, "tsv", &[("tsv", Some(b'\t'))])
}

/// Opens the files of all tables, with a line of column names where there is a separator.
fn open_files(target: Target, format: &str, kinds: &[(&str, Option<u8>)]) -> Result<Box<dyn Sink>, Error> {
    let mut folder = target.folder(format)?;
    for table in TABLES {
        for (extension, separator) in kinds {
            let head = separator.map_or(String::new(), |s| csv::header(table.columns, s));
            folder.add(&format!("{}.{extension}", table.name), head.as_bytes())?;
        }
    }
    Ok(Box::new(InFolder(folder)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_blank_is_where_it_is_said_to_be() {
        assert_eq!(TABLES[ARTICLES].columns[BLANK], "near_duplicate_of");
    }

    #[test]
    fn the_columns_are_the_fields_of_the_records() {
        for table in TABLES {
            let names = fields(table.name).into_iter().map(|f| f.name);
            assert_eq!(
                ["article"].into_iter().chain(names).collect::<Vec<_>>(),
                table.columns,
                "{}",
                table.name
            );
        }
    }
}
