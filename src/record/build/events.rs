//! Events as records: parties, attribution, counts.

use super::*;

impl<'a> Builder<'a> {
    pub(super) fn events(&mut self) -> Vec<EventRecord<'a>> {
        let layers = self.layers;
        let mut ids: Vec<String> = Vec::new();
        let mut out = Vec::with_capacity(layers.events.all.len());
        for e in &layers.events.all {
            let trigger = self.tokens(e.trigger);
            let id = self.give_id('e', &trigger, e.plover.as_str());
            ids.push(id.clone());
            let code = self.lex.code(&e.cameo);
            let sentence = layers.syntax.sentence(e.head);
            out.push(EventRecord {
                id,
                sentence: self.sentence_ids[sentence].clone(),
                event_type: e.plover.as_str().into(),
                mode: (!e.mode.is_empty()).then_some(e.mode.as_str().into()),
                cameo: e.cameo.as_str().into(),
                cameo_label: code.map_or("", |c| &c.label).into(),
                quad: quad(&e.plover),
                goldstein: code.map_or(0.0, |c| c.goldstein),
                trigger,
                source: e.source.iter().map(|p| self.party(p)).collect(),
                target: e.target.iter().map(|p| self.party(p)).collect(),
                date: e.date.clone(),
                date_basis: e.date_basis.as_str().into(),
                time: e.time.map(|t| self.time_ids[t].clone()),
                place: e.place.map(|p| self.place_ids[p].clone()),
                polarity: if e.negative { "negative" } else { "positive" }.into(),
                negation_cue: self.maybe(e.negation_cue),
                modality: e.modality.as_str().into(),
                modality_cue: self.maybe(e.modality_cue),
                condition: self.maybe(e.condition),
                certainty: e.certainty.as_str().into(),
                attribution: e.attribution.map(|q| self.attribution(e, q)),
                quote: e.quote.map(|q| self.quote_ids[q].clone()),
                counts: (!e.counts.is_empty()).then(|| Counts {
                    killed: e.counts.killed.as_ref().map(|c| self.count(c)),
                    injured: e.counts.injured.as_ref().map(|c| self.count(c)),
                    arrested: e.counts.arrested.as_ref().map(|c| self.count(c)),
                    size: e.counts.size.as_ref().map(|c| self.count(c)),
                }),
                evidence: vec![self.span(layers.syntax.sentences[sentence].span)],
                coref: e.coref.map(|c| ids[c].clone()),
                why: self.why(e.causes.iter().copied(), None),
                confidence: e.confidence,
                cluster: None,
            });
        }
        out
    }

    fn party(&self, p: &Party) -> Participant<'a> {
        let actor = self.layers.cast.actor(p.actor);
        let mentions = &self.layers.mentions;
        let named = p.mention.map(|m| mentions.all[m].tokens);
        let span = named.or(p.place.map(|i| mentions.places[i].tokens)).map(|t| self.tokens(t));
        Participant {
            actor: self.actor_id(p.actor),
            code: actor.code.text(),
            country: actor.code.country.as_deref().map(Cow::Borrowed),
            sector: actor.code.sector.as_deref().map(Cow::Borrowed),
            text: span.as_ref().map(|s| s.text.clone()),
            start: span.as_ref().map(|s| s.start),
            end: span.as_ref().map(|s| s.end),
            mention: p.mention.and_then(|m| self.mention_ids[m].clone()),
            implicit: p.implicit,
        }
    }

    fn count(&self, c: &EventCount) -> Count<'a> {
        Count { min: c.min, max: c.max, span: self.tokens(c.tokens) }
    }

    fn attribution(&self, e: &Event, q: usize) -> Attribution<'a> {
        let cast = &self.layers.cast;
        let speaker = cast.speakers[q].first().copied();
        let own = speaker.is_some_and(|s| e.source.iter().any(|p| p.actor == s));
        let resolution = self.speaker_resolution(self.layers.quotes.all[q].speaker_head, &cast.speakers[q]);
        Attribution {
            actor: speaker.map_or(Cow::Borrowed(ANONYMOUS), |a| self.actor_id(a)),
            code: speaker.and_then(|a| cast.actor(a).code.text()),
            quote: Some(self.quote_ids[q].clone()),
            r#type: match resolution {
                _ if own => "self",
                "anonymous" | "none" => "anonymous",
                _ => "named",
            }
            .into(),
        }
    }
}

/// Quad class by PLOVER type.
fn quad(plover: &str) -> u8 {
    match plover {
        "AGREE" | "CONSULT" | "SUPPORT" | "CONCEDE" => 1,
        "COOPERATE" | "AID" | "RETREAT" => 2,
        "REQUEST" | "ACCUSE" | "REJECT" | "THREATEN" => 3,
        _ => 4,
    }
}
