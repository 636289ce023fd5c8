//! Finished runs as data sets: read back ([`Run`]), and written in the formats that others read ([`export`]).

mod export;
mod run;

pub use export::{Exported, check, export};
pub use run::{Records, Rows, Run, TableRow};
