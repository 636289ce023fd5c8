//! Words looked up by lemma: the head of a construction and the words that must stand with it.

use rustc_hash::FxHashMap;

use crate::base::Sym;

/// A word of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// This lemma.
    Lemma(Sym),
    /// Any lemma of a class.
    Class(u16),
}

/// A row with its words; the first is the head.
#[derive(Clone, Debug)]
pub struct Pattern {
    /// Number of the row in its family.
    pub row: u32,
    /// Words after the head.
    pub rest: Box<[Word]>,
}

/// Patterns by the lemma of their head, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct HeadIndex {
    by_lemma: FxHashMap<Sym, Vec<Pattern>>,
}

impl HeadIndex {
    /// Adds a pattern.
    pub fn add(&mut self, head: Sym, pattern: Pattern) {
        self.by_lemma.entry(head).or_default().push(pattern);
    }

    /// The patterns that a lemma heads.
    pub fn of(&self, lemma: Sym) -> &[Pattern] {
        if lemma.is_known() { self.by_lemma.get(&lemma).map_or(&[], Vec::as_slice) } else { &[] }
    }
}

/// Noun classes: which lemmas belong to them. A member of several words is known by its last word and those before.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    numbers: FxHashMap<String, u16>,
    members: FxHashMap<Sym, Vec<Member>>,
}

/// A class and the words that stand before the last one.
type Member = (u16, Box<[Sym]>);

impl Classes {
    /// The number of a class, made if it is new.
    pub fn number(&mut self, name: &str) -> u16 {
        let fresh = self.numbers.len() as u16;
        *self.numbers.entry(name.to_string()).or_insert(fresh)
    }

    /// The number of a class, given without `@`.
    pub fn get(&self, name: &str) -> Option<u16> {
        self.numbers.get(name).copied()
    }

    /// Adds a member of one or more words.
    pub fn add(&mut self, class: u16, words: Vec<Sym>) {
        if let Some((&last, before)) = words.split_last() {
            self.members.entry(last).or_default().push((class, before.into()));
        }
    }

    /// Whether a lemma belongs to a class; `before(k)` gives the lemma `k` tokens earlier.
    pub fn has(&self, class: u16, lemma: Sym, before: impl Fn(usize) -> Sym) -> bool {
        lemma.is_known()
            && self.members.get(&lemma).is_some_and(|m| {
                m.iter().any(|(c, words)| {
                    *c == class && words.iter().rev().enumerate().all(|(i, &w)| before(i + 1) == w)
                })
            })
    }

    /// The lemmas of one word in a class.
    pub fn single_words(&self, class: u16) -> impl Iterator<Item = Sym> + '_ {
        self.members
            .iter()
            .filter(move |(_, m)| m.iter().any(|(c, words)| *c == class && words.is_empty()))
            .map(|(&s, _)| s)
    }
}

/// A row of connotations and the tokens of a word before its last.
type Connoted = (u32, Box<[Sym]>);

/// What words connote, by the last of their tokens.
#[derive(Clone, Debug, Default)]
pub struct Connotations {
    by_last: FxHashMap<Sym, Vec<Connoted>>,
}

impl Connotations {
    /// Adds the tokens of a word and the number of its row.
    pub fn add(&mut self, tokens: &[Sym], row: u32) {
        if let Some((&last, before)) = tokens.split_last() {
            self.by_last.entry(last).or_default().push((row, before.into()));
        }
    }

    /// Rows of the words that end with a token, with the number of their tokens before it;
    /// `before(k)` gives the form `k` tokens earlier.
    pub fn of<'a>(
        &'a self,
        last: Sym,
        before: impl Fn(usize) -> Sym + 'a,
    ) -> impl Iterator<Item = (u32, usize)> + 'a {
        let all = if last.is_known() { self.by_last.get(&last).map_or(&[][..], Vec::as_slice) } else { &[] };
        let fits = move |words: &[Sym]| words.iter().rev().enumerate().all(|(i, &w)| before(i + 1) == w);
        all.iter().filter(move |(_, words)| fits(words)).map(|(row, words)| (*row, words.len()))
    }
}
