//! Pages written for these tests, each with what sites put around an article.

use super::*;

const PARAGRAPHS: &str = "<p>Envoys of the two countries left Geneva on Monday without a deal, diplomats said.</p>\
    <p>“We will be back,” the minister told reporters outside the hotel.</p>\
    <p>No date was set for another round of talks.</p>";

const TEXT: &str = "Envoys of the two countries left Geneva on Monday without a deal, diplomats said.\n\n\
    “We will be back,” the minister told reporters outside the hotel.\n\n\
    No date was set for another round of talks.";

fn page(head: &str, body: &str) -> Page {
    extract(&format!("<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>"))
}

#[test]
fn furniture_is_left_out() {
    for body in [
        format!("<nav><a href=/>Home</a></nav><article>{PARAGRAPHS}</article><footer>All rights.</footer>"),
        format!(
            "<div id=content>{PARAGRAPHS}</div><div class=comments><p>I do not believe a word of it, sorry.</p></div>"
        ),
        format!(
            "<div class=storyBody>{PARAGRAPHS}<div class=newsletter-signup><p>Get the news at six.</p></div></div>"
        ),
        format!(
            "<main>{PARAGRAPHS}<h3>Related stories</h3><ul><li><a href=1>Storm nears the coast</a></li></ul></main>"
        ),
        format!(
            "<article><p hidden>Not yet.</p><p style='display: none'>Nor this.</p>{PARAGRAPHS}</article>"
        ),
        format!(
            "<article>{PARAGRAPHS}<script>document.write('<p>Never.</p>')</script><template><p>Ghost.</p></template></article>"
        ),
        format!(
            "<article><figure><img src=1><figcaption>Envoys in Geneva. Photo: J. Doe</figcaption></figure>{PARAGRAPHS}</article>"
        ),
        format!(
            "<article>{PARAGRAPHS}<p>Read more: what the talks were about</p><p>Share</p><p>© 2025 The Daily News</p></article>"
        ),
        format!(
            "<div><ul class=menu><li><a href=1>World</a><li><a href=2>Sport</a></ul><div>{PARAGRAPHS}</div></div>"
        ),
    ] {
        assert_eq!(page("", &body).text, TEXT, "{body}");
    }
}

#[test]
fn lists_of_other_articles_are_left_out() {
    let card = |n: u32| {
        format!(
            "<div><h3><a href={n}>Another story of the day, number {n}</a></h3><p>Something else happened too, far away from here.</p></div>"
        )
    };
    let body = format!(
        "<div class=page><div class=story>{PARAGRAPHS}</div><div class=list>{}{}{}{}</div></div>",
        card(1),
        card(2),
        card(3),
        card(4)
    );
    assert_eq!(page("", &body).text, TEXT);
}

#[test]
fn paragraphs_lists_and_tables_are_set_apart() {
    let body = "<article><p>Three things were agreed by the envoys:<ul><li>a truce at noon</li><li>an exchange of prisoners</li></ul>\
        <p>First line of it,<br>second line of it.<br><br>Another paragraph follows here.</p>\
        <table><tr><th>Town<th>Killed</tr><tr><td>Abu<td>3</tr></table></article>";
    assert_eq!(
        page("", body).text,
        "Three things were agreed by the envoys:\n\na truce at noon\n\nan exchange of prisoners\n\nFirst line of it,\nsecond line of it.\n\n\
         Another paragraph follows here.\n\nTown | Killed\n\nAbu | 3"
    );
}

#[test]
fn what_a_page_says_of_itself() {
    let ld = r#"<title>Talks fail - Daily News</title><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
        "headline":"Talks fail in Geneva","datePublished":"2025-12-02T10:00:00Z","author":[{"name":"Jane Doe"},{"name":"John Roe"}],
        "publisher":{"name":"Daily News"},"inLanguage":"en-GB","url":"https://n.example/talks"}]}</script>"#;
    let p = page(ld, PARAGRAPHS);
    assert_eq!(p.title.as_deref(), Some("Talks fail in Geneva"));
    assert_eq!(p.dates, ["2025-12-02T10:00:00Z"]);
    assert_eq!(p.byline.as_deref(), Some("Jane Doe, John Roe"));
    assert_eq!(p.outlet.as_deref(), Some("Daily News"));
    assert_eq!(p.language.as_deref(), Some("en-GB"));
    assert_eq!(p.url.as_deref(), Some("https://n.example/talks"));

    let og = "<meta property=og:title content='Talks fail in Geneva | Daily News'><meta property=og:site_name content='Daily News'>\
        <meta property=article:published_time content=2025-12-02><meta name=author content='By Jane Doe'>\
        <link rel=canonical href=https://n.example/2025/11/30/talks>";
    let p = page(og, &format!("<h1>Talks fail in Geneva</h1>{PARAGRAPHS}"));
    assert_eq!(p.title.as_deref(), Some("Talks fail in Geneva"));
    assert_eq!(p.dates, ["2025-12-02", "2025-11-30"]);
    assert_eq!(p.byline.as_deref(), Some("Jane Doe"));
    assert_eq!(p.language.as_deref(), Some("en"));
    assert_eq!(p.text, TEXT);

    let plain = format!(
        "<h1>Talks fail in Geneva</h1><div class=byline>By Jane Doe</div><time datetime=2025-12-02T09:00>today</time>{PARAGRAPHS}"
    );
    let p = page("<title>Talks fail in Geneva – Daily News</title>", &plain);
    assert_eq!((p.title.as_deref(), p.byline.as_deref()), (Some("Talks fail in Geneva"), Some("Jane Doe")));
    assert_eq!(p.dates, ["2025-12-02T09:00"]);
}

#[test]
fn broken_statements_cost_only_themselves() {
    let p = page(
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"</script><title>Talks fail</title>",
        PARAGRAPHS,
    );
    assert_eq!((p.title.as_deref(), &*p.text), (Some("Talks fail"), TEXT));
}

#[test]
fn a_page_filled_by_scripts_gives_the_text_it_states() {
    let body =
        "Envoys of the two countries left Geneva on Monday without a deal.\\nNo date was set for more talks.";
    let ld = format!(
        "<script type=application/ld+json>{{\"@type\":\"NewsArticle\",\"articleBody\":\"{body}\"}}</script>"
    );
    let p = page(&ld, "<div id=app></div>");
    assert_eq!(
        p.text,
        "Envoys of the two countries left Geneva on Monday without a deal.\n\nNo date was set for more talks."
    );
}

#[test]
fn no_article_is_no_text() {
    for html in [
        "",
        " ",
        "\0",
        "<",
        "<title>Only a title</title>",
        "<frameset><frame src=a></frameset>",
        "<p>",
        "<!-- never closed",
        "<script>",
    ] {
        assert_eq!(extract(html).text, "", "{html}");
    }
    assert_eq!(extract("Envoys left Geneva on Monday.").text, "Envoys left Geneva on Monday.");
}

/// Broken markup costs no more than its length, and what is right in it is kept.
#[test]
fn nasty_pages() {
    let began = std::time::Instant::now();
    for open in [
        "<div>",
        "<b><i>",
        "<table><tr><td>",
        "<ul><li>",
        "<p>",
        "<a href=1>",
        "<font size=1>",
        "<svg>",
        "<template>",
        "<blockquote>",
        "<select><option>",
        "</p>",
        "<form>",
    ] {
        let text = extract(&format!("<article>{}{PARAGRAPHS}", open.repeat(40_000))).text;
        assert!(text.is_empty() || text.contains("No date was set"), "{open}: {text}");
    }
    let attrs: String = (0..60_000).map(|i| format!(" a{i}=1")).collect();
    assert_eq!(page("", &format!("<p{attrs}>{PARAGRAPHS}")).text, TEXT);
    let unlike: String = (0..20_000).map(|i| format!("<p><b id={i}>x</p>")).collect();
    extract(&unlike);
    assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
}
