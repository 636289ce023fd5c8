//! Markdown: a file is an article, as plain text is. What stands before the text between two lines `---` is about it.

use std::io::BufRead;
use std::ops::ControlFlow;

use super::text::{filled, warnings, whole};
use super::{Emit, LONGEST, Origin, Raw};

/// Reads the whole input as one article.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    emit(whole(input, origin, LONGEST, |_| None).and_then(|decoded| {
        let mut raw = front_matter(decoded.text, origin);
        filled(&raw.text, origin)?;
        raw.warnings = warnings(decoded.note);
        Ok(raw)
    }))
}

/// The text without the lines in front of it, and what those say: `title: Talks fail`.
fn front_matter(text: String, origin: &Origin) -> Raw {
    let whole = |text| Raw { text, ..Raw::default() };
    let Some(rest) = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n")) else {
        return whole(text);
    };
    let mut raw = Raw::default();
    let mut at = text.len() - rest.len();
    for line in rest.split_inclusive('\n') {
        at += line.len();
        let line = line.trim_end();
        if matches!(line, "---" | "...") {
            raw.text = text[at..].into();
            return raw;
        }
        let Some((key, value)) = line.split_once(':') else {
            // Lists and longer values belong to the key above; anything else is no front matter but a rule.
            if line.is_empty() || line.starts_with([' ', '\t', '-', '#']) {
                continue;
            }
            return whole(text);
        };
        let value = value.trim().trim_matches(['"', '\'']);
        let known = origin.fields.all().into_iter().find(|(_, name)| *name == key.trim());
        let slot = match known.map(|(field, _)| field) {
            Some("id") => &mut raw.id,
            Some("title") => &mut raw.title,
            Some("date") => &mut raw.date,
            Some("url") => &mut raw.url,
            Some("source") => &mut raw.source,
            Some("language") => &mut raw.language,
            Some("author") => &mut raw.author,
            _ => continue,
        };
        if !value.is_empty() {
            *slot = Some(value.into());
        }
    }
    whole(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matters() {
        let origin = Origin::new("a.md", "a.md");
        let raw = front_matter(
            "---\ntitle: \"Talks: day two\"\ndate: 2025-12-02\ntags:\n  - x\n---\n# Talks\n".into(),
            &origin,
        );
        assert_eq!((raw.title.as_deref(), raw.date.as_deref()), (Some("Talks: day two"), Some("2025-12-02")));
        assert_eq!(raw.text, "# Talks\n");
        for text in ["# Talks\n", "---\nA rule first.\n---\n", "---\ntitle: x\n", "--- no"] {
            assert_eq!(front_matter(text.into(), &origin).text, text);
        }
    }
}
