//! The codebook of a run as Markdown: every value that its records can have, what it means, how often the run has it,
//! and a sentence of the run that shows it.
//!
//! Meanings are rows of the lexicon family `meanings`; a user's folder may add to them or put them in other words.

use std::fmt::Write;

use super::escaped;
use super::tally::{Example, Tallies, Tally};
use crate::base::Error;
use crate::dataset::Run;
use crate::lexicon::Lexicons;

/// Actors and countries beyond so many are not listed.
const LISTED: usize = 40;

/// The parts of the codebook: heading, kind, and what stands above the values.
const PARTS: &[(&str, &str, &str)] = &[
    (
        "Quad classes",
        "quad",
        "Column `quad` of events: word or deed, cooperation or conflict. It follows from the event type.",
    ),
    ("Polarity", "polarity", "Column `polarity` of events."),
    ("Modality", "modality", "Column `modality` of events."),
    (
        "Certainty",
        "certainty",
        "Column `certainty` of events. It follows the modality, lowered by words of doubt.",
    ),
    ("Basis of dates", "date_basis", "Column `date_basis` of events: how the date is known."),
    (
        "Attribution",
        "attribution",
        "Field `attribution.type` of events. An event without attribution stands in the author's own voice.",
    ),
    (
        "Stance classes",
        "stance",
        "Column `stance` of stances: where somebody stands towards somebody or something.",
    ),
    ("Basis of stances", "stance_basis", "Column `basis` of stances."),
    ("Quote types", "quote_type", "Column `quote_type` of quotes."),
    ("How speakers are known", "speaker_resolution", "Column `speaker_resolution` of quotes."),
    (
        "Classes of cues",
        "cue_class",
        "Column `cue_class` of quotes: what the reporting word says about the speaking.",
    ),
    (
        "Sectors",
        "sector",
        "Column `sector` of mentions, actors and participants, and the part of an actor's code behind its country. \
         Counted in mentions. A state, and an international body as such, has none.",
    ),
    (
        "Kinds of actors",
        "entity_type",
        "Column `entity_type` of mentions and actors. Counted once an article.",
    ),
];

/// Writes the codebook.
///
/// # Errors
/// Where the run cannot be read, or was made with other lexicons than those given.
pub fn codebook(run: &Run, lex: &Lexicons) -> Result<String, Error> {
    let account = run.account();
    let made_with = account["lexicon_hash"].as_str().unwrap_or_default();
    if made_with != lex.hash() {
        let what = format!("cannot write the codebook: {}: made with other lexicons", run.path().display());
        return Err(Error::option(what, "the same --lexicons and --no-default-lexicons as the run had"));
    }
    let mut tallies = Tallies::default();
    for record in run.records()? {
        tallies.take(&record?);
    }
    let mut book = Book { lex, tallies, out: String::new() };
    book.head(run);
    book.types();
    book.codes();
    for (heading, kind, about) in PARTS {
        book.part(heading, kind, about);
    }
    book.actors();
    Ok(book.out)
}

struct Book<'a> {
    lex: &'a Lexicons,
    tallies: Tallies,
    out: String,
}

impl Book<'_> {
    fn line(&mut self, text: std::fmt::Arguments) {
        // A string takes all that is written to it.
        let _ = self.out.write_fmt(text);
        self.out.push('\n');
    }

    fn head(&mut self, run: &Run) {
        let account = run.account();
        let text = |key: &str| account[key].as_str().unwrap_or("unknown").to_string();
        self.line(format_args!("# Codebook of run {}\n", run.id()));
        self.line(format_args!(
            "Made with dateline {} from {} articles, lexicons `{:.12}`, syntax model `{:.12}`, records of schema {}.",
            text("version"),
            run.count("articles"),
            text("lexicon_hash"),
            text("model_hash"),
            text("schema_version"),
        ));
        self.line(format_args!(
            "Event types and modes are those of PLOVER, finer codes those of CAMEO; definitions are in dateline's own words.\n\
             *n* counts records of this run. Examples are the run's own; the words in bold show the value, and the id \
             behind them is that of the record.\n"
        ));
    }

    /// Label and definition of a value.
    fn meaning(&self, kind: &str, value: &str) -> (String, String) {
        match self.lex.rows.meanings.iter().find(|m| m.kind == kind && m.value == value) {
            Some(m) => (m.label.clone(), m.definition.clone()),
            None => (value.into(), "No row of `meanings.tsv` says what this is.".into()),
        }
    }

    /// Values of a kind in the order of the lexicon, then those that only the run has.
    fn values(&self, kind: &str) -> Vec<String> {
        let mut out: Vec<String> =
            self.lex.rows.meanings.iter().filter(|m| m.kind == kind).map(|m| m.value.clone()).collect();
        let found = self.tallies.of.get(kind).into_iter().flat_map(|v| v.keys().cloned());
        let more: Vec<String> = found.filter(|v| !out.contains(v)).collect();
        out.extend(more);
        out
    }

    fn n(&self, kind: &str, value: &str) -> u64 {
        self.tallies.get(kind, value).map_or(0, |t| t.n)
    }

    fn example(&mut self, kind: &str, value: &str, indent: &str) {
        if let Some(e) = self.tallies.get(kind, value).and_then(|t| t.example.clone()) {
            self.line(format_args!("{indent}> {}", shown(&e)));
        }
    }

    fn types(&mut self) {
        self.line(format_args!("## Event types and modes\n"));
        self.line(format_args!("Columns `event_type` and `mode` of events.\n"));
        for value in self.values("event_type") {
            let (_, definition) = self.meaning("event_type", &value);
            self.line(format_args!("### {value}\n"));
            self.line(format_args!("{definition} *n* = {}.\n", self.n("event_type", &value)));
            if let Some(words) = self.tallies.get("event_type", &value).and_then(words) {
                self.line(format_args!("Most frequent triggers: {words}.\n"));
            }
            self.example("event_type", &value, "");
            let start = format!("{value} ");
            for mode in self.values("mode").into_iter().filter(|m| m.starts_with(&start)) {
                let (_, definition) = self.meaning("mode", &mode);
                let n = self.n("mode", &mode);
                self.line(format_args!("\n- `{}` {definition} *n* = {n}.", &mode[start.len()..]));
                self.example("mode", &mode, "  ");
            }
            self.out.push('\n');
        }
    }

    fn codes(&mut self) {
        self.line(format_args!("## CAMEO codes in this run\n"));
        self.line(format_args!("Columns `cameo`, `cameo_label` and `goldstein` of events.\n"));
        self.line(format_args!(
            "| code | label | type | Goldstein | n | example |\n|---|---|---|---:|---:|---|"
        ));
        for code in self.values("cameo") {
            let n = self.n("cameo", &code);
            let example = self.tallies.get("cameo", &code).and_then(|t| t.example.as_ref()).map(shown);
            let (label, goldstein, of) = self.tallies.labels.get(&code).cloned().unwrap_or_default();
            let example = example.unwrap_or_default();
            self.line(format_args!(
                "| {code} | {} | {of} | {goldstein} | {n} | {example} |",
                escaped(&label)
            ));
        }
        self.out.push('\n');
    }

    fn part(&mut self, heading: &str, kind: &str, about: &str) {
        self.line(format_args!("## {heading}\n\n{about}\n"));
        for value in self.values(kind) {
            let (label, definition) = self.meaning(kind, &value);
            // Most labels are the value itself in other letters.
            let label =
                if label.to_lowercase() == value { String::new() } else { format!(" {}.", escaped(&label)) };
            self.line(format_args!("- `{value}`{label} {definition} *n* = {}.", self.n(kind, &value)));
            if let Some(words) = self.tallies.get(kind, &value).and_then(words) {
                self.line(format_args!("  Most frequent: {words}."));
            }
            self.example(kind, &value, "  ");
        }
        self.out.push('\n');
    }

    fn actors(&mut self) {
        let mut countries: Vec<(String, u64)> = self
            .tallies
            .of
            .get("country")
            .into_iter()
            .flat_map(|v| v.iter().map(|(c, t)| (c.clone(), t.n)))
            .collect();
        countries.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
        self.line(format_args!(
            "## Countries and bodies in actor codes\n\nThe first part of an actor's code, column `country`: an ISO 3166 \
             code, or `IGO`, `NGO`, `UNO`, `EUR`. Counted once an actor and article.\n"
        ));
        self.line(format_args!("| code | name | n |\n|---|---|---:|"));
        let rest = countries.len().saturating_sub(LISTED);
        for (code, n) in countries.into_iter().take(LISTED) {
            let name = match code.as_str() {
                "IGO" => "Other bodies of states".into(),
                "NGO" => "Non-governmental organisations".into(),
                "UNO" => "United Nations".into(),
                "EUR" => "European Union".into(),
                _ => self.lex.state(&code).map_or(String::new(), |(_, row)| row.names[0].text.clone()),
            };
            self.line(format_args!("| {code} | {} | {n} |", escaped(&name)));
        }
        if rest > 0 {
            self.line(format_args!("\nand {rest} more."));
        }
        let mut actors: Vec<(String, String, String, u64)> = self
            .tallies
            .actors
            .iter()
            .map(|(id, (name, code, n))| (id.clone(), name.clone(), code.clone().unwrap_or_default(), *n))
            .collect();
        actors.sort_by(|a, b| b.3.cmp(&a.3).then(a.0.cmp(&b.0)));
        let rest = actors.len().saturating_sub(LISTED);
        self.line(format_args!(
            "\n## Most frequent actors of the lexicons\n\nColumn `actor`, with the code on the day of the first article. \
             *n* counts articles.\n"
        ));
        self.line(format_args!("| id | name | code | n |\n|---|---|---|---:|"));
        for (id, name, code, n) in actors.into_iter().take(LISTED) {
            self.line(format_args!("| {id} | {} | {code} | {n} |", escaped(&name)));
        }
        if rest > 0 {
            self.line(format_args!("\nand {rest} more."));
        }
    }
}

fn words(tally: &Tally) -> Option<String> {
    let list: Vec<String> = tally.words().iter().map(|(w, n)| format!("{} ({n})", escaped(w))).collect();
    (!list.is_empty()).then(|| list.join(", "))
}

fn shown(e: &Example) -> String {
    let space = |s: &str, end: bool| {
        let side = if end { s.ends_with(char::is_whitespace) } else { s.starts_with(char::is_whitespace) };
        if side { " " } else { "" }
    };
    let (before, after) = (escaped(&e.before), escaped(&e.after));
    format!(
        "{before}{}**{}**{}{after} `{}`",
        if before.is_empty() { "" } else { space(&e.before, true) },
        escaped(&e.words),
        space(&e.after, false),
        e.id
    )
}
