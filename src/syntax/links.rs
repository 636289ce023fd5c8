//! Titles of other pages that a web page has glued to a name: "Sen. Ann Cole Ann Marie ColeDemocrats worry about the vote
//! MORE (R-Ohio)".

use super::Sentence;
use super::Syntax;
use super::TokenFlags;
use crate::base::{Span, TokenSpan};

/// How many tokens before the word "MORE" the titles may begin.
const LONGEST: usize = 80;

/// How many tokens before the glued one the surname may stand that it repeats.
const REPEATED: usize = 8;

/// How many bytes the name in full and the titles may have, the word "MORE" left out.
const WIDEST: usize = 700;

/// The titles that stand behind a name which they repeat in full, with the word "MORE": of "Sen. Ann Cole Ann Marie
/// ColeDemocrats worry about the vote MORE (R-Ohio)" all from the second "Ann" to "MORE". They are no part of their
/// sentence: nothing is read in them, and what stands around them is read as if they were not there. Not "Senator Ann
/// ColeIran attacks Israel: report MORE", where only part of the name is left.
pub fn behind_names(text: &str) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for (at, more) in text.match_indices("MORE") {
        let end = at + more.len();
        let alone = text[..at].ends_with(' ') && !text[end..].starts_with(char::is_alphanumeric);
        if !alone {
            continue;
        }
        let mut from = at.saturating_sub(WIDEST).max(out.last().map_or(0, |s| s.end as usize));
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let line = text[from..at].rfind('\n').map_or(from, |n| from + n + 1);
        if let Some(start) = behind_name(&text[line..at]) {
            out.push(Span::new(line + start, end));
        }
    }
    out
}

/// Where the name in full begins behind a name whose last word a glued word begins with.
fn behind_name(text: &str) -> Option<usize> {
    let mut last = [""; REPEATED];
    for (i, word) in text.split(' ').enumerate() {
        let glued = |surname: &&str| {
            let surname = surname.strip_suffix("'s").or(surname.strip_suffix("’s")).unwrap_or(surname);
            (surname.len() >= 3 || surname == "Jr")
                && surname.starts_with(char::is_uppercase)
                && word
                    .strip_prefix(surname)
                    .is_some_and(|r| r.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
        };
        // The words before, from the furthest.
        let before = (1..REPEATED).map(|k| last[(i + k) % REPEATED]).filter(|w| !w.is_empty());
        if let Some(name) = before.clone().find(glued) {
            return Some(name.as_ptr() as usize + name.len() + 1 - text.as_ptr() as usize);
        }
        last[i % REPEATED] = word;
    }
    None
}

/// Joins sentences of which one ends inside such titles.
pub fn join_sentences(titles: &[Span], sentences: &mut Vec<Sentence>) {
    for title in titles {
        // With what stands before the titles: the name.
        let first = sentences.partition_point(|s| s.span.end + 1 < title.start);
        let last = sentences.partition_point(|s| s.span.start < title.end);
        if first + 1 < last {
            sentences[first].span = sentences[first].span.join(sentences[last - 1].span);
            sentences.drain(first + 1..last);
        }
    }
}

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

#[cfg(test)]
mod tests {
    use super::behind_names;

    #[test]
    fn titles_behind_names() {
        for (text, expected) in [
            (
                "Sen. Ann Cole Ann Marie ColeDemocrats worry: late? MORE (R-Ohio) left.",
                &["Ann Marie ColeDemocrats worry: late? MORE"][..],
            ),
            ("Ann Cole’s Ann ColeMoss leads MORE plan.", &["Ann ColeMoss leads MORE"]),
            ("Cole ColeA runs MORE and Moss MossB walks MORE.", &["ColeA runs MORE", "MossB walks MORE"]),
            ("Senator Ann ColeIran attacks Israel: report MORE visited Paris.", &[]),
            ("Cole said McCole wants MORE.", &[]),
            ("Cole ColeA\nruns MORE.", &[]),
        ] {
            let found: Vec<&str> = behind_names(text).iter().map(|s| s.of(text)).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
