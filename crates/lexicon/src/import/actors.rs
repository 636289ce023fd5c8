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
                let why = format!(
                    "a word of section <{s}> is no actor; the built-in tagger tells nouns from verbs"
                );
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
                    self.remark(
                        n,
                        Fate::Changed,
                        "words may stand apart there, here they stand together",
                        phrase,
                    );
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
            let split =
                text.find(|c: char| !(c.is_ascii_uppercase() || "-#+/".contains(c))).unwrap_or(text.len());
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
                self.remark(
                    *n,
                    Fate::Changed,
                    format!("one of several codes is kept, without {others}"),
                    text,
                );
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
                if is_acronym(short) || (short.len() <= 8 && !short.contains(['_', ' '])) {
                    add(&format!("={short}"));
                }
                self.remark(n, Fate::Changed, "the words in brackets became a name of their own", phrase);
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
                self.actors.groups.push(Group {
                    file,
                    line,
                    names: Vec::new(),
                    roles: Vec::new(),
                    kind,
                    comment,
                });
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
        for g in groups {
            self.file.clone_from(&g.file);
            match self.twin(&g) {
                Some(i) => {
                    let row = &self.known.actors[i as usize];
                    if taken.insert(row.id.clone()) {
                        self.merged(row, &g);
                    } else {
                        self.fresh(&g, &mut taken);
                    }
                }
                None => self.fresh(&g, &mut taken),
            }
        }
    }

    /// The actor of the lexicons that bears the display name, or the most names, and is of the same country.
    fn twin(&self, g: &Group) -> Option<u32> {
        let country = |code: &str| code.get(..3).map(str::to_string);
        let fits = |i: &&u32| {
            let row = &self.known.actors[**i as usize];
            row.roles.iter().any(|r| {
                let alike = g.roles.iter().any(|o| country(&o.code) == country(&r.code));
                // A state and its government bear one name and are two.
                let bare = g.roles.iter().all(|o| o.code.len() == 3);
                alike && (r.code.len() == 3) == bare
            })
        };
        let full = |i: &&u32, name: &str| {
            let row = &self.known.actors[**i as usize];
            row.names.iter().any(|n| {
                n.text.eq_ignore_ascii_case(name.trim_start_matches('='))
                    && !n.flags.short
                    && !n.flags.adjective
            })
        };
        let of = |name: &str| -> Option<u32> {
            let list = self.known.bearers(name.trim_start_matches('='));
            list.iter().filter(|i| full(i, name)).find(fits).copied()
        };
        let mut votes: Vec<(u32, usize)> = Vec::new();
        for (_, n) in g.names.iter().take(40) {
            if let Some(i) = of(n) {
                match votes.iter_mut().find(|(k, _)| *k == i) {
                    Some((_, v)) => *v += 1,
                    None => votes.push((i, 1)),
                }
            }
        }
        of(&g.names.first()?.1).or_else(|| votes.into_iter().max_by_key(|(_, v)| *v).map(|(i, _)| i))
    }

    /// A row of the lexicons with the dictionary's names and codes put into it.
    fn merged(&mut self, row: &ActorRow, g: &Group) {
        let has = |name: &str| row.names.iter().any(|n| n.text.to_lowercase() == name.to_lowercase());
        let fresh: Vec<&(u32, String)> =
            g.names.iter().filter(|(_, n)| !has(n.trim_start_matches('='))).collect();
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

    fn fresh(&mut self, g: &Group, taken: &mut rustc_hash::FxHashSet<String>) {
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
        let kind = g.kind.unwrap_or_else(|| self.kind_of(g));
        let names: Vec<String> = g.names.iter().map(|(n, text)| self.spelling(*n, text, &id)).collect();
        let roles = g.roles.iter().map(show).collect::<Vec<_>>().join(" ; ");
        let file = if kind == "person" { "people.tsv" } else { "organisations.tsv" };
        let src = if g.comment.is_empty() { "import".into() } else { format!("import: {}", g.comment) };
        self.row(file, &id, vec![id.clone(), kind.into(), names.join("|"), roles, String::new(), src]);
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
        let given = display.split(' ').take(2).any(|w| self.known.is_given_name(w)) && display.contains(' ');
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
            (_, "") => "place",
            _ if dated || given || sector == "ELI" => "person",
            (_, "GOV" | "MIL" | "COP" | "JUD" | "LEG" | "SPY") => "gov",
            _ => "org",
        }
    }
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
