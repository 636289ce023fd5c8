//! Actors of dictionaries as rows: new ones, and rows of the lexicons with a dictionary's names and codes put into them.

use rustc_hash::FxHashSet;

use super::actors::{Group, lay, sort};
use super::dates::{days, minus};
use super::lines::{is_acronym, slug};
use super::{Fate, Importer};
use crate::cell::{is_state, show_tenure};
use crate::rows::{ActorRow, Role, Tenure};

impl Importer<'_> {
    /// All actors as rows.
    pub(super) fn actor_rows(&mut self) {
        let groups = std::mem::take(&mut self.actors.groups);
        let mut taken: FxHashSet<String> = FxHashSet::default();
        // The display name tells best who is meant; most names tell it where no other actor has that display name.
        let mut twins: Vec<Option<u32>> = groups.iter().map(|g| self.namesake(g)).collect();
        let claimed: FxHashSet<u32> = twins.iter().flatten().copied().collect();
        for (g, twin) in groups.iter().zip(&mut twins) {
            if twin.is_none() {
                *twin = self.mostly(g).filter(|i| !claimed.contains(i));
            }
        }
        for (g, twin) in groups.into_iter().zip(twins) {
            self.file.clone_from(&g.file);
            match twin.map(|i| &self.known.actors[i as usize]) {
                Some(row) if taken.insert(row.id.clone()) => self.merged(row, &g),
                _ => self.fresh(g, &mut taken),
            }
        }
    }

    /// The actor of the lexicons that bears a name in full and is of the same country; a person may be of another, as
    /// offices abroad are coded in many ways.
    fn bearer(&self, name: &str, g: &Group) -> Option<u32> {
        let name = name.trim_start_matches('=');
        let bare = g.roles.iter().all(|o| o.code.len() == 3);
        let person = g.kind.unwrap_or_else(|| self.kind_of(g)) == "person";
        let fits = |row: &ActorRow| {
            row.roles.iter().any(|r| {
                let alike = g.roles.iter().any(|o| o.code.get(..3) == r.code.get(..3));
                // A state and its government bear one name and are two; bodies of many countries are coded in many ways.
                let world = |c: &str| matches!(c.get(..3), Some("IGO" | "UNO" | "EUR" | "NGO"));
                let body = world(&r.code) && g.roles.iter().any(|o| world(&o.code));
                body || (alike && (r.code.len() == 3) == bare)
                    || (person && row.kind == "person" && name.contains(' '))
            })
        };
        let full = |row: &ActorRow| {
            let mut names = row.names.iter().filter(|n| !n.flags.short && !n.flags.adjective);
            names.any(|n| n.text.to_lowercase() == name.to_lowercase())
        };
        let list = self.known.bearers(name);
        list.iter().copied().find(|&i| {
            let row = &self.known.actors[i as usize];
            full(row) && fits(row)
        })
    }

    fn namesake(&self, g: &Group) -> Option<u32> {
        self.bearer(&g.names.first()?.1, g)
    }

    /// The actor that bears more than half of the names.
    fn mostly(&self, g: &Group) -> Option<u32> {
        let mut votes: Vec<(u32, usize)> = Vec::new();
        for (_, n) in &g.names {
            if let Some(i) = self.bearer(n, g) {
                match votes.iter_mut().find(|(k, _)| *k == i) {
                    Some((_, v)) => *v += 1,
                    None => votes.push((i, 1)),
                }
            }
        }
        votes.into_iter().find(|(_, v)| 2 * v > g.names.len()).map(|(i, _)| i)
    }

    /// A row of the lexicons with the dictionary's names and codes put into it.
    fn merged(&mut self, row: &ActorRow, g: &Group) {
        let has = |name: &str| row.names.iter().any(|n| n.text.to_lowercase() == name.to_lowercase());
        let mut fresh: Vec<&(u32, String)> =
            g.names.iter().filter(|(_, n)| !has(n.trim_start_matches('='))).collect();
        fresh.retain(|(n, text)| !self.stands(*n, text, g));
        let roles = self.joined_roles(row, g);
        let plain = |r: &Role| (r.code.clone(), r.tenure);
        let same = roles.iter().map(plain).eq(row.roles.iter().map(plain));
        for (n, text) in g.names.iter().filter(|(_, n)| has(n.trim_start_matches('='))) {
            self.remark(*n, Fate::Known, format!("a name of `{}` already", row.id), text);
        }
        if fresh.is_empty() && same {
            return;
        }
        let mut names: Vec<String> = row
            .names
            .iter()
            .map(|n| {
                let f = n.flags;
                let mark =
                    [(f.short, '~'), (f.metonym, '!'), (f.adjective, '+'), (f.exact, '='), (f.near, '?')];
                let marks: String = mark.iter().filter(|(on, _)| *on).map(|(_, c)| *c).collect();
                format!("{marks}{}", n.text)
            })
            .collect();
        for (n, text) in fresh {
            names.push(self.spelling(*n, text, &row.id));
        }
        let cells = vec![
            row.id.clone(),
            row.kind.clone(),
            names.join("|"),
            roles.iter().map(show).collect::<Vec<_>>().join(" ; "),
            row.near.join("|"),
            format!("{} + import", row.src),
        ];
        let file = if row.kind == "person" { "people.tsv" } else { "organisations.tsv" };
        self.row(file, &row.id, cells);
    }

    /// The dictionary's roles over those of the lexicons. Where both agree the office of the lexicons is kept; an open
    /// tenure of the dictionary ends where the lexicons know a later role.
    fn joined_roles(&mut self, row: &ActorRow, g: &Group) -> Vec<Role> {
        let dated = |t: Tenure| t != Tenure::default();
        let mut theirs: Vec<Role> = Vec::new();
        for r in g.roles.iter().filter(|r| dated(r.tenure)) {
            let mut r = r.clone();
            if r.tenure.to.is_none() {
                let start = days(r.tenure).0;
                let later = row
                    .roles
                    .iter()
                    .filter(|o| o.code != r.code && o.tenure.from.is_some() && days(o.tenure).0 > start)
                    .min_by_key(|o| days(o.tenure).0);
                if let Some(o) = later {
                    let cut = Tenure { from: o.tenure.from, to: None };
                    let left = minus(r.tenure, cut);
                    let why = format!(
                        "open since {}, but `{}` is {} from {} on: ended there",
                        show_tenure(r.tenure),
                        row.id,
                        o.code,
                        show_tenure(cut)
                    );
                    self.remark(g.line, Fate::Changed, why, &show(&r));
                    match left.first() {
                        Some(t) => r.tenure = *t,
                        None => continue,
                    }
                }
            }
            theirs.push(r);
        }
        let mut out: Vec<Role> = Vec::new();
        for r in &theirs {
            let agree = row.roles.iter().filter(|o| dated(o.tenure) && o.code == r.code);
            let parts = agree.fold(vec![r.tenure], |parts, o| {
                parts.into_iter().flat_map(|t| minus(t, o.tenure)).collect()
            });
            parts.into_iter().for_each(|tenure| {
                lay(&mut out, &Role { tenure, ..r.clone() });
            });
        }
        for o in row.roles.iter().filter(|o| dated(o.tenure)) {
            lay(&mut out, o);
        }
        sort(&mut out);
        let default = g.roles.iter().chain(&row.roles).find(|r| !dated(r.tenure)).cloned();
        // An undated code of the lexicons with its office, where the codes are one.
        let office =
            row.roles.iter().find(|o| default.as_ref().is_some_and(|d| !dated(o.tenure) && o.code == d.code));
        out.extend(office.cloned().or(default));
        out
    }

    /// A row for an actor that the lexicons do not have.
    fn fresh(&mut self, mut g: Group, taken: &mut FxHashSet<String>) {
        let names = std::mem::take(&mut g.names);
        g.names = names.into_iter().filter(|(n, text)| !self.stands(*n, text, &g)).collect();
        let Some((_, first)) = g.names.first() else { return };
        let base = match slug(first) {
            s if s.is_empty() => format!("import-{}", g.line),
            s => s,
        };
        let mut id = base.clone();
        for k in 2.. {
            if !self.known.ids.contains(id.as_str()) && taken.insert(id.clone()) {
                break;
            }
            id = format!("{base}-{k}");
        }
        let g = &g;
        let kind = g.kind.unwrap_or_else(|| self.kind_of(g));
        let names: Vec<String> = g.names.iter().map(|(n, text)| self.spelling(*n, text, &id)).collect();
        let roles = g.roles.iter().map(show).collect::<Vec<_>>().join(" ; ");
        let file = if kind == "person" { "people.tsv" } else { "organisations.tsv" };
        self.row(
            file,
            &id,
            vec![id.clone(), kind.into(), names.join("|"), roles, String::new(), "import".into()],
        );
    }

    /// Whether the lexicons say as much of a name, or more: an actor of one code, or a place that stands for one of the
    /// country's own ("Beijing" for its government).
    fn stands(&mut self, n: u32, text: &str, g: &Group) -> bool {
        let name = text.trim_start_matches('=');
        let country = |code: &str| g.roles.iter().any(|r| r.code.get(..3) == code.get(..3));
        let place = self.known.is_place(name) && g.roles.iter().all(|r| r.code.len() == 3);
        let same = self.known.bearers(name).iter().map(|&i| &self.known.actors[i as usize]).find(|row| {
            let code = row.roles.first().map_or("", |r| r.code.as_str());
            let one = g.roles.len() == 1 && row.roles.len() == 1 && g.roles[0].code == code;
            one || (place && country(code))
        });
        let Some(id) = same.map(|row| row.id.clone()) else { return false };
        self.remark(n, Fate::Known, format!("a name of `{id}` already"), text);
        true
    }

    /// A name with the mark that it needs: places stand for the actor, and ordinary words and abbreviations are exact.
    fn spelling(&mut self, n: u32, text: &str, id: &str) -> String {
        if text.starts_with('=') {
            return text.into();
        }
        let others: Vec<&str> = self
            .known
            .bearers(text)
            .iter()
            .map(|&i| self.known.actors[i as usize].id.as_str())
            .filter(|other| *other != id)
            .collect();
        if !others.is_empty() {
            let why = format!("also a name of `{}`; the dictionary's actor comes first", others.join("`, `"));
            self.remark(n, Fate::Changed, why, text);
        }
        if self.known.is_place(text) {
            self.remark(
                n,
                Fate::Changed,
                "a place: stands for the actor only where the sentence shows it",
                text,
            );
            return format!("!{text}");
        }
        if !text.contains(' ') && self.known.is_common(text) {
            self.remark(n, Fate::Changed, "an ordinary word: must be spelled exactly so", text);
            return format!("={text}");
        }
        if !text.contains(' ') && is_acronym(text) && text.chars().all(|c| !c.is_lowercase()) {
            return format!("={text}");
        }
        text.into()
    }

    fn kind_of(&self, g: &Group) -> &'static str {
        let code = g.roles.first().map_or("", |r| r.code.as_str());
        let (base, sector) = (code.get(..3).unwrap_or(""), code.get(3..6).unwrap_or(""));
        let display = g.names.first().map_or("", |(_, n)| n.as_str());
        let lower = display.to_lowercase();
        let has = |list: &[&str]| lower.split([' ', '-']).any(|w| list.contains(&w));
        let dated = g.roles.iter().any(|r| r.tenure != Tenure::default());
        let given = display.contains(' ')
            && display.split(' ').take(2).any(|w| self.known.is_given_name(w))
            && !has(BODIES)
            && !lower.split([' ', '-']).any(|w| w.strip_suffix('s').is_some_and(|w| BODIES.contains(&w)));
        match (base, sector) {
            _ if has(&["party", "partido", "parti", "partei", "alliance", "coalition"]) && !dated => "party",
            _ if has(&[
                "ministry",
                "department",
                "agency",
                "bureau",
                "commission",
                "council",
                "parliament",
                "court",
            ]) =>
            {
                if matches!(base, "IGO" | "UNO" | "EUR") {
                    "igo"
                } else {
                    "gov"
                }
            }
            (_, "REB" | "UAF") if !given => "armed_group",
            (_, "MED" | "JRN") if !given && !dated => "media",
            (_, "BUS") if !dated => "company",
            (_, "PTY") if !given && !dated => "party",
            ("NGO", _) if !given => "ngo",
            ("IMG", _) if !given => "armed_group",
            ("IGO" | "UNO" | "EUR", _) if !given && !dated => "igo",
            (_, "") if is_state(base) => "place",
            ("IGO" | "UNO" | "EUR" | "NGO", "") if !dated => "org",
            _ if dated || given || sector == "ELI" => "person",
            (_, "GOV" | "MIL" | "COP" | "JUD" | "LEG" | "SPY") => "gov",
            _ => "org",
        }
    }
}

/// Words of names that no person bears.
const BODIES: &[&str] = &[
    "of",
    "the",
    "and",
    "for",
    "group",
    "league",
    "front",
    "army",
    "movement",
    "organization",
    "organisation",
    "association",
    "committee",
    "company",
    "inc",
    "ltd",
    "corp",
    "corporation",
    "bank",
    "party",
    "union",
    "federation",
    "foundation",
    "institute",
    "university",
    "college",
    "center",
    "centre",
    "press",
    "news",
    "times",
    "post",
    "force",
    "brigade",
    "liberation",
    "council",
    "network",
    "fund",
    "society",
    "service",
    "agency",
    "club",
    "state",
    "republic",
    "airline",
    "airways",
    "energy",
    "oil",
    "gas",
    "media",
    "television",
    "radio",
    "international",
];

/// A role as it stands in the table.
fn show(r: &Role) -> String {
    let mut out = r.code.clone();
    if !r.what.is_empty() {
        out.push(' ');
        out.push_str(&r.what);
    }
    if r.tenure != Tenure::default() {
        out.push(' ');
        out.push_str(&show_tenure(r.tenure));
    }
    out
}
