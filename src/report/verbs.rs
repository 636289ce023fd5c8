//! Plain verbs for what the records say in codes: how an event, a stance is read out.

/// How a class of events reads.
pub(super) struct Reading {
    /// PLOVER type.
    event_type: &'static str,
    /// PLOVER mode or CAMEO code; empty for the type as such.
    finer: &'static str,
    /// Verb, in the infinitive and first in the phrase, up to the target.
    pub(super) with: &'static str,
    /// The same where no target is named.
    pub(super) alone: &'static str,
}

/// How a class of stances reads, up to the target and without one.
pub(super) struct Attitude {
    stance: &'static str,
    pub(super) with: &'static str,
    pub(super) alone: &'static str,
}

const fn event(
    event_type: &'static str,
    finer: &'static str,
    with: &'static str,
    alone: &'static str,
) -> Reading {
    Reading { event_type, finer, with, alone }
}

/// One row a type, and one for each mode or code that says something else. The row without either stands for the rest.
const EVENTS: &[Reading] = &[
    event("AGREE", "", "agree to work with", "agree"),
    event("AGREE", "033", "agree to give aid to", "agree to give aid"),
    event("AGREE", "0331", "agree to give economic aid to", "agree to give economic aid"),
    event("AGREE", "0332", "agree to give military aid to", "agree to give military aid"),
    event("AGREE", "0333", "agree to give humanitarian aid to", "agree to give humanitarian aid"),
    event("AGREE", "036", "agree to meet or negotiate with", "agree to meet or negotiate"),
    event("CONSULT", "046", "negotiate with", "negotiate"),
    event("CONSULT", "", "confer with", "confer"),
    event("CONSULT", "visit", "visit", "pay a visit"),
    event("CONSULT", "phone", "speak by telephone with", "speak by telephone"),
    event("CONSULT", "third-party", "mediate between others and", "mediate"),
    event("SUPPORT", "", "support", "give support"),
    event("SUPPORT", "051", "praise or endorse", "give praise"),
    event("SUPPORT", "052", "defend", "defend somebody"),
    event("SUPPORT", "054", "recognise", "recognise somebody"),
    event("SUPPORT", "055", "apologise to", "apologise"),
    event("SUPPORT", "057", "sign an agreement with", "sign an agreement"),
    event("CONCEDE", "", "yield to", "yield"),
    event("COOPERATE", "", "cooperate with", "cooperate"),
    event("AID", "", "give aid to", "give aid"),
    event("RETREAT", "", "retreat before", "retreat"),
    event("RETREAT", "resign", "resign under", "resign"),
    event("RETREAT", "release", "release", "release people or property"),
    event("RETREAT", "withdraw", "withdraw from", "withdraw"),
    event("RETREAT", "disarm", "disarm before", "disarm"),
    event("RETREAT", "ceasefire", "cease fire against", "cease fire"),
    event("RETREAT", "085", "ease sanctions on", "ease sanctions"),
    event("RETREAT", "access", "give access to", "give access"),
    event("REQUEST", "", "ask something of", "ask for something"),
    event("REQUEST", "assist", "ask help of", "ask for help"),
    event("REQUEST", "meet", "ask for talks with", "ask for talks"),
    event("REQUEST", "change", "ask for change from", "ask for change"),
    event("REQUEST", "yield", "ask for concessions from", "ask for concessions"),
    event("ACCUSE", "", "accuse", "make an accusation"),
    event("ACCUSE", "115", "sue", "go to court"),
    event("ACCUSE", "disapprove", "criticise", "criticise something"),
    event("ACCUSE", "investigate", "investigate", "investigate something"),
    event("REJECT", "", "reject what is wanted by", "reject something"),
    event("REJECT", "127", "reject a plan or agreement with", "reject a plan or agreement"),
    event("REJECT", "128", "defy", "defy rules"),
    event("REJECT", "129", "veto what is wanted by", "veto something"),
    event("REJECT", "assist", "refuse help to", "refuse to help"),
    event("REJECT", "change", "refuse change to", "refuse to change"),
    event("REJECT", "meet", "refuse talks with", "refuse talks"),
    event("REJECT", "yield", "refuse to yield to", "refuse to yield"),
    event("THREATEN", "", "threaten", "make a threat"),
    event("PROTEST", "", "protest against", "protest"),
    event("PROTEST", "strike", "strike against", "strike"),
    event("PROTEST", "riot", "riot against", "riot"),
    event("SANCTION", "", "impose sanctions on", "impose sanctions"),
    event("SANCTION", "160", "reduce relations with", "reduce relations"),
    event("SANCTION", "162", "reduce or stop aid to", "reduce or stop aid"),
    event("SANCTION", "1622", "reduce or stop military aid to", "reduce or stop military aid"),
    event("SANCTION", "163", "impose sanctions on", "impose sanctions"),
    event("SANCTION", "164", "halt talks with", "halt talks"),
    event("SANCTION", "convict", "convict", "convict"),
    event("SANCTION", "discontinue", "cut or stop dealings with", "cut or stop dealings"),
    event("SANCTION", "expel", "expel or cut ties with", "expel or cut ties"),
    event("SANCTION", "166", "expel or withdraw from", "expel or withdraw"),
    event("SANCTION", "withdraw", "withdraw from dealings with", "withdraw from dealings"),
    event("MOBILIZE", "", "mobilise against", "mobilise"),
    event("COERCE", "", "coerce", "use coercion"),
    event("COERCE", "arrest", "arrest", "make arrests"),
    event("COERCE", "seize", "seize territory or property of", "seize territory or property"),
    event("COERCE", "restrict", "restrict", "impose restrictions"),
    event("COERCE", "misinformation", "spread false information against", "spread false information"),
    event("COERCE", "cyber", "attack the computers of", "attack computers"),
    event("COERCE", "withhold", "withhold something from", "withhold something"),
    event("COERCE", "deport", "deport", "deport people"),
    event("COERCE", "censor", "censor", "censor"),
    event("ASSAULT", "", "attack", "attack somebody or something"),
    event("ASSAULT", "abduct", "abduct", "abduct people"),
    event("ASSAULT", "torture", "torture", "torture"),
    event("ASSAULT", "beat", "beat", "beat people"),
];

const STANCES: &[Attitude] = &[
    Attitude { stance: "accept", with: "accept", alone: "accept something" },
    Attitude { stance: "commit", with: "commit to", alone: "make a commitment" },
    Attitude { stance: "support", with: "support", alone: "show support" },
    Attitude { stance: "optimism", with: "hope for", alone: "be hopeful" },
    Attitude { stance: "demand", with: "demand something as to", alone: "make a demand" },
    Attitude { stance: "condition", with: "set a condition as to", alone: "set a condition" },
    Attitude { stance: "hedge", with: "stay guarded about", alone: "stay guarded" },
    Attitude { stance: "reject", with: "reject", alone: "reject something" },
    Attitude { stance: "criticise", with: "criticise", alone: "criticise something" },
    Attitude { stance: "threaten", with: "threaten something as to", alone: "make a threat" },
    Attitude { stance: "deny", with: "deny", alone: "deny something" },
    Attitude { stance: "pessimism", with: "doubt", alone: "be doubtful" },
    Attitude { stance: "concern", with: "worry about", alone: "be worried" },
];

/// The row of a CAMEO code, else of a mode, else of a type; types of a later version have none.
pub(super) fn of_event(event_type: &str, mode: Option<&str>, cameo: &str) -> Option<&'static Reading> {
    let row = |finer: &str| EVENTS.iter().find(|r| r.event_type == event_type && r.finer == finer);
    row(cameo).or_else(|| mode.and_then(row)).or_else(|| row(""))
}

pub(super) fn of_stance(stance: &str) -> Option<&'static Attitude> {
    STANCES.iter().find(|a| a.stance == stance)
}

/// The phrase with its first word, the verb, in the third person singular; so too a second verb after "or".
pub(super) fn third(phrase: &str) -> String {
    let (verb, rest) = phrase.split_at(phrase.find(' ').unwrap_or(phrase.len()));
    let rest = match rest.strip_prefix(" or ") {
        Some(other) => format!(" or {}", third(other)),
        None => rest.to_string(),
    };
    let ending = match verb {
        "be" => return format!("is{rest}"),
        v if v.ends_with(['s', 'x']) || v.ends_with("ch") || v.ends_with("sh") => "es",
        v if v.ends_with('y') && vowelless(v) => return format!("{}ies{rest}", &v[..v.len() - 1]),
        _ => "s",
    };
    format!("{verb}{ending}{rest}")
}

/// Whether the letter before the last one is no vowel: "deny" makes "denies", "stay" makes "stays".
fn vowelless(verb: &str) -> bool {
    !verb.chars().rev().nth(1).is_some_and(|c| "aeiou".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_bend() {
        for (base, expected) in [
            ("reject", "rejects"),
            ("deny", "denies"),
            ("stay guarded", "stays guarded"),
            ("criticise", "criticises"),
            ("be worried", "is worried"),
            ("pay a visit", "pays a visit"),
            ("reduce or break relations", "reduces or breaks relations"),
            ("agree to meet or negotiate", "agrees to meet or negotiate"),
        ] {
            assert_eq!(third(base), expected);
        }
    }

    #[test]
    fn every_type_reads() {
        for code in [
            "AGREE",
            "CONSULT",
            "SUPPORT",
            "CONCEDE",
            "COOPERATE",
            "AID",
            "RETREAT",
            "REQUEST",
            "ACCUSE",
            "REJECT",
            "THREATEN",
            "PROTEST",
            "SANCTION",
            "MOBILIZE",
            "COERCE",
            "ASSAULT",
        ] {
            assert!(of_event(code, Some("no such mode"), "").is_some(), "{code}");
        }
        assert_eq!(of_event("CONSULT", Some("visit"), "042").map(|r| r.with), Some("visit"));
        assert_eq!(of_event("SANCTION", Some("expel"), "161").map(|r| r.alone), Some("expel or cut ties"));
        assert!(of_event("NEW", None, "").is_none());
    }
}
