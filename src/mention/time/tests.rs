//! Values cut to days, modifiers, bases. What is found in which sentence is in `tests/cases/times/`.

use super::RULES;
use crate::article::Article;
use crate::pipeline::{Layers, Pipeline};

/// Wednesday.
const W: &str = "2025-12-03";

fn pipeline() -> Pipeline {
    let lex = crate::lexicon::load(true, &[], &mut Vec::new()).expect("bundled lexicons load");
    Pipeline::new(lex)
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
