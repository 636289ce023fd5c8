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

/// So many words before its turn the names that begin with a word are asked for.
const AHEAD: usize = 8;

/// All matches of names in all sentences, nested ones too, by start and then by falling length.
pub fn find_hits(text: &str, syn: &Syntax, lex: &Lexicons, out: &mut Vec<Hit>) {
    out.clear();
    let keys: Vec<Sym> = (0..syn.len()).map(|t| key(text, syn, lex, t)).collect();
    for tokens in &syn.sentence_tokens {
        for start in tokens.range() {
            if let Some(&later) = keys.get(start + AHEAD) {
                lex.names.ask(later);
            }
            let from = out.len();
            let mut node = lex.names.first(keys[start]);
            let mut end = start + 1;
            let is_capital = syn.is(start, TokenFlags::CAPITAL);
            while let Some(n) = node {
                // Most words that begin a name begin it with a capital, and stand in a text without one.
                if is_capital || !lex.names.need_capital(n) {
                    let span = TokenSpan::new(start, end);
                    for name in lex.names.values(n) {
                        if case_fits(text, syn, lex, span, name) {
                            out.push(Hit { tokens: span, entry: name.entry });
                        }
                    }
                }
                node = if end < tokens.end as usize { lex.names.step(n, keys[end]) } else { None };
                end += 1;
            }
            out[from..].reverse();
        }
    }
}

/// What a word is looked up by: the key of its spelling, without the marks on its letters where no name has them.
fn key(text: &str, syn: &Syntax, lex: &Lexicons, t: usize) -> Sym {
    let form = syn.form[t];
    if form.is_known() {
        return lex.keys.of(form);
    }
    let word = syn.span(TokenSpan::new(t, t + 1)).of(text);
    if word.is_ascii() {
        return form;
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
