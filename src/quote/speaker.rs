//! Who speaks: the noun phrase that a cue belongs to.
//!
//! The tree is asked first. Beside quote marks it errs most, so there the words next to the cue decide: what stands
//! between the quotation and the cue, or directly behind an inverted cue, is the speaker.

use super::antecedent::{antecedent, for_someone};
use super::cues::{Cue, Kind, is_finite};
use super::edges::{named_behind, whole_word, without_adverbials};
pub(super) use super::holders::{can_hold, is_abstract, is_agent};
use super::subjects::{
    above, before_apposition, behind_conjunction, behind_dashes, beside, brought_to, last_subject,
    lost_subject, nearer, past_relative, relative_gap, resumed_subject, shown, whose_act,
};
use super::view::View;
use crate::base::{Sym, TokenSpan, word};
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// A noun phrase with its head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    pub tokens: TokenSpan,
    pub head: usize,
}

impl Speaker {
    /// The phrase of a head.
    pub fn at(view: &View, head: usize) -> Speaker {
        let phrase = tidy(view, view.syn.noun_phrase(head), head);
        // A verb that the parser hung to the noun ends the phrase, unless it stands in a relative clause.
        let verb = (head + 1..phrase.end as usize)
            .take_while(|&t| !is_relative(view, t) && !view.is_that(t))
            .find(|&t| view.is_finite_form(t) && !view.marks.inside(t));
        // So does a quotation that goes on after a comma: "said Mary Cole, “is an insult".
        let resumed = (head + 1..phrase.end as usize).find(|&t| {
            view.is_comma(t) && t + 1 < view.syn.len() && view.syn.is(t + 1, TokenFlags::QUOTE_OPEN)
        });
        // And a clause of time: "Kelly, | as he left the stage".
        let apart = (head + 2..phrase.end as usize)
            .find(|&t| view.syn.upos[t] == Upos::SCONJ && view.is_comma(t - 1) && !view.marks.inside(t));
        let resumed = resumed.into_iter().chain(apart).min();
        let end =
            verb.or(resumed).unwrap_or(phrase.end as usize).min(resumed.unwrap_or(usize::MAX)).max(head + 1);
        let tokens = tidy(view, TokenSpan::new(phrase.start as usize, end), head);
        let last = view.syn.conjuncts(head).filter(|&c| tokens.has(c)).last().unwrap_or(head);
        let end = named_behind(view, last, whole_word(view, tokens.end as usize));
        let end = without_adverbials(view, head, end);
        // "Harbour Corp ( HRB.N ": the bracket closes.
        let open = (head..end)
            .rev()
            .find(|&t| matches!(view.word(t), "(" | ")"))
            .is_some_and(|t| view.word(t) == "(");
        let end = if open && end < view.syn.len() && view.word(end) == ")" { end + 1 } else { end };
        // "stickers that | say".
        let opens = |t: usize| is_relative(view, t) || view.is_that(t);
        let end = if end == head + 2 && opens(head + 1) { head + 1 } else { end };
        Speaker { tokens: tidy(view, TokenSpan::new(tokens.start as usize, end), head), head }
    }
}

impl Speaker {
    /// The phrase without what belongs to the cue at `v`.
    pub fn apart_from(self, view: &View, v: usize) -> Speaker {
        let (mut a, mut b) = (self.tokens.start as usize, self.tokens.end as usize);
        if self.tokens.has(v) {
            if v > self.head {
                b = v.max(self.head + 1);
            } else if v < self.head {
                a = v + 1;
            }
        }
        // "men | while yelling".
        while b > self.head + 1 && matches!(view.syn.upos[b - 1], Upos::SCONJ | Upos::CCONJ) {
            b -= 1;
        }
        Speaker { tokens: TokenSpan::new(a, b), head: self.head }
    }
}

/// Without marks at the ends of the phrase.
fn tidy(view: &View, s: TokenSpan, head: usize) -> TokenSpan {
    let (mut a, mut b) = (s.start as usize, s.end as usize);
    while a < head && view.is_punct(a) && !view.marks.inside(a) {
        a += 1;
    }
    // "BRUSSELS (CNN) | President Ann Cole": a dateline.
    if a + 3 < head.min(b) && view.word(a + 1) == "(" && view.word(a + 3) == ")" {
        a += 4;
    }
    // "On *Tuesday* the bank's chairman Ann Cole said".
    while a < head && is_weekday(view, a) {
        a += 1;
    }
    while b > head + 1 && (view.is_comma(b - 1) || matches!(view.word(b - 1), ":" | ";" | "." | "?" | "!")) {
        b -= 1;
    }
    TokenSpan::new(a, b)
}

/// Whether a token can head a speaker's noun phrase.
pub(super) fn can_speak(view: &View, t: usize) -> bool {
    let syn = view.syn;
    if matches!(syn.rel[t], Deprel::EXPL) || view.is_punct(t) {
        return false;
    }
    if matches!(syn.form[t], word::THERE | word::THIS | word::THAT | word::WHAT) {
        return false;
    }
    syn.is_nominal(t) || (matches!(syn.upos[t], Upos::DET | Upos::ADJ) && !matches!(syn.xpos[t], Xpos::WDT))
}

/// The speaker of a cue by the tree.
pub(super) fn of(view: &View, cue: &Cue) -> Option<Speaker> {
    let syn = view.syn;
    let head = match cue.kind {
        // "fell amid fears among traders that": the noun has the speaker and not the verb.
        Kind::Phrase if view.word(cue.head).eq_ignore_ascii_case("amid") => of_noun(view, cue.end - 1),
        // "in response to a report | noting that": what is written says so, and not who responds.
        Kind::Verb if is_paper_before(view, cue.head) => Some(cue.head - 1),
        Kind::Verb | Kind::Phrase => of_verb(view, cue),
        Kind::Noun => of_noun(view, cue.head),
        Kind::Adjective => {
            let s = syn.subject(cue.head);
            s.and_then(|s| behind_conjunction(view, s, cue.head)).or(s)
        }
        Kind::Preposition => after_preposition(view, cue.end),
    }?;
    let verb = matches!(cue.kind, Kind::Verb | Kind::Phrase);
    let relative = syn.xpos[head] == Xpos::WP || view.word(head) == "which";
    let head = if relative && head < cue.head { antecedent(view, head).unwrap_or(head) } else { head };
    let head = for_someone(view, head).unwrap_or(head);
    can_speak(view, head).then(|| {
        let mut s = Speaker::at(view, head).apart_from(view, cue.head);
        s.tokens.end = without_adverbials(view, head, s.tokens.end as usize) as u32;
        if cue.kind == Kind::Preposition && head >= cue.end {
            s.tokens.start = cue.end as u32;
        }
        if verb { with_relative(view, cue.head, s) } else { s }
    })
}

/// Whether a participle stands right behind a noun of something written, whose participle the tree gives to a verb before.
fn is_paper_before(view: &View, v: usize) -> bool {
    let syn = view.syn;
    let noun = |n: usize| syn.upos[n] == Upos::NOUN && view.lex.classes.holds("document", syn.lemma[n]);
    syn.xpos[v] == Xpos::VBG
        && syn.rel[v] == Deprel::ADVCL
        && v > view.sentence_start(v)
        && noun(v - 1)
        // "put out a statement saying": whoever puts it out says so.
        && syn.rel[v - 1].base() != Deprel::OBJ
        && syn.child(v, Deprel::NSUBJ).is_none()
}

/// Of "a shift for the ministry, which argued", what can argue: the noun before the comma, where the one above it cannot.
fn nearest_antecedent(view: &View, v: usize, s: Speaker) -> Speaker {
    let pronoun = (s.head + 1..v).rev().take(6).find(|&t| is_relative(view, t));
    let Some(p) = pronoun.filter(|&p| view.is_comma(p - 1) && p >= 2 && p - 2 > s.head) else { return s };
    if can_hold(view, s) || !view.syn.is_nominal(p - 2) || !view.syn.below(p - 2, s.head) {
        return s;
    }
    let near = Speaker::at(view, p - 2);
    if can_hold(view, near) { near } else { s }
}

/// A phrase with the relative pronoun that takes it up in the clause of a cue: "Mr Kamin, who | noted that …".
fn with_relative(view: &View, v: usize, s: Speaker) -> Speaker {
    let syn = view.syn;
    let s = nearest_antecedent(view, v, s);
    let subject = |t: usize| {
        syn.children(t).find(|&c| {
            syn.rel[c].is_subject() && (is_relative(view, c) || view.is_that(c)) && c > s.head && c < v
        })
    };
    let mut t = v;
    for _ in 0..6 {
        if let Some(r) = subject(t) {
            // "The union, which had paid, | called": the relative clause is over.
            let over = view.word(v - 1) == "," && view.has_finite(r + 1..v);
            if view.has_finite(s.head + 1..r) || over {
                return s;
            }
            let end = (s.tokens.end as usize).max(r + 1);
            return Speaker { tokens: TokenSpan::new(s.tokens.start as usize, end), head: s.head };
        }
        match syn.governor(t) {
            Some(g) if g != s.head && g > s.head => t = g,
            _ => break,
        }
    }
    s
}

fn of_verb(view: &View, cue: &Cue) -> Option<usize> {
    let syn = view.syn;
    let v = cue.head;
    if syn.upos[v] == Upos::NOUN {
        return phrase_before(view, view.sentence_start(v), v);
    }
    if syn.is_passive(v) && is_mistaken_passive(view, cue) {
        let start = view.sentence_start(v);
        return before_apposition(view, start, v)
            .or_else(|| phrase_before(view, start, v))
            .or_else(|| syn.governor(v));
    }
    // "The union, which had paid for it, | called on both": the only verb was taken for a participle.
    let bare = |c: usize| !matches!(syn.rel[c].base(), Deprel::AUX) && !syn.rel[c].is_subject();
    if syn.xpos[v] == Xpos::VBN
        && v > view.sentence_start(v)
        && view.word(v - 1) == ","
        && syn.children(v).all(bare)
        && let Some(r) = view.roots[syn.sentence(v)].filter(|&r| r < v && can_speak(view, r))
        && syn.is_nominal(r)
        && !syn.children(r).any(|c| syn.rel[c] == Deprel::COP || syn.rel[c].is_subject())
        && syn.case_token(r).is_none()
    {
        return Some(r);
    }
    // "The paper quoted *Cole* as | saying".
    if syn.xpos[v] == Xpos::VBG
        && (syn.children(v).any(|c| c < v && syn.form[c] == word::AS)
            || v > 0 && syn.is_nominal(v - 1) && is_object_of_quoting(view, v))
        && let Some(g) = syn.governor(v).filter(|&g| g < v && !syn.is_passive(g))
        && view
            .cues
            .of(g)
            .is_some_and(|c| matches!(view.lex.rows.cues[c.row as usize].cue.as_str(), "quote" | "cite"))
        && let Some(o) = syn.child(g, Deprel::OBJ).filter(|&o| o < v && can_speak(view, o))
    {
        return Some(o);
    }
    // "quoted *one* who had read the terms as | saying".
    if syn.xpos[v] == Xpos::VBG && v > view.sentence_start(v) && syn.form[v - 1] == word::AS {
        let quotes = |u: usize| {
            view.cues.of(u).is_some_and(|c| {
                matches!(view.lex.rows.cues[c.row as usize].cue.as_str(), "quote" | "cite")
                    && !syn.is_passive(u)
            })
        };
        let quoted = (view.sentence_start(v)..v).rev().take(24).find(|&u| quotes(u));
        if let Some(h) = quoted.and_then(|u| phrase_from(view, u + 1, v)) {
            return Some(h);
        }
    }
    if let Some(s) = relative_gap(view, cue) {
        return Some(s);
    }
    if let Some(s) = brought_to(view, v) {
        return Some(s);
    }
    if let Some(s) = behind_dashes(view, v) {
        return Some(s);
    }
    if let Some(s) = lost_subject(view, v) {
        return Some(s);
    }
    if let Some(s) = resumed_subject(view, v) {
        return Some(s);
    }
    if syn.is_passive(v) {
        return syn.by_agent(v).or_else(|| if is_felt(view, cue) { syn.patient(v) } else { None });
    }
    if syn.xpos[v] == Xpos::VBG
        && let Some(s) = of_participle(view, v)
    {
        return Some(s);
    }
    if let Some(s) = syn.subject(v).filter(|&s| s < v && can_speak(view, s) && !is_weekday(view, s)) {
        // "On a day rich in hope, *Mr Cole* | warned": of two subjects the one without a preposition. "It was, *the
        // president* | said": the one between the commas. "If anything, *experts* | say".
        let enclosed = || {
            let comma = (s + 1..v).rev().take(12).find(|&t| view.is_comma(t));
            comma.is_some_and(|c| matches!(syn.upos[c - 1], Upos::AUX)) || view.word(s) == "anything"
        };
        let fronted = syn.upos[syn.subtree(s).start as usize] == Upos::ADP || enclosed();
        let own = |&c: &usize| c > s && c < v && syn.rel[c] == Deprel::NSUBJ && can_speak(view, c);
        if let Some(c) = syn.children(v).rfind(own).filter(|_| fronted) {
            return Some(c);
        }
        if let Some(s) = whose_act(view, s, v).or_else(|| past_relative(view, s, v)) {
            return Some(s);
        }
        return nearer(view, s, v).or(Some(s));
    }
    beside(view, v)
        .or_else(|| syn.subject(v))
        .or_else(|| above(view, v))
        .or_else(|| if syn.xpos[v] == Xpos::VBG { last_subject(view, v) } else { None })
}

/// Whether the words right before a participle are whom its verb quotes: "quoted *the envoy* saying"; not "quoted critics,
/// with *the envoy* saying".
fn is_object_of_quoting(view: &View, v: usize) -> bool {
    let syn = view.syn;
    let object = syn.governor(v).filter(|&g| g < v).and_then(|g| syn.child(g, Deprel::OBJ));
    object.is_some_and(|o| o < v && (o..v).all(|t| !view.is_comma(t)) && (o == v - 1 || syn.below(v - 1, o)))
}

/// The speaker of a participle: behind a comma or a quotation the subject of the main clause ("…, | adding that"), behind
/// one who is addressed the message ("an *email* to supporters saying").
fn of_participle(view: &View, v: usize) -> Option<usize> {
    let syn = view.syn;
    let start = view.sentence_start(v);
    // "sent a letter to the director demanding answers": the sender demands.
    if let Some(s) = syn.subject(v).filter(|_| syn.rel[v] == Deprel::ACL) {
        let message = |t: usize| {
            matches!(
                view.word(t),
                "email"
                    | "letter"
                    | "memo"
                    | "message"
                    | "note"
                    | "petition"
                    | "post"
                    | "statement"
                    | "text"
                    | "tweet"
            ) || view.word(t) == "campaign" && syn.children(t).any(|c| syn.form[c] == word::A)
        };
        let sent = if syn.case(s) == word::TO { syn.governor(s).unwrap_or(s) } else { s };
        let sender = || syn.governor(sent).filter(|&g| syn.rel[sent] == Deprel::OBJ && syn.is_predicate(g));
        if message(sent) {
            return sender().and_then(|g| syn.agent(g)).filter(|&a| can_speak(view, a)).or(Some(sent));
        }
    }
    if let Some(s) = shown(view, v) {
        return Some(s);
    }
    // "The rules follow spokesman Ben Dyer | saying that": a person right before the participle says it.
    let person = syn.governor(v).filter(|&g| {
        syn.rel[v] == Deprel::ACL
            && g < v
            && syn.upos[g] == Upos::PROPN
            && syn.upos[v - 1] == Upos::PROPN
            && syn.case_token(g).is_none_or(|c| syn.form[c] != word::TO)
    });
    if person.is_some() {
        return person;
    }
    let before = (start..v).rev().find(|&t| syn.upos[t] != Upos::ADV)?;
    if !(view.is_comma(before) || view.marks.inside(before)) {
        return None;
    }
    let root =
        view.roots[syn.sentence(v)].filter(|&r| r < v && !view.marks.inside(r) && is_finite(syn, r))?;
    // "…, and the mayor has mocked her, | telling": the clause that it hangs on has a subject of its own.
    if let Some(g) =
        syn.governor(v).filter(|&g| g < v && g != root && is_finite(syn, g) && !view.marks.inside(g))
    {
        let own = syn.children(g).find(|&c| c < g && syn.rel[c] == Deprel::NSUBJ && can_speak(view, c));
        let joined = own.filter(|&s| {
            let first = syn.subtree(s).start as usize;
            first > start + 1 && syn.upos[first - 1] == Upos::CCONJ && view.is_comma(first - 2)
        });
        if joined.is_some() {
            return joined;
        }
    }
    // "…, as Mrs Cole echoed the charge, | saying": the clause beside it may report too.
    let beside = (root + 1..v).rev().take(25).find(|&u| {
        syn.rel[u] == Deprel::ADVCL
            && is_finite(syn, u)
            && view.cues.of(u).is_some_and(|c| c.kind == Kind::Verb && c.weight >= 50)
            && syn.marked_by(u, &[word::AS, word::WHILE]).is_some()
    });
    if let Some(s) = beside.and_then(|u| syn.subject(u)).filter(|&s| s < v && can_speak(view, s)) {
        return Some(s);
    }
    let main = syn.conjuncts(root).filter(|&c| c < v && is_finite(syn, c) && !view.marks.inside(c)).last()?;
    // The participle may belong to a reported clause: "said he had left, adding that" does, "he asks people saying" not.
    let s = syn.subject(main).filter(|&s| s < v && can_speak(view, s))?;
    (syn.subject(v) != Some(s)).then_some(s)
}

/// A past tense that the tagger took for a participle: "Ann Lee, a painter, *recalled* that nobody came". Participles
/// that take a clause are those of verbs with a hearer: "farmers *told* that they must leave".
fn is_mistaken_passive(view: &View, cue: &Cue) -> bool {
    const HEARD: &[&str] = &[
        "ask", "assure", "believe", "call", "describe", "dub", "entitle", "expect", "hear", "inform", "know",
        "label", "name", "notify", "order", "quote", "release", "remind", "require", "see", "show", "sign",
        "tell", "think", "title", "warn", "write",
    ];
    let syn = view.syn;
    let v = cue.head;
    let own = |c: usize| {
        matches!(syn.rel[c], Deprel::AUX_PASS | Deprel::OBL_AGENT | Deprel::NSUBJ_PASS | Deprel::AUX)
    };
    let row = view.lex.rows.cues[cue.row as usize].cue.as_str();
    syn.xpos[v] == Xpos::VBN
        && syn.rel[v] == Deprel::ACL
        && !syn.children(v).any(own)
        && (syn.children(v).any(|c| c > v && matches!(syn.rel[c], Deprel::CCOMP | Deprel::XCOMP))
            || cue.end < syn.len() && view.marks.inside(cue.end) && cue.weight >= 60)
        && HEARD.binary_search(&row).is_err()
        && syn.governor(v).is_some_and(|g| g < v)
}

/// Whether a passive says what its subject thinks or feels: "they are convinced that".
fn is_felt(view: &View, cue: &Cue) -> bool {
    const FELT: &[&str] = &["believe", "fear", "hope", "doubt", "praise", "criticise", "agree"];
    let row = &view.lex.rows.cues[cue.row as usize];
    matches!(row.cue.as_str(), "convince" | "persuade" | "satisfy")
        || row.pos == "adj" && FELT.contains(&row.class.as_str())
}

/// "told *him*": one who hears and does not speak.
pub(super) fn is_accusative(view: &View, t: usize) -> bool {
    matches!(view.word(t), "him" | "me" | "us" | "them")
}

/// A day of the week is no speaker, though the parser may make it the subject.
pub(super) fn is_weekday(view: &View, t: usize) -> bool {
    matches!(view.word(t), "Monday" | "Tuesday" | "Wednesday" | "Thursday" | "Friday" | "Saturday" | "Sunday")
}

/// The head of the words from `p` to a cue at `v` where they hold no verb: the last noun before a comma.
pub(super) fn bare_phrase(view: &View, p: usize, v: usize) -> Option<usize> {
    let syn = view.syn;
    let verb = |t: usize| view.is_finite_form(t) && syn.upos[t] == Upos::VERB || syn.upos[t] == Upos::SCONJ;
    if v > p + 12 || (p..v).any(verb) {
        return None;
    }
    let comma = (p..v).find(|&t| view.is_comma(t)).unwrap_or(v);
    (p..comma).rev().find(|&t| can_speak(view, t) && syn.is_nominal(t))
}

/// Whether a word stands for the author or the reader, outside of quote marks: "I", "we" and "you".
pub(super) fn is_author(view: &View, t: usize) -> bool {
    matches!(view.syn.form[t], word::I | word::WE | word::YOU)
}

/// "It is worth *noting*": nobody has said so.
pub(super) fn is_worth(view: &View, v: usize) -> bool {
    view.syn.xpos[v] == Xpos::VBG && v > 0 && view.word(v - 1) == "worth"
}

pub(super) fn is_relative(view: &View, t: usize) -> bool {
    matches!(view.syn.xpos[t], Xpos::WP | Xpos::WDT | Xpos::WP_POSS)
}

/// Whether a clause with "that" follows a noun and tells what it says: "*report* that banks would close"; not "*plan* that
/// includes banks", nor one who is written to: "a letter to Cole *warning* that".
fn tells(view: &View, n: usize) -> bool {
    let syn = view.syn;
    let that = n + 3 < syn.len() && view.is_that(n + 1) && syn.upos[n + 1] == Upos::SCONJ;
    let finite = |t: usize| view.is_finite_form(t);
    let bare = syn.case(n) == word::TO && !syn.children(n).any(|c| syn.rel[c] == Deprel::DET);
    let behind_adverb = || syn.upos[n + 2] == Upos::ADV && finite(n + 3);
    that && !bare && !finite(n + 2) && !behind_adverb()
}

/// "*Iran*'s claim that", "a claim by *Iran* that", "*Iran* made the claim that".
fn of_noun(view: &View, n: usize) -> Option<usize> {
    let syn = view.syn;
    if let Some(p) = syn.possessor(n) {
        return Some(p);
    }
    if let Some(p) =
        syn.with_case(n, Deprel::NMOD, word::BY).or_else(|| syn.with_case(n, Deprel::NMOD, word::FROM))
    {
        return Some(p);
    }
    // "media reports that", "police claims that".
    let own = syn.children(n).find(|&c| c < n && syn.rel[c] == Deprel::COMPOUND && is_agent(view, c));
    // "the Red House contention that", "a Cole promise to": a name right before the noun.
    let named = |&c: &usize| {
        c + 1 == n && syn.rel[c] == Deprel::COMPOUND && syn.upos[c] == Upos::PROPN && tells(view, n)
    };
    let own = own.or_else(|| syn.children(n).find(named));
    if own.is_some() {
        return own;
    }
    // "There is fear | among the fishermen | that", wherever the parser hangs it.
    if n + 2 < syn.len() && syn.form[n + 1] == word::AMONG {
        return phrase_from(view, n + 2, view.sentence_end(n));
    }
    // "a belief among voters that", "the hope of many that".
    let held = [word::AMONG, word::OF].into_iter().find_map(|case| syn.with_case(n, Deprel::NMOD, case));
    let holds = |p: usize| syn.case(p) == word::AMONG || can_hold(view, Speaker::at(view, p));
    if let Some(p) = held.filter(|&p| p < n + 6 && holds(p) && syn.is_nominal(p)) {
        return Some(p);
    }
    // "He still has a plan, a car and the firm *belief* that …".
    let top = syn.first_conjunct(n);
    let v = syn.governor(top).filter(|&v| has_as_own(view, v))?;
    // "backed away from a suggestion that", "doubled down on the idea that"; not "fell amid reports that".
    let about = [word::ON, word::TO, word::FROM, word::ABOUT, word::AT, word::OF].contains(&syn.case(top));
    let taken = syn.rel[top] == Deprel::OBJ || syn.rel[top].base() == Deprel::OBL && about;
    (syn.is_predicate(v) && taken).then(|| syn.agent(v)).flatten()
}

/// Whether what a verb takes as its object is its subject's own: "voiced fears"; not "sparked fears".
fn has_as_own(view: &View, v: usize) -> bool {
    const OTHERS: &[&str] = &[
        "add",
        "answer",
        "bolster",
        "bring",
        "calm",
        "cause",
        "challenge",
        "comment",
        "counter",
        "create",
        "debunk",
        "deepen",
        "deny",
        "discuss",
        "dismiss",
        "dispute",
        "drive",
        "ease",
        "end",
        "face",
        "feed",
        "fuel",
        "get",
        "hear",
        "heighten",
        "ignite",
        "ignore",
        "increase",
        "investigate",
        "meet",
        "prompt",
        "provoke",
        "question",
        "raise",
        "rebut",
        "receive",
        "refute",
        "reinforce",
        "reject",
        "rekindle",
        "renew",
        "repudiate",
        "revive",
        "set",
        "show",
        "spark",
        "spur",
        "stir",
        "stoke",
        "strengthen",
        "trigger",
        "undermine",
        "underscore",
    ];
    let lemma = view.syn.lemma[v];
    !lemma.is_known() || !OTHERS.iter().any(|o| view.lex.vocabulary.get(o) == lemma)
}

/// The noun phrase after "according to".
pub(super) fn after_preposition(view: &View, from: usize) -> Option<usize> {
    let syn = view.syn;
    let end = view.sentence_end(from.min(syn.len() - 1));
    // "according to *show insiders*", where the first noun was taken for a verb.
    let named = || syn.child(from, Deprel::OBJ).filter(|&o| syn.upos[from] == Upos::VERB && o == from + 1);
    (from < end).then(|| phrase_from(view, from, end).or_else(named)).flatten()
}

/// The head of the noun phrase that starts at a token: the highest nominal whose subtree begins there.
pub(super) fn phrase_from(view: &View, from: usize, limit: usize) -> Option<usize> {
    let syn = view.syn;
    let mut t = from;
    let mut best = syn.is_nominal(t).then_some(t);
    while let Some(g) = syn.governor(t) {
        // "the 46-year-old", "the poor": an adjective with an article.
        let named = syn.is_nominal(g) || syn.upos[g] == Upos::ADJ && syn.rel[t] == Deprel::DET;
        if g < from || g >= limit || !named || (g > t && (t..g).any(|k| view.is_comma(k))) {
            break;
        }
        t = g;
        best = Some(g);
    }
    best.filter(|&t| can_speak(view, t))
}

/// The head of what stands between `from` and `to` in front of a cue: "Smith, who leads the party, | said".
pub(super) fn phrase_before(view: &View, from: usize, to: usize) -> Option<usize> {
    const SKIP: &[Sym] = &[word::ALSO, word::THEN];
    let syn = view.syn;
    let mut last = to;
    while last > from {
        let t = last - 1;
        // "it *further* wrote"
        let adverb = syn.upos[t] == Upos::ADJ
            && syn.rel[t] == Deprel::ADVMOD
            && t > from
            && syn.xpos[t - 1] == Xpos::PRP;
        // "Lisbon and Porto *both* say"
        let floats = matches!(syn.form[t], word::BOTH | word::EACH | word::ALL)
            && t > from
            && syn.upos[t] == Upos::DET
            && syn.is_nominal(t - 1);
        let skip = matches!(syn.upos[t], Upos::ADV | Upos::AUX | Upos::PART)
            || floats
            || adverb
            || SKIP.contains(&syn.form[t])
            || view.is_punct(t);
        if !skip {
            break;
        }
        last -= 1;
    }
    if last <= from {
        return None;
    }
    let mut t = last - 1;
    while let Some(g) = syn.governor(t) {
        // "…; Lisbon and Porto | say": the parser may hang them on what stands before.
        if g < from || g >= last || g < t && (g..t).any(|k| view.word(k) == ";") {
            break;
        }
        t = g;
    }
    can_speak(view, t).then_some(t)
}
