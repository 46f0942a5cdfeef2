//! `cargo xtask package`: the release .deb.
use std::fs;
use std::path::{Path, PathBuf};

use crate::setup::{self, Need};
use crate::step::Step;
use crate::{Outcome, place};

/// The packer, fetched when it is needed: `npm ci` would refuse the UI's packages where a registry
/// lacks the packer's builds for other systems.
const TAURI_CLI: &str = "@tauri-apps/cli@2.12.5";

/// Builds the desktop program in release mode and packs it. `lianyan` in the package is the same
/// program: fonts and typesetting are most of either, and are carried once.
pub(crate) fn package() -> Outcome {
    setup::ensure(Need::Window)?;
    let command_line = command_line()?;
    Step::npm(&place::root())
        .words("exec --yes --package")
        .arg(TAURI_CLI)
        .words("-- tauri build --bundles deb --config")
        .arg(for_debian(&command_line))
        // The packer would build the workspace's default members, which leave the window out.
        .words("-- --package lianyan")
        .run()?;
    let package = newest_deb()?;
    println!("\nThe package is {}.", package.display());
    println!(
        "Install it with `sudo apt-get install {}`.",
        package.display()
    );
    Ok(())
}

/// The packed `lianyan`, made where the build leaves its files.
fn command_line() -> Outcome<PathBuf> {
    let file = place::target().join("lianyan.sh");
    let script = "#!/bin/sh\nexec /usr/bin/lianyan-desktop --command-line \"$@\"\n";
    fs::create_dir_all(place::target())
        .and_then(|()| fs::write(&file, script))
        .map_err(|cause| format!("{} could not be written: {cause}.", file.display()))?;
    let path = file.to_string_lossy();
    Step::new("chmod").words("755").arg(path.as_ref()).run()?;
    Ok(file)
}

/// Licences that must travel with the program and the fonts inside it: where they go under
/// `/usr/share/doc/lianyan`, and where they come from.
const LICENCES: &[(&str, &str)] = &[
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    (
        "fonts/noto-sans-sc",
        "assets/fonts/node_modules/@expo-google-fonts/noto-sans-sc/LICENSE_FONT",
    ),
    (
        "fonts/noto-serif-sc",
        "assets/fonts/node_modules/@expo-google-fonts/noto-serif-sc/LICENSE_FONT",
    ),
    ("fonts/hanazono", "/usr/share/doc/fonts-hanazono/copyright"),
];

/// What differs from `tauri.conf.json`: a Debian package cannot be called 联研 (its menu entry can,
/// and is), and it takes `lianyan` and the licences along.
fn for_debian(command_line: &Path) -> String {
    let mut files = format!(r#""/usr/bin/lianyan":{command_line:?}"#);
    for (name, source) in LICENCES {
        let source = place::root().join(source);
        files.push_str(&format!(r#","/usr/share/doc/lianyan/{name}":{source:?}"#));
    }
    let desktop = "assets/icons/lianyan.desktop";
    format!(
        r#"{{"productName":"lianyan","bundle":{{"linux":{{"deb":{{"desktopTemplate":"{desktop}","files":{{{files}}}}}}}}}}}"#
    )
}

fn newest_deb() -> Outcome<PathBuf> {
    let folder = place::target().join("release/bundle/deb");
    fs::read_dir(&folder)
        .map_err(|cause| format!("{} could not be read: {cause}.", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "deb"))
        .max_by_key(|path| path.metadata().and_then(|about| about.modified()).ok())
        .ok_or_else(|| format!("no .deb was left in {}.", folder.display()))
}
