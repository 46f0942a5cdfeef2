//! What a killed run left half made in a ledger's folder. Only whoever holds the lock clears it.
use std::fs;
use std::path::{Path, PathBuf};

use super::shelf;

/// Half backups, half added evidence, and the copy of a restore that did not come to its end; with what
/// SQLite made beside them.
pub(super) fn clear(ledger: &Path) {
    let halves = [
        (ledger.to_owned(), "ledger.db.part", ""),
        (shelf::folder_of(ledger), "ledger-", ".part"),
        (ledger.join("files"), "part-", ""),
    ];
    for (folder, start, end) in halves {
        for file in files_in(&folder) {
            let name = file
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            if name.starts_with(start) && name.contains(end) {
                // One that cannot be removed is in nobody's way; it is tried again next time.
                let _ = fs::remove_file(file);
            }
        }
    }
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.map(|entry| entry.path());
    files.filter(|path| path.is_file()).collect()
}
