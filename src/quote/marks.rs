//! Where quote marks open and close: text to regions, paragraph by paragraph.
//!
//! Only outermost regions are kept; marks inside another pair belong to it. A region that is not closed ends with its
//! paragraph, so a lost mark costs one paragraph at most. Single marks count where a closing one follows that is not an
//! apostrophe, and inches, feet and minutes are no marks at all.

use crate::base::{Span, TokenSpan};
use crate::syntax::{SentenceKind, Syntax, TokenFlags};

/// How far a closing single mark is looked for, in bytes.
const SINGLE_REACH: usize = 1200;

/// Words that start with an apostrophe.
const ELIDED: &[&str] = &["em", "til", "cause", "twas", "tis", "bout", "n", "round", "cos", "ere"];

/// A stretch of text in quote marks, marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// Its bytes.
    pub span: Span,
    /// Its tokens.
    pub tokens: TokenSpan,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// The paragraph.
    pub paragraph: u32,
    /// Whether it goes on with a speech that the paragraph before left open.
    pub reopened: bool,
    /// Whether it stands in running text, not in a heading or caption.
    pub running: bool,
    /// Number of words inside.
    pub words: u32,
}

/// The regions of an article.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// In order; they do not overlap.
    pub regions: Vec<Region>,
    /// The region of each token: index + 1, 0 for none.
    pub at: Vec<u32>,
}

impl Marks {
    /// Whether a token stands in quote marks or is one.
    pub fn inside(&self, t: usize) -> bool {
        self.at[t] > 0
    }

    /// The region that a token stands in.
    pub fn region(&self, t: usize) -> Option<usize> {
        (self.at[t] as usize).checked_sub(1)
    }
}

/// Finds the regions.
pub(super) fn find(text: &str, syn: &Syntax) -> Marks {
    let mut marks = Marks { regions: Vec::new(), at: vec![0; syn.len()] };
    // Words of the page that are no part of a sentence have marks of their own.
    let gap = |&t: &u32| {
        let t = t as usize;
        Span { start: syn.tokens[t - 1].span.end, end: syn.tokens[t].span.start }
    };
    let gaps: Vec<Span> = syn.gaps.iter().map(gap).collect();
    let mut i = 0;
    let mut open_before = false;
    while i < syn.sentences.len() {
        let first = syn.sentences[i];
        let mut last = i;
        while last + 1 < syn.sentences.len() && syn.sentences[last + 1].paragraph == first.paragraph {
            last += 1;
        }
        let (from, to) = (first.span.start as usize, syn.sentences[last].span.end as usize);
        let known = marks.regions.len();
        scan(&text[..to], from, &gaps, &mut |start, end, closed| {
            marks.regions.push(Region {
                span: Span::new(start, end),
                tokens: TokenSpan::default(),
                closed,
                paragraph: first.paragraph,
                reopened: open_before && start == from,
                running: true,
                words: 0,
            });
        });
        if first.kind == SentenceKind::Sentence {
            open_before = marks.regions[known..].last().is_some_and(|r| !r.closed);
        }
        i = last + 1;
    }
    for k in 0..marks.regions.len() {
        let next = marks.regions.get(k + 1).copied();
        let r = &mut marks.regions[k];
        r.tokens = syn.tokens_in(r.span);
        if let Some(t) = lost_mark(text, syn, r, next) {
            r.tokens.end = t as u32;
            r.span.end = syn.tokens[t - 1].span.end;
        }
        if let Some(t) = behind_name(text, syn, r) {
            r.tokens.start = t as u32;
            r.span.start = syn.tokens[t].span.start;
        }
        for t in r.tokens.range() {
            marks.at[t] = k as u32 + 1;
            r.words += u32::from(syn.is(t, TokenFlags::WORD) || syn.is(t, TokenFlags::HAS_DIGIT));
            r.running &= syn.kind(t) == SentenceKind::Sentence;
        }
    }
    marks
}

/// Where a quotation ends whose closing mark is lost: a part of a sentence that no new paragraph goes on with ends with
/// its sentence: "He said the firms “remain strong.| Cole said they would fall." One that begins with its sentence, or
/// that a mark opens again, may have several.
fn lost_mark(text: &str, syn: &Syntax, r: &Region, next: Option<Region>) -> Option<usize> {
    let first = r.tokens.start as usize;
    if r.closed || r.tokens.len() < 3 || next.is_some_and(|n| n.reopened && n.paragraph > r.paragraph) {
        return None;
    }
    let sentence = syn.tokens_of(syn.sentence(first));
    let part = sentence.start < r.tokens.start && syn.text(text, first + 1).starts_with(char::is_lowercase);
    (part && sentence.end < r.tokens.end).then_some(sentence.end as usize)
}

/// The first token behind "NAME:" at the start of a region: the name says who speaks and is not spoken.
fn behind_name(text: &str, syn: &Syntax, r: &Region) -> Option<usize> {
    let tokens = r.tokens.range();
    let name = tokens.clone().skip(1).take(8);
    let colon = name.clone().find(|&t| syn.text(text, t) == ":")?;
    let capitals = |t: usize| {
        let word = syn.text(text, t);
        !word.chars().any(char::is_lowercase) && !syn.is(t, TokenFlags::HAS_DIGIT)
    };
    let words = |t: &usize| syn.is(*t, TokenFlags::WORD) && syn.text(text, *t).len() > 1;
    let named = colon + 1 < tokens.end && (tokens.start + 1..colon).all(capitals);
    (named && (tokens.start + 1..colon).any(|t| words(&t))).then_some(colon + 1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Pair {
    Double,
    Single,
    Angle,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open(Pair),
    Close,
    Reopen,
}

/// The outermost regions of `text[from..]`, as if the gaps were not there.
fn scan(text: &str, from: usize, gaps: &[Span], found: &mut impl FnMut(usize, usize, bool)) {
    let mut open: Option<(Pair, usize)> = None;
    let mut i = from;
    // Curly marks inside straight ones are a quotation within the quotation.
    let mut inner = false;
    let plain = |b: &u8| b.is_ascii() && !matches!(b, b'"' | b'\'' | b'`');
    loop {
        i += text.as_bytes()[i..].iter().take_while(|b| plain(b)).count();
        let Some(c) = text[i..].chars().next() else { break };
        let gap = gaps.partition_point(|g| g.end as usize <= i);
        if let Some(gap) = gaps.get(gap).filter(|g| (g.start as usize) <= i) {
            i = gap.end as usize;
            continue;
        }
        let (role, width) = role(text, from, i, c, open.map(|o| o.0));
        let straight = open.is_some_and(|(_, start)| text[start..].starts_with(['"', '\'']));
        match (c, role) {
            ('“', None) if straight => inner = true,
            ('”', Some(Role::Close)) if straight && inner => {
                inner = false;
                i += width;
                continue;
            }
            _ => {}
        }
        match (role, open) {
            (Some(Role::Open(pair)), None) => open = Some((pair, i)),
            (Some(Role::Close), Some((_, start))) => {
                found(start, i + width, true);
                (open, inner) = (None, false);
            }
            (Some(Role::Reopen), Some((pair, start))) => {
                found(start, lost_end(text, start, i), false);
                (open, inner) = (Some((pair, i)), false);
            }
            _ => {}
        }
        i += width;
    }
    if let Some((_, start)) = open {
        found(start, lost_end(text, start, text.len()), false);
    }
}

/// Where a quotation ends that nothing closes before `to`: in texts that have lost their line breaks, before the gap that
/// a paragraph left.
fn lost_end(text: &str, start: usize, to: usize) -> usize {
    let words = text[start..to].trim_end();
    let gap = words.match_indices("   ").find(|&(k, _)| words[..k].ends_with(['.', '!', '?']));
    start + gap.map_or(words.len(), |(k, _)| k)
}

/// What a character does, and how many bytes it takes.
fn role(text: &str, from: usize, i: usize, c: char, inside: Option<Pair>) -> (Option<Role>, usize) {
    let width = c.len_utf8();
    let before = || text[from..i].chars().next_back();
    let after = |n: usize| text[i + n..].chars().next();
    let doubled = matches!(c, '\'' | '’' | '‘' | '`') && text[i + width..].starts_with(c);
    let straight = |width: usize| match inside {
        None => {
            let measure = before().is_some_and(|b| b.is_ascii_digit());
            (!measure).then_some(Role::Open(Pair::Double))
        }
        Some(Pair::Double) => {
            let opens = before().is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '['))
                && after(width).is_some_and(|a| a.is_alphanumeric() || matches!(a, '\'' | '‘' | '['));
            Some(if opens { Role::Reopen } else { Role::Close })
        }
        Some(_) => None,
    };
    match c {
        '“' | '„' => match inside {
            None => (Some(Role::Open(Pair::Double)), width),
            // A second opening mark in a paragraph: the first was never closed, or it closes „so“.
            Some(Pair::Double) if after(width).is_none_or(|a| !a.is_alphanumeric()) => {
                (Some(Role::Close), width)
            }
            _ => (None, width),
        },
        '”' => match inside {
            Some(Pair::Double) => (Some(Role::Close), width),
            // Some type the closing mark on both sides.
            None if before().is_none_or(is_blank) && after(width).is_some_and(char::is_alphanumeric) => {
                (Some(Role::Open(Pair::Double)), width)
            }
            _ => (None, width),
        },
        '«' => (inside.is_none().then_some(Role::Open(Pair::Angle)), width),
        '»' => ((inside == Some(Pair::Angle)).then_some(Role::Close), width),
        '"' => (straight(1), 1),
        _ if doubled => match c {
            '’' => ((inside == Some(Pair::Double)).then_some(Role::Close), 2 * width),
            '‘' | '`' => (inside.is_none().then_some(Role::Open(Pair::Double)), 2 * width),
            // A single quotation that ends with the outer one: 'we won,'''
            _ if text[i..].starts_with("'''") && straight(3) == Some(Role::Close) => (Some(Role::Close), 3),
            _ => (straight(2), 2),
        },
        '‘' | '\'' if inside.is_none() => {
            let free =
                before().is_none_or(|b| b.is_whitespace() || matches!(b, '(' | '[' | '—' | '–' | '-' | '/'));
            let opens = free && starts_quotation(&text[i + width..]) && closes_later(text, i + width);
            (opens.then_some(Role::Open(Pair::Single)), width)
        }
        '’' | '\'' if inside == Some(Pair::Single) => {
            let b = before().unwrap_or(' ');
            let ends = !b.is_whitespace() && after(width).is_none_or(|a| !a.is_alphanumeric());
            // "the workers' strike" inside a quotation: the mark closes only if no better one follows.
            let plural = b == 's' && followed_by_word(&text[i + width..]) && closes_later(text, i + width);
            ((ends && !plural).then_some(Role::Close), width)
        }
        _ => (None, width),
    }
}

/// White space, and marks of the writing direction, which nobody sees.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
}

fn starts_quotation(rest: &str) -> bool {
    let word: &str = &rest[..rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())];
    let first = rest.chars().next().unwrap_or(' ');
    !ELIDED.contains(&word.to_lowercase().as_str())
        && (first.is_alphabetic()
            || matches!(first, '[' | '$' | '£' | '€' | '“' | '"' | '.' | '…')
            || word.len() > 4)
}

fn followed_by_word(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next() == Some(' ') && chars.next().is_some_and(char::is_lowercase)
}

/// Whether a closing single mark that is no apostrophe follows within reach.
fn closes_later(text: &str, from: usize) -> bool {
    let mut before = ' ';
    let mut chars = text[from..].char_indices().peekable();
    while let Some((k, c)) = chars.next() {
        if k > SINGLE_REACH || matches!(c, '“' | '”' | '"') && k > 0 && before.is_whitespace() {
            return false;
        }
        if matches!(c, '’' | '\'') && !before.is_whitespace() {
            let next = chars.peek().map_or(' ', |&(_, n)| n);
            let rest = &text[from + k + c.len_utf8()..];
            let plural = before == 's' && followed_by_word(rest);
            if !next.is_alphanumeric() && !plural {
                return true;
            }
        }
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::scan;

    fn regions(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        scan(text, 0, &[], &mut |a, b, _| out.push(&text[a..b]));
        out
    }

    #[test]
    fn marks_of_all_kinds() {
        for (text, expected) in [
            ("“One,” he said, “two.”", &["“One,”", "“two.”"][..]),
            ("\"One,\" he said, \"two.\"", &["\"One,\"", "\"two.\""]),
            ("''One,'' he said. ``Two.''", &["''One,''", "``Two.''"]),
            ("‘It’s the workers’ choice,’ he said.", &["‘It’s the workers’ choice,’"]),
            ("'I don't know,' she said. The boys' club.", &["'I don't know,'"]),
            ("“He told me ‘no’ twice,” she said.", &["“He told me ‘no’ twice,”"]),
            ("A 6' 2\" man from the '90s took 'em home.", &[]),
            ("“Never closed, and on", &["“Never closed, and on"]),
            ("« Oui », „so“.", &["« Oui »", "„so“"]),
            ("\"He read “War” aloud,\" she said.", &["\"He read “War” aloud,\""]),
            ("”Both sides,” he said.", &["”Both sides,”"]),
            ("\"We lost.     He left a \"note\" here.", &["\"We lost.", "\"note\""]),
        ] {
            assert_eq!(regions(text), expected, "{text}");
        }
    }
}
