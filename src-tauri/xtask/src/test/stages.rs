//! The stages of `cargo xtask test`, cheapest first.
use std::fs;
use std::path::PathBuf;

use super::counts::{self, Counts};
use super::generated;
use crate::setup;
use crate::step::{Heard, Step};
use crate::{Outcome, place};

/// One stage: what it is called, which earlier ones it stands on, what it does.
pub(super) struct Stage {
    pub(super) name: &'static str,
    pub(super) needs: &'static [&'static str],
    pub(super) run: fn(&Setting) -> Outcome<Counts>,
}

/// What all stages of a run share.
pub(super) struct Setting {
    long: bool,
    /// Where the Rust tests write the TypeScript they generate.
    generated: PathBuf,
    /// Where walks leave their screenshots.
    pictures: PathBuf,
}

impl Setting {
    pub(super) fn new(long: bool) -> Outcome<Self> {
        let setting = Self {
            long,
            generated: place::scratch().join("generated"),
            pictures: place::out().join("pictures"),
        };
        for folder in [&setting.generated, &setting.pictures] {
            if folder.exists() {
                fs::remove_dir_all(folder).map_err(|cause| cause.to_string())?;
            }
            fs::create_dir_all(folder).map_err(|cause| cause.to_string())?;
        }
        Ok(setting)
    }

    fn prepare(&self, step: Step) -> Step {
        let step = step
            .env("TS_RS_EXPORT_DIR", &self.generated)
            .env("NO_COLOR", "1");
        if self.long {
            step.env("LIANYAN_LONG", "1")
        } else {
            step
        }
    }
}

const BUILD: &str = "build";
const UI_BUILD: &str = "UI build";
const RUST_TESTS: &str = "Rust tests";

/// All of them, in order. The build takes in every target, so that nothing is compiled twice:
/// another choice of packages would unify features differently and build typst again.
pub(super) const ALL: &[Stage] = &[
    check("Rust format", |_| {
        Step::cargo().words("fmt --all --check").run()
    }),
    check("UI lints", |_| npm("lint")),
    check("UI types", |_| npm("check")),
    Stage {
        name: "UI units",
        needs: &[],
        run: ui_units,
    },
    check(UI_BUILD, |_| setup::ui_dist()),
    Stage {
        name: BUILD,
        needs: &[UI_BUILD],
        run: |setting| done(setting.prepare(Step::cargo().words("build --workspace --all-targets")).run()),
    },
    Stage {
        name: "Rust lints",
        needs: &[UI_BUILD],
        run: |_| {
            done(Step::cargo().words("clippy --workspace --all-targets -- -D warnings").run())
        },
    },
    Stage {
        name: RUST_TESTS,
        needs: &[BUILD],
        run: rust_tests,
    },
    Stage {
        name: "generated types",
        needs: &[BUILD],
        run: |setting| {
            done(generated::compare(&place::ui().join("src/generated"), &setting.generated))
        },
    },
    Stage {
        name: "walks in Chromium",
        needs: &[BUILD],
        run: walks,
    },
    Stage {
        name: "window test",
        needs: &[BUILD],
        run: window_test,
    },
];

/// A stage that counts as one check.
const fn check(name: &'static str, run: fn(&Setting) -> Outcome<Counts>) -> Stage {
    Stage { name, needs: &[], run }
}
