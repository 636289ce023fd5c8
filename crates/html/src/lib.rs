//! The article of a web page.
//!
//! ```
//! let page = dateline_html::extract(
//!     "<title>Talks fail</title><body><nav><a href=/>Home</a></nav>\
//!      <article><h1>Talks fail</h1><p>Envoys left Geneva on Monday without a deal.</p></article>",
//! );
//! assert_eq!(page.text, "Envoys left Geneva on Monday without a deal.");
//! assert_eq!(page.title.as_deref(), Some("Talks fail"));
//! ```

mod attributes;
mod blocks;
mod dom;
mod furniture;
mod ld;
mod main_text;
mod meta;
mod names;

/// What a page holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The article's text: paragraphs with an empty line between them, without title and furniture. Empty where the
    /// page has no article.
    pub text: String,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published, as the page writes it: the most exact statement first, then others, as not every way to
    /// write a date can be read.
    pub dates: Vec<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Language of the page, as it states it.
    pub language: Option<String>,
    /// Address of the page, as it states it.
    pub url: Option<String>,
}

/// Takes the article out of a page.
pub fn extract(html: &str) -> Page {
    let dom = dom::Dom::parse(html);
    let meta = meta::meta(&dom);
    let text = main_text::main_text(&dom, meta.title.as_deref(), meta.body.as_deref());
    Page {
        text,
        title: meta.title,
        dates: meta.dates,
        byline: meta.byline,
        outlet: meta.outlet,
        language: meta.language,
        url: meta.url,
    }
}

#[cfg(test)]
mod tests;
