//! A panic costs one article. It is caught at the article's boundary, and its message kept for the report.

use std::cell::{Cell, RefCell};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static INSIDE: Cell<bool> = const { Cell::new(false) };
    static MESSAGE: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Runs `f`; a panic inside becomes its message and place.
///
/// What `f` had in its hands may be half-done afterwards: the caller drops it.
pub(super) fn guarded<T>(f: impl FnOnce() -> T) -> Result<T, String> {
    static HOOK: Once = Once::new();
    // Panics outside of articles are told as before.
    HOOK.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if INSIDE.get() {
                let payload = info.payload();
                let words = payload.downcast_ref::<&str>().copied();
                let words = words.or(payload.downcast_ref::<String>().map(String::as_str)).unwrap_or("panic");
                let place =
                    info.location().map_or(String::new(), |l| format!(" at {}:{}", l.file(), l.line()));
                let line: String =
                    words.chars().take(200).map(|c| if c.is_control() { ' ' } else { c }).collect();
                MESSAGE.set(format!("{line}{place}"));
            } else {
                before(info);
            }
        }));
    });
    INSIDE.set(true);
    let result = panic::catch_unwind(AssertUnwindSafe(f));
    INSIDE.set(false);
    result.map_err(|_| MESSAGE.take())
}

#[cfg(test)]
mod tests {
    use super::guarded;

    #[test]
    fn a_panic_becomes_a_message() {
        assert_eq!(guarded(|| 7), Ok(7));
        let text = String::from("two\nlines");
        let message = guarded(|| -> u8 { panic!("{text}") }).unwrap_err();
        assert!(message.starts_with("two lines at src/batch/guard.rs:"), "{message}");
        let list: Vec<u8> = Vec::new();
        assert!(guarded(|| list[usize::from(text.is_empty())]).unwrap_err().contains("index out of bounds"));
        assert_eq!(guarded(|| 8), Ok(8));
    }
}
