//! Rows as they stand in their files: key, cells, and what only people and checks need (example, counter-example,
//! source), which the compiled rows no longer carry.

use rustc_hash::FxHashMap;

use crate::problem::Problems;
use crate::set::Family;
use crate::table::{Reader, Row};

/// A row as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Line in the file, from 1.
    pub line: u32,
    /// What tells it from other rows of its family; begins with `-` where the row takes another away.
    pub key: String,
    /// All cells in the order of the family's columns.
    pub cells: Vec<String>,
    /// The sentence in which it must fire, with brackets; may be empty.
    pub example: String,
    /// The sentence in which it must not; may be empty.
    pub not: String,
    /// Where it comes from; may be empty.
    pub src: String,
}

/// The rows of a file. Faults are left to the check.
pub fn notes(family: Family, text: &str) -> Vec<Note> {
    let mut ignored = Vec::new();
    let mut problems = Problems::new("", &mut ignored);
    let (columns, required) = family.columns();
    let mut reader = Reader::new(text, columns, required, &mut problems);
    let column = |name: &str| columns.iter().position(|c| *c == name);
    let (example, not, src) = (column("example"), column("not"), column("src"));
    let of = |cells: &[String], i: Option<usize>| i.map_or(String::new(), |i| cells[i].clone());
    let keys = family.key_columns();
    let (mut row, mut out) = (Row::default(), Vec::new());
    while reader.next(&mut row, &mut problems) {
        let parts: Vec<&str> =
            keys.iter().map(|&k| row.cells[k].as_str()).filter(|c| !c.is_empty()).collect();
        out.push(Note {
            line: row.line,
            key: format!("{}{}", if row.removes { "-" } else { "" }, parts.join(" / ")),
            example: of(&row.cells, example),
            not: of(&row.cells, not),
            src: of(&row.cells, src),
            cells: row.cells.clone(),
        });
    }
    out
}

/// What the comments at the head of a file say of its sources: `# name: work, version, licence`.
pub fn provenance(text: &str) -> FxHashMap<String, String> {
    text.lines()
        .take_while(|l| l.starts_with('#'))
        .filter_map(|l| l[1..].split_once(':'))
        .map(|(name, what)| (name.trim().to_string(), what.trim().to_string()))
        .filter(|(name, what)| !name.is_empty() && !name.contains(' ') && !what.is_empty())
        .collect()
}

impl Family {
    /// The columns that tell rows apart.
    pub fn key_columns(self) -> &'static [usize] {
        match self {
            Family::Actors
            | Family::Metonyms
            | Family::Agents
            | Family::Titles
            | Family::GivenNames
            | Family::Codes
            | Family::Classes
            | Family::Issues
            | Family::Discards => &[0],
            Family::Places => &[1, 2, 3, 0],
            Family::Variants | Family::NameWords => &[0, 1],
            Family::Cues
            | Family::Stance
            | Family::Abbreviations
            | Family::Irregular
            | Family::Times
            | Family::Meanings => &[0, 1],
            Family::Modality => &[0, 1, 6],
            Family::Connotation => &[0, 1, 2, 3],
            Family::Compose => &[0, 1, 2],
            Family::Frames => &[0, 1, 7, 4],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_as_written() {
        let text = "# hand: by hand, MIT\n# Made on Monday: by me\ncue\tpos\tclass\tframes\tweight\texample\tsrc\n\
                    say\tverb\tsay\tthat\t90\tHe [said] so.\thand\n-deny\tverb\n";
        let notes = notes(Family::Cues, text);
        let keys: Vec<(u32, &str, &str)> =
            notes.iter().map(|n| (n.line, n.key.as_str(), n.example.as_str())).collect();
        assert_eq!(keys, [(4, "say / verb", "He [said] so."), (5, "-deny / verb", "")]);
        let sources = provenance(text);
        assert_eq!(sources.len(), 1);
        assert_eq!(sources["hand"], "by hand, MIT");
    }
}
