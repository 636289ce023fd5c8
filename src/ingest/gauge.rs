//! A limit on the bytes that one article may take from a stream.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// A stream that fails once no bytes are left to the article under way. The reader of a format fills `left` up again
/// before each article.
pub(super) struct Gauge<'r> {
    pub input: &'r mut dyn BufRead,
    /// Bytes that may still be read.
    pub left: Rc<Cell<usize>>,
    /// What is told when there are none.
    pub why: String,
}

impl Read for Gauge<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.left.get() == 0 {
            return Err(io::Error::other(self.why.clone()));
        }
        let n = self.input.read(out)?;
        self.left.set(self.left.get().saturating_sub(n));
        Ok(n)
    }
}
