//! What an upper verb makes of a lower event ("agreed to withdraw", "refused to meet"), and what mood makes of one
//! ("will visit", "would not sign", "will strike if").

use super::run::View;
use super::{Event, Party, drop_known};
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::{Certainty, Modality};
use crate::lexicon::{ComposeRow, Pattern, Slot, Word};
use crate::mention::EntityType;
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.compose",
        finds: "an upper verb over a lower event: \"refused to meet\" is REJECT; not \"met to refuse\"",
    },
    Rule {
        id: "event.aim",
        finds: "whom a protest's aim concerns: \"marched to denounce the president\"; not \"marched with the president\"",
    },
    Rule {
        id: "event.condition-target",
        finds: "who is to meet the condition of a threat: \"threatened to leave unless the king pays\"; not \"unless it rains\"",
    },
    Rule {
        id: "event.host",
        finds: "a host whose visitors the sentence names beside it: \"hosted talks as X met Y\"",
    },
];

impl View<'_> {
    /// Applies the table of compositions and the rules of mood to the events of one sentence.
    pub(super) fn compose(&self, events: &mut Vec<Event>, from: usize) {
        let mut dropped = Vec::new();
        for i in from..events.len() {
            let Some((row, upper)) = self.composition(&events[i]) else { continue };
            let own = (from..events.len()).find(|&j| j != i && events[j].head == upper);
            if self.judges(row) && self.syn.xpos[events[i].head] != Xpos::VB {
                self.judged(events, i, own, row, upper);
                continue;
            }
            if self.apply(&mut events[i], row, upper)
                && let Some(own) = own
            {
                dropped.push(own);
            }
        }
        // A request that nobody is named to make says nothing of who acts.
        dropped.extend(
            (from..events.len()).filter(|&i| events[i].source.is_empty() && self.is_asking(&events[i])),
        );
        dropped.sort_unstable();
        dropped.dedup();
        for j in dropped.into_iter().rev() {
            events.remove(j);
        }
        self.absorb(events, from);
        self.told_by_one_word(events, from);
        for e in &mut events[from..] {
            self.content(e);
            self.mood(e);
            self.aim(e);
            self.held_to_condition(e);
            // "China made concessions to get a deal with Beijing": a state gives nothing to its own government.
            if matches!(e.plover.as_str(), "AGREE" | "CONCEDE" | "COOPERATE" | "AID" | "SUPPORT") {
                let (source, cast) = (&e.source, self.cast);
                e.target.retain(|p| !source.iter().any(|s| cast.is_same_state(s.actor, p.actor)));
            }
        }
        self.hosts(&mut events[from..]);
    }

    /// Whether a row makes a judgement of what is told below it: accusing, condemning, praising. What is judged stays an
    /// event of its own.
    fn judges(&self, row: &ComposeRow) -> bool {
        row.plover == "ACCUSE" && row.cameo != "131" || (row.plover == "SUPPORT" && row.cameo == "051")
    }

    /// "Accused Armenia of [shelling] its villages", "condemned the [attack] by rebels on the army": the judgement takes its
    /// finer code from the deed and is about the doer; the deed is told too.
    fn judged(
        &self,
        events: &mut Vec<Event>,
        deed: usize,
        own: Option<usize>,
        row: &ComposeRow,
        upper: usize,
    ) {
        let cause = Cause::entry("event.compose", row.at);
        let doers = events[deed].source.clone();
        let Some(own) = own else {
            let mut above = events[deed].clone();
            above.causes.truncate(1);
            let named = |e: &Event| !e.source.is_empty() || !e.target.is_empty();
            if self.apply(&mut above, row, upper) && named(&above) {
                events.push(above);
            }
            return;
        };
        if self.syn.lemma[upper] == self.lex.vocabulary.get("suspect") {
            let deed = &mut events[deed];
            deed.modality = deed.modality.max(Modality::Possible);
            deed.certainty = deed.certainty.min(Certainty::Probable);
        }
        let judgement = &mut events[own];
        if judgement.plover != row.plover {
            return;
        }
        let general = matches!(judgement.cameo.as_str(), "110" | "111" | "112" | "050" | "051");
        if general && !matches!(row.cameo.as_str(), "" | "=") {
            judgement.cameo = row.cameo.clone();
            judgement.mode = row.mode.clone();
        }
        if self.syn.patient(upper) == Some(self.syn.first_conjunct(events[deed].head)) {
            let mut doers = doers;
            let judgement = &mut events[own];
            drop_known(&mut doers, &judgement.source);
            if !doers.is_empty() {
                judgement.target = doers;
            }
        }
        events[own].causes.push(cause);
    }

    fn is_asking(&self, e: &Event) -> bool {
        e.plover == "REQUEST" && e.causes.iter().any(|c| c.rule == "event.compose")
    }

    /// Of two records of one type with one head the finer counts; a talk whose purpose is to talk is one
    /// talk, and batons used to disperse a crowd one assault.
    fn told_by_one_word(&self, events: &mut Vec<Event>, from: usize) {
        let meets = |e: &Event| e.plover == "CONSULT" || (e.plover == "AGREE" && e.cameo == "036");
        let purpose = |e: &Event| {
            matches!(e.plover.as_str(), "CONSULT" | "ASSAULT" | "PROTEST")
                && self.syn.xpos[e.head] == Xpos::VB
                && matches!(self.syn.rel[e.head].base(), Deprel::ADVCL | Deprel::XCOMP | Deprel::ACL)
        };
        // "Rallied, chanting slogans": what is done while protesting.
        let manner = |e: &Event| {
            e.plover == "PROTEST"
                && e.target.is_empty()
                && self.syn.xpos[e.head] == Xpos::VBG
                && self.syn.rel[e.head] == Deprel::ADVCL
        };
        let mut dropped = Vec::new();
        for i in from..events.len() {
            for j in (from..events.len()).filter(|&j| j != i && !dropped.contains(&j)) {
                let (a, b) = (&events[i], &events[j]);
                let same = a.head == b.head && a.plover == b.plover;
                let coarser =
                    a.cameo.ends_with('0') && !b.cameo.ends_with('0') || (a.cameo == b.cameo && i > j);
                let known = |p: &Party| b.source.iter().chain(&b.target).any(|q| q.actor == p.actor);
                let alike = if a.plover == "CONSULT" { meets(b) } else { a.plover == b.plover };
                let told_above = (purpose(a) || manner(a))
                    && alike
                    && self.syn.below(a.head, b.head)
                    && a.source.iter().all(known)
                    && (a.plover != "CONSULT" || a.target.iter().all(known));
                if told_above && a.plover == "PROTEST" && !a.target.is_empty() {
                    // "Went on hunger strike to protest against Sweden": the purpose says against whom.
                    events[j].target = events[i].target.clone();
                    dropped.push(i);
                    break;
                }
                if (same && coarser) || told_above || (i > j && self.same_course(a, b)) {
                    dropped.push(i);
                    break;
                }
            }
        }
        for i in dropped.into_iter().rev() {
            events.remove(i);
        }
    }

    /// "Protests erupted in the capital and [spread] to the ports": what a second verb says of one event noun is the same event.
    fn same_course(&self, a: &Event, b: &Event) -> bool {
        let syn = self.syn;
        let told_of = |e: &Event| syn.subject(e.head).filter(|&s| self.is_event_noun(s));
        a.plover == b.plover
            && matches!(a.plover.as_str(), "PROTEST" | "ASSAULT")
            && a.causes[0].rule == "event.verb"
            && b.causes[0].rule == "event.verb"
            && syn.rel[a.head] == Deprel::CONJ
            && syn.first_conjunct(a.head) == syn.first_conjunct(b.head)
            && !syn.is_passive(a.head)
            && told_of(a).is_some_and(|s| told_of(b) == Some(s))
    }

    /// A protest is against whom its aim concerns: "marched to denounce [the president]", "rallied for independence from
    /// [Spain]".
    fn aim(&self, e: &mut Event) {
        if e.plover != "PROTEST" || !e.target.is_empty() || e.source.is_empty() {
            return;
        }
        let syn = self.syn;
        const AIMS: &[&str] = &["v_urge", "v_demand", "v_protest", "v_condemn", "v_reject"];
        let aims =
            |t: &usize| AIMS.iter().filter_map(|c| self.lex.classes.get(c)).any(|c| self.in_class(*t, c));
        let clauses = syn.children(e.head).chain(e.trigger.range().skip(1).flat_map(|t| syn.children(t)));
        let clauses = clauses.filter(|&c| {
            matches!(syn.rel[c].base(), Deprel::ADVCL | Deprel::ACL | Deprel::XCOMP)
                && syn.upos[c] == Upos::VERB
        });
        let found = clauses
            .filter(aims)
            // "To denounce the jailing of a director": against those who jail.
            .map(|c| {
                let doers = syn.patient(c).and_then(|o| self.doers_of_deed(o));
                doers.unwrap_or_else(|| self.touched_by_clause(c, &e.source, 1))
            })
            .chain(self.oblique(e.head, "against").map(|o| self.targets_in(o)))
            .chain(self.nominal_with(e.head, "against").map(|o| self.targets_in(o)))
            .find(|f| !f.is_empty());
        if let Some(mut found) = found {
            drop_known(&mut found, &e.source);
            e.target = found;
            e.causes.push(Cause::rule("event.aim"));
        }
    }

    /// "Threatened to leave unless [the king] pays": who is to meet the condition of a threat.
    fn held_to_condition(&self, e: &mut Event) {
        if e.plover != "THREATEN" || !e.target.is_empty() || e.source.is_empty() {
            return;
        }
        let syn = self.syn;
        let lower = syn.children(e.head).filter(|&c| matches!(syn.rel[c], Deprel::XCOMP | Deprel::CCOMP));
        let conditional =
            |&c: &usize| syn.rel[c] == Deprel::ADVCL && syn.marked_by(c, &[word::IF, word::UNLESS]).is_some();
        let condition = std::iter::once(e.head).chain(lower).flat_map(|v| syn.children(v)).find(conditional);
        let who = condition.and_then(|v| syn.agent(v));
        let mut found = who.map_or_else(Vec::new, |s| self.actors_in(s));
        drop_known(&mut found, &e.source);
        if !found.is_empty() {
            e.target = found;
            e.causes.push(Cause::rule("event.condition-target"));
        }
    }

    /// "The Kremlin hosted talks as a U.S. delegation met Putin": the host has no visitor of its own, the meeting beside
    /// it names both.
    fn hosts(&self, events: &mut [Event]) {
        let country = |p: &Party| self.cast.actor(p.actor).code.country.clone();
        for i in 0..events.len() {
            let host = &events[i];
            if host.plover != "CONSULT"
                || host.cameo != "043"
                || !host.source.is_empty()
                || host.target.is_empty()
            {
                continue;
            }
            let hosts: Vec<_> = host.target.iter().map(country).collect();
            let met = (0..events.len()).find(|&j| {
                let m = &events[j];
                j != i && m.plover == "CONSULT" && m.source.iter().any(|p| !hosts.contains(&country(p)))
            });
            let Some(j) = met else { continue };
            let visitors: Vec<Party> =
                events[j].source.iter().filter(|p| !hosts.contains(&country(p))).cloned().collect();
            let at_home: Vec<Party> =
                events[j].source.iter().filter(|p| hosts.contains(&country(p))).cloned().collect();
            if events[j].target.is_empty() && !at_home.is_empty() {
                events[j].source = visitors.clone();
                events[j].target = at_home;
                (events[j].cameo, events[j].mode) = ("042".into(), "visit".into());
            }
            events[i].source = visitors;
            events[i].causes.push(Cause::rule("event.host"));
        }
    }

    fn composition(&self, e: &Event) -> Option<(&ComposeRow, usize)> {
        let syn = self.syn;
        let t = syn.first_conjunct(e.head);
        let mut upper = syn.governor(t)?;
        // "plans to visit": the noun that an infinitive hangs on is the upper word.
        for _ in 0..2 {
            let rows = self.lex.compose.get(&syn.lemma[upper]);
            for &r in rows.into_iter().flatten() {
                let row = &self.lex.rows.compose[r as usize];
                // "Weighed in, calling it a mistake" weighs nothing.
                if row.plover == "=" && syn.has_particle(upper) {
                    continue;
                }
                if row.link.iter().any(|l| self.linked(upper, t, l))
                    && lower_fits(row, e)
                    && self.upper_fits(row, upper)
                    && !(row.plover == "REQUEST" && self.is_told(t))
                    && (row.plover != "THREATEN" || self.own_menace(e, t, upper))
                {
                    return Some((row, upper));
                }
            }
            // "agreed on Monday to begin to withdraw": a verb of beginning in between changes nothing.
            let between = syn.rel[upper] == Deprel::XCOMP && syn.upos[upper] == Upos::VERB;
            upper = syn.governor(upper).filter(|_| between)?;
        }
        None
    }

    /// Whether an attack that is wanted or planned is a threat: that of a side which has arms, on its own account. Not "wants Chad
    /// to attack", nor "the suspect planned to bomb the station".
    fn own_menace(&self, e: &Event, t: usize, upper: usize) -> bool {
        let syn = self.syn;
        if e.plover != "ASSAULT" || !self.is_of(upper, "v_intend") {
            return true;
        }
        let armed = |p: &Party| {
            let a = self.cast.actor(p.actor);
            let sector = a.code.sector.as_deref();
            match a.entity {
                EntityType::State | EntityType::Government | EntityType::ArmedGroup => true,
                _ => matches!(sector, Some("GOV" | "MIL" | "REB" | "PRM" | "ELI")),
            }
        };
        syn.child(upper, Deprel::OBJ).is_none_or(|o| o > t) && e.source.iter().any(armed)
    }

    fn linked(&self, upper: usize, t: usize, link: &Slot) -> bool {
        let syn = self.syn;
        let rel = syn.rel[t];
        let direct = syn.governor(t) == Some(upper);
        let case = |p: &str| p.is_empty() || syn.case(t) == self.lex.vocabulary.get(p);
        match link {
            Slot::Xcomp => rel == Deprel::XCOMP || (direct && infinitive(self, t)),
            Slot::Ccomp => direct && rel == Deprel::CCOMP && !infinitive(self, t),
            Slot::Obj => syn.patient(upper) == Some(t),
            Slot::Advcl(p) => direct && rel == Deprel::ADVCL && case(p),
            Slot::Obl(p) => direct && matches!(rel.base(), Deprel::OBL | Deprel::ADVCL) && case(p),
            Slot::Nmod(p) => direct && matches!(rel.base(), Deprel::NMOD | Deprel::ACL) && case(p),
            Slot::Acl => direct && rel == Deprel::ACL,
            _ => false,
        }
    }

    fn upper_fits(&self, row: &ComposeRow, upper: usize) -> bool {
        if row.plover == "REQUEST" && self.rings_up(upper) {
            return false;
        }
        row.upper.iter().any(|u| match u.strip_prefix('@') {
            Some(class) => self.lex.classes.get(class).is_some_and(|c| self.in_class(upper, c)),
            None => {
                let mut words = u.split(' ').map(|w| self.lex.vocabulary.get(w));
                let head = words.next();
                let rest = words.map(Word::Lemma).collect();
                head == Some(self.syn.lemma[upper]) && self.rest(upper, &Pattern::of(rest)).is_some()
            }
        })
    }

    /// Whether a clause tells what is or was and asks for nothing: "insist the public never [supported] it", "told [visiting]
    /// envoys"; not "insist that he resign", "that he should resign".
    fn is_told(&self, t: usize) -> bool {
        let syn = self.syn;
        let past = syn.xpos[t] == Xpos::VBD
            || syn.children(t).any(|c| syn.rel[c].base() == Deprel::AUX && syn.xpos[c].is_tensed());
        syn.rel[t] == Deprel::CCOMP && past || syn.rel[t] == Deprel::XCOMP && syn.xpos[t] == Xpos::VBG
    }

    /// "Called the premier to congratulate him": whoever is called is rung up, whoever is called on is asked.
    fn rings_up(&self, t: usize) -> bool {
        let syn = self.syn;
        syn.lemma[t] == word::CALL
            && syn.upos[t] == Upos::VERB
            && syn.patient(t).is_some_and(|o| syn.case_token(o).is_none())
            && !syn.form.get(t + 1).is_some_and(|f| [word::ON, word::FOR, word::UPON].contains(f))
    }

    /// Changes an event by a row; true where the upper word is now its trigger.
    fn apply(&self, e: &mut Event, row: &ComposeRow, upper: usize) -> bool {
        let cause = Cause::entry("event.compose", row.at);
        if row.plover == "=" || row.plover.is_empty() {
            // What the upper verb says of its complement the factuality column knows already ("did not fail to attack");
            // a row speaks where the column is silent, and two negations are none.
            let known = self.facts.of(e.head).causes.iter().any(|c| c.rule == "factuality.embedding");
            if row.polarity == "negative" && !known {
                e.negative ^= !self.facts.of(upper).negative;
                e.negation_cue = e.negative.then_some(TokenSpan::new(upper, upper + 1));
            }
            if let Some(m) = Modality::of_word(&row.modality) {
                e.modality = m;
                e.modality_cue.get_or_insert(TokenSpan::new(upper, upper + 1));
                if m == Modality::Possible {
                    e.certainty = e.certainty.min(Certainty::Possible);
                }
            }
            e.causes.push(cause);
            return false;
        }
        let source = self.upper_source(upper);
        let mut addressee = self.addressee(upper, row.plover == "ACCUSE");
        // "Called for [the king] to free them", "calls for [the king] to free them": who is to act stands behind "for".
        let lower = self.syn.first_conjunct(e.head);
        if addressee.is_empty()
            && row.plover == "REQUEST"
            && self.syn.xpos[lower] == Xpos::VB
            && infinitive(self, lower)
        {
            let behind = self.oblique(upper, "for").or_else(|| self.nominal_with(upper, "for"));
            let behind = behind.filter(|&o| self.mentions.of_head(o).is_some());
            let who = self.syn.child(lower, Deprel::NSUBJ).or(behind);
            addressee = who.map_or_else(Vec::new, |o| self.actors_in(o));
        }
        let others = |e: &Event, source: &[Party]| -> Vec<Party> {
            let all = e.source.iter().chain(&e.target);
            all.filter(|p| !source.iter().any(|q| q.actor == p.actor)).cloned().collect()
        };
        // "The White House announced that Jordan agreed": what others do is not the upper subject's own undertaking.
        let own_act = matches!(row.plover.as_str(), "AGREE" | "REJECT" | "THREATEN" | "CONCEDE");
        if own_act
            && self.syn.rel[self.syn.first_conjunct(e.head)] == Deprel::CCOMP
            && !e.source.is_empty()
            && !e.source.iter().any(|p| source.iter().any(|q| q.actor == p.actor))
        {
            return false;
        }
        let target = match row.plover.as_str() {
            "REQUEST" | "ACCUSE" if !addressee.is_empty() => addressee,
            "REQUEST" | "ACCUSE" if !e.source.is_empty() => {
                others(&Event { target: Vec::new(), ..e.clone() }, &source)
            }
            _ => others(e, &source),
        };
        // "Wants to attack" asks nothing of anybody.
        if self.syn.lemma[upper] == word::WANT && target.is_empty() {
            return false;
        }
        // "Pledged not to send them back": what is sworn off is promised.
        let spared = row.plover == "THREATEN"
            && self
                .syn
                .children(e.head)
                .any(|c| c < e.head && matches!(self.syn.form[c], word::NOT | word::NEVER));
        e.plover = row.plover.clone();
        e.mode = row.mode.clone();
        if row.cameo != "=" && !row.cameo.is_empty() {
            e.cameo = row.cameo.clone();
        }
        if spared {
            (e.plover, e.mode, e.cameo) = ("AGREE".into(), String::new(), "030".into());
        }
        // Where nobody is named above ("was agreed to be sent"), the lower parties stay.
        if !source.is_empty() {
            e.source = source;
            e.target = target;
        } else if matches!(row.plover.as_str(), "REQUEST" | "ACCUSE") {
            (e.source, e.target) = (Vec::new(), target);
        }
        // "The envoys signalled the White House's intention to": one side speaks of its own.
        let country = |p: &Party| self.cast.actor(p.actor).code.country.clone();
        let own_side = e.plover == "AGREE" && self.syn.patient(upper).is_some();
        e.target.retain(|p| {
            !e.source
                .iter()
                .any(|q| q.actor == p.actor || (own_side && country(q).is_some() && country(q) == country(p)))
        });
        e.head = upper;
        e.trigger = TokenSpan::new(upper, upper + 1);
        e.causes.push(cause);
        self.fact_of(e);
        // "Is ready to help if asked", "if asked, it stands ready": the readiness itself waits for the condition.
        if self.syn.upos[upper] == Upos::ADJ && e.modality == Modality::Asserted && e.condition.is_none() {
            let stands = self.syn.governor(upper).filter(|_| self.syn.rel[upper] == Deprel::XCOMP);
            let held = [Some(lower), stands].into_iter().flatten().map(|t| self.facts.of(t));
            if let Some(fact) = held.into_iter().find(|f| f.condition.is_some()) {
                (e.modality, e.modality_cue) = (Modality::Conditional, fact.modality_cue);
                (e.condition, e.certainty) = (fact.condition, e.certainty.min(Certainty::Possible));
            }
        }
        // "Has [no] plans to send tanks": the plan is denied with its noun.
        if let Some(no) = self.denying_no(upper) {
            e.negative = true;
            e.negation_cue = Some(TokenSpan::new(no, no + 1));
        }
        if row.polarity == "negative" {
            e.negative = !e.negative;
        }
        // What is planned is to come; a promise has been made by now.
        let made = row.plover == "AGREE" && self.is_of(upper, "v_pledge");
        if let Some(m) = Modality::of_word(&row.modality).filter(|_| !made) {
            e.modality = m;
        }
        true
    }

    fn upper_source(&self, upper: usize) -> Vec<Party> {
        let syn = self.syn;
        if syn.is_predicate(upper) && !matches!(syn.upos[upper], Upos::NOUN) {
            return self.filler(upper, None, &Slot::Nsubj).map_or_else(Vec::new, |s| self.actors_in(s));
        }
        for slot in [
            Slot::Poss,
            Slot::Nmod("by".into()),
            Slot::Compound,
            Slot::Nsubj,
            Slot::Nmod("of".into()),
            Slot::Nmod("from".into()),
        ] {
            if let Some(f) = self.filler(upper, None, &slot) {
                let found = self.actors_in(f);
                if !found.is_empty() {
                    return found;
                }
            }
        }
        Vec::new()
    }

    /// Whom a request is made to: the object, or "on X", "to X", "of X".
    fn addressee(&self, upper: usize, judged: bool) -> Vec<Party> {
        let syn = self.syn;
        let person = |o: &usize| !(syn.is_predicate(*o) || (judged && self.names_deed(*o)));
        let object = syn.patient(upper).filter(person).map_or_else(Vec::new, |o| self.actors_in(o));
        if !object.is_empty() {
            return object;
        }
        ["on", "upon", "to", "of", "from"]
            .iter()
            .filter_map(|p| self.oblique(upper, p).or_else(|| self.nominal_with(upper, p)))
            .map(|o| self.actors_in(o))
            .find(|a| !a.is_empty())
            .unwrap_or_default()
    }

    /// Takes up what the factuality column says of an event's head.
    pub(super) fn fact_of(&self, e: &mut Event) {
        let fact = self.facts.of(e.head);
        e.negative = fact.negative;
        e.negation_cue = fact.negation_cue;
        e.modality = fact.modality;
        e.modality_cue = fact.modality_cue;
        e.condition = fact.condition;
        e.certainty = fact.certainty;
        e.causes.extend(fact.causes.iter().copied());
    }
}

fn infinitive(view: &View, t: usize) -> bool {
    view.syn.children(t).any(|c| view.syn.rel[c] == Deprel::MARK && view.syn.form[c] == word::TO)
}

/// Whether a row's lower side takes an event: by PLOVER type, by the start of its CAMEO code, or `*`.
pub(super) fn lower_fits(row: &ComposeRow, e: &Event) -> bool {
    row.lower.is_empty()
        || row.lower.iter().any(|l| {
            l == "*"
                || *l == e.plover
                || (l.starts_with(|c: char| c.is_ascii_digit()) && e.cameo.starts_with(l.as_str()))
        })
}
