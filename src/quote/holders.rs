//! What can speak, think and be asked: actors and documents by their nouns.

use super::speaker::Speaker;
use super::view::View;
use crate::base::Sym;
use crate::lexicon::Entry;
use crate::syntax::Upos;

/// Whether a noun phrase may hold an opinion or make a promise: a name, a person's pronoun, or a noun that the lexicon
/// knows as an actor. Visits, talks and figures show things, but hold no views.
pub(super) fn can_hold(view: &View, s: Speaker) -> bool {
    match view.syn.upos[s.head] {
        Upos::NOUN => is_agent(view, s.head) || is_source(view.word(s.head)),
        _ => true,
    }
}

/// Whether the lexicon knows a word as a kind of actor.
pub(super) fn is_agent(view: &View, t: usize) -> bool {
    let names = &view.lex.names;
    let agent = |sym: Sym| {
        names
            .first(view.lex.keys.of(sym))
            .is_some_and(|n| names.values(n).any(|e| matches!(e.entry, Entry::Agent(..))))
    };
    // "the president-*elect*": what stands before the hyphen is the agent.
    let elect =
        || view.word(t) == "elect" && t >= 2 && view.word(t - 1) == "-" && agent(view.syn.lemma[t - 2]);
    agent(view.syn.form[t]) || agent(view.syn.lemma[t]) || elect()
}

/// Whether a noun means a thought, an act or a state, which neither thinks nor can be asked to act: "the *idea* assumes".
pub(super) fn is_abstract(view: &View, t: usize) -> bool {
    const ABSTRACT: &[&str] = &[
        "access", "approach", "approval", "attempt", "bid", "chance", "concept", "cost", "deal", "effort",
        "fact", "help", "idea", "leave", "logic", "method", "money", "move", "need", "notion", "plan",
        "policy", "power", "price", "process", "reason", "right", "scheme", "system", "theory", "time",
        "trade", "value", "way",
    ];
    const ENDINGS: &[&str] = &["tion", "sion", "ment", "ness", "ity", "ance", "ence", "ism"];
    if view.syn.upos[t] != Upos::NOUN || is_agent(view, t) || is_source(view.word(t)) {
        return false;
    }
    let word = view.word(t).to_ascii_lowercase();
    let one = word.strip_suffix('s').unwrap_or(&word);
    ABSTRACT.binary_search(&one).is_ok() || ENDINGS.iter().any(|e| one.ends_with(e))
}

/// Documents, and shares and groups of people.
fn is_source(word: &str) -> bool {
    const SOURCES: &[&str] = &[
        "account",
        "ad",
        "advert",
        "agency",
        "analysis",
        "article",
        "assessment",
        "banner",
        "bill",
        "book",
        "briefing",
        "bulletin",
        "cable",
        "camp",
        "census",
        "chart",
        "charter",
        "column",
        "communique",
        "constitution",
        "data",
        "decree",
        "diary",
        "disclosure",
        "doctrine",
        "document",
        "documentary",
        "e-mail",
        "editorial",
        "email",
        "estimate",
        "evidence",
        "exchange",
        "figure",
        "filing",
        "film",
        "finding",
        "footage",
        "guideline",
        "half",
        "headline",
        "image",
        "inquest",
        "inquiry",
        "institute",
        "investigation",
        "judgment",
        "law",
        "lawsuit",
        "leaflet",
        "letter",
        "majority",
        "manifesto",
        "map",
        "memo",
        "memoir",
        "message",
        "minute",
        "notice",
        "number",
        "office",
        "page",
        "paper",
        "percent",
        "photo",
        "photograph",
        "placard",
        "poll",
        "post",
        "poster",
        "probe",
        "program",
        "programme",
        "projection",
        "quarter",
        "record",
        "recording",
        "release",
        "report",
        "research",
        "resolution",
        "result",
        "review",
        "rule",
        "ruling",
        "screenshot",
        "side",
        "slide",
        "statement",
        "statistic",
        "statute",
        "story",
        "study",
        "survey",
        "tape",
        "test",
        "text",
        "third",
        "transcript",
        "treaty",
        "tweet",
        "verdict",
        "video",
        "website",
    ];
    let word = word.to_ascii_lowercase();
    let one = word.strip_suffix('s').filter(|w| w.len() > 2).unwrap_or(&word);
    SOURCES.binary_search(&one).is_ok() || matches!(word.as_str(), "analysis" | "majorities")
}
