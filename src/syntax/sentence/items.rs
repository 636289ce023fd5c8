//! Items of lists: lines that are items, and items written one after the other inside a line.

/// Where the items of a list start that is written inside one line: "1) Sign 2) Leave", "• Sign • Leave".
/// The block has to start with a label, and labels have to count up, so ordinary numbers are safe.
pub(super) fn item_starts(body: &str, start: usize) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(label) = Label::read(&body[start..]) else { return found };
    let mut wanted = label;
    let mut at = start + label.len;
    let bytes = body.as_bytes();
    while at < bytes.len() {
        if bytes[at] != b' ' {
            at += 1;
            continue;
        }
        at += 1;
        if let Some(next) = Label::read(&body[at..]).filter(|next| next.follows(&wanted)) {
            found.push(at);
            wanted = next;
            at += next.len;
        }
    }
    found
}

/// The label of a list item.
#[derive(Clone, Copy)]
struct Label {
    bullet: bool,
    /// The number, or the place of a letter in the alphabet; 0 for a bullet alone.
    value: u32,
    letter: bool,
    close: Close,
    /// Length with the white space behind it.
    len: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Close {
    None,
    Stop,
    Bracket,
    Both,
}

impl Label {
    fn read(rest: &str) -> Option<Label> {
        let bullet = strip_bullet(rest);
        let body = bullet.unwrap_or(rest);
        let digits = body.bytes().take(3).take_while(u8::is_ascii_digit).count();
        let (value, letter, used) = if digits > 0 {
            (body[..digits].parse().unwrap_or(0), false, digits)
        } else {
            match body.bytes().next() {
                Some(b) if b.is_ascii_lowercase() => (u32::from(b - b'a') + 1, true, 1),
                _ => (0, false, 0),
            }
        };
        let tail = &body[used..];
        let (close, width) = match () {
            () if used == 0 => (Close::None, 0),
            () if tail.starts_with(".)") => (Close::Both, 2),
            () if tail.starts_with('.') => (Close::Stop, 1),
            () if tail.starts_with(')') => (Close::Bracket, 1),
            () => (Close::None, 0),
        };
        let numbered = close != Close::None;
        if !numbered && bullet.is_none() {
            return None;
        }
        let text = if numbered { &tail[width..] } else { body };
        let item = text.trim_start();
        // Items start with a capital; a number with a stop needs a space to be no decimal.
        if numbered && item.len() == text.len() || !item.starts_with(char::is_uppercase) && bullet.is_none() {
            return None;
        }
        let value = if numbered { value } else { 0 };
        Some(Label {
            bullet: bullet.is_some(),
            value,
            letter: numbered && letter,
            close,
            len: rest.len() - item.len(),
        })
    }

    fn follows(&self, before: &Label) -> bool {
        self.bullet == before.bullet
            && self.close == before.close
            && self.letter == before.letter
            && (self.close == Close::None || self.value == before.value + 1)
    }
}

/// Whether a line starts like an item of a list: "- ", "• ", "3. ", "(b) ".
pub(super) fn is_item(line: &str) -> bool {
    let mut rest = line;
    if let Some(after) = rest.strip_prefix(['-', '*', '–', '—']) {
        return after.starts_with([' ', '\t']);
    }
    if strip_bullet(rest).is_some() {
        return true;
    }
    rest = rest.strip_prefix('(').unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let label = if digits > 0 { digits } else { rest.bytes().take(1).filter(u8::is_ascii_lowercase).count() };
    if label == 0 || label > 2 {
        return false;
    }
    let Some(after) = rest[label..].strip_prefix([')', '.']) else { return false };
    let after = after.strip_prefix(')').unwrap_or(after);
    after.starts_with([' ', '\t'])
}

/// The rest of a line after a bullet and its white space.
fn strip_bullet(line: &str) -> Option<&str> {
    let after = line.strip_prefix(['•', '⁃', '◦', '‣', '▪', '●', '■', '·'])?;
    Some(after.trim_start())
}
