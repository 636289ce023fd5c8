//! Names that a lexicon knows, by longest match.

use rustc_hash::{FxHashMap, FxHashSet};

use super::bearers::{is_of_bearer, main_bearers, only_bearer};
use super::modifiers::is_modifier;
use super::places::inside_longer_place;
use super::run::View;
use super::unknown::{is_code, starts_role};
use super::{EntityType, Hit, Mention, MentionKind, Mentions, Sense, near};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Entry;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule { id: "mention.name", finds: "a name of the actor lexicon: \"Vladimir Putin\"; not \"Putinism\"" },
    Rule {
        id: "mention.short-name",
        finds: "a short form after the full one: \"Vladimir Putin … Putin\"; alone only where one known actor bears it",
    },
];

/// A reading of some tokens as a name.
#[derive(Clone, Copy)]
pub(super) struct Reading {
    pub tokens: TokenSpan,
    pub actor: u32,
    pub metonym: bool,
    pub short: bool,
    cause: Cause,
}

/// Names of the actor lexicon. Adjectives are left to `nominals`, pure places to `places`.
pub(super) fn known(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let full = full_forms(view, &out.hits);
    let mut beside = Beside::default();
    let mut readings: Vec<Reading> =
        out.hits.iter().filter_map(|h| reading(view, h, &full, &mut beside, &out.hits)).collect();
    // Longest first; at equal length a proper name before a metonym before a short form, and what belongs to a country
    // of the article before what does not ("Liberal Party").
    let foreign = |a: u32| !view.speaks_of(&view.lex.rows.actors[a as usize]);
    // Of two with one surname the one whose full name came last before it.
    let mut full_at: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for r in readings.iter().filter(|r| !r.short) {
        full_at.entry(r.actor).or_default().push(r.tokens.start);
    }
    full_at.values_mut().for_each(|all| all.sort_unstable());
    let last_full = |r: &Reading| {
        let all = full_at.get(&r.actor).filter(|_| r.short)?;
        all[..all.partition_point(|&t| t < r.tokens.start)].last().copied()
    };
    let main = main_bearers(&readings, &full_at);
    let lesser = |r: &Reading| main.get(&r.tokens.start).is_some_and(|&a| r.short && a != r.actor);
    readings.sort_by_cached_key(|r| {
        let size = (std::cmp::Reverse(r.tokens.len()), r.short, r.metonym, r.tokens.start);
        (size, foreign(r.actor), lesser(r), std::cmp::Reverse(last_full(r)), r.actor)
    });
    for r in readings {
        let range = r.tokens.range();
        if range.clone().any(|t| taken[t])
            || part_of_longer_name(view, r.tokens, r.short || is_lone_name(view, &r), &out.hits)
            || inside_longer_place(view, &out.hits, r.tokens)
            || is_first_name(view, r.tokens)
        {
            continue;
        }
        let row = &view.lex.rows.actors[r.actor as usize];
        // "the Hungarian government" is a description, though the lexicon lists it; "Ban Ki-moon" is a name.
        let last = r.tokens.end as usize - 1;
        // "McDonald's" is one too.
        let described = row.kind != "person"
            && r.tokens.len() > 1
            && !view.syn.is(last, TokenFlags::CAPITAL)
            && view.syn.xpos[last] != Xpos::POS;
        let mut m = Mention {
            metonym: r.metonym,
            short: r.short,
            ..Mention::new(
                r.tokens,
                head_of(view, r.tokens),
                if described { MentionKind::Nominal } else { MentionKind::Name },
                EntityType::of_kind(&row.kind),
                Sense::Actor(r.actor),
                r.cause,
            )
        };
        if m.entity == EntityType::Party && is_member(view, m.tokens) {
            m.entity = EntityType::Person;
            m.kind = MentionKind::Nominal;
        } else if m.entity == EntityType::Person {
            attach_role(view, &mut m, &out.hits);
        }
        mark(taken, m.role.map_or(m.tokens, |s| TokenSpan { start: s.start, end: m.tokens.end }));
        out.all.push(m);
    }
}

/// A person's name of one word, which a first name before it makes another's: "James [Biden]".
fn is_lone_name(view: &View, r: &Reading) -> bool {
    r.tokens.len() == 1 && view.lex.rows.actors[r.actor as usize].kind == "person"
}

/// "[Georgia] Stevens": a state's name before a surname is a first name.
fn is_first_name(view: &View, tokens: TokenSpan) -> bool {
    let (syn, t) = (view.syn, tokens.start as usize);
    let next = t + 1;
    tokens.len() == 1
        && view.lex.given_names.contains_key(&syn.form[t])
        && syn.tokens_of(syn.sentence(t)).has(next)
        && syn.upos[next] == Upos::PROPN
        && syn.is(next, TokenFlags::WORD | TokenFlags::CAPITAL)
        && !syn.is(next, TokenFlags::ALL_CAPS)
        && joined(view, t, next)
        && !starts_role(view, next, next)
}

/// "the New York Democrat", "a Republican": a member, not the party.
fn is_member(view: &View, tokens: TokenSpan) -> bool {
    let syn = view.syn;
    let t = tokens.start as usize;
    let text = view.words(tokens);
    tokens.len() == 1
        && matches!(syn.xpos[t], Xpos::NN | Xpos::NNP | Xpos::JJ)
        && ["Democrat", "Republican", "Conservative", "Liberal", "Socialist", "Communist", "Labourite"]
            .contains(&text)
        && syn.children(t).any(|c| syn.rel[c] == Deprel::DET)
}

/// Actors of which the article holds a full form, one that needs nothing beside it.
fn full_forms(view: &View, hits: &[Hit]) -> FxHashSet<u32> {
    hits.iter()
        .filter_map(|h| match h.entry {
            Entry::Actor(a, k) => {
                let f = view.lex.rows.actors[a as usize].names[k as usize].flags;
                (!f.short && !f.adjective && !f.near).then_some(a)
            }
            _ => None,
        })
        .collect()
}

/// Of the actors that are meant only where certain words stand in the article: whether they do. A name is often told
/// again, and each look goes through the whole text.
#[derive(Default)]
struct Beside(FxHashMap<u32, bool>);

impl Beside {
    fn holds(&mut self, view: &View, actor: u32) -> bool {
        let row = &view.lex.rows.actors[actor as usize];
        *self.0.entry(actor).or_insert_with(|| view.is_near(row))
    }
}

fn reading(
    view: &View,
    h: &Hit,
    full: &FxHashSet<u32>,
    beside: &mut Beside,
    hits: &[Hit],
) -> Option<Reading> {
    let (actor, flags, cause) = match h.entry {
        Entry::Actor(a, k) => {
            let row = &view.lex.rows.actors[a as usize];
            (a, row.names[k as usize].flags, row.at)
        }
        Entry::Metonym(m, k) => {
            let row = &view.lex.rows.metonyms[m as usize];
            let (a, _) = view.lex.actor(&row.actor)?;
            let mut flags = row.names[k as usize].flags;
            flags.metonym = true;
            (a, flags, row.at)
        }
        _ => return None,
    };
    if flags.adjective {
        return None;
    }
    let row = &view.lex.rows.actors[actor as usize];
    if flags.near && !full.contains(&actor) && !beside.holds(view, actor) {
        return None;
    }
    if flags.short
        && !full.contains(&actor)
        && h.tokens.len() == 1
        && view.strangers.contains(&view.syn.form[h.tokens.start as usize])
    {
        return None;
    }
    if flags.short && !full.contains(&actor) && !only_bearer(view, h, actor, full, hits) {
        return None;
    }
    // "USS Cole": initials of a party in a country that the article does not speak of.
    let listed = row.kind == "party" && view.lex.file(row.at).starts_with("generated/");
    if listed && view.syn.is(h.tokens.start as usize, TokenFlags::ALL_CAPS) && !view.speaks_of(row) {
        return None;
    }
    if flags.short && row.kind == "person" && (behind_article(view, h.tokens) || is_town(view, h, hits)) {
        return None;
    }
    if flags.short && (is_common_word(view, h.tokens) || is_date(view, h.tokens)) {
        return None;
    }
    if flags.short && row.kind == "person" && !full.contains(&actor) && is_shouted(view, h) {
        return None;
    }
    if flags.short && row.kind == "person" && !full.contains(&actor) && is_word_before_noun(view, h.tokens) {
        return None;
    }
    if !flags.short
        && matches!(row.kind.as_str(), "media" | "company")
        && is_of_bearer(view, h, actor, full, hits)
    {
        return None;
    }
    if row.kind == "company" && is_thing_of_body(view, h.tokens, hits) {
        return None;
    }
    // "Paris" is a person where the article speaks of "Valeska Paris".
    let place_like = flags.metonym || row.kind == "state";
    if place_like && h.tokens.len() == 1 && view.is_surname(h.tokens.start as usize) {
        return None;
    }
    let rule = if flags.short { "mention.short-name" } else { "mention.name" };
    let firm = !flags.short && !flags.metonym && matches!(row.kind.as_str(), "company" | "media");
    let tokens = if firm { with_form(view, h.tokens) } else { h.tokens };
    Some(Reading {
        tokens,
        actor,
        metonym: flags.metonym,
        short: flags.short,
        cause: Cause::entry(rule, cause),
    })
}

/// What a firm is in law.
const FORMS: &[&str] =
    &["AG", "Co", "Corp", "Corporation", "Cos", "Inc", "Ltd", "NV", "PLC", "Plc", "SA", "SE"];

/// A firm's name with the words behind it that only say that it is one: "McDonald's [Corp.]", "Research In Motion [Ltd]".
fn with_form(view: &View, mut tokens: TokenSpan) -> TokenSpan {
    let sentence = view.syn.tokens_of(view.syn.sentence(tokens.start as usize));
    let form = |t: usize| {
        sentence.has(t)
            && FORMS.contains(&view.words(TokenSpan::new(t, t + 1)).trim_end_matches('.'))
            && view.lex.name_word(view.syn.form[t], false) == Some("company")
    };
    while form(tokens.end as usize) {
        tokens.end += 1;
    }
    tokens
}

/// A capital at the start of a sentence shows nothing: a single common word there is no short name.
fn is_common_word(view: &View, tokens: TokenSpan) -> bool {
    let t = tokens.start as usize;
    if tokens.len() == 1 && view.syn.upos[t] == Upos::PRON && !view.syn.is(t, TokenFlags::ALL_CAPS) {
        return true;
    }
    tokens.len() == 1
        && view.syn.is(t, TokenFlags::FIRST)
        && !view.syn.is(t, TokenFlags::ALL_CAPS)
        && matches!(view.syn.upos[t], Upos::VERB | Upos::ADV | Upos::ADJ | Upos::DET | Upos::ADP | Upos::PRON)
}

/// "READ MORE ON WHAT YOU [WIN]": a word in capitals, not the general who is called so.
fn is_shouted(view: &View, h: &Hit) -> bool {
    let tokens = h.tokens;
    let t = tokens.start as usize;
    // "JFK" is spelled so.
    let spelled = view.lex.spelling(h.entry).is_some_and(|s| s == view.words(tokens));
    tokens.len() == 1
        && !spelled
        && view.syn.is(t, TokenFlags::ALL_CAPS)
        && (view.words(tokens).len() <= 3 || view.lex.is_common_word(view.syn.lemma[t]))
}

/// "[Key] officials said": the ordinary word before a noun that begins a sentence, not a person called so.
pub(super) fn is_word_before_noun(view: &View, tokens: TokenSpan) -> bool {
    let t = tokens.start as usize;
    tokens.len() == 1
        && view.syn.is(t, TokenFlags::FIRST)
        && (matches!(view.syn.upos[t], Upos::ADJ | Upos::NOUN) || view.lex.is_common_word(view.syn.lemma[t]))
        && is_modifier(view, t)
}

/// "the U.N. [Charter]": a thing of the body before it, not the company that is called so. "Germany's Lufthansa" and "U.S.
/// Steel" stand behind a state.
fn is_thing_of_body(view: &View, tokens: TokenSpan, hits: &[Hit]) -> bool {
    let t = tokens.start as usize;
    tokens.len() == 1
        && near(hits, t).iter().any(|h| {
            h.tokens.end as usize == t
                && matches!(h.entry, Entry::Actor(a, _)
                    if matches!(view.lex.rows.actors[a as usize].kind.as_str(), "igo" | "ngo" | "org" | "gov"))
        })
}

/// "on the Hill": a person's name has no article, unless it stands before a noun ("the Obama visit") or behind a role.
fn behind_article(view: &View, tokens: TokenSpan) -> bool {
    let t = tokens.start as usize;
    let syn = view.syn;
    t > 0
        && [word::THE, word::A, word::AN].contains(&syn.form[t - 1])
        && syn.tokens_of(syn.sentence(t)).has(t - 1)
        && !matches!(
            syn.rel[head_of(view, tokens)].base(),
            Deprel::COMPOUND | Deprel::AMOD | Deprel::FLAT | Deprel::NMOD
        )
}

/// "a nurse from [Lagos]": a town that somebody is called like.
fn is_town(view: &View, h: &Hit, hits: &[Hit]) -> bool {
    let t = h.tokens.start as usize;
    let place = near(hits, t).iter().any(|o| o.tokens == h.tokens && matches!(o.entry, Entry::Place(..)));
    place
        && [word::FROM, word::IN, word::NEAR, word::INTO].contains(&view.syn.case(view.syn.first_conjunct(t)))
}

/// "May 10", "in May", "a May meeting": the month, not the person.
fn is_date(view: &View, tokens: TokenSpan) -> bool {
    let (t, next) = (tokens.start as usize, tokens.end as usize);
    let syn = view.syn;
    tokens.len() == 1
        && is_calendar(view, t)
        && (next < syn.len() && syn.is(next, TokenFlags::HAS_DIGIT)
            || t > 0 && syn.is(t - 1, TokenFlags::HAS_DIGIT)
            || [word::IN, word::SINCE, word::UNTIL, word::DURING, word::BEFORE, word::AFTER]
                .contains(&syn.case(t))
            || t > 0
                && syn.rel[t] == Deprel::COMPOUND
                && [word::A, word::AN, word::THIS].contains(&syn.form[t - 1]))
}

/// Whether the tokens are only part of a longer unknown name: "John [Putin]", "[Putin] Avenue". Titles, roles and other
/// known names beside them do not make them longer; a person's short form is made longer by another one too ("Ahmed
/// [Mohamed]"), by a first name before it and by a hyphen ("Hee-[Chan]").
pub(super) fn part_of_longer_name(view: &View, tokens: TokenSpan, short: bool, hits: &[Hit]) -> bool {
    let syn = view.syn;
    let sentence = syn.tokens_of(syn.sentence(tokens.start as usize));
    let known = |t: usize| {
        near(hits, t).iter().any(|h| {
            h.tokens.has(t)
                && match h.entry {
                    Entry::Agent(..) | Entry::Title(_) | Entry::Metonym(..) | Entry::Place(..) => true,
                    Entry::Actor(a, k) => {
                        let row = &view.lex.rows.actors[a as usize];
                        let part = short && row.kind == "person" && row.names[k as usize].flags.short;
                        !h.tokens.overlaps(tokens) && !part
                    }
                }
        })
    };
    let capital = |t: usize| {
        sentence.has(t)
            && syn.upos[t] == Upos::PROPN
            && syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
            && !is_calendar(view, t)
    };
    let proper = |t: usize| {
        // "Merrill Lynch MER.N": the code of a share is no word of the name.
        let code = is_code(view.words(TokenSpan::new(t, t + 1)));
        capital(t) && !known(t) && !code && !view.is_in_link_title(t)
    };
    let (first, last) = (tokens.start as usize, tokens.end as usize);
    let given = |t: usize| view.lex.given_names.contains_key(&syn.form[t]);
    // "[Real] Madrid"
    let club = first > 0
        && sentence.has(first - 1)
        && syn.is(first - 1, TokenFlags::WORD | TokenFlags::CAPITAL)
        && !syn.is(first - 1, TokenFlags::FIRST)
        && view.lex.name_word(syn.form[first - 1], true).is_some();
    // "Satya Rhodes-[Conway]", though an island is called so
    let only_place = |t: usize| {
        let place = |h: &Hit| h.tokens.len() == 1 && matches!(h.entry, Entry::Place(..));
        near(hits, t).iter().all(|h| !h.tokens.has(t) || place(h))
    };
    // "Ann Cole", though some town is called Ann too
    let first_name = |t: usize| {
        let place = |h: &Hit| h.tokens.len() == 1 && matches!(h.entry, Entry::Place(..) | Entry::Metonym(..));
        short && capital(t) && given(t) && near(hits, t).iter().all(|h| !h.tokens.has(t) || place(h))
    };
    let before = first > 0
        && (proper(first - 1) && (joined(view, first - 1, first) || short && given(first - 1))
            || first_name(first - 1) && joined(view, first - 1, first));
    // "Putin Thursday": two proper nouns that stand side by side without one governing the other.
    let after = proper(last) && (joined(view, last, last - 1) || short && given(last) && given(last - 1));
    let tight = |t: usize| sentence.has(t) && !syn.is(t, TokenFlags::SPACE_BEFORE);
    let dash = |t: usize| tight(t) && syn.form[t] == word::DASH;
    let hyphen_before = short
        && first >= 2
        && tight(first)
        && dash(first - 1)
        && (proper(first - 2) || capital(first - 2) && only_place(first - 2))
        && !syn.is(first - 2, TokenFlags::ALL_CAPS);
    let hyphen_after = short && dash(last) && tight(last + 1) && proper(last + 1);
    // "Suleiman [al-Amr]", "Mohammed [bin Zayed]"
    let linked = short
        && sentence.has(last + 1)
        && matches!(
            view.words(TokenSpan::new(last, last + 1)),
            "al" | "el" | "bin" | "ibn" | "van" | "von" | "de"
        )
        && (syn.form[last + 1] == word::DASH || syn.is(last + 1, TokenFlags::CAPITAL));
    club || before || after || hyphen_before || hyphen_after || linked
}

/// Whether the parser joins two neighbours in one name.
pub(super) fn joined(view: &View, a: usize, b: usize) -> bool {
    let name =
        |t: usize| matches!(view.syn.rel[t].base(), Deprel::FLAT | Deprel::COMPOUND | Deprel::GOESWITH);
    (view.syn.governor(a) == Some(b) && name(a)) || (view.syn.governor(b) == Some(a) && name(b)) || {
        view.syn.governor(a).is_some() && view.syn.governor(a) == view.syn.governor(b) && name(a) && name(b)
    }
}

/// The token of a span that is governed from outside it.
pub(super) fn head_of(view: &View, tokens: TokenSpan) -> usize {
    let syn = view.syn;
    tokens
        .range()
        .find(|&t| syn.governor(t).is_none_or(|g| !tokens.has(g)) && syn.rel[t] != Deprel::PUNCT)
        .unwrap_or(tokens.end as usize - 1)
}

/// Takes up the title or role right before a person's name: "[Russian President] Vladimir Putin".
pub(super) fn attach_role(view: &View, m: &mut Mention, hits: &[Hit]) {
    let Some((role, agent)) = view.role_before(m.tokens.start as usize) else { return };
    let mut start = role.start as usize;
    let makes = agent.is_some_and(|a| {
        let row = &view.lex.rows.agents[a as usize];
        row.kind == "org" && row.head.ends_with("maker")
    });
    loop {
        let here = view.syn.tokens_of(view.syn.sentence(m.tokens.start as usize));
        let near = view.ends.get(start).into_iter().flatten().filter(|h| here.contains(h.tokens));
        // "Skoal and Copenhagen maker Harlund": what it makes, not whose it is.
        let adjective = |a: u32, k: u16| view.lex.rows.actors[a as usize].names[k as usize].flags.adjective;
        let before = near.filter_map(|h| match h.entry {
            Entry::Actor(a, k) if !makes || adjective(a, k) => Some((h.tokens, a)),
            _ if makes => None,
            // "New Jersey Governor" is not Jersey's.
            Entry::Place(p, 0) => view
                .lex
                .state(view.lex.place(p).country)
                .map(|(a, _)| (h.tokens, a))
                .filter(|(s, _)| s.len() > 1),
            Entry::Metonym(r, _) => {
                view.lex.actor(&view.lex.rows.metonyms[r as usize].actor).map(|(a, _)| (h.tokens, a))
            }
            _ => None,
        });
        if let Some((span, actor)) = before.max_by_key(|(s, _)| s.len()) {
            m.of.push(actor);
            start = span.start as usize;
            continue;
        }
        let sentence_start = view.syn.tokens_of(view.syn.sentence(start)).start as usize;
        // "Agence France-Presse [(AFP)] photographer Christina Assi"
        if start >= sentence_start + 4
            && view.syn.xpos[start - 1] == Xpos::RRB
            && view.syn.xpos[start - 3] == Xpos::LRB
            && view.syn.is(start - 2, TokenFlags::ALL_CAPS)
            && view.ends.get(start - 3).is_some()
        {
            start -= 3;
            continue;
        }
        let modifies = start > sentence_start
            && matches!(view.syn.upos[start - 1], Upos::ADJ | Upos::NOUN | Upos::PROPN)
            && matches!(
                view.syn.rel[start - 1].base(),
                Deprel::AMOD | Deprel::COMPOUND | Deprel::NMOD | Deprel::FLAT
            )
            && view.syn.rel[start - 1] != Deprel::NMOD_POSS;
        if !modifies {
            break;
        }
        start -= 1;
    }
    // "Russia's President Vladimir Putin"
    if start >= 2 && view.syn.xpos[start - 1] == Xpos::POS {
        m.of.extend(near(hits, start - 1).iter().filter(|h| h.tokens.end as usize == start - 1).filter_map(
            |h| match h.entry {
                Entry::Actor(a, _) => Some(a),
                _ => None,
            },
        ));
    }
    // The first that is named is whose the rest is: "AFP Global News director" is AFP's.
    m.of.reverse();
    m.role = Some(TokenSpan { start: start as u32, end: m.tokens.start });
    m.role_agent = agent;
    m.head = head_of(view, TokenSpan { start: start as u32, end: m.tokens.end });
}

/// Weekdays and months are times, not names.
pub(super) fn is_calendar(view: &View, t: usize) -> bool {
    view.lex.times.get(&view.syn.form[t]).is_some_and(|rows| {
        rows.iter().any(|&r| {
            matches!(
                view.lex.rows.times[r as usize].class.as_str(),
                "month" | "weekday" | "holiday" | "season"
            )
        })
    })
}

/// Marks tokens as taken.
pub(super) fn mark(taken: &mut [bool], tokens: TokenSpan) {
    taken[tokens.range()].fill(true);
}
