//! What a speaker says that his own side will do: promises, threats and refusals without a word of attitude.

use super::Below;
use super::slot::Filler;
use super::{Draft, Stance, StanceClass, holder, meant, senses};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// A speaker's own future act: a promise, or a refusal where it is negated.
///
/// Believed because the subject is the speaker ("we", "I", or the speaker named again) and the verb stands under will or
/// would. Fires in '"We *will reopen* the port," he said' and in "Cyprus *would not sell*, its premier said"; must not
/// in "the rain will return, he said".
const OWN_ACT: &str = "stance.own-act";

/// What a speaker tells others to do.
///
/// Believed because a base form without subject opens a sentence of quoted words whose speaker is known. Fires in '"*Stop*
/// the convoy," the mayor said'; must not in '"Look, I tried," he said' or "Let me add that".
const COMMAND: &str = "stance.command";

/// What a speaker says that his own side did not do, though it would be to blame for it.
///
/// Believed because the subject is the speaker, the verb is negated by "not" or "never", and the act is one that people
/// are accused of. Fires in '"We *did not poison* him," the Kremlin said'; must not in '"We did not win," he said', or in
/// "The police did not shoot", which nobody says of himself.
const OWN_DENIAL: &str = "stance.own-denial";

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule { id: OWN_ACT, finds: "promises and refusals of a speaker's own act" },
    Rule { id: OWN_DENIAL, finds: "misdeeds that a speaker says his side did not do" },
    Rule { id: COMMAND, finds: "what a speaker tells others to do" },
];

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
        // "as long as I am in office, I will serve" and "if necessary" hang on nothing that anybody could do.
        let hangs = |c: TokenSpan| {
            matches!(syn.form[c.start as usize], word::IF | word::UNLESS | word::SHOULD | word::UNTIL)
                && c.len() > 2
        };
        let conditional = fact.modality == Modality::Conditional && fact.condition.is_some_and(hangs);
        let plain = fact.modality == Modality::Conditional && fact.condition.is_some() && !conditional;
        if !(fact.modality == Modality::Future || conditional || plain) || syn.is_passive(v) {
            continue;
        }
        // "how they will vote" leaves it open, and who "knew that he would return" promised nothing.
        let wh = |c: usize| c < v && matches!(syn.xpos[c], Xpos::WP | Xpos::WRB | Xpos::WDT);
        // "it believes it will end the year in profit" foresees.
        let foresees = |g: usize| syn.rel[v] == Deprel::CCOMP && senses::in_class(b, g, "v_foresee");
        let knows = b.quotes.all[quote].cue_head.is_some_and(|c| senses::in_class(b, c, "v_think"))
            || syn.governor(v).is_some_and(foresees);
        // "Will we have to pay?" asks.
        let asks = meant::is_asked(b, syn.first_conjunct(v));
        if syn.rel[v] == Deprel::CCOMP && syn.children(v).any(wh) || knows || asks {
            continue;
        }
        let Some(s) = syn.subject(v) else { continue };
        let speakers = holder::speakers(b, quote);
        let actors = holder::actors(b, s);
        let own = is_own(b, s, &actors, speakers);
        // "we will have to stop": the act is below.
        let act = syn
            .children(v)
            .find(|&c| syn.rel[c] == Deprel::XCOMP && syn.lemma[v] == word::HAVE && c - v < 3)
            .unwrap_or(v);
        let marked = syn.children(v).any(|c| syn.rel[c] == Deprel::MARK && syn.form[c] != word::THAT);
        // "we would be making a mistake if": a judgement, and nobody's plan.
        let errs = || {
            let word = |o| syn.text(&b.article.text, o);
            syn.child(act, Deprel::OBJ).is_some_and(|o| matches!(word(o), "mistake" | "mistakes" | "error"))
        };
        let aside = syn.rel[v] == Deprel::ACL_RELCL
            || errs()
            || syn.rel[v] == Deprel::ADVCL && marked
            || senses::in_class(b, act, "v_plain_act");
        if !own && !conditional
            || aside
            || out.iter().any(|d| d.stance.phrase.has(v) && !d.stance.connotation)
        {
            continue;
        }
        // "If he wins, we will lose": what happens to somebody threatens nobody.
        let undergone = senses::in_class(b, act, "v_undergo");
        let hostile = is_hostile(b, act) && !undergone;
        let unless = fact.condition.is_some_and(|c| syn.form[c.start as usize] == word::UNLESS);
        let class = match () {
            // "We will not win": nobody refuses to.
            () if fact.negative && !senses::in_class(b, act, "v_unwilled") => StanceClass::Reject,
            () if conditional && own && (unless || hostile) => StanceClass::Threaten,
            // "If they refuse, it will deduct the money", whoever "it" is.
            () if conditional && !undergone && holder::is_actor(b, s) && is_harsh(b, act) => {
                StanceClass::Threaten
            }
            // "We will mourn him": nobody decides to.
            () if !own || fact.negative || conditional && undergone => continue,
            () if senses::in_class(b, act, "v_unwilled") => continue,
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

/// Whether a subject, which means some actors, is the speaker or his side.
fn is_own(b: Below, s: usize, actors: &[u32], speakers: &[u32]) -> bool {
    matches!(b.syntax.form[s], word::I | word::WE)
        || holder::is_actor(b, s) && actors.iter().any(|&a| speakers.iter().any(|&s| b.cast.same_side(s, a)))
        || b.syntax.possessor(s).is_some_and(|p| {
            holder::is_actor(b, s) && holder::actors(b, p).iter().any(|a| speakers.contains(a))
        })
}

/// Adds what speakers in a sentence deny of themselves.
pub fn denials(b: Below, tokens: TokenSpan, out: &mut Vec<Draft>) {
    let syn = b.syntax;
    for v in tokens.range() {
        if syn.upos[v] != Upos::VERB || !senses::in_class(b, v, "v_misdeed") || syn.is_passive(v) {
            continue;
        }
        let not = |c: usize| c < v && matches!(syn.form[c], word::NOT | word::NT | word::NEVER);
        let Some(not) = syn.children(v).find(|&c| not(c) && v - c < 4) else { continue };
        let fact = b.factuality.of(v);
        let told = fact.negative && fact.modality == Modality::Asserted && fact.hedge.is_none();
        let (Some(quote), Some(s)) = (b.quotes.covering(v).filter(|_| told), syn.subject(v)) else {
            continue;
        };
        let speakers = holder::speakers(b, quote);
        let actors = holder::actors(b, s);
        let aside = matches!(syn.rel[v], Deprel::ACL_RELCL | Deprel::ADVCL | Deprel::ACL);
        if aside
            || b.quotes.all[quote].negative
            || !is_own(b, s, &actors, speakers)
            || out.iter().any(|d| d.stance.phrase.has(v) && !d.stance.connotation)
        {
            continue;
        }
        let first = syn.children(v).rfind(|&c| c < not && syn.rel[c].base() == Deprel::AUX);
        let target = syn.patient(v).map(|head| Filler { head, clause: false });
        let holder_actors = if actors.is_empty() { speakers.to_vec() } else { actors };
        let reported_by = speakers.first().copied().filter(|s| !holder_actors.contains(s));
        out.push(Draft {
            stance: Stance {
                class: StanceClass::Deny,
                polarity: -1,
                intensity: 2,
                negated: false,
                phrase: TokenSpan::new(first.unwrap_or(not), v + 1),
                holder: Some(syn.noun_phrase(s)),
                holder_actors,
                target: target.map(|t| holder::words(b, t)),
                target_actors: target.map_or(Vec::new(), |t| holder::target_actors(b, t)),
                hedge: None,
                condition: None,
                connotation: false,
                reported_by,
                quote: Some(quote),
                cause: Cause::rule(OWN_DENIAL),
            },
            trigger: v,
            target: target.map(|t| t.head),
            clause: false,
            rank: 2,
        });
    }
}

/// The "us" of "let's".
fn is_short_us(b: Below, t: usize) -> bool {
    b.syntax.text(&b.article.text, t).ends_with(['s', 'S']) && !b.syntax.is(t, TokenFlags::SPACE_BEFORE)
}

/// Adds the commands in a sentence's quoted words.
pub fn commands(b: Below, tokens: TokenSpan, out: &mut Vec<Draft>) {
    let syn = b.syntax;
    let Some(v) = tokens.range().find(|&t| syn.is(t, TokenFlags::WORD)) else { return };
    let command = syn.upos[v] == Upos::VERB
        && syn.xpos[v] == Xpos::VB
        && matches!(syn.rel[v], Deprel::ROOT | Deprel::CCOMP | Deprel::PARATAXIS)
        && !syn.children(v).any(|c| syn.rel[c].is_subject() || syn.rel[c].base() == Deprel::AUX);
    // "Let me add", "Help us": nothing asked of the one who is spoken to but to hear it out.
    let object = syn.child(v, Deprel::OBJ).or_else(|| syn.child(v, Deprel::IOBJ));
    let mine =
        object.is_some_and(|o| matches!(syn.form[o], word::ME | word::US) || o == v + 1 && is_short_us(b, o));
    let complement = object.is_some() || syn.children(v).any(|c| matches!(syn.rel[c].base(), Deprel::OBL));
    if !command || mine || !complement || senses::in_class(b, v, "v_filler") {
        return;
    }
    let at = syn.span(TokenSpan::new(v, v + 1));
    let Some(quote) = b.quotes.covering(v) else { return };
    let speakers = holder::speakers(b, quote);
    let quoted = b.quotes.all[quote].quoted.iter().any(|s| s.contains(at));
    if !quoted || speakers.is_empty() || out.iter().any(|d| d.stance.phrase.has(v)) {
        return;
    }
    let target = object.map(|head| Filler { head, clause: false });
    out.push(Draft {
        stance: Stance {
            class: StanceClass::Demand,
            polarity: 0,
            intensity: 2,
            negated: false,
            phrase: TokenSpan::new(v, v + 1),
            holder: None,
            holder_actors: speakers.to_vec(),
            target: target.map(|t| holder::words(b, t)),
            target_actors: target.map_or(Vec::new(), |t| holder::target_actors(b, t)),
            hedge: None,
            condition: b.factuality.of(v).condition,
            connotation: false,
            reported_by: None,
            quote: Some(quote),
            cause: Cause::rule(COMMAND),
        },
        trigger: v,
        target: target.map(|t| t.head),
        clause: false,
        rank: 2,
    });
}

/// Whether an act that hangs on a condition is a threat: most of what its verb can mean is hostile.
pub fn is_hostile(b: Below, act: usize) -> bool {
    let frames = b.lex.frames.of(b.syntax.lemma[act]);
    let hostile =
        |p: &&crate::lexicon::Pattern| HOSTILE.contains(&b.lex.rows.frames[p.row as usize].plover.as_str());
    senses::in_class(b, act, "v_harsh_if") || 2 * frames.iter().filter(hostile).count() > frames.len()
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

/// Whether an act is one that nobody announces but as a threat.
fn is_harsh(b: Below, act: usize) -> bool {
    senses::in_class(b, act, "v_harsh_if") || harm(b, act) == Some(StanceClass::Threaten)
}

/// Will, would, shall and their short forms.
fn is_future(b: Below, t: usize) -> bool {
    let (form, lemma) = (b.syntax.form[t], b.syntax.lemma[t]);
    matches!(form, word::WILL | word::WOULD | word::SHALL) || matches!(lemma, word::WILL | word::WOULD)
}
