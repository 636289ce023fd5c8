//! The articles seen so far, and which of them a new one repeats.

use crate::{BINS, KEYS, Signature};

/// So many articles are found by one hash; the rest of those that share it have others. Furniture such as "click here to
/// read more on this" would make each article a candidate for each.
const SAME_KEY: usize = 16;

/// Signatures of articles, in the order in which they came.
///
/// An article costs 144 bytes and 8 slots of 5 to 8 bytes: 200 in all. One that repeats an earlier one word for word
/// costs nothing.
#[derive(Default)]
pub struct Index {
    entries: Vec<Entry>,
    /// Numbers of entries, plus one, at the place of each of their keys or behind it; 0 is empty.
    slots: Vec<u32>,
    used: usize,
}

struct Entry {
    id: u64,
    exact: u64,
    shingles: u32,
    keys: [u32; KEYS],
    bins: [u8; BINS],
}

impl Entry {
    fn signature(&self) -> Signature {
        Signature { exact: self.exact, shingles: self.shingles, keys: self.keys, bins: self.bins }
    }

    fn has(&self, key: u32) -> bool {
        self.exact as u32 == key || self.keys.contains(&key)
    }
}

impl Index {
    /// An empty index.
    pub fn new() -> Index {
        Index::default()
    }

    /// Number of different texts.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether nothing was taken in yet.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Bytes of memory in use.
    pub fn bytes(&self) -> usize {
        self.entries.len() * size_of::<Entry>() + self.slots.len() * size_of::<u32>()
    }

    /// The earliest article that a text nearly repeats, and takes the text in under an id.
    pub fn admit(&mut self, id: u64, signature: &Signature) -> Option<u64> {
        let candidates = self.candidates(signature);
        let near = |s: &Entry| s.signature().similarity(signature);
        let earliest = candidates.iter().find(|&&c| near(&self.entries[c as usize]).is_near());
        let earliest = earliest.map(|&c| self.entries[c as usize].id);
        if !candidates.iter().any(|&c| near(&self.entries[c as usize]).equal) {
            self.insert(id, signature);
        }
        earliest
    }

    /// All articles that a text nearly repeats, in the order in which they came.
    pub fn near(&self, signature: &Signature) -> Vec<u64> {
        let entries = self.candidates(signature).into_iter().map(|c| &self.entries[c as usize]);
        entries.filter(|e| e.signature().similarity(signature).is_near()).map(|e| e.id).collect()
    }

    /// Entries that share a key, in order.
    fn candidates(&self, signature: &Signature) -> Vec<u32> {
        let mut out = Vec::new();
        if self.slots.is_empty() || signature.is_empty() {
            return out;
        }
        for key in keys(signature.exact, &signature.keys) {
            let mut slot = self.home(key);
            while let Some(entry) = self.slots[slot].checked_sub(1) {
                if self.entries[entry as usize].has(key) {
                    out.push(entry);
                }
                slot = self.after(slot);
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    fn insert(&mut self, id: u64, s: &Signature) {
        // Four thousand million articles are not expected; those beyond are compared and not kept.
        let Ok(number) = u32::try_from(self.entries.len() + 1) else { return };
        if s.is_empty() {
            return;
        }
        self.entries.push(Entry { id, exact: s.exact, shingles: s.shingles, keys: s.keys, bins: s.bins });
        // Never more than three slots of four are taken.
        if (self.used + KEYS + 1) * 4 > self.slots.len() * 3 {
            let slots = (self.slots.len() + self.slots.len() / 2).max(64);
            self.slots = Vec::new();
            self.slots.resize(slots, 0);
            self.used = 0;
            for number in 1..=number {
                self.place(number);
            }
        } else {
            self.place(number);
        }
    }

    /// Puts the keys of an entry into the slots. Entries come in order, so that a key that is full is full for the same
    /// ones when all are placed anew.
    fn place(&mut self, number: u32) {
        let entry = &self.entries[number as usize - 1];
        for key in keys(entry.exact, &entry.keys) {
            let (mut slot, mut same) = (self.home(key), 0);
            while let Some(other) = self.slots[slot].checked_sub(1) {
                same += usize::from(self.entries[other as usize].has(key));
                slot = self.after(slot);
            }
            if same < SAME_KEY {
                self.slots[slot] = number;
                self.used += 1;
            }
        }
    }

    fn home(&self, key: u32) -> usize {
        ((u64::from(key) * self.slots.len() as u64) >> 32) as usize
    }

    fn after(&self, slot: usize) -> usize {
        if slot + 1 == self.slots.len() { 0 } else { slot + 1 }
    }
}

/// The keys of a text, each once: the hash of all of it, then its smallest hashes.
fn keys(exact: u64, keys: &[u32; KEYS]) -> impl Iterator<Item = u32> {
    let exact = exact as u32;
    let different = move |i: &usize| *i == 0 || keys[*i] != keys[*i - 1];
    std::iter::once(exact).chain((0..KEYS).filter(different).map(|i| keys[i])).take(KEYS + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signature;

    fn story(seed: usize, length: usize) -> Vec<String> {
        (0..length).map(|i| format!("w{}", (seed * 1_000_003 + i * 7919) % 1_000_033)).collect()
    }

    #[test]
    fn the_earliest_is_told() {
        let mut index = Index::new();
        let first = story(1, 300);
        let mut second = first.clone();
        second.truncate(240);
        assert_eq!(index.admit(10, &signature(&first.join(" "))), None);
        assert_eq!(index.admit(20, &signature(&story(2, 300).join(" "))), None);
        assert_eq!(index.admit(30, &signature(&second.join(" "))), Some(10));
        assert_eq!(index.admit(40, &signature(&second.join(", "))), Some(10));
        assert_eq!(index.len(), 3);
        assert_eq!(index.near(&signature(&first.join(" "))), [10, 30]);
    }

    #[test]
    fn thousands_of_articles() {
        let mut index = Index::new();
        let mut missed = 0;
        for i in 0..6000 {
            let mut words = story(i % 5000, 150 + i % 50);
            // A tenth of the copies' words are cut at the end, and they get another start.
            if i >= 5000 {
                words.truncate(words.len() * 9 / 10);
                words[..3].iter_mut().for_each(|w| w.push('x'));
            }
            let found = index.admit(i as u64, &signature(&words.join(" ")));
            match i.checked_sub(5000) {
                None => assert_eq!(found, None, "{i}"),
                Some(original) => missed += usize::from(found != Some(original as u64)),
            }
        }
        assert!(missed <= 2, "{missed} of 1000 copies were missed");
        let bytes = index.bytes() / index.len();
        assert!(bytes <= 208, "{bytes} bytes an article");
    }

    #[test]
    fn furniture_that_all_share_makes_no_long_chains() {
        let mut index = Index::new();
        let furniture = "read more on this at the site of the paper and follow us ".repeat(4);
        for i in 0..2000 {
            let text = format!("{} {furniture}", story(i, 12).join(" "));
            index.admit(i as u64, &signature(&text));
        }
        let text = signature(&format!("{} {furniture}", story(3000, 12).join(" ")));
        // Some that were not placed at a key are seen all the same where they stand beside it.
        assert!(index.candidates(&text).len() <= 2 * (KEYS + 1) * SAME_KEY);
        // Equal texts are found all the same.
        let copy = signature(&format!("{} {furniture}", story(1900, 12).join(" ")));
        assert!(index.near(&copy).contains(&1900) || index.near(&copy).contains(&0));
    }
}
