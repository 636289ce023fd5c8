//! What the words behind or before an unknown name tell of it: the clause that says whom somebody leads, the town in which
//! a body sits, the bench on which a judge does.

use super::code::Code;
use super::resolve::View;
use super::{Cast, offices, persons};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Entry;
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense, near};
use crate::syntax::{Deprel, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.told-by-clause",
        finds: "what a clause says of somebody unknown: \"Reyes, who heads the ministry\"; not \"Reyes, who met the minister\"",
    },
    Rule {
        id: "cast.counted",
        finds: "what a count before says of as many: \"two Norwegians were held. Tom Lund and Ben Dahl …\"; not of three",
    },
    Rule {
        id: "cast.seated",
        finds: "the country of the town where an unknown body sits: \"the Oslo-based Harbour Watch\"; not \"Harbour Watch said in Oslo\"",
    },
    Rule {
        id: "cast.belongs-to",
        finds: "the body behind a name that is told by nothing else: \"Ben Cole of Oxfam\"; not \"met Ben Cole at the White House\"",
    },
    Rule {
        id: "cast.bench",
        finds: "whose judges and prosecutors: those of the court named last; not of the country that the trial is about",
    },
];

/// Somebody unknown of whom a clause says whom he leads or works for, or what he is.
pub(super) fn by_clause(view: &View, out: &mut Cast) {
    for (i, m) in view.mentions.all.iter().enumerate() {
        let unknown = m.kind == MentionKind::Name
            && m.entity == EntityType::Person
            && m.number == Number::Singular
            && m.sense == Sense::Unknown;
        let Some(&a) = out.of[i].actors.first().filter(|_| unknown) else { continue };
        if out.actor(a).row.is_some() || out.actor(a).code != Code::default() {
            continue;
        }
        if let Some(code) = clause_of(view, m).and_then(|v| told(view, v, out)) {
            out.actors[a as usize].code = code;
            out.of[i].cause = Some(Cause::rule("cast.told-by-clause"));
        }
    }
}

/// Numbers in words, from two on.
pub(super) const NUMBERS: &[&str] = &["two", "three", "four", "five", "six"];

/// Persons of whom the sentence before told only how many there are, and of which country: "the arrest of two New Yorkers …
/// Tom Lund and Ben Dahl were charged".
pub(super) fn counted(view: &View, out: &mut Cast) {
    let syn = view.syn;
    for (i, m) in view.mentions.all.iter().enumerate() {
        let open = |j: usize| {
            let n = view.mention(j);
            let unknown =
                n.kind == MentionKind::Name && n.entity == EntityType::Person && n.sense == Sense::Unknown;
            out.of[j].actors.first().copied().filter(|&a| unknown && out.actor(a).code == Code::default())
        };
        if !syn.rel[m.head].is_subject() || open(i).is_none() || syn.sentence(m.head) == 0 {
            continue;
        }
        let heads: Vec<usize> = syn.conjuncts(m.head).collect();
        let all: Vec<u32> = heads.iter().filter_map(|&h| view.mentions.of_head(h)).filter_map(open).collect();
        let Some(&number) = heads.len().checked_sub(2).and_then(|n| NUMBERS.get(n)) else { continue };
        if all.len() != heads.len() {
            continue;
        }
        let before = syn.sentence(m.head) - 1;
        let told = |&j: &usize| {
            let n = view.mention(j);
            n.number == Number::Plural
                && matches!(n.sense, Sense::Agent(_) | Sense::People(_))
                && n.tokens.range().any(|t| view.words(TokenSpan::new(t, t + 1)).eq_ignore_ascii_case(number))
        };
        let mut counts = (0..i)
            .rev()
            .take_while(|&j| syn.sentence(view.mention(j).head) >= before)
            .filter(|&j| syn.sentence(view.mention(j).head) == before)
            .filter(told);
        let (Some(j), None) = (counts.next(), counts.next()) else { continue };
        let &[a] = &out.of[j].actors[..] else { continue };
        let code = out.actor(a).code.clone();
        if code.country.is_none() {
            continue;
        }
        for a in all {
            out.actors[a as usize].code = code.clone();
        }
        out.of[i].cause = Some(Cause::rule("cast.counted"));
    }
}

/// The head of the clause with "who" as subject behind a name.
fn clause_of(view: &View, m: &Mention) -> Option<usize> {
    let syn = view.syn;
    let who = |c: usize| syn.form[c] == word::WHO && syn.rel[c].is_subject();
    let clause = |c: &usize| {
        matches!(syn.rel[*c], Deprel::ACL_RELCL | Deprel::ADVCL_RELCL) && syn.children(*c).any(who)
    };
    let behind = m.tokens.end as usize;
    syn.children(m.head).find(clause).filter(|&c| c >= behind)
}

/// The code that a clause tells.
fn told(view: &View, v: usize, out: &Cast) -> Option<Code> {
    let syn = view.syn;
    if syn.children(v).any(|c| syn.rel[c].base() == Deprel::AUX) && !syn.is_verbal(v) {
        return None;
    }
    // "who is a Spanish diplomat"
    if syn.children(v).any(|c| syn.rel[c].base() == Deprel::COP) {
        let n = view.mention(view.mentions.of_head(v)?);
        let Sense::Agent(agent) = n.sense else { return None };
        if n.kind != MentionKind::Nominal || n.number != Number::Singular {
            return None;
        }
        let mut code = persons::compose(view, &n.of, Some(agent));
        // An adviser of no known body is not of the state.
        if n.of.is_empty() && matches!(code.sector.as_deref(), Some("GOV" | "COP" | "CRM")) {
            return None;
        }
        offices::past_of_role(view, n.tokens, agent, &mut code);
        return Some(code);
    }
    let leads = view.lex.classes.holds("v_head_of", syn.lemma[v]);
    let works = view.lex.classes.holds("v_work_for", syn.lemma[v]);
    let of = syn.children(v).filter(|&c| c > v).find(|&c| match syn.rel[c].base() {
        Deprel::OBJ => leads,
        Deprel::OBL => works && [word::FOR, word::AT, word::WITH].contains(&syn.case(c)),
        _ => false,
    })?;
    let j = view.mentions.of_head(of)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let body = out.actor(a);
    let whole = !matches!(body.entity, EntityType::Person | EntityType::RoleGroup | EntityType::Place);
    if !whole || body.code.country.is_none() {
        return None;
    }
    let mut code = body.code.clone();
    if body.entity == EntityType::State {
        code.sector = leads.then(|| "GOV".to_string());
    }
    // "who led the ministry until May" does so no more.
    if syn.xpos[v] == Xpos::VBD && matches!(code.sector.as_deref(), Some("GOV" | "LEG" | "SPY" | "JUD")) {
        code.sector = Some("ELI".to_string());
    }
    Some(code)
}

/// How many words may stand between "-based" and the name of a body: "the Geneva-based human rights group [Hunger Watch]".
const BASED_REACH: usize = 6;

/// Bodies that no lexicon knows are of the country where the text says that they sit.
pub(super) fn seated(view: &View, out: &mut Cast) {
    for (i, m) in view.mentions.all.iter().enumerate() {
        let named = m.kind == MentionKind::Name
            && !matches!(
                m.entity,
                EntityType::Person | EntityType::RoleGroup | EntityType::Place | EntityType::Igo
            )
            && m.of.is_empty();
        let Some(&a) = out.of[i].actors.first().filter(|_| named) else { continue };
        if out.actor(a).row.is_some() || out.actor(a).code.country.is_some() {
            continue;
        }
        if let Some(country) = seat(view, m) {
            out.actors[a as usize].code.country = Some(country);
            out.of[i].cause = Some(Cause::rule("cast.seated"));
        }
    }
}

/// The country of the town in which the text says that a body sits.
pub(super) fn seat(view: &View, m: &Mention) -> Option<String> {
    based_before(view, m).or_else(|| seat_behind(view, m))
}

/// "the [Oslo]-based Harbour Watch"
fn based_before(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let start = m.tokens.start as usize;
    let first = syn.tokens_of(syn.sentence(m.head)).start as usize;
    let words = (first.max(start.saturating_sub(BASED_REACH))..start).rev();
    let based = words
        .take_while(|&t| !syn.is_verbal(t) || syn.form[t] == word::BASED)
        .take_while(|&t| syn.form[t] != word::COMMA && syn.rel[t].base() != Deprel::CASE)
        .find(|&t| syn.form[t] == word::BASED)?;
    let dash = based.checked_sub(1).filter(|&t| syn.form[t] == word::DASH)?;
    ending_at(view, dash)
}

/// "Harbour Watch, based in [Oslo]", "the Harbour Institute in [Oslo]"
fn seat_behind(view: &View, m: &Mention) -> Option<String> {
    let syn = view.syn;
    let next = m.tokens.end as usize;
    let here = syn.tokens_of(syn.sentence(m.head));
    let comma = here.has(next) && syn.form[next] == word::COMMA;
    let based = if comma { next + 1 } else { next };
    if here.has(based + 1) && syn.form[based] == word::BASED && syn.form[based + 1] == word::IN {
        return starting_at(view, based + 2);
    }
    let inside = here.has(next)
        && [word::IN, word::AT].contains(&syn.form[next])
        && syn.governor(next).is_some_and(|p| syn.governor(p) == Some(m.head));
    if inside { starting_at(view, next + 1) } else { None }
}

/// The body behind the name of one who is told by nothing else: "Ines Reyes of [Oxfam]", "Ben Cole at [Citigroup]"; not
/// "met Ben Cole at the [White House]".
pub(super) fn belongs_to(view: &View, i: usize, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    let m = view.mention(i);
    let end = m.tokens.end as usize;
    let below = m.tokens.range().flat_map(|t| syn.children(t));
    let behind = below.into_iter().find(|&c| c > end && syn.rel[c].base() == Deprel::NMOD)?;
    let case = syn.case_token(behind)?;
    // Right behind the name, a comma between them or not.
    let near = case == end || case == end + 1 && syn.form[end] == word::COMMA;
    let j = view.mentions.of_head(behind).filter(|_| near)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let body = out.actor(a);
    let private = matches!(
        body.entity,
        EntityType::Company | EntityType::Ngo | EntityType::Organization | EntityType::Media
    );
    let fits = match syn.form[case] {
        word::OF => private || body.entity == EntityType::Government,
        word::AT | word::WITH | word::FROM => private,
        _ => false,
    };
    (fits && view.mention(j).kind == MentionKind::Name && body.code != Code::default()).then_some(a)
}

/// The body that owns a full name which is told by nothing else: "[Gallup]'s Ben Cole"; not "Cole's Ann Dyer".
pub(super) fn owned_by(view: &View, i: usize, out: &Cast) -> Option<u32> {
    let m = view.mention(i);
    let owner = view.syn.possessor(m.head).filter(|&p| p + 2 == m.tokens.start as usize)?;
    let j = view.mentions.of_head(owner).filter(|_| m.tokens.len() > 1)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let body = out.actor(a);
    // "Fox's Ann Dyer": a word that is this body's only near others may be another's.
    let word = view.words(view.mention(j).tokens);
    let vague = body.row.is_some_and(|r| {
        view.lex.rows.actors[r as usize].names.iter().any(|n| n.flags.near && n.text == word)
    });
    let fits = matches!(
        body.entity,
        EntityType::Company | EntityType::Ngo | EntityType::Organization | EntityType::Igo
    );
    (fits && !vague && body.code != Code::default()).then_some(a)
}

/// "[Kenya]'s Jane Wanjiru": a state's are of its people.
pub(super) fn of_state(view: &View, i: usize, out: &Cast) -> Option<String> {
    let m = view.mention(i);
    let owner = view.syn.possessor(m.head).filter(|&p| p + 2 == m.tokens.start as usize)?;
    let &[a] = &out.of[view.mentions.of_head(owner)?].actors[..] else { return None };
    let state = out.actor(a);
    state.code.country.clone().filter(|_| state.entity == EntityType::State)
}

/// How many sentences back the firm may stand that an unknown chief executive leads.
const FIRM_REACH: usize = 1;

/// The firm named last before a title that only firms have: "Harbour Bank said Chief Executive [Ines Reyes] would leave".
pub(super) fn firm_led(view: &View, i: usize, out: &Cast) -> Option<u32> {
    let m = view.mention(i);
    let agent = &view.lex.rows.agents[m.role_agent? as usize];
    if agent.sector != "BUS"
        || !m.of.is_empty()
        || !view.lex.classes.holds("firm_head", last_word(view, &agent.head))
    {
        return None;
    }
    let here = view.syn.sentence(m.head);
    let near = (0..i).rev().take_while(|&j| here - view.syn.sentence(view.mention(j).head) <= FIRM_REACH);
    near.filter(|&j| matches!(view.mention(j).kind, MentionKind::Name | MentionKind::Modifier)).find_map(
        |j| out.of[j].actors.first().copied().filter(|&a| out.actor(a).entity == EntityType::Company),
    )
}

/// The last word of a phrase of the lexicon.
fn last_word(view: &View, phrase: &str) -> Sym {
    let last = phrase.rsplit(' ').next().unwrap_or(phrase).to_ascii_lowercase();
    view.lex.vocabulary.get(&last)
}

/// The country of the place whose name ends before a token.
fn ending_at(view: &View, end: usize) -> Option<String> {
    let before = TokenSpan::new(end.saturating_sub(4), end);
    let place = view.mentions.places[view.mentions.places_in(before)]
        .iter()
        .find(|p| p.tokens.end as usize == end)
        .and_then(|p| p.country(view.lex));
    place.map(str::to_string).or_else(|| {
        // "Kyiv" is first of all a name of its government.
        near(&view.mentions.hits, end - 1).iter().filter(|h| h.tokens.end as usize == end).find_map(|h| {
            match h.entry {
                Entry::Actor(a, _) => of_land(view, a),
                Entry::Place(p, _) => Some(view.lex.place(p).country.to_string()).filter(|c| !c.is_empty()),
                _ => None,
            }
        })
    })
}

/// The country of the place whose name begins at a token.
fn starting_at(view: &View, start: usize) -> Option<String> {
    let from = TokenSpan::new(start, start + 1);
    let place = view.mentions.places[view.mentions.places_in(from)].first()?;
    place.country(view.lex).map(str::to_string)
}

/// The country of a state or of a government that is called by its capital.
fn of_land(view: &View, a: u32) -> Option<String> {
    let row = &view.lex.rows.actors[a as usize];
    let state = row.kind == "state" || row.id.ends_with(".gov");
    row.country().filter(|_| state).map(str::to_string)
}

/// The country of the court named last: whose "the judges" and "the presiding judge, Anne Lang" are. What it tries was done
/// by somebody else, of whom the article may speak more.
pub(super) fn bench(view: &View, i: usize, out: &Cast) -> Option<String> {
    let from = i.saturating_sub(BENCH_REACH);
    (from..i).rev().find_map(|j| {
        let n = view.mention(j);
        if !matches!(n.kind, MentionKind::Name | MentionKind::Nominal) {
            return None;
        }
        if let Some(&a) = out.of[j].actors.first() {
            let code = &out.actor(a).code;
            return code.country.clone().filter(|_| code.sector.as_deref() == Some("JUD"));
        }
        // "German judges" who are not resolved yet.
        let Sense::Agent(agent) = n.sense else { return None };
        let judicial = view.lex.rows.agents[agent as usize].sector == "JUD";
        n.of.iter().filter(|_| judicial).find_map(|&o| of_land(view, o))
    })
}

/// How many mentions back a court may be named.
const BENCH_REACH: usize = 60;
