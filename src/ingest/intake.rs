//! What holds for every format: publication dates, source ids, titles put in front of the text.

use std::hash::{DefaultHasher, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::date::{date_in_dateline, date_in_name};
use super::{Fault, FieldNames, Origin, Raw, parse_date};
use crate::article::{Article, DateBasis};

/// Where publication dates are looked for first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DateSource {
    /// The field `date`, then the name of a file that is one article.
    #[default]
    Usual,
    /// The file's name before anything else, of files that hold many articles too.
    FileName,
    /// Another field of JSON objects and tables.
    Field(String),
}

impl FromStr for DateSource {
    type Err = String;

    fn from_str(text: &str) -> Result<DateSource, String> {
        match text.split_once(':') {
            None if text == "filename" => Ok(DateSource::FileName),
            Some(("field", name)) if !name.is_empty() => Ok(DateSource::Field(name.into())),
            _ => Err("expected `filename` or `field:NAME`".into()),
        }
    }
}

/// How articles are taken in.
#[derive(Clone, Debug, Default)]
pub struct IntakeOptions {
    /// The date of articles that have none of their own.
    pub date: Option<Date>,
    /// Where dates are looked for first.
    pub date_source: DateSource,
    /// Put the title in front of the text, as a headline.
    pub title_as_headline: bool,
    /// What the fields of JSON objects and of tables are called.
    pub fields: FieldNames,
}

impl IntakeOptions {
    /// What the fields are called, that of the date as `date_source` has it.
    pub fn field_names(&self) -> Arc<FieldNames> {
        let mut names = self.fields.clone();
        if let DateSource::Field(name) = &self.date_source {
            names.date.clone_from(name);
        }
        names.into()
    }
}

/// An article that is ready for analysis.
#[derive(Debug)]
pub struct Arrival {
    /// The article.
    pub article: Article,
    /// Its place in the input, for messages.
    pub place: String,
    /// Code points of a title that was put in front of the text; 0 for none.
    pub title_codepoints: u32,
    /// What is worth telling, by kind.
    pub warnings: Vec<(&'static str, Fault)>,
}

/// Makes articles of what the readers hand on; remembers which ids were given.
pub struct Intake {
    options: IntakeOptions,
    /// Hashes of the ids given so far with how often each was asked for. Whole ids would hold the memory of the corpus;
    /// a false hit among ten million ids has a chance of three in a million and costs a needless `#2`.
    given: FxHashMap<u64, u32>,
}

impl Intake {
    /// A fresh start.
    pub fn new(options: IntakeOptions) -> Intake {
        Intake { options, given: FxHashMap::default() }
    }

    /// The article of a raw one.
    pub fn admit(&mut self, raw: Raw, origin: &Origin) -> Arrival {
        let line = raw.line;
        let said = |(kind, why): &(&'static str, String)| (*kind, Fault::new(kind, origin, line, why, ""));
        let mut warnings: Vec<_> = raw.warnings.iter().map(said).collect();
        let (date, date_basis) = self.date(&raw, origin, &mut warnings);
        let source_id = self.source_id(raw.id, origin, line, &mut warnings);
        let (mut text, mut title_codepoints) = (raw.text, 0);
        if self.options.title_as_headline
            && let Some(title) = raw.title.as_deref().map(str::trim)
            && !title.is_empty()
            && !text.trim_start().starts_with(title)
        {
            text = format!("{title}\n\n{text}");
            title_codepoints = title.chars().count() as u32;
        }
        let article = Article {
            source_id,
            text,
            title: raw.title,
            url: raw.url,
            source: raw.source,
            language: raw.language,
            author: raw.author,
            date,
            date_basis,
        };
        let place = Fault::new("", origin, line, "", "").place;
        Arrival { article, place, title_codepoints, warnings }
    }

    fn date(
        &self,
        raw: &Raw,
        origin: &Origin,
        warnings: &mut Vec<(&'static str, Fault)>,
    ) -> (Option<Date>, DateBasis) {
        let by_name = || date_in_name(&origin.name).map(|d| (Some(d), DateBasis::Filename));
        let first = (self.options.date_source == DateSource::FileName).then(by_name).flatten();
        if let Some(found) = first {
            return found;
        }
        if let Some(written) = &raw.date {
            if let Some(date) = parse_date(written) {
                return (Some(date), DateBasis::Metadata);
            }
            let shown: String = written.chars().take(40).collect();
            let why = format!("`{shown}` is not a date that can be read");
            warnings.push(("date", Fault::new("date unknown", origin, raw.line, why, "YYYY-MM-DD")));
            // A stated date that cannot be read is unknown; another source would pass for it.
            return (None, DateBasis::None);
        }
        // Only a file that is one article says with its name when that was published.
        let one = raw.line.is_none() && origin.name != "-";
        one.then(by_name)
            .flatten()
            .or_else(|| self.options.date.map(|d| (Some(d), DateBasis::Flag)))
            .or_else(|| date_in_dateline(&raw.text).map(|d| (Some(d), DateBasis::Dateline)))
            .unwrap_or_default()
    }

    fn source_id(
        &mut self,
        own: Option<String>,
        origin: &Origin,
        line: Option<u64>,
        warnings: &mut Vec<(&'static str, Fault)>,
    ) -> String {
        let id = own.unwrap_or_else(|| match line {
            Some(n) => format!("{}:{n}", origin.name),
            None => origin.name.clone(),
        });
        let first = self.count(&id);
        if first == 1 {
            return id;
        }
        let mut n = first;
        let mut next = format!("{id}#{n}");
        // The input may itself hold an id such as `x#2`.
        while self.count(&next) > 1 {
            n += 1;
            next = format!("{id}#{n}");
        }
        let why = format!("the id `{id}` was seen before; this article is `{next}`");
        warnings.push(("repeated id", Fault::new("repeated id", origin, line, why, "")));
        next
    }

    fn count(&mut self, id: &str) -> u32 {
        let mut hash = DefaultHasher::new();
        hash.write(id.as_bytes());
        let n = self.given.entry(hash.finish()).or_insert(0);
        *n += 1;
        *n
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin(name: &str) -> Origin {
        Origin::new(format!("in/{name}"), name)
    }

    fn raw(id: Option<&str>, date: Option<&str>, line: Option<u64>) -> Raw {
        Raw {
            text: "Envoys met.".into(),
            id: id.map(Into::into),
            date: date.map(Into::into),
            line,
            ..Raw::default()
        }
    }

    #[test]
    fn source_ids() {
        let mut intake = Intake::new(IntakeOptions::default());
        for (name, id, line, expected, warned) in [
            ("a.txt", None, None, "a.txt", false),
            ("sub/a.txt", None, None, "sub/a.txt", false),
            ("f.jsonl", None, Some(3), "f.jsonl:3", false),
            ("f.jsonl", Some("x"), Some(4), "x", false),
            ("f.jsonl", Some("x#2"), Some(5), "x#2", false),
            ("f.jsonl", Some("x"), Some(6), "x#3", true),
            ("f.jsonl", Some("x"), Some(7), "x#4", true),
            ("a.txt", None, None, "a.txt#2", true),
            ("-", None, None, "-", false),
            ("-", None, Some(2), "-:2", false),
        ] {
            let arrival = intake.admit(raw(id, None, line), &origin(name));
            assert_eq!(
                (&*arrival.article.source_id, !arrival.warnings.is_empty()),
                (expected, warned),
                "{name} {id:?}"
            );
        }
    }

    #[test]
    fn dates_and_what_they_rest_on() {
        use DateBasis as B;
        use DateSource as S;
        let flag = "2020-02-02".parse().ok();
        for (source, given, name, date, line, expected) in [
            (S::Usual, flag, "2021-01-01.txt", None, None, (Some("2021-01-01"), B::Filename)),
            (S::Usual, flag, "a.txt", None, None, (Some("2020-02-02"), B::Flag)),
            (S::Usual, None, "a.txt", None, None, (None, B::None)),
            (
                S::Usual,
                flag,
                "2021-01-01.jsonl",
                Some("2 May 2022"),
                Some(1),
                (Some("2022-05-02"), B::Metadata),
            ),
            (S::Usual, flag, "2021-01-01.jsonl", None, Some(1), (Some("2020-02-02"), B::Flag)),
            (S::Usual, flag, "f.jsonl", Some("soon"), Some(1), (None, B::None)),
            (
                S::FileName,
                flag,
                "2021-01-01.jsonl",
                Some("2022-05-02"),
                Some(1),
                (Some("2021-01-01"), B::Filename),
            ),
            (S::FileName, flag, "f.jsonl", Some("2022-05-02"), Some(1), (Some("2022-05-02"), B::Metadata)),
        ] {
            let mut intake = Intake::new(IntakeOptions {
                date: given,
                date_source: source.clone(),
                title_as_headline: false,
                ..IntakeOptions::default()
            });
            let a = intake.admit(raw(None, date, line), &origin(name)).article;
            let found = (a.date.map(|d| d.to_string()), a.date_basis);
            assert_eq!(found, (expected.0.map(String::from), expected.1), "{source:?} {name} {date:?}");
        }
    }

    #[test]
    fn a_title_becomes_a_headline_once() {
        let options = IntakeOptions { title_as_headline: true, ..IntakeOptions::default() };
        let mut intake = Intake::new(options);
        for (text, expected, n) in
            [("Envoys met.", "Tâlks\n\nEnvoys met.", 5), ("Tâlks\nEnvoys met.", "Tâlks\nEnvoys met.", 0)]
        {
            let raw = Raw { text: text.into(), title: Some("Tâlks".into()), ..Raw::default() };
            let arrival = intake.admit(raw, &origin("t.txt"));
            assert_eq!((&*arrival.article.text, arrival.title_codepoints), (expected, n));
        }
    }
}
