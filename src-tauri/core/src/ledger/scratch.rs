//! Temporary folders: for their owner only, and cleared at the next start when a run was killed.
//!
//! Each holds a file that its process keeps locked. A folder whose lock is free has lost its process.
use std::fs::{self, File};
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;

use crate::error::{Error, Result};

use super::private;

const PREFIX: &str = "lianyan-";
const LOCK: &str = ".in-use";
/// A folder without its lock may be about to get it.
const BEING_MADE: Duration = Duration::from_secs(10 * 60);

/// A temporary folder that removes itself.
#[derive(Debug)]
pub struct Scratch {
    // Let go before the folder is removed.
    _lock: File,
    folder: TempDir,
}

impl Scratch {
    pub fn new() -> Result<Self> {
        let unmade = |cause| Error::file("临时文件夹建不起来，请检查磁盘空间。", cause);
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        let folder = builder.tempdir().map_err(unmade)?;
        let lock = private::new_file()
            .open(folder.path().join(LOCK))
            .map_err(unmade)?;
        lock.try_lock().map_err(|cause| unmade(cause.into()))?;
        Ok(Self {
            _lock: lock,
            folder,
        })
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Removes what killed runs of the same user left in the system's temporary folder.
    pub fn clear_leftovers(&self) {
        let Some(all) = self.path().parent() else {
            return;
        };
        let entries = fs::read_dir(all).into_iter().flatten().flatten();
        let ours = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with(PREFIX));
        for folder in ours.map(|entry| entry.path()) {
            if self.has_same_owner(&folder) && is_left_over(&folder) {
                let _ = fs::remove_dir_all(folder);
            }
        }
    }

    /// A real folder of this user; not a link that somebody laid there.
    #[cfg(unix)]
    fn has_same_owner(&self, folder: &Path) -> bool {
        use std::os::unix::fs::MetadataExt;
        let own = fs::symlink_metadata(self.path());
        let other = fs::symlink_metadata(folder);
        matches!((own, other), (Ok(own), Ok(other)) if other.is_dir() && own.uid() == other.uid())
    }

    /// The temporary folder is each user's own.
    #[cfg(not(unix))]
    fn has_same_owner(&self, folder: &Path) -> bool {
        fs::symlink_metadata(folder).is_ok_and(|data| data.is_dir())
    }
}

fn is_left_over(folder: &Path) -> bool {
    match File::options().write(true).open(folder.join(LOCK)) {
        Ok(lock) => lock.try_lock().is_ok(),
        Err(_) => {
            let made = fs::metadata(folder).and_then(|data| data.modified());
            made.is_ok_and(|made| made.elapsed().is_ok_and(|age| age > BEING_MADE))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_run_left_goes_and_what_is_in_use_stays() {
        let (mine, running) = (Scratch::new().unwrap(), Scratch::new().unwrap());
        let killed = Scratch::new().unwrap();
        fs::write(killed.path().join("上传.jpg"), "照片").unwrap();
        let left = killed.path().to_owned();
        let Scratch { _lock, folder } = killed;
        drop(_lock); // As the system does at a kill; the folder stays.
        std::mem::forget(folder);
        mine.clear_leftovers();
        assert!(!left.exists());
        assert!(running.path().exists() && mine.path().exists());
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_look_into_it() {
        use std::os::unix::fs::PermissionsExt;
        let scratch = Scratch::new().unwrap();
        let mode = fs::metadata(scratch.path()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }
}
