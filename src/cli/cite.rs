//! `dateline cite`: how a run was made.

use super::args::{Cite, Global};
use super::{Status, print};
use crate::base::Error;
use crate::dataset::Run;
use crate::method::cite;

pub(super) fn run(args: &Cite, global: &Global) -> Result<Status, Error> {
    print(&cite(&Run::open(&args.run)?)?, global.color)?;
    Ok(Status::Found)
}
