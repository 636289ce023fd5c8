//! Checks the bundled lexicons and packs them into bytes that the program includes. A faulty lexicon stops the build.

use std::path::Path;
use std::{env, fs};

use dateline_lexicon::{FAMILIES, Lexicon, Severity, check};

fn main() {
    println!("cargo::rerun-if-changed=lexicons");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    let folder = Path::new(&root).join("lexicons");
    let (mut lexicon, mut problems) = (Lexicon::default(), Vec::new());
    for file in FAMILIES {
        match fs::read_to_string(folder.join(file.path)) {
            Ok(text) => lexicon.add(file.path, file.family, &text, false, &mut problems),
            Err(e) => println!("cargo::error=lexicons/{}: {e}", file.path),
        }
    }
    problems.extend(check(&lexicon));
    let errors: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Error).collect();
    for p in &errors {
        println!("cargo::error=lexicons/{p}");
    }
    let out = Path::new(&env::var("OUT_DIR").expect("cargo sets it")).join("lexicon.bin");
    fs::write(out, lexicon.without_examples().pack()).expect("the build folder can be written");
}
