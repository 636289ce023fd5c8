//! What may stand on the command line.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use clap::builder::PossibleValuesParser;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::lexicon::args::Lexicon;
use crate::ingest::{DateSource, parse_date};
use crate::record::LISTS;
use crate::sink::{FORMATS, Place, TABLES};

const EXAMPLES: &str = "\
Examples:
  dateline news/                         read a folder of articles, see what was found
  dateline news/ -o out                  the same as linked tables: JSON Lines, CSV, run.json
  dateline story.txt --date 2025-12-02   give a publication date, so that \"Monday\" becomes a day
  dateline report out -o report.html     the tables as one page for the browser: timeline, network, quotes, search
  dateline explain \"Moscow rejected it.\" what was found in a sentence, by which rule and lexicon row
";

const EXPORTS: &str = "\
Examples:
  dateline export out --format sqlite -o news.sqlite     for sqlite3 and Datasette
  dateline export out --format parquet -o news-parquet   for DuckDB, pandas, R and Spark
  dateline export out --format icews -o news-dyads       source and target in each row, as event data have it
  dateline extract news/ --format parquet -o out         the same straight from the articles
";

/// Turns news articles into structured event records: who did what to whom, who said what, who stands where.
#[derive(Debug, Parser)]
#[command(
    name = "dateline",
    version,
    before_help = EXAMPLES,
    after_help = "`dateline PATH...` means `dateline extract PATH...`; `dateline extract --help` lists its options.\n\
                  Exit status: 0 something found, 1 nothing found, 2 some input failed or bad usage, 3 a check failed, \
                  130 interrupted.",
    disable_help_subcommand = true
)]
pub(super) struct CommandLine {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) verb: Verb,
}

/// Options of all verbs.
#[derive(Clone, Debug, Args)]
pub(super) struct Global {
    /// Say less: no progress, warnings or closing line
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more: skipped files, every warning; `explain` adds tags and trees
    #[arg(short, long, global = true)]
    pub(super) verbose: bool,
    /// Colours
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// Extract records from articles (the verb may be left out)
    Extract(Box<Extract>),
    /// Show what is found in a text, sentence by sentence, and why
    Explain(Explain),
    /// Write a finished run in another format
    Export(Export),
    /// Print the JSON Schema of the records
    Schema(Schema),
    /// Bring together reports of one event, and articles that nearly repeat each other
    Cluster(Cluster),
    /// Write what the values of a run mean, with counts and examples of its own
    Codebook(Codebook),
    /// Print how a run was made, as a paragraph for a paper, and what to cite
    Cite(Cite),
    /// Make one HTML file of a run, to be looked at without a network
    Report(Report),
    /// Show records of a run in the terminal: one by its id, or the first ones
    Show(Show),
    /// Check, count, explain, mine, compare and import lexicon files
    Lexicon(Lexicon),
    /// Write the manual pages into a folder, or the first one to standard output
    #[command(hide = true)]
    Man {
        /// Folder, made if it is not there
        #[arg(value_name = "DIR")]
        folder: Option<PathBuf>,
    },
    /// Write completions for a shell to standard output
    #[command(hide = true)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Clone, Debug, Default, Args)]
pub(super) struct LexiconArgs {
    /// A folder of lexicon files laid over the built-in ones; may be given more than once
    #[arg(long, value_name = "DIR")]
    pub(super) lexicons: Vec<PathBuf>,
    /// Leave out the built-in lexicons
    #[arg(long)]
    pub(super) no_default_lexicons: bool,
}

#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub(super) struct Extract {
    /// Files (text, Markdown, JSON, JSON Lines, CSV, HTML, WARC, NewsML, NITF; .gz and .zst too), folders, or - for
    /// standard input
    #[arg(value_name = "PATH", required_unless_present = "files_from")]
    pub(super) paths: Vec<PathBuf>,
    /// Write tables and run.json into this folder
    #[arg(short, long, value_name = "DIR")]
    pub(super) output_dir: Option<PathBuf>,
    /// jsonl: one nested document per article and line; tables: JSON Lines and CSV in -o DIR; summary: for reading
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(FORMATS.iter().map(|f| f.name)))]
    pub(super) format: Option<String>,
    /// Number of worker threads [default: all cores]
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(super) jobs: Option<u16>,
    /// Publication date of articles that have none of their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    /// Read the paths of this list too: one a line or NUL between them; - for standard input
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Vec<PathBuf>,
    /// Name of a field of JSON objects and tables: text, id, title, date, url, source, language or author
    #[arg(long, value_name = "FIELD=NAME")]
    pub(super) field: Vec<String>,
    /// Take dates from `filename` first, or from another field: `field:NAME`
    #[arg(long, value_name = "WHERE")]
    pub(super) date_from: Option<DateSource>,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
    /// Only these kinds of findings, with commas between them; articles are always written
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = PossibleValuesParser::new(LISTS))]
    pub(super) only: Vec<String>,
    /// Only events of these types, with commas between them: REJECT,ASSAULT
    #[arg(long = "type", value_name = "TYPES", value_delimiter = ',')]
    pub(super) types: Vec<String>,
    /// Only records about the actors of this file: one id or name a line, or a table with a column `id` or `name`
    #[arg(long, value_name = "FILE")]
    pub(super) actors: Option<PathBuf>,
    /// Leave the articles' texts out of the output
    #[arg(long)]
    pub(super) no_text: bool,
    /// Put each title in front of its text, as a headline
    #[arg(long)]
    pub(super) title_as_headline: bool,
    /// Skip articles that are surely in another language (short ones are not judged), or take `any`
    #[arg(long, value_name = "LANGUAGE", default_value = "en", value_parser = PossibleValuesParser::new(["en", "any"]))]
    pub(super) language: String,
    /// Skip articles that were published before this day, and those without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) since: Option<Date>,
    /// Skip articles that were published after this day, and those without a date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) until: Option<Date>,
    /// Stop after N articles
    #[arg(short = 'n', long, value_name = "N")]
    pub(super) limit: Option<u64>,
    /// Take N articles drawn at random
    #[arg(long, value_name = "N")]
    pub(super) sample: Option<u64>,
    /// Draw another sample
    #[arg(long, value_name = "N", requires = "sample")]
    pub(super) seed: Option<u64>,
    /// Go on with a run that was broken off in the folder of -o; a missing or empty folder is a fresh run
    #[arg(long, requires = "output_dir", conflicts_with = "force")]
    pub(super) resume: bool,
    /// Write into a folder that is not empty; files of an earlier run are replaced
    #[arg(long)]
    pub(super) force: bool,
    /// Tell at the end what each stage took
    #[arg(long)]
    pub(super) timings: bool,
    /// End with status 2 if there was a warning
    #[arg(long)]
    pub(super) fail_on_warn: bool,
    /// Keep the folders as named here in source ids: `news/may/a.txt`, not `may/a.txt` for all of `news`
    #[arg(long)]
    pub(super) keep_dirs: bool,
    /// Take hidden files of folders too
    #[arg(short = 'u', long)]
    pub(super) hidden: bool,
}

#[derive(Debug, Args)]
#[command(before_help = EXPORTS)]
pub(super) struct Export {
    /// The folder of a finished run: that of `extract -o`
    #[arg(value_name = "RUN")]
    pub(super) run: PathBuf,
    /// csv, tsv, parquet: linked tables; sqlite: one database; plover, icews: events as dyads; brat: standoff;
    /// webannotation: JSON-LD
    #[arg(long, value_name = "FORMAT", value_parser = PossibleValuesParser::new(exports()))]
    pub(super) format: String,
    /// Where to: a file for sqlite, a folder otherwise
    #[arg(short, long, value_name = "PATH")]
    pub(super) output: PathBuf,
    /// Replace what is there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct Schema {
    /// A table, for the schema of its rows; without one, the schema of the nested documents
    #[arg(value_name = "TABLE", value_parser = PossibleValuesParser::new(TABLES.iter().map(|t| t.name)))]
    pub(super) table: Option<String>,
}

/// The formats that a run can be exported to: all that go to a place of their own, but the run's own.
fn exports() -> impl Iterator<Item = &'static str> {
    FORMATS
        .iter()
        .filter(|f| matches!(f.place, Place::Folder | Place::File) && f.name != "tables")
        .map(|f| f.name)
}

#[derive(Debug, Args)]
pub(super) struct Explain {
    /// A sentence, a file, FILE:LINE, or - for standard input
    #[arg(value_name = "TEXT|FILE|FILE:LINE", required = true)]
    pub(super) what: Vec<String>,
    /// Publication date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
}

#[derive(Debug, Args)]
pub(super) struct Cluster {
    /// The folder of a finished run (`extract -o DIR`)
    #[arg(value_name = "RUN")]
    pub(super) run: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Codebook {
    /// The folder of a finished run (`extract -o DIR`)
    #[arg(value_name = "RUN")]
    pub(super) run: PathBuf,
    /// The Markdown file to write [default: standard output]
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Replace the file if there is one
    #[arg(long, requires = "output")]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
}

#[derive(Debug, Args)]
pub(super) struct Cite {
    /// The folder of a finished run (`extract -o DIR`)
    #[arg(value_name = "RUN")]
    pub(super) run: PathBuf,
}

#[derive(Debug, Args)]
pub(super) struct Report {
    /// The folder of a run (`extract -o DIR`)
    #[arg(value_name = "RUN")]
    pub(super) run: PathBuf,
    /// The HTML file to write
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: PathBuf,
    /// Heading of the page [default: the name of the folder]
    #[arg(long, value_name = "TEXT")]
    pub(super) title: Option<String>,
    /// Replace the file where there is one
    #[arg(long)]
    pub(super) force: bool,
}

/// Kinds of records that are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ShowKind {
    Events,
    Quotes,
    Stances,
}

#[derive(Debug, Args)]
pub(super) struct Show {
    /// The folder of a run (`extract -o DIR`)
    #[arg(value_name = "RUN")]
    pub(super) run: PathBuf,
    /// Id of a record, or of an article for all its records
    #[arg(value_name = "ID")]
    pub(super) id: Option<String>,
    /// Without an id: only records of this kind
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<ShowKind>,
    /// Without an id: so many records
    #[arg(short = 'n', long, value_name = "N", default_value = "20")]
    pub(super) limit: usize,
}

pub(super) fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "not a date that can be read; try: YYYY-MM-DD".into())
}

/// Parses; a command line that starts with a path or an option means `extract`.
pub(super) fn parse(args: &[OsString]) -> Result<CommandLine, clap::Error> {
    let mut args = args.to_vec();
    let command = CommandLine::command();
    if let Some(at) = missing_verb(&args, &command) {
        args.insert(at, "extract".into());
    }
    CommandLine::from_arg_matches(&command.try_get_matches_from(args)?)
}

/// Where the verb `extract` has to be put in.
fn missing_verb(args: &[OsString], command: &clap::Command) -> Option<usize> {
    let mut at = 1;
    // Options of all verbs may stand before the verb.
    while let Some(arg) = args.get(at).and_then(|a| a.to_str()) {
        match arg {
            "-q" | "--quiet" | "-v" | "--verbose" => at += 1,
            "--color" => at += 2,
            _ if arg.starts_with("--color=") => at += 1,
            _ => break,
        }
    }
    let first = args.get(at)?;
    let word = first.to_string_lossy();
    if matches!(&*word, "-h" | "--help" | "-V" | "--version") || command.find_subcommand(first).is_some() {
        return None;
    }
    let path = word.starts_with('-') || is_path(first);
    // A lone word that is no path can only be meant as a verb, and is reported as one.
    path.then_some(at)
}

fn is_path(word: &OsStr) -> bool {
    let path = Path::new(word);
    path.exists() || word.to_str().is_none_or(|w| w.contains(['/', '\\', '.', ' ', ':']))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(line: &str) -> Result<String, clap::error::ErrorKind> {
        let args: Vec<OsString> = line.split(' ').map(Into::into).collect();
        match parse(&args) {
            Ok(CommandLine { verb: Verb::Extract(e), .. }) => Ok(format!("extract {}", e.paths[0].display())),
            Ok(CommandLine { verb: Verb::Explain(e), .. }) => Ok(format!("explain {}", e.what.join(" "))),
            Ok(CommandLine { verb: Verb::Lexicon(_), .. }) => Ok("lexicon".into()),
            Ok(CommandLine { verb: Verb::Report(r), .. }) => Ok(format!("report {}", r.run.display())),
            Ok(CommandLine { verb: Verb::Show(s), .. }) => Ok(format!("show {}", s.run.display())),
            Ok(_) => Ok("hidden".into()),
            Err(e) => Err(e.kind()),
        }
    }

    #[test]
    fn the_verb_may_be_left_out() {
        use clap::error::ErrorKind as K;
        for (line, expected) in [
            ("dateline a.txt", Ok("extract a.txt")),
            ("dateline - -j 2", Ok("extract -")),
            ("dateline -o out a.txt", Ok("extract a.txt")),
            ("dateline -q --color never a.txt", Ok("extract a.txt")),
            ("dateline -q extract a.txt", Ok("extract a.txt")),
            ("dateline extract nowhere", Ok("extract nowhere")),
            ("dateline src", Ok("extract src")),
            ("dateline explain Moscow agreed.", Ok("explain Moscow agreed.")),
            ("dateline lexicon stats", Ok("lexicon")),
            ("dateline completions fish", Ok("hidden")),
            ("dateline a.txt --resume", Err(K::MissingRequiredArgument)),
            ("dateline a.txt -o out --resume --force", Err(K::ArgumentConflict)),
            ("dateline report out -o page.html", Ok("report out")),
            ("dateline report out", Err(K::MissingRequiredArgument)),
            ("dateline show out", Ok("show out")),
            ("dateline review", Err(K::InvalidSubcommand)),
            ("dateline --frobnicate a.txt", Err(K::UnknownArgument)),
            ("dateline extract", Err(K::MissingRequiredArgument)),
            ("dateline a.txt --date soon", Err(K::ValueValidation)),
            ("dateline a.txt --format xml", Err(K::InvalidValue)),
            ("dateline a.txt -j 0", Err(K::ValueValidation)),
            ("dateline --help", Err(K::DisplayHelp)),
        ] {
            assert_eq!(verb(line), expected.map(String::from), "{line}");
        }
    }

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }
}
