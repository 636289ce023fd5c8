//! Who does what a verb or an event noun tells, where the tree alone does not say: the owner of an effort, the one who
//! reports and then accuses, the side that carried out the attack in which people were killed.

use super::run::View;
use super::{Event, Party};
use crate::base::word;
use crate::cause::{Cause, Rule};
use crate::lexicon::{FrameRow, Slot};
use crate::mention::{EntityType, MentionKind};
use crate::quote::QuoteKind;
use crate::syntax::{Deprel, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "event.verbal",
    finds: "politicians who attack one another with words: \"the senator attacked the premier\"; not \"rebels attacked\"",
}];

/// Classes of verbs that somebody says to or of others.
pub(super) const SPEECH: &[&str] = &[
    "v_accuse",
    "v_condemn",
    "v_urge",
    "v_demand",
    "v_praise",
    "v_reject",
    "v_refuse",
    "v_promise",
    "v_deny",
];

/// How far above a conjunct the reporting verb is looked for.
const REACH: usize = 5;

impl View<'_> {
    /// Whether a word belongs to a class of the lexicon.
    pub(super) fn is_of(&self, t: usize, class: &str) -> bool {
        self.lex.classes.get(class).is_some_and(|c| self.in_class(t, c))
    }

    /// Whose effort, plan or order an infinitive is: "efforts [by China] to harass dissidents".
    pub(super) fn owner_of_effort(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        // "Actions by a foreign power to operate on our soil to threaten people": one purpose under another.
        let mut purpose = t;
        for _ in 0..2 {
            let up = syn.governor(purpose);
            let under = matches!(syn.rel[purpose], Deprel::ADVCL | Deprel::XCOMP | Deprel::CONJ)
                && syn.xpos[purpose] == Xpos::VB
                && up.is_some_and(|u| syn.xpos[u] == Xpos::VB && syn.upos[u] == Upos::VERB);
            if !under {
                break;
            }
            purpose = up.unwrap_or(purpose);
        }
        let effort = syn.governor(purpose).filter(|&g| {
            syn.rel[purpose] == Deprel::ACL && syn.xpos[purpose] == Xpos::VB && syn.upos[g] == Upos::NOUN
        })?;
        syn.possessor(effort)
            .or_else(|| self.nominal_with(effort, "by"))
            .or_else(|| self.noun_filler(effort, &Slot::Amod))
    }

    /// The actors that a noun phrase names, where its head is one.
    pub(super) fn actors_at(&self, head: Option<usize>) -> Vec<Party> {
        head.filter(|&h| self.is_actor(h)).map_or_else(Vec::new, |h| self.actors_in(h))
    }

    /// Who is under what a noun tells: "[he] is under investigation", "[he] remains under house arrest".
    pub(super) fn undergoing(&self, noun: usize) -> Vec<Party> {
        let syn = self.syn;
        let own = syn.child(noun, Deprel::NSUBJ);
        let above = syn.governor(noun).filter(|_| {
            matches!(syn.rel[noun].base(), Deprel::OBL | Deprel::NMOD | Deprel::XCOMP | Deprel::ADVCL)
        });
        let who = own.or_else(|| match above {
            Some(v) if syn.upos[v] == Upos::VERB => syn.patient(v).or_else(|| syn.subject(v)),
            other => other,
        });
        self.actors_at(who)
    }

    /// Who is charged with what a noun or gerund tells: "[he] was charged with five counts of attempted murder".
    pub(super) fn accused_of(&self, t: usize) -> Vec<Party> {
        let syn = self.syn;
        let charged = |v: &usize| syn.upos[*v] == Upos::VERB && self.is_of(*v, "v_prosecute");
        let mut below = t;
        for _ in 0..3 {
            let Some(up) = syn.governor(below) else { break };
            let link =
                matches!(syn.rel[below].base(), Deprel::OBL | Deprel::NMOD | Deprel::ADVCL | Deprel::CONJ);
            if !link
                || ![word::WITH, word::OF, word::FOR, word::ON].contains(&syn.case(syn.first_conjunct(below)))
            {
                break;
            }
            if charged(&up) {
                return self.actors_at(syn.patient(up));
            }
            // "Sentenced [a captain] for the murder": hung on the one who is sentenced.
            if syn.governor(up).is_some_and(|v| charged(&v) && syn.patient(v) == Some(up)) {
                return self.actors_at(Some(up));
            }
            below = up;
        }
        Vec::new()
    }

    /// Who carries out or orders the deed that a noun tells: "[monks] started a boycott of the shops", "[the general] ordered
    /// the attack".
    pub(super) fn performer(&self, noun: usize) -> Vec<Party> {
        let syn = self.syn;
        let verb = syn.governor(noun).filter(|&v| {
            matches!(syn.rel[noun], Deprel::OBJ | Deprel::NSUBJ_PASS)
                && syn.upos[v] == Upos::VERB
                && (self.is_of(v, "v_perform") || self.is_of(v, "v_order"))
        });
        self.actors_at(verb.and_then(|v| syn.agent(v)).filter(|&a| a != noun))
    }

    /// Who answers what somebody asks or offers: "[the council] approved France's request".
    pub(super) fn answerer(&self, noun: usize) -> Vec<Party> {
        let syn = self.syn;
        let verb = syn.governor(noun).filter(|&v| {
            syn.upos[v] == Upos::VERB && syn.patient(v) == Some(noun) && self.is_of(v, "v_answer")
        });
        self.actors_at(verb.and_then(|v| syn.agent(v)))
    }

    /// "[The agency] said raids went on and accused the army": the verb of speech that follows a reported clause is said by
    /// the one who reports, where the reported clause has no speaker of its own or another tense.
    pub(super) fn reporter(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let own = |t: usize| syn.child(t, Deprel::NSUBJ).or_else(|| syn.child(t, Deprel::NSUBJ_PASS));
        let helped =
            |t: usize| syn.children(t).any(|c| matches!(syn.rel[c].base(), Deprel::AUX | Deprel::COP));
        if syn.rel[t] != Deprel::CONJ
            || !matches!(syn.xpos[t], Xpos::VBD | Xpos::VBN | Xpos::VBZ)
            || own(t).is_some()
            || helped(t)
            || !SPEECH.iter().any(|c| self.is_of(t, c))
        {
            return None;
        }
        let first = syn.first_conjunct(t);
        // Not out of a clause about a noun: "heroes who stood up and [refused]" were not called so by themselves.
        let told = |&g: &usize| matches!(syn.rel[g].base(), Deprel::CCOMP | Deprel::PARATAXIS | Deprel::CONJ);
        let chain = std::iter::successors(Some(first), |&g| syn.governor(g).filter(|_| told(&g)));
        let says =
            chain.skip(1).take(REACH).find(|&g| syn.upos[g] == Upos::VERB && self.is_of(g, "v_say"))?;
        let who = syn.agent(says).filter(|&w| !self.actors_in(w).is_empty())?;
        let lower = syn.agent(first);
        let unable = lower.is_none_or(|l| !self.is_actor(l));
        (unable || helped(first)).then_some(who)
    }

    /// "Rebels overran a base, officials said, [killing] nine": the participle behind an attribution goes with what is
    /// attributed; not "they took our land, the chief said, [accusing] the firm", "said the chief, [pointing] at the firm",
    /// where the one who says it accuses.
    pub(super) fn before_attribution(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        if syn.xpos[t] != Xpos::VBG || syn.rel[t] != Deprel::ADVCL || syn.case_token(t).is_some() {
            return None;
        }
        let says =
            syn.governor(t).filter(|&g| g < t && syn.upos[g] == Upos::VERB && self.is_of(g, "v_say"))?;
        let spoken = SPEECH.iter().any(|c| self.is_of(t, c));
        if spoken || syn.child(says, Deprel::NSUBJ).is_some_and(|s| s > says) {
            return None;
        }
        let told = syn.children(says).find(|&c| {
            c < says && matches!(syn.rel[c], Deprel::CCOMP | Deprel::PARATAXIS) && syn.upos[c] == Upos::VERB
        });
        let told = told.or_else(|| {
            syn.governor(says).filter(|&g| syn.rel[says] == Deprel::PARATAXIS && syn.upos[g] == Upos::VERB)
        });
        // "“It is so,” [the minister] said, defending the council": a quotation has ended, and a deed does not speak.
        let speech = |v: usize| SPEECH.iter().any(|c| self.is_of(v, c));
        let ended =
            |v: usize| self.quotes.covering(v).is_some_and(|q| self.quotes.all[q].kind == QuoteKind::Direct);
        told.filter(|&v| !ended(v) && (speech(v) || !speech(t))).and_then(|v| syn.agent(v))
    }

    /// "[The senate] passed a resolution criticising the premier", "a letter [from monks] urging the king": whose the document
    /// is that speaks; not who got it ("received a letter accusing").
    pub(super) fn writer(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let paper = syn.governor(t).filter(|&n| {
            syn.xpos[t] == Xpos::VBG
                && syn.rel[t] == Deprel::ACL
                && syn.upos[n] == Upos::NOUN
                // "An appeal for deploying troops" deploys none.
                && syn.case_token(t).is_none()
                && self.is_of(n, "document")
        })?;
        self.made_by(paper).or_else(|| {
            let issues = syn.governor(paper).filter(|&v| {
                syn.upos[v] == Upos::VERB && syn.patient(v) == Some(paper) && self.is_of(v, "v_issue")
            })?;
            syn.agent(issues)
        })
    }

    /// "[The monks] wrote to the king urging an inquiry": who writes asks, not the one who gets the letter.
    pub(super) fn sender(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        if syn.rel[t] != Deprel::ACL || syn.xpos[t] != Xpos::VBG || !SPEECH.iter().any(|c| self.is_of(t, c)) {
            return None;
        }
        let addressee = syn.first_conjunct(syn.governor(t)?);
        let verb = syn.governor(addressee).filter(|&v| self.is_of(v, "v_message"))?;
        syn.agent(verb)
    }

    /// "Was attacked by the militia, [killing] nine": the result is the agent's.
    pub(super) fn result_of_passive(&self, t: usize) -> Option<usize> {
        let syn = self.syn;
        let result = syn.xpos[t] == Xpos::VBG && syn.rel[t] == Deprel::ADVCL && self.is_of(t, "v_harm");
        let above = syn.governor(t).filter(|&g| result && g < t && syn.is_passive(g))?;
        syn.by_agent(above)
    }

    /// The frame of an event noun in which somebody does something to somebody.
    pub(super) fn deed(&self, n: usize) -> Option<&FrameRow> {
        if self.syn.upos[n] != Upos::NOUN || self.mentions.of_head(n).is_some() {
            return None;
        }
        let row = |c: &super::frames::Candidate| &self.lex.rows.frames[c.row as usize];
        let fits = |r: &&FrameRow| {
            r.pos == "noun"
                && !r.recip
                && matches!(
                    r.plover.as_str(),
                    "ASSAULT" | "COERCE" | "SANCTION" | "MOBILIZE" | "PROTEST" | "RETREAT"
                )
        };
        let found = self.candidates(n).iter().map(row).find(fits);
        // A bare "attack" fits no frame but is one all the same.
        found.or_else(|| {
            let rows = self.lex.frames.of(self.syn.lemma[n]).iter();
            rows.filter(|p| p.rest.is_empty()).map(|p| &self.lex.rows.frames[p.row as usize]).find(fits)
        })
    }

    /// Whether a noun tells a deed: "the killing of soldiers".
    pub(super) fn names_deed(&self, n: usize) -> bool {
        self.deed(n).is_some()
    }

    /// Whether a noun tells an attack.
    pub(super) fn is_assault(&self, n: usize) -> bool {
        self.deed(n).is_some_and(|r| r.plover == "ASSAULT")
    }

    /// Who did the deed that a noun tells; none where the noun tells none.
    pub(super) fn doers_of_deed(&self, n: usize) -> Option<Vec<Party>> {
        let row = self.deed(n)?;
        Some(self.parties(n, None, &row.source).0)
    }

    /// "The senator attacked the president", "hit back at the court": what politicians, parties and media do to one another
    /// with a word of fighting is said, not done.
    pub(super) fn verbal(&self, e: &mut Event) {
        if e.plover != "ASSAULT" || !matches!(e.cameo.as_str(), "190" | "180" | "182") {
            return;
        }
        // "Launched attacks on the press": the noun of a light verb tells the fight, where both sides are of one country.
        let country = |p: &Party| self.cast.actor(p.actor).code.country.as_deref();
        let at_home = || {
            let noun = e.trigger.range().skip(1).any(|t| self.is_of(t, "verbal"));
            noun && e.source.iter().any(|s| e.target.iter().any(|t| country(s) == country(t)))
        };
        if !self.is_of(e.head, "verbal") && !at_home() {
            return;
        }
        let civil = |p: &Party| {
            let a = self.cast.actor(p.actor);
            let sector = a.code.sector.as_deref();
            p.place.is_none()
                && match a.entity {
                    EntityType::Person => {
                        matches!(
                            sector,
                            None | Some(
                                "GOV" | "LEG" | "PTY" | "ELI" | "OPP" | "JUD" | "JRN" | "MED" | "BUS"
                            )
                        )
                    }
                    EntityType::State | EntityType::ArmedGroup => false,
                    _ => matches!(
                        sector,
                        Some("GOV" | "LEG" | "PTY" | "OPP" | "JUD" | "JRN" | "MED" | "BUS" | "COP" | "SPY")
                    ),
                }
        };
        // Police who clash with somebody do not use words.
        let speaks = |p: &Party| {
            let a = self.cast.actor(p.actor);
            civil(p) && a.entity != EntityType::Government && a.code.sector.as_deref() != Some("COP")
        };
        // "A clash with the president" names one side; only a word that is no attack is said of a quarrel then.
        let quarrel = e.source.is_empty() && !e.target.is_empty() && self.is_of(e.head, "quarrel_n");
        // "Clashes between the White House and the Pentagon": bodies of one state.
        let inside = self.is_of(e.head, "quarrel_n")
            && e.source.len() > 1
            && e.source.iter().chain(&e.target).all(|p| {
                let a = self.cast.actor(p.actor);
                let home = &self.cast.actor(e.source[0].actor).code.country;
                a.row.is_some()
                    && matches!(a.entity, EntityType::Government | EntityType::Organization)
                    && matches!(a.code.sector.as_deref(), Some("GOV" | "LEG" | "JUD" | "MIL" | "SPY"))
                    && a.code.country == *home
            });
        // "A battle between the senator and the premier" has both on one side.
        if (quarrel || !e.source.is_empty() && (!e.target.is_empty() || e.source.len() > 1))
            && (inside || e.source.iter().all(speaks) && e.target.iter().all(civil))
        {
            (e.plover, e.cameo, e.mode) = ("ACCUSE".into(), "111".into(), "disapprove".into());
            e.causes.push(Cause::rule("event.verbal"));
        }
    }

    /// "The attacks on Biden": an attack without a doer on a politician who is named.
    pub(super) fn is_said_of_politician(&self, e: &Event) -> bool {
        let politician = |p: &Party| {
            let a = self.cast.actor(p.actor);
            a.entity == EntityType::Person
                && !a.id.starts_with("unk:")
                && matches!(a.code.sector.as_deref(), Some("LEG" | "PTY" | "ELI" | "GOV"))
        };
        e.plover == "ASSAULT"
            && e.cameo == "190"
            && self.is_of(e.head, "verbal")
            && e.source.is_empty()
            && !e.target.is_empty()
            && e.target.iter().all(politician)
    }

    /// How many parties stand inside the phrase of an event noun, or behind it.
    pub(super) fn told_within(&self, e: &Event, noun: usize) -> usize {
        let phrase = self.syn.subtree(noun);
        let inside = |p: &&Party| {
            let head = p.mention.map(|m| self.mentions.all[m].head);
            let head = head.or_else(|| p.place.map(|i| self.mentions.places[i].head));
            head.is_some_and(|h| h > noun || phrase.has(h))
        };
        e.source.iter().chain(&e.target).filter(inside).count()
    }

    /// Whether a participle says what kind of people somebody is: "residents convicted of felonies", not "two men convicted".
    pub(super) fn is_description(&self, t: usize) -> bool {
        let syn = self.syn;
        let people = syn.governor(t).filter(|_| syn.rel[t] == Deprel::ACL && syn.xpos[t] == Xpos::VBN);
        people.is_some_and(|n| {
            let told = |c: usize| {
                matches!(syn.rel[c].base(), Deprel::DET | Deprel::NUMMOD | Deprel::AMOD | Deprel::COMPOUND)
                    || syn.rel[c] == Deprel::NMOD_POSS
            };
            syn.xpos[n] == Xpos::NNS
                && !syn.children(n).any(told)
                && syn.by_agent(t).is_none()
                && !syn.children(t).any(|c| syn.rel[c] == Deprel::OBL_UNMARKED || syn.case(c) == word::IN)
        })
    }

    /// Whether a name stands before a noun as what it is about: "[Iran] sanctions", "the [Reyes] inquiry"; not "U.S. sanctions",
    /// where an abbreviation serves as the adjective, "Azerbaijani sanctions", nor an inquiry that a prosecutor gives his name.
    pub(super) fn is_topic(&self, name: usize, noun: usize) -> bool {
        let syn = self.syn;
        syn.rel[name] == Deprel::COMPOUND
            && syn.governor(name) == Some(noun)
            && syn.upos[name] == Upos::PROPN
            && syn.text(&self.article.text, name).chars().filter(|c| c.is_lowercase()).count() > 1
            && self.mentions.covering(name).is_some_and(|m| {
                let first = self.mentions.all[m].tokens.start as usize;
                // "United States support" has no other adjective.
                let inquiry = self.is_of(noun, "inquiry_n");
                let about = |a: &crate::cast::Actor| {
                    a.entity == EntityType::State && !self.is_adjective_of(a, name)
                        || inquiry && self.is_inquired_into(a)
                };
                syn.text(&self.article.text, first) != "United"
                    && self.cast.of[m].actors.iter().all(|&a| about(self.cast.actor(a)))
            })
    }

    /// Whether a word is the adjective of a state, tagged as a noun: "an [Azerbaijani] blockade" is by Azerbaijan.
    fn is_adjective_of(&self, a: &crate::cast::Actor, word: usize) -> bool {
        let form = self.syn.text(&self.article.text, word);
        let row = a.row.map(|r| &self.lex.rows.actors[r as usize]);
        row.is_some_and(|r| r.names.iter().any(|n| n.flags.adjective && *n.text == *form))
    }

    /// Whether a person is a politician who never led an inquiry.
    fn is_inquired_into(&self, a: &crate::cast::Actor) -> bool {
        const INQUIRERS: &[&str] =
            &["counsel", "prosecutor", "attorney", "inspector", "judge", "investigat", "police"];
        let row = a.row.map(|r| &self.lex.rows.actors[r as usize]);
        a.entity == EntityType::Person
            && matches!(a.code.sector.as_deref(), Some("GOV" | "ELI" | "PTY"))
            && row.is_some_and(|r| !r.roles.iter().any(|o| INQUIRERS.iter().any(|w| o.what.contains(w))))
    }

    /// Whether an infinitive says what a noun is for, where the noun is no plan, effort or decision: "the age to buy guns".
    pub(super) fn is_idle_infinitive(&self, t: usize) -> bool {
        let syn = self.syn;
        syn.rel[t] == Deprel::ACL
            && syn.xpos[t] == Xpos::VB
            && syn.governor(t).is_some_and(|g| syn.upos[g] == Upos::NOUN)
            && !self.facts.of(t).causes.iter().any(|c| c.rule == "factuality.embedding")
            && self.owner_of_effort(t).is_none()
    }

    /// Takes out what a record would say wrongly: orders of a government to its own forces, which pass between no two
    /// parties, what is not ruled out, private business, talks with journalists, and what people of a kind do as a rule.
    pub(super) fn unsaid(&self, events: &mut Vec<Event>, from: usize) {
        let mut k = 0;
        events.retain(|e| {
            k += 1;
            k <= from
                || !(self.is_own_order(e)
                    || self.is_left_open(e)
                    || self.is_interview(e)
                    || self.is_business(e)
                    || self.is_habit(e))
        });
    }

    /// "Ordered [his army] to attack": a command to one's own forces is no request.
    pub(super) fn is_own_order(&self, e: &Event) -> bool {
        let code = |p: &Party| &self.cast.actor(p.actor).code;
        let commands = |p: &Party| matches!(code(p).sector.as_deref(), None | Some("GOV" | "MIL" | "ELI"));
        let obeys = |p: &Party| {
            let country = &code(p).country;
            matches!(code(p).sector.as_deref(), Some("MIL" | "COP" | "SPY"))
                && (country.is_none() || e.source.iter().any(|q| code(q).country == *country))
        };
        e.plover == "REQUEST"
            && self.is_of(e.head, "v_order")
            && !e.target.is_empty()
            && e.source.iter().all(commands)
            && e.target.iter().all(obeys)
    }

    /// "Would not rule it out", "refused to rule it out": nothing is refused.
    pub(super) fn is_left_open(&self, e: &Event) -> bool {
        let syn = self.syn;
        let excludes = |t: usize| self.is_of(t, "v_exclude");
        let negated =
            || e.negative || syn.children(e.head).any(|c| matches!(syn.form[c], word::NOT | word::NT));
        let refused = || syn.child(e.head, Deprel::XCOMP).is_some_and(excludes);
        e.plover == "REJECT" && (excludes(e.head) && negated() || self.is_of(e.head, "v_refuse") && refused())
    }

    /// Business that passes between no two parties: "firms that invest their money", "the manager resigned".
    fn is_business(&self, e: &Event) -> bool {
        let code = |p: &Party| &self.cast.actor(p.actor).code;
        let public = |p: &Party| {
            code(p).country.is_some()
                && matches!(code(p).sector.as_deref(), None | Some("GOV" | "MIL" | "IGO"))
        };
        let firm = |p: &Party| matches!(code(p).sector.as_deref(), Some("BUS" | "MED" | "JRN"));
        // "An effort to fund the government": lawmakers' money for their own state is no aid.
        let budget = || {
            let lawmaker =
                |p: &Party| matches!(code(p).sector.as_deref(), Some("GOV" | "LEG" | "PTY" | "ELI"));
            let state = |p: &Party| {
                matches!(code(p).sector.as_deref(), None | Some("GOV"))
                    && self.cast.actor(p.actor).entity != EntityType::Person
                    && e.source.iter().all(|s| code(s).country == code(p).country)
            };
            !e.source.is_empty()
                && e.source.iter().all(lawmaker)
                && !e.target.is_empty()
                && e.target.iter().all(state)
        };
        // "Nordbank reached a deal with Westbank", "investors urged the board": what firms of one country offer, ask and
        // agree among themselves. "Chilean firms" stand for their country; harm done and suits brought are told.
        let firms_alone = |p: &Party| {
            let national = p.mention.is_some_and(|m| {
                let mention = &self.mentions.all[m];
                mention.kind == MentionKind::Nominal
                    && self
                        .noun_filler(mention.head, &Slot::Amod)
                        .is_some_and(|t| self.mentions.of_head(t).is_some())
            });
            code(p).sector.as_deref() == Some("BUS") && !national
        };
        let home = e.source.iter().chain(&e.target).find_map(|p| code(p).country.as_ref());
        let abroad = |p: &Party| code(p).country.as_ref().is_some_and(|c| Some(c) != home);
        let among_firms = matches!(
            e.plover.as_str(),
            "AGREE"
                | "CONSULT"
                | "SUPPORT"
                | "COOPERATE"
                | "AID"
                | "CONCEDE"
                | "RETREAT"
                | "REQUEST"
                | "REJECT"
        ) && e.source.iter().chain(&e.target).all(|p| firms_alone(p) && !abroad(p));
        if among_firms {
            return true;
        }
        match e.plover.as_str() {
            "AID" => e.cameo == "071" && budget(),
            "SUPPORT" | "REJECT" => e.target.is_empty() && !e.source.is_empty() && e.source.iter().all(firm),
            "COOPERATE" => {
                // "Swedish police worked with Danish colleagues": bodies of two states, both named first.
                let body = |p: &Party| {
                    matches!(
                        code(p).sector.as_deref(),
                        None | Some("GOV" | "MIL" | "COP" | "JUD" | "SPY" | "LEG" | "BUS")
                    )
                };
                let lands = |c| Some(c) != home;
                let two_lands = e.source.iter().all(body)
                    && e.source.iter().filter_map(|p| code(p).country.as_ref()).any(lands);
                e.target.is_empty() && !two_lands && !e.source.iter().any(public)
            }
            "RETREAT" => {
                matches!(e.cameo.as_str(), "0831" | "0841" | "0842")
                    && e.target.is_empty()
                    && !e.source.is_empty()
                    && e.source.iter().all(firm)
            }
            _ => false,
        }
    }

    /// "Told CNN", "speaking with a reporter": an interview is no consultation.
    fn is_interview(&self, e: &Event) -> bool {
        let press =
            |p: &Party| matches!(self.cast.actor(p.actor).code.sector.as_deref(), Some("JRN" | "MED"));
        e.plover == "CONSULT"
            && matches!(e.cameo.as_str(), "040" | "041")
            && e.source.iter().chain(&e.target).any(press)
    }

    /// "Criminals are convicted on such evidence", "hackers offer data to reporters": people of a kind in the present tense,
    /// with no word of when or where.
    fn is_habit(&self, e: &Event) -> bool {
        let syn = self.syn;
        let helpers = || syn.children(e.head).filter(|&c| syn.rel[c].base() == Deprel::AUX);
        let present = match syn.xpos[e.head] {
            Xpos::VBP => true,
            Xpos::VBN => {
                helpers().next().is_some()
                    && helpers().all(|c| syn.xpos[c] == Xpos::VBP && syn.rel[c] == Deprel::AUX_PASS)
            }
            _ => false,
        };
        let of_a_kind = |p: &Party| {
            p.mention.map(|m| &self.mentions.all[m]).is_some_and(|m| {
                let told = |c: usize| {
                    matches!(
                        syn.rel[c].base(),
                        Deprel::DET
                            | Deprel::NUMMOD
                            | Deprel::NMOD
                            | Deprel::ACL
                            | Deprel::APPOS
                            | Deprel::CONJ
                    )
                };
                m.kind == MentionKind::Nominal
                    && syn.xpos[m.head] == Xpos::NNS
                    && m.of.is_empty()
                    && !syn.children(m.head).any(told)
            })
        };
        let somebody = !e.source.is_empty() || !e.target.is_empty();
        if !present || !somebody || !e.source.iter().chain(&e.target).all(of_a_kind) {
            return false;
        }
        let here = syn.tokens_of(syn.sentence(e.head));
        self.mentions.places_in(here).next().is_none()
            && !self.times.all.iter().any(|t| here.contains(t.tokens))
    }
}
