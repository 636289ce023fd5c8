//! Discard lists, and issue dictionaries.

use super::lines::{bare, numbered, words};
use super::{Fate, Importer};

impl Importer<'_> {
    pub(super) fn discards_file(&mut self, text: &str) {
        for (n, raw) in numbered(text) {
            let line = bare(raw, true).trim();
            if line.is_empty() || line.starts_with('<') {
                continue;
            }
            self.line(n);
            let line = line.split('[').next().unwrap_or(line).trim();
            let (phrase, story) = match line.strip_prefix('+') {
                Some(p) => (p.trim(), true),
                None => (line, false),
            };
            let phrase = phrase.trim_end_matches('_').replace('_', " ").to_lowercase();
            if phrase.is_empty() {
                self.remark(n, Fate::Lost, "no phrase", raw);
            } else if phrase.chars().all(|c| !c.is_alphabetic()) {
                let why = "a bare number or year would drop every sentence with it; write the row by hand if it is meant";
                self.remark(n, Fate::Lost, why, line);
            } else if self.known.is_discard(&phrase) {
                self.remark(n, Fate::Known, "the same stands in events/discards.tsv", line);
            } else {
                if story {
                    self.remark(n, Fate::Changed, "drops the sentence, not the whole story", line);
                }
                // What a discard of this kind takes out is the sentence.
                let cells = [phrase.as_str(), "sport or another subject: imported", "", "import"];
                if !self.row("events/discards.tsv", &phrase, cells.map(String::from).to_vec()) {
                    self.remark(n, Fate::Known, "the phrase stood above already", line);
                }
            }
        }
    }

    pub(super) fn issues_file(&mut self, text: &str) {
        let mut category = String::new();
        for (n, raw) in numbered(text) {
            let line = bare(raw, false).trim();
            if line.is_empty() {
                continue;
            }
            if line.starts_with('<') {
                category =
                    line.split("CATEGORY=\"").nth(1).and_then(|c| c.split('"').next()).unwrap_or("").into();
                continue;
            }
            self.line(n);
            if line.starts_with('~') {
                let phrase = line.trim_start_matches('~').trim();
                for form in forms(phrase) {
                    if !self.row(
                        "issues.tsv",
                        &form,
                        vec![form.clone(), "-".into(), category.clone(), "import".into()],
                    ) {
                        self.remark(n, Fate::Known, "the phrase stood above already", line);
                    }
                }
                continue;
            }
            let Some((phrase, code)) = line.split_once('[') else {
                self.remark(n, Fate::Lost, "no [issue]", line);
                continue;
            };
            let code = code.split(']').next().unwrap_or("").trim();
            if code.is_empty() {
                self.remark(n, Fate::Lost, "the issue in brackets is empty", line);
                continue;
            }
            for form in forms(phrase) {
                if !self.row(
                    "issues.tsv",
                    &form,
                    vec![form.clone(), code.into(), category.clone(), "import".into()],
                ) {
                    self.remark(
                        n,
                        Fate::Known,
                        format!("`{form}` stood above already; the first counts"),
                        line,
                    );
                }
            }
        }
    }
}

/// The phrases that a line of an issue dictionary stands for: `n:` adds a plural, `v:` the forms of a verb, `+` stands
/// for a space and for a hyphen.
fn forms(phrase: &str) -> Vec<String> {
    let mut out = vec![String::new()];
    for word in words(&phrase.replace('_', " ")).0.split(' ') {
        let mut options: Vec<String> = vec![String::new()];
        for (i, part) in word.split('+').enumerate() {
            let joints: &[&str] = if i == 0 { &[""] } else { &[" ", "-"] };
            let forms = match (part.strip_prefix("n:"), part.strip_prefix("v:")) {
                (Some(n), _) => vec![n.to_string(), plural(n)],
                (_, Some(v)) => verb(v),
                _ => vec![part.to_string()],
            };
            let mut next = Vec::new();
            for front in &options {
                for joint in joints {
                    next.extend(forms.iter().map(|f| format!("{front}{joint}{f}")));
                }
            }
            options = next;
        }
        // A phrase of many open places would stand for thousands.
        out = out
            .iter()
            .flat_map(|o| {
                options.iter().map(move |w| if o.is_empty() { w.clone() } else { format!("{o} {w}") })
            })
            .take(256)
            .collect();
    }
    out.retain(|o| !o.is_empty());
    out
}

fn plural(noun: &str) -> String {
    let vowel_y = ["ay", "ey", "oy", "uy"].iter().any(|e| noun.ends_with(e));
    match noun {
        n if n.ends_with('y') && !vowel_y => format!("{}ies", &n[..n.len() - 1]),
        n if n.ends_with("ss") || n.ends_with("sh") || n.ends_with("ch") || n.ends_with('x') => {
            format!("{n}es")
        }
        n => format!("{n}s"),
    }
}

fn verb(v: &str) -> Vec<String> {
    let stem = v.strip_suffix('e').unwrap_or(v);
    vec![v.into(), plural(v), format!("{stem}ed"), format!("{stem}ing")]
}

#[cfg(test)]
mod tests {
    use super::forms;

    #[test]
    fn what_an_issue_line_stands_for() {
        assert_eq!(forms("tar n:sand"), ["tar sand", "tar sands"]);
        assert_eq!(forms("pre+k"), ["pre k", "pre-k"]);
        assert_eq!(forms("v:vote"), ["vote", "votes", "voted", "voting"]);
        assert_eq!(forms("oil"), ["oil"]);
    }
}
