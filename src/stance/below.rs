//! What the late layers see of the earlier ones.

use crate::article::Article;
use crate::cast::Cast;
use crate::factuality::Factuality;
use crate::lexicon::Lexicons;
use crate::mention::{Mentions, Times};
use crate::quote::Quotes;
use crate::syntax::Syntax;

/// The layers before stances and events, as those two see them.
#[derive(Clone, Copy)]
#[allow(missing_docs)]
pub struct Below<'a> {
    pub article: &'a Article,
    pub syntax: &'a Syntax,
    pub mentions: &'a Mentions,
    pub times: &'a Times,
    pub quotes: &'a Quotes,
    pub cast: &'a Cast,
    pub factuality: &'a Factuality,
    pub lex: &'a Lexicons,
}
