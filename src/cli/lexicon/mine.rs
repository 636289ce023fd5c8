//! `dateline lexicon mine`: what no row knows, ranked by what it keeps from being found, as rows to be looked over.
//!
//! Three kinds: names without a row, by the events, quotes and stances that have only an `unk:` actor because of them;
//! nouns that act or speak and are no agent; and verbs between two known actors that no family knows. Each row comes
//! with a comment that says what it blocks and a sentence. What cannot be known from the text (a verb's event type, a
//! country that is never named) is a `?` or `UNK`, so that the check finds what is still to be filled in.

use std::fmt::Write;

use dateline_lexicon::import::slug;
use rustc_hash::{FxHashMap, FxHashSet};

use super::args::Mine;
use super::import::{put as write_file, vacant};
use super::settings;
use crate::article::Article;
use crate::base::Error;
use crate::batch::survey;
use crate::cli::args::Global;
use crate::cli::explain::one_line;
use crate::cli::{Status, pipeline, print};
use crate::lexicon::{Lexicons, edits};
use crate::pipeline::Layers;
use crate::record::{BuildOptions, Record, build};
use crate::syntax::{Deprel, Irregular, Pos, SentenceKind, Upos, lemma};

/// Distinct words that are kept in mind; beyond, those seen once are forgotten.
const KEPT: usize = 200_000;
/// Sentences kept as evidence.
const EVIDENCE: usize = 2;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Class {
    Name,
    Head,
    Verb,
}

/// One sighting, or the sum of many.
#[derive(Clone, Default)]
struct Sum {
    places: u32,
    events: u32,
    quotes: u32,
    stances: u32,
    articles: u32,
    shown: String,
    /// Countings of what the row needs: codes, roles, entity types, slots.
    codes: FxHashMap<String, u32>,
    roles: FxHashMap<String, u32>,
    slots: FxHashMap<String, u32>,
    entity: String,
    evidence: Vec<String>,
}

impl Sum {
    fn blocked(&self) -> u32 {
        self.events + self.quotes + self.stances
    }

    fn add(&mut self, other: Sum) {
        self.places += other.places;
        self.events += other.events;
        self.quotes += other.quotes;
        self.stances += other.stances;
        self.articles += other.articles;
        if self.shown.is_empty() {
            self.shown = other.shown;
        }
        if self.entity.is_empty() {
            self.entity = other.entity;
        }
        let sums = [&mut self.codes, &mut self.roles, &mut self.slots];
        for (sum, map) in sums.into_iter().zip([other.codes, other.roles, other.slots]) {
            map.into_iter().for_each(|(k, n)| *sum.entry(k).or_insert(0) += n);
        }
        for e in other.evidence {
            if self.evidence.len() < EVIDENCE && !self.evidence.contains(&e) {
                self.evidence.push(e);
            }
        }
    }
}

type Sums = FxHashMap<(Class, String), Sum>;

pub(super) fn run(args: &Mine, global: &Global) -> Result<Status, Error> {
    let pipeline = pipeline(&args.lexicons, global)?;
    if let Some(folder) = &args.output_dir {
        vacant(folder, args.force)?;
    }
    let lex = &pipeline.lex;
    let forms = lex.rows.irregular.iter().map(|r| (r.form.as_str(), r.pos.as_str(), r.lemma.as_str()));
    let irregular = Irregular::from_rows(forms);
    let mut sums = Sums::default();
    let seen = survey(
        pipeline,
        &settings(&args.paths, args.date),
        |article, layers| {
            let record = build(article, layers, lex, BuildOptions::default());
            let mut found = Sums::default();
            names(&record, &mut found);
            words(article, layers, lex, &irregular, &mut found);
            found.values_mut().for_each(|s| s.articles = 1);
            let mut list: Vec<_> = found.into_iter().collect();
            list.sort_by(|a, b| a.0.cmp(&b.0));
            list
        },
        |list| {
            for (key, sum) in list {
                sums.entry(key).or_default().add(sum);
            }
            if sums.len() > KEPT {
                sums.retain(|_, s| s.places > 1);
            }
        },
        |fault| eprintln!("dateline: {fault}"),
    )?;
    let mut ranked: Vec<((Class, String), Sum)> =
        sums.into_iter().filter(|(_, s)| s.places >= args.least.max(1)).collect();
    ranked.sort_by(|(a, s), (b, t)| {
        a.0.cmp(&b.0).then(t.blocked().cmp(&s.blocked())).then(t.places.cmp(&s.places)).then(a.1.cmp(&b.1))
    });
    let files = tables(&ranked, args.limit, lex);
    let rows: usize = files.iter().map(|(_, n, _)| n).sum();
    if let Some(folder) = &args.output_dir {
        for (path, _, text) in &files {
            write_file(folder, path, text)?;
        }
        if !global.quiet {
            let mut out = String::new();
            for (path, n, _) in &files {
                let _ = writeln!(out, "{}/{path}  {n} rows", folder.display());
            }
            let shown = folder.display();
            let _ = writeln!(out, "Next: fill in each `?` and UNK, then dateline lexicon check {shown}");
            print(&out, global.color)?;
        }
    } else {
        let mut out =
            format!("# {} articles; rows to be looked over, the most blocking first\n", seen.articles);
        for (path, _, text) in &files {
            let _ = write!(out, "\n# {path}\n{text}");
        }
        print(&out, global.color)?;
    }
    Ok(match (seen.failed, rows) {
        (1.., _) => Status::Failed,
        (_, 0) => Status::Nothing,
        _ => Status::Found,
    })
}

/// Names that have only an `unk:` actor.
fn names(record: &Record, out: &mut Sums) {
    let sentence: FxHashMap<&str, &str> =
        record.sentences.iter().map(|s| (s.id.as_str(), &*s.text)).collect();
    let shown = |id: &str| evidence(sentence.get(id).copied().unwrap_or(""), &record.article.source_id);
    // The country that the article names most, for a person whose own is not said.
    let mut named: FxHashSet<&str> = FxHashSet::default();
    for m in record.mentions.iter().filter(|m| m.mention_type == "NAM") {
        if let Some(id) = m.actor.as_deref().filter(|a| a.starts_with("unk:")) {
            named.insert(id);
        }
    }
    let mut at = |id: &str, f: &mut dyn FnMut(&mut Sum)| {
        if named.contains(id) {
            f(out.entry((Class::Name, id.to_string())).or_default());
        }
    };
    for a in &record.actors {
        at(&a.id, &mut |s| {
            s.shown = one_line(&a.name);
            s.entity = a.entity_type.to_string();
            if let Some(code) = &a.code {
                *s.codes.entry(code.to_string()).or_insert(0) += 1;
            }
        });
    }
    for m in &record.mentions {
        for id in &m.actors {
            at(id, &mut |s| {
                s.places += 1;
                if let Some(role) = m.role_text.as_deref() {
                    *s.roles.entry(one_line(role)).or_insert(0) += 1;
                }
                if s.evidence.len() < EVIDENCE && m.mention_type == "NAM" {
                    let e = shown(&m.sentence);
                    if !s.evidence.contains(&e) {
                        s.evidence.push(e);
                    }
                }
            });
        }
    }
    for e in &record.events {
        let mut ids: Vec<&str> = e.source.iter().chain(&e.target).map(|p| p.actor.as_ref()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().for_each(|id| at(id, &mut |s| s.events += 1));
    }
    for q in &record.quotes {
        q.speaker_actors.iter().for_each(|id| at(id, &mut |s| s.quotes += 1));
    }
    for k in &record.stances {
        k.holder_actors.iter().for_each(|id| at(id, &mut |s| s.stances += 1));
    }
}

/// Nouns that act or speak and are no agent, and verbs that no family knows.
fn words(article: &Article, layers: &Layers, lex: &Lexicons, irregular: &Irregular, out: &mut Sums) {
    let (syn, text) = (&layers.syntax, article.text.as_str());
    let events: FxHashSet<usize> = layers.events.all.iter().map(|e| e.head).collect();
    let word = |t: usize, pos: Pos| lemma(&syn.text(text, t).to_lowercase(), pos, irregular).into_owned();
    let known = |t: usize| layers.mentions.of_head(t).is_some_and(|m| !layers.cast.of[m].actors.is_empty());
    for t in 0..syn.len() {
        if syn.upos[t] != Upos::VERB || syn.kind(t) != SentenceKind::Sentence {
            continue;
        }
        let sentence = syn.sentence(t);
        let shown = || {
            let span = syn.sentences[sentence].span;
            evidence(span.of(text), &article.source_id)
        };
        let (frames, cues) = (lex.frames.of(syn.lemma[t]), lex.cues.of(syn.lemma[t]));
        let subject = syn.agent(t);
        if let Some(s) = subject
            && (!frames.is_empty() || !cues.is_empty())
            && syn.upos[s] == Upos::NOUN
            && layers.mentions.of_head(s).is_none()
        {
            let head = word(s, Pos::Noun);
            if is_word(&head) && !lex.is_common_word(syn.lemma[s]) {
                let sum = out.entry((Class::Head, head)).or_default();
                sum.places += 1;
                sum.events += u32::from(!frames.is_empty() && !events.contains(&t));
                sum.quotes += u32::from(!cues.is_empty());
                if sum.evidence.len() < EVIDENCE {
                    sum.shown = syn.text(text, s).to_lowercase();
                    let e = shown();
                    if !sum.evidence.contains(&e) {
                        sum.evidence.push(e);
                    }
                }
            }
        }
        let silent = frames.is_empty()
            && cues.is_empty()
            && lex.stance.of(syn.lemma[t]).is_empty()
            && lex.modality.of(syn.lemma[t]).is_empty()
            && !lex.compose.contains_key(&syn.lemma[t]);
        let Some(slot) = subject.filter(|s| silent && known(*s)).and_then(|_| other_side(layers, t, &known))
        else {
            continue;
        };
        let slot =
            slot.map_or("obj".to_string(), |case| format!("obl:{}", syn.text(text, case).to_lowercase()));
        let verb = word(t, Pos::Verb);
        if is_word(&verb) {
            let sum = out.entry((Class::Verb, verb)).or_default();
            sum.places += 1;
            sum.events += 1;
            *sum.slots.entry(slot).or_insert(0) += 1;
            if sum.evidence.len() < EVIDENCE {
                let e = shown();
                if !sum.evidence.contains(&e) {
                    sum.evidence.push(e);
                }
            }
        }
    }
}

/// Where another known actor stands beside a verb: the object, or a noun with its preposition.
fn other_side(layers: &Layers, t: usize, known: &dyn Fn(usize) -> bool) -> Option<Option<usize>> {
    let syn = &layers.syntax;
    if syn.patient(t).is_some_and(known) {
        return Some(None);
    }
    let oblique = syn.children(t).find(|&c| syn.rel[c].base() == Deprel::OBL && known(c))?;
    syn.case_token(oblique).map(Some)
}

fn is_word(word: &str) -> bool {
    word.chars().count() > 2 && word.chars().all(|c| c.is_alphabetic() || c == '-')
}

fn evidence(sentence: &str, source: &str) -> String {
    let line = one_line(sentence);
    let cut =
        if line.chars().count() > 200 { line.chars().take(200).chain("...".chars()).collect() } else { line };
    format!("{cut} ({})", one_line(source))
}

/// The files with their rows: path, number of rows, text.
fn tables(
    ranked: &[((Class, String), Sum)],
    limit: usize,
    lex: &Lexicons,
) -> Vec<(&'static str, usize, String)> {
    const PEOPLE: &str = "id\tkind\tnames\troles\tnear\tsrc\n";
    let of = |class: Class| ranked.iter().filter(move |((c, _), _)| *c == class);
    let mut ids: FxHashSet<String> = FxHashSet::default();
    let (mut people, mut bodies) = (Vec::new(), Vec::new());
    for ((_, id), sum) in of(Class::Name) {
        let list = if sum.entity == "person" { &mut people } else { &mut bodies };
        if list.len() < limit {
            list.push(noted(sum, &actor_row(id, sum, lex, &mut ids)));
        }
    }
    let heads: Vec<String> =
        of(Class::Head).take(limit).map(|((_, h), s)| noted(s, &head_row(h, s))).collect();
    let verbs: Vec<String> =
        of(Class::Verb).take(limit).map(|((_, v), s)| noted(s, &verb_row(v, s, lex))).collect();
    let mut out = Vec::new();
    let mut add = |path, header: &str, rows: Vec<String>| {
        if !rows.is_empty() {
            out.push((path, rows.len(), format!("{header}{}", rows.concat())));
        }
    };
    add("people.tsv", PEOPLE, people);
    add("organisations.tsv", PEOPLE, bodies);
    add("agents.tsv", "head\tkind\tsector\talone\tplural\texample\tsrc\n", heads);
    add(
        "events/frames.tsv",
        "trigger\tpos\ttype\tmode\tcameo\tsource\ttarget\twhen\trecip\texample\tnot\tsrc\n",
        verbs,
    );
    out
}

/// A row under the comment that says what it blocks.
fn noted(sum: &Sum, row: &str) -> String {
    let mut out = format!(
        "# blocks {} events, {} quotes, {} stances; seen {} times in {} articles\n",
        sum.events, sum.quotes, sum.stances, sum.places, sum.articles
    );
    sum.evidence.iter().for_each(|e| {
        let _ = writeln!(out, "#   {e}");
    });
    out.push_str(row);
    out.push('\n');
    out
}

/// The most frequent of some countings; of equals the first by name.
fn most(map: &FxHashMap<String, u32>) -> Option<&str> {
    map.iter().max_by(|(a, n), (b, m)| n.cmp(m).then(b.cmp(a))).map(|(k, _)| k.as_str())
}

fn actor_row(unknown: &str, sum: &Sum, lex: &Lexicons, ids: &mut FxHashSet<String>) -> String {
    let slug = slug(unknown.trim_start_matches("unk:"));
    let base = if slug.is_empty() { "mined".to_string() } else { slug };
    let mut id = base.clone();
    for k in 2.. {
        if lex.actor(&id).is_none() && ids.insert(id.clone()) {
            break;
        }
        id = format!("{base}-{k}");
    }
    let name = sum.shown.replace(['\t', '|'], " ");
    let name = name.trim_start_matches(['~', '!', '+', '=', '?', '-']).to_string();
    let surname = name.rsplit(' ').next().filter(|s| sum.entity == "person" && *s != name && s.len() > 2);
    let names = surname.map_or(name.clone(), |s| format!("{name}|~{s}"));
    let kind = match sum.entity.as_str() {
        "person" => "person",
        "government" => "gov",
        k @ ("state" | "igo" | "ngo" | "company" | "armed_group" | "party" | "media") => k,
        _ => "org",
    };
    let code = match most(&sum.codes) {
        Some(code)
            if code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase()) && !is_country(code, lex) =>
        {
            format!("UNK{code}")
        }
        Some(code) => code.to_string(),
        None => "UNK".into(),
    };
    let role = most(&sum.roles).map_or(String::new(), |r| {
        let plain: String = r.chars().filter(|c| !matches!(c, ';' | '@' | '\t')).collect();
        format!(" {}", plain.trim())
    });
    format!("{id}\t{kind}\t{names}\t{code}{role}\t\tmined")
}

fn is_country(code: &str, lex: &Lexicons) -> bool {
    lex.state(code).is_some() || matches!(code, "IGO" | "NGO" | "UNO" | "EUR")
}

fn head_row(head: &str, sum: &Sum) -> String {
    // The sentence marks the word, so that the row is tested on it.
    let sentence = sum.evidence.first().map_or("", |e| e.rsplit_once(" (").map_or(e.as_str(), |(s, _)| s));
    let example = mark(sentence, &sum.shown);
    let person = ["er", "or", "ist", "man", "woman", "ant", "ee", "ian"].iter().any(|e| head.ends_with(e));
    let kind = if person { "person" } else { "group" };
    format!("{head}\t{kind}\t\tyes\t\t{example}\tmined")
}

fn verb_row(verb: &str, sum: &Sum, lex: &Lexicons) -> String {
    let slot = most(&sum.slots).unwrap_or("obj");
    // A noun or verb of the same stem may show the type.
    let kin =
        lex.rows.frames.iter().filter(|f| !f.trigger.contains(' ') && verb.len() >= 5).find(|f| {
            f.trigger == verb || (f.trigger.get(..5) == verb.get(..5) && edits(&f.trigger, verb) <= 4)
        });
    let (plover, cameo) = kin.map_or(("?", "?"), |f| (f.plover.as_str(), f.cameo.as_str()));
    format!("{verb}\tverb\t{plover}\t\t{cameo}\tnsubj\t{slot}\t{slot}=#actor\t\t\t\tmined")
}

/// A sentence with its first such word in brackets; empty where it does not stand there.
fn mark(sentence: &str, word: &str) -> String {
    let clean = sentence.replace(['[', ']', '\t'], " ");
    let lower = clean.to_lowercase();
    match lower.find(word) {
        Some(at) if lower.len() == clean.len() && clean.is_char_boundary(at) && !clean.ends_with("...") => {
            let end = at + word.len();
            let inside =
                clean[end..].starts_with(char::is_alphabetic) || clean[..at].ends_with(char::is_alphabetic);
            if word.is_empty() || inside {
                return String::new();
            }
            format!("{}[{}]{}", &clean[..at], &clean[at..end], &clean[end..])
        }
        _ => String::new(),
    }
}
