//! What was measured of this version, as its README tells it: one place for figures, so that no two can differ.

const README: &str = include_str!("../../README.md");

/// A layer of the records and how it did on the program's own corpus.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) what: &'static str,
    pub(super) f1: &'static str,
    pub(super) precision: &'static str,
    pub(super) recall: &'static str,
}

/// The table of the README's section on figures that has all three numbers.
pub(super) fn figures() -> Vec<Figure> {
    let rows = section().lines().filter(|l| l.starts_with('|'));
    rows.filter_map(|l| {
        let cells: Vec<&str> = l.trim_matches('|').split('|').map(str::trim).collect();
        match cells[..] {
            [what, f1, precision, recall] if f1.starts_with('.') => {
                Some(Figure { what, f1, precision, recall })
            }
            _ => None,
        }
    })
    .collect()
}

/// What judges said of random draws, as sentences.
pub(super) fn judged() -> Vec<&'static str> {
    section().lines().filter(|l| l.starts_with("Drawn at random") || l.starts_with("About ")).collect()
}

fn section() -> &'static str {
    let from = README.find("\n## Figures\n").map_or(README.len(), |i| i + 1);
    let rest = &README[from..];
    rest.find("\n## ").map_or(rest, |end| &rest[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_has_figures() {
        let figures = figures();
        assert!(figures.len() >= 4, "{figures:?}");
        assert!(figures.iter().any(|f| f.what.starts_with("events")));
        assert!(!judged().is_empty());
    }
}
