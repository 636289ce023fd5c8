//! Checks that need the whole lexicon: references between files, codes, classes, overlapping names.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::problem::{Problem, Severity};
use crate::rows::{At, Constraint, Test};
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

    fn references(&mut self) {
        let lex = self.lexicon;
        let ids: FxHashSet<&str> = lex.actors.iter().map(|a| a.id.as_str()).collect();
        for m in &lex.metonyms {
            if !ids.contains(m.actor.as_str()) {
                self.report(
                    m.at,
                    2,
                    format!("no actor has the id `{}`", m.actor),
                    "add the actor or mend the id",
                    Severity::Error,
                );
            }
        }
    }

    fn tenures(&mut self) {
        for a in &self.lexicon.actors {
            if a.roles.is_empty() {
                self.report(
                    a.at,
                    4,
                    format!("`{}` has no role", a.id),
                    "give at least a code",
                    Severity::Error,
                );
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
                self.report(
                    f.at,
                    5,
                    format!("`{}` is not a CAMEO code", f.cameo),
                    "see codes.tsv",
                    Severity::Error,
                );
            }
            let mut words: Vec<&str> = f.trigger.split(' ').collect();
            for Constraint { test, .. } in &f.when {
                if let Test::Words(w) = test {
                    words.extend(w.iter().map(String::as_str));
                }
            }
            for w in words.into_iter().filter(|w| !known(w)) {
                self.report(f.at, 8, format!("`{w}` is no class"), "see classes.tsv", Severity::Error);
            }
        }
        for c in &lex.compose {
            for w in c.upper.iter().filter(|w| !known(w)) {
                self.report(c.at, 1, format!("`{w}` is no class"), "see classes.tsv", Severity::Error);
            }
            if !c.cameo.is_empty() && c.cameo != "=" && !codes.contains_key(c.cameo.as_str()) {
                self.report(
                    c.at,
                    6,
                    format!("`{}` is not a CAMEO code", c.cameo),
                    "see codes.tsv",
                    Severity::Error,
                );
            }
        }
    }

    /// One full name of two actors: the later would shadow the earlier.
    fn names(&mut self) {
        let lex = self.lexicon;
        let mut seen: FxHashMap<&str, &str> = FxHashMap::default();
        for a in &lex.actors {
            for n in a.names.iter().filter(|n| !n.flags.short && !n.flags.near && !n.flags.adjective) {
                if let Some(other) = seen.insert(&n.text, &a.id)
                    && other != a.id
                {
                    let what = format!("`{}` names both `{other}` and `{}`", n.text, a.id);
                    self.report(a.at, 3, what, "mark one with ~ or ?", Severity::Warning);
                }
            }
        }
    }
}
