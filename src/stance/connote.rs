//! What words say of their participants without anybody saying where he stands: who lies fares badly in the reader's
//! eyes, and so does who is indicted; who wins or is admired fares well.
//!
//! From each named actor of a sentence the tree is walked to the words that are said of it: what it does and is, what
//! is done to it, what it has, and what describes these. Rows of `connotation.tsv` value those words; what lies farther
//! off counts less. One stance for each actor tells the sum, and its phrase is the word that weighs most. Where
//! somebody's stated stance towards the actor is found already, nothing is added.
//!
//! A text that speaks well or badly of somebody does so time and again, so the sentences are weighed against each other
//! at the end: one loaded word among ten plain sentences on a minister is the news, and no stance towards him.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Below;
use super::{Stance, StanceClass, holder, senses, tone};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::ConnotationRow;
use crate::mention::{EntityType, MentionKind};
use crate::syntax::{Deprel, SentenceKind, Upos, Xpos};

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
/// What a negation makes of a good word: "not honest" is bad, but less so than "dishonest". A bad word that is denied says
/// nothing: who "did not lie" is no hero.
const NEGATED: f32 = -0.7;
/// Below this sum the words speak neither way.
const LEAST: f32 = 0.4;
/// The most places of actors that one sentence is asked for: no real one has so many, and each is held against the others.
const MOST: usize = 100;
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

/// Of whom words may speak: one actor of the cast, or somebody named or meant whom nobody could tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Whom {
    Actor(u32),
    Token(usize),
}

/// Somebody in a sentence: who it is, the head in the tree, and the words.
#[derive(Clone, Copy)]
struct Place {
    whom: Whom,
    head: usize,
    words: TokenSpan,
    /// Whether a name or pronoun tells who it is, and not a role.
    named: bool,
}

/// Adds what a sentence's words connote of its actors to the stances found in it; `from` is where those begin.
pub fn actors(b: Below, tokens: TokenSpan, from: usize, out: &mut Vec<Stance>) {
    let short = is_short(b);
    let places: Vec<Place> = tokens.range().filter_map(|t| place(b, t)).take(MOST).collect();
    let mut walk = Walk { b, me: 0, found: Vec::new() };
    for (i, p) in places.iter().enumerate() {
        if places[..i].iter().any(|q| q.whom == p.whom) {
            continue;
        }
        walk.found.clear();
        for same in places[i..].iter().filter(|q| q.whom == p.whom && q.named) {
            walk.visit(same.head);
        }
        let mut sum: f32 = walk.found.iter().map(|e| e.value).sum();
        let mut rule = CONNOTED;
        if stated(&out[from..], p) {
            continue;
        }
        if sum.abs() < LEAST {
            let heads = places[i..].iter().filter(|q| q.whom == p.whom).map(|q| q.head);
            let Some(least) = tone::least(b, heads).filter(|_| short) else { continue };
            walk.found.clear();
            // What somebody promises or demands is said by him, and not of him.
            let own = |s: &&Stance| !judges(s.class) && s.holder.is_some_and(|h| h.has(p.head));
            let free = |phrase: TokenSpan| !out[from..].iter().filter(own).any(|s| s.phrase.overlaps(phrase));
            let loaded = tone::words(b, tokens).filter(|&(_, phrase, _)| free(phrase));
            walk.found.extend(loaded.map(|(row, phrase, value)| Evidence {
                phrase,
                value,
                negated: false,
                row,
            }));
            (sum, rule) = (walk.found.iter().map(|e| e.value).sum(), tone::TONE);
            if sum == 0.0 || !least.contains(&sum) {
                continue;
            }
        }
        let of_author = |s: &Stance| s.holder.is_none();
        let best = walk
            .found
            .iter()
            .filter(|e| e.value * sum > 0.0)
            .filter(|e| !out[from..].iter().any(|s| of_author(s) && s.phrase.overlaps(e.phrase)))
            .reduce(|a, e| if e.value.abs() > a.value.abs() { e } else { a });
        if let Some(e) = best {
            out.push(stance(b, e, sum, p, rule));
        } else if let Some(shared) = shared(b, &places[..i], &walk.found, sum, p, &mut out[from..]) {
            shared.target = shared.target.map(|t| TokenSpan { start: t.start, end: t.end.max(p.words.end) });
            if let Whom::Actor(a) = p.whom {
                shared.target_actors.push(a);
            }
        }
    }
}

/// The most sentences of a text in which a single loaded word counts.
const SHORT: usize = 3;
/// The fewest sentences that must speak the same way of somebody in a longer text.
const AGREEING: i32 = 2;

/// Whether a text has so few sentences that a single loaded word counts.
fn is_short(b: Below) -> bool {
    b.syntax.sentences.iter().filter(|s| s.kind == SentenceKind::Sentence).count() <= SHORT
}

/// Keeps of all that words connote what the article as a whole says: in a text of more than a few sentences, at least
/// two of them and half of those that name an actor must speak the same way of him, good and bad set off against each
/// other. The strongest word then tells it, once for each actor.
pub fn weigh(b: Below, all: &mut Vec<Stance>) {
    let syn = b.syntax;
    if is_short(b) {
        return;
    }
    let connoted = |s: &Stance| s.cause.rule == CONNOTED;
    if !all.iter().any(connoted) {
        return;
    }
    let mut named: FxHashMap<u32, FxHashSet<usize>> = FxHashMap::default();
    for (m, mention) in b.mentions.all.iter().enumerate() {
        for &a in b.cast.actors_of(m) {
            named.entry(a).or_default().insert(syn.sentence(mention.head));
        }
    }
    let mut net: FxHashMap<u32, i32> = FxHashMap::default();
    // For each actor the strongest stance, the first of equals.
    let mut strongest: FxHashMap<(u32, i8), (u8, usize)> = FxHashMap::default();
    for (i, s) in all.iter().enumerate().filter(|(_, s)| connoted(s)) {
        for &a in &s.target_actors {
            *net.entry(a).or_default() += i32::from(s.polarity);
            let best = strongest.entry((a, s.polarity)).or_insert((s.intensity, i));
            if s.intensity > best.0 {
                *best = (s.intensity, i);
            }
        }
    }
    let agreed = |a: u32, polarity: i8| {
        let n = net.get(&a).copied().unwrap_or(0) * i32::from(polarity);
        n >= AGREEING && 2 * n >= named.get(&a).map_or(0, |s| s.len() as i32)
    };
    let told: FxHashSet<usize> =
        strongest.iter().filter(|((a, p), _)| agreed(*a, *p)).map(|(_, &(_, i))| i).collect();
    let mut i = 0;
    all.retain(|s| {
        let keep = !connoted(s) || told.contains(&i);
        i += 1;
        keep
    });
}

/// The stance on another conjunct of the same words, where the word that would tell this one is taken by it: "Rossi and
/// Keller lied" is one stance on both.
fn shared<'s>(
    b: Below,
    before: &[Place],
    found: &[Evidence],
    sum: f32,
    p: &Place,
    stances: &'s mut [Stance],
) -> Option<&'s mut Stance> {
    let syn = b.syntax;
    let first = syn.first_conjunct(p.head);
    let other = before.iter().find(|q| syn.first_conjunct(q.head) == first && q.head < p.head)?;
    stances.iter_mut().find(|s| {
        s.connotation
            && s.holder.is_none()
            && f32::from(s.polarity) * sum > 0.0
            && s.target.is_some_and(|t| t.has(other.head))
            && found.iter().any(|e| e.phrase == s.phrase)
    })
}

/// Somebody whose mention is headed by a token: a person or body by name, or a pronoun of the third person. What states
/// and governments do is told as events, and a firm that gains or loses is no better or worse; words for that judge nobody.
fn place(b: Below, t: usize) -> Option<Place> {
    let syn = b.syntax;
    let third = matches!(
        syn.form[t],
        word::HE | word::HIM | word::HIS | word::SHE | word::HER | word::HIMSELF | word::HERSELF
    );
    if let Some(m) = b.mentions.covering(t) {
        let mention = &b.mentions.all[m];
        let [actor] = b.cast.actors_of(m) else {
            return third.then_some(Place {
                whom: Whom::Token(t),
                head: t,
                words: TokenSpan::new(t, t + 1),
                named: true,
            });
        };
        let of_state = matches!(
            mention.entity,
            EntityType::State
                | EntityType::Company
                | EntityType::Government
                | EntityType::Igo
                | EntityType::Place
                | EntityType::RoleGroup
        );
        let fits = match mention.kind {
            MentionKind::Name => !of_state,
            MentionKind::Pronoun => third,
            MentionKind::Modifier => mention.entity == EntityType::Person,
            // "the governor": coloured by the tone of a sentence, where no word is said of him.
            MentionKind::Nominal => mention.entity == EntityType::Person,
        };
        return (fits && mention.head == t).then_some(Place {
            whom: Whom::Actor(*actor),
            head: t,
            words: mention.tokens,
            named: mention.kind != MentionKind::Nominal,
        });
    }
    // A surname alone that nobody introduced, or "he" without one before.
    let named = syn.upos[t] == Upos::PROPN
        && matches!(
            syn.rel[t],
            Deprel::NSUBJ
                | Deprel::NSUBJ_PASS
                | Deprel::OBJ
                | Deprel::NMOD
                | Deprel::NMOD_POSS
                | Deprel::OBL_AGENT
                | Deprel::COMPOUND
        )
        && syn.governor(t).is_some_and(|g| syn.upos[g] != Upos::PROPN)
        && !in_place_or_time(b, t);
    (third || named).then_some(Place {
        whom: Whom::Token(t),
        head: t,
        words: TokenSpan::new(t, t + 1),
        named: true,
    })
}

/// Classes that judge their target; a promise or demand about somebody does not.
fn judges(class: StanceClass) -> bool {
    use StanceClass::{Accept, Commit, Condition, Demand, Hedge, Threaten};
    !matches!(class, Accept | Commit | Condition | Demand | Hedge | Threaten)
}

/// Whether a token belongs to the name of a place or to a time: "December" is nobody.
fn in_place_or_time(b: Below, t: usize) -> bool {
    let later = b.times.all.partition_point(|x| x.tokens.end as usize <= t);
    if b.times.all.get(later).is_some_and(|x| x.tokens.has(t)) {
        return true;
    }
    // No name of a place is longer than this.
    let near = TokenSpan::new(t.saturating_sub(6), t + 1);
    b.mentions.places[b.mentions.places_in(near)].iter().any(|p| p.tokens.has(t))
}

/// Whether a stance found by other rules already judges somebody.
fn stated(stances: &[Stance], p: &Place) -> bool {
    stances.iter().filter(|s| s.polarity != 0 && judges(s.class)).any(|s| {
        matches!(p.whom, Whom::Actor(a) if s.target_actors.contains(&a))
            || s.target.is_some_and(|t| t.has(p.head) && t.len() < 8)
    })
}

fn stance(b: Below, e: &Evidence, sum: f32, p: &Place, rule: &'static str) -> Stance {
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
        target: Some(p.words),
        target_actors: match p.whom {
            Whom::Actor(a) => vec![a],
            Whom::Token(_) => Vec::new(),
        },
        hedge: None,
        condition: None,
        connotation: true,
        reported_by: None,
        quote,
        cause: Cause::entry(rule, b.lex.rows.connotation[e.row as usize].at),
    }
}

/// The row of a word, with the number of tokens that stand before the last one.
pub(super) fn valued(b: Below, t: usize) -> Option<(u32, usize)> {
    let syn = b.syntax;
    if syn.upos[t] == Upos::PROPN {
        return None;
    }
    let rows = &b.lex.rows.connotation;
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
        let fitting = b.lex.connotations.of(last, before);
        fitting.filter(|&(r, _)| pos(&rows[r as usize])).max_by_key(|&(r, n)| (n, std::cmp::Reverse(r)))
    };
    by(syn.lemma[t]).or_else(|| by(syn.form[t]))
}

/// The walk from an actor to the words that are said of it.
struct Walk<'a> {
    b: Below<'a>,
    /// Head of the mention from which the walk began.
    me: usize,
    found: Vec<Evidence>,
}

impl Walk<'_> {
    fn add(&mut self, t: usize, weight: f32, slot: fn(&ConnotationRow) -> i8) {
        let Some((row, before)) = valued(self.b, t).filter(|_| t != self.me) else { return };
        let phrase = TokenSpan::new(t - before, t + 1);
        let value = weight * f32::from(slot(&self.b.lex.rows.connotation[row as usize]));
        if value == 0.0 || self.found.iter().any(|e| e.phrase == phrase) {
            return;
        }
        let syn = self.b.syntax;
        let fact = self.b.factuality.of(t);
        let denied = fact.negative && fact.negation_cue.is_none_or(|c| !c.has(t))
            || syn.children(t).any(|c| syn.rel[c] == Deprel::DET && syn.form[c] == word::NO);
        let value = match denied {
            true if value < 0.0 => return,
            true => NEGATED * value,
            false => value,
        };
        self.found.push(Evidence { phrase, value, negated: denied, row });
    }

    /// What a noun or adjective says of whoever bears it, with the adjectives on it.
    fn borne(&mut self, t: usize, weight: f32) {
        self.add(t, weight, |r| r.doer);
        self.described(t, weight * LINKED);
    }

    /// What the object of a verb says of who acts: "told *lies*", "faces *accusations*", but not "condemned the *fraud*".
    fn object(&mut self, v: usize, c: usize, weight: f32, reach: u32) {
        let syn = self.b.syntax;
        if senses::in_class(self.b, v, "v_receive") {
            self.directed(c, weight);
            self.described(c, weight * LINKED);
        } else if senses::in_class(self.b, v, "v_have") {
            self.borne(c, weight);
        } else {
            return;
        }
        for k in syn.children(c) {
            match syn.rel[k] {
                Deprel::NMOD if syn.case(k) == word::OF => self.borne(k, weight * LOOSE),
                Deprel::ACL if reach > 0 => self.done(k, weight * LOOSE, reach - 1),
                _ => {}
            }
        }
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

    /// What a predicate says of who does it.
    fn done(&mut self, v: usize, weight: f32, reach: u32) {
        let syn = self.b.syntax;
        if !matches!(syn.upos[v], Upos::VERB | Upos::AUX) {
            self.borne(v, weight);
            for c in syn.children(v) {
                let own = !syn.children(c).any(|k| syn.rel[k].is_subject());
                match syn.rel[c].base() {
                    Deprel::CONJ if own => self.borne(c, weight),
                    Deprel::NMOD if syn.case(c) == word::OF => self.borne(c, weight * LOOSE),
                    Deprel::ACL if syn.rel[c] == Deprel::ACL_RELCL => self.add(c, weight * LOOSE, |r| r.doer),
                    _ => {}
                }
            }
            return;
        }
        self.add(v, weight, |r| r.doer);
        for c in syn.children(v) {
            if c == self.me || syn.rel[c].is_subject() {
                continue;
            }
            let own = !syn.children(c).any(|k| syn.rel[k].is_subject());
            match syn.rel[c].base() {
                Deprel::OBJ => self.object(v, c, weight * LINKED, reach),
                // "served as a *puppet*", "lives in *disgrace*".
                Deprel::OBL if syn.upos[c] == Upos::NOUN && matches!(syn.case(c), word::AS | word::IN) => {
                    self.borne(c, weight * LOOSE)
                }
                // "called the law *illegal*", "urged him to *lie*": said of the object.
                Deprel::XCOMP if reach > 0 && syn.child(v, Deprel::OBJ).is_none() => {
                    self.done(c, weight * LINKED, reach - 1)
                }
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
                Deprel::OBL
                    if syn.upos[c] == Upos::NOUN
                        && matches!(
                            syn.case(c),
                            word::OF | word::FOR | word::AS | word::WITH | word::OVER | word::ON
                        ) =>
                {
                    for k in syn.conjuncts(c) {
                        self.borne(k, weight * LINKED);
                    }
                }
                Deprel::XCOMP | Deprel::OBJ if c > v => self.borne(c, weight * LINKED),
                // "praised for *saving* the mill".
                Deprel::ADVCL
                    if syn
                        .case_token(c)
                        .is_some_and(|k| matches!(syn.form[k], word::FOR | word::OF | word::AS)) =>
                {
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
    fn visit(&mut self, head: usize) {
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
                } else if syn.case(e) == word::OF {
                    self.add(g, LINKED, |r| if r.doer == 0 { r.undergoer } else { r.doer });
                } else {
                    self.borne(g, LINKED);
                }
                if !directed() {
                    self.described(g, LOOSE);
                }
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
