//! Which lexicon rows had a part in what was found in an article.

use crate::lexicon::{At, Entry, Lexicons};
use crate::mention::MentionKind;
use crate::pipeline::Layers;
use crate::record::{Record, Why};

/// A row that fired: where it stands, what for, by which rule, and the words.
pub(super) struct Firing<'a> {
    pub(super) file: &'a str,
    pub(super) line: u32,
    pub(super) kind: &'static str,
    pub(super) rule: &'a str,
    pub(super) text: &'a str,
}

/// Hands on every row behind a finding, those of facts about predicates and of titles before names too, which have no
/// record of their own.
pub(super) fn each<'a>(
    text: &'a str,
    record: &'a Record,
    layers: &'a Layers,
    lex: &'a Lexicons,
    mut take: impl FnMut(Firing<'a>),
) {
    let mut all = |kind, text: &'a str, why: &'a [Why]| {
        for w in why {
            if let (Some(file), Some(line)) = (w.lexicon.as_deref(), w.line) {
                take(Firing { file, line, kind, rule: &w.rule, text });
            }
        }
    };
    let first = |spans: &'a [crate::record::TextSpan]| spans.first().map_or("", |s| &*s.text);
    record.mentions.iter().for_each(|m| all("mention", &m.text, &m.why));
    record.times.iter().for_each(|t| all("time", &t.text, &t.why));
    record.places.iter().for_each(|p| all("place", &p.text, &p.why));
    record
        .quotes
        .iter()
        .for_each(|q| all("quote", q.cue.as_ref().map_or(first(&q.content), |c| &*c.text), &q.why));
    record.stances.iter().for_each(|s| all("stance", &s.phrase.text, &s.why));
    record.events.iter().for_each(|e| all("event", &e.trigger.text, &e.why));
    let mut row =
        |at: At, kind, rule, text| take(Firing { file: lex.file(at), line: at.line, kind, rule, text });
    for fact in &layers.factuality.facts {
        let cue = fact.negation_cue.or(fact.modality_cue).or(fact.hedge).or(fact.condition);
        let words = cue.map_or("", |c| layers.syntax.span(c).of(text));
        for cause in &fact.causes {
            if let Some(at) = cause.entry {
                row(at, "fact", cause.rule, words);
            }
        }
    }
    // A title fires where a name begins right behind it.
    let names = layers.mentions.all.iter().filter(|m| m.kind == MentionKind::Name);
    let starts: rustc_hash::FxHashSet<u32> = names.map(|m| m.tokens.start).collect();
    for hit in &layers.mentions.hits {
        if let Entry::Title(t) = hit.entry
            && starts.contains(&hit.tokens.end)
        {
            let words = layers.syntax.span(hit.tokens).of(text);
            row(lex.rows.titles[t as usize].at, "title", "title before a name", words);
        }
    }
}
