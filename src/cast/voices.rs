//! Who speaks behind a phrase that names nobody itself: a body's description before its name, a document of an issuer,
//! a pair named before.

use rustc_hash::FxHashMap;

use super::code::Code;
use super::resolve::View;
use super::{Cast, bodies};
use crate::base::{Sym, TokenSpan, word};
use crate::mention::{EntityType, MentionKind, Number};
use crate::syntax::{Deprel, Upos, Xpos};

/// How many sentences back the members of a pair may stand.
const REACH: usize = 4;
/// How many mentions back, however long the sentences.
const NEAREST: usize = 60;

/// The actors that a speaker's phrase means beside those of its head; none where the head says it.
pub(super) fn behind(
    view: &View,
    span: TokenSpan,
    head: usize,
    out: &Cast,
    issuers: &mut Issuers,
) -> Option<Vec<u32>> {
    named(view, span, head, out)
        .or_else(|| apposed(view, span, head, out))
        .or_else(|| issuer(view, span, head, out, issuers))
        .or_else(|| pair(view, head, out))
        .or_else(|| of_kind(view, head, out))
}

/// The body whose name says its kind, where no lexicon knows that kind: "the *Center* for Rural Health … The center said".
fn of_kind(view: &View, head: usize, out: &Cast) -> Option<Vec<u32>> {
    let syn = view.syn;
    let mut own = syn.children(head).peekable();
    let bare = syn.xpos[head] == Xpos::NN
        && own.peek().is_some()
        && own.all(|c| syn.form[c] == word::THE)
        && view.mentions.of_head(head).is_none();
    if !bare {
        return None;
    }
    let word = view.words(TokenSpan::new(head, head + 1)).to_lowercase();
    let before = view.mentions.all.partition_point(|m| (m.tokens.start as usize) < head);
    (before.saturating_sub(NEAREST)..before).rev().find_map(|j| {
        let &[a] = &out.of[j].actors[..] else { return None };
        let actor = out.actor(a);
        let body = !matches!(actor.entity, EntityType::Person | EntityType::State | EntityType::RoleGroup);
        let named = view.mention(j).kind == MentionKind::Name && body;
        (named && bodies::is_type_word(&actor.name, &word)).then(|| vec![a])
    })
}

/// Those whom a phrase lists by name, whatever the tree has made of them: "the Port Office and the Salt and Fish Board",
/// "Dyer attorneys *Ann Cole and Ben Moss*"; not "Cole, of Lagos, and her lawyer".
pub(super) fn listed(view: &View, span: TokenSpan, out: &Cast) -> Option<Vec<u32>> {
    // Before all marks: in "Cole, one of three sons, Ann and Ben" nobody but Cole speaks.
    let mut before = span.range().take_while(|&t| view.syn.upos[t] != Upos::PUNCT);
    let role = before.find(|&t| view.syn.xpos[t] == Xpos::NNS);
    let behind = role.and_then(|t| names(view, TokenSpan::new(t + 1, span.end as usize), out));
    behind.or_else(|| names(view, span, out))
}

/// The actors of names that nothing but commas and conjunctions join.
fn names(view: &View, span: TokenSpan, out: &Cast) -> Option<Vec<u32>> {
    let syn = view.syn;
    let (mut t, end) = (span.start as usize, span.end as usize);
    let mut actors: Vec<u32> = Vec::new();
    loop {
        t += usize::from(t < end && syn.upos[t] == Upos::DET);
        let m = Some(t).filter(|&t| t < end).and_then(|t| view.mentions.covering(t))?;
        let name = view.mention(m);
        if name.kind != MentionKind::Name || name.tokens.start as usize != t || !span.contains(name.tokens) {
            return None;
        }
        actors.extend_from_slice(&out.of[m].actors);
        t = name.tokens.end as usize;
        if t == end {
            return Some(actors);
        }
        let joint = t;
        t += usize::from(syn.form[t] == word::COMMA);
        t += usize::from(t < end && syn.upos[t] == Upos::CCONJ);
        if t == joint {
            return None;
        }
    }
}

/// The person whom a comma adds to a description: "the bank's chief executive and chairman, *Ann Cole*", "a former
/// spokesman for the port, *Ben Dyer*".
fn apposed(view: &View, span: TokenSpan, head: usize, out: &Cast) -> Option<Vec<u32>> {
    let syn = view.syn;
    if matches!(syn.xpos[head], Xpos::NNS | Xpos::NNPS) {
        return None;
    }
    let comma = |t: usize| syn.form[t] == word::COMMA;
    let closed = |t: usize| t >= span.end as usize || comma(t);
    let titled = |t: usize| matches!(syn.upos[t], Upos::PROPN | Upos::NOUN | Upos::ADJ) && !comma(t);
    let m = span.range().filter(|&t| t > head && comma(t - 1)).find_map(|t| {
        // "his running mate, *Indiana Gov.* Ann Cole"
        let name = (t..span.end as usize).take(5).take_while(|&k| k == t || titled(k - 1)).find_map(|k| {
            let m = view.mentions.covering(k)?;
            let n = view.mention(m);
            let person = k == t || n.entity == EntityType::Person;
            (n.kind == MentionKind::Name && n.tokens.start as usize == k && person).then_some(m)
        })?;
        let n = view.mention(name);
        (closed(n.tokens.end as usize) && span.contains(n.tokens)).then_some(name)
    })?;
    let person = |a: &u32| out.actor(*a).entity == EntityType::Person;
    out.of[m].actors.iter().all(person).then(|| out.of[m].actors.clone()).filter(|a| !a.is_empty())
}

/// Who goes on speaking as "he", where nobody before the words that he has just spoken is near: the speaker of the last
/// quote, if a person of that gender.
pub(super) fn still(view: &View, head: usize, before: &[Vec<u32>], out: &Cast) -> Option<u32> {
    let last = before.iter().rev().take(3).find(|a| !a.is_empty())?;
    let &[a] = &last[..] else { return None };
    let actor = out.actor(a);
    let wanted = match view.syn.form[head] {
        word::HE => 'm',
        word::SHE => 'f',
        // "The report said …. It said …".
        word::IT if before.last().is_some_and(|l| !l.is_empty()) => {
            let thing = !matches!(actor.entity, EntityType::Person | EntityType::RoleGroup);
            return thing.then_some(a);
        }
        word::THEY if before.last().is_some_and(|l| !l.is_empty()) => {
            return (actor.entity == EntityType::RoleGroup).then_some(a);
        }
        _ => return None,
    };
    let person = actor.entity == EntityType::Person
        && !actor.id.starts_with("unk:he")
        && !actor.id.starts_with("unk:she");
    (person && actor.gender.is_none_or(|g| g == wanted)).then_some(a)
}

/// Whether a token is the "A" of a turn "A: We did".
fn is_turn(view: &View, t: usize, letter: &str) -> bool {
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    t + 1 < view.syn.len() && word(t) == letter && word(t + 1) == ":"
}

/// Who answers in an interview whose turns are only "Q:" and "A:": the one person named most before the first turn.
pub(super) fn interviewed(view: &View, out: &Cast) -> Option<usize> {
    let heads = || view.quotes.all.iter().filter_map(|q| q.speaker_head);
    let first = heads().filter(|&t| is_turn(view, t, "Q") || is_turn(view, t, "A")).min()?;
    let before = view.mentions.all.partition_point(|m| (m.tokens.start as usize) < first);
    let mut named: FxHashMap<u32, (usize, usize)> = FxHashMap::default();
    for j in 0..before {
        // "(AP Photo/Ann Cole)" has taken a picture.
        let credited = || {
            let before = (view.mention(j).tokens.start as usize).checked_sub(1);
            before.is_some_and(|t| view.words(TokenSpan::new(t, t + 1)) == "/")
        };
        if let &[a] = &out.of[j].actors[..]
            && view.mention(j).kind == MentionKind::Name
            && out.actor(a).entity == EntityType::Person
            && !credited()
        {
            named.entry(a).or_insert((0, j)).0 += 1;
        }
    }
    let &(most, j) = named.values().max()?;
    let alone = named.values().filter(|n| n.0 == most).count() == 1;
    alone.then_some(j)
}

/// Who speaks a turn "A: We did".
pub(super) fn answering(view: &View, head: usize, out: &Cast) -> Option<usize> {
    out.interviewed.map(|j| j as usize).filter(|_| is_turn(view, head, "A"))
}

/// The name right behind a description: "the aid group *Open Hands*".
pub(super) fn named(view: &View, span: TokenSpan, head: usize, out: &Cast) -> Option<Vec<u32>> {
    let next = head + 1;
    let m = view.mentions.covering(next).filter(|_| span.has(next))?;
    let n = view.mention(m);
    let name = n.kind == MentionKind::Name && n.tokens.start as usize == next && span.contains(n.tokens);
    if !name || out.of[m].actors.is_empty() {
        return None;
    }
    // "the analysts *Ann Cole* and *Ben Dyer*".
    let others =
        view.syn.conjuncts(head).chain(view.syn.conjuncts(n.head)).filter(|&c| c > next && span.has(c));
    let mut actors = out.of[m].actors.clone();
    for j in others.filter_map(|c| view.mentions.of_head(c)).filter(|&j| j != m) {
        actors.extend_from_slice(&out.of[j].actors);
    }
    Some(actors)
}

/// Things written that say something, each with its issuer.
const DOCUMENTS: &[&str] = &[
    "analysis",
    "article",
    "column",
    "communique",
    "document",
    "editorial",
    "estimate",
    "forecast",
    "investigation",
    "letter",
    "memo",
    "poll",
    "projection",
    "release",
    "report",
    "statement",
    "study",
    "survey",
    "tweet",
];

/// Whether a noun means something written that speaks: "report", "survey".
pub(super) fn is_document(view: &View, head: usize) -> bool {
    let word = view.words(TokenSpan::new(head, head + 1)).to_ascii_lowercase();
    let one = word.strip_suffix('s').filter(|w| w.len() > 2 && word != "analysis").unwrap_or(&word);
    DOCUMENTS.binary_search(&one).is_ok()
}

/// Whether a noun means those who speak for whoever it belongs to: "his *office* said".
pub(super) fn is_office(view: &View, head: usize) -> bool {
    view.words(TokenSpan::new(head, head + 1)).eq_ignore_ascii_case("office")
        && view.syn.possessor(head).is_some()
}

/// The body that issued a document which speaks: "a *Gazette* report", "*their* survey"; else who is said to have made it
/// elsewhere ("*Amnesty* published a report. … The report said").
fn issuer(view: &View, span: TokenSpan, head: usize, out: &Cast, issuers: &mut Issuers) -> Option<Vec<u32>> {
    if !is_document(view, head) {
        return None;
    }
    owner(view, head, out, &|c| span.has(c)).or_else(|| issuer_elsewhere(view, head, out, issuers))
}

/// The actors whose a document is called.
fn owner(view: &View, head: usize, out: &Cast, seen: &dyn Fn(usize) -> bool) -> Option<Vec<u32>> {
    let syn = view.syn;
    let owns = |c: &usize| {
        *c < head && matches!(syn.rel[*c].base(), Deprel::COMPOUND | Deprel::NMOD | Deprel::AMOD)
            || *c > head && matches!(syn.case(*c), word::BY | word::FROM)
    };
    syn.children(head).filter(|&c| seen(c)).filter(owns).find_map(|c| {
        let m = view.mentions.of_head(c)?;
        let body = out.of[m].actors.iter().any(|&a| !matches!(out.actor(a).entity, EntityType::State));
        (view.mention(m).head != head && body).then(|| out.of[m].actors.clone())
    })
}

/// The documents of one kind in the article, by the noun for it.
pub(super) type Issuers = FxHashMap<Sym, Issued>;

/// Documents of one kind of which the article tells who issued them.
#[derive(Default)]
pub(super) struct Issued {
    /// The noun of each, in order, with its issuers.
    each: Vec<(usize, Vec<u32>)>,
    /// How many are told to be of the same issuers.
    by: FxHashMap<Vec<u32>, usize>,
}

impl Issued {
    fn read(view: &View, noun: Sym, out: &Cast) -> Issued {
        let mut issued = Issued::default();
        for t in (0..view.syn.len()).filter(|&t| view.syn.lemma[t] == noun && is_one(view, t)) {
            if let Some(by) = owner(view, t, out, &|_| true).or_else(|| publisher(view, t, out)) {
                *issued.by.entry(by.clone()).or_default() += 1;
                issued.each.push((t, by));
            }
        }
        issued
    }

    /// The issuers of all documents but one, where they are the same.
    fn only_but(&self, head: usize) -> Option<&Vec<u32>> {
        let own = self.each.binary_search_by_key(&head, |e| e.0).ok().map(|i| &self.each[i].1);
        let last_of_own = own.filter(|&by| self.by[by] == 1);
        let mut others = self.by.keys().filter(|&by| last_of_own != Some(by));
        others.next().filter(|_| others.next().is_none())
    }
}

/// Whether a word is a noun in the singular.
fn is_one(view: &View, t: usize) -> bool {
    matches!(view.syn.xpos[t], Xpos::NN | Xpos::NNP)
}

/// Who issued a document that is spoken of without its issuer: the only one whom the article names for such a document,
/// else, of "the" document, the one named last.
fn issuer_elsewhere(view: &View, head: usize, out: &Cast, issuers: &mut Issuers) -> Option<Vec<u32>> {
    let syn = view.syn;
    let noun = syn.lemma[head];
    if !is_one(view, head) {
        return None;
    }
    let issued = issuers.entry(noun).or_insert_with(|| Issued::read(view, noun, out));
    let known = syn.children(head).any(|c| matches!(syn.form[c], word::THE | word::THAT | word::THIS));
    // "According to a statement on the site" may be anybody's.
    let single = known || view.lex.classes.holds("inquiry", noun);
    if let Some(only) = issued.only_but(head).filter(|_| single) {
        return Some(only.clone());
    }
    let before = issued.each.partition_point(|e| e.0 < head).checked_sub(1).filter(|_| known)?;
    let (t, by) = &issued.each[before];
    (syn.sentence(head) - syn.sentence(*t) <= REACH).then(|| by.clone())
}

/// Who is told to have published a document, or to have said something in it.
fn publisher(view: &View, t: usize, out: &Cast) -> Option<Vec<u32>> {
    let syn = view.syn;
    let published = syn.children(t).find(|&c| syn.rel[c].base() == Deprel::ACL && syn.by_agent(c).is_some());
    let doer = match (syn.rel[t].base(), syn.governor(t)) {
        _ if let Some(v) = published => syn.by_agent(v),
        (Deprel::OBJ, Some(v)) if view.lex.classes.holds("v_publish", syn.lemma[v]) => syn.subject(v),
        (Deprel::NSUBJ, Some(v)) if view.lex.classes.holds("v_publish", syn.lemma[v]) => syn.by_agent(v),
        (Deprel::OBL, Some(v))
            if syn.case(t) == word::IN && view.lex.classes.holds("v_say", syn.lemma[v]) =>
        {
            syn.subject(v)
        }
        _ => None,
    };
    let m = view.mentions.of_head(doer?)?;
    Some(out.of[m].actors.clone()).filter(|by| !by.is_empty())
}

/// The two whom "both men" or "the two companies" means: the last two of their kind that stand side by side, else the
/// only two that are named shortly before.
pub(super) fn pair(view: &View, head: usize, out: &Cast) -> Option<Vec<u32>> {
    let syn = view.syn;
    let two = |c: usize| matches!(syn.form[c], word::BOTH | word::TWO);
    if syn.upos[head] != Upos::NOUN || !syn.children(head).any(|c| c < head && two(c)) {
        return None;
    }
    let definite = syn.children(head).any(|c| c < head && matches!(syn.form[c], word::THE | word::BOTH));
    let kind = kind(view.words(TokenSpan::new(head, head + 1))).filter(|_| definite)?;
    let other = match view.words(TokenSpan::new(head, head + 1)) {
        "men" => Some('f'),
        "women" => Some('m'),
        _ => None,
    };
    let fits = |m: usize| match out.of[m].actors[..] {
        [a] => {
            let actor = out.actor(a);
            view.mention(m).kind == MentionKind::Name
                && kind.contains(&actor.entity)
                && (other.is_none() || actor.gender != other)
        }
        _ => false,
    };
    let here = syn.sentence(head);
    let end = view.mentions.all.partition_point(|n| (n.tokens.start as usize) < head);
    let near = (end.saturating_sub(NEAREST)..end)
        .rev()
        .take_while(|&m| here - syn.sentence(view.mention(m).head).min(here) <= REACH);
    let mut seen: Vec<u32> = Vec::new();
    for m in near.filter(|&m| fits(m)) {
        let first = syn.first_conjunct(view.mention(m).head);
        let joined: Vec<usize> =
            syn.conjuncts(first).filter_map(|c| view.mentions.of_head(c)).filter(|&j| fits(j)).collect();
        if let &[a, b] = &joined[..]
            && out.of[a].actors != out.of[b].actors
        {
            return Some(vec![out.of[a].actors[0], out.of[b].actors[0]]);
        }
        let a = out.of[m].actors[0];
        if !seen.contains(&a) {
            seen.push(a);
        }
    }
    seen.reverse();
    (seen.len() == 2).then_some(seen)
}

/// Whether what the tree joins to a person's name is a role of that person: "Ann Cole, president and senior *analyst* at the
/// bank"; a bare noun in the singular names nobody else.
pub(super) fn is_second_role(view: &View, head: usize, h: usize) -> bool {
    let mention = |t: usize| view.mentions.of_head(t).map(|m| view.mention(m));
    let name = mention(head).is_some_and(|m| m.kind == MentionKind::Name && m.entity == EntityType::Person);
    let bare = |t: usize| {
        !view.syn.children(t).any(|c| {
            matches!(view.syn.rel[c].base(), Deprel::DET | Deprel::NUMMOD)
                || view.syn.rel[c] == Deprel::NMOD_POSS
        })
    };
    name && h != head
        && matches!(view.syn.xpos[h], Xpos::NN | Xpos::JJ)
        && mention(h).is_none_or(|m| m.kind == MentionKind::Nominal && m.number == Number::Singular)
        && bare(h)
}

/// The code of a state's secret services where they speak as "U.S. *intelligence*".
pub(super) fn secret_service(view: &View, head: usize, out: &Cast) -> Option<Code> {
    let syn = view.syn;
    if !view.words(TokenSpan::new(head, head + 1)).eq_ignore_ascii_case("intelligence") {
        return None;
    }
    let of = syn.children(head).filter(|&c| c < head).find_map(|c| view.mentions.of_head(c))?;
    let &[a] = &out.of[of].actors[..] else { return None };
    let state = out.actor(a);
    let country = state.code.country.clone().filter(|_| state.entity == EntityType::State)?;
    Some(Code { country: Some(country), sector: Some("SPY".to_string()) })
}

/// What a plural noun counts.
fn kind(noun: &str) -> Option<&'static [EntityType]> {
    Some(match noun {
        "men" | "women" | "leaders" | "lawmakers" | "senators" | "ministers" | "presidents"
        | "candidates" | "officials" | "scientists" | "authors" | "researchers" | "lawyers" | "analysts" => {
            &[EntityType::Person]
        }
        "companies" | "firms" | "banks" | "carmakers" | "airlines" | "groups" | "organizations"
        | "organisations" => &[EntityType::Company, EntityType::Organization, EntityType::Ngo],
        "countries" | "nations" | "governments" | "sides" => &[EntityType::State, EntityType::Government],
        _ => return None,
    })
}
