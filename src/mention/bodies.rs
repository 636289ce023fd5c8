//! Bodies named by a word that says what they are and a longer name around it: "University of Southern Indiana",
//! "Ministry of Defence and Aviation", "United Kingdom Home Office".
//!
//! They come first, as the states and places inside them are no mentions of their own.

use super::kinds::{entity_of_kind, is_located, is_vocabulary};
use super::names::{head_of, is_calendar, mark};
use super::run::View;
use super::unknown::without_suffix;
use super::{EntityType, Hit, Mention, MentionKind, Mentions, Sense, near};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Entry;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "mention.body-of",
    finds: "a body by its kind and what follows: \"University of Southern Indiana\"; not \"Petrenko of Kharkiv\"",
}];

/// The longest name of a body, in tokens.
const LONGEST: usize = 14;

/// Finds bodies and marks what they take.
pub(super) fn find(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let hits = std::mem::take(&mut out.hits);
    let syn = view.syn;
    for s in 0..syn.sentences.len() {
        let sentence = syn.tokens_of(s);
        let mut h = sentence.start as usize;
        while h < sentence.end as usize {
            let next = h + 1;
            if let Some((tokens, kind)) = body(view, &hits, sentence, h, taken) {
                mark(taken, tokens);
                h = tokens.end as usize;
                add(view, &hits, tokens, kind, next - 1, out);
                continue;
            }
            h = next;
        }
    }
    out.hits = hits;
}

/// A facility is a place where something happens in it, and a body where it does something.
fn settled<'a>(view: &View, head: usize, kind: Kind<'a>) -> Kind<'a> {
    match kind {
        Kind::Word("facility") if is_located(view, head) => Kind::Word("place"),
        Kind::Word("facility") => Kind::Word("org"),
        kind => kind,
    }
}

fn add(view: &View, hits: &[Hit], tokens: TokenSpan, kind: Kind, head_word: usize, out: &mut Mentions) {
    let head = head_of(view, tokens);
    let kind = settled(view, head, kind);
    let agent = agent_from(view, head_word, tokens).or_else(|| agent_at(view, head_word));
    let (entity, sense, cause) = match kind {
        Kind::Row(a) => {
            let row = &view.lex.rows.actors[a as usize];
            (EntityType::of_kind(&row.kind), Sense::Actor(a), Cause::entry("mention.name", row.at))
        }
        // `places` makes a place of it.
        Kind::Word("place") => (EntityType::Place, Sense::Unknown, Cause::rule("mention.body-of")),
        Kind::Word(kind) => match agent {
            Some(a) => {
                let row = &view.lex.rows.agents[a as usize];
                let entity = if row.sector == "GOV" { EntityType::Government } else { entity_of_kind(kind) };
                (entity, Sense::Agent(a), Cause::entry("mention.body-of", row.at))
            }
            None => (entity_of_kind(kind), Sense::Unknown, Cause::rule("mention.body-of")),
        },
    };
    out.all.push(Mention {
        of: if matches!(sense, Sense::Actor(_)) { Vec::new() } else { countries_in(view, hits, tokens) },
        ..Mention::new(tokens, head, MentionKind::Name, entity, sense, cause)
    });
}

/// How a body is known.
#[derive(Clone, Copy)]
enum Kind<'a> {
    /// By a word of names.
    Word(&'a str),
    /// By a row that covers its end, with its country before it.
    Row(u32),
}

/// The agent of several words that a body's kind begins: "Zambia [Chamber of Commerce] and Industry".
fn agent_from(view: &View, t: usize, tokens: TokenSpan) -> Option<u32> {
    let rows = view.starts.get(t)?.iter().filter_map(|h| match h.entry {
        Entry::Agent(a, false) if h.tokens.len() > 1 && tokens.contains(h.tokens) => {
            (view.lex.rows.agents[a as usize].kind == "org").then_some((h.tokens.len(), a))
        }
        _ => None,
    });
    rows.max_by_key(|&(n, _)| n).map(|(_, a)| a)
}

/// The single-word agent of the kind `org` that a token is.
fn agent_at(view: &View, t: usize) -> Option<u32> {
    view.starts.get(t)?.iter().find_map(|h| match h.entry {
        Entry::Agent(a, false) if h.tokens.len() == 1 && view.lex.rows.agents[a as usize].kind == "org" => {
            Some(a)
        }
        _ => None,
    })
}

/// States and bodies of the lexicon inside a name, as rows.
fn countries_in(view: &View, hits: &[Hit], tokens: TokenSpan) -> Vec<u32> {
    let mut of = Vec::new();
    for t in tokens.range() {
        for h in near(hits, t).iter().filter(|h| h.tokens.start as usize == t && tokens.contains(h.tokens)) {
            let actor = match h.entry {
                Entry::Actor(a, k) => {
                    let row = &view.lex.rows.actors[a as usize];
                    let fits = row.kind == "state" && !row.names[k as usize].flags.near;
                    fits.then_some(a)
                }
                Entry::Metonym(m, _) => {
                    view.lex.actor(&view.lex.rows.metonyms[m as usize].actor).map(|(a, _)| a)
                }
                // "University of Chicago"; a company may be called Delta.
                Entry::Place(p, 0) if t > 0 && view.syn.form[t - 1] == word::OF => {
                    view.lex.state(view.lex.place(p).country).map(|(a, _)| a)
                }
                _ => None,
            };
            if let Some(a) = actor.filter(|_| of.is_empty()) {
                of.push(a);
            }
        }
    }
    of
}

/// The body that a word is the kind of, where more of its name stands around it than other steps would see.
fn body<'a>(
    view: &View<'a>,
    hits: &[Hit],
    sentence: TokenSpan,
    h: usize,
    taken: &[bool],
) -> Option<(TokenSpan, Kind<'a>)> {
    let syn = view.syn;
    if taken[h]
        || !syn.is(h, TokenFlags::WORD | TokenFlags::CAPITAL)
        || syn.is(h, TokenFlags::FIRST) && !of_follows(view, sentence, h)
    {
        return None;
    }
    if syn.dateline.is_some_and(|d| d.has(h)) {
        return None;
    }
    let word_kind = view.lex.name_word(syn.form[h], false);
    let kind = word_kind.or_else(|| agent_at(view, h).map(|_| "org"));
    // "[United Kingdom] Home Office", "[British] Red Cross": a row with its own country right before it.
    let ending = view.ends.get(h + 1).unwrap_or_default();
    let row = ending
        .iter()
        .filter_map(|x| match x.entry {
            Entry::Actor(a, k) => {
                let row = &view.lex.rows.actors[a as usize];
                let f = row.names[k as usize].flags;
                let body =
                    !matches!(row.kind.as_str(), "person" | "state") && !f.adjective && !f.metonym && !f.near;
                body.then_some((x.tokens, a))
            }
            _ => None,
        })
        .max_by_key(|(s, _)| s.len());
    if let Some((span, a)) = row {
        let own = view.lex.rows.actors[a as usize].country();
        let before = near(hits, span.start as usize)
            .iter()
            .filter(|x| x.tokens.end == span.start)
            .filter_map(|x| match x.entry {
                Entry::Actor(s, _) if view.lex.rows.actors[s as usize].kind == "state" => Some((x.tokens, s)),
                _ => None,
            })
            .max_by_key(|(s, _)| s.len());
        if let Some((country, s)) = before
            && view.lex.rows.actors[s as usize].country() == own
            && country.range().all(|t| !taken[t])
            && !of_follows(view, sentence, h)
        {
            return Some((TokenSpan { start: country.start, end: span.end }, Kind::Row(a)));
        }
        return None;
    }
    let kind = kind?;
    // "House [Democrats]": members of a party that the lexicon knows.
    let known_word = ending.iter().any(|x| {
        matches!(x.entry, Entry::Actor(a, _) if !matches!(view.lex.rows.actors[a as usize].kind.as_str(), "person" | "state"))
    });
    if known_word && !of_follows(view, sentence, h) {
        return None;
    }
    let mut start = h;
    while start > sentence.start as usize && h - start < LONGEST && leads(view, sentence, start - 1, taken) {
        start -= 1;
    }
    while start < h && (syn.form[start] == word::DASH || is_amp(view, start) || syn.form[start] == word::AND)
    {
        start += 1;
    }
    // "Minister of [State for Finance]": an office.
    let office = start >= 2
        && syn.form[start - 1] == word::OF
        && sentence.has(start - 2)
        && matches!(view.words(TokenSpan::new(start - 2, start - 1)), "Minister" | "Ministers" | "Secretary");
    if office {
        return None;
    }
    // "Rep. Martin Holding of Ohio": a person.
    let person = view.starts.get(start).into_iter().flatten().any(|x| {
        matches!(x.entry, Entry::Title(_))
            && (x.tokens.end as usize) < h
            && view.lex.given_names.contains_key(&syn.form[x.tokens.end as usize])
    });
    if person {
        return None;
    }
    let more = |t: usize| {
        sentence.has(t)
            && syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
            && (view.lex.name_word(syn.form[t], false).is_some() || agent_at(view, t).is_some())
    };
    if kind == "thing" || more(h + 1) {
        return None;
    }
    let end = if of_follows(view, sentence, h) { after_of(view, sentence, h, kind, taken) } else { h + 1 };
    let long = end > h + 1 || (start..h).any(|t| syn.form[t] == word::AND);
    // A run of capitals alone is left to other steps, unless a known place or state inside it would break it.
    let broken = start < h
        && word_kind.is_some()
        && agent_at(view, h).is_none()
        && near(hits, h).iter().any(|x| {
            x.tokens.start as usize >= start
                && x.tokens.end as usize <= h
                && match x.entry {
                    Entry::Actor(a, _) => view.lex.rows.actors[a as usize].kind != "person",
                    Entry::Metonym(..) | Entry::Place(..) => true,
                    _ => false,
                }
        });
    if !long && !broken {
        return None;
    }
    let tokens = TokenSpan::new(start, end);
    // "Research In Motion Ltd": a name of the lexicon begins before what capitals show.
    let longer = near(hits, start).iter().find_map(|x| match x.entry {
        Entry::Actor(a, _)
            if x.tokens.has(start)
                && (x.tokens.start as usize) < start
                && view.lex.rows.actors[a as usize].kind == "company" =>
        {
            Some((x.tokens.start, a))
        }
        _ => None,
    });
    if kind == "company"
        && let Some((from, a)) = longer
    {
        return Some((TokenSpan { start: from, end: tokens.end }, Kind::Row(a)));
    }
    // "Barclays Plc": the company of the lexicon, but for the last word.
    if kind == "company"
        && let Some(a) = without_suffix(view, tokens)
    {
        return Some((tokens, Kind::Row(a)));
    }
    // A row of the lexicon that reaches as far or further knows better.
    let known = (tokens.start as usize..=h).any(|t| {
        near(hits, t).iter().any(|x| {
            x.tokens.has(h)
                && (x.tokens.len() > 1)
                && matches!(x.entry, Entry::Actor(..) | Entry::Metonym(..) | Entry::Place(..))
        })
    });
    (!known).then_some((tokens, Kind::Word(kind)))
}

fn is_amp(view: &View, t: usize) -> bool {
    view.words(TokenSpan::new(t, t + 1)) == "&"
}

/// A word that may stand before the kind in a name: "[Irving] [Independent] School District", "[Anti]-Corruption".
fn leads(view: &View, sentence: TokenSpan, t: usize, taken: &[bool]) -> bool {
    let syn = view.syn;
    if taken[t] || is_calendar(view, t) || syn.xpos[t] == Xpos::POS {
        return false;
    }
    let tight = |k: usize| sentence.has(k) && !syn.is(k, TokenFlags::SPACE_BEFORE);
    if syn.form[t] == word::DASH {
        return tight(t) && tight(t + 1);
    }
    if is_amp(view, t) {
        return true;
    }
    let capital = syn.is(t, TokenFlags::CAPITAL)
        && matches!(syn.upos[t], Upos::PROPN | Upos::ADJ | Upos::NOUN)
        && syn.is(t, TokenFlags::WORD);
    let first = syn.is(t, TokenFlags::FIRST) && !matches!(syn.upos[t], Upos::PROPN) && !is_country(view, t);
    // "House Oversight [and] Reform Committee"
    if syn.form[t] == word::AND {
        let before = |k: usize| {
            sentence.has(k)
                && !taken[k]
                && syn.is(k, TokenFlags::WORD | TokenFlags::CAPITAL)
                && !ends_actor(view, k)
        };
        let committee = (t + 1..sentence.end as usize)
            .take(3)
            .take_while(|&k| syn.is(k, TokenFlags::CAPITAL))
            .any(|k| cares(view, k));
        return t > sentence.start as usize
            && before(t - 1)
            && committee
            && !syn.is(t - 1, TokenFlags::FIRST);
    }
    let honorific = view.starts.get(t).is_some_and(|all| {
        all.iter().any(
            |h| matches!(h.entry, Entry::Title(x) if view.lex.rows.titles[x as usize].kind == "honorific"),
        )
    });
    capital && !first && !honorific
}

/// Kinds of bodies that are named by what they deal with.
fn cares(view: &View, t: usize) -> bool {
    let row = agent_at(view, t).map(|a| &view.lex.rows.agents[a as usize]);
    row.is_some_and(|r| {
        matches!(
            r.head.as_str(),
            "committee"
                | "ministry"
                | "department"
                | "commission"
                | "agency"
                | "administration"
                | "institute"
                | "council"
                | "association"
                | "federation"
                | "union"
        )
    })
}

fn ends_actor(view: &View, t: usize) -> bool {
    view.ends.get(t + 1).is_some_and(|all| {
        all.iter().any(|h| match h.entry {
            Entry::Actor(a, k) => !view.lex.rows.actors[a as usize].names[k as usize].flags.adjective,
            _ => false,
        })
    }) || view.lex.given_names.contains_key(&view.syn.form[t])
}

fn is_country(view: &View, t: usize) -> bool {
    view.ends.get(t + 1).is_some_and(|all| {
        all.iter().any(
            |h| matches!(h.entry, Entry::Actor(a, _) if view.lex.rows.actors[a as usize].kind == "state"),
        )
    })
}

/// "of", "for" or "on" and a name behind it.
fn of_follows(view: &View, sentence: TokenSpan, h: usize) -> bool {
    let syn = view.syn;
    let of = |t: usize| sentence.has(t) && [word::OF, word::FOR, word::ON].contains(&syn.form[t]);
    let name = |t: usize| {
        sentence.has(t)
            && syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
            && !is_calendar(view, t)
            && matches!(syn.upos[t], Upos::PROPN | Upos::NOUN | Upos::ADJ | Upos::VERB)
    };
    let article = |t: usize| sentence.has(t) && syn.form[t] == word::THE;
    of(h + 1) && (name(h + 2) || article(h + 2) && name(h + 3))
}

/// The end of what follows "of": "Southern Indiana", "Culture, Media and Sport".
fn after_of(view: &View, sentence: TokenSpan, h: usize, kind: &str, taken: &[bool]) -> usize {
    let syn = view.syn;
    const LINKS: &[Sym] = &[word::OF, word::FOR, word::ON, word::THE];
    let limit = (h + LONGEST).min(sentence.end as usize);
    let name = |t: usize| {
        t < limit
            && !taken[t]
            && syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
            && !is_calendar(view, t)
            && matches!(syn.upos[t], Upos::PROPN | Upos::NOUN | Upos::ADJ | Upos::NUM | Upos::VERB)
            && !starts_person(view, t)
            && !(t > h + 2 && is_full_name(view, sentence, t))
    };
    let mut t = h + 1;
    let mut end = h + 1;
    while t < limit {
        if name(t) {
            t += 1;
            end = t;
            continue;
        }
        let form = syn.form[t];
        let joins = form == word::AND || is_amp(view, t);
        // "Ministry of Defence and Aviation": what the body cares for is a common noun, not another actor.
        let care = joins && name(t + 1) && !is_named(view, t + 1) && kind != "place" && end > h + 2;
        let care = care && syn.first_conjunct(t + 1) != syn.first_conjunct(h);
        let dash = form == word::DASH && !syn.is(t, TokenFlags::SPACE_BEFORE);
        if LINKS.contains(&form) && (name(t + 1) || syn.form.get(t + 1) == Some(&word::THE) && name(t + 2))
            || care
            || dash && name(t + 1)
        {
            t += 1;
            continue;
        }
        break;
    }
    end
}

/// Known by the lexicon as an actor of its own.
fn is_named(view: &View, t: usize) -> bool {
    view.starts.get(t).is_some_and(|all| {
        all.iter().any(|h| match h.entry {
            Entry::Actor(a, k) => !view.lex.rows.actors[a as usize].names[k as usize].flags.adjective,
            Entry::Metonym(..) => true,
            _ => false,
        })
    })
}

/// A first name and another name: "University of Texas [Amneh Jafari]".
fn is_full_name(view: &View, sentence: TokenSpan, t: usize) -> bool {
    let syn = view.syn;
    let place = view.starts.get(t).is_some_and(|all| all.iter().any(|h| matches!(h.entry, Entry::Place(..))));
    !place
        && view.lex.given_names.contains_key(&syn.form[t])
        && sentence.has(t + 1)
        && syn.upos[t + 1] == Upos::PROPN
        && syn.is(t + 1, TokenFlags::CAPITAL)
}

/// A title or office in capitals begins a person's name: "University of Texas [President] Jay Hartzell".
fn starts_person(view: &View, t: usize) -> bool {
    let syn = view.syn;
    syn.rel[t].base() != Deprel::FLAT
        && view.starts.get(t).is_some_and(|all| {
            all.iter().any(|h| {
                let next = h.tokens.end as usize;
                let named = next < syn.len()
                    && syn.upos[next] == Upos::PROPN
                    && syn.is(next, TokenFlags::WORD | TokenFlags::CAPITAL);
                // "Council of Private Enterprise": a rank before a common word is none.
                named
                    && match h.entry {
                        Entry::Title(_) => !is_vocabulary(view, next),
                        Entry::Agent(a, _) => view.lex.rows.agents[a as usize].kind == "person",
                        _ => false,
                    }
            })
        })
}
