//! Which blocks of a page are its article.
//!
//! Every block speaks for or against the element that holds it: sentences for, links and labels against. The element
//! with the highest sum is the article's, where elements that a site names for its articles count more. Within it, what
//! is known as furniture by its words or by how it stands is left out.
//!
//! Scores that climb from paragraph to parent and grandparent (as reading modes of browsers have them) were passed over:
//! the sums say the same in one pass, and what they choose can be explained.

use std::ops::Range;

use crate::blocks::{Block, Blocks, Care, Kind, blocks};
use crate::dom::{Dom, Id, NONE, ROOT};
use crate::furniture::{Line, line};
use crate::names::{each_word, floor};

/// Shorter texts are looked for again, with less care.
const SHORT: usize = 250;

/// The article's text: paragraphs with an empty line between them. `stated` is the text that the page gives for
/// programs, which stands in where the page itself has none: some are filled by scripts.
pub(crate) fn main_text(dom: &Dom, title: Option<&str>, stated: Option<&str>) -> String {
    let strict = attempt(dom, Care::Strict, title);
    if strict.chars().count() >= SHORT {
        return strict;
    }
    let lenient = attempt(dom, Care::Lenient, title);
    let best = if lenient.len() > 2 * strict.len() { lenient } else { strict };
    match stated {
        Some(stated) if stated.len() > 2 * best.len() && !stated.contains("</") => paragraphs(stated),
        _ => best,
    }
}

/// A text whose lines are paragraphs.
fn paragraphs(text: &str) -> String {
    let lines = text.lines().map(|l| l.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn attempt(dom: &Dom, care: Care, title: Option<&str>) -> String {
    let blocks = blocks(dom, care);
    let listings = listings(dom, &blocks);
    let Some(root) = root(dom, &blocks, &listings) else { return String::new() };
    let mut out = String::new();
    for block in kept(dom, &blocks, root, &listings, title) {
        if !out.is_empty() {
            out.push_str("\n\n");
        }
        out.push_str(&block.text);
    }
    out
}

/// What a block speaks for (its text is an article's) or against (it is a list of links, a label).
fn worth(block: &Block) -> f32 {
    let chars = block.chars as f32;
    let share = block.link_share();
    match block.kind {
        Kind::Heading if share > 0.5 => -30.0,
        Kind::Heading | Kind::Caption => 0.0,
        _ if share > 0.5 => -20.0 - chars * 0.5,
        Kind::Row => chars * 0.3,
        _ if chars >= 12.0 && ends_sentence(&block.text) => chars * (1.0 - share),
        _ if chars >= 140.0 => chars * (1.0 - share) * 0.7,
        _ if chars >= 50.0 => chars * (1.0 - share) * 0.2,
        _ => -15.0,
    }
}

/// Whether a text ends as a sentence does.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»', '」', ' ', '\u{a0}'])
        .ends_with(['.', '?', '!', '…', ':', '。', '！', '？'])
}

/// The element that holds the article.
fn root(dom: &Dom, blocks: &Blocks, listings: &[Range<u32>]) -> Option<Id> {
    let mut worths: Vec<f32> = blocks.list.iter().map(worth).collect();
    let all: f32 = worths.iter().filter(|w| **w > 0.0).sum();
    for listing in listings {
        let part = &mut worths[listing.start as usize..listing.end as usize];
        let inside = part.iter().filter(|w| **w > 0.0).sum::<f32>();
        // A page may be nothing but a list.
        if inside < 0.6 * all || all - inside > 400.0 {
            part.fill(-10.0);
        }
    }
    let mut sums = vec![0.0f32];
    sums.extend(worths.iter().scan(0.0, |sum, w| {
        *sum += w;
        Some(*sum)
    }));
    let sum = |id: Id| {
        let range = &blocks.range[id as usize];
        sums[range.end as usize] - sums[range.start as usize]
    };
    let mut best = (0.0, None);
    for id in dom.below(ROOT) {
        if dom.name(id).is_empty() || sum(id) <= 0.0 {
            continue;
        }
        let s = sum(id) * semantics(dom, id);
        // The deepest of equals, which comes last.
        if s >= best.0 {
            best = (s, Some(id));
        }
    }
    let mut root = best.1?;
    // Down to where the text really is: what stands beside it and is little is furniture.
    loop {
        let next = dom.children(root).max_by(|a, b| sum(*a).total_cmp(&sum(*b)));
        match next {
            Some(next) if sum(next) >= 0.93 * sum(root) && blocks.of(next).len() >= 3 => root = next,
            _ => return Some(root),
        }
    }
}

/// What an element's name and classes add to its blocks.
fn semantics(dom: &Dom, id: Id) -> f32 {
    if dom.attr(id, "itemprop").is_some_and(|p| p.split(' ').any(|p| p == "articleBody")) {
        return 2.5;
    }
    let factor: f32 = match dom.name(id) {
        "article" => 1.8,
        "main" => 1.5,
        // Names of the whole page say nothing of a part.
        "body" | "html" => return 1.0,
        _ => 1.0,
    };
    let mut has = [false; 2];
    for attr in ["class", "id"] {
        if let Some(value) = dom.attr(id, attr) {
            each_word(floor(value, 300), |word| match word {
                "article" | "story" | "post" | "entry" | "news" => has[0] = true,
                "body" | "content" | "text" | "copy" => has[1] = true,
                "articlebody" | "storybody" | "articletext" | "articlecontent" | "storycontent"
                | "postcontent" | "entrycontent" => has = [true; 2],
                _ => {}
            });
        }
    }
    if has == [true; 2] { factor.max(2.0) } else { factor }
}

/// The blocks of the article.
fn kept<'b>(
    dom: &Dom,
    blocks: &'b Blocks,
    root: Id,
    listings: &[Range<u32>],
    title: Option<&str>,
) -> Vec<&'b Block> {
    let list = blocks.of(root);
    let Range { start: first, end: last } = blocks.range[root as usize];
    let total: usize = list.iter().map(|b| b.chars).sum();
    let mut keep = vec![true; list.len()];
    // What stands above the headline.
    let is_title = |b: &Block| b.kind == Kind::Heading && title.is_some_and(|t| same(t, &b.text));
    if let Some(at) = list.iter().rposition(is_title) {
        let above: usize = list[..at].iter().map(|b| b.chars).sum();
        if above * 3 < total {
            keep[..=at].fill(false);
        }
    }
    for (i, block) in list.iter().enumerate() {
        if !keep[i] {
            continue;
        }
        let share = block.link_share();
        let what = line(&block.text, block.chars);
        keep[i] = what == Line::Text
            && match block.kind {
                Kind::Heading => share < 0.5 && title.is_none_or(|t| !same(t, &block.text)),
                Kind::Caption => false,
                Kind::Item => share < 0.6,
                Kind::Row => true,
                Kind::Paragraph => share < 0.7 || ends_sentence(&block.text) && block.chars > 60,
            };
        if what == Line::Cut && share < 0.5 {
            let end = (part_end(dom, blocks, root, block, first + i as u32) - first) as usize;
            drop_part(list, &mut keep, i..end.clamp(i, list.len()));
        }
    }
    for range in listings.iter().filter(|r| r.start >= first && r.end <= last) {
        drop_part(list, &mut keep, (range.start - first) as usize..(range.end - first) as usize);
    }
    let mut out: Vec<&Block> = list.iter().zip(&keep).filter(|(_, k)| **k).map(|(b, _)| b).collect();
    // Before the first sentence stand the standfirst's heading, dates and labels.
    if let Some(prose) = out.iter().position(|b| b.kind != Kind::Heading && ends_sentence(&b.text)) {
        let mut i = 0;
        out.retain(|b| {
            i += 1;
            i > prose || b.kind == Kind::Row || b.kind == Kind::Item || b.chars > 50
        });
    }
    // A heading with nothing below it belongs to what was left out.
    while out.last().is_some_and(|b| b.kind == Kind::Heading) {
        out.pop();
    }
    out
}

/// Leaves out a part of the article, unless it is most of it.
fn drop_part(list: &[Block], keep: &mut [bool], part: Range<usize>) {
    let chars = |list: &[Block]| list.iter().map(|b| b.chars).sum::<usize>();
    if chars(&list[part.clone()]) * 2 < chars(list) {
        keep[part].fill(false);
    }
}

/// Where the part of the page ends that a block opens: the widest element that starts with it, or where that is the
/// block alone, the element around it.
fn part_end(dom: &Dom, blocks: &Blocks, root: Id, block: &Block, at: u32) -> u32 {
    let (mut top, mut up) = (block.owner, dom.nodes[block.owner as usize].parent);
    while up != NONE && up != root && blocks.range[up as usize].start == at {
        top = up;
        up = dom.nodes[top as usize].parent;
    }
    let own = &blocks.range[top as usize];
    if own.len() > 1 || up == NONE { own.end } else { blocks.range[up as usize].end }
}

/// The blocks of elements that list articles: three or more children alike, each with a link for a heading.
fn listings(dom: &Dom, blocks: &Blocks) -> Vec<Range<u32>> {
    let mut out = Vec::new();
    for id in dom.below(ROOT) {
        let range = blocks.range[id as usize].clone();
        if range.len() < 3 || matches!(dom.name(id), "" | "p") {
            continue;
        }
        let (mut cards, mut all) = (0, 0);
        for child in dom.children(id) {
            let list = blocks.of(child);
            if list.is_empty() {
                continue;
            }
            all += 1;
            let linked = list.iter().any(|b| b.link_share() > 0.8 && b.chars > 15);
            let article = dom.name(child) == "article" && list.iter().map(|b| b.chars).sum::<usize>() < 700;
            cards += usize::from(list.len() <= 8 && (linked && list.len() >= 2 || article));
        }
        if cards >= 3 && cards * 3 >= all * 2 {
            out.push(range);
        }
    }
    out
}

/// Whether two texts have the same letters.
pub(crate) fn same(a: &str, b: &str) -> bool {
    let letters =
        |t: &str| t.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}
