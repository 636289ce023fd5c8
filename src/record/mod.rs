//! The public contract: the serialisable view of what was found.

mod build;
mod offsets;
mod reference;
mod schema;
mod select;
mod shape;
mod watch;

pub use build::{BuildOptions, build};
pub use reference::{document_schema, row_schema};
pub use schema::*;
pub use select::{LISTS, Select};
pub use shape::{Field, Shape, fields};
pub use watch::Watch;
