//! What of the lexicons stands in an article, found once for all who ask: phrases word by word, and noun classes.

use crate::lexicon::{Lexicons, PhraseEntry};
use crate::syntax::Syntax;

/// The phrases that trigger frames or show that there is no event, by the token with which they begin.
#[derive(Default)]
pub(super) struct Phrases {
    // Where those of each token begin among all.
    starts: Vec<usize>,
    all: Vec<(PhraseEntry, usize)>,
    // Of each sentence the classes that a word of it may belong to, one bit a class.
    classes: Vec<u64>,
    // Numbers of 64 bits that the classes of a sentence take.
    stride: usize,
}

impl Phrases {
    /// Finds them. A word is what its form is, else what its lemma is.
    pub fn find(syn: &Syntax, lex: &Lexicons) -> Phrases {
        // The lemma, where it is another word than the form.
        let other = |t: usize| Some(syn.lemma[t]).filter(|&lemma| lemma != syn.form[t]);
        let stride = lex.classes.len().div_ceil(64);
        let mut out = Phrases { stride, ..Phrases::default() };
        out.classes.resize(stride * syn.sentences.len(), 0);
        for t in 0..syn.len() {
            let classes = &mut out.classes[stride * syn.sentence(t)..];
            let words = [Some(syn.form[t]), other(t)].into_iter().flatten();
            for class in words.flat_map(|word| lex.classes.ending_in(word)) {
                classes[usize::from(class) / 64] |= 1 << (class % 64);
            }
        }
        let first = |t: usize| lex.phrases.first(syn.form[t]).or_else(|| lex.phrases.first(other(t)?));
        let step = |node: u32, t: usize| {
            lex.phrases.step(node, syn.form[t]).or_else(|| lex.phrases.step(node, other(t)?))
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

    /// Whether a word of a sentence may belong to a class; where this says no, none does.
    #[inline]
    pub fn may_be(&self, sentence: usize, class: u16) -> bool {
        let at = usize::from(class) / 64;
        at < self.stride && self.classes[self.stride * sentence + at] >> (class % 64) & 1 == 1
    }

    /// The phrases that begin at a token, each with its end.
    pub fn at(&self, t: usize) -> &[(PhraseEntry, usize)] {
        &self.all[self.starts[t]..self.starts[t + 1]]
    }
}
