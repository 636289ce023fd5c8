//! Agent dictionaries: nouns that name an actor by role.

use rustc_hash::FxHashMap;

use super::codes;
use super::lines::{bare, numbered, words};
use super::{Fate, Importer};

impl Importer<'_> {
    pub(super) fn agents_file(&mut self, text: &str) {
        let mut sets: FxHashMap<String, Vec<String>> = FxHashMap::default();
        // A set may stand below the lines that use it.
        for (_, raw) in numbered(text) {
            if let Some((name, members)) = set(bare(raw, true)) {
                sets.insert(name, members);
            }
        }
        for (n, raw) in numbered(text) {
            let line = bare(raw, true);
            if line.trim().is_empty() || line.starts_with('<') {
                continue;
            }
            self.line(n);
            if set(line).is_none() {
                self.agent_line(n, line, &sets);
            }
        }
    }

    fn agent_line(&mut self, n: u32, line: &str, sets: &FxHashMap<String, Vec<String>>) {
        let Some((front, code)) = line.split_once('[') else {
            return self.remark(n, Fate::Lost, "no [code]", line);
        };
        let code = code.split(']').next().unwrap_or("").trim();
        let (phrase, braces) = match front.split_once('{') {
            Some((p, b)) => (p.trim(), Some(b.trim().trim_end_matches('}').trim())),
            None => (front.trim(), None),
        };
        let groups = code.trim_matches('~');
        if groups.is_empty() || groups.starts_with('-') {
            return self.remark(n, Fate::Lost, "null code: nothing to add", line);
        }
        if !code.contains('~') {
            let why = "the code has no ~, so it is an actor's, not a role's: put it into an actor dictionary";
            return self.remark(n, Fate::Lost, why, line);
        }
        let parts: Vec<&str> = (0..groups.len()).step_by(3).filter_map(|i| groups.get(i..i + 3)).collect();
        let Some(at) = parts.iter().position(|p| codes::sector(p).is_some()) else {
            let why = format!("`{groups}` is none of the sectors; a role cannot add a country or body");
            return self.remark(n, Fate::Lost, why, line);
        };
        let sector = codes::sector(parts[at]).unwrap_or("");
        if parts.len() > 1 || sector != parts[at] {
            let why = format!("a role has one sector: `{groups}` is kept as {sector}");
            self.remark(n, Fate::Changed, why, line);
        }
        if code.ends_with('~') {
            self.remark(n, Fate::Changed, "the code comes before the actor's there, after it here", line);
        }
        if phrase.contains(' ') {
            self.remark(n, Fate::Changed, "words may stand apart there, here they stand together", line);
        }
        let phrase = phrase.strip_prefix("THE_").unwrap_or(phrase);
        for (head, plural) in expand(phrase, braces, sets) {
            self.agent_row(n, &head, &plural, sector, line);
        }
    }

    fn agent_row(&mut self, n: u32, head: &str, plural: &str, sector: &str, line: &str) {
        if head.is_empty() {
            return self.remark(n, Fate::Lost, "no word stands before the code", line);
        }
        let known = self.known.agent(head);
        if known.is_some_and(|k| k.sector == sector) {
            return self.remark(n, Fate::Known, "the same stands in agents.tsv", head);
        }
        if let Some(k) = known {
            let ours = if k.sector.is_empty() { "no sector" } else { &k.sector };
            self.remark(n, Fate::Changed, format!("replaces the built-in row, which says {ours}"), head);
        }
        let kind = known.map_or_else(|| kind(head, plural).to_string(), |k| k.kind.clone());
        let alone = if known.is_none_or(|k| k.alone) { "yes" } else { "no" };
        let cells = [head, &kind, sector, alone, plural, "", "import"].map(String::from).to_vec();
        if !self.row("agents.tsv", head, cells) {
            self.remark(n, Fate::Known, "the word stood above already; the first counts", line);
        }
    }
}

/// `!NAME! = A, B, C`.
fn set(line: &str) -> Option<(String, Vec<String>)> {
    let (name, members) = line.trim().strip_prefix('!')?.split_once("! =")?;
    let members = members.split(',').map(|m| words(m).0).filter(|m| !m.is_empty()).collect();
    Some((name.trim().to_lowercase(), members))
}

/// The heads of a phrase with their plurals: a set is filled in, and of two members of which one is the other's plural
/// only the singular stays.
fn expand(
    phrase: &str,
    braces: Option<&str>,
    sets: &FxHashMap<String, Vec<String>>,
) -> Vec<(String, String)> {
    if let Some(start) = phrase.find('!')
        && let Some(length) = phrase[start + 1..].find('!')
        && let Some(members) = sets.get(&phrase[start + 1..start + 1 + length].to_lowercase())
    {
        let (front, behind) = (&phrase[..start], &phrase[start + length + 2..]);
        let make = |m: &str| words(&format!("{front}{m}{behind}")).0;
        return members
            .iter()
            .filter(|m| !members.iter().any(|s| s != *m && plural_of(s) == **m))
            .map(|m| {
                let plural = members.iter().find(|o| **o == plural_of(m) && o != &m);
                let irregular = plural.filter(|p| **p != format!("{m}s")).map_or(String::new(), |p| make(p));
                (make(m), irregular)
            })
            .collect();
    }
    let (head, _) = words(phrase);
    let plural = match braces {
        None => String::new(),
        Some("") => "=".into(),
        Some(p) => words(p.split([',', '|']).next().unwrap_or("")).0,
    };
    vec![(head, plural)]
}

fn plural_of(word: &str) -> String {
    match word {
        "person" => "persons".into(),
        _ if word.ends_with("man") => format!("{}men", &word[..word.len() - 3]),
        _ if word.ends_with('y') && !word.ends_with("ey") => format!("{}ies", &word[..word.len() - 1]),
        _ => format!("{word}s"),
    }
}

/// What a role's noun stands for, as far as its form tells.
fn kind(head: &str, plural: &str) -> &'static str {
    const ORG: &[&str] = &[
        "ministry",
        "department",
        "agency",
        "office",
        "government",
        "court",
        "party",
        "bank",
        "company",
        "industry",
        "university",
        "school",
        "association",
        "organization",
        "organisation",
        "union",
        "commission",
        "committee",
        "council",
        "parliament",
        "congress",
        "senate",
        "force",
        "army",
        "navy",
        "bureau",
        "institute",
        "group",
        "corporation",
        "business",
        "press",
        "newspaper",
        "service",
        "authority",
        "church",
        "mosque",
        "media",
    ];
    let last = head.split([' ', '-']).rfind(|w| !matches!(*w, "of")).unwrap_or(head);
    let first = head.split(' ').next().unwrap_or(head);
    if ORG.contains(&last) || ORG.contains(&first) {
        "org"
    } else if plural == "=" || last.ends_with('s') && !last.ends_with("ss") {
        "group"
    } else {
        "person"
    }
}
