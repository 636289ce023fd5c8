//! Bundled bytes and a user's folder to compiled lexicons.

use std::fs;
use std::path::Path;

use dateline_lexicon::{
    FAMILIES, Image, Lexicon, PlaceKind, Problem, Severity, check, compile, is_contiguous,
};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::order::RowOrder;
use super::{Classes, HeadIndex, Lexicons, Pattern, Word, Words};
use crate::base::{Error, Sym, fold, hex};

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The bundled lexicons with the user's folders laid over them in turn.
///
/// # Errors
/// All faults of a folder at once, each with file, line and column; nothing is half-loaded.
pub fn load(bundled: bool, folders: &[&Path], warnings: &mut Vec<Problem>) -> Result<Lexicons, Error> {
    let builtin = || Image::read(BUILTIN).expect("the build writes what it reads");
    if bundled && folders.is_empty() {
        return Ok(index(builtin()));
    }
    let mut rows = if bundled { builtin().into_rows() } else { Lexicon::default() };
    let mut problems = Vec::new();
    for folder in folders {
        overlay(&mut rows, folder, &mut problems)?;
    }
    if !folders.is_empty() {
        problems.extend(check(&rows));
    }
    let faults: Vec<String> =
        problems.iter().filter(|p| p.severity == Severity::Error).map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(Error::lexicon(faults));
    }
    // The bundled files were looked over when the program was built; only the user's own warnings are news.
    warnings.extend(
        problems.into_iter().filter(|p| folders.iter().any(|f| p.file.starts_with(&*f.to_string_lossy()))),
    );
    Ok(index(compile(rows).map_err(|e| Error::lexicon(vec![e]))?))
}

fn overlay(rows: &mut Lexicon, folder: &Path, problems: &mut Vec<Problem>) -> Result<(), Error> {
    const HINT: &str = "a folder of .tsv files as `dateline lexicon check` describes";
    fs::read_dir(folder).map_err(|e| Error::io("cannot read the lexicon folder", folder, e, HINT))?;
    let mut found = 0;
    for file in FAMILIES {
        // A user's folder may be flat.
        let flat = file.path.rsplit('/').next().unwrap_or(file.path);
        let path = [folder.join(file.path), folder.join(flat)].into_iter().find(|p| p.is_file());
        let Some(path) = path else { continue };
        found += 1;
        let bytes = fs::read(&path).map_err(|e| Error::io("cannot read", &path, e, ""))?;
        let name = path.to_string_lossy().into_owned();
        match String::from_utf8(bytes) {
            Ok(text) => rows.add(&name, file.family, &text, true, problems),
            Err(e) => {
                let line =
                    e.as_bytes()[..e.utf8_error().valid_up_to()].iter().filter(|&&b| b == b'\n').count() + 1;
                problems.push(Problem {
                    file: name,
                    line: line as u32,
                    column: 0,
                    what: "the file is not UTF-8".into(),
                    hint: "save it as UTF-8".into(),
                    severity: Severity::Error,
                });
            }
        }
    }
    if found == 0 {
        let known: Vec<&str> = FAMILIES.iter().map(|f| f.path).collect();
        problems.push(Problem {
            file: folder.to_string_lossy().into_owned(),
            line: 0,
            column: 0,
            what: "no lexicon file in this folder".into(),
            hint: format!("one of: {}", known.join(" ")),
            severity: Severity::Error,
        });
    }
    Ok(())
}

/// The small tables over compiled lexicons, which are made at every start.
fn index(image: Image) -> Lexicons {
    let Image { rows, places, words, names, phrases, common } = image;
    let mut c = Indexer { words, folded: String::new() };
    let classes = c.classes(&rows);
    let cues = c.heads(rows.cues.iter().map(|r| (&*r.cue, &*r.pos)), &classes);
    let modality = c.heads(rows.modality.iter().map(|r| (&*r.phrase, &*r.pos)), &classes);
    let stance = c.heads(rows.stance.iter().map(|r| (&*r.phrase, &*r.pos)), &classes);
    let frames = c.heads(rows.frames.iter().map(|r| (&*r.trigger, &*r.pos)), &classes);
    let compose = c.compose(&rows, &classes);
    let given_names = rows.given_names.iter().map(|r| (c.word(&r.name), r.gender)).collect();
    let mut times: FxHashMap<Sym, Vec<u32>> = FxHashMap::default();
    for (i, r) in (0u32..).zip(&rows.times) {
        times.entry(c.word(&r.word)).or_default().push(i);
    }
    let index = |f: fn(&dateline_lexicon::ActorRow) -> Option<String>| -> FxHashMap<String, u32> {
        (0u32..).zip(&rows.actors).filter_map(|(i, a)| f(a).map(|k| (k, i))).collect()
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
    let code_by_cameo = (0u32..).zip(&rows.codes).map(|(i, r)| (r.code.clone(), i)).collect();
    let mut hash = Sha256::new();
    rows.files.iter().for_each(|f| hash.update(f.sha256.as_bytes()));
    let mut lex = Lexicons {
        order: RowOrder::default(),
        hash: hex(&hash.finalize()),
        vocabulary: c.words,
        names,
        phrases,
        cues,
        modality,
        stance,
        frames,
        compose,
        classes,
        given_names,
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
        for r in &rows.classes {
            let n = classes.number(&r.class);
            for l in &r.lemmas {
                let words = l.split([' ', '-']).filter(|w| !w.is_empty()).map(|w| self.word(w)).collect();
                classes.add(n, words);
            }
        }
        classes
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
            index.add(head, Pattern { row: i, rest });
        }
        index
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
