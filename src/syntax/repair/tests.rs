//! Each rule on a tree as a parser might leave it, and on one that it must leave alone.

use super::super::{Deprel, Upos, Xpos};
use super::*;

struct Case {
    rule: &'static str,
    /// Words as `form/tag/head/relation`, heads counted from 1, 0 for the root.
    fires: &'static str,
    /// The words that get another head or relation, as `form/head/relation`, with the tag where that changes too.
    changes: &'static str,
    must_not: &'static str,
}

const CASES: &[Case] = &[
    Case {
        rule: clauses::PERFECT,
        fires: "Iran/NNP/2/nsubj has/VBZ/0/root for/IN/4/case years/NNS/2/obj blamed/VBN/4/acl Chad/NNP/5/obj ././2/punct",
        changes: "Iran/5/nsubj has/5/aux years/5/obl blamed/0/root ./5/punct",
        must_not: "They/PRP/2/nsubj have/VBP/0/root in/IN/4/case Rome/NNP/2/obl a/DT/6/det house/NN/2/obj \
                   built/VBN/6/acl by/IN/9/case Nero/NNP/7/obl:agent ././2/punct",
    },
    Case {
        rule: clauses::PROVIDED,
        fires: "Troops/NNS/3/nsubj will/MD/3/aux leave/VB/0/root provided/VBN/3/xcomp rebels/NNS/6/nsubj pay/VBP/3/advcl \
                ././3/punct",
        changes: "provided/6/mark/IN",
        must_not: "They/PRP/2/nsubj said/VBD/0/root men/NNS/4/nsubj provided/VBD/2/ccomp food/NN/4/obj ././2/punct",
    },
    Case {
        rule: clauses::REPORTED,
        fires: "“/``/3/punct We/PRP/3/nsubj stay/VBP/0/root ,/,/3/punct ”/''/3/punct Ivanov/NNP/7/nsubj \
                said/VBD/3/parataxis ././3/punct",
        changes: "stay/7/ccomp said/0/root ./7/punct",
        must_not: "We/PRP/2/nsubj stay/VBP/0/root ,/,/2/punct they/PRP/5/nsubj go/VBP/2/parataxis ././2/punct",
    },
    Case {
        rule: clauses::RELATIVE_BETWEEN,
        fires: "Baker/NNP/0/root ,/,/4/punct who/WP/4/nsubj said/VBD/1/acl:relcl laws/NNS/6/nsubj fail/VBP/4/ccomp \
                ,/,/6/punct quit/VBD/6/conj politics/NNS/8/obj ././1/punct",
        changes: "Baker/8/nsubj quit/0/root ./8/punct",
        must_not: "Baker/NNP/0/root ,/,/4/punct who/WP/4/nsubj said/VBD/1/acl:relcl he/PRP/6/nsubj came/VBD/4/ccomp \
                   ,/,/6/punct saw/VBD/6/conj and/CC/10/cc left/VBD/8/conj ././1/punct",
    },
    Case {
        rule: clauses::PARTICIPLE_BETWEEN,
        fires: "Unions/NNS/0/root ,/,/3/punct backed/VBN/1/acl by/IN/5/case bars/NNS/3/obl:agent ,/,/7/punct \
                blamed/VBN/5/acl Chad/NNP/7/obj ././1/punct",
        changes: "Unions/7/nsubj blamed/0/root/VBD ./7/punct",
        must_not: "Unions/NNS/0/root ,/,/3/punct backed/VBN/1/acl by/IN/5/case bars/NNS/3/obl:agent formed/VBN/5/acl \
                   in/IN/8/case May/NNP/6/obl ././1/punct",
    },
    Case {
        rule: clauses::ONLY_VERB,
        fires: "Bishops/NNS/0/root urged/VBN/1/acl Chad/NNP/2/obj to/TO/5/mark listen/VB/2/xcomp ././1/punct",
        changes: "Bishops/2/nsubj urged/0/root/VBD ./2/punct",
        must_not: "Men/NNS/0/root arrested/VBN/1/acl in/IN/4/case Chad/NNP/2/obl ././1/punct",
    },
    Case {
        rule: clauses::JOINED_PAST,
        fires: "Unions/NNS/0/root backed/VBN/1/acl down/RP/2/compound:prt and/CC/5/cc paid/VBD/1/conj \
                fines/NNS/5/obj ././1/punct",
        changes: "Unions/2/nsubj backed/0/root/VBD paid/2/conj ./2/punct",
        must_not: "Men/NNS/0/root arrested/VBN/1/acl by/IN/4/case police/NNS/2/obl:agent and/CC/6/cc \
                   left/VBD/1/conj ././1/punct",
    },
    Case {
        rule: clauses::SUBORDINATE_FIRST,
        fires: "If/IN/3/mark talks/NNS/3/nsubj fail/VBP/0/root ,/,/3/punct war/NN/7/nsubj will/MD/7/aux \
                resume/VB/3/parataxis ././3/punct",
        changes: "fail/7/advcl resume/0/root ./7/punct",
        must_not: "Because/IN/3/mark they/PRP/3/nsubj think/VBP/0/root it/PRP/5/nsubj helps/VBZ/3/ccomp ././3/punct",
    },
    Case {
        rule: clauses::ADJUNCT_FIRST,
        fires: "For/IN/2/case days/NNS/0/root ,/,/2/punct troops/NNS/5/nsubj shelled/VBD/2/acl:relcl \
                Dadu/NNP/5/obj ././2/punct",
        changes: "days/5/obl shelled/0/root ./5/punct",
        must_not: "A/DT/2/det town/NN/0/root that/WDT/5/obj troops/NNS/5/nsubj shelled/VBD/2/acl:relcl ././2/punct",
    },
    Case {
        rule: clauses::CONJUNCTION_FIRST,
        fires: "And/CC/0/root ,/,/1/punct we/PRP/4/nsubj won/VBD/1/parataxis ././1/punct",
        changes: "And/4/cc won/0/root ./4/punct",
        must_not: "And/CC/3/cc the/DT/3/det winner/NN/0/root ././3/punct",
    },
    Case {
        rule: clauses::SUBJECT_FIRST,
        fires: "Photos/NNS/0/root released/VBN/1/acl later/RB/2/advmod showed/VBD/1/acl:relcl smoke/NN/4/obj \
                ././1/punct",
        changes: "Photos/4/nsubj showed/0/root ./4/punct",
        must_not: "A/DT/2/det man/NN/0/root who/WP/4/nsubj knows/VBZ/2/acl:relcl ././2/punct",
    },
    Case {
        rule: clauses::REDUCED_RELATIVE,
        fires: "Men/NNS/2/nsubj jailed/VBD/0/root in/IN/4/case May/NNP/2/obl were/VBD/6/aux:pass freed/VBN/2/conj \
                today/RB/6/advmod",
        changes: "Men/6/nsubj:pass jailed/1/acl/VBN freed/0/root",
        must_not: "Men/NNS/2/nsubj gathered/VBD/0/root and/CC/5/cc were/VBD/5/aux:pass freed/VBN/2/conj",
    },
    Case {
        rule: clauses::FRONTED,
        fires: "Asked/VBD/6/advcl to/TO/3/mark pay/VB/1/xcomp ,/,/1/punct Chad/NNP/6/nsubj refused/VBD/0/root",
        changes: "Asked/6/advcl/VBN",
        must_not: "He/PRP/2/nsubj asked/VBD/6/advcl ,/,/2/punct and/CC/6/cc Chad/NNP/6/nsubj refused/VBD/0/root",
    },
    Case {
        rule: subjects::PUNCTUATION,
        fires: "On/IN/2/case Monday/NNP/7/obl ,/,/2/punct Wang/NNP/3/conj ,/,/6/punct envoy/NN/4/appos left/VBD/0/root",
        changes: "Wang/7/nsubj",
        must_not: "On/IN/2/case Monday/NNP/5/obl ,/,/5/punct Wang/NNP/5/nsubj left/VBD/0/root",
    },
    Case {
        rule: subjects::AFTER_FRONTED,
        fires: "In/IN/2/case Geneva/NNP/8/obl ,/,/2/punct Lavrov/NNP/2/appos ,/,/6/punct minister/NN/4/appos \
                --/:/2/punct met/VBD/0/root Kerry/NNP/8/obj",
        changes: "Lavrov/8/nsubj --/8/punct",
        must_not: "In/IN/2/case Paris/NNP/7/obl ,/,/2/punct France/NNP/2/appos ,/,/2/punct talks/NNS/7/nsubj began/VBD/0/root",
    },
    Case {
        rule: subjects::LABEL,
        fires: "Texas/NNP/4/nsubj :/:/4/punct groups/NNS/4/nsubj sued/VBD/0/root ././4/punct",
        changes: "Texas/4/dislocated",
        must_not: "He/PRP/2/nsubj sued/VBD/0/root :/:/2/punct Texas/NNP/5/nsubj won/VBD/2/parataxis ././2/punct",
    },
    Case {
        rule: subjects::AFTER,
        fires: "Shares/NNS/2/nsubj fell/VBD/0/root after/IN/4/case Telenor/NNP/2/obl said/VBD/2/conj no/RB/5/advmod \
                ././2/punct",
        changes: "after/5/mark Telenor/5/nsubj said/2/advcl",
        must_not: "He/PRP/2/nsubj came/VBD/0/root after/IN/4/case lunch/NN/2/obl and/CC/6/cc left/VBD/2/conj ././2/punct",
    },
    Case {
        rule: subjects::WITH,
        fires: "He/PRP/2/nsubj left/VBD/0/root ,/,/5/punct with/IN/5/case aides/NNS/2/obl saying/VBG/2/advcl \
                little/JJ/6/obj ././2/punct",
        changes: ",/6/punct with/6/mark aides/6/nsubj",
        must_not: "He/PRP/2/nsubj met/VBD/0/root with/IN/4/case aides/NNS/2/obl seeking/VBG/2/advcl ././2/punct",
    },
    Case {
        rule: subjects::JOINED,
        fires: "Peru/NNP/5/nsubj ,/,/5/punct and/CC/5/cc Chile/NNP/5/nsubj met/VBD/0/root",
        changes: ",/4/punct and/4/cc Chile/1/conj",
        must_not: "Peru/NNP/2/nsubj met/VBD/0/root ,/,/6/punct and/CC/6/cc Chile/NNP/6/nsubj left/VBD/2/conj",
    },
    Case {
        rule: subjects::SECOND,
        fires: "Peru/NNP/2/nsubj sued/VBD/0/root firms/NNS/2/obj and/CC/5/cc Chile/NNP/3/conj fined/VBD/2/advcl \
                banks/NNS/6/obj ././2/punct",
        changes: "and/6/cc Chile/6/nsubj fined/2/conj",
        must_not: "Peru/NNP/2/nsubj sued/VBD/0/root firms/NNS/2/obj and/CC/5/cc banks/NNS/3/conj and/CC/7/cc \
                   left/VBD/2/conj ././2/punct",
    },
    Case {
        rule: subjects::RELATIVE,
        fires: "Cole/NNP/2/nsubj said/VBD/0/root anybody/NN/2/obj who/WP/5/nsubj complains/VBZ/3/acl:relcl \
                lies/VBZ/2/advcl ././2/punct",
        changes: "anybody/6/nsubj lies/2/ccomp",
        must_not: "Cole/NNP/2/nsubj saw/VBD/0/root anybody/NN/2/obj who/WP/5/nsubj came/VBD/3/acl:relcl ,/,/7/punct \
                   left/VBD/2/advcl ././2/punct",
    },
    Case {
        rule: subjects::GERUND,
        fires: "Cole/NNP/2/nsubj said/VBD/0/root granting/VBG/2/ccomp asylum/NN/3/obj hurts/VBZ/2/ccomp ties/NNS/5/obj \
                ././2/punct",
        changes: "granting/5/csubj",
        must_not: "Cole/NNP/2/nsubj said/VBD/0/root granting/VBG/2/ccomp asylum/NN/3/obj ,/,/7/punct it/PRP/7/nsubj \
                   hurts/VBZ/2/ccomp ties/NNS/7/obj ././2/punct",
    },
    Case {
        rule: subjects::REPORTER,
        fires: "It/PRP/2/nsubj killed/VBD/8/ccomp nine/CD/2/obj ,/,/5/punct police/NNS/3/conj and/CC/7/cc \
                medics/NNS/3/conj said/VBD/0/root ././8/punct",
        changes: ",/8/punct police/8/nsubj medics/5/conj",
        must_not: "It/PRP/2/nsubj fell/VBD/8/ccomp ,/,/4/punct killing/VBG/2/advcl nine/CD/4/obj ,/,/8/punct \
                   police/NNS/8/nsubj said/VBD/0/root ././8/punct",
    },
    Case {
        rule: coordination::LIST,
        fires: "France/NNP/6/nsubj ,/,/3/punct Spain/NNP/1/conj and/CC/5/cc Italy/NNP/3/conj agreed/VBD/0/root",
        changes: "Italy/1/conj",
        must_not: "France/NNP/6/nsubj or/CC/3/cc Spain/NNP/1/conj and/CC/5/cc Italy/NNP/3/conj agreed/VBD/0/root",
    },
    Case {
        rule: coordination::MIDDLE,
        fires: "They/PRP/2/nsubj saw/VBD/0/root a/DT/4/det cook/NN/2/obj ,/,/7/punct a/DT/7/det nurse/NN/4/appos and/CC/10/cc \
                ten/CD/10/nummod boys/NNS/4/conj ././2/punct",
        changes: "nurse/4/conj",
        must_not: "They/PRP/2/nsubj saw/VBD/0/root a/DT/4/det cook/NN/2/obj ,/,/7/punct a/DT/7/det nurse/NN/4/appos ,/,/11/punct \
                   and/CC/11/cc ten/CD/11/nummod boys/NNS/4/conj ././2/punct",
    },
    Case {
        rule: coordination::NOUN,
        fires: "They/PRP/2/nsubj seized/VBD/0/root guns/NNS/2/obj and/CC/5/cc cash/NN/2/conj ././2/punct",
        changes: "cash/3/conj",
        must_not: "They/PRP/2/nsubj met/VBD/0/root in/IN/4/case Rome/NNP/2/obl and/CC/7/cc at/IN/7/case \
                   sea/NN/2/conj",
    },
    Case {
        rule: coordination::VERB,
        fires: "He/PRP/2/nsubj denied/VBD/0/root the/DT/4/det charges/NNS/2/obj and/CC/6/cc left/VBD/4/conj \
                ././2/punct",
        changes: "left/2/conj",
        must_not: "He/PRP/2/nsubj came/VBD/0/root and/CC/4/cc left/VBD/2/conj ././2/punct",
    },
    Case {
        rule: coordination::LISTED,
        fires: "They/PRP/2/nsubj met/VBD/0/root Cole/NNP/2/obj ,/,/6/punct the/DT/6/det premier/NN/3/appos and/CC/9/cc \
                her/PRP$/9/nmod:poss aide/NN/6/conj ././2/punct",
        changes: "premier/3/conj aide/3/conj",
        must_not: "Cole/NNP/10/nsubj ,/,/4/punct the/DT/4/det founder/NN/1/appos and/CC/7/cc the/DT/7/det chair/NN/4/conj \
                   ,/,/4/punct then/RB/10/advmod left/VBD/0/root",
    },
    Case {
        rule: coordination::BETWEEN,
        fires: "Talks/NNS/6/nsubj between/IN/3/case Chad/NNP/1/nmod and/CC/5/cc rebels/NNS/6/nsubj failed/VBD/0/root",
        changes: "rebels/3/conj",
        must_not: "Rows/NNS/4/nsubj between/IN/3/case members/NNS/1/nmod grew/VBD/0/root and/CC/6/cc \
                   talks/NNS/7/nsubj failed/VBD/4/conj",
    },
    Case {
        rule: coordination::PREPOSITION,
        fires: "They/PRP/2/nsubj fought/VBD/0/root in/IN/4/case towns/NNS/2/obl near/IN/6/case Swat/NNP/4/nmod \
                and/CC/9/cc in/IN/9/case villages/NNS/6/conj",
        changes: "villages/4/conj",
        must_not: "They/PRP/2/nsubj fought/VBD/0/root in/IN/4/case towns/NNS/2/obl and/CC/7/cc at/IN/7/case \
                   sea/NN/4/conj",
    },
    Case {
        rule: coordination::BESIDE,
        fires: "Troops/NNS/2/nsubj advanced/VBD/0/root ;/:/5/punct rebels/NNS/5/nsubj fled/VBD/2/conj",
        changes: "fled/2/parataxis",
        must_not: "Troops/NNS/2/nsubj came/VBD/0/root ,/,/5/punct rebels/NNS/5/nsubj fled/VBD/2/conj and/CC/8/cc \
                   peace/NN/8/nsubj held/VBD/2/conj",
    },
    Case {
        rule: attachment::NAME,
        fires: "Kim/NNP/4/nsubj Jong/NNP/1/flat -/HYPH/4/punct il/NN/5/nsubj left/VBD/0/root Seoul/NNP/5/obj",
        changes: "Kim/5/nsubj -/1/punct il/1/flat",
        must_not: "Boris/NNP/5/compound Johnson/NNP/1/flat -/HYPH/4/punct era/NN/5/compound policy/NN/6/nsubj failed/VBD/0/root",
    },
    Case {
        rule: attachment::TITLED,
        fires: "Mr/NNP/4/nmod:poss Cole/NNP/1/flat 's/POS/1/case plan/NN/5/nsubj failed/VBD/0/root ././5/punct",
        changes: "Mr/2/nmod:desc Cole/4/nmod:poss 's/2/case",
        must_not: "Mr./NNP/2/nmod:desc Cole/NNP/4/nmod:poss 's/POS/2/case plan/NN/5/nsubj failed/VBD/0/root ././5/punct",
    },
    Case {
        rule: attachment::PREPOSITION,
        fires: "They/PRP/2/nsubj met/VBD/0/root with/IN/4/case ally/NN/5/compound Russia/NNP/2/obl",
        changes: "with/5/case",
        must_not: "The/DT/2/det House/NNP/5/compound of/IN/4/case State/NNP/2/nmod Committee/NNP/6/nsubj met/VBD/0/root",
    },
    Case {
        rule: attachment::TIME,
        fires: "Police/NNS/2/nsubj arrested/VBD/0/root the/DT/4/det man/NN/2/obj on/IN/6/case Monday/NNP/4/nmod",
        changes: "Monday/2/obl",
        must_not: "Police/NNS/2/nsubj arrested/VBD/0/root the/DT/4/det man/NN/2/obj in/IN/6/case black/NN/4/nmod",
    },
    Case {
        rule: attachment::INTO,
        fires: "They/PRP/2/nsubj sent/VBD/0/root troops/NNS/2/obj into/IN/5/case Swat/NNP/3/nmod",
        changes: "Swat/2/obl",
        must_not: "Inquiries/NNS/4/nsubj into/IN/3/case deaths/NNS/1/nmod began/VBD/0/root",
    },
    Case {
        rule: attachment::BY,
        fires: "He/PRP/3/nsubj:pass was/VBD/3/aux:pass shot/VBN/0/root in/IN/5/case town/NN/3/obl by/IN/7/case \
                police/NNS/5/nmod",
        changes: "police/3/obl:agent",
        must_not: "He/PRP/2/nsubj read/VBD/0/root a/DT/4/det book/NN/2/obj by/IN/6/case Orwell/NNP/4/nmod",
    },
    Case {
        rule: attachment::ADDRESSED,
        fires: "If/IN/3/mark Iran/NNP/3/nsubj attacks/VBZ/8/advcl Oman/NNP/8/vocative ,/,/4/punct Italy/NNP/8/nsubj \
                will/MD/8/aux act/VB/0/root",
        changes: "Oman/3/obj",
        must_not: "Listen/VB/0/root ,/,/3/punct Anna/NNP/1/vocative ././1/punct",
    },
    Case {
        rule: attachment::DOUBLE_OBJECT,
        fires: "France/NNP/2/nsubj sold/VBD/0/root Qatar/NNP/5/compound 24/CD/5/nummod fighters/NNS/2/obj",
        changes: "Qatar/2/iobj",
        must_not: "France/NNP/2/nsubj sold/VBD/0/root 24/CD/5/nummod Rafale/NNP/5/compound fighters/NNS/2/obj",
    },
    Case {
        rule: attachment::TWO_OBJECTS,
        fires: "Japan/NNP/2/nsubj gave/VBD/0/root the/DT/4/det Philippines/NNPS/2/obj five/CD/6/nummod boats/NNS/2/obj",
        changes: "Philippines/2/iobj",
        must_not: "They/PRP/2/nsubj called/VBD/0/root the/DT/4/det king/NN/2/obj a/DT/6/det fool/NN/2/obj",
    },
    Case {
        rule: attachment::NAMED_OBJECT,
        fires: "She/PRP/2/nsubj met/VBD/0/root counterpart/NN/2/obj Ann/NNP/2/obj Cole/NNP/4/flat and/CC/7/cc \
                aides/NNS/4/conj",
        changes: "Ann/3/appos aides/3/conj",
        must_not: "She/PRP/2/nsubj met/VBD/0/root banks/NNS/2/obj Cole/NNP/2/obj",
    },
    Case {
        rule: attachment::AFTER_DATE,
        fires: "On/IN/2/case Monday/NNP/5/obl Lai/NNP/2/flat had/VBD/5/aux asked/VBN/0/root Beijing/NNP/5/obj",
        changes: "Lai/5/nsubj",
        must_not: "On/IN/2/case Monday/NNP/6/obl Lai/NNP/2/flat ,/,/2/punct aides/NNS/6/nsubj left/VBD/0/root",
    },
    Case {
        rule: attachment::DATED,
        fires: "A/DT/2/det raid/NN/0/root last/JJ/4/amod week/NN/2/obl:unmarked that/WDT/6/nsubj killed/VBD/4/acl:relcl \
                ten/CD/6/obj ././2/punct",
        changes: "week/2/nmod:unmarked killed/2/acl:relcl",
        must_not: "The/DT/2/det week/NN/0/root that/WDT/4/nsubj made/VBD/2/acl:relcl him/PRP/4/obj ././2/punct",
    },
    Case {
        rule: attachment::WHO,
        fires: "He/PRP/2/nsubj spoke/VBD/0/root to/IN/4/case Cole/NNP/2/obl ,/,/7/punct who/WP/7/nsubj \
                left/VBD/2/parataxis ././2/punct",
        changes: "left/4/acl:relcl",
        must_not: "He/PRP/2/nsubj knew/VBD/0/root ,/,/5/punct who/WP/5/nsubj left/VBD/2/ccomp ././2/punct",
    },
    Case {
        rule: doubled::TITLE,
        fires: "union/NN/2/compound leader/NN/5/nsubj Mary/NNP/5/nsubj Cole/NNP/3/flat left/VBD/0/root ././5/punct",
        changes: "leader/3/nmod:desc",
        must_not: "The/DT/2/det union/NN/5/dislocated ,/,/2/punct Mary/NNP/5/nsubj left/VBD/0/root ././5/punct",
    },
    Case {
        rule: doubled::OWNER,
        fires: "Peru/NNP/4/nsubj 's/POS/1/case Rimac/NNP/4/nsubj left/VBD/0/root ././4/punct",
        changes: "Peru/3/nmod:poss",
        must_not: "Peru/NNP/4/dislocated ,/,/1/punct Chile/NNP/4/nsubj left/VBD/0/root ././4/punct",
    },
    Case {
        rule: doubled::OFFICE,
        fires: "Head/NNP/8/nsubj of/IN/8/mark the/DT/8/det Libyan/JJ/8/amod mission/NN/6/nmod:desc Ivan/NNP/8/nsubj \
                Petrov/NNP/6/flat left/VBD/0/root ././8/punct",
        changes: "Head/6/nmod:desc of/5/case the/5/det Libyan/5/amod mission/1/nmod",
        must_not: "Aides/NNS/5/nsubj of/IN/3/case Ivan/NNP/1/nmod Petrov/NNP/3/flat left/VBD/0/root ././5/punct",
    },
    Case {
        rule: doubled::BETWEEN,
        fires: "A/DT/2/det spokesman/NN/6/nsubj for/IN/6/mark de/NNP/6/nsubj Vries/NNP/4/flat left/VBD/0/root ././6/punct",
        changes: "for/4/case de/2/nmod",
        must_not: "He/PRP/2/nsubj left/VBD/0/root for/IN/4/case Peru/NNP/2/obl ././2/punct",
    },
    Case {
        rule: doubled::INFINITIVE,
        fires: "A/DT/2/det plot/NN/6/nsubj to/TO/4/mark cut/VB/2/acl aid/NN/6/nsubj failed/VBD/0/root ././6/punct",
        changes: "aid/4/obj",
        must_not: "A/DT/2/det plot/NN/6/nsubj to/TO/4/mark cut/VB/2/acl aid/NN/4/obj failed/VBD/0/root ././6/punct",
    },
    Case {
        rule: doubled::BELOW,
        fires: "The/DT/2/det man/NN/7/nsubj who/WP/4/nsubj killed/VBD/2/acl:relcl two/CD/6/nummod sailors/NNS/7/nsubj \
                fled/VBD/0/root ././7/punct",
        changes: "sailors/4/obj",
        must_not: "All/DT/5/dislocated he/PRP/3/nsubj wants/VBZ/1/acl:relcl Cole/NNP/5/nsubj opposes/VBZ/0/root \
                   ././5/punct",
    },
    Case {
        rule: doubled::BESIDE,
        fires: "Cole/NNP/4/nsubj and/CC/4/cc I/PRP/4/nsubj left/VBD/0/root ././4/punct",
        changes: "and/3/cc I/1/conj",
        must_not: "Cole/NNP/2/nsubj left/VBD/0/root and/CC/5/cc I/PRP/5/nsubj stayed/VBD/2/conj ././2/punct",
    },
    Case {
        rule: doubled::APPOSED,
        fires: "Cole/NNP/6/nsubj ,/,/6/punct the/DT/4/det envoy/NN/6/nsubj ,/,/6/punct left/VBD/0/root ././6/punct",
        changes: "envoy/1/appos ,/4/punct",
        must_not: "Cole/NNP/5/dislocated ,/,/5/punct the/DT/4/det envoy/NN/5/nsubj left/VBD/0/root ././5/punct",
    },
    Case {
        rule: doubled::DESCRIBED,
        fires: "The/DT/2/det carrier/NN/4/nsubj Harbour/NNP/4/nsubj said/VBD/0/root profits/NNS/6/nsubj fell/VBD/4/ccomp \
                ././4/punct",
        changes: "carrier/3/nmod:desc",
        must_not: "The/DT/2/det way/NN/4/nsubj Cole/NNP/4/nsubj told/VBD/0/root profits/NNS/6/nsubj fell/VBD/4/ccomp \
                   ././4/punct",
    },
    Case {
        rule: doubled::LIST,
        fires: "Peru/NNP/6/nsubj ,/,/1/punct Chile/NNP/6/nsubj and/CC/5/cc Cuba/NNP/3/conj left/VBD/0/root ././6/punct",
        changes: "Chile/1/conj ,/3/punct",
        must_not: "May/NNP/6/dislocated ,/,/1/punct Chile/NNP/6/nsubj and/CC/5/cc Cuba/NNP/3/conj left/VBD/0/root \
                   ././6/punct",
    },
    Case {
        rule: doubled::ADJUNCT,
        fires: "Leaders/NNS/3/nsubj Friday/NNP/3/nsubj called/VBD/0/root ././3/punct",
        changes: "Friday/3/obl:unmarked",
        must_not: "Friday/NNP/3/obl:unmarked leaders/NNS/3/nsubj called/VBD/0/root ././3/punct",
    },
    Case {
        rule: doubled::COMPOUND,
        fires: "The/DT/2/det Airlines/NNP/4/nsubj flight/NN/4/nsubj left/VBD/0/root ././4/punct",
        changes: "Airlines/3/compound",
        must_not: "The/DT/2/det way/NN/6/dislocated voters/NNS/6/nsubj who/WP/5/nsubj came/VBD/3/acl:relcl \
                   saw/VBD/0/root it/PRP/6/obj ././6/punct",
    },
    Case {
        rule: doubled::RELATIVE,
        fires: "A/DT/2/det call/NN/4/nsubj Cole/NNP/4/nsubj made/VBD/0/root shows/VBZ/4/parataxis it/PRP/5/obj ././4/punct",
        changes: "call/5/nsubj made/2/acl:relcl shows/0/root ./5/punct",
        must_not: "Calls/NNS/3/dislocated Cole/NNP/3/nsubj made/VBD/0/root ,/,/5/punct shows/VBZ/3/parataxis it/PRP/5/obj ././3/punct",
    },
    Case {
        rule: doubled::NEARER,
        fires: "Everything/NN/5/nsubj he/PRP/3/nsubj wants/VBZ/1/acl:relcl Cole/NNP/5/nsubj opposes/VBZ/0/root \
                ././5/punct",
        changes: "Everything/5/dislocated",
        must_not: "Cole/NNP/3/nsubj himself/PRP/3/nsubj left/VBD/0/root ././3/punct",
    },
    Case {
        rule: relations::VERB,
        fires: "We/PRP/2/nsubj lost/VBD/0/root ,/,/2/punct the/DT/5/det statement/NN/6/nsubj read/NN/2/parataxis \
                ././2/punct",
        changes: "read/2/parataxis/VBD",
        must_not: "He/PRP/4/nsubj is/VBZ/4/cop a/DT/4/det drug/NN/0/root ././4/punct",
    },
    Case {
        rule: relations::WITH_OBJECT,
        fires: "Turkish/JJ/3/amod police/NN/3/compound shot/NN/0/root two/CD/5/nummod miners/NNS/3/obj ././3/punct",
        changes: "Turkish/2/amod police/3/nsubj shot/0/root/VBD",
        must_not: "Turkish/JJ/3/amod police/NN/3/compound lists/NNS/0/root of/IN/5/case miners/NNS/3/nmod ././3/punct",
    },
    Case {
        rule: relations::MODAL,
        fires: "Chad/NNP/3/nsubj will/MD/3/aux station/NN/0/root troops/NNS/3/obj ././3/punct",
        changes: "station/0/root/VB",
        must_not: "He/PRP/5/nsubj will/MD/5/aux be/VB/5/cop the/DT/5/det head/NN/0/root ././5/punct",
    },
    Case {
        rule: relations::TOLD,
        fires: "He/PRP/2/nsubj said/VBD/0/root troops/NNS/4/nsubj came/VBD/2/ccomp ,/,/6/punct shot/VBD/2/ccomp \
                two/CD/8/nummod men/NNS/6/obj ././2/punct",
        changes: "shot/4/conj",
        must_not: "He/PRP/2/nsubj said/VBD/0/root troops/NNS/4/nsubj came/VBD/2/ccomp ,/,/7/punct they/PRP/7/nsubj \
                   left/VBD/2/ccomp ././2/punct",
    },
    Case {
        rule: relations::ARTICLE,
        fires: "Costs/NNS/2/nsubj rose/VBD/0/root ,/,/2/punct a/DT/6/det study/NN/6/compound shows/NNS/2/parataxis \
                ././2/punct",
        changes: "a/5/det study/6/nsubj shows/2/parataxis/VBZ",
        must_not: "He/PRP/2/nsubj runs/VBZ/0/root a/DT/5/det steel/NN/5/compound works/NNS/2/obj ././2/punct",
    },
    Case {
        rule: relations::OBJECT,
        fires: "Peru/NNP/2/nsubj put/VBD/0/root tariffs/NNS/2/obj of/IN/6/case the/DT/6/det worth/NN/2/obj ././2/punct",
        changes: "worth/3/nmod",
        must_not: "Peru/NNP/2/nsubj gave/VBD/0/root them/PRP/2/iobj the/DT/5/det worth/NN/2/obj ././2/punct",
    },
    Case {
        rule: relations::AGENT,
        fires: "Rebels/NNS/0/root arrested/VBN/1/acl by/IN/4/case troops/NNS/2/obl",
        changes: "troops/2/obl:agent",
        must_not: "Towers/NNS/0/root built/VBN/1/acl by/IN/4/case 1998/CD/2/obl",
    },
    Case {
        rule: relations::PASSIVE,
        fires: "Troops/NNS/3/nsubj were/VBD/3/aux:pass sent/VBN/0/root",
        changes: "Troops/3/nsubj:pass",
        must_not: "Troops/NNS/3/nsubj have/VBP/3/aux left/VBN/0/root",
    },
    Case {
        rule: relations::PAST,
        fires: "Bishops/NNS/2/nsubj appealed/VBN/0/root to/IN/4/case Chad/NNP/2/obl ././2/punct",
        changes: "appealed/0/root/VBD",
        must_not: "Bishops/NNS/3/nsubj have/VBP/3/aux appealed/VBN/0/root ././3/punct",
    },
    Case {
        rule: relations::NAMED,
        fires: "Costs/NNS/2/nsubj fell/VBD/0/root ,/,/2/punct Moody/NNP/2/obl 's/POS/4/case said/VBN/4/acl ././2/punct",
        changes: "said/4/acl/VBD",
        must_not: "Cole/NNP/4/nmod:poss 's/POS/1/case revised/VBN/4/amod plan/NN/5/nsubj fell/VBD/0/root ././5/punct",
    },
    Case {
        rule: relations::THAT,
        fires: "He/PRP/2/nsubj warned/VBD/0/root that/IN/6/mark talks/NNS/6/nsubj may/MD/6/aux fail/VB/2/advcl",
        changes: "fail/2/ccomp",
        must_not: "He/PRP/2/nsubj spoke/VBD/0/root so/RB/2/advmod that/IN/6/mark all/DT/6/nsubj heard/VBD/2/advcl",
    },
    Case {
        rule: relations::CAUSED,
        fires: "They/PRP/2/nsubj pressured/VBD/0/root Chile/NNP/2/obj to/TO/5/mark leave/VB/2/advcl ././2/punct",
        changes: "leave/2/xcomp",
        must_not: "They/PRP/2/nsubj left/VBD/0/root Chile/NNP/2/obj to/TO/5/mark rest/VB/2/advcl ././2/punct",
    },
    Case {
        rule: relations::NOUN,
        fires: "A/DT/3/det Peru/NNP/3/compound executive/JJ/4/nsubj left/VBD/0/root ././4/punct",
        changes: "executive/4/nsubj/NN",
        must_not: "The/DT/2/det poor/JJ/3/nsubj left/VBD/0/root ././3/punct",
    },
    Case {
        rule: relations::GUILTY,
        fires: "Judges/NNS/2/nsubj found/VBD/0/root a/DT/5/det minister/NN/5/compound guilty/NN/2/obj ././2/punct",
        changes: "a/4/det minister/2/obj guilty/2/xcomp/JJ",
        must_not: "Judges/NNS/2/nsubj punish/VBP/0/root the/DT/4/det guilty/NN/2/obj ././2/punct",
    },
    Case {
        rule: relations::ACCUSED,
        fires: "He/PRP/2/nsubj accused/VBD/0/root troops/NNS/2/obj of/IN/5/mark killing/VBG/3/acl him/PRP/5/obj ././2/punct",
        changes: "killing/2/advcl",
        must_not: "He/PRP/2/nsubj praised/VBD/0/root arts/NNS/2/obj of/IN/5/mark killing/VBG/3/acl him/PRP/5/obj ././2/punct",
    },
    Case {
        rule: relations::DEED,
        fires: "Two/CD/2/nsubj died/VBD/0/root in/IN/5/case Russian/JJ/5/amod army/NN/2/obl shelling/VBG/2/advcl ././2/punct",
        changes: "in/6/case army/6/compound shelling/2/obl/NN",
        must_not: "Two/CD/2/nsubj stood/VBD/0/root in/IN/4/case town/NN/2/obl shelling/VBG/2/advcl peas/NNS/5/obj ././2/punct",
    },
    Case {
        rule: relations::AMOUNT,
        fires: "It/PRP/2/nsubj killed/VBD/0/root more/JJR/5/advmod than/IN/5/case 260/CD/2/obl",
        changes: "260/2/obj",
        must_not: "It/PRP/2/nsubj killed/VBD/0/root more/JJR/4/amod men/NNS/2/obj than/IN/6/case 260/CD/2/obl",
    },
];

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parse {
    words: Vec<String>,
    upos: Vec<Upos>,
    xpos: Vec<Xpos>,
    heads: Vec<u32>,
    rels: Vec<Deprel>,
}

fn read(text: &str) -> Parse {
    let mut parse = Parse::default();
    for (index, word) in (0u32..).zip(text.split_whitespace()) {
        let [form, xpos, head, rel] = word.split('/').collect::<Vec<_>>()[..] else { panic!("{word}") };
        let xpos: Xpos = xpos.parse().unwrap();
        parse.words.push(form.to_string());
        parse.upos.push(coarse(xpos, rel));
        parse.xpos.push(xpos);
        parse.heads.push(head.parse::<u32>().unwrap().checked_sub(1).unwrap_or(index));
        parse.rels.push(rel.parse().unwrap());
    }
    parse
}

fn coarse(xpos: Xpos, rel: &str) -> Upos {
    match xpos {
        Xpos::NN | Xpos::NNS => Upos::NOUN,
        Xpos::NNP | Xpos::NNPS => Upos::PROPN,
        Xpos::PRP | Xpos::WP | Xpos::WDT => Upos::PRON,
        Xpos::CD => Upos::NUM,
        Xpos::DT => Upos::DET,
        Xpos::IN if rel == "mark" => Upos::SCONJ,
        Xpos::IN => Upos::ADP,
        Xpos::CC => Upos::CCONJ,
        Xpos::RB => Upos::ADV,
        Xpos::JJ => Upos::ADJ,
        Xpos::MD => Upos::AUX,
        _ if rel.starts_with("aux") => Upos::AUX,
        Xpos::VB | Xpos::VBD | Xpos::VBG | Xpos::VBN | Xpos::VBP | Xpos::VBZ => Upos::VERB,
        _ => Upos::PUNCT,
    }
}

/// The rules' changes to a tree, which stays a projective tree with one root.
fn repaired(mut parse: Parse) -> (Parse, Vec<Repair>) {
    let words: Vec<&str> = parse.words.iter().map(String::as_str).collect();
    let (mut buffers, mut repairs) = (Buffers::default(), Vec::new());
    let columns = Words { words: &words, upos: &mut parse.upos, xpos: &mut parse.xpos };
    let mut tree = Tree::new(columns, &mut parse.heads, &mut parse.rels, &mut buffers, &mut repairs);
    repair(&mut tree);
    let spans = |tree: &Tree| (0..tree.len()).map(|t| (tree.left(t), tree.right(t))).collect::<Vec<_>>();
    let kept = spans(&tree);
    let columns = Words { words: &words, upos: &mut parse.upos, xpos: &mut parse.xpos };
    let fresh = Tree::new(columns, &mut parse.heads, &mut parse.rels, &mut buffers, &mut repairs);
    assert_eq!(kept, spans(&fresh), "the index fell behind the tree");
    for (t, word) in words.iter().enumerate() {
        let below = (0..fresh.len())
            .filter(|&d| std::iter::successors(Some(d), |&g| fresh.governor(g)).any(|g| g == t));
        assert_eq!(below.count(), fresh.right(t) - fresh.left(t) + 1, "branches cross below {word}");
    }
    assert_eq!(fresh.rels.iter().filter(|&&rel| rel == Deprel::ROOT).count(), 1);
    (parse, repairs)
}

#[test]
fn rules_fire_where_they_should() {
    for case in CASES {
        let (found, repairs) = repaired(read(case.fires));
        let mut wanted = read(case.fires);
        for change in case.changes.split_whitespace() {
            let [form, head, rel, ref tag @ ..] = change.split('/').collect::<Vec<_>>()[..] else {
                panic!("{change}")
            };
            let t = wanted.words.iter().position(|w| w == form).unwrap();
            wanted.heads[t] = head.parse::<u32>().unwrap().checked_sub(1).unwrap_or(t as u32);
            wanted.rels[t] = rel.parse().unwrap();
            if rel == "aux" {
                wanted.upos[t] = Upos::AUX;
            }
            for tag in tag {
                wanted.xpos[t] = tag.parse().unwrap();
                if tag.starts_with("VB") {
                    wanted.upos[t] = Upos::VERB;
                } else if *tag == "NN" {
                    wanted.upos[t] = Upos::NOUN;
                } else if *tag == "JJ" {
                    wanted.upos[t] = Upos::ADJ;
                }
            }
        }
        assert_eq!(found, wanted, "{}", case.rule);
        assert!(repairs.iter().any(|r| r.rule == case.rule), "{}: not noted", case.rule);
    }
}

#[test]
fn rules_leave_the_rest_alone() {
    for case in CASES {
        let (found, repairs) = repaired(read(case.must_not));
        assert_eq!(found, read(case.must_not), "{}: {repairs:?}", case.rule);
    }
}

#[test]
fn every_rule_has_a_case() {
    let ids = |rules: &mut dyn Iterator<Item = &'static str>| rules.collect::<Vec<_>>();
    assert_eq!(ids(&mut CASES.iter().map(|c| c.rule)), ids(&mut RULES.iter().map(|r| r.id)));
}

/// "A B C" with C below A and the arc to be moved across it.
#[test]
fn a_move_that_would_cross_branches_is_refused() {
    let mut parse = read("A/NN/2/nsubj saw/VBD/0/root men/NNS/2/obj today/RB/2/advmod");
    let words: Vec<&str> = parse.words.iter().map(String::as_str).collect();
    let (mut buffers, mut repairs) = (Buffers::default(), Vec::new());
    let columns = Words { words: &words, upos: &mut parse.upos, xpos: &mut parse.xpos };
    let mut tree = Tree::new(columns, &mut parse.heads, &mut parse.rels, &mut buffers, &mut repairs);
    assert!(!tree.hang("syntax.test", 3, 0, Deprel::NMOD), "across the root");
    assert!(!tree.hang("syntax.test", 1, 2, Deprel::NMOD), "the root itself");
    assert!(tree.hang("syntax.test", 3, 2, Deprel::NMOD));
    assert_eq!((tree.left(2), tree.right(2), tree.governor(3)), (2, 3, Some(2)));
    assert_eq!(repairs, [Repair { rule: "syntax.test", word: 3 }]);
}
