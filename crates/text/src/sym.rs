//! Symbols: words of the lexicons as small numbers, so that rules compare numbers and not strings.
//!
//! The words that rules themselves name stand first, with fixed numbers (module [`word`]); the lexicons' words follow
//! when they are loaded. A word that neither knows is [`Sym::UNKNOWN`]: nothing can ask for it.

use rustc_hash::FxHashMap;

/// A word in lower case, as a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(pub u32);

impl Sym {
    /// Any word that no lexicon and no rule names.
    pub const UNKNOWN: Sym = Sym(0);

    /// Whether some lexicon or rule names the word.
    pub fn is_known(self) -> bool {
        self != Sym::UNKNOWN
    }
}

macro_rules! words {
    ($($name:ident = $text:literal),* $(,)?) => {
        /// Words that rules name.
        #[allow(missing_docs)]
        pub mod word {
            use super::Sym;
            // `UNKNOWN_` only holds number 0.
            #[allow(non_camel_case_types, clippy::upper_case_acronyms, dead_code)]
            enum Index { UNKNOWN_, $($name),* }
            $(pub const $name: Sym = Sym(Index::$name as u32);)*
        }
        const FIXED: &[&str] = &["", $($text),*];
    };
}

words! {
    A = "a", AN = "an", THE = "the", AND = "and", OR = "or", BUT = "but", NOR = "nor", OF = "of", TO = "to", IN = "in",
    ON = "on", AT = "at", BY = "by", FOR = "for", FROM = "from", WITH = "with", AGAINST = "against", BETWEEN = "between",
    AMONG = "among", INTO = "into", INSIDE = "inside", NEAR = "near", OUTSIDE = "outside", AROUND = "around", ACROSS = "across",
    THROUGHOUT = "throughout", TOWARD = "toward", TOWARDS = "towards", OVER = "over", UNDER = "under", THROUGH = "through",
    AS = "as", THAN = "than", THAT = "that", WHICH = "which", WHO = "who", WHOM = "whom", WHOSE = "whose", WHAT = "what",
    WHETHER = "whether", IF = "if", UNLESS = "unless", WHEN = "when", WHILE = "while", BECAUSE = "because", WITHOUT = "without",
    I = "i", ME = "me", MY = "my", MINE = "mine", WE = "we", US = "us", OUR = "our", OURS = "ours", YOU = "you", KNOW = "know", MEAN = "mean", YOUR = "your",
    HE = "he", HIM = "him", HIS = "his", SHE = "she", HER = "her", HERS = "hers", IT = "it", ITS = "its", THEY = "they",
    THEM = "them", THEIR = "their", THEIRS = "theirs", MYSELF = "myself", HIMSELF = "himself", HERSELF = "herself",
    ITSELF = "itself", THEMSELVES = "themselves", OURSELVES = "ourselves", THIS = "this", THESE = "these", THOSE = "those",
    OWN = "own", R = "r", D = "d", OTHERS = "others", SCORES = "scores", TENS = "tens", LEAVE = "leave", HERE = "here", THERE = "there", BE = "be", HAVE = "have", DO = "do", WILL = "will", WOULD = "would", SHALL = "shall",
    SHOULD = "should", CAN = "can", COULD = "could", MAY = "may", MIGHT = "might", MUST = "must", GET = "get", NOT = "not",
    NT = "n't", NO = "no", NEVER = "never", NEITHER = "neither", NONE = "none", NOBODY = "nobody", BOTH = "both", ALL = "all",
    SIDE = "side", COUNTRY = "country", NATION = "nation", GOVERNMENT = "government", LEADER = "leader", PRESIDENT = "president",
    PARTY = "party", STATE = "state", TWO = "two", THREE = "three", OTHER = "other", SAY = "say", TELL = "tell", ACCORD = "accord",
    ACCORDING = "according", CALL = "call", ADD = "add", ASK = "ask", LEAD = "lead", KILL = "kill", WOUND = "wound",
    INJURE = "injure", ARREST = "arrest", DETAIN = "detain", DIE = "die", PEOPLE = "people", PERSON = "person", ONE = "one",
    PROTESTER = "protester", LEAST = "least", MORE = "more", FEWER = "fewer", LESS = "less", ABOUT = "about", SOME = "some",
    NEARLY = "nearly", ALMOST = "almost", DOZEN = "dozen", DOZENS = "dozens", HUNDRED = "hundred", HUNDREDS = "hundreds",
    THOUSAND = "thousand", THOUSANDS = "thousands", MILLION = "million", MILLIONS = "millions", UP = "up", DOWN = "down",
    OUT = "out", OFF = "off", AWAY = "away", BACK = "back", PREPARED = "prepared", FORMER = "former", ACTING = "acting",
    ELECT = "elect", MINISTRY = "ministry", MINISTER = "minister", NEITHER_NOR = "neither nor", VIA = "via", PER = "per",
    WORD = "word", WORDS = "words", POSSESSIVE = "'s", APOSTROPHE = "'", SO = "so", SUCH = "such", LIKE = "like", INCLUDING = "including", SAME = "same", LET = "let",
    DEAD = "dead", INJURY = "injury", DEATH = "death", LIFE = "life", MEMBER = "member", SPOKESMAN = "spokesman",
    SPOKESWOMAN = "spokeswoman", SPOKESPERSON = "spokesperson", FIRE = "fire", TALK = "talk", MEET = "meet", VISIT = "visit",
    HOST = "host", WHILST = "whilst", DESPITE = "despite", AFTER = "after", BEFORE = "before", SINCE = "since", UNTIL = "until",
    DURING = "during", THEN = "then", ALSO = "also", HOWEVER = "however", MEANWHILE = "meanwhile", CITIZEN = "citizen",
    RESIDENT = "resident", HOW = "how", WHY = "why", WHERE = "where", ONCE = "once", ALTHOUGH = "although", THOUGH = "though", ABOVE = "above", BELOW = "below", BEHIND = "behind",
    WITHIN = "within", UPON = "upon", ALONG = "along", ALONGSIDE = "alongside", TOGETHER = "together", BEYOND = "beyond", AHEAD = "ahead", DEMAND = "demand", PRESS = "press",
    WANT = "want", FORCE = "force", BEING = "being", HAD = "had", WERE = "were", ONLY = "only", JUST = "just", MERELY = "merely", EVEN = "even", EACH = "each",
    EVERY = "every", ANY = "any", FEW = "few", MANY = "many", MOST = "most", SEVERAL = "several", ANOTHER = "another",
    LOCAL = "local", EYEWITNESS = "eyewitness", UNITED = "united", OFFICIAL = "official", RESPECTIVE = "respective",
    LOCATED = "located", BASED = "based", BORN = "born", FOREIGN = "foreign", COLLEAGUE = "colleague", NORTH = "north", SOUTH = "south", COLON = ":", COMMA = ",", SEMICOLON = ";", DASH = "-", FULL_STOP = ".",
}

/// The table of words.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    map: FxHashMap<Box<str>, Sym>,
}

impl Default for Vocabulary {
    fn default() -> Self {
        let map = FIXED.iter().enumerate().skip(1).map(|(i, w)| (Box::from(*w), Sym(i as u32))).collect();
        Vocabulary { map }
    }
}

impl Vocabulary {
    /// Makes room for so many more words.
    pub fn reserve(&mut self, words: usize) {
        self.map.reserve(words);
    }

    /// The symbol of a word in lower case, made if it is new.
    pub fn intern(&mut self, word: &str) -> Sym {
        if let Some(&s) = self.map.get(word) {
            return s;
        }
        let s = Sym(self.map.len() as u32 + 1);
        self.map.insert(word.into(), s);
        s
    }

    /// The symbol of a word in lower case, or [`Sym::UNKNOWN`].
    pub fn get(&self, word: &str) -> Sym {
        self.map.get(word).copied().unwrap_or(Sym::UNKNOWN)
    }

    /// The words with their symbols, in no order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, Sym)> {
        self.map.iter().map(|(w, &s)| (&**w, s))
    }

    /// Number of words.
    pub fn len(&self) -> usize {
        self.map.len()
    }

    /// Never true: the rules' words are always there.
    pub fn is_empty(&self) -> bool {
        self.map.is_empty()
    }
}

/// Writes the folded form of `word` into `out`: lower case, typographic apostrophes and dashes made plain.
pub fn fold(word: &str, out: &mut String) {
    out.clear();
    if word.is_ascii() {
        out.push_str(word);
        out.make_ascii_lowercase();
    } else {
        for c in word.chars() {
            match c {
                '’' | '‘' | 'ʼ' => out.push('\''),
                '–' | '—' | '‑' => out.push('-'),
                _ => out.extend(c.to_lowercase()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fixed_words_have_their_numbers() {
        let v = Vocabulary::default();
        assert_eq!(v.get("against"), word::AGAINST);
        assert_eq!(v.get("until"), word::UNTIL);
        assert_eq!(v.get(FIXED[FIXED.len() - 1]), Sym(FIXED.len() as u32 - 1), "a fixed word stands twice");
        assert_eq!(v.len(), FIXED.len() - 1, "a fixed word stands twice");
        assert_eq!(v.get("zzz"), Sym::UNKNOWN);
    }
}
