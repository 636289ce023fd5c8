//! Whose the institutions and groups are that a text names again without a country: "the government" after "a Dutch
//! court", "the women" after "two Swiss tourists".

use rustc_hash::FxHashMap;

use super::code::{Code, slug};
use super::nominals::found;
use super::resolve::View;
use super::scene::Scene;
use super::whence::is_of_class;
use super::{Actor, Cast, Referent, Resolution, plural};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::lexicon::AgentRow;
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense, is_sent};
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.institution",
        finds: "the country of the courts, police, parliaments and ministers named shortly before, where they are of one: \"A Dutch court ruled against a sale to Oman. The [government] said\"; not after courts of two countries",
    },
    Rule {
        id: "cast.group-again",
        finds: "the group named shortly before: \"Two Swiss tourists were found. The [women]\"; not after two groups",
    },
    Rule {
        id: "cast.others",
        finds: "those who suffer beside somebody named: \"killed two Danish nurses and hurt three [others]\"",
    },
    Rule {
        id: "cast.firms-again",
        finds: "firms of one country named again: \"Chilean banks closed. On Monday [banks] said\"; not after banks of two countries",
    },
    Rule {
        id: "cast.party-of-scene",
        finds: "a party of a name that many states have, where the state of the lexicon's is not named at all: \"In Oslo the [Labour Party]\"",
    },
];

/// How many sentences back an institution may be named.
const INSTITUTION_REACH: usize = 2;

/// The country of the institutions of a state that were named shortly before, where they are of one country. A state
/// itself, its capital and its army are often named as those of the other side.
pub(super) fn institution(view: &View, i: usize, out: &Cast) -> Option<String> {
    let syn = view.syn;
    let here = syn.sentence(view.mention(i).head);
    let near = (0..i).rev().take_while(|&j| here - syn.sentence(view.mention(j).head) <= INSTITUTION_REACH);
    let mut one: Option<String> = None;
    for country in near.filter_map(|j| country_of_institution(view, j, out)) {
        if one.as_ref().is_some_and(|c| *c != country) {
            return None;
        }
        one = Some(country);
    }
    one
}

/// The country of a mention that is an institution of a state or one of its people.
fn country_of_institution(view: &View, j: usize, out: &Cast) -> Option<String> {
    let m = view.mention(j);
    // An embassy and an envoy stand abroad.
    let sent = match m.sense {
        Sense::Agent(a) => {
            let head = view.lex.rows.agents[a as usize].head.as_str();
            is_of_class(view, m, "mission_n") || is_sent(head.rsplit(' ').next().unwrap_or(head))
        }
        _ => false,
    };
    if !matches!(m.kind, MentionKind::Name | MentionKind::Nominal) || m.metonym || sent {
        return None;
    }
    let state = |c: &String| !matches!(c.as_str(), "UNO" | "EUR" | "IGO" | "NGO");
    if let Some(&a) = out.of[j].actors.first() {
        let actor = out.actor(a);
        let organ = match actor.code.sector.as_deref() {
            Some("COP" | "JUD" | "LEG" | "OPP") => true,
            Some("GOV") => !actor.id.ends_with(".gov"),
            _ => false,
        };
        return actor.code.country.clone().filter(|c| organ && state(c));
    }
    // "A Dutch court" that is not resolved yet.
    let Sense::Agent(agent) = m.sense else { return None };
    let row = &view.lex.rows.agents[agent as usize];
    let organ = matches!(row.sector.as_str(), "COP" | "JUD" | "LEG" | "OPP" | "GOV");
    let lands = m.of.iter().map(|&o| &view.lex.rows.actors[o as usize]);
    let mut lands = lands.filter(|r| organ && matches!(r.kind.as_str(), "state" | "gov"));
    lands.find_map(|r| r.country()).map(str::to_string).filter(state)
}

/// A party of a name that many states have is of the state that the text is about, where that of the lexicon's party is
/// named by nothing else.
pub(super) fn parties(view: &View, scene: &Scene, out: &mut Cast) {
    // A party may be named in every sentence, and all that the text names is looked through to tell whose it is.
    let mut moved: FxHashMap<u32, Option<u32>> = FxHashMap::default();
    for i in 0..view.mentions.all.len() {
        let &[a] = &out.of[i].actors[..] else { continue };
        if out.actor(a).entity != EntityType::Party || view.mention(i).kind != MentionKind::Name {
            continue;
        }
        if let Some(b) = *moved.entry(a).or_insert_with(|| party_here(view, scene, a, out)) {
            out.of[i] = found(vec![b], Resolution::Lexicon, None, "cast.party-of-scene");
        }
    }
}

/// The party of the same name in the state that the text is about.
fn party_here(view: &View, scene: &Scene, a: u32, out: &mut Cast) -> Option<u32> {
    let party = out.actor(a);
    let common = |w: &str| {
        w == "Party" || view.lex.classes.holds("party_words", view.lex.vocabulary.get(&w.to_lowercase()))
    };
    if party.row.is_none() || !party.name.split(' ').all(common) {
        return None;
    }
    let country = party.code.country.clone()?;
    let home = |o: u32| {
        let row = &view.lex.rows.actors[o as usize];
        row.kind != "party" && row.country() == Some(country.as_str())
    };
    let named = view.mentions.all.iter().enumerate().any(|(j, n)| {
        n.of.iter().any(|&o| home(o))
            || out.of[j].actors.iter().any(|&b| {
                let actor = out.actor(b);
                actor.entity != EntityType::Party && actor.code.country.as_ref() == Some(&country)
            })
    });
    let lies = || view.mentions.places.iter().any(|p| p.country(view.lex) == Some(country.as_str()));
    if named || lies() {
        return None;
    }
    let here = scene.theatre(|c| c == country).or_else(|| scene.other_than(&country))?.to_string();
    let name = party.name.clone();
    let id = format!("unk:{}-{}", here.to_lowercase(), slug(&name));
    Some(out.add(&id, || Actor {
        id: id.clone(),
        name,
        entity: EntityType::Party,
        code: Code { country: Some(here), sector: Some("PTY".to_string()) },
        office: None,
        row: None,
        gender: None,
    }))
}

/// Whether an institution or those who live somewhere may be told by the institutions around them.
pub(super) fn may_be_domestic(view: &View, m: &Mention, row: &AgentRow) -> bool {
    let organ = matches!(row.sector.as_str(), "GOV" | "COP" | "LEG" | "JUD" | "OPP");
    m.of.is_empty() && (organ || is_of_class(view, m, "local_people"))
}

/// The only group of people named in the sentence before, which a bare plural takes up: "The [women]".
pub(super) fn group_again(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<Referent> {
    let syn = view.syn;
    let the = syn.children(m.head).any(|c| syn.form[c] == word::THE);
    let bare = syn.children(m.head).all(|c| {
        !matches!(
            syn.rel[c].base(),
            Deprel::AMOD | Deprel::COMPOUND | Deprel::NMOD | Deprel::ACL | Deprel::NUMMOD
        )
    });
    if !the || !bare || m.number != Number::Plural || !is_of_class(view, m, "regroup") {
        return None;
    }
    let here = syn.sentence(m.head);
    let harmed = is_of_class(view, m, "harmed");
    let near = (0..i).rev().take_while(|&j| here - syn.sentence(view.mention(j).head) <= 1);
    let near = near.filter(|&j| syn.sentence(view.mention(j).head) < here);
    let mut group: Option<usize> = None;
    for j in near {
        let n = view.mention(j);
        let &[a] = &out.of[j].actors[..] else { continue };
        let actor = out.actor(a);
        if n.kind != MentionKind::Nominal
            || n.number != Number::Plural
            || actor.entity != EntityType::RoleGroup
        {
            continue;
        }
        let acts = matches!(
            actor.code.sector.as_deref(),
            Some("GOV" | "COP" | "MIL" | "JUD" | "LEG" | "MED" | "JRN")
        );
        let fights = matches!(actor.code.sector.as_deref(), Some("REB" | "UAF" | "CRM" | "PRM"));
        if acts || harmed && fights {
            continue;
        }
        if group.is_some_and(|g| out.of[g].actors != out.of[j].actors) {
            return None;
        }
        group = Some(j);
    }
    let j = group.filter(|&j| out.actor(out.of[j].actors[0]).code.country.is_some())?;
    Some(found(out.of[j].actors.clone(), Resolution::Role, Some(j), "cast.group-again"))
}

/// "killed two soldiers and injured three [others]": as those just named.
pub(super) fn others(view: &View, i: usize, m: &Mention, out: &mut Cast) -> Option<Referent> {
    let syn = view.syn;
    if syn.form[m.head] != word::OTHERS || !is_harmed(view, m.head) {
        return None;
    }
    let here = syn.sentence(m.head);
    let near = (0..i).rev().take_while(|&j| syn.sentence(view.mention(j).head) == here);
    let j = near.filter(|&j| view.mention(j).kind != MentionKind::Pronoun).find(|&j| {
        let person = out.of[j].actors.len() == 1
            && matches!(out.actor(out.of[j].actors[0]).entity, EntityType::Person | EntityType::RoleGroup);
        person && is_harmed(view, view.mention(j).head)
    })?;
    let first = out.actor(out.of[j].actors[0]).clone();
    let id = format!("unk:{}-others", first.id.trim_start_matches("unk:"));
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: view.words(m.tokens).to_string(),
        entity: EntityType::RoleGroup,
        code: Code { country: first.code.country, sector: first.code.sector.or(Some("CVL".to_string())) },
        office: None,
        row: None,
        gender: None,
    });
    Some(found(vec![a], Resolution::Role, Some(j), "cast.others"))
}

/// Whether a word is whom a verb of harm or arrest befalls.
fn is_harmed(view: &View, t: usize) -> bool {
    let syn = view.syn;
    let first = syn.first_conjunct(t);
    let harms = |v: usize| view.lex.classes.holds("v_casualty", syn.lemma[v]);
    plural::suffers(view, t)
        || matches!(syn.rel[first], Deprel::OBJ | Deprel::NSUBJ_PASS)
            && syn.governor(first).is_some_and(harms)
}

/// The country of the firms of that kind of which a text has spoken, where they were of one: "U.S. banks … [banks] said".
pub(super) fn firms_again(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<String> {
    let syn = view.syn;
    let bare = !syn.children(m.head).any(|c| c < m.head && syn.upos[c] != Upos::PUNCT);
    if m.number != Number::Plural || !bare || !syn.rel[syn.first_conjunct(m.head)].is_subject() {
        return None;
    }
    let mut one: Option<String> = None;
    let near =
        (i.saturating_sub(FIRMS_REACH)..i).filter(|&j| syn.lemma[view.mention(j).head] == syn.lemma[m.head]);
    for j in near.filter(|&j| view.mention(j).kind == MentionKind::Nominal) {
        let &[a] = &out.of[j].actors[..] else { return None };
        let country = out.actor(a).code.country.clone()?;
        if one.as_ref().is_some_and(|c| *c != country) {
            return None;
        }
        one = Some(country);
    }
    one
}

/// How many mentions back such firms may be named.
const FIRMS_REACH: usize = 200;

/// Whether a sentence tells what the law says, which is of nobody in a country: "International law protects [civilians]".
pub(super) fn is_law(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let mut at = m.head;
    for _ in 0..12 {
        if syn.is_verbal(at) && matches!(syn.xpos[at], Xpos::VBZ | Xpos::VBP) {
            let subject = syn.subject(at).filter(|&s| s != m.head);
            let word = |t: usize| view.words(TokenSpan::new(t, t + 1)).to_lowercase();
            // The verb may have been taken for a noun: "International law bars attacks … have".
            let law = |t: usize, s: usize| {
                let of_states = || t > 0 && ["international", "humanitarian"].contains(&word(t - 1).as_str());
                LAWS.contains(&word(t).as_str()) && (t == s && !word(t).starts_with("law") || of_states())
            };
            if subject.is_some_and(|s| syn.core_phrase(s).range().any(|t| law(t, s))) {
                return true;
            }
        }
        let Some(g) = syn.governor(at) else { break };
        at = g;
    }
    false
}

/// What holds for all states.
const LAWS: &[&str] = &["law", "laws", "convention", "conventions", "charter", "treaty", "covenant"];

/// How many sentences back a body may be named by its people or things.
const BODY_REACH: usize = 3;

/// The body that a text has named only before its people or things: "Harbour Motors workers … the [carmaker]", "a Harbour
/// Watch activist … the [group]"; (row, mention).
pub(super) fn body_of_people(view: &View, i: usize, m: &Mention, row: &AgentRow) -> Option<(u32, usize)> {
    let syn = view.syn;
    let bare = syn
        .children(m.head)
        .all(|c| !matches!(syn.rel[c].base(), Deprel::AMOD | Deprel::NMOD | Deprel::ACL | Deprel::NUMMOD));
    let kinds: &[&str] = match row.head.as_str() {
        "group" | "movement" | "organization" | "organisation" => &["ngo", "armed_group"],
        "party" => &["party"],
        "newspaper" | "broadcaster" | "daily" => &["media"],
        _ if row.sector == "BUS" && !is_of_class(view, m, "trade_n") => &["company"],
        _ => return None,
    };
    let owned = syn.possessor(m.head).is_some();
    let here = syn.sentence(m.head);
    let near = (0..i).rev().take_while(|&j| here - syn.sentence(view.mention(j).head) <= BODY_REACH);
    near.filter(|_| bare && !owned).find_map(|j| {
        let n = view.mention(j);
        let kind = |a: u32| kinds.contains(&view.lex.rows.actors[a as usize].kind.as_str());
        let modifier = match n.sense {
            Sense::Actor(a) if n.kind == MentionKind::Modifier && kind(a) => Some(a),
            _ => None,
        };
        let of = n.of.iter().copied().find(|&o| n.kind == MentionKind::Nominal && kind(o));
        of.or(modifier).map(|a| (a, j))
    })
}
