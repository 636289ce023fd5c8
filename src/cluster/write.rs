//! Clusters into the folder of their run: tables of their own, and a column of the events.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use super::agree::ENOUGH;
use super::{Account, Clusters};
use crate::base::Error;
use crate::dataset::Run;
use crate::record::EventRecord;
use crate::sink::{Hold, Lines, TABLES};

/// The tables that are written beside those of the run, without extension.
pub const FILES: &[&str] = &["clusters", "article_groups"];

/// Name of the account.
const ACCOUNT: &str = "cluster.json";

const CLUSTERS: &[&str] = &[
    "id",
    "event_type",
    "source",
    "target",
    "date",
    "date_basis",
    "place",
    "country",
    "reports",
    "retellings",
    "n_reports",
    "n_outlets",
    "n_independent",
    "disagreements",
];

const GROUPS: &[&str] = &["id", "articles", "n_articles", "outlets", "first_published", "last_published"];

/// Writes the clusters of a run into its folder. Each file is written under another name and takes the place of the old
/// one when all are complete; one that is killed in between is made good by the next.
///
/// # Errors
/// Where the run cannot be read again, or a file cannot be written.
pub fn write(run: &Run, clusters: &Clusters) -> Result<(), Error> {
    let _hold = Hold::of(run.path())?;
    let mut files = Files { folder: run.path(), done: Vec::new() };
    let mut table = files.table(FILES[0], CLUSTERS)?;
    for row in &clusters.clusters {
        table.put(&Lines::row(None, row, CLUSTERS))?;
    }
    files.close(table)?;
    let mut table = files.table(FILES[1], GROUPS)?;
    for row in &clusters.groups {
        table.put(&Lines::row(None, row, GROUPS))?;
    }
    files.close(table)?;
    let events = TABLES.iter().find(|t| t.name == "events").map_or(&[][..], |t| t.columns);
    let mut table = files.table("events", events)?;
    for row in run.rows::<EventRecord>()? {
        let (article, mut event) = row?;
        event.cluster = clusters.of_event.get(&event.id).map(|&c| clusters.clusters[c as usize].id.clone());
        table.put(&Lines::row(Some(&article), &event, events))?;
    }
    files.close(table)?;
    let several = || clusters.clusters.iter().filter(|c| c.n_reports > 1);
    let account = Account {
        run_id: run.id(),
        tool: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        articles_compared_by: if clusters.by_text { "text" } else { "near_duplicate_of" },
        articles: clusters.articles,
        events: run.count("events"),
        clusters: clusters.clusters.len(),
        clusters_of_several: several().count(),
        clusters_corroborated: several().filter(|c| c.n_independent > 1).count(),
        article_groups: clusters.groups.len(),
        articles_in_groups: clusters.groups.iter().map(|g| g.articles.len()).sum(),
        near_duplicate_containment: dateline_near::CONTAINMENT,
        score_needed: ENOUGH,
    };
    let mut bytes = serde_json::to_vec_pretty(&account).expect("plain values");
    bytes.push(b'\n');
    files.whole(ACCOUNT, &bytes)?;
    files.commit()
}

/// Files that are written under hidden names until all are complete.
struct Files<'a> {
    folder: &'a Path,
    done: Vec<String>,
}

/// A table as JSON Lines and as CSV.
struct Table {
    name: String,
    files: [BufWriter<File>; 2],
    path: PathBuf,
}

impl Files<'_> {
    fn hidden(&self, name: &str) -> PathBuf {
        self.folder.join(format!(".{name}.tmp"))
    }

    fn create(&mut self, name: &str) -> Result<BufWriter<File>, Error> {
        let path = self.hidden(name);
        self.done.push(name.into());
        File::create(&path).map(BufWriter::new).map_err(|e| cannot_write(&self.folder.join(name), e))
    }

    fn table(&mut self, name: &str, columns: &[&str]) -> Result<Table, Error> {
        let lines = self.create(&format!("{name}.jsonl"))?;
        let cells = self.create(&format!("{name}.csv"))?;
        let mut table = Table { name: name.into(), files: [lines, cells], path: self.folder.join(name) };
        table.put(&Lines::head(columns))?;
        Ok(table)
    }

    fn close(&mut self, table: Table) -> Result<(), Error> {
        let path = self.folder.join(&table.name);
        for file in table.files {
            let file = file.into_inner().map_err(|e| cannot_write(&path, e.into_error()))?;
            file.sync_all().map_err(|e| cannot_write(&path, e))?;
        }
        Ok(())
    }

    fn whole(&mut self, name: &str, bytes: &[u8]) -> Result<(), Error> {
        let path = self.folder.join(name);
        let mut file = self.create(name)?;
        file.write_all(bytes).and_then(|()| file.flush()).map_err(|e| cannot_write(&path, e))?;
        file.get_ref().sync_all().map_err(|e| cannot_write(&path, e))
    }

    fn commit(&mut self) -> Result<(), Error> {
        for name in std::mem::take(&mut self.done) {
            let to = self.folder.join(&name);
            fs::rename(self.hidden(&name), &to).map_err(|e| cannot_write(&to, e))?;
        }
        Ok(())
    }
}

impl Drop for Files<'_> {
    /// What was not committed leaves no trace.
    fn drop(&mut self) {
        for name in &self.done {
            let _ = fs::remove_file(self.hidden(name));
        }
    }
}

impl Table {
    fn put(&mut self, lines: &Lines) -> Result<(), Error> {
        let [json, csv] = &mut self.files;
        json.write_all(&lines.json)
            .and_then(|()| csv.write_all(&lines.csv))
            .map_err(|e| cannot_write(&self.path, e))
    }
}

fn cannot_write(path: &Path, e: std::io::Error) -> Error {
    Error::io("cannot write", path, e, "")
}
