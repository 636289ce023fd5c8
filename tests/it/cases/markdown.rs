//! A file of literate cases: headings, passages and what is expected of them.

/// One `expect` block with the passage that it speaks of.
#[derive(Debug)]
pub struct Case {
    /// The headings above it, joined.
    pub title: String,
    /// A heading above it says *exact*.
    pub exact: bool,
    /// The passage.
    pub text: String,
    /// `key: value` from the passage's fence or the line before it.
    pub facts: Vec<(String, String)>,
    /// First line of the block's content in the file, from 0.
    pub first: usize,
    /// The lines of the block.
    pub lines: Vec<String>,
}

impl Case {
    /// The value of a key of the passage.
    pub fn fact(&self, key: &str) -> Option<&str> {
        self.facts.iter().find(|(k, _)| k == key).map(|(_, v)| v.as_str())
    }
}

/// What may stand beside a passage.
const KEYS: &[&str] = &["date"];

/// Reads the cases of a file. A fault is the line, from 1, and what is wrong there.
pub fn read(file: &str) -> Result<Vec<Case>, (usize, String)> {
    let lines: Vec<&str> = file.lines().collect();
    let mut cases = Vec::new();
    let mut headings: Vec<(usize, String)> = Vec::new();
    let mut passage: Option<(String, Vec<(String, String)>)> = None;
    let mut used = true;
    let mut i = 0;
    while i < lines.len() {
        let line = lines[i];
        if let Some(info) = line.strip_prefix("```") {
            let end = (i + 1..lines.len()).find(|&j| lines[j].trim_end() == "```");
            let end = end.ok_or((i + 1, "the fence is not closed".to_string()))?;
            let (what, rest) = info.trim().split_once(' ').unwrap_or((info.trim(), ""));
            let body = &lines[i + 1..end];
            match what {
                "text" => {
                    if !used {
                        return Err((i + 1, "the passage before has no expect block".into()));
                    }
                    let before = lines[..i].iter().rev().find(|l| !l.trim().is_empty());
                    let facts: Vec<_> = [Some(rest), before.copied()]
                        .into_iter()
                        .flatten()
                        .filter_map(|f| f.split_once(": "))
                        .filter(|(k, _)| KEYS.contains(&k.trim()))
                        .map(|(k, v)| (k.trim().to_string(), v.trim().to_string()))
                        .collect();
                    if !rest.is_empty() && facts.is_empty() {
                        return Err((i + 1, format!("expected `KEY: VALUE` with a key of {KEYS:?}")));
                    }
                    (passage, used) = (Some((body.join("\n"), facts)), false);
                }
                "expect" => {
                    let Some((text, facts)) = passage.clone() else {
                        return Err((i + 1, "no passage stands before this block".into()));
                    };
                    used = true;
                    let title = headings.iter().map(|(_, t)| t.as_str()).collect::<Vec<_>>().join(" / ");
                    cases.push(Case {
                        exact: title.contains("*exact*"),
                        title,
                        text,
                        facts,
                        first: i + 1,
                        lines: body.iter().map(ToString::to_string).collect(),
                    });
                }
                _ => {}
            }
            i = end;
        } else if line.starts_with('#') {
            let level = line.bytes().take_while(|&b| b == b'#').count();
            headings.retain(|(l, _)| *l < level);
            headings.push((level, line[level..].trim().to_string()));
            if !used {
                return Err((i + 1, "the passage before has no expect block".into()));
            }
            passage = None;
        }
        i += 1;
    }
    if used { Ok(cases) } else { Err((lines.len(), "the last passage has no expect block".into())) }
}

/// The file with new lines in its blocks.
pub fn write(file: &str, blocks: &[(&Case, Vec<String>)]) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut next = 0;
    let lines: Vec<&str> = file.lines().collect();
    for (case, new) in blocks {
        out.extend(&lines[next..case.first]);
        out.extend(new.iter().map(String::as_str));
        next = case.first + case.lines.len();
    }
    out.extend(&lines[next..]);
    out.join("\n") + "\n"
}

#[test]
fn a_file_is_cases_and_comes_back_unchanged() {
    let file = "# Speech\n\nProse.\ndate: 2025-12-02\n\n```text\nA said\nB.\n```\n\n```expect\nrule x\n```\n\n\
                ## Two *exact*\n\n```text date: 2024-01-01\nC.\n```\n```expect\nquote\n```\n";
    let cases = read(file).unwrap();
    assert_eq!(cases.len(), 2);
    assert_eq!((cases[0].text.as_str(), cases[0].fact("date")), ("A said\nB.", Some("2025-12-02")));
    assert_eq!((cases[1].title.as_str(), cases[1].exact), ("Speech / Two *exact*", true));
    assert_eq!(cases[1].fact("date"), Some("2024-01-01"));
    let same: Vec<_> = cases.iter().map(|c| (c, c.lines.clone())).collect();
    assert_eq!(write(file, &same), file);
    for broken in ["```expect\n```\n", "```text\nA.\n```\n", "```text\nA.\n"] {
        assert!(read(broken).is_err(), "{broken}");
    }
}
