//! Where an event happened: by the place that hangs on its own words, else on those of a clause that it shares its scene
//! with.
//!
//! A place elsewhere in the sentence says where somebody is from, what is spoken of or where it was written, so an event
//! without a place of its own has none. A dateline tells where the reporter is; it is no event's place either.

use super::Event;
use super::run::View;
use crate::base::{Sym, word};
use crate::syntax::{Deprel, Upos, Xpos};

/// Prepositions behind which the place of a deed stands.
const AT: &[Sym] = &[
    word::IN,
    word::AT,
    word::ON,
    word::NEAR,
    word::OUTSIDE,
    word::INSIDE,
    word::ACROSS,
    word::THROUGHOUT,
    word::THROUGH,
    word::OVER,
    word::OFF,
    word::AROUND,
    word::WITHIN,
    word::ALONG,
    word::INTO,
];

/// Words with which a clause opens that plays where the clause above does.
const TOGETHER: &[Sym] = &[word::AS, word::WHILE, word::WHEN, word::BY];

/// How many steps a place may be away from what happened there: "at a mine in the hills near the town of".
const REACH: usize = 6;

/// A place with the verb or noun whose place it is.
#[derive(Clone, Copy)]
struct Site {
    place: usize,
    at: usize,
    /// The place is what something is done to: "left Iraq".
    object: bool,
}

impl View<'_> {
    /// The place of an event.
    pub(super) fn place(&self, e: &Event) -> Option<usize> {
        let syn = self.syn;
        let sites: Vec<Site> = self
            .mentions
            .places_in(syn.tokens_of(syn.sentence(e.head)))
            .filter(|&i| !self.in_dateline(self.mentions.places[i].tokens))
            .filter_map(|place| self.located(e, place))
            .collect();
        let own = self.predicate_of(e);
        // "The meeting of [ministers] in Essen": those who take part in what a noun tells are where it happens.
        let bodily = is_bodily(e);
        let of_word = |s: &&Site| {
            s.at == e.head
                || e.trigger.has(s.at) && s.at != own
                || bodily
                    && e.head != own
                    && syn.governor(s.at) == Some(e.head)
                    && syn.rel[s.at].base() == Deprel::NMOD
        };
        if let Some(site) = sites.iter().find(of_word) {
            return Some(site.place);
        }
        if e.head != own && !self.shares_scene(e.head) {
            return None;
        }
        let mut clause = own;
        for _ in 0..REACH {
            let here = |s: &&Site| {
                !(s.object && clause != own)
                    && s.at == clause
                    && (bodily || !self.may_belong_to_object(s.place, clause))
                    || bodily && self.takes_part(s.at, clause)
            };
            if let Some(site) = sites.iter().find(here) {
                return Some(site.place);
            }
            if let Some(place) = self.place_before_where(clause) {
                return Some(place);
            }
            // "Shot dead four men and wounded six in a market".
            let goes_on = |s: &&Site| {
                syn.rel[s.at] == Deprel::CONJ
                    && syn.first_conjunct(s.at) == clause
                    && !syn.children(s.at).any(|k| syn.rel[k].is_subject())
                    && self.mentions.places[s.place].head > s.at
            };
            if let Some(site) = sites.iter().find(goes_on).filter(|_| e.plover == "ASSAULT") {
                return Some(site.place);
            }
            let above = syn.governor(clause)?;
            let shared = match syn.rel[clause].base() {
                Deprel::XCOMP => syn.is_predicate(above),
                Deprel::ADVCL => match syn.case_token(clause) {
                    None => syn.xpos[clause] == Xpos::VBG,
                    // "Flew to Rome to meet the pope".
                    Some(c) if syn.form[c] == word::TO => bodily && self.is_of(above, "motion_verb"),
                    Some(c) => bodily && TOGETHER.contains(&syn.form[c]),
                },
                // "In Kyiv, crowds burned cars and set fire": what stands before both verbs belongs to both.
                Deprel::CONJ => {
                    let before = |s: &Site| s.at == above && self.mentions.places[s.place].head < above;
                    let own_subject = syn.children(clause).any(|k| syn.rel[k].is_subject());
                    !own_subject && (e.plover == "ASSAULT" || sites.iter().any(before))
                }
                _ => false,
            };
            if !shared {
                return None;
            }
            clause = above;
        }
        None
    }

    /// The verb or noun on which a phrase of place hangs. None where the name stands before a noun, behind "of" and the
    /// like.
    fn located(&self, e: &Event, place: usize) -> Option<Site> {
        let syn = self.syn;
        let name = &self.mentions.places[place];
        let mut t = name.head;
        let mut inside = name.inside;
        let at = |at: usize| Some(Site { place, at, object: false });
        for _ in 0..REACH {
            let first = syn.first_conjunct(t);
            t = if syn.is_predicate(first) { t } else { first };
            let above = syn.governor(t)?;
            let case = syn.case(t);
            let in_phrase = AT.contains(&syn.case(above)) || syn.case(above) == word::FROM;
            let is_kind = || self.is_of(above, "toponym_kind");
            match syn.rel[t].base() {
                // "Benghazi, Libya", "the capital Damascus", "the city of Kyiv", "the gate of the hotel in".
                Deprel::FLAT | Deprel::APPOS | Deprel::NMOD
                    if !case.is_known() && (syn.upos[above] == Upos::PROPN || is_kind()) => {}
                Deprel::NMOD
                    if case == word::OF && (in_phrase || self.is_of(above, "place_part") || is_kind()) => {}
                // "Northwest of Lagos".
                Deprel::ADVMOD if syn.is_nominal(above) => {}
                Deprel::OBL | Deprel::NMOD if syn.upos[above] == Upos::ADV => {}
                Deprel::COMPOUND if AT.contains(&syn.case(above)) => {}
                Deprel::COMPOUND if !inside && !syn.case(above).is_known() => return at(above),
                Deprel::OBJ
                    if syn.is_predicate(above) && (is_on_ground(e) || self.is_of(above, "motion_verb")) =>
                {
                    return Some(Site { place, at: above, object: true });
                }
                Deprel::OBL | Deprel::NMOD | Deprel::ADVMOD if AT.contains(&case) => {
                    let modifier = matches!(syn.rel[above].base(), Deprel::OBL | Deprel::NMOD);
                    if above == e.head || !(modifier && (in_phrase || syn.case(above) == word::OF)) {
                        return at(above);
                    }
                }
                // "The bombing of an airfield [in Syria]", "the invasion of [Kuwait]".
                Deprel::NMOD if case == word::OF && (t != name.head || is_on_ground(e)) => return at(above),
                Deprel::OBL | Deprel::NMOD
                    if case == word::FROM && (e.plover == "RETREAT" || syn.upos[t] == Upos::NOUN) =>
                {
                    return at(above);
                }
                Deprel::OBL if case == word::TO && is_bodily(e) && self.is_of(above, "motion_verb") => {
                    return at(above);
                }
                Deprel::NMOD if case == word::TO && self.is_of(above, "motion_noun") => return at(above),
                _ => return None,
            }
            inside = false;
            t = above;
        }
        None
    }

    /// Whether a noun takes part in a deed, so that where it is the deed was done: "killed six [villagers] in the hills".
    fn takes_part(&self, noun: usize, clause: usize) -> bool {
        let syn = self.syn;
        let rel = syn.rel[noun];
        let doer = rel.is_subject() || rel == Deprel::OBL_AGENT;
        // "Met [Kim] in Seoul", "said during a [visit] to Seoul".
        let beside = rel.base() == Deprel::OBL
            && matches!(syn.case(noun), word::WITH | word::DURING | word::AT | word::IN);
        syn.governor(noun) == Some(clause)
            && (rel == Deprel::OBJ && syn.is_nominal(noun) || beside || doer && syn.upos[noun] != Upos::PROPN)
    }

    /// Whether a place may be that of what a word is about: "condemned the violence [in Syria]".
    fn may_belong_to_object(&self, place: usize, clause: usize) -> bool {
        let syn = self.syn;
        let head = self.mentions.places[place].head;
        syn.children(clause).any(|c| {
            matches!(syn.rel[c].base(), Deprel::OBJ | Deprel::OBL)
                && c > clause
                && c < head
                && syn.upos[c] == Upos::NOUN
        })
    }

    /// The place right behind which a clause with "where" stands: "towed to Ashdod, where they were searched".
    fn place_before_where(&self, clause: usize) -> Option<usize> {
        let syn = self.syn;
        let place = syn.children(clause).find(|&c| c < clause && syn.form[c] == word::WHERE)?;
        let comma = place > 0 && syn.xpos[place - 1] == Xpos::COMMA;
        let end = (place - comma as usize) as u32;
        let places = &self.mentions.places;
        self.mentions.places_in(syn.tokens_of(syn.sentence(place))).find(|&i| places[i].tokens.end == end)
    }
}

/// Whether an event is one of bodies, not of words alone, so that those who take part are where it happens.
fn is_bodily(e: &Event) -> bool {
    match e.plover.as_str() {
        "ACCUSE" | "REQUEST" | "REJECT" | "THREATEN" | "CONCEDE" | "SANCTION" => false,
        "AGREE" => e.cameo == "036",
        "SUPPORT" => !e.cameo.starts_with("05") || e.cameo == "057",
        _ => true,
    }
}

/// Whether what is done is done to a place: "shelled Kharkiv", "left Iraq".
fn is_on_ground(e: &Event) -> bool {
    matches!(e.plover.as_str(), "ASSAULT" | "COERCE" | "RETREAT" | "MOBILIZE")
}
