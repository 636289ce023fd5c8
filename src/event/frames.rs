//! Frames whose words stand at a trigger and whose constraints hold.

use super::phrases::Phrases;
use super::run::View;
use crate::base::TokenSpan;
use crate::lexicon::{FrameRow, Pattern, PhraseEntry, Word};
use crate::mention::MentionKind;
use crate::stance::Below;
use crate::syntax::{Deprel, Upos, Xpos};

/// A frame that fits a trigger.
#[derive(Clone)]
pub(super) struct Candidate {
    pub row: u32,
    pub head: usize,
    pub noun: Option<usize>,
    pub trigger: TokenSpan,
}

/// For a sentence without an event: the frames that came nearest, and what each lacked.
pub fn nearest(below: Below, sentence: usize) -> Vec<String> {
    let phrases = Phrases::find(below.syntax, below.lex);
    let view = View::new(below, &phrases);
    let mut out = Vec::new();
    for t in view.syn.tokens_of(sentence).range() {
        let Some((c, lacks)) = view.nearest_frame(t) else { continue };
        let row = &view.lex.rows.frames[c.row as usize];
        let file = view.lex.file(row.at);
        out.push(format!("{} ({} {}, {file}:{}): {lacks}", row.trigger, row.plover, row.cameo, row.at.line));
    }
    if out.is_empty() {
        out.push("no word of the sentence triggers an event frame".into());
    }
    out
}

impl View<'_> {
    /// The frames whose words stand here and whose constraints hold, the most specific first.
    pub(super) fn candidates(&self, t: usize) -> Vec<Candidate> {
        let mut found: Vec<(usize, Candidate)> = Vec::new();
        self.each_pattern(t, |row, frame, noun, trigger, words| {
            if self.holds(t, noun, row, frame) {
                found.push((words, Candidate { row, head: t, noun, trigger }));
            }
        });
        // More words before fewer, then the order of the file.
        found.sort_by_key(|(words, c)| (std::cmp::Reverse(*words), c.row));
        found.into_iter().map(|(_, c)| c).collect()
    }

    fn each_pattern(&self, t: usize, mut visit: impl FnMut(u32, &FrameRow, Option<usize>, TokenSpan, usize)) {
        let syn = self.syn;
        // "Is prepared to talk": the adjective is the form of a participle.
        let participle = syn.xpos[t] == Xpos::VBN && syn.form[t] != syn.lemma[t];
        let by_form = self.lex.frames.of(syn.form[t]).iter().filter(|_| participle);
        let sentence = syn.sentence(t);
        // Most patterns need a word that the sentence does not have.
        let may_stand = |w: &Word| match *w {
            Word::Lemma(s) => syn.may_have(sentence, s),
            Word::Class(c) => self.phrases.may_be(sentence, c),
        };
        // The last part of speech that was asked for, and whether it fits: patterns of one stand together.
        let mut pos = None;
        for p in self.lex.frames.of(syn.lemma[t]).iter().chain(by_form) {
            if !p.rest.iter().all(may_stand) {
                continue;
            }
            let number = self.lex.frames.pos_number(p);
            let fits = match pos {
                Some((known, fits)) if known == number => fits,
                _ => self.part_of_speech_fits(t, self.lex.frames.pos(p)),
            };
            pos = Some((number, fits));
            if !fits {
                continue;
            }
            let frame = &self.lex.rows.frames[p.row as usize];
            if let Some((noun, last)) = self.rest(t, p) {
                // "Is opposed to" before "opposed by": an adjective, unless somebody does it.
                let adjective = frame.pos == "adj" && participle && syn.by_agent(t).is_none();
                visit(
                    p.row,
                    frame,
                    noun.filter(|_| frame.pos == "light" || syn.patient(t).is_none()),
                    self.trigger(t, p, last),
                    1 + p.rest.len() + adjective as usize,
                );
            }
        }
        for &(entry, end) in self.phrases.at(t) {
            let PhraseEntry::Frame(row) = entry else { continue };
            let frame = &self.lex.rows.frames[row as usize];
            let span = TokenSpan::new(t, end);
            let head = span.range().find(|&k| syn.governor(k).is_none_or(|g| !span.has(g))).unwrap_or(t);
            if head == t && self.part_of_speech_fits(head, &frame.pos) {
                visit(row, frame, None, span, span.len());
            }
        }
        // A phrase whose head is its last word ("peace talks") is tried from there.
        for back in 1..4usize {
            if t < back || syn.sentence(t - back) != syn.sentence(t) {
                break;
            }
            let start = t - back;
            for &(entry, end) in self.phrases.at(start) {
                let (PhraseEntry::Frame(row), true) = (entry, end == t + 1) else { continue };
                let frame = &self.lex.rows.frames[row as usize];
                if self.part_of_speech_fits(t, &frame.pos) {
                    visit(row, frame, None, TokenSpan::new(start, t + 1), back + 1);
                }
            }
        }
    }

    fn part_of_speech_fits(&self, t: usize, pos: &str) -> bool {
        let upos = self.syn.upos[t];
        match pos {
            "verb" | "light" => {
                upos == Upos::VERB
                    // A word of a name does nothing: "Meet the Press".
                    && self.mentions.covering(t).is_none_or(|m| self.mentions.all[m].kind != MentionKind::Name)
                    // A participle as an adjective before a noun is no event: "detained activists" is a description.
                    && !(self.syn.rel[t] == Deprel::AMOD && matches!(self.syn.xpos[t], Xpos::VBN | Xpos::VBG))
            }
            "noun" => {
                matches!(upos, Upos::NOUN | Upos::PROPN)
                    && !matches!(self.syn.rel[t], Deprel::COMPOUND | Deprel::FLAT | Deprel::NMOD_DESC)
                    && self
                        .mentions
                        .covering(t)
                        .is_none_or(|m| self.mentions.all[m].kind != MentionKind::Name)
            }
            "adj" => upos == Upos::ADJ || self.syn.xpos[t] == Xpos::VBN,
            _ => false,
        }
    }

    /// The trigger's words: the verb with its particle or, for a light verb, up to its noun.
    fn trigger(&self, t: usize, p: &Pattern, last: usize) -> TokenSpan {
        let near = last > t && last - t <= 4 && !p.rest.is_empty();
        TokenSpan::new(t, if near { last + 1 } else { t + 1 })
    }
    fn nearest_frame(&self, t: usize) -> Option<(Candidate, String)> {
        let mut best: Option<(usize, Candidate, String)> = None;
        self.each_pattern(t, |row, frame, noun, trigger, words| {
            let c = Candidate { row, head: t, noun, trigger };
            // A frame whose conditions hold came nearer than one with a condition missing.
            let (near, lacks) = match self.failing(t, noun, row, frame) {
                None => (1, self.event(&c).map_or_else(str::to_string, |_| "it was found".into())),
                Some(condition) => (0, format!("it asks for `{condition}`")),
            };
            let score = words * 2 + near;
            if best.as_ref().is_none_or(|(s, ..)| score > *s) {
                best = Some((score, c, lacks));
            }
        });
        best.map(|(_, c, lacks)| (c, lacks))
    }
}
