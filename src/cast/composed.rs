//! Role phrases that nothing named before takes up: an actor made of a role and the countries it belongs to.

use super::code::{Code, role_on, slug};
use super::nominals::{found, is_definite, owner, served};
use super::resolve::View;
use super::scene::Scene;
use super::whence::{is_of_class, is_of_many_states, is_of_others, is_outside, names_state, whence};
use super::{Actor, Cast, Referent, Resolution, offices, persons};
use crate::base::{TokenSpan, word};
use crate::lexicon::{AgentRow, Entry, plural_of};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::syntax::Deprel;

/// A role actor for each country of the phrase.
pub(super) fn composed(
    view: &View,
    i: usize,
    agent: u32,
    row: &AgentRow,
    countries: Vec<String>,
    scene: &Scene,
    out: &mut Cast,
) -> Option<Referent> {
    let m = view.mention(i);
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
    if row.head == "officer" && (of_land || m.of.is_empty() && force_before(view, i, out) == Some("MIL")) {
        code.sector = Some("MIL".to_string());
    }
    // "a police commander" is no soldier.
    if code.sector.as_deref() == Some("MIL")
        && row.kind == "person"
        && persons::is_of_police(view, m.tokens.start as usize + 1, m.head)
    {
        code.sector = Some("COP".to_string());
    }
    // "Syrian agents" spy.
    let by_land = |t: usize| t < m.head && names_state(view, t);
    if row.head == "agent" && code.sector.is_none() && m.tokens.range().any(by_land) {
        code.sector = Some("SPY".to_string());
    }
    // "U.S. attorneys" prosecute.
    let federal = |t: usize| matches!(view.words(TokenSpan::new(t, t + 1)), "U.S." | "US");
    if row.head == "attorney" && m.head.checked_sub(1).is_some_and(|t| m.tokens.has(t) && federal(t)) {
        code.sector = Some("JUD".to_string());
    }
    // "the front's fighters" are what the front is.
    if code.sector.as_deref() == Some("UAF") && m.of.is_empty() {
        let whose = owner(view, m).and_then(|j| out.of[j].actors.first()).map(|&a| out.actor(a));
        let fights =
            whose.and_then(|a| a.code.sector.clone()).filter(|s| matches!(s.as_str(), "REB" | "PRM" | "MIL"));
        code.sector = fights.or(code.sector);
    }
    // "Finnish police and their Estonian [colleagues]".
    if code.sector.is_none() && view.syn.lemma[m.head] == word::COLLEAGUE {
        let whose = owner(view, m).and_then(|j| out.of[j].actors.first()).map(|&a| out.actor(a));
        code.sector = whose.and_then(|a| a.code.sector.clone());
    }
    // "three of its members": those of an army, a force or a court are what it is.
    if code.sector.is_none() && row.head == "member" && m.of.is_empty() {
        let whose = owner(view, m).or_else(|| members_of(view, m)).and_then(|j| out.of[j].actors.first());
        let of = whose.map(|&a| out.actor(a)).filter(|a| {
            matches!(
                a.code.sector.as_deref(),
                Some("MIL" | "COP" | "REB" | "PRM" | "UAF" | "LAB" | "BUS" | "SOC" | "LEG" | "JUD" | "CRM")
            )
        });
        code.sector = of.and_then(|a| a.code.sector.clone());
    }
    let outside = is_outside(view, m);
    if outside && of_land {
        code.country = None;
    }
    // "a spokesman for *Reyes*", who runs a bank, governs nothing.
    if code.sector.as_deref() == Some("GOV")
        && let Some(j) = served(view, m)
        && let [a] = out.of[j].actors[..]
        && let Some(theirs) = out.actor(a).code.sector.as_deref()
        && matches!(theirs, "BUS" | "PTY" | "REL" | "SOC" | "LAB" | "LEG" | "JUD")
    {
        code.sector = Some(theirs.to_string());
    }
    if let Some(side) = side_of(view, m, row, out) {
        code.sector = Some(side);
    }
    // "the IRS [division]" is no army's.
    if is_of_class(view, m, "unit_n")
        && let Some(row) = m.of.iter().map(|&o| &view.lex.rows.actors[o as usize]).find(|r| r.kind != "state")
    {
        code.sector = role_on(row, view.article.date).0.sector.or(code.sector);
    }
    // "its German unit", "the research division": an army's where an army is spoken of.
    if code.sector.as_deref() == Some("MIL") && is_of_class(view, m, "unit_n") && !is_of_army(view, i, m, out)
    {
        code.sector = owner(view, m)
            .and_then(|j| out.of[j].actors.first())
            .and_then(|&a| out.actor(a).code.sector.clone())
            .filter(|s| s != "GOV");
    }
    // "the president of the surgery division"
    if m.of.is_empty() && m.number == Number::Singular && persons::is_of_division(view, m.head, agent) {
        let headed = persons::headed(view, m).filter(|&s| !matches!(s, "PTY" | "GOV"));
        code.sector = headed.map(str::to_string).or(code.sector);
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
    // "U.N. experts" are appointed, "a U.N. expert" may know the body from outside.
    let igo = |o: &u32| view.lex.rows.actors[*o as usize].kind == "igo";
    if row.head == "expert" && m.number == Number::Plural && m.of.iter().any(igo) {
        code.sector = Some("GOV".to_string());
    }
    offices::past_of_role(view, m.tokens, agent, &mut code);
    if let Some(labour) = on_strike(view, m, row) {
        code.sector = Some(labour.to_string());
    }
    // "industry leaders", "the market leader" govern no state.
    let leads = leads_what(view, m, row);
    if let Some(of) = leads {
        code.sector = Some(of.to_string()).filter(|s| !s.is_empty());
    }
    // "A Hamas cell" fights, "my cell" and "resistance to the plan" do not.
    let vague = is_of_class(view, m, "named_only") && m.of.is_empty() && countries.is_empty();
    if vague && !(view.syn.rel[m.head] == Deprel::NSUBJ && is_definite(view, m) && owner(view, m).is_none()) {
        return None;
    }
    let mut rule = if countries.is_empty() { "cast.generic" } else { "cast.composed" };
    if countries.is_empty() {
        let told = || whence(view, i, row, scene, out).filter(|_| leads.is_none());
        if is_of_many_states(view, m, &row.sector) {
            code.country = Some("IGO".to_string());
        } else if let Some(country) = shared(view, m, &code, out) {
            code.country = Some(country);
            rule = "cast.shared-country";
        } else if let Some((country, by)) = told() {
            code.country = Some(country);
            rule = by;
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
    // "Democratic and Republican governors" are of neither party alone.
    let parties = m.of.iter().filter(|&&o| view.lex.rows.actors[o as usize].kind == "party").count();
    let body =
        m.of.iter()
            .map(|&o| &view.lex.rows.actors[o as usize])
            .find(|r| r.kind != "state" && r.kind != "person" && !(parties > 1 && r.kind == "party"));
    for country in all {
        let of = body.map(|r| r.id.clone()).or_else(|| country.as_ref().map(|c| c.to_lowercase()));
        let what = if m.number == Number::Plural { plural_of(row) } else { row.head.clone() };
        let what = if offices::is_former(view, m.tokens) { format!("former {what}") } else { what };
        let id = match &of {
            Some(of) => format!("unk:{of}-{}", slug(&what)),
            None => format!("unk:{}", slug(&what)),
        };
        let entity = m.entity;
        let name = view.words(m.tokens);
        let a = out.add(&id, || Actor {
            id: id.clone(),
            name: name.to_string(),
            entity: if entity == EntityType::Person && m.number == Number::Plural {
                EntityType::RoleGroup
            } else {
                entity
            },
            code: Code { country: country.clone(), sector: code.sector.clone() },
            office: None,
            row: None,
            gender: None,
        });
        if let Some(shared) = shared_words(&out.actor(a).name, name) {
            out.actors[a as usize].name = shared;
        }
        actors.push(a);
    }
    let resolution = if body.is_some() || !m.of.is_empty() { Resolution::Role } else { Resolution::Unknown };
    Some(found(actors, resolution, None, rule))
}

/// Of what those are who are told as its members: "members of [the guard]".
fn members_of(view: &View, m: &Mention) -> Option<usize> {
    let syn = view.syn;
    let of = syn.children(m.head).find(|&c| c > m.head && syn.case(c) == word::OF)?;
    view.mentions.of_head(of)
}

/// Whether soldiers or policemen were named last before a mention.
fn force_before<'a>(view: &View, i: usize, out: &'a Cast) -> Option<&'a str> {
    // "attacked police posts, killing 12 officers"
    let t = view.mention(i).head;
    let first = view.syn.tokens_of(view.syn.sentence(t)).start as usize;
    if (first..t).any(|k| view.words(TokenSpan::new(k, k + 1)).eq_ignore_ascii_case("police")) {
        return Some("COP");
    }
    (i.saturating_sub(ARMY_REACH)..i)
        .rev()
        .filter(|&j| view.mention(j).kind != MentionKind::Pronoun)
        .find_map(|j| {
            let &a = out.of[j].actors.first()?;
            out.actor(a).code.sector.as_deref().filter(|s| matches!(*s, "MIL" | "COP"))
        })
}

/// How many mentions back an army may be named that a unit is of.
const ARMY_REACH: usize = 20;

/// Whether a unit is told by a word of armies or stands where soldiers were named.
fn is_of_army(view: &View, i: usize, m: &Mention, out: &Cast) -> bool {
    const WORDS: &[&str] = &[
        "armored",
        "armoured",
        "army",
        "artillery",
        "airborne",
        "cavalry",
        "combat",
        "commando",
        "elite",
        "guard",
        "infantry",
        "marine",
        "mechanised",
        "mechanized",
        "military",
        "missile",
        "motorised",
        "motorized",
        "naval",
        "navy",
        "reserve",
        "tank",
    ];
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1)).to_ascii_lowercase();
    m.tokens.range().any(|t| t != m.head && WORDS.contains(&word(t).as_str()))
        || (i.saturating_sub(ARMY_REACH)..i)
            .any(|j| out.of[j].actors.iter().any(|&a| out.actor(a).code.sector.as_deref() == Some("MIL")))
}

/// What the names of two who cannot be told apart have in common at their end: "a Reyes aide … a top Cole aide" are both an
/// "aide"; none where the second says nothing more ("officials").
fn shared_words(first: &str, second: &str) -> Option<String> {
    if first == second || !second.contains(' ') {
        return None;
    }
    let same =
        first.rsplit(' ').zip(second.rsplit(' ')).take_while(|(a, b)| a.eq_ignore_ascii_case(b)).count();
    let words = first.split(' ').count();
    (same > 0 && same < words).then(|| first.split(' ').skip(words - same).collect::<Vec<_>>().join(" "))
}

/// The country of the phrase to which this one is joined, where both are of a kind and one adjective stands before both:
/// "[Russian] hackers and spy agencies"; not "Israeli soldiers and protesters".
fn shared(view: &View, m: &Mention, code: &Code, out: &Cast) -> Option<String> {
    let syn = view.syn;
    if syn.rel[m.head] != Deprel::CONJ {
        return None;
    }
    let j = view.mentions.of_head(syn.first_conjunct(m.head))?;
    let first = view.mention(j);
    let start = m.tokens.start as usize;
    let bare = start > 0
        && matches!(syn.form[start - 1], word::AND | word::OR | word::COMMA)
        && !syn
            .children(m.head)
            .any(|c| matches!(syn.rel[c].base(), Deprel::DET | Deprel::NUMMOD | Deprel::NMOD));
    let [actor] = out.of[j].actors[..] else { return None };
    let theirs = &out.actor(actor).code;
    const ORGANS: &[&str] = &["GOV", "MIL", "COP", "SPY", "LEG", "JUD"];
    let organ = code.sector.as_deref().is_some_and(|s| ORGANS.contains(&s));
    let kin = organ || (code.sector.is_some() && code.sector == theirs.sector);
    let adjective = !first.of.is_empty() && syn.possessor(first.head).is_none();
    theirs.country.clone().filter(|_| bare && kin && adjective)
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

/// "side", "country", "member" and the like name nobody without the one they belong to.
fn is_relational(view: &View, m: &Mention) -> bool {
    [word::SIDE, word::COUNTRY, word::NATION, word::STATE, word::MEMBER, word::PARTY]
        .contains(&view.syn.lemma[m.head])
}

/// "other countries", "several states", "20 nations", "a tank": told by number or by what it does, not by whose it is.
fn is_counted(view: &View, m: &Mention) -> bool {
    is_of_others(view, m)
        || view.syn.children(m.head).any(|c| view.syn.rel[c] == Deprel::NUMMOD)
            && (m.entity == EntityType::RoleGroup || m.number == Number::Plural && is_relational(view, m))
        || matches!(m.sense, Sense::Agent(a) if view.lex.rows.agents[a as usize].sector == "MIL")
}

/// Those who strike do so as labour, whatever they are else: "[nurses] walked out", "striking [teachers]".
fn on_strike(view: &View, m: &Mention, row: &AgentRow) -> Option<&'static str> {
    let syn = view.syn;
    let works = matches!(row.sector.as_str(), "MED" | "EDU" | "CVL") && is_of_class(view, m, "trades");
    if !works || m.number != Number::Plural {
        return None;
    }
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1)).to_ascii_lowercase();
    let striking = m.tokens.range().any(|t| t < m.head && word(t) == "striking");
    let first = syn.first_conjunct(m.head);
    let verb = syn.governor(first).filter(|&v| syn.rel[first].is_subject() && syn.is_verbal(v));
    let strikes = verb.is_some_and(|v| {
        let of = |class: &str| view.lex.classes.holds(class, syn.lemma[v]);
        let with = |w: &str| syn.children(v).any(|c| word(c) == w);
        let bare = !syn.children(v).any(|c| syn.rel[c].base() == Deprel::OBJ);
        of("v_down_tools") && bare || of("v_walk") && with("out") || of("v_go") && with("strike")
    });
    (striking || strikes).then_some("LAB")
}
