//! The walk over an article: at each trigger the first frame that can be filled, then composition, details and the same
//! event told twice.

use rustc_hash::FxHashSet;

use super::phrases::Phrases;
use super::{Event, Events, Party};
use crate::article::Article;
use crate::base::{TokenSpan, word};
use crate::cast::Cast;
use crate::cause::Rule;
use crate::factuality::Factuality;
use crate::lexicon::{Lexicons, PhraseEntry};
use crate::mention::{Mentions, Times};
use crate::quote::Quotes;
use crate::stance::{Below, Stances};
use crate::syntax::{SentenceKind, Syntax, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "event.such",
    finds: "\"such a meeting\" after a meeting with its parties; not \"the meeting\"",
}];

/// What every step sees.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub article: &'a Article,
    pub syn: &'a Syntax,
    pub mentions: &'a Mentions,
    pub times: &'a Times,
    pub quotes: &'a Quotes,
    pub cast: &'a Cast,
    pub facts: &'a Factuality,
    pub lex: &'a Lexicons,
    pub phrases: &'a Phrases,
}

impl<'a> View<'a> {
    pub(super) fn new(b: Below<'a>, phrases: &'a Phrases) -> View<'a> {
        View {
            article: b.article,
            syn: b.syntax,
            mentions: b.mentions,
            times: b.times,
            quotes: b.quotes,
            cast: b.cast,
            facts: b.factuality,
            lex: b.lex,
            phrases,
        }
    }
}

/// Where no event may be found.
#[derive(Default)]
pub(super) struct Discarded {
    sentences: FxHashSet<usize>,
    tokens: FxHashSet<usize>,
}

/// Finds the events of an article. What the layer held before is gone.
pub fn analyse(below: Below, _stances: &Stances, out: &mut Events) {
    out.all.clear();
    let phrases = Phrases::find(below.syntax, below.lex);
    let view = View::new(below, &phrases);
    let discarded = view.discarded();
    for s in 0..view.syn.sentences.len() {
        if view.syn.sentences[s].kind != SentenceKind::Sentence || discarded.sentences.contains(&s) {
            continue;
        }
        let from = out.all.len();
        view.sentence(s, &discarded, &mut out.all);
        view.statements(s, &mut out.all, from);
        view.compose(&mut out.all, from);
        view.came_of(&mut out.all[from..]);
        view.unsaid(&mut out.all, from);
    }
    view.details(&mut out.all);
    out.all.sort_by_key(|e| (e.trigger.start, e.trigger.end));
    view.same_events(&mut out.all);
}

impl View<'_> {
    /// What discard phrases take out: the sentence where the phrase shows its subject (sport), else the phrase's tokens;
    /// and the titles of other pages that a web page has glued to a name.
    fn discarded(&self) -> Discarded {
        let mut out = Discarded::default();
        let everything = TokenSpan::new(0, self.syn.len());
        for title in crate::syntax::links::titles(&self.article.text, self.syn, everything) {
            out.tokens.extend(title.range());
        }
        for t in 0..self.syn.len() {
            for &(entry, end) in self.phrases.at(t) {
                let PhraseEntry::Discard(row) = entry else { continue };
                if self.lex.rows.discards[row as usize].reason.starts_with("sport") {
                    out.sentences.insert(self.syn.sentence(t));
                } else {
                    out.tokens.extend(t..end);
                }
            }
        }
        out
    }

    fn sentence(&self, s: usize, discarded: &Discarded, out: &mut Vec<Event>) {
        let tokens = self.syn.tokens_of(s);
        let from = out.len();
        // Tokens that a longer trigger has used: the noun of "held talks" is no trigger of its own.
        let mut used = vec![false; tokens.len()];
        let at = |t: usize| t - tokens.start as usize;
        let verbs = tokens.range().filter(|&t| self.syn.upos[t] == Upos::VERB);
        // No other part of speech heads a frame.
        let heads = |t: usize| matches!(self.syn.upos[t], Upos::NOUN | Upos::PROPN | Upos::ADJ);
        let others = tokens
            .range()
            .filter(|&t| self.syn.upos[t] != Upos::VERB && (heads(t) || self.syn.xpos[t] == Xpos::VBN));
        for t in verbs.chain(others) {
            if used[at(t)] || discarded.tokens.contains(&t) {
                continue;
            }
            let Some((c, event)) = self
                .candidates(t)
                .into_iter()
                .filter(|c| !c.trigger.range().any(|k| discarded.tokens.contains(&k)))
                .find_map(|c| self.event(&c).ok().map(|e| (c, e)))
            else {
                let bare = || self.claimed(t).filter(|_| !discarded.tokens.contains(&t));
                if let Some(mut event) = self.such(t, discarded, out).or_else(bare) {
                    self.fact_of(&mut event);
                    out.push(event);
                }
                continue;
            };
            // "The heart attack struck the premier".
            if discarded.tokens.contains(&event.head) {
                continue;
            }
            used[at(c.head)] = true;
            for k in c.trigger.range().chain(c.noun).chain([event.head]) {
                if tokens.has(k) {
                    used[at(k)] = true;
                }
            }
            // What a verb is done to is part of its record: "lifted [sanctions]", "condemned the [attack]" — unless the
            // noun names both of its own parties.
            if self.syn.upos[c.head] == Upos::VERB {
                let object = self.syn.patient(c.head).into_iter().flat_map(|o| self.syn.conjuncts(o));
                for o in object.filter(|&o| tokens.has(o) && self.syn.upos[o] == Upos::NOUN) {
                    let own = self.candidates(o).first().and_then(|c| self.event(c).ok());
                    let two = |e: &Event| e.target.is_empty() || !e.source.is_empty();
                    used[at(o)] |= own.is_none_or(|e| self.told_within(&e, o) < 2 || !two(&e));
                }
            }
            let mut event = event;
            let noun = c.noun.or_else(|| self.syn.patient(c.head));
            if self.one_deed(&mut event, noun, out, from) {
                continue;
            }
            self.fact_of(&mut event);
            out.push(event);
        }
        out[from..].sort_by_key(|e| e.trigger.start);
    }

    /// "Such a meeting": a noun that speaks again of an event told just before, with the parties of that one.
    fn such(&self, t: usize, discarded: &Discarded, out: &[Event]) -> Option<Event> {
        let syn = self.syn;
        if syn.upos[t] != Upos::NOUN
            || discarded.tokens.contains(&t)
            || !syn.children(t).any(|c| syn.form[c] == word::SUCH && syn.form.get(c + 1) != Some(&word::AS))
        {
            return None;
        }
        let frames = self.lex.frames.of(syn.lemma[t]);
        let row = frames
            .iter()
            .filter(|p| p.rest.is_empty())
            .map(|p| &self.lex.rows.frames[p.row as usize])
            .find(|f| f.pos == "noun")?;
        let sentence = syn.sentence(t);
        let told = out.iter().rev().find(|e| {
            e.head < t && sentence - syn.sentence(e.head) <= 1 && e.source.len() + e.target.len() > 1
        })?;
        let to_come = told.plover == "AGREE" && told.cameo == "036" && told.target.is_empty();
        let same = told.plover == row.plover || to_come;
        if !same {
            return None;
        }
        let mut event = Event::of_noun(row, t, "event.such");
        let implied = |p: &Party| Party::implied(p.actor);
        event.source = told.source.iter().map(implied).collect();
        event.target = told.target.iter().map(implied).collect();
        Some(event)
    }
}
