//! The public contract: the serialisable view of what was found.

mod build;
mod offsets;
mod schema;
mod watch;

pub use build::{BuildOptions, build};
pub use schema::*;
pub use watch::Watch;
