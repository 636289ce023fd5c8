//! Input of TABARI and its kin: a line with date and id, lines of text, an empty line. Comments `/* ... */` hold what
//! coders expected and are left out.

use std::io::BufRead;
use std::ops::ControlFlow;

use super::encoding::decode;
use super::lines::{Line, next_line};
use super::{Emit, Fault, LONGEST, Origin, Raw};

/// Two-digit years up to this one are of this century.
const PIVOT: u32 = 49;

/// Whether a text starts as such a file does: "251202 REUT-0001-01", and text on the next line.
pub(super) fn is_head(start: &[u8]) -> bool {
    let mut lines = start.split(|&b| b == b'\n').map(<[u8]>::trim_ascii);
    let head = lines.next().and_then(|line| std::str::from_utf8(line).ok()).and_then(head);
    head.is_some_and(|(_, id)| id.contains(|c: char| c.is_ascii_digit()))
        && lines.next().is_some_and(|line| line.iter().filter(|b| b.is_ascii_alphabetic()).count() > 10)
}

/// Date and id of a head line.
fn head(line: &str) -> Option<(String, &str)> {
    let (date, id) = line.split_once([' ', '\t'])?;
    let id = id.trim();
    let digits = date.bytes().all(|b| b.is_ascii_digit());
    if !digits || id.is_empty() || id.len() > 60 || id.contains(char::is_whitespace) {
        return None;
    }
    let date = match date.len() {
        6 => {
            let year: u32 = date[..2].parse().ok()?;
            format!("{}{date}", if year <= PIVOT { 20 } else { 19 })
        }
        8 => date.into(),
        _ => return None,
    };
    Some((date, id))
}

/// Reads record by record.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    let mut line = Vec::new();
    let mut comment = false;
    let mut record: Option<Raw> = None;
    let mut any = false;
    let fault = |number, why: &str| Err(Fault::new("cannot read", origin, Some(number), why, ""));
    for number in 1u64.. {
        let result = match next_line(input, &mut line, LONGEST) {
            Ok(result) => result,
            Err(e) => {
                flush(record.take(), origin, emit)?;
                return emit(fault(number, &e.to_string()));
            }
        };
        if result == Line::TooLong {
            any = true;
            record = None;
            emit(fault(number, "the line is longer than any article"))?;
            continue;
        }
        let (text, note) = match decode(line.clone(), None) {
            Ok(decoded) => (decoded.text, decoded.note),
            Err(why) => {
                any = true;
                emit(fault(number, &why))?;
                continue;
            }
        };
        let text = without_comments(&text, &mut comment);
        let empty = text.trim().is_empty();
        if empty && (result == Line::End || line.trim_ascii().is_empty()) {
            flush(record.take(), origin, emit)?;
        }
        if result == Line::End {
            break;
        }
        if empty {
            continue;
        }
        any = true;
        match &mut record {
            Some(raw) => {
                if !raw.text.is_empty() {
                    raw.text.push('\n');
                }
                raw.text.push_str(text.trim());
                raw.warnings.extend(note.filter(|_| raw.warnings.is_empty()).map(|why| ("encoding", why)));
                if raw.text.len() > LONGEST {
                    record = None;
                    emit(fault(number, "the text is longer than that of any article"))?;
                }
            }
            None => match head(text.trim()) {
                Some((date, id)) => {
                    record = Some(Raw {
                        date: Some(date),
                        id: Some(id.into()),
                        line: Some(number),
                        ..Raw::default()
                    });
                }
                None => {
                    let shown: String = text.trim().chars().take(40).collect();
                    let why = format!("expected a line with date and id, found `{shown}`");
                    emit(Err(Fault::new(
                        "no article",
                        origin,
                        Some(number),
                        why,
                        "251202 ID, then the text",
                    )))?;
                    // Up to the next empty line.
                    record = Some(Raw::default());
                }
            },
        }
    }
    if !any {
        emit(Err(Fault::new("nothing to read", origin, None, "the file is empty", "leave it out")))?;
    }
    ControlFlow::Continue(())
}

/// Hands on a finished record; those without a head have been reported.
fn flush(record: Option<Raw>, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    match record {
        Some(raw) if raw.id.is_some() && raw.text.is_empty() => {
            emit(Err(Fault::new("no article", origin, raw.line, "the record has no text", "")))
        }
        Some(raw) if raw.id.is_some() => emit(Ok(raw)),
        _ => ControlFlow::Continue(()),
    }
}

/// A line without the parts of it that stand in comments.
fn without_comments(line: &str, open: &mut bool) -> String {
    let (mut out, mut rest) = (String::new(), line);
    loop {
        if *open {
            match rest.split_once("*/") {
                Some((_, after)) => rest = after,
                None => return out,
            }
            *open = false;
        }
        match rest.split_once("/*") {
            Some((before, after)) => {
                out.push_str(before);
                rest = after;
                *open = true;
            }
            None => {
                out.push_str(rest);
                return out;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records() {
        let text = "251202 REUT-0001-01\nEnvoys of Ruritania left\nGeneva on Monday.\n/* { RUR / --- / 040 } */\n\n\n\
            990105 AFP-7 \nOthers /* {###} */came.\n\nno head here\nmore of it\n\n19991231 X-1\n\n19991231 X-2\nLast.";
        let origin = Origin::new("f.txt", "f.txt");
        let mut seen = Vec::new();
        let _ = read(&mut text.as_bytes(), &origin, &mut |item| {
            seen.push(match item {
                Ok(raw) => format!("{} {} {:?}", raw.date.unwrap(), raw.id.unwrap(), raw.text),
                Err(fault) => fault.to_string(),
            });
            ControlFlow::Continue(())
        });
        assert_eq!(
            seen,
            [
                "20251202 REUT-0001-01 \"Envoys of Ruritania left\\nGeneva on Monday.\"",
                "19990105 AFP-7 \"Others came.\"",
                "no article: f.txt:10: expected a line with date and id, found `no head here`; try: 251202 ID, then the text",
                "no article: f.txt:13: the record has no text",
                "19991231 X-2 \"Last.\"",
            ]
        );
    }

    #[test]
    fn heads() {
        assert!(is_head(b"251202 REUT-0001-01\nEnvoys left Geneva.\n"));
        for start in [
            "2512 REUT-1\nEnvoys left Geneva.",
            "251202 The envoys left\nGeneva on Monday.",
            "251202 REUT-1\n\n",
            "251202 men\nwere killed in the war.",
        ] {
            assert!(!is_head(start.as_bytes()), "{start}");
        }
    }
}
