//! Names, phones and photos of teachers are nobody else's business: what the program makes can be
//! read by its owner only.
//!
//! A folder that was made before, or by an older version, is put right when it is opened, unless it
//! was shared on purpose: then `place` says so and it stays as it is.
#[cfg(not(unix))]
#[path = "private/no_rights.rs"]
mod rights;
#[cfg(unix)]
mod rights;

use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

pub use rights::restrict;
pub(super) use rights::{is_shared, tighten};

/// Makes `folder` and those above it that are missing, for their owner only.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    rights::folder_for_owner(&mut builder);
    builder.recursive(true).create(folder)
}

/// Ready to make files that only their owner can read.
pub fn new_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    rights::file_for_owner(&mut options);
    options.write(true).create(true);
    options
}

/// An empty file at `path`, for SQLite to fill: what it makes beside it gets the same rights. What a
/// killed run left beside an earlier one would be taken for this one's, and is removed.
pub(super) fn empty_file(path: &Path) -> io::Result<()> {
    for end in ["-journal", "-wal", "-shm"] {
        let mut beside = path.as_os_str().to_owned();
        beside.push(end);
        match fs::remove_file(beside) {
            Err(cause) if cause.kind() != io::ErrorKind::NotFound => return Err(cause),
            _ => {}
        }
    }
    new_file().truncate(true).open(path).map(drop)
}
