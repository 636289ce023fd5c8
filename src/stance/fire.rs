//! Rows of `stance.tsv` at work.

use rustc_hash::FxHashMap;

use super::slot::{self, Filler};
use super::{Below, Draft, Stance, StanceClass, holder, modal, senses};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::Modality;
use crate::factuality::pattern::{self, Family, Found};
use crate::lexicon::{PhraseEntry, Slot, StanceRow};
use crate::quote::Quotes;
use crate::syntax::{Deprel, Upos, Xpos};

/// A verb of attitude with somebody or something that it is about.
///
/// Fires in "Berlin *condemned* the raid"; must not in "the condemned prisoner" or without any target.
const VERB: &str = "stance.verb";

/// A noun of attitude, held by an actor or about something.
///
/// Fires in "Tehran's *willingness* to talk"; must not in "there was anger", which is nobody's and about nothing.
const NOUN: &str = "stance.noun";

/// An adjective or adverb that describes a holder ("is *ready* to talk") or what is judged ("an *unacceptable* demand").
///
/// Fires in "the plan is *unacceptable*, he said"; must not in "critically injured".
const ADJECTIVE: &str = "stance.adjective";

/// An idiom of several words.
///
/// Fires in "threw its weight *behind* the bid"; must not where its slots stay empty.
const PHRASE: &str = "stance.phrase";

/// A verb that connotes what its doer deserves.
///
/// Fires in '"They *slaughtered* our sons," she said'; must not in "the army slaughtered protesters", which tells what was
/// done.
const CONNOTATION: &str = "stance.connotation";

/// The rules of this file.
pub const RULES: &[Rule] = &[
    Rule { id: VERB, finds: "verbs of attitude with their holder and target" },
    Rule { id: NOUN, finds: "nouns of attitude held by an actor or about something" },
    Rule { id: ADJECTIVE, finds: "adjectives and adverbs that show an attitude" },
    Rule { id: PHRASE, finds: "idioms of several words" },
    Rule { id: CONNOTATION, finds: "verbs whose doer is blamed or praised" },
];

/// The most words that a phrase may have.
const LONGEST_PHRASE: usize = 10;

/// Where the words of rows stand in a sentence, whether their slots are filled or not.
fn scan(b: Below, tokens: TokenSpan) -> Vec<Found> {
    let rows = &b.lex.rows.stance;
    let family = Family {
        heads: &b.lex.stance,
        row_of: |e| match e {
            PhraseEntry::Stance(r) => Some(r),
            _ => None,
        },
        pos: &|r| &rows[r as usize].pos,
        infinitive: &|_| false,
    };
    let mut found = Vec::new();
    pattern::scan(b.syntax, b.lex, &family, tokens, &mut found);
    found
}

/// The quote of each cue that has a speaker, by the token that heads the cue.
pub type Cues = FxHashMap<usize, usize>;

/// The cues of an article.
pub fn cues(quotes: &Quotes) -> Cues {
    let cued = quotes.all.iter().enumerate().filter(|(_, q)| q.speaker_head.is_some());
    cued.filter_map(|(i, q)| Some((q.cue_head?, i))).collect()
}

/// Adds the stances that lexicon rows show in a sentence.
pub fn rows(b: Below, tokens: TokenSpan, cues: &Cues, out: &mut Vec<Draft>) {
    let rows = &b.lex.rows.stance;
    let mut found = scan(b, tokens);
    found.retain(|f| candidate(b, f, &rows[f.row as usize]).is_some());
    pattern::longest(&mut found);
    let mut i = 0;
    while i < found.len() {
        // Rows of the same words: the one whose slots are filled best, the first of equals.
        let same = found[i..].iter().take_while(|f| f.words() == found[i].words()).count();
        let best = found[i..i + same]
            .iter()
            .filter_map(|f| candidate(b, f, &rows[f.row as usize]).map(|c| (c.0, f, c.1, c.2)))
            .min_by_key(|c| (std::cmp::Reverse(c.0), c.1.row));
        if let Some((_, f, h, t)) = best {
            out.push(draft(b, f, &rows[f.row as usize], h, t, cues));
        }
        i += same;
    }
}

type Candidate = (u8, Option<Filler>, Option<Filler>);

/// Whether a row fires: how well its slots are filled, with holder and target.
fn candidate(b: Below, f: &Found, row: &StanceRow) -> Option<Candidate> {
    let syn = b.syntax;
    if !fits(b, f, row) {
        return None;
    }
    let author = row.holder.contains(&Slot::Author);
    let noun = row.pos == "noun";
    // "no talks were planned", "asked to comment": whoever it was is not said.
    let hidden = row.pos == "verb"
        && syn.is_passive(f.head)
        && syn.by_agent(f.head).is_none()
        && row.holder == [Slot::Nsubj];
    // "athletes implicated in the plot", "with access denied" describe, and nobody is meant to hold it.
    let participle = matches!(syn.rel[f.head], Deprel::ACL | Deprel::AMOD) && syn.xpos[f.head] == Xpos::VBN;
    if hidden
        && (participle || matches!(row.class.as_str(), "commit" | "accept" | "hedge" | "demand" | "concern"))
    {
        return None;
    }
    let holder = row.holder.iter().find_map(|s| {
        let filler = slot::fill(syn, b.lex, f, &row.pos, s)?;
        let modifier = noun && !matches!(s, Slot::Poss | Slot::Head);
        let shown = !noun || *s != Slot::Nsubj || shown_by_subject(b, f.head);
        ((!modifier || holder::is_actor(b, filler.head)) && shown).then_some(filler)
    });
    let holder = holder.or_else(|| conditioner(b, f, row));
    let target =
        slot::first(syn, b.lex, f, &row.pos, &row.target).filter(|t| Some(t.head) != holder.map(|h| h.head));
    let own_wish = is_own_wish(b, f) && target.is_some_and(|t| t.clause && is_own_act(b, f, t.head));
    if own_wish && f.words().len() == 1 {
        return None;
    }
    // "told reporters: close it" is no order; "told the drivers to turn back" is.
    let bare =
        |t: Filler| !syn.children(t.head).any(|c| syn.form[c] == word::TO && syn.rel[c] == Deprel::MARK);
    if row.target == [Slot::Xcomp] && target.is_some_and(bare) {
        return None;
    }
    let verdict = if author && holder.is_none() { judge(b, f) } else { None };
    let (holder, target) = verdict.map_or((holder, target), |(who, what)| (Some(who), Some(what)));
    let holder = holder.or_else(|| if author { dubbed(b, f) } else { None });
    let acts = holder.is_some_and(|h| holder::is_actor(b, h.head));
    if !noun && holder.is_some_and(|h| !acts && is_thing(b, h.head)) {
        return None;
    }
    // "Want more?", "two ways of accepting it": nobody does it.
    if row.pos == "verb" && !author && holder.is_none() && is_done_by_nobody(b, f) {
        return None;
    }
    if row.pos == "verb" && (made_to(b, f, holder) || is_topic(b, f)) {
        return None;
    }
    if row.class == "condition" && row.pos == "phrase" && !hangs_on_own_act(b, f) {
        return None;
    }
    // "by signing up you agree", "you can't ignore it": whoever reads or hears it.
    if holder.is_some_and(|h| syn.form[h.head] == word::YOU) {
        return None;
    }
    let by_author = author && holder.is_none();
    let enough = match target {
        Some(t) if by_author => judged(b, f, row, t),
        // "Tehran's plan", without what is planned, shows nothing yet.
        Some(_) if noun => acts || holder.is_some_and(|h| syn.possessor(f.head) == Some(h.head)),
        Some(_) => !row.connotation || acts,
        None if row.target.is_empty() => true,
        None if noun => {
            let bare = ["accept", "commit", "condition", "demand", "optimism", "threaten"];
            acts && !bare.contains(&row.class.as_str())
        }
        // "Two of the judges disagreed."
        None if row.pos == "verb" && acts && !by_author => {
            senses::in_class(b, f.head, "v_bare_stance")
                && matches!(syn.xpos[f.head], Xpos::VBD | Xpos::VBZ | Xpos::VBP)
        }
        None if row.pos == "verb" || by_author => false,
        // "willing customers" commit themselves to nothing.
        None if row.class == "commit" && row.pos == "adj" => false,
        None => acts,
    };
    let score = u8::from(acts) * 2 + u8::from(target.is_some()) * 2 + u8::from(holder.is_some() || author);
    enough.then_some((score, holder, target))
}

/// Whether a row is a verb whose infinitive is the subject's own act where nobody else is named: "wants to sell the mill".
fn is_own_wish(b: Below, f: &Found) -> bool {
    // "would like", "'d like".
    let like = || f.words().len() == 2 && b.syntax.xpos[f.words()[0] as usize] == Xpos::MD;
    let wish = |t: usize| b.syntax.upos[t] == Upos::VERB && senses::in_class(b, t, "v_own_wish");
    (f.words().len() == 1 || like()) && wish(f.last())
}

/// Whether the infinitive of a wish is what the subject itself would do.
fn is_own_act(b: Below, f: &Found, clause: usize) -> bool {
    let syn = b.syntax;
    let asked = slot::object(syn, f).is_some_and(|o| f.head < o && o < clause);
    let asking = senses::in_class(b, clause, "v_inquire");
    let subject = syn.child(clause, Deprel::NSUBJ).is_some();
    !(asked || subject || asking)
}

/// Whether a clause is what somebody asks, or a question to a "you".
fn is_asked(b: Below, clause: usize) -> bool {
    let syn = b.syntax;
    let wh = |c: usize| matches!(syn.xpos[c], Xpos::WP | Xpos::WRB | Xpos::WDT);
    let opened =
        || syn.children(clause).any(|c| c < clause && (wh(c) || syn.children(c).any(|d| d < c && wh(d))));
    let asked = matches!(syn.rel[clause], Deprel::CCOMP | Deprel::OBJ | Deprel::XCOMP)
        && syn.governor(clause).is_some_and(|g| g < clause && senses::in_class(b, g, "v_inquiring"));
    if asked && opened() {
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
    let you = syn.subject(clause).is_some_and(|s| syn.form[s] == word::YOU);
    let end = syn.tokens_of(syn.sentence(clause)).end as usize;
    let mark = |k: usize| syn.text(&b.article.text, k) == "?";
    you && (clause + 1..end).rev().take(3).any(mark)
}

/// Whether somebody is brought to an act by others, which shows no stand of his own yet: "spurred the council to *adopt*
/// the plan", "helped the firm *evade* the question".
fn made_to(b: Below, f: &Found, holder: Option<Filler>) -> bool {
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
fn is_done_by_nobody(b: Below, f: &Found) -> bool {
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

/// Whether a gerund is what a clause is about, done by nobody in particular: "*Recognising* the city solves nothing".
fn is_topic(b: Below, f: &Found) -> bool {
    let syn = b.syntax;
    let v = syn.first_conjunct(f.head);
    syn.xpos[v] == Xpos::VBG && matches!(syn.rel[v].base(), Deprel::CSUBJ | Deprel::NSUBJ)
}

/// Whether a condition is somebody's: what hangs on it is an act of the speaker's side or of the one told of, or something
/// that is demanded. "It would cost more if they win" only supposes.
///
/// Fires in '"We will return *if* the port is opened," he said'; must not in '"Prices will rise *if* it rains," she said'.
fn hangs_on_own_act(b: Below, f: &Found) -> bool {
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
fn is_thing(b: Below, head: usize) -> bool {
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
fn conditioner(b: Below, f: &Found, row: &StanceRow) -> Option<Filler> {
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

/// Who judges, and what, where the word is the verdict: "Rivals *called* the cyclist a cheat", "*described* the talks as
/// constructive".
fn judge(b: Below, f: &Found) -> Option<(Filler, Filler)> {
    let syn = b.syntax;
    let mut verdict = syn.first_conjunct(f.head);
    // "called it a *cowardly* attack".
    if matches!(syn.rel[verdict], Deprel::AMOD | Deprel::COMPOUND) {
        verdict = syn.first_conjunct(syn.governor(verdict)?);
    }
    let v = syn.governor(verdict)?;
    // "calls the strikes a *violation*", with the verdict hung on what is judged.
    let above = syn.governor(v).filter(|&g| syn.rel[v] == Deprel::OBJ && senses::in_class(b, g, "v_judge"));
    if let Some(g) = above
        && matches!(syn.rel[verdict], Deprel::OBJ | Deprel::APPOS)
        && v < verdict
    {
        let noun = |head: usize| Filler { head, clause: false };
        return Some((noun(syn.agent(g)?), noun(v)));
    }
    if !senses::in_class(b, v, "v_judge") {
        return None;
    }
    let fits = match syn.rel[verdict].base() {
        Deprel::XCOMP | Deprel::OBJ | Deprel::ADVCL | Deprel::CCOMP => true,
        Deprel::OBL => syn.case(verdict) == word::AS || senses::in_class(b, v, "v_blame"),
        _ => false,
    };
    let noun = |head: usize| Filler { head, clause: false };
    let judged = syn
        .patient(v)
        .filter(|&o| o != verdict)
        .or_else(|| syn.child(v, Deprel::IOBJ))
        .filter(|&o| o < verdict)?;
    let who = syn.agent(v).filter(|&a| fits && a != judged)?;
    Some((noun(who), noun(judged)))
}

/// Who calls something by the words: "in what the mayor called a *cowardly* attack", "over what it said was a *grab for
/// power*".
fn dubbed(b: Below, f: &Found) -> Option<Filler> {
    let syn = b.syntax;
    let mut verdict = syn.first_conjunct(f.head);
    if matches!(syn.rel[verdict], Deprel::AMOD | Deprel::COMPOUND) {
        verdict = syn.first_conjunct(syn.governor(verdict)?);
    }
    let calls = |v: usize| {
        syn.rel[v] == Deprel::ACL_RELCL
            && syn.governor(v).is_some_and(|w| syn.form[w] == word::WHAT)
            && (senses::in_class(b, v, "v_judge") || syn.lemma[v] == word::SAY)
    };
    let above = syn.governor(verdict).filter(|&v| calls(v));
    let inside = || {
        let what = syn.children(verdict).find(|&c| c < verdict && syn.form[c] == word::WHAT)?;
        syn.children(what).find(|&v| calls(v))
    };
    let who = syn.agent(above.or_else(inside)?)?;
    Some(Filler { head: who, clause: false })
}

/// Whether a noun is what its clause's subject shows.
fn shown_by_subject(b: Below, n: usize) -> bool {
    let syn = b.syntax;
    let Some(v) = syn.governor(syn.first_conjunct(n)) else { return false };
    // "fired the minister, renewing calls for a vote": what an act brings about is not the doer's.
    if syn.rel[v] == Deprel::ADVCL && syn.xpos[v] == Xpos::VBG && syn.xpos[n] == Xpos::NNS {
        return false;
    }
    matches!(syn.rel[syn.first_conjunct(n)].base(), Deprel::OBJ | Deprel::XCOMP | Deprel::NSUBJ | Deprel::OBL)
        && senses::in_class(b, v, "v_show_attitude")
}

/// Whether a judgement without holder says enough: in somebody's words, or about an actor.
fn judged(b: Below, f: &Found, row: &StanceRow, t: Filler) -> bool {
    let syn = b.syntax;
    let quoted = b.quotes.covering(f.head).is_some();
    let on_actor = holder::is_actor(b, t.head);
    match row.pos.as_str() {
        // Modals and conditions count where somebody is speaking.
        "phrase"
            if f.words().len() == 1
                || syn.xpos[f.words()[0] as usize] == Xpos::MD
                || row.class == "demand" =>
        {
            quoted
        }
        // A reporter's own "reportedly" or "if" holds nothing back: it is the fact's certainty, and no stance.
        "phrase" => quoted || on_actor && !matches!(row.class.as_str(), "hedge" | "condition"),
        "adj" => {
            let attribute = syn.rel[syn.first_conjunct(f.head)] == Deprel::AMOD;
            let blamed = !quoted
                && attribute
                && row.class == "criticise"
                && row.intensity > 1
                && holder::answerable(b, t.head).is_some();
            // "oppressive systems": what the author calls somebody counts where the word is strong.
            if attribute && !quoted && !blamed && row.intensity < 3 {
                return false;
            }
            // "sales were stronger than in May" measures.
            let measured = matches!(syn.xpos[f.head], Xpos::JJR | Xpos::RBR);
            // "fundamentals are weak" is what figures say; "the premier is weak" is what somebody says.
            let thin = matches!(row.phrase.as_str(), "strong" | "weak");
            if thin {
                return on_actor && !attribute;
            }
            on_actor || quoted && !attribute && !measured || blamed
        }
        "noun" => {
            let said = syn.is_predicate(f.head) || matches!(syn.rel[f.head], Deprel::APPOS | Deprel::XCOMP);
            // "There is uncertainty over the merger", somebody says.
            let there = syn
                .governor(syn.first_conjunct(f.head))
                .is_some_and(|v| syn.lemma[v] == word::BE && syn.child(v, Deprel::EXPL).is_some());
            let verdict = quoted && (there || syn.child(f.head, Deprel::COP).is_some());
            on_actor && (said || quoted && syn.possessor(f.head) == Some(t.head)) || verdict
        }
        _ if row.connotation => on_actor && in_own_words(b, f.head),
        "adv" if row.class == "hedge" => quoted,
        // "relies on its cars to recover": what comes of it, unless somebody says so.
        "verb" if matches!(row.class.as_str(), "optimism" | "pessimism") => quoted,
        _ => quoted || on_actor,
    }
}

/// Whether a word stands in somebody's quoted words: "they *killed* my brother" blames, where a reporter's "the police
/// killed four" only tells.
fn in_own_words(b: Below, t: usize) -> bool {
    let at = b.syntax.span(TokenSpan::new(t, t + 1));
    b.quotes.covering(t).is_some_and(|q| b.quotes.all[q].quoted.iter().any(|s| s.contains(at)))
}

/// Whether a verb has the particles that its row has: "the riot broke *out* with the police" is no "break with", and
/// "*called* it an outrage *in* the press" no "call in".
fn particles_fit(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    if syn.children(f.head).any(|c| syn.rel[c] == Deprel::COMPOUND_PRT && !f.has(c)) {
        return false;
    }
    let last = f.last();
    if last <= f.head + 1 || !matches!(syn.upos[last], Upos::ADP | Upos::ADV) {
        return true;
    }
    let governs = |slot: &Slot| matches!(slot, Slot::Obl(p) if b.lex.vocabulary.get(p) == syn.form[last]);
    syn.governor(last) == Some(f.head) || row.target.iter().chain(&row.holder).any(governs)
}

/// Uses in which the words are something else.
fn fits(b: Below, f: &Found, row: &StanceRow) -> bool {
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
    let fact = b.factuality.of(trigger(b, f));
    if row.class == "condition" && single && row.pos == "phrase" {
        // "asked if" is a question, "even if" no condition.
        let Some(g) = syn.governor(t) else { return false };
        let unreal = matches!(b.factuality.of(g).modality, Modality::Conditional);
        return unreal && !(t > 0 && syn.form[t - 1] == word::EVEN);
    }
    // What is only asked is nobody's yet: "asked whether she would agree", "asked which of them he supported".
    let clause = syn.clause_of(trigger(b, f));
    if syn.marked_by(clause, &[word::WHETHER]).is_some_and(|m| m < t) || is_asked(b, clause) {
        return false;
    }
    // "there is no denying that".
    if row.pos == "verb" && syn.children(t).any(|c| c + 1 == t && syn.form[c] == word::NO) {
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
    // "They could shun the school": what might be, unless somebody says so of himself.
    let could = |c: usize| syn.form[c] == word::COULD;
    if row.pos == "verb"
        && matches!(row.class.as_str(), "criticise" | "reject" | "support" | "accept" | "demand")
        && syn.children(t).any(could)
        && !fact.negative
    {
        return false;
    }
    // "could take steps" commits nobody.
    let may = |c: usize| matches!(syn.form[c], word::COULD | word::MAY | word::MIGHT);
    if row.class == "commit"
        && !fact.negative
        && syn.children(trigger(b, f)).any(|c| syn.xpos[c] == Xpos::MD && may(c))
    {
        return false;
    }
    // "we will have to stop" is no demand.
    if row.class == "demand"
        && row.holder == [Slot::Author]
        && syn.subject(trigger(b, f)).is_some_and(|s| matches!(syn.form[s], word::I | word::WE))
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
        return !named && syn.rel[t].base() != Deprel::COMPOUND;
    }
    // Names are not attitudes: "the Support Group", "Hope".
    !(single && syn.upos[t] == Upos::PROPN)
}

fn draft(b: Below, f: &Found, row: &StanceRow, h: Option<Filler>, t: Option<Filler>, cues: &Cues) -> Draft {
    let syn = b.syntax;
    let mut class = StanceClass::of_word(&row.class).expect("the lexicon is checked");
    let trigger = trigger(b, f);
    let fact = b.factuality.of(trigger);
    let inside = fact.negation_cue.is_some_and(|c| c.range().any(|t| f.has(t)));
    let modal = syn.xpos[f.words()[0] as usize] == Xpos::MD
        || row.class == "condition"
        || row.class == "demand" && row.holder == [Slot::Author];
    // "less likely", "the least willing" turn a word round as "not" does.
    let less = matches!(row.pos.as_str(), "adj" | "adv")
        && f.words().len() == 1
        && syn
            .children(f.head)
            .any(|c| c + 1 == f.head && matches!(syn.text(&b.article.text, c), "less" | "least" | "hardly"));
    let mut negated = (fact.negative != less) && !inside && !modal;
    let mut polarity = if negated { -row.polarity } else { row.polarity };
    // "did not want an escalation", "do not seek a fight".
    if negated && class != StanceClass::Reject && is_own_wish(b, f) {
        (class, negated, polarity) = (StanceClass::Reject, false, -1);
    }
    // "would like to act": the holder's own deed.
    if class == StanceClass::Demand
        && f.words().len() > 1
        && is_own_wish(b, f)
        && t.is_some_and(|t| t.clause && is_own_act(b, f, t.head))
    {
        (class, polarity) = (StanceClass::Commit, if negated { -1 } else { 1 });
    }
    // "vowed to strike back", "swore to fight the ban": what is promised is harm or refusal.
    if class == StanceClass::Commit
        && !negated
        && row.pos == "verb"
        && senses::in_class(b, f.head, "v_vow")
        && let Some(t) = t.filter(|t| t.clause)
        && let Some(harm) = modal::harm(b, t.head)
    {
        (class, polarity) = (harm, -1);
    }
    // What somebody does not accept, or will not do, is refused.
    let will_not = || syn.children(trigger).any(|c| syn.xpos[c] == Xpos::MD);
    if negated && (class == StanceClass::Accept || class == StanceClass::Commit && will_not()) {
        (class, negated, polarity) = (StanceClass::Reject, false, -1);
    }
    // "warned that it would respond": the warner's own act is a threat.
    if class == StanceClass::Concern
        && row.pos == "verb"
        && row.phrase.starts_with("warn")
        && t.zip(h).is_some_and(|(t, h)| t.clause && is_own_deed(b, h.head, t.head))
    {
        class = StanceClass::Threaten;
    }
    // "urged both sides to stop": the demand is on them.
    let mut t = t;
    if class == StanceClass::Demand && t.is_some_and(|t| t.clause) && row.target.contains(&Slot::Xcomp) {
        let asked = slot::object(syn, f).filter(|&o| t.is_some_and(|t| o < t.head));
        t = asked.map(|head| Filler { head, clause: false }).or(t);
    }
    // Where the word is also the cue of a quote, the quote knows its speaker better than the tree its subject.
    let cued = (row.holder.contains(&Slot::Nsubj) && matches!(row.pos.as_str(), "verb" | "phrase"))
        .then(|| cues.get(&f.head).copied())
        .flatten();
    let quote = b.quotes.covering(f.head);
    let speakers = quote.map_or(&[][..], |q| holder::speakers(b, q));
    let h = h.map(|h| inside_quote(b, quote, h, trigger));
    let mut holder_actors = h.map_or(Vec::new(), |h| holder::actors(b, h.head));
    let author = h.is_none() && row.holder.contains(&Slot::Author);
    if author {
        holder_actors = speakers.to_vec();
    }
    // "I never liked it," whoever said so.
    if holder_actors.is_empty() && h.is_some_and(|h| matches!(syn.form[h.head], word::I | word::WE)) {
        holder_actors = speakers.to_vec();
    }
    let mut holder_words = h.map(|h| holder::words(b, h));
    // "and firms have expressed “interest”": a subject of its own that is somebody.
    let own_subject = h.is_some_and(|h| syn.child(f.head, Deprel::NSUBJ) == Some(h.head))
        && h.is_some_and(|h| h.head < f.head && f.head - h.head <= 3)
        && !holder_actors.is_empty();
    if let Some(q) = cued
        && !own_subject
        && (holder_actors.is_empty() || holder::speakers(b, q) != holder_actors)
        && !holder::speakers(b, q).is_empty()
    {
        holder_actors = holder::speakers(b, q).to_vec();
        holder_words = b.quotes.all[q].speaker.or(holder_words);
    }
    let rule = match row.pos.as_str() {
        _ if row.connotation => CONNOTATION,
        "verb" => VERB,
        "noun" => NOUN,
        "adj" | "adv" => ADJECTIVE,
        _ => PHRASE,
    };
    let reported_by = speakers.first().copied().filter(|s| !holder_actors.contains(s) && !author);
    Draft {
        stance: Stance {
            class,
            polarity,
            intensity: row.intensity,
            negated,
            phrase: phrase(b, f, trigger),
            holder: holder_words,
            holder_actors,
            target: t.map(|t| holder::words(b, t)),
            target_actors: t.map_or(Vec::new(), |t| holder::target_actors(b, t)),
            hedge: fact.hedge.filter(|h| !h.range().any(|t| f.has(t))),
            condition: fact.condition,
            connotation: row.connotation,
            reported_by,
            quote,
            cause: Cause::entry(rule, row.at),
        },
        trigger,
        target: t.map(|t| t.head),
        clause: t.is_some_and(|t| t.clause),
        rank: if row.connotation { 3 } else { u8::from(!modal) },
    }
}

/// The holder of a stance inside a quote, where the tree takes the one who is quoted for its subject: "The firm said on
/// Monday *the bank*, its main lender, had agreed to it".
fn inside_quote(b: Below, quote: Option<usize>, h: Filler, trigger: usize) -> Filler {
    let syn = b.syntax;
    let Some(q) = quote.map(|q| &b.quotes.all[q]) else { return h };
    let finite = syn.children(trigger).any(|c| syn.rel[c].base() == Deprel::AUX)
        || matches!(syn.xpos[trigger], Xpos::VBD | Xpos::VBZ | Xpos::VBP);
    let said_by = q.speaker.is_some_and(|s| s.has(h.head));
    let within = |c: &crate::base::Span, t: usize| c.contains(syn.span(TokenSpan::new(t, t + 1)));
    let Some(content) = q.content.iter().find(|c| within(c, trigger)).filter(|_| finite && said_by) else {
        return h;
    };
    if within(content, h.head) {
        return h;
    }
    let start = syn.tokens_of(syn.sentence(trigger)).start as usize;
    let first = (start..trigger).filter(|&t| within(content, t)).find_map(|t| b.mentions.covering(t));
    first.map_or(h, |m| Filler { head: b.mentions.all[m].head, clause: false })
}

/// Whether a clause announces what its own speaker's side will do.
fn is_own_deed(b: Below, speaker: usize, clause: usize) -> bool {
    let syn = b.syntax;
    let future = syn.children(clause).any(|c| {
        syn.rel[c].base() == Deprel::AUX
            && (matches!(syn.lemma[c], word::WILL | word::WOULD)
                || matches!(syn.form[c], word::WILL | word::WOULD))
    });
    let Some(s) = syn.subject(clause).filter(|_| future && !syn.is_passive(clause)) else { return false };
    let own = holder::actors(b, speaker);
    matches!(syn.form[s], word::I | word::WE)
        || holder::actors(b, s).iter().any(|&a| own.iter().any(|&o| b.cast.same_side(o, a)))
}

/// The predicate whose factuality is the stance's own: the verb of a modal, else the head.
pub(super) fn trigger(b: Below, f: &Found) -> usize {
    let syn = b.syntax;
    if syn.xpos[f.head] == Xpos::MD {
        return syn
            .governor(f.head)
            .filter(|_| matches!(syn.rel[f.head].base(), Deprel::AUX | Deprel::COP))
            .unwrap_or(f.head);
    }
    f.head
}

/// The smallest phrase: the words with a modal before them; a modal with its verb.
pub fn phrase(b: Below, f: &Found, trigger: usize) -> TokenSpan {
    let syn = b.syntax;
    let mut span = f.span();
    if span.len() > LONGEST_PHRASE {
        span = TokenSpan::new(f.head, f.head + 1);
    }
    if trigger >= span.end as usize && trigger - (span.start as usize) < 6 {
        span.end = trigger as u32 + 1;
    }
    let verb = matches!(syn.upos[trigger], Upos::VERB | Upos::AUX | Upos::ADJ) && span.has(trigger);
    if verb {
        let modal = syn
            .children(trigger)
            .find(|&c| syn.xpos[c] == Xpos::MD && c < span.start as usize && trigger - c < 5);
        if let Some(m) = modal {
            span.start = m as u32;
        }
    }
    span
}

/// Whether a row's words stand in a sentence with one of its slots filled, told or not; for the tests of the lexicon.
#[cfg(test)]
pub fn shows(b: Below, tokens: TokenSpan, row: u32) -> bool {
    let found = scan(b, tokens);
    let r = &b.lex.rows.stance[row as usize];
    let filled = |f: &Found, slots: &[Slot]| slot::first(b.syntax, b.lex, f, &r.pos, slots).is_some();
    found
        .iter()
        .any(|f| f.row == row && (r.target.is_empty() || filled(f, &r.target) || filled(f, &r.holder)))
}
