//! Uses in which the words of a row are nobody's stand: what is asked, supposed, brought about by others or done by nobody.

use super::slot::{self, Filler};
use super::{Below, fire, holder, modal, senses};
use crate::base::word;
use crate::factuality::pattern::Found;
use crate::factuality::{Certainty, Modality};
use crate::lexicon::{Slot, StanceRow};
use crate::syntax::{Deprel, Upos, Xpos};

/// Whether a verb has the particles that its row has: "the riot broke *out* with the police" is no "break with", and
/// "*called* it an outrage *in* the press" no "call in".
pub(super) fn particles_fit(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    if syn.children(f.head).any(|c| syn.rel[c] == Deprel::COMPOUND_PRT && !f.has(c)) {
        return false;
    }
    let last = f.last();
    if last <= f.head + 1 || !matches!(syn.upos[last], Upos::ADP | Upos::ADV) {
        return true;
    }
    let governs = |slot: &Slot| matches!(slot, Slot::Obl(p) if b.lex.vocabulary.get(p) == syn.form[last]);
    syn.governor(last) == Some(f.head)
        || syn.rel[last] == Deprel::COMPOUND_PRT
        || row.target.iter().chain(&row.holder).any(governs)
}

/// Uses in which the words are something else.
pub(super) fn fits(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    let t = f.head;
    let single = f.words().len() == 1;
    if single
        && matches!(
            syn.form[t],
            word::MAY
                | word::MIGHT
                | word::MUST
                | word::SHOULD
                | word::COULD
                | word::CAN
                | word::WILL
                | word::WOULD
        )
        && syn.xpos[t] != Xpos::MD
    {
        return false;
    }
    if row.pos == "verb" && !particles_fit(b, f, row) || senses::is_otherwise_meant(b, f, row) {
        return false;
    }
    let fact = b.factuality.of(fire::trigger(b, f));
    if row.class == "condition" && single && row.pos == "phrase" {
        // "asked if" is a question, "even if" no condition.
        let Some(g) = syn.governor(t) else { return false };
        let unreal = matches!(b.factuality.of(g).modality, Modality::Conditional);
        return unreal && !(t > 0 && syn.form[t - 1] == word::EVEN) && !is_unreal(b, g);
    }
    // What is only asked is nobody's yet: "asked whether she would agree", "asked which of them he supported".
    let clause = syn.first_conjunct(syn.clause_of(fire::trigger(b, f)));
    if syn.marked_by(clause, &[word::WHETHER]).is_some_and(|m| m < t) || is_asked(b, clause) {
        return false;
    }
    // "there is no denying that".
    if row.pos == "verb" && syn.children(t).any(|c| c + 1 == t && syn.form[c] == word::NO) {
        return false;
    }
    if row.pos == "verb" && is_unable(b, f) {
        return false;
    }
    // What is only supposed by an if-clause is nobody's stance: "if the firm refuses to pay".
    if fact.modality == Modality::Conditional && fact.condition.is_none() {
        return false;
    }
    // "they had to stop", "you have to see it", "because it needs to grow": needs, and nothing asked of anybody.
    if row.class == "demand" && row.pos == "phrase" && matches!(row.phrase.as_str(), "have to" | "need to") {
        let v = syn.governor(f.words()[f.words().len() - 1] as usize).unwrap_or(f.head);
        let present = matches!(syn.xpos[f.words()[0] as usize], Xpos::VBP | Xpos::VBZ);
        let whom = syn.subject(f.head).or_else(|| syn.subject(v));
        let asked = whom.is_some_and(|s| {
            !matches!(syn.form[s], word::YOU | word::IT | word::WHO | word::WHICH | word::THAT | word::WHAT)
        });
        let aside = matches!(syn.rel[f.head].base(), Deprel::ADVCL | Deprel::ACL);
        if !present || !asked || aside || fact.negative {
            return false;
        }
    }
    // "Is reluctant to criticise him": who holds back does not.
    if row.pos == "verb"
        && !fact.negative
        && fact.modality == Modality::Possible
        && fact.certainty == Certainty::Unlikely
        && syn.xpos[t] == Xpos::VB
        && matches!(row.class.as_str(), "criticise" | "support" | "accept" | "commit" | "demand" | "reject")
    {
        return false;
    }
    // "Could jolt the nation": nobody feels yet what may come.
    if row.pos == "verb" && row.holder.first() == Some(&Slot::Obj) && fact.modality == Modality::Possible {
        return false;
    }
    // "They must be seeing something": a guess, no demand.
    let progressive = |v: usize| {
        syn.xpos[v] == Xpos::VBG
            && syn.children(v).any(|c| syn.lemma[c] == word::BE && syn.xpos[c] == Xpos::VB)
    };
    if row.class == "demand" && syn.form[f.head] == word::MUST && progressive(fire::trigger(b, f)) {
        return false;
    }
    // "They could shun the school", "the order can be challenged": what might be, unless somebody says so of himself.
    // "They could sue and *jail* him": the modal of the first verb is that of the others.
    let first = syn.first_conjunct(t);
    let shared = first != t && syn.xpos[t] == Xpos::VB && syn.child(t, Deprel::AUX).is_none();
    let modals = || syn.children(t).chain(syn.children(first).filter(move |_| shared));
    let possible = |c: usize| matches!(syn.form[c], word::COULD | word::CAN | word::MAY | word::MIGHT);
    let mine =
        || syn.subject(t).is_some_and(|s| matches!(syn.form[s], word::I | word::WE)) && !syn.is_passive(t);
    let acts = matches!(row.class.as_str(), "accept" | "commit" | "demand");
    let judges = matches!(row.class.as_str(), "criticise" | "deny" | "reject" | "support" | "threaten");
    if (row.pos == "verb" && (acts || judges) || row.pos == "phrase" && acts && syn.upos[t] == Upos::VERB)
        && !fact.negative
        && modals().any(|c| possible(c) && syn.xpos[c] == Xpos::MD)
        && !(mine() && modals().all(|c| !matches!(syn.form[c], word::COULD | word::MIGHT)))
    {
        return false;
    }
    // "could take steps" commits nobody.
    let may = |c: usize| matches!(syn.form[c], word::COULD | word::MAY | word::MIGHT);
    if row.class == "commit"
        && !fact.negative
        && syn.children(fire::trigger(b, f)).any(|c| syn.xpos[c] == Xpos::MD && may(c))
    {
        return false;
    }
    if is_supposition(b, f, row)
        || is_due(b, f, row)
        || is_substantive(b, f, row)
        || row.pos == "phrase" && is_split_copula(b, f)
    {
        return false;
    }
    // "we will have to stop" is no demand.
    if row.class == "demand"
        && row.holder == [Slot::Author]
        && syn.subject(fire::trigger(b, f)).is_some_and(|s| matches!(syn.form[s], word::I | word::WE))
    {
        return false;
    }
    if row.pos == "noun" {
        // "the defence ministry", "the opposition leader"; "his supporters" act and are no attitude.
        // But "Hungary's opposition to the sanctions" is one.
        let directed = syn
            .children(t)
            .any(|c| syn.rel[c] == Deprel::NMOD && matches!(syn.case(c), word::TO | word::AGAINST) && c > t);
        let named = b.mentions.covering(t).is_some() && !syn.is_predicate(t) && !directed;
        return !named && !matches!(syn.rel[t].base(), Deprel::COMPOUND | Deprel::AMOD);
    }
    // Names are not attitudes: "the Support Group", "Hope".
    !(single && syn.upos[t] == Upos::PROPN)
}

/// Whether a row is a verb whose infinitive is the subject's own act where nobody else is named: "wants to sell the mill".
pub(super) fn is_own_wish(b: Below, f: &Found) -> bool {
    // "would like", "'d like".
    let like = || f.words().len() == 2 && b.syntax.xpos[f.words()[0] as usize] == Xpos::MD;
    let wish = |t: usize| b.syntax.upos[t] == Upos::VERB && senses::in_class(b, t, "v_own_wish");
    (f.words().len() == 1 || like()) && wish(f.last())
}

/// Whether the infinitive of a wish is what the subject itself would do.
pub(super) fn is_own_act(b: Below, f: &Found, clause: usize) -> bool {
    let syn = b.syntax;
    let asked = slot::object(syn, f).is_some_and(|o| f.head < o && o < clause);
    let asking = senses::in_class(b, clause, "v_inquire");
    let subject = syn.child(clause, Deprel::NSUBJ).is_some();
    !(asked || subject || asking)
}

/// Whether a clause is what somebody asks, or a question to a "you".
pub(super) fn is_asked(b: Below, clause: usize) -> bool {
    let syn = b.syntax;
    let wh = |c: usize| matches!(syn.xpos[c], Xpos::WP | Xpos::WRB | Xpos::WDT);
    let opened =
        || syn.children(clause).any(|c| c < clause && (wh(c) || syn.children(c).any(|d| d < c && wh(d))));
    let asked = matches!(syn.rel[clause], Deprel::CCOMP | Deprel::OBJ | Deprel::XCOMP)
        && syn.governor(clause).is_some_and(|g| g < clause && senses::in_class(b, g, "v_inquiring"));
    if asked && opened() {
        return true;
    }
    // "Asked if it was a mistake, he said no".
    let either = syn.marked_by(clause, &[word::IF, word::WHETHER]).is_some_and(|m| m < clause);
    let of_question = matches!(syn.rel[clause], Deprel::CCOMP | Deprel::ADVCL)
        && syn.governor(clause).is_some_and(|g| g < clause && senses::in_class(b, g, "v_inquiring"));
    if either && of_question {
        return true;
    }
    // "to make sure that he keeps to it".
    let sure = syn.governor(clause).filter(|&g| g < clause && syn.rel[clause] == Deprel::CCOMP);
    if sure.is_some_and(|g| {
        senses::in_class(b, g, "v_ensure")
            || syn.lemma[g] == b.lex.vocabulary.get("sure")
                && g > 0
                && senses::in_class(b, g - 1, "v_make_sure")
    }) {
        return true;
    }
    // "Should we plan for it?", "Will the bank accept that?", but not "Why did they reject it?", which takes it for granted.
    let subject = syn.subject(clause);
    let you = subject.is_some_and(|s| syn.form[s] == word::YOU);
    let turned = subject.is_some_and(|s| {
        s < clause && syn.children(clause).any(|c| c < s && syn.rel[c].base() == Deprel::AUX)
    });
    let end = syn.tokens_of(syn.sentence(clause)).end as usize;
    let mark = |k: usize| syn.text(&b.article.text, k) == "?";
    (you || turned && !opened()) && (clause + 1..end).rev().take(3).any(mark)
}

/// Whether an act is one that somebody has not the means for, which is no stand: "rules that shops *cannot comply with*",
/// "is not strong enough to *resist*", "too poor to *refuse*".
fn is_unable(b: Below, f: &Found) -> bool {
    let syn = b.syntax;
    let t = syn.first_conjunct(f.head);
    let can = |c: usize| matches!(syn.form[c], word::CAN | word::COULD);
    if b.factuality.of(t).negative && senses::in_class(b, f.head, "v_obey") && syn.children(t).any(can) {
        return true;
    }
    let not = |c: usize| matches!(syn.form[c], word::NOT | word::NT | word::NEVER);
    let Some(g) = syn.governor(t).filter(|_| syn.marked_by(t, &[word::TO]).is_some()) else { return false };
    let degree =
        || syn.children(g).find(|&c| syn.rel[c] == Deprel::ADVMOD && senses::in_class(b, c, "degree"));
    let measured = matches!(syn.upos[g], Upos::ADJ | Upos::ADV) && g < t;
    measured && degree().is_some_and(|c| c < g || syn.children(g).any(not))
}

/// Whether somebody is brought to an act by others, which shows no stand of his own yet: "spurred the council to *adopt*
/// the plan", "helped the firm *evade* the question".
pub(super) fn made_to(b: Below, f: &Found, holder: Option<Filler>) -> bool {
    let syn = b.syntax;
    let v = syn.first_conjunct(f.head);
    let Some(h) = holder else { return false };
    let below = matches!(syn.rel[v], Deprel::XCOMP | Deprel::CCOMP | Deprel::ACL)
        && syn.xpos[v] == Xpos::VB
        && !syn.children(v).any(|c| syn.xpos[c] == Xpos::MD);
    let Some(g) = syn.governor(v).filter(|&g| below && g < v) else { return false };
    // Hung on the verb, or on its object.
    let verb = if syn.upos[g] == Upos::VERB { g } else { syn.head[g] as usize };
    let object = [Deprel::OBJ, Deprel::IOBJ].into_iter().find_map(|r| syn.child(verb, r));
    let Some(o) = object.filter(|&o| o < v && syn.upos[verb] == Upos::VERB) else { return false };
    // "led the premier to *order* it", though the tree takes what led him for the one who orders.
    o == h.head
        || holder::is_actor(b, o) && syn.rel[v] != Deprel::ACL && !senses::in_class(b, verb, "v_promise_to")
}

/// Whether an infinitive or gerund without a doer tells what could be done: "two ways of *accepting* it", "*Reject* gifts."
pub(super) fn is_done_by_nobody(b: Below, f: &Found) -> bool {
    let syn = b.syntax;
    let v = syn.first_conjunct(f.head);
    let helped = syn.children(v).any(|c| matches!(syn.rel[c].base(), Deprel::AUX | Deprel::COP));
    let told = syn.rel[v] == Deprel::ROOT && (b.quotes.covering(v).is_some() || syn.xpos[v] == Xpos::VBG);
    let governed = helped && syn.rel[v] != Deprel::ROOT;
    matches!(syn.xpos[v], Xpos::VB | Xpos::VBG)
        && !syn.is_passive(v)
        && !governed
        && !told
        && syn.rel[v] != Deprel::ADVCL
        && syn.case(v) != word::BY
}

/// Whether a verb is passive, and nobody is named who does it: "was *denied* entry"; not "was denied entry by the port".
pub(super) fn is_undergone(b: Below, f: &Found) -> bool {
    let syn = b.syntax;
    syn.is_passive(f.head) && syn.by_agent(f.head).is_none()
}

/// Whether a gerund is what a clause is about, done by nobody in particular: "*Recognising* the city solves nothing".
pub(super) fn is_topic(b: Below, f: &Found) -> bool {
    let syn = b.syntax;
    let v = syn.first_conjunct(f.head);
    syn.xpos[v] == Xpos::VBG && matches!(syn.rel[v].base(), Deprel::CSUBJ | Deprel::NSUBJ)
}

/// Whether "must" or "should" tells what is probably so, or what was left undone: "it *must* have been quiet", "this *should*
/// help the economy".
fn is_supposition(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    let modal = syn.form[f.head];
    if row.class != "demand" || f.words().len() > 1 || !matches!(modal, word::MUST | word::SHOULD) {
        return false;
    }
    let v = fire::trigger(b, f);
    if modal == word::MUST {
        return is_perfect(b, v) || senses::in_class(b, v, "v_sense");
    }
    let actor = syn.subject(v).is_some_and(|s| holder::is_actor(b, s) && syn.form[s] != word::IT);
    !actor && !syn.is_passive(v) && senses::in_class(b, v, "v_outcome")
}

/// Whether somebody only ought to feel what an adjective says, or is thought to: "the premier needs to be *afraid*", "you
/// have to be *happy* with that", "allies must be *ready* to pay".
fn is_due(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    let felt = row.pos == "adj" && row.holder.first() == Some(&Slot::Head);
    let feeling = matches!(row.class.as_str(), "commit" | "concern" | "optimism" | "pessimism" | "support");
    let t = syn.first_conjunct(f.head);
    let modal = |c: usize| syn.xpos[c] == Xpos::MD && matches!(syn.form[c], word::MUST | word::SHOULD);
    let needs = |g: usize| senses::in_class(b, g, "v_need");
    felt && feeling
        && (syn.children(t).any(modal)
            || syn.rel[t] == Deprel::XCOMP
                && syn.governor(t).is_some_and(|g| {
                    g < t
                        && (needs(g) && syn.marked_by(t, &[word::TO]).is_some() || syn.children(g).any(modal))
                }))
}

/// Whether an adjective is used as a noun of its own: "put *the worst* behind him".
fn is_substantive(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    let t = f.head;
    row.pos == "adj"
        && f.words().len() == 1
        && t > 0
        && syn.form[t - 1] == word::THE
        && syn.governor(t - 1) == Some(t)
        && matches!(syn.rel[t].base(), Deprel::OBJ | Deprel::OBL | Deprel::NSUBJ | Deprel::NMOD)
        && syn.child(t, Deprel::COP).is_none()
}

/// Whether a verb stands in a perfect tense: "must *have* been".
pub(super) fn is_perfect(b: Below, v: usize) -> bool {
    let syn = b.syntax;
    syn.children(v).any(|c| c < v && syn.lemma[c] == word::HAVE && syn.rel[c].base() == Deprel::AUX)
}

/// Whether "be" and the word that makes an attitude of it belong to different things: "the dollar *was* steady *against* the
/// euro".
fn is_split_copula(b: Below, f: &Found) -> bool {
    let syn = b.syntax;
    let &[be, last] = f.words() else { return false };
    let (be, last) = (be as usize, last as usize);
    let above = |t: usize| syn.governor(t).unwrap_or(t);
    syn.lemma[be] == word::BE
        && syn.upos[last] == Upos::ADP
        && syn.rel[be] == Deprel::COP
        && above(be) != above(last)
        && above(be) != last
}

/// Whether the clause of an "if" tells of what is not so, or is no clause: "if he *had* known", "if the bank *were* sold",
/// "if *necessary*".
fn is_unreal(b: Below, clause: usize) -> bool {
    let syn = b.syntax;
    let clause = syn.first_conjunct(clause);
    let bare = !syn.children(clause).any(|c| syn.rel[c].is_subject())
        && matches!(syn.upos[clause], Upos::ADJ | Upos::ADV);
    let were = |c: usize| syn.form[c] == word::WERE && matches!(syn.rel[c].base(), Deprel::COP | Deprel::AUX);
    let one = syn
        .subject(clause)
        .is_some_and(|s| !syn.is_several(s) && !matches!(syn.form[s], word::WE | word::YOU | word::THEY));
    let had = is_perfect(b, clause) && syn.children(clause).any(|c| syn.form[c] == word::HAD);
    let main = syn.governor(clause);
    let would_have = main.is_some_and(|m| {
        is_perfect(b, m)
            && syn
                .children(m)
                .any(|c| matches!(syn.lemma[c], word::WOULD | word::COULD | word::MIGHT | word::SHOULD))
    });
    bare || would_have || one && syn.children(clause).any(were) || had && main.is_none()
}

/// Whether a condition is somebody's: what hangs on it is an act of the speaker's side or of the one told of, or something
/// that is demanded. "It would cost more if they win" only supposes.
///
/// Fires in '"We will return *if* the port is opened," he said'; must not in '"Prices will rise *if* it rains," she said'.
pub(super) fn hangs_on_own_act(b: Below, f: &Found) -> bool {
    let syn = b.syntax;
    let Some(g) = syn.governor(f.head).map(|g| syn.first_conjunct(g)) else { return false };
    // The clause that the word introduces, or the act on which the phrase hangs.
    let introduces =
        syn.is_verbal(g) && g > f.head && matches!(syn.rel[f.head].base(), Deprel::MARK | Deprel::ADVMOD)
            || matches!(syn.rel[g], Deprel::ADVCL);
    if introduces && syn.rel[g] == Deprel::CCOMP {
        return false;
    }
    let act = if introduces { syn.governor(g) } else { Some(g) };
    let Some(act) = act.map(|a| syn.clause_of(a)) else { return false };
    let modal = syn.children(act).find(|&c| syn.xpos[c] == Xpos::MD && c < act);
    let asked = syn.children(act).any(|c| matches!(syn.form[c], word::MUST | word::SHOULD));
    let told_to = syn.xpos[act] == Xpos::VB && modal.is_none() && syn.subject(act).is_none();
    if asked || told_to && syn.rel[act] == Deprel::ROOT {
        return true;
    }
    let Some(s) = syn.agent(act) else { return false };
    let by_actor = holder::is_actor(b, s);
    let Some(q) = b.quotes.covering(f.head) else { return by_actor };
    let speakers = holder::speakers(b, q);
    let own = matches!(syn.form[s], word::I | word::WE)
        || holder::actors(b, s).iter().any(|&a| speakers.iter().any(|&s| b.cast.same_side(s, a)));
    let thinks = senses::in_class(b, act, "v_think");
    let promised = introduces && syn.rel[act] == Deprel::XCOMP;
    // "If they refuse, it will deduct the money", whoever "it" is.
    let harsh = by_actor && syn.upos[act] == Upos::VERB && modal::is_hostile(b, act);
    // "On condition that" and "provided that" name a condition in so many words; an "if" does with a modal alone.
    let named = f.words().len() > 1 || syn.form[f.head] != word::IF && syn.form[f.head] != word::UNLESS;
    (own && !thinks || harsh) && (modal.is_some() || promised || named)
}

/// Whether a noun that takes no stand fills the holder's slot: "the gaps obstructing progress".
pub(super) fn is_thing(b: Below, head: usize) -> bool {
    // Endings of nouns of acts and states that the lexicon does not list.
    const ABSTRACT: &[&str] = &["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism", "ship", "ure"];
    let syn = b.syntax;
    // "*that* could mean", "*which* requires": what somebody said or did.
    if matches!(syn.form[head], word::THAT | word::THIS | word::IT | word::WHICH | word::WHAT) {
        return true;
    }
    if syn.upos[head] != Upos::NOUN {
        return false;
    }
    let text = syn.text(&b.article.text, head).to_ascii_lowercase();
    let one = text.strip_suffix('s').unwrap_or(&text);
    if senses::in_class(b, head, "written") {
        return false;
    }
    // "the suspicion does not justify it", "its trucks were ready": a thing may stand for whose it is, an idea does not.
    let owned = syn.possessor(head).is_some_and(|p| b.mentions.of_head(p).is_some());
    let somebody = senses::in_class(b, head, "somebody");
    let abstracted = ABSTRACT.iter().any(|e| one.ends_with(e)) && !somebody;
    senses::in_class(b, head, "standless") || !owned && abstracted
}

/// Whose condition it is where nobody speaks: "*Poland* will sign only if the sanctions stay". A plain "if" of the author
/// shows none.
pub(super) fn conditioner(b: Below, f: &Found, row: &StanceRow) -> Option<Filler> {
    let syn = b.syntax;
    let plain = f.words().len() == 1 && syn.form[f.head] == word::IF;
    if row.class != "condition" || plain || b.quotes.covering(f.head).is_some() {
        return None;
    }
    let protasis = syn.governor(f.head).filter(|&p| syn.is_verbal(p))?;
    let act = syn.governor(syn.first_conjunct(protasis)).map(|g| syn.clause_of(g))?;
    let who = syn.agent(act).filter(|&s| holder::is_actor(b, s))?;
    Some(Filler { head: who, clause: false })
}
