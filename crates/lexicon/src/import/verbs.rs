//! Verb dictionaries: TABARI's .verbs, PETRARCH's blocks of verbs with patterns, and their synonym sets.

use rustc_hash::FxHashMap;

use super::lines::{bare, numbered, words};
use super::patterns::{OBJECT, Slots, slots};
use super::{Fate, Importer};

/// A verb of the block at hand.
struct Verb {
    line: u32,
    lemma: String,
    particle: String,
    code: String,
}

impl Importer<'_> {
    pub(super) fn verbs_file(&mut self, text: &str) {
        let sets = self.sets(text);
        // In PETRARCH's files `--- NAME [code] ---` opens a block whose patterns are those of all its verbs; in TABARI's
        // each verb has its own.
        let blocks = text.lines().any(|l| l.starts_with("---") && l.trim_end().len() > 6);
        let (mut verbs, mut default, mut section, mut patterns) =
            (Vec::<Verb>::new(), String::new(), String::new(), false);
        for (n, raw) in numbered(text) {
            let line = bare(raw, true).trim();
            if line.is_empty() {
                continue;
            }
            if line.starts_with('<') {
                let tag = line.trim_matches(['<', '>', ' ']).to_uppercase();
                section = if tag.starts_with('/') || line.contains("</") { String::new() } else { tag };
                continue;
            }
            if section == "SYNSETS"
                || line.starts_with('&')
                || (line.starts_with('+') && !line.contains('[') && verbs.is_empty())
            {
                continue;
            }
            self.line(n);
            if !section.is_empty() {
                let why = match section.as_str() {
                    "TIME" => "dates are read by the time grammar here",
                    "ATTRIB" => "who says it is found by the quote rules here: add the verb to cues.tsv",
                    _ => "a section that has no counterpart",
                };
                self.remark(n, Fate::Lost, format!("<{section}>: {why}"), line);
            } else if line.starts_with("---") {
                default = code_in(line).unwrap_or_default();
                verbs.clear();
                patterns = false;
            } else if line.starts_with('~') {
                let why =
                    "a transformation of one event by the verb above it: write a row of events/compose.tsv";
                self.remark(n, Fate::Lost, why, line);
            } else if let Some(pattern) = line.strip_prefix('-') {
                patterns = true;
                self.pattern(n, pattern, &verbs, &sets);
            } else {
                if !blocks || patterns {
                    verbs.clear();
                    patterns = false;
                }
                self.verb(n, line, &default, &mut verbs);
            }
        }
    }

    /// Synonym sets by name, with their members.
    fn sets(&mut self, text: &str) -> FxHashMap<String, Vec<String>> {
        let mut sets: FxHashMap<String, Vec<String>> = FxHashMap::default();
        let (mut lines, mut current) = (Vec::new(), None::<String>);
        for (n, raw) in numbered(text) {
            let line = bare(raw, true).trim();
            if let Some(name) = line.strip_prefix('&') {
                let name = name.split(['[', ' ']).next().unwrap_or("").trim_end_matches('_').to_uppercase();
                lines.push(n);
                current = Some(name.clone());
                sets.entry(name).or_default();
            } else if let (Some(set), Some(member)) = (&current, line.strip_prefix('+')) {
                lines.push(n);
                let member = member.split('[').next().unwrap_or("").trim();
                sets.get_mut(set).expect("it was opened").push(member.trim_end_matches('_').to_string());
            } else if !line.is_empty() {
                current = None;
            }
        }
        lines.iter().for_each(|n| self.line(*n));
        // A member may name another set.
        let all = sets.clone();
        for list in sets.values_mut() {
            let full: Vec<String> = list.iter().flat_map(|m| filled(m, &all, 3)).collect();
            *list = full.iter().map(|m| words(m).0).filter(|m| !m.is_empty()).collect();
            list.dedup();
        }
        sets
    }

    fn verb(&mut self, n: u32, line: &str, default: &str, verbs: &mut Vec<Verb>) {
        let (front, forms) = match line.split_once('{') {
            Some((f, rest)) => (f.trim(), rest.split('}').next().unwrap_or("")),
            None => (line.split('[').next().unwrap_or(line).trim(), ""),
        };
        let own = code_in(line);
        let code = own.clone().unwrap_or_else(|| default.to_string());
        let phrase = front.trim_end_matches('_');
        let lemma = match phrase.split_once('+') {
            None => words(phrase).0,
            Some(("", rest)) => words(rest).0,
            Some(_) => {
                return self.remark(
                    n,
                    Fate::Lost,
                    "the verb is not the first word, so no frame can have it",
                    line,
                );
            }
        };
        let Some(head) = lemma.split(' ').next().filter(|h| !h.is_empty()) else {
            return self.remark(n, Fate::Lost, "no verb on the line", line);
        };
        if !head.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'') {
            return self.remark(n, Fate::Lost, "the verb is not a word", line);
        }
        let particle = lemma[head.len()..].trim().to_string();
        let verb = Verb { line: n, lemma: head.into(), particle, code };
        for form in forms.split_whitespace() {
            let form = words(form.trim_start_matches('+')).0;
            let form = form.split(' ').next().unwrap_or("");
            if !form.is_empty() && !regular(head, form) && !self.known.has_irregular(form, head) {
                let cells = [form, "verb", head, "import"].map(String::from).to_vec();
                self.row("irregular.tsv", &format!("{form}/verb"), cells);
            }
        }
        let null = verb.code.is_empty() || verb.code.starts_with('-');
        if null {
            if own.is_some_and(|c| c.starts_with('-')) {
                self.remark(n, Fate::Changed, "null code: only its patterns are converted", line);
            }
        } else {
            let open = Slots {
                source: "nsubj".into(),
                target: OBJECT.into(),
                when: vec!["nsubj=#actor".into(), format!("{OBJECT}=#actor")],
                ..Slots::default()
            };
            let code = verb.code.clone();
            self.frames(n, line, &code, &[&verb], &open);
        }
        verbs.push(verb);
    }

    fn pattern(&mut self, n: u32, line: &str, verbs: &[Verb], sets: &FxHashMap<String, Vec<String>>) {
        let Some((pattern, rest)) = line.split_once('[') else {
            return self.remark(n, Fate::Lost, "no [code]", line);
        };
        let code = rest.split(']').next().unwrap_or("").trim();
        if verbs.is_empty() {
            return self.remark(n, Fate::Lost, "no verb stands before the pattern", line);
        }
        if code.starts_with('-') {
            let why = "null code: says when nothing is meant; add a `not` constraint to the frame by hand";
            return self.remark(n, Fate::Lost, why, line);
        }
        let mut wanted: Vec<(String, Vec<String>)> = Vec::new();
        let mut class = |list: &[String]| class_of(list, sets, &mut wanted);
        let made = match slots(pattern, &mut class) {
            Ok(made) => made,
            Err(why) => return self.remark(n, Fate::Lost, why, line),
        };
        for (name, members) in wanted {
            self.row("events/classes.tsv", &name, vec![name.clone(), members.join("|"), "import".into()]);
        }
        for why in &made.loose {
            self.remark(n, Fate::Changed, *why, line);
        }
        let all: Vec<&Verb> = verbs.iter().collect();
        self.frames(n, line, code, &all, &made);
    }

    /// A row for each verb of a pattern.
    fn frames(&mut self, n: u32, line: &str, code: &str, verbs: &[&Verb], made: &Slots) {
        let (first, second) = code.split_once(':').unwrap_or((code, ""));
        if !second.is_empty() {
            let why =
                format!("one record an event: {first} from source to target is kept, {second} back is not");
            self.remark(n, Fate::Changed, why, line);
        }
        let mut codes = first.split('/').map(str::trim);
        let first = codes.next().unwrap_or("");
        let others: Vec<&str> = codes.collect();
        if !others.is_empty() {
            let why = format!("one event a frame: {first} is kept, {} is not", others.join(", "));
            self.remark(n, Fate::Changed, why, line);
        }
        let plover = match self.known.codes.get(first).copied() {
            None => {
                let why = format!("unknown code `{first}`: not a CAMEO code");
                return self.remark(n, Fate::Lost, why, line);
            }
            Some("") => {
                let why =
                    format!("{first} is a mere statement, which is a quote or a stance here and no event");
                return self.remark(n, Fate::Lost, why, line);
            }
            Some(plover) => plover,
        };
        let mut any = false;
        for v in verbs {
            let particle = [v.particle.as_str(), made.particle.as_str()].into_iter().find(|p| !p.is_empty());
            if !v.particle.is_empty() && !made.particle.is_empty() {
                continue;
            }
            let trigger = particle.map_or(v.lemma.clone(), |p| format!("{} {p}", v.lemma));
            let when = made.when.join(" ; ");
            let recip = if made.both { "yes" } else { "" };
            let cells = [
                &trigger,
                "verb",
                plover,
                "",
                first,
                &made.source,
                &made.target,
                &when,
                recip,
                "",
                "",
                "import",
            ];
            let key = format!("{trigger}/{when}/{first}");
            any |= self.row("events/frames.tsv", &key, cells.map(String::from).to_vec());
        }
        if !any {
            let above = verbs.first().map_or(0, |v| v.line);
            let why = format!("says the same as a line above for all of its verbs (from line {above} on)");
            self.remark(n, Fate::Known, why, line);
        }
    }
}

/// The first code in brackets.
fn code_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once('[')?;
    Some(rest.split(']').next()?.trim().to_string())
}

fn filled(member: &str, sets: &FxHashMap<String, Vec<String>>, depth: u8) -> Vec<String> {
    let Some(start) = member.find('&').filter(|_| depth > 0) else { return vec![member.replace('&', "")] };
    let end = member[start..].find(['_', ' ']).map_or(member.len(), |e| start + e);
    let name = member[start + 1..end].to_uppercase();
    let Some(list) = sets.get(&name) else { return vec![member.replace('&', "")] };
    list.iter()
        .flat_map(|m| filled(&format!("{}{m}{}", &member[..start], &member[end..]), sets, depth - 1))
        .collect()
}

/// Words of a pattern as a constraint: a class where there is a set or a word of several parts.
fn class_of(
    list: &[String],
    sets: &FxHashMap<String, Vec<String>>,
    wanted: &mut Vec<(String, Vec<String>)>,
) -> Result<String, String> {
    let mut out: Vec<String> = Vec::new();
    for w in list.iter().filter(|w| !w.is_empty()) {
        if let Some(name) = w.strip_prefix('&') {
            let set = name.to_uppercase();
            let members =
                sets.get(&set).ok_or_else(|| format!("the set &{name} is not defined in this file"))?;
            if members.is_empty() {
                return Err(format!("the set &{name} is empty"));
            }
            let class = format!("imp_{}", set.to_lowercase());
            wanted.push((class.clone(), members.clone()));
            out.push(format!("@{class}"));
        } else if w.contains(['&', '=', ';', '|']) {
            return Err(format!("`{w}` cannot be a word of a constraint"));
        } else if w.contains(' ') {
            let class = format!("imp_{}", w.replace([' ', '-'], "_"));
            wanted.push((class.clone(), vec![w.clone()]));
            out.push(format!("@{class}"));
        } else {
            out.push(w.clone());
        }
    }
    if out.is_empty() { Err("no word to ask for".into()) } else { Ok(out.join("|")) }
}

/// Whether a form of a verb is made by rule.
fn regular(lemma: &str, form: &str) -> bool {
    let stem = lemma.strip_suffix('e').unwrap_or(lemma);
    let last = lemma.chars().last().unwrap_or('e');
    let ends = |base: &str, list: &[&str]| list.iter().any(|e| format!("{base}{e}") == form);
    let y = lemma.strip_suffix('y').unwrap_or(lemma);
    lemma == form
        || ends(lemma, &["s", "es", "ed", "ing"])
        || ends(stem, &["ed", "es", "ing"])
        || ends(y, &["ies", "ied"])
        || ends(&format!("{lemma}{last}"), &["ed", "ing", "es"])
}
