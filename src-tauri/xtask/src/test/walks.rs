//! Walks through the secretary's work: in a browser over `lianyan serve`, and in the real window.
use std::fs;
use std::path::PathBuf;

use super::counts::{self, Counts};
use super::setting::Setting;
use crate::setup;
use crate::step::Step;
use crate::{Outcome, place};

/// Large enough for both sizes the screens are drawn for.
const SCREEN: &str = "-screen 0 1920x1080x24";

/// A walk that waits for something that never comes is cancelled, and so has failed.
const LONGEST_WALK_MS: u32 = 300_000;

/// `ui/e2e/*.walk.mjs`, each starting its own server and browser.
pub(super) fn in_chromium(setting: &Setting) -> Outcome<Counts> {
    let browser = setup::browser().ok_or("no browser of Chromium's family was found.")?;
    let step = Step::new("node")
        .env("LIANYAN_CLI", place::debug_binary("lianyan"))
        .env("CHROMIUM", browser);
    walk(setting, step, ".walk.mjs")
}

/// `ui/e2e/*.window.mjs`, in the real window.
pub(super) fn in_the_window(setting: &Setting) -> Outcome<Counts> {
    let step = on_a_display()
        .env("LIANYAN_APP", place::debug_binary("lianyan-desktop"))
        .env("LIANYAN_CLI", place::debug_binary("lianyan"));
    walk(setting, step, ".window.mjs")
}

/// `node` on a display without a screen, with a session bus of its own.
pub(crate) fn on_a_display() -> Step {
    Step::new("dbus-run-session")
        .words("-- xvfb-run -a -s")
        .arg(SCREEN)
        .arg("node")
}

/// One file after another: two browsers at once would only slow each other on two cores.
fn walk(setting: &Setting, node: Step, suffix: &str) -> Outcome<Counts> {
    let step = setting
        .tell(node)
        .words("--test --test-concurrency=1 --test-reporter=spec")
        .arg(format!("--test-timeout={LONGEST_WALK_MS}"));
    let step = files(suffix)?.into_iter().fold(step, Step::arg);
    counts::judge(&step.hear()?, counts::of_node_test)
}

fn files(suffix: &str) -> Outcome<Vec<PathBuf>> {
    let folder = place::ui().join("e2e");
    let entries = fs::read_dir(&folder)
        .map_err(|cause| format!("{} could not be read: {cause}.", folder.display()))?;
    let mut files: Vec<PathBuf> = entries
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(suffix))
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!(
            "there is no file *{suffix} in {}.",
            folder.display()
        ));
    }
    Ok(files)
}
