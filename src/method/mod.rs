//! How a run was made and what its values mean, in words that go into a paper: the codebook and the citation.

mod cite;
mod codebook;
mod figures;
mod tally;

pub use cite::cite;
pub use codebook::codebook;

/// Text that is to stand in Markdown as it is, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars() {
            if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$') {
                out.push('\\');
            }
            out.push(c);
        }
    }
    out
}
