//! Reports into groups: the closest first, and two groups only where every report of one fits every report of the other.

use rustc_hash::{FxHashMap, FxHashSet};

use super::agree::{ENOUGH, score};
use super::copies::{Groups, Sets};
use super::telling::{Article, Telling, Tellings};
use super::when::Known;

/// Reports of one type, day and party are compared pair by pair; where more than so many meet, each is compared with the
/// next ones by id only. A day on which the same two do the same thing in this many articles is one of a great many
/// copies, and those meet by their words.
const BLOCK: usize = 2000;

/// Groups of tellings by number, each sorted, in the order of their first ones.
pub(super) fn group(tellings: &Tellings, articles: &[Article], copies: &Groups) -> Vec<Vec<usize>> {
    let group_of: Vec<Option<u32>> = articles.iter().map(|a| copies.of(&a.id)).collect();
    let are_copies = |a: &Telling, b: &Telling| {
        let (a, b) = (group_of[a.article as usize], group_of[b.article as usize]);
        a.is_some() && a == b
    };
    let score = |a: usize, b: usize| {
        let (x, y) = (&tellings[a], &tellings[b]);
        score(x, y, tellings, articles, are_copies(x, y))
    };
    let mut pairs: Vec<(f32, u32, u32)> = candidates(tellings)
        .into_iter()
        .filter_map(|(a, b)| Some((score(a as usize, b as usize).filter(|&s| s >= ENOUGH)?, a, b)))
        .collect();
    // Numbers follow ids, so that ties too are decided by nothing else.
    pairs.sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut sets = Sets::new(tellings.all.len());
    let mut members: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    let mut windows: FxHashMap<usize, super::when::Window> = FxHashMap::default();
    for (_, a, b) in pairs {
        let (a, b) = (sets.find(a as usize), sets.find(b as usize));
        if a == b {
            continue;
        }
        // Windows that meet two by two have days that all share.
        let window = |i: usize| windows.get(&i).copied().unwrap_or(tellings[i].window);
        let (x, y) = (window(a), window(b));
        if !x.touches(&y) {
            continue;
        }
        let of = |i: usize| members.get(&i).cloned().unwrap_or_else(|| vec![i]);
        let (left, right) = (of(a), of(b));
        if left.iter().all(|&l| right.iter().all(|&r| score(l, r).is_some())) {
            sets.join(a, b);
            let (kept, gone) = (a.min(b), a.max(b));
            members.remove(&gone);
            members.insert(kept, left.into_iter().chain(right).collect());
            windows.insert(kept, x.meet(&y));
        }
    }
    let mut out: Vec<Vec<usize>> = (0..tellings.all.len())
        .filter(|&i| sets.find(i) == i)
        .map(|i| members.remove(&i).unwrap_or_else(|| vec![i]))
        .collect();
    out.iter_mut().for_each(|m| m.sort_unstable());
    out
}

/// Pairs of tellings that may be of one event: of one type, with a party, a place or an unknown party in common, on
/// days that touch.
fn candidates(tellings: &Tellings) -> Vec<(u32, u32)> {
    let mut fine: FxHashMap<(&str, &str, i32), Vec<u32>> = FxHashMap::default();
    let mut coarse: FxHashMap<(&str, &str), Vec<u32>> = FxHashMap::default();
    let mut all: FxHashMap<(&str, &str), Vec<u32>> = FxHashMap::default();
    for (i, t) in (0u32..).zip(&tellings.all) {
        let kind = t.event_type.as_str();
        let is_coarse = matches!(t.window.known, Known::Coarse | Known::Never);
        for key in keys(t) {
            if is_coarse {
                coarse.entry((kind, key)).or_default().push(i);
            } else if let Some(days) = t.window.days() {
                days.for_each(|day| fine.entry((kind, key, day)).or_default().push(i));
            }
            all.entry((kind, key)).or_default().push(i);
        }
    }
    let mut out: FxHashSet<(u32, u32)> = FxHashSet::default();
    let mut add = |a: u32, b: u32| {
        if a != b && tellings[a as usize].window.touches(&tellings[b as usize].window) {
            out.insert((a.min(b), a.max(b)));
        }
    };
    for list in fine.values() {
        for (i, &a) in list.iter().enumerate() {
            list[i + 1..].iter().take(BLOCK).for_each(|&b| add(a, b));
        }
    }
    // What is dated to a month or year is compared with whatever shares a rare word with it.
    for (key, list) in &coarse {
        let mut by_word: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for &b in &all[key] {
            for &w in rarest(&tellings[b as usize], &tellings.weights).iter() {
                by_word.entry(w).or_default().push(b);
            }
        }
        for &a in list {
            for w in rarest(&tellings[a as usize], &tellings.weights) {
                by_word[&w].iter().take(BLOCK).for_each(|&b| add(a, b));
            }
        }
    }
    let mut out: Vec<(u32, u32)> = out.into_iter().collect();
    out.sort_unstable();
    out
}

/// What a telling is looked up by: its parties, and its country where it has none.
fn keys(t: &Telling) -> Vec<&str> {
    let mut keys = t.parties();
    keys.extend(t.place.as_ref().and_then(|p| p.country.as_deref()));
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        keys.push("");
    }
    keys
}

/// The words of a telling that the fewest articles have.
fn rarest(t: &Telling, weights: &[f32]) -> Vec<u32> {
    let mut words = t.words.clone();
    words.sort_unstable_by(|&a, &b| weights[b as usize].total_cmp(&weights[a as usize]).then(a.cmp(&b)));
    words.truncate(4);
    words
}
