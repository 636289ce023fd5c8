//! What the sentence of a report is about, as numbers of its words, and how much two have in common.
//!
//! Rare words count more: a word that all articles of the run have says nothing about which event is meant. Words are
//! cut to their first letters, so that "jamming" and "jammed" are one.

use rustc_hash::FxHashMap;

/// Letters that are kept of a word.
const STEM: usize = 5;
/// Shorter words are mostly those that all texts have.
const SHORTEST: usize = 4;

/// The words of all articles and in how many they stand.
#[derive(Default)]
pub(super) struct Words {
    numbers: FxHashMap<String, u32>,
    articles: Vec<u32>,
    all: u32,
}

impl Words {
    /// The different words of some text, sorted.
    pub(super) fn of(&mut self, text: &str) -> Vec<u32> {
        let mut out = Vec::new();
        for word in text.split(|c: char| !c.is_alphanumeric()) {
            let number = word.starts_with(|c: char| c.is_ascii_digit());
            if number || word.chars().count() >= SHORTEST {
                let stem: String = word.chars().flat_map(char::to_lowercase).take(STEM).collect();
                let next = self.articles.len() as u32;
                let n = *self.numbers.entry(stem).or_insert(next);
                if n == next {
                    self.articles.push(0);
                }
                out.push(n);
            }
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Counts an article by all its words.
    pub(super) fn count(&mut self, words: &[u32]) {
        self.all += 1;
        words.iter().for_each(|&w| self.articles[w as usize] += 1);
    }

    /// Numbers in the order of the words themselves, whatever article came first; and what each word weighs by its new
    /// number: 1 where one article has it, 0 where all have it.
    pub(super) fn settle(&self) -> (Vec<u32>, Vec<f32>) {
        let all = f64::from(self.all.max(1)).ln().max(f64::MIN_POSITIVE);
        let mut order: Vec<(&str, u32)> = self.numbers.iter().map(|(w, &n)| (w.as_str(), n)).collect();
        order.sort_unstable();
        let (mut numbers, mut weights) = (vec![0; order.len()], Vec::with_capacity(order.len()));
        for (new, (_, old)) in (0u32..).zip(order) {
            numbers[old as usize] = new;
            let n = f64::from(self.articles[old as usize].max(1));
            weights.push((1.0 - n.ln() / all).max(0.0) as f32);
        }
        (numbers, weights)
    }
}

/// A list under the settled numbers.
pub(super) fn renumbered(list: &[u32], numbers: &[u32]) -> Vec<u32> {
    let mut out: Vec<u32> = list.iter().map(|&w| numbers[w as usize]).collect();
    out.sort_unstable();
    out
}

/// The weight of what two lists share, as a share of the lighter one's, 0 to 1.
pub(super) fn shared(a: &[u32], b: &[u32], weights: &[f32]) -> f32 {
    let weight = |list: &[u32]| list.iter().map(|&w| weights[w as usize]).sum::<f32>();
    let (mut i, mut j, mut both) = (0, 0, 0.0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                both += weights[a[i] as usize];
                (i, j) = (i + 1, j + 1);
            }
        }
    }
    let least = weight(a).min(weight(b));
    if least > 0.0 { both / least } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_count() {
        let mut words = Words::default();
        let texts =
            ["Pirates seized the tanker.", "The tanker was seized by pirates", "The minister seized power"];
        let lists: Vec<Vec<u32>> = texts.iter().map(|t| words.of(t)).collect();
        lists.iter().for_each(|l| words.count(l));
        let (numbers, weights) = words.settle();
        let lists: Vec<Vec<u32>> = lists.iter().map(|l| renumbered(l, &numbers)).collect();
        assert_eq!(shared(&lists[0], &lists[1], &weights), 1.0);
        assert_eq!(shared(&lists[0], &lists[2], &weights), 0.0);
        assert_eq!(shared(&lists[0], &[], &weights), 0.0);
    }
}
