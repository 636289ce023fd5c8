//! Records to bytes: one file a format, and a row in [`FORMATS`].
//!
//! A format has two halves. Its encoder runs on the worker that made the record and fills a [`Piece`] of its own; its
//! [`Sink`] takes the pieces in input order, on one thread. So the costly half is parallel, and what is written never
//! depends on the number of threads.

/// Methods of a serialiser for what no record holds.
macro_rules! refuse {
    ($($name:ident($($type:ty),*) $(-> $out:ty)?;)*) => {
        $(fn $name(self $(, _: $type)*) -> Result<refuse!(@out $($out)?), Fault> {
            Err(Fault(concat!(stringify!($name), " in a record").into()))
        })*
    };
    (@out) => { () };
    (@out $out:ty) => { $out };
}

/// Methods of a serialiser for newtypes: a struct is what it holds, a variant is a fault in these words.
macro_rules! newtypes {
    ($fault:literal) => {
        fn serialize_newtype_struct<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            value: &T,
        ) -> Result<(), Fault> {
            value.serialize(self)
        }

        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<(), Fault> {
            Err(Fault($fault.into()))
        }
    };
}

/// Methods of a serialiser for what its other methods write already: a unit is nothing, a plain variant is its name, and
/// an option that holds a value is that value.
macro_rules! units {
    () => {
        fn serialize_unit(self) -> Result<(), Fault> {
            self.serialize_none()
        }

        fn serialize_unit_struct(self, _: &'static str) -> Result<(), Fault> {
            self.serialize_none()
        }

        fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> Result<(), Fault> {
            self.serialize_str(name)
        }

        fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
            value.serialize(self)
        }
    };
}

/// All of a serialiser that takes structs and nothing else, and is their [`SerializeStruct`](serde::ser::SerializeStruct)
/// itself.
macro_rules! only_structs {
    () => {
        type Ok = ();
        type Error = Fault;
        type SerializeSeq = No;
        type SerializeTuple = No;
        type SerializeTupleStruct = No;
        type SerializeTupleVariant = No;
        type SerializeMap = No;
        type SerializeStruct = Self;
        type SerializeStructVariant = No;

        fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Fault> {
            Ok(self)
        }

        fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
            value.serialize(self)
        }

        newtypes!("a variant outside a struct");

        refuse! {
            serialize_bool(bool);
            serialize_i8(i8);
            serialize_i16(i16);
            serialize_i32(i32);
            serialize_i64(i64);
            serialize_u8(u8);
            serialize_u16(u16);
            serialize_u32(u32);
            serialize_u64(u64);
            serialize_f32(f32);
            serialize_f64(f64);
            serialize_char(char);
            serialize_str(&str);
            serialize_bytes(&[u8]);
            serialize_none();
            serialize_unit();
            serialize_unit_struct(&'static str);
            serialize_unit_variant(&'static str, u32, &'static str);
            serialize_seq(Option<usize>) -> No;
            serialize_tuple(usize) -> No;
            serialize_tuple_struct(&'static str, usize) -> No;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> No;
            serialize_map(Option<usize>) -> No;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> No;
        }
    };
}

mod annotation;
mod brat;
mod dyads;
mod file;
mod folder;
mod json;
mod nested;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(feature = "sqlite")]
mod sqlite;
mod summary;
mod tables;

use std::io::Write;
use std::time::Duration;

use serde_json::Value;

pub use file::NewFile;
pub use folder::{Earlier, Folder, Hold, Opening, Written};
pub use summary::Digest;
pub use tables::{Lines, TABLES, Table};

use crate::base::Error;
use crate::record::Record;

/// A kind of output.
pub struct Format {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, in one sentence.
    pub about: &'static str,
    /// Meant for eyes: may hold colours.
    pub styled: bool,
    /// Where it goes.
    pub place: Place,
    /// Fills a piece from a record.
    pub encode: fn(&Record, &mut Piece),
    /// Opens the output.
    pub open: fn(Target) -> Result<Box<dyn Sink>, Error>,
}

/// Where an output of a format can go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A stream only.
    Stream,
    /// A stream or a folder.
    Either,
    /// A folder only.
    Folder,
    /// A folder, or one file of its own.
    File,
}

/// The formats that are written.
pub const FORMATS: &[Format] = &[
    Format {
        name: "jsonl",
        about: "one nested JSON document per article and line",
        styled: false,
        place: Place::Either,
        encode: nested::encode,
        open: nested::open,
    },
    Format {
        name: "tables",
        about: "a folder of linked tables, each as JSON Lines and CSV",
        styled: false,
        place: Place::Folder,
        encode: tables::encode,
        open: tables::open,
    },
    Format {
        name: "csv",
        about: "linked tables as CSV",
        styled: false,
        place: Place::Folder,
        encode: tables::encode_csv,
        open: tables::open_csv,
    },
    Format {
        name: "tsv",
        about: "linked tables as TSV",
        styled: false,
        place: Place::Folder,
        encode: tables::encode_tsv,
        open: tables::open_tsv,
    },
    #[cfg(feature = "parquet")]
    Format {
        name: "parquet",
        about: "linked tables as Parquet, spans as structs and lists as lists",
        styled: false,
        place: Place::Folder,
        encode: parquet::encode,
        open: parquet::open,
    },
    #[cfg(not(feature = "parquet"))]
    Format {
        name: "parquet",
        about: "not part of this build",
        styled: false,
        place: Place::Folder,
        encode: |_, _| {},
        open: |_| Err(left_out("parquet")),
    },
    #[cfg(feature = "sqlite")]
    Format {
        name: "sqlite",
        about: "one SQLite database with keys, full-text search and views",
        styled: false,
        place: Place::File,
        encode: sqlite::encode,
        open: sqlite::open,
    },
    #[cfg(not(feature = "sqlite"))]
    Format {
        name: "sqlite",
        about: "not part of this build",
        styled: false,
        place: Place::File,
        encode: |_, _| {},
        open: |_| Err(left_out("sqlite")),
    },
    Format {
        name: "plover",
        about: "events as dyads under the column names of POLECAT",
        styled: false,
        place: Place::Folder,
        encode: dyads::encode_plover,
        open: dyads::open_plover,
    },
    Format {
        name: "icews",
        about: "events as dyads under the column names of ICEWS",
        styled: false,
        place: Place::Folder,
        encode: dyads::encode_icews,
        open: dyads::open_icews,
    },
    Format {
        name: "brat",
        about: "standoff annotation for brat: .txt, .ann, annotation.conf",
        styled: false,
        place: Place::Folder,
        encode: brat::encode,
        open: brat::open,
    },
    Format {
        name: "webannotation",
        about: "W3C Web Annotations, one page per article and line",
        styled: false,
        place: Place::Folder,
        encode: annotation::encode,
        open: annotation::open,
    },
    Format {
        name: "summary",
        about: "what was found, for reading",
        styled: true,
        place: Place::Stream,
        encode: summary::encode,
        open: summary::open,
    },
];

/// Why a format that this build knows by name cannot be written.
#[cfg(not(all(feature = "parquet", feature = "sqlite")))]
fn left_out(feature: &str) -> Error {
    Error::option(
        format!("the format `{feature}` is not part of this build"),
        format!("a build with `cargo build --release --features {feature}`, or --features full"),
    )
}

/// The format of a name.
pub fn format(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|f| f.name == name)
}

/// Files of other formats, and those that later steps put beside a run: they go with the run that they belong to.
const LATER: [&str; 6] = [
    "documents.jsonl",
    "clusters.jsonl",
    "clusters.csv",
    "article_groups.jsonl",
    "article_groups.csv",
    "cluster.json",
];

/// Where an output goes.
pub enum Target {
    /// Standard output or the like, with advice for a reader; `{first}` in it stands for the first article's source id.
    Stream(Box<dyn Write + Send>, String),
    /// A folder.
    Folder(Folder),
    /// A file.
    File(NewFile),
}

impl Target {
    /// The folder that a format needs.
    fn folder(self, format: &str) -> Result<Folder, Error> {
        match self {
            Target::Folder(folder) => Ok(folder),
            _ => Err(Error::option(format!("the format `{format}` needs a folder"), "-o DIR")),
        }
    }
}

/// What one article gives to an output.
#[derive(Default)]
pub struct Piece {
    /// Bytes, one buffer for each file of the format.
    pub chunks: Vec<Vec<u8>>,
    /// What the summary needs.
    pub digest: Option<Box<Digest>>,
    /// Columns, one set for each table; in a cleared piece without rows.
    #[cfg(feature = "parquet")]
    pub columns: Vec<parquet::Columns>,
    /// Where the article is to be named that this one repeats.
    blanks: Vec<Blank>,
    /// Buffers of an article before, the last of them for the first chunk.
    spare: Vec<Vec<u8>>,
}

/// A place in a chunk for what only the order of the articles tells.
struct Blank {
    chunk: usize,
    at: usize,
    /// Bytes that stand there for "none".
    len: usize,
    /// What a text looks like there.
    form: fn(&str) -> Vec<u8>,
}

/// A text that needs no escape, in JSON, CSV and TSV alike.
fn quoted(text: &str) -> Vec<u8> {
    format!("\"{text}\"").into_bytes()
}

/// A piece above this size is not kept for another article.
const LARGE: usize = 2 << 20;

impl Piece {
    /// An empty piece that has the memory of this one, unless that was much.
    pub fn cleared(mut self) -> Option<Piece> {
        let size: usize = self.chunks.iter().map(Vec::capacity).sum();
        #[cfg(feature = "parquet")]
        let size = size + self.columns.iter().map(parquet::Columns::capacity).sum::<usize>();
        if size > LARGE {
            return None;
        }
        self.spare = self.chunks.drain(..).rev().collect();
        self.spare.iter_mut().for_each(Vec::clear);
        #[cfg(feature = "parquet")]
        self.columns.iter_mut().for_each(parquet::Columns::clear);
        (self.digest, self.blanks) = (None, Vec::new());
        Some(self)
    }

    /// An empty buffer for a chunk.
    fn buffer(&mut self) -> Vec<u8> {
        self.spare.pop().unwrap_or_default()
    }

    /// Names the earlier article of the run that this one nearly repeats, by its id.
    pub fn repeats(&mut self, id: &str) {
        // A chunk has one blank, so that no place moves another.
        for Blank { chunk, at, len, form } in self.blanks.drain(..) {
            self.chunks[chunk].splice(at..at + len, form(id));
        }
        #[cfg(feature = "parquet")]
        parquet::repeats(&mut self.columns, id);
    }

    /// Notes the blank of the last chunk, which is JSON of a record.
    fn note_json_blank(&mut self) {
        const KEY: &[u8] = b"\"near_duplicate_of\":";
        const NONE: &[u8] = b"null";
        let chunk = self.chunks.len() - 1;
        // Inside of a text the quotation marks would have a backslash.
        if let Some(key) = memchr::memmem::find(&self.chunks[chunk], KEY) {
            self.blanks.push(Blank { chunk, at: key + KEY.len(), len: NONE.len(), form: quoted });
        }
    }
}

/// Takes pieces in input order.
pub trait Sink: Send {
    /// Takes the next piece, of which the buffers may be used again.
    ///
    /// # Errors
    /// Where bytes cannot be written; a closed pipe shows as [`std::io::ErrorKind::BrokenPipe`].
    fn write(&mut self, piece: &mut Piece) -> Result<(), Error>;

    /// Brings out everything that was taken, still under temporary names where there are files. Where there was a
    /// checkpoint there is one right before.
    ///
    /// # Errors
    /// As for `write`.
    fn seal(&mut self) -> Result<Vec<Written>, Error>;

    /// Gives the files their names, the account of the run last.
    ///
    /// # Errors
    /// As for `write`.
    fn commit(&mut self, run: &[u8]) -> Result<(), Error>;

    /// Whether `commit` keeps the account of the run, and `checkpoint` something to go on from.
    fn keeps_run(&self) -> bool {
        false
    }

    /// What an earlier run left to go on from, once.
    fn earlier(&mut self) -> Earlier {
        Earlier::Nothing
    }

    /// Begins to make everything that was taken safe: once that is done a later run can go on from here, and finds
    /// `state` again. Where a sink cannot be gone on with from here, the checkpoint before holds.
    ///
    /// # Errors
    /// As for `write`.
    fn checkpoint(&mut self, _state: Value) -> Result<(), Error> {
        Ok(())
    }

    /// How long it took to make safe what the last `checkpoint` began with; none while that goes on, unless it is to be
    /// waited for, and where the next one would be of no use yet.
    ///
    /// # Errors
    /// As for `write`.
    fn settle(&mut self, _wait: bool) -> Result<Option<Duration>, Error> {
        Ok(Some(Duration::ZERO))
    }
}

/// A sink of one stream of bytes.
struct Stream(std::io::BufWriter<Box<dyn Write + Send>>);

impl Stream {
    fn new(out: Box<dyn Write + Send>) -> Stream {
        Stream(std::io::BufWriter::with_capacity(1 << 16, out))
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), Error> {
        self.0.write_all(bytes).map_err(cannot_write)
    }

    fn flush(&mut self) -> Result<(), Error> {
        self.0.flush().map_err(cannot_write)
    }
}

fn cannot_write(e: std::io::Error) -> Error {
    Error::io("cannot write", "standard output", e, "")
}
