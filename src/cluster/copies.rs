//! Articles that nearly repeat each other, as groups.

use dateline_near::{Index, Signature, signature};
use rustc_hash::FxHashMap;

use crate::record::Record;

/// Gathers what is needed of each article.
#[derive(Default)]
pub(super) struct Copies {
    prints: Vec<(String, Option<Signature>)>,
    told: Vec<(String, String)>,
}

/// Groups of articles.
pub(super) struct Groups {
    /// Number of the group, by the article's id.
    group: FxHashMap<String, u32>,
    /// Whether texts were compared.
    pub(super) by_text: bool,
}

impl Copies {
    pub(super) fn take(&mut self, record: &Record) {
        let article = &record.article;
        self.prints.push((article.id.clone(), article.text.as_deref().map(signature)));
        if let Some(first) = &article.near_duplicate_of {
            self.told.push((article.id.clone(), first.clone()));
        }
    }

    /// Compares all articles, in the order of their ids: which one a run had first says nothing here. What a run without
    /// texts told is taken as it stands.
    pub(super) fn find(mut self) -> Groups {
        self.prints.sort_by(|a, b| a.0.cmp(&b.0));
        let numbers: FxHashMap<&str, usize> =
            self.prints.iter().enumerate().map(|(i, (id, _))| (id.as_str(), i)).collect();
        let mut sets = Sets::new(self.prints.len());
        let by_text = self.prints.iter().all(|(_, s)| s.is_some());
        let mut index = Index::new();
        for (i, signature) in self.prints.iter().enumerate().filter_map(|(i, (_, s))| Some((i, s.as_ref()?)))
        {
            index.near(signature).into_iter().for_each(|other| sets.join(other as usize, i));
            index.admit(i as u64, signature);
        }
        if !by_text {
            for (copy, first) in &self.told {
                if let (Some(&a), Some(&b)) = (numbers.get(copy.as_str()), numbers.get(first.as_str())) {
                    sets.join(a, b);
                }
            }
        }
        let group = numbers.iter().map(|(id, &i)| (id.to_string(), sets.find(i) as u32)).collect();
        Groups { group, by_text }
    }
}

impl Groups {
    /// The group of an article.
    pub(super) fn of(&self, article: &str) -> Option<u32> {
        self.group.get(article).copied()
    }
}

/// Disjoint sets; the smallest member stands for each.
pub(super) struct Sets(Vec<u32>);

impl Sets {
    pub(super) fn new(n: usize) -> Sets {
        Sets((0..n as u32).collect())
    }

    pub(super) fn find(&mut self, mut i: usize) -> usize {
        while self.0[i] as usize != i {
            self.0[i] = self.0[self.0[i] as usize];
            i = self.0[i] as usize;
        }
        i
    }

    pub(super) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b) as u32;
    }
}
