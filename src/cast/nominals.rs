//! Role phrases: composed actors, definite descriptions of somebody already named, collectives, peoples.

use rustc_hash::FxHashMap;

use super::bodies::{
    body_before, body_beside, country_beside, country_of_sentence, employer, named_body, of_body,
    party_member, person_described,
};
use super::code::{Code, role_on};
use super::collective::{self, collective};
use super::composed::composed;
use super::holder::{holder, is_ranked};
use super::relations::{RELATIONS, possessor_body, predicated, relation};
use super::resolve::{View, known_actor, window};
use super::scene::Scene;
use super::whence::{commanded, embassy_before, fronted_place, is_outside, is_strange};
use super::{Actor, Cast, Referent, Resolution, institutions, lands, offices, persons, plural, voices};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{AgentRow, Entry};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::syntax::{Deprel, TokenFlags};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule { id: "cast.composed", finds: "a role with its country: \"U.S. officials\" are USAGOV" },
    Rule {
        id: "cast.shared-country",
        finds: "one adjective for two roles: \"Russian hackers and spy agencies\"; not \"Israeli soldiers and protesters\"",
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
        id: "cast.nation",
        finds: "a state by its people, who deal: \"talks with the [Russians]\"; not \"the [Russians] who fled\", \"killed the [Russians]\"",
    },
    Rule { id: "cast.generic", finds: "a role without country: \"analysts\"" },
];

/// Whether a people stands for its state: "invited the [Russians]", "the [Iranians] agreed".
fn is_nation(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let first = syn.first_conjunct(m.head);
    let Some(verb) = syn.governor(first).filter(|_| m.number == Number::Plural && m.tokens.len() == 1) else {
        return false;
    };
    let plain = syn.children(m.head).all(|c| match syn.rel[c].base() {
        Deprel::DET => syn.form[c] == word::THE,
        Deprel::CASE | Deprel::PUNCT | Deprel::CC | Deprel::CONJ => true,
        _ => false,
    });
    let the = m.head.checked_sub(1).is_some_and(|t| syn.form[t] == word::THE);
    the && plain && view.lex.classes.holds("deal_v", syn.lemma[verb])
}

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
        Sense::People(state) => Some(people(view, m, state, scene, out)),
        // "another Democrat, Rep. Ines Reyes of Maine"
        Sense::Actor(party) => Some(match appositions.get(&i) {
            Some(&j) if view.mention(j).kind == MentionKind::Name && !out.of[j].actors.is_empty() => {
                found(out.of[j].actors.clone(), Resolution::Apposition, Some(j), "cast.apposition")
            }
            _ => party_member(view, i, m, party, out),
        }),
        Sense::Agent(row) => described(view, i, m, row, appositions, scene, out),
        _ => None,
    };
    if let Some(r) = referent {
        out.of[i] = r;
    }
}

pub(super) fn found(
    actors: Vec<u32>,
    resolution: Resolution,
    antecedent: Option<usize>,
    rule: &'static str,
) -> Referent {
    Referent { actors, resolution, antecedent: antecedent.map(|a| a as u32), cause: Some(Cause::rule(rule)) }
}

fn people(view: &View, m: &Mention, state: u32, scene: &Scene, out: &mut Cast) -> Referent {
    let row = &view.lex.rows.actors[state as usize];
    if is_nation(view, m) {
        return found(vec![known_actor(view, state, out)], Resolution::Role, None, "cast.nation");
    }
    let (mut code, _) = role_on(row, view.article.date);
    let mut id = format!("unk:{}-people", row.id);
    // "ethnic Albanians" in Macedonia are its citizens.
    let ethnic = m
        .tokens
        .range()
        .chain(m.head.checked_sub(1))
        .any(|t| t < m.head && view.words(TokenSpan::new(t, t + 1)).eq_ignore_ascii_case("ethnic"));
    if ethnic {
        code.country = country_of_sentence(view, m).or_else(|| scene.whole().map(str::to_string));
        id = format!("unk:ethnic-{}", row.id);
    }
    // "A German was held"
    if m.entity == EntityType::Person {
        id.push_str("-one");
    }
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: view.words(m.tokens).to_string(),
        entity: m.entity,
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
    // "the sanctions regime" rules nobody.
    let system = |t: usize| t < m.head && view.lex.classes.holds("system_n", view.syn.lemma[t]);
    if row.head == "regime" && m.tokens.range().any(system) {
        return None;
    }
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
    if row.kind == "org"
        && m.number == Number::Singular
        && let Some(j) = called(view, m).filter(|&j| !out.of[j].actors.is_empty())
    {
        // "the Nigerian rights group Harbour Watch"
        let a = out.of[j].actors[0] as usize;
        if out.actors[a].row.is_none() && out.actors[a].code == Code::default() {
            out.actors[a].code = persons::compose(view, &m.of, Some(agent));
        }
        return Some(found(out.of[j].actors.clone(), Resolution::Apposition, Some(j), "cast.apposition"));
    }
    if m.number == Number::Plural
        && row.kind == "person"
        && let Some((named, j)) = plural::apposed_names(view, m, out)
    {
        return Some(found(named, Resolution::Apposition, Some(j), "cast.apposed-names"));
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
    if let Some(r) =
        institutions::group_again(view, i, m, out).or_else(|| institutions::others(view, i, m, out))
    {
        return Some(r);
    }
    // "the pair" is nobody without the two.
    if matches!(row.head.as_str(), "pair" | "duo" | "trio") {
        return None;
    }
    let person = row.kind == "person" && m.number == Number::Singular && m.kind == MentionKind::Nominal;
    if person && let Some(j) = predicated(view, i, m, out) {
        // What it tells of somebody unknown is that person's code: "Reyes is a Spanish diplomat".
        let a = out.of[j].actors[0] as usize;
        if out.actors[a].row.is_none() {
            let mut told = persons::compose(view, &m.of, Some(agent));
            offices::past_of_role(view, m.tokens, agent, &mut told);
            let code = &mut out.actors[a].code;
            code.country = code.country.take().or(told.country);
            // An adviser of no known body is not of the state.
            let vague = m.of.is_empty()
                && (matches!(told.sector.as_deref(), Some("GOV" | "COP" | "CRM"))
                    || persons::is_of_division(view, m.head, agent));
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
            && m.of.is_empty()
            && let Some(j) = nameless_before(view, i, agent, out)
        {
            return Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.same-head"));
        }
        if row.kind == "person"
            && !RELATIONS.contains(&row.head.as_str())
            && let Some((a, j)) = holder(view, i, m, row, scene.whole(), out)
        {
            return Some(found(vec![a], Resolution::Role, Some(j), "cast.definite-person"));
        }
        if whole_state {
            let (country, j, rule) = lands::meant(view, i, m, scene, out)?;
            let (state, _) = view.lex.state(&country)?;
            return Some(found(vec![known_actor(view, state, out)], Resolution::Role, j, rule));
        }
        if m.of.is_empty()
            && (row.kind == "org" || row.head == "miner")
            && head != word::GOVERNMENT
            && !is_called(view, m)
            && let Some(j) = body_before(view, i, m, out)
            && !is_of_elsewhere(view, m, row, j, out)
        {
            tell_trade(row, out.of[j].actors[0], out);
            return Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.definite-body"));
        }
    }
    if definite
        && m.number == Number::Singular
        && m.of.is_empty()
        && row.kind == "org"
        && !is_called(view, m)
        && let Some((body, j)) = institutions::body_of_people(view, i, m, row)
    {
        let a = known_actor(view, body, out);
        return Some(found(vec![a], Resolution::Role, Some(j), "cast.definite-body"));
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
        let mut rule = "cast.government";
        if of.is_empty() && definite && !strange {
            let ordered = commanded(view, m, row, out).map(|c| (c, "cast.commanded"));
            let fronted = fronted_place(view, m).map(|c| (c, "cast.fronted-place"));
            let told = ordered.or(fronted).or_else(|| scene.at(m.head).map(|c| (c.0.to_string(), rule)));
            let institution = || {
                let country = institutions::institution(view, i, out)?;
                (m.number == Number::Singular).then_some((country, "cast.institution"))
            };
            if let Some((country, by)) = told
                .or_else(|| scene.home_at(m.head).map(|c| (c.to_string(), "cast.home")))
                .or_else(institution)
            {
                of.push(country);
                rule = by;
            }
        }
        let actors: Vec<u32> = of
            .iter()
            .filter_map(|c| view.lex.government(c))
            .map(|(r, _)| known_actor(view, r, out))
            .collect();
        if !actors.is_empty() {
            return Some(found(actors, Resolution::Role, None, rule));
        }
    }
    if m.of.is_empty()
        && definite
        && !is_ranked(view, m)
        && let Some(j) = same_head(view, i, agent, m.number, &countries, out)
        && !is_of_elsewhere(view, m, row, j, out)
    {
        return Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.same-head"));
    }
    // "the Republican senator" too
    let party = |o: &u32| view.lex.rows.actors[*o as usize].kind == "party";
    if m.number == Number::Singular
        && m.of.iter().all(party)
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
    // "his colleagues" are what he is; "his Kenyan colleagues" are so in another country.
    if head == word::COLLEAGUE
        && m.of.is_empty()
        && let Some(j) = view.syn.possessor(m.head).and_then(|p| view.mentions.of_head(p)).filter(|&j| j < i)
        && let Some(&a) = out.of[j].actors.first()
    {
        return Some(of_body(view, m, agent, row, a, out));
    }
    // "a depot in Harbour province, its governor said"
    if let Some(country) = governed(view, m) {
        let mut r = composed(view, i, agent, row, vec![country], scene, out)?;
        r.cause = Some(Cause::rule("cast.place-inside"));
        return Some(r);
    }
    // "its spokesman": who speaks for a bank is no government's.
    if m.of.is_empty()
        && row.kind == "person"
        && let Some(a) = possessor_body(view, i, m, out)
    {
        return Some(of_body(view, m, agent, row, a, out));
    }
    if countries.is_empty()
        && row.head.starts_with("spokes")
        && let Some(a) = speaks_for(view, i, m, out)
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
    if countries.is_empty() && m.of.is_empty() {
        // "a security official" is of the country that fills the article, whatever police it names.
        let of_branch = || {
            let other = |c: &String| !definite && scene.whole().is_some_and(|w| w != c);
            country_beside(view, i, m, row, out).filter(|c| !other(c))
        };
        let pair = || collective::one_each(view, i, m, definite, out);
        if let Some(c) = beside_description(view, appositions.get(&i), m) {
            countries.push(c);
        } else if let Some(c) = embassy_before(view, m) {
            countries.push(c);
            rule = Some("cast.embassy");
        } else if let Some(pair) = pair() {
            countries.extend(pair);
            rule = Some("cast.collective");
        } else if let Some(c) = of_branch() {
            countries.push(c);
            rule = Some("cast.context-country");
        }
    }
    let mut r = composed(view, i, agent, row, countries, scene, out)?;
    if let Some(rule) = rule {
        r.cause = Some(Cause::rule(rule));
    }
    Some(r)
}

/// The country of the other of two descriptions of one person: "One [man], a Russian citizen, was hurt".
fn beside_description(view: &View, beside: Option<&usize>, m: &Mention) -> Option<String> {
    let n = view.mention(*beside?);
    let state = |o: &&u32| view.lex.rows.actors[**o as usize].kind == "state";
    let both = m.kind == MentionKind::Nominal && n.kind == MentionKind::Nominal;
    let &o = n.of.iter().find(state).filter(|_| both && !is_outside(view, n))?;
    role_on(&view.lex.rows.actors[o as usize], view.article.date).0.country
}

/// The country of the region or town named last in the sentence, which "its [governor]" rules.
fn governed(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let its = syn.possessor(m.head).filter(|&p| syn.form[p] == word::ITS)?;
    if !view.lex.classes.holds("local_office", syn.lemma[m.head]) {
        return None;
    }
    let here = view.mentions.places_in(syn.tokens_of(syn.sentence(m.head)));
    let place = view.mentions.places[here].iter().rfind(|p| (p.tokens.end as usize) <= its)?;
    place.country(view.lex).map(str::to_string)
}

pub(super) fn is_definite(view: &View, m: &Mention) -> bool {
    view.syn.children(m.head).any(|c| {
        (view.syn.rel[c] == Deprel::DET
            && [word::THE, word::THIS, word::THESE, word::THOSE].contains(&view.syn.form[c]))
            || view.syn.rel[c] == Deprel::NMOD_POSS
    })
}

/// The nearest role phrase before with the same head, or with a longer one that ends in it, which a definite one without modifiers takes up: "EU leaders … the
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
    // "a senior administration official … this [official]"
    let (syn, m) = (view.syn, view.mention(i));
    let plain = |c: usize| !matches!(syn.rel[c].base(), Deprel::AMOD | Deprel::COMPOUND | Deprel::NMOD);
    let bare = number == Number::Singular && syn.children(m.head).all(plain);
    let named = |exact: bool| {
        (window(view, i).start..i).rev().find(|&j| {
            let n = view.mention(j);
            let longer = || bare && n.kind == MentionKind::Nominal && syn.lemma[n.head] == syn.lemma[m.head];
            let told = || exact || out.of[j].actors.iter().all(|&a| out.actor(a).code.country.is_some());
            (n.sense == Sense::Agent(agent) || longer() && told())
                && n.number == number
                && !out.of[j].actors.is_empty()
                && (countries.is_empty() || out.of[j].actors.iter().all(theirs))
        })
    };
    named(false).or_else(|| named(true))
}

/// Whether a body named before is of another country than the place that begins the clause: "In Taipei, the [ministry]"
/// after China's.
fn is_of_elsewhere(view: &View, m: &Mention, row: &AgentRow, j: usize, out: &Cast) -> bool {
    matches!(row.sector.as_str(), "GOV" | "LEG" | "JUD" | "COP" | "MIL")
        && fronted_place(view, m)
            .is_some_and(|c| out.of[j].actors.iter().all(|&a| out.actor(a).code.country.as_ref() != Some(&c)))
}

/// What a body that no lexicon knows is called later tells its trade: "Symbian Health … the [company]".
fn tell_trade(row: &AgentRow, a: u32, out: &mut Cast) {
    let actor = &mut out.actors[a as usize];
    let private = matches!(row.sector.as_str(), "BUS" | "JRN" | "MED" | "LAB" | "SOC");
    let body = matches!(actor.entity, EntityType::Organization | EntityType::Company);
    if actor.row.is_none() && private && body && actor.id.starts_with("unk:") {
        actor.code.sector.get_or_insert_with(|| row.sector.clone());
    }
}

/// For whom "a spokesman" speaks of whom nothing else is told: the firm or body that was the last subject.
fn speaks_for(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    let told = syn
        .children(m.head)
        .any(|c| matches!(syn.rel[c].base(), Deprel::COMPOUND | Deprel::AMOD | Deprel::NMOD | Deprel::ACL));
    if told || !m.of.is_empty() || m.tokens.len() > 1 {
        return None;
    }
    let here = syn.sentence(m.head);
    let near = (0..i).rev().take_while(|&j| here - syn.sentence(view.mention(j).head) <= SOURCE_REACH);
    let subject = |j: &usize| syn.rel[syn.first_conjunct(view.mention(*j).head)].is_subject();
    let a = near.filter(subject).find_map(|j| out.of[j].actors.first().copied())?;
    let body = matches!(
        out.actor(a).entity,
        EntityType::Company | EntityType::Ngo | EntityType::Organization | EntityType::Party
    );
    (body && out.actor(a).code != Code::default()).then_some(a)
}

/// How many sentences back a source without a name is taken up as "the adviser".
const SOURCE_REACH: usize = 2;

/// The source without a name whom a bare description with an article takes up: "one Cole [adviser] said … the [adviser]
/// added"; nobody where one is named as such between.
fn nameless_before(view: &View, i: usize, agent: u32, out: &Cast) -> Option<usize> {
    let syn = view.syn;
    let m = view.mention(i);
    let the = syn.children(m.head).any(|c| syn.form[c] == word::THE);
    let plain = syn
        .children(m.head)
        .all(|c| !matches!(syn.rel[c].base(), Deprel::AMOD | Deprel::COMPOUND | Deprel::NMOD));
    if !the || !plain || !view.speaker_heads.contains(&m.head) {
        return None;
    }
    let here = syn.sentence(m.head);
    let near = (0..i).rev().take_while(|&j| here - syn.sentence(view.mention(j).head) <= SOURCE_REACH);
    let speaks = |a: u32| view.lex.rows.agents[a as usize].head.starts_with("spokes");
    let alike = |a: u32| a == agent || speaks(a) && speaks(agent);
    let mut same = near.filter(|&j| {
        let n = view.mention(j);
        matches!(n.sense, Sense::Agent(a) if alike(a)) || n.role_agent.is_some_and(alike)
    });
    let j = same.next()?;
    let n = view.mention(j);
    let one =
        syn.children(n.head).any(|c| matches!(syn.form[c], word::A | word::AN | word::ONE | word::ANOTHER))
            && view.speaker_heads.contains(&n.head);
    (n.kind == MentionKind::Nominal && one && n.number == Number::Singular && !out.of[j].actors.is_empty())
        .then_some(j)
}

pub(super) fn is_capital(a: &Actor) -> bool {
    a.id.ends_with(".gov")
}

/// The countries of the modifiers, with that of a possessive pronoun's actor and those of both sides.
pub(super) fn countries_of(view: &View, i: usize, m: &Mention, out: &mut Cast) -> Vec<String> {
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
    // "supporters of Ines Reyes", "an aide to Cole"
    if let Sense::Agent(a) = m.sense
        && follows(view, &view.lex.rows.agents[a as usize].head)
    {
        for j in behind(view, m, &[word::OF, word::TO, word::FOR]) {
            let &[a] = &out.of[j].actors[..] else { continue };
            let actor = out.actor(a);
            if actor.entity == EntityType::Person {
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

/// Whether a role is one of those who stand by somebody, or whom he rules and commands, as a rule of the same country:
/// "aides to Cole", "the [regime] of King Hassan".
fn follows(view: &View, head: &str) -> bool {
    let last = head.rsplit(' ').next().unwrap_or(head);
    let last = view.lex.vocabulary.get(last);
    view.lex.classes.holds("follower", last) || view.lex.classes.holds("ruled", last)
}

/// The mentions in phrases behind a role with one of some prepositions.
fn behind<'a>(view: &'a View, m: &Mention, cases: &'a [Sym]) -> impl Iterator<Item = usize> + 'a {
    let (syn, head) = (view.syn, m.head);
    syn.children(head)
        .filter(move |&c| c > head && syn.rel[c].base() == Deprel::NMOD && cases.contains(&syn.case(c)))
        .filter_map(|c| view.mentions.of_head(c))
}

/// For whom a spokesman speaks or an aide works: the mention behind "for" or "to".
pub(super) fn served(view: &View, m: &Mention) -> Option<usize> {
    let Sense::Agent(agent) = m.sense else { return None };
    let head = view.lex.rows.agents[agent as usize].head.as_str();
    let last = head.rsplit(' ').next().unwrap_or(head);
    let serves =
        matches!(last, "spokesman" | "spokeswoman" | "spokesperson" | "aide" | "adviser" | "advisor");
    behind(view, m, &[word::FOR, word::TO]).next().filter(|_| serves)
}

/// Whose a description is: the possessor's mention, also that of "whose".
pub(super) fn owner(view: &View, m: &Mention) -> Option<usize> {
    let syn = view.syn;
    let p = syn.possessor(m.head)?;
    if syn.form[p] != word::WHOSE {
        return view.mentions.of_head(p);
    }
    // "Russia, whose [president] was there": right behind it, wherever the parser hangs the clause.
    let end = if p > 0 && syn.form[p - 1] == word::COMMA { p - 1 } else { p };
    if let Some(j) = end.checked_sub(1).and_then(|t| view.mentions.covering(t))
        && view.mention(j).tokens.end as usize == end
    {
        return Some(j);
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

/// The name of a body right behind what it is: "the shipping [firm] Harbour Lines".
fn called(view: &View, m: &Mention) -> Option<usize> {
    let next = m.tokens.end as usize;
    let sentence = view.syn.tokens_of(view.syn.sentence(m.head));
    let j = view.mentions.covering(next).filter(|_| m.head + 1 == next && sentence.has(next))?;
    let n = view.mention(j);
    let body = matches!(
        n.entity,
        EntityType::Company | EntityType::Organization | EntityType::Ngo | EntityType::Media
    );
    (body && n.kind == MentionKind::Name && n.tokens.start as usize == next).then_some(j)
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

/// The nearest mention before whose actor fits.
pub(super) fn recent(view: &View, i: usize, out: &Cast, fits: impl Fn(&Actor) -> bool) -> Option<usize> {
    (window(view, i).start..i).rev().find(|&j| {
        view.mention(j).kind != MentionKind::Pronoun
            && out.of[j].actors.len() == 1
            && fits(out.actor(out.of[j].actors[0]))
    })
}
