//! Fillers to actors of the cast.

use super::frames::Candidate;
use super::run::View;
use super::{Party, drop_known};
use crate::base::{Sym, word};
use crate::lexicon::Slot;
use crate::mention::{EntityType, MentionKind};
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// How many nouns deep an actor may stand in a noun phrase: "a ban on imports of [Egyptian] fruit".
const DEPTH: u8 = 2;

/// Prepositions behind which the owner of a noun stands.
const OWNING: &[Sym] = &[word::OF, word::FROM, word::BY, word::FOR, word::AGAINST, word::ON, word::WITH];

/// Prepositions behind which, further, the one whom a thing concerns may stand: "a role in the [Arab] dispute".
const CONCERNING: &[Sym] =
    &[word::TO, word::IN, word::INTO, word::BETWEEN, word::AMONG, word::TOWARD, word::TOWARDS];

/// Prepositions behind which a clause names those whom it touches, the likeliest first.
const TOUCHING: &[&str] = &["to", "with", "on", "against", "from", "for", "into", "between", "before", "in"];

/// Prepositions behind which a deed has its place and not its doer: "thousands rallied [outside] the embassy in Jakarta",
/// "marched [against] taxes in Nairobi".
const LOCATIVE: &[&str] = &["in", "at", "on", "outside", "through", "across", "near", "against"];

/// First words of a phrase that names companions, and of one that gives examples.
const COMPANIONS: &[Sym] = &[word::ALONG, word::ALONGSIDE, word::TOGETHER];
const EXAMPLES: &[Sym] = &[word::SUCH, word::LIKE, word::INCLUDING];

/// Which actors of a noun phrase count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Those who can have done it: a place in the phrase did nothing ("a company based [in Texas]").
    Doers,
    /// Also the country of a place in it.
    Named,
    /// Also those who made it or whom it concerns.
    Touched,
}

impl View<'_> {
    /// The actors that the first filled slot names, with the token that fills it.
    pub(super) fn parties(
        &self,
        t: usize,
        noun: Option<usize>,
        slots: &[Slot],
    ) -> (Vec<Party>, Option<usize>) {
        let mut filled = None;
        for slot in slots {
            let Some(f) = self.filler(t, noun, slot).map(|f| self.all_meant(t, f)) else { continue };
            let place = matches!(slot, Slot::Obl(p) | Slot::Nmod(p) if LOCATIVE.contains(&p.as_str()));
            // Where it happens stands for those who do it, but what stands there did nothing.
            let found = match (place, filled) {
                (true, Some(_)) => self.lands_in(f),
                (true, None) => self.actors_in(f),
                _ => self.reached(f, Reach::Doers),
            };
            filled.get_or_insert(f);
            if !found.is_empty() {
                return (found, Some(f));
            }
        }
        (Vec::new(), filled)
    }

    /// The first of several nouns joined, where a relative clause behind the last is about all of them: "[Peru and Chile],
    /// which were hit".
    fn all_meant(&self, verb: usize, filler: usize) -> usize {
        let syn = self.syn;
        let first = syn.first_conjunct(filler);
        let own = syn.rel[verb].base() == Deprel::ACL && syn.governor(verb) == Some(filler);
        let singular = matches!(syn.xpos[filler], Xpos::NN | Xpos::NNP);
        let plural = |c: usize| syn.form[c] == word::WERE || syn.xpos[c] == Xpos::VBP;
        let helped =
            syn.children(verb).any(|c| matches!(syn.rel[c].base(), Deprel::AUX | Deprel::COP) && plural(c));
        if own && first != filler && singular && helped { first } else { filler }
    }

    /// The country of the first place within a phrase.
    pub(super) fn lands_in(&self, t: usize) -> Vec<Party> {
        let mut out = Vec::new();
        let here = self.mentions.places_in(self.syn.tokens_of(self.syn.sentence(t)));
        let within = |&p: &usize| self.syn.below(self.mentions.places[p].head, t);
        if let Some(p) = here.clone().find(within) {
            self.add_place(p, Some(t), &mut out);
        }
        out
    }

    /// Like [`View::parties`] for those to whom something is done.
    pub(super) fn targets(
        &self,
        t: usize,
        noun: Option<usize>,
        slots: &[Slot],
    ) -> (Vec<Party>, Option<usize>) {
        let mut filled = None;
        for slot in slots {
            let Some(f) = self.filler(t, noun, slot).map(|f| self.all_meant(t, f)) else { continue };
            // "alleged that [Russia] had moved them": a clause is about who acts in it.
            if matches!(slot, Slot::Ccomp) {
                let who = if self.syn.is_passive(f) { self.syn.by_agent(f) } else { self.syn.subject(f) };
                let found = who.map_or_else(Vec::new, |s| self.targets_in(s));
                if !found.is_empty() {
                    return (found, Some(f));
                }
                continue;
            }
            filled.get_or_insert(f);
            let mut found = self.targets_in(f);
            // "took issue with how [the premier] governs", "warned against [Iran] arming"
            if found.is_empty() && matches!(slot, Slot::Obl(_) | Slot::Nmod(_)) {
                let below = self.syn.child(f, Deprel::ADVCL_RELCL).unwrap_or(f);
                let subject = self.syn.children(below).find(|&c| self.syn.rel[c].is_subject());
                found = subject.map_or_else(Vec::new, |s| self.targets_in(s));
            }
            if !found.is_empty() {
                return (found, Some(f));
            }
        }
        let stranded = slots.iter().find_map(|slot| match slot {
            Slot::Obl(p) | Slot::Nmod(p) => self.behind_stranded(t, p),
            _ => None,
        });
        if let Some(f) = stranded.filter(|_| filled.is_none()) {
            return (self.targets_in(f), Some(f));
        }
        // "Recused himself from the investigation [into the campaign]": what follows at once belongs to the noun.
        let next = t + 1;
        let close = slots.iter().any(|slot| {
            let Slot::Nmod(p) = slot else { return false };
            next < self.syn.len() && !p.is_empty() && self.syn.form[next] == self.lex.vocabulary.get(p)
        });
        if filled.is_none() && close && self.syn.upos[t] == Upos::NOUN && self.syn.rel[next] == Deprel::CASE {
            let below = self.syn.governor(next).filter(|&g| g > next && self.syn.is_nominal(g));
            return (below.map_or_else(Vec::new, |f| self.targets_in(f)), below);
        }
        (Vec::new(), filled)
    }

    /// The actors that a noun phrase names: those of its conjuncts, else those that own, modify or make up its head
    /// ("Russian missiles", "members of Hamas", "the army's base"), else the country of a place in it.
    pub(super) fn actors_in(&self, t: usize) -> Vec<Party> {
        self.reached(t, Reach::Named)
    }

    /// The actors that something done to a noun phrase touches: as [`View::actors_in`], and those who made it or whom it
    /// concerns ("the draft proposed by [the council]", "efforts in the [Arab] dispute").
    pub(super) fn targets_in(&self, t: usize) -> Vec<Party> {
        self.reached(t, Reach::Touched)
    }

    fn reached(&self, t: usize, reach: Reach) -> Vec<Party> {
        let mut out = Vec::new();
        for c in self.syn.conjuncts(t) {
            self.add_head(c, DEPTH, reach, &mut out);
            for beside in self.named_beside(c).into_iter().flat_map(|b| self.syn.conjuncts(b)) {
                if let Some(m) = self.mentions.of_head(beside) {
                    self.add_mention(m, &mut out);
                }
            }
        }
        out
    }

    /// Who is named together with a phrase, or as an example of it where it tells no country: "Iran, along with [Russia],
    /// armed them", "calls from hawks such as [Ann Cole]".
    fn named_beside(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let beside = |c: usize| {
            let first =
                syn.children(c).find(|&k| syn.rel[k] == Deprel::CASE).map_or(Sym::UNKNOWN, |k| syn.form[k]);
            COMPANIONS.contains(&first) || EXAMPLES.contains(&first) && !self.tells_country(t)
        };
        syn.children(t).find(|&c| c > t && syn.rel[c] == Deprel::NMOD && beside(c))
    }

    /// Whether a phrase is an actor with a country.
    fn tells_country(&self, t: usize) -> bool {
        let actors = self.mentions.of_head(t).map_or(&[][..], |m| &self.cast.of[m].actors);
        actors.iter().any(|&a| self.cast.actor(a).code.country.is_some())
    }

    fn add_head(&self, t: usize, depth: u8, reach: Reach, out: &mut Vec<Party>) {
        let syn = self.syn;
        // "India, with [which] it suspended trade".
        let relative = matches!(syn.xpos[t], Xpos::WDT | Xpos::WP | Xpos::WP_POSS);
        let t = if relative { self.antecedent(t) } else { t };
        // "Nine [children] were among those killed".
        let among = syn.xpos[t] == Xpos::DT
            && syn.case(t) == word::AMONG
            && syn.children(t).any(|c| syn.rel[c] == Deprel::COP);
        let t = if among { syn.subject(t).unwrap_or(t) } else { t };
        if let Some(m) = self.mentions.of_head(t)
            && !self.cast.of[m].actors.is_empty()
        {
            self.add_mention(m, out);
            return;
        }
        let before = out.len();
        let inside = |rel: Deprel, c: usize| match rel.base() {
            Deprel::NMOD if rel == Deprel::NMOD_POSS => true,
            Deprel::NMOD => {
                let case = syn.case(c);
                OWNING.contains(&case) || (reach == Reach::Touched && CONCERNING.contains(&case))
            }
            Deprel::AMOD | Deprel::COMPOUND | Deprel::APPOS => true,
            _ => false,
        };
        // Nearest relation first: an owner or adjective before a prepositional phrase.
        let modifiers = syn.children(t).filter(|&c| inside(syn.rel[c], c) && c < t);
        let after = syn.children(t).filter(|&c| inside(syn.rel[c], c) && c > t);
        for c in modifiers.chain(after) {
            if syn.xpos[c] == Xpos::WP_POSS {
                // "American drones, [whose] missiles".
                let owner = syn.antecedent_of_relative(c);
                if owner != c && owner != t && depth > 0 {
                    self.add_head(owner, depth - 1, reach, out);
                }
            } else if let Some(m) = self.mentions.covering(c)
                && !self.cast.of[m].actors.is_empty()
            {
                self.add_mention(m, out);
                // "the lenders [Fannie Mae] and [Freddie Mac]"
                if matches!(syn.rel[c].base(), Deprel::APPOS | Deprel::NMOD)
                    && syn.rel[c] != Deprel::NMOD_POSS
                {
                    for k in syn.conjuncts(c).filter(|&k| k != c) {
                        if let Some(m) = self.mentions.of_head(k) {
                            self.add_mention(m, out);
                        }
                    }
                }
            } else if c > t && syn.is_nominal(c) && self.mentions.covering(c).is_none() && depth > 0 {
                self.add_head(c, depth - 1, reach, out);
            }
            if out.len() > before {
                return;
            }
        }
        // "A coalition led by [Saudi Arabia] bombed", "a letter signed by [forty senators] asks": who leads or signs acts.
        let led = syn.children(t).filter(|&c| syn.rel[c] == Deprel::ACL && syn.xpos[c] == Xpos::VBN);
        let leads =
            |c: usize| self.is_of(c, "v_lead") || (self.is_of(c, "v_sign") && self.is_of(t, "document"));
        if let Some(leader) = led.filter(|&c| leads(c)).find_map(|c| syn.by_agent(c))
            && depth > 0
        {
            self.add_head(leader, depth - 1, reach, out);
            if out.len() > before {
                return;
            }
        }
        if reach == Reach::Touched && depth > 0 {
            // "Rejected what he called a ploy by [the king]".
            if syn.form[t] == word::WHAT
                && let Some(v) = syn.child(t, Deprel::ACL_RELCL)
                && let Some(named) = syn.child(v, Deprel::OBJ).or_else(|| syn.child(v, Deprel::XCOMP))
                && named > v
                && self.is_of(v, "v_describe")
            {
                self.add_head(named, depth - 1, reach, out);
                return;
            }
            for c in syn.children(t).filter(|&c| syn.rel[c].base() == Deprel::ACL) {
                let filler = match syn.xpos[c] {
                    // "An order that [the court] issued".
                    _ if syn.rel[c] == Deprel::ACL_RELCL => {
                        let issued = self.is_of(c, "v_issue") && syn.patient(c) == Some(t);
                        syn.agent(c).filter(|&a| a != t && issued)
                    }
                    Xpos::VBN => syn.by_agent(c),
                    Xpos::VBG => syn.patient(c),
                    _ => None,
                };
                // "A tax imposed on [Japan]", "sites linked to [Syria]"
                let concerned = ["on", "with", "to"]
                    .iter()
                    .filter(|_| {
                        filler.is_none() && syn.xpos[c] == Xpos::VBN && syn.rel[c] != Deprel::ACL_RELCL
                    })
                    .filter_map(|p| self.oblique(c, p));
                for f in filler.into_iter().chain(concerned) {
                    self.add_head(f, depth - 1, reach, out);
                    if out.len() > before {
                        return;
                    }
                }
            }
        }
        let here = self.mentions.places_in(syn.tokens_of(syn.sentence(t)));
        let inside = |&i: &usize| {
            let p = &self.mentions.places[i];
            // Not in a relative clause about it: "a campaign that retook areas in Idlib", nor deep in a participle's:
            // "walkouts aimed at pushing for laws in Florida".
            let own_clause = |mut v: usize| {
                // "A house destroyed by shelling in Kharkiv".
                while matches!(syn.rel[v].base(), Deprel::OBL | Deprel::NMOD) && v != t {
                    match syn.governor(v) {
                        Some(g) => v = g,
                        None => break,
                    }
                }
                let outside = |v: usize| v == t || !syn.below(v, t);
                outside(v) || (syn.rel[v] == Deprel::ACL && outside(self.predicate_above(v)))
            };
            let touched = |head: usize| {
                reach != Reach::Doers
                    || syn.governor(head) == Some(t)
                        && (matches!(syn.rel[head].base(), Deprel::COMPOUND | Deprel::AMOD)
                            || syn.case(head) == word::OF)
            };
            !p.inside
                && (p.tokens.has(t)
                    || (syn.below(p.head, t) && touched(p.head) && own_clause(self.predicate_above(p.head))))
        };
        if let Some(p) = here.clone().find(inside) {
            self.add_place(p, Some(t), out);
        }
    }

    /// What a relative pronoun stands for, by the tree or, where the tree has lost it, the noun just before.
    fn antecedent(&self, t: usize) -> usize {
        let syn = self.syn;
        let known = syn.antecedent_of_relative(t);
        if known != t {
            return known;
        }
        let start = syn.case_token(t).unwrap_or(t);
        let before = |k: usize| start >= k && syn.sentence(start - k) == syn.sentence(t);
        let back = if before(2) && syn.form[start - 1] == word::COMMA { 2 } else { 1 };
        if !before(back) || !syn.is_nominal(start - back) {
            return t;
        }
        let noun = start - back;
        let noun = match syn.governor(noun) {
            Some(g) if g < noun && matches!(syn.rel[noun].base(), Deprel::FLAT | Deprel::COMPOUND) => g,
            _ => noun,
        };
        // "Students at the University of Florida who": of two nouns the one that is no person is not meant.
        let person = || {
            let m = self.mentions.of_head(noun).map(|m| &self.mentions.all[m]);
            m.is_some_and(|m| m.entity == EntityType::Person)
        };
        if syn.xpos[t] == Xpos::WDT || person() { noun } else { t }
    }

    pub(super) fn add_mention(&self, m: usize, out: &mut Vec<Party>) {
        for &actor in &self.cast.of[m].actors {
            if !out.iter().any(|p| p.actor == actor) {
                out.push(Party { actor, mention: Some(m), place: None, implicit: false });
            }
        }
    }

    /// A place that is hit implies its country, where that is in the cast. A state that is itself the filler ("sent food
    /// to [Chad]") is named.
    pub(super) fn add_place(&self, place: usize, filler: Option<usize>, out: &mut Vec<Party>) {
        let p = &self.mentions.places[place];
        if self.is_seat(p.tokens.start as usize) {
            return;
        }
        let Some(actor) = p.country(self.lex).and_then(|c| self.state_in_cast(c)) else { return };
        if !out.iter().any(|q| q.actor == actor) {
            let is_state = p.actor.is_some_and(|a| self.lex.rows.actors[a as usize].kind == "state");
            let named = is_state && filler == Some(p.head);
            out.push(Party { actor, mention: None, place: Some(place), implicit: !named });
        }
    }

    /// "(R-Mich.)", "D-N.Y.": the state that a lawmaker sits for, which nothing is done to.
    fn is_seat(&self, t: usize) -> bool {
        let syn = self.syn;
        t > 1
            && (syn.xpos[t - 1] == Xpos::HYPH || syn.form[t - 1] == word::DASH)
            && matches!(syn.form[t - 2], word::R | word::D)
    }

    /// The state of a country code, where it is in the cast.
    pub(super) fn state_in_cast(&self, country: &str) -> Option<u32> {
        let found = self.cast.actors.iter().position(|a| a.id.eq_ignore_ascii_case(country));
        found.map(|i| i as u32)
    }

    /// "The president held up [U.S.] aid to Ukraine": the adjective of one's own country says whose a thing is and not to
    /// whom it is done.
    pub(super) fn drop_own_adjective(&self, c: &Candidate, target: &mut Vec<Party>, source: &[Party]) {
        let country = |p: &Party| self.cast.actor(p.actor).code.country.as_deref();
        let own = |p: &Party| {
            let adjective = p.mention.is_some_and(|m| self.mentions.all[m].kind == MentionKind::Modifier);
            adjective
                && self.cast.actor(p.actor).entity == EntityType::State
                && country(p).is_some()
                && source.iter().any(|s| country(s) == country(p))
        };
        let thing = c.noun.or_else(|| self.syn.patient(c.head)).filter(|_| target.iter().any(own));
        let to = thing.and_then(|t| {
            ["to", "for"].iter().find_map(|p| self.nominal_with(t, p).or_else(|| self.oblique(c.head, p)))
        });
        let mut others = to.map_or_else(Vec::new, |t| self.targets_in(t));
        drop_known(&mut others, source);
        if !others.is_empty() {
            target.retain(|p| !own(p) && !others.iter().any(|o| o.actor == p.actor));
            target.extend(others);
        }
    }

    /// Those whom a lower clause touches, other than its doers: "agreed to send tanks [to Ukraine]", "refused to lift
    /// the ban on [Iranian] oil".
    pub(super) fn touched_by_clause(&self, v: usize, doers: &[Party], depth: u8) -> Vec<Party> {
        let syn = self.syn;
        let country = |p: &Party| self.cast.actor(p.actor).code.country.as_deref();
        let troops = self.lex.classes.get("troops");
        let others = |t: usize, abroad: bool| {
            let mut found = self.targets_in(t);
            found.retain(|p| {
                !doers.iter().any(|d| {
                    d.actor == p.actor || (abroad && country(d).is_some() && country(d) == country(p))
                })
            });
            // "Ready to send [4,000 troops] to Chad": what is sent is not who is touched.
            if abroad
                && troops.is_some_and(|c| self.in_class(t, c))
                && found.iter().all(|p| country(p).is_none())
            {
                found.clear();
            }
            found
        };
        // "Warned that [organisers] would be arrested": of a passive only a subject of its own.
        let object = if syn.is_passive(v) { syn.child(v, Deprel::NSUBJ_PASS) } else { syn.patient(v) };
        let receiver = syn.child(v, Deprel::IOBJ);
        // "Refused to send its team": nothing is done to what is one's own.
        let owned = |o: &usize| self.is_own(*o, doers);
        // "Agreed to buy 24 jets [from Sweden]": the other side of what is bought is who sells.
        let seller = Some("from")
            .filter(|_| self.is_of(v, "v_buy"))
            .and_then(|p| self.oblique(v, p).or_else(|| self.nominal_with(object?, p)));
        let fillers: Vec<usize> = seller
            .into_iter()
            .chain(receiver)
            .chain(object.filter(|o| !owned(o)))
            .chain(
                TOUCHING.iter().filter_map(|p| self.oblique(v, p).or_else(|| self.nominal_with(object?, p))),
            )
            .collect();
        // Others before one's own, where one's own are what is moved or given: "willing to withdraw its troops [from Lebanon]".
        let own =
            object.is_some_and(|o| syn.possessor(o).is_some() || troops.is_some_and(|c| self.in_class(o, c)));
        for abroad in if own { &[true, false][..] } else { &[false] } {
            if let Some(found) = fillers.iter().map(|&f| others(f, *abroad)).find(|f| !f.is_empty()) {
                return found;
            }
        }
        match self.filler(v, None, &Slot::Xcomp) {
            Some(lower) if depth > 0 => self.touched_by_clause(lower, doers, depth - 1),
            _ => Vec::new(),
        }
    }

    /// Whether a thing is said to be of one of those who act: "[its] ambassador".
    pub(super) fn is_own(&self, thing: usize, doers: &[Party]) -> bool {
        let owner = self.syn.possessor(thing).map_or_else(Vec::new, |p| self.actors_in(p));
        owner.iter().any(|p| doers.iter().any(|d| d.actor == p.actor))
    }

    /// To whom a message goes in which something is asked: "sent a letter [to the bureau] demanding answers".
    pub(super) fn addressed_above(&self, t: usize, doers: &[Party]) -> Vec<Party> {
        let syn = self.syn;
        if !matches!(syn.rel[t], Deprel::ACL | Deprel::ADVCL | Deprel::CONJ) {
            return Vec::new();
        }
        let Some(above) = syn.governor(t) else { return Vec::new() };
        if self.sender(t).is_some() {
            let mut found = self.actors_in(syn.first_conjunct(above));
            drop_known(&mut found, doers);
            return found;
        }
        let verb = if syn.is_predicate(above) { Some(above) } else { syn.governor(above) };
        let receiver = verb.and_then(|v| self.oblique(v, "to").or_else(|| syn.child(v, Deprel::IOBJ)));
        let mut found =
            self.nominal_with(above, "to").or(receiver).map_or_else(Vec::new, |r| self.actors_in(r));
        found.retain(|p| p.mention.is_some() && !doers.iter().any(|d| d.actor == p.actor));
        found
    }

    /// Of whom something is asked for: "called for an inquiry [by the army]", "called for [Iran] to withdraw".
    pub(super) fn asked_of(&self, t: usize, noun: Option<usize>, doers: &[Party]) -> Vec<Party> {
        let syn = self.syn;
        let thing = noun.and_then(|n| self.nominal_with(n, "for")).or_else(|| self.oblique(t, "for"));
        let thing =
            thing.or_else(|| syn.patient(t).filter(|&o| !syn.is_passive(t) && syn.upos[o] == Upos::NOUN));
        let clause = self.filler(t, None, &Slot::Xcomp).and_then(|v| syn.child(v, Deprel::NSUBJ));
        let by = thing.and_then(|o| self.nominal_with(o, "by").or_else(|| syn.possessor(o)));
        let mut found = by.or(clause).map_or_else(Vec::new, |f| self.actors_in(f));
        drop_known(&mut found, doers);
        found
    }

    /// Parties of a reciprocal verb: its subject's conjuncts and whom it is with.
    pub(super) fn joint_parties(&self, c: &Candidate) -> Vec<Party> {
        let mut out = self.doer(c.head).map_or_else(Vec::new, |s| self.actors_in(s));
        if let Some(n) = c.noun {
            for p in self.parties_around(n) {
                if !out.iter().any(|q| q.actor == p.actor) {
                    out.push(p);
                }
            }
        }
        out
    }

    /// Who finishes or speaks during a talk or a trip takes part in it: "[Pence] wrapped up a visit to Estonia", "[he] said
    /// in a call with Xi".
    pub(super) fn shared_subject(&self, noun: usize) -> Vec<Party> {
        let syn = self.syn;
        let during = [word::IN, word::ON, word::DURING, word::AFTER].contains(&syn.case(noun));
        // "The premier, on a visit to Naypyitaw, said".
        let traveller = syn.governor(noun).filter(|&g| {
            syn.rel[noun].base() == Deprel::NMOD
                && syn.case(noun) == word::ON
                && self.mentions.of_head(g).is_some()
        });
        if let Some(who) = traveller {
            return self.actors_in(who);
        }
        let taking_part = syn.rel[noun] == Deprel::OBJ || (syn.rel[noun].base() == Deprel::OBL && during);
        // "Officials were in talks": the noun is what is said of them.
        if syn.case(noun) == word::IN && syn.children(noun).any(|c| syn.rel[c] == Deprel::COP) {
            let who = syn.subject(noun).filter(|&s| self.mentions.of_head(s).is_some());
            return who.map_or_else(Vec::new, |s| self.actors_in(s));
        }
        let verb = syn.governor(noun).filter(|&v| taking_part && syn.upos[v] == Upos::VERB);
        let who = verb.filter(|&v| !syn.is_passive(v)).and_then(|v| syn.agent(v));
        who.map_or_else(Vec::new, |s| {
            if self.mentions.of_head(s).is_some() { self.actors_in(s) } else { Vec::new() }
        })
    }

    /// Whether the target is a place in the country of all that act.
    pub(super) fn at_home(&self, source: &[Party], target: &[Party]) -> bool {
        let country = |p: &Party| self.cast.actor(p.actor).code.country.as_deref();
        let home = source.first().and_then(country);
        home.is_some()
            && !target.is_empty()
            && source.iter().chain(target).all(|p| country(p) == home)
            && target.iter().all(|p| p.mention.is_none())
    }

    /// All actors around a noun of a reciprocal event: "U.S.–Russia talks", "a meeting between X and Y", "X's talks with Y".
    pub(super) fn parties_around(&self, t: usize) -> Vec<Party> {
        let syn = self.syn;
        let mut out = Vec::new();
        for c in syn.children(t) {
            let takes = match syn.rel[c].base() {
                Deprel::NMOD if syn.rel[c] == Deprel::NMOD_POSS => true,
                Deprel::NMOD | Deprel::OBL => {
                    [word::BETWEEN, word::WITH, word::AMONG, word::OF, word::BY].contains(&syn.case(c))
                }
                Deprel::COMPOUND | Deprel::AMOD => true,
                _ => false,
            };
            if !takes {
                continue;
            }
            for k in syn.conjuncts(c) {
                match self.mentions.covering(k) {
                    Some(m) => self.add_mention(m, &mut out),
                    None if syn.rel[c].base() == Deprel::NMOD => {
                        for p in self.actors_in(k) {
                            if !out.iter().any(|q| q.actor == p.actor) {
                                out.push(p);
                            }
                        }
                    }
                    None => {}
                }
            }
        }
        // "U.S. – Russia talks" hangs as one compound after another, or as two nouns side by side.
        let mut first = t;
        for k in syn.core_phrase(t).range().filter(|&k| k < t) {
            first = first.min(k);
            if let Some(m) =
                self.mentions.covering(k).filter(|&m| self.mentions.all[m].kind == MentionKind::Modifier)
            {
                self.add_mention(m, &mut out);
            }
        }
        if !out.is_empty()
            && first >= syn.tokens_of(syn.sentence(t)).start as usize + 2
            && self.is_dash(first - 1)
            && let Some(m) = self.mentions.covering(first - 2)
            && self.mentions.covering(first).is_some()
        {
            self.add_mention(m, &mut out);
        }
        self.leave_house(t, &mut out);
        out
    }

    /// "A White House meeting with Zelensky": the house is where they meet, unless another house is named beside it.
    fn leave_house(&self, t: usize, out: &mut Vec<Party>) {
        let modifies = |p: &Party| {
            let m = p.mention.map(|m| &self.mentions.all[m]).filter(|m| m.kind == MentionKind::Modifier);
            m.filter(|m| m.head < t && self.lex.classes.holds("house_n", self.syn.lemma[m.head]))
        };
        if out.iter().filter_map(modifies).count() == 1 {
            out.retain(|p| modifies(p).is_none());
        }
    }

    /// A dash that joins two names, written close: "U.S.–Russia".
    fn is_dash(&self, t: usize) -> bool {
        matches!(self.syn.text(&self.article.text, t), "-" | "–" | "—")
            && !self.syn.is(t, TokenFlags::SPACE_BEFORE)
    }
}
