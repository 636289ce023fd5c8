//! Reports within a report: "Cole said *Dyer had told her* that the dam was unsafe".
//!
//! Every other pass leaves the words of a quote to that quote. This one reads them once more, outside of quote marks,
//! and gives what somebody is said to have said to that somebody; the outer quote keeps its words. What somebody is said
//! to think, want or be able to say is part of the outer report and no more.

use super::cues::{self, Cue, Frames, Kind};
use super::indirect;
use super::view::{Draft, Drafts, View};
use crate::base::word;
use crate::syntax::{SentenceKind, Xpos};

/// The lowest weight of a cue that reports within another's words.
const WEIGHT: u8 = 60;
/// The same for demands, of which many are acts.
const DEMAND: u8 = 85;

/// Finds what is reported within unquoted content.
pub(super) fn find(view: &View, out: &mut Drafts) {
    for cue in &view.cues.all {
        out.within = out.covering(cue.head);
        let running = view.syn.kind(cue.head) == SentenceKind::Sentence && !view.marks.inside(cue.head);
        if out.within.is_some() && running && !out.used[cue.head] && utters(view, cue) {
            indirect::verb(view, cue, out);
        }
    }
    out.within = None;
}

/// Whether a cue says that words were uttered: "had told", "warning"; not "did not tell", "will say", "hopes".
fn utters(view: &View, cue: &Cue) -> bool {
    let syn = view.syn;
    let class = view.lex.rows.cues[cue.row as usize].class.as_str();
    let says = matches!(
        class,
        "say"
            | "announce"
            | "warn"
            | "report"
            | "assert"
            | "promise"
            | "threaten"
            | "deny"
            | "accuse"
            | "reply"
            | "concede"
            | "reveal"
            | "explain"
    ) && cue.weight >= WEIGHT
        || class == "demand" && cue.weight >= DEMAND && !cue.frames.has(Frames::NP);
    let happened = syn.xpos[cue.head] != Xpos::VB
        && !syn.children(cue.head).any(|c| syn.xpos[c] == Xpos::MD)
        && cues::negation(syn, view.lex, cue.head).is_none();
    matches!(cue.kind, Kind::Verb | Kind::Phrase) && says && happened
}

/// Adds a report within quote `q`, if it is a clause whose speaker is named in those words.
pub(super) fn add(view: &View, out: &mut Drafts, q: usize, draft: Draft) -> bool {
    let Some(s) = draft.speaker else { return false };
    let named = out.all[q].content.iter().any(|c| c.has(s.head));
    let own = matches!(view.syn.form[s.head], word::I | word::WE | word::YOU | word::ONE);
    // "Wang *accused Washington of inventing a threat*, the ministry said": a charge is a report though it is no clause.
    let class = draft.cue.map(|c| view.lex.rows.cues[c.row as usize].class.as_str());
    let plain = || draft.content.iter().all(|c| c.range().all(|t| !view.marks.inside(t)));
    let charge = class == Some("accuse") || class == Some("explain") && plain();
    named && !own && (draft.core || charge) && out.add(view, draft).is_some()
}
