//! The layer itself: parallel columns over the tokens of one article.

use std::ops::Range;

use super::recent::Recent;
use super::{
    Analysis, Deprel, Irregular, Model, Pos, Sentence, SentenceKind, Token, TokenFlags, Upos, Xpos, lemma,
};
use crate::base::{Span, Sym, TokenSpan, fold};
use crate::lexicon::Lexicons;

/// Sentences, tokens, tags and trees of one article. Token numbers run through the whole article.
#[derive(Default)]
pub struct Syntax {
    /// Sentences and other segments, in order.
    pub sentences: Vec<Sentence>,
    /// The tokens of each sentence.
    pub sentence_tokens: Vec<TokenSpan>,
    /// Tokens, in order.
    pub tokens: Vec<Token>,
    /// The sentence of each token.
    pub sentence_of: Vec<u32>,
    /// Folded form of each token, where a lexicon knows it.
    pub form: Vec<Sym>,
    /// Lemma of each token, where a lexicon knows it.
    pub lemma: Vec<Sym>,
    /// Universal part of speech.
    pub upos: Vec<Upos>,
    /// Penn tag.
    pub xpos: Vec<Xpos>,
    /// Governor of each token; the root of a sentence is its own.
    pub head: Vec<u32>,
    /// Relation to the governor.
    pub rel: Vec<Deprel>,
    /// The tokens of a leading dateline, with its dash.
    pub dateline: Option<TokenSpan>,
    /// The tokens behind a gap, in order: words of the page that are no part of the sentence stood before each.
    pub gaps: Vec<u32>,
    pub(super) child_start: Vec<u32>,
    pub(super) children: Vec<u32>,
    pub(super) left: Vec<u32>,
    pub(super) right: Vec<u32>,
    /// Of each sentence the words that it has.
    seen: Vec<Seen>,
    /// Verbs whose infinitive is the subject's own act, whatever their object is: "promised [Peru] to help", "visited
    /// [Lima] to sign".
    pub(super) own_act: [Sym; 9],
    analysis: Analysis,
    recent: Recent<(Sym, Sym)>,
    folded: String,
}

/// The words of a sentence, as bits of which several words may share one: most rows of a lexicon need a word that the
/// sentence does not have, and this tells it without a look at the sentence.
#[derive(Clone, Copy, Default)]
struct Seen([u64; 4]);

impl Seen {
    #[inline]
    fn bit(word: Sym) -> (usize, u64) {
        let spread = word.0.wrapping_mul(0x9e37_79b1) >> 24;
        ((spread >> 6) as usize, 1 << (spread & 63))
    }

    fn add(&mut self, word: Sym) {
        let (at, bit) = Seen::bit(word);
        self.0[at] |= bit;
    }
}

impl Syntax {
    /// Analyses a text; what the layer held before is gone.
    pub fn analyse(&mut self, text: &str, lex: &Lexicons, res: &Resources, model: &Model) {
        self.clear();
        self.own_act = ["promise", "visit", "leave", "reach", "enter", "tour", "use", "hold", "quit"]
            .map(|w| lex.vocabulary.get(w));
        super::split(text, &res.abbreviations, &mut self.sentences);
        let titles = super::links::behind_names(text);
        super::links::join_sentences(&titles, &mut self.sentences);
        // What is parsed by itself: a sentence, or the parts of one that begins with a dateline, which is no part of the
        // clause after it.
        let mut parts: Vec<Range<usize>> = Vec::with_capacity(self.sentences.len() + 1);
        let mut dateline = None;
        for i in 0..self.sentences.len() {
            let from = self.tokens.len();
            super::tokenize(text, self.sentences[i].span, &mut self.tokens);
            self.leave_out(&titles, from);
            let to = self.tokens.len();
            self.sentence_tokens.push(TokenSpan::new(from, to));
            self.sentence_of.resize(to, i as u32);
            let split = self.dateline_end(text, i, from, to);
            if from < split && split < to {
                self.dateline = Some(TokenSpan::new(from, split));
                dateline = Some((from, split, to));
            }
            parts.extend([from..split, split..to]);
        }
        let words: Vec<&str> = self.tokens.iter().map(|t| t.span.of(text)).collect();
        model.analyse_all(&words, &parts, &mut self.analysis);
        self.upos.extend_from_slice(&self.analysis.upos);
        self.xpos.extend_from_slice(&self.analysis.xpos);
        self.rel.extend_from_slice(&self.analysis.rels);
        for part in parts {
            self.head.extend(self.analysis.heads[part.clone()].iter().map(|h| h + part.start as u32));
        }
        if let Some((from, split, to)) = dateline {
            self.join(from, split, to);
        }
        self.recent.belongs_to(lex.hash());
        for (t, token) in self.tokens.iter().enumerate() {
            let pos = coarse(self.upos[t], self.xpos[t]);
            let (form, lemma) = self.recent.get_in(text, token.span, pos as u8, || {
                fold(token.span.of(text), &mut self.folded);
                let form = lex.vocabulary.get(&self.folded);
                let lemma = lemma(&self.folded, pos, &res.irregular);
                (form, if *lemma == self.folded { form } else { lex.vocabulary.get(&lemma) })
            });
            self.form.push(form);
            self.lemma.push(lemma);
        }
        let seen = |tokens: &TokenSpan| {
            let mut seen = Seen::default();
            tokens.range().flat_map(|t| [self.form[t], self.lemma[t]]).for_each(|word| seen.add(word));
            seen
        };
        self.seen.extend(self.sentence_tokens.iter().map(seen));
        self.index_tree();
    }

    /// Whether a sentence may have a word as the form or lemma of a token; where this says no, it has not.
    #[inline]
    pub fn may_have(&self, sentence: usize, word: Sym) -> bool {
        let (at, bit) = Seen::bit(word);
        self.seen.get(sentence).is_none_or(|seen| seen.0[at] & bit != 0)
    }

    /// Takes the titles of other pages out of the tokens from `from` on.
    fn leave_out(&mut self, titles: &[Span], from: usize) {
        let Some(first) = self.tokens.get(from).map(|t| t.span.start) else { return };
        let before = titles.partition_point(|s| s.end <= first);
        for title in &titles[before..] {
            let to = self.tokens.len();
            let a = from + self.tokens[from..].partition_point(|t| t.span.start < title.start);
            let b = from + self.tokens[from..].partition_point(|t| t.span.start < title.end);
            if a == to {
                break;
            }
            // A sentence keeps some word.
            if a > from && a < b {
                self.tokens.drain(a..b);
                if a < self.tokens.len() {
                    self.gaps.push(a as u32);
                }
            }
        }
    }

    /// The first token behind a gap among some tokens: their phrase is torn before it.
    pub fn gap_in(&self, tokens: TokenSpan) -> Option<usize> {
        let first = self.gaps.partition_point(|&g| g <= tokens.start);
        self.gaps.get(first).map(|&g| g as usize).filter(|&g| g < tokens.end as usize)
    }

    /// The first token after a dateline at the start of the article's first sentences; `from` where there is none.
    fn dateline_end(&self, text: &str, sentence: usize, from: usize, to: usize) -> usize {
        let s = &self.sentences[sentence];
        if self.dateline.is_some() || s.kind != SentenceKind::Sentence {
            return from;
        }
        match super::dateline(text, s.span) {
            Some(d) => from + self.tokens[from..to].iter().take_while(|t| t.span.start < d.end).count(),
            None => from,
        }
    }

    /// Hangs the root of a dateline on the root of the sentence after it.
    fn join(&mut self, from: usize, split: usize, to: usize) {
        let root = |a: usize, b: usize| (a..b).find(|&t| self.head[t] as usize == t);
        if let (Some(dateline), Some(clause)) = (root(from, split), root(split, to)) {
            self.head[dateline] = clause as u32;
            self.rel[dateline] = Deprel::PARATAXIS;
        }
    }

    fn clear(&mut self) {
        self.dateline = None;
        self.gaps.clear();
        self.sentences.clear();
        self.sentence_tokens.clear();
        self.tokens.clear();
        self.sentence_of.clear();
        self.form.clear();
        self.lemma.clear();
        self.seen.clear();
        self.upos.clear();
        self.xpos.clear();
        self.head.clear();
        self.rel.clear();
    }

    /// Children in order, and the reach of every subtree.
    pub(super) fn index_tree(&mut self) {
        let n = self.head.len();
        self.child_start.clear();
        self.child_start.resize(n + 1, 0);
        self.left.clear();
        self.left.extend(0..n as u32);
        self.right.clear();
        self.right.extend(0..n as u32);
        for t in 0..n {
            if self.head[t] as usize != t {
                self.child_start[self.head[t] as usize + 1] += 1;
            }
        }
        for t in 0..n {
            self.child_start[t + 1] += self.child_start[t];
        }
        let mut next = std::mem::take(&mut self.children);
        next.clear();
        next.resize(self.child_start[n] as usize, 0);
        let mut fill: Vec<u32> = self.child_start[..n].to_vec();
        for t in 0..n {
            let h = self.head[t] as usize;
            if h != t {
                next[fill[h] as usize] = t as u32;
                fill[h] += 1;
            }
        }
        self.children = next;
        // Reach travels up from the leaves: a token hands on its own once all its children have handed on theirs.
        let mut waiting = fill;
        for (t, w) in waiting.iter_mut().enumerate() {
            *w = self.child_start[t + 1] - self.child_start[t];
        }
        let mut ready: Vec<u32> = (0..n as u32).filter(|&t| waiting[t as usize] == 0).collect();
        while let Some(t) = ready.pop() {
            let (t, h) = (t as usize, self.head[t as usize] as usize);
            if h == t {
                continue;
            }
            self.left[h] = self.left[h].min(self.left[t]);
            self.right[h] = self.right[h].max(self.right[t]);
            waiting[h] -= 1;
            if waiting[h] == 0 {
                ready.push(h as u32);
            }
        }
    }

    /// Number of tokens.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is no token.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The words of a token.
    pub fn text<'t>(&self, text: &'t str, t: usize) -> &'t str {
        self.tokens[t].span.of(text)
    }

    /// The bytes under some tokens; empty for no token.
    pub fn span(&self, tokens: TokenSpan) -> Span {
        match (self.tokens.get(tokens.start as usize), tokens.is_empty()) {
            (Some(first), false) => {
                Span { start: first.span.start, end: self.tokens[tokens.end as usize - 1].span.end }
            }
            (first, _) => first.map_or(Span::default(), |f| Span { start: f.span.start, end: f.span.start }),
        }
    }

    /// The sentence of a token.
    pub fn sentence(&self, t: usize) -> usize {
        self.sentence_of[t] as usize
    }

    /// The tokens of a sentence.
    pub fn tokens_of(&self, sentence: usize) -> TokenSpan {
        self.sentence_tokens[sentence]
    }

    /// The kind of segment that a token stands in.
    pub fn kind(&self, t: usize) -> SentenceKind {
        self.sentences[self.sentence(t)].kind
    }

    /// The root of a sentence, none for an empty one.
    pub fn root(&self, sentence: usize) -> Option<usize> {
        self.tokens_of(sentence).range().find(|&t| self.head[t] as usize == t)
    }

    /// Whether the token's spelling has some property.
    pub fn is(&self, t: usize, flags: TokenFlags) -> bool {
        self.tokens[t].is(flags)
    }

    /// The first token that starts at or after a byte.
    pub fn token_at(&self, byte: u32) -> usize {
        self.tokens.partition_point(|t| t.span.end <= byte)
    }

    /// The tokens that a byte span touches.
    pub fn tokens_in(&self, span: Span) -> TokenSpan {
        let start = self.token_at(span.start);
        let end = start + self.tokens[start..].iter().take_while(|t| t.span.start < span.end).count();
        TokenSpan::new(start, end)
    }
}

impl SentenceKind {
    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        match self {
            SentenceKind::Sentence => "sentence",
            SentenceKind::Heading => "heading",
            SentenceKind::Subheading => "subheading",
            SentenceKind::Byline => "byline",
            SentenceKind::Dateline => "dateline",
            SentenceKind::Caption => "caption",
        }
    }
}

/// What sentence splitting and lemmas need from the lexicons, compiled once.
pub struct Resources {
    /// Abbreviations by class.
    pub abbreviations: super::Abbreviations,
    /// Irregular forms.
    pub irregular: Irregular,
}

impl Resources {
    /// Compiles them.
    pub fn new(lex: &Lexicons) -> Resources {
        Resources {
            abbreviations: super::Abbreviations::from_rows(
                lex.rows.abbreviations.iter().map(|r| (r.abbreviation.as_str(), r.class.as_str())),
            ),
            irregular: Irregular::from_rows(
                lex.rows.irregular.iter().map(|r| (r.form.as_str(), r.pos.as_str(), r.lemma.as_str())),
            ),
        }
    }
}

/// The part of speech that lemmas are made by. Plural proper nouns are nouns, as in "the Republicans".
fn coarse(upos: Upos, xpos: Xpos) -> Pos {
    match (upos, xpos) {
        (_, Xpos::NNPS) | (Upos::NOUN, _) => Pos::Noun,
        (Upos::VERB | Upos::AUX, _) => Pos::Verb,
        (Upos::ADJ | Upos::ADV, _) => Pos::Adj,
        _ => Pos::Other,
    }
}
