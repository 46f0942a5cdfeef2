//! `cargo xtask bench`: measures in release mode and keeps the tables.
use std::fs;

use crate::setup::{self, Need};
use crate::step::Step;
use crate::test::on_a_display;
use crate::{Outcome, place};

/// The one measurement that needs the window; all others are `lianyan-bench`'s.
const WINDOW: &str = "window";

/// Runs the benchmarks (all, or those named) and saves what they print as `out/bench.md`.
pub(crate) fn bench(names: &[String]) -> Outcome {
    setup::ensure(Need::Tests)?;
    setup::ui_dist()?;
    let mut tables = String::new();
    let others: Vec<&String> = names.iter().filter(|name| *name != WINDOW).collect();
    if names.is_empty() || !others.is_empty() {
        let step = Step::cargo().words("run --release --package lianyan-bench --");
        tables += &told(others.into_iter().fold(step, Step::arg))?;
    }
    if names.is_empty() || names.iter().any(|name| name == WINDOW) {
        tables += &window()?;
    }
    let file = place::out().join("bench.md");
    fs::create_dir_all(place::out())
        .and_then(|()| fs::write(&file, tables))
        .map_err(|cause| format!("{} could not be written: {cause}.", file.display()))?;
    println!("\nThe tables are saved as {}.", file.display());
    Ok(())
}

/// Start to first paint, against a window that shows one word.
fn window() -> Outcome<String> {
    Step::cargo()
        .words("build --release --package lianyan --bins --examples")
        .run()?;
    let step = on_a_display()
        .arg("ui/e2e/first-paint.mjs")
        .env("LIANYAN_APP", place::release_binary("lianyan-desktop"))
        .env(
            "LIANYAN_EMPTY",
            place::release_binary("examples/empty_window"),
        );
    told(step)
}

fn told(step: Step) -> Outcome<String> {
    let heard = step.hear()?;
    if heard.ok {
        Ok(heard.text)
    } else {
        Err("a benchmark stopped before its end; nothing was saved.".to_owned())
    }
}
