//! The lexicon files as text: the bundled ones and those of the user's folders, with keys, examples and sources.

use std::path::Path;

use dateline_lexicon::{FAMILIES, Family, Note, notes, provenance};
use rustc_hash::FxHashMap;

use crate::base::Error;
use crate::cli::args::LexiconArgs;
use crate::lexicon::folder_files;

macro_rules! bundled {
    ($($path:literal)*) => { &[$(($path, include_str!(concat!("../../../lexicons/", $path)))),*] };
}

/// The bundled files by their path, in no particular order.
static BUNDLED: &[(&str, &str)] = bundled![
    "generated/countries.tsv" "organisations.tsv" "people.tsv" "generated/leaders.tsv" "generated/companies.tsv"
    "generated/parties.tsv" "generated/armed_groups.tsv" "generated/igos.tsv" "metonyms.tsv" "agents.tsv"
    "titles.tsv" "generated/places.tsv" "generated/given_names.tsv" "cues.tsv" "modality.tsv" "stance.tsv"
    "events/codes.tsv" "events/classes.tsv" "events/frames.tsv" "events/compose.tsv" "events/discards.tsv"
    "abbreviations.tsv" "irregular.tsv" "times.tsv" "issues.tsv" "given_names.tsv" "variants.tsv" "name_words.tsv" "connotation.tsv" "meanings.tsv"
    "generated/towns.tsv"
];

/// A lexicon file with its rows.
pub(super) struct Source {
    /// Its name, as findings give it.
    pub(super) name: String,
    pub(super) family: Family,
    pub(super) rows: Vec<Note>,
    /// What its head says of its sources.
    pub(super) provenance: FxHashMap<String, String>,
}

impl Source {
    fn new(name: &str, family: Family, text: &str) -> Source {
        Source { name: name.into(), family, rows: notes(family, text), provenance: provenance(text) }
    }
}

/// The bundled files, in the order of the families.
pub(super) fn bundled() -> Vec<Source> {
    let text = |path| BUNDLED.iter().find(|(p, _)| *p == path).map_or("", |(_, text)| text);
    FAMILIES.iter().map(|f| Source::new(f.path, f.family, text(f.path))).collect()
}

/// The files of one folder. Faults are left to the load.
pub(super) fn folder(path: &Path) -> Result<Vec<Source>, Error> {
    let files = folder_files(path, &mut Vec::new())?;
    Ok(files.iter().map(|(name, family, text)| Source::new(name, *family, text)).collect())
}

/// All files that a run with these options would use.
pub(super) fn all(args: &LexiconArgs) -> Result<Vec<Source>, Error> {
    let mut all = if args.no_default_lexicons { Vec::new() } else { bundled() };
    for path in &args.lexicons {
        all.extend(folder(path)?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_its_bundled_text() {
        for source in bundled() {
            let listed = BUNDLED.iter().any(|(path, text)| *path == source.name && !text.is_empty());
            assert!(listed, "{}: add it to BUNDLED", source.name);
        }
    }
}
