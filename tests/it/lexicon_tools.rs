//! `dateline lexicon`: bad lexicons, and every task on input as a user would have it.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::cli::{Run, corpus, dateline, temp};

/// Writes a file below a folder and gives its path.
fn write(dir: &Path, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let path = dir.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, bytes).unwrap();
    path.to_str().unwrap().into()
}

fn lexicon<const N: usize>(args: [&str; N]) -> Run {
    dateline(std::iter::once("lexicon").chain(args))
}

const PEOPLE: &str = "id\tkind\tnames\troles\tnear\tsrc\n";

/// Every fault is told with file, line and column, whatever stands before it.
#[test]
fn all_faults_of_a_folder_in_one_go() {
    let dir = temp();
    let people = [
        "ann-lee\tperson\tAnn Lee\tUSAGOV minister @2010-01-01..2012-05-07\t\thand",
        "ann-lee\tperson\tAnn Leigh\tUSAGOV\t\thand",
        "bo-ek\tperson\tBo Ek\tSWEGOV minister @2010..2015 ; SWEGOV minister @2013..2017\t\thand",
        "cy-po\tperson\tCy Po\tQQQGOV minister @2010-02-30..2012 ; FRAXXX\t\thand",
        "di-ro\tperson\tDi Ro",
        "ed-su\tperson\tEd Su\tFRAGOV\t\thand\textra",
        "fay tau\tpersn\t|\tFRAGOV @2015..2012\t\thand",
        "gus-ow\tperson\tVladimir Putin\tFRAGOV\t\thand",
        "hal-yu\tperson\tHal Yu\tFRAGOV minister @2010..2015 ; FRAPTY leader @2012..2014\t\thand",
        "ida-zo\tperson\tIda Zo\t\t\thand",
        "jo-al\tperson\tMinister\tFRAGOV\t\thand",
    ];
    let mut bytes = format!("{PEOPLE}{}\n", people.join("\n")).into_bytes();
    bytes.extend_from_slice(b"ren\xe9\tperson\tRen\xe9 Caf\xe9\tFRAGOV\t\thand\n");
    write(dir.path(), "people.tsv", bytes);
    write(dir.path(), "organisations.tsv", format!("{PEOPLE}bo-ek\tgov\tBo Ek Office\tSWEGOV\t\thand\n"));
    write(
        dir.path(),
        "events/frames.tsv",
        "trigger\tpos\ttype\tmode\tcameo\tsource\ttarget\twhen\trecip\texample\n\
         zap\tverb\tASSULT\t\t999\tnsubj\tobjekt\tobj=@nosuch\t\tHe zapped it.\n\
         zap\tverb\tASSAULT\t\t190\tnsubj\tobj\tobj=convoy|#actor\t\tMalian troops [zapped] a convoy.\n",
    );
    write(dir.path(), "metonyms.tsv", "names\tactor\nGrey House\tnobody.gov\n");
    write(dir.path(), "agents.tsv", "head\tkind\tsector\talon\nzed\tperson\tZZZ\tyes\n");
    write(dir.path(), "poeple.tsv", PEOPLE);
    let folder = dir.path().to_str().unwrap();
    let run = lexicon(["check", folder]);
    assert_eq!((run.status, run.stdout.as_str()), (3, ""), "{}", run.stderr);
    for expected in [
        "people.tsv:3:1: `ann-lee` stands twice, first at ",
        "people.tsv:4:4: overlapping tenures of `minister`: @2010..2015 and @2013..2017",
        "people.tsv:5:4: unknown code `QQQGOV`: `QQQ` is neither a country nor a body",
        "people.tsv:5:4: impossible date: there is no day `2010-02-30`",
        "people.tsv:5:4: unknown code `FRAXXX`: `XXX` is none of: GOV ",
        "people.tsv:6:3: 3 cells in a table of 6 columns: no `roles`; try: put a tab",
        "people.tsv:7:7: 7 cells in a table of 6 columns; try: look for a stray tab",
        "people.tsv:8:1: `fay tau` is not an id",
        "people.tsv:8:2: `persn` is none of: person",
        "people.tsv:8:3: a name is empty",
        "people.tsv:8:4: impossible dates: the tenure `2015..2012` ends before it begins",
        "people.tsv:9:3: shadowed name: `Vladimir Putin` names both `vladimir-putin` (people.tsv:",
        "people.tsv:10:4: overlapping tenures: `FRAGOV minister` @2010..2015 and `FRAPTY leader` @2012..2014",
        "people.tsv:11:4: there is no role",
        "people.tsv:12:3: the name `Minister` is an ordinary word",
        "people.tsv:13:1: not UTF-8: byte 0xe9; try: iconv",
        "people.tsv:4:1: `bo-ek` stands twice, first at ",
        "frames.tsv:2:3: `ASSULT` is none of: AGREE",
        "frames.tsv:2:7: unknown slot `objekt`",
        "frames.tsv:3:8: `#actor` beside words in one list",
        "frames.tsv:2:10: no [trigger] is marked",
        "metonyms.tsv:2:2: no actor has the id `nobody.gov`",
        "agents.tsv:1:4: unknown column `alon`",
        "agents.tsv:1: column `alone` is missing",
        "poeple.tsv: no family of lexicons has a file of this name",
    ] {
        assert!(run.stderr.contains(expected), "{expected}\n{}", run.stderr);
    }
    assert!(run.stderr.lines().all(|l| l.starts_with("dateline: ")), "{}", run.stderr);
    // A run with it stops before any work and tells the same.
    let text = write(temp().path(), "a.txt", "Bo Ek met Ann Lee.");
    let refused = dateline([text.as_str(), "--lexicons", folder]);
    assert_eq!((refused.status, refused.stdout.as_str()), (2, ""));
    assert!(refused.stderr.lines().count() >= 15, "{}", refused.stderr);
}

#[test]
fn codes_and_classes_of_frames_are_checked() {
    let dir = temp();
    write(
        dir.path(),
        "frames.tsv",
        "trigger\tpos\ttype\tmode\tcameo\tsource\ttarget\twhen\n\
         zap\tverb\tASSAULT\t\t999\tnsubj\tobj\t\n\
         zip\tverb\tASSAULT\t\t190\tnsubj\tobj\tobj=@nosuch\n",
    );
    let run = lexicon(["check", dir.path().to_str().unwrap()]);
    assert_eq!(run.status, 3);
    assert!(run.stderr.contains("frames.tsv:2:5: unknown code `999`: not a CAMEO code"), "{}", run.stderr);
    assert!(run.stderr.contains("frames.tsv:3:8: `@nosuch` is no class"), "{}", run.stderr);
}

#[test]
fn half_a_million_rows_are_checked() {
    let dir = temp();
    let row = |i: usize| {
        format!("p-{i}\tperson\tGiven{} Name{i}|~Name{i}\tFRAGOV minister @2010..2014\t\tx\n", i % 7000)
    };
    let mut text = PEOPLE.to_string();
    (0..500_000).for_each(|i| text.push_str(&row(i)));
    text.push_str("p-7\tperson\tNobody\tFRAGOV\t\tx\n");
    text.push_str("q\tperson\tNobody Else\tFRAGOV @2010-13\t\tx\n");
    write(dir.path(), "people.tsv", text);
    let started = std::time::Instant::now();
    let run = lexicon(["check", dir.path().to_str().unwrap()]);
    assert_eq!(run.status, 3);
    assert!(run.stderr.contains("people.tsv:500002:1: `p-7` stands twice, first at "), "{}", run.stderr);
    assert!(
        run.stderr.contains("people.tsv:500003:4: impossible date: there is no day `2010-13`"),
        "{}",
        run.stderr
    );
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
}

#[test]
fn folders_that_hold_nothing() {
    let dir = temp();
    let empty = dir.path().to_str().unwrap();
    let run = lexicon(["check", empty]);
    assert_eq!(run.status, 3);
    assert!(
        run.stderr.contains("no lexicon file in this folder; try: one of: generated/countries.tsv"),
        "{}",
        run.stderr
    );
    write(dir.path(), "people.tsv", "");
    let run = lexicon(["check", empty]);
    assert!(run.stderr.contains("people.tsv:1: the file has no header row"), "{}", run.stderr);
    write(dir.path(), "people.tsv", b"\xff\xfei\0d\0");
    let run = lexicon(["check", empty]);
    assert!(
        run.stderr.contains("people.tsv:1:1: not UTF-8: the file is UTF-16; try: iconv -f UTF-16"),
        "{}",
        run.stderr
    );
    assert_eq!(lexicon(["check", "/nowhere"]).status, 2);
    let own = lexicon(["check"]);
    assert_eq!(own.status, 0, "{}", own.stderr);
    assert!(own.stdout.contains(" entries in ") && own.stdout.contains(" warnings"), "{}", own.stdout);
}

#[test]
fn a_users_row_comes_before_a_built_in_one_of_the_same_name() {
    let dir = temp();
    write(dir.path(), "people.tsv", format!("{PEOPLE}my-putin\tperson\tVladimir Putin\tRUSMIL\t\thand\n"));
    let text = write(dir.path(), "a.txt", "Vladimir Putin rejected the plan.");
    let run = dateline([text.as_str(), "--lexicons", dir.path().to_str().unwrap()]);
    assert_eq!(run.documents()[0]["mentions"][0]["actor"], "my-putin", "{}", run.stdout);
}

#[test]
fn stats_count_rows_sources_and_what_never_fired() {
    let dir = temp();
    write(
        dir.path(),
        "agents.tsv",
        "# blorg: A list of blorgs, CC0 1.0\nhead\tkind\tsector\talone\tplural\texample\tsrc\n\
         blorgist\tperson\tCVL\tyes\t\tThe [blorgist] left.\tblorg\n\
         zork\tperson\tCVL\tyes\t\tNobody [was] here.\tblorg\n",
    );
    let folder = dir.path().to_str().unwrap();
    let run = lexicon(["stats", "--lexicons", folder, "--no-default-lexicons", "-v"]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("agents.tsv        2          2 50.0 %"), "{}", run.stdout);
    assert!(run.stdout.contains("A list of blorgs, CC0 1.0"), "{}", run.stdout);
    assert!(run.stdout.contains("agents.tsv:4  `zork` does not fire: Nobody [was] here."), "{}", run.stdout);
    let text = write(dir.path(), "in/a.txt", "The blorgist rejected the plan.");
    let run = lexicon(["stats", &text, "--lexicons", folder, "--unfired"]);
    assert!(run.stdout.contains("agents.tsv\t4\tzork\tblorg"), "{}", run.stdout);
    assert!(!run.stdout.contains("\tblorgist\t"), "a row that fired is none that never did");
    let all = lexicon(["stats", corpus()]);
    let articles = fs::read_dir(corpus()).unwrap().count();
    assert!(all.stdout.contains(&format!("fired in {articles} articles")), "{}", all.stdout);
    assert!(all.stdout.contains(" never"), "{}", all.stdout);
    assert!(all.stdout.contains("\nactors: ") && all.stdout.contains("lexicon_hash"), "{}", all.stdout);
    assert_eq!(lexicon(["stats", "/nowhere.txt"]).status, 2);
}

#[test]
fn explain_shows_the_rows_behind_a_sentence() {
    let run = lexicon(["explain", "Kremlin aide Yury Ushakov and John Blorgson rejected the plan."]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for expected in [
        "id=yury-ushakov",
        "mention  \"Yury Ushakov\"  mention.name",
        "events/frames.tsv:",
        "event    \"rejected\"  event.verb",
        "title=Kremlin aide",
        "\"John Blorgson\"  unk:john-blorgson  person",
    ] {
        assert!(run.stdout.contains(expected), "{expected}\n{}", run.stdout);
    }
    let silent = lexicon(["explain", "Snow fell overnight."]);
    assert!(silent.stdout.contains("sentences without an event"), "{}", silent.stdout);
    assert_eq!(lexicon(["explain", "no-such-file.txt"]).status, 2);
}

#[test]
fn mine_drafts_rows_that_load_once_filled_in() {
    let dir = temp();
    let article = "French spokesman Zork Blorgson rejected the plan on Monday. Blorgson also met Angela Merkel.\n\n\
                   The greengrocers demanded a new law. The greengrocers blocked the road.\n\n\
                   Germany flummoxed France. Later Spain flummoxed Portugal.\n";
    let text = write(dir.path(), "in/a.txt", article);
    let run = lexicon(["mine", &text]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    assert!(run.stdout.contains("\nzork-blorgson\tperson\tZork Blorgson|~Blorgson\tFRA"), "{}", run.stdout);
    assert!(run.stdout.contains("# blocks ") && run.stdout.contains("(a.txt)"), "{}", run.stdout);
    assert!(
        run.stdout.contains("\ngreengrocer\tperson\t\tyes\t\tThe [greengrocers] demanded a new law."),
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("\nflummox\tverb\t?\t\t?\tnsubj\tobj\tobj=#actor"), "{}", run.stdout);
    let out = dir.path().join("new");
    let o = out.to_str().unwrap();
    assert_eq!(lexicon(["mine", &text, "-o", o]).status, 0);
    let check = lexicon(["check", o]);
    assert_eq!(check.status, 3, "what is still to be filled in is a fault");
    assert!(
        check.stderr.contains("frames.tsv") && check.stderr.contains("`?` is none of"),
        "{}",
        check.stderr
    );
    let frames = fs::read_to_string(out.join("events/frames.tsv")).unwrap();
    fs::write(out.join("events/frames.tsv"), frames.replace("verb\t?\t\t?\t", "verb\tACCUSE\t\t112\t"))
        .unwrap();
    let good = lexicon(["check", o]);
    assert_eq!(good.status, 0, "{}", good.stderr);
    let again = lexicon(["mine", &text, "-o", o]);
    assert_eq!(again.status, 2);
    assert!(again.stderr.contains("output folder not empty: "), "{}", again.stderr);
    let run = dateline([text.as_str(), "--lexicons", o]);
    let events = run.documents()[0]["events"].as_array().unwrap().clone();
    assert!(
        events.iter().any(|e| e["cameo"] == "112" && e["trigger"]["text"] == "flummoxed"),
        "{}",
        run.stdout
    );
}

#[test]
fn stale_offices() {
    let dir = temp();
    let rows = [
        "ann-old\tperson\tAnn Old\tFRAGOV minister of blorgs @2010-05-01..\t\thand",
        "bea-new\tperson\tBea New\tFRAGOV minister of blorgs @2020-06-01..\t\thand",
        "cat-gone\tperson\tCat Gone\tFRAGOV mayor @2001..2004\t\thand",
        "dot-when\tperson\tDot When\tFRAGOV chief\t\thand",
        "eve-long\tperson\tEve Long\tFRAMIL general @2001-01-01..\t\thand",
    ];
    write(dir.path(), "people.tsv", format!("{PEOPLE}{}\n", rows.join("\n")));
    let folder = dir.path().to_str().unwrap();
    let ours = ["stale", "--date", "2026-01-01", "--lexicons", folder, "--no-default-lexicons"];
    let run = lexicon(ours);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for expected in [
        "people.tsv:2  ann-old  FRAGOV minister of blorgs since 2010-05-01, but `bea-new` has held it since 2020-06-01",
        "people.tsv:6  eve-long  FRAMIL general since 2001-01-01: open for 25 years",
        "people.tsv:4  cat-gone  FRAGOV mayor until 2004-12-31: nothing after",
        "people.tsv:5  dot-when  FRAGOV chief: no date",
    ] {
        assert!(run.stdout.contains(expected), "{expected}\n{}", run.stdout);
    }
    assert!(
        !run.stdout.contains("bea-new  "),
        "an office taken up five years ago is not old: {}",
        run.stdout
    );
    assert_eq!(lexicon(["stale", "--date", "soon"]).status, 2);
}

#[test]
fn diff_of_two_folders() {
    let dir = temp();
    write(
        dir.path(),
        "old/people.tsv",
        format!(
            "{PEOPLE}zork-blorg\tperson\tZork Blorg\tFRAGOV\t\thand\nx-y\tperson\tXan Yol\tFRAGOV\t\thand\n"
        ),
    );
    write(
        dir.path(),
        "new/people.tsv",
        format!(
            "{PEOPLE}zork-blorg\tperson\tZork Blorg\tDEUGOV\t\thand\nq-r\tperson\tQuin Rol\tFRAGOV\t\thand\n"
        ),
    );
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_string();
    let text = write(dir.path(), "in/a.txt", "Zork Blorg rejected the plan.");
    let run = lexicon(["diff", &path("old"), &path("new"), &text]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    for expected in [
        "ENTRIES  1 added, 1 removed, 1 changed",
        "`zork-blorg`  roles: `FRAGOV` -> `DEUGOV`",
        "RECORDS  of 1 articles: 0 added, 0 lost, ",
        "BECAUSE OF",
        "event    a.txt  REJECT 120 zork-blorg -> - \"rejected\"  [source]",
    ] {
        assert!(run.stdout.contains(expected), "{expected}\n{}", run.stdout);
    }
    assert_eq!(lexicon(["diff", &path("old"), &path("new"), &text, "--max", "0"]).status, 3);
    assert_eq!(lexicon(["diff", &path("old"), &path("old"), &text]).status, 1);
    assert_eq!(lexicon(["diff", &path("old"), &path("none"), &text]).status, 2);
    assert_eq!(lexicon(["diff", "built-in", &path("new")]).status, 0);
}

const ACTORS: &str = "\
# an actor file
<!-- old
comment -->
RURITANIA_ [FRA]
+KINGDOM_OF_RURITANIA_
ZENDIA_ [ZEN]
JANE_QUAXLEY_ [FRAGOV >20100101][FRAELI <091231] ; by me
+QUAXLEY_JANE
BLUE_ARMY_OF_ARLES_(BAA)_ [FRAREB]
ALPHA_COMMITTEE
BETA_COMMITTEE
\t[NGOHRI]
GAMMA_GROUP_ [---]
KOFI_TESTMAN_
\t[IGOUNO 970101-061231]
\t[USAGOV 2004017-20061201]
\t[FRAGOV 060231-100101]
\t[ELI]

ORPHAN_LINE_
<NOUN>
ATTACKS_
</NOUN>
";
const VERBS: &str = "\
<SYNSETS>
&WEAPON
+MISSILE
+ARTILLERY_SHELL
</SYNSETS>
FLUMMOX {FLUMMOXEN FLUMMOXES} [112]
- * PLANS_ OF + [120]
- {NOT|REFUSED_TO} * [121]
- + * BY $ [160:023]
BLAST [190]
- * &WEAPON AT + [194]
- * &NOSUCH [190]
- ^ * + [190]
ZAP [999]
MUTTER [010]
";

/// Old dictionaries become a folder that loads and works; each line of them is in it or in the report.
#[test]
fn dictionaries_are_imported_and_work() {
    let dir = temp();
    let actors = write(dir.path(), "my.actors", ACTORS);
    let verbs = write(dir.path(), "my.verbs", VERBS);
    let agents = write(
        dir.path(),
        "my.agents",
        "!PERSON! = MAN, MEN, WOMAN\nBLORG!PERSON! [~AGR]\nGREENGROCER {} [~BUS]\nHUMAN_BLORG [NGO~]\nFARMER [~AGR]\nMISC [~NON]\n",
    );
    let discards = write(dir.path(), "my.discards", "BLORG CUP\n+ZORK OPEN_\n1999\n");
    let issues = write(
        dir.path(),
        "my.issues",
        "<ISSUE CATEGORY=\"TRADE\" TYPE=\"ALL\">\nn:tariff [TARIFFS]\nfree+trade [TRADE]\n~tariff wall\nodd\n</ISSUE>\n",
    );
    let icews = write(
        dir.path(),
        "icews.actors.csv",
        "\"Country\",\"Actor Name\",\"Actor Type\",\"Aliases\",\"Affiliation\",\"Start Date\",\"End Date\"\n\
         \"France\",\"Odile Nardot\",\"Individual\",\"Madame Nardot||O. Nardot\",\"Government\",\"beginning of time\",\"2014-05-31\"\n\
         \"France\",\"Odile Nardot\",\"Individual\",\"\",\"Opposition Party\",\"2014-06-01\",\"end of time\"\n\
         \"Nowhereland\",\"Paul Odd\",\"Individual\",\"\",\"Government\",\"\",\"\"\n",
    );
    let out = dir.path().join("out");
    let o = out.to_str().unwrap();
    let run = lexicon(["import", &actors, &verbs, &agents, &discards, &issues, &icews, "-o", o]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let check = lexicon(["check", o]);
    assert_eq!(check.status, 0, "{}", check.stderr);
    let report = fs::read_to_string(out.join("import-report.tsv")).unwrap();
    for expected in [
        "my.actors\t6\tlost\tunknown code `ZEN`",
        "my.actors\t9\tchanged\tthe abbreviation in brackets became a name of its own",
        "my.actors\t11\tchanged\tno code and no `+`",
        "my.actors\t12\tchanged\tcode `NGOHRI` is kept as NGOCVL",
        "my.actors\t13\tlost\tnull code",
        "my.actors\t16\tlost\t`2004017` is no date: it has 7 digits",
        "my.actors\t17\tchanged\tthere is no day `060231`",
        "my.actors\t20\tlost\tno code stands on the line or below",
        "my.actors\t22\tlost\ta word of section <NOUN> is no actor",
        "my.verbs\t8\tlost\t`not`: negation is found by its own rules",
        "my.verbs\t9\tchanged\tone record an event: 160",
        "my.verbs\t12\tlost\tthe set &NOSUCH is not defined",
        "my.verbs\t13\tlost\t`^` skips an actor",
        "my.verbs\t14\tlost\tunknown code `999`",
        "my.verbs\t15\tlost\t010 is a mere statement",
        "my.agents\t4\tchanged\ta role has one sector: `NGO` is kept as CVL",
        "my.agents\t5\tknown\tthe same stands in agents.tsv",
        "my.agents\t6\tlost\t`NON` is none of the sectors",
        "my.discards\t2\tchanged\tdrops the sentence, not the whole story",
        "my.discards\t3\tlost\ta bare number or year",
        "my.issues\t5\tlost\tno [issue]",
        "icews.actors.csv\t4\tlost\tunknown country `Nowhereland`",
    ] {
        assert!(report.contains(expected), "{expected}\n{report}");
    }
    // Every line that says something is accounted for: a word of it is in the folder, or its number in the report.
    let made: String =
        ["organisations.tsv", "people.tsv"].map(|f| fs::read_to_string(out.join(f)).unwrap()).concat();
    for (n, line) in (1..).zip(ACTORS.lines()).filter(|(_, l)| l.contains('_') && !l.starts_with('#')) {
        let name = line
            .trim_start_matches('+')
            .split(['[', '('])
            .next()
            .unwrap()
            .trim()
            .trim_matches('_')
            .replace('_', " ");
        let told = report.contains(&format!("my.actors\t{n}\t"));
        assert!(told || made.to_lowercase().contains(&name.to_lowercase()), "line {n} is lost: {line}");
    }
    for (date, code) in [("2009-03-02", "FRAELI"), ("2015-03-02", "FRAGOV")] {
        let text = write(dir.path(), "in/a.txt", "Jane Quaxley rejected the plan.");
        let run = dateline([text.as_str(), "--lexicons", o, "--date", date]);
        assert_eq!(run.documents()[0]["mentions"][0]["code"], code, "{date} {}", run.stdout);
    }
    let article = "Jane Quaxley flummoxed Germany. France blasted missiles at Libya. Odile Nardot met the greengrocers.\n\n\
                   The tariffs hurt free-trade. France attacked Libya in the Blorg Cup.\n\nSpain built a tariff wall of tariffs.\n";
    let text = write(dir.path(), "in/b.txt", article);
    let run = dateline([text.as_str(), "--lexicons", o, "--date", "2015-03-02"]);
    let document: Value = run.documents().remove(0);
    let events: Vec<(&str, &str)> = document["events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| (e["cameo"].as_str().unwrap(), e["trigger"]["text"].as_str().unwrap()))
        .collect();
    assert!(events.contains(&("112", "flummoxed")) && events.contains(&("194", "blasted")), "{events:?}");
    assert!(!events.iter().any(|(_, t)| *t == "attacked"), "the discard holds: {events:?}");
    let actors: Vec<&str> =
        document["actors"].as_array().unwrap().iter().map(|a| a["id"].as_str().unwrap()).collect();
    assert!(actors.contains(&"odile-nardot"), "{actors:?}");
    let nardot = document["actors"].as_array().unwrap().iter().find(|a| a["id"] == "odile-nardot").unwrap();
    assert_eq!(nardot["code"], "FRAOPP", "{nardot}");
    assert_eq!(
        document["article"]["issues"],
        serde_json::json!([
            {"issue": "TARIFFS", "category": "TRADE", "n": 1},
            {"issue": "TRADE", "category": "TRADE", "n": 1},
        ])
    );
}

#[test]
fn petrarch_verbs_and_bad_dictionaries() {
    let dir = temp();
    let verbs = write(
        dir.path(),
        "CAMEO.2.0.txt",
        "# (c) nobody\n--- CORDON [---] ---\nCORDON {CORDONED}\nHEM_IN\n- * PORT [191] # comment\n\
         - POLICE * {CAMPAIGN OFFICE} [1722]\n- * BOYCOTT (OF MEETING) [125]\n- * &REFUGEE [---]\n\
         --- CONCLUDE [---] ---\nCONCLUDE\n- * VISIT [042:043]\n~ a (a b ATTACK) SAY = a b 015\n",
    );
    let out = dir.path().join("out");
    let o = out.to_str().unwrap();
    let run = lexicon(["import", &verbs, "-o", o]);
    assert_eq!(run.status, 0, "{}", run.stderr);
    let frames = fs::read_to_string(out.join("events/frames.tsv")).unwrap();
    assert!(
        frames.contains("cordon\tverb\tCOERCE\t\t1722\tnsubj\t")
            && frames.contains("hem in\tverb\tCOERCE\t\t191\t"),
        "{frames}"
    );
    assert!(frames.contains("obj=boycott ; obl:of|nmod:of=meeting"), "{frames}");
    let report = fs::read_to_string(out.join("import-report.tsv")).unwrap();
    assert!(
        report.contains("\t8\tlost\tnull code") && report.contains("\t12\tlost\ta transformation"),
        "{report}"
    );
    // A folder with files in it is left alone, and nothing is written where a dictionary cannot be read.
    assert_eq!(lexicon(["import", &verbs, "-o", o]).status, 2);
    let fresh = dir.path().join("fresh");
    let f = fresh.to_str().unwrap();
    let odd = write(dir.path(), "odd.txt", "hello world\n");
    let empty = write(dir.path(), "empty.actors", "\n");
    let run = lexicon(["import", &odd, &empty, "/nowhere.actors", "-o", f]);
    assert_eq!(run.status, 2);
    for expected in [
        "cannot import: ",
        "odd.txt:1:1: neither name nor content tells what dictionary it is; try: --kind actors",
        "empty.actors: the file is empty",
        "/nowhere.actors: No such file",
    ] {
        assert!(run.stderr.contains(expected), "{expected}\n{}", run.stderr);
    }
    assert!(!fresh.exists());
    let latin = write(dir.path(), "latin.actors", b"RENE\xc9_BLORGUE_ [FRAGOV]\n");
    assert_eq!(lexicon(["import", &latin, "-o", f]).status, 0);
    assert!(fs::read_to_string(fresh.join("organisations.tsv")).unwrap().contains("Reneé Blorgue"));
    assert_eq!(lexicon(["import", &odd, "--kind", "verbz", "-o", f]).status, 2);
}

#[test]
fn help_has_examples() {
    let run = lexicon(["--help"]);
    assert!(run.stdout.starts_with("Examples:\n  dateline lexicon check"), "{}", run.stdout);
    for task in ["check", "stats", "explain", "mine", "stale", "diff", "import"] {
        let run = lexicon([task, "--help"]);
        assert!(
            run.stdout.contains("Examples:") && run.stdout.contains(&format!("dateline lexicon {task}")),
            "{}",
            run.stdout
        );
    }
}
