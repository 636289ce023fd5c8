//! CoNLL-U files to sentences of words with gold tags and heads.

use std::fmt;
use std::io::{self, Write};
use std::path::Path;

use dateline::syntax::{Deprel, UnknownLabel, Upos, Xpos};

/// A word with its gold annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub form: String,
    pub xpos: Xpos,
    pub upos: Upos,
    /// Index of the head within the sentence, from 0; the root is its own head.
    pub head: u32,
    pub rel: Deprel,
}

pub type Sentence = Vec<Word>;

/// The spelling of each word.
pub fn forms(sentence: &Sentence) -> Vec<&str> {
    sentence.iter().map(|word| word.form.as_str()).collect()
}

/// Why a file could not be read: its name, the line, and what is wrong.
#[derive(Debug)]
pub struct ReadError(String);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for ReadError {}

/// Reads a file. Multiword tokens and empty nodes are skipped: only syntactic words count.
pub fn read(path: &Path) -> Result<Vec<Sentence>, ReadError> {
    let text = std::fs::read_to_string(path).map_err(|e| ReadError(format!("{}: {e}", path.display())))?;
    let mut sentences = Vec::new();
    let mut sentence = Sentence::new();
    for (number, line) in text.lines().enumerate() {
        if line.is_empty() {
            if !sentence.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
        } else if !line.starts_with('#') {
            match word(line, sentence.len()) {
                Ok(None) => {}
                Ok(Some(word)) => sentence.push(word),
                Err(problem) => {
                    return Err(ReadError(format!("{}:{}: {problem}", path.display(), number + 1)));
                }
            }
        }
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    Ok(sentences)
}

/// Writes what [`read`] reads.
pub fn write(out: &mut impl Write, sentences: &[Sentence]) -> io::Result<()> {
    for sentence in sentences {
        for (index, word) in (0u32..).zip(sentence) {
            let head = if word.head == index { 0 } else { word.head + 1 };
            let Word { form, xpos, upos, rel, .. } = word;
            writeln!(out, "{}\t{form}\t_\t{upos}\t{xpos}\t_\t{head}\t{rel}\t_\t_", index + 1)?;
        }
        writeln!(out)?;
    }
    out.flush()
}

fn word(line: &str, index: usize) -> Result<Option<Word>, String> {
    let fields: Vec<&str> = line.split('\t').collect();
    let [id, form, _, upos, xpos, _, head, rel, ..] = fields[..] else {
        return Err(format!("expected ten fields, found {}", fields.len()));
    };
    if id.contains(['-', '.']) {
        return Ok(None);
    }
    let head: u32 = head.parse().map_err(|_| format!("expected a head, found {head:?}"))?;
    let label = |e: UnknownLabel| e.to_string();
    Ok(Some(Word {
        form: form.to_string(),
        upos: upos.parse().map_err(label)?,
        // Two words of GUM carry their universal tag in the Penn column.
        xpos: if xpos == "VERB" { Xpos::VB } else { xpos.parse().map_err(label)? },
        head: if head == 0 { index as u32 } else { head - 1 },
        rel: rel.parse().map_err(label)?,
    }))
}
