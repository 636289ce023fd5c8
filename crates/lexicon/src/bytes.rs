//! Numbers in bytes, little-endian: tables that the program includes are read where they lie, never copied.

use std::borrow::Cow;

/// Bytes of a table: part of the program, or made at run time.
pub(crate) type Bytes = Cow<'static, [u8]>;

/// The `i`-th number of four bytes; 0 past the end.
#[inline]
pub(crate) fn u32_at(bytes: &[u8], i: usize) -> u32 {
    bytes.get(4 * i..4 * i + 4).and_then(|b| b.try_into().ok()).map_or(0, u32::from_le_bytes)
}

/// The number of eight bytes that begins at byte `at`; 0 past the end.
#[inline]
pub(crate) fn u64_from(bytes: &[u8], at: usize) -> u64 {
    bytes.get(at..at + 8).and_then(|b| b.try_into().ok()).map_or(0, u64::from_le_bytes)
}

/// The numbers as bytes.
pub(crate) fn of_u32(numbers: impl IntoIterator<Item = u32>) -> Vec<u8> {
    numbers.into_iter().flat_map(u32::to_le_bytes).collect()
}

/// Mixes 64 bits so that every bit of the result depends on every bit of the input: the halves of a full product.
#[inline]
pub(crate) fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product >> 64) as u64 ^ product as u64
}

/// Where a hash falls among `n` slots.
#[inline]
pub(crate) fn slot(hash: u64, n: usize) -> usize {
    ((u128::from(hash) * n as u128) >> 64) as usize
}

/// How many slots a table of so many entries has: a third stay empty, so that searches are short.
pub(crate) fn slots_for(entries: usize) -> usize {
    entries + entries / 2 + 1
}
