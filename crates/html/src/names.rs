//! What classes and ids say of an element: sites name their furniture.

use crate::dom::{Dom, Id};

/// What an element's names say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nothing certain.
    None,
    /// Not the article: links, buttons, advertisements, offers.
    Furniture,
    /// What readers wrote.
    Comments,
}

/// Words of names that mark furniture. Sorted.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "adsense",
    "advert",
    "advertisement",
    "advertising",
    "advertorial",
    "adverts",
    "agegate",
    "alsoread",
    "authorbio",
    "banner",
    "bio",
    "bookmark",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "carousel",
    "cookie",
    "cookies",
    "copyright",
    "cta",
    "dfp",
    "dialog",
    "disclaimer",
    "donate",
    "donation",
    "dropdown",
    "feedback",
    "flyout",
    "follow",
    "footer",
    "gallery",
    "gdpr",
    "hamburger",
    "jobs",
    "leaderboard",
    "license",
    "login",
    "masthead",
    "menu",
    "metadata",
    "modal",
    "mostpopular",
    "mostread",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "noprint",
    "optin",
    "outbrain",
    "overlay",
    "pager",
    "pagination",
    "permalink",
    "popular",
    "popup",
    "postmeta",
    "promo",
    "promos",
    "promoted",
    "promotion",
    "rating",
    "ratings",
    "readmore",
    "recirc",
    "recirculation",
    "recommend",
    "recommendation",
    "recommendations",
    "recommended",
    "register",
    "related",
    "relatedlinks",
    "rss",
    "search",
    "seealso",
    "share",
    "sharebar",
    "sharing",
    "sidebar",
    "signin",
    "signup",
    "skip",
    "skyscraper",
    "social",
    "sponsor",
    "sponsored",
    "sponsors",
    "subscribe",
    "subscription",
    "syndication",
    "taboola",
    "tagcloud",
    "taglist",
    "tags",
    "teaser",
    "teasers",
    "ticker",
    "timestamp",
    "toolbar",
    "tooltip",
    "trending",
    "upsell",
    "widget",
];

/// Words of names that mark what readers wrote. Sorted.
const COMMENTS: &[&str] =
    &["comment", "commentlist", "comments", "discussion", "disqus", "livefyre", "replies", "respond"];

/// What an element's class, id and other names say.
pub(crate) fn role(dom: &Dom, id: Id) -> Role {
    if let Some(role) = dom.attr(id, "role")
        && matches!(
            role,
            "navigation"
                | "complementary"
                | "banner"
                | "contentinfo"
                | "search"
                | "dialog"
                | "alertdialog"
                | "menu"
                | "menubar"
                | "toolbar"
                | "tooltip"
        )
    {
        return Role::Furniture;
    }
    let mut found = Role::None;
    for attr in ["class", "id", "data-component", "data-testid", "data-module"] {
        let Some(value) = dom.attr(id, attr) else { continue };
        // Names of utility classes run to thousands of characters.
        let value = floor(value, 300);
        each_word(value, |word| {
            if COMMENTS.binary_search(&word).is_ok() {
                found = Role::Comments;
            } else if found == Role::None && FURNITURE.binary_search(&word).is_ok() {
                found = Role::Furniture;
            }
        });
    }
    found
}

/// The longest start of a text that ends at a character and has at most so many bytes.
pub(crate) fn floor(text: &str, most: usize) -> &str {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The words of a name, in lower case: `storyBody`, `story-body` and `story_body` have the same ones.
pub(crate) fn each_word(name: &str, mut give: impl FnMut(&str)) {
    let mut word = String::new();
    let mut lower = false;
    for c in name.chars().chain([' ']) {
        let turn = c.is_ascii_uppercase() && lower;
        if (!c.is_ascii_alphabetic() || turn) && !word.is_empty() {
            give(&word);
            word.clear();
        }
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
        lower = c.is_ascii_lowercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(FURNITURE.is_sorted());
        assert!(COMMENTS.is_sorted());
    }

    #[test]
    fn words_of_names() {
        let mut words = Vec::new();
        each_word("storyBody related-links_2 SHARE", |w| words.push(w.to_string()));
        assert_eq!(words, ["story", "body", "related", "links", "share"]);
    }
}
