use std::io::{BufRead, Write};
fn main() {
    let path = std::env::args().next_back().unwrap();
    let lex = dateline::lexicon::load(true, &[], dateline::syntax::split_words, &mut Vec::new()).unwrap();
    let p = dateline::pipeline::Pipeline::new(lex);
    let mut layers = dateline::pipeline::Layers::default();
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for line in std::io::BufReader::new(std::fs::File::open(path).unwrap()).lines() {
        let v: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let mut a =
            dateline::article::Article::new(v["id"].as_str().unwrap_or(""), v["text"].as_str().unwrap_or(""));
        a.date = v["date"].as_str().and_then(|d| d.get(..10)).and_then(|d| d.parse().ok());
        p.analyse(&a, &mut layers);
        let r = dateline::record::build(&a, &layers, &p.lex, Default::default());
        serde_json::to_writer(&mut out, &r).unwrap();
        out.write_all(b"\n").unwrap();
    }
}
