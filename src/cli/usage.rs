//! Mistakes on the command line, as one line each: what, which, and the nearest thing that would have worked.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Status;
use crate::base::Error;

/// Verbs that are planned: naming one is no typing mistake.
const PLANNED: &[&str] = &["review", "sample", "score", "diff"];

/// Prints what was asked for (help, version), or gives the mistake as an error.
pub(super) fn tell(error: &clap::Error) -> Result<Status, Error> {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => error
            .print()
            .map_err(|e| Error::io("cannot write", "standard output", e, ""))
            .map(|()| Status::Found),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            // The help is the message; there is nothing else to say about an empty command line.
            let _ = error.print();
            Ok(Status::Failed)
        }
        _ => Err(mistake(error)),
    }
}

fn mistake(error: &clap::Error) -> Error {
    let context = |kind| error.get(kind).and_then(words);
    let arg = context(ContextKind::InvalidArg).unwrap_or_default();
    let value = context(ContextKind::InvalidValue).unwrap_or_default();
    const HELP: &str = "dateline --help";
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let near = context(ContextKind::SuggestedArg);
            Error::option(
                format!("unknown flag: {arg}"),
                near.as_deref().unwrap_or("dateline extract --help"),
            )
        }
        ErrorKind::InvalidSubcommand => {
            let verb = context(ContextKind::InvalidSubcommand).unwrap_or_default();
            if PLANNED.contains(&&*verb) {
                return Error::option(format!("unknown verb: {verb}: not part of this version"), HELP);
            }
            // The best of several comes last.
            let near = match error.get(ContextKind::SuggestedSubcommand) {
                Some(ContextValue::Strings(list)) => list.last().cloned(),
                other => other.and_then(words),
            };
            Error::option(
                format!("unknown verb: {verb}: neither a verb nor a file or folder"),
                near.as_deref().unwrap_or(HELP),
            )
        }
        ErrorKind::InvalidValue if value.is_empty() => Error::option(format!("missing value: {arg}"), HELP),
        ErrorKind::InvalidValue => {
            let near = context(ContextKind::SuggestedValue).or(context(ContextKind::ValidValue));
            Error::option(format!("bad value: {arg}: `{value}`"), near.unwrap_or_default())
        }
        ErrorKind::ValueValidation => {
            let why = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            Error::option(format!("bad value: {arg}: `{value}`: {why}"), "")
        }
        ErrorKind::MissingRequiredArgument => Error::option(format!("missing argument: {arg}"), HELP),
        _ => {
            let text = error.to_string();
            let line = text.lines().next().unwrap_or_default();
            Error::option(line.strip_prefix("error: ").unwrap_or(line), HELP)
        }
    }
}

fn words(value: &ContextValue) -> Option<String> {
    match value {
        ContextValue::String(s) => Some(s.clone()),
        ContextValue::Strings(list) if list.is_empty() => None,
        ContextValue::Strings(list) => Some(list.join(" ")),
        ContextValue::StyledStr(s) => Some(s.to_string()),
        _ => None,
    }
}
