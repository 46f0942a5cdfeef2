//! `cargo xtask dev`: the screens with hot reload over the real commands, the core built anew when it
//! changes; in a browser, and in the window too where there is a display.
//!
//! `ui/dev/dev.mjs` serves the screens and keeps the core running. It is told of each build by a line
//! on its standard input, and ends with it, however this program ends.
mod pages;
mod sources;
mod window;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, thread};

use crate::run::{fresh_ledger, has_display};
use crate::setup::{self, Need};
use crate::step::Step;
use crate::{Outcome, place};

use pages::Pages;
use sources::Sources;
use window::Window;

/// Where the screens are served unless another port is named.
pub(crate) const PORT: u16 = 5173;

/// How often sources are looked at; an editor writes several files at once.
const LOOK_EVERY: Duration = Duration::from_millis(400);

/// Runs until the screens' server ends: by Ctrl+C, as a rule.
pub(crate) fn dev(port: u16) -> Outcome {
    let windowed = has_display();
    setup::ensure(if windowed {
        Need::Window
    } else {
        Need::CommandLine
    })?;
    setup::ui_dist()?;
    let mut sources = Sources::of_the_core();
    build()?;
    let ledger = fresh_ledger()?;
    Step::new(&place::debug_binary("lianyan").to_string_lossy())
        .arg("new")
        .arg(&ledger)
        .arg("--sample")
        .run()?;
    let mut pages = Pages::open(&ledger, port)?;
    pages.tell(&copy_of_core()?)?;
    let mut window = windowed.then(|| Window::open(port)).transpose()?;
    while pages.are_served() {
        thread::sleep(LOOK_EVERY);
        if !sources.have_changed() {
            continue;
        }
        let started = Instant::now();
        // What does not compile is said by the compiler; the former core goes on answering.
        if build().is_err() {
            continue;
        }
        pages.tell(&copy_of_core()?)?;
        println!("Built in {:.1} s.", started.elapsed().as_secs_f32());
        if let Some(window) = &mut window {
            window.reopen()?;
        }
    }
    Ok(())
}

/// The whole workspace is named, as everywhere: another choice would compile the typesetter twice.
fn build() -> Outcome {
    Step::cargo().words("build --workspace --bin lianyan").run()
}

/// A copy to run, so that the next build may write over its original; two take turns, since the one
/// that runs cannot be written over everywhere.
fn copy_of_core() -> Outcome<PathBuf> {
    let folder = place::scratch().join("dev");
    let built = place::debug_binary("lianyan");
    let copies =
        ["one", "two"].map(|name| folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX)));
    let oldest = copies.iter().min_by_key(|copy| modified(copy));
    let copy = oldest.expect("there are two").clone();
    fs::create_dir_all(&folder)
        .and_then(|()| fs::copy(&built, &copy))
        .and_then(|_| fs::File::options().append(true).open(&copy))
        .and_then(|file| file.set_modified(std::time::SystemTime::now()))
        .map_err(|cause| format!("{} could not be copied: {cause}.", built.display()))?;
    Ok(copy)
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    fs::metadata(path).and_then(|found| found.modified()).ok()
}
