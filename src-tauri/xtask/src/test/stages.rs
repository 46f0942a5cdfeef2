//! The stages of `cargo xtask test`, cheapest first.
use std::time::{Duration, Instant};

use super::counts::Counts;
use super::report::Line;
use super::setting::Setting;
use super::{licences, rust, ui, unused, walks};
use crate::Outcome;
use crate::setup::{self, Need};

/// One stage: what it is called, which earlier ones it stands on, what it does.
pub(super) struct Stage {
    name: &'static str,
    pub(super) needs: &'static [&'static str],
    work: fn(&Setting) -> Outcome<Counts>,
}

const SET_UP: &str = "set-up";
const UI_BUILD: &str = "UI build";
const BUILD: &str = "build";
const TESTS: &str = "Rust tests";

/// All of them, in order. The shell embeds the built UI, so Rust waits for it.
pub(super) const ALL: &[Stage] = &[
    stage(SET_UP, &[], |_| done(setup::ensure(Need::Tests))),
    stage("Rust format", &[], |_| done(rust::format())),
    stage("unused dependencies", &[], |_| done(unused::dependencies())),
    stage("licences", &[], |_| done(licences::licences())),
    stage("UI lints", &[SET_UP], |_| done(ui::lints())),
    stage("UI types", &[SET_UP], |_| done(ui::types())),
    stage("UI units", &[SET_UP], ui::units),
    stage(UI_BUILD, &[SET_UP], |_| done(setup::ui_dist())),
    stage(BUILD, &[UI_BUILD], |run| done(rust::build(run))),
    stage("Rust lints", &[UI_BUILD], |run| done(rust::lints(run))),
    stage(TESTS, &[BUILD], rust::tests),
    stage("generated types", &[BUILD], |run| {
        done(rust::generated_types(run))
    }),
    stage("walks in Chromium", &[BUILD], walks::in_chromium),
    stage("walks in the window", &[BUILD], walks::in_the_window),
];

const fn stage(
    name: &'static str,
    needs: &'static [&'static str],
    work: fn(&Setting) -> Outcome<Counts>,
) -> Stage {
    Stage { name, needs, work }
}

/// A stage without tests of its own counts as one.
fn done(outcome: Outcome) -> Outcome<Counts> {
    outcome.map(|()| Counts::one_passed())
}

impl Stage {
    pub(super) fn run(&self, setting: &Setting) -> Line {
        println!("\n=== {} ===", self.name);
        let started = Instant::now();
        let outcome = (self.work)(setting);
        self.line(outcome, started.elapsed())
    }

    /// A stage that could not run has not passed.
    pub(super) fn leave_out(&self, ground: &str) -> Line {
        self.line(
            Err(format!("not run, because {ground} failed.")),
            Duration::ZERO,
        )
    }

    fn line(&self, outcome: Outcome<Counts>, time: Duration) -> Line {
        let (counts, trouble) = match outcome {
            Ok(counts) => (counts, None),
            Err(trouble) => (Counts::one_failed(), Some(trouble)),
        };
        if let Some(trouble) = &trouble {
            println!("{}: {trouble}", self.name);
        }
        Line {
            name: self.name,
            counts,
            time,
            trouble,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stage_stands_on_earlier_ones() {
        for (place, stage) in ALL.iter().enumerate() {
            for ground in stage.needs {
                let earlier = ALL[..place].iter().any(|other| other.name == *ground);
                assert!(earlier, "{} needs {ground}, which comes later", stage.name);
            }
        }
    }
}
