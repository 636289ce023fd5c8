//! Words of `stance.tsv` whose neighbours give them a meaning without attitude.

use super::slot;
use super::{Below, fire};
use crate::base::word;
use crate::factuality::pattern::Found;
use crate::lexicon::{Slot, StanceRow};
use crate::mention::EntityType;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// Words whose neighbours give them a meaning without attitude: "*pleaded* guilty", "make *sure*", "a conference *call*",
/// "all they *have to* say", "*should* the talks fail", "police *questioned* the driver".
pub(super) fn is_otherwise_meant(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    let t = f.head;
    let start = syn.tokens_of(syn.sentence(t)).start as usize;
    let end = syn.tokens_of(syn.sentence(t)).end as usize;
    let word = |t: usize| syn.text(&b.article.text, t);
    let is_lemma = |t: usize, w: &str| syn.lemma[t].is_known() && b.lex.vocabulary.get(w) == syn.lemma[t];
    let before = |list: &[&str]| t > start && list.iter().any(|w| is_lemma(t - 1, w));
    match row.phrase.as_str() {
        "plead" => return (t + 1..end.min(t + 3)).any(|k| matches!(word(k), "guilty" | "innocent")),
        // "committed a felony", where a promise has "to" behind it, or oneself.
        "commit" if row.pos == "verb" => {
            let own = |o: usize| {
                matches!(syn.form[o], word::HIMSELF | word::HERSELF)
                    || word(o).ends_with("self")
                    || word(o).ends_with("selves")
            };
            return syn.child(t, Deprel::OBJ).is_some_and(|o| o > t && !own(o) && syn.is_nominal(o));
        }
        "dodge" => return syn.child(t, Deprel::OBJ).is_some_and(|o| word(o) == "bullet"),
        // "at best", "performed the worst": a measure, and no praise.
        "best" | "bad" | "worst" if t > start && syn.form[t - 1] == word::AT => return true,
        "sure" | "certain" => return before(&["make"]),
        "ready" => return before(&["get"]),
        "question" if row.pos == "verb" => {
            let whom = slot::object(syn, f).and_then(|o| b.mentions.of_head(o));
            return whom.is_some_and(|m| {
                matches!(b.mentions.all[m].entity, EntityType::Person | EntityType::RoleGroup)
            });
        }
        "call" if row.pos == "noun" => {
            const HELD: &[&str] =
                &["close", "conference", "curtain", "earnings", "phone", "roll", "telephone", "video"];
            return t > start && HELD.binary_search(&word(t - 1)).is_ok();
        }
        "decline" => {
            // "declined to comment" says nothing, and nothing is refused that was asked for.
            const TALK: &[&str] = &[
                "answer",
                "comment",
                "confirm",
                "describe",
                "disclose",
                "discuss",
                "elaborate",
                "give",
                "identify",
                "name",
                "provide",
                "respond",
                "say",
                "speak",
                "speculate",
                "talk",
                "testify",
            ];
            let act = slot::first(syn, b.lex, f, &row.pos, &[Slot::Xcomp]);
            return act
                .is_some_and(|a| TALK.iter().any(|w| is_lemma(a.head, w)) && syn.upos[a.head] == Upos::VERB);
        }
        // "mutual interests", "in the public interest" are advantages.
        "interest" => {
            let into = syn.children(t).any(|c| c > t && syn.case(c) == word::IN);
            let shown =
                syn.governor(t).is_some_and(|g| ["express", "show", "voice"].iter().any(|w| is_lemma(g, w)));
            return syn.xpos[t] == Xpos::NNS || !into && !shown;
        }
        // "dismissed the director": he lost his office.
        "dismiss" => {
            let whom = slot::object(syn, f).and_then(|o| b.mentions.of_head(o));
            let person = whom.is_some_and(|m| b.mentions.all[m].entity == EntityType::Person);
            return person && syn.with_case(t, Deprel::OBL, word::AS).is_none();
        }
        // "considered him a friend", "considered the plan" hold nothing back, as who is considering it does.
        "consider" => {
            let open = syn.xpos[t] == Xpos::VBG || syn.children(t).any(|c| syn.xpos[c] == Xpos::MD);
            let as_what = syn.child(t, Deprel::XCOMP).is_some_and(|x| syn.upos[x] != Upos::VERB);
            let doing = syn.children(t).any(|c| c > t && syn.xpos[c] == Xpos::VBG);
            return !(open || doing) || as_what;
        }
        "recognize" | "recognise" => return syn.child(t, Deprel::CCOMP).is_some(),
        "request" if row.pos == "verb" => {
            return slot::object(syn, f).is_some_and(|o| is_lemma(o, "anonymity"));
        }
        "ask for" => {
            let what = slot::first(syn, b.lex, f, &row.pos, &row.target);
            let between = (t + 1..f.last()).any(|k| syn.upos[k] == Upos::ADP);
            return between || what.is_some_and(|w| is_lemma(w.head, "comment"));
        }
        // "called the envoy on Monday".
        "call on" => return syn.child(t, Deprel::OBJ).is_some_and(|o| o > t && o < f.last()),
        "want" if syn.children(t).any(|c| matches!(syn.form[c], word::MAY | word::MIGHT)) => return true,
        "need to" if syn.children(t).any(|c| matches!(syn.form[c], word::MAY | word::MIGHT)) => return true,
        "would like" => {
            const TALK: &[&str] =
                &["add", "believe", "have", "know", "say", "talk", "tell", "thank", "think"];
            let act = slot::first(syn, b.lex, f, &row.pos, &[Slot::Xcomp]);
            return act.is_some_and(|a| TALK.iter().any(|w| is_lemma(a.head, w)));
        }
        "if" => return t + 1 < end && syn.form[t + 1] == word::NOT,
        "plan" if row.pos == "noun" => {
            let what = slot::first(syn, b.lex, f, &row.pos, &[Slot::Acl]);
            return what.is_some_and(|w| syn.xpos[w.head] == Xpos::VBG && syn.case_token(w.head).is_none());
        }
        "doubt" if row.pos == "noun" => {
            return syn.children(t).any(|c| c < t && syn.form[c] == word::NO);
        }
        "have to" => {
            let doubtful = syn.children(t).any(|c| c < t && matches!(syn.form[c], word::MAY | word::MIGHT));
            let what = (t.saturating_sub(6).max(start)..t).find(|&k| syn.form[k] == word::WHAT);
            let free = what.is_some_and(|w| (w + 1..t).all(|k| syn.upos[k] != Upos::VERB));
            return doubtful || free;
        }
        "should" => {
            let v = fire::trigger(b, f);
            let inverted = v > t && syn.subject(v).is_some_and(|s| s > t && s < v);
            let asks = (start..end).any(|k| word(k) == "?");
            return inverted && !asks;
        }
        "wish" => {
            let what = slot::first(syn, b.lex, f, &row.pos, &[Slot::Ccomp]);
            return what.is_some_and(|w| syn.xpos[w.head] == Xpos::VBD);
        }
        _ => {}
    }
    if row.pos != "adj" {
        return false;
    }
    // "far-right", "right-wingers", "the issue concerned", "as far as I am concerned", "their best", "nothing wrong".
    let single = f.words().len() == 1;
    let hyphen = |k: usize| syn.xpos[k] == Xpos::HYPH || word(k) == "-";
    let joined = t > start && hyphen(t - 1) && !syn.is(t - 1, TokenFlags::SPACE_BEFORE)
        || t + 1 < end && hyphen(t + 1) && !syn.is(t + 1, TokenFlags::SPACE_BEFORE);
    let about = row.phrase == "concerned"
        && (syn.rel[t] == Deprel::ACL && t + 1 < end && !matches!(syn.upos[t + 1], Upos::ADP | Upos::SCONJ)
            || (t.saturating_sub(5).max(start)..t).any(|k| word(k) == "far"));
    let noun =
        matches!(row.phrase.as_str(), "best" | "bad") && t > start && syn.xpos[t - 1] == Xpos::PRP_POSS;
    let nothing = row.phrase == "wrong" && t > start && word(t - 1) == "nothing";
    // "Popular Bank", "the Grim Reaper": a part of a name.
    let named = t > start
        && syn.is(t, TokenFlags::CAPITAL)
        && syn.rel[t] == Deprel::AMOD
        && syn.governor(t).is_some_and(|g| g == t + 1 && syn.upos[g] == Upos::PROPN);
    if single && (joined || about || noun || nothing || named) {
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
