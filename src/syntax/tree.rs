//! Questions to the dependency tree: subject, object, voice, obliques, complements, coordination, noun phrases.
//!
//! Later layers never read relations one by one where a question exists here. Answers are in terms of the active voice
//! (`agent`, `patient`), subjects are shared by coordination, control and relative clauses, and a participant that the
//! parser hung one node too low ("imposed sanctions *on Iran*") is found at the neighbour. Trees are projective, so the
//! tokens below a token are always contiguous.

use super::{Deprel, Syntax, Upos, Xpos};
use crate::base::{Sym, TokenSpan, word};

/// How far shared subjects are followed upwards.
const REACH: u32 = 6;

impl Syntax {
    /// The governor of a token; none for the root of a sentence.
    pub fn governor(&self, t: usize) -> Option<usize> {
        let h = self.head[t] as usize;
        (h != t).then_some(h)
    }

    /// The dependents of a token, in order.
    pub fn children(&self, t: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.children[self.child_start[t] as usize..self.child_start[t + 1] as usize]
            .iter()
            .map(|&c| c as usize)
    }

    /// The tokens of a token's subtree, itself included.
    pub fn subtree(&self, t: usize) -> TokenSpan {
        TokenSpan { start: self.left[t], end: self.right[t] + 1 }
    }

    /// Whether `t` lies in the subtree of `above`.
    pub fn below(&self, t: usize, above: usize) -> bool {
        self.subtree(above).has(t)
    }

    /// The first dependent with a relation.
    pub fn child(&self, t: usize, rel: Deprel) -> Option<usize> {
        self.children(t).find(|&c| self.rel[c] == rel)
    }

    /// Whether a token heads a clause: a verb, or a predicate with a copula.
    pub fn is_predicate(&self, t: usize) -> bool {
        self.upos[t] == Upos::VERB
            || self.children(t).any(|c| matches!(self.rel[c], Deprel::COP | Deprel::AUX | Deprel::AUX_PASS))
            || (self.upos[t] == Upos::AUX && !matches!(self.rel[t].base(), Deprel::AUX | Deprel::COP))
    }

    /// Whether a token is a verb or heads a clause.
    pub fn is_verbal(&self, t: usize) -> bool {
        matches!(self.upos[t], Upos::VERB | Upos::AUX) || self.is_predicate(t)
    }

    /// The number of governors above a token, counted no further than real sentences go.
    pub fn depth(&self, t: usize) -> usize {
        std::iter::successors(self.governor(t), |&g| self.governor(g)).take(200).count()
    }

    /// Whether a token is a noun, proper noun, pronoun or number.
    pub fn is_nominal(&self, t: usize) -> bool {
        matches!(self.upos[t], Upos::NOUN | Upos::PROPN | Upos::PRON | Upos::NUM)
    }

    /// Whether a verb is passive: an auxiliary or subject says so, or it is a past participle after a noun.
    pub fn is_passive(&self, t: usize) -> bool {
        self.children(t)
            .any(|c| matches!(self.rel[c], Deprel::AUX_PASS | Deprel::NSUBJ_PASS | Deprel::OBL_AGENT))
            || (self.xpos[t] == Xpos::VBN
                && matches!(self.rel[t], Deprel::ACL | Deprel::ADVCL)
                && self.child(t, Deprel::OBJ).is_none()
                && !self.children(t).any(|c| self.lemma[c] == word::HAVE)
                && !self.is_mistaken_participle(t))
            || (self.rel[t] == Deprel::CONJ
                && self.xpos[t] == Xpos::VBN
                && self.children(t).all(|c| !self.rel[c].is_subject() && self.rel[c].base() != Deprel::AUX)
                && self.governor(t).is_some_and(|g| self.xpos[g] == Xpos::VBN && self.is_passive(g)))
    }

    /// Whether the parser took the only verb of a sentence for a participle: "the donors promised to send food" as
    /// donors who were promised something. Its complement and the noun at the root give it away.
    pub fn is_mistaken_participle(&self, t: usize) -> bool {
        let clause = self.tokens_of(self.sentence(t));
        let last = clause.end as usize - 1;
        self.rel[t] == Deprel::ACL
            && self.governor(t).is_some_and(|g| self.governor(g).is_none() && !self.is_predicate(g))
            && self.xpos[last] == Xpos::STOP
            && self.children(t).any(|c| c > t && matches!(self.rel[c], Deprel::XCOMP | Deprel::CCOMP))
    }

    /// Whether a particle right behind a verb makes it another one: "weighed in".
    pub fn has_particle(&self, t: usize) -> bool {
        const PARTICLES: &[Sym] = &[
            word::IN,
            word::OUT,
            word::UP,
            word::DOWN,
            word::OFF,
            word::OVER,
            word::ON,
            word::AWAY,
            word::BACK,
        ];
        let next = t + 1;
        next < self.len()
            && PARTICLES.contains(&self.form[next])
            && self.governor(next) == Some(t)
            && matches!(self.rel[next].base(), Deprel::COMPOUND | Deprel::ADVMOD)
    }

    /// The surface subject of a predicate, shared, controlled or relative ones included.
    pub fn subject(&self, t: usize) -> Option<usize> {
        self.subject_within(t, REACH)
    }

    /// Whether an infinitive is the act of the subject of the verb above it, although that has an object.
    fn is_own_act(&self, verb: usize, infinitive: usize) -> bool {
        let to = |c: usize| self.rel[c] == Deprel::MARK && self.form[c] == word::TO;
        self.lemma[verb].is_known()
            && self.own_act.contains(&self.lemma[verb])
            && self.children(infinitive).any(to)
    }

    fn subject_within(&self, t: usize, reach: u32) -> Option<usize> {
        let is_subject = |c: &usize| matches!(self.rel[*c], Deprel::NSUBJ | Deprel::NSUBJ_PASS);
        // A name may be cut into two subjects side by side: "Barack | Obama and Vladimir Putin"; the second holds the rest.
        let own = self.children(t).find(is_subject).map(|c| {
            let twin = self.upos[c] == Upos::PROPN && self.children(t).any(|d| d == c + 1 && is_subject(&d));
            if twin { c + 1 } else { c }
        });
        let rel = self.rel[t];
        if let Some(s) = own {
            let relative = matches!(self.xpos[s], Xpos::WDT | Xpos::WP) && self.form[s] != word::WHAT
                || (self.form[s] == word::THAT && matches!(rel, Deprel::ACL_RELCL | Deprel::ACL));
            let clause = self.clause_root(t);
            if relative && matches!(self.rel[clause], Deprel::ACL_RELCL | Deprel::ACL | Deprel::ADVCL_RELCL) {
                return self.governor(clause);
            }
            return Some(s);
        }
        if let Some(s) = self.subject_under_time(t) {
            return Some(s);
        }
        // "The aim is to [end] the war": whose aim it is, the clause does not say.
        if self.child(t, Deprel::NSUBJ_OUTER).is_some() {
            return None;
        }
        let up = self.governor(t).filter(|_| reach > 0)?;
        match rel {
            Deprel::CONJ if self.is_predicate(up) || self.upos[up] == Upos::ADJ => {
                self.subject_within(up, reach - 1)
            }
            Deprel::XCOMP => {
                let object = self.child(up, Deprel::OBJ).or_else(|| self.child(up, Deprel::IOBJ));
                // "promised Ukraine to help": the promiser acts; with other verbs the object does.
                match object.filter(|&o| o < t) {
                    Some(o) if !self.is_own_act(up, t) => Some(self.antecedent_of_relative(o)),
                    _ => self.subject_within(up, reach - 1),
                }
            }
            Deprel::ACL | Deprel::ACL_RELCL => {
                // A marked clause says what the noun is about: "Iran's plan to strike", "its hopes of winning".
                let mark = self.children(t).find(|&c| {
                    self.rel[c] == Deprel::MARK && (self.form[c] == word::TO || self.xpos[t] == Xpos::VBG)
                });
                let Some(mark) = mark else { return Some(up) };
                // "Chile was the first to [recognise] Peru": who is first does it.
                if self.upos[up] == Upos::ADJ && self.form[mark] == word::TO {
                    return self.subject_within(up, reach - 1);
                }
                // "Iran has a plan to strike", "a call by Iran to strike". "They met with the aim of striking" leaves open
                // who will.
                self.possessor(up).or_else(|| self.with_case(up, Deprel::NMOD, word::BY)).or_else(|| {
                    let verb = self.governor(up).filter(|&v| self.is_predicate(v))?;
                    let kept = matches!(self.rel[up], Deprel::OBJ | Deprel::OBL | Deprel::NSUBJ_PASS);
                    // "They have no intention of striking": whoever has it would.
                    let had = self.lemma[verb] == word::HAVE && self.rel[up] == Deprel::OBJ;
                    (kept && (self.form[mark] == word::TO || had && self.form[mark] == word::OF))
                        .then(|| self.agent_within(verb, reach - 1))
                        .flatten()
                })
            }
            // "accused them of [rigging] the vote", "stopped him from [leaving]", "kept him from being [seen]": the
            // object acts or undergoes it.
            Deprel::ADVCL | Deprel::OBL
                if self.is_gerund(t)
                    && [word::OF, word::FROM, word::INTO, word::FOR, word::WITH, word::AGAINST]
                        .contains(&self.case(t))
                    && self
                        .child(up, Deprel::OBJ)
                        .or(self.child(up, Deprel::IOBJ))
                        .is_some_and(|o| self.is_nominal(o)) =>
            {
                self.child(up, Deprel::OBJ)
                    .or(self.child(up, Deprel::IOBJ))
                    .map(|o| self.antecedent_of_relative(o))
            }
            Deprel::ADVCL | Deprel::CCOMP if self.is_predicate(up) || self.upos[up] == Upos::ADJ => {
                // "He said he would rule, had [ordered] a curfew": a second clause goes on with the first.
                let goes_on = || self.children(up).any(|c| c < t && self.rel[c] == Deprel::CCOMP);
                let tensed = |c: usize| self.xpos[c].is_tensed() && self.rel[c].base() == Deprel::AUX;
                let finite = self.xpos[t].is_tensed()
                    || self.children(t).any(|c| self.xpos[c] == Xpos::MD)
                    || rel == Deprel::CCOMP && self.children(t).any(tensed) && !goes_on();
                // "Helped them recover by [lending] money": the means are the helper's.
                let means =
                    self.xpos[t] == Xpos::VBG && self.case(t) == word::BY && self.rel[up] == Deprel::XCOMP;
                if let Some(helper) = self.governor(up).filter(|&g| means && self.is_predicate(g)) {
                    return self.subject_within(helper, reach - 1);
                }
                if !(finite && rel == Deprel::CCOMP) {
                    let clause = self.around_report(t, up).unwrap_or(up);
                    return self.subject_within(clause, reach - 1);
                }
                // "The law, which he says will help": the pronoun before the reporting clause is the subject below it.
                // "The critics he said were [questioning] it": without the pronoun, the noun itself.
                let Some(pronoun) = self.child(up, Deprel::OBJ).filter(|&o| o < up) else {
                    let bare = self.rel[up] == Deprel::ACL_RELCL
                        && self.children(up).any(|c| self.rel[c].is_subject() && self.xpos[c] == Xpos::PRP);
                    return self.governor(up).filter(|_| bare && rel == Deprel::CCOMP);
                };
                let antecedent = self.antecedent_of_relative(pronoun);
                (antecedent != pronoun).then_some(antecedent)
            }
            Deprel::ADVCL_RELCL => None,
            Deprel::PARATAXIS if matches!(self.xpos[t], Xpos::VBG | Xpos::VBN) => {
                self.subject_within(up, reach - 1)
            }
            _ => None,
        }
    }

    /// The clause that a fronted phrase belongs to where a report stands between commas after the phrase: "instead of
    /// [fighting], Cole said, they should talk". Not "[speaking] in Paris, Cole said they should talk".
    fn around_report(&self, t: usize, report: usize) -> Option<usize> {
        let comma = report + 1;
        let fronted = t < report && comma + 1 < self.len() && self.xpos[comma] == Xpos::COMMA;
        let said = self.children(report).find(|&c| c > comma && self.rel[c] == Deprel::CCOMP)?;
        let has_subject = self.children(said).any(|c| self.rel[c].is_subject());
        let quoted = (comma + 1..said).any(|k| self.xpos[k] == Xpos::OPEN_QUOTE);
        (fronted && !quoted && has_subject).then_some(said)
    }

    /// Whether a verb is a gerund, or the participle of a passive one: "from [leaving]", "from being [seen]".
    fn is_gerund(&self, t: usize) -> bool {
        self.xpos[t] == Xpos::VBG
            || self.children(t).any(|c| self.rel[c].base() == Deprel::AUX && self.xpos[c] == Xpos::VBG)
    }

    /// "Pakistan today threatened": the parser takes the subject for a modifier of the time noun after it.
    fn subject_under_time(&self, t: usize) -> Option<usize> {
        let finite = self.xpos[t].is_tensed();
        let time = self.children(t).find(|&c| {
            finite
                && c < t
                && matches!(self.rel[c], Deprel::OBL_UNMARKED | Deprel::OBL)
                && self.case_token(c).is_none()
        })?;
        self.children(time)
            .find(|&c| c < time && self.rel[c] == Deprel::COMPOUND && self.upos[c] == Upos::PROPN)
    }

    /// The predicate that heads the clause of `t` when `t` is one of coordinated predicates.
    pub fn clause_root(&self, mut t: usize) -> usize {
        while self.rel[t] == Deprel::CONJ {
            match self.governor(t) {
                Some(g) if self.is_predicate(g) => t = g,
                _ => break,
            }
        }
        t
    }

    /// What a relative pronoun stands for; any other token stands for itself.
    pub fn antecedent_of_relative(&self, t: usize) -> usize {
        // "What" stands for nothing before it: "an idea of what they want".
        let relative =
            matches!(self.xpos[t], Xpos::WDT | Xpos::WP | Xpos::WP_POSS) && self.form[t] != word::WHAT;
        if !relative && self.form[t] != word::THAT {
            return t;
        }
        let mut v = t;
        for _ in 0..REACH {
            match self.governor(v) {
                Some(g) if matches!(self.rel[v], Deprel::ACL_RELCL | Deprel::ACL) => return g,
                Some(g) => v = g,
                None => break,
            }
        }
        t
    }

    /// Who does what the predicate says: the by-agent of a passive, the subject of an active verb.
    pub fn agent(&self, t: usize) -> Option<usize> {
        self.agent_within(t, REACH)
    }

    fn agent_within(&self, t: usize, reach: u32) -> Option<usize> {
        if self.is_passive(t) { self.by_agent(t) } else { self.subject_within(t, reach) }
    }

    /// The object that a verb shares with the verbs joined to it, which stands behind the last: "track, detain and confine
    /// *migrants*"; not "came and saw him", where nothing says that the first has one.
    pub fn shared_object(&self, t: usize) -> Option<usize> {
        if self.is_passive(t) || !self.is_predicate(t) {
            return None;
        }
        let first = self.first_conjunct(t);
        let mut at = t;
        for v in self.conjuncts(first).filter(|&v| v > t && self.upos[v] == Upos::VERB) {
            // Nothing but what joins them stands between.
            let close = (at + 1..v).all(|k| matches!(self.upos[k], Upos::PUNCT | Upos::CCONJ | Upos::ADV));
            if !close || self.is_passive(v) {
                return None;
            }
            if let Some(o) = self.child(v, Deprel::OBJ) {
                return (o > v).then_some(o);
            }
            at = v;
        }
        None
    }

    /// The by-agent of a passive.
    pub fn by_agent(&self, t: usize) -> Option<usize> {
        self.child(t, Deprel::OBL_AGENT).or_else(|| self.with_case(t, Deprel::OBL, word::BY))
    }

    /// Whom or what the predicate is done to: the object, or the subject of a passive.
    pub fn patient(&self, t: usize) -> Option<usize> {
        if self.is_passive(t) {
            if matches!(self.rel[t], Deprel::ACL) && self.child(t, Deprel::NSUBJ_PASS).is_none() {
                return self.governor(t);
            }
            return self.subject(t);
        }
        // Of a verb with one nominal after it the parser may call that the indirect object ("urged the [government] to"),
        // and "more than 50 [missiles]" or "up to 16 [advisers]" an oblique.
        let object = self.child(t, Deprel::OBJ).or_else(|| self.child(t, Deprel::IOBJ)).or_else(|| {
            self.children(t).find(|&c| {
                let more_than = self.case(c) == word::THAN;
                let up_to = self.is_up_to(c) && self.case_token(c) == Some(t + 2);
                c > t && self.rel[c] == Deprel::OBL && (more_than || up_to)
            })
        });
        if let Some(o) = object {
            return Some(self.antecedent_of_relative(o));
        }
        // "the sheriff whom he hinted he would [pardon]": the relative pronoun belongs to the lower clause.
        if self.rel[t] == Deprel::CCOMP
            && let Some(told) = self.governor(t).filter(|&g| self.rel[g] == Deprel::ACL_RELCL)
            && let Some(o) = self.child(told, Deprel::OBJ)
            && matches!(self.xpos[o], Xpos::WP | Xpos::WDT)
        {
            return Some(self.antecedent_of_relative(o));
        }
        // "the deal that Russia rejected": the object is what the clause describes.
        if matches!(self.rel[t], Deprel::ACL_RELCL)
            && self
                .children(t)
                .any(|c| self.rel[c] == Deprel::NSUBJ && !matches!(self.xpos[c], Xpos::WDT | Xpos::WP))
        {
            return self.governor(t).filter(|_| !self.is_relative_by_place(t));
        }
        // "seized and burned the ship": the object of both hangs on one of them and follows the last.
        if self.rel[t] == Deprel::CONJ {
            let first = self.governor(t).filter(|&g| self.upos[g] == Upos::VERB && !self.is_passive(g));
            let shared = first.and_then(|g| self.child(g, Deprel::OBJ)).filter(|&o| o > t);
            if shared.is_some() {
                return shared;
            }
        }
        let next = self.children(t).find(|&c| self.rel[c] == Deprel::CONJ && self.upos[c] == Upos::VERB)?;
        let shared = self.child(next, Deprel::OBJ)?;
        (next < shared && next - t <= 3).then_some(shared)
    }

    /// Whether a relative clause says where, when or how: "the town [where] he died", "the day [on which] he died".
    fn is_relative_by_place(&self, t: usize) -> bool {
        self.children(t).take_while(|&c| c < t).any(|c| {
            let relative = matches!(self.xpos[c], Xpos::WDT | Xpos::WP);
            self.xpos[c] == Xpos::WRB || relative && self.rel[c].base() == Deprel::OBL
        })
    }

    /// The first dependent with a relation (subtypes counted in) and a preposition.
    pub fn with_case(&self, t: usize, rel: Deprel, case: Sym) -> Option<usize> {
        self.children(t).find(|&c| self.rel[c].base() == rel && self.case(c) == case)
    }

    /// The preposition of a nominal: the first word of its first `case` dependent.
    pub fn case(&self, t: usize) -> Sym {
        self.case_token(t).map_or(Sym::UNKNOWN, |c| self.form[c])
    }

    /// The token of a nominal's preposition; possessive endings do not count.
    pub fn case_token(&self, t: usize) -> Option<usize> {
        self.children(t).find(|&c| {
            matches!(self.rel[c], Deprel::CASE | Deprel::MARK) && self.xpos[c] != Xpos::POS && c < t
        })
    }

    /// Whether a number is given as a limit, which is no place or receiver: "up to 16 advisers", "up to $1 billion".
    pub fn is_up_to(&self, t: usize) -> bool {
        let limit = |k: usize| k > 0 && self.form[k] == word::TO && self.form[k - 1] == word::UP;
        let counted = matches!(self.upos[t], Upos::NUM | Upos::SYM)
            || self.children(t).any(|c| self.rel[c].base() == Deprel::NUMMOD || self.upos[c] == Upos::SYM);
        counted && self.case_token(t).is_some_and(limit)
    }

    /// The possessor of a noun: "*Russia*'s demands", "*its* demands".
    pub fn possessor(&self, t: usize) -> Option<usize> {
        self.child(t, Deprel::NMOD_POSS)
    }

    /// Whether a noun or pronoun means more than one: "the ministers", "Japan and Peru", "they", "both".
    pub fn is_several(&self, t: usize) -> bool {
        matches!(self.xpos[t], Xpos::NNS | Xpos::NNPS)
            || [word::THEY, word::WE, word::BOTH].contains(&self.form[t])
            || self.conjuncts(t).nth(1).is_some()
    }

    /// A predicate's complement clause.
    pub fn complement(&self, t: usize) -> Option<usize> {
        self.child(t, Deprel::CCOMP)
    }

    /// The conjuncts of a token, itself first; those that hang one on another ("A, B and C") count too.
    pub fn conjuncts(&self, t: usize) -> impl Iterator<Item = usize> + '_ {
        let (mut first, mut waiting) = (Some(t), Vec::new());
        std::iter::from_fn(move || {
            let next = first.take().or_else(|| waiting.pop())?;
            let from = waiting.len();
            waiting
                .extend(self.children(next).filter(|&c| self.rel[c] == Deprel::CONJ && !self.is_excepted(c)));
            waiting[from..].reverse();
            Some(next)
        })
    }

    /// Whether a conjunct is said not to be one of those named: "Oslo, [not] Rome"; not "Oslo, not only Rome".
    fn is_excepted(&self, conjunct: usize) -> bool {
        const ALSO: &[Sym] = &[word::ONLY, word::JUST, word::MERELY];
        self.is_nominal(conjunct)
            && self
                .children(conjunct)
                .take_while(|&c| c < conjunct)
                .any(|c| self.form[c] == word::NOT && !ALSO.contains(&self.form[c + 1]))
    }

    /// The first of the conjuncts that a token is one of.
    pub fn first_conjunct(&self, mut t: usize) -> usize {
        while self.rel[t] == Deprel::CONJ {
            match self.governor(t) {
                Some(g) => t = g,
                None => break,
            }
        }
        t
    }

    /// The predicate of the clause in which a token stands, itself if it is one.
    pub fn clause_of(&self, mut t: usize) -> usize {
        while !self.is_predicate(t) {
            match self.governor(t) {
                Some(g) => t = g,
                None => break,
            }
        }
        t
    }

    /// Whether a clause is introduced by one of these words.
    pub fn marked_by(&self, t: usize, words: &[Sym]) -> Option<usize> {
        self.children(t).find(|&c| {
            matches!(self.rel[c], Deprel::MARK | Deprel::ADVMOD) && c < t && words.contains(&self.form[c])
        })
    }

    /// The full noun phrase of a head: determiner, title, apposition, prepositional modifiers and conjuncts, without the
    /// preposition before it and without relative clauses set off by a comma.
    pub fn noun_phrase(&self, t: usize) -> TokenSpan {
        let mut start = t;
        for c in self.children(t).rev().filter(|&c| c < t) {
            match self.rel[c] {
                Deprel::CASE | Deprel::MARK | Deprel::CC if self.xpos[c] != Xpos::POS => break,
                Deprel::PUNCT if !self.is_bracket_or_quote(c) && self.xpos[c] != Xpos::HYPH => break,
                Deprel::PARATAXIS
                | Deprel::DISCOURSE
                | Deprel::ADVCL
                | Deprel::COP
                | Deprel::AUX
                | Deprel::AUX_PASS => break,
                r if r.is_subject() || r == Deprel::EXPL => break,
                _ => start = self.left[c] as usize,
            }
        }
        let mut end = t + 1;
        for c in self.children(t).filter(|&c| c > t) {
            let comma = self.left[c] as usize > end;
            match self.rel[c] {
                Deprel::PUNCT => continue,
                Deprel::ACL_RELCL
                | Deprel::ADVCL
                | Deprel::ADVCL_RELCL
                | Deprel::PARATAXIS
                | Deprel::CCOMP => break,
                Deprel::ACL if comma => break,
                Deprel::CONJ if self.is_predicate(c) && !self.is_nominal(c) => break,
                r if r.is_subject() => break,
                _ => {
                    // A relative clause at the end of an apposition stays out too.
                    let inner = self.noun_phrase_end(c);
                    end = inner.max(end);
                    if inner < self.right[c] as usize + 1 {
                        break;
                    }
                }
            }
        }
        TokenSpan::new(start, end)
    }

    fn noun_phrase_end(&self, t: usize) -> usize {
        if !self.is_nominal(t) {
            return self.right[t] as usize + 1;
        }
        let mut end = t + 1;
        for c in self.children(t).filter(|&c| c > t) {
            match self.rel[c] {
                Deprel::PUNCT => continue,
                Deprel::ACL_RELCL | Deprel::ADVCL_RELCL | Deprel::PARATAXIS => return end,
                _ => end = self.right[c] as usize + 1,
            }
        }
        end
    }

    fn is_bracket_or_quote(&self, t: usize) -> bool {
        matches!(self.xpos[t], Xpos::OPEN_QUOTE | Xpos::CLOSE_QUOTE | Xpos::LRB | Xpos::RRB)
    }

    /// A noun with its adjectives, compounds and numbers, without article, possessive and what follows it.
    /// Quantifiers are kept: "both sides".
    pub fn core_phrase(&self, t: usize) -> TokenSpan {
        let mut start = t;
        for c in self.children(t).rev().filter(|&c| c < t) {
            let keep = match self.rel[c].base() {
                Deprel::AMOD | Deprel::COMPOUND | Deprel::NUMMOD | Deprel::FLAT | Deprel::GOESWITH => true,
                Deprel::NMOD => self.rel[c] != Deprel::NMOD_POSS,
                Deprel::DET => self.is_quantifier(c),
                Deprel::ADVMOD => start < t,
                Deprel::PUNCT => self.xpos[c] == Xpos::HYPH || self.form[c] == word::DASH,
                Deprel::CONJ | Deprel::CC => false,
                _ => false,
            };
            if !keep || self.right[c] as usize + 1 != start {
                break;
            }
            start = self.left[c] as usize;
            // "the country's top officials" inside a modifier: the possessive part ends the phrase.
            if let Some(p) = (start..t).rev().find(|&k| self.xpos[k] == Xpos::POS) {
                start = p + 1;
                break;
            }
        }
        while start < t && matches!(self.upos[start], Upos::ADP | Upos::PART | Upos::PUNCT | Upos::CCONJ) {
            start += 1;
        }
        let mut end = t + 1;
        for c in self.children(t).filter(|&c| c > t) {
            if self.rel[c].base() == Deprel::FLAT && c == end {
                end = self.right[c] as usize + 1;
            } else {
                break;
            }
        }
        TokenSpan::new(start, end)
    }

    /// Whether a determiner counts or quantifies.
    pub fn is_quantifier(&self, t: usize) -> bool {
        const QUANTIFIERS: &[Sym] = &[
            word::BOTH,
            word::ALL,
            word::NEITHER,
            word::SOME,
            word::NO,
            word::EVERY,
            word::EACH,
            word::ANY,
            word::SEVERAL,
            word::MANY,
            word::FEW,
            word::MOST,
            word::ANOTHER,
        ];
        QUANTIFIERS.contains(&self.form[t])
    }
}

#[cfg(test)]
mod tests;
