//! The order of the steps, and the index from tokens to mentions.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Mention, MentionKind, Mentions, Sense, find_hits};
use super::{bearers, bodies, credits, kinds, modifiers, names, nominals, places, pronouns, unknown};
use crate::article::Article;
use crate::base::{Sym, TokenSpan, word};
use crate::lexicon::{ActorRow, Entry, Lexicons, PlaceKind};
use crate::syntax::links;
use crate::syntax::{SentenceKind, Syntax, TokenFlags, Upos};

/// Hits by a token, in the order in which they were found.
pub(super) struct HitsAt {
    // Where those of each token begin.
    first: Vec<u32>,
    hits: Vec<super::Hit>,
}

impl HitsAt {
    fn new(hits: &[super::Hit], tokens: usize, at: fn(&super::Hit) -> u32) -> HitsAt {
        let mut hits = hits.to_vec();
        hits.sort_by_key(at);
        let mut first = Vec::with_capacity(tokens + 2);
        for (i, h) in (0u32..).zip(&hits) {
            first.resize(first.len().max(at(h) as usize + 1), i);
        }
        first.resize(tokens + 2, hits.len() as u32);
        HitsAt { first, hits }
    }

    /// The hits of a token, if there are any.
    pub fn get(&self, t: usize) -> Option<&[super::Hit]> {
        let (&from, &to) = (self.first.get(t)?, self.first.get(t + 1)?);
        (from < to).then(|| &self.hits[from as usize..to as usize])
    }
}

/// What every step sees.
pub(super) struct View<'a> {
    pub article: &'a Article,
    pub syn: &'a Syntax,
    pub lex: &'a Lexicons,
    /// Hits that end at a token (exclusive end), for looking leftwards.
    pub ends: HitsAt,
    /// Hits that start at a token.
    pub starts: HitsAt,
    /// The word "county".
    pub county: Sym,
    /// Words that end the name of a person who is named in full, and are also names of places: "Paris" of "Valeska Paris".
    pub surnames: FxHashSet<Sym>,
    /// Words that end the name of somebody whom no lexicon knows: "Abdallah" of "Issam Abdallah".
    pub strangers: FxHashSet<Sym>,
    /// Codes of the states that the article names, as nouns or adjectives.
    pub countries: FxHashSet<&'a str>,
    /// Codes of the states of which the article names a person, body or place in full.
    pub lands: FxHashSet<&'a str>,
    /// "North" and "South" where a state of the article is called so.
    pub halves: FxHashSet<Sym>,
    /// First names that stand before a surname somewhere: "Paul" of Paul Cole.
    pub first_names: FxHashSet<Sym>,
    /// Words for people that are somebody's surname: "Prince" of Erik Prince.
    pub role_surnames: FxHashSet<Sym>,
    /// What firms of the lexicon that are named with their legal form are called without it: "Acer" of Acer Inc.
    pub firms: FxHashSet<Sym>,
    /// Titles of other pages that are glued to a name.
    pub link_titles: Vec<TokenSpan>,
}

impl View<'_> {
    /// The words of some tokens.
    pub fn words(&self, tokens: TokenSpan) -> &str {
        self.syn.span(tokens).of(&self.article.text)
    }

    /// Whether a single name is a person's of the article although a place has it too. Where it is located it is the
    /// place.
    pub fn is_surname(&self, t: usize) -> bool {
        !self.surnames.is_empty() && self.surnames.contains(&self.syn.form[t]) && !kinds::is_located(self, t)
    }

    /// Whether a token stands in the titles of other pages that are glued to a name.
    pub fn is_in_link_title(&self, t: usize) -> bool {
        self.link_titles.iter().any(|l| l.has(t))
    }

    /// Whether the article holds one of the words that a name with `?` needs.
    pub fn is_near(&self, row: &ActorRow) -> bool {
        row.near.iter().any(|w| self.article.text.contains(w.as_str()))
    }

    /// Whether a name of the lexicon may stand as a modifier: one that needs a word beside it has it.
    pub fn is_supported(&self, actor: u32, name: u16) -> bool {
        let row = &self.lex.rows.actors[actor as usize];
        !row.names[name as usize].flags.near || row.kind == "party" && self.is_near(row)
    }

    /// The longest agent or title that ends right before a token: its span, the agent row if it is one.
    pub fn role_before(&self, t: usize) -> Option<(TokenSpan, Option<u32>)> {
        let hits = self.ends.get(t)?;
        hits.iter()
            .filter_map(|h| match h.entry {
                // "the [National] Security Archive" is no national's.
                Entry::Agent(a, false)
                    if self.lex.rows.agents[a as usize].head == "national"
                        && self.syn.is(h.tokens.start as usize, TokenFlags::CAPITAL) =>
                {
                    None
                }
                // "[Christian] Lang" is no believer.
                Entry::Agent(..)
                    if self.lex.classes.holds("role_too", self.syn.form[h.tokens.start as usize]) =>
                {
                    None
                }
                Entry::Agent(a, plural) if !plural || self.lex.rows.agents[a as usize].plural == "=" => {
                    Some((h.tokens, Some(a)))
                }
                Entry::Title(_) => Some((h.tokens, None)),
                _ => None,
            })
            .max_by_key(|(s, a)| (s.len(), a.is_some()))
    }
}

/// Finds names, role phrases, modifiers, pronouns and places. What the layer held before is gone.
pub fn analyse(article: &Article, syn: &Syntax, lex: &Lexicons, out: &mut Mentions) {
    out.all.clear();
    out.places.clear();
    find_hits(&article.text, syn, lex, &mut out.hits);
    out.towns.clear();
    out.hits.retain(|h| match h.entry {
        Entry::Place(p, _) if lex.places.kind(p) == PlaceKind::Town => {
            out.towns.push(*h);
            false
        }
        _ => true,
    });
    let mut view = View {
        article,
        syn,
        lex,
        ends: HitsAt::new(&out.hits, syn.len(), |h| h.tokens.end),
        starts: HitsAt::new(&out.hits, syn.len(), |h| h.tokens.start),
        county: lex.vocabulary.get("county"),
        surnames: FxHashSet::default(),
        strangers: FxHashSet::default(),
        countries: FxHashSet::default(),
        lands: FxHashSet::default(),
        halves: halves(syn, lex, &out.hits),
        first_names: first_names(syn, lex),
        role_surnames: role_surnames(syn, lex, &out.hits),
        firms: firms(syn, lex, &out.hits),
        link_titles: links::titles(&article.text, syn, TokenSpan::new(0, syn.len())).collect(),
    };
    view.countries = countries(lex, &out.hits);
    view.lands = lands(lex, &out.hits);
    view.surnames = surnames(&view, &out.hits);
    view.strangers = bearers::strangers(&view, &out.hits);
    let view = view;
    let scene = places::Scene::read(&view, &out.hits, &mut out.towns);
    // Tokens that some mention or place has taken.
    let mut taken = vec![false; syn.len()];
    bodies::find(&view, out, &mut taken);
    names::known(&view, out, &mut taken);
    nominals::find(&view, out, &mut taken);
    places::shaped(&view, &scene, out, &mut taken);
    unknown::find(&view, out, &mut taken);
    places::find(&view, &scene, out, &mut taken);
    modifiers::find(&view, out, &mut taken);
    pronouns::find(&view, out);
    drop_inside_roles(&mut out.all);
    let credited = credits::find(&view);
    let kept = |m: &Mention| {
        keep(syn, m) && !view.is_in_link_title(m.tokens.start as usize) && !is_called_thing(&view, m)
    };
    out.all.retain(|m| kept(m) && !credits::holds(&view, &credited, m));
    out.all.sort_by_key(|m| (m.tokens.start, m.tokens.end));
    out.all.dedup_by_key(|m| m.tokens);
    out.places.sort_by_key(|p| (p.tokens.start, p.tokens.end));
    out.at.clear();
    out.at.resize(syn.len(), 0);
    for (i, m) in (1u32..).zip(&out.all) {
        out.at[m.tokens.range()].fill(i);
    }
    out.heads.clear();
    for (i, m) in (0u32..).zip(&out.all) {
        out.heads.entry(m.head as u32).or_insert(i);
    }
}

fn first_names(syn: &Syntax, lex: &Lexicons) -> FxHashSet<Sym> {
    let given = |t: usize| lex.given_names.contains_key(&syn.form[t]);
    // Few words look like a surname, which is told without a look at a table.
    let pair = |&t: &usize| bearers::is_plain_surname(syn, lex, t + 1) && given(t);
    (0..syn.len().saturating_sub(1)).filter(pair).map(|t| syn.form[t]).collect()
}

/// Words for people behind a first name: "Erik [Prince]"; not "Queen Anne", "Mary Queen of Scots".
fn role_surnames(syn: &Syntax, lex: &Lexicons, hits: &[super::Hit]) -> FxHashSet<Sym> {
    let capital = |t: usize| {
        syn.upos[t] == Upos::PROPN
            && syn.is(t, TokenFlags::CAPITAL | TokenFlags::WORD)
            && !syn.is(t, TokenFlags::ALL_CAPS)
    };
    let behind_first_name = |h: &&super::Hit| {
        let t = h.tokens.start as usize;
        matches!(h.entry, Entry::Agent(a, false) if lex.rows.agents[a as usize].kind == "person")
            && h.tokens.len() == 1
            && t > 0
            && syn.sentence(t) == syn.sentence(t - 1)
            && capital(t)
            && capital(t - 1)
            && matches!(lex.given_names.get(&syn.form[t - 1]), Some('m' | 'f'))
    };
    hits.iter().filter(behind_first_name).map(|h| syn.form[h.tokens.start as usize]).collect()
}

fn firms(syn: &Syntax, lex: &Lexicons, hits: &[super::Hit]) -> FxHashSet<Sym> {
    let with_form = |h: &&super::Hit| {
        let form = h.tokens.end as usize - 1;
        h.tokens.len() == 2
            && matches!(h.entry, Entry::Actor(a, _) if lex.rows.actors[a as usize].kind == "company")
            && lex.name_word(syn.form[form], false) == Some("company")
    };
    hits.iter().filter(with_form).map(|h| syn.form[h.tokens.start as usize]).collect()
}

fn halves(syn: &Syntax, lex: &Lexicons, hits: &[super::Hit]) -> FxHashSet<Sym> {
    let state = |h: &&super::Hit| match h.entry {
        Entry::Actor(a, _) => h.tokens.len() > 1 && lex.rows.actors[a as usize].kind == "state",
        _ => false,
    };
    let first = hits.iter().filter(state).map(|h| syn.form[h.tokens.start as usize]);
    first.filter(|f| [word::NORTH, word::SOUTH].contains(f)).collect()
}

impl View<'_> {
    /// Whether the article names the country that an actor of the lexicon is of.
    pub fn speaks_of(&self, row: &ActorRow) -> bool {
        row.country().is_some_and(|c| self.countries.contains(c))
    }
}

impl View<'_> {
    /// Whether the article is at home with somebody: it names the country, or somebody or something else of it in full.
    pub fn is_at_home(&self, row: &ActorRow) -> bool {
        row.country().is_some_and(|c| self.countries.contains(c) || self.lands.contains(c))
    }
}

fn lands<'a>(lex: &'a Lexicons, hits: &[super::Hit]) -> FxHashSet<&'a str> {
    let land = |h: &super::Hit| match h.entry {
        Entry::Actor(a, k) => {
            let row = &lex.rows.actors[a as usize];
            let f = row.names[k as usize].flags;
            let plain = !f.short && !f.near && !f.adjective;
            row.country().filter(|_| plain && !matches!(row.kind.as_str(), "company" | "media"))
        }
        Entry::Place(p, _) if matches!(lex.places.kind(p), PlaceKind::Admin | PlaceKind::Capital) => {
            Some(lex.place(p).country)
        }
        _ => None,
    };
    hits.iter().filter_map(land).collect()
}

fn countries<'a>(lex: &'a Lexicons, hits: &[super::Hit]) -> FxHashSet<&'a str> {
    let rows = hits.iter().filter_map(|h| match h.entry {
        Entry::Actor(a, _) => Some(&lex.rows.actors[a as usize]),
        _ => None,
    });
    rows.filter(|r| r.kind == "state").filter_map(|r| r.country()).collect()
}

/// Words that are the last name of a person named in full ("Valeska Paris") and a place's name.
fn surnames(view: &View, hits: &[super::Hit]) -> FxHashSet<Sym> {
    let syn = view.syn;
    let place = |h: &super::Hit| match h.entry {
        Entry::Place(..) | Entry::Metonym(..) => true,
        Entry::Actor(a, k) => {
            let row = &view.lex.rows.actors[a as usize];
            row.kind == "state" || row.names[k as usize].flags.metonym
        }
        _ => false,
    };
    let mut out = FxHashSet::default();
    for h in hits.iter().filter(|h| h.tokens.len() == 1 && place(h)) {
        let t = h.tokens.start as usize;
        if t == 0 || !syn.tokens_of(syn.sentence(t)).has(t - 1) {
            continue;
        }
        let given = syn.upos[t - 1] == Upos::PROPN
            && syn.is(t - 1, TokenFlags::CAPITAL)
            && matches!(view.lex.given_names.get(&syn.form[t - 1]), Some('m' | 'f'));
        // "Austin Texas", "Washington Georgia" are two places.
        let two = view.starts.get(t - 1).is_some_and(|all| all.iter().any(place));
        if given && !two {
            out.insert(syn.form[t]);
        }
    }
    out
}

/// What stands inside the role before a name is no mention of its own: "[AFP Global News] Director Phil Chetwynd".
fn drop_inside_roles(all: &mut Vec<Mention>) {
    let roles: FxHashMap<u32, TokenSpan> =
        all.iter().filter_map(|m| m.role).flat_map(|r| (r.start..r.end).map(move |t| (t, r))).collect();
    all.retain(|m| !roles.get(&m.tokens.start).is_some_and(|r| r.contains(m.tokens)));
}

/// "the [State of the Union]", "[Air Force] One": the name of a thing, though a word of it is a body's.
fn is_called_thing(view: &View, m: &Mention) -> bool {
    let syn = view.syn;
    if m.kind == MentionKind::Pronoun || matches!(m.sense, Sense::Actor(_)) || m.tokens.len() < 2 {
        return false;
    }
    let last = m.tokens.end as usize - 1;
    let word = |k: usize| last.checked_sub(k).map_or(Sym::UNKNOWN, |t| syn.form[t]);
    let thing =
        view.lex.classes.get("named_thing").is_some_and(|c| view.lex.classes.has(c, syn.form[last], word));
    let plane = matches!(m.sense, Sense::Agent(a) if view.lex.rows.agents[a as usize].head == "air force")
        && syn.tokens_of(syn.sentence(last)).has(last + 1)
        && matches!(view.words(TokenSpan::new(last + 1, last + 2)), "One" | "Two");
    thing || plane
}

/// A byline or a stand-alone dateline names no actors.
fn keep(syn: &Syntax, m: &Mention) -> bool {
    let kind = syn.kind(m.head);
    !(kind == SentenceKind::Dateline || (kind == SentenceKind::Byline && m.kind != MentionKind::Name))
}
