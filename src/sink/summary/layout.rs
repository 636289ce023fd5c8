//! Columns of text for a terminal.

use anstyle::{AnsiColor, Style};

/// Headings and totals.
pub(super) const HEAD: Style = Style::new().bold();
/// What is there for reference only.
pub(super) const DIM: Style = Style::new().dimmed();
/// Actors.
pub(super) const NAME: Style = AnsiColor::Cyan.on_default();
/// Classes and codes.
pub(super) const LABEL: Style = AnsiColor::Yellow.on_default();

/// One cell of a table.
#[derive(Clone)]
pub(super) struct Cell {
    text: String,
    style: Style,
    right: bool,
}

impl Cell {
    pub(super) fn plain(text: &str) -> Cell {
        Cell::styled(text, Style::new())
    }

    pub(super) fn styled(text: &str, style: Style) -> Cell {
        Cell { text: one_line(text), style, right: false }
    }

    pub(super) fn dim(self) -> Cell {
        Cell { style: DIM, ..self }
    }

    pub(super) fn right(self) -> Cell {
        Cell { right: true, ..self }
    }

    /// Cut to so many characters.
    pub(super) fn max(mut self, width: usize) -> Cell {
        if self.text.chars().count() > width {
            self.text = self.text.chars().take(width - 1).collect();
            self.text.truncate(self.text.trim_end().len());
            self.text.push('…');
        }
        self
    }

    fn width(&self) -> usize {
        self.text.chars().count()
    }
}

/// Text on one line. Control characters of an article must not reach the terminal.
fn one_line(text: &str) -> String {
    let clean: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    clean.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn heading(title: &str, note: &str, out: &mut String) {
    out.push_str(&format!("{HEAD}{title}{HEAD:#}"));
    if !note.is_empty() {
        out.push_str(&format!("  {DIM}{note}{DIM:#}"));
    }
    out.push('\n');
}

/// Rows with their columns in line; a column that is empty throughout takes no room.
pub(super) fn table(rows: Vec<Vec<Cell>>, out: &mut String) {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|i| rows.iter().filter_map(|r| r.get(i)).map(Cell::width).max().unwrap_or(0))
        .collect();
    for row in rows {
        let mut line = String::new();
        let mut gap = 2;
        for (cell, &width) in row.iter().zip(&widths).filter(|&(_, &w)| w > 0) {
            let pad = width - cell.width();
            let before = if cell.right { pad } else { 0 };
            line.push_str(&" ".repeat(gap + before));
            if !cell.text.is_empty() {
                let style = cell.style;
                line.push_str(&format!("{style}{}{style:#}", cell.text));
            }
            gap = 2 + pad - before;
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// "1 event", "2 events".
pub(super) fn plural(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_in_line() {
        let mut out = String::new();
        let cell = Cell::plain;
        table(
            vec![
                vec![cell("a"), cell(""), cell("one\ntwo\u{1b}[2J"), cell("7").right()],
                vec![cell("long"), cell(""), cell("é"), cell("12").right()],
                vec![cell("abcdef").max(4)],
            ],
            &mut out,
        );
        assert_eq!(out, "  a     one two [2J   7\n  long  é            12\n  abc…\n");
    }
}
