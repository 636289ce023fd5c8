//! Bytes to text: which encoding they are in, and how that is known.
//!
//! The order is: a byte order mark; bytes that are UTF-8 throughout, whatever a page says of itself; what the input
//! declares (HTTP header, XML declaration, `meta`); a guess. UTF-8 with a few bytes that are not is kept as UTF-8, so
//! that its good parts stay as they are. Everything but plain UTF-8 is said in a warning.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    CoderResult, Decoder, Encoding, ISO_2022_JP, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252,
};

/// A text and what is to be said of how it was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    /// None for plain UTF-8.
    pub(super) note: Option<String>,
}

/// An encoding by the name that an input gives; none for names that are unknown or must not be followed.
pub(super) fn by_name(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label(label.trim().as_bytes()).filter(|e| *e != REPLACEMENT)
}

/// Decodes a whole text. `declared` is what the input says.
///
/// # Errors
/// What is wrong with bytes that are no text.
pub(super) fn decode(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<Decoded, String> {
    let decoded = any(bytes, declared)?;
    if is_binary(&decoded.text) {
        return Err("it is no text: too many control characters".into());
    }
    Ok(decoded)
}

fn any(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<Decoded, String> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err("it is UTF-32, which is not read".into());
    }
    if let Some((encoding, length)) = Encoding::for_bom(&bytes) {
        let text = encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
        let note = (encoding != UTF_8).then(|| said(encoding, "byte order mark"));
        // UTF-8 with a mark and errors is treated as the same without it.
        if encoding != UTF_8 || !text.contains('\u{fffd}') {
            return Ok(Decoded { text, note });
        }
        return Ok(eight_bits(bytes[length..].to_vec(), declared));
    }
    if let Some(encoding) = without_mark(&bytes) {
        let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
        return Ok(Decoded { text, note: Some(said(encoding, "zero bytes at every other place")) });
    }
    Ok(eight_bits(bytes, declared))
}

/// Text in an encoding of single bytes, or of several that hold no zeros.
fn eight_bits(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Decoded {
    // The one encoding in which other letters hide behind ASCII.
    if declared == Some(ISO_2022_JP) && bytes.contains(&0x1b) {
        let text = ISO_2022_JP.decode_without_bom_handling(&bytes).0.into_owned();
        return Decoded { text, note: Some(said(ISO_2022_JP, "declared")) };
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Decoded { text, note: None },
        Err(e) => e.into_bytes(),
    };
    if let Some(encoding) = declared.filter(|e| *e != UTF_8) {
        let (text, _, bad) = encoding.decode(&bytes);
        if !bad {
            return Decoded { text: text.into_owned(), note: Some(said(encoding, "declared")) };
        }
    }
    if let Some(decoded) = mostly_utf8(&bytes) {
        return decoded;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    Decoded {
        text: encoding.decode_without_bom_handling(&bytes).0.into_owned(),
        note: Some(said(encoding, "guessed, as it is not UTF-8 and declares nothing that fits")),
    }
}

/// UTF-8 with no more than two broken places for each good one. A lone byte among ASCII is taken for windows-1252, in which curly
/// quotes and dashes are often pasted; anything else becomes U+FFFD.
fn mostly_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut good, mut bad, mut first) = (0usize, 0usize, None);
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        text.push_str(chunk.valid());
        at += chunk.valid().len();
        let broken = chunk.invalid();
        if broken.is_empty() {
            continue;
        }
        bad += 1;
        first = first.or(Some(at));
        let ascii = |i: Option<usize>| i.and_then(|i| bytes.get(i)).is_none_or(u8::is_ascii);
        match broken {
            [_] if ascii(at.checked_sub(1)) && ascii(Some(at + 1)) => {
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(broken).0);
            }
            _ => text.push('\u{fffd}'),
        }
        at += broken.len();
    }
    let at = first?;
    let byte = bytes[at];
    // A legacy encoding makes few sequences of good UTF-8 by chance.
    (good * 2 >= bad).then(|| Decoded {
        text,
        note: Some(format!(
            "read as UTF-8, in which {bad} places are broken, the first at byte {at} ({byte:#04x}); lone bytes were \
             taken for windows-1252, others became U+FFFD"
        )),
    })
}

fn said(encoding: &'static Encoding, basis: &str) -> String {
    format!("read as {} ({basis})", encoding.name())
}

/// UTF-16 without a mark: zeros at every other place of a text that is mostly ASCII.
fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = &bytes[..bytes.len().min(512) & !1];
    if start.len() < 8 {
        return None;
    }
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|&&b| b == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    match (even, odd) {
        (0, n) if n * 10 >= half * 7 => Some(UTF_16LE),
        (n, 0) if n * 10 >= half * 7 => Some(UTF_16BE),
        _ => None,
    }
}

/// Whether a text has so many control characters that it is none.
fn is_binary(text: &str) -> bool {
    let (mut controls, mut all) = (0usize, 0usize);
    for c in text.chars() {
        all += 1;
        controls += usize::from(
            c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a' | '\x1b'),
        );
    }
    controls * 10 > all
}

/// The encoding that an HTML page or an XML document declares near its start.
pub(super) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes[..bytes.len().min(8192)].to_ascii_lowercase();
    let after = |key: &[u8], from: usize| {
        let at = start.get(from..)?.windows(key.len()).position(|w| w == key)? + from + key.len();
        let skip = |b: &&u8| b.is_ascii_whitespace() || matches!(**b, b'=' | b'"' | b'\'');
        let label: Vec<u8> = start[at..]
            .iter()
            .skip_while(skip)
            .take_while(|b| b.is_ascii_alphanumeric() || matches!(**b, b'-' | b'_' | b':' | b'.'))
            .copied()
            .take(40)
            .collect();
        Some((at, by_name(std::str::from_utf8(&label).ok()?)))
    };
    if start.trim_ascii_start().starts_with(b"<?xml") {
        let end = start.iter().position(|&b| b == b'>').unwrap_or(0);
        if let Some((at, Some(found))) = after(b"encoding", 0)
            && at < end
        {
            return Some(found);
        }
    }
    let mut from = 0;
    // The word stands in scripts and addresses too.
    while let Some((at, found)) = after(b"charset", from) {
        if found.is_some() {
            return found;
        }
        from = at;
    }
    None
}

/// A stream in UTF-16, as UTF-8. None for any other, which is left to those who read it.
pub(super) fn wide(start: &[u8]) -> Option<(&'static Encoding, String)> {
    if start.starts_with(&[0xff, 0xfe, 0, 0]) {
        return None;
    }
    match Encoding::for_bom(start) {
        Some((encoding, _)) if encoding != UTF_8 => Some((encoding, said(encoding, "byte order mark"))),
        Some(_) => None,
        None => without_mark(start).map(|e| (e, said(e, "zero bytes at every other place"))),
    }
}

/// How a stream is to be read, by its first bytes: as it declares, or by a guess where those bytes are not
/// UTF-8. The second is what is to be said of it.
pub(super) fn narrow(
    start: &[u8],
    declared: Option<&'static Encoding>,
) -> (&'static Encoding, Option<String>) {
    let valid = match std::str::from_utf8(start) {
        Ok(_) => true,
        // A character may be cut at the end.
        Err(e) => e.error_len().is_none(),
    };
    match declared {
        Some(encoding)
            if encoding != UTF_8 && encoding.is_ascii_compatible() && (!valid || start.is_ascii()) =>
        {
            (encoding, Some(said(encoding, "declared")))
        }
        _ if valid => (UTF_8, None),
        _ => {
            let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
            detector.feed(start, false);
            let encoding = detector.guess(None, Utf8Detection::Allow);
            (encoding, Some(said(encoding, "guessed")))
        }
    }
}

/// Makes UTF-8 of a stream in another encoding, or of one that may have errors.
pub(super) struct Transcode<'r> {
    input: &'r mut dyn BufRead,
    /// Pieces in which there was something that is not in the encoding.
    pub(super) errors: Rc<Cell<u64>>,
    decoder: Decoder,
    out: Vec<u8>,
    at: usize,
    over: bool,
}

impl<'r> Transcode<'r> {
    pub(super) fn new(input: &'r mut dyn BufRead, encoding: &'static Encoding) -> Transcode<'r> {
        let decoder = encoding.new_decoder_with_bom_removal();
        Transcode { input, errors: Rc::default(), decoder, out: Vec::new(), at: 0, over: false }
    }
}

impl Read for Transcode<'_> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        while self.at == self.out.len() && !self.over {
            self.out.resize(1 << 15, 0);
            let chunk = self.input.fill_buf()?;
            let last = chunk.is_empty();
            let (result, read, written, bad) = self.decoder.decode_to_utf8(chunk, &mut self.out, last);
            self.input.consume(read);
            self.errors.set(self.errors.get() + u64::from(bad));
            self.out.truncate(written);
            self.at = 0;
            self.over = last && result == CoderResult::InputEmpty;
        }
        let n = to.len().min(self.out.len() - self.at);
        to[..n].copy_from_slice(&self.out[self.at..self.at + n]);
        self.at += n;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "“We will not sign,” said the minister — and left. ";

    fn read(bytes: &[u8], declared: Option<&str>) -> (String, Option<String>) {
        let decoded = decode(bytes.to_vec(), declared.and_then(by_name)).unwrap();
        (decoded.text, decoded.note)
    }

    #[test]
    fn encodings() {
        let windows = WINDOWS_1252.encode(TEXT).0.into_owned();
        let utf16: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xfe, 0xff], &big[..]].concat();
        let plain: Vec<u8> = "Envoys left.".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (bytes, declared, expected, note) in [
            (TEXT.as_bytes(), None, TEXT, None),
            (TEXT.as_bytes(), Some("windows-1252"), TEXT, None),
            (&[b"\xef\xbb\xbf", TEXT.as_bytes()].concat()[..], None, TEXT, None),
            (&windows, None, TEXT, Some("read as windows-1252 (guessed")),
            (&windows, Some("utf-8"), TEXT, Some("read as windows-1252 (guessed")),
            (&windows, Some("latin1"), TEXT, Some("read as windows-1252 (declared)")),
            (&marked, None, TEXT, Some("read as UTF-16BE (byte order mark)")),
            (&utf16, None, TEXT, Some("read as UTF-16LE (zero bytes")),
            (&plain, None, "Envoys left.", Some("read as UTF-16LE (zero bytes")),
            ("Ça va, dit-il.".as_bytes(), Some("utf-7"), "Ça va, dit-il.", None),
        ] {
            let (text, said) = read(bytes, declared);
            assert_eq!(text, expected, "{declared:?}");
            match note {
                None => assert_eq!(said, None),
                Some(note) => assert!(said.as_deref().is_some_and(|s| s.starts_with(note)), "{said:?}"),
            }
        }
    }

    #[test]
    fn good_parts_of_utf8_stay() {
        let mixed = [TEXT.as_bytes(), b"It\x92s over. \xc0\xaf \xe2\x80"].concat();
        let (text, note) = read(&mixed, None);
        assert_eq!(text, format!("{TEXT}It’s over. \u{fffd}\u{fffd} \u{fffd}"));
        assert!(note.unwrap().contains("4 places are broken, the first at byte 58 (0x92)"));
    }

    #[test]
    fn no_text() {
        let noise: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [&noise[..], &[0; 100], &[0xff, 0xfe, 0, 0, 65, 0, 0, 0]] {
            assert!(decode(bytes.to_vec(), None).is_err());
        }
    }

    #[test]
    fn declarations() {
        for (start, expected) in [
            ("<?xml version='1.0' encoding=\"ISO-8859-2\"?><a>", Some("ISO-8859-2")),
            ("<?xml version='1.0'?><a encoding='koi8-r'>", None),
            ("<html><meta charset=windows-1251>", Some("windows-1251")),
            ("<meta http-equiv=x content='text/html; charset=Shift_JIS'>", Some("Shift_JIS")),
            ("<script src=charset=no></script><meta charset='euc-kr'>", Some("EUC-KR")),
            ("<meta charset=utf-7>", None),
            ("", None),
        ] {
            assert_eq!(declared(start.as_bytes()).map(Encoding::name), expected, "{start}");
        }
    }

    #[test]
    fn streams() {
        let wide: Vec<u8> = std::iter::once(0xfeff)
            .chain(TEXT.repeat(2000).encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        let (encoding, _) = super::wide(&wide).unwrap();
        let mut input = io::BufReader::with_capacity(7, &wide[..]);
        let mut text = String::new();
        Transcode::new(&mut input, encoding).read_to_string(&mut text).unwrap();
        assert_eq!(text, TEXT.repeat(2000));
    }
}
