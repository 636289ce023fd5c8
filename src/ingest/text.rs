//! Plain text: a file is an article.

use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use encoding_rs::Encoding;

use super::encoding::{Decoded, decode};
use super::{Emit, Fault, LONGEST, Origin, Raw};

/// Reads the whole input as one article.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    emit(whole(input, origin, LONGEST, |_| None).and_then(|decoded| {
        filled(&decoded.text, origin)?;
        Ok(Raw { warnings: warnings(decoded.note), text: decoded.text, ..Raw::default() })
    }))
}

/// The text of a whole input. `declared` finds what its first bytes say of the encoding.
pub(super) fn whole(
    input: &mut dyn BufRead,
    origin: &Origin,
    longest: usize,
    declared: impl FnOnce(&[u8]) -> Option<&'static Encoding>,
) -> Result<Decoded, Fault> {
    let fault = |why: String, hint: &str| Fault::new("cannot read", origin, None, why, hint);
    let mut bytes = Vec::new();
    if let Err(e) = input.take(longest as u64 + 1).read_to_end(&mut bytes) {
        return Err(fault(e.to_string(), ""));
    }
    if bytes.len() > longest {
        let why = format!("longer than {} MiB, which no article is", longest >> 20);
        return Err(fault(why, "one file an article, or JSON Lines"));
    }
    let declared = declared(&bytes);
    decode(bytes, declared).map_err(|why| fault(why, "leave it out"))
}

/// A fault for a text without words.
pub(super) fn filled(text: &str, origin: &Origin) -> Result<(), Fault> {
    if !text.trim().is_empty() {
        return Ok(());
    }
    let why = if text.is_empty() { "the file is empty" } else { "the file holds only white space" };
    Err(Fault::new("nothing to read", origin, None, why, "leave it out"))
}

/// The warning that an encoding calls for.
pub(super) fn warnings(note: Option<String>) -> Vec<(&'static str, String)> {
    note.map(|why| ("encoding", why)).into_iter().collect()
}
