//! Role phrases ("Kremlin aide", "riot police") and peoples ("Russians").
//!
//! Entries compose: a head of the agents lexicon meets the countries and organisations that modify it.

use rustc_hash::FxHashMap;

use super::modifiers::{agent_org, is_modifier, modifiers_of, names_body};
use super::names::{head_of, mark};
use super::run::View;
use super::{EntityType, Mention, MentionKind, Mentions, Number, Sense, near};
use crate::base::{Sym, TokenSpan, word};
use crate::cause::{Cause, Rule};
use crate::lexicon::{AgentRow, Entry};
use crate::syntax::{Deprel, TokenFlags, Upos, Xpos};

/// The rules of this module.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "mention.role",
        finds: "a role noun with what modifies it: \"U.S. officials\"; not \"official statement\"",
    },
    Rule {
        id: "mention.body",
        finds: "a body named by country and kind: \"Russian Foreign Ministry\"; not \"a ministry\"",
    },
    Rule {
        id: "mention.count",
        finds: "people told only by their number: \"killed [12] and wounded [dozens]\"; not \"destroyed 12\"",
    },
    Rule { id: "mention.people", finds: "a people: \"Ukrainians\"; not \"Ukrainian\" before a noun" },
];

/// Role phrases and peoples. Names inside a role phrase become part of it.
pub(super) fn find(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let hits = std::mem::take(&mut out.hits);
    let mut agents: Vec<(TokenSpan, u32, bool)> = hits
        .iter()
        .filter_map(|h| match h.entry {
            Entry::Agent(a, plural) => Some((h.tokens, a, plural)),
            _ => None,
        })
        .collect();
    agents.sort_by_key(|(s, a, _)| (std::cmp::Reverse(s.len()), s.start, *a));
    // The role phrases over each token, as indices of mentions.
    let mut over: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (span, row, plural) in agents {
        if span.range().any(|t| taken[t]) {
            continue;
        }
        if let Some(m) = role_phrase(view, &hits, span, row, plural) {
            mark(taken, m.tokens);
            (m.tokens.start..m.tokens.end).for_each(|t| over.entry(t).or_default().push(out.all.len()));
            out.all.push(m);
        }
    }
    // "[Kremlin] aide": the inner name is no mention of its own.
    let is_inner = |(i, n): (usize, &Mention)| {
        let phrases = over.get(&n.tokens.start);
        phrases.is_some_and(|all| all.iter().any(|&m| m > i && out.all[m].tokens.contains(n.tokens)))
    };
    let inner: Vec<bool> = out.all.iter().enumerate().map(is_inner).collect();
    let mut inner = inner.into_iter();
    out.all.retain(|_| !inner.next().unwrap_or(false));
    for h in &hits {
        let Entry::Actor(a, k) = h.entry else { continue };
        let row = &view.lex.rows.actors[a as usize];
        let t = h.tokens.end as usize - 1;
        // "kidnapped 13 Japanese"
        let counted = view.syn.upos[t] == Upos::ADJ
            && view.syn.child(t, Deprel::NUMMOD).is_some()
            && !is_modifier(view, t);
        // "tens of thousands of Poles"
        let plural_name = view.syn.xpos[t] == Xpos::NNP
            && !view.syn.is(t, TokenFlags::ALL_CAPS)
            && view.words(TokenSpan::new(t, t + 1)).ends_with('s')
            && view.syn.rel[t].base() == Deprel::NMOD
            && view.syn.case(t) == word::OF;
        // "Tom Lund, a Norwegian, was hurt", "He is a Dane": an article and nothing behind it to modify.
        let one = view.syn.upos[t] == Upos::ADJ
            && !is_modifier(view, t)
            && view
                .syn
                .children(t)
                .any(|c| [word::A, word::AN].contains(&view.syn.form[c]) && c + 1 == h.tokens.start as usize);
        let noun = counted
            || plural_name
            || one
            || matches!(view.syn.xpos[t], Xpos::NNPS | Xpos::NNS)
            || (matches!(view.syn.xpos[t], Xpos::NN | Xpos::NNP)
                && view.syn.child(t, Deprel::DET).is_some()
                && !matches!(
                    view.syn.rel[t],
                    Deprel::COMPOUND | Deprel::AMOD | Deprel::FLAT | Deprel::NMOD_DESC
                ));
        if !row.names[k as usize].flags.adjective || !noun || taken[t] || is_modifier(view, t) {
            continue;
        }
        let plural = plural_name || !one && view.syn.xpos[t] != Xpos::NN && view.syn.xpos[t] != Xpos::NNP;
        mark(taken, h.tokens);
        out.all.push(Mention {
            number: if plural { Number::Plural } else { Number::Singular },
            of: vec![a],
            ..Mention::new(
                view.syn.core_phrase(t),
                t,
                MentionKind::Nominal,
                if plural { EntityType::RoleGroup } else { EntityType::Person },
                Sense::People(a),
                Cause::entry("mention.people", row.at),
            )
        });
    }
    counts(view, out, taken);
    out.hits = hits;
}

/// People told only by their number, whom something befalls that befalls none but people.
fn counts(view: &View, out: &mut Mentions, taken: &mut [bool]) {
    let (Some(people), Some(casualty)) = (view.lex.people, view.lex.classes.get("v_casualty")) else {
        return;
    };
    let syn = view.syn;
    let of_class = |v: usize| view.lex.classes.has(casualty, syn.lemma[v], |_| Sym::UNKNOWN);
    for t in 0..syn.len() {
        if taken[t] || !matches!(syn.upos[t], Upos::NUM | Upos::NOUN | Upos::ADJ | Upos::PRON) {
            continue;
        }
        let number = syn.upos[t] == Upos::NUM || COUNTS.contains(&syn.form[t]);
        let first = syn.first_conjunct(t);
        let befallen = matches!(syn.rel[first], Deprel::OBJ | Deprel::NSUBJ_PASS)
            && syn.governor(first).is_some_and(|v| syn.is_verbal(v) && of_class(v));
        // "Hundreds of homes", "12 of the bridges": what is counted says what it is.
        let told = syn.children(t).any(|c| c > t && syn.rel[c].base() == Deprel::NMOD);
        let tokens = syn.core_phrase(t);
        if !number || !befallen || told || tokens.range().any(|k| taken[k]) {
            continue;
        }
        mark(taken, tokens);
        out.all.push(Mention {
            number: Number::Plural,
            ..Mention::new(
                tokens,
                t,
                MentionKind::Nominal,
                EntityType::RoleGroup,
                Sense::Agent(people),
                Cause::entry("mention.count", view.lex.rows.agents[people as usize].at),
            )
        });
    }
}

/// Words that count people as a number does.
const COUNTS: &[Sym] = &[
    word::DOZENS,
    word::HUNDREDS,
    word::THOUSANDS,
    word::MILLIONS,
    word::SCORES,
    word::OTHERS,
    word::SEVERAL,
    word::MANY,
];

/// Who does what the event noun behind it tells: "a [police] raid", "Syrian [army] attacks"; not "[police] stations".
fn doer_of_noun(view: &View, hits: &[super::Hit], span: TokenSpan, row: u32, noun: usize) -> Option<Mention> {
    let syn = view.syn;
    let head = head_of(view, span);
    let class = view.lex.classes.get("doer_before_noun")?;
    let before = |k: usize| head.checked_sub(k).map_or(Sym::UNKNOWN, |t| syn.lemma[t]);
    let tells = |p: &crate::lexicon::Pattern| view.lex.rows.frames[p.row as usize].pos == "noun";
    let fits = syn.rel[head] == Deprel::COMPOUND
        && syn.upos[head] == Upos::NOUN
        && head + 1 == noun
        && view.lex.classes.has(class, syn.lemma[head], before)
        && view.lex.frames.of(syn.lemma[noun]).iter().any(tells);
    let agent = &view.lex.rows.agents[row as usize];
    fits.then(|| Mention {
        number: if agent.kind == "org" { Number::Singular } else { Number::Plural },
        of: modifiers_of(view, hits, noun, syn.core_phrase(noun)),
        ..Mention::new(
            span,
            head,
            MentionKind::Modifier,
            if agent.kind == "org" { EntityType::Organization } else { EntityType::RoleGroup },
            Sense::Agent(row),
            Cause::entry("mention.role", agent.at),
        )
    })
}

/// "It named [Ann Cole] chief executive": two objects that the parser has made one phrase.
fn begins_with_name(view: &View, head: usize) -> bool {
    let first = view.syn.core_phrase(head).start as usize;
    view.syn.upos[first] == Upos::PROPN && view.lex.given_names.contains_key(&view.syn.form[first])
}

fn role_phrase(view: &View, hits: &[super::Hit], span: TokenSpan, row: u32, plural: bool) -> Option<Mention> {
    let syn = view.syn;
    let head = head_of(view, span);
    if !matches!(syn.upos[head], Upos::NOUN | Upos::PROPN | Upos::ADJ)
        // "its chief executive" is a role, whatever the tagger takes it for.
        || (syn.upos[head] == Upos::ADJ
            && !plural
            && (span.len() == 1 || is_modifier(view, head) || begins_with_name(view, head)))
    {
        return None;
    }
    // A modifier of another noun is no actor of its own: "[government] forces", "[police] stations".
    let lost = lost_subject(view, head);
    if lost.is_none()
        && is_modifier(view, head)
        && let Some(noun) = syn.governor(head).filter(|&g| g > head && syn.is_nominal(g))
    {
        return doer_of_noun(view, hits, span, row, noun);
    }
    // A role before an unknown name belongs to the name: "[spokesman] Ivan Petrenko".
    let next = span.end as usize;
    let sentence = syn.tokens_of(syn.sentence(head));
    if !plural
        && sentence.has(next)
        && syn.upos[next] == Upos::PROPN
        && syn.is(next, TokenFlags::CAPITAL)
        && names_behind(view, head, next)
        && !near(hits, next)
            .iter()
            .any(|h| h.tokens.start as usize == next && matches!(h.entry, Entry::Agent(..)))
    {
        return None;
    }
    let agent = &view.lex.rows.agents[row as usize];
    // "a top policy-[maker]" makes no goods.
    let hyphen = head.checked_sub(1).is_some_and(|t| syn.form[t] == word::DASH);
    // "the euro pair", "the pair of boots"
    let two = matches!(agent.head.as_str(), "pair" | "duo" | "trio");
    let bare = |c: usize| matches!(syn.rel[c].base(), Deprel::DET | Deprel::CASE | Deprel::PUNCT);
    let the = syn.children(head).any(|c| syn.form[c] == word::THE);
    if hyphen && agent.head == "maker" || two && !(the && syn.children(head).all(bare)) {
        return None;
    }
    // "Erik Prince": a word for people behind a first name is a surname, there and where it stands alone. "his son, Hunter,"
    // is called so.
    let lone = !plural && span.len() == 1;
    if lone
        && (view.role_surnames.contains(&syn.form[head]) || is_called(view, head))
        && is_surname(view, head)
    {
        return None;
    }
    let core = syn.core_phrase(head);
    // "[photographers] Ivan Petrenko and Olha Bondar": the names are mentions of their own.
    let names = (span.end..core.end).find(|&t| syn.is(t as usize, TokenFlags::CAPITAL));
    let end = if syn.is(head, TokenFlags::CAPITAL) { core.end } else { names.unwrap_or(core.end) };
    let tokens = TokenSpan { start: core.start.min(span.start), end: end.max(span.end) };
    let tokens = lost.map_or(tokens, |start| TokenSpan::new(start, head + 1));
    let tokens = with_estimate(view, trimmed(view, tokens, head), head);
    if agent.kind == "person" && is_inside_name(view, hits, tokens, head) {
        return None;
    }
    let mut of = modifiers_of(view, hits, head, tokens);
    // "Russia's foreign minister and ambassador": both are Russia's.
    let first = syn.first_conjunct(head);
    if of.is_empty()
        && first != head
        && !syn
            .children(head)
            .any(|c| matches!(syn.rel[c].base(), Deprel::DET) || syn.rel[c] == Deprel::NMOD_POSS)
        && syn.possessor(first).is_some()
    {
        of = modifiers_of(view, hits, first, syn.core_phrase(first));
    }
    let definite = syn.children(head).any(|c| {
        (syn.rel[c] == Deprel::DET
            && [word::THE, word::THIS, word::THESE, word::THOSE, word::BOTH, word::NEITHER]
                .contains(&syn.form[c]))
            || syn.rel[c] == Deprel::NMOD_POSS
            || syn.rel[c] == Deprel::NUMMOD
            // "another nation", "other countries", "several states"
            || agent.kind == "org"
                && c < head
                && [word::ANOTHER, word::OTHER, word::SEVERAL, word::MANY, word::FOREIGN].contains(&syn.form[c])
    });
    // "social media", "do business" name nobody.
    let mass = agent.kind == "org"
        && !plural
        && !definite
        && of.is_empty()
        && matches!(agent.sector.as_str(), "BUS" | "PTY" | "")
        && !syn.is(head, TokenFlags::CAPITAL)
        && matches!(syn.rel[head].base(), Deprel::OBJ | Deprel::OBL | Deprel::NMOD)
        && !syn.children(head).any(|c| syn.rel[c] == Deprel::DET);
    let social =
        syn.children(head).any(|c| view.words(TokenSpan::new(c, c + 1)).eq_ignore_ascii_case("social"));
    if mass
        || social && agent.sector == "JRN"
        || !plural && (is_activity(view, head) || is_effort(view, head, agent))
        || is_medium(view, head, agent.kind == "org")
    {
        return None;
    }
    if is_label(view, head)
        || is_in_title(view, head)
        || is_origin(view, agent, head)
        || is_measure(view, agent, head)
        || is_body_part(view, agent, head)
    {
        return None;
    }
    // "committee members" are told by the committee; "a tank fired" by what it does.
    let told = agent.kind != "org"
        && syn
            .children(head)
            .any(|c| c < head && syn.rel[c].base() == Deprel::COMPOUND && agent_org(view, c));
    let fights = agent.sector == "MIL"
        && syn.rel[head] == Deprel::NSUBJ
        && syn
            .governor(head)
            .is_some_and(|v| syn.is_verbal(v) && !view.lex.frames.of(syn.lemma[v]).is_empty());
    if is_place_or_machine(view, agent, head, !of.is_empty(), fights) {
        return None;
    }
    if !agent.alone
        && of.is_empty()
        && !definite
        && !told
        && !fights
        && !speaks_or_suffers(view, head, agent.kind == "person")
        && !(takes_part(view, head) && is_somebody(view, head, agent, plural))
    {
        return None;
    }
    let named = agent.kind == "org"
        && syn.is(head, TokenFlags::CAPITAL)
        && !syn.is(head, TokenFlags::FIRST)
        && tokens.len() > 1;
    let entity = match (agent.kind.as_str(), plural) {
        ("person", false) => EntityType::Person,
        ("org", _) if agent.sector == "GOV" => EntityType::Government,
        ("org", false) => EntityType::Organization,
        _ => EntityType::RoleGroup,
    };
    Some(Mention {
        number: if plural || syn.xpos[head] == Xpos::NNS { Number::Plural } else { Number::Singular },
        of,
        ..Mention::new(
            tokens,
            head,
            if named { MentionKind::Name } else { MentionKind::Nominal },
            entity,
            Sense::Agent(row),
            Cause::entry(if named { "mention.body" } else { "mention.role" }, agent.at),
        )
    })
}

/// Whether a capital is all that a word for people has: "[Prince] said"; not "the Prince said", "PRINCE".
fn is_surname(view: &View, t: usize) -> bool {
    let syn = view.syn;
    syn.is(t, TokenFlags::CAPITAL)
        && !syn.is(t, TokenFlags::ALL_CAPS)
        && !syn.children(t).any(|c| syn.rel[c].base() == Deprel::DET || syn.rel[c].base() == Deprel::AMOD)
}

/// A first name that is a word for people, between commas: "his son, [Hunter], said"; not "the Larkfield Dean".
fn is_called(view: &View, t: usize) -> bool {
    let syn = view.syn;
    let comma = |t: usize| t < syn.len() && syn.form[t] == word::COMMA;
    t > 0 && comma(t - 1) && comma(t + 1) && view.lex.given_names.contains_key(&syn.form[t])
}

/// "a [guard] said", "killed a [woman]": who speaks is somebody, and so is a person who is killed.
fn speaks_or_suffers(view: &View, head: usize, person: bool) -> bool {
    let syn = view.syn;
    let first = syn.first_conjunct(head);
    let Some(v) = syn.governor(first).filter(|&v| syn.is_verbal(v)) else { return false };
    let casualty = || {
        view.lex
            .classes
            .get("v_casualty")
            .is_some_and(|c| view.lex.classes.has(c, syn.lemma[v], |_| Sym::UNKNOWN))
    };
    let says = || {
        let cues = view.lex.cues.of(syn.lemma[v]);
        !cues.is_empty() && syn.children(v).any(|c| syn.rel[c].base() == Deprel::CCOMP)
    };
    match syn.rel[first] {
        Deprel::NSUBJ => says(),
        Deprel::NSUBJ_PASS | Deprel::OBJ => person && casualty(),
        _ => false,
    }
}

/// "[children]", "a [company]", "each [party]"; not "used [force]", and not "[members] of the council", whom the council
/// tells.
fn is_somebody(view: &View, head: usize, agent: &AgentRow, plural: bool) -> bool {
    let syn = view.syn;
    let one = |c: usize| [word::A, word::AN, word::EACH].contains(&syn.form[c]);
    let told = |c: usize| c > head && syn.rel[c].base() == Deprel::NMOD && syn.case(c) == word::OF;
    (agent.kind == "person" || agent.sector == "LEG" || plural || syn.children(head).any(one))
        && !(agent.sector.is_empty() && syn.children(head).any(told))
}

/// "[allies] demanded more", "freed [16 people]", "work with [agencies]", "calls from [countries]": who does what an event
/// verb tells, to whom and with whom.
fn takes_part(view: &View, head: usize) -> bool {
    let syn = view.syn;
    let first = syn.first_conjunct(head);
    let Some(g) = syn.governor(first) else { return false };
    let case = || syn.case(first);
    let (pos, argument) = match syn.rel[first].base() {
        Deprel::NSUBJ | Deprel::OBJ | Deprel::IOBJ => ("verb", syn.is_verbal(g)),
        Deprel::OBL => ("verb", [word::BY, word::WITH, word::AGAINST, word::FROM].contains(&case())),
        Deprel::NMOD => (
            "noun",
            syn.rel[first] == Deprel::NMOD
                && [word::BY, word::WITH, word::AGAINST, word::FROM, word::BETWEEN].contains(&case()),
        ),
        _ => return false,
    };
    let frames = &view.lex.frames;
    argument && frames.of(syn.lemma[g]).iter().any(|p| p.rest.is_empty() && frames.pos(p) == pos)
}

/// Where the phrase of a subject begins whose verb the parser has for a noun: "[Kenyan police] shot dead three miners".
/// No noun has an object.
fn lost_subject(view: &View, head: usize) -> Option<usize> {
    let syn = view.syn;
    let g = syn.governor(head).filter(|&g| g == head + 1 && syn.rel[head].base() == Deprel::COMPOUND)?;
    let object = |c: usize| c > g && syn.rel[c].base() == Deprel::OBJ;
    if syn.upos[g] != Upos::NOUN || syn.is(g, TokenFlags::CAPITAL) || !syn.children(g).any(object) {
        return None;
    }
    let mut start = head;
    while start > 0
        && syn.governor(start - 1) == Some(g)
        && matches!(syn.rel[start - 1].base(), Deprel::COMPOUND | Deprel::AMOD | Deprel::NUMMOD)
    {
        start -= 1;
    }
    Some(start)
}

/// "resumed their [business]", "sell its Caribbean [business]": what somebody does or owns; not "his business filed for
/// bankruptcy".
fn is_activity(view: &View, head: usize) -> bool {
    let syn = view.syn;
    let word = view.words(TokenSpan::new(head, head + 1));
    ["business", "practice"].contains(&word)
        && syn.children(head).any(|c| syn.xpos[c] == Xpos::PRP_POSS)
        && matches!(syn.rel[head].base(), Deprel::OBJ | Deprel::OBL)
}

/// "announced the start of the [campaign]", "an ad [campaign]", "no [business]": what somebody does; a campaign and a
/// business act where they are subjects or are dealt with.
fn is_effort(view: &View, head: usize, agent: &AgentRow) -> bool {
    let syn = view.syn;
    if !matches!(agent.head.as_str(), "campaign" | "business") {
        return false;
    }
    if syn.children(head).any(|c| c < head && (syn.form[c] == word::NO || syn.is(c, TokenFlags::HAS_DIGIT))) {
        return true;
    }
    // "a campaign of terror"
    let of =
        |c: usize| c > head && syn.case(c) == word::OF && syn.upos[c] == Upos::NOUN && !names_body(view, c);
    if agent.head == "campaign" && syn.children(head).any(of) {
        return true;
    }
    let first = syn.first_conjunct(head);
    let case = syn.case(first);
    let governor = syn.governor(first);
    match syn.rel[first] {
        Deprel::NSUBJ | Deprel::OBL_AGENT | Deprel::IOBJ | Deprel::NMOD_POSS => false,
        // "Should business be blamed?", "the campaign was accused"
        Deprel::NSUBJ_PASS => governor.is_some_and(|v| view.lex.classes.holds("v_start", syn.lemma[v])),
        Deprel::OBJ if agent.head == "campaign" => {
            governor.is_some_and(|v| view.lex.classes.holds("v_campaign", syn.lemma[v]))
        }
        Deprel::OBJ => true,
        Deprel::NMOD if agent.head == "campaign" && case == word::OF => {
            governor.is_some_and(|g| view.lex.classes.holds("campaign_time", syn.lemma[g]))
        }
        _ if agent.head == "campaign" => {
            let poll = |c: usize| {
                c < head && matches!(view.words(TokenSpan::new(c, c + 1)), "presidential" | "election")
            };
            case == word::IN && syn.children(head).any(poll)
                || matches!(case, word::DURING | word::THROUGHOUT | word::SINCE | word::AFTER | word::BEFORE)
        }
        _ => !matches!(case, word::BY | word::WITH | word::TO | word::FROM | word::AGAINST),
    }
}

/// "on their [platforms]", "via the [network]": a medium, no actor.
fn is_medium(view: &View, head: usize, org: bool) -> bool {
    let syn = view.syn;
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    org && ["platform", "platforms", "website", "websites", "site", "sites", "network", "networks"]
        .contains(&word(head))
        && syn.case_token(head).is_some_and(|c| {
            ["on", "via", "through", "across", "over"].iter().any(|w| word(c).eq_ignore_ascii_case(w))
        })
}

/// "[Source]: National Weather Office": a label before a colon.
fn is_label(view: &View, head: usize) -> bool {
    let syn = view.syn;
    syn.is(head, TokenFlags::CAPITAL)
        && syn.tokens_of(syn.sentence(head)).has(head + 1)
        && view.words(TokenSpan::new(head + 1, head + 2)) == ":"
        && view.words(TokenSpan::new(head, head + 1)).eq_ignore_ascii_case("source")
}

/// "the [sources] of its income": where something comes from, nobody who says something.
fn is_origin(view: &View, agent: &crate::lexicon::AgentRow, head: usize) -> bool {
    let syn = view.syn;
    matches!(agent.head.as_str(), "source" | "driver")
        && syn.children(head).any(|c| {
            c > head && syn.rel[c].base() == Deprel::NMOD && syn.case(c) == word::OF && !names_body(view, c)
        })
}

/// "15,194 [units]": so many pieces, no soldiers.
fn is_measure(view: &View, agent: &crate::lexicon::AgentRow, head: usize) -> bool {
    let syn = view.syn;
    let number = |c: usize| syn.rel[c] == Deprel::NUMMOD && syn.is(c, TokenFlags::HAS_DIGIT);
    // "a [couple] of weeks": those of whom there are two have a name of their own.
    let of = |c: usize| c > head && syn.case(c) == word::OF;
    // "could fall [victim] to the crisis"
    let fallen = || {
        syn.governor(head).is_some_and(|v| syn.lemma[v] == view.lex.vocabulary.get("fall"))
            && !syn.children(head).any(|c| syn.rel[c] == Deprel::DET)
    };
    // "ten-year [Treasuries]" are bonds.
    let bonds = || view.words(TokenSpan::new(head, head + 1)).eq_ignore_ascii_case("treasuries");
    bonds()
        || agent.head == "victim" && !syn.rel[head].is_subject() && fallen()
        || agent.head == "unit" && syn.children(head).any(number)
        // "a [contingent] of reporters" are no soldiers.
        || matches!(agent.head.as_str(), "couple" | "contingent") && syn.children(head).any(of)
}

/// "in the [town]", "shot down the [drone]": a place and a machine are actors only by what they do or whose they are.
fn is_place_or_machine(view: &View, agent: &AgentRow, head: usize, of: bool, fights: bool) -> bool {
    match agent.head.as_str() {
        "town" | "village" | "neighbourhood" => {
            !takes_part(view, head) && !speaks_or_suffers(view, head, false)
        }
        "drone" => !of && !fights,
        // "the division of powers", "new divisions between those"
        "division" => {
            let between =
                |c: usize| c > head && [word::BETWEEN, word::OVER, word::OF].contains(&view.syn.case(c));
            !of && view.syn.children(head).any(between)
        }
        _ => false,
    }
}

/// "kept his [head] down": part of somebody, nobody himself.
fn is_body_part(view: &View, agent: &crate::lexicon::AgentRow, head: usize) -> bool {
    let syn = view.syn;
    let own = syn.children(head).any(|c| syn.xpos[c] == Xpos::PRP_POSS);
    agent.head == "head"
        && own
        && matches!(syn.rel[head].base(), Deprel::OBJ | Deprel::OBL)
        && !syn.children(head).any(|c| c > head && syn.case(c) == word::OF)
}

/// "Secretary of [Treasury]": part of an office.
fn is_in_title(view: &View, head: usize) -> bool {
    let syn = view.syn;
    let word = |t: usize| view.words(TokenSpan::new(t, t + 1));
    head >= 2
        && syn.is(head, TokenFlags::CAPITAL)
        && syn.tokens_of(syn.sentence(head)).has(head - 2)
        && syn.form[head - 1] == word::OF
        && ["Secretary", "Undersecretary", "Minister", "secretary", "minister"].contains(&word(head - 2))
}

/// "Oakmere Capital [Advisors]": capitals throughout, and no word before that any lexicon has as a name.
fn is_inside_name(view: &View, hits: &[super::Hit], tokens: TokenSpan, head: usize) -> bool {
    let syn = view.syn;
    let first = tokens.start as usize;
    let named = near(hits, first).iter().any(|h| {
        h.tokens.has(first)
            && matches!(h.entry, Entry::Actor(..) | Entry::Metonym(..) | Entry::Place(..) | Entry::Title(_))
    });
    tokens.len() > 2
        && head == tokens.end as usize - 1
        && !named
        && tokens.range().all(|t| syn.upos[t] == Upos::PROPN && syn.is(t, TokenFlags::CAPITAL))
}

/// A phrase without words at its front that belong to the clause or to a possessor: "[where] legislators", "their [own]
/// people".
fn trimmed(view: &View, mut tokens: TokenSpan, head: usize) -> TokenSpan {
    let outside = |t: usize| {
        matches!(view.syn.xpos[t], Xpos::WRB | Xpos::WDT | Xpos::WP)
            || view.words(TokenSpan::new(t, t + 1)).eq_ignore_ascii_case("own")
    };
    // "shot [dead] three miners"
    let dead = |t: usize| {
        view.words(TokenSpan::new(t, t + 1)) == "dead" && t > 0 && SHOT.contains(&word_at(view, t - 1))
    };
    while (tokens.start as usize) < head && (outside(tokens.start as usize) || dead(tokens.start as usize)) {
        tokens.start += 1;
    }
    tokens
}

/// What makes a number an estimate belongs to the phrase: "[at least] 53 people", "[more than] 40 defendants".
fn with_estimate(view: &View, mut tokens: TokenSpan, head: usize) -> TokenSpan {
    let syn = view.syn;
    let first = tokens.start as usize;
    let number = match syn.form[first] {
        word::LEAST | word::MOST | word::THAN => first + 1,
        _ => first,
    };
    if number >= head || syn.xpos[number] != Xpos::CD || number < 2 {
        return tokens;
    }
    let pair = [syn.form[number - 2], syn.form[number - 1]];
    let estimate = [
        [word::AT, word::LEAST],
        [word::AT, word::MOST],
        [word::MORE, word::THAN],
        [word::LESS, word::THAN],
        [word::FEWER, word::THAN],
        [word::UP, word::TO],
    ];
    if estimate.contains(&pair) && syn.sentence(number - 2) == syn.sentence(number) {
        tokens.start = number as u32 - 2;
    }
    tokens
}

/// Verbs that have "dead" for a result before their object.
const SHOT: &[&str] = &["shot", "shoots", "shoot", "shooting", "left", "found", "leaving"];

fn word_at<'a>(view: &'a View, t: usize) -> &'a str {
    view.words(TokenSpan::new(t, t + 1))
}

/// Whether a role and the capitalised words behind it make one phrase: "spokesman [Ivan Petrenko]", "the rights group
/// [Harbour Watch]".
fn names_behind(view: &View, head: usize, next: usize) -> bool {
    let syn = view.syn;
    let sentence = syn.tokens_of(syn.sentence(head));
    let run = (next..sentence.end as usize)
        .take_while(|&t| syn.upos[t] == Upos::PROPN || syn.form[t] == word::DASH)
        .take(6);
    let mut one = syn.governor(head) == syn.governor(next);
    for t in run {
        one |= syn.governor(head) == Some(t) || syn.governor(t) == Some(head);
    }
    one
}
