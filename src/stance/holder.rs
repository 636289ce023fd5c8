//! Who holds a stance and whom it is about: actors behind noun phrases, speakers of quotes.

use super::Below;
use super::fire::Cues;
use super::slot::Filler;
use crate::base::{TokenSpan, word};
use crate::mention::MentionKind;
use crate::syntax::{Deprel, Upos, Xpos};

/// The actors that a nominal means, its conjuncts included.
pub fn actors(b: Below, head: usize) -> Vec<u32> {
    let mut out = Vec::new();
    let head = antecedent(b, head);
    for h in b.syntax.conjuncts(head) {
        if let Some(m) =
            b.mentions.of_head(h).filter(|&m| b.mentions.all[m].head == h || b.mentions.all[m].tokens.has(h))
        {
            for &a in b.cast.actors_of(m) {
                if !out.contains(&a) {
                    out.push(a);
                }
            }
        }
    }
    if !out.is_empty() || b.mentions.of_head(head).is_some() {
        return out;
    }
    // "*its* trucks were ready": a thing stands for whose it is. "tens of thousands of *Poles*": a number for its members.
    let syn = b.syntax;
    let owner = syn.possessor(head).filter(|_| syn.upos[head] == Upos::NOUN);
    let of = |t: usize| syn.with_case(t, Deprel::NMOD, word::OF);
    let members =
        || std::iter::successors(of(head), |&t| of(t)).take(3).find(|&t| b.mentions.of_head(t).is_some());
    if let Some(m) = owner.or_else(members).and_then(|p| b.mentions.of_head(p)) {
        out.extend_from_slice(b.cast.actors_of(m));
    }
    // "said one who fears for his farm": whom the sentence quotes.
    if out.is_empty() {
        let spoken = |q: &crate::quote::Quote| q.speaker_head == Some(head);
        if let Some(q) = b.quotes.all.iter().position(spoken) {
            out.extend_from_slice(speakers(b, q));
        }
    }
    out
}

/// Whom a relative pronoun means: what its clause describes, or where the tree hung that elsewhere, the actor right before.
fn antecedent(b: Below, t: usize) -> usize {
    let syn = b.syntax;
    let a = syn.antecedent_of_relative(t);
    if a != t || !matches!(syn.form[t], word::WHO | word::WHOSE) || t == 0 {
        return a;
    }
    let before = if syn.xpos[t - 1] == Xpos::COMMA { t.checked_sub(2) } else { Some(t - 1) };
    let named = before.filter(|&k| syn.sentence(k) == syn.sentence(t)).and_then(|k| b.mentions.covering(k));
    named.map_or(a, |m| b.mentions.all[m].head)
}

/// Whether a nominal names an actor, known or not.
pub fn is_actor(b: Below, head: usize) -> bool {
    b.syntax.conjuncts(antecedent(b, head)).any(|h| b.mentions.of_head(h).is_some())
}

/// The actors that a target is about: itself, else its possessor or what it is "of", "by" or "against"; of a clause its
/// subject.
pub fn target_actors(b: Below, t: Filler) -> Vec<u32> {
    let syn = b.syntax;
    let own =
        if t.clause { syn.subject(t.head).map_or(Vec::new(), |s| actors(b, s)) } else { actors(b, t.head) };
    if !own.is_empty() {
        return own;
    }
    let near = syn.children(t.head).filter(|&c| {
        matches!(
            syn.rel[c],
            Deprel::NMOD_POSS
                | Deprel::NMOD
                | Deprel::AMOD
                | Deprel::COMPOUND
                | Deprel::OBJ
                | Deprel::NSUBJ_PASS
                | Deprel::OBL
        )
    });
    let mut near: Vec<usize> = near.collect();
    near.sort_by_key(|&c| match syn.rel[c] {
        Deprel::NMOD_POSS => 0,
        Deprel::AMOD | Deprel::COMPOUND | Deprel::OBJ => 1,
        _ => 2,
    });
    near.into_iter()
        .filter(|&c| {
            !matches!(
                syn.case(c),
                word::IN | word::AT | word::DURING | word::SINCE | word::AFTER | word::BEFORE
            )
        })
        .map(|c| actors(b, c))
        .find(|a| !a.is_empty())
        .unwrap_or_else(|| named_in(b, t))
}

/// The first actor that is named somewhere in a target: "the plan that *Obama* proposed".
fn named_in(b: Below, t: Filler) -> Vec<u32> {
    let inside = b.syntax.subtree(t.head).range().filter_map(|k| b.mentions.covering(k));
    inside
        .filter(|&m| matches!(b.mentions.all[m].kind, MentionKind::Name | MentionKind::Pronoun))
        .map(|m| b.cast.actors_of(m).to_vec())
        .find(|a| !a.is_empty())
        .unwrap_or_default()
}

/// The actor whose quality or act a noun is: its possessor, the one it is "of" or "by", or who does it ("*he* gave a weak
/// answer").
pub fn answerable(b: Below, n: usize) -> Option<usize> {
    let syn = b.syntax;
    let near = syn
        .possessor(n)
        .or_else(|| syn.with_case(n, Deprel::NMOD, word::BY))
        .or_else(|| syn.with_case(n, Deprel::NMOD, word::OF));
    let doer = || {
        let v = syn.governor(n).filter(|_| matches!(syn.rel[n], Deprel::OBJ | Deprel::XCOMP))?;
        syn.agent(v).filter(|_| !matches!(syn.rel[v], Deprel::ACL_RELCL))
    };
    near.filter(|&a| is_actor(b, a)).or_else(|| doer().filter(|&a| is_actor(b, a)))
}

/// The words of a filler: the noun phrase, or the clause without what introduces it.
pub fn words(b: Below, t: Filler) -> TokenSpan {
    let syn = b.syntax;
    if !t.clause {
        let mut span = syn.noun_phrase(antecedent(b, t.head));
        if span.len() > 1 && syn.xpos[span.end as usize - 1] == Xpos::POS {
            span.end -= 1;
        }
        return span;
    }
    let mut span = syn.subtree(t.head);
    // "Kyiv said" after the clause and quote marks around it are no part of it.
    while span.len() > 1 {
        let first = span.start as usize;
        let opens = matches!(syn.rel[first].base(), Deprel::MARK | Deprel::PUNCT | Deprel::CC)
            || (syn.rel[first] == Deprel::CASE && syn.head[first] as usize == t.head)
            || (syn.upos[first] == Upos::SCONJ && syn.form[first] != word::WHETHER);
        if !opens {
            break;
        }
        span.start += 1;
    }
    while span.len() > 1
        && matches!(
            syn.xpos[span.end as usize - 1],
            Xpos::STOP | Xpos::COMMA | Xpos::CLOSE_QUOTE | Xpos::COLON
        )
    {
        span.end -= 1;
    }
    span
}

/// The words of a holder, without the day that the tree hung on it: "Republican senators [Wednesday]", "Sen. Bernard Sanders
/// [on Sunday night]".
pub fn name(b: Below, h: Filler) -> TokenSpan {
    let syn = b.syntax;
    let mut span = words(b, h);
    let last = |end: u32| {
        let before = b.times.all.partition_point(|t| t.tokens.start < end);
        let time = b.times.all[..before].last()?;
        (time.tokens.end == end && time.tokens.start > h.head as u32).then_some(time)
    };
    while let Some(time) = last(span.end) {
        let start = time.tokens.start as usize;
        let preposition = start - 1 > h.head && syn.upos[start - 1] == Upos::ADP;
        span.end = (start - preposition as usize) as u32;
    }
    span
}

/// Whoever made a document that stands for him: "a directive from the *ministry* ordered", "*forty editors* signed a letter
/// urging"; the document where nobody is named.
pub fn maker(b: Below, h: Filler) -> Filler {
    let syn = b.syntax;
    let n = antecedent(b, h.head);
    let is = |t: usize, class: &str| b.lex.classes.holds(class, syn.lemma[t]);
    if h.clause || syn.upos[n] != Upos::NOUN || !is(n, "document") {
        return h;
    }
    let by = || [word::BY, word::FROM].into_iter().find_map(|p| syn.with_case(n, Deprel::NMOD, p));
    let issuer = || {
        let v = syn.governor(n).filter(|&v| syn.rel[n] == Deprel::OBJ && is(v, "v_issue"))?;
        syn.agent(v)
    };
    let made = by().or_else(issuer).filter(|&m| is_actor(b, m));
    made.map_or(h, |head| Filler { head, clause: false })
}

/// Who says something of his own with a verb whose subject the tree does not give: the speaker of the quote that the verb
/// introduces, or of one that ends before it ("said none was planned, but did not *rule out* talks").
pub fn speaker_of(b: Below, v: usize, cues: &Cues) -> Option<Filler> {
    let syn = b.syntax;
    let first = syn.first_conjunct(v);
    let own = syn.children(v).any(|c| syn.rel[c].is_subject());
    let resumed = || {
        let q = b.quotes.covering(first).filter(|_| first != v && !own)?;
        let cue = b.quotes.all[q].cue_head?;
        (b.quotes.covering(v).is_none() && cue < first && syn.sentence(cue) == syn.sentence(v)).then_some(q)
    };
    let q = cues.get(&v).copied().or_else(resumed)?;
    let head = b.quotes.all[q].speaker_head.filter(|&s| s != v && is_actor(b, s))?;
    Some(Filler { head, clause: false })
}

/// The speakers of a quote.
pub fn speakers(b: Below<'_>, quote: usize) -> &[u32] {
    b.cast.speakers.get(quote).map_or(&[], Vec::as_slice)
}
