//! Backups (备份): copies of the data file in `backups/`, each opened and checked when it is made.
//!
//! SQLite's own backup call copies them, since copying the file alone would miss its log. Evidence
//! files are stored by content and never change, so they need no second copy here.
use std::fs;
use std::path::Path;

use chrono::{NaiveDateTime, TimeDelta};
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::words::closed_list;

use super::shelf::{self, folder_of};
use super::{Ledger, disk, open, private, thin};

closed_list! {
    /// Why a backup was made.
    pub enum BackupReason ("backup reason") {
        Daily = "daily": "每日自动",
        Manual = "manual": "手动",
        Migration = "migration": "升级前",
        Import = "import": "导入前",
        Merge = "merge": "合并前",
        Restore = "restore": "恢复前",
    }
}

/// One backup in the ledger's folder.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupInfo {
    /// File name in `backups/`; also what [`Ledger::restore`] takes.
    pub name: String,
    pub made_at: NaiveDateTime,
    pub reason: BackupReason,
    pub size_bytes: u64,
    /// Its date does not go forward with the ledger's own clock: the computer's was wrong then.
    pub odd_date: bool,
}

impl Ledger {
    /// Newest first.
    pub fn backup_list(&self) -> Vec<BackupInfo> {
        shelf::list(&self.folder, self.now())
    }

    /// Makes a backup now: by hand, or before something risky.
    pub fn backup_now(&self, reason: BackupReason) -> Result<BackupInfo> {
        self.require_writable()?;
        write(&self.db, &self.folder, reason, self.now())
    }
}

/// A sentence for the refusal of a damaged ledger.
pub(super) fn hint(ledger: &Path, now: NaiveDateTime) -> String {
    match shelf::newest_good(ledger, now) {
        Some(backup) => format!(
            "最近的完好备份是{}的，可以在开始页恢复。",
            backup.made_at.format("%Y年%-m月%-d日%H:%M")
        ),
        None => "没有找到完好的备份，请从别处的备份恢复。".to_owned(),
    }
}

pub(super) fn before_migration(ledger: &Path, db: &Path, now: NaiveDateTime) -> Result<()> {
    write(db, ledger, BackupReason::Migration, now).map(drop)
}

/// A copy before something risky, unless one was made within the hour: whoever imports list after list
/// would fill the disk with copies of nearly the same.
pub(super) fn write_hourly(
    db: &Path,
    ledger: &Path,
    reason: BackupReason,
    now: NaiveDateTime,
) -> Result<()> {
    let fresh = |made: NaiveDateTime| (now - TimeDelta::hours(1)..=now).contains(&made);
    let newest = shelf::list(ledger, now).into_iter().next();
    // What a restore replaced is another state than the one that stands now.
    let same = |info: &BackupInfo| info.reason != BackupReason::Restore;
    match newest.is_some_and(|info| same(&info) && fresh(info.made_at)) {
        true => Ok(()),
        false => write(db, ledger, reason, now).map(drop),
    }
}

/// Copies `db`, checks the copy, gives it its name, and thins older ones.
pub(super) fn write(
    db: &Path,
    ledger: &Path,
    reason: BackupReason,
    now: NaiveDateTime,
) -> Result<BackupInfo> {
    let folder = folder_of(ledger);
    private::make_folder(&folder).map_err(unwritten)?;
    let name = free_name(&folder, reason, now);
    let part = folder.join(format!("{name}.part"));
    let made = copy_checked(db, &part)
        .and_then(|()| disk::settle(&part, &folder.join(&name)).map_err(unwritten));
    if let Err(cause) = made {
        let _ = fs::remove_file(&part);
        return Err(cause);
    }
    thin::apply(ledger, now);
    let size = fs::metadata(folder.join(&name)).map_err(unwritten)?.len();
    BackupInfo::of_name(&name, size).ok_or_else(|| Error::Internal(format!("odd name {name}")))
}

fn unwritten(cause: std::io::Error) -> Error {
    Error::file("备份没有写成。请检查磁盘空间，然后重试。", cause)
}

/// Two backups in one second get different names.
fn free_name(folder: &Path, reason: BackupReason, now: NaiveDateTime) -> String {
    let name = |moment: NaiveDateTime| {
        format!(
            "ledger-{}-{}.db",
            moment.format("%Y%m%d-%H%M%S"),
            reason.code()
        )
    };
    let mut moment = now;
    while folder.join(name(moment)).exists() {
        moment += chrono::TimeDelta::seconds(1);
    }
    name(moment)
}

/// The copy holds one state of `db` and is a single file without a log.
fn copy_checked(db: &Path, part: &Path) -> Result<()> {
    let source = open::reading(db)?;
    let snapshot = source.unchecked_transaction()?;
    let expected = row_counts(&snapshot)?;
    let mut copy = new_copy(part)?;
    copy.pragma_update(None, "synchronous", "OFF")?; // synced as a whole before it gets its name
    copy_pages(&snapshot, &mut copy)?;
    drop(snapshot);
    copy.pragma_update(None, "journal_mode", "DELETE")?;
    let sound: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if sound != "ok" || row_counts(&copy)? != expected {
        return Err(Error::file(
            "备份写出后检查没有通过，已丢弃。请检查磁盘。",
            None,
        ));
    }
    copy.close().map_err(|(_, cause)| cause.into())
}

/// An empty data file to copy into.
pub(super) fn new_copy(part: &Path) -> Result<Connection> {
    private::empty_file(part).map_err(unwritten)?;
    Ok(Connection::open(part)?)
}

/// Replaces the whole content of `to`, in one transaction.
pub(super) fn copy_pages(from: &Connection, to: &mut Connection) -> Result<()> {
    let backup = Backup::new(from, to)?;
    let mut tries = 0;
    loop {
        match backup.step(-1)? {
            StepResult::Done => return Ok(()),
            _ if tries == 100 => {
                return Err(Error::not_now("资料库正忙，备份没有做成。请稍后重试。"));
            }
            _ => std::thread::sleep(std::time::Duration::from_millis(50)),
        }
        tries += 1;
    }
}

/// Rows of every table, to compare a copy with its source.
fn row_counts(conn: &Connection) -> Result<Vec<(String, i64)>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = conn.prepare(sql)?;
    let names: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let count = |name: String| {
        let rows = conn.query_row(&format!("SELECT count(*) FROM {name}"), [], |row| {
            row.get(0)
        })?;
        Ok((name, rows))
    };
    names.into_iter().map(count).collect()
}

impl BackupInfo {
    /// `ledger-20260305-140000-daily.db`
    pub(super) fn of_name(name: &str, size_bytes: u64) -> Option<Self> {
        let (moment, reason) = name
            .strip_prefix("ledger-")?
            .strip_suffix(".db")?
            .rsplit_once('-')?;
        Some(Self {
            made_at: NaiveDateTime::parse_from_str(moment, "%Y%m%d-%H%M%S").ok()?,
            reason: BackupReason::of_code(reason)?,
            name: name.to_owned(),
            size_bytes,
            odd_date: false,
        })
    }
}
