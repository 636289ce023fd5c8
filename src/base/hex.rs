//! Bytes as text.

/// Lower-case hex digits of some bytes.
pub fn hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from(b"0123456789abcdef"[usize::from(n)]);
    let mut out = String::with_capacity(bytes.len() * 2);
    out.extend(bytes.iter().flat_map(|b| [digit(b >> 4), digit(b & 15)]));
    out
}
