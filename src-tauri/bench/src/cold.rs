//! Makes the system forget what it has read of a ledger, so that a first start of the day can be measured.
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// Drops the files of the folder from the system's cache, and nothing else: programs and libraries
/// stay in it. `false` where there is no GNU `dd` to ask the system with.
pub(crate) fn forget(folder: &Path) -> bool {
    let Ok(files) = fs::read_dir(folder) else {
        return false;
    };
    let files = files.flatten().map(|file| file.path());
    files
        .filter(|file| file.is_file())
        .all(|file| forgotten(&file))
}

fn forgotten(file: &Path) -> bool {
    // Pages that are not on disk yet would stay.
    let kept = fs::File::open(file).and_then(|file| file.sync_all());
    let asked = Command::new("dd")
        .arg(format!("if={}", file.display()))
        .args(["iflag=nocache", "count=0", "status=none"])
        .stderr(Stdio::null())
        .status();
    kept.is_ok() && asked.is_ok_and(|status| status.success())
}

/// Size of the ledger's files.
pub(crate) fn megabytes(folder: &Path) -> u64 {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = files.filter_map(|file| Some(file.metadata().ok()?.len()));
    sizes.sum::<u64>() >> 20
}
