//! Web archives: every answered page is an article (WARC), or every text taken out of one (WET).
//!
//! A record that is clipped, has a wrong length or a broken body is reported and costs only itself: the next line that
//! starts a record is looked for. Lengths are never trusted with memory.

use std::io::{self, BufRead, Cursor, Read};
use std::ops::ControlFlow;

use super::encoding::{by_name, declared, decode};
use super::http::{answer, content_type, header, header_line};
use super::lines::{Line, next_line};
use super::text::warnings;
use super::{Emit, Fault, LONGEST, LONGEST_PAGE, Origin, Raw, html};

/// Longest line of a record's head.
const LONGEST_LINE: usize = 1 << 16;
/// Most headers of a record.
const MOST_HEADERS: usize = 200;
/// Errors of reading in a row after which a file is given up.
const ERRORS: u32 = 100;

/// Reads record by record.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    let mut archive = Archive { ahead: Cursor::new(Vec::new()), input, line: Vec::new(), unread: false };
    let (mut number, mut pages, mut faults) = (0u64, 0u64, 0u64);
    let mut errors = 0;
    // After a fault all is passed over up to the next record, without a word.
    let mut lost = false;
    loop {
        let fault = |why: String| Err(Fault::new("bad record", origin, Some(number), why, ""));
        match archive.next_line() {
            Err(e) => {
                errors += 1;
                if !lost {
                    faults += 1;
                    emit(fault(e.to_string()))?;
                }
                lost = true;
                if errors > ERRORS {
                    break;
                }
                continue;
            }
            Ok(Line::End) => break,
            Ok(Line::Whole) if archive.line.trim_ascii().is_empty() => continue,
            Ok(Line::Whole) if archive.line.starts_with(b"WARC/") => {}
            Ok(_) => {
                if !lost {
                    faults += 1;
                    emit(fault("expected the start of a record".into()))?;
                }
                lost = true;
                continue;
            }
        }
        number += 1;
        let fault = |why: String| Err(Fault::new("bad record", origin, Some(number), why, ""));
        lost = false;
        match archive.record(origin, number) {
            Ok(Found::Nothing) => errors = 0,
            Ok(Found::Article(raw)) => {
                errors = 0;
                pages += 1;
                emit(Ok(*raw))?;
            }
            Ok(Found::NoArticle(fault)) => {
                errors = 0;
                faults += 1;
                emit(Err(fault))?;
            }
            Err(why) => {
                lost = true;
                faults += 1;
                emit(fault(why))?;
            }
        }
    }
    if pages == 0 && faults == 0 {
        let why = if number == 0 { "the file is empty" } else { "the archive holds no answered page" };
        emit(Err(Fault::new("nothing to read", origin, None, why, "leave it out")))?;
    }
    ControlFlow::Continue(())
}

enum Found {
    /// A record of another kind.
    Nothing,
    Article(Box<Raw>),
    /// The record is whole, but no article.
    NoArticle(Fault),
}

struct Archive<'r> {
    /// What was read too far.
    ahead: Cursor<Vec<u8>>,
    input: &'r mut dyn BufRead,
    line: Vec<u8>,
    /// The line is to be given once more.
    unread: bool,
}

impl Archive<'_> {
    fn next_line(&mut self) -> io::Result<Line> {
        if std::mem::take(&mut self.unread) {
            return Ok(Line::Whole);
        }
        next_line(&mut (&mut self.ahead).chain(&mut *self.input), &mut self.line, LONGEST_LINE)
    }

    /// The rest of a record whose first line was read.
    fn record(&mut self, origin: &Origin, number: u64) -> Result<Found, String> {
        let mut headers: Vec<(String, String)> = Vec::new();
        loop {
            match self.next_line().map_err(|e| e.to_string())? {
                Line::End => return Err("the record ends within its head".into()),
                Line::TooLong => return Err("a line of its head is too long".into()),
                Line::Whole if self.line.is_empty() => break,
                Line::Whole => {
                    headers.extend(header_line(&self.line));
                    if headers.len() > MOST_HEADERS {
                        return Err("its head has too many lines".into());
                    }
                }
            }
        }
        let length = header(&headers, "content-length").unwrap_or_default();
        let length: u64 =
            length.parse().map_err(|_| format!("its length is no number: `{}`", clip(length)))?;
        let kind = header(&headers, "warc-type").unwrap_or_default().to_ascii_lowercase();
        if !matches!(&*kind, "response" | "resource" | "conversion") {
            return self.skip(length).map(|()| Found::Nothing);
        }
        if length > LONGEST_PAGE as u64 {
            let media = content_type(header(&headers, "content-type").unwrap_or_default()).0;
            // A film among the pages is nothing to report, and its length is believed where all of it is there.
            return Err(format!("the record ({media}) is longer than {} MiB", LONGEST_PAGE >> 20));
        }
        let body = self.body(length as usize)?;
        Ok(match article(&kind, &headers, body, origin, number) {
            Ok(Some(raw)) => Found::Article(raw),
            Ok(None) => Found::Nothing,
            Err(fault) => Found::NoArticle(fault),
        })
    }

    /// The bytes of a record, which must end where the next begins.
    fn body(&mut self, length: usize) -> Result<Vec<u8>, String> {
        let mut body = Vec::new();
        let mut input = (&mut self.ahead).chain(&mut *self.input).take(length as u64);
        let result = input.read_to_end(&mut body);
        if result.is_err() || body.len() < length {
            let have = body.len();
            // What was read past the end of a clipped record belongs to the next.
            let next = body.windows(7).position(|w| w == b"\nWARC/1");
            if let Some(at) = next {
                self.give_back(body.split_off(at + 1));
            }
            return Err(match result {
                Err(e) => e.to_string(),
                Ok(_) => format!("the record ends too soon: {have} of {length} bytes"),
            });
        }
        match self.next_line() {
            Ok(Line::Whole) if self.line.is_empty() => Ok(body),
            Ok(Line::Whole) if self.line.starts_with(b"WARC/") => {
                self.unread = true;
                Ok(body)
            }
            Ok(Line::End) => Ok(body),
            Ok(_) => {
                // A record that is said to be longer than it is holds the start of the next.
                if let Some(at) = body.windows(7).position(|w| w == b"\nWARC/1") {
                    let mut rest = body.split_off(at + 1);
                    rest.extend_from_slice(&self.line);
                    rest.extend_from_slice(b"\r\n");
                    self.give_back(rest);
                }
                Err("its length is wrong".into())
            }
            // The error comes up again, or what follows it does.
            Err(_) => Ok(body),
        }
    }

    fn give_back(&mut self, mut bytes: Vec<u8>) {
        let at = self.ahead.position() as usize;
        bytes.extend_from_slice(&self.ahead.get_ref()[at..]);
        self.ahead = Cursor::new(bytes);
    }

    fn skip(&mut self, length: u64) -> Result<(), String> {
        let mut input = (&mut self.ahead).chain(&mut *self.input).take(length);
        let skipped = io::copy(&mut input, &mut io::sink()).map_err(|e| e.to_string())?;
        if skipped < length {
            Err(format!("the record ends too soon: {skipped} of {length} bytes"))
        } else {
            Ok(())
        }
    }
}

/// The article of a whole record; none where it holds no page.
fn article(
    kind: &str,
    headers: &[(String, String)],
    body: Vec<u8>,
    origin: &Origin,
    number: u64,
) -> Result<Option<Box<Raw>>, Fault> {
    let bad = |why: String| Fault::new("bad record", origin, Some(number), why, "");
    let is_page = |media: &str| matches!(media, "text/html" | "application/xhtml+xml");
    let (media, charset) = content_type(header(headers, "content-type").unwrap_or_default());
    let (body, charset) = match kind {
        "response" if media == "application/http" => {
            let answer =
                answer(&body, |status, media| (200..300).contains(&status) && is_page(media)).map_err(bad)?;
            if !(200..300).contains(&answer.status) || !is_page(&answer.media) {
                return Ok(None);
            }
            (answer.body, answer.charset)
        }
        "response" | "resource" if is_page(&media) => (body, charset),
        "conversion" if media == "text/plain" => (body, charset),
        _ => return Ok(None),
    };
    if body.trim_ascii().is_empty() {
        return Ok(None);
    }
    let declared = charset.as_deref().and_then(by_name).or_else(|| declared(&body));
    let decoded = decode(body, declared).map_err(bad)?;
    let mut raw = if kind == "conversion" {
        if decoded.text.len() > LONGEST {
            return Err(bad("its text is longer than that of any article".into()));
        }
        Raw { text: decoded.text, warnings: warnings(decoded.note), line: Some(number), ..Raw::default() }
    } else {
        html::page(decoded, origin, Some(number))?
    };
    let url = header(headers, "warc-target-uri").map(|u| u.trim_matches(['<', '>']));
    if let Some(url) = url.filter(|u| u.starts_with("http://") || u.starts_with("https://")) {
        raw.url = Some(url.into());
    }
    raw.id = header(headers, "warc-record-id").map(|id| id.trim_matches(['<', '>']).into());
    if let Some(why) = header(headers, "warc-truncated") {
        raw.warnings.push(("clipped page", format!("the archive clipped the page ({})", clip(why))));
    }
    Ok(Some(Box::new(raw)))
}

fn clip(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str =
        "<title>Talks</title><article><p>Envoys of both sides left Geneva on Monday.</p></article>";

    fn record(kind: &str, id: u32, body: &str, length: Option<i64>) -> String {
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{body}");
        let length = length.unwrap_or(http.len() as i64);
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: http://n.example/{id}\r\nWARC-Record-ID: <urn:x:{id}>\r\n\
             Content-Type: application/http; msgtype=response\r\nContent-Length: {length}\r\n\r\n{http}\r\n\r\n"
        )
    }

    fn read_all(text: &str) -> Vec<String> {
        let origin = Origin::new("f.warc", "f.warc");
        let mut seen = Vec::new();
        let _ = read(&mut text.as_bytes(), &origin, &mut |item| {
            seen.push(match item {
                Ok(raw) => raw.id.unwrap(),
                Err(fault) => fault.to_string(),
            });
            ControlFlow::Continue(())
        });
        seen
    }

    #[test]
    fn records_cost_only_themselves() {
        let good = |id| record("response", id, PAGE, None);
        let (a, c) = (good(1), good(3));
        for (bad, why) in [
            (record("response", 2, PAGE, Some(10)), "its length is wrong"),
            (record("response", 2, PAGE, Some(-5)), "its length is no number: `-5`"),
            (
                record("response", 2, PAGE, Some(1 << 40)),
                "the record (application/http) is longer than 16 MiB",
            ),
            (record("response", 2, PAGE, Some(300)), "its length is wrong"),
            (record("response", 2, PAGE, Some(5000)), "the record ends too soon: "),
            (record("response", 2, "<title>No text</title>", None), "no text of an article was found"),
            (format!("{}\r\n\r\n", &good(2)[..250]), "its length is wrong"),
            ("garbage\r\nmore of it\r\n".into(), "expected the start of a record"),
        ] {
            let seen = read_all(&format!("{a}{bad}{c}"));
            assert_eq!(seen.len(), 3, "{seen:?}");
            assert!(seen[0] == "urn:x:1" && seen[2] == "urn:x:3" && seen[1].contains(why), "{why}: {seen:?}");
        }
        assert_eq!(read_all(&format!("{a}{}{c}", record("request", 2, "", None))), ["urn:x:1", "urn:x:3"]);
        let clipped = format!("{a}{}", &c[..c.len() - 40]);
        assert_eq!(read_all(&clipped)[0], "urn:x:1");
        assert!(read_all(&clipped)[1].contains("ends too soon"));
        assert_eq!(read_all("")[0], "nothing to read: f.warc: the file is empty; try: leave it out");
    }
}
