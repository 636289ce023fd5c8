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
    for tokens in &syn.sentence_tokens {
        let words = syn.form[tokens.range()].iter().zip(&syn.tokens[tokens.range()]);
        for (start, (&form, token)) in tokens.range().zip(words) {
            let is_capital = token.is(TokenFlags::CAPITAL);
            // Most words begin no name, or only names that have a capital where the text has none. A word that no lexicon
            // knows may be known without the marks on its letters.
            let may_be_other = || !form.is_known() && !token.span.of(text).is_ascii();
            if !(lex.names.begins(form, is_capital) || may_be_other()) {
                continue;
            }
            let from = out.len();
            let mut node = lex.names.first(key(text, syn, lex, start));
            let mut end = start + 1;
            while let Some(n) = node {
                if is_capital || !lex.names.need_capital(n) {
                    let span = TokenSpan::new(start, end);
                    for name in lex.names.values(n) {
                        if case_fits(text, syn, lex, span, name) {
                            out.push(Hit { tokens: span, entry: name.entry });
                        }
                    }
                }
                let is_over = end >= tokens.end as usize || lex.names.is_last(n);
                node = if is_over { None } else { lex.names.step(n, key(text, syn, lex, end)) };
                end += 1;
            }
            out[from..].reverse();
        }
    }
}

/// What a word is looked up by: the key of its spelling, without the marks on its letters where no name has them.
#[inline]
fn key(text: &str, syn: &Syntax, lex: &Lexicons, t: usize) -> Sym {
    let form = syn.form[t];
    if form.is_known() { lex.keys.of(form) } else { key_of_unknown(text, syn, lex, t) }
}

fn key_of_unknown(text: &str, syn: &Syntax, lex: &Lexicons, t: usize) -> Sym {
    let word = syn.span(TokenSpan::new(t, t + 1)).of(text);
    if word.is_ascii() {
        return Sym::UNKNOWN;
    }
    let mut folded = String::new();
    fold(word, &mut folded);
    lex.keys.of(lex.vocabulary.get(&without_marks(&folded)))
}

/// Whether a name is spelled as its row asks.
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
