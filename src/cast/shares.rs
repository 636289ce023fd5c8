//! Shares of those who were asked: "64 percent of the voters", "38 percent".

use super::code::{Code, slug};
use super::resolve::View;
use super::{Actor, Cast};
use crate::base::{TokenSpan, word};
use crate::mention::EntityType;
use crate::syntax::Upos;

/// Who they are where a speaker is such a share: persons of a kind, where its words mean one; a share of a party's voters
/// is not the party.
pub(super) fn of(view: &View, span: TokenSpan, head: usize, out: &mut Cast) -> Option<Vec<u32>> {
    if !is_share(view, head) {
        return None;
    }
    let joined = span.range().any(|t| view.syn.upos[t] == Upos::CCONJ);
    let heads: Vec<usize> =
        view.syn.conjuncts(head).filter(|&h| h == head || joined && is_share(view, h)).collect();
    heads.into_iter().map(|h| asked(view, span, h, out)).collect()
}

fn is_share(view: &View, head: usize) -> bool {
    const SHARES: &[&str] = &[
        "%",
        "half",
        "majority",
        "minority",
        "pct",
        "percent",
        "plurality",
        "quarter",
        "quarters",
        "third",
        "thirds",
    ];
    SHARES.binary_search(&view.words(TokenSpan::new(head, head + 1))).is_ok()
}

/// Of whom a share at `head` is.
fn asked(view: &View, span: TokenSpan, head: usize, out: &mut Cast) -> Option<u32> {
    let syn = view.syn;
    let counted = matches!(view.words(TokenSpan::new(head, head + 1)), "%" | "pct" | "percent");
    let persons = |m: usize, out: &Cast| match out.of[m].actors[..] {
        [a] if matches!(out.actor(a).entity, EntityType::Person | EntityType::RoleGroup) => Some(a),
        _ => None,
    };
    let whole = syn.children(head).find(|&c| c > head && syn.case(c) == word::OF && syn.is_nominal(c));
    let Some(of) = whole.filter(|&of| syn.upos[of] != Upos::PRON) else {
        let beside = (head + 1..span.end as usize).find_map(|t| persons(view.mentions.of_head(t)?, out));
        return beside.or_else(|| counted.then(|| some(out, "respondents")));
    };
    let name = view.words(TokenSpan::new(of, of + 1));
    let Some(m) = view.mentions.of_head(of) else {
        return Some(some(out, &name.to_lowercase()));
    };
    if let Some(a) = persons(m, out) {
        return Some(a);
    }
    // "18 percent of *Democrats*".
    let party = out.of[m].actors.first().map(|&a| out.actor(a)).filter(|a| a.entity == EntityType::Party)?;
    let code = Code { country: party.code.country.clone(), ..Code::default() };
    let id = format!("unk:{}-voters", party.id.trim_start_matches("unk:"));
    counted.then(|| group(out, id, name.to_string(), code))
}

/// Some persons of whom no more is known.
fn some(out: &mut Cast, name: &str) -> u32 {
    group(out, format!("unk:{}", slug(name)), name.to_string(), Code::default())
}

fn group(out: &mut Cast, id: String, name: String, code: Code) -> u32 {
    let actor = Actor {
        id: id.clone(),
        name,
        entity: EntityType::RoleGroup,
        code,
        office: None,
        row: None,
        gender: None,
    };
    out.add(&id, || actor)
}
