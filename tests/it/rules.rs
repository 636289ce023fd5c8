//! All rules of the program.

use dateline::cause::Rule;

/// The rules of every layer that has them, in the order of the layers.
pub fn all() -> Vec<Rule> {
    [
        dateline::mention::RULES,
        dateline::quote::RULES,
        dateline::cast::RULES,
        dateline::factuality::RULES,
        dateline::stance::RULES,
        dateline::event::RULES,
    ]
    .into_iter()
    .flatten()
    .flat_map(|rules| rules.iter().copied())
    .collect()
}

#[test]
fn rules_explain_themselves() {
    for r in all().iter().chain(dateline::syntax::RULES) {
        let (layer, name) =
            r.id.split_once('.').unwrap_or_else(|| panic!("{}: no layer before the dot", r.id));
        assert!(
            [layer, name]
                .iter()
                .all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')),
            "{}: not `layer.name`",
            r.id
        );
        assert!(r.finds.len() > 8, "{}: says too little of what it finds", r.id);
    }
}
