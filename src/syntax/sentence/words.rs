//! Closed classes of English words that sentence boundaries depend on.

/// Whether `word` is one of a sorted list of lower-case words, in any case.
fn listed(word: &str, list: &[&str]) -> bool {
    let mut buffer = [0u8; 16];
    if word.len() > buffer.len() || !word.is_ascii() {
        return false;
    }
    let lower = &mut buffer[..word.len()];
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    list.binary_search_by(|entry| entry.as_bytes().cmp(lower)).is_ok()
}

/// Words that start sentences and are seldom part of a name.
#[rustfmt::skip]
const STARTERS: &[&str] = &[
    "a", "about", "according", "across", "additionally", "after", "afterward", "afterwards", "against",
    "all", "along", "also", "although", "amid", "among", "an", "and", "another", "any", "anyone", "are",
    "around", "as", "asked", "at", "because", "before", "besides", "between", "both", "but", "by",
    "can", "click", "could", "dear", "despite", "did", "do", "does", "dozens", "dr", "during", "each", "earlier",
    "eight", "either", "elsewhere", "even", "eventually", "every", "everybody", "everyone", "few",
    "finally", "first", "five", "for", "four", "from", "furthermore", "given", "had", "has", "have",
    "he", "hence", "her", "here", "his", "how", "however", "hundreds", "i", "if", "in", "indeed",
    "instead", "is", "it", "its", "just", "last", "later", "less", "let", "many", "maybe", "meanwhile",
    "millions", "more", "moreover", "most", "mr", "mrs", "ms", "much", "my", "near", "neither",
    "nevertheless", "next", "nine", "no", "nobody", "none", "nonetheless", "nor", "not", "nothing",
    "now", "off", "ok", "okay", "on", "once", "one", "only", "or", "other", "others", "otherwise",
    "our", "out", "over", "overall", "perhaps", "please", "previously", "recently", "second", "seven",
    "several", "she", "should", "similarly", "since", "six", "so", "some", "somebody", "someone",
    "still", "such", "ten", "that", "the", "their", "then", "there", "therefore", "these", "they",
    "this", "those", "though", "thousands", "three", "through", "throughout", "thus", "till", "today",
    "tomorrow", "two", "under", "unless", "until", "up", "upon", "was", "we", "were", "what",
    "whatever", "when", "whenever", "where", "wherever", "whether", "which", "while", "who", "whoever",
    "whose", "why", "with", "within", "without", "would", "yes", "yesterday", "yet", "you", "your",
];

/// What follows "U.S." as part of a name or title.
#[rustfmt::skip]
const OFFICES: &[&str] = &[
    "administration", "agency", "agriculture", "air", "airlines", "airways", "ambassador",
    "ambassadors", "army", "attorney", "bank", "bishops", "bureau", "capitol", "catholics", "census",
    "central", "chamber", "charter", "citizens", "coast", "commerce", "commission", "congress",
    "congressman", "constitution", "consul", "consulate", "council", "court", "customs", "defence",
    "defense", "democrat", "democrats", "department", "diplomats", "district", "dollar", "election",
    "elections", "embassy", "energy", "envoy", "fed", "federal", "fish", "food", "forces", "foreign",
    "forest", "futures", "general", "geological", "government", "homeland", "house", "immigration",
    "intelligence", "interior", "joint", "justice", "labor", "lawmakers", "library", "marine",
    "marines", "marshals", "midwest", "military", "mission", "muslims", "national", "navy",
    "northeast", "northwest", "nuclear", "officials", "olympic", "open", "pacific", "patent",
    "peacekeepers", "postal", "president", "presidential", "rep", "representative", "representatives",
    "republican", "republicans", "sailors", "sanctions", "secret", "secretary", "security", "sen",
    "senate", "senator", "senators", "soccer", "soldiers", "solicitor", "south", "southeast",
    "southwest", "special", "state", "steel", "stocks", "supreme", "surgeon", "trade", "treasuries",
    "treasury", "treasurys", "troops", "vice", "virgin", "west", "women",
];

/// Words after a time of day that belong to it.
#[rustfmt::skip]
const ZONES: &[&str] = &[
    "baghdad", "beijing", "berlin", "bst", "cdt", "central", "cest", "cet", "cst", "ct", "eastern",
    "edt", "est", "et", "friday", "gmt", "greenwich", "israel", "ist", "jst", "kabul", "kiev", "kyiv",
    "local", "london", "mdt", "monday", "moscow", "mountain", "msk", "mst", "mt", "pacific", "paris",
    "pdt", "pst", "pt", "saturday", "sunday", "tehran", "thursday", "tuesday", "utc", "wednesday",
    "zulu",
];

#[rustfmt::skip]
const AUXILIARIES: &[&str] = &[
    "are", "can", "could", "did", "do", "does", "had", "has", "have", "is", "may", "might", "must",
    "said", "say", "says", "should", "was", "were", "will", "would",
];

/// Words that join two nouns, so that what stands before them is no subject yet.
#[rustfmt::skip]
const LINKS: &[&str] = &[
    "after", "against", "and", "as", "at", "before", "by", "during", "for", "from", "in", "into",
    "like", "of", "on", "or", "over", "since", "that", "to", "under", "until", "who", "with",
];

#[rustfmt::skip]
const PREPOSITIONS: &[&str] = &[
    "about", "after", "around", "at", "before", "between", "by", "from", "on", "since", "till", "until",
];

/// Verbs of a speaker after a quotation.
#[rustfmt::skip]
const SAID: &[&str] = &[
    "added", "adds", "answered", "asked", "asks", "countered", "cried", "demanded", "exclaimed",
    "insisted", "joked", "noted", "quipped", "recalled", "replied", "responded", "retorted", "said",
    "says", "shouted", "told", "tweeted", "wondered", "wrote", "yelled",
];

/// Words that follow the first one of a sentence and seldom the first one of a name or title.
#[rustfmt::skip]
const OPENINGS: &[&str] = &[
    "a", "all", "an", "any", "are", "both", "each", "early", "every", "had", "has", "have", "he", "her",
    "his", "is", "it", "its", "late", "many", "most", "my", "no", "our", "she", "some", "such", "that",
    "the", "their", "there", "these", "they", "this", "those", "was", "we", "were", "will", "you", "your",
];

/// Words of up to three letters that are no initials when a heading has them in capitals.
#[rustfmt::skip]
const SHORT: &[&str] = &[
    "a", "act", "ad", "add", "age", "ago", "aid", "aim", "air", "all", "an", "and", "any", "arm", "as",
    "ask", "at", "bad", "ban", "bar", "be", "bet", "bid", "big", "bit", "box", "boy", "buy", "by",
    "can", "cap", "car", "cut", "day", "die", "do", "dry", "due", "eat", "egg", "end", "eye", "far",
    "fed", "few", "fit", "fix", "fly", "for", "fun", "gap", "gas", "get", "go", "god", "gun", "had",
    "has", "he", "her", "hit", "hot", "how", "ice", "if", "ill", "in", "is", "it", "its", "job", "key",
    "kid", "law", "lay", "led", "let", "lie", "lot", "low", "man", "may", "men", "met", "mix", "my",
    "net", "new", "no", "nor", "not", "now", "odd", "of", "off", "oil", "old", "on", "one", "or", "our",
    "out", "own", "pay", "peg", "per", "put", "raw", "red", "rig", "row", "run", "sad", "say", "sea",
    "see", "set", "sex", "she", "sit", "six", "so", "sum", "sun", "tax", "ten", "the", "tie", "tip",
    "to", "too", "top", "try", "two", "up", "use", "vow", "war", "was", "way", "we", "wet", "who",
    "why", "win", "won", "yes", "yet", "you",
];

/// Whether a word of up to three letters is one of the language.
pub(super) fn is_short_word(word: &str) -> bool {
    listed(word, SHORT)
}

/// Whether sentences like to start with the word.
pub(super) fn is_starter(word: &str) -> bool {
    listed(stem(word), STARTERS)
}

/// Whether the word, in small letters, is one that goes on with a sentence begun by one word.
pub(super) fn is_opening(word: &str) -> bool {
    OPENINGS.binary_search(&word).is_ok()
}

pub(super) fn is_office(word: &str) -> bool {
    listed(stem(word), OFFICES)
}

/// The word without what an apostrophe joins to it: "It" of "It's", "Treasury" of "Treasury's".
pub(super) fn stem(word: &str) -> &str {
    word.split(['\'', '’']).next().unwrap_or(word)
}

pub(super) fn is_zone(word: &str) -> bool {
    listed(word, ZONES)
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    listed(word, AUXILIARIES)
}

pub(super) fn is_link(word: &str) -> bool {
    listed(word, LINKS)
}

pub(super) fn is_preposition(word: &str) -> bool {
    listed(word, PREPOSITIONS)
}

pub(super) fn is_said(word: &str) -> bool {
    listed(word, SAID)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [STARTERS, OFFICES, ZONES, AUXILIARIES, LINKS, PREPOSITIONS, SAID, OPENINGS, SHORT] {
            assert!(list.windows(2).all(|pair| pair[0] < pair[1]), "{list:?}");
        }
    }
}
