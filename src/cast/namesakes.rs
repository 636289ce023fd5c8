//! Which of several persons with one surname a surname alone means.

use rustc_hash::FxHashMap;

use super::resolve::{View, known_actor};
use super::{Actor, Cast, Referent, Resolution, persons};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Entry;
use crate::mention::{EntityType, Hit, Mention, MentionKind, Sense, near};
use crate::syntax::{Deprel, SentenceKind};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.bearer",
        finds: "which of two with one surname is meant: \"Mrs. Clinton\", \"Clinton said she\" after both",
    },
    Rule {
        id: "cast.main-bearer",
        finds: "of several with one surname the one whom the article is about, or who was named last: \"Ines Reyes and her husband, Ivan Reyes … [Reyes] said\"; not \"Ivan Reyes spoke. [Reyes] said\" of two who are equals",
    },
];

/// How many times as often, and how often at least, the text must mean the other bearer.
const MOSTLY: u32 = 3;

/// How many times, and how many times as often as the other, the full name of whom the article is about stands in it.
const FILLS: usize = 6;
const FILLS_AS_OFTEN: usize = 3;

/// How many sentences back somebody named in full is still spoken about.
const SPOKEN_OF: usize = 1;

/// One who bears the surname.
struct Bearer {
    actor: u32,
    /// The mentions by full name, in text order.
    named: Vec<usize>,
    /// What speaks for him whatever the place.
    standing: i32,
}

/// Where several persons of the article share a surname, decides which of them it means where it stands alone: a title, or
/// the first pronoun behind it; else whom the article is about, who holds an office, who was named last.
pub(super) fn settle(view: &View, appositions: &FxHashMap<usize, usize>, out: &mut Cast) {
    let mut all: FxHashMap<&str, Vec<Bearer>> = FxHashMap::default();
    let mut votes: FxHashMap<u32, u32> = FxHashMap::default();
    let mut untold: Vec<usize> = Vec::new();
    let mut alone: FxHashMap<&str, usize> = FxHashMap::default();
    for m in view.mentions.all.iter().filter(|m| m.tokens.len() == 1 && m.kind == MentionKind::Name) {
        *alone.entry(view.words(m.tokens)).or_default() += 1;
    }
    for (i, m) in view.mentions.all.iter().enumerate() {
        let single = m.tokens.len() == 1 && m.kind == MentionKind::Name && m.entity == EntityType::Person;
        let &[a] = &out.of[i].actors[..] else { continue };
        let surname = view.words(m.tokens);
        if single && let Some(row) = titled_otherwise(view, m, out.actor(a)) {
            let b = known_actor(view, row, out);
            means(i, b, None, "cast.bearer", out);
            continue;
        }
        if !single || !view.persons.contains_key(surname) {
            continue;
        }
        let bearers = all.entry(surname).or_insert_with(|| {
            bearers(view, surname, alone.get(surname).copied().unwrap_or(0), appositions, out)
        });
        if bearers.len() < 2 || bearers.iter().all(|b| b.actor != a) {
            continue;
        }
        match told(view, i, a, bearers, out) {
            Some((b, from)) => {
                // Who is told by a title is so because the name alone means another.
                *votes.entry(b).or_default() += u32::from(m.role.is_none());
                if b != a {
                    means(i, b, from, "cast.bearer", out);
                }
            }
            // "Gov. Bush" is told by an office, though none that the lexicon spells so.
            None if m.role.is_none() => untold.push(i),
            None => {}
        }
    }
    let mut last: FxHashMap<&str, u32> = FxHashMap::default();
    for i in untold {
        let surname = view.words(view.mention(i).tokens);
        let Some(bearers) = all.get(surname) else { continue };
        let &[now] = &out.of[i].actors[..] else { continue };
        // By far most often told to be the same.
        let told = |b: &Bearer| votes.get(&b.actor).copied().unwrap_or(0);
        let others = |b: &Bearer| bearers.iter().filter(|o| o.actor != b.actor).map(told).max().unwrap_or(0);
        let mostly = |b: &Bearer| told(b) >= MOSTLY.max(MOSTLY * others(b));
        let score = |b: &Bearer| {
            b.standing
                + 6 * i32::from(mostly(b))
                + spoken_of(view, i, b)
                + 2 * i32::from(last.get(surname) == Some(&b.actor))
        };
        let best = bearers.iter().max_by_key(|b| (score(b), b.actor == now));
        let Some(best) = best else { continue };
        last.insert(surname, best.actor);
        if best.actor != now {
            let from = best.named.iter().rev().find(|&&j| j < i).or(best.named.first()).copied();
            means(i, best.actor, from, "cast.main-bearer", out);
        }
    }
}

/// The only other bearer in the lexicon whom a title before a surname allows: "Mrs. Clinton" where the article names Mr.
/// Clinton alone in full.
fn titled_otherwise(view: &View, m: &Mention, now: &Actor) -> Option<u32> {
    let title = persons::title_before(view, m)?;
    let title = view.lex.rows.titles[title as usize].gender.chars().next()?;
    let other = title != 'u' && now.row.is_some() && now.gender != Some(title);
    if !other {
        return None;
    }
    let bears = |h: &Hit| match h.entry {
        Entry::Actor(a, _) if h.tokens == m.tokens => {
            let row = &view.lex.rows.actors[a as usize];
            let name = row.names.iter().find(|n| !n.flags.adjective).map_or("", |n| n.text.as_str());
            (row.kind == "person" && persons::gender_of_name(view, name) == Some(title)).then_some(a)
        }
        _ => None,
    };
    // Of several the one who held the most offices: not the daughter of a president.
    let offices = |r: &u32| view.lex.rows.actors[*r as usize].roles.len();
    let rows = near(&view.mentions.hits, m.tokens.start as usize).iter().filter_map(bears);
    rows.max_by_key(offices)
}

/// The one country of all those in the lexicon who bear a surname and ever held the office that the title before it names:
/// "President [Bush]" in an article without a day.
pub(super) fn country_of_office(view: &View, m: &Mention) -> Option<String> {
    let title = view.words(m.role?).to_lowercase();
    let mut one: Option<&str> = None;
    for h in near(&view.mentions.hits, m.tokens.start as usize).iter().filter(|h| h.tokens == m.tokens) {
        let Entry::Actor(a, _) = h.entry else { continue };
        let row = &view.lex.rows.actors[a as usize];
        let office = |what: &str| what.trim_start_matches("former ").trim_start_matches("acting ") == title;
        for role in row.roles.iter().filter(|r| row.kind == "person" && office(&r.what)) {
            let country = role.code.get(..3)?;
            if one.is_some_and(|c| c != country) {
                return None;
            }
            one = Some(country);
        }
    }
    one.map(str::to_string)
}

fn means(i: usize, actor: u32, from: Option<usize>, rule: &'static str, out: &mut Cast) {
    out.of[i] = Referent {
        actors: vec![actor],
        resolution: Resolution::FullName,
        antecedent: from.map(|j| j as u32),
        cause: Some(Cause::rule(rule)),
    };
}

/// The persons whose full names hold a surname, in the order in which they are named, each with what speaks for him.
/// `alone` tells how often the surname stands alone.
fn bearers(
    view: &View,
    surname: &str,
    alone: usize,
    appositions: &FxHashMap<usize, usize>,
    out: &Cast,
) -> Vec<Bearer> {
    let mut all: Vec<Bearer> = Vec::new();
    for &j in view.persons.get(surname).into_iter().flatten() {
        let n = view.mention(j);
        let &[a] = &out.of[j].actors[..] else { continue };
        let known = || {
            out.actor(a).row.is_some_and(|r| {
                view.lex.rows.actors[r as usize].names.iter().any(|n| n.flags.short && n.text == surname)
            })
        };
        let called = view.words(n.tokens).strip_suffix(surname).is_some_and(|rest| rest.ends_with(' '));
        if n.kind != MentionKind::Name || !(called || known()) {
            continue;
        }
        match all.iter_mut().find(|b| b.actor == a) {
            Some(b) => b.named.push(j),
            None => all.push(Bearer { actor: a, named: vec![j], standing: 0 }),
        }
    }
    if all.len() < 2 {
        return all;
    }
    // "Timothy M. Cole" is Tim Cole, whom the lexicon knows.
    let initial = |b: &Bearer| out.actor(b.actor).name.chars().next();
    let known: Vec<_> = all.iter().filter(|b| out.actor(b.actor).row.is_some()).map(initial).collect();
    all.retain(|b| out.actor(b.actor).row.is_some() || !known.contains(&initial(b)));
    let most = all.iter().map(|b| b.named.len()).max().unwrap_or(0);
    let second = all.iter().map(|b| b.named.len()).filter(|&n| n < most).max().unwrap_or(most);
    // The article is about one whom it names in full again and again, and about the other hardly.
    let fills = most >= FILLS.max(FILLS_AS_OFTEN * second) && most >= alone;
    for (k, b) in all.iter_mut().enumerate() {
        let actor = out.actor(b.actor);
        // The first to be named, in the headline or the lead.
        let leads = k == 0 && is_lead(view, view.mention(b.named[0]));
        let kin = is_told_by_kin(view, b.named[0], appositions);
        let office = actor.code.sector.as_deref().is_some_and(|s| s != "ELI")
            && actor.office.as_deref().is_some_and(|o| !o.starts_with("former"));
        let leads_state = office && actor.office.as_deref().is_some_and(is_high);
        b.standing = 2 * i32::from(leads) - 4 * i32::from(kin)
            + 2 * i32::from(office)
            + 3 * i32::from(leads_state)
            + 2 * i32::from(actor.row.is_some())
            + 3 * i32::from(is_known_by(view, surname, actor))
            + i32::from(b.named.len() == most)
            + 6 * i32::from(fills && b.named.len() == most)
            + i32::from(actor.code.sector.as_deref().is_some_and(|s| s != "ELI"));
    }
    all
}

/// Whether the lexicon says that a surname alone is one person's: "Obama".
fn is_known_by(view: &View, surname: &str, actor: &Actor) -> bool {
    actor.row.is_some_and(|r| {
        let names = &view.lex.rows.actors[r as usize].names;
        names.iter().any(|n| !n.flags.short && n.text == surname)
    })
}

/// Offices by which somebody is known wherever the name is read.
fn is_high(office: &str) -> bool {
    matches!(
        office.trim_start_matches("acting "),
        "president"
            | "vice president"
            | "prime minister"
            | "chancellor"
            | "supreme leader"
            | "king"
            | "queen"
    )
}

/// Whether a mention stands in the headline or the first two sentences.
fn is_lead(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let here = syn.sentence(m.head);
    let is_prose = |s: &usize| syn.sentences[*s].kind == SentenceKind::Sentence;
    syn.sentences[here].kind == SentenceKind::Heading || (0..here).filter(is_prose).count() < 2
}

/// "his brother [Ivan Reyes]", "her husband, [Ivan Reyes]", "the daughter of [Ivan Reyes]": told by another, whom the text
/// is about.
fn is_told_by_kin(view: &View, j: usize, appositions: &FxHashMap<usize, usize>) -> bool {
    let kin = |agent: u32| is_family(&view.lex.rows.agents[agent as usize].head);
    let beside = || match appositions.get(&j).map(|&k| view.mention(k).sense) {
        Some(Sense::Agent(a)) => Some(a),
        _ => None,
    };
    let head = view.mention(j).head;
    let of = || {
        let g = view.syn.governor(head).filter(|_| view.syn.case(head) == word::OF)?;
        match view.mentions.of_head(g).map(|k| view.mention(k).sense) {
            Some(Sense::Agent(a)) => Some(a),
            _ => None,
        }
    };
    view.mention(j).role_agent.or_else(beside).or_else(of).is_some_and(kin)
}

/// Relatives, who mostly share a surname.
fn is_family(head: &str) -> bool {
    matches!(
        head,
        "husband"
            | "wife"
            | "spouse"
            | "widow"
            | "son"
            | "daughter"
            | "father"
            | "mother"
            | "brother"
            | "sister"
            | "cousin"
            | "uncle"
            | "nephew"
            | "niece"
            | "grandfather"
            | "grandson"
    )
}

/// Somebody named in full in this sentence or the one before, the more as its subject.
fn spoken_of(view: &View, i: usize, b: &Bearer) -> i32 {
    let syn = view.syn;
    let here = syn.sentence(view.mention(i).head);
    let Some(&j) = b.named.iter().rev().find(|&&j| j < i) else { return 0 };
    let n = view.mention(j);
    if here - syn.sentence(n.head) > SPOKEN_OF {
        return 0;
    }
    2 + i32::from(syn.rel[syn.first_conjunct(n.head)].base() == Deprel::NSUBJ)
}

/// The bearer whom a title or the first pronoun behind the surname allows: the one whom it is read as, else the only one;
/// (actor, the mention by full name).
fn told(view: &View, i: usize, now: u32, bearers: &[Bearer], out: &Cast) -> Option<(u32, Option<usize>)> {
    let m = view.mention(i);
    let nearest = |b: &Bearer| {
        let before = b.named.iter().rev().find(|&&j| j < i);
        (b.actor, before.or(b.named.first()).copied())
    };
    let only = |fits: &dyn Fn(&Bearer) -> bool| {
        let mut fitting = bearers.iter().filter(|b| fits(b));
        let one = fitting.next()?;
        fitting.next().is_none().then(|| nearest(one))
    };
    if let Some(role) = m.role {
        let title = view.words(role).to_lowercase();
        let sector = persons::title_sector(view, m).filter(|&s| s != "GOV");
        if let Some(found) = only(&|b| held(view, b.actor, &title, sector, out)) {
            return Some(found);
        }
    }
    // Of one whose name tells no gender a pronoun says nothing.
    let own = out.actor(now).gender?;
    let gender = told_gender(view, i)?;
    if own == gender {
        return Some((now, None));
    }
    only(&|b| out.actor(b.actor).gender.is_none_or(|g| g == gender))
}

/// Whether somebody ever held the office that a title names: "President", "Senator".
fn held(view: &View, actor: u32, title: &str, sector: Option<&str>, out: &Cast) -> bool {
    let actor = out.actor(actor);
    let named = |what: &str| {
        let what = what.trim_start_matches("former ").trim_start_matches("acting ");
        let office = what.split(' ').next().unwrap_or(what);
        !office.is_empty() && (title.contains(what) || office == title)
    };
    match actor.row {
        Some(r) => view.lex.rows.actors[r as usize]
            .roles
            .iter()
            .any(|r| named(&r.what) || sector.is_some() && r.code.get(3..6) == sector),
        None => actor.office.as_deref().is_some_and(|o| named(&o.to_lowercase())),
    }
}

/// The gender that a title before a name or the first personal pronoun behind it in the sentence gives, if no other person
/// is named between.
fn told_gender(view: &View, i: usize) -> Option<char> {
    let syn = view.syn;
    let m = view.mention(i);
    let title =
        persons::title_before(view, m).and_then(|t| view.lex.rows.titles[t as usize].gender.chars().next());
    if title.is_some_and(|g| g != 'u') {
        return title;
    }
    // "Clinton's husband"
    if syn.possessor(syn.governor(m.head).unwrap_or(m.head)) == Some(m.head) {
        match syn.governor(m.head).map(|g| view.words(TokenSpan::new(g, g + 1))) {
            Some("husband") => return Some('f'),
            Some("wife") => return Some('m'),
            _ => {}
        }
    }
    let sentence = syn.sentence(m.head);
    for n in &view.mentions.all[i + 1..] {
        if syn.sentence(n.head) != sentence
            || n.entity == EntityType::Person && n.kind != MentionKind::Pronoun
        {
            return None;
        }
        let form = syn.form[n.head];
        if [word::SHE, word::HER, word::HERS, word::HERSELF].contains(&form) {
            return Some('f');
        }
        if [word::HE, word::HIM, word::HIS, word::HIMSELF].contains(&form) {
            return Some('m');
        }
    }
    None
}
