//! Fillers to actors of the cast.

use super::Party;
use super::run::View;
use crate::base::word;
use crate::lexicon::Slot;
use crate::mention::MentionKind;
use crate::syntax::Deprel;

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
            let Some(f) = self.filler(t, noun, slot) else { continue };
            filled.get_or_insert(f);
            let found = self.actors_in(f);
            if !found.is_empty() {
                return (found, Some(f));
            }
        }
        (Vec::new(), filled)
    }

    /// The actors that a noun phrase names: those of its conjuncts, else those that own, modify or make up its head
    /// ("Russian missiles", "members of Hamas", "the army's base"), else the country of a place in it.
    pub(super) fn actors_in(&self, t: usize) -> Vec<Party> {
        let mut out = Vec::new();
        for c in self.syn.conjuncts(t) {
            self.add_head(c, 2, &mut out);
        }
        out
    }

    fn add_head(&self, t: usize, depth: u8, out: &mut Vec<Party>) {
        let syn = self.syn;
        if let Some(m) = self.mentions.of_head(t)
            && !self.cast.of[m].actors.is_empty()
        {
            self.add_mention(m, out);
            return;
        }
        let before = out.len();
        let inside = |rel: Deprel, c: usize| match rel.base() {
            Deprel::NMOD if rel == Deprel::NMOD_POSS => true,
            Deprel::NMOD => [word::OF, word::FROM, word::BY, word::FOR, word::AGAINST, word::ON, word::WITH]
                .contains(&syn.case(c)),
            Deprel::AMOD | Deprel::COMPOUND => true,
            Deprel::APPOS => true,
            _ => false,
        };
        // Nearest relation first: an owner or adjective before a prepositional phrase.
        let modifiers = syn.children(t).filter(|&c| inside(syn.rel[c], c) && c < t);
        let after = syn.children(t).filter(|&c| inside(syn.rel[c], c) && c > t);
        for c in modifiers.chain(after) {
            if let Some(m) = self
                .mentions
                .covering(c)
                .filter(|&m| self.mentions.all[m].head == c || self.mentions.all[m].tokens.has(c))
                && !self.cast.of[m].actors.is_empty()
            {
                self.add_mention(m, out);
                if out.len() > before {
                    return;
                }
            } else if c > t && syn.is_nominal(c) && self.mentions.covering(c).is_none() && depth > 0 {
                self.add_head(c, depth - 1, out);
                if out.len() > before {
                    return;
                }
            }
        }
        if let Some(p) = self
            .mentions
            .places_in(self.syn.tokens_of(self.syn.sentence(t)))
            .map(|i| &self.mentions.places[i])
            .find(|p| !p.inside && (p.tokens.has(t) || syn.below(p.head, t)))
        {
            self.add_place(p, out);
        }
    }

    fn add_mention(&self, m: usize, out: &mut Vec<Party>) {
        for &actor in &self.cast.of[m].actors {
            if !out.iter().any(|p| p.actor == actor) {
                out.push(Party { actor, mention: Some(m), implicit: false });
            }
        }
    }

    /// A place that is hit implies its country, where that is in the cast.
    pub(super) fn add_place(&self, p: &crate::mention::Place, out: &mut Vec<Party>) {
        let Some(country) = p.country(self.lex) else { return };
        let state = country.to_lowercase();
        if let Some(actor) = (0u32..).zip(&self.cast.actors).find(|(_, a)| a.id == state).map(|(i, _)| i)
            && !out.iter().any(|q| q.actor == actor)
        {
            out.push(Party { actor, mention: None, implicit: true });
        }
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
        // "U.S. – Russia talks" hangs as one compound after another.
        let core = syn.core_phrase(t);
        for k in core.range().filter(|&k| k < t) {
            if let Some(m) =
                self.mentions.covering(k).filter(|&m| self.mentions.all[m].kind == MentionKind::Modifier)
            {
                self.add_mention(m, &mut out);
            }
        }
        out
    }
}
