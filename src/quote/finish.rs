//! The passes of this layer in their order, and from drafts to quotes.

use std::cell::RefCell;

use super::cues::{self, Cue, Frames, Kind};
use super::marks::{self, Region};
use super::view::{Draft, Drafts, View};
use super::{Quote, QuoteKind, Quotes, beside, block, direct, indirect, joining, nested, turns, via};
use crate::base::{Span, TokenSpan, word};
use crate::cause::Cause;
use crate::lexicon::Lexicons;
use crate::syntax::{Deprel, SentenceKind, Syntax, TokenFlags, Xpos, dateline};

/// Finds the quotes of an article. What the layer held before is gone.
pub fn analyse(text: &str, syn: &Syntax, lex: &Lexicons, out: &mut Quotes) {
    out.all.clear();
    out.at.clear();
    out.at.resize(syn.len(), 0);
    if syn.is_empty() {
        return;
    }
    let marks = marks::find(text, syn);
    let cues = cues::find(text, syn, lex);
    let roots: Vec<Option<usize>> = (0..syn.sentences.len()).map(|s| syn.root(s)).collect();
    let dateline = behind_dateline(text, syn);
    let starts: Vec<usize> = (0..syn.sentences.len())
        .map(|s| match dateline {
            Some(d) if syn.tokens_of(s).has(d) => d,
            _ => behind_crosshead(text, syn, syn.tokens_of(s)),
        })
        .collect();
    let complements = RefCell::new(vec![None; cues.all.len()]);
    let view = View {
        text,
        syn,
        lex,
        marks: &marks,
        cues: &cues,
        starts: &starts,
        roots: &roots,
        complements: &complements,
    };
    let mut drafts = Drafts::new(&view);
    turns::find(&view, &mut drafts);
    block::find(&view, &mut drafts);
    direct::find(&view, &mut drafts);
    beside::find(&view, &mut drafts);
    indirect::find(&view, &mut drafts);
    joining::find(&view, &mut drafts);
    nested::find(&view, &mut drafts);

    let mut contents: Vec<(Quote, Vec<TokenSpan>)> = Vec::new();
    for d in &drafts.all {
        let (content, tokens) = content(&view, d);
        if !content.is_empty() {
            contents.push((quote(&view, d, content, &tokens), tokens));
        }
    }
    for (i, r) in marks.regions.iter().enumerate() {
        if drafts.owner[i].is_none() && r.words > 0 {
            contents.push((scare(syn, r), Vec::new()));
        }
    }
    contents.sort_by_key(|(q, _)| (q.content[0].start, q.content[0].end, q.cue_head));
    // Inner quotes are shorter: they are written last and win.
    let mut order: Vec<usize> = (0..contents.len()).collect();
    order.sort_by_key(|&i| std::cmp::Reverse(contents[i].1.iter().map(|s| s.len()).sum::<usize>()));
    for i in order {
        for t in contents[i].1.iter().flat_map(|s| s.range()) {
            out.at[t] = i as u32 + 1;
        }
    }
    out.all.extend(contents.into_iter().map(|(q, _)| q));
}

/// The first token behind a dateline in the article's first sentence.
fn behind_dateline(text: &str, syn: &Syntax) -> Option<usize> {
    let first = syn.sentences.iter().find(|s| s.kind == SentenceKind::Sentence)?;
    dateline(text, first.span).map(|d| syn.token_at(d.end)).filter(|&t| t < syn.len())
}

/// The first token behind a crosshead in capitals that has lost its line: "HEADING FOR MOSCOW *The* group will leave"; not
/// "UK PM *Cole* left".
fn behind_crosshead(text: &str, syn: &Syntax, sentence: TokenSpan) -> usize {
    let start = sentence.start as usize;
    let shouts = |t: usize| {
        let word = syn.text(text, t);
        word.len() > 1 && word.chars().all(|c| c.is_uppercase() || matches!(c, '-' | '\'' | '’'))
    };
    let end = sentence.range().find(|&t| !shouts(t)).unwrap_or(start);
    let letters = |t: usize| syn.text(text, t).len();
    let long = (start..end).any(|t| letters(t) > 5) && (start..end).map(letters).sum::<usize>() > 10;
    let begins = end < sentence.end as usize
        && syn.is(end, TokenFlags::CAPITAL)
        && (letters(end) == 1 || syn.text(text, end).chars().any(char::is_lowercase));
    if end > start + 1 && long && begins { end } else { start }
}

/// The spans of a draft in text order, neighbours joined.
fn content(view: &View, d: &Draft) -> (Vec<Span>, Vec<TokenSpan>) {
    let mut tokens: Vec<TokenSpan> = d.content.iter().copied().filter(|s| !s.is_empty()).collect();
    tokens.sort_by_key(|s| (s.start, s.end));
    // "Wang accused Washington and warned that …, the ministry said": what is left of a sentence has no conjunction.
    if let Some(first) = tokens.first_mut().filter(|s| s.len() > 1) {
        let t = first.start as usize;
        let opens = view.syn.tokens_of(view.syn.sentence(t)).start as usize == t;
        if !opens && matches!(view.syn.form[t], word::AND | word::OR | word::BUT) {
            first.start += 1;
        }
    }
    // "(The figures are old, the ministry said.)": the bracket is not closed in the content.
    if let Some(first) = tokens.first_mut().filter(|s| s.len() > 1) {
        let closes = |k: usize| view.syn.xpos[k] == Xpos::RRB;
        if view.syn.xpos[first.start as usize] == Xpos::LRB && !first.range().any(closes) {
            first.start += 1;
        }
    }
    let paragraph = |s: TokenSpan| view.syn.sentences[view.syn.sentence(s.start as usize)].paragraph;
    let mut joined: Vec<TokenSpan> = Vec::new();
    for s in tokens {
        match joined.last_mut() {
            Some(last) if s.start <= last.end && paragraph(s) == paragraph(*last) => {
                last.end = last.end.max(s.end)
            }
            _ => joined.push(s),
        }
    }
    // Words of the page that are no part of the sentence are no part of what is said.
    let mut i = 0;
    while i < joined.len() {
        let s = joined[i];
        if let Some(gap) = view.syn.gap_in(s) {
            joined[i].end = gap as u32;
            joined.insert(i + 1, TokenSpan::new(gap, s.end as usize));
        }
        i += 1;
    }
    let spans = joined.iter().map(|&s| view.syn.span(s)).filter(|s| !s.is_empty()).collect();
    (spans, joined)
}

fn quote(view: &View, d: &Draft, content: Vec<Span>, tokens: &[TokenSpan]) -> Quote {
    let syn = view.syn;
    let words = |s: &TokenSpan| view.words(s.range());
    let all: usize = tokens.iter().map(words).sum();
    let inside: usize = tokens
        .iter()
        .flat_map(|s| s.range())
        .filter(|&t| view.marks.inside(t))
        .map(|t| view.words(t..t + 1))
        .sum();
    let kind = match inside {
        // A transcript gives the words themselves, with or without marks.
        _ if d.rule == "quote.interview" => QuoteKind::Direct,
        0 => QuoteKind::Indirect,
        n if n == all => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    };
    let mut quoted: Vec<Span> = Vec::new();
    for t in tokens.iter().flat_map(|s| s.range()) {
        if let Some(r) = view.marks.region(t) {
            let span = view.marks.regions[r].span;
            if quoted.last() != Some(&span) {
                quoted.push(span);
            }
        }
    }
    let cue = d.cue;
    let addressee = cue.and_then(|c| addressee(view, &c, tokens)).filter(|&a| apart(d, a));
    // A phrase ends before words of the page that are none of the sentence, and what leads to it is not part of it.
    let whole = |s: TokenSpan, head: usize| {
        let first = s.start as usize;
        let leads = first < head && matches!(syn.form[first], word::FROM | word::WHEN | word::WHILE);
        let end = syn.gap_in(s).filter(|&gap| gap > head).unwrap_or(s.end as usize);
        TokenSpan::new(first + usize::from(leads), end)
    };
    Quote {
        kind,
        content,
        quoted,
        cue: cue.map(|c| words_of(&c)),
        cue_head: cue.map(|c| c.head),
        cue_row: cue.map(|c| c.row),
        speaker: d.speaker.map(|s| whole(s.tokens, s.head)),
        speaker_head: d.speaker.map(|s| s.head),
        addressee,
        via: cue.and_then(|c| via::find(view, &c, addressee, tokens, d.speaker)),
        negative: cue.is_some_and(|c| cues::negation(syn, view.lex, c.head).is_some() || refuses(view, &c)),
        core: d.core,
        sentence: d.sentence,
        cause: cue
            .map_or(Cause::rule(d.rule), |c| Cause::entry(d.rule, view.lex.rows.cues[c.row as usize].at)),
    }
}

/// The words of a cue from its head on: "saying" of "is quoted as saying".
fn words_of(cue: &Cue) -> TokenSpan {
    TokenSpan::new(cue.head, (cue.tokens.end as usize).max(cue.head + 1))
}

/// Whether a hearer is somebody else than the speaker, and does not hold the cue.
fn apart(d: &Draft, hearer: TokenSpan) -> bool {
    d.speaker.is_none_or(|s| !hearer.has(s.head)) && d.cue.is_none_or(|c| !hearer.has(c.head))
}

/// "refused to answer": the cue itself refuses an act.
fn refuses(view: &View, cue: &Cue) -> bool {
    view.lex.rows.cues[cue.row as usize].class == "refuse" && cue.frames.has(Frames::INF)
}

/// Whom it was said to: the object, or "to reporters".
fn addressee(view: &View, cue: &Cue, content: &[TokenSpan]) -> Option<TokenSpan> {
    let syn = view.syn;
    let v = cue.head;
    if !matches!(cue.kind, Kind::Verb) {
        return None;
    }
    let told = if syn.is_passive(v) { syn.patient(v) } else { None };
    let object = || syn.children(v).find(|&c| c > v && matches!(syn.rel[c], Deprel::OBJ | Deprel::IOBJ));
    let to = || syn.with_case(v, Deprel::OBL, word::TO);
    let head = told.or_else(object).or_else(to)?;
    if content.iter().any(|s| s.has(head)) || !syn.is_nominal(head) || syn.form[head] == word::IT {
        return None;
    }
    // Words of the content that the parser hung to the hearer are not part of his name.
    let phrase = syn.noun_phrase(head);
    let stop = phrase
        .range()
        .skip_while(|&t| t <= head)
        .find(|&t| view.is_that(t) || content.iter().any(|s| s.has(t)));
    Some(TokenSpan::new(phrase.start as usize, stop.unwrap_or(phrase.end as usize)))
}

fn scare(syn: &Syntax, r: &Region) -> Quote {
    Quote {
        kind: QuoteKind::Scare,
        content: vec![r.span],
        quoted: vec![r.span],
        cue: None,
        cue_head: None,
        cue_row: None,
        speaker: None,
        speaker_head: None,
        addressee: None,
        via: None,
        negative: false,
        core: false,
        sentence: syn.sentence(r.tokens.start as usize),
        cause: Cause::rule("quote.scare"),
    }
}
