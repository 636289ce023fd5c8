//! `dateline codebook`: what the values of a run mean.

use super::args::{Codebook, Global};
use super::file::{is_free, write_whole};
use super::{Status, lexicons, print};
use crate::base::Error;
use crate::dataset::Run;
use crate::method::codebook;

pub(super) fn run(args: &Codebook, global: &Global) -> Result<Status, Error> {
    if let Some(file) = &args.output {
        is_free(file, args.force, "codebook.md")?;
    }
    let run = Run::open(&args.run)?;
    let lex = lexicons(&args.lexicons, &mut Vec::new())?;
    let book = codebook(&run, &lex)?;
    match &args.output {
        None => print(&book, global.color)?,
        Some(file) => write_whole(file, book.as_bytes())?,
    }
    Ok(if run.count("articles") > 0 { Status::Found } else { Status::Nothing })
}
