//! Where the reporter goes on behind what is told: with a further cue, a speaker of his own, a gloss, a clause beside the
//! cue's.

use super::complement::{Complement, right};
use super::cues::{self, Cue, Frames, Kind, is_finite};
use super::extent::is_main;
use super::objects;
use super::speaker;
use super::view::View;
use crate::base::word;
use crate::syntax::{Deprel, Upos, Xpos};

/// Whether a comma begins what the reporter adds on when it was: "said it would leave, | two days after the vote".
pub(super) fn is_dated(view: &View, comma: usize, end: usize) -> bool {
    const UNITS: &[&str] =
        &["day", "days", "hour", "hours", "minutes", "month", "months", "week", "weeks", "year", "years"];
    let syn = view.syn;
    let unit = |t: &usize| UNITS.binary_search(&view.word(*t)).is_ok();
    let counted = |t: usize| matches!(syn.upos[t], Upos::NUM | Upos::DET | Upos::ADJ | Upos::ADV | Upos::ADP);
    if view.word(comma) != "," {
        return false;
    }
    let Some(u) = (comma + 2..end.min(comma + 6)).find(unit) else { return false };
    (comma + 1..u).all(counted)
        && u + 1 < end
        && matches!(syn.form[u + 1], word::AFTER | word::BEFORE)
        && syn.xpos[u + 1] != Xpos::RB
}

/// Whether the clause behind a comma is the reporter's and no part of what was said: it names the speaker as its own
/// subject ("Cole said it was late, but *Cole* stayed"), or its tense is the reporter's present where the report is put
/// into the past ("said he *was* sad, but the port *has* sent nothing").
pub(super) fn narrated(view: &View, cue: &Cue, comma: usize, start: usize, end: usize) -> bool {
    let syn = view.syn;
    let first = comma + 1;
    let contrast = matches!(syn.form[first], word::WHILE | word::BUT | word::ALTHOUGH | word::THOUGH);
    if !(contrast || syn.form[first] == word::AND) || !is_main(view, cue.head) {
        return false;
    }
    if (first..end).any(|t| view.marks.inside(t)) {
        return false;
    }
    let Some(g) = (first + 2..end.min(first + 10)).find(|&t| view.is_finite_form(t)) else { return false };
    let plain = (first + 1..g).all(|t| !view.is_punct(t) && !matches!(syn.upos[t], Upos::SCONJ | Upos::VERB));
    if !plain || !syn.is_nominal(g - 1) && syn.upos[g - 1] != Upos::ADV {
        return false;
    }
    let own = syn.subject(cue.head).filter(|&s| syn.upos[s] == Upos::PROPN && s < cue.head);
    let again = |s: usize| (first + 1..g).any(|t| syn.upos[t] == Upos::PROPN && syn.form[t] == syn.form[s]);
    if syn.xpos[g] == syn.xpos[cue.head] && own.is_some_and(again) {
        return true;
    }
    let present = |t: usize| matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP | Xpos::MD);
    let told = (start..comma).filter(|&t| view.is_finite_form(t));
    let backshifted = {
        let mut told = told.peekable();
        told.peek().is_some() && told.all(|t| !present(t) || matches!(view.word(t), "would" | "could"))
    };
    // "denies that it is so, but the message was clear".
    let before = matches!(syn.form[first], word::BUT)
        && matches!(syn.xpos[cue.head], Xpos::VBZ | Xpos::VBP)
        && syn.xpos[g] == Xpos::VBD
        && (start..comma).filter(|&t| view.is_finite_form(t)).all(present);
    if before {
        return true;
    }
    // "said they had left, and neighbours hope for news": somebody else, now.
    let others = || (first + 1..g).all(|t| syn.upos[t] != Upos::PRON) && view.cues.of(g).is_some();
    (contrast || others())
        && syn.xpos[cue.head] == Xpos::VBD
        && backshifted
        && matches!(syn.xpos[g], Xpos::VBZ | Xpos::VBP)
}

/// Whether behind a conjunction the one who speaks goes on to his next act: "said the tax would stay | and left the hall",
/// "allege the mayor took money, | and have asked a judge".
///
/// The verb has no subject, and the tense of the cue. Behind a modal verb a past tense cannot go on with what is told; and
/// where the number is that of the speaker alone, so is the act.
pub(super) fn acts_next(
    view: &View,
    cue: &Cue,
    head: Option<usize>,
    k: usize,
    start: usize,
    end: usize,
) -> bool {
    let syn = view.syn;
    let comma = view.word(k) == ",";
    let cc = if comma { k + 1 } else { k };
    let joins = matches!(syn.form[cc], word::AND | word::BUT) || comma && syn.form[cc] == word::THEN;
    if !joins || !comma && view.word(k - 1) == "," {
        return false;
    }
    let light = |t: usize| matches!(syn.upos[t], Upos::ADV) || syn.form[t] == word::THEN;
    let Some(t) = (cc + 1..end.min(cc + 5)).find(|&t| !light(t)) else { return false };
    // A participle without an auxiliary is a past tense that the tagger has missed.
    let missed = syn.xpos[t] == Xpos::VBN
        && syn.upos[t] == Upos::VERB
        && !syn.children(t).any(|c| syn.rel[c].base() == Deprel::AUX);
    let form = if missed { Xpos::VBD } else { syn.xpos[t] };
    if !(missed || view.is_finite_form(t)) || form == Xpos::MD || (start..end).any(|t| view.marks.inside(t)) {
        return false;
    }
    // "urged them to wait, saying it could not be, and flew home": the verb above the participle has the tense.
    // "dismissed the argument that it may not begin and brushed aside the rest": so has the one above a noun.
    let lower = syn.xpos[cue.head] == Xpos::VBG || cue.kind == Kind::Noun;
    let main = if lower { syn.governor(cue.head).unwrap_or(cue.head) } else { cue.head };
    let helps = |c: usize| c < main && matches!(syn.rel[c].base(), Deprel::AUX) && view.is_finite_form(c);
    let tense = syn.children(main).find(|&c| helps(c)).unwrap_or(main);
    if syn.upos[main] != Upos::VERB || syn.xpos[tense] != form || !is_main(view, main) {
        return false;
    }
    let Some(last) = (start..k).rev().find(|&f| view.is_finite_form(f)) else { return false };
    if syn.xpos[last] == Xpos::MD
        && let Some(verb) = syn.governor(last).filter(|&g| g > last && g < k)
    {
        // Of what is told itself, and with a base form: "he'd gone and met them" is one tense.
        let told = head.is_none_or(|h| syn.first_conjunct(verb) == h);
        let base =
            std::iter::once(verb).chain(syn.children(verb)).any(|c| c <= verb && syn.xpos[c] == Xpos::VB);
        let perfect = syn.children(verb).any(|c| c < verb && syn.lemma[c] == word::HAVE);
        // "would be freed and sent home": a participle like the first, unless it has an object.
        let passive = syn.children(verb).any(|c| c < verb && syn.rel[c] == Deprel::AUX_PASS);
        let object = syn.child(t, Deprel::OBJ).is_some_and(|o| o > t);
        // "would hold maps and *intercepted* letters": what looks like a verb describes a noun.
        let bare = syn.form[cc] == word::AND && !comma && t == cc + 1;
        let described = bare && t + 1 < end && syn.upos[t + 1] == Upos::NOUN;
        let free = match form {
            Xpos::VBD => (!passive || object) && !described,
            // "will raise the debt, but link it": a base form that the tagger has missed.
            Xpos::VBP => syn.upos[t] == Upos::AUX,
            _ => true,
        };
        let past = |f: usize| matches!(syn.xpos[f], Xpos::VBN | Xpos::VBD);
        let joined = !missed || syn.governor(t).is_some_and(|g| g == verb || g == main);
        return told && base && !perfect && free && joined && !(verb + 1..k).any(past);
    }
    let plural = |n: usize| match syn.xpos[n] {
        Xpos::NNS | Xpos::NNPS => Some(true),
        Xpos::NN | Xpos::NNP => Some(syn.is_several(n)),
        Xpos::PRP => match syn.form[n] {
            word::THEY | word::WE => Some(true),
            word::HE | word::SHE | word::IT => Some(false),
            _ => None,
        },
        _ => None,
    };
    let number = match form {
        Xpos::VBZ => Some(false),
        Xpos::VBP => Some(true),
        _ if view.word(t) == "was" => Some(false),
        _ if view.word(t) == "were" => Some(true),
        _ => None,
    };
    let own = head.and_then(|h| syn.subject(h)).filter(|&s| s >= start && s < k);
    let whose = syn.subject(main).filter(|&s| s < main);
    let (Some(n), Some(own), Some(whose)) = (number, own, whose) else { return false };
    let lone = (start..k).filter(|&f| view.is_finite_form(f)).count() == 1;
    lone && !(start..k).any(|f| speaker::is_relative(view, f))
        && plural(whose) == Some(n)
        && plural(own) == Some(!n)
}

/// Where a finite clause begins that cannot belong to an infinitive: "urged both to keep calm | and called for", "asked
/// its members to wait, | and staff held up lamps".
pub(super) fn behind_infinitive(view: &View, cue: &Cue, k: usize, start: usize, end: usize) -> Option<usize> {
    let syn = view.syn;
    let comma = view.is_comma(k);
    let at = if comma { k + 1 } else { k };
    if at + 2 >= end
        || !(syn.upos[at] == Upos::CCONJ
            || comma
                && matches!(
                    syn.form[at],
                    word::WHILE | word::AS | word::ALTHOUGH | word::THOUGH | word::THEN
                ))
        || !comma && view.is_comma(k - 1)
    {
        return None;
    }
    let tense = syn.children(cue.head).find(|&c| syn.rel[c].base() == Deprel::AUX && view.is_finite_form(c));
    let same = |t: usize| {
        let past = syn.xpos[t] == Xpos::VBD && matches!(syn.xpos[cue.head], Xpos::VBD | Xpos::VBN);
        past || syn.xpos[t] == syn.xpos[cue.head] || tense.is_some_and(|a| syn.xpos[a] == syn.xpos[t])
    };
    let next = (at + 1..end).find(|&t| syn.upos[t] != Upos::ADV)?;
    // Behind an infinitive a participle without an auxiliary is a past tense that the tagger has missed.
    let past = |t: usize| {
        let helped = syn.children(t).any(|c| c < t && syn.rel[c].base() == Deprel::AUX);
        syn.upos[t] == Upos::VERB
            && syn.xpos[t] == Xpos::VBN
            && matches!(syn.xpos[cue.head], Xpos::VBD | Xpos::VBN)
            && !helped
    };
    // Within a relative clause the verb may be joined to that clause's.
    if view.is_finite_form(next) || past(next) {
        return ((same(next) || past(next)) && !view.has_finite(start..at)).then_some(k);
    }
    if !comma {
        return None;
    }
    let acts = |t: usize| {
        let particle = t + 1 < end && syn.xpos[t + 1] == Xpos::RP;
        past(t) && (particle || syn.child(t, Deprel::OBJ).is_some_and(|o| o > t))
    };
    let g = (next + 1..end.min(next + 9)).find(|&t| view.is_finite_form(t) || acts(t))?;
    let subject =
        (next..g).all(|t| !view.is_punct(t) && !matches!(syn.upos[t], Upos::SCONJ | Upos::VERB | Upos::AUX));
    let relative = (next..g).any(|t| speaker::is_relative(view, t));
    (subject && !relative && (same(g) || acts(g))).then_some(k)
}

/// Whether a noun within three words from `from` names what the words before it were: "an apparent *reference*".
pub(super) fn is_gloss(view: &View, from: usize, end: usize) -> bool {
    const GLOSSES: &[&str] = &[
        "accusation",
        "admission",
        "allegation",
        "allusion",
        "assertion",
        "assurance",
        "charge",
        "claim",
        "comment",
        "denial",
        "jab",
        "nod",
        "phrase",
        "pledge",
        "prediction",
        "promise",
        "reference",
        "remark",
        "slap",
        "statement",
        "swipe",
        "vow",
    ];
    let noun = (from..end.min(from + 3)).find(|&t| view.syn.upos[t] == Upos::NOUN);
    noun.is_some_and(|t| GLOSSES.binary_search(&view.word(t)).is_ok())
}

/// Whether a short noun phrase at `from` has a cue right behind it that a whole quotation follows.
pub(super) fn owned_quotation(view: &View, from: usize, end: usize) -> bool {
    let syn = view.syn;
    let phrase = |t: &usize| syn.is_nominal(*t) || matches!(syn.upos[*t], Upos::DET | Upos::ADJ | Upos::ADV);
    let v = (from..end.min(from + 7)).find(|t| !phrase(t)).filter(|&v| v > from);
    let cue = v.and_then(|v| view.cues.of(v)).filter(|c| c.kind == Kind::Verb && c.frames.has(Frames::QUOTE));
    let Some(cue) = cue.filter(|c| c.end < end && is_finite(syn, c.head)) else { return false };
    let at = cue.end + usize::from(view.is_comma(cue.end));
    at < syn.len()
        && view.marks.region(at).is_some_and(|r| {
            let r = &view.marks.regions[r];
            r.tokens.start as usize == at && view.is_utterance(r) && view.ends_sentence(r)
        })
}

/// ", adding that", ", according to".
pub(super) fn ends_at_comma(view: &View, comma: usize, next: usize) -> bool {
    let Some(c) = view.cues.of(next) else { return false };
    match c.kind {
        Kind::Preposition => c.weight >= 60,
        Kind::Verb | Kind::Phrase => {
            view.syn.xpos[next] == Xpos::VBG
                && c.weight >= 60
                && view.word(comma) == ","
                && (right(view, c).is_some_and(|r| !r.frame.has(Frames::NP) && !r.frame.has(Frames::INF))
                    || c.end < view.syn.len() && view.word(c.end) == ":"
                    || speaks_on(view, c))
        }
        _ => false,
    }
}

/// Whether a participle goes on about what the speaker says and does, and not about what is told: ", | citing weak
/// demand", ", | calling it a farce".
fn speaks_on(view: &View, cue: &Cue) -> bool {
    const ON: &[&str] = &[
        "accuse",
        "blame",
        "call",
        "call for",
        "call on",
        "cite",
        "criticise",
        "criticize",
        "describe",
        "point to",
        "praise",
        "refer to",
        "urge",
    ];
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
    ON.binary_search(&row).is_ok() && view.syn.children(cue.head).any(|c| c > cue.head)
}

/// "…, and | when pressed on it, the minister replied that": the reporter goes on to another report.
pub(super) fn answers(view: &View, from: usize, end: usize) -> bool {
    let timed = matches!(view.syn.form[from], word::WHEN | word::AFTER) && from + 1 < end;
    let close = (from + 1..end).find(|&t| view.is_comma(t)).filter(|_| timed);
    let verb = close.and_then(|c| (c + 1..end.min(c + 12)).find(|&t| view.is_finite_form(t)));
    verb.and_then(|g| view.cues.of(g)).is_some_and(|c| {
        c.weight >= 85
            && matches!(c.kind, Kind::Verb)
            && c.frames.has(Frames::QUOTE)
            && right(view, c).is_some()
    })
}

/// Whether a further reporting clause begins at `from`: "and insisted that …", ", while Smith said …".
pub(super) fn other_cue(
    view: &View,
    cue: &Cue,
    head: Option<usize>,
    from: usize,
    end: usize,
    comma: bool,
) -> bool {
    let syn = view.syn;
    let mut t = from;
    while t < end && matches!(syn.upos[t], Upos::ADV | Upos::CCONJ) {
        t += 1;
    }
    if t >= end {
        return false;
    }
    let past = |t: usize| if syn.xpos[t] == Xpos::VBN { Xpos::VBD } else { syn.xpos[t] };
    // "is telling … and says": the auxiliary has the tense.
    let helps = |c: usize| matches!(syn.rel[c].base(), Deprel::AUX | Deprel::COP);
    let tense = syn.children(cue.head).find(|&c| helps(c) && view.is_finite_form(c));
    let same_form = |t: usize| {
        let own = past(t) == past(cue.head) || tense.is_some_and(|a| syn.xpos[a] == syn.xpos[t]);
        own && syn.xpos[t] != Xpos::VB
    };
    // "said none was planned, | but did not rule out one": the auxiliary stands for the tense of the cue.
    if comma && syn.upos[t] == Upos::AUX && same_form(t) && syn.xpos[t] != Xpos::MD && is_main(view, cue.head)
    {
        let verb = syn.governor(t).filter(|&g| g > t && g < end && syn.rel[t].base() == Deprel::AUX);
        let denied = verb.is_some_and(|g| cues::negation(syn, view.lex, g).is_some());
        if verb.and_then(|g| view.cues.of(g)).is_some_and(|c| c.weight >= 60) && denied {
            return true;
        }
    }
    // "said he knew the man | but would not say why": who will not say, is the one who speaks.
    let will_not = || {
        let verb =
            syn.governor(t).filter(|&g| g > t && g < end && g < t + 4 && syn.rel[t].base() == Deprel::AUX);
        let says = |g: usize| {
            view.cues.of(g).is_some_and(|c| {
                let class = view.lex.rows.cues[c.row as usize].class.as_str();
                matches!(class, "say" | "explain") || view.word(g) == "disclose"
            }) || matches!(view.word(g), "comment" | "discuss" | "disclose" | "elaborate" | "identify")
        };
        verb.is_some_and(|g| says(g) && cues::negation(syn, view.lex, g).is_some())
    };
    if syn.xpos[t] == Xpos::MD
        && view.word(t) == "would"
        && syn.xpos[cue.head] == Xpos::VBD
        && is_main(view, cue.head)
        && matches!(view.lex.rows.cues[cue.row as usize].class.as_str(), "say" | "report" | "announce")
        && will_not()
    {
        return true;
    }
    if let Some(c) = view.cues.of(t).filter(|c| matches!(c.kind, Kind::Verb | Kind::Phrase)) {
        let clause = right(view, c).is_some_and(|r| !r.frame.has(Frames::NP));
        // "said he wants this and pointed to that": the tense is the cue's and not the content's.
        let tense = head.is_some_and(|h| is_finite(syn, h) && syn.xpos[h] != syn.xpos[t]);
        // "said it had paid and described the find as “a gift”": the quoted words have the cue next to them.
        let quotes = || {
            let own = (from.saturating_sub(60)..t).all(|k| k < cue.end || !view.marks.inside(k));
            let described = c.frames.has(Frames::AS) && c.weight >= 80;
            own && described
                && objects::span(view, c).is_some_and(|o| o.range().any(|k| view.marks.inside(k)))
        };
        // "said it was wrong | and accused him of lying".
        let charges = || {
            let class = view.lex.rows.cues[c.row as usize].class.as_str();
            class == "accuse" && c.weight >= 85 && objects::span(view, c).is_some()
        };
        // "did not say what he would do | but said: “…”".
        let clause = clause || c.end < syn.len() && view.word(c.end) == ":";
        // "aides say it's too early | but noted that he won": past beside a present content, with words of its own.
        let present = |t: usize| matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP);
        let shifted = || {
            let own = |h: usize| std::iter::once(h).chain(syn.children(h)).find(|&k| view.is_finite_form(k));
            clause && syn.xpos[t] == Xpos::VBD && present(cue.head) && head.and_then(own).is_some_and(present)
        };
        return c.weight >= 60
            && (same_form(t) || shifted())
            && (clause || tense && objects::span(view, c).is_some() || quotes() || charges());
    }
    // "Republicans say the agency has hidden it | and plan to ask": the number is that of the one who speaks.
    if !comma
        && syn.xpos[t] == syn.xpos[cue.head]
        && syn.upos[t] == Upos::VERB
        && head.is_some_and(|h| {
            let finite = |t: usize| matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP);
            let own = std::iter::once(h).chain(syn.children(h)).find(|&k| k < from && finite(k));
            finite(t) && own.is_some_and(|k| syn.xpos[k] != syn.xpos[t])
        })
    {
        return true;
    }
    if !comma || !is_main(view, cue.head) {
        return false;
    }
    // The first finite verb behind the conjunction is the other speaker's cue.
    let Some(g) = (t..end.min(t + 14)).find(|&g| view.is_finite_form(g)) else { return false };
    // "says it began in the galley, | though most of the crew believe …": a contrast with what somebody else says.
    let present = |t: usize| matches!(syn.xpos[t], Xpos::VBZ | Xpos::VBP);
    let contrast = matches!(syn.form[from - 1], word::WHILE | word::THOUGH | word::ALTHOUGH)
        && (same_form(g) || present(g) && present(cue.head))
        && syn.form[from - 2] != word::EVEN
        && (t..g)
            .any(|k| syn.upos[k] == Upos::PROPN || syn.upos[k] == Upos::NOUN && speaker::is_agent(view, k))
        && !(t..g).any(|k| view.is_punct(k));
    // "confirms the attack, | and the mayor said": the reporter's past behind a present.
    let past_behind = || {
        let present = matches!(syn.xpos[cue.head], Xpos::VBZ | Xpos::VBP);
        let named =
            |k: usize| syn.upos[k] == Upos::PROPN || syn.upos[k] == Upos::NOUN && speaker::is_agent(view, k);
        present && syn.xpos[g] == Xpos::VBD && (t..g).any(named)
    };
    view.cues.of(g).is_some_and(|c| {
        let contrasted = contrast && c.weight >= 60;
        let told = |r: Complement| !contrasted || c.weight >= 85 || !r.frame.has(Frames::INF);
        let found = right(view, c);
        (c.weight >= 85 || c.row == cue.row || contrasted)
            && matches!(c.kind, Kind::Verb)
            && (same_form(g) || past_behind() || contrasted)
            && match found {
                Some(r) => told(r),
                None => contrasted && objects::span(view, c).is_some(),
            }
    })
}

/// Whether a conjunct that the parser gives to the cue is likely one: same tense, and no modal.
pub(super) fn beside(view: &View, v: usize, c: usize) -> bool {
    let syn = view.syn;
    if syn.upos[c] != Upos::VERB && !syn.children(c).any(|k| syn.rel[k] == Deprel::COP) {
        return false;
    }
    // "worry that it is old | and that it fails": the same clause again.
    if syn.children(c).any(|k| k < c && view.is_that(k) && syn.rel[k] == Deprel::MARK) {
        return false;
    }
    let modal = syn.children(c).any(|k| syn.xpos[k] == Xpos::MD);
    let subject = syn.children(c).any(|k| syn.rel[k].is_subject() && k < c);
    !modal && (subject || syn.xpos[c] == syn.xpos[v])
}
