//! Tokens to words of the time grammar: what each token may mean, as a small table beside the token columns.
//!
//! Most tokens of an article mean nothing here, so the column holds one number a token and the facts stand in a list of
//! their own. A word may mean several things at once ("second", "May", "quarter"); the grammar decides.

use crate::base::{Sym, word};
use crate::cause::Cause;
use crate::lexicon::{At, Lexicons};
use crate::syntax::{Syntax, TokenFlags};

macro_rules! classes {
    ($($name:ident = $bit:literal $text:literal),* $(,)?) => {
        $(pub const $name: u32 = 1 << $bit;)*
        /// The bit of a class as `times.tsv` writes it; none for a class that the grammar does not know.
        fn class_bit(text: &str) -> u32 {
            match text { $($text => $name,)* _ => 0 }
        }
    };
}

classes! {
    MONTH = 0 "month", WEEKDAY = 1 "weekday", UNIT = 2 "unit", SEASON = 3 "season", HOLIDAY = 4 "holiday",
    DAYPART = 5 "daypart", NUMBER = 6 "number", ORDINAL = 7 "ordinal", DEICTIC = 8 "deictic", MODIFIER = 9 "modifier",
    SET = 10 "set", REF = 11 "ref", SHIFT = 12 "shift", FUZZY = 13 "fuzzy", DECADE = 14 "decade", ZONE = 15 "zone",
    CLOCK = 16 "clock", FEAST = 17 "feast", EDGE = 18 "edge", FILLER = 19 "filler", FISCAL = 20 "fiscal",
    TENSE = 21 "tense", QUANTITY = 22 "quantity", HALF = 23 "half", DAY = 24 "day", FRACTION = 25 "fraction",
    DIGITS = 26 "-digits", THE = 27 "-the", A = 28 "-a", DASH = 29 "-dash", TIMES = 30 "times", NAMED = 31 "named",
}

/// Units of time, from short to long.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    #[default]
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    /// "The year-earlier period": a quarter or year that the text has named.
    Period,
    Year,
    Decade,
    Century,
    Millennium,
}

/// A part of the year as TIMEX3 writes it.
pub(super) type Code = &'static str;

/// What "last", "next", "this" say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Which {
    #[default]
    Bare,
    Last,
    Past,
    Next,
    Coming,
    This,
    That,
    Same,
    Previous,
    Following,
    Current,
    Latest,
    Recent,
}

/// What one token may mean.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Bits of the classes.
    pub classes: u32,
    /// Value of a number or an ordinal in figures or words.
    pub number: u32,
    /// Value of an ordinal.
    pub ordinal: u8,
    /// 1 to 12.
    pub month: u8,
    /// 1 (Monday) to 7.
    pub weekday: u8,
    /// Of the class `unit`.
    pub unit: Unit,
    /// The unit is in the plural.
    pub plural: bool,
    /// Of the class `deictic`.
    pub which: Which,
    /// Days from today, of the class `day`; direction, of the class `shift`.
    pub days: i8,
    /// Season, part of day, reference, modifier or set value.
    pub code: Code,
    /// Hundredths after a number: "2.5", "2½".
    pub hundredths: u8,
    /// Modifier of a prefix: MID for "mid-November", AFTER for "post-1959".
    pub prefix: Code,
    /// Row of the lexicon, plus one; 0 for none.
    pub row: u32,
}

impl Word {
    /// Whether the word is of any of these classes.
    pub fn is(&self, classes: u32) -> bool {
        self.classes & classes != 0
    }
}

/// The words of an article; scratch that is kept between articles.
#[derive(Default)]
pub(super) struct Words {
    at: Vec<u32>,
    list: Vec<Word>,
    compiled: Compiled,
}

/// The rows of the lexicon as words, by symbol: reading a row's class and value anew for every token took half of the
/// stage's time.
#[derive(Default)]
struct Compiled {
    /// Hash of the lexicons that it was made from.
    hash: String,
    /// By symbol: index into `words`, 0 for none.
    by_symbol: Vec<u16>,
    words: Vec<Word>,
}

impl Compiled {
    fn make(&mut self, lex: &Lexicons) {
        if self.hash == lex.hash() && !self.words.is_empty() {
            return;
        }
        self.hash = lex.hash().to_string();
        self.words.clear();
        self.words.push(Word::default());
        self.by_symbol.clear();
        self.by_symbol.resize(lex.times.keys().map(|s| s.0 as usize + 1).max().unwrap_or(0), 0);
        for (symbol, rows) in &lex.times {
            let mut w = Word::default();
            for &r in rows {
                add(&mut w, r, &lex.rows.times[r as usize]);
            }
            self.by_symbol[symbol.0 as usize] = u16::try_from(self.words.len()).unwrap_or(0);
            self.words.push(w);
        }
    }

    fn word(&self, form: Sym) -> Word {
        self.by_symbol.get(form.0 as usize).map_or(Word::default(), |&i| self.words[i as usize])
    }
}

impl Words {
    /// Reads all tokens of an article.
    pub fn read(&mut self, text: &str, syn: &Syntax, lex: &Lexicons) {
        self.at.clear();
        self.at.resize(syn.len(), 0);
        self.list.clear();
        self.list.push(Word::default());
        self.compiled.make(lex);
        for t in 0..syn.len() {
            let form = syn.form[t];
            let token = syn.tokens[t];
            let known = form.is_known().then(|| self.compiled.by_symbol.get(form.0 as usize)).flatten();
            let mut w = match form {
                word::THE => Word { classes: THE, ..Word::default() },
                word::A | word::AN => Word { classes: A, ..Word::default() },
                word::DASH => Word { classes: DASH, ..Word::default() },
                _ if known.is_some_and(|&i| i > 0) => self.compiled.word(form),
                _ if token.flags.any(TokenFlags::HAS_DIGIT | TokenFlags::HYPHEN) => Word::default(),
                _ => continue,
            };
            if token.is(TokenFlags::HAS_DIGIT) {
                digits(token.span.of(text), &mut w);
            }
            if token.is(TokenFlags::HYPHEN) && w.classes & !DIGITS == 0 {
                prefixed(token.span.of(text), lex, &mut w);
            }
            if w.classes != 0 {
                self.at[t] = self.list.len() as u32;
                self.list.push(w);
            }
        }
    }

    /// What a token may mean.
    pub fn get(&self, t: usize) -> &Word {
        &self.list[self.at.get(t).map_or(0, |&i| i as usize)]
    }

    /// Whether a token means anything here.
    pub fn has(&self, t: usize) -> bool {
        self.at.get(t).is_some_and(|&i| i > 0)
    }
}

/// The cause of a finding that rests on a word.
pub(super) fn cause(rule: &'static str, w: &Word, lex: &Lexicons) -> Cause {
    let at: Option<At> = w.row.checked_sub(1).and_then(|r| lex.rows.times.get(r as usize)).map(|r| r.at);
    at.map_or(Cause::rule(rule), |at| Cause::entry(rule, at))
}

fn add(w: &mut Word, at: u32, row: &dateline_lexicon::TimeRow) {
    let bit = class_bit(&row.class);
    let value = row.value.as_str();
    w.classes |= bit;
    if w.row == 0 || bit & (MONTH | WEEKDAY | UNIT | SEASON | HOLIDAY) != 0 {
        w.row = at + 1;
    }
    let number = || value.parse::<u32>().unwrap_or(0);
    match bit {
        MONTH => w.month = number() as u8,
        WEEKDAY => {
            w.weekday = number() as u8;
            w.plural = row.word.len() > 5 && row.word.ends_with('s');
        }
        UNIT => {
            (w.unit, w.plural) = match value.strip_suffix('+') {
                Some(unit) => (unit_of(unit), true),
                None => (unit_of(value), false),
            }
        }
        NUMBER => w.number = number(),
        DECADE | FUZZY => w.number = number(),
        ORDINAL => w.ordinal = number() as u8,
        DEICTIC => w.which = which_of(value),
        FRACTION => w.hundredths = number() as u8,
        DAY | SHIFT => {
            let (days, part) = value.split_once(' ').unwrap_or((value, ""));
            w.days = days.parse().unwrap_or(0);
            if !part.is_empty() {
                w.code = code_of(part);
            }
        }
        0 | HOLIDAY | FEAST | NAMED => {}
        _ => w.code = code_of(value),
    }
}

fn unit_of(text: &str) -> Unit {
    match text {
        "second" => Unit::Second,
        "minute" => Unit::Minute,
        "hour" => Unit::Hour,
        "night" => Unit::Night,
        "weekend" => Unit::Weekend,
        "week" => Unit::Week,
        "fortnight" => Unit::Fortnight,
        "month" => Unit::Month,
        "quarter" => Unit::Quarter,
        "period" => Unit::Period,
        "year" => Unit::Year,
        "decade" => Unit::Decade,
        "century" => Unit::Century,
        "millennium" => Unit::Millennium,
        _ => Unit::Day,
    }
}

fn which_of(text: &str) -> Which {
    match text {
        "last" => Which::Last,
        "past" => Which::Past,
        "next" => Which::Next,
        "coming" => Which::Coming,
        "this" => Which::This,
        "that" => Which::That,
        "same" => Which::Same,
        "previous" => Which::Previous,
        "following" => Which::Following,
        "current" => Which::Current,
        "latest" => Which::Latest,
        "recent" => Which::Recent,
        _ => Which::Bare,
    }
}

/// The code of a value as a constant, so that words need not borrow from the lexicon.
fn code_of(text: &str) -> Code {
    const CODES: &[Code] = &[
        "SP",
        "SU",
        "FA",
        "WI",
        "MO",
        "AF",
        "EV",
        "NI",
        "MI",
        "12:00",
        "24:00",
        "PRESENT_REF",
        "PAST_REF",
        "FUTURE_REF",
        "APPROX",
        "LESS_THAN",
        "MORE_THAN",
        "EQUAL_OR_LESS",
        "EQUAL_OR_MORE",
        "START",
        "MID",
        "END",
        "BEFORE",
        "AFTER",
        "ON_OR_BEFORE",
        "ON_OR_AFTER",
        "P1D",
        "P1W",
        "P2W",
        "P1M",
        "P3M",
        "P6M",
        "P1Y",
        "P2Y",
        "P10Y",
        "PT1H",
        "each",
        "am",
        "pm",
        "clock",
        "future",
        "past",
        "early",
        "late",
        "XXXX-WXX-WE",
    ];
    CODES.iter().find(|c| **c == text).copied().unwrap_or("")
}

/// "mid-November", "post-1959": the tokenizer keeps such prefixes on the word.
fn prefixed(text: &str, lex: &Lexicons, w: &mut Word) {
    const PREFIXES: &[(&str, Code)] =
        &[("mid-", "MID"), ("post-", "AFTER"), ("pre-", "BEFORE"), ("early-", "START"), ("late-", "END")];
    let Some((length, code)) = PREFIXES.iter().find_map(|(prefix, code)| {
        text.get(..prefix.len()).filter(|t| t.eq_ignore_ascii_case(prefix)).map(|_| (prefix.len(), *code))
    }) else {
        return;
    };
    let rest = &text[length..];
    digits(rest, w);
    if let Some(rows) = lex.times.get(&lex.vocabulary.get(&rest.to_ascii_lowercase())) {
        for &r in rows {
            let row = &lex.rows.times[r as usize];
            if matches!(row.class.as_str(), "month" | "weekday" | "season" | "daypart" | "decade" | "unit") {
                add(w, r, row);
            }
        }
    }
    if w.classes != 0 {
        w.prefix = code;
    }
}

/// Numbers in figures ("1,204", "2.5", "2½"), ordinals ("3rd") and decades ("1990s", "'80s").
fn digits(text: &str, w: &mut Word) {
    let body = text.trim_start_matches(['\'', '’', '‘']);
    let mut value: u32 = 0;
    let mut end = 0;
    for &c in body.as_bytes() {
        match c {
            b'0'..=b'9' => value = value.saturating_mul(10).saturating_add((c - b'0') as u32),
            b',' if end > 0 => {}
            _ => break,
        }
        end += 1;
    }
    if end == 0 {
        w.classes |= DIGITS;
        return;
    }
    w.number = value;
    let rest = &body[end..];
    w.classes |= match rest {
        "" | "½" | "¼" | "¾" => NUMBER | DIGITS,
        "st" | "nd" | "rd" | "th" | "ST" | "ND" | "RD" | "TH" if value < 256 => {
            w.ordinal = value as u8;
            ORDINAL
        }
        "s" | "'s" if value.is_multiple_of(10) && (end == 2 || (end == 4 && value >= 1500)) => DECADE,
        _ => DIGITS,
    };
    match rest {
        "½" => w.hundredths = 50,
        "¼" => w.hundredths = 25,
        "¾" => w.hundredths = 75,
        _ => {}
    }
    if let Some(decimals) = rest.strip_prefix('.')
        && matches!(decimals.len(), 1 | 2)
        && let Ok(d) = decimals.parse::<u8>()
    {
        w.classes |= NUMBER;
        w.hundredths = if decimals.len() == 1 { d * 10 } else { d };
    }
}
