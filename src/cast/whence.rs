//! From which country those are whom a role alone names: "the police", "a farmer", "soldiers".

use super::bodies::country_of_sentence;
use super::nominals::{is_definite, owner};
use super::relations::{OTHERS, RELATIONS};
use super::resolve::{View, window};
use super::scene::Scene;
use super::told;
use super::{Cast, institutions};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::Rule;
use crate::lexicon::{AgentRow, Entry};
use crate::mention::{EntityType, Mention, MentionKind, Number, Place, Sense, is_sent, near};
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.commanded",
        finds: "the country of those whom an office holder tells or orders: \"May told [parliament]\"",
    },
    Rule {
        id: "cast.fronted-place",
        finds: "whose body acts in the place that begins its clause: \"In Oslo, [police] said\"; not \"In Oslo, Russian police\"",
    },
    Rule {
        id: "cast.theatre",
        finds: "the country of rebels where the one that fills the article has none: \"Washington armed the [rebels]\" in Syria",
    },
    Rule {
        id: "cast.place-inside",
        finds: "the country of the place in the phrase: \"the [town] of Douma\"; not \"troops in Douma\"",
    },
    Rule { id: "cast.at-mission", finds: "people of a mission: \"48 [envoys] at the Russian embassy\"" },
    Rule {
        id: "cast.peacekeepers",
        finds: "the body that sends those who keep the peace: the United Nations where it was named; not \"French peacekeepers\"",
    },
    Rule {
        id: "cast.abroad",
        finds: "the state named before, for what the United States have not: \"Trump mocked Iran and the [regime]\"; not \"the government\"",
    },
    Rule { id: "cast.there", finds: "the place just named: \"reports from Libya said the [police] there\"" },
    Rule {
        id: "cast.embassy",
        finds: "whose ambassador: \"They besieged the Estonian embassy and met the [ambassador]\"; not \"its ambassador\"",
    },
    Rule {
        id: "cast.same-force",
        finds: "the one army that was named before: \"Israeli commandos … the [soldiers]\"; not after a second army",
    },
];

/// The country of those told by a role alone, and the rule that says so.
pub(super) fn whence(
    view: &View,
    i: usize,
    row: &AgentRow,
    scene: &Scene,
    out: &Cast,
) -> Option<(String, &'static str)> {
    let told = told_alone(view, i, row, scene, out);
    let m = view.mention(i);
    // No state has an embassy at home: of two states it is the other one's.
    if row.kind == "org" && is_definite(view, m) && is_of_class(view, m, "legation") {
        let (home, _) = told?;
        return scene.other_than(&home).map(|c| (c.to_string(), "cast.embassy"));
    }
    // Where there is no army, it is the one that was named.
    if row.sector == "MIL"
        && let Some((c, rule)) = &told
        && is_listed(view, "no_army", c)
    {
        let named = same_force(view, i, row, out).map(|c| (c, "cast.same-force"));
        let ruled = || is_listed(view, "army_isr", c).then(|| ("ISR".to_string(), "cast.same-force"));
        return named.or_else(ruled).or_else(|| Some((c.clone(), *rule)));
    }
    if told.as_ref().is_some_and(|t| t.0 != "USA") || !is_of_class(view, m, "not_usa") {
        return told;
    }
    // In an article on Washington and Moscow "the foreign ministry" is Moscow's.
    if told.is_none() {
        let of = is_definite(view, m)
            && m.of.is_empty()
            && owner(view, m).is_none()
            && !is_of_others(view, m)
            && !is_strange(view, m);
        let theatre = scene.theatre(|c| c == "USA").filter(|_| of && m.number == Number::Singular);
        return theatre.map(|c| (c.to_string(), "cast.abroad"));
    }
    // "Presidents are not kings"
    if m.number == Number::Plural && !is_definite(view, m) {
        return None;
    }
    // "the Swiss regime" is nobody's word.
    let fits = |c: &str| c != "USA" && !(is_of_class(view, m, "tyranny") && is_without_rebels(view, c));
    // The one of the sentence, else the one that the article looks at most, else the one named last.
    // "Moscow wants to go on backing the regime": not Moscow's.
    let backers = doers_above(view, m.head, out);
    let near = abroad(view, i, 0, |c| fits(c) && !backers.contains(&c), out);
    let theatre = || scene.theatre(|c| !fits(c)).map(str::to_string);
    near.or_else(theatre).or_else(|| abroad(view, i, ABROAD_REACH, fits, out)).map(|c| (c, "cast.abroad"))
}

/// The countries of those who do what the verbs above a word tell.
fn doers_above<'a>(view: &View, t: usize, out: &'a Cast) -> Vec<&'a str> {
    let syn = view.syn;
    let mut countries = Vec::new();
    let mut at = t;
    for _ in 0..6 {
        let Some(g) = syn.governor(at) else { break };
        let subject = syn.subject(g).filter(|&s| s != at && s != t).and_then(|s| view.mentions.of_head(s));
        if let Some(&a) = subject.and_then(|j| out.of[j].actors.first()) {
            countries.extend(out.actor(a).code.country.as_deref());
        }
        at = g;
    }
    countries
}

/// How many sentences back the state may be named that has what the United States have not.
const ABROAD_REACH: usize = 3;

/// The state named last, with those who rule it, other than the United States: that of "the [regime]" in an article on
/// Washington.
fn abroad(view: &View, i: usize, reach: usize, fits: impl Fn(&str) -> bool, out: &Cast) -> Option<String> {
    let syn = view.syn;
    let here = syn.sentence(view.mention(i).head);
    let rules = |a: u32| {
        let actor = out.actor(a);
        let organ =
            matches!(actor.code.sector.as_deref(), None | Some("GOV" | "LEG" | "MIL" | "OPP" | "PTY"));
        let abroad = |c: &&str| fits(c) && !matches!(*c, "IGO" | "NGO" | "UNO" | "EUR");
        actor.code.country.as_deref().filter(|_| organ).filter(abroad)
    };
    let named = (window(view, i).start..i)
        .rev()
        .take_while(|&j| here - syn.sentence(view.mention(j).head) <= reach)
        .find_map(|j| Some((view.mention(j).tokens.start, rules(*out.of[j].actors.first()?)?)));
    let start = view.mention(i).tokens.start;
    let end = view.mentions.places.partition_point(|p| p.tokens.start < start);
    let place = view.mentions.places[..end]
        .iter()
        .rev()
        .take_while(|p| here - syn.sentence(p.tokens.start as usize) <= reach)
        .find_map(|p| Some((p.tokens.start, p.country(view.lex).filter(|&c| fits(c))?)));
    named.into_iter().chain(place).max_by_key(|n| n.0).map(|(_, c)| c.to_string())
}

/// The same for whatever country has such a body or office.
fn told_alone(
    view: &View,
    i: usize,
    row: &AgentRow,
    scene: &Scene,
    out: &Cast,
) -> Option<(String, &'static str)> {
    let m = view.mention(i);
    let sector = row.sector.as_str();
    let of_land = m.of.iter().any(|&o| view.lex.rows.actors[o as usize].kind == "state");
    let outside = is_outside(view, m);
    // Several governments are of several countries, and who comes from outside is not from here.
    let many = m.number == Number::Plural
        && row.kind == "org"
        && sector == "GOV"
        && matches!(row.head.as_str(), "government" | "monarchy" | "administration" | "regime");
    // "a father": of anywhere.
    let anybody =
        m.number == Number::Singular && !is_definite(view, m) && RELATIONS.contains(&row.head.as_str());
    let people = is_of_class(view, m, "local_people");
    // Firms and papers that are told by nothing are of the country of an article that names no other.
    let firms = (row.kind == "org" && matches!(sector, "BUS" | "JRN" | "REL")
        || row.kind == "person" && is_of_class(view, m, "local_business"))
        && row.alone
        && m.of.is_empty()
        && !is_of_class(view, m, "anywhere_org");
    if firms
        && !is_foreign(view, m)
        && !is_of_others(view, m)
        && !is_strange(view, m)
        && !is_of_countries(view, m)
        && let Some(c) = scene.domestic()
    {
        return Some((c.to_string(), "cast.context-country"));
    }
    if firms
        && row.kind == "org"
        && sector == "BUS"
        && let Some(c) = institutions::firms_again(view, i, m, out)
    {
        return Some((c, "cast.firms-again"));
    }
    // "International law protects civilians": wherever they are.
    if sector == "CVL" && m.number == Number::Plural && !is_definite(view, m) && institutions::is_law(view, m)
    {
        return None;
    }
    // Peacekeepers are those of the body that was named, not of where they keep the peace.
    if row.head.starts_with("peacekeep") {
        let sends = |j: usize| {
            let &a = out.of[j].actors.first()?;
            out.actor(a).code.country.clone().filter(|c| c == "UNO")
        };
        return (window(view, i).start..i).rev().find_map(sends).map(|c| (c, "cast.peacekeepers"));
    }
    let anywhere = is_of_class(view, m, "anywhere")
        || matches!(sector, "BUS" | "JRN" | "REL" | "")
            && !people
            && !["local_body", "local_press"].iter().any(|c| is_of_class(view, m, c))
            && !(is_of_class(view, m, "clergy") && (m.number == Number::Plural || is_definite(view, m)));
    // "the Chavista regime" is not just any.
    let strange = matches!(sector, "GOV" | "MIL") && m.of.is_empty() && is_strange(view, m);
    if let Some(c) = at_mission(view, m).filter(|_| row.kind != "org") {
        return Some((c, "cast.at-mission"));
    }
    if anywhere
        || anybody
        || many
        || strange
        || outside && (of_land || owner(view, m).is_some())
        || is_foreign(view, m)
        || is_posted(view, m)
        || is_of_countries(view, m)
    {
        return None;
    }
    let context = "cast.context-country";
    // What every state has and people of its own, not those who come and go.
    let domestic = (matches!(
        sector,
        "GOV" | "COP" | "MIL" | "LEG" | "JUD" | "OPP" | "CVL" | "REB" | "AGR" | "PTY" | "PRM" | "LAB" | "CRM"
    ) || people
        || is_of_class(view, m, "local_body"))
        && !(sector == "CRM" && m.number == Number::Singular && !is_definite(view, m))
        && !is_of_others(view, m);
    let here = matches!(sector, "CVL" | "UAF" | "MED" | "COP" | "EDU" | "AGR" | "CRM" | "PRM") || people;
    if let Some(c) = place_inside(view, m).filter(|_| here) {
        return Some((c, "cast.place-inside"));
    }
    if let Some(c) = commanded(view, m, row, out).filter(|_| domestic) {
        return Some((c, "cast.commanded"));
    }
    // Marines who are told by nothing are America's.
    if row.head == "marine" {
        return Some(("USA".to_string(), context));
    }
    if let Some(c) = there(view, m) {
        return Some((c, "cast.there"));
    }
    if let Some(c) = fronted_place(view, m).filter(|_| domestic) {
        return Some((c, "cast.fronted-place"));
    }
    // "judges" at large are not those of a court of many states, "the judges" may be.
    let of_many = |c: &str| matches!(c, "EUR" | "IGO" | "UNO");
    if sector == "JUD"
        && domestic
        && let Some(c) = told::bench(view, i, out).filter(|c| is_definite(view, m) || !of_many(c))
    {
        return Some((c, "cast.bench"));
    }
    if here
        && !is_definite(view, m)
        && let Some(c) = country_of_sentence(view, m)
    {
        return Some((c, context));
    }
    let near = matches!(sector, "COP" | "MED") || people;
    if let Some(c) = scene.ground(m.head).filter(|_| near) {
        return Some((c.to_string(), "cast.ground"));
    }
    if let Some(c) = scene.home_in(paragraph(view, m.head), m.head).filter(|_| domestic && here) {
        return Some((c.to_string(), "cast.ground"));
    }
    if let Some(c) = same_force(view, i, row, out).filter(|_| domestic && row.kind != "org") {
        return Some((c, "cast.same-force"));
    }
    // "the Kurds" of an article on Washington are those of where it looks.
    if row.head.starts_with(char::is_uppercase)
        && matches!(sector, "CVL" | "REL")
        && let Some((c, _)) = scene.at(m.head)
        && is_without_rebels(view, c)
    {
        let outside = |c: &str| is_without_rebels(view, c) || is_listed(view, "backs_rebels", c);
        return scene.theatre(outside).map(|c| (c.to_string(), "cast.theatre"));
    }
    if sector == "REB"
        && let Some((c, _)) = scene.at(m.head)
        && (is_without_rebels(view, c) || scene.backs_rebels(c))
    {
        let fights = is_of_class(view, m, "rebels");
        let outside = |c: &str| {
            is_without_rebels(view, c) || is_listed(view, "backs_rebels", c) || scene.backs_rebels(c)
        };
        let theatre = scene.theatre(outside).filter(|_| fights);
        return theatre.map(|c| (c.to_string(), "cast.theatre"));
    }
    let told = if domestic { scene.at(m.head) } else { scene.whole().map(|c| (c, context)) };
    let sent = is_sent(row.head.rsplit(' ').next().unwrap_or(&row.head));
    // "The leaders of four countries" are of none.
    let one = (row.kind == "org" || m.number == Number::Singular)
        && !view.syn.children(m.head).any(|c| c > m.head && view.syn.case(c) == word::OF);
    let organ =
        matches!(sector, "GOV" | "MIL" | "LEG" | "JUD" | "COP") && is_definite(view, m) && !sent && one;
    let home = || {
        let near = scene.home_at(m.head).or_else(|| scene.home_in(paragraph(view, m.head), m.head));
        near.filter(|_| organ && domestic).map(|c| (c, "cast.home"))
    };
    if let Some((c, rule)) = told.or_else(home) {
        return Some((c.to_string(), rule));
    }
    let army = row.kind == "org" && domestic && is_definite(view, m);
    let force = || same_force(view, i, row, out).filter(|_| army).map(|c| (c, "cast.same-force"));
    let institution = || {
        let own = domestic && one && !sent && institutions::may_be_domestic(view, m, row);
        let named = own || people || domestic && sector == "COP" || row.head == "official";
        institutions::institution(view, i, out).filter(|_| named).map(|c| (c, "cast.institution"))
    };
    force().or_else(institution)
}

/// The first token of the paragraph that a token stands in.
pub(super) fn paragraph(view: &View, token: usize) -> usize {
    let syn = view.syn;
    let here = syn.sentence(token);
    let mut s = here;
    // A text without paragraphs is one of them, which would be walked for each word.
    while s > 0 && syn.sentences[s - 1].paragraph == syn.sentences[s].paragraph && here - s < PARAGRAPH {
        s -= 1;
    }
    syn.tokens_of(s).start as usize
}

/// How many sentences of a paragraph are looked back.
const PARAGRAPH: usize = 30;

/// Whether the head of a phrase is in a class of the lexicon.
pub(super) fn is_of_class(view: &View, m: &Mention, class: &str) -> bool {
    let syn = view.syn;
    let before = |k: usize| m.head.checked_sub(k).map_or(Sym::UNKNOWN, |t| syn.lemma[t]);
    view.lex.classes.get(class).is_some_and(|c| view.lex.classes.has(c, syn.lemma[m.head], before))
}

/// The country of the place that begins a clause, for what is its subject: "In Taipei, the [foreign ministry] thanked
/// Washington".
pub(super) fn fronted_place(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let first = syn.first_conjunct(m.head);
    let verb = syn.governor(first).filter(|_| syn.rel[first].is_subject())?;
    let place = syn.children(verb).find(|&c| {
        c < m.tokens.start as usize && syn.rel[c].base() == Deprel::OBL && syn.case(c) == word::IN
    })?;
    let p = place_with(view, place)?;
    // "In Brussels, officials said": a seat of bodies of many states says nothing of whose they are.
    let seat = crate::mention::near(&view.mentions.hits, place).iter().any(|h| {
        h.tokens.has(place)
            && matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "igo")
    });
    p.country(view.lex).filter(|_| !seat).map(str::to_string)
}

/// The place that a word belongs to.
fn place_with<'a>(view: &View<'a>, t: usize) -> Option<&'a Place> {
    let here = view.mentions.places_in(view.syn.tokens_of(view.syn.sentence(t)));
    view.mentions.places[here].iter().find(|p| p.tokens.has(t))
}

/// The country of the place that a phrase names behind its head: "the [town] of Douma".
fn place_inside(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let inside = |&c: &usize| {
        c > m.head
            && syn.rel[c].base() == Deprel::NMOD
            && [word::OF, word::IN].contains(&syn.case(c))
            && syn.upos[c] == Upos::PROPN
    };
    let place = syn.children(m.head).filter(inside).find_map(|c| place_with(view, c))?;
    place.country(view.lex).map(str::to_string)
}

/// "residents of six countries", "leaders of the biggest economies": of each of them, named or not.
fn is_of_countries(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    // "Ministers and [bankers] from the richest countries": it says of both.
    let joined = syn.conjuncts(syn.first_conjunct(m.head)).flat_map(|h| syn.children(h));
    syn.children(m.head).chain(joined).any(|c| {
        c > m.head
            && syn.xpos[c] == Xpos::NNS
            && view.lex.classes.holds("lands", syn.lemma[c])
            && [word::OF, word::FROM, word::IN].contains(&syn.case(c))
    })
}

/// Whether rebels and jihadists spoken of in an article about a state are as a rule those of another.
fn is_without_rebels(view: &View, country: &str) -> bool {
    is_listed(view, "no_rebels", country)
}

/// Whether a class of the lexicon lists a country by its code.
fn is_listed(view: &View, class: &str, country: &str) -> bool {
    view.lex.classes.holds(class, view.lex.vocabulary.get(&country.to_ascii_lowercase()))
}

/// How many tokens before "there" the place may stand.
const THERE_REACH: usize = 60;

/// The country named last before "there": "news from Libya said the [authorities] there".
fn there(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let next = m.tokens.end as usize;
    let there = next < syn.len()
        && syn.form[next] == word::THERE
        && syn.sentence(next) == syn.sentence(m.head)
        && syn.upos[next] == Upos::ADV
        && syn.rel[next].base() == Deprel::ADVMOD;
    if !there {
        return None;
    }
    let before = view.mentions.places.partition_point(|p| p.tokens.start < m.tokens.start);
    let place = before.checked_sub(1).map(|p| &view.mentions.places[p]);
    let near = |at: u32| m.tokens.start - at <= THERE_REACH as u32;
    place.filter(|p| near(p.tokens.start))?.country(view.lex).map(str::to_string)
}

/// How many sentences back an army may be named that "the soldiers" are of.
const FORCE_REACH: usize = 8;

/// The country of the soldiers named before, where all that are named before are of one: "Israeli
/// commandos boarded … the [soldiers] fired".
fn same_force(view: &View, i: usize, row: &AgentRow, out: &Cast) -> Option<String> {
    let m = view.mention(i);
    // "Soldiers without badges" are told by what they are, an army by whose it is.
    let told = view
        .syn
        .children(m.head)
        .any(|c| c > m.head && matches!(view.syn.rel[c].base(), Deprel::NMOD | Deprel::ACL));
    if row.sector != "MIL" || told || is_of_others(view, m) {
        return None;
    }
    let here = view.syn.sentence(view.mention(i).head);
    // "against U.S. aircraft or troops": a country of the sentence may be theirs.
    let land = |j: usize| {
        let n = view.mention(j);
        n.kind == MentionKind::Modifier && view.syn.sentence(n.head) == here
    };
    if (window(view, i).start..i)
        .rev()
        .take_while(|&j| view.syn.sentence(view.mention(j).head) == here)
        .any(land)
    {
        return None;
    }
    let mut one: Option<(&str, usize)> = None;
    for j in (window(view, i).start..i).rev() {
        let n = view.mention(j);
        if matches!(n.kind, MentionKind::Pronoun | MentionKind::Modifier) {
            continue;
        }
        for &a in &out.of[j].actors {
            let actor = out.actor(a);
            if actor.code.sector.as_deref() != Some("MIL") {
                continue;
            }
            let country = actor.code.country.as_deref()?;
            match one {
                Some((c, _)) if c != country => return None,
                Some(_) => {}
                None => one = Some((country, view.syn.sentence(n.head))),
            }
        }
    }
    one.filter(|&(c, s)| here - s <= FORCE_REACH && !matches!(c, "IGO" | "NGO" | "UNO" | "EUR"))
        .map(|(c, _)| c.to_string())
}

/// Whether the one to whom a description belongs is another than those described: "America's [allies]", "its foreign
/// [lenders]"; not "European allies", who are Europeans.
pub(super) fn is_outside(view: &View, m: &Mention) -> bool {
    let Sense::Agent(a) = m.sense else { return false };
    let head = view.lex.rows.agents[a as usize].head.as_str();
    let last = head.rsplit(' ').next().unwrap_or(head);
    // "European banks and their U.S. rivals": of two words one says whose, the other from where.
    let told = view.syn.possessor(m.head).is_some_and(|p| !m.tokens.has(p))
        && !m.of.is_empty()
        && m.tokens.range().any(|t| t < m.head && view.syn.upos[t] != Upos::NOUN && names_state(view, t));
    !told && OTHERS.contains(&last) || OUTSIDERS.contains(&last) || is_foreign(view, m)
}

/// Whether a word is of the name or adjective of a state.
pub(super) fn names_state(view: &View, t: usize) -> bool {
    near(&view.mentions.hits, t).iter().any(|h| {
        h.tokens.has(t)
            && matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "state")
    })
}

/// Those who stand outside of whom they belong to, as those of `OTHERS` do.
const OUTSIDERS: &[&str] = &["creditor", "lender", "donor", "neighbor", "neighbour", "supplier", "backer"];

/// "foreign troops", "Western governments": of many countries, or of any but this one.
fn is_foreign(view: &View, m: &Mention) -> bool {
    const WIDE: &[&str] = &[
        "western",
        "arab",
        "asian",
        "african",
        "nordic",
        "baltic",
        "balkan",
        "gulf",
        "foreign",
        "international",
        "global",
        "world",
        "overseas",
        "neighboring",
        "neighbouring",
    ];
    m.tokens.range().any(|t| {
        let word = view.words(TokenSpan::new(t, t + 1));
        // "foreign policy officials" are as much of here as any.
        let direct = (t + 1..m.head).all(|k| view.syn.upos[k] == crate::syntax::Upos::ADJ);
        // "South African police" are of one land.
        t < m.head
            && direct
            && !is_of_head(view, m, word)
            && !names_state(view, t)
            && WIDE.iter().any(|w| w.eq_ignore_ascii_case(word))
    })
}

/// The country whose mission people belong to: "48 [envoys] at the Russian embassy".
fn at_mission(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let next = m.tokens.end as usize;
    let at = |t: usize| t < syn.len() && [word::AT, word::OF, word::FROM, word::IN].contains(&syn.form[t]);
    let start = if next + 1 < syn.len() && syn.upos[next + 1] == Upos::DET { next + 2 } else { next + 1 };
    let seat = view.mentions.covering(start).map(|j| view.mention(j)).filter(|_| at(next))?;
    let beside = seat.tokens.start as usize == start && is_of_class(view, seat, "mission_n");
    let states = seat.of.iter().filter(|_| beside).map(|&o| &view.lex.rows.actors[o as usize]);
    states.filter(|row| row.kind == "state").find_map(|row| row.country()).map(str::to_string)
}

/// "ambassadors in Kyiv", "troops in Mali": who is sent to a place is as a rule not of it.
fn is_posted(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let Sense::Agent(a) = m.sense else { return false };
    let head = view.lex.rows.agents[a as usize].head.as_str();
    is_sent(head.rsplit(' ').next().unwrap_or(head))
        && syn.children(m.head).any(|c| {
            c > m.head
                && syn.rel[c].base() == Deprel::NMOD
                && [word::IN, word::AT, word::TO].contains(&syn.case(c))
        })
}

/// The country of those whom an office holder calls, orders or tells: "the British prime minister told [parliament]".
pub(super) fn commanded(view: &View, m: &Mention, row: &AgentRow, out: &Cast) -> Option<String> {
    let syn = view.syn;
    if !matches!(row.sector.as_str(), "GOV" | "COP" | "MIL" | "LEG" | "JUD") {
        return None;
    }
    let object = |t: usize| match syn.rel[t].base() {
        Deprel::OBJ | Deprel::IOBJ => true,
        Deprel::OBL => syn.case(t) == word::TO,
        _ => false,
    };
    // The ambassador whom a government summons is another's.
    let sent = is_sent(row.head.rsplit(' ').next().unwrap_or(&row.head));
    let verb = syn.governor(m.head).filter(|&v| object(m.head) && syn.is_verbal(v))?;
    let class = view.lex.classes.get(if sent { "v_recall" } else { "v_command" })?;
    if !view.lex.classes.has(class, syn.lemma[verb], |_| Sym::UNKNOWN) {
        return None;
    }
    let j = syn.subject(verb).and_then(|s| view.mentions.of_head(s))?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let actor = out.actor(a);
    let ruler = actor.entity == EntityType::State
        || matches!(actor.code.sector.as_deref(), Some("GOV" | "LEG")) && actor.entity != EntityType::Igo;
    actor.code.country.clone().filter(|c| ruler && !matches!(c.as_str(), "IGO" | "NGO" | "UNO" | "EUR"))
}

/// Told by a name that nothing here knows: "the Chavista regime".
pub(super) fn is_strange(view: &View, m: &Mention) -> bool {
    let capital = |t: usize| view.syn.is(t, TokenFlags::CAPITAL) && !view.syn.is(t, TokenFlags::FIRST);
    m.tokens.range().any(|t| t != m.head && capital(t))
}

/// A court of many states: "an international [tribunal]".
pub(super) fn is_of_many_states(view: &View, m: &Mention, sector: &str) -> bool {
    sector == "JUD"
        && m.tokens
            .range()
            .any(|t| view.words(TokenSpan::new(t, t + 1)).eq_ignore_ascii_case("international"))
}

/// The country of the embassy named before, which "the embassy" and "the ambassador" are of: "the Estonian [embassy] …".
pub(super) fn embassy_before(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let legation = view.lex.classes.get("legation")?;
    let of = |t: usize| view.lex.classes.has(legation, syn.lemma[t], |_| Sym::UNKNOWN);
    if !of(m.head) || m.number == Number::Plural || !is_definite(view, m) || owner(view, m).is_some() {
        return None;
    }
    let from = m.head.saturating_sub(EMBASSY_REACH);
    (from..m.tokens.start as usize).rev().filter(|&t| of(t)).find_map(|t| {
        let hits = crate::mention::near(&view.mentions.hits, t);
        let end = if t > 0 && syn.xpos[t - 1] == Xpos::POS { t - 1 } else { t };
        hits.iter().find_map(|h| match h.entry {
            Entry::Actor(a, _) if h.tokens.end as usize == end => {
                let row = &view.lex.rows.actors[a as usize];
                row.country().filter(|_| row.kind == "state").map(str::to_string)
            }
            _ => None,
        })
    })
}

/// How many tokens back an embassy may be named.
const EMBASSY_REACH: usize = 300;

/// Whether a word belongs to an office of several words: "the [foreign] ministry" is its own; not "foreign fighters".
fn is_of_head(view: &View, m: &Mention, word: &str) -> bool {
    let Sense::Agent(a) = m.sense else { return false };
    let row = &view.lex.rows.agents[a as usize];
    row.sector == "GOV" && row.head.split(' ').any(|w| w.eq_ignore_ascii_case(word))
}

/// "other officials", "foreign troops": those of more countries, or of any but this one.
pub(super) fn is_of_others(view: &View, m: &Mention) -> bool {
    let other = [word::OTHER, word::ANOTHER, word::SEVERAL, word::MANY, word::FOREIGN];
    m.tokens.range().any(|t| {
        t != m.head
            && other.contains(&view.syn.form[t])
            && !is_of_head(view, m, view.words(TokenSpan::new(t, t + 1)))
    })
}
