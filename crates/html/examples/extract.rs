//! What is taken from pages, as JSON Lines: `cargo run --release -p dateline-html --example extract -- FILE...`

fn main() {
    for file in std::env::args().skip(1) {
        let bytes = match std::fs::read(&file) {
            Ok(bytes) => bytes,
            Err(e) => {
                eprintln!("{file}: {e}");
                continue;
            }
        };
        let page = dateline_html::extract(&String::from_utf8_lossy(&bytes));
        let value = serde_json::json!({
            "file": file, "title": page.title, "date": page.dates.first(), "byline": page.byline, "outlet": page.outlet,
            "language": page.language, "url": page.url, "text": page.text,
        });
        println!("{value}");
    }
}
