//! Checks the bundled lexicons and compiles them into bytes that the program includes, and checks that the bundled model
//! has the hash that it names. A faulty lexicon or model stops the build.

use std::path::Path;
use std::{env, fs};

use dateline_lexicon::{FAMILIES, Lexicon, Severity, check, compile};
use sha2::{Digest, Sha256};

/// How a model file starts, and where its hash and the payload stand.
const MAGIC: &[u8] = b"DLSYNTAX";
const HASH: usize = 16;
const PAYLOAD: usize = 48;

fn main() {
    println!("cargo::rerun-if-changed=lexicons");
    println!("cargo::rerun-if-changed=models/syntax.bin");
    let root = env::var("CARGO_MANIFEST_DIR").expect("cargo sets it");
    check_model(&Path::new(&root).join("models/syntax.bin"));
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
    match compile(lexicon.without_examples()) {
        Ok(image) => fs::write(out, image.write()).expect("the build folder can be written"),
        Err(e) => println!("cargo::error=lexicons: {e}"),
    }
}

/// Any other file may stand in for the model, as when the first one is to be trained; only a run would refuse it.
fn check_model(file: &Path) {
    match fs::read(file) {
        Ok(bytes) if bytes.starts_with(MAGIC) => {
            let sound =
                bytes.len() >= PAYLOAD && bytes[HASH..PAYLOAD] == Sha256::digest(&bytes[PAYLOAD..])[..];
            if !sound {
                println!("cargo::error=models/syntax.bin: damaged: its SHA-256 is not what it names");
            }
        }
        Ok(_) => {}
        Err(e) => println!("cargo::error=models/syntax.bin: {e}"),
    }
}
