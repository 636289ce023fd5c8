//! Role phrases: composed actors, definite descriptions of somebody already named, collectives, peoples.

use rustc_hash::FxHashMap;

use super::bodies::{
    body_before, body_beside, country_before, country_beside, country_of_sentence, employer, named_body,
    of_body, party_member, person_described,
};
use super::code::{Code, role_on, slug};
use super::collective::collective;
use super::relations::{RELATIONS, possessor_body, predicated, relation};
use super::resolve::{View, known_actor, window};
use super::scene::Scene;
use super::{Actor, Cast, Referent, Resolution, persons};
use crate::base::word;
use crate::cause::{Cause, Rule};
use crate::lexicon::{AgentRow, plural_of};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::syntax::{Deprel, TokenFlags};

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
    Rule { id: "cast.body-beside", finds: "whose officials are meant: \"bureau officials\" after the FBI" },
    Rule { id: "cast.same-head", finds: "a definite role taken up again: \"EU leaders … the leaders\"" },
    Rule {
        id: "cast.definite-official",
        finds: "the person spoken about: \"the embattled official\"; not \"an official\"",
    },
    Rule { id: "cast.party-member", finds: "one member of a party: \"the Democrat\"; not \"the Democrats\"" },
    Rule {
        id: "cast.predicate",
        finds: "what its subject is: \"Reyes is the [owner] of the group\"; not \"Reyes is not the owner\"",
    },
    Rule {
        id: "cast.relation",
        finds: "somebody told by whose he is: \"her [husband]\", the one named elsewhere or nobody known",
    },
    Rule { id: "cast.people", finds: "a people: \"Ukrainians\" are UKRCVL" },
    Rule { id: "cast.generic", finds: "a role without country: \"analysts\"" },
];

/// Finds the actors of a nominal, or of a body named by composition.
pub(super) fn resolve(
    view: &View,
    i: usize,
    appositions: &FxHashMap<usize, usize>,
    scene: &Scene,
    out: &mut Cast,
) {
    let m = view.mention(i);
    let referent = match m.sense {
        Sense::People(state) => Some(people(view, m, state, out)),
        Sense::Actor(party) => Some(party_member(view, i, m, party, out)),
        Sense::Agent(row) => described(view, i, m, row, appositions, scene, out),
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

pub(super) fn found(
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
    scene: &Scene,
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
    if m.kind == MentionKind::Name && m.tokens.len() > 1 {
        return Some(named_body(view, m, agent, scene, out));
    }
    if let Some(r) = collective(view, i, m, out) {
        return Some(r);
    }
    let person = row.kind == "person" && m.number == Number::Singular && m.kind == MentionKind::Nominal;
    if person && let Some(j) = predicated(view, i, m, out) {
        // What it tells of somebody unknown is that person's code: "Reyes is a Spanish diplomat".
        let a = out.of[j].actors[0] as usize;
        if out.actors[a].row.is_none() {
            let told = persons::compose(view, &m.of, Some(agent));
            let code = &mut out.actors[a].code;
            code.country = code.country.take().or(told.country);
            // An adviser of no known body is not of the state.
            let vague = m.of.is_empty() && matches!(told.sector.as_deref(), Some("GOV" | "COP" | "CRM"));
            code.sector = code.sector.take().or(told.sector.filter(|_| !vague));
        }
        return Some(found(out.of[j].actors.clone(), Resolution::Apposition, Some(j), "cast.predicate"));
    }
    if person && let Some(r) = relation(view, i, m, agent, row, appositions, out) {
        return Some(r);
    }
    let definite = m.kind == MentionKind::Name || is_definite(view, m);
    let head = view.syn.lemma[m.head];
    let whole_state = [word::COUNTRY, word::NATION, word::STATE].contains(&head);
    if m.number == Number::Singular && (definite || !m.of.is_empty()) {
        if row.kind == "person"
            && !RELATIONS.contains(&row.head.as_str())
            && let Some((a, j)) = holder(view, i, m, row, scene.whole(), out)
        {
            return Some(found(vec![a], Resolution::Role, Some(j), "cast.definite-person"));
        }
        if whole_state {
            let (country, j) = country_before(view, i, out)?;
            let (state, _) = view.lex.state(&country)?;
            return Some(found(
                vec![known_actor(view, state, out)],
                Resolution::Role,
                j,
                "cast.definite-body",
            ));
        }
        if m.of.is_empty()
            && row.kind == "org"
            && head != word::GOVERNMENT
            && let Some(j) = body_before(view, i, m, out)
        {
            return Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.definite-body"));
        }
    }
    if whole_state && (m.number == Number::Singular || definite) {
        return None;
    }
    let mut countries = countries_of(view, i, m, out);
    if (head == word::GOVERNMENT || row.head == "administration")
        && (m.number == Number::Singular || countries.len() > 1)
    {
        let mut of: Vec<String> = countries.clone();
        let strange = is_strange(view, m);
        if of.is_empty() && definite && !strange {
            of.extend(scene.at(m.head).map(|c| c.0.to_string()));
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
    if m.number == Number::Singular
        && m.of.is_empty()
        && definite
        && let Some(j) = person_described(view, i, m, row, out)
    {
        return Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.definite-official"));
    }
    // "president of Delta Global Advisors": the body that employs, though no lexicon knows it.
    if countries.is_empty()
        && row.kind == "person"
        && let Some(a) = employer(view, m, out)
    {
        return Some(of_body(view, m, agent, row, a, out));
    }
    // "his colleagues" are what he is.
    if head == word::COLLEAGUE
        && let Some(j) = view.syn.possessor(m.head).and_then(|p| view.mentions.of_head(p)).filter(|&j| j < i)
        && let Some(&a) = out.of[j].actors.first()
    {
        return Some(of_body(view, m, agent, row, a, out));
    }
    // "its spokesman": who speaks for a bank is no government's.
    if m.of.is_empty()
        && row.kind == "person"
        && let Some(a) = possessor_body(view, i, m, out)
    {
        return Some(of_body(view, m, agent, row, a, out));
    }
    if countries.is_empty()
        && m.of.is_empty()
        && row.kind != "org"
        && let Some(a) = body_beside(view, i, m, out)
    {
        return Some(of_body(view, m, agent, row, a, out));
    }
    let mut rule = None;
    if countries.is_empty()
        && m.of.is_empty()
        && let Some(c) = country_beside(view, i, m, row, out)
    {
        countries.push(c);
        rule = Some("cast.context-country");
    }
    let mut r = composed(view, m, agent, row, countries, scene, out)?;
    if let Some(rule) = rule {
        r.cause = Some(Cause::rule(rule));
    }
    Some(r)
}

pub(super) fn is_definite(view: &View, m: &Mention) -> bool {
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

pub(super) fn is_capital(a: &Actor) -> bool {
    a.id.ends_with(".gov")
}

/// "side", "country", "member" and the like name nobody without the one they belong to.
fn is_relational(view: &View, m: &Mention) -> bool {
    [word::SIDE, word::COUNTRY, word::NATION, word::STATE, word::MEMBER, word::PARTY]
        .contains(&view.syn.lemma[m.head])
}

/// The countries of the modifiers, with that of a possessive pronoun's actor and those of both sides.
fn countries_of(view: &View, i: usize, m: &Mention, out: &mut Cast) -> Vec<String> {
    let mut countries: Vec<String> = Vec::new();
    let mut add = |c: Option<String>| {
        if let Some(c) = c
            && !countries.contains(&c)
        {
            countries.push(c);
        }
    };
    let reporter = match m.sense {
        Sense::Agent(a) => persons::is_reporter(&view.lex.rows.agents[a as usize].head),
        _ => false,
    };
    for &o in &m.of {
        let row = &view.lex.rows.actors[o as usize];
        if !(reporter && row.kind == "media") {
            add(role_on(row, view.article.date).0.country);
        }
    }
    if !m.of.is_empty() {
        return countries;
    }
    if let Some(p) = view.syn.possessor(m.head)
        && let Some(j) = view.mentions.of_head(p).filter(|&j| j < i)
    {
        for &a in &out.of[j].actors {
            add(out.actor(a).code.country.clone());
        }
    }
    // "Officials from both sides": the two that the article names.
    let theirs = view.syn.children(m.head).filter(|&c| {
        view.syn.rel[c].base() == Deprel::NMOD && [word::FROM, word::OF, word::ON].contains(&view.syn.case(c))
    });
    for j in theirs.filter_map(|c| view.mentions.of_head(c)).filter(|&j| j > i).collect::<Vec<_>>() {
        if let Some(r) = collective(view, j, view.mention(j), out) {
            for a in r.actors {
                add(out.actor(a).code.country.clone());
            }
        }
    }
    countries
}

/// Told by a name that nothing here knows: "the Chavista regime".
fn is_strange(view: &View, m: &Mention) -> bool {
    let capital = |t: usize| view.syn.is(t, TokenFlags::CAPITAL) && !view.syn.is(t, TokenFlags::FIRST);
    m.tokens.range().any(|t| t != m.head && capital(t))
}

/// "other officials", "foreign troops": those of more countries, or of any but this one.
fn is_of_others(view: &View, m: &Mention) -> bool {
    let other = [word::OTHER, word::ANOTHER, word::SEVERAL, word::MANY, word::FOREIGN];
    m.tokens.range().any(|t| t != m.head && other.contains(&view.syn.form[t]))
}

/// "other countries", "several states", "a tank": told by number or by what it does, not by whose it is.
fn is_counted(view: &View, m: &Mention) -> bool {
    is_of_others(view, m)
        || matches!(m.sense, Sense::Agent(a) if view.lex.rows.agents[a as usize].sector == "MIL")
}

/// A role actor for each country of the phrase.
fn composed(
    view: &View,
    m: &Mention,
    agent: u32,
    row: &AgentRow,
    countries: Vec<String>,
    scene: &Scene,
    out: &mut Cast,
) -> Option<Referent> {
    let mut code = persons::compose(view, &m.of, Some(agent));
    if code.sector.is_none()
        && row.kind == "org"
        && [word::COUNTRY, word::NATION, word::STATE].contains(&view.syn.lemma[m.head])
    {
        code.sector = Some("GOV".to_string());
    }
    let mut rule = if countries.is_empty() { "cast.generic" } else { "cast.composed" };
    if countries.is_empty() {
        let local = !matches!(row.sector.as_str(), "BUS" | "JRN" | "REL" | "")
            && !row.head.rsplit(' ').next().is_some_and(|h| ANYWHERE.contains(&h));
        let here = matches!(row.sector.as_str(), "CVL" | "UAF" | "MED" | "COP" | "EDU");
        // "the Chavista regime" is not just any.
        let local = local
            && !(matches!(row.sector.as_str(), "GOV" | "MIL") && m.of.is_empty() && is_strange(view, m));
        let place = if here && !is_definite(view, m) { country_of_sentence(view, m) } else { None };
        // What every state has and people of its own, not those who come and go.
        let domestic = matches!(row.sector.as_str(), "GOV" | "COP" | "MIL" | "LEG" | "JUD" | "OPP" | "CVL")
            && !is_of_others(view, m);
        let context = "cast.context-country";
        let scene = if domestic { scene.at(m.head) } else { scene.whole().map(|c| (c, context)) };
        if let Some((c, told)) = place.as_deref().map(|c| (c, context)).or(scene).filter(|_| local) {
            code.country = Some(c.to_string());
            rule = told;
        } else if !row.alone && (!is_definite(view, m) || is_relational(view, m)) && !is_counted(view, m) {
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
fn holder(
    view: &View,
    i: usize,
    m: &Mention,
    row: &AgentRow,
    home: Option<&str>,
    out: &mut Cast,
) -> Option<(u32, usize)> {
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
    let out = &*out;
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
                    .any(|w| w.iter().copied().eq(head.split(' ')))
            };
            let office = actor.office.as_deref().map(str::to_lowercase);
            let fits = office.as_deref().is_some_and(holds) || role.as_deref().is_some_and(holds);
            let country =
                countries.is_empty() || actor.code.country.as_ref().is_some_and(|c| countries.contains(c));
            (fits && country).then_some((a, j))
        })
        // "the president" alone is the one of the country where the article plays; then the nearest before, else the
        // first after.
        .max_by_key(|&(a, j)| {
            let local =
                countries.is_empty() && home.is_some() && out.actor(a).code.country.as_deref() == home;
            if j < i { (local, 1, j as i64) } else { (local, 0, -(j as i64)) }
        })
}

/// The nearest mention before whose actor fits.
pub(super) fn recent(view: &View, i: usize, out: &Cast, fits: impl Fn(&Actor) -> bool) -> Option<usize> {
    (window(view, i).start..i).rev().find(|&j| {
        view.mention(j).kind != MentionKind::Pronoun
            && out.of[j].actors.len() == 1
            && fits(out.actor(out.of[j].actors[0]))
    })
}
