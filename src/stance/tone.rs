//! The tone of a sentence, where its loaded words are said of nobody in particular.
//!
//! Who is named only inside what somebody tells or does is seldom named for his own sake: "the papers show that *Rossi*
//! knew of the *theft*" speaks badly of her, though no word is hers. Of the sentences of NewsMTSC's training set where
//! loaded words reach nobody, two thirds to three quarters of those so named are spoken of as the words together sound;
//! of subjects of main clauses a third. Texts of more than a few sentences have words enough that reach somebody.

use std::ops::RangeFrom;

use super::Below;
use super::connote;
use crate::base::TokenSpan;
use crate::cause::Rule;
use crate::syntax::Deprel;

/// Loaded words of a sentence that colour who is named only below its main clause.
///
/// Fires in "Aides say that Rossi knew of the *scandal*"; must not in "Rossi spoke of the scandal".
pub const TONE: &str = "stance.tone";

/// How many more good than bad words praise the subject of a main clause.
const TWO_GOOD: f32 = 2.0;

/// The rules of this file.
pub const RULES: &[Rule] =
    &[Rule { id: TONE, finds: "loaded words that colour who is named below the main clause" }];

/// The sums of loaded words that colour somebody, of whom these are the heads of the mentions in a sentence: any where he
/// is the subject of a clause below the main one, or named as an owner ("*his* claims"); two good words more than bad
/// ones where he is the subject of the main clause, for bad ones there tell as often what he suffers or reports.
pub fn least(b: Below, heads: impl Iterator<Item = usize> + Clone) -> Option<RangeFrom<f32>> {
    let syn = b.syntax;
    // "..., the doctor said": who tells it is not told of.
    let teller = |h: usize| b.quotes.all.iter().any(|q| q.speaker_head == Some(h));
    let aloft = |h: usize| syn.governor(h).is_none_or(|g| syn.rel[g] == Deprel::ROOT);
    let subject = |h: usize| syn.rel[h].is_subject();
    if heads.clone().any(aloft) {
        return heads.into_iter().any(subject).then_some(TWO_GOOD..);
    }
    let coloured = |h: usize| subject(h) && !teller(h) || syn.rel[h] == Deprel::NMOD_POSS;
    heads.into_iter().any(coloured).then_some(f32::MIN..)
}

/// The loaded words of a sentence: row, phrase, and whether they speak well (1) or badly (-1) of somebody.
pub fn words<'a>(b: Below<'a>, tokens: TokenSpan) -> impl Iterator<Item = (u32, TokenSpan, f32)> + 'a {
    tokens.range().filter_map(move |t| {
        let (row, before) = connote::valued(b, t)?;
        let r = &b.lex.rows.connotation[row as usize];
        let value = if r.doer == 0 { r.undergoer } else { r.doer };
        Some((row, TokenSpan::new(t - before, t + 1), f32::from(value.signum())))
    })
}
