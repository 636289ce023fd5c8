//! A verb pattern as slots and constraints of a frame.
//!
//! Patterns are words in a row around `*`, the verb; frames are relations of a tree. What stands before the verb becomes
//! its subject, a bare noun behind it its object, a noun behind a preposition an oblique; `$` and `+` say who is source
//! and target. A pattern that needs more than that (auxiliaries, negation, two nouns of one slot, a skipped actor) has
//! no counterpart and is told so.

/// A pattern as a frame says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Slots {
    /// Particle of the verb: "up".
    pub(super) particle: String,
    pub(super) source: String,
    pub(super) target: String,
    /// Constraints, without classes that need a prefix.
    pub(super) when: Vec<String>,
    pub(super) both: bool,
    /// What of it could not be said.
    pub(super) loose: Vec<&'static str>,
}

const PREPOSITIONS: &[&str] = &[
    "about", "across", "after", "against", "among", "at", "before", "behind", "between", "beyond", "by",
    "during", "for", "from", "in", "inside", "into", "near", "of", "off", "on", "onto", "out of", "outside",
    "over", "through", "to", "toward", "towards", "under", "until", "upon", "with", "within", "without",
    "over", "as",
];
const PARTICLES: &[&str] =
    &["up", "down", "out", "off", "back", "away", "on", "over", "in", "together", "forward", "aside"];
const NEGATIONS: &[&str] = &["not", "no", "never", "neither", "nor", "n't", "didn't", "cannot"];
const AUXILIARIES: &[&str] = &[
    "to", "be", "is", "are", "was", "were", "been", "has", "have", "had", "will", "would", "could", "can",
    "may", "might", "should", "must", "being",
];
/// Where a target may stand when a pattern does not say.
const ANYWHERE: &str =
    "iobj|obl:to|obl:with|obl:against|obl:on|obl:for|obl:from|nmod:of|nmod:to|nmod:with|nmod:against|nmod:on";
/// The same where the object itself may be the target.
pub(super) const OBJECT: &str = "obj|obl:to|obl:with|obl:against|obl:on|obl:for|obl:from";

/// One token of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Verb,
    Source,
    Target,
    Both,
    Skip,
    Attribution,
    /// Words or `&SETS`, of which one must stand there.
    Words(Vec<String>),
    /// `(PREP NOUN)`.
    Phrase(String, Vec<String>),
}

/// A pattern without its `- ` and code, as slots; `class` gives the name of a class for several words or a set.
///
/// # Errors
/// What it asks for that a frame cannot.
pub(super) fn slots(
    pattern: &str,
    class: &mut dyn FnMut(&[String]) -> Result<String, String>,
) -> Result<Slots, String> {
    let tokens = tokens(pattern)?;
    let at = tokens.iter().position(|t| *t == Token::Verb).ok_or("there is no * for the verb")?;
    let mut out = Slots::default();
    let (left, right) = (&tokens[..at], &tokens[at + 1..]);
    for t in left {
        match t {
            Token::Source => set(&mut out.source, "nsubj")?,
            Token::Target => set(&mut out.target, "nsubj")?,
            Token::Both => {
                out.both = true;
                set(&mut out.source, "nsubj")?;
            }
            Token::Skip => return Err("`^` skips an actor, which has no counterpart".into()),
            Token::Attribution => return Err("`@` names who reports it; quotes give that here".into()),
            Token::Words(w) => {
                refuse(w)?;
                if w.iter().any(|w| AUXILIARIES.contains(&w.as_str()) || PREPOSITIONS.contains(&w.as_str())) {
                    return Err(format!("`{}` before the verb is no subject", w.join(" | ")));
                }
                if out.when.iter().any(|c| c.starts_with("nsubj=")) {
                    return Err("two words before the verb; a frame asks for its subject alone".into());
                }
                out.when.push(format!("nsubj={}", class(w)?));
            }
            Token::Phrase(..) | Token::Verb => {
                return Err("a phrase before the verb has no counterpart".into());
            }
        }
    }
    behind(right, &mut out, class)?;
    finish(&mut out, left, right);
    Ok(out)
}

fn behind(
    right: &[Token],
    out: &mut Slots,
    class: &mut dyn FnMut(&[String]) -> Result<String, String>,
) -> Result<(), String> {
    let mut case: Option<String> = None;
    let slot = |case: &Option<String>| {
        case.as_ref().map_or("obj".to_string(), |p| format!("obl:{}", p.replace(' ', "_")))
    };
    for (i, t) in right.iter().enumerate() {
        match t {
            Token::Words(w) => {
                refuse(w)?;
                let word = w[0].as_str();
                let alone = w.len() == 1;
                let next = right.get(i + 1);
                let ends = !matches!(next, Some(Token::Source | Token::Target | Token::Both))
                    && !matches!(next, Some(Token::Words(n)) if !n.iter().all(|n| PREPOSITIONS.contains(&n.as_str())));
                if alone && i == 0 && PARTICLES.contains(&word) && (ends || !PREPOSITIONS.contains(&word)) {
                    out.particle = word.into();
                } else if w.iter().all(|w| PREPOSITIONS.contains(&w.as_str())) {
                    if w.len() > 1 {
                        return Err(format!(
                            "one of several prepositions ({}) has no counterpart",
                            w.join(", ")
                        ));
                    }
                    case = Some(word.into());
                } else if w.iter().any(|w| AUXILIARIES.contains(&w.as_str())) {
                    return Err(format!("`{}` behind the verb is no object", w.join(" | ")));
                } else if let Some((first, rest)) = word.split_once(' ')
                    && alone
                    && PREPOSITIONS.contains(&first)
                {
                    ask(out, &format!("obl:{first}"), &[rest.to_string()], class)?;
                } else {
                    let place = slot(&case);
                    if place == "obl:to" {
                        // "to" before a verb: what is wanted, not to whom.
                        ask(out, "xcomp|obl:to", w, class)?;
                    } else {
                        ask(out, &place, w, class)?;
                    }
                    case = None;
                }
            }
            Token::Phrase(prep, w) => ask(out, &format!("obl:{prep}|nmod:{prep}"), w, class)?,
            Token::Source | Token::Target | Token::Both => {
                let place = match &case {
                    Some(p) if p == "by" => "nsubj".to_string(),
                    None if out.when.iter().any(|c| c.starts_with("obj=")) => "iobj|obl:to|nmod:of".into(),
                    _ => slot(&case),
                };
                match t {
                    Token::Source if place == "nsubj" && out.target == "nsubj" => {
                        // "+ was * by $": in the active voice the target is the object.
                        out.target = "obj".into();
                        set(&mut out.source, "nsubj")?;
                    }
                    Token::Source => set(&mut out.source, &place)?,
                    Token::Target => set(&mut out.target, &place)?,
                    _ => {
                        out.both = true;
                        set(&mut out.target, &place)?;
                    }
                }
                case = None;
            }
            Token::Skip => return Err("`^` skips an actor, which has no counterpart".into()),
            Token::Attribution => return Err("`@` names who reports it; quotes give that here".into()),
            Token::Verb => return Err("`*` stands twice".into()),
        }
    }
    if let Some(p) = case {
        // A preposition at the end: somebody has to stand behind it.
        let place = format!("obl:{}", p.replace(' ', "_"));
        if out.target.is_empty() {
            out.target.clone_from(&place);
        }
        out.when.push(place);
    }
    Ok(())
}

fn ask(
    out: &mut Slots,
    slot: &str,
    words: &[String],
    class: &mut dyn FnMut(&[String]) -> Result<String, String>,
) -> Result<(), String> {
    refuse(words)?;
    if out.when.iter().any(|c| c.split_once('=').is_some_and(|(s, _)| s == slot)) {
        return Err(format!("two nouns in one place ({slot})"));
    }
    out.when.push(format!("{slot}={}", class(words)?));
    Ok(())
}

/// Source and target where the pattern leaves them open.
fn finish(out: &mut Slots, left: &[Token], right: &[Token]) {
    let said = |t: Token| left.contains(&t) || right.contains(&t);
    if out.source.is_empty() {
        out.source = if out.target == "nsubj" { "obl:by" } else { "nsubj" }.into();
    }
    let object = out.when.iter().any(|c| c.starts_with("obj="));
    if out.target.is_empty() && !out.both {
        out.target = if object { ANYWHERE } else { OBJECT }.into();
    } else if (said(Token::Target) || said(Token::Both)) && !out.target.is_empty() && out.target != "nsubj" {
        // Behind a preposition an actor may be named by a place ("at Libya"), which only has to stand there.
        let test = if out.target.starts_with("obl") { "" } else { "=#actor" };
        if !out.when.contains(&out.target) {
            out.when.push(format!("{}{test}", out.target));
        }
    }
    if out.both && out.target.is_empty() {
        out.loose.push("% stands for both sides: all parties become sources");
    }
}

fn set(slot: &mut String, place: &str) -> Result<(), String> {
    if slot.is_empty() {
        *slot = place.into();
        Ok(())
    } else {
        Err("one side stands in two places".into())
    }
}

fn refuse(words: &[String]) -> Result<(), String> {
    match words.iter().find(|w| w.split(' ').any(|w| NEGATIONS.contains(&w))) {
        Some(w) => Err(format!("`{w}`: negation is found by its own rules here, not by patterns")),
        None => Ok(()),
    }
}

fn tokens(pattern: &str) -> Result<Vec<Token>, String> {
    let mut out = Vec::new();
    let mut rest = pattern.trim();
    while let Some(c) = rest.chars().next() {
        let close = match c {
            '{' => Some('}'),
            '(' => Some(')'),
            _ => None,
        };
        if let Some(close) = close {
            let end = rest.find(close).ok_or_else(|| format!("`{c}` is not closed"))?;
            let inside = rest[1..end].trim();
            rest = rest[end + 1..].trim_start_matches('_').trim_start();
            out.push(if c == '(' { phrase(inside)? } else { Token::Words(choice(inside)?) });
            continue;
        }
        let end = rest.find([' ', '\t', '{', '(']).unwrap_or(rest.len());
        let word = &rest[..end.max(1)];
        rest = rest[end.max(1)..].trim_start();
        match word.trim_matches('_') {
            "" => {}
            "*" => out.push(Token::Verb),
            "$" => out.push(Token::Source),
            "+" => out.push(Token::Target),
            "%" => out.push(Token::Both),
            "^" => out.push(Token::Skip),
            "@" => out.push(Token::Attribution),
            "|" => return Err("`|` outside of braces".into()),
            // Joined by underscores: "TO_+", "$_AND_%".
            w if w.contains(['$', '+', '%', '*', '^', '@']) => {
                for part in w.split('_').filter(|p| !p.is_empty()) {
                    out.extend(tokens(part).map_err(|_| format!("`{w}` cannot be read"))?);
                    if part.len() > 1 && part.contains(['$', '+', '%', '*', '^', '@']) {
                        return Err(format!("`{w}` cannot be read"));
                    }
                }
            }
            w => out.push(Token::Words(vec![plain(w)])),
        }
    }
    Ok(out)
}

/// `A | B` alternatives, or `A B`: a noun phrase with its head last.
fn choice(inside: &str) -> Result<Vec<String>, String> {
    let list: Vec<String> = inside.split('|').map(|w| plain(&w.trim().replace(' ', "_"))).collect();
    if list.iter().any(|w| w.contains(['$', '+', '%', '*'])) {
        return Err("an actor inside of braces has no counterpart".into());
    }
    if list.iter().all(String::is_empty) { Err("empty braces".into()) } else { Ok(list) }
}

fn phrase(inside: &str) -> Result<Token, String> {
    let mut words = inside.split([' ', '_']).filter(|w| !w.is_empty());
    let prep = words.next().unwrap_or("").to_lowercase();
    let rest: Vec<&str> = words.collect();
    match rest.as_slice() {
        [] => Ok(Token::Words(vec![prep])),
        ["+"] => Err("an actor inside of brackets has no counterpart".into()),
        list if list.iter().any(|w| w.contains(['$', '+', '%', '*', '('])) => {
            Err("an actor inside of brackets has no counterpart".into())
        }
        list => Ok(Token::Phrase(prep, vec![plain(&list.join("_"))])),
    }
}

fn plain(word: &str) -> String {
    if word.starts_with('&') {
        return word.trim_end_matches('_').to_string();
    }
    word.split('_').filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(pattern: &str) -> String {
        let mut class =
            |w: &[String]| Ok(w.iter().map(|w| w.replace('&', "@")).collect::<Vec<_>>().join("|"));
        match slots(pattern, &mut class) {
            Ok(s) => format!("{} {} -> {} when {}", s.particle, s.source, s.target, s.when.join(" ; "))
                .trim()
                .into(),
            Err(e) => format!("! {e}"),
        }
    }

    #[test]
    fn patterns_become_slots() {
        for (pattern, expected) in [
            ("$ * TO +", "nsubj -> obl:to when obl:to"),
            ("* VISIT", &format!("nsubj -> {ANYWHERE} when obj=visit")),
            ("+ * BY $", "nsubj -> obj when obj=#actor"),
            ("* {PRODUCTION LINE}", &format!("nsubj -> {ANYWHERE} when obj=production line")),
            (
                "* BOYCOTT (OF MEETING)",
                &format!("nsubj -> {ANYWHERE} when obj=boycott ; obl:of|nmod:of=meeting"),
            ),
            ("POLICE * &CAMPAIGN", &format!("nsubj -> {ANYWHERE} when nsubj=police ; obj=@CAMPAIGN")),
            ("* OUT AGAINST +", "out nsubj -> obl:against when obl:against"),
            ("* ON +", "nsubj -> obl:on when obl:on"),
            ("* {AID | LOAN} TO_+", "nsubj -> obl:to when obj=aid|loan ; obl:to"),
        ] {
            assert_eq!(shown(pattern), expected, "{pattern}");
        }
        for (pattern, why) in [
            ("{NOT|REFUSED_TO} *", "negation"),
            ("$ ^ * +", "skips"),
            ("WILL *", "no subject"),
            ("AID TROOPS * +", "two words"),
            ("VISIT +", "no *"),
            ("* {A", "not closed"),
        ] {
            assert!(shown(pattern).contains(why), "{pattern}: {}", shown(pattern));
        }
    }
}
