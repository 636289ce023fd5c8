//! What a matched name or phrase is.

use crate::trie::Value;

/// What a matched name is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entry {
    /// Row of `actors` and number of the spelling.
    Actor(u32, u16),
    /// Row of `metonyms` and number of the spelling.
    Metonym(u32, u16),
    /// Row of `agents`; the second is set for the plural.
    Agent(u32, bool),
    /// Row of `titles`.
    Title(u32),
    /// Row of `places` and number of the spelling; 0 is the name itself.
    Place(u32, u16),
}

/// How a name must be spelled in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// In any case.
    Free,
    /// The first letter is a capital.
    First,
    /// Some word begins with a capital: "northern Rakhine", but never all in small letters.
    Some,
    /// As in its row.
    Exact,
    /// As in its row, where it begins with a capital.
    Proper,
}

/// A name in the trie: what it is, and how it must be spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameEntry {
    /// What it is.
    pub entry: Entry,
    /// How it must be spelled.
    pub case: Case,
}

impl Value for NameEntry {
    fn pack(self) -> u64 {
        (self.case as u64) << 56 | self.entry.pack()
    }

    fn unpack(bits: u64) -> NameEntry {
        let case = match bits >> 56 {
            0 => Case::Free,
            1 => Case::First,
            2 => Case::Some,
            3 => Case::Exact,
            _ => Case::Proper,
        };
        NameEntry { entry: Entry::unpack(bits & 0x00ff_ffff_ffff_ffff), case }
    }

    fn needs_capital(self) -> bool {
        matches!(self.case, Case::First | Case::Some | Case::Proper)
    }
}

impl Value for Entry {
    fn pack(self) -> u64 {
        let (tag, row, k) = match self {
            Entry::Actor(row, k) => (0, row, k),
            Entry::Metonym(row, k) => (1, row, k),
            Entry::Agent(row, plural) => (2, row, u16::from(plural)),
            Entry::Title(row) => (3, row, 0),
            Entry::Place(row, k) => (4, row, k),
        };
        tag << 48 | u64::from(k) << 32 | u64::from(row)
    }

    fn unpack(bits: u64) -> Entry {
        let (row, k) = (bits as u32, (bits >> 32) as u16);
        match bits >> 48 {
            0 => Entry::Actor(row, k),
            1 => Entry::Metonym(row, k),
            2 => Entry::Agent(row, k != 0),
            3 => Entry::Title(row),
            _ => Entry::Place(row, k),
        }
    }
}

/// What a matched phrase of several words is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum PhraseEntry {
    Cue(u32),
    Modality(u32),
    Stance(u32),
    Frame(u32),
    Discard(u32),
}

impl Value for PhraseEntry {
    fn pack(self) -> u64 {
        let (tag, row) = match self {
            PhraseEntry::Cue(row) => (0, row),
            PhraseEntry::Modality(row) => (1, row),
            PhraseEntry::Stance(row) => (2, row),
            PhraseEntry::Frame(row) => (3, row),
            PhraseEntry::Discard(row) => (4, row),
        };
        tag << 32 | u64::from(row)
    }

    fn unpack(bits: u64) -> PhraseEntry {
        let row = bits as u32;
        match bits >> 32 {
            0 => PhraseEntry::Cue(row),
            1 => PhraseEntry::Modality(row),
            2 => PhraseEntry::Stance(row),
            3 => PhraseEntry::Frame(row),
            _ => PhraseEntry::Discard(row),
        }
    }
}

/// The row of a family that has a table of its own.
impl Value for u32 {
    fn pack(self) -> u64 {
        u64::from(self)
    }

    fn unpack(bits: u64) -> u32 {
        bits as u32
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_back() {
        let all = [
            Entry::Actor(7, 65535),
            Entry::Metonym(0, 1),
            Entry::Agent(u32::MAX, true),
            Entry::Agent(3, false),
            Entry::Title(9),
            Entry::Place(70_000, 2),
        ];
        assert_eq!(all.map(|e| Entry::unpack(e.pack())), all);
        for case in [Case::Free, Case::First, Case::Some, Case::Exact, Case::Proper] {
            let name = NameEntry { entry: Entry::Place(70_000, 65535), case };
            assert_eq!(NameEntry::unpack(name.pack()), name);
        }
        let all = [PhraseEntry::Cue(1), PhraseEntry::Frame(u32::MAX), PhraseEntry::Discard(0)];
        assert_eq!(all.map(|e| PhraseEntry::unpack(e.pack())), all);
    }
}
