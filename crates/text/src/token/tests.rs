use proptest::prelude::*;

use super::*;

fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut out);
    out
}

/// The case is written with a space between tokens and a tie where the text has no space.
fn check(marked: &str) {
    let text = marked.replace('_', "");
    let want: Vec<&str> = marked.split([' ', '_']).filter(|part| !part.is_empty()).collect();
    let got: Vec<&str> = tokens(&text).iter().map(|t| t.span.of(&text)).collect();
    assert_eq!(got, want, "{text}");
}

#[test]
fn cuts() {
    for case in [
        "Moscow did_n't sign_.",
        "It_'s Putin_'s plan_, they_'ll say_; I_'d go_, we_'ve left_, I_'m here_, you_'re not_.",
        "They ca_n\u{2019}t and wo_n\u{2019}t_, Kyiv_\u{2019}s envoy said_.",
        "He can_not stay_, O'Brien said at five o'clock_.",
        "workers_' rights and James_' plan",
        "the well_-_known non-military pro-Russian co-operation of Russian_-_backed anti-tank units",
        "a 14_-_year_-_old boy and mid-July talks",
        "He paid $_5_, US$_5 and \u{20ac}_5.50_; 5_% of $_1.2_bn or \u{a3}_300_m_.",
        "It rose 1,204.5 points_, 3 or 10_-_15 in 2001_-_02",
        "On 12/2/2025 at 10:30_pm_, by 6 p.m._, call 555-0134 or 202-555-0134_.",
        "It began at 6_p.m. on 9/11_.",
        "The U.S. and U.K. signed with the U.S._-_Russia group_.",
        "He went to the U.S.",
        "Mr. and Mrs. Cole met J. R. Ward of Acme Corp. in St. Gallen_.",
        "Acme Corp. said no_.",
        "Muller & Co._\u{2019}s fund and Acme Co._'s fund grew_.",
        "He is Carl Moss Jr._, they said_.",
        "guns_, drugs_, etc. to rebels",
        "the end_. so it was bad_. then it got worse",
        "He works for Acme Inc_.",
        "\"_We left_,_\" he said_. (_He did_._)",
        "\u{201c}_We left_._\u{201d}",
        "``_Never_''_, he said -- and left_.",
        "Wait_... what_?! No_!!!",
        "the 1990s_, the 5th_, the '90s and 3G",
        "AT&T_, R&D and HOU/ECT but and_/_or_, w/o",
        "See https://example.com/a?b=c_. Or www.example.org_, example.com/page_, press@example.gov.uk_; @kyiv #peace",
        "(_https://example.com/x_)",
        "the plan_\u{2014}_dead_\u{2014}_and the 1990_\u{2013}_95 war",
        "[_sic_] 20_\u{b0}_C",
        "\u{41c}\u{43e}\u{441}\u{43a}\u{432}\u{430} \u{441}\u{43a}\u{430}\u{437}\u{430}\u{43b}\u{430}_.",
        "caf\u{e9}s in S\u{e3}o Paulo",
        "\u{5e9}\u{5dc}\u{5d5}\u{5dd}_, \u{645}\u{631}\u{62d}\u{628}\u{627}",
        "It 's do n't",
        "f**k that_, :-)",
        "You_re late_, they_re not_, that_s all_, it does_nt help and we ca_nt stay_.",
        "The president went_, the hats and the cantata stay_, three agents and Kent too",
        "Who left_.? She did_!. Prices_: $$$ and 5_+ or A_+++",
        "[_George W._] Bush left_, and so did she_.",
    ] {
        check(case);
    }
}

#[test]
fn flags_and_shapes() {
    use TokenFlags as F;
    let find = |text: &str, at: usize| tokens(text)[at];
    let t = find("Putin left.", 0);
    assert_eq!((t.flags, t.shape), (F::SPACE_BEFORE | F::FIRST | F::CAPITAL | F::WORD, Shape::Capitalised));
    let t = find("The U.S. left.", 1);
    assert_eq!(
        (t.flags, t.shape),
        (F::SPACE_BEFORE | F::CAPITAL | F::ALL_CAPS | F::WORD | F::ABBREVIATION, Shape::Acronym)
    );
    let t = find("paid $5", 2);
    assert_eq!((t.flags, t.shape), (F::DIGIT | F::HAS_DIGIT, Shape::Number));
    for (word, shape) in [
        ("talks", Shape::Lower),
        ("NATO", Shape::Upper),
        ("McCain", Shape::Mixed),
        ("iPhone", Shape::Mixed),
        ("F16", Shape::Alphanumeric),
        ("10:30", Shape::Number),
        ("www.example.org", Shape::Address),
        ("I", Shape::Capitalised),
        (",", Shape::Punct),
        ("%", Shape::Symbol),
    ] {
        assert_eq!(find(word, 0).shape, shape, "{word}");
    }
    assert_eq!(find("J. Ward left", 0).shape, Shape::Initial);
    assert!(find("don't go", 1).is(F::CLITIC));
    assert_eq!(size_of::<Token>(), 12);
}

#[test]
fn quotes_open_and_close() {
    // o opens, c closes, b both, . neither; one letter for each quote mark of the text.
    for (text, want) in [
        ("\"We left,\" he said. \"Now.\"", "ococ"),
        ("(\"No\")", "oc"),
        ("He said:\"No\"", "oc"),
        ("\u{201c}We \u{2018}left\u{2019}\u{201d}", "oocc"),
        ("the workers' plan", "."),
        ("'We left,' he said", "oc"),
        ("the workers\u{2019} plan", "."),
        ("we left.' He went", "c"),
        ("he \" left", "b"),
        ("\u{ab}Non\u{bb}", "oc"),
        ("``No''", "oc"),
    ] {
        let mut got = String::new();
        for token in tokens(text) {
            let word = token.span.of(text);
            if word.starts_with([
                '"', '\'', '\u{201c}', '\u{201d}', '\u{2018}', '\u{2019}', '\u{ab}', '\u{bb}', '`',
            ]) {
                let (open, close) = (token.is(TokenFlags::QUOTE_OPEN), token.is(TokenFlags::QUOTE_CLOSE));
                got.push(match (open, close) {
                    (true, true) => 'b',
                    (true, false) => 'o',
                    (false, true) => 'c',
                    (false, false) => '.',
                });
            }
        }
        assert_eq!(got, want, "{text}");
    }
}

#[test]
fn a_sentence_inside_a_text_is_cut_alone() {
    let text = "Intro here. Kyiv won't sign. End";
    let mut out = Vec::new();
    tokenize(text, Span::new(12, 28), &mut out);
    let words: Vec<&str> = out.iter().map(|t| t.span.of(text)).collect();
    assert_eq!(words, ["Kyiv", "wo", "n't", "sign", "."]);
}

/// What must hold for any text.
fn holds(text: &str) {
    let mut covered = 0;
    for token in tokens(text) {
        let span = token.span;
        let between = &text[covered..span.start as usize];
        assert!(between.chars().all(char::is_whitespace), "{between:?} in no token of {text:?}");
        assert_eq!(token.is(TokenFlags::SPACE_BEFORE), covered == 0 || !between.is_empty());
        assert!(!span.is_empty() && !span.of(text).contains(char::is_whitespace));
        covered = span.end as usize;
    }
    assert!(text[covered..].chars().all(char::is_whitespace));
}

#[test]
fn odd_texts_take_linear_time() {
    let n = 100_000;
    for text in [
        "(",
        "\"",
        "'",
        "a'",
        "a.",
        ".",
        "1-",
        "a-",
        "@",
        "a@",
        "*",
        "a*",
        "$",
        "#a",
        "\u{301}",
        "\u{1f469}\u{200d}",
        "/",
        "://",
        "a/",
        ",",
        "1,",
        "non-",
        "\u{0}",
        "\u{5d0}",
        "\u{4eca}",
        "\u{2019}",
        "`",
        "n't",
        "w.",
        "_",
        "~",
        "\u{feff}",
    ] {
        holds(&text.repeat(n));
        holds(&format!("{} x", text.repeat(n)));
    }
    holds(&format!("U.S.{}", " ".repeat(n)));
}

proptest! {
    #[test]
    fn words_of_letters_have_the_facts_of_any_word(word in "[a-zA-Z]{1,12}") {
        let upper = word.bytes().filter(u8::is_ascii_uppercase).count() as u32;
        prop_assert_eq!(spelling::describe_letters(&word, upper), spelling::describe(&word));
    }

    #[test]
    fn any_text_is_covered_in_order(text in "\\PC{0,60}") {
        holds(&text);
    }

    #[test]
    fn any_mixture_of_likely_parts_is_covered(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "U.S.", "n't", "'s", "\u{2019}", "do", "5", ".", ",", "-", "--", "/", "$", "%", "@", "://", "www.", ".com",
                " ", "\n", "\u{a0}", "\"", "\u{201c}", "(", "\u{e9}", "\u{301}", "\u{5d0}", "\u{4eca}", "\u{1f600}", "\u{200d}", "*", "#",
                "&", "A", "p.m.", "_", "`", "\u{0}", "mailto:",
            ]),
            0..24,
        )
    ) {
        holds(&parts.concat());
    }
}
