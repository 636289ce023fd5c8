//! Bundled bytes and a user's folder to compiled lexicons.

use std::fs;
use std::path::Path;

use dateline_lexicon::{FAMILIES, Lexicon, Problem, Severity, check};
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use super::{
    AgentRow, At, Classes, Connotations, Entry, HeadIndex, Lexicons, Pattern, PhraseEntry, RowFamily, Trie,
    Word,
};
use crate::base::{Error, Sym, Vocabulary, fold, hex};

static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// Splits a name into tokens as the tokenizer would; given from above, as tokens are a later layer's matter.
pub type Splitter = fn(&str, &mut Vec<(usize, usize)>);

/// The bundled lexicons with the user's folders laid over them in turn.
///
/// # Errors
/// All faults of a folder at once, each with file, line and column; nothing is half-loaded.
pub fn load(
    bundled: bool,
    folders: &[&Path],
    split: Splitter,
    warnings: &mut Vec<Problem>,
) -> Result<Lexicons, Error> {
    let mut rows = if bundled {
        Lexicon::unpack(BUILTIN).expect("the build packs what it unpacks")
    } else {
        Lexicon::default()
    };
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
    Ok(compile(rows, split))
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

fn compile(rows: Lexicon, split: Splitter) -> Lexicons {
    let mut c =
        Compiler { vocabulary: Vocabulary::default(), split, parts: Vec::new(), folded: String::new() };
    c.vocabulary.reserve(rows.files.iter().map(|f| f.rows as usize).sum());
    let names = c.names(&rows);
    let classes = c.classes(&rows);
    let mut phrases = Trie::default();
    let cues =
        c.heads(rows.cues.iter().map(|r| (&*r.cue, &*r.pos)), &classes, &mut phrases, PhraseEntry::Cue);
    let modality = c.heads(
        rows.modality.iter().map(|r| (&*r.phrase, &*r.pos)),
        &classes,
        &mut phrases,
        PhraseEntry::Modality,
    );
    let stance = c.heads(
        rows.stance.iter().map(|r| (&*r.phrase, &*r.pos)),
        &classes,
        &mut phrases,
        PhraseEntry::Stance,
    );
    let connotations = c.connotations(&rows);
    let frames = c.heads(
        rows.frames.iter().map(|r| (&*r.trigger, &*r.pos)),
        &classes,
        &mut phrases,
        PhraseEntry::Frame,
    );
    for (i, d) in (0u32..).zip(&rows.discards) {
        let words = c.words(&d.phrase);
        phrases.add(&words, PhraseEntry::Discard(i));
    }
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
    let code_by_cameo = (0u32..).zip(&rows.codes).map(|(i, r)| (r.code.clone(), i)).collect();
    let common = c.common_words(&rows);
    let row_names = row_names(&rows);
    let mut hash = Sha256::new();
    rows.files.iter().for_each(|f| hash.update(f.sha256.as_bytes()));
    Lexicons {
        hash: hex(&hash.finalize()),
        vocabulary: c.vocabulary,
        names,
        phrases,
        cues,
        modality,
        stance,
        connotations,
        frames,
        compose,
        classes,
        given_names,
        times,
        actor_by_id,
        code_by_cameo,
        country_names,
        row_names,
        common,
        rows,
    }
}

/// Where each row that a finding may name stands.
fn row_names(rows: &Lexicon) -> FxHashMap<At, (RowFamily, u32)> {
    let mut out = FxHashMap::default();
    out.reserve(rows.files.iter().map(|f| f.rows as usize).sum());
    let mut add = |family: RowFamily, ats: &mut dyn Iterator<Item = At>| {
        out.extend((0u32..).zip(ats).map(|(i, at)| (at, (family, i))));
    };
    add(RowFamily::Actor, &mut rows.actors.iter().map(|r| r.at));
    add(RowFamily::Metonym, &mut rows.metonyms.iter().map(|r| r.at));
    add(RowFamily::Agent, &mut rows.agents.iter().map(|r| r.at));
    add(RowFamily::Title, &mut rows.titles.iter().map(|r| r.at));
    add(RowFamily::Place, &mut rows.places.iter().map(|r| r.at));
    add(RowFamily::Cue, &mut rows.cues.iter().map(|r| r.at));
    add(RowFamily::Modality, &mut rows.modality.iter().map(|r| r.at));
    add(RowFamily::Stance, &mut rows.stance.iter().map(|r| r.at));
    add(RowFamily::Connotation, &mut rows.connotation.iter().map(|r| r.at));
    add(RowFamily::Frame, &mut rows.frames.iter().map(|r| r.at));
    add(RowFamily::Compose, &mut rows.compose.iter().map(|r| r.at));
    add(RowFamily::Discard, &mut rows.discards.iter().map(|r| r.at));
    add(RowFamily::Time, &mut rows.times.iter().map(|r| r.at));
    out
}

struct Compiler {
    vocabulary: Vocabulary,
    split: Splitter,
    parts: Vec<(usize, usize)>,
    folded: String,
}

impl Compiler {
    fn word(&mut self, text: &str) -> Sym {
        fold(text, &mut self.folded);
        self.vocabulary.intern(&self.folded)
    }

    /// A phrase cut as the tokenizer would cut it.
    fn tokens(&mut self, text: &str) -> Vec<Sym> {
        let mut parts = std::mem::take(&mut self.parts);
        parts.clear();
        (self.split)(text, &mut parts);
        let out = parts.iter().map(|&(a, b)| self.word(&text[a..b])).collect();
        self.parts = parts;
        out
    }

    /// A phrase of lemmas; words are cut at spaces, and clitics and hyphens as the tokenizer would.
    fn words(&mut self, text: &str) -> Vec<Sym> {
        self.tokens(text)
    }

    fn names(&mut self, rows: &Lexicon) -> Trie<Entry> {
        let mut trie = Trie::default();
        let actors: usize = rows.actors.iter().map(|a| a.names.len()).sum();
        let places: usize = rows.places.iter().map(|p| 1 + p.alt.len()).sum();
        trie.reserve(actors + places + 2 * rows.agents.len() + rows.titles.len());
        for (i, a) in (0u32..).zip(&rows.actors) {
            for (k, n) in (0u16..).zip(&a.names) {
                trie.add(&self.tokens(&n.text), Entry::Actor(i, k));
            }
        }
        for (i, m) in (0u32..).zip(&rows.metonyms) {
            for (k, n) in (0u16..).zip(&m.names) {
                trie.add(&self.tokens(&n.text), Entry::Metonym(i, k));
            }
        }
        for (i, a) in (0u32..).zip(&rows.agents) {
            let singular = self.tokens(&a.head);
            match a.plural.as_str() {
                "=" => trie.add(&singular, Entry::Agent(i, true)),
                "" => {
                    trie.add(&singular, Entry::Agent(i, false));
                    trie.add(&self.tokens(&plural(&a.head)), Entry::Agent(i, true));
                }
                p => {
                    trie.add(&singular, Entry::Agent(i, false));
                    trie.add(&self.tokens(p), Entry::Agent(i, true));
                }
            }
        }
        for (i, t) in (0u32..).zip(&rows.titles) {
            trie.add(&self.tokens(&t.title), Entry::Title(i));
        }
        for (i, p) in (0u32..).zip(&rows.places) {
            trie.add(&self.tokens(&p.name), Entry::Place(i, false));
            for a in &p.alt {
                trie.add(&self.tokens(a), Entry::Place(i, true));
            }
        }
        trie
    }

    fn classes(&mut self, rows: &Lexicon) -> Classes {
        let mut classes = Classes::default();
        for r in &rows.classes {
            let n = classes.number(&r.class);
            for l in &r.lemmas {
                classes.add(n, &l.to_lowercase(), &mut self.vocabulary);
            }
        }
        classes
    }

    fn connotations(&mut self, rows: &Lexicon) -> Connotations {
        let mut out = Connotations::default();
        for (i, r) in (0u32..).zip(&rows.connotation) {
            for w in &r.words {
                let words = self.words(w);
                out.add(&words, i);
            }
        }
        out
    }

    /// One family by lemma of the head. A verb's further words may stand apart, so they become a pattern; any other
    /// phrase of several words is contiguous and goes into the trie.
    fn heads<'r>(
        &mut self,
        rows: impl Iterator<Item = (&'r str, &'r str)>,
        classes: &Classes,
        phrases: &mut Trie<PhraseEntry>,
        entry: fn(u32) -> PhraseEntry,
    ) -> HeadIndex {
        let mut index = HeadIndex::default();
        for (i, (phrase, pos)) in (0u32..).zip(rows) {
            let spread = matches!(pos, "verb" | "light");
            if !spread && phrase.contains(' ') {
                let words = self.words(phrase);
                phrases.add(&words, entry(i));
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

    /// Words of one token that the lexicons use as ordinary words.
    fn common_words(&mut self, rows: &Lexicon) -> FxHashSet<Sym> {
        let agents = rows.agents.iter().map(|r| r.head.as_str());
        let cues = rows.cues.iter().map(|r| r.cue.as_str());
        let stances = rows.stance.iter().map(|r| r.phrase.as_str());
        let frames = rows.frames.iter().map(|r| r.trigger.as_str());
        let classes = rows.classes.iter().flat_map(|r| r.lemmas.iter().map(String::as_str));
        agents
            .chain(cues)
            .chain(stances)
            .chain(frames)
            .chain(classes)
            .flat_map(|p| p.split([' ', '-']))
            .filter(|w| !w.is_empty() && !w.starts_with('@') && w.starts_with(char::is_lowercase))
            .map(|w| self.word(w))
            .collect()
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

/// The plural of an agent's head.
pub fn plural_of(row: &AgentRow) -> String {
    match row.plural.as_str() {
        "=" => row.head.clone(),
        "" => plural(&row.head),
        p => p.to_string(),
    }
}

/// The regular plural of a noun phrase: its last word, or the word before "of", "in" and the like.
fn plural(phrase: &str) -> String {
    let words: Vec<&str> = phrase.split(' ').collect();
    let head =
        words.iter().position(|w| matches!(*w, "of" | "in" | "for" | "to" | "at")).unwrap_or(words.len());
    let mut out: Vec<String> = words.iter().map(|w| (*w).to_string()).collect();
    if head > 0 {
        out[head - 1] = plural_word(words[head - 1]);
    }
    out.join(" ")
}

fn plural_word(w: &str) -> String {
    if let Some(stem) = w.strip_suffix("man")
        && !w.ends_with("human")
        && w != "german"
    {
        return format!("{stem}men");
    }
    let before_y = w.len() >= 2 && w.ends_with('y') && !w[..w.len() - 1].ends_with(['a', 'e', 'i', 'o', 'u']);
    if before_y {
        format!("{}ies", &w[..w.len() - 1])
    } else if w.ends_with(['s', 'x', 'z']) || w.ends_with("ch") || w.ends_with("sh") {
        format!("{w}es")
    } else {
        format!("{w}s")
    }
}

#[cfg(test)]
mod tests {
    use super::plural;

    #[test]
    fn plurals() {
        for (one, many) in [
            ("official", "officials"),
            ("spokesman", "spokesmen"),
            ("deputy", "deputies"),
            ("member of parliament", "members of parliament"),
            ("coach", "coaches"),
            ("attorney", "attorneys"),
        ] {
            assert_eq!(plural(one), many);
        }
    }
}
