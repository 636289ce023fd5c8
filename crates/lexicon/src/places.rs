//! Places as a table of fixed records and one run of text: 70,000 rows cost nothing until they are asked for.

use crate::bytes::{Bytes, u32_at};
use crate::rows::{At, Name, NameFlags, PlaceKind, PlaceRow};

/// Numbers of four bytes in a record.
const FIELDS: usize = 9;

/// All rows of the places family.
#[derive(Clone, Debug, Default)]
pub struct Places {
    records: Bytes,
    text: Bytes,
}

/// A row of the places lexicon.
#[derive(Clone, Copy, Debug)]
#[allow(missing_docs)]
pub struct Place<'a> {
    pub at: At,
    pub geonames: u32,
    pub name: &'a str,
    pub country: &'a str,
    pub admin1: &'a str,
    pub lat: f32,
    pub lon: f32,
    pub population: u32,
    pub kind: PlaceKind,
    /// Other spellings, separated by a bar; `=` before one that must stand in exactly this case.
    alt: &'a str,
}

/// The last place between characters that is not past `at`.
fn cut_at(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

impl Places {
    /// Packs rows. Texts of more than 65,535 bytes are cut.
    pub(crate) fn freeze(rows: &[PlaceRow]) -> Places {
        let (mut records, mut text) = (Vec::with_capacity(rows.len() * FIELDS * 4), Vec::new());
        let mut put = |part: &str| {
            let part = &part[..cut_at(part, u16::MAX as usize)];
            let from = text.len();
            text.extend(part.as_bytes());
            (from as u32, part.len() as u32)
        };
        for r in rows {
            let alt: Vec<String> =
                r.alt.iter().map(|n| format!("{}{}", if n.flags.exact { "=" } else { "" }, n.text)).collect();
            let (from, name) = put(&r.name);
            let (_, country) = put(&r.country);
            let (_, admin1) = put(&r.admin1);
            let (_, alt) = put(&alt.join("|"));
            let numbers = [
                r.geonames,
                r.population,
                r.lat.to_bits(),
                r.lon.to_bits(),
                r.at.line,
                u32::from(r.at.file) | (r.kind as u32) << 16,
                from,
                name | country << 16,
                admin1 | alt << 16,
            ];
            records.extend(numbers.into_iter().flat_map(u32::to_le_bytes));
        }
        Places { records: records.into(), text: text.into() }
    }

    pub(crate) fn from_bytes([records, text]: [Bytes; 2]) -> Places {
        Places { records, text }
    }

    pub(crate) fn bytes(&self) -> [&[u8]; 2] {
        [&self.records, &self.text]
    }

    /// Number of rows.
    pub fn len(&self) -> usize {
        self.records.len() / (4 * FIELDS)
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// A row.
    pub fn get(&self, i: u32) -> Place<'_> {
        let field = |k: usize| u32_at(&self.records, i as usize * FIELDS + k);
        let mut from = field(6) as usize;
        let mut take = |len: u32| {
            let part = self.text.get(from..from + len as usize).unwrap_or(&[]);
            from += len as usize;
            std::str::from_utf8(part).unwrap_or("")
        };
        let (name, country) = (take(field(7) & 0xffff), take(field(7) >> 16));
        let (admin1, alt) = (take(field(8) & 0xffff), take(field(8) >> 16));
        Place {
            at: self.at(i),
            geonames: field(0),
            name,
            country,
            admin1,
            lat: f32::from_bits(field(2)),
            lon: f32::from_bits(field(3)),
            population: field(1),
            kind: self.kind(i),
            alt,
        }
    }

    /// Where a row stands in the files.
    pub fn at(&self, i: u32) -> At {
        let field = |k: usize| u32_at(&self.records, i as usize * FIELDS + k);
        At { file: field(5) as u16, line: field(4) }
    }

    /// What sort of place a row is, without a look at its text.
    pub fn kind(&self, i: u32) -> PlaceKind {
        PlaceKind::numbered(u32_at(&self.records, i as usize * FIELDS + 5) >> 16)
    }

    /// The rows of some kinds.
    pub fn of_kind<'a>(&'a self, kinds: &'a [PlaceKind]) -> impl Iterator<Item = u32> + 'a {
        (0..self.len() as u32).filter(|&i| kinds.contains(&self.kind(i)))
    }

    /// The spelling of a number that must stand in exactly this case; none where case is free. Number 0 is the name.
    pub fn exact_spelling(&self, i: u32, k: u16) -> Option<&str> {
        if k == 0 { None } else { self.get(i).alt.split('|').nth(k as usize - 1)?.strip_prefix('=') }
    }

    /// All rows, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Place<'_>> {
        (0..self.len() as u32).map(|i| self.get(i))
    }

    /// All rows, to be changed.
    pub(crate) fn rows(&self) -> Vec<PlaceRow> {
        self.iter()
            .map(|p| PlaceRow {
                at: p.at,
                geonames: p.geonames,
                name: p.name.into(),
                country: p.country.into(),
                admin1: p.admin1.into(),
                lat: p.lat,
                lon: p.lon,
                population: p.population,
                alt: p.spellings().collect(),
                kind: p.kind,
            })
            .collect()
    }
}

impl<'a> Place<'a> {
    /// Its other spellings.
    pub fn spellings(&self) -> impl Iterator<Item = Name> + 'a {
        self.alt.split('|').filter(|s| !s.is_empty()).map(|s| Name {
            text: s.trim_start_matches('=').into(),
            flags: NameFlags { exact: s.starts_with('='), ..NameFlags::default() },
        })
    }
}
