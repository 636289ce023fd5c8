//! `dateline cluster`: reports of one event brought together.

use super::Status;
use super::args::{Cluster, Global};
use crate::base::Error;
use crate::cluster::{cluster, write};
use crate::dataset::Run;

pub(super) fn run(args: &Cluster, global: &Global) -> Result<Status, Error> {
    let run = Run::open(&args.run)?;
    if run.account()["options"]["format"] != "tables" {
        let what = format!("cannot cluster the run: {}: it holds nested documents", args.run.display());
        return Err(Error::option(what, "dateline extract ... -o DIR, which writes tables"));
    }
    let clusters = cluster(&run)?;
    write(&run, &clusters)?;
    if !global.quiet {
        let several = clusters.clusters.iter().filter(|c| c.n_reports > 1);
        let (n, told) = (several.clone().count(), several.clone().map(|c| c.n_reports).sum::<u32>());
        let independent = several.filter(|c| c.n_independent > 1).count();
        let copies: usize = clusters.groups.iter().map(|g| g.articles.len()).sum();
        eprintln!(
            "{} articles  {copies} of them near-duplicates in {} groups  {} events  {n} told by several articles \
             ({told} reports, {independent} events independently)  -> {}",
            clusters.articles,
            clusters.groups.len(),
            clusters.clusters.len(),
            args.run.display()
        );
    }
    Ok(if clusters.clusters.is_empty() { Status::Nothing } else { Status::Found })
}
