//! Names that no lexicon knows, told by spelling and syntax.

use rustc_hash::{FxHashMap, FxHashSet};

use super::kinds::{Evidence, Kind, Role, evidence, is_vocabulary};
use super::names::{attach_role, head_of, is_calendar, mark};
use super::run::View;
use super::{EntityType, Mention, MentionKind, Mentions, Sense, near};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Entry;
use crate::syntax::{TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "mention.unknown-person",
        finds: "a person that no lexicon knows: \"spokesman Ivan Petrenko\"; not \"New Deal\"",
    },
    Rule {
        id: "mention.unknown-name",
        finds: "another name that no lexicon knows: \"Safeguard Defenders\"; not \"Monday\"",
    },
];

/// Some tokens that may be a name, with what its place says of it.
struct Candidate {
    mention: Mention,
    /// A title or role stands before it.
    titled: bool,
    role: Role,
    evidence: Evidence,
}

/// Runs of proper nouns that nothing has taken. Names of several words come first, so that a single word can be told as
/// the surname of a person.
pub(super) fn find(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let mut runs = Vec::new();
    for s in 0..view.syn.sentences.len() {
        runs_of(view, s, taken, &mut runs);
    }
    // "[North American] sales": no country's.
    for &r in runs.iter().filter(|r| is_region(view, **r)) {
        mark(taken, r);
    }
    runs.retain(|r| !is_region(view, *r));
    let candidates: Vec<Candidate> = runs.into_iter().filter_map(|r| candidate(view, r, out)).collect();
    let mut all: FxHashMap<&str, Evidence> = FxHashMap::default();
    for c in &candidates {
        all.entry(view.words(c.mention.tokens)).or_default().add(&c.evidence);
    }
    // Of those whom a lexicon knows too: "Dmitry Kovtun … Kovtun".
    let known = out
        .all
        .iter()
        .filter(|m| m.entity == EntityType::Person && m.kind == MentionKind::Name && m.tokens.len() > 1);
    let surname = |m: &Mention| view.words(TokenSpan { start: m.tokens.end - 1, end: m.tokens.end });
    let mut persons: FxHashSet<&str> = known.map(surname).collect();
    let (single, several): (Vec<Candidate>, Vec<Candidate>) =
        candidates.into_iter().partition(|c| c.mention.tokens.len() == 1);
    // "Hurricane Gustav … Gustav"
    let mut things: FxHashSet<&str> = FxHashSet::default();
    for c in several.into_iter().chain(single) {
        let text = view.words(c.mention.tokens);
        let tokens = c.mention.tokens;
        if tokens.len() == 1 && things.contains(text) {
            continue;
        }
        let surname = tokens.len() == 1 && persons.contains(text);
        let kind = match all[text].kind() {
            Kind::Place if surname && c.evidence.place >= 4 => Kind::Place,
            _ if surname => Kind::Person,
            kind => kind,
        };
        let last = tokens.end as usize - 1;
        if kind == Kind::Thing
            && view.lex.name_word(view.syn.form[tokens.start as usize], true) == Some("thing")
        {
            things.insert(view.words(TokenSpan::new(last, last + 1)));
        }
        let Some(m) = settle(view, c, kind, &all[text]) else { continue };
        if m.entity == EntityType::Person {
            persons.extend(tokens.range().map(|t| view.words(TokenSpan::new(t, t + 1))));
        }
        mark(taken, m.role.map_or(m.tokens, |r| TokenSpan { start: r.start, end: m.tokens.end }));
        out.all.push(m);
    }
}

fn runs_of(view: &View, sentence: usize, taken: &[bool], out: &mut Vec<TokenSpan>) {
    let syn = view.syn;
    let tokens = syn.tokens_of(sentence);
    let headline = is_title_case(view, tokens);
    let mut t = tokens.start as usize;
    while t < tokens.end as usize {
        if !starts_name(view, t, tokens, taken, headline) {
            t += 1;
            continue;
        }
        let mut end = t + 1;
        while end < tokens.end as usize && continues_name(view, t, end, taken, tokens.end as usize, headline)
        {
            end += 1;
        }
        while end > t + 1 && !syn.is(end - 1, TokenFlags::WORD) && !syn.is(end - 1, TokenFlags::HAS_DIGIT) {
            end -= 1;
        }
        if (t..end).any(|k| syn.upos[k] == Upos::PROPN) {
            out.push(TokenSpan::new(t, end));
        }
        t = end;
    }
}

/// A headline in which most words have a capital: a capital shows nothing there.
fn is_title_case(view: &View, tokens: TokenSpan) -> bool {
    let long =
        |&t: &usize| view.syn.is(t, TokenFlags::WORD) && view.words(TokenSpan::new(t, t + 1)).len() > 3;
    let (mut words, mut capitals) = (0, 0);
    for t in tokens.range().filter(long) {
        words += 1;
        capitals += usize::from(view.syn.is(t, TokenFlags::CAPITAL));
    }
    words >= 3 && capitals * 4 >= words * 3
}

fn starts_name(view: &View, t: usize, sentence: TokenSpan, taken: &[bool], headline: bool) -> bool {
    let syn = view.syn;
    if taken[t]
        || !syn.is(t, TokenFlags::WORD | TokenFlags::CAPITAL)
        || is_calendar(view, t)
        || is_code(view.words(TokenSpan::new(t, t + 1)))
    {
        return false;
    }
    if syn.upos[t] == Upos::PROPN {
        return true;
    }
    // "[New] People Power", "[British] Red Cross": another capitalised word right before a proper noun that it modifies.
    let next = t + 1;
    let modifies = sentence.has(next)
        && !taken[next]
        && syn.is(next, TokenFlags::WORD | TokenFlags::CAPITAL)
        && matches!(syn.upos[next], Upos::PROPN | Upos::NOUN | Upos::ADJ)
        && !is_calendar(view, next)
        && !starts_role(view, t, next);
    matches!(syn.upos[t], Upos::ADJ | Upos::NOUN)
        && !headline
        && !syn.is(t, TokenFlags::FIRST)
        && modifies
        && !opens_quote(view, t)
        && !is_demonym(view, t)
        && !starts_role(view, t, t)
}

fn opens_quote(view: &View, t: usize) -> bool {
    t > 0 && view.syn.is(t - 1, TokenFlags::QUOTE_OPEN)
}

fn is_demonym(view: &View, t: usize) -> bool {
    view.starts.get(t).is_some_and(|all| {
        all.iter().any(|h| match h.entry {
            Entry::Actor(a, k) => view.lex.rows.actors[a as usize].names[k as usize].flags.adjective,
            _ => false,
        })
    })
}

/// "[South Korean] beer": the adjective of a country, of several words.
fn is_adjective(view: &View, tokens: TokenSpan) -> bool {
    let hits = view.starts.get(tokens.start as usize).into_iter().flatten();
    hits.filter(|h| h.tokens == tokens).any(|h| {
        matches!(h.entry, Entry::Actor(a, k) if view.lex.rows.actors[a as usize].names[k as usize].flags.adjective)
    })
}

fn continues_name(view: &View, start: usize, t: usize, taken: &[bool], end: usize, headline: bool) -> bool {
    let syn = view.syn;
    if taken[t] || starts_role(view, start, t) || is_code(view.words(TokenSpan::new(t, t + 1))) {
        return false;
    }
    // "Delta Global Advisors, Inc."
    let suffix = |k: usize| {
        k < end
            && syn.is(k, TokenFlags::CAPITAL)
            && view.lex.name_word(syn.form[k], false) == Some("company")
            && view.words(TokenSpan::new(k, k + 1)).len() <= 4
    };
    if syn.form[t] == word::COMMA && suffix(t + 1) || syn.form[t - 1] == word::COMMA && t > start && suffix(t)
    {
        return true;
    }
    let capital = |k: usize| {
        k < end && !taken[k] && syn.is(k, TokenFlags::WORD | TokenFlags::CAPITAL) && !is_calendar(view, k)
    };
    let other = matches!(syn.upos[t], Upos::NOUN | Upos::ADJ | Upos::NUM | Upos::X) && !headline;
    if (syn.upos[t] == Upos::PROPN || other) && capital(t) {
        return true;
    }
    // "Hee-Chan", "Cheuk-yan", "Smith-O'Neil": a hyphen without spaces, and what it joins; not "Petrenko-led".
    let tight = |k: usize| k < end && !syn.is(k, TokenFlags::SPACE_BEFORE);
    let part = |k: usize| {
        k < end
            && (syn.is(k, TokenFlags::CAPITAL) || syn.upos[k] == Upos::PROPN)
            && syn.is(k, TokenFlags::WORD)
            && !view.lex.is_common_word(syn.lemma[k])
            || k < end && syn.is(k, TokenFlags::CAPITAL)
    };
    if tight(t) && syn.form[t] == word::DASH {
        return tight(t + 1) && part(t + 1) && !taken[t + 1];
    }
    if tight(t) && t > start && syn.form[t - 1] == word::DASH {
        return part(t);
    }
    if view.words(TokenSpan::new(t, t + 1)) == "&" {
        return capital(t + 1) && syn.upos[t + 1] == Upos::PROPN;
    }
    // "bin Laden", "al-Shara", "van der Leyen"
    let link = matches!(
        view.words(TokenSpan::new(t, t + 1)),
        "bin"
            | "bint"
            | "ibn"
            | "ben"
            | "al"
            | "el"
            | "ul"
            | "van"
            | "von"
            | "der"
            | "de"
            | "del"
            | "da"
            | "di"
            | "dos"
            | "la"
            | "le"
            | "du"
    );
    let next = |k: usize| capital(k) && syn.upos[k] == Upos::PROPN;
    link && (next(t + 1)
        || t + 2 < end && syn.form[t + 1] == word::DASH && capital(t + 2)
        || link_again(view, t + 1, end))
}

/// The second of two linking words: "van [der] Leyen".
fn link_again(view: &View, t: usize, end: usize) -> bool {
    t + 1 < end
        && matches!(view.words(TokenSpan::new(t, t + 1)), "der" | "la" | "den" | "al" | "los")
        && view.syn.upos[t + 1] == Upos::PROPN
}

/// A title or role in capitals begins here and ends what stood before: "Kharkiv [Governor] Oleh Syniehubov". A title that
/// is the last word after a first name is a surname: "Raj [Shah]", "Stephen [King]".
pub(super) fn starts_role(view: &View, start: usize, t: usize) -> bool {
    let syn = view.syn;
    let Some(hits) = view.starts.get(t) else { return false };
    let role = hits.iter().any(|h| match h.entry {
        Entry::Title(_) => true,
        Entry::Agent(a, plural) => view.lex.rows.agents[a as usize].kind == "person" && !plural,
        _ => false,
    });
    let goes_on = t + 1 < syn.len() && syn.upos[t + 1] == Upos::PROPN && syn.is(t + 1, TokenFlags::CAPITAL);
    let given =
        |k: usize| view.lex.given_names.contains_key(&syn.form[k]) || syn.is(k, TokenFlags::ABBREVIATION);
    let surname = t > start && given(t - 1) && !goes_on;
    role && !surname
}

fn candidate(view: &View, mut tokens: TokenSpan, out: &Mentions) -> Option<Candidate> {
    let syn = view.syn;
    // A title or role written with a capital at the front is no part of the name: "Mayor Ivan Petrenko".
    let mut role_end = tokens.start;
    // "Lt. Gen. Prosper Avril": one title after another.
    // "General Electric Co": no general.
    let end = tokens.end as usize - 1;
    // "Rep. George Holding": a title before a first name is no part of a firm's name.
    let person = tokens.len() <= 4
        && (view.starts.get(tokens.start as usize).into_iter().flatten()).any(|h| {
            matches!(h.entry, Entry::Title(_))
                && h.tokens.end < tokens.end - 1
                && view.lex.given_names.contains_key(&syn.form[h.tokens.end as usize])
        });
    let body = !person
        && matches!(
            view.lex.name_word(syn.form[end], false),
            Some("company" | "media" | "org" | "party" | "gov" | "ngo" | "armed_group")
        );
    while !body
        && let Some(next) = (view.starts.get(role_end as usize).into_iter().flatten())
            .filter(|h| h.tokens.end < tokens.end && is_role(view, h.entry))
            .filter(|h| view.words(h.tokens) != "National")
            .map(|h| h.tokens.end)
            .max()
    {
        role_end = next;
    }
    let titled = role_end > tokens.start;
    tokens.start = role_end;
    let first = tokens.start as usize;
    let text = view.words(tokens);
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if letters < 2 || syn.dateline.is_some_and(|d| d.has(first)) || is_party_tag(text) {
        return None;
    }
    let single = tokens.len() == 1;
    if single
        && syn.is(first, TokenFlags::FIRST)
        && !view.role_surnames.contains(&syn.form[first])
        && (syn.xpos[first] != Xpos::NNP || is_vocabulary(view, first))
    {
        return None;
    }
    if !titled && (single && is_demonym(view, first) || is_adjective(view, tokens)) {
        return None;
    }
    if single && view.lex.name_word(syn.form[first], false) == Some("company") && text.len() <= 4 {
        return None;
    }
    // "Hong Kong [Island] constituency": the kind alone is no name of a place.
    if single
        && !view.halves.contains(&syn.form[first])
        && !view.strangers.contains(&syn.form[first])
        && !titled
        && matches!(view.lex.name_word(syn.form[first], false), Some("place" | "thing" | "facility"))
    {
        return None;
    }
    if single && !titled && is_part_of_title(view, first) {
        return None;
    }
    // "his [Secretary] of Fun": an office of its own making, no name.
    if single && !titled && syn.form.get(first + 1) == Some(&word::OF) && starts_role(view, first, first) {
        return None;
    }
    let place = near(&out.hits, first)
        .iter()
        .chain(near(&out.towns, first))
        .any(|h| h.tokens == tokens && matches!(h.entry, Entry::Place(..)));
    if place && !titled && view.role_before(first).is_none() && !(single && view.is_surname(first)) {
        return None;
    }
    let mut m = Mention::new(
        tokens,
        head_of(view, tokens),
        MentionKind::Name,
        EntityType::Organization,
        Sense::Unknown,
        Cause::rule("mention.unknown-name"),
    );
    attach_role(view, &mut m, &out.hits);
    let role = match (m.role, m.role_agent) {
        // "the Refugee [Council] Enver Solomon": a name of its own, no role.
        (_, Some(a))
            if view.lex.rows.agents[a as usize].kind != "person"
                && m.role.is_some_and(|r| syn.is(r.end as usize - 1, TokenFlags::CAPITAL)) =>
        {
            Role::None
        }
        (_, Some(a)) => Role::Agent(a),
        (Some(_), None) => Role::Title,
        _ if titled => Role::Title,
        _ => Role::None,
    };
    // The head of the name alone, whatever stands before it.
    let own = head_of(view, tokens);
    let mut evidence = evidence(view, tokens, own, role, &out.hits);
    if single && view.is_surname(first) {
        evidence.person += 6;
    }
    Some(Candidate { mention: m, titled, role, evidence })
}

/// "Terms of [Service]", "the Bill of [Rights]": an ordinary word that ends a title; "the S&P [500]", "the [Treasury] market":
/// what is counted or dealt in.
fn is_part_of_title(view: &View, t: usize) -> bool {
    let syn = view.syn;
    let sentence = syn.tokens_of(syn.sentence(t));
    let capital =
        |k: usize| syn.is(k, TokenFlags::CAPITAL | TokenFlags::WORD) && !syn.is(k, TokenFlags::FIRST);
    let agent = |k: usize| {
        view.ends
            .get(k + 1)
            .into_iter()
            .flatten()
            .any(|h| matches!(h.entry, Entry::Agent(..) | Entry::Title(_)))
    };
    let ends_title = t >= 2
        && sentence.has(t - 2)
        && syn.form[t - 1] == word::OF
        && capital(t - 2)
        && !agent(t - 2)
        && is_vocabulary(view, t);
    let number = |k: usize| {
        let digits = view.words(TokenSpan::new(k, k + 1));
        digits.len() == 3 && digits.bytes().all(|b| b.is_ascii_digit()) && syn.is(k, TokenFlags::SPACE_BEFORE)
    };
    let index = sentence.has(t + 1) && number(t + 1);
    let dealt_in = syn.form[t] == view.lex.vocabulary.get("treasury")
        && syn.governor(t).is_some_and(|g| {
            g > t && syn.upos[g] == Upos::NOUN && view.lex.classes.holds("market_n", syn.lemma[g])
        });
    ends_title || index || dealt_in
}

/// "[North American] sales", "Latin American markets": of no country.
fn is_region(view: &View, tokens: TokenSpan) -> bool {
    const PARTS: &[&str] =
        &["North", "South", "Latin", "Central", "Northern", "Southern", "Eastern", "Western"];
    tokens.len() == 2
        && PARTS.contains(&view.words(TokenSpan { start: tokens.start, end: tokens.start + 1 }))
        && is_demonym(view, tokens.start as usize + 1)
        && !is_adjective(view, tokens)
}

fn is_role(view: &View, entry: Entry) -> bool {
    match entry {
        Entry::Title(_) => true,
        Entry::Agent(a, _) => view.lex.rows.agents[a as usize].kind == "person",
        _ => false,
    }
}

/// "PHH.N", "VOWG.DE": a listed share, and "@name", an account.
pub(super) fn is_code(text: &str) -> bool {
    let ticker = text.split_once('.').is_some_and(|(share, market)| {
        let upper =
            |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        // "NWSa.N", "C.N"; not "U.S".
        let share = share.strip_suffix(|c: char| c.is_ascii_lowercase()).unwrap_or(share);
        let one = market == "N" && share != "U" || market == "O";
        upper(share) && upper(market) && market.len() <= 2 && (share.len() > 1 || one)
    });
    // "NT.TON.N": a share on two markets.
    let listed = || {
        let upper = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_uppercase());
        let mut parts = text.split('.');
        text.matches('.').count() == 2
            && parts.clone().all(upper)
            && parts.clone().any(|p| p.len() > 1)
            && parts.next_back().is_some_and(|m| m.len() <= 2)
    };
    // ".IXIC" is an index.
    let index =
        text.strip_prefix('.').is_some_and(|i| i.len() > 1 && i.bytes().all(|b| b.is_ascii_uppercase()));
    // "MORE" is a link on a page.
    ticker || listed() || index || matches!(text, "MORE" | "No." | "No") || text.starts_with(['@', '#'])
}

/// "R-Wis.", "D-Calif.": a legislator's party and state.
fn is_party_tag(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('R' | 'D' | 'I')) && matches!(chars.next(), Some('-' | '–' | '‑'))
}

/// "John A. Boehner": the person of the lexicon whose name this is but for initials in the middle.
fn without_initials(view: &View, tokens: TokenSpan) -> Option<u32> {
    let syn = view.syn;
    let initial = |t: usize| {
        let word = view.words(TokenSpan::new(t, t + 1));
        word.len() <= 2 && word.starts_with(char::is_uppercase) && (word.len() == 1 || word.ends_with('.'))
    };
    let range = tokens.range();
    let inner = range.start + 1..range.end - 1;
    if tokens.len() < 3 || !inner.clone().any(initial) {
        return None;
    }
    let mut node = None;
    for t in range.filter(|&t| !(inner.contains(&t) && initial(t))) {
        let key = view.lex.keys.of(syn.form[t]);
        node = match node {
            None => view.lex.names.first(key),
            Some(n) => view.lex.names.step(n, key),
        };
        node?;
    }
    view.lex.names.values(node?).find_map(|n| match n.entry {
        Entry::Actor(a, k) => {
            let row = &view.lex.rows.actors[a as usize];
            (row.kind == "person" && !row.names[k as usize].flags.short).then_some(a)
        }
        _ => None,
    })
}

/// How many years before the first and after the last office a person is taken for the one that is known.
const YEARS: i16 = 12;

/// Whether somebody had a dated office in the years around the article's date: "John R. Bolton" in 2018, not "John F. Cole"
/// of another age.
fn of_these_years(view: &View, actor: u32) -> bool {
    let Some(day) = view.article.date else { return false };
    let roles = &view.lex.rows.actors[actor as usize].roles;
    let from = roles.iter().filter_map(|r| r.tenure.from).map(|d| d.first_day().0).min();
    let to = roles.iter().filter_map(|r| r.tenure.to).map(|d| d.last_day().0).max();
    let open = roles.iter().any(|r| r.tenure.from.is_some() && r.tenure.to.is_none());
    from.or(to).is_some_and(|y| y <= day.year() + YEARS)
        && (open || to.or(from).is_some_and(|y| y >= day.year() - YEARS))
}

/// Whether the title before a name is an office that the row knows: "Speaker John A. Boehner"; "John F. Kennedy" of
/// another age has none.
fn has_role(view: &View, m: &Mention, actor: u32) -> bool {
    let Some(role) = m.role else { return false };
    let text = view.words(role).to_lowercase();
    let office = match text.trim_end_matches('.').rsplit(' ').next().unwrap_or("") {
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        word => word,
    };
    view.lex.rows.actors[actor as usize].roles.iter().any(|r| r.what.to_lowercase().contains(office))
}

/// "Volkswagen AG", "Harbour Motor Co. Ltd": the company of the lexicon whose name this is but for the words at its end
/// that only say that it is one.
pub(super) fn without_suffix(view: &View, tokens: TokenSpan) -> Option<u32> {
    let last = tokens.end as usize - 1;
    if tokens.len() < 2 || view.lex.name_word(view.syn.form[last], false) != Some("company") {
        return None;
    }
    // The last word may say anything of a firm ("Ford Financial" is Ford's), those before it must say nothing else.
    let empty = |t: u32| {
        let word = view.words(TokenSpan { start: t, end: t + 1 });
        t as usize == last || word == "," || word == "&" || BARE.contains(&word.trim_end_matches('.'))
    };
    let firm = |h: &super::Hit| match h.entry {
        Entry::Actor(a, k) if h.tokens.end < tokens.end && (h.tokens.end..tokens.end).all(empty) => {
            let row = &view.lex.rows.actors[a as usize];
            let f = row.names[k as usize].flags;
            // "Apple Inc" needs no word beside it, "Apple Farms" does.
            let form = BARE.contains(&view.words(TokenSpan::new(last, last + 1)).trim_end_matches('.'));
            (row.kind == "company" && (!f.near || form) && !f.adjective).then_some((h.tokens.len(), a))
        }
        _ => None,
    };
    let all = view.starts.get(tokens.start as usize)?.iter().filter_map(firm);
    all.max_by_key(|&(n, _)| n).map(|(_, a)| a)
}

/// Words of firms' names that tell none from another.
const BARE: &[&str] = &[
    "AG",
    "Co",
    "Communications",
    "Companies",
    "Company",
    "Computer",
    "Corp",
    "Corporation",
    "Cos",
    "Group",
    "Holding",
    "Holdings",
    "Inc",
    "International",
    "Ltd",
    "Motor",
    "Motors",
    "NV",
    "PLC",
    "Plc",
    "SA",
    "SE",
    "Stores",
    "Systems",
    "Wholesale",
];

/// The mention that a candidate makes in its reading, if it makes one.
fn settle(view: &View, c: Candidate, kind: Kind, all: &Evidence) -> Option<Mention> {
    let mut m = c.mention;
    let person_role = c.titled
        || match c.role {
            Role::Title => true,
            Role::Agent(a) => view.lex.rows.agents[a as usize].kind == "person",
            Role::None => false,
        };
    match kind {
        Kind::Person => {
            m.entity = EntityType::Person;
            m.cause = Cause::rule("mention.unknown-person");
            if let Some(a) =
                without_initials(view, m.tokens).filter(|&a| has_role(view, &m, a) || of_these_years(view, a))
            {
                m.sense = Sense::Actor(a);
                m.cause = Cause::entry("mention.name", view.lex.rows.actors[a as usize].at);
            }
            return Some(m);
        }
        Kind::Thing => return None,
        Kind::Place => m.entity = EntityType::Place,
        Kind::Body(sort) => m.entity = sort,
    }
    if !person_role {
        m.role = None;
        m.head = head_of(view, m.tokens);
    }
    if m.entity == EntityType::Place {
        return Some(m);
    }
    if let Some(a) = without_suffix(view, m.tokens) {
        let row = &view.lex.rows.actors[a as usize];
        m.entity = EntityType::of_kind(&row.kind);
        m.sense = Sense::Actor(a);
        m.cause = Cause::entry("mention.name", row.at);
        return Some(m);
    }
    // A single unknown word is an actor only if it does something, owns something or is plainly a body somewhere.
    (m.tokens.len() > 1 || all.acts > 0 || all.body >= 3 || c.titled).then_some(m)
}
