//! The one test binary.

mod cases;
mod records;
mod rules;
