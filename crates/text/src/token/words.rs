//! The closed word lists of the tokenizer. They repeat decisions of the treebank, so they are part of the model
//! rather than of the lexicons: changing them without retraining makes the tagger worse.

/// Prefixes that stay joined to their word: "non-military", "pro-Russian", but "Russian|-|backed".
#[rustfmt::skip]
const PREFIXES: &[&str] = &[
    "anti", "arch", "co", "counter", "cross", "e", "ex", "inter", "intra", "micro", "mid", "mini",
    "multi", "neo", "non", "over", "post", "pre", "pro", "psycho", "re", "semi", "socio", "sub", "un",
];

/// Letters that follow a number without a space and are a word of their own: "$5|m", "6|pm", "40|km".
#[rustfmt::skip]
const UNITS: &[&str] = &[
    "am", "b", "bn", "cm", "ft", "gb", "ghz", "hr", "hrs", "k", "kg", "khz", "km", "kmh",
    "kph", "lb", "lbs", "m", "mb", "mg", "mhz", "mi", "min", "ml", "mm", "mn", "mph", "mw", "oz", "pm",
    "sec", "tn", "trn", "x", "yd", "yr", "yrs",
];

/// What may follow an apostrophe as a word of its own.
const CLITICS: &[&str] = &["d", "ll", "m", "re", "s", "ve"];

/// Words before whose full stop a sentence may go on in lower case: "Acme Corp. said", "etc. to the rebels".
#[rustfmt::skip]
const ABBREVIATED: &[&str] = &[
    "al", "approx", "apr", "art", "aug", "ave", "blvd", "bros", "ca", "cf", "co", "corp", "dec", "dept",
    "dist", "ed", "eds", "est", "etc", "feb", "fig", "ft", "hrs", "inc", "incl", "jan", "jr", "lb",
    "lbs", "ltd", "mar", "messrs", "min", "mins", "no", "nos", "nov", "oct", "op", "oz", "ph", "pp",
    "rd", "sec", "sept", "sr", "st", "tel", "univ", "viz", "vol", "vs",
];

/// Words that the treebank cuts in two, with the length of the first part.
const CONTRACTED: &[(&str, usize)] = &[
    ("aint", 2),
    ("arent", 3),
    ("cannot", 3),
    ("cant", 2),
    ("couldnt", 5),
    ("didnt", 3),
    ("doesnt", 4),
    ("dont", 2),
    ("gonna", 3),
    ("gotta", 3),
    ("hadnt", 3),
    ("hasnt", 3),
    ("havent", 4),
    ("isnt", 2),
    ("shouldnt", 6),
    ("thats", 4),
    ("theyre", 4),
    ("wanna", 3),
    ("wasnt", 3),
    ("werent", 4),
    ("wouldnt", 5),
    ("youre", 3),
];

/// Endings of web addresses that are written without "www".
#[rustfmt::skip]
const DOMAINS: &[&str] = &[
    "biz", "co", "com", "de", "edu", "eu", "fr", "gov", "info", "int", "io", "me", "mil", "net", "org",
    "ru", "tv", "ua", "uk", "us",
];

/// Faces and the like that stand as a word of their own.
#[rustfmt::skip]
const EMOTICONS: &[&str] = &[
    ":)", ":(", ":-)", ":-(", ";)", ";-)", ":D", ":P", ":/", "<3", "(:", "^_^", ":-D",
];

/// Whether `word`, in any case, is in the sorted list of lower-case words.
fn listed(word: &str, list: &[&str]) -> bool {
    let mut buffer = [0u8; 8];
    let Some(lower) = lowered(word, &mut buffer) else { return false };
    list.binary_search(&lower).is_ok()
}

/// The word in lower-case ASCII, if it is ASCII and short enough to be in a list.
fn lowered<'b>(word: &str, buffer: &'b mut [u8; 8]) -> Option<&'b str> {
    let bytes = word.as_bytes();
    if bytes.len() > buffer.len() || !word.is_ascii() {
        return None;
    }
    let lower = &mut buffer[..bytes.len()];
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    std::str::from_utf8(lower).ok()
}

pub(super) fn is_prefix(word: &str) -> bool {
    listed(word, PREFIXES)
}

pub(super) fn is_unit(word: &str) -> bool {
    listed(word, UNITS)
}

pub(super) fn is_clitic(word: &str) -> bool {
    listed(word, CLITICS)
}

pub(super) fn is_abbreviated(word: &str) -> bool {
    listed(word, ABBREVIATED)
}

pub(super) fn is_domain(word: &str) -> bool {
    listed(word, DOMAINS)
}

pub(super) fn is_emoticon(chunk: &str) -> bool {
    EMOTICONS.contains(&chunk)
}

/// Where to cut a word that the treebank writes as two: 3 for "cannot".
#[inline]
pub(super) fn contraction(word: &str) -> Option<usize> {
    // Nearly all words are told by their length and last two letters.
    let [.., before, last] = word.as_bytes() else { return None };
    let ending = [before | 0x20, last | 0x20];
    let possible = matches!(&ending, b"nt" | b"ot" | b"na" | b"ta" | b"ts" | b"re");
    if possible && (4..=8).contains(&word.len()) { listed_contraction(word) } else { None }
}

fn listed_contraction(word: &str) -> Option<usize> {
    let mut buffer = [0u8; 8];
    let lower = lowered(word, &mut buffer)?;
    let at = CONTRACTED.binary_search_by(|(form, _)| (*form).cmp(lower)).ok()?;
    Some(CONTRACTED[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [PREFIXES, UNITS, CLITICS, ABBREVIATED, DOMAINS] {
            assert!(list.is_sorted(), "{list:?}");
        }
        assert!(CONTRACTED.is_sorted());
        assert!(
            CONTRACTED.iter().all(|(form, _)| contraction(form).is_some()),
            "the test of endings passes all"
        );
    }
}
