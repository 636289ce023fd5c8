//! Reports of one event, brought together across the articles of a run; and articles that nearly repeat each other.
//!
//! Two reports are of one event where type and parties agree by country, their dates touch, and their places do not
//! contradict each other (`agree`). What an article tells twice counts once, and two things that it tells apart stay
//! apart. The closest reports are joined first, and two groups only where each report of one fits each of the other
//! (`group`): chains of reports that each differ a little would run through whole wars.
//!
//! The result depends on the articles and not on their order: everything that is compared is sorted by id first.

mod agree;
mod copies;
mod group;
mod row;
mod telling;
mod when;
mod words;
mod write;

pub use row::{Account, ArticleGroupRow, ClusterRow, Disagreement, Value};
pub use write::{FILES, write};

use rustc_hash::FxHashMap;

use crate::base::Error;
use crate::dataset::Run;
use copies::Copies;
use telling::Reader;

/// What was found in a run.
pub struct Clusters {
    /// One row for each event, by id.
    pub clusters: Vec<ClusterRow>,
    /// One row for each group of two and more articles that nearly repeat each other, by id.
    pub groups: Vec<ArticleGroupRow>,
    /// The cluster of each event record: its number in `clusters`, by the event's id.
    pub of_event: FxHashMap<String, u32>,
    /// Number of articles.
    pub articles: usize,
    /// Whether articles were compared by their texts; without texts what the run told of them is used.
    pub by_text: bool,
}

/// Brings together the reports of a run.
///
/// Memory grows with the number of events: some 500 bytes each.
///
/// # Errors
/// Where the run cannot be read.
pub fn cluster(run: &Run) -> Result<Clusters, Error> {
    let mut reader = Reader::default();
    let mut copies = Copies::default();
    for record in run.records()? {
        let record = record?;
        copies.take(&record);
        reader.take(&record);
    }
    let (articles, tellings) = reader.finish();
    let copies = copies.find();
    let members = group::group(&tellings, &articles, &copies);
    let mut clusters: Vec<ClusterRow> =
        members.iter().map(|m| row::cluster(m, &tellings, &articles, &copies)).collect();
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    order.sort_by(|&a, &b| clusters[a].id.cmp(&clusters[b].id));
    let mut of_event = FxHashMap::default();
    for (new, &old) in (0u32..).zip(&order) {
        for &t in &members[old] {
            of_event.extend(tellings[t].ids.iter().map(|id| (id.clone(), new)));
        }
    }
    clusters.sort_by(|a, b| a.id.cmp(&b.id));
    let groups = row::groups(&articles, &copies);
    Ok(Clusters { clusters, groups, of_event, articles: articles.len(), by_text: copies.by_text })
}
