//! Every format, plain, as gzip and as Zstandard, and what is broken in each. All texts here are invented.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde_json::Value;

use crate::cli::{Run, dateline, with_input};

const TEXT: &str = "Envoys of Russia and Ukraine met in Geneva on Monday. “We reject it,” the minister said.";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::stream::encode_all(bytes, 3).unwrap()
}

fn page(text: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><title>Talks in Geneva - Daily News</title>\
         <meta property=og:site_name content='Daily News'><meta name=author content='Jane Doe'>\
         <meta property=article:published_time content=2025-12-02T08:00:00Z>\
         <link rel=canonical href=https://n.example/talks></head><body><nav><a href=/>Home</a></nav>\
         <article><h1>Talks in Geneva</h1><p>{text}</p></article><footer>About us</footer></body></html>"
    )
}

fn record(id: u32, page: &str) -> String {
    let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}");
    format!(
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://n.example/{id}\r\nWARC-Record-ID: <urn:x:{id}>\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
        http.len()
    )
}

fn nitf() -> String {
    format!(
        "<?xml version=\"1.0\"?><nitf><head><title>x</title><docdata><doc-id id-string=\"N1\"/>\
         <date.issue norm=\"20251202T080000Z\"/><doc.copyright holder=\"Daily News\"/></docdata></head><body><body.head>\
         <hedline><hl1>Talks in Geneva</hl1></hedline><byline>By Jane Doe</byline></body.head>\
         <body.content><media><media-caption>Not this.</media-caption></media><p>{TEXT}</p></body.content></body></nitf>"
    )
}

fn newsml() -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><newsItem guid=\"N1\" xml:lang=\"en\"><itemMeta>\
         <provider literal=\"Daily News\"/><versionCreated>2025-12-02T10:00:00Z</versionCreated></itemMeta><contentMeta>\
         <headline>Talks in Geneva</headline><by>By Jane Doe</by></contentMeta><contentSet>\
         <inlineXML contenttype=\"application/xhtml+xml\"><html><head><title>x</title></head><body><p>{TEXT}</p></body></html>\
         </inlineXML></contentSet></newsItem>"
    )
}

/// Name of a file, its bytes, and what its article has: source id, title, date, source, author.
type Case = (&'static str, Vec<u8>, [Option<&'static str>; 5]);

fn cases() -> Vec<Case> {
    let quoted = TEXT.replace('"', "\"\"");
    let (title, date, source, author) =
        (Some("Talks in Geneva"), Some("2025-12-02"), Some("Daily News"), Some("Jane Doe"));
    let none = None;
    vec![
        ("plain.txt", TEXT.into(), [Some("plain.txt"), none, none, none, none]),
        ("noext", record(1, &page(TEXT)).into(), [Some("urn:x:1"), title, date, source, author]),
        (
            "notes.md",
            format!("---\ntitle: Talks in Geneva\ndate: 2025-12-02\n---\n{TEXT}").into(),
            [Some("notes.md"), title, date, none, none],
        ),
        (
            "one.json",
            serde_json::json!({"text": TEXT, "id": "N1", "title": "Talks in Geneva", "author": "Jane Doe"}).to_string().into(),
            [Some("N1"), title, none, none, author],
        ),
        (
            "feed.jsonl",
            format!("{}\n", serde_json::json!({"text": TEXT, "date": "2025-12-02"})).into(),
            [Some("feed.jsonl:1"), none, date, none, none],
        ),
        (
            "table.csv",
            format!("title,text,date\r\nTalks in Geneva,\"{quoted}\",2025-12-02\r\n").into(),
            [Some("table.csv:2"), title, date, none, none],
        ),
        (
            "table.tsv",
            format!("id\ttitle\ttext\nN1\tTalks in Geneva\t{TEXT}\n").into(),
            [Some("N1"), title, none, none, none],
        ),
        ("page.html", page(TEXT).into(), [Some("page.html"), title, date, source, author]),
        ("crawl.warc", record(1, &page(TEXT)).into(), [Some("urn:x:1"), title, date, source, author]),
        ("item.nitf", nitf().into(), [Some("N1"), title, date, source, author]),
        ("item.xml", newsml().into(), [Some("N1"), title, date, source, author]),
        (
            "petrarch.xml",
            format!("<Sentences><Sentence date = \"20251202\" id = \"N1\" source = \"Daily News\"><Text>\n{TEXT}\n</Text><Parse>(S x)</Parse></Sentence></Sentences>").into(),
            [Some("N1"), none, date, source, none],
        ),
        ("old.txt", format!("251202 N-1\n{TEXT}\n/* {{ RUS / UKR / 040 }} */\n\n").into(), [Some("N-1"), none, date, none, none]),
    ]
}

fn check(name: &str, run: &Run, expected: [Option<&str>; 5]) {
    let docs = run.documents();
    assert_eq!((docs.len(), &*run.stderr), (1, ""), "{name}");
    let article = &docs[0]["article"];
    assert_eq!(article["text"], TEXT, "{name}");
    let found = ["source_id", "title", "date_published", "source", "author"].map(|f| article[f].as_str());
    assert_eq!(found, expected, "{name}");
    let first = &docs[0]["sentences"][0];
    assert_eq!(first["text"], "Envoys of Russia and Ukraine met in Geneva on Monday.", "{name}");
}

#[test]
fn each_format_plain_and_packed() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    for (name, bytes, expected) in cases() {
        // The name of a file is its id where it has no other.
        let own = expected[0].is_some_and(|id| !id.starts_with(name));
        for (ending, bytes) in [("", bytes.clone()), (".gz", gzip(&bytes)), (".zst", zstd(&bytes))] {
            let file = format!("{name}{ending}");
            fs::write(root.join(&file), &bytes).unwrap();
            let id = expected[0].map(|id| if own { id.into() } else { id.replace(name, &file) });
            let mut expected = expected;
            expected[0] = id.as_deref();
            check(&file, &dateline([root.join(&file)]), expected);
            if own && ending.is_empty() {
                // Standard input has no name to go by.
                let table = matches!(name, "table.csv" | "table.tsv");
                if !table {
                    check(&file, &with_input(["-"], &bytes), expected);
                }
            }
        }
    }
    let all = dateline([root, Path::new("--format"), Path::new("jsonl")]);
    // The packed file without another extension is told by what is in it, and so is the one with none.
    assert_eq!(all.documents().len(), cases().len() * 3, "{}", all.stderr);
}

#[test]
fn damage_costs_itself() {
    let dir = tempfile::tempdir().unwrap();
    let good = page(TEXT);
    let members: Vec<Vec<u8>> = (1..=3).map(|i| gzip(record(i, &good).as_bytes())).collect();
    let mut broken = members[1].clone();
    let middle = broken.len() / 2;
    broken[middle] ^= 0x55;
    broken[middle + 1] ^= 0xff;
    let clipped = &members[1][..members[1].len() - 30];
    let jsonl = |n: u32| format!("{}\n", serde_json::json!({"text": TEXT, "id": n.to_string()}));
    let long = jsonl(1).repeat(3000);
    let cut = |bytes: Vec<u8>| bytes[..bytes.len() - 20].to_vec();
    for (name, bytes, articles, why) in [
        ("a.txt.gz", cut(gzip(TEXT.as_bytes())), 0, "the gzip data ends too soon"),
        ("b.txt.zst", cut(zstd(TEXT.as_bytes())), 0, "a.txt"),
        (
            "c.txt.gz",
            [gzip(TEXT.as_bytes()), b"garbage".to_vec()].concat(),
            0,
            "no gzip data after the last member",
        ),
        ("d.txt.gz", gzip(&gzip(TEXT.as_bytes())), 0, "it is compressed twice; try: unpack it once"),
        ("e.jsonl.gz", cut(gzip(long.as_bytes())), 2, "the gzip data ends too soon"),
        ("f.warc.gz", [&members[0][..], &broken, &members[2]].concat(), 2, "bad record: "),
        ("g.warc.gz", [&members[0][..], clipped, &members[2]].concat(), 1, "bad record: "),
        ("h.warc", record(1, &good).into_bytes()[..400].to_vec(), 0, "ends too soon"),
        ("i.xml", newsml().into_bytes()[..300].to_vec(), 0, "bad XML: "),
        (
            "j.csv",
            b"id,text\n1,one Russia rejected it.\n2,two,three\n".to_vec(),
            1,
            "j.csv:3: the row has 3 fields, the header 2",
        ),
        ("k.html", b"<html><body><script>never closed".to_vec(), 0, "no text of an article"),
        ("l.json", b"[{\"text\": \"Russia rejected it.\"}, {\"text\": ".to_vec(), 1, "1 before it were read"),
        ("m.txt.gz", gzip(&vec![b'a'; 200 << 20]), 0, "longer than 8 MiB"),
        ("n.jsonl.gz", gzip(&vec![b'\n'; 200 << 20]), 0, "unpacking was stopped"),
    ] {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        let run = dateline([&path]);
        assert_eq!(run.status, 2, "{name}: {}", run.stderr);
        let found = run.documents().len();
        assert!(found >= articles, "{name}: {found} articles; {}", run.stderr);
        assert!(name == "b.txt.zst" || run.stderr.contains(why), "{name}: no `{why}` in: {}", run.stderr);
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn encodings_are_said() {
    let dir = tempfile::tempdir().unwrap();
    let latin: Vec<u8> = "The “plan” was rejected by Russia – again."
        .chars()
        .map(|c| match c {
            '“' => 0x93,
            '”' => 0x94,
            '–' => 0x96,
            c => c as u8,
        })
        .collect();
    let plain = "The “plan” was rejected by Russia – again.";
    let utf16: Vec<u8> = std::iter::once('\u{feff}')
        .chain(plain.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let json = |bytes: &[u8]| [b"{\"text\": \"", bytes, b"\"}\n"].concat();
    for (name, bytes, note) in [
        ("a.txt", latin.clone(), "encoding: A: read as windows-1252 (guessed"),
        ("b.txt", utf16.clone(), "encoding: A: read as UTF-16LE (byte order mark)"),
        ("c.jsonl", json(&latin), "encoding: A:1: read as windows-1252 (guessed"),
        ("d.json", json(&latin), "encoding: A: read as windows-1252 (guessed"),
        (
            "e.csv",
            [b"text\n\"", &latin[..], b"\"\n"].concat(),
            "encoding: A:2: read as windows-1252 (guessed",
        ),
        (
            "f.html",
            [b"<meta charset=windows-1252><p>", &latin[..]].concat(),
            "encoding: A: read as windows-1252 (declared)",
        ),
        (
            "g.xml",
            [
                b"<?xml version='1.0' encoding='windows-1252'?><Sentence id='1'><Text>",
                &latin[..],
                b"</Text></Sentence>",
            ]
            .concat(),
            "encoding: A: read as windows-1252 (declared)",
        ),
        (
            "h.txt",
            [plain.as_bytes(), b" It\x92s over."].concat(),
            "read as UTF-8, in which 1 places are broken",
        ),
    ] {
        let path = dir.path().join(name);
        fs::write(&path, bytes).unwrap();
        let run = dateline([&path]);
        let shown = path.display().to_string();
        assert!(run.stderr.contains(&note.replace('A', &shown)), "{name}: {}", run.stderr);
        let text = run.documents()[0]["article"]["text"].as_str().unwrap().to_string();
        assert!(text.starts_with(plain), "{name}: {text}");
    }
}

#[test]
fn fields_and_lists_of_paths() {
    let dir = tempfile::tempdir().unwrap();
    let root = dir.path();
    let put = |name: &str, text: String| {
        fs::write(root.join(name), text).unwrap();
        root.join(name).display().to_string()
    };
    let csv = put("a.csv", format!("Nr;Body;Seen\n7;{TEXT};2025-12-02\n"));
    let json = put("b.json", serde_json::json!({"body": TEXT, "nr": 8, "seen": "2025-12-02"}).to_string());
    let fields = ["--field", "text=body", "--field", "id=nr", "--date-from", "field:seen"];
    let ids = |run: &Run| -> Vec<Value> {
        run.documents().iter().map(|d| d["article"]["source_id"].clone()).collect()
    };
    let run = dateline([&[&*csv, &json][..], &fields].concat());
    assert_eq!(ids(&run), ["7", "8"], "{}", run.stderr);
    assert!(run.documents().iter().all(|d| d["article"]["date_published"] == "2025-12-02"));
    let odd = put("odd name.txt", TEXT.into());
    let list = put("list", format!("{odd}\n\n{csv}\n"));
    let run = dateline([&["--files-from", &*list][..], &fields].concat());
    assert_eq!(ids(&run), ["odd name.txt", "7"], "{}", run.stderr);
    let run =
        with_input([&["--files-from", "-"][..], &fields].concat(), format!("{json}\0{odd}\0").as_bytes());
    assert_eq!(ids(&run), ["8", "odd name.txt"], "{}", run.stderr);
    assert!(
        dateline(["--files-from", "nowhere"])
            .stderr
            .starts_with("dateline: cannot read the list of paths: nowhere: ")
    );
    assert!(dateline([&*csv, "--field", "body=text"]).stderr.contains("--field body=text: no field `body`"));
}

#[test]
fn furniture_has_kinds_and_agencies_are_named() {
    let text = "Talks fail\nBy Jane Doe\n\nGENEVA, Dec 2 (Reuters) - Russia rejected the plan on Tuesday.\n\n\
        Ukraine said it would go on.\n\n(Reporting by Jane Doe; Editing by John Roe)\n\nClick here for more.\n\n\
        Copyright 2025 Daily News. All rights reserved.\n";
    let run = with_input(["-", "--format", "jsonl"], text.as_bytes());
    let doc = &run.documents()[0];
    let kinds: Vec<&str> =
        doc["sentences"].as_array().unwrap().iter().map(|s| s["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["heading", "byline", "sentence", "sentence", "byline", "caption", "byline", "byline"]);
    assert_eq!(doc["article"]["wire_credit"], "Reuters");
    assert_eq!(doc["article"]["byline"]["text"], "By Jane Doe");
}
