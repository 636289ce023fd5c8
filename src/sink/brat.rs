//! Standoff annotation for brat: for each article its text and an `.ann` file, and one `annotation.conf`.
//!
//! Mentions, places, times and quotations are entities. Events, sayings and stances are brat events, whose trigger is
//! the verb, cue or phrase; what they deny or only think possible is an attribute. brat knows no span over a line
//! break, so that such a span is written in pieces.

use std::collections::BTreeSet;
use std::fmt::Write;

use rustc_hash::FxHashMap;

use super::{Earlier, Folder, Piece, Sink, Target, Written};
use crate::base::Error;
use crate::record::{EventRecord, MentionRecord, QuoteRecord, Record, StanceRecord, TextSpan};
use crate::stance::StanceClass;

const ENTITIES: &[&str] = &[
    "Person",
    "State",
    "Government",
    "Organization",
    "Igo",
    "Ngo",
    "Company",
    "ArmedGroup",
    "Party",
    "Media",
    "RoleGroup",
    "Place",
    "Location",
    "Time",
    "Quotation",
    "Phrase",
];
/// Longest part of an article's own name in a file's name.
const NAME: usize = 60;

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    let mut ann = Annotations::default();
    ann.record(record);
    let text = record.article.text.as_deref().unwrap_or_default();
    let types = ann.types.into_iter().collect::<Vec<_>>().join("\n");
    piece.chunks = vec![file_name(record).into(), text.into(), ann.out.into(), types.into()];
}

/// A name that a person knows again and that no two articles have.
fn file_name(record: &Record) -> String {
    let own = &record.article.source_id;
    let stem = own.rsplit_once('.').map_or(&**own, |(stem, _)| stem);
    let plain = |c: char| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' };
    let stem: String = stem.chars().take(NAME).map(plain).collect();
    format!("{}-{}", stem.trim_matches(['_', '-']), record.article.id)
}

/// The lines of an `.ann` file.
#[derive(Default)]
struct Annotations {
    out: String,
    /// How many entities, events, relations, attributes and notes there are.
    numbers: [u32; 5],
    /// Entities by the id of their record.
    of: FxHashMap<String, u32>,
    phrases: FxHashMap<(u32, u32), u32>,
    types: BTreeSet<String>,
}

const T: usize = 0;
const E: usize = 1;
const R: usize = 2;
const A: usize = 3;
const NOTE: usize = 4;

impl Annotations {
    fn next(&mut self, kind: usize) -> u32 {
        self.numbers[kind] += 1;
        self.numbers[kind]
    }

    fn record(&mut self, r: &Record) {
        for m in &r.mentions {
            self.mention(m);
        }
        for p in &r.places {
            let t = self.entity("Location", [(p.start, &*p.text)]);
            self.of.insert(p.id.clone(), t);
            self.note('T', t, &[&p.name, p.country.as_deref().unwrap_or_default()]);
        }
        for t in &r.times {
            let n = self.entity("Time", [(t.start, &*t.text)]);
            self.of.insert(t.id.clone(), n);
            self.note('T', n, &[t.value.as_deref().unwrap_or_default()]);
        }
        for m in &r.mentions {
            if let (Some(&a), Some(&b)) =
                (self.of.get(&m.id), m.antecedent.as_ref().and_then(|id| self.of.get(id)))
            {
                let n = self.next(R);
                let _ = writeln!(self.out, "R{n}\tRefers Mention:T{a} Antecedent:T{b}");
            }
        }
        r.quotes.iter().for_each(|q| self.quote(q));
        r.stances.iter().for_each(|s| self.stance(s));
        r.events.iter().for_each(|e| self.event(e));
    }

    fn mention(&mut self, m: &MentionRecord) {
        let kind: String = m
            .entity_type
            .split('_')
            .flat_map(|word| {
                let mut letters = word.chars();
                letters.next().map(|c| c.to_ascii_uppercase()).into_iter().chain(letters)
            })
            .collect();
        let t = self.entity(&kind, [(m.start, &*m.text)]);
        self.of.insert(m.id.clone(), t);
        let actors = m.actors.join(" ");
        self.note('T', t, &[&actors, m.code.as_deref().unwrap_or_default()]);
    }

    /// An entity or trigger of some spans, in pieces that hold no line break.
    fn entity<'s>(&mut self, kind: &str, spans: impl IntoIterator<Item = (u32, &'s str)>) -> u32 {
        let (mut places, mut words) = (Vec::new(), Vec::new());
        for (start, text) in spans {
            let mut at = start;
            for part in text.split(['\n', '\r']) {
                let length = part.chars().count() as u32;
                if !part.trim().is_empty() {
                    places.push(format!("{at} {}", at + length));
                    words.push(part);
                }
                at += length + 1;
            }
        }
        let n = self.next(T);
        let _ = writeln!(self.out, "T{n}\t{kind} {}\t{}", places.join(";"), words.join(" "));
        n
    }

    /// A phrase that is part of something; the same words are one entity.
    fn phrase(&mut self, span: &TextSpan) -> u32 {
        if let Some(&t) = self.phrases.get(&(span.start, span.end)) {
            return t;
        }
        let t = self.entity("Phrase", [(span.start, &*span.text)]);
        self.phrases.insert((span.start, span.end), t);
        t
    }

    fn note(&mut self, kind: char, number: u32, parts: &[&str]) {
        let parts: Vec<&str> = parts.iter().copied().filter(|p| !p.is_empty()).collect();
        if !parts.is_empty() {
            let n = self.next(NOTE);
            let text = parts.join(" | ").replace(['\n', '\r', '\t'], " ");
            let _ = writeln!(self.out, "#{n}\tAnnotatorNotes {kind}{number}\t{text}");
        }
    }

    fn attribute(&mut self, name: &str, event: u32, value: Option<&str>) {
        let n = self.next(A);
        let value = value.map_or(String::new(), |v| format!(" {v}"));
        let _ = writeln!(self.out, "A{n}\t{name} E{event}{value}");
    }

    /// An event of a trigger and its roles; several of one role are numbered.
    fn frame(&mut self, kind: &str, trigger: &TextSpan, roles: &[(&str, u32)]) -> u32 {
        let t = self.entity(kind, [(trigger.start, &*trigger.text)]);
        let n = self.next(E);
        let _ = write!(self.out, "E{n}\t{kind}:T{t}");
        let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
        for (role, t) in roles {
            let count = seen.entry(role).or_insert(0);
            *count += 1;
            let number = if *count > 1 { count.to_string() } else { String::new() };
            let _ = write!(self.out, " {role}{number}:T{t}");
        }
        self.out.push('\n');
        n
    }

    fn quote(&mut self, q: &QuoteRecord) {
        let content = self.entity("Quotation", q.content.iter().map(|c| (c.start, &*c.text)));
        let parts = [("Speaker", &q.speaker), ("Addressee", &q.addressee), ("Via", &q.via)];
        let mut roles = vec![("Content", content)];
        for (role, span) in parts {
            if let Some(span) = span {
                roles.push((role, self.phrase(span)));
            }
        }
        match (&q.cue, q.speaker.is_some()) {
            (Some(cue), _) => {
                let e = self.frame("Says", cue, &roles);
                if q.polarity == "negative" {
                    self.attribute("Negated", e, None);
                }
                let class = q.cue_class.as_deref().unwrap_or_default();
                self.note('E', e, &[&q.quote_type, class, &q.speaker_actors.join(" ")]);
            }
            (None, true) => {
                let n = self.next(R);
                let _ = writeln!(self.out, "R{n}\tSaid Speaker:T{} Content:T{content}", roles[1].1);
            }
            (None, false) => self.note('T', content, &[&q.quote_type]),
        }
    }

    fn stance(&mut self, s: &StanceRecord) {
        let mut roles = Vec::new();
        let parts =
            [("Holder", &s.holder), ("Target", &s.target), ("Hedge", &s.hedge), ("Condition", &s.condition)];
        for (role, span) in parts {
            if let Some(span) = span {
                roles.push((role, self.phrase(span)));
            }
        }
        let e = self.frame(&format!("Stance_{}", s.stance), &s.phrase, &roles);
        if s.negated {
            self.attribute("Negated", e, None);
        }
        let holder = s.holder_actor.as_deref().unwrap_or("the author");
        self.note('E', e, &[holder, s.target_actor.as_deref().unwrap_or_default(), &s.basis]);
    }

    fn event(&mut self, e: &EventRecord) {
        let (mut roles, mut implied) = (Vec::new(), Vec::new());
        for (role, list) in [("Source", &e.source), ("Target", &e.target)] {
            for p in list {
                let named = p.mention.as_ref().and_then(|id| self.of.get(id).copied());
                let t = match (named, &p.text, p.start, p.end) {
                    (Some(t), ..) => Some(t),
                    (None, Some(text), Some(start), Some(end)) => {
                        Some(self.phrase(&TextSpan { start, end, text: text.clone() }))
                    }
                    _ => None,
                };
                match t {
                    Some(t) => roles.push((role, t)),
                    None => implied.push(format!("{role}: {}", p.actor)),
                }
            }
        }
        for (role, id) in [("Location", &e.place), ("Time", &e.time)] {
            roles.extend(id.as_ref().and_then(|id| self.of.get(id)).map(|&t| (role, t)));
        }
        self.types.insert(e.event_type.to_string());
        let n = self.frame(&e.event_type, &e.trigger, &roles);
        if e.polarity == "negative" {
            self.attribute("Negated", n, None);
        }
        if e.modality != "asserted" {
            self.attribute("Modality", n, Some(&e.modality));
        }
        if e.certainty != "certain" {
            self.attribute("Certainty", n, Some(&e.certainty));
        }
        let code = format!("{} {}", e.cameo, e.cameo_label);
        let by = e.attribution.as_ref().map_or(String::new(), |a| format!("according to {}", a.actor));
        let again = e.coref.as_ref().map_or(String::new(), |id| format!("retells {id}"));
        self.note('E', n, &[&code, e.date.as_deref().unwrap_or_default(), &by, &implied.join(", "), &again]);
    }
}

/// The types that the annotations use, as brat wants to be told.
fn configuration(types: &BTreeSet<String>) -> String {
    let mut out = String::from("[entities]\n");
    ENTITIES.iter().for_each(|e| {
        let _ = writeln!(out, "{e}");
    });
    out.push_str(
        "\n[relations]\nRefers\tMention:<ENTITY>, Antecedent:<ENTITY>\nSaid\tSpeaker:<ENTITY>, Content:<ENTITY>\n\
         <OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n\n[events]\n",
    );
    for t in types {
        let _ = writeln!(out, "{t}\tSource*:<ENTITY>, Target*:<ENTITY>, Location?:<ENTITY>, Time?:<ENTITY>");
    }
    out.push_str("Says\tContent:<ENTITY>, Speaker?:<ENTITY>, Addressee?:<ENTITY>, Via?:<ENTITY>\n");
    for (_, s) in StanceClass::ALL {
        let _ = writeln!(
            out,
            "Stance_{s}\tHolder?:<ENTITY>, Target?:<ENTITY>, Hedge?:<ENTITY>, Condition?:<ENTITY>"
        );
    }
    out.push_str(
        "\n[attributes]\nNegated\tArg:<EVENT>\nModality\tArg:<EVENT>, Value:future|possible|conditional|counterfactual\n\
         Certainty\tArg:<EVENT>, Value:probable|possible|unlikely\n",
    );
    out
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    Ok(Box::new(Collection { folder: target.folder("brat")?, types: BTreeSet::new(), sealed: false }))
}

struct Collection {
    folder: Folder,
    types: BTreeSet<String>,
    sealed: bool,
}

impl Sink for Collection {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        let [name, text, ann, types] = &piece.chunks[..] else { return Ok(()) };
        let name = String::from_utf8_lossy(name);
        self.folder.add_whole(&format!("{name}.txt"), text)?;
        self.folder.add_whole(&format!("{name}.ann"), ann)?;
        self.types.extend(String::from_utf8_lossy(types).lines().map(String::from));
        Ok(())
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        if !std::mem::replace(&mut self.sealed, true) {
            self.folder.add_whole("annotation.conf", configuration(&self.types).as_bytes())?;
        }
        self.folder.seal()
    }

    fn commit(&mut self, run: &[u8]) -> Result<(), Error> {
        self.folder.commit(run)
    }

    fn keeps_run(&self) -> bool {
        true
    }

    fn earlier(&mut self) -> Earlier {
        self.folder.earlier()
    }
}
