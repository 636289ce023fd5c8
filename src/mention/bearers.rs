//! Of those who bear a surname, whom it means where the article names nobody so in full, and where several of them are.

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Reading, is_calendar, joined, part_of_longer_name};
use super::run::View;
use super::{Hit, near};
use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::{ActorRow, Entry, Lexicons, PlaceKind, Role};
use crate::syntax::{Syntax, TokenFlags, Upos};

/// How many times as often one of two with one surname must be named in full to be meant by it throughout.
const MOSTLY_NAMED: usize = 3;

/// By the token of a surname that two bear: the one whom the article names in full far more often.
pub(super) fn main_bearers(readings: &[Reading], full_at: &FxHashMap<u32, Vec<u32>>) -> FxHashMap<u32, u32> {
    let count = |a: u32| full_at.get(&a).map_or(0, Vec::len);
    let mut best: FxHashMap<u32, (u32, usize)> = FxHashMap::default();
    for r in readings.iter().filter(|r| r.short) {
        let (actor, second) = best.entry(r.tokens.start).or_insert((r.actor, 0));
        if *actor == r.actor {
            continue;
        }
        if count(r.actor) > count(*actor) {
            (*actor, *second) = (r.actor, count(*actor));
        } else {
            *second = (*second).max(count(r.actor));
        }
    }
    best.retain(|_, &mut (a, second)| second > 0 && count(a) >= MOSTLY_NAMED * second);
    best.into_iter().map(|(t, (a, _))| (t, a)).collect()
}

/// "Mayor Ann Cole … [Cole]": the one whom the article names in full, though a firm is called so too; not where it names
/// the firm in full, nor where he is of the trade ("Ann Cole of Cole Motors").
pub(super) fn is_of_bearer(view: &View, h: &Hit, firm: u32, full: &FxHashSet<u32>, hits: &[Hit]) -> bool {
    let bears = |o: &Hit| match o.entry {
        Entry::Actor(a, k) => {
            let row = &view.lex.rows.actors[a as usize];
            let governs =
                |c: &str| matches!(c.get(3..), Some("GOV" | "LEG" | "ELI" | "PTY" | "OPP" | "JUD" | "COP"));
            row.kind == "person"
                && row.names[k as usize].flags.short
                && full.contains(&a)
                && role_on_day(view, row).is_some_and(governs)
        }
        _ => false,
    };
    let named = |o: &Hit| o.tokens.len() > 1 && matches!(o.entry, Entry::Actor(a, _) if a == firm);
    h.tokens.len() == 1
        && near(hits, h.tokens.start as usize).iter().any(|o| o.tokens == h.tokens && bears(o))
        && !hits.iter().any(named)
}

/// The code of the office that somebody holds on the article's date.
fn role_on_day<'a>(view: &View<'a>, row: &'a ActorRow) -> Option<&'a str> {
    let day = view.article.date.map(|d| (d.year(), d.month() as u8, d.day() as u8));
    let holds = |r: &&Role| day.is_none_or(|d| r.tenure.covers(d));
    row.roles.iter().find(holds).or(row.roles.first()).map(|r| r.code.as_str())
}

/// Whether a first name alone is that of somebody whom the article names in full: "Paul" where it names Paul Cole.
fn is_first_name_here(view: &View, t: usize) -> bool {
    view.first_names.contains(&view.syn.form[t]) && !is_plain_surname(view.syn, view.lex, t + 1)
}

/// A name that is no first name.
pub(super) fn is_plain_surname(syn: &Syntax, lex: &Lexicons, t: usize) -> bool {
    t < syn.len()
        && syn.upos[t] == Upos::PROPN
        && syn.is(t, TokenFlags::CAPITAL | TokenFlags::WORD)
        && !lex.given_names.contains_key(&syn.form[t])
}

/// Whether no other person bears this short form, among those whose office the date allows.
pub(super) fn only_bearer(view: &View, h: &Hit, actor: u32, full: &FxHashSet<u32>, hits: &[Hit]) -> bool {
    let mut bearers: Vec<u32> = near(hits, h.tokens.start as usize)
        .iter()
        .filter(|o| o.tokens == h.tokens)
        .filter_map(|o| match o.entry {
            Entry::Actor(a, k) if view.lex.rows.actors[a as usize].names[k as usize].flags.short => Some(a),
            _ => None,
        })
        .collect();
    // One person may bear it in several spellings.
    bearers.sort_unstable();
    bearers.dedup();
    if bearers.iter().any(|a| full.contains(a)) {
        return false;
    }
    let t = h.tokens.start as usize;
    if h.tokens.len() == 1 && is_first_name_here(view, t) {
        return false;
    }
    let titled = view.role_before(t).is_some();
    let day = view.article.date.map(|d| (d.year(), d.month() as u8, d.day() as u8));
    let begun = |r: &Role| day.is_none_or(|d| r.tenure.from.is_none_or(|f| f.first_day() <= d));
    let roles = |a: &u32| &view.lex.rows.actors[*a as usize].roles;
    let led = |a: &u32| roles(a).iter().any(|r| leads_country(&r.what) && begun(r));
    // "President Nixon" is the one who was a president, whoever is in office; "the Bush era" is a president's too.
    let title = view.role_before(t).map(|(role, _)| office_of_title(view.words(role)));
    let held = |a: &u32| {
        title.as_deref().is_some_and(|o| roles(a).iter().any(|r| is_office(&r.what, o) && begun(r)))
    };
    if bearers.iter().any(held) {
        bearers.retain(held);
    }
    if is_of_an_age(view, t) && bearers.iter().any(led) {
        bearers.retain(led);
    }
    if !bearers.contains(&actor) {
        return false;
    }
    let home = |a: &u32| view.is_at_home(&view.lex.rows.actors[*a as usize]);
    // "Fox" is a firm's name too, even where nothing beside it says so.
    let others = near(hits, t).iter().filter(|o| o.tokens == h.tokens).any(|o| match o.entry {
        Entry::Actor(a, k) => a != actor && view.lex.rows.actors[a as usize].names[k as usize].flags.near,
        _ => false,
    });
    if others && !titled {
        return false;
    }
    // A first name alone ("Ali") and a month ("May") need more: an office on the article's date.
    let common = h.tokens.len() == 1
        && !titled
        && (is_calendar(view, t) || matches!(view.lex.given_names.get(&view.syn.form[t]), Some('m' | 'f')));
    // "Mr. Green": a surname that is a word as well is whoever's it is, "Mr." or not.
    let polite =
        view.ends.get(t).into_iter().flatten().any(
            |h| matches!(h.entry, Entry::Title(x) if view.lex.rows.titles[x as usize].kind == "honorific"),
        );
    let word = h.tokens.len() == 1 && view.lex.is_common_word(view.syn.lemma[t]);
    if word && (polite || !titled) && !led(&actor) {
        return false;
    }
    // "the end of [May]", "the [Key]": what is a word as well is nobody of a country that the article never names.
    if (word || common) && !titled && !home(&actor) {
        return false;
    }
    let Some(day) = day else {
        return held(&actor) && bearers.len() == 1 || bearers.len() == 1 && !common && led(&actor);
    };
    let in_office = |a: &u32| {
        view.lex.rows.actors[*a as usize].roles.iter().any(|r| {
            (r.tenure.from.is_some() || r.tenure.to.is_some())
                && r.tenure.covers(day)
                && !r.code.ends_with("ELI")
        })
    };
    if bearers.len() == 1 && !common {
        // Of a lone surname only somebody in office where the article plays, or who led a country, is known well enough.
        return led(&actor) || in_office(&actor) && (titled || home(&actor));
    }
    let named = |a: &u32| view.speaks_of(&view.lex.rows.actors[*a as usize]);
    let leads = |a: u32| {
        let roles = &view.lex.rows.actors[a as usize].roles;
        roles.iter().any(|r| leads_country(&r.what) && r.tenure.covers(day))
    };
    let mut holders: Vec<u32> = bearers.iter().copied().filter(in_office).collect();
    if holders.len() > 1
        && let Some(sector) = sector_of_title(view, t)
    {
        // "Senator Warren": of those in office the one whose office the title names.
        let sits = |a: &u32| {
            let roles = &view.lex.rows.actors[*a as usize].roles;
            roles.iter().any(|r| r.tenure.covers(day) && r.code.get(3..) == Some(sector))
        };
        if holders.iter().any(sits) {
            holders.retain(sits);
        }
    }
    if holders.len() > 1 {
        // "Trump", "King Abdullah": whoever leads a country, and one that the article names.
        let leaders: Vec<u32> =
            holders.iter().copied().filter(|a| leads(*a) && (titled || home(a))).collect();
        if !leaders.is_empty() {
            holders = leaders;
        }
    }
    if holders.len() > 1 {
        holders.retain(named);
    }
    // "Stalin": one who led a country is known better than one in office somewhere that the article does not name.
    if let &[one] = &holders[..]
        && !leads(one)
        && !named(&one)
        && bearers.iter().any(|b| *b != one && led(b))
    {
        holders.clear();
    }
    if holders.is_empty() {
        holders = bearers.into_iter().filter(led).collect();
    }
    holders == [actor] && (titled || home(&actor))
}

/// The office that a title names, as the lexicon spells it: "Sen." is a senator.
fn office_of_title(title: &str) -> String {
    let title = title.to_lowercase();
    match title.trim_end_matches('.') {
        "sen" => "senator".to_string(),
        "rep" | "congressman" | "congresswoman" => "representative".to_string(),
        "gov" => "governor".to_string(),
        office => office.to_string(),
    }
}

/// Whether a role of the lexicon is an office: "governor of Ohio" is that of a governor, "vice president" is no president.
fn is_office(what: &str, office: &str) -> bool {
    let what = without(without(what, "former "), "acting ");
    what.strip_prefix(office).is_some_and(|rest| rest.is_empty() || rest.starts_with(" of "))
}

/// "the [Bush] administration", "[Clinton]-era rules": named for one who led the country then.
fn is_of_an_age(view: &View, t: usize) -> bool {
    let syn = view.syn;
    let sentence = syn.tokens_of(syn.sentence(t));
    let word = |k: usize| if sentence.has(k) { view.words(TokenSpan::new(k, k + 1)) } else { "" };
    matches!(word(t + 1), "administration" | "era" | "presidency")
        || sentence.has(t + 1) && syn.form[t + 1] == word::DASH && word(t + 2) == "era"
}

/// An office without a word at its front. It is asked of every office of all who bear a surname, and to search for a word
/// costs ten times as much.
fn without<'a>(office: &'a str, word: &str) -> &'a str {
    office.strip_prefix(word).unwrap_or(office)
}

/// The sector of the office whose title ends right before a token.
fn sector_of_title<'a>(view: &View<'a>, t: usize) -> Option<&'a str> {
    let titles = view.ends.get(t)?.iter().filter_map(|h| match h.entry {
        Entry::Title(i) => Some(view.lex.rows.titles[i as usize].sector.as_str()),
        _ => None,
    });
    titles.into_iter().find(|s| !s.is_empty())
}

/// Offices at the head of a state or government.
fn leads_country(office: &str) -> bool {
    matches!(
        without(without(office, "acting "), "interim "),
        "president"
            | "prime minister"
            | "chancellor"
            | "king"
            | "queen"
            | "emperor"
            | "supreme leader"
            | "premier"
    )
}

/// Whether the first word of a name and a first name may be of one person: "Pat Toomey" and "Patrick", "Jim" and "James".
fn may_be_short_for(name: &str, first: &str) -> bool {
    let own = name.split(' ').next().unwrap_or(name);
    let begin = |n: usize| own.chars().take(n).eq(first.chars().take(n));
    begin(1) && (begin(2) || own.len().min(first.len()) <= SHORT_FIRST_NAME)
}

/// So many letters a pet name has at most: "Jim", "Jack".
const SHORT_FIRST_NAME: usize = 4;

/// Last words of names that are longer than what the lexicon has of them.
pub(super) fn strangers(view: &View, hits: &[Hit]) -> FxHashSet<Sym> {
    let short = |h: &&Hit| match h.entry {
        Entry::Actor(a, k) => {
            h.tokens.len() == 1 && view.lex.rows.actors[a as usize].names[k as usize].flags.short
        }
        _ => false,
    };
    let full = |h: &Hit| {
        near(hits, h.tokens.start as usize)
            .iter()
            .any(|o| o.tokens.len() > 1 && o.tokens.contains(h.tokens) && matches!(o.entry, Entry::Actor(..)))
    };
    let given = |t: usize| view.lex.given_names.contains_key(&view.syn.form[t]);
    // "Corey [R.] Lewandowski"
    let initial = |t: usize| {
        let word = view.words(TokenSpan::new(t, t + 1));
        word.len() == 2 && word.ends_with('.') && view.syn.is(t, TokenFlags::CAPITAL)
    };
    // "Patrick J. Toomey" is Pat Toomey, "Jesse M. Furman" is no Jason.
    let short_for = |h: &Hit, t: usize| {
        let first = view.words(TokenSpan::new(t, t + 1));
        matches!(h.entry, Entry::Actor(a, _)
            if view.lex.rows.actors[a as usize].names.iter().any(|n| !n.flags.short && may_be_short_for(&n.text, first)))
    };
    // "strategist [Chip] Lake": whatever stands between a role and a surname is a first name.
    let told = |t: usize| {
        let is_role = |h: &Hit| match h.entry {
            Entry::Agent(a, plural) => !plural && view.lex.rows.agents[a as usize].kind == "person",
            _ => false,
        };
        view.ends.get(t).is_some_and(|all| all.iter().any(is_role)) && joined(view, t, t + 1)
    };
    // "[Israel] Shamir": a first name that a state has too.
    let state = |t: usize| given(t) && joined(view, t, t + 1);
    let longer = |h: &&Hit| {
        let t = h.tokens.start as usize;
        t > 0
            && view.syn.upos[t - 1] == Upos::PROPN
            && (given(t - 1)
                || told(t - 1)
                || t > 1 && initial(t - 1) && given(t - 2) && !short_for(h, t - 2))
            && (part_of_longer_name(view, h.tokens, true, hits) || state(t - 1))
            && !full(h)
    };
    // "Roe v. [Wade]" is a case.
    let versus = |t: usize| {
        t < view.syn.len()
            && matches!(view.words(TokenSpan::new(t, t + 1)), "v." | "v")
            && !view.syn.is(t, TokenFlags::FIRST)
    };
    // "[Ferguson], Missouri" is a town.
    let region = |t: usize| {
        near(hits, t).iter().any(|o| {
            o.tokens.start as usize == t
                && match o.entry {
                    Entry::Place(p, _) => {
                        matches!(view.lex.places.kind(p), PlaceKind::Admin | PlaceKind::Country)
                    }
                    Entry::Actor(a, k) => {
                        let row = &view.lex.rows.actors[a as usize];
                        row.kind == "state" && !row.names[k as usize].flags.adjective
                    }
                    _ => false,
                }
        })
    };
    let elsewhere = |h: &&Hit| {
        let t = h.tokens.start as usize;
        let here = view.syn.tokens_of(view.syn.sentence(t));
        let comma = here.has(t + 2) && view.syn.form[t + 1] == word::COMMA;
        versus(t + 1) || t > 0 && versus(t - 1) || comma && region(t + 2) && view.role_before(t).is_none()
    };
    let not_his = |h: &&Hit| longer(h) || elsewhere(h) && !full(h);
    hits.iter().filter(short).filter(not_his).map(|h| view.syn.form[h.tokens.start as usize]).collect()
}
