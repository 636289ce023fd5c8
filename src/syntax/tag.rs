//! Words to part-of-speech tags, greedily from left to right.
//!
//! A class is a pair of a Penn tag and a universal one ("VBZ as AUX", "IN as SCONJ"): one decision gives both, they
//! always agree, and the parser gets the finer of the two views. Frequent words that training saw with one class
//! only are looked up instead, and so are situations in which the weights nearly always say the same.

use super::bytes::Bytes;
use super::clusters::Clusters;
use super::features::{AFTER, BEFORE, Casing, Features, Lexeme, situation};
use super::labels::{Upos, Xpos};
use super::model::ModelError;
use super::parse::SITUATIONS;
use super::recent::Recent;
use super::weights::{BATCH, LabelTable, Notes, Reader};

/// Words of context on each side.
pub const CONTEXT: usize = 2;
/// Stands for the class of positions before the first word.
pub const NO_CLASS: u8 = u8::MAX;
/// Number of templates of [`features`].
pub const TEMPLATES: usize = 31;

/// Stands for the cluster of a word that is yet to be looked up.
const NO_CLUSTER: u32 = u32::MAX;

/// Fills `out` with the reduced words, and [`CONTEXT`] sentinels on each side.
pub fn reduce(words: &[&str], clusters: &Clusters, buffer: &mut String, out: &mut Vec<Lexeme>) {
    reduce_again(words, clusters, &mut Recent::default(), buffer, out);
}

/// The same; what `recent` has is not reduced again.
pub fn reduce_again(
    words: &[&str],
    clusters: &Clusters,
    recent: &mut Recent<Lexeme>,
    buffer: &mut String,
    out: &mut Vec<Lexeme>,
) {
    let casing = Casing::of(words.iter().copied());
    out.clear();
    out.extend([BEFORE; CONTEXT]);
    out.extend(words.iter().map(|word| {
        recent.get(word, casing as u8, || {
            let lexeme = Lexeme::new(word, casing, buffer);
            clusters.ask(lexeme.norm);
            Lexeme { cluster: NO_CLUSTER, ..lexeme }
        })
    }));
    for (word, lexeme) in words.iter().zip(&mut out[CONTEXT..]).filter(|(_, new)| new.cluster == NO_CLUSTER) {
        lexeme.cluster = clusters.of(lexeme.norm);
        recent.put(word, casing as u8, *lexeme);
    }
    out.extend([AFTER; CONTEXT]);
}

/// The features of the word in the middle of `window`, which is [`CONTEXT`] words to each side long. `previous` and
/// `before` are the classes of the words one and two to the left.
#[inline]
pub fn features(window: &[Lexeme], previous: u8, before: u8) -> Features<TEMPLATES> {
    let [l2, l1, word, r1, r2] = window else { unreachable!("the window has five words") };
    let (p1, p2) = (u32::from(previous), u32::from(before));
    let mut f = Features::new();
    f.one(1, 0);
    f.one(2, word.norm);
    f.one(3, word.suffix3);
    f.one(4, word.suffix2);
    f.one(5, word.prefix1);
    f.one(6, word.shape);
    f.one(7, p1);
    f.one(8, p2);
    f.two(9, p1, p2);
    f.two(10, p1, word.norm);
    f.one(11, l1.norm);
    f.one(12, l1.suffix3);
    f.one(13, l2.norm);
    f.one(14, r1.norm);
    f.one(15, r1.suffix3);
    f.one(16, r2.norm);
    f.three(17, l1.shape, word.shape, r1.shape);
    f.two(18, word.norm, r1.norm);
    f.three(19, word.shape, u32::from(previous == NO_CLASS), word.suffix3);
    f.two(20, word.norm, word.shape);
    f.two(21, p1, r1.norm);
    f.two(22, p1, word.suffix3);
    f.one(23, word.suffix4);
    f.one(24, word.prefix3);
    f.two(25, word.suffix3, r1.norm);
    f.one(26, word.cluster);
    f.two(27, p1, word.cluster);
    f.two(28, p1, r1.cluster);
    f.two(29, word.cluster, r1.cluster);
    f.two(30, l1.cluster, word.cluster);
    f.two(31, r1.cluster, r2.cluster);
    f
}

/// The situation of the word in the middle of `window` that does not depend on the classes of others.
#[inline(always)]
fn beside(window: &[Lexeme]) -> u32 {
    situation(1, window[CONTEXT].form.into(), window[CONTEXT + 1].cluster)
}

/// The situation of the word in the middle of `window` after a word of class `previous`.
#[inline(always)]
fn behind(window: &[Lexeme], previous: u8) -> u32 {
    let word = &window[CONTEXT];
    let like = u64::from(word.shape) << 32 | u64::from(word.cluster) << 16 | u64::from(previous);
    situation(2, like, word.suffix3)
}

/// The situations that may settle the class of the word in the middle of `window`, in the order in which they are tried.
pub fn situations(window: &[Lexeme], previous: u8) -> [u32; SITUATIONS] {
    [beside(window), behind(window, previous)]
}

/// A sentence under way from words to classes. Reused from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub struct Tagging {
    /// The classes of the words so far.
    pub tags: Vec<u8>,
    // Which decision the tagger has asked for weights for, and the features it needs them for.
    waits: Waits,
    asked: Features<TEMPLATES>,
    notes: Notes,
}

/// What the tagger will do with a sentence next.
#[derive(Clone, Copy, Debug, Default)]
enum Waits {
    /// Nothing: every word has its class, or none is begun.
    #[default]
    Nothing,
    /// Look up the features of a word.
    Word,
    /// Choose its class.
    Class,
}

/// The features of a word are looked up at once.
const _: () = assert!(TEMPLATES <= BATCH);

/// Assigns classes to words.
#[derive(Clone, Debug)]
pub struct Tagger {
    classes: Vec<(Xpos, Upos)>,
    known: Bytes,
    sure: Bytes,
    table: LabelTable,
}

impl Tagger {
    /// Puts a tagger together: what each class means, the classes of words that need no decision by
    /// [`Lexeme::form`] and of words in some of their [`situations`], and the weights for all others.
    ///
    /// # Errors
    /// If the parts name different numbers of classes.
    pub fn new(
        classes: Vec<(Xpos, Upos)>,
        known: Bytes,
        sure: Bytes,
        table: LabelTable,
    ) -> Result<Tagger, ModelError> {
        let highest = known.highest().max(sure.highest()).map_or(0, |class| usize::from(class) + 1);
        if table.classes() != classes.len() || highest > classes.len() {
            return Err(ModelError::corrupt(format!("expected {} tags, found others", classes.len())));
        }
        Ok(Tagger { classes, known, sure, table })
    }

    /// What each class means.
    pub fn classes(&self) -> &[(Xpos, Upos)] {
        &self.classes
    }

    /// The classes of words in situations that need no decision.
    pub fn sure(&self) -> &Bytes {
        &self.sure
    }

    /// The weights.
    pub fn table(&self) -> &LabelTable {
        &self.table
    }

    /// The same tagger with other situations that need no decision.
    ///
    /// # Errors
    /// If one of them has a class that there is not.
    pub fn with_sure(self, sure: Bytes) -> Result<Tagger, ModelError> {
        Tagger::new(self.classes, self.known, sure, self.table)
    }

    /// Fills `out` with the class of each word. `words` is what [`reduce`] made.
    pub fn tag(&self, words: &[Lexeme], out: &mut Vec<u8>) {
        let mut tagging = Tagging::default();
        self.begin(words, &mut tagging);
        while self.step(words, &mut tagging) {}
        out.clone_from(&tagging.tags);
    }

    /// Begins to tag a sentence.
    pub fn begin(&self, words: &[Lexeme], tagging: &mut Tagging) {
        tagging.tags.clear();
        for window in words.windows(2 * CONTEXT + 1) {
            self.known.ask(window[CONTEXT].form);
            self.sure.ask(beside(window));
        }
        self.ask(words, tagging);
    }

    /// Goes one step further, with the weights that were asked for before, and asks for those of the next one; false
    /// when every word has its class. Between two steps of a sentence others may be seen to.
    #[inline]
    pub fn step(&self, words: &[Lexeme], tagging: &mut Tagging) -> bool {
        match tagging.waits {
            Waits::Nothing => return false,
            Waits::Word => {
                self.table.look_up(tagging.asked.hashes(), &mut tagging.notes);
                tagging.waits = Waits::Class;
            }
            Waits::Class => {
                tagging.tags.push(self.table.decide(&tagging.notes, None));
                self.ask(words, tagging);
            }
        }
        true
    }

    /// The class of the word in the middle of `window`, where it needs no decision.
    #[inline(always)]
    pub fn certain(&self, window: &[Lexeme], previous: u8) -> Option<u8> {
        self.known
            .get(window[CONTEXT].form)
            .or_else(|| self.sure.either([beside(window), behind(window, previous)]))
    }

    /// Looks up words whose class is certain, up to the next that needs a decision, and asks for the weights of that.
    #[inline]
    fn ask(&self, words: &[Lexeme], tagging: &mut Tagging) {
        let tags = &mut tagging.tags;
        while let Some(window) = words.get(tags.len()..tags.len() + 2 * CONTEXT + 1) {
            let back = |n: usize| tags.len().checked_sub(n).map_or(NO_CLASS, |at| tags[at]);
            let previous = back(1);
            match self.certain(window, previous) {
                Some(class) => tags.push(class),
                None => {
                    tagging.asked = features(window, previous, back(2));
                    self.table.ask(tagging.asked.hashes());
                    tagging.waits = Waits::Word;
                    return;
                }
            }
        }
        tagging.waits = Waits::Nothing;
    }

    /// Appends the tagger to a model file.
    pub fn write(&self, out: &mut Vec<u8>) {
        out.push(self.classes.len() as u8);
        for (xpos, upos) in &self.classes {
            out.extend([*xpos as u8, *upos as u8]);
        }
        self.known.write(out);
        self.sure.write(out);
        self.table.write(out);
    }

    /// Reads what [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// If the bytes end early or contradict themselves.
    pub fn read(reader: &mut Reader) -> Result<Tagger, ModelError> {
        let mut classes = Vec::new();
        for _ in 0..reader.u8()? {
            let (xpos, upos) = (reader.u8()?, reader.u8()?);
            let pair = Xpos::from_index(usize::from(xpos)).zip(Upos::from_index(usize::from(upos)));
            classes.push(
                pair.ok_or_else(|| ModelError::corrupt(format!("expected a tag, found {xpos} and {upos}")))?,
            );
        }
        let (known, sure) = (Bytes::read(reader)?, Bytes::read(reader)?);
        Tagger::new(classes, known, sure, LabelTable::read(reader)?)
    }
}
