//! `cargo xtask test`: everything CI checks, in stages, each with its time.
//!
//! One run shows all faults: a stage is left out only when what it stands on has failed.
mod counts;
mod generated;
mod report;
mod stages;

use std::time::Instant;

use crate::Outcome;
use crate::setup::{self, Need};
use counts::Counts;
use report::{Line, Report};
use stages::{Setting, Stage};

/// Sets up, runs every stage, prints the table and the closing line `N passed, N failed`.
///
/// # Errors
/// When set-up fails, or any stage does.
pub(crate) fn test(long: bool) -> Outcome {
    let mut report = Report::default();
    let started = Instant::now();
    let outcome = setup::ensure(Need::Tests);
    report.add(Line {
        name: "set-up",
        counts: Counts::check(outcome.is_ok()),
        time: started.elapsed(),
        trouble: outcome.err(),
    });
    let setting = Setting::new(long)?;
    for stage in stages::ALL {
        let line = if report.has_failed("set-up") {
            left_out(stage, "set-up")
        } else if let Some(ground) = stage.needs.iter().find(|name| report.has_failed(name)) {
            left_out(stage, ground)
        } else {
            run(stage, &setting)
        };
        report.add(line);
    }
    report.print();
    if report.total().failed == 0 {
        Ok(())
    } else {
        Err("Not everything passed; the lines above say what did not.".to_owned())
    }
}

fn run(stage: &Stage, setting: &Setting) -> Line {
    println!("\n=== {} ===", stage.name);
    let started = Instant::now();
    let (counts, trouble) = match (stage.run)(setting) {
        Ok(counts) => (counts, None),
        Err(trouble) => (Counts::check(false), Some(trouble)),
    };
    Line {
        name: stage.name,
        counts,
        time: started.elapsed(),
        trouble,
    }
}

fn left_out(stage: &Stage, ground: &str) -> Line {
    Line {
        name: stage.name,
        counts: Counts::check(false),
        time: std::time::Duration::ZERO,
        trouble: Some(format!("not run, because {ground} failed")),
    }
}
