//! What a speaker says that his own side will do: promises, threats and refusals without a word of attitude.

use super::Below;
use super::slot::Filler;
use super::{Draft, Stance, StanceClass, holder, senses};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::syntax::{Deprel, Upos, Xpos};

/// A speaker's own future act: a promise, or a refusal where it is negated.
///
/// Believed because the subject is the speaker ("we", "I", or the speaker named again) and the verb stands under will or
/// would. Fires in '"We *will reopen* the port," he said' and in "Cyprus *would not sell*, its premier said"; must not
/// in "the rain will return, he said".
const OWN_ACT: &str = "stance.own-act";

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule { id: OWN_ACT, finds: "promises and refusals of a speaker's own act" }];

/// PLOVER types of hostile acts.
const HOSTILE: &[&str] = &["THREATEN", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "PROTEST", "REJECT"];

/// Adds the own acts that speakers announce in a sentence.
pub fn speech(b: Below, tokens: TokenSpan, out: &mut Vec<Draft>) {
    let syn = b.syntax;
    for v in tokens.range() {
        if syn.upos[v] != Upos::VERB {
            continue;
        }
        let Some(quote) = b.quotes.covering(v) else { continue };
        let modal = syn.children(v).find(|&c| syn.xpos[c] == Xpos::MD && is_future(b, c) && c < v);
        let Some(modal) = modal.filter(|&m| v - m < 5) else { continue };
        let fact = b.factuality.of(v);
        // "as long as I am in office, I will serve" hangs on nothing that anybody could do.
        let hangs = |c: TokenSpan| {
            matches!(syn.form[c.start as usize], word::IF | word::UNLESS | word::SHOULD | word::UNTIL)
        };
        let conditional = fact.modality == Modality::Conditional && fact.condition.is_some_and(hangs);
        let plain = fact.modality == Modality::Conditional && fact.condition.is_some() && !conditional;
        if !(fact.modality == Modality::Future || conditional || plain) || syn.is_passive(v) {
            continue;
        }
        // "how they will vote" leaves it open, and who "knew that he would return" promised nothing.
        let wh = |c: usize| c < v && matches!(syn.xpos[c], Xpos::WP | Xpos::WRB | Xpos::WDT);
        let knows = b.quotes.all[quote].cue_head.is_some_and(|c| senses::in_class(b, c, "v_think"));
        if syn.rel[v] == Deprel::CCOMP && syn.children(v).any(wh) || knows {
            continue;
        }
        let Some(s) = syn.subject(v) else { continue };
        let speakers = holder::speakers(b, quote);
        let first = matches!(syn.form[s], word::I | word::WE);
        let actors = holder::actors(b, s);
        let own = first
            || holder::is_actor(b, s) && actors.iter().any(|a| speakers.iter().any(|&s| same_side(b, s, *a)))
            || syn.possessor(s).is_some_and(|p| {
                holder::is_actor(b, s) && holder::actors(b, p).iter().any(|a| speakers.contains(a))
            });
        // "we will have to stop": the act is below.
        let act = syn
            .children(v)
            .find(|&c| syn.rel[c] == Deprel::XCOMP && syn.lemma[v] == word::HAVE && c - v < 3)
            .unwrap_or(v);
        let marked = syn.children(v).any(|c| syn.rel[c] == Deprel::MARK && syn.form[c] != word::THAT);
        let aside = syn.rel[v] == Deprel::ACL_RELCL
            || syn.rel[v] == Deprel::ADVCL && marked
            || senses::in_class(b, act, "v_plain_act");
        if !own && !conditional
            || aside
            || out.iter().any(|d| d.stance.phrase.has(v) && !d.stance.connotation)
        {
            continue;
        }
        let hostile = is_hostile(b, act);
        let unless = fact.condition.is_some_and(|c| syn.form[c.start as usize] == word::UNLESS);
        let class = match () {
            () if fact.negative => StanceClass::Reject,
            () if conditional && (unless || hostile) => StanceClass::Threaten,
            () if !own => continue,
            () => StanceClass::Commit,
        };
        let target = syn
            .patient(act)
            .or_else(|| syn.children(act).find(|&c| syn.rel[c] == Deprel::OBL))
            .map(|head| Filler { head, clause: false });
        let holder_actors = if actors.is_empty() { speakers.to_vec() } else { actors };
        let reported_by = speakers.first().copied().filter(|s| !holder_actors.contains(s));
        out.push(Draft {
            stance: Stance {
                class,
                polarity: if class == StanceClass::Commit { 1 } else { -1 },
                intensity: 2,
                negated: false,
                phrase: TokenSpan::new(modal, act + 1),
                holder: Some(syn.noun_phrase(s)),
                holder_actors,
                target: target.map(|t| holder::words(b, t)),
                target_actors: target.map_or(Vec::new(), |t| holder::target_actors(b, t)),
                hedge: fact.hedge,
                condition: fact.condition,
                connotation: false,
                reported_by,
                quote: Some(quote),
                cause: Cause::rule(OWN_ACT),
            },
            trigger: v,
            target: target.map(|t| t.head),
            clause: false,
            rank: 2,
        });
    }
}

/// Whether an act that hangs on a condition is a threat.
pub fn is_hostile(b: Below, act: usize) -> bool {
    let frames = || b.lex.frames.of(b.syntax.lemma[act]).iter();
    senses::in_class(b, act, "v_harsh_if")
        || frames().any(|p| HOSTILE.contains(&b.lex.rows.frames[p.row as usize].plover.as_str()))
}

/// What a promise of an act is where the act harms or refuses somebody: "vowed to *retaliate*", "to *block* the sale".
pub fn harm(b: Below, v: usize) -> Option<StanceClass> {
    let syn = b.syntax;
    let lemma = syn.lemma[v];
    if !lemma.is_known() || syn.upos[v] != Upos::VERB {
        return None;
    }
    if senses::in_class(b, v, "v_resist") {
        return Some(StanceClass::Reject);
    }
    let frames = b.lex.frames.of(lemma);
    let hostile = |p: &str| matches!(p, "THREATEN" | "SANCTION" | "COERCE" | "ASSAULT");
    let only = !frames.is_empty()
        && frames.iter().all(|p| hostile(b.lex.rows.frames[p.row as usize].plover.as_str()));
    (senses::in_class(b, v, "v_strike_back") || only).then_some(StanceClass::Threaten)
}

/// Will, would and their short forms.
fn is_future(b: Below, t: usize) -> bool {
    let (form, lemma) = (b.syntax.form[t], b.syntax.lemma[t]);
    matches!(form, word::WILL | word::WOULD) || matches!(lemma, word::WILL | word::WOULD)
}

/// Whether an actor speaks for another: the same one, or one of the same government.
pub fn same_side(b: Below, speaker: u32, actor: u32) -> bool {
    if speaker == actor {
        return true;
    }
    let (s, a) = (b.cast.actor(speaker), b.cast.actor(actor));
    let official = |c: &crate::cast::Code| c.sector.as_deref().is_none_or(|s| matches!(s, "GOV" | "MIL"));
    s.code.country.is_some() && s.code.country == a.code.country && official(&s.code) && official(&a.code)
}
