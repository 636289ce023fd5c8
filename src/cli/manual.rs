//! Manual pages and completions, made from the command line itself, so that they cannot lag behind it.

use std::io::Write;
use std::path::Path;

use clap::{Command, CommandFactory};

use super::Status;
use super::args::CommandLine;
use crate::base::Error;

/// The page of the program to standard output, or the pages of all verbs into a folder.
pub(super) fn pages(folder: Option<&Path>) -> Result<Status, Error> {
    let command = CommandLine::command();
    match folder {
        None => {
            let mut page = Vec::new();
            clap_mangen::Man::new(command).render(&mut page).map_err(cannot_print)?;
            print(&page)
        }
        Some(folder) => {
            let fail = |e| Error::io("cannot write", folder, e, "another folder");
            std::fs::create_dir_all(folder).map_err(fail)?;
            clap_mangen::generate_to(command, folder).map_err(fail)?;
            Ok(Status::Found)
        }
    }
}

/// The completions for a shell.
pub(super) fn completions(shell: clap_complete::Shell) -> Result<Status, Error> {
    let mut command: Command = CommandLine::command();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "dateline", &mut script);
    print(&script)
}

fn print(bytes: &[u8]) -> Result<Status, Error> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(cannot_print)?;
    Ok(Status::Found)
}

fn cannot_print(e: std::io::Error) -> Error {
    Error::io("cannot write", "standard output", e, "")
}
