//! The system packages by name, as Debian, Ubuntu, UOS and Kylin call them.
use std::path::PathBuf;

use super::Need;

/// A C compiler and libclang (SQLite's session interface is bound when it is built);
/// Hanazono has the rare characters of names that Noto lacks.
const COMMAND_LINE: &[&str] = &[
    "build-essential",
    "fonts-hanazono",
    "libclang-dev",
    "pkg-config",
];

/// WebKit brings GTK with it. Tray icons and global shortcuts are not used, so neither are their
/// libraries. A plain desktop may have no Chinese font, and the screens would be boxes.
const WINDOW: &[&str] = &["fonts-noto-cjk", "libwebkit2gtk-4.1-dev"];

/// A display without a screen, a driver for the window, hands for its dialogs and its frame, a browser,
/// and readers of what was written.
const TESTS: &[&str] = &[
    "at-spi2-core",
    "dbus",
    "dbus-x11",
    "libreoffice-calc-nogui",
    "openbox",
    "poppler-utils",
    "strace",
    "webkit2gtk-driver",
    "wmctrl",
    "xauth",
    "xdotool",
    "xvfb",
];

/// Where Ubuntu offers it only as a snap, any of its relatives that is there will do.
const CHROMIUM: &str = "chromium";

/// The browser for walks: the one that the environment names, or the first of Chromium's family.
pub(crate) fn browser() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let family = [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "microsoft-edge",
    ]
    .map(|name| PathBuf::from("/usr/bin").join(name));
    named.into_iter().chain(family).find(|path| path.exists())
}

/// Everything that `need` asks for.
pub(super) fn packages(need: Need) -> Vec<&'static str> {
    let mut names = COMMAND_LINE.to_vec();
    if need >= Need::Window {
        names.extend(WINDOW);
    }
    if need >= Need::Tests {
        names.extend(TESTS);
        if browser().is_none() {
            names.push(CHROMIUM);
        }
    }
    names
}
