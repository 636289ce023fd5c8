//! Pronouns: by person, gender and number, by position, and by who is speaking.

use super::above::{asked, attacker_of, client_of, controller, credited, credited_because};
use super::plural::{self, is_other_state, is_own_side, speaks_of_us};
use super::resolve::View;
use super::{Cast, Referent, Resolution, spoken};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::mention::{EntityType, Mention, MentionKind, Number, Sense};
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule { id: "cast.pronoun-person", finds: "\"he\", \"her\": the best person before, subjects first" },
    Rule {
        id: "cast.pronoun-life",
        finds: "\"Born in Oslo, [he] …\": the person whom the article is about; not whoever spoke last",
    },
    Rule {
        id: "cast.pronoun-credited",
        finds: "whose what somebody is thanked or blamed for: \"Oslo thanked Kyiv for [its] help\"; not \"Oslo asked Kyiv for its help\"",
    },
    Rule {
        id: "cast.pronoun-opponent",
        finds: "\"they\" in the words of those who say \"we\": the other side; not the speaker's own people",
    },
    Rule { id: "cast.pronoun-plural", finds: "\"they\", \"their\": the best plural or body before" },
    Rule { id: "cast.pronoun-neuter", finds: "\"it\", \"its\": the best state or body before" },
];

/// How many sentences back an antecedent may stand.
const REACH: usize = 3;
/// How many mentions back, however long the sentences.
const NEAREST: usize = 200;

/// Finds the actor of a pronoun among the mentions before it.
pub(super) fn resolve(view: &View, i: usize, out: &mut Cast) {
    let m = view.mention(i);
    let t = m.head;
    if spoken::is_first(view.syn.form[t]) {
        return;
    }
    let (rule, wanted) = wanted(view, m);
    let found = if plural::is_each(view.syn.form[t]) { None } else { best(view, i, &wanted, out) };
    if matches!(wanted, Wanted::Plural)
        && ahead(view, i).is_none()
        && let Some(both) = plural::joined(view, i, out)
        && found.is_none_or(|(score, _)| both.score > score)
    {
        out.of[i] = Referent {
            actors: both.actors,
            resolution: Resolution::Pronoun,
            antecedent: Some(both.first as u32),
            cause: Some(Cause::rule("cast.pronoun-pair")),
        };
        return;
    }
    if let Some((_, j)) = found {
        let life = matches!(wanted, Wanted::Person(_))
            && tells_a_life(view, t)
            && out.main == out.of[j].actors.first().copied();
        let credited = credited(view, t).is_some_and(|c| view.mentions.of_head(c) == Some(j));
        let state =
            matches!(wanted, Wanted::Plural) && out.actor(out.of[j].actors[0]).entity == EntityType::State;
        let rule = match () {
            () if life => "cast.pronoun-life",
            () if credited => "cast.pronoun-credited",
            () if state && view.mention(j).number == Number::Singular => "cast.pronoun-opponent",
            () => rule,
        };
        refer(i, j, rule, out);
        // "she" tells the gender of one whose name does not.
        if let Wanted::Person(g) = wanted
            && let &[a] = &out.of[j].actors[..]
        {
            out.actors[a as usize].gender.get_or_insert(g);
        }
    }
}

/// A possessive in front of a description that could not be resolved before: "In [its] report, the institute said".
pub(super) fn resolve_ahead(view: &View, i: usize, out: &mut Cast) {
    let (rule, wanted) = wanted(view, view.mention(i));
    if let Some(j) = ahead(view, i)
        && !out.of[j].actors.is_empty()
        && fits(view, view.mention(j), j, &wanted, out)
    {
        refer(i, j, rule, out);
    }
}

fn refer(i: usize, j: usize, rule: &'static str, out: &mut Cast) {
    out.of[i] = Referent {
        actors: out.of[j].actors.clone(),
        resolution: Resolution::Pronoun,
        antecedent: Some(j as u32),
        cause: Some(Cause::rule(rule)),
    };
}

fn wanted(view: &View, m: &Mention) -> (&'static str, Wanted) {
    let form = view.syn.form[m.head];
    match (m.number, m.entity) {
        (Number::Singular, EntityType::Person) => {
            let female = [word::SHE, word::HER, word::HERS, word::HERSELF].contains(&form);
            ("cast.pronoun-person", Wanted::Person(if female { 'f' } else { 'm' }))
        }
        (Number::Plural, _) => ("cast.pronoun-plural", Wanted::Plural),
        _ => ("cast.pronoun-neuter", Wanted::Body),
    }
}

/// What a pronoun may stand for.
enum Wanted {
    Person(char),
    Plural,
    Body,
}

/// The quote whose speaker a token is, if it stands before that token or is in his own words.
fn spoken_by(view: &View, t: usize) -> Option<usize> {
    let q = view.quotes.all.iter().position(|q| q.speaker_head == Some(t))?;
    let quote = &view.quotes.all[q];
    let here = view.syn.span(TokenSpan::new(t, t + 1)).start;
    let ahead = quote.content.first().is_some_and(|c| c.start < here);
    (quote.kind == QuoteKind::Direct || ahead).then_some(q)
}

/// The best antecedent: near, a subject, in the same clause level; never the co-argument of the pronoun.
/// With its score: one that needs none has the highest.
fn best(view: &View, i: usize, wanted: &Wanted, out: &Cast) -> Option<(i32, usize)> {
    let syn = view.syn;
    let t = view.mention(i).head;
    let here = syn.sentence(t);
    let inside = view.quotes.covering(t);
    // Inside somebody's own quoted words a third person is somebody else.
    let speaker = inside
        .map(|q| &view.quotes.all[q])
        .filter(|q| q.kind == QuoteKind::Direct)
        .and_then(|q| q.speaker_head);
    // Nobody speaks of himself as "he".
    let himself: &[u32] = match speaker.and_then(|s| view.mentions.of_head(s)) {
        Some(j)
            if matches!(wanted, Wanted::Person(_) | Wanted::Plural)
                && view.mention(j).number == Number::Singular =>
        {
            &out.of[j].actors
        }
        _ => &[],
    };
    let said_of = said_of(view, inside).filter(|&j| !out.of[j].actors.is_empty());
    if let Some(j) = said_of.filter(|&j| match wanted {
        Wanted::Person(_) => fits(view, view.mention(j), j, wanted, out),
        // "“They lie,” Reyes said of [Oslo]"
        Wanted::Plural => out.actor(out.of[j].actors[0]).entity != EntityType::Person,
        Wanted::Body => false,
    }) {
        return Some((i32::MAX, j));
    }
    if let Some(j) = main_subject_ahead(view, i)
        && !out.of[j].actors.is_empty()
        && fits(view, view.mention(j), j, wanted, out)
    {
        return Some((i32::MAX, j));
    }
    if let Some(j) = ahead(view, i) {
        if !out.of[j].actors.is_empty() {
            return Some((i32::MAX, j)).filter(|&(_, j)| fits(view, view.mention(j), j, wanted, out));
        }
        // A description behind it is resolved only later.
        return None;
    }
    // "he and President Trump": not Trump himself.
    let mut barred: Vec<u32> = if syn.xpos[t] == Xpos::PRP_POSS {
        Vec::new()
    } else {
        let joined = syn.conjuncts(syn.first_conjunct(t)).filter(|&c| c != t);
        joined
            .filter_map(|c| view.mentions.of_head(c))
            .flat_map(|j| out.of[j].actors.iter().copied())
            .collect()
    };
    // "it shot at *them*": not at itself, whoever it is.
    if syn.xpos[t] == Xpos::PRP && !is_reflexive(syn.form[t]) && syn.rel[t].base() != Deprel::NSUBJ {
        let verb = syn.governor(syn.first_conjunct(t)).filter(|&v| syn.is_verbal(v));
        let subject = verb.and_then(|v| syn.subject(v)).filter(|&s| s != t);
        if let Some(j) = subject.and_then(|s| view.mentions.of_head(s)) {
            barred.extend_from_slice(&out.of[j].actors);
        }
    }
    // "“Cole has not paid a cent,” *he* said": nobody speaks of himself by name.
    let spoken = if view.speaker_heads.contains(&t) { spoken_by(view, t) } else { None };
    let reflexive = is_reflexive(syn.form[t]);
    let own_subject = if reflexive { subject_around(view, t) } else { None };
    let relative = relative_above(view, t);
    let beside = conjunct_of(view, t);
    let owner = owner_above(view, t);
    let above = subject_above(view, t);
    let attacker = attacker_of(view, t);
    let credited = credited(view, t).or_else(|| credited_because(view, t));
    let asked = asked(view, t);
    let client = client_of(view, inside);
    let controller = controller(view, t);
    let fronted = fronted_participle(view, t);
    let against = if matches!(wanted, Wanted::Plural) { speaks_of_us(view, t, inside, out) } else { None };
    let befallen = plural::is_befallen(view, t);
    let born = out.main.filter(|_| matches!(wanted, Wanted::Person(_)) && tells_a_life(view, t));
    let mut top: Option<(i32, usize)> = None;
    for j in (i.saturating_sub(NEAREST)..i).rev() {
        let n = view.mention(j);
        let back = here - syn.sentence(n.head);
        if back > REACH {
            break;
        }
        if n.kind == MentionKind::Modifier && !matches!(wanted, Wanted::Body) {
            continue;
        }
        if out.of[j].actors.is_empty() || Some(n.head) == speaker {
            continue;
        }
        let opponent =
            back > 0 && against.as_ref().is_some_and(|us| us.begins && is_other_state(n, j, us, out));
        if !opponent && !fits(view, n, j, wanted, out) {
            continue;
        }
        if against.as_ref().is_some_and(|us| is_own_side(j, us, out)) {
            continue;
        }
        if out.of[j].actors.iter().any(|a| barred.contains(a) || himself.contains(a)) {
            continue;
        }
        if spoken.is_some()
            && view.quotes.covering(n.head) == spoken
            && !speaks_of_itself(view, n.head, wanted, spoken)
        {
            continue;
        }
        if back == 0 && !reflexive && is_coargument(view, t, n.head) || attacker == Some(n.head) {
            continue;
        }
        if n.kind != MentionKind::Pronoun && fronted.is_some_and(|f| syn.below(n.head, f)) {
            continue;
        }
        let mut score = -13 * back as i32 - (i - j).min(20) as i32 / 4;
        score += match syn.rel[syn.first_conjunct(n.head)].base() {
            Deprel::NSUBJ => 10,
            Deprel::OBJ | Deprel::IOBJ => 3,
            _ if view.speaker_heads.contains(&n.head) => 8,
            Deprel::NMOD if syn.rel[n.head] == Deprel::NMOD_POSS => 0,
            Deprel::NMOD | Deprel::COMPOUND | Deprel::AMOD => -4,
            _ => 0,
        };
        // The subject of the clause above is what a possessive mostly means.
        if syn.xpos[t] == Xpos::PRP_POSS && back == 0 && syn.rel[n.head].base() == Deprel::NSUBJ {
            score += 4;
        }
        // "the crew knew [it] was firing"
        if above == Some(n.head) {
            score += 9;
        }
        // "China's efforts beyond [its] borders": stronger than the subject of the clause.
        if owner == Some(n.head) {
            score += 18;
        }
        // "Papadopoulos, who admitted meetings in which [he] …"; "Biden and [his] son"
        if relative == Some(n.head) {
            score += 9;
        }
        if [credited, asked, client].contains(&Some(n.head)) {
            score += 24;
        }
        // "accused [him] of hiding his assets": stronger than the one who accuses.
        if controller == Some(n.head) {
            score += 18;
        }
        if opponent {
            score += 8;
        }
        // The more so right before the "and": "spoke of Cole and [his] aides".
        if beside == Some(n.head) {
            score += if n.tokens.end as usize + 1 == t { 24 } else { 16 };
        }
        if own_subject == Some(n.head) {
            score += 24;
        }
        if syn.rel[t].base() == Deprel::NSUBJ && syn.rel[syn.first_conjunct(n.head)].base() == Deprel::NSUBJ {
            score += 3;
        }
        // One pronoun in a sentence mostly means one actor throughout.
        if n.kind == MentionKind::Pronoun
            && back == 0
            && syn.xpos[n.head] == Xpos::PRP_POSS
            && syn.form[n.head] == syn.form[t]
        {
            score += 6;
        }
        // "Police arrested three [students]. They were charged": what befalls somebody befell him before.
        if befallen && plural::suffers(view, n.head) {
            score += 12;
        }
        if n.kind == MentionKind::Modifier {
            score -= 6;
        }
        // A source without a name is seldom who the text goes on about.
        if matches!(wanted, Wanted::Person(_)) && n.kind == MentionKind::Nominal && view.is_nameless(n) {
            // The less where the article is about one whom it names.
            score -= if out.main.is_some() { 12 } else { 6 };
        }
        // A group named in the singular is "they" only where nobody else is.
        if matches!(wanted, Wanted::Plural) && is_singular(view, n) && out.of[j].actors.len() == 1 {
            // "The company dumped waste in [their] river": a firm told by its kind is "its".
            let firm = syn.xpos[t] == Xpos::PRP_POSS
                && n.kind == MentionKind::Nominal
                && matches!(
                    out.actor(out.of[j].actors[0]).entity,
                    EntityType::Company | EntityType::Organization | EntityType::Government
                );
            score -= if opponent { 6 } else { 14 + 4 * i32::from(firm) };
        }
        // A description outside a quote rarely reaches into somebody else's words.
        if inside.is_none()
            && let Some(q) = view.quotes.covering(n.head)
        {
            score -= if view.quotes.all[q].kind == QuoteKind::Direct { 14 } else { 6 };
        }
        if n.kind == MentionKind::Pronoun {
            score += 2;
        }
        if born.is_some_and(|a| out.of[j].actors == [a]) {
            score += 40;
        }
        if top.is_none_or(|(s, _)| score > s) {
            top = Some((score, j));
        }
    }
    let (score, j) = top?;
    if matches!(wanted, Wanted::Body) && vehicle_between(view, view.mention(j).head, t) {
        return None;
    }
    // "it" is mostly a thing: only a clear antecedent will do.
    let floor = match wanted {
        Wanted::Body if syn.xpos[t] == Xpos::PRP && syn.rel[t].base() != Deprel::NSUBJ => 8,
        Wanted::Body if syn.xpos[t] == Xpos::PRP && !says(view, t) => 0,
        Wanted::Body if says(view, t) => -8,
        // "[Its] spokesman": what has people is a body.
        Wanted::Body if has_people(view, t) => -16,
        Wanted::Body => -4,
        Wanted::Plural => -14,
        Wanted::Person(_) => -60,
    };
    (score >= floor).then_some((score, j))
}

/// Whether a body may be named in what it is said to have said: "*The bank* sold two units, it said"; not "“The bank lies,”
/// it said", and nobody speaks so of himself.
fn speaks_of_itself(view: &View, noun: usize, wanted: &Wanted, spoken: Option<usize>) -> bool {
    let indirect = spoken.is_some_and(|q| view.quotes.all[q].kind == QuoteKind::Indirect);
    matches!(wanted, Wanted::Body) && indirect && view.syn.rel[noun].base() == Deprel::NSUBJ
}

/// One by its form, though it may be many people: "the crew", "Hamas".
fn is_singular(view: &View, n: &Mention) -> bool {
    let one = [word::IT, word::ITS, word::ITSELF];
    match n.kind {
        MentionKind::Pronoun => one.contains(&view.syn.form[n.head]),
        _ => matches!(view.syn.xpos[n.head], Xpos::NN | Xpos::NNP),
    }
}

fn fits(view: &View, n: &Mention, j: usize, wanted: &Wanted, out: &Cast) -> bool {
    let actor = out.actor(out.of[j].actors[0]);
    let many = out.of[j].actors.len() > 1;
    match wanted {
        Wanted::Person(g) => {
            let person = actor.entity == EntityType::Person && n.number == Number::Singular && !many;
            let pronoun_gender = (n.kind == MentionKind::Pronoun).then(|| {
                let form = view.syn.form[n.head];
                if [word::SHE, word::HER, word::HERS, word::HERSELF].contains(&form) { 'f' } else { 'm' }
            });
            person && pronoun_gender.or(actor.gender).is_none_or(|x| x == *g)
        }
        Wanted::Plural => {
            n.number == Number::Plural
                || many
                || matches!(actor.entity, EntityType::RoleGroup | EntityType::ArmedGroup | EntityType::Party)
                || (n.kind != MentionKind::Modifier
                    && matches!(
                        actor.entity,
                        EntityType::Company | EntityType::Organization | EntityType::Government
                    ))
        }
        Wanted::Body => {
            // "the crew … it": a group in the singular.
            let group = actor.entity == EntityType::RoleGroup
                && n.kind == MentionKind::Nominal
                && is_singular(view, n);
            (n.number == Number::Singular || group)
                && !many
                && (group || !matches!(actor.entity, EntityType::Person | EntityType::RoleGroup))
        }
    }
}

/// "In [its] report, the institute said": a possessive in front of the subject that it means.
fn ahead(view: &View, i: usize) -> Option<usize> {
    let syn = view.syn;
    let t = view.mention(i).head;
    let start = syn.tokens_of(syn.sentence(t)).start as usize;
    if syn.xpos[t] != Xpos::PRP_POSS || t > start + 4 || view.quotes.covering(t).is_some() {
        return None;
    }
    let mut top = t;
    while let Some(g) = syn.governor(top).filter(|&g| syn.is_nominal(g) && !syn.is_verbal(g)) {
        top = g;
    }
    if !matches!(syn.rel[top].base(), Deprel::OBL | Deprel::NMOD | Deprel::ADVMOD) {
        return None;
    }
    let subject = syn.governor(top).and_then(|v| syn.subject(v)).filter(|&s| s > t)?;
    view.mentions.of_head(subject).filter(|&j| view.mention(j).kind != MentionKind::Pronoun)
}

/// "After [he] and Lavrov met the envoy, Kerry said": the subject of a clause in front of the main one, where a name is the
/// subject of that and no name stands before the pronoun.
fn main_subject_ahead(view: &View, i: usize) -> Option<usize> {
    let syn = view.syn;
    let t = view.mention(i).head;
    let third = [word::HE, word::SHE].contains(&syn.form[t]);
    if syn.rel[t] != Deprel::NSUBJ || !third || view.quotes.covering(t).is_some() {
        return None;
    }
    let mut clause = syn.governor(t)?;
    while syn.rel[clause] == Deprel::ADVCL {
        clause = syn.governor(clause)?;
    }
    let subject = syn.subject(clause).filter(|&s| s > t)?;
    let comma = (t..subject).any(|k| syn.xpos[k] == Xpos::COMMA);
    let sentence = syn.sentence(t);
    let mut before = (0..i).rev().take_while(|&j| syn.sentence(view.mention(j).head) == sentence);
    let named = before.any(|j| view.mention(j).kind == MentionKind::Name);
    let j = view.mentions.of_head(subject).filter(|_| comma && !named)?;
    (view.mention(j).kind == MentionKind::Name && view.mention(j).entity == EntityType::Person).then_some(j)
}

/// Whether a pronoun is the subject of a verb of saying: what says something is an actor.
fn says(view: &View, t: usize) -> bool {
    let syn = view.syn;
    syn.rel[t] == Deprel::NSUBJ && syn.governor(t).is_some_and(|v| !view.lex.cues.of(syn.lemma[v]).is_empty())
}

/// Whether a possessive owns somebody told by a role: "[its] president", not "its price".
fn has_people(view: &View, t: usize) -> bool {
    let noun = view.syn.governor(t).filter(|_| view.syn.xpos[t] == Xpos::PRP_POSS);
    noun.and_then(|n| view.mentions.of_head(n)).is_some_and(|j| match view.mention(j).sense {
        Sense::Agent(a) => view.lex.rows.agents[a as usize].kind == "person",
        _ => false,
    })
}

/// "“He may come,” Reyes said of [Cole]": of whom the words are.
fn said_of(view: &View, inside: Option<usize>) -> Option<usize> {
    let syn = view.syn;
    let speaker = view.quotes.all[inside?].speaker_head?;
    let verb = syn.governor(speaker).filter(|&v| syn.rel[speaker].is_subject() && syn.is_verbal(v))?;
    let whom = syn.children(verb).find(|&c| {
        c > verb && syn.rel[c].base() == Deprel::OBL && syn.case(c) == word::OF && c <= verb + 4
    })?;
    view.mentions.of_head(whom).filter(|&j| view.mention(j).kind == MentionKind::Name)
}

/// "Born in 1931 to peasants, [he] saw …": so begins the life of whom the article is about.
fn tells_a_life(view: &View, t: usize) -> bool {
    let first = view.syn.tokens_of(view.syn.sentence(t)).start as usize;
    view.words(TokenSpan::new(first, first + 1)).eq_ignore_ascii_case("born") && first < t
}

fn is_reflexive(form: Sym) -> bool {
    [word::HIMSELF, word::HERSELF, word::ITSELF, word::THEMSELVES].contains(&form)
}

/// The subject of the nearest verb above that has one: what a reflexive means.
fn subject_around(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    let mut at = t;
    for _ in 0..8 {
        at = syn.governor(at)?;
        if syn.is_predicate(at)
            && let Some(s) = syn.subject(at).filter(|&s| s != t)
        {
            return Some(s);
        }
    }
    None
}

/// The participle in front of a clause whose subject the pronoun is: what it does, he does, so nobody whom it names is he:
/// "Addressing [Reyes], he said".
fn fronted_participle(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    let verb = syn.governor(t).filter(|_| syn.rel[t].base() == Deprel::NSUBJ)?;
    syn.children(verb).find(|&c| {
        c < t
            && syn.rel[c].base() == Deprel::ADVCL
            && syn.xpos[c] == Xpos::VBG
            && !syn.children(c).any(|k| syn.rel[k].is_subject())
    })
}

/// The noun that a relative clause around the pronoun is about, where the clause says "who".
fn relative_above(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    let mut at = t;
    for _ in 0..8 {
        let g = syn.governor(at)?;
        if matches!(syn.rel[at], Deprel::ACL_RELCL | Deprel::ADVCL_RELCL)
            && syn.children(at).any(|c| [word::WHO, word::WHOM].contains(&syn.form[c]))
        {
            return Some(g);
        }
        at = g;
    }
    None
}

/// "Biden and [his] son": what the possessed noun is joined to by "and"; whoever stands right before the "and", wherever
/// the parser hangs the noun: "better ties with Cole and [his] party".
fn conjunct_of(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    if syn.xpos[t] != Xpos::PRP_POSS {
        return None;
    }
    let noun = syn.governor(t)?;
    if syn.rel[noun] != Deprel::CONJ {
        return None;
    }
    let and = t.checked_sub(2).filter(|_| syn.form[t - 1] == word::AND);
    let beside = and.and_then(|k| view.mentions.covering(k)).map(|j| view.mention(j));
    let beside = beside.filter(|n| n.tokens.end as usize + 1 == t && n.kind != MentionKind::Modifier);
    beside.map(|n| n.head).or_else(|| Some(syn.first_conjunct(noun)).filter(|&f| f < t))
}

/// Whose or by whom a noun phrase is that a possessive stands inside: "[China]'s efforts beyond its borders", "the threat
/// posed by [the government], including its plans".
fn owner_above(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    if syn.xpos[t] != Xpos::PRP_POSS {
        return None;
    }
    let mut at = syn.governor(t)?;
    if let Some(owner) = owner_before_list(view, at) {
        return Some(owner);
    }
    for _ in 0..6 {
        if !syn.is_nominal(at) {
            // "[China]'s plans to widen its reach": whose plans they are.
            if syn.rel[at].base() != Deprel::ACL {
                return None;
            }
            at = syn.governor(at).filter(|&g| syn.is_nominal(g))?;
        }
        let agent =
            || syn.children(at).filter(|&c| syn.rel[c] == Deprel::ACL && c < t).find_map(|c| syn.agent(c));
        if let Some(p) = syn.possessor(at).or_else(agent).filter(|&p| p != t && p < t) {
            return Some(p);
        }
        at = syn.governor(at)?;
    }
    None
}

/// How many tokens before "including" the owner of what is listed may stand.
const LIST_REACH: usize = 12;

/// Whose or by whom is what "including" gives an example of, wherever the parser hangs it: "the threat posed by [the
/// government], including its plans".
fn owner_before_list(view: &View, noun: usize) -> Option<usize> {
    let syn = view.syn;
    let list = syn.case_token(noun).filter(|&c| {
        view.words(TokenSpan::new(c, c + 1)) == "including" && c > 0 && syn.form[c - 1] == word::COMMA
    })?;
    let first = syn.tokens_of(syn.sentence(noun)).start as usize;
    (first.max(list.saturating_sub(LIST_REACH))..list).rev().find(|&c| {
        matches!(syn.rel[c], Deprel::OBL_AGENT | Deprel::NMOD_POSS) && view.mentions.of_head(c).is_some()
    })
}

/// The thing that moves and is nobody's mention, named as a subject between an antecedent and an "it": "The army sent a
/// ship. The [ship] lost its crew".
fn vehicle_between(view: &View, from: usize, t: usize) -> bool {
    let syn = view.syn;
    let classes = ["vehicle", "aircraft", "ship", "drone", "missile"];
    let classes = classes.iter().filter_map(|c| view.lex.classes.get(c));
    let moves: Vec<_> = classes.collect();
    (from + 1..t).rev().take(VEHICLE_REACH).any(|s| {
        syn.upos[s] == Upos::NOUN
            && syn.rel[s].is_subject()
            && matches!(syn.xpos[s], Xpos::NN)
            && view.mentions.of_head(s).is_none()
            && (view.words(TokenSpan::new(s, s + 1)) == "tank"
                || moves.iter().any(|&c| view.lex.classes.has(c, syn.lemma[s], |_| Sym::UNKNOWN)))
    })
}

/// How many tokens before an "it" the thing may stand that it means.
const VEHICLE_REACH: usize = 30;

/// The subject of the verb whose complement clause the pronoun is the subject of: "[the crew] knew it was firing".
fn subject_above(view: &View, t: usize) -> Option<usize> {
    let syn = view.syn;
    if syn.rel[t].base() != Deprel::NSUBJ {
        return None;
    }
    let clause = syn.governor(t)?;
    if !matches!(syn.rel[clause].base(), Deprel::CCOMP) {
        return None;
    }
    syn.subject(syn.governor(clause)?)
}

/// Two arguments of one verb are two actors, unless one is a possessive.
pub(super) fn is_coargument(view: &View, pronoun: usize, other: usize) -> bool {
    let syn = view.syn;
    if syn.xpos[pronoun] == Xpos::PRP_POSS {
        // "its" inside the noun phrase of the other is not that other: "[Iran's ally and its] proxies" is rare enough.
        return syn.below(pronoun, other) && syn.governor(pronoun) == Some(other);
    }
    let verb = |t: usize| syn.governor(syn.first_conjunct(t)).filter(|&v| syn.is_predicate(v));
    let object = syn.rel[pronoun].base() != Deprel::NSUBJ;
    // The subject may stand in the clause above: "leaders imposed sanctions, accusing [them]".
    object && verb(pronoun).is_some_and(|v| verb(other) == Some(v) || syn.agent(v) == Some(other))
}
