//! What is written of clusters and of groups of articles.

use std::collections::BTreeMap;

use serde::Serialize;

use super::copies::Groups;
use super::telling::{Article, Telling, Tellings};
use super::when::Known;

/// One event as the articles of a run report it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct ClusterRow {
    /// That of the report published first, with the letter `c`.
    pub id: String,
    pub event_type: String,
    /// Countries, or ids of named actors that have none; all that any report names.
    pub source: Vec<String>,
    pub target: Vec<String>,
    /// ISO day, or the first and last day on which all reports can be right, with a slash between them.
    pub date: Option<String>,
    /// `stated` in a report; `publication`: no report states it, the articles' days are taken; `none`.
    pub date_basis: &'static str,
    pub place: Option<String>,
    pub country: Option<String>,
    /// The first record of each article that reports it, in order of publication.
    pub reports: Vec<String>,
    /// Further records of the same articles that tell it again.
    pub retellings: Vec<String>,
    pub n_reports: u32,
    /// Different outlets; articles that name none are not counted.
    pub n_outlets: u32,
    /// Articles, of which those that nearly repeat each other count once.
    pub n_independent: u32,
    pub disagreements: Vec<Disagreement>,
}

/// A field in which reports differ. A report that leaves it open does not disagree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Disagreement {
    pub field: &'static str,
    pub values: Vec<Value>,
}

/// A value and who reports it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct Value {
    pub value: String,
    pub reports: Vec<String>,
}

/// Articles that nearly repeat each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs)]
pub struct ArticleGroupRow {
    /// The id of the article published first, with the letter `d`.
    pub id: String,
    /// In order of publication.
    pub articles: Vec<String>,
    pub n_articles: u32,
    pub outlets: Vec<String>,
    pub first_published: Option<String>,
    pub last_published: Option<String>,
}

/// The account of a clustering, beside that of the run.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)]
pub struct Account<'a> {
    pub run_id: &'a str,
    pub tool: &'static str,
    pub version: &'static str,
    /// `text`, or `near_duplicate_of` where the run holds no texts.
    pub articles_compared_by: &'static str,
    pub articles: usize,
    pub events: u64,
    pub clusters: usize,
    /// Clusters with reports of two and more articles.
    pub clusters_of_several: usize,
    /// Those that are independent of each other too.
    pub clusters_corroborated: usize,
    pub article_groups: usize,
    pub articles_in_groups: usize,
    pub near_duplicate_containment: f32,
    pub score_needed: f32,
}

/// Fields that reports can disagree in, in the order in which they are told.
const FIELDS: &[&str] = &[
    "cameo",
    "mode",
    "date",
    "place",
    "polarity",
    "modality",
    "certainty",
    "killed",
    "injured",
    "arrested",
    "size",
];

/// The row of a cluster.
pub(super) fn cluster(
    members: &[usize],
    all: &Tellings,
    articles: &[Article],
    copies: &Groups,
) -> ClusterRow {
    let article = |t: &Telling| &articles[t.article as usize];
    let mut tellings: Vec<&Telling> = members.iter().map(|&m| &all[m]).collect();
    // An article without a day comes after those with one.
    let day = |t: &Telling| (article(t).published.is_none(), article(t).published.clone());
    tellings.sort_by(|a, b| day(a).cmp(&day(b)).then(a.ids[0].cmp(&b.ids[0])));
    let lead = tellings[0];
    let union = |of: fn(&Telling) -> &Vec<String>| {
        let mut out: Vec<String> = tellings.iter().flat_map(|t| of(t)).cloned().collect();
        out.sort();
        out.dedup();
        out
    };
    let (mut source, mut target) = (union(|t| &t.source), union(|t| &t.target));
    // Where one report has equals, all are.
    if tellings.iter().any(|t| t.mutual) {
        source.append(&mut target);
        source.sort();
        source.dedup();
    }
    let window = tellings.iter().skip(1).fold(lead.window, |w, t| w.meet(&t.window));
    let town = tellings.iter().filter_map(|t| t.place.as_ref()).max_by_key(|p| (p.town, p.admin1.is_some()));
    let distinct = |mut list: Vec<String>| {
        list.sort();
        list.dedup();
        list.len() as u32
    };
    let independent = |t: &&Telling| match copies.of(&article(t).id) {
        Some(group) => group.to_string(),
        None => article(t).id.clone(),
    };
    ClusterRow {
        id: lead.ids[0].replacen(":e:", ":c:", 1),
        event_type: lead.event_type.clone(),
        source,
        target,
        date: window.text(),
        date_basis: match window.known {
            Known::Never => "none",
            Known::Publication => "publication",
            _ => "stated",
        },
        place: town.map(|p| p.name.clone()),
        country: town.and_then(|p| p.country.clone()),
        reports: tellings.iter().map(|t| t.ids[0].clone()).collect(),
        retellings: tellings.iter().flat_map(|t| &t.ids[1..]).cloned().collect(),
        n_reports: tellings.len() as u32,
        n_outlets: distinct(tellings.iter().filter_map(|t| article(t).outlet.clone()).collect()),
        n_independent: distinct(tellings.iter().map(independent).collect()),
        disagreements: FIELDS.iter().filter_map(|f| disagreement(f, &tellings)).collect(),
    }
}

fn disagreement(field: &'static str, tellings: &[&Telling]) -> Option<Disagreement> {
    let mut values: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for t in tellings {
        if let Some(value) = t.value(field) {
            values.entry(value).or_default().push(t.ids[0].clone());
        }
    }
    (values.len() > 1).then(|| Disagreement {
        field,
        values: values.into_iter().map(|(v, reports)| Value { value: v.into(), reports }).collect(),
    })
}

/// The rows of articles that nearly repeat each other.
pub(super) fn groups(articles: &[Article], copies: &Groups) -> Vec<ArticleGroupRow> {
    let mut of: BTreeMap<u32, Vec<&Article>> = BTreeMap::new();
    for a in articles {
        of.entry(copies.of(&a.id).unwrap_or(u32::MAX)).or_default().push(a);
    }
    let mut out: Vec<ArticleGroupRow> = of.into_values().filter(|list| list.len() > 1).map(group).collect();
    out.sort_by(|a, b| a.id.cmp(&b.id));
    out
}

fn group(mut list: Vec<&Article>) -> ArticleGroupRow {
    list.sort_by(|a, b| {
        let key = |a: &Article| (a.published.is_none(), a.published.clone(), a.id.clone());
        key(a).cmp(&key(b))
    });
    let mut outlets: Vec<String> = list.iter().filter_map(|a| a.outlet.clone()).collect();
    outlets.sort();
    outlets.dedup();
    let dated = || list.iter().filter_map(|a| a.published.clone());
    ArticleGroupRow {
        id: format!("{}:d", list[0].id),
        articles: list.iter().map(|a| a.id.clone()).collect(),
        n_articles: list.len() as u32,
        outlets,
        first_published: dated().next(),
        last_published: dated().last(),
    }
}
