//! The medium that heard or carried the words: "told *Reuters*", "in an interview with *the BBC*", "wrote on *X*".

use super::cues::{Cue, Kind};
use super::speaker::Speaker;
use super::view::View;
use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::Entry;
use crate::syntax::{Deprel, Syntax};

/// Where people post what they say; no media house in the lexicon of actors.
const PLATFORMS: &[&str] = &[
    "bluesky",
    "facebook",
    "instagram",
    "linkedin",
    "mastodon",
    "reddit",
    "snapchat",
    "telegram",
    "threads",
    "tiktok",
    "twitter",
    "weibo",
    "whatsapp",
    "x",
    "youtube",
];

/// Occasions on which a medium hears somebody.
const OCCASIONS: &[&str] = &[
    "appearance",
    "article",
    "broadcast",
    "column",
    "comments",
    "conversation",
    "editorial",
    "email",
    "essay",
    "interview",
    "op-ed",
    "podcast",
    "post",
    "program",
    "programme",
    "remarks",
    "show",
    "statement",
    "talk",
    "text",
];

/// The medium of a cue.
pub(super) fn find(
    view: &View,
    cue: &Cue,
    addressee: Option<TokenSpan>,
    content: &[TokenSpan],
    speaker: Option<Speaker>,
) -> Option<TokenSpan> {
    let syn = view.syn;
    if !matches!(cue.kind, Kind::Verb | Kind::Phrase) {
        return None;
    }
    let apart = |t: usize| {
        !content.iter().any(|s| s.has(t)) && speaker.is_none_or(|s| !s.tokens.has(t)) && !view.marks.inside(t)
    };
    if let Some(hearer) = addressee
        && let Some(at) = hearer.range().find(|&t| apart(t) && starts_medium(view, t))
        && hearer.range().take_while(|&t| t < at).all(|t| syn.is_nominal(t) || syn.rel[t] != Deprel::CASE)
    {
        return Some(hearer);
    }
    // Phrases beside the cue: "said on X", "told reporters in an interview with Sky News".
    let beside = |s: &Syntax, c: usize| s.rel[c].base() == Deprel::OBL || s.rel[c].base() == Deprel::NMOD;
    let tops = syn.children(cue.head).filter(|&c| beside(syn, c));
    for top in tops {
        if let Some(found) = medium_of(view, top, 0).filter(|&m| apart(m)) {
            return Some(syn.noun_phrase(found))
                .filter(|p| p.range().all(apart))
                .or(Some(TokenSpan::new(found, found + 1)));
        }
    }
    None
}

/// The medium in a phrase beside a cue: itself behind "on", "to", "with" and the like, or that of an occasion it names.
fn medium_of(view: &View, t: usize, depth: u8) -> Option<usize> {
    const CARRIERS: &[Sym] =
        &[word::ON, word::TO, word::WITH, word::IN, word::VIA, word::THROUGH, word::FOR, word::AT];
    let syn = view.syn;
    if !CARRIERS.contains(&syn.case(t)) || depth > 2 {
        return None;
    }
    let phrase = syn.noun_phrase(t);
    let named = phrase.range().take_while(|&k| k <= t).any(|k| starts_medium(view, k));
    let platform = syn.case(t) == word::ON && is_platform(view, t);
    if named || platform {
        return Some(t);
    }
    let noun = view.word(t).to_ascii_lowercase();
    if OCCASIONS.binary_search(&noun.as_str()).is_err() {
        return None;
    }
    syn.children(t).filter(|&c| c > t).find_map(|c| medium_of(view, c, depth + 1))
}

fn is_platform(view: &View, t: usize) -> bool {
    let word = view.word(t).to_ascii_lowercase();
    PLATFORMS.binary_search(&word.as_str()).is_ok()
        && view.word(t).chars().next().is_some_and(char::is_uppercase)
}

/// Whether the name of a media house starts at a token.
fn starts_medium(view: &View, t: usize) -> bool {
    medium_end(view, t).is_some()
}

/// One past the name of a media house that starts at a token.
pub(super) fn medium_end(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    if !view.word(t).chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    let names = &view.lex.names;
    let media = |node: u32| {
        names.values(node).any(|n| match n.entry {
            Entry::Actor(row, _) => view.lex.rows.actors[row as usize].kind == "media",
            _ => false,
        })
    };
    let key = |t: usize| view.lex.keys.of(syn.form[t]);
    let mut node = names.first(key(t))?;
    if media(node) {
        return Some(t + 1);
    }
    for k in t + 1..(t + 6).min(syn.len()) {
        node = names.step(node, key(k))?;
        if media(node) {
            return Some(k + 1);
        }
    }
    None
}
