//! A mark that may end a sentence, and what closes behind it.

/// What kind of mark it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Stop,
    /// ? and !
    Loud,
    Ellipsis,
    /// The mark of a script that writes no space behind it, or has no capitals: 。 ！ ？ ؟ ۔ ।
    Wide,
}

/// A mark that may end a sentence.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub start: usize,
    /// After the marks, before what closes.
    pub core_end: usize,
    /// After closing quotes, brackets, footnote numbers and faces.
    pub end: usize,
    pub sign: Sign,
    /// A quotation closes after the mark.
    pub quoted: bool,
    /// A bracket closes after the mark.
    pub bracketed: bool,
    /// The dots stand apart: ". . ."; how many.
    pub spaced: usize,
}

impl Mark {
    /// Whether a mark may start with this byte.
    pub const fn may_start(byte: u8) -> bool {
        matches!(byte, b'.' | b'!' | b'?' | 0xD8 | 0xDB | 0xE0 | 0xE2 | 0xE3 | 0xEF)
    }

    /// The mark at `start`, with all that closes behind it; None if there is none.
    pub fn read(body: &str, start: usize) -> Option<Mark> {
        let bytes = body.as_bytes();
        let (mut at, mut dots, mut loud, mut wide) = (start, 0, false, false);
        while at < bytes.len() {
            match bytes[at] {
                b'.' => dots += 1,
                b'!' | b'?' => loud = true,
                byte if byte < 0x80 || !Mark::may_start(byte) => break,
                _ => match body[at..].chars().next() {
                    Some('…') => {
                        dots += 3;
                        at += 2;
                    }
                    Some(c @ ('。' | '！' | '？' | '؟' | '۔' | '।')) => {
                        wide = true;
                        at += c.len_utf8() - 1;
                    }
                    _ => break,
                },
            }
            at += 1;
        }
        if at == start {
            return None;
        }
        let mut spaced = 0;
        if dots == 1 && !loud && !wide {
            while bytes.get(at) == Some(&b' ') && bytes.get(at + 1) == Some(&b'.') {
                spaced += 1;
                at += 2;
            }
            // "is . 5" is no ellipsis, and neither is ". .38 rounds".
            if spaced > 0 && (spaced < 2 || bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)) {
                at = start + 1;
                spaced = 0;
            } else if spaced > 0 {
                spaced += 1;
            }
        }
        let sign = match (wide, loud, dots) {
            (true, ..) => Sign::Wide,
            (_, true, _) => Sign::Loud,
            (_, _, 1) if spaced == 0 => Sign::Stop,
            _ => Sign::Ellipsis,
        };
        let core_end = at;
        let mut mark = Mark { start, core_end, end: at, sign, quoted: false, bracketed: false, spaced };
        mark.close(body);
        Some(mark)
    }

    /// Moves the end behind all that closes.
    fn close(&mut self, body: &str) {
        loop {
            let rest = &body[self.end..];
            let Some(c) = rest.chars().next() else { return };
            match c {
                '"' | '\'' | '”' | '’' | '»' | '›' | '」' | '』' => self.quoted = true,
                ')' | ']' | '}' | '）' => self.bracketed = true,
                // "laws.*": emphasis in plain text closes with its sentence.
                '*' | '_' if !rest[1..].starts_with(char::is_alphanumeric) => {}
                // "( Click here. )"
                ' ' if rest[1..].starts_with([')', ']']) => {}
                '[' | ' ' => {
                    let Some(length) = footnote(rest).or_else(|| face(rest)) else { return };
                    self.end += length;
                    continue;
                }
                _ => return,
            }
            self.end += c.len_utf8();
        }
    }
}

/// Length of a footnote number at the start of `rest`: "[12]", or " [12]" with nothing else glued to it, as
/// encyclopedias print it.
fn footnote(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let open = usize::from(bytes[0] == b' ');
    let digits = bytes.iter().skip(open + 1).take(4).take_while(|b| b.is_ascii_digit()).count();
    let end = open + digits + 2;
    let closed = digits > 0 && bytes.get(open) == Some(&b'[') && bytes.get(end - 1) == Some(&b']');
    let alone = open == 0 || bytes.get(end).is_none_or(|b| b.is_ascii_whitespace() || *b == b'[');
    (closed && alone).then_some(end)
}

/// Length of a face and the space before it at the start of `rest`: " :-)" belongs to the sentence that it comments.
fn face(rest: &str) -> Option<usize> {
    let face = rest.strip_prefix(' ')?;
    let eyes = face.strip_prefix([':', ';'])?;
    let mouth = eyes.strip_prefix('-').unwrap_or(eyes).strip_prefix([')', '(', 'D', 'P'])?;
    (mouth.is_empty() || mouth.starts_with(char::is_whitespace)).then(|| rest.len() - mouth.len())
}
