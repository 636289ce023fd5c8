//! Typed rows to tables: every word to a symbol, every name and phrase into a trie. Runs when the program is built, and
//! at run time over a user's folder.

use std::collections::{HashMap, HashSet};

use dateline_text::{Sym, Vocabulary, fold, split_words, word};

use crate::entry::{Case, Entry, NameEntry, PhraseEntry};
use crate::image::Image;
use crate::places::Places;
use crate::rows::{AgentRow, Name, PlaceKind, Test};
use crate::set::Lexicon;
use crate::trie::TrieBuilder;
use crate::variants::{Keys, Variants};
use crate::words::Words;

/// Compiles rows.
///
/// # Errors
/// Where the words cannot be told apart by their hashes; adding or removing a word mends it.
pub fn compile(mut rows: Lexicon) -> Result<Image, String> {
    let mut c = Compiler { variants: Variants::new(&rows.variants), ..Compiler::default() };
    // Ordinary words come first and have low numbers: what is looked up by them stands close together, and only the rows
    // that a text names are scattered.
    let common = c.common_words(&rows);
    c.other_words(&rows);
    let phrases = c.phrases(&rows);
    let issues = c.issues(&rows);
    let names = c.names(&rows);
    let given_names = c.given_names(&rows);
    let places = Places::freeze(&std::mem::take(&mut rows.places));
    let len = c.vocabulary.len();
    Ok(Image {
        words: Words::freeze(c.vocabulary.iter())?,
        names: names.freeze(len),
        phrases: phrases.freeze(len),
        issues: issues.freeze(len),
        keys: Keys::freeze(len, &c.keys),
        places,
        common,
        given_names,
        rows,
    })
}

#[derive(Default)]
struct Compiler {
    vocabulary: Vocabulary,
    parts: Vec<(usize, usize)>,
    folded: String,
    variants: Variants,
    /// Words that have another one as key.
    keys: HashMap<Sym, Sym>,
    /// Words of which the key is known.
    keyed: HashSet<Sym>,
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
        split_words(text, &mut parts);
        let out = parts.iter().map(|&(a, b)| self.word(&text[a..b])).collect();
        self.parts = parts;
        out
    }

    /// The keys of a name's words.
    fn key_tokens(&mut self, text: &str) -> Vec<Sym> {
        let mut tokens = self.tokens(text);
        let mut parts = std::mem::take(&mut self.parts);
        for (t, &(a, b)) in tokens.iter_mut().zip(&parts) {
            *t = self.key(*t, &text[a..b]);
        }
        parts.clear();
        self.parts = parts;
        tokens
    }

    /// The key of a word; the other spellings become words of the vocabulary, so that a text's words are known by them.
    fn key(&mut self, word: Sym, text: &str) -> Sym {
        if self.keyed.insert(word) {
            fold(text, &mut self.folded);
            if let Some((key, spellings)) = self.variants.key(&self.folded) {
                let key = self.vocabulary.intern(&key);
                for s in spellings {
                    let s = self.vocabulary.intern(&s);
                    self.keys.insert(s, key);
                }
                self.keys.insert(word, key);
            }
        }
        self.keys.get(&word).copied().unwrap_or(word)
    }

    /// Other spellings of a person's name that are more than a matter of single words: "Abdel-Fattah" for "Abdul
    /// Fattah", "Kim Jong Un" for "Kim Jong-un", "Bashar Assad" for "Bashar al-Assad".
    fn respelled(&mut self, name: &[Sym], phrases: &[Vec<Vec<Sym>>]) -> Vec<Vec<Sym>> {
        let mut out = Vec::new();
        for spellings in phrases {
            let at = spellings.iter().find_map(|s| {
                let at = name.windows(s.len()).position(|w| w == &s[..])?;
                Some((at, s.len()))
            });
            let Some((at, n)) = at else { continue };
            for s in spellings {
                let mut other = name[..at].to_vec();
                other.extend(s);
                other.extend(&name[at + n..]);
                out.push(other);
            }
        }
        let plain =
            |name: &[Sym]| -> Vec<Sym> { name.iter().copied().filter(|&t| t != word::DASH).collect() };
        out.push(plain(name));
        let article = self.vocabulary.get("al");
        let bare = (0..name.len()).filter(|&i| {
            let of_article = |i: usize| i > 0 && name[i] == article && name.get(i + 1) == Some(&word::DASH);
            !(of_article(i) || i > 0 && of_article(i - 1))
        });
        out.push(bare.map(|i| name[i]).collect());
        out.sort_unstable();
        out.dedup();
        out.retain(|other| other != name && other.len() > 1);
        out
    }

    /// First names, in all their spellings, with their gender.
    fn given_names(&mut self, rows: &Lexicon) -> Vec<(Sym, char)> {
        let mut out = Vec::new();
        let mut seen = HashSet::new();
        for r in &rows.given_names {
            let word = self.word(&r.name);
            if seen.insert(word) {
                out.push((word, r.gender));
            }
        }
        for r in &rows.given_names {
            fold(&r.name, &mut self.folded);
            for s in self.variants.key(&self.folded).map(|k| k.1).unwrap_or_default() {
                let s = self.vocabulary.intern(&s);
                if seen.insert(s) {
                    out.push((s, r.gender));
                }
            }
        }
        out
    }

    fn names(&mut self, rows: &Lexicon) -> TrieBuilder<NameEntry> {
        let mut trie = TrieBuilder::default();
        let phrases = self.variants.phrases().to_vec();
        let phrases: Vec<Vec<Vec<Sym>>> =
            phrases.iter().map(|p| p.iter().map(|s| self.key_tokens(s)).collect()).collect();
        let mut add = |text: &str, entry: Entry, case: Case, person: bool| {
            let name = self.key_tokens(text);
            trie.add(&name, NameEntry { entry, case });
            if person && name.len() > 1 && !matches!(case, Case::Exact | Case::Proper) {
                for other in self.respelled(&name, &phrases) {
                    trie.add(&other, NameEntry { entry, case });
                }
            }
        };
        // A name begins with a capital in the text where it does in its row.
        let begins = |text: &str| text.starts_with(char::is_uppercase);
        let first = |text: &str| if begins(text) { Case::First } else { Case::Free };
        let exact = |text: &str| if begins(text) { Case::Proper } else { Case::Exact };
        let spelled = |n: &Name| if n.flags.exact { exact(&n.text) } else { first(&n.text) };
        for (i, a) in (0u32..).zip(&rows.actors) {
            for (k, n) in (0u16..).zip(&a.names) {
                add(&n.text, Entry::Actor(i, k), spelled(n), a.kind == "person");
            }
        }
        for (i, m) in (0u32..).zip(&rows.metonyms) {
            for (k, n) in (0u16..).zip(&m.names) {
                add(&n.text, Entry::Metonym(i, k), spelled(n), false);
            }
        }
        for (i, a) in (0u32..).zip(&rows.agents) {
            add(&a.head, Entry::Agent(i, a.plural == "="), first(&a.head), false);
            if a.plural != "=" {
                add(&plural_of(a), Entry::Agent(i, true), first(&a.head), false);
            }
        }
        for (i, t) in (0u32..).zip(&rows.titles) {
            add(&t.title, Entry::Title(i), first(&t.title), false);
        }
        // Countries are names of actors already.
        for (i, p) in (0u32..).zip(&rows.places).filter(|(_, p)| p.kind != PlaceKind::Country) {
            add(&p.name, Entry::Place(i, 0), Case::Some, false);
            for (k, a) in (1u16..).zip(&p.alt) {
                let case = if a.flags.exact { exact(&a.text) } else { Case::Some };
                add(&a.text, Entry::Place(i, k), case, false);
            }
        }
        trie
    }

    /// Phrases of several words that stand together. A verb's further words may stand apart, so they become a
    /// pattern of its head, as single words do; both are looked up by lemma.
    fn phrases(&mut self, rows: &Lexicon) -> TrieBuilder<PhraseEntry> {
        let mut trie = TrieBuilder::default();
        let mut add = |phrase: &str, pos: &str, entry: PhraseEntry| {
            if is_contiguous(phrase, pos) {
                trie.add(&self.tokens(phrase), entry);
            } else {
                for w in phrase.split(' ').filter(|w| !w.is_empty() && !w.starts_with('@')) {
                    self.word(w);
                }
            }
        };
        (0u32..).zip(&rows.cues).for_each(|(i, r)| add(&r.cue, &r.pos, PhraseEntry::Cue(i)));
        (0u32..).zip(&rows.modality).for_each(|(i, r)| add(&r.phrase, &r.pos, PhraseEntry::Modality(i)));
        (0u32..).zip(&rows.stance).for_each(|(i, r)| add(&r.phrase, &r.pos, PhraseEntry::Stance(i)));
        (0u32..).zip(&rows.frames).for_each(|(i, r)| add(&r.trigger, &r.pos, PhraseEntry::Frame(i)));
        for (i, d) in (0u32..).zip(&rows.discards) {
            trie.add(&self.tokens(&d.phrase), PhraseEntry::Discard(i));
        }
        trie
    }

    fn issues(&mut self, rows: &Lexicon) -> TrieBuilder<u32> {
        let mut trie = TrieBuilder::default();
        for (i, r) in (0u32..).zip(&rows.issues) {
            trie.add(&self.tokens(&r.phrase), i);
        }
        trie
    }

    /// Words that are looked up one by one.
    fn other_words(&mut self, rows: &Lexicon) {
        // A constraint's word is compared by its symbol, which it must have even where no other row holds it.
        let stances = rows.stance.iter().flat_map(|s| &s.when);
        for k in rows.frames.iter().flat_map(|f| &f.when).chain(stances) {
            if let Test::Words(words) = &k.test {
                for w in words.iter().filter(|w| !w.starts_with('@')) {
                    self.word(w.rsplit(' ').next().unwrap_or(w));
                }
            }
        }
        for l in rows.classes.iter().flat_map(|r| &r.lemmas) {
            l.split([' ', '-']).filter(|w| !w.is_empty()).for_each(|w| _ = self.word(w));
        }
        for u in rows.compose.iter().flat_map(|r| &r.upper).filter(|u| !u.starts_with('@')) {
            u.split(' ').for_each(|w| _ = self.word(w));
        }
        rows.name_words.iter().for_each(|r| _ = self.word(&r.word));
        rows.connotation.iter().flat_map(|r| &r.words).for_each(|w| _ = self.tokens(w));
        rows.times.iter().for_each(|r| _ = self.word(&r.word));
    }

    /// Words of one token that the lexicons use as ordinary words, in order.
    fn common_words(&mut self, rows: &Lexicon) -> Vec<Sym> {
        let agents = rows.agents.iter().map(|r| r.head.as_str());
        let cues = rows.cues.iter().map(|r| r.cue.as_str());
        let stances = rows.stance.iter().map(|r| r.phrase.as_str());
        let frames = rows.frames.iter().map(|r| r.trigger.as_str());
        // "Park", "Hill" and "Lake" are surnames too, and "Paris" stands in the name of an agreement.
        let of_places =
            |class: &str| class.starts_with("toponym_") || matches!(class, "site_head" | "named_thing");
        let classes = rows.classes.iter().filter(|r| !of_places(&r.class));
        let classes = classes.flat_map(|r| r.lemmas.iter().map(String::as_str));
        let mut out: Vec<Sym> = agents
            .chain(cues)
            .chain(stances)
            .chain(frames)
            .chain(classes)
            .flat_map(|p| p.split([' ', '-']))
            .filter(|w| !w.is_empty() && !w.starts_with('@') && w.starts_with(char::is_lowercase))
            .map(|w| self.word(w))
            .collect();
        out.sort_unstable();
        out.dedup();
        out
    }
}

/// Whether a row is matched as words that stand together: several words that are no verb, whose further words may stand
/// apart, and one word of any kind that the tokenizer cuts at its hyphens ("heavy-handed", "cover-up", "green-light").
/// Others are looked up by the lemma of their head.
pub fn is_contiguous(phrase: &str, pos: &str) -> bool {
    if phrase.contains(' ') {
        return !matches!(pos, "verb" | "light");
    }
    let mut parts = Vec::new();
    if phrase.contains('-') {
        split_words(phrase, &mut parts);
    }
    parts.len() > 1
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
