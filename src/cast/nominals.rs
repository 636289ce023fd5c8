//! Role phrases: composed actors, definite descriptions of somebody already named, collectives, peoples.

use rustc_hash::FxHashMap;

use super::bodies::{
    body_before, body_beside, country_before, country_beside, country_of_sentence, employer, named_body,
    of_body, party_member, person_described,
};
use super::code::{Code, role_on, slug};
use super::collective::collective;
use super::relations::{OTHERS, RELATIONS, possessor_body, predicated, relation};
use super::resolve::{View, known_actor, window};
use super::scene::Scene;
use super::{Actor, Cast, Referent, Resolution, persons, voices};
use crate::base::{Sym, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{AgentRow, Entry, plural_of};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense, is_sent};
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
    Rule {
        id: "cast.commanded",
        finds: "the country of those whom an office holder tells or orders: \"May told [parliament]\"",
    },
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
    "defendant",
    "perpetrator",
    "hacker",
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
    // "both men", "the two companies"
    if m.of.is_empty()
        && m.number == Number::Plural
        && let Some(two) = voices::pair(view, m.head, out)
    {
        return Some(found(two, Resolution::Collective, None, "cast.collective"));
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
            let (country, j) = country_of_owner(view, i, m, out).or_else(|| country_before(view, i, out))?;
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
            && !is_called(view, m)
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
        && let Some(j) = same_head(view, i, agent, m.number, &countries, out)
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
/// leaders"; one of another country is somebody else ("Russia's ambassador … Norway recalled its ambassador").
fn same_head(
    view: &View,
    i: usize,
    agent: u32,
    number: Number,
    countries: &[String],
    out: &Cast,
) -> Option<usize> {
    let theirs = |a: &u32| out.actor(*a).code.country.as_ref().is_some_and(|c| countries.contains(c));
    (window(view, i).start..i).rev().find(|&j| {
        let n = view.mention(j);
        n.sense == Sense::Agent(agent)
            && n.number == number
            && !out.of[j].actors.is_empty()
            && (countries.is_empty() || out.of[j].actors.iter().all(theirs))
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

/// "the chancellor said his [country]": that of whoever owns it.
fn country_of_owner(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<(String, Option<usize>)> {
    let j = owner(view, m).filter(|&j| j < i)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let country = out.actor(a).code.country.clone()?;
    Some((country, Some(j)))
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
    let outside = is_outside(view, m);
    for &o in &m.of {
        let row = &view.lex.rows.actors[o as usize];
        if !(reporter && row.kind == "media" || outside && row.kind == "state") {
            add(role_on(row, view.article.date).0.country);
        }
    }
    if !m.of.is_empty() {
        return countries;
    }
    if let Some(j) = owner(view, m).filter(|&j| j < i) {
        for &a in &out.of[j].actors {
            let actor = out.actor(a);
            if !(outside && matches!(actor.entity, EntityType::State | EntityType::Government)) {
                add(actor.code.country.clone());
            }
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

/// Whose a description is: the possessor's mention, also that of "whose".
pub(super) fn owner(view: &View, m: &Mention) -> Option<usize> {
    let syn = view.syn;
    let p = syn.possessor(m.head)?;
    if syn.form[p] != word::WHOSE {
        return view.mentions.of_head(p);
    }
    // "Russia, whose [president] was there"
    let mut at = m.head;
    for _ in 0..6 {
        let g = syn.governor(at)?;
        if matches!(syn.rel[at], Deprel::ACL_RELCL | Deprel::ADVCL_RELCL) {
            return view.mentions.of_head(g);
        }
        at = g;
    }
    None
}

/// Whether the one to whom a description belongs is another than those described: "America's [allies]", "its foreign
/// [lenders]"; not "European allies", who are Europeans.
fn is_outside(view: &View, m: &Mention) -> bool {
    let Sense::Agent(a) = m.sense else { return false };
    let head = view.lex.rows.agents[a as usize].head.as_str();
    let last = head.rsplit(' ').next().unwrap_or(head);
    OTHERS.contains(&last) || OUTSIDERS.contains(&last) || is_foreign(view, m)
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
        let word = view.words(crate::base::TokenSpan::new(t, t + 1));
        // "the foreign ministry" is its own.
        let own = matches!(m.sense, Sense::Agent(a)
            if view.lex.rows.agents[a as usize].head.split(' ').any(|w| w.eq_ignore_ascii_case(word)));
        // "foreign policy officials" are as much of here as any.
        let direct = (t + 1..m.head).all(|k| view.syn.upos[k] == crate::syntax::Upos::ADJ);
        // "South African police" are of one land.
        let land = || {
            crate::mention::near(&view.mentions.hits, t).iter().any(|h| {
                h.tokens.has(t)
                    && matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "state")
            })
        };
        t < m.head && direct && !own && !land() && WIDE.iter().any(|w| w.eq_ignore_ascii_case(word))
    })
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

/// The side on which those are who stand by an opponent or a rebel: "[Reyes's] aides", "an aide to the [opposition leader]".
fn side_of(view: &View, m: &Mention, row: &AgentRow, out: &Cast) -> Option<String> {
    const FOLLOW: &[&str] = &[
        "activist",
        "adviser",
        "advisor",
        "aide",
        "ally",
        "associate",
        "camp",
        "campaign",
        "coalition",
        "deputy",
        "faction",
        "follower",
        "leader",
        "loyalist",
        "member",
        "movement",
        "organiser",
        "organizer",
        "party",
        "spokesman",
        "spokesperson",
        "spokeswoman",
        "supporter",
    ];
    let last = row.head.rsplit(' ').next().unwrap_or(&row.head);
    if !FOLLOW.contains(&last) {
        return None;
    }
    let syn = view.syn;
    let behind = || {
        syn.children(m.head)
            .filter(|&c| c > m.head && [word::TO, word::OF, word::FOR].contains(&syn.case(c)))
            .find_map(|c| view.mentions.of_head(c))
    };
    let j = owner(view, m).or_else(behind)?;
    let sector = match out.of[j].actors[..] {
        [a] => out.actor(a).code.sector.clone(),
        // "to the opposition leader", who is told only behind.
        _ => match view.mention(j).sense {
            Sense::Agent(a) => Some(view.lex.rows.agents[a as usize].sector.clone()),
            _ => None,
        },
    };
    sector.filter(|s| matches!(s.as_str(), "OPP" | "REB"))
}

/// What those lead who are told by a common noun: the sector of "[industry] leaders", empty for "the [search] leader";
/// none of "world leaders".
fn leads_what<'a>(view: &View<'a>, m: &Mention, row: &AgentRow) -> Option<&'a str> {
    let syn = view.syn;
    if row.head != "leader" {
        return None;
    }
    let noun = syn.children(m.head).rfind(|&c| {
        c < m.head && syn.rel[c].base() == Deprel::COMPOUND && syn.upos[c] == crate::syntax::Upos::NOUN
    })?;
    let word = view.words(crate::base::TokenSpan::new(noun, noun + 1)).to_ascii_lowercase();
    if matches!(word.as_str(), "world" | "state" | "country" | "government" | "nation" | "coalition" | "bloc")
    {
        return None;
    }
    let hits = crate::mention::near(&view.mentions.hits, noun);
    let agent = hits.iter().find_map(|h| match h.entry {
        Entry::Agent(a, _) if h.tokens.has(noun) && h.tokens.len() == 1 => Some(a),
        _ => None,
    });
    Some(agent.map_or("", |a| view.lex.rows.agents[a as usize].sector.as_str()))
}

/// The country of those whom an office holder calls, orders or tells: "the British prime minister told [parliament]".
fn commanded(view: &View, m: &Mention, row: &AgentRow, out: &Cast) -> Option<String> {
    let syn = view.syn;
    if !matches!(row.sector.as_str(), "GOV" | "COP" | "MIL" | "LEG" | "JUD") {
        return None;
    }
    let object = |t: usize| match syn.rel[t].base() {
        Deprel::OBJ | Deprel::IOBJ => true,
        Deprel::OBL => syn.case(t) == word::TO,
        _ => false,
    };
    let verb = syn.governor(m.head).filter(|&v| object(m.head) && syn.is_verbal(v))?;
    let class = view.lex.classes.get("v_command")?;
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
fn is_strange(view: &View, m: &Mention) -> bool {
    let capital = |t: usize| view.syn.is(t, TokenFlags::CAPITAL) && !view.syn.is(t, TokenFlags::FIRST);
    m.tokens.range().any(|t| t != m.head && capital(t))
}

/// "the Harbour Watch [group]": it has a name of its own right before its kind.
fn is_called(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let t = m.head.wrapping_sub(1);
    let known = |t: usize| {
        crate::mention::near(&view.mentions.hits, t).iter().any(|h| {
            h.tokens.end as usize == t + 1
                && matches!(h.entry, Entry::Actor(..) | Entry::Metonym(..) | Entry::Place(..))
        })
    };
    m.tokens.has(t)
        && !known(t)
        && syn.upos[t] == crate::syntax::Upos::PROPN
        && syn.is(t, TokenFlags::CAPITAL | TokenFlags::WORD)
        && syn.is(t, TokenFlags::SPACE_BEFORE)
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
    if code.sector.is_none() && row.kind == "person" && m.number == Number::Singular {
        code.sector = persons::headed(view, m).map(str::to_string);
    }
    // "Iranian officers" are soldiers, "officers" alone are policemen.
    let of_land = m.of.iter().any(|&o| view.lex.rows.actors[o as usize].kind == "state");
    if row.head == "officer" && of_land {
        code.sector = Some("MIL".to_string());
    }
    let outside = is_outside(view, m);
    if outside && of_land {
        code.country = None;
    }
    if let Some(side) = side_of(view, m, row, out) {
        code.sector = Some(side);
    }
    // A state's allies are states.
    if outside && code.sector.is_none() && m.number == Number::Plural {
        let state = |j: usize| {
            let a = out.of[j].actors.first();
            a.is_some_and(|&a| matches!(out.actor(a).entity, EntityType::State | EntityType::Government))
        };
        if of_land || owner(view, m).is_some_and(state) {
            code.sector = Some("GOV".to_string());
        }
    }
    // "industry leaders", "the market leader" govern no state.
    let leads = leads_what(view, m, row);
    if let Some(of) = leads {
        code.sector = Some(of.to_string()).filter(|s| !s.is_empty());
    }
    let mut rule = if countries.is_empty() { "cast.generic" } else { "cast.composed" };
    if countries.is_empty() {
        let local = !matches!(row.sector.as_str(), "BUS" | "JRN" | "REL" | "")
            && !row.head.rsplit(' ').next().is_some_and(|h| ANYWHERE.contains(&h));
        let here = matches!(row.sector.as_str(), "CVL" | "UAF" | "MED" | "COP" | "EDU");
        // "the Chavista regime" is not just any.
        // Several governments are of several countries, and who comes from outside is not from here.
        let many = m.number == Number::Plural
            && row.kind == "org"
            && row.sector == "GOV"
            && matches!(row.head.as_str(), "government" | "monarchy" | "administration" | "regime");
        // "a father": of anywhere.
        let anybody =
            m.number == Number::Singular && !is_definite(view, m) && RELATIONS.contains(&row.head.as_str());
        let local = local
            && !anybody
            && !(outside && (of_land || owner(view, m).is_some()))
            && !many
            && leads.is_none()
            && !is_foreign(view, m)
            && !is_posted(view, m);
        let local = local
            && !(matches!(row.sector.as_str(), "GOV" | "MIL") && m.of.is_empty() && is_strange(view, m));
        let place = if here && !is_definite(view, m) { country_of_sentence(view, m) } else { None };
        // What every state has and people of its own, not those who come and go.
        let domestic =
            matches!(row.sector.as_str(), "GOV" | "COP" | "MIL" | "LEG" | "JUD" | "OPP" | "CVL" | "REB")
                && !is_of_others(view, m);
        let context = "cast.context-country";
        let scene_of = scene;
        let scene = if domestic { scene.at(m.head) } else { scene.whole().map(|c| (c, context)) };
        let own = if domestic { commanded(view, m, row, out) } else { None };
        let told = own.as_deref().map(|c| (c, "cast.commanded"));
        // Marines who are told by nothing are America's.
        let told = told.or((row.head == "marine").then_some(("USA", context)));
        let near = matches!(row.sector.as_str(), "COP" | "MED")
            || ["resident", "villager", "firefighter", "rescuer", "passer-by"].contains(&row.head.as_str());
        let ground = || scene_of.ground(m.head).filter(|_| near).map(|c| (c, "cast.ground"));
        if let Some((c, told)) =
            told.or(place.as_deref().map(|c| (c, context))).or_else(ground).or(scene).filter(|_| local)
        {
            code.country = Some(c.to_string());
            rule = told;
        } else if !row.alone
            && (!is_definite(view, m) && row.kind != "person" || is_relational(view, m))
            && !is_counted(view, m)
        {
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
    // "the CEO" after "chief executive Ines Reyes"
    let head = match row.head.as_str() {
        "CEO" | "chief executive officer" => "chief executive",
        head => head,
    };
    // "Russia's president" is none of its firms'.
    let stately = |e: EntityType| matches!(e, EntityType::State | EntityType::Government);
    let of_state = m.of.iter().any(|&o| view.lex.rows.actors[o as usize].kind == "state")
        || owner(view, m)
            .and_then(|j| out.of[j].actors.first())
            .is_some_and(|&a| stately(out.actor(a).entity));
    let former = m.tokens.range().any(|t| {
        ["former", "ex", "late", "then"].contains(&view.words(crate::base::TokenSpan::new(t, t + 1)))
    });
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
                let words: Vec<&str> = text.split([' ', '-']).collect();
                let n = head.split(' ').count();
                // A vice president is no president.
                let deputy = |at: usize| {
                    at > 0 && matches!(words[at - 1], "vice" | "deputy" | "assistant" | "associate")
                };
                (0..words.len().saturating_sub(n - 1))
                    .any(|at| words[at..at + n].iter().copied().eq(head.split(' ')) && !deputy(at))
            };
            let office = actor.office.as_deref().map(str::to_lowercase);
            let told = role.as_deref().is_some_and(holds);
            let fits = told || office.as_deref().is_some_and(holds);
            let country =
                countries.is_empty() || actor.code.country.as_ref().is_some_and(|c| countries.contains(c));
            // Who holds the office now comes before who held it, and a state's before a firm's.
            let now = !actor.office.as_deref().is_some_and(|o| o.starts_with("former")) || former;
            let state = row.sector != "GOV" || actor.code.sector.as_deref() == Some("GOV");
            let private = matches!(
                actor.code.sector.as_deref(),
                Some("BUS" | "LAB" | "SOC" | "JRN" | "EDU" | "REL" | "MED")
            );
            if row.sector == "GOV" && private && of_state {
                return None;
            }
            // "the Larkfield professor" is no professor of elsewhere.
            let elsewhere = m.of.iter().any(|o| {
                let kind = view.lex.rows.actors[*o as usize].kind.as_str();
                matches!(kind, "org" | "company" | "media" | "ngo") && !n.of.contains(o)
            });
            if elsewhere && !office.as_deref().is_some_and(holds) {
                return None;
            }
            (fits && country).then_some((a, j, now, state || told))
        })
        // "the president" alone is the one of the country where the article plays; then the nearest before, else the
        // first after.
        .max_by_key(|&(a, j, now, state)| {
            let local =
                countries.is_empty() && home.is_some() && out.actor(a).code.country.as_deref() == home;
            let near = if j < i { (1, j as i64) } else { (0, -(j as i64)) };
            (now, state, local, near)
        })
        .map(|(a, j, ..)| (a, j))
}

/// The nearest mention before whose actor fits.
pub(super) fn recent(view: &View, i: usize, out: &Cast, fits: impl Fn(&Actor) -> bool) -> Option<usize> {
    (window(view, i).start..i).rev().find(|&j| {
        view.mention(j).kind != MentionKind::Pronoun
            && out.of[j].actors.len() == 1
            && fits(out.actor(out.of[j].actors[0]))
    })
}
