//! Role phrases: composed actors, definite descriptions of somebody already named, collectives, peoples.

use rustc_hash::FxHashMap;

use super::code::{Code, role_on, slug};
use super::resolve::{View, known_actor, window};
use super::{Actor, Cast, Referent, Resolution, persons};
use crate::base::{Sym, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{AgentRow, plural_of};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::syntax::Deprel;

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule { id: "cast.composed", finds: "a role with its country: \"U.S. officials\" are USAGOV" },
    Rule {
        id: "cast.definite-person",
        finds: "the person whose office is meant: \"the Russian president\" after Putin",
    },
    Rule {
        id: "cast.definite-body",
        finds: "the body named before: \"the committee\", \"the country\", \"the group\"",
    },
    Rule {
        id: "cast.government",
        finds: "the government of a country: \"the Hungarian government\", \"the government\"",
    },
    Rule {
        id: "cast.collective",
        finds: "the two parties of the article: \"both sides\", \"the two leaders\"",
    },
    Rule { id: "cast.same-head", finds: "a definite role taken up again: \"EU leaders … the leaders\"" },
    Rule { id: "cast.people", finds: "a people: \"Ukrainians\" are UKRCVL" },
    Rule { id: "cast.generic", finds: "a role without country: \"analysts\"" },
];

/// Finds the actors of a nominal, or of a body named by composition.
pub(super) fn resolve(
    view: &View,
    i: usize,
    appositions: &FxHashMap<usize, usize>,
    context: Option<&str>,
    out: &mut Cast,
) {
    let m = view.mention(i);
    let referent = match m.sense {
        Sense::People(state) => Some(people(view, m, state, out)),
        Sense::Agent(row) => described(view, i, m, row, appositions, context, out),
        _ => None,
    };
    if let Some(r) = referent {
        out.of[i] = r;
    }
}

/// Heads that may sit anywhere: their country is never taken from the article.
const ANYWHERE: &[&str] = &[
    "analyst",
    "expert",
    "economist",
    "observer",
    "trader",
    "investor",
    "scientist",
    "researcher",
    "critic",
    "source",
    "diplomat",
    "envoy",
    "historian",
    "academic",
    "scholar",
    "strategist",
    "ally",
    "partner",
    "mediator",
    "migrant",
    "refugee",
    "tourist",
    "person",
    "rival",
    "supporter",
    "consumer",
    "buyer",
    "customer",
    "peacekeeper",
    "inspector",
    "delegate",
    "negotiator",
];

fn found(
    actors: Vec<u32>,
    resolution: Resolution,
    antecedent: Option<usize>,
    rule: &'static str,
) -> Referent {
    Referent { actors, resolution, antecedent: antecedent.map(|a| a as u32), cause: Some(Cause::rule(rule)) }
}

fn people(view: &View, m: &Mention, state: u32, out: &mut Cast) -> Referent {
    let row = &view.lex.rows.actors[state as usize];
    let (code, _) = role_on(row, view.article.date);
    let id = format!("unk:{}-people", row.id);
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: view.words(m.tokens).to_string(),
        entity: EntityType::RoleGroup,
        code: Code { country: code.country, sector: Some("CVL".into()) },
        office: None,
        row: None,
        gender: None,
    });
    found(vec![a], Resolution::Role, None, "cast.people")
}

fn described(
    view: &View,
    i: usize,
    m: &Mention,
    agent: u32,
    appositions: &FxHashMap<usize, usize>,
    context: Option<&str>,
    out: &mut Cast,
) -> Option<Referent> {
    let row = &view.lex.rows.agents[agent as usize];
    // Beside a name it describes: either side may hold the name.
    let named = appositions.get(&i).copied();
    if let Some(j) = named
        && !out.of[j].actors.is_empty()
        && view.mention(j).kind == MentionKind::Name
    {
        return Some(found(out.of[j].actors.clone(), Resolution::Apposition, Some(j), "cast.apposition"));
    }
    if let Some(r) = collective(view, i, m, out) {
        return Some(r);
    }
    let definite = m.kind == MentionKind::Name || is_definite(view, m);
    let head = view.syn.lemma[m.head];
    let whole_state = [word::COUNTRY, word::NATION, word::STATE].contains(&head);
    if m.number == Number::Singular && (definite || !m.of.is_empty()) {
        if row.kind == "person"
            && let Some((a, j)) = holder(view, i, m, row, out)
        {
            return Some(found(vec![a], Resolution::Role, Some(j), "cast.definite-person"));
        }
        if whole_state {
            let j = recent(view, i, out, |a| a.entity == EntityType::State || is_capital(a))?;
            let country = out.actor(out.of[j].actors[0]).code.country.clone()?;
            let (state, _) = view.lex.state(&country)?;
            return Some(found(
                vec![known_actor(view, state, out)],
                Resolution::Role,
                Some(j),
                "cast.definite-body",
            ));
        }
        if m.of.is_empty()
            && row.kind == "org"
            && let Some(j) = body_before(view, i, m, out)
        {
            return Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.definite-body"));
        }
    }
    if whole_state {
        return None;
    }
    let countries = countries_of(view, i, m, out);
    if (head == word::GOVERNMENT || row.head == "administration")
        && (m.number == Number::Singular || countries.len() > 1)
    {
        let mut of: Vec<String> = countries.clone();
        if of.is_empty() && definite {
            of.extend(context.map(str::to_string));
        }
        let actors: Vec<u32> = of
            .iter()
            .filter_map(|c| view.lex.government(c))
            .map(|(r, _)| known_actor(view, r, out))
            .collect();
        if !actors.is_empty() {
            return Some(found(actors, Resolution::Role, None, "cast.government"));
        }
    }
    if m.of.is_empty()
        && definite
        && let Some(j) = same_head(view, i, agent, m.number, out)
    {
        return Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.same-head"));
    }
    composed(view, m, agent, row, countries, context, out)
}

fn is_definite(view: &View, m: &Mention) -> bool {
    view.syn.children(m.head).any(|c| {
        (view.syn.rel[c] == Deprel::DET
            && [word::THE, word::THIS, word::THESE, word::THOSE].contains(&view.syn.form[c]))
            || view.syn.rel[c] == Deprel::NMOD_POSS
    })
}

/// The nearest role phrase before with the same head, which a definite one without modifiers takes up: "EU leaders … the
/// leaders".
fn same_head(view: &View, i: usize, agent: u32, number: Number, out: &Cast) -> Option<usize> {
    (window(view, i).start..i).rev().find(|&j| {
        let n = view.mention(j);
        n.sense == Sense::Agent(agent) && n.number == number && !out.of[j].actors.is_empty()
    })
}

fn is_capital(a: &Actor) -> bool {
    a.id.ends_with(".gov")
}

/// "side", "country", "member" and the like name nobody without the one they belong to.
fn is_relational(view: &View, m: &Mention) -> bool {
    [word::SIDE, word::COUNTRY, word::NATION, word::STATE, word::MEMBER, word::PARTY]
        .contains(&view.syn.lemma[m.head])
}

/// The countries of the modifiers, with that of a possessive pronoun's actor.
fn countries_of(view: &View, i: usize, m: &Mention, out: &Cast) -> Vec<String> {
    let mut countries = Vec::new();
    let mut add = |c: Option<String>| {
        if let Some(c) = c
            && !countries.contains(&c)
        {
            countries.push(c);
        }
    };
    for &o in &m.of {
        add(role_on(&view.lex.rows.actors[o as usize], view.article.date).0.country);
    }
    if m.of.is_empty()
        && let Some(p) = view.syn.possessor(m.head)
        && let Some(j) = view.mentions.of_head(p).filter(|&j| j < i)
    {
        for &a in &out.of[j].actors {
            add(out.actor(a).code.country.clone());
        }
    }
    countries
}

/// A role actor for each country of the phrase.
fn composed(
    view: &View,
    m: &Mention,
    agent: u32,
    row: &AgentRow,
    countries: Vec<String>,
    context: Option<&str>,
    out: &mut Cast,
) -> Option<Referent> {
    let mut code = persons::compose(view, &m.of, Some(agent));
    let mut rule = if countries.is_empty() { "cast.generic" } else { "cast.composed" };
    if countries.is_empty() {
        let local = !matches!(row.sector.as_str(), "BUS" | "JRN" | "REL" | "")
            && !ANYWHERE.contains(&row.head.as_str());
        if let Some(c) = context.filter(|_| local) {
            code.country = Some(c.to_string());
            rule = "cast.context-country";
        } else if !row.alone && (!is_definite(view, m) || is_relational(view, m)) {
            return None;
        }
    }
    let mut actors = Vec::new();
    let all: Vec<Option<String>> = if countries.is_empty() {
        vec![code.country.clone()]
    } else {
        countries.into_iter().map(Some).collect()
    };
    // A body of its own ("Kremlin aides", "FBI agents") is told apart from those of the country at large.
    let body =
        m.of.iter()
            .map(|&o| &view.lex.rows.actors[o as usize])
            .find(|r| r.kind != "state" && r.kind != "person");
    for country in all {
        let of = body.map(|r| r.id.clone()).or_else(|| country.as_ref().map(|c| c.to_lowercase()));
        let what = if m.number == Number::Plural { plural_of(row) } else { row.head.clone() };
        let id = match &of {
            Some(of) => format!("unk:{of}-{}", slug(&what)),
            None => format!("unk:{}", slug(&what)),
        };
        let entity = m.entity;
        actors.push(out.add(&id, || Actor {
            id: id.clone(),
            name: view.words(m.tokens).to_string(),
            entity: if entity == EntityType::Person && m.number == Number::Plural {
                EntityType::RoleGroup
            } else {
                entity
            },
            code: Code { country: country.clone(), sector: code.sector.clone() },
            office: None,
            row: None,
            gender: None,
        }));
    }
    let resolution = if body.is_some() || !m.of.is_empty() { Resolution::Role } else { Resolution::Unknown };
    Some(found(actors, resolution, None, rule))
}

/// A person named before whose office or role is the one described.
fn holder(view: &View, i: usize, m: &Mention, row: &AgentRow, out: &Cast) -> Option<(u32, usize)> {
    // "a Chinese diplomat" is somebody else.
    let indefinite = view.syn.children(m.head).any(|c| {
        view.syn.rel[c] == Deprel::DET
            && [word::A, word::AN, word::ANOTHER, word::SOME, word::ONE].contains(&view.syn.form[c])
            || view.syn.rel[c] == Deprel::NUMMOD
    });
    if indefinite {
        return None;
    }
    let countries = countries_of(view, i, m, out);
    let head = row.head.as_str();
    window(view, i)
        .filter(|&j| j != i)
        .filter_map(|j| {
            let n = view.mention(j);
            let &a = out.of[j].actors.first()?;
            let actor = out.actor(a);
            if actor.entity != EntityType::Person || n.kind != MentionKind::Name {
                return None;
            }
            let role = n.role.map(|r| view.words(r).to_lowercase());
            let holds = |text: &str| {
                text.split([' ', '-'])
                    .collect::<Vec<_>>()
                    .windows(head.split(' ').count())
                    .any(|w| w.join(" ") == head)
            };
            let office = actor.office.as_deref().map(str::to_lowercase);
            let fits = office.as_deref().is_some_and(holds) || role.as_deref().is_some_and(holds);
            let country =
                countries.is_empty() || actor.code.country.as_ref().is_some_and(|c| countries.contains(c));
            (fits && country).then_some((a, j))
        })
        // The nearest before, else the first after.
        .max_by_key(|&(_, j)| if j < i { (1, j as i64) } else { (0, -(j as i64)) })
}

/// An organisation named before of the kind described: its name holds the word, or it is of that entity type.
fn body_before(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<usize> {
    if !is_definite(view, m) {
        return None;
    }
    let head = view.words(crate::base::TokenSpan::new(m.head, m.head + 1)).to_lowercase();
    let kind: Option<&[EntityType]> = match head.as_str() {
        "company" | "firm" | "bank" | "carmaker" | "airline" => Some(&[EntityType::Company]),
        "group" | "organization" | "organisation" | "movement" => {
            Some(&[EntityType::ArmedGroup, EntityType::Ngo, EntityType::Organization])
        }
        "party" => Some(&[EntityType::Party]),
        "bureau" | "agency" | "institute" | "body" | "institution" | "watchdog" => {
            Some(&[EntityType::Organization, EntityType::Igo, EntityType::Government])
        }
        "bloc" | "alliance" => Some(&[EntityType::Igo]),
        _ => None,
    };
    (window(view, i).start..i).rev().find(|&j| {
        let n = view.mention(j);
        if n.kind == MentionKind::Pronoun || n.kind == MentionKind::Nominal || out.of[j].actors.is_empty() {
            return false;
        }
        let actor = out.actor(out.of[j].actors[0]);
        let named = actor.entity != EntityType::Person && type_word(&actor.name) == head;
        named || kind.is_some_and(|k| k.contains(&actor.entity))
    })
}

/// The word of a body's name that says what it is: "Select [Committee] on Intelligence", "Ibadan [University]".
fn type_word(name: &str) -> String {
    let name = name.to_lowercase();
    let front = [" of ", " on ", " for "]
        .iter()
        .filter_map(|p| name.find(p))
        .min()
        .map_or(name.as_str(), |i| &name[..i]);
    front.rsplit(' ').next().unwrap_or(front).to_string()
}

/// "both sides", "the two leaders", "neither side": the two parties that the article has named last.
fn collective(view: &View, i: usize, m: &Mention, out: &mut Cast) -> Option<Referent> {
    let syn = view.syn;
    let head = syn.lemma[m.head];
    let has = |words: &[Sym]| {
        syn.children(m.head).any(|c| words.contains(&syn.form[c]))
            || m.tokens.range().any(|t| words.contains(&syn.form[t]))
    };
    let pair = has(&[word::BOTH, word::NEITHER, word::TWO]);
    if !pair || !m.of.is_empty() {
        return None;
    }
    let persons = [word::LEADER, word::PRESIDENT, word::MINISTER].contains(&head);
    let states =
        [word::SIDE, word::COUNTRY, word::NATION, word::GOVERNMENT, word::PARTY, word::STATE].contains(&head);
    if !persons && !states {
        return None;
    }
    // The two sides that the article has named most often before, the later first where they tie.
    let mut sides: Vec<(String, u32, u32, usize)> = Vec::new();
    for j in window(view, i).start..i {
        let n = view.mention(j);
        for &a in &out.of[j].actors {
            let actor = out.actor(a);
            let fits = if persons {
                actor.entity == EntityType::Person
                    && actor.code.sector.as_deref() == Some("GOV")
                    && n.kind == MentionKind::Name
            } else {
                matches!(actor.entity, EntityType::State | EntityType::Government | EntityType::ArmedGroup)
                    || actor.code.sector.as_deref() == Some("GOV")
            };
            let Some(country) = actor.code.country.clone().filter(|_| fits) else { continue };
            match sides.iter_mut().find(|(c, ..)| *c == country) {
                Some((_, _, count, last)) => {
                    *count += 1;
                    *last = j;
                }
                None => sides.push((country, a, 1, j)),
            }
        }
    }
    sides.sort_by_key(|(_, _, count, last)| (std::cmp::Reverse(*count), std::cmp::Reverse(*last)));
    let first = sides.first().map(|s| s.3);
    let picked: Vec<(u32, String)> = sides.into_iter().take(2).map(|(country, a, ..)| (a, country)).collect();
    if picked.len() < 2 {
        return None;
    }
    let actors: Vec<u32> = picked
        .into_iter()
        .map(|(a, country)| match view.lex.government(&country) {
            Some((row, _)) if !persons && out.actor(a).entity != EntityType::ArmedGroup => {
                known_actor(view, row, out)
            }
            _ => a,
        })
        .collect();
    Some(found(actors, Resolution::Collective, first, "cast.collective"))
}

/// The nearest mention before whose actor fits.
pub(super) fn recent(view: &View, i: usize, out: &Cast, fits: impl Fn(&Actor) -> bool) -> Option<usize> {
    (window(view, i).start..i).rev().find(|&j| {
        view.mention(j).kind != MentionKind::Pronoun
            && out.of[j].actors.len() == 1
            && fits(out.actor(out.of[j].actors[0]))
    })
}
