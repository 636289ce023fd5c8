//! The lexicon pass over tokens: runs once; later steps take the matches of their family.

use crate::base::TokenSpan;
use crate::lexicon::{Case, Entry, Lexicons, NameEntry};
use crate::syntax::{Syntax, TokenFlags};

/// Some tokens and the row whose name they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Hit {
    /// The words.
    pub tokens: TokenSpan,
    /// What they are.
    pub entry: Entry,
}

/// All matches of names in all sentences, nested ones too, by start and then by falling length.
pub fn find_hits(text: &str, syn: &Syntax, lex: &Lexicons, out: &mut Vec<Hit>) {
    out.clear();
    for tokens in &syn.sentence_tokens {
        for start in tokens.range() {
            let from = out.len();
            let mut node = lex.names.first(syn.form[start]);
            let mut end = start + 1;
            while let Some(n) = node {
                let span = TokenSpan::new(start, end);
                for name in lex.names.values(n) {
                    if case_fits(text, syn, lex, span, name) {
                        out.push(Hit { tokens: span, entry: name.entry });
                    }
                }
                node = if end < tokens.end as usize { lex.names.step(n, syn.form[end]) } else { None };
                end += 1;
            }
            out[from..].reverse();
        }
    }
}

/// Whether a name is spelled as its row asks.
fn case_fits(text: &str, syn: &Syntax, lex: &Lexicons, span: TokenSpan, name: NameEntry) -> bool {
    match name.case {
        Case::Free => true,
        Case::First => syn.is(span.start as usize, TokenFlags::CAPITAL),
        Case::Some => span.range().any(|t| syn.is(t, TokenFlags::CAPITAL)),
        Case::Exact => lex.spelling(name.entry).is_some_and(|s| syn.span(span).of(text) == s),
    }
}

/// No name of the lexicons has more tokens; longer ones would still be found, but not looked up by place.
const LONGEST: usize = 24;

/// The hits that may touch a token, or end or begin beside it: those that start at it or shortly before. `hits` are in
/// order of their start, so this is a part of them, and work stays linear in the length of the article.
pub fn near(hits: &[Hit], t: usize) -> &[Hit] {
    let from = hits.partition_point(|h| h.tokens.start as usize + LONGEST < t);
    let to = from + hits[from..].partition_point(|h| h.tokens.start as usize <= t);
    &hits[from..to]
}
