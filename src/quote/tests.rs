use super::{Quotes, RULES, analyse};
use crate::base::TokenSpan;
use crate::syntax::{Model, Resources, Syntax};

/// A text, then each quote as "kind | speaker | cue | content", in order.
const CASES: &[(&str, &[&str])] = &[
    (
        "The interior minister said that the border would reopen on Monday.",
        &["indirect | The interior minister | said | the border would reopen on Monday"],
    ),
    (
        "The bank said the currency had lost a fifth of its value.",
        &["indirect | The bank | said | the currency had lost a fifth of its value"],
    ),
    (
        "The premier thinks the new plan should be dropped.",
        &["indirect | The premier | thinks | the new plan should be dropped"],
    ),
    (
        "Envoys said the truce, which began in March, had failed.",
        &["indirect | Envoys | said | the truce, which began in March, had failed"],
    ),
    (
        "“We have won,” said General Omar Rashid, who led the siege.",
        &["direct | General Omar Rashid | said | “We have won,”"],
    ),
    (
        "“We have won,” the general told reporters on Sunday. “The town is ours.”",
        &["direct | the general | told | “We have won,” … “The town is ours.”"],
    ),
    ("“The town,” he said, “is ours.”", &["direct | he | said | “The town,” … “is ours.”"]),
    (
        "''Nobody asked us,'' said Ann Lee, a nurse. ''Nobody ever does.''",
        &["direct | Ann Lee, a nurse | said | ''Nobody asked us,'' … ''Nobody ever does.''"],
    ),
    (
        "‘It’s the workers’ choice,’ the union leader said.",
        &["direct | the union leader | said | ‘It’s the workers’ choice,’"],
    ),
    ("“Will they come?” asked the farmer.", &["direct | the farmer | asked | “Will they come?”"]),
    ("“Our method works,” Brown is quoted as saying.", &["direct | Brown | saying | “Our method works,”"]),
    ("She said: “The town is ours.”", &["direct | She | said | “The town is ours.”"]),
    ("Smith: “The town is ours.”", &["direct | Smith | - | “The town is ours.”"]),
    (
        "The senator wrote on Monday: “I will not stand again.\n\n“I have said so before.”",
        &["direct | The senator | wrote | “I will not stand again. … “I have said so before.”"],
    ),
    (
        "“We have won,” he said.\n\n“The town is ours. It will stay ours.”",
        &["direct | he | said | “We have won,” … “The town is ours. It will stay ours.”"],
    ),
    (
        "The envoy noted that the text was “more or less ready”, but insisted that two points remained open.",
        &[
            "mixed | The envoy | noted | the text was “more or less ready”",
            "indirect | The envoy | insisted | two points remained open",
        ],
    ),
    (
        "According to police, two men fled across the river.",
        &["indirect | police | According to | two men fled across the river"],
    ),
    (
        "Two men fled across the river, according to a report by the court.",
        &["indirect | a report by the court | according to | Two men fled across the river"],
    ),
    (
        "The talks will resume in May, officials said.",
        &["indirect | officials | said | The talks will resume in May"],
    ),
    ("The deal, she said, would cost too much.", &["indirect | she | said | The deal … would cost too much"]),
    (
        "U.S. diplomats stressed that any deal must hold, adding that no date had been set.",
        &[
            "indirect | U.S. diplomats | stressed | any deal must hold",
            "indirect | U.S. diplomats | adding | no date had been set",
        ],
    ),
    (
        "Analysts predicted prices would rise and warned that wages would not.",
        &[
            "indirect | Analysts | predicted | prices would rise",
            "indirect | Analysts | warned | wages would not",
        ],
    ),
    (
        "While critics argue that the law is weak, the government has defended it.",
        &["indirect | critics | argue | the law is weak"],
    ),
    ("It was announced that the pilot survived.", &["indirect | - | announced | the pilot survived"]),
    (
        "Reporters were told that the minister had resigned.",
        &["indirect | - | told | the minister had resigned"],
    ),
    (
        "The spokesman declined to say whether the troops would leave.",
        &["indirect not | The spokesman | say | whether the troops would leave"],
    ),
    (
        "Ministers did not say when the road would open.",
        &["indirect not | Ministers | say | when the road would open"],
    ),
    (
        "Smith, who argued that the law was too weak, left the party.",
        &["indirect | Smith, who | argued | the law was too weak"],
    ),
    (
        "The poll found that most voters opposed the tax.",
        &["indirect | The poll | found | most voters opposed the tax"],
    ),
    (
        "Both governments indicated that such a meeting is unlikely.",
        &["indirect | Both governments | indicated | such a meeting is unlikely"],
    ),
    (
        "The rebels demanded that the army withdraw.",
        &["indirect | The rebels | demanded | the army withdraw"],
    ),
    (
        "The president is confident that the talks will succeed.",
        &["indirect | The president | confident | the talks will succeed"],
    ),
    ("Iran vowed to respond.", &["indirect | Iran | vowed | to respond"]),
    (
        "The minister urged the rebels to lay down their arms.",
        &["indirect | The minister | urged | the rebels to lay down their arms"],
    ),
    (
        "The court dismissed his claim that the vote was stolen.",
        &["indirect | his | claim | the vote was stolen"],
    ),
    (
        "The mayor called the plan “a disgrace”.",
        &["mixed object | The mayor | called | the plan “a disgrace”"],
    ),
    (
        "Critics described the vote as a farce.",
        &["indirect object | Critics | described | the vote as a farce"],
    ),
    (
        "The Kremlin accused Kyiv of shelling the plant.",
        &["indirect object | The Kremlin | accused | Kyiv of shelling the plant"],
    ),
    ("Smith shook his head. “The plan works.”", &["direct | Smith | - | “The plan works.”"]),
    ("The minister was clear: “We lost badly.”", &["direct | The minister | - | “We lost badly.”"]),
    ("“Nobody asked us.” — Ruth Adler", &["direct | Ruth Adler | - | “Nobody asked us.”"]),
    (
        "“Nobody asked us a thing.” ― Ruth Adler\n“We were never told.” ― Bo Ekman",
        &[
            "direct | Ruth Adler | - | “Nobody asked us a thing.”",
            "direct | Bo Ekman | - | “We were never told.”",
        ],
    ),
    (
        "Q: Where were you born?\n\nA: In a village on the river.",
        &["direct | Q | - | Where were you born", "direct | A | - | In a village on the river"],
    ),
    (
        "As the harbour master pointed out, the tide was low.",
        &["indirect | the harbour master | pointed out | the tide was low"],
    ),
    ("The pilot is said to have survived.", &["indirect | - | said to | The pilot … to have survived"]),
    (
        "The paper printed the judge's appeal for “mercy and calm”.",
        &["direct object | the judge's | appeal | “mercy and calm”"],
    ),
    ("The so-called “experts” left early.", &["scare | - | - | “experts”"]),
    ("The column, 6' 2\" high, fell on Monday.", &[]),
    ("The visit showed the gaps that remain.", &[]),
    ("It costs 40 euros per day, and the shop sells 300.", &[]),
    // The parser takes "angered" for a preposition, so the content runs on.
    (
        "His claim that the vote was stolen angered the court.",
        &["indirect | His | claim | the vote was stolen angered the court"],
    ),
    (
        "In a letter to the council on Monday, Baker wrote:\n\nWe lost the port because nobody asked the pilots.",
        &["indirect | Baker | wrote | We lost the port because nobody asked the pilots"],
    ),
];

fn run(texts: impl Iterator<Item = &'static str>, mut each: impl FnMut(&str, &Syntax, &Quotes)) {
    let lex = crate::lexicon::load(true, &[], &mut Vec::new()).expect("the built-in lexicons load");
    let resources = Resources::new(&lex);
    let (mut syn, mut quotes) = (Syntax::default(), Quotes::default());
    for text in texts {
        syn.analyse(text, &lex, &resources, Model::builtin());
        analyse(text, &syn, &lex, &mut quotes);
        each(text, &syn, &quotes);
    }
}

fn lines(text: &str, syn: &Syntax, quotes: &Quotes) -> Vec<String> {
    let part = |s: Option<TokenSpan>| s.map_or("-", |s| syn.span(s).of(text));
    let line = |q: &super::Quote| {
        let content: Vec<&str> = q.content.iter().map(|s| s.of(text)).collect();
        let object = if q.core || q.kind == super::QuoteKind::Scare { "" } else { " object" };
        let not = if q.negative { " not" } else { "" };
        format!(
            "{}{object}{not} | {} | {} | {}",
            q.kind.as_str(),
            part(q.speaker),
            part(q.cue),
            content.join(" … ")
        )
    };
    quotes.all.iter().map(line).collect()
}

#[test]
fn quotes_of_all_kinds() {
    let mut wrong = Vec::new();
    let mut i = 0;
    run(CASES.iter().map(|c| c.0), |text, syn, quotes| {
        let found = lines(text, syn, quotes);
        if found != CASES[i].1 {
            wrong.push(format!("{text}\n  expected {:#?}\n  found {found:#?}", CASES[i].1));
        }
        i += 1;
    });
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_is_hit() {
    let mut hit = Vec::new();
    run(CASES.iter().map(|c| c.0), |_, _, quotes| hit.extend(quotes.all.iter().map(|q| q.cause.rule)));
    for rule in RULES.iter().copied().flatten() {
        assert!(hit.contains(&rule.id), "no case for {}", rule.id);
    }
}

#[test]
fn tokens_know_their_quote_and_odd_texts_do_no_harm() {
    const ODD: &[&str] = &[
        "Says is unfair.",
        "Claimed has gone.",
        "Claimed now allows it.",
        "",
        " ",
        "“",
        "”",
        "\"",
        "''",
        "'",
        "‘’",
        "said",
        "according to",
        "“said",
        "said that",
        ", he said",
        "“”\n\n“",
        ":\n\n“x",
        "\" \" \" \"",
        "'''''",
        "«»„“",
        "per",
        "It is believed",
        "said said said that that",
        "“é”, ß said ‘ø’",
    ];
    run(ODD.iter().copied().chain(CASES.iter().map(|c| c.0)), |text, syn, quotes| {
        assert_eq!(quotes.at.len(), syn.len(), "{text}");
        for q in &quotes.all {
            assert!(q.content.iter().all(|s| !s.of(text).is_empty()), "{text}");
        }
        for (t, &q) in quotes.at.iter().enumerate().filter(|(_, q)| **q > 0) {
            let q = &quotes.all[q as usize - 1];
            assert!(q.content.iter().any(|s| s.contains(syn.tokens[t].span)), "{text}");
        }
    });
}
