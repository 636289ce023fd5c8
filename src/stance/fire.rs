//! Rows of `stance.tsv` at work.

use rustc_hash::FxHashMap;

use super::slot::{self, Filler};
use super::{Below, Draft, Stance, StanceClass, holder, meant, modal, senses, verdict};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::pattern::{self, Family, Found};
use crate::lexicon::{PhraseEntry, Slot, StanceRow};
use crate::quote::{QuoteKind, Quotes};
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
    found.retain(|f| candidate(b, f, &rows[f.row as usize], cues).is_some());
    pattern::longest(&mut found);
    let mut i = 0;
    while i < found.len() {
        // Rows of the same words: the one whose slots are filled best, the first of equals.
        let same = found[i..].iter().take_while(|f| f.words() == found[i].words()).count();
        let best = found[i..i + same]
            .iter()
            .filter_map(|f| candidate(b, f, &rows[f.row as usize], cues).map(|c| (c.0, f, c.1, c.2)))
            .min_by_key(|c| (std::cmp::Reverse(c.0), c.1.row));
        if let Some((_, f, h, t)) = best {
            out.push(draft(b, f, &rows[f.row as usize], h, t, cues));
        }
        i += same;
    }
}

type Candidate = (u8, Option<Filler>, Option<Filler>);

/// Whether a row fires: how well its slots are filled, with holder and target.
fn candidate(b: Below, f: &Found, row: &StanceRow, cues: &Cues) -> Option<Candidate> {
    let syn = b.syntax;
    if !meant::fits(b, f, row) || is_named(b, f) {
        return None;
    }
    let author = row.holder.contains(&Slot::Author);
    let noun = row.pos == "noun";
    // "no talks were planned", "asked to comment": whoever it was is not said.
    let hidden = (row.pos == "verb" || row.pos == "phrase" && syn.upos[f.head] == Upos::VERB)
        && syn.is_passive(f.head)
        && syn.by_agent(f.head).is_none()
        && row.holder == [Slot::Nsubj];
    // "athletes implicated in the plot", "with access denied" describe, and nobody is meant to hold it.
    let participle = matches!(syn.rel[f.head], Deprel::ACL | Deprel::AMOD) && syn.xpos[f.head] == Xpos::VBN;
    if hidden
        && (participle
            || matches!(row.class.as_str(), "commit" | "accept" | "hedge" | "demand" | "concern")
            // "was indicted on two counts" tells what happened to him.
            || row.class == "criticise" && senses::in_class(b, f.head, "v_legal_act")
            // "such arms were prohibited" tells what the law was.
            || matches!(row.phrase.as_str(), "ban" | "bar" | "forbid" | "outlaw" | "prohibit"))
    {
        return None;
    }
    let holder = row.holder.iter().find_map(|s| {
        let filler = slot::fill(syn, b.lex, f, &row.pos, s)?;
        let modifier = noun && !matches!(s, Slot::Poss | Slot::Head);
        // "In a Facebook tirade he said": where it stood, not whose it is.
        if noun && matches!(s, Slot::Compound | Slot::Amod) && senses::in_class(b, filler.head, "platform") {
            return None;
        }
        // "It renewed fears": what brings a feeling about does not have it.
        let cause = matches!(row.pos.as_str(), "noun" | "adj")
            && matches!(s, Slot::Nsubj | Slot::Head)
            && row.holder.contains(s)
            && matches!(syn.form[filler.head], word::IT | word::THIS | word::THAT | word::WHICH)
            && (noun || b.quotes.covering(f.head).is_none())
            && holder::actors(b, filler.head).is_empty();
        if cause {
            return None;
        }
        let shown = !noun || *s != Slot::Nsubj || verdict::shown_by_subject(b, f.head);
        ((!modifier || holder::is_actor(b, filler.head)) && shown).then_some(filler)
    });
    let holder = holder.or_else(|| meant::conditioner(b, f, row));
    let spoken = row.holder.first() == Some(&Slot::Nsubj) && matches!(row.pos.as_str(), "verb" | "phrase");
    let holder = match holder {
        Some(h) if holder::is_actor(b, h.head) => Some(h),
        h if spoken => holder::speaker_of(b, f.head, cues).or(h),
        h => h,
    };
    let target =
        slot::first(syn, b.lex, f, &row.pos, &row.target).filter(|t| Some(t.head) != holder.map(|h| h.head));
    // "Find what they want": no demand, only what the clause stands for.
    if row.class == "demand" && row.pos == "verb" && target.is_some_and(|t| syn.form[t.head] == word::WHAT) {
        return None;
    }
    let own_wish =
        meant::is_own_wish(b, f) && target.is_some_and(|t| t.clause && meant::is_own_act(b, f, t.head));
    if own_wish && f.words().len() == 1 {
        return None;
    }
    // "told reporters: close it" is no order; "told the drivers to turn back" is.
    let bare =
        |t: Filler| !syn.children(t.head).any(|c| syn.form[c] == word::TO && syn.rel[c] == Deprel::MARK);
    if row.target == [Slot::Xcomp] && (target.is_some_and(bare) || is_said(b, f, target)) {
        return None;
    }
    let verdict = if author && holder.is_none() { verdict::judge(b, f) } else { None };
    let (holder, target) = verdict.map_or((holder, target), |(who, what)| (Some(who), Some(what)));
    let holder = holder.or_else(|| if author { verdict::dubbed(b, f) } else { None });
    let acts = holder.is_some_and(|h| holder::is_actor(b, h.head));
    if !noun && holder.is_some_and(|h| !acts && meant::is_thing(b, h.head)) {
        return None;
    }
    // "Want more?", "two ways of accepting it": nobody does it.
    if row.pos == "verb" && !author && holder.is_none() && meant::is_done_by_nobody(b, f) {
        return None;
    }
    // "the case was dismissed", "was denied entry": a thing done to it, and by whom is not said. Blame and praise are a
    // stand, whosesoever.
    let judging = matches!(row.class.as_str(), "criticise" | "support");
    if row.pos == "verb" && !author && !judging && holder.is_none() && meant::is_undergone(b, f) {
        return None;
    }
    let verbal = row.pos == "verb" || row.pos == "phrase" && syn.upos[f.head] == Upos::VERB;
    if verbal && meant::made_to(b, f, holder) || row.pos == "verb" && meant::is_topic(b, f) {
        return None;
    }
    if row.class == "condition" && row.pos == "phrase" && !meant::hangs_on_own_act(b, f) {
        return None;
    }
    // "by signing up you agree", "you can't ignore it": whoever reads or hears it.
    if holder.is_some_and(|h| syn.form[h.head] == word::YOU) {
        return None;
    }
    let by_author = author && holder.is_none();
    // "He said he would *exaggerate* the figures": nobody blames himself for what he tells.
    let own = |t: Filler| {
        let speakers = b.quotes.covering(f.head).map_or(&[][..], |q| holder::speakers(b, q));
        !speakers.is_empty() && row.class == "criticise" && holder::actors(b, t.head) == speakers
    };
    if by_author && row.pos == "verb" && target.is_some_and(own) {
        return None;
    }
    let enough = match target {
        Some(t) if by_author => verdict::judged(b, f, row, t),
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

/// Whether a word of several is part of a name: "an analyst *at* Caprock *Risk* Management".
fn is_named(b: Below, f: &Found) -> bool {
    let proper = |t: usize| b.syntax.upos[t] == Upos::PROPN;
    f.words().len() > 1
        && f.words().iter().any(|&w| proper(w as usize))
        && !f.words().iter().all(|&w| proper(w as usize))
}

/// Of "the critics he said were *questioning* his plan", the noun that the clause of the speaker tells of: where what is
/// reported begins with its verb, the subject stands before the speaker.
fn before_reporter(b: Below, quote: Option<usize>, h: Filler) -> Filler {
    let syn = b.syntax;
    let Some(q) = quote.map(|q| &b.quotes.all[q]).filter(|q| q.speaker_head == Some(h.head)) else {
        return h;
    };
    let Some(first) = q.content.first().map(|s| syn.token_at(s.start)) else { return h };
    let noun = q.speaker.and_then(|s| (s.start as usize).checked_sub(1));
    let gap = matches!(syn.xpos[first], Xpos::VBD | Xpos::VBZ | Xpos::VBP | Xpos::MD);
    let reports = q.cue_head.is_some_and(|c| c + 1 == first);
    match noun
        .filter(|&n| gap && reports && syn.upos[n] == Upos::NOUN && syn.sentence(n) == syn.sentence(first))
    {
        Some(head) => Filler { head, clause: false },
        None => h,
    }
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
    let denied = fact.negative != less || is_taken_back(b, f, row) || is_denied_above(b, f, row, trigger);
    let mut negated = denied && !inside && !modal;
    // "should have been told": what was not done.
    let blames = row.class == "demand"
        && syn.form[f.head] == word::SHOULD
        && meant::is_perfect(b, trigger)
        && syn.subject(trigger).is_none_or(|s| s <= f.head);
    if blames {
        class = StanceClass::Criticise;
    }
    let mut polarity = match () {
        () if blames => -1,
        () if negated => -row.polarity,
        () => row.polarity,
    };
    // "did not want an escalation", "do not seek a fight", "are not considering a ban".
    let considers = class == StanceClass::Hedge
        && syn.xpos[f.head] == Xpos::VBG
        && h.is_some()
        && senses::in_class(b, f.head, "v_weigh");
    if negated && class != StanceClass::Reject && (meant::is_own_wish(b, f) || considers) {
        (class, negated, polarity) = (StanceClass::Reject, false, -1);
    }
    // "would like to act": the holder's own deed.
    if class == StanceClass::Demand
        && f.words().len() > 1
        && meant::is_own_wish(b, f)
        && t.is_some_and(|t| t.clause && meant::is_own_act(b, f, t.head))
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
    let stated = h.is_some() && matches!(row.pos.as_str(), "verb" | "phrase");
    let refuses = match class {
        StanceClass::Accept => true,
        StanceClass::Commit => will_not(),
        StanceClass::Support => stated && will_not() && senses::in_class(b, f.head, "v_back"),
        _ => false,
    };
    if negated && refuses {
        (class, negated, polarity) = (StanceClass::Reject, false, -1);
    }
    // "a decision that they opted not to take": what is chosen is to leave it.
    let leaves = |t: Filler| {
        syn.children(t.head).any(|c| c < t.head && matches!(syn.form[c], word::NOT | word::NEVER))
    };
    if class == StanceClass::Commit
        && !negated
        && senses::in_class(b, f.head, "v_choose")
        && t.is_some_and(|t| t.clause && leaves(t))
    {
        (class, polarity) = (StanceClass::Reject, -1);
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
    let h = h.map(|h| inside_quote(b, quote, h, trigger)).map(|h| before_reporter(b, quote, h));
    let h = h.map(|h| holder::maker(b, h));
    let mut holder_actors = h.map_or(Vec::new(), |h| holder::actors(b, h.head));
    let author = h.is_none() && row.holder.contains(&Slot::Author);
    if author {
        holder_actors = speakers.to_vec();
    }
    // "I never liked it", "our worries", whoever said so.
    if holder_actors.is_empty() && h.is_some_and(|h| is_speaking(syn.form[h.head])) {
        holder_actors = speakers.to_vec();
    }
    let mut holder_words = h.map(|h| holder::name(b, h));
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

/// Whether a word means the one who speaks, alone or among others.
fn is_speaking(form: Sym) -> bool {
    use word::{I, ME, MY, OUR, US, WE};
    matches!(form, I | ME | MY | WE | US | OUR)
}

/// Whether the infinitive of "tell" or "ask" stands in the words that are told: 'told them on Monday "the aim is to *stop*"'.
fn is_said(b: Below, f: &Found, target: Option<Filler>) -> bool {
    let inside = |q: usize, t: usize| {
        let at = b.syntax.span(TokenSpan::new(t, t + 1));
        b.quotes.all[q].quoted.iter().any(|s| s.contains(at))
    };
    target.is_some_and(|t| {
        b.quotes.covering(t.head).is_some_and(|q| {
            b.quotes.all[q].cue_head == Some(f.head) && inside(q, t.head) && !inside(q, f.head)
        })
    })
}

/// Whether support or a promise is what somebody takes back: "withdrew their *endorsement*".
fn is_taken_back(b: Below, f: &Found, row: &StanceRow) -> bool {
    let syn = b.syntax;
    let n = syn.first_conjunct(f.head);
    row.pos == "noun"
        && matches!(row.class.as_str(), "support" | "commit" | "accept")
        && matches!(syn.rel[n], Deprel::OBJ | Deprel::NSUBJ_PASS)
        && syn.governor(n).is_some_and(|v| senses::in_class(b, v, "v_take_back"))
}

/// Whether a judgement is denied by the verb that gives it, or by what is not said: "cannot be considered *reliable*",
/// "did not call him a *liar*", "never argued that it was a *hoax*".
fn is_denied_above(b: Below, f: &Found, row: &StanceRow, trigger: usize) -> bool {
    let syn = b.syntax;
    if !matches!(row.pos.as_str(), "adj" | "noun") || row.holder.first() != Some(&Slot::Author) {
        return false;
    }
    let first = syn.first_conjunct(trigger);
    let judged = syn.rel[first] == Deprel::XCOMP
        && syn
            .governor(first)
            .is_some_and(|v| senses::in_class(b, v, "v_judge") && b.factuality.of(v).negative);
    let unsaid = || {
        let quote = b.quotes.covering(f.head).map(|q| &b.quotes.all[q]);
        quote.is_some_and(|q| q.negative && q.kind == QuoteKind::Indirect)
    };
    judged || unsaid()
}

/// Whether a clause announces what its own speaker's side will do.
fn is_own_deed(b: Below, speaker: usize, clause: usize) -> bool {
    let syn = b.syntax;
    let future = syn.children(clause).any(|c| {
        syn.rel[c].base() == Deprel::AUX
            && (matches!(syn.lemma[c], word::WILL | word::WOULD)
                || matches!(syn.form[c], word::WILL | word::WOULD))
    });
    // "warned that it has the right to defend itself".
    let entitled = syn.lemma[clause] == word::HAVE
        && syn.child(clause, Deprel::OBJ).is_some_and(|o| senses::in_class(b, o, "entitlement"));
    let announced = future && !syn.is_passive(clause) || entitled;
    let Some(s) = syn.subject(clause).filter(|_| announced) else { return false };
    // "warned that its profits would fall": what happens to it is no deed.
    if b.mentions.of_head(s).is_none() && syn.possessor(s).is_some() {
        return false;
    }
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
            .find(|&c| syn.xpos[c] == Xpos::MD && c < span.start as usize && trigger - c < 5)
            .filter(|&m| span.end as usize - m <= LONGEST_PHRASE);
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
