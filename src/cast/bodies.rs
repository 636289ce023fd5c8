//! What role phrases owe to bodies, countries and persons named elsewhere in the article: "bureau officials" after the
//! FBI, "the country", "the institute", "the New York Democrat".

use super::code::{Code, role_on, slug};
use super::nominals::{found, is_definite, recent};
use super::resolve::{View, bracketed, window};
use super::scene::Scene;
use super::whence::is_of_class;
use super::{Actor, Cast, Referent, Resolution, institutions, persons, told};
use crate::base::{TokenSpan, word};
use crate::lexicon::{AgentRow, Entry, plural_of};
use crate::mention::{EntityType, Mention, MentionKind, Number, Place, Sense};
use crate::syntax::{Deprel, TokenFlags, Xpos};

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
    // "vice president of legal affairs at [Harbour Watch]"
    let at = |c: usize| {
        let below = syn.children(c).chain(syn.children(m.head));
        let at = below.filter(|&k| k > c && syn.rel[k].base() == Deprel::NMOD && syn.case(k) == word::AT);
        at.filter_map(|k| view.mentions.of_head(k)).find_map(|j| {
            let n = view.mention(j);
            let private = matches!(
                n.entity,
                EntityType::Company | EntityType::Ngo | EntityType::Organization | EntityType::Media
            );
            out.of[j].actors.first().copied().filter(|_| private && n.kind == MentionKind::Name)
        })
    };
    let child: Vec<usize> = child.collect();
    if let Some(a) = child.iter().filter(|&&c| syn.case(c) == word::OF).find_map(|&c| at(c)) {
        return Some(a);
    }
    child.into_iter().filter_map(|c| view.mentions.of_head(c)).find_map(|j| {
        let n = view.mention(j);
        // "an official of the National Hospital"
        let named = matches!(n.sense, Sense::Unknown)
            || matches!(n.sense, Sense::Agent(_)) && n.kind == MentionKind::Name && n.of.is_empty();
        let body = n.kind != MentionKind::Pronoun
            && named
            && !matches!(n.entity, EntityType::Person | EntityType::Place | EntityType::RoleGroup);
        out.of[j].actors.first().copied().filter(|_| body)
    })
}

/// A role at a body that the article names: "bureau officials".
pub(super) fn of_body(
    view: &View,
    m: &Mention,
    agent: u32,
    row: &AgentRow,
    body: u32,
    out: &mut Cast,
) -> Referent {
    let of = out.actor(body).clone();
    let own = persons::compose(view, &[], Some(agent)).sector;
    let fights =
        own.as_deref() == Some("UAF") && matches!(of.code.sector.as_deref(), Some("REB" | "PRM" | "MIL"));
    let there = matches!(own.as_deref(), None | Some("GOV" | "CVL" | "BUS")) || fights;
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
pub(super) fn named_body(view: &View, m: &Mention, agent: u32, scene: &Scene, out: &mut Cast) -> Referent {
    let text = view.words(m.tokens);
    if let Some((a, j)) = bracketed(view, m, out) {
        return found(vec![a], Resolution::Apposition, Some(j as usize), "cast.acronym");
    }
    let id = format!("unk:{}", slug(text));
    let mut code = persons::compose(view, &m.of, Some(agent));
    let mut rule = if code.country.is_some() { "cast.composed" } else { "cast.generic" };
    // "the Department of Education", "the High Court": a country's own, and there is one of it in each.
    let kind = &view.lex.rows.agents[agent as usize];
    // "Association of Harbour Banks", "Larkfield Journalists Association": what its members are.
    if ["association", "federation", "confederation", "league", "council"].contains(&kind.head.as_str())
        && matches!(code.sector.as_deref(), None | Some("SOC"))
        && let Some(sector) = members_named(view, m)
    {
        code.sector = Some(sector.to_string());
    }
    // "Larkfield Meat Industry Chamber", "Congress of Trade Unions": no parliaments.
    if ["chamber", "congress"].contains(&kind.head.as_str()) && code.sector.as_deref() == Some("LEG") {
        let names = |words: &[&str]| text.split_whitespace().any(|w| words.contains(&w));
        if names(&[
            "Industry",
            "Commerce",
            "Trade",
            "Mines",
            "Mining",
            "Business",
            "Construction",
            "Shipping",
        ]) && !names(&["Unions"])
        {
            code.sector = Some("BUS".to_string());
        } else if names(&["Union", "Unions", "Workers", "Labour", "Labor"]) {
            code.sector = Some("LAB".to_string());
        }
    }
    let own = ["ministry", "department", "senate", "treasury", "cabinet"].contains(&kind.head.as_str())
        || matches!(kind.sector.as_str(), "LEG" | "JUD" | "COP" | "MIL");
    // "the bank's Special Investigations Unit" is the bank's.
    let owner = super::nominals::owner(view, m).and_then(|j| out.of[j].actors.first()).map(|&a| out.actor(a));
    let private = owner.filter(|o| {
        matches!(
            o.entity,
            EntityType::Company | EntityType::Media | EntityType::Ngo | EntityType::Organization
        ) && m.of.is_empty()
    });
    if let Some(o) = private {
        code.country = o.code.country.clone();
        code.sector = o.code.sector.clone().or(code.sector);
    }
    let private = private.is_some();
    // "the National Hospital", "the State Security Committee"
    let national = text
        .split_whitespace()
        .any(|w| ["National", "State", "Federal", "Central", "Supreme", "Government"].contains(&w));
    let own = !private
        && (own || national && kind.head != "state" && !matches!(kind.sector.as_str(), "BUS" | "JRN"));
    let wide = ["International", "European", "Special", "World", "Global", "Joint"];
    if code.country.is_none()
        && let Some(country) = told::seat(view, m)
    {
        code.country = Some(country);
        rule = "cast.seated";
    }
    if code.country.is_none() && own && !text.split_whitespace().any(|w| wide.contains(&w)) {
        let institution = || {
            let i = view.mentions.of_head(m.head).filter(|_| kind.sector != "MIL")?;
            Some((institutions::institution(view, i, out)?, "cast.institution"))
        };
        let told = scene.at(m.head).map(|(c, told)| (c.to_string(), told)).or_else(institution);
        if let Some((country, told)) = told {
            code.country = Some(country);
            rule = told;
        }
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

/// The sector of those whom a body's name tells as its members: firms, farmers, journalists.
fn members_named<'a>(view: &View<'a>, m: &Mention) -> Option<&'a str> {
    let hits = crate::mention::near(&view.mentions.hits, m.tokens.end as usize - 1);
    hits.iter().find_map(|h| match h.entry {
        Entry::Agent(a, true) if m.tokens.contains(h.tokens) => {
            let sector = view.lex.rows.agents[a as usize].sector.as_str();
            matches!(sector, "BUS" | "AGR" | "JRN").then_some(sector)
        }
        _ => None,
    })
}

/// The body that a bare kind before a head means: "[bureau] officials" after the FBI, "[committee] members".
pub(super) fn body_beside(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    let modifier = syn.children(m.head).rfind(|&c| c < m.head && syn.rel[c].base() == Deprel::COMPOUND)?;
    let kind = view.mentions.hits.partition_point(|h| (h.tokens.start as usize) < modifier);
    let is_body = view.mentions.hits[kind..]
        .iter()
        .take_while(|h| h.tokens.start as usize == modifier)
        .any(|h| matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind == "org"));
    if !is_body {
        return None;
    }
    let word = view.words(TokenSpan::new(modifier, modifier + 1)).to_lowercase();
    let a = out.of[body_named(view, i, &word, out)?].actors.first().copied()?;
    // "a union source" is of no union of states.
    (word != "union" || out.actor(a).entity != EntityType::Igo).then_some(a)
}

/// Where the country of a bare role is told by what stands near it: the whole it is part of ("the U.S. delegation,
/// composed of envoys"), or a body of its own branch ("the House committee … lawmakers").
pub(super) fn country_beside(
    view: &View,
    i: usize,
    m: &Mention,
    row: &AgentRow,
    out: &Cast,
) -> Option<String> {
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
    // Senators are of what is called a senate, where something is.
    let senate = |a: u32| out.actor(a).name.contains("Senate");
    let senators = row.head == "senator"
        && window(view, i).any(|j| out.of[j].actors.first().is_some_and(|&a| senate(a)));
    let mut of_branch: Vec<(usize, String)> = Vec::new();
    for j in window(view, i) {
        let n = view.mention(j);
        if n.kind == MentionKind::Name
            && n.entity != EntityType::Media
            && (!senators || out.of[j].actors.first().is_some_and(|&a| senate(a)))
            && let Some((c, Some(s))) = country(j)
            && s == row.sector
        {
            of_branch.push((j, c));
        }
    }
    let one = of_branch.iter().all(|(_, c)| *c == of_branch[0].1);
    // "judges" are not those of a court of many states, "the judges" may be.
    let of_many = |c: &str| matches!(c, "EUR" | "UNO");
    of_branch.first().filter(|b| one && (!of_many(&b.1) || is_definite(view, m))).map(|(_, c)| c.clone())
}

/// An organisation named before of the kind described: its name holds the word, or it is of that entity type.
pub(super) fn body_before(view: &View, i: usize, m: &Mention, out: &Cast) -> Option<usize> {
    // "a group of lawyers", "the group of seven" is told by what it is made of.
    let made_of = view
        .syn
        .children(m.head)
        .any(|c| view.syn.rel[c].base() == Deprel::NMOD && view.syn.case(c) == word::OF && c > m.head);
    // "the biggest bank" is told by that, "her group" by her.
    // "The world's largest drugmaker said": as a subject it is the one that was named.
    let world = view.syn.possessor(m.head).is_some_and(|p| view.words(TokenSpan::new(p, p + 1)) == "world")
        && view.syn.rel[m.head] == Deprel::NSUBJ;
    let told = !world && view.syn.children(m.head).any(|c| c < m.head && view.syn.xpos[c] == Xpos::JJS);
    // "the ministry's watchdog" is not the ministry's neighbour that was named before.
    let person = super::nominals::owner(view, m).is_some_and(|j| {
        let body = view.mention(j).kind != MentionKind::Pronoun;
        out.of[j].actors.first().is_some_and(|&a| match out.actor(a).entity {
            EntityType::Person => true,
            EntityType::Organization | EntityType::Igo | EntityType::Ngo | EntityType::Company => body,
            _ => false,
        })
    });
    // "the mission against piracy" is no body's people.
    let mission = is_of_class(view, m, "mission")
        && view.syn.children(m.head).any(|c| c > m.head && view.syn.rel[c].base() == Deprel::NMOD);
    if !is_definite(view, m) || made_of || mission || told || person {
        return None;
    }
    let head = view.words(TokenSpan::new(m.head, m.head + 1)).to_lowercase();
    // "the 2016 campaign", "the pressure campaign" are no candidate's staff.
    let owned = view.syn.possessor(m.head).is_some();
    let whole = |t: usize| match view.words(TokenSpan::new(t, t + 1)) {
        "whole" | "entire" | "own" => true,
        "election" | "presidential" => owned,
        _ => false,
    };
    if head == "campaign" && m.tokens.range().any(|t| t < m.head && !whole(t)) {
        return None;
    }
    body_named(view, i, &head, out)
}

/// How many sentences back a body may be named that only its type fits.
const BODY_REACH: usize = 12;

fn body_named(view: &View, i: usize, head: &str, out: &Cast) -> Option<usize> {
    // "the ratings agency" is a firm, "the news agency" a medium; neither is an agency by its name.
    let trade = match view.mention(i).sense {
        Sense::Agent(a) if head == "agency" => match view.lex.rows.agents[a as usize].sector.as_str() {
            "BUS" => Some([EntityType::Company]),
            "JRN" => Some([EntityType::Media]),
            _ => None,
        },
        _ => None,
    };
    let kind: Option<&[EntityType]> = match head {
        _ if trade.is_some() => trade.as_ref().map(|t| &t[..]),
        "company" | "firm" | "carmaker" | "airline" | "maker" | "manufacturer" | "retailer" => {
            Some(&[EntityType::Company])
        }
        "bank" | "miner" => Some(&[EntityType::Company]),
        "lender" => Some(&[EntityType::Company, EntityType::Igo]),
        "group" | "movement" => Some(&[EntityType::ArmedGroup, EntityType::Ngo, EntityType::Organization]),
        "organization" | "organisation" => {
            Some(&[EntityType::Ngo, EntityType::Organization, EntityType::Igo, EntityType::ArmedGroup])
        }
        "party" => Some(&[EntityType::Party]),
        "newspaper" | "broadcaster" | "outlet" | "paper" | "magazine" => Some(&[EntityType::Media]),
        "mission" => Some(&[EntityType::Igo]),
        "bureau" | "agency" | "institute" | "body" | "institution" | "watchdog" => {
            Some(&[EntityType::Organization, EntityType::Igo, EntityType::Ngo, EntityType::Government])
        }
        "charity" => Some(&[EntityType::Ngo]),
        "bloc" | "alliance" => Some(&[EntityType::Igo]),
        // "the automaker", "the lender"; not "the industry".
        _ if is_firm(view, i) => Some(&[EntityType::Company]),
        _ => None,
    };
    let here = view.syn.sentence(view.mention(i).head);
    // "Harbour Bank owns the [bank]": another one.
    let m = view.mention(i);
    let verb = view.syn.governor(m.head).filter(|_| view.syn.rel[m.head].base() == Deprel::OBJ);
    let doer = verb.and_then(|v| view.syn.subject(v)).and_then(|s| view.mentions.of_head(s));
    let does = |a: u32| doer.is_some_and(|j| out.of[j].actors.contains(&a));
    let names = |j: usize| {
        let n = view.mention(j);
        let named = match n.kind {
            MentionKind::Name | MentionKind::Modifier => true,
            // "the French foreign ministry" of the lexicon
            MentionKind::Nominal => {
                matches!(n.sense, Sense::Actor(_))
                    || n.of.iter().any(|&o| view.lex.rows.actors[o as usize].kind == "armed_group")
            }
            MentionKind::Pronoun => false,
        };
        // "the agency" is no government and no army.
        let organ = |a: u32| {
            let actor = out.actor(a);
            let ruled = match head {
                "group" => matches!(actor.code.sector.as_deref(), Some("MIL" | "COP")),
                "agency" | "bureau" | "institute" | "watchdog" => {
                    actor.id.ends_with(".gov") || actor.code.sector.as_deref() == Some("MIL")
                }
                _ => false,
            };
            ruled && actor.entity != EntityType::ArmedGroup && !is_type_word(&actor.name, head)
        };
        named && out.of[j].actors.first().is_some_and(|&a| !does(a) && !organ(a))
    };
    // "the administration" is that of who is in office, whichever was named last.
    let past = |j: usize| {
        let body = out.actor(out.of[j].actors[0]);
        let first = body.name.split(' ').next().unwrap_or("");
        let mut leads = out.actors.iter().filter(|p| {
            p.entity == EntityType::Person
                && p.code.country == body.code.country
                && p.office.as_deref() == Some("president")
        });
        head == "administration"
            && leads.next().is_some_and(|p| !p.name.ends_with(first))
            && leads.all(|p| !p.name.ends_with(first))
    };
    let before = || (window(view, i).start..i).rev().filter(|&j| names(j) && !past(j));
    let by_word = before().find(|&j| {
        let actor = out.actor(out.of[j].actors[0]);
        let close = here - view.syn.sentence(view.mention(j).head) <= BODY_REACH;
        // "the bureau" is the FBI by its longer name.
        let full = || {
            let row = actor.row.map(|r| &view.lex.rows.actors[r as usize]);
            // "U.N. health agency" is told in small letters, as any agency may be.
            let name =
                |text: &str| is_type_word(text, head) && !(head == "agency" && text.ends_with(" agency"));
            row.is_some_and(|r| r.names.iter().any(|n| name(&n.text)))
        };
        trade.as_ref().is_none_or(|t| t.contains(&actor.entity))
            && actor.entity != EntityType::Person
            && (is_type_word(&actor.name, head) || (kind.is_some() && close || head == "kingdom") && full())
    });
    let fits = |j: usize| {
        let n = view.mention(j);
        let actor = out.actor(out.of[j].actors[0]);
        // A single unknown word ("the North") may be anything.
        let vague = actor.row.is_none()
            && n.tokens.len() == 1
            && !view.syn.is(n.tokens.start as usize, TokenFlags::ALL_CAPS);
        // "the bloc" is the union, not its commission.
        let organ = matches!(head, "bloc" | "alliance") && actor.code.sector.is_some();
        // "M23 rebels … the group"
        let fighters = n.kind == MentionKind::Nominal
            && matches!(head, "group" | "movement" | "organization" | "organisation")
            && n.of.iter().any(|&o| view.lex.rows.actors[o as usize].kind == "armed_group");
        (fighters || kind.is_some_and(|k| k.contains(&actor.entity)))
            && !organ
            && !vague
            && !is_credited(view, n)
            && n.kind != MentionKind::Modifier
            && here - view.syn.sentence(n.head) <= BODY_REACH
    };
    let spoken_for = || {
        let row = spoken_for(view, i, out)?;
        before().find(|&j| fits(j) && out.actor(out.of[j].actors[0]).row == Some(row))
    };
    // "Harbour Air said it had ordered jets from Cole Works. The airline said": of several in one sentence, as a subject
    // again the one that was the subject of that sentence.
    let nearest = || {
        let j = before().find(|&j| fits(j))?;
        let at = |j: usize| view.mention(j).head;
        let same = |k: &usize| view.syn.sentence(at(*k)) == view.syn.sentence(at(j));
        let main = |h: usize| {
            view.syn.rel[h] == Deprel::NSUBJ
                && view.syn.governor(h).is_some_and(|v| view.syn.rel[v] == Deprel::ROOT)
        };
        let again = view.syn.rel[m.head] == Deprel::NSUBJ;
        let lead = before().skip_while(|&k| k != j).take_while(same).find(|&k| main(at(k)) && fits(k));
        lead.filter(|_| again).or(Some(j))
    };
    by_word.or_else(spoken_for).or_else(nearest)
}

/// Whether a description is one of a single firm.
fn is_firm(view: &View, i: usize) -> bool {
    let m = view.mention(i);
    let Sense::Agent(a) = m.sense else { return false };
    let row = &view.lex.rows.agents[a as usize];
    row.kind == "org"
        && row.sector == "BUS"
        && m.number == Number::Singular
        && !is_of_class(view, m, "trade_n")
}

/// "according to [Harbour Estimates]": who is cited is not what the text is about.
fn is_credited(view: &View, n: &Mention) -> bool {
    let syn = view.syn;
    let t = n.tokens.start as usize;
    t >= 2 && syn.form[t - 1] == word::TO && syn.form[t - 2] == word::ACCORDING
}

/// The body for which the one speaks in whose words a mention stands: "Harbour Bank president Ines Reyes said the [bank]
/// had not decided".
fn spoken_for(view: &View, i: usize, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    let mut at = view.mention(i).head;
    for _ in 0..12 {
        let g = syn.governor(at)?;
        if syn.rel[at].base() == Deprel::CCOMP {
            let j = syn.subject(g).and_then(|s| view.mentions.of_head(s)).filter(|&j| j < i)?;
            let n = view.mention(j);
            let &a = out.of[j].actors.first()?;
            let body = |o: &u32| {
                let kind = view.lex.rows.actors[*o as usize].kind.as_str();
                !matches!(kind, "state" | "person")
            };
            let person = out.actor(a).entity == EntityType::Person;
            return n.of.iter().copied().find(body).filter(|_| person);
        }
        at = g;
    }
    None
}

/// Whether a word, in small letters, is the one of a body's name that says what it is. It is asked of every name before.
pub(super) fn is_type_word(name: &str, word: &str) -> bool {
    if !name.is_ascii() {
        return type_word(name) == word;
    }
    let bytes = name.as_bytes();
    let is_link = |i: usize| {
        let link =
            |word: &[u8]| bytes.get(i..i + word.len()).is_some_and(|there| there.eq_ignore_ascii_case(word));
        bytes[i] == b' ' && (link(b" of ") || link(b" on ") || link(b" for "))
    };
    let front = &name[..(0..name.len()).find(|&i| is_link(i)).unwrap_or(name.len())];
    front.rsplit(' ').next().is_some_and(|last| last.eq_ignore_ascii_case(word))
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

/// The country of the places in the sentence, where they agree: "killed 130 people in Paris".
pub(super) fn country_of_sentence(view: &View, m: &Mention) -> Option<String> {
    let tokens = view.syn.tokens_of(view.syn.sentence(m.head));
    let places = &view.mentions.places[view.mentions.places_in(tokens)];
    // "killed 20 people, aid workers in Nairobi said": where those are who tell it.
    let told = |p: &&Place| !is_of_speaker(view, p.tokens.start as usize);
    let mut countries = places.iter().filter(told).filter_map(|p| p.country(view.lex));
    let first = countries.next()?;
    countries.all(|c| c == first).then(|| first.to_string())
}

/// Whether a word belongs to the phrase of whoever speaks a quote: "aid workers in [Nairobi] said".
fn is_of_speaker(view: &View, t: usize) -> bool {
    let mut at = t;
    for _ in 0..4 {
        let Some(g) = view.syn.governor(at).filter(|_| view.syn.rel[at].base() == Deprel::NMOD) else {
            return false;
        };
        if view.speaker_heads.contains(&g) {
            return true;
        }
        at = g;
    }
    false
}

/// "the New York Democrat": the politician named last whose country is the party's; else some member.
pub(super) fn party_member(view: &View, i: usize, m: &Mention, party: u32, out: &mut Cast) -> Referent {
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

/// The person named last whom "the embattled official", "the lawmaker" describes: of the same branch, the subject of a
/// sentence shortly before.
pub(super) fn person_described(
    view: &View,
    i: usize,
    m: &Mention,
    row: &AgentRow,
    out: &Cast,
) -> Option<usize> {
    let syn = view.syn;
    let by_the = syn.children(m.head).any(|c| syn.rel[c] == Deprel::DET && syn.form[c] == word::THE);
    let told =
        syn.children(m.head).any(|c| c > m.head && matches!(syn.rel[c].base(), Deprel::NMOD | Deprel::ACL));
    if !by_the
        || told
        || !matches!(
            row.head.as_str(),
            "official"
                | "lawmaker"
                | "diplomat"
                | "politician"
                | "legislator"
                | "tycoon"
                | "billionaire"
                | "magnate"
                | "businessman"
                | "general"
                | "commander"
                | "senator"
                | "congressman"
                | "congresswoman"
                | "journalist"
                | "cleric"
        )
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_that_says_what_a_body_is() {
        for (name, word) in [
            ("Select Committee on Intelligence", "committee"),
            ("Ibadan University", "university"),
            ("Office for the Coordination of Things", "office"),
            ("Université de Léman", "léman"),
            ("FBI", "fbi"),
            ("", ""),
            ("Bank ", ""),
            ("Bank of", "of"),
            (" of Bank", ""),
        ] {
            assert_eq!(type_word(name), word);
            assert!(is_type_word(name, word), "{name}");
            assert!(!is_type_word(name, "bureau"), "{name}");
        }
    }
}
