//! Compressed inputs: gzip and Zstandard, of any number of members or frames one after the other.
//!
//! What is unpacked is bounded by its ratio to what was read, not by its size: an archive of news is unpacked as a
//! stream, whatever its length, and only data made to blow up has such a ratio. After a broken gzip member the next one
//! is looked for, so that in formats with a member a record (WARC) the damage costs one record.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use flate2::bufread::GzDecoder;

/// Up to so many bytes may be unpacked at any ratio.
const FREE: u64 = 64 << 20;
/// The highest ratio beyond that. News text has 3 to 6, the same sentence over and over about 200.
const RATIO: u64 = 400;

/// How an input is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// By its first bytes.
    pub(super) fn of(start: &[u8]) -> Option<Packing> {
        match start {
            [0x1f, 0x8b, ..] => Some(Packing::Gzip),
            [0x28, 0xb5, 0x2f, 0xfd, ..] => Some(Packing::Zstd),
            // A frame that readers skip, which some tools put first.
            [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Some(Packing::Zstd),
            _ => None,
        }
    }

    /// By the extension of a file.
    pub(super) fn named(extension: &str) -> Option<Packing> {
        match extension.to_ascii_lowercase().as_str() {
            "gz" => Some(Packing::Gzip),
            "zst" => Some(Packing::Zstd),
            _ => None,
        }
    }
}

/// Bytes that a reader has given so far.
pub(super) type Count = Rc<Cell<u64>>;

/// What is in a compressed input.
pub(super) struct Unpacked<'r> {
    state: State<'r>,
    /// Compressed bytes so far, and bytes unpacked from them.
    read: Count,
    given: u64,
    members: u32,
}

enum State<'r> {
    /// Before a gzip member.
    Between(Box<dyn BufRead + 'r>),
    Member(Box<GzDecoder<Box<dyn BufRead + 'r>>>),
    /// After a broken member.
    Lost(Box<dyn BufRead + 'r>),
    Zstd(Box<zstd::stream::read::Decoder<'r, Box<dyn BufRead + 'r>>>),
    Over,
}

impl<'r> Unpacked<'r> {
    /// Unpacks `input`, of which `read` counts the bytes.
    ///
    /// # Errors
    /// Where there is no memory for a decoder.
    pub(super) fn new(
        input: Box<dyn BufRead + 'r>,
        packing: Packing,
        read: Count,
    ) -> io::Result<Unpacked<'r>> {
        let state = match packing {
            Packing::Gzip => State::Between(input),
            Packing::Zstd => State::Zstd(Box::new(zstd::stream::read::Decoder::with_buffer(input)?)),
        };
        Ok(Unpacked { state, read, given: 0, members: 0 })
    }

    fn step(&mut self, out: &mut [u8]) -> io::Result<Option<usize>> {
        match std::mem::replace(&mut self.state, State::Over) {
            State::Over => Ok(Some(0)),
            State::Between(mut input) => {
                match input.fill_buf()? {
                    [] => return Ok(Some(0)),
                    [0x1f, ..] => self.state = State::Member(Box::new(GzDecoder::new(input))),
                    // Tapes and some tools fill up with zeros.
                    rest if rest.iter().all(|&b| b == 0) => {
                        let n = rest.len();
                        input.consume(n);
                        self.state = State::Between(input);
                    }
                    _ => {
                        self.state = State::Lost(input);
                        let what = if self.members == 0 {
                            "no gzip data"
                        } else {
                            "bytes that are no gzip data after the last member"
                        };
                        return Err(io::Error::new(io::ErrorKind::InvalidData, what));
                    }
                }
                Ok(None)
            }
            State::Member(mut member) => match member.read(out) {
                Ok(0) if !out.is_empty() => {
                    self.members += 1;
                    self.state = State::Between(member.into_inner());
                    Ok(None)
                }
                Ok(n) => {
                    self.state = State::Member(member);
                    Ok(Some(n))
                }
                Err(e) if e.kind() == io::ErrorKind::Interrupted => {
                    self.state = State::Member(member);
                    Err(e)
                }
                Err(e) => {
                    self.state = State::Lost(member.into_inner());
                    let what = match e.kind() {
                        io::ErrorKind::UnexpectedEof => "the gzip data ends too soon".into(),
                        _ => format!("broken gzip data: {e}"),
                    };
                    Err(io::Error::new(e.kind(), what))
                }
            },
            State::Lost(mut input) => {
                let chunk = input.fill_buf()?;
                if chunk.is_empty() {
                    return Ok(Some(0));
                }
                // At the end of a chunk the first byte has to do.
                let starts = |i: usize| chunk[i..].iter().zip([0x1f, 0x8b, 0x08]).all(|(a, b)| *a == b);
                let at = (0..chunk.len()).find(|&i| starts(i));
                let n = at.unwrap_or(chunk.len());
                input.consume(n);
                self.state = if at.is_some() { State::Between(input) } else { State::Lost(input) };
                Ok(None)
            }
            State::Zstd(mut decoder) => match decoder.read(out) {
                Ok(n) => {
                    self.state = State::Zstd(decoder);
                    Ok(Some(n))
                }
                Err(e) => Err(io::Error::new(e.kind(), format!("broken Zstandard data: {e}"))),
            },
        }
    }
}

impl Read for Unpacked<'_> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            let Some(n) = self.step(out)? else { continue };
            self.given += n as u64;
            if n > 0 && self.given > FREE && self.given > self.read.get().saturating_mul(RATIO) {
                self.state = State::Over;
                let why = format!(
                    "unpacking was stopped: {} bytes gave more than {} MiB",
                    self.read.get(),
                    self.given >> 20
                );
                return Err(io::Error::new(io::ErrorKind::InvalidData, why));
            }
            return Ok(n);
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use super::*;

    /// A gzip member.
    pub(in crate::ingest) fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    fn unpacked(bytes: &[u8]) -> (String, Vec<String>) {
        let read = Count::default();
        read.set(bytes.len() as u64);
        let input: Box<dyn BufRead> =
            Box::new(io::BufReader::with_capacity(if bytes.len() > 9000 { 1 << 16 } else { 64 }, bytes));
        let mut input = Unpacked::new(input, Packing::of(bytes).unwrap(), read).unwrap();
        let (mut text, mut errors, mut buffer) = (Vec::new(), Vec::new(), vec![0; 1 << 16]);
        loop {
            match input.read(&mut buffer) {
                Ok(0) => return (String::from_utf8(text).unwrap(), errors),
                Ok(n) => text.extend_from_slice(&buffer[..n]),
                Err(e) => errors.push(e.to_string()),
            }
        }
    }

    #[test]
    fn members_and_frames() {
        let (a, b) = (gzip(b"Envoys left. "), gzip(b"Others came."));
        let all = "Envoys left. Others came.";
        assert_eq!(unpacked(&[&a[..], &b].concat()), (all.into(), vec![]));
        assert_eq!(unpacked(&[&a[..], &b, &[0; 500]].concat()), (all.into(), vec![]));
        let frame = |text: &str| zstd::stream::encode_all(text.as_bytes(), 3).unwrap();
        assert_eq!(unpacked(&[frame("Envoys left. "), frame("Others came.")].concat()), (all.into(), vec![]));
    }

    #[test]
    fn damage_costs_a_member() {
        let (a, b, c) = (gzip(b"one "), gzip("two ".repeat(500).as_bytes()), gzip(b"three"));
        let mut broken = b.clone();
        let end = broken.len() - 8;
        broken[end] ^= 0xff;
        let (text, errors) = unpacked(&[&a[..], &broken, &c].concat());
        assert!(text.starts_with("one two ") && text.ends_with("three"), "{text}");
        assert!(errors.len() == 1 && errors[0].starts_with("broken gzip data"), "{errors:?}");
        let (text, errors) = unpacked(&b[..b.len() - 10]);
        assert!(text.starts_with("two ") && errors == ["the gzip data ends too soon"], "{errors:?}");
        let (text, errors) = unpacked(&[&a[..], b"garbage"].concat());
        assert_eq!((&*text, errors.len()), ("one ", 1));
    }

    #[test]
    fn bombs_are_stopped() {
        let bomb = gzip(&vec![0; 80 << 20]);
        let (text, errors) = unpacked(&bomb);
        assert!(text.len() < (FREE as usize) * 2);
        assert!(errors[0].starts_with("unpacking was stopped"), "{errors:?}");
    }
}
