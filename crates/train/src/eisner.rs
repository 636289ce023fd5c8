//! The projective tree with the highest sum of arc scores (Eisner 1996), with one word under the root.

/// What a second word under the root costs: more than all votes together.
const SECOND_ROOT: i32 = 1 << 20;

/// The best tree over `n` words: the head of each, counted from 1, and 0 for the root. `score` is asked for a head,
/// counted so, and a dependent counted from 0. Time grows with the cube of `n`.
pub fn decode(n: usize, score: impl Fn(usize, usize) -> i32) -> Vec<usize> {
    // Spans over the root and the words, in two directions (head on the left 0, on the right 1), complete or not.
    let size = n + 1;
    let at = |from: usize, to: usize, side: usize| (from * size + to) * 2 + side;
    let mut complete = vec![0i32; size * size * 2];
    let mut open = vec![i32::MIN / 4; size * size * 2];
    let mut complete_cut = vec![0u32; size * size * 2];
    let mut open_cut = vec![0u32; size * size * 2];
    for length in 1..size {
        for from in 0..size - length {
            let to = from + length;
            let (mut best, mut cut) = (i32::MIN / 2, from);
            for middle in from..to {
                let sum = complete[at(from, middle, 0)] + complete[at(middle + 1, to, 1)];
                if sum > best {
                    (best, cut) = (sum, middle);
                }
            }
            let arc = |head: usize, dependent: usize| {
                score(head, dependent - 1) - if head == 0 { SECOND_ROOT } else { 0 }
            };
            open[at(from, to, 0)] = best + arc(from, to);
            open[at(from, to, 1)] = if from == 0 { i32::MIN / 4 } else { best + arc(to, from) };
            open_cut[at(from, to, 0)] = cut as u32;
            open_cut[at(from, to, 1)] = cut as u32;
            let (mut best, mut cut) = (i32::MIN / 2, from);
            for middle in from..to {
                let sum = complete[at(from, middle, 1)] + open[at(middle, to, 1)];
                if sum > best {
                    (best, cut) = (sum, middle);
                }
            }
            complete[at(from, to, 1)] = best;
            complete_cut[at(from, to, 1)] = cut as u32;
            let (mut best, mut cut) = (i32::MIN / 2, to);
            for middle in from + 1..=to {
                let sum = open[at(from, middle, 0)] + complete[at(middle, to, 0)];
                if sum > best {
                    (best, cut) = (sum, middle);
                }
            }
            complete[at(from, to, 0)] = best;
            complete_cut[at(from, to, 0)] = cut as u32;
        }
    }
    let mut heads = vec![0; n];
    // Spans yet to be taken apart: from, to, side, whether complete.
    let mut waiting = vec![(0, n, 0, true)];
    while let Some((from, to, side, is_complete)) = waiting.pop() {
        if from == to {
            continue;
        }
        if is_complete {
            let cut = complete_cut[at(from, to, side)] as usize;
            match side {
                0 => waiting.extend([(from, cut, 0, false), (cut, to, 0, true)]),
                _ => waiting.extend([(from, cut, 1, true), (cut, to, 1, false)]),
            }
        } else {
            let (head, dependent) = if side == 0 { (from, to) } else { (to, from) };
            heads[dependent - 1] = head;
            let cut = open_cut[at(from, to, side)] as usize;
            waiting.extend([(from, cut, 0, true), (cut + 1, to, 1, true)]);
        }
    }
    heads
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_tree_that_was_scored() {
        for heads in [vec![0], vec![2, 0, 2, 5, 3], vec![0, 1, 2, 3], vec![4, 3, 4, 0]] {
            let found = decode(heads.len(), |head, dependent| i32::from(heads[dependent] == head));
            assert_eq!(found, heads);
        }
    }

    #[test]
    fn one_word_is_under_the_root() {
        let found = decode(4, |head, _| i32::from(head == 0));
        assert_eq!(found.iter().filter(|&&head| head == 0).count(), 1);
    }
}
