//! Set-up shared by all verbs: system packages, Node packages, fonts, the built UI.
//!
//! What is done already is skipped; stamps under `target/xtask` remember it.
mod apt;
mod lists;
mod node;
mod stamp;

use crate::Outcome;
pub(crate) use lists::browser;

/// What is about to be done, and so what must be in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// Building `lianyan`, which has no window.
    CommandLine,
    /// Building the desktop program too.
    Window,
    /// Building and testing everything.
    Tests,
}

/// Brings in whatever `need` asks for and is not there yet.
///
/// # Errors
/// A sentence on what must be installed by hand, or the command that failed.
pub(crate) fn ensure(need: Need) -> Outcome {
    node::require_version()?;
    apt::ensure(need)?;
    node::packages("assets/fonts")?;
    node::packages("ui")
}

/// Builds the UI unless its sources are unchanged; the shell embeds it when it is compiled.
pub(crate) fn ui_dist() -> Outcome {
    node::ui_dist()
}
