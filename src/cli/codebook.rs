//! `dateline codebook`: what the values of a run mean.

use super::args::{Codebook, Global};
use super::{Status, lexicons, print};
use crate::base::Error;
use crate::dataset::Run;
use crate::method::codebook;

pub(super) fn run(args: &Codebook, global: &Global) -> Result<Status, Error> {
    let run = Run::open(&args.run)?;
    let lex = lexicons(&args.lexicons, &mut Vec::new())?;
    let book = codebook(&run, &lex)?;
    match &args.output {
        None => print(&book, global.color)?,
        Some(file) => std::fs::write(file, &book)
            .map_err(|e| Error::io("cannot write", file, e, "a file in a folder that is there"))?,
    }
    Ok(if run.count("articles") > 0 { Status::Found } else { Status::Nothing })
}
