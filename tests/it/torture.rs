//! Nasty inputs, made here: every one comes out as it should, whatever stands beside it, in bounded time.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::cli::temp;

/// What must become of an input.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// An article, of which so many records are written.
    Read(usize),
    /// No article and no failure: listed as skipped.
    Skipped,
    /// Listed as failed, with its path.
    Failed,
    /// One of these, but never nothing.
    Any,
}

use Fate::{Any, Failed, Read, Skipped};

const NEWS: &str = "VALTA, Dec 2 (Wire) - The island republic turned down a revised ferry treaty on Tuesday, its prime \
    minister Ana Soler said. \u{201c}We will sign nothing that closes our harbour,\u{201d} Soler told reporters in Valta. \
    Russia and the United Nations said they were ready to go on with the talks, but called two clauses \
    \u{201c}unacceptable\u{201d}. The foreign ministry did not answer a request for comment.\n";

/// Words that have broken programs before: code, markup, formulas, odd letters, numbers that are none.
const NAUGHTY: &[&str] = &[
    "NULL",
    "undefined",
    "NaN",
    "-1/0",
    "0x7fffffff",
    "1e999",
    "true\0false",
    "../../../etc/hosts",
    "C:\\con\\con",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "]]><!--",
    "{{7*7}}${7*7}",
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-1",
    "\t=1",
    "'; DROP TABLE events; --",
    "$(id)`id`|id",
    "%s%n%x{0}",
    "(a+)+$[z-a]",
    "__proto__",
    "\u{202e}txt.exe",
    "\u{feff}\u{200b}\u{2060}",
    "e\u{301}\u{327}\u{20d2}",
    "\u{130}\u{131}\u{df}\u{149}",
    "\u{ffff}\u{fdd0}\u{10ffff}",
    "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
    "\u{1b}[31m\u{1b}]0;x\u{7}",
    "\u{85}\u{2028}\u{2029}",
    "\u{ff0e}\u{ff1d}\u{ff10}",
    "\u{645}\u{631}\u{62d}\u{628}\u{627}",
    "\u{7530}\u{4e2d}",
    "Z\u{351}\u{36b}a\u{343}\u{36a}l\u{33b}g\u{353}o\u{31c}",
];

type Input = (&'static str, Fate, Vec<u8>);

fn encodings(out: &mut Vec<Input>) {
    let news = NEWS.as_bytes();
    let utf16 = |big: bool| -> Vec<u8> {
        NEWS.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    for (name, fate, bytes) in [
        ("enc/bom.txt", Read(1), [b"\xef\xbb\xbf", news].concat()),
        ("enc/bom_inside.txt", Read(1), format!("{NEWS}\u{feff}{NEWS}").into_bytes()),
        ("enc/lone_continuation.txt", Any, [news, b"\x80\xbf", news].concat()),
        ("enc/overlong.txt", Any, [b"\xc0\xaf \xe0\x80\xaf ", news].concat()),
        ("enc/cut_letter.txt", Any, [news, b"\xe2\x80"].concat()),
        ("enc/surrogates.txt", Any, [b"\xed\xa0\xbd\xed\xb8\x80 ", news].concat()),
        ("enc/beyond.txt", Any, [b"\xf4\x90\x80\x80 ", news].concat()),
        ("enc/latin1.txt", Any, b"Le pr\xe9sident fran\xe7ais a dit non. ".repeat(20)),
        ("enc/utf16le.txt", Any, [b"\xff\xfe".to_vec(), utf16(false)].concat()),
        ("enc/utf16be.txt", Any, [b"\xfe\xff".to_vec(), utf16(true)].concat()),
        ("enc/utf16_no_bom.txt", Any, utf16(false)),
        ("enc/utf16_odd.txt", Any, [b"\xff\xfe".to_vec(), utf16(false), b"A".to_vec()].concat()),
        ("enc/noise.txt", Any, (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect()),
        ("enc/nul_inside.txt", Any, NEWS.replace("treaty", "tre\0aty").into_bytes()),
        ("enc/nuls.txt", Any, vec![0; 65536]),
    ] {
        out.push((name, fate, bytes));
    }
}

fn characters(out: &mut Vec<Input>) {
    let c0: String = (0..32u8).map(char::from).collect();
    let naughty: String = NAUGHTY.iter().map(|w| format!("Minister {w} said no.\n")).collect();
    let lines = |ends: &str| NEWS.repeat(4).replace(". ", ends).replace('\n', ends);
    for (name, text) in [
        ("chars/c0.txt", c0 + NEWS),
        ("chars/c1.txt", ('\u{7f}'..'\u{a0}').collect::<String>() + NEWS),
        ("chars/cr.txt", lines(".\r")),
        ("chars/crlf.txt", lines(".\r\n")),
        ("chars/separators.txt", [NEWS, NEWS, NEWS, NEWS].join("\u{2028}\u{2029}\u{85}\u{b}\u{c}")),
        ("chars/ctrl_z.txt", format!("{NEWS}\u{1a}{NEWS}")),
        ("chars/one_grapheme.txt", format!("Soler e{} said. {NEWS}", "\u{301}".repeat(50_000))),
        (
            "chars/case_grows.txt",
            "\u{130}stanbul, \u{fb01}nance, Stra\u{df}e, \u{149} said no. ".repeat(50) + NEWS,
        ),
        (
            "chars/quote_zoo.txt",
            "\u{ab}No\u{bb}, \u{201e}no\u{201c}, ``no'', \"no\u{201d} said Soler. ".repeat(10) + NEWS,
        ),
        ("chars/bidi.txt", format!("Minister \u{202e}releoS\u{202c} said \u{2066}no\u{2069}. {NEWS}")),
        (
            "chars/spaces.txt",
            format!("Mr.\u{a0}Soler met\u{202f}1\u{2009}000 \u{3000}men in\u{2003}Valta. {NEWS}"),
        ),
        ("chars/naughty.txt", naughty),
    ] {
        out.push((name, Read(1), text.into_bytes()));
    }
    let foreign = "Правительство отвергло договор о паромах. ".repeat(40);
    out.push(("chars/russian.txt", Skipped, foreign.into_bytes()));
}

fn shapes(out: &mut Vec<Input>) {
    for (name, text) in [
        ("shape/one_byte.txt", "A".into()),
        ("shape/no_spaces.txt", "a".repeat(1_000_000)),
        ("shape/one_line.txt", NEWS.replace('\n', " ").repeat(300)),
        (
            "shape/long_sentence.txt",
            format!("Soler said that {}agreed.", "the envoys of Russia and ".repeat(3000)),
        ),
        ("shape/tiny_sentences.txt", "No. ".repeat(30_000)),
        ("shape/stops.txt", ".".repeat(100_000)),
        ("shape/open_quotes.txt", "\u{201c}".repeat(30_000) + NEWS),
        ("shape/odd_quotes.txt", format!("\"{NEWS}").repeat(51)),
        (
            "shape/nested_quotes.txt",
            format!("{}no{} said Soler.", "\u{201c}\u{2018}".repeat(5000), "\u{2019}\u{201d}".repeat(5000)),
        ),
        ("shape/unclosed_quote.txt", "\u{201c}We reject it.\n\n".repeat(300) + NEWS),
        ("shape/brackets.txt", "([".repeat(50_000) + NEWS),
        ("shape/capitals.txt", "Ivan Petrov Of The New York United Nations ".repeat(2000)),
        ("shape/upper.txt", NEWS.to_uppercase().repeat(10)),
        ("shape/lower.txt", NEWS.to_lowercase().repeat(10)),
        ("shape/abbreviations.txt", "U.S. U.N. Dr. Mr. Gen. No. Jan. St. ".repeat(3000)),
        ("shape/said.txt", "said ".repeat(20_000)),
        ("shape/pronouns.txt", "He told him that she told her that they told them. ".repeat(2000)),
        ("shape/one_name.txt", "Vladimir Putin ".repeat(10_000)),
        (
            "shape/names.txt",
            format!(
                "{} and others said no.",
                (0..5000).map(|i| format!("Ivan Petrov{i}")).collect::<Vec<_>>().join(", ")
            ),
        ),
        ("shape/paragraphs.txt", "Soler said no.\n\n".repeat(10_000)),
        ("shape/not.txt", format!("Soler did {}say no.", "not ".repeat(20_000))),
        ("shape/said_that.txt", "Putin said that Soler said that ".repeat(3000)),
        ("shape/of_the.txt", "minister of the ".repeat(10_000)),
        ("shape/dates.txt", "Tuesday, Dec. 1/1/".repeat(10_000)),
        ("shape/amounts.txt", "$1.".repeat(30_000) + " million"),
        ("shape/url.txt", format!("See https://example.com/{} now.", "a%20/".repeat(30_000))),
        ("shape/white.txt", format!("Soler{}said{}no.", " ".repeat(20_000), "\t".repeat(20_000))),
        ("genre/scores.txt", "Arsenal 3 Chelsea 1\nFrance attack was sharp.\n".repeat(50)),
        ("genre/transcript.txt", "Q: Will you sign?\nA: No.\nMR. SOLER: We are not ready.\n".repeat(50)),
        ("genre/table.txt", "Country|Killed|Wounded\nRussia|12|30\n".repeat(100)),
        ("genre/code.txt", "if (a && b) { return \"said\"; } // Soler said\n".repeat(100)),
        ("genre/headline.txt", "Island turns down treaty".into()),
    ] {
        out.push((name, Read(1), text.into_bytes()));
    }
    for (name, bytes) in [("shape/empty.txt", 0), ("shape/blank.txt", 100_000), ("shape/huge.txt", 5 << 20)] {
        out.push((name, Failed, vec![b' '; bytes]));
    }
}

fn formats(out: &mut Vec<Input>) {
    let line = |id: &str, more: &str| format!("{{\"id\":\"{id}\",\"text\":{}{more}}}\n", Value::from(NEWS));
    let deep = format!("{{\"text\":\"x\",\"m\":{}1{}}}\n", "{\"a\":".repeat(50_000), "}".repeat(50_000));
    let naughty: String = NAUGHTY
        .iter()
        .enumerate()
        .map(|(i, w)| {
            let text = format!("{w} {NEWS}");
            serde_json::json!({"id": i, "title": w, "date": w, "url": w, "source": w, "text": text})
                .to_string()
                + "\n"
        })
        .collect();
    let dates =
        ["2025-02-30", "31/12/2025", "yesterday", "1764633600", "2025-12-02T25:61:61Z", "\u{662}\u{660}25"];
    let dated: String =
        (0..).zip(dates).map(|(i, d)| line(&format!("d{i}"), &format!(",\"date\":\"{d}\""))).collect();
    for (name, fate, text) in [
        ("json/ok.jsonl", Read(2), line("1", "") + &line("2", "")),
        ("json/blank_lines.jsonl", Read(1), format!("\n\n{}\n\n", line("3", ""))),
        ("json/crlf.jsonl", Read(1), line("4", "").replace('\n', "\r\n")),
        ("json/bom.jsonl", Read(1), format!("\u{feff}{}", line("5", ""))),
        ("json/naughty.jsonl", Read(NAUGHTY.len()), naughty),
        ("json/dates.jsonl", Read(dates.len()), dated),
        (
            "json/odd_ids.jsonl",
            Read(3),
            line("../../etc/passwd", "") + &line("a\\u0000b", "") + &line(&"x".repeat(5000), ""),
        ),
        ("json/repeated.jsonl", Read(3), line("same", "").repeat(3)),
        (
            "json/many_keys.jsonl",
            Read(1),
            line("6", &(0..5000).map(|i| format!(",\"k{i}\":{i}")).collect::<String>()),
        ),
        ("json/bad_middle.jsonl", Failed, line("7", "") + "{not json}\n" + &line("8", "")),
        ("json/cut.jsonl", Failed, line("9", "")[..200].into()),
        ("json/no_text.jsonl", Failed, "{\"id\":\"a\"}\n".into()),
        (
            "json/text_types.jsonl",
            Failed,
            "{\"text\":null}\n{\"text\":1}\n{\"text\":[\"a\"]}\n{\"text\":{}}\n".into(),
        ),
        ("json/deep_array.jsonl", Failed, "[".repeat(100_000) + &"]".repeat(100_000)),
        ("json/deep_field.jsonl", Failed, deep),
        ("json/surrogate.jsonl", Failed, "{\"text\":\"x \\ud800 said no.\"}\n".into()),
        ("json/numbers.jsonl", Failed, "{\"id\":NaN,\"text\":\"x\"}\n".into()),
        ("json/open.json", Failed, "[".repeat(100_000)),
        ("other/cut.txt.gz", Failed, String::from_utf8_lossy(b"\x1f\x8b\x08\0\0").into()),
        ("other/no_gzip.gz", Any, NEWS.into()),
        ("other/no_zip.zip", Failed, "PK".into()),
        ("other/page.html", Any, format!("<p>{NEWS}</p>")),
        ("other/deep.html", Any, format!("{}{NEWS}", "<div>".repeat(20_000))),
        (
            "other/laughs.xml",
            Any,
            "<!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;\">]><l>&b;</l>".into(),
        ),
        ("other/table.csv", Any, format!("title,text\nA,\"{}\"\nB,ragged,x\nC,\"open", NEWS.trim())),
        ("other/picture.txt", Any, "\u{89}PNG\r\n\u{1a}\n".into()),
    ] {
        out.push((name, fate, text.into_bytes()));
    }
}

fn names(out: &mut Vec<Input>) {
    for name in [
        "names/with space.txt",
        "names/-rf.txt",
        "names/--help.txt",
        "names/quote'double.txt",
        "names/semi;colon.txt",
        "names/$(id).txt",
        "names/emoji \u{1F4F0}.txt",
        "names/trailing dot..txt",
        "names/%00%2e%2e.txt",
        "names/caf\u{e9}.txt",
        "names/UPPER.TXT",
    ] {
        out.push((name, Read(1), NEWS.into()));
    }
    // Names that not every system allows.
    #[cfg(unix)]
    for name in [
        "names/new\nline.txt",
        "names/\u{1b}[31mred.txt",
        "names/a:b.txt",
        "names/back\\slash.txt",
        "names/<b>.txt",
    ] {
        out.push((name, Read(1), NEWS.into()));
    }
    out.push(("names/.hidden.txt", Skipped, NEWS.into()));
    out.push(("names/backup.txt~", Skipped, NEWS.into()));
}

/// Links, pipes and names that are not UTF-8.
#[cfg(target_os = "linux")]
fn system(root: &Path) -> Vec<(&'static str, Fate)> {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;
    let fs_dir = root.join("fs");
    fs::create_dir_all(fs_dir.join("folder.txt")).unwrap();
    fs::write(fs_dir.join("real.txt"), NEWS).unwrap();
    fs::write(fs_dir.join(OsStr::from_bytes(b"bad\xff\xfe.txt")), NEWS).unwrap();
    fs::write(fs_dir.join(OsStr::from_bytes(b"bad\xff\xfd.txt")), NEWS).unwrap();
    fs::hard_link(fs_dir.join("real.txt"), fs_dir.join("hard.txt")).unwrap();
    fs::File::create(fs_dir.join("sparse.txt")).unwrap().set_len(64 << 20).unwrap();
    for (target, name) in [
        ("loop_b", "loop_a"),
        ("loop_a", "loop_b"),
        (".", "self"),
        ("..", "parent"),
        ("/etc/passwd", "escape.txt"),
        ("gone", "lost.txt"),
    ] {
        symlink(target, fs_dir.join(name)).unwrap();
    }
    assert!(Command::new("mkfifo").arg(fs_dir.join("fifo.txt")).status().unwrap().success());
    vec![
        ("fs/real.txt", Read(1)),
        ("fs/hard.txt", Read(1)),
        ("fs/bad\\xff\\xfe.txt", Read(1)),
        ("fs/bad\\xff\\xfd.txt", Read(1)),
        ("fs/sparse.txt", Failed),
        ("fs/loop_a", Skipped),
        ("fs/self", Skipped),
        ("fs/parent", Skipped),
        ("fs/escape.txt", Skipped),
        ("fs/lost.txt", Failed),
        ("fs/fifo.txt", Skipped),
    ]
}

#[cfg(not(target_os = "linux"))]
fn system(_: &Path) -> Vec<(&'static str, Fate)> {
    Vec::new()
}

#[test]
fn every_nasty_input_has_its_fate() {
    let dir = temp();
    let root = dir.path().join("in");
    let mut inputs = Vec::new();
    for make in [encodings, characters, shapes, formats, names] {
        make(&mut inputs);
    }
    for (name, _, bytes) in &inputs {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let mut fates: Vec<(&str, Fate)> = inputs.iter().map(|(name, fate, _)| (*name, *fate)).collect();
    fates.extend(system(&root));

    let out = dir.path().join("out");
    let started = Instant::now();
    let run = Command::new(env!("CARGO_BIN_EXE_dateline"))
        .args(["extract", "-v", "-o"])
        .args([&out, &root])
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(run.status.code(), Some(2), "some fail, and the run goes on");
    assert!(started.elapsed() < Duration::from_secs(120), "{:?}", started.elapsed());
    let messages = String::from_utf8(run.stderr).unwrap();
    assert!(!messages.contains("panicked") && !messages.contains("internal error"), "{messages}");
    assert!(!messages.contains('\u{1b}'), "a message could steer the terminal");

    let rows = |table: &str| -> Vec<Value> {
        let text = fs::read_to_string(out.join(format!("{table}.jsonl"))).unwrap();
        text.split_terminator('\n').map(|l| serde_json::from_str(l).unwrap()).collect()
    };
    let account: Value = serde_json::from_slice(&fs::read(out.join("run.json")).unwrap()).unwrap();
    let listed = |list: &str| -> Vec<String> {
        let root = format!("{}/", root.display());
        let list = account[list]["list"].as_array().unwrap();
        list.iter().map(|e| e["input"].as_str().unwrap().replacen(&root, "", 1)).collect()
    };
    let (failed, skipped, articles) = (listed("failed"), listed("skipped"), rows("articles"));
    let of_file = |name: &str| {
        let is = |id: &str| {
            id == name || id.starts_with(&format!("{name}:")) || id.starts_with(&format!("{name}#"))
        };
        articles.iter().filter(|a| is(a["source_id"].as_str().unwrap())).count()
    };
    let mut faults = Vec::new();
    for (name, fate) in &fates {
        let at = |list: &[String]| {
            list.iter().filter(|p| *p == name || p.starts_with(&format!("{name}:"))).count()
        };
        let (failed, skipped, read) = (at(&failed), at(&skipped), of_file(name));
        let right = match fate {
            // Ids of its own hide the file's name; those are counted below.
            Read(_) if name.starts_with("json/") => failed == 0 && skipped == 0,
            Read(n) => (read, failed, skipped) == (*n, 0, 0),
            Skipped => (read, failed) == (0, 0) && skipped == 1,
            Failed => failed > 0 && skipped == 0,
            Any => failed + skipped + read > 0,
        };
        if !right {
            faults.push(format!("{name}: {fate:?}: {read} read, {failed} failed, {skipped} skipped"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let own_ids: usize = fates
        .iter()
        .filter(|(n, _)| n.starts_with("json/"))
        .map(|(_, f)| if let Read(n) = f { *n } else { 0 })
        .sum();
    let from_files = articles.iter().filter(|a| a["source_id"].as_str().unwrap().contains("/")).count();
    // Two good lines stand in `bad_middle.jsonl`, and one odd id looks like a path.
    assert_eq!(articles.len() - from_files + 1, own_ids + 2);
    let texts: BTreeMap<&str, Vec<char>> = articles
        .iter()
        .map(|a| (a["id"].as_str().unwrap(), a["text"].as_str().unwrap().chars().collect()))
        .collect();
    for table in ["sentences", "mentions", "times", "places"] {
        for row in rows(table) {
            let text = &texts[row["article"].as_str().unwrap()];
            let at = |key: &str| row[key].as_u64().unwrap() as usize;
            let words: String = text[at("start")..at("end")].iter().collect();
            assert_eq!(row["text"], words, "{table}: {}", row["id"]);
        }
    }
    assert!(
        !fs::read_to_string(out.join("articles.jsonl")).unwrap().contains("root:"),
        "a link led out of the folder"
    );
}
