//! Plain text and Markdown: a file is an article.

use std::io::{BufRead, Read};
use std::ops::ControlFlow;

use super::lines::not_utf8;
use super::{Emit, Fault, LONGEST, Origin, Raw};

/// Reads the whole input as one article.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    let mut bytes = Vec::new();
    if let Err(e) = input.take(LONGEST as u64 + 1).read_to_end(&mut bytes) {
        return emit(Err(Fault::new("cannot read", origin, None, e.to_string(), "")));
    }
    emit(article(bytes, origin))
}

fn article(bytes: Vec<u8>, origin: &Origin) -> Result<Raw, Fault> {
    if bytes.len() > LONGEST {
        let why = format!("longer than {} MiB, which no article is", LONGEST >> 20);
        return Err(Fault::new("cannot read", origin, None, why, "one file an article, or JSON Lines"));
    }
    let text = String::from_utf8(bytes).map_err(|e| {
        let (why, hint) = not_utf8(e.as_bytes(), e.utf8_error());
        Fault::new("cannot read", origin, None, why, hint)
    })?;
    if text.trim().is_empty() {
        let why = if text.is_empty() { "the file is empty" } else { "the file holds only white space" };
        return Err(Fault::new("nothing to read", origin, None, why, "leave it out"));
    }
    Ok(Raw { text, ..Raw::default() })
}
