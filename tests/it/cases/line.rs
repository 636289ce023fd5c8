//! The lines of an `expect` block: `[!]kind [class] [value] [key=value ...] ["text"]`.

use std::fmt;

/// One expected fact.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// Written with `!`: nothing may match.
    pub never: bool,
    /// mention, quote, event, ...
    pub kind: String,
    /// The bare words after the kind: its class, and for a time its value.
    pub words: Vec<String>,
    /// In the order written.
    pub fields: Vec<(String, String)>,
    /// The words of the article that the fact stands on.
    pub text: Option<String>,
}

impl Line {
    /// Reads a line.
    pub fn read(line: &str) -> Result<Line, String> {
        let mut out = Line::default();
        let rest = line.trim();
        let rest = match rest.strip_prefix('!') {
            Some(rest) => {
                out.never = true;
                rest
            }
            None => rest,
        };
        let mut scan = Scan { rest };
        while let Some(part) = scan.next()? {
            match part {
                Part::Word(w) if out.kind.is_empty() => out.kind = w,
                Part::Word(w) => out.words.push(w),
                Part::Field(k, v) => out.fields.push((k, v)),
                Part::Text(t) if out.text.is_none() => out.text = Some(t),
                Part::Text(t) => return Err(format!("a second text \"{t}\"")),
            }
        }
        if out.kind.is_empty() { Err("no kind".into()) } else { Ok(out) }
    }

    /// Nothing but a kind: stands for all facts of it when expectations are rewritten.
    pub fn is_bare(&self) -> bool {
        !self.never && self.words.is_empty() && self.fields.is_empty() && self.text.is_none()
    }
}

enum Part {
    Word(String),
    Field(String, String),
    Text(String),
}

struct Scan<'a> {
    rest: &'a str,
}

impl Scan<'_> {
    fn next(&mut self) -> Result<Option<Part>, String> {
        self.rest = self.rest.trim_start();
        if self.rest.is_empty() {
            return Ok(None);
        }
        if self.rest.starts_with('"') {
            return Ok(Some(Part::Text(self.quoted()?)));
        }
        let end = self.rest.find([' ', '\t', '=']).unwrap_or(self.rest.len());
        let word = self.rest[..end].to_string();
        let Some(value) = self.rest[end..].strip_prefix('=') else {
            self.rest = &self.rest[end..];
            return Ok(Some(Part::Word(word)));
        };
        self.rest = value;
        if value.starts_with('"') {
            return Ok(Some(Part::Field(word, self.quoted()?)));
        }
        let end = value.find([' ', '\t']).unwrap_or(value.len());
        self.rest = &value[end..];
        Ok(Some(Part::Field(word, value[..end].to_string())))
    }

    /// A string in straight quotes; `\"` stands for a quote inside.
    fn quoted(&mut self) -> Result<String, String> {
        let mut out = String::new();
        let mut chars = self.rest.char_indices().skip(1);
        while let Some((i, c)) = chars.next() {
            match c {
                '"' => {
                    self.rest = &self.rest[i + 1..];
                    return Ok(out);
                }
                '\\' => out.extend(chars.next().map(|(_, c)| c)),
                c => out.push(c),
            }
        }
        Err("a quotation is not closed".into())
    }
}

/// A value as it is written: bare where that is enough.
pub fn written(value: &str) -> String {
    if value.is_empty() || value.contains([' ', '\t', '"', '=']) { quoted(value) } else { value.to_string() }
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", if self.never { "!" } else { "" }, self.kind)?;
        for w in &self.words {
            write!(f, " {w}")?;
        }
        for (k, v) in &self.fields {
            write!(f, " {k}={}", written(v))?;
        }
        match &self.text {
            Some(t) => write!(f, " {}", quoted(t)),
            None => Ok(()),
        }
    }
}

#[test]
fn lines_are_read_as_they_are_written() {
    for line in [
        r#"quote mixed speaker="Yury Ushakov" cue=insisted "sections remained “unacceptable”""#,
        r#"!event ASSAULT source="""#,
        r#"time DATE 2025-12-02 "December 2, 2025""#,
        r#"quote direct "\"Go,\" he said""#,
        "rule mention.name",
    ] {
        assert_eq!(Line::read(line).unwrap().to_string(), line);
    }
    for line in ["", "!", "quote \"open", "mention \"one\" \"two\""] {
        assert!(Line::read(line).is_err(), "{line}");
    }
}
