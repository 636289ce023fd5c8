//! Lexicon rows found in a text: single words, verbs whose further words may stand apart, and idioms with gaps.
//!
//! Shared by factuality and stance. A row of one word is looked up by form and lemma and must have the row's part of
//! speech; the further words of a verb are sought among what it governs ("*called* the rebels *off*"); phrases walk the
//! trie and may skip adverbs, articles, possessives and adjectives ("*throw* their full *weight behind*"). All readings
//! are reported; which of them counts is decided by [`longest`], because a longer one may lack its complement.

use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::{HeadIndex, Lexicons, Pattern, PhraseEntry, Word};
use crate::syntax::{Deprel, Syntax, Upos, Xpos};

/// The most words that a row may have.
pub const LONGEST: usize = 8;

/// How many tokens a phrase may skip in all.
const GAPS: usize = 4;

/// How far after a verb its further words are sought.
const REACH: usize = 16;

/// A row with the tokens that show it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Number of the row in its family.
    pub row: u32,
    /// The token on which the others hang.
    pub head: usize,
    words: [u32; LONGEST],
    len: u8,
}

impl Found {
    /// A row that one token shows.
    pub fn single(row: u32, t: usize) -> Found {
        Found::new(row, t, &[t as u32])
    }

    fn new(row: u32, head: usize, tokens: &[u32]) -> Found {
        let mut words = [0; LONGEST];
        words[..tokens.len()].copy_from_slice(tokens);
        Found { row, head, words, len: tokens.len() as u8 }
    }

    /// The tokens, in the order of the row's words.
    pub fn words(&self) -> &[u32] {
        &self.words[..self.len as usize]
    }

    /// The last token.
    pub fn last(&self) -> usize {
        self.words[self.len as usize - 1] as usize
    }

    /// Whether a token is one of the words.
    pub fn has(&self, t: usize) -> bool {
        self.words().contains(&(t as u32))
    }

    /// From the first to the last of the words.
    pub fn span(&self) -> TokenSpan {
        let first = self.words().iter().min().copied().unwrap_or(0) as usize;
        let last = self.words().iter().max().copied().unwrap_or(0) as usize;
        TokenSpan::new(first, last + 1)
    }
}

/// What differs between the families that are sought this way.
pub struct Family<'a> {
    /// Rows by the lemma of their head.
    pub heads: &'a HeadIndex,
    /// The row of this family that a phrase entry is, if it is one.
    pub row_of: fn(PhraseEntry) -> Option<u32>,
    /// The part of speech that a row gives.
    pub pos: &'a dyn Fn(u32) -> &'a str,
    /// Whether the final "to" of a verb row is the mark of an infinitive.
    pub infinitive: &'a dyn Fn(u32) -> bool,
}

/// Adds the rows that any token of a sentence starts.
pub fn scan(syn: &Syntax, lex: &Lexicons, family: &Family, sentence: TokenSpan, out: &mut Vec<Found>) {
    let number = sentence.range().next().map_or(0, |t| syn.sentence(t));
    // Most rows of several words need one that the sentence does not have.
    let may_stand = |w: &Word| matches!(*w, Word::Lemma(s) if syn.may_have(number, s));
    for t in sentence.range() {
        let (form, lemma) = (plain(syn.form[t]), syn.lemma[t]);
        let verbal = matches!(syn.upos[t], Upos::VERB | Upos::AUX);
        for sym in [form, lemma] {
            let known = out.len();
            for p in family.heads.of(sym) {
                if p.rest.is_empty() {
                    if fits(syn, t, family.heads.pos(p)) {
                        out.push(Found::single(p.row, t));
                    }
                } else if !(verbal || sym == word::NOT) || !p.rest.iter().all(may_stand) {
                    continue;
                } else if sym == word::NOT {
                    negated_verb(syn, t, p, sentence, out);
                } else {
                    verb(syn, t, p, family.heads.pos(p), (family.infinitive)(p.row), sentence, out);
                }
            }
            // "would" is not "will", and "had to" is more than "have to".
            let several = out[known..].iter().any(|f| f.words().len() > 1);
            if form == lemma || several || syn.xpos[t] == Xpos::MD && !family.heads.of(form).is_empty() {
                break;
            }
        }
        phrases(syn, lex, family, t, sentence, out);
    }
}

/// "n't" is "not".
fn plain(form: Sym) -> Sym {
    if form == word::NT { word::NOT } else { form }
}

/// Whether a token can be a one-word row of a part of speech.
fn fits(syn: &Syntax, t: usize, pos: &str) -> bool {
    let (upos, rel) = (syn.upos[t], syn.rel[t]);
    match pos {
        "verb" => matches!(upos, Upos::VERB | Upos::AUX) && rel != Deprel::AMOD && syn.xpos[t] != Xpos::MD,
        "aux" => {
            syn.xpos[t] == Xpos::MD && !(t > 0 && matches!(syn.form[t - 1], word::THE | word::A | word::AN))
        }
        "adv" => {
            matches!(upos, Upos::ADV | Upos::PART | Upos::INTJ)
                || (rel == Deprel::ADVMOD && upos != Upos::SCONJ)
        }
        "noun" => {
            matches!(upos, Upos::NOUN | Upos::PRON | Upos::PROPN | Upos::DET | Upos::NUM)
                && rel.base() != Deprel::DET
        }
        "adj" => {
            upos == Upos::ADJ
                || (matches!(syn.xpos[t], Xpos::VBN | Xpos::VBG | Xpos::NN) && rel == Deprel::AMOD)
                || (syn.xpos[t] == Xpos::VBN
                    && syn.children(t).any(|c| matches!(syn.rel[c], Deprel::COP | Deprel::AUX_PASS)))
                || (syn.xpos[t] == Xpos::VBN && rel == Deprel::XCOMP)
        }
        "det" => {
            upos == Upos::DET
                || rel.base() == Deprel::DET
                || (rel == Deprel::AMOD && upos == Upos::ADJ && !after_article(syn, t))
        }
        "prep" | "conj" => {
            matches!(upos, Upos::ADP | Upos::SCONJ | Upos::CCONJ)
                || matches!(rel.base(), Deprel::MARK | Deprel::CASE | Deprel::CC)
                || (matches!(upos, Upos::VERB | Upos::ADV | Upos::AUX | Upos::DET) && pos == "conj")
        }
        _ => true,
    }
}

/// "a few soldiers" are some, "few soldiers" hardly any.
fn after_article(syn: &Syntax, t: usize) -> bool {
    t > 0 && matches!(syn.form[t - 1], word::A | word::AN | word::THE)
}

/// The verb of a row like "not rule out", whose first word is the negation.
fn negated_verb(syn: &Syntax, not: usize, p: &Pattern, sentence: TokenSpan, out: &mut Vec<Found>) {
    let Some(v) = syn.governor(not).filter(|&v| v > not) else { return };
    if p.rest.first() != Some(&Word::Lemma(syn.lemma[v])) {
        return;
    }
    let mut words = [0; LONGEST];
    words[0] = not as u32;
    words[1] = v as u32;
    if let Some(len) = further(syn, v, &p.rest[1..], false, sentence, &mut words, 2) {
        out.push(Found::new(p.row, v, &words[..len]));
    }
}

fn verb(
    syn: &Syntax,
    v: usize,
    p: &Pattern,
    pos: &str,
    infinitive: bool,
    sentence: TokenSpan,
    out: &mut Vec<Found>,
) {
    if !matches!(syn.upos[v], Upos::VERB | Upos::AUX) || p.rest.len() + 1 > LONGEST {
        return;
    }
    let mut words = [0; LONGEST];
    words[0] = v as u32;
    if let Some(len) = further(syn, v, &p.rest, infinitive, sentence, &mut words, 1)
        && (pos != "aux" || phrase_fits(syn, pos, &words[..len]))
    {
        out.push(Found::new(p.row, v, &words[..len]));
    }
}

/// Finds the words after a verb; gives the number of all words.
fn further(
    syn: &Syntax,
    v: usize,
    rest: &[Word],
    infinitive: bool,
    sentence: TokenSpan,
    words: &mut [u32; LONGEST],
    mut len: usize,
) -> Option<usize> {
    let end = (sentence.end as usize).min(v + 1 + REACH);
    let mut from = v + 1;
    for (i, w) in rest.iter().enumerate() {
        let Word::Lemma(sym) = *w else { return None };
        let to_mark = infinitive && sym == word::TO && i + 1 == rest.len();
        // What a verb makes somebody do may come after a long phrase: "prompted lawmakers such as ..., who …, to withdraw".
        let end = if to_mark { sentence.end as usize } else { end };
        let k = (from..end).find(|&k| {
            (syn.form[k] == sym || syn.lemma[k] == sym)
                && hangs_on(syn, k, v, &words[..len], from)
                && (!to_mark
                    || syn
                        .governor(k)
                        .is_some_and(|g| g > k && syn.rel[k] == Deprel::MARK && syn.is_verbal(g)))
        });
        // A preposition may come before its verb in a relative clause or passive; that is left to single-word rows.
        let k = k?;
        words[len] = k as u32;
        len += 1;
        from = k + 1;
    }
    Some(len)
}

/// Whether a token belongs to a verb: as its dependent, as the preposition or mark of one, or directly after its words.
fn hangs_on(syn: &Syntax, k: usize, v: usize, words: &[u32], from: usize) -> bool {
    let of = |t: usize| t == v || words.contains(&(t as u32));
    let Some(g) = syn.governor(k) else { return false };
    if of(g) {
        return true;
    }
    let function = matches!(syn.upos[k], Upos::ADP | Upos::PART | Upos::SCONJ | Upos::ADV);
    if function && k == from {
        return true;
    }
    let rel = syn.rel[k].base();
    if !matches!(rel, Deprel::CASE | Deprel::MARK | Deprel::FIXED | Deprel::ADVMOD)
        && syn.rel[k] != Deprel::COMPOUND_PRT
    {
        return false;
    }
    let Some(above) = syn.governor(g) else { return false };
    if of(above) {
        return !matches!(syn.rel[g].base(), Deprel::CONJ | Deprel::PARATAXIS);
    }
    // "urged both armies to withdraw", "barred the firm from exporting": the parser hangs the clause on the object.
    matches!(syn.rel[g], Deprel::ACL | Deprel::ADVCL | Deprel::XCOMP)
        && matches!(syn.rel[above].base(), Deprel::OBJ | Deprel::IOBJ | Deprel::OBL | Deprel::NSUBJ)
        && syn.governor(above).is_some_and(of)
}

/// The phrases of several words that start at a token.
fn phrases(
    syn: &Syntax,
    lex: &Lexicons,
    family: &Family,
    t: usize,
    sentence: TokenSpan,
    out: &mut Vec<Found>,
) {
    let mut words = [0; LONGEST];
    words[0] = t as u32;
    let starts = [plain(syn.form[t]), syn.lemma[t]];
    let spellings = if starts[0] == starts[1] { &starts[..1] } else { &starts[..] };
    for node in spellings.iter().filter_map(|&s| lex.phrases.first(s)) {
        walk(syn, lex, family, node, sentence, &mut words, 1, 0, out);
    }
    // "a move likely to anger Moscow": the "be" of a row may be left out before adjective or participle.
    let open = syn.upos[t] == Upos::ADJ || syn.xpos[t] == Xpos::VBN;
    let bare = open && (t == sentence.start as usize || syn.lemma[t - 1] != word::BE);
    let Some(be) = lex.phrases.first(word::BE).filter(|_| bare) else { return };
    for node in spellings.iter().filter_map(|&s| lex.phrases.step(be, s)) {
        walk(syn, lex, family, node, sentence, &mut words, 1, 0, out);
    }
}

#[allow(clippy::too_many_arguments)]
fn walk(
    syn: &Syntax,
    lex: &Lexicons,
    family: &Family,
    node: u32,
    sentence: TokenSpan,
    words: &mut [u32; LONGEST],
    len: usize,
    skipped: usize,
    out: &mut Vec<Found>,
) {
    if len > 1 {
        for row in lex.phrases.values(node).filter_map(|e| (family.row_of)(e)) {
            let pos = (family.pos)(row);
            if (skipped == 0 || matches!(pos, "phrase" | "aux")) && phrase_fits(syn, pos, &words[..len]) {
                let found = Found::new(row, top(syn, &words[..len]), &words[..len]);
                let known = out.iter().rev().take_while(|f| f.words[0] == words[0]).any(|f| *f == found);
                if !known {
                    out.push(found);
                }
            }
        }
    }
    if len == LONGEST {
        return;
    }
    let last = words[len - 1] as usize;
    for k in last + 1..(sentence.end as usize).min(last + 2 + GAPS - skipped) {
        let (form, lemma) = (plain(syn.form[k]), syn.lemma[k]);
        for (i, sym) in [form, lemma].into_iter().enumerate() {
            if i == 1 && form == lemma {
                continue;
            }
            if let Some(next) = lex.phrases.step(node, sym) {
                words[len] = k as u32;
                walk(syn, lex, family, next, sentence, words, len + 1, skipped + k - last - 1, out);
            }
        }
        if !may_be_skipped(syn, k) {
            break;
        }
    }
}

/// Adverbs, articles, possessives, adjectives, numbers and quote marks inside an idiom.
fn may_be_skipped(syn: &Syntax, t: usize) -> bool {
    match syn.upos[t] {
        Upos::ADV | Upos::DET | Upos::ADJ | Upos::NUM => true,
        Upos::PART => syn.form[t] != word::TO,
        // "expressed “deep concern”".
        Upos::PUNCT => matches!(syn.xpos[t], Xpos::OPEN_QUOTE | Xpos::CLOSE_QUOTE),
        Upos::PRON => syn.xpos[t] == Xpos::PRP_POSS,
        Upos::NOUN | Upos::PROPN => {
            matches!(syn.rel[t].base(), Deprel::COMPOUND | Deprel::NMOD) && syn.head[t] as usize > t
        }
        _ => false,
    }
}

/// Rows of verbs and nouns written as phrases must have a word of their kind where it matters.
fn phrase_fits(syn: &Syntax, pos: &str, words: &[u32]) -> bool {
    let first = words[0] as usize;
    match pos {
        "noun" => words
            .iter()
            .any(|&w| matches!(syn.upos[w as usize], Upos::NOUN | Upos::PROPN | Upos::PRON | Upos::DET)),
        // "are soon to meet", not "was the first to meet".
        "aux" => {
            let last = words[words.len() - 1] as usize;
            matches!(syn.upos[first], Upos::AUX | Upos::VERB)
                && (first..last).all(|t| {
                    words.contains(&(t as u32)) || matches!(syn.upos[t], Upos::ADV | Upos::PART | Upos::PRON)
                })
        }
        // "green-lighted".
        "verb" => words.iter().any(|&w| syn.upos[w as usize] == Upos::VERB),
        _ => true,
    }
}

/// The word of a phrase that is nearest to the root.
fn top(syn: &Syntax, words: &[u32]) -> usize {
    words.iter().map(|&w| w as usize).min_by_key(|&w| syn.depth(w)).unwrap_or(0)
}

/// Keeps of overlapping readings the one with the most words, among equals the one whose words stand closest; readings
/// of the same words stay together.
pub fn longest(found: &mut Vec<Found>) {
    found.sort_by_key(|f| (std::cmp::Reverse(f.len), f.span().len(), f.words, f.row));
    let all = || found.iter().flat_map(|f| f.words()).copied();
    let (Some(first), Some(last)) = (all().min(), all().max()) else { return };
    // Of each token the readings that have it, as the number of their words; those of the same words stand together.
    let mut taken = vec![0u32; (last - first) as usize + 1];
    let (mut number, mut words) = (0, ([0; LONGEST], 0));
    found.retain(|f| {
        if words != (f.words, f.len) {
            (number, words) = (number + 1, (f.words, f.len));
        }
        let at = |w: &u32| (w - first) as usize;
        let free = f.words().iter().all(|w| taken[at(w)] == 0 || taken[at(w)] == number);
        if free {
            f.words().iter().for_each(|w| taken[at(w)] = number);
        }
        free
    });
    found.sort_by_key(|f| (f.span().start, f.row));
}
