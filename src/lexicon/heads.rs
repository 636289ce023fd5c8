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
    by_lemma: BySym<Pattern>,
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
        self.by_lemma.add(head, Pattern { row, pos: known as u8, rest });
    }

    /// The patterns that a lemma heads.
    pub fn of(&self, lemma: Sym) -> &[Pattern] {
        self.by_lemma.of(lemma)
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

/// Lists of what belongs to a symbol. It is asked of every word of a text, and most have none: one bit for each symbol
/// tells that.
#[derive(Clone, Debug)]
struct BySym<T> {
    bits: Vec<u64>,
    /// Of each symbol the number of its list. Ordinary words have low symbols, so that this is short.
    numbers: Vec<u32>,
    lists: Vec<(Sym, Vec<T>)>,
}

impl<T> Default for BySym<T> {
    fn default() -> Self {
        BySym { bits: Vec::new(), numbers: Vec::new(), lists: Vec::new() }
    }
}

impl<T> BySym<T> {
    fn add(&mut self, sym: Sym, item: T) {
        let (at, number) = (sym.0 as usize, self.lists.len() as u32);
        if self.has(sym) {
            self.lists[self.numbers[at] as usize].1.push(item);
            return;
        }
        if self.numbers.len() <= at {
            self.numbers.resize(at + 1, 0);
            self.bits.resize(at / 64 + 1, 0);
        }
        self.numbers[at] = number;
        self.bits[at / 64] |= 1 << (at % 64);
        self.lists.push((sym, vec![item]));
    }

    #[inline]
    fn has(&self, sym: Sym) -> bool {
        self.bits.get(sym.0 as usize / 64).is_some_and(|bits| bits >> (sym.0 % 64) & 1 == 1)
    }

    /// What belongs to a symbol; nothing to one that no lexicon knows.
    #[inline]
    fn of(&self, sym: Sym) -> &[T] {
        match sym.is_known() && self.has(sym) {
            true => &self.lists[self.numbers[sym.0 as usize] as usize].1,
            false => &[],
        }
    }

    /// The symbols with what belongs to them.
    fn iter(&self) -> impl Iterator<Item = (Sym, &[T])> {
        self.lists.iter().map(|(sym, list)| (*sym, list.as_slice()))
    }
}

/// Noun classes: which lemmas belong to them. A member of several words is known by its last word and those before.
#[derive(Clone, Debug, Default)]
pub struct Classes {
    numbers: FxHashMap<String, u16>,
    by_last: BySym<Member>,
}

/// A class and the words that stand before the last one.
type Member = (u16, Box<[Sym]>);

impl Classes {
    /// Whether a word belongs, by itself, to the class of a name; to none that no lexicon has.
    pub fn holds(&self, class: &str, word: Sym) -> bool {
        self.may_hold(word) && self.get(class).is_some_and(|c| self.has(c, word, |_| Sym::UNKNOWN))
    }

    /// Whether a word ends a member of some class; most end none.
    #[inline]
    pub fn may_hold(&self, word: Sym) -> bool {
        word.is_known() && self.by_last.has(word)
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
        self.by_last.of(lemma).iter().map(|(class, _)| *class)
    }

    /// Adds a member of one or more words.
    pub fn add(&mut self, class: u16, words: Vec<Sym>) {
        if let Some((&last, before)) = words.split_last() {
            self.by_last.add(last, (class, before.into()));
        }
    }

    /// Whether a lemma belongs to a class; `before(k)` gives the lemma `k` tokens earlier.
    pub fn has(&self, class: u16, lemma: Sym, before: impl Fn(usize) -> Sym) -> bool {
        self.by_last
            .of(lemma)
            .iter()
            .any(|(c, words)| *c == class && words.iter().rev().enumerate().all(|(i, &w)| before(i + 1) == w))
    }

    /// The lemmas of one word in a class.
    pub fn single_words(&self, class: u16) -> impl Iterator<Item = Sym> + '_ {
        let is_one = move |m: &[Member]| m.iter().any(|(c, words)| *c == class && words.is_empty());
        self.by_last.iter().filter(move |(_, m)| is_one(m)).map(|(s, _)| s)
    }
}

/// A row of connotations and the tokens of a word before its last.
type Connoted = (u32, Box<[Sym]>);

/// What words connote, by the last of their tokens.
#[derive(Clone, Debug, Default)]
pub struct Connotations {
    by_last: BySym<Connoted>,
}

impl Connotations {
    /// Adds the tokens of a word and the number of its row.
    pub fn add(&mut self, tokens: &[Sym], row: u32) {
        if let Some((&last, before)) = tokens.split_last() {
            self.by_last.add(last, (row, before.into()));
        }
    }

    /// Rows of the words that end with a token, with the number of their tokens before it;
    /// `before(k)` gives the form `k` tokens earlier.
    pub fn of<'a>(
        &'a self,
        last: Sym,
        before: impl Fn(usize) -> Sym + 'a,
    ) -> impl Iterator<Item = (u32, usize)> + 'a {
        let fits = move |words: &[Sym]| words.iter().rev().enumerate().all(|(i, &w)| before(i + 1) == w);
        self.by_last
            .of(last)
            .iter()
            .filter(move |(_, words)| fits(words))
            .map(|(row, words)| (*row, words.len()))
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
