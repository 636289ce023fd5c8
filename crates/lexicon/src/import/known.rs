//! What the lexicons under an import know already.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::rows::{ActorRow, AgentRow};
use crate::set::Lexicon;

/// Look-ups over the lexicons that an import is laid over.
pub(crate) struct Known<'a> {
    pub(crate) actors: &'a [ActorRow],
    /// Actors by folded name.
    names: FxHashMap<String, Vec<u32>>,
    pub(crate) ids: FxHashSet<&'a str>,
    agents: FxHashMap<&'a str, &'a AgentRow>,
    places: FxHashSet<String>,
    given: FxHashSet<String>,
    common: FxHashSet<&'a str>,
    /// PLOVER type by CAMEO code.
    pub(crate) codes: FxHashMap<&'a str, &'a str>,
    irregular: FxHashSet<(&'a str, &'a str)>,
    discards: FxHashSet<String>,
}

impl<'a> Known<'a> {
    pub(crate) fn new(lexicon: &'a Lexicon) -> Known<'a> {
        let mut names: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (i, a) in (0u32..).zip(&lexicon.actors) {
            for n in &a.names {
                let list = names.entry(n.text.to_lowercase()).or_default();
                if list.last() != Some(&i) {
                    list.push(i);
                }
            }
        }
        let ids: FxHashMap<&str, u32> =
            (0u32..).zip(&lexicon.actors).map(|(i, a)| (a.id.as_str(), i)).collect();
        for m in &lexicon.metonyms {
            if let Some(&i) = ids.get(m.actor.as_str()) {
                m.names.iter().for_each(|n| names.entry(n.text.to_lowercase()).or_default().push(i));
            }
        }
        let words = lexicon.agents.iter().map(|r| r.head.as_str());
        let words = words.chain(lexicon.cues.iter().map(|r| r.cue.as_str()));
        let words = words.chain(lexicon.frames.iter().map(|r| r.trigger.as_str()));
        Known {
            actors: &lexicon.actors,
            names,
            ids: lexicon.actors.iter().map(|a| a.id.as_str()).collect(),
            agents: lexicon.agents.iter().map(|a| (a.head.as_str(), a)).collect(),
            places: lexicon
                .places
                .iter()
                .flat_map(|p| std::iter::once(&p.name).chain(p.alt.iter().map(|n| &n.text)))
                .map(|n| n.to_lowercase())
                .collect(),
            given: lexicon.given_names.iter().map(|g| g.name.to_lowercase()).collect(),
            common: words.filter(|w| !w.contains(' ')).collect(),
            codes: lexicon.codes.iter().map(|c| (c.code.as_str(), c.plover.as_str())).collect(),
            irregular: lexicon.irregular.iter().map(|r| (r.form.as_str(), r.lemma.as_str())).collect(),
            discards: lexicon.discards.iter().map(|d| d.phrase.to_lowercase()).collect(),
        }
    }

    /// Actors that bear a name, whatever its case.
    pub(crate) fn bearers(&self, name: &str) -> &[u32] {
        self.names.get(&name.to_lowercase()).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn agent(&self, head: &str) -> Option<&'a AgentRow> {
        self.agents.get(head).copied()
    }

    pub(crate) fn is_place(&self, name: &str) -> bool {
        self.places.contains(&name.to_lowercase())
    }

    pub(crate) fn is_given_name(&self, word: &str) -> bool {
        self.given.contains(&word.to_lowercase())
    }

    pub(crate) fn is_common(&self, word: &str) -> bool {
        self.common.contains(word.to_lowercase().as_str())
    }

    pub(crate) fn has_irregular(&self, form: &str, lemma: &str) -> bool {
        self.irregular.contains(&(form, lemma))
    }

    pub(crate) fn is_discard(&self, phrase: &str) -> bool {
        self.discards.contains(&phrase.to_lowercase())
    }
}
