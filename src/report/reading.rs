//! A record as a sentence for people: "Ushakov says Russia rejects what is wanted by the United States; 2 Dec 2025".
//!
//! The page and the terminal show the same sentences because both take them from here. They repeat what the fields of
//! the record say, in plain verbs, and add nothing; the article's own words stand in curly quotes.

use rustc_hash::FxHashMap;

use super::verbs::{of_event, of_stance, third};
use crate::record::{
    ActorRecord, ArticleRecord, EventRecord, Participant, QuoteRecord, Record, StanceRecord,
};

/// So many code points of the article's words are read out.
const CLIP: usize = 180;

/// Reads out the records of one article.
pub struct Reader<'r> {
    article: &'r ArticleRecord<'r>,
    cast: FxHashMap<&'r str, &'r ActorRecord<'r>>,
    places: FxHashMap<&'r str, &'r str>,
    stances: &'r [StanceRecord<'r>],
}

impl<'r> Reader<'r> {
    /// A reader of the records of one article.
    pub fn new(record: &'r Record<'r>) -> Reader<'r> {
        Reader {
            article: &record.article,
            cast: record.actors.iter().map(|a| (&*a.id, a)).collect(),
            places: record.places.iter().map(|p| (p.id.as_str(), &*p.name)).collect(),
            stances: &record.stances,
        }
    }

    /// An event as a sentence.
    pub fn event(&self, e: &EventRecord) -> String {
        let clause = self.event_clause(e);
        let mut out = match &e.attribution {
            None => clause,
            Some(a) => {
                let who = self.name(&a.actor);
                match &*a.r#type {
                    "self" => format!("{clause}, by its own account"),
                    "anonymous" => format!("{who}, not named, {} {clause}", says(&who)),
                    _ => format!("{who} {} {clause}", says(&who)),
                }
            }
        };
        out.push_str(&format!(" (“{}”)", clip(&e.trigger.text)));
        if let Some(place) = e.place.as_deref().and_then(|p| self.places.get(p)) {
            out.push_str(&format!(", in {place}"));
        }
        if let Some(counts) = &e.counts {
            let all = [
                (&counts.killed, "killed"),
                (&counts.injured, "injured"),
                (&counts.arrested, "arrested"),
                (&counts.size, "taking part"),
            ];
            for (count, word) in all {
                if let Some(c) = count {
                    out.push_str(&format!(", {} {word}", range(c.min, c.max)));
                }
            }
        }
        out.push_str(&format!("; {}", when(e.date.as_deref(), &e.date_basis)));
        capital(out)
    }

    fn event_clause(&self, e: &EventRecord) -> String {
        let sources = self.parties(&e.source);
        let targets = self.parties(&e.target);
        let reading = of_event(&e.event_type, e.mode.as_deref(), &e.cameo);
        let own = e.event_type.to_lowercase();
        // Parties of a meeting or an agreement all stand as sources.
        let together = targets.is_empty() && sources.len() > 1;
        let thing = self.thing(e);
        let (phrase, object) = match (reading, thing) {
            (_, Some((verb, words))) if targets.is_empty() => (verb, format!(" “{words}”")),
            (_, Some((verb, words))) => (verb, format!(" “{words}” ({})", join(&targets))),
            (Some(r), None) if targets.is_empty() => (r.alone, String::new()),
            (Some(r), None) => (r.with, format!(" {}", join(&targets))),
            (None, None) if targets.is_empty() => (&*own, String::new()),
            (None, None) => (&*own, format!(" {}", join(&targets))),
        };
        let subject = if sources.is_empty() { "somebody".to_string() } else { join(&sources) };
        let many = sources.len() > 1 || sources.first().is_some_and(|s| plural(s));
        let verb = inflect(phrase, e, many);
        let each = if together && e.event_type == "CONSULT" { " with each other" } else { "" };
        let condition = match &e.condition {
            Some(c) => format!(", on a condition: “{}”", clip(&c.text)),
            None => String::new(),
        };
        format!("{subject} {verb}{each}{object}{condition}")
    }

    /// What is rejected or supported, where a stance that the same words show has a thing as its target.
    fn thing(&self, e: &EventRecord) -> Option<(&'static str, String)> {
        let verb = match (&*e.event_type, e.mode.as_deref()) {
            ("REJECT", None) => "reject",
            ("SUPPORT", None) => "support",
            ("ACCUSE", Some("disapprove")) => "criticise",
            _ => return None,
        };
        let same = |s: &&StanceRecord| s.phrase.start < e.trigger.end && e.trigger.start < s.phrase.end;
        let words = self.stances.iter().find(same)?.target.as_ref()?;
        // The name of a party is no thing.
        let party =
            |p: &Participant| p.start.is_some_and(|s| s < words.end && words.start < p.end.unwrap_or(s));
        if e.source.iter().any(party) || e.target.iter().any(|p| p.text.as_deref() == Some(&*words.text)) {
            return None;
        }
        Some((verb, clip(&words.text)))
    }

    /// A quote as a sentence.
    pub fn quote(&self, q: &QuoteRecord) -> String {
        let content = clip(&q.content.iter().map(|c| &*c.text).collect::<Vec<_>>().join(" … "));
        let date = self.published();
        if q.quote_type == "scare" {
            return capital(format!("the words {content} stand in quotation marks, with no speaker; {date}"));
        }
        let who = self.speaker(q);
        let cue = q.cue.as_ref().map(|c| &*c.text);
        let head = match cue {
            Some(c) if c.to_lowercase().starts_with("according") => format!("according to {who}, {content}"),
            Some(c) => {
                let that = if q.quote_type == "direct" { ":" } else { "" };
                let not = if q.polarity == "negative" { " (denied or refused)" } else { "" };
                format!("{who} {c}{not}{that} {content}")
            }
            None => format!("{who}: {content}"),
        };
        capital(format!("{head}; {date}"))
    }

    fn speaker(&self, q: &QuoteRecord) -> String {
        let named = q.speaker_actors.iter().map(|a| self.name(a)).collect::<Vec<_>>();
        match (&*q.speaker_resolution, &q.speaker) {
            ("anonymous", Some(s)) => format!("{} (not named)", s.text),
            (_, _) if !named.is_empty() => join(&named),
            (_, Some(s)) => s.text.to_string(),
            _ => "somebody".to_string(),
        }
    }

    /// A stance as a sentence.
    pub fn stance(&self, s: &StanceRecord) -> String {
        let holders: Vec<String> = s.holder_actors.iter().map(|a| self.name(a)).collect();
        let holder = match (&holders[..], &s.holder) {
            ([], Some(words)) => words.text.to_string(),
            ([], None) => "the author".to_string(),
            _ => join(&holders),
        };
        let targets: Vec<String> = s.target_actors.iter().map(|a| self.name(a)).collect();
        let target = match (&targets[..], &s.target) {
            ([], None) => None,
            ([], Some(words)) => Some(format!("“{}”", clip(&words.text))),
            (_, Some(words)) if words.text.chars().count() > 24 => {
                Some(format!("“{}” ({})", clip(&words.text), join(&targets)))
            }
            _ => Some(join(&targets)),
        };
        let own = s.stance.to_string();
        let phrase = match (of_stance(&s.stance), &target) {
            (Some(a), Some(_)) => a.with,
            (Some(a), None) => a.alone,
            (None, _) => &own,
        };
        let many = holders.len() > 1 || plural(&holder);
        let verb = match (s.negated, many) {
            (true, _) if phrase.starts_with("be ") => {
                format!("{} not{}", if many { "are" } else { "is" }, &phrase[2..])
            }
            (true, true) => format!("do not {phrase}"),
            (true, false) => format!("does not {phrase}"),
            (false, true) if phrase.starts_with("be ") => format!("are{}", &phrase[2..]),
            (false, true) => phrase.to_string(),
            (false, false) => third(phrase),
        };
        let mut out = format!("{holder} {verb}");
        if let Some(target) = target {
            out.push_str(&format!(" {target}"));
        }
        if let Some(condition) = &s.condition {
            out.push_str(&format!(", on a condition: “{}”", clip(&condition.text)));
        }
        if let Some(by) = &s.reported_by {
            let by = self.name(by);
            out.push_str(&format!(", {} {by}", if plural(&by) { "say" } else { "says" }));
        }
        if s.basis == "connotation" {
            out.push_str(", by what the words connote");
        }
        out.push_str(&format!(" (“{}”); {}", clip(&s.phrase.text), self.published()));
        capital(out)
    }

    fn parties(&self, parties: &[Participant]) -> Vec<String> {
        parties.iter().map(|p| self.name(&p.actor)).collect()
    }

    /// The name of an actor of the cast, with the article that English wants.
    pub fn name(&self, actor: &str) -> String {
        match self.cast.get(actor) {
            Some(a) => with_article(&a.name, &a.entity_type),
            None => actor.to_string(),
        }
    }

    /// When the article was published, at the end of readings.
    pub fn published(&self) -> String {
        match &self.article.date_published {
            Some(d) => format!("article of {}", day(d)),
            None => "article without a date".into(),
        }
    }
}

/// The verb as polarity, modality and certainty have it.
fn inflect(phrase: &str, e: &EventRecord, many: bool) -> String {
    let negative = e.polarity == "negative";
    let not = if negative { "not " } else { "" };
    let probably = match &*e.certainty {
        "probable" => "probably ",
        "possible" if e.modality == "asserted" => "possibly ",
        _ => "",
    };
    if e.certainty == "unlikely" {
        return format!("{} unlikely {not}to {phrase}", if many { "are" } else { "is" });
    }
    match &*e.modality {
        "future" => format!("will {probably}{not}{phrase}"),
        "possible" => format!("may {not}{phrase}"),
        "conditional" => format!("would {probably}{not}{phrase}"),
        "counterfactual" => format!("would {not}{phrase} (contrary to fact)"),
        _ if negative => format!("{} {probably}not {phrase}", if many { "do" } else { "does" }),
        _ if many => format!("{probably}{phrase}"),
        _ => format!("{probably}{}", third(phrase)),
    }
}

/// "The" before the names of governments, of armed groups and of states that are unions.
fn with_article(name: &str, entity_type: &str) -> String {
    let unions = ["European Union", "Soviet Union", "Netherlands", "Philippines", "Maldives"];
    let bare = name.starts_with(|c: char| c.is_lowercase()) || name.ends_with('s') && !name.contains(' ');
    let plain = match entity_type {
        "government" => bare,
        "party" => !name.ends_with("Party"),
        _ => !unions.contains(&name) && (plural(name) || !name.starts_with("United ")),
    };
    if plain || name.starts_with("the ") || name.starts_with("The ") {
        name.to_string()
    } else {
        format!("the {name}")
    }
}

/// Whether a name reads as more than one: "U.S. officials", "Russians", "Obama and Putin", but not "United States".
fn plural(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    let common = last.starts_with(|c: char| c.is_lowercase()) && last.ends_with('s') && !last.ends_with("ss");
    let people = ["ans", "ists", "crats", "ities", "ese"];
    let of_people = last.len() > 5 && people.iter().any(|p| last.ends_with(p)) || last.ends_with("men");
    common && last != "politics" || of_people || name.contains(" and ") && !name.starts_with("the ")
}

fn says(name: &str) -> &'static str {
    if plural(name) { "say" } else { "says" }
}

fn join(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

fn range(min: Option<u32>, max: Option<u32>) -> String {
    match (min, max) {
        (Some(a), Some(b)) if a == b => a.to_string(),
        (Some(a), Some(b)) => format!("{a} to {b}"),
        (Some(a), None) => format!("at least {a}"),
        (None, Some(b)) => format!("up to {b}"),
        (None, None) => "an unknown number".into(),
    }
}

/// The date and how it is known.
fn when(date: Option<&str>, basis: &str) -> String {
    let Some(date) = date else { return "no date".into() };
    let how = match basis {
        "explicit" => "date as written",
        "relative" => "date counted from the article's",
        "context" => "date from context",
        "publication" => "date of the article",
        other => other,
    };
    format!("{}, {how}", day(date))
}

/// An ISO date as people write it; weeks and what else is no calendar day stay as they are.
pub fn day(iso: &str) -> String {
    const MONTHS: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let parts: Vec<&str> = iso.split('-').collect();
    let month = |m: &str| m.parse::<usize>().ok().and_then(|m| MONTHS.get(m.wrapping_sub(1)).copied());
    match parts[..] {
        [year, m, d] if month(m).is_some() => {
            format!("{} {} {year}", d.trim_start_matches('0'), month(m).unwrap_or_default())
        }
        [year, m] if month(m).is_some() => format!("{} {year}", month(m).unwrap_or_default()),
        [year, week] if week.starts_with('W') => {
            format!("week {} of {year}", week[1..].trim_start_matches('0'))
        }
        _ => iso.to_string(),
    }
}

/// The words on one line, cut at a space where they are many.
pub(super) fn clip(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= CLIP {
        return line;
    }
    let cut: String = line.chars().take(CLIP).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", &cut[..end])
}

pub(super) fn capital(sentence: String) -> String {
    let mut chars = sentence.chars();
    match chars.next() {
        Some(c) => c.to_uppercase().chain(chars).collect(),
        None => sentence,
    }
}
