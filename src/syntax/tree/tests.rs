//! Who does what to whom, asked of trees written by hand.

use super::*;

/// A sentence as `form/tag/head/relation`, heads counted from 1, 0 for the root.
fn parse(text: &str) -> Syntax {
    let mut syn = Syntax::default();
    let vocabulary = crate::base::Vocabulary::default();
    let promise = Sym(u32::MAX);
    syn.own_act[0] = promise;
    for (index, word) in (0u32..).zip(text.split_whitespace()) {
        let [form, xpos, head, rel] = word.split('/').collect::<Vec<_>>()[..] else { panic!("{word}") };
        let xpos: Xpos = xpos.parse().unwrap();
        syn.upos.push(match xpos {
            _ if rel.starts_with("aux") || rel == "cop" => Upos::AUX,
            Xpos::NN | Xpos::NNS => Upos::NOUN,
            Xpos::NNP => Upos::PROPN,
            Xpos::PRP | Xpos::WP | Xpos::WDT => Upos::PRON,
            Xpos::VB | Xpos::VBD | Xpos::VBG | Xpos::VBN | Xpos::VBP | Xpos::VBZ => Upos::VERB,
            _ => Upos::X,
        });
        syn.xpos.push(xpos);
        let sym = if form == "promised" { promise } else { vocabulary.get(&form.to_lowercase()) };
        syn.form.push(sym);
        syn.lemma.push(sym);
        syn.head.push(head.parse::<u32>().unwrap().checked_sub(1).unwrap_or(index));
        syn.rel.push(rel.parse().unwrap());
        syn.sentence_of.push(0);
    }
    let n = syn.head.len();
    syn.sentence_tokens.push(TokenSpan::new(0, n));
    syn.index_tree();
    syn
}

/// The `n`th word, from 1, or none.
fn word(n: usize) -> Option<usize> {
    n.checked_sub(1)
}

#[track_caller]
fn check(text: &str, predicate: usize, agent: usize, patient: usize) {
    let syn = parse(text);
    let found = (syn.agent(predicate - 1), syn.patient(predicate - 1));
    assert_eq!(found, (word(agent), word(patient)), "{text}");
}

#[test]
fn actives_and_passives() {
    check("Troops/NNS/2/nsubj took/VBD/0/root Swat/NNP/2/obj", 2, 1, 3);
    check(
        "Swat/NNP/3/nsubj:pass was/VBD/3/aux:pass taken/VBN/0/root by/IN/5/case troops/NNS/3/obl:agent",
        3,
        5,
        1,
    );
    check("men/NNS/0/root killed/VBN/1/acl by/IN/4/case troops/NNS/2/obl:agent", 2, 4, 1);
}

#[test]
fn coordinated_verbs_share_subject_and_object() {
    let text = "Rebels/NNS/2/nsubj seized/VBD/0/root and/CC/4/cc burned/VBD/2/conj ships/NNS/2/obj";
    check(text, 2, 1, 5);
    check(text, 4, 1, 5);
    let text = "Rebels/NNS/2/nsubj seized/VBD/0/root ships/NNS/2/obj and/CC/5/cc left/VBD/2/conj";
    check(text, 5, 1, 0);
    let text = "Rebels/NNS/2/nsubj seized/VBD/0/root and/CC/4/cc burned/VBD/2/conj ships/NNS/4/obj";
    check(text, 2, 1, 5);
}

#[test]
fn infinitives_borrow_their_subject() {
    let told =
        |verb: &str| format!("Rome/NNP/2/nsubj {verb}/VBD/0/root Oman/NNP/2/obj to/TO/5/mark act/VB/2/xcomp");
    check(&told("urged"), 5, 3, 0);
    check(&told("promised"), 5, 1, 0);
    check("Rome/NNP/2/nsubj wants/VBZ/0/root to/TO/4/mark act/VB/2/xcomp", 4, 1, 0);
}

#[test]
fn a_clause_about_a_noun_is_not_done_by_it() {
    let text = "Rome/NNP/3/nmod:poss 's/POS/1/case plan/NN/0/root to/TO/5/mark act/VB/3/acl";
    check(text, 5, 1, 0);
    check("its/PRP$/2/nmod:poss hopes/NNS/0/root of/IN/4/mark winning/VBG/2/acl votes/NNS/4/obj", 4, 1, 5);
    check("men/NNS/0/root carrying/VBG/1/acl guns/NNS/2/obj", 2, 1, 3);
}

#[test]
fn relative_clauses() {
    check("men/NNS/0/root who/WP/3/nsubj took/VBD/1/acl:relcl Swat/NNP/3/obj", 3, 1, 4);
    check("the/DT/2/det deal/NN/0/root Rome/NNP/4/nsubj signed/VBD/2/acl:relcl", 4, 3, 2);
    check("the/DT/2/det town/NN/0/root where/WRB/5/advmod he/PRP/5/nsubj died/VBD/2/acl:relcl", 5, 4, 0);
    check("days/NNS/0/root on/IN/3/case which/WDT/5/obl he/PRP/5/nsubj ate/VBD/1/acl:relcl", 5, 4, 0);
}

#[test]
fn what_stands_for_nothing_before_it() {
    let text = "no/DT/2/det idea/NN/0/root of/IN/6/mark what/WP/6/obj they/PRP/6/nsubj want/VBP/2/acl";
    check(text, 6, 5, 4);
}

#[test]
fn an_outer_subject_does_not_act() {
    let text = "He/PRP/2/nsubj said/VBD/0/root the/DT/4/det aim/NN/7/nsubj:outer is/VBZ/7/cop to/TO/7/mark \
                act/VB/2/ccomp";
    check(text, 7, 0, 0);
}
