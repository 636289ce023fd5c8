//! What the spelling of a word shows: its shape, and whether it is an acronym or an address.

use super::words::is_domain;
use super::{Shape, TokenFlags};

/// Whether a character can be part of a word: letters, digits, underscores, and the marks on letters.
pub(super) fn is_wordish(c: char) -> bool {
    let code = c as u32;
    if code < 0x300 {
        return c == '_' || c.is_alphanumeric();
    }
    match code {
        0x200C | 0x200D => true,
        0x2000..=0x2BFF | 0x3000..=0x303F | 0xFE00..=0xFE6F | 0xFF00..=0xFFFF | 0x1F000.. => {
            c.is_alphanumeric()
        }
        _ => !c.is_whitespace(),
    }
}

/// "U.S", "p.m", "Ph.D": short groups of letters joined by stops.
pub(super) fn is_acronym(word: &str) -> bool {
    word.len() <= 16
        && word.contains('.')
        && word
            .split('.')
            .all(|group| (1..=2).contains(&group.len()) && group.bytes().all(|b| b.is_ascii_alphabetic()))
}

pub(super) fn is_half_of_day(unit: &str) -> bool {
    ["a.m.", "p.m.", "a.m", "p.m"].iter().any(|half| unit.eq_ignore_ascii_case(half))
}

/// A cheap test that lets most chunks skip the search for an address.
pub(super) fn may_hold_address(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    bytes.iter().enumerate().any(|(i, b)| match b {
        b'@' => i > 0,
        b':' => bytes[i..].starts_with(b"://") || bytes[..i].eq_ignore_ascii_case(b"mailto"),
        b'.' => {
            i > 0
                && i + 2 < bytes.len()
                && bytes[i + 1].is_ascii_alphanumeric()
                && !bytes[i - 1].is_ascii_digit()
        }
        _ => false,
    })
}

pub(super) fn is_address(chunk: &str) -> bool {
    if let Some(scheme) = chunk.find("://") {
        return scheme > 0 && chunk[..scheme].bytes().all(|b| b.is_ascii_alphabetic());
    }
    let host = chunk.split(['/', '?', '#']).next().unwrap_or(chunk);
    if let Some((user, domain)) = chunk.rsplit_once('@') {
        return !user.is_empty() && domain.contains('.') && chunk.is_ascii();
    }
    if host.len() > 4 && host.is_char_boundary(4) && host[..4].eq_ignore_ascii_case("www.") {
        return true;
    }
    let Some((name, domain)) = host.rsplit_once('.') else { return false };
    // "U.S./U.K." has a stop before its stroke, and "U.S" would pass for a domain without the lower-case test.
    !name.is_empty()
        && is_domain(domain)
        && name.len() > 1
        && domain.bytes().all(|b| b.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_'))
}

/// Facts and shape of a word of ASCII letters alone, of which `upper` are capitals.
pub(super) fn describe_letters(word: &str, upper: u32) -> (TokenFlags, Shape) {
    let mut flags = TokenFlags::WORD;
    let first_upper = word.as_bytes()[0].is_ascii_uppercase();
    if first_upper {
        flags |= TokenFlags::CAPITAL;
    }
    let all = upper as usize == word.len();
    if all {
        flags |= TokenFlags::ALL_CAPS;
    }
    let shape = match upper {
        0 => Shape::Lower,
        1 if first_upper => Shape::Capitalised,
        _ if all => Shape::Upper,
        _ => Shape::Mixed,
    };
    (flags, shape)
}

/// Facts and shape of a word.
pub(super) fn describe(word: &str) -> (TokenFlags, Shape) {
    let (mut letters, mut upper, mut digits, mut stops) = (0u32, 0u32, 0u32, 0u32);
    let mut first_upper = false;
    for c in word.chars() {
        if c.is_ascii_lowercase() {
            letters += 1;
        } else if c.is_alphabetic() {
            if c.is_uppercase() {
                upper += 1;
                first_upper |= letters == 0;
            }
            letters += 1;
        } else if c.is_numeric() {
            digits += 1;
        } else if c == '.' {
            stops += 1;
        }
    }
    let mut flags = TokenFlags::NONE;
    if first_upper {
        flags |= TokenFlags::CAPITAL;
    }
    if letters > 0 {
        flags |= TokenFlags::WORD;
        if upper == letters {
            flags |= TokenFlags::ALL_CAPS;
        }
    }
    if digits > 0 {
        flags |= TokenFlags::HAS_DIGIT;
        if word.starts_with(char::is_numeric) {
            flags |= TokenFlags::DIGIT;
        }
    }
    if letters + digits == 0 {
        flags |= TokenFlags::PUNCT;
    }
    let shape = match (letters, digits) {
        (0, 0) => Shape::Symbol,
        (0, _) => Shape::Number,
        (_, 1..) => Shape::Alphanumeric,
        (1, _) if upper == 1 && stops == 1 => Shape::Initial,
        _ if stops > 0 && is_acronym(word.trim_end_matches('.')) => Shape::Acronym,
        _ if upper == 0 => Shape::Lower,
        (1, _) => Shape::Capitalised,
        _ if upper == letters => Shape::Upper,
        _ if upper == 1 && first_upper => Shape::Capitalised,
        _ => Shape::Mixed,
    };
    (flags, shape)
}
