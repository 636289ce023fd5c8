//! A tab-separated file as rows of cells with their line numbers.

use crate::problem::Problems;

/// One row: its line in the file and its cells in the order of the family's columns.
#[derive(Clone, Debug)]
pub struct Row {
    /// Line in the file, from 1.
    pub line: u32,
    /// The row begins with `-`: its key is to be removed.
    pub removes: bool,
    /// Trimmed cells; a missing trailing cell is empty.
    pub cells: Vec<String>,
}

/// The rows of one file.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// In file order.
    pub rows: Vec<Row>,
}

impl Table {
    /// Reads the text of a file whose columns must be `columns`, in any order; those after `required` may be absent.
    pub(crate) fn read(text: &str, columns: &[&str], required: usize, problems: &mut Problems) -> Table {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut lines =
            (1u32..).zip(text.lines()).filter(|(_, l)| !l.starts_with('#') && !l.trim().is_empty());
        let Some((head_line, head)) = lines.next() else {
            problems.error(
                1,
                0,
                "the file has no header row",
                format!("first line: {}", columns.join("<TAB>")),
            );
            return Table::default();
        };
        let head: Vec<&str> = head.split('\t').map(str::trim).collect();
        let mut order = vec![None; head.len()];
        for (i, name) in head.iter().enumerate() {
            match columns.iter().position(|c| c == name) {
                Some(k) if order.contains(&Some(k)) => {
                    problems.error(head_line, i as u32 + 1, format!("column `{name}` stands twice"), "")
                }
                Some(k) => order[i] = Some(k),
                None => problems.error(
                    head_line,
                    i as u32 + 1,
                    format!("unknown column `{name}`"),
                    format!("one of: {}", columns.join(" ")),
                ),
            }
        }
        for (k, name) in columns.iter().enumerate().take(required) {
            if !order.contains(&Some(k)) {
                problems.error(
                    head_line,
                    0,
                    format!("column `{name}` is missing"),
                    "add it to the header row",
                );
            }
        }
        let mut rows = Vec::new();
        for (line, content) in lines {
            let mut cells = vec![String::new(); columns.len()];
            let mut n = 0;
            for (i, cell) in content.split('\t').enumerate() {
                n = i + 1;
                if let Some(Some(k)) = order.get(i) {
                    cells[*k] = cell.trim().to_string();
                }
            }
            if n > head.len() {
                problems.error(
                    line,
                    n as u32,
                    format!("{n} cells in a table of {} columns", head.len()),
                    "look for a stray tab",
                );
                continue;
            }
            let removes = cells[0].len() > 1 && cells[0].starts_with('-');
            if removes {
                cells[0].remove(0);
            }
            let cut: Vec<&str> = (n..head.len())
                .filter_map(|i| order[i].filter(|&k| k < required).map(|k| columns[k]))
                .collect();
            if !cut.is_empty() && !removes {
                problems.error(
                    line,
                    n as u32,
                    format!("{n} cells in a table of {} columns: no `{}`", head.len(), cut.join("`, `")),
                    "put a tab between cells, not spaces",
                );
                continue;
            }
            rows.push(Row { line, removes, cells });
        }
        Table { rows }
    }
}
