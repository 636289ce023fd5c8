//! The order of resolution: names, appositions, role phrases, then pronouns; speakers last.

use rustc_hash::{FxHashMap, FxHashSet};

use super::code::{Code, role_on, slug};
use super::scene::{Scene, scene};
use super::{Actor, Cast, Referent, Resolution};
use super::{
    bodies, described, institutions, namesakes, nominals, offices, persons, pronouns, speakers, spoken, told,
    voices, whence,
};
use crate::article::Article;
use crate::base::{TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::Lexicons;
use crate::mention::{EntityType, Mention, MentionKind, Mentions, Number, Sense};
use crate::quote::{QuoteKind, Quotes};
use crate::syntax::{Deprel, Syntax, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cast.apposition",
        finds: "a name and its description side by side: \"Wang Yi, China's foreign minister\"",
    },
    Rule {
        id: "cast.acronym",
        finds: "the bracketed or later short form of a name: \"Safeguard Defenders (SD)\"",
    },
    Rule { id: "cast.longer-body", finds: "the longer name of a body: \"Lehman\" after Lehman Brothers" },
    Rule {
        id: "cast.land-behind",
        finds: "the country of an unknown holder of an office, named behind: \"King Hassan of Morocco\"",
    },
    Rule { id: "cast.half-name", finds: "\"the North\" after North Korea; not the north of a country" },
];

/// What every step sees.
pub(super) struct View<'a> {
    pub article: &'a Article,
    pub syn: &'a Syntax,
    pub lex: &'a Lexicons,
    pub mentions: &'a Mentions,
    pub quotes: &'a Quotes,
    /// Mentions of persons by a name of several words, under its first and its last word.
    pub persons: FxHashMap<&'a str, Vec<usize>>,
    /// Mentions of bodies by a name of several words, under its first.
    pub bodies: FxHashMap<&'a str, Vec<usize>>,
    /// Heads of the quotes' speakers.
    pub speaker_heads: FxHashSet<usize>,
}

impl View<'_> {
    /// The words of some tokens.
    pub fn words(&self, tokens: TokenSpan) -> &str {
        self.syn.span(tokens).of(&self.article.text)
    }

    /// A description with an indefinite article or none: "a source".
    pub fn is_nameless(&self, m: &Mention) -> bool {
        !self.syn.children(m.head).any(|c| {
            self.syn.rel[c] == Deprel::NMOD_POSS
                || self.syn.rel[c] == Deprel::DET && self.syn.form[c] == word::THE
        })
    }

    /// A mention.
    pub fn mention(&self, m: usize) -> &Mention {
        &self.mentions.all[m]
    }
}

/// Joins mentions into actors. What the layer held before is gone.
pub fn analyse(
    article: &Article,
    syn: &Syntax,
    mentions: &Mentions,
    quotes: &Quotes,
    lex: &Lexicons,
    out: &mut Cast,
) {
    out.actors.clear();
    out.ids.clear();
    out.of.clear();
    out.speakers.clear();
    out.of.resize_with(mentions.all.len(), Referent::default);
    let mut view = View {
        article,
        syn,
        lex,
        mentions,
        quotes,
        persons: FxHashMap::default(),
        bodies: FxHashMap::default(),
        speaker_heads: quotes.all.iter().filter_map(|q| q.speaker_head).collect(),
    };
    view.persons = persons_by_word(article, syn, mentions);
    view.bodies = bodies_by_word(article, syn, mentions);
    let view = view;
    let appositions = appositions(&view);
    names(&view, &appositions, out);
    namesakes::settle(&view, &appositions, out);
    employed(&view, &appositions, out);
    offices::told_offices(&view, &appositions, out);
    offices::led_in(&view, &appositions, out);
    out.main = offices::main_person(&view, out);
    out.interviewed = voices::interviewed(&view, out).map(|j| j as u32);
    places(&view, out);
    let scene = scene(&view, out);
    institutions::parties(&view, &scene, out);
    officials(&view, &appositions, &scene, out);
    told::seated(&view, out);
    described::tell(&view, out);
    // Quoted words come last: who speaks them is known then, and is nobody whom they call "he".
    let quoted: Vec<bool> = (0..mentions.all.len()).map(|m| is_quoted(&view, m)).collect();
    for inside in [false, true] {
        for m in (0..mentions.all.len()).filter(|&m| quoted[m] == inside) {
            if view.mention(m).kind == MentionKind::Pronoun {
                pronouns::resolve(&view, m, out);
                if inside && out.of[m].actors.is_empty() {
                    spoken::resolve(&view, m, None, out);
                }
            } else if out.of[m].actors.is_empty() {
                nominals::resolve(&view, m, &appositions, &scene, out);
            }
        }
    }
    let introduced = spoken::introduced(&view, out);
    // Who speaks may be named only behind the words.
    for m in 0..mentions.all.len() {
        if view.mention(m).kind == MentionKind::Pronoun && out.of[m].actors.is_empty() {
            spoken::resolve(&view, m, introduced, out);
            pronouns::resolve_ahead(&view, m, out);
        }
    }
    persons::whose(&view, &appositions, out);
    told::counted(&view, out);
    told::by_clause(&view, out);
    persons::at_home(&view, &scene, out);
    speakers::speakers(&view, out);
}

/// Whether a mention stands in words that somebody is quoted with.
fn is_quoted(view: &View, m: usize) -> bool {
    let q = view.quotes.covering(view.mention(m).head);
    q.is_some_and(|q| view.quotes.all[q].kind == QuoteKind::Direct)
}

fn persons_by_word<'a>(
    article: &'a Article,
    syn: &Syntax,
    mentions: &Mentions,
) -> FxHashMap<&'a str, Vec<usize>> {
    let mut out: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (j, n) in mentions.all.iter().enumerate() {
        if n.entity == EntityType::Person && n.kind != MentionKind::Nominal && n.tokens.len() > 1 {
            let name = syn.span(n.tokens).of(&article.text);
            let last = name.rsplit([' ', '-']).next().unwrap_or(name);
            let first = name.split(' ').next().unwrap_or(name);
            out.entry(last).or_default().push(j);
            if first != last {
                out.entry(first).or_default().push(j);
            }
        }
    }
    out
}

fn bodies_by_word<'a>(
    article: &'a Article,
    syn: &Syntax,
    mentions: &Mentions,
) -> FxHashMap<&'a str, Vec<usize>> {
    let mut out: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (j, n) in mentions.all.iter().enumerate() {
        let body = matches!(
            n.entity,
            EntityType::Organization
                | EntityType::Company
                | EntityType::Media
                | EntityType::Ngo
                | EntityType::ArmedGroup
        );
        if body && n.kind != MentionKind::Nominal && n.tokens.len() > 1 {
            let first = TokenSpan { start: n.tokens.start, end: n.tokens.start + 1 };
            out.entry(syn.span(first).of(&article.text)).or_default().push(j);
        }
    }
    out
}

/// Pairs of mentions that name one actor side by side, looked up from either.
fn appositions(view: &View) -> FxHashMap<usize, usize> {
    let syn = view.syn;
    let mut pairs = FxHashMap::default();
    for (i, m) in view.mentions.all.iter().enumerate() {
        if m.kind == MentionKind::Pronoun || m.kind == MentionKind::Modifier {
            continue;
        }
        let Some(g) = syn.governor(m.head).filter(|_| syn.rel[m.head] == Deprel::APPOS) else { continue };
        let g = office_above(view, m, g);
        if let Some(j) = view.mentions.of_head(g).filter(|&j| j != i)
            && view.mention(j).kind != MentionKind::Pronoun
            && view.mention(j).number == m.number
            && !syn.case(m.head).is_known()
        {
            pairs.insert(i, j);
            pairs.entry(j).or_insert(i);
        }
    }
    for i in 0..view.mentions.all.len() {
        if let Some(j) = between_commas(view, i).filter(|j| !pairs.contains_key(&i) && !pairs.contains_key(j))
        {
            pairs.insert(i, j);
            pairs.insert(j, i);
        }
    }
    pairs
}

/// The description right before a person's name between commas, where the parser has not seen the two as one: "reached the
/// [speaker of parliament], Ines Reyes, on Friday"; not "the speaker, Ines Reyes and Ann Cole".
fn between_commas(view: &View, i: usize) -> Option<usize> {
    let syn = view.syn;
    let m = view.mention(i);
    let comma = |t: usize| t < syn.len() && syn.form[t] == word::COMMA;
    let before = (m.tokens.start as usize).checked_sub(1).filter(|&t| comma(t))?;
    let name = m.kind == MentionKind::Name && m.entity == EntityType::Person && m.tokens.len() > 1;
    // "His lawyer, Ines Reyes said": the second comma may be missing.
    let said = || {
        let next = m.tokens.end as usize;
        next < syn.len() && syn.is_verbal(next) && !view.lex.cues.of(syn.lemma[next]).is_empty()
    };
    let closed = comma(m.tokens.end as usize);
    if !name || m.role.is_some() || !closed && !said() {
        return None;
    }
    let j = view.mentions.covering(before.checked_sub(1)?)?;
    if !closed && syn.possessor(view.mention(j).head).is_none() {
        return None;
    }
    let j = role_of_phrase(view, before).unwrap_or(j);
    let n = view.mention(j);
    let described = n.kind == MentionKind::Nominal
        && n.entity == EntityType::Person
        && n.number == Number::Singular
        && n.tokens.end as usize <= before
        && (n.tokens.end as usize == before || role_of_phrase(view, before) == Some(j))
        && syn
            .children(n.head)
            .any(|c| matches!(syn.rel[c].base(), Deprel::DET) || syn.rel[c] == Deprel::NMOD_POSS);
    described.then_some(j)
}

/// How many words may tell whose a role is.
const WHOSE: usize = 8;

/// The role of a phrase that ends before a comma with whose it is: "a [lawyer] for Cole", "the [head] of the harbour board".
fn role_of_phrase(view: &View, end: usize) -> Option<usize> {
    let syn = view.syn;
    let part = |t: &usize| {
        matches!(syn.upos[*t], Upos::NOUN | Upos::PROPN | Upos::ADJ | Upos::DET | Upos::NUM | Upos::PRON)
            || syn.xpos[*t] == Xpos::POS
    };
    let case = (end.saturating_sub(WHOSE)..end).rev().find(|t| !part(t))?;
    let whose = matches!(syn.form[case], word::FOR | word::OF | word::AT | word::TO | word::WITH);
    let j = view.mentions.covering(case.checked_sub(1).filter(|_| whose && case + 1 < end)?)?;
    (view.mention(j).tokens.end as usize == case).then_some(j)
}

/// "the speaker of [parliament], Ines Reyes": a person beside a body is the one who holds the office in it.
fn office_above(view: &View, m: &Mention, g: usize) -> usize {
    let syn = view.syn;
    let body = |t: usize| {
        view.mentions
            .of_head(t)
            .is_some_and(|j| !matches!(view.mention(j).entity, EntityType::Person | EntityType::RoleGroup))
    };
    let person = m.entity == EntityType::Person && m.kind == MentionKind::Name;
    if !person || syn.rel[g].base() != Deprel::NMOD || syn.case(g) != word::OF || !body(g) {
        return g;
    }
    let holder = syn.governor(g).filter(|&t| {
        view.mentions.of_head(t).is_some_and(|j| {
            let n = view.mention(j);
            n.kind == MentionKind::Nominal && n.entity == EntityType::Person
        })
    });
    holder.unwrap_or(g)
}

/// All names, known and unknown. Full names come before the short ones that lean on them.
fn names(view: &View, appositions: &FxHashMap<usize, usize>, out: &mut Cast) {
    for (i, m) in view.mentions.all.iter().enumerate() {
        if let Sense::Actor(row) = m.sense {
            if m.kind == MentionKind::Nominal && m.entity == EntityType::Person {
                continue;
            }
            let a = known_actor(view, row, out);
            // What they were before the first office that is known, the text may say: "the journalist Ines Reyes".
            let actor = &out.actors[a as usize];
            if actor.entity == EntityType::Person && actor.code.sector.is_none() {
                let told = persons::code_from_role(view, i, appositions);
                let same = told.country.is_none() || told.country == actor.code.country;
                out.actors[a as usize].code.sector = told.sector.filter(|_| same);
            }
            let resolution = if m.short { Resolution::FullName } else { Resolution::Lexicon };
            out.of[i] = Referent { actors: vec![a], resolution, ..Referent::default() };
        }
    }
    let mut unknown: Vec<usize> = (0..view.mentions.all.len())
        .filter(|&i| view.mention(i).sense == Sense::Unknown && view.mention(i).kind != MentionKind::Nominal)
        .collect();
    unknown.sort_by_key(|&i| (std::cmp::Reverse(view.mention(i).tokens.len()), i));
    for i in unknown {
        out.of[i] = unknown_name(view, i, appositions, out);
    }
}

/// The cast member of a lexicon row.
pub(super) fn known_actor(view: &View, row: u32, out: &mut Cast) -> u32 {
    let r = &view.lex.rows.actors[row as usize];
    out.add(&r.id, || {
        let (code, office) = role_on(r, view.article.date);
        let name = r.names.iter().find(|n| !n.flags.adjective).map_or(r.id.clone(), |n| n.text.clone());
        let entity = EntityType::of_kind(&r.kind);
        let gender = if entity == EntityType::Person { persons::gender_of_name(view, &name) } else { None };
        Actor { id: r.id.clone(), name, entity, code, office, row: Some(row), gender }
    })
}

fn unknown_name(view: &View, i: usize, appositions: &FxHashMap<usize, usize>, out: &mut Cast) -> Referent {
    let m = view.mention(i);
    let text = view.words(m.tokens);
    let may_be_person = m.entity == EntityType::Person || m.tokens.len() == 1;
    let longer = may_be_person
        .then(|| persons::fuller_name(view, i, out))
        .flatten()
        .map(|found| (found, Resolution::FullName, "cast.fuller-name"))
        .or_else(|| Some((bracketed(view, m, out)?, Resolution::Apposition, "cast.acronym")))
        .or_else(|| Some((longer_body(view, i, out)?, Resolution::FullName, "cast.longer-body")))
        .or_else(|| Some((half_name(view, i, out)?, Resolution::FullName, "cast.half-name")))
        .or_else(|| Some((acronym(view, i, out)?, Resolution::Apposition, "cast.acronym")));
    if let Some(((a, from), resolution, rule)) = longer {
        // "Ann Cole came late. … Cole, a teacher, said": the short name may tell it.
        if out.actor(a).row.is_none()
            && out.actor(a).code == Code::default()
            && m.entity == EntityType::Person
        {
            out.actors[a as usize].code = persons::code_from_role(view, i, appositions);
        }
        return Referent {
            actors: vec![a],
            resolution,
            antecedent: Some(from),
            cause: Some(Cause::rule(rule)),
        };
    }
    let id = format!("unk:{}", slug(text));
    let code = persons::code_from_role(view, i, appositions);
    let office = m.role.map(|r| view.words(r).to_string());
    let gender = if m.entity == EntityType::Person { persons::gender_of_mention(view, m) } else { None };
    let a = out.add(&id, || Actor {
        id: id.clone(),
        name: text.split_whitespace().collect::<Vec<_>>().join(" "),
        entity: m.entity,
        code: code.clone(),
        office,
        row: None,
        gender,
    });
    // The role may come with a later telling of the name.
    if out.actors[a as usize].code == Code::default() {
        out.actors[a as usize].code = code;
    }
    Referent { actors: vec![a], resolution: Resolution::Unknown, antecedent: None, cause: None }
}

/// The longer name of a body that begins with a shorter one: "Lehman Brothers … Lehman".
fn longer_body(view: &View, i: usize, out: &Cast) -> Option<(u32, u32)> {
    let m = view.mention(i);
    if matches!(m.entity, EntityType::Person | EntityType::Place) {
        return None;
    }
    let first = view.words(TokenSpan { start: m.tokens.start, end: m.tokens.start + 1 });
    let text = view.words(m.tokens);
    let longer = view.bodies.get(first)?.iter().copied().filter(|&j| {
        let n = view.mention(j);
        let words = view.words(n.tokens);
        n.tokens.len() > m.tokens.len() && words.strip_prefix(text).is_some_and(|r| r.starts_with([' ', ',']))
    });
    // The nearest before it, else the first after it.
    let mut best = None;
    for j in longer.filter(|&j| j != i && !out.of[j].actors.is_empty()) {
        if best.is_none() || j < i {
            best = Some((out.of[j].actors[0], j as u32));
        }
    }
    best
}

/// "the North", "the South": the state of the article whose name begins so.
fn half_name(view: &View, i: usize, out: &Cast) -> Option<(u32, u32)> {
    let m = view.mention(i);
    let form = view.syn.form[m.tokens.start as usize];
    if m.tokens.len() != 1 || ![word::NORTH, word::SOUTH].contains(&form) {
        return None;
    }
    let from = window(view, i).find(|&j| {
        let n = view.mention(j);
        n.tokens.len() > 1
            && view.syn.form[n.tokens.start as usize] == form
            && out.of[j].actors.first().is_some_and(|&a| out.actors[a as usize].entity == EntityType::State)
    })?;
    Some((out.of[from].actors[0], from as u32))
}

/// The body of the lexicon whose acronym stands in brackets behind a longer name that no lexicon knows.
pub(super) fn bracketed(view: &View, m: &Mention, out: &Cast) -> Option<(u32, u32)> {
    let open = m.tokens.end as usize;
    if m.tokens.len() < 2
        || m.entity == EntityType::Person
        || open + 1 >= view.syn.len()
        || view.words(TokenSpan::new(open, open + 1)) != "("
    {
        return None;
    }
    let j = view.mentions.covering(open + 1)?;
    let n = view.mention(j);
    let known = matches!(n.sense, Sense::Actor(_)) && n.tokens.len() == 1 && n.entity != EntityType::Person;
    let short = view.words(n.tokens);
    let fits = view.words(m.tokens).chars().next().is_some_and(|c| short.contains(c.to_ascii_uppercase()))
        && short.chars().filter(|c| c.is_uppercase()).count() >= 2;
    out.of[j].actors.first().filter(|_| known && fits).map(|&a| (a, j as u32))
}

/// The name whose initials a short name is: "Netherlands Organisation … (TNO)", "Safeguard Defenders … SD".
fn acronym(view: &View, i: usize, out: &Cast) -> Option<(u32, u32)> {
    let m = view.mention(i);
    let text = view.words(m.tokens);
    if m.tokens.len() != 1 || text.len() < 2 || !text.chars().all(char::is_uppercase) {
        return None;
    }
    window(view, i).find_map(|j| {
        let n = view.mention(j);
        if n.tokens.len() < 2 || n.entity == EntityType::Person || n.kind != MentionKind::Name {
            return None;
        }
        let bracketed = n.tokens.end + 1 == m.tokens.start
            && view.words(TokenSpan { start: n.tokens.end, end: m.tokens.start }) == "(";
        let initials: String = view
            .words(n.tokens)
            .split_whitespace()
            .filter_map(|w| w.chars().next())
            .filter(|c| c.is_uppercase())
            .collect();
        let same = bracketed || initials == text;
        (same && j != i).then(|| out.of[j].actors.first().map(|&a| (a, j as u32))).flatten()
    })
}

/// How many mentions away the fuller form of a description or acronym is looked for, so that work stays linear.
const WINDOW: usize = 1_500;

/// The mentions around one, in text order.
pub(super) fn window(view: &View, i: usize) -> std::ops::Range<usize> {
    i.saturating_sub(WINDOW)..(i + WINDOW).min(view.mentions.all.len())
}

/// The states in which places lie stand ready as actors: a place that is hit implies its country. Those that nothing
/// names or implies are not written.
fn places(view: &View, out: &mut Cast) {
    for p in &view.mentions.places {
        if let Some((state, _)) = p.country(view.lex).and_then(|c| view.lex.state(c)) {
            known_actor(view, state, out);
        }
    }
}

/// Who works for a body that no lexicon knows has its code: "Chip Hanlon, president of Delta Global Advisors".
fn employed(view: &View, appositions: &FxHashMap<usize, usize>, out: &mut Cast) {
    for (i, m) in view.mentions.all.iter().enumerate() {
        let person = m.sense == Sense::Unknown && m.entity == EntityType::Person;
        let Some(&a) = out.of[i].actors.first().filter(|_| person) else { continue };
        let beside = appositions.get(&i).map(|&j| view.mention(j)).filter(|n| n.kind == MentionKind::Nominal);
        let bare = out.actors[a as usize].code == Code::default();
        let body = beside.and_then(|n| bodies::employer(view, n, out));
        let body = body.or_else(|| {
            let body = told::belongs_to(view, i, out).or_else(|| told::owned_by(view, i, out));
            let body = body.filter(|_| bare)?;
            out.of[i].cause = Some(Cause::rule("cast.belongs-to"));
            Some(body)
        });
        let Some(body) = body.or_else(|| told::firm_led(view, i, out)) else {
            if bare {
                out.actors[a as usize].code.country = told::of_state(view, i, out);
            }
            continue;
        };
        let mut of = out.actors[body as usize].code.clone();
        // Those of a body of many states are its officials.
        if out.actors[body as usize].entity == EntityType::Igo {
            of.sector = of.sector.or(Some("GOV".to_string()));
        }
        let own = out.actors[a as usize].code.sector.clone();
        let there = matches!(own.as_deref(), None | Some("GOV" | "CVL" | "BUS"));
        let own = own.filter(|s| s != "GOV");
        out.actors[a as usize].code =
            Code { country: of.country, sector: if there { of.sector.or(own) } else { own } };
    }
}

/// An unknown person who holds an office has it in the country where the article plays.
fn officials(view: &View, appositions: &FxHashMap<usize, usize>, scene: &Scene, out: &mut Cast) {
    for (i, m) in view.mentions.all.iter().enumerate() {
        // "Ines Reyes, the attorney general": an office of no other country than this.
        let beside = || {
            let n = view.mention(*appositions.get(&i)?);
            let own = n.of.is_empty() && view.syn.possessor(n.head).is_none();
            (own && n.kind == MentionKind::Nominal && nominals::is_definite(view, n)).then_some(())
        };
        let office = (m.role.is_some() || beside().is_some())
            && m.sense == Sense::Unknown
            && m.entity == EntityType::Person;
        let Some(&a) = out.of[i].actors.first().filter(|_| office) else { continue };
        let actor = &out.actors[a as usize];
        let domestic = matches!(
            actor.code.sector.as_deref(),
            Some("GOV" | "MIL" | "COP" | "LEG" | "JUD" | "OPP" | "ELI")
        );
        if actor.code.country.is_some() || !domestic || !m.of.is_empty() {
            continue;
        }
        let behind = land_behind(view, m, out)
            .map(|c| (c, "cast.land-behind"))
            .or_else(|| Some((namesakes::country_of_office(view, m)?, "cast.bearer")));
        let fronted = || whence::fronted_place(view, m).map(|c| (c, "cast.fronted-place"));
        let judge = out.actors[a as usize].code.sector.as_deref() == Some("JUD");
        let bench = || told::bench(view, i, out).filter(|_| judge).map(|c| (c, "cast.bench"));
        let here = || scene.at(m.head).map(|(c, rule)| (c.to_string(), rule));
        let home = || scene.home_near(m.head).map(|c| (c.to_string(), "cast.home"));
        let title = m.role.is_some();
        let home_first = || home().filter(|_| title);
        let civil = out.actors[a as usize].code.sector.as_deref() != Some("MIL");
        let institution = || {
            let country = institutions::institution(view, i, out).filter(|_| civil && title)?;
            Some((country, "cast.institution"))
        };
        if let Some((country, rule)) = behind
            .or_else(fronted)
            .or_else(bench)
            .or_else(home_first)
            .or_else(here)
            .or_else(home)
            .or_else(institution)
        {
            out.actors[a as usize].code.country = Some(country);
            out.of[i].cause = Some(Cause::rule(rule));
        }
    }
}

/// The country named behind a person's name: "King Hassan [of Morocco]", "Senator Smith [of Texas]".
fn land_behind(view: &View, m: &Mention, out: &Cast) -> Option<String> {
    let syn = view.syn;
    let of = m.tokens.end as usize;
    let here = of < syn.len() && syn.sentence(of) == syn.sentence(m.head) && syn.form[of] == word::OF;
    if !here {
        return None;
    }
    let land = syn.governor(of)?;
    let named = view.mentions.of_head(land).and_then(|j| out.of[j].actors.first());
    if let Some(&a) = named.filter(|&&a| out.actor(a).entity == EntityType::State) {
        return out.actor(a).code.country.clone();
    }
    let mut places = view.mentions.places_in(syn.tokens_of(syn.sentence(land)));
    let place = places.find(|&p| view.mentions.places[p].tokens.has(land))?;
    view.mentions.places[place].country(view.lex).map(str::to_string)
}
