//! Which values a run has, how often, and a sentence for each.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::record::{Record, TextSpan};

/// Sentences above this length, in code points, are examples only where there is no other.
const LONG: u32 = 220;
/// Words that are told of a stance class or class of cues.
pub(super) const WORDS: usize = 8;

/// A sentence of the run with the words that show a value, and the id of the record.
#[derive(Clone, Debug)]
pub(super) struct Example {
    pub(super) before: String,
    pub(super) words: String,
    pub(super) after: String,
    pub(super) id: String,
    long: bool,
}

/// How often a value stands in the run.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) n: u64,
    pub(super) example: Option<Example>,
    /// Words that showed it, with their number.
    words: BTreeMap<String, u64>,
}

impl Tally {
    /// The most frequent words that showed the value.
    pub(super) fn words(&self) -> Vec<(&str, u64)> {
        let mut list: Vec<(&str, u64)> = self.words.iter().map(|(w, n)| (w.as_str(), *n)).collect();
        list.sort_by_key(|&(w, n)| (std::cmp::Reverse(n), w));
        list.truncate(WORDS);
        list
    }
}

/// All tallies of a run: by kind, then by value.
#[derive(Default)]
pub(super) struct Tallies {
    pub(super) of: BTreeMap<&'static str, BTreeMap<String, Tally>>,
    /// Labels of codes as the records have them.
    pub(super) labels: BTreeMap<String, (String, f32, String)>,
    /// Names of frequent actors by id, and in how many articles they are.
    pub(super) actors: FxHashMap<String, (String, Option<String>, u64)>,
}

struct Sentences<'a>(FxHashMap<&'a str, (u32, u32, &'a str)>);

impl Sentences<'_> {
    fn example(&self, sentence: &str, span: &TextSpan, id: &str) -> Option<Example> {
        let &(start, end, text) = self.0.get(sentence)?;
        let at = span.start.checked_sub(start)? as usize;
        let byte = |n: usize| text.char_indices().nth(n).map_or(text.len(), |(i, _)| i);
        let (from, to) = (byte(at), byte(at + (span.end - span.start) as usize));
        Some(Example {
            before: text[..from].into(),
            words: text[from..to].into(),
            after: text[to..].into(),
            id: id.into(),
            long: end - start > LONG,
        })
    }
}

impl Tallies {
    pub(super) fn take(&mut self, record: &Record) {
        let sentences =
            Sentences(record.sentences.iter().map(|s| (s.id.as_str(), (s.start, s.end, &*s.text))).collect());
        for e in &record.events {
            let example = || sentences.example(&e.sentence, &e.trigger, &e.id);
            let plain = e.polarity == "positive" && e.modality == "asserted";
            self.add("event_type", &e.event_type, plain, example, Some(&e.trigger.text));
            if let Some(mode) = &e.mode {
                self.add("mode", &format!("{} {mode}", e.event_type), plain, example, Some(&e.trigger.text));
            }
            self.add("cameo", &e.cameo, plain, example, None);
            self.labels
                .entry(e.cameo.to_string())
                .or_insert_with(|| (e.cameo_label.to_string(), e.goldstein, e.event_type.to_string()));
            self.add("quad", &e.quad.to_string(), plain, || None, None);
            let cue = |span: &Option<TextSpan>| {
                sentences.example(&e.sentence, span.as_ref().unwrap_or(&e.trigger), &e.id)
            };
            self.add("polarity", &e.polarity, true, || cue(&e.negation_cue), None);
            self.add("modality", &e.modality, true, || cue(&e.modality_cue), None);
            self.add("certainty", &e.certainty, true, || cue(&e.modality_cue), None);
            self.add("date_basis", &e.date_basis, true, || None, None);
            if let Some(a) = &e.attribution {
                self.add("attribution", &a.r#type, true, example, None);
            }
        }
        for s in &record.stances {
            let example = || sentences.example(&s.sentence, &s.phrase, &s.id);
            let word = s.why.iter().find_map(|w| w.entry.as_deref());
            self.add("stance", &s.stance, s.basis == "stated" && !s.negated, example, word);
            self.add("stance_basis", &s.basis, true, example, None);
        }
        for q in &record.quotes {
            let whole = q.content.first();
            let example = || whole.and_then(|span| sentences.example(&q.sentence, span, &q.id));
            self.add("quote_type", &q.quote_type, true, example, None);
            if q.quote_type != "scare" {
                self.add("speaker_resolution", &q.speaker_resolution, true, || None, None);
            }
            if let (Some(class), Some(cue)) = (&q.cue_class, &q.cue) {
                let example = || sentences.example(&q.sentence, cue, &q.id);
                self.add("cue_class", class, true, example, q.cue_lemma.as_deref());
            }
        }
        for m in &record.mentions {
            if let Some(sector) = &m.sector {
                let example = || {
                    let span = TextSpan { start: m.start, end: m.end, text: m.text.clone() };
                    sentences.example(&m.sentence, &span, &m.id)
                };
                self.add("sector", sector, m.mention_type != "PRO", example, None);
            }
        }
        for a in &record.actors {
            self.add("entity_type", &a.entity_type, true, || None, None);
            if let Some(country) = &a.country {
                self.add("country", country, true, || None, None);
            }
            if !a.id.starts_with("unk:") {
                let entry = self.actors.entry(a.id.to_string());
                entry.or_insert_with(|| (a.name.to_string(), a.code.as_ref().map(|c| c.to_string()), 0)).2 +=
                    1;
            }
        }
    }

    /// `good`: the record may serve as an example.
    fn add(
        &mut self,
        kind: &'static str,
        value: &str,
        good: bool,
        example: impl Fn() -> Option<Example>,
        word: Option<&str>,
    ) {
        let values = self.of.entry(kind).or_default();
        if !values.contains_key(value) {
            values.insert(value.to_string(), Tally::default());
        }
        let Some(tally) = values.get_mut(value) else { return };
        tally.n += 1;
        if good
            && tally.example.as_ref().is_none_or(|e| e.long)
            && let Some(new) = example()
            && (tally.example.is_none() || !new.long)
        {
            tally.example = Some(new);
        }
        if let Some(word) = word {
            let word = word.to_lowercase();
            match tally.words.get_mut(&word) {
                Some(n) => *n += 1,
                None => drop(tally.words.insert(word, 1)),
            }
        }
    }

    pub(super) fn get(&self, kind: &str, value: &str) -> Option<&Tally> {
        self.of.get(kind)?.get(value)
    }
}
