//! JSON Lines: a line is an article. A broken line costs that line.

use std::io::BufRead;
use std::ops::ControlFlow;

use super::encoding::decode;
use super::lines::{Line, next_line};
use super::{Emit, Fault, LONGEST, Origin, fields};

/// Reads line by line.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    let mut line = Vec::new();
    let mut any = false;
    for number in 1u64.. {
        let fault = |what, why: String, hint: String| Err(Fault::new(what, origin, Some(number), why, hint));
        match next_line(input, &mut line, LONGEST) {
            Err(e) => return emit(Err(Fault::new("cannot read", origin, Some(number), e.to_string(), ""))),
            Ok(Line::End) => break,
            Ok(Line::TooLong) => {
                any = true;
                emit(fault(
                    "cannot read",
                    format!("the line is longer than {} MiB", LONGEST >> 20),
                    "one article a line".into(),
                ))?;
            }
            Ok(Line::Whole) if line.trim_ascii().is_empty() => {}
            Ok(Line::Whole) => {
                any = true;
                emit(match decode(line.clone(), None) {
                    Err(why) => fault("cannot read", why, "one JSON object a line".into()),
                    Ok(decoded) => match serde_json::from_str(&decoded.text) {
                        Ok(value) => fields::article(value, origin, Some(number)).map(|mut raw| {
                            raw.warnings.extend(decoded.note.map(|why| ("encoding", why)));
                            raw
                        }),
                        Err(e) => {
                            // A document spread over lines shows as a first line that ends too soon.
                            let hint = if e.is_eof() && number == 1 {
                                "one JSON object a line; name the file .json if it is one document"
                            } else {
                                "one JSON object a line"
                            };
                            fault("bad JSON", message(&e), hint.into())
                        }
                    },
                })?;
            }
        }
    }
    if !any {
        emit(Err(Fault::new("nothing to read", origin, None, "the file is empty", "leave it out")))?;
    }
    ControlFlow::Continue(())
}

/// The parser's message without the line number, which counts from the start of this line and would mislead.
fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let text = text.rsplit_once(" at line ").map_or(text.as_str(), |(t, _)| t);
    format!("{text} at column {}", error.column())
}
