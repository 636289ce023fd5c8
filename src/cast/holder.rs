//! Offices that somebody named in the article holds: "the Russian president" after Putin.

use super::Cast;
use super::nominals::{countries_of, owner};
use super::resolve::{View, window};
use crate::base::{TokenSpan, word};
use crate::cause::Rule;
use crate::lexicon::{AgentRow, Role};
use crate::mention::{EntityType, Mention, MentionKind};
use crate::quote::QuoteKind;
use crate::syntax::Deprel;

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "cast.definite-person",
    finds: "the person whose office is meant: \"the Russian president\" after Putin",
}];

/// Words that make another office of the one they stand before.
const OTHER_OFFICE: &[&str] =
    &["vice", "deputy", "assistant", "associate", "opposition", "majority", "minority", "party"];

/// Offices of those who lead a state: whom "the Russian leader" means.
const LEADS_STATE: &[&str] = &[
    "president",
    "prime minister",
    "premier",
    "chancellor",
    "supreme leader",
    "king",
    "queen",
    "emir",
    "sultan",
    "crown prince",
    "taoiseach",
    "general secretary",
];

/// Whether the words of a role are those of a description among others: "the Russian foreign minister" tells a "foreign
/// minister". A vice president is no president, and an opposition leader does not lead the state. Descriptions are in small letters.
fn tells_role(text: &str, role: &str) -> bool {
    if role.bytes().any(|b| b.is_ascii_uppercase()) {
        return false;
    }
    let lowered = (!text.is_ascii()).then(|| text.to_lowercase());
    let (role, mut rest) = (role.as_bytes(), lowered.as_deref().unwrap_or(text).as_bytes());
    let ends_word = |b: u8| matches!(b, b' ' | b'-');
    let fits = |t: u8, r: u8| if r == b' ' { ends_word(t) } else { r != b'-' && t.eq_ignore_ascii_case(&r) };
    let mut before: &[u8] = &[];
    // From word to word, as long as there are enough letters for the role.
    while let Some((here, behind)) = rest.split_at_checked(role.len()) {
        let is_here =
            here.iter().zip(role).all(|(&t, &r)| fits(t, r)) && behind.first().is_none_or(|&b| ends_word(b));
        // "attorney general" is no attorney.
        let general = || {
            let next = behind.get(1..).unwrap_or_default();
            next.split(|&b| ends_word(b)).next().is_some_and(|w| w.eq_ignore_ascii_case(b"general"))
        };
        if is_here && !general() && !OTHER_OFFICE.iter().any(|d| d.as_bytes().eq_ignore_ascii_case(before)) {
            return true;
        }
        let Some(end) = rest.iter().position(|&b| ends_word(b)) else { return false };
        (before, rest) = (&rest[..end], &rest[end + 1..]);
    }
    false
}

/// The other arguments of a noun's verb and what it is joined to, none of which is it: "*the president* pressed [Putin]",
/// "[Putin] and *the president*".
fn beside_in_clause<'a>(view: &View<'a>, noun: usize) -> impl Iterator<Item = usize> + 'a {
    let syn = view.syn;
    let argument = |t: usize| {
        matches!(
            syn.rel[t],
            Deprel::NSUBJ | Deprel::NSUBJ_PASS | Deprel::OBJ | Deprel::IOBJ | Deprel::OBL_AGENT
        )
    };
    let first = syn.first_conjunct(noun);
    let verb = syn.governor(first).filter(|&v| argument(first) && syn.is_verbal(v));
    let others = verb.into_iter().flat_map(|v| syn.children(v));
    let others = others.filter(move |&c| c != first && argument(c)).flat_map(|c| syn.conjuncts(c));
    // A name behind it may be its apposition: "the premier and the leader, Rodrigo Reyes".
    others.chain(syn.conjuncts(first).filter(move |&c| c < noun))
}

/// Whom a subject speaks of by name, in its own clause or in the words that it says, and who is therefore somebody else: "*the
/// president* hailed his talks with [Xi]"; not "the president, [Cole], left".
fn named_by_himself<'a>(view: &'a View, i: usize, m: &'a Mention) -> impl Iterator<Item = usize> + 'a {
    let syn = view.syn;
    let verb = syn.governor(m.head).filter(|_| syn.rel[m.head] == Deprel::NSUBJ);
    let sentence = syn.sentence(m.head);
    let behind =
        (i + 1..view.mentions.all.len()).take_while(move |&j| syn.sentence(view.mention(j).head) == sentence);
    let clause = behind.filter(move |&j| {
        let head = view.mention(j).head;
        verb.is_some_and(|v| syn.below(head, v)) && !syn.below(head, m.head)
    });
    let says = view.speaker_heads.contains(&m.head);
    let here = view.quotes.all.partition_point(|q| q.sentence < sentence);
    let own = view.quotes.all[here..]
        .iter()
        .take_while(move |q| says && q.sentence == sentence)
        .filter(move |q| q.speaker_head == Some(m.head) && q.kind == QuoteKind::Direct);
    let said = own.flat_map(|q| q.content.iter()).flat_map(move |c| {
        let from = view.mentions.all.partition_point(|n| view.syn.span(n.tokens).start < c.start);
        (from..view.mentions.all.len())
            .take_while(move |&j| view.syn.span(view.mention(j).tokens).end <= c.end)
    });
    clause.chain(said).filter(|&j| view.mention(j).kind == MentionKind::Name)
}

/// "He would become just the [third president] to quit": whichever it is.
pub(super) fn is_ranked(view: &View, m: &Mention) -> bool {
    const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "next", "last"];
    m.tokens.range().any(|t| t < m.head && ORDINALS.contains(&view.words(TokenSpan::new(t, t + 1))))
        && view.syn.children(m.head).any(|c| c > m.head && view.syn.rel[c].base() == Deprel::ACL)
}

/// A person named before whose office or role is the one described.
pub(super) fn holder(
    view: &View,
    i: usize,
    m: &Mention,
    row: &AgentRow,
    home: Option<&str>,
    out: &mut Cast,
) -> Option<(u32, usize)> {
    // "a Chinese diplomat" is somebody else.
    let indefinite = view.syn.children(m.head).any(|c| {
        view.syn.rel[c] == Deprel::DET
            && [word::A, word::AN, word::ANOTHER, word::SOME, word::ONE].contains(&view.syn.form[c])
            || view.syn.rel[c] == Deprel::NUMMOD
    });
    // "the spokesman for the union" speaks for that one alone.
    let speaks_for = row.head.starts_with("spokes")
        && view.syn.children(m.head).any(|c| c > m.head && view.syn.case(c) == word::FOR);
    if indefinite || speaks_for || is_ranked(view, m) {
        return None;
    }
    let countries = countries_of(view, i, m, out);
    let out = &*out;
    let barred: Vec<u32> = beside_in_clause(view, m.head)
        .filter_map(|t| view.mentions.of_head(t))
        .chain(named_by_himself(view, i, m))
        .flat_map(|j| out.of[j].actors.iter().copied())
        .collect();
    // "the CEO" after "chief executive Ines Reyes"
    let head = match row.head.as_str() {
        "CEO" | "chief executive officer" => "chief executive",
        head => head,
    };
    // "Russia's president" is none of its firms'.
    let stately = |e: EntityType| matches!(e, EntityType::State | EntityType::Government);
    let of_state = m.of.iter().any(|&o| view.lex.rows.actors[o as usize].kind == "state")
        || owner(view, m)
            .and_then(|j| out.of[j].actors.first())
            .is_some_and(|&a| stately(out.actor(a).entity));
    let has_word =
        |words: &[&str]| m.tokens.range().any(|t| words.contains(&view.words(TokenSpan::new(t, t + 1))));
    let replaced = has_word(&["former", "ex", "previous"]);
    let former = replaced || has_word(&["late", "then"]);
    // Where nobody knows the day, whoever ever led the state may be meant, and who is spoken of most often is.
    let unknown_day = view.article.date.is_none() && LEADS_STATE.contains(&head);
    let often = |a: u32, j: usize| {
        let named = |&k: &usize| out.of[k].actors.first() == Some(&a);
        let beside = j < i && sentences_between(view, j, i) < 2;
        unknown_day.then(|| (beside, window(view, i).filter(named).count()))
    };
    window(view, i)
        .filter(|&j| j != i)
        .filter_map(|j| {
            let n = view.mention(j);
            let &a = out.of[j].actors.first()?;
            let actor = out.actor(a);
            // "— Donald J. Trump (@realDonaldTrump)" under his words may be read as a modifier.
            // "the Cole administration"
            let named = n.kind == MentionKind::Name
                || n.kind == MentionKind::Modifier
                    && (n.tokens.len() > 1 || unknown_day && actor.row.is_some());
            if unknown_day && j > i && sentences_between(view, i, j) > AHEAD {
                return None;
            }
            if actor.entity != EntityType::Person || !named || barred.contains(&a) {
                return None;
            }
            let leads = of_state && matches!(head, "leader" | "ruler" | "strongman");
            let governs = leads && actor.code.sector.as_deref() == Some("GOV");
            let holds = |text: &str| {
                tells_role(text, head) || governs && LEADS_STATE.iter().any(|r| tells_role(text, r))
            };
            let office = actor.office.as_deref();
            let told = n.role.is_some_and(|r| holds(view.words(r)));
            let holds_now = told || office.is_some_and(holds);
            // "the former governor" of whom the lexicon knows that he was one before he was something else.
            let held = || {
                let row = actor.row.map(|r| &view.lex.rows.actors[r as usize]);
                let over = |r: &Role| match (r.tenure.to, view.article.date) {
                    (Some(to), Some(day)) => to.last_day() < (day.year(), day.month() as u8, day.day() as u8),
                    _ => r.tenure.to.is_some(),
                };
                row.is_some_and(|r| r.roles.iter().any(|r| over(r) && holds(&r.what)))
            };
            // Who is known and never led a state is no president, whatever stands beside the name; and the previous
            // leader leads no more.
            let known = actor.row.map(|r| &view.lex.rows.actors[r as usize]);
            let misread = told
                && !office.is_some_and(holds)
                && LEADS_STATE.contains(&head)
                && known.is_some_and(|r| !r.roles.iter().any(|r| holds(&r.what)));
            let leads_on = replaced && !told && office.is_some_and(|o| holds(o) && !o.starts_with("former"));
            if misread || leads_on {
                return None;
            }
            let fits = holds_now || former && held();
            let country =
                countries.is_empty() || actor.code.country.as_ref().is_some_and(|c| countries.contains(c));
            // Who holds the office now comes before who held it, and a state's before a firm's.
            let now =
                holds_now && (!actor.office.as_deref().is_some_and(|o| o.starts_with("former")) || former);
            let state = row.sector != "GOV" || actor.code.sector.as_deref() == Some("GOV") || !holds_now;
            let private = matches!(
                actor.code.sector.as_deref(),
                Some("BUS" | "LAB" | "SOC" | "JRN" | "EDU" | "REL" | "MED")
            );
            if row.sector == "GOV" && private && of_state {
                return None;
            }
            // "the Larkfield professor" is no professor of elsewhere.
            let elsewhere = m.of.iter().any(|o| {
                let kind = view.lex.rows.actors[*o as usize].kind.as_str();
                matches!(kind, "org" | "company" | "media" | "ngo") && !n.of.contains(o)
            });
            if elsewhere && !office.is_some_and(holds) {
                return None;
            }
            // "the CIA director" is no director of national intelligence.
            let agency =
                m.of.iter().filter(|o| !n.of.contains(o)).filter_map(|&o| initials(view, o)).any(|names| {
                    let in_office = |t: &str| names.iter().any(|n| t.contains(n.as_str()));
                    !actor.office.as_deref().is_some_and(in_office)
                        && !n.role.is_some_and(|r| in_office(view.words(r)))
                });
            if agency {
                return None;
            }
            (fits && country).then_some((a, j, now, state || told))
        })
        // "the president" alone is the one of the country where the article plays; then the nearest before, else the
        // first after.
        .max_by_key(|&(a, j, now, state)| {
            let local =
                countries.is_empty() && home.is_some() && out.actor(a).code.country.as_deref() == home;
            let near = if j < i { (1, j as i64) } else { (0, -(j as i64)) };
            (now, state, local, often(a, j), near)
        })
        .map(|(a, j, ..)| (a, j))
}

/// How many sentences ahead somebody may be named who led a state on a day that nobody knows.
const AHEAD: usize = 3;

/// How many sentences further the second mention stands.
fn sentences_between(view: &View, first: usize, second: usize) -> usize {
    let sentence = |i: usize| view.syn.sentence(view.mention(i).head);
    sentence(second).saturating_sub(sentence(first))
}

/// The names of a body of a state that is known by its initials: "CIA", "Central Intelligence Agency".
fn initials(view: &View, o: u32) -> Option<Vec<String>> {
    let row = &view.lex.rows.actors[o as usize];
    let body = matches!(row.kind.as_str(), "gov" | "org");
    let initials = |n: &str| n.len() >= 3 && n.chars().all(|c| c.is_ascii_uppercase());
    (body && row.names.iter().any(|n| initials(&n.text)))
        .then(|| row.names.iter().map(|n| n.text.clone()).collect())
}

#[cfg(test)]
mod tests {
    use super::tells_role;

    #[test]
    fn roles_among_other_words() {
        for (text, role, expected) in [
            ("Russian Foreign Minister", "foreign minister", true),
            ("minister-president", "president", true),
            ("Vice President", "president", false),
            ("vice president and PRESIDENT", "president", true),
            ("Vice-President", "vice president", true),
            ("opposition leader", "leader", false),
            ("foreign", "foreign minister", false),
            ("Président Élu", "élu", true),
            ("the MP", "MP", false),
            ("Attorney General", "attorney", false),
            ("", "president", false),
        ] {
            assert_eq!(tells_role(text, role), expected, "{text}: {role}");
        }
    }
}
