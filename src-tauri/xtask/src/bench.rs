//! `cargo xtask bench`: measures in release mode and keeps the table.
use std::fs;

use crate::setup::{self, Need};
use crate::step::Step;
use crate::{Outcome, place};

/// Runs the bench programs (all, or those named) and saves what they print as `out/bench.md`.
pub(crate) fn bench(names: &[String]) -> Outcome {
    setup::ensure(Need::CommandLine)?;
    let step = Step::cargo().words("run --release --package lianyan-bench --");
    let heard = names.iter().fold(step, Step::arg).hear()?;
    if !heard.ok {
        return Err("the benchmarks stopped before their end; nothing was saved.".to_owned());
    }
    let file = place::out().join("bench.md");
    fs::create_dir_all(place::out())
        .and_then(|()| fs::write(&file, heard.text))
        .map_err(|cause| format!("{} could not be written: {cause}.", file.display()))?;
    println!("\nThe table is saved as {}.", file.display());
    Ok(())
}
