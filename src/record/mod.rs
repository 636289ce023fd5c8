//! The public contract: the serialisable view of what was found.

mod build;
mod offsets;
mod schema;

pub use build::{BuildOptions, build};
pub use schema::*;
