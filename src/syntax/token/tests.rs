use super::*;

fn cut(text: &str) -> String {
    let mut tokens = Vec::new();
    tokenize(text, Span::new(0, text.len()), &mut tokens);
    let words: Vec<&str> = tokens.iter().map(|t| t.span.of(text)).collect();
    words.join(" ")
}

#[test]
fn smoke() {
    assert_eq!(cut("Moscow didn't sign."), "Moscow did n't sign .");
}
