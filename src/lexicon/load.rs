//! Bundled bytes and a user's folder to compiled lexicons.

use std::fs;
use std::path::{Path, PathBuf};

use dateline_lexicon::{
    FAMILIES, Family, Image, Lexicon, PlaceKind, Problem, Severity, check, compile, is_contiguous,
};
use dateline_text::split_words;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use super::order::RowOrder;
use super::{Classes, Connotations, Constraint, HeadIndex, Lexicons, Test, Word, Words};
use crate::base::{Error, Sym, fold, hex};

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// So many faults of a lexicon are told when a run is refused; `lexicon check` tells all.
const TOLD: usize = 1000;
/// What an import writes beside the lexicon files; it is none itself.
pub const IMPORT_REPORT: &str = "import-report.tsv";
/// Longest lexicon file, in bytes.
const LONGEST: u64 = 1 << 29;

/// The bundled lexicons with the user's folders laid over them in turn.
///
/// # Errors
/// All faults of a folder at once, each with file, line and column; nothing is half-loaded.
pub fn load(bundled: bool, folders: &[&Path], warnings: &mut Vec<Problem>) -> Result<Lexicons, Error> {
    if bundled && folders.is_empty() {
        return Ok(index(builtin()));
    }
    let (rows, problems) = read(bundled, folders)?;
    let errors = || problems.iter().filter(|p| p.severity == Severity::Error);
    let n = errors().count();
    if n > 0 {
        let mut faults: Vec<String> = errors().take(TOLD).map(ToString::to_string).collect();
        if n > TOLD {
            let folders: Vec<String> = folders.iter().map(|f| f.display().to_string()).collect();
            let folders = folders.join(" ");
            faults
                .push(format!("{folders}: {} faults more; try: dateline lexicon check {folders}", n - TOLD));
        }
        return Err(Error::lexicon(faults));
    }
    warnings.extend(problems);
    Ok(index(compile(rows).map_err(|e| Error::lexicon(vec![e]))?))
}

fn builtin() -> Image {
    Image::read(BUILTIN).expect("the build writes what it reads")
}

/// The rows of the bundled lexicons and of the folders, and all that is wrong with the folders. Where there is an error
/// the rows are not fit for use.
///
/// # Errors
/// Where a folder or file cannot be read at all.
pub fn read(bundled: bool, folders: &[&Path]) -> Result<(Lexicon, Vec<Problem>), Error> {
    let mut rows = if bundled { builtin().into_rows() } else { Lexicon::default() };
    if folders.is_empty() {
        return Ok((rows, Vec::new()));
    }
    let mut problems = Vec::new();
    let bundled_files = rows.files.len();
    let mut layers = vec![0; bundled_files];
    for (layer, folder) in (1..).zip(folders) {
        overlay(&mut rows, folder, &mut problems)?;
        layers.resize(rows.files.len(), layer);
    }
    // The bundled files were looked over when the program was built; only the user's own faults are news.
    let theirs: FxHashSet<&str> = rows.files[..bundled_files].iter().map(|f| f.name.as_str()).collect();
    problems.extend(check(&rows).into_iter().filter(|p| !theirs.contains(p.file.as_str())));
    // Of two actors of one name, and of two frames that fit, the first counts: the user's.
    rows.actors.sort_by_key(|a| std::cmp::Reverse(layers[a.at.file as usize]));
    rows.frames.sort_by_key(|f| std::cmp::Reverse(layers[f.at.file as usize]));
    problems.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    Ok((rows, problems))
}

/// The lexicon files of a folder: path, text and family.
///
/// # Errors
/// Where the folder or a file cannot be read. Faults inside go to `problems`.
pub fn folder_files(
    folder: &Path,
    problems: &mut Vec<Problem>,
) -> Result<Vec<(String, Family, String)>, Error> {
    const HINT: &str = "a folder of .tsv files; `dateline lexicon stats` names them";
    fs::read_dir(folder).map_err(|e| Error::io("cannot read the lexicon folder", folder, e, HINT))?;
    let (mut files, mut used) = (Vec::new(), FxHashSet::default());
    for file in FAMILIES {
        // A user's folder may be flat.
        let flat = file.path.rsplit('/').next().unwrap_or(file.path);
        let path = [folder.join(file.path), folder.join(flat)].into_iter().find(|p| p.is_file());
        let Some(path) = path else { continue };
        let length = fs::metadata(&path).map_or(0, |m| m.len());
        let name = path.to_string_lossy().into_owned();
        if length > LONGEST {
            let what = format!("the file has {length} bytes, more than {LONGEST}");
            problems.push(fault(&name, 0, 0, what, "split it over several folders"));
        } else {
            let bytes = fs::read(&path).map_err(|e| Error::io("cannot read", &path, e, ""))?;
            let text = text(&name, bytes, problems);
            files.push((name, file.family, text));
        }
        used.insert(path);
    }
    for path in tables_below(folder) {
        if !used.contains(&path) && path.file_name().is_none_or(|n| n != IMPORT_REPORT) {
            problems.push(stray(&path));
        }
    }
    if files.is_empty() {
        let known: Vec<&str> = FAMILIES.iter().map(|f| f.path).collect();
        let what = "no lexicon file in this folder".to_string();
        let hint = format!("one of: {}", known.join(" "));
        problems.push(fault(&folder.to_string_lossy(), 0, 0, what, &hint));
    }
    Ok(files)
}

fn overlay(rows: &mut Lexicon, folder: &Path, problems: &mut Vec<Problem>) -> Result<(), Error> {
    let files = folder_files(folder, problems)?;
    rows.add_folder(
        files.iter().map(|(name, family, text)| (name.as_str(), *family, text.as_str())),
        problems,
    );
    Ok(())
}

fn fault(file: &str, line: u32, column: u32, what: String, hint: &str) -> Problem {
    Problem { file: file.into(), line, column, what, hint: hint.into(), severity: Severity::Error }
}

/// The text of a file. Bytes that are not UTF-8 are told, a fault a line; the rest is read on as Latin-1, so that its
/// other faults are told as well.
fn text(name: &str, bytes: Vec<u8>, problems: &mut Vec<Problem>) -> String {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return text,
        Err(e) => e.into_bytes(),
    };
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        let what = "not UTF-8: the file is UTF-16".to_string();
        problems.push(fault(name, 1, 1, what, "iconv -f UTF-16 -t UTF-8"));
        return String::new();
    }
    let mut out = String::with_capacity(bytes.len() + bytes.len() / 8);
    for (number, line) in (1..).zip(bytes.split_inclusive(|&b| b == b'\n')) {
        match std::str::from_utf8(line) {
            Ok(line) => out.push_str(line),
            Err(e) => {
                let at = e.valid_up_to();
                let column = 1 + line[..at].iter().filter(|&&b| b == b'\t').count() as u32;
                let what = format!("not UTF-8: byte 0x{:02x}", line[at]);
                problems.push(fault(name, number, column, what, "iconv -f WINDOWS-1252 -t UTF-8"));
                out.extend(line.iter().map(|&b| char::from(b)));
            }
        }
    }
    out
}

/// Tables in a folder and in the folders in it, in order.
fn tables_below(folder: &Path) -> Vec<PathBuf> {
    let list = |dir: &Path| -> Vec<PathBuf> {
        fs::read_dir(dir).map_or_else(|_| Vec::new(), |d| d.flatten().map(|e| e.path()).collect())
    };
    let mut all = Vec::new();
    for path in list(folder) {
        if path.is_dir() { all.extend(list(&path)) } else { all.push(path) }
    }
    all.retain(|p| p.is_file() && p.extension().is_some_and(|e| e == "tsv" || e == "csv" || e == "txt"));
    all.sort();
    all
}

/// A table of a name that no family has would be passed over without a word.
fn stray(path: &Path) -> Problem {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let near = FAMILIES.iter().map(|f| f.path).min_by_key(|p| {
        let (file, stem) = (p.rsplit('/').next().unwrap_or(p), name.as_ref());
        edits(file, stem)
    });
    Problem {
        file: path.to_string_lossy().into_owned(),
        line: 0,
        column: 0,
        what: "no family of lexicons has a file of this name, or it stands twice; it is not read".into(),
        hint: format!("name it {}, or move it elsewhere", near.unwrap_or_default()),
        severity: Severity::Warning,
    }
}

/// How many letters have to be put in, left out or changed to make one word the other.
pub fn edits(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().take(64).collect(), b.chars().take(64).collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, cb) in b.iter().enumerate() {
            let change = diagonal + usize::from(ca != cb);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// The small tables over compiled lexicons, which are made at every start.
fn index(image: Image) -> Lexicons {
    let Image { rows, places, words, names, phrases, issues, keys, common, given_names } = image;
    let mut c = Indexer { words, folded: String::new() };
    let classes = c.classes(&rows);
    let cues = c.heads(rows.cues.iter().map(|r| (&*r.cue, &*r.pos)), &classes);
    let modality = c.heads(rows.modality.iter().map(|r| (&*r.phrase, &*r.pos)), &classes);
    let stance = c.heads(rows.stance.iter().map(|r| (&*r.phrase, &*r.pos)), &classes);
    let frames = c.heads(rows.frames.iter().map(|r| (&*r.trigger, &*r.pos)), &classes);
    let frame_words = c.frame_words(&rows, &classes);
    let connotations = c.connotations(&rows);
    let compose = c.compose(&rows, &classes);
    let name_words = (0u32..).zip(&rows.name_words).map(|(i, r)| ((c.word(&r.word), r.first), i)).collect();
    let mut times: FxHashMap<Sym, Vec<u32>> = FxHashMap::default();
    for (i, r) in (0u32..).zip(&rows.times) {
        times.entry(c.word(&r.word)).or_default().push(i);
    }
    let index = |f: fn(&dateline_lexicon::ActorRow) -> Option<String>| -> FxHashMap<String, u32> {
        // Of several the first counts, as in texts.
        rows.actors.iter().enumerate().rev().filter_map(|(i, a)| f(a).map(|k| (k, i as u32))).collect()
    };
    let actor_by_id = index(|a| Some(a.id.clone()));
    let country_names =
        index(|a| (a.kind == "state").then(|| a.roles.first().map(|r| r.code.clone())).flatten());
    let mut regions = FxHashMap::default();
    for i in places.of_kind(&[PlaceKind::Country, PlaceKind::Admin]) {
        let p = places.get(i);
        let admin1 = match p.kind {
            PlaceKind::Country => "",
            _ if !p.admin1.is_empty() => p.admin1,
            _ => continue,
        };
        regions.entry((p.country.to_string(), admin1.to_string())).or_insert(i);
    }
    let people = rows.agents.iter().position(|a| a.head == "people").map(|i| i as u32);
    let code_by_cameo = (0u32..).zip(&rows.codes).map(|(i, r)| (r.code.clone(), i)).collect();
    let mut hash = Sha256::new();
    rows.files.iter().for_each(|f| hash.update(f.sha256.as_bytes()));
    let mut lex = Lexicons {
        order: RowOrder::default(),
        hash: hex(&hash.finalize()),
        vocabulary: c.words,
        names,
        phrases,
        issues,
        cues,
        modality,
        stance,
        connotations,
        frames,
        frame_words,
        compose,
        classes,
        given_names: given_names.into_iter().collect(),
        people,
        keys,
        name_words,
        times,
        regions,
        actor_by_id,
        code_by_cameo,
        country_names,
        common: common.into_iter().collect(),
        places,
        rows,
    };
    lex.order = RowOrder::of(&lex);
    lex
}

struct Indexer {
    words: Words,
    folded: String,
}

impl Indexer {
    fn word(&mut self, text: &str) -> Sym {
        fold(text, &mut self.folded);
        self.words.get(&self.folded)
    }

    fn classes(&mut self, rows: &Lexicon) -> Classes {
        let mut classes = Classes::default();
        let mut parts = Vec::new();
        for r in &rows.classes {
            let n = classes.number(&r.class);
            for l in &r.lemmas {
                let spaced: Vec<Sym> =
                    l.split([' ', '-']).filter(|w| !w.is_empty()).map(|w| self.word(w)).collect();
                // In a text the hyphen is a token of its own: "cease-fire" is three.
                parts.clear();
                split_words(l, &mut parts);
                let tokens: Vec<Sym> = parts.iter().map(|&(a, b)| self.word(&l[a..b])).collect();
                if tokens != spaced {
                    classes.add(n, tokens);
                }
                classes.add(n, spaced);
            }
        }
        classes
    }

    fn connotations(&mut self, rows: &Lexicon) -> Connotations {
        let mut out = Connotations::default();
        let mut parts = Vec::new();
        for (i, r) in (0u32..).zip(&rows.connotation) {
            for w in &r.words {
                parts.clear();
                split_words(w, &mut parts);
                let words: Vec<Sym> = parts.iter().map(|&(a, b)| self.word(&w[a..b])).collect();
                out.add(&words, i);
            }
        }
        out
    }

    /// One family by lemma of the head.
    fn heads<'r>(&mut self, rows: impl Iterator<Item = (&'r str, &'r str)>, classes: &Classes) -> HeadIndex {
        let mut index = HeadIndex::default();
        for (i, (phrase, pos)) in (0u32..).zip(rows) {
            if is_contiguous(phrase, pos) {
                continue;
            }
            let mut words = phrase.split(' ').filter(|w| !w.is_empty());
            let head = self.word(words.next().unwrap_or(""));
            let rest = words
                .map(|w| match w.strip_prefix('@').and_then(|c| classes.get(c)) {
                    Some(c) => Word::Class(c),
                    None => Word::Lemma(self.word(w)),
                })
                .collect();
            index.add(head, i, rest, pos);
        }
        index
    }

    /// The words that constraints of frames name.
    fn frame_words(&self, rows: &Lexicon, classes: &Classes) -> Vec<Box<[Box<[Word]>]>> {
        let word = |w: &String| match w.strip_prefix('@') {
            Some(class) => Word::Class(classes.get(class).unwrap_or(u16::MAX)),
            None => Word::Lemma(self.words.get(w.rsplit(' ').next().unwrap_or(w))),
        };
        let named = |c: &Constraint| match &c.test {
            Test::Words(words) => words.iter().map(word).collect(),
            _ => Box::default(),
        };
        rows.frames.iter().map(|r| r.when.iter().map(named).collect()).collect()
    }

    fn compose(&mut self, rows: &Lexicon, classes: &Classes) -> FxHashMap<Sym, Vec<u32>> {
        let mut out: FxHashMap<Sym, Vec<u32>> = FxHashMap::default();
        for (i, r) in (0u32..).zip(&rows.compose) {
            for u in &r.upper {
                let heads: Vec<Sym> = match u.strip_prefix('@') {
                    Some(c) => classes.get(c).map_or_else(Vec::new, |n| classes.single_words(n).collect()),
                    // Of a verb of several words the first is the head.
                    None => vec![self.word(u.split(' ').next().unwrap_or(""))],
                };
                for h in heads {
                    let list = out.entry(h).or_default();
                    if list.last() != Some(&i) {
                        list.push(i);
                    }
                }
            }
        }
        out
    }
}
