//! What mood makes of an event: refusals, plans, threats under a condition, and statements of duty that no frame names.

use super::run::View;
use super::{Event, Party};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::factuality::{self, Certainty, Modality};
use crate::mention::EntityType;
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "event.future-cooperation",
        finds: "a planned visit, aid or release is AGREE: \"Xi will visit Paris\"; not \"Xi visited Paris\"",
    },
    Rule {
        id: "event.refusal",
        finds: "a negated will is a refusal: \"Kyiv will not negotiate\"; not \"Kyiv did not negotiate\"",
    },
    Rule {
        id: "event.purpose",
        finds: "a deed that is only the purpose of another: \"sent troops to attack the camp\"; not \"sent troops and attacked\"",
    },
    Rule {
        id: "event.supposed",
        finds: "what would be: \"any attack on Iran would be a mistake\"; not \"the attack on Iran would be repeated\"",
    },
    Rule {
        id: "event.any-such",
        finds: "what any of a kind may do or be: \"will investigate any complaint filed by a voter\", \"any raid is a crime\"; not \"denied any raid\"",
    },
    Rule {
        id: "event.brought-about",
        finds: "what would come of a deed not done: \"could provoke attacks on Kurds\"; not \"could condemn the attacks\"",
    },
    Rule {
        id: "event.duty",
        finds: "a speaker's \"must\" about others: \"any deal must protect Kyiv\", said by officials",
    },
    Rule {
        id: "event.attempt",
        finds: "acts that are done by trying: \"tried to persuade Rome\", \"sought to block the bill\"; not \"tried to reach a deal\" nor \"will try to persuade\"",
    },
    Rule {
        id: "event.vow",
        finds: "retaliation to come, said by the side that will: \"Moscow will retaliate\"; not \"Moscow will respond to the letter\"",
    },
    Rule {
        id: "event.conditional-threat",
        finds: "a speaker's own attack to come, or hostile act under a condition: \"we will strike if …\"",
    },
];

impl View<'_> {
    /// Statements of duty and refusal that no frame names: "must be acceptable", "would not pursue".
    pub(super) fn statements(&self, sentence: usize, events: &mut Vec<Event>, from: usize) {
        let syn = self.syn;
        for t in syn.tokens_of(sentence).range().filter(|&t| syn.is_predicate(t)) {
            if events[from..].iter().any(|e| e.head == t || e.trigger.has(t)) {
                continue;
            }
            let auxiliary = |words: &[Sym]| {
                syn.children(t)
                    .find(|&c| c < t && syn.rel[c].base() == Deprel::AUX && words.contains(&syn.lemma[c]))
            };
            // "Would not have gone", "must have known": a guess about what is past.
            if auxiliary(&[word::HAVE]).is_some() {
                continue;
            }
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
            let own_words = || {
                self.quotes.covering(t).is_none_or(|q| {
                    let speakers = &self.cast.speakers[q];
                    let speaks_for = |s: u32| parties.iter().any(|p| self.cast.same_side(s, p.actor));
                    speakers.is_empty() || speakers.iter().any(|&s| speaks_for(s))
                })
            };
            let refusal = fact.negative
                && syn.children(t).any(|c| matches!(syn.form[c], word::NOT | word::NT | word::NEVER))
                && syn.marked_by(t, &[word::IF, word::UNLESS]).is_none()
                // "Would not be looking for": what goes on is not refused.
                && syn.xpos[t] != Xpos::VBG
                && syn.upos[t] == Upos::VERB
                && !self.lex.classes.get("v_no_refusal").is_some_and(|c| self.in_class(t, c))
                && !syn.is_passive(t)
                && (syn.patient(t).is_some()
                    || syn.child(t, Deprel::XCOMP).is_some()
                    || parties.iter().any(state))
                && parties.iter().any(official)
                // What others foretell of somebody is no refusal of theirs: "Russia will not stop, U.S. officials said".
                && own_words();
            if let Some(a) = auxiliary(&[word::WILL, word::WOULD]).filter(|_| refusal) {
                events.push(self.declared("REJECT", "120", a, t, parties, "event.refusal"));
                continue;
            }
            let strikes_back = matches!(fact.modality, Modality::Future | Modality::Conditional)
                && fact.condition.is_some()
                && !fact.negative
                && !syn.is_passive(t)
                && self.is_of(t, "v_retaliate")
                && parties.iter().any(|p| official(p) && state(p));
            if strikes_back && let Some(a) = auxiliary(&[word::WILL, word::WOULD]) {
                events.push(self.declared("THREATEN", "130", a, t, parties, "event.conditional-threat"));
                continue;
            }
            // "Moscow will retaliate", "would respond in kind": a vow without any condition.
            let in_kind = || {
                let kind = self.lex.vocabulary.get("kind");
                syn.children(t).any(|c| {
                    syn.lemma[c] == kind && syn.case(c) == word::IN
                        || self.is_of(c, "with_force")
                            && (syn.upos[c] == Upos::ADV || syn.case(c) == word::WITH)
                })
            };
            let vowed = !fact.negative
                && !syn.is_passive(t)
                && syn.marked_by(t, &[word::IF, word::UNLESS]).is_none()
                && (self.is_of(t, "v_avenge") || self.is_of(t, "v_retaliate") && in_kind())
                && parties.iter().any(official)
                && own_words();
            if let Some(a) = auxiliary(&[word::WILL, word::WOULD]).filter(|_| vowed) {
                events.push(self.declared("THREATEN", "130", a, t, parties, "event.vow"));
                continue;
            }
            let Some(q) = self.quotes.covering(t) else { continue };
            let speakers = &self.cast.speakers[q];
            let Some(a) = auxiliary(&[word::MUST]).filter(|_| !fact.negative) else { continue };
            // "Must have", "must know": what has to be the case is asked of nobody; nor is what people in general must do.
            let of_anybody = |s: usize| parties.is_empty() && self.is_of(s, "no_addressee");
            if self.is_of(t, "v_no_duty") || subject.is_some_and(of_anybody) {
                continue;
            }
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

    /// The code of what is only planned: future meetings and future cooperation are agreed on.
    pub(super) fn planned(&self, e: &mut Event) {
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

    /// Whether a verb tells what something is done for: "sent troops to find and [attack] the camp".
    fn is_purpose(&self, t: usize) -> bool {
        let syn = self.syn;
        let first = syn.first_conjunct(t);
        let sued =
            || syn.rel[first] == Deprel::XCOMP && syn.governor(first).is_some_and(|g| self.is_of(g, "v_sue"));
        // "Has taken steps to restrict the press": the steps are what was done.
        let done_by_steps = || {
            syn.governor(first).is_some_and(|g| {
                let fact = self.facts.of(g);
                fact.modality == Modality::Asserted
                    && !fact.negative
                    && self.is_of(g, "v_take_steps")
                    && syn.patient(g).is_some_and(|o| self.is_of(o, "steps_taken"))
            })
        };
        // "Returning to stage an attack".
        let gone = || {
            syn.rel[first] == Deprel::XCOMP && syn.governor(first).is_some_and(|g| self.is_of(g, "v_go_for"))
        };
        // "Led the court to ban it" tells that it did.
        let done = || self.facts.of(first).causes.iter().any(|c| c.rule == factuality::EMBEDDING);
        (syn.rel[first] == Deprel::ADVCL && !done() || sued() || gone())
            && syn.xpos[t] == Xpos::VB
            && syn.case(first) == word::TO
            && !done_by_steps()
    }

    /// Whether an event is what somebody is to be brought to by a deed that is a purpose itself: "called the judges to get them to
    /// [open] an inquiry".
    fn is_end_of_purpose(&self, e: &Event) -> bool {
        let syn = self.syn;
        let first = syn.first_conjunct(e.head);
        syn.rel[first] == Deprel::XCOMP
            && syn.xpos[first] == Xpos::VB
            && syn.governor(first).is_some_and(|g| {
                !e.trigger.has(g) && syn.child(g, Deprel::OBJ).is_some() && self.is_purpose(g)
            })
    }

    /// Whether an event noun without "the" is the subject of what would, could or might be.
    fn is_supposed(&self, t: usize) -> bool {
        let syn = self.syn;
        let known = syn.children(t).any(|c| {
            matches!(syn.form[c], word::THE | word::THIS | word::THAT) || syn.rel[c] == Deprel::NMOD_POSS
        });
        // "Any attack will be answered": one that there may be, not "attacks will go on".
        let any = syn.children(t).any(|c| syn.form[c] == word::ANY);
        let open = |helper: Sym| {
            [word::WOULD, word::COULD, word::MAY, word::MIGHT].contains(&helper)
                || any && [word::WILL, word::MUST, word::SHALL].contains(&helper)
        };
        // "Opposition is likely to be fierce".
        let likely = |v: usize| {
            self.lex.classes.holds("likely", syn.lemma[v])
                && syn.children(v).any(|c| syn.rel[c] == Deprel::XCOMP)
        };
        syn.upos[t] == Upos::NOUN
            && syn.rel[t].is_subject()
            && !known
            && syn.governor(t).is_some_and(|v| {
                likely(v) || syn.children(v).any(|c| syn.rel[c].base() == Deprel::AUX && open(syn.lemma[c]))
            })
    }

    /// The "any" by which a deed is one that there may be: on its noun, on the noun that it tells apart ("any law that
    /// [restricts] trade"), or "anyone who".
    fn any_of(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let any = |n: usize| syn.children(n).find(|&c| c < n && syn.form[c] == word::ANY);
        let whoever = |n: usize| self.is_of(n, "anyone").then_some(n);
        if matches!(syn.upos[t], Upos::NOUN) {
            return any(t);
        }
        let first = syn.first_conjunct(t);
        let apart = syn.rel[first].base() == Deprel::ACL && syn.marked_by(first, &[word::WHEN]).is_none();
        let noun = syn.governor(first).filter(|&n| apart && n < first)?;
        any(noun).or_else(|| whoever(noun))
    }

    /// The verb of which an event noun is the new object, where it tells of no deed: "could provoke [attacks] on Kurds",
    /// "hopes to reach an [agreement] with Iran"; not "would condemn [attacks]", which presupposes them.
    fn brought_about(&self, e: &Event) -> Option<usize> {
        let syn = self.syn;
        let noun = syn.first_conjunct(e.head);
        let above =
            syn.governor(noun).filter(|_| syn.upos[e.head] == Upos::NOUN && syn.rel[noun] == Deprel::OBJ)?;
        let fact = self.facts.of(above);
        let known = factuality::is_known(syn, e.head);
        let open = matches!(fact.modality, Modality::Future | Modality::Possible | Modality::Conditional);
        (open && !fact.negative && !known && self.is_of(above, "v_bring_off")).then_some(above)
    }

    /// Whether a negation is a plain one: "will not meet", not "will hardly meet".
    fn is_flat_denial(&self, t: usize) -> bool {
        let cue = self.facts.of(t).negation_cue;
        cue.is_none_or(|c| {
            !c.range().any(|k| self.lex.classes.get("nearly_not").is_some_and(|n| self.in_class(k, n)))
        })
    }

    /// What somebody says with the auxiliary `a` that he will do or not do; it is about whom the clause touches.
    fn declared(
        &self,
        plover: &str,
        cameo: &str,
        a: usize,
        t: usize,
        source: Vec<Party>,
        rule: &'static str,
    ) -> Event {
        let mut e = Event::new(plover, "", cameo, TokenSpan::new(a, t + 1), t, Cause::rule(rule));
        e.target = self.touched_by_clause(t, &source, 1);
        e.source = source;
        e
    }

    /// The "no" before a noun, or before the object of a verb of having: "[no] plans to meet", "have [no] plans for talks".
    pub(super) fn denying_no(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let noun = if syn.upos[t] == Upos::NOUN {
            Some(t)
        } else {
            syn.patient(t).filter(|_| syn.lemma[t] == word::HAVE)
        };
        noun.and_then(|n| syn.children(n).find(|&c| c < n && syn.form[c] == word::NO))
    }

    /// Whether an act is told as tried, and to try it is to do it: whoever tries to persuade asks, whoever tries to smear
    /// accuses, and an attempted attack is an attack. A deal that was tried for has not been made, nor an arrest.
    fn is_tried(&self, e: &Event) -> bool {
        let syn = self.syn;
        let done_by_trying = match e.plover.as_str() {
            "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" | "ASSAULT" | "PROTEST" => true,
            "COERCE" => !["171", "173", "174"].iter().any(|c| e.cameo.starts_with(c)),
            _ => false,
        };
        let act = syn.first_conjunct(e.head);
        let Some(above) = syn.governor(act).filter(|_| done_by_trying && e.modality == Modality::Possible)
        else {
            return false;
        };
        // "Sought powers to ban it" and "made a law in an effort to" tell of other acts; "gathered to try to stop it" only of
        // what for.
        let tried = match syn.upos[above] {
            Upos::VERB => {
                self.is_of(above, "v_attempt")
                    && syn.rel[act] == Deprel::XCOMP
                    && syn.case(above) != word::TO
                    && syn.child(above, Deprel::OBJ).is_none()
            }
            Upos::NOUN => {
                self.is_of(above, "n_attempt")
                    && (factuality::is_known(syn, above) || syn.case(above) == word::IN)
            }
            _ => false,
        };
        tried && self.facts.of(above).modality == Modality::Asserted && !self.is_supposed(above)
    }

    /// The rules of mood (coding guide: refusals, planned cooperation, conditional threats).
    pub(super) fn mood(&self, e: &mut Event) {
        if self.is_tried(e) {
            e.modality = Modality::Asserted;
            e.causes.push(Cause::rule("event.attempt"));
        }
        let willing = |t: usize| [word::WILL, word::WOULD, word::SHALL].contains(&self.syn.lemma[t]);
        // Under "if" the column names the condition as the cue: "will not accept any more if war breaks out".
        let will = e.modality_cue.is_some_and(|c| c.range().any(willing))
            || self.syn.children(e.head).any(|c| self.syn.rel[c].base() == Deprel::AUX && willing(c));
        let friendly = matches!(
            e.plover.as_str(),
            "AGREE" | "CONSULT" | "SUPPORT" | "COOPERATE" | "AID" | "CONCEDE" | "RETREAT"
        );
        // "Has no plans to meet": no event is denied, a wish is refused.
        // "Cannot accept the terms", said now.
        let unable = matches!(e.plover.as_str(), "AGREE" | "SUPPORT")
            // "Both sides cannot agree": neither refuses.
            && e.source.len() < 2
            && self.syn.children(e.head).any(|c| {
                self.syn.rel[c].base() == Deprel::AUX
                    && self.syn.lemma[c] == word::CAN
                    && self.syn.form[c] != word::COULD
            });
        let refused = e.negative
            // "Had no contact with": what did not happen is not refused, what nobody plans is.
            && (will || unable || e.plover == "AGREE" && self.denying_no(e.head).is_some())
            && friendly
            && e.modality != Modality::Counterfactual;
        if refused && !e.source.is_empty() && self.is_flat_denial(e.head) {
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
        // "Sent troops to attack the camp": what somebody does something for has not happened yet.
        let material = matches!(
            e.plover.as_str(),
            "ASSAULT" | "COERCE" | "SANCTION" | "AID" | "RETREAT" | "CONCEDE" | "COOPERATE"
        );
        let sought = material && self.is_purpose(e.head) || self.is_end_of_purpose(e);
        if e.modality == Modality::Asserted && sought {
            (e.modality, e.modality_cue) =
                (Modality::Possible, self.syn.case_token(e.head).map(|k| TokenSpan::new(k, k + 1)));
            e.certainty = e.certainty.min(Certainty::Possible);
            e.causes.push(Cause::rule("event.purpose"));
        }
        if e.modality == Modality::Future {
            self.planned(e);
        }
        // "Any indictment would be the first": what would be has not happened.
        if e.modality == Modality::Asserted && self.is_supposed(e.head) {
            (e.modality, e.certainty) = (Modality::Possible, e.certainty.min(Certainty::Possible));
            e.causes.push(Cause::rule("event.supposed"));
        }
        if e.modality == Modality::Asserted
            && let Some(any) = self.any_of(e.head)
        {
            (e.modality, e.modality_cue) = (Modality::Possible, Some(TokenSpan::new(any, any + 1)));
            e.certainty = e.certainty.min(Certainty::Possible);
            e.causes.push(Cause::rule("event.any-such"));
        }
        // "Would put agreements in place": what shall come about by a deed that has not been done.
        if e.modality == Modality::Asserted
            && let Some(above) = self.brought_about(e)
        {
            let fact = self.facts.of(above);
            (e.modality, e.modality_cue) = (fact.modality, fact.modality_cue);
            e.certainty = e.certainty.min(fact.certainty);
            e.condition = fact.condition;
            e.causes.push(Cause::rule("event.brought-about"));
            if e.modality == Modality::Future {
                self.planned(e);
            }
        }
        // "[His] fighters would strike": whose fighters they are speaks for them.
        let owners: Vec<Party> = e
            .source
            .iter()
            .filter_map(|p| self.syn.possessor(self.mentions.all[p.mention?].head))
            .flat_map(|o| self.actors_in(o))
            .collect();
        let speaker_acts = self.quotes.covering(e.head).is_some_and(|q| {
            let acts = |s: u32| e.source.iter().chain(&owners).any(|p| self.cast.same_side(s, p.actor));
            self.cast.speakers[q].iter().any(|&s| acts(s))
        });
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
