//! The label sets of the tagger and parser: Universal Dependencies part-of-speech tags and relations, and
//! Penn Treebank tags.
//!
//! Each set is a one-byte enum. The order of the members is part of the model file's format, so a new member
//! goes to the end of its set and the model is trained anew. Members carry the spelling of the standard in
//! capitals (`Deprel::NSUBJ_PASS` is `nsubj:pass`), so that a rule reads like the annotation guidelines.

use std::fmt;
use std::str::FromStr;

/// A text that names no member of a label set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a {set}, found {found:?}")]
pub struct UnknownLabel {
    set: &'static str,
    found: String,
}

macro_rules! label_set {
    ($(#[$about:meta])* $name:ident, $title:literal: $($(#[$doc:meta])* $member:ident = $text:literal,)+) => {
        $(#[$about])*
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$doc])* $member,)+
        }

        impl $name {
            /// Every member, in the order of the model file.
            pub const ALL: &[$name] = &[$($name::$member),+];

            /// The spelling used in CoNLL-U files.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($name::$member => $text,)+
                }
            }

            /// The member's place in [`ALL`](Self::ALL).
            pub const fn index(self) -> usize {
                self as usize
            }

            /// The member at `index` of [`ALL`](Self::ALL), if there is one.
            pub fn from_index(index: usize) -> Option<$name> {
                Self::ALL.get(index).copied()
            }

            fn exact(text: &str) -> Option<$name> {
                match text {
                    $($text => Some($name::$member),)+
                    _ => None,
                }
            }

            fn unknown(text: &str) -> UnknownLabel {
                UnknownLabel { set: $title, found: text.to_string() }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

label_set! {
    /// A part of speech of Universal Dependencies.
    Upos, "universal part-of-speech tag":
    /// Adjective.
    ADJ = "ADJ",
    /// Preposition, and the particle of a phrasal verb.
    ADP = "ADP",
    /// Adverb.
    ADV = "ADV",
    /// Auxiliary, including modals and the copula.
    AUX = "AUX",
    /// Coordinating conjunction.
    CCONJ = "CCONJ",
    /// Determiner.
    DET = "DET",
    /// Interjection.
    INTJ = "INTJ",
    /// Common noun.
    NOUN = "NOUN",
    /// Number.
    NUM = "NUM",
    /// `to`, `not`, the possessive `'s`.
    PART = "PART",
    /// Pronoun, including possessive ones.
    PRON = "PRON",
    /// Proper noun.
    PROPN = "PROPN",
    /// Punctuation.
    PUNCT = "PUNCT",
    /// Subordinating conjunction.
    SCONJ = "SCONJ",
    /// Symbol.
    SYM = "SYM",
    /// Verb other than an auxiliary.
    VERB = "VERB",
    /// Anything else.
    X = "X",
}

label_set! {
    /// A Penn Treebank tag, as the English UD treebanks write them.
    Xpos, "Penn Treebank tag":
    /// `$` and other currency signs.
    DOLLAR = "$",
    /// Closing quotation mark.
    CLOSE_QUOTE = "''",
    /// Comma.
    COMMA = ",",
    /// Opening bracket.
    LRB = "-LRB-",
    /// Closing bracket.
    RRB = "-RRB-",
    /// Mark that ends a sentence.
    STOP = ".",
    /// Colon, semicolon, dash, ellipsis.
    COLON = ":",
    /// Electronic address.
    ADD = "ADD",
    /// Affix written apart.
    AFX = "AFX",
    /// Coordinating conjunction.
    CC = "CC",
    /// Cardinal number.
    CD = "CD",
    /// Determiner.
    DT = "DT",
    /// Existential `there`.
    EX = "EX",
    /// Foreign word.
    FW = "FW",
    /// Piece of a word that was split by mistake.
    GW = "GW",
    /// Hyphen inside a word.
    HYPH = "HYPH",
    /// Preposition or subordinating conjunction.
    IN = "IN",
    /// Adjective.
    JJ = "JJ",
    /// Comparative adjective.
    JJR = "JJR",
    /// Superlative adjective.
    JJS = "JJS",
    /// List marker.
    LS = "LS",
    /// Modal verb.
    MD = "MD",
    /// Punctuation out of place: emoticons, rules.
    NFP = "NFP",
    /// Singular or mass noun.
    NN = "NN",
    /// Singular proper noun.
    NNP = "NNP",
    /// Plural proper noun.
    NNPS = "NNPS",
    /// Plural noun.
    NNS = "NNS",
    /// Predeterminer.
    PDT = "PDT",
    /// Possessive ending.
    POS = "POS",
    /// Personal pronoun.
    PRP = "PRP",
    /// Possessive pronoun.
    PRP_POSS = "PRP$",
    /// Adverb.
    RB = "RB",
    /// Comparative adverb.
    RBR = "RBR",
    /// Superlative adverb.
    RBS = "RBS",
    /// Particle of a phrasal verb.
    RP = "RP",
    /// Symbol.
    SYM = "SYM",
    /// `to`.
    TO = "TO",
    /// Interjection.
    UH = "UH",
    /// Verb, base form.
    VB = "VB",
    /// Verb, past tense.
    VBD = "VBD",
    /// Verb, gerund or present participle.
    VBG = "VBG",
    /// Verb, past participle.
    VBN = "VBN",
    /// Verb, present tense other than third person singular.
    VBP = "VBP",
    /// Verb, third person singular present.
    VBZ = "VBZ",
    /// `which`, `that` as a determiner or relative pronoun.
    WDT = "WDT",
    /// `who`, `what`.
    WP = "WP",
    /// `whose`.
    WP_POSS = "WP$",
    /// `where`, `when`, `how`, `why`.
    WRB = "WRB",
    /// Opening quotation mark.
    OPEN_QUOTE = "``",
}

label_set! {
    /// A relation of Universal Dependencies between a token and its head.
    Deprel, "dependency relation":
    /// Clause that modifies a noun, other than a relative clause: "plans *to leave*".
    ACL = "acl",
    /// Relative clause.
    ACL_RELCL = "acl:relcl",
    /// Adverbial clause.
    ADVCL = "advcl",
    /// Relative clause whose antecedent is a clause.
    ADVCL_RELCL = "advcl:relcl",
    /// Adverb.
    ADVMOD = "advmod",
    /// Adjective of a noun.
    AMOD = "amod",
    /// Apposition.
    APPOS = "appos",
    /// Auxiliary of a verb.
    AUX = "aux",
    /// Auxiliary of the passive.
    AUX_PASS = "aux:pass",
    /// Preposition or possessive ending, a dependent of its noun.
    CASE = "case",
    /// Coordinating conjunction, a dependent of the conjunct that follows it.
    CC = "cc",
    /// First part of a pair: "*both* A and B".
    CC_PRECONJ = "cc:preconj",
    /// Clause as object: "said that they *agreed*".
    CCOMP = "ccomp",
    /// Part of a compound noun or number.
    COMPOUND = "compound",
    /// Particle of a phrasal verb: "carry *out*".
    COMPOUND_PRT = "compound:prt",
    /// Second and further conjuncts, dependents of the first.
    CONJ = "conj",
    /// Copula, a dependent of the predicate noun or adjective.
    COP = "cop",
    /// Clause as subject.
    CSUBJ = "csubj",
    /// Clause as subject of a passive.
    CSUBJ_PASS = "csubj:pass",
    /// Dependent of no known kind.
    DEP = "dep",
    /// Determiner.
    DET = "det",
    /// Predeterminer: "*all* the men".
    DET_PREDET = "det:predet",
    /// Discourse particle.
    DISCOURSE = "discourse",
    /// Element moved out of its clause.
    DISLOCATED = "dislocated",
    /// Expletive `it` or `there`.
    EXPL = "expl",
    /// Further words of a fixed expression: "as *well* *as*".
    FIXED = "fixed",
    /// Further words of a name: "Vladimir *Putin*".
    FLAT = "flat",
    /// Part of a word that was split by mistake.
    GOESWITH = "goeswith",
    /// Indirect object.
    IOBJ = "iobj",
    /// Member of a list.
    LIST = "list",
    /// Word that introduces a subordinate clause.
    MARK = "mark",
    /// Noun that modifies a noun, with a preposition.
    NMOD = "nmod",
    /// Noun that describes a name: "*Minister* Smith".
    NMOD_DESC = "nmod:desc",
    /// Possessor.
    NMOD_POSS = "nmod:poss",
    /// Noun that modifies a noun without preposition.
    NMOD_UNMARKED = "nmod:unmarked",
    /// Subject.
    NSUBJ = "nsubj",
    /// Subject of a clause whose predicate is itself a clause.
    NSUBJ_OUTER = "nsubj:outer",
    /// Subject of a passive.
    NSUBJ_PASS = "nsubj:pass",
    /// Number that modifies a noun.
    NUMMOD = "nummod",
    /// Direct object.
    OBJ = "obj",
    /// Noun that modifies a verb, with a preposition.
    OBL = "obl",
    /// Agent of a passive: "by *troops*".
    OBL_AGENT = "obl:agent",
    /// Noun that modifies a verb without preposition, mostly times: "left *Monday*".
    OBL_UNMARKED = "obl:unmarked",
    /// Dependent of a head that was left out.
    ORPHAN = "orphan",
    /// Clause placed beside another, such as "he said" after its quotation.
    PARATAXIS = "parataxis",
    /// Punctuation.
    PUNCT = "punct",
    /// Words that the speaker took back.
    REPARANDUM = "reparandum",
    /// The sentence's root, whose head is itself.
    ROOT = "root",
    /// Person spoken to.
    VOCATIVE = "vocative",
    /// Clause as object that borrows its subject: "wants *to leave*".
    XCOMP = "xcomp",
}

impl Xpos {
    /// Whether a verb form shows tense: past, or present with its person.
    pub fn is_tensed(self) -> bool {
        matches!(self, Xpos::VBD | Xpos::VBZ | Xpos::VBP)
    }
}

impl Deprel {
    /// The relation without its subtype: `nsubj` for `nsubj:pass`.
    pub fn base(self) -> Deprel {
        match self {
            Deprel::ACL_RELCL => Deprel::ACL,
            Deprel::ADVCL_RELCL => Deprel::ADVCL,
            Deprel::AUX_PASS => Deprel::AUX,
            Deprel::CC_PRECONJ => Deprel::CC,
            Deprel::COMPOUND_PRT => Deprel::COMPOUND,
            Deprel::CSUBJ_PASS => Deprel::CSUBJ,
            Deprel::DET_PREDET => Deprel::DET,
            Deprel::NMOD_DESC | Deprel::NMOD_POSS | Deprel::NMOD_UNMARKED => Deprel::NMOD,
            Deprel::NSUBJ_OUTER | Deprel::NSUBJ_PASS => Deprel::NSUBJ,
            Deprel::OBL_AGENT | Deprel::OBL_UNMARKED => Deprel::OBL,
            other => other,
        }
    }

    /// Whether the token is a subject of any kind: nominal or clausal, active or passive.
    pub fn is_subject(self) -> bool {
        matches!(self.base(), Deprel::NSUBJ | Deprel::CSUBJ)
    }
}

impl FromStr for Upos {
    type Err = UnknownLabel;

    fn from_str(text: &str) -> Result<Upos, UnknownLabel> {
        Upos::exact(text).ok_or_else(|| Upos::unknown(text))
    }
}

impl FromStr for Xpos {
    type Err = UnknownLabel;

    fn from_str(text: &str) -> Result<Xpos, UnknownLabel> {
        Xpos::exact(text).ok_or_else(|| Xpos::unknown(text))
    }
}

impl FromStr for Deprel {
    type Err = UnknownLabel;

    /// Reads a relation. Older names are translated (`obl:tmod` is now `obl:unmarked`), and a subtype that is
    /// not kept apart (`csubj:outer`) is read as its base.
    fn from_str(text: &str) -> Result<Deprel, UnknownLabel> {
        match text {
            "obl:tmod" | "obl:npmod" => return Ok(Deprel::OBL_UNMARKED),
            "nmod:tmod" | "nmod:npmod" => return Ok(Deprel::NMOD_UNMARKED),
            _ => {}
        }
        let base = text.split(':').next().unwrap_or(text);
        Deprel::exact(text).or_else(|| Deprel::exact(base)).ok_or_else(|| Deprel::unknown(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_reads_back_as_itself() {
        for (index, &label) in Deprel::ALL.iter().enumerate() {
            assert_eq!(label.as_str().parse(), Ok(label));
            assert_eq!((label.index(), Deprel::from_index(index)), (index, Some(label)));
            assert_eq!(label.as_str().split(':').next(), Some(label.base().as_str()));
        }
        for &label in Upos::ALL {
            assert_eq!(label.as_str().parse(), Ok(label));
        }
        for &label in Xpos::ALL {
            assert_eq!(label.as_str().parse(), Ok(label));
        }
        assert_eq!(Deprel::from_index(Deprel::ALL.len()), None);
    }

    #[test]
    fn odd_subtypes_fall_to_their_base_and_older_names_are_translated() {
        assert_eq!("csubj:outer".parse(), Ok(Deprel::CSUBJ));
        assert_eq!("flat:foreign".parse(), Ok(Deprel::FLAT));
        assert_eq!("nmod:tmod".parse(), Ok(Deprel::NMOD_UNMARKED));
        let error = "subject".parse::<Deprel>().unwrap_err();
        assert_eq!(error.to_string(), "expected a dependency relation, found \"subject\"");
    }
}
