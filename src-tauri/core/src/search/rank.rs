//! How well a record matches: what was meant comes before what merely contains it.
use crate::readings::{Found, Needle};

/// How a record matched, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// The 编号, exactly.
    Code,
    /// The whole name.
    Whole,
    /// The beginning of the name.
    Beginning,
    /// The beginning of the 编号.
    CodeBeginning,
    /// Another name: 简称, 曾用名.
    OtherName,
    /// Some part of the name.
    Inside,
}

impl Closeness {
    /// Of a match inside a name of `len` characters.
    pub(super) fn of_name(found: Found, len: usize) -> Self {
        match found {
            Found { start: 0, end } if end == len => Closeness::Whole,
            Found { start: 0, .. } => Closeness::Beginning,
            _ => Closeness::Inside,
        }
    }

    /// Of the 编号 in lower case, where it begins with what was typed.
    pub(super) fn of_code(code: &str, needle: &Needle) -> Option<Self> {
        if needle.is_empty() || !code.starts_with(needle.text()) {
            None
        } else if code.len() == needle.text().len() {
            Some(Closeness::Code)
        } else {
            Some(Closeness::CodeBeginning)
        }
    }
}
