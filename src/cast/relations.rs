//! Descriptions told by another: what a subject is said to be, whose husband or spokesman somebody is.

use rustc_hash::FxHashMap;

use super::code::slug;
use super::nominals::found;
use super::resolve::{View, window};
use super::{Actor, Cast, Referent, Resolution, institutions, persons};
use crate::base::{TokenSpan, word};
use crate::lexicon::AgentRow;
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::syntax::Deprel;

/// Heads that mean nobody without the one they stand to: an office of the lexicon does not fill them.
pub(super) const RELATIONS: &[&str] = &[
    "rival",
    "opponent",
    "foe",
    "enemy",
    "ally",
    "partner",
    "husband",
    "wife",
    "spouse",
    "widow",
    "son",
    "daughter",
    "father",
    "mother",
    "brother",
    "sister",
    "friend",
    "owner",
    "successor",
    "predecessor",
    "mentor",
    "protege",
];
/// Those of them who are as a rule of another country or side.
pub(super) const OTHERS: &[&str] = &["rival", "opponent", "foe", "enemy", "ally", "partner"];

/// The person whom a description says somebody is: "Reyes is the [owner] of the group", "He was [governor] then".
pub(super) fn predicated(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<usize> {
    let syn = view.syn;
    let denied = |c: usize| {
        matches!(syn.rel[c].base(), Deprel::ADVMOD | Deprel::AUX)
            && ["not", "n't", "never", "would", "could", "should", "may", "might", "no", "maybe", "perhaps"]
                .contains(&view.words(TokenSpan::new(c, c + 1)))
    };
    if !syn.children(m.head).any(|c| syn.rel[c].base() == Deprel::COP) || syn.children(m.head).any(denied) {
        return None;
    }
    let subject = syn.children(m.head).find(|&c| syn.rel[c] == Deprel::NSUBJ && c < m.head)?;
    view.mentions.of_head(subject).filter(|&j| {
        let one = out.of[j].actors.len() == 1 && view.mention(j).number == Number::Singular;
        let first_conjunct = syn.conjuncts(subject).count() <= 1;
        j < i && one && first_conjunct && out.actor(out.of[j].actors[0]).entity == EntityType::Person
    })
}

/// The mention of a possessor that is resolved: "[her] husband", "[Reyes's] rival".
fn possessor_of(view: &View, m: &Mention, before: usize, out: &Cast) -> Option<usize> {
    let p = view.syn.possessor(m.head)?;
    view.mentions.of_head(p).filter(|&j| j < before && out.of[j].actors.len() == 1)
}

/// The body whose somebody is: "[its] spokesman" after the bank.
pub(super) fn possessor_body(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<u32> {
    let j = possessor_of(view, m, i, out)?;
    let a = out.of[j].actors[0];
    matches!(
        out.actor(a).entity,
        EntityType::Company
            | EntityType::Media
            | EntityType::Ngo
            | EntityType::Organization
            | EntityType::ArmedGroup
            | EntityType::Party
    )
    .then_some(a)
}

/// "her [husband]", "Reyes's [rival]": whom the article names as such, else somebody unknown who stands so to that person.
pub(super) fn relation(
    view: &View,
    i: usize,
    m: &Mention,
    agent: u32,
    row: &AgentRow,
    appositions: &FxHashMap<usize, usize>,
    out: &mut Cast,
) -> Option<Referent> {
    // "his father-in-law"
    let in_law = m.head + 1 < view.syn.len() && view.syn.form[m.head + 1] == word::DASH;
    if in_law || !RELATIONS.contains(&row.head.as_str()) {
        return None;
    }
    let of = out.of[possessor_of(view, m, i, out)?].actors[0];
    let same = |j: usize| {
        let n = view.mention(j);
        n.sense == Sense::Agent(agent)
            && n.number == Number::Singular
            && possessor_of(view, n, j, out).is_some_and(|p| out.of[p].actors[0] == of)
    };
    let named = window(view, i).filter(|&j| j != i && same(j)).find_map(|j| {
        let &k = appositions.get(&j)?;
        (view.mention(k).kind == MentionKind::Name && out.of[k].actors.len() == 1).then_some(k)
    });
    if let Some(k) = named {
        return Some(found(out.of[k].actors.clone(), Resolution::Role, Some(k), "cast.relation"));
    }
    let whose = out.actor(of).clone();
    if whose.entity != EntityType::Person {
        return None;
    }
    let id = format!("unk:{}-{}", whose.id.trim_start_matches("unk:"), slug(&row.head));
    let other = OTHERS.contains(&row.head.as_str());
    let mut code = persons::compose(view, &m.of, Some(agent));
    // A politician's rival among the institutions of his own country is of it too.
    let home = || institutions::institution(view, i, out) == whose.code.country;
    let politics = matches!(whose.code.sector.as_deref(), Some("GOV" | "OPP" | "PTY" | "LEG"));
    let kept = !other || politics && home();
    code.country = code.country.or(whose.code.country.clone().filter(|_| kept));
    // "He mocked his opponent": of a person's rival nobody knows which side he is on.
    if other {
        code.sector = code.sector.filter(|s| s != "OPP");
    }
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: view.words(m.tokens).to_string(),
        entity: m.entity,
        code,
        office: None,
        row: None,
        gender: match row.head.as_str() {
            "husband" | "son" | "father" | "brother" => Some('m'),
            "wife" | "widow" | "daughter" | "mother" | "sister" => Some('f'),
            _ => None,
        },
    });
    Some(found(vec![a], Resolution::Role, None, "cast.relation"))
}
