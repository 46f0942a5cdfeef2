//! The Rust stages. All take in the whole workspace with every target: another choice of packages
//! would unify features differently and compile the typesetter a second time.
use super::counts::{self, Counts};
use super::generated;
use super::setting::Setting;
use crate::step::Step;
use crate::{Outcome, place};

pub(super) fn format() -> Outcome {
    Step::cargo().words("fmt --all --check").run()
}

/// The programs that the walks start, and every test that `tests` will run.
pub(super) fn build(setting: &Setting) -> Outcome {
    let step = Step::cargo().words("build --workspace --all-targets");
    setting.tell(step).run()
}

pub(super) fn lints(setting: &Setting) -> Outcome {
    let step = Step::cargo().words("clippy --workspace --all-targets -- -D warnings");
    setting.tell(step).run()
}

pub(super) fn tests(setting: &Setting) -> Outcome<Counts> {
    let step = Step::cargo().words("test --workspace --no-fail-fast");
    counts::judge(&setting.tell(step).hear()?, counts::of_cargo_test)
}

/// What the tests have just generated must be what is checked in.
pub(super) fn generated_types(setting: &Setting) -> Outcome {
    generated::compare(&place::ui().join("src/generated"), &setting.generated)
}
