//! Word clusters: words that occur in the same places, learned from raw text when the model is trained.
//!
//! A treebank knows few words well. The cluster of a word it never saw ("mediated") says what the word is like
//! ("negotiated", "brokered"), and stands in features beside the word itself.

use rustc_hash::FxHashMap;

use super::model::ModelError;
use super::weights::Reader;

/// The cluster of each clustered word, by [`Lexeme::norm`](super::features::Lexeme::norm).
#[derive(Clone, Debug, Default)]
pub struct Clusters(FxHashMap<u32, u8>);

impl Clusters {
    /// Takes clusters by the hash of the word.
    pub fn new(clusters: impl IntoIterator<Item = (u32, u8)>) -> Clusters {
        Clusters(clusters.into_iter().collect())
    }

    /// The cluster of a word, from 1; zero for words without one.
    #[inline]
    pub fn of(&self, norm: u32) -> u32 {
        self.0.get(&norm).map_or(0, |&cluster| u32::from(cluster) + 1)
    }

    /// Appends the clusters to a model file.
    pub fn write(&self, out: &mut Vec<u8>) {
        let mut words: Vec<(u32, u8)> = self.0.iter().map(|(&word, &cluster)| (word, cluster)).collect();
        words.sort_unstable();
        out.extend((words.len() as u32).to_le_bytes());
        for (word, cluster) in words {
            out.extend(word.to_le_bytes());
            out.push(cluster);
        }
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the bytes end early.
    pub fn read(reader: &mut Reader) -> Result<Clusters, ModelError> {
        let mut clusters = FxHashMap::default();
        for _ in 0..reader.u32()? {
            clusters.insert(reader.u32()?, reader.u8()?);
        }
        Ok(Clusters(clusters))
    }
}
