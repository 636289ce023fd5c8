//! Headings in capitals in front of a paragraph, with neither a mark nor a line break between them, as the feeds of
//! agencies have them: "The talks ended. PRICES RISE The bakers said ...".

use super::words::{is_link, is_short_word};

/// The longest heading, in bytes.
const LONGEST: usize = 80;

/// Letters in the long words of a heading that only one space parts from its paragraph.
const LETTERS: usize = 8;

/// Whether `before`, a sentence so far, is a heading whose paragraph starts with `rest`.
///
/// Two spaces between them are a sign of their own. With one, the heading must read as words rather than initials and
/// must not be the first of its text: "PRICES RISE The bakers said", "DEAL IN SIGHT JP Morgan said"; not a dateline
/// ("NEW YORK  Nov 3 (Reuters) -"), a name ("BAE SYSTEMS Chief Executive", "SKY NEWS Editor") or a table.
pub(super) fn ends(before: &str, rest: &str, is_first: bool) -> bool {
    let heading = before.trim();
    if before.len() > LONGEST || !heading.contains(' ') || heading.contains(char::is_lowercase) {
        return false;
    }
    let parted = before.ends_with("  ");
    let is_heading = if parted {
        heading.chars().filter(|c| c.is_uppercase()).count() >= 6
            && !heading.contains([',', ':', ';', '(', '/'])
    } else {
        !is_first && reads_as_words(heading)
    };
    is_heading && starts_prose(rest, parted)
}

/// Whether a sentence in front of `next`, in the same block, is a heading in capitals.
pub(super) fn is_heading(sentence: &str, next: &str) -> bool {
    sentence.len() <= LONGEST
        && sentence.contains(' ')
        && !sentence.contains(char::is_lowercase)
        && next.contains(char::is_lowercase)
        && reads_as_words(sentence)
}

/// Whether words in capitals are those of a heading: enough letters in words that can be spoken, and no initials at the
/// end, which rather belong to what follows.
fn reads_as_words(heading: &str) -> bool {
    if heading.contains([':', ';', '(', '/', '"', '“']) {
        return false;
    }
    let last = heading.rsplit(' ').next().unwrap_or_default();
    let open = last.ends_with(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    if open || is_initials(last) || is_link(last) || matches!(last, "A" | "ABOUT" | "AN" | "THE" | "TO") {
        return false;
    }
    let long = |word: &&str| word.len() > 3 && word.contains(is_vowel) && !word.contains('.');
    let words = || heading.split(' ').map(|word| word.trim_matches([',', '\'', '’']));
    // Two words of which one is no word, as in names: "NASDAQ OMX", "BAE SYSTEMS".
    if words().count() == 2 && words().any(|word| is_initials(word) && !word.contains('.')) {
        return false;
    }
    words().filter(long).map(str::len).sum::<usize>() >= LETTERS
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y')
}

/// Whether a word in capitals rather stands for a name: "U.S.", "JP", "ECB", "HSBC"; not "OIL", "TALKS", or the symbol
/// of a share behind a name, "NCC.N".
fn is_initials(word: &str) -> bool {
    let capitals = word.contains(char::is_uppercase) && !word.contains(char::is_lowercase);
    capitals
        && (word.ends_with('.')
            || word.len() < 4 && !word.contains('.') && !is_short_word(word)
            || !word.contains(is_vowel) && !word.contains('.')
            || matches!(word, "ASEAN" | "IAEA" | "NASA" | "NATO" | "OPEC" | "UNESCO" | "UNICEF"))
}

/// Whether running text starts: a capital at the start of a word that is not all capitals, before one in small letters,
/// after initials at most.
fn starts_prose(rest: &str, parted: bool) -> bool {
    let mut words = rest.split_whitespace().peekable();
    if !parted {
        for _ in 0..3 {
            if !words.peek().is_some_and(|word| is_initials(word.trim_end_matches("'s")) && *word != "I") {
                break;
            }
            words.next();
        }
    }
    let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let month = matches!(
        first.get(..3),
        Some("Jan" | "Feb" | "Mar" | "Apr" | "May" | "Jun" | "Jul" | "Aug" | "Sep" | "Oct" | "Nov" | "Dec")
    ) && second.starts_with(|c: char| c.is_ascii_digit());
    let firm = matches!(
        first.trim_end_matches(['.', ',']),
        "Bank" | "Co" | "Corp" | "Group" | "Inc" | "Ltd" | "Plc"
    );
    let prose = second.starts_with(char::is_lowercase) || first.contains(char::is_lowercase);
    let opening = words.take(3).all(|w| !matches!(w, "-" | "--" | "–" | "—") && !w.starts_with("(Reuters"));
    prose && opening && !month && !firm && first != "By"
}
