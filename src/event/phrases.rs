//! Phrases of the lexicons that stand in an article word by word, found once for all who ask.

use crate::lexicon::{Lexicons, PhraseEntry};
use crate::syntax::Syntax;

/// The phrases that trigger frames or show that there is no event, by the token with which they begin.
#[derive(Default)]
pub(super) struct Phrases {
    // Where those of each token begin among all.
    starts: Vec<usize>,
    all: Vec<(PhraseEntry, usize)>,
}

impl Phrases {
    /// Finds them. A word is what its form is, else what its lemma is.
    pub fn find(syn: &Syntax, lex: &Lexicons) -> Phrases {
        let mut out = Phrases::default();
        let first = |t: usize| lex.phrases.first(syn.form[t]).or_else(|| lex.phrases.first(syn.lemma[t]));
        let step = |node: u32, t: usize| {
            lex.phrases.step(node, syn.form[t]).or_else(|| lex.phrases.step(node, syn.lemma[t]))
        };
        for tokens in &syn.sentence_tokens {
            for t in tokens.range() {
                out.starts.push(out.all.len());
                let (mut node, mut end) = (first(t), t + 1);
                while let Some(n) = node {
                    let told = |e: &PhraseEntry| matches!(e, PhraseEntry::Discard(_) | PhraseEntry::Frame(_));
                    out.all.extend(lex.phrases.values(n).filter(told).map(|entry| (entry, end)));
                    node = if tokens.has(end) { step(n, end) } else { None };
                    end += 1;
                }
            }
        }
        out.starts.push(out.all.len());
        out
    }

    /// The phrases that begin at a token, each with its end.
    pub fn at(&self, t: usize) -> &[(PhraseEntry, usize)] {
        &self.all[self.starts[t]..self.starts[t + 1]]
    }
}
