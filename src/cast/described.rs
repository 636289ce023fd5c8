//! What a description beside an unknown name says where the tree has lost it or the role alone says nothing: for whom
//! somebody works, what he does, which office he holds where.

use super::code::Code;
use super::resolve::View;
use super::{Cast, offices, persons};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Entry;
use crate::mention::{EntityType, MentionKind, Number, Sense, near};
use crate::syntax::{TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.works-at",
        finds: "the firm in a description of a name: \"Ann Cole, a principal at Harbour Advisors\"; not \"Ann Cole, a client of Harbour Advisors\"",
    },
    Rule {
        id: "cast.described-behind",
        finds: "a description behind a name that the tree has not joined to it: \"said Ann Cole, Citigroup chairman and chief executive\"; not \"Ann Cole, Citigroup chairman Ben Dyer and\"",
    },
];

/// Gives persons whom nothing else tells the code that the description beside their name has.
pub(super) fn tell(view: &View, out: &mut Cast) {
    for (i, m) in view.mentions.all.iter().enumerate() {
        let person =
            m.kind == MentionKind::Name && m.sense == Sense::Unknown && m.entity == EntityType::Person;
        let Some(&a) = out.of[i].actors.first().filter(|_| person && m.tokens.len() > 1) else { continue };
        let code = &out.actor(a).code;
        if code.country.is_some() && code.sector.is_some() || out.actor(a).row.is_some() {
            continue;
        }
        let open = code.country.is_none()
            && matches!(code.sector.as_deref(), None | Some("GOV" | "CVL" | "BUS" | "EDU"));
        let body = works_at(view, i, out).filter(|_| open).or_else(|| firm_before(view, i, out));
        if let Some(body) = body {
            let of = out.actor(body).code.clone();
            let code = &mut out.actors[a as usize].code;
            let own = code.sector.take().filter(|s| s != "GOV");
            *code = Code { country: code.country.take().or(of.country), sector: of.sector.or(own) };
            out.of[i].cause = Some(Cause::rule("cast.works-at"));
        } else if *code == Code::default()
            && let Some(code) = office_before(view, i)
        {
            out.actors[a as usize].code = code;
        } else if let Some(code) = nominal_behind(view, i).filter(|_| code.sector.is_none()) {
            let own = &mut out.actors[a as usize].code;
            *own = Code { country: own.country.take().or(code.country), sector: code.sector };
            out.of[i].cause = Some(Cause::rule("cast.described-behind"));
        } else if code.sector.is_none() {
            let sector = role_behind(view, i).or_else(|| runs_firm(view, i)).or_else(|| kind_behind(view, i));
            out.actors[a as usize].code.sector = sector.map(str::to_string);
        }
    }
}

/// How many words a description may have before the body that it names.
const DESCRIPTION: usize = 14;

/// The body in a description behind a name whose role no row has, or whose tree is lost: "Ben Dyer, head of currency research
/// at [Harbour Bank]", "Ann Cole, chief executive of online retailer [Harbour Inc]".
fn works_at(view: &View, i: usize, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    let m = view.mention(i);
    let end = m.tokens.end as usize;
    let limit = (syn.tokens_of(syn.sentence(m.head)).end as usize).min(end + 2 + DESCRIPTION);
    if end + 3 >= limit || syn.form[end] != word::COMMA {
        return None;
    }
    let part = |t: &usize| {
        matches!(
            syn.upos[*t],
            Upos::NOUN | Upos::PROPN | Upos::ADJ | Upos::DET | Upos::ADP | Upos::CCONJ | Upos::NUM
        ) || matches!(syn.form[*t], word::DASH)
            || syn.xpos[*t] == Xpos::POS
    };
    let body = (end + 1..limit).take_while(part).find_map(|t| {
        let j = view.mentions.covering(t)?;
        let n = view.mention(j);
        (matches!(n.kind, MentionKind::Name | MentionKind::Modifier) && n.tokens.start as usize == t)
            .then_some(j)
    })?;
    // "Ann Cole, [Harbour Bank] chairman"
    let n = view.mention(body);
    let title = n.tokens.end as usize;
    if n.tokens.start as usize == end + 1
        && title < limit
        && view.lex.classes.holds("staff", syn.lemma[title])
    {
        return private(body, out);
    }
    let at = (end + 1..view.mention(body).tokens.start as usize)
        .rev()
        .take_while(|&t| !matches!(syn.upos[t], Upos::PROPN | Upos::CCONJ))
        .find(|&t| syn.upos[t] == Upos::ADP)?;
    let staff = |t: usize| view.lex.classes.holds("staff", syn.lemma[t]);
    let works = match syn.form[at] {
        word::OF => (end + 1..at).any(staff),
        word::AT | word::WITH | word::FOR => {
            (end + 1..at).any(staff) || syn.form[at] == word::AT && syn.upos[at - 1] == Upos::NOUN
        }
        _ => false,
    };
    let now = !offices::is_former(view, TokenSpan::new(end + 1, at));
    private(body, out).filter(|_| works && now)
}

/// The body of a mention, if it is no state's and its sector is known.
fn private(body: usize, out: &Cast) -> Option<u32> {
    let &[a] = &out.of[body].actors[..] else { return None };
    let actor = out.actor(a);
    let private = matches!(
        actor.entity,
        EntityType::Company | EntityType::Ngo | EntityType::Organization | EntityType::Media
    );
    (private && actor.code.sector.is_some()).then_some(a)
}

/// The sector of the role that a description right behind a name begins with, where the tree has lost the two: "Ben Dyer,
/// [chief executive] of the group's shipping arm"; that of an office is left to those who know its country.
fn role_behind<'a>(view: &View<'a>, i: usize) -> Option<&'a str> {
    let syn = view.syn;
    let m = view.mention(i);
    let end = m.tokens.end as usize;
    let limit = (syn.tokens_of(syn.sentence(m.head)).end as usize).min(end + 5);
    if end + 2 >= limit || syn.form[end] != word::COMMA {
        return None;
    }
    let opens = |t: &usize| matches!(syn.upos[*t], Upos::DET | Upos::ADJ | Upos::NOUN);
    let agent = (end + 1..limit).take_while(opens).find_map(|t| {
        let hits = near(&view.mentions.hits, t).iter().filter(|h| h.tokens.start as usize == t);
        hits.max_by_key(|h| h.tokens.len()).and_then(|h| match h.entry {
            Entry::Agent(a, false) if syn.upos[h.tokens.end as usize - 1] != Upos::PROPN => {
                // "executive | director" is no executive.
                let next = h.tokens.end as usize;
                let ends = next >= limit || !matches!(syn.upos[next], Upos::NOUN | Upos::PROPN);
                ends.then_some(a)
            }
            _ => None,
        })
    })?;
    // "chief executive of the Harbour Federation", "manager at the port authority": where the body is none of a trade's.
    let stop = (end + 2 + DESCRIPTION).min(syn.tokens_of(syn.sentence(m.head)).end as usize);
    let body = (end + 1..stop).take_while(|&t| syn.form[t] != word::COMMA).find_map(|t| {
        let n = view.mention(view.mentions.covering(t)?);
        (n.kind == MentionKind::Name && n.tokens.start as usize == t).then_some(n.entity)
    });
    if body.is_some_and(|e| !matches!(e, EntityType::Company | EntityType::Media)) {
        return None;
    }
    let row = &view.lex.rows.agents[agent as usize];
    let private = matches!(row.sector.as_str(), "BUS" | "EDU" | "MED" | "LAB" | "JRN");
    (row.kind == "person" && private).then_some(row.sector.as_str())
}

/// The code of a description with its body that stands right behind a name and a comma, where the tree has not joined the
/// two: "said Ann Cole, [Harbour Bank chairman] and chief executive"; not "Ann Cole, Harbour Bank chairman Ben Dyer and".
fn nominal_behind(view: &View, i: usize) -> Option<Code> {
    let syn = view.syn;
    let end = view.mention(i).tokens.end as usize;
    if end + 2 >= syn.tokens_of(syn.sentence(end - 1)).end as usize || syn.form[end] != word::COMMA {
        return None;
    }
    let start = if syn.upos[end + 1] == Upos::DET { end + 2 } else { end + 1 };
    let n = view.mention(view.mentions.covering(start)?);
    let Sense::Agent(agent) = n.sense else { return None };
    let alone = n.kind == MentionKind::Nominal
        && n.entity == EntityType::Person
        && n.number == Number::Singular
        && n.tokens.start as usize == start
        && !n.of.is_empty()
        && syn.possessor(n.head).is_none_or(|p| n.tokens.has(p))
        && syn.upos.get(n.tokens.end as usize) != Some(&Upos::PROPN);
    if !alone {
        return None;
    }
    let mut code = persons::compose(view, &n.of, Some(agent));
    offices::past_of_role(view, n.tokens, agent, &mut code);
    code.sector.is_some().then_some(code)
}

/// Who is president or chairman "and chief executive" runs a firm, whatever it is called.
fn runs_firm(view: &View, i: usize) -> Option<&'static str> {
    let syn = view.syn;
    let m = view.mention(i);
    let end = m.tokens.end as usize;
    let sentence = syn.tokens_of(syn.sentence(m.head));
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    let head = |t: usize| {
        t > 0
            && syn.form[t - 1] == word::AND
            && (word(t) == "CEO"
                || word(t).eq_ignore_ascii_case("chief")
                    && t + 1 < sentence.end as usize
                    && word(t + 1).eq_ignore_ascii_case("executive"))
    };
    let comma = end < sentence.end as usize && syn.form[end] == word::COMMA;
    let stop = (sentence.end as usize).min(end + 2 + DESCRIPTION);
    let told = || (end + 1..stop).take_while(|&t| syn.form[t] != word::COMMA);
    // "president and CEO of the Harbour Institute"
    let other = |t: usize| {
        view.mentions.covering(t).map(|j| view.mention(j)).is_some_and(|n| {
            n.kind == MentionKind::Name && !matches!(n.entity, EntityType::Company | EntityType::Media)
        })
    };
    let behind = comma && told().any(head) && !told().any(other);
    let role = m.role.is_some_and(|r| r.range().any(head));
    (behind || role).then_some("BUS")
}

/// What kind of body somebody is of whose name no row has: "Ben Dyer of the shipping [firm] Harbour Lines".
fn kind_behind<'a>(view: &View<'a>, i: usize) -> Option<&'a str> {
    let syn = view.syn;
    let end = view.mention(i).tokens.end as usize;
    let sentence = syn.tokens_of(syn.sentence(end - 1));
    let limit = (sentence.end as usize).min(end + 7);
    if end + 2 >= limit || !matches!(syn.form[end], word::OF | word::AT | word::FROM | word::WITH) {
        return None;
    }
    let part = |t: &usize| {
        matches!(syn.upos[*t], Upos::NOUN | Upos::ADJ | Upos::DET | Upos::PROPN) || syn.xpos[*t] == Xpos::POS
    };
    let kind = (end + 1..limit - 1).take_while(part).find_map(|t| {
        let hits = near(&view.mentions.hits, t).iter().filter(|h| h.tokens.start as usize == t);
        hits.max_by_key(|h| h.tokens.len()).and_then(|h| match h.entry {
            // The name stands right behind.
            Entry::Agent(a, false)
                if h.tokens.end < sentence.end && syn.is(h.tokens.end as usize, TokenFlags::CAPITAL) =>
            {
                Some(a)
            }
            _ => None,
        })
    })?;
    let row = &view.lex.rows.agents[kind as usize];
    let private = matches!(row.sector.as_str(), "BUS" | "EDU" | "MED" | "LAB" | "JRN" | "SOC");
    (row.kind == "org" && private).then_some(row.sector.as_str())
}

/// The firm whose name, with its ticker in brackets, ends before the role that stands before a name: "[Harbour Corp]
/// ( HRB.N ) spokesman *Ann Cole*".
fn firm_before(view: &View, i: usize, out: &Cast) -> Option<u32> {
    let syn = view.syn;
    let role = view.mention(i).role?;
    let close = (role.start as usize).checked_sub(1)?;
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    let open =
        (close.saturating_sub(6)..close).rev().find(|&t| word(t) == "(").filter(|_| word(close) == ")")?;
    let last = open.checked_sub(1).filter(|&t| syn.sentence(t) == syn.sentence(close))?;
    let &[a] = &out.of[view.mentions.covering(last)?].actors[..] else { return None };
    (out.actor(a).entity == EntityType::Company).then_some(a)
}

/// The code of an office that stands before a name together with where it is held: "U.S. [Ambassador to Iraq] Ann Cole".
fn office_before(view: &View, i: usize) -> Option<Code> {
    let syn = view.syn;
    let start = view.mention(i).tokens.start as usize;
    let first = syn.tokens_of(syn.sentence(start)).start as usize;
    let part = |t: &usize| matches!(syn.upos[*t], Upos::PROPN | Upos::DET);
    let case = (first.max(start.saturating_sub(5))..start).rev().find(|t| !part(t))?;
    if case + 1 == start || !matches!(syn.form[case], word::TO | word::OF | word::FOR) {
        return None;
    }
    let hits = || near(&view.mentions.hits, case).iter();
    let (agent, from) = hits().filter(|h| h.tokens.end as usize == case).find_map(|h| match h.entry {
        Entry::Agent(a, false) if view.lex.rows.agents[a as usize].kind == "person" => {
            Some((a, h.tokens.start as usize))
        }
        _ => None,
    })?;
    let of = near(&view.mentions.hits, from).iter().filter(|h| h.tokens.end as usize == from).find_map(
        |h| match h.entry {
            Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "state" => Some(a),
            _ => None,
        },
    )?;
    Some(persons::compose(view, &[of], Some(agent)))
}
