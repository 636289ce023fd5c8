//! From a place in the files back to the row that stands there.

use std::sync::OnceLock;

use super::{At, Lexicons};

/// The families whose rows a finding may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Actor,
    Metonym,
    Agent,
    Title,
    Place,
    Cue,
    Modality,
    Stance,
    Connotation,
    Frame,
    Compose,
    Discard,
    Time,
}

const ALL: [Family; 13] = [
    Family::Actor,
    Family::Metonym,
    Family::Agent,
    Family::Title,
    Family::Place,
    Family::Cue,
    Family::Modality,
    Family::Stance,
    Family::Connotation,
    Family::Frame,
    Family::Compose,
    Family::Discard,
    Family::Time,
];

/// Where to find the row that stands at a place in the files.
#[derive(Default)]
pub(super) struct RowOrder {
    /// Of each family the rows in the order of the files; empty where they stand in it anyway. Only a user's rows, which
    /// replace bundled ones, break it.
    rows: [Vec<u32>; ALL.len()],
    /// Of each file the family that has rows in it, with the first of them and one past the last, in that order.
    files: Vec<Option<(Family, usize, usize)>>,
    /// Of each file the row at each line, plus one, where a row was asked for: findings name few files again and again.
    lines: Vec<OnceLock<Box<[u32]>>>,
}

impl RowOrder {
    pub(super) fn of(lex: &Lexicons) -> RowOrder {
        let files = lex.rows.files.len();
        let mut order = RowOrder { files: vec![None; files], ..RowOrder::default() };
        order.lines.resize_with(files, OnceLock::new);
        // Bundled rows alone stand in the order of the files.
        let bundled = |name: &str| dateline_lexicon::FAMILIES.iter().any(|b| b.path == name);
        let bundled = lex.rows.files.iter().all(|f| bundled(&f.name));
        for (list, family) in order.rows.iter_mut().zip(ALL) {
            let at = |i: u32| lex.at_of(family, i as usize);
            let rows = 0..lex.rows_of(family) as u32;
            if !bundled && !rows.clone().is_sorted_by_key(at) {
                list.extend(rows);
                list.sort_by_key(|&i| at(i));
            }
            let row = |k: usize| list.get(k).map_or(k, |&i| i as usize);
            let (mut from, n) = (0, lex.rows_of(family));
            while from < n {
                let file = lex.at_of(family, row(from)).file;
                let to = lex.first_row(family, row, (from, n), At { file: file + 1, line: 0 });
                order.files[usize::from(file)] = Some((family, from, to));
                from = to;
            }
        }
        order
    }
}

impl Lexicons {
    /// The key of the row at a place in the files, for messages and records.
    pub fn row_name(&self, at: At) -> Option<&str> {
        let (family, from, to) = (*self.order.files.get(usize::from(at.file))?)?;
        let order = &self.order.rows[family as usize];
        let row = |k: usize| order.get(k).map_or(k, |&i| i as usize);
        let lines = self.order.lines[usize::from(at.file)].get_or_init(|| {
            let mut lines = Vec::new();
            for k in from..to {
                let line = self.at_of(family, row(k)).line as usize;
                lines.resize(lines.len().max(line + 1), 0);
                // Several entries may come from one line; the first is asked for.
                if lines[line] == 0 {
                    lines[line] = k as u32 + 1;
                }
            }
            lines.into()
        });
        let found = lines.get(at.line as usize)?.checked_sub(1)?;
        Some(self.name_of(family, row(found as usize)))
    }

    /// The first of some rows in the order of the files that stands at a place or behind it.
    fn first_row(
        &self,
        family: Family,
        row: impl Fn(usize) -> usize,
        (mut from, mut to): (usize, usize),
        at: At,
    ) -> usize {
        while from < to {
            let middle = (from + to) / 2;
            if self.at_of(family, row(middle)) < at { from = middle + 1 } else { to = middle }
        }
        from
    }

    fn rows_of(&self, family: Family) -> usize {
        let r = &self.rows;
        match family {
            Family::Actor => r.actors.len(),
            Family::Metonym => r.metonyms.len(),
            Family::Agent => r.agents.len(),
            Family::Title => r.titles.len(),
            Family::Place => self.places.len(),
            Family::Cue => r.cues.len(),
            Family::Modality => r.modality.len(),
            Family::Stance => r.stance.len(),
            Family::Connotation => r.connotation.len(),
            Family::Frame => r.frames.len(),
            Family::Compose => r.compose.len(),
            Family::Discard => r.discards.len(),
            Family::Time => r.times.len(),
        }
    }

    fn at_of(&self, family: Family, i: usize) -> At {
        let r = &self.rows;
        match family {
            Family::Actor => r.actors[i].at,
            Family::Metonym => r.metonyms[i].at,
            Family::Agent => r.agents[i].at,
            Family::Title => r.titles[i].at,
            Family::Place => self.places.at(i as u32),
            Family::Cue => r.cues[i].at,
            Family::Modality => r.modality[i].at,
            Family::Stance => r.stance[i].at,
            Family::Connotation => r.connotation[i].at,
            Family::Frame => r.frames[i].at,
            Family::Compose => r.compose[i].at,
            Family::Discard => r.discards[i].at,
            Family::Time => r.times[i].at,
        }
    }

    fn name_of(&self, family: Family, i: usize) -> &str {
        let r = &self.rows;
        match family {
            Family::Actor => &r.actors[i].id,
            Family::Metonym => &r.metonyms[i].names[0].text,
            Family::Agent => &r.agents[i].head,
            Family::Title => &r.titles[i].title,
            Family::Place => self.places.get(i as u32).name,
            Family::Cue => &r.cues[i].cue,
            Family::Modality => &r.modality[i].phrase,
            Family::Stance => &r.stance[i].phrase,
            Family::Connotation => &r.connotation[i].words[0],
            Family::Frame => &r.frames[i].trigger,
            Family::Compose => r.compose[i].upper.first().map_or("", String::as_str),
            Family::Discard => &r.discards[i].phrase,
            Family::Time => &r.times[i].word,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_found_where_it_stands() {
        let lex = crate::lexicon::load(true, &[], &mut Vec::new()).expect("the bundled lexicons are sound");
        for family in ALL {
            for row in 0..lex.rows_of(family) {
                let at = lex.at_of(family, row);
                assert_eq!(lex.row_name(at), Some(lex.name_of(family, row)), "{family:?} {at:?}");
            }
        }
        let last = lex.rows.files.len() as u16;
        assert_eq!(lex.row_name(At { file: last, line: 1 }), None);
        assert_eq!(lex.row_name(At { file: 0, line: u32::MAX }), None);
    }
}
