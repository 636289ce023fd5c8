//! What an upper verb makes of a lower event ("agreed to withdraw", "refused to meet"), and what mood makes of one
//! ("will visit", "would not sign", "will strike if").

use super::run::View;
use super::{Event, Party};
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
        id: "event.future-cooperation",
        finds: "a planned visit, aid or release is AGREE: \"Xi will visit Paris\"; not \"Xi visited Paris\"",
    },
    Rule {
        id: "event.refusal",
        finds: "a negated will is a refusal: \"Kyiv will not negotiate\"; not \"Kyiv did not negotiate\"",
    },
    Rule {
        id: "event.aim",
        finds: "whom a protest's aim concerns: \"marched to denounce the president\"; not \"marched with the president\"",
    },
    Rule {
        id: "event.host",
        finds: "a host whose visitors the sentence names beside it: \"hosted talks as X met Y\"",
    },
    Rule {
        id: "event.duty",
        finds: "a speaker's \"must\" about others: \"any deal must protect Kyiv\", said by officials",
    },
    Rule {
        id: "event.conditional-threat",
        finds: "a speaker's own attack to come, or hostile act under a condition: \"we will strike if …\"",
    },
];

impl View<'_> {
    /// Applies the table of compositions and the rules of mood to the events of one sentence.
    pub(super) fn compose(&self, events: &mut Vec<Event>, from: usize) {
        let mut dropped = Vec::new();
        for i in from..events.len() {
            let Some((row, upper)) = self.composition(&events[i]) else { continue };
            let own = (from..events.len()).find(|&j| j != i && events[j].head == upper);
            if self.apply(&mut events[i], row, upper)
                && let Some(own) = own
            {
                dropped.push(own);
            }
        }
        dropped.sort_unstable();
        dropped.dedup();
        for j in dropped.into_iter().rev() {
            events.remove(j);
        }
        self.absorb(events, from);
        for e in &mut events[from..] {
            self.content(e);
            self.mood(e);
            self.aim(e);
        }
        self.hosts(&mut events[from..]);
    }

    /// Takes out what is only asked for, offered, threatened or refused in the record of the asking: "rejected the
    /// invitation to attend", "demanded that partners refuse".
    fn absorb(&self, events: &mut Vec<Event>, from: usize) {
        let uppers: Vec<usize> = events[from..]
            .iter()
            .filter(|e| matches!(e.plover.as_str(), "REQUEST" | "REJECT" | "AGREE" | "THREATEN"))
            .map(|e| e.head)
            .collect();
        let mut k = 0;
        events.retain(|e| {
            k += 1;
            k <= from || !self.only_thought(e, &uppers)
        });
    }

    /// Whether an event stands in the complement of one of some upper heads, unrealised: an infinitive, a gerund or a
    /// noun without both of its parties, with nothing finite in between.
    fn only_thought(&self, e: &Event, uppers: &[usize]) -> bool {
        let syn = self.syn;
        let verb = matches!(syn.xpos[e.head], Xpos::VB | Xpos::VBG);
        let noun = syn.upos[e.head] == Upos::NOUN && (e.source.is_empty() || e.target.is_empty());
        if !verb && !noun {
            return false;
        }
        let mut t = e.head;
        while let Some(up) = syn.governor(t) {
            let link = match syn.rel[t] {
                Deprel::OBJ | Deprel::XCOMP | Deprel::CCOMP | Deprel::CONJ => true,
                Deprel::ACL => syn.xpos[t] == Xpos::VB,
                rel => match rel.base() {
                    Deprel::OBL | Deprel::NMOD => {
                        ![word::IN, word::AFTER, word::BEFORE, word::DURING].contains(&syn.case(t))
                    }
                    _ => false,
                },
            };
            if !link {
                return false;
            }
            if uppers.contains(&up) {
                return true;
            }
            t = up;
        }
        false
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
            .map(|c| self.touched_by_clause(c, &e.source, 1))
            .chain(self.oblique(e.head, "against").map(|o| self.targets_in(o)))
            .chain(self.nominal_with(e.head, "against").map(|o| self.targets_in(o)))
            .find(|f| !f.is_empty());
        if let Some(mut found) = found {
            found.retain(|p| !e.source.iter().any(|q| q.actor == p.actor));
            e.target = found;
            e.causes.push(Cause::rule("event.aim"));
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

    /// Statements of duty and refusal that no frame names: "must be acceptable", "would not pursue".
    pub(super) fn statements(&self, sentence: usize, events: &mut Vec<Event>, from: usize) {
        let syn = self.syn;
        for t in syn.tokens_of(sentence).range().filter(|&t| syn.is_predicate(t)) {
            if events[from..].iter().any(|e| e.head == t || e.trigger.has(t)) {
                continue;
            }
            let auxiliary = |words: &[crate::base::Sym]| {
                syn.children(t)
                    .find(|&c| c < t && syn.rel[c].base() == Deprel::AUX && words.contains(&syn.lemma[c]))
            };
            let fact = self.facts.of(t);
            let subject = syn.subject(t);
            let parties = subject.map_or_else(Vec::new, |s| {
                if self.mentions.of_head(s).is_some() { self.actors_in(s) } else { Vec::new() }
            });
            let official = |p: &Party| {
                let code = &self.cast.actor(p.actor).code;
                matches!(
                    code.sector.as_deref(),
                    None | Some(
                        "GOV" | "MIL" | "LEG" | "REB" | "PTY" | "OPP" | "SOC" | "NGO" | "IGO" | "HRI"
                    )
                ) && code.country.is_some()
            };
            let state = |p: &Party| {
                matches!(
                    self.cast.actor(p.actor).entity,
                    EntityType::State | EntityType::Government | EntityType::ArmedGroup
                )
            };
            let refusal = fact.negative
                && syn.upos[t] == Upos::VERB
                && !self.lex.classes.get("v_no_refusal").is_some_and(|c| self.in_class(t, c))
                && !syn.is_passive(t)
                && (syn.patient(t).is_some()
                    || syn.child(t, Deprel::XCOMP).is_some()
                    || parties.iter().any(state))
                && parties.iter().any(official);
            if let Some(a) = auxiliary(&[word::WILL, word::WOULD]).filter(|_| refusal) {
                let mut e = Event::new(
                    "REJECT",
                    "",
                    "120",
                    TokenSpan::new(a, t + 1),
                    t,
                    Cause::rule("event.refusal"),
                );
                e.target = self.touched_by_clause(t, &parties, 1);
                e.source = parties;
                events.push(e);
                continue;
            }
            let Some(q) = self.quotes.covering(t) else { continue };
            let speakers = &self.cast.speakers[q];
            let Some(a) = auxiliary(&[word::MUST]).filter(|_| !fact.negative) else { continue };
            let source: Vec<Party> = speakers
                .iter()
                .map(|&actor| Party {
                    actor,
                    mention: self.quotes.all[q].speaker_head.and_then(|h| self.mentions.of_head(h)),
                    place: None,
                    implicit: false,
                })
                .filter(official)
                .collect();
            let own = parties.iter().any(|p| speakers.contains(&p.actor));
            // "A reality that must be accepted" asks nothing of anybody.
            if source.is_empty() || own || t - a > 4 || syn.rel[t].base() == Deprel::ACL || syn.is_passive(t)
            {
                continue;
            }
            let mut e =
                Event::new("REQUEST", "", "100", TokenSpan::new(a, t + 1), t, Cause::rule("event.duty"));
            (e.source, e.target) = (source, parties);
            events.push(e);
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
                if row.link.iter().any(|l| self.linked(upper, t, l))
                    && lower_fits(row, e)
                    && self.upper_fits(row, upper)
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
        row.upper.iter().any(|u| match u.strip_prefix('@') {
            Some(class) => self.lex.classes.get(class).is_some_and(|c| self.in_class(upper, c)),
            None => {
                let mut words = u.split(' ').map(|w| self.lex.vocabulary.get(w));
                let head = words.next();
                let rest = words.map(Word::Lemma).collect();
                head == Some(self.syn.lemma[upper]) && self.rest(upper, &Pattern { row: 0, rest }).is_some()
            }
        })
    }

    /// Changes an event by a row; true where the upper word is now its trigger.
    fn apply(&self, e: &mut Event, row: &ComposeRow, upper: usize) -> bool {
        let cause = Cause::entry("event.compose", row.at);
        if row.plover == "=" || row.plover.is_empty() {
            match row.polarity.as_str() {
                "negative" => e.negative = true,
                "positive" => e.negative = false,
                _ => {}
            }
            if e.negative && e.negation_cue.is_none() {
                e.negation_cue = Some(TokenSpan::new(upper, upper + 1));
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
        let addressee = self.addressee(upper);
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
        e.plover = row.plover.clone();
        e.mode = row.mode.clone();
        if row.cameo != "=" && !row.cameo.is_empty() {
            e.cameo = row.cameo.clone();
        }
        // Where nobody is named above ("was agreed to be sent"), the lower parties stay.
        if !source.is_empty() {
            e.source = source;
            e.target = target;
        }
        // "The envoys signalled the White House's intention to": one side speaks of its own.
        let country = |p: &Party| self.cast.actor(p.actor).code.country.clone();
        let own_side = row.plover == "AGREE" && self.syn.patient(upper).is_some();
        e.target.retain(|p| {
            !e.source
                .iter()
                .any(|q| q.actor == p.actor || (own_side && country(q).is_some() && country(q) == country(p)))
        });
        e.head = upper;
        e.trigger = TokenSpan::new(upper, upper + 1);
        e.causes.push(cause);
        self.fact_of(e);
        match row.polarity.as_str() {
            "negative" => e.negative = !e.negative,
            "positive" => e.negative = false,
            _ => {}
        }
        if let Some(m) = Modality::of_word(&row.modality) {
            e.modality = m;
        }
        true
    }

    fn upper_source(&self, upper: usize) -> Vec<Party> {
        let syn = self.syn;
        if syn.is_predicate(upper) && !matches!(syn.upos[upper], Upos::NOUN) {
            return syn.agent(upper).map_or_else(Vec::new, |s| self.actors_in(s));
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
    fn addressee(&self, upper: usize) -> Vec<Party> {
        let syn = self.syn;
        let object =
            syn.patient(upper).filter(|&o| !syn.is_predicate(o)).map_or_else(Vec::new, |o| self.actors_in(o));
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

    /// The rules of mood (coding guide: refusals, planned cooperation, conditional threats).
    fn mood(&self, e: &mut Event) {
        let will = e.modality_cue.is_some_and(|c| {
            c.range().any(|t| [word::WILL, word::WOULD, word::SHALL].contains(&self.syn.lemma[t]))
        });
        let friendly = matches!(
            e.plover.as_str(),
            "AGREE" | "CONSULT" | "SUPPORT" | "COOPERATE" | "AID" | "CONCEDE" | "RETREAT"
        );
        if e.negative && will && friendly && !e.source.is_empty() {
            (e.cameo, e.mode) = match e.plover.as_str() {
                "CONSULT" => ("125".into(), "meet".into()),
                "AID" => ("122".into(), "assist".into()),
                "RETREAT" | "CONCEDE" => ("124".into(), "yield".into()),
                _ => ("120".into(), String::new()),
            };
            // Of the parties of a meeting that will not be, the one who will not is the source.
            let own = self.syn.agent(e.head).map_or_else(Vec::new, |s| self.actors_in(s));
            if e.target.is_empty() && e.source.iter().any(|p| own.iter().any(|q| q.actor == p.actor)) {
                (e.source, e.target) =
                    e.source.drain(..).partition(|p| own.iter().any(|q| q.actor == p.actor));
            }
            e.plover = "REJECT".into();
            (e.negative, e.negation_cue) = (false, None);
            // "Will not accept any more if war breaks out": the refusal itself waits for the condition.
            if e.condition.is_none() {
                (e.modality, e.certainty) = (Modality::Asserted, Certainty::Certain);
            }
            e.causes.push(Cause::rule("event.refusal"));
            return;
        }
        if e.negative {
            return;
        }
        if e.modality == Modality::Future {
            let planned = match e.plover.as_str() {
                "CONSULT" => Some("036"),
                "SUPPORT" => Some("032"),
                "COOPERATE" => Some("031"),
                "AID" => Some("033"),
                // What is yielded in the future keeps its PLOVER type; CAMEO knows it as an intent.
                "CONCEDE" | "RETREAT" => {
                    if let Some(code) = yielded(&e.cameo) {
                        e.cameo = code.into();
                        e.causes.push(Cause::rule("event.future-cooperation"));
                    }
                    None
                }
                _ => None,
            };
            if let Some(code) = planned {
                e.cameo = match (e.plover.as_str(), e.cameo.as_str()) {
                    ("COOPERATE", "061") | ("AID", "071") => format!("{code}1"),
                    ("COOPERATE", "062") | ("AID", "072") => format!("{code}2"),
                    ("COOPERATE", "063") | ("AID", "073") => format!("{code}3"),
                    ("COOPERATE", "064") | ("AID", "074") => format!("{code}4"),
                    _ => code.to_string(),
                };
                e.plover = "AGREE".into();
                e.mode.clear();
                e.causes.push(Cause::rule("event.future-cooperation"));
            }
        }
        let speaker_acts = self
            .quotes
            .covering(e.head)
            .is_some_and(|q| self.cast.speakers[q].iter().any(|s| e.source.iter().any(|p| p.actor == *s)));
        let threat = match e.plover.as_str() {
            "ASSAULT" => Some(("138", "violence")),
            "SANCTION" => Some(("131", "relations")),
            "COERCE" => Some(("137", "restrict")),
            "MOBILIZE" => Some(("130", "")),
            _ => None,
        };
        let promised = match e.modality {
            Modality::Future => e.condition.is_some() || e.plover == "ASSAULT",
            Modality::Conditional => e.condition.is_some(),
            _ => false,
        };
        if let Some((code, mode)) = threat
            && speaker_acts
            && promised
        {
            (e.plover, e.cameo, e.mode) = ("THREATEN".into(), code.into(), mode.into());
            e.modality = Modality::Asserted;
            e.causes.push(Cause::rule("event.conditional-threat"));
        }
    }
}

/// The intent that a concession or a withdrawal to come expresses, by its code.
fn yielded(cameo: &str) -> Option<&'static str> {
    Some(match cameo.get(..3)? {
        "080" => "035",
        "081" => "0351",
        "082" => "0352",
        "083" => match cameo {
            "0831" => "0341",
            "0832" => "0342",
            "0833" => "0343",
            "0834" => "0344",
            _ => "034",
        },
        "084" => "0353",
        "085" => "0354",
        "086" => "0355",
        "087" => "0356",
        _ => return None,
    })
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
