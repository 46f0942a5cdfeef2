//! Rights as Unix knows them: for the owner, the group and all others.
use std::fs::{self, DirBuilder, OpenOptions, Permissions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::super::shelf;

/// Everything that lies in a ledger's folder.
const OURS: [&str; 6] = [
    "ledger.db",
    "ledger.db-wal",
    "ledger.db-shm",
    "ledger.lock",
    "files",
    "backups",
];

pub(super) fn folder_for_owner(builder: &mut DirBuilder) {
    builder.mode(0o700);
}

pub(super) fn file_for_owner(options: &mut OpenOptions) {
    options.mode(0o600);
}

/// Takes from others what they could read of a ledger.
pub(in super::super) fn tighten(ledger: &Path) {
    if is_shared(ledger) {
        return;
    }
    for name in OURS {
        restrict(&ledger.join(name));
    }
    for backup in entries(&shelf::folder_of(ledger)) {
        restrict(&backup);
    }
    if is_only_ours(ledger) {
        restrict(ledger);
    }
}

/// Other users were let in on purpose: their group owns it, or new files are to belong to a group.
pub(in super::super) fn is_shared(folder: &Path) -> bool {
    const GROUP_STAYS: u32 = 0o2000;
    const GROUP_MAY: u32 = 0o070;
    let Ok(data) = fs::metadata(folder) else {
        return false;
    };
    let own = fs::metadata("/proc/self").map_or(data.gid(), |own| own.gid());
    data.mode() & GROUP_MAY != 0 && (data.mode() & GROUP_STAYS != 0 || data.gid() != own)
}

/// Nothing of somebody else's lies in the folder, which would be locked away with it.
fn is_only_ours(ledger: &Path) -> bool {
    entries(ledger).iter().all(|entry| {
        let name = entry.file_name().unwrap_or_default().to_string_lossy();
        OURS.contains(&name.as_ref()) || name.starts_with("ledger.db.")
    })
}

/// Leaves the owner what the owner had. Where that cannot be (another's file, a USB stick without
/// such rights) it stays as it is.
pub fn restrict(path: &Path) {
    let Ok(data) = fs::symlink_metadata(path) else {
        return;
    };
    if !data.is_symlink() && data.mode() & 0o077 != 0 {
        let _ = fs::set_permissions(path, Permissions::from_mode(data.mode() & 0o700));
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
