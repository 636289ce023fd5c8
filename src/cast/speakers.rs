//! Who speaks in each quote.

use rustc_hash::FxHashSet;

use super::code::slug;
use super::resolve::View;
use super::{Actor, Cast, shares, voices};
use crate::base::{TokenSpan, word};
use crate::mention::{EntityType, MentionKind};
use crate::syntax::{Deprel, Upos, Xpos};

/// The actors of each quote's speaker: those of the mentions in its noun phrase, the head's first.
pub(super) fn speakers(view: &View, out: &mut Cast) {
    let mut issuers = voices::Issuers::default();
    for q in &view.quotes.all {
        let mut actors = Vec::new();
        if let (Some(span), Some(head)) = (q.speaker, q.speaker_head)
            && let Some(asked) = shares::of(view, span, head, out)
        {
            actors.extend(asked);
        } else if let (Some(span), Some(head)) = (q.speaker, q.speaker_head) {
            // "Ostend, Flanders-based Cole Corp": commas alone join nobody.
            let joined = span.range().any(|t| view.syn.upos[t] == Upos::CCONJ);
            for h in view
                .syn
                .conjuncts(head)
                .filter(|&h| h == head || joined && !voices::is_second_role(view, head, h))
            {
                // "The Gazette and the news agency *Harbour News*".
                if h != head
                    && view.syn.upos[h] == Upos::NOUN
                    && let Some(named) = voices::named(view, span, h, out)
                {
                    actors.extend(named);
                    continue;
                }
                match view.mentions.of_head(h) {
                    Some(m) => actors.extend_from_slice(&out.of[m].actors),
                    // "a spokesman for the ministry": the head is no mention of its own.
                    // "rivals of the bank" are not the bank.
                    None if h == head && !view.lex.classes.holds("at_odds", view.syn.lemma[h]) => {
                        // "people who told *Harbour News* of it" are nobody whom their clause names.
                        let own = span.range().take_while(|&t| {
                            t <= head || !matches!(view.syn.xpos[t], Xpos::WP | Xpos::WDT | Xpos::WP_POSS)
                        });
                        let anybody = ["people", "person", "source", "sources"]
                            .iter()
                            .any(|w| view.words(TokenSpan::new(head, head + 1)).eq_ignore_ascii_case(w));
                        let own = own.filter(|_| !anybody);
                        let inside = own.filter_map(|t| view.mentions.covering(t)).find(|&m| {
                            // "allies of Mr Cole" are not Mr Cole.
                            let person =
                                out.of[m].actors.iter().any(|&a| out.actor(a).entity == EntityType::Person);
                            // Nor is "an advocate for China's minorities" China.
                            let name = view.mention(m).head;
                            let owner = view.syn.rel[name] == Deprel::NMOD_POSS
                                && view.syn.governor(name) != Some(head);
                            span.contains(view.mention(m).tokens)
                                && !owner
                                && view.mention(m).kind != MentionKind::Modifier
                                && (!person
                                    || voices::is_document(view, head)
                                    || voices::is_office(view, head)
                                    || view.syn.upos[head] != Upos::NOUN)
                        });
                        actors.extend(inside.into_iter().flat_map(|m| out.of[m].actors.iter().copied()));
                    }
                    // "The ministry and *fishermen* say": as unknown as "fishermen" alone.
                    None if view.syn.xpos[h] == Xpos::NNS => {
                        if actors.is_empty() {
                            actors.push(anonymous(view, span, head, out));
                        }
                        actors.push(anonymous(view, span, h, out));
                    }
                    None => {}
                }
            }
            // Nobody is named by the head: the name behind it, the issuer of a document, the pair that it counts.
            let known = |a: &u32| {
                out.actors[*a as usize].row.is_some() || !out.actors[*a as usize].id.starts_with("unk:")
            };
            let unnamed =
                matches!(view.syn.upos[head], Upos::NOUN | Upos::ADJ) || view.syn.form[head] == word::ONE;
            if unnamed
                && (!actors.iter().any(known) || view.mentions.of_head(head).is_none())
                && let Some(named) = voices::behind(view, span, head, out, &mut issuers)
            {
                actors = named;
            }
            if joined
                && let Some(all) = voices::listed(view, span, out).filter(|all| all.len() > actors.len())
            {
                actors = all;
            }
            if actors.is_empty()
                && let Some(j) = voices::answering(view, head, out)
            {
                actors.extend_from_slice(&out.of[j].actors);
            }
            if actors.is_empty()
                && let Some(a) = voices::still(view, head, &out.speakers, out)
            {
                actors.push(a);
            }
            if actors.is_empty() {
                actors.push(anonymous(view, span, head, out));
            }
        }
        let mut seen = FxHashSet::default();
        actors.retain(|a| seen.insert(*a));
        out.speakers.push(actors);
    }
}

/// A speaker that is no known kind of actor ("the report", "a neighbour") still stands in the cast.
fn anonymous(view: &View, span: TokenSpan, head: usize, out: &mut Cast) -> u32 {
    let core = view.syn.core_phrase(head);
    let text = view.words(if span.contains(core) { core } else { span });
    let id = format!("unk:{}", slug(text));
    let pronoun = view.syn.form[head] == word::THEY || view.syn.form[head] == word::IT;
    let code = voices::secret_service(view, head, out).unwrap_or_default();
    out.add(&id, || Actor {
        id: id.clone(),
        name: text.to_string(),
        entity: if pronoun { EntityType::RoleGroup } else { EntityType::Organization },
        code,
        office: None,
        row: None,
        gender: None,
    })
}
