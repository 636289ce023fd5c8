//! One nested JSON document per article and line.

use std::time::Duration;

use serde_json::Value;

use super::{Earlier, Folder, Piece, Sink, Stream, Target, Written, json};
use crate::base::Error;
use crate::record::Record;

/// Name of the file in a folder.
const FILE: &str = "documents.jsonl";

pub(super) fn encode(record: &Record, piece: &mut Piece) {
    let mut line = piece.buffer();
    json::write(record, &mut line);
    line.push(b'\n');
    piece.chunks.push(line);
    piece.note_json_blank();
}

pub(super) fn open(target: Target) -> Result<Box<dyn Sink>, Error> {
    Ok(match target {
        Target::Stream(out, _) => Box::new(Lines(Stream::new(out))),
        target => {
            let mut folder = target.folder("jsonl")?;
            folder.add(FILE, b"")?;
            Box::new(InFolder(folder))
        }
    })
}

struct Lines(Stream);

impl Sink for Lines {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        piece.chunks.iter().try_for_each(|c| self.0.put(c))
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        self.0.flush().map(|()| Vec::new())
    }

    fn commit(&mut self, _: &[u8]) -> Result<(), Error> {
        Ok(())
    }
}

/// The same pieces into the files of a folder, one file a chunk.
pub(super) struct InFolder(pub(super) Folder);

impl Sink for InFolder {
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error> {
        piece.chunks.iter().enumerate().try_for_each(|(file, c)| self.0.put(file, c))
    }

    fn seal(&mut self) -> Result<Vec<Written>, Error> {
        self.0.seal()
    }

    fn commit(&mut self, run: &[u8]) -> Result<(), Error> {
        self.0.commit(run)
    }

    fn keeps_run(&self) -> bool {
        true
    }

    fn earlier(&mut self) -> Earlier {
        self.0.earlier()
    }

    fn checkpoint(&mut self, state: Value) -> Result<(), Error> {
        self.0.checkpoint(state)
    }

    fn settle(&mut self, wait: bool) -> Result<Option<Duration>, Error> {
        self.0.settle(wait)
    }
}
