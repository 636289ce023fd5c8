//! Words that introduce what somebody says or thinks, with the frames that their lexicon row allows.

use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::{Lexicons, Pattern, PhraseEntry, Word};
use crate::syntax::links;
use crate::syntax::{Deprel, Syntax, TokenFlags, Upos, Xpos};

/// A set of constructions that a cue may govern.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Frames(u16);

impl Frames {
    pub const THAT: Frames = Frames(1);
    pub const BARE: Frames = Frames(1 << 1);
    pub const WH: Frames = Frames(1 << 2);
    pub const INF: Frames = Frames(1 << 3);
    pub const NP: Frames = Frames(1 << 4);
    pub const AS: Frames = Frames(1 << 5);
    pub const OF: Frames = Frames(1 << 6);
    pub const FOR: Frames = Frames(1 << 7);
    pub const GER: Frames = Frames(1 << 8);
    pub const QUOTE: Frames = Frames(1 << 9);

    pub fn has(self, other: Frames) -> bool {
        self.0 & other.0 != 0
    }

    pub fn of(names: &[String]) -> Frames {
        Frames(names.iter().fold(0, |bits, n| {
            bits | match n.as_str() {
                "that" => Frames::THAT.0,
                "bare" => Frames::BARE.0,
                "wh" => Frames::WH.0,
                "inf" => Frames::INF.0,
                "np" => Frames::NP.0,
                "as" => Frames::AS.0,
                "of" => Frames::OF.0,
                "for" => Frames::FOR.0,
                "ger" => Frames::GER.0,
                "quote" => Frames::QUOTE.0,
                _ => 0,
            }
        }))
    }
}

/// What sort of word a cue is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Verb,
    Noun,
    Adjective,
    /// "according to": the noun phrase after it is the speaker.
    Preposition,
    /// A fixed expression with a verb in it: "make clear".
    Phrase,
}

/// A cue in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    /// The token that governs the content.
    pub head: usize,
    /// The words of the cue as far as they stand together.
    pub tokens: TokenSpan,
    /// One past the last word of the cue, wherever it stands.
    pub end: usize,
    pub row: u32,
    pub kind: Kind,
    pub frames: Frames,
    pub weight: u8,
    /// Number of lexicon words.
    pub words: u8,
}

/// The cues of an article, in order.
#[derive(Default)]
pub(super) struct Cues {
    pub all: Vec<Cue>,
    /// The cue that each token heads: index + 1, 0 for none.
    pub at: Vec<u32>,
}

impl Cues {
    /// The cue that a token heads.
    pub fn of(&self, t: usize) -> Option<&Cue> {
        self.at.get(t).and_then(|&c| (c as usize).checked_sub(1)).map(|c| &self.all[c])
    }

    /// The place of a cue in `all`, if it is as it was found there.
    pub fn number(&self, cue: &Cue) -> Option<usize> {
        let i = self.at.get(cue.head).and_then(|&c| (c as usize).checked_sub(1))?;
        let own = &self.all[i];
        (own.row == cue.row && own.end == cue.end && own.frames == cue.frames && own.kind == cue.kind)
            .then_some(i)
    }
}

/// Finds the cues.
pub(super) fn find(text: &str, syn: &Syntax, lex: &Lexicons) -> Cues {
    let mut cues = Cues { all: Vec::new(), at: vec![0; syn.len()] };
    let mut found: Vec<Cue> = Vec::new();
    let (mut nodes, mut next) = (Vec::new(), Vec::new());
    for t in 0..syn.len() {
        // "[emphasis added]" is the editor's.
        let editor =
            t > 0 && syn.text(text, t) == "added" && syn.text(text, t - 1).eq_ignore_ascii_case("emphasis");
        if !syn.is(t, TokenFlags::WORD) || is_filler(syn, t) || editor {
            continue;
        }
        if syn.text(text, t) == "MORE"
            && let Some(from) = links::title_before(text, syn, t)
        {
            found.retain(|c| c.head < from);
            continue;
        }
        phrases(syn, lex, t, [&mut nodes, &mut next], &mut found);
        if let Some(c) = single(syn, lex, t) {
            found.push(c);
        }
    }
    // Of several readings of one head the longest counts, and a word inside a longer cue is no cue of its own.
    found.sort_by_key(|c| (std::cmp::Reverse(c.words), std::cmp::Reverse(c.weight), c.head));
    let mut taken = vec![false; syn.len()];
    let mut kept: Vec<Cue> = Vec::new();
    for c in found {
        let span = c.tokens.range();
        if taken[c.head] || (c.words > 1 && span.clone().any(|t| taken[t])) {
            continue;
        }
        taken[c.head] = true;
        if c.words > 1 {
            span.for_each(|t| taken[t] = true);
        }
        kept.push(c);
    }
    kept.sort_by_key(|c| c.head);
    for (i, c) in kept.iter_mut().enumerate() {
        // Only now, as most readings are dropped and the names of frames are words to be read.
        c.frames = Frames::of(&lex.rows.cues[c.row as usize].frames);
        cues.at[c.head] = i as u32 + 1;
    }
    cues.all = kept;
    cues
}

/// "you know", "I mean" between commas: a speaker's pause.
fn is_filler(syn: &Syntax, t: usize) -> bool {
    let pause = |k: usize| syn.upos[k] == Upos::PUNCT;
    t > 0
        && matches!((syn.form[t - 1], syn.form[t]), (word::YOU, word::KNOW) | (word::I, word::MEAN))
        && (t < 2 || pause(t - 2))
        && (t + 1 >= syn.len() || pause(t + 1))
}

fn kind(pos: &str) -> Option<Kind> {
    Some(match pos {
        "verb" => Kind::Verb,
        "noun" => Kind::Noun,
        "adj" => Kind::Adjective,
        "prep" => Kind::Preposition,
        "phrase" => Kind::Phrase,
        _ => return None,
    })
}

/// The best row that a token heads as a word, further words of a verb included.
fn single(syn: &Syntax, lex: &Lexicons, t: usize) -> Option<Cue> {
    let mut best: Option<Cue> = None;
    // "was outraged": the participle is a word of its own, though its lemma is the verb's.
    let (form, lemma) = (syn.form[t], syn.lemma[t]);
    let own = if form != lemma && syn.xpos[t] == Xpos::VBN { lex.cues.of(form) } else { &[] };
    // Most cues of several words need one that the sentence does not have.
    let sentence = syn.sentence(t);
    let may_stand = |w: &Word| matches!(*w, Word::Lemma(s) if syn.may_have(sentence, s));
    for p in lex.cues.of(lemma).iter().chain(own) {
        let kind = kind(lex.cues.pos(p))?;
        if !p.rest.iter().all(may_stand) {
            continue;
        }
        // The row itself is elsewhere in memory, and most fail without it.
        let row = &lex.rows.cues[p.row as usize];
        let fits = match kind {
            Kind::Verb => {
                is_verb(syn, t) || p.rest.is_empty() && is_mistaken_noun(syn, t) && row.weight >= 60
            }
            Kind::Noun => syn.upos[t] == Upos::NOUN,
            Kind::Adjective => {
                matches!(syn.upos[t], Upos::ADJ) || (syn.upos[t] == Upos::VERB && syn.xpos[t] == Xpos::VBN)
            }
            // The parser makes a verb of it before a noun that may be one: "according to show insiders".
            Kind::Preposition => syn.upos[t] == Upos::ADP || row.cue == "according to",
            Kind::Phrase => false,
        };
        if !fits {
            continue;
        }
        // "showed up", "showed off".
        let other =
            row.class == "reveal" && p.rest.is_empty() && syn.child(t, Deprel::COMPOUND_PRT) == Some(t + 1);
        if other {
            continue;
        }
        let Some(end) = rest_end(syn, t, p) else { continue };
        let words = p.rest.len() as u8 + 1;
        let better = best.is_none_or(|b| (words, row.weight) > (b.words, b.weight));
        if better {
            let near = end - t <= p.rest.len() + 2;
            best = Some(Cue {
                head: t,
                tokens: TokenSpan::new(t, if near { end } else { t + 1 }),
                end,
                row: p.row,
                kind,
                frames: Frames::default(),
                weight: row.weight,
                words,
            });
        }
    }
    best
}

fn is_verb(syn: &Syntax, t: usize) -> bool {
    syn.upos[t] == Upos::VERB
        && syn.rel[t].base() != Deprel::AUX
        && syn.rel[t] != Deprel::AMOD
        && !is_attributive(syn, t)
}

/// A participle between a preposition or article and its noun or a quotation: "blocked due to *alleged* “fraud”".
fn is_attributive(syn: &Syntax, t: usize) -> bool {
    let next = |x: Xpos| t + 1 < syn.len() && syn.xpos[t + 1] == x;
    let nominal = t + 1 < syn.len() && syn.is_nominal(t + 1) && syn.xpos[t + 1] != Xpos::PRP;
    matches!(syn.xpos[t], Xpos::VBN | Xpos::VBD)
        && t > 0
        && matches!(syn.upos[t - 1], Upos::ADP | Upos::DET)
        && (syn.upos[t - 1] == Upos::DET || syn.form[t - 1] != word::THAN)
        && (next(Xpos::OPEN_QUOTE) || nominal)
}

/// A verb beside a quotation that the tagger took for a plural noun: "“The wall is old,” the mayor *notes*", "The ad
/// *claims* “Lee is”".
fn is_mistaken_noun(syn: &Syntax, t: usize) -> bool {
    if syn.xpos[t] != Xpos::NNS || t == 0 || !syn.is_nominal(t - 1) {
        return false;
    }
    let sentence = syn.tokens_of(syn.sentence(t)).range();
    let next = t + 1;
    if next < sentence.end && syn.xpos[next] == Xpos::OPEN_QUOTE {
        return true;
    }
    let ends = next >= sentence.end
        || matches!(syn.upos[next], Upos::PUNCT | Upos::ADP | Upos::ADV)
        || syn.rel[next] == Deprel::OBL_UNMARKED;
    let name = (sentence.start..t)
        .rev()
        .take(9)
        .take_while(|&k| syn.is_nominal(k) || matches!(syn.upos[k], Upos::DET | Upos::ADJ));
    let first = name.last().unwrap_or(t);
    // "The road is open again, the BBC *reports*."
    let closes = next >= sentence.end || next + 1 >= sentence.end && syn.upos[next] == Upos::PUNCT;
    let named = (first..t).any(|k| syn.upos[k] == Upos::PROPN) || syn.upos[first] == Upos::DET;
    if closes && named && first > sentence.start + 3 && syn.form[first - 1] == word::COMMA {
        return !syn.children(t).any(|c| syn.upos[c] == Upos::CCONJ);
    }
    ends && first > sentence.start && syn.xpos[first - 1] == Xpos::CLOSE_QUOTE
}

/// One past the last further word of a pattern, none if one is missing.
fn rest_end(syn: &Syntax, t: usize, p: &Pattern) -> Option<usize> {
    let limit = syn.tokens_of(syn.sentence(t)).end as usize;
    let mut at = t + 1;
    for w in &p.rest {
        let Word::Lemma(w) = *w else { return None };
        // A particle may follow a short object, and an adverb or a time may stand before a preposition.
        let reach = (at + 4).min(limit);
        let k = (at..reach)
            .take_while(|&k| k == at || !ends_reach(syn, k - 1))
            .find(|&k| (syn.form[k] == w || syn.lemma[k] == w) && (k == at || hangs_on(syn, k, t)))?;
        at = k + 1;
    }
    Some(at)
}

/// Whether a particle or preposition that stands apart from a verb belongs to it: "called the studio *out*"; not "say
/// members *of* the union".
fn hangs_on(syn: &Syntax, k: usize, v: usize) -> bool {
    // "said ahead of": "of" stands right behind its verb or belongs to something else.
    let Some(g) = syn.governor(k).filter(|_| syn.form[k] != word::OF) else { return false };
    g == v || syn.rel[k].base() == Deprel::CASE && syn.governor(g) == Some(v)
}

fn ends_reach(syn: &Syntax, t: usize) -> bool {
    matches!(syn.upos[t], Upos::PUNCT | Upos::VERB | Upos::SCONJ | Upos::ADP | Upos::CCONJ)
}

/// Fixed expressions that start at a token. `nodes` and `next` are scratch.
fn phrases(syn: &Syntax, lex: &Lexicons, t: usize, [nodes, next]: [&mut Vec<u32>; 2], found: &mut Vec<Cue>) {
    let limit = syn.tokens_of(syn.sentence(t)).end as usize;
    nodes.clear();
    nodes.extend(both(syn, t).filter_map(|s| lex.phrases.first(s)));
    let mut k = t + 1;
    while !nodes.is_empty() {
        for &n in &*nodes {
            for e in lex.phrases.values(n) {
                if let PhraseEntry::Cue(row) = e {
                    let r = &lex.rows.cues[row as usize];
                    let Some(kind) = kind(&r.pos) else { continue };
                    let head = match kind {
                        Kind::Phrase | Kind::Verb => phrase_head(syn, t, k),
                        _ => t,
                    };
                    found.push(Cue {
                        head,
                        tokens: TokenSpan::new(t, k),
                        end: k,
                        row,
                        kind,
                        frames: Frames::default(),
                        weight: r.weight,
                        words: (k - t) as u8,
                    });
                }
            }
        }
        if k >= limit {
            break;
        }
        next.clear();
        for &n in &*nodes {
            next.extend(both(syn, k).filter_map(|s| lex.phrases.step(n, s)));
        }
        std::mem::swap(nodes, next);
        k += 1;
    }
}

fn both(syn: &Syntax, t: usize) -> impl Iterator<Item = Sym> + '_ {
    let (form, lemma) = (syn.form[t], syn.lemma[t]);
    std::iter::once(form).chain((lemma != form).then_some(lemma))
}

/// The verb that governs: the last one of the phrase that is not an infinitive's auxiliary ("go on to say": "say").
fn phrase_head(syn: &Syntax, from: usize, to: usize) -> usize {
    (from..to).rev().find(|&t| syn.upos[t] == Upos::VERB).unwrap_or(from)
}

/// Whether the cue's verb is finite, on its own or by an auxiliary.
pub(super) fn is_finite(syn: &Syntax, t: usize) -> bool {
    matches!(syn.xpos[t], Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD | Xpos::NNS)
        || syn.children(t).any(|c| {
            matches!(syn.rel[c], Deprel::AUX | Deprel::AUX_PASS | Deprel::COP)
                && matches!(syn.xpos[c], Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD)
        })
}

/// The token that negates a predicate or stands for its refusal: "did *not* say", "*declined* to say".
pub(super) fn negation(syn: &Syntax, lex: &Lexicons, t: usize) -> Option<usize> {
    const NEGATIVE: &[Sym] = &[word::NOT, word::NT, word::NEVER, word::NO, word::NEITHER, word::NOR];
    if let Some(n) = syn.children(t).find(|&c| c < t && NEGATIVE.contains(&syn.form[c])) {
        return Some(n);
    }
    if let Some(n) = syn
        .child(t, Deprel::NSUBJ)
        .filter(|&s| matches!(syn.form[s], word::NONE | word::NOBODY | word::NEITHER))
    {
        return Some(n);
    }
    let none = |s: usize| syn.children(s).any(|c| c < s && matches!(syn.form[c], word::NO | word::NEITHER));
    if let Some(n) = syn.child(t, Deprel::NSUBJ).filter(|&s| none(s)) {
        return Some(n);
    }
    let refuses = |g: usize| {
        lex.cues
            .of(syn.lemma[g])
            .iter()
            .any(|p| p.rest.is_empty() && lex.rows.cues[p.row as usize].class == "refuse")
    };
    syn.governor(t)
        .filter(|&g| matches!(syn.rel[t], Deprel::XCOMP | Deprel::ACL | Deprel::CCOMP) && g < t && refuses(g))
}
