//! The event of a frame that fits: who does it, to whom, and whether enough is told to call it an event.

use super::frames::Candidate;
use super::run::View;
use super::{Event, Party, drop_known};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{Constraint, FrameRow, Slot};
use crate::mention::EntityType;
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.verb",
        finds: "a verb with its slots: \"Russia attacked Kyiv\"; not \"attacked the problem\"",
    },
    Rule {
        id: "event.light",
        finds: "a verb and its object together: \"held talks with\"; not \"held a book\"",
    },
    Rule {
        id: "event.noun",
        finds: "an event noun with an expressed party: \"Russia's invasion of Ukraine\"; not \"the attack\"",
    },
    Rule { id: "event.adjective", finds: "an adjective that does something: \"unacceptable to Moscow\"" },
    Rule {
        id: "event.result",
        finds: "an event noun as the subject of its result: \"the attack killed six\" is one record",
    },
    Rule {
        id: "event.lower-target",
        finds: "whom the complement clause touches: \"agreed to send tanks to Kyiv\"; not \"agreed with Kyiv\"",
    },
    Rule {
        id: "event.addressed",
        finds: "who gets the message that asks or is sorry: \"wrote to the bureau demanding answers\"; not \"wrote to the bureau\"",
    },
    Rule {
        id: "event.employer",
        finds: "whose workers strike: \"a strike by its pilots\", \"Boeing workers walked out\"; not \"Greek workers struck\"",
    },
    Rule {
        id: "event.seat",
        finds: "whose seat a protest goes to: \"marched to the Israeli consulate\"; not \"marched to the stadium\"",
    },
];

/// Types whose verbs say nothing without the one who speaks or acts: "to encourage lawmakers", "was invited".
fn needs_doer(plover: &str, passive: bool) -> bool {
    match plover {
        "REQUEST" | "SUPPORT" | "AGREE" | "REJECT" | "THREATEN" => true,
        "ACCUSE" | "AID" | "COOPERATE" | "CONSULT" => !passive,
        _ => false,
    }
}

/// Types of nouns that say nothing without the one who speaks: "criticism of the industry".
fn needs_speaker(plover: &str) -> bool {
    matches!(plover, "ACCUSE" | "REQUEST" | "SUPPORT" | "AGREE" | "REJECT" | "THREATEN")
}

/// A step of the law that is told without the one who takes it: "an investigation of the mayor", "a lawsuit against the bank".
fn is_legal_step(row: &FrameRow) -> bool {
    row.plover == "ACCUSE" && (row.mode == "investigate" || row.cameo == "115")
}

impl View<'_> {
    /// The event of a candidate, or what it lacks.
    pub(super) fn event(&self, c: &Candidate) -> Result<Event, &'static str> {
        let row = &self.lex.rows.frames[c.row as usize];
        let (rule, verbal) = match row.pos.as_str() {
            "noun" => ("event.noun", false),
            "adj" => ("event.adjective", false),
            "light" => ("event.light", true),
            _ => ("event.verb", true),
        };
        let spoken = matches!(row.plover.as_str(), "REQUEST" | "PROTEST" | "ACCUSE" | "SUPPORT" | "REJECT");
        if verbal && !spoken && self.is_idle_infinitive(c.head) {
            return Err("an infinitive that describes a noun is no event");
        }
        if verbal && self.is_description(c.head) {
            return Err("a participle that describes people in general is no event");
        }
        let (mut head, mut trigger, mut rule) = (c.head, c.trigger, rule);
        let (mut source, source_token) = self.parties(c.head, c.noun, &row.source);
        let (mut target, target_token) = self.targets(c.head, c.noun, &row.target);
        // "An overwhelming opposition to the strike": the noun is the deed and not who does it.
        if !verbal && source_token == Some(c.head) {
            source.clear();
        }
        source.retain(|p| verbal || p.mention.is_none_or(|m| self.mentions.all[m].head != c.head));
        if !verbal && !row.recip && source.is_empty() {
            source = self.performer(c.head);
        }
        if !verbal && row.plover == "PROTEST" && self.syn.case(c.head) == word::IN {
            // "Shaved their heads in protest at the plan": who does something in protest protests.
            let deed = self.syn.governor(c.head).filter(|&v| self.syn.upos[v] == Upos::VERB);
            let told = deed.is_some_and(|v| !self.candidates(v).is_empty());
            if source.is_empty() && told && self.syn.xpos[c.head] == Xpos::NN {
                return Err("what is done in protest is told by its own verb");
            }
            if source.is_empty() && !told {
                source = deed
                    .and_then(|v| self.doer(v))
                    .filter(|&s| self.is_actor(s))
                    .map_or_else(Vec::new, |s| self.actors_in(s));
            }
        }
        if !verbal && row.plover == "ASSAULT" && source.is_empty() {
            source = self.claimed_by(c.head);
        }
        if !verbal && row.plover == "ASSAULT" && source.is_empty() && !target.is_empty() {
            source = self.doers_around(c.head);
        }
        // "A complaint [by Chad] was lodged": whose it is that somebody not named brings forward.
        if rule == "event.light"
            && source_token.is_none()
            && self.syn.is_passive(c.head)
            && let Some(n) = c.noun
            && let Some(who) = self.syn.possessor(n).or_else(|| self.nominal_with(n, "by"))
        {
            source = self.actors_in(who);
        }
        // "The lawsuit accuses the bank", "dozens of women accused the senator".
        let unnamed = verbal && source.is_empty() && {
            let named = target.iter().any(|p| p.mention.is_some());
            row.plover == "ACCUSE"
                && named
                && source_token.is_some_and(|n| self.may_accuse_unnamed(c.head, n))
        };
        if unnamed {
            source =
                source_token.and_then(|n| self.penned_by(n)).map_or_else(Vec::new, |n| self.actors_in(n));
        }
        let mut told_by_noun = None;
        let assault = verbal && row.plover == "ASSAULT";
        let meant = if assault { self.behind_place(c.head, source_token) } else { None };
        let source_token = meant.or(source_token);
        // A bomb does it for nobody, but the bombing has somebody who did it.
        let by_subject = row.source.contains(&Slot::Nsubj);
        let subject = source_token.or_else(|| self.syn.agent(c.head).filter(|_| !by_subject));
        if let Some(n) =
            subject.filter(|&n| assault && self.syn.upos[n] == Upos::NOUN && self.is_event_noun(n))
        {
            // "The attack killed six": one record, told by the noun.
            (head, trigger, rule) = (n, TokenSpan::new(n, n + 1), "event.result");
            let rows =
                self.lex.frames.of(self.syn.lemma[n]).iter().map(|p| &self.lex.rows.frames[p.row as usize]);
            // Of the rows of the noun the first that finds whose deed it is.
            let mut own = None;
            for f in rows.into_iter().filter(|f| f.pos == "noun") {
                let doers = self.parties(n, None, &f.source).0;
                if own.is_none() || !doers.is_empty() {
                    source = doers;
                    own = Some(f);
                }
                if !source.is_empty() {
                    break;
                }
            }
            if source.is_empty() {
                source = self.performer(n);
            }
            if source.is_empty() {
                source = self.claimed_by(n);
            }
            told_by_noun = own.map(|f| self.parties(n, None, &f.target).0);
        } else if let Some(weapon) =
            subject.filter(|&n| assault && meant.is_none() && source.is_empty() && self.is_weapon(n))
        {
            source = self.owners_of_weapon(weapon);
        } else if let Some(weapon) = meant {
            source = self.doers_with(weapon);
        } else if let Some(n) = source_token.filter(|_| source.is_empty())
            && !unnamed
            && !self.may_act_unnamed(n)
            && !(row.plover == "ASSAULT" && !target.is_empty() && self.is_weapon(n))
            && !(row.plover == "RETREAT" && self.syn.is_passive(c.head) && self.is_of(n, "document"))
        {
            return Err("the one who acts is no known actor");
        }
        if assault && source_token.is_none() && self.syn.is_passive(c.head) {
            source = self.attackers_in(c.head);
        }
        if assault && source.is_empty() {
            source = self.bombers(c.head);
        }
        if verbal && matches!(row.plover.as_str(), "ASSAULT" | "RETREAT") && source.is_empty() {
            source = self.abductors(c.head);
        }
        let needs_doer = || needs_doer(&row.plover, self.syn.is_passive(c.head));
        if verbal && by_subject && source.is_empty() && !unnamed && needs_doer() {
            return Err("nobody is named who says or does it");
        }
        // "Fired its missiles", "signalled the government's intention": what is used or shown is not who is touched.
        let shown = || {
            let willingness = self.lex.classes.get("willingness");
            let object = self.syn.patient(c.head);
            willingness.zip(object).is_some_and(|(class, o)| self.in_class(o, class))
        };
        let done_to = match row.plover.as_str() {
            "ASSAULT" | "MOBILIZE" => false,
            "AGREE" => !shown(),
            // "Sent [fighter jets]": what is sent gets nothing.
            "AID" => !self.syn.patient(c.head).is_some_and(|o| self.is_actor(o)),
            _ => true,
        };
        if rule == "event.verb"
            && matches!(row.plover.as_str(), "ACCUSE" | "SUPPORT")
            // "Blamed the killing on [the militia]" names the doers itself.
            && !row.target.iter().any(|s| matches!(s, Slot::Obl(p) if p == "on"))
            && let Some(o) = self.syn.patient(c.head)
            && let Some(doers) = self.doers_of_deed(o)
        {
            // "Condemned the killing of soldiers by [the militia]": not the victims; nor are those backed whom it hurts.
            if row.plover == "ACCUSE" || !doers.is_empty() || self.does_harm_as_noun(o) {
                target = doers;
            }
        } else if verbal && target.is_empty() && !row.recip && !row.target.is_empty() && done_to {
            // "rejected a [U.S.] offer", "lifted a ban on [Chinese] firms": whose it is that the verb is done to.
            target = self.syn.patient(c.head).map_or_else(Vec::new, |o| self.targets_in(o));
            // "Recalled its ambassador": nothing is done to what is one's own, but one's own may be asked or judged.
            let done = matches!(
                row.plover.as_str(),
                "SANCTION" | "RETREAT" | "COERCE" | "REJECT" | "AGREE" | "CONCEDE" | "CONSULT"
            );
            if let Some(o) = self.syn.patient(c.head).filter(|&o| done && self.is_own(o, &source)) {
                let it = self.mentions.of_head(o);
                target.retain(|p| p.mention != it);
            }
            // "demanded that [the U.S.] cancel": who is to act.
            if target.is_empty() && matches!(row.plover.as_str(), "REQUEST" | "ACCUSE" | "THREATEN") {
                let clause = self.syn.child(c.head, Deprel::CCOMP);
                let who =
                    clause.and_then(|v| self.syn.child(v, Deprel::NSUBJ).or_else(|| self.syn.by_agent(v)));
                target = who.map_or_else(Vec::new, |s| self.actors_in(s));
            }
            // "Called for [Congress] to extend the law": who is to act; not "for the hostages to be freed".
            if target.is_empty() && row.plover == "REQUEST" {
                let asked = self.oblique(c.head, "for").filter(|&f| self.is_actor(f));
                let freed = |f: &usize| {
                    let syn = self.syn;
                    let after = syn.subtree(*f).end as usize;
                    syn.children(c.head).chain(syn.children(*f)).any(|v| v >= after && syn.is_passive(v))
                };
                target = asked.filter(|f| !freed(f)).map_or_else(Vec::new, |f| self.actors_in(f));
            }
        }
        // "Warned that Moscow would respond to [Trump]": who threatens with one's own deed threatens another.
        if verbal
            && row.plover == "THREATEN"
            && !target.is_empty()
            && self.syn.patient(c.head).or_else(|| self.syn.child(c.head, Deprel::IOBJ)).is_none()
            && let Some(clause) = self.syn.child(c.head, Deprel::CCOMP)
        {
            let country = |p: &Party| self.cast.actor(p.actor).code.country.as_deref();
            let own = |p: &Party| source.iter().any(|s| country(s).is_some() && country(s) == country(p));
            if target.iter().all(own) {
                let threatening: Vec<Party> = source.iter().chain(&target).cloned().collect();
                target = self.touched_by_clause(clause, &threatening, 0);
            }
        }
        // "Gave [Obama] an endorsement": the receiver of what a light verb gives.
        if rule == "event.light" && target.is_empty() && !row.recip {
            target = self.syn.child(c.head, Deprel::IOBJ).map_or_else(Vec::new, |r| self.actors_in(r));
        }
        // "The demands that he made of [the king]".
        if rule == "event.light" && !row.recip {
            drop_known(&mut target, &source);
        }
        if rule == "event.light"
            && target.is_empty()
            && matches!(row.plover.as_str(), "REQUEST" | "ACCUSE" | "THREATEN")
        {
            let to = ["of", "on", "against", "to"].iter().filter_map(|p| self.oblique(c.head, p));
            target = to.map(|o| self.actors_in(o)).find(|f| !f.is_empty()).unwrap_or_default();
            target.retain(|p| p.mention.is_some());
        }
        // "Killing 53 people and wounding 260": people of the same kind.
        if verbal
            && target.is_empty()
            && let Some(n) = self.syn.patient(c.head).filter(|&n| self.is_number_of_people(c.head, n))
        {
            let first = self.syn.first_conjunct(c.head);
            let kind = self.syn.patient(first).filter(|&o| o != n && first != c.head);
            let named = kind.map_or_else(Vec::new, |o| self.actors_in(o));
            target = named.into_iter().map(|p| Party::implied(p.actor)).collect();
        }
        if !verbal && !row.recip && source.is_empty() && needs_speaker(&row.plover) && !is_legal_step(row) {
            return Err("nobody is named who says or does it");
        }
        if row.recip {
            let around = if verbal { self.joint_parties(c) } else { self.parties_around(c.head) };
            for p in around.into_iter().chain(target.drain(..)) {
                if !source.iter().any(|q| q.actor == p.actor) {
                    source.push(p);
                }
            }
            if !verbal && source.is_empty() {
                return Err("no party is expressed");
            }
            if !verbal && source.len() < 2 {
                for p in self.shared_subject(c.head) {
                    if !source.iter().any(|q| q.actor == p.actor) {
                        source.push(p);
                    }
                }
            }
            // "Joint patrols by Chad and Niger": the patrols are what is done.
            if !verbal && source.len() > 1 {
                let within = |m: usize| trigger.has(self.mentions.all[m].head);
                source.retain(|p| !p.mention.is_some_and(within));
            }
            if !verbal && row.plover == "CONSULT" && source.len() == 1 {
                self.add_house(c.head, &mut source);
            }
            // "The meeting with Putin", told before: one side and an article.
            let known =
                || self.syn.children(c.head).any(|k| matches!(self.syn.form[k], word::THE | word::THAT));
            if !verbal && source.len() < 2 && known() && self.syn.possessor(c.head).is_none() {
                return Err("one side of a reciprocal event, told before");
            }
            // "Their dispute over talks with Syria": one side, deep in a phrase, is no meeting of two.
            let embedded = matches!(self.syn.rel[c.head].base(), Deprel::NMOD | Deprel::OBL | Deprel::CONJ);
            if !verbal && source.len() < 2 && embedded && self.syn.possessor(c.head).is_none() {
                return Err("one side of a reciprocal event, told in passing");
            }
        }
        if let Some(of_noun) = told_by_noun.filter(|_| target.is_empty()) {
            target = of_noun;
        }
        drop_known(&mut target, &source);
        self.drop_own_adjective(c, &mut target, &source);
        // "India completed the pullback of its troops from Ladakh": nobody withdraws from his own country.
        if row.plover == "RETREAT" && row.mode == "withdraw" {
            let code = |p: &Party| &self.cast.actor(p.actor).code;
            let of_state = |s: &Party| matches!(code(s).sector.as_deref(), None | Some("GOV" | "MIL"));
            let own = |s: &Party, p: &Party| of_state(s) && code(s).country == code(p).country;
            target.retain(|p| p.mention.is_some() || !source.iter().any(|s| own(s, p)));
        }
        if !verbal && row.cameo == "042" && source.is_empty() {
            source = self.shared_subject(c.head);
            // "On a visit to Astana, Hu and [the host] opened": who is at home visits nobody.
            let country = |p: &Party| self.cast.actor(p.actor).code.country.clone();
            let at_home: Vec<_> = target.iter().map(country).collect();
            if source.len() > 1 && source.iter().any(|p| !at_home.contains(&country(p))) {
                source.retain(|p| country(p).is_none() || !at_home.contains(&country(p)));
            }
            drop_known(&mut target, &source);
        }
        if row.cameo == "042" && self.at_home(&source, &target) {
            return Err("a trip at home is no visit");
        }
        if !verbal
            && !row.recip
            && target.is_empty()
            && source_token.is_some_and(|n| self.is_topic(n, c.head))
        {
            // "Iran sanctions", "the Syria strike": the name of a state before a noun says whom it is about.
            std::mem::swap(&mut source, &mut target);
            if needs_speaker(&row.plover) {
                return Err("nobody is named who says or does it");
            }
        }
        // "Mueller's [Russia] investigation": whom it is about, where its owner stands before it.
        if !verbal
            && !row.recip
            && target.is_empty()
            && source_token.is_some_and(|n| self.syn.rel[n] == Deprel::NMOD_POSS)
        {
            let topic = self.syn.children(c.head).find(|&n| self.is_topic(n, c.head));
            target = topic.map_or_else(Vec::new, |n| self.actors_in(n));
        }
        // "[His] support from the president": with the doer behind it, the owner of a deed is who gets it.
        if !verbal
            && !row.recip
            && target.is_empty()
            && let Some(owner) = self.syn.possessor(c.head)
            && source_token.is_some_and(|n| n > c.head && [word::FROM, word::BY].contains(&self.syn.case(n)))
        {
            target = self.actors_in(owner);
            drop_known(&mut target, &source);
        }
        // "[He] is under investigation".
        if !verbal && !row.recip && target.is_empty() && self.syn.case(c.head) == word::UNDER {
            target = self.undergoing(c.head);
            drop_known(&mut target, &source);
        }
        if source.is_empty() && matches!(row.plover.as_str(), "ASSAULT" | "COERCE") {
            source = self.accused_of(c.head);
        }
        let mut further = None;
        let one_sided = !row.recip || (verbal && row.cameo == "057" && source.len() == 1);
        if target.is_empty() && one_sided && (!source.is_empty() || row.plover == "PROTEST") {
            (target, further) = self.further_target(c, row, &source);
        }
        // "Approved France's request": who answers is the one who was asked.
        if !verbal && target.is_empty() && !source.is_empty() && self.is_of(c.head, "thing_asked") {
            target = self.answerer(c.head);
            drop_known(&mut target, &source);
        }
        let expressed =
            source.iter().chain(&target).any(|p| !p.implicit || p.mention.is_some() || p.place.is_some());
        if source.is_empty() && target.is_empty() {
            return Err("no party is expressed");
        }
        if !verbal && !expressed {
            return Err("an event noun needs an expressed party");
        }
        let against = || row.plover == "PROTEST" && !target.is_empty();
        if !verbal && source.is_empty() && !self.is_specific(c.head) && !against() {
            return Err("a bare plural without an agent speaks of no event in particular");
        }
        if verbal && source.is_empty() && target_token.is_some_and(|n| self.syn.is_predicate(n)) {
            return Err("nobody is named");
        }
        let by_modifier = |c: &Constraint| c.slots.iter().all(|s| matches!(s, Slot::Compound | Slot::Amod));
        if !verbal && row.recip && source.len() < 2 && row.when.iter().any(by_modifier) {
            return Err("one modifier names one side only");
        }
        let cause = Cause::entry(rule, row.at);
        let mut event = Event::new(&row.plover, &row.mode, &row.cameo, trigger, head, cause);
        (event.source, event.target) = (source, target);
        event.causes.extend(further.map(Cause::rule));
        self.verbal(&mut event);
        if rule == "event.noun" && self.is_said_of_politician(&event) {
            return Err("an attack on a politician by nobody in particular is one of words");
        }
        Ok(event)
    }

    /// A target outside the frame's own slots: in the complement clause of what is agreed, refused or threatened, or
    /// the receiver of the message that asks.
    fn further_target(
        &self,
        c: &Candidate,
        row: &FrameRow,
        source: &[Party],
    ) -> (Vec<Party>, Option<&'static str>) {
        let found = match row.plover.as_str() {
            "AGREE" | "REJECT" | "THREATEN" | "CONCEDE" => {
                // "Made concessions in order [to get] a deal with Chad".
                let purpose = || {
                    let to = |v: usize| self.syn.marked_by(v, &[word::TO]).is_some();
                    let fits = |&v: &usize| self.syn.rel[v] == Deprel::ADVCL && self.syn.xpos[v] == Xpos::VB;
                    let found = self.syn.children(c.head).filter(fits).find(|&v| to(v));
                    found.filter(|_| row.plover == "CONCEDE" && self.oblique(c.head, "to").is_none())
                };
                let clause = self.filler(c.head, None, &Slot::Xcomp).or_else(purpose);
                let clause = clause.filter(|&v| self.syn.is_predicate(v));
                // "Agreed to investigate the firm" is agreed with somebody else.
                if matches!(row.plover.as_str(), "AGREE" | "CONCEDE")
                    && clause.is_some_and(|v| self.does_harm(v))
                {
                    return (Vec::new(), None);
                }
                let mut found = clause.map_or_else(Vec::new, |v| self.touched_by_clause(v, source, 1));
                // "Agreed to [U.S.] mediation": the thing agreed to names the other side.
                if found.is_empty()
                    && clause.is_none()
                    && let Some(thing) = self.oblique(c.head, "to")
                {
                    found = self.targets_in(thing);
                    drop_known(&mut found, source);
                }
                // "Balked at the [White House] demand".
                if found.is_empty()
                    && row.plover == "REJECT"
                    && let Some(thing) = self.oblique(c.head, "at")
                {
                    found = self.targets_in(thing);
                    found.retain(|p| p.mention.is_some() && !source.iter().any(|q| q.actor == p.actor));
                }
                (found, "event.lower-target")
            }
            "REQUEST" => {
                let above = self.addressed_above(c.head, source);
                if above.is_empty() {
                    (self.asked_of(c.head, c.noun, source), "event.lower-target")
                } else {
                    (above, "event.addressed")
                }
            }
            // "Telephoned [the premier] to apologise".
            "SUPPORT" if row.cameo == "055" => {
                let upper = self.syn.governor(self.syn.first_conjunct(c.head)).filter(|&v| {
                    self.syn.xpos[c.head] == Xpos::VB && self.is_of(v, "v_contact") && !self.syn.is_passive(v)
                });
                let whom = upper.and_then(|v| self.syn.patient(v).or_else(|| self.oblique(v, "to")));
                let mut found = whom.map_or_else(Vec::new, |o| self.actors_in(o));
                drop_known(&mut found, source);
                (found, "event.addressed")
            }
            // "Used batons to disperse [the crowd]": what is done with a weapon is done to those whom its use concerns.
            "ASSAULT" | "COERCE" => {
                let subdues = |&v: &usize| self.syn.xpos[v] == Xpos::VB && self.is_of(v, "v_subdue");
                let purpose = self.filler(c.head, None, &Slot::Xcomp);
                let purpose = purpose.or_else(|| self.filler(c.head, None, &Slot::Advcl("to".into())));
                let purpose = purpose.filter(subdues);
                (
                    purpose.map_or_else(Vec::new, |v| self.touched_by_clause(v, source, 0)),
                    "event.lower-target",
                )
            }
            // "Marched to [the Israeli consulate]": whose seat a protest goes to.
            "PROTEST" => {
                let goals =
                    ["outside", "to", "at", "before", "near"].iter().filter_map(|p| self.oblique(c.head, p));
                // "In front of the embassy".
                let front = self
                    .oblique(c.head, "in")
                    .filter(|&o| self.syn.lemma[o] == self.lex.vocabulary.get("front"));
                let goals = goals.chain(front.and_then(|o| self.nominal_with(o, "of")));
                let seat = goals.map(|o| self.seat_in(o)).find(|f| !f.is_empty()).unwrap_or_default();
                if seat.is_empty() && row.mode == "strike" {
                    (self.employers(source), "event.employer")
                } else {
                    (seat, "event.seat")
                }
            }
            // "Signed a contract to sell [Qatar] jets", "won a contract to build [Qatar] a dam": the other side of what is signed.
            "SUPPORT" | "COOPERATE"
                if row.cameo == "057" || row.plover == "COOPERATE" && c.noun.is_some() =>
            {
                let noun = c.noun.or_else(|| self.syn.patient(c.head));
                // "A memorandum of understanding to lend".
                let within = noun.into_iter().flat_map(|n| {
                    let lower = self.syn.children(n).filter(|&m| self.syn.rel[m].base() == Deprel::NMOD);
                    std::iter::once(n).chain(lower)
                });
                let deal = self
                    .filler(c.head, None, &Slot::Xcomp)
                    .or_else(|| within.filter_map(|n| self.syn.child(n, Deprel::ACL)).next());
                let deal = deal.filter(|&v| self.syn.xpos[v] == Xpos::VB);
                (deal.map_or_else(Vec::new, |v| self.touched_by_clause(v, source, 0)), "event.lower-target")
            }
            _ => return (Vec::new(), None),
        };
        let rule = (!found.0.is_empty()).then_some(found.1);
        (found.0, rule)
    }

    /// "A [White House] meeting with Lavrov": the state in whose house it is held, where nobody of its own is named.
    fn add_house(&self, noun: usize, source: &mut Vec<Party>) {
        let syn = self.syn;
        let before = TokenSpan::new(syn.subtree(noun).start as usize, noun);
        let house = self.mentions.places_in(before).find(|&p| {
            let place = &self.mentions.places[p];
            place.actor.is_some()
                && syn.governor(place.head) == Some(noun)
                && matches!(syn.rel[place.head].base(), Deprel::COMPOUND | Deprel::AMOD)
        });
        let mut found = Vec::new();
        if let Some(p) = house {
            self.add_place(p, None, &mut found);
        }
        let country = |p: &Party| self.cast.actor(p.actor).code.country.clone();
        found.retain(|p| source.iter().all(|s| country(s).is_some() && country(s) != country(p)));
        source.extend(found);
    }

    /// Whether an event noun tells what is done against somebody: "Comey's firing".
    fn does_harm_as_noun(&self, n: usize) -> bool {
        self.deed(n).is_some_and(|r| matches!(r.plover.as_str(), "ASSAULT" | "COERCE" | "SANCTION"))
    }

    /// Whether a verb tells what is done against somebody.
    fn does_harm(&self, v: usize) -> bool {
        const AGAINST: &[&str] = &["ACCUSE", "THREATEN", "PROTEST", "SANCTION", "COERCE", "ASSAULT"];
        let row = self.candidates(v).first().map(|c| &self.lex.rows.frames[c.row as usize]);
        row.is_some_and(|r| AGAINST.contains(&r.plover.as_str()))
    }

    /// The firms and bodies that own those who strike.
    fn employers(&self, source: &[Party]) -> Vec<Party> {
        let employs = |p: &Party| {
            let a = self.cast.actor(p.actor);
            !matches!(a.entity, EntityType::Person | EntityType::State | EntityType::RoleGroup)
                && matches!(a.code.sector.as_deref(), Some("BUS" | "MED" | "EDU"))
        };
        let mut found: Vec<Party> = Vec::new();
        for m in source.iter().filter_map(|p| p.mention).map(|m| &self.mentions.all[m]) {
            let owner = self.syn.possessor(m.head).map_or_else(Vec::new, |o| self.actors_in(o));
            let named =
                self.cast.actors.iter().zip(0..).filter(|(a, _)| a.row.is_some_and(|r| m.of.contains(&r)));
            let named = named.map(|(_, i)| Party { actor: i, mention: None, place: None, implicit: true });
            let own = owner.into_iter().chain(named);
            found.extend(own.filter(employs));
        }
        drop_known(&mut found, source);
        found.truncate(1);
        found
    }

    /// The body of a state whose seat a phrase names.
    fn seat_in(&self, t: usize) -> Vec<Party> {
        let mut found = self.actors_in(t);
        found.retain(|p| {
            let sector = self.cast.actor(p.actor).code.sector.as_deref();
            p.mention.is_some() && matches!(sector, Some("GOV" | "LEG" | "JUD" | "MIL" | "COP"))
        });
        found
    }

    /// Whether a noun is a weapon, which acts for somebody unnamed: "the first shell killed".
    pub(super) fn is_weapon(&self, t: usize) -> bool {
        const WEAPONS: &[&str] = &["missile", "artillery", "drone", "aircraft", "explosive", "small_arms"];
        WEAPONS.iter().filter_map(|c| self.lex.classes.get(c)).any(|c| self.in_class(t, c))
    }

    /// Whether a noun names an event that can have results.
    pub(super) fn is_event_noun(&self, t: usize) -> bool {
        self.lex.frames.of(self.syn.lemma[t]).iter().any(|p| {
            let row = &self.lex.rows.frames[p.row as usize];
            row.pos == "noun" && matches!(row.plover.as_str(), "ASSAULT" | "PROTEST" | "COERCE")
        })
    }

    /// Whether what accuses is a document ("the lawsuit accuses the bank") or somebody of whom no more is told ("dozens of
    /// women accused the senator"): the accusation stands, whoever made it; not "it is easy to blame the senator", "can you
    /// blame him".
    fn may_accuse_unnamed(&self, verb: usize, subject: usize) -> bool {
        let syn = self.syn;
        let first = syn.first_conjunct(verb);
        let own = syn.governor(subject).is_some_and(|v| v == verb || v == first)
            || syn.governor(first) == Some(subject);
        let third = || [word::IT, word::HE, word::SHE, word::THEY].contains(&syn.form[subject]);
        let person = || {
            third() || ["person", "crowd", "people", "body"].iter().any(|class| self.is_of(subject, class))
        };
        own && self.is_of(verb, "v_accuse_text") && (self.is_of(subject, "accusing_text") || person())
    }

    /// "A letter penned by [the senator]": who wrote what accuses.
    fn penned_by(&self, text: usize) -> Option<usize> {
        let told = self.syn.children(text).filter(|&c| self.syn.rel[c] == Deprel::ACL);
        told.filter_map(|v| self.syn.by_agent(v)).next()
    }

    /// Whether a noun means something in particular: determined, counted, owned or singular.
    fn is_specific(&self, t: usize) -> bool {
        let syn = self.syn;
        syn.xpos[t] != Xpos::NNS
            || syn.children(t).any(|c| {
                matches!(syn.rel[c].base(), Deprel::DET | Deprel::NUMMOD) || syn.rel[c] == Deprel::NMOD_POSS
            })
    }

    /// A pronoun, an indefinite person or a number of people may act without being a known actor; things may not.
    fn may_act_unnamed(&self, t: usize) -> bool {
        let syn = self.syn;
        (matches!(syn.upos[t], Upos::PRON | Upos::NUM)
            && !matches!(syn.form[t], word::IT | word::THAT | word::THIS))
            || [word::PEOPLE, word::PERSON, word::MEMBER].contains(&syn.lemma[t])
            || (syn.upos[t] == Upos::PROPN
                && syn.is(t, TokenFlags::CAPITAL)
                // "The Logan Act bars citizens": a law does not act.
                && !self.lex.classes.get("law").is_some_and(|c| self.in_class(t, c)))
    }
}
