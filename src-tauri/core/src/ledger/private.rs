//! Names, phones and photos of teachers are nobody else's business: what the program makes can be
//! read by its owner only.
//!
//! A folder that was made before, or by an older version, is put right when it is opened, unless it
//! was shared on purpose: then `place` says so and it stays as it is. Windows keeps its users apart
//! by the folder above; there nothing is done.
use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::Path;

/// Makes `folder` and those above it that are missing, for their owner only.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Ready to make files that only their owner can read.
pub fn new_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
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

/// Takes from others what they could read of a ledger.
#[cfg(unix)]
pub(super) fn tighten(ledger: &Path) {
    if is_shared(ledger) {
        return;
    }
    for name in OURS {
        restrict(&ledger.join(name));
    }
    for entry in entries(&super::shelf::folder_of(ledger)) {
        restrict(&entry);
    }
    if is_only_ours(ledger) {
        restrict(ledger);
    }
}

#[cfg(not(unix))]
pub(super) fn tighten(_ledger: &Path) {}

/// Everything that lies in a ledger's folder.
#[cfg(unix)]
const OURS: [&str; 6] = [
    "ledger.db",
    "ledger.db-wal",
    "ledger.db-shm",
    "ledger.lock",
    "files",
    "backups",
];

/// Other users were let in on purpose: their group owns it, or new files are to belong to a group.
#[cfg(unix)]
pub(super) fn is_shared(folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    const GROUP_STAYS: u32 = 0o2000;
    const GROUP_MAY: u32 = 0o070;
    let Ok(data) = fs::metadata(folder) else {
        return false;
    };
    let own = fs::metadata("/proc/self").map_or(data.gid(), |own| own.gid());
    data.mode() & GROUP_MAY != 0 && (data.mode() & GROUP_STAYS != 0 || data.gid() != own)
}

#[cfg(not(unix))]
pub(super) fn is_shared(_folder: &Path) -> bool {
    false
}

/// Nothing of somebody else's lies in the folder, which would be locked away with it.
#[cfg(unix)]
fn is_only_ours(ledger: &Path) -> bool {
    entries(ledger).iter().all(|entry| {
        let name = entry.file_name().unwrap_or_default().to_string_lossy();
        OURS.contains(&name.as_ref()) || name.starts_with("ledger.db.")
    })
}

/// Leaves the owner what the owner had. Where that cannot be (another's file, a USB stick without
/// such rights) it stays as it is.
#[cfg(unix)]
pub fn restrict(path: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let Ok(data) = fs::symlink_metadata(path) else {
        return;
    };
    let mode = data.permissions().mode();
    if !data.is_symlink() && mode & 0o077 != 0 {
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o700));
    }
}

#[cfg(not(unix))]
pub fn restrict(_path: &Path) {}

#[cfg(unix)]
fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).collect()
}
