//! From a trigger to the fillers of a frame's slots, and the test of its constraints.

use super::run::View;
use crate::base::{Sym, word};
use crate::lexicon::{Constraint, FrameRow, Pattern, Slot, Test, Word};
use crate::mention::{EntityType, MentionKind, Sense};
use crate::syntax::{Deprel, Upos, Xpos};

/// Classes to which a person's name may belong, as constraints name them.
const NAMED: &[&str] = &["@person", "@official", "@leader"];

impl View<'_> {
    /// The token that fills a slot of a trigger. `noun` is the object of a light verb, whose modifiers count too.
    pub(super) fn filler(&self, t: usize, noun: Option<usize>, slot: &Slot) -> Option<usize> {
        if self.syn.is_predicate(t) && self.syn.upos[t] != Upos::ADJ && !self.predicate_noun(t) {
            self.verb_filler(t, noun, slot)
        } else {
            self.noun_filler(t, slot)
        }
    }

    fn predicate_noun(&self, t: usize) -> bool {
        matches!(self.syn.upos[t], Upos::NOUN | Upos::PROPN)
    }

    fn verb_filler(&self, t: usize, noun: Option<usize>, slot: &Slot) -> Option<usize> {
        let syn = self.syn;
        match slot {
            Slot::Nsubj => self
                .owner_of_effort(t)
                .or_else(|| self.reporter(t))
                .or_else(|| self.before_attribution(t))
                .or_else(|| self.result_of_passive(t))
                .or_else(|| self.writer(t))
                .or_else(|| self.sender(t))
                .or_else(|| self.doer(t)),
            Slot::Obj => syn.patient(t).map(|o| self.those_told(o)).or(noun).or_else(|| syn.shared_object(t)),
            Slot::Iobj => syn.child(t, Deprel::IOBJ),
            Slot::Obl(p) => self
                .oblique(t, p)
                .or_else(|| {
                    // The parser may hang it on the object: "imposed sanctions [on Iran]".
                    let object = noun.or_else(|| syn.patient(t))?;
                    // "Stripped [the tycoon] and two aides of their rights": hung on the last of several.
                    self.nominal_with(object, p)
                        .or_else(|| syn.conjuncts(object).filter_map(|o| self.nominal_with(o, p)).last())
                        .or_else(|| self.receiver_below(object, p))
                })
                // What is given to somebody may be given somebody: "sold [Qatar] 24 jets".
                .or_else(|| syn.child(t, Deprel::IOBJ).filter(|_| p == "to" && !syn.is_passive(t))),
            Slot::Nmod(p) => noun
                .or_else(|| syn.patient(t))
                .and_then(|o| self.nominal_with(o, p).or_else(|| self.receiver_below(o, p)))
                .or_else(|| self.oblique(t, p)),
            Slot::Poss => noun.or_else(|| syn.patient(t)).and_then(|o| syn.possessor(o)),
            Slot::Amod | Slot::Compound => {
                noun.or_else(|| syn.patient(t)).and_then(|o| self.noun_filler(o, slot))
            }
            Slot::Ccomp => syn.child(t, Deprel::CCOMP),
            Slot::Xcomp => syn.child(t, Deprel::XCOMP).or_else(|| {
                // "ordered Poland on Wednesday [to pay]": hung as an adverbial clause or on the object.
                let object = syn.patient(t);
                syn.children(t).chain(object.into_iter().flat_map(|o| syn.children(o))).find(|&c| {
                    matches!(syn.rel[c], Deprel::ADVCL | Deprel::ACL)
                        && syn.upos[c] == Upos::VERB
                        && syn.case(c) == word::TO
                })
            }),
            Slot::Advcl(mark) => syn.children(t).find(|&c| {
                syn.rel[c] == Deprel::ADVCL
                    && (mark.is_empty() || syn.case(c) == self.lex.vocabulary.get(mark))
            }),
            Slot::Acl => syn.child(t, Deprel::ACL),
            Slot::Head => syn.subject(t),
            Slot::Before | Slot::After => self.beside(t, slot),
            Slot::Above => syn.governor(syn.first_conjunct(t)),
            Slot::Author | Slot::Clause => None,
        }
    }

    /// Who does what a predicate says, by the tree.
    pub(super) fn doer(&self, t: usize) -> Option<usize> {
        let agent = self.syn.agent(t).or_else(|| self.one_who_is_to(t))?;
        if self.is_of_nobody(t) {
            return None;
        }
        let nearer = || self.doer_behind_for(t).or_else(|| self.caller(t)).or_else(|| self.influenced(t));
        let nearer = Some(agent).filter(|&a| self.is_actor(a)).and_then(|_| nearer());
        Some(nearer.unwrap_or_else(|| self.person_meant(t, agent)))
    }

    /// "[The premier] is to fly to Oslo": who is to do something; not "the plan is to fly".
    fn one_who_is_to(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let to = syn.xpos[t] == Xpos::VB && syn.marked_by(t, &[word::TO]).is_some();
        syn.child(t, Deprel::NSUBJ_OUTER).filter(|&s| to && self.is_actor(s))
    }

    /// "Opened the way for [NATO] to bomb", "called for [a U.N. team] to visit", "pressure on [Kyiv] to sign": an actor between
    /// "for" and an infinitive, or behind what presses it, does what that says; not "left for Beijing to meet", "voted for the senator to punish", where the verb's subject does.
    fn doer_behind_for(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let v = syn.clause_root(t);
        if syn.xpos[v] != Xpos::VB || syn.is_passive(t) {
            return None;
        }
        let to = syn.children(v).find(|&c| syn.rel[c] == Deprel::MARK && syn.form[c] == word::TO)?;
        let last = to.checked_sub(1).filter(|&n| syn.sentence(n) == syn.sentence(t))?;
        let mut within = std::iter::successors(Some(last), |&n| syn.governor(n).filter(|&g| g < to));
        let opener = [word::FOR, word::ON, word::UPON, word::TO];
        let who = within.find(|&n| opener.contains(&syn.case(n)))?;
        let upper = syn.governor(who)?;
        // "Pressure on [the administration] to act", where the phrase may hang on the verb above.
        let presses = |n: usize| self.is_of(n, "n_press");
        let opens = match (syn.case(who) == word::FOR, syn.upos[upper]) {
            (true, Upos::VERB) => self.is_of(upper, "v_for_to"),
            (true, Upos::NOUN) => self.mentions.of_head(upper).is_none(),
            (false, Upos::VERB) => {
                syn.child(upper, Deprel::OBJ).is_some_and(|o| o > upper && o < who && presses(o))
            }
            (false, Upos::NOUN) => presses(upper),
            _ => false,
        };
        (opens && self.is_actor(who)).then_some(who)
    }

    /// "[Prince], the founder of Blackwater, who attended", "a pardon for [Flynn], who pleaded": "who" stands for a person,
    /// the one named just before it or the one whose description stands there.
    fn person_meant(&self, t: usize, antecedent: usize) -> usize {
        let syn = self.syn;
        let clause = syn.clause_root(t);
        let who = syn.children(clause).find(|&c| syn.form[c] == word::WHO && syn.rel[c].is_subject());
        let Some(who) = who.filter(|_| syn.governor(clause) == Some(antecedent)) else { return antecedent };
        // "[Lavrov] was one of the leaders who did not".
        let one = syn.governor(antecedent).filter(|&g| {
            syn.form[g] == word::ONE
                && syn.case(antecedent) == word::OF
                && syn.children(g).any(|c| syn.rel[c] == Deprel::COP)
        });
        if let Some(subject) = one.and_then(|g| syn.child(g, Deprel::NSUBJ)) {
            return subject;
        }
        let is_person = |&n: &usize| {
            let m = self.mentions.of_head(n).map(|m| self.mentions.all[m].entity);
            matches!(m, Some(EntityType::Person | EntityType::RoleGroup))
        };
        let inside = |n: usize| matches!(syn.rel[n].base(), Deprel::FLAT | Deprel::COMPOUND);
        if is_person(&antecedent) || antecedent >= who {
            return antecedent;
        }
        let before = who.checked_sub(2).filter(|&n| n > antecedent && syn.form[n + 1] == word::COMMA);
        let name = before.map(|n| syn.governor(n).filter(|_| inside(n)).unwrap_or(n)).filter(is_person);
        let described = || {
            // Not of "relatives of those who died".
            self.mentions.of_head(antecedent)?;
            let up = syn.governor(antecedent)?;
            let part = matches!(syn.rel[antecedent].base(), Deprel::NMOD | Deprel::APPOS | Deprel::COMPOUND);
            Some(up).filter(|&u| part && u < antecedent).filter(is_person)
        };
        name.or_else(described).unwrap_or(antecedent)
    }

    pub(super) fn noun_filler(&self, t: usize, slot: &Slot) -> Option<usize> {
        let syn = self.syn;
        match slot {
            Slot::Poss => syn.possessor(t),
            Slot::Nmod(p) | Slot::Obl(p) => self.nominal_with(t, p).or_else(|| {
                // "its withdrawal of troops [from Iraq]", hung on the troops.
                let moved = self.nominal_with(t, "of").filter(|_| !matches!(p.as_str(), "" | "of"));
                if let Some(below) = moved.and_then(|o| self.nominal_with(o, p)) {
                    return Some(below);
                }
                if p == "of"
                    && let Some(who) = self.behind_doer(t)
                {
                    return Some(who);
                }
                if let Some(two) = Some(t).filter(|_| p == "between").and_then(|t| self.between_beside(t)) {
                    return Some(two);
                }
                // "launched an attack [on Kyiv]" hung on the verb, and a predicate's own oblique: "unacceptable [to Moscow]".
                if let Some(own) = self.oblique(t, p) {
                    return Some(own);
                }
                let verb = syn.governor(t)?;
                let argument = matches!(syn.rel[t], Deprel::OBJ | Deprel::NSUBJ_PASS | Deprel::XCOMP);
                argument.then(|| self.oblique(verb, p)).flatten()
            }),
            Slot::Amod | Slot::Compound => syn.children(t).find(|&c| {
                c < t
                    && matches!(syn.rel[c].base(), Deprel::AMOD | Deprel::COMPOUND | Deprel::NMOD)
                    && syn.rel[c] != Deprel::NMOD_POSS
                    && self.mentions.covering(c).is_some()
            }),
            Slot::Nsubj => {
                let verb = syn.governor(t).filter(|&v| syn.is_predicate(v))?;
                matches!(syn.rel[t], Deprel::OBJ | Deprel::OBL | Deprel::XCOMP)
                    .then(|| syn.agent(verb))
                    .flatten()
                    .or_else(|| syn.subject(t).filter(|_| syn.is_predicate(t)))
            }
            Slot::Obj => None,
            Slot::Head => {
                if syn.rel[t] == Deprel::AMOD {
                    syn.governor(t)
                } else {
                    syn.subject(t)
                }
            }
            Slot::Acl | Slot::Xcomp => syn.child(t, Deprel::ACL).or_else(|| syn.child(t, Deprel::XCOMP)),
            // "the allegation [that he is a spy]" may hang like a relative clause.
            Slot::Ccomp => syn.child(t, Deprel::CCOMP).or_else(|| syn.child(t, Deprel::ACL)).or_else(|| {
                let clause = syn.child(t, Deprel::ACL_RELCL);
                let that = |m: usize| syn.rel[m] == Deprel::MARK && syn.form[m] == word::THAT;
                clause.filter(|&c| syn.children(c).any(that))
            }),
            Slot::Before | Slot::After => self.beside(t, slot),
            Slot::Above => syn.governor(syn.first_conjunct(t)),
            _ => None,
        }
    }

    /// "The arrest by police [of two mayors]": who suffers a deed, hung on those who do it; not "a crackdown by the
    /// government of the king".
    fn behind_doer(&self, noun: usize) -> Option<usize> {
        let doer = self.nominal_with(noun, "by")?;
        let of = self.nominal_with(doer, "of").filter(|&who| self.is_person(who))?;
        ["police_force", "armed_forces", "combatant"].iter().any(|c| self.is_of(doer, c)).then_some(of)
    }

    /// "Among those arrested were [two teachers]": who the ones are of whom something is told.
    fn those_told(&self, those: usize) -> usize {
        let syn = self.syn;
        if syn.case(those) != word::AMONG || syn.upos[those] != Upos::PRON {
            return those;
        }
        let named = syn.governor(those).filter(|&n| {
            n > those && syn.is_nominal(n) && syn.children(n).any(|c| syn.rel[c].base() == Deprel::COP)
        });
        named.unwrap_or(those)
    }

    /// "Talks on a treaty [between Chad and Niger]", "a round of talks [between Chad and Niger]": the two sides, hung on
    /// what the talks are about or on what they are counted by.
    fn between_beside(&self, noun: usize) -> Option<usize> {
        let syn = self.syn;
        let topic = [word::ON, word::OVER, word::ABOUT].iter().find_map(|&case| {
            syn.children(noun).find(|&c| syn.rel[c].base() == Deprel::NMOD && syn.case(c) == case)
        });
        let round = syn.governor(noun).filter(|&g| {
            syn.rel[noun].base() == Deprel::NMOD && syn.case(noun) == word::OF && syn.upos[g] == Upos::NOUN
        });
        let sides = topic.into_iter().chain(round).find_map(|n| self.nominal_with(n, "between"));
        sides.filter(|&s| syn.is_several(s) && self.is_actor(s))
    }

    /// An oblique of a predicate with a preposition; an empty one means any.
    pub(super) fn oblique(&self, t: usize, preposition: &str) -> Option<usize> {
        let syn = self.syn;
        let first = preposition.split(' ').next().unwrap_or("");
        let wanted = self.lex.vocabulary.get(first);
        if wanted == word::BY && syn.is_passive(t) {
            return None;
        }
        let own = syn.children(t).find(|&c| {
            matches!(syn.rel[c].base(), Deprel::OBL | Deprel::ADVCL)
                && !syn.is_up_to(c)
                && (preposition.is_empty() || (wanted.is_known() && syn.case(c) == wanted))
        });
        // "Took issue with how he [handled] it": the preposition is of the question word.
        let asked = |&c: &usize| {
            syn.rel[c].base() == Deprel::ADVCL
                && syn
                    .children(c)
                    .any(|k| matches!(syn.xpos[k], Xpos::WRB | Xpos::WP) && syn.case(k) == wanted)
        };
        let own = own.or_else(|| syn.children(t).find(asked).filter(|_| wanted.is_known()));
        // "From neighboring Lebanon", taken for a clause.
        let own = own.map(|c| {
            let beside = self
                .lex
                .classes
                .get("v_adjoin")
                .is_some_and(|k| syn.upos[c] == Upos::VERB && self.in_class(c, k));
            syn.child(c, Deprel::OBJ).filter(|_| beside).unwrap_or(c)
        });
        // Hung lower by the parser, but in the same clause: "imposed sanctions on Friday [on Iran]".
        own.or_else(|| {
            let reach = syn.subtree(t);
            let lower = |c: &usize| {
                matches!(syn.rel[*c].base(), Deprel::OBL | Deprel::NMOD)
                    && wanted.is_known()
                    && syn.case(*c) == wanted
                    && syn.governor(*c).is_some_and(|g| !syn.is_predicate(g) && syn.governor(g) == Some(t))
            };
            (t + 1..reach.end as usize).find(lower).filter(|&c| {
                // "Asked by the minister [for batteries]", hung on the agent.
                let of_agent = || syn.governor(c).is_some_and(|g| syn.rel[g] == Deprel::OBL_AGENT);
                [word::ON, word::AGAINST, word::WITH, word::TO].contains(&wanted)
                    || (wanted == word::FOR && of_agent())
            })
        })
    }

    /// "Five women [whom] she filed complaints against", "states Iran imposed sanctions on": whom a preposition left at the
    /// end of a clause means.
    pub(super) fn behind_stranded(&self, t: usize, preposition: &str) -> Option<usize> {
        let syn = self.syn;
        let wanted = self.lex.vocabulary.get(preposition);
        let v = if syn.upos[t] == Upos::VERB { t } else { syn.governor(t)? };
        // "The judge [on whom] it imposed sanctions", where the clause hangs on the pronoun.
        let pronoun = syn.governor(v).filter(|&w| {
            matches!(syn.xpos[w], Xpos::WP | Xpos::WDT) && syn.rel[v] == Deprel::ACL_RELCL && w < v
        });
        if let Some(w) = pronoun.filter(|&w| wanted.is_known() && syn.case(w) == wanted) {
            return syn.governor(w);
        }
        let stranded = |&k: &usize| {
            let above = syn.governor(k);
            let of_object = above.and_then(|g| syn.governor(g)) == Some(v);
            wanted.is_known()
                && syn.form[k] == wanted
                && (above == Some(v) || of_object)
                && !matches!(syn.rel[k].base(), Deprel::CASE | Deprel::MARK | Deprel::COMPOUND)
                && syn.children(k).next().is_none()
        };
        syn.subtree(v).range().filter(|&k| k > v).find(stranded)?;
        let up = syn.governor(v)?;
        match syn.rel[v] {
            Deprel::ACL_RELCL => Some(up),
            // The clause about the object, hung on its verb.
            Deprel::CCOMP => syn
                .child(up, Deprel::OBJ)
                .filter(|&o| o > up && o + 1 == syn.subtree(v).start as usize && syn.is_nominal(o)),
            _ => None,
        }
    }

    /// A nominal modifier with a preposition.
    pub(super) fn nominal_with(&self, t: usize, preposition: &str) -> Option<usize> {
        let syn = self.syn;
        let first = preposition.split(' ').next().unwrap_or("");
        let wanted = self.lex.vocabulary.get(first);
        syn.children(t).find(|&c| {
            matches!(syn.rel[c].base(), Deprel::NMOD | Deprel::OBL | Deprel::ACL)
                && syn.rel[c] != Deprel::NMOD_POSS
                && (preposition.is_empty() || (wanted.is_known() && syn.case(c) == wanted))
        })
    }

    /// "A loan of 400 million dollars [to Peru]", "a wave of strikes [against the rebels]": to whom, from whom or against whom something
    /// goes, hung on its measure.
    fn receiver_below(&self, object: usize, preposition: &str) -> Option<usize> {
        let goes =
            matches!(preposition, "to" | "from" | "against" | "on" | "with" | "between" | "into" | "for");
        let measure = self.nominal_with(object, "of").filter(|_| goes)?;
        let goods = || self.syn.conjuncts(measure).filter(|&g| self.mentions.of_head(g).is_none());
        goods().find_map(|g| self.nominal_with(g, preposition)).filter(|&t| self.is_actor(t))
    }

    /// The further words of a pattern, each found with the trigger: as particle, as preposition of what follows, as
    /// object, or right behind it. Gives the object noun where one of the words is it, and the last token found.
    pub(super) fn rest(&self, t: usize, pattern: &Pattern) -> Option<(Option<usize>, usize)> {
        let (mut noun, mut last) = (None, t);
        for &w in &pattern.rest {
            let found = self.rest_word(t, noun, w, &pattern.rest)?;
            if self.syn.is_nominal(found) {
                noun.get_or_insert(found);
            } else if found == t + 1
                && self.syn.rel[found] == Deprel::CASE
                && let Some(object) = self.syn.governor(found)
                && self.syn.rel[object] == Deprel::OBL
            {
                // "Handed over [the town]": a particle that the parser took for a preposition.
                noun.get_or_insert(object);
            }
            last = last.max(found);
        }
        Some((noun, last))
    }

    fn rest_word(&self, t: usize, noun: Option<usize>, w: Word, pattern: &[Word]) -> Option<usize> {
        let syn = self.syn;
        let is = |k: usize| match w {
            Word::Lemma(s) => s.is_known() && (syn.lemma[k] == s || syn.form[k] == s),
            // "Have to talk" is no talk that somebody has.
            Word::Class(c) => syn.upos[k] != Upos::VERB && self.in_class(k, c),
        };
        if let Some(o) = syn.patient(t).filter(|&o| is(o)) {
            return Some(o);
        }
        for c in syn.children(t).chain(noun.into_iter().flat_map(|n| syn.children(n))) {
            let near = matches!(
                syn.rel[c].base(),
                Deprel::COMPOUND
                    | Deprel::ADVMOD
                    | Deprel::OBJ
                    | Deprel::OBL
                    | Deprel::XCOMP
                    | Deprel::CASE
                    | Deprel::NMOD
                    | Deprel::IOBJ
                    | Deprel::MARK
            );
            // A noun behind a preposition belongs to a pattern that has it: "enter into talks", not "hosted X for talks".
            let case = syn.case(c);
            let aside = matches!(w, Word::Class(_))
                && matches!(syn.rel[c].base(), Deprel::OBL | Deprel::NMOD)
                && case.is_known()
                && !pattern.iter().any(|p| matches!(p, Word::Lemma(s) if *s == case));
            // "Made [statements] about the call": what the object is about is not the light verb's noun.
            let topic =
                [word::ABOUT, word::OVER, word::AFTER, word::DURING, word::SINCE, word::BEFORE, word::AT];
            let besides = topic.contains(&case)
                && !pattern.iter().any(|p| matches!(p, Word::Lemma(s) if *s == case))
                && syn.patient(t).is_some();
            // "Sent a ship as a [warning]": what something is done as is no object; "took him as a hostage".
            let role = case == word::AS
                && syn.rel[c].base() == Deprel::OBL
                && !pattern.iter().any(|p| matches!(p, Word::Lemma(s) if *s == case))
                && !self.is_of(t, "v_hold");
            if near && !aside && !besides && !role && c > t && is(c) {
                return Some(c);
            }
            if matches!(
                syn.rel[c].base(),
                Deprel::OBL | Deprel::NMOD | Deprel::ADVCL | Deprel::XCOMP | Deprel::CCOMP
            ) && let Some(p) = syn.children(c).find(|&p| {
                matches!(syn.rel[p].base(), Deprel::CASE | Deprel::MARK | Deprel::FIXED) && p > t && is(p)
            }) {
                // "Gave them the right [in] May" does not give in.
                let behind = |o: usize| o > t && o < p && syn.rel[o] == Deprel::OBJ;
                if syn.form[p] == word::IN && pattern.len() == 1 && syn.patient(t).is_some_and(behind) {
                    continue;
                }
                return Some(p);
            }
        }
        // A particle that the parser hung elsewhere stands right behind the verb.
        let next = t + 1;
        (next < syn.len() && syn.sentence(next) == syn.sentence(t) && is(next)).then_some(next)
    }

    /// Whether a noun belongs to a class.
    pub(super) fn in_class(&self, t: usize, class: u16) -> bool {
        let syn = self.syn;
        if !self.phrases.may_be(syn.sentence(t), class) {
            return false;
        }
        let of_class = |t: usize| {
            let before = |k: usize| if t >= k { syn.lemma[t - k] } else { Sym::UNKNOWN };
            self.lex.classes.has(class, syn.lemma[t], before)
                || self.lex.classes.has(class, syn.form[t], before)
        };
        // "Aid deliveries", "a military aid programme": what is carried out is of the class of what it is about.
        let carried = |t: usize| {
            self.lex.classes.holds("carrier", syn.lemma[t])
                && syn.children(t).any(|c| c < t && syn.rel[c].base() == Deprel::COMPOUND && of_class(c))
        };
        let reverses = || self.lex.classes.holds("reversal", syn.lemma[t]);
        // "The warship HMS Diamond": a name is of the class of the noun before it, where it names no person.
        let called = || {
            syn.upos[t] == Upos::PROPN
                && self.mentions.of_head(t).is_none_or(|m| self.mentions.all[m].entity != EntityType::Person)
                && syn.children(t).any(|c| {
                    c < t
                        && syn.upos[c] == Upos::NOUN
                        && matches!(syn.rel[c], Deprel::COMPOUND | Deprel::NMOD_DESC)
                        && self.lex.classes.holds("ship", syn.lemma[c])
                        && of_class(c)
                })
        };
        of_class(t)
            || carried(t)
            || called()
            // "rounds of talks", "dozens of troops", "$1.7 billion in aid": the class is that of what is counted.
            || syn.children(t).any(|c| {
                let counted = syn.case(c) == word::OF
                    || (syn.case(c) == word::IN && matches!(syn.upos[t], Upos::SYM | Upos::NUM));
                matches!(syn.rel[c].base(), Deprel::NMOD | Deprel::OBL)
                    && counted
                    && (of_class(c) || carried(c))
                    && !reverses()
            })
    }

    /// Whether all constraints of a frame hold.
    pub(super) fn holds(&self, t: usize, noun: Option<usize>, row: u32, frame: &FrameRow) -> bool {
        self.failing(t, noun, row, frame).is_none()
    }

    /// The first constraint of a frame that does not hold.
    pub(super) fn failing<'c>(
        &self,
        t: usize,
        noun: Option<usize>,
        row: u32,
        frame: &'c FrameRow,
    ) -> Option<&'c Constraint> {
        let sentence = self.syn.sentence(t);
        let words = self.lex.frame_words(row).iter().map(|words| &**words);
        let failing = |&(c, known): &(&'c Constraint, &[Word])| {
            // Words that the sentence does not have fill no slot.
            if let Test::Words(words) = &c.test
                && !words.iter().zip(known).any(|w| self.may_fit(sentence, w))
            {
                return !c.negated;
            }
            let filled = c.slots.iter().find_map(|s| self.filler(t, noun, s));
            let fits = |k: usize, words: &[String]| words.iter().zip(known).any(|w| self.word_fits(k, w));
            let modified = |words: &[String]| {
                let beside = |k: usize| matches!(self.syn.rel[k].base(), Deprel::AMOD | Deprel::COMPOUND);
                c.slots.iter().any(|s| matches!(s, Slot::Amod | Slot::Compound))
                    && self.predicate_noun(t)
                    && self.syn.children(t).any(|k| k < t && beside(k) && fits(k, words))
            };
            let ok = match (&c.test, filled) {
                // A word before a noun need name nobody: "a drone strike".
                (Test::Words(words), _) if modified(words) => true,
                (_, None) => false,
                (Test::Filled, Some(_)) => true,
                (Test::Actor, Some(f)) => {
                    let acts = |s: &Slot| matches!(s, Slot::Nsubj | Slot::Poss | Slot::Head);
                    self.is_actor(f)
                        || (!c.slots.iter().all(acts) && self.is_country_or_town(f))
                        || self.is_number_of_people(t, f)
                }
                (Test::State, Some(f)) => self.is_state(f),
                (Test::Person, Some(f)) => self.is_person(f) || self.is_number_of_people(t, f),
                (Test::Noun, Some(f)) => matches!(self.syn.upos[f], Upos::NOUN | Upos::PROPN),
                // "Swedish and Danish police" are several too.
                (Test::Several, Some(f)) => self.syn.is_several(f) || self.actors_in(f).len() > 1,
                (Test::Words(words), Some(f)) => self.syn.conjuncts(f).any(|f| fits(f, words)),
            };
            ok == c.negated
        };
        frame.when.iter().zip(words).find(failing).map(|(c, _)| c)
    }

    /// The word right before or after a trigger, in its sentence.
    fn beside(&self, t: usize, slot: &Slot) -> Option<usize> {
        let k = if *slot == Slot::Before { t.checked_sub(1)? } else { t + 1 };
        (k < self.syn.len() && self.syn.sentence(k) == self.syn.sentence(t)).then_some(k)
    }

    /// Whether a number without a noun is that of people: what is done to it is done to people only, "wounded 260",
    /// "dozens were arrested".
    pub(super) fn is_number_of_people(&self, verb: usize, t: usize) -> bool {
        let bare = self.syn.xpos[t] == Xpos::CD || self.is_of(t, "some_people");
        bare && self.is_of(verb, "v_casualty")
            && self.syn.patient(verb) == Some(t)
            && self.nominal_with(t, "of").is_none()
    }

    fn is_person(&self, t: usize) -> bool {
        let entity = self.mentions.of_head(t).map(|m| self.mentions.all[m].entity);
        matches!(entity, Some(EntityType::Person | EntityType::RoleGroup))
    }

    /// Whether a word of a sentence may be what a constraint names; where this says no, none is.
    fn may_fit(&self, sentence: usize, (spelling, word): (&String, &Word)) -> bool {
        match *word {
            Word::Class(c) => self.phrases.may_be(sentence, c) || NAMED.contains(&spelling.as_str()),
            Word::Lemma(s) => s.is_known() && self.syn.may_have(sentence, s),
        }
    }

    /// Whether a token is what a constraint names.
    fn word_fits(&self, t: usize, (spelling, word): (&String, &Word)) -> bool {
        match *word {
            Word::Class(c) => self.in_class(t, c) || self.name_is(t, spelling),
            Word::Lemma(s) => s.is_known() && (self.syn.lemma[t] == s || self.syn.form[t] == s),
        }
    }

    /// Whether a person's name means somebody of a class of offices: "Saddam Hussein" is an official.
    fn name_is(&self, t: usize, class: &str) -> bool {
        if !NAMED.contains(&class) {
            return false;
        }
        let Some(m) = self.mentions.of_head(t) else { return false };
        let mention = &self.mentions.all[m];
        if mention.kind != MentionKind::Name || mention.entity != EntityType::Person {
            return false;
        }
        let sector = self.cast.of[m].actors.first().and_then(|&a| self.cast.actor(a).code.sector.as_deref());
        match class {
            "@person" => true,
            "@official" | "@leader" => matches!(sector, Some("GOV" | "ELI" | "LEG")),
            _ => false,
        }
    }

    /// Whether a token is a place whose country may be the one concerned: "visited [Albania]", "arrived in [Amman]".
    fn is_country_or_town(&self, t: usize) -> bool {
        let here = self.mentions.places_in(self.syn.tokens_of(self.syn.sentence(t)));
        self.mentions.places[here].iter().any(|p| p.tokens.has(t) && (p.actor.is_some() || p.row.is_some()))
    }

    pub(super) fn is_actor(&self, t: usize) -> bool {
        let named = |t: usize| {
            self.mentions.of_head(t).is_some_and(|m| {
                !self.cast.of[m].actors.is_empty() && self.mentions.all[m].kind != MentionKind::Modifier
            })
        };
        // "A group of Brazilian bishops called": whoever is counted acts.
        let counted = |t: usize| {
            self.syn.upos[t] == Upos::NOUN
                && self.mentions.of_head(t).is_none()
                && self.nominal_with(t, "of").is_some_and(named)
                && self.lex.classes.holds("partitive_n", self.syn.lemma[t])
        };
        self.syn.conjuncts(t).any(|t| named(t) || counted(t))
    }

    fn is_state(&self, t: usize) -> bool {
        let Some(m) = self.mentions.of_head(t) else {
            let here = self.mentions.places_in(self.syn.tokens_of(self.syn.sentence(t)));
            return self.mentions.places[here].iter().any(|p| p.head == t && p.actor.is_some());
        };
        self.cast.of[m].actors.iter().any(|&a| {
            let actor = self.cast.actor(a);
            let organ = matches!(actor.code.sector.as_deref(), None | Some("GOV" | "MIL" | "LEG" | "JUD"));
            let person =
                actor.entity == EntityType::Person && matches!(self.mentions.all[m].sense, Sense::Unknown);
            actor.code.country.is_some() && organ && !person
        })
    }
}
