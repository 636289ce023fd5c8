//! What words say of their participants without anybody saying where he stands: who lies fares badly in the reader's
//! eyes, and so does who is indicted; who wins or is admired fares well.
//!
//! From each named actor of a sentence the tree is walked to the words that are said of it: what it does and is, what
//! is done to it, what it has, and what describes these. Rows of `connotation.tsv` value those words; what lies farther
//! off counts less. One stance for each actor tells the sum, and its phrase is the word that weighs most. Where
//! somebody's stated stance towards the actor is found already, nothing is added.

use super::Below;
use super::{Stance, StanceClass, holder};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::ConnotationRow;
use crate::mention::MentionKind;
use crate::syntax::{Deprel, Upos, Xpos};

/// Words that say something good or bad of an actor.
///
/// Believed because the words stand in the actor's own clause or phrase, in the slot that the row values. Fires in
/// "Rossi *lied* to the auditors" and "his *brilliant* campaign"; must not in "Rossi said that the mayor lied", where
/// the lie is the mayor's.
const CONNOTED: &str = "stance.connoted";

/// The rules of this file.
pub const RULES: &[Rule] = &[Rule { id: CONNOTED, finds: "words that speak well or badly of an actor" }];

/// How much a word one step further off counts: an object, an apposition, a coordinated verb.
const LINKED: f32 = 0.75;
/// How much a word under a preposition counts.
const LOOSE: f32 = 0.5;
/// What a negation makes of a word: "not honest" is bad, but less so than "dishonest".
const NEGATED: f32 = -0.7;
/// Below this sum the words speak neither way.
const LEAST: f32 = 0.4;
/// How far clauses below the actor's own are followed.
const REACH: u32 = 3;

/// Prepositions before whom something is directed at.
const DIRECTING: &[crate::base::Sym] = &[
    word::ON,
    word::AGAINST,
    word::FOR,
    word::TOWARD,
    word::TOWARDS,
    word::TO,
    word::AT,
    word::WITH,
    word::ABOUT,
    word::OVER,
    word::INTO,
    word::IN,
];

/// A word that says something of the actor.
#[derive(Clone, Copy)]
struct Evidence {
    /// Its words.
    phrase: TokenSpan,
    /// How well it speaks, negation and distance counted in.
    value: f32,
    negated: bool,
    row: u32,
}

/// Adds what a sentence's words connote of its actors to the stances found in it; `from` is where those begin.
pub fn actors(b: Below, tokens: TokenSpan, from: usize, out: &mut Vec<Stance>) {
    let mut walk = Walk { b, me: 0, found: Vec::new() };
    let mut seen: Vec<u32> = Vec::new();
    let all = &b.mentions.all;
    let first = all.partition_point(|m| m.tokens.start < tokens.start);
    let inside = all[first..].iter().take_while(|m| m.tokens.start < tokens.end).count();
    for m in first..first + inside {
        let Some(actor) = meant(b, m).filter(|a| !seen.contains(a)) else { continue };
        seen.push(actor);
        walk.found.clear();
        for same in (m..first + inside).filter(|&k| meant(b, k) == Some(actor)) {
            walk.from_actor(all[same].head);
        }
        let sum: f32 = walk.found.iter().map(|e| e.value).sum();
        if sum.abs() < LEAST || stated(b, &out[from..], actor, m) {
            continue;
        }
        let of_author = |s: &Stance| s.holder.is_none();
        let best = walk
            .found
            .iter()
            .filter(|e| e.value * sum > 0.0)
            .filter(|e| !out[from..].iter().any(|s| of_author(s) && s.phrase.overlaps(e.phrase)))
            .reduce(|a, e| if e.value.abs() > a.value.abs() { e } else { a });
        if let Some(e) = best {
            out.push(stance(b, e, sum, actor, m));
        }
    }
}

/// The one actor of a name or pronoun of the third person.
fn meant(b: Below, m: usize) -> Option<u32> {
    let mention = &b.mentions.all[m];
    let first_person = matches!(
        b.syntax.form[mention.head],
        word::I | word::ME | word::MY | word::WE | word::US | word::OUR | word::YOU | word::YOUR
    );
    let named = matches!(mention.kind, MentionKind::Name | MentionKind::Pronoun) && !first_person;
    match b.cast.actors_of(m) {
        [one] if named => Some(*one),
        _ => None,
    }
}

/// Whether a stance found by other rules already judges the actor.
fn stated(b: Below, stances: &[Stance], actor: u32, m: usize) -> bool {
    let head = b.mentions.all[m].head;
    stances.iter().filter(|s| s.polarity != 0).any(|s| {
        s.target_actors.contains(&actor) || s.target.is_some_and(|t| t.has(head) && t.len() < 8)
    })
}

fn stance(b: Below, e: &Evidence, sum: f32, actor: u32, m: usize) -> Stance {
    let quote = b.quotes.covering(e.phrase.end as usize - 1);
    let good = (sum > 0.0) != e.negated;
    Stance {
        class: if good { StanceClass::Support } else { StanceClass::Criticise },
        polarity: if sum > 0.0 { 1 } else { -1 },
        intensity: match sum.abs() {
            s if s < 1.0 => 1,
            s if s < 2.5 => 2,
            _ => 3,
        },
        negated: e.negated,
        phrase: e.phrase,
        holder: None,
        holder_actors: quote.map_or(Vec::new(), |q| holder::speakers(b, q).to_vec()),
        target: Some(b.mentions.all[m].tokens),
        target_actors: vec![actor],
        hedge: None,
        condition: None,
        connotation: true,
        reported_by: None,
        quote,
        cause: Cause::entry(CONNOTED, b.lex.rows.connotation[e.row as usize].at),
    }
}

/// The walk from an actor to the words that are said of it.
struct Walk<'a> {
    b: Below<'a>,
    /// Head of the mention from which the walk began.
    me: usize,
    found: Vec<Evidence>,
}

impl Walk<'_> {
    /// The row of a word, with the number of tokens that stand before the last one.
    fn row(&self, t: usize) -> Option<(u32, usize)> {
        let syn = self.b.syntax;
        if t == self.me || syn.upos[t] == Upos::PROPN {
            return None;
        }
        let rows = &self.b.lex.rows.connotation;
        let start = syn.tokens_of(syn.sentence(t)).start as usize;
        let before = |k: usize| if t >= start + k { syn.form[t - k] } else { crate::base::Sym::UNKNOWN };
        let pos = |r: &ConnotationRow| match r.pos.as_str() {
            "verb" => matches!(syn.upos[t], Upos::VERB | Upos::AUX),
            "noun" => syn.upos[t] == Upos::NOUN,
            // A participle that describes a noun is tagged as a verb: "a *convicted* felon".
            "adj" => syn.upos[t] == Upos::ADJ || syn.upos[t] == Upos::VERB && syn.rel[t] == Deprel::AMOD,
            _ => syn.upos[t] == Upos::ADV,
        };
        let by = |last| {
            let fitting = self.b.lex.connotations.of(last, before);
            fitting.filter(|&(r, _)| pos(&rows[r as usize])).max_by_key(|&(r, n)| (n, std::cmp::Reverse(r)))
        };
        by(syn.lemma[t]).or_else(|| by(syn.form[t]))
    }

    fn add(&mut self, t: usize, weight: f32, slot: fn(&ConnotationRow) -> i8) {
        let Some((row, before)) = self.row(t) else { return };
        let phrase = TokenSpan::new(t - before, t + 1);
        let value = weight * f32::from(slot(&self.b.lex.rows.connotation[row as usize]));
        if value == 0.0 || self.found.iter().any(|e| e.phrase == phrase) {
            return;
        }
        let syn = self.b.syntax;
        let fact = self.b.factuality.of(t);
        let denied = fact.negative && fact.negation_cue.is_none_or(|c| !c.has(t))
            || syn.children(t).any(|c| syn.rel[c] == Deprel::DET && syn.form[c] == word::NO);
        let value = if denied { NEGATED * value } else { value };
        self.found.push(Evidence { phrase, value, negated: denied, row });
    }

    /// What a noun or adjective says of whoever bears it, with the adjectives on it.
    fn borne(&mut self, t: usize, weight: f32) {
        self.add(t, weight, |r| if r.doer == 0 && r.pos == "noun" { r.undergoer } else { r.doer });
        self.described(t, weight * LINKED);
    }

    fn described(&mut self, t: usize, weight: f32) {
        let syn = self.b.syntax;
        for c in syn.children(t).filter(|&c| matches!(syn.rel[c], Deprel::AMOD | Deprel::COMPOUND)) {
            self.add(c, weight, |r| r.doer);
        }
    }

    /// What a noun says of whom it is directed at.
    fn directed(&mut self, t: usize, weight: f32) {
        self.add(t, weight, |r| if r.undergoer == 0 { r.doer } else { r.undergoer });
    }

    /// Whether a word in the way would turn what stands below it: "condemned the *fraud*".
    fn turns(&self, v: usize) -> bool {
        self.row(v).is_some_and(|(r, _)| self.b.lex.rows.connotation[r as usize].undergoer < 0)
    }

    /// What a predicate says of who does it.
    fn done(&mut self, v: usize, weight: f32, reach: u32) {
        let syn = self.b.syntax;
        if !matches!(syn.upos[v], Upos::VERB | Upos::AUX) {
            self.borne(v, weight);
            for c in syn.children(v) {
                let own = !syn.children(c).any(|k| syn.rel[k].is_subject());
                match syn.rel[c].base() {
                    Deprel::CONJ if own => self.borne(c, weight),
                    Deprel::NMOD | Deprel::OBL => self.borne(c, weight * LOOSE),
                    Deprel::ACL if syn.rel[c] == Deprel::ACL_RELCL => self.add(c, weight * LOOSE, |r| r.doer),
                    _ => {}
                }
            }
            return;
        }
        self.add(v, weight, |r| r.doer);
        let turns = self.turns(v);
        for c in syn.children(v) {
            if c == self.me || syn.rel[c].is_subject() {
                continue;
            }
            let own = !syn.children(c).any(|k| syn.rel[k].is_subject());
            match syn.rel[c].base() {
                Deprel::OBJ if !turns => {
                    self.borne(c, weight * LINKED);
                    for k in syn.children(c) {
                        match syn.rel[k].base() {
                            Deprel::NMOD if syn.rel[k] != Deprel::NMOD_POSS => {
                                self.borne(k, weight * LOOSE)
                            }
                            Deprel::ACL if syn.rel[k] == Deprel::ACL && reach > 0 => {
                                self.done(k, weight * LOOSE, reach - 1)
                            }
                            _ => {}
                        }
                    }
                }
                Deprel::OBL if !turns && syn.upos[c] == Upos::NOUN => self.borne(c, weight * LOOSE),
                Deprel::XCOMP if reach > 0 => self.done(c, weight * LINKED, reach - 1),
                Deprel::ADVCL | Deprel::CONJ if own && reach > 0 && syn.upos[c] == Upos::VERB => {
                    self.done(c, weight * LINKED, reach - 1)
                }
                Deprel::ADVMOD => self.add(c, weight * LINKED, |r| r.doer),
                _ => {}
            }
        }
    }

    /// What a verb says of whom it is done to.
    fn suffered(&mut self, v: usize, weight: f32) {
        let syn = self.b.syntax;
        self.add(v, weight, |r| r.undergoer);
        let me = self.me;
        for c in syn.children(v).filter(|&c| c != me) {
            let own = |t: usize| {
                !syn.children(t).any(|k| syn.rel[k].is_subject() || syn.rel[k].base() == Deprel::OBJ)
            };
            match syn.rel[c].base() {
                Deprel::CONJ if syn.upos[c] == Upos::VERB && own(c) => self.add(c, weight, |r| r.undergoer),
                // "accused her of *fraud*", "called him a *liar*".
                Deprel::OBL if syn.upos[c] == Upos::NOUN && syn.rel[c] != Deprel::OBL_AGENT => {
                    for k in syn.conjuncts(c) {
                        self.borne(k, weight * LINKED);
                    }
                }
                Deprel::XCOMP | Deprel::OBJ if c > v => self.borne(c, weight * LINKED),
                // "praised for *saving* the mill".
                Deprel::ADVCL if syn.case_token(c).is_some_and(|k| matches!(syn.form[k], word::FOR | word::OF | word::AS)) => {
                    self.add(c, weight * LINKED, |r| r.doer)
                }
                _ => {}
            }
        }
    }

    /// From a noun that belongs to the actor to what is done by it or to it.
    fn through(&mut self, n: usize, weight: f32) {
        let syn = self.b.syntax;
        let Some(v) = syn.governor(n) else { return };
        match syn.rel[n] {
            Deprel::NSUBJ => self.done(v, weight, 1),
            Deprel::OBJ | Deprel::NSUBJ_PASS => self.suffered(v, weight),
            _ => {}
        }
    }

    /// All that is said of the actor whose mention has this head.
    fn from_actor(&mut self, head: usize) {
        let syn = self.b.syntax;
        self.me = head;
        for c in syn.children(head) {
            match syn.rel[c] {
                Deprel::AMOD | Deprel::COMPOUND | Deprel::APPOS | Deprel::NMOD_DESC => self.borne(c, 1.0),
                Deprel::ACL if syn.xpos[c] == Xpos::VBN => self.suffered(c, LINKED),
                Deprel::ACL | Deprel::ACL_RELCL => self.done(c, LINKED, 1),
                _ => {}
            }
        }
        let mut e = head;
        while matches!(syn.rel[e], Deprel::CONJ | Deprel::FLAT | Deprel::APPOS | Deprel::NMOD_DESC) {
            match syn.governor(e) {
                Some(g) => e = g,
                None => return,
            }
        }
        let Some(g) = syn.governor(e) else { return };
        let directed = || DIRECTING.contains(&syn.case(e));
        match syn.rel[e] {
            Deprel::NSUBJ_PASS | Deprel::OBJ | Deprel::IOBJ => self.suffered(g, 1.0),
            Deprel::NSUBJ => self.done(g, 1.0, REACH),
            Deprel::OBL_AGENT => self.done(g, 1.0, REACH),
            Deprel::NMOD_POSS => {
                self.borne(g, 1.0);
                self.through(g, LINKED);
            }
            Deprel::NMOD => {
                if directed() {
                    self.directed(g, LINKED);
                } else {
                    self.borne(g, LINKED);
                }
                self.described(g, LOOSE);
                if matches!(syn.rel[g], Deprel::OBJ | Deprel::NSUBJ_PASS) {
                    self.through(g, LINKED);
                }
            }
            Deprel::OBL if syn.case(e) == word::BY => self.done(g, 1.0, REACH),
            Deprel::OBL if directed() && syn.case(e) != word::IN => self.suffered(g, LINKED),
            Deprel::AMOD | Deprel::COMPOUND => {
                self.borne(g, LINKED);
                self.through(g, LINKED);
            }
            _ => {}
        }
    }
}
