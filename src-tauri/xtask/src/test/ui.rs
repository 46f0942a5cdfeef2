//! The stages of the UI's own tools.
use super::counts::{self, Counts};
use super::setting::Setting;
use crate::step::Step;
use crate::{Outcome, place};

/// Formatter and linter.
pub(super) fn lints() -> Outcome {
    npm("lint").run()
}

pub(super) fn types() -> Outcome {
    npm("check").run()
}

pub(super) fn units(setting: &Setting) -> Outcome<Counts> {
    counts::judge(&setting.tell(npm("test")).hear()?, counts::of_vitest)
}

fn npm(script: &str) -> Step {
    Step::npm(&place::ui()).words("run --silent").arg(script)
}
