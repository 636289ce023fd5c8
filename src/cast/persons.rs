//! Persons: fuller names, codes from roles, gender.

use rustc_hash::FxHashMap;

use super::code::{Code, role_on};
use super::resolve::View;
use super::scene::Scene;
use super::{Cast, offices};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::lexicon::Entry;
use crate::mention::{EntityType, Mention, MentionKind, Sense, near};
use crate::syntax::{Deprel, SentenceKind, TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "cast.fuller-name",
    finds: "the full name that a short one stands for: \"Ivan Petrenko … Petrenko\"",
}];

/// A person of the article whose longer name holds these words at its end or start: (actor, mention).
pub(super) fn fuller_name(view: &View, i: usize, out: &Cast) -> Option<(u32, u32)> {
    let m = view.mention(i);
    let text = view.words(m.tokens);
    let word = text.rsplit([' ', '-']).next().unwrap_or(text);
    let all = view.persons.get(word).map_or(&[][..], Vec::as_slice);
    let fits = |&j: &usize| {
        let n = view.mention(j);
        if j == i || n.tokens.len() <= m.tokens.len() || out.of[j].actors.is_empty() {
            return false;
        }
        let long = view.words(n.tokens);
        long.strip_suffix(text).is_some_and(|rest| rest.ends_with([' ', '-']))
            || (m.tokens.len() == 1
                && long.strip_prefix(text).is_some_and(|rest| rest.starts_with(' '))
                && is_given(view, m))
    };
    // The nearest before it, else the first after it.
    let (before, after) = all.split_at(all.partition_point(|&j| j < i));
    let j = before.iter().rev().copied().find(fits).or_else(|| after.iter().copied().find(fits))?;
    Some((out.of[j].actors[0], j as u32))
}

fn is_given(view: &View, m: &Mention) -> bool {
    view.lex.given_names.contains_key(&view.syn.form[m.tokens.start as usize])
}

/// The code that a title, a role before the name or a description beside it gives to an unknown person.
pub(super) fn code_from_role(view: &View, i: usize, appositions: &FxHashMap<usize, usize>) -> Code {
    let m = view.mention(i);
    // "Bolivian Water Council (BWC)": a body by its kind tells its short name, as a description does.
    let tells = |o: &&Mention| {
        let body = m.entity != EntityType::Person && matches!(o.sense, Sense::Agent(_));
        o.kind == MentionKind::Nominal || o.kind == MentionKind::Name && body
    };
    let beside = appositions.get(&i).map(|&j| view.mention(j)).filter(tells);
    for (of, agent) in [
        (Some(&m.of), m.role_agent),
        (
            beside.map(|o| &o.of),
            beside.and_then(|o| match o.sense {
                Sense::Agent(a) => Some(a),
                _ => None,
            }),
        ),
    ] {
        let (Some(of), true) = (of, agent.is_some() || of.is_some_and(|o| !o.is_empty())) else { continue };
        if m.entity != EntityType::Person && agent.is_none() {
            continue;
        }
        let mut code = compose(view, of, agent);
        // "Oregon Gov. Ines Reyes": the title says what she is there.
        if agent.is_none() && code.sector.is_none() {
            code.sector = title_code(view, m).sector;
        }
        // "Valero spokesman Bill Day" speaks for what no lexicon knows.
        let words = if m.role_agent == agent { m.role } else { beside.map(|o| o.tokens) };
        if of.is_empty()
            && code.sector.as_deref() == Some("GOV")
            && words.is_some_and(|w| is_strangers(view, w))
        {
            code.sector = None;
        }
        // "Ann Cole, an adviser at Harbour Watch" advises no state.
        let advises = agent.is_some_and(|a| {
            let head = view.lex.rows.agents[a as usize].head.as_str();
            head.ends_with("adviser") || head.ends_with("advisor")
        });
        let at = |o: &Mention| view.syn.children(o.head).any(|c| c > o.head && view.syn.case(c) == word::AT);
        if of.is_empty() && advises && code.sector.as_deref() == Some("GOV") && beside.is_some_and(at) {
            code.sector = None;
        }
        // "JMP Securities analyst Ines Reyes" works for a firm.
        if of.is_empty()
            && code.sector.as_deref() == Some("CVL")
            && agent.is_some_and(|a| view.lex.rows.agents[a as usize].head.ends_with("analyst"))
            && words.is_some_and(|w| is_strangers(view, w))
        {
            code.sector = Some("BUS".to_string());
        }
        // "Reyes's deputy Ivan Petrenko" sits in no parliament.
        let deputy = agent.is_some_and(|a| view.lex.rows.agents[a as usize].head == "deputy");
        let whose = || view.syn.possessor(m.head).or_else(|| view.syn.possessor(m.tokens.end as usize - 1));
        if deputy && of.is_empty() && whose().is_some() {
            code.sector = None;
        }
        // "Ben Larkin, president of the surgery division" governs nothing.
        let private = agent.filter(|_| of.is_empty()).is_some_and(|a| {
            let head = words.map(|w| w.end as usize - 1);
            beside.map(|o| o.head).or(head).is_some_and(|t| is_of_division(view, t, a))
        });
        if private {
            code.sector = code.sector.filter(|s| !matches!(s.as_str(), "GOV" | "PTY"));
        }
        if code.sector.is_none() {
            code.sector = beside.and_then(|o| headed(view, o)).map(str::to_string);
        }
        if let (Some(words), Some(agent)) = (words, agent) {
            offices::past_of_role(view, words, agent, &mut code);
        }
        // "Police Sergeant Ann Cole" is no soldier.
        if code.sector.as_deref() == Some("MIL")
            && words.is_some_and(|w| is_of_police(view, w.start as usize, w.end as usize))
        {
            code.sector = Some("COP".to_string());
        }
        return code;
    }
    // "Harbour News's Ines Reyes" reports for it.
    let outlet = view.syn.possessor(m.head).is_some_and(|p| {
        near(&view.mentions.hits, p).iter().any(|h| {
            h.tokens.has(p)
                && matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "media")
        })
    });
    if outlet && m.entity == EntityType::Person {
        return Code { country: None, sector: Some("JRN".to_string()) };
    }
    let titled = title_code(view, m);
    // "Chris Gibson, R-N.Y.": told by party and state.
    if titled == Code::default() && m.entity == EntityType::Person && has_party_tag(view, m) {
        return Code { country: Some("USA".to_string()), sector: Some("LEG".to_string()) };
    }
    if titled != Code::default() || m.entity == EntityType::Person {
        return titled;
    }
    let mut code = inner_code(view, m);
    if code.country.is_none() && !m.of.is_empty() {
        code.country = compose(view, &m.of, None).country;
    }
    // "the Czech Republic's Green League"
    if code.country.is_none()
        && let Some(p) = view.syn.possessor(m.head)
    {
        code.country = near(&view.mentions.hits, p).iter().find_map(|h| match h.entry {
            Entry::Actor(a, _) if h.tokens.has(p) => {
                let row = &view.lex.rows.actors[a as usize];
                row.country().filter(|_| row.kind == "state").map(str::to_string)
            }
            _ => None,
        });
    }
    if code.sector.is_none() {
        let sector = match m.entity {
            EntityType::Company => "BUS",
            EntityType::Media => "JRN",
            EntityType::Party => "PTY",
            EntityType::ArmedGroup => "REB",
            EntityType::Government => "GOV",
            EntityType::Place if m.metonym => "GOV",
            _ => return code,
        };
        code.sector = Some(sector.to_string());
    }
    code
}

/// A spokesman, chief or official of something with a name that nothing here knows: "[Valero] spokesman"; not "Foreign
/// Minister".
fn is_strangers(view: &View, words: TokenSpan) -> bool {
    let syn = view.syn;
    let last = words.end as usize - 1;
    let capital = |t: usize| syn.is(t, TokenFlags::CAPITAL) && !syn.is(t, TokenFlags::FIRST);
    let known = |t: usize| near(&view.mentions.hits, t).iter().any(|h| h.tokens.has(t));
    !syn.is(last, TokenFlags::CAPITAL)
        && words.range().any(|t| t != last && syn.upos[t] == Upos::PROPN && capital(t) && !known(t))
}

/// Whether an office that states and firms have is one of something that is no state: "vice president of accounting",
/// "strategist at Larkfield"; not "president of the country", "director of the agency".
pub(super) fn is_of_division(view: &View, head: usize, agent: u32) -> bool {
    const OFFICES: &[&str] = &["president", "vice president", "secretary general", "strategist"];
    let syn = view.syn;
    let row = &view.lex.rows.agents[agent as usize];
    let state = |c: usize| {
        view.lex.classes.holds("public_body", syn.form[c])
            || near(&view.mentions.hits, c).iter().any(|h| {
                h.tokens.has(c)
                    && match h.entry {
                        Entry::Actor(a, _) => {
                            matches!(view.lex.rows.actors[a as usize].kind.as_str(), "state" | "gov" | "igo")
                        }
                        Entry::Place(..) | Entry::Metonym(..) => true,
                        _ => false,
                    }
            })
    };
    let of = |c: usize| {
        c > head
            && syn.rel[c].base() == Deprel::NMOD
            && [word::OF, word::AT, word::FOR].contains(&syn.case(c))
            && !state(c)
    };
    OFFICES.iter().any(|o| row.head.ends_with(o)) && syn.children(head).any(of)
}

/// The sector of what a person heads whose role alone says nothing: "the head of the [election board]".
pub(super) fn headed<'a>(view: &View<'a>, m: &Mention) -> Option<&'a str> {
    let syn = view.syn;
    syn.children(m.head).filter(|&c| c > m.head && syn.case(c) == word::OF).find_map(|c| {
        let hits = near(&view.mentions.hits, c);
        hits.iter().find_map(|h| match h.entry {
            Entry::Agent(a, _) if h.tokens.has(c) => {
                let row = &view.lex.rows.agents[a as usize];
                (row.kind == "org" && !row.sector.is_empty()).then_some(row.sector.as_str())
            }
            _ => None,
        })
    })
}

/// The country inside a body's own name, and the sector of its last word: "[Kenya] Anti-Corruption [Commission]".
fn inner_code(view: &View, m: &Mention) -> Code {
    let mut code = Code::default();
    for h in near(&view.mentions.hits, m.tokens.end as usize)
        .iter()
        .filter(|h| m.tokens.contains(h.tokens) && h.tokens != m.tokens)
    {
        match h.entry {
            Entry::Actor(a, _)
                if h.tokens.start == m.tokens.start
                    && (view.lex.rows.actors[a as usize].kind == "state"
                        || view.lex.rows.actors[a as usize].kind == "company"
                            && m.entity == EntityType::Company) =>
            {
                code.country = role_on(&view.lex.rows.actors[a as usize], view.article.date).0.country;
            }
            // "Harbour [Police]" is a plural by its form.
            Entry::Agent(a, plural)
                if h.tokens.end == m.tokens.end
                    && (!plural || view.lex.rows.agents[a as usize].sector == "COP") =>
            {
                let sector = &view.lex.rows.agents[a as usize].sector;
                code.sector = (!sector.is_empty()).then(|| sector.clone());
            }
            _ => {}
        }
    }
    code
}

/// Country of the modifiers, sector of the role; a body's own sector holds where the role has none or only `GOV`.
pub(super) fn compose(view: &View, of: &[u32], agent: Option<u32>) -> Code {
    let mut code = Code::default();
    let sector = agent.map(|a| view.lex.rows.agents[a as usize].sector.as_str()).filter(|s| !s.is_empty());
    for &o in of {
        let row = &view.lex.rows.actors[o as usize];
        let (c, _) = role_on(row, view.article.date);
        if code.country.is_none() {
            code.country = c.country;
        }
        let body = row.kind != "state" && row.kind != "person";
        // What they do there says less than where they are: "analysts at the bank", "the broadcaster's manager".
        let there = matches!(sector, None | Some("GOV" | "CVL" | "BUS" | "UAF"));
        if body && code.sector.is_none() && there {
            code.sector = c.sector.clone();
        }
        // Those whom a body of many states sends, asks or lets count are its officials: it has no police of its own.
        let sends =
            matches!(sector, None | Some("COP" | "CVL")) && agent.is_some_and(|a| is_sendable(view, a));
        if row.kind == "igo" && code.sector.is_none() && c.sector.is_none() && sends {
            code.sector = Some("GOV".to_string());
        }
    }
    // Who works for a news outlet may be from anywhere.
    let outlet = of.iter().all(|&o| view.lex.rows.actors[o as usize].kind == "media") && !of.is_empty();
    if outlet && agent.is_some_and(|a| is_reporter(&view.lex.rows.agents[a as usize].head)) {
        code.country = None;
    }
    if code.sector.is_none() {
        code.sector = sector.map(str::to_string);
    }
    code
}

/// Whether a role is that of those who inspect, observe and advise.
fn is_sendable(view: &View, agent: u32) -> bool {
    let head = &view.lex.rows.agents[agent as usize].head;
    let last = head.rsplit(' ').next().unwrap_or(head);
    view.lex.classes.holds("sent_by_bodies", view.lex.vocabulary.get(last))
}

/// Those who write and film for an outlet, wherever they are from; its editors and managers speak for it.
pub(super) fn is_reporter(head: &str) -> bool {
    const REPORTERS: &[&str] = &[
        "reporter",
        "journalist",
        "correspondent",
        "photographer",
        "photojournalist",
        "cameraman",
        "camerawoman",
        "videographer",
        "freelancer",
        "stringer",
        "columnist",
        "contributor",
    ];
    head.rsplit(' ').next().is_some_and(|h| REPORTERS.contains(&h))
}

/// Somebody unknown whose description beside the name says whose he is has that one's country: "its ambassador, Ines
/// Reyes".
pub(super) fn whose(view: &View, appositions: &FxHashMap<usize, usize>, out: &mut Cast) {
    for (i, m) in view.mentions.all.iter().enumerate() {
        let &[a] = &out.of[i].actors[..] else { continue };
        let actor = out.actor(a);
        let open = m.kind == MentionKind::Name && actor.entity == EntityType::Person && actor.row.is_none();
        if !open {
            continue;
        }
        let beside = appositions
            .get(&i)
            .map(|&j| view.mention(j))
            .filter(|n| n.kind == MentionKind::Nominal && n.of.is_empty());
        // "his daughter Ines"
        let kin =
            m.role_agent.filter(|&r| m.of.is_empty() && is_family(&view.lex.rows.agents[r as usize].head));
        let of_kin = || {
            let syn = view.syn;
            let p = m.tokens.range().chain([m.head]).find_map(|t| syn.possessor(t));
            let before = m.role.and_then(|r| (r.start as usize).checked_sub(1));
            let p = p.or(before.filter(|&t| syn.xpos[t] == Xpos::PRP_POSS))?;
            view.mentions.of_head(p).filter(|&o| o < i)
        };
        let owner =
            beside.and_then(|n| super::nominals::owner(view, n)).or_else(|| kin.and_then(|_| of_kin()));
        let Some(&of) = owner.and_then(|o| out.of[o].actors.first()) else { continue };
        let of = out.actor(of);
        let role = match beside.map(|n| n.sense) {
            Some(Sense::Agent(r)) => view.lex.rows.agents[r as usize].head.as_str(),
            _ => "",
        };
        // A rival of somebody is of no known country, an ambassador of a state is its own, a daughter is of one family.
        let family = is_family(role) || kin.is_some();
        if of.entity == EntityType::RoleGroup || of.entity == EntityType::Person && !family {
            continue;
        }
        let body = !matches!(of.entity, EntityType::Person | EntityType::State | EntityType::Government);
        let (country, sector) = (of.code.country.clone(), of.code.sector.clone());
        let code = &mut out.actors[a as usize].code;
        code.country = code.country.take().or(country);
        if family {
            continue;
        }
        // The president of a union is no government's.
        let own =
            code.sector.take().filter(|s| !(body && matches!(s.as_str(), "GOV" | "ELI") && sector.is_some()));
        code.sector = own.or(sector);
    }
}

/// "Ann Cole, [R-N.Y.]", "Ben Reyes ([D-Ohio])": a party and a state behind a name.
fn has_party_tag(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    let here = syn.tokens_of(syn.sentence(m.head));
    let end = m.tokens.end as usize;
    let word = |t: usize| if here.has(t) { view.words(TokenSpan::new(t, t + 1)) } else { "" };
    let mark = |s: &str| matches!(s, "-" | "–" | "‑");
    let state = |s: &str| s.starts_with(char::is_uppercase);
    let whole = || {
        let rest = word(end + 1).strip_prefix(['R', 'D', 'I']).and_then(|r| r.strip_prefix(['-', '–', '‑']));
        rest.is_some_and(state)
    };
    let parts = || matches!(word(end + 1), "R" | "D" | "I") && mark(word(end + 2)) && state(word(end + 3));
    matches!(word(end), "," | "(") && (whole() || parts())
}

/// Those who are of one family.
fn is_family(role: &str) -> bool {
    matches!(
        role,
        "husband" | "wife" | "widow" | "son" | "daughter" | "father" | "mother" | "brother" | "sister"
    )
}

/// Persons and firms by a name that nothing here knows are of the country of an article that names hardly another:
/// "Ann Cole, a farmer" in a report on Ohio alone; not who writes it.
pub(super) fn at_home(view: &View, scene: &Scene, out: &mut Cast) {
    let Some(home) = scene.domestic() else { return };
    for (i, m) in view.mentions.all.iter().enumerate() {
        let &[a] = &out.of[i].actors[..] else { continue };
        let actor = &mut out.actors[a as usize];
        let private = matches!(actor.entity, EntityType::Person | EntityType::Company) && actor.row.is_none();
        let open = m.kind == MentionKind::Name && m.tokens.len() > 1 && actor.code.country.is_none();
        // Who writes the article or reports for an outlet may be from anywhere.
        let reports =
            view.syn.kind(m.head) == SentenceKind::Byline || actor.code.sector.as_deref() == Some("JRN");
        if private && open && !reports && m.sense == Sense::Unknown {
            actor.code.country = Some(home.to_string());
        }
    }
}

pub(super) fn title_sector<'a>(view: &View<'a>, m: &Mention) -> Option<&'a str> {
    let t = title_before(view, m)?;
    Some(view.lex.rows.titles[t as usize].sector.as_str()).filter(|s| !s.is_empty())
}

fn title_code(view: &View, m: &Mention) -> Code {
    let sector = title_before(view, m)
        .map(|t| view.lex.rows.titles[t as usize].sector.clone())
        .filter(|s| !s.is_empty());
    // "police Sgt. Ann Cole" is no soldier.
    let start = m.tokens.start as usize;
    let police = sector.as_deref() == Some("MIL") && is_of_police(view, start.saturating_sub(4), start);
    Code { country: None, sector: if police { Some("COP".to_string()) } else { sector } }
}

/// Whether a word for police stands among some tokens: "[police] Sgt. Ann Cole".
pub(super) fn is_of_police(view: &View, start: usize, end: usize) -> bool {
    let force = |t: usize| {
        let word = view.words(TokenSpan::new(t, t + 1));
        ["police", "sheriff", "sheriff's", "patrol"].iter().any(|w| word.eq_ignore_ascii_case(w))
    };
    (start.saturating_sub(1)..end).any(force)
}

pub(super) fn title_before(view: &View, m: &Mention) -> Option<u32> {
    near(&view.mentions.hits, m.tokens.start as usize).iter().find_map(|h| match h.entry {
        Entry::Title(t) if h.tokens.end == m.tokens.start => Some(t),
        _ => None,
    })
}

/// Gender by title, then by first name.
pub(super) fn gender_of_mention(view: &View, m: &Mention) -> Option<char> {
    let title = title_before(view, m).and_then(|t| view.lex.rows.titles[t as usize].gender.chars().next());
    title.or_else(|| {
        let first = TokenSpan::new(m.tokens.start as usize, m.tokens.start as usize + 1);
        gender_of_name(view, view.words(first))
    })
}

/// Gender by the first word of a name.
pub(super) fn gender_of_name(view: &View, name: &str) -> Option<char> {
    let first = name.split([' ', '-']).next()?.to_lowercase();
    view.lex.given_names.get(&view.lex.vocabulary.get(&first)).copied().filter(|&g| g != 'u')
}
