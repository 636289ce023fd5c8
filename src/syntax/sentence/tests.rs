use super::super::abbreviations::tests::builtin;
use super::*;

#[test]
fn smoke() {
    let text = "Stalled Talks\n\nGen. Cole left the U.S. He will return.";
    let mut out = Vec::new();
    split(text, &builtin(), &mut out);
    let parts: Vec<(&str, SentenceKind)> = out.iter().map(|s| (s.span.of(text), s.kind)).collect();
    assert_eq!(
        parts,
        [
            ("Stalled Talks", SentenceKind::Heading),
            ("Gen. Cole left the U.S.", SentenceKind::Sentence),
            ("He will return.", SentenceKind::Sentence)
        ]
    );
}
