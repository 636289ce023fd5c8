//! Where each side stands: stance phrases with holder and target. All layers before to [`Stances`].
//!
//! Rows of `stance.tsv` are sought like those of the factuality layer; a row becomes a stance when the tree fills its
//! slots. Who holds it is the slot's noun phrase; where the row says `author`, it is the speaker of the quote around,
//! and the author only outside quotes. A stance that is merely what another one is about ("promised to *support*") is
//! left out, so that each phrase of a holder is told once.

mod below;
mod connote;
mod fire;
mod holder;
mod meant;
mod modal;
mod senses;
mod slot;
#[cfg(test)]
mod tests;
mod tone;
mod verdict;

pub use below::Below;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::syntax::{Deprel, Syntax, Upos, Xpos};

/// The rules of this layer.
pub const RULES: &[&[Rule]] = &[fire::RULES, modal::RULES, connote::RULES, tone::RULES];

/// The class of a stance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum StanceClass {
    Accept,
    Commit,
    Support,
    Optimism,
    Demand,
    Condition,
    Hedge,
    Reject,
    Criticise,
    Threaten,
    Deny,
    Pessimism,
    Concern,
}

impl StanceClass {
    /// All classes with the words used in lexicons and records.
    pub const ALL: [(StanceClass, &str); 13] = [
        (StanceClass::Accept, "accept"),
        (StanceClass::Commit, "commit"),
        (StanceClass::Support, "support"),
        (StanceClass::Optimism, "optimism"),
        (StanceClass::Demand, "demand"),
        (StanceClass::Condition, "condition"),
        (StanceClass::Hedge, "hedge"),
        (StanceClass::Reject, "reject"),
        (StanceClass::Criticise, "criticise"),
        (StanceClass::Threaten, "threaten"),
        (StanceClass::Deny, "deny"),
        (StanceClass::Pessimism, "pessimism"),
        (StanceClass::Concern, "concern"),
    ];

    /// The word used in records.
    pub fn as_str(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// From the word of a lexicon cell.
    pub fn of_word(word: &str) -> Option<StanceClass> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|&(c, _)| c)
    }
}

/// One stance.
#[derive(Clone, Debug)]
pub struct Stance {
    /// What kind.
    pub class: StanceClass,
    /// Towards the target: -1, 0 or 1, negation applied.
    pub polarity: i8,
    /// 1 to 3.
    pub intensity: u8,
    /// Turned round by a negation.
    pub negated: bool,
    /// The smallest phrase that shows it.
    pub phrase: TokenSpan,
    /// The words of the holder; none for the author, or where the holder is only known from the quote around.
    pub holder: Option<TokenSpan>,
    /// Who holds it; empty for the author.
    pub holder_actors: Vec<u32>,
    /// What it is about.
    pub target: Option<TokenSpan>,
    /// The actors among that.
    pub target_actors: Vec<u32>,
    /// A hedge on it.
    pub hedge: Option<TokenSpan>,
    /// The clause on which it depends.
    pub condition: Option<TokenSpan>,
    /// Merely connoted by a word about its participants.
    pub connotation: bool,
    /// Who reports it, where that is not the holder.
    pub reported_by: Option<u32>,
    /// The quote in whose content it stands.
    pub quote: Option<usize>,
    /// Why it was found.
    pub cause: Cause,
}

/// The layer.
#[derive(Default)]
pub struct Stances {
    /// In text order of their phrases.
    pub all: Vec<Stance>,
}

/// A stance with what the rules still need to know of it.
struct Draft {
    stance: Stance,
    /// The word on which the phrase hangs.
    trigger: usize,
    /// Head of the target, where one is filled.
    target: Option<usize>,
    /// Whether that target is a clause.
    clause: bool,
    /// Which of overlapping stances counts: the lower.
    rank: u8,
}

/// Finds the stances of an article. What the layer held before is gone.
pub fn analyse(below: Below, out: &mut Stances) {
    out.all.clear();
    let mut drafts = Vec::new();
    let cues = fire::cues(below.quotes);
    for (i, s) in below.syntax.sentences.iter().enumerate() {
        if s.kind != crate::syntax::SentenceKind::Sentence {
            continue;
        }
        drafts.clear();
        let tokens = below.syntax.tokens_of(i);
        fire::rows(below, tokens, &cues, &mut drafts);
        modal::speech(below, tokens, &mut drafts);
        modal::denials(below, tokens, &mut drafts);
        modal::commands(below, tokens, &mut drafts);
        without_link_texts(below, tokens, &mut drafts);
        settle(below.syntax, &mut drafts);
        let from = out.all.len();
        out.all.extend(drafts.drain(..).map(|d| d.stance));
        connote::actors(below, tokens, from, &mut out.all);
        out.all[from..].sort_by_key(|s| s.phrase);
    }
    connote::weigh(below, &mut out.all);
}

/// Leaves out what stands in the titles of other pages that a web page has glued to a name, up to their last word "MORE".
fn without_link_texts(b: Below, tokens: TokenSpan, drafts: &mut Vec<Draft>) {
    if drafts.is_empty() {
        return;
    }
    for title in crate::syntax::links::titles(&b.article.text, b.syntax, tokens) {
        drafts.retain(|d| !title.has(d.trigger));
    }
}

/// Leaves out what is only the content of another stance, and keeps one stance for each phrase: an announced act or a
/// modal before a word inside it, what is stated before what is connoted.
fn settle(syn: &Syntax, drafts: &mut Vec<Draft>) {
    let upper = || drafts.iter().filter(|d| embeds(d.stance.class) && !d.stance.connotation);
    let contents: FxHashSet<usize> = upper().filter(|d| d.clause).filter_map(|d| d.target).collect();
    let uppers: FxHashMap<usize, StanceClass> = upper().map(|d| (d.trigger, d.stance.class)).collect();
    // "vehemently denied": the adverb says how firmly the stance of its verb is held.
    let stated: FxHashSet<usize> = drafts.iter().map(|d| d.trigger).collect();
    let colours = |t: usize| {
        syn.upos[t] == Upos::ADV
            && syn.rel[t] == Deprel::ADVMOD
            && syn.governor(t).is_some_and(|g| stated.contains(&g))
    };
    // "fears that it could end in *chaos*": what is feared or hoped is the holder's one stance.
    let felt: Vec<TokenSpan> = drafts
        .iter()
        .filter(|d| d.clause && d.stance.holder.is_some() && feels(d.stance.class))
        .filter_map(|d| d.target.map(|t| syn.subtree(t)))
        .collect();
    drafts.retain(|d| {
        let inside = d.stance.holder.is_none() && felt.iter().any(|s| s.has(d.trigger));
        !inside && !contents.contains(&d.trigger) && !governed(syn, &uppers, d.trigger) && !colours(d.trigger)
    });
    drafts.sort_by_key(|d| (d.rank, d.stance.phrase.start, std::cmp::Reverse(d.stance.phrase.end)));
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    drafts.retain(|d| {
        let free = !d.stance.phrase.range().any(|t| taken.contains(&t));
        if free {
            taken.extend(d.stance.phrase.range());
        }
        free
    });
    drafts.sort_by_key(|d| d.stance.phrase);
}

/// Whether a verb is the infinitive or gerund of one that shows a stance: "urged the council to *approve*", "accused of
/// *rigging*".
fn governed(syn: &Syntax, uppers: &FxHashMap<usize, StanceClass>, t: usize) -> bool {
    let first = syn.first_conjunct(t);
    let Some(g) = syn.governor(first).filter(|&g| syn.upos[first] == Upos::VERB && g < first) else {
        return false;
    };
    let gerund = syn.xpos[first] == Xpos::VBG;
    let marked =
        |c: usize| syn.rel[c] == Deprel::MARK && c < first && !matches!(syn.form[c], word::THAT | word::IF);
    if !gerund && !syn.children(first).any(marked) {
        return false;
    }
    match syn.rel[first] {
        Deprel::XCOMP | Deprel::CCOMP => uppers.contains_key(&g),
        // "allowed the convoy to cross", hung on the object; "blocked a road to demand food" has a purpose.
        Deprel::ACL => {
            let asks = |c: &StanceClass| {
                matches!(c, StanceClass::Demand | StanceClass::Accept | StanceClass::Commit)
            };
            let object = matches!(syn.rel[g].base(), Deprel::OBJ | Deprel::IOBJ);
            uppers.contains_key(&g)
                || object && syn.governor(g).and_then(|v| uppers.get(&v)).is_some_and(asks)
        }
        // "calling on the House to approve it", hung as an adverbial clause.
        // "urged it, although he *refused* to" is a clause of its own.
        Deprel::ADVCL if !gerund => {
            uppers.get(&g) == Some(&StanceClass::Demand) && syn.marked_by(first, &[word::TO]).is_some()
        }
        Deprel::ADVCL => uppers.contains_key(&g) && syn.case_token(first).is_some(),
        _ => false,
    }
}

/// Classes whose clause is what somebody hopes for or is afraid of.
fn feels(class: StanceClass) -> bool {
    matches!(class, StanceClass::Concern | StanceClass::Optimism | StanceClass::Pessimism)
}

/// Classes whose clause is what somebody is to do, so that a stance word inside it is nobody's stance yet.
fn embeds(class: StanceClass) -> bool {
    use StanceClass::{Accept, Commit, Criticise, Demand, Deny, Reject, Threaten};
    matches!(class, Accept | Commit | Criticise | Demand | Deny | Reject | Threaten)
}
