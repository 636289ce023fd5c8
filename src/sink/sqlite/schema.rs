//! What the database looks like: tables, keys, indexes, full-text search, views.

use crate::record::Shape;
use crate::sink::tables::{Table, fields};

/// The column of the words of a quote, which only the database has: its search needs plain text.
pub(super) const QUOTE_WORDS: &str = "words";

/// Keys of a table: its own, and those that it refers to with.
fn keys(table: &str) -> (&'static str, &'static [(&'static str, &'static str)]) {
    match table {
        "articles" => ("id", &[]),
        "sentences" => ("id", &[("article", "articles(id)")]),
        "actors" => ("article, id", &[("article", "articles(id)")]),
        "mentions" => (
            "id",
            &[
                ("article", "articles(id)"),
                ("sentence", "sentences(id)"),
                ("article, actor", "actors(article, id)"),
                ("antecedent", "mentions(id)"),
            ],
        ),
        "quotes" => (
            "id",
            &[
                ("article", "articles(id)"),
                ("sentence", "sentences(id)"),
                ("article, speaker_actor", "actors(article, id)"),
            ],
        ),
        "stances" => (
            "id",
            &[
                ("article", "articles(id)"),
                ("sentence", "sentences(id)"),
                ("article, holder_actor", "actors(article, id)"),
                ("article, target_actor", "actors(article, id)"),
                ("article, reported_by", "actors(article, id)"),
                ("quote", "quotes(id)"),
            ],
        ),
        "times" | "places" => ("id", &[("article", "articles(id)"), ("sentence", "sentences(id)")]),
        "events" => (
            "id",
            &[
                ("article", "articles(id)"),
                ("sentence", "sentences(id)"),
                ("time", "times(id)"),
                ("place", "places(id)"),
                ("quote", "quotes(id)"),
                ("coref", "events(id)"),
            ],
        ),
        "participants" => (
            "event, role, position",
            &[
                ("article", "articles(id)"),
                ("event", "events(id)"),
                ("article, actor", "actors(article, id)"),
                ("mention", "mentions(id)"),
            ],
        ),
        "stance_summary" => (
            "",
            &[
                ("article", "articles(id)"),
                ("article, holder", "actors(article, id)"),
                ("article, target", "actors(article, id)"),
            ],
        ),
        _ => ("", &[]),
    }
}

/// The statement that makes a table; without its own key, rows are added to it without a look into an index.
pub(super) fn create(table: &Table, keyed: bool) -> String {
    let fields = fields(table.name);
    let mut parts: Vec<String> = table
        .columns
        .iter()
        .map(|column| {
            let field = fields.iter().find(|f| f.name == *column);
            let kind = match field.map(|f| &f.shape) {
                Some(Shape::Integer | Shape::Boolean) => "INTEGER",
                Some(Shape::Number) => "REAL",
                _ => "TEXT",
            };
            let required = field.is_none_or(|f| !f.optional && f.name != "issues");
            format!("{} {kind}{}", quoted(column), if required { " NOT NULL" } else { "" })
        })
        .collect();
    if table.name == "quotes" {
        parts.push(format!("{QUOTE_WORDS} TEXT NOT NULL"));
    }
    let (own, others) = keys(table.name);
    if keyed && !own.is_empty() {
        parts.push(format!("PRIMARY KEY ({own})"));
    }
    parts.extend(others.iter().map(|(columns, to)| {
        let columns: Vec<String> = columns.split(", ").map(quoted).collect();
        format!("FOREIGN KEY ({}) REFERENCES {to}", columns.join(", "))
    }));
    format!("CREATE TABLE {} (\n  {}\n)", table.name, parts.join(",\n  "))
}

/// The statements that give a table its own key when its rows are there: the index that the key would have had from the
/// start, made by sorting, under the name that SQLite knows it by, and the statement of the table with the key in it.
pub(super) fn add_key(table: &Table) -> Option<String> {
    let (own, _) = keys(table.name);
    let name = table.name;
    (!own.is_empty()).then(|| {
        format!(
            "CREATE UNIQUE INDEX {name}_key ON {name} ({own});
             UPDATE sqlite_schema SET name = 'sqlite_autoindex_{name}_1', sql = NULL WHERE name = '{name}_key';
             UPDATE sqlite_schema SET sql = '{}' WHERE type = 'table' AND name = '{name}'",
            create(table, true).replace('\'', "''")
        )
    })
}

fn quoted(column: &str) -> String {
    format!("\"{column}\"")
}

/// The statement that adds a row.
pub(super) fn insert(table: &Table) -> String {
    let n = table.columns.len() + usize::from(table.name == "quotes");
    format!("INSERT INTO {} VALUES ({})", table.name, vec!["?"; n].join(", "))
}

/// Indexes on what is looked up and joined.
pub(super) const INDEXES: &[&str] = &[
    "CREATE INDEX sentences_article ON sentences (article)",
    "CREATE INDEX mentions_actor ON mentions (actor)",
    "CREATE INDEX mentions_article ON mentions (article)",
    "CREATE INDEX actors_id ON actors (id)",
    "CREATE INDEX quotes_article ON quotes (article)",
    "CREATE INDEX quotes_speaker ON quotes (speaker_actor)",
    "CREATE INDEX stances_article ON stances (article)",
    "CREATE INDEX stances_holder ON stances (holder_actor)",
    "CREATE INDEX stances_target ON stances (target_actor)",
    "CREATE INDEX times_article ON times (article)",
    "CREATE INDEX places_article ON places (article)",
    "CREATE INDEX events_article ON events (article)",
    "CREATE INDEX events_type ON events (event_type, date)",
    "CREATE INDEX events_date ON events (date)",
    "CREATE INDEX participants_actor ON participants (actor)",
];

/// A table of words of another table, and the statement by which it follows that.
pub(super) struct Search {
    name: &'static str,
    pub(super) create: &'static str,
    pub(super) fill: &'static str,
}

impl Search {
    /// The statement that sets options.
    pub(super) fn set(&self, options: [(&str, u32); 2]) -> String {
        let values: Vec<String> =
            options.iter().map(|(name, value)| format!("('{name}', {value})")).collect();
        format!("INSERT INTO {name} ({name}, rank) VALUES {}", values.join(", "), name = self.name)
    }
}

/// Options of search while rows come: it gathers so many bytes before it writes a segment that a batch makes one, and
/// joins eight of them at a time. And those that it has by itself.
pub(super) const WRITING: [(&str, u32); 2] = [("hashsize", 32 << 20), ("automerge", 8)];
pub(super) const USUAL: [(&str, u32); 2] = [("hashsize", 1 << 20), ("automerge", 4)];

/// Sentences that search does not know yet.
pub(super) const UNSEARCHED: &str = "SELECT (SELECT coalesce(max(rowid), 0) FROM sentences)
- (SELECT coalesce(max(id), 0) FROM sentences_fts_docsize)";

/// Search. Datasette shows its search box only where the name of the content table stands in double quotes.
pub(super) const SEARCH: &[Search] = &[
    Search {
        name: "sentences_fts",
        create: r#"CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content="sentences", tokenize="unicode61 remove_diacritics 2")"#,
        fill: "INSERT INTO sentences_fts(rowid, text) SELECT rowid, text FROM sentences
WHERE rowid > (SELECT coalesce(max(id), 0) FROM sentences_fts_docsize)",
    },
    Search {
        name: "quotes_fts",
        create: r#"CREATE VIRTUAL TABLE quotes_fts USING fts5(words, content="quotes", tokenize="unicode61 remove_diacritics 2")"#,
        fill: "INSERT INTO quotes_fts(rowid, words) SELECT rowid, words FROM quotes
WHERE rowid > (SELECT coalesce(max(id), 0) FROM quotes_fts_docsize)",
    },
];

/// Views for reading.
pub(super) const VIEWS: &[&str] = &[
    "CREATE VIEW who_did_what AS
SELECT e.date AS date,
  (SELECT group_concat(a.name, ', ') FROM participants p
    JOIN actors a ON a.article = p.article AND a.id = p.actor WHERE p.event = e.id AND p.role = 'source') AS who,
  e.event_type AS did, e.mode AS mode,
  (SELECT group_concat(a.name, ', ') FROM participants p
    JOIN actors a ON a.article = p.article AND a.id = p.actor WHERE p.event = e.id AND p.role = 'target') AS to_whom,
  e.cameo AS cameo, e.cameo_label AS cameo_label, e.goldstein AS goldstein,
  e.polarity AS polarity, e.modality AS modality, e.certainty AS certainty,
  json_extract(e.attribution, '$.actor') AS according_to,
  json_extract(e.\"trigger\", '$.text') AS trigger_words, s.text AS sentence,
  r.source_id AS source_id, r.date_published AS published, e.coref AS retells, e.confidence AS confidence,
  e.article AS article, e.id AS event
FROM events e JOIN articles r ON r.id = e.article LEFT JOIN sentences s ON s.id = e.sentence",
    "CREATE VIEW who_said_what AS
SELECT r.date_published AS published, a.name AS who, json_extract(q.speaker, '$.text') AS speaker_words,
  q.speaker_code AS code, q.cue_lemma AS cue, q.polarity AS polarity, q.words AS words, q.quote_type AS quote_type,
  json_extract(q.addressee, '$.text') AS to_whom, json_extract(q.via, '$.text') AS via,
  q.speaker_actor AS actor, q.speaker_resolution AS speaker_resolution, r.source_id AS source_id,
  q.article AS article, q.id AS quote
FROM quotes q JOIN articles r ON r.id = q.article
LEFT JOIN actors a ON a.article = q.article AND a.id = q.speaker_actor
WHERE q.quote_type <> 'scare'",
    "CREATE VIEW who_stands_where AS
SELECT r.date_published AS published, h.name AS who, k.stance AS stance, k.negated AS negated,
  k.polarity AS polarity, k.intensity AS intensity, t.name AS towards, json_extract(k.target, '$.text') AS about,
  json_extract(k.phrase, '$.text') AS phrase, k.basis AS basis, b.name AS reported_by,
  k.holder_actor AS holder_actor, k.target_actor AS target_actor, r.source_id AS source_id,
  k.article AS article, k.id AS stance_id
FROM stances k JOIN articles r ON r.id = k.article
LEFT JOIN actors h ON h.article = k.article AND h.id = k.holder_actor
LEFT JOIN actors t ON t.article = k.article AND t.id = k.target_actor
LEFT JOIN actors b ON b.article = k.article AND b.id = k.reported_by",
];
