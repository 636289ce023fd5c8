//! The seven calls from an article to its layers.

use crate::article::Article;
use crate::cast::{self, Cast};
use crate::event::{self, Events};
use crate::factuality::{self, Factuality};
use crate::lexicon::Lexicons;
use crate::mention::{self, Mentions, Times};
use crate::quote::{self, Quotes};
use crate::stance::{self, Below, Stances};
use crate::syntax::{Model, Resources, Syntax};

/// The stages of the analysis, in order.
pub const STAGES: &[&str] = &["syntax", "mentions", "quotes", "cast", "factuality", "stances", "events"];

/// Lexicons and model, compiled once and shared by reference between threads.
pub struct Pipeline {
    /// The compiled lexicons.
    pub lex: Lexicons,
    /// What sentence splitting and lemmas take from them.
    resources: Resources,
    /// Tagger and parser.
    pub model: &'static Model,
}

/// A worker's scratch: the layers of the article at hand, cleared and not dropped between articles.
#[derive(Default)]
#[allow(missing_docs)]
pub struct Layers {
    pub syntax: Syntax,
    pub mentions: Mentions,
    pub times: Times,
    pub quotes: Quotes,
    pub cast: Cast,
    pub factuality: Factuality,
    pub stances: Stances,
    pub events: Events,
}

impl Layers {
    /// What the late layers saw of the article whose layers these are.
    pub fn below<'a>(&'a self, article: &'a Article, lex: &'a Lexicons) -> Below<'a> {
        Below {
            article,
            syntax: &self.syntax,
            mentions: &self.mentions,
            times: &self.times,
            quotes: &self.quotes,
            cast: &self.cast,
            factuality: &self.factuality,
            lex,
        }
    }
}

impl Pipeline {
    /// A pipeline over these lexicons and the built-in model.
    pub fn new(lex: Lexicons) -> Pipeline {
        let resources = Resources::new(&lex);
        Pipeline { lex, resources, model: Model::builtin() }
    }

    /// Fills all layers from an article. Cannot fail; odd text gives few findings.
    pub fn analyse(&self, article: &Article, l: &mut Layers) {
        self.analyse_by_stage(article, l, &mut |_| {});
    }

    /// The same; `done` is told the number of each of [`STAGES`] as it ends, so that the caller can hold a clock.
    pub fn analyse_by_stage(&self, article: &Article, l: &mut Layers, done: &mut dyn FnMut(usize)) {
        let lex = &self.lex;
        l.syntax.analyse(&article.text, lex, &self.resources, self.model);
        done(0);
        mention::analyse(article, &l.syntax, lex, &mut l.mentions);
        mention::analyse_times(article, &l.syntax, lex, &mut l.times);
        done(1);
        quote::analyse(&article.text, &l.syntax, lex, &mut l.quotes);
        done(2);
        cast::analyse(article, &l.syntax, &l.mentions, &l.quotes, lex, &mut l.cast);
        done(3);
        factuality::analyse(&article.text, &l.syntax, lex, &mut l.factuality);
        done(4);
        let below = Below {
            article,
            syntax: &l.syntax,
            mentions: &l.mentions,
            times: &l.times,
            quotes: &l.quotes,
            cast: &l.cast,
            factuality: &l.factuality,
            lex,
        };
        stance::analyse(below, &mut l.stances);
        done(5);
        event::analyse(below, &l.stances, &mut l.events);
        done(6);
    }
}
