//! Credits: who reported, edited or took the picture is nobody the article speaks of.

use super::run::View;
use super::{EntityType, Mention};
use crate::base::TokenSpan;
use crate::syntax::{Deprel, TokenFlags};

/// Work that is credited with "by".
const WORK: &[&str] =
    &["reporting", "writing", "editing", "compiled", "translated", "translation", "photography"];
/// Agencies and outlets whose pictures are credited behind a slash.
const AGENCIES: &[&str] = &[
    "AFP",
    "AP",
    "Agence",
    "Anadolu",
    "Associated",
    "Bloomberg",
    "CNN",
    "EPA",
    "Getty",
    "REUTERS",
    "Reuters",
    "Sipa",
    "TASS",
    "UPI",
    "Xinhua",
];
/// How many tokens before "by" the work may stand: "(Additional [reporting] and writing by".
const NEAR: usize = 4;

/// The credits of an article, in order: "(Reporting by Ivan Petrenko; editing by Jane Doe)", or a sentence of its own that
/// begins so.
pub(super) fn find(view: &View) -> Vec<TokenSpan> {
    let mut out = Vec::new();
    for tokens in &view.syn.sentence_tokens {
        for t in tokens.range() {
            let open = view.words(TokenSpan::new(t, t + 1)) == "(";
            if !(open || t == tokens.start as usize) || !is_work_by(view, t + usize::from(open), *tokens) {
                continue;
            }
            let close = (t..tokens.end as usize).find(|&k| view.words(TokenSpan::new(k, k + 1)) == ")");
            let end = close.filter(|_| open).map_or(tokens.end as usize, |k| k + 1);
            out.push(TokenSpan::new(t, end));
            break;
        }
    }
    out
}

/// "Reporting by", "Additional reporting and writing by"
fn is_work_by(view: &View, start: usize, sentence: TokenSpan) -> bool {
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    let end = (start + NEAR).min(sentence.end as usize);
    let Some(by) = (start..end).find(|&t| word(t).eq_ignore_ascii_case("by")) else { return false };
    by > start
        && WORK.iter().any(|w| w.eq_ignore_ascii_case(word(by - 1)))
        && view.syn.is(start, TokenFlags::CAPITAL)
        && (start..by).all(|t| view.syn.is(t, TokenFlags::WORD))
        && by + 1 < sentence.end as usize
        && view.syn.is(by + 1, TokenFlags::CAPITAL)
}

/// Whether a mention is part of a credit: of those found, the agency of the dateline ("MOSCOW (Reuters) -"), or a picture's
/// ("Jane Doe/Getty Images").
pub(super) fn holds(view: &View, credits: &[TokenSpan], m: &Mention) -> bool {
    if credits[..credits.partition_point(|c| c.start <= m.tokens.start)]
        .last()
        .is_some_and(|c| c.contains(m.tokens))
    {
        return true;
    }
    let outlet = matches!(m.entity, EntityType::Media)
        || m.tokens.len() == 2 && view.words(m.tokens).ends_with(" Images");
    if outlet && view.syn.dateline.is_some_and(|d| d.contains(m.tokens)) {
        return true;
    }
    let (first, last) = (m.tokens.start as usize, m.tokens.end as usize);
    let sentence = view.syn.tokens_of(view.syn.sentence(first));
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    // "[Jane Doe]/Getty Images"
    let tight = |t: usize| sentence.has(t) && !view.syn.is(t, TokenFlags::SPACE_BEFORE);
    if !matches!(m.entity, EntityType::Media | EntityType::State)
        && matches!(m.tokens.len(), 2..=4)
        && tight(last)
        && word(last) == "/"
        && tight(last + 1)
        && AGENCIES.contains(&word(last + 1))
    {
        return true;
    }
    // "a Reuters/Ipsos poll" speaks of the pollsters.
    let modifies = matches!(view.syn.rel[m.head], Deprel::COMPOUND | Deprel::AMOD | Deprel::NMOD_DESC);
    let slash = first > 0
        && sentence.has(first - 1)
        && word(first - 1) == "/"
        && !view.syn.is(first, TokenFlags::SPACE_BEFORE);
    let via = first > 1 && sentence.has(first - 2) && word(first - 1) == "via" && word(first - 2) == "Images";
    let sent = sentence.has(last) && word(last) == "via" && word(last - 1) == "Images";
    outlet && (slash && !modifies || via || sent)
}
