//! Which clause is the main one.
//!
//! Of a sentence that opens with a subordinate clause or a long subject, the parser may take the opening for the root
//! and hang the main clause on it. These rules turn the two round.

use super::super::{Deprel, Upos, Xpos};
use super::Tree;
use super::attachment::is_date;

/// After a quotation that ends in a comma, a clause of nothing but subject and verb governs the quotation.
///
/// Fires: "“We will *stay*,” the minister *said*." Must not: "“We stay, they *go*,” he said", where no quotation ends.
pub const REPORTED: &str = "syntax.reported-clause";

/// A root with a subordinator at its start is no root when a full clause follows a comma.
///
/// Fires: "If talks *fail*, the war will *resume*." Must not: "Because they *fled*." and "All I can say is that they
/// *left*, he *said*", where the subordinator does not open the sentence.
pub const SUBORDINATE_FIRST: &str = "syntax.subordinate-clause-first";

/// A noun with no clause of its own is no root when a full clause follows a comma.
///
/// Fires: "For *days*, troops *shelled* the town." "Good *evening*, I *speak* from Rome." Must not: "A *town* that
/// troops *shelled*."
pub const ADJUNCT_FIRST: &str = "syntax.adjunct-first";

/// A conjunction at the start of a sentence belongs to the clause after it.
///
/// Fires: "*And*, we *won*." Must not: "And the *winner*."
pub const CONJUNCTION_FIRST: &str = "syntax.conjunction-first";

/// A noun with no clause of its own at the root of a full sentence, and a finite verb without a subject on it: the noun
/// is that verb's subject.
///
/// Fires: "The *photos* released of the scene *showed* bodies." Must not: "A *man* who *knows*."
pub const SUBJECT_FIRST: &str = "syntax.subject-first";

/// A sentence has a finite verb: what looks like the participle of a noun is one if it has an object or a complement.
///
/// Fires: "The *bishop* *called* on Chad to free them." Must not: "Three *men* *arrested* by police." and "*Troops*
/// *promised* food", where no full stop shows that it is a sentence.
pub const ONLY_VERB: &str = "syntax.only-verb";

/// What looks like the participle of the noun at the root is its past tense where a past tense without a subject is joined to
/// that noun: both verbs have the noun for their subject.
///
/// Fires: "The *port authority* *gave* in and *paid* the crews" where "gave" hangs on "authority" and so does "paid". Must not:
/// "*Men* *arrested* by police and *freed*", where an agent shows a participle.
pub const JOINED_PAST: &str = "syntax.joined-past";

/// A noun at the root with a relative clause between commas is the subject of the finite verb after the second one.
///
/// Fires: "*Baker*, who said that the law was weak, *left* the party." where "left" is joined to "was weak". Must not:
/// "*Baker*, who said that he came, saw and left."
pub const RELATIVE_BETWEEN: &str = "syntax.relative-between";

/// A past participle after its noun is not the main verb of a clause that goes on with another, without a word that opens
/// or joins a clause.
///
/// Fires: "*Men* *jailed* in May *were* freed" where "freed" hangs on "jailed". Must not: "Men *jailed* him and *fled*",
/// where a conjunction joins the two.
pub const REDUCED_RELATIVE: &str = "syntax.reduced-relative";

/// "Provided", "providing" and "assuming" before a full clause introduce it where the clause before is about what is to
/// come: a condition.
///
/// Fires: "The army will *leave* provided the rebels *pay*." Must not: "The charity *provided* food", "He *left*,
/// assuming it was *over*", which tells what he thought.
pub const PROVIDED: &str = "syntax.provided";

/// A noun at the root with a participle between commas is the subject of the past form after the second one, whatever that
/// was taken for.
///
/// Fires: "*Unions*, backed by the bar, *denounced* the law." where "denounced" hangs on the bar. Must not: "*Unions*, backed
/// by the bar *formed* in May.", with no comma before it.
pub const PARTICIPLE_BETWEEN: &str = "syntax.participle-between";

/// "Has", "have" and "had" before a phrase with a preposition and a participle help the participle.
///
/// Fires: "*Iran* has in recent weeks *blamed* Chad" where the subject hangs on "has", or "blamed" on the weeks. Must not:
/// "They *have* in Rome a *house* built by Nero", where the phrase is not the last thing before the participle.
pub const PERFECT: &str = "syntax.perfect-over-phrase";

/// A past form before a comma that opens its clause and has no subject is a participle.
///
/// Fires: "*Asked* to pay, Chad *refused*". Must not: "*Came* a time", where nothing follows a comma.
pub const FRONTED: &str = "syntax.fronted-participle";

/// Applies the rules.
pub fn repair(tree: &mut Tree) {
    (0..tree.len()).for_each(|t| perfect(tree, t));
    (1..tree.len()).for_each(|t| provided(tree, t));
    (1..tree.len().saturating_sub(1)).for_each(|t| reduced_relative(tree, t));
    (0..tree.len()).for_each(|t| fronted(tree, t));
    let root = (0..tree.len()).find(|&t| tree.governor(t).is_none());
    if let Some(root) = root.filter(|&root| !reported(tree, root)) {
        if tree.is_plain_nominal(root) && ends_in_full_stop(tree) {
            relative_between(tree, root);
            participle_between(tree, root);
            only_verb(tree, root);
            joined_past(tree, root);
        }
        main_clause(tree, root);
    }
}

fn perfect(tree: &mut Tree, have: usize) {
    const FORMS: [&str; 3] = ["has", "have", "had"];
    // Not "over", "at" or "about", which may open an amount: "has over 300 men detained".
    const OPENERS: [&str; 10] =
        ["for", "since", "in", "on", "during", "throughout", "until", "from", "under", "within"];
    const LONGEST_PHRASE: usize = 8;
    if !FORMS.iter().any(|w| tree.is_word(have, w)) {
        return;
    }
    let Some(opener) = (have + 1..tree.len()).find(|&t| tree.upos[t] != Upos::ADV) else { return };
    if !OPENERS.iter().any(|w| tree.is_word(opener, w)) {
        return;
    }
    let end = tree.len().min(opener + 2 + LONGEST_PHRASE);
    let is_verb = |&t: &usize| tree.upos[t] == Upos::VERB && tree.rels[t] != Deprel::AMOD;
    let Some(v) = (opener + 2..end).find(is_verb) else { return };
    let participle = tree.xpos[v] == Xpos::VBN || tree.xpos[v] == Xpos::VBD && is_also_past(tree, v);
    let parts = |t: usize| {
        matches!(tree.upos[t], Upos::PUNCT | Upos::CCONJ | Upos::PRON)
            || matches!(tree.xpos[t], Xpos::TO | Xpos::MD)
            || tree.upos[t] == Upos::AUX && !tree.is_word(t, "been")
            || is_relative(tree, t)
    };
    if !participle || (opener..v).any(parts) {
        return;
    }
    if tree.governor(have) != Some(v) || have > v {
        // The phrase that ends right before the participle is all that "have" has.
        let above = tree.governor(v);
        let noun = above.filter(|&n| tree.rels[v] == Deprel::ACL && tree.right(n) == tree.right(v));
        let of_noun = noun.filter(|&n| tree.governor(n) == Some(have) && tree.left(n) == opener);
        let own = above == Some(have) && tree.rels[v] != Deprel::CONJ;
        let object = |c: usize| {
            matches!(tree.rels[c].base(), Deprel::OBJ | Deprel::XCOMP | Deprel::CCOMP)
                && c != v
                && Some(c) != of_noun
        };
        if !(own || of_noun.is_some()) || tree.children(have).any(object) {
            return;
        }
        if of_noun.is_some() && !tree.hang(PERFECT, v, have, Deprel::XCOMP) {
            return;
        }
        tree.crown(PERFECT, v, Deprel::AUX);
    }
    tree.upos[have] = Upos::AUX;
    if tree.xpos[v] != Xpos::VBN {
        tree.retag(PERFECT, v, Xpos::VBN);
    }
    // From the edges inwards, so that no branches cross.
    let (before, mut after): (Vec<usize>, Vec<usize>) = tree.children(have).partition(|&c| c < have);
    after.reverse();
    for c in before.into_iter().chain(after) {
        let rel = match tree.rels[c] {
            rel if rel.is_subject() => tree.subject_relation(v),
            Deprel::OBJ if c > have => Deprel::OBL,
            rel => rel,
        };
        tree.hang(PERFECT, c, v, rel);
    }
}

fn fronted(tree: &mut Tree, t: usize) {
    let bare = tree.xpos[t] == Xpos::VBD && tree.rels[t] == Deprel::ADVCL && tree.words[t].ends_with("ed");
    let Some(main) = tree.governor(t).filter(|&m| bare && m > t && tree.left(t) == t) else { return };
    let opens = t == 0 || tree.upos[t - 1] == Upos::PUNCT;
    let comma = (t + 1..main).any(|k| tree.xpos[k] == Xpos::COMMA);
    let own = |c: usize| tree.rels[c].is_subject() || tree.rels[c] == Deprel::EXPL;
    if opens && comma && !tree.children(t).any(own) && tree.children(main).any(own) {
        tree.retag(FRONTED, t, Xpos::VBN);
    }
}

fn provided(tree: &mut Tree, t: usize) {
    if !["provided", "providing", "assuming"].iter().any(|w| tree.is_word(t, w)) {
        return;
    }
    let Some(main) = tree.governor(t).filter(|&g| g < t && tree.upos[t] == Upos::VERB) else { return };
    if tree.xpos[t - 1] == Xpos::PRP {
        return;
    }
    let start = if t + 1 < tree.len() && tree.is_word(t + 1, "that") { t + 2 } else { t + 1 };
    let starts_clause = |&c: &usize| {
        c > t
            && matches!(tree.left(c), l if l == t + 1 || l == start)
            && tree.children(c).any(|s| s < c && tree.rels[s].is_subject())
            && is_finite(tree, c)
    };
    let Some(clause) = tree.children(t).chain(tree.children(main)).find(starts_clause) else { return };
    let ahead = tree.children(main).any(|c| c < main && tree.xpos[c] == Xpos::MD);
    let own =
        |c: usize| c != clause && !matches!(tree.rels[c], Deprel::PUNCT | Deprel::ADVMOD | Deprel::MARK);
    if !ahead || tree.children(t).any(own) {
        return;
    }
    if tree.hang(PROVIDED, clause, main, Deprel::ADVCL) && tree.hang(PROVIDED, t, clause, Deprel::MARK) {
        tree.retag(PROVIDED, t, Xpos::IN);
    }
}

fn reduced_relative(tree: &mut Tree, participle: usize) {
    let may_be = matches!(tree.xpos[participle], Xpos::VBD | Xpos::VBN) && is_also_past(tree, participle);
    if !may_be || tree.has(participle, Deprel::OBJ) {
        return;
    }
    let is_subject = |&s: &usize| s < participle && tree.xpos[s] != Xpos::PRP && !is_relative(tree, s);
    let Some(subject) = tree.child(participle, Deprel::NSUBJ).filter(is_subject) else { return };
    let is_main = |&v: &usize| {
        let loose = tree.children(v).all(|c| {
            c > v
                || !tree.rels[c].is_subject()
                    && !matches!(tree.rels[c], Deprel::CC | Deprel::MARK | Deprel::PUNCT | Deprel::EXPL)
        });
        let clause = matches!(
            tree.rels[v],
            Deprel::CONJ | Deprel::ADVCL | Deprel::CCOMP | Deprel::XCOMP | Deprel::PARATAXIS
        );
        v > participle && clause && is_finite(tree, v) && is_open(tree, v) && loose
    };
    // It hangs on the participle, or right behind it where both are told: "men jailed in May were freed, he said".
    let beside = tree.governor(participle).and_then(|above| {
        tree.children(above).find(|&v| tree.left(v) == tree.right(participle) + 1).filter(is_main)
    });
    let Some(v) = tree.children(participle).find(is_main).or(beside) else { return };
    let helped = tree.children(participle).any(|c| {
        c != v && matches!(tree.rels[c].base(), Deprel::AUX | Deprel::CCOMP | Deprel::XCOMP | Deprel::IOBJ)
    });
    // What follows a participle at once tells by whom or when; of a verb without an object it would not.
    let next = participle + 1;
    let passive = ["by", "of", "with"].iter().any(|w| tree.is_word(next, w))
        || tree.children(participle).any(|c| c > participle && tree.left(c) <= next && is_date(tree, c));
    let parted = (next..tree.left(v)).any(|t| tree.upos[t] == Upos::PUNCT || opens_clause(tree, t));
    let agent = tree.has(v, Deprel::OBL_AGENT) && !tree.has(v, Deprel::AUX_PASS);
    if helped || !passive || parted || agent {
        return;
    }
    let before: Vec<usize> = tree.children(participle).take_while(|&c| c <= subject).collect();
    if Some(v) == beside {
        tree.hang(REDUCED_RELATIVE, participle, v, Deprel::ACL);
    } else {
        tree.crown(REDUCED_RELATIVE, v, Deprel::ACL);
    }
    for c in before {
        let rel = if c == subject { tree.subject_relation(v) } else { tree.rels[c] };
        tree.hang(REDUCED_RELATIVE, c, v, rel);
    }
    tree.hang(REDUCED_RELATIVE, participle, subject, Deprel::ACL);
    tree.retag(REDUCED_RELATIVE, participle, Xpos::VBN);
}

/// Whether a verb's past tense is spelled as its participle.
fn is_also_past(tree: &Tree, t: usize) -> bool {
    const SHORT: [&str; 20] = [
        "made", "held", "led", "found", "sent", "built", "caught", "brought", "bought", "sold", "kept",
        "paid", "hit", "set", "hurt", "put", "heard", "cut", "fed", "sought",
    ];
    tree.words[t].ends_with("ed") || SHORT.iter().any(|w| tree.is_word(t, w))
}

/// Whether a word may open a clause or join one, whatever the parser takes it for.
fn opens_clause(tree: &Tree, t: usize) -> bool {
    const OPENERS: [&str; 14] = [
        "as", "after", "while", "before", "since", "because", "until", "when", "if", "than", "that", "and",
        "but", "or",
    ];
    is_relative(tree, t) || OPENERS.iter().any(|w| tree.is_word(t, w))
}

fn relative_between(tree: &mut Tree, root: usize) {
    let between =
        |&c: &usize| c > root && tree.rels[c] == Deprel::ACL_RELCL && tree.xpos[tree.left(c)] == Xpos::COMMA;
    let Some(clause) = tree.children(root).find(between) else { return };
    // The last conjunct that hangs at the right edge of the clause.
    let at_edge =
        |&h: &usize| tree.children(h).filter(|&c| c > h && tree.right(c) == tree.right(clause)).last();
    let v = std::iter::successors(Some(clause), at_edge).find(|&t| tree.rels[t] == Deprel::CONJ);
    let Some(v) = v.filter(|&v| is_finite(tree, v) && is_open(tree, v)) else { return };
    let start = tree.left(v);
    let comma = tree.xpos[start] == Xpos::COMMA || start > 0 && tree.xpos[start - 1] == Xpos::COMMA;
    let subject = tree.children(v).any(|c| tree.rels[c].is_subject() || tree.rels[c] == Deprel::EXPL);
    // "he came, saw and left": a conjunction later on makes it one of a list.
    let listed = (v..tree.right(v)).any(|t| {
        tree.rels[t] == Deprel::CC && tree.heads[t] as usize > v && {
            let h = tree.heads[t] as usize;
            tree.rels[h] == Deprel::CONJ && tree.upos[h] == tree.upos[v]
        }
    });
    if comma && !subject && !listed && tree.hang(RELATIVE_BETWEEN, v, root, Deprel::PARATAXIS) {
        let subject = tree.subject_relation(v);
        tree.crown(RELATIVE_BETWEEN, v, subject);
    }
}

fn participle_between(tree: &mut Tree, root: usize) {
    let comma_before = |t: usize| {
        let start = tree.left(t);
        tree.xpos[start] == Xpos::COMMA || start > 0 && tree.xpos[start - 1] == Xpos::COMMA
    };
    let finite = |t: usize| tree.xpos[t].is_tensed() || tree.xpos[t] == Xpos::MD;
    let between =
        |&c: &usize| c > root && tree.rels[c] == Deprel::ACL && tree.xpos[c] == Xpos::VBN && comma_before(c);
    let Some(p) = tree.children(root).find(between) else { return };
    let at_edge = |&h: &usize| tree.children(h).filter(|&c| c > h && tree.right(c) == tree.right(p)).last();
    let is_main = |&t: &usize| {
        t != p
            && matches!(tree.rels[t], Deprel::ACL | Deprel::CONJ | Deprel::ADVCL)
            && matches!(tree.xpos[t], Xpos::VBN | Xpos::VBD)
            && is_also_past(tree, t)
            && comma_before(t)
    };
    let Some(v) = std::iter::successors(Some(p), at_edge).find(is_main) else { return };
    let other = (root..v).any(finite);
    let bound = tree.children(v).any(|c| {
        tree.rels[c].is_subject() || matches!(tree.rels[c].base(), Deprel::AUX | Deprel::MARK | Deprel::CC)
    });
    let object = tree.children(v).any(|c| {
        c > v && matches!(tree.rels[c].base(), Deprel::OBJ | Deprel::CCOMP | Deprel::XCOMP | Deprel::OBL)
    });
    if !other && !bound && object && tree.hang(PARTICIPLE_BETWEEN, v, root, Deprel::PARATAXIS) {
        tree.crown(PARTICIPLE_BETWEEN, v, Deprel::NSUBJ);
        tree.retag(PARTICIPLE_BETWEEN, v, Xpos::VBD);
    }
}

fn only_verb(tree: &mut Tree, root: usize) {
    let finite = |tag: &Xpos| tag.is_tensed() || *tag == Xpos::MD;
    // "The bishop called", "the editors of the magazine called".
    let participle = |n: usize| tree.children(n).find(|&c| c > n && tree.rels[c] == Deprel::ACL);
    let deeper = |n: usize| tree.children(n).filter(|&c| c > n && tree.rels[c] == Deprel::NMOD).last();
    let nouns = std::iter::successors(Some(root), |&n| deeper(n)).take(4);
    let Some((noun, v)) = nouns.filter_map(|n| participle(n).map(|v| (n, v))).next() else { return };
    let either = tree.xpos[v] == Xpos::VBN && tree.words[v].ends_with("ed");
    if !either || tree.xpos.iter().any(finite) {
        return;
    }
    let active = tree.children(v).any(|c| {
        let infinitive = || tree.opener(c).is_some_and(|to| tree.is_word(to, "to"));
        c > v
            && match tree.rels[c] {
                Deprel::OBJ | Deprel::XCOMP | Deprel::CCOMP => true,
                Deprel::ADVCL => infinitive(),
                _ => false,
            }
    });
    if active && !tree.has(v, Deprel::OBL_AGENT) {
        if noun != root && !tree.hang(ONLY_VERB, v, root, Deprel::ACL) {
            return;
        }
        tree.crown(ONLY_VERB, v, Deprel::NSUBJ);
        tree.retag(ONLY_VERB, v, Xpos::VBD);
    }
}

fn joined_past(tree: &mut Tree, root: usize) {
    let is_past = |&c: &usize| {
        c > root
            && tree.rels[c] == Deprel::ACL
            && matches!(tree.xpos[c], Xpos::VBN | Xpos::VBD)
            && is_also_past(tree, c)
            && !tree.has(c, Deprel::OBL_AGENT)
            && !tree.children(c).any(|a| matches!(tree.rels[a].base(), Deprel::AUX | Deprel::MARK))
    };
    let Some(v) = tree.children(root).find(is_past) else { return };
    let other = tree.children(root).find(|&c| {
        let own = |s: usize| s < c && (tree.rels[s].is_subject() || tree.rels[s] == Deprel::MARK);
        let joined = tree.rels[c] == Deprel::CONJ && tree.has(c, Deprel::CC);
        c > v && joined && tree.xpos[c] == Xpos::VBD && !tree.children(c).any(own)
    });
    let Some(other) = other.filter(|&o| tree.right(v) + 1 == tree.left(o)) else { return };
    tree.crown(JOINED_PAST, v, Deprel::NSUBJ);
    tree.retag(JOINED_PAST, v, Xpos::VBD);
    tree.hang(JOINED_PAST, other, v, Deprel::CONJ);
}

fn ends_in_full_stop(tree: &Tree) -> bool {
    (0..tree.len()).rev().take(2).any(|t| tree.xpos[t] == Xpos::STOP)
}

fn reported(tree: &mut Tree, root: usize) -> bool {
    let is_clause = |&v: &usize| {
        v > root && tree.upos[v] == Upos::VERB && tree.xpos[v].is_tensed() && is_clause_relation(tree.rels[v])
    };
    let Some(v) = tree.children(root).filter(is_clause).last() else { return false };
    let bare = tree.children(v).all(|c| matches!(tree.rels[c], Deprel::NSUBJ | Deprel::PUNCT));
    let Some(subject) = tree.child(v, Deprel::NSUBJ).filter(|_| bare) else { return false };
    let start = v.min(tree.left(subject));
    let end = v.max(tree.right(subject));
    let is_end = (end + 1..tree.len()).all(|t| tree.upos[t] == Upos::PUNCT);
    if start < 2 || !is_end || is_relative(tree, subject) {
        return false;
    }
    let (a, b) = (start - 2, start - 1);
    let (comma, quote) = (|t: usize| tree.words[t] == ",", |t: usize| is_closing_quote(tree, t));
    let fits = comma(a) && quote(b) || quote(a) && comma(b);
    if fits {
        tree.crown(REPORTED, v, Deprel::CCOMP);
    }
    fits
}

fn main_clause(tree: &mut Tree, root: usize) {
    // "When he left, | the town was among those": a clause with a copula and a subject, taken for a phrase.
    let phrase = |c: usize| {
        let own = |rel: Deprel| tree.children(c).any(|k| tree.rels[k].base() == rel);
        tree.rels[c] == Deprel::OBL && own(Deprel::COP) && own(Deprel::NSUBJ)
    };
    let is_main = |&c: &usize| {
        c > root && (is_clause_relation(tree.rels[c]) || phrase(c)) && is_finite(tree, c) && is_open(tree, c)
    };
    let Some(v) = tree.children(root).find(is_main) else { return };
    let between = root + 1..v;
    if between.clone().any(|t| ends_more_than_a_clause(tree, t)) {
        return;
    }
    let comma = between.into_iter().any(|t| tree.xpos[t] == Xpos::COMMA);
    let subject = tree.children(v).any(|c| tree.rels[c].is_subject() || tree.rels[c] == Deprel::EXPL);
    let (plain, full_stop) = (tree.is_plain_nominal(root), ends_in_full_stop(tree));
    if let Some(opener) = opener_of_sentence(tree, root).filter(|_| subject && comma) {
        if tree.is_predicate(root) {
            tree.crown(SUBORDINATE_FIRST, v, Deprel::ADVCL);
        } else if plain && tree.rels[opener] == Deprel::CASE {
            tree.crown(ADJUNCT_FIRST, v, Deprel::OBL);
        }
    } else if tree.upos[root] == Upos::CCONJ && subject {
        tree.crown(CONJUNCTION_FIRST, v, Deprel::CC);
    } else if plain && full_stop && !subject && tree.rels[v] != Deprel::CONJ {
        let subject = tree.subject_relation(v);
        tree.crown(SUBJECT_FIRST, v, subject);
    } else if plain && full_stop && subject && comma && tree.rels[v] == Deprel::ACL_RELCL {
        tree.crown(ADJUNCT_FIRST, v, Deprel::OBL_UNMARKED);
    }
}

/// Relations that the parser gives to a main clause when it takes another word for the root.
fn is_clause_relation(rel: Deprel) -> bool {
    matches!(
        rel.base(),
        Deprel::PARATAXIS | Deprel::CONJ | Deprel::ACL | Deprel::ADVCL | Deprel::CCOMP | Deprel::APPOS
    )
}

fn is_finite(tree: &Tree, t: usize) -> bool {
    let verb = |t: usize| tree.xpos[t].is_tensed();
    let helper = |c: usize| c < t && matches!(tree.rels[c].base(), Deprel::AUX | Deprel::COP);
    verb(t) || tree.children(t).any(|c| helper(c) && (verb(c) || tree.xpos[c] == Xpos::MD))
}

/// Whether a clause has no word that would make it depend on another.
fn is_open(tree: &Tree, t: usize) -> bool {
    let binds = |c: usize| matches!(tree.rels[c], Deprel::MARK | Deprel::CC) || is_relative(tree, c);
    !tree.children(t).take_while(|&c| c < t).any(binds)
}

fn is_relative(tree: &Tree, t: usize) -> bool {
    matches!(tree.xpos[t], Xpos::WDT | Xpos::WP | Xpos::WRB)
}

fn is_closing_quote(tree: &Tree, t: usize) -> bool {
    tree.xpos[t] == Xpos::CLOSE_QUOTE || matches!(tree.words[t], "\"" | "”" | "’’")
}

/// Colons, dashes, brackets and quotation marks: what stands before them may be a heading or a speaker.
fn ends_more_than_a_clause(tree: &Tree, t: usize) -> bool {
    let marks = [Xpos::COLON, Xpos::OPEN_QUOTE, Xpos::CLOSE_QUOTE, Xpos::LRB, Xpos::HYPH, Xpos::STOP];
    marks.contains(&tree.xpos[t]) || matches!(tree.words[t], "-" | ":")
}

/// The preposition or subordinator with which the root's phrase and the sentence start.
fn opener_of_sentence(tree: &Tree, root: usize) -> Option<usize> {
    let light = [Deprel::CC, Deprel::PUNCT, Deprel::ADVMOD, Deprel::DISCOURSE];
    // "When" is an adverb of its clause; what it opens is no question.
    let when = |c: usize| {
        let opens = ["when", "where", "whenever", "wherever"].iter().any(|w| tree.is_word(c, w));
        opens && tree.rels[c] == Deprel::ADVMOD && ends_in_full_stop(tree)
    };
    let first = tree.children(root).find(|&c| !light.contains(&tree.rels[c]) || when(c))?;
    let opens = first < root && (matches!(tree.rels[first], Deprel::CASE | Deprel::MARK) || when(first));
    (opens && tree.xpos[first] != Xpos::POS).then_some(first)
}
