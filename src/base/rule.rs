//! Rules by name.

/// A rule as its module lists it: id and what it finds, in one sentence.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Id, `layer.name`.
    pub id: &'static str,
    /// What it finds.
    pub finds: &'static str,
}
