//! Names: those that a lexicon knows, by longest match, and those that only spelling and syntax show.

use rustc_hash::FxHashSet;

use super::places::{inside_longer_place, is_settlement};
use super::run::View;
use super::{EntityType, Hit, Mention, MentionKind, Mentions, Number, Sense, near};
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
    Rule {
        id: "mention.unknown-person",
        finds: "a person that no lexicon knows: \"spokesman Ivan Petrenko\"; not \"New Deal\"",
    },
    Rule {
        id: "mention.unknown-name",
        finds: "another name that no lexicon knows: \"Safeguard Defenders\"; not \"Monday\"",
    },
];

/// A reading of some tokens as a name.
#[derive(Clone, Copy)]
struct Reading {
    tokens: TokenSpan,
    actor: u32,
    metonym: bool,
    short: bool,
    cause: Cause,
}

/// Names of the actor lexicon. Adjectives are left to `nominals`, pure places to `places`.
pub(super) fn known(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let full = full_forms(view, &out.hits);
    let mut readings: Vec<Reading> =
        out.hits.iter().filter_map(|h| reading(view, h, &full, &out.hits)).collect();
    // Longest first; at equal length a proper name before a metonym before a short form.
    readings
        .sort_by_key(|r| (std::cmp::Reverse(r.tokens.len()), r.short, r.metonym, r.tokens.start, r.actor));
    for r in readings {
        let range = r.tokens.range();
        if range.clone().any(|t| taken[t])
            || part_of_longer_name(view, r.tokens, &out.hits)
            || inside_longer_place(view, &out.hits, r.tokens)
            || is_first_name(view, r.tokens)
        {
            continue;
        }
        let row = &view.lex.rows.actors[r.actor as usize];
        // "the Hungarian government" is a description, though the lexicon lists it.
        let described = r.tokens.len() > 1 && !view.syn.is(r.tokens.end as usize - 1, TokenFlags::CAPITAL);
        let mut m = Mention {
            tokens: r.tokens,
            head: head_of(view, r.tokens),
            kind: if described { MentionKind::Nominal } else { MentionKind::Name },
            entity: EntityType::of_kind(&row.kind),
            sense: Sense::Actor(r.actor),
            number: Number::Singular,
            role: None,
            role_agent: None,
            of: Vec::new(),
            metonym: r.metonym,
            short: r.short,
            cause: r.cause,
        };
        if m.entity == EntityType::Person {
            attach_role(view, &mut m, &out.hits);
        }
        mark(taken, m.role.map_or(m.tokens, |s| TokenSpan { start: s.start, end: m.tokens.end }));
        out.all.push(m);
    }
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
        && !starts_role(view, next)
}

/// Actors of which the article holds a full form.
fn full_forms(view: &View, hits: &[Hit]) -> FxHashSet<u32> {
    hits.iter()
        .filter_map(|h| match h.entry {
            Entry::Actor(a, k) => {
                let f = view.lex.rows.actors[a as usize].names[k as usize].flags;
                (!f.short && !f.adjective).then_some(a)
            }
            _ => None,
        })
        .collect()
}

fn reading(view: &View, h: &Hit, full: &FxHashSet<u32>, hits: &[Hit]) -> Option<Reading> {
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
    if flags.near
        && !full.contains(&actor)
        && !row.near.iter().any(|w| view.article.text.contains(w.as_str()))
    {
        return None;
    }
    if flags.short && !full.contains(&actor) && !only_bearer(view, h, actor, full, hits) {
        return None;
    }
    if flags.short && is_common_word(view, h.tokens) {
        return None;
    }
    let rule = if flags.short { "mention.short-name" } else { "mention.name" };
    Some(Reading {
        tokens: h.tokens,
        actor,
        metonym: flags.metonym,
        short: flags.short,
        cause: Cause::entry(rule, cause),
    })
}

/// A capital at the start of a sentence shows nothing: a single common word there is no short name.
fn is_common_word(view: &View, tokens: TokenSpan) -> bool {
    let t = tokens.start as usize;
    tokens.len() == 1
        && view.syn.is(t, TokenFlags::FIRST)
        && !view.syn.is(t, TokenFlags::ALL_CAPS)
        && matches!(view.syn.upos[t], Upos::VERB | Upos::ADV | Upos::ADJ | Upos::DET | Upos::ADP | Upos::PRON)
}

/// Whether no other person bears this short form, among those whose office the date allows.
fn only_bearer(view: &View, h: &Hit, actor: u32, full: &FxHashSet<u32>, hits: &[Hit]) -> bool {
    let bearers: Vec<u32> = near(hits, h.tokens.start as usize)
        .iter()
        .filter(|o| o.tokens == h.tokens)
        .filter_map(|o| match o.entry {
            Entry::Actor(a, k) if view.lex.rows.actors[a as usize].names[k as usize].flags.short => Some(a),
            _ => None,
        })
        .collect();
    if bearers.iter().any(|a| full.contains(a)) {
        return false;
    }
    if bearers.len() == 1 {
        return true;
    }
    let Some(day) = view.article.date.map(|d| (d.year(), d.month() as u8, d.day() as u8)) else {
        return false;
    };
    let in_office = |a: &u32| {
        view.lex.rows.actors[*a as usize].roles.iter().any(|r| {
            (r.tenure.from.is_some() || r.tenure.to.is_some())
                && r.tenure.covers(day)
                && !r.code.ends_with("ELI")
        })
    };
    let holders: Vec<&u32> = bearers.iter().filter(|a| in_office(a)).collect();
    holders.len() == 1 && *holders[0] == actor
}

/// Whether the tokens are only part of a longer unknown name: "John [Putin]", "[Putin] Avenue". Titles, roles and other
/// known names beside them do not make them longer.
fn part_of_longer_name(view: &View, tokens: TokenSpan, hits: &[Hit]) -> bool {
    let syn = view.syn;
    let sentence = syn.tokens_of(syn.sentence(tokens.start as usize));
    let known = |t: usize| {
        near(hits, t).iter().any(|h| {
            h.tokens.has(t)
                && match h.entry {
                    Entry::Agent(..) | Entry::Title(_) | Entry::Metonym(..) | Entry::Place(..) => true,
                    Entry::Actor(..) => !h.tokens.overlaps(tokens),
                }
        })
    };
    let proper = |t: usize| {
        sentence.has(t)
            && syn.upos[t] == Upos::PROPN
            && syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
            && !known(t)
    };
    let (first, last) = (tokens.start as usize, tokens.end as usize);
    let before = first > 0 && proper(first - 1) && joined(view, first - 1, first);
    let after = proper(last) && joined(view, last, last - 1);
    // "Putin Thursday": two proper nouns that stand side by side without one governing the other.
    before || after
}

/// Whether the parser joins two neighbours in one name.
fn joined(view: &View, a: usize, b: usize) -> bool {
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
fn attach_role(view: &View, m: &mut Mention, hits: &[Hit]) {
    let Some((role, agent)) = view.role_before(m.tokens.start as usize) else { return };
    let mut start = role.start as usize;
    loop {
        let before = view.ends.get(&start).into_iter().flatten().filter_map(|h| match h.entry {
            Entry::Actor(a, _) => Some((h.tokens, a)),
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
    m.role = Some(TokenSpan { start: start as u32, end: m.tokens.start });
    m.role_agent = agent;
    m.head = head_of(view, TokenSpan { start: start as u32, end: m.tokens.end });
}

/// Names that no lexicon knows: runs of proper nouns that nothing has taken. Longer names come first, so that a single
/// word can be told as the surname of a person.
pub(super) fn unknown(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let mut runs = Vec::new();
    for s in 0..view.syn.sentences.len() {
        runs_of(view, s, taken, &mut runs);
    }
    let mut persons = FxHashSet::default();
    for single in [false, true] {
        for &run in &runs {
            if (run.len() == 1) != single {
                continue;
            }
            if let Some(m) = unknown_name(view, run, out, &persons) {
                if m.entity == EntityType::Person {
                    persons
                        .extend(m.tokens.range().map(|t| view.words(TokenSpan::new(t, t + 1)).to_string()));
                }
                mark(taken, m.role.map_or(m.tokens, |r| TokenSpan { start: r.start, end: m.tokens.end }));
                out.all.push(m);
            }
        }
    }
}

fn runs_of(view: &View, sentence: usize, taken: &[bool], out: &mut Vec<TokenSpan>) {
    let syn = view.syn;
    let tokens = syn.tokens_of(sentence);
    let mut t = tokens.start as usize;
    while t < tokens.end as usize {
        if !starts_name(view, t, taken) {
            t += 1;
            continue;
        }
        let mut end = t + 1;
        while end < tokens.end as usize && continues_name(view, end, taken, tokens.end as usize) {
            end += 1;
        }
        while end > t + 1 && !syn.is(end - 1, TokenFlags::WORD) && !syn.is(end - 1, TokenFlags::HAS_DIGIT) {
            end -= 1;
        }
        out.push(TokenSpan::new(t, end));
        t = end;
    }
}

fn starts_name(view: &View, t: usize, taken: &[bool]) -> bool {
    let syn = view.syn;
    !taken[t]
        && syn.upos[t] == Upos::PROPN
        && syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
        && !is_calendar(view, t)
}

fn continues_name(view: &View, t: usize, taken: &[bool], end: usize) -> bool {
    let syn = view.syn;
    if taken[t] || starts_role(view, t) {
        return false;
    }
    let capital = |k: usize| {
        k < end && !taken[k] && syn.is(k, TokenFlags::WORD | TokenFlags::CAPITAL) && !is_calendar(view, k)
    };
    if syn.upos[t] == Upos::PROPN && capital(t) {
        return true;
    }
    // "Hee-Chan", "Cheuk-yan", "Smith-O'Neil": a hyphen without spaces, and what it joins.
    let tight = |k: usize| k < end && !syn.is(k, TokenFlags::SPACE_BEFORE);
    if tight(t) && (syn.form[t] == word::DASH && tight(t + 1) || syn.form[t - 1] == word::DASH) {
        return !syn.is(t, TokenFlags::PUNCT) || syn.form[t] == word::DASH;
    }
    // "bin Laden", "al-Shara", "van der Leyen", "University of Texas"
    let link = matches!(
        view.words(TokenSpan::new(t, t + 1)),
        "bin" | "al" | "el" | "van" | "von" | "der" | "de" | "del" | "da" | "la" | "of" | "for"
    );
    let next = |k: usize| capital(k) && syn.upos[k] == Upos::PROPN;
    let organisation = |k: usize| {
        k >= 1
            && view.ends.get(&k).is_some_and(|h| {
                h.iter().any(
                |h| matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind == "org"),
            )
            })
    };
    match view.words(TokenSpan::new(t, t + 1)) {
        // "of" and "for" go on only in the name of a body: "Institute for War Studies"; not "Petrenko of Kharkiv".
        "of" | "for" => {
            organisation(t) && (next(t + 1) || t + 2 < end && next(t + 2) && syn.upos[t + 1] == Upos::DET)
        }
        _ => {
            link && (next(t + 1)
                || t + 2 < end && syn.form[t + 1] == word::DASH && capital(t + 2)
                || link_again(view, t + 1, end))
        }
    }
}

/// The second of two linking words: "van [der] Leyen".
fn link_again(view: &View, t: usize, end: usize) -> bool {
    t + 1 < end
        && matches!(view.words(TokenSpan::new(t, t + 1)), "der" | "la" | "den" | "al")
        && view.syn.upos[t + 1] == Upos::PROPN
}

/// A title or role in capitals begins here and ends what stood before: "Kharkiv [Governor] Oleh Syniehubov".
fn starts_role(view: &View, t: usize) -> bool {
    view.starts.get(&t).is_some_and(|hits| {
        hits.iter().any(|h| match h.entry {
            Entry::Title(_) => true,
            Entry::Agent(a, _) => view.lex.rows.agents[a as usize].kind == "person",
            _ => false,
        })
    })
}

/// Weekdays and months are times, not names.
fn is_calendar(view: &View, t: usize) -> bool {
    view.lex.times.get(&view.syn.form[t]).is_some_and(|rows| {
        rows.iter().any(|&r| {
            matches!(
                view.lex.rows.times[r as usize].class.as_str(),
                "month" | "weekday" | "holiday" | "season"
            )
        })
    })
}

fn unknown_name(
    view: &View,
    mut tokens: TokenSpan,
    out: &Mentions,
    persons: &FxHashSet<String>,
) -> Option<Mention> {
    let syn = view.syn;
    // A title or role written with a capital at the front is no part of the name: "Mayor Ivan Petrenko".
    let mut role_end = tokens.start;
    // "Lt. Gen. Prosper Avril": one title after another.
    while let Some(next) = (view.starts.get(&(role_end as usize)).into_iter().flatten())
        .filter(|h| h.tokens.end < tokens.end && matches!(h.entry, Entry::Title(_) | Entry::Agent(..)))
        .map(|h| h.tokens.end)
        .max()
    {
        role_end = next;
    }
    let titled = role_end > tokens.start;
    tokens.start = role_end;
    let text = view.words(tokens);
    if text.len() < 2
        || (tokens.len() == 1
            && syn.is(tokens.start as usize, TokenFlags::FIRST)
            && syn.xpos[tokens.start as usize] != Xpos::NNP)
    {
        return None;
    }
    let first = tokens.start as usize;
    let last = tokens.end as usize - 1;
    let place = near(&out.hits, first)
        .iter()
        .chain(near(&out.towns, first))
        .any(|h| h.tokens == tokens && matches!(h.entry, Entry::Place(..)));
    if place && !titled && view.role_before(first).is_none() {
        return None;
    }
    let mut m = Mention {
        tokens,
        head: head_of(view, tokens),
        kind: MentionKind::Name,
        entity: EntityType::Organization,
        sense: Sense::Unknown,
        number: Number::Singular,
        role: None,
        role_agent: None,
        of: Vec::new(),
        metonym: false,
        short: false,
        cause: Cause::rule("mention.unknown-name"),
    };
    let org_word = near(&out.hits, last).iter().any(|h| {
        h.tokens.end == tokens.end
            && h.tokens.start >= tokens.start
            && matches!(h.entry, Entry::Agent(a, _) if view.lex.rows.agents[a as usize].kind == "org")
    });
    let acronym = syn.is(first, TokenFlags::ALL_CAPS) && tokens.len() == 1 && text.len() <= 6;
    attach_role(view, &mut m, &out.hits);
    let person_role = titled
        || m.role.is_some() && m.role_agent.is_none_or(|a| view.lex.rows.agents[a as usize].kind == "person");
    let said = syn.rel[m.head] == Deprel::NSUBJ
        && syn.governor(m.head).is_some_and(|v| !view.lex.cues.of(syn.lemma[v]).is_empty());
    let article = syn.children(m.head).any(|c| syn.rel[c] == Deprel::DET);
    let given = view.lex.given_names.contains_key(&syn.form[first]);
    let initial = (first..last).any(|t| syn.is(t, TokenFlags::ABBREVIATION));
    // "near Velyka Novosilka"
    let placed = !given && !initial && !person_role && in_place_position(view, m.head);
    let person = if org_word || acronym || article || placed {
        false
    } else if tokens.len() == 1 {
        person_role || said || persons.contains(text)
    } else {
        // Two or three capitalised words of which the last is no word of the lexicons' own vocabulary, or a first name.
        let words = tokens.range().filter(|&t| syn.is(t, TokenFlags::WORD)).count();
        let plain = (first..=last).any(|t| is_vocabulary(view, t)) || words > 4;
        given || person_role || initial || said && words <= 3 || !plain
    };
    if person {
        m.entity = EntityType::Person;
        m.cause = Cause::rule("mention.unknown-person");
        return Some(m);
    }
    if !person_role {
        m.role = None;
    }
    if !org_word && !acronym && in_place_position(view, m.head) {
        m.entity = EntityType::Place;
        return Some(m);
    }
    // A single unknown word is an actor only where it does something or owns something.
    let acts =
        matches!(syn.rel[m.head], Deprel::NSUBJ | Deprel::NMOD_POSS | Deprel::OBL_AGENT | Deprel::IOBJ)
            || syn.case(m.head) == word::BY;
    (tokens.len() > 1 || acts || org_word || titled).then_some(m)
}

/// Whether a word of a name is an ordinary word that the lexicons use: no person is called "Program".
fn is_vocabulary(view: &View, t: usize) -> bool {
    let s = view.syn.lemma[t];
    !view.lex.given_names.contains_key(&view.syn.form[t]) && view.lex.is_common_word(s)
}

/// After "in", "near" and the like stands a place.
fn in_place_position(view: &View, head: usize) -> bool {
    let case = view.syn.case(head);
    [word::IN, word::NEAR, word::AT, word::OUTSIDE, word::ACROSS, word::AROUND].contains(&case)
        || case == word::OF && view.syn.governor(head).is_some_and(|g| is_settlement(view, g))
}

/// Marks tokens as taken.
pub(super) fn mark(taken: &mut [bool], tokens: TokenSpan) {
    taken[tokens.range()].fill(true);
}
