//! Actor dictionaries: a phrase, its synonyms, and codes with the time in which each holds.

use rustc_hash::FxHashMap;

use super::dates::{days, minus, tenure};
use super::lines::{bare, is_acronym, name, numbered, slug};
use super::{Fate, Importer, codes};
use crate::cell::{is_state, show_tenure};
use crate::rows::{ActorRow, Role, Tenure};

/// The actors of all dictionaries so far, joined by name.
#[derive(Default)]
pub(crate) struct Actors {
    groups: Vec<Group>,
    /// Group by folded name.
    by_name: FxHashMap<String, usize>,
}

/// One actor on its way to a row.
pub(super) struct Group {
    file: String,
    line: u32,
    /// Names with their lines, the display name first.
    names: Vec<(u32, String)>,
    roles: Vec<Role>,
    kind: Option<&'static str>,
    comment: String,
}

/// What stands together in a dictionary: phrases, then codes.
#[derive(Default)]
struct Block {
    phrases: Vec<(u32, String)>,
    codes: Vec<(u32, String)>,
    /// A blank line came after the phrases.
    gap: bool,
}

impl Importer<'_> {
    pub(super) fn actors_file(&mut self, text: &str) {
        let (mut block, mut section) = (Block::default(), None::<String>);
        for (n, raw) in numbered(text) {
            let line = bare(raw, true);
            if line.trim().is_empty() {
                block.gap |= raw.trim().is_empty();
                continue;
            }
            if line.starts_with('<') {
                self.block(&mut block);
                let tag = line.trim_matches(['<', '>', ' ']).to_uppercase();
                section = (!tag.starts_with('/')).then_some(tag);
                continue;
            }
            self.line(n);
            if let Some(s) = &section {
                let why = format!("a word of section <{s}> is no actor; the built-in tagger tells nouns from verbs");
                self.remark(n, Fate::Lost, why, line);
                continue;
            }
            let (phrase, rest) = line.split_at(line.find('[').unwrap_or(line.len()));
            let phrase = phrase.trim();
            if phrase.is_empty() {
                if block.phrases.is_empty() {
                    self.remark(n, Fate::Lost, "a code without a phrase before it", line);
                }
            } else if !phrase.starts_with('+') {
                let closed = !block.codes.is_empty() || block.gap;
                if closed || block.phrases.is_empty() {
                    self.block(&mut block);
                } else {
                    let why = "no code and no `+`: taken for a synonym of the phrase before, whose code stands below";
                    self.remark(n, Fate::Changed, why, phrase);
                }
            }
            if !phrase.is_empty() {
                let bare = phrase.strip_prefix('+').unwrap_or(phrase).trim();
                if bare.contains(' ') {
                    self.remark(n, Fate::Changed, "words may stand apart there, here they stand together", phrase);
                }
                block.phrases.push((n, bare.into()));
                block.gap = false;
            }
            self.codes_of(n, rest, &mut block);
        }
        self.block(&mut block);
    }

    fn codes_of(&mut self, n: u32, rest: &str, block: &mut Block) {
        for part in rest.split('[').skip(1) {
            match part.split_once(']') {
                Some((code, _)) => block.codes.push((n, code.trim().into())),
                // Some lines of the wild end before the bracket does.
                None => {
                    self.remark(n, Fate::Changed, "the bracket is not closed", part);
                    block.codes.push((n, part.trim().into()));
                }
            }
        }
    }

    /// Ends a block: its codes become roles, its phrases names.
    fn block(&mut self, block: &mut Block) {
        let Block { phrases, codes, .. } = std::mem::take(block);
        if phrases.is_empty() {
            return;
        }
        let parsed = self.roles(&codes);
        if parsed.is_empty() {
            let why = match codes.as_slice() {
                [] => "no code stands on the line or below".to_string(),
                list if list.iter().all(|(_, c)| c.starts_with("---")) => {
                    "null code: recognised there and not coded, so there is nothing to add".into()
                }
                list if list.iter().all(|(_, c)| c.starts_with("###")) => {
                    "a discard among actors: put it into a discard dictionary".into()
                }
                _ => "none of its codes can be expressed".into(),
            };
            phrases.iter().for_each(|(n, p)| self.remark(*n, Fate::Lost, why.clone(), p));
            return;
        }
        let mut names: Vec<(u32, String)> = Vec::new();
        for (n, phrase) in &phrases {
            let phrase = phrase.strip_prefix("THE_").filter(|p| p.contains(['_', ' '])).unwrap_or(phrase);
            self.names_of(*n, phrase, &mut names);
        }
        self.group(names, parsed, None, String::new());
    }

    /// The codes in order as roles; the first that holds on a day counts, so later ones lose those days.
    fn roles(&mut self, list: &[(u32, String)]) -> Vec<Role> {
        let home = self.home(list);
        let mut out: Vec<Role> = Vec::new();
        let mut default: Option<Role> = None;
        for (n, text) in list {
            let split = text.find(|c: char| !(c.is_ascii_uppercase() || "-#+/".contains(c))).unwrap_or(text.len());
            let (code, when) = text.split_at(split);
            // A date may follow a code at once, with the range's hyphen taken for a part of it.
            let code = code.trim_end_matches(['-', '+']);
            if code.is_empty() || code.starts_with('#') {
                if list.len() > 1 {
                    self.remark(*n, Fate::Lost, "null code: nothing holds in this time", text);
                }
                continue;
            }
            let (code, others) = code.split_once('/').unwrap_or((code, ""));
            if !others.is_empty() {
                self.remark(*n, Fate::Changed, format!("one of several codes is kept, without {others}"), text);
            }
            let code = match codes::actor(code, home.as_deref()) {
                Ok((ours, why)) => {
                    if let Some(why) = why {
                        self.remark(*n, Fate::Changed, why, text);
                    }
                    ours
                }
                Err(why) => {
                    self.remark(*n, Fate::Lost, why, text);
                    continue;
                }
            };
            match tenure(when, self.pivot) {
                Err(why) => self.remark(*n, Fate::Lost, why, text),
                Ok((t, mended)) => {
                    if let Some(why) = mended {
                        self.remark(*n, Fate::Changed, why, text);
                    }
                    let role = Role { code, what: String::new(), tenure: t };
                    if t == Tenure::default() {
                        if default.is_some() {
                            self.remark(*n, Fate::Lost, "a second code without dates never holds", text);
                        }
                        default = default.or(Some(role));
                    } else if !lay(&mut out, &role) {
                        self.remark(*n, Fate::Lost, "codes before it hold in all of its time", text);
                    }
                }
            }
        }
        sort(&mut out);
        out.extend(default);
        out
    }

    /// The one country that the codes of an actor name, for codes that name none.
    fn home(&self, list: &[(u32, String)]) -> Option<String> {
        let mut found: Option<&str> = None;
        for (_, code) in list {
            let first = code.get(..3).filter(|c| is_state(c) && codes::sector(c).is_none());
            match (first, found) {
                (Some(c), Some(f)) if c != f => return None,
                (Some(c), _) => found = Some(c),
                _ => {}
            }
        }
        found.map(String::from)
    }

    /// The names that a phrase gives; a bracketed abbreviation becomes one of its own.
    fn names_of(&mut self, n: u32, phrase: &str, out: &mut Vec<(u32, String)>) {
        let shown = name(phrase);
        let mut add = |text: &str| {
            let text = text.trim();
            if !text.is_empty() && !out.iter().any(|(_, o)| o.eq_ignore_ascii_case(text)) {
                out.push((n, text.to_string()));
            }
        };
        match (shown.split_once('('), phrase.split_once('(')) {
            (Some((front, rest)), Some((_, raw))) if rest.contains(')') => {
                let behind = rest.split_once(')').map_or("", |(_, b)| b);
                add(&format!("{} {}", front.trim(), behind.trim()));
                let short = raw.split_once(')').map_or("", |(s, _)| s.trim_matches('_'));
                let why = if is_initials(short, front) {
                    add(&format!("={short}"));
                    "the abbreviation in brackets became a name of its own"
                } else {
                    "the words in brackets are left out"
                };
                self.remark(n, Fate::Changed, why, phrase);
            }
            _ => add(&shown),
        }
    }

    /// Adds an actor, or what is new of it to one that a dictionary gave before.
    pub(super) fn group(
        &mut self,
        names: Vec<(u32, String)>,
        roles: Vec<Role>,
        kind: Option<&'static str>,
        comment: String,
    ) {
        let mut fresh = Vec::new();
        let mut at = None;
        for (n, text) in names {
            match self.actors.by_name.get(&text.to_lowercase()) {
                Some(&g) => {
                    let other = &self.actors.groups[g];
                    let same = other.roles == roles;
                    let place = format!("{}:{}", other.file, other.line);
                    let (fate, why) = if same {
                        (Fate::Known, format!("the same stands at {place}"))
                    } else {
                        (Fate::Changed, format!("joined with the actor of {place}, whose codes come first"))
                    };
                    at = at.or(Some(g));
                    self.remark(n, fate, why, &text);
                }
                None => fresh.push((n, text)),
            }
        }
        let g = match at {
            Some(g) => g,
            None if fresh.is_empty() => return,
            None => {
                let line = fresh[0].0;
                let file = self.file.clone();
                self.actors.groups.push(Group { file, line, names: Vec::new(), roles: Vec::new(), kind, comment });
                self.actors.groups.len() - 1
            }
        };
        for (_, text) in &fresh {
            self.actors.by_name.insert(text.to_lowercase(), g);
        }
        let group = &mut self.actors.groups[g];
        group.names.extend(fresh);
        let default = group.roles.iter().position(|r| r.tenure == Tenure::default());
        let default = default.map(|i| group.roles.remove(i));
        let mut late = None;
        for r in roles {
            if r.tenure == Tenure::default() {
                late = late.or(Some(r));
            } else {
                lay(&mut group.roles, &r);
            }
        }
        sort(&mut group.roles);
        group.roles.extend(default.or(late));
    }

    /// All actors as rows.
    pub(super) fn actor_rows(&mut self) {
        let groups = std::mem::take(&mut self.actors.groups);
        let mut taken: rustc_hash::FxHashSet<String> = rustc_hash::FxHashSet::default();
        // The display name tells best who is meant; most names tell it where no other actor has that display name.
        let mut twins: Vec<Option<u32>> = groups.iter().map(|g| self.namesake(g)).collect();
        let claimed: rustc_hash::FxHashSet<u32> = twins.iter().flatten().copied().collect();
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
                // A state and its government bear one name and are two.
                (alike && (r.code.len() == 3) == bare) || (person && row.kind == "person" && name.contains(' '))
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
                let mark = [(f.short, '~'), (f.metonym, '!'), (f.adjective, '+'), (f.exact, '='), (f.near, '?')];
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
        let office = row.roles.iter().find(|o| default.as_ref().is_some_and(|d| !dated(o.tenure) && o.code == d.code));
        out.extend(office.cloned().or(default));
        out
    }

    /// A row for an actor that the lexicons do not have.
    fn fresh(&mut self, mut g: Group, taken: &mut rustc_hash::FxHashSet<String>) {
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
        let src = if g.comment.is_empty() { "import".into() } else { format!("import: {}", g.comment) };
        self.row(file, &id, vec![id.clone(), kind.into(), names.join("|"), roles, String::new(), src]);
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
            self.remark(n, Fate::Changed, "a place: stands for the actor only where the sentence shows it", text);
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
            _ if has(&["ministry", "department", "agency", "bureau", "commission", "council", "parliament", "court"]) => {
                if matches!(base, "IGO" | "UNO" | "EUR") { "igo" } else { "gov" }
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
    "of", "the", "and", "for", "group", "league", "front", "army", "movement", "organization", "organisation",
    "association", "committee", "company", "inc", "ltd", "corp", "corporation", "bank", "party", "union",
    "federation", "foundation", "institute", "university", "college", "center", "centre", "press", "news", "times",
    "post", "force", "brigade", "liberation", "council", "network", "fund", "society", "service", "agency", "club",
    "state", "republic", "airline", "airways", "energy", "oil", "gas", "media", "television", "radio", "international",
];

/// Whether letters stand, in order, at the beginnings of a phrase's words.
fn is_initials(short: &str, phrase: &str) -> bool {
    let mut initials = phrase.split([' ', '-']).filter_map(|w| w.chars().next()).map(|c| c.to_ascii_lowercase());
    let mut letters = short.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_lowercase());
    short.chars().count() >= 2 && letters.all(|l| initials.any(|i| i == l))
}

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

/// Adds the days of a role that no earlier one covers; whether there were any.
fn lay(roles: &mut Vec<Role>, r: &Role) -> bool {
    let parts = roles
        .iter()
        .fold(vec![r.tenure], |parts, o| parts.into_iter().flat_map(|t| minus(t, o.tenure)).collect());
    let any = !parts.is_empty();
    roles.extend(parts.into_iter().map(|tenure| Role { tenure, ..r.clone() }));
    any
}

/// The latest first, as a date that is not known means the latest.
fn sort(roles: &mut [Role]) {
    roles.sort_by_key(|r| {
        let (from, to) = days(r.tenure);
        std::cmp::Reverse((from, to.unwrap_or((i16::MAX, 12, 31))))
    });
}
