//! Finished runs as data sets: read back and written in the formats that others read.

mod run;

pub use run::{Records, Rows, Run, TableRow};
