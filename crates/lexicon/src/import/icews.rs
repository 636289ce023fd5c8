//! Actor and agent tables of ICEWS: one row an affiliation spell, aliases separated by `||`.

use rustc_hash::FxHashMap;

use super::dates::tenure;
use super::lines::name;
use super::{Fate, Importer};
use crate::cell::is_state;
use crate::rows::{PartialDate, Role, Tenure};

/// Words of a sector's name and the sector of ours. The first that fits counts.
const SECTORS: &[(&str, &str)] = &[
    ("former", "ELI"),
    ("elite", "ELI"),
    ("military", "MIL"),
    ("army", "MIL"),
    ("navy", "MIL"),
    ("air force", "MIL"),
    ("police", "COP"),
    ("judicial", "JUD"),
    ("court", "JUD"),
    ("legislat", "LEG"),
    ("parliament", "LEG"),
    ("insurgent", "REB"),
    ("rebel", "REB"),
    ("separatist", "REB"),
    ("terror", "REB"),
    ("militia", "UAF"),
    ("unidentified forces", "UAF"),
    ("opposition", "OPP"),
    ("dissident", "OPP"),
    ("party", "PTY"),
    ("parties", "PTY"),
    ("intelligence", "SPY"),
    ("media", "MED"),
    ("news", "MED"),
    ("journalis", "JRN"),
    ("business", "BUS"),
    ("company", "BUS"),
    ("corporat", "BUS"),
    ("bank", "BUS"),
    ("labor", "LAB"),
    ("labour", "LAB"),
    ("union", "LAB"),
    ("educat", "EDU"),
    ("student", "EDU"),
    ("refugee", "REF"),
    ("displaced", "REF"),
    ("religio", "REL"),
    ("muslim", "REL"),
    ("christian", "REL"),
    ("crim", "CRM"),
    ("gang", "CRM"),
    ("agricultur", "AGR"),
    ("farmer", "AGR"),
    ("health", "SOC"),
    ("social", "SOC"),
    ("ngo", "CVL"),
    ("nongovernmental", "CVL"),
    ("human rights", "CVL"),
    ("civic", "CVL"),
    ("population", "CVL"),
    ("civilian", "CVL"),
    ("activist", "CVL"),
    ("government", "GOV"),
    ("executive", "GOV"),
    ("minist", "GOV"),
    ("diplomat", "GOV"),
    ("state", "GOV"),
    ("head of", "GOV"),
    ("royal", "GOV"),
    ("president", "GOV"),
];

/// An actor of a table so far: names with their lines, a role for each spell, and its kind.
type Spells = (Vec<(u32, String)>, Vec<Role>, Option<&'static str>);

impl Importer<'_> {
    pub(super) fn icews_actors_file(&mut self, text: &str) {
        let mut table = Csv::new(text);
        let Some((n, head)) = table.next_row() else { return };
        let columns = Columns::of(&head, &["actor name", "actor", "name"]);
        let Some(at) = columns.name else {
            self.line(n);
            return self.remark(n, Fate::Lost, "no column `Actor Name` in the header", &head.join(", "));
        };
        // One actor may have many rows, not always together.
        let mut order: Vec<String> = Vec::new();
        let mut rows: FxHashMap<String, Spells> = FxHashMap::default();
        while let Some((n, cells)) = table.next_row() {
            self.line(n);
            let cell = |i: Option<usize>| i.and_then(|i| cells.get(i)).map_or("", |c| c.trim());
            let shown = cell(Some(at));
            if shown.is_empty() {
                self.remark(n, Fate::Lost, "the name is empty", &cells.join(", "));
                continue;
            }
            let Some(base) = self.country(cell(columns.country)) else {
                let why = format!("unknown country `{}`", cell(columns.country));
                self.remark(n, Fate::Lost, why, &cells.join(", "));
                continue;
            };
            let affiliation = format!("{} {}", cell(columns.affiliation), cell(columns.kind)).to_lowercase();
            let sector = SECTORS.iter().find(|(w, _)| affiliation.contains(w)).map(|(_, s)| *s);
            if sector.is_none()
                && !affiliation.trim().is_empty()
                && !matches!(affiliation.trim(), "individual" | "group" | "country")
            {
                self.remark(
                    n,
                    Fate::Changed,
                    "the affiliation is none of the sectors: the country alone is kept",
                    &affiliation,
                );
            }
            let when = match (self.end(n, cell(columns.from)), self.end(n, cell(columns.to))) {
                (Ok(from), Ok(to)) => Tenure { from, to },
                (Err(why), _) | (_, Err(why)) => {
                    self.remark(n, Fate::Lost, why, &cells.join(", "));
                    continue;
                }
            };
            if let (Some(a), Some(b)) = (when.from, when.to)
                && a.first_day() > b.last_day()
            {
                self.remark(n, Fate::Lost, "the affiliation ends before it begins", &cells.join(", "));
                continue;
            }
            let role =
                Role { code: format!("{base}{}", sector.unwrap_or("")), what: String::new(), tenure: when };
            let kind = match cell(columns.kind).to_lowercase().as_str() {
                "individual" | "person" => Some("person"),
                _ => None,
            };
            let key = shown.to_lowercase();
            let entry = rows.entry(key.clone()).or_insert_with(|| {
                order.push(key);
                (Vec::new(), Vec::new(), kind)
            });
            for alias in std::iter::once(shown).chain(cell(columns.aliases).split("||")) {
                let alias = alias.trim();
                if !alias.is_empty() && !entry.0.iter().any(|(_, a)| a.eq_ignore_ascii_case(alias)) {
                    let alias = if alias.chars().any(char::is_lowercase) {
                        alias.replace('|', "/")
                    } else {
                        name(alias)
                    };
                    entry.0.push((n, alias));
                }
            }
            entry.1.push(role);
        }
        for key in order {
            if let Some((names, roles, kind)) = rows.remove(&key) {
                self.group(names, roles, kind);
            }
        }
    }

    pub(super) fn icews_agents_file(&mut self, text: &str) {
        let mut table = Csv::new(text);
        let Some((n, head)) = table.next_row() else { return };
        let columns = Columns::of(&head, &["agent name", "agent", "name"]);
        let Some(at) = columns.name else {
            self.line(n);
            return self.remark(n, Fate::Lost, "no column `Agent Name` in the header", &head.join(", "));
        };
        while let Some((n, cells)) = table.next_row() {
            self.line(n);
            let cell = |i: Option<usize>| i.and_then(|i| cells.get(i)).map_or("", |c| c.trim());
            let said = format!("{} {}", cell(columns.affiliation), cell(Some(at))).to_lowercase();
            let Some((_, sector)) = SECTORS.iter().find(|(w, _)| said.contains(w)) else {
                self.remark(
                    n,
                    Fate::Lost,
                    "neither its sector nor its name says which sector it is",
                    &cells.join(", "),
                );
                continue;
            };
            let group = cell(columns.kind).eq_ignore_ascii_case("group");
            for alias in std::iter::once(cell(Some(at))).chain(cell(columns.aliases).split("||")) {
                let head = alias.trim().to_lowercase();
                if head.is_empty() {
                    continue;
                }
                if self.known.agent(&head).is_some_and(|k| k.sector == *sector) {
                    self.remark(n, Fate::Known, "the same stands in agents.tsv", &head);
                    continue;
                }
                let kind = if group { "group" } else { "person" };
                let plural = if group && head.ends_with('s') { "=" } else { "" };
                let cells =
                    [head.as_str(), kind, sector, "yes", plural, "", "import"].map(String::from).to_vec();
                if !self.row("agents.tsv", &head, cells) {
                    self.remark(n, Fate::Known, "the word stood above already; the first counts", &head);
                }
            }
        }
    }

    /// A country by code or by name.
    fn country(&self, text: &str) -> Option<String> {
        if is_state(text) {
            return Some(text.into());
        }
        if text.is_empty() || text.eq_ignore_ascii_case("none") {
            return Some("UNK".into());
        }
        if text.to_lowercase().contains("united nations") {
            return Some("UNO".into());
        }
        let bare = |r: &Role| r.code.len() == 3;
        self.known
            .bearers(text)
            .iter()
            .map(|&i| &self.known.actors[i as usize])
            .find(|a| a.kind == "state" || a.roles.iter().any(bare))
            .and_then(|a| a.roles.first())
            .map(|r| r.code[..3].to_string())
    }

    /// One end of a spell; none where it is open.
    fn end(&mut self, n: u32, text: &str) -> Result<Option<PartialDate>, String> {
        let lower = text.to_lowercase();
        if lower.is_empty() || lower.contains("time") || lower == "na" || lower == "null" {
            return Ok(None);
        }
        let day = text.split([' ', 'T']).next().unwrap_or(text);
        if let Ok(d) = crate::cell::date(day) {
            return Ok(Some(d));
        }
        let digits: String = day.chars().filter(char::is_ascii_digit).collect();
        let (t, mended) = tenure(&format!(">{digits}"), self.pivot)
            .map_err(|_| format!("`{text}` is no date such as 2012-05-07"))?;
        if let Some(why) = mended {
            self.remark(n, Fate::Changed, why, text);
        }
        Ok(t.from)
    }
}

#[derive(Default)]
struct Columns {
    name: Option<usize>,
    kind: Option<usize>,
    country: Option<usize>,
    affiliation: Option<usize>,
    from: Option<usize>,
    to: Option<usize>,
    aliases: Option<usize>,
}

impl Columns {
    fn of(head: &[String], names: &[&str]) -> Columns {
        let find = |wanted: &[&str]| {
            wanted.iter().find_map(|w| {
                head.iter().position(|h| {
                    h.trim().trim_start_matches('\u{feff}').to_lowercase().replace('_', " ") == *w
                })
            })
        };
        Columns {
            name: find(names),
            kind: find(&["actor type", "agent type", "type"]),
            country: find(&["country", "country code", "actor country"]),
            affiliation: find(&[
                "affiliation",
                "affiliation to",
                "affiliations",
                "sector",
                "sectors",
                "sector name",
            ]),
            from: find(&["start date", "affiliation start date", "start", "from"]),
            to: find(&["end date", "affiliation end date", "end", "to"]),
            aliases: find(&["aliases", "alias"]),
        }
    }
}

/// Rows of a table with commas or tabs and quoted cells.
struct Csv<'a> {
    rest: &'a str,
    by: char,
    line: u32,
}

impl<'a> Csv<'a> {
    fn new(text: &'a str) -> Csv<'a> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let by = if text.lines().next().unwrap_or("").contains('\t') { '\t' } else { ',' };
        Csv { rest: text, by, line: 0 }
    }

    /// The next row that is not empty, with the line on which it begins.
    fn next_row(&mut self) -> Option<(u32, Vec<String>)> {
        while !self.rest.is_empty() {
            let start = self.line + 1;
            let cells = self.row();
            if cells.iter().any(|c| !c.trim().is_empty()) {
                return Some((start, cells));
            }
        }
        None
    }

    fn row(&mut self) -> Vec<String> {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut chars = self.rest.char_indices().peekable();
        let mut used = self.rest.len();
        while let Some((i, c)) = chars.next() {
            match c {
                '"' if quoted && chars.peek().is_some_and(|(_, n)| *n == '"') => {
                    cell.push('"');
                    chars.next();
                }
                '"' if quoted => quoted = false,
                '"' if cell.is_empty() => quoted = true,
                '\n' => {
                    self.line += 1;
                    if quoted {
                        cell.push(' ');
                    } else {
                        used = i + 1;
                        break;
                    }
                }
                '\r' => {}
                c if c == self.by && !quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        if used == self.rest.len() && !self.rest.ends_with('\n') {
            self.line += 1;
        }
        self.rest = &self.rest[used..];
        cells.push(cell);
        cells
    }
}
