//! Node: its version, the packages of a folder, and the built UI.
use std::path::PathBuf;

use super::stamp::Stamp;
use crate::step::Step;
use crate::{Outcome, place};

/// The oldest Node that Vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Refuses a Node that is missing or too old, in a sentence.
pub(super) fn require_version() -> Outcome {
    let (major, minor) = OLDEST;
    match Step::new("node").arg("--version").ask() {
        None => Err(format!(
            "Node.js was not found. Please install Node.js {major}.{minor} or newer, then start again."
        )),
        Some(answer) if parse(&answer).is_some_and(|found| found >= OLDEST) => Ok(()),
        Some(answer) => Err(format!(
            "Node.js {} is too old. Please install Node.js {major}.{minor} or newer, then start again.",
            answer.trim()
        )),
    }
}

/// Major and minor of `v20.19.1`.
fn parse(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim().trim_start_matches('v').split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

/// `npm ci` in a folder of the repository, once per lock file. No package may run scripts of its own.
pub(super) fn packages(folder: &str) -> Outcome {
    let path = place::root().join(folder);
    let stamp = Stamp::of(
        &format!("npm-{}", folder.replace('/', "-")),
        &[path.join("package-lock.json")],
    )?;
    if stamp.is_set() && path.join("node_modules").is_dir() {
        return Ok(());
    }
    println!("Fetching the Node packages of {folder}.");
    Step::npm(&path)
        .words("ci --ignore-scripts --no-audit --no-fund")
        .run()?;
    stamp.set()
}

/// Builds `ui/dist` unless it was built from just these sources.
pub(super) fn ui_dist() -> Outcome {
    let stamp = Stamp::of("ui-dist", &ui_sources())?;
    if stamp.is_set() && place::ui().join("dist/index.html").is_file() {
        return Ok(());
    }
    println!("Building the UI.");
    Step::npm(&place::ui())
        .words("exec -- vite build --logLevel warn")
        .run()?;
    stamp.set()
}

/// What the built UI is made of.
fn ui_sources() -> Vec<PathBuf> {
    [
        "index.html",
        "package-lock.json",
        "public",
        "src",
        "tsconfig.json",
        "vite.config.ts",
    ]
    .iter()
    .map(|name| place::ui().join(name))
    .filter(|path| path.exists())
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_by_number() {
        assert_eq!(parse("v20.19.4\n"), Some((20, 19)));
        assert!(parse("v20.9.0") < Some(OLDEST), "9 comes before 19");
        assert!(parse("v22.1.0") > Some(OLDEST));
        assert_eq!(parse("nonsense"), None);
    }
}
