//! `--actors FILE`: the actors that a run is about, one id or name a line, or the first (or `id`) column of a table.

use std::fs;
use std::path::Path;

use rustc_hash::FxHashMap;

use crate::base::{Error, fold};
use crate::lexicon::{Lexicons, edits};
use crate::record::Watch;

/// For so many unknown words the nearest known one is looked up.
const HINTED: usize = 50;
/// Longest list, in bytes.
const LONGEST: u64 = 64 << 20;

/// The watch list of a file, each line of which must be known to the lexicons.
///
/// # Errors
/// Where the file cannot be read, and all unknown or unclear lines at once.
pub(super) fn read(path: &Path, lex: &Lexicons) -> Result<Watch, Error> {
    let shown = path.display();
    let faults = |list: Vec<String>| Error::faults("bad watch list", list);
    let cannot =
        |e| Error::io("cannot read the watch list", path, e, "a file of actor ids or names, one a line");
    if fs::metadata(path).map_err(cannot)?.len() > LONGEST {
        return Err(faults(vec![format!(
            "{shown}: the file is too long; try: a list of actors, one a line"
        )]));
    }
    let bytes = fs::read(path).map_err(cannot)?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text.strip_prefix('\u{feff}').unwrap_or(text),
        Err(e) => {
            let line = bytes[..e.valid_up_to()].iter().filter(|&&b| b == b'\n').count() + 1;
            let why = "not UTF-8; try: iconv -f WINDOWS-1252 -t UTF-8";
            return Err(faults(vec![format!("{shown}:{line}: {why}")]));
        }
    };
    let names = Names::new(lex);
    let (mut ids, mut wrong, mut column, mut first) = (Vec::new(), Vec::new(), 0, true);
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if std::mem::take(&mut first)
            && let Some(at) = header(&cells)
        {
            column = at;
            continue;
        }
        let cell = cells.get(column).copied().unwrap_or("");
        match names.of(cell) {
            Ok(found) => ids.extend(found),
            Err((why, hint)) => {
                let hint = hint.or_else(|| names.nearest(cell).filter(|_| wrong.len() < HINTED));
                let hint = hint.unwrap_or("an id such as `rus.gov`, or a name of the lexicons".into());
                wrong.push(format!("{shown}:{number}:{}: {why}; try: {hint}", column + 1));
            }
        }
    }
    if ids.is_empty() && wrong.is_empty() {
        wrong.push(format!("{shown}: it names nobody; try: one actor id or name a line"));
    }
    if wrong.is_empty() { Ok(ids.into_iter().collect()) } else { Err(faults(wrong)) }
}

/// The column of the ids, or else of the names, where the row is a header.
fn header(cells: &[&str]) -> Option<usize> {
    let at = |wanted: &[&str]| cells.iter().position(|c| wanted.contains(&&*c.to_lowercase()));
    at(&["id", "actor", "actor_id"]).or_else(|| at(&["name", "names"]))
}

struct Names<'a> {
    lex: &'a Lexicons,
    /// Rows of actors by folded name; the second is set for a full form.
    by_name: FxHashMap<String, Vec<(u32, bool)>>,
}

type Unknown = (String, Option<String>);

impl<'a> Names<'a> {
    fn new(lex: &'a Lexicons) -> Names<'a> {
        let mut by_name: FxHashMap<String, Vec<(u32, bool)>> = FxHashMap::default();
        let mut add = |name: &str, actor: u32, full: bool| {
            let list = by_name.entry(folded(name)).or_default();
            if !list.contains(&(actor, full)) {
                list.push((actor, full));
            }
        };
        for (i, a) in (0u32..).zip(&lex.rows.actors) {
            a.names.iter().filter(|n| !n.flags.adjective).for_each(|n| add(&n.text, i, !n.flags.short));
        }
        for m in &lex.rows.metonyms {
            if let Some((i, _)) = lex.actor(&m.actor) {
                m.names.iter().for_each(|n| add(&n.text, i, true));
            }
        }
        Names { lex, by_name }
    }

    /// The ids that a cell means.
    fn of(&self, cell: &str) -> Result<Vec<String>, Unknown> {
        if cell.is_empty() {
            return Err(("the cell is empty".into(), Some("an actor id or name".into())));
        }
        // Names that no lexicon knows have ids too, the same in every run.
        if self.lex.actor(cell).is_some() || cell.strip_prefix("unk:").is_some_and(|s| !s.is_empty()) {
            return Ok(vec![cell.into()]);
        }
        let id = |i: u32| self.lex.rows.actors[i as usize].id.clone();
        let list = self.by_name.get(&folded(cell)).map_or(&[][..], Vec::as_slice);
        let full: Vec<String> = list.iter().filter(|(_, full)| *full).map(|(i, _)| id(*i)).collect();
        let short: Vec<String> = list.iter().map(|(i, _)| id(*i)).collect();
        match (full.len(), short.as_slice()) {
            (1.., _) => Ok(full),
            (0, []) => Err((format!("unknown actor `{cell}`"), None)),
            (0, [one]) => Ok(vec![one.clone()]),
            (0, several) => {
                let shown: Vec<&str> = several.iter().take(5).map(String::as_str).collect();
                let more = if several.len() > 5 { ", ..." } else { "" };
                Err((
                    format!("`{cell}` is short for {} actors", several.len()),
                    Some(format!("one of: {}{more}", shown.join(", "))),
                ))
            }
        }
    }

    /// The known id or name that is most like a word.
    fn nearest(&self, cell: &str) -> Option<String> {
        let wanted = folded(cell);
        let length = wanted.chars().count();
        let ids = self.lex.rows.actors.iter().map(|a| (a.id.as_str(), a.id.as_str()));
        let names =
            self.by_name.iter().map(|(n, l)| (n.as_str(), self.lex.rows.actors[l[0].0 as usize].id.as_str()));
        ids.chain(names)
            .filter(|(n, _)| n.len().abs_diff(wanted.len()) <= 3)
            .map(|(n, id)| (edits(n, &wanted), n, id))
            .min()
            .filter(|(d, ..)| *d <= (length / 3).max(1))
            .map(|(_, n, id)| if n == id { id.to_string() } else { format!("{id} (\"{n}\")") })
    }
}

fn folded(name: &str) -> String {
    let mut out = String::new();
    fold(name, &mut out);
    out
}
