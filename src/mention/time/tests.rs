//! Sentences with what they must give: span, type and value. Sentences are invented.

use super::RULES;
use crate::article::Article;
use crate::pipeline::{Layers, Pipeline};

/// A sentence, the publication date or nothing, and the expected expressions as `span | TYPE | value`.
type Case = (&'static str, &'static str, &'static [&'static str]);

/// Wednesday.
const W: &str = "2025-12-03";
const NONE: &str = "";

#[rustfmt::skip]
const CASES: &[Case] = &[
    // Calendar dates.
    ("The treaty was signed on Dec. 2, 2025, in Geneva.", W, &["Dec. 2, 2025 | DATE | 2025-12-02"]),
    ("The treaty was signed on Dec. 2, 2025, in Geneva.", NONE, &["Dec. 2, 2025 | DATE | 2025-12-02"]),
    ("The vote was held on 3 May 2021.", NONE, &["3 May 2021 | DATE | 2021-05-03"]),
    ("The law took effect on the 3rd of May 2021.", NONE, &["the 3rd of May 2021 | DATE | 2021-05-03"]),
    ("The court met on November 30.", W, &["November 30 | DATE | 2025-11-30"]),
    ("The court will meet on January 15.", W, &["January 15 | DATE | 2026-01-15"]),
    ("The court met on January 15.", W, &["January 15 | DATE | 2025-01-15"]),
    ("The court met on January 15.", NONE, &["January 15 | DATE | -"]),
    ("The talks will run Dec. 8-10, officials said.", W, &["Dec. 8 | DATE | 2025-12-08", "10 | DATE | 2025-12-10"]),
    ("The raid took place on 2025-11-28.", NONE, &["2025-11-28 | DATE | 2025-11-28"]),
    ("The raid took place on 11/28/2025.", NONE, &["11/28/2025 | DATE | 2025-11-28"]),
    ("The raid took place on 28.11.2025.", NONE, &["28.11.2025 | DATE | 2025-11-28"]),
    ("The form was stamped on 31/31/2025.", NONE, &["31/31/2025 | DATE | -"]),
    ("The letter was dated February 31, 2024.", W, &["February 31, 2024 | DATE | -"]),
    ("The letter was dated February 29, 2024.", W, &["February 29, 2024 | DATE | 2024-02-29"]),
    ("The letter was dated February 29, 2023.", W, &["February 29, 2023 | DATE | -"]),
    ("The minister resigned on Friday, Nov. 28.", W, &["Friday, Nov. 28 | DATE | 2025-11-28"]),
    // Months and years.
    ("The war began in February 2022.", NONE, &["February 2022 | DATE | 2022-02"]),
    ("The king died in October.", W, &["October | DATE | 2025-10"]),
    ("The king died in October.", NONE, &["October | DATE | -"]),
    ("The parliament will vote in March.", W, &["March | DATE | 2026-03"]),
    ("The bridge was closed in early January.", "2026-01-05", &["early January | DATE | 2026-01"]),
    ("The bridge collapsed in December.", "2026-01-05", &["December | DATE | 2025-12"]),
    ("Prices fell in mid-November.", W, &["mid-November | DATE | 2025-11"]),
    ("The rebels were beaten in June last year.", W, &["June last year | DATE | 2024-06"]),
    ("The cabinet fell last April.", W, &["last April | DATE | 2025-04"]),
    ("The party was banned in 1996.", NONE, &["1996 | DATE | 1996"]),
    ("The two states made peace in nineteen ninety-six.", NONE, &["nineteen ninety-six | DATE | 1996"]),
    ("Inflation was low in the 1990s.", NONE, &["the 1990s | DATE | 199"]),
    ("Inflation was low in the late '80s.", W, &["the late '80s | DATE | 198"]),
    ("It was the bloodiest war of the 20th century.", NONE, &["the 20th century | DATE | 19"]),
    ("The plant will close at the end of 2026.", W, &["the end of 2026 | DATE | 2026"]),
    ("The plant will close by the end of this year.", W, &["the end of this year | DATE | 2025"]),
    ("The plant will close by year-end.", W, &["year-end | DATE | 2025"]),
    // Weekdays.
    ("The general resigned on Monday.", W, &["Monday | DATE | 2025-12-01"]),
    ("The general resigned on Friday.", W, &["Friday | DATE | 2025-11-28"]),
    ("The general resigned on Wednesday.", W, &["Wednesday | DATE | 2025-12-03"]),
    ("The general resigned on Wednesday.", NONE, &["Wednesday | DATE | -"]),
    ("The leaders will meet on Friday.", W, &["Friday | DATE | 2025-12-05"]),
    ("The leaders will meet on Monday.", W, &["Monday | DATE | 2025-12-08"]),
    ("The leaders are expected to meet on Monday.", W, &["Monday | DATE | 2025-12-08"]),
    ("The general resigned last Friday.", W, &["last Friday | DATE | 2025-11-28"]),
    ("The leaders will meet next Tuesday.", W, &["next Tuesday | DATE | 2025-12-09"]),
    ("The hearing will be held Wednesday next week.", W, &["Wednesday next week | DATE | 2025-12-10"]),
    ("The mayor resigned on Tuesday.", "2026-01-01", &["Tuesday | DATE | 2025-12-30"]),
    ("The mayor resigned on Thursday.", "2024-03-01", &["Thursday | DATE | 2024-02-29"]),
    // Days and parts of days.
    ("The embassy was closed yesterday.", W, &["yesterday | DATE | 2025-12-02"]),
    ("The embassy was closed yesterday.", NONE, &["yesterday | DATE | -"]),
    ("The embassy was closed yesterday.", "2024-03-01", &["yesterday | DATE | 2024-02-29"]),
    ("The embassy was closed yesterday.", "2025-01-01", &["yesterday | DATE | 2024-12-31"]),
    ("The embassy will open tomorrow.", "2025-12-31", &["tomorrow | DATE | 2026-01-01"]),
    ("The senate votes tonight.", W, &["tonight | TIME | 2025-12-03TNI"]),
    ("The shelling began on Tuesday morning.", W, &["Tuesday morning | TIME | 2025-12-02TMO"]),
    ("The shelling stopped last night.", W, &["last night | TIME | 2025-12-02TNI"]),
    ("The shelling resumed this morning.", W, &["this morning | TIME | 2025-12-03TMO"]),
    ("The shelling stopped late yesterday.", W, &["late yesterday | DATE | 2025-12-02"]),
    ("Polls closed on Tuesday evening local time.", W, &["Tuesday evening local time | TIME | 2025-12-02TEV"]),
    // Clock times.
    ("The bomb exploded at 5 p.m. on Tuesday.", W, &["5 p.m. on Tuesday | TIME | 2025-12-02T17:00"]),
    ("The bomb exploded at 10:30 a.m. Tuesday.", W, &["10:30 a.m. Tuesday | TIME | 2025-12-02T10:30"]),
    ("The quake struck at 18:00 GMT on Tuesday.", W, &["18:00 GMT on Tuesday | TIME | 2025-12-02T18:00Z"]),
    ("The bomb exploded at 5 p.m., police said.", W, &["5 p.m. | TIME | 2025-12-03T17:00"]),
    ("The bomb exploded at 5 p.m., police said.", NONE, &["5 p.m. | TIME | -"]),
    ("He will speak at midnight on Jan. 1.", W, &["midnight on Jan. 1 | TIME | 2026-01-01T24:00"]),
    ("The truce began at noon Tuesday.", W, &["noon Tuesday | TIME | 2025-12-02T12:00"]),
    ("The truce began at 5 p.m. on Tuesday.", NONE, &["5 p.m. on Tuesday | TIME | -"]),
    // Units that are pointed at.
    ("The truce collapsed last week.", W, &["last week | DATE | 2025-W48"]),
    ("The truce collapsed last week.", "2026-01-01", &["last week | DATE | 2025-W52"]),
    ("The truce collapsed earlier this month.", W, &["earlier this month | DATE | 2025-12"]),
    ("The summit will be held early next year.", W, &["early next year | DATE | 2026"]),
    ("The budget was cut last month.", "2026-01-15", &["last month | DATE | 2025-12"]),
    ("The budget was cut last year.", NONE, &["last year | DATE | -"]),
    ("The envoy arrived on Nov. 3 and left the following day.", W, &["Nov. 3 | DATE | 2025-11-03", "the following day | DATE | 2025-11-04"]),
    ("The envoy arrived on Feb. 28, 2024, and left the next day.", NONE, &["Feb. 28, 2024 | DATE | 2024-02-28", "the next day | DATE | 2024-02-29"]),
    ("The rivals met over the weekend.", W, &["the weekend | DATE | 2025-W48-WE"]),
    ("The law is the oldest of this century.", W, &["this century | DATE | 20"]),
    // Shifts.
    ("The airline was founded five years ago.", W, &["five years ago | DATE | 2020"]),
    ("The airline was founded nearly five years ago.", W, &["nearly five years ago | DATE | 2020"]),
    ("The pilot was freed 10 days ago.", W, &["10 days ago | DATE | 2025-11-23"]),
    ("The pilot was freed six weeks ago.", W, &["six weeks ago | DATE | 2025-W43"]),
    ("The pilot was freed two months ago.", "2026-01-31", &["two months ago | DATE | 2025-11"]),
    ("The pilot was freed several years ago.", W, &["several years ago | DATE | PAST_REF"]),
    ("The pilot was freed 10 days ago.", NONE, &["10 days ago | DATE | -"]),
    ("The king died on Oct. 7, and his brother died three days later.", W, &["Oct. 7 | DATE | 2025-10-07", "three days later | DATE | 2025-10-10"]),
    // Business periods.
    ("The bank reported a third-quarter loss.", W, &["third-quarter | DATE | 2025-Q3"]),
    ("The bank lost money in the third quarter of 2024.", NONE, &["the third quarter of 2024 | DATE | 2024-Q3"]),
    ("Profit rose in the third quarter from the year-earlier period.", W, &["the third quarter | DATE | 2025-Q3", "the year-earlier period | DATE | 2024-Q3"]),
    ("Revenue fell in the fourth quarter.", "2026-02-10", &["the fourth quarter | DATE | 2025-Q4"]),
    ("Sales rose in fiscal 2024.", W, &["fiscal 2024 | DATE | 2024"]),
    ("Growth slowed in the first half of 2020.", NONE, &["the first half of 2020 | DATE | 2020-H1"]),
    // Seasons and holidays.
    ("The offensive began last summer.", W, &["last summer | DATE | 2025-SU"]),
    ("The offensive began in the winter of 2022.", NONE, &["the winter of 2022 | DATE | 2022-WI"]),
    ("The truce will hold until Christmas.", W, &["Christmas | DATE | 2025-12-25"]),
    ("The raid took place on Christmas Eve.", "2026-01-10", &["Christmas Eve | DATE | 2025-12-24"]),
    ("The peace deal was signed on Good Friday 1998.", NONE, &["Good Friday 1998 | DATE | 1998-04-10"]),
    // Amounts of time.
    ("The talks lasted nearly five hours.", NONE, &["nearly five hours | DURATION | PT5H"]),
    ("The talks lasted more than two weeks.", W, &["more than two weeks | DURATION | P2W"]),
    ("She ran for 1 minute and 45 seconds.", W, &["1 minute and 45 seconds | DURATION | PT1M45S"]),
    ("The speech took half an hour.", W, &["half an hour | DURATION | PT30M"]),
    ("They argued for a minute and a half.", W, &["a minute and a half | DURATION | PT1M30S"]),
    ("The trial took 2 1/2 years.", W, &["2 1/2 years | DURATION | P2Y6M"]),
    ("He began a two-day visit.", W, &["two-day | DURATION | P2D"]),
    ("He began a two day visit.", W, &["two day | DURATION | P2D"]),
    ("Their decades-long feud is over.", W, &["decades-long | DURATION | PXE"]),
    ("Prices doubled over the past three years.", W, &["the past three years | DURATION | P3Y"]),
    ("The strike may last several weeks.", W, &["several weeks | DURATION | PXW"]),
    ("The siege lasted at least a month.", W, &["at least a month | DURATION | P1M"]),
    ("Exports grew in recent years.", W, &["recent years | DATE | PAST_REF"]),
    // Odd numbers.
    ("The rock formed 400 million years ago.", W, &["400 million years ago | DATE | -"]),
    ("The comet passed 99999999999 days ago.", W, &["99999999999 days ago | DATE | -"]),
    ("The empire fell 1000000 days ago.", W, &["1000000 days ago | DATE | -"]),
    ("Two decades ago the port was busy.", W, &["Two decades ago | DATE | 2005"]),
    // Sets.
    ("The council meets each Monday.", W, &["each Monday | SET | XXXX-WXX-1"]),
    ("The council meets every two weeks.", W, &["every two weeks | SET | P2W"]),
    ("The council meets twice a week.", W, &["twice a week | SET | P1W"]),
    ("The paper is printed daily.", W, &["daily | SET | P1D"]),
    ("They march every July.", W, &["every July | SET | XXXX-07"]),
    // References.
    ("The province is now calm.", W, &["now | DATE | PRESENT_REF"]),
    ("The province was recently calm.", NONE, &["recently | DATE | PAST_REF"]),
    ("Nobody can know the future.", W, &["the future | DATE | FUTURE_REF"]),
    ("The minister spoke on the third day of talks.", W, &["the third day | DATE | -"]),
    // The dateline gives the date where nothing else does.
    ("MOSCOW, Dec. 3, 2025 (Reuters) - The court met on Monday.", NONE, &["Dec. 3, 2025 | DATE | 2025-12-03", "Monday | DATE | 2025-12-01"]),
    // No times.
    ("The victim, aged 25, was a teacher.", W, &[]),
    ("A 25-year-old man was killed.", W, &[]),
    ("The suspect is 25 years old.", W, &[]),
    ("The home side won 3-2 after extra time.", W, &[]),
    ("Call 555-1996 for help.", W, &[]),
    ("The house costs $1,996 or €2000 in all.", W, &[]),
    ("The army killed 2000 soldiers.", W, &[]),
    ("Theresa May may march with them.", W, &[]),
    ("Prices will fall and spring back.", W, &[]),
    ("Three quarters of the voters stayed away.", W, &[]),
    ("A quarter of the second group sat down.", W, &[]),
];

fn pipeline() -> Pipeline {
    let lex = crate::lexicon::load(true, &[], &mut Vec::new()).expect("bundled lexicons load");
    Pipeline::new(lex)
}

#[test]
fn cases() {
    let p = pipeline();
    let mut layers = Layers::default();
    let mut wrong = Vec::new();
    let mut used = std::collections::BTreeSet::new();
    for (text, date, expected) in CASES {
        let mut article = Article::new("", *text);
        article.date = date.parse().ok();
        p.analyse(&article, &mut layers);
        let got: Vec<String> = layers
            .times
            .all
            .iter()
            .map(|t| {
                let span = layers.syntax.span(t.tokens).of(text);
                format!("{span} | {} | {}", t.kind.as_str(), t.value.as_deref().unwrap_or("-"))
            })
            .collect();
        used.extend(layers.times.all.iter().map(|t| t.cause.rule));
        if got != *expected {
            wrong.push(format!("{date} {text}\n  expected {expected:?}\n  found    {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} cases:\n{}", wrong.len(), CASES.len(), wrong.join("\n"));
    let unused: Vec<_> = RULES.iter().map(|r| r.id).filter(|id| !used.contains(id)).collect();
    assert!(unused.is_empty(), "no case for {unused:?}");
}

#[test]
fn date_values() {
    let cases = [
        ("2025-12-02", Some("2025-12-02")),
        ("2025-12-02TNI", Some("2025-12-02")),
        ("2025-12-02T17:00Z", Some("2025-12-02")),
        ("2025-12", Some("2025-12")),
        ("2025-W48", Some("2025-W48")),
        ("2025-W48-WE", Some("2025-W48")),
        ("2025-Q3", Some("2025")),
        ("2025-SU", Some("2025")),
        ("2025", Some("2025")),
        ("199", None),
        ("PAST_REF", None),
    ];
    for (value, expected) in cases {
        let time = super::Time {
            tokens: crate::base::TokenSpan::default(),
            kind: super::TimexType::Date,
            value: Some(value.into()),
            modifier: None,
            basis: super::TimeBasis::Explicit,
            cause: crate::cause::Cause::rule("time.year"),
        };
        assert_eq!(time.date_value(), expected, "{value}");
    }
}

#[test]
fn modifiers_and_bases() {
    let p = pipeline();
    let mut layers = Layers::default();
    let cases = [
        ("The talks lasted nearly five hours.", Some("LESS_THAN"), "explicit"),
        ("The talks lasted about five hours.", Some("APPROX"), "explicit"),
        ("The talks lasted more than five hours.", Some("MORE_THAN"), "explicit"),
        ("The talks lasted at least five hours.", Some("EQUAL_OR_MORE"), "explicit"),
        ("The talks lasted up to five hours.", Some("EQUAL_OR_LESS"), "explicit"),
        ("The deal was made in early 2020.", Some("START"), "explicit"),
        ("The deal was made in mid-2020.", Some("MID"), "explicit"),
        ("The deal was made at the end of 2020.", Some("END"), "explicit"),
        ("The deal was made on Monday.", None, "publication"),
    ];
    for (text, modifier, basis) in cases {
        let mut article = Article::new("", text);
        article.date = W.parse().ok();
        p.analyse(&article, &mut layers);
        let got: Vec<_> = layers.times.all.iter().map(|t| (t.modifier, t.basis.as_str())).collect();
        assert_eq!(got, [(modifier, basis)], "{text}");
    }
}

#[test]
fn rule_ids_are_unique() {
    let mut ids: Vec<_> = RULES.iter().map(|r| r.id).collect();
    ids.sort_unstable();
    let n = ids.len();
    ids.dedup();
    assert_eq!(ids.len(), n);
}
