//! The small grammars inside cells: names, roles, dates, lists, slots, examples.

use crate::rows::{Constraint, Name, NameFlags, PartialDate, Role, Slot, Tenure, Test};

/// The sectors of an actor code.
pub(crate) const SECTORS: &[&str] = &[
    "GOV", "MIL", "COP", "JUD", "LEG", "REB", "OPP", "PTY", "BUS", "LAB", "CVL", "MED", "EDU", "REF", "REL",
    "SOC", "JRN", "SPY", "UAF", "CRM", "AGR", "ELI", "PRM", "PRE", "UNK",
];

/// Splits a list cell.
pub(crate) fn list(cell: &str, by: char) -> Vec<String> {
    cell.split(by).map(str::trim).filter(|s| !s.is_empty()).map(String::from).collect()
}

/// The spellings of a `names` cell.
pub(crate) fn names(cell: &str) -> Vec<Name> {
    list(cell, '|')
        .into_iter()
        .map(|raw| {
            let mut flags = NameFlags::default();
            let mut rest = raw.as_str();
            loop {
                let mut chars = rest.chars();
                match chars.next() {
                    Some('~') => flags.short = true,
                    Some('!') => flags.metonym = true,
                    Some('+') => flags.adjective = true,
                    Some('=') => flags.exact = true,
                    Some('?') => flags.near = true,
                    _ => break,
                }
                rest = chars.as_str();
            }
            Name { text: rest.trim().to_string(), flags }
        })
        .collect()
}

/// A date of day, month or year precision.
pub(crate) fn date(text: &str) -> Result<PartialDate, String> {
    let bad = || format!("`{text}` is not a date such as 2012, 2012-05 or 2012-05-07");
    let parts: Vec<&str> = text.split('-').collect();
    if parts.len() > 3 || parts[0].len() != 4 {
        return Err(bad());
    }
    let number = |i: usize| parts.get(i).map_or(Ok(0), |p| p.parse::<u16>().map_err(|_| bad()));
    let (year, month, day) = (number(0)?, number(1)?, number(2)?);
    let fits = |p: usize, v: u16, max: u16| parts.len() <= p || (1..=max).contains(&v);
    if !fits(1, month, 12) || !fits(2, day, 31) {
        return Err(bad());
    }
    Ok(PartialDate { year: year as i16, month: month as u8, day: day as u8 })
}

/// A `roles` cell: `CODE [what] [@from..to]`, separated by `;`.
pub(crate) fn roles(cell: &str) -> Result<Vec<Role>, String> {
    list(cell, ';').iter().map(|r| role(r)).collect()
}

fn role(text: &str) -> Result<Role, String> {
    let (body, when) = match text.rsplit_once('@') {
        Some((b, w)) => (b.trim(), Some(w.trim())),
        None => (text, None),
    };
    let (code, what) = body.split_once(char::is_whitespace).unwrap_or((body, ""));
    code_of(code)?;
    let tenure = match when {
        None => Tenure::default(),
        Some(w) => match w.split_once("..") {
            Some((a, b)) => {
                let end = |s: &str| if s.trim().is_empty() { Ok(None) } else { date(s.trim()).map(Some) };
                let (from, to) = (end(a)?, end(b)?);
                if let (Some(f), Some(t)) = (from, to)
                    && f.first_day() > t.last_day()
                {
                    return Err(format!("the tenure `{w}` ends before it begins"));
                }
                Tenure { from, to }
            }
            None => {
                let d = date(w)?;
                Tenure { from: Some(d), to: Some(d) }
            }
        },
    };
    Ok(Role { code: code.into(), what: what.trim().into(), tenure })
}

/// Checks an actor code: country or body, then sectors.
pub(crate) fn code_of(code: &str) -> Result<(), String> {
    let ok = code.len() >= 3
        && code.len() <= 9
        && code.len().is_multiple_of(3)
        && code.bytes().all(|b| b.is_ascii_uppercase())
        && (3..code.len()).step_by(3).all(|i| SECTORS.contains(&&code[i..i + 3]));
    if ok { Ok(()) } else { Err(format!("`{code}` is not an actor code such as RUS, RUSGOV or NGOSOC")) }
}

/// A slot cell: alternatives of UD relations.
pub(crate) fn slots(cell: &str) -> Result<Vec<Slot>, String> {
    list(cell, '|').iter().map(|s| slot(s)).collect()
}

/// One slot.
pub(crate) fn slot(text: &str) -> Result<Slot, String> {
    let (rel, prep) = text.split_once(':').unwrap_or((text, ""));
    let prep = || prep.replace('_', " ");
    Ok(match rel {
        "nsubj" => Slot::Nsubj,
        "obj" => Slot::Obj,
        "iobj" => Slot::Iobj,
        "obl" => Slot::Obl(prep()),
        "nmod" if prep() == "poss" => Slot::Poss,
        "nmod" => Slot::Nmod(prep()),
        "ccomp" => Slot::Ccomp,
        "xcomp" => Slot::Xcomp,
        "advcl" => Slot::Advcl(prep()),
        "acl" => Slot::Acl,
        "poss" => Slot::Poss,
        "amod" => Slot::Amod,
        "compound" => Slot::Compound,
        "head" => Slot::Head,
        "author" => Slot::Author,
        "clause" => Slot::Clause,
        _ => return Err(format!("unknown slot `{text}`")),
    })
}

/// A `when` cell.
pub(crate) fn constraints(cell: &str) -> Result<Vec<Constraint>, String> {
    list(cell, ';')
        .iter()
        .map(|c| {
            let (negated, body) = match c.strip_prefix('!') {
                Some(b) => (true, b.trim()),
                None => (false, c.as_str()),
            };
            let (left, right) = match body.split_once('=') {
                Some((l, r)) => (l, Some(r)),
                None => (body, None),
            };
            let slots = slots(left)?;
            let test = match right.map(str::trim) {
                None => Test::Filled,
                Some("#actor") => Test::Actor,
                Some("#state") => Test::State,
                Some(r) if r.starts_with('#') => return Err(format!("unknown test `{r}`")),
                Some(r) => Test::Words(list(r, '|')),
            };
            Ok(Constraint { negated, slots, test })
        })
        .collect()
}

/// The words in square brackets of an example, and the example without brackets.
pub(crate) fn example(text: &str) -> Result<(String, Vec<(u32, u32)>), String> {
    let mut plain = String::with_capacity(text.len());
    let (mut marks, mut open) = (Vec::new(), None);
    for c in text.chars() {
        match (c, open) {
            ('[', None) => open = Some(plain.len() as u32),
            (']', Some(start)) => {
                marks.push((start, plain.len() as u32));
                open = None;
            }
            ('[' | ']', _) => return Err("brackets do not pair".into()),
            _ => plain.push(c),
        }
    }
    match (open, marks.is_empty()) {
        (Some(_), _) => Err("a bracket is not closed".into()),
        (None, true) => Err("no [trigger] is marked".into()),
        _ => Ok((plain, marks)),
    }
}
