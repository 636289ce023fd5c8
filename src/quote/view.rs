//! What the rules of this layer read, and the quotes as they are being put together.

use std::cell::RefCell;

use super::complement::Complement;
use super::cues::{Cue, Cues};
use super::marks::{Marks, Region};
use super::speaker::Speaker;
use crate::base::{TokenSpan, word};
use crate::lexicon::Lexicons;
use crate::syntax::{Deprel, Syntax, TokenFlags, Upos, Xpos};

/// The earlier layers, with marks and cues.
pub(super) struct View<'a> {
    pub text: &'a str,
    pub syn: &'a Syntax,
    pub lex: &'a Lexicons,
    pub marks: &'a Marks,
    pub cues: &'a Cues,
    /// The first token of each sentence, behind a dateline or a crosshead.
    pub starts: &'a [usize],
    /// The root of each sentence.
    pub roots: &'a [Option<usize>],
    /// What each cue governs, where it has been asked for.
    pub complements: &'a RefCell<Vec<Option<Option<Complement>>>>,
}

impl View<'_> {
    /// The word of a token as it is written.
    pub fn word(&self, t: usize) -> &str {
        self.syn.text(self.text, t)
    }

    /// Whether a token has neither letters nor digits.
    pub fn is_punct(&self, t: usize) -> bool {
        self.syn.is(t, TokenFlags::PUNCT)
    }

    /// A comma, or a dash that may stand for one; not the hyphen of a compound.
    pub fn is_comma(&self, t: usize) -> bool {
        match self.word(t) {
            "," | "—" | "--" => true,
            "-" | "–" => self.syn.is(t, TokenFlags::SPACE_BEFORE),
            _ => false,
        }
    }

    /// A semicolon, or a dash between clauses; not the hyphen of a compound.
    pub fn is_break(&self, t: usize) -> bool {
        self.word(t) == ";" || self.is_comma(t) && self.word(t) != ","
    }

    /// One past the last token of a sentence that is not its final mark.
    pub fn sentence_end(&self, t: usize) -> usize {
        let tokens = self.syn.tokens_of(self.syn.sentence(t)).range();
        let mut end = tokens.end;
        while end > tokens.start
            && self.is_punct(end - 1)
            && !self.marks.inside(end - 1)
            && !self.is_bracket(end - 1)
        {
            end -= 1;
        }
        end
    }

    fn is_bracket(&self, t: usize) -> bool {
        matches!(self.word(t), ")" | "]" | "%")
    }

    /// The first token of the sentence of `t`, behind a dateline or a crosshead.
    pub fn sentence_start(&self, t: usize) -> usize {
        let s = self.syn.sentence(t);
        match self.starts[s] {
            start if start <= t => start,
            _ => self.syn.tokens_of(s).start as usize,
        }
    }

    /// Without marks at both ends, save those of quotations and brackets.
    pub fn trim(&self, s: TokenSpan) -> TokenSpan {
        let (mut a, mut b) = (s.start as usize, s.end as usize);
        while a < b
            && self.is_punct(a)
            && !self.marks.inside(a)
            && !matches!(self.word(a), "(" | "[" | "$" | "£" | "€" | "#")
        {
            a += 1;
        }
        // "(They have said it is theirs.)": a bracket that opens before the words closes behind them.
        let open = |a: usize, t: usize| self.word(t) == ")" && !(a..t).any(|k| self.word(k) == "(");
        while a < b
            && self.is_punct(b - 1)
            && !self.marks.inside(b - 1)
            && (!self.is_bracket(b - 1) || open(a, b - 1))
        {
            b -= 1;
        }
        TokenSpan::new(a, b)
    }

    /// The span made so long that no quotation is cut in two.
    pub fn whole_quotations(&self, s: TokenSpan) -> TokenSpan {
        if s.is_empty() {
            return s;
        }
        let start =
            self.marks.region(s.start as usize).map_or(s.start, |r| self.marks.regions[r].tokens.start);
        let end = self.marks.region(s.end as usize - 1).map_or(s.end, |r| self.marks.regions[r].tokens.end);
        TokenSpan { start, end }
    }

    /// Whether some token of a range is a finite verb or auxiliary.
    pub fn has_finite(&self, range: std::ops::Range<usize>) -> bool {
        range.clone().any(|t| self.is_finite_form(t))
    }

    /// A verb form that can stand alone in a clause.
    pub fn is_finite_form(&self, t: usize) -> bool {
        matches!(self.syn.xpos[t], Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD)
            && matches!(self.syn.upos[t], Upos::VERB | Upos::AUX)
            // "retired general Lloyd Reed"
            && self.syn.rel[t] != Deprel::AMOD
    }

    /// Number of words in a range.
    pub fn words(&self, range: std::ops::Range<usize>) -> usize {
        range.filter(|&t| self.syn.is(t, TokenFlags::WORD) || self.syn.is(t, TokenFlags::HAS_DIGIT)).count()
    }

    /// Whether a region is the whole of its sentences: nothing but marks stands beside it.
    pub fn stands_alone(&self, r: &Region) -> bool {
        self.starts_sentence(r) && self.ends_sentence(r)
    }

    /// Whether a region begins a sentence.
    pub fn starts_sentence(&self, r: &Region) -> bool {
        let first = r.tokens.start as usize;
        // From the end, so that the search stops at the region before and a line of regions is read once.
        (self.sentence_start(first)..first).rev().all(|t| self.is_punct(t))
    }

    /// Whether a region ends a sentence.
    pub fn ends_sentence(&self, r: &Region) -> bool {
        let last = r.tokens.end as usize;
        let end = self.syn.tokens_of(self.syn.sentence(last - 1)).end as usize;
        (last..end).all(|t| self.is_punct(t))
    }

    /// Whether the inside of a region reads like an utterance and not like a name or a phrase.
    pub fn is_utterance(&self, r: &Region) -> bool {
        let range = r.tokens.range();
        let first = range.clone().find(|&t| !self.is_punct(t));
        let capital = first.is_some_and(|t| self.syn.is(t, TokenFlags::CAPITAL) || self.word(t) == "[");
        let terminal =
            range.clone().rev().take(3).any(|t| matches!(self.word(t), "." | "!" | "?" | "," | "…" | "..."));
        let finite = self.has_finite(range);
        finite && (capital || r.words >= 4) || capital && terminal && r.words >= 2
    }

    /// "that" as a complementiser or pronoun.
    pub fn is_that(&self, t: usize) -> bool {
        self.syn.form[t] == word::THAT
    }
}

/// A quote in the making.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub content: Vec<TokenSpan>,
    pub cue: Option<Cue>,
    pub speaker: Option<Speaker>,
    pub core: bool,
    pub rule: &'static str,
    /// The sentence of the cue, or of the first content.
    pub sentence: usize,
}

/// The quotes found so far.
pub(super) struct Drafts {
    pub all: Vec<Draft>,
    /// The first quote that covers each token: index + 1. Reports within its content leave it its words.
    pub covered: Vec<u32>,
    /// Cue heads that have their content.
    pub used: Vec<bool>,
    /// The quote of each region.
    pub owner: Vec<Option<usize>>,
    /// The quote whose content is being searched for reports of its own.
    pub within: Option<usize>,
}

impl Drafts {
    pub fn new(view: &View) -> Drafts {
        let n = view.syn.len();
        Drafts {
            all: Vec::new(),
            covered: vec![0; n],
            used: vec![false; n],
            owner: vec![None; view.marks.regions.len()],
            within: None,
        }
    }

    /// Adds a quote; its content is trimmed first, and nothing is added if none is left.
    pub fn add(&mut self, view: &View, mut draft: Draft) -> Option<usize> {
        let content = std::mem::take(&mut draft.content);
        if content.iter().all(|&s| view.words(s.range()) == 0) {
            return None;
        }
        let q = self.all.len();
        if let Some(c) = &draft.cue {
            self.used[c.head] = true;
        }
        self.all.push(draft);
        for s in content {
            self.extend(view, q, s);
        }
        Some(q)
    }

    /// Adds a span to a quote.
    pub fn extend(&mut self, view: &View, q: usize, span: TokenSpan) {
        let span = view.trim(view.whole_quotations(view.trim(span)));
        if span.is_empty() {
            return;
        }
        for t in span.range() {
            if self.covered[t] == 0 {
                self.covered[t] = q as u32 + 1;
            }
            if let Some(r) = view.marks.region(t) {
                self.owner[r].get_or_insert(q);
            }
        }
        self.all[q].content.push(span);
    }

    /// The first quote that covers a token.
    pub fn covering(&self, t: usize) -> Option<usize> {
        (self.covered[t] as usize).checked_sub(1)
    }
}
