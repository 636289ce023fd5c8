//! `dateline report` and `dateline show` from outside, without a browser: what the page holds and what it must not.

use std::fs;
use std::io::Read;
use std::path::Path;

use base64::Engine;
use flate2::read::DeflateDecoder;
use serde_json::Value;

use crate::cli::{corpus, dateline, temp};

/// Words of an article that want to be markup, script, or an order to the terminal.
const HOSTILE: &str = "Russia rejected the plan on Monday </script><script>alert(1)</script> <!-- <img src=x onerror=alert(1)> \
    &lt;b&gt; \u{2028}\u{2029} \u{202e}desrever\u{202c} \u{1b}[31mred, the Kremlin said.";

fn run_of(paths: &[&Path], out: &Path) {
    let args: Vec<String> = paths.iter().map(|p| p.display().to_string()).collect();
    let mut all = vec!["extract".to_string()];
    all.extend(args);
    all.extend(["-o".to_string(), out.display().to_string(), "-q".to_string()]);
    let run = dateline(all);
    assert_eq!(run.status, 0, "{}", run.stderr);
}

/// What stands between the tags of the element with an id.
fn element<'p>(page: &'p str, id: &str) -> &'p str {
    let start = page.find(&format!("id=\"dateline-{id}\">")).unwrap_or_else(|| panic!("no block {id}"));
    let rest = &page[start..];
    let from = rest.find('>').unwrap() + 1;
    let to = rest.find("</script>").unwrap();
    &rest[from..to]
}

fn block(page: &str, name: &str) -> Value {
    let bytes = base64::engine::general_purpose::STANDARD.decode(element(page, name)).unwrap();
    let mut json = String::new();
    DeflateDecoder::new(&bytes[..]).read_to_string(&mut json).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn table(run: &Path, name: &str) -> Vec<Value> {
    let text = fs::read_to_string(run.join(format!("{name}.jsonl"))).unwrap();
    text.lines().map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[test]
fn the_page_holds_the_run() {
    let folder = temp();
    let (run, out) = (folder.path().join("run"), folder.path().join("report.html"));
    run_of(&[Path::new(corpus())], &run);
    let told = dateline(["report", run.to_str().unwrap(), "-o", out.to_str().unwrap()]);
    assert_eq!(told.status, 0, "{}", told.stderr);
    let page = fs::read_to_string(&out).unwrap();
    let head: Value = serde_json::from_str(element(&page, "head")).unwrap();
    assert_eq!(head["title"], "run");
    let core = block(&page, "core");
    let events = table(&run, "events");
    assert_eq!(head["counts"]["events"], events.len());
    let words = |n: &Value| core["words"][n.as_u64().unwrap() as usize].as_str().unwrap().to_string();
    for (i, event) in events.iter().enumerate() {
        let column = |name: &str| core["events"][name][i].clone();
        let article = column("article").as_u64().unwrap() as usize;
        assert_eq!(core["articles"]["id"][article], event["article"]);
        assert_eq!(column("start"), event["trigger"]["start"]);
        assert_eq!(words(&column("word")), event["trigger"]["text"].as_str().unwrap());
        assert_eq!(words(&column("date")), event["date"].as_str().unwrap_or_default());
        assert_eq!(column("confidence"), event["confidence"]);
        assert_eq!(column("n_source"), event["source"].as_array().unwrap().len());
        let class = column("class").as_u64().unwrap() as usize;
        assert_eq!(core["classes"]["cameo"][class], event["cameo"]);
    }
    let texts = block(&page, "texts-0");
    let articles = table(&run, "articles");
    assert_eq!(texts["text"].as_array().unwrap().len(), articles.len());
    assert_eq!(texts["text"][0], articles[0]["text"]);
    for name in ["quotes", "stances", "places"] {
        let rows = table(&run, name).len();
        assert_eq!(block(&page, name)["article"].as_array().unwrap().len(), rows, "{name}");
    }
    assert!(page.len() < 1 << 20, "a small run makes a small page, not {} bytes", page.len());
}

#[test]
fn the_same_run_makes_the_same_page() {
    let folder = temp();
    let run = folder.path().join("run");
    run_of(&[Path::new(corpus())], &run);
    let pages = ["a.html", "b.html"].map(|name| {
        let out = folder.path().join(name);
        assert_eq!(dateline(["report", run.to_str().unwrap(), "-q", "-o", out.to_str().unwrap()]).status, 0);
        fs::read(out).unwrap()
    });
    assert!(pages[0] == pages[1]);
}

#[test]
fn words_of_an_article_never_become_markup() {
    let folder = temp();
    let (run, out) = (folder.path().join("run"), folder.path().join("report.html"));
    let input = folder.path().join("feed.jsonl");
    let article = serde_json::json!({
        "id": "<script>id</script>", "title": "</script><script>title</script>", "date": "2024-03-04",
        "url": "javascript:alert(1)", "source": "<!--<b>Outlet", "text": HOSTILE,
    });
    fs::write(&input, format!("{article}\n")).unwrap();
    run_of(&[&input], &run);
    let told = dateline([
        "report",
        run.to_str().unwrap(),
        "--title",
        "</script><script>mine</script>\u{2028}",
        "-o",
        out.to_str().unwrap(),
    ]);
    assert_eq!(told.status, 0, "{}", told.stderr);
    let page = fs::read_to_string(&out).unwrap();
    let from = page.find("id=\"dateline-head\"").unwrap();
    // Behind the data stands the viewer's own comment about licences.
    let to = page.rfind("<!-- Holds code").unwrap();
    let data = &page[from..to];
    for bad in ["<script>", "alert(1)", "<!--", "\u{2028}", "\u{202e}", "javascript:"] {
        let after = data.find(bad);
        assert!(after.is_none(), "`{bad}` stands in the data: {:?}", after.map(|i| &data[i..i + 60]));
    }
    assert_eq!(block(&page, "texts-0")["text"][0], HOSTILE);
    assert!(page.contains("http-equiv=\"Content-Security-Policy\""));
    assert!(page.contains("default-src 'none'"));

    let shown = dateline(["show", run.to_str().unwrap(), "--color", "never"]);
    assert_eq!(shown.status, 0, "{}", shown.stderr);
    assert!(!shown.stdout.contains(['\u{1b}', '\u{202e}', '\u{2028}']), "{}", shown.stdout);
}

#[test]
fn a_record_is_shown_with_its_sentence() {
    let folder = temp();
    let (run, input) = (folder.path().join("run"), folder.path().join("2024-03-05-plan.txt"));
    fs::write(&input, "Russia rejected the peace plan on Monday, the Kremlin said. Nobody was surprised.\n")
        .unwrap();
    run_of(&[&input], &run);
    let run = run.to_str().unwrap();
    let list = dateline(["show", run, "--color", "never", "--kind", "events"]);
    assert!(list.stdout.contains("rejects"), "{}", list.stdout);
    let event = &table(Path::new(run), "events")[0];
    let id = event["id"].as_str().unwrap();
    assert!(list.stdout.contains(id));
    let one = dateline(["show", run, id, "--color", "never"]);
    assert_eq!(one.status, 0, "{}", one.stderr);
    for part in ["Russia[source]", "rejected[event]", "Nobody was surprised.", "REJECT", "frames.tsv:", id] {
        assert!(one.stdout.contains(part), "`{part}` is not in\n{}", one.stdout);
    }
    let coloured = dateline(["show", run, id, "--color", "always"]);
    assert!(coloured.stdout.contains("\u{1b}["));
    let whole = dateline(["show", run, event["article"].as_str().unwrap(), "--color", "never"]);
    assert!(whole.stdout.contains(id));
}

#[test]
fn what_cannot_be_shown_is_told() {
    let folder = temp();
    let run = folder.path().join("run");
    run_of(&[Path::new(corpus())], &run);
    let run = run.to_str().unwrap();
    let out = folder.path().join("report.html");
    let out = out.to_str().unwrap();
    let missing = dateline(["report", "nowhere", "-o", out]);
    assert_eq!(missing.status, 2);
    assert!(missing.stderr.starts_with("dateline: cannot read the run: nowhere"), "{}", missing.stderr);
    fs::write(out, "mine").unwrap();
    let there = dateline(["report", run, "-o", out]);
    assert_eq!(there.status, 2);
    assert!(there.stderr.contains("try: --force"), "{}", there.stderr);
    assert_eq!(fs::read_to_string(out).unwrap(), "mine");
    assert_eq!(dateline(["report", run, "-q", "-o", out, "--force"]).status, 0);
    assert!(fs::read_to_string(out).unwrap().starts_with("<!doctype html>"));
    let folder_out = dateline(["report", run, "-o", folder.path().to_str().unwrap()]);
    assert_eq!(folder_out.status, 2, "{}", folder_out.stderr);
    let no_record = dateline(["show", run, "0000:e:1-2:REJECT"]);
    assert_eq!(no_record.status, 2);
    assert_eq!(no_record.stderr.lines().count(), 1, "{}", no_record.stderr);
    assert!(no_record.stderr.contains("no such record"), "{}", no_record.stderr);
}

#[test]
fn a_run_without_texts_has_its_sentences() {
    let folder = temp();
    let (run, out) = (folder.path().join("run"), folder.path().join("report.html"));
    let made = dateline(["extract", corpus(), "--no-text", "-q", "-o", run.to_str().unwrap()]);
    assert_eq!(made.status, 0, "{}", made.stderr);
    assert_eq!(dateline(["report", run.to_str().unwrap(), "-q", "-o", out.to_str().unwrap()]).status, 0);
    let page = fs::read_to_string(&out).unwrap();
    let texts = block(&page, "texts-0");
    for (i, text) in texts["text"].as_array().unwrap().iter().enumerate().take(2) {
        let article = &table(&run, "articles")[i];
        let chars: Vec<char> = text.as_str().unwrap().chars().collect();
        for s in table(&run, "sentences").iter().filter(|s| s["article"] == article["id"]) {
            let at = |name: &str| s[name].as_u64().unwrap() as usize;
            let words: String = chars[at("start")..at("end")].iter().collect();
            assert_eq!(words, s["text"].as_str().unwrap());
        }
    }
}
