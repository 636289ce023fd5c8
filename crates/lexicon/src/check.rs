//! Checks that need the whole lexicon: references between files, codes, classes, overlapping names.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::cell::show_tenure;
use crate::problem::{Problem, Severity};
use crate::rows::{ActorRow, At, Constraint, Name, Test};
use crate::set::Lexicon;

/// All faults that show only when the files are seen together.
pub fn check(lexicon: &Lexicon) -> Vec<Problem> {
    let mut c = Checker { lexicon, out: Vec::new() };
    c.references();
    c.tenures();
    c.events();
    c.names();
    c.out
}

struct Checker<'a> {
    lexicon: &'a Lexicon,
    out: Vec<Problem>,
}

impl Checker<'_> {
    fn report(&mut self, at: At, column: u32, what: String, hint: &str, severity: Severity) {
        let file = self.lexicon.files[at.file as usize].name.clone();
        self.out.push(Problem { file, line: at.line, column, what, hint: hint.into(), severity });
    }

    fn error(&mut self, at: At, column: u32, what: String, hint: &str) {
        self.report(at, column, what, hint, Severity::Error);
    }

    fn warn(&mut self, at: At, column: u32, what: String, hint: &str) {
        self.report(at, column, what, hint, Severity::Warning);
    }

    fn references(&mut self) {
        let lex = self.lexicon;
        let ids: FxHashSet<&str> = lex.actors.iter().map(|a| a.id.as_str()).collect();
        for m in &lex.metonyms {
            if !ids.contains(m.actor.as_str()) {
                let what = format!("no actor has the id `{}`", m.actor);
                self.error(m.at, 2, what, "add the actor or mend the id");
            }
        }
    }

    /// Offices held at one time: the code of the first one holds, which may not be what was meant.
    fn tenures(&mut self) {
        for a in &self.lexicon.actors {
            let dated = || a.roles.iter().filter(|r| r.tenure.from.is_some() || r.tenure.to.is_some());
            for (i, r) in dated().enumerate() {
                let other = dated()
                    .take(i)
                    .find(|o| (&o.code, &o.what) != (&r.code, &r.what) && o.tenure.overlaps(r.tenure));
                if let Some(o) = other {
                    let what = format!(
                        "overlapping tenures: `{} {}` {} and `{} {}` {}; the first holds",
                        o.code,
                        o.what,
                        show_tenure(o.tenure),
                        r.code,
                        r.what,
                        show_tenure(r.tenure)
                    );
                    self.warn(
                        a.at,
                        4,
                        what,
                        "end one where the other begins, or put the one that counts first",
                    );
                }
            }
        }
    }

    fn events(&mut self) {
        let lex = self.lexicon;
        let codes: FxHashMap<&str, &str> =
            lex.codes.iter().map(|c| (c.code.as_str(), c.plover.as_str())).collect();
        let classes: FxHashSet<&str> = lex.classes.iter().map(|c| c.class.as_str()).collect();
        let known = |w: &str| w.strip_prefix('@').is_none_or(|c| classes.contains(c));
        for f in &lex.frames {
            if !codes.contains_key(f.cameo.as_str()) {
                self.error(f.at, 5, format!("unknown code `{}`: not a CAMEO code", f.cameo), "see codes.tsv");
            }
            let mut words: Vec<&str> = f.trigger.split(' ').collect();
            for Constraint { test, .. } in &f.when {
                if let Test::Words(w) = test {
                    words.extend(w.iter().map(String::as_str));
                }
            }
            for w in words.into_iter().filter(|w| !known(w)) {
                self.error(f.at, 8, format!("`{w}` is no class"), "see classes.tsv");
            }
        }
        for s in &lex.stance {
            for Constraint { test, .. } in &s.when {
                let Test::Words(words) = test else { continue };
                for w in words.iter().filter(|w| !known(w)) {
                    self.error(s.at, 11, format!("`{w}` is no class"), "see classes.tsv");
                }
            }
        }
        for c in &lex.compose {
            for w in c.upper.iter().filter(|w| !known(w)) {
                self.error(c.at, 1, format!("`{w}` is no class"), "see classes.tsv");
            }
            if !c.cameo.is_empty() && c.cameo != "=" && !codes.contains_key(c.cameo.as_str()) {
                self.error(c.at, 6, format!("unknown code `{}`: not a CAMEO code", c.cameo), "see codes.tsv");
            }
        }
    }

    /// One full name of two actors, one of which the other shadows, and names that are ordinary words.
    fn names(&mut self) {
        let lex = self.lexicon;
        let common = common_words(lex);
        let full = |n: &&Name| !n.flags.short && !n.flags.near && !n.flags.adjective;
        let mut seen: FxHashMap<String, &ActorRow> = FxHashMap::default();
        seen.reserve(lex.actors.len());
        for a in &lex.actors {
            for n in a.names.iter().filter(full) {
                let folded = n.text.to_lowercase();
                if !n.flags.exact && common.contains(folded.as_str()) {
                    let what = format!("the name `{}` is an ordinary word", n.text);
                    self.warn(a.at, 3, what, "mark it with = for exact case, or with ? and a `near` word");
                }
                let Some(other) = seen.insert(folded, a) else { continue };
                if other.id == a.id {
                    let twice = a.names.iter().filter(full).filter(|m| m.text == n.text).count() > 1;
                    if twice {
                        self.warn(a.at, 3, format!("the name `{}` stands twice", n.text), "leave one out");
                    }
                    continue;
                }
                let what = format!(
                    "shadowed name: `{}` names both `{}` ({}:{}) and `{}`",
                    n.text, other.id, lex.files[other.at.file as usize].name, other.at.line, a.id
                );
                self.warn(a.at, 3, what, "mark one with ~ or ?, or give both rows one id");
            }
        }
    }
}

/// Words of one token that name a role, an event, a stance or a cue.
fn common_words(lex: &Lexicon) -> FxHashSet<&str> {
    let agents = lex.agents.iter().map(|r| r.head.as_str());
    let cues = lex.cues.iter().map(|r| r.cue.as_str());
    let stances = lex.stance.iter().map(|r| r.phrase.as_str());
    let frames = lex.frames.iter().map(|r| r.trigger.as_str());
    let all = agents.chain(cues).chain(stances).chain(frames);
    all.filter(|w| !w.contains(' ') && w.starts_with(char::is_lowercase)).collect()
}
