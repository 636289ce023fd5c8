//! Which sentences are headings, bylines, datelines or captions.
//!
//! A wrong heading hides a sentence from everything later, a missed one costs little. So a line needs several signs: it
//! is a block of its own, short, without final punctuation, and prose follows it; or stands in capitals in front of its
//! paragraph. A text of one sentence has no heading.
//! Credits, notes of editors and offers begin as no sentence does; credits and rights are bylines, the rest captions.

use super::{Sentence, SentenceKind, crosshead, dateline};

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
        // These begin as no sentence does, and may end as one.
        if let Some(kind) = furniture(line, alone) {
            sentences[i].kind = kind;
            continue;
        }
        let next = sentences.get(i + 1).filter(|next| next.paragraph == sentences[i].paragraph);
        if next.is_some_and(|next| crosshead::is_heading(line, next.span.of(text))) {
            sentences[i].kind = SentenceKind::Heading;
            continue;
        }
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

/// What agencies and sites put among the sentences: who reported, what an editor changed, whose the rights are, where to
/// click. Fires on "(Reporting by Jane Doe; Editing by John Roe)", not on "Reporting by the agency was praised."
fn furniture(line: &str, alone: bool) -> Option<SentenceKind> {
    if is_credit(line) {
        return Some(SentenceKind::Byline);
    }
    if line.len() > LONGEST.0 * 2 {
        return None;
    }
    if is_rights(line) {
        return Some(SentenceKind::Byline);
    }
    if !alone {
        return None;
    }
    let notes = [
        "(Adds ",
        "(Adds, ",
        "(Corrects ",
        "(Corrects, ",
        "(Fixes ",
        "(Recasts",
        "(Refiles ",
        "(Removes ",
        "(Repeats ",
        "(Updates ",
        "(Updates, ",
        "(This story has been ",
        "(This version ",
        "(This article has been ",
    ];
    let offers = [
        "Click here",
        "CLICK HERE",
        "Follow us on ",
        "Our Standards:",
        "READ MORE:",
        "Read more:",
        "Read More:",
        "Sign up for our ",
        "Sign up here",
        "Subscribe to our ",
    ];
    notes.iter().chain(&offers).any(|start| line.starts_with(start)).then_some(SentenceKind::Caption)
}

/// "Reporting by Jane Doe; Editing by John Roe", with or without brackets.
fn is_credit(line: &str) -> bool {
    let line = line.trim_start_matches(['(', '[']);
    let mut words = line.split(' ');
    let mut work = false;
    for word in words.by_ref().take(5) {
        match word.to_ascii_lowercase().as_str() {
            "reporting" | "writing" | "editing" | "compiled" | "written" | "translated" | "reported"
            | "edited" => {
                work = true;
            }
            "additional" | "and" | "by" | "further" => {}
            _ => return false,
        }
        if word.eq_ignore_ascii_case("by") {
            break;
        }
    }
    // A capital first, and one after "by".
    work && line.starts_with(char::is_uppercase)
        && words.next().is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// "Copyright 2025 Daily News", "© Daily News. All rights reserved."
fn is_rights(line: &str) -> bool {
    let marked = |rest: &str| {
        let rest = rest.trim_start();
        rest.starts_with(['©', '1', '2']) || rest.starts_with("(c)") || rest.starts_with("(C)")
    };
    line.starts_with("All rights reserved")
        || line.strip_prefix("Copyright").or(line.strip_prefix("COPYRIGHT")).is_some_and(marked)
        || line.strip_prefix('©').or(line.strip_prefix("(c)")).or(line.strip_prefix("(C)")).is_some_and(
            |rest| {
                line.len() < 200
                    && rest.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            },
        )
}

/// "By Jane Doe".
fn is_byline(line: &str) -> bool {
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
        "Image copyright ",
        "Image caption ",
        "Media caption ",
        "Media playback is unsupported",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn furniture_has_its_kind() {
        for (line, alone, expected) in [
            ("(Reporting by Jane Doe; Editing by John Roe)", false, Some(SentenceKind::Byline)),
            ("Additional reporting and writing by Jane Doe in Geneva.", false, Some(SentenceKind::Byline)),
            ("Compiled by Daily staff.", false, Some(SentenceKind::Byline)),
            ("Reporting by the agency was praised.", false, None),
            ("Written by hand, the letter was short.", false, None),
            ("Copyright 2025 The Daily News. All rights reserved.", true, Some(SentenceKind::Byline)),
            ("Copyright law was changed on Monday.", true, None),
            ("© 2025 Daily News", true, Some(SentenceKind::Byline)),
            ("(Corrects spelling of name in paragraph 2)", true, Some(SentenceKind::Caption)),
            ("(Corrects spelling of name in paragraph 2)", false, None),
            ("Click here for the full report.", true, Some(SentenceKind::Caption)),
            ("Clicking here is unwise.", true, None),
        ] {
            assert_eq!(furniture(line, alone), expected, "{line}");
        }
    }
}
