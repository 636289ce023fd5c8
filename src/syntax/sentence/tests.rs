//! Cases are written with a bar where one sentence ends and the next starts; all sentences are invented.

use proptest::prelude::*;

use super::super::abbreviations::tests::builtin;
use super::*;

fn parts(text: &str) -> Vec<(&str, SentenceKind)> {
    let mut out = Vec::new();
    split(text, &builtin(), &mut out);
    out.iter().map(|s| (s.span.of(text), s.kind)).collect()
}

/// `marked` has a bar at every boundary; the bar and the space behind it are no part of the text.
fn check(marked: &str) {
    let text = marked.replace(" | ", " ");
    let want: Vec<&str> = marked.split('|').map(str::trim).filter(|part| !part.is_empty()).collect();
    let got: Vec<&str> = parts(&text).into_iter().map(|(part, _)| part).collect();
    assert_eq!(got, want, "{text}");
}

/// Paragraphs joined by spaces make lines longer than the width at which the text was wrapped.
#[test]
fn lines_of_joined_paragraphs_wrap_at_the_width_of_the_others() {
    let text = "The bakers of the town said on Monday that the price of\n\
        flour had doubled within a year, and that some shops would\n\
        close in winter.  The mayor said she would speak to the mills\n\
        and to the ministry.  Nobody from the mills, which belong to a\n\
        company from the coast, was there.  \"They know,\" a baker from\n\
        Easton said of the owners, who live abroad.  A report on bread was\n\
        due in spring.  The town has 12 bakeries, a school of bakers and a\n\
        Museum of Bread.";
    let got: Vec<&str> = parts(text).into_iter().map(|(part, _)| part).collect();
    assert_eq!(got.len(), 6, "{got:#?}");
    assert!(got[3].ends_with("live abroad.") && got[5].ends_with("Museum of Bread."), "{got:#?}");
}

#[test]
fn boundaries() {
    let cases = [
        // Plain ends.
        "The talks ended. | No date was set.",
        "Who signed? | Nobody did! | The room was empty.",
        "It was over?! | They left.",
        "Prices rose 3.5 percent. | Rents rose 12%.",
        "The bill costs $2.5 billion. | 400 jobs will go.",
        "iPhone sales fell. | eBay gained. | al-Nusra denied it.",
        "He came from Łódź. | Ärzte protested. | Она ушла. | Он остался.",
        // Titles, initials, ranks.
        "Gen. Ruth Cole met Sen. Hugh Barr. | Lt. Gov. Poole stayed away.",
        "J. R. Ward and P. L. Moss signed. | George W. Marsh did not.",
        "The suspect was named as Maria K. | She was freed.",
        "Mr. and Mrs. Okafor fled. | Dr. Weiss stayed.",
        "He lives in St. Gallen. | St. Petersburg is far.",
        // Companies and degrees.
        "Acme Corp. Chairman Li Wei sold Beta Inc. shares.",
        "The suit names Acme Co. | The firm will appeal.",
        "Carl Moss Jr. led the prayer. | It was led by Carl Moss Jr. | The police watched.",
        "Anna Weiss, Ph.D., spoke. | Her brother has a Ph.D. | He did not.",
        // Countries.
        "The U.S. Senate voted. | The U.S. Treasury and the U.N. Security Council did not.",
        "Envoys flew to the U.S. | The ministry was silent.",
        "Envoys flew to the U.S. | Talks resume on Friday.",
        "The firm left the U.K. | In Paris, ministers met.",
        "U.S. Rep. Dana Ortiz met U.S. officials in the U.S. and Mexico.",
        "A fire broke out in Washington, D.C. | Dozens were hurt.",
        "Washington, D.C. Mayor Lee Hart resigned.",
        "Experts from the U.S.-based group disagreed.",
        // Dates and times.
        "The vote is on Dec. 2 in Doha. | A ruling is due by Jan. | The court is closed.",
        "It began at 4 a.m. on Sunday. | It ended by 6 p.m. | Three men were held.",
        "Polls close at 8 p.m. EST. | Talks start at 9 a.m. Moscow time.",
        "At 5 a.m. Mr. Dunn left the house.",
        "The empire fell in 476 A.D. | Historians disagree.",
        // Numbers and Latin.
        "Resolution No. 1701 was adopted. | Will it hold? | No. | It will not.",
        "See Art. 5, p. 44 and vol. 2. | Few have read it.",
        "They sold guns, drugs, etc. to the rebels. | The convoy had trucks, vans, etc. | Nobody stopped it.",
        "Some groups, e.g. the Brigades, i.e. Unit 5, fought approx. 40 men, cf. Smith v. Jones.",
        "The troops (approx. 40) left.",
        // Quotations.
        "\"Where were you?\" he asked. | \"In Rome,\" she said.",
        "\u{201c}Will you sign?\u{201d} Ivanov asked. | \u{201c}Never!\u{201d} | The room fell silent.",
        "He said, \"We will not sign. | We never will.\" | Then he left.",
        "\"It is a lie.\" | \"It is the truth.\" | Neither man left.",
        "She called it 'a disgrace.' | Others agreed.",
        "A poster read \"Keep out!\" in three languages.",
        "\u{2018}\u{2019}They came at night,\u{2019}\u{2019} he said. | \u{2018}\u{2019}We ran.\u{2019}\u{2019}",
        // Brackets and footnotes.
        "He left early (he was ill). | (His deputy spoke.) | Nobody minded.",
        "The deal was \"dead\".[3] | Parliament met later.",
        "They met [in secret.] | Nothing came of it.",
        // Ellipses.
        "\"We hoped ... but nothing came,\" he said. | He paused\u{2026} then went on.",
        "We do not know... | Ask the general.",
        "The rule was weakened . . . and then dropped.",
        "The House [...] condemned it. | It [...] Passed the bill.",
        "The rule was dropped. | . . . The court agreed.",
        // Brands, addresses, glued sentences.
        "Yahoo! Research and Yahoo! News closed. | Shares of Yahoo! rose.",
        "See www.example.org. | Write to press@example.gov.uk. | Visit https://example.com/a.b?c=D.e today.",
        "The file report.final.pdf leaked. | It names six men.",
        // Datelines stay in their sentence.
        "MOSCOW (Reuters) - Russia said no. | Kyiv said yes.",
        "GENEVA, Switz. -- Envoys met. | There was no deal.",
        // Lists in a line.
        "1) Sign the deal | 2) Leave the port | 3) Pay",
        "\u{2022} Sign the deal | \u{2022} Leave the port",
        "It has 2 ships. | 3 more are due.",
        // Extracted pages run dates and captions together with the text.
        "Friday, July 18, 2025 | The port reopened. | Ships at the port | Image: Jane Doe.",
        "Friday, July 18, 2025 | Envoys met in Oslo. | Photos: Photos: Floods in Sindh",
        "Envoys to meet in Oslo | Friday, July 18, 2025",
        "Envoys will meet in Oslo on Friday, July 18, 2025",
        "Envoys met in Oslo, Friday, July 18, 2025",
        "Voters outside a school in Lagos | In the capital, few came. | Nobody counted.",
        "Workers clear the river bed | There are 40 of them.",
        "He spoke in the capital. | She wrote It Is a Long Way for the stage.",
        "She told reporters on At the Table that he left.",
        "See http://example.com/a and http://example.com/b for more.",
        "http://example.com/a | http://example.com/b | The list is long.",
        "The report is out. | https://example.com/r.pdf | It names six men.",
        "The minister resigned. | pic.example.com/abc",
        "The port is shut. | *** | Ships wait at sea.",
        "Exports fell. | * Imports rose by 4 percent. | ** Rents fell.",
        // Small letters: people type so, print does not.
        "i went to the market. | it was shut. | nobody knew why.",
        "We waited. | i'm still there.",
        "The mine (approx. five km. east) and sect. seven of the law, para. two, were shut by capt. moss.",
        "She works for example. com and the police, i.e. for nobody.",
        "They freed the crew of the ship. which was late.",
        "Huh? is a word and so is Yahoo! in print.",
        "wikiHow grew. | deCODE did not.",
        // Abbreviations as they are spelled.
        "Ex-Sen. Moss and then-Gov. Barr left. | A pro-U.S. Shiite cleric stayed.",
        "The letter went to Sen. Ann Moss, D-Va. | Critics spoke.",
        "He was sued by the SEC. | Moss denied it. | THE COURT CLEARED LT. MOSS.",
        "She trained sales reps. | They left. | He sat in the mass. | Nobody sang.",
        "The U.S. Treasury's plan failed. | Most U.S. Catholics vote. | The U.S. Attorney's office is shut.",
        "Under H. Res. 446 they met in Rm. 5 at c. 9 a.m. on Thurs. Oct. 2.",
        "He is named C.H. \"Burt\" Mills and J. \"Jo\" Hart. | \"We knew him,\" she said.",
        // Encyclopedias print a footnote apart, people a face.
        "He won in 1998. [2] | She lost. [3] [4] | They met again.",
        "He won [2] in 1998. | [Applause.] | She lost.",
        "It was fun! :) | We left. ;-) | Nobody saw us.",
        "There are two steps: 1. Sign. | 2. Leave.",
        "He named four. | . . . Then he left. | ... The rest was silence.",
        // Other scripts.
        "会谈结束。 | 双方没有签字！ | 为什么？ | “没有人知道。” | 他走了。",
        "انتهت المحادثات. | لماذا؟ | لا أحد يعرف.",
        "वार्ता समाप्त हुई। | कोई नहीं गया।",
    ];
    for case in cases {
        check(case);
    }
    let glued: Vec<&str> =
        parts("The ship left at dawn.The crew slept.").into_iter().map(|(s, _)| s).collect();
    assert_eq!(glued, ["The ship left at dawn.", "The crew slept."]);
    let glued: Vec<&str> =
        parts("The ship left at dawn.It's gone.会谈结束。双方走了。").into_iter().map(|(s, _)| s).collect();
    assert_eq!(glued, ["The ship left at dawn.", "It's gone.会谈结束。", "双方走了。"]);
}

#[test]
fn layout() {
    use SentenceKind::*;
    let cases: &[(&str, &[(&str, SentenceKind)])] = &[
        ("One line without a stop", &[("One line without a stop", Sentence)]),
        ("", &[]),
        (" \n\t\r\n ", &[]),
        (
            "Truce Talks Collapse\n\nEnvoys left Doha on Friday. No date was set.",
            &[
                ("Truce Talks Collapse", Heading),
                ("Envoys left Doha on Friday.", Sentence),
                ("No date was set.", Sentence),
            ],
        ),
        (
            "Talks collapse\nMediators blame both sides\nBy Jane Doe\nStaff Writer\nDOHA, Dec. 2 (AP)\nEnvoys left on Friday after a night of talks.",
            &[
                ("Talks collapse", Heading),
                ("Mediators blame both sides", Subheading),
                ("By Jane Doe", Byline),
                ("Staff Writer", Byline),
                ("DOHA, Dec. 2 (AP)", Dateline),
                ("Envoys left on Friday after a night of talks.", Sentence),
            ],
        ),
        (
            "Envoys left the town on Friday after a night of talks.\r\nRoads Ahead\r\nNobody knows when they will be back in the town.",
            &[
                ("Envoys left the town on Friday after a night of talks.", Sentence),
                ("Roads Ahead", Heading),
                ("Nobody knows when they will be back in the town.", Sentence),
            ],
        ),
        (
            "Friday, July 18, 2025\n\nThe port reopened.\n\nPhoto: Jane Doe\n\nShips came.",
            &[
                ("Friday, July 18, 2025", Dateline),
                ("The port reopened.", Sentence),
                ("Photo: Jane Doe", Caption),
                ("Ships came.", Sentence),
            ],
        ),
        (
            "The plan has two points:\n- Leave the port\n- Free all prisoners",
            &[
                ("The plan has two points:", Sentence),
                ("- Leave the port", Sentence),
                ("- Free all prisoners", Sentence),
            ],
        ),
        // A wrapped paragraph, also where a capital starts a line.
        (
            "Officials from the U.S.\nTreasury met the head of the bank of\nGeneva. They agreed.",
            &[
                ("Officials from the U.S.\nTreasury met the head of the bank of\nGeneva.", Sentence),
                ("They agreed.", Sentence),
            ],
        ),
        (
            "Envoys from both sides of the war will meet again on Sept.\n28. Nobody knows where they will meet.",
            &[
                ("Envoys from both sides of the war will meet again on Sept.\n28.", Sentence),
                ("Nobody knows where they will meet.", Sentence),
            ],
        ),
        ("\"We will win\"\n\nHe left.", &[("\"We will win\"", Sentence), ("He left.", Sentence)]),
        ("Who won?\n\nNobody knows.", &[("Who won?", Sentence), ("Nobody knows.", Sentence)]),
    ];
    for (text, want) in cases {
        assert_eq!(&parts(text), want, "{text}");
    }
}

/// Breaks lines at `width` columns where it can.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::new();
    for line in text.split('\n') {
        let mut column = 0;
        for word in line.split(' ') {
            let length = word.chars().count();
            if column > 0 && column + 1 + length > width {
                out.push('\n');
                column = 0;
            } else if column > 0 {
                out.push(' ');
                column += 1;
            }
            out.push_str(word);
            column += length;
        }
        out.push('\n');
    }
    out
}

#[test]
fn wrapping_changes_no_boundary() {
    let text = "Ministers Fail to Agree on the Terms of a Truce in the East of the Country\n\n\
        GENEVA (AP) - Gen. Ruth Cole told the U.N. Security Council on Monday that troops of the St. Petersburg \
        district would leave by Dec. 12 unless Washington, London and Paris sent 40 observers. \"We will wait,\" \
        she said. \"Then we will go.\" Sen. Hugh Barr, R-Ohio, called the plan \"a very bad joke.\" Nobody in the U.S. \
        Senate had seen it.\n\nA New Road\n\nThe plan, drawn up by Carl Moss Jr. and 12 aides at 5 p.m. on Friday, \
        has three parts. Kyiv rejected the first. Moscow said nothing about the 2nd and 3rd. Mr. Moss \
        flew home.\n\nReporting by Jane Doe";
    let plain = |text: &str| -> Vec<(String, SentenceKind)> {
        let words = |s: &str| s.split_whitespace().collect::<Vec<_>>().join(" ");
        parts(text).into_iter().map(|(part, kind)| (words(part), kind)).collect()
    };
    let want = plain(text);
    assert_eq!(want.len(), 12);
    for width in 30..120 {
        assert_eq!(plain(&wrapped(text, width)), want, "width {width}");
    }
}

/// What must hold for any text.
fn holds(text: &str) -> Vec<super::Sentence> {
    let mut out = Vec::new();
    split(text, &builtin(), &mut out);
    let mut covered = 0;
    let mut paragraph = 0;
    for sentence in &out {
        let span = sentence.span;
        assert!(text[covered..span.start as usize].trim().is_empty(), "a gap before {span:?}");
        let part = span.of(text);
        assert!(!part.is_empty() && part == part.trim());
        assert!(sentence.paragraph >= paragraph);
        paragraph = sentence.paragraph;
        covered = span.end as usize;
    }
    assert!(text[covered..].trim().is_empty());
    out
}

#[test]
fn odd_texts_take_linear_time() {
    let n = 100_000;
    for text in [
        "(".repeat(n),
        "\"".repeat(n),
        ".".repeat(n),
        ". ".repeat(n),
        "!\" ".repeat(n),
        "a.".repeat(n),
        "A. ".repeat(n),
        "\u{2022} ".repeat(n),
        "1. A ".repeat(n),
        "[1]".repeat(n),
        "\u{202e}\u{5e9}\u{5dc}\u{5d5}\u{5dd}. ".repeat(n / 10),
        "\u{0}\u{1b}\u{feff}.".repeat(n / 10),
        format!("He left. {} Then", " ".repeat(n)),
        "x".repeat(1_000_000),
        "\n".repeat(n),
        "a\n".repeat(n),
        "No stop here ".repeat(n),
        "Image: ".repeat(n),
        "://!".repeat(n),
        "http://a ".repeat(n),
        "。".repeat(n),
        " [1]".repeat(n),
        format!("A.{}{}", " ".repeat(n), "\u{2026} b ".repeat(n)),
        "In the ".repeat(n),
        "*** ".repeat(n),
    ] {
        holds(&text);
    }
}

#[test]
fn what_is_too_long_is_cut_at_a_mark_or_a_space() {
    let lengths = |text: &str| holds(text).iter().map(|s| s.span.len()).collect::<Vec<_>>();
    let clauses = "they came and saw; ".repeat(1_000);
    let found = holds(&clauses);
    assert!(found.len() > 3 && found.iter().all(|s| s.span.len() <= pieces::LONGEST));
    assert!(found.iter().all(|s| s.span.of(&clauses).ends_with(';')));
    assert!(lengths(&"word ".repeat(5_000)).iter().all(|&n| n <= pieces::LONGEST));
    assert!(lengths(&"é́ ".repeat(9_000)).iter().all(|&n| n <= pieces::LONGEST));
    assert_eq!(lengths(&"x".repeat(20_000)), [20_000]);
    assert_eq!(lengths(&format!("{} end", "x".repeat(20_000))), [20_000, 3]);
}

proptest! {
    #[test]
    fn any_text_is_covered_in_order(text in "\\PC{0,80}") {
        holds(&text);
    }

    #[test]
    fn any_mixture_of_likely_parts_is_covered(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "U.S.", "Mr.", "The", "talks", ".", "!", "?", "\u{2026}", "\"", "\u{201d}", "(", ")", " ", "\n", "\n\n",
                "\r\n", "5", "No.", "a.m.", "\u{2022}", "-", "\u{2014}", "\u{e9}", "\u{5d0}", "\u{1f600}", "*", "[1]",
                "Image:", "Friday, July 18, 2025", "\u{2028}",
            ]),
            0..40,
        )
    ) {
        holds(&parts.concat());
    }

    #[test]
    fn text_in_front_shifts_everything(
        words in prop::collection::vec(prop::sample::select(vec!["Kyiv", "left", "Gen.", "U.S.", "said.", "\"No.\"", "5", "(it"]), 1..30)
    ) {
        let text = words.join(" ");
        let intro = "Intro.\n\n";
        let plain = holds(&text);
        let shifted = holds(&format!("{intro}{text}"));
        prop_assert_eq!(shifted.len(), plain.len() + 1);
        for (a, b) in plain.iter().zip(&shifted[1..]) {
            prop_assert_eq!(a.span.start as usize + intro.len(), b.span.start as usize);
            prop_assert_eq!(a.span.end as usize + intro.len(), b.span.end as usize);
            prop_assert_eq!(a.paragraph + 1, b.paragraph);
        }
    }
}
