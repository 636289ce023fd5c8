//! Actor dictionaries: a phrase, its synonyms, and codes with the time in which each holds.

use rustc_hash::FxHashMap;

use super::dates::{days, minus, tenure};
use super::lines::{bare, name, numbered};
use super::{Fate, Importer, codes};
use crate::cell::is_state;
use crate::rows::{Role, Tenure};

/// The actors of all dictionaries so far, joined by name.
#[derive(Default)]
pub(crate) struct Actors {
    pub(super) groups: Vec<Group>,
    /// Group by folded name.
    by_name: FxHashMap<String, usize>,
}

/// One actor on its way to a row.
pub(super) struct Group {
    pub(super) file: String,
    pub(super) line: u32,
    /// Names with their lines, the display name first.
    pub(super) names: Vec<(u32, String)>,
    pub(super) roles: Vec<Role>,
    pub(super) kind: Option<&'static str>,
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
            let phrase = phrase.strip_prefix("THE_").filter(|p| p.contains(['_', ' '])).unwrap_or(phrase);
            self.names_of(*n, phrase, &mut names);
        }
        self.group(names, parsed, None);
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
    pub(super) fn group(&mut self, names: Vec<(u32, String)>, roles: Vec<Role>, kind: Option<&'static str>) {
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
                self.actors.groups.push(Group { file, line, names: Vec::new(), roles: Vec::new(), kind });
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
}

/// Whether letters stand, in order, at the beginnings of a phrase's words.
fn is_initials(short: &str, phrase: &str) -> bool {
    let mut initials =
        phrase.split([' ', '-']).filter_map(|w| w.chars().next()).map(|c| c.to_ascii_lowercase());
    let mut letters = short.chars().filter(|c| c.is_alphabetic()).map(|c| c.to_ascii_lowercase());
    short.chars().count() >= 2 && letters.all(|l| initials.any(|i| i == l))
}

/// Adds the days of a role that no earlier one covers; whether there were any.
pub(super) fn lay(roles: &mut Vec<Role>, r: &Role) -> bool {
    let parts = roles
        .iter()
        .fold(vec![r.tenure], |parts, o| parts.into_iter().flat_map(|t| minus(t, o.tenure)).collect());
    let any = !parts.is_empty();
    roles.extend(parts.into_iter().map(|tenure| Role { tenure, ..r.clone() }));
    any
}

/// The latest first, as a date that is not known means the latest.
pub(super) fn sort(roles: &mut [Role]) {
    roles.sort_by_key(|r| {
        let (from, to) = days(r.tenure);
        std::cmp::Reverse((from, to.unwrap_or((i16::MAX, 12, 31))))
    });
}
