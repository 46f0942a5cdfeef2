//! Going back to a backup. What it replaces is always kept.
//!
//! A backup is made ready first, as a file of its own: brought to the present schema, with a new
//! identity and a clock behind nothing that was seen. Then it takes its place in one step.
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use rusqlite::Connection;

use crate::error::{Error, OrMissing, Result};

use super::backup::{self, BackupInfo, BackupReason};
use super::lock::Lock;
use super::shape::Shapes;
use super::{Ledger, Options, clock, disk, header, migrations, place, private, shelf};

impl Ledger {
    /// Replaces all records by those of a backup and answers the backup of what was replaced.
    ///
    /// Readers that are open go on undisturbed and see the restored state in their next snapshot.
    pub fn restore(&mut self, name: &str) -> Result<BackupInfo> {
        self.require_writable()?;
        let source = good(&self.folder, name, self.now())?;
        let replaced = self.backup_now(BackupReason::Restore)?;
        let ready = Ready::of(&source, &self.folder, clock::last(&self.conn)?)?;
        self.conn.flush_prepared_statement_cache();
        // One transaction: after a power cut either the old or the restored records are there.
        backup::copy_pages(&header::untouching(&ready.path)?, &mut self.conn)?;
        self.shapes = Arc::new(Shapes::read(&self.conn, self.records)?);
        Ok(replaced)
    }
}

/// Puts a backup in the place of a ledger that cannot be opened or is not there any more, and opens
/// it. What a kill left of an earlier try is no hindrance.
///
/// The file that was there moves to `backups/replaced-…/`.
pub fn restore_folder(folder: &Path, name: &str, options: Options) -> Result<Ledger> {
    let now = (options.clock)();
    let source = good(folder, name, now)?;
    let lock = Lock::take(folder, now)?;
    let db = folder.join("ledger.db");
    let replaced = shelf::read_clock(&db).unwrap_or(0);
    let ready = Ready::of(&source, folder, replaced.max(shelf::last_clock(folder)))?;
    set_aside(folder, now)
        .and_then(|()| disk::settle(&ready.path, &db))
        .map_err(failed)?;
    drop(lock);
    Ledger::open_with(folder, options)
}

/// The backup's path, if it is one and opens.
fn good(folder: &Path, name: &str, now: NaiveDateTime) -> Result<PathBuf> {
    let known = shelf::list(folder, now)
        .into_iter()
        .find(|info| info.name == name);
    let known = known.or_missing("这个备份")?;
    let path = shelf::folder_of(folder).join(known.name);
    match header::check(&path) {
        header::State::Sound => Ok(path),
        header::State::Newer => Err(Error::not_now(
            "这个备份由更新的版本建立，没有改动资料库。请用新版程序恢复它，或换一个备份。",
        )),
        _ => Err(Error::not_now(
            "这个备份打不开，没有改动资料库。请换一个较早的备份。",
        )),
    }
}

fn failed(cause: std::io::Error) -> Error {
    Error::file("恢复没有做成，原来的文件还在。请检查磁盘空间。", cause)
}

/// A backup made ready to stand in for the ledger in `folder`; removed unless it was put there.
struct Ready {
    path: PathBuf,
}

impl Ready {
    /// `seen` is the highest clock value known; what comes after the restore is later still.
    fn of(source: &Path, folder: &Path, seen: i64) -> Result<Self> {
        let ready = Ready {
            path: folder.join("ledger.db.part"),
        };
        private::empty_file(&ready.path).map_err(failed)?;
        fs::copy(source, &ready.path).map_err(failed)?;
        private::restrict(&ready.path);
        let mut conn = Connection::open(&ready.path)?;
        // A kill leaves nothing beside it; the half copy is of no use anyway.
        conn.pragma_update(None, "journal_mode", "MEMORY")?;
        migrations::run(&mut conn)?;
        // First the new identity, which notes how far the backup knew the old one.
        clock::renew_replica(&conn, &place::home(folder))?;
        clock::observe(&conn, seen + 1)?;
        clock::forget_continued(&conn)?;
        conn.close().map_err(|(_, cause)| cause)?;
        Ok(ready)
    }
}

impl Drop for Ready {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}

/// The data file first: should the rest not come to pass, it is plain that one is missing.
fn set_aside(folder: &Path, now: NaiveDateTime) -> std::io::Result<()> {
    let kept = shelf::folder_of(folder).join(free_name(folder, now));
    for name in ["ledger.db", "ledger.db-wal", "ledger.db-shm"] {
        let path = folder.join(name);
        if path.exists() {
            private::make_folder(&kept)?;
            fs::rename(path, kept.join(name))?;
        }
    }
    match kept.exists() {
        true => disk::sync_folder(&kept),
        false => Ok(()),
    }
}

/// What an earlier restore set aside in the same second is not mixed with this.
fn free_name(folder: &Path, now: NaiveDateTime) -> String {
    let backups = shelf::folder_of(folder);
    let name = |number: u32| format!("replaced-{}-{number}", now.format("%Y%m%d-%H%M%S"));
    let free = (1..).map(name).find(|name| !backups.join(name).exists());
    free.unwrap_or_else(|| name(0))
}
