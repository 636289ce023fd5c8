//! Which sentences are headings, bylines, datelines or captions.
//!
//! A wrong heading hides a sentence from everything later, a missed one costs little. So a line needs several signs: it
//! is a block of its own, short, without final punctuation, and prose follows it. A text of one sentence has no heading.

use super::{Sentence, SentenceKind, dateline};

/// The longest line that can be anything but a sentence, in bytes and words.
const LONGEST: (usize, usize) = (160, 20);

/// Sets the kinds of the sentences of one text.
pub(super) fn mark(text: &str, sentences: &mut [Sentence]) {
    if sentences.len() < 2 {
        return;
    }
    // From the end, so that a line knows whether prose follows: directly, or after other such lines.
    let mut prose_follows = false;
    let prose = sentences.iter().filter(|s| ends_like_prose(s.span.of(text))).count();
    let mostly_prose = prose * 4 >= sentences.len() * 3;
    for i in (0..sentences.len()).rev() {
        let alone = (i == 0 || sentences[i - 1].paragraph != sentences[i].paragraph)
            && sentences.get(i + 1).is_none_or(|next| next.paragraph != sentences[i].paragraph);
        let line = sentences[i].span.of(text);
        if ends_like_prose(line) || !alone {
            prose_follows = true;
            continue;
        }
        if line.len() > LONGEST.0 || line.split_whitespace().count() > LONGEST.1 {
            prose_follows = false;
            continue;
        }
        let introduced = i > 0 && sentences[i - 1].span.of(text).ends_with([':', ',', ';']);
        let kind = if is_byline(line) {
            SentenceKind::Byline
        } else if dateline::is_line(line) {
            SentenceKind::Dateline
        } else if is_caption(line) {
            SentenceKind::Caption
        } else if prose_follows && !introduced && is_heading(line, mostly_prose || i < 2) {
            SentenceKind::Heading
        } else {
            prose_follows = false;
            continue;
        };
        sentences[i].kind = kind;
    }
    refine_top(text, sentences);
}

/// Lines at the top: a second line of a headline, and what follows a byline.
fn refine_top(text: &str, sentences: &mut [Sentence]) {
    for i in 1..sentences.len().min(6) {
        if sentences[i].kind != SentenceKind::Heading {
            continue;
        }
        let short = sentences[i].span.of(text).split_whitespace().count() <= 4;
        match sentences[i - 1].kind {
            SentenceKind::Byline if short => sentences[i].kind = SentenceKind::Byline,
            SentenceKind::Heading if i == 1 => sentences[i].kind = SentenceKind::Subheading,
            _ => {}
        }
    }
}

/// Whether a line ends as running text does.
fn ends_like_prose(line: &str) -> bool {
    let core = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    core.ends_with(['.', '?', '!', '…', '。', '؟'])
}

fn is_heading(line: &str, mostly_prose: bool) -> bool {
    let Some(first) = line.chars().next() else { return false };
    let Some(last) = line.chars().next_back() else { return false };
    if !(first.is_uppercase() || first.is_numeric() || matches!(first, '\'' | '‘' | '“' | '"')) {
        return false;
    }
    // A quotation without its full stop, or an item of a list.
    if !(last.is_alphanumeric() || matches!(last, '\'' | '’' | ')' | '%' | '"' | '”')) {
        return false;
    }
    let quotation = matches!(first, '“' | '"') && matches!(last, '"' | '”');
    if quotation || line.bytes().take(4).any(|b| b == b')') {
        return false;
    }
    let words = line.split_whitespace().count();
    is_title_case(line) || mostly_prose && words <= 14
}

/// "Stalled Peace Plan and Strategic Disagreements", "TALKS FAIL".
fn is_title_case(line: &str) -> bool {
    let (mut long, mut capitals) = (0, 0);
    for word in line.split_whitespace() {
        let word = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if word.chars().count() > 3 && word.starts_with(char::is_alphabetic) {
            long += 1;
            capitals += usize::from(word.starts_with(char::is_uppercase));
        }
    }
    long > 0 && capitals * 10 >= long * 9
}

/// "By Jane Doe", "Reporting by Jane Doe; Editing by John Roe".
fn is_byline(line: &str) -> bool {
    let credits = ["Reporting by ", "Additional reporting by ", "Editing by ", "Writing by ", "Written by "];
    if let Some(names) = credits.iter().find_map(|credit| line.strip_prefix(credit)) {
        return names.starts_with(char::is_uppercase);
    }
    let Some(names) = line.strip_prefix("By ").or(line.strip_prefix("BY ")).or(line.strip_prefix("by "))
    else {
        return false;
    };
    let mut words = 0;
    for word in names.split_whitespace() {
        words += 1;
        let name = word.starts_with(char::is_uppercase)
            || matches!(
                word,
                "and" | "&" | "in" | "of" | "for" | "de" | "van" | "von" | "der" | "|" | "-" | "–" | "—"
            );
        if !name || word.bytes().any(|b| b.is_ascii_digit()) {
            return false;
        }
    }
    (2..=12).contains(&words)
}

fn is_caption(line: &str) -> bool {
    let labels = [
        "Image:",
        "Images:",
        "Photo:",
        "Photos:",
        "Picture:",
        "Photograph:",
        "Credit:",
        "Caption:",
        "Image credit:",
        "Photo credit:",
        "Photo by ",
        "File photo",
        "FILE PHOTO",
        "FILE - ",
        "FILE – ",
        "(Photo",
        "[Photo",
    ];
    labels.iter().any(|label| line.starts_with(label))
}
