//! The lexicon pass over tokens: runs once; later steps take the matches of their family.

use crate::base::{Sym, TokenSpan, fold};
use crate::lexicon::{Case, Entry, Lexicons, NameEntry, without_marks};
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
    let (keys, mut path) = (keys(text, syn, lex), Vec::new());
    for tokens in &syn.sentence_tokens {
        let (start, end) = (tokens.start as usize, tokens.end as usize);
        let words = keys[start..end].iter().zip(&keys[start + 1..]).zip(&syn.tokens[start..end]);
        for (start, ((&key, &next), token)) in (start..).zip(words) {
            if !lex.names.may_begin(key, next, token.is(TokenFlags::CAPITAL)) {
                continue;
            }
            lex.names.walk(&keys[start..end], &mut path);
            for (i, &node) in path.iter().enumerate().rev() {
                let span = TokenSpan::new(start, start + 1 + i);
                for name in lex.names.values(node).rev() {
                    if case_fits(text, syn, lex, span, name) {
                        out.push(Hit { tokens: span, entry: name.entry });
                    }
                }
            }
        }
    }
}

/// What each word is looked up by, the key of its spelling, and one more for the word behind the last.
fn keys(text: &str, syn: &Syntax, lex: &Lexicons) -> Vec<Sym> {
    let mut keys = Vec::with_capacity(syn.tokens.len() + 1);
    keys.extend(syn.form.iter().map(|&form| lex.keys.of(form)));
    keys.push(Sym::UNKNOWN);
    // A word that no lexicon knows may be known without the marks on its letters.
    if !text.is_ascii() {
        let mut folded = String::new();
        for (key, token) in keys.iter_mut().zip(&syn.tokens) {
            if key.is_known() || token.is(TokenFlags::PUNCT) || token.span.of(text).is_ascii() {
                continue;
            }
            fold(token.span.of(text), &mut folded);
            *key = lex.keys.of(lex.vocabulary.get(&without_marks(&folded)));
        }
    }
    keys
}

/// Whether a name is spelled as its row asks.
#[inline]
fn case_fits(text: &str, syn: &Syntax, lex: &Lexicons, span: TokenSpan, name: NameEntry) -> bool {
    match name.case {
        Case::Free => true,
        Case::First => syn.is(span.start as usize, TokenFlags::CAPITAL),
        Case::Some => span.range().any(|t| syn.is(t, TokenFlags::CAPITAL)),
        Case::Exact | Case::Proper => lex.spelling(name.entry).is_some_and(|s| syn.span(span).of(text) == s),
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
