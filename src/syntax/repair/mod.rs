//! What is known of English trees, whatever model made them: rules that repair the parser's tree.
//!
//! The parser decides word by word and cannot go back. A rule here looks at the finished tree and changes it where it
//! says what no English sentence says (an active verb with an agent, a finite verb joined to a noun) or where the
//! words leave no choice ("by" after a passive). A rule states a fact of the language, not a habit of one model: one
//! that only helps the model of today is left out. Placing punctuation and choosing between "ask them" as object and
//! as indirect object were tried as rules and lost to the parser.
//!
//! Every change keeps the tree projective with one root. What was changed is kept in
//! [`Analysis::repairs`](super::Analysis::repairs).

mod attachment;
mod clauses;
mod coordination;
mod doubled;
mod relations;
mod subjects;
#[cfg(test)]
mod tests;
mod tree;

use crate::base::Rule;
pub use tree::{Buffers, Repair, Tree, Words};

/// The rules, in the order in which they run.
pub const RULES: &[Rule] = &[
    Rule {
        id: clauses::PERFECT,
        finds: "the participle that \"has\" helps across a phrase: \"has for years blamed\"",
    },
    Rule { id: clauses::PROVIDED, finds: "the condition that \"provided\" or \"assuming\" introduces" },
    Rule {
        id: clauses::REPORTED,
        finds: "a short clause after a quotation is what the quotation depends on: \"...,\" says Smith",
    },
    Rule { id: clauses::RELATIVE_BETWEEN, finds: "the main verb after a relative clause between commas" },
    Rule {
        id: clauses::PARTICIPLE_BETWEEN,
        finds: "the main verb after a participle between commas: \"unions, backed by the bar, denounced\"",
    },
    Rule { id: clauses::ONLY_VERB, finds: "the only verb of a sentence, taken for a participle" },
    Rule {
        id: clauses::JOINED_PAST,
        finds: "the first of two verbs joined, taken for a participle: \"the union gave in and paid\"",
    },
    Rule { id: clauses::SUBORDINATE_FIRST, finds: "the main clause after a subordinate clause and a comma" },
    Rule { id: clauses::ADJUNCT_FIRST, finds: "the main clause after a fronted phrase and a comma" },
    Rule {
        id: clauses::CONJUNCTION_FIRST,
        finds: "the main clause after a conjunction that opens the sentence",
    },
    Rule { id: clauses::SUBJECT_FIRST, finds: "the main verb of a sentence whose root is its subject" },
    Rule {
        id: clauses::REDUCED_RELATIVE,
        finds: "the main verb after a participle: \"men jailed in May were freed\"",
    },
    Rule {
        id: clauses::FRONTED,
        finds: "a participle that opens its clause: \"asked to pay, Chad refused\"",
    },
    Rule { id: subjects::PUNCTUATION, finds: "the word that governs what hangs on a comma" },
    Rule {
        id: subjects::AFTER_FRONTED,
        finds: "the subject after a fronted phrase, taken for an apposition to it: \"in Geneva, Lavrov, the minister, met\"",
    },
    Rule { id: subjects::LABEL, finds: "a label before a colon, taken for a second subject" },
    Rule { id: subjects::AFTER, finds: "the subject between \"after\" and its verb" },
    Rule { id: subjects::WITH, finds: "the subject of a participle behind \"with\"" },
    Rule { id: subjects::JOINED, finds: "one subject of two joined by a conjunction" },
    Rule {
        id: subjects::SECOND,
        finds: "the subject of a second clause, joined to a noun of the first: \"sued firms and Chile fined banks\"",
    },
    Rule {
        id: subjects::RELATIVE,
        finds: "the subject of a clause, taken for an object: \"said anybody who complains is wrong\"",
    },
    Rule {
        id: subjects::GERUND,
        finds: "the gerund that is a subject: \"said granting asylum would hurt ties\"",
    },
    Rule { id: subjects::REPORTER, finds: "who said it, behind the comma after what was said" },
    Rule { id: coordination::LIST, finds: "the last member of a list hangs on the first: A, B and C" },
    Rule {
        id: coordination::MIDDLE,
        finds: "the middle of a list, taken for an apposition: \"a soldier, a nurse and ten boys\"",
    },
    Rule { id: coordination::NOUN, finds: "a noun after a conjunction is joined to a noun, not to a verb" },
    Rule {
        id: coordination::VERB,
        finds: "a finite verb after a conjunction is joined to a verb, not to a noun",
    },
    Rule {
        id: coordination::LISTED,
        finds: "a list, taken for a name with appositions: \"met Cole, the premier and her aide\"",
    },
    Rule {
        id: coordination::BETWEEN,
        finds: "the second of two between whom something is: \"talks between the envoy and rebels failed\"",
    },
    Rule { id: coordination::PREPOSITION, finds: "of two phrases joined, both have the same preposition" },
    Rule { id: coordination::BESIDE, finds: "a clause beside another without a conjunction" },
    Rule { id: attachment::NAME, finds: "the end of a name behind a hyphen: \"Kim Jong-il\"" },
    Rule { id: attachment::TITLED, finds: "the name behind a title without a full stop: \"Mr Cole\"" },
    Rule {
        id: attachment::PREPOSITION,
        finds: "the noun that a preposition belongs to: \"with old ally Russia\"",
    },
    Rule { id: attachment::TIME, finds: "the verb that a date belongs to" },
    Rule { id: attachment::INTO, finds: "the verb that a phrase with \"into\" belongs to" },
    Rule { id: attachment::BY, finds: "the passive that a phrase with \"by\" belongs to" },
    Rule {
        id: attachment::ADDRESSED,
        finds: "a name right after a verb is its object, not a person spoken to",
    },
    Rule {
        id: attachment::DOUBLE_OBJECT,
        finds: "the first of two objects, taken for a modifier of the second: \"sold Qatar 24 fighters\"",
    },
    Rule {
        id: attachment::TWO_OBJECTS,
        finds: "the first of two objects, taken for a second direct one: \"gave the Philippines five boats\"",
    },
    Rule {
        id: attachment::NAMED_OBJECT,
        finds: "the name of an object, taken for a second object: \"met her counterpart Ann Cole\"",
    },
    Rule {
        id: attachment::AFTER_DATE,
        finds: "the subject between a date and its verb: \"on Monday Lai had asked\"",
    },
    Rule {
        id: attachment::DATED,
        finds: "the noun that a relative clause behind a date is about: \"the raid last week that killed ten\"",
    },
    Rule { id: attachment::WHO, finds: "the person whom a clause with \"who\" is about" },
    Rule { id: doubled::TITLE, finds: "a title before a name, taken for a second subject" },
    Rule { id: doubled::OWNER, finds: "the owner of what a name means, taken for a second subject" },
    Rule {
        id: doubled::OFFICE,
        finds: "an office with \"of\" before a name, taken for a second subject: \"governor of Kursk Ivan Petrov said\"",
    },
    Rule {
        id: doubled::BETWEEN,
        finds: "what a preposition between two subjects governs: \"a spokesman for de Vries said\"",
    },
    Rule { id: doubled::INFINITIVE, finds: "the object of an infinitive, taken for a second subject" },
    Rule { id: doubled::BELOW, finds: "the object of a verb below the subject, taken for a second subject" },
    Rule { id: doubled::BESIDE, finds: "a pronoun joined to the subject" },
    Rule { id: doubled::APPOSED, finds: "an apposition to the subject, taken for a second one" },
    Rule {
        id: doubled::DESCRIBED,
        finds: "a name behind the noun that describes it, taken for a second subject",
    },
    Rule { id: doubled::LIST, finds: "a list, taken for two subjects" },
    Rule { id: doubled::ADJUNCT, finds: "a day or a phrase with a preposition, taken for a second subject" },
    Rule { id: doubled::COMPOUND, finds: "a compound, taken for two subjects" },
    Rule {
        id: doubled::RELATIVE,
        finds: "the main verb behind a relative clause without a pronoun: \"a call Cole made shows it\"",
    },
    Rule { id: doubled::NEARER, finds: "of two subjects the one of the verb" },
    Rule { id: relations::VERB, finds: "a verb with a subject, taken for a noun: \"the statement read\"" },
    Rule {
        id: relations::WITH_OBJECT,
        finds: "a verb with an object, taken for a noun: \"Turkey downs a jet\"",
    },
    Rule { id: relations::MODAL, finds: "a verb behind \"will\" or \"may\", taken for a noun" },
    Rule { id: relations::TOLD, finds: "the second of two clauses that one verb tells" },
    Rule { id: relations::ARTICLE, finds: "a verb, taken for a plural after \"a\": \"a study shows\"" },
    Rule {
        id: relations::OBJECT,
        finds: "a phrase with a preposition, taken for a second object: \"tariffs of half the worth\"",
    },
    Rule { id: relations::AGENT, finds: "the agent of a passive, and what is none" },
    Rule { id: relations::PASSIVE, finds: "subjects of passives, and what is none" },
    Rule { id: relations::PAST, finds: "the past tense of a verb with a subject, taken for a participle" },
    Rule { id: relations::NAMED, finds: "a past tense behind a name in \"'s\", taken for a participle" },
    Rule { id: relations::THAT, finds: "a clause with \"that\" after a verb is its object" },
    Rule { id: relations::CAUSED, finds: "what somebody is made to do: \"pressured Chile to leave\"" },
    Rule { id: relations::NOUN, finds: "a noun, taken for an adjective: \"a bank executive said\"" },
    Rule { id: relations::GUILTY, finds: "who is found guilty: \"found a minister guilty\"" },
    Rule { id: relations::ACCUSED, finds: "what somebody is accused of doing" },
    Rule { id: relations::DEED, finds: "a deed, taken for a clause: \"killed in army shelling\"" },
    Rule { id: relations::AMOUNT, finds: "a number as object: \"wounding more than 260\"" },
];

/// Words in the longest sentence that is repaired. A longer one is a table or a list without full stops; and rules look
/// through all dependents of a word, which takes too long where a word has thousands.
const LONGEST: usize = 512;

/// Repairs the tree.
pub fn repair(tree: &mut Tree) {
    if tree.len() > LONGEST {
        return;
    }
    clauses::repair(tree);
    subjects::repair(tree);
    coordination::repair(tree);
    attachment::repair(tree);
    doubled::repair(tree);
    relations::repair(tree);
}
