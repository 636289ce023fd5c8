//! Plural pronouns: those who are joined or met ("Obama and Xi … they", "both"), those whom something befalls, and the
//! other side in the words of those who say "we".

use super::pronouns::is_coargument;
use super::resolve::View;
use super::{Cast, told};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::Rule;
use crate::mention::{EntityType, Mention, MentionKind, Number};
use crate::quote::QuoteKind;
use crate::syntax::Deprel;

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.pronoun-pair",
        finds: "\"they\" and \"both\" after two who are joined or who meet: \"Reyes met Cole. [They] agreed\"; not \"Reyes met farmers. They agreed\"",
    },
    Rule {
        id: "cast.apposed-names",
        finds: "those who are counted and named: \"two [senators], Reyes and Cole, left\"; not \"two senators and Cole\"",
    },
];

/// Those whose names stand beside a description that counts them: "two [senators], Ines Reyes and Ann Cole, left".
pub(super) fn apposed_names(view: &View, m: &Mention, out: &Cast) -> Option<(Vec<u32>, usize)> {
    let syn = view.syn;
    let word = |c: usize| view.words(TokenSpan::new(c, c + 1));
    let number = syn
        .children(m.head)
        .filter(|&c| c < m.head)
        .find_map(|c| told::NUMBERS.iter().position(|n| n.eq_ignore_ascii_case(word(c))).map(|n| n + 2))?;
    let first = syn
        .children(m.head)
        .find(|&c| c > m.head && syn.rel[c] == Deprel::APPOS && !syn.case(c).is_known())?;
    let mut actors: Vec<u32> = Vec::new();
    for h in syn.conjuncts(first) {
        let j = view.mentions.of_head(h)?;
        let n = view.mention(j);
        let &[a] = &out.of[j].actors[..] else { return None };
        if n.kind != MentionKind::Name || out.actor(a).entity != EntityType::Person || actors.contains(&a) {
            return None;
        }
        actors.push(a);
    }
    (actors.len() == number).then_some((actors, view.mentions.of_head(first)?))
}

/// Whether a pronoun means those of a pair, and nobody else.
pub(super) fn is_each(form: Sym) -> bool {
    [word::BOTH, word::NEITHER, word::EACH].contains(&form)
}

/// Several whom a plural pronoun may mean together.
pub(super) struct Joined {
    pub actors: Vec<u32>,
    /// The mention of the first.
    pub first: usize,
    /// On the scale of the antecedents that are one mention.
    pub score: i32,
}

/// How many sentences back they may be named.
const REACH: usize = 1;
/// The least score that will do: in the sentence before only subjects.
const FLOOR: i32 = -12;
/// How many mentions back.
const NEAREST: usize = 60;

/// The nearest who are joined by "and" or meet each other before a pronoun.
pub(super) fn joined(view: &View, i: usize, out: &Cast) -> Option<Joined> {
    let syn = view.syn;
    let t = view.mention(i).head;
    let here = syn.sentence(t);
    let inside = view.quotes.covering(t);
    let mut best: Option<Joined> = None;
    for j in (i.saturating_sub(NEAREST)..i).rev() {
        let n = view.mention(j);
        let back = here - syn.sentence(n.head);
        if back > REACH {
            break;
        }
        if inside != view.quotes.covering(n.head) || back == 0 && is_coargument(view, t, n.head) {
            continue;
        }
        let Some(others) = beside(view, j, i, out) else { continue };
        let mut actors: Vec<u32> = out.of[j].actors.clone();
        for k in others {
            for &a in &out.of[k].actors {
                if !actors.contains(&a) {
                    actors.push(a);
                }
            }
        }
        if actors.len() < 2 {
            continue;
        }
        let subject = syn.rel[n.head].is_subject();
        let both_subjects = subject && syn.rel[t].is_subject();
        let score = -13 * back as i32 - (i - j).min(20) as i32 / 4
            + if subject { 10 } else { 0 }
            + if both_subjects { 3 } else { 0 };
        if best.as_ref().is_none_or(|b| score > b.score) {
            best = Some(Joined { actors, first: j, score });
        }
    }
    best.filter(|b| b.score >= FLOOR)
}

/// Those to whom a mention is joined, or whom it meets.
fn beside(view: &View, j: usize, before: usize, out: &Cast) -> Option<Vec<usize>> {
    let syn = view.syn;
    let n = view.mention(j);
    let sort = sort(n, j, out)?;
    let named = |k: &usize| view.mention(*k).kind == MentionKind::Name;
    let like = |k: &usize| *k < before && *k != j && self::sort(view.mention(*k), *k, out) == Some(sort);
    if syn.first_conjunct(n.head) != n.head {
        return None;
    }
    let conjuncts: Vec<usize> = syn.conjuncts(n.head).filter(|&c| c != n.head).collect();
    if !conjuncts.is_empty() {
        // "Reyes or Cole", "Reyes and farmers": they are no pair of persons.
        let and = conjuncts.iter().any(|&c| syn.children(c).any(|k| syn.form[k] == word::AND));
        let all: Vec<usize> = conjuncts.iter().filter_map(|&c| view.mentions.of_head(c)).collect();
        let names = named(&j) && all.iter().all(named);
        return (and && names && all.len() == conjuncts.len() && all.iter().all(like)).then_some(all);
    }
    let verb = syn.governor(n.head).filter(|&v| syn.rel[n.head] == Deprel::NSUBJ && syn.is_verbal(v))?;
    if !view.lex.classes.holds("v_meet_with", syn.lemma[verb]) {
        return None;
    }
    let met = syn.children(verb).filter(|&c| c > verb).find(|&c| match syn.rel[c].base() {
        Deprel::OBJ => true,
        Deprel::OBL => [word::WITH, word::TO].contains(&syn.case(c)),
        _ => false,
    })?;
    view.mentions.of_head(met).filter(like).map(|k| vec![k])
}

/// What somebody is, as far as several of a sort can be joined: one person, state or body.
fn sort(n: &Mention, j: usize, out: &Cast) -> Option<EntityType> {
    let &[a] = &out.of[j].actors[..] else { return None };
    let one = n.number == Number::Singular && matches!(n.kind, MentionKind::Name | MentionKind::Nominal);
    let sort = match out.actor(a).entity {
        EntityType::RoleGroup | EntityType::Place => return None,
        // "Paris and Germany", "the ministry and the Kremlin"
        EntityType::State | EntityType::Government | EntityType::Igo => EntityType::State,
        EntityType::Organization | EntityType::Ngo | EntityType::Company | EntityType::Media => {
            EntityType::Organization
        }
        sort => sort,
    };
    Some(sort).filter(|_| one)
}

/// Whether a pronoun is whom something befalls that befalls none but those to whom something was done before: "they were
/// charged", "they were buried".
pub(super) fn is_befallen(view: &View, t: usize) -> bool {
    let syn = view.syn;
    syn.rel[t] == Deprel::NSUBJ_PASS
        && syn.governor(t).is_some_and(|v| view.lex.classes.holds("v_befall", syn.lemma[v]))
}

/// Whether something is done to those whom a word names.
pub(super) fn suffers(view: &View, t: usize) -> bool {
    let syn = view.syn;
    let first = syn.first_conjunct(t);
    matches!(syn.rel[first], Deprel::OBJ | Deprel::NSUBJ_PASS)
        && syn.governor(first).is_some_and(|v| view.lex.classes.holds("v_seize", syn.lemma[v]))
}

/// Those on whose side the words around a "they" are spoken, where they say "we" or "our".
pub(super) struct Us {
    country: Option<String>,
    sector: Option<String>,
    /// The "they" is the first subject of its sentence.
    pub begins: bool,
}

/// Who sets "us" against "them": the speaker of quoted words around a "they" in a sentence that says "we", "us" or "our".
pub(super) fn speaks_of_us(view: &View, t: usize, inside: Option<usize>, out: &Cast) -> Option<Us> {
    let syn = view.syn;
    let quote = &view.quotes.all[inside?];
    if quote.kind != QuoteKind::Direct {
        return None;
    }
    let ours = [word::WE, word::US, word::OUR, word::OURS];
    if !syn.tokens_of(syn.sentence(t)).range().any(|k| ours.contains(&syn.form[k])) {
        return None;
    }
    let j = view.mentions.of_head(quote.speaker_head?)?;
    let &[a] = &out.of[j].actors[..] else { return None };
    let code = &out.actor(a).code;
    let first = syn.tokens_of(syn.sentence(t)).start as usize;
    let begins = syn.rel[t] == Deprel::NSUBJ && !(first..t).any(|k| syn.rel[k].is_subject());
    Some(Us { country: code.country.clone(), sector: code.sector.clone(), begins })
}

/// Whether a mention is one of those who say "we", or of the people of a state for which they speak.
pub(super) fn is_own_side(j: usize, us: &Us, out: &Cast) -> bool {
    let state = matches!(us.sector.as_deref(), Some("GOV" | "MIL"));
    us.country.is_some()
        && out.of[j].actors.iter().all(|&a| {
            let code = &out.actor(a).code;
            let own = matches!(code.sector.as_deref(), None | Some("CVL" | "GOV" | "MIL" | "COP" | "LEG"));
            code.country == us.country && (code.sector == us.sector || state && own)
        })
}

/// Whether a mention is by name another state than that of a government's speaker.
pub(super) fn is_other_state(n: &Mention, j: usize, us: &Us, out: &Cast) -> bool {
    let &[a] = &out.of[j].actors[..] else { return false };
    let actor = out.actor(a);
    matches!(us.sector.as_deref(), Some("GOV" | "MIL"))
        && n.kind == MentionKind::Name
        && matches!(actor.entity, EntityType::State | EntityType::Government)
        && actor.code.country != us.country
}
