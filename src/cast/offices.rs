//! What persons are and were: offices that the text gives, former officials, what a lead tells of whom it names later.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Cast;
use super::code::Code;
use super::persons::{code_from_role, compose, title_sector};
use super::resolve::View;
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, SentenceKind, TokenFlags};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.told-office",
        finds: "the office that the text gives to one known only as a former official: \"In 1986 President Reagan\"; not \"former President Reagan\"",
    },
    Rule {
        id: "cast.lead",
        finds: "what the lead says of somebody named behind it: \"A court jailed a [colonel] … Ivan Petrenko, 58, wept\"; not without the age",
    },
];

/// Whether a description says that somebody is no longer what it says: "former", "ex-", "ousted".
pub(super) fn is_former(view: &View, tokens: TokenSpan) -> bool {
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    // "current and former officials" are both.
    tokens.range().any(|t| view.lex.classes.holds("former", view.syn.lemma[t]))
        && !tokens.range().any(|t| ["current", "serving", "incumbent"].contains(&word(t)))
}

/// The sector of those who were something: officials without an office, and people who no longer work.
pub(super) fn past_sector(view: &View, tokens: TokenSpan, sector: &str, high: bool) -> Option<&'static str> {
    if !is_former(view, tokens) {
        return None;
    }
    let retired =
        || tokens.range().any(|t| view.words(TokenSpan::new(t, t + 1)).eq_ignore_ascii_case("retired"));
    match sector {
        "GOV" | "LEG" | "SPY" | "JUD" => Some("ELI"),
        "MIL" if high => Some("ELI"),
        "LAB" | "EDU" | "MED" | "BUS" if retired() => Some("CVL"),
        _ => None,
    }
}

/// The same for a role of the lexicon.
pub(super) fn past_of_role(view: &View, tokens: TokenSpan, agent: u32, code: &mut Code) {
    let row = &view.lex.rows.agents[agent as usize];
    let last = row.head.rsplit(' ').next().unwrap_or(&row.head);
    let high = view.lex.classes.holds("high_rank", view.lex.vocabulary.get(last));
    if row.kind == "person"
        && let Some(past) = past_sector(view, tokens, code.sector.as_deref().unwrap_or(""), high)
    {
        code.sector = Some(past.to_string());
    }
}

/// A person has the office that the text gives beside the name, where the lexicon knows it as one of theirs: "Prime Minister
/// Oli"; not "former Prime Minister Oli". In an article with a date that holds of those who are known only as having been
/// something: "In 1986 President Reagan", and a minister whose tenure the lexicon lacks.
pub(super) fn told_offices(view: &View, appositions: &FxHashMap<usize, usize>, out: &mut Cast) {
    let dated = view.article.date.is_some();
    let mut told: FxHashSet<u32> = FxHashSet::default();
    let mut former: FxHashSet<u32> = FxHashSet::default();
    let mut given: Vec<(usize, u32, TokenSpan)> = Vec::new();
    let mut first: FxHashMap<u32, usize> = FxHashMap::default();
    for (i, m) in view.mentions.all.iter().enumerate() {
        // "Ines Reyes, the acting chief of staff" tells it as the title before a name does.
        let beside = || {
            let n = view.mention(*appositions.get(&i)?);
            (n.kind == MentionKind::Nominal).then_some(n.tokens)
        };
        let &[a] = &out.of[i].actors[..] else { continue };
        let Some(row) = out.actor(a).row.filter(|_| m.entity == EntityType::Person) else { continue };
        first.entry(a).or_insert(i);
        let Some(span) = m.role.or_else(beside) else { continue };
        if !dated {
            given.push((i, a, span));
            continue;
        }
        // One of whom the lexicon says that he was something is it only where the article begins with him as such.
        let day = view.article.date.map_or((0, 0, 0), |d| (d.year(), d.month() as u8, d.day() as u8));
        let past = view.lex.rows.actors[row as usize]
            .roles
            .iter()
            .find(|r| r.code.get(3..6) == Some("ELI") && r.tenure.covers(day));
        let known = past.is_some();
        // Who lost it within the year is in the news for that.
        let year_ago = (day.0 - 1, day.1, day.2);
        let lately = past.and_then(|r| r.tenure.from).is_some_and(|f| f.first_day() > year_ago);
        // "then-Secretary of State", "the fired adviser": outside of the role's own words.
        let start = span.start as usize;
        let dash = start > 0 && view.syn.form[start - 1] == word::DASH;
        let from = start.saturating_sub(if dash { 2 } else { 1 });
        let around = TokenSpan { start: from as u32, end: span.end };
        if is_former(view, around) || is_no_longer(view, around) {
            former.insert(a);
        } else if out.actor(a).code.sector.as_deref() == Some("ELI")
            && !is_spoken(view, m)
            && (!known || !lately && first[&a] == i && m.role.is_some())
        {
            given.push((i, a, span));
        }
    }
    for (i, a, span) in given {
        let m = view.mention(i);
        let text = view.words(span).to_lowercase();
        let past = ["former", "ex-", "ousted", "late", "then-", "deposed"].iter().any(|w| text.contains(w));
        if told.contains(&a) || past || dated && former.contains(&a) {
            continue;
        }
        let sector = title_sector(view, m);
        let Some(row) = out.actor(a).row.map(|r| &view.lex.rows.actors[r as usize]) else { continue };
        // The longest office that the title names: "Vice President" is no president.
        let office = |what: &str| {
            let what = what.trim_start_matches("acting ").trim_start_matches("interim ").to_string();
            let deputy = |at: usize| ["vice ", "deputy ", "vice-"].iter().any(|w| text[..at].ends_with(w));
            let named = text.rfind(&what).filter(|&at| !what.is_empty() && !deputy(at));
            named.map(|_| what.len())
        };
        let open = || row.roles.iter().filter(|r| r.code.get(3..6) != Some("ELI"));
        let role = open()
            .filter(|r| office(&r.what).is_some())
            .max_by_key(|r| office(&r.what))
            .or_else(|| open().find(|r| sector.is_some_and(|s| s != "GOV" && r.code.get(3..6) == Some(s))));
        let role = role.filter(|r| !dated || r.code.get(3..6) == Some("GOV"));
        let actor = &mut out.actors[a as usize];
        if let Some(role) = role {
            actor.code = Code::parse(&role.code);
            actor.office = (!role.what.is_empty()).then(|| role.what.clone());
        } else if dated {
            // An office that the lexicon does not know as theirs, of their own country.
            let said = code_from_role(view, i, appositions);
            let own = said.country.is_none() || said.country == actor.code.country;
            if !own || said.sector.as_deref() != Some("GOV") {
                continue;
            }
            actor.code.sector = said.sector;
            actor.office = Some(view.words(span).to_string());
        } else {
            continue;
        }
        told.insert(a);
        if dated {
            out.of[i].cause = Some(Cause::rule("cast.told-office"));
        }
    }
}

/// Whether a description says of an office that somebody had it at the time or not for long: "then-", "fired", "the last
/// leader", "prime minister until May".
fn is_no_longer(view: &View, tokens: TokenSpan) -> bool {
    let of = |class: &str, t: usize| view.lex.classes.holds(class, view.syn.lemma[t]);
    let next = tokens.end as usize;
    tokens.range().any(|t| of("no_longer", t)) || next < view.syn.len() && of("until", next)
}

/// Whether a mention stands in somebody's quoted words, who may call a former president "President".
fn is_spoken(view: &View, m: &Mention) -> bool {
    view.quotes.covering(m.head).is_some_and(|q| view.quotes.all[q].kind == QuoteKind::Direct)
}

/// The person whom an article is about: named three times at least, and twice as often as any other.
pub(super) fn main_person(view: &View, out: &Cast) -> Option<u32> {
    let mut named: FxHashMap<u32, usize> = FxHashMap::default();
    for (i, m) in view.mentions.all.iter().enumerate() {
        if let &[a] = &out.of[i].actors[..]
            && m.kind == MentionKind::Name
            && out.actor(a).entity == EntityType::Person
        {
            *named.entry(a).or_default() += 1;
        }
    }
    let (&main, &most) = named.iter().max_by_key(|&(&a, &n)| (n, std::cmp::Reverse(a)))?;
    let rival = named.iter().any(|(&a, &n)| a != main && 2 * n > most);
    (most >= 3 && !rival).then_some(main)
}

/// How many sentences behind the lead the name may come of whom it tells.
const LEAD_REACH: usize = 3;

/// News tells first what somebody is and then the name, with the age: "A court jailed [a former colonel] … Ivan Petrenko,
/// 58, shook his head". The name has the code of the description.
pub(super) fn led_in(view: &View, appositions: &FxHashMap<usize, usize>, out: &mut Cast) {
    let syn = view.syn;
    let Some(lead) = (0..syn.sentences.len()).find(|&s| syn.sentences[s].kind == SentenceKind::Sentence)
    else {
        return;
    };
    let in_sentence = |s: usize| {
        let tokens = syn.tokens_of(s);
        let all = &view.mentions.all;
        let from = all.partition_point(|m| m.tokens.start < tokens.start);
        from..all.partition_point(|m| m.tokens.start < tokens.end)
    };
    let described = in_sentence(lead).find_map(|i| {
        let m = view.mention(i);
        let Sense::Agent(a) = m.sense else { return None };
        let row = &view.lex.rows.agents[a as usize];
        let argument = matches!(syn.rel[m.head].base(), Deprel::NSUBJ | Deprel::OBJ);
        let some = syn.children(m.head).any(|c| [word::A, word::AN].contains(&syn.form[c]));
        (row.kind == "person"
            && m.kind == MentionKind::Nominal
            && m.number == Number::Singular
            && argument
            && some
            && !appositions.contains_key(&i))
        .then_some((i, a))
    });
    let Some((d, agent)) = described else { return };
    // Where somebody was born is not whose he is.
    let born = |t: usize| view.words(TokenSpan::new(t, t + 1)).eq_ignore_ascii_case("born");
    if view.mention(d).tokens.range().any(born) {
        return;
    }
    let age = |m: &Mention| {
        let t = m.tokens.end as usize;
        t + 2 < syn.len()
            && syn.form[t] == word::COMMA
            && syn.is(t + 1, TokenFlags::HAS_DIGIT)
            && syn.form[t + 2] == word::COMMA
    };
    let last = (lead + LEAD_REACH).min(syn.sentences.len() - 1);
    let named = (lead + 1..=last).flat_map(in_sentence).find(|&i| {
        let m = view.mention(i);
        m.kind == MentionKind::Name && m.entity == EntityType::Person
    });
    let Some(i) = named.filter(|&i| {
        let m = view.mention(i);
        m.sense == Sense::Unknown && m.role.is_none() && m.tokens.len() > 1 && age(m)
    }) else {
        return;
    };
    let &[a] = &out.of[i].actors[..] else { return };
    if out.actor(a).code != Code::default() {
        return;
    }
    let n = view.mention(d);
    let mut code = compose(view, &n.of, Some(agent));
    past_of_role(view, n.tokens, agent, &mut code);
    out.actors[a as usize].code = code;
    out.of[i].antecedent = Some(d as u32);
    out.of[i].cause = Some(Cause::rule("cast.lead"));
}
