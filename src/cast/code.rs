//! Actor codes on the article's date.

use std::borrow::Cow;

use jiff::civil::Date;

use crate::lexicon::{ActorRow, Role};

/// Country or body, and sector, as in CAMEO/PLOVER actor codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Code {
    /// ISO 3166 alpha-3, or UNO, EUR, IGO, NGO.
    pub country: Option<String>,
    /// PLOVER sector.
    pub sector: Option<String>,
}

impl Code {
    /// From a code such as "RUSGOV"; only the first sector counts.
    pub fn parse(code: &str) -> Code {
        let part = |a: usize| code.get(a..a + 3).map(str::to_string);
        Code { country: part(0), sector: part(3) }
    }

    /// The code in one word, none where nothing is known.
    pub fn text(&self) -> Option<Cow<'_, str>> {
        match (self.country.as_deref(), self.sector.as_deref()) {
            (Some(country), Some(sector)) => Some(Cow::Owned([country, sector].concat())),
            (one, other) => one.or(other).map(Cow::Borrowed),
        }
    }
}

/// The code and office of an actor on a day; without a day those of the latest role. A person whose known offices have
/// all ended is a former one (`ELI`); before the first known office the office is not yet theirs, but the code of the
/// first is the best that is known.
pub fn role_on(row: &ActorRow, day: Option<Date>) -> (Code, Option<String>) {
    let office = |what: &str| (!what.is_empty()).then(|| what.to_string());
    let Some(first) = row.roles.first() else { return (Code::default(), None) };
    let Some(day) = day else { return (Code::parse(&first.code), office(&first.what)) };
    let day = (day.year(), day.month() as u8, day.day() as u8);
    // An office that is held says more than one that was: the first held, then the first "former".
    let covering = || row.roles.iter().filter(|r| r.tenure.covers(day));
    let held = covering().find(|r| sector(r) != "ELI");
    // On the day on which an office is lost it is the office that the news is about.
    let leaving =
        |r: &&Role| r.code.get(3..6) == Some("GOV") && r.tenure.to.is_some_and(|t| t.last_day() == day);
    let held = covering().find(leaving).filter(|_| held.is_some_and(|r| sector(r) == "OPP")).or(held);
    // The dead are no former officials: they are what they were.
    let was = row.roles.iter().find(|r| sector(r) != "ELI");
    if let Some(r) = was.filter(|_| row.kind == "person" && held.is_none() && is_past(row, day)) {
        return (Code::parse(&r.code), office(&r.what));
    }
    if let Some(r) = held.or_else(|| covering().next()) {
        return (Code::parse(&r.code), office(&r.what));
    }
    let past = row
        .roles
        .iter()
        .filter(|r| r.tenure.to.is_some_and(|t| t.last_day() < day))
        .max_by_key(|r| r.tenure.to.map(|t| t.last_day()));
    match past {
        Some(r) if row.kind == "person" && r.code.get(3..6) == Some("GOV") => {
            let code = Code { country: Code::parse(&r.code).country, sector: Some("ELI".into()) };
            (code, office(&format!("former {}", r.what)))
        }
        Some(r) => (Code::parse(&r.code), office(&format!("former {}", r.what))),
        None => {
            let earliest = Code::parse(&row.roles.last().unwrap_or(first).code);
            // Long before the first office nobody knows what they were.
            let years = row.roles.iter().filter_map(|r| r.tenure.from.map(|t| t.first_day().0)).min();
            let early = row.kind == "person" && years.is_some_and(|y| y > day.0 + 1);
            let office = matches!(earliest.sector.as_deref(), Some("GOV" | "LEG" | "ELI"));
            let sector = earliest.sector.filter(|_| !(early && office));
            (Code { country: earliest.country, sector }, None)
        }
    }
}

/// The sector of a role's code.
fn sector(role: &Role) -> &str {
    role.code.get(3..6).unwrap_or("")
}

/// After how many years of being a former official somebody is history.
const HISTORY: i16 = 50;

/// Whether somebody is dead for a year, which is where being a former official ended, or left office long ago.
fn is_past(row: &ActorRow, day: (i16, u8, u8)) -> bool {
    let Some(last) = row.roles.first().filter(|r| sector(r) == "ELI") else { return false };
    let year_ago = (day.0 - 1, day.1, day.2);
    last.tenure.to.is_some_and(|t| t.last_day() < year_ago)
        || last.tenure.from.is_some_and(|t| t.first_day().0 + HISTORY < day.0)
}

/// A slug for an id: lower case, ASCII letters and digits, words joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            _ if c.is_alphanumeric() => out.extend(c.to_lowercase()),
            '\'' | '’' | '.' => {}
            _ if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            _ => {}
        }
    }
    out.trim_end_matches('-').to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::load;

    #[test]
    fn slugs() {
        for (text, id) in [
            ("Yury Ushakov", "yury-ushakov"),
            ("U.S. official", "us-official"),
            ("O’Neil-Smith", "oneil-smith"),
        ] {
            assert_eq!(slug(text), id);
        }
    }

    #[test]
    fn roles_hold_on_the_articles_date() {
        let lex = load(true, &[], &mut Vec::new()).unwrap();
        let (_, trump) = lex.actor("donald-trump").expect("the bundled lexicon knows him");
        for (day, code) in [("2018-06-01", "USAGOV"), ("2022-06-01", "USAELI"), ("2025-06-01", "USAGOV")] {
            assert_eq!(role_on(trump, Some(day.parse().unwrap())).0.text().as_deref(), Some(code), "{day}");
        }
    }
}
