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
    Rule { id: "cast.body-beside", finds: "whose officials are meant: \"bureau officials\" after the FBI" },
    Rule { id: "cast.same-head", finds: "a definite role taken up again: \"EU leaders … the leaders\"" },
    Rule {
        id: "cast.definite-official",
        finds: "the person spoken about: \"the embattled official\"; not \"an official\"",
    },
    Rule { id: "cast.party-member", finds: "one member of a party: \"the Democrat\"; not \"the Democrats\"" },
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
        Sense::Actor(party) => Some(party_member(view, i, m, party, out)),
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

/// "the New York Democrat": the politician named last whose country is the party's; else some member.
fn party_member(view: &View, i: usize, m: &Mention, party: u32, out: &mut Cast) -> Referent {
    let row = &view.lex.rows.actors[party as usize];
    let (code, _) = role_on(row, view.article.date);
    let politician = |a: &Actor| {
        a.entity == EntityType::Person
            && a.code.country == code.country
            && matches!(a.code.sector.as_deref(), Some("LEG" | "GOV" | "PTY" | "OPP" | "ELI"))
    };
    if is_definite(view, m)
        && let Some(j) = recent(view, i, out, politician)
    {
        return found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.party-member");
    }
    let id = format!("unk:{}-member", row.id);
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: view.words(m.tokens).to_string(),
        entity: EntityType::Person,
        code: code.clone(),
        office: None,
        row: None,
        gender: None,
    });
    found(vec![a], Resolution::Role, None, "cast.party-member")
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
    if m.kind == MentionKind::Name && m.tokens.len() > 1 {
        return Some(named_body(view, m, agent, context, out));
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
        // "the Chavista regime" is not just any.
        let strange = m.tokens.range().any(|t| {
            t != m.head
                && view.syn.is(t, crate::syntax::TokenFlags::CAPITAL)
                && !view.syn.is(t, crate::syntax::TokenFlags::FIRST)
        });
        if of.is_empty() && definite && !strange {
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
    let mut r = composed(view, m, agent, row, countries, context, out)?;
    if let Some(rule) = rule {
        r.cause = Some(Cause::rule(rule));
    }
    Some(r)
}

/// The person named last whom "the embattled official", "the lawmaker" describes: of the same branch, the subject of a
/// sentence shortly before.
fn person_described(view: &View, i: usize, m: &Mention, row: &AgentRow, out: &Cast) -> Option<usize> {
    let syn = view.syn;
    let by_the = syn.children(m.head).any(|c| syn.rel[c] == Deprel::DET && syn.form[c] == word::THE);
    let told =
        syn.children(m.head).any(|c| c > m.head && matches!(syn.rel[c].base(), Deprel::NMOD | Deprel::ACL));
    if !by_the
        || told
        || !matches!(row.head.as_str(), "official" | "lawmaker" | "diplomat" | "politician" | "legislator")
    {
        return None;
    }
    let here = syn.sentence(m.head);
    (window(view, i).start..i).rev().take_while(|&j| here - syn.sentence(view.mention(j).head) <= 2).find(
        |&j| {
            let n = view.mention(j);
            let Some(&a) = out.of[j].actors.first() else { return false };
            let actor = out.actor(a);
            n.kind == MentionKind::Name
                && actor.entity == EntityType::Person
                && actor.code.sector.as_deref()
                    == Some(if row.sector.is_empty() { "GOV" } else { &row.sector })
                && syn.rel[syn.first_conjunct(n.head)].base() == Deprel::NSUBJ
        },
    )
}

/// The unknown body that a role phrase names as its own: "president of [Delta Global Advisors]".
pub(super) fn employer(view: &View, m: &Mention, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    if !m.of.is_empty() {
        return None;
    }
    let child = syn.children(m.head).filter(|&c| {
        let case = syn.case(c);
        c > m.head
            && syn.rel[c].base() == Deprel::NMOD
            && [word::OF, word::AT, word::FOR, word::WITH].contains(&case)
            || syn.rel[c].base() == Deprel::COMPOUND
            || syn.rel[c] == Deprel::NMOD_POSS
    });
    child.filter_map(|c| view.mentions.of_head(c)).find_map(|j| {
        let n = view.mention(j);
        let body = n.kind != MentionKind::Pronoun
            && matches!(n.sense, Sense::Unknown)
            && !matches!(n.entity, EntityType::Person | EntityType::Place | EntityType::RoleGroup);
        out.of[j].actors.first().copied().filter(|_| body)
    })
}

/// A role at a body that the article names: "bureau officials".
fn of_body(view: &View, m: &Mention, agent: u32, row: &AgentRow, body: u32, out: &mut Cast) -> Referent {
    let of = out.actor(body).clone();
    let own = persons::compose(view, &[], Some(agent)).sector;
    let there = matches!(own.as_deref(), None | Some("GOV" | "CVL" | "BUS"));
    // A president of what no lexicon knows is most likely a company's.
    let own = own.filter(|s| s != "GOV" || of.row.is_some());
    let code = Code { country: of.code.country, sector: if there { of.code.sector.or(own) } else { own } };
    let what = if m.number == Number::Plural { plural_of(row) } else { row.head.clone() };
    let id = format!("unk:{}-{}", of.id.trim_start_matches("unk:"), slug(&what));
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: view.words(m.tokens).to_string(),
        entity: m.entity,
        code: code.clone(),
        office: None,
        row: None,
        gender: None,
    });
    found(vec![a], Resolution::Role, None, "cast.body-beside")
}

/// A body with a name of its own that is made of a kind: "Bolivian Water Ministry", "University of Southern Indiana".
fn named_body(view: &View, m: &Mention, agent: u32, context: Option<&str>, out: &mut Cast) -> Referent {
    let text = view.words(m.tokens);
    let id = format!("unk:{}", slug(text));
    let mut code = persons::compose(view, &m.of, Some(agent));
    let mut rule = if code.country.is_some() { "cast.composed" } else { "cast.generic" };
    // "the Department of Education": a country's own, and there is one of it in each.
    let own =
        ["ministry", "department", "parliament", "senate", "treasury", "cabinet", "supreme court", "court"];
    if code.country.is_none() && own.contains(&view.lex.rows.agents[agent as usize].head.as_str()) {
        code.country = context.map(str::to_string);
        rule = "cast.context-country";
    }
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: text.split_whitespace().collect::<Vec<_>>().join(" "),
        entity: m.entity,
        code: code.clone(),
        office: None,
        row: None,
        gender: None,
    });
    let resolution = if m.of.is_empty() { Resolution::Unknown } else { Resolution::Role };
    found(vec![a], resolution, None, rule)
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

/// The body that a bare kind before a head means: "[bureau] officials" after the FBI, "[committee] members".
fn body_beside(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    let modifier =
        syn.children(m.head).filter(|&c| c < m.head && syn.rel[c].base() == Deprel::COMPOUND).last()?;
    let kind = view.mentions.hits.partition_point(|h| (h.tokens.start as usize) < modifier);
    let is_body = view.mentions.hits[kind..].iter().take_while(|h| h.tokens.start as usize == modifier).any(|h| {
        matches!(h.entry, crate::lexicon::Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind == "org")
    });
    if !is_body {
        return None;
    }
    let j = body_named(
        view,
        i,
        &view.words(crate::base::TokenSpan::new(modifier, modifier + 1)).to_lowercase(),
        out,
    )?;
    out.of[j].actors.first().copied()
}

/// Where the country of a bare role is told by what stands near it: the whole it is part of ("the U.S. delegation,
/// composed of envoys"), or a body of its own branch ("the House committee … lawmakers").
fn country_beside(view: &View, i: usize, m: &Mention, row: &AgentRow, out: &Cast) -> Option<String> {
    let syn = view.syn;
    let country = |j: usize| {
        let &a = out.of[j].actors.first()?;
        let actor = out.actor(a);
        let told = actor.code.country.clone().filter(|c| !matches!(c.as_str(), "IGO" | "NGO"));
        told.map(|c| (c, actor.code.sector.clone()))
    };
    if row.sector == "GOV" {
        let mut t = syn.first_conjunct(m.head);
        for _ in 0..3 {
            let Some(g) = syn.governor(t) else { break };
            // "the U.S. delegation composed of envoys", "the makeup of the U.S. delegation, composed of envoys"
            let whole = || {
                let n = syn.governor(g)?;
                let inner = syn.children(n).filter(|&c| syn.case(c) == word::OF && c < g);
                std::iter::once(n).chain(inner).find_map(|n| view.mentions.of_head(n))
            };
            if syn.rel[g].base() == Deprel::ACL
                && let Some(j) = whole().filter(|&j| j < i)
                && let Some((c, _)) = country(j).filter(|(_, s)| s.as_deref() == Some("GOV"))
            {
                return Some(c);
            }
            t = g;
        }
    }
    if !matches!(row.sector.as_str(), "LEG" | "COP" | "JUD") {
        return None;
    }
    // The nearest before, where all of that branch in the article are of one country.
    let mut of_branch: Vec<(usize, String)> = Vec::new();
    for j in window(view, i) {
        let n = view.mention(j);
        if n.kind == MentionKind::Name
            && n.entity != EntityType::Media
            && let Some((c, Some(s))) = country(j)
            && s == row.sector
        {
            of_branch.push((j, c));
        }
    }
    let one = of_branch.iter().all(|(_, c)| *c == of_branch[0].1);
    of_branch.first().filter(|_| one).map(|(_, c)| c.clone())
}

/// "other countries", "several states", "a tank": told by number or by what it does, not by whose it is.
fn is_counted(view: &View, m: &Mention) -> bool {
    let other = [word::OTHER, word::ANOTHER, word::SEVERAL, word::MANY, word::FOREIGN];
    m.tokens.range().any(|t| t != m.head && other.contains(&view.syn.form[t]))
        || matches!(m.sense, Sense::Agent(a) if view.lex.rows.agents[a as usize].sector == "MIL")
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
        if let Some(c) = context.filter(|_| local) {
            code.country = Some(c.to_string());
            rule = "cast.context-country";
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
fn holder(view: &View, i: usize, m: &Mention, row: &AgentRow, out: &mut Cast) -> Option<(u32, usize)> {
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
    // "a group of lawyers", "the group of seven" is told by what it is made of.
    let made_of = view
        .syn
        .children(m.head)
        .any(|c| view.syn.rel[c].base() == Deprel::NMOD && view.syn.case(c) == word::OF && c > m.head);
    if !is_definite(view, m) || made_of {
        return None;
    }
    let head = view.words(crate::base::TokenSpan::new(m.head, m.head + 1)).to_lowercase();
    body_named(view, i, &head, out)
}

/// How many sentences back a body may be named that only its type fits.
const BODY_REACH: usize = 12;

fn body_named(view: &View, i: usize, head: &str, out: &Cast) -> Option<usize> {
    let kind: Option<&[EntityType]> = match head {
        "company" | "firm" | "carmaker" | "airline" | "maker" | "manufacturer" | "retailer" => {
            Some(&[EntityType::Company])
        }
        "bank" => Some(&[EntityType::Company]),
        "group" | "organization" | "organisation" | "movement" => {
            Some(&[EntityType::ArmedGroup, EntityType::Ngo, EntityType::Organization])
        }
        "party" => Some(&[EntityType::Party]),
        "newspaper" | "broadcaster" | "outlet" | "paper" | "magazine" => Some(&[EntityType::Media]),
        "bureau" | "agency" | "institute" | "body" | "institution" | "watchdog" => {
            Some(&[EntityType::Organization, EntityType::Igo, EntityType::Government])
        }
        "bloc" | "alliance" => Some(&[EntityType::Igo]),
        _ => None,
    };
    let here = view.syn.sentence(view.mention(i).head);
    let names = |j: usize| {
        let n = view.mention(j);
        let named = match n.kind {
            MentionKind::Name | MentionKind::Modifier => true,
            // "the French foreign ministry" of the lexicon
            MentionKind::Nominal => matches!(n.sense, Sense::Actor(_)),
            MentionKind::Pronoun => false,
        };
        named && !out.of[j].actors.is_empty()
    };
    let before = || (window(view, i).start..i).rev().filter(|&j| names(j));
    let by_word = before().find(|&j| {
        let actor = out.actor(out.of[j].actors[0]);
        actor.entity != EntityType::Person && type_word(&actor.name) == head
    });
    let fits = |j: usize| {
        let n = view.mention(j);
        let actor = out.actor(out.of[j].actors[0]);
        // A single unknown word ("the North") may be anything.
        let vague = actor.row.is_none()
            && n.tokens.len() == 1
            && !view.syn.is(n.tokens.start as usize, crate::syntax::TokenFlags::ALL_CAPS);
        kind.is_some_and(|k| k.contains(&actor.entity))
            && !vague
            && n.kind != MentionKind::Modifier
            && here - view.syn.sentence(n.head) <= BODY_REACH
    };
    by_word.or_else(|| before().find(|&j| fits(j)))
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

/// The country that "the country" takes up: the last that is named as an actor or as a place, not as a mere modifier.
fn country_before(view: &View, i: usize, out: &Cast) -> Option<(String, Option<usize>)> {
    let state = |a: &Actor| a.entity == EntityType::State || is_capital(a);
    let fits = |j: usize| {
        matches!(view.mention(j).kind, MentionKind::Name | MentionKind::Nominal)
            && out.of[j].actors.len() == 1
            && state(out.actor(out.of[j].actors[0]))
    };
    let named = (window(view, i).start..i).rev().find(|&j| fits(j));
    let here = view.mention(i).tokens.start;
    let places = &view.mentions.places;
    let end = places.partition_point(|p| p.tokens.start < here);
    let place = places[..end]
        .iter()
        .rev()
        .take(40)
        .find_map(|p| p.country(view.lex).map(|c| (p.tokens.start, c.to_string())));
    let from_name = named.and_then(|j| {
        let country = out.actor(out.of[j].actors[0]).code.country.clone()?;
        Some((view.mention(j).tokens.start, country, j))
    });
    match (from_name, place) {
        (Some((at, ..)), Some((p, country))) if p > at => Some((country, None)),
        (Some((_, country, j)), _) => Some((country, Some(j))),
        (None, Some((_, country))) => Some((country, None)),
        (None, None) => {
            let j = recent(view, i, out, state)?;
            Some((out.actor(out.of[j].actors[0]).code.country.clone()?, Some(j)))
        }
    }
}

/// The nearest mention before whose actor fits.
pub(super) fn recent(view: &View, i: usize, out: &Cast, fits: impl Fn(&Actor) -> bool) -> Option<usize> {
    (window(view, i).start..i).rev().find(|&j| {
        view.mention(j).kind != MentionKind::Pronoun
            && out.of[j].actors.len() == 1
            && fits(out.actor(out.of[j].actors[0]))
    })
}
