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
    /// Number of the row's part of speech; see [`HeadIndex::pos`].
    pos: u8,
    /// Words after the head.
    pub rest: Box<[Word]>,
}

impl Pattern {
    /// Words of no row.
    pub fn of(rest: Box<[Word]>) -> Pattern {
        Pattern { row: 0, pos: 0, rest }
    }
}

/// Patterns by the lemma of their head, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct HeadIndex {
    by_lemma: FxHashMap<Sym, Vec<Pattern>>,
    heads: Syms,
    /// The parts of speech that rows give.
    kinds: Vec<String>,
}

impl HeadIndex {
    /// Adds the row of a family with this number: its head, the words after it, and its part of speech.
    pub fn add(&mut self, head: Sym, row: u32, rest: Box<[Word]>, pos: &str) {
        let known = self.kinds.iter().position(|k| k == pos).unwrap_or_else(|| {
            self.kinds.push(pos.to_string());
            self.kinds.len() - 1
        });
        self.heads.add(head);
        self.by_lemma.entry(head).or_default().push(Pattern { row, pos: known as u8, rest });
    }

    /// The patterns that a lemma heads.
    pub fn of(&self, lemma: Sym) -> &[Pattern] {
        match lemma.is_known() && self.heads.has(lemma) {
            true => self.by_lemma.get(&lemma).map_or(&[], Vec::as_slice),
            false => &[],
        }
    }

    /// The number of that part of speech among those that rows give.
    pub fn pos_number(&self, pattern: &Pattern) -> u8 {
        pattern.pos
    }

    /// The part of speech that a pattern's row gives, at hand without the row: most patterns fail by it.
    pub fn pos(&self, pattern: &Pattern) -> &str {
        &self.kinds[usize::from(pattern.pos)]
    }
}

/// Some symbols, as one bit for each symbol: it is asked of every word of a text, and most are none of them.
#[derive(Clone, Debug, Default)]
struct Syms(Vec<u64>);

impl Syms {
    fn add(&mut self, sym: Sym) {
        let at = sym.0 as usize / 64;
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        self.0[at] |= 1 << (sym.0 % 64);
    }

    #[inline]
    fn has(&self, sym: Sym) -> bool {
        self.0.get(sym.0 as usize / 64).is_some_and(|bits| bits >> (sym.0 % 64) & 1 == 1)
    }
}

/// Noun classes: which lemmas belong to them. A member of several words is known by its last word and those before.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    numbers: FxHashMap<String, u16>,
    members: FxHashMap<Sym, Vec<Member>>,
    last: Syms,
}

/// A class and the words that stand before the last one.
type Member = (u16, Box<[Sym]>);

impl Classes {
    /// Whether a word belongs, by itself, to the class of a name; to none that no lexicon has.
    pub fn holds(&self, class: &str, word: Sym) -> bool {
        word.is_known()
            && self.last.has(word)
            && self.get(class).is_some_and(|c| self.has(c, word, |_| Sym::UNKNOWN))
    }

    /// The number of a class, made if it is new.
    pub fn number(&mut self, name: &str) -> u16 {
        let fresh = self.numbers.len() as u16;
        *self.numbers.entry(name.to_string()).or_insert(fresh)
    }

    /// The number of a class, given without `@`.
    pub fn get(&self, name: &str) -> Option<u16> {
        self.numbers.get(name).copied()
    }

    /// Number of classes.
    pub fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.numbers.is_empty()
    }

    /// The classes that have a member whose last word is this lemma.
    pub fn ending_in(&self, lemma: Sym) -> impl Iterator<Item = u16> + '_ {
        let members = (lemma.is_known() && self.last.has(lemma)).then(|| self.members.get(&lemma));
        members.flatten().into_iter().flatten().map(|(class, _)| *class)
    }

    /// Adds a member of one or more words.
    pub fn add(&mut self, class: u16, words: Vec<Sym>) {
        if let Some((&last, before)) = words.split_last() {
            self.last.add(last);
            self.members.entry(last).or_default().push((class, before.into()));
        }
    }

    /// Whether a lemma belongs to a class; `before(k)` gives the lemma `k` tokens earlier.
    pub fn has(&self, class: u16, lemma: Sym, before: impl Fn(usize) -> Sym) -> bool {
        lemma.is_known()
            && self.last.has(lemma)
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
    last: Syms,
}

impl Connotations {
    /// Adds the tokens of a word and the number of its row.
    pub fn add(&mut self, tokens: &[Sym], row: u32) {
        if let Some((&last, before)) = tokens.split_last() {
            self.last.add(last);
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
        let all = match last.is_known() && self.last.has(last) {
            true => self.by_last.get(&last).map_or(&[][..], Vec::as_slice),
            false => &[],
        };
        let fits = move |words: &[Sym]| words.iter().rev().enumerate().all(|(i, &w)| before(i + 1) == w);
        all.iter().filter(move |(_, words)| fits(words)).map(|(row, words)| (*row, words.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_have_their_patterns_in_order() {
        let mut index = HeadIndex::default();
        let rest = |n: u32| Box::from([Word::Lemma(Sym(n))]);
        for (row, (head, pos)) in (0..).zip([(70, "verb"), (3, "noun"), (70, "noun"), (70, "verb")]) {
            index.add(Sym(head), row, rest(row), pos);
        }
        let found = |head| -> Vec<(u32, &str)> {
            index.of(Sym(head)).iter().map(|p| (p.row, index.pos(p))).collect()
        };
        assert_eq!(found(70), [(0, "verb"), (2, "noun"), (3, "verb")]);
        assert_eq!(found(3), [(1, "noun")]);
        assert_eq!([0, 2, 6, 71, 134, 9000].map(|head| found(head).len()), [0; 6]);
    }
}
