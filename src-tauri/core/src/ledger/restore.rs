//! Going back to a backup. What it replaces is always kept.
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, OrMissing, Result};

use super::backup::{self, BackupInfo, BackupReason};
use super::lock::Lock;
use super::shape::Shapes;
use super::{Ledger, Options, clock, disk, header, migrations, place};

impl Ledger {
    /// Replaces all records by those of a backup and answers the backup of what was replaced.
    ///
    /// Readers that are open go on undisturbed and see the restored state in their next snapshot.
    pub fn restore(&mut self, name: &str) -> Result<BackupInfo> {
        self.require_writable()?;
        let path = good(&self.folder, name)?;
        let replaced = self.backup_now(BackupReason::Restore)?;
        let seen = clock::last(&self.conn)?;
        self.conn.flush_prepared_statement_cache();
        // One transaction: after a power cut either the old or the restored records are there.
        backup::copy_pages(&header::untouching(&path)?, &mut self.conn)?;
        migrations::run(&mut self.conn)?;
        self.shapes = Arc::new(Shapes::read(&self.conn, crate::tables::TABLES)?);
        // First the new identity, which notes how far the backup knew the old one.
        clock::renew_replica(&self.conn, &place::home(&self.folder))?;
        clock::observe(&self.conn, seen)?;
        Ok(replaced)
    }
}

/// Puts a backup in the place of a ledger that cannot be opened, and opens it.
///
/// The file that was there moves to `backups/replaced-…/`.
pub fn restore_folder(folder: &Path, name: &str, options: Options) -> Result<Ledger> {
    let now = (options.clock)();
    let source = good(folder, name)?;
    let lock = Lock::take(folder, now)?;
    let failed = |cause| Error::file("恢复没有做成，原来的文件还在。请检查磁盘空间。", cause);
    let (db, part) = (folder.join("ledger.db"), folder.join("ledger.db.part"));
    fs::copy(source, &part).map_err(failed)?;
    let kept = format!("replaced-{}", now.format("%Y%m%d-%H%M%S"));
    set_aside(folder, &backup::folder_of(folder).join(kept)).map_err(failed)?;
    disk::settle(&part, &db).map_err(failed)?;
    drop(lock);
    let ledger = Ledger::open_with(folder, options)?;
    clock::renew_replica(&ledger.conn, &place::home(folder))?;
    Ok(ledger)
}

/// The backup's path, if it is one and opens.
fn good(folder: &Path, name: &str) -> Result<std::path::PathBuf> {
    let known = backup::list(folder)
        .into_iter()
        .find(|info| info.name == name);
    let known = known.or_missing("这个备份")?;
    let path = backup::folder_of(folder).join(known.name);
    match header::check(&path).is_sound() {
        true => Ok(path),
        false => Err(Error::not_now(
            "这个备份打不开，没有改动资料库。请换一个较早的备份。",
        )),
    }
}

fn set_aside(folder: &Path, kept: &Path) -> std::io::Result<()> {
    fs::create_dir_all(kept)?;
    for name in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
        let path = folder.join(name);
        if path.exists() {
            fs::rename(path, kept.join(name))?;
        }
    }
    disk::sync_folder(kept)
}
