//! What may stand behind `dateline lexicon`.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Args, Subcommand};
use dateline_lexicon::import::KINDS;
use jiff::civil::Date;

use crate::cli::args::{LexiconArgs, date};

const EXAMPLES: &str = "\
Examples:
  dateline lexicon check mine/                     all faults of a folder of lexicon files
  dateline lexicon stats news/ --lexicons mine/    rows, sources, and what never fired in these articles
  dateline lexicon explain \"Moscow rejected it.\"   rows that fired in a sentence, and words that no row knows
  dateline lexicon mine news/ -o new/              unknown names, nouns and verbs as rows to be looked over
  dateline lexicon stale --date 2026-01-01         offices that have ended or may have
  dateline lexicon diff old/ new/ news/            entries changed, and records changed because of them
  dateline lexicon import Phoenix.*.txt -o mine/   TABARI, PETRARCH, Phoenix and ICEWS dictionaries to lexicon files
";

#[derive(Debug, Args)]
#[command(before_help = EXAMPLES)]
pub(in crate::cli) struct Lexicon {
    #[command(subcommand)]
    pub(super) task: LexiconTask,
}

#[derive(Debug, Subcommand)]
pub(super) enum LexiconTask {
    /// Report all faults of lexicon folders in one go; exit status 3 where there are errors
    #[command(before_help = "Examples:
  dateline lexicon check              the built-in lexicons
  dateline lexicon check mine/        a folder as it would be laid over them
  dateline extract news/ --lexicons mine/ -o out")]
    Check(Check),
    /// Count rows, sources and licences, rows that do not fire on their example, and rows that never fired in articles
    #[command(before_help = "Examples:
  dateline lexicon stats
  dateline lexicon stats --lexicons mine/ -v        list the rows that do not fire on their example
  dateline lexicon stats news/ --unfired > dead.tsv list the rows that never fired in these articles")]
    Stats(Stats),
    /// Show which lexicon rows fired in a text and what for, and the words that no row knows
    #[command(before_help = "Examples:
  dateline lexicon explain \"Kremlin aide Yury Ushakov rejected the plan.\"
  dateline lexicon explain story.txt --lexicons mine/")]
    Explain(ExplainRows),
    /// Rank unknown names, nouns and verbs of articles by what they block, as rows ready to be pasted, with evidence
    #[command(before_help = "Examples:
  dateline lexicon mine news/ | less
  dateline lexicon mine news/ -o new/ && dateline lexicon check new/")]
    Mine(Mine),
    /// List offices that seem to have ended: a successor is known, the date is old, or nothing is dated
    #[command(before_help = "Examples:
  dateline lexicon stale
  dateline lexicon stale --date 2026-01-01 --years 4")]
    Stale(Stale),
    /// Compare two lexicon folders: entries changed, and records of articles changed because of them
    #[command(before_help = "Examples:
  dateline lexicon diff old/ new/ news/
  dateline lexicon diff built-in mine/ news/ --max 20   exit status 3 where more than 20 records change")]
    Diff(Diff),
    /// Turn TABARI, PETRARCH, Phoenix or ICEWS dictionaries into a lexicon folder; what cannot be turned is listed
    #[command(before_help = "Examples:
  dateline lexicon import Phoenix.Countries.actors.txt Phoenix.agents.txt -o mine/
  dateline lexicon import CAMEO.verbs --kind verbs -o mine/
  dateline extract news/ --lexicons mine/ -o out")]
    Import(Import),
}

#[derive(Debug, Args)]
pub(super) struct Check {
    /// Folders of .tsv files, laid over the built-in lexicons; none for these alone
    #[arg(value_name = "DIR")]
    pub(super) folders: Vec<PathBuf>,
    /// Check the folders on their own
    #[arg(long)]
    pub(super) no_default_lexicons: bool,
}

#[derive(Debug, Args)]
pub(super) struct Stats {
    /// Articles in which rows may fire: files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// List every row that never fired in the articles, a line each: file, line, key
    #[arg(long, requires = "paths")]
    pub(super) unfired: bool,
    /// Publication date of articles that have none of their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
}

#[derive(Debug, Args)]
pub(super) struct ExplainRows {
    /// A sentence, a file, FILE:LINE, or - for standard input
    #[arg(value_name = "TEXT|FILE", required = true)]
    pub(super) what: Vec<String>,
    /// Publication date
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
}

#[derive(Debug, Args)]
pub(super) struct Mine {
    /// Files, folders, or - for standard input
    #[arg(value_name = "PATH", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Write the rows as lexicon files into this folder
    #[arg(short, long, value_name = "DIR")]
    pub(super) output_dir: Option<PathBuf>,
    /// Write into a folder that is not empty
    #[arg(long)]
    pub(super) force: bool,
    /// At most N rows of each kind
    #[arg(short = 'n', long, value_name = "N", default_value_t = 50)]
    pub(super) limit: usize,
    /// Leave out what was seen in fewer than N places
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(super) least: u32,
    /// Publication date of articles that have none of their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
}

#[derive(Debug, Args)]
pub(super) struct Stale {
    /// The day on which offices should still hold [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    /// An open office is old after so many years
    #[arg(long, value_name = "N", default_value_t = 6)]
    pub(super) years: i16,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
}

#[derive(Debug, Args)]
pub(super) struct Diff {
    /// The lexicon folder before; `built-in` for the built-in lexicons alone
    #[arg(value_name = "OLD")]
    pub(super) old: PathBuf,
    /// The lexicon folder after
    #[arg(value_name = "NEW")]
    pub(super) new: PathBuf,
    /// Articles whose records are compared: files, folders, or - for standard input
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Exit status 3 where more than N records change
    #[arg(long, value_name = "N")]
    pub(super) max: Option<u64>,
    /// Publication date of articles that have none of their own
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub(super) date: Option<Date>,
    /// Leave out the built-in lexicons on both sides
    #[arg(long)]
    pub(super) no_default_lexicons: bool,
}

#[derive(Debug, Args)]
pub(super) struct Import {
    /// Dictionaries: .actors, .agents, .verbs, .discards, .issues, .txt, .csv, .tab
    #[arg(value_name = "FILE", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// The lexicon folder to be made
    #[arg(short, long, value_name = "DIR", required = true)]
    pub(super) output_dir: PathBuf,
    /// What the files are, where neither name nor content tells
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(KINDS.iter().map(|k| k.name())))]
    pub(super) kind: Option<String>,
    /// Years of two digits from here on are of the 20th century
    #[arg(long, value_name = "YY", default_value_t = 30, value_parser = clap::value_parser!(u8).range(0..=99))]
    pub(super) pivot: u8,
    /// Write into a folder that is not empty
    #[arg(long)]
    pub(super) force: bool,
    #[command(flatten)]
    pub(super) lexicons: LexiconArgs,
}
