//! Words of `stance.tsv` whose surroundings give them a meaning without attitude: what the rows say of that, and what only
//! the tree shows.

use super::slot;
use super::{Below, fire};
use crate::base::{Sym, word};
use crate::factuality::pattern::Found;
use crate::lexicon::{Constraint, Slot, StanceRow, Test};
use crate::mention::EntityType;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// Whether a word belongs to a class of `classes.tsv`, by its lemma or its form.
pub(super) fn in_class(b: Below, t: usize, class: &str) -> bool {
    let (classes, words) = (&b.lex.classes, [b.syntax.lemma[t], b.syntax.form[t]]);
    let before = |k: usize| if t >= k { b.syntax.lemma[t - k] } else { Sym::UNKNOWN };
    words.iter().any(|&w| classes.may_hold(w))
        && classes.get(class).is_some_and(|c| words.iter().any(|&w| classes.has(c, w, before)))
}

/// Whether the surroundings are those of the row: "*dodged* questions", but not "dodged a bullet"; "is *sure* of it", but
/// not "make sure".
pub(super) fn holds(b: Below, f: &Found, row: &StanceRow) -> bool {
    row.when.iter().all(|c| holds_one(b, f, row, c) != c.negated)
}

fn holds_one(b: Below, f: &Found, row: &StanceRow, c: &Constraint) -> bool {
    let syn = b.syntax;
    let Some(x) = slot::first(syn, b.lex, f, &row.pos, &c.slots).map(|x| x.head) else { return false };
    let entity = || b.mentions.of_head(x).map(|m| b.mentions.all[m].entity);
    match &c.test {
        Test::Filled => true,
        Test::Actor => super::holder::is_actor(b, x),
        Test::State => {
            matches!(entity(), Some(EntityType::State | EntityType::Government | EntityType::Igo))
        }
        Test::Person => matches!(entity(), Some(EntityType::Person | EntityType::RoleGroup)),
        Test::Several => syn.is_several(x),
        Test::Noun => matches!(syn.upos[x], Upos::NOUN | Upos::PROPN),
        // "make *sure*" and "is *sure*" differ in their forms.
        Test::Words(words) if matches!(c.slots[..], [Slot::Before | Slot::After]) => words.iter().any(|w| {
            w.strip_prefix('@').map_or_else(|| syn.form[x] == b.lex.vocabulary.get(w), |k| in_class(b, x, k))
        }),
        Test::Words(words) => words.iter().any(|w| match w.strip_prefix('@') {
            Some(class) => in_class(b, x, class),
            None => {
                let s = b.lex.vocabulary.get(w);
                s.is_known() && (syn.lemma[x] == s || syn.form[x] == s)
            }
        }),
    }
}

/// Meanings without attitude that the tree alone tells: "*should* the talks fail", "called the envoy *on* Monday",
/// "far-*right*", "*constructive* relations".
pub(super) fn is_otherwise_meant(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    let t = f.head;
    let start = syn.tokens_of(syn.sentence(t)).start as usize;
    let end = syn.tokens_of(syn.sentence(t)).end as usize;
    let word = |t: usize| syn.text(&b.article.text, t);
    if !holds(b, f, row) {
        return true;
    }
    match row.phrase.as_str() {
        // "called the envoy on Monday", "asked on Monday for": the particle belongs to something else.
        "call on" => return syn.child(t, Deprel::OBJ).is_some_and(|o| o > t && o < f.last()),
        // "Opened an offensive in the north", "the city's needs to", "the alleged gunmen".
        "offensive" => return syn.upos[t] == Upos::NOUN,
        "need to" => return syn.upos[t] == Upos::NOUN,
        "allege" => return syn.rel[t] == Deprel::AMOD,
        // "began to blame the bank" is the verb.
        "to blame" => return syn.child(t, Deprel::OBJ).is_some_and(|o| o > t),
        // "standing on the steps with a flag".
        "stand with" => return (t + 1..f.last()).any(|k| syn.upos[k] == Upos::ADP),
        // "I am afraid you are late": a regret.
        "afraid" => {
            let mine = syn.subject(t).is_some_and(|s| matches!(syn.form[s], word::I | word::WE));
            return mine && syn.child(t, Deprel::CCOMP).is_some();
        }
        "ask for" => return (t + 1..f.last()).any(|k| syn.upos[k] == Upos::ADP),
        // "considered him a friend", "considered the plan" hold nothing back, as who is considering it does.
        "consider" => {
            let open = syn.xpos[t] == Xpos::VBG || syn.children(t).any(|c| syn.xpos[c] == Xpos::MD);
            let as_what = syn.child(t, Deprel::XCOMP).is_some_and(|x| syn.upos[x] != Upos::VERB);
            let doing = syn.child(t, Deprel::XCOMP).is_some_and(|c| syn.xpos[c] == Xpos::VBG);
            // "people are happy, considering what they expected", "in considering whom to ask".
            let aside = syn.rel[t] == Deprel::ADVCL
                && syn.xpos[t] == Xpos::VBG
                && syn.marked_by(t, &[word::WHILE]).is_none()
                && syn.children(t).all(|c| syn.rel[c].base() != Deprel::AUX && !syn.rel[c].is_subject());
            return !(open || doing) || as_what || aside;
        }
        // "a plan calling for more": the plan calls, and nothing is planned yet.
        "plan" if row.pos == "noun" => {
            let what = slot::first(syn, b.lex, f, &row.pos, &[Slot::Acl]);
            return what.is_some_and(|w| syn.xpos[w.head] == Xpos::VBG && syn.case_token(w.head).is_none());
        }
        // "all they have to say".
        "have to" => {
            // "have much less to live on".
            let gap =
                |k: usize| syn.upos[k] != Upos::ADV || matches!(word(k), "less" | "little" | "more" | "much");
            if (f.words()[0] as usize + 1..f.last()).any(gap) {
                return true;
            }
            let what = (t.saturating_sub(6).max(start)..t).find(|&k| syn.form[k] == word::WHAT);
            return what.is_some_and(|w| (w + 1..t).all(|k| syn.upos[k] != Upos::VERB));
        }
        "should" => {
            let v = fire::trigger(b, f);
            let inverted = v > t && syn.subject(v).is_some_and(|s| s > t && s < v);
            let asks = (start..end).any(|k| word(k) == "?");
            return inverted && !asks;
        }
        // "wished he had gone".
        "wish" => {
            let what = slot::first(syn, b.lex, f, &row.pos, &[Slot::Ccomp]);
            let past = |w: usize| {
                syn.xpos[w] == Xpos::VBD || syn.children(w).any(|c| c < w && syn.form[c] == word::HAD)
            };
            return what.is_some_and(|w| past(w.head));
        }
        _ => {}
    }
    if row.pos != "adj" {
        return false;
    }
    // "Be concerned about that": advice.
    let told = syn.child(t, Deprel::COP).is_some_and(|c| syn.form[c] == word::BE && syn.xpos[c] == Xpos::VB)
        && syn.rel[t] == Deprel::ROOT
        && syn.children(t).all(|c| !syn.rel[c].is_subject() && syn.rel[c].base() != Deprel::AUX);
    if told {
        return true;
    }
    // "far-right", "right-wingers", "the issue concerned", "as far as I am concerned".
    let single = f.words().len() == 1;
    let hyphen = |k: usize| syn.xpos[k] == Xpos::HYPH || word(k) == "-";
    let joined = t > start && hyphen(t - 1) && !syn.is(t - 1, TokenFlags::SPACE_BEFORE)
        || t + 1 < end && hyphen(t + 1) && !syn.is(t + 1, TokenFlags::SPACE_BEFORE);
    let about = row.phrase == "concerned"
        && (syn.rel[t] == Deprel::ACL && t + 1 < end && !matches!(syn.upos[t + 1], Upos::ADP | Upos::SCONJ)
            || (t.saturating_sub(5).max(start)..t).any(|k| word(k) == "far"));
    // "Popular Bank", "the Grim Reaper": a part of a name.
    let named = t > start
        && syn.is(t, TokenFlags::CAPITAL)
        && syn.rel[t] == Deprel::AMOD
        && syn.governor(t).is_some_and(|g| g == t + 1 && syn.upos[g] == Upos::PROPN);
    if single && (joined || about || named) {
        return true;
    }
    // "has convinced them", "were subjected to": an act, and no state of mind.
    let verb = syn.upos[t] == Upos::VERB;
    let active = verb
        && syn.child(t, Deprel::OBJ).is_some_and(|o| o > t)
        && !syn.children(t).any(|c| syn.rel[c] == Deprel::AUX_PASS);
    if active || verb && f.words().len() == 1 && !word(t).eq_ignore_ascii_case(&row.phrase) {
        return true;
    }
    // "no one is more committed": nobody is meant who is not.
    let more = syn.children(t).any(|c| syn.rel[c] == Deprel::ADVMOD && matches!(word(c), "more" | "less"));
    let nobody = |s: usize| {
        matches!(syn.form[s], word::NOBODY | word::NONE) || syn.children(s).any(|c| syn.form[c] == word::NO)
    };
    if more && syn.subject(t).is_some_and(nobody) {
        return true;
    }
    // "constructive relations", "a false story", "encouraging signs": what a noun is like is no stand of anybody's.
    let attribute = syn.rel[syn.first_conjunct(t)] == Deprel::AMOD;
    let noun = syn.governor(syn.first_conjunct(t));
    let said = noun.is_some_and(|n| syn.is_predicate(n) || syn.child(n, Deprel::COP).is_some());
    attribute
        && !said
        && matches!(row.class.as_str(), "deny" | "hedge" | "optimism" | "threaten" | "accept" | "concern")
}
