//! Web pages: a page is an article.

use std::io::BufRead;
use std::ops::ControlFlow;

use dateline_html::{Page, extract};

use super::encoding::{Decoded, declared};
use super::text::{filled, warnings, whole};
use super::{Emit, Fault, LONGEST, LONGEST_PAGE, Origin, Raw, parse_date};

/// Reads the whole input as one page.
pub(super) fn read(input: &mut dyn BufRead, origin: &Origin, emit: &mut Emit) -> ControlFlow<()> {
    emit(whole(input, origin, LONGEST_PAGE, declared).and_then(|decoded| {
        filled(&decoded.text, origin)?;
        page(decoded, origin, None)
    }))
}

/// The article of a page.
pub(super) fn page(decoded: Decoded, origin: &Origin, line: Option<u64>) -> Result<Raw, Fault> {
    let page = extract(&decoded.text);
    if page.text.trim().is_empty() || page.text.len() > LONGEST {
        let (why, hint) = match page.text.is_empty() {
            true => ("no text of an article was found in the page", "save its text as .txt"),
            false => ("its text is longer than that of any article", "leave it out"),
        };
        return Err(Fault::new("no article", origin, line, why, hint));
    }
    let date = date(&page);
    Ok(Raw {
        text: page.text,
        title: page.title,
        date,
        url: page.url,
        source: page.outlet,
        language: page.language,
        author: page.byline,
        warnings: warnings(decoded.note),
        line,
        ..Raw::default()
    })
}

/// The first date that can be read, or the first at all, which is then reported.
fn date(page: &Page) -> Option<String> {
    page.dates.iter().find(|d| parse_date(d).is_some()).or(page.dates.first()).cloned()
}
