//! Word clusters: words that occur in the same places, learned from raw text when the model is trained.
//!
//! A treebank knows few words well. The cluster of a word it never saw ("mediated") says what the word is like
//! ("negotiated", "brokered"), and stands in features beside the word itself.

use super::bytes::Bytes;
use super::model::ModelError;
use super::weights::Reader;

/// The cluster of each clustered word, by [`Lexeme::norm`](super::features::Lexeme::norm).
#[derive(Clone, Debug, Default)]
pub struct Clusters(Bytes);

impl Clusters {
    /// Takes clusters by the hash of the word.
    pub fn new(clusters: impl IntoIterator<Item = (u32, u8)>) -> Clusters {
        Clusters(Bytes::new(clusters))
    }

    /// The cluster of a word, from 1; zero for words without one.
    #[inline]
    pub fn of(&self, norm: u32) -> u32 {
        self.0.get(norm).map_or(0, |cluster| u32::from(cluster) + 1)
    }

    /// Asks for the memory that [`of`](Self::of) of the same word will read.
    #[inline]
    pub fn ask(&self, norm: u32) {
        self.0.ask(norm);
    }

    /// Appends the clusters to a model file.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the bytes end early.
    pub fn read(reader: &mut Reader) -> Result<Clusters, ModelError> {
        Bytes::read(reader).map(Clusters)
    }
}
