//! Lines to blocks: which line breaks end a paragraph, heading or list item, and which only wrap it.
//!
//! A break wraps when the next word would not have fitted on the line. The width that counts is that of lines which are
//! certainly wrapped, because the next one goes on in lower case; a text without such lines has its longest line as width.
//! So wrapping a text cannot make a break that looks like the end of a block.

use super::super::abbreviations::Abbreviations;
use super::boundary;
use super::items::is_item;
use crate::base::Span;

/// A stretch of text in which line breaks are no more than spaces.
#[derive(Clone, Copy, Debug)]
pub(super) struct Block {
    /// Without white space at its ends; never empty.
    pub span: Span,
}

/// One line that is not blank.
#[derive(Clone, Copy)]
struct Line {
    span: Span,
    /// Length in characters.
    columns: u32,
    /// Length of its first word in characters.
    first_word: u32,
    /// Whether a blank line, or the start of the text, stands before it.
    apart: bool,
}

/// The blocks of a text, in order. Every character that is not white space lies in one.
pub(super) fn blocks(text: &str, abbreviations: &Abbreviations) -> Vec<Block> {
    let lines = lines(text);
    let layout = Layout::of(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let joined = i > 0 && !line.apart && !is_break(text, lines[i - 1], *line, layout, abbreviations);
        match blocks.last_mut() {
            Some(block) if joined => block.span = block.span.join(line.span),
            _ => blocks.push(Block { span: line.span }),
        }
    }
    blocks
}

/// The end of the line that starts at `start`, with its line end.
fn line_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    // Most of a text is passed over in steps that have neither control characters nor any beyond ASCII.
    const STEP: usize = 32;
    let is_text = |step: &[u8]| step.iter().fold(true, |all, &byte| all & (0x0E..0x80).contains(&byte));
    while bytes.get(at..at + STEP).is_some_and(is_text) {
        at += STEP;
    }
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\n' | b'\r' | 0x0B | 0x0C => return at + 1,
            0xC2 if bytes[at..].starts_with("\u{85}".as_bytes()) => return at + 2,
            0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xA8 | 0xA9])) => return at + 3,
            _ => at += 1,
        }
    }
    at
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut apart = true;
    let mut start = 0;
    while start < text.len() {
        let end = line_end(text, start);
        let part = &text[start..end];
        let line = part.trim();
        // The empty part between CR and LF is no blank line.
        if line.is_empty() {
            let lone_feed = part == "\n" && text[..start].ends_with('\r');
            apart |= !lone_feed;
        } else {
            let from = start + (part.len() - part.trim_start().len());
            let first = line.split(char::is_whitespace).next().unwrap_or(line);
            lines.push(Line {
                span: Span::new(from, from + line.len()),
                columns: line.chars().count() as u32,
                first_word: first.chars().count() as u32,
                apart,
            });
            apart = false;
        }
        start = end;
    }
    lines
}

/// The longest line, in characters, that is still taken for one that was wrapped.
const WRAPPED_AT_MOST: u32 = 132;

/// How many wrapped lines make it sure that a text is wrapped.
const SURELY_FROM: usize = 5;

/// How the lines of a text are set.
#[derive(Clone, Copy)]
struct Layout {
    /// The width at which the text is wrapped, or its longest line where nothing shows that it is.
    width: u32,
    wrapped: bool,
    /// Whether many lines were wrapped, so that a long one without a mark at its end was most likely wrapped too.
    surely: bool,
}

impl Layout {
    fn of(text: &str, lines: &[Line]) -> Layout {
        // A line that starts with an address shows nothing.
        let goes_on = |line: &Line| {
            let first = line.span.of(text).split(char::is_whitespace).next().unwrap_or("");
            !line.apart && first.starts_with(char::is_lowercase) && !first.contains(['/', '@', '_'])
        };
        let pairs = || lines.windows(2).filter(|pair| goes_on(&pair[1]));
        let mut wrapped: Vec<u32> = pairs().map(|pair| pair[0].columns).collect();
        if wrapped.is_empty() {
            let width = lines.iter().map(|line| line.columns).max().unwrap_or(0);
            return Layout { width, wrapped: false, surely: false };
        }
        // Not the longest of all: one line without breaks in a wrapped text would make every wrap look like an end.
        wrapped.sort_unstable();
        let most = wrapped[(wrapped.len() * 9 / 10).min(wrapped.len() - 1)];
        // Nor as long as most would be with the next word. Where feeds join paragraphs by spaces, many lines hold the
        // end of one and the start of the next.
        let mut overfull: Vec<u32> = pairs().map(|pair| pair[0].columns + pair[1].first_word).collect();
        overfull.sort_unstable();
        let width = most.min(overfull[overfull.len() / 4]);
        let fits = width <= WRAPPED_AT_MOST;
        Layout { width, wrapped: fits, surely: fits && wrapped.len() >= SURELY_FROM }
    }
}

/// Whether the break between two neighbouring lines ends a block.
fn is_break(text: &str, line: Line, next: Line, layout: Layout, abbreviations: &Abbreviations) -> bool {
    let (before, after) = (line.span.of(text), next.span.of(text));
    let room = line.columns + 1 + next.first_word <= layout.width;
    let last =
        before.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']).chars().next_back().unwrap_or(' ');
    let same_mark = || is_item(before) && before.chars().next() == after.chars().next();
    // "on Sept.", "28. Then ..." is a date that was wrapped.
    let dated = last == '.' && after.starts_with(|c: char| c.is_ascii_digit()) && !is_item(before);
    let goes_on = || dated && boundary::may_go_on(before, abbreviations);
    if is_item(after) && !goes_on() && (room || matches!(last, '.' | '!' | '?' | ':' | ';') || same_mark()) {
        return true;
    }
    if after.starts_with(char::is_lowercase) {
        return false;
    }
    // In a text with a paragraph a line, the longest line has no room left and ends its paragraph all the same.
    let paragraph_a_line = !layout.wrapped || line.columns > WRAPPED_AT_MOST;
    let ends = room || paragraph_a_line && matches!(last, '.' | '!' | '?' | '。' | '！' | '？' | '؟');
    if !ends {
        return false;
    }
    // The first line of a block may be a headline of any length.
    let full = layout.surely && !line.apart && line.columns * 4 >= layout.width * 3;
    match last {
        ',' | ';' | '-' | '–' | '—' | '&' | '(' => false,
        '.' => !boundary::may_go_on(before, abbreviations),
        _ => !(full && last.is_alphanumeric() || ends_open(before)),
    }
}

/// Whether a line ends in a word that cannot end a sentence or heading.
fn ends_open(line: &str) -> bool {
    const OPEN: &[&str] = &[
        "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "that", "the", "to",
        "with",
    ];
    line.rsplit(char::is_whitespace).next().is_some_and(|word| OPEN.binary_search(&word).is_ok())
}
