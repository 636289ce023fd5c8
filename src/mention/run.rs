//! The order of the steps, and the index from tokens to mentions.

use rustc_hash::FxHashMap;

use super::{Mention, MentionKind, Mentions, find_hits};
use super::{names, nominals, places, pronouns};
use crate::article::Article;
use crate::base::{Sym, TokenSpan};
use crate::lexicon::{Entry, Lexicons, PlaceKind};
use crate::syntax::{SentenceKind, Syntax};

/// What every step sees.
pub(super) struct View<'a> {
    pub article: &'a Article,
    pub syn: &'a Syntax,
    pub lex: &'a Lexicons,
    /// Hits that end at a token (exclusive end), for looking leftwards.
    pub ends: FxHashMap<usize, Vec<super::Hit>>,
    /// Hits that start at a token.
    pub starts: FxHashMap<usize, Vec<super::Hit>>,
    /// The word "county".
    pub county: Sym,
}

impl View<'_> {
    /// The words of some tokens.
    pub fn words(&self, tokens: TokenSpan) -> &str {
        self.syn.span(tokens).of(&self.article.text)
    }

    /// The longest agent or title that ends right before a token: its span, the agent row if it is one.
    pub fn role_before(&self, t: usize) -> Option<(TokenSpan, Option<u32>)> {
        let hits = self.ends.get(&t)?;
        hits.iter()
            .filter_map(|h| match h.entry {
                Entry::Agent(a, plural) if !plural || self.lex.rows.agents[a as usize].plural == "=" => {
                    Some((h.tokens, Some(a)))
                }
                Entry::Title(_) => Some((h.tokens, None)),
                _ => None,
            })
            .max_by_key(|(s, a)| (s.len(), a.is_some()))
    }
}

/// Finds names, role phrases, modifiers, pronouns and places. What the layer held before is gone.
pub fn analyse(article: &Article, syn: &Syntax, lex: &Lexicons, out: &mut Mentions) {
    out.all.clear();
    out.places.clear();
    find_hits(&article.text, syn, lex, &mut out.hits);
    out.towns.clear();
    out.hits.retain(|h| match h.entry {
        Entry::Place(p, _) if lex.places.kind(p) == PlaceKind::Town => {
            out.towns.push(*h);
            false
        }
        _ => true,
    });
    let mut ends: FxHashMap<usize, Vec<super::Hit>> = FxHashMap::default();
    let mut starts: FxHashMap<usize, Vec<super::Hit>> = FxHashMap::default();
    for h in &out.hits {
        ends.entry(h.tokens.end as usize).or_default().push(*h);
        starts.entry(h.tokens.start as usize).or_default().push(*h);
    }
    let view = View { article, syn, lex, ends, starts, county: lex.vocabulary.get("county") };
    let scene = places::Scene::read(&view, &out.hits, &mut out.towns);
    // Tokens that some mention or place has taken.
    let mut taken = vec![false; syn.len()];
    names::known(&view, out, &mut taken);
    nominals::find(&view, out, &mut taken);
    places::shaped(&view, &scene, out, &mut taken);
    names::unknown(&view, out, &mut taken);
    places::find(&view, &scene, out, &mut taken);
    nominals::modifiers(&view, out, &mut taken);
    pronouns::find(&view, out);
    out.all.retain(|m| keep(syn, m));
    out.all.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    out.all.dedup_by_key(|m| m.tokens);
    out.places.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    out.at.clear();
    out.at.resize(syn.len(), 0);
    for (i, m) in (1u32..).zip(&out.all) {
        out.at[m.tokens.range()].fill(i);
    }
    out.heads.clear();
    for (i, m) in (0u32..).zip(&out.all) {
        out.heads.entry(m.head as u32).or_insert(i);
    }
}

/// A byline or a stand-alone dateline names no actors.
fn keep(syn: &Syntax, m: &Mention) -> bool {
    let kind = syn.kind(m.head);
    !(kind == SentenceKind::Dateline || (kind == SentenceKind::Byline && m.kind != MentionKind::Name))
}
