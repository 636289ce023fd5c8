//! What the summary needs of one article, in words and without the article.

use std::collections::{BTreeSet, HashMap};

use crate::record::{Participant, Record, TextSpan};

/// One article's findings in words.
#[derive(Debug)]
pub struct Digest {
    pub(super) source_id: String,
    pub(super) date: Option<String>,
    pub(super) basis: String,
    pub(super) sentences: usize,
    pub(super) actors: usize,
    pub(super) stances: usize,
    pub(super) deeds: Vec<Deed>,
    pub(super) sayings: Vec<Saying>,
    pub(super) stands: Vec<Stand>,
    /// Names that no lexicon knows.
    pub(super) unknown: Vec<String>,
}

/// An event.
#[derive(Debug)]
pub(super) struct Deed {
    pub(super) day: String,
    pub(super) who: String,
    pub(super) whom: String,
    /// Type, mode and code.
    pub(super) class: String,
    negative: bool,
    modality: String,
    pub(super) note: String,
    pub(super) line: usize,
    pub(super) words: String,
}

impl Deed {
    /// "A -> B", or the parties of what is done together.
    pub(super) fn parties(&self) -> String {
        match (self.who.as_str(), self.whom.as_str()) {
            ("", "") => "-".into(),
            (who, "") => who.into(),
            ("", whom) => format!("? -> {whom}"),
            (who, whom) => format!("{who} -> {whom}"),
        }
    }

    /// The day, or why there is none to speak of.
    pub(super) fn when(&self) -> String {
        if self.modality == "asserted" { self.day.clone() } else { self.modality.clone() }
    }

    /// Neither denied nor merely thought of.
    pub(super) fn happened(&self) -> bool {
        !self.negative && self.modality == "asserted"
    }

    pub(super) fn label(&self) -> String {
        if self.negative { format!("not {}", self.class) } else { self.class.clone() }
    }
}

/// A quote.
#[derive(Debug)]
pub(super) struct Saying {
    pub(super) who: String,
    pub(super) named: bool,
    pub(super) cue: String,
    pub(super) words: String,
}

/// A stance.
#[derive(Debug)]
pub(super) struct Stand {
    pub(super) holder: String,
    /// "SUPPORT", or "not SUPPORT" where it is denied.
    pub(super) class: String,
    pub(super) target: String,
    pub(super) target_actor: String,
    pub(super) phrase: String,
}

impl Digest {
    pub(super) fn of(record: &Record) -> Digest {
        let names: HashMap<&str, &str> = record.actors.iter().map(|a| (&*a.id, &*a.name)).collect();
        let name = |id: &str| names.get(id).map_or(id, |n| n).to_string();
        let lines = Lines::of(record.article.text.as_deref().unwrap_or(""));
        let deeds = record.events.iter().map(|e| {
            let mode = e.mode.as_ref().map_or(String::new(), |m| format!(" {m}"));
            let mut note = Vec::new();
            if e.certainty != "certain" {
                note.push(e.certainty.to_string());
            }
            if let Some(a) = &e.attribution {
                let who = if a.r#type == "anonymous" && !names.contains_key(&*a.actor) {
                    "unnamed".into()
                } else {
                    name(&a.actor)
                };
                note.push(if a.r#type == "self" {
                    format!("says {who}")
                } else {
                    format!("claimed by {who}")
                });
            }
            Deed {
                day: e.date.clone().unwrap_or_else(|| "-".into()),
                who: parties(&e.source, &name),
                whom: parties(&e.target, &name),
                class: format!("{}{mode} ({})", e.event_type, e.cameo),
                negative: e.polarity == "negative",
                modality: e.modality.to_string(),
                note: note.join(", "),
                line: lines.line(e.trigger.start),
                words: e.trigger.text.to_string(),
            }
        });
        let sayings = record.quotes.iter().filter(|q| q.quote_type != "scare").map(|q| Saying {
            who: match (&q.speaker_actor, &q.speaker) {
                (Some(a), _) => name(a),
                (None, Some(s)) => s.text.to_string(),
                (None, None) => String::new(),
            },
            named: q.speaker_actor.is_some(),
            cue: q.cue.as_ref().map_or("", |c| &*c.text).into(),
            words: join(&q.content),
        });
        let stands = record.stances.iter().filter(|s| s.basis == "stated").map(|s| Stand {
            holder: s.holder_actors.iter().map(|a| name(a)).collect::<Vec<_>>().join(", "),
            class: format!("{}{}", if s.negated { "not " } else { "" }, s.stance.to_uppercase()),
            target: s.target.as_ref().map_or("", |t| &*t.text).into(),
            target_actor: s.target_actor.as_ref().map_or(String::new(), |a| name(a)),
            phrase: s.phrase.text.to_string(),
        });
        let unknown: BTreeSet<&str> = record
            .mentions
            .iter()
            .filter(|m| m.resolution == "unknown" && m.mention_type == "NAM")
            .filter_map(|m| names.get(m.actor.as_deref()?).copied())
            .collect();
        Digest {
            source_id: record.article.source_id.to_string(),
            date: record.article.date_published.clone(),
            basis: record.article.date_published_basis.to_string(),
            sentences: record.article.n_sentences as usize,
            actors: record.actors.len(),
            stances: record.stances.len(),
            deeds: deeds.collect(),
            sayings: sayings.collect(),
            stands: stands.collect(),
            unknown: unknown.into_iter().map(String::from).collect(),
        }
    }
}

fn parties(list: &[Participant], name: &impl Fn(&str) -> String) -> String {
    list.iter().map(|p| name(&p.actor)).collect::<Vec<_>>().join(", ")
}

fn join(spans: &[TextSpan]) -> String {
    spans.iter().map(|s| &*s.text).collect::<Vec<_>>().join(" … ")
}

/// Where the lines of a text start, in code points.
struct Lines(Vec<u32>);

impl Lines {
    fn of(text: &str) -> Lines {
        Lines((0u32..).zip(text.chars()).filter(|&(_, c)| c == '\n').map(|(i, _)| i).collect())
    }

    /// The line of a code point, from 1.
    fn line(&self, at: u32) -> usize {
        self.0.partition_point(|&n| n < at) + 1
    }
}
