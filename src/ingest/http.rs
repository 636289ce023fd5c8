//! An answer of a web server as an archive keeps it: status, headers, and a body that may be chunked and compressed.

use std::io::Read;

use super::LONGEST_PAGE;

/// A body, and what the headers say of it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) status: u16,
    /// Media type in lower case, without parameters.
    pub(super) media: String,
    pub(super) charset: Option<String>,
    pub(super) body: Vec<u8>,
}

/// Value of a header, by its name in lower case.
pub(super) fn header<'h>(headers: &'h [(String, String)], name: &str) -> Option<&'h str> {
    headers.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
}

/// Name in lower case and value of a header line.
pub(super) fn header_line(line: &[u8]) -> Option<(String, String)> {
    let line = String::from_utf8_lossy(line);
    let (name, value) = line.split_once(':')?;
    Some((name.trim().to_ascii_lowercase(), value.trim().to_string()))
}

/// Media type and charset of a content type.
pub(super) fn content_type(value: &str) -> (String, Option<String>) {
    let mut parts = value.split(';');
    let media = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
    let charset = parts.find_map(|p| {
        let (name, value) = p.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.trim().trim_matches(['"', '\'']).to_string())
    });
    (media, charset)
}

/// Reads an answer whose media type `wanted` takes; the body of any other is left packed.
///
/// # Errors
/// What is wrong with it.
pub(super) fn answer(bytes: &[u8], wanted: impl Fn(u16, &str) -> bool) -> Result<Answer, String> {
    let mut rest = bytes;
    let mut line = || {
        let end = rest.iter().position(|&b| b == b'\n')?;
        let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
        rest = &rest[end + 1..];
        Some(line)
    };
    let first = String::from_utf8_lossy(line().ok_or("no HTTP answer")?).into_owned();
    let status = first.strip_prefix("HTTP/").and_then(|l| l.split_whitespace().nth(1)?.parse().ok());
    let status = status.ok_or("no HTTP answer")?;
    let mut headers = Vec::new();
    loop {
        match line() {
            None => return Err("the HTTP headers end too soon".into()),
            Some([]) => break,
            Some(line) => headers.extend(header_line(line)),
        }
    }
    let (media, charset) = content_type(header(&headers, "content-type").unwrap_or_default());
    if !wanted(status, &media) {
        return Ok(Answer { status, media, charset, body: Vec::new() });
    }
    let chunked =
        header(&headers, "transfer-encoding").is_some_and(|v| v.to_ascii_lowercase().contains("chunked"));
    let body = if chunked { unchunked(rest)? } else { rest.to_vec() };
    let body = unpacked(body, header(&headers, "content-encoding").unwrap_or_default())?;
    Ok(Answer { status, media, charset, body })
}

/// A body without the lengths between its chunks. Some archives keep the header of a body that is not chunked.
fn unchunked(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut rest = bytes;
    loop {
        let end = rest.iter().take(100).position(|&b| b == b'\n');
        let size = end.and_then(|end| {
            let line = std::str::from_utf8(&rest[..end]).ok()?;
            usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()
        });
        match (size, end) {
            (Some(0), _) => return Ok(out),
            (Some(size), Some(end)) => {
                let chunk = rest.get(end + 1..).and_then(|r| r.get(..size));
                out.extend_from_slice(chunk.ok_or("the chunks of the body end too soon")?);
                rest = &rest[end + 1 + size..];
                rest = rest.strip_prefix(b"\r\n").or(rest.strip_prefix(b"\n")).unwrap_or(rest);
            }
            _ if out.is_empty() => return Ok(bytes.to_vec()),
            _ => return Err("the chunks of the body are broken".into()),
        }
    }
}

fn unpacked(body: Vec<u8>, encoding: &str) -> Result<Vec<u8>, String> {
    let bounded = |reader: &mut dyn Read| {
        let mut out = Vec::new();
        reader
            .take(LONGEST_PAGE as u64 + 1)
            .read_to_end(&mut out)
            .map_err(|e| format!("the body cannot be unpacked: {e}"))?;
        if out.len() > LONGEST_PAGE {
            Err(format!("the body is longer than {} MiB", LONGEST_PAGE >> 20))
        } else {
            Ok(out)
        }
    };
    // Many archives keep the header of what they have unpacked.
    match (&*encoding.to_ascii_lowercase(), &body[..]) {
        ("gzip" | "x-gzip", [0x1f, 0x8b, ..]) => bounded(&mut flate2::read::MultiGzDecoder::new(&body[..])),
        ("deflate", [0x78, ..]) => bounded(&mut flate2::read::ZlibDecoder::new(&body[..])),
        ("zstd", [0x28, 0xb5, 0x2f, 0xfd, ..]) => match zstd::stream::read::Decoder::new(&body[..]) {
            Ok(mut decoder) => bounded(&mut decoder),
            Err(e) => Err(format!("the body cannot be unpacked: {e}")),
        },
        ("br", bytes) if std::str::from_utf8(bytes).is_err() => {
            Err("the body is compressed with Brotli, which is not read".into())
        }
        _ => Ok(body),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(head: &str, body: &[u8]) -> Result<String, String> {
        let bytes = [
            format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=UTF-8\r\n{head}\r\n").as_bytes(),
            body,
        ]
        .concat();
        answer(&bytes, |_, _| true).map(|a| String::from_utf8(a.body).unwrap())
    }

    #[test]
    fn bodies() {
        let chunked = "Transfer-Encoding: chunked\r\n";
        assert_eq!(read("", b"one").unwrap(), "one");
        assert_eq!(read(chunked, b"3\r\none\r\n4;x=y\r\n two\r\n0\r\n\r\n").unwrap(), "one two");
        assert_eq!(read(chunked, b"<p>one").unwrap(), "<p>one");
        assert_eq!(
            read(chunked, b"3\r\none\r\nff\r\ntwo").unwrap_err(),
            "the chunks of the body end too soon"
        );
        assert_eq!(read(chunked, b"3\r\none\r\n<p>").unwrap_err(), "the chunks of the body are broken");
        let packed = super::super::unpack::tests::gzip(b"one");
        assert_eq!(read("Content-Encoding: gzip\r\n", &packed).unwrap(), "one");
        assert_eq!(read("Content-Encoding: gzip\r\n", b"one").unwrap(), "one");
        assert!(read("Content-Encoding: gzip\r\n", &packed[..packed.len() - 9]).is_err());
        let bomb = super::super::unpack::tests::gzip(&vec![b'a'; LONGEST_PAGE + 10]);
        assert_eq!(read("Content-Encoding: gzip\r\n", &bomb).unwrap_err(), "the body is longer than 16 MiB");
    }

    #[test]
    fn no_answers() {
        for bytes in
            ["", "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 abc\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Type: x"]
        {
            assert!(answer(bytes.as_bytes(), |_, _| true).is_err(), "{bytes}");
        }
    }
}
