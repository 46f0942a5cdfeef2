//! Files that are either there as a whole or not at all, also after a power cut.
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// Makes the content of `part` durable and gives it its final name.
pub(super) fn settle(part: &Path, target: &Path) -> io::Result<()> {
    File::options().write(true).open(part)?.sync_all()?;
    fs::rename(part, target)?;
    sync_folder(target.parent().unwrap_or(Path::new(".")))
}

/// A rename is durable only when the folder is.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no such call and writes folder entries through.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
