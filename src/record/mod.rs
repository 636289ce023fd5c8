//! The public contract: the serialisable view of what was found.

mod build;
mod offsets;
mod schema;
mod select;
mod watch;

pub use build::{BuildOptions, build};
pub use schema::*;
pub use select::{LISTS, Select};
pub use watch::Watch;
