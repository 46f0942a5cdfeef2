//! What a killed run left half made in a ledger's folder. Only whoever holds the lock clears it.
use std::fs;
use std::path::{Path, PathBuf};

use super::shelf;

/// Half backups, half added evidence, and the copy of a restore that did not come to its end; with what
/// SQLite made beside them.
pub(super) fn clear(ledger: &Path) {
    remove(ledger, |name| name.starts_with("ledger.db.part"));
    remove(&shelf::folder_of(ledger), |name| {
        name.starts_with("ledger-") && name.contains(".part")
    });
    remove(&ledger.join("files"), |name| name.starts_with("part-"));
}

/// One that cannot be removed is in nobody's way; it is tried again next time.
fn remove(folder: &Path, is_half: impl Fn(&str) -> bool) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let halves = entries.filter(|entry| is_half(&entry.file_name().to_string_lossy()));
    let files: Vec<PathBuf> = halves.map(|entry| entry.path()).collect();
    for file in files.into_iter().filter(|path| path.is_file()) {
        let _ = fs::remove_file(file);
    }
}
