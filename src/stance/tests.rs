//! Sentences with the stances that they show, and the examples of the lexicon rows.

use super::*;
use crate::article::Article;
use crate::lexicon::load;
use crate::pipeline::{Layers, Pipeline};

fn pipeline() -> Pipeline {
    Pipeline::new(load(true, &[], &mut Vec::new()).expect("the built-in lexicons are sound"))
}

/// The stances of a text, each as "class [phrase] holder > target", with "not" for a negated one and "~" for a connoted.
fn told(p: &Pipeline, l: &mut Layers, text: &str) -> Vec<String> {
    let a = Article::new("case", text);
    p.analyse(&a, l);
    let words = |s: Option<TokenSpan>| s.map_or("-", |s| l.syntax.span(s).of(&a.text)).to_string();
    let one = |s: &Stance| {
        format!(
            "{}{}{} [{}] {} > {}",
            if s.connotation { "~" } else { "" },
            if s.negated { "not " } else { "" },
            s.class.as_str(),
            words(Some(s.phrase)),
            words(s.holder),
            words(s.target)
        )
    };
    l.stances.all.iter().map(one).collect()
}

/// Cases: a text and exactly the stances in it.
const CASES: &[(&str, &[&str])] = &[
    // Verbs.
    ("Berlin condemned the raid on the port.", &["criticise [condemned] Berlin > the raid on the port"]),
    (
        "The premier accepted the terms of the truce.",
        &["accept [accepted] The premier > the terms of the truce"],
    ),
    ("The council rejected the new budget.", &["reject [rejected] The council > the new budget"]),
    ("The mayor welcomed the decision.", &["support [welcomed] The mayor > the decision"]),
    ("The minister praised the envoy.", &["support [praised] The minister > the envoy"]),
    ("The colonel denied the claim.", &["deny [denied] The colonel > the claim"]),
    (
        "The army denied that it had shelled the hospital.",
        &["deny [denied] The army > it had shelled the hospital"],
    ),
    (
        "Aid groups urged the authorities to reopen the road.",
        &["demand [urged] Aid groups > the authorities"],
    ),
    ("The union demanded a public inquiry.", &["demand [demanded] The union > a public inquiry"]),
    ("The bishop called for a ceasefire.", &["demand [called for] The bishop > a ceasefire"]),
    (
        "The party threatened to leave the coalition.",
        &["threaten [threatened] The party > leave the coalition"],
    ),
    ("The firm pledged to repay the loan.", &["commit [pledged] The firm > repay the loan"]),
    ("The widow wants to sell the mill.", &[]),
    ("The premier ruled out early elections.", &["reject [ruled out] The premier > early elections"]),
    ("The general did not rule out talks.", &["hedge [not rule out] The general > talks"]),
    ("Senators criticised the governor.", &["criticise [criticised] Senators > the governor"]),
    ("The governor was criticised by senators.", &["criticise [criticised] senators > The governor"]),
    (
        "The envoy left without condemning the invasion.",
        &["not criticise [condemning] The envoy > the invasion"],
    ),
    (
        "The statement stopped short of condemning the raid.",
        &["not criticise [condemning] The statement > the raid"],
    ),
    ("The government did not support the plan.", &["not support [support] The government > the plan"]),
    ("The senate will not approve the bill.", &["reject [will not approve] The senate > the bill"]),
    ("Farmers oppose the dam.", &["reject [oppose] Farmers > the dam"]),
    (
        "The lawyer accused the ministry of fraud.",
        &["criticise [accused] The lawyer > the ministry of fraud"],
    ),
    // What is only asked for is not yet held.
    ("The envoy urged the union to support the plan.", &["demand [urged] The envoy > the union"]),
    ("The king promised to support the rebels.", &["commit [promised] The king > support the rebels"]),
    // Nouns.
    (
        "The minister expressed concern about the arrests.",
        &["concern [expressed concern] The minister > the arrests"],
    ),
    (
        "The rebels criticised the ministry's plan to close the mine.",
        &[
            "criticise [criticised] The rebels > the ministry's plan to close the mine",
            "commit [plan] the ministry > close the mine",
        ],
    ),
    ("The report described the anger at the union.", &[]),
    ("The report described the anger of the drivers.", &["criticise [anger] the drivers > -"]),
    ("The defence ministry moved its staff.", &[]),
    ("The opposition leader arrived on Monday.", &[]),
    // Adjectives.
    ("Egypt is ready to host the talks.", &["commit [ready] Egypt > host the talks"]),
    ("Diplomats described the talks as constructive.", &["optimism [constructive] Diplomats > the talks"]),
    ("The museum is open on Sundays.", &[]),
    ("He gave a good answer in the morning light of the room.", &["~support [good] - > He"]),
    // Quotes: the speaker holds what the row leaves to the author.
    ("\"The plan is unacceptable,\" the premier said.", &["reject [unacceptable] - > The plan"]),
    ("The premier said that the rebels must withdraw.", &["demand [must withdraw] - > the rebels"]),
    ("The minister said the bank might raise rates.", &[]),
    ("The rebels must withdraw.", &[]),
    ("\"We will reopen the port,\" the president said.", &["commit [will reopen] We > the port"]),
    ("\"We will not pay,\" the minister said.", &["reject [will not pay] We > -"]),
    ("\"We did not poison him,\" the general said.", &["deny [did not poison] We > him"]),
    ("\"We did not win the vote,\" the general said.", &[]),
    ("The police did not shoot the man.", &[]),
    (
        "\"If the tax is raised, we will stop the ferries,\" the official warned.",
        &["condition [If] - > the tax is raised", "threaten [will stop] we > the ferries"],
    ),
    ("The reporters asked if the talks would resume.", &[]),
    ("\"I would say that the weather is mild,\" the farmer said.", &[]),
    // Phrases.
    (
        "The navy has not confirmed the loss of the ship.",
        &["hedge [not confirmed] The navy > the loss of the ship"],
    ),
    (
        "The allies threw their full weight behind the bid.",
        &["support [threw their full weight behind] The allies > the bid"],
    ),
    // Connotation.
    // What was done is told by a reporter, and judged in the words of one who was there.
    ("The army slaughtered protesters in the square.", &[]),
    (
        "\"The soldiers slaughtered our sons,\" the mayor said.",
        &["~criticise [slaughtered] - > The soldiers"],
    ),
    ("Anna Rossi duped the investors.", &["~criticise [duped] - > Anna Rossi"]),
    ("The rebels said that Anna Rossi was not brave.", &["not support [brave] - > Anna Rossi"]),
    // The tone of a sentence.
    ("Aides told the mayor that Anna Rossi knew of the scandal.", &["~criticise [scandal] - > Anna Rossi"]),
    ("Anna Rossi spoke in the port about the scandal.", &[]),
    // What is possible, supposed, left undone or done with a good end in view.
    ("The verdict can be challenged in May.", &[]),
    ("\"The port must have been quiet,\" the mayor said.", &[]),
    ("\"This should help the fishermen,\" the mayor said.", &[]),
    (
        "The mayor said that the army should have warned the villagers.",
        &["criticise [should have warned] - > the army"],
    ),
    ("\"If he had known of it, we would have left,\" the mayor said.", &[]),
    ("\"We will close the port if necessary,\" the mayor said.", &["commit [will close] We > the port"]),
    ("\"It was a plan to help the fishermen,\" the mayor said.", &[]),
    ("Reporters asked if the ruling was unacceptable.", &[]),
    // Senses of a word.
    (
        "The mayor rejected the suggestion of a leak.",
        &["deny [rejected] The mayor > the suggestion of a leak"],
    ),
    (
        "The mayor rejected the idea that the army had fled.",
        &["deny [rejected the idea] The mayor > the army had fled"],
    ),
    ("The union will not support the plan.", &["reject [will not support] The union > the plan"]),
    ("The party withdrew its endorsement of the mayor.", &["not support [endorsement] its > the mayor"]),
    ("The dollar was steady against the euro.", &[]),
    ("The envoy asked not to be named.", &[]),
    // Wishes for an act of one's own, and promises of harm.
    ("The minister did not want an escalation.", &["reject [did not want] The minister > an escalation"]),
    ("The rebels vowed to block the sale.", &["reject [vowed] The rebels > block the sale"]),
    (
        "The envoy warned that she would close the port.",
        &["threaten [warned] The envoy > she would close the port"],
    ),
    // Names and other uses.
    ("The driver pleaded guilty to the charges.", &[]),
    ("The manager made sure that the doors were shut.", &[]),
    ("Police questioned the driver about the crash.", &[]),
    ("The director was dismissed by the president on Friday.", &[]),
    ("The suspect committed a felony in the port.", &[]),
    ("The minister called the envoy on Friday.", &[]),
    ("The spokesman declined to comment on the report.", &[]),
    ("\"Should the talks fail, the port is shut,\" the envoy said.", &[]),
    ("The Support Group met on Monday.", &[]),
    ("The two sides will meet in May.", &[]),
    // A command in quoted words.
    (
        "“Open the port for the fishermen,” President Vladimir Putin told reporters.",
        &["demand [Open] - > the port for the fishermen"],
    ),
];

#[test]
fn stances_of_sentences() {
    let (p, mut l) = (pipeline(), Layers::default());
    let mut wrong = Vec::new();
    for (text, expected) in CASES {
        let found = told(&p, &mut l, text);
        if found != *expected {
            wrong.push(format!("{text}\n    expected {expected:?}\n    found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
}

#[test]
fn the_speaker_holds_and_reports() {
    let (p, mut l) = (pipeline(), Layers::default());
    let text = "Vladimir Putin spoke in Moscow. \"The plan is unacceptable,\" Putin said. Putin said that Angela Merkel had rejected the deal.";
    p.analyse(&Article::new("case", text), &mut l);
    let id = |a: u32| l.cast.actor(a).id.clone();
    let own = l
        .stances
        .all
        .iter()
        .find(|s| s.class == StanceClass::Reject && s.holder.is_none())
        .expect("the quoted verdict");
    assert_eq!(own.holder_actors.iter().map(|&a| id(a)).collect::<Vec<_>>(), ["vladimir-putin"]);
    assert_eq!(own.reported_by, None);
    let other = l.stances.all.iter().find(|s| s.holder.is_some()).expect("the reported refusal");
    assert_eq!(other.holder_actors.iter().map(|&a| id(a)).collect::<Vec<_>>(), ["angela-merkel"]);
    assert_eq!(other.reported_by.map(id).as_deref(), Some("vladimir-putin"));
}

#[test]
fn phrases_are_short_and_never_overlap() {
    let (p, mut l) = (pipeline(), Layers::default());
    for (text, _) in CASES {
        told(&p, &mut l, text);
        let phrases: Vec<TokenSpan> = l.stances.all.iter().map(|s| s.phrase).collect();
        assert!(phrases.iter().all(|p| p.len() <= 10), "{text}");
        // What is connoted of another one may lie in a stated phrase; those of one basis lie apart.
        for connoted in [false, true] {
            let of_basis = l.stances.all.iter().filter(|s| s.connotation == connoted).map(|s| s.phrase);
            let phrases: Vec<TokenSpan> = of_basis.collect();
            assert!(phrases.windows(2).all(|w| w[0].end <= w[1].start), "{text}");
        }
    }
}

/// Shares of the rows whose words and slots are found in their example, and that are told as a stance there or in the
/// mouth of a speaker. The rest are mostly words that the tagger or parser takes for something else.
const FOUND: f64 = 0.96;
const TOLD: f64 = 0.96;

#[test]
fn rows_fire_on_their_examples() {
    let (p, mut l) = (pipeline(), Layers::default());
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicons/stance.tsv");
    let file = std::fs::read_to_string(path).expect("the lexicon stands beside the sources");
    let lines: Vec<&str> = file.lines().collect();
    let (mut found, mut told, mut dead, mut wrong) = (0, 0, Vec::new(), Vec::new());
    for (i, row) in (0u32..).zip(&p.lex.rows.stance) {
        let cells: Vec<&str> = lines[row.at.line as usize - 1].split('\t').collect();
        let example = cells[8].replace(['[', ']'], "");
        let mut fires = |text: &str| {
            let a = Article::new("row", text);
            p.analyse(&a, &mut l);
            let below = l.below(&a, &p.lex);
            let told = l.stances.all.iter().any(|s| s.cause.entry == Some(row.at));
            (told || l.syntax.sentence_tokens.iter().any(|&s| fire::shows(below, s, i)), told)
        };
        let (shown, plain) = fires(&example);
        let said = plain || fires(&format!("\"{},\" the envoy said.", example.trim_end_matches('.'))).1;
        found += usize::from(shown);
        told += usize::from(said);
        if !shown {
            dead.push(cells[8]);
        }
        if !cells[9].is_empty() && fires(cells[9]).1 {
            wrong.push(cells[9]);
        }
    }
    let all = p.lex.rows.stance.len() as f64;
    println!(
        "of {all} rows {found} are found in their example, {told} told as stances; {} fire where they must not",
        wrong.len()
    );
    assert!(
        found as f64 / all >= FOUND && told as f64 / all >= TOLD,
        "{found}, {told} of {all}:\n{}",
        dead.join("\n")
    );
    assert!(wrong.len() <= 8, "fire where they must not:\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_hit() {
    let (p, mut l) = (pipeline(), Layers::default());
    let mut hit = std::collections::BTreeSet::new();
    for (text, _) in CASES {
        told(&p, &mut l, text);
        hit.extend(l.stances.all.iter().map(|s| s.cause.rule));
    }
    for rule in RULES.iter().copied().flatten() {
        assert!(hit.contains(rule.id), "no case hits {}", rule.id);
    }
}
