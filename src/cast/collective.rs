//! Collectives: "both sides", "the two leaders", "both parties".

use super::nominals::found;
use super::resolve::{View, known_actor, window};
use super::whence::{is_of_class, is_of_others};
use super::{Cast, Referent, Resolution};
use crate::base::{Sym, TokenSpan, word};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::syntax::Deprel;

/// "both sides", "the two leaders", "neither side": the two parties that the article has named last.
pub(super) fn collective(view: &View, i: usize, m: &Mention, out: &mut Cast) -> Option<Referent> {
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
    let states = [word::SIDE, word::COUNTRY, word::NATION, word::GOVERNMENT, word::PARTY, word::STATE]
        .contains(&head)
        || NEIGHBOURS.contains(&view.words(TokenSpan::new(m.head, m.head + 1)));
    if !persons && !states {
        return None;
    }
    // "both sides of the argument", "both sides of the border"
    let thing = |c: usize| {
        const THINGS: &[&str] = &[
            "argument", "debate", "issue", "question", "aisle", "street", "story", "border", "equation",
            "divide",
        ];
        c > m.head && THINGS.contains(&view.words(TokenSpan::new(c, c + 1)))
    };
    if syn.children(m.head).any(thing) {
        return None;
    }
    let other = |c: usize| c < m.head && matches!(syn.rel[c].base(), Deprel::AMOD | Deprel::COMPOUND);
    if head == word::PARTY
        && !syn.children(m.head).any(other)
        && let Some(r) = two_parties(view, i, out)
    {
        return Some(r);
    }
    let sides = sides(view, i, persons, out);
    let named: Vec<&str> = sides.iter().take(3).map(|s| s.0.as_str()).collect();
    if !persons && let Some((pair, j)) = joined_pair(view, i, &named, out) {
        let actors = pair.map(|c| side_row(view, &c, head).map(|row| known_actor(view, row, out)));
        if let [Some(a), Some(b)] = actors {
            return Some(found(vec![a, b], Resolution::Collective, Some(j), "cast.collective"));
        }
    }
    let first = sides.first().map(|s| s.3);
    let picked: Vec<(u32, String)> = sides.into_iter().take(2).map(|(country, a, ..)| (a, country)).collect();
    if picked.len() < 2 {
        return None;
    }
    // Lawmakers "from both parties" of one country are of no states.
    let inner = head == word::PARTY
        && syn.governor(m.head).and_then(|g| view.mentions.of_head(g)).is_some_and(|j| {
            matches!(view.mention(j).sense, Sense::Agent(a) if matches!(view.lex.rows.agents[a as usize].sector.as_str(), "LEG" | "PTY"))
        });
    if inner {
        return None;
    }
    let actors: Vec<u32> = picked
        .into_iter()
        .map(|(a, country)| match side_row(view, &country, head) {
            Some(row) if !persons && out.actor(a).entity != EntityType::ArmedGroup => {
                known_actor(view, row, out)
            }
            _ => a,
        })
        .collect();
    Some(found(actors, Resolution::Collective, first, "cast.collective"))
}

/// The sides that the article has named before, the one named most first, the later where they tie: country, actor, how
/// often, where last.
fn sides(view: &View, i: usize, persons: bool, out: &Cast) -> Vec<(String, u32, u32, usize)> {
    let mut sides: Vec<(String, u32, u32, usize)> = Vec::new();
    for j in window(view, i).start..i {
        let n = view.mention(j);
        for &a in &out.of[j].actors {
            let actor = out.actor(a);
            let fits = if persons {
                actor.entity == EntityType::Person
                    && actor.code.sector.as_deref() == Some("GOV")
                    && (n.kind == MentionKind::Name
                        || view.words(TokenSpan::new(n.head, n.head + 1)) == "counterpart")
            } else {
                matches!(actor.entity, EntityType::State | EntityType::Government | EntityType::ArmedGroup)
                    || actor.code.sector.as_deref() == Some("GOV")
            };
            let Some(country) = actor.code.country.clone().filter(|_| fits) else { continue };
            // A body of all states is no side.
            if matches!(country.as_str(), "UNO" | "IGO" | "NGO") {
                continue;
            }
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
    sides
}

/// The two countries of which something is meant that each has one of: "Neither [parliament]", "the [governments]".
pub(super) fn one_each(
    view: &View,
    i: usize,
    m: &Mention,
    definite: bool,
    out: &Cast,
) -> Option<[String; 2]> {
    let paired = m
        .tokens
        .range()
        .chain(view.syn.children(m.head))
        .any(|t| [word::BOTH, word::NEITHER, word::TWO].contains(&view.syn.form[t]));
    let the = view.syn.children(m.head).any(|c| view.syn.form[c] == word::THE);
    let several = m.number == Number::Plural && definite && the || paired;
    let owned = view.syn.possessor(m.head).is_some();
    // "the only presidents to be impeached" are told by that.
    let told = view
        .syn
        .children(m.head)
        .any(|c| matches!(view.syn.rel[c].base(), Deprel::AMOD | Deprel::ACL | Deprel::NMOD | Deprel::APPOS));
    if !several || owned || told || is_of_others(view, m) || !is_of_class(view, m, "one_each") {
        return None;
    }
    let sides = sides(view, i, false, out);
    let named: Vec<&str> = sides.iter().take(3).map(|s| s.0.as_str()).collect();
    if let Some((pair, _)) = joined_pair(view, i, &named, out) {
        return Some(pair);
    }
    let third = sides.get(2).map_or(0, |s| s.2);
    match &sides[..] {
        [a, b, ..] if b.2 >= 2 * third && b.2 > 1 => Some([a.0.clone(), b.0.clone()]),
        _ => None,
    }
}

/// The two countries that the article has joined shortly before or at its beginning, and where last: "India and Pakistan", "between
/// Oslo and Kyiv"; both of them among those it names most.
fn joined_pair(view: &View, i: usize, named: &[&str], out: &Cast) -> Option<([String; 2], usize)> {
    let syn = view.syn;
    let mut pairs: Vec<([String; 2], usize, usize)> = Vec::new();
    let here = syn.sentence(view.mention(i).head);
    let near = |j: usize| here - syn.sentence(view.mention(j).head) <= JOINED_REACH;
    let lead = |j: usize| syn.sentence(view.mention(j).head) <= 1;
    for j in window(view, i).start..i {
        let n = view.mention(j);
        let country = |j: usize| match out.of[j].actors[..] {
            [a] if n.kind != MentionKind::Pronoun => {
                let actor = out.actor(a);
                let state = matches!(actor.entity, EntityType::State | EntityType::Government);
                actor.code.country.clone().filter(|c| state && !matches!(c.as_str(), "UNO" | "IGO" | "NGO"))
            }
            _ => None,
        };
        if syn.first_conjunct(n.head) != n.head || syn.conjuncts(n.head).count() != 2 {
            continue;
        }
        let Some(k) = syn.conjuncts(n.head).nth(1).and_then(|t| view.mentions.of_head(t)) else { continue };
        let (Some(a), Some(b)) = (country(j), country(k)) else { continue };
        if a == b || k >= i || !named.contains(&a.as_str()) || !named.contains(&b.as_str()) {
            continue;
        }
        let rank = |c: &str| named.iter().position(|n| *n == c);
        let pair = if rank(&a) <= rank(&b) { [a, b] } else { [b, a] };
        match pairs.iter_mut().find(|(p, ..)| *p == pair) {
            Some((_, count, last)) => {
                *count += 1;
                if !lead(*last) || near(j) {
                    *last = j;
                }
            }
            None => pairs.push((pair, 1, j)),
        }
    }
    pairs.retain(|&(_, _, last)| near(last) || lead(last));
    pairs
        .into_iter()
        .max_by_key(|&(_, count, last)| (near(last), count, last))
        .map(|(pair, _, last)| (pair, last))
}

/// How many sentences back two countries may be joined for once.
const JOINED_REACH: usize = 2;

/// What two countries are to each other.
const NEIGHBOURS: &[&str] = &["allies", "neighbors", "neighbours"];

/// What a side is: the government of a country, and the state where the noun says so.
fn side_row(view: &View, country: &str, head: Sym) -> Option<u32> {
    let government = || view.lex.government(country).map(|(row, _)| row);
    let state = ![word::SIDE, word::GOVERNMENT, word::PARTY].contains(&head);
    let row = if state { view.lex.state(country).map(|(row, _)| row) } else { None };
    row.or_else(government)
}

/// How many sentences back the two parties of "both parties" may be named.
const PARTIES_REACH: usize = 6;

/// "both parties" where two political parties are named before.
fn two_parties(view: &View, i: usize, out: &Cast) -> Option<Referent> {
    let here = view.syn.sentence(view.mention(i).head);
    let mut parties: Vec<(u32, usize)> = Vec::new();
    for j in (window(view, i).start..i).rev() {
        if here - view.syn.sentence(view.mention(j).head) > PARTIES_REACH {
            break;
        }
        for &a in &out.of[j].actors {
            if out.actor(a).entity == EntityType::Party && parties.iter().all(|&(b, _)| b != a) {
                parties.push((a, j));
            }
        }
    }
    let &[(a, j), (b, _)] = &parties[..] else { return None };
    Some(found(vec![a, b], Resolution::Collective, Some(j), "cast.collective"))
}
