//! Where things lie: the repository, cargo's target folder, what is built into it.
use std::env;
use std::path::{Path, PathBuf};

/// The repository's top folder.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("this package lies two folders below the top")
        .to_path_buf()
}

pub(crate) fn ui() -> PathBuf {
    root().join("ui")
}

/// Where results for people are written; not under version control.
pub(crate) fn out() -> PathBuf {
    root().join("out")
}

/// Cargo's target folder.
pub(crate) fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// Where xtask keeps what it remembers and what it needs for a moment.
pub(crate) fn scratch() -> PathBuf {
    target().join("xtask")
}

/// A program of the workspace as `cargo build` leaves it.
pub(crate) fn debug_binary(name: &str) -> PathBuf {
    binary("debug", name)
}

/// A program of the workspace as `cargo build --release` leaves it.
pub(crate) fn release_binary(name: &str) -> PathBuf {
    binary("release", name)
}

fn binary(profile: &str, name: &str) -> PathBuf {
    let suffix = env::consts::EXE_SUFFIX;
    target().join(profile).join(format!("{name}{suffix}"))
}
