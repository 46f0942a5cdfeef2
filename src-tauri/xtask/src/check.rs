//! `cargo xtask check`: the fast inner loop. It installs no system packages.
use crate::step::Step;
use crate::{Outcome, place};

/// Format, lints of everything that needs no WebKit, tests of the core, types of the UI.
pub(crate) fn check() -> Outcome {
    Step::cargo().words("fmt --all --check").run()?;
    Step::cargo()
        .words("clippy --all-targets -- -D warnings")
        .run()?;
    Step::cargo()
        .words("test --quiet --package lianyan-core")
        .run()?;
    Step::npm(&place::ui()).words("run --silent check").run()
}
