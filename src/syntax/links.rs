//! Titles of other pages that a web page has glued to a name: "Sen. Ann Cole Ann Marie ColeDemocrats worry about the vote
//! MORE (R-Ohio)".

use super::Syntax;
use super::TokenFlags;
use crate::base::TokenSpan;

/// How many tokens before the word "MORE" the titles may begin.
const LONGEST: usize = 80;

/// How many tokens before the glued one the surname may stand that it repeats.
const REPEATED: usize = 8;

/// Where the titles of other pages begin that a web page has glued to a name, up to their last word "MORE": behind the
/// name, where it is given again in full.
pub fn title_before(text: &str, syn: &Syntax, more: usize) -> Option<usize> {
    let start = syn.tokens_of(syn.sentence(more)).start as usize;
    let glued = || (start..more).rev().take(LONGEST).filter(|&t| is_glued(syn.text(text, t)));
    glued().find_map(|t| repeated(text, syn, t)).or_else(|| glued().next())
}

/// Two words without a space between: "ColeDemocrats", "Cole2020".
fn is_glued(word: &str) -> bool {
    let mut small = 0;
    word.chars().any(|c| {
        let turn = (c.is_uppercase() || c.is_ascii_digit()) && small > 1;
        small = if c.is_lowercase() { small + 1 } else { 0 };
        turn
    })
}

/// Behind the surname that a glued word repeats: "Ann Cole [Ann Marie ColeDemocrats]".
fn repeated(text: &str, syn: &Syntax, glued: usize) -> Option<usize> {
    let word = syn.text(text, glued);
    let start = syn.tokens_of(syn.sentence(glued)).start as usize;
    let name = |t: &usize| {
        let surname = syn.text(text, *t);
        syn.is(*t, TokenFlags::CAPITAL)
            && surname.len() >= 3
            && surname.len() < word.len()
            && word.starts_with(surname)
    };
    (start.max(glued.saturating_sub(REPEATED))..glued).find(name).map(|t| t + 1)
}

/// The titles of other pages among some tokens, with the word "MORE" that ends each.
pub fn titles<'a>(text: &'a str, syn: &'a Syntax, tokens: TokenSpan) -> impl Iterator<Item = TokenSpan> + 'a {
    let ends = tokens.range().filter(|&t| syn.is(t, TokenFlags::ALL_CAPS) && syn.text(text, t) == "MORE");
    ends.filter_map(|more| Some(TokenSpan::new(title_before(text, syn, more)?, more + 1)))
}
