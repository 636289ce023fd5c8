//! An article: one immutable text plus facts about it.

use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::base::hex;

/// How the publication date is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum DateBasis {
    Metadata,
    Dateline,
    Filename,
    Flag,
    #[default]
    None,
}

impl DateBasis {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            DateBasis::Metadata => "metadata",
            DateBasis::Dateline => "dateline",
            DateBasis::Filename => "filename",
            DateBasis::Flag => "flag",
            DateBasis::None => "none",
        }
    }
}

/// One article as it came in. All spans made from it are bytes of `text`.
#[derive(Clone, Debug, Default)]
pub struct Article {
    /// The input's own name for it: its `id`, or `FILE:LINE`, or the file's path below the walked folder.
    pub source_id: String,
    /// The text, never changed.
    pub text: String,
    /// Title given beside the text.
    pub title: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// Outlet.
    pub source: Option<String>,
    /// Language as stated by the input.
    pub language: Option<String>,
    /// Who wrote it, where that is given beside the text.
    pub author: Option<String>,
    /// Publication date.
    pub date: Option<Date>,
    /// How the date is known.
    pub date_basis: DateBasis,
}

impl Article {
    /// An article of text alone.
    pub fn new(source_id: impl Into<String>, text: impl Into<String>) -> Article {
        Article { source_id: source_id.into(), text: text.into(), ..Article::default() }
    }

    /// The article's id: 16 hex digits of the SHA-256 of source id, NUL and text.
    pub fn id(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.source_id.as_bytes());
        hash.update([0]);
        hash.update(self.text.as_bytes());
        let mut id = hex(&hash.finalize());
        id.truncate(16);
        id
    }

    /// SHA-256 of the text, as 64 hex digits.
    pub fn sha256(&self) -> String {
        hex(&Sha256::digest(self.text.as_bytes()))
    }
}
