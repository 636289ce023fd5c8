//! A tab-separated file as rows of cells with their line numbers.

use crate::problem::Problems;

/// One row: its line in the file and its cells in the order of the family's columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Line in the file, from 1.
    pub line: u32,
    /// The row begins with `-`: its key is to be removed.
    pub removes: bool,
    /// Trimmed cells; a missing trailing cell is empty.
    pub cells: Vec<String>,
}

/// Rows of a file, one at a time: half a million of them are never held at once.
pub(crate) struct Reader<'t> {
    lines: Box<dyn Iterator<Item = (u32, &'t str)> + 't>,
    columns: &'static [&'static str],
    required: usize,
    /// The column of each cell, where the header names one.
    order: Vec<Option<usize>>,
}

impl<'t> Reader<'t> {
    /// Begins with the text of a file whose columns must be `columns`, in any order; those after `required` may be absent.
    pub(crate) fn new(
        text: &'t str,
        columns: &'static [&'static str],
        required: usize,
        problems: &mut Problems,
    ) -> Reader<'t> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines =
            (1u32..).zip(text.lines()).filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
        let head = lines.next();
        let mut reader = Reader { lines: Box::new(lines), columns, required, order: Vec::new() };
        match head {
            Some((line, head)) => reader.header(line, head, problems),
            None => {
                let hint = format!("first line: {}", columns.join("<TAB>"));
                problems.error(1, 0, "the file has no header row", hint);
            }
        }
        reader
    }

    fn header(&mut self, line: u32, head: &str, problems: &mut Problems) {
        for (i, name) in (1u32..).zip(head.split('\t').map(str::trim)) {
            let column = self.columns.iter().position(|c| *c == name);
            match column {
                Some(k) if self.order.contains(&Some(k)) => {
                    problems.error(line, i, format!("column `{name}` stands twice"), "leave one out");
                }
                Some(_) => {}
                None => {
                    let hint = format!("one of: {}", self.columns.join(" "));
                    problems.error(line, i, format!("unknown column `{name}`"), hint);
                }
            }
            self.order.push(column.filter(|k| !self.order.contains(&Some(*k))));
        }
        for (k, name) in self.columns.iter().enumerate().take(self.required) {
            if !self.order.contains(&Some(k)) {
                problems.error(line, 0, format!("column `{name}` is missing"), "add it to the header row");
            }
        }
    }

    /// Fills the next sound row; whether there was one. Rows of a wrong width are told and passed over.
    pub(crate) fn next(&mut self, row: &mut Row, problems: &mut Problems) -> bool {
        row.cells.resize_with(self.columns.len(), String::new);
        let width = self.order.len();
        for (line, content) in self.lines.by_ref() {
            row.cells.iter_mut().for_each(String::clear);
            let mut n = 0;
            for (i, cell) in content.split('\t').enumerate() {
                n = i + 1;
                if let Some(Some(k)) = self.order.get(i) {
                    row.cells[*k].push_str(cell.trim());
                }
            }
            if n > width {
                let what = format!("{n} cells in a table of {width} columns");
                problems.error(line, n as u32, what, "look for a stray tab");
                continue;
            }
            row.removes = row.cells[0].len() > 1 && row.cells[0].starts_with('-');
            if row.removes {
                row.cells[0].remove(0);
            }
            let needed = |i: usize| self.order[i].filter(|&k| k < self.required).map(|k| self.columns[k]);
            if n < width && !row.removes {
                let cut: Vec<&str> = (n..width).filter_map(needed).collect();
                if !cut.is_empty() {
                    let what = format!("{n} cells in a table of {width} columns: no `{}`", cut.join("`, `"));
                    problems.error(line, n as u32, what, "put a tab between cells, not spaces");
                    continue;
                }
            }
            row.line = line;
            return true;
        }
        false
    }
}
