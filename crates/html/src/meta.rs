//! What a page says of itself: JSON-LD, Open Graph and other `meta` tags, microdata, `time` tags, its address.
//!
//! A page states most things several times and not always alike. Each fact is taken from the most exact place that has
//! it; the visible headline goes before the one written for search engines, when both are plainly the same.

use crate::blocks::is_hidden;
use crate::dom::{Data, Dom, Id, ROOT};
use crate::ld::Ld;
use crate::main_text::same;
use crate::names::{each_word, floor};

/// What a page says of itself.
#[derive(Debug, Default)]
pub(crate) struct Meta {
    pub(crate) title: Option<String>,
    pub(crate) dates: Vec<String>,
    pub(crate) byline: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) language: Option<String>,
    pub(crate) url: Option<String>,
    /// The article's text as JSON-LD gives it, without paragraphs.
    pub(crate) body: Option<String>,
}

/// Reads what a page says of itself.
pub(crate) fn meta(dom: &Dom) -> Meta {
    let mut found = Found::default();
    for id in dom.below(ROOT) {
        found.element(dom, id);
    }
    found.choose()
}

/// Names of `meta` tags, best first.
const DATES: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "publicationdate",
    "published_time",
    "article.published",
    "article:published",
    "article_date_original",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "originalpublicationdate",
    "og:pubdate",
    "bt:pubdate",
    "rnews:datepublished",
    "date.release",
    "dc.date",
    "dcterms.date",
    "dc.created",
    "date",
    "displaydate",
    "created",
    "article:post_date",
    "datecreated",
];
const AUTHORS: &[&str] = &[
    "author",
    "byl",
    "article:author_name",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author",
    "article.author",
    "twitter:creator_name",
];
const OUTLETS: &[&str] =
    &["og:site_name", "dc.publisher", "dcterms.publisher", "publisher", "application-name"];
const TITLES: &[&str] = &[
    "og:title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "parsely-title",
    "sailthru.title",
    "headline",
    "title",
];

#[derive(Default)]
struct Found {
    /// For each list of names the best rank so far and its value.
    dates: Ranked,
    authors: Ranked,
    outlets: Ranked,
    titles: Ranked,
    ld: Ld,
    /// Texts of headings of the first rank, of other headings, and of the title tag.
    h1: Vec<String>,
    heading: Vec<String>,
    title_tag: Option<String>,
    language: Option<String>,
    locale: Option<String>,
    canonical: Option<String>,
    og_url: Option<String>,
    /// Dates in the page: microdata, `time` tags, elements named for a date.
    marked_date: Option<String>,
    time_tag: Option<String>,
    named_date: Option<String>,
    /// Authors in the page: microdata or `rel=author`, elements named for a byline.
    marked_author: Vec<String>,
    named_author: Option<String>,
}

#[derive(Default)]
struct Ranked(Option<(usize, String)>);

impl Ranked {
    fn offer(&mut self, names: &[&str], name: &str, value: &str, fits: impl Fn(&str) -> bool) {
        let Some(rank) = names.iter().position(|n| *n == name) else { return };
        let value = value.trim();
        if !value.is_empty() && fits(value) && self.0.as_ref().is_none_or(|(have, _)| rank < *have) {
            self.0 = Some((rank, value.to_string()));
        }
    }

    fn take(self) -> Option<String> {
        self.0.map(|(_, value)| value)
    }
}

impl Found {
    fn element(&mut self, dom: &Dom, id: Id) {
        let attr = |name| dom.attr(id, name).map(str::trim).filter(|v| !v.is_empty());
        match dom.name(id) {
            "" => {}
            "html" => self.language = attr("lang").or(attr("xml:lang")).map(Into::into),
            "title" if self.title_tag.is_none() => {
                // Pictures have titles too.
                let parent = dom.nodes[id as usize].parent;
                if matches!(dom.name(parent), "head" | "body" | "html") {
                    self.title_tag = Some(dom.text(id)).filter(|t| !t.is_empty());
                }
            }
            "meta" => {
                let content = attr("content").or(attr("value")).unwrap_or("");
                for key in ["property", "name", "itemprop", "http-equiv"] {
                    if let Some(name) = attr(key) {
                        self.tag(&name.to_ascii_lowercase(), content);
                    }
                }
            }
            "link" if attr("rel") == Some("canonical") => self.canonical = attr("href").map(Into::into),
            "script" if attr("type").is_some_and(|t| t.eq_ignore_ascii_case("application/ld+json")) => {
                let mut text = String::new();
                for child in dom.children(id) {
                    if let Data::Text(t) = &dom.nodes[child as usize].data {
                        text.push_str(t);
                    }
                }
                self.ld.script(&text);
            }
            "h1" if self.h1.len() < 8 && !is_hidden(dom, id) => self.h1.push(dom.text(id)),
            "h2" | "h3" if self.heading.len() < 30 => self.heading.push(dom.text(id)),
            name => self.marked(dom, id, name),
        }
    }

    fn tag(&mut self, name: &str, content: &str) {
        // "<meta name=language>" without a content says nothing.
        if content.trim().is_empty() {
            return;
        }
        self.dates.offer(DATES, name, content, has_date);
        self.authors.offer(AUTHORS, name, content, is_author);
        self.outlets.offer(OUTLETS, name, content, |v| v.chars().count() <= 60 && !v.contains("://"));
        self.titles.offer(TITLES, name, content, |_| true);
        match name {
            "og:url" => self.og_url = Some(content.into()),
            "og:locale" => self.locale = Some(content.into()),
            "content-language" | "language" | "dc.language" if self.locale.is_none() => {
                self.locale = Some(content.into())
            }
            _ => {}
        }
    }

    /// Microdata and names in the body of the page.
    fn marked(&mut self, dom: &Dom, id: Id, name: &str) {
        let itemprop = dom.attr(id, "itemprop").unwrap_or("");
        let of_time = || {
            let value = dom.attr(id, "datetime").or(dom.attr(id, "content")).unwrap_or("");
            if has_date(value) {
                Some(value.to_string())
            } else {
                Some(short_text(dom, id)?).filter(|t| has_date(t))
            }
        };
        if itemprop.split(' ').any(|p| p == "datePublished") && self.marked_date.is_none() {
            self.marked_date = of_time();
        }
        if itemprop.split(' ').any(|p| p == "author")
            || dom.attr(id, "rel").is_some_and(|r| r.split(' ').any(|r| r == "author"))
        {
            let inner = dom.below(id).find(|&n| dom.attr(n, "itemprop") == Some("name")).unwrap_or(id);
            let text = dom.attr(inner, "content").map(String::from).or_else(|| short_text(dom, inner));
            if let Some(text) = text.filter(|t| is_author(t))
                && !self.marked_author.contains(&text)
                && self.marked_author.len() < 6
            {
                self.marked_author.push(text);
            }
        }
        if name == "time" && self.time_tag.is_none() {
            self.time_tag = of_time();
        }
        if self.named_date.is_some() && self.named_author.is_some() {
            return;
        }
        let (mut date, mut author) = (false, false);
        for key in ["class", "id"] {
            if let Some(value) = dom.attr(id, key) {
                each_word(floor(value, 200), |word| match word {
                    "date" | "published" | "timestamp" | "pubdate" | "publish" | "dateline" | "datetime"
                    | "posted" => date = true,
                    "byline" | "author" | "authors" | "writer" => author = true,
                    _ => {}
                });
            }
        }
        if date && self.named_date.is_none() {
            self.named_date = short_text(dom, id).filter(|t| has_date(t));
        }
        if author && self.named_author.is_none() {
            self.named_author = short_text(dom, id).filter(|t| is_author(t) && !has_date(t));
        }
    }

    fn choose(self) -> Meta {
        let outlet = self.outlets.take().or(self.ld.publisher);
        let url = [self.canonical, self.og_url, self.ld.url].into_iter().flatten().find(|u| is_web(u));
        let in_url = url.as_deref().and_then(date_in_url);
        let tag_title = self.title_tag.as_deref().map(|t| without_site(t, outlet.as_deref()));
        let stated = self.titles.take();
        let stated = stated.as_deref().map(|t| without_site(t, outlet.as_deref()));
        let title = headline(&self.h1, &self.heading, self.ld.headline.as_deref(), stated, tag_title);
        let marked_author = (!self.marked_author.is_empty()).then(|| self.marked_author.join(", "));
        let byline = [self.ld.author, self.authors.take(), marked_author, self.named_author]
            .into_iter()
            .flatten()
            .find_map(|a| clean_author(&a, outlet.as_deref()));
        let mut dates: Vec<String> = Vec::new();
        for date in
            [self.ld.date, self.dates.take(), self.marked_date, self.time_tag, self.named_date, in_url]
                .into_iter()
                .flatten()
        {
            let date = date.split_whitespace().collect::<Vec<_>>().join(" ");
            if !dates.contains(&date) {
                dates.push(date);
            }
        }
        Meta {
            title,
            dates,
            byline,
            outlet,
            language: self
                .ld
                .language
                .or(self.language)
                .or(self.locale)
                .map(|l| l.replace('_', "-"))
                .filter(|l| !l.trim().is_empty() && l.len() <= 20),
            url,
            body: self.ld.body,
        }
    }
}

/// The article's headline: the visible one where the page states it elsewhere too.
fn headline(
    h1: &[String],
    headings: &[String],
    ld: Option<&str>,
    stated: Option<&str>,
    tag: Option<&str>,
) -> Option<String> {
    let letters =
        |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let elsewhere: Vec<String> = [ld, stated, tag].into_iter().flatten().map(letters).collect();
    let known = |h: &&String| {
        let h = letters(h);
        h.len() >= 8
            && elsewhere.iter().any(|e| {
                e.contains(&h) && h.len() * 2 >= e.len()
                    || e.len() >= 15 && h.contains(e.as_str()) && h.len() < e.len() * 2
            })
    };
    let longest = |list: &[String]| list.iter().filter(known).max_by_key(|h| h.len()).cloned();
    if let Some(found) = longest(h1).or_else(|| longest(headings)) {
        return Some(found);
    }
    let text = ld.or(stated).or(tag).map(String::from).filter(|t| !t.trim().is_empty());
    text.or_else(|| h1.iter().find(|h| !h.is_empty()).cloned())
}

/// A title without the name of the site: "Talks fail - The Daily News".
fn without_site<'t>(title: &'t str, outlet: Option<&str>) -> &'t str {
    const MARKS: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " « ", " / "];
    let title = title.trim();
    let words = |t: &str| t.split_whitespace().count();
    if let Some((at, mark)) = MARKS.iter().filter_map(|m| title.rfind(m).map(|at| (at, m))).max() {
        let (head, tail) = (&title[..at], &title[at + mark.len()..]);
        let named = outlet.is_some_and(|o| same(o, tail));
        if named || words(head) >= 3 && words(tail) <= 4 && words(tail) < words(head) {
            return without_site(head, outlet);
        }
    }
    if let Some(outlet) = outlet
        && let Some((at, mark)) = MARKS.iter().filter_map(|m| title.find(m).map(|at| (at, m))).min()
        && same(outlet, &title[..at])
    {
        return title[at + mark.len()..].trim();
    }
    title
}

/// The text of an element that holds little of it.
fn short_text(dom: &Dom, id: Id) -> Option<String> {
    let mut bytes = 0;
    for node in dom.below(id).take(40) {
        if let Data::Text(text) = &dom.nodes[node as usize].data {
            bytes += text.trim().len();
        }
    }
    (1..=120).contains(&bytes).then(|| dom.text(id)).filter(|t| !t.is_empty() && t.len() <= 160)
}

fn is_web(url: &str) -> bool {
    url.len() <= 2000 && (url.starts_with("https://") || url.starts_with("http://"))
}

/// A year and something beside it.
pub(crate) fn has_date(text: &str) -> bool {
    let b = text.as_bytes();
    text.len() >= 8
        && b.windows(4).enumerate().any(|(i, w)| {
            let alone = (i == 0 || !b[i - 1].is_ascii_digit()) && w.iter().all(u8::is_ascii_digit);
            alone && matches!(&w[..2], b"19" | b"20")
        })
        && b.iter().filter(|c| c.is_ascii_digit()).count() >= 5
}

pub(crate) fn is_author(text: &str) -> bool {
    let text = text.trim();
    !text.contains("://")
        && !text.starts_with('@')
        && (3..=120).contains(&text.chars().count())
        && text.contains(char::is_alphabetic)
}

/// A byline without "By" in front; none where it only repeats the outlet's name.
fn clean_author(text: &str, outlet: Option<&str>) -> Option<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for lead in ["By ", "by ", "BY ", "By: ", "Written by ", "Posted by "] {
        if let Some(rest) = text.strip_prefix(lead) {
            text = rest.to_string();
        }
    }
    let generic = matches!(
        &*text.to_lowercase(),
        "admin" | "administrator" | "editor" | "staff" | "webmaster" | "author"
    );
    (!generic && is_author(&text) && !outlet.is_some_and(|o| same(o, &text))).then_some(text)
}

/// The date in an address: `/2025/12/02/`, `/2025-12-02-`.
fn date_in_url(url: &str) -> Option<String> {
    let b = url.as_bytes();
    let digits = |from: usize, n: usize| b.get(from..from + n).filter(|d| d.iter().all(u8::is_ascii_digit));
    (1..b.len()).find_map(|i| {
        let year = digits(i, 4)?;
        if !matches!(b[i - 1], b'/' | b'-' | b'_') || !matches!(&year[..2], b"19" | b"20") {
            return None;
        }
        let mark = *b.get(i + 4).filter(|c| matches!(c, b'/' | b'-'))?;
        digits(i + 5, 2)?;
        digits(i + 8, 2)?;
        let ends = b.get(i + 10).is_none_or(|c| !c.is_ascii_digit());
        (b.get(i + 7) == Some(&mark) && ends)
            .then(|| format!("{}-{}-{}", &url[i..i + 4], &url[i + 5..i + 7], &url[i + 8..i + 10]))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_leave_titles() {
        for (title, outlet, expected) in [
            ("Talks fail in Geneva - The Daily News", None, "Talks fail in Geneva"),
            ("Talks fail in Geneva | World | The Daily News", None, "Talks fail in Geneva"),
            (
                "Talks fail | The Daily News of Northern Ruritania",
                Some("The Daily News of Northern Ruritania"),
                "Talks fail",
            ),
            (
                "Daily News: talks fail - and what follows from it",
                None,
                "Daily News: talks fail - and what follows from it",
            ),
            ("Daily | Talks fail in Geneva", Some("Daily"), "Talks fail in Geneva"),
            ("Talks", None, "Talks"),
        ] {
            assert_eq!(without_site(title, outlet), expected);
        }
    }

    #[test]
    fn addresses_have_dates() {
        for (url, expected) in [
            ("https://n.example/2025/12/02/talks", Some("2025-12-02")),
            ("https://n.example/world/2025-12-02-talks", Some("2025-12-02")),
            ("https://n.example/2025/12/talks", None),
            ("https://n.example/12025/12/02", None),
        ] {
            assert_eq!(date_in_url(url).as_deref(), expected, "{url}");
        }
    }
}
